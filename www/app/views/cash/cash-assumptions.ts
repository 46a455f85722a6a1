import { html, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { ALERTS } from "../../cash.ts";
import { format, language, prefer, preferences, words } from "../../state.ts";
import { View } from "../../view.ts";

/** What the forecast takes for granted: shown as such, each to be changed. */
export class CashAssumptions extends View {
  static override properties = { wrong: { state: true } };
  /** Whether the text of the threshold is no amount. */
  declare wrong: boolean;

  constructor() {
    super();
    this.wrong = false;
  }

  override render(): TemplateResult {
    const w = cashWords[language.value];
    const shared = words.value.forecast;
    const f = format.value;
    const { timing, graceDays, alertPercent, threshold, currency } = preferences.value;
    return html`<section class="section" aria-labelledby="assumptions">
      <h2 class="subheading" id="assumptions" tabindex="-1">${w.assumptions}</h2>
      <div class="assumptions">
        <div class="field">
          <label class="field__label" for="threshold">${w.threshold}</label>
          <input
            class="field__input"
            id="threshold"
            inputmode="decimal"
            autocomplete="off"
            .value=${f.decimal(threshold)}
            aria-invalid=${this.wrong ? "true" : "false"}
            aria-describedby="threshold-help"
            @change=${this.#threshold}
          />
          <span
            class="field__help ${this.wrong ? "field__help--error" : ""}"
            id="threshold-help"
            role=${this.wrong ? "alert" : "note"}
          >
            ${this.wrong ? w.notUnderstood : w.thresholdHelp(f.money(threshold, currency))}
          </span>
        </div>
        <label class="field">
          <span class="field__label">${shared.timing}</span>
          <select
            class="field__input"
            @change=${(event: Event) =>
              void prefer({
                timing: (event.target as HTMLSelectElement).value === "due" ? "due" : "behaviour",
              })}
          >
            <option value="behaviour" ?selected=${timing === "behaviour"}>
              ${shared.timingBehaviour}
            </option>
            <option value="due" ?selected=${timing === "due"}>${shared.timingDue}</option>
          </select>
          <span class="field__help">${w.timingHelp}</span>
        </label>
        <label class="field">
          <span class="field__label">${shared.grace}</span>
          <input
            class="field__input"
            type="number"
            min="0"
            max="3650"
            step="1"
            .value=${String(graceDays)}
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              if (input.value !== "" && input.checkValidity()) {
                void prefer({ graceDays: input.valueAsNumber });
              }
            }}
          />
          <span class="field__help">${w.graceHelp}</span>
        </label>
        <label class="field">
          <span class="field__label">${w.alert}</span>
          <select
            class="field__input"
            @change=${(event: Event) =>
              void prefer({ alertPercent: (event.target as HTMLSelectElement).value })}
          >
            ${ALERTS.map(
              (percent) => html`<option value=${percent} ?selected=${percent === alertPercent}>
                ${f.percent(percent)}
              </option>`,
            )}
          </select>
          <span class="field__help">${w.alertHelp}</span>
        </label>
        <fieldset class="field">
          <legend class="field__label">${w.include}</legend>
          ${this.#include("includeDisputed", w.disputed)}
          ${this.#include("includeDoubtful", w.doubtful)}
        </fieldset>
      </div>
    </section>`;
  }

  #include(key: "includeDisputed" | "includeDoubtful", label: string): TemplateResult {
    return html`<label class="choice">
      <input
        type="checkbox"
        .checked=${preferences.value[key]}
        @change=${(event: Event) =>
          void prefer({ [key]: (event.target as HTMLInputElement).checked })}
      />
      ${label}
    </label>`;
  }

  readonly #threshold = (event: Event) => {
    const understood = typedDecimal((event.target as HTMLInputElement).value);
    this.wrong = understood === undefined;
    if (understood !== undefined) void prefer({ threshold: understood });
  };
}
customElements.define("cash-assumptions", CashAssumptions);
