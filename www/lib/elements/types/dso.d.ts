import type { CurrencyCode, Decimal, IsoDate } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** Days of sales outstanding, by two methods. */
export interface Dso {
  /** Date of situation, the last day of the period. */
  asOf: IsoDate;
  /** Length of the period. */
  days: number;
  /** Of all amounts. */
  currency: CurrencyCode;
  /** What customers owe on that day. */
  receivables: Decimal;
  /** Of the period. */
  sales: Decimal;
  /** Simple method; null: there were no sales. */
  dso: Decimal | null;
  /** By exhausting the sales month by month; null: none were given. */
  dsoCountBack: Decimal | null;
  /** Whether the months given do not suffice. */
  dsoCountBackTruncated: boolean;
}

/** `<encours-dso>`: days of sales that are still to be paid, by two methods. */
export declare class DsoElement extends CalculatorElement<Dso> {
  /** What customers owe on the day, including VAT. */
  receivables: string;
  /** Invoiced in the period, including VAT. */
  sales: string;
  /** Length of the period that ends on that day. */
  days: string;
  /** Date of situation; "": today. */
  asOf: string;
  /** For the count-back: sales including VAT month by month, a line for each, the month of the date first. */
  monthlySales: string;
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-dso": DsoElement;
  }
}
