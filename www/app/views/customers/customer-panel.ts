import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isZero } from "../../../ui/format.ts";
import { statementWords } from "../../../ui/i18n/screens/statement.ts";
import { money } from "../../../ui/money.ts";
import { openCustomer, openedCustomer, showCustomers, shownStatement } from "../../customers.ts";
import { type Contact, deskValue } from "../../desk.ts";
import { ALL_INVOICES, type InvoiceFilter } from "../../router.ts";
import {
  book,
  format,
  invoicesAddress,
  isAt,
  language,
  showClaim,
  showWhy,
  words,
} from "../../state.ts";
import { termsText } from "../../terms.ts";
import { isFocusLost, View } from "../../view.ts";
import type { CustomerDetail } from "../../worker/messages.ts";
import { bucketLabel, statusMark } from "../invoices/invoice-cells.ts";
import { changeHistory } from "../panel/change-history.ts";
import {
  exposureCell,
  measured,
  nameOf,
  netCell,
  scoreCell,
  suggestedCell,
  wordsOfCustomers,
} from "./customer-cells.ts";
import "./customer-form.ts";
import "./customer-statement.ts";

/** One customer beside the list: what it owes, how it pays, whom to write to, what was changed. */
export class CustomerPanel extends View {
  static override properties = { adding: { type: Boolean }, editing: { state: true } };
  /** A new one is being written. */
  declare adding: boolean;
  declare editing: boolean;
  #shown: string | undefined;

  constructor() {
    super();
    this.adding = false;
    this.editing = false;
  }

  override render(): TemplateResult {
    const shown = openedCustomer.value;
    if (!shown && !this.adding) return html``;
    const w = words.value;
    const detail = shown?.outcome.value;
    return html`<aside
      class=${shownStatement.value && detail && !this.adding ? "panel panel--letter" : "panel"}
      aria-labelledby=${this.adding ? "form-title" : "customer-title"}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.#close();
      }}
      @leave=${this.#leave}
      @saved=${this.#saved}
    >
      <button class="button button--quiet panel__close" @click=${() => this.#close()}>
        ${w.close}
      </button>
      ${
        this.adding
          ? html`<customer-form adding></customer-form>`
          : detail
            ? this.#detail(detail)
            : html`<h2 class="panel__title" id="customer-title" tabindex="-1">${shown?.id}</h2>
                <p class="message message--error" role="alert">
                  ${shown?.outcome.refusal ? w.refusal(shown.outcome.refusal) : nothing}
                </p>`
      }
    </aside>`;
  }

  #detail(detail: CustomerDetail): TemplateResult {
    const w = wordsOfCustomers();
    const { row, customer } = detail;
    const id = row.customer;
    const contact = deskValue(book.value?.desk ?? {}, "contact", id);
    if (shownStatement.value) {
      return html`<p class="section__name">${statementWords[language.value].name}</p>
        <h2 class="panel__title" id="customer-title" tabindex="-1">${nameOf(row)}</h2>
        <customer-statement></customer-statement>`;
    }
    return html`
      <p class="section__name">${w.kinds[row.kind]}</p>
      <h2 class="panel__title" id="customer-title" tabindex="-1">${nameOf(row)}</h2>
      ${
        this.editing
          ? html`<customer-form
              .customerId=${id}
              .customer=${customer}
              .contact=${contact}
            ></customer-form>`
          : html`<p class="actions actions--close">
              <button
                class="button"
                @click=${() => {
                  this.editing = true;
                }}
              >
                ${w.form.edit}
              </button>
              <button class="button" @click=${() => showCustomers({ statement: "open" })}>
                ${statementWords[language.value].name}
              </button>
            </p>`
      }
      ${this.#owes(detail)} ${this.#pays(detail)} ${this.#claims(detail)}
      ${this.#invoices(detail)} ${this.#contact(contact)}
      ${changeHistory(nameOf(row), (summary) => {
        const { journal } = words.value;
        if (summary.kind === "customer" && summary.customer === id) {
          return journal.customer[summary.action];
        }
        if (summary.kind === "desk" && summary.of === "contact" && summary.ids.includes(id)) {
          return journal.desk.contact[summary.action];
        }
        return undefined;
      })}
    `;
  }

  #owes({ row, customer, owed, buckets, currency }: CustomerDetail): TemplateResult {
    const w = wordsOfCustomers();
    const { aging, edits } = words.value;
    const f = format.value;
    const { creditLimit, overLimit } = row;
    const place = (label: string, decimal: string, of: Partial<InvoiceFilter>) =>
      isZero(decimal)
        ? nothing
        : fact(
            label,
            html`<a
              class="figure-button figure-link"
              href=${invoicesAddress({ ...ALL_INVOICES, customer: row.customer, ...of })}
              aria-label=${`${f.money(decimal, currency)}, ${words.value.invoices.listOf(label)}`}
              >${money(f, decimal, currency)}</a
            >`,
          );
    return html`
      <p class="panel__figure">${exposureCell(row, currency, money(format.value, row.exposure, currency))}</p>
      <dl class="facts facts--column">
        ${place(aging.notDue, owed.notDue, { standing: "notDue" })}
        ${buckets.map((bucket, index) =>
          place(bucketLabel(bucket), owed.buckets[index] ?? "0", { bucket: bucket.label }),
        )}
        ${place(aging.credits, owed.credits, { standing: "credit" })}
        ${fact(
          w.panel.limit,
          creditLimit === null
            ? w.panel.noLimit
            : html`${money(f, creditLimit, currency)}
                ${overLimit ? html`<strong class="customers__over">${w.panel.over}</strong>` : nothing}`,
        )}
        ${
          row.guaranteed === null
            ? nothing
            : html`${fact(w.panel.guaranteed, money(f, row.guaranteed, currency))}
              ${fact(w.panel.net, netCell(row, currency, money(f, row.netExposure, currency)))}`
        }
        ${fact(w.panel.suggested, suggestedCell(row, currency))}
        ${said(
          w.panel.terms,
          customer?.terms ? termsText(edits, customer.terms) : w.panel.legalTerms,
        )}
      </dl>
    `;
  }

  #pays({ row, delays }: CustomerDetail): TemplateResult {
    const w = wordsOfCustomers();
    const { kpis } = words.value;
    const f = format.value;
    const delay = (key: keyof typeof delays) => {
      const { label, method, why } = kpis[key];
      const value = delays[key];
      const figure =
        value === null
          ? w.panel.noDelay
          : key === "paidLatePercent"
            ? f.percent(value)
            : w.days(f.decimal(value));
      return fact(
        label,
        html`<button
          class="figure-button"
          aria-label=${`${figure}, ${words.value.why.title}`}
          @click=${() =>
            showWhy({
              title: `${label}, ${method}`,
              figure,
              method: why,
              page: "kpis",
              inputs: [{ label: kpis.window, figure: kpis.windowDays("365") }],
            })}
        >
          ${figure}
        </button>`,
      );
    };
    return html`
      <h3 class="subheading subheading--small">${w.panel.score}</h3>
      <p>${scoreCell(row)}</p>
      ${
        row.parts.length === 0
          ? html`<p class="field__help">${w.panel.noParts}</p>`
          : html`<table class="table table--small">
              <caption class="visually-hidden">${w.panel.score}</caption>
              <thead>
                <tr>
                  <th scope="col">${w.panel.part}</th>
                  <th scope="col" class="number">${w.panel.measure}</th>
                  <th scope="col" class="number">${w.panel.points}</th>
                </tr>
              </thead>
              <tbody>
                ${row.parts.map(
                  (part) => html`<tr>
                    <th scope="row">${w.why.parts[part.id]}</th>
                    <td class="number">${measured(part)}</td>
                    <td class="number">${f.count(part.points)} / ${f.count(part.of)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>`
      }
      <h3 class="subheading subheading--small">${w.panel.delays}</h3>
      <dl class="facts facts--column">
        ${delay("averageDaysToPay")} ${delay("averageDaysLate")} ${delay("paidLatePercent")}
      </dl>
    `;
  }

  #claims({ claims }: CustomerDetail): TemplateResult {
    const w = wordsOfCustomers().panel;
    const f = format.value;
    const { currency } = claims;
    return html`<h3 class="subheading subheading--small">${w.claim}</h3>
      ${
        claims.count === 0
          ? html`<p class="field__help">${w.noClaim}</p>`
          : html`<p>${w.claimOf(f.money(claims.claim, currency), f.count(claims.count))}</p>
              <dl class="facts facts--column">
                ${claims.rows.map((claim) =>
                  fact(
                    claim.invoice,
                    html`<button
                      class="figure-button"
                      aria-label=${`${f.money(claim.claim, currency)}, ${words.value.claims.openDetail(claim.invoice)}`}
                      @click=${() => void showClaim(claim)}
                    >
                      ${money(f, claim.claim, currency)}
                    </button>`,
                  ),
                )}
              </dl>`
      }`;
  }

  #invoices({ row, buckets, open, oldest, invoices }: CustomerDetail): TemplateResult {
    const w = wordsOfCustomers().panel;
    const f = format.value;
    return html`<h3 class="subheading subheading--small">${w.invoices} (${f.count(open)})</h3>
      ${
        oldest.length === 0
          ? html`<p class="field__help">${w.noneOpen}</p>`
          : html`<table class="table table--small table--short">
              <caption class="visually-hidden">${w.invoices}</caption>
              <tbody>
                ${oldest.map(
                  (one) => html`<tr>
                    <th scope="row">
                      <a href=${invoicesAddress({ customer: row.customer, invoice: one.id })}
                        >${one.id}</a
                      >
                    </th>
                    <td>${statusMark(one, buckets)}</td>
                    <td class="number">
                      ${one.open === undefined ? nothing : money(f, one.open, one.currency)}
                    </td>
                  </tr>`,
                )}
              </tbody>
            </table>`
      }
      ${
        invoices > 0
          ? html`<p>
              <a href=${invoicesAddress({ customer: row.customer })}
                >${w.allInvoices(f.count(invoices))}</a
              >
            </p>`
          : nothing
      }`;
  }

  #contact(contact: Contact | undefined): TemplateResult {
    const w = wordsOfCustomers().panel;
    const form = wordsOfCustomers().form;
    if (!contact) {
      return html`<h3 class="subheading subheading--small">${w.contact}</h3>
        <p class="field__help">${w.noContact}</p>`;
    }
    const { person, email, phone, address, siren, vatNumber } = contact;
    return html`<h3 class="subheading subheading--small">${w.contact}</h3>
      <dl class="facts facts--column">
        ${person ? said(form.person, person) : nothing}
        ${email ? said(form.email, html`<a href=${`mailto:${encodeURIComponent(email)}`}>${email}</a>`) : nothing}
        ${phone ? fact(form.phone, html`<a href=${`tel:${phone.replace(/[^+\d]/g, "")}`}>${phone}</a>`) : nothing}
        ${address ? said(form.address, html`<span class="customers__lines">${address}</span>`) : nothing}
        ${
          siren
            ? fact(
                siren.length === 9 ? w.siren : w.siret,
                html`<span class="number">${siren}</span>`,
              )
            : nothing
        }
        ${vatNumber ? said(w.vatNumber, vatNumber) : nothing}
      </dl>
      ${
        siren
          ? html`<p>
              <a
                href=${`https://annuaire-entreprises.data.gouv.fr/entreprise/${siren.slice(0, 9)}`}
                target="_blank"
                rel="noopener noreferrer"
                >${w.register}</a
              >
            </p>`
          : nothing
      }`;
  }

  readonly #leave = (event: Event) => {
    event.stopPropagation();
    if (this.adding) this.#close();
    else this.editing = false;
  };

  readonly #saved = (event: Event) => {
    event.stopPropagation();
    const { detail } = event as CustomEvent<string>;
    this.editing = false;
    if (!this.adding || !isAt("customers")) return;
    this.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
    openCustomer(detail);
  };

  #close(): void {
    this.editing = false;
    this.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
    if (openedCustomer.peek()) openCustomer(undefined);
  }

  protected override updated(changed: PropertyValues): void {
    const id = openedCustomer.peek()?.id;
    if (id === this.#shown) {
      if (changed.has("editing") && isFocusLost()) this.#toTitle();
      return;
    }
    this.#shown = id;
    this.editing = false;
    this.#toTitle();
  }

  #toTitle(): void {
    this.querySelector<HTMLElement>("#customer-title")?.focus();
  }
}

function fact(label: unknown, value: unknown, look = "number"): TemplateResult {
  return html`<div class="facts__item">
    <dt>${label}</dt>
    <dd class=${look}>${value}</dd>
  </div>`;
}

/** What may take more than a line. */
function said(label: string, value: unknown): TemplateResult {
  return fact(label, value, "customers__said");
}

customElements.define("customer-panel", CustomerPanel);
