import type { Invoice } from "encours";
import { html, type TemplateResult } from "lit";
import { isNegative } from "../../../ui/format.ts";
import { invoiceWords } from "../../../ui/i18n/screens/invoice.ts";
import { debtsFor, saveSetOff } from "../../invoices.ts";
import { format, language, words } from "../../state.ts";
import type { Debt } from "../../worker/messages.ts";
import { asTyped, type Field, FormView } from "../form-view.ts";

/** A credit note, or what was paid too much, set off against a debt of the same customer. */
export class SetOffForm extends FormView {
  static override properties = {
    invoice: { attribute: false },
    debts: { state: true },
  };
  /** The credit note. */
  declare invoice: Invoice;
  /** Those that it can be set off against, once they are known. */
  declare debts: Debt[] | undefined;
  protected override readonly formName = "set-off";

  constructor() {
    super();
    this.debts = undefined;
  }

  override render(): TemplateResult {
    const w = invoiceWords[language.value].setOff;
    const { forms, drop } = words.value.edits;
    if (this.debts?.length === 0) {
      return html`<p class="message" role="status">${w.none}</p>
        <p class="actions">
          <button class="button" @click=${() => this.leave()}>${drop}</button>
        </p>`;
    }
    return this.form(
      forms.setOff,
      html`<p class="field__help">${w.help}</p>
        ${this.debts && this.#fields().map((field) => this.field(field))}`,
    );
  }

  #fields(): Field[] {
    const w = invoiceWords[language.value].setOff;
    const [first] = this.debts ?? [];
    const choices = this.debts?.map(({ invoice, open }): [string, string] => [
      invoice.id,
      w.debt(invoice.id, format.value.date(invoice.issued), this.#money(open)),
    ]);
    return [
      {
        name: "debt",
        label: w.invoice,
        type: "choice",
        value: first?.invoice.id ?? "",
        choices: choices ?? [],
        changed: () => this.#propose(),
      },
      {
        name: "amount",
        label: w.amount,
        type: "decimal",
        value: first?.most ?? "",
        positive: true,
      },
      {
        name: "date",
        label: words.value.edits.date,
        type: "date",
        value: first?.on ?? "",
        help: isNegative(String(this.invoice.amount)) ? w.dateHelp : w.overpaidHelp,
      },
    ];
  }

  #money(decimal: string): string {
    return format.value.money(decimal, this.invoice.currency ?? "EUR");
  }

  #debt(id: unknown): Debt | undefined {
    return this.debts?.find(({ invoice }) => invoice.id === id);
  }

  /** What can be set off against the invoice that is chosen now. */
  #propose(): void {
    const input = (name: string) => this.querySelector<HTMLInputElement>(`#set-off-${name}`);
    const debt = this.#debt(input("debt")?.value);
    const [amount, date] = [input("amount"), input("date")];
    if (!debt || !amount || !date) return;
    amount.value = asTyped(debt.most);
    date.value = debt.on;
  }

  protected override async submit(data: FormData): Promise<void> {
    const debt = this.#debt(data.get("debt"));
    if (!debt) return;
    const w = invoiceWords[language.value].setOff;
    const { typed, wrong } = this.typed(data, this.#fields());
    const isCreditNote = isNegative(String(this.invoice.amount));
    const least = isCreditNote ? debt.invoice.issued : debt.on;
    if (typed.date && typed.date < least) wrong.date = w.notBefore(format.value.date(least));
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    this.wrong = {};
    const { amount = "", date: on = "" } = typed;
    const answer = await saveSetOff({ credit: this.invoice, debt, amount, on });
    if (answer === "above") await this.tell({ amount: w.above(this.#money(debt.most)) });
    else if (answer === "saved") {
      this.dispatchEvent(new CustomEvent("saved", { bubbles: true }));
    } else if (answer === "conflict") {
      if (!(await this.#read())) return;
      await this.tell({ "": w.conflict });
      this.#propose();
    } else if (answer !== "cancelled") await this.tell(this.placed(answer));
  }

  /** Gives whether they could be read. */
  async #read(): Promise<boolean> {
    const found = await debtsFor(this.invoice.id);
    this.debts = found?.value;
    if (found?.refusal) this.wrong = { "": words.value.refusal(found.refusal) };
    return this.debts !== undefined;
  }

  protected override firstUpdated(): void {
    super.firstUpdated();
    void this.#read();
  }
}

customElements.define("set-off-form", SetOffForm);
