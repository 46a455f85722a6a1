import type { Forecast, ForecastPeriod, ForecastRun } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { amount } from "../../../ui/money.ts";
import {
  band,
  cash,
  followCash,
  HORIZONS,
  horizon,
  isNeutral,
  QUANTILES,
  RUNS,
  showHorizon,
  simulate,
  stopSimulation,
  whyCash,
} from "../../cash.ts";
import type { CellKind, Table } from "../../table.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import "../../charts/chart-view.ts";
import type { SteppedLine } from "../../charts/draw.ts";
import { balances, forecastPicture } from "../../charts/forecast-picture.ts";
import { entries } from "../../desk.ts";
import { book, demo, format, language, preferences, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { CashAnswer, CashCase, Horizon } from "../../worker/messages.ts";
import { savePicture, scrolling } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";
import { over } from "./chance.ts";
import "./cash-accounts.ts";
import "./cash-assumptions.ts";
import "./cash-flows.ts";
import "./cash-levies.ts";
import "./cash-seasons.ts";
import "./cash-trial.ts";
import { printedOrigin } from "../shell/origin.ts";
import { isUnreadable, waysIn } from "../welcome/ways-in.ts";

type Simulated = NonNullable<Forecast["simulation"]>;

/** What the accounts will hold, how sure that is, and what it rests on. */
export class CashScreen extends View {
  #picture: { of: unknown[]; picture: SteppedLine } | undefined;

  protected override follow(): () => void {
    return followCash();
  }

  override render(): TemplateResult {
    const held = book.value;
    if (!demo.value && held === undefined) return skeleton();
    const isBare = KEPT.every((kind) => entries(held?.desk ?? {}, kind).length === 0);
    if (!demo.value && held?.size === 0 && isBare) return this.#empty();
    const answer = cash.value;
    const first = answer?.cases[0];
    if (!answer || !first) return skeleton();
    return html`<section class="section cash" aria-labelledby="cash">
        ${this.#head(answer, first)} ${this.#body(answer, first)}
      </section>
      <cash-trial></cash-trial>
      <cash-seasons></cash-seasons>
      <cash-accounts></cash-accounts>
      <cash-flows></cash-flows>
      <cash-levies></cash-levies>
      <cash-assumptions></cash-assumptions>
      ${printedOrigin()}`;
  }

  #finding({ plan }: CashAnswer, { forecast, shortfall }: CashCase): string {
    const w = cashWords[language.value];
    const f = format.value;
    const run = forecast.value?.runs[0];
    if (!run) return w.name;
    const threshold = f.money(plan.threshold, plan.currency);
    const date = f.date(run.lowestOn);
    return run.firstBelow === null || shortfall === undefined
      ? w.above(f.money(run.lowest, plan.currency), date, threshold)
      : w.below(date, f.money(shortfall, plan.currency), f.date(run.firstBelow), threshold);
  }

  #head(answer: CashAnswer, first: CashCase): TemplateResult {
    const w = cashWords[language.value];
    const shared = words.value.table;
    const run = first.forecast.value?.runs[0];
    return html`<header class="section__head">
      <p class="section__name">${w.name}</p>
      <h1 class="heading heading--wide" id="cash" tabindex="-1">${this.#finding(answer, first)}</h1>
      <p class="section__help">${w.help}</p>
      <p class="section__tools">
        <label class="field field--inline">
          <span class="field__label">${w.horizon}</span>
          <select
            class="field__input"
            name="horizon"
            @change=${(event: Event) =>
              showHorizon((event.target as HTMLSelectElement).value as Horizon)}
          >
            ${HORIZONS.map(
              (name) => html`<option value=${name} ?selected=${name === horizon.value}>
                ${w.horizons[name]}
              </option>`,
            )}
          </select>
        </label>
        ${
          run
            ? html`<button
                  class="button button--quiet"
                  aria-label=${shared.pngOf(w.name)}
                  @click=${(event: Event) => void savePicture(event, ".section", "tresorerie")}
                >
                  ${shared.png}
                </button>
                ${exportButtons(
                  w.name,
                  "tresorerie",
                  filesOf(w.name, () => exported(run, simulated(run))),
                )}`
            : nothing
        }
      </p>
    </header>`;
  }

  #body(answer: CashAnswer, first: CashCase): TemplateResult {
    const w = words.value;
    const { forecast } = first;
    const run = forecast.value?.runs[0];
    if (!run) {
      return html`<p class="message message--error" role="alert">
        ${forecast.refusal ? w.refusal(forecast.refusal) : nothing}
      </p>`;
    }
    const finding = cashWords[language.value].chart(this.#finding(answer, first));
    return html`<chart-view .picture=${this.#draw(answer, run)} label=${finding}></chart-view>
      ${this.#chance(answer, run)} ${this.#notes(answer, first, run)} ${this.#table(answer, first, run)}`;
  }

  #draw(answer: CashAnswer, run: ForecastRun): SteppedLine {
    const w = cashWords[language.value];
    const drawn = simulated(run);
    const of = [answer, drawn, language.value];
    if (this.#picture && of.every((one, index) => one === this.#picture?.of[index])) {
      return this.#picture.picture;
    }
    const opening = run.periods[0]?.opening ?? "0";
    const edge = (index: number) => [
      opening,
      ...(drawn?.closing.map((quantiles) => quantiles[index] ?? "0") ?? []),
    ];
    const [tried, base] = answer.cases;
    const expected = tried && !isNeutral(tried.trial) ? base?.forecast.value?.runs[0] : undefined;
    const picture: SteppedLine = {
      ...forecastPicture(run, answer.plan.currency, answer.plan.threshold),
      ...(drawn
        ? { band: { label: w.bandMark, low: edge(0), middle: edge(1), high: edge(2) } }
        : {}),
      ...(expected ? { other: { label: w.expected, values: balances(expected) } } : {}),
    };
    this.#picture = { of, picture };
    return picture;
  }

  /** How sure the picture is, and from when on the risk is more than the person takes. */
  #chance({ plan }: CashAnswer, run: ForecastRun): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const now = band.value;
    if (!now) return html``;
    const last = run.periods.at(-1);
    const { alertPercent } = preferences.value;
    const level = f.percent(alertPercent);
    const name = html`<h2 class="visually-hidden">${w.simulation}</h2>`;
    switch (now.state) {
      case "running":
        return html`${name}
          <p class="chance" role="status">
            <progress
              class="chance__progress"
              max=${RUNS}
              .value=${now.runs}
              aria-label=${w.simulation}
            ></progress>
            <span class="number">${w.simulating(f.count(now.runs), f.count(RUNS))}</span>
            <button class="link" @click=${stopSimulation}>${w.stop}</button>
          </p>`;
      case "stopped":
        return html`${name}
          <p class="chance">
            ${w.stopped} <button class="link" @click=${() => void simulate()}>${w.again}</button>
          </p>`;
      case "refused":
        return html`${name}
          <p class="message message--error" role="alert">${words.value.refusal(now.refusal)}</p>`;
      case "done": {
        if (!simulated(run)) return html`${name}<p class="section__note">${w.unmoved}</p>`;
        const { closing, belowPercent } = now.simulation;
        const [low = "0", middle = "0", high = "0"] = closing.at(-1) ?? [];
        const money = (decimal: string) => f.money(decimal, plan.currency);
        const end = f.date(last?.end ?? plan.asOf);
        const total = belowPercent.at(-1) ?? "0";
        const index = belowPercent.findIndex((percent) => over(percent, alertPercent));
        const period = run.periods[index];
        return html`${name}
          <p class="chance ${period ? "chance--alert" : ""}" role=${period ? "alert" : nothing}>
            ${
              period
                ? w.over(
                    level,
                    f.percent(belowPercent[index] ?? "0"),
                    f.date(period.start),
                    f.date(period.end),
                  )
                : isZero(total)
                  ? w.never
                  : w.under(level, f.percent(total), end)
            }
          </p>
          <p class="section__note">
            ${
              low === high
                ? w.bandSure(f.count(RUNS), money(middle), end)
                : w.band(f.count(RUNS), money(low), money(middle), money(high), end)
            }
          </p>`;
      }
    }
  }

  #notes(
    { plan, left, cases }: CashAnswer,
    { reserved }: CashCase,
    run: ForecastRun,
  ): TemplateResult {
    const w = cashWords[language.value];
    const shared = words.value.forecast;
    const f = format.value;
    const stale = entries(book.value?.desk ?? {}, "account")
      .map(([, account]) => account)
      .filter(({ on, currency }) => on !== plan.asOf && currency === plan.currency)
      .map(({ label }) => label);
    const unknown = cases[0]?.forecast.value?.withoutHistory ?? [];
    const named = unknown.slice(0, NAMED).map(({ customer, name = customer }) => name);
    const money = (decimal: string) => f.money(decimal, plan.currency);
    return html`<p class="section__note">
        ${w.reserve(f.date(reserved), plan.timing)}
        ${isZero(run.excluded) ? nothing : shared.excluded(money(run.excluded))}
        ${isZero(run.beyond) ? nothing : shared.beyond(money(run.beyond))}
        ${
          unknown.length > 0
            ? w.withoutHistory(named.join(", "), f.count(unknown.length - named.length))
            : nothing
        }
      </p>
      ${stale.length > 0 ? html`<p class="message">${w.stale(stale.join(", "), f.date(plan.asOf))}</p>` : nothing}
      ${left.length > 0 ? html`<p class="message">${w.left(left.join(", "))}</p>` : nothing}`;
  }

  #table({ plan }: CashAnswer, { trial }: CashCase, run: ForecastRun): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const drawn = simulated(run);
    const drawnFigure = (title: string, figure: string, told: string, shown?: unknown) =>
      figureButton(
        title,
        figure,
        {
          method: `${told}. ${w.drawnWhy}`,
          page: "forecast",
          inputs: [{ label: w.draws, figure: f.count(RUNS) }],
        },
        shown,
      );
    const row = (period: ForecastPeriod, index: number) => {
      const why = (name: "receivables" | "inflows" | "outflows" | "lowest" | "closing") => {
        const title =
          name === "closing"
            ? w.closingOn(f.date(period.end))
            : name === "lowest"
              ? w.lowestOn(f.date(period.lowestOn))
              : `${w[name]}, ${f.date(period.start)} – ${f.date(period.end)}`;
        const key = `periods/${index}/${name}`;
        return html`<button class="figure-button" @click=${() => void whyCash(title, key, trial)}>
          ${amount(f, period[name])}
        </button>`;
      };
      const percent = drawn?.belowPercent[index];
      return html`<tr>
        <th scope="row" class="table__dates">${f.shortDate(period.start)} – ${f.date(period.end)}</th>
        <td class="number">${why("receivables")}</td>
        <td class="number">${why("inflows")}</td>
        <td class="number">${why("outflows")}</td>
        <td class="number">${why("lowest")}</td>
        ${
          drawn
            ? html`${drawn.closing[index]?.map(
                (quantile, at) => html`<td class="number">
                  ${drawnFigure(
                    `${w.range(QUANTILES[at] ?? "")}, ${w.closingOn(f.date(period.end))}`,
                    f.money(quantile, plan.currency),
                    w.rangeOf(QUANTILES[at] ?? ""),
                    amount(f, quantile),
                  )}
                </td>`,
              )}
                <td class="number">
                  ${
                    percent === undefined
                      ? nothing
                      : drawnFigure(
                          `${w.chance}, ${f.date(period.end)}`,
                          f.percent(percent),
                          w.chanceOf,
                        )
                  }
                </td>`
            : nothing
        }
        <td class="number"><strong>${why("closing")}</strong></td>
      </tr>`;
    };
    return scrolling(
      w.name,
      html`<table class="table table--total cash__table">
        <caption class="visually-hidden">${w.name}</caption>
        <thead>
          <tr>
            <th scope="col">
              ${w.period} <span class="table__unit">${words.value.table.in(plan.currency)}</span>
            </th>
            <th scope="col" class="number">${w.receivables}</th>
            <th scope="col" class="number">${w.inflows}</th>
            <th scope="col" class="number">${w.outflows}</th>
            <th scope="col" class="number">${w.lowest}</th>
            ${
              drawn
                ? html`${QUANTILES.map(
                    (percent) => html`<th scope="col" class="number">
                        <abbr title=${w.rangeOf(percent)}>${w.range(percent)}</abbr>
                      </th>`,
                  )}
                    <th scope="col" class="number">
                      <abbr title=${w.chanceOf}>${w.chance}</abbr>
                    </th>`
                : nothing
            }
            <th scope="col" class="number">${w.closing}</th>
          </tr>
        </thead>
        <tbody>
          ${run.periods.map(row)}
        </tbody>
      </table>`,
    );
  }

  /** What the screen will show, drawn small, and the ways in. */
  #empty(): TemplateResult {
    const w = cashWords[language.value];
    const shared = words.value;
    const f = format.value;
    return html`<section class="welcome" aria-labelledby="cash">
        <h1 class="welcome__title" id="cash" tabindex="-1">${w.emptyTitle}</h1>
        <p class="welcome__lead">${w.emptyLead}</p>
        ${waysIn()}
        <h2 class="subheading">${w.emptyExample}</h2>
        ${scrolling(
          w.emptyExample,
          html`<table class="table">
            <thead>
              <tr>
                <th scope="col">
                  ${w.period} <span class="table__unit">${shared.table.in("EUR")}</span>
                </th>
                <th scope="col" class="number">${w.receivables}</th>
                <th scope="col" class="number">${w.outflows}</th>
                <th scope="col" class="number">${w.closing}</th>
              </tr>
            </thead>
            <tbody>
              ${EXAMPLE.map(
                ({ start, end, receivables, outflows, closing }) => html`<tr>
                  <th scope="row" class="table__dates">${f.shortDate(start)} – ${f.date(end)}</th>
                  <td class="number">${amount(f, receivables)}</td>
                  <td class="number">${amount(f, outflows)}</td>
                  <td class="number"><strong>${amount(f, closing)}</strong></td>
                </tr>`,
              )}
            </tbody>
          </table>`,
        )}
      </section>
      ${
        isUnreadable()
          ? nothing
          : html`<cash-accounts></cash-accounts><cash-flows></cash-flows>
            <cash-levies></cash-levies>`
      }`;
  }
}

/** What the forecast rests on besides invoices. */
const KEPT = ["account", "flow", "levy"] as const;
/** Customers that a note names; of the others it says how many. */
const NAMED = 5;
/** The first weeks of the demo book when all is paid as it falls due, and its plan as agreed, from 3 700.00 on. */
const EXAMPLE = [
  {
    start: "2025-10-01",
    end: "2025-10-07",
    receivables: "5724.00",
    outflows: "950.00",
    closing: "8474.00",
  },
  {
    start: "2025-10-08",
    end: "2025-10-14",
    receivables: "11114.00",
    outflows: "9489.00",
    closing: "10099.00",
  },
  {
    start: "2025-10-15",
    end: "2025-10-21",
    receivables: "3252.00",
    outflows: "0.00",
    closing: "13351.00",
  },
];

/** What was drawn, where it says more than the run itself. */
function simulated(run: ForecastRun): Simulated | undefined {
  const now = band.value;
  if (now?.state !== "done" || now.simulation.closing.length !== run.periods.length) {
    return undefined;
  }
  const { closing, belowPercent } = now.simulation;
  const isMoved = run.periods.some((period, index) => {
    const isBelow = run.firstBelow !== null && run.firstBelow <= period.end;
    return (
      belowPercent[index] !== (isBelow ? "100.00" : "0.00") ||
      closing[index]?.some((quantile) => quantile !== period.closing)
    );
  });
  return isMoved ? now.simulation : undefined;
}

/** What stands behind the picture, as text. */
function exported(run: ForecastRun, drawn: Simulated | undefined): Table {
  const w = cashWords[language.value];
  const columns: [head: string, kind: CellKind][] = [
    [w.period, "date"],
    [words.value.forecast.until, "date"],
    [w.receivables, "amount"],
    [w.inflows, "amount"],
    [w.outflows, "amount"],
    [w.net, "amount"],
    [w.lowest, "amount"],
    [w.closing, "amount"],
  ];
  if (drawn) {
    for (const percent of QUANTILES) columns.push([w.range(percent), "amount"]);
    columns.push([`${w.chance} (%)`, "percent"]);
  }
  return {
    head: columns.map(([head]) => head),
    kinds: columns.map(([, kind]) => kind),
    rows: run.periods.map((period, index) => [
      period.start,
      period.end,
      period.receivables,
      period.inflows,
      period.outflows,
      period.net,
      period.lowest,
      period.closing,
      ...(drawn ? [...(drawn.closing[index] ?? []), drawn.belowPercent[index] ?? ""] : []),
    ]),
  };
}

function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="status">
    <span class="visually-hidden">${words.value.loading}</span>
    <div class="skeleton__line skeleton__line--title"></div>
    <div class="skeleton__line"></div>
    <div class="skeleton__block"></div>
  </div>`;
}

customElements.define("cash-screen", CashScreen);
