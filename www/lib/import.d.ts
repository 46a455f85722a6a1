/**
 * encours/import: the files that people have, in and out. A module of its own, loaded only by who imports it; its own `init()` fetches it.
 *
 * What is refused throws the same EncoursError as the package itself does.
 */

import type { CurrencyCode, DecimalInput, IsoDate, Language } from "encours";

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
