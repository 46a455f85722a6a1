import { html, nothing, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { figures, format, prefer, preferences, words } from "../../state.ts";
import { View } from "../../view.ts";
import { bucketLabel } from "../invoices/invoice-cells.ts";

/** A percent may be left open where the age of an invoice gives one. */
type Rate = { id: string; label: string; value: string; optional?: boolean };

/** What share of a receivable is likely to be lost: by age, by standing, and the VAT that is assumed. */
export class AllowanceRates extends View {
  static override properties = {
    beside: { attribute: false },
    wrong: { state: true },
  };
  /** What stands under each rate by age. */
  declare beside: readonly string[];
  declare wrong: Set<string>;

  constructor() {
    super();
    this.beside = [];
    this.wrong = new Set();
  }

  override render(): TemplateResult {
    const w = words.value;
    const { ratesPercent, doubtfulPercent, disputedPercent } = preferences.value;
    const own = (id: "doubtfulPercent" | "disputedPercent" | "vatPercent", label: string) => {
      const rate = { id, label, value: preferences.value[id], optional: id !== "vatPercent" };
      return this.#field(rate, (percent) => void prefer({ [id]: percent }));
    };
    return html`<fieldset class="assumptions assumptions--rates">
      <legend class="assumptions__title">${w.allowance.rates}</legend>
      ${rateNames().map((label, index) =>
        this.#field(
          { id: `rate-${index}`, label, value: ratesPercent[index] ?? "0" },
          (percent) => void prefer({ ratesPercent: ratesPercent.with(index, percent) }),
          this.beside[index],
        ),
      )}
      ${own("doubtfulPercent", w.allowance.doubtful)}
      ${own("disputedPercent", w.allowance.disputed)} ${own("vatPercent", w.allowance.vat)}
      <p class="field__help assumptions__help">
        ${w.allowance.ratesHelp}
        ${doubtfulPercent === "" || disputedPercent === "" ? w.allowance.byAge : nothing}
      </p>
    </fieldset>`;
  }

  #field(rate: Rate, change: (percent: string) => void, beside?: string): TemplateResult {
    const { id, label, value, optional } = rate;
    const wrong = this.wrong.has(id);
    const read = (event: Event) => {
      const { value: typed } = event.target as HTMLInputElement;
      const understood = optional && typed.trim() === "" ? "" : typedDecimal(typed);
      const next = new Set(this.wrong);
      if (understood === undefined) next.add(id);
      else next.delete(id);
      this.wrong = next;
      if (understood !== undefined) change(understood);
    };
    const help = wrong ? words.value.allowance.rateWrong : beside;
    return html`<div class="field field--narrow">
      <label class="field__label" for=${id}>${label}</label>
      <span class="field__with-unit">
        <input
          class="field__input"
          id=${id}
          inputmode="decimal"
          autocomplete="off"
          placeholder=${optional ? " " : nothing}
          .value=${value === "" ? "" : format.value.decimal(value)}
          aria-invalid=${wrong ? "true" : "false"}
          aria-describedby=${help ? `${id}-help` : nothing}
          @change=${read}
        />
        <span aria-hidden="true">%</span>
      </span>
      ${
        help
          ? html`<span
              class=${wrong ? "field__help field__help--error" : "field__help field__help--beside"}
              id=${`${id}-help`}
              role=${wrong ? "alert" : nothing}
            >
              ${help}
            </span>`
          : nothing
      }
    </div>`;
  }
}

/** Not due, then each bucket of the aging. */
export function rateNames(): string[] {
  const buckets = figures.value?.aging.value?.buckets ?? [];
  return [words.value.aging.notDue, ...buckets.map(bucketLabel)];
}

customElements.define("allowance-rates", AllowanceRates);
