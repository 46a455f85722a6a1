/** Un relevé bancaire : ce que ses lignes règlent. */
import { both } from "../index.ts";

export const reconciliationWords = both(
  {
    finding: (credits: string, count: number, proposed: string): string =>
      count === 0
        ? `${credits} encaissements à rapprocher, sans facture qui s’impose.`
        : `${credits} encaissements à rapprocher, ${proposed} avec une facture proposée.`,
    one: (proposed: number): string =>
      proposed > 0
        ? "1 encaissement à rapprocher, avec une facture proposée."
        : "1 encaissement à rapprocher, sans facture qui s’impose.",
    none: "Rien à rapprocher dans ce relevé.",
    name: "Rapprochement",
    of: (file: string) => `Relevé bancaire ${file}`,
    print: "Imprimer",
    csvHead: [
      "date",
      "payeur",
      "libellé",
      "référence",
      "montant",
      "devise",
      "facture",
      "affecté",
      "décision",
      "raison",
    ],
    nothingSaved: "Rien n’est enregistré tant que vous n’avez pas validé.",
    surest: "Les propositions les plus sûres sont déjà retenues.",
    known: (count: number, written: string): string =>
      count === 1
        ? "1 ligne de ce relevé est déjà rapprochée"
        : `${written} lignes de ce relevé sont déjà rapprochées`,
    paidFor: (invoices: string) => `règle ${invoices}`,
    ignored: "ignorée pour toujours",
    others: (count: string) => `et ${count} de plus`,
    outgoing: (count: string) => `Débits, qui ne règlent aucune facture : ${count}.`,
    caption: "Encaissements du relevé et factures qu’ils semblent régler",
    date: "Date",
    said: "Payeur et libellé",
    amount: "Montant",
    pays: "Règle",
    decision: "Décision",
    decisions: { accept: "Enregistrer", later: "Laisser", ignore: "Ignorer pour toujours" },
    confidence: { high: "sûr", medium: "probable", low: "à vérifier" },
    nothing: "Aucune facture ne s’impose.",
    other: "Autres factures",
    otherHelp: "Par exemple F-2025-003",
    unknown: (quoted: string) =>
      `« ${quoted} » ne désigne aucune facture ouverte dans cette devise : donnez le numéro complet.`,
    taken: (quoted: string) =>
      `« ${quoted} » : ce qui en reste dû est déjà réglé par d’autres lignes que vous retenez. Laissez-en une, ou citez une autre facture.`,
    overpaid: (invoice: string, amount: string) =>
      `Ensemble, les lignes retenues paieraient ${invoice} de ${amount} de trop.`,
    overpaidHold:
      "Une facture serait payée au-delà de ce qui reste dû. Laissez une des lignes qui la règlent, ou citez une autre facture : l’enregistrement attend.",
    record: (count: number, written: string): string =>
      count === 0
        ? "Retenir ces décisions"
        : count === 1
          ? "Enregistrer 1 règlement"
          : `Enregistrer ${written} règlements`,
    recorded: (count: number, written: string, file: string, copies: number) => {
      const what =
        count === 0
          ? "Décisions retenues"
          : count === 1
            ? "1 règlement enregistré"
            : `${written} règlements enregistrés`;
      const kept = copies > 0 ? ` Enregistré en ${copies} copie${copies > 1 ? "s" : ""}.` : "";
      return `${what} d’après ${file}.${kept}`;
    },
    drop: "Abandonner ce relevé",
    close: "Fermer ce relevé",
    rejected: (count: string) => `Lignes illisibles : ${count}`,
    line: (number: string, message: string) => `Ligne ${number} : ${message}`,
  },
  {
    finding: (credits, count, proposed) =>
      count === 0
        ? `${credits} receipts to match, and no invoice stands out.`
        : `${credits} receipts to match, ${proposed} with an invoice proposed.`,
    one: (proposed) =>
      proposed > 0
        ? "1 receipt to match, with an invoice proposed."
        : "1 receipt to match, and no invoice stands out.",
    none: "Nothing to match in this statement.",
    name: "Matching",
    of: (file) => `Bank statement ${file}`,
    print: "Print",
    csvHead: [
      "date",
      "payer",
      "text",
      "reference",
      "amount",
      "currency",
      "invoice",
      "allotted",
      "decision",
      "reason",
    ],
    nothingSaved: "Nothing is saved until you confirm.",
    surest: "The surest proposals are already taken.",
    known: (count, written) =>
      count === 1
        ? "1 line of this statement was dealt with before"
        : `${written} lines of this statement were dealt with before`,
    paidFor: (invoices) => `pays ${invoices}`,
    ignored: "ignored for good",
    others: (count) => `and ${count} more`,
    outgoing: (count) => `Debits, which pay no invoice: ${count}.`,
    caption: "Receipts of the statement and the invoices that they seem to pay",
    date: "Date",
    said: "Payer and text",
    amount: "Amount",
    pays: "Pays",
    decision: "Decision",
    decisions: { accept: "Record", later: "Leave", ignore: "Ignore for good" },
    confidence: { high: "sure", medium: "likely", low: "to be checked" },
    nothing: "No invoice stands out.",
    other: "Other invoices",
    otherHelp: "Such as F-2025-003",
    unknown: (quoted) =>
      `“${quoted}” names no open invoice in this currency: give the whole number.`,
    taken: (quoted) =>
      `“${quoted}”: what is open of it is paid by other lines that you record. Leave one of them, or name another invoice.`,
    overpaid: (invoice, amount) =>
      `Together, the lines to be recorded would pay ${amount} too much of ${invoice}.`,
    overpaidHold:
      "An invoice would be paid beyond what is open. Leave one of the lines that pay it, or name another invoice: nothing is recorded until then.",
    record: (count, written) =>
      count === 0
        ? "Keep these decisions"
        : count === 1
          ? "Record 1 payment"
          : `Record ${written} payments`,
    recorded: (count, written, file, copies) => {
      const what =
        count === 0
          ? "Decisions kept"
          : count === 1
            ? "1 payment recorded"
            : `${written} payments recorded`;
      const kept = copies > 0 ? ` Saved in ${copies} ${copies > 1 ? "copies" : "copy"}.` : "";
      return `${what} from ${file}.${kept}`;
    },
    drop: "Leave this statement",
    close: "Close this statement",
    rejected: (count) => `Lines that cannot be read: ${count}`,
    line: (number, message) => `Line ${number}: ${message}`,
  },
);
