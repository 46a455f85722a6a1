import { html, nothing, svg, type TemplateResult } from "lit";
import { isNegative } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import { format, words } from "../../state.ts";
import type { CellKind, Table } from "../../table.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { figureButton, figureLink, type Reason } from "../figure-button.ts";

/** Why a figure of a row is what it is, or the address of what it counts. */
type Because<Row> = (row: Row) => Reason | string | undefined;

/** A column as it is read and as it goes into a spreadsheet. */
export interface Column<Row> {
  head: string;
  /** The unit of its figures, told once. */
  unit?: string;
  isFigure?: boolean;
  /** What it holds in a file. */
  kind: CellKind;
  currency?: string;
  cell(row: Row): unknown;
  text(row: Row): string;
  /** The figure with its unit, where it stands alone. */
  figure?(row: Row): string;
  why?: Because<Row>;
}

/** Text, at the start of a row. */
export function named<Row>(
  head: string,
  text: (row: Row) => string,
  cell: (row: Row) => unknown = text,
): Column<Row> {
  return { head, kind: "text", cell, text };
}

export function counted<Row>(
  head: string,
  count: (row: Row) => number,
  why: Because<Row>,
): Column<Row> {
  const figure = (row: Row) => format.value.count(count(row));
  return {
    head,
    isFigure: true,
    kind: "integer",
    cell: figure,
    figure,
    text: (row) => String(count(row)),
    why,
  };
}

/** Amounts of one currency. */
export function money<Row>(
  head: string,
  currency: string,
  decimal: (row: Row) => string,
  why: Because<Row>,
): Column<Row> {
  return {
    head,
    unit: words.value.table.in(currency),
    isFigure: true,
    kind: "amount",
    currency,
    cell: (row) => amount(format.value, decimal(row)),
    figure: (row) => format.value.money(decimal(row), currency),
    text: decimal,
    why,
  };
}

/** Percents, and days: where there is no figure the cell says so. */
export function percent<Row>(
  head: string,
  decimal: (row: Row) => string | null,
  why: Because<Row>,
): Column<Row> {
  return quotient(head, "percent", decimal, why, (value) => format.value.percent(value));
}
export function days<Row>(
  head: string,
  decimal: (row: Row) => string | null,
  why: Because<Row>,
): Column<Row> {
  const w = words.value;
  const f = format.value;
  const inDays = (value: string) => `${f.decimal(value)} ${w.kpis.days}`;
  const cell = (row: Row) => {
    const value = decimal(row);
    return value === null ? w.kpis.none : f.decimal(value);
  };
  return { ...quotient(head, "number", decimal, why, inDays), unit: w.table.inDays, cell };
}
function quotient<Row>(
  head: string,
  kind: CellKind,
  decimal: (row: Row) => string | null,
  why: Because<Row>,
  said: (value: string) => string,
): Column<Row> {
  const figure = (row: Row) => {
    const value = decimal(row);
    return value === null ? words.value.kpis.none : said(value);
  };
  return {
    head,
    isFigure: true,
    kind,
    cell: figure,
    figure,
    text: (row) => decimal(row) ?? "",
    why,
  };
}

export function table<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  foot?: Row,
): TemplateResult {
  const cells = (row: Row) =>
    columns.map((column, at) =>
      at === 0
        ? html`<th scope="row">${column.cell(row)}</th>`
        : html`<td class=${column.isFigure ? "number" : nothing}>
            ${explained(column, row, columns[0]?.text(row) ?? "")}
          </td>`,
    );
  return scrolling(
    name,
    html`<table class="table">
      <caption class="visually-hidden">${name}</caption>
      <thead>
        <tr>
          ${columns.map(
            ({
              head,
              unit,
              isFigure,
            }) => html`<th scope="col" class=${isFigure ? "number" : nothing}>
              ${head} ${unit ? html`<span class="table__unit">${unit}</span>` : nothing}
            </th>`,
          )}
        </tr>
      </thead>
      <tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody>
      ${foot ? html`<tfoot><tr>${cells(foot)}</tr></tfoot>` : nothing}
    </table>`,
  );
}

/** The figure of a row, which says why it is what it is or leads to what it counts. */
function explained<Row>(column: Column<Row>, row: Row, name: string): unknown {
  const shown = column.cell(row);
  const why = column.why?.(row);
  if (why === undefined) return shown;
  const title = `${column.head}, ${name}`;
  const figure = column.figure?.(row) ?? column.text(row);
  return typeof why === "string"
    ? figureLink(title, figure, why, shown)
    : figureButton(title, figure, why, shown);
}

/** The same as it is exported. */
export function tableOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  foot?: Row,
): Table {
  const cells = (row: Row) => columns.map((column) => column.text(row));
  const { currency } = columns.find((column) => column.currency) ?? {};
  return {
    name,
    // The currency is said for all of the table.
    head: columns.map(({ head, unit, currency }) => (unit && !currency ? `${head} ${unit}` : head)),
    kinds: columns.map(({ kind }) => kind),
    rows: rows.map(cells),
    ...(foot ? { totals: cells(foot) } : {}),
    ...(currency ? { currency } : {}),
  };
}

/** Amounts of increasing age as one bar: what each is worth stands in the table below. */
export function agesBar(label: string, values: readonly string[]): TemplateResult {
  // Not money: lengths of a drawing.
  const lengths = values.map((value) => (isNegative(value) ? 0 : Number(value)));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  if (all <= 0) return html``;
  let start = 0;
  return html`<svg class="ages" viewBox="0 0 600 28" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${lengths.map((length, at) => {
      const x = (start / all) * 600;
      const width = (length / all) * 600;
      start += length;
      const fill = at === 0 ? "fill-not-due" : `fill-age-${Math.min(at, 4)}`;
      return width === 0
        ? nothing
        : svg`<rect class=${fill} x=${x} y="0" width=${width} height="28"></rect>`;
    })}
  </svg>`;
}
