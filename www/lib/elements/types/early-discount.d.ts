import type { EarlyDiscount } from "encours";
import type { CalculatorElement } from "./calculator.js";

/** `<encours-early-discount>`: what an early-payment discount takes off, and what that money costs a year. Texts are taken as people write them: "12000.00", "12 000,00". */
export declare class EarlyDiscountElement extends CalculatorElement<EarlyDiscount> {
  /** Due in full, including VAT. */
  amount: string;
  /** Of the amount; below 100. */
  discountPercent: string;
  /** Whole days before the due date, 1 … 3660. */
  daysEarly: string;
  /** "": EUR. */
  currency: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "encours-early-discount": EarlyDiscountElement;
  }
}
