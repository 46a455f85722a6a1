// The input of a field that stands in one: of a calculator, or a cell of its rows.

import { h } from "./dom.ts";
import type { Field } from "./fields.ts";

export type Input = HTMLInputElement | HTMLSelectElement;

export function isFigure({ kind }: Field): boolean {
  return kind === "amount" || kind === "percent" || kind === "number";
}

/** @param choices What each value of a choice is called. */
export function inputOf(field: Field, id: string, choices: Record<string, string> = {}): Input {
  const base = { id, name: id, part: "input" };
  if (field.kind === "choice") {
    const options = field.choices.map((value) => h("option", { value }, choices[value] ?? value));
    return h("select", base, options);
  }
  const isDate = field.kind === "date";
  return h("input", {
    ...base,
    type: isDate ? "date" : "text",
    min: isDate && "1970-01-01",
    max: isDate && "2199-12-31",
    class: isFigure(field) && "figure",
    inputmode: isFigure(field) && "decimal",
    autocomplete: "off",
    spellcheck: "false",
  });
}

/** A year on its way, « 0202 », is no date yet. */
export function isOnItsWay({ type, value }: Input): boolean {
  return type === "date" && value.startsWith("0");
}
