/** « Données » : les factures et les écritures, pour un autre logiciel. */
import { both } from "../index.ts";

const several = (count: string, one: string, many: string) =>
  `${count} ${count === "0" || count === "1" ? one : many}`;
const english = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const exportWords = both(
  {
    title: "Emporter les factures",
    csv: {
      name: "Factures et règlements",
      file: "factures-et-reglements",
      help: "Toutes les factures avec leurs clients et leurs règlements, une ligne par règlement : un tableur les ouvre, encours les relit telles quelles.",
      without:
        "Ces colonnes ne portent ni le début et la fin d’un litige, ni les créances douteuses ou passées en perte, ni les conditions et les limites des clients, ni ce que vous tenez dans encours (relances, échéanciers, provisions, réglages). La sauvegarde ci-dessus, chiffrée ou en JSON, porte tout.",
      head: [
        "Numéro de facture",
        "Code client",
        "Nom du client",
        "Type de client",
        "Date d’émission",
        "Date d’échéance",
        "Montant TTC",
        "Montant TVA",
        "Devise",
        "Date de règlement",
        "Montant réglé",
        "Litige",
      ],
      kinds: { business: "entreprise", public: "administration", consumer: "particulier" },
      yes: "oui",
    },
    fec: {
      title: "Écritures au format FEC",
      help: "Ventes, règlements, créances douteuses et pertes, avec leur lettrage, aux normes de l’article A47 A-1 du LPF : un fichier à remettre à votre comptable.",
      notAll:
        "Ce n’est pas le FEC de votre comptabilité : il n’a ni achats, ni à-nouveaux, ni les autres mouvements de la banque. Les écritures ne sont pas validées. Une facture sans TVA indiquée n’a pas de ligne de TVA.",
      from: "Du",
      to: "Au",
      siren: "SIREN, pour le nom du fichier",
      encoding: "Encodage",
      encodings: { "utf-8": "UTF-8", "iso-8859-15": "ISO-8859-15" },
      accounts: "Comptes et journaux",
      account: {
        customers: "Clients (411)",
        doubtful: "Clients douteux (416)",
        sales: "Ventes (7)",
        vat: "TVA collectée (4457)",
        bank: "Banque (5)",
        losses: "Pertes sur créances (654)",
      },
      journal: {
        sales: "Journal des ventes",
        bank: "Journal de banque",
        other: "Journal des opérations diverses",
      },
      make: "Télécharger les écritures",
      made: (name: string, entries: string, lines: string, debit: string) =>
        `${name} : ${several(entries, "écriture", "écritures")}, ${several(lines, "ligne", "lignes")}, ${debit} au débit comme au crédit.`,
      none: "Aucune écriture entre ces dates : le fichier n’a que son en-tête.",
    },
  },
  {
    title: "Take the invoices elsewhere",
    csv: {
      name: "Invoices and payments",
      file: "invoices-and-payments",
      help: "All invoices with their customers and payments, one line per payment: a spreadsheet opens them, encours reads them back as they are. Decimals have a comma and cells a semicolon between them, as in France.",
      without:
        "These columns hold neither the first and last day of a dispute, nor what is doubtful or written off, nor the terms and limits of customers, nor what you keep in encours (reminders, installments, provisions, settings). The backup above, encrypted or as JSON, holds everything.",
      head: [
        "Invoice number",
        "Customer code",
        "Customer name",
        "Customer type",
        "Issue date",
        "Due date",
        "Amount incl. VAT",
        "VAT amount",
        "Currency",
        "Payment date",
        "Amount paid",
        "Disputed",
      ],
      kinds: { business: "business", public: "public", consumer: "consumer" },
      yes: "yes",
    },
    fec: {
      title: "Entries as a FEC file",
      help: "Sales, payments, doubtful debts and losses, matched, in the format that French law asks for (LPF, article A47 A-1): a file for your accountant.",
      notAll:
        "It is not the FEC of your accounts: it has no purchases, no opening balances and no other movements of the bank. Nobody has validated the entries. An invoice that states no VAT has no line of VAT.",
      from: "From",
      to: "To",
      siren: "SIREN number, for the file’s name",
      encoding: "Encoding",
      encodings: { "utf-8": "UTF-8", "iso-8859-15": "ISO-8859-15" },
      accounts: "Accounts and journals",
      account: {
        customers: "Customers (411)",
        doubtful: "Doubtful customers (416)",
        sales: "Sales (7)",
        vat: "VAT collected (4457)",
        bank: "Bank (5)",
        losses: "Losses on receivables (654)",
      },
      journal: {
        sales: "Journal of sales",
        bank: "Journal of the bank",
        other: "Journal of other entries",
      },
      make: "Download the entries",
      made: (name: string, entries: string, lines: string, debit: string) =>
        `${name}: ${english(entries, "entry", "entries")}, ${english(lines, "line", "lines")}, ${debit} of debits and of credits.`,
      none: "No entry between these days: the file has its header and no more.",
    },
  },
);
