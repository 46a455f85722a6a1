/** What holds the words of steps together, and how they are found by the ids that the core gives. */
import type { Language } from "../format.ts";
import { held } from "./spaces.ts";

export interface StepNames {
  /** By id: without a number|with a number, which stands for the `#`. */
  steps: Record<string, string>;
  /** By the name of an input, without its number. */
  inputs: Record<string, string>;
  /** By name: whole sentences. */
  conventions: Record<string, string>;
}

interface StepGrammar {
  /** What comes before a rule, and before a convention. */
  rule: string;
  convention: string;
  /** The functions of formulas, and what parts their arguments. */
  functions: Record<string, string>;
  separator: string;
  /** The name of a unit, after this many. */
  unit: (unit: string, count: string) => string;
}

/** Whether it is 1, or -1. */
function isOne(count: string): boolean {
  return /^-?1(\.0*)?$/.test(count);
}

const fr: StepGrammar = {
  rule: "Selon",
  convention: "Convention :",
  functions: { round: "arrondi", min: "min", max: "max", days: "jours" },
  separator: " ; ",
  unit: (unit, count) =>
    unit === "days" ? (isOne(count) || /^-?0(\.0*)?$/.test(count) ? "jour" : "jours") : unit,
};

const en: StepGrammar = {
  rule: "Under",
  convention: "Convention:",
  functions: { round: "round", min: "min", max: "max", days: "days" },
  separator: ", ",
  unit: (unit, count) => (unit === "days" && isOne(count) ? "day" : unit),
};

const GRAMMAR: Record<Language, StepGrammar> = { fr, en };

export function stepGrammar(language: Language): StepGrammar {
  return GRAMMAR[language];
}

/** An id and its number, if it has one: `segment12` is the 12th `segment`. */
export function numbered(id: string): [name: string, number: string] {
  const [, name = id, number = ""] = /^(.*?)(\d*)$/.exec(id) ?? [];
  return [name, number];
}

/** « Pénalités de la période 2 », from `segment2`. */
export function stepTitle(language: Language, names: StepNames, id: string): string {
  const [name, number] = numbered(id);
  const [plain = name, ofSeveral = plain] = names.steps[name]?.split("|") ?? [];
  return held(language, (number ? ofSeveral : plain).replace("#", number));
}

/** « taux annuel », from `ratePercent`. */
export function inputName(names: StepNames, id: string): string {
  const [name, number] = numbered(id);
  const said = names.inputs[name] ?? name;
  return number ? `${said} ${number}` : said;
}

/** « L’année compte 365 jours. », from `actual/365`. */
export function convention(language: Language, names: StepNames, name: string): string {
  return held(language, names.conventions[name] ?? name);
}
