import { html, nothing, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { amount } from "../../../ui/money.ts";
import { rowKey, showAllowance } from "../../allowance.ts";
import { keep, provisions } from "../../provisions.ts";
import { figures, format, go, invoicesAddress, language, route, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { focusAfterRemoval, View } from "../../view.ts";
import { scrolling, sectionFrame } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";
import "./individual-form.ts";

/** Rates of single invoices, each with its reason, in place of those of their age. */
export class IndividualSection extends View {
  static override properties = { editing: { state: true } };
  /** Id of the invoice whose rate is written; empty: one to be named. */
  declare editing: string | undefined;
  /** The invoice that the address asked for when the section came. */
  #asked: string | undefined;

  override render(): TemplateResult {
    const report = figures.value?.allowance.value;
    // The address may come to ask for a rate: `updated` answers.
    void route.value;
    if (!report) return html``;
    const w = provisionsWords[language.value];
    const f = format.value;
    const { currency, individual } = report;
    const sums = provisions.value?.individual;
    return sectionFrame({
      id: "individual",
      name: w.individual,
      finding:
        individual.length > 0 && sums
          ? w.individualFinding(
              f.count(individual.length),
              f.money(sums.allowance, currency),
              f.money(sums.base, currency),
            )
          : w.noIndividual,
      help: w.individualHelp,
      body: html`${individual.length > 0 ? this.#table() : nothing}
      ${
        this.editing === undefined
          ? html`<p class="actions">
              <button class="button" @click=${() => this.#edit("")}>${w.addRate}</button>
            </p>`
          : html`<individual-form
              invoice=${this.editing}
              @leave=${this.#leave}
            ></individual-form>`
      }`,
      ...(individual.length > 0 ? { table: () => this.#exported() } : {}),
    });
  }

  #edit(invoice: string): void {
    this.editing = invoice;
  }

  readonly #leave = () => {
    this.editing = undefined;
    const { rate: _, ...place } = route.peek().place ?? {};
    if (route.peek().place?.rate !== undefined) go({ screen: "provisions", place });
  };

  #table(): TemplateResult {
    const report = figures.value?.allowance.value;
    if (!report) return html``;
    const w = provisionsWords[language.value];
    const f = format.value;
    const { allowance, invoices, table } = words.value;
    return scrolling(
      w.individual,
      html`<table class="table table--short" data-individual>
        <caption class="visually-hidden">${w.individual}</caption>
        <thead>
          <tr>
            <th scope="col">${invoices.columns.number}</th>
            <th scope="col">${table.customer}</th>
            <th scope="col">${w.reason}</th>
            <th scope="col" class="number">
              ${allowance.netOpen} <span class="table__unit">${table.in(report.currency)}</span>
            </th>
            <th scope="col" class="number">${w.rate}</th>
            <th scope="col" class="number">${allowance.allowance}</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${report.individual.map(
            ({ invoice, customer, name, base, ratePercent, allowance: set, reason }) => html`<tr>
              <th scope="row"><a href=${invoicesAddress({ invoice })}>${invoice}</a></th>
              <td>${name ?? customer}</td>
              <td>${reason}</td>
              <td class="number">
                ${figureButton(
                  `${allowance.netOpen}, ${invoice}`,
                  f.money(base, report.currency),
                  { method: allowance.whyOf("netOpen"), page: "allowance" },
                  amount(f, base),
                )}
              </td>
              <td class="number">
                ${figureButton(`${w.rate}, ${invoice}`, f.percent(ratePercent), {
                  method: reason ?? w.individualHelp,
                  page: "allowance",
                })}
              </td>
              <td class="number">
                ${figureButton(
                  `${allowance.allowance}, ${invoice}`,
                  f.decimal(set),
                  () =>
                    void showAllowance(
                      rowKey(customer, "allowance"),
                      `${allowance.allowance}, ${name ?? customer}`,
                    ),
                  amount(f, set),
                )}
              </td>
              <td class="table__acts">
                <button
                  class="button button--quiet"
                  aria-label=${w.editRateOf(invoice)}
                  @click=${() => this.#edit(invoice)}
                >
                  ${w.edit}
                </button>
                <button
                  class="button button--quiet"
                  aria-label=${w.removeRateOf(invoice)}
                  @click=${(event: Event) => void focusAfterRemoval(event, keep("individualRate", invoice, invoice, null))}
                >
                  ${w.remove}
                </button>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>`,
    );
  }

  #exported(): Table {
    const w = provisionsWords[language.peek()];
    const { allowance, invoices, table } = words.peek();
    const report = figures.peek()?.allowance.value;
    return {
      head: [
        invoices.columns.number,
        table.customer,
        w.reason,
        allowance.netOpen,
        w.rate,
        allowance.allowance,
      ],
      kinds: ["text", "text", "text", "amount", "percent", "amount"],
      rows: (report?.individual ?? []).map((row) => [
        row.invoice,
        row.name ?? row.customer,
        row.reason ?? "",
        row.base,
        row.ratePercent,
        row.allowance,
      ]),
      ...(report ? { currency: report.currency } : {}),
    };
  }

  /** The address may ask for the rate of an invoice. */
  protected override updated(): void {
    const asked = route.peek().place?.rate;
    if (asked === this.#asked || !figures.peek()) return;
    this.#asked = asked;
    if (asked !== undefined) this.editing = asked;
  }
}

customElements.define("individual-section", IndividualSection);
