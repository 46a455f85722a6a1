import type { Invoice } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isNegative } from "../../../ui/format.ts";
import { invoiceWords } from "../../../ui/i18n/screens/invoice.ts";
import { creditNote, saveInvoice } from "../../invoices.ts";
import { asOf, format, language, words } from "../../state.ts";
import type { CreditNote } from "../../worker/messages.ts";
import { asTyped, type Field, FormView, type Typed } from "../form-view.ts";

/** A credit note on an invoice: a negative invoice of the same customer, of what is still owed unless another amount is said. */
export class CreditForm extends FormView {
  static override properties = {
    invoice: { attribute: false },
    customer: { type: String },
    proposed: { state: true },
    isAbove: { state: true },
  };
  declare invoice: Invoice;
  /** The name of the customer. */
  declare customer: string;
  declare proposed: CreditNote | undefined;
  /** The amount that was typed is above what is owed: the person must mean it. */
  declare isAbove: boolean;
  protected override readonly formName = "credit";

  constructor() {
    super();
    this.proposed = undefined;
    this.isAbove = false;
  }

  override render(): TemplateResult {
    const w = invoiceWords[language.value];
    return this.form(
      words.value.edits.forms.credit,
      html`<p class="field__help">${w.creditHelp(this.invoice.id, this.customer)}</p>
        ${
          this.proposed
            ? html`${this.#fields(this.proposed).map((field) => this.field(field))}
              ${
                this.isAbove
                  ? html`<label class="choice">
                      <input type="checkbox" name="above" />
                      ${w.above}
                    </label>`
                  : nothing
              }`
            : nothing
        }`,
    );
  }

  #fields({ amount, vat, open }: CreditNote): Field[] {
    const w = words.value.edits;
    const { creditAmount, creditAmountHelp, creditVatHelp } = invoiceWords[language.value];
    return [
      { name: "id", label: w.number, value: "" },
      { name: "issued", label: w.issued, type: "date", value: asOf.value },
      {
        name: "amount",
        label: creditAmount,
        type: "decimal",
        value: amount,
        help: creditAmountHelp(this.#money(open)),
        changed: () => void this.#readVat(),
      },
      {
        name: "vat",
        label: w.vat,
        type: "decimal",
        value: vat ?? "",
        optional: true,
        help: vat === undefined ? undefined : creditVatHelp,
      },
    ];
  }

  #money(decimal: string): string {
    return format.value.money(decimal, this.invoice.currency ?? "EUR");
  }

  /** The VAT in the amount that is typed now. */
  async #readVat(): Promise<void> {
    const form = this.querySelector("form");
    if (!form || !this.proposed) return;
    const { typed } = this.typed(new FormData(form), this.#fields(this.proposed));
    if (!typed.amount || isNegative(typed.amount)) return;
    const made = (await creditNote(this.invoice.id, typed.amount))?.value;
    const field = this.querySelector<HTMLInputElement>("#credit-vat");
    if (made?.vat !== undefined && field) field.value = asTyped(made.vat);
  }

  protected override async submit(data: FormData): Promise<void> {
    if (!this.proposed) return;
    const w = invoiceWords[language.value];
    const { typed, wrong } = this.typed(data, this.#fields(this.proposed));
    for (const name of ["amount", "vat"]) {
      if (typed[name] && isNegative(typed[name])) wrong[name] = w.positive;
    }
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    const judged = await creditNote(this.invoice.id, typed.amount);
    if (!judged) return;
    if (judged.refusal) {
      await this.tell(this.placed(judged.refusal, "amount"));
      return;
    }
    if (judged.value.isAbove && !data.has("above")) {
      this.isAbove = true;
      await this.tell({ amount: w.tooMuch(this.#money(judged.value.open)) });
      return;
    }
    this.wrong = {};
    await this.#save(typed);
  }

  async #save({ id = "", issued = "", amount = "", vat }: Typed): Promise<void> {
    const { customer, currency, id: of } = this.invoice;
    const after: Invoice = {
      id,
      customer,
      issued,
      due: issued,
      amount: `-${amount}`,
      ...(vat === undefined ? {} : { vat: `-${vat}` }),
      ...(currency === undefined ? {} : { currency }),
    };
    const answer = await saveInvoice({
      action: "credit",
      after,
      desk: [{ kind: "creditNote", id, value: { of } }],
    });
    if (answer === "cancelled") return;
    if (answer === "saved") {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true, detail: id }));
    } else {
      await this.tell(
        answer === "conflict" ? { id: words.value.edits.taken } : this.placed(answer),
      );
    }
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void creditNote(this.invoice.id).then((made) => {
      this.proposed = made?.value;
      if (made?.refusal) this.wrong = { "": words.value.refusal(made.refusal) };
    });
  }
}
customElements.define("credit-form", CreditForm);
