import type { InstallmentPlan, InstallmentsInput } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isIsoDate } from "../../../ui/format.ts";
import { agreementWords } from "../../../ui/i18n/screens/agreement.ts";
import { remindersWords } from "../../../ui/i18n/screens/reminders.ts";
import { amount } from "../../../ui/money.ts";
import { agreePlan } from "../../reminders.ts";
import { ask, format, language, words } from "../../state.ts";
import { View } from "../../view.ts";
import { dayNumber, isoDay } from "../../worker/days.ts";
import type { LetterFigures } from "../../worker/reminders.ts";

const INTERESTS = ["reserved", "waived"] as const;
const EVERY = ["week", "month", "quarter"] as const;
/** A month, as it is agreed most often. */
const FIRST_DAYS = 30;
const GRACE_DAYS = 5;
const PARTS = 3;
const WHOLE = /^\d{1,3}$/;

/** A debt in parts, split by the core as it is typed. */
export class PlanForm extends View {
  static override properties = {
    figures: { attribute: false },
    customer: { type: String },
    split: { state: true },
    wrong: { state: true },
  };
  declare figures: LetterFigures;
  declare customer: string;
  declare split: InstallmentPlan | undefined;
  declare wrong: string;
  #asked = "";

  constructor() {
    super();
    this.wrong = "";
  }

  override render(): TemplateResult {
    const w = remindersWords[language.value];
    const f = format.value;
    const agreement = agreementWords[language.value];
    const { currency, total, open, asOf } = this.figures;
    return html`<form
      class="plan-form"
      novalidate
      @input=${() => void this.#read()}
      @submit=${(event: SubmitEvent) => void this.#agree(event)}
    >
      <p class="field__help">${w.planHelp}</p>
      ${this.wrong ? html`<p class="message message--error" role="alert">${this.wrong}</p>` : nothing}
      <label class="field">
        <span class="field__label">${w.planBase}</span>
        <select class="field__input" name="base">
          <option value="total">${w.planBases.total(f.money(total, currency))}</option>
          ${
            total === open
              ? nothing
              : html`<option value="open">${w.planBases.open(f.money(open, currency))}</option>`
          }
        </select>
      </label>
      <label class="field">
        <span class="field__label">${agreement.interest}</span>
        <select class="field__input" name="interest">
          ${INTERESTS.map((name) => html`<option value=${name}>${agreement.interests[name]}</option>`)}
        </select>
      </label>
      <div class="plan-form__row">
        ${this.#field("count", w.planCount, String(PARTS))}
        <label class="field">
          <span class="field__label">${w.planFirst}</span>
          <input
            class="field__input"
            type="date"
            name="first"
            .defaultValue=${isoDay(dayNumber(asOf) + FIRST_DAYS)}
          />
        </label>
        <label class="field">
          <span class="field__label">${w.planEvery}</span>
          <select class="field__input" name="every">
            ${EVERY.map(
              (name) =>
                html`<option value=${name} ?selected=${name === "month"}>${w.planPeriods[name]}</option>`,
            )}
          </select>
        </label>
        ${this.#field("grace", w.planGrace, String(GRACE_DAYS))}
      </div>
      ${
        this.split
          ? html`<table class="table table--small" data-split>
              <caption class="visually-hidden">${w.planBase}</caption>
              <tbody>
                ${this.split.installments.map(
                  (part) => html`<tr>
                    <th scope="row">${f.date(part.date)}</th>
                    <td class="number">${amount(f, part.amount)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>`
          : nothing
      }
      <p class="actions"><button class="button">${w.planAgree}</button></p>
    </form>`;
  }

  #field(name: string, label: string, value: string): TemplateResult {
    return html`<label class="field">
      <span class="field__label">${label}</span>
      <input
        class="field__input settings__day"
        name=${name}
        inputmode="numeric"
        autocomplete="off"
        .defaultValue=${value}
      />
    </label>`;
  }

  #typed(name: string): string {
    const field = this.querySelector<HTMLInputElement>(`[name=${name}]`);
    return field?.value.trim() ?? "";
  }

  /** What the core makes of what is typed; the last answer is that of the last question. */
  async #read(): Promise<void> {
    const { currency, total, open } = this.figures;
    const w = remindersWords[language.peek()];
    const labels = { count: w.planCount, grace: w.planGrace };
    const unread = (["count", "grace"] as const).filter((name) => !WHOLE.test(this.#typed(name)));
    if (unread.length > 0) {
      this.#asked = "";
      this.split = undefined;
      this.wrong = w.planWhole(unread.map((name) => labels[name]));
      return;
    }
    const input: InstallmentsInput = {
      amount: this.#typed("base") === "open" ? open : total,
      // Not money: how many parts.
      count: Number(this.#typed("count")),
      first: this.#typed("first"),
      every: this.#typed("every") as (typeof EVERY)[number],
      currency,
    };
    const asked = JSON.stringify(input);
    this.#asked = asked;
    const outcome = await ask("computing", (engine) => engine.installments(input));
    if (!outcome || this.#asked !== asked) return;
    this.split = outcome.value;
    this.wrong = outcome.refusal ? words.peek().refusal(outcome.refusal) : "";
  }

  async #agree(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    await this.#read();
    const { split, figures, customer } = this;
    if (!split || this.wrong || !isIsoDate(this.#typed("first"))) return;
    await agreePlan({
      customer,
      currency: figures.currency,
      invoices: figures.rows.map(({ id }) => id),
      made: figures.asOf,
      total: split.total,
      parts: split.installments.map(({ date, amount: part }) => ({ date, amount: part })),
      // Not money: days of grace.
      graceDays: Number(this.#typed("grace")),
      base: this.#typed("base") === "open" ? "open" : "total",
      interest: INTERESTS.find((name) => name === this.#typed("interest")) ?? "reserved",
    });
  }

  protected override firstUpdated(): void {
    void this.#read();
  }
}
customElements.define("plan-form", PlanForm);
