import { html, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import { deskValue } from "../../desk.ts";
import { judgeRate, keep, provisions } from "../../provisions.ts";
import { book, language, words } from "../../state.ts";
import { type Field, FormView } from "../form-view.ts";

/** What a person expects to lose of one invoice, and why. */
export class IndividualForm extends FormView {
  static override properties = { invoice: { type: String } };
  /** Its id; empty: to be named. */
  declare invoice: string;
  protected override readonly formName = "rate";

  constructor() {
    super();
    this.invoice = "";
  }

  override render(): TemplateResult {
    return this.form(
      provisionsWords[language.value].addRate,
      html`${this.#fields().map((field) => this.field(field))}
        <datalist id="rate-invoices">
          ${(provisions.value?.openInvoices ?? []).map(
            ({ id, customer }) => html`<option value=${id}>${customer}</option>`,
          )}
        </datalist>`,
      { look: "form" },
    );
  }

  #fields(): Field[] {
    const w = provisionsWords[language.value];
    const kept = deskValue(book.value?.desk ?? {}, "individualRate", this.invoice);
    return [
      {
        name: "invoice",
        label: words.value.invoices.columns.number,
        value: this.invoice,
        fixed: this.invoice !== "",
        list: "rate-invoices",
      },
      {
        name: "ratePercent",
        label: w.ratePercent,
        type: "decimal",
        value: kept?.ratePercent ?? "",
        positive: true,
        told: w.wrongPercent,
      },
      {
        name: "reason",
        label: w.reason,
        value: kept?.reason ?? "",
        help: w.reasonHelp,
        told: w.noReason,
      },
    ];
  }

  protected override async submit(data: FormData): Promise<void> {
    const { typed, wrong } = this.typed(data, this.#fields());
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    const { invoice = "", ratePercent = "", reason = "" } = typed;
    const outcome = await judgeRate(invoice, ratePercent);
    if (!outcome) return;
    if (outcome.refusal) {
      await this.tell(this.placed(outcome.refusal));
      return;
    }
    const answer = await keep("individualRate", invoice, invoice, { ratePercent, reason });
    if (answer === "saved") this.leave();
  }
}

customElements.define("individual-form", IndividualForm);
