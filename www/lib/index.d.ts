/**
 * encours: what customers owe, what a late invoice is worth by law, when cash comes in and what to set aside.
 *
 * Money goes in as text ("1234.50", a point for the decimals) or as numbers, and comes out as text with the currency's minor digits; dates are
 * "2025-06-30"; percents are 0–100. What is refused throws an EncoursError. Numbers such as §4 name the section of the specification behind a figure.
 */

/** Plain decimal notation without exponent, e.g. "-1234.50". Money in results always has the currency's minor digits. */
export type Decimal = string;
/** A Decimal, or a JS number (taken by its shortest decimal notation). Strings are exact and preferred. */
export type DecimalInput = string | number;
/** A calendar date without time or zone, "YYYY-MM-DD", from 1970-01-01 to 2199-12-31. */
export type IsoDate = string;
/** ISO 4217, e.g. "EUR": the active national currencies and XAF, XOF, XPF, XCD, XCG, in capitals. */
export type CurrencyCode = string;

/** Of the texts in results and errors. */
export type Language = "fr" | "en";

// ---------------------------------------------------------------- errors (§1.5)

/** What is wrong, for programs: a family and a problem. docs/errors.md says when each is thrown, with an example. */
export type ErrorCode =
  | "date/invalid"
  | "date/range"
  | "date/order"
  | "amount/invalid"
  | "amount/precision"
  | "amount/range"
  | "amount/sign"
  | "percent/invalid"
  | "percent/precision"
  | "percent/range"
  | "currency/unknown"
  | "fx/missing"
  | "invoice/duplicate"
  | "invoice/unknown"
  | "customer/duplicate"
  | "customer/unknown"
  | "terms/invalid"
  | "buckets/invalid"
  | "option/invalid"
  | "option/missing"
  | "csv/encoding"
  | "csv/header"
  | "csv/row"
  | "file/format"
  | "file/limit"
  | "file/encrypted"
  | "snapshot/version"
  | "snapshot/corrupt"
  /** A Ledger used after free(). */
  | "ledger/freed"
  /** The module is not loaded yet (browser: await init() first). */
  | "module/notReady"
  /** Our own defect, never the caller's: reported, never a bare RuntimeError. */
  | "internal/bug";

/** Everything the package throws. It never throws anything else, and it never panics. */
export class EncoursError extends Error {
  /** Always "EncoursError". */
  readonly name: "EncoursError";
  /** For programs; what each means is in docs/errors.md. */
  readonly code: ErrorCode;
  /** Where in the input (table in §1.5), "/" and "~" within a key or an id written "~1" and "~0": "invoices/12/payments/0/amount", "previous/A~1B", "row/37/due". */
  readonly path?: string;
  /** The offending value, as text cut at 80 code points. */
  readonly value?: string;
}

/** What is lawful but odd: the figure is as asked, and a person should know this. */
export interface Warning {
  /** What is odd, for programs: "rates/assumed". */
  code: string;
  /** Text: one sentence, in the language of the result. */
  message: string;
  /** What it concerns, where it concerns one thing. */
  path?: string;
}

/** A rule that a figure rests on, so that a person can check it. Ids are stable: "fr/com/L441-10/II". */
export interface Rule {
  /** Stable, never reused. */
  id: string;
  /** Text, in the language of the result: "art. L441-10, II, C. com.". */
  citation: string;
  /** Public address of the text of law, where there is one. */
  url?: string;
  /** An addition: first day of the version that is cited, where it is known. */
  inForceFrom?: IsoDate;
  /** An addition: its last day, where it is no longer in force. */
  inForceTo?: IsoDate;
  /** An addition: the day on which the text was last held against its source. */
  checked: IsoDate;
}

/** One step of 'why this number', as data; the page writes the sentence from `id`. Rests on a rule or on a named convention. */
export interface Step {
  /** Stable name of the step; later formulas may use it. */
  id: string;
  /** What the formula names: decimals or dates, with their unit ("EUR", "percent", "days"; none for dates and plain numbers). */
  inputs: {
    /** As the formula has it. */
    name: string;
    /** A decimal or a date. */
    value: string;
    /** "EUR", "percent", "days"; none for dates and plain numbers. */
    unit?: string;
  }[];
  /** Input names, decimals, + − * /, parentheses, round(x, n) (half away from zero), min, max, days(a, b); may name an earlier step's id. */
  formula: string;
  /** What the formula gives. */
  result: {
    /** A decimal or a date. */
    value: string;
    /** "EUR", "percent", "days"; none for dates and plain numbers. */
    unit?: string;
  };
  /** The rule that it rests on … */
  rule?: Rule;
  /** … or the named convention: "partRoundedDown". */
  convention?: string;
}

// ---------------------------------------------------------------- loading

/**
 * Browsers: call once, before anything else; later calls return the same promise. `source`: URL, Response or bytes of the wasm file,
 * or what was compiled from it; by default the file beside the module. Node, Deno, Bun and edge workers: the module is ready on import, and init()
 * resolves at once.
 */
export default function init(
  source?: string | URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
/** Version of the package and of the law tables it carries. */
export function version(): {
  /** Of the package: "1.2.3". */
  package: string;
  /** The day on which the tables of rates were last checked. */
  rates: IsoDate;
};
/**
 * Language of all texts (messages, warnings, reasons, labels) from now on; default "fr". An input's own `language` wins. Only texts change.
 * Gives the language until now (an addition).
 */
export function setLanguage(language: Language): Language;
/** All rules that the package knows (§1.6). */
export function rules(): Rule[];

// ---------------------------------------------------------------- ledger data (§2)
// In every input: a key whose value is null counts as absent (§1.5).

/** A sum of money that was received for an invoice, or given back. */
export interface Payment {
  /** The day on which the money was there. */
  date: IsoDate;
  /** In the currency of the invoice; negative: a refund. Not 0. */
  amount: DecimalInput;
}
/** Both ends inclusive; no `to`: still going on. */
export interface Span {
  /** First day. */
  from: IsoDate;
  /** Last day. */
  to?: IsoDate;
}

/** The rule that gives the due date of an invoice: on receipt, so many days after the issue, or at the end of a month. */
export type PaymentTerms =
  | {
      /** Due on the day of issue. */
      kind: "receipt";
    }
  | {
      /** Days after the issue. */
      kind: "net";
      /** Days from the issue, 0 … 365. */
      days: number;
      /** What becomes of a due date on which no bank works. Default "none": it stays. */
      businessDay?: BusinessDay;
      /** Public holidays that count. Default "metropolitan". */
      holidays?: "metropolitan" | "alsaceMoselle";
    }
  | {
      /** At the end of a month. */
      kind: "endOfMonth";
      /** Days to add, 0 … 365. */
      days: number;
      /** Whether the days are added before the end of the month is taken, or after it: the two readings of « fin de mois ». */
      order: "daysThenEndOfMonth" | "endOfMonthThenDays";
      /** Due on this day of the month, 1 … 31, the first one on or after the day that the rest gives: « le 10 ». In shorter months their last day. */
      dayOfMonth?: number;
      /** What becomes of a due date on which no bank works. Default "none": it stays. */
      businessDay?: BusinessDay;
      /** Public holidays that count. Default "metropolitan". */
      holidays?: "metropolitan" | "alsaceMoselle";
    };

/** Where a day off is moved: nowhere, to the next or the last business day, or to the next one unless that is in another month. */
export type BusinessDay = "none" | "following" | "preceding" | "modifiedFollowing";

/** What a customer was billed, with what was paid of it; a negative amount is a credit note. */
export interface Invoice {
  /** 1 to 200 code points, as are all ids. */
  id: string;
  /** Id of its customer, who need not be listed. */
  customer: string;
  /** Day of issue. */
  issued: IsoDate;
  /** Wins over `terms`; without both, the customer's terms, else the legal default (§3.3). */
  due?: IsoDate;
  /** Rule that gives the due date; checked beside a `due`, but not used. */
  terms?: PaymentTerms;
  /** Total including VAT (TTC). Negative: a credit note (avoir). */
  amount: DecimalInput;
  /** VAT included in `amount`, same sign. */
  vat?: DecimalInput;
  /** Default "EUR". */
  currency?: CurrencyCode;
  /** In any order; those before `issued` are deposits. */
  payments?: Payment[];
  /** While the customer contests it (litigieuse). */
  disputed?: Span;
  /** While its payment is doubtful (douteuse). */
  doubtful?: Span;
  /** Day on which it left the books (irrécouvrable). */
  writtenOff?: IsoDate;
}

/** What kind of debtor: it decides the law that applies. */
export type CustomerKind = "business" | "public" | "consumer";

/** Who owes invoices, with what applies to all of them. */
export interface Customer {
  /** 1 to 200 code points. */
  id: string;
  /** Text. */
  name?: string;
  /** What kind of debtor: it decides the law that applies. Default "business". */
  kind?: CustomerKind;
  /** Terms of invoices that state none. */
  terms?: PaymentTerms;
  /** In the currency of the report, at most 3 decimals. */
  creditLimit?: DecimalInput;
  /** An addition: the part of its debt that is insured or guaranteed, in the currency of the report, at most 3 decimals, not negative. */
  guaranteed?: DecimalInput;
}

// ---------------------------------------------------------------- stateless calculators

/** §3: the due date of an invoice issued on this day under these terms. */
export function dueDate(input: {
  /** Day of issue. */
  issued: IsoDate;
  /** The terms. */
  terms: PaymentTerms;
}): {
  /** Last day to pay. */
  due: IsoDate;
  /** An addition. */
  rules: Rule[];
  /** An addition: why this day. */
  steps: Step[];
};
/** Sectors with a ceiling of their own (C. com. L441-11) and public debtors with a longer one. */
export type Sector =
  | "perishable"
  | "liveCattleFreshMeat"
  | "alcoholConsumption"
  | "alcoholCirculation"
  | "transport"
  | "publicHealth"
  | "publicUndertaking";
/** §3.4: terms to be held against the law. */
export interface CheckTermsInput {
  /** The terms. */
  terms: PaymentTerms;
  /** Default "business". */
  debtor?: CustomerKind;
  /** Default: none. */
  sector?: Sector;
  /** A periodic invoice (CGI 289 I-3). Default false. */
  periodic?: boolean;
  /** Default "FR". */
  jurisdiction?: "FR";
}

/** Whether terms are lawful, and the longest that are. */
export interface CheckedTerms {
  /** Whether one of `maximum` never falls due before the terms, whatever the day of issue. */
  lawful: boolean;
  /** The longest lawful terms, in any order. */
  maximum: PaymentTerms[];
  /** The article. */
  rule: Rule;
  /** Text: one sentence. */
  message: string;
  /** An addition: what else it rests on. */
  rules: Rule[];
  /** An addition: the day of issue on which the terms exceed the longest ones most. */
  steps: Step[];
}
/** §3.4: whether payment terms are lawful. */
export function checkTerms(input: CheckTermsInput): CheckedTerms;

/** §4: one late invoice. */
export interface LatePaymentInput {
  /** Including VAT, above 0, in `currency`. */
  amount: DecimalInput;
  /** Last day to pay. */
  due: IsoDate;
  /** What was paid, in any order; what comes after `asOf` does not count. */
  payments?: Payment[];
  /** Interest runs up to and including this day if the debt is still open. */
  asOf: IsoDate;
  /** Default "EUR". */
  currency?: CurrencyCode;
  /** Default "business". */
  debtor?: CustomerKind;
  /** Default "FR". */
  jurisdiction?: "FR" | "EU";
  /** Default: the statutory rate. */
  rate?:
    | {
        /** The rate of the law. */
        kind: "statutory";
      }
    | {
        /** The rate of the contract. */
        kind: "contract";
        /** Per cent a year. */
        percent: DecimalInput;
      }
    | {
        /** So many times the legal rate. */
        kind: "legalMultiple";
        /** How many times. */
        multiple: DecimalInput;
      };
  /** The rate of each half-year (default), or that of the day after `due` throughout. */
  rateFixing?: "semester" | "dueDate";
  /** A year of 365 days (default), or of 365 or 366 as it comes. */
  dayCount?: "actual/365" | "actual/actual";
  /** What a payment settles first. Default "principalFirst". */
  imputation?: "principalFirst" | "interestFirst";
  /** Date of the formal notice (mise en demeure); needed for consumers. */
  formalNotice?: IsoDate;
  /** Flat recovery indemnity where the law grants it. Default true. */
  indemnity?: boolean;
  /** Reference rates that extend or replace the built-in tables. */
  rates?: RateTables;
  /** Language of the texts of this result. */
  language?: Language;
}

/** A run of days with the same principal and the same rate. */
export interface InterestSegment {
  /** First day that bears this interest. */
  from: IsoDate;
  /** Last day. */
  to: IsoDate;
  /** How many days. */
  days: number;
  /** What was outstanding, in the currency of the claim. */
  principal: Decimal;
  /** Exact, at least 2 decimals: "12.40", "11.5374". */
  ratePercent: Decimal;
  /** Days of the year of this segment. */
  yearDays: 365 | 366;
  /** In the currency of the claim; the segments add up to the total. */
  interest: Decimal;
  /** What the rate rests on. */
  rule: Rule;
}

/** What a late invoice is worth by law, in its currency. */
export interface LatePayment {
  /** As given. */
  amount: Decimal;
  /** Sum of the payments up to `asOf`. */
  paid: Decimal;
  /** amount − paid, as §4 counts what payments settle. */
  open: Decimal;
  /** Days past `due`, whole, at least 0. */
  daysLate: number;
  /** Runs of days with the same principal and rate. */
  segments: InterestSegment[];
  /** Late-payment interest up to `asOf`. */
  interest: Decimal;
  /** Flat recovery indemnity: 40.00 in EUR, never for consumers. */
  indemnity: Decimal;
  /** What payments settled of the interest under `interestFirst` (§4.4), else "0.00". */
  interestSettled: Decimal;
  /** interest + indemnity − interestSettled. */
  claim: Decimal;
  /** open + claim. */
  totalDue: Decimal;
  /** Last day to act, and the rule. */
  limitation: {
    /** Last day to act. */
    date: IsoDate;
    /** The article. */
    rule: Rule;
  };
  /** Interest of the day after asOf, rounded to 4 digits; "0.0000" where that day bears none (§4.6). */
  perDay: Decimal;
  /** All rules that the figures rest on. */
  rules: Rule[];
  /** Why these figures. */
  steps: Step[];
  /** What is lawful but odd. */
  warnings: Warning[];
}
/** §4: what a late invoice is worth by law. */
export function latePayment(input: LatePaymentInput): LatePayment;

/** A rate and the day from which it holds, until the next one. */
export interface RatePoint {
  /** First day of the rate. */
  from: IsoDate;
  /** Per cent a year. */
  percent: DecimalInput;
}

/** Series of rates, each in the order of its days. */
export interface RateTables {
  /** Main refinancing operations of the ECB. */
  ecbRefinancing?: RatePoint[];
  /** Legal interest rate 'autres cas': the creditor is a business, whoever the debtor is. The one the rules here use. */
  legalProfessional?: RatePoint[];
  /** Legal interest rate where the creditor is a natural person outside business. For information: no rule here uses it. */
  legalIndividual?: RatePoint[];
}
/** The built-in tables. Ids are the keys of RateTables; `knownUntil`: last day of the last half-year; version().rates: the day the tables were checked. */
export function rates(): {
  /** One for each kind of rate. */
  series: {
    /** A key of RateTables. */
    id: string;
    /** Text: titles of the sources. */
    source: string;
    /** Last day of the last half-year. */
    knownUntil: IsoDate;
    /** An addition: the day on which the series was last held against its sources. */
    checked: IsoDate;
    /** An addition: the sources, which the points name. */
    sources: {
      /** As the points name it. */
      id: string;
      /** Text. */
      title: string;
      /** Public address, where there is one. */
      url?: string;
    }[];
    /** In the order of their days. */
    points: {
      /** First day of the rate. */
      from: IsoDate;
      /** Per cent a year. */
      percent: Decimal;
      /** Ids of its sources. */
      sources: string[];
    }[];
  }[];
};

/**
 * An addition: what a French micro-entrepreneur pays on what customers pay, to fill a `Levy` with. No
 * figure rests on it; the relief of the first year (ACRE) and ceilings are not in it.
 */
export function socialRates(): {
  /** The day on which the table was last held against its sources. */
  checked: IsoDate;
  /** Where the rates were read. */
  sources: {
    /** Of its own. */
    id: string;
    /** Text. */
    title: string;
    /** Public address, where there is one. */
    url?: string;
  }[];
  /** The latest year first. */
  rates: {
    /** The year in which it holds. */
    year: number;
    /** Social contributions; vocational training (CFP), beside them; the payment that settles income tax (versement libératoire), for who has chosen it. */
    kind: "contributions" | "training" | "incomeTax";
    /** Sales of goods, services (BIC), liberal professions (BNC; of the Cipav), classified furnished tourist rentals; of training: traders, craftsmen, liberal professions. */
    activity:
      | "sales"
      | "services"
      | "liberal"
      | "liberalCipav"
      | "touristRental"
      | "trader"
      | "craftsman";
    /** Of the receipts. */
    percent: Decimal;
    /** One source alone states it, or none that was read; absent: several agree. */
    doubt?: "oneSource" | "noSource";
  }[];
};

/** §8.3: a risk or a charge to come. */
export interface RiskInput {
  /** What kind of risk or charge: it decides the account. */
  kind:
    | "litigation"
    | "warranty"
    | "fines"
    | "exchangeLoss"
    | "onerousContract"
    | "otherRisk"
    | "pension"
    | "restructuring"
    | "tax"
    | "renewal"
    | "majorMaintenance"
    | "siteRestoration"
    | "otherCharge";
  /** Text. */
  label?: string;
  /** Probabilities in percent; they must add up to 100. */
  outcomes: {
    /** What it would cost; not negative. */
    amount: DecimalInput;
    /** How likely it is, 0 … 100. */
    probabilityPercent: DecimalInput;
  }[];
  /** Default: expectedValue for a warranty, else mostLikely. */
  method?: "expectedValue" | "mostLikely";
  /** Provision at the last closing, not negative. */
  previous?: DecimalInput;
  /** Default: financial for an exchange loss, else operating. */
  nature?: "operating" | "financial" | "exceptional";
  /** Per cent a year, over so many whole years. */
  discount?: {
    /** Per cent a year. */
    ratePercent: DecimalInput;
    /** Whole years until it is paid, 0 … 100. */
    years: number;
  };
  /** PCG chart: in force since 2025, or the former numbers 153–158. Default 2025. */
  chart?: 2025 | 2014;
  /** Default "EUR". */
  currency?: CurrencyCode;
}

/** A line of the journal: a debit or a credit of one account. */
export interface JournalEntry {
  /** Number of the account, as text. */
  account: string;
  /** Text: the name of the account. */
  label: string;
  /** "0.00" on a credit line. */
  debit: Decimal;
  /** "0.00" on a debit line. */
  credit: Decimal;
}

/** A provision at closing, and what it changes against the last one. */
export interface Provision {
  /** Number of the account, as text. */
  account: string;
  /** Whether a provision is to be recognized at all. */
  recognised: boolean;
  /** Text: why, or why not. */
  reason: string;
  /** Provision at closing. */
  amount: Decimal;
  /** What is added to `previous` (dotation). */
  charge: Decimal;
  /** What is taken back from it (reprise). */
  reversal: Decimal;
  /** Debit before credit. */
  entries: JournalEntry[];
  /** What it rests on. */
  rules: Rule[];
  /** An addition: why this amount. */
  steps: Step[];
}
/** §8.3: the provision for a risk or a charge, with its entries. */
export function provision(input: RiskInput): Provision;
/** §8.4: a receivable that is lost for good. */
export interface WriteOffInput {
  /** What is lost, VAT included; above 0. */
  amount: DecimalInput;
  /** The VAT in it. */
  vat: DecimalInput;
  /** The allowance on it, taken back whole. */
  allowance?: DecimalInput;
  /** On account 411 (customers, the default) or 416 (doubtful customers). */
  from?: "customers" | "doubtful";
  /** Default "EUR". */
  currency?: CurrencyCode;
}

/** The entries of a receivable that leaves the books. */
export interface WriteOff {
  /** Debit before credit. */
  entries: JournalEntry[];
  /** What they rest on. */
  rules: Rule[];
  /** An addition: why these amounts. */
  steps: Step[];
}
/** §8.4: how to book a receivable that is lost for good. */
export function writeOff(input: WriteOffInput): WriteOff;

/** §10: a debt to be paid in parts. */
export interface InstallmentsInput {
  /** The debt; above 0. */
  amount: DecimalInput;
  /** How many parts, 1 … 120. */
  count: number;
  /** Day of the first one. */
  first: IsoDate;
  /** Between two of them. Default "month". */
  every?: "week" | "month" | "quarter";
  /** Per cent a year; absent or 0: equal parts, else a constant annuity. */
  ratePercent?: DecimalInput;
  /** Default "EUR". */
  currency?: CurrencyCode;
}

/** The parts of a debt, to the cent. */
export interface InstallmentPlan {
  /** `amount` = `principal` + `interest`; `remaining`: principal still to be paid. */
  installments: {
    /** From 1. */
    number: number;
    /** Day on which it is due. */
    date: IsoDate;
    /** What is paid: principal + interest. */
    amount: Decimal;
    /** What it takes off the debt. */
    principal: Decimal;
    /** Interest since the installment before. */
    interest: Decimal;
    /** Principal still to be paid. */
    remaining: Decimal;
  }[];
  /** Sum of the installments. */
  total: Decimal;
  /** Sum of their interest. */
  totalInterest: Decimal;
  /** An addition: what it rests on. */
  rules: Rule[];
  /** An addition: why these amounts. */
  steps: Step[];
}
/** §10: a debt in installments. */
export function installments(input: InstallmentsInput): InstallmentPlan;

/** §11: an offer to pay early for less. */
export interface EarlyDiscountInput {
  /** What would be due in full; above 0. */
  amount: DecimalInput;
  /** Of the amount; below 100. */
  discountPercent: DecimalInput;
  /** Days before the due date. */
  daysEarly: number;
  /** Default "EUR". */
  currency?: CurrencyCode;
}

/** What paying early saves one side and costs the other. */
export interface EarlyDiscount {
  /** What is given up. */
  discount: Decimal;
  /** What is paid. */
  pay: Decimal;
  /** What the days cost, as a rate a year: p / (100 − p) × 365 / daysEarly × 100. */
  annualCostPercent: Decimal;
  /** An addition: what it rests on. */
  rules: Rule[];
  /** An addition: why these amounts. */
  steps: Step[];
}
/** §11: what an early-payment discount (escompte) costs. */
export function earlyDiscount(input: EarlyDiscountInput): EarlyDiscount;

/** §12: a year's receivables, and three ways to collect them. Percents are 0–100, days may have decimals. */
export interface CollectionCostsInput {
  /** Sales of a year, VAT included. */
  annualSales: DecimalInput;
  /** How many invoices. */
  invoicesPerYear: number;
  /** Days that sales stay unpaid. */
  dsoDays: DecimalInput;
  /** Share of the sales that is paid late. */
  overduePercent: DecimalInput;
  /** Share of the sales that is lost. */
  lossPercent: DecimalInput;
  /** What money costs, a year. */
  fundingRatePercent: DecimalInput;
  /** Doing it oneself. */
  inHouse: {
    /** Work on an invoice that is paid late, in minutes. */
    minutesPerInvoice: DecimalInput;
    /** Of an hour of it. */
    hourlyCost: DecimalInput;
    /** Software and the like, a year. Default 0. */
    fixedYearly?: DecimalInput;
  };
  /** A collection agency; losses and days as in house, unless it has its own. */
  agency: {
    /** Its fee, of what it recovers. */
    feePercentOfRecovered: DecimalInput;
    /** Subscription, a year. Default 0. */
    fixedYearly?: DecimalInput;
    /** Share of the sales that is lost all the same. */
    lossPercent?: DecimalInput;
    /** Days that sales stay unpaid. */
    dsoDays?: DecimalInput;
  };
  /** A factor; losses as in house, unless it has its own. */
  factoring: {
    /** Its commission, of the sales. */
    commissionPercent: DecimalInput;
    /** What its money costs, a year. */
    fundingRatePercent: DecimalInput;
    /** Share of the receivables that it advances. */
    fundedPercent: DecimalInput;
    /** Fees, a year. Default 0. */
    fixedYearly?: DecimalInput;
    /** Share of the sales that is lost all the same. */
    lossPercent?: DecimalInput;
  };
  /** Default "EUR". */
  currency?: CurrencyCode;
}

/** What three ways to collect cost a year. */
export interface CollectionCosts {
  /** What each way costs a year; `total` is the sum of the three. */
  options: {
    /** Which way. */
    kind: "inHouse" | "agency" | "factoring";
    /** Work, fees and commissions. */
    handling: Decimal;
    /** The money that receivables tie up. */
    funding: Decimal;
    /** What is never paid. */
    losses: Decimal;
    /** Sum of the three. */
    total: Decimal;
  }[];
  /** The lowest total; of several the first named. */
  cheapest: "inHouse" | "agency" | "factoring";
  /** An addition: what it rests on. */
  rules: Rule[];
  /** An addition: why these amounts. */
  steps: Step[];
}
/** §12: in-house collection, an agency and factoring compared. */
export function collectionCosts(input: CollectionCostsInput): CollectionCosts;

// ---------------------------------------------------------------- the ledger (portfolio) – lives in wasm memory

/** Of which day, in which currency and of whom a report is. */
export interface ReportScope {
  /** Date of situation: the only "today" there is. */
  asOf: IsoDate;
  /** Report currency, default "EUR". */
  currency?: CurrencyCode;
  /** Value of 1 unit of each other currency in the report currency, which it must not name (§1.4). */
  fx?: Record<CurrencyCode, DecimalInput>;
  /** Only these; an unknown one is customer/unknown. */
  customers?: string[];
}

/** A portfolio of invoices in the module's memory, which free() gives back. Reports change nothing in it. */
export class Ledger {
  /** A ledger of this data, or an empty one. */
  constructor(data?: {
    /** Who owes them. */
    customers?: Customer[];
    /** What is owed. */
    invoices?: Invoice[];
  });
  /** Number of invoices. */
  readonly size: number;
  /** Adds or replaces by id; all or nothing: on an error nothing has changed. */
  put(data: {
    /** Who owes them. */
    customers?: Customer[];
    /** What is owed. */
    invoices?: Invoice[];
  }): void;
  /** Removes invoices by id; how many there were. */
  remove(ids: string[]): number;
  /** Adds a payment to an invoice. */
  pay(invoice: string, payment: Payment): void;
  /** The invoice of this id, amounts with the currency's digits, payments by date. */
  get(id: string): Invoice | undefined;

  /** §5: what is open, by age and customer. `buckets`: their ends, in days (default [30, 60, 90]). */
  aging(
    options: ReportScope & {
      /** Ends of the buckets, in days, ascending. Default [30, 60, 90]. */
      buckets?: number[];
      /** The day from which the age counts. Default "due". */
      basis?: "due" | "issued";
    },
  ): AgingReport;
  /** §6: indicators over the last `days` days (default 90). */
  kpis(
    options: ReportScope & {
      /** Length of the window, in days. Default 90. */
      days?: number;
    },
  ): KpiReport;
  /** §4.7: what late invoices are worth. `limit`: only the first rows; sums and `count` are of all. */
  latePayments(
    options: ReportScope &
      Partial<Omit<LatePaymentInput, "amount" | "due" | "payments" | "asOf">> & {
        /** Most rows given back; sums and `count` are of all. */
        limit?: number;
      },
  ): LatePaymentReport;
  /**
   * §7: cash by period. `progress` (an addition) is called now and then with the runs of the
   * simulation that are done; no call of the package is answered from within it (internal/bug), and
   * what it throws is thrown once the simulation has ended. Who wants to cancel runs this in a
   * worker and ends the worker.
   */
  forecast(options: ForecastOptions, progress?: (runs: number) => void): Forecast;
  /** §8.2: what share of the amounts that reached an age was lost. `days`: the age at which what is unpaid counts as lost (default 365); `from`: first day of issue. */
  lossRates(
    options: ReportScope & {
      /** Ends of the buckets, in days past due, ascending. Default [30, 60, 90]. */
      buckets?: number[];
      /** Age at which what is unpaid counts as lost. Default 365. */
      days?: number;
      /** First day of issue that counts. */
      from?: IsoDate;
    },
  ): LossRates;
  /** §8.1: allowance for doubtful receivables, with its entries. */
  allowance(options: AllowanceOptions): AllowanceReport;
  /** §9: whom to remind today of which invoices, and how. `policy`: by default the usual six steps; `sent`: what was sent, in any order. */
  reminders(
    options: ReportScope & {
      /** The steps agreed. Default: the usual six. */
      policy?: ReminderPolicy;
      /** What was sent, in any order. */
      sent?: SentReminder[];
    },
  ): ReminderPlan;
  /** §13: how well each customer pays, point by point, and the limit that it suggests. */
  scores(options: ReportScope): ScoreReport;

  /** Compact binary image of the whole ledger, versioned and checksummed. */
  snapshot(): Uint8Array;
  /** The ledger of a snapshot; a damaged or newer one is refused. */
  static fromSnapshot(bytes: Uint8Array): Ledger;
  /** §14: the invoices of a CSV as accounting tools write it. */
  static fromCsv(bytes: Uint8Array, options?: CsvOptions): CsvImport;
  /** Gives its memory back; every later call is ledger/freed. */
  free(): void;

  // Additions to the contract.

  /**
   * Why a row of `latePayments` is what it is: the single case, in the invoice's own currency, with
   * its segments, steps and rules. An unknown invoice is invoice/unknown at `invoice`; a credit note
   * is amount/sign there; a day before the issue, or on which the invoice is written off, date/order
   * at `asOf`. The options are those of the report, with its paths.
   */
  explain(id: string, options: Parameters<Ledger["latePayments"]>[0]): LatePayment;
  /**
   * What a figure of a report is made of. `key` is its path in the report ("total/overdue", "dso",
   * "charge", "entries/0/debit"), in which rows and runs go by the id of their customer and the name
   * of their scenario: "rows/C-001/buckets/1", "runs/base/periods/0/net"; those of a levy by its
   * position in the run: "runs/base/levies/0/amount". No such figure:
   * option/invalid at `key`; what a simulation drew is none.
   */
  explainFigure<Report extends "aging" | "kpis" | "allowance" | "forecast">(
    report: Report,
    options: Parameters<Ledger[Report]>[0],
    key: string,
  ): Figure;
  /**
   * What changed between two days: what leads from the receivables at the end of `from` to those at
   * the end of `to`, and what fell due, came into dispute or became doubtful in between.
   */
  changes(options: ChangesOptions): Changes;
  /**
   * What was sold and what customers paid in each month of the year, over the whole years up to the
   * last whole month in which there was anything, and the months that come out of the ordinary year after year. `years`: the
   * latest ones, at most so many, 1 … 100 (default: all).
   */
  seasons(
    options: ReportScope & {
      /** The latest years, at most so many, 1 … 100. Default: all that are whole. */
      years?: number;
    },
  ): Seasons;
  /** Bytes of the module's memory that this ledger takes. */
  readonly heapBytes: number;
  /** The invoices in the order in which they came, as `get` gives them: all of them, or `count` from position `from` on. */
  invoices(range?: {
    /** Position of the first one, from 0. */
    from?: number;
    /** How many, at most. */
    count?: number;
  }): Invoice[];
  /** The columns and the first five rows of a CSV, for a person who says which column is which; needs no column. */
  static csvColumns(bytes: Uint8Array, options?: CsvOptions): CsvColumns;
  /** The customers that were put, in the order in which they came. */
  customers(): Customer[];
}

/** How a CSV is to be read; what is not stated is found in the file. */
export interface CsvOptions {
  /** Column of each field; without it the columns are recognised from their names (French or English). */
  columns?: Partial<
    Record<
      | "id"
      | "customer"
      | "customerName"
      | "customerKind"
      | "issued"
      | "due"
      | "amount"
      | "vat"
      | "currency"
      | "paidOn"
      | "paid"
      | "disputed",
      string
    >
  >;
  /** Between cells; found in the file by default. */
  delimiter?: "," | ";" | "\t" | "|";
  /** Mark before the decimals; found in the file by default. */
  decimal?: "." | ",";
  /** Notation of dates; found in the file by default. */
  dateFormat?:
    | "YYYY-MM-DD"
    | "DD/MM/YYYY"
    | "MM/DD/YYYY"
    | "YYYYMMDD"
    | "DD.MM.YYYY"
    | "DD-MM-YYYY";
  /** Found in the file by default. */
  encoding?: "utf-8" | "windows-1252" | "iso-8859-15";
  /** Of rows that state none. Default "EUR". */
  currency?: CurrencyCode;
  /** Round amounts of too many decimals half away from zero, instead of refusing the row. Default false. */
  roundAmounts?: boolean;
}
/** Good rows are in the ledger, bad rows are listed; a row is never half taken, never silently dropped. */
export interface CsvImport {
  /** The invoices of all good rows; the caller frees it. */
  ledger: Ledger;
  /** How many rows are in the ledger, payments of one invoice on several rows counted each. */
  accepted: number;
  /** All other rows, in the order of the file. */
  rejected: {
    /** Line of the file, from 1, as an editor counts. */
    line: number;
    /** Name of the column at fault; absent where it is the row as a whole. */
    column?: string;
    /** What is wrong. */
    code: ErrorCode;
    /** Text: one sentence. */
    message: string;
    /** The offending cell, as text cut at 80 code points. */
    value?: string;
    /** An addition: why a row that may well be right is no invoice that a customer owes. */
    leftOut?: "supplierBill" | "noInvoice" | "draft" | "voided" | "deleted";
  }[];
  /** How the file was read: given back as options, it is read the same way. */
  detected: CsvOptions;
  /** An addition: `amount/rounded`, with `roundAmounts`. */
  warnings: Warning[];
}
/** An addition: the header of a CSV, its first rows as text, and what they tell. */
export interface CsvColumns {
  /** Names in the header. */
  columns: string[];
  /** The first rows, cell by cell, as text. */
  rows: string[][];
  /** What the names and the first rows tell. */
  detected: CsvOptions;
}

// ---------------------------------------------------------------- reports

/** What one customer owes, by age. */
export interface AgingRow {
  /** Id. */
  customer: string;
  /** Text, where one was given. */
  name?: string;
  /** Open and not past the base date, in the currency of the report. */
  notDue: Decimal;
  /** Open by age, one for each bucket of the report. */
  buckets: Decimal[];
  /** Credit notes and overpayments, negative. */
  credits: Decimal;
  /** All of the row: notDue + buckets + credits. */
  total: Decimal;
  /** What is past its due date. */
  overdue: Decimal;
  /** Days past due of the oldest overdue invoice; 0 where there is none. */
  oldestDays: number;
  /** How many invoices are open. */
  invoices: number;
}

/** What is open on a day, by age and customer. */
export interface AgingReport {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** Days past the base date, both ends included; `to` null: no end. */
  buckets: {
    /** Text: "1-30", ">90". */
    label: string;
    /** First day past the base date. */
    from: number;
    /** Last one; null: no end. */
    to: number | null;
  }[];
  /** The largest total first, then by customer id, in the order of code points. */
  rows: AgingRow[];
  /** Sum of the rows; of `oldestDays` the largest. */
  total: Omit<AgingRow, "customer" | "name">;
}

/** An addition: a figure and the amounts it is made of. */
export interface Figure {
  /** As asked. */
  report: "aging" | "kpis" | "allowance" | "forecast";
  /** As asked. */
  key: string;
  /** As the report has it, here always as text; null for a quotient without meaning. */
  value: Decimal | null;
  /** A currency, "percent", "days" or "invoices". */
  unit: string;
  /** In the grammar of Step.formula, over the names of the parts: it gives the value. */
  formula: string;
  /** What the formula names. */
  parts: FigurePart[];
  /** Those of the report. */
  rules: Rule[];
}
/** An addition. */
export interface FigurePart {
  /** As the formula has it. */
  name: string;
  /** The sum of the items. */
  value: Decimal;
  /** A currency, "percent", "days" or "invoices"; absent for products of money and days. */
  unit?: string;
  /** The largest first, then by id; one without any id is a number that was given. */
  items: {
    /** Id of an invoice. */
    invoice?: string;
    /** Id of a customer. */
    customer?: string;
    /** Position in `flows`, as text. */
    flow?: string;
    /** Position in `levies`, as text. */
    levy?: string;
    /** The day on which it moves, in a forecast. */
    date?: IsoDate;
    /** In the unit of the part. */
    amount: Decimal;
  }[];
}

/** Indicators of receivables. A quotient without meaning is null. */
export interface KpiReport {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** Length of the window, in days. */
  days: number;
  /** What is open, credits included (§6.1). */
  receivables: Decimal;
  /** What of it is past due, without credits. */
  overdue: Decimal;
  /** What of it is not, without credits. */
  notDue: Decimal;
  /** An addition: what is owed to customers, negative: receivables = overdue + notDue + credits. */
  credits: Decimal;
  /** What of it is in dispute. */
  disputed: Decimal;
  /** What of it is doubtful. */
  doubtful: Decimal;
  /** Invoiced in the window, including VAT. */
  sales: Decimal;
  /** Overdue of overdue + notDue, per cent. */
  overduePercent: Decimal | null;
  /** Days of sales outstanding, simple method. */
  dso: Decimal | null;
  /** The same by exhausting the sales month by month. */
  dsoCountBack: Decimal | null;
  /** Whether the sales known did not suffice to exhaust the receivables. */
  dsoCountBackTruncated: boolean;
  /** The same if nothing were overdue, in days. */
  dsoBestPossible: Decimal | null;
  /** dso − dsoBestPossible, in days. */
  averageDaysDelinquent: Decimal | null;
  /** From issue to payment, weighted by amount, in days. */
  averageDaysToPay: Decimal | null;
  /** From due date to payment, weighted by amount, in days; negative: before it. */
  averageDaysLate: Decimal | null;
  /** Paid after the due date, of all that was paid, per cent. */
  paidLatePercent: Decimal | null;
  /** What was collected of what could be, per cent. */
  collectionEffectivenessPercent: Decimal | null;
  /** Written off in the window, of sales, per cent. */
  lossPercent: Decimal | null;
  /** Largest customer's share of receivables, in percent. */
  topCustomerPercent: Decimal | null;
}

/** What late invoices are worth by law. */
export interface LatePaymentReport {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** Largest claim first. */
  rows: ({
    /** Id. */
    invoice: string;
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
    /** Last day to pay. */
    due: IsoDate;
  } & Pick<
    LatePayment,
    "open" | "daysLate" | "interest" | "indemnity" | "interestSettled" | "claim"
  >)[];
  /** How many rows there are without `limit`. */
  count: number;
  /** Sum of all rows. */
  interest: Decimal;
  /** Sum of all rows. */
  indemnity: Decimal;
  /** Sum of all rows. */
  claim: Decimal;
  /** An addition: sum of all rows. */
  open: Decimal;
  /** An addition: open + claim. */
  totalDue: Decimal;
  /** All rules that the figures rest on. */
  rules: Rule[];
  /** What is lawful but odd. */
  warnings: Warning[];
}

/** Money that comes in or goes out besides invoices, once or again and again. */
export interface Flow {
  /** Text. */
  label: string;
  /** In the currency of the report: positive comes in, negative goes out. */
  amount: DecimalInput;
  /** First day. */
  date: IsoDate;
  /** How often it repeats; without it, once. */
  every?: "week" | "month" | "quarter" | "year";
  /** Last day on which it may fall. */
  until?: IsoDate;
  /** Text, given back nowhere. */
  category?: string;
}

/** A forecast under other assumptions. */
export interface Scenario {
  /** Text, unique in a forecast. */
  name: string;
  /** Days added to each receivable, −3650 … 3650. */
  extraDelayDays?: number;
  /** Scales what comes in. Default 100. */
  inflowPercent?: DecimalInput;
  /** Scales what goes out. Default 100. */
  outflowPercent?: DecimalInput;
  /** On top, for a customer, by id. */
  customers?: Record<
    string,
    {
      /** Days added to each of its receivables. */
      extraDelayDays?: number;
      /** Scales what it pays. */
      inflowPercent?: DecimalInput;
    }
  >;
}

/**
 * An addition: what is owed on what customers pay, such as social contributions of a
 * micro-entrepreneur or VAT on receipts. For each calendar month or quarter a percentage of its base,
 * paid in the month after.
 */
export interface Levy {
  /** An id, of no other levy (else option/invalid). */
  label: string;
  /** Of the base. */
  percent: DecimalInput;
  /**
   * What customers pay in the period, VAT included (default), or the VAT in it: each payment × vat /
   * amount of its invoice, rounded; without `vat`, that at `defaultVatPercent`.
   */
  of?: "receipts" | "vat";
  /** Default "month"; quarters are those of the calendar year. */
  every?: "month" | "quarter";
  /** Day of the month after the period, 1 … 31; of a shorter month the last. Default its last day. */
  day?: number;
  /** Taken off each, such as the VAT paid on purchases; not negative. Default "0". */
  less?: DecimalInput;
}

/** What a forecast assumes. */
export interface ForecastOptions extends ReportScope {
  /**
   * Balance at the end of `asOf`. An addition: or those of several accounts, which are added up; a sum
   * beyond what an amount may be is amount/range.
   */
  opening:
    | DecimalInput
    | {
        /** Text: which account. */
        label: string;
        /** Its balance. */
        amount: DecimalInput;
      }[];
  /** How many, 1 … 520. */
  periods: number;
  /** Length of a period. Default "month". */
  every?: "week" | "month";
  /** What comes in and goes out besides receivables. */
  flows?: Flow[];
  /** When customers pay: as they did so far (default), or on the due date. */
  timing?: "due" | "behaviour";
  /** Days after asOf at which what is overdue is expected, 0 … 3650. Default 14. */
  overdueGraceDays?: number;
  /** Default false. */
  includeDisputed?: boolean;
  /** Default false. */
  includeDoubtful?: boolean;
  /** Alert when the balance falls below this. Default "0". */
  threshold?: DecimalInput;
  /** Default: one, named "base". */
  scenarios?: Scenario[];
  /** §7.5; absent: none. `runs`: 1 … 100000; `seed`: 0 … 2^53 − 1; quantiles: default [5, 25, 50, 75, 95]. */
  simulation?: {
    /** How many, 1 … 100000. */
    runs: number;
    /** 0 … 2^53 − 1: the same seed gives the same figures. */
    seed: number;
    /** 0 … 100, in any order. Default [5, 25, 50, 75, 95]. */
    quantilesPercent?: DecimalInput[];
  };
  /**
   * An addition: payment plans. What is open of the invoices of a plan comes on the days of its
   * installments, the earliest due invoice first, whatever the timing; a simulation draws no delay for
   * it. What was paid since it was made was paid of the first installments; what is open beyond their
   * sum comes as if there were no plan; what they hold beyond what is open, such as interest, is not
   * counted.
   */
  plans?: {
    /** Ids: of one customer (else option/invalid), and in no other plan (else invoice/duplicate). */
    invoices: string[];
    /** The day of the agreement: payments after it are of the first installments. */
    made: IsoDate;
    /** In the order of their days (else date/order). */
    installments: {
      /** The day agreed; where it is past, that of what is overdue. */
      date: IsoDate;
      /** Above 0, in the currency of the report. */
      amount: DecimalInput;
    }[];
  }[];
  /**
   * An addition: what is owed on what customers pay, up to asOf as recorded, from then on as each
   * scenario expects it; `flows` do not count. What is paid from asOf + 1 to the last day counts in
   * `outflows`: it follows what comes in, so that `outflowPercent` does not scale it; a simulation
   * pays what its scenario pays.
   */
  levies?: Levy[];
  /** An addition: VAT of invoices that state none, for levies; with the warning vat/assumed. Default "20". */
  defaultVatPercent?: DecimalInput;
  /**
   * An addition: the first day of weeks, 1 for Monday … 7 for Sunday. With `every: "week"` the first
   * period then ends on the eve of the next such day, so that it may be shorter; without effect on
   * months. Default: weeks begin on the day of asOf + 1.
   */
  weekStart?: number;
}

/** A week or a month of a forecast. */
export interface ForecastPeriod {
  /** First day. */
  start: IsoDate;
  /** Last day. */
  end: IsoDate;
  /** Balance before the first day. */
  opening: Decimal;
  /** What invoices bring. */
  receivables: Decimal;
  /** Flows that come in. */
  inflows: Decimal;
  /** Flows and levies that go out, positive. */
  outflows: Decimal;
  /** receivables + inflows − outflows. */
  net: Decimal;
  /** opening + net. */
  closing: Decimal;
  /** Lowest balance at the end of a day of the period. */
  lowest: Decimal;
  /** The first day that has it. */
  lowestOn: IsoDate;
}

/** A forecast in one scenario. */
export interface ForecastRun {
  /** Its name. */
  scenario: string;
  /** One after the other. */
  periods: ForecastPeriod[];
  /** Balance at the end of the last period. */
  closing: Decimal;
  /** Lowest balance of all periods. */
  lowest: Decimal;
  /** The first day that has it. */
  lowestOn: IsoDate;
  /** First day under the threshold. */
  firstBelow: IsoDate | null;
  /** Open amounts left out: disputed and doubtful. */
  excluded: Decimal;
  /** What is expected after the last period. */
  beyond: Decimal;
  /** An addition, only where levies were asked: what is paid of each, part of `outflows`; levy by levy as given, each in the order of the days. */
  levies?: {
    /** As given. */
    label: string;
    /** First day of the month or quarter. */
    from: IsoDate;
    /** Last day of it. */
    to: IsoDate;
    /** The day on which it is paid. */
    on: IsoDate;
    /** What it is a percentage of; negative where refunds exceed payments. */
    base: Decimal;
    /** What is paid: max(0, base × percent / 100, rounded, − less). */
    amount: Decimal;
  }[];
}

/** Cash by period. */
export interface Forecast {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** One for each scenario, in their order. */
  runs: ForecastRun[];
  /** An addition: the balance at the end of `asOf`, added up where several were given. */
  opening: Decimal;
  /**
   * An addition, with the timing "behaviour": the customers of whom an invoice is expected and who have
   * made fewer than the 3 payments in 365 days that show a delay (§7.2), by id. Their invoices take
   * the delay of all customers.
   */
  withoutHistory?: {
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
  }[];
  /**
   * `runs`, `seed` and `quantilesPercent` as given. For each period, `closing`: balance at its end,
   * at each quantile; `belowPercent`: share of the runs that were under the threshold by its end.
   */
  simulation?: {
    /** As given. */
    runs: number;
    /** As given. */
    seed: number;
    /** As given, or the default. */
    quantilesPercent: DecimalInput[];
    /** For each period, its closing balance at each quantile. */
    closing: Decimal[][];
    /** For each period, the share of the runs that were under the threshold by its end. */
    belowPercent: Decimal[];
  };
  /** An addition, only where levies were asked: vat/assumed, where the VAT of receipts is owed and invoices state none. */
  warnings?: Warning[];
}

/** An addition: which changes are asked for. */
export interface ChangesOptions {
  /** Changes of this day no longer count. */
  from: IsoDate;
  /** The last day that counts; before `from`: date/order. */
  to: IsoDate;
  /** Of the report. Default "EUR". */
  currency?: CurrencyCode;
  /** Value of 1 unit of each other currency in that of the report (§1.4). */
  fx?: Record<CurrencyCode, DecimalInput>;
  /** Only of these customers. */
  customers?: string[];
  /** At most so many rows, 0 … 10^7; sums and counts are of all. Default: all. */
  limit?: number;
}

/** An addition: what can happen to an invoice. */
export type ChangeKind =
  | "issued"
  | "creditNote"
  | "payment"
  | "writtenOff"
  | "fellDue"
  | "disputed"
  | "doubtful";

/** An addition: what changed between two days. opening + issued + creditNotes + payments + writtenOff = closing. */
export interface Changes {
  /** As asked. */
  from: IsoDate;
  /** As asked. */
  to: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** Receivables (§6.1) at the end of `from`. */
  opening: Decimal;
  /** Invoices issued after `from`. */
  issued: Decimal;
  /** Credit notes issued after `from`, negative. */
  creditNotes: Decimal;
  /** Payments, negative; refunds count up. A payment before the issue counts on the day of issue. */
  payments: Decimal;
  /** What was open of invoices on the day on which they were written off, negative. */
  writtenOff: Decimal;
  /** Receivables at the end of `to`. */
  closing: Decimal;
  /** How many there are of each. */
  counts: {
    /** Invoices issued. */
    issued: number;
    /** Credit notes issued. */
    creditNotes: number;
    /** Payments and refunds. */
    payments: number;
    /** Invoices written off. */
    writtenOff: number;
    /** Invoices past their due date since. */
    fellDue: number;
    /** Invoices in dispute since. */
    disputed: number;
    /** Invoices doubtful since. */
    doubtful: number;
  };
  /** How many rows there are, whatever the limit. */
  count: number;
  /** By date, then kind (in the order of `ChangeKind`), then invoice id. */
  rows: {
    /** When; of "fellDue", the day after the due date. */
    date: IsoDate;
    /** What. */
    kind: ChangeKind;
    /** Id. */
    invoice: string;
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
    /** By how much receivables change; of "fellDue", "disputed" and "doubtful", what is open at the end of the day. */
    amount: Decimal;
  }[];
}

/** An addition: what was sold and received in each month of the year. */
export interface Seasons {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** The years that count, the first one first: the last one ends with the last whole month by `asOf` in which anything was issued or paid. Empty where the past, from the month of the first invoice on, is shorter than a year. */
  years: {
    /** First day: the first of a month. */
    from: IsoDate;
    /** Last day. */
    to: IsoDate;
    /** Invoices issued in it, VAT included, less credit notes. */
    sold: Decimal;
    /** Payments in it, less refunds. */
    received: Decimal;
  }[];
  /** January to December; empty without years. */
  months: {
    /** Invoices issued, VAT included, less credit notes. */
    sold: SeasonMonth;
    /** Payments, less refunds. */
    received: SeasonMonth;
  }[];
}

/** An addition: a month of the year, over all years. */
export interface SeasonMonth {
  /** Over all years. */
  amount: Decimal;
  /** amount / average month × 100; null where all months together make nothing, or less. */
  percent: Decimal | null;
  /** "high": above the average month in every year, and 125 % of it or more over all; "low": below it in every year, and 75 % or less; null: neither, or one year only. */
  season: "high" | "low" | null;
  /** In each of the years, in their order. */
  each: Decimal[];
}

/** What share of the amounts that reached an age was lost. */
export interface LossRates {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** The first is "notDue", from 0, to 0. */
  buckets: {
    /** Text: "notDue", "1-30", ">90". */
    label: string;
    /** First day past due. */
    from: number;
    /** Last one; null: no end. */
    to: number | null;
    /** What was open when it reached this age. */
    reached: Decimal;
    /** What of it was lost. */
    lost: Decimal;
    /** lost / reached × 100; null where nothing reached it. */
    ratePercent: Decimal | null;
  }[];
  /** An addition: what it rests on. */
  rules: Rule[];
}

/** What share of receivables is expected to be lost. */
export interface AllowanceOptions extends ReportScope {
  /** Ends of the buckets, in days past due. Default [30, 60, 90]. */
  buckets?: number[];
  /** buckets.length + 2 values: not due, then each bucket. */
  ratesPercent: DecimalInput[];
  /** For doubtful invoices, whatever their age. */
  doubtfulPercent?: DecimalInput;
  /** For disputed invoices, whatever their age. */
  disputedPercent?: DecimalInput;
  /** Used where an invoice states no VAT. Default "20". */
  defaultVatPercent?: DecimalInput;
  /** Allowance at the last closing, by customer id, not negative. */
  previous?: Record<string, DecimalInput>;
  /**
   * An addition: rates of single invoices, each at most once, in place of those of their age or class.
   * What each gives is rounded on its own and added to what the rest of the customer's invoices give.
   */
  individual?: {
    /** Id; one that the ledger lacks is invoice/unknown. */
    invoice: string;
    /** Per cent of what is open before VAT, 0 … 100. */
    ratePercent: DecimalInput;
    /** Text: why. */
    reason?: string;
  }[];
}

/** The allowance for doubtful receivables, by customer, and what it changes against the last closing. */
export interface AllowanceReport {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** By customer id, in the order of code points. */
  rows: {
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
    /** Open before VAT. */
    netOpen: Decimal;
    /** What of it is expected to be lost. */
    allowance: Decimal;
    /** Allowance at the last closing. */
    previous: Decimal;
    /** What is added to it (dotation). */
    charge: Decimal;
    /** What is taken back from it (reprise). */
    reversal: Decimal;
  }[];
  /**
   * An addition: what individual rates give, in the order given; part of the rows. One of an invoice of
   * which nothing is owed on the day stays, with 0; one of a customer not asked for is left out.
   */
  individual: {
    /** Id. */
    invoice: string;
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
    /** Open before VAT. */
    base: Decimal;
    /** As given, with at least 2 decimals. */
    ratePercent: Decimal;
    /** base × ratePercent / 100, rounded. */
    allowance: Decimal;
    /** As given. */
    reason?: string;
  }[];
  /** Open before VAT: sum of the rows. */
  netOpen: Decimal;
  /** Sum of the rows. */
  allowance: Decimal;
  /** Sum of the rows. */
  previous: Decimal;
  /** Sum of the rows (dotation). */
  charge: Decimal;
  /** Sum of the rows (reprise). */
  reversal: Decimal;
  /** 68174 / 491, 491 / 78174, 416 / 411. */
  entries: JournalEntry[];
  /** What it rests on. */
  rules: Rule[];
  /** `vat/assumed` where invoices state no VAT. */
  warnings: Warning[];
}

/** How far collection has come, in order. */
export type ReminderStage = "preventive" | "friendly" | "firm" | "final" | "formalNotice" | "legal";
/** How the customer is reached. */
export type ReminderChannel = "email" | "phone" | "letter" | "registered" | "court";

/** The steps by which invoices are reminded. */
export interface ReminderPolicy {
  /** Ascending in day and in stage, each stage at most once. `day`: days from the due date, −365 … 3650. */
  steps: {
    /** How far it goes. */
    stage: ReminderStage;
    /** Days from the due date, −365 … 3650. */
    day: number;
    /** How the customer is reached. */
    channel: ReminderChannel;
  }[];
  /** What must be overdue (preventive: come due) for a reminder to be worth it, in the report's currency. Default "0". */
  minimum?: DecimalInput;
}

/** A reminder that was sent. */
export interface SentReminder {
  /** Id of an invoice of the ledger. */
  invoice: string;
  /** How far it went. */
  stage: ReminderStage;
  /** The day on which it was sent; after `asOf` it is not sent yet. */
  date: IsoDate;
}

/** Whom to remind today of which invoices, and how. */
export interface ReminderPlan {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** One for each customer and stage: latest stage first, then the largest amount, then by customer id. */
  actions: {
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
    /** How far it goes. */
    stage: ReminderStage;
    /** How the customer is reached. */
    channel: ReminderChannel;
    /** The day of the plan. */
    on: IsoDate;
    /** By id; what is open of each, and whole days past due, at least 0. */
    invoices: {
      /** Id. */
      id: string;
      /** What is open of it. */
      open: Decimal;
      /** Whole days past due, at least 0. */
      daysLate: number;
    }[];
    /** What is open of them. */
    amount: Decimal;
  }[];
  /** Percent of the reminders sent more than 10 days before `asOf` that were followed by a payment within 10 days. */
  successPercent: Decimal | null;
  /** What formal notices and the court rest on; earlier reminders are usage. */
  rules: Rule[];
}

/** How well each customer pays. */
export interface ScoreReport {
  /** As asked. */
  asOf: IsoDate;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** Each customer that is listed or has an invoice issued by then, by id. */
  rows: {
    /** Id. */
    customer: string;
    /** Text, where the customer has one. */
    name?: string;
    /** Points, 0 … 100: the sum of the parts; for "new" 50 − oldestDays (§5), at least 0. */
    score: number;
    /** "new": fewer than 3 payments in 730 days. */
    grade: "A" | "B" | "C" | "D" | "E" | "new";
    /** Points given and possible; `value`: days, a percent, or how many disputes. Empty for "new". */
    parts: {
      /** Which of the five. */
      id: "punctuality" | "onTime" | "trend" | "overdue" | "disputes";
      /** How many it got. */
      points: number;
      /** How many it could get. */
      of: number;
      /** What was measured, as text. */
      value: string;
    }[];
    /** What may be open at most, in whole units; null for "new". */
    suggestedLimit: Decimal | null;
    /** What is open, credits included. */
    exposure: Decimal;
    /** An addition: what of it is insured or guaranteed, as given, rounded; null where nothing was given. */
    guaranteed: Decimal | null;
    /** An addition: exposure − guaranteed, at least 0. */
    netExposure: Decimal;
    /** The limit that was given, rounded. */
    creditLimit: Decimal | null;
    /** Whether the exposure exceeds the limit as it was given. */
    overLimit: boolean;
  }[];
}
