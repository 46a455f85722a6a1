/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "créance douteuse : dépréciation = reste dû hors taxes × perte attendue ; risque : l’issue la plus probable, si une sortie d’argent est plus probable que non, ou la somme des montants × probabilités pour des obligations semblables.",
  en: "doubtful receivable: allowance = open before VAT × expected loss; risk: the most likely outcome, if an outflow is more likely than not, or the sum of amounts × probabilities for similar obligations.",
};
