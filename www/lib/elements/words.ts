// What every calculator says. French is the source of truth; each calculator has its own words beside it.

import type { Language } from "../../ui/format.ts";

const fr = {
  details: "Détail et règles",
  options: "Autres options",
  copy: "Copier",
  copied: "Copié",
  copyRefused: "Le navigateur a refusé la copie : sélectionnez le texte.",
  print: "Imprimer",
  download: "Télécharger",
  continue: "Continuer avec mes factures",
  missing: (fields: string[]) => `Il manque : ${fields.join(" ; ")}.`,
  ambiguous: (typed: string) =>
    `« ${typed} » peut se lire de deux façons : écrivez 10 000,00 ou 10000.00.`,
  notANumber: "Écrivez un nombre, par exemple 10 000,00.",
  inCell: (cell: string, sentence: string) => `${cell} : ${sentence}`,
  rowName: (number: string) => `Ligne ${number}`,
  add: "Ajouter une ligne",
  remove: (row: string) => `Supprimer : ${row}`,
  incomplete: (count: string) =>
    count === "1"
      ? "1 ligne incomplète n’est pas comptée."
      : `${count} lignes incomplètes ne sont pas comptées.`,
  notADate: "Date incomplète ou impossible : jour, mois, année, de 1970 à 2199.",
  notAChoice: "Ce choix n’existe pas : prenez-en un dans la liste.",
  refusals: {
    "amount/sign": "Donnez un montant supérieur à 0.",
    "amount/precision":
      "Trop de décimales pour cette monnaie. Les milliers se séparent d’une espace : 10 000,00.",
    "amount/range": "Ce montant est trop grand pour être calculé.",
    "date/range": "Donnez une date de 1970 à 2199.",
    "percent/range": "Ce taux sort des limites : donnez un taux en pour cent.",
    "percent/precision": "Ce taux a trop de décimales.",
  } as Record<string, string>,
  howMade: (formula: string) => `Le calcul : ${formula}`,
  result: "Résultat",
  rules: "Règles",
  checked: (date: string) => `vérifié le ${date}`,
  noAddress: "pas d’adresse publique",
  warning: "Attention",
  rates: (date: string) => `Tables de taux vérifiées le ${date}.`,
  disclaimer:
    "Calcul indicatif, fait sur cet appareil ; il ne remplace pas un conseil juridique. Rien n’est envoyé.",
  sheetDate: (date: string) => `Établi le ${date} avec encours`,
  given: "Données",
  yes: "oui",
  no: "non",
};
export type SharedWords = typeof fr;

const en: SharedWords = {
  details: "Detail and rules",
  options: "More options",
  copy: "Copy",
  copied: "Copied",
  copyRefused: "The browser refused to copy: select the text.",
  print: "Print",
  download: "Download",
  continue: "Continue with my invoices",
  missing: (fields) => `Still needed: ${fields.join("; ")}.`,
  ambiguous: (typed) => `“${typed}” can be read in two ways: write 10000.00 or 10 000,00.`,
  notANumber: "Write a number, such as 10000.00.",
  inCell: (cell, sentence) => `${cell}: ${sentence}`,
  rowName: (number) => `Row ${number}`,
  add: "Add a row",
  remove: (row) => `Remove: ${row}`,
  incomplete: (count) =>
    count === "1"
      ? "1 incomplete row is not counted."
      : `${count} incomplete rows are not counted.`,
  notADate: "Incomplete or impossible date: day, month, year, from 1970 to 2199.",
  notAChoice: "There is no such choice: take one from the list.",
  refusals: {
    "amount/sign": "Give an amount above 0.",
    "amount/precision":
      "Too many decimals for this currency. Separate thousands by a space: 10 000.00.",
    "amount/range": "This amount is too large to be computed.",
    "date/range": "Give a date from 1970 to 2199.",
    "percent/range": "This rate is out of bounds: give a rate in per cent.",
    "percent/precision": "This rate has too many decimals.",
  },
  howMade: (formula) => `The calculation: ${formula}`,
  result: "Result",
  rules: "Rules",
  checked: (date) => `checked on ${date}`,
  noAddress: "no public address",
  warning: "Note",
  rates: (date) => `Rate tables checked on ${date}.`,
  disclaimer:
    "For guidance, computed on this device; it does not replace legal advice. Nothing is sent.",
  sheetDate: (date) => `Made on ${date} with encours`,
  given: "Given",
  yes: "yes",
  no: "no",
};

export const shared: Record<Language, SharedWords> = { fr, en };

/** What each calculator says besides. */
export interface OwnWords {
  title: string;
  /** Of groups of fields. */
  groups?: Record<string, string>;
  /** By the name of the field, or of a cell of rows. A choice has a name for each of its values. */
  fields: Record<
    string,
    {
      label: string;
      help?: string;
      choices?: Record<string, string>;
      /** Of rows: the button for one more. */
      add?: string;
      /** What is said where the core refuses it; by default the sentence for the code. */
      refused?: string;
    }
  >;
  /** By the code of the core's error, in the place of what all calculators say. */
  refusals?: Record<string, string>;
}
