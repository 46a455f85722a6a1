import { type LatePayment, type LatePaymentInput, latePayment } from "encours";
import { isZero } from "../../../ui/format.ts";
import { Calculator, type Shown } from "../calculator.ts";
import { type Child, h, money } from "../dom.ts";
import { citation, table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { stepsList } from "../steps-list.ts";
import type { LatePaymentElement as Published } from "../types/late-payment.js";
import { formula } from "./formula.ts";
import { names } from "./steps.ts";
import { type LatePaymentWords, words } from "./words.ts";

const FIELDS = [
  { name: "amount", kind: "amount", required: true },
  { name: "due", kind: "date", required: true },
  { name: "paidOn", kind: "date", path: "payments/0/date" },
  { name: "paidAmount", kind: "amount", path: "payments/0/amount" },
  { name: "asOf", kind: "date", today: true },
  { name: "debtor", kind: "choice", choices: ["business", "public", "consumer"] },
  { name: "formalNotice", kind: "date" },
  { name: "rate", kind: "choice", choices: ["statutory", "contract", "legalMultiple"] },
  { name: "ratePercent", kind: "percent", required: true, path: "rate/percent" },
  { name: "rateMultiple", kind: "number", required: true, path: "rate/multiple" },
  { name: "noIndemnity", kind: "flag", path: "indemnity", place: "options" },
  { name: "rateFixing", kind: "choice", choices: ["semester", "dueDate"], place: "options" },
  { name: "dayCount", kind: "choice", choices: ["actual/365", "actual/actual"], place: "options" },
  {
    name: "imputation",
    kind: "choice",
    choices: ["principalFirst", "interestFirst"],
    place: "options",
  },
  { name: "jurisdiction", kind: "choice", choices: ["FR", "EU"], place: "options" },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

/**
 * What a late invoice is worth by law: interest by half-year, flat indemnity, what one more day adds.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-late-payment
 *
 * @attr {string} amount - Including VAT, as text: "10000.00" or "10 000,00".
 * @attr {string} due - Last day to pay, "2024-05-31".
 * @attr {string} paid-on - The day on which it was paid; absent: not paid yet.
 * @attr {string} paid-amount - What was paid then; absent: all of it.
 * @attr {string} as-of - Interest runs up to this day while the debt is open; default: today.
 * @attr {"business"|"public"|"consumer"} debtor - Default "business".
 * @attr {string} formal-notice - Date of the formal notice, which consumers must have had.
 * @attr {"statutory"|"contract"|"legalMultiple"} rate - Default "statutory".
 * @attr {string} rate-percent - Per cent a year, with rate="contract".
 * @attr {string} rate-multiple - With rate="legalMultiple".
 * @attr {boolean} no-indemnity - Without the flat indemnity.
 * @attr {"semester"|"dueDate"} rate-fixing - Default "semester".
 * @attr {"actual/365"|"actual/actual"} day-count - Default "actual/365".
 * @attr {"principalFirst"|"interestFirst"} imputation - What a payment settles first; default "principalFirst".
 * @attr {"FR"|"EU"} jurisdiction - Default "FR".
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is the LatePayment of the core.
 */
export class LatePaymentElement extends Calculator<LatePayment> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "late-payment";
  protected readonly own = words;
  protected readonly formula = formula;

  declare amount: string;
  declare due: string;
  declare paidOn: string;
  declare paidAmount: string;
  declare asOf: string;
  declare debtor: "business" | "public" | "consumer";
  declare formalNotice: string;
  declare rate: "statutory" | "contract" | "legalMultiple";
  declare ratePercent: string;
  declare rateMultiple: string;
  declare noIndemnity: boolean;
  declare rateFixing: "semester" | "dueDate";
  declare dayCount: "actual/365" | "actual/actual";
  declare imputation: "principalFirst" | "interestFirst";
  declare jurisdiction: "FR" | "EU";
  declare currency: string;

  protected override asks(name: string): boolean {
    switch (name) {
      case "paidAmount":
        return this.paidOn !== "";
      case "asOf":
        return this.paidOn === "" || this.paidAmount !== "";
      case "formalNotice":
        return this.debtor === "consumer";
      case "ratePercent":
        return this.rate === "contract";
      case "rateMultiple":
        return this.rate === "legalMultiple";
      default:
        return true;
    }
  }

  protected override compute(): LatePayment {
    const amount = this.given("amount") ?? "";
    const paidOn = this.given("paidOn");
    const input: LatePaymentInput = {
      amount,
      due: this.given("due") ?? "",
      // What is paid in full bears no interest after that day.
      asOf: this.given("asOf") ?? paidOn ?? "",
      debtor: this.debtor,
      rate: this.#rate(),
      rateFixing: this.rateFixing,
      dayCount: this.dayCount,
      imputation: this.imputation,
      jurisdiction: this.jurisdiction,
      indemnity: !this.noIndemnity,
    };
    const formalNotice = this.given("formalNotice");
    if (paidOn) input.payments = [{ date: paidOn, amount: this.given("paidAmount") ?? amount }];
    if (formalNotice) input.formalNotice = formalNotice;
    if (this.currency !== "") input.currency = this.currency;
    return latePayment(input);
  }

  #rate(): LatePaymentInput["rate"] {
    if (this.rate === "contract") {
      return { kind: this.rate, percent: this.given("ratePercent") ?? "" };
    }
    if (this.rate === "legalMultiple") {
      return { kind: this.rate, multiple: this.given("rateMultiple") ?? "" };
    }
    return { kind: this.rate };
  }

  protected override show(result: LatePayment): Shown {
    const f = this.format;
    const w = this.ownWords as LatePaymentWords;
    const say = (amount: string) => f.money(amount, this.#currency);
    const late = result.daysLate > 0;
    const indemnity = isZero(result.indemnity) ? "" : say(result.indemnity);
    const notes = [];
    if (!isZero(result.open)) {
      const asOf = f.date(this.given("asOf") ?? "");
      notes.push(w.total(say(result.open), say(result.totalDue), asOf));
    }
    if (!isZero(result.perDay)) notes.push(w.perDay(say(result.perDay)));
    return {
      value: result.claim,
      figure: money(f, result.claim, this.#currency),
      meaning: late
        ? w.meaning(say(result.interest), w.days(f.count(result.daysLate)), indemnity)
        : w.notLate,
      notes,
      detail: [this.#periods(result), stepsList(f, names, result.steps)],
    };
  }

  get #currency(): string {
    return this.currency || "EUR";
  }

  #periods(result: LatePayment): Child {
    const f = this.format;
    const w = this.ownWords as LatePaymentWords;
    const day = (date: string) => h("span", { class: "nowrap" }, f.date(date));
    const rows: Child[][] = result.segments.map((segment) => [
      [day(segment.from), " – ", day(segment.to)],
      f.count(segment.days),
      f.decimal(segment.principal),
      [f.percent(segment.ratePercent), h("br", {}), citation(segment.rule)],
      f.decimal(segment.interest),
    ]);
    const sum = (label: string, amount: string) => [label, "", "", "", f.decimal(amount)];
    rows.push(sum(w.interest, result.interest));
    if (!isZero(result.interestSettled)) rows.push(sum(w.settled, `-${result.interestSettled}`));
    rows.push(sum(w.indemnity, result.indemnity));
    const { date, rule } = result.limitation;
    return [
      table(
        w.periods,
        [
          { head: w.period },
          { head: w.daysHead, figure: true },
          { head: w.principal, figure: true },
          { head: w.rate, figure: true },
          { head: `${w.interest}, ${this.#currency}`, figure: true },
        ],
        rows,
        sum(w.claim, result.claim),
      ),
      result.daysLate > 0 && h("p", {}, this.held(w.limitation(f.date(date))), citation(rule)),
    ];
  }
}
