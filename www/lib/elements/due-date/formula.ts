/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "échéance = date de la facture + jours convenus ; « fin de mois » va au dernier jour du mois, avant ou après ces jours selon le contrat. Entre entreprises, au plus 60 jours, ou 45 jours fin de mois.",
  en: "due date = date of the invoice + days agreed; “end of month” goes to the last day of the month, before or after these days as the contract says. Between businesses 60 days at most, or 45 days end of month.",
};
