import { html, nothing, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import {
  filter,
  followInvoices,
  invoicesFile,
  listed,
  opened,
  openInvoice,
  showInvoices,
} from "../../invoices.ts";
import {
  ALL_INVOICES,
  INVOICE_COLUMNS,
  type InvoiceFilter,
  STANDINGS,
  USUAL_COLUMNS,
} from "../../router.ts";
import { followSelection } from "../../selection.ts";
import { book, demo, format, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Bulk, InvoiceListing } from "../../worker/messages.ts";
import { exportButtons } from "../export-buttons.ts";
import { skeleton } from "../shell/skeleton.ts";
import "./bulk-panel.ts";
import "./column-choice.ts";
import { AGES, bucketLabel, statusMark } from "./invoice-cells.ts";
import type { InvoiceGrid } from "./invoice-grid.ts";
import "./invoice-grid.ts";
import "./invoice-panel.ts";
import "./saved-views.ts";
import { printedOrigin } from "../shell/origin.ts";
import { waysIn } from "../welcome/ways-in.ts";

/** All invoices of the book: narrowed, sorted, and what is open of those that are left. */
export class InvoicesScreen extends View {
  static override properties = {
    choosing: { state: true },
    adding: { state: true },
    bulk: { state: true },
  };
  /** On a phone the choices are folded away. */
  declare choosing: boolean;
  declare adding: boolean;
  /** What is about to be done to the invoices that are selected. */
  declare bulk: Bulk["action"] | undefined;

  constructor() {
    super();
    this.choosing = false;
    this.adding = false;
  }

  protected override follow(): () => void {
    const stops = [followInvoices(), followSelection()];
    return () => {
      for (const stop of stops) stop();
    };
  }

  override render(): TemplateResult {
    return html`<div @bulk=${this.#act}>${this.#list()}</div>
      ${
        this.bulk && filter.value.invoice === undefined
          ? html`<bulk-panel action=${this.bulk} @leave=${this.#left}></bulk-panel>`
          : html`<invoice-panel ?adding=${this.adding} @closed=${this.#closed}></invoice-panel>`
      }`;
  }

  readonly #act = ({ detail }: CustomEvent<Bulk["action"]>) => {
    this.adding = false;
    if (filter.peek().invoice !== undefined) openInvoice(undefined);
    this.bulk = detail;
  };

  readonly #left = () => {
    this.bulk = undefined;
    void this.updateComplete.then(() =>
      this.querySelector<InvoiceGrid>("invoice-grid")?.focusActive(),
    );
  };

  readonly #closed = () => {
    this.adding = false;
    void this.updateComplete.then(() => {
      if (!opened.peek()) this.querySelector<InvoiceGrid>("invoice-grid")?.focusActive();
    });
  };

  #new(look = "button"): TemplateResult {
    return html`<button
      class=${look}
      @click=${() => {
        this.bulk = undefined;
        this.adding = true;
      }}
    >
      ${words.value.edits.forms.add}
    </button>`;
  }

  #list(): TemplateResult {
    const w = words.value;
    if (!demo.value && book.value === undefined) return skeleton();
    if (!demo.value && book.value?.size === 0) return this.#empty();
    const found = listed.value;
    if (!found) return skeleton();
    const { refusal, value: listing } = found.outcome;
    if (refusal) {
      return html`<h1 class="heading" tabindex="-1">${w.invoices.name}</h1>
        <p class="message message--error" role="alert">${w.refusal(refusal)}</p>`;
    }
    return html`<section class="invoices" aria-labelledby="invoices">
      <header class="section__head">
        <p class="section__name">${w.invoices.name}</p>
        <h1 class="heading heading--wide" id="invoices" tabindex="-1">
          ${this.#insight(listing, found.query.asOf)}
        </h1>
        <p class="section__tools">
          ${this.#new("button button--quiet")}
          <column-choice></column-choice>
          ${exportButtons(w.invoices.name, "factures", invoicesFile)}
        </p>
      </header>
      ${this.#filters(listing)}
      <saved-views></saved-views>
      ${
        listing.count === 0
          ? html`<p class="message">${w.invoices.none}</p>`
          : html`<invoice-grid></invoice-grid>`
      }
      ${printedOrigin()}
    </section>`;
  }

  #insight({ count, all, totals }: InvoiceListing, asOf: string): string {
    const w = words.value.invoices;
    const f = format.value;
    const date = f.date(asOf);
    const sums = totals.flatMap(({ currency, open, overdue, credits }) => {
      if (isZero(open)) return [];
      const owed = f.money(open, currency);
      if (isZero(overdue)) return [w.open(owed, date)];
      const late = f.money(overdue, currency);
      // What is late is of invoices alone, and may be more than what is open with credit notes.
      return isZero(credits)
        ? [w.openLate(owed, date, late)]
        : [w.openCredited(owed, date, f.money(credits, currency), late)];
    });
    const title = count === all ? w.title(f.count(count)) : w.titleOf(f.count(count), f.count(all));
    return w.insight(title, sums.length > 0 ? sums.join(w.and) : w.nothingOpen(date));
  }

  #filters(listing: InvoiceListing): TemplateResult {
    const w = words.value.invoices;
    const asked = filter.value;
    const narrowed = [
      asked.search,
      asked.standing,
      asked.customer,
      asked.bucket,
      asked.reason,
    ].some(Boolean);
    return html`<search
      class=${this.choosing ? "filters filters--open" : "filters"}
      aria-label=${w.filters}
    >
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
            showInvoices({ search: (event.target as HTMLInputElement).value }, true)}
        />
      </label>
      <button
        class="button filters__fold"
        aria-expanded=${this.choosing ? "true" : "false"}
        @click=${() => {
          this.choosing = !this.choosing;
        }}
      >
        ${w.fold}
      </button>
      ${choice(
        w.status,
        w.all,
        STANDINGS.map((name) => [name, w.standings[name]]),
        asked.standing,
        (standing) => ({ standing }) as Partial<InvoiceFilter>,
      )}
      ${
        listing.customers.length > 0
          ? choice(
              w.customer,
              w.allCustomers,
              listing.customers.map(({ id, name }) => [id, name]),
              asked.customer,
              (customer) => ({ customer }) as Partial<InvoiceFilter>,
            )
          : nothing
      }
      ${choice(
        w.age,
        w.anyAge,
        listing.buckets.map((bucket) => [bucket.label, bucketLabel(bucket)]),
        asked.bucket,
        (bucket) => ({ bucket }) as Partial<InvoiceFilter>,
      )}
      ${
        listing.reasons.length > 0 || asked.reason
          ? choice(
              w.columns.reason,
              w.anyReason,
              listing.reasons.map((reason) => [reason, reason]),
              asked.reason,
              (reason) => ({ reason }) as Partial<InvoiceFilter>,
            )
          : nothing
      }
      <div class="field filters__sort">
        <label class="field__label" for="sort">${w.sort}</label>
        <span class="field__with-unit">
          <select
            class="field__input"
            id="sort"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              const sort = INVOICE_COLUMNS.find((name) => name === value);
              if (sort) showInvoices({ sort });
            }}
          >
            ${(asked.columns ?? USUAL_COLUMNS).map(
              (name) => html`<option value=${name} ?selected=${asked.sort === name}>
                ${w.columns[name]}
              </option>`,
            )}
          </select>
          <button
            class="button"
            aria-label=${w.reverse}
            aria-pressed=${asked.descending ? "true" : "false"}
            @click=${() => showInvoices({ descending: !asked.descending })}
          >
            ${asked.descending ? "↓" : "↑"}
          </button>
        </span>
      </div>
      ${
        narrowed
          ? html`<button class="button filters__clear" @click=${clear}>${w.clear}</button>`
          : nothing
      }
    </search>`;
  }

  /** What the list will show, drawn small, and the two ways in. */
  #empty(): TemplateResult {
    const w = words.value;
    const f = format.value;
    return html`<section class="welcome" aria-labelledby="invoices">
      <h1 class="welcome__title" id="invoices" tabindex="-1">${w.invoices.emptyTitle}</h1>
      <p class="welcome__lead">${w.invoices.emptyLead}</p>
      ${waysIn(this.#new())}
      <h2 class="subheading">${w.invoices.emptyExample}</h2>
      <div class="table-frame" tabindex="0" role="region" aria-label=${w.invoices.emptyExample}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${w.invoices.columns.number}</th>
              <th scope="col">${w.invoices.columns.customer}</th>
              <th scope="col" class="number">${w.invoices.columns.open}</th>
              <th scope="col">${w.invoices.columns.status}</th>
            </tr>
          </thead>
          <tbody>
            ${EXAMPLE.map(
              ({ id, customer, open, daysLate }) => html`<tr>
                <th scope="row">${id}</th>
                <td>${customer}</td>
                <td class="number">${f.money(open, "EUR")}</td>
                <td>
                  ${statusMark({ status: daysLate > 0 ? "overdue" : "notDue", daysLate, open }, AGES)}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }
}

const EXAMPLE = [
  { id: "F-2025-008", customer: "SARL Bise", open: "3600.00", daysLate: 0 },
  { id: "F-2025-006", customer: "Mairie de Lys", open: "1500.00", daysLate: 11 },
  { id: "F-2025-003", customer: "Atelier Nord", open: "1400.00", daysLate: 90 },
];

function clear(): void {
  const { sort, descending } = filter.value;
  showInvoices({
    ...ALL_INVOICES,
    search: "",
    standing: undefined,
    customer: "",
    bucket: "",
    reason: "",
    sort,
    descending,
  } as Partial<InvoiceFilter>);
}

/** A choice of one, or of all. */
function choice(
  label: string,
  all: string,
  options: [string, string][],
  chosen: string | undefined,
  change: (value: string | undefined) => Partial<InvoiceFilter>,
): TemplateResult {
  return html`<label class="field">
    <span class="field__label">${label}</span>
    <select
      class="field__input"
      @change=${(event: Event) =>
        showInvoices(change((event.target as HTMLSelectElement).value || undefined))}
    >
      <option value="" ?selected=${!chosen}>${all}</option>
      ${options.map(
        ([value, name]) =>
          html`<option value=${value} .selected=${chosen === value}>${name}</option>`,
      )}
    </select>
  </label>`;
}

customElements.define("invoices-screen", InvoicesScreen);
