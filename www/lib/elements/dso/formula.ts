/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "DSO, méthode simple = créances TTC ÷ ventes TTC de la période × jours de la période. Par épuisement : des créances on retranche les ventes du mois, puis du mois d’avant, et l’on compte les jours de chaque mois ; le dernier compte pour la part qui reste.",
  en: "DSO, simple method = receivables ÷ sales of the period × days of the period, both including VAT. Count-back: the sales of the month are taken off the receivables, then those of the month before, and the days of each month are counted; the last one counts for the share that is left.",
};
