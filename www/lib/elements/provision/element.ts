import {
  type AllowanceReport,
  type Invoice,
  type JournalEntry,
  Ledger,
  type Provision,
  provision,
  type RiskInput,
} from "encours";
import { isNegative, isZero } from "../../../ui/format.ts";
import type { Shown } from "../calculator.ts";
import { type Child, h, money } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { CalculatorOfRows } from "../rows.ts";
import { stepsList } from "../steps-list.ts";
import type { ProvisionElement as Published } from "../types/provision.js";
import { formula } from "./formula.ts";
import { names } from "./steps.ts";
import { type ProvisionWords, words } from "./words.ts";

const FIELDS = [
  {
    name: "kind",
    kind: "choice",
    choices: [
      "receivable",
      "litigation",
      "warranty",
      "fines",
      "exchangeLoss",
      "onerousContract",
      "otherRisk",
      "pension",
      "restructuring",
      "tax",
      "renewal",
      "majorMaintenance",
      "siteRestoration",
      "otherCharge",
    ],
  },
  { name: "amount", kind: "amount", required: true, path: "invoices/0/amount" },
  { name: "paidAmount", kind: "amount", path: "invoices/0/payments/0/amount" },
  { name: "vat", kind: "amount", path: "invoices/0/vat" },
  { name: "ratePercent", kind: "percent", required: true, path: "ratesPercent" },
  {
    name: "outcomes",
    kind: "rows",
    required: true,
    columns: [
      { name: "cost", kind: "amount", required: true },
      { name: "probability", kind: "percent", required: true },
    ],
  },
  { name: "previous", kind: "amount" },
  { name: "noReclassification", kind: "flag" },
  { name: "chart", kind: "choice", choices: ["2025", "2014"] },
  { name: "defaultVatPercent", kind: "percent", place: "options" },
  { name: "asOf", kind: "date", today: true, place: "options" },
  {
    name: "method",
    kind: "choice",
    choices: ["", "mostLikely", "expectedValue"],
    place: "options",
  },
  { name: "discountRatePercent", kind: "percent", path: "discount/ratePercent", place: "options" },
  {
    name: "discountYears",
    kind: "number",
    required: true,
    path: "discount/years",
    place: "options",
  },
  {
    name: "nature",
    kind: "choice",
    choices: ["", "operating", "financial", "exceptional"],
    place: "options",
  },
  { name: "label", kind: "text", place: "options" },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

/** Of the one receivable: who owes it, and under which number. */
const ID = "1";
/** What is expected to be lost does not depend on its age here: not due, and four buckets. */
const RATES = 5;

/**
 * What to set aside at closing, and how to book it: an allowance on a receivable, or a provision for a risk or a charge.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-provision
 *
 * @attr {"receivable"|"litigation"|"warranty"|"fines"|"exchangeLoss"|"onerousContract"|"otherRisk"|"pension"|"restructuring"|"tax"|"renewal"|"majorMaintenance"|"siteRestoration"|"otherCharge"} kind - Default "receivable": an allowance; else a provision.
 * @attr {string} amount - Of a receivable: its invoice, including VAT, as text: "1200.00" or "1 200,00".
 * @attr {string} paid-amount - What of it is paid; default "0".
 * @attr {string} vat - The VAT in the amount; absent: at `default-vat-percent`.
 * @attr {string} rate-percent - What of it is expected to be lost.
 * @attr {boolean} no-reclassification - It stands among the doubtful customers already.
 * @attr {string} default-vat-percent - Default: the normal rate.
 * @attr {string} as-of - Closing date; default: today.
 * @attr {string} outcomes - Of a risk, a line for each: cost; probability in percent: "10000;60".
 * @attr {""|"mostLikely"|"expectedValue"} method - Of the estimate; default: as usual for the kind.
 * @attr {string} discount-rate-percent - Per cent a year; absent: no discount.
 * @attr {string} discount-years - Whole years until it is paid, 0 … 100.
 * @attr {""|"operating"|"financial"|"exceptional"} nature - Part of the result; default: as usual for the kind.
 * @attr {string} label - What the labels of the entries end with.
 * @attr {"2025"|"2014"} chart - Accounts since 2025, or the former ones; default "2025".
 * @attr {string} previous - Allowance or provision at the last closing; default "0".
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is the AllowanceReport or the Provision of the core.
 */
export class ProvisionElement
  extends CalculatorOfRows<AllowanceReport | Provision>
  implements Published
{
  static override readonly fields = FIELDS;
  protected readonly topic = "provision";
  protected readonly own = words;
  protected readonly formula = formula;

  declare kind: "receivable" | RiskInput["kind"];
  declare amount: string;
  declare paidAmount: string;
  declare vat: string;
  declare ratePercent: string;
  declare noReclassification: boolean;
  declare defaultVatPercent: string;
  declare asOf: string;
  declare outcomes: string;
  declare method: "" | "mostLikely" | "expectedValue";
  declare discountRatePercent: string;
  declare discountYears: string;
  declare nature: "" | "operating" | "financial" | "exceptional";
  declare label: string;
  declare chart: "2025" | "2014";
  declare previous: string;
  declare currency: string;

  protected override asks(name: string): boolean {
    const isReceivable = this.kind === "receivable";
    switch (name) {
      case "amount":
      case "paidAmount":
      case "vat":
      case "ratePercent":
      case "noReclassification":
      case "asOf":
        return isReceivable;
      case "defaultVatPercent":
        return isReceivable && this.vat === "";
      case "outcomes":
      case "method":
      case "discountRatePercent":
      case "nature":
      case "chart":
      case "label":
        return !isReceivable;
      case "discountYears":
        return !isReceivable && this.discountRatePercent !== "";
      default:
        return true;
    }
  }

  protected override rowName(_field: string, at: number): string {
    return this.#words.outcome(this.format.count(at + 1));
  }

  /** A credit note and a refund are nothing to be set aside. */
  protected override wrong(): [name: string, sentence: string] | undefined {
    const name = ["amount", "paidAmount"].find((one) => isNegative(this.given(one) ?? ""));
    return name === undefined ? undefined : [name, this.#words.refusals["amount/sign"]];
  }

  protected override place(path: string): string {
    const [list, at, part, ...rest] = super.place(path).split("/");
    if (list !== "outcomes" || part === undefined) return path;
    return [list, at, part === "amount" ? "cost" : "probability", ...rest].join("/");
  }

  protected override inWords(field: Field, typed: string): Child {
    // Beside its cost.
    if (field.name === "probability") return this.format.percent(typed);
    return super.inWords(field, typed);
  }

  protected override compute(): AllowanceReport | Provision {
    return this.kind === "receivable" ? this.#allowance() : this.#provision(this.kind);
  }

  #allowance(): AllowanceReport {
    const asOf = this.given("asOf") ?? "";
    const paid = this.given("paidAmount");
    const vat = this.given("vat");
    const previous = this.given("previous");
    const vatPercent = this.given("defaultVatPercent");
    const currency = this.currency !== "" && { currency: this.currency };
    const invoice: Invoice = {
      id: ID,
      customer: ID,
      issued: asOf,
      due: asOf,
      amount: this.given("amount") ?? "",
      ...(vat !== undefined && { vat }),
      ...(paid !== undefined && { payments: [{ date: asOf, amount: paid }] }),
      ...(!this.noReclassification && { doubtful: { from: asOf } }),
      ...currency,
    };
    const ledger = new Ledger({ invoices: [invoice] });
    try {
      return ledger.allowance({
        asOf,
        ratesPercent: Array(RATES).fill(this.given("ratePercent") ?? ""),
        ...(vatPercent !== undefined && { defaultVatPercent: vatPercent }),
        ...(previous !== undefined && { previous: { [ID]: previous } }),
        ...currency,
      });
    } finally {
      ledger.free();
    }
  }

  #provision(kind: RiskInput["kind"]): Provision {
    const input: RiskInput = {
      kind,
      outcomes: this.rows("outcomes").rows.map(({ cells }) => ({
        amount: cells.cost ?? "",
        probabilityPercent: cells.probability ?? "",
      })),
      chart: this.chart === "2014" ? 2014 : 2025,
    };
    const previous = this.given("previous");
    const ratePercent = this.given("discountRatePercent");
    if (this.label !== "") input.label = this.label;
    if (this.method !== "") input.method = this.method;
    if (previous !== undefined) input.previous = previous;
    if (this.nature !== "") input.nature = this.nature;
    if (ratePercent !== undefined) {
      input.discount = { ratePercent, years: this.whole("discountYears") ?? 0 };
    }
    if (this.currency !== "") input.currency = this.currency;
    return provision(input);
  }

  protected override show(result: AllowanceReport | Provision): Shown {
    const f = this.format;
    const w = this.#words;
    const say = (amount: string) => f.money(amount, this.#currency);
    const notes = [];
    if (!isZero(result.charge)) notes.push(w.charge(say(result.charge)));
    else if (!isZero(result.reversal)) notes.push(w.reversal(say(result.reversal)));
    else notes.push(w.unchanged);
    const body = result.entries.length > 0 && this.#entries(result.entries);
    if ("reason" in result) {
      const { incomplete } = this.rows("outcomes");
      if (incomplete > 0) notes.push(this.words.incomplete(f.count(incomplete)));
      return {
        value: result.amount,
        figure: money(f, result.amount, this.#currency),
        meaning: result.reason,
        notes,
        body,
        detail: stepsList(f, names, result.steps),
      };
    }
    const { allowance, netOpen } = result;
    return {
      value: allowance,
      figure: money(f, allowance, this.#currency),
      meaning: isZero(netOpen)
        ? w.settled
        : w.allowance(f.percent(this.given("ratePercent") ?? ""), say(netOpen)),
      notes,
      body,
      detail: h("p", {}, this.held(w.justify)),
    };
  }

  get #words(): ProvisionWords {
    return this.ownWords as ProvisionWords;
  }

  get #currency(): string {
    return this.currency || "EUR";
  }

  #entries(entries: readonly JournalEntry[]): Child {
    const f = this.format;
    const w = this.#words;
    const side = (amount: string) => (isZero(amount) ? "" : f.decimal(amount));
    return table(
      w.entries(this.#currency),
      [
        { head: w.account },
        { head: w.entry },
        { head: w.debit, figure: true },
        { head: w.credit, figure: true },
      ],
      entries.map(({ account, label, debit, credit }) => [
        account,
        label,
        side(debit),
        side(credit),
      ]),
    );
  }
}
