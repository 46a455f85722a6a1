/** Factures que le livre connaît avec un autre contenu : ce qui diffère, côte à côte. */
import { both } from "../index.ts";

export const conflictWords = both(
  {
    caption: "Ce qui diffère, facture par facture",
    field: "Champ",
    inBook: "Dans le livre",
    inFile: "Dans le fichier",
    choice: "Choix",
    take: "Prendre celle du fichier",
    takeOf: (invoice: string) => `Prendre celle du fichier : ${invoice}`,
    nothing: "rien",
    fields: {
      customer: "Client",
      issued: "Émise le",
      due: "Échéance",
      terms: "Conditions",
      amount: "Montant TTC",
      vat: "Dont TVA",
      payments: "Règlements",
      disputed: "Litige",
      doubtful: "Douteuse",
      writtenOff: "Passée en perte le",
    },
    span: (from: string, to: string | undefined) =>
      to ? `du ${from} au ${to}` : `depuis le ${from}`,
  },
  {
    caption: "What differs, invoice by invoice",
    field: "Field",
    inBook: "In the book",
    inFile: "In the file",
    choice: "Choice",
    take: "Take the file’s",
    takeOf: (invoice) => `Take the file’s: ${invoice}`,
    nothing: "nothing",
    fields: {
      customer: "Customer",
      issued: "Issued on",
      due: "Due",
      terms: "Terms",
      amount: "Amount with VAT",
      vat: "VAT in it",
      payments: "Payments",
      disputed: "Dispute",
      doubtful: "Doubtful",
      writtenOff: "Written off on",
    },
    span: (from, to) => (to ? `from ${from} to ${to}` : `since ${from}`),
  },
);
