/** When a levy is owed, and on which day of the month after it is paid. */
import type { Levy } from "encours";
import { cashWords } from "../../../ui/i18n/screens/cash.ts";
import { language } from "../../state.ts";
import type { Field, Typed } from "../form-view.ts";

const RHYTHMS = ["month", "quarter"] as const;
/** The last one of a month of any length. */
export const LAST_DAY = 31;

export function whenFields(every: Levy["every"] = "month", day: number = LAST_DAY): Field[] {
  const w = cashWords[language.value];
  return [
    {
      name: "every",
      label: w.rhythm,
      type: "choice",
      value: every,
      choices: RHYTHMS.map((name) => [name, w[name]]),
    },
    { name: "day", label: w.day, type: "whole", value: String(day), help: w.dayHelp },
  ];
}

/** The same as a levy has it, or what is wrong with it. */
export function readWhen({
  every,
  day = "",
}: Typed): { every: (typeof RHYTHMS)[number]; day: number } | { wrong: Typed } {
  // Not money: a day of a month.
  const number = /^\d{1,2}$/.test(day) ? Number(day) : 0;
  if (number < 1 || number > LAST_DAY)
    return { wrong: { day: cashWords[language.peek()].wrongDay } };
  return { every: every === "quarter" ? "quarter" : "month", day: number };
}
