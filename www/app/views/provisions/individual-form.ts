import { html, nothing, type TemplateResult } from "lit";
import { isNegative, typedDecimal } from "../../../ui/format.ts";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { deskValue } from "../../desk.ts";
import { judgeRate, keep, provisions } from "../../provisions.ts";
import { book, format, language, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Refusal } from "../../worker/messages.ts";

/** What a person expects to lose of one invoice, and why. */
export class IndividualForm extends View {
  static override properties = { invoice: { type: String }, wrong: { state: true } };
  /** Its id; empty: to be named. */
  declare invoice: string;
  /** By name of the field; "" stands above them all. */
  declare wrong: Record<string, string>;

  constructor() {
    super();
    this.invoice = "";
    this.wrong = {};
  }

  override render(): TemplateResult {
    const w = provisionsWords[language.value];
    const { edits, invoices } = words.value;
    const { "": whole, ...fields } = this.wrong;
    const count = Object.keys(fields).length;
    const kept = deskValue(book.value?.desk ?? {}, "individualRate", this.invoice);
    const percent = kept?.ratePercent ?? "";
    return html`<form class="form" novalidate @submit=${this.#submit} @keydown=${this.#escape}>
      <h3 class="subheading subheading--small" id="rate-title" tabindex="-1">${w.addRate}</h3>
      ${
        count > 0 || whole
          ? html`<p class="message message--error" role="alert">
              ${count > 0 ? w.wrong(format.value.count(count)) : nothing} ${whole ?? nothing}
            </p>`
          : nothing
      }
      ${this.#field("invoice", invoices.columns.number, this.invoice, this.invoice !== "")}
      <datalist id="rate-invoices">
        ${(provisions.value?.openInvoices ?? []).map(
          ({ id, customer }) => html`<option value=${id}>${customer}</option>`,
        )}
      </datalist>
      ${this.#field(
        "ratePercent",
        w.ratePercent,
        format.value.language === "fr" ? percent.replace(".", ",") : percent,
      )}
      ${this.#field("reason", w.reason, kept?.reason ?? "", false, w.reasonHelp)}
      <p class="actions actions--close">
        <button class="button button--primary">${edits.save}</button>
        <button type="button" class="button" @click=${this.#leave}>${edits.drop}</button>
      </p>
    </form>`;
  }

  #field(name: string, label: string, value: string, fixed = false, help?: string): TemplateResult {
    const told = this.wrong[name];
    const id = `rate-of-${name}`;
    return html`<div class="field">
      <label class="field__label" for=${id}>${label}</label>
      <input
        class="field__input"
        id=${id}
        name=${name}
        inputmode=${name === "ratePercent" ? "decimal" : nothing}
        list=${name === "invoice" ? "rate-invoices" : nothing}
        autocomplete="off"
        ?readonly=${fixed}
        .defaultValue=${value}
        aria-invalid=${told ? "true" : nothing}
        aria-describedby=${(told ?? help) ? `${id}-help` : nothing}
      />
      ${
        (told ?? help)
          ? html`<span
              class=${told ? "field__help field__help--error" : "field__help"}
              id=${`${id}-help`}
            >
              ${told ?? help}
            </span>`
          : nothing
      }
    </div>`;
  }

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#leave();
  };

  readonly #leave = () => {
    this.dispatchEvent(new CustomEvent("leave"));
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const w = provisionsWords[language.peek()];
    const data = new FormData(event.target as HTMLFormElement);
    const typed = (name: string) => String(data.get(name) ?? "").trim();
    const wrong: Record<string, string> = {};
    const invoice = typed("invoice");
    const ratePercent = typedDecimal(typed("ratePercent"));
    const reason = typed("reason");
    if (invoice === "") wrong.invoice = words.peek().edits.required;
    if (ratePercent === undefined || isNegative(ratePercent)) wrong.ratePercent = w.wrongPercent;
    if (reason === "") wrong.reason = w.noReason;
    if (Object.keys(wrong).length > 0 || ratePercent === undefined) {
      await this.#tell(wrong);
      return;
    }
    const outcome = await judgeRate(invoice, ratePercent);
    if (!outcome) return;
    if (outcome.refusal) {
      await this.#tell(this.#placed(outcome.refusal));
      return;
    }
    const answer = await keep("individualRate", invoice, invoice, { ratePercent, reason });
    if (answer === "saved") this.#leave();
  };

  /** The refusal at the field that it is about; what no field shows stands above them all. */
  #placed(refusal: Refusal): Record<string, string> {
    const name = refusal.path?.split("/").at(-1) ?? "";
    const known = name === "invoice" || name === "ratePercent";
    return { [known ? name : ""]: words.peek().refusal(refusal) };
  }

  async #tell(wrong: Record<string, string>): Promise<void> {
    this.wrong = wrong;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("#rate-title")?.focus();
  }
}

customElements.define("individual-form", IndividualForm);
