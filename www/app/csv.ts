/**
 * Tables as text for spreadsheets: semicolons, decimal comma, UTF-8 with its mark, in both languages. Days stay as the core writes them: there
 * is one way to read them. The reader of the core takes back all of it.
 */
import type { CellKind } from "./table.ts";

/** Blanks, whether they show or not, and signs among them. */
const BLANKS = "\\0-'\\x7F-\\xAD\\u2000-\\u206F\\u3000\\uFEFF";
/** What a spreadsheet may take for a formula, past apostrophes before it; `src/import/csv/lines.rs` knows the same. */
const FORMULA = new RegExp(`^[${BLANKS}]*[+--=@＋-＠]`);
const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** With a comma, three decimals could be thousands. */
const LIKE_THOUSANDS = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** An apostrophe makes a formula a text. Readers take one off, so that one which was there before stays. */
function guarded(text: string): string {
  return FORMULA.test(text) && !DECIMAL.test(text) ? `'${text}` : text;
}

function csvCell(text: string, kind: CellKind): string {
  if (kind !== "text") {
    if (text === "" || DAY.test(text)) return text;
    if (LIKE_THOUSANDS.test(text)) return `${text.replace(".", ",")}0`;
    if (DECIMAL.test(text)) return text.replace(".", ",");
  }
  return `"${guarded(text).replaceAll('"', '""')}"`;
}

/** @param kinds What the columns hold; text where nothing is said. */
export function csvLine(cells: readonly string[], kinds: readonly CellKind[] = []): string {
  return cells.map((cell, column) => csvCell(cell, kinds[column] ?? "text")).join(";");
}

export function csvFile(lines: readonly string[]): Blob {
  return new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}
