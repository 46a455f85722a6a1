import type { AllowanceReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import { rowKey, showAllowance } from "../../allowance.ts";
import { figures, format, invoicesAddress, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";

const FIRST_ROWS = 20;
const MORE_ROWS = 100;
export const COLUMNS = ["netOpen", "allowance", "previous", "charge", "reversal"] as const;
export type AllowanceColumn = (typeof COLUMNS)[number];

/** What is set aside for each customer, and what changes since the last closing. */
export class AllowanceRows extends View {
  static override properties = { rows: { state: true } };
  declare rows: number;

  constructor() {
    super();
    this.rows = FIRST_ROWS;
  }

  override render(): TemplateResult {
    const report = figures.value?.allowance.value;
    if (!report || report.rows.length === 0) return html``;
    const w = words.value;
    const f = format.value;
    const shown = report.rows.slice(0, this.rows);
    const left = report.rows.length - shown.length;
    const columns = columnsOf(report);
    const table = html`<table class="table table--total">
      <caption class="visually-hidden">${w.allowance.name}</caption>
      <thead>
        <tr>
          <th scope="col">
            ${w.table.customer} <span class="table__unit">${w.table.in(report.currency)}</span>
          </th>
          ${columns.map((name) => html`<th scope="col" class="number">${w.allowance[name]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (row) => html`<tr>
            <th scope="row">
              <a href=${invoicesAddress({ customer: row.customer, standing: "open" })}
                >${row.name ?? row.customer}</a
              >
            </th>
            ${columns.map(
              (name) => html`<td class="number">
                ${allowanceFigure(rowKey(row.customer, name), name, row[name], row.name ?? row.customer)}
              </td>`,
            )}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${w.table.total}</th>
          ${columns.map(
            (name) => html`<td class="number">
              ${allowanceFigure(name, name, report[name], w.table.total)}
            </td>`,
          )}
        </tr>
      </tfoot>
    </table>`;
    return html`${scrolling(w.allowance.name, table)}
    ${
      left > 0
        ? html`<p class="table-more">
            ${w.table.shown(f.count(shown.length), f.count(report.rows.length))}
            <button
              class="button"
              @click=${() => {
                this.rows += MORE_ROWS;
              }}
            >
              ${w.table.more(f.count(Math.min(MORE_ROWS, left)))}
            </button>
          </p>`
        : nothing
    }
    ${report.warnings.map((warning) => html`<p class="message">${warning.message}</p>`)}`;
  }
}

/** What was not there before and what is not taken back need no column. */
function columnsOf({ previous, reversal }: AllowanceReport): AllowanceColumn[] {
  return [
    "netOpen",
    "allowance",
    ...(isZero(previous) ? [] : (["previous"] as const)),
    "charge",
    ...(isZero(reversal) ? [] : (["reversal"] as const)),
  ];
}

/** A figure of the report, which opens on the invoices and rates that it is made of. */
export function allowanceFigure(
  path: string,
  name: AllowanceColumn,
  decimal: string,
  of: string,
  shown: unknown = amount(format.value, decimal),
): TemplateResult {
  const w = words.value;
  const title = `${w.allowance[name]}, ${of}`;
  return figureButton(
    title,
    format.value.decimal(decimal),
    () => void showAllowance(path, title),
    shown,
  );
}

/** The rows as they are exported. */
export function allowanceTable(report: AllowanceReport): Table {
  const w = words.value;
  return {
    head: [w.table.customer, ...COLUMNS.map((name) => w.allowance[name])],
    kinds: ["text", ...COLUMNS.map(() => "amount" as const)],
    rows: report.rows.map((row) => [row.name ?? row.customer, ...COLUMNS.map((name) => row[name])]),
    currency: report.currency,
  };
}

customElements.define("allowance-rows", AllowanceRows);
