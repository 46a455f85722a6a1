import type { KpiReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { amount } from "../../../ui/money.ts";
import { figures, format, prefer, showWhy, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { figureButton } from "../figure-button.ts";
import { sectionFrame } from "./section-frame.ts";
import { SectionView } from "./section-view.ts";

const WINDOWS = [30, 90, 180, 365];

type Unit = "days" | "percent";
type Named = {
  [Key in keyof KpiReport]: KpiReport[Key] extends string | null ? Key : never;
}[keyof KpiReport];
type Explained = Extract<
  Named,
  | "dso"
  | "dsoCountBack"
  | "dsoBestPossible"
  | "averageDaysDelinquent"
  | "averageDaysToPay"
  | "averageDaysLate"
  | "overduePercent"
  | "paidLatePercent"
  | "collectionEffectivenessPercent"
  | "lossPercent"
  | "topCustomerPercent"
>;
type Money = "receivables" | "overdue" | "notDue" | "sales" | "disputed" | "doubtful";

/** Each indicator with its unit and the figures of the report that it rests on. */
const INDICATORS: { key: Explained; unit: Unit; from: Money[] }[] = [
  { key: "dso", unit: "days", from: ["receivables", "sales"] },
  { key: "dsoCountBack", unit: "days", from: ["receivables"] },
  { key: "dsoBestPossible", unit: "days", from: ["notDue", "sales"] },
  { key: "averageDaysDelinquent", unit: "days", from: ["receivables", "notDue", "sales"] },
  { key: "averageDaysToPay", unit: "days", from: [] },
  { key: "averageDaysLate", unit: "days", from: [] },
  { key: "overduePercent", unit: "percent", from: ["overdue", "notDue"] },
  { key: "paidLatePercent", unit: "percent", from: [] },
  { key: "collectionEffectivenessPercent", unit: "percent", from: ["receivables", "sales"] },
  { key: "lossPercent", unit: "percent", from: ["sales"] },
  { key: "topCustomerPercent", unit: "percent", from: ["receivables"] },
];
const AMOUNTS: Money[] = ["receivables", "overdue", "notDue", "sales", "disputed", "doubtful"];

export class IndicatorsSection extends SectionView {
  override render(): TemplateResult {
    const report = figures.value?.kpis.value;
    if (!report) return html``;
    const w = words.value;
    const f = format.value;
    const finding =
      report.averageDaysToPay !== null
        ? w.kpis.finding(this.#days(report.averageDaysToPay))
        : report.dso !== null
          ? w.kpis.findingDso(this.#days(report.dso))
          : w.kpis.findingNone;
    const body = html`
      <label class="field field--inline">
        <span class="field__label">${w.kpis.window}</span>
        <select
          class="field__input"
          @change=${this.#chooseWindow}
        >
          ${WINDOWS.map(
            (days) => html`<option value=${days} ?selected=${days === report.days}>
              ${w.kpis.windowDays(f.count(days))}
            </option>`,
          )}
        </select>
      </label>
      <dl class="indicators">${INDICATORS.map((one) => this.#indicator(report, one))}</dl>
      <dl class="amounts">
        ${AMOUNTS.map(
          (key) => html`<div class="amounts__item">
            <dt>
              ${w.kpis[key].label}
              <span class="indicator__method">${w.kpis[key].method}</span>
            </dt>
            <dd>
              ${figureButton(
                w.kpis[key].label,
                f.money(report[key], report.currency),
                {
                  method: w.kpis[key].why,
                  page: "kpis",
                  inputs:
                    key === "sales"
                      ? [{ label: w.kpis.window, figure: w.kpis.windowDays(f.count(report.days)) }]
                      : [],
                },
                amount(f, report[key]),
              )}
              <span class="money__unit">${report.currency}</span>
            </dd>
          </div>`,
        )}
      </dl>
    `;
    return sectionFrame({
      id: "indicators",
      name: w.kpis.name,
      finding,
      help: w.kpis.help,
      body,
      table: () => exported(report),
    });
  }

  readonly #chooseWindow = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    const kpiDays = WINDOWS.find((days) => String(days) === value);
    if (kpiDays !== undefined) void prefer({ kpiDays });
  };

  #days(decimal: string): string {
    return `${format.value.decimal(decimal)}\u00a0${words.value.kpis.days}`;
  }

  #indicator(report: KpiReport, { key, unit, from }: (typeof INDICATORS)[number]): TemplateResult {
    const w = words.value;
    const f = format.value;
    const text = w.kpis[key];
    const value = report[key];
    const figure = value === null ? "" : unit === "days" ? this.#days(value) : f.percent(value);
    const why = () =>
      showWhy({
        title: `${text.label}, ${text.method}`,
        figure: figure || w.kpis.none,
        method: value === null ? `${text.why} ${w.kpis.noneHelp}` : text.why,
        page: "kpis",
        inputs: [
          ...from.map((input) => ({
            label: w.kpis[input].label,
            figure: f.money(report[input], report.currency),
          })),
          { label: w.kpis.window, figure: w.kpis.windowDays(f.count(report.days)) },
        ],
      });
    return html`<div class="indicator">
      <dt class="indicator__label">
        ${text.label} <span class="indicator__method">${text.method}</span>
      </dt>
      <dd class="indicator__figure">
        ${
          value === null
            ? html`<button class="figure-button figure-button--none" @click=${why}>
                ${w.kpis.none}
              </button>`
            : html`<button
                class="figure-button"
                data-figure=${key}
                aria-label=${`${text.label}, ${text.method} : ${figure}. ${w.why.title}`}
                @click=${why}
              >
                ${unit === "days" ? f.decimal(value) : f.percent(value)}${
                  unit === "days"
                    ? html`<span class="money__unit">\u00a0${w.kpis.days}</span>`
                    : nothing
                }
              </button>`
        }
        ${
          key === "dsoCountBack" && report.dsoCountBackTruncated
            ? html`<small class="indicator__note">${w.kpis.truncated}</small>`
            : nothing
        }
      </dd>
    </div>`;
  }
}

function exported(report: KpiReport): Table {
  const w = words.value.kpis;
  return {
    head: [w.name, w.method, w.value],
    // Amounts, days and percents, each as it is written.
    kinds: ["text", "text", "number"],
    rows: [...AMOUNTS, ...INDICATORS.map(({ key }) => key)].map((key) => [
      w[key].label,
      w[key].method,
      report[key] ?? "",
    ]),
  };
}

customElements.define("indicators-section", IndicatorsSection);
