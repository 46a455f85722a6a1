import type { Customer, CustomerKind, PaymentTerms } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { keepCustomer } from "../../customers.ts";
import type { Contact } from "../../desk.ts";
import { readTerms } from "../../invoices.ts";
import { asOf, format, preferences, words } from "../../state.ts";
import { termsText, USUAL_TERMS, usualTerms } from "../../terms.ts";
import { View } from "../../view.ts";
import type { CustomerEdit, Refusal, TermsReading } from "../../worker/messages.ts";
import { wordsOfCustomers } from "./customer-cells.ts";
import { kindField } from "./kind-field.ts";

/** No terms of its own: what the law says applies. */
const LEGAL = "legal";
/** Its own, where they are none of the usual ones. */
const OTHER = "other";

type Typed = Record<string, string>;
interface Field {
  name: string;
  label: string;
  value: string;
  help?: string;
  optional?: boolean;
  type?: "email" | "tel" | "amount" | "lines";
}

/** What a person says about one customer and whom to write to there; what is refused is told at its field. */
export class CustomerForm extends View {
  static override properties = {
    customerId: { attribute: false },
    customer: { attribute: false },
    contact: { attribute: false },
    adding: { type: Boolean },
    wrong: { state: true },
    conflict: { state: true },
    kind: { state: true },
    terms: { state: true },
    reading: { state: true },
  };
  declare customerId: string;
  /** As they are now; none where only invoices name it. */
  declare customer: Customer | undefined;
  declare contact: Contact | undefined;
  declare adding: boolean;
  declare wrong: Typed;
  declare conflict: boolean;
  declare kind: CustomerKind;
  declare terms: string;
  declare reading: TermsReading | undefined;
  /** As the person saw them when they began. */
  #seen: { customer: Customer | undefined; contact: Contact | undefined } | undefined;

  constructor() {
    super();
    this.customerId = "";
    this.customer = undefined;
    this.contact = undefined;
    this.adding = false;
    this.wrong = {};
    this.conflict = false;
    this.kind = "business";
    this.terms = LEGAL;
    this.reading = undefined;
  }

  override render(): TemplateResult {
    const w = wordsOfCustomers().form;
    const { edits } = words.value;
    const { "": whole, ...fields } = this.wrong;
    const wrong = Object.keys(fields).length;
    const [name, ...others] = this.#core();
    return html`<form class="edit-form" novalidate @submit=${this.#submit} @keydown=${this.#key}>
      <h3 class="subheading subheading--small" id="form-title" tabindex="-1">
        ${this.adding ? w.add : w.edit}
      </h3>
      ${
        this.conflict
          ? html`<p class="message message--error" role="alert">${w.conflict}</p>`
          : wrong > 0 || whole
            ? html`<p class="message message--error" role="alert">
                ${wrong > 0 ? edits.wrong(format.value.count(wrong)) : nothing} ${whole ?? nothing}
              </p>`
            : nothing
      }
      ${name ? this.#field(name) : nothing} ${kindField(this.kind, wordsOfCustomers().form.kindHelp, this.#choose)} ${this.#terms()}
      ${others.map((field) => this.#field(field))}
      <fieldset class="edit-form">
        <legend class="field__label">${w.contact}</legend>
        ${this.#contact().map((field) => this.#field(field))}
      </fieldset>
      <p class="actions">
        <button class="button button--primary">${edits.save}</button>
        <button type="button" class="button" @click=${() => this.#leave()}>${edits.drop}</button>
      </p>
    </form>`;
  }

  #core(): Field[] {
    const w = wordsOfCustomers().form;
    const id = this.customerId;
    const { name = id, creditLimit = "" } = this.customer ?? {};
    const limit = String(creditLimit);
    return [
      { name: "name", label: w.name, value: name },
      ...(this.adding
        ? [{ name: "id", label: w.id, value: id, help: w.idHelp, optional: true }]
        : []),
      {
        name: "creditLimit",
        label: w.creditLimit,
        value: format.value.language === "fr" ? limit.replace(".", ",") : limit,
        help: w.creditLimitHelp(preferences.value.currency),
        optional: true,
        type: "amount",
      },
    ];
  }

  #contact(): Field[] {
    const w = wordsOfCustomers().form;
    const of = this.contact ?? {};
    const optional = true;
    const field = (name: keyof Contact, label: string, more: Partial<Field> = {}): Field => ({
      name,
      label,
      value: of[name] ?? "",
      optional,
      ...more,
    });
    return [
      field("person", w.person),
      field("email", w.email, { type: "email" }),
      field("phone", w.phone, { type: "tel" }),
      field("address", w.address, { type: "lines", help: w.addressHelp }),
      field("siren", w.siren),
      field("vatNumber", w.vatNumber, { help: w.vatHelp }),
    ];
  }

  #field({ name, label, value, help, optional, type }: Field): TemplateResult {
    const told = this.wrong[name];
    const id = `form-${name}`;
    const described = told || help ? `${id}-help` : nothing;
    return html`<div class="field">
      <label class="field__label" for=${id}>
        ${label} ${optional ? html`<em>${words.value.edits.optional}</em>` : nothing}
      </label>
      ${
        type === "lines"
          ? html`<textarea
              class="field__input"
              id=${id}
              name=${name}
              rows="3"
              aria-describedby=${described}
              .defaultValue=${value}
            ></textarea>`
          : html`<input
              class="field__input"
              id=${id}
              name=${name}
              type=${type === "amount" ? "text" : (type ?? "text")}
              inputmode=${type === "amount" ? "decimal" : nothing}
              autocomplete="off"
              .defaultValue=${value}
              aria-invalid=${told ? "true" : nothing}
              aria-describedby=${described}
            />`
      }
      ${
        told
          ? html`<span class="field__help field__help--error" id=${`${id}-help`}>${told}</span>`
          : help
            ? html`<span class="field__help" id=${`${id}-help`}>${help}</span>`
            : nothing
      }
    </div>`;
  }

  #terms(): TemplateResult {
    const w = wordsOfCustomers().form;
    const { edits } = words.value;
    const f = format.value;
    const own = this.customer?.terms;
    const options: [string, string][] = [
      [LEGAL, w.legal],
      ...(own && !usualTerms(own) ? [[OTHER, termsText(edits, own)] as [string, string]] : []),
      ...Object.entries(USUAL_TERMS).map(([name, terms]): [string, string] => [
        name,
        termsText(edits, terms),
      ]),
    ];
    const { reading } = this;
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
        ${options.map(
          ([name, label]) => html`<option value=${name} ?selected=${name === this.terms}>
            ${label}
          </option>`,
        )}
      </select>
      <span class="field__help" id="form-terms-help" aria-live="polite">
        ${
          reading
            ? html`${w.example(f.date(asOf.value), f.date(reading.due))} ${reading.message}`
            : w.legalHelp
        }
      </span>
    </div>`;
  }

  readonly #choose = (kind: CustomerKind) => {
    this.kind = kind;
    void this.#read();
  };

  #chosenTerms(): PaymentTerms | undefined {
    return this.terms === OTHER ? this.customer?.terms : USUAL_TERMS[this.terms];
  }

  async #read(): Promise<void> {
    const terms = this.#chosenTerms();
    const asked = terms ? await readTerms(asOf.value, [terms], { kind: this.kind }) : undefined;
    // The choice may be another one by now.
    if (this.#chosenTerms() === terms) this.reading = asked?.value?.readings[0];
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
    if (this.conflict) this.#seen = { customer: this.customer, contact: this.contact };
    this.conflict = false;
    const { typed, wrong } = await this.#typed(event.target as HTMLFormElement);
    this.wrong = wrong;
    if (Object.keys(wrong).length > 0) {
      await this.#toFirst();
      return;
    }
    const edit = this.#edit(typed);
    const answer = await keepCustomer(edit);
    if (answer === "cancelled") return;
    if (answer === "saved") {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: edit.after.id }));
      return;
    }
    if (answer !== "conflict") this.wrong = this.#placed(answer);
    else if (this.adding) this.wrong = { id: wordsOfCustomers().form.taken };
    else this.conflict = true;
    await this.#toFirst();
  };

  /** What was typed, as it is kept, and what is wrong with it, by field. */
  async #typed(form: HTMLFormElement): Promise<{ typed: Typed; wrong: Typed }> {
    const w = wordsOfCustomers().form;
    const { edits } = words.value;
    const data = new FormData(form);
    const typed: Typed = {};
    const wrong: Typed = {};
    for (const { name, optional, type } of [...this.#core(), ...this.#contact()]) {
      const value = String(data.get(name) ?? "").trim();
      if (value === "") {
        if (!optional) wrong[name] = edits.required;
        continue;
      }
      typed[name] = value;
      if (type === "amount") {
        const decimal = typedDecimal(value);
        if (decimal === undefined) wrong[name] = edits.wrongAmount;
        else typed[name] = decimal;
      }
      if (type === "email" && !(form.elements.namedItem(name) as HTMLInputElement).validity.valid) {
        wrong[name] = w.wrongEmail;
      }
    }
    if (typed.siren || typed.vatNumber) {
      const { checkedSiren, checkedVatNumber } = await import("../../registration.ts");
      if (typed.siren) {
        const checked = checkedSiren(typed.siren);
        if ("value" in checked) typed.siren = checked.value;
        else wrong.siren = w.sirenWrong[checked.wrong === "key" ? "key" : "shape"];
      }
      if (typed.vatNumber) {
        const checked = checkedVatNumber(typed.vatNumber);
        if ("value" in checked) typed.vatNumber = checked.value;
        else wrong.vatNumber = w.vatWrong[checked.wrong];
      }
    }
    return { typed, wrong };
  }

  #edit({ name = "", id, creditLimit, ...contact }: Typed): CustomerEdit {
    const before = this.#seen;
    const {
      name: _n,
      kind: _k,
      terms: _t,
      creditLimit: _c,
      ...kept
    } = before?.customer ?? { id: this.customerId || (id ?? name) };
    const terms = this.#chosenTerms();
    const after: Customer = {
      ...kept,
      name,
      kind: this.kind,
      ...(terms ? { terms } : {}),
      ...(creditLimit === undefined ? {} : { creditLimit }),
    };
    return {
      ...(before?.customer ? { before: before.customer } : {}),
      after,
      ...(before?.contact ? { contactBefore: before.contact } : {}),
      contact: Object.keys(contact).length > 0 ? (contact as Contact) : null,
    };
  }

  /** The refusal at the field that it is about; what no field shows stands above them all. */
  #placed(refusal: Refusal): Typed {
    const name = (refusal.path ?? "").split("/").at(-1) ?? "";
    const known = this.#core().some((field) => field.name === name);
    return { [known ? name : ""]: words.value.refusal(refusal) };
  }

  async #toFirst(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  protected override firstUpdated(): void {
    const { customer, contact } = this;
    if (!this.adding) this.#seen = { customer, contact };
    const { kind = "business", terms } = customer ?? {};
    this.kind = kind;
    if (terms) this.terms = usualTerms(terms) ?? OTHER;
    this.querySelector<HTMLElement>("#form-title")?.focus();
    void this.#read();
  }
}

customElements.define("customer-form", CustomerForm);
