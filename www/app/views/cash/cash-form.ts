import { html, nothing, type TemplateResult } from "lit";
import { typedDecimal } from "../../../ui/format.ts";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import type { Answer } from "../../saving.ts";
import { format, language, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Refusal } from "../../worker/messages.ts";

/** A field of the form; `amount` is read as such. */
export interface CashField {
  name: string;
  label: string;
  type: "text" | "date" | "amount" | "choice";
  value: string;
  help?: string;
  optional?: boolean;
  choices?: [value: string, label: string][];
}
export type Typed = Record<string, string>;
/** What stands in the way, by the name of a field; what concerns none is under "". */
export type Wrong = Record<string, string>;

function isRefusal(answer: Wrong | Refusal): answer is Refusal {
  return typeof answer.code === "string" && typeof answer.message === "string";
}

/** An account or a flow as a person says it. Whoever shows the form judges and saves. */
export class CashForm extends View {
  static override properties = {
    name: { type: String },
    fields: { attribute: false },
    submit: { attribute: false },
    wrong: { state: true },
  };
  declare name: string;
  declare fields: CashField[];
  declare submit: (typed: Typed) => Promise<Wrong | Answer>;
  declare wrong: Wrong;

  constructor() {
    super();
    this.name = "";
    this.fields = [];
    this.wrong = {};
  }

  override render(): TemplateResult {
    const w = words.value.edits;
    const { "": whole, ...fields } = this.wrong;
    const wrong = Object.keys(fields).length;
    return html`<form class="cash-form" novalidate aria-label=${this.name} @submit=${this.#submit} @keydown=${this.#key}>
      <h3 class="subheading subheading--small cash-form__title" tabindex="-1">${this.name}</h3>
      ${
        wrong > 0 || whole
          ? html`<p class="message message--error cash-form__title" role="alert">
              ${wrong > 0 ? w.wrong(format.value.count(wrong)) : nothing} ${whole ?? nothing}
            </p>`
          : nothing
      }
      ${this.fields.map((field) => this.#field(field))}
      <p class="actions cash-form__title">
        <button class="button button--primary">${w.save}</button>
        <button type="button" class="button" @click=${() => this.#leave()}>${w.drop}</button>
      </p>
    </form>`;
  }

  #field({ name, label, type, value, help, optional, choices = [] }: CashField): TemplateResult {
    const told = this.wrong[name];
    const id = `cash-${name}`;
    const described = told || help ? `${id}-help` : nothing;
    return html`<div class="field">
      <label class="field__label" for=${id}>
        ${label} ${optional ? html`<em>${words.value.edits.optional}</em>` : nothing}
      </label>
      ${
        type === "choice"
          ? html`<select class="field__input" id=${id} name=${name} aria-describedby=${described}>
              ${choices.map(
                ([key, text]) =>
                  html`<option value=${key} ?selected=${key === value}>${text}</option>`,
              )}
            </select>`
          : html`<input
              class="field__input"
              id=${id}
              name=${name}
              type=${type === "date" ? "date" : "text"}
              inputmode=${type === "amount" ? "decimal" : nothing}
              maxlength=${type === "text" ? 80 : nothing}
              autocomplete="off"
              .defaultValue=${type === "amount" ? asTyped(value) : value}
              aria-invalid=${told ? "true" : nothing}
              aria-describedby=${described}
            />`
      }
      ${
        told || help
          ? html`<span class="field__help ${told ? "field__help--error" : ""}" id=${`${id}-help`}>
              ${told ?? help}
            </span>`
          : nothing
      }
    </div>`;
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
    const wrong: Wrong = {};
    for (const { name, type, optional } of this.fields) {
      const value = String(data.get(name) ?? "").trim();
      if (value === "") {
        if (!optional) wrong[name] = words.value.edits.required;
        continue;
      }
      const read = type === "amount" ? typedDecimal(value) : value;
      if (read === undefined) wrong[name] = words.value.edits.wrongAmount;
      else typed[name] = read;
    }
    const answer = Object.keys(wrong).length > 0 ? wrong : await this.submit(typed);
    if (answer === "cancelled") return;
    if (answer === "saved") {
      this.#leave();
      return;
    }
    this.wrong = typeof answer === "string" || isRefusal(answer) ? told(answer) : answer;
    await this.updateComplete;
    const first = this.querySelector<HTMLElement>("[aria-invalid=true]");
    (first ?? this.querySelector<HTMLElement>(".cash-form__title"))?.focus();
  };

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>(".field__input")?.focus();
  }
}

function told(answer: Exclude<Answer, "saved" | "cancelled">): Wrong {
  const { conflict } = cashWords[language.value];
  return { "": answer === "conflict" ? conflict : words.value.refusal(answer) };
}

/** The core's decimal as the person's language writes it, without spaces. */
function asTyped(decimal: string): string {
  return format.value.language === "fr" ? decimal.replace(".", ",") : decimal;
}

customElements.define("cash-form", CashForm);
