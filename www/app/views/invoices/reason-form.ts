import type { TemplateResult } from "lit";
import { invoiceWords } from "../../../ui/i18n/screens/invoice.ts";
import { deskValue } from "../../desk.ts";
import { keepDesk } from "../../saving.ts";
import { book, language, words } from "../../state.ts";
import { type Field, FormView } from "../form-view.ts";

export type ReasonKind = "disputeReason" | "doubtReason";

/** Why an invoice is contested or doubtful, said or changed afterwards. */
export class ReasonForm extends FormView {
  static override properties = { kind: { type: String }, invoice: { type: String } };
  declare kind: ReasonKind;
  /** Its id. */
  declare invoice: string;
  protected override readonly formName = "reason";

  override render(): TemplateResult {
    return this.form(invoiceWords[language.value].forms[this.kind], this.field(this.#field()));
  }

  #field(): Field {
    return {
      name: "reason",
      label: words.value.edits.reason,
      value: deskValue(book.peek()?.desk ?? {}, this.kind, this.invoice) ?? "",
      optional: true,
      help: invoiceWords[language.value].reasonHelp,
    };
  }

  protected override async submit(data: FormData): Promise<void> {
    const { typed } = this.typed(data, [this.#field()]);
    const answer = await keepDesk(this.kind, this.invoice, this.invoice, typed.reason ?? null);
    if (answer === "saved") {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
    }
  }
}
customElements.define("reason-form", ReasonForm);
