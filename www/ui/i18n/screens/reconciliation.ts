/** Un relevé bancaire : ce que ses lignes règlent. */
import { both } from "../index.ts";

export const reconciliationWords = both(
  {
    finding: (credits: string, proposed: string) =>
      `${credits} encaissements à rapprocher, ${proposed} avec une facture proposée.`,
    one: (proposed: number): string =>
      proposed > 0
        ? "1 encaissement à rapprocher, avec une facture proposée."
        : "1 encaissement à rapprocher, sans facture qui s’impose.",
    none: "Rien à rapprocher dans ce relevé.",
    of: (file: string) => `Relevé bancaire ${file}`,
    nothingSaved:
      "Rien n’est enregistré tant que vous n’avez pas validé. Les propositions les plus sûres sont déjà retenues.",
    known: (count: string) => `Lignes déjà rapprochées, laissées de côté : ${count}.`,
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
    otherHelp: "Leurs numéros, par exemple F-2025-003",
    unknown: (quoted: string) =>
      `« ${quoted} » ne désigne aucune facture ouverte dans cette devise : donnez le numéro complet.`,
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
    rejected: (count: string) => `Lignes illisibles : ${count}`,
    line: (number: string, message: string) => `Ligne ${number} : ${message}`,
  },
  {
    finding: (credits, proposed) =>
      `${credits} receipts to match, ${proposed} with an invoice proposed.`,
    one: (proposed) =>
      proposed > 0
        ? "1 receipt to match, with an invoice proposed."
        : "1 receipt to match, and no invoice stands out.",
    none: "Nothing to match in this statement.",
    of: (file) => `Bank statement ${file}`,
    nothingSaved: "Nothing is saved until you confirm. The surest proposals are already taken.",
    known: (count) => `Lines dealt with before, left aside: ${count}.`,
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
    otherHelp: "Their numbers, such as F-2025-003",
    unknown: (quoted) =>
      `“${quoted}” names no open invoice in this currency: give the whole number.`,
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
    rejected: (count) => `Lines that cannot be read: ${count}`,
    line: (number, message) => `Line ${number}: ${message}`,
  },
);
