import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Escompte pour paiement anticipé",
  fields: {
    amount: { label: "Montant TTC" },
    discountPercent: { label: "Escompte, %" },
    daysEarly: {
      label: "Jours d’avance",
      refused: "Donnez un nombre entier de jours, de 1 à 3 660.",
    },
  },
  meaning: (discount: string, days: string, cost: string) =>
    `À payer, après ${discount} d’escompte pour ${days} d’avance : cet argent coûte ${cost} par an au vendeur.`,
  days: (count: string) => (count === "1" ? `${count} jour` : `${count} jours`),
  compare: "À comparer au taux auquel une banque prêterait pour ces jours-là.",
};
export type EarlyDiscountWords = typeof fr;

const en: EarlyDiscountWords = {
  title: "Early-payment discount",
  fields: {
    amount: { label: "Amount including VAT" },
    discountPercent: { label: "Discount, %" },
    daysEarly: { label: "Days early", refused: "Give a whole number of days, from 1 to 3,660." },
  },
  meaning: (discount, days, cost) =>
    `To pay, after a discount of ${discount} for ${days} early: this money costs the seller ${cost} a year.`,
  days: (count) => (count === "1" ? `${count} day` : `${count} days`),
  compare: "Compare it with the rate at which a bank would lend for these days.",
};

export const words: Record<Language, EarlyDiscountWords> = { fr, en };
