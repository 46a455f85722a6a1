import type { Language } from "../../../ui/format.ts";

const none = "Groupe vide : non comparé.";
const same = "Vide : comme chez vous.";
const fixed = { label: "Frais fixes par an" };

const fr = {
  title: "Coût du recouvrement",
  fields: {
    annualSales: { label: "Ventes par an, TTC" },
    invoicesPerYear: {
      label: "Factures par an",
      refused: "Donnez un nombre entier de factures, de 0 à 1 000 000 000.",
    },
    dsoDays: { label: "Délai (DSO), jours" },
    overduePercent: { label: "Payé en retard, %" },
    lossPercent: { label: "Jamais payé, %" },
    fundingRatePercent: { label: "Financement, % par an" },
    inHouseMinutesPerInvoice: { label: "Minutes par facture en retard", help: none },
    inHouseHourlyCost: { label: "Coût d’une heure" },
    inHouseFixedYearly: fixed,
    agencyFeePercentOfRecovered: { label: "Honoraires, %", help: `De ce qu’il recouvre. ${none}` },
    agencyLossPercent: { label: "Jamais payé, %", help: same },
    agencyDsoDays: { label: "Délai, jours", help: same },
    agencyFixedYearly: fixed,
    factoringCommissionPercent: { label: "Commission, %", help: `De toutes les ventes. ${none}` },
    factoringFundedPercent: { label: "Avancé, %" },
    factoringFundingRatePercent: { label: "Financement, % par an" },
    factoringLossPercent: { label: "Jamais payé, %", help: same },
    factoringFixedYearly: fixed,
  },
  groups: {
    inHouse: "En interne",
    agency: "Par un prestataire",
    factoring: "Par affacturage",
  },
  refusals: { "amount/sign": "Donnez un nombre de 0 ou plus." },
  ways: { inHouse: "en interne", agency: "par un prestataire", factoring: "par affacturage" },
  cheapest: (way: string) => `C’est ${way} que le recouvrement coûte le moins, sur un an.`,
  single: (way: string) => `Ce que coûte le recouvrement ${way}, sur un an.`,
  same: (ways: string) => `Au même prix : ${ways}.`,
  other: "Remplissez une autre façon pour la comparer.",
  beyond: "Ces coûts sont trop grands pour être comparés.",
  estimate: "Une estimation d’après vos chiffres : aucun texte de loi ne la fixe.",
  table: (currency: string) => `Coût par an, ${currency}`,
  way: "Façon",
  handling: "Traitement",
  funding: "Financement",
  losses: "Pertes",
  total: "Total",
};
export type CollectionCostsWords = typeof fr;

const noneEn = "Empty group: not compared.";
const sameEn = "Empty: your own.";
const fixedEn = { label: "Fixed costs a year" };

const en: CollectionCostsWords = {
  title: "Cost of collection",
  fields: {
    annualSales: { label: "Sales a year, including VAT" },
    invoicesPerYear: {
      label: "Invoices a year",
      refused: "Give a whole number of invoices, from 0 to 1,000,000,000.",
    },
    dsoDays: { label: "DSO, days" },
    overduePercent: { label: "Paid late, %" },
    lossPercent: { label: "Never paid, %" },
    fundingRatePercent: { label: "Funding, % a year" },
    inHouseMinutesPerInvoice: { label: "Minutes per late invoice", help: noneEn },
    inHouseHourlyCost: { label: "Cost of an hour" },
    inHouseFixedYearly: fixedEn,
    agencyFeePercentOfRecovered: { label: "Fee, %", help: `Of what it recovers. ${noneEn}` },
    agencyLossPercent: { label: "Never paid, %", help: sameEn },
    agencyDsoDays: { label: "DSO, days", help: sameEn },
    agencyFixedYearly: fixedEn,
    factoringCommissionPercent: { label: "Commission, %", help: `Of all sales. ${noneEn}` },
    factoringFundedPercent: { label: "Advanced, %" },
    factoringFundingRatePercent: { label: "Funding, % a year" },
    factoringLossPercent: { label: "Never paid, %", help: sameEn },
    factoringFixedYearly: fixedEn,
  },
  groups: { inHouse: "In-house", agency: "By an agency", factoring: "By factoring" },
  refusals: { "amount/sign": "Give a number of 0 or more." },
  ways: { inHouse: "in-house", agency: "by an agency", factoring: "by factoring" },
  cheapest: (way) => `Collecting ${way} costs the least, over a year.`,
  single: (way) => `What collecting ${way} costs, over a year.`,
  same: (ways) => `At the same cost: ${ways}.`,
  other: "Fill in another way to compare it.",
  beyond: "These costs are too large to be compared.",
  estimate: "An estimate from your figures: no law sets it.",
  table: (currency) => `Cost of a year, ${currency}`,
  way: "Way",
  handling: "Handling",
  funding: "Funding",
  losses: "Losses",
  total: "Total",
};

export const words: Record<Language, CollectionCostsWords> = { fr, en };
