/**
 * encours/import: the files that people have, in and out. A module of its own, loaded only by who imports it; its own `init()` fetches it.
 *
 * What is refused throws the same EncoursError as the package itself does.
 */

import type {
  CsvImport,
  CsvOptions,
  CurrencyCode,
  Customer,
  Decimal,
  DecimalInput,
  Invoice,
  IsoDate,
  JournalEntry,
  Language,
  Ledger,
  Warning,
} from "encours";

export { EncoursError } from "encours";

/**
 * Loads the module of files; needed in browsers and workers, done on import in Node and at the edge. `source`: where it is, its bytes, or it compiled.
 * Throws `module/notReady`; it can be tried again.
 */
export default function init(
  source?: string | URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/** Sets the language of texts, for this module and for the package itself; gives the one until then. */
export function setLanguage(language: Language): Language;

// ---------------------------------------------------------------- what a file is

/** The kinds of files that are known. */
export type FileKind =
  | "csv"
  | "fec"
  | "xlsx"
  | "ods"
  | "ubl"
  | "cii"
  | "facturx"
  | "camt052"
  | "camt053"
  | "camt054"
  | "ofx"
  | "mt940"
  | "qif"
  | "snapshot"
  | "unknown";

/**
 * What a file is, by content, not by name. It is looked at, not read: a file that is damaged, encrypted or too large keeps its kind, and its reader
 * refuses it with the reason. "xlsx" is also what only its reader can refuse: a workbook of Excel 97, or an encrypted one. A zip of statements, which
 * `readStatement` reads, is what its first file is.
 */
export function detect(bytes: Uint8Array): FileKind;

// ---------------------------------------------------------------- accounting files

/** What a French accounting file (FEC, LPF art. A47 A-1) says of customers. */
export interface FecImport {
  /** Auxiliary accounts of 411 and 416; where a line names none, the account itself. */
  customers: Customer[];
  /** With their payments. An invoice of 0 holds what was paid in advance, too much, or for an invoice of another file. */
  invoices: Invoice[];
  /** Lines that could not be read; none is half taken. */
  rejected: CsvImport["rejected"];
  /** `fec/matching`: what is matched together (EcritureLet) does not balance; `fec/entry`, `fec/total`: nor do the lines of an entry, or all; `fec/opening`: opening balances without the day of their invoice; `fec/credit`: settlements without an invoice. */
  warnings: Warning[];
  /** An addition: how the file is written. */
  detected: {
    /** What stands between cells. */
    delimiter: string;
    /** The mark before decimals; absent where no amount has any. */
    decimal?: "." | ",";
    /** How bytes stand for letters. */
    encoding: "utf-8" | "windows-1252" | "iso-8859-15" | "cp850";
    /** In Debit and Credit, or in Montant and Sens. */
    amounts: "debitCredit" | "signed";
  };
  /** An addition: what its lines add up to, in euros, for a person to hold against their books. */
  totals: {
    /** Whole number: lines after the header. */
    lines: number;
    /** Whole number: of them, those on 411 and 416 that are in invoices and payments. */
    receivableLines: number;
    /** Euros: the sum of debits. */
    debit: Decimal;
    /** Euros: the sum of credits. */
    credit: Decimal;
    /** Euros: the balance of 411 and 416, which is what is open of all invoices in the end. */
    receivables: Decimal;
  };
}

/**
 * Receivables from an accounting file: the lines on 411 and 416, paired by matching (EcritureLet), else by PieceRef. Tabs, bars or semicolons;
 * UTF-8, ISO-8859-15, Windows-1252 or CP850. `progress` (an addition) is called now and then with the bytes that are read.
 * Throws `file/format`, `file/limit` above 256 MiB, `csv/header` with the columns that are missing, `csv/encoding` for UTF-16.
 */
export function readFec(bytes: Uint8Array, progress?: (bytes: number) => void): FecImport;

/** How the entries of a ledger are written, and what a ledger does not know. */
export interface FecOptions {
  /** The first day whose entries are written; default the first of all. */
  from?: IsoDate;
  /** The last one; default the last of all. */
  to?: IsoDate;
  /** Nine digits: number of the business, for the name of the file. */
  siren?: string;
  /** Default "utf-8"; "?" stands for letters that ISO-8859-15 does not have (`fec/letters`). */
  encoding?: "utf-8" | "iso-8859-15";
  /** Numbers of accounts: 3 to 20 digits and letters, of the class of the default. */
  accounts?: {
    /** Customers: 411. */
    customers?: string;
    /** Doubtful customers: 416. */
    doubtful?: string;
    /** Sales: 706, or any other of class 7. */
    sales?: string;
    /** VAT collected: 44571. */
    vat?: string;
    /** Bank: 512, or any other of class 5. */
    bank?: string;
    /** Losses on receivables: 654. */
    losses?: string;
  };
  /** Codes of journals: 1 to 200 code points. */
  journals?: {
    /** Sales: VE. */
    sales?: string;
    /** Payments: BQ. */
    bank?: string;
    /** All other entries: OD. */
    other?: string;
  };
  /** Day on which the entries were validated (ValidDate); default blank: nobody has validated them. */
  validated?: IsoDate;
  /** Whole number 1…10^9, of the first entry (EcritureNum); default 1. */
  firstNumber?: number;
  /** Value of 1 unit of each other currency in euros; without it `fx/missing`. */
  fx?: Record<CurrencyCode, DecimalInput>;
  /** Entries of a closing, such as those of `allowance`, on a day between `from` and `to`; without their lines on 411 and 416 they balance to the cent. */
  entries?: {
    /** Their day. */
    date: IsoDate;
    /** Text: what they are. */
    label: string;
    /** Text: the document that they rest on; default the day. */
    piece?: string;
    /** What to book; lines on 411 and 416 are left out, for transfers to doubtful customers are written invoice by invoice. */
    lines: JournalEntry[];
  }[];
  /** Of warnings and messages; default that of `setLanguage`. */
  language?: Language;
}

/** The entries of a ledger as an accounting file. Amounts are in euros. */
export interface FecFile {
  /** Its bytes: the 18 columns of the norm between tabs. */
  file: Uint8Array;
  /** What the norm calls it: `siren`, FEC, `to` or the last day. */
  name: string;
  /** Whole number: entries. */
  entries: number;
  /** Whole number: lines after the header. */
  lines: number;
  /** Euros: the sum of debits. */
  debit: Decimal;
  /** Euros: the sum of credits, the same. */
  credit: Decimal;
  /** Euros: what the lines add to 411 and 416. */
  receivables: Decimal;
  /** `fec/withoutVat`: invoices that state no VAT; `fec/deposit`: payments older than their invoice; `fec/recovered`: payments after the loss, which are left out; `fec/letters`: letters that are not in the encoding. */
  warnings: Warning[];
}

/**
 * The entries of a ledger as lines of an accounting file (FEC, LPF art. A47 A-1): sales, payments, transfers to doubtful customers, losses (spec 8.4).
 * Each entry balances, they stand in order of date, and what is settled is matched. It is no file of a whole business. `readFec` reads it back.
 * Throws the codes of spec §1.5, and `fx/missing` with the currencies that lack a rate.
 */
export function writeFec(ledger: Ledger, options?: FecOptions): FecFile;

// ---------------------------------------------------------------- electronic invoices

/** What an electronic invoice or credit note says: the terms of EN 16931, whose numbers stand beside. Amounts are in the currency of the invoice; those of a credit note are negative, whichever way it writes them. */
export interface EInvoice {
  /**
   * The invoice for a ledger: number (BT-1), issue (BT-2), currency (BT-5), total with VAT (BT-112) and VAT (BT-110). `customer` is `buyerId`, else `buyer`. `due` is never before `issued`; without one the terms of the customer hold.
   * What the document counts as settled, its total less `payable`, is a payment of the day of issue: open on that day is what is due.
   */
  invoice: Invoice;
  /** Name of the seller (BT-27). */
  seller: string;
  /** Name of the buyer (BT-44). */
  buyer: string;
  /** The first that is stated of: registration (BT-30), SIREN or SIRET, VAT number, another identifier (BT-29). */
  sellerId?: string;
  /** The same of the buyer (BT-47, BT-48, BT-46). */
  buyerId?: string;
  /** VAT number of the seller (BT-31). */
  sellerVat?: string;
  /** VAT number of the buyer (BT-48). */
  buyerVat?: string;
  /** Kind of document (BT-3), a code of UNTDID 1001: 380 invoice, 381 credit note, 384 corrected invoice, 386 prepayment invoice, 389 self-billed invoice … */
  typeCode: string;
  /** Due date as it is stated (BT-9); the latest of several. */
  due?: IsoDate;
  /** Payment terms in words (BT-20). */
  paymentTerms?: string;
  /** Number of the invoice that it corrects (BT-25). */
  preceding?: string;
  /** Amount due for payment (BT-115). */
  payable: Decimal;
  /** What was paid before (BT-113), "0.00" where none is stated. */
  prepaid: Decimal;
  /** What does not add up (`einvoice/total`: BR-CO-15, `einvoice/payable`: BR-CO-16), and what had to be decided (`einvoice/prepaid`, `einvoice/dueMissing`, `einvoice/dueEarly`, `einvoice/installments`, `einvoice/vat`, `amount/rounded`). */
  warnings: Warning[];
}

/**
 * Reads an electronic invoice: Factur-X or ZUGFeRD as PDF, CII or UBL as XML. Throws `file/format` for another kind of file or a damaged one, at `line/…` of its XML;
 * `file/limit` above 20 MiB and for what is deeper or more packed than invoices are; `file/encrypted`; the code of what is missing or wrong at `invoice/…`.
 */
export function readEInvoice(
  bytes: Uint8Array,
  options?: {
    /** Of warnings and messages; default that of `setLanguage`. */
    language?: Language;
  },
): EInvoice;

// ---------------------------------------------------------------- bank statements

/** One movement of an account. */
export interface BankLine {
  /** Day of booking; where the bank states none, day of value. */
  date: IsoDate;
  /** Above 0 what comes in, below 0 what goes out. */
  amount: Decimal;
  /** Of the amount. */
  currency: CurrencyCode;
  /** Text: who paid, or was paid. */
  counterparty?: string;
  /** Text: the creditor reference or the document number that the payer states, else the end-to-end reference. */
  reference?: string;
  /** Text: what the payer or the bank says. */
  text: string;
  /** Text: what the bank calls the movement; not always unique. */
  id?: string;
  /** Day from which the bank counts the money, where it is another. */
  valueDate?: IsoDate;
  /** Text: the account of who paid, or was paid. */
  counterpartyAccount?: string;
  /** Text: the same for the same movement in any file of the same account. Keep it with what you did with the line, and a second file brings nothing twice. */
  key?: string;
}

/** One statement of a file. Balances are in its currency. */
export interface AccountStatement {
  /** Text: IBAN, or the number that the bank states. */
  account?: string;
  /** Of the account, where the file says it. */
  currency?: CurrencyCode;
  /** Balance before the first line. */
  opening?: Decimal;
  /** Balance after the last line. */
  closing?: Decimal;
  /** How many lines it has: they follow those of the statement before it. */
  lines: number;
}

/** What a file gave. `account`, `currency`, `opening` and `closing` are stated where all its statements share them and follow each other. */
export interface Statement extends Omit<AccountStatement, "lines"> {
  /** All lines of the file, each with its own currency. */
  lines: (BankLine & {
    /** Text: as `BankLine.key`, always there. */
    key: string;
  })[];
  /** A file may hold several accounts, or several days. */
  statements: AccountStatement[];
  /** Lines that cannot be read, by their physical line. */
  rejected: CsvImport["rejected"];
  /** Balances that the lines do not make, with both figures; what was left out, and what was assumed. */
  warnings: Warning[];
}

/** How a file is to be read. */
export interface StatementOptions extends Omit<CsvOptions, "columns"> {
  /** The columns of a table, named by `date`, `valueDate`, `amount`, `debit`, `credit`, `balance`, `direction`, `currency`, `counterparty`, `counterpartyAccount`, `reference`, `text`, `id` and `account`. */
  columns?: Record<string, string>;
}

/**
 * Reads CAMT.052, 053 and 054, MT940 and MT942, OFX, QIF, CSV, or a zip of them. The format is found in the content.
 *
 * Throws `file/format` for what is no statement, `file/limit` beyond 20 MiB, `option/missing` at `decimal` or `dateFormat` where a table or a QIF can be read in two ways.
 */
export function readStatement(bytes: Uint8Array, options?: StatementOptions): Statement;

/** What a line seems to pay. */
export interface PaymentProposal {
  /** Its place in the list. */
  line: number;
  /** What each invoice takes of it: together at most the line, and never more than is open. */
  invoices: {
    /** Its number in the ledger. */
    id: string;
    /** What it takes of the line, in the currency of both. */
    amount: Decimal;
  }[];
  /** 0–100: in which order to look, no probability. From 80 on an invoice is quoted or its payer known, and the amount fits or nearly does. */
  confidence: number;
  /** Text: why, in one sentence. */
  reason: string;
  /** Why, for programs. */
  code:
    | "reference"
    | "references"
    | "referencesAndOthers"
    | "referenceFees"
    | "referencePart"
    | "referenceOver"
    | "customerAmount"
    | "customerAmounts"
    | "customerAll"
    | "customerSeveral"
    | "customerSeveralWays"
    | "customerFees"
    | "customerOldest"
    | "amount"
    | "amounts";
}

/**
 * Which bank lines pay which open invoices: proposals for a person to confirm, the surest first, at most one for a line. Lines that the ledger's payments tell already have none.
 * Lines that go out are matched with credit notes alone.
 */
export function matchPayments(ledger: Ledger, lines: BankLine[]): PaymentProposal[];

// ---------------------------------------------------------------- workbooks

/** How a sheet is read: as a CSV is, whose delimiter and encoding a workbook does not have. */
export interface XlsxOptions extends CsvOptions {
  /** Its name; by default the first sheet whose header names most fields, those that are shown before those that are hidden. */
  sheet?: string;
}

/**
 * The invoices of a workbook (XLSX, ODS), as `Ledger.fromCsv` reads those of a CSV: dates are told by their style, a number is its shortest decimal text,
 * titles above the header are passed over. `line` is a row of the sheet. `detected` has neither delimiter nor encoding.
 *
 * Throws `file/format` for what is no workbook, `.xls` among them; `file/encrypted`; `file/limit` beyond 200,000 rows, 64 MiB unpacked or 100 times the file's
 * size; `option/invalid` at `sheet`, with the names of the sheets as value; and what a CSV throws.
 */
export function readXlsx(
  bytes: Uint8Array,
  options?: XlsxOptions,
): Omit<CsvImport, "ledger"> & {
  /** Those that the file describes. */
  customers: Customer[];
  /** Those of all good rows. */
  invoices: Invoice[];
  /** The sheet that was read. */
  sheet: string;
  /** The sheets that hold cells. */
  sheets: string[];
};

/** A sheet as the text of a CSV, a line for each row, for `Ledger.fromCsv` and `Ledger.csvColumns`. Throws as `readXlsx` does. */
export function sheetCsv(
  bytes: Uint8Array,
  options?: XlsxOptions,
): {
  /** Cells between semicolons. */
  csv: string;
  /** The sheet that was read. */
  sheet: string;
  /** The sheets that hold cells. */
  sheets: string[];
};

/** What is written into an XLSX file. */
export interface Workbook {
  /** Text, for the properties of the file. */
  title?: string;
  /** Text, for the properties of the file. */
  author?: string;
  /** When it was made, for the properties of the file; default 1970-01-01: the same workbook gives the same bytes. */
  created?: IsoDate;
  /** At least one. */
  sheets: Sheet[];
}

/** One table with its header, which stays in sight, and a filter. */
export interface Sheet {
  /** 1 to 31 characters, none of `[]:*?/\`, no apostrophe at its ends; no two alike but for capitals. */
  name: string;
  /** From left to right, at most 16,384. */
  columns: SheetColumn[];
  /** A cell for each column, at most 1,048,575 rows. null or "" leaves a cell empty. */
  rows: (DecimalInput | null)[][];
  /** The last row, with a line above it: sums as they were computed, no formulas. */
  totals?: (DecimalInput | null)[];
}

/** A column of a sheet. */
export interface SheetColumn {
  /** Text at its head. */
  title: string;
  /**
   * What its cells are; default "text", which is never taken for a formula. "amount": decimals become numbers, to the last decimal, and text beyond 15 digits.
   * "number": other decimals. "date": days, shown as the reader's country does. "integer": whole numbers. "percent": 64.84 becomes 64.84 %.
   */
  kind?: "text" | "amount" | "number" | "date" | "integer" | "percent";
  /** Of the amounts: their decimals, and the sign beside them; default as many decimals as are written, without a sign. */
  currency?: CurrencyCode;
}

/** The bytes of an XLSX file. Throws what a cell is that cannot be, at `sheets/0/rows/2/3`. */
export function writeXlsx(workbook: Workbook): Uint8Array;
