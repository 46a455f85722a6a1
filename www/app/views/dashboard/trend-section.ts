import type { KpiReport } from "encours";
import { html, type TemplateResult } from "lit";
import { trendWords } from "../../../ui/i18n/screens/trend.ts";
import { amount } from "../../../ui/money.ts";
import type { Table } from "../../table.ts";
import "../../charts/chart-view.ts";
import type { TrendLines } from "../../charts/draw.ts";
import { format, language, setAsOf, words } from "../../state.ts";
import { followTrend, trend } from "../../trend.ts";
import { figureButton } from "../figure-button.ts";
import { savePicture, scrolling, sectionFrame } from "./section-frame.ts";
import { SectionView } from "./section-view.ts";

/** How the book came to where it is: the same indicators at the last twelve month-ends. */
export class TrendSection extends SectionView {
  #pictures: { of: KpiReport[]; language: string; drawn: TemplateResult } | undefined;

  protected override follow(): () => void {
    return followTrend();
  }

  override render(): TemplateResult {
    const reports = trend.value;
    const [first] = reports ?? [];
    const last = reports?.at(-1);
    if (!reports || !first || !last) return html``;
    const w = trendWords[language.value];
    const f = format.value;
    const money = (decimal: string) => f.money(decimal, last.currency);
    return sectionFrame({
      id: "trend",
      name: w.name,
      finding: w.finding(
        money(first.overdue),
        money(last.overdue),
        f.date(first.asOf),
        f.date(last.asOf),
      ),
      help: w.help,
      body: html`${this.#drawn(reports)}
        <details class="trend__table">
          <summary>${w.table}</summary>
          ${this.#table(reports, last.currency)}
        </details>`,
      table: () => exported(reports),
    });
  }

  /** Kept until the figures or the language change: a picture that is given anew is drawn anew. */
  #drawn(reports: KpiReport[]): TemplateResult {
    const said = language.value;
    if (this.#pictures?.of !== reports || this.#pictures.language !== said) {
      this.#pictures = { of: reports, language: said, drawn: this.#draw(reports) };
    }
    return this.#pictures.drawn;
  }

  #draw(reports: KpiReport[]): TemplateResult {
    const w = trendWords[language.value];
    const f = format.value;
    const { currency = "EUR" } = reports[0] ?? {};
    const labels = reports.map(({ asOf }) => f.month(asOf));
    const picture = (
      id: string,
      name: string,
      series: TrendLines["series"],
      show: (decimal: string) => string,
      share = false,
    ) => {
      const [main] = series;
      const known = (value: string | null | undefined) => (value == null ? "–" : show(value));
      return html`<figure class="trend__picture">
        <figcaption class="trend__caption">
          <span class="subheading subheading--small">${name}</span>
          <button
            class="button button--quiet"
            aria-label=${words.value.table.pngOf(name)}
            @click=${(event: Event) => void savePicture(event, ".trend__picture", `trend-${id}`)}
          >
            ${words.value.table.png}
          </button>
        </figcaption>
        <chart-view
          .picture=${{ kind: "trend", labels, series, share, show, axis: (value) => f.axis(value) } satisfies TrendLines}
          label=${w.picture(
            main?.label ?? name,
            known(main?.values[0]),
            known(main?.values.at(-1)),
            f.date(reports[0]?.asOf ?? ""),
            f.date(reports.at(-1)?.asOf ?? ""),
          )}
        ></chart-view>
      </figure>`;
    };
    const column = (label: string, of: (report: KpiReport) => string | null) => ({
      label,
      values: reports.map(of),
    });
    return html`<div class="trend">
      ${picture(
        "owed",
        `${w.owed} (${currency})`,
        [
          column(w.receivables, (report) => report.receivables),
          column(w.overdue, (report) => report.overdue),
        ],
        (decimal) => f.money(decimal, currency),
      )}
      ${picture(
        "dso",
        `${w.dso}, ${w.dsoUnit}`,
        [column(w.dso, (report) => report.dsoCountBack)],
        (decimal) => `${f.decimal(decimal)} ${words.value.kpis.days}`,
      )}
      ${picture(
        "late",
        `${w.late}, ${w.lateUnit}`,
        [column(w.late, (report) => report.overduePercent)],
        (decimal) => f.percent(decimal),
        true,
      )}
    </div>`;
  }

  #table(reports: KpiReport[], currency: string): TemplateResult {
    const w = trendWords[language.value];
    const f = format.value;
    const { kpis } = words.value;
    const cell = (
      { asOf, ...report }: KpiReport,
      label: string,
      key: "receivables" | "overdue" | "overduePercent" | "dsoCountBack",
      said: (value: string) => string,
      shown: (value: string) => unknown,
    ) => {
      const value = report[key];
      const part = (name: "receivables" | "overdue" | "notDue") => ({
        label: kpis[name].label,
        figure: f.money(report[name], currency),
      });
      const inputs =
        key === "overduePercent"
          ? [part("overdue"), part("notDue")]
          : key === "dsoCountBack"
            ? [part("receivables")]
            : [];
      return html`<td class="number">
        ${
          value === null
            ? "–"
            : figureButton(
                `${label}, ${f.date(asOf)}`,
                said(value),
                { method: kpis[key].why, page: "kpis", inputs },
                shown(value),
              )
        }
      </td>`;
    };
    const money = (decimal: string) => f.money(decimal, currency);
    const days = (decimal: string) => `${f.decimal(decimal)} ${kpis.days}`;
    return scrolling(
      w.name,
      html`<table class="table">
        <caption class="visually-hidden">${w.table}</caption>
        <thead>
          <tr>
            <th scope="col">${w.month} <span class="table__unit">${words.value.table.in(currency)}</span></th>
            <th scope="col" class="number">${w.receivables}</th>
            <th scope="col" class="number">${w.overdue}</th>
            <th scope="col" class="number">${w.late} <span class="table__unit">%</span></th>
            <th scope="col" class="number">${w.dso} <span class="table__unit">${w.dsoUnit}</span></th>
          </tr>
        </thead>
        <tbody>
          ${reports.map(
            (report) => html`<tr>
              <th scope="row">
                <button
                  class="link"
                  aria-label=${w.goTo(f.date(report.asOf))}
                  @click=${() => setAsOf(report.asOf)}
                >
                  ${f.date(report.asOf)}
                </button>
              </th>
              ${cell(report, w.receivables, "receivables", money, (value) => amount(f, value))}
              ${cell(report, w.overdue, "overdue", money, (value) => amount(f, value))}
              ${cell(
                report,
                w.late,
                "overduePercent",
                (value) => f.percent(value),
                (value) => f.decimal(value),
              )}
              ${cell(report, w.dso, "dsoCountBack", days, (value) => f.decimal(value))}
            </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }
}

function exported(reports: KpiReport[]): Table {
  const w = trendWords[language.value];
  const [first] = reports;
  return {
    head: [w.month, w.receivables, w.overdue, w.late, w.dso],
    kinds: ["date", "amount", "amount", "percent", "number"],
    rows: reports.map(({ asOf, receivables, overdue, overduePercent, dsoCountBack }) => [
      asOf,
      receivables,
      overdue,
      overduePercent ?? "",
      dsoCountBack ?? "",
    ]),
    ...(first ? { currency: first.currency } : {}),
  };
}

customElements.define("trend-section", TrendSection);
