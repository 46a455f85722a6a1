import type { Invoice, Span } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { conflictWords } from "../../../ui/i18n/screens/conflicts.ts";
import {
  CONFLICT_ROWS,
  conflicts,
  format,
  language,
  showMoreConflicts,
  take,
  taken,
  words,
} from "../../state.ts";
import { termsText } from "../../terms.ts";
import type { Conflict } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";

type Field = keyof ReturnType<typeof fields>;

/** What an invoice says, field by field, in words. */
function fields(invoice: Invoice, names: Conflict["names"]) {
  const f = format.value;
  const w = conflictWords[language.value];
  const money = (amount: Invoice["amount"] | undefined) =>
    amount === undefined ? "" : f.money(String(amount), invoice.currency ?? "EUR");
  const span = (one: Span | undefined) =>
    one ? w.span(f.date(one.from), one.to && f.date(one.to)) : "";
  return {
    customer: names[invoice.customer] ?? invoice.customer,
    issued: f.date(invoice.issued),
    due: invoice.due ? f.date(invoice.due) : "",
    terms: invoice.terms ? termsText(words.value.edits, invoice.terms) : "",
    amount: money(invoice.amount),
    vat: money(invoice.vat),
    payments: (invoice.payments ?? [])
      .map(({ date, amount }) => `${money(amount)}, ${f.date(date)}`)
      .join(" ; "),
    disputed: span(invoice.disputed),
    doubtful: span(invoice.doubtful),
    writtenOff: invoice.writtenOff ? f.date(invoice.writtenOff) : "",
  };
}

/** The invoices that the book holds with other content: what differs, side by side, and which is taken. */
export function conflictTable(count: number): TemplateResult {
  const w = conflictWords[language.value];
  const f = format.value;
  const shown = conflicts.value;
  const left = count - shown.length;
  return html`${scrolling(
    w.caption,
    html`<table class="table" data-conflicts>
      <caption class="visually-hidden">${w.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.value.claims.invoice}</th>
          <th scope="col">${w.field}</th>
          <th scope="col">${w.inBook}</th>
          <th scope="col">${w.inFile}</th>
          <th scope="col">${w.choice}</th>
        </tr>
      </thead>
      ${shown.map(rows)}
    </table>`,
  )}
  ${
    left > 0
      ? html`<p class="table-more">
          ${words.value.table.shown(f.count(shown.length), f.count(count))}
          <button class="button" @click=${() => void showMoreConflicts()}>
            ${words.value.table.more(f.count(Math.min(CONFLICT_ROWS, left)))}
          </button>
        </p>`
      : nothing
  }`;
}

function rows({ id, before, after, names }: Conflict): TemplateResult {
  const w = conflictWords[language.value];
  const [held, read] = [fields(before, names), fields(after, names)];
  const different = (Object.keys(held) as Field[]).filter((name) => held[name] !== read[name]);
  // What is not said in words stands in the terms.
  if (different.length === 0) different.push("terms");
  const { all, but } = taken.value;
  const fromFile = all !== but.includes(id);
  return html`<tbody data-conflict=${id}>
    ${different.map(
      (name, index) => html`<tr>
        ${index === 0 ? html`<th scope="rowgroup" rowspan=${different.length}>${id}</th>` : nothing}
        <td>${w.fields[name]}</td>
        <td class=${fromFile ? "conflict--left" : "conflict--taken"}>${held[name] || w.nothing}</td>
        <td class=${fromFile ? "conflict--taken" : "conflict--left"}>${read[name] || w.nothing}</td>
        ${
          index === 0
            ? html`<td rowspan=${different.length}>
                <label class="choice">
                  <input
                    type="checkbox"
                    aria-label=${w.takeOf(id)}
                    .checked=${fromFile}
                    @change=${() => take(id, !fromFile)}
                  />
                  ${w.take}
                </label>
              </td>`
            : nothing
        }
      </tr>`,
    )}
  </tbody>`;
}
