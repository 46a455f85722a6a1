import type { AllowanceReport, Provision, RiskInput } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** `<encours-provision>`: what to set aside at closing, and how to book it: an allowance on a receivable, or a provision for a risk or a charge. Texts are taken as people write them: "1200.00", "1 200,00". */
export declare class ProvisionElement extends CalculatorElement<AllowanceReport | Provision> {
  /** "receivable": an allowance; else a provision. */
  kind: "receivable" | RiskInput["kind"];
  /** Of a receivable: its invoice, including VAT. */
  amount: string;
  /** What of it is paid; "": nothing. */
  paidAmount: string;
  /** The VAT in the amount; "": at `defaultVatPercent`. */
  vat: string;
  /** What of it is expected to be lost. */
  ratePercent: string;
  /** It stands among the doubtful customers already. */
  noReclassification: boolean;
  /** "": the normal rate. */
  defaultVatPercent: string;
  /** Closing date; "": today. */
  asOf: string;
  /** Of a risk, a line for each: cost; probability in percent: "10000;60". */
  outcomes: string;
  /** Of the estimate; "": as usual for the kind. */
  method: "" | "mostLikely" | "expectedValue";
  /** Per cent a year; "": no discount. */
  discountRatePercent: string;
  /** Whole years until it is paid, 0 … 100. */
  discountYears: string;
  /** Part of the result; "": as usual for the kind. */
  nature: "" | "operating" | "financial" | "exceptional";
  /** What the labels of the entries end with. */
  label: string;
  /** Accounts since 2025, or the former ones. */
  chart: "2025" | "2014";
  /** Allowance or provision at the last closing; "": none. */
  previous: string;
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-provision": ProvisionElement;
  }
}
