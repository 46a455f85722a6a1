/** Plusieurs factures à la fois : les choisir, et faire de même de toutes. */
import { both } from "../index.ts";

const some = (count: string) => count !== "0" && count !== "1";

export const bulkWords = both(
  {
    select: (invoice: string) => `Sélectionner ${invoice}`,
    selectAll: "Sélectionner toutes les factures de la liste",
    column: "Sélection",
    keys: "Espace pour sélectionner, Maj et une flèche pour étendre, Ctrl+A pour tout sélectionner.",
    selected: (count: string) =>
      `${count} ${some(count) ? "factures sélectionnées" : "facture sélectionnée"}`,
    open: (open: string) => `${open} à encaisser`,
    actions: "Agir sur la sélection",
    acts: {
      pay: "Marquer réglées",
      dispute: "Ouvrir un litige",
      doubt: "Déclarer douteuses",
      writeOff: "Passer en perte",
    },
    selection: "Factures choisies",
    clear: "Ne plus rien sélectionner",
    help: {
      pay: "Chaque facture est réglée de ce qu’il en reste à cette date ; un avoir, de ce qui en reste à rendre.",
      dispute: "Les factures restent dues et dans leur tranche ; elles ne sont plus relancées.",
      doubt: "Le paiement est incertain : les factures restent dues, et se déprécient à part.",
      writeOff:
        "Les créances sont perdues : ce qui reste dû à cette date sort du livre. Rien n’est effacé, et cela s’annule d’un coup.",
    },
    paidOn: "Réglées le",
    refused: (count: string) =>
      some(count)
        ? `${count} factures ne le peuvent pas ; rien n’a été écrit.`
        : "Une facture ne le peut pas ; rien n’a été écrit.",
    more: (count: string) => `… et ${count} ${some(count) ? "autres" : "autre"}`,
    others: (count: string) =>
      some(count) ? `Enregistrer pour les ${count} autres` : "Enregistrer pour l’autre",
    none: "La sélection ne contient plus rien à changer.",
    refusals: {
      "bulk/missing": "n’est plus dans le livre",
      "bulk/writtenOff": "est passée en perte",
      "bulk/settled": "est soldée",
      "bulk/credit": "est un avoir ou un trop-perçu",
      "bulk/already": "l’est déjà",
      "bulk/unissued":
        "est émise après cette date : un acompte s’enregistre sur la facture elle-même",
    } as Record<string, string>,
  },
  {
    select: (invoice) => `Select ${invoice}`,
    selectAll: "Select all invoices of the list",
    column: "Selection",
    keys: "Space to select, Shift and an arrow to extend, Ctrl+A to select all.",
    selected: (count) => `${count} ${some(count) ? "invoices" : "invoice"} selected`,
    open: (open) => `${open} to collect`,
    actions: "Act on the selection",
    acts: {
      pay: "Mark as paid",
      dispute: "Open a dispute",
      doubt: "Declare doubtful",
      writeOff: "Write off",
    },
    selection: "Selected invoices",
    clear: "Select nothing",
    help: {
      pay: "Each invoice is paid what is left of it on that day; a credit note, what is left to give back.",
      dispute: "The invoices stay owed and in their bucket; they are no longer reminded.",
      doubt: "Payment is uncertain: the invoices stay owed, with an allowance of their own.",
      writeOff:
        "The receivables are lost: what is open on that day leaves the book. Nothing is erased, and it can be undone at once.",
    },
    paidOn: "Paid on",
    refused: (count) =>
      some(count)
        ? `${count} invoices cannot; nothing was written.`
        : "One invoice cannot; nothing was written.",
    more: (count) => `… and ${count} more`,
    others: (count) => (some(count) ? `Save for the ${count} others` : "Save for the other one"),
    none: "Nothing is left to change in the selection.",
    refusals: {
      "bulk/missing": "is no longer in the book",
      "bulk/writtenOff": "is written off",
      "bulk/settled": "is settled",
      "bulk/credit": "is a credit note or an overpayment",
      "bulk/already": "is so already",
      "bulk/unissued": "is issued after that day: a deposit is recorded on the invoice itself",
    },
  },
);
