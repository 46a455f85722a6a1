import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { isNegative, typedDecimal } from "../../ui/format.ts";
import { format, words } from "../state.ts";
import { View } from "../view.ts";
import type { Refusal } from "../worker/messages.ts";

/** A field: its label above it, its help or what is wrong with it below. */
export interface Field {
  name: string;
  label: string;
  value: string;
  /** A `decimal` is shown, and read, as the person's language writes it; `whole` is a number of digits alone. */
  type?: "text" | "date" | "decimal" | "whole" | "email" | "tel" | "lines" | "choice";
  help?: string | undefined;
  optional?: boolean;
  /** An amount, or a percentage, that has no sign. */
  positive?: boolean;
  /** Said of it where it is missing or cannot be read, if the usual words do not say enough. */
  told?: string;
  /** As many characters as it takes. */
  longest?: number;
  /** It cannot be changed here. */
  fixed?: boolean;
  /** What it is called where the label alone does not say it. */
  full?: string;
  /** Id of a list of what it may be. */
  list?: string;
  choices?: readonly (readonly [value: string, label: string])[];
  changed?: () => void;
}
/** What was typed, or what is wrong with it, by the name of a field; what is about none of them is under "". */
export type Typed = Record<string, string>;

interface FormLook {
  look?: string;
  /** What stands in its way, in place of what is wrong with its fields. */
  said?: string;
  /** It stands on the screen for good: there is nothing to leave. */
  isLasting?: boolean;
  /** Right below the title of the screen. */
  isTop?: boolean;
}

/** A form: Escape leaves it, what is refused is told above and at its field, nothing that was typed is lost. */
export abstract class FormView extends View {
  static override properties: PropertyDeclarations = { wrong: { state: true } };
  declare wrong: Typed;
  /** What the ids of its parts begin with. */
  protected readonly formName: string = "form";

  constructor() {
    super();
    this.wrong = {};
  }

  /** Takes what was typed. */
  protected abstract submit(data: FormData): Promise<void>;

  protected form(
    title: string,
    content: unknown,
    { look = "edit-form", said, isLasting = false, isTop = false }: FormLook = {},
  ): TemplateResult {
    const w = words.value.edits;
    const id = `${this.formName}-title`;
    const small = "subheading subheading--small";
    const { "": whole, ...fields } = this.wrong;
    const count = Object.keys(fields).length;
    const told =
      said ?? (count > 0 ? `${w.wrong(format.value.count(count))} ${whole ?? ""}` : whole);
    return html`<form
      class=${look}
      novalidate
      aria-labelledby=${id}
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.submit(new FormData(event.target as HTMLFormElement, event.submitter));
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.leave();
      }}
    >
      ${
        isLasting
          ? html`<h2 class="subheading" id=${id}>${title}</h2>`
          : isTop
            ? html`<h2 class=${small} id=${id} tabindex="-1">${title}</h2>`
            : html`<h3 class=${small} id=${id} tabindex="-1">${title}</h3>`
      }
      ${told ? html`<p class="message message--error" role="alert">${told}</p>` : nothing}
      ${content}
      <p class="actions">
        <button class="button button--primary">${w.save}</button>
        ${
          isLasting
            ? nothing
            : html`<button type="button" class="button" @click=${() => this.leave()}>
                ${w.drop}
              </button>`
        }
      </p>
    </form>`;
  }

  protected field(field: Field): TemplateResult {
    const { name, label, help, optional } = field;
    const wrong = this.wrong[name];
    const id = `${this.formName}-${name}`;
    const told = wrong ?? help;
    return html`<div class="field">
      <label class="field__label" for=${id}>
        ${label} ${optional ? html`<em>${words.value.edits.optional}</em>` : nothing}
      </label>
      ${this.#input(field, id, wrong, told)}
      ${
        told
          ? html`<span
              class=${wrong ? "field__help field__help--error" : "field__help"}
              id=${`${id}-help`}
            >
              ${told}
            </span>`
          : nothing
      }
    </div>`;
  }

  #input(
    { name, value, type = "text", longest, fixed, full, list, choices = [], changed }: Field,
    id: string,
    wrong: string | undefined,
    told: string | undefined,
  ): TemplateResult {
    const described = told ? `${id}-help` : nothing;
    const invalid = wrong ? "true" : nothing;
    if (type === "choice") {
      return html`<select
        class="field__input"
        id=${id}
        name=${name}
        aria-invalid=${invalid}
        aria-describedby=${described}
        @change=${changed ?? nothing}
      >
        ${choices.map(
          ([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`,
        )}
      </select>`;
    }
    if (type === "lines") {
      return html`<textarea
        class="field__input"
        id=${id}
        name=${name}
        rows="3"
        aria-invalid=${invalid}
        aria-describedby=${described}
        .defaultValue=${value}
      ></textarea>`;
    }
    const keys = { decimal: "decimal", whole: "numeric" }[type as string];
    return html`<input
      class="field__input"
      id=${id}
      name=${name}
      type=${keys ? "text" : type}
      inputmode=${keys ?? nothing}
      list=${list ?? nothing}
      maxlength=${longest ?? nothing}
      autocomplete="off"
      aria-label=${full ?? nothing}
      ?readonly=${fixed ?? false}
      .defaultValue=${type === "decimal" ? asTyped(value) : value}
      aria-invalid=${invalid}
      aria-describedby=${described}
      @change=${changed ?? nothing}
    />`;
  }

  protected leave(): void {
    this.dispatchEvent(new CustomEvent("leave", { bubbles: true }));
  }

  /** What was typed in these fields, amounts as decimals; what is missing or cannot be read is under `wrong`. */
  protected typed(data: FormData, fields: readonly Field[]): { typed: Typed; wrong: Typed } {
    const w = words.peek().edits;
    const typed: Typed = {};
    const wrong: Typed = {};
    for (const { name, type, optional, positive, told } of fields) {
      const value = String(data.get(name) ?? "").trim();
      if (value === "") {
        if (!optional) wrong[name] = told ?? w.required;
        continue;
      }
      const read = type === "decimal" ? typedDecimal(value) : value;
      if (read === undefined || (positive && isNegative(read))) {
        wrong[name] = told ?? w.wrongAmount;
      } else typed[name] = read;
    }
    return { typed, wrong };
  }

  /** The refusal at the field that it is about; what no field shows stands above them all. */
  protected placed(refusal: Refusal, name = refusal.path?.split("/").at(-1) ?? ""): Typed {
    const known = name !== "" && this.querySelector(`[name="${CSS.escape(name)}"]`) !== null;
    const said = words.peek().refusal(refusal);
    return known ? { [name]: withoutPath(said, refusal) } : { "": said };
  }

  /** Says what is wrong, and goes to the first field of it. */
  protected async tell(wrong: Typed): Promise<void> {
    this.wrong = wrong;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>(`#${this.formName}-title`)?.focus();
  }
}

/** « path » (« value ») is no …: the field stands for its path. */
function withoutPath(said: string, { path = "", value = "" }: Refusal): string {
  const open = said.indexOf(" (");
  const close = said.indexOf(")", said.indexOf(value, open) + value.length);
  const isBoth = path !== "" && value !== "" && open > 0 && close > open;
  if (!isBoth || !said.slice(0, open).includes(path)) return said;
  return said.slice(open + 2, close) + said.slice(close + 1);
}

/** The core's decimal as the person's language writes it, without spaces. */
export function asTyped(decimal: string): string {
  return format.peek().language === "fr" ? decimal.replace(".", ",") : decimal;
}
