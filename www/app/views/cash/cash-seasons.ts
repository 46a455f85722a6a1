import type { SeasonMonth, Seasons } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { seasonsWords } from "../../../ui/i18n/screens/seasons.ts";
import { amount } from "../../../ui/money.ts";
import "../../charts/chart-view.ts";
import type { MonthBars } from "../../charts/draw.ts";
import { followSeasons, seasons } from "../../seasons.ts";
import { format, language, showWhy, words } from "../../state.ts";
import type { CellKind, Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling, sectionFrame } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";

/** What is told of a month. */
const FIGURES = ["received", "sold"] as const;
type SeasonFigure = (typeof FIGURES)[number];

/** The months that bring more, or less, than others year after year. */
export class CashSeasons extends View {
  #picture: { of: unknown[]; picture: MonthBars } | undefined;

  protected override follow(): () => void {
    return followSeasons();
  }

  override render(): TemplateResult {
    const { value: report, refusal } = seasons.value ?? {};
    const w = seasonsWords[language.value];
    if (!report) {
      return refusal
        ? html`<p class="message message--error" role="alert">${words.value.refusal(refusal)}</p>`
        : html``;
    }
    const finding = found(report);
    const isTold = report.months.some(({ received }) => received.percent !== null);
    return sectionFrame({
      id: "seasons",
      name: w.name,
      finding,
      help: w.help,
      png: isTold,
      body: html`${
        isTold
          ? html`<chart-view .picture=${this.#draw(report)} label=${w.picture(finding)}></chart-view>`
          : nothing
      }
      ${
        report.months.length === 0
          ? nothing
          : html`<details>
              <summary>${w.table}</summary>
              ${table(report)}
            </details>`
      }`,
      ...(report.months.length === 0 ? {} : { table: () => exported(report) }),
    });
  }

  /** Kept until the figures or the language change: a picture that is given anew is drawn anew. */
  #draw(report: Seasons): MonthBars {
    const of = [report, language.value];
    if (this.#picture && of.every((one, index) => one === this.#picture?.of[index])) {
      return this.#picture.picture;
    }
    const w = seasonsWords[language.value];
    const f = format.value;
    const picture: MonthBars = {
      kind: "months",
      labels: w.months.map((name) => name.charAt(0).toUpperCase()),
      values: report.months.map(({ received }) => received.percent ?? "0"),
      seasons: report.months.map(({ received }) => received.season),
      average: w.average,
      show: (percent) => f.percent(percent),
      axis: (value) => f.axis(value),
    };
    this.#picture = { of, picture };
    return picture;
  }
}

/** The months that stand out, in words. */
function found({ years, months }: Seasons): string {
  const w = seasonsWords[language.value];
  const f = format.value;
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return w.young;
  const [from, to] = [f.date(first.from), f.date(last.to)];
  if (years.length === 1) return w.one(from, to);
  const named = (season: SeasonMonth["season"]) =>
    months
      .flatMap(({ received: { percent, season: own } }, index) =>
        own === season && percent !== null
          ? [w.share(w.months[index] ?? "", f.percent(percent))]
          : [],
      )
      .join(", ");
  const [high, low] = [named("high"), named("low")];
  const said = [high && w.high(high), low && w.low(low)].filter(Boolean);
  return said.length === 0
    ? w.none(f.count(years.length), from, to)
    : w.found(said.join(w.and), from, to);
}

function why(report: Seasons, name: SeasonFigure, month: number): void {
  const w = seasonsWords[language.value];
  const f = format.value;
  const own = report.months[month]?.[name];
  if (!own) return;
  const money = (decimal: string) => f.money(decimal, report.currency);
  showWhy({
    title: w.title(w[name], w.months[month] ?? ""),
    figure: own.percent === null ? "–" : f.percent(own.percent),
    method: w.why,
    page: "seasons",
    inputs: report.years.flatMap((year, index) => [
      inYear(report, name, month, index),
      { label: w.whole(f.date(year.from), f.date(year.to)), figure: money(year[name]) },
    ]),
  });
}

/** What a month was in one of the years. */
function inYear(report: Seasons, name: SeasonFigure, month: number, index: number) {
  const w = seasonsWords[language.value];
  const f = format.value;
  const { from = "", to = "" } = report.years[index] ?? {};
  const sum = report.months[month]?.[name].each[index] ?? "0";
  return { label: w.year(f.date(from), f.date(to)), figure: f.money(sum, report.currency) };
}

function table(report: Seasons): TemplateResult {
  const w = seasonsWords[language.value];
  const f = format.value;
  const cells = (month: Seasons["months"][number], index: number, name: SeasonFigure) => {
    const { amount: total, percent, season } = month[name];
    return html`<td class="number">
        ${figureButton(
          w.totalOf(w[name], w.months[index] ?? ""),
          f.money(total, report.currency),
          {
            method: w.totalWhy,
            page: "seasons",
            inputs: report.years.map((_, year) => inYear(report, name, index, year)),
          },
          amount(f, total),
        )}
      </td>
      <td class="number">
        <button class="figure-button" @click=${() => why(report, name, index)}>
          ${percent === null ? "–" : f.decimal(percent)}
        </button>
      </td>
      <td>${season === null ? nothing : html`<strong>${w.seasons[season]}</strong>`}</td>`;
  };
  return scrolling(
    w.table,
    html`<table class="table">
      <caption class="visually-hidden">${w.table}</caption>
      <thead>
        <tr>
          <th scope="col">
            ${w.month} <span class="table__unit">${words.value.table.in(report.currency)}</span>
          </th>
          ${FIGURES.map(
            (name) => html`<th scope="col" class="number">${w[name]}</th>
              <th scope="col" class="number">${w.percent}</th>
              <th scope="col">${w.season}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${report.months.map(
          (month, index) => html`<tr>
            <th scope="row">${w.months[index]}</th>
            ${FIGURES.map((name) => cells(month, index, name))}
          </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

/** What stands behind the picture, with each year, as text. */
function exported(report: Seasons): Table {
  const w = seasonsWords[language.value];
  const f = format.value;
  const columns = FIGURES.flatMap((name): [head: string, kind: CellKind][] => [
    [w[name], "amount"],
    [`${w[name]}, ${w.percent}`, "percent"],
    [`${w[name]}, ${w.season}`, "text"],
    ...report.years.map(({ from, to }): [string, CellKind] => [
      `${w[name]}, ${w.span(f.date(from), f.date(to))}`,
      "amount",
    ]),
  ]);
  return {
    head: [w.month, ...columns.map(([head]) => head)],
    kinds: ["text", ...columns.map(([, kind]) => kind)],
    rows: report.months.map((month, index) => [
      w.months[index] ?? "",
      ...FIGURES.flatMap((name) => {
        const { amount: total, percent, season, each } = month[name];
        return [total, percent ?? "", season === null ? "" : w.seasons[season], ...each];
      }),
    ]),
    currency: report.currency,
  };
}

customElements.define("cash-seasons", CashSeasons);
