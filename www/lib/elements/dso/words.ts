import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "DSO, délai d’encaissement des ventes",
  fields: {
    receivables: {
      label: "Encours clients TTC",
      help: "Tout ce que vos clients vous doivent ce jour-là.",
    },
    sales: { label: "Ventes TTC", help: "Facturées pendant la période." },
    days: {
      label: "Jours de la période",
      help: "Elle finit à la date de situation.",
      refused: "Donnez un nombre entier de jours, de 1 à 3 660.",
    },
    asOf: { label: "Situation au" },
    monthlySales: {
      label: "Ventes TTC mois par mois (facultatif)",
      help: "Pour la seconde méthode, dite par épuisement.",
      add: "Ajouter un mois",
    },
    monthSales: { label: "Ventes" },
  },
  unit: "jours",
  none: "sans objet",
  gap: "Donnez les ventes de ce mois, ou 0 s’il n’y en a pas eu.",
  meaning: (receivables: string, sales: string, days: string) =>
    `de ventes à encaisser : ${receivables} dus, pour ${sales} vendus en ${days} (DSO, méthode simple).`,
  days: (count: string) => (count === "1" ? "1 jour" : `${count} jours`),
  noSales: "Sans ventes dans la période, il n’y a pas de DSO.",
  monthsNeeded: "Avec vos ventes mois par mois, le DSO par épuisement s’affiche aussi.",
  countBack: (days: string) =>
    `DSO par épuisement : ${days}, en remontant vos ventes mois par mois.`,
  truncated: (days: string, month: string) =>
    `DSO par épuisement : plus de ${days}. Ces mois n’épuisent pas l’encours : ajoutez ${month}.`,
  methods: "Deux méthodes",
  method: "Méthode",
  how: "Calcul",
  simple: "simple",
  simpleHow: "encours ÷ ventes × jours",
  exhaustion: "par épuisement",
  exhaustionHow:
    "de l’encours, on retire les ventes du mois, puis du mois d’avant… ; on compte les jours de ces mois, le dernier à proportion",
  moreThan: "plus de ",
  doubt:
    "Aucun texte de loi : ce sont deux méthodes d’usage. La première réagit aux grosses ventes récentes, la seconde suit la saison ; l’écart entre elles n’est pas une erreur. Encours et ventes se comptent tous deux TTC.",
};
export type DsoWords = typeof fr;

const en: DsoWords = {
  title: "DSO, days of sales outstanding",
  fields: {
    receivables: {
      label: "Receivables",
      help: "All that your customers owe you on that day, including VAT.",
    },
    sales: { label: "Sales", help: "Invoiced in the period, including VAT." },
    days: {
      label: "Days of the period",
      help: "It ends on the date of situation.",
      refused: "Give a whole number of days, from 1 to 3660.",
    },
    asOf: { label: "Situation on" },
    monthlySales: {
      label: "Sales including VAT, month by month (optional)",
      help: "For the second method, called count-back.",
      add: "Add a month",
    },
    monthSales: { label: "Sales" },
  },
  unit: "days",
  none: "not applicable",
  gap: "Give the sales of this month, or 0 if there were none.",
  meaning: (receivables, sales, days) =>
    `of sales still to be paid: ${receivables} owed, for ${sales} sold in ${days} (DSO, simple method).`,
  days: (count) => (count === "1" ? "1 day" : `${count} days`),
  noSales: "Without sales in the period there is no DSO.",
  monthsNeeded: "With your sales month by month, the DSO by count-back is shown too.",
  countBack: (days) => `DSO by count-back: ${days}, going back through your sales month by month.`,
  truncated: (days, month) =>
    `DSO by count-back: more than ${days}. These months do not exhaust the receivables: add ${month}.`,
  methods: "Two methods",
  method: "Method",
  how: "Calculation",
  simple: "simple",
  simpleHow: "receivables ÷ sales × days",
  exhaustion: "count-back",
  exhaustionHow:
    "the sales of the month are taken off the receivables, then those of the month before, and so on; the days of these months are counted, the last one in proportion",
  moreThan: "more than ",
  doubt:
    "No text of law: both are methods of the trade. The first reacts to large recent sales, the second follows the season; that they differ is no error. Receivables and sales both include VAT.",
};

export const words: Record<Language, DsoWords> = { fr, en };
