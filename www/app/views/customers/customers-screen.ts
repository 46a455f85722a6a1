import { html, nothing, type TemplateResult } from "lit";
import { isZero, unsigned } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import {
  CUSTOMER_COLUMNS,
  CUSTOMER_STANDINGS,
  type CustomerColumn,
} from "../../customer-filter.ts";
import {
  chosenCustomers,
  customerAddress,
  customersFile,
  followCustomers,
  listedCustomers,
  openedCustomer,
  PAGE_OF_CUSTOMERS,
  showAllCustomers,
  showCustomers,
  showMoreCustomers,
} from "../../customers.ts";
import { book, demo, format, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { CustomerListing, CustomerRow } from "../../worker/messages.ts";
import { refusedFigures } from "../dashboard/refused-figures.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { exportButtons } from "../export-buttons.ts";
import { skeleton } from "../shell/skeleton.ts";
import {
  exposureCell,
  limitCell,
  nameOf,
  netCell,
  oldestCell,
  overdueCell,
  scoreCell,
  suggestedCell,
  whyExposure,
  wordsOfCustomers,
} from "./customer-cells.ts";
import "./customer-panel.ts";
import { printedOrigin } from "../shell/origin.ts";
import { waysIn } from "../welcome/ways-in.ts";

/** All customers of the book: how they pay, what they owe, and against which limit. */
export class CustomersScreen extends View {
  static override properties = { adding: { state: true } };
  declare adding: boolean;

  constructor() {
    super();
    this.adding = false;
  }

  protected override follow(): () => void {
    return followCustomers();
  }

  override render(): TemplateResult {
    return html`${this.#content()}
      <customer-panel ?adding=${this.adding} @closed=${this.#closed}></customer-panel>`;
  }

  /** The keyboard goes on from the row that was opened. */
  readonly #closed = () => {
    this.adding = false;
    const id = openedCustomer.peek()?.id;
    void this.updateComplete.then(() => {
      for (const link of this.querySelectorAll<HTMLElement>("[data-customer]")) {
        if (link.dataset.customer === id) link.focus();
      }
    });
  };

  #new(look = "button"): TemplateResult {
    return html`<button
      class=${look}
      @click=${() => {
        this.adding = true;
      }}
    >
      ${wordsOfCustomers().form.add}
    </button>`;
  }

  #content(): TemplateResult {
    if (!demo.value && book.value === undefined) return skeleton();
    const found = listedCustomers.value;
    if (!found) return skeleton();
    const { refusal, value: listing } = found.outcome;
    if (refusal) return refusedFigures(refusal);
    return listing.all === 0 ? this.#empty() : this.#list(listing, found.query.asOf);
  }

  #list(listing: CustomerListing, asOf: string): TemplateResult {
    const w = wordsOfCustomers();
    return html`<section class="customers" aria-labelledby="customers">
      <header class="section__head">
        <p class="section__name">${w.name}</p>
        <h1 class="heading heading--wide" id="customers" tabindex="-1">
          ${insight(listing, asOf)}
        </h1>
        <p class="section__tools">
          ${this.#new("button button--quiet")}
          ${exportButtons(w.name, w.file, (as) =>
            customersFile(as, w.name, w.csvHead, w.kinds, w.isOver),
          )}
        </p>
      </header>
      ${this.#filters()}
      ${listing.count === 0 ? html`<p class="message">${w.none}</p>` : this.#table(listing)}
      ${printedOrigin()}
    </section>`;
  }

  #filters(): TemplateResult {
    const w = wordsOfCustomers();
    const asked = chosenCustomers.value;
    return html`<search class="filters filters--open customers__filters" aria-label=${w.filters}>
      <label class="field filters__search">
        <span class="field__label">${w.search}</span>
        <input
          class="field__input"
          type="search"
          autocomplete="off"
          spellcheck="false"
          placeholder=${w.searchHelp}
          .value=${asked.search ?? ""}
          @input=${(event: Event) =>
            showCustomers({ search: (event.target as HTMLInputElement).value }, true)}
        />
      </label>
      <label class="field">
        <span class="field__label">${w.standing}</span>
        <select
          class="field__input"
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            showCustomers({ standing: CUSTOMER_STANDINGS.find((name) => name === value) });
          }}
        >
          <option value="" ?selected=${!asked.standing}>${w.everyone}</option>
          ${CUSTOMER_STANDINGS.map(
            (name) => html`<option value=${name} .selected=${asked.standing === name}>
              ${w.standings[name]}
            </option>`,
          )}
        </select>
      </label>
      ${
        asked.search || asked.standing
          ? html`<button class="button filters__clear" @click=${showAllCustomers}>
              ${w.clear}
            </button>`
          : nothing
      }
    </search>`;
  }

  #table(listing: CustomerListing): TemplateResult {
    const w = wordsOfCustomers();
    const { table, why } = words.value;
    const f = format.value;
    const { rows, count, total, currency } = listing;
    const left = count - rows.length;
    return html`${scrolling(
      w.name,
      html`<table class="table table--wide table--total">
        <caption class="visually-hidden">${w.name}</caption>
        <thead>
          <tr>
            ${CUSTOMER_COLUMNS.map((column) => this.#head(column, currency))}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.#row(row, currency))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${w.total(f.count(count))}</th>
            <td></td>
            <td class="number">
              ${oldestCell(total, w.total(f.count(count)))}
            </td>
            <td class="number">${overdueCell(total, currency, w.total(f.count(count)))}</td>
            <td></td>
            <td></td>
            <td class="number">
              <button
                class="figure-button"
                aria-label=${`${f.money(total.total, currency)}, ${why.title}`}
                @click=${() => whyExposure(w.columns.exposure, total.total, total, currency)}
              >
                ${amount(f, total.total)}
              </button>
            </td>
          </tr>
        </tfoot>
      </table>`,
    )}
    ${
      left > 0
        ? html`<p class="table-more">
            ${table.shown(f.count(rows.length), f.count(count))}
            <button class="button" @click=${showMoreCustomers}>
              ${table.more(f.count(Math.min(PAGE_OF_CUSTOMERS, left)))}
            </button>
          </p>`
        : nothing
    }`;
  }

  #head(column: CustomerColumn, currency: string): TemplateResult {
    const w = wordsOfCustomers();
    const { sort, descending } = chosenCustomers.value;
    const here = sort === column;
    const isMoney = !["name", "score", "oldest"].includes(column);
    return html`<th
      scope="col"
      class=${column === "name" ? "" : "number"}
      aria-sort=${here ? (descending ? "descending" : "ascending") : "none"}
    >
      <button
        class="grid__sort customers__sort"
        @click=${() =>
          showCustomers({
            sort: column,
            descending: here ? !descending : column !== "name" && column !== "score",
          })}
      >
        ${w.columns[column]}
        ${isMoney ? html`<span class="table__unit">${words.value.table.in(currency)}</span>` : nothing}
        <span aria-hidden="true" class="grid__arrow">${here ? (descending ? "↓" : "↑") : ""}</span>
      </button>
    </th>`;
  }

  #row(row: CustomerRow, currency: string): TemplateResult {
    const w = wordsOfCustomers();
    return html`<tr>
      <th scope="row">
        <a
          class="customers__name"
          data-customer=${row.customer}
          href=${customerAddress(row.customer)}
          >${nameOf(row)}</a
        >
        <span class="table__note">${w.kinds[row.kind]}</span>
      </th>
      <td class="number">${scoreCell(row)}</td>
      <td class="number">${oldestCell(row, nameOf(row))}</td>
      <td class="number">${overdueCell(row, currency, nameOf(row))}</td>
      <td class="number">${suggestedCell(row, currency)}</td>
      <td class="number">${limitCell(row, currency)}</td>
      <td class="number">
        ${exposureCell(row, currency)}
        ${
          row.guaranteed === null
            ? nothing
            : html`<span class="table__note">${w.net} ${netCell(row, currency)}</span>`
        }
      </td>
    </tr>`;
  }

  /** What the list will show, drawn small, and the two ways in. */
  #empty(): TemplateResult {
    const w = wordsOfCustomers();
    return html`<section class="welcome" aria-labelledby="customers">
      <h1 class="welcome__title" id="customers" tabindex="-1">${w.emptyTitle}</h1>
      <p class="welcome__lead">${w.emptyLead}</p>
      ${waysIn(this.#new())}
      <h2 class="subheading">${w.emptyExample}</h2>
      ${this.#example()}
    </section>`;
  }

  #example(): TemplateResult {
    const w = wordsOfCustomers();
    const f = format.value;
    return scrolling(
      w.emptyExample,
      html`<table class="table">
        <caption class="visually-hidden">${w.emptyExample}</caption>
        <thead>
          <tr>
            <th scope="col">${w.columns.name}</th>
            <th scope="col" class="number">${w.columns.score}</th>
            <th scope="col" class="number">${w.columns.oldest}</th>
            <th scope="col" class="number">${w.columns.exposure}</th>
          </tr>
        </thead>
        <tbody>
          ${EXAMPLE.map(
            ({ name, grade, score, days, exposure }) => html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${w.grade(grade, score)}</td>
              <td class="number">${days === "" ? nothing : w.days(days)}</td>
              <td class="number">${f.money(exposure, "EUR")}</td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }
}

const EXAMPLE = [
  { name: "SARL Bise", grade: "C", score: "58", days: "61", exposure: "9000.00" },
  { name: "Mairie de Lys", grade: "A", score: "91", days: "", exposure: "1500.00" },
];

function insight(listing: CustomerListing, asOf: string): string {
  const w = wordsOfCustomers();
  const f = format.value;
  const { count, all, owing, overLimit, currency, total } = listing;
  const date = f.date(asOf);
  const open = f.money(total.total, currency);
  const overdue = f.money(total.overdue, currency);
  const late = isZero(total.overdue) ? "" : w.late(overdue);
  const rest = isZero(total.credits)
    ? late
    : `${w.credited(f.money(unsigned(total.credits), currency))}${isZero(total.overdue) ? "" : w.lateOf(overdue)}`;
  if (count < all) return `${w.ofThem(f.count(count), f.count(all), open, date)}${rest}.`;
  const owed = owing === 0 ? w.owedNothing(date) : w.owed(f.count(owing), open, date);
  return `${owed}${rest}${overLimit > 0 ? w.overLimit(f.count(overLimit)) : ""}.`;
}

customElements.define("customers-screen", CustomersScreen);
