// The steps of a result, for the calculators whose results have some.

import type { Step } from "encours";
import { readSteps } from "../../ui/calculation.ts";
import type { Format, Language } from "../../ui/format.ts";
import { held } from "../../ui/i18n/spaces.ts";
import { type StepNames, stepGrammar } from "../../ui/i18n/step-grammar.ts";
import { type Child, h } from "./dom.ts";
import { citation } from "./explain.ts";

const TITLES = { fr: "Étapes du calcul", en: "Steps of the calculation" };

export function stepsList(
  format: Format,
  names: Record<Language, StepNames>,
  steps: readonly Step[],
): Child {
  const { language } = format;
  const grammar = stepGrammar(language);
  return [
    h("h3", {}, TITLES[language]),
    h(
      "ol",
      { part: "steps" },
      readSteps(format, names[language], steps).map((step) =>
        h(
          "li",
          {},
          h("p", { class: "step" }, step.title, h("strong", {}, step.result)),
          step.calculation !== undefined && h("p", {}, step.calculation),
          step.inputs !== "" && h("p", { class: "help" }, step.inputs),
          h(
            "p",
            { class: "help" },
            step.rule
              ? [`${grammar.rule} `, citation(step.rule)]
              : `${held(language, grammar.convention)} ${step.convention}`,
          ),
        ),
      ),
    ),
  ];
}
