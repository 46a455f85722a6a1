/** The steps of a figure as they are read: title and result, the calculation with its values in it, what these are, and why it is so. */
import { html, nothing, type TemplateResult } from "lit";
import type { Format } from "./format.ts";
import { held } from "./i18n/spaces.ts";
import { convention, inputName, stepTitle, stepWords } from "./i18n/steps.ts";

interface Value {
  value: string;
  unit?: string;
}

/** A step of the core, resting on a rule or on a convention. */
export interface ShownStep<Rule> {
  id: string;
  inputs: (Value & { name: string })[];
  formula: string;
  result: Value;
  rule?: Rule;
  convention?: string;
}

/** A value without its unit, as it stands in a calculation. */
function bare(format: Format, value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? format.date(value) : format.decimal(value);
}

/** A value with its unit. */
function full(format: Format, { value, unit }: Value): string {
  if (unit === "percent") return format.percent(value);
  if (unit && /^[A-Z]{3}$/.test(unit)) return format.money(value, unit);
  const written = bare(format, value);
  return unit ? `${written}\u00a0${stepWords(format.language).unit(unit, value)}` : written;
}

/**
 * A formula with its values in place of their names, as one would type it into a calculator: « 10 000,00 × 13,15 ». Nothing is computed.
 * @param known The values of the names that it may use.
 */
export function calculation(format: Format, formula: string, known: Map<string, string>): string {
  const { functions, separator } = stepWords(format.language);
  const signs: Record<string, string> = {
    "*": " × ",
    "/": " / ",
    "+": " + ",
    "-": " \u2212 ",
    ",": separator,
  };
  return formula.replaceAll(" ", "").replace(/[A-Za-z]\w*|\d+(?:\.\d+)?|[-+*/,]/g, (token) => {
    const value = known.get(token);
    if (value !== undefined) {
      const written = bare(format, value);
      return value.startsWith("-") ? `(${written})` : written;
    }
    return signs[token] ?? functions[token] ?? format.decimal(token);
  });
}

/** All steps, first to last. `cite` shows a rule. */
export function stepList<Rule>(
  format: Format,
  steps: readonly ShownStep<Rule>[],
  cite: (rule: Rule) => unknown,
): TemplateResult {
  const { language } = format;
  const words = stepWords(language);
  const known = new Map<string, string>();
  const items = steps.map((step) => {
    const names = new Map(known);
    for (const { name, value } of step.inputs) names.set(name, value);
    known.set(step.id, step.result.value);
    const isCalculated = /[-+*/(]/.test(step.formula);
    const inputs = step.inputs.map(
      (input) => `${inputName(language, input.name)}\u00a0${full(format, input)}`,
    );
    return html`<li class="steps__item">
      <p class="steps__title">
        ${stepTitle(language, step.id)}
        <strong class="steps__result">${full(format, step.result)}</strong>
      </p>
      ${
        isCalculated
          ? html`<p class="steps__calculation">${calculation(format, step.formula, names)}</p>`
          : nothing
      }
      ${inputs.length > 0 ? html`<p class="steps__inputs">${inputs.join(", ")}</p>` : nothing}
      <p class="steps__ground">
        ${
          step.rule === undefined
            ? `${held(language, words.convention)} ${convention(language, step.convention ?? "")}`
            : html`${words.rule} ${cite(step.rule)}`
        }
      </p>
    </li>`;
  });
  return html`<ol class="steps">${items}</ol>`;
}
