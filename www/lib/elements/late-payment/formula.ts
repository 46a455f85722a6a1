/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "pénalités = montant TTC × taux annuel × jours de retard ÷ 365, du lendemain de l’échéance au jour du paiement compris, à quoi s’ajoute l’indemnité forfaitaire de recouvrement par facture.",
  en: "interest = amount including VAT × yearly rate × days late ÷ 365, from the day after the due date to the day of payment included, plus the flat recovery indemnity for each invoice.",
};
