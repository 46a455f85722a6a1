import type { TemplateResult } from "lit";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import type { Answer } from "../../saving.ts";
import { language } from "../../state.ts";
import type { Refusal } from "../../worker/messages.ts";
import { type Field, FormView, type Typed } from "../form-view.ts";

/** Characters of what an account or a flow is called. */
export const LONGEST = 80;

function isRefusal(answer: Typed | Refusal): answer is Refusal {
  return typeof answer.code === "string" && typeof answer.message === "string";
}

/** An account or a flow as a person says it. Whoever shows the form judges and saves. */
export class CashForm extends FormView {
  static override properties = {
    name: { type: String },
    fields: { attribute: false },
    save: { attribute: false },
  };
  declare name: string;
  declare fields: Field[];
  /** Gives what stands in the way, by the name of a field; what concerns none is under "". */
  declare save: (typed: Typed) => Promise<Typed | Answer>;
  protected override readonly formName = "cash";

  constructor() {
    super();
    this.name = "";
    this.fields = [];
  }

  override render(): TemplateResult {
    const fields = this.fields.map((field) => this.field(field));
    return this.form(this.name, fields, { look: "cash-form" });
  }

  protected override async submit(data: FormData): Promise<void> {
    const { typed, wrong } = this.typed(data, this.fields);
    const answer = Object.keys(wrong).length > 0 ? wrong : await this.save(typed);
    if (answer === "cancelled") return;
    if (answer === "saved") this.leave();
    else if (answer === "conflict") await this.tell({ "": cashWords[language.peek()].conflict });
    else await this.tell(isRefusal(answer) ? this.placed(answer) : answer);
  }
}

customElements.define("cash-form", CashForm);
