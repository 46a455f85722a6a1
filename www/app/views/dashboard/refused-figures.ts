import { html, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { prefer, preferences, words } from "../../state.ts";
import type { Refusal } from "../../worker/messages.ts";

/** Why there are no figures; where a rate is missing, with the means to give it. */
export function refusedFigures(refusal: Refusal): TemplateResult {
  const w = words.value;
  if (refusal.code !== "fx/missing") {
    return html`<p class="message message--error" role="alert">${w.refusal(refusal)}</p>`;
  }
  const { currency, fx } = preferences.value;
  const missing = (refusal.value ?? "").split(/[^A-Z]+/).filter((code) => /^[A-Z]{3}$/.test(code));
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const given = missing.flatMap((code) => {
      const rate = typedDecimal(String(data.get(code) ?? ""));
      return rate === undefined ? [] : [[code, rate]];
    });
    void prefer({ fx: { ...fx, ...Object.fromEntries(given) } });
  };
  return html`<section class="form-block" aria-labelledby="fx">
    <h1 class="heading" id="fx">${w.figureRefused.fx(missing.join(", "))}</h1>
    <form class="form-row" @submit=${apply}>
      ${missing.map(
        (code) => html`<label class="field">
          <span class="field__label">${w.figureRefused.fxLabel(code, currency)}</span>
          <input class="field__input" name=${code} inputmode="decimal" required />
        </label>`,
      )}
      <button class="button button--primary">${w.figureRefused.fxApply}</button>
      ${missing.slice(0, 1).map(
        (code) => html`<button
          type="button"
          class="button"
          @click=${() => void prefer({ currency: code, fx: {} })}
        >
          ${w.figureRefused.switchTo(code)}
        </button>`,
      )}
    </form>
  </section>`;
}
