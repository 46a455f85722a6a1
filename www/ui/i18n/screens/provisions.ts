import { both } from "../index.ts";

/** What « Provisions » says. */
export const provisionsWords = both(
  {
    name: "Provisions",
    finding: (allowance: string, date: string, base: string) =>
      `${allowance} à déprécier au ${date}, sur ${base} hors TVA.`,
    none: (date: string) => `Rien à déprécier au ${date} : aucune créance ne le demande.`,
    against: (date: string) => `Par rapport à la clôture du ${date} :`,
    firstClosing: "Sans clôture précédente, tout est à doter :",
    movement: (charge: string, reversal: string) => `dotation ${charge}, reprise ${reversal}.`,
    conflict:
      "Cela a changé entre-temps dans un autre onglet : rien n’a été écrit. Reprenez à partir de ce qui est montré.",

    rates: "Taux",
    ratesFinding: "Quelle part d’une créance sera perdue, selon son âge",
    ratesHelp:
      "Vos taux, et ce que dit le passé du livre : des factures émises il y a plus d’un an, la part qui n’a jamais été payée, selon l’âge qu’elles ont atteint.",
    past: (percent: string) => `passé : ${percent}`,
    noPast: "pas d’historique",
    noPastHelp:
      "Le livre n’a pas encore de facture émise il y a plus d’un an : son passé ne dit rien des pertes.",
    take: "Reprendre les taux du passé",
    taken: "Taux du passé repris.",
    history: "D’où viennent les taux du passé",
    historyHelp:
      "Une facture atteint une tranche si elle est encore due au premier jour de cette tranche. Elle est perdue pour ce qui en reste dû un an après son émission, ou pour ce qui est passé en perte d’ici là.",
    age: "Ancienneté",
    reached: "Montant qui l’a atteinte",
    lost: "Perdu",
    rate: "Taux de perte",

    customers: "Créances",
    customersFinding: "Client par client",
    customersHelp:
      "Hors TVA, arrondi une fois par client. Chaque montant s’ouvre sur les factures et les taux dont il est fait.",
    entries: "Écritures",
    entriesFinding: "À passer à la clôture",
    entriesHelp:
      "Compte 491 pour la dépréciation ; les créances douteuses et litigieuses passent en 416, TTC.",

    closings: "Clôtures",
    closingsFinding: (date: string) => `Clôture précédente : ${date}`,
    noClosing: "Aucune clôture précédente",
    closingsHelp:
      "Arrêter une clôture garde ce qui a été déprécié, client par client : la suivante n’en passe que la différence.",
    keep: (date: string) => `Arrêter la clôture au ${date}`,
    keepAgain: (date: string) => `Arrêter de nouveau la clôture au ${date}`,
    kept: (date: string, allowance: string) =>
      `La clôture du ${date} est arrêtée à ${allowance} de dépréciation.`,
    changed: (allowance: string) =>
      `Depuis, le livre ou les taux ont changé : le calcul donne ${allowance}.`,
    date: "Date de clôture",
    source: "Origine",
    typed: "saisie",
    computed: (version: string, rates: string) => `encours ${version}, tables de taux du ${rates}`,
    remove: "Retirer",
    removeOf: (date: string) => `Retirer la clôture du ${date}`,
    edit: "Modifier",
    editOf: (date: string) => `Modifier la clôture du ${date}`,
    state: "Saisir une clôture précédente",
    stateHelp:
      "Ce que votre comptabilité porte au compte 491, client par client, à la dernière clôture faite sans encours.",
    customer: "Client",
    amount: "Dépréciation",
    ofLine: (what: string, line: string) => `${what}, ligne ${line}`,
    addLine: "Ajouter une ligne",
    wrongDate: "Choisissez la date de cette clôture.",
    dateTaken: "Une clôture est déjà arrêtée à cette date : retirez-la d’abord.",
    wrongAmount: "Écrivez un montant positif comme 1 234,56.",
    twice: "Ce client est déjà saisi plus haut.",
    noCustomer: "Indiquez le client.",
    wrong: (count: string) =>
      count === "1" ? "Un champ est à revoir." : `${count} champs sont à revoir.`,

    emptyTitle: "Ce qu’il est prudent de déprécier à la clôture, et comment l’écrire",
    emptyLead:
      "Des taux par ancienneté, comparés à votre propre passé ; la dotation ou la reprise de chaque client depuis la dernière clôture ; les écritures équilibrées, prêtes à recopier.",
    emptyExample: "Voici à quoi le tableau ressemble :",
  },
  {
    name: "Allowances and provisions",
    finding: (allowance, date, base) =>
      `${allowance} to set aside as of ${date}, on ${base} before VAT.`,
    none: (date) => `Nothing to set aside as of ${date}: no receivable calls for it.`,
    against: (date) => `Against the closing of ${date}:`,
    firstClosing: "Without an earlier closing, all of it is charged:",
    movement: (charge, reversal) => `charge ${charge}, reversal ${reversal}.`,
    conflict:
      "This has changed meanwhile in another tab: nothing was written. Go on from what is shown now.",

    rates: "Rates",
    ratesFinding: "What share of a receivable will be lost, by its age",
    ratesHelp:
      "Your rates, and what the past of the book says: of invoices issued more than a year ago, the share that was never paid, by the age that they reached.",
    past: (percent) => `past: ${percent}`,
    noPast: "no history",
    noPastHelp:
      "The book has no invoice issued more than a year ago yet: its past says nothing of losses.",
    take: "Take over the rates of the past",
    taken: "Rates of the past taken over.",
    history: "Where the rates of the past come from",
    historyHelp:
      "An invoice reaches a bucket if it is still open on the first day of it. It is lost for what is open a year after its issue, or was written off by then.",
    age: "Age",
    reached: "Amount that reached it",
    lost: "Lost",
    rate: "Loss rate",

    customers: "Receivables",
    customersFinding: "Customer by customer",
    customersHelp:
      "Before VAT, rounded once for each customer. Each amount opens on the invoices and rates that it is made of.",
    entries: "Journal entries",
    entriesFinding: "To book at closing",
    entriesHelp:
      "Account 491 for the allowance; doubtful and disputed receivables move to 416, VAT included.",

    closings: "Closings",
    closingsFinding: (date) => `Last closing: ${date}`,
    noClosing: "No earlier closing",
    closingsHelp:
      "Keeping a closing keeps what was set aside for each customer: the next one books the difference only.",
    keep: (date) => `Keep the closing of ${date}`,
    keepAgain: (date) => `Keep the closing of ${date} anew`,
    kept: (date, allowance) => `The closing of ${date} is kept, with an allowance of ${allowance}.`,
    changed: (allowance) =>
      `The book or the rates have changed since: the computation gives ${allowance}.`,
    date: "Closing date",
    source: "Made by",
    typed: "typed",
    computed: (version, rates) => `encours ${version}, rate tables of ${rates}`,
    remove: "Remove",
    removeOf: (date) => `Remove the closing of ${date}`,
    edit: "Change",
    editOf: (date) => `Change the closing of ${date}`,
    state: "Type an earlier closing",
    stateHelp:
      "What your books have on account 491, customer by customer, at the last closing made without encours.",
    customer: "Customer",
    amount: "Allowance",
    ofLine: (what, line) => `${what}, line ${line}`,
    addLine: "Add a line",
    wrongDate: "Choose the date of this closing.",
    dateTaken: "A closing of this date is kept already: remove it first.",
    wrongAmount: "Write a positive amount like 1,234.56.",
    twice: "This customer stands further up already.",
    noCustomer: "Name the customer.",
    wrong: (count) =>
      count === "1" ? "One field needs another look." : `${count} fields need another look.`,

    emptyTitle: "What it is prudent to set aside at closing, and how to book it",
    emptyLead:
      "Rates by age, held against your own past; the charge or reversal for each customer since the last closing; balanced entries, ready to copy.",
    emptyExample: "This is what the table looks like:",
  },
);
