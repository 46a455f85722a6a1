// What a calculator asks for: the kinds of fields, and how what is typed is read.

import { civilToday, isIsoDate, typedDecimal } from "../../ui/format.ts";

interface Named {
  /** Name of the property, that of the contract; the attribute is the same in kebab-case. */
  name: string;
  /** Where an error of the core names it, if not by its own name: "payments/0/date". */
  path?: string;
  /** No figure without it, while it is shown. */
  required?: boolean;
  /** `options`: folded away. `none`: an attribute without a field. */
  place?: "options" | "none";
}
export type Field =
  /** `initial`: what it says where nothing is given. */
  | (Named & { kind: "amount" | "percent" | "number" | "text"; initial?: string })
  /** `today`: where nothing is given, the day of the visitor's calendar. */
  | (Named & { kind: "date"; today?: boolean })
  /** The first choice is the default. */
  | (Named & { kind: "choice"; choices: readonly string[] })
  /** False when absent. One that denies shows the contrary: `noIndemnity` is « Indemnité », ticked. */
  | (Named & { kind: "flag" });

export function attributeOf(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}

export function initialOf(field: Field): string | boolean {
  if (field.kind === "flag") return false;
  if (field.kind === "choice") return field.choices[0] ?? "";
  return "initial" in field ? (field.initial ?? "") : "";
}

/** Whether a flag says no where it is set. */
export function denies({ name }: Field): boolean {
  return /^no[A-Z]/.test(name);
}

/** What a field says, as the core takes it: empty where nothing is given, or why it cannot be read. */
export type Read = { text: string } | { problem: "ambiguous" | "notANumber" | "notADate" };

export function read(field: Field, typed: string): Read {
  const text = typed.trim();
  switch (field.kind) {
    case "date":
      if (text === "") return { text: field.today ? civilToday(new Date()) : "" };
      return isIsoDate(text) ? { text } : { problem: "notADate" };
    case "amount":
    case "percent":
    case "number": {
      if (text === "") return { text };
      // « 10, » is someone on the way to « 10,50 ».
      const decimal = typedDecimal(text.replace(/[.,]$/, ""));
      if (decimal !== undefined) return { text: decimal };
      return { problem: /[.,].*[.,]/.test(text) ? "ambiguous" : "notANumber" };
    }
    default:
      return { text };
  }
}
