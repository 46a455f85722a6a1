import type { Changes } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { changesWords } from "../../../ui/i18n/screens/changes.ts";
import { amount, money } from "../../../ui/money.ts";
import { allChanges, changes, followChanges, ROWS, rows, showSince, since } from "../../changes.ts";
import { asOf, format, invoicesAddress, language, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons, filesOf } from "../export-buttons.ts";
import { figureButton, figureLink, type Reason } from "../figure-button.ts";
import { skeleton } from "../shell/skeleton.ts";

const PARTS = ["issued", "creditNotes", "payments", "writtenOff"] as const;
/** What is told beside the sum, for it changes nothing of what is owed. */
const BESIDE: readonly string[] = ["fellDue", "disputed", "doubtful"];

/** Two days, what was owed on each, and what led from one to the other. */
export class ChangesScreen extends View {
  protected override follow(): () => void {
    return followChanges();
  }

  override render(): TemplateResult {
    const found = changes.value;
    if (!found) return skeleton();
    const w = changesWords[language.value];
    const { refusal, value } = found;
    if (refusal) {
      return html`<h1 class="heading" tabindex="-1">${w.name}</h1>
        <p class="message message--error" role="alert">${words.value.refusal(refusal)}</p>`;
    }
    return html`<section class="section" aria-labelledby="changes">
      <header class="section__head">
        <p class="section__name">${w.name}</p>
        <h1 class="heading heading--wide" id="changes" tabindex="-1">${finding(value)}</h1>
        <p class="section__help">${w.help}</p>
        <p class="section__tools">
          ${exportButtons(
            w.name,
            "changements",
            filesOf(w.name, () => exported(value)),
          )}
        </p>
      </header>
      ${this.#since()} ${this.#sum(value)} ${this.#events(value)}
    </section>`;
  }

  #since(): TemplateResult {
    const w = changesWords[language.value];
    return html`<div class="form-row">
      <label class="field">
        <span class="field__label">${w.from}</span>
        <input
          class="field__input"
          type="date"
          min="1970-01-01"
          max=${asOf.value}
          .value=${since.value}
          @change=${(event: Event) => showSince((event.target as HTMLInputElement).value)}
        />
      </label>
    </div>`;
  }

  #sum(value: Changes): TemplateResult {
    const w = changesWords[language.value];
    const f = format.value;
    const { counts, currency, from, to } = value;
    const sum = (title: string, decimal: string, why: Reason) =>
      html`<td class="number">
        ${figureButton(title, f.money(decimal, currency), why, amount(f, decimal))}
      </td>`;
    const partWhy = (part: (typeof PARTS)[number]): Reason => ({
      method: w.partWhy[part],
      page: "changes",
      inputs: [{ label: w.between, figure: w.days(f.date(from), f.date(to)) }],
    });
    return html`${scrolling(
      w.name,
      html`<table class="table table--total changes">
        <caption class="visually-hidden">${w.name}</caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col" class="number">${w.number}</th>
            <th scope="col" class="number">
              ${w.effect} <span class="table__unit">${words.value.table.in(currency)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${w.owed(f.date(from))}</th>
            <td></td>
            ${sum(w.owed(f.date(from)), value.opening, {
              method: words.value.aging.why,
              page: "aging",
            })}
          </tr>
          ${PARTS.map(
            (part) => html`<tr>
              <th scope="row">${w.parts[part]}</th>
              <td class="number">
                ${figureButton(`${w.number}, ${w.parts[part]}`, f.count(counts[part]), partWhy(part))}
              </td>
              ${sum(w.parts[part], value[part], {
                ...partWhy(part),
                inputs: [
                  ...(partWhy(part).inputs ?? []),
                  { label: w.number, figure: f.count(counts[part]) },
                ],
              })}
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${w.owed(f.date(to))}</th>
            <td></td>
            ${sum(w.owed(f.date(to)), value.closing, {
              method: w.why,
              page: "changes",
              inputs: [
                { label: w.owed(f.date(from)), figure: f.money(value.opening, currency) },
                ...PARTS.map((part) => ({
                  label: w.parts[part],
                  figure: f.money(value[part], currency),
                })),
              ],
            })}
          </tr>
        </tfoot>
      </table>`,
    )}
      <p class="section__note">
        ${w.also(f.count(counts.fellDue), f.count(counts.disputed), f.count(counts.doubtful))}
      </p>`;
  }

  #events(value: Changes): TemplateResult {
    const w = changesWords[language.value];
    const all = words.value;
    const f = format.value;
    const { count, currency } = value;
    if (count === 0) return html`<p class="message">${w.none}</p>`;
    const left = count - value.rows.length;
    return html`<h2 class="subheading">${w.events}</h2>
      ${scrolling(
        w.events,
        html`<table class="table" data-events>
          <caption class="visually-hidden">${w.events}</caption>
          <thead>
            <tr>
              <th scope="col">${w.date}</th>
              <th scope="col">${w.what}</th>
              <th scope="col">${w.invoice}</th>
              <th scope="col">${all.table.customer}</th>
              <th scope="col" class="number">
                ${w.effect} <span class="table__unit">${all.table.in(currency)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            ${value.rows.map(
              (row) => html`<tr>
                <td class="table__dates">${f.date(row.date)}</td>
                <td>${w.kinds[row.kind]}</td>
                <th scope="row">
                  <a href=${invoicesAddress({ invoice: row.invoice })}>${row.invoice}</a>
                </th>
                <td>${row.name ?? row.customer}</td>
                <td class="number">
                  ${effect(row, currency)}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      ${
        left > 0
          ? html`<p class="table-more">
              ${all.table.shown(f.count(value.rows.length), f.count(count))}
              <button
                class="button"
                @click=${() => {
                  rows.value += ROWS;
                }}
              >
                ${all.table.more(f.count(Math.min(ROWS, left)))}
              </button>
            </p>`
          : nothing
      }`;
  }
}

/** What an event changed of what is owed, or what is still open beside it; it leads to its invoice. */
function effect({ kind, invoice, amount: by }: Changes["rows"][number], currency: string) {
  const w = changesWords[language.value];
  const f = format.value;
  const said = f.money(by, currency);
  const address = invoicesAddress({ invoice });
  if (!BESIDE.includes(kind)) return figureLink(invoice, said, address, money(f, by, currency));
  const open = w.stillOpen(said);
  return figureLink(invoice, open, address, html`<span class="table__note">${open}</span>`);
}

function finding({ opening, closing, currency, from, to }: Changes): string {
  const w = changesWords[language.value];
  const f = format.value;
  const [before, after] = [f.money(opening, currency), f.money(closing, currency)];
  const [first, last] = [f.date(from), f.date(to)];
  return opening === closing ? w.same(after, first, last) : w.finding(before, after, first, last);
}

async function exported({ currency }: Changes): Promise<Table> {
  const w = changesWords[language.value];
  const all = await allChanges();
  return {
    head: w.csvHead,
    kinds: ["date", "text", "text", "text", "amount"],
    rows: all.map(({ date, kind, invoice, customer, name = customer, amount: by }) => [
      date,
      w.kinds[kind],
      invoice,
      name,
      by,
    ]),
    currency,
  };
}

customElements.define("changes-screen", ChangesScreen);
