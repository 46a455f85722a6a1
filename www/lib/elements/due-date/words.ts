import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Échéance et délai légal",
  fields: {
    issued: { label: "Date de la facture" },
    terms: {
      label: "Payable",
      choices: { net: "à tant de jours", endOfMonth: "fin de mois", receipt: "à réception" },
    },
    days: { label: "Jours", refused: "Donnez un nombre entier de jours, de 0 à 365." },
    order: {
      label: "Ordre",
      choices: {
        daysThenEndOfMonth: "jours, puis fin de mois",
        endOfMonthThenDays: "fin de mois, puis jours",
      },
    },
    dayOfMonth: {
      label: "Jour du mois",
      help: "Vide : aucun jour convenu.",
      refused: "Donnez un jour du mois, de 1 à 31.",
    },
    debtor: {
      label: "Le débiteur est",
      choices: {
        business: "une entreprise",
        public: "une personne publique",
        consumer: "un particulier",
      },
    },
    sector: {
      label: "Délai légal",
      choices: {
        "": "cas général",
        perishable: "denrées périssables",
        liveCattleFreshMeat: "bétail sur pied, viandes fraîches",
        alcoholConsumption: "alcools, droits de consommation",
        alcoholCirculation: "raisins, moûts, boissons, droits de circulation",
        transport: "transport",
        publicHealth: "établissement public de santé",
        publicUndertaking: "entreprise publique",
      },
    },
    periodic: { label: "Facture périodique (art. 289, I-3, CGI)" },
    businessDay: {
      label: "Échéance un jour chômé",
      choices: {
        none: "maintenue",
        following: "jour ouvré suivant",
        preceding: "jour ouvré précédent",
        modifiedFollowing: "suivant, sauf changement de mois",
      },
    },
    holidays: {
      label: "Jours fériés",
      choices: { metropolitan: "France métropolitaine", alsaceMoselle: "Alsace et Moselle" },
    },
  },
  receipt: "à réception",
  net: (days: string) => `${days}\u00a0jours`,
  daysThenEndOfMonth: (days: string) => `${days}\u00a0jours, puis fin de mois`,
  endOfMonthThenDays: (days: string) => `fin de mois, puis ${days}\u00a0jours`,
  onDay: (terms: string, day: string) => `${terms}, le ${day}`,
  maximum: (terms: string) => `Délai maximal : ${terms}.`,
  or: " ; ou ",
  otherOrder: (terms: string, due: string) => `Dans l’autre lecture (${terms}) : ${due}.`,
  table: (issued: string) => `Facture du ${issued}`,
  terms: "Conditions",
  due: "Échéance",
  agreed: "convenues",
  longest: (terms: string) => `maximales : ${terms}`,
};
export type DueDateWords = typeof fr;

const en: DueDateWords = {
  title: "Due date and legal terms",
  fields: {
    issued: { label: "Invoice date" },
    terms: {
      label: "Payable",
      choices: {
        net: "in so many days",
        endOfMonth: "at the end of the month",
        receipt: "on receipt",
      },
    },
    days: { label: "Days", refused: "Give a whole number of days, from 0 to 365." },
    order: {
      label: "Order",
      choices: {
        daysThenEndOfMonth: "days, then end of month",
        endOfMonthThenDays: "end of month, then days",
      },
    },
    dayOfMonth: {
      label: "Day of the month",
      help: "Empty: no day agreed.",
      refused: "Give a day of the month, from 1 to 31.",
    },
    debtor: {
      label: "The debtor is",
      choices: { business: "a business", public: "a public body", consumer: "a consumer" },
    },
    sector: {
      label: "Legal terms",
      choices: {
        "": "general case",
        perishable: "perishable food",
        liveCattleFreshMeat: "live cattle, fresh meat",
        alcoholConsumption: "alcohol under consumption duty",
        alcoholCirculation: "grapes, musts, drinks under circulation duty",
        transport: "transport",
        publicHealth: "public health institution",
        publicUndertaking: "public undertaking",
      },
    },
    periodic: { label: "Periodic invoice (French tax code, art. 289, I-3)" },
    businessDay: {
      label: "Due on a day off",
      choices: {
        none: "stays",
        following: "next business day",
        preceding: "business day before",
        modifiedFollowing: "next, unless the month changes",
      },
    },
    holidays: {
      label: "Public holidays",
      choices: { metropolitan: "metropolitan France", alsaceMoselle: "Alsace and Moselle" },
    },
  },
  receipt: "on receipt",
  net: (days) => `${days}\u00a0days`,
  daysThenEndOfMonth: (days) => `${days}\u00a0days, then end of month`,
  endOfMonthThenDays: (days) => `end of month, then ${days}\u00a0days`,
  onDay: (terms, day) => `${terms}, on day ${day}`,
  maximum: (terms) => `Longest lawful terms: ${terms}.`,
  or: "; or ",
  otherOrder: (terms, due) => `In the other order (${terms}): ${due}.`,
  table: (issued) => `Invoice of ${issued}`,
  terms: "Terms",
  due: "Due date",
  agreed: "agreed",
  longest: (terms) => `longest: ${terms}`,
};

export const words: Record<Language, DueDateWords> = { fr, en };
