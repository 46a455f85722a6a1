import { html, nothing, type TemplateResult } from "lit";
import { amount, money } from "../../../ui/money.ts";
import { stepList } from "../../../ui/steps.ts";
import {
  type ClaimOf,
  type FigurePage,
  format,
  panel,
  versions,
  type Why,
  words,
} from "../../state.ts";
import { View } from "../../view.ts";
import type { Claim, Outcome, RateRow } from "../../worker/messages.ts";
import { citation, reference, scrolling, sources, warned } from "../dashboard/section-frame.ts";
import { tables } from "../shell/origin.ts";

/** « Pourquoi ce chiffre ? »: beside the page, not over it. */
export class SidePanel extends View {
  static override properties = { copied: { state: true } };
  declare copied: boolean;
  #opener: Element | null = null;
  #open: unknown;

  constructor() {
    super();
    this.copied = false;
  }

  override render(): TemplateResult {
    const shown = panel.value;
    if (!shown) return html``;
    const w = words.value;
    if (shown.kind === "keys") {
      void import("./keyboard-help.ts");
      return this.#frame(html`<keyboard-help></keyboard-help>`);
    }
    const page: FigurePage = shown.kind === "why" ? shown.why.page : "late-payment";
    return this.#frame(html`<div class="panel__content">
        ${shown.kind === "why" ? this.#why(shown.why) : this.#claim(shown.row, shown.detail)}
      </div>
      <p class="actions">
        <button class="button" @click=${() => void this.#copy()}>
          ${this.copied ? w.copied : w.copy}
        </button>
        <a class="panel__page" href=${w.why.pageOf(page)} target="_blank">${w.why.page}</a>
      </p>`);
  }

  #frame(content: TemplateResult): TemplateResult {
    return html`<aside
      class="panel"
      aria-labelledby="panel-title"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.#close();
      }}
    >
      <button class="button button--quiet panel__close" @click=${() => this.#close()}>
        ${words.value.close}
      </button>
      ${content}
    </aside>`;
  }

  #close(): void {
    panel.value = undefined;
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected) this.#opener.focus();
  }

  async #copy(): Promise<void> {
    const content = this.querySelector<HTMLElement>(".panel__content");
    // biome-ignore lint/performance/useDomNodeTextContent: innerText keeps the lines as they are seen
    await navigator.clipboard.writeText(content?.innerText ?? "");
    this.copied = true;
  }

  protected override updated(): void {
    const shown = panel.peek();
    if (shown === this.#open) return;
    if (shown && !this.contains(document.activeElement)) this.#opener = document.activeElement;
    this.#open = shown;
    this.copied = false;
    if (shown) this.querySelector<HTMLElement>("#panel-title")?.focus();
  }

  #why(why: Why): TemplateResult {
    const w = words.value.why;
    return html`
      <p class="section__name">${w.title}</p>
      <h2 class="panel__title" id="panel-title" tabindex="-1">${why.title}</h2>
      <p class="panel__figure">${why.figure}</p>
      <h3 class="subheading subheading--small">${w.method}</h3>
      <p>${why.method}</p>
      ${why.calculation ? html`<p class="steps__calculation">${why.calculation}</p>` : nothing}
      ${
        why.inputs.length > 0
          ? html`<h3 class="subheading subheading--small">${w.inputs}</h3>
              <dl class="facts facts--column">
                ${why.inputs.map(
                  (input) => html`<div class="facts__item">
                    <dt>${input.label}</dt>
                    <dd class="number">${input.figure}</dd>
                  </div>`,
                )}
              </dl>`
          : nothing
      }
      ${sources(why.rules ?? [])}
      ${
        why.steps
          ? html`<details class="fold" open>
              <summary>${w.steps}</summary>
              ${stepList(format.value, why.steps, citation)}
            </details>`
          : nothing
      }
    `;
  }

  #claim(row: ClaimOf, outcome: Outcome<Claim>): TemplateResult {
    const w = words.value;
    const f = format.value;
    const title = html`<p class="section__name">${row.name ?? row.customer}</p>
      <h2 class="panel__title" id="panel-title" tabindex="-1">
        ${w.claims.panelTitle(row.invoice)}
      </h2>`;
    if (!outcome.value) {
      return html`${title}
        <p class="message message--error" role="alert">
          ${outcome.refusal ? w.refusal(outcome.refusal) : nothing}
        </p>`;
    }
    const { invoice, detail, rates } = outcome.value;
    const currency = invoice.currency ?? "EUR";
    const fact = (label: unknown, value: unknown) => html`<div class="facts__item">
      <dt>${label}</dt>
      <dd class="number">${value}</dd>
    </div>`;
    return html`
      ${title}
      <p class="panel__figure">${money(f, detail.claim, currency)}</p>
      <dl class="facts facts--column">
        ${fact(w.claims.amount, money(f, detail.amount, currency))}
        ${fact(w.claims.issued, f.date(invoice.issued))} ${fact(w.claims.due, f.date(row.due))}
        ${fact(
          w.claims.payments,
          invoice.payments?.length
            ? invoice.payments.map(
                (payment) => html`<div>
                  ${money(f, String(payment.amount), currency)}, ${f.date(payment.date)}
                </div>`,
              )
            : w.claims.noPayment,
        )}
        ${fact(w.claims.open, money(f, detail.open, currency))}
        ${fact(w.claims.late, w.aging.days(f.count(detail.daysLate)))}
      </dl>
      <h3 class="subheading subheading--small">${w.claims.segments}</h3>
      ${detail.segments.length === 0 ? html`<p>${w.claims.noSegment}</p>` : this.#segments(detail)}
      <dl class="facts facts--column facts--sum">
        ${fact(w.claims.interest, money(f, detail.interest, currency))}
        ${fact(w.claims.indemnity, money(f, detail.indemnity, currency))}
        ${fact(html`<strong>${w.claims.claim}</strong>`, money(f, detail.claim, currency))}
        ${fact(w.claims.totalDue, money(f, detail.totalDue, currency))}
      </dl>
      ${
        /[1-9]/.test(detail.perDay)
          ? html`<p>${w.claims.perDay(f.money(detail.perDay, currency))}</p>`
          : nothing
      }
      <p>
        ${w.claims.limitation(f.date(detail.limitation.date))}
        (${citation(detail.limitation.rule)}).
      </p>
      ${
        detail.warnings.length > 0
          ? html`<h3 class="subheading subheading--small">${w.claims.warnings}</h3>
              ${detail.warnings.map(warned)}`
          : nothing
      }
      ${sources(detail.rules)} ${rates.length > 0 ? this.#rates(rates) : nothing}
      ${
        versions.value
          ? html`<p class="section__note">${w.claims.rates(tables(versions.value))}</p>`
          : nothing
      }
      <details class="fold">
        <summary>${w.why.steps}</summary>
        ${stepList(f, detail.steps, citation)}
      </details>
    `;
  }

  /** Each value of a reference rate, and where it was read. */
  #rates(rates: readonly RateRow[]): TemplateResult {
    const w = words.value;
    const f = format.value;
    return html`<p class="sources__title">${w.claims.reference}</p>
      <ul class="sources">
        ${rates.map(
          (row) => html`<li>
            ${w.claims.rateFrom(
              w.claims.series[row.series] ?? row.series,
              f.percent(row.percent),
              f.date(row.from),
            )}
            ${row.sources.map(
              ({ title, url }, index) => html`${index > 0 ? " · " : ""}${reference(title, url)}`,
            )},
            ${w.checkedOn(f.date(row.checked))}${row.own ? `, ${w.rateOwn}` : nothing}
          </li>`,
        )}
      </ul>`;
  }

  #segments(detail: Claim["detail"]): TemplateResult {
    const w = words.value.claims;
    const f = format.value;
    return scrolling(
      w.segments,
      html`<table class="table table--small">
      <caption class="visually-hidden">${w.segments}</caption>
      <thead>
        <tr>
          <th scope="col">${w.from} … ${w.to}</th>
          <th scope="col" class="number">${w.days}</th>
          <th scope="col" class="number">${w.principal}</th>
          <th scope="col" class="number">${w.rate}</th>
          <th scope="col" class="number">${w.interest}</th>
        </tr>
      </thead>
      <tbody>
        ${detail.segments.map(
          (segment) => html`<tr>
            <th scope="row">
              ${f.date(segment.from)} – ${f.date(segment.to)}
              <small class="table__note">${citation(segment.rule)}</small>
            </th>
            <td class="number">${f.count(segment.days)}</td>
            <td class="number">${amount(f, segment.principal)}</td>
            <td class="number">${f.percent(segment.ratePercent)}</td>
            <td class="number">${amount(f, segment.interest)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`,
    );
  }
}
customElements.define("side-panel", SidePanel);
