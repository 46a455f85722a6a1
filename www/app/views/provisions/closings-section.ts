import { html, nothing, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { money } from "../../../ui/money.ts";
import { type Closing, closings, previousClosing } from "../../closings.ts";
import { customerName, keep, keptClosing, presentClosing } from "../../provisions.ts";
import { asOf, book, format, language, preferences, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { focusAfterRemoval, View } from "../../view.ts";
import { scrolling, sectionFrame } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";
import { tables } from "../shell/origin.ts";
import "./closing-form.ts";

/** Customers of a closing that are named where its sum is explained; the file has all. */
const MOST_NAMED = 20;

/** The closings that are kept: what is booked now is held against the last one before. */
export class ClosingsSection extends View {
  static override properties = { stating: { state: true } };
  /** Date of the one that is being typed; empty: a new one. */
  declare stating: string | undefined;

  override render(): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const desk = book.value?.desk ?? {};
    const { currency } = preferences.value;
    const last = previousClosing(desk, asOf.value, currency);
    const all = closings(desk, currency);
    return sectionFrame({
      id: "closings",
      name: w.closings,
      finding: last ? w.closingsFinding(f.date(last.date)) : w.noClosing,
      help: w.closingsHelp,
      body: html`${this.#present()}
      ${all.length > 0 ? this.#list(all) : nothing}
      ${
        this.stating === undefined
          ? html`<p class="actions">
              <button class="button" @click=${() => this.#state("")}>${w.state}</button>
            </p>`
          : html`<closing-form
              date=${this.stating}
              @leave=${() => {
                this.stating = undefined;
              }}
            ></closing-form>`
      }`,
      ...(all.length > 0 ? { table: () => exported(all) } : {}),
    });
  }

  /** The closing of the day that is looked at. */
  #present(): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const day = f.date(asOf.value);
    const kept = keptClosing();
    const present = presentClosing();
    if (!present) return html``;
    const close = () => void keep("closing", asOf.peek(), asOf.peek(), present);
    if (!kept) {
      return html`<p class="actions actions--close">
        <button class="button button--primary" @click=${close}>${w.keep(day)}</button>
      </p>`;
    }
    const { closing, same } = kept;
    return html`<p class="message">
        ${w.kept(day, f.money(closing.allowance, closing.currency))}
        ${same ? nothing : w.changed(f.money(present.allowance, present.currency))}
      </p>
      ${
        same
          ? nothing
          : html`<p class="actions actions--close">
              <button class="button" @click=${close}>${w.keepAgain(day)}</button>
            </p>`
      }`;
  }

  #list(all: ReturnType<typeof closings>): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    return scrolling(
      w.closings,
      html`<table class="table" data-closings>
        <caption class="visually-hidden">${w.closings}</caption>
        <thead>
          <tr>
            <th scope="col">${w.date}</th>
            <th scope="col" class="number">${words.value.allowance.allowance}</th>
            <th scope="col">${w.source}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${all.map(({ date, closing }) => {
            const day = f.date(date);
            const { made } = closing;
            return html`<tr>
              <th scope="row">${day}</th>
              <td class="number">${closingFigure(day, closing)}</td>
              <td>${madeBy(closing)}</td>
              <td class="table__acts">
                ${
                  made
                    ? nothing
                    : html`<button
                        class="button button--quiet"
                        aria-label=${w.editOf(day)}
                        @click=${() => this.#state(date)}
                      >
                        ${w.edit}
                      </button>`
                }
                <button
                  class="button button--quiet"
                  aria-label=${w.removeOf(day)}
                  @click=${(event: Event) => void focusAfterRemoval(event, keep("closing", date, date, null))}
                >
                  ${w.remove}
                </button>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>`,
    );
  }

  #state(date: string): void {
    this.stating = date;
  }
}

/** What was set aside that day, with the customers that it was set aside for. */
function closingFigure(day: string, closing: Closing): TemplateResult {
  const w = provisionsWords[language.value];
  const f = format.value;
  const { allowance, allowances, currency, made } = closing;
  const title = `${words.value.allowance.allowance}, ${day}`;
  const customers = Object.entries(allowances);
  const left = customers.length - MOST_NAMED;
  return figureButton(
    title,
    f.money(allowance, currency),
    {
      method: made ? w.closingWhy : w.typedWhy,
      inputs: [
        ...customers.slice(0, MOST_NAMED).map(([customer, amount]) => ({
          label: customerName(customer),
          figure: f.money(amount, currency),
        })),
        ...(left > 0 ? [{ label: w.otherCustomers, figure: f.count(left) }] : []),
      ],
      page: "allowance",
    },
    money(f, allowance, currency),
  );
}

function madeBy({ made }: Closing): string {
  const w = provisionsWords[language.value];
  return made ? w.computed(made.package, tables(made)) : w.typed;
}

/** Each customer of each closing. */
function exported(all: ReturnType<typeof closings>): Table {
  const w = provisionsWords[language.peek()];
  const { allowance, table } = words.peek();
  return {
    head: [w.date, table.customer, allowance.allowance, w.source],
    kinds: ["date", "text", "amount", "text"],
    rows: all.flatMap(({ date, closing }) =>
      Object.entries(closing.allowances).map(([customer, amount]) => [
        date,
        customerName(customer),
        amount,
        madeBy(closing),
      ]),
    ),
    currency: preferences.peek().currency,
  };
}

customElements.define("closings-section", ClosingsSection);
