/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "coût d’une année = traitement (temps passé, honoraires ou commission, frais fixes) + financement (ventes × jours ÷ 365 × taux) + pertes (ventes × part perdue), pour chaque façon de recouvrer.",
  en: "cost of a year = handling (time spent, fee or commission, fixed costs) + funding (sales × days ÷ 365 × rate) + losses (sales × share lost), for each way to collect.",
};
