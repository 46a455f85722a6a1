import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Échéancier de paiement",
  fields: {
    amount: { label: "Montant à payer" },
    count: {
      label: "Nombre d’échéances",
      refused: "Donnez un nombre entier d’échéances, de 1 à 120.",
    },
    first: { label: "Première échéance" },
    every: {
      label: "Une échéance",
      choices: { month: "chaque mois", week: "chaque semaine", quarter: "chaque trimestre" },
    },
    ratePercent: { label: "Taux, % par an", help: "Vide : sans intérêts." },
  },
  single: (date: string) => `Une seule échéance, le ${date}.`,
  meaning: (count: string, from: string, to: string, last: string) =>
    `${count} échéances, du ${from} au ${to}${last && `, la dernière de ${last}`}.`,
  total: (total: string, interest: string) =>
    `En tout ${total}, ${interest === "" ? "sans intérêts" : `dont ${interest} d’intérêts`}.`,
  table: "Échéancier",
  date: "Échéance",
  amount: "Montant",
  principal: "Principal",
  interest: "Intérêts",
  remaining: "Restant dû",
  sum: "Total",
};
export type InstallmentsWords = typeof fr;

const en: InstallmentsWords = {
  title: "Payment in installments",
  fields: {
    amount: { label: "Amount to be paid" },
    count: {
      label: "Number of installments",
      refused: "Give a whole number of installments, from 1 to 120.",
    },
    first: { label: "First installment" },
    every: {
      label: "One installment",
      choices: { month: "each month", week: "each week", quarter: "each quarter" },
    },
    ratePercent: { label: "Rate, % a year", help: "Empty: no interest." },
  },
  single: (date) => `A single installment, on ${date}.`,
  meaning: (count, from, to, last) =>
    `${count} installments, from ${from} to ${to}${last && `, the last of ${last}`}.`,
  total: (total, interest) =>
    `${total} in all, ${interest === "" ? "without interest" : `of which ${interest} of interest`}.`,
  table: "Installments",
  date: "Date",
  amount: "Amount",
  principal: "Principal",
  interest: "Interest",
  remaining: "Remaining",
  sum: "Total",
};

export const words: Record<Language, InstallmentsWords> = { fr, en };
