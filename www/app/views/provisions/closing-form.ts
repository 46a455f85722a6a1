import { html, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { deskValue } from "../../desk.ts";
import { customerName, keep, provisions } from "../../provisions.ts";
import { ask, book, format, language, preferences, words } from "../../state.ts";
import { type Field, FormView, type Typed } from "../form-view.ts";

interface Line {
  customer: string;
  amount: string;
}

/** What the books had set aside for each customer at a closing that was made elsewhere. */
export class ClosingForm extends FormView {
  static override properties = { date: { type: String }, lines: { state: true } };
  /** Of the one to change; empty: a new one. */
  declare date: string;
  declare lines: Line[];
  protected override readonly formName = "closing";

  constructor() {
    super();
    this.date = "";
    this.lines = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = deskValue(book.peek()?.desk ?? {}, "closing", this.date);
    const lines = Object.entries(kept?.allowances ?? {}).map(([customer, amount]) => ({
      customer: customerName(customer),
      amount,
    }));
    this.lines = lines.length > 0 ? lines : [{ customer: "", amount: "" }];
  }

  override render(): TemplateResult {
    const w = provisionsWords[language.value];
    return this.form(
      w.state,
      html`<p class="field__help">${w.stateHelp}</p>
        ${this.field(this.#date())}
        ${this.lines.map(
          (_, at) => html`<div class="form__line">
            ${this.#line(at).map((field) => this.field(field))}
          </div>`,
        )}
        <datalist id="closing-customers">
          ${(provisions.value?.customers ?? []).map(({ id, name }) => html`<option value=${name ?? id}></option>`)}
        </datalist>
        <p class="actions actions--close">
          <button type="button" class="button" @click=${this.#add}>${w.addLine}</button>
        </p>`,
      { look: "form" },
    );
  }

  #date(): Field {
    const w = provisionsWords[language.value];
    const fixed = this.date !== "";
    return {
      name: "date",
      label: w.date,
      type: "date",
      value: this.date,
      fixed,
      told: w.wrongDate,
    };
  }

  #line(at: number): [customer: Field, amount: Field] {
    const w = provisionsWords[language.value];
    const { customer = "", amount = "" } = this.lines[at] ?? {};
    const line = format.value.count(at + 1);
    return [
      {
        name: `customer-${at}`,
        label: w.customer,
        value: customer,
        optional: true,
        full: w.ofLine(w.customer, line),
        list: "closing-customers",
      },
      {
        name: `amount-${at}`,
        label: w.amount,
        type: "decimal",
        value: amount,
        optional: true,
        positive: true,
        told: w.wrongAmount,
        full: w.ofLine(w.amount, line),
      },
    ];
  }

  readonly #add = async () => {
    this.lines = [...this.lines, { customer: "", amount: "" }];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#closing-customer-${this.lines.length - 1}`)?.focus();
  };

  protected override async submit(data: FormData): Promise<void> {
    const { date, allowances, wrong } = this.#read(data);
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    const { currency } = preferences.peek();
    const outcome = await ask("computing", (engine) =>
      engine.statedClosing(date, currency, Object.fromEntries(allowances)),
    );
    if (!outcome) return;
    if (outcome.refusal) {
      await this.tell({ "": words.peek().refusal(outcome.refusal) });
      return;
    }
    const answer = await keep("closing", date, date, outcome.value);
    if (answer === "saved") this.leave();
  }

  /** What was typed: lines that are left empty are none. */
  #read(data: FormData): { date: string; allowances: Map<string, string>; wrong: Typed } {
    const w = provisionsWords[language.peek()];
    const lines = [...this.lines.keys()].map((at) => this.#line(at));
    const { typed, wrong } = this.typed(data, [this.#date(), ...lines.flat()]);
    const { date = "" } = typed;
    if (date !== this.date && deskValue(book.peek()?.desk ?? {}, "closing", date)) {
      wrong.date = w.dateTaken;
    }
    const allowances = new Map<string, string>();
    for (const [{ name }, { name: amountName }] of lines) {
      const customer = idOf(typed[name] ?? "");
      const amount = typed[amountName];
      if (customer === "" && amount === undefined && !wrong[amountName]) continue;
      if (customer === "") wrong[name] = w.noCustomer;
      else if (allowances.has(customer)) wrong[name] = w.twice;
      if (amount === undefined) wrong[amountName] = w.wrongAmount;
      else allowances.set(customer, amount);
    }
    return { date, allowances, wrong };
  }
}

function idOf(name: string): string {
  const customers = provisions.peek()?.customers ?? [];
  return (
    (customers.find((one) => one.id === name) ?? customers.find((one) => one.name === name))?.id ??
    name
  );
}

customElements.define("closing-form", ClosingForm);
