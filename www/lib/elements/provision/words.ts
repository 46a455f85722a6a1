import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Dépréciation ou provision à la clôture",
  fields: {
    kind: {
      label: "Objet",
      choices: {
        receivable: "Créance client",
        litigation: "Litige",
        warranty: "Garanties",
        fines: "Amendes",
        exchangeLoss: "Perte de change",
        onerousContract: "Perte sur contrat",
        otherRisk: "Autre risque",
        pension: "Pensions",
        restructuring: "Restructuration",
        tax: "Impôts",
        renewal: "Renouvellement (concession)",
        majorMaintenance: "Gros entretien",
        siteRestoration: "Remise en état",
        otherCharge: "Autre charge",
      },
    },
    amount: { label: "Facture TTC" },
    paidAmount: { label: "Déjà réglé" },
    vat: {
      label: "TVA de la facture",
      help: "Vide : au taux normal.",
      refused: "La TVA fait partie du montant de la facture : elle ne le dépasse pas.",
    },
    ratePercent: {
      label: "Perte attendue, %",
      help: "Votre estimation, pour cette créance.",
      refused: "Donnez une part de 0 à 100 %.",
    },
    outcomes: {
      label: "Issues possibles",
      help: "Aussi celle qui ne coûte rien : 0. Ensemble, les probabilités font 100 %.",
      add: "Ajouter une issue",
      refused: "Donnez des probabilités dont la somme fait 100 %.",
    },
    cost: { label: "Coût", refused: "Donnez un coût de 0 ou plus." },
    probability: { label: "Probabilité, %", refused: "Donnez une probabilité de 0 à 100 %." },
    previous: { label: "À la clôture précédente", help: "Vide : rien." },
    noReclassification: {
      label: "Passer la créance en clients douteux",
      help: "Décochez si c’est déjà fait.",
    },
    defaultVatPercent: { label: "Taux de TVA, %", help: "Vide : le taux normal." },
    asOf: { label: "Date de clôture" },
    method: {
      label: "Estimation",
      choices: {
        "": "Usuelle pour ce risque",
        mostLikely: "L’issue la plus probable",
        expectedValue: "La valeur probable",
      },
    },
    discountRatePercent: { label: "Actualisation, % par an", help: "Vide : sans actualisation." },
    discountYears: {
      label: "Années jusqu’au paiement",
      refused: "Donnez un nombre entier d’années, de 0 à 100.",
    },
    nature: {
      label: "Résultat concerné",
      choices: {
        "": "Usuel pour ce risque",
        operating: "Exploitation",
        financial: "Financier",
        exceptional: "Exceptionnel",
      },
    },
    chart: {
      label: "Plan comptable",
      choices: { "2025": "Depuis 2025", "2014": "Avant 2025" },
    },
    label: { label: "Libellé des écritures" },
  },
  refusals: { "amount/sign": "Donnez un montant de 0 ou plus." },
  outcome: (number: string) => `Issue ${number}`,
  allowance: (percent: string, net: string) => `Dépréciation : ${percent} de ${net} hors taxes.`,
  settled: "Rien n’est dû : rien à déprécier.",
  charge: (amount: string) => `Dotation de l’exercice : ${amount}.`,
  reversal: (amount: string) => `Reprise de l’exercice : ${amount}.`,
  unchanged: "Rien à passer : le montant n’a pas changé.",
  justify:
    "Pour le fisc, un taux forfaitaire ou un simple retard ne suffit pas : justifiez la perte de cette créance (art. 39, 1-5° CGI).",
  entries: (currency: string) => `Écritures, ${currency}`,
  account: "Compte",
  entry: "Libellé",
  debit: "Débit",
  credit: "Crédit",
};
export type ProvisionWords = typeof fr;

const en: ProvisionWords = {
  title: "Allowance or provision at closing",
  fields: {
    kind: {
      label: "Of what",
      choices: {
        receivable: "Receivable",
        litigation: "Litigation",
        warranty: "Guarantees",
        fines: "Fines",
        exchangeLoss: "Exchange loss",
        onerousContract: "Loss on a contract",
        otherRisk: "Another risk",
        pension: "Pensions",
        restructuring: "Restructuring",
        tax: "Taxes",
        renewal: "Renewal (concession)",
        majorMaintenance: "Major maintenance",
        siteRestoration: "Restoring a site",
        otherCharge: "Another charge",
      },
    },
    amount: { label: "Invoice including VAT" },
    paidAmount: { label: "Already paid" },
    vat: {
      label: "VAT of the invoice",
      help: "Empty: at the normal rate.",
      refused: "VAT is part of the amount of the invoice: it does not exceed it.",
    },
    ratePercent: {
      label: "Expected loss, %",
      help: "Your estimate, for this receivable.",
      refused: "Give a share from 0 to 100%.",
    },
    outcomes: {
      label: "Possible outcomes",
      help: "Also the one that costs nothing: 0. Together the probabilities make 100%.",
      add: "Add an outcome",
      refused: "Give probabilities that add up to 100%.",
    },
    cost: { label: "Cost", refused: "Give a cost of 0 or more." },
    probability: { label: "Probability, %", refused: "Give a probability from 0 to 100%." },
    previous: { label: "At the last closing", help: "Empty: nothing." },
    noReclassification: {
      label: "Move it to doubtful customers",
      help: "Untick it if that is done already.",
    },
    defaultVatPercent: { label: "Rate of VAT, %", help: "Empty: the normal rate." },
    asOf: { label: "Closing date" },
    method: {
      label: "Estimate",
      choices: {
        "": "As usual for this risk",
        mostLikely: "The most likely outcome",
        expectedValue: "The expected value",
      },
    },
    discountRatePercent: { label: "Discount, % a year", help: "Empty: no discount." },
    discountYears: {
      label: "Years until it is paid",
      refused: "Give a whole number of years, from 0 to 100.",
    },
    nature: {
      label: "Part of the result",
      choices: {
        "": "As usual for this risk",
        operating: "Operating",
        financial: "Financial",
        exceptional: "Exceptional",
      },
    },
    chart: {
      label: "Chart of accounts",
      choices: { "2025": "Since 2025", "2014": "Before 2025" },
    },
    label: { label: "Label of the entries" },
  },
  refusals: { "amount/sign": "Give an amount of 0 or more." },
  outcome: (number) => `Outcome ${number}`,
  allowance: (percent, net) => `Allowance: ${percent} of ${net} before VAT.`,
  settled: "Nothing is owed: nothing to set aside.",
  charge: (amount) => `Charge of the year: ${amount}.`,
  reversal: (amount) => `Reversal of the year: ${amount}.`,
  unchanged: "Nothing to book: the amount has not changed.",
  justify:
    "For French tax a flat rate or mere lateness is not enough: give the reasons for the loss of this receivable (art. 39, 1-5° CGI).",
  entries: (currency) => `Entries, ${currency}`,
  account: "Account",
  entry: "Label",
  debit: "Debit",
  credit: "Credit",
};

export const words: Record<Language, ProvisionWords> = { fr, en };
