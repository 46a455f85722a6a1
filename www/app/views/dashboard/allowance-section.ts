import type { AgingReport, AllowanceReport } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isZero, typedDecimal } from "../../../ui/format.ts";
import { amount } from "../../../ui/money.ts";
import { figures, format, prefer, preferences, showWhy, words } from "../../state.ts";
import { View } from "../../view.ts";
import { scrolling, sectionFrame, sources } from "./section-frame.ts";

const FIRST_ROWS = 20;
const MORE_ROWS = 100;

export class AllowanceSection extends View {
  static override properties = { rows: { state: true }, wrong: { state: true } };
  declare rows: number;
  declare wrong: Set<string>;

  constructor() {
    super();
    this.rows = FIRST_ROWS;
    this.wrong = new Set();
  }

  override render(): TemplateResult {
    const made = figures.value;
    const w = words.value;
    const f = format.value;
    if (!made) return html``;
    const report = made.allowance.value;
    const refusal = made.allowance.refusal;
    const some = report !== undefined && report.rows.length > 0;
    const body = html`
      ${this.#rates(made.aging.value)}
      ${refusal ? html`<p class="message message--error" role="alert">${w.refusal(refusal)}</p>` : nothing}
      ${report && some ? html`${this.#table(report)} ${this.#entries(report)}` : nothing}
    `;
    return sectionFrame({
      id: "allowance",
      name: w.allowance.name,
      finding: some
        ? w.allowance.finding(
            f.money(report.allowance, report.currency),
            f.money(report.netOpen, report.currency),
          )
        : report
          ? w.allowance.none
          : "",
      help: w.allowance.help,
      body,
      ...(report && some ? { csv: () => this.#csv(report) } : {}),
    });
  }

  #percentField(id: string, label: string, value: string, change: (text: string) => void) {
    const wrong = this.wrong.has(id);
    const read = (event: Event) => {
      const understood = typedDecimal((event.target as HTMLInputElement).value);
      const next = new Set(this.wrong);
      if (understood === undefined) next.add(id);
      else next.delete(id);
      this.wrong = next;
      if (understood !== undefined) change(understood);
    };
    return html`<div class="field field--narrow">
      <label class="field__label" for=${id}>${label}</label>
      <span class="field__with-unit">
        <input
          class="field__input"
          id=${id}
          inputmode="decimal"
          autocomplete="off"
          .value=${format.value.decimal(value)}
          aria-invalid=${wrong ? "true" : "false"}
          @change=${read}
        />
        <span aria-hidden="true">%</span>
      </span>
      ${
        wrong
          ? html`<span class="field__help field__help--error" role="alert">
              ${words.value.allowance.rateWrong}
            </span>`
          : nothing
      }
    </div>`;
  }

  #rates(aging: AgingReport | undefined): TemplateResult {
    const w = words.value;
    const { ratesPercent, vatPercent } = preferences.value;
    const names = this.#rateNames(aging);
    return html`<fieldset class="assumptions assumptions--rates">
      <legend class="assumptions__title">${w.allowance.rates}</legend>
      ${names.map((name, index) =>
        this.#percentField(
          `rate-${index}`,
          name,
          ratesPercent[index] ?? "0",
          (understood) => void prefer({ ratesPercent: ratesPercent.with(index, understood) }),
        ),
      )}
      ${this.#percentField(
        "vat",
        w.allowance.vat,
        vatPercent,
        (understood) => void prefer({ vatPercent: understood }),
      )}
      <p class="field__help assumptions__help">${w.allowance.ratesHelp}</p>
    </fieldset>`;
  }

  #table(report: AllowanceReport): TemplateResult {
    const w = words.value;
    const f = format.value;
    const shown = report.rows.slice(0, this.rows);
    const left = report.rows.length - shown.length;
    const reversals = !isZero(report.reversal);
    const table = html`<table class="table table--total">
      <caption class="visually-hidden">${w.allowance.name}</caption>
      <thead>
        <tr>
          <th scope="col">
            ${w.table.customer} <span class="table__unit">${w.table.in(report.currency)}</span>
          </th>
          <th scope="col" class="number">${w.allowance.netOpen}</th>
          <th scope="col" class="number">${w.allowance.allowance}</th>
          <th scope="col" class="number">${w.allowance.charge}</th>
          ${reversals ? html`<th scope="col" class="number">${w.allowance.reversal}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (row) => html`<tr>
            <th scope="row">${row.name ?? row.customer}</th>
            <td class="number">${amount(f, row.netOpen)}</td>
            <td class="number">${amount(f, row.allowance)}</td>
            <td class="number">${amount(f, row.charge)}</td>
            ${reversals ? html`<td class="number">${amount(f, row.reversal)}</td>` : nothing}
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${w.table.total}</th>
          <td class="number">${amount(f, report.netOpen)}</td>
          <td class="number">
            <button
              class="figure-button"
              aria-label=${`${f.decimal(report.allowance)}, ${w.why.title}`}
              @click=${() => this.#why(report)}
            >
              ${amount(f, report.allowance)}
            </button>
          </td>
          <td class="number">${amount(f, report.charge)}</td>
          ${reversals ? html`<td class="number">${amount(f, report.reversal)}</td>` : nothing}
        </tr>
      </tfoot>
    </table>`;
    return html`${scrolling(w.allowance.name, table)}
    ${
      left > 0
        ? html`<p class="table-more">
            ${w.table.shown(f.count(shown.length), f.count(report.rows.length))}
            <button
              class="button"
              @click=${() => {
                this.rows += MORE_ROWS;
              }}
            >
              ${w.table.more(f.count(Math.min(MORE_ROWS, left)))}
            </button>
          </p>`
        : nothing
    }
    ${report.warnings.map((warning) => html`<p class="message">${warning.message}</p>`)}`;
  }

  #why(report: AllowanceReport): void {
    const w = words.value;
    const f = format.value;
    const { ratesPercent, vatPercent } = preferences.value;
    showWhy({
      title: w.allowance.name,
      figure: f.money(report.allowance, report.currency),
      method: w.allowance.why,
      page: "allowance",
      rules: report.rules,
      inputs: [
        { label: w.allowance.netOpen, figure: f.money(report.netOpen, report.currency) },
        ...this.#rateNames(figures.value?.aging.value).map((name, index) => ({
          label: name,
          figure: f.percent(ratesPercent[index] ?? "0"),
        })),
        { label: w.allowance.vat, figure: f.percent(vatPercent) },
      ],
    });
  }

  #rateNames(aging: AgingReport | undefined): string[] {
    const w = words.value.aging;
    const buckets = (aging?.buckets ?? []).map(({ from, to }) =>
      to === null ? w.beyond(String(from - 1)) : w.bucket(String(from), String(to)),
    );
    return [w.notDue, ...buckets];
  }

  #entries(report: AllowanceReport): TemplateResult {
    const w = words.value;
    const f = format.value;
    if (report.entries.length === 0) return html``;
    const side = (decimal: string) => (isZero(decimal) ? nothing : amount(f, decimal));
    return html`<h3 class="subheading">${w.allowance.entries}</h3>
      ${scrolling(
        w.allowance.entries,
        html`<table class="table table--short">
          <caption class="visually-hidden">${w.allowance.entries}</caption>
          <thead>
            <tr>
              <th scope="col">${w.allowance.account}</th>
              <th scope="col">${w.allowance.label}</th>
              <th scope="col" class="number">
                ${w.allowance.debit} <span class="table__unit">${w.table.in(report.currency)}</span>
              </th>
              <th scope="col" class="number">${w.allowance.credit}</th>
            </tr>
          </thead>
          <tbody>
            ${report.entries.map(
              (entry) => html`<tr>
                <th scope="row">${entry.account}</th>
                <td class="table__label">${entry.label}</td>
                <td class="number">${side(entry.debit)}</td>
                <td class="number">${side(entry.credit)}</td>
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      <p class="section__note">${w.allowance.balanced}</p>
      ${sources(report.rules)}`;
  }

  #csv(report: AllowanceReport): string[][] {
    const w = words.value;
    return [
      [
        w.table.customer,
        w.allowance.netOpen,
        w.allowance.allowance,
        w.allowance.charge,
        w.allowance.reversal,
      ],
      ...report.rows.map((row) => [
        row.name ?? row.customer,
        row.netOpen,
        row.allowance,
        row.charge,
        row.reversal,
      ]),
    ];
  }
}
customElements.define("allowance-section", AllowanceSection);
