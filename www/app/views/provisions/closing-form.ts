import { html, nothing, type TemplateResult } from "lit";
import { isIsoDate, isNegative, typedDecimal } from "../../../ui/format.ts";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { deskValue } from "../../desk.ts";
import { keep, provisions } from "../../provisions.ts";
import { ask, book, format, language, preferences, words } from "../../state.ts";
import { View } from "../../view.ts";

interface Line {
  customer: string;
  amount: string;
}

/** What the books had set aside for each customer at a closing that was made elsewhere. */
export class ClosingForm extends View {
  static override properties = {
    date: { type: String },
    lines: { state: true },
    wrong: { state: true },
  };
  /** Of the one to change; empty: a new one. */
  declare date: string;
  declare lines: Line[];
  /** By name of the field; "" stands above them all. */
  declare wrong: Record<string, string>;

  constructor() {
    super();
    this.date = "";
    this.lines = [];
    this.wrong = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = deskValue(book.peek()?.desk ?? {}, "closing", this.date);
    const lines = Object.entries(kept?.allowances ?? {}).map(([customer, amount]) => ({
      customer: nameOf(customer),
      amount: format.peek().language === "fr" ? amount.replace(".", ",") : amount,
    }));
    this.lines = lines.length > 0 ? lines : [{ customer: "", amount: "" }];
  }

  override render(): TemplateResult {
    const w = provisionsWords[language.value];
    const { edits } = words.value;
    const { "": whole, ...fields } = this.wrong;
    const count = Object.keys(fields).length;
    return html`<form class="form" novalidate @submit=${this.#submit} @keydown=${this.#key}>
      <h3 class="subheading subheading--small" id="closing-title" tabindex="-1">${w.state}</h3>
      <p class="field__help">${w.stateHelp}</p>
      ${
        count > 0 || whole
          ? html`<p class="message message--error" role="alert">
              ${count > 0 ? w.wrong(format.value.count(count)) : nothing} ${whole ?? nothing}
            </p>`
          : nothing
      }
      ${this.#field("date", w.date, this.date, "date")}
      ${this.lines.map(({ customer, amount }, at) => {
        const line = format.value.count(at + 1);
        return html`<div class="form__line">
          ${this.#field(`customer-${at}`, w.customer, customer, "text", w.ofLine(w.customer, line))}
          ${this.#field(`amount-${at}`, w.amount, amount, "amount", w.ofLine(w.amount, line))}
        </div>`;
      })}
      <datalist id="closing-customers">
        ${(provisions.value?.customers ?? []).map(({ id, name }) => html`<option value=${name ?? id}></option>`)}
      </datalist>
      <p class="actions actions--close">
        <button type="button" class="button" @click=${this.#add}>${w.addLine}</button>
      </p>
      <p class="actions actions--close">
        <button class="button button--primary">${edits.save}</button>
        <button type="button" class="button" @click=${this.#leave}>${edits.drop}</button>
      </p>
    </form>`;
  }

  #field(
    name: string,
    label: string,
    value: string,
    type: "date" | "text" | "amount",
    full?: string,
  ): TemplateResult {
    const told = this.wrong[name];
    const id = `closing-${name}`;
    return html`<div class="field">
      <label class="field__label" for=${id}>${label}</label>
      <input
        class="field__input"
        id=${id}
        name=${name}
        type=${type === "date" ? "date" : "text"}
        inputmode=${type === "amount" ? "decimal" : nothing}
        list=${type === "text" ? "closing-customers" : nothing}
        autocomplete="off"
        aria-label=${full ?? nothing}
        ?readonly=${type === "date" && this.date !== ""}
        .defaultValue=${value}
        aria-invalid=${told ? "true" : nothing}
        aria-describedby=${told ? `${id}-help` : nothing}
      />
      ${
        told
          ? html`<span class="field__help field__help--error" id=${`${id}-help`}>${told}</span>`
          : nothing
      }
    </div>`;
  }

  readonly #add = async () => {
    this.lines = [...this.lines, { customer: "", amount: "" }];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#closing-customer-${this.lines.length - 1}`)?.focus();
  };

  readonly #key = (event: KeyboardEvent) => {
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
    const date = typed("date");
    if (!isIsoDate(date)) wrong.date = w.wrongDate;
    else if (date !== this.date && deskValue(book.peek()?.desk ?? {}, "closing", date)) {
      wrong.date = w.dateTaken;
    }
    const allowances = new Map<string, string>();
    for (const at of this.lines.keys()) {
      const customer = idOf(typed(`customer-${at}`));
      const text = typed(`amount-${at}`);
      if (customer === "" && text === "") continue;
      const decimal = typedDecimal(text);
      if (customer === "") wrong[`customer-${at}`] = w.noCustomer;
      else if (allowances.has(customer)) wrong[`customer-${at}`] = w.twice;
      if (decimal === undefined || isNegative(decimal)) wrong[`amount-${at}`] = w.wrongAmount;
      else allowances.set(customer, decimal);
    }
    if (Object.keys(wrong).length > 0) {
      await this.#tell(wrong);
      return;
    }
    const { currency } = preferences.peek();
    const outcome = await ask("computing", (engine) =>
      engine.statedClosing(date, currency, Object.fromEntries(allowances)),
    );
    if (!outcome) return;
    if (outcome.refusal) {
      await this.#tell({ "": words.peek().refusal(outcome.refusal) });
      return;
    }
    const answer = await keep("closing", date, date, outcome.value);
    if (answer === "saved") this.#leave();
  };

  async #tell(wrong: Record<string, string>): Promise<void> {
    this.wrong = wrong;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("#closing-title")?.focus();
  }
}

/** A customer is shown by its name and kept by its id. */
function nameOf(id: string): string {
  return provisions.peek()?.customers.find((one) => one.id === id)?.name ?? id;
}

function idOf(name: string): string {
  const customers = provisions.peek()?.customers ?? [];
  return (
    (customers.find((one) => one.id === name) ?? customers.find((one) => one.name === name))?.id ??
    name
  );
}

customElements.define("closing-form", ClosingForm);
