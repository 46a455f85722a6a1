/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "solde de fin de semaine = solde de départ + encaissements − décaissements ; le point le plus bas est le plus petit solde de fin de journée des treize semaines.",
  en: "balance at the end of a week = opening balance + what comes in − what goes out; the lowest point is the smallest balance at the end of a day in the thirteen weeks.",
};
