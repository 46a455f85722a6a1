/** In words, for a page where the calculator cannot compute. */
export const formula = {
  fr: "reste dû de chaque facture = montant TTC − règlements reçus à la date de situation ; il va dans une seule tranche, par le nombre de jours écoulés depuis l’échéance, ou depuis l’émission si c’est choisi ; total = somme des tranches.",
  en: "what is owed of each invoice = amount including VAT − payments received by the date of situation; it goes in one bucket, by the days since its due date, or since its issue where that is chosen; total = sum of the buckets.",
};
