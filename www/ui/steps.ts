/** The steps of a figure as they are read: title and result, the calculation with its values in it, what these are, and why it is so. */
import { html, nothing, type TemplateResult } from "lit";
import { type GivenStep, readSteps } from "./calculation.ts";
import type { Format } from "./format.ts";
import { held } from "./i18n/spaces.ts";
import { stepGrammar } from "./i18n/step-grammar.ts";
import { stepNames } from "./i18n/steps.ts";

/** All steps, first to last. `cite` shows a rule. */
export function stepList<Rule>(
  format: Format,
  steps: readonly GivenStep<Rule>[],
  cite: (rule: Rule) => unknown,
): TemplateResult {
  const { language } = format;
  const words = stepGrammar(language);
  const items = readSteps(format, stepNames(language), steps).map(
    (step) => html`<li class="steps__item">
      <p class="steps__title">
        ${step.title}
        <strong class="steps__result">${step.result}</strong>
      </p>
      ${step.calculation ? html`<p class="steps__calculation">${step.calculation}</p>` : nothing}
      ${step.inputs ? html`<p class="steps__inputs">${step.inputs}</p>` : nothing}
      <p class="steps__ground">
        ${
          step.rule === undefined
            ? `${held(language, words.convention)} ${step.convention}`
            : html`${words.rule} ${cite(step.rule)}`
        }
      </p>
    </li>`,
  );
  return html`<ol class="steps">${items}</ol>`;
}
