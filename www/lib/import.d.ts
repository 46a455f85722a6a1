/**
 * encours/import: the files that people have, in and out. A module of its own, loaded only by who imports it; its own `init()` fetches it.
 *
 * What is refused throws the same EncoursError as the package itself does.
 */

import type {
  CsvImport,
  CurrencyCode,
  Customer,
  Decimal,
  DecimalInput,
  Invoice,
  IsoDate,
  Language,
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
 * refuses it with the reason. "xlsx" is also what only its reader can refuse: a workbook of Excel 97, or an encrypted one.
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
export function readEInvoice(bytes: Uint8Array, options?: { language?: Language }): EInvoice;

// ---------------------------------------------------------------- workbooks

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
   * "date": days, shown as the reader's country does. "integer": whole numbers. "percent": 64.84 becomes 64.84 %.
   */
  kind?: "text" | "amount" | "date" | "integer" | "percent";
  /** Of the amounts: their decimals, and the sign beside them; default as many decimals as are written, without a sign. */
  currency?: CurrencyCode;
}

/** The bytes of an XLSX file. Throws what a cell is that cannot be, at `sheets/0/rows/2/3`. */
export function writeXlsx(workbook: Workbook): Uint8Array;
