import type { Invoice, JournalEntry, Span } from "encours";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isNegative, isZero } from "../../../ui/format.ts";
import { invoiceWords } from "../../../ui/i18n/screens/invoice.ts";
import { money } from "../../../ui/money.ts";
import { type DeskKind, deskValue, entries } from "../../desk.ts";
import { filter, opened, openInvoice } from "../../invoices.ts";
import {
  asOf,
  book,
  format,
  invoicesAddress,
  isAt,
  language,
  screenAddress,
  showClaim,
  showWhy,
  words,
} from "../../state.ts";
import { isFocusLost, View } from "../../view.ts";
import type { InvoiceDetail, Outcome, WrittenOff } from "../../worker/messages.ts";
import { figureButton, type Reason } from "../figure-button.ts";
import { changeHistory } from "../panel/change-history.ts";
import { entriesTable } from "../provisions/entries.ts";
import { AGES, statusMark } from "./invoice-cells.ts";
import type { FormKind } from "./invoice-form.ts";
import type { ReasonKind } from "./reason-form.ts";
import "./credit-form.ts";
import "./invoice-form.ts";
import "./reason-form.ts";
import "./set-off-form.ts";

type PanelForm = FormKind | "credit" | "setOff" | ReasonKind;

/** One invoice beside the list: what it is, what was done to it, what can be done. */
export class InvoicePanel extends View {
  static override properties = { adding: { type: Boolean }, form: { state: true } };
  /** A new one is being written. */
  declare adding: boolean;
  declare form: PanelForm | undefined;
  #shown: string | undefined;

  constructor() {
    super();
    this.adding = false;
  }

  override render(): TemplateResult {
    const shown = opened.value;
    if (!shown && !this.adding) return html``;
    const w = words.value;
    const detail = shown?.outcome.value;
    return html`<aside
      class="panel"
      aria-labelledby=${this.adding ? "form-title" : "invoice-title"}
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
          ? html`<invoice-form kind="add"></invoice-form>`
          : detail
            ? this.#detail(detail)
            : html`<h2 class="panel__title" id="invoice-title" tabindex="-1">${shown?.id}</h2>
                <p class="message message--error" role="alert">
                  ${shown?.outcome.refusal ? w.refusal(shown.outcome.refusal) : nothing}
                </p>`
      }
    </aside>`;
  }

  #detail(detail: InvoiceDetail): TemplateResult {
    const w = words.value;
    const f = format.value;
    const { row, invoice, customer, claim } = detail;
    const { currency } = row;
    const said = invoiceWords[language.value];
    const desk = book.value?.desk ?? {};
    const of = deskValue(desk, "creditNote", row.id)?.of;
    const credits = entries(desk, "creditNote").flatMap(([id, note]) =>
      note.of === row.id ? [id] : [],
    );
    const main: PanelForm = row.status === "credit" ? "setOff" : "pay";
    const fact = (label: unknown, value: unknown) => html`<div class="facts__item">
      <dt>${label}</dt>
      <dd class="number">${value}</dd>
    </div>`;
    const stated = (title: string, amount: string, method: string) =>
      figureButton(
        `${title}, ${row.id}`,
        f.money(amount, currency),
        { method, page: "aging" },
        money(f, amount, currency),
      );
    return html`
      <p class="section__name">${customer?.name ?? row.customer}</p>
      <h2 class="panel__title" id="invoice-title" tabindex="-1">${row.id}</h2>
      <p class="panel__figure">
        ${row.open === undefined ? w.invoices.statuses[row.status] : this.#open(row.open, detail)}
      </p>
      <p>${row.open === undefined ? nothing : statusMark(row, AGES)}</p>
      <dl class="facts facts--column">
        ${fact(w.edits.amount, stated(w.edits.amount, row.amount, said.why.amount))}
        ${
          invoice.vat === undefined
            ? nothing
            : fact(w.edits.vat, stated(w.edits.vat, String(invoice.vat), said.why.vat))
        }
        ${fact(w.edits.issued, f.date(row.issued))} ${fact(w.edits.due, f.date(row.due))}
        ${fact(
          w.edits.payments,
          invoice.payments?.length
            ? invoice.payments.map(({ date, amount }) => {
                const paid = stated(said.payment(f.date(date)), String(amount), said.why.payment);
                const isDeposit = date < invoice.issued && !isNegative(String(amount));
                const deposit = isDeposit ? ` (${said.deposit})` : "";
                return html`<div>${paid}, ${f.date(date)}${deposit}</div>`;
              })
            : w.edits.noPayment,
        )}
        ${invoice.disputed ? fact(said.disputed, spanText(invoice.disputed, detail.disputeReason)) : nothing}
        ${invoice.doubtful ? fact(said.doubtful, spanText(invoice.doubtful, detail.doubtReason)) : nothing}
        ${of === undefined ? nothing : fact(said.creditOf, invoiceLink(of))}
        ${credits.length > 0 ? fact(said.credits, credits.map(invoiceLink)) : nothing}
        ${
          claim && !isZero(claim.claim)
            ? fact(
                w.edits.claim,
                html`<button
                  class="figure-button"
                  title=${w.edits.claimWhy}
                  @click=${() =>
                    void showClaim({
                      invoice: row.id,
                      customer: row.customer,
                      due: row.due,
                      ...(row.name === undefined ? {} : { name: row.name }),
                    })}
                >
                  ${money(f, claim.claim, currency)}
                </button>`,
              )
            : nothing
        }
      </dl>
      ${
        this.form
          ? this.#form(this.form, detail)
          : html`<h3 class="subheading subheading--small">${w.edits.actionsOf}</h3>
              <p class="actions actions--close">
                ${this.#actions(detail).map(
                  (kind) => html`<button
                    class=${kind === main ? "button button--primary" : "button"}
                    @click=${() => {
                      this.form = kind;
                    }}
                  >
                    ${
                      kind === "disputeReason" || kind === "doubtReason"
                        ? said.forms[kind]
                        : w.edits.forms[kind]
                    }
                  </button>`,
                )}
                ${
                  row.open !== undefined && row.status !== "credit"
                    ? html`<a
                        class="button"
                        href=${screenAddress("provisions", { rate: row.id })}
                        >${w.edits.individualRate}</a
                      >`
                    : nothing
                }
              </p>`
      }
      ${detail.writtenOff ? this.#lost(row.id, detail.writtenOff) : nothing}
      ${changeHistory(row.id, (summary) =>
        summary.kind === "desk" && isReason(summary.of) && summary.ids.includes(row.id)
          ? w.journal.desk[summary.of][summary.action]
          : (summary.kind === "edit" && summary.invoice === row.id) ||
              (summary.kind === "bulk" && summary.invoices.includes(row.id))
            ? w.edits.actions[summary.action]
            : undefined,
      )}
    `;
  }

  /** What is still owed, with what it is made of. */
  #open(open: string, { row, invoice }: InvoiceDetail): TemplateResult {
    const said = invoiceWords[language.value];
    const f = format.value;
    const of = (amount: Invoice["amount"]) => f.money(String(amount), row.currency);
    const received = (invoice.payments ?? []).filter(({ date }) => date <= asOf.value);
    const inputs = [
      { label: words.value.edits.amount, figure: of(row.amount) },
      ...received.map(({ date, amount }) => ({
        label: said.payment(f.date(date)),
        figure: of(amount),
      })),
    ];
    return figureButton(
      `${said.open}, ${row.id}`,
      of(open),
      { method: said.why.open, page: "aging", inputs },
      money(f, open, row.currency),
    );
  }

  #form(form: PanelForm, { invoice, row, customer }: InvoiceDetail): TemplateResult {
    switch (form) {
      case "credit":
        return html`<credit-form
          .invoice=${invoice}
          customer=${customer?.name ?? row.customer}
        ></credit-form>`;
      case "setOff":
        return html`<set-off-form .invoice=${invoice}></set-off-form>`;
      case "disputeReason":
      case "doubtReason":
        return html`<reason-form kind=${form} invoice=${row.id}></reason-form>`;
      default:
        return html`<invoice-form
          kind=${form}
          .invoice=${invoice}
          open=${row.open ?? ""}
        ></invoice-form>`;
    }
  }

  /** How it leaves the books. */
  #lost(id: string, { value: made, refusal }: Outcome<WrittenOff>): TemplateResult {
    const w = words.value;
    const f = format.value;
    if (!made) {
      return refusal
        ? html`<p class="message message--error" role="alert">${w.refusal(refusal)}</p>`
        : html``;
    }
    const { amount, currency, entries, rules, steps, warnings } = made;
    const why: Reason = { method: w.edits.lostWhy, page: "write-off", rules, steps };
    const ofEntry = (entry: JournalEntry, side: "debit" | "credit", title: string) =>
      showWhy({ ...why, title, figure: f.money(entry[side], currency), inputs: [] });
    return html`<h3 class="subheading subheading--small">${w.edits.lostEntries}</h3>
      <p>
        ${figureButton(
          `${w.edits.forms.writeOff}, ${id}`,
          f.money(amount, currency),
          why,
          money(f, amount, currency),
        )}
      </p>
      ${entriesTable(entries, currency, ofEntry, w.edits.lostEntries)}
      ${warnings.map(({ message }) => html`<p class="message">${message}</p>`)}
      <p class="field__help">${w.edits.lostHelp}</p>`;
  }

  #actions({ row, invoice }: InvoiceDetail): PanelForm[] {
    if (invoice.writtenOff !== undefined) return ["restore", "edit"];
    const day = asOf.value;
    const going = (span: typeof invoice.disputed) =>
      span !== undefined && (span.to === undefined || span.to > day);
    const owed = row.open !== undefined && row.status !== "credit";
    const isDebt = !isNegative(row.amount);
    return [
      ...(row.status === "credit" ? (["setOff"] as const) : []),
      ...(row.open === undefined ? [] : (["pay"] as const)),
      "edit",
      ...(isDebt ? (["deposit"] as const) : []),
      ...(owed || row.status === "future" ? (isDebt ? (["credit"] as const) : []) : []),
      ...(going(invoice.disputed)
        ? (["endDispute", "disputeReason"] as const)
        : owed
          ? (["dispute"] as const)
          : []),
      ...(going(invoice.doubtful)
        ? (["endDoubt", "doubtReason"] as const)
        : owed
          ? (["doubt"] as const)
          : []),
      ...(owed ? (["writeOff"] as const) : []),
    ];
  }

  readonly #leave = (event: Event) => {
    event.stopPropagation();
    if (this.adding) this.#close();
    else this.form = undefined;
  };

  readonly #saved = (event: Event) => {
    event.stopPropagation();
    const { detail } = event as CustomEvent<string | undefined>;
    const isOther = this.adding || this.form === "credit";
    this.form = undefined;
    if (!isOther || !isAt("invoices")) return;
    this.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
    openInvoice(detail);
  };

  #close(): void {
    this.form = undefined;
    this.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
    if (opened.peek()) openInvoice(undefined);
  }

  protected override updated(changed: PropertyValues): void {
    const id = opened.peek()?.id;
    if (id === this.#shown) {
      if (changed.has("form") && isFocusLost()) this.#toTitle();
      return;
    }
    this.#shown = id;
    this.form = undefined;
    this.#toTitle();
  }

  #toTitle(): void {
    this.querySelector<HTMLElement>("#invoice-title")?.focus();
  }
}
function isReason(kind: DeskKind): kind is ReasonKind {
  return kind === "disputeReason" || kind === "doubtReason";
}

/** Since when, and why. */
function spanText({ from, to }: Span, reason: string | undefined): TemplateResult {
  const f = format.value;
  const span = invoiceWords[language.value].span(f.date(from), to && f.date(to));
  return html`<div>${span}</div>
    ${reason ? html`<div class="facts__note">${reason}</div>` : nothing}`;
}

function invoiceLink(id: string): TemplateResult {
  return html`<div><a href=${invoicesAddress({ ...filter.value, invoice: id })}>${id}</a></div>`;
}

customElements.define("invoice-panel", InvoicePanel);
