import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Trésorerie à treize semaines",
  fields: {
    opening: { label: "Solde de départ" },
    asOf: { label: "Au soir du" },
    threshold: { label: "Seuil d’alerte" },
    flows: {
      label: "Factures à encaisser, charges à payer",
      help: "Une facture à la date où vous l’attendez ; un loyer, un salaire, un abonnement avec sa répétition.",
    },
    date: { label: "Date" },
    label: { label: "Libellé" },
    direction: { label: "Sens", choices: { in: "à encaisser", out: "à payer" } },
    amount: { label: "Montant" },
    every: {
      label: "Répétition",
      choices: {
        once: "une fois",
        week: "par semaine",
        month: "par mois",
        quarter: "par trimestre",
        year: "par an",
      },
    },
  },
  signed: "Donnez un montant sans signe ; le sens se choisit à côté.",
  above: (date: string, threshold: string) =>
    `Solde le plus bas, le ${date} : jamais sous le seuil de ${threshold}.`,
  below: (date: string, threshold: string, first: string) =>
    `Solde le plus bas, le ${date} ; sous le seuil de ${threshold} dès le ${first}.`,
  closing: (amount: string, date: string) => `Solde de fin, le ${date} : ${amount}.`,
  picture: (lowest: string, date: string, threshold: string) =>
    `Solde semaine par semaine : au plus bas ${lowest} le ${date}, pour un seuil de ${threshold}. Le tableau est sous « Détail et règles ».`,
  threshold: (amount: string) => `seuil : ${amount}`,
  table: "Semaine par semaine",
  week: "Semaine",
  in: "Encaissements",
  out: "Décaissements",
  lowest: "Plus bas",
  balance: "Solde",
};
export type ForecastWords = typeof fr;

const en: ForecastWords = {
  title: "Cash for thirteen weeks",
  fields: {
    opening: { label: "Opening balance" },
    asOf: { label: "At the end of" },
    threshold: { label: "Alert below" },
    flows: {
      label: "Invoices to receive, costs to pay",
      help: "An invoice on the day when you expect it; a rent, a salary, a subscription with how often it comes.",
    },
    date: { label: "Date" },
    label: { label: "Label" },
    direction: { label: "Direction", choices: { in: "to receive", out: "to pay" } },
    amount: { label: "Amount" },
    every: {
      label: "How often",
      choices: {
        once: "once",
        week: "weekly",
        month: "monthly",
        quarter: "quarterly",
        year: "yearly",
      },
    },
  },
  signed: "Give an amount without a sign; the direction is chosen beside it.",
  above: (date, threshold) =>
    `Lowest balance, on ${date}: never below the threshold of ${threshold}.`,
  below: (date, threshold, first) =>
    `Lowest balance, on ${date}; below the threshold of ${threshold} from ${first} on.`,
  closing: (amount, date) => `Closing balance, on ${date}: ${amount}.`,
  picture: (lowest, date, threshold) =>
    `Balance week by week: at its lowest ${lowest} on ${date}, for a threshold of ${threshold}. The table is under “Detail and rules”.`,
  threshold: (amount) => `threshold: ${amount}`,
  table: "Week by week",
  week: "Week",
  in: "In",
  out: "Out",
  lowest: "Lowest",
  balance: "Balance",
};

export const words: Record<Language, ForecastWords> = { fr, en };
