import type { LossRates } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { amount } from "../../../ui/money.ts";
import { provisions, takeHistory } from "../../provisions.ts";
import { format, language, words } from "../../state.ts";
import type { Table } from "../../table.ts";
import { View } from "../../view.ts";
import { scrolling, sectionFrame, sources } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";
import { rateNames } from "./allowance-rates.ts";

/** The rates that are chosen, beside those that the history of the book gives. */
export class RatesSection extends View {
  override render(): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const { value: rates, refusal } = provisions.value?.lossRates ?? {};
    const buckets = rates?.buckets ?? [];
    const some = buckets.some(({ ratePercent }) => ratePercent !== null);
    const beside = buckets.map(({ ratePercent }) =>
      ratePercent === null ? w.noPast : w.past(f.percent(ratePercent)),
    );
    return sectionFrame({
      id: "rates",
      name: w.rates,
      finding: w.ratesFinding,
      help: w.ratesHelp,
      body: html`<allowance-rates .beside=${beside}></allowance-rates>
        ${refusal ? html`<p class="message">${words.value.refusal(refusal)}</p>` : nothing}
        ${
          some && rates
            ? html`<p class="actions actions--close">
                  <button class="button" @click=${takeHistory}>${w.take}</button>
                </p>
                ${this.#history(rates)}`
            : rates
              ? html`<p class="section__note">${w.noPastHelp}</p>`
              : nothing
        }`,
      ...(some && rates ? { table: () => exported(rates) } : {}),
    });
  }

  #history(rates: LossRates): TemplateResult {
    const w = provisionsWords[language.value];
    const f = format.value;
    const names = rateNames();
    const sum = (name: string, decimal: string) =>
      html`<td class="number">
        ${figureButton(
          name,
          f.money(decimal, rates.currency),
          { method: w.historyHelp, page: "loss-rates", rules: rates.rules },
          amount(f, decimal),
        )}
      </td>`;
    return html`<details class="fold">
      <summary>${w.history}</summary>
      <p class="section__help">${w.historyHelp}</p>
      ${scrolling(
        w.history,
        html`<table class="table">
          <caption class="visually-hidden">${w.history}</caption>
          <thead>
            <tr>
              <th scope="col">${w.age}</th>
              <th scope="col" class="number">
                ${w.reached} <span class="table__unit">${words.value.table.in(rates.currency)}</span>
              </th>
              <th scope="col" class="number">${w.lost}</th>
              <th scope="col" class="number">${w.rate}</th>
            </tr>
          </thead>
          <tbody>
            ${rates.buckets.map(({ reached, lost }, at) => {
              const name = names[at] ?? "";
              return html`<tr>
                  <th scope="row">${name}</th>
                  ${sum(`${w.reached}, ${name}`, reached)} ${sum(`${w.lost}, ${name}`, lost)}
                  <td class="number">${pastRate(rates, at, name)}</td>
                </tr>`;
            })}
          </tbody>
        </table>`,
      )}
      ${sources(rates.rules)}
      <p class="section__note">
        <a href=${words.value.why.pageOf("loss-rates")} target="_blank">${words.value.why.page}</a>
      </p>
    </details>`;
  }
}

/** What the past of the book lost of what reached an age. */
export function pastRate(rates: LossRates, at: number, name: string): unknown {
  const w = provisionsWords[language.value];
  const f = format.value;
  const bucket = rates.buckets[at];
  if (!bucket || bucket.ratePercent === null) return w.noPast;
  return figureButton(`${w.pastRate}, ${name}`, f.percent(bucket.ratePercent), {
    method: w.historyHelp,
    page: "loss-rates",
    rules: rates.rules,
    inputs: [
      { label: w.reached, figure: f.money(bucket.reached, rates.currency) },
      { label: w.lost, figure: f.money(bucket.lost, rates.currency) },
    ],
  });
}

function exported({ buckets, currency }: LossRates): Table {
  const w = provisionsWords[language.value];
  const names = rateNames();
  return {
    head: [w.age, w.reached, w.lost, w.rate],
    kinds: ["text", "amount", "amount", "percent"],
    rows: buckets.map(({ reached, lost, ratePercent }, at) => [
      names[at] ?? "",
      reached,
      lost,
      ratePercent ?? "",
    ]),
    currency,
  };
}

customElements.define("rates-section", RatesSection);
