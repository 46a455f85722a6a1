import type { InstallmentPlan } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** `<encours-installments>`: a debt to be paid in parts that add up to it. Texts are taken as people write them: "5540.11", "5 540,11". */
export declare class InstallmentsElement extends CalculatorElement<InstallmentPlan> {
  /** The debt. */
  amount: string;
  /** How many parts, 1 … 120. */
  count: string;
  /** Day of the first one; "": today. */
  first: string;
  /** Between two of them. */
  every: "month" | "week" | "quarter";
  /** Per cent a year; "": equal parts, else a constant annuity. */
  ratePercent: string;
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-installments": InstallmentsElement;
  }
}
