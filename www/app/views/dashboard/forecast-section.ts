import type { Forecast, ForecastRun } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero, typedDecimal } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import "../../charts/chart-view.ts";
import type { SteppedLine } from "../../charts/draw.ts";
import { figures, format, prefer, preferences, showWhy, words } from "../../state.ts";
import { View } from "../../view.ts";
import { scrolling, sectionFrame } from "./section-frame.ts";

export class ForecastSection extends View {
  static override properties = { wrong: { state: true } };
  /** Fields whose text is no amount. */
  declare wrong: Set<string>;
  #picture: { of: Forecast; language: string; picture: SteppedLine } | undefined;

  constructor() {
    super();
    this.wrong = new Set();
  }

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
      ${this.#assumptions(currency)}
      ${refusal ? html`<p class="message message--error" role="alert">${w.refusal(refusal)}</p>` : nothing}
      ${
        report && run
          ? html`<chart-view .picture=${this.#draw(report, run)} label=${w.forecast.chart}></chart-view>
              ${this.#facts(report, run)} ${this.#table(report, run)}`
          : nothing
      }
    `;
    return sectionFrame({
      id: "forecast",
      name: w.forecast.name,
      finding,
      help: w.forecast.help,
      body,
      ...(run ? { csv: () => this.#csv(run), png: true } : {}),
    });
  }

  #amountField(key: "opening" | "threshold", label: string, currency: string, help?: string) {
    const w = words.value;
    const wrong = this.wrong.has(key);
    const change = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const understood = typedDecimal(input.value);
      const next = new Set(this.wrong);
      if (understood === undefined) next.add(key);
      else next.delete(key);
      this.wrong = next;
      if (understood !== undefined) void prefer({ [key]: understood });
    };
    const value = preferences.value[key];
    return html`<div class="field">
      <label class="field__label" for=${key}>${label}</label>
      <input
        class="field__input"
        id=${key}
        inputmode="decimal"
        autocomplete="off"
        .value=${format.value.decimal(value)}
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${`${key}-help`}
        @change=${change}
      />
      <span class="field__help ${wrong ? "field__help--error" : ""}" id=${`${key}-help`} role=${wrong ? "alert" : "note"}>
        ${
          wrong
            ? w.forecast.notUnderstood
            : html`${help} ${w.forecast.understood(format.value.money(value, currency))}`
        }
      </span>
    </div>`;
  }

  #assumptions(currency: string): TemplateResult {
    const w = words.value.forecast;
    const { timing, graceDays } = preferences.value;
    return html`<fieldset class="assumptions">
      <legend class="assumptions__title">${w.assumptions}</legend>
      ${this.#amountField("opening", w.opening, currency, w.openingHelp)}
      ${this.#amountField("threshold", w.threshold, currency)}
      <label class="field">
        <span class="field__label">${w.timing}</span>
        <select
          class="field__input"
          @change=${(event: Event) =>
            void prefer({
              timing: (event.target as HTMLSelectElement).value === "due" ? "due" : "behaviour",
            })}
        >
          <option value="behaviour" ?selected=${timing === "behaviour"}>${w.timingBehaviour}</option>
          <option value="due" ?selected=${timing === "due"}>${w.timingDue}</option>
        </select>
        <span class="field__help">${w.timingHelp}</span>
      </label>
      <label class="field">
        <span class="field__label">${w.grace}</span>
        <input
          class="field__input"
          type="number"
          min="0"
          max="3650"
          step="1"
          .value=${String(graceDays)}
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            if (input.value !== "" && input.checkValidity()) {
              void prefer({ graceDays: input.valueAsNumber });
            }
          }}
        />
        <span class="field__help">${w.graceHelp}</span>
      </label>
    </fieldset>`;
  }

  #draw(report: Forecast, run: ForecastRun): SteppedLine {
    const f = format.value;
    const w = words.value.forecast;
    if (this.#picture?.of === report && this.#picture.language === f.language) {
      return this.#picture.picture;
    }
    const { currency } = report;
    const { threshold } = preferences.value;
    const index = run.periods.findIndex(({ end }) => run.lowestOn <= end);
    const picture: SteppedLine = {
      kind: "stepped",
      labels: [w.start, ...run.periods.map(({ end }) => f.shortDate(end))],
      values: [run.periods[0]?.opening ?? "0", ...run.periods.map(({ closing }) => closing)],
      threshold: { label: w.thresholdMark(f.money(threshold, currency)), value: threshold },
      show: (decimal) => f.money(decimal, currency),
      axis: (value) => f.axis(value),
      ...(index < 0
        ? {}
        : {
            lowest: {
              index: index + 1,
              value: run.lowest,
              label: w.lowestMark(f.money(run.lowest, currency), f.shortDate(run.lowestOn)),
            },
          }),
    };
    this.#picture = { of: report, language: f.language, picture };
    return picture;
  }

  #facts(report: Forecast, run: ForecastRun): TemplateResult {
    const w = words.value.forecast;
    const f = format.value;
    return html`<p class="section__note">
      ${w.firstBelow} :
      <button class="figure-button" @click=${() => this.#why(report, run)}>
        ${run.firstBelow === null ? w.never : f.date(run.firstBelow)}</button
      >.
      ${isZero(run.excluded) ? nothing : w.excluded(f.money(run.excluded, report.currency))}
      ${isZero(run.beyond) ? nothing : w.beyond(f.money(run.beyond, report.currency))} ${w.noFlows}
    </p>`;
  }

  #why(report: Forecast, run: ForecastRun): void {
    const w = words.value.forecast;
    const f = format.value;
    const { opening, threshold, timing, graceDays } = preferences.value;
    const money = (decimal: string) => f.money(decimal, report.currency);
    showWhy({
      title: w.firstBelow,
      figure: run.firstBelow === null ? w.never : f.date(run.firstBelow),
      method: w.why,
      page: "forecast",
      inputs: [
        { label: w.opening, figure: money(opening) },
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
              <td class="number">${amount(f, period.receivables)}</td>
              <td class="number">${amount(f, period.net)}</td>
              <td class="number">${amount(f, period.lowest)}</td>
              <td class="number"><strong>${amount(f, period.closing)}</strong></td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }

  #csv(run: ForecastRun): string[][] {
    const w = words.value.forecast;
    return [
      [w.week, "", w.receivables, w.net, w.lowest, w.closing],
      ...run.periods.map((period) => [
        period.start,
        period.end,
        period.receivables,
        period.net,
        period.lowest,
        period.closing,
      ]),
    ];
  }
}
customElements.define("forecast-section", ForecastSection);
