import type { Words } from "./index.ts";

const storeProblems: Record<string, string> = {
  "store/absent":
    "This browser lets nothing be saved here (a private window?). You can work, but nothing is kept once you close it.",
  "store/blocked":
    "Another tab of encours is holding the data. Close it, then try again: nothing is lost.",
  "store/closed":
    "The browser has closed access to the data. Reload the page: what was saved still is.",
  "store/covered":
    "This invoice or customer has changed since: undo its latest change first. Nothing was written.",
  "store/missing": "This invoice or customer is not, or no longer, in the book.",
  "store/newer":
    "These data were written by a newer version of encours. Reload the page to get it; nothing has been changed.",
  "store/quota":
    "No room left: the browser refused to save. Nothing was written and your file is untouched. Free some space, then try again.",
  "store/silent":
    "The browser does not answer any more when asked for the data. Close it and open it again: what was saved still is.",
  "store/unreadable":
    "The browser cannot open the data. Close the other windows and try again; do not clear the site’s data.",
};

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === "1" ? one : many}`;

/** How a figure of the allowances is made, by its name in their report. */
const allowanceMethods: Record<string, string> = {
  netOpen:
    "What is open on each invoice without its VAT: the VAT that the invoice states, else the assumed one. Credit notes and overpayments are left aside.",
  allowance:
    "What is open before VAT on each invoice, times the rate of its age or standing; rounded once for each customer, then added up.",
  previous: "What was set aside at the last closing.",
  charge: "The allowance less that of the last closing, customer by customer, where it rises.",
  reversal:
    "The allowance of the last closing less that of today, customer by customer, where it falls.",
  debit:
    "What is to be booked on this date, the sum of all customers: the charge or the reversal, and what is moved to doubtful receivables (416), VAT included.",
  credit:
    "What is to be booked on this date, the sum of all customers: the charge or the reversal, and what is moved to doubtful receivables (416), VAT included.",
};

function keptIn(copies: number): string {
  if (copies === 0) return "Nothing is kept once you close.";
  return copies === 1 ? "Saved, 1 copy." : `Saved, ${copies} copies.`;
}

const place = (name: string) => (name === "default" ? "main copy" : "second copy");
const otherPlace = (name: string) => (name === "default" ? "second copy" : "main copy");
const copyProblems: Record<string, string> = {
  "store/absent": "is not allowed here by the browser",
  "store/blocked": "is held by another tab",
  "store/closed": "was closed by the browser",
  "store/quota": "has no room left",
  "store/silent": "does not answer any more",
  "store/unreadable": "does not open, or cannot be written to",
};

export const en: Words = {
  title: "encours: your invoices, what is owed, since when",
  skip: "Skip to content",
  otherLanguage: "Français",
  loading: "Opening the book…",
  retry: "Try again",
  close: "Close",
  copy: "Copy",
  copied: "Copied",
  cancel: "Cancel",
  undo: "Undo",
  redo: "Redo",

  nav: {
    label: "Main navigation",
    dashboard: "Dashboard",
    invoices: "Invoices",
    customers: "Customers",
    reminders: "Reminders",
    aging: "Aging",
    indicators: "Indicators",
    claims: "Late payment",
    forecast: "Forecast",
    cash: "Cash",
    allowance: "Allowance",
    provisions: "Provisions",
    calculators: "Calculators",
    audit: "Audit",
    import: "Import",
    data: "Data",
    settings: "Settings",
    figures: "How it is computed",
    figuresPage: "../figures/en/index.html",
    keys: "Keyboard (?)",
    more: "More",
  },
  bar: {
    asOf: "As of",
    backToToday: "back to today",
    changedSince: "what has changed since",
    saved: (copies) => (copies === 1 ? "Saved, 1 copy" : `Saved, ${copies} copies`),
    savedHelp: "Your invoices are saved on this device, and nowhere else.",
    unsaved: "Not saved",
    empty: "Empty book",
    demo: "Demo",
  },
  demoNote: "Demo book, all names made up: nothing is saved.",
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
  megabytes: (count) => `${count} MB`,
  progress: (done, total) => `${done} of ${total}`,
  imported: (added, replaced, copies) =>
    `${added === "0" ? "No new invoice" : plural(added, "invoice added", "invoices added")}${replaced === "0" ? "" : `, ${replaced} updated`}. ${keptIn(copies)}`,
  undone: (what, copies) => `Undone: ${what}. ${keptIn(copies)}`,
  redone: (what, copies) => `Done again: ${what}. ${keptIn(copies)}`,
  deskConflict:
    "Another tab changed this meanwhile: nothing was written. What you see is up to date.",
  erased: "All data have been erased from this device.",
  erasedPartly:
    "The book is erased, but one of its two copies does not answer: it will be erased as soon as it does. Leave encours open, or come back to it.",
  oneCopy: (name, code) =>
    `Saved, 1 copy: the ${place(name)} ${copyProblems[code] ?? copyProblems["store/unreadable"]}. You are working on the other one; export it to be safe.`,
  recovered: (kind, name, count) => {
    const changes = plural(count, "change", "changes");
    switch (kind) {
      case "vanished":
        return `Data had vanished from the ${place(name)}: ${changes} restored from the ${otherPlace(name)}.`;
      case "completed":
        return `The ${place(name)} lacked ${changes}: it was completed from the ${otherPlace(name)}.`;
      case "mended":
        return `The ${place(name)} had ${plural(count, "damaged record, restored", "damaged records, restored")} from the ${otherPlace(name)}.`;
      default:
        return `The two copies went on differently. The book is the longer one; the other, ${changes} of the ${place(name)}, is set aside: it is in the raw journal, under “Data”.`;
    }
  },
  recoveredTitle: "Nothing is lost",
  exportRaw: "Export the raw journal",
  exportDamaged: "Export these records",
  refusal: ({ code, message }) => {
    if (code === "internal/bug") {
      return "A defect in encours interrupted this work. Your saved data are untouched; reload the page.";
    }
    if (code === "file/unreadable") {
      return "The file could not be read: it may have been moved or changed. Choose it again.";
    }
    return storeProblems[code] ?? message;
  },
  damage: (what, invoices, held, file) =>
    `${what}: a record of the journal is damaged${invoices ? ` (${plural(invoices, "invoice", "invoices")})` : ""}. ${held ? "The quick copy still holds these invoices: the figures are complete." : file ? "The rest is loaded; import this file again to complete it." : "The rest is loaded; what is missing, an import or a change, is to be done again."}`,
  damageImport: (file) => `Import “${file}”`,
  damageChange: (seq) => `Change no. ${seq}`,
  damageTitle: "Damaged data",

  calculatorsLead: "One question, one calculation, with its article: nothing to import.",
  calculators: {
    aging: "Who owes you how much, and since when?",
    "collection-costs": "What does collecting cost, and which way is the cheapest?",
    dso: "In how many days are your sales paid?",
    "due-date": "When is this invoice due, and are its terms lawful?",
    "early-discount": "What does a discount for paying early cost?",
    forecast: "Where will your cash be in thirteen weeks?",
    installments: "How to spread this debt?",
    "late-payment": "What is the delay of an invoice worth?",
    provision: "What is to be set aside at closing?",
  },
  tableLead:
    "It is computed here, on your device, and the table is kept nowhere. To keep it, use the import.",
  calculatorLead:
    "It is computed here, on your device. The address of this page follows what you type: keep it, or share it.",

  welcome: {
    title: "Who owes you how much, since when, and what to do about it?",
    lead: "Drop the CSV export of your invoicing software. In seconds, encours shows what is owed, what the delay is worth by law, when the money should come and what to set aside.",
    drop: "Drop your files here",
    dropHint:
      "A CSV of invoices (number, customer, date of issue, amount including VAT; due date and payments if you have them), electronic invoices (Factur-X, CII, UBL), or the French accounting file (FEC) of your accounts. Several at once if you like.",
    choose: "Choose files",
    demo: "Try the demo",
    demoHint:
      "Two years of an imaginary studio: 122 invoices, thirteen customers. Nothing is saved.",
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
  tables: (checked, own) =>
    own === "" ? checked : `${checked}, ${own} ${own === "1" ? "rate" : "rates"} added by you`,
  ratesToSettings: "Add the rate of this half-year",
  ratesNew: (from) =>
    `Reference rates have changed since those of ${from}: what is computed from now on uses the new ones.`,
  ratesShow: "See which",
  ratesSeen: "Understood",
  rateOwn: "added by you",
  dropAnywhere: "Let go of the file to read it",

  insight: {
    due: (receivables, date, overdue, percent) =>
      `${receivables} owed as of ${date}, of which ${overdue} overdue (${percent}).`,
    dueNoneLate: (receivables, date) => `${receivables} owed as of ${date}, nothing overdue.`,
    credited: (receivables, date, credits) =>
      `${receivables} owed as of ${date}, after ${credits} of credit notes and overpayments.`,
    late: (overdue, percent) => `${overdue} of invoices overdue, ${percent} of the open invoices.`,
    noneLate: "Nothing overdue.",
    creditsOnly: (credits, date) =>
      `Nothing is owed as of ${date}. Your customers hold ${credits} of credit notes and overpayments.`,
    nothing: (date) => `Nothing is owed as of ${date}.`,
    claim: (claim, count) =>
      `The law lets you claim ${claim} on ${plural(count, "invoice", "invoices")} paid or left late.`,
    period: (from, to) => `Your invoices were issued from ${from} to ${to}.`,
    see: (date) => `See the position as of ${date}`,
    changes: "What changed since the end of the month before",
    future: "A date to come: payments until then are not known.",
  },

  table: {
    csv: "CSV",
    xlsx: "Excel",
    png: "Picture",
    csvOf: (what) => `Download the table “${what}” as CSV`,
    xlsxOf: (what) => `Download the table “${what}” for Excel (.xlsx)`,
    pngOf: (what) => `Download the picture “${what}”`,
    customer: "Customer",
    total: "Total",
    in: (currency) => `in ${currency}`,
    inDays: "in days",
    more: (count) => `Show ${count} more rows`,
    shown: (shown, all) => `${shown} of ${all} rows`,
    others: (count) => `The ${count} others`,
    scroll: "scrollable table",
  },

  aging: {
    disputed: "of which in dispute",
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

  invoices: {
    name: "Invoices",
    title: (count) => plural(count, "invoice", "invoices"),
    titleOf: (count, all) => `${plural(count, "invoice", "invoices")} of ${all}`,
    open: (open, date) => `${open} to collect as of ${date}`,
    openLate: (open, date, overdue) =>
      `${open} to collect as of ${date}, of which ${overdue} overdue`,
    openCredited: (open, date, credits, overdue) =>
      `${open} to collect as of ${date}, after ${credits} of credit notes and overpayments; ${overdue} of invoices overdue`,
    nothingOpen: (date) => `nothing to collect as of ${date}`,
    insight: (count, sums) => `${count}: ${sums}.`,
    and: " and ",
    why: "Sum of what is open of the listed invoices on the date of situation, less credit notes and overpayments: the amount including VAT less the payments dated that day or before.",
    filters: "Choose invoices",
    search: "Search",
    searchHelp: "Number or customer",
    status: "Status",
    all: "all",
    standings: {
      open: "open",
      notDue: "not due",
      overdue: "overdue",
      disputed: "disputed",
      doubtful: "doubtful",
      credit: "credit notes and overpayments",
      paid: "settled",
      writtenOff: "written off",
    },
    customer: "Customer",
    allCustomers: "all",
    age: "Delay",
    anyReason: "all",
    chooseColumns: "Columns",
    moveUp: (column) => `Move ${column} up`,
    moveDown: (column) => `Move ${column} down`,
    usualColumns: "Usual columns",
    anyAge: "all",
    sort: "Sort by",
    reverse: "Reverse the order",
    fold: "Filter and sort",
    clear: "All invoices",
    views: "Saved views",
    keepView: "Save this view",
    viewName: "Name of the view",
    dropView: (name) => `Remove the view “${name}”`,
    columns: {
      number: "Number",
      customer: "Customer",
      issued: "Issued",
      due: "Due",
      amount: "Amount incl. VAT",
      vat: "VAT included",
      open: "Open",
      currency: "Currency",
      status: "Status",
      daysLate: "Days late",
      reason: "Reason",
    },
    statuses: {
      future: "to come",
      notDue: "not due",
      overdue: "overdue",
      disputed: "disputed",
      doubtful: "doubtful",
      credit: "credit",
      paid: "settled",
      writtenOff: "written off",
    },
    late: (days) => `${plural(days, "day", "days")} late`,
    also: (status, late) => `${status}, ${late}`,
    nothing: "nothing",
    none: "No invoice matches these choices.",
    printedPart: (shown, all) =>
      `The first ${shown} invoices of ${all}; the CSV file has all of them.`,
    keys: "Arrow keys move, Home and End go to the edges.",
    totalOf: "Open",
    listOf: (bucket) => `invoices ${bucket}`,
    emptyTitle: "Your invoices, one a line: who owes what, since when",
    emptyLead:
      "Search for a number, keep one customer or one age of delay, sort: the sum of what is shown follows. All of it is in the address, which you can keep.",
    emptyExample: "This is what the list looks like:",
  },

  edits: {
    done: (action, invoice, copies) => `${action}: ${invoice}. ${keptIn(copies)}`,
    actions: {
      add: "Invoice added",
      credit: "Credit note made",
      deposit: "Deposit recorded",
      edit: "Invoice changed",
      pay: "Payment recorded",
      setOff: "Set-off recorded",
      dispute: "Dispute opened",
      endDispute: "Dispute closed",
      doubt: "Declared doubtful",
      endDoubt: "No longer doubtful",
      writeOff: "Written off",
      restore: "Write-off taken back",
    },
    forms: {
      add: "New invoice",
      credit: "Make a credit note",
      deposit: "Deposit received",
      edit: "Edit",
      pay: "Record a payment",
      setOff: "Set off against an invoice",
      dispute: "Open a dispute",
      endDispute: "Close the dispute",
      doubt: "Declare doubtful",
      endDoubt: "No longer doubtful",
      writeOff: "Write off",
      restore: "Take the write-off back",
    },
    help: {
      dispute:
        "The invoice stays owed and in its bucket; it is no longer reminded like the others.",
      doubt: "Payment is uncertain: the invoice stays owed, with an allowance of its own.",
      writeOff:
        "The receivable is lost: what is open on that date leaves the book. Nothing is erased, and it can be undone.",
    },
    number: "Number",
    customer: "Customer",
    issued: "Issued",
    terms: "Payment terms",
    due: "Due",
    amount: "Amount incl. VAT",
    amountHelp: "Negative for a credit note.",
    vat: "VAT included",
    optional: "optional",
    currency: "Currency",
    date: "Date",
    from: "From",
    reason: "Reason",
    to: "Until",
    paid: "Amount paid",
    paidHelp: "A part is enough; negative for a refund.",
    byDate: "on a chosen date",
    receipt: "on receipt",
    net: (days) => `${days} days`,
    daysThenEnd: (days) => `${days} days end of month (the days, then the end of the month)`,
    endThenDays: (days) => `end of month + ${days} days (the end of the month, then the days)`,
    onDay: (terms, day) => `${terms}, on day ${day}`,
    ownTerms: (terms) => `those of the customer: ${terms}`,
    dueOn: (date) => `Due on ${date}.`,
    save: "Save",
    drop: "Discard",
    wrongAmount: "Write an amount such as 1234.56, without a separator of thousands.",
    required: "To be filled in.",
    taken: "This number is taken: nothing was written. Choose another one.",
    conflict:
      "This invoice has changed meanwhile: nothing was written. Above is what it has become, below what you were about to write. Save again to apply it.",
    wrong: (count) => `${plural(count, "field needs", "fields need")} another look.`,
    payments: "Payments",
    noPayment: "none",
    history: "History",
    noHistory: "As imported.",
    actionsOf: "Act",
    individualRate: "Allowance rate",
    lostEntries: "Entries of the write-off",
    lostWhy:
      "What was open on the day of the write-off. The VAT in it is recovered at its share of the invoice; the rest is a loss.",
    lostHelp:
      "The allowance for this customer, if there is one, is reversed at closing. VAT is recovered only on a receivable that is lost for good, with a duplicate of the invoice (art. 272 CGI).",
    claim: "Claimable",
    claimWhy: "What the delay is worth by law, step by step",
    undone: "undone",
  },

  journal: {
    name: "Journal of changes",
    help: "All that has changed the book on this device, the last first. Nothing of it is erased: an undo is added to it, and can be undone in turn.",
    who: "Who",
    when: "When",
    what: "What",
    about: "About",
    import: "File imported",
    customer: { add: "Customer added", edit: "Customer changed" },
    restore: "Backup restored",
    invoices: (count) => plural(count, "invoice", "invoices"),
    desk: {
      view: { add: "View added", edit: "View changed", remove: "View removed" },
      rate: { add: "Rate added", edit: "Rate changed", remove: "Rate removed" },
      bankLine: {
        add: "Bank line dealt with",
        edit: "Bank line dealt with",
        remove: "Bank line to be looked at again",
      },
      mapping: { add: "Reading kept", edit: "Reading changed", remove: "Reading forgotten" },
      contact: { add: "Contact added", edit: "Contact changed", remove: "Contact removed" },
      closing: { add: "Closing kept", edit: "Closing changed", remove: "Closing removed" },
      risk: { add: "Risk entered", edit: "Risk changed", remove: "Risk removed" },
      individualRate: {
        add: "Individual rate given",
        edit: "Individual rate changed",
        remove: "Individual rate removed",
      },
      creditNote: {
        add: "Credit note tied to its invoice",
        edit: "Credit note tied to its invoice",
        remove: "Credit note untied from its invoice",
      },
      disputeReason: {
        add: "Reason of a dispute noted",
        edit: "Reason of a dispute changed",
        remove: "Reason of a dispute removed",
      },
      doubtReason: {
        add: "Reason of a doubt noted",
        edit: "Reason of a doubt changed",
        remove: "Reason of a doubt removed",
      },
      paymentsChecked: {
        add: "Payments said to be up to date",
        edit: "Payments said to be up to date",
        remove: "Payments no longer said to be up to date",
      },
      template: {
        add: "Letter template added",
        edit: "Letter template changed",
        remove: "Letter template removed",
      },
      keeper: { add: "Name stated", edit: "Name changed", remove: "Name removed" },
      identity: {
        add: "Own details added",
        edit: "Own details changed",
        remove: "Own details removed",
      },
      policy: {
        add: "Reminder policy changed",
        edit: "Reminder policy changed",
        remove: "Usual reminder policy taken up",
      },
      plan: {
        add: "Payment plan agreed",
        edit: "Payment plan changed",
        remove: "Payment plan removed",
      },
      planBreak: {
        add: "Payment plan broken",
        edit: "Payment plan broken",
        remove: "Break of a payment plan removed",
      },
      reminder: { add: "Reminder sent", edit: "Reminder changed", remove: "Reminder removed" },
      account: { add: "Account added", edit: "Account changed", remove: "Account removed" },
      flow: { add: "Flow added", edit: "Flow changed", remove: "Flow removed" },
      levy: { add: "Levy added", edit: "Levy changed", remove: "Levy removed" },
      scenario: { add: "Scenario added", edit: "Scenario changed", remove: "Scenario removed" },
      collectionCase: {
        add: "Costs of collection stated",
        edit: "Costs of collection changed",
        remove: "Costs of collection removed",
      },
      providerGrid: {
        add: "Grid of providers added",
        edit: "Grid of providers changed",
        remove: "Grid of providers removed",
      },
      document: {
        add: "Document worded",
        edit: "Document changed",
        remove: "Usual document taken back",
      },
    },
    undo: (what) => `Undo (${what})`,
    of: (what, about) => `${what}, ${about}`,
    jsonOf: "Journal of changes as JSON",
    act: (act, what, about) => `${act}: ${what}, ${about}`,
    csvHead: ["Number", "Moment (UTC)", "Who", "What", "About", "Checksum"],
  },

  kpis: {
    name: "Indicators",
    method: "Method",
    value: "Value",
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
    receivables: {
      label: "Receivables",
      method: "still owed, credits deducted",
      why: "The sum of what is open of invoices and credit notes on the chosen date: the amount with VAT less the payments of that day or before.",
    },
    overdue: {
      label: "Overdue",
      method: "due date past",
      why: "The sum of what is open of the invoices whose due date is past on the chosen date.",
    },
    notDue: {
      label: "Not due",
      method: "due date to come",
      why: "The sum of what is open of the invoices whose due date is still to come on the chosen date.",
    },
    sales: {
      label: "Sales incl. VAT",
      method: "of the period",
      why: "Invoices issued in the period, VAT included, credit notes deducted, paid or not.",
    },
    disputed: {
      label: "Disputed",
      method: "within receivables",
      why: "The sum of what is open of the invoices in dispute on the chosen date; it is within receivables.",
    },
    doubtful: {
      label: "Doubtful",
      method: "within receivables",
      why: "The sum of what is open of the doubtful invoices on the chosen date; it is within receivables.",
    },
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
    opening: "Opening balance",
    threshold: "Alert threshold",
    thresholdMark: (amount) => `threshold: ${amount}`,
    timing: "When your customers will pay",
    timingBehaviour: "as they usually do",
    timingDue: "when due",
    grace: "Wait for late invoices, in days",
    week: "Week",
    until: "Until",
    receivables: "Receipts",
    net: "Change",
    closing: "Balance",
    lowest: "Lowest",
    start: "start",
    excluded: (amount) => `Left out (disputed and doubtful): ${amount}.`,
    beyond: (amount) => `Expected after the period: ${amount}.`,
    firstBelow: "First day below the threshold",
    firstBelowOn: "First day below the threshold:",
    never: "never",
    chart: "Expected balance, week by week",
    lowestMark: (amount, date) => `${amount} on ${date}`,
    noFlows: "No costs and no other receipts: only the invoices of the book are counted.",
    more: "Accounts, costs, scenarios and assumptions",
    parts: {
      opening: "Opening balance",
      receivables: "Invoices expected",
      inflows: "Other receipts",
      outflows: "Costs, to be taken off",
    },
    part: (what, date) => `${what}, ${date}`,
    partsMore: (count) => `and ${count} more`,
  },

  allowance: {
    whyOf: (figure) => allowanceMethods[figure] ?? "",
    at: (what, percent) => `${what}, at ${percent}`,
    individual: (invoice) => `${invoice}, at its own rate`,
    others: (count) => (count === "1" ? "and one more" : `and ${count} others`),
    partOf: (figure) => (figure === "previous" ? "Last closing" : "Allowance"),
    name: "Allowance for receivables",
    help: "Probable loss on receivables, before VAT (account 491), at rates by age that you choose.",
    finding: (allowance, base) => `${allowance} to set aside on ${base} before VAT.`,
    none: "No open receivable: nothing to set aside.",
    rates: "Loss rates by age",
    ratesHelp:
      "Assumptions to replace by your experience: for French tax, only a precise and probable loss is deductible.",
    doubtful: "Doubtful",
    disputed: "Disputed",
    byAge: "Without a rate of its own, a doubtful or disputed receivable follows its age.",
    vat: "Assumed VAT",
    rateWrong: "A rate from 0 to 100.",
    netOpen: "Open before VAT",
    allowance: "Allowance",
    previous: "Last closing",
    charge: "Charge",
    reversal: "Reversal",
    more: "Losses of the past, closings, risks and the year-end file",
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
    title: "Import files",
    lead: "The CSV export of your software, your Factur-X invoices, or the FEC of your accounts: encours knows each file by its content. You will see what was understood of it before anything is saved.",
    previewOf: (file) => `What encours understood of “${file}”`,
    finding: (invoices, customers, payments) =>
      `${plural(invoices, "invoice", "invoices")}, ${plural(customers, "customer", "customers")}, ${plural(payments, "payment", "payments")}.`,
    nothingSaved: "Nothing is saved yet.",
    remembered: "Read as your last file with the same columns.",
    forget: "Read without these choices",
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
      `Nothing in the file says whether “${example}” starts with the day or the month. You know:`,
    questionDay: (example) => `${example}: day first`,
    questionMonth: (example) => `${example}: month first`,
    readsAs: (reading) => `that is ${reading}`,
    questionDecimal: "These amounts can be read in two ways",
    questionDecimalLead: (example) =>
      `Nothing in the file says whether “${example}” counts thousands or decimals. You know:`,
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

  backupFile: (date, encrypted) => `encours-backup-${date}.json${encrypted ? ".age" : ""}`,
  restored: (invoices, copies) =>
    `Backup restored: ${plural(invoices, "invoice", "invoices")}. ${keptIn(copies)}`,
  backupDue: (days, changes, never) =>
    never
      ? `This book has no backup: ${plural(changes, "change is", "changes are")} in this browser only.`
      : `Last backup ${plural(days, "day", "days")} ago: ${plural(changes, "change is", "changes are")} not in it.`,
  backupNow: "Back up",
  data: {
    finding: (invoices) =>
      invoices === "0"
        ? "The book is empty."
        : `${plural(invoices, "invoice", "invoices")} on this device.`,
    findingOwn: (invoices) =>
      invoices === "0"
        ? "Your own book is empty."
        : invoices === "1"
          ? "Your own book: 1 invoice on this device."
          : `Your own book: ${invoices} invoices on this device.`,
    demo: "The demo is open: its invoices are kept nowhere, and nothing below is about them. Copies, backups and journal are those of your own book.",
    kept: "The browser keeps these data until you erase them.",
    copies: "Copies",
    copiesHelp:
      "Each change is written twice, in two separate places of the browser. If one of them is damaged or vanishes, it is made again from the other. This is no backup: both are on this device.",
    copyState: (name, code) => {
      const file = name === "file" ? ", in a file of the browser," : "";
      const state = code && (copyProblems[code] ?? copyProblems["store/unreadable"]);
      return `The ${place(name)}${file} ${state ?? "is complete"}.`;
    },
    copyNone: "This browser has no place for a second copy.",
    rawHelp:
      "The raw journal holds all that is written in both copies, even what is damaged or set aside, as text (JSON).",
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
