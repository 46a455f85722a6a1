import { type InstallmentPlan, type InstallmentsInput, installments } from "encours";
import { isZero } from "../../../ui/format.ts";
import { Calculator, type Shown } from "../calculator.ts";
import { type Child, h, money } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { stepsList } from "../steps-list.ts";
import type { InstallmentsElement as Published } from "../types/installments.js";
import { formula } from "./formula.ts";
import { names } from "./steps.ts";
import { type InstallmentsWords, words } from "./words.ts";

const FIELDS = [
  { name: "amount", kind: "amount", required: true },
  { name: "count", kind: "number", initial: "3", required: true },
  { name: "first", kind: "date", today: true },
  { name: "every", kind: "choice", choices: ["month", "week", "quarter"] },
  { name: "ratePercent", kind: "percent" },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

/**
 * A debt to be paid in parts that add up to it, with or without interest.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-installments
 *
 * @attr {string} amount - The debt, as text: "5540.11" or "5 540,11".
 * @attr {string} count - How many parts, 1 … 120; default "3".
 * @attr {string} first - Day of the first one, "2025-09-30"; default: today.
 * @attr {"month"|"week"|"quarter"} every - Between two of them; default "month".
 * @attr {string} rate-percent - Per cent a year; absent: equal parts, else a constant annuity.
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is the InstallmentPlan of the core.
 */
export class InstallmentsElement extends Calculator<InstallmentPlan> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "installments";
  protected readonly own = words;
  protected readonly formula = formula;

  declare amount: string;
  declare count: string;
  declare first: string;
  declare every: "month" | "week" | "quarter";
  declare ratePercent: string;
  declare currency: string;

  protected override compute(): InstallmentPlan {
    const input: InstallmentsInput = {
      amount: this.given("amount") ?? "",
      count: this.whole("count") ?? 0,
      first: this.given("first") ?? "",
      every: this.every,
    };
    const ratePercent = this.given("ratePercent");
    if (ratePercent !== undefined) input.ratePercent = ratePercent;
    if (this.currency !== "") input.currency = this.currency;
    return installments(input);
  }

  protected override show(plan: InstallmentPlan): Shown {
    const f = this.format;
    const w = this.ownWords as InstallmentsWords;
    const say = (amount: string) => f.money(amount, this.#currency);
    const [first] = plan.installments;
    const last = plan.installments.at(-1);
    const from = f.date(first?.date ?? "");
    const other = last && last.amount !== first?.amount ? say(last.amount) : "";
    const count = plan.installments.length;
    const interest = isZero(plan.totalInterest) ? "" : say(plan.totalInterest);
    return {
      value: first?.amount ?? "",
      figure: money(f, first?.amount ?? "", this.#currency),
      meaning:
        count > 1
          ? w.meaning(f.count(count), from, f.date(last?.date ?? ""), other)
          : w.single(from),
      notes: [w.total(say(plan.total), interest)],
      detail: [this.#plan(plan), stepsList(f, names, plan.steps)],
    };
  }

  get #currency(): string {
    return this.currency || "EUR";
  }

  #plan({ installments: all, total, totalInterest, steps }: InstallmentPlan): Child {
    const f = this.format;
    const w = this.ownWords as InstallmentsWords;
    // The whole principal, as the last step adds it to the interest.
    const debt = steps.at(-1)?.inputs[0]?.value ?? total;
    const split = !isZero(totalInterest);
    const figures = (amount: string, principal: string, interest: string) =>
      (split ? [amount, principal, interest] : [amount]).map((one) => f.decimal(one));
    const heads = [`${w.amount}, ${this.#currency}`, ...(split ? [w.principal, w.interest] : [])];
    return table(
      w.table,
      [{ head: w.date }, ...[...heads, w.remaining].map((head) => ({ head, figure: true }))],
      all.map(({ number, date, amount, principal, interest, remaining }) => [
        h("span", { class: "nowrap" }, `${f.count(number)}. ${f.date(date)}`),
        ...figures(amount, principal, interest),
        f.decimal(remaining),
      ]),
      [w.sum, ...figures(total, debt, totalInterest), ""],
    );
  }
}
