import type { AgingReport, CsvImport } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** What the lines of a table are worth by age. */
export interface AgedTable extends AgingReport {
  /** How many lines are counted. */
  accepted: number;
  /** All other lines, each with its number and a sentence. */
  rejected: CsvImport["rejected"];
}

/** `<encours-aging>`: what customers owe by age, from a table that is pasted, dropped or chosen as a file. */
export declare class AgingElement extends CalculatorElement<AgedTable> {
  /** The table as CSV text, its first line the names of the columns; at most 2,000 lines. `query` takes it and does not give it. */
  invoices: string;
  /** Date of situation; "": today. */
  asOf: string;
  /** Mark before the decimals, where the table leaves it open. */
  decimal: "" | "," | ".";
  /** Notation of dates, where the table leaves it open. */
  dateFormat: "" | "DD/MM/YYYY" | "MM/DD/YYYY";
  /** What age is counted from. */
  basis: "due" | "issued";
  /** Of lines that state none; "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-aging": AgingElement;
  }
}
