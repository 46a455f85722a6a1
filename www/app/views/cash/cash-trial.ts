import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { amount } from "../../../ui/money.ts";
import {
  cash,
  horizon,
  isNeutral,
  keepCash,
  placed,
  sameTrial,
  scenarios,
  trial,
  tryOut,
  whyCash,
} from "../../cash.ts";
import type { Trial } from "../../desk.ts";
import { figures, format, language, preferences, screenAddress, words } from "../../state.ts";
import { isFocusLost, View } from "../../view.ts";
import type { CashCase } from "../../worker/messages.ts";
import { scrolling } from "../dashboard/section-frame.ts";
import { figureButton } from "../figure-button.ts";
import { editing, recordActions, tell } from "./record-actions.ts";

/** More customers than these are not looked through: those who owe most come first. */
const LISTED = 200;
type Measure = Exclude<keyof Trial, "customer">;

/** Sliders to try something with, and what is kept of it, side by side. */
export class CashTrial extends View {
  static override properties = { naming: { state: true } };
  declare naming: boolean;

  constructor() {
    super();
    this.naming = false;
  }

  override render(): TemplateResult {
    const w = cashWords[language.value];
    const tried = trial.value;
    const neutral = isNeutral(tried);
    const kept = scenarios.value.some(([, one]) => sameTrial(one, tried));
    return html`<section class="section" aria-labelledby="trial">
      <header class="section__head">
        <h2 class="subheading" id="trial" tabindex="-1">${w.trial}</h2>
        <p class="section__help">${w.trialHelp}</p>
      </header>
      <div class="trial">
        ${this.#slider("delayDays", w.delay, 0, 120, 5)}
        ${this.#slider("inflowPercent", w.inflow, 0, 150, 5)}
        ${this.#slider("outflowPercent", w.outflow, 0, 150, 5)} ${this.#customer()}
        ${
          tried.customer === undefined
            ? nothing
            : html`${this.#slider("customerDelayDays", w.customerDelay, 0, 120, 5)}
              ${this.#slider("customerInflowPercent", w.customerInflow, 0, 150, 5)}`
        }
      </div>
      ${
        neutral
          ? nothing
          : html`<p class="actions trial__actions">
              <button class="button" @click=${() => tryOut({})}>${w.reset}</button>
              ${
                kept || this.naming
                  ? nothing
                  : html`<button
                      class="button"
                      @click=${() => {
                        this.naming = true;
                      }}
                    >
                      ${w.keep}
                    </button>`
              }
            </p>`
      }
      ${this.naming && !neutral ? this.#form(tried) : nothing}
      ${neutral && scenarios.value.length === 0 ? nothing : this.#cases()}
    </section>`;
  }

  #slider(name: Measure, label: string, min: number, max: number, step: number): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const isShare = name.endsWith("Percent");
    const still = isShare ? 100 : 0;
    const value = trial.value[name] ?? still;
    const shown = isShare ? f.percent(String(value)) : w.days(f.count(value));
    return html`<label class="trial__slider">
      <span class="field__label">${label}</span>
      <output class="trial__value number">${shown}</output>
      <input
        type="range"
        name=${name}
        min=${min}
        max=${max}
        step=${step}
        .value=${String(value)}
        aria-valuetext=${shown}
        @input=${(event: Event) => {
          const next = (event.target as HTMLInputElement).valueAsNumber;
          const { [name]: _, ...others } = trial.peek();
          tryOut(next === still ? others : { ...others, [name]: next });
        }}
      />
    </label>`;
  }

  #customer(): TemplateResult {
    const w = cashWords[language.value];
    const { customer } = trial.value;
    const rows = figures.value?.aging.value?.rows.slice(0, LISTED) ?? [];
    return html`<label class="trial__slider">
      <span class="field__label">${w.customer}</span>
      <select
        class="field__input"
        name="customer"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          const { customer: _, customerDelayDays, customerInflowPercent, ...others } = trial.peek();
          tryOut(value === "" ? others : { ...others, customer: value, customerDelayDays: 30 });
        }}
      >
        <option value="" ?selected=${customer === undefined}>${w.noCustomer}</option>
        ${
          customer === undefined || rows.some((row) => row.customer === customer)
            ? nothing
            : html`<option value=${customer} selected>${customer}</option>`
        }
        ${rows.map(
          (row) => html`<option value=${row.customer} ?selected=${row.customer === customer}>
            ${row.name ?? row.customer}
          </option>`,
        )}
      </select>
    </label>`;
  }

  #form(tried: Trial): TemplateResult {
    const w = words.value.edits;
    const { keepName } = cashWords[language.value];
    return html`<form
      class="views__form"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const name = String(new FormData(event.target as HTMLFormElement).get("name") ?? "").trim();
        if (name === "") return;
        this.naming = false;
        void keepCash("scenario", name, tried, name, editing("scenario", name)).then(tell);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === "Escape") this.naming = false;
      }}
    >
      <label class="field__label" for="scenario-name">${keepName}</label>
      <input class="field__input" id="scenario-name" name="name" required maxlength="60" autocomplete="off" />
      <button class="button button--primary">${w.save}</button>
      <button
        type="button"
        class="button"
        @click=${() => {
          this.naming = false;
        }}
      >
        ${w.drop}
      </button>
    </form>`;
  }

  #cases(): TemplateResult {
    const w = cashWords[language.value];
    const answer = cash.value;
    if (!answer) return html``;
    const { currency } = answer.plan;
    const expected = answer.cases.find((one) => isNeutral(one.trial));
    const first = answer.cases[0];
    const isKept = scenarios.value.some(([, one]) => sameTrial(one, first?.trial ?? {}));
    const of = (tried: Trial) => answer.cases.find((one) => sameTrial(one.trial, tried));
    return html`<h3 class="subheading subheading--small" id="scenarios">${w.scenarios}</h3>
      ${scrolling(
        w.scenarios,
        html`<table class="table">
          <caption class="visually-hidden">${w.scenarios}</caption>
          <thead>
            <tr>
              <th scope="col">
                ${w.scenario} <span class="table__unit">${words.value.table.in(currency)}</span>
              </th>
              <th scope="col">${w.firstBelow}</th>
              <th scope="col" class="number">${w.missing}</th>
              <th scope="col" class="number">${w.lowest}</th>
              <th scope="col" class="number">${w.closing}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            ${this.#row(w.expected, {}, expected)}
            ${first && !isNeutral(first.trial) && !isKept ? this.#row(w.unnamed, first.trial, first) : nothing}
            ${scenarios.value.map(([name, one]) => this.#row(name, one, of(one), name))}
          </tbody>
        </table>`,
      )}`;
  }

  #row(label: string, tried: Trial, found: CashCase | undefined, name?: string): TemplateResult {
    const w = cashWords[language.value];
    const f = format.value;
    const { forecast } = words.value;
    const { threshold, currency } = preferences.value;
    const here = sameTrial(tried, trial.value);
    const run = found?.forecast.value?.runs[0];
    const refusal = found?.forecast.refusal;
    const last = run?.periods.length ?? 0;
    const why = (title: string, key: string, decimal: string) => html`<button
      class="figure-button"
      @click=${() => void whyCash(`${label} : ${title}`, key, tried)}
    >
      ${amount(f, decimal)}
    </button>`;
    return html`<tr>
      <th scope="row">
        <a
          href=${screenAddress("cash", placed(horizon.value, tried))}
          aria-current=${here ? "true" : nothing}
          >${label}</a
        >
      </th>
      ${
        run
          ? html`<td>${run.firstBelow === null ? w.neverBelow : f.date(run.firstBelow)}</td>
              <td class="number">
                ${
                  found?.shortfall === undefined
                    ? "–"
                    : figureButton(
                        `${label}, ${w.missing}`,
                        f.money(found.shortfall, currency),
                        {
                          method: w.missingWhy,
                          page: "forecast",
                          inputs: [
                            { label: forecast.threshold, figure: f.money(threshold, currency) },
                            {
                              label: w.lowestOn(f.date(run.lowestOn)),
                              figure: f.money(run.lowest, currency),
                            },
                          ],
                        },
                        amount(f, found.shortfall),
                      )
                }
              </td>
              <td class="number">
                ${why(w.lowestOn(f.date(run.lowestOn)), "lowest", run.lowest)}
                <small class="table__note">${f.date(run.lowestOn)}</small>
              </td>
              <td class="number">
                ${why(
                  w.closingOn(f.date(run.periods.at(-1)?.end ?? "")),
                  `periods/${last - 1}/closing`,
                  run.closing,
                )}
              </td>`
          : html`<td colspan="4">${refusal ? words.value.refusal(refusal) : nothing}</td>`
      }
      <td>
        ${name === undefined ? nothing : recordActions(name, undefined, () => keepCash("scenario", name, null, name))}
      </td>
    </tr>`;
  }

  protected override updated(changed: PropertyValues): void {
    const field = this.querySelector<HTMLElement>("#scenario-name");
    if (field && !this.querySelector(".views__form")?.contains(document.activeElement))
      field.focus();
    if (changed.get("naming") && isFocusLost()) this.querySelector<HTMLElement>("#trial")?.focus();
  }
}
customElements.define("cash-trial", CashTrial);
