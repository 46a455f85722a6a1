import { type Flow, type Forecast, type ForecastRun, Ledger } from "encours";
import { isNegative } from "../../../ui/format.ts";
import type { Shown } from "../calculator.ts";
import { type Child, h, money } from "../dom.ts";
import { table } from "../explain.ts";
import type { Field } from "../fields.ts";
import { length, svg } from "../picture.ts";
import { CalculatorOfRows } from "../rows.ts";
import type { ForecastElement as Published } from "../types/forecast.js";
import { formula } from "./formula.ts";
import { type ForecastWords, words } from "./words.ts";

const FIELDS = [
  { name: "opening", kind: "amount", required: true },
  { name: "asOf", kind: "date", today: true },
  { name: "threshold", kind: "amount", initial: "0" },
  {
    name: "flows",
    kind: "rows",
    columns: [
      { name: "date", kind: "date", required: true },
      { name: "label", kind: "text" },
      { name: "direction", kind: "choice", choices: ["in", "out"] },
      { name: "amount", kind: "amount", required: true },
      { name: "every", kind: "choice", choices: ["once", "week", "month", "quarter", "year"] },
    ],
  },
  { name: "currency", kind: "text", place: "none" },
] as const satisfies Field[];

const WEEKS = 13;

/**
 * Cash for thirteen weeks: an opening balance, and what comes in and goes out.
 * It also has what all calculators have (`Calculator`).
 *
 * @tagname encours-forecast
 *
 * @attr {string} opening - Balance at the end of the day of situation: "4000.00" or "4 000,00".
 * @attr {string} as-of - Date of situation; default: today.
 * @attr {string} threshold - Alert when the balance falls below this; default "0".
 * @attr {string} flows - A line for each: first day; label; "in" or "out"; amount; "once", "week", "month", "quarter" or "year": "2025-10-05;Loyer;out;900;month".
 * @attr {string} currency - Default "EUR".
 *
 * @fires encours-result - `detail` is the Forecast of the core.
 *
 * @csspart rows - The flows, each a `row`.
 */
export class ForecastElement extends CalculatorOfRows<Forecast> implements Published {
  static override readonly fields = FIELDS;
  protected readonly topic = "forecast";
  protected readonly own = words;
  protected readonly formula = formula;

  declare opening: string;
  declare asOf: string;
  declare threshold: string;
  declare flows: string;
  declare currency: string;

  protected override wrong(): [name: string, sentence: string, cell: string] | undefined {
    const signed = this.rows("flows").rows.find(({ cells }) => isNegative(cells.amount ?? ""));
    return signed && ["flows", this.#words.signed, `${signed.at}/amount`];
  }

  protected override compute(): Forecast {
    const w = this.#words;
    const flows = this.rows("flows").rows.map(({ cells }): Flow => {
      const { label, amount = "", date = "", every } = cells;
      const isOut = cells.direction === "out";
      return {
        label: label || (isOut ? w.out : w.in),
        amount: isOut ? `-${amount}` : amount,
        date,
        ...(every !== "once" && { every: every as Flow["every"] }),
      };
    });
    const ledger = new Ledger();
    try {
      return ledger.forecast({
        asOf: this.given("asOf") ?? "",
        opening: this.given("opening") ?? "",
        threshold: this.#threshold,
        periods: WEEKS,
        every: "week",
        flows,
        currency: this.currency || "EUR",
      });
    } finally {
      ledger.free();
    }
  }

  get #threshold(): string {
    return this.given("threshold") ?? "0";
  }

  get #words(): ForecastWords {
    return this.ownWords as ForecastWords;
  }

  protected override show(result: Forecast): Shown {
    const f = this.format;
    const w = this.#words;
    const { currency } = result;
    const say = (amount: string) => f.money(amount, currency);
    const [run] = result.runs;
    if (!run) throw new Error("a forecast has a run.");
    const threshold = say(this.#threshold);
    const { incomplete } = this.rows("flows");
    const notes = [w.closing(say(run.closing), f.date(run.periods.at(-1)?.end ?? ""))];
    if (incomplete > 0) notes.push(this.words.incomplete(f.count(incomplete)));
    const lowest = f.date(run.lowestOn);
    return {
      value: run.lowest,
      figure: money(f, run.lowest, currency),
      meaning:
        run.firstBelow === null
          ? w.above(lowest, threshold)
          : w.below(lowest, threshold, f.date(run.firstBelow)),
      caution: run.firstBelow !== null,
      notes,
      body: this.#picture(run, currency),
      detail: [this.#weeks(run, currency), this.howMade()],
    };
  }

  /** The balance week by week, its lowest point and the threshold. Places are per cent of the frame, so that no text is stretched. */
  #picture(run: ForecastRun, currency: string): Child {
    const f = this.format;
    const w = this.#words;
    const threshold = this.#threshold;
    const say = (amount: string) => f.money(amount, currency);
    const shown = run.periods.flatMap(({ opening, closing, lowest }) => [opening, closing, lowest]);
    const levels = [...shown, threshold].map(length);
    const top = Math.max(...levels);
    const height = top - Math.min(...levels);
    // Room for the texts above and below.
    const y = (amount: string) =>
      `${height === 0 ? 50 : 14 + ((top - length(amount)) / height) * 68}%`;
    const x = (week: number) => `${1 + (week / WEEKS) * 98}%`;
    const line = (x1: string, y1: string, x2: string, y2: string, look = {}) =>
      svg("line", {
        ...{ x1, y1, x2, y2, stroke: "currentColor" },
        ...{ "stroke-width": 2, "stroke-linecap": "square", ...look },
      });
    const text = (place: Record<string, string | number>, said: string) =>
      svg("text", { fill: "currentColor", ...place }, said);

    const steps = run.periods.flatMap(({ opening, closing, lowest }, week) => [
      line(x(week), y(opening), x(week), y(closing)),
      line(x(week), y(closing), x(week + 1), y(closing)),
      // Within the week it was lower than at either end.
      line(x(week + 0.5), y(closing), x(week + 0.5), y(lowest), {
        "stroke-width": 1,
        "stroke-dasharray": "2 2",
      }),
    ]);
    const at = run.periods.findIndex(({ lowest }) => lowest === run.lowest);
    const isEarly = at < WEEKS / 2;
    // Where the threshold runs just below the lowest point, the text of that point stands under both.
    const above = length(run.lowest) - length(threshold);
    const under = above >= 0 && above * 6 < height ? threshold : run.lowest;
    const said = w.picture(say(run.lowest), f.date(run.lowestOn), say(threshold));
    return svg(
      "svg",
      { class: "curve", width: "100%", height: 200, role: "img", "aria-label": this.held(said) },
      line(x(0), y(threshold), x(WEEKS), y(threshold), {
        "stroke-width": 1,
        "stroke-dasharray": "6 4",
      }),
      text(
        {
          x: isEarly ? x(WEEKS) : x(0),
          y: y(threshold),
          dy: -5,
          "text-anchor": isEarly ? "end" : "start",
        },
        this.held(w.threshold(say(threshold))),
      ),
      ...steps,
      svg("circle", { cx: x(at + 0.5), cy: y(run.lowest), r: 5, fill: "currentColor" }),
      text(
        { x: x(at + 0.5), y: y(under), dy: 20, "text-anchor": isEarly ? "start" : "end" },
        `${say(run.lowest)}, ${f.shortDate(run.lowestOn)}`,
      ),
      text({ x: x(0), y: "100%", dy: -3 }, f.shortDate(run.periods[0]?.start ?? "")),
      text(
        { x: x(WEEKS), y: "100%", dy: -3, "text-anchor": "end" },
        f.shortDate(run.periods.at(-1)?.end ?? ""),
      ),
    );
  }

  #weeks({ periods }: ForecastRun, currency: string): Child {
    const f = this.format;
    const w = this.#words;
    const heads = [w.in, w.out, w.lowest, `${w.balance}, ${currency}`];
    return table(
      w.table,
      [{ head: w.week }, ...heads.map((head) => ({ head, figure: true }))],
      periods.map(({ start, end, inflows, outflows, lowest, closing }) => [
        h("span", { class: "nowrap" }, `${f.shortDate(start)} – ${f.date(end)}`),
        ...[inflows, outflows, lowest, closing].map((amount) => f.decimal(amount)),
      ]),
    );
  }
}
