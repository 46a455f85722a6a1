/** The steps of a figure as texts: the words of each, and its formula with the values in it. Nothing is computed. */
import type { Format } from "./format.ts";
import {
  convention,
  inputName,
  type StepNames,
  stepGrammar,
  stepTitle,
} from "./i18n/step-grammar.ts";

interface Value {
  value: string;
  unit?: string;
}

/** A step of the core, resting on a rule or on a convention. */
export interface GivenStep<Rule> {
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

/** What is not rounded yet has more decimals than money or percents: it is written without the zeros at its end, save those of cents. */
function unpadded(value: string): string {
  const [whole = "", decimals = ""] = value.split(".");
  if (decimals.length < 7) return value;
  return `${whole}.${decimals.slice(0, 2)}${decimals.slice(2).replace(/0+$/, "")}`;
}

/** A value with its unit. */
function full(format: Format, { value, unit }: Value): string {
  if (unit === "percent") return format.percent(value);
  if (unit && /^[A-Z]{3}$/.test(unit)) return format.money(value, unit);
  const written = bare(format, value);
  return unit ? `${written}\u00a0${stepGrammar(format.language).unit(unit, value)}` : written;
}

/**
 * A formula with its values in place of their names, as one would type it into a calculator: « 10 000,00 × 13,15 ». Nothing is computed.
 * @param known The values of the names that it may use.
 */
export function calculation(format: Format, formula: string, known: Map<string, string>): string {
  const { functions, separator } = stepGrammar(format.language);
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

/** A step as it is read. */
export interface ReadStep<Rule> {
  title: string;
  result: string;
  /** Where something is calculated. */
  calculation?: string;
  /** What its values are. */
  inputs: string;
  rule?: Rule;
  /** What it rests on, where that is no rule. */
  convention: string;
}

/** All steps, first to last. */
export function readSteps<Rule>(
  format: Format,
  names: StepNames,
  steps: readonly GivenStep<Rule>[],
): ReadStep<Rule>[] {
  const { language } = format;
  const known = new Map<string, string>();
  return steps.map((step) => {
    const values = new Map(known);
    for (const { name, value } of step.inputs) values.set(name, value);
    const result = { ...step.result, value: unpadded(step.result.value) };
    known.set(step.id, result.value);
    const read: ReadStep<Rule> = {
      title: stepTitle(language, names, step.id),
      result: full(format, result),
      inputs: step.inputs
        .map((input) => `${inputName(names, input.name)}\u00a0${full(format, input)}`)
        .join(", "),
      convention: convention(language, names, step.convention ?? ""),
    };
    if (/[-+*/(]/.test(step.formula)) {
      read.calculation = calculation(format, step.formula, values);
    }
    if (step.rule !== undefined) read.rule = step.rule;
    return read;
  });
}
