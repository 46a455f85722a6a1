import type { Words } from "./index.ts";

const storeProblems: Record<string, string> = {
  "store/absent":
    "This browser lets nothing be saved here (a private window?). You can work, but nothing is kept once you close it.",
  "store/blocked":
    "Another tab of encours is holding the data. Close it, then try again: nothing is lost.",
  "store/closed":
    "The browser has closed access to the data. Reload the page: what was saved still is.",
  "store/newer":
    "These data were written by a newer version of encours. Reload the page to get it; nothing has been changed.",
  "store/quota":
    "No room left: the browser refused to save. Nothing was written and your file is untouched. Free some space, then try again.",
  "store/unreadable":
    "The browser cannot open the data. Close the other windows and try again; do not clear the site’s data.",
};

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

export const en: Words = {
  title: "encours: your invoices, what is owed, since when",
  skip: "Skip to content",
  otherLanguage: "Français",
  loading: "Opening the book…",
  framed: "As a precaution, encours shows nothing inside another page.",
  framedOpen: "Open encours in its own window",
  insecure:
    "encours needs a secure address (https or localhost) to save your invoices on this device.",
  failed: "encours could not start. Reload the page; your data are untouched.",
  retry: "Try again",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  cancel: "Cancel",
  undo: "Undo",

  nav: {
    label: "Main navigation",
    dashboard: "Dashboard",
    aging: "Aging",
    indicators: "Indicators",
    claims: "Late payment",
    forecast: "Cash",
    allowance: "Allowance",
    import: "Import",
    data: "Data",
    figures: "How it is computed",
    figuresPage: "../figures/en/index.html",
    more: "More",
  },
  bar: {
    asOf: "As of",
    backToToday: "back to today",
    saved: "Saved",
    savedHelp: "Your invoices are saved on this device, and nowhere else.",
    unsaved: "Not saved",
    empty: "Empty book",
    demo: "Demo",
  },
  demoNote: "Demo book “Atelier”: nothing is saved.",
  demoLeave: "Leave the demo",
  demoFile: "Download its CSV file",
  update: "A new version of encours is ready.",
  updateNow: "Update",

  stages: {
    reading: "Reading the file",
    checking: "Comparing with the book",
    saving: "Saving",
    loading: "Opening the book",
    computing: "Working out the figures",
  },
  progress: (done, total) => `${done} of ${total}`,
  imported: (added, replaced, kept) =>
    `${added === "0" ? "No new invoice" : plural(added, "invoice added", "invoices added")}${replaced === "0" ? "" : `, ${replaced} updated`}. ${kept ? "Saved." : "Nothing is kept once you close."}`,
  undone: "Import undone. The book is back to what it was before. Saved.",
  erased: "All data have been erased from this device.",
  refusal: ({ code, message }) => {
    if (code === "internal/bug") {
      return "A defect in encours interrupted this work. Your saved data are untouched; reload the page.";
    }
    if (code === "file/unreadable") {
      return "The file could not be read: it may have been moved or changed. Choose it again.";
    }
    return storeProblems[code] ?? message;
  },
  damage: (what, invoices, held) =>
    `${what}: a record of the journal is damaged${invoices ? ` (${invoices} invoices)` : ""}. ${held ? "The quick copy still holds these invoices: the figures are complete." : "The rest is loaded; import this file again to complete it."}`,
  damageImport: (file) => `Import “${file}”`,
  damageChange: (seq) => `Change no. ${seq}`,
  damageTitle: "Damaged data",

  calculators: {
    "due-date": "When is this invoice due, and are its terms lawful?",
    "early-discount": "What does a discount for paying early cost?",
    installments: "How to spread this debt?",
    "late-payment": "What is the delay of an invoice worth?",
  },
  calculatorLead:
    "It is computed here, on your device. The address of this page follows what you type: keep it, or share it.",

  welcome: {
    title: "Who owes you how much, since when, and what to do about it?",
    lead: "Drop the CSV export of your invoicing software. In seconds, encours shows what is owed, what the delay is worth by law, when the money should come and what to set aside.",
    drop: "Drop your file here",
    dropHint:
      "A CSV of invoices: number, customer, date of issue, amount including VAT; due date and payments if you have them.",
    choose: "Choose a file",
    demo: "Try the demo",
    demoHint: "Eight invoices, three customers. Nothing is saved.",
    privacy:
      "Nothing leaves this device: no account, no server, no cookie. Works offline after the first visit.",
    exampleTitle: "What you will see",
    example: [
      { name: "Aging", text: "every amount owed in its class of age, customer by customer" },
      { name: "Indicators", text: "DSO and real delays, each with the name of its method" },
      { name: "Late payment", text: "what the law lets you claim, with the article" },
      { name: "Cash", text: "thirteen weeks, the lowest point, the first day below zero" },
      { name: "Allowance", text: "what is prudent to set aside, with the journal entries" },
    ],
    exampleFile: "A file looks like this:",
  },
  sources: "Law applied",
  checkedOn: (date) => `checked on ${date}`,
  inForce: (from, to) =>
    from && to
      ? `in force from ${from} to ${to}`
      : from
        ? `in force since ${from}`
        : to
          ? `in force until ${to}`
          : "",
  noAddress: "no public address on record",
  dropAnywhere: "Let go of the file to read it",

  insight: {
    due: (receivables, date, overdue, percent) =>
      `${receivables} owed as of ${date}, of which ${overdue} overdue (${percent}).`,
    dueNoneLate: (receivables, date) => `${receivables} owed as of ${date}, nothing overdue.`,
    nothing: (date) => `Nothing is owed as of ${date}.`,
    claim: (claim, count) =>
      `The law lets you claim ${claim} on ${plural(count, "invoice", "invoices")} paid or left late.`,
    period: (from, to) => `Your invoices were issued from ${from} to ${to}.`,
    see: (date) => `See the position as of ${date}`,
    future: "A date to come: payments until then are not known.",
  },

  table: {
    csv: "CSV",
    png: "Picture",
    csvOf: (what) => `Download the table “${what}” as CSV`,
    pngOf: (what) => `Download the picture “${what}”`,
    customer: "Customer",
    total: "Total",
    in: (currency) => `in ${currency}`,
    more: (count) => `Show ${count} more rows`,
    shown: (shown, all) => `${shown} of ${all} rows`,
    others: (count) => `The ${count} others`,
    scroll: "scrollable table",
  },

  aging: {
    name: "Aging",
    help: "What each customer still owes, by the number of days since it fell due.",
    finding: (customer, total) => `${customer} owes the most: ${total}.`,
    findingLate: (customer, total, overdue) =>
      `${customer} owes the most: ${total}, of which ${overdue} overdue.`,
    none: "No customer owes anything on this day.",
    notDue: "Not due",
    bucket: (from, to) => `${from}–${to} d`,
    beyond: (from) => `over ${from} d`,
    credits: "Credits",
    creditsHelp: "Credit notes and overpayments, which are deducted.",
    oldest: "Oldest",
    days: (days) => `${days} d`,
    invoices: "Invoices",
    chart: "Receivables by customer and age",
    why: "The sum of what is still owed, invoices and credit notes, on the chosen day: amount including VAT less the payments dated on or before it. Each amount is in one class and one only.",
  },

  kpis: {
    name: "Indicators",
    help: "How long your customers take to pay, measured in several ways: each has its name. DSO counts the days of sales still to be collected.",
    finding: (days) => `Your customers pay in ${days} on average.`,
    findingDso: (days) => `Your sales take ${days} to be collected.`,
    findingNone: "Not enough recent sales or payments to measure a delay.",
    window: "Period observed",
    windowDays: (days) => `last ${days} days`,
    none: "not applicable",
    noneHelp: "The quotient has no meaning here: sales or payments are missing in the period.",
    days: "days",
    dso: {
      label: "DSO",
      method: "simple method",
      why: "Receivables divided by the sales of the period including VAT, times the number of days. Reacts to large recent sales.",
    },
    dsoCountBack: {
      label: "DSO",
      method: "count-back",
      why: "Receivables are used up by the sales of this month, then of the months before, and the days are counted. Follows the season; differs from the simple method when sales vary.",
    },
    truncated: "Receivables exceed all sales in the book: the count stops at its first month.",
    dsoBestPossible: {
      label: "Best possible DSO",
      method: "if all were paid when due",
      why: "The part of receivables not yet due, divided by the sales of the period, times the number of days.",
    },
    averageDaysDelinquent: {
      label: "Lateness within the DSO",
      method: "simple DSO − best possible DSO",
      why: "The days of the simple DSO that come from lateness alone.",
    },
    averageDaysToPay: {
      label: "Average time to pay",
      method: "weighted by payments",
      why: "From issue to payment, averaged by the amounts paid in the period. Not the DSO: only paid invoices count.",
    },
    averageDaysLate: {
      label: "Average lateness",
      method: "weighted by payments",
      why: "From due date to payment, averaged by the amounts paid in the period. Negative when paid early.",
    },
    overduePercent: {
      label: "Share overdue",
      method: "overdue ÷ (overdue + not due)",
      why: "Share of positive receivables past their due date.",
    },
    paidLatePercent: {
      label: "Paid late",
      method: "share of payments",
      why: "Share of the amounts paid in the period after their due date.",
    },
    collectionEffectivenessPercent: {
      label: "Collection effectiveness",
      method: "CEI: share collected",
      why: "Share collected of what could be in the period: opening receivables and sales, less closing receivables.",
    },
    lossPercent: {
      label: "Loss rate",
      method: "write-offs ÷ sales",
      why: "What was written off in the period, against sales.",
    },
    topCustomerPercent: {
      label: "Largest customer",
      method: "share of receivables",
      why: "Share of the largest debtor in receivables: above a third, its failure is a risk to you.",
    },
    receivables: { label: "Receivables", method: "still owed, credits deducted" },
    overdue: { label: "Overdue", method: "due date past" },
    notDue: { label: "Not due", method: "due date to come" },
    sales: { label: "Sales incl. VAT", method: "of the period" },
    disputed: { label: "Disputed", method: "within receivables" },
    doubtful: { label: "Doubtful", method: "within receivables" },
  },

  claims: {
    why: "The sum of the rows, each worked out for its invoice: interest day by day on what is open at the start of each day, at the rate of each half-year (ECB + 10 points between businesses; for a public debtor, ECB + 8 points of the half-year in which the delay begins), plus €40 for each late invoice. Each row opens its details.",
    name: "Late payment",
    help: "Late-payment interest and the flat €40 indemnity that French law grants, without any reminder, from a business or public customer. The texts are below the table.",
    finding: (claim, count) => `${claim} claimable on ${plural(count, "invoice", "invoices")}.`,
    none: "No invoice was paid or left late: nothing to claim.",
    invoice: "Invoice",
    due: "Due",
    open: "Open",
    late: "Late",
    interest: "Interest",
    indemnity: "Indemnity",
    claim: "Claimable",
    paid: "settled",
    openDetail: (invoice) => `Details of ${invoice}`,
    panelTitle: (invoice) => `Late payment of ${invoice}`,
    issued: "Issued",
    amount: "Amount incl. VAT",
    payments: "Payments",
    noPayment: "none",
    segments: "Period by period",
    from: "From",
    to: "to",
    days: "Days",
    principal: "On",
    rate: "Rate",
    totalDue: "Total due",
    perDay: (amount) => `Each further day adds ${amount}.`,
    limitation: (date) => `To be claimed by ${date} at the latest`,
    warnings: "Worth knowing",
    rates: (date) => `Rate tables checked on ${date}.`,
    reference: "Reference rates",
    series: {
      ecbRefinancing: "ECB refinancing rate",
      legalProfessional: "French legal interest rate, “autres cas”",
    },
    rateFrom: (series, percent, from) => `${series} on ${from}: ${percent}, as read from`,
    noSegment: "No day bears interest.",
  },

  forecast: {
    why: "Each open invoice falls on its due date, shifted by its customer’s usual lateness; those already late, after the delay chosen. The balance at the end of each day is held against the threshold.",
    name: "Cash",
    help: "What your open invoices should bring in, week by week, over thirteen weeks.",
    findingAbove: (lowest, date) =>
      `At the lowest, ${lowest} on ${date}: never below the threshold.`,
    findingBelow: (first, lowest, date) =>
      `Below the threshold from ${first}; at the lowest, ${lowest} on ${date}.`,
    assumptions: "Assumptions",
    opening: "Opening balance",
    openingHelp: "Your bank balance on the chosen day.",
    threshold: "Alert threshold",
    thresholdMark: (amount) => `threshold: ${amount}`,
    timing: "When your customers will pay",
    timingBehaviour: "as they usually do",
    timingDue: "when due",
    timingHelp:
      "As usual: each customer’s average lateness over a year, given at least three payments.",
    grace: "Wait for late invoices, in days",
    graceHelp: "Invoices already late are expected on the date of the figures plus this wait.",
    understood: (amount) => `Understood: ${amount}.`,
    notUnderstood: "Write an amount such as 1 234.56.",
    week: "Week",
    receivables: "Receipts",
    net: "Change",
    closing: "Balance",
    lowest: "Lowest",
    start: "start",
    excluded: (amount) => `Left out (disputed and doubtful): ${amount}.`,
    beyond: (amount) => `Expected after the period: ${amount}.`,
    firstBelow: "First day below the threshold",
    never: "never",
    chart: "Expected balance, week by week",
    lowestMark: (amount, date) => `${amount} on ${date}`,
    noFlows: "No costs and no other receipts: only the invoices of the book are counted.",
  },

  allowance: {
    why: "What is open before VAT on each invoice, times the rate of its class of age; rounded once for each customer, then added up.",
    name: "Allowance for receivables",
    help: "Probable loss on receivables, before VAT (account 491), at rates by age that you choose.",
    finding: (allowance, base) => `${allowance} to set aside on ${base} before VAT.`,
    none: "No open receivable: nothing to set aside.",
    rates: "Loss rates by age",
    ratesHelp:
      "Assumptions to replace by your experience: for French tax, only a precise and probable loss is deductible.",
    vat: "Assumed VAT",
    rateWrong: "A rate from 0 to 100.",
    netOpen: "Open before VAT",
    allowance: "Allowance",
    charge: "Charge",
    reversal: "Reversal",
    entries: "Journal entries",
    account: "Account",
    label: "Label",
    debit: "Debit",
    credit: "Credit",
    balanced: "Each entry balances: one debit, one credit, the same amount.",
  },

  why: {
    title: "Why this figure?",
    method: "Method",
    inputs: "From",
    page: "Formula, law and a worked example",
    pageOf: (figure) => `../figures/en/${figure}.html`,
    steps: "The calculation, step by step",
  },

  figureRefused: {
    fx: (currencies) =>
      `The book also holds invoices in ${currencies}. Give the value of one unit of each currency, or change the currency of the figures.`,
    fxLabel: (from, to) => `1 ${from} is worth, in ${to}`,
    fxApply: "Convert",
    switchTo: (currency) => `Show the figures in ${currency}`,
  },

  import: {
    title: "Import a file",
    lead: "The CSV export of your software. You will see what was understood of it before anything is saved.",
    previewOf: (file) => `What encours understood of “${file}”`,
    finding: (invoices, customers, payments) =>
      `${plural(invoices, "invoice", "invoices")}, ${plural(customers, "customer", "customers")}, ${plural(payments, "payment", "payments")}.`,
    nothingSaved: "Nothing is saved yet.",
    against: "Against the book",
    added: () => "new",
    known: () => "already known",
    conflicts: () => "different",
    conflictsTitle: (count) =>
      count === "1" ? "1 different invoice" : `${count} different invoices`,
    conflictsHelp: (count) =>
      `The book already knows ${count === "1" ? "this number" : "these numbers"}, with other content (amount, date, payment…).`,
    conflictKeep: (count) => (count === "1" ? "Keep the book’s" : "Keep those of the book"),
    conflictReplace: (count) =>
      count === "1" ? "Replace it by the one of the file" : "Replace them by those of the file",
    more: (count) => `and ${count} more`,
    confirm: (added) => `Add ${plural(added, "invoice", "invoices")} to the book`,
    confirmReplace: "Update the book",
    nothingNew: "Nothing to add: the book already knows these invoices.",
    conflictsKept: "Nothing changes: the book stays as it is.",
    done: "Done",
    drop: "Give up",
    understood: "Format found",
    delimiter: "Separator",
    delimiters: { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" },
    encoding: "Encoding",
    encodings: {
      "utf-8": "UTF-8",
      "windows-1252": "Windows-1252",
      "iso-8859-15": "ISO-8859-15",
    },
    decimal: "Decimals",
    decimals: { ",": "comma (1 234,56)", ".": "point (1,234.56)" },
    dateFormat: "Dates",
    dateFormats: {
      "YYYY-MM-DD": "YYYY-MM-DD",
      "DD/MM/YYYY": "DD/MM/YYYY",
      "MM/DD/YYYY": "MM/DD/YYYY",
      YYYYMMDD: "YYYYMMDD",
      "DD.MM.YYYY": "DD.MM.YYYY",
      "DD-MM-YYYY": "DD-MM-YYYY",
    },
    currency: "Currency",
    currencyHelp: "For rows that state none.",
    round: "Round amounts that have too many decimals",
    automatic: "detected",
    columns: "Columns found",
    fields: {
      id: "Invoice number",
      customer: "Customer",
      customerName: "Customer name",
      customerKind: "Kind of customer",
      issued: "Date of issue",
      due: "Due date",
      amount: "Amount incl. VAT",
      vat: "VAT",
      currency: "Currency",
      paidOn: "Date of payment",
      paid: "Amount paid",
      disputed: "Dispute",
    },
    change: "Correct the reading",
    apply: "Read again this way",
    sample: "The first invoices",
    rejected: (count) => plural(count, "row refused", "rows refused"),
    rejectedHelp:
      "The other rows can be imported. Correct these in your software, then drop the file again: nothing will be counted twice.",
    rejectedRows: (count) => (count === "1" ? "row refused" : "rows refused"),
    rejectedNone: "No row refused.",
    line: "Line",
    column: "Column",
    value: "Value",
    problem: "What is wrong",
    code: "Code",
    rejectedFile: "Download the list",
    allRefused: "No row could be read.",
    questionDate: "These dates can be read in two ways",
    questionDateLead: (example) =>
      `Nothing in the column says whether “${example}” starts with the day or the month. You know:`,
    questionDay: (example) => `${example}: day first`,
    questionMonth: (example) => `${example}: month first`,
    readsAs: (reading) => `that is ${reading}`,
    questionDecimal: "These amounts can be read in two ways",
    questionDecimalLead: (example) =>
      `Nothing in the column says whether “${example}” counts thousands or decimals. You know:`,
    questionComma: "The comma marks the decimals",
    questionPoint: "The point marks the decimals",
    columnsTitle: "Which columns are which?",
    columnsLead: (missing) =>
      `encours did not recognise: ${missing}. Say which column of your file it is.`,
    noColumn: "— none —",
    required: "required",
    refusedTitle: "This file could not be read",
    otherFile: "Choose another file",
    firstRows: "The first rows of the file",
  },
  printed: (files, version, rates) =>
    `Book: ${files}. encours ${version}, rate tables checked on ${rates}.`,
  rejectedHead: ["line", "column", "value", "code", "message"],

  data: {
    finding: (invoices) =>
      invoices === "0"
        ? "The book is empty."
        : `${plural(invoices, "invoice", "invoices")} on this device.`,
    kept: "The browser keeps these data until you erase them.",
    notPersisted:
      "The browser has not promised to keep these data: short of room, it may erase them. Keep your original files.",
    journal: "Journal of imports",
    date: "Date",
    file: "File",
    added: "Added",
    replaced: "Replaced",
    rejected: "Refused",
    period: "Invoices issued",
    undo: "Undo this import",
    undoOf: (file) => `Undo the import “${file}”`,
    wasUndone: "undone",
    none: "No import yet.",
    erase: "Erase everything",
    eraseHelp:
      "Erases all invoices, the journal and the settings from this device. There is no way back.",
    eraseConfirm: "Yes, erase everything for good",
    eraseKeep: "No, keep it",
    version: (version) => `encours ${version}`,
    rates: (date) => `rate tables checked on ${date}`,
  },
};
