import type { LatePayment } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** `<encours-late-payment>`: what a late invoice is worth by law. Texts are taken as people write them: "10000.00", "10 000,00". */
export declare class LatePaymentElement extends CalculatorElement<LatePayment> {
  /** Including VAT. */
  amount: string;
  /** Last day to pay. */
  due: string;
  /** The day on which it was paid; "": not paid yet. */
  paidOn: string;
  /** What was paid then; "": all of it. */
  paidAmount: string;
  /** Interest runs up to this day while the debt is open; "": today. */
  asOf: string;
  /** Who owes it: it decides the law that applies. */
  debtor: "business" | "public" | "consumer";
  /** Date of the formal notice, which consumers must have had. */
  formalNotice: string;
  /** The rate of the law, that of the contract, or so many times the legal rate. */
  rate: "statutory" | "contract" | "legalMultiple";
  /** Per cent a year, with rate "contract". */
  ratePercent: string;
  /** With rate "legalMultiple". */
  rateMultiple: string;
  /** Without the flat indemnity. */
  noIndemnity: boolean;
  /** The rate of each half-year, or that of the day after `due` throughout. */
  rateFixing: "semester" | "dueDate";
  /** A year of 365 days, or of 365 or 366 as it comes. */
  dayCount: "actual/365" | "actual/actual";
  /** What a payment settles first. */
  imputation: "principalFirst" | "interestFirst";
  /** French law, or the directive alone. */
  jurisdiction: "FR" | "EU";
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-late-payment": LatePaymentElement;
  }
}
