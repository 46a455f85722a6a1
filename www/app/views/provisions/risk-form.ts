import type { RiskInput } from "encours";
import { html, nothing, type TemplateResult } from "lit";
import { isNegative, typedDecimal } from "../../../ui/format.ts";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import type { Risk } from "../../closings.ts";
import { deskValue } from "../../desk.ts";
import { judge, keep, provisions } from "../../provisions.ts";
import { book, format, language, preferences, words } from "../../state.ts";
import { View } from "../../view.ts";
import type { Refusal } from "../../worker/messages.ts";

interface Line {
  cost: string;
  probability: string;
}
interface Field {
  name: string;
  label: string;
  /** As the core writes it. */
  value: string;
  type?: "text" | "number" | "decimal";
  help?: string;
  /** What a reader hears: the label, and which line. */
  full?: string;
  fixed?: boolean;
}
const METHODS = ["usual", "mostLikely", "expectedValue"] as const;
const NATURES = ["usual", "operating", "financial", "exceptional"] as const;

/** What a person says about one risk. The core judges it before it is kept. */
export class RiskForm extends View {
  static override properties = {
    key: { type: String },
    lines: { state: true },
    wrong: { state: true },
  };
  /** Id of the risk; empty: a new one. */
  declare key: string;
  declare lines: Line[];
  /** By name of the field; "" stands above them all. */
  declare wrong: Record<string, string>;
  /** The risk as the person saw it when they began. */
  #seen: Risk | undefined;
  /** The line of each outcome, by its position as text: lines that are left empty are none. */
  #places: Record<string, number> = {};

  constructor() {
    super();
    this.key = "";
    this.lines = [];
    this.wrong = {};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen = deskValue(book.peek()?.desk ?? {}, "risk", this.key);
    this.lines = (this.#seen?.outcomes ?? []).map(({ amount, probabilityPercent }) => ({
      cost: String(amount),
      probability: String(probabilityPercent),
    }));
    if (this.lines.length === 0) {
      this.lines = [
        { cost: "", probability: "" },
        { cost: "", probability: "" },
      ];
    }
  }

  override render(): TemplateResult {
    const w = provisionsWords[language.value];
    const { edits } = words.value;
    const { "": whole, ...fields } = this.wrong;
    const count = Object.keys(fields).length;
    const seen = this.#seen;
    return html`<form class="form" novalidate @submit=${this.#submit} @keydown=${this.#escape}>
      <h2 class="subheading subheading--small" id="risk-title" tabindex="-1">
        ${seen ? w.editRisk : w.addRisk}
      </h2>
      ${
        count > 0 || whole
          ? html`<p class="message message--error" role="alert">
              ${count > 0 ? w.wrong(format.value.count(count)) : nothing} ${whole ?? nothing}
            </p>`
          : nothing
      }
      <div class="form__choices">
        ${this.#field({ name: "label", label: w.label, value: seen?.label ?? "", type: "text", help: w.labelHelp })}
        ${choice("kind", w.kind, Object.entries(w.kinds), seen?.kind ?? "litigation")}
      </div>
      <fieldset class="form__group">
        <legend class="field__label">${w.outcomes}</legend>
        <p class="field__help">${w.outcomesHelp}</p>
        ${this.lines.map(({ cost, probability }, at) => {
          const line = format.value.count(at + 1);
          const cell = (name: string, label: string, value: string) =>
            this.#field({ name: `${name}-${at}`, label, value, full: w.ofLine(label, line) });
          return html`<div class="form__line">
            ${cell("cost", w.cost, cost)} ${cell("probability", w.probability, probability)}
          </div>`;
        })}
        <p class="actions actions--close">
          <button type="button" class="button" @click=${this.#add}>${w.addOutcome}</button>
        </p>
      </fieldset>
      <div class="form__choices">
        ${this.#previous()}
        ${choice(
          "chart",
          w.chart,
          [
            ["2025", w.charts.since2025],
            ["2014", w.charts.before2025],
          ],
          String(seen?.chart ?? 2025),
        )}
        ${choice(
          "method",
          w.method,
          METHODS.map((one) => [one, w.methods[one]]),
          seen?.method ?? "usual",
        )}
        ${choice(
          "nature",
          w.nature,
          NATURES.map((one) => [one, w.natures[one]]),
          seen?.nature ?? "usual",
        )}
        ${this.#field({
          name: "discount",
          label: w.discount,
          value: String(seen?.discount?.ratePercent ?? ""),
          help: w.discountHelp,
        })}
        ${this.#field({
          name: "years",
          label: w.years,
          value: String(seen?.discount?.years ?? ""),
          type: "number",
        })}
      </div>
      <p class="actions actions--close">
        <button class="button button--primary">${edits.save}</button>
        <button type="button" class="button" @click=${this.#leave}>${edits.drop}</button>
      </p>
    </form>`;
  }

  /** What a closing says of it is not typed again. */
  #previous(): TemplateResult {
    const w = provisionsWords[language.value];
    const booked = this.#booked();
    return this.#field({
      name: "previous",
      label: words.value.allowance.previous,
      value: String((booked ?? { risk: this.#seen }).risk?.previous ?? ""),
      help: booked ? w.closingSays(format.value.date(booked.closing)) : w.previousHelp,
      fixed: booked !== undefined,
    });
  }

  /** The closing that says what was set aside for it. */
  #booked(): { risk: Risk; closing: string } | undefined {
    const { risk, closing } = provisions.value?.risks.find(({ id }) => id === this.key) ?? {};
    return risk && closing !== undefined ? { risk, closing } : undefined;
  }

  #field({ name, label, value, type = "decimal", help, full, fixed }: Field): TemplateResult {
    const told = this.wrong[name];
    const id = `risk-${name}`;
    const french = type === "decimal" && format.value.language === "fr";
    return html`<div class="field">
      <label class="field__label" for=${id}>${label}</label>
      <input
        class="field__input"
        id=${id}
        name=${name}
        type="text"
        inputmode=${type === "text" ? nothing : type === "number" ? "numeric" : "decimal"}
        autocomplete="off"
        aria-label=${full ?? nothing}
        ?readonly=${fixed ?? false}
        .defaultValue=${french ? value.replace(".", ",") : value}
        aria-invalid=${told ? "true" : nothing}
        aria-describedby=${(told ?? help) ? `${id}-help` : nothing}
      />
      ${
        (told ?? help)
          ? html`<span
              class=${told ? "field__help field__help--error" : "field__help"}
              id=${`${id}-help`}
            >
              ${told ?? help}
            </span>`
          : nothing
      }
    </div>`;
  }

  readonly #add = async () => {
    this.lines = [...this.lines, { cost: "", probability: "" }];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#risk-cost-${this.lines.length - 1}`)?.focus();
  };

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#leave();
  };

  readonly #leave = () => {
    this.dispatchEvent(new CustomEvent("leave"));
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { risk, wrong } = this.#read(new FormData(event.target as HTMLFormElement));
    if (Object.keys(wrong).length > 0) {
      await this.#tell(wrong);
      return;
    }
    const outcome = await judge(risk);
    if (!outcome) return;
    if (outcome.refusal) {
      await this.#tell(this.#placed(outcome.refusal));
      return;
    }
    const id = this.key || crypto.randomUUID();
    const answer = await keep("risk", id, risk.label, risk, this.#seen);
    if (answer === "saved") this.#leave();
    if (answer === "conflict") this.#seen = deskValue(book.peek()?.desk ?? {}, "risk", this.key);
  };

  /** What was typed, as the core takes it, and what cannot be read. */
  #read(data: FormData): { risk: Risk; wrong: Record<string, string> } {
    const w = provisionsWords[language.peek()];
    const typed = (name: string) => String(data.get(name) ?? "").trim();
    const wrong: Record<string, string> = {};
    const decimal = (name: string, told: string) => {
      const understood = typedDecimal(typed(name));
      if (understood === undefined || isNegative(understood)) wrong[name] = told;
      return understood ?? "";
    };
    const outcomes: RiskInput["outcomes"] = [];
    this.#places = {};
    for (const at of this.lines.keys()) {
      if (typed(`cost-${at}`) === "" && typed(`probability-${at}`) === "") continue;
      this.#places[String(outcomes.length)] = at;
      const amount = decimal(`cost-${at}`, w.wrongAmount);
      outcomes.push({ amount, probabilityPercent: decimal(`probability-${at}`, w.wrongPercent) });
    }
    if (outcomes.length === 0) wrong["cost-0"] = w.noOutcome;
    if (typed("label") === "") wrong.label = w.wrongLabel;
    const risk: Risk = {
      kind: typed("kind") as RiskInput["kind"],
      label: typed("label"),
      outcomes,
      chart: typed("chart") === "2014" ? 2014 : 2025,
      currency: this.#seen?.currency ?? preferences.peek().currency,
    };
    const method = METHODS.find((one) => one === typed("method"));
    if (method && method !== "usual") risk.method = method;
    const nature = NATURES.find((one) => one === typed("nature"));
    if (nature && nature !== "usual") risk.nature = nature;
    if (this.#booked()) {
      if (this.#seen?.previous !== undefined) risk.previous = this.#seen.previous;
    } else if (typed("previous") !== "") risk.previous = decimal("previous", w.wrongAmount);
    if (typed("discount") !== "") {
      const years = typed("years");
      if (!/^\d{1,3}$/.test(years)) wrong.years = w.wrongYears;
      risk.discount = {
        ratePercent: decimal("discount", w.wrongPercent),
        // Not money: whole years until it is paid.
        years: Number.parseInt(years, 10),
      };
    }
    return { risk, wrong };
  }

  /** The refusal at the field that it is about; what no field shows stands above them all. */
  #placed(refusal: Refusal): Record<string, string> {
    const [list = "", at, part] = (refusal.path ?? "").split("/");
    const names: Record<string, string> = { amount: "cost", probabilityPercent: "probability" };
    const name =
      list === "outcomes" && at !== undefined && part !== undefined
        ? `${names[part]}-${this.#places[at]}`
        : list === "discount"
          ? at === "years"
            ? "years"
            : "discount"
          : list;
    const known = this.querySelector(`[name="${CSS.escape(name)}"]`) !== null;
    return { [known ? name : ""]: words.peek().refusal(refusal) };
  }

  async #tell(wrong: Record<string, string>): Promise<void> {
    this.wrong = wrong;
    await this.updateComplete;
    this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>("#risk-title")?.focus();
  }
}

function choice(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): TemplateResult {
  return html`<label class="field">
    <span class="field__label">${label}</span>
    <select class="field__input" name=${name}>
      ${options.map(
        ([value, text]) =>
          html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
      )}
    </select>
  </label>`;
}

customElements.define("risk-form", RiskForm);
