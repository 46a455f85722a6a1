/**
 * What the steps of « Pourquoi ce chiffre ? » say, by the ids that the core gives them: those of a result (`Step.id`, without the number of
 * steps that come several times), the names of their inputs, and the conventions that they rest on. Page and elements share them.
 */
import type { Language } from "../format.ts";
import { held } from "./spaces.ts";

interface StepWords {
  /** By id: without a number|with a number, which stands for the `#`. */
  steps: Record<string, string>;
  /** By the name of an input, without its number. */
  inputs: Record<string, string>;
  /** By name: whole sentences. */
  conventions: Record<string, string>;
  /** What comes before a rule, and before a convention. */
  rule: string;
  convention: string;
  /** The functions of formulas, and what parts their arguments. */
  functions: Record<string, string>;
  separator: string;
  /** The name of a unit, after this many. */
  unit: (unit: string, count: string) => string;
}

/** Whether it is 1, or -1. */
function isOne(count: string): boolean {
  return /^-?1(\.0*)?$/.test(count);
}

const fr: StepWords = {
  steps: {
    accrued: "Nombres cumulés, période #",
    segment: "Pénalités de la période #",
    settled: "Pénalités réglées après le règlement #",
    daysLate: "Jours de retard",
    interest: "Pénalités de retard|Intérêts de l’échéance #",
    interestSettled: "Pénalités déjà réglées",
    indemnity: "Indemnité forfaitaire de recouvrement",
    open: "Reste dû",
    claim: "Réclamable",
    totalDue: "Total dû",
    counted: "Date, jours convenus comptés",
    monthEnd: "Fin du mois",
    dayOfMonth: "Jour du mois convenu",
    businessDay: "Report au jour ouvré",
    due: "Échéance|Échéance des conditions examinées, cas #",
    maximum: "Échéance au délai maximal, cas #",
    excess: "Dépassement|Dépassement, cas #",
    probability: "Probabilité d’une sortie de ressources",
    estimate: "Meilleure estimation de l’obligation",
    growth: "Capitalisation d’une période (base + taux)",
    required: "Provision à constituer",
    charge: "Dotation",
    reversal: "Reprise",
    amount: "Provision à la clôture",
    loss: "Perte hors taxes",
    vatRecovered: "TVA récupérée",
    writtenOff: "Créance passée en perte",
    part: "Part égale",
    annuity: "Annuité constante",
    principal: "Principal de l’échéance #",
    remaining: "Restant dû après l’échéance #",
    totalInterest: "Total des intérêts",
    total: "Total à payer",
    discount: "Escompte",
    pay: "Net à payer",
    annualCostPercent: "Coût annuel de l’escompte",
    inHouseHandling: "En interne : traitement",
    inHouseFunding: "En interne : financement",
    inHouseLosses: "En interne : pertes",
    inHouseTotal: "En interne : total",
    agencyHandling: "Prestataire : honoraires",
    agencyFunding: "Prestataire : financement",
    agencyLosses: "Prestataire : pertes",
    agencyTotal: "Prestataire : total",
    factoringHandling: "Affacturage : commission",
    factoringFunding: "Affacturage : financement",
    factoringLosses: "Affacturage : pertes",
    factoringTotal: "Affacturage : total",
    lowestTotal: "Total le plus bas",
  },
  inputs: {
    agreedDays: "jours convenus",
    allowance: "dépréciation",
    amount: "montant",
    annualSales: "ventes de l’année",
    commissionPercent: "commission",
    count: "nombre d’échéances",
    daysEarly: "jours d’avance",
    daysToBusinessDay: "jours jusqu’au jour ouvré",
    daysToDayOfMonth: "jours jusqu’au jour du mois",
    daysToDue: "jours jusqu’à l’échéance",
    daysToMaximum: "jours jusqu’au délai maximal",
    daysToMonthEnd: "jours jusqu’à la fin du mois",
    discountPercent: "taux d’escompte",
    dsoDays: "délai d’encaissement (DSO)",
    due: "échéance",
    factorRatePercent: "taux de financement du factor",
    feePercentOfRecovered: "honoraires sur les sommes recouvrées",
    fixedYearly: "coût fixe annuel",
    from: "du",
    fundedPercent: "part financée",
    fundingRatePercent: "taux de financement",
    hourlyCost: "coût horaire",
    invoicesPerYear: "factures par an",
    issued: "émission",
    lossPercent: "taux de perte",
    minutesPerInvoice: "minutes par facture",
    overduePercent: "part en retard",
    paid: "réglé",
    payment: "règlement",
    perInvoice: "par facture en retard",
    previous: "provision précédente",
    principal: "principal",
    probability: "probabilité",
    ratePercent: "taux annuel",
    to: "au",
    until: "fin du retard",
    vat: "TVA",
    yearDays: "jours de l’année",
  },
  conventions: {
    "actual/365": "L’année compte 365 jours.",
    "actual/actual": "L’année compte ses jours réels : 365 ou 366.",
    annuityLessInterest: "Le principal est ce que l’annuité laisse après les intérêts.",
    cheapestFirst: "Le total le plus bas ; à égalité, la première solution nommée.",
    compoundInterest: "Les intérêts sont composés, année par année.",
    constantAnnuity: "La même somme à chaque échéance, principal et intérêts compris.",
    dayOfMonth:
      "La première date qui tombe ce jour du mois, ou le dernier jour d’un mois plus court.",
    daysBetween: "Les jours calendaires d’une date à l’autre.",
    endOfMonth: "Le dernier jour du mois.",
    equalParts: "Toutes les parts sont égales, sauf la dernière.",
    lastSettles: "La dernière échéance solde ce qui reste dû.",
    noIndemnity:
      "Pas d’indemnité forfaitaire : débiteur particulier, autre devise que l’euro, aucun retard, ou indemnité non demandée.",
    notBeforeIssue: "Une facture n’échoit jamais avant son émission.",
    nothingSettled: "Aucun règlement n’a été imputé sur les pénalités.",
    openAmount: "Le montant, moins les règlements, sauf ce qui en a été imputé sur les pénalités.",
    openAndClaim: "Le reste dû, plus le réclamable.",
    partRoundedDown: "La part égale est arrondie vers le bas.",
    paymentDayCounted: "Le jour du règlement compte comme un jour de retard.",
    periodicRate:
      "Le taux d’une période est proportionnel : taux annuel divisé par le nombre de périodes de l’année.",
    shareOfSales: "Une part des ventes de l’année.",
    statedCosts: "Les coûts tels que vous les indiquez.",
    sumOfParts: "La somme des parties, telles qu’elles sont affichées.",
    whatRemains: "Ce qui restait dû, moins le principal de l’échéance.",
    worstDayOfIssue:
      "Le jour d’émission pour lequel les conditions dépassent le plus le délai maximal.",
  },
  rule: "Selon",
  convention: "Convention :",
  functions: { round: "arrondi", min: "min", max: "max", days: "jours" },
  separator: " ; ",
  unit: (unit, count) =>
    unit === "days" ? (isOne(count) || /^-?0(\.0*)?$/.test(count) ? "jour" : "jours") : unit,
};

const en: StepWords = {
  steps: {
    accrued: "Sum of products up to period #",
    segment: "Interest of period #",
    settled: "Interest settled after payment #",
    daysLate: "Days late",
    interest: "Late-payment interest|Interest of installment #",
    interestSettled: "Interest already settled",
    indemnity: "Flat recovery indemnity",
    open: "Open",
    claim: "Claim",
    totalDue: "Total due",
    counted: "Date after the days agreed",
    monthEnd: "End of the month",
    dayOfMonth: "Day of the month agreed",
    businessDay: "Shift to a business day",
    due: "Due date|Due date under the terms, case #",
    maximum: "Due date under the longest terms, case #",
    excess: "Days too many|Days too many, case #",
    probability: "Probability of an outflow",
    estimate: "Best estimate of the obligation",
    growth: "Growth over one period (base + rate)",
    required: "Provision required",
    charge: "Charge",
    reversal: "Reversal",
    amount: "Provision at closing",
    loss: "Loss before VAT",
    vatRecovered: "VAT recovered",
    writtenOff: "Receivable written off",
    part: "Equal part",
    annuity: "Constant annuity",
    principal: "Principal of installment #",
    remaining: "Remaining after installment #",
    totalInterest: "Interest in all",
    total: "Total to be paid",
    discount: "Discount",
    pay: "To pay",
    annualCostPercent: "Yearly cost of the discount",
    inHouseHandling: "In-house: handling",
    inHouseFunding: "In-house: funding",
    inHouseLosses: "In-house: losses",
    inHouseTotal: "In-house: total",
    agencyHandling: "Agency: fee",
    agencyFunding: "Agency: funding",
    agencyLosses: "Agency: losses",
    agencyTotal: "Agency: total",
    factoringHandling: "Factoring: commission",
    factoringFunding: "Factoring: funding",
    factoringLosses: "Factoring: losses",
    factoringTotal: "Factoring: total",
    lowestTotal: "Lowest total",
  },
  inputs: {
    agreedDays: "days agreed",
    allowance: "allowance",
    amount: "amount",
    annualSales: "sales of the year",
    commissionPercent: "commission",
    count: "number of installments",
    daysEarly: "days early",
    daysToBusinessDay: "days to the business day",
    daysToDayOfMonth: "days to the day of the month",
    daysToDue: "days to the due date",
    daysToMaximum: "days to the longest due date",
    daysToMonthEnd: "days to the end of the month",
    discountPercent: "discount rate",
    dsoDays: "days of sales outstanding (DSO)",
    due: "due",
    factorRatePercent: "funding rate of the factor",
    feePercentOfRecovered: "fee on what is recovered",
    fixedYearly: "fixed yearly cost",
    from: "from",
    fundedPercent: "share funded",
    fundingRatePercent: "funding rate",
    hourlyCost: "hourly cost",
    invoicesPerYear: "invoices a year",
    issued: "issued",
    lossPercent: "loss rate",
    minutesPerInvoice: "minutes per invoice",
    overduePercent: "share overdue",
    paid: "paid",
    payment: "payment",
    perInvoice: "for each late invoice",
    previous: "previous provision",
    principal: "principal",
    probability: "probability",
    ratePercent: "yearly rate",
    to: "to",
    until: "end of the delay",
    vat: "VAT",
    yearDays: "days of the year",
  },
  conventions: {
    "actual/365": "The year has 365 days.",
    "actual/actual": "The year has as many days as the calendar gives it: 365 or 366.",
    annuityLessInterest: "The principal is what the annuity leaves after the interest.",
    cheapestFirst: "The lowest total; of equal ones, the first named.",
    compoundInterest: "Interest is compounded, year by year.",
    constantAnnuity: "The same amount each time, principal and interest together.",
    dayOfMonth: "The first date on that day of the month, or the last day of a shorter month.",
    daysBetween: "Calendar days from one date to the other.",
    endOfMonth: "The last day of the month.",
    equalParts: "All parts are equal, save the last.",
    lastSettles: "The last installment settles what remains.",
    noIndemnity:
      "No flat indemnity: a consumer, a currency other than the euro, no delay, or none asked for.",
    notBeforeIssue: "An invoice is never due before it is issued.",
    nothingSettled: "No payment was set against interest.",
    openAmount: "The amount less the payments, save what of them was set against interest.",
    openAndClaim: "What is open, plus the claim.",
    partRoundedDown: "The equal part is rounded down.",
    paymentDayCounted: "The day of the payment counts as a day of delay.",
    periodicRate:
      "The rate of a period is the yearly rate divided by the number of periods in a year.",
    shareOfSales: "A share of the sales of the year.",
    statedCosts: "The costs as you state them.",
    sumOfParts: "The sum of the parts, as they are shown.",
    whatRemains: "What remained, less the principal of the installment.",
    worstDayOfIssue: "The day of issue on which the terms exceed the longest ones the most.",
  },
  rule: "Under",
  convention: "Convention:",
  functions: { round: "round", min: "min", max: "max", days: "days" },
  separator: ", ",
  unit: (unit, count) => (unit === "days" && isOne(count) ? "day" : unit),
};

const STEP_WORDS: Record<Language, StepWords> = { fr, en };

/** The words of a language, for what has to be listed. */
export function stepWords(language: Language): StepWords {
  return STEP_WORDS[language];
}

/** An id and its number, if it has one: `segment12` is the 12th `segment`. */
export function numbered(id: string): [name: string, number: string] {
  const [, name = id, number = ""] = /^(.*?)(\d*)$/.exec(id) ?? [];
  return [name, number];
}

/** « Pénalités de la période 2 », from `segment2`. */
export function stepTitle(language: Language, id: string): string {
  const [name, number] = numbered(id);
  const [plain = name, ofSeveral = plain] = STEP_WORDS[language].steps[name]?.split("|") ?? [];
  return held(language, (number ? ofSeveral : plain).replace("#", number));
}

/** « taux annuel », from `ratePercent`. */
export function inputName(language: Language, id: string): string {
  const [name, number] = numbered(id);
  const said = STEP_WORDS[language].inputs[name] ?? name;
  return number ? `${said} ${number}` : said;
}

/** « L’année compte 365 jours. », from `actual/365`. */
export function convention(language: Language, name: string): string {
  return held(language, STEP_WORDS[language].conventions[name] ?? name);
}
