import type { RiskInput } from "encours";
import { html, type TemplateResult } from "lit";
import { provisionsWords } from "../../../ui/i18n/screens/provisions.ts";
import type { Risk } from "../../closings.ts";
import { deskValue } from "../../desk.ts";
import { judge, keep, provisions } from "../../provisions.ts";
import { book, format, language, preferences, words } from "../../state.ts";
import type { Refusal } from "../../worker/messages.ts";
import { type Field, FormView, type Typed } from "../form-view.ts";

interface Line {
  cost: string;
  probability: string;
}
const METHODS = ["usual", "mostLikely", "expectedValue"] as const;
const NATURES = ["usual", "operating", "financial", "exceptional"] as const;

/** What a person says about one risk. The core judges it before it is kept. */
export class RiskForm extends FormView {
  static override properties = { key: { type: String }, lines: { state: true } };
  /** Id of the risk; empty: a new one. */
  declare key: string;
  declare lines: Line[];
  protected override readonly formName = "risk";
  /** The risk as the person saw it when they began. */
  #seen: Risk | undefined;
  /** The line of each outcome, by its position as text: lines that are left empty are none. */
  #places: Record<string, number> = {};

  constructor() {
    super();
    this.key = "";
    this.lines = [];
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
    return this.form(
      this.#seen ? w.editRisk : w.addRisk,
      html`<div class="form__choices">${this.#names().map((field) => this.field(field))}</div>
        <fieldset class="form__group">
          <legend class="field__label">${w.outcomes}</legend>
          <p class="field__help">${w.outcomesHelp}</p>
          ${[...this.lines.keys()].map(
            (at) => html`<div class="form__line">
              ${this.#line(at).map((field) => this.field(field))}
            </div>`,
          )}
          <p class="actions actions--close">
            <button type="button" class="button" @click=${this.#add}>${w.addOutcome}</button>
          </p>
        </fieldset>
        <div class="form__choices">${this.#ways().map((field) => this.field(field))}</div>`,
      { look: "form", isTop: true },
    );
  }

  #names(): Field[] {
    const w = provisionsWords[language.value];
    return [
      {
        name: "label",
        label: w.label,
        value: this.#seen?.label ?? "",
        help: w.labelHelp,
        told: w.wrongLabel,
      },
      {
        name: "kind",
        label: w.kind,
        type: "choice",
        value: this.#seen?.kind ?? "litigation",
        choices: Object.entries(w.kinds),
      },
    ];
  }

  #line(at: number): [cost: Field, probability: Field] {
    const w = provisionsWords[language.value];
    const { cost = "", probability = "" } = this.lines[at] ?? {};
    const cell = (name: string, label: string, value: string, told: string): Field => ({
      name: `${name}-${at}`,
      label,
      type: "decimal",
      value,
      optional: true,
      positive: true,
      told,
      full: w.ofLine(label, format.value.count(at + 1)),
    });
    return [
      cell("cost", w.cost, cost, w.wrongAmount),
      cell("probability", w.probability, probability, w.wrongPercent),
    ];
  }

  #ways(): Field[] {
    const w = provisionsWords[language.value];
    const seen = this.#seen;
    return [
      this.#previous(),
      {
        name: "chart",
        label: w.chart,
        type: "choice",
        value: String(seen?.chart ?? 2025),
        choices: [
          ["2025", w.charts.since2025],
          ["2014", w.charts.before2025],
        ],
      },
      {
        name: "method",
        label: w.method,
        type: "choice",
        value: seen?.method ?? "usual",
        choices: METHODS.map((one) => [one, w.methods[one]]),
      },
      {
        name: "nature",
        label: w.nature,
        type: "choice",
        value: seen?.nature ?? "usual",
        choices: NATURES.map((one) => [one, w.natures[one]]),
      },
      {
        name: "discount",
        label: w.discount,
        type: "decimal",
        value: String(seen?.discount?.ratePercent ?? ""),
        help: w.discountHelp,
        optional: true,
        positive: true,
        told: w.wrongPercent,
      },
      {
        name: "years",
        label: w.years,
        type: "whole",
        value: String(seen?.discount?.years ?? ""),
        optional: true,
      },
    ];
  }

  /** What a closing says of it is not typed again. */
  #previous(): Field {
    const w = provisionsWords[language.value];
    const booked = this.#booked();
    return {
      name: "previous",
      label: words.value.allowance.previous,
      type: "decimal",
      value: String((booked ?? { risk: this.#seen }).risk?.previous ?? ""),
      help: booked ? w.closingSays(format.value.date(booked.closing)) : w.previousHelp,
      optional: true,
      positive: true,
      told: w.wrongAmount,
      fixed: booked !== undefined,
    };
  }

  /** The closing that says what was set aside for it. */
  #booked(): { risk: Risk; closing: string } | undefined {
    const { risk, closing } = provisions.value?.risks.find(({ id }) => id === this.key) ?? {};
    return risk && closing !== undefined ? { risk, closing } : undefined;
  }

  readonly #add = async () => {
    this.lines = [...this.lines, { cost: "", probability: "" }];
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#risk-cost-${this.lines.length - 1}`)?.focus();
  };

  protected override async submit(data: FormData): Promise<void> {
    const { risk, wrong } = this.#read(data);
    if (Object.keys(wrong).length > 0) {
      await this.tell(wrong);
      return;
    }
    const outcome = await judge(risk);
    if (!outcome) return;
    if (outcome.refusal) {
      await this.tell(this.#toldAt(outcome.refusal));
      return;
    }
    const id = this.key || crypto.randomUUID();
    const answer = await keep("risk", id, risk.label, risk, this.#seen);
    if (answer === "saved") this.leave();
    if (answer === "conflict") this.#seen = deskValue(book.peek()?.desk ?? {}, "risk", this.key);
  }

  /** What was typed, as the core takes it, and what cannot be read. */
  #read(data: FormData): { risk: Risk; wrong: Typed } {
    const w = provisionsWords[language.peek()];
    const lines = [...this.lines.keys()].map((at) => this.#line(at));
    const fields = [...this.#names(), ...lines.flat(), ...this.#ways()];
    const { typed, wrong } = this.typed(data, fields);
    const outcomes: RiskInput["outcomes"] = [];
    this.#places = {};
    for (const [at, [cost, probability]] of lines.entries()) {
      const both = [cost, probability];
      if (both.every(({ name }) => typed[name] === undefined && !wrong[name])) continue;
      this.#places[String(outcomes.length)] = at;
      for (const { name, told = "" } of both) if (typed[name] === undefined) wrong[name] = told;
      outcomes.push({
        amount: typed[cost.name] ?? "",
        probabilityPercent: typed[probability.name] ?? "",
      });
    }
    if (outcomes.length === 0) wrong["cost-0"] = w.noOutcome;
    const { label = "", kind, chart, discount, years = "" } = typed;
    const risk: Risk = {
      kind: kind as RiskInput["kind"],
      label,
      outcomes,
      chart: chart === "2014" ? 2014 : 2025,
      currency: this.#seen?.currency ?? preferences.peek().currency,
    };
    const method = METHODS.find((one) => one === typed.method);
    if (method && method !== "usual") risk.method = method;
    const nature = NATURES.find((one) => one === typed.nature);
    if (nature && nature !== "usual") risk.nature = nature;
    const previous = this.#booked() ? this.#seen?.previous : typed.previous;
    if (previous !== undefined) risk.previous = previous;
    if (discount !== undefined) {
      if (!/^\d{1,3}$/.test(years)) wrong.years = w.wrongYears;
      // Not money: whole years until it is paid.
      risk.discount = { ratePercent: discount, years: Number.parseInt(years, 10) };
    }
    return { risk, wrong };
  }

  /** The refusal at the field that it is about; what no field shows stands above them all. */
  #toldAt(refusal: Refusal): Typed {
    const [list = "", at, part] = (refusal.path ?? "").split("/");
    const names: Record<string, string> = { amount: "cost", probabilityPercent: "probability" };
    if (list === "outcomes" && at !== undefined && part !== undefined) {
      return this.placed(refusal, `${names[part]}-${this.#places[at]}`);
    }
    return this.placed(refusal, list === "discount" && at === "years" ? "years" : list);
  }
}

customElements.define("risk-form", RiskForm);
