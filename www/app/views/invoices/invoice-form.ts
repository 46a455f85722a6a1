import type { CustomerKind, Invoice } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { customerWords } from "../../../ui/i18n/screens/customers.ts";
import { invoiceWords } from "../../../ui/i18n/screens/invoice.ts";
import type { DeskRecord } from "../../desk.ts";
import { listed, readTerms, saveInvoice } from "../../invoices.ts";
import { asOf, format, language, words } from "../../state.ts";
import { termsText, USUAL_TERMS, usualTerms } from "../../terms.ts";
import { dayNumber, isoDay } from "../../worker/days.ts";
import type { Edit, TermsReading } from "../../worker/messages.ts";
import { kindField } from "../customers/kind-field.ts";
import { type Field, FormView, type Typed } from "../form-view.ts";

/** A credit note has a form of its own. */
export type FormKind = Exclude<Edit["action"], "credit" | "setOff">;

const CHOSEN_DATE = "date";
/** What the customer has agreed for all of its invoices. */
const OWN_TERMS = "own";

/** What a person says about one invoice. The core judges it; what it refuses is told at its field. */
export class InvoiceForm extends FormView {
  static override properties = {
    kind: { type: String },
    invoice: { attribute: false },
    open: { type: String },
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
    this.conflict = false;
    this.terms = CHOSEN_DATE;
    this.readings = {};
    this.isNew = false;
    this.kindOfNew = "business";
  }

  override render(): TemplateResult {
    const w = words.value.edits;
    const help = this.kind === "deposit" ? said().depositHelp : w.help[this.kind];
    return this.form(
      w.forms[this.kind],
      html`${help ? html`<p class="field__help">${help}</p>` : nothing}
      ${this.#fields().map((field) => this.#shown(field))}`,
      this.conflict ? { said: w.conflict } : {},
    );
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
    const paid: Field = {
      name: "amount",
      label: w.paid,
      type: "decimal",
      value: this.open,
      help: w.paidHelp,
    };
    switch (this.kind) {
      case "pay":
        return [date("date", w.date), paid];
      case "deposit": {
        const { issued = day } = this.invoice ?? {};
        return [date("date", w.date, day < issued ? day : isoDay(dayNumber(issued) - 1)), paid];
      }
      case "dispute":
      case "doubt":
        return [
          date("from", w.from),
          {
            name: "reason",
            label: w.reason,
            value: "",
            optional: true,
            help: said().reasonHelp,
          },
        ];
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
    const changed = () => void this.#read();
    return [
      { name: "id", label: w.number, value: id, fixed: this.kind === "edit" },
      { name: "customer", label: w.customer, value: customer, list: "form-customers", changed },
      { name: "issued", label: w.issued, type: "date", value: issued, changed },
      { name: "due", label: w.due, type: "date", value: due ?? "", optional: true },
      {
        name: "amount",
        label: w.amount,
        type: "decimal",
        value: String(amount),
        help: w.amountHelp,
      },
      { name: "vat", label: w.vat, type: "decimal", value: String(vat ?? ""), optional: true },
      { name: "currency", label: w.currency, value: currency },
    ];
  }

  #shown(field: Field): TemplateResult {
    switch (field.name) {
      case "due":
        return html`${this.#terms()} ${this.terms === CHOSEN_DATE ? this.field(field) : nothing}`;
      case "customer":
        return html`${this.field(field)} ${customerList()}
        ${this.isNew ? this.#kindOf() : nothing}`;
      default:
        return this.field(field);
    }
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

  protected override async submit(data: FormData): Promise<void> {
    const w = words.value.edits;
    const { typed, wrong } = this.typed(data, this.#fields());
    if (this.terms !== CHOSEN_DATE) delete typed.due;
    const { issued } = this.invoice ?? {};
    if (this.kind === "deposit" && issued && typed.date && typed.date >= issued) {
      wrong.date = said().notBefore(format.value.date(issued));
    }
    if (this.conflict) this.#seen = this.invoice;
    this.conflict = false;
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    this.wrong = {};
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
    if (answer !== "conflict") await this.tell(this.placed(answer));
    else if (this.kind === "add") await this.tell({ id: w.taken });
    else this.conflict = true;
  }

  #edit(typed: Typed): Edit {
    const before = this.#seen;
    const action = this.kind;
    const base = before ?? { id: "", customer: "", issued: "", amount: "" };
    const made = (after: Invoice, desk?: DeskRecord[]): Edit => ({
      action,
      after,
      ...(before ? { before } : {}),
      ...(desk ? { desk } : {}),
    });
    const because = (kind: "disputeReason" | "doubtReason"): DeskRecord[] => [
      { kind, id: base.id, value: typed.reason ?? null },
    ];
    const { disputed: _d, doubtful: _u, writtenOff: _w, ...plain } = base;
    const { date = "", amount = "", from = "", to = "", writtenOff = "" } = typed;
    switch (action) {
      case "pay":
      case "deposit":
        return made({ ...base, payments: [...(base.payments ?? []), { date, amount }] });
      case "dispute":
        return made({ ...base, disputed: { from } }, because("disputeReason"));
      case "endDispute":
        return made({ ...base, disputed: { from: base.disputed?.from ?? to, to } });
      case "doubt":
        return made({ ...base, doubtful: { from } }, because("doubtReason"));
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

  protected override firstUpdated(): void {
    super.firstUpdated();
    this.#seen = this.invoice;
    const { terms, due } = this.invoice ?? {};
    if (terms && due === undefined) this.terms = usualTerms(terms) ?? CHOSEN_DATE;
    // The short forms have no terms.
    if (this.invoice && this.kind === "edit") void this.#readFirst(this.invoice);
  }
}

function said() {
  return invoiceWords[language.value];
}

function customerList(): TemplateResult {
  const customers = listed.value?.outcome.value?.customers ?? [];
  return html`<datalist id="form-customers">
    ${customers.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
  </datalist>`;
}

customElements.define("invoice-form", InvoiceForm);
