/** What a reader of files gives, whatever the kind of the file: plain data, for it passes between workers. */
import type { CsvImport, CsvOptions, Customer, Invoice, Language, Warning } from "encours";
import type { FileKind } from "encours/import";
import type { Report } from "../worker/messages.ts";

/** Something that was understood of a file besides its invoices, for the person to check. Its name is in `fileWords.facts`. */
export interface Fact {
  id: string;
  value: string;
  /** How it is written: euros, a number, a day, or one of the words of `fileWords.values`; else as it stands. */
  as?: "money" | "count" | "date" | "word";
}

export interface FileContent {
  customers: Customer[];
  invoices: Invoice[];
  rejected: CsvImport["rejected"];
  warnings: Warning[];
  facts: Fact[];
}

/** Kinds that hold one invoice each: however many are dropped at once, they are looked at together. */
export const TOGETHER: readonly FileKind[] = ["cii", "facturx", "ubl"];
/** Kinds of which one sheet is read, as a table of text. */
export const WORKBOOKS: readonly FileKind[] = ["xlsx", "ods"];

/** A sheet of a workbook. */
export interface SheetFile {
  /** It as a table of text. */
  file: File;
  sheet: string;
  /** All that hold something. */
  sheets: string[];
}

export interface Source {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Who looks at the files: their language, and what their firm is known by. */
export interface Own {
  language: Language;
  siren: string;
  vatNumber: string;
  /** Numbers of invoices that they say are their own, although their firm seems to be the buyer. */
  sales: string[];
}

/** Reads files of one kind that are looked at together; what it throws is what they are refused for. */
export type ReadFiles = (
  sources: Source[],
  options: CsvOptions,
  report: Report,
  own: Own,
) => FileContent;

/** The same on its way to the worker of the book: the invoices as the image of a ledger, which is handed over, not copied. */
export interface ReadContent extends Omit<FileContent, "customers" | "invoices"> {
  image: Uint8Array<ArrayBuffer>;
}
