import { type EarlyDiscount, type EarlyDiscountInput, earlyDiscount } from "encours";
import { Calculator, type Shown } from "../calculator.ts";
import { money } from "../dom.ts";
import type { Field } from "../fields.ts";
import { stepsList } from "../steps-list.ts";
import type { EarlyDiscountElement as Published } from "../types/early-discount.js";
import { formula } from "./formula.ts";
import { names } from "./steps.ts";
import { type EarlyDiscountWords, words } from "./words.ts";

const FIELDS = [
  { name: "amount", kind: "amount", required: true },
  { name: "discountPercent", kind: "percent", required: true },
  { name: "daysEarly", kind: "number", required: true },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

/**
 * What an early-payment discount takes off, and what that money costs a year.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-early-discount
 *
 * @attr {string} amount - Due in full, including VAT, as text: "12000.00" or "12 000,00".
 * @attr {string} discount-percent - Of the amount; below 100.
 * @attr {string} days-early - Whole days before the due date, 1 … 3660.
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is the EarlyDiscount of the core.
 */
export class EarlyDiscountElement extends Calculator<EarlyDiscount> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "early-discount";
  protected readonly own = words;
  protected readonly formula = formula;

  declare amount: string;
  declare discountPercent: string;
  declare daysEarly: string;
  declare currency: string;

  protected override compute(): EarlyDiscount {
    const input: EarlyDiscountInput = {
      amount: this.given("amount") ?? "",
      discountPercent: this.given("discountPercent") ?? "",
      daysEarly: this.whole("daysEarly") ?? 0,
    };
    if (this.currency !== "") input.currency = this.currency;
    return earlyDiscount(input);
  }

  protected override show({ discount, pay, annualCostPercent, steps }: EarlyDiscount): Shown {
    const f = this.format;
    const w = this.ownWords as EarlyDiscountWords;
    const currency = this.currency || "EUR";
    const days = w.days(f.count(this.whole("daysEarly") ?? 0));
    return {
      value: pay,
      figure: money(f, pay, currency),
      meaning: w.meaning(f.money(discount, currency), days, f.percent(annualCostPercent)),
      notes: [w.compare],
      detail: stepsList(f, names, steps),
    };
  }
}
