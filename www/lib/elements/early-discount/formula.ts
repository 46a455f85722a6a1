/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "escompte = montant × taux ; coût annuel = taux ÷ (100 − taux) × 365 ÷ jours d’avance.",
  en: "discount = amount × rate; yearly cost = rate ÷ (100 − rate) × 365 ÷ days early.",
};
