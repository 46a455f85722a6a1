import { type Invoice, type KpiReport, Ledger } from "encours";
import { isNegative, isZero } from "../../../ui/format.ts";
import type { Shown } from "../calculator.ts";
import { type Child, h } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { CalculatorOfRows } from "../rows.ts";
import type { Dso, DsoElement as Published } from "../types/dso.js";
import { formula } from "./formula.ts";
import { type DsoWords, words } from "./words.ts";

const FIELDS = [
  { name: "receivables", kind: "amount", required: true },
  { name: "sales", kind: "amount", required: true },
  { name: "days", kind: "number", initial: "90", required: true },
  { name: "asOf", kind: "date", today: true },
  {
    name: "monthlySales",
    kind: "rows",
    series: 4,
    columns: [{ name: "monthSales", kind: "amount", required: true }],
  },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

/** Sales of a day, and the field that says so. */
interface Sales {
  source: string;
  issued: string;
  amount: string;
}

/**
 * Days of sales that are still to be paid, by two methods.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-dso
 *
 * @attr {string} receivables - What customers owe on the day, including VAT: "12800.00" or "12 800,00".
 * @attr {string} sales - Invoiced in the period, including VAT.
 * @attr {string} days - Length of the period that ends on that day; default "90".
 * @attr {string} as-of - Date of situation; default: today.
 * @attr {string} monthly-sales - For the count-back: sales including VAT month by month, a line for each, the month of the date first.
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is a Dso.
 *
 * @csspart rows - The months, each a `row`.
 */
export class DsoElement extends CalculatorOfRows<Dso> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "dso";
  protected readonly own = words;
  protected readonly formula = formula;

  declare receivables: string;
  declare sales: string;
  declare days: string;
  declare asOf: string;
  declare monthlySales: string;
  declare currency: string;

  /** The fields that the invoices asked about stand for. */
  #sources: string[] = [];

  protected override rowName(_field: string, at: number): string {
    return this.#month(at);
  }

  /** A month left out between others could be one without sales, or one that was forgotten. */
  protected override wrong(): [name: string, sentence: string, cell: string] | undefined {
    const { rows } = this.rows("monthlySales");
    const gap = rows.findIndex(({ at }, index) => at !== index);
    return gap < 0 ? undefined : ["monthlySales", this.#words.gap, `${gap}/monthSales`];
  }

  protected override place(path: string): string {
    const [list, at, ...rest] = path.split("/");
    if (list !== "invoices" || rest.includes("currency")) return path;
    // Not money: the place of an invoice.
    return this.#sources[Number(at)] ?? path;
  }

  protected override compute(): Dso {
    const asOf = this.given("asOf") ?? "";
    const amount = this.given("sales") ?? "";
    const simple = this.#ask([{ source: "sales", issued: asOf, amount }]);
    const months = this.rows("monthlySales").rows.map(({ at, cells }) => ({
      source: `monthlySales/${at}/monthSales`,
      issued: this.#firstOf(at),
      amount: cells.monthSales ?? "",
    }));
    const counted = months.length > 0 ? this.#ask(months) : undefined;
    const { days, currency, receivables, sales, dso } = simple;
    return {
      asOf,
      days,
      currency,
      receivables,
      sales,
      dso,
      dsoCountBack: counted?.dsoCountBack ?? null,
      dsoCountBackTruncated: counted?.dsoCountBackTruncated ?? false,
    };
  }

  /**
   * The indicators of the core look at invoices, so what is typed becomes the least of a ledger: receivables are an invoice of 0
   * on which that amount was sent back, open but no sales; sales are an invoice that is paid in full.
   */
  #ask(sales: Sales[]): KpiReport {
    const asOf = this.given("asOf") ?? "";
    const receivables = this.given("receivables") ?? "";
    const currency = this.currency || "EUR";
    const invoice = (id: string, issued: string, amount: string, paid: string): Invoice => ({
      id,
      customer: "all",
      issued,
      amount,
      currency,
      payments: isZero(paid) ? [] : [{ date: asOf, amount: paid }],
    });
    this.#sources = ["receivables", ...sales.map(({ source }) => source)];
    const sentBack = isNegative(receivables) ? receivables.slice(1) : `-${receivables}`;
    const ledger = new Ledger({
      invoices: [
        invoice("open", asOf, "0", sentBack),
        ...sales.map(({ source, issued, amount }) => invoice(source, issued, amount, amount)),
      ],
    });
    try {
      return ledger.kpis({ asOf, days: this.whole("days") ?? 0, currency });
    } finally {
      ledger.free();
    }
  }

  /** First day of the month that is so many before that of the situation. */
  #firstOf(back: number): string {
    const [year, month] = (this.given("asOf") ?? "").split("-");
    // Not money: months of the calendar.
    const months = Number(year) * 12 + Number(month) - 1 - back;
    const two = (part: number) => String(part).padStart(2, "0");
    return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-01`;
  }

  /** 09/2025, Sep 2025. */
  #month(back: number): string {
    return this.format.date(this.#firstOf(back)).replace(/^0?1[/ ]/, "");
  }

  #inDays(days: string): string {
    return `${this.format.decimal(days)}\u00a0${this.#words.unit}`;
  }

  get #words(): DsoWords {
    return this.ownWords as DsoWords;
  }

  protected override show(result: Dso): Shown {
    const f = this.format;
    const w = this.#words;
    const { dso, dsoCountBack: counted, receivables, sales, currency } = result;
    const notes = [];
    if (counted === null) notes.push(w.monthsNeeded);
    else if (!result.dsoCountBackTruncated) notes.push(w.countBack(this.#inDays(counted)));
    else {
      const next = this.#month(this.rows("monthlySales").rows.length);
      notes.push(w.truncated(this.#inDays(counted), next));
    }
    const made = [f.money(receivables, currency), f.money(sales, currency)] as const;
    return {
      value: dso ?? "",
      figure: dso === null ? w.none : h("span", { class: "nowrap" }, this.#inDays(dso)),
      meaning: dso === null ? w.noSales : w.meaning(...made, w.days(f.count(result.days))),
      notes,
      detail: this.#methods(result),
    };
  }

  #methods({ dso, dsoCountBack, dsoCountBackTruncated }: Dso): Child {
    const w = this.#words;
    const days = (figure: string | null) =>
      figure === null ? w.none : this.format.decimal(figure);
    const name = (method: string) => h("span", { class: "nowrap" }, method);
    const rows: Child[][] = [[name(w.simple), w.simpleHow, days(dso)]];
    if (dsoCountBack !== null) {
      const more = dsoCountBackTruncated ? w.moreThan : "";
      rows.push([name(w.exhaustion), w.exhaustionHow, `${more}${days(dsoCountBack)}`]);
    }
    return [
      table(w.methods, [{ head: w.method }, { head: w.how }, { head: w.unit, figure: true }], rows),
      h("p", {}, this.held(w.doubt)),
    ];
  }
}
