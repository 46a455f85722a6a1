import type { LatePaymentReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import { figures, format, prefer, preferences, showClaim, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { figureButton, type Reason } from "../figure-button.ts";
import { scrolling, sectionFrame, sources, warned } from "./section-frame.ts";
import { SectionView } from "./section-view.ts";

const MORE_ROWS = 100;
type Row = LatePaymentReport["rows"][number];
type Part = "interest" | "indemnity" | "claim";

export class ClaimsSection extends SectionView {
  override render(): TemplateResult {
    const w = words.value;
    const f = format.value;
    const outcome = figures.value?.claims;
    if (outcome?.refusal) {
      return html`<p class="message message--error" role="alert">${w.refusal(outcome.refusal)}</p>`;
    }
    const report = outcome?.value;
    if (!report) return html``;
    const some = report.count > 0;
    return sectionFrame({
      id: "claims",
      name: w.claims.name,
      finding: some
        ? w.claims.finding(f.money(report.claim, report.currency), f.count(report.count))
        : w.claims.none,
      help: w.claims.help,
      body: some ? this.#table(report) : html``,
      ...(some ? { table: () => exported(report) } : {}),
    });
  }

  #table(report: LatePaymentReport): TemplateResult {
    const w = words.value;
    const f = format.value;
    /** A figure of a row opens its days, half-year by half-year. */
    const of = (row: Row, label: string, figure: string, shown?: unknown) =>
      html`<td class="number">
        ${figureButton(`${label}, ${row.invoice}`, figure, () => void showClaim(row), shown)}
      </td>`;
    const sum = (row: Row, name: Part, shown: unknown = amount(f, row[name])) =>
      of(row, w.claims[name], f.money(row[name], report.currency), shown);
    const invoices = { label: w.aging.invoices, figure: f.count(report.count) };
    const total = (name: Part, inputs: Reason["inputs"]) =>
      html`<td class="number">
        ${figureButton(
          `${w.claims[name]}, ${w.table.total}`,
          f.money(report[name], report.currency),
          { method: w.claims.why, page: "late-payment", rules: report.rules, inputs },
          amount(f, report[name]),
        )}
      </td>`;
    const table = html`<table class="table table--short table--total">
      <caption class="visually-hidden">${w.claims.name}</caption>
      <thead>
        <tr>
          <th scope="col">${w.claims.invoice}</th>
          <th scope="col">${w.table.customer}</th>
          <th scope="col">${w.claims.due}</th>
          <th scope="col" class="number">${w.claims.late}</th>
          <th scope="col" class="number">
            ${w.claims.open} <span class="table__unit">${w.table.in(report.currency)}</span>
          </th>
          <th scope="col" class="number">${w.claims.interest}</th>
          <th scope="col" class="number">${w.claims.indemnity}</th>
          <th scope="col" class="number">${w.claims.claim}</th>
        </tr>
      </thead>
      <tbody>
        ${report.rows.map(
          (row) => html`<tr class="table__row" @click=${() => void showClaim(row)}>
            <th scope="row">
              <button
                class="link"
                aria-label=${w.claims.openDetail(row.invoice)}
                @click=${(event: Event) => {
                  event.stopPropagation();
                  void showClaim(row);
                }}
              >
                ${row.invoice}
              </button>
            </th>
            <td>${row.name ?? row.customer}</td>
            <td>${f.date(row.due)}</td>
            ${of(row, w.claims.late, w.aging.days(f.count(row.daysLate)))}
            ${
              isZero(row.open)
                ? html`<td class="number"><span class="table__note">${w.claims.paid}</span></td>`
                : of(row, w.claims.open, f.money(row.open, report.currency), amount(f, row.open))
            }
            ${sum(row, "interest")} ${sum(row, "indemnity")}
            ${sum(row, "claim", html`<strong>${amount(f, row.claim)}</strong>`)}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="5">${w.table.total} (${f.count(report.count)})</th>
          ${total("interest", [invoices])} ${total("indemnity", [invoices])}
          ${total("claim", [
            { label: w.claims.interest, figure: f.money(report.interest, report.currency) },
            { label: w.claims.indemnity, figure: f.money(report.indemnity, report.currency) },
            invoices,
          ])}
        </tr>
      </tfoot>
    </table>`;
    const left = report.count - report.rows.length;
    return html`${scrolling(w.claims.name, table)}
    ${
      left > 0
        ? html`<p class="table-more">
            ${w.table.shown(f.count(report.rows.length), f.count(report.count))}
            <button
              class="button"
              @click=${() => void prefer({ claimRows: preferences.value.claimRows + MORE_ROWS })}
            >
              ${w.table.more(f.count(Math.min(MORE_ROWS, left)))}
            </button>
          </p>`
        : nothing
    }
    ${report.warnings.map(warned)}
    ${sources(report.rules)}`;
  }
}

function exported(report: LatePaymentReport): Table {
  const w = words.value;
  const { invoice, due, late, open, interest, indemnity, claim } = w.claims;
  return {
    head: [invoice, w.table.customer, due, late, open, interest, indemnity, claim],
    kinds: ["text", "text", "date", "integer", "amount", "amount", "amount", "amount"],
    rows: report.rows.map((row) => [
      row.invoice,
      row.name ?? row.customer,
      row.due,
      String(row.daysLate),
      row.open,
      row.interest,
      row.indemnity,
      row.claim,
    ]),
    currency: report.currency,
  };
}

customElements.define("claims-section", ClaimsSection);
