import type { Forecast, ForecastRun } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import type { Table } from "../../table.ts";
import "../../charts/chart-view.ts";
import type { SteppedLine } from "../../charts/draw.ts";
import { forecastPicture } from "../../charts/forecast-picture.ts";
import { entries } from "../../desk.ts";
import { book, figures, format, preferences, screenAddress, showWhy, words } from "../../state.ts";
import { figureButton } from "../figure-button.ts";
import { scrolling, sectionFrame } from "./section-frame.ts";
import { SectionView } from "./section-view.ts";

/** Thirteen weeks at a glance; all that they rest on is kept on the screen of cash. */
export class ForecastSection extends SectionView {
  #picture: { of: Forecast; language: string; picture: SteppedLine } | undefined;

  override render(): TemplateResult {
    const made = figures.value;
    const w = words.value;
    const f = format.value;
    if (!made) return html``;
    const report = made.forecast.value;
    const run = report?.runs[0];
    const refusal = made.forecast.refusal;
    const currency = made.choices.currency;
    const finding = !run
      ? ""
      : run.firstBelow === null
        ? w.forecast.findingAbove(f.money(run.lowest, currency), f.date(run.lowestOn))
        : w.forecast.findingBelow(
            f.date(run.firstBelow),
            f.money(run.lowest, currency),
            f.date(run.lowestOn),
          );
    const body = html`
      ${refusal ? html`<p class="message message--error" role="alert">${w.refusal(refusal)}</p>` : nothing}
      ${
        report && run
          ? html`<chart-view .picture=${this.#draw(report, run)} label=${w.forecast.chart}></chart-view>
              ${this.#facts(report, run)} ${this.#table(report, run)}`
          : nothing
      }
      <p><a href=${screenAddress("cash")}>${w.forecast.more}</a></p>
    `;
    return sectionFrame({
      id: "forecast",
      name: w.forecast.name,
      finding,
      help: w.forecast.help,
      body,
      ...(run ? { table: () => exported(report, run), png: true } : {}),
    });
  }

  #draw(report: Forecast, run: ForecastRun): SteppedLine {
    const { language } = format.value;
    if (this.#picture?.of !== report || this.#picture.language !== language) {
      const picture = forecastPicture(run, report.currency, preferences.value.threshold);
      this.#picture = { of: report, language, picture };
    }
    return this.#picture.picture;
  }

  #facts(report: Forecast, run: ForecastRun): TemplateResult {
    const w = words.value.forecast;
    const f = format.value;
    const desk = book.value?.desk ?? {};
    const hasFlows = entries(desk, "flow").length + entries(desk, "levy").length > 0;
    return html`<p class="section__note">
      ${w.firstBelowOn}
      <button class="figure-button" @click=${() => this.#why(report, run)}>
        ${run.firstBelow === null ? w.never : f.date(run.firstBelow)}</button
      >.
      ${isZero(run.excluded) ? nothing : w.excluded(f.money(run.excluded, report.currency))}
      ${isZero(run.beyond) ? nothing : w.beyond(f.money(run.beyond, report.currency))}
      ${hasFlows ? nothing : w.noFlows}
    </p>`;
  }

  #why(report: Forecast, run: ForecastRun): void {
    const w = words.value.forecast;
    const f = format.value;
    const { threshold, timing, graceDays } = preferences.value;
    const money = (decimal: string) => f.money(decimal, report.currency);
    showWhy({
      title: w.firstBelow,
      figure: run.firstBelow === null ? w.never : f.date(run.firstBelow),
      method: w.why,
      page: "forecast",
      inputs: [
        { label: w.opening, figure: money(run.periods[0]?.opening ?? "0") },
        { label: w.threshold, figure: money(threshold) },
        { label: w.timing, figure: timing === "due" ? w.timingDue : w.timingBehaviour },
        { label: w.grace, figure: f.count(graceDays) },
        { label: w.lowest, figure: `${money(run.lowest)}, ${f.date(run.lowestOn)}` },
        { label: w.closing, figure: money(run.closing) },
      ],
    });
  }

  #table(report: Forecast, run: ForecastRun): TemplateResult {
    const w = words.value;
    const f = format.value;
    const money = (decimal: string) => f.money(decimal, report.currency);
    /** The figures of a week, of which the screen of cash names each invoice and cost. */
    const cell = (
      period: ForecastRun["periods"][number],
      name: "receivables" | "net" | "lowest" | "closing",
      shown: unknown = amount(f, period[name]),
    ) => html`<td class="number">
      ${figureButton(
        `${w.forecast[name]}, ${f.shortDate(period.start)} – ${f.date(period.end)}`,
        money(period[name]),
        {
          method: w.forecast.why,
          page: "forecast",
          inputs: [
            { label: w.forecast.opening, figure: money(period.opening) },
            { label: w.forecast.receivables, figure: money(period.receivables) },
            { label: w.forecast.net, figure: money(period.net) },
          ],
        },
        shown,
      )}
    </td>`;
    return scrolling(
      w.forecast.name,
      html`<table class="table table--total">
        <caption class="visually-hidden">${w.forecast.chart}</caption>
        <thead>
          <tr>
            <th scope="col">
              ${w.forecast.week} <span class="table__unit">${w.table.in(report.currency)}</span>
            </th>
            <th scope="col" class="number">${w.forecast.receivables}</th>
            <th scope="col" class="number">${w.forecast.net}</th>
            <th scope="col" class="number">${w.forecast.lowest}</th>
            <th scope="col" class="number">${w.forecast.closing}</th>
          </tr>
        </thead>
        <tbody>
          ${run.periods.map(
            (period) => html`<tr>
              <th scope="row" class="table__dates">${f.shortDate(period.start)} – ${f.date(period.end)}</th>
              ${cell(period, "receivables")} ${cell(period, "net")} ${cell(period, "lowest")}
              ${cell(period, "closing", html`<strong>${amount(f, period.closing)}</strong>`)}
            </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }
}

function exported({ currency }: Forecast, run: ForecastRun): Table {
  const w = words.value.forecast;
  return {
    head: [w.week, w.until, w.receivables, w.net, w.lowest, w.closing],
    kinds: ["date", "date", "amount", "amount", "amount", "amount"],
    rows: run.periods.map((period) => [
      period.start,
      period.end,
      period.receivables,
      period.net,
      period.lowest,
      period.closing,
    ]),
    currency,
  };
}

customElements.define("forecast-section", ForecastSection);
