import type { AllowanceReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import { rowKey, showAllowance } from "../../allowance.ts";
import { figures, format, invoicesAddress, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";

const FIRST_ROWS = 20;
const MORE_ROWS = 100;
type Column = "netOpen" | "allowance" | "previous" | "charge" | "reversal";

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
                ${figureButton(rowKey(row.customer, name), name, row[name], row.name ?? row.customer)}
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
              ${figureButton(name, name, report[name], w.table.total)}
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
function columnsOf({ previous, reversal }: AllowanceReport): Column[] {
  return [
    "netOpen",
    "allowance",
    ...(isZero(previous) ? [] : (["previous"] as const)),
    "charge",
    ...(isZero(reversal) ? [] : (["reversal"] as const)),
  ];
}

function figureButton(path: string, name: Column, decimal: string, of: string): TemplateResult {
  const w = words.value;
  const f = format.value;
  if (isZero(decimal)) return amount(f, decimal);
  return html`<button
    class="figure-button"
    aria-label=${`${f.decimal(decimal)}, ${w.allowance[name]}, ${of}, ${w.why.title}`}
    @click=${() => void showAllowance(path, `${w.allowance[name]}, ${of}`)}
  >
    ${amount(f, decimal)}
  </button>`;
}

/** The rows as they are exported. */
export function allowanceTable(report: AllowanceReport): Table {
  const w = words.value;
  const columns = ["netOpen", "allowance", "previous", "charge", "reversal"] as const;
  return {
    head: [w.table.customer, ...columns.map((name) => w.allowance[name])],
    kinds: ["text", ...columns.map(() => "amount" as const)],
    rows: report.rows.map((row) => [row.name ?? row.customer, ...columns.map((name) => row[name])]),
    currency: report.currency,
  };
}

customElements.define("allowance-rows", AllowanceRows);
