import { both } from "../index.ts";

export const trendWords = both(
  {
    name: "Évolution",
    help: "Les douze dernières fins de mois, recalculées telles qu’elles étaient : seuls comptent les règlements datés de ce jour ou d’avant.",
    finding: (before: string, now: string, since: string, date: string) =>
      `En retard : ${before} au ${since}, ${now} au ${date}.`,
    month: "Fin de mois",
    owed: "Encours et part en retard",
    receivables: "Encours",
    overdue: "En retard",
    dso: "DSO, par épuisement des ventes",
    dsoUnit: "en jours",
    late: "Part en retard",
    lateUnit: "en % de l’encours",
    table: "Les chiffres de chaque fin de mois",
    goTo: (date: string) => `Voir la situation au ${date}`,
    picture: (name: string, first: string, last: string, since: string, date: string) =>
      `${name} : ${first} au ${since}, ${last} au ${date}.`,
  },
  {
    name: "Trend",
    help: "The last twelve month-ends, computed as they stood then: only payments of that day or before count.",
    finding: (before, now, since, date) => `Overdue: ${before} on ${since}, ${now} on ${date}.`,
    month: "Month-end",
    owed: "Receivables and their overdue part",
    receivables: "Receivables",
    overdue: "Overdue",
    dso: "DSO, count-back",
    dsoUnit: "in days",
    late: "Overdue part",
    lateUnit: "in % of receivables",
    table: "The figures of each month-end",
    goTo: (date) => `See the position on ${date}`,
    picture: (name, first, last, since, date) =>
      `${name}: ${first} on ${since}, ${last} on ${date}.`,
  },
);
