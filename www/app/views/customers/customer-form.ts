import type { Customer, CustomerKind, PaymentTerms } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { keepCustomer } from "../../customers.ts";
import type { Contact } from "../../desk.ts";
import { readTerms } from "../../invoices.ts";
import { asOf, format, preferences, words } from "../../state.ts";
import { termsText, USUAL_TERMS, usualTerms } from "../../terms.ts";
import type { CustomerEdit, TermsReading } from "../../worker/messages.ts";
import { type Field, FormView, type Typed } from "../form-view.ts";
import { wordsOfCustomers } from "./customer-cells.ts";
import { kindField } from "./kind-field.ts";

/** No terms of its own: what the law says applies. */
const LEGAL = "legal";
/** Its own, where they are none of the usual ones. */
const OTHER = "other";

/** What a person says about one customer and whom to write to there; what is refused is told at its field. */
export class CustomerForm extends FormView {
  static override properties = {
    customerId: { attribute: false },
    customer: { attribute: false },
    contact: { attribute: false },
    adding: { type: Boolean },
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
    this.conflict = false;
    this.kind = "business";
    this.terms = LEGAL;
    this.reading = undefined;
  }

  override render(): TemplateResult {
    const w = wordsOfCustomers().form;
    const [name, ...others] = this.#core();
    return this.form(
      this.adding ? w.add : w.edit,
      html`${name ? this.field(name) : nothing} ${kindField(this.kind, w.kindHelp, this.#choose)}
        ${this.#terms()} ${others.map((field) => this.field(field))}
        <fieldset class="edit-form">
          <legend class="field__label">${w.contact}</legend>
          ${this.#contact().map((field) => this.field(field))}
        </fieldset>`,
      this.conflict ? { said: w.conflict } : {},
    );
  }

  #core(): Field[] {
    const w = wordsOfCustomers().form;
    const id = this.customerId;
    const { name = id, creditLimit = "", guaranteed = "" } = this.customer ?? {};
    return [
      { name: "name", label: w.name, value: name },
      ...(this.adding
        ? [{ name: "id", label: w.id, value: id, help: w.idHelp, optional: true }]
        : []),
      {
        name: "creditLimit",
        label: w.creditLimit,
        value: String(creditLimit),
        help: w.creditLimitHelp(preferences.value.currency),
        optional: true,
        type: "decimal",
      },
      {
        name: "guaranteed",
        label: w.guaranteed,
        value: String(guaranteed),
        help: w.guaranteedHelp,
        optional: true,
        type: "decimal",
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
          void this.#readTerms();
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
    void this.#readTerms();
  };

  #chosenTerms(): PaymentTerms | undefined {
    return this.terms === OTHER ? this.customer?.terms : USUAL_TERMS[this.terms];
  }

  async #readTerms(): Promise<void> {
    const terms = this.#chosenTerms();
    const asked = terms ? await readTerms(asOf.value, [terms], { kind: this.kind }) : undefined;
    // The choice may be another one by now.
    if (this.#chosenTerms() === terms) this.reading = asked?.value?.readings[0];
  }

  protected override async submit(data: FormData): Promise<void> {
    if (this.conflict) this.#seen = { customer: this.customer, contact: this.contact };
    this.conflict = false;
    const { typed, wrong } = await this.#read(data);
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    this.wrong = {};
    const edit = this.#edit(typed);
    const answer = await keepCustomer(edit);
    if (answer === "cancelled") return;
    if (answer === "saved") {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: edit.after.id }));
    } else if (answer !== "conflict") await this.tell(this.placed(answer));
    else if (this.adding) await this.tell({ id: wordsOfCustomers().form.taken });
    else this.conflict = true;
  }

  /** What was typed, as it is kept, and what is wrong with it, by field. */
  async #read(data: FormData): Promise<{ typed: Typed; wrong: Typed }> {
    const w = wordsOfCustomers().form;
    const { typed, wrong } = this.typed(data, [...this.#core(), ...this.#contact()]);
    const email = this.querySelector<HTMLInputElement>("#form-email");
    if (email?.validity.valid === false) wrong.email = w.wrongEmail;
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

  #edit({ name = "", id, creditLimit, guaranteed, ...contact }: Typed): CustomerEdit {
    const before = this.#seen;
    const {
      name: _n,
      kind: _k,
      terms: _t,
      creditLimit: _c,
      guaranteed: _g,
      ...kept
    } = before?.customer ?? { id: this.customerId || (id ?? name) };
    const terms = this.#chosenTerms();
    const after: Customer = {
      ...kept,
      name,
      kind: this.kind,
      ...(terms ? { terms } : {}),
      ...(creditLimit === undefined ? {} : { creditLimit }),
      ...(guaranteed === undefined ? {} : { guaranteed }),
    };
    return {
      ...(before?.customer ? { before: before.customer } : {}),
      after,
      ...(before?.contact ? { contactBefore: before.contact } : {}),
      contact: Object.keys(contact).length > 0 ? (contact as Contact) : null,
    };
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    const { customer, contact } = this;
    if (!this.adding) this.#seen = { customer, contact };
    const { kind = "business", terms } = customer ?? {};
    this.kind = kind;
    if (terms) this.terms = usualTerms(terms) ?? OTHER;
    void this.#readTerms();
  }
}

customElements.define("customer-form", CustomerForm);
