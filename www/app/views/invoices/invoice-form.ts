import type { CustomerKind, Invoice } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { customerWords } from "../../../ui/i18n/screens/customers.ts";
import { listed, readTerms, saveInvoice } from "../../invoices.ts";
import { asOf, format, words } from "../../state.ts";
import { termsText, USUAL_TERMS, usualTerms } from "../../terms.ts";
import { View } from "../../view.ts";
import type { Edit, Refusal, TermsReading } from "../../worker/messages.ts";
import { kindField } from "../customers/kind-field.ts";

export type FormKind = Edit["action"];
/** A field of a form; `date` and `amount` are read as such. */
interface Field {
  name: string;
  label: string;
  type: "text" | "date" | "amount";
  value: string;
  help?: string;
  optional?: boolean;
  fixed?: boolean;
}
type Typed = Record<string, string>;

const CHOSEN_DATE = "date";
/** What the customer has agreed for all of its invoices. */
const OWN_TERMS = "own";

/** What a person says about one invoice. The core judges it; what it refuses is told at its field. */
export class InvoiceForm extends View {
  static override properties = {
    kind: { type: String },
    invoice: { attribute: false },
    open: { type: String },
    wrong: { state: true },
    conflict: { state: true },
    terms: { state: true },
    readings: { state: true },
    isNew: { state: true },
    kindOfNew: { state: true },
  };
  declare kind: FormKind;
  declare invoice: Invoice | undefined;
  /** What is open of it, to begin a payment with. */
  declare open: string;
  declare wrong: Typed;
  declare conflict: boolean;
  declare terms: string;
  declare readings: Record<string, TermsReading>;
  /** Whether the customer is not listed yet, and what kind of debtor it is then. */
  declare isNew: boolean;
  declare kindOfNew: CustomerKind;
  /** The invoice as the person saw it when they began: what another tab writes meanwhile is a conflict, told before it is taken over. */
  #seen: Invoice | undefined;

  constructor() {
    super();
    this.open = "";
    this.wrong = {};
    this.conflict = false;
    this.terms = CHOSEN_DATE;
    this.readings = {};
    this.isNew = false;
    this.kindOfNew = "business";
  }

  override render(): TemplateResult {
    const w = words.value.edits;
    const { "": whole, ...fields } = this.wrong;
    const wrong = Object.keys(fields).length;
    const help = w.help[this.kind];
    return html`<form class="edit-form" novalidate @submit=${this.#submit} @keydown=${this.#key}>
      <h3 class="subheading subheading--small" id="form-title" tabindex="-1">${w.forms[this.kind]}</h3>
      ${help ? html`<p class="field__help">${help}</p>` : nothing}
      ${
        this.conflict
          ? html`<p class="message message--error" role="alert">${w.conflict}</p>`
          : wrong > 0 || whole
            ? html`<p class="message message--error" role="alert">
                ${wrong > 0 ? w.wrong(format.value.count(wrong)) : nothing} ${whole ?? nothing}
              </p>`
            : nothing
      }
      ${this.#fields().map((field) => this.#field(field))}
      <p class="actions">
        <button class="button button--primary">${w.save}</button>
        <button type="button" class="button" @click=${() => this.#leave()}>${w.drop}</button>
      </p>
    </form>`;
  }

  #fields(): Field[] {
    const w = words.value.edits;
    const day = asOf.value;
    const date = (name: string, label: string, value = day): Field => ({
      name,
      label,
      type: "date",
      value,
    });
    switch (this.kind) {
      case "pay":
        return [
          date("date", w.date),
          { name: "amount", label: w.paid, type: "amount", value: this.open, help: w.paidHelp },
        ];
      case "dispute":
      case "doubt":
        return [date("from", w.from)];
      case "endDispute":
      case "endDoubt":
        return [date("to", w.to)];
      case "writeOff":
        return [date("writtenOff", w.date)];
      case "restore":
        return [];
      case "add":
      case "edit":
        return this.#invoiceFields();
    }
  }

  #invoiceFields(): Field[] {
    const w = words.value.edits;
    const {
      id = "",
      customer = "",
      issued = asOf.value,
      due,
      amount = "",
      vat,
      currency = "EUR",
    } = this.invoice ?? {};
    const fields: Field[] = [
      { name: "id", label: w.number, type: "text", value: id, fixed: this.kind === "edit" },
      { name: "customer", label: w.customer, type: "text", value: customer },
      { name: "issued", label: w.issued, type: "date", value: issued },
      { name: "due", label: w.due, type: "date", value: due ?? "", optional: true },
      {
        name: "amount",
        label: w.amount,
        type: "amount",
        value: String(amount),
        help: w.amountHelp,
      },
      { name: "vat", label: w.vat, type: "amount", value: String(vat ?? ""), optional: true },
      { name: "currency", label: w.currency, type: "text", value: currency },
    ];
    return fields;
  }

  #field(field: Field): TemplateResult {
    const w = words.value.edits;
    const { name, label, type, value, help, optional, fixed } = field;
    const told = this.wrong[name];
    const shown = type === "amount" && value !== "" ? this.#asTyped(value) : value;
    const terms = name === "due" && this.terms !== CHOSEN_DATE;
    return html`${name === "due" ? this.#terms() : nothing}
      ${
        terms
          ? nothing
          : html`<div class="field">
              <label class="field__label" for=${`form-${name}`}>
                ${label} ${optional ? html`<em>${w.optional}</em>` : nothing}
              </label>
              <input
                class="field__input"
                id=${`form-${name}`}
                name=${name}
                type=${type === "date" ? "date" : "text"}
                inputmode=${type === "amount" ? "decimal" : nothing}
                list=${name === "customer" ? "form-customers" : nothing}
                autocomplete="off"
                ?readonly=${fixed ?? false}
                .defaultValue=${shown}
                aria-invalid=${told ? "true" : nothing}
                aria-describedby=${told || help ? `form-${name}-help` : nothing}
                @change=${name === "issued" || name === "customer" ? () => void this.#read() : nothing}
              />
              ${
                told
                  ? html`<span class="field__help field__help--error" id=${`form-${name}-help`}>
                      ${told}
                    </span>`
                  : help
                    ? html`<span class="field__help" id=${`form-${name}-help`}>${help}</span>`
                    : nothing
              }
              ${name === "customer" ? customerList() : nothing}
            </div>
            ${name === "customer" && this.isNew ? this.#kindOf() : nothing}`
      }`;
  }

  /** The core's decimal as the person's language writes it, without spaces. */
  #asTyped(decimal: string): string {
    return format.value.language === "fr" ? decimal.replace(".", ",") : decimal;
  }

  #terms(): TemplateResult {
    const w = words.value.edits;
    const own = this.readings[OWN_TERMS];
    const names: [string, string][] = [
      [CHOSEN_DATE, w.byDate],
      ...(own ? [[OWN_TERMS, w.ownTerms(termsText(w, own.terms))] as [string, string]] : []),
      ...Object.entries(USUAL_TERMS).map(([name, terms]): [string, string] => [
        name,
        termsText(w, terms),
      ]),
    ];
    const reading = this.readings[this.terms];
    return html`<div class="field">
      <label class="field__label" for="form-terms">${w.terms}</label>
      <select
        class="field__input"
        id="form-terms"
        aria-describedby="form-terms-help"
        @change=${(event: Event) => {
          this.terms = (event.target as HTMLSelectElement).value;
          void this.#read();
        }}
      >
        ${names.map(
          ([name, label]) =>
            html`<option value=${name} ?selected=${name === this.terms}>${label}</option>`,
        )}
      </select>
      <span class="field__help" id="form-terms-help" aria-live="polite">
        ${reading ? html`${w.dueOn(format.value.date(reading.due))} ${reading.message}` : nothing}
      </span>
      ${
        this.isNew && USUAL_TERMS[this.terms]
          ? html`<label class="choice">
              <input type="checkbox" name="keepTerms" />
              ${customerWords[format.value.language].form.keepTerms}
            </label>`
          : nothing
      }
    </div>`;
  }

  async #read(): Promise<void> {
    const typed = (name: string) =>
      this.querySelector<HTMLInputElement>(`#form-${name}`)?.value.trim() ?? "";
    const outcome = await readTerms(typed("issued"), Object.values(USUAL_TERMS), {
      customer: typed("customer"),
      kind: this.kindOfNew,
    });
    const names = Object.keys(USUAL_TERMS);
    const { readings = [], own, isListed = true } = outcome?.value ?? {};
    this.isNew = this.kind === "add" && !isListed && typed("customer") !== "";
    this.readings = {
      ...Object.fromEntries(readings.map((reading, index) => [names[index], reading])),
      ...(own ? { [OWN_TERMS]: own } : {}),
    };
    if (!own && this.terms === OWN_TERMS) this.terms = CHOSEN_DATE;
    const { issued: _, ...others } = this.wrong;
    this.wrong = outcome?.refusal ? { ...others, issued: outcome.refusal.message } : others;
  }

  /** Of a customer that is not listed: which law applies to it. */
  #kindOf(): TemplateResult {
    const { isNew, kindHelp } = customerWords[format.value.language].form;
    return kindField(this.kindOfNew, `${isNew} ${kindHelp}`, (kind) => {
      this.kindOfNew = kind;
      void this.#read();
    });
  }

  /** An invoice that states nothing is due by its customer's terms. */
  async #readFirst({ terms, due }: Invoice): Promise<void> {
    await this.#read();
    if (!terms && due === undefined && this.readings[OWN_TERMS]) this.terms = OWN_TERMS;
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#leave();
  };

  #leave(): void {
    this.dispatchEvent(new CustomEvent("leave", { bubbles: true }));
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const typed: Typed = {};
    const wrong: Typed = {};
    const w = words.value.edits;
    for (const { name, type, optional } of this.#fields()) {
      const value = String(data.get(name) ?? "").trim();
      const hidden = name === "due" && this.terms !== CHOSEN_DATE;
      if (value === "") {
        if (!optional && !hidden) wrong[name] = w.required;
        continue;
      }
      const decimal = type === "amount" ? typedDecimal(value) : value;
      if (decimal === undefined) wrong[name] = w.wrongAmount;
      else typed[name] = decimal;
    }
    if (this.conflict) this.#seen = this.invoice;
    this.conflict = false;
    this.wrong = wrong;
    if (Object.keys(wrong).length > 0) {
      await this.#toFirst();
      return;
    }
    const edit = this.#edit(typed);
    const terms = data.has("keepTerms") ? USUAL_TERMS[this.terms] : undefined;
    const customer = {
      id: typed.customer ?? "",
      kind: this.kindOfNew,
      ...(terms ? { terms } : {}),
    };
    const answer = await saveInvoice(this.isNew ? { ...edit, customer } : edit);
    if (answer === "cancelled") return;
    if (answer === "saved") {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: typed.id }));
      return;
    }
    if (answer !== "conflict") this.wrong = this.#placed(answer);
    else if (this.kind === "add") this.wrong = { id: w.taken };
    else this.conflict = true;
    await this.#toFirst();
  };

  #edit(typed: Typed): Edit {
    const before = this.#seen;
    const action = this.kind;
    const base = before ?? { id: "", customer: "", issued: "", amount: "" };
    const made = (after: Invoice): Edit => ({ action, after, ...(before ? { before } : {}) });
    const { disputed: _d, doubtful: _u, writtenOff: _w, ...plain } = base;
    const { date = "", amount = "", from = "", to = "", writtenOff = "" } = typed;
    switch (action) {
      case "pay":
        return made({ ...base, payments: [...(base.payments ?? []), { date, amount }] });
      case "dispute":
        return made({ ...base, disputed: { from } });
      case "endDispute":
        return made({ ...base, disputed: { from: base.disputed?.from ?? to, to } });
      case "doubt":
        return made({ ...base, doubtful: { from } });
      case "endDoubt":
        return made({ ...base, doubtful: { from: base.doubtful?.from ?? to, to } });
      case "writeOff":
        return made({ ...base, writtenOff });
      case "restore":
        return made({
          ...plain,
          ...(base.disputed ? { disputed: base.disputed } : {}),
          ...(base.doubtful ? { doubtful: base.doubtful } : {}),
        });
      case "add":
      case "edit": {
        const { due: _due, vat: _vat, terms: _terms, ...kept } = base;
        const terms = USUAL_TERMS[this.terms];
        return made({ ...kept, ...typed, ...(terms ? { terms } : {}) } as Invoice);
      }
    }
  }

  /** The refusal at the field that it is about; what no field shows stands above them all. */
  #placed(refusal: Refusal): Typed {
    const { path = "" } = refusal;
    const name = path.split("/").at(-1) ?? "";
    const known = this.#fields().some((field) => field.name === name);
    return { [known ? name : ""]: words.value.refusal(refusal) };
  }

  async #toFirst(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  protected override firstUpdated(): void {
    this.#seen = this.invoice;
    const { terms, due } = this.invoice ?? {};
    if (terms && due === undefined) this.terms = usualTerms(terms) ?? CHOSEN_DATE;
    this.querySelector<HTMLElement>("#form-title")?.focus();
    if (this.invoice) void this.#readFirst(this.invoice);
  }
}

function customerList(): TemplateResult {
  const customers = listed.value?.outcome.value?.customers ?? [];
  return html`<datalist id="form-customers">
    ${customers.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
  </datalist>`;
}

customElements.define("invoice-form", InvoiceForm);
