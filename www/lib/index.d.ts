/**
 * The JavaScript contract of the npm package `encours`.
 *
 * Names, units and meanings here are fixed: conformance vectors and other programs call them.
 * The package may offer more. The figures behind each call are defined in ../spec.md (section numbers given as §n).
 */

/** Plain decimal notation without exponent, e.g. "-1234.50". Money in results always has the currency's minor digits. */
export type Decimal = string;
/** A Decimal, or a JS number (taken by its shortest decimal notation). Strings are exact and preferred. */
export type DecimalInput = string | number;
/** A calendar date without time or zone, "YYYY-MM-DD", from 1970-01-01 to 2199-12-31. */
export type IsoDate = string;
/** ISO 4217, e.g. "EUR": the codes of domain/currencies.json. */
export type CurrencyCode = string;
export type Language = "fr" | "en";

// ---------------------------------------------------------------- errors (§1.5)

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
  readonly name: "EncoursError";
  readonly code: ErrorCode;
  /** Where in the input (table in §1.5), "/" and "~" within a key or an id written "~1" and "~0": "invoices/12/payments/0/amount", "previous/A~1B", "row/37/due". */
  readonly path?: string;
  /** The offending value, as text cut at 80 code points. */
  readonly value?: string;
}

export interface Warning {
  code: string;
  message: string;
  path?: string;
}

/** A rule that a figure rests on, so that a person can check it. Ids are stable: "fr/com/L441-10/II". */
export interface Rule {
  id: string;
  citation: string;
  url?: string;
}

/** One step of 'why this number', as data; the page writes the sentence from `id`. Rests on a rule or on a named convention. */
export interface Step {
  id: string;
  inputs: { name: string; value: string; unit?: string }[];
  /** Input names, decimals, + − * /, parentheses, round(x, n) (half away from zero), min, max, days(a, b); may name an earlier step's id. */
  formula: string;
  result: { value: string; unit?: string };
  rule?: Rule;
  convention?: string;
}

// ---------------------------------------------------------------- loading

/**
 * Browsers: call once, before anything else; later calls return the same promise. `source`: URL, Response or bytes of the wasm file;
 * by default the file beside the module. Node, Deno, Bun: the module is ready on import, and init() resolves at once.
 */
export default function init(
  source?: string | URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
/** Version of the package and of the law tables it carries. */
export function version(): { package: string; rates: IsoDate };
/** Language of all texts (messages, warnings, reasons, labels) from now on; default "fr". An input's own `language` wins. Only texts change. */
export function setLanguage(language: Language): void;
/** All rules that the package knows (§1.6). */
export function rules(): Rule[];

// ---------------------------------------------------------------- ledger data (§2)
// In every input: a key whose value is null counts as absent (§1.5).

export interface Payment {
  date: IsoDate;
  amount: DecimalInput;
}
/** Both ends inclusive; no `to`: still going on. */
export interface Span {
  from: IsoDate;
  to?: IsoDate;
}

export type PaymentTerms =
  | { kind: "receipt" }
  | {
      kind: "net";
      days: number;
      businessDay?: BusinessDay;
      holidays?: "metropolitan" | "alsaceMoselle";
    }
  | {
      kind: "endOfMonth";
      days: number;
      order: "daysThenEndOfMonth" | "endOfMonthThenDays";
      dayOfMonth?: number;
      businessDay?: BusinessDay;
      holidays?: "metropolitan" | "alsaceMoselle";
    };
export type BusinessDay = "none" | "following" | "preceding" | "modifiedFollowing";

export interface Invoice {
  /** 1 to 200 code points, as are all ids. */
  id: string;
  customer: string;
  issued: IsoDate;
  /** Wins over `terms`; without both, the customer's terms, else the legal default (§3.3). */
  due?: IsoDate;
  terms?: PaymentTerms;
  /** Total including VAT (TTC). Negative: a credit note (avoir). */
  amount: DecimalInput;
  /** VAT included in `amount`, same sign. */
  vat?: DecimalInput;
  currency?: CurrencyCode;
  payments?: Payment[];
  disputed?: Span;
  doubtful?: Span;
  writtenOff?: IsoDate;
}

export type CustomerKind = "business" | "public" | "consumer";
export interface Customer {
  id: string;
  name?: string;
  kind?: CustomerKind;
  terms?: PaymentTerms;
  creditLimit?: DecimalInput;
}

// ---------------------------------------------------------------- stateless calculators

/** §3 */
export function dueDate(input: { issued: IsoDate; terms: PaymentTerms }): { due: IsoDate };
/** Sectors with a ceiling of their own (C. com. L441-11) and public debtors with a longer one. */
export type Sector =
  | "perishable"
  | "liveCattleFreshMeat"
  | "alcoholConsumption"
  | "alcoholCirculation"
  | "transport"
  | "publicHealth"
  | "publicUndertaking";

/** §4 */
export interface LatePaymentInput {
  amount: DecimalInput;
  due: IsoDate;
  payments?: Payment[];
  /** Interest runs up to and including this day if the debt is still open. */
  asOf: IsoDate;
  currency?: CurrencyCode;
  debtor?: CustomerKind;
  jurisdiction?: "FR" | "EU";
  rate?:
    | { kind: "statutory" }
    | { kind: "contract"; percent: DecimalInput }
    | { kind: "legalMultiple"; multiple: DecimalInput };
  rateFixing?: "semester" | "dueDate";
  dayCount?: "actual/365" | "actual/actual";
  imputation?: "principalFirst" | "interestFirst";
  /** Date of the formal notice (mise en demeure); needed for consumers. */
  formalNotice?: IsoDate;
  /** Flat recovery indemnity where the law grants it. Default true. */
  indemnity?: boolean;
  /** Reference rates that extend or replace the built-in tables. */
  rates?: RateTables;
  language?: Language;
}
export interface InterestSegment {
  from: IsoDate;
  to: IsoDate;
  days: number;
  principal: Decimal;
  /** Exact, at least 2 decimals: "12.40", "11.5374". */
  ratePercent: Decimal;
  yearDays: 365 | 366;
  interest: Decimal;
  rule: Rule;
}
export interface LatePayment {
  amount: Decimal;
  paid: Decimal;
  open: Decimal;
  daysLate: number;
  segments: InterestSegment[];
  interest: Decimal;
  indemnity: Decimal;
  /** What payments settled of the interest under `interestFirst` (§4.4), else "0.00". */
  interestSettled: Decimal;
  /** interest + indemnity − interestSettled. */
  claim: Decimal;
  /** open + claim. */
  totalDue: Decimal;
  limitation: { date: IsoDate; rule: Rule };
  /** Interest of the day after asOf, rounded to 4 digits; "0.0000" where that day bears none (§4.6). */
  perDay: Decimal;
  rules: Rule[];
  steps: Step[];
  warnings: Warning[];
}
export function latePayment(input: LatePaymentInput): LatePayment;

export interface RatePoint {
  from: IsoDate;
  percent: DecimalInput;
}
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
  series: {
    id: string;
    source: string;
    knownUntil: IsoDate;
    points: { from: IsoDate; percent: Decimal }[];
  }[];
};

/** §8.3 */
export interface RiskInput {
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
  label?: string;
  /** Probabilities in percent; they must add up to 100. */
  outcomes: { amount: DecimalInput; probabilityPercent: DecimalInput }[];
  method?: "expectedValue" | "mostLikely";
  previous?: DecimalInput;
  nature?: "operating" | "financial" | "exceptional";
  discount?: { ratePercent: DecimalInput; years: number };
  /** PCG chart: in force since 2025, or the former numbers 153–158. Default 2025. */
  chart?: 2025 | 2014;
  currency?: CurrencyCode;
}
export interface JournalEntry {
  account: string;
  label: string;
  debit: Decimal;
  credit: Decimal;
}
export interface Provision {
  account: string;
  recognised: boolean;
  reason: string;
  amount: Decimal;
  charge: Decimal;
  reversal: Decimal;
  entries: JournalEntry[];
  rules: Rule[];
}
export function provision(input: RiskInput): Provision;
export interface CollectionCostsInput {
  annualSales: DecimalInput;
  invoicesPerYear: number;
  dsoDays: DecimalInput;
  overduePercent: DecimalInput;
  lossPercent: DecimalInput;
  fundingRatePercent: DecimalInput;
  inHouse: {
    minutesPerInvoice: DecimalInput;
    hourlyCost: DecimalInput;
    fixedYearly?: DecimalInput;
  };
  agency: {
    feePercentOfRecovered: DecimalInput;
    fixedYearly?: DecimalInput;
    lossPercent?: DecimalInput;
    dsoDays?: DecimalInput;
  };
  factoring: {
    commissionPercent: DecimalInput;
    fundingRatePercent: DecimalInput;
    fundedPercent: DecimalInput;
    fixedYearly?: DecimalInput;
    lossPercent?: DecimalInput;
  };
  currency?: CurrencyCode;
}
export interface CollectionCosts {
  options: {
    kind: "inHouse" | "agency" | "factoring";
    handling: Decimal;
    funding: Decimal;
    losses: Decimal;
    total: Decimal;
  }[];
  cheapest: "inHouse" | "agency" | "factoring";
}

// ---------------------------------------------------------------- the ledger (portfolio) – lives in wasm memory

export interface ReportScope {
  asOf: IsoDate;
  /** Report currency, default "EUR". */
  currency?: CurrencyCode;
  /** Value of 1 unit of each other currency in the report currency, which it must not name (§1.4). */
  fx?: Record<CurrencyCode, DecimalInput>;
  /** Only these; an unknown one is customer/unknown. */
  customers?: string[];
}

export class Ledger {
  constructor(data?: { customers?: Customer[]; invoices?: Invoice[] });
  /** Number of invoices. */
  readonly size: number;
  /** Adds or replaces by id; all or nothing: on an error nothing has changed. */
  put(data: { customers?: Customer[]; invoices?: Invoice[] }): void;
  remove(ids: string[]): number;
  pay(invoice: string, payment: Payment): void;
  get(id: string): Invoice | undefined;

  aging(options: ReportScope & { buckets?: number[]; basis?: "due" | "issued" }): AgingReport; // §5
  kpis(options: ReportScope & { days?: number }): KpiReport; // §6
  /** `limit`: only the first rows; sums and `count` are of all. */
  latePayments(
    options: ReportScope &
      Partial<Omit<LatePaymentInput, "amount" | "due" | "payments" | "asOf">> & { limit?: number },
  ): LatePaymentReport; // §4.7
  forecast(options: ForecastOptions): Forecast; // §7
  allowance(options: AllowanceOptions): AllowanceReport; // §8.1

  /** Compact binary image of the whole ledger, versioned and checksummed. */
  snapshot(): Uint8Array;
  static fromSnapshot(bytes: Uint8Array): Ledger;
  static fromCsv(bytes: Uint8Array, options?: CsvOptions): CsvImport;
  free(): void;

  // Additions to the contract.

  /** Bytes of the module's memory that this ledger takes. */
  readonly heapBytes: number;
  /** The invoices in the order in which they came, as `get` gives them: all of them, or `count` from position `from` on. */
  invoices(range?: { from?: number; count?: number }): Invoice[];
  /** The columns and the first five rows of a CSV, for a person who says which column is which; needs no column. */
  static csvColumns(bytes: Uint8Array, options?: CsvOptions): CsvColumns;
  /** The customers that were put, in the order in which they came. */
  customers(): Customer[];
}

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
  delimiter?: "," | ";" | "\t" | "|";
  decimal?: "." | ",";
  dateFormat?:
    | "YYYY-MM-DD"
    | "DD/MM/YYYY"
    | "MM/DD/YYYY"
    | "YYYYMMDD"
    | "DD.MM.YYYY"
    | "DD-MM-YYYY";
  encoding?: "utf-8" | "windows-1252" | "iso-8859-15";
  currency?: CurrencyCode;
  /** Round amounts of too many decimals half away from zero, instead of refusing the row. Default false. */
  roundAmounts?: boolean;
}
/** Good rows are in the ledger, bad rows are listed; a row is never half taken, never silently dropped. */
export interface CsvImport {
  ledger: Ledger;
  /** How many rows are in the ledger, payments of one invoice on several rows counted each. */
  accepted: number;
  rejected: {
    /** Line of the file, from 1, as an editor counts. */
    line: number;
    /** Name of the column at fault; absent where it is the row as a whole. */
    column?: string;
    code: ErrorCode;
    message: string;
    value?: string;
    /** An addition: why a row that may well be right is no invoice that a customer owes. */
    leftOut?: "supplierBill" | "noInvoice" | "draft" | "voided" | "deleted";
  }[];
  detected: CsvOptions;
  /** An addition: `amount/rounded`, with `roundAmounts`. */
  warnings: Warning[];
}
/** An addition: the header of a CSV, its first rows as text, and what they tell. */
export interface CsvColumns {
  columns: string[];
  rows: string[][];
  detected: CsvOptions;
}

// ---------------------------------------------------------------- reports

export interface AgingRow {
  customer: string;
  name?: string;
  notDue: Decimal;
  buckets: Decimal[];
  credits: Decimal;
  total: Decimal;
  overdue: Decimal;
  oldestDays: number;
  invoices: number;
}
export interface AgingReport {
  asOf: IsoDate;
  currency: CurrencyCode;
  buckets: { label: string; from: number; to: number | null }[];
  rows: AgingRow[];
  total: Omit<AgingRow, "customer" | "name">;
}

export interface KpiReport {
  asOf: IsoDate;
  currency: CurrencyCode;
  days: number;
  receivables: Decimal;
  overdue: Decimal;
  notDue: Decimal;
  disputed: Decimal;
  doubtful: Decimal;
  sales: Decimal;
  overduePercent: Decimal | null;
  dso: Decimal | null;
  dsoCountBack: Decimal | null;
  dsoCountBackTruncated: boolean;
  dsoBestPossible: Decimal | null;
  averageDaysDelinquent: Decimal | null;
  averageDaysToPay: Decimal | null;
  averageDaysLate: Decimal | null;
  paidLatePercent: Decimal | null;
  collectionEffectivenessPercent: Decimal | null;
  lossPercent: Decimal | null;
  /** Largest customer's share of receivables, in percent. */
  topCustomerPercent: Decimal | null;
}

export interface LatePaymentReport {
  asOf: IsoDate;
  currency: CurrencyCode;
  rows: ({ invoice: string; customer: string; name?: string; due: IsoDate } & Pick<
    LatePayment,
    "open" | "daysLate" | "interest" | "indemnity" | "interestSettled" | "claim"
  >)[];
  count: number;
  interest: Decimal;
  indemnity: Decimal;
  claim: Decimal;
  rules: Rule[];
  warnings: Warning[];
}

export interface Flow {
  label: string;
  amount: DecimalInput;
  date: IsoDate;
  every?: "week" | "month" | "quarter" | "year";
  until?: IsoDate;
  category?: string;
}
export interface Scenario {
  name: string;
  extraDelayDays?: number;
  inflowPercent?: DecimalInput;
  outflowPercent?: DecimalInput;
  customers?: Record<string, { extraDelayDays?: number; inflowPercent?: DecimalInput }>;
}
export interface ForecastOptions extends ReportScope {
  opening: DecimalInput;
  periods: number;
  every?: "week" | "month";
  flows?: Flow[];
  timing?: "due" | "behaviour";
  overdueGraceDays?: number;
  includeDisputed?: boolean;
  includeDoubtful?: boolean;
  /** Alert when the balance falls below this. Default "0". */
  threshold?: DecimalInput;
  scenarios?: Scenario[];
  /** §7.5; absent: none. */
  simulation?: { runs: number; seed: number; quantilesPercent?: DecimalInput[] };
}
export interface ForecastPeriod {
  start: IsoDate;
  end: IsoDate;
  opening: Decimal;
  receivables: Decimal;
  inflows: Decimal;
  outflows: Decimal;
  net: Decimal;
  closing: Decimal;
  lowest: Decimal;
  lowestOn: IsoDate;
}
export interface ForecastRun {
  scenario: string;
  periods: ForecastPeriod[];
  closing: Decimal;
  lowest: Decimal;
  lowestOn: IsoDate;
  firstBelow: IsoDate | null;
  excluded: Decimal;
  beyond: Decimal;
}
export interface Forecast {
  asOf: IsoDate;
  currency: CurrencyCode;
  runs: ForecastRun[];
  /** `runs`, `seed` and `quantilesPercent` as given. */
  simulation?: {
    runs: number;
    seed: number;
    quantilesPercent: DecimalInput[];
    closing: Decimal[][];
    belowPercent: Decimal[];
  };
}

export interface LossRates {
  asOf: IsoDate;
  currency: CurrencyCode;
  buckets: {
    label: string;
    from: number;
    to: number | null;
    reached: Decimal;
    lost: Decimal;
    ratePercent: Decimal | null;
  }[];
}
export interface AllowanceOptions extends ReportScope {
  buckets?: number[];
  /** buckets.length + 2 values: not due, then each bucket. */
  ratesPercent: DecimalInput[];
  doubtfulPercent?: DecimalInput;
  disputedPercent?: DecimalInput;
  /** Used where an invoice states no VAT. Default "20". */
  defaultVatPercent?: DecimalInput;
  previous?: Record<string, DecimalInput>;
}
export interface AllowanceReport {
  asOf: IsoDate;
  currency: CurrencyCode;
  rows: {
    customer: string;
    name?: string;
    netOpen: Decimal;
    allowance: Decimal;
    previous: Decimal;
    charge: Decimal;
    reversal: Decimal;
  }[];
  netOpen: Decimal;
  allowance: Decimal;
  previous: Decimal;
  charge: Decimal;
  reversal: Decimal;
  entries: JournalEntry[];
  rules: Rule[];
  warnings: Warning[];
}

export type ReminderStage = "preventive" | "friendly" | "firm" | "final" | "formalNotice" | "legal";
export interface ReminderPolicy {
  steps: {
    stage: ReminderStage;
    day: number;
    channel: "email" | "phone" | "letter" | "registered" | "court";
  }[];
  minimum?: DecimalInput;
}
export interface SentReminder {
  invoice: string;
  stage: ReminderStage;
  date: IsoDate;
}
export interface ReminderPlan {
  asOf: IsoDate;
  currency: CurrencyCode;
  actions: {
    customer: string;
    name?: string;
    stage: ReminderStage;
    channel: string;
    on: IsoDate;
    invoices: { id: string; open: Decimal; daysLate: number }[];
    amount: Decimal;
  }[];
  successPercent: Decimal | null;
}

export interface ScoreReport {
  asOf: IsoDate;
  currency: CurrencyCode;
  rows: {
    customer: string;
    name?: string;
    score: number;
    grade: "A" | "B" | "C" | "D" | "E" | "new";
    parts: { id: string; points: number; of: number; value: string }[];
    suggestedLimit: Decimal | null;
    exposure: Decimal;
    creditLimit: Decimal | null;
    overLimit: boolean;
  }[];
}
