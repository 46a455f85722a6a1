/** Une facture : ses motifs, ses avoirs, ses acomptes. */
import { both } from "../index.ts";

export const invoiceWords = both(
  {
    disputed: "En litige",
    doubtful: "Douteuse",
    span: (from: string, to: string | undefined) =>
      to ? `du ${from} au ${to}` : `depuis le ${from}`,
    reasonHelp: "Ce que le client conteste, ou ce qui rend le paiement incertain.",
    forms: {
      disputeReason: "Motif du litige",
      doubtReason: "Motif du doute",
    },
    deposit: "acompte",
    creditOf: "Avoir sur",
    credits: "Avoirs",
    depositHelp:
      "Un acompte est reçu avant l’émission de la facture ; il compte à partir du jour où elle est émise.",
    notBefore: (issued: string) =>
      `La facture est émise le ${issued} : ce jour-là ou après, c’est un règlement.`,
    creditHelp: (invoice: string, customer: string) =>
      `L’avoir est une facture négative au nom de ${customer}, rattachée à ${invoice}. Il se déduit de ce que doit ce client ; tant qu’il n’est pas imputé sur elle, la facture reste due et se relance.`,
    creditAmount: "Montant de l’avoir TTC",
    creditAmountHelp: (open: string) => `Sans signe. Il reste ${open} dus sur la facture.`,
    creditVatHelp: "À la part qu’elle a dans la facture.",
    above: "Créditer plus que ce qui reste dû",
    tooMuch: (open: string) =>
      `Il ne reste que ${open} dus sur la facture. Cochez la case ci-dessous pour créditer davantage.`,
    positive: "Écrivez le montant sans signe.",
    setOff: {
      help: "La facture et l’avoir en sont diminués d’autant, par deux règlements de sens contraire à cette date : dans les délais moyens, cela compte comme un règlement.",
      none: "Rien à imputer : il n’en reste rien, ou ce client n’a pas de facture à solder dans cette devise.",
      invoice: "Facture",
      debt: (id: string, issued: string, open: string) => `${id} du ${issued}, ${open} dus`,
      amount: "Montant imputé",
      dateHelp:
        "Les pénalités courent jusque-là. Ce que l’avoir corrige n’a jamais été dû ? Mettez la date de la facture : les chiffres passés en changent.",
      overpaidHelp: "Les pénalités courent jusque-là.",
      notBefore: (day: string) => `Cela ne peut s’imputer avant le ${day}.`,
      above: (most: string) => `Au plus ${most} : ce qui reste de la facture et de l’avoir.`,
      conflict:
        "La facture ou l’avoir a changé entre-temps : rien n’a été écrit. Voici ce qui reste à imputer.",
    },
    open: "Reste dû",
    payment: (date: string) => `Règlement du ${date}`,
    why: {
      open: "Le montant de la facture, moins les règlements reçus jusqu’à cette date. Un avoir qui n’est pas imputé ne s’en déduit pas : il compte à part, en négatif.",
      amount:
        "Le total TTC que porte la facture, tel qu’il a été saisi ou importé. « Modifier » le change.",
      vat: "La TVA comprise dans le montant TTC, telle qu’elle a été saisie ou importée. « Modifier » la change.",
      payment:
        "Le règlement tel qu’il a été saisi, importé ou rapproché d’un relevé. Il compte à partir de son jour ; reçu avant l’émission, à partir de celle-ci. « Modifier » le change.",
    },
  },
  {
    disputed: "In dispute",
    doubtful: "Doubtful",
    span: (from, to) => (to ? `from ${from} to ${to}` : `since ${from}`),
    reasonHelp: "What the customer contests, or what makes the payment uncertain.",
    forms: {
      disputeReason: "Reason of the dispute",
      doubtReason: "Reason of the doubt",
    },
    deposit: "deposit",
    creditOf: "Credit note on",
    credits: "Credit notes",
    depositHelp:
      "A deposit is received before the invoice is issued; it counts from the day of issue on.",
    notBefore: (issued) => `The invoice is issued on ${issued}: from that day on it is a payment.`,
    creditHelp: (invoice, customer) =>
      `The credit note is a negative invoice of ${customer}, tied to ${invoice}. It is taken off what this customer owes; until it is set off against it, the invoice stays owed and is reminded.`,
    creditAmount: "Amount of the credit note incl. VAT",
    creditAmountHelp: (open) => `Without a sign. ${open} are still owed on the invoice.`,
    creditVatHelp: "At the share that it has in the invoice.",
    above: "Credit more than what is still owed",
    tooMuch: (open) =>
      `Only ${open} are still owed on the invoice. Tick the box below to credit more.`,
    positive: "Write the amount without a sign.",
    setOff: {
      help: "The invoice and the credit note go down by as much, by two payments of opposite signs on that date: averages of delays count it as a payment.",
      none: "Nothing to set off: nothing is left of it, or this customer has no invoice to settle in that currency.",
      invoice: "Invoice",
      debt: (id, issued, open) => `${id} of ${issued}, ${open} owed`,
      amount: "Amount set off",
      dateHelp:
        "Interest runs until then. Was what the credit note corrects never owed? Put the date of the invoice: past figures change with it.",
      overpaidHelp: "Interest runs until then.",
      notBefore: (day) => `This cannot be set off before ${day}.`,
      above: (most) => `At most ${most}: what is left of the invoice and of the credit note.`,
      conflict:
        "The invoice or the credit note has changed meanwhile: nothing was written. This is what is left to set off.",
    },
    open: "Still owed",
    payment: (date) => `Payment of ${date}`,
    why: {
      open: "The amount of the invoice, less the payments received up to this date. A credit note that is not set off is not taken off: it counts by itself, as a negative.",
      amount:
        "The total including VAT that the invoice states, as entered or imported. “Edit” changes it.",
      vat: "The VAT included in the amount, as entered or imported. “Edit” changes it.",
      payment:
        "The payment as entered, imported or matched with a bank statement. It counts from its day on; received before the issue, from the issue on. “Edit” changes it.",
    },
  },
);
