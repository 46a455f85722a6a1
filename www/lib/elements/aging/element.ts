import { type AgingReport, Ledger } from "encours";
import { civilToday, isIsoDate, isNegative, isZero } from "../../../ui/format.ts";
import { Calculator, type Shown, type Widget } from "../calculator.ts";
import { type Child, h, money } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { length, svg } from "../picture.ts";
import { tableWidget } from "../table-field.ts";
import type { AgedTable, AgingElement as Published } from "../types/aging.js";
import { formula } from "./formula.ts";
import { type AgingWords, words } from "./words.ts";

const FIELDS = [
  // What is wrong with the table as a whole is said without a place.
  { name: "invoices", kind: "table", required: true, path: "" },
  { name: "asOf", kind: "date", today: true },
  { name: "decimal", kind: "choice", choices: ["", ",", "."] },
  { name: "dateFormat", kind: "choice", choices: ["", "DD/MM/YYYY", "MM/DD/YYYY"] },
  { name: "basis", kind: "choice", choices: ["due", "issued"], place: "options" },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

/** Lines that are read here; the app reads any number. */
const LINES = 2_000;
/** Lines refused that are named. */
const NAMED = 20;
/** Color of what is not due, then of the ages: one ramp, from sand to rust. */
const NOT_DUE = "#9fb0bd";
const AGES = ["#ecd7a6", "#dda95f", "#bd6c33", "#7d3016"];

/** Invoices of the example: customer, issued and due so many days before the date of situation, amount, paid days before, paid. */
const EXAMPLE = [
  ["Atelier Nord", 135, 105, "1200.00", 20, "400.00"],
  ["Mairie de Lys", 80, 50, "3000.00"],
  ["SARL Bise", 70, 25, "4800.00"],
  ["Atelier Nord", 20, -10, "900.00"],
  ["SARL Bise", 5, -40, "3600.00"],
] as const;

/**
 * What customers owe by age, from a table that is pasted, dropped or chosen as a file.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-aging
 *
 * @attr {string} invoices - The table as CSV text, its first line the names of the columns: invoice, customer, issued, amount; due, paid on, paid where there are any. At most 2,000 lines. It stays on the page: « Continuer avec mes factures » leads to the import of the app.
 * @attr {string} as-of - Date of situation; default: today.
 * @attr {","|"."} decimal - Mark before the decimals, where the table leaves it open.
 * @attr {"DD/MM/YYYY"|"MM/DD/YYYY"} date-format - Notation of dates, where the table leaves it open.
 * @attr {"due"|"issued"} basis - What age is counted from; default "due".
 * @attr {string} currency - Of lines that state none; default "EUR".
 *
 * @fires encours-result - `detail` is an AgedTable.
 *
 * @csspart rejected - The lines that are not counted, below the ages.
 */
export class AgingElement extends Calculator<AgedTable> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "aging";
  protected readonly own = words;
  protected readonly formula = formula;

  declare invoices: string;
  declare asOf: string;
  declare decimal: "" | "," | ".";
  declare dateFormat: "" | "DD/MM/YYYY" | "MM/DD/YYYY";
  declare basis: "due" | "issued";
  declare currency: string;

  /** What the table leaves open, of the two choices. */
  readonly #open = new Set<string>();
  #isTooLarge = false;

  protected override asks(name: string): boolean {
    if (name !== "decimal" && name !== "dateFormat") return true;
    return this.typed(name) !== "" || this.#open.has(name);
  }

  protected override widget(field: Field, help: Child): Widget | undefined {
    if (field.kind !== "table") return undefined;
    return tableWidget({
      name: field.name,
      help,
      words: this.#words,
      example: () => this.#example(),
      change: (text) => {
        this.#isTooLarge = text === undefined;
        this.#open.clear();
        for (const choice of ["decimal", "dateFormat"]) this.write(choice, "");
        this.write(field.name, text ?? "");
        // Also where the text is the same.
        this.attributeChangedCallback();
      },
    });
  }

  #example(): string {
    const given = this.given("asOf") ?? "";
    const asOf = isIsoDate(given) ? given : civilToday(new Date());
    const before = (days: number) => {
      const day = new Date(`${asOf}T00:00:00Z`);
      day.setUTCDate(day.getUTCDate() - days);
      return day.toISOString().slice(0, 10);
    };
    const lines = EXAMPLE.map(([customer, issued, due, amount, paidOn, paid], at) =>
      [
        `F-${at + 1}`,
        customer,
        before(issued),
        before(due),
        amount,
        paidOn && before(paidOn),
        paid,
      ].join(";"),
    );
    return [this.#words.columns, ...lines].join("\n");
  }

  protected override wrong(): [name: string, sentence: string] | undefined {
    const lines = this.invoices.trim().split("\n");
    const isTooLong = this.#isTooLarge || lines.length > LINES + 1;
    return isTooLong ? ["invoices", this.#words.tooLong(this.format.count(LINES))] : undefined;
  }

  protected override place(path: string): string {
    if (path === "decimal" || path === "dateFormat") this.#open.add(path);
    return path;
  }

  /** The lines stay here: they are too long for an address. */
  protected override get way(): string {
    return "/import";
  }

  get #words(): AgingWords {
    return this.ownWords as AgingWords;
  }

  protected override compute(): AgedTable {
    this.#open.clear();
    const currency = this.currency || "EUR";
    const { ledger, accepted, rejected } = Ledger.fromCsv(new TextEncoder().encode(this.invoices), {
      currency,
      ...(this.decimal && { decimal: this.decimal }),
      ...(this.dateFormat && { dateFormat: this.dateFormat }),
    });
    try {
      const asOf = this.given("asOf") ?? "";
      return { ...ledger.aging({ asOf, basis: this.basis, currency }), accepted, rejected };
    } finally {
      ledger.free();
    }
  }

  protected override show(result: AgedTable): Shown {
    const f = this.format;
    const w = this.#words;
    const { total, rejected, currency } = result;
    const notes = [w.read(f.count(result.accepted))];
    if (total.oldestDays > 0) notes.push(w.oldest(f.count(total.oldestDays)));
    return {
      value: total.total,
      figure: money(f, total.total, currency),
      meaning: w.meaning(f.money(total.overdue, currency), f.date(result.asOf)),
      notes,
      body: [this.#ages(result), rejected.length > 0 && this.#refused(rejected)],
      detail: [this.#customers(result), this.howMade()],
    };
  }

  #labels({ buckets }: AgingReport): string[] {
    const w = this.#words;
    return buckets.map(({ from, to }) =>
      to === null ? w.beyond(String(from - 1)) : w.bucket(String(from), String(to)),
    );
  }

  #ages(result: AgedTable): Child {
    const f = this.format;
    const w = this.#words;
    const { total } = result;
    const amounts = [total.notDue, ...total.buckets];
    const longest = Math.max(...amounts.map(length));
    const bar = (amount: string, fill = NOT_DUE) =>
      longest > 0 &&
      !isZero(amount) &&
      !isNegative(amount) &&
      svg(
        "svg",
        { class: "bar", width: "100%", height: 8, "aria-hidden": "true" },
        svg("rect", {
          width: `${(length(amount) / longest) * 100}%`,
          height: 8,
          fill,
          stroke: "currentColor",
        }),
      );
    const labels = [w.notDue, ...this.#labels(result)];
    const rows: Child[][] = amounts.map((amount, at) => [
      [labels[at], bar(amount, at === 0 ? NOT_DUE : AGES[at - 1])],
      f.decimal(amount),
    ]);
    if (!isZero(total.credits)) rows.push([w.credits, f.decimal(total.credits)]);
    return table(
      w.table(f.date(result.asOf)),
      [{ head: w.age[this.basis] }, { head: result.currency, figure: true }],
      rows,
      [w.total, f.decimal(total.total)],
    );
  }

  #refused(rejected: AgedTable["rejected"]): Child {
    const f = this.format;
    const w = this.#words;
    const more = rejected.length - NAMED;
    const lines = rejected.slice(0, NAMED).map(({ line, message }) => {
      return h("li", {}, this.held(w.line(f.count(line), message)));
    });
    return [
      h("p", { class: "caution", part: "note" }, this.held(w.refused(f.count(rejected.length)))),
      h("ul", { part: "rejected" }, lines, more > 0 && h("li", {}, w.more(f.count(more)))),
    ];
  }

  #customers(result: AgedTable): Child {
    const f = this.format;
    const w = this.#words;
    const hasCredits = !isZero(result.total.credits);
    const cells = ({ notDue, buckets, credits, total }: AgingReport["total"]) =>
      [notDue, ...buckets, ...(hasCredits ? [credits] : []), total].map((sum) => f.decimal(sum));
    const heads = [w.notDue, ...this.#labels(result), ...(hasCredits ? [w.credits] : [])];
    return table(
      w.customers,
      [
        { head: w.customer },
        ...[...heads, `${w.total}, ${result.currency}`].map((head) => ({ head, figure: true })),
      ],
      result.rows.map((row) => [row.name ?? row.customer, ...cells(row)]),
      [w.total, ...cells(result.total)],
    );
  }
}
