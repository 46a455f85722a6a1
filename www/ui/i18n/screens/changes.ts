import { both } from "../index.ts";

const many = (count: string) => count !== "0" && count !== "1";

export const changesWords = both(
  {
    name: "Ce qui a changé",
    finding: (before: string, after: string, from: string, to: string) =>
      `De ${before} dus au ${from} à ${after} au ${to}.`,
    same: (owed: string, from: string, to: string) => `${owed} dus au ${from} comme au ${to}.`,
    help: "Ce qui a été émis, réglé et perdu depuis la fin du premier jour jusqu’à la fin du second : les deux encours et ce qui mène de l’un à l’autre.",
    from: "Depuis le",
    owed: (date: string) => `Encours au ${date}`,
    parts: {
      issued: "Factures émises",
      creditNotes: "Avoirs émis",
      payments: "Règlements",
      writtenOff: "Passées en perte",
    },
    effect: "Effet sur l’encours",
    number: "Nombre",
    also: (fellDue: string, disputed: string, doubtful: string) =>
      `Dans le même temps : ${fellDue} ${many(fellDue) ? "échéances passées sans être soldées" : "échéance passée sans être soldée"}, ${disputed} ${many(disputed) ? "litiges ouverts" : "litige ouvert"}, ${doubtful} ${many(doubtful) ? "créances devenues douteuses" : "créance devenue douteuse"}.`,
    events: "Jour par jour",
    date: "Date",
    what: "Quoi",
    invoice: "Facture",
    kinds: {
      issued: "facture émise",
      creditNote: "avoir émis",
      payment: "règlement",
      writtenOff: "passée en perte",
      fellDue: "échéance passée",
      disputed: "litige ouvert",
      doubtful: "devenue douteuse",
    },
    stillOpen: (amount: string) => `reste dû ${amount}`,
    none: "Rien n’a changé entre ces deux jours.",
    why: "Somme des factures et avoirs émis après le premier jour, des règlements datés d’après et de ce qui restait ouvert des factures passées en perte : ajoutée au premier encours, elle donne le second, au centime.",
    between: "Entre les deux jours",
    days: (from: string, to: string) => `après le ${from}, jusqu’au ${to} compris`,
    partWhy: {
      issued:
        "Montants TTC des factures émises après le premier jour et jusqu’au second compris. Chacune est dans « Jour par jour ».",
      creditNotes:
        "Montants TTC des avoirs émis après le premier jour et jusqu’au second compris : ils diminuent l’encours.",
      payments:
        "Règlements datés d’après le premier jour et jusqu’au second compris : ils diminuent l’encours.",
      writtenOff:
        "Ce qui restait dû, ce jour-là, des factures passées en perte après le premier jour et jusqu’au second compris.",
    },
    csvHead: ["Date", "Quoi", "Facture", "Client", "Montant"],
  },
  {
    name: "What changed",
    finding: (before, after, from, to) => `From ${before} owed on ${from} to ${after} on ${to}.`,
    same: (owed, from, to) => `${owed} owed on ${from} as on ${to}.`,
    help: "What was issued, paid and lost from the end of the first day to the end of the second: both receivables and what leads from one to the other.",
    from: "Since",
    owed: (date) => `Receivables on ${date}`,
    parts: {
      issued: "Invoices issued",
      creditNotes: "Credit notes issued",
      payments: "Payments",
      writtenOff: "Written off",
    },
    effect: "Effect on receivables",
    number: "Number",
    also: (fellDue, disputed, doubtful) =>
      `Meanwhile: ${fellDue} ${fellDue === "1" ? "invoice fell due unpaid" : "invoices fell due unpaid"}, ${disputed} ${disputed === "1" ? "dispute opened" : "disputes opened"}, ${doubtful} ${doubtful === "1" ? "receivable became doubtful" : "receivables became doubtful"}.`,
    events: "Day by day",
    date: "On",
    what: "What",
    invoice: "Invoice",
    kinds: {
      issued: "invoice issued",
      creditNote: "credit note issued",
      payment: "payment",
      writtenOff: "written off",
      fellDue: "past due",
      disputed: "dispute opened",
      doubtful: "became doubtful",
    },
    stillOpen: (amount) => `${amount} open`,
    none: "Nothing changed between these two days.",
    why: "The sum of invoices and credit notes issued after the first day, of payments dated after it and of what was open of invoices written off: added to the first receivables, it gives the second, to the cent.",
    between: "Between the two days",
    days: (from, to) => `after ${from}, up to and including ${to}`,
    partWhy: {
      issued:
        "Invoices issued after the first day, up to and including the second, VAT included. Each one is in “Day by day”.",
      creditNotes:
        "Credit notes issued after the first day, up to and including the second, VAT included: they reduce what is owed.",
      payments:
        "Payments dated after the first day, up to and including the second: they reduce what is owed.",
      writtenOff:
        "What was open, on that day, of invoices written off after the first day, up to and including the second.",
    },
    csvHead: ["Date", "What", "Invoice", "Customer", "Amount"],
  },
);
