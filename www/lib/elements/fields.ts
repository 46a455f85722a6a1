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
  /** Stands with the others of this group, under its name. */
  group?: string;
}
export type Field =
  /** `initial`: what it says where nothing is given. */
  | (Named & { kind: "amount" | "percent" | "number" | "text"; initial?: string })
  /** `today`: where nothing is given, the day of the visitor's calendar. */
  | (Named & { kind: "date"; today?: boolean })
  /** The first choice is the default. */
  | (Named & { kind: "choice"; choices: readonly string[] })
  /** A line of cells for each row, each cell a field: "2025-10-05;Loyer;900". */
  | (Named & {
      kind: "rows";
      columns: readonly Field[];
      /** They follow from each other, as months do: so many stand from the start, and none is taken out of the middle. */
      series?: number;
    })
  /** A table of any length, pasted or from a file: too long for an address. */
  | (Named & { kind: "table" })
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
export type Read =
  | { text: string }
  /** Of rows, `cell` is the one at fault, "2/amount", and `typed` what stands in it. */
  | {
      problem: "ambiguous" | "notANumber" | "notADate" | "notAChoice";
      cell?: string;
      typed?: string;
    };

/** The cells of each row, as they are typed. */
export function rowsOf(text: string): string[][] {
  return text === "" ? [] : text.split("\n").map((line) => line.split(";"));
}

/** A row that counts: where it stands, and its cells by the names of the columns, as the core takes them. */
export interface Row {
  at: number;
  cells: Record<string, string>;
}

/** The rows that have all that is required, and how many others have something typed in them. */
export function countable(
  columns: readonly Field[],
  text: string,
): { rows: Row[]; incomplete: number } {
  const rows: Row[] = [];
  let incomplete = 0;
  for (const [at, typed] of rowsOf(text).entries()) {
    const cells: Row["cells"] = {};
    for (const [index, column] of columns.entries()) {
      const said = readCell(column, typed[index]);
      cells[column.name] = "text" in said ? said.text : "";
    }
    if (columns.every(({ name, required }) => !required || cells[name] !== "")) {
      rows.push({ at, cells });
    } else if (columns.some(({ kind }, index) => kind !== "choice" && typed[index]?.trim())) {
      incomplete += 1;
    }
  }
  return { rows, incomplete };
}

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
    case "choice":
      return field.choices.includes(typed) ? { text: typed } : { problem: "notAChoice" };
    case "rows":
      return readRows(field.columns, typed);
    default:
      return { text };
  }
}

/** An empty cell says what its column says at first. */
function readCell(column: Field, typed = ""): Read {
  return read(column, typed || String(initialOf(column)));
}

function readRows(columns: readonly Field[], text: string): Read {
  for (const [at, row] of rowsOf(text).entries()) {
    for (const [index, column] of columns.entries()) {
      const typed = row[index] ?? "";
      const said = readCell(column, typed);
      if ("problem" in said) return { ...said, cell: `${at}/${column.name}`, typed };
    }
  }
  return { text };
}
