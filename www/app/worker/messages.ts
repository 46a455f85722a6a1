/** What passes between the page and its worker: plain data only. */
import type {
  AgingReport,
  AllowanceReport,
  CsvImport,
  CsvOptions,
  Customer,
  CustomerKind,
  Figure,
  Forecast,
  Invoice,
  KpiReport,
  Language,
  LatePayment,
  LatePaymentReport,
  Levy,
  LossRates,
  PaymentTerms,
  Provision,
  ScoreReport,
  Warning,
  WriteOff,
} from "encours";
import type { Statement as BankStatement, FileKind, PaymentProposal } from "encours/import";
import type { Risk } from "../closings.ts";
import type { CustomerFilter } from "../customer-filter.ts";
import type { Contact, Desk, DeskEdit, DeskRecord, KeptBankLine, Trial } from "../desk.ts";
import type { Fact } from "../files/content.ts";
import type { Made } from "../rates.ts";
import type { InvoiceFilter } from "../router.ts";
import type {
  BulkAction,
  ChangeRecord,
  Damage,
  EditAction,
  Place,
  Recovery,
} from "../store/records.ts";

/** A refusal of the core or of the store, flattened: classes do not survive the passage. */
export interface Refusal {
  code: string;
  message: string;
  path?: string;
  value?: string;
}
export type Outcome<T> =
  | { value: T; refusal?: undefined }
  | { value?: undefined; refusal: Refusal };

export type Stage = "reading" | "checking" | "saving" | "loading" | "computing";
export interface Progress {
  stage: Stage;
  done?: number;
  total?: number;
  /** Of what they are the number, where it is not said by the stage. */
  unit?: "megabytes";
}
export type Report = (progress: Progress) => void;

/** Where the book is kept, and what the person must know about it. */
export interface Book {
  size: number;
  changes: ChangeRecord[];
  /** The changes that a later change took out. */
  undone: number[];
  damaged: Damage[];
  /** Invoices of the journal that the core refuses today. */
  refused: number;
  /** Absent: every save is refused, with this reason. */
  keeping: Outcome<true>;
  /** The places of the book, and what keeps that copy from holding all of it. */
  copies: { place: Place; refusal?: Refusal }[];
  /** What was found missing in a copy since the last answer, and is there again. */
  recovered: Recovery[];
  settings: Record<string, unknown>;
  firstIssued?: string;
  lastIssued?: string;
  currencies: string[];
  desk: Desk;
  /** What its figures are made with. */
  made: Made;
}

export type Rejected = CsvImport["rejected"][number];

/** A book that is shown and kept nowhere: a file, what it does not say of customers and invoices, and what the desk keeps beside it. */
export interface DemoBook {
  text: string;
  customers: Customer[];
  /** By their ids. */
  invoices: Record<string, Partial<Invoice>>;
  desk: Desk;
}

/** Sums and samples: of a long list the page gets the rows that it shows, and asks for more. */
export interface Preview {
  /** Name of the file, or of how many they are. */
  file: string;
  kind: FileKind;
  /** What was understood besides, of other kinds than a table as text. */
  facts: Fact[];
  bytes: number;
  detected: CsvOptions;
  rejected: number;
  warnings: Warning[];
  invoices: number;
  customers: number;
  payments: number;
  added: number;
  known: number;
  /** Invoices that the book holds with other content. */
  conflicts: number;
  firstIssued?: string;
  lastIssued?: string;
  currencies: string[];
  /** New ones that look like others, of the book or of the file. */
  lookAlikes: LookAlikes;
  /** A few invoices as they were understood, for the eye to check. */
  sample: { invoice: Invoice; name?: string }[];
}

/** Invoices of one customer, day and amount, under different numbers. */
export interface LookAlike {
  name: string;
  issued: string;
  amount: string;
  currency: string;
  /** The first of so many. */
  ids: string[];
  count: number;
}
/** The first of so many groups. */
export interface LookAlikes {
  count: number;
  first: LookAlike[];
}

/** An invoice as the book holds it, and as a file has it. */
export interface Conflict {
  id: string;
  before: Invoice;
  after: Invoice;
  /** Names of customers, by their ids. */
  names: Record<string, string>;
}
/** Which of them are taken from the file: all, or none; `but` are the other way round. */
export interface Taken {
  all: boolean;
  but: string[];
}

/** The head of a file that could not be read without help. */
export interface Columns {
  columns: string[];
  rows: string[][];
}
export type Reading =
  /** `options`: how it was read; `remembered`: as files with the same columns were before. */
  | { kind: "preview"; preview: Preview; options: CsvOptions; remembered: boolean }
  /** The core asks: which order of day and month, which decimal mark. */
  | { kind: "question"; about: "dateFormat" | "decimal"; example?: string; refusal: Refusal }
  /** Columns that the core does not recognise: the person names them. */
  | { kind: "columns"; missing: string[]; columns: Columns; refusal: Refusal }
  /** A bank statement: what it says is in `reconciliation.ts`. */
  | { kind: "statement" }
  | { kind: "refused"; refusal: Refusal };

/** What the figures depend on besides the book. Amounts and percents are text, as typed and understood. */
export interface Choices {
  asOf: string;
  currency: string;
  fx: Record<string, string>;
  kpiDays: number;
  claimRows: number;
  threshold: string;
  timing: "due" | "behaviour";
  graceDays: number;
  includeDisputed: boolean;
  includeDoubtful: boolean;
  /** The first day of a week, 1 (Monday) … 7; 0: that after the date of situation. */
  weekStart: number;
  /** The chance of falling below the threshold that is told as an alert. */
  alertPercent: string;
  /** Not due, then each bucket. */
  ratesPercent: string[];
  /** Of doubtful and of disputed invoices; empty: by their age, as the others. */
  doubtfulPercent: string;
  disputedPercent: string;
  vatPercent: string;
}

export type Horizon = "13-weeks" | "26-weeks" | "12-months";
/** What a forecast rests on besides the book and what the desk keeps. */
export type CashPlan = Pick<
  Choices,
  | "asOf"
  | "currency"
  | "fx"
  | "threshold"
  | "timing"
  | "graceDays"
  | "includeDisputed"
  | "includeDoubtful"
  | "vatPercent"
  | "weekStart"
> & { horizon: Horizon };
export interface CashCase {
  trial: Trial;
  forecast: Outcome<Forecast>;
  /** When what is late is taken to be paid. */
  reserved: string;
  /** What lacks to the threshold on the lowest day; absent where the balance stays above. */
  shortfall?: string;
}
export interface CashAnswer {
  plan: CashPlan;
  /** One for each trial, in their order. */
  cases: CashCase[];
  /** Accounts, flows and levies in another currency: they are not counted. */
  left: string[];
  /** Those that count. */
  levies: Levy[];
}
export interface CashWhy {
  figure: Figure;
  /** Names of the flows and of the levies, by their position. */
  flows: string[];
  levies: string[];
  /** What the opening is the sum of. */
  accounts: { label: string; balance: string }[];
}

export interface Figures {
  choices: Choices;
  aging: Outcome<AgingReport>;
  /** The customers that the picture does not name, added up by the core. */
  others?: AgingReport["total"];
  kpis: Outcome<KpiReport>;
  claims: Outcome<LatePaymentReport>;
  forecast: Outcome<Forecast>;
  allowance: Outcome<AllowanceReport>;
}

/** What the first sentence of the page is made of: what is owed comes first, what the law adds to it with the other figures. */
export type Summary = Pick<Figures, "kpis"> & Partial<Pick<Figures, "claims">>;

/** The first figures as they were last made, in the language that was chosen. */
export interface LastSummary {
  summary: Summary;
  language: Language;
}

/** What a closing needs besides the figures. */
export interface Provisions {
  lossRates: Outcome<LossRates>;
  risks: RiskRow[];
  /** What individual rates set aside in all, and on what; absent where there are none. */
  individual?: { base: string; allowance: string };
  /** Those that a rate can be given to: none where they are too many to look through. */
  openInvoices: { id: string; customer: string }[];
  /** Those to choose from: none where they are too many to look through. */
  customers: Customer[];
}

/** A risk of the register, and what it calls for. */
export interface RiskRow {
  id: string;
  /** With what was set aside for it before. */
  risk: Risk;
  /** Date of the closing that says so; else the person says it. */
  closing?: string;
  /** It stands in that closing alone. */
  released: boolean;
  outcome: Outcome<Provision>;
}

/** What is set aside for one customer, invoice by invoice. */
export interface Sheet {
  row: AllowanceReport["rows"][number];
  lines: {
    invoice: string;
    issued: string;
    due: string;
    daysLate: number;
    /** Open before VAT. */
    net: string;
    ratePercent: string;
    /** Why it has a rate of its own. */
    reason?: string;
  }[];
}
/** The sheets of a closing, the largest allowance first. */
export interface Sheets {
  /** What they were made of. */
  asOf: string;
  sheets: Sheet[];
  /** Customers with an allowance that have no sheet, for there would be too many. */
  left: number;
}

/** A value of a reference rate that a claim rests on, and where it was read. */
export interface RateRow {
  series: string;
  from: string;
  percent: string;
  checked: string;
  sources: { title: string; url?: string }[];
  /** The person put it into the tables. */
  own: boolean;
}
export interface Claim {
  invoice: Invoice;
  detail: LatePayment;
  rates: RateRow[];
}

export type InvoiceStatus =
  | "future"
  | "notDue"
  | "overdue"
  | "disputed"
  | "doubtful"
  | "credit"
  | "paid"
  | "writtenOff";

export interface InvoiceQuery extends InvoiceFilter {
  asOf: string;
  /** Decides the order of names. */
  language: Language;
}

/** An invoice on a day, in its own currency. */
export interface InvoiceRow {
  id: string;
  customer: string;
  name?: string;
  issued: string;
  due: string;
  amount: string;
  /** Absent where nothing is open. */
  open?: string;
  /** Absent where the invoice states none. */
  vat?: string;
  currency: string;
  status: InvoiceStatus;
  daysLate: number;
  /** Why it is contested or doubtful, where it is and that was said. */
  reason?: string;
}

/** What is open of the listed invoices of one currency. */
export interface InvoiceTotal {
  currency: string;
  open: string;
  overdue: string;
  /** What is owed to customers, already taken off what is open: without a sign. */
  credits: string;
}

/** What of the list is selected: ids, in its order, and what is open of them. */
export interface Selection {
  ids: string[];
  totals: InvoiceTotal[];
}

/** The same for several invoices, from a day on. */
export interface Bulk {
  action: BulkAction;
  on: string;
  /** Why they are contested or doubtful. */
  reason?: string;
}
/** Of which invoice it cannot be done, and why. */
export interface BulkRefusal {
  id: string;
  refusal: Refusal;
}
export type BulkSaved =
  /** `seq` is the number of the change, where there is a journal. */
  | { kind: "saved"; book: Book; count: number; seq?: number }
  /** Nothing was written. `refusals`: the first of so many; `left`: of how many others it can be done. */
  | { kind: "refused"; refusals: BulkRefusal[]; count: number; left: number };

/** A list without its rows, which are asked for as they are shown. */
export interface InvoiceListing {
  count: number;
  /** Without any filter. */
  all: number;
  totals: InvoiceTotal[];
  buckets: AgingReport["buckets"];
  /** Those to choose from: none where they are too many to look through. */
  customers: { id: string; name: string }[];
  /** Why invoices are contested or doubtful. */
  reasons: string[];
}

/** One invoice on a day. */
export interface InvoiceDetail {
  row: InvoiceRow;
  invoice: Invoice;
  customer?: Customer;
  /** What its delay is worth, where it is a debt. */
  claim?: LatePayment;
  /** How it leaves the books, where it is lost. */
  writtenOff?: Outcome<WrittenOff>;
  /** Why it is contested, why its payment is doubtful. */
  disputeReason?: string;
  doubtReason?: string;
}
/** The entries of an invoice that is written off. */
export interface WrittenOff extends Required<WriteOff> {
  /** What was lost of it, VAT included. */
  amount: string;
  currency: string;
  /** Where the VAT in it is assumed. */
  warnings: Warning[];
}

/** What figures of customers depend on besides the book. */
export type CustomerScope = Pick<Choices, "asOf" | "currency" | "fx">;

export interface CustomerQuery extends CustomerFilter, CustomerScope {
  /** Decides the order of names. */
  language: Language;
  /** As many rows as are shown. */
  shown: number;
}

/** A customer on a day: how it paid (§13), and what it owes (§5). */
export type CustomerRow = ScoreReport["rows"][number] &
  Pick<AgingReport["total"], "notDue" | "overdue" | "credits" | "oldestDays"> & {
    kind: CustomerKind;
  };

export interface CustomerListing {
  count: number;
  /** Without any filter. */
  all: number;
  /** Of all customers: who has anything open, and who is over its limit. */
  owing: number;
  overLimit: number;
  currency: string;
  /** What all of them owe. */
  whole: AgingReport["total"];
  /** What those listed owe. */
  total: AgingReport["total"];
  rows: CustomerRow[];
}

/** One customer on a day. */
export interface CustomerDetail {
  row: CustomerRow;
  /** As it is listed: absent where only its invoices name it. */
  customer?: Customer;
  currency: string;
  owed: AgingReport["total"];
  buckets: AgingReport["buckets"];
  /** Over a year. */
  delays: Pick<KpiReport, "averageDaysToPay" | "averageDaysLate" | "paidLatePercent">;
  claims: LatePaymentReport;
  /** How many invoices it has, and how many of them are open. */
  invoices: number;
  open: number;
  /** The open ones that fall due first. */
  oldest: InvoiceRow[];
}

/** One invoice as it was read, and as it is to become. */
export interface Edit {
  action: EditAction;
  before?: Invoice;
  after: Invoice;
  /** Its customer, where that is listed with it for the first time. */
  customer?: Customer;
  /** What the desk keeps of it from now on. */
  desk?: DeskRecord[];
}
/** A credit note on an invoice, in amounts without a sign. */
export interface CreditNote {
  amount: string;
  /** VAT in it, where the invoice states its own. */
  vat?: string;
  /** Still owed on the invoice, and whether the credit note is above that. */
  open: string;
  isAbove: boolean;
}
/** A debt that a credit note, or what was paid too much, can be set off against. */
export interface Debt {
  invoice: Invoice;
  /** Still owed on it. */
  open: string;
  /** The smaller of that and of what is left of the credit note. */
  most: string;
  /** The first day on which both are there. */
  on: string;
}
/** Both as the person saw them, and an amount without a sign. */
export interface SetOff {
  credit: Invoice;
  debt: Debt;
  amount: string;
  on: string;
}
/** An invoice or a credit note of a statement, with what was paid of it by then. */
export type StatementLine = Pick<
  InvoiceRow,
  "id" | "issued" | "due" | "amount" | "open" | "currency"
> & {
  payments: { date: string; amount: string; isSetOff: boolean }[];
  /** Why it is contested, where it is; empty where that was not said. */
  disputed?: string;
};
/** A movement of a bank account, which can be told from all others by its key. */
export type BankLine = BankStatement["lines"][number];
/** What a line seems to pay, and why. */
export type Match = Omit<PaymentProposal, "line">;
/** What a bank statement says, and what its lines seem to pay, by their keys. */
export interface BankReading extends Pick<BankStatement, "lines" | "rejected" | "warnings"> {
  matches: Record<string, Match>;
  /** Keys of lines that were dealt with before. */
  done: string[];
}
/** A line that pays these invoices, or is left alone for good. */
export interface SettledLine {
  key: string;
  line: Omit<KeptBankLine, "invoices">;
  invoices: KeptBankLine["invoices"];
}

/** An invoice that would be paid beyond what is open, and by how much. */
export interface Overpaid {
  id: string;
  amount: string;
  currency: string;
}

/** The account of a customer on a day, each currency on its own. */
export interface Statement {
  asOf: string;
  name: string;
  parts: (InvoiceTotal & { lines: StatementLine[] })[];
}

/** One customer with its contact, as they were read and as they are to become. */
export interface CustomerEdit {
  before?: Customer;
  after: Customer;
  contactBefore?: Contact;
  /** `null`: there is none. */
  contact: Contact | null;
}
export type Saved =
  /** `seq` is the number of the change, where there is a journal. */
  | { kind: "saved"; book: Book; seq?: number }
  /** Someone else changed it meanwhile, or it is there already: nothing was written. */
  | { kind: "conflict" };
export type { DeskEdit };

/** Whose law terms are held against: that of a customer of the book; where there is none, that of a kind. */
export interface TermsOf {
  customer?: string;
  kind: CustomerKind;
}
export interface TermsRead {
  readings: TermsReading[];
  /** Whether the book lists that customer. */
  isListed: boolean;
  /** Those that the customer has agreed for all of its invoices. */
  own?: TermsReading;
}
/** What terms make of a day of issue, and whether the law allows them. */
export interface TermsReading {
  terms: PaymentTerms;
  due: string;
  lawful: boolean;
  message: string;
}

/** How much is in a book. */
export interface Extent {
  customers: number;
  invoices: number;
  changes: number;
  firstIssued?: string;
  lastIssued?: string;
}
/** A backup that was made and read back. */
export interface BackupFile {
  file: Blob;
  made: string;
  hash: string;
  counts: { customers: number; invoices: number; desk: number; changes: number };
  /** Whether it has the history of the book too. */
  whole: boolean;
}
/** A backup that was read and checked, held against the book; nothing of it was written. */
export interface BackupPreview {
  file: string;
  bytes: number;
  encrypted: boolean;
  made: string;
  by: string;
  /** Whether it has the history of its book too. */
  whole: boolean;
  /** Invoices of the book that it lacks, invoices that are otherwise there, and those that only it has. */
  difference: { missing: number; changed: number; added: number };
  there: Extent & { hash: string };
  here: Extent & { hash: string };
}
export type BackupReading =
  /** Encrypted: it waits for its passphrase. */
  { kind: "locked"; file: string } | { kind: "read"; preview: BackupPreview };
