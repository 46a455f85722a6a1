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
