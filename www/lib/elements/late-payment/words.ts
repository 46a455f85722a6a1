import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Pénalités de retard",
  fields: {
    amount: { label: "Montant TTC" },
    due: { label: "Échéance" },
    paidOn: { label: "Payée le", help: "Vide : pas encore payée." },
    paidAmount: { label: "Montant payé", help: "Vide : tout." },
    asOf: { label: "Intérêts arrêtés au" },
    debtor: {
      label: "Le débiteur est",
      choices: {
        business: "une entreprise",
        public: "une personne publique",
        consumer: "un particulier",
      },
    },
    formalNotice: { label: "Mise en demeure du" },
    rate: {
      label: "Taux",
      choices: {
        statutory: "celui de la loi",
        contract: "celui du contrat",
        legalMultiple: "multiple du taux légal",
      },
    },
    ratePercent: { label: "Taux du contrat, % par an" },
    rateMultiple: { label: "Multiple du taux légal" },
    noIndemnity: { label: "Indemnité forfaitaire de recouvrement" },
    rateFixing: {
      label: "Le taux suit",
      choices: { semester: "chaque semestre", dueDate: "le lendemain de l’échéance" },
    },
    dayCount: {
      label: "Année de",
      choices: { "actual/365": "365 jours", "actual/actual": "365 ou 366 jours" },
    },
    imputation: {
      label: "Un paiement règle d’abord",
      choices: { principalFirst: "le principal", interestFirst: "les intérêts" },
    },
    jurisdiction: {
      label: "Droit",
      choices: { FR: "français", EU: "directive européenne" },
    },
  },
  notLate: "Pas de retard : ni pénalités, ni indemnité.",
  meaning: (interest: string, days: string, indemnity: string) =>
    `${interest} de pénalités pour ${days} de retard${indemnity && `, et ${indemnity} d’indemnité forfaitaire`}.`,
  days: (count: string) => (count === "0" || count === "1" ? `${count} jour` : `${count} jours`),
  total: (open: string, total: string, date: string) =>
    `Avec ${open} encore dus : ${total} au ${date}.`,
  perDay: (amount: string) => `${amount} de plus par jour au-delà.`,
  periods: "Périodes",
  period: "Période",
  daysHead: "Jours",
  principal: "Principal dû",
  rate: "Taux",
  interest: "Pénalités",
  indemnity: "Indemnité forfaitaire",
  claim: "Réclamable",
  settled: "Pénalités déjà réglées",
  limitation: (date: string) => `Dernier jour pour agir : ${date}, `,
};
export type LatePaymentWords = typeof fr;

const en: LatePaymentWords = {
  title: "Late-payment interest",
  fields: {
    amount: { label: "Amount including VAT" },
    due: { label: "Due date" },
    paidOn: { label: "Paid on", help: "Empty: not paid yet." },
    paidAmount: { label: "Amount paid", help: "Empty: all of it." },
    asOf: { label: "Interest up to" },
    debtor: {
      label: "The debtor is",
      choices: { business: "a business", public: "a public body", consumer: "a consumer" },
    },
    formalNotice: { label: "Formal notice of" },
    rate: {
      label: "Rate",
      choices: {
        statutory: "the one of the law",
        contract: "the one of the contract",
        legalMultiple: "multiple of the legal rate",
      },
    },
    ratePercent: { label: "Contract rate, % a year" },
    rateMultiple: { label: "Multiple of the legal rate" },
    noIndemnity: { label: "Flat recovery indemnity" },
    rateFixing: {
      label: "The rate follows",
      choices: { semester: "each half-year", dueDate: "the day after the due date" },
    },
    dayCount: {
      label: "A year has",
      choices: { "actual/365": "365 days", "actual/actual": "365 or 366 days" },
    },
    imputation: {
      label: "A payment settles first",
      choices: { principalFirst: "the principal", interestFirst: "the interest" },
    },
    jurisdiction: {
      label: "Law",
      choices: { FR: "French", EU: "European directive" },
    },
  },
  notLate: "Not late: no interest, no indemnity.",
  meaning: (interest, days, indemnity) =>
    `${interest} of interest for ${days} of delay${indemnity && `, and a flat indemnity of ${indemnity}`}.`,
  days: (count) => (count === "1" ? `${count} day` : `${count} days`),
  total: (open, total, date) => `With ${open} still owed: ${total} on ${date}.`,
  perDay: (amount) => `${amount} more for each further day.`,
  periods: "Periods",
  period: "Period",
  daysHead: "Days",
  principal: "Principal owed",
  rate: "Rate",
  interest: "Interest",
  indemnity: "Flat indemnity",
  claim: "Claim",
  settled: "Interest already settled",
  limitation: (date) => `Last day to act: ${date}, `,
};

export const words: Record<Language, LatePaymentWords> = { fr, en };
