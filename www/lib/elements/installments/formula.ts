/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "sans intérêts : montant ÷ nombre d’échéances, arrondi au centime inférieur, la dernière prend le reste ; avec un taux : une annuité constante, taux annuel ÷ 12 par mois.",
  en: "without interest: amount ÷ number of installments, rounded down to the cent, the last takes the rest; with a rate: a constant annuity, yearly rate ÷ 12 for each month.",
};
