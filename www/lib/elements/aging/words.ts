import type { Language } from "../../../ui/format.ts";

const fr = {
  title: "Balance âgée",
  fields: {
    invoices: {
      label: "Vos factures",
      help: "Collez ici les lignes de votre tableur, ou déposez un fichier CSV. Première ligne, les noms des colonnes : facture, client, émission, échéance, TTC ; s’il y a des règlements : règlement, montant réglé. Rien ne quitte cette page.",
      refused:
        "Première ligne : les noms des colonnes, dont facture, client, émission et TTC ; puis une ligne par facture ou par règlement, les cellules séparées par « ; » ou une tabulation.",
    },
    asOf: { label: "Situation au" },
    decimal: {
      label: "Signe des décimales",
      choices: {
        "": "à choisir",
        ",": "virgule : 1,200 = un et deux dixièmes",
        ".": "point : 1.200 = un et deux dixièmes",
      },
      refused: "Les montants de ce tableau peuvent se lire de deux façons : choisissez.",
    },
    dateFormat: {
      label: "Ordre des dates",
      choices: {
        "": "à choisir",
        "DD/MM/YYYY": "jour/mois/année",
        "MM/DD/YYYY": "mois/jour/année",
      },
      refused: "Les dates de ce tableau peuvent se lire de deux façons : choisissez.",
    },
    basis: {
      label: "Âge compté depuis",
      choices: { due: "l’échéance", issued: "l’émission" },
    },
  },
  choose: "Choisir un fichier",
  example: "Voir un exemple",
  columns: "facture;client;émission;échéance;TTC;règlement;montant réglé",
  tooLong: (lines: string) =>
    `Au plus ${lines} lignes ici. L’application en prend autant que vous voulez, toujours sur cet appareil.`,
  meaning: (overdue: string, date: string) =>
    `dus par vos clients au ${date}, dont ${overdue} en retard.`,
  read: (count: string) => (count === "1" ? "1 ligne lue." : `${count} lignes lues.`),
  oldest: (days: string) => `Le plus long retard : ${days} ${days === "1" ? "jour" : "jours"}.`,
  table: (date: string) => `Par âge, au ${date}`,
  age: { due: "Depuis l’échéance", issued: "Depuis l’émission" },
  notDue: "Non échu",
  bucket: (from: string, to: string) => `${from}–${to}\u00a0jours`,
  beyond: (from: string) => `plus de ${from}\u00a0jours`,
  credits: "Avoirs et trop-perçus",
  total: "Total",
  refused: (count: string) =>
    count === "1" ? "1 ligne n’est pas comptée :" : `${count} lignes ne sont pas comptées :`,
  line: (line: string, sentence: string) => `Ligne ${line} : ${sentence}`,
  more: (count: string) => `… et ${count} autres.`,
  customers: "Par client",
  customer: "Client",
};
export type AgingWords = typeof fr;

const en: AgingWords = {
  title: "Aged balance",
  fields: {
    invoices: {
      label: "Your invoices",
      help: "Paste the lines of your spreadsheet here, or drop a CSV file. First line, the names of the columns: invoice, customer, issued, due, amount; where there are payments: paid on, paid. Nothing leaves this page.",
      refused:
        "First line: the names of the columns, among them invoice, customer, issued and amount; then a line for each invoice or payment, its cells separated by “;” or a tab.",
    },
    asOf: { label: "Situation on" },
    decimal: {
      label: "Mark before the decimals",
      choices: {
        "": "choose",
        ",": "comma: 1,200 = one and two tenths",
        ".": "point: 1.200 = one and two tenths",
      },
      refused: "The amounts of this table can be read in two ways: choose.",
    },
    dateFormat: {
      label: "Order of dates",
      choices: { "": "choose", "DD/MM/YYYY": "day/month/year", "MM/DD/YYYY": "month/day/year" },
      refused: "The dates of this table can be read in two ways: choose.",
    },
    basis: {
      label: "Age counted from",
      choices: { due: "the due date", issued: "the issue" },
    },
  },
  choose: "Choose a file",
  example: "See an example",
  columns: "invoice;customer;issued;due;amount;paid on;paid",
  tooLong: (lines) =>
    `At most ${lines} lines here. The app takes as many as you like, still on this device.`,
  meaning: (overdue, date) => `owed by your customers on ${date}, of which ${overdue} past due.`,
  read: (count) => (count === "1" ? "1 line read." : `${count} lines read.`),
  oldest: (days) => `The longest delay: ${days} ${days === "1" ? "day" : "days"}.`,
  table: (date) => `By age, on ${date}`,
  age: { due: "Since the due date", issued: "Since the issue" },
  notDue: "Not due",
  bucket: (from, to) => `${from}–${to} days`,
  beyond: (from) => `over ${from} days`,
  credits: "Credit notes and overpayments",
  total: "Total",
  refused: (count) =>
    count === "1" ? "1 line is not counted:" : `${count} lines are not counted:`,
  line: (line, sentence) => `Line ${line}: ${sentence}`,
  more: (count) => `… and ${count} others.`,
  customers: "By customer",
  customer: "Customer",
};

export const words: Record<Language, AgingWords> = { fr, en };
