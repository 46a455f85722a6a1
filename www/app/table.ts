import type { Language } from "encours";
import type { SheetColumn } from "encours/import";
import { csvFile, csvLine } from "./csv.ts";
import type { Outcome } from "./worker/messages.ts";

export type CellKind = NonNullable<SheetColumn["kind"]>;

/** Rows of text for a file, as the core gives them. */
export interface Table {
  /** Where several stand in one file. */
  name?: string;
  head: readonly string[];
  /** What each column holds; text where nothing is said. */
  kinds: readonly CellKind[];
  rows: string[][];
  totals?: string[];
  /** Of all amounts, where they have one. */
  currency?: string;
}

/** For any program, or for a spreadsheet, with cells of their kinds. */
export type TableFormat = "csv" | "xlsx";

/** Tables as a file: the same columns in each format; below each other, or each on a sheet of its own. */
export async function tableFile(
  as: TableFormat,
  name: string,
  tables: Table | readonly Table[],
  language: Language,
): Promise<Outcome<Blob>> {
  const all = [tables].flat();
  if (as === "csv") {
    const lines = all.flatMap(({ head, kinds, rows, totals }, at) => [
      ...(at > 0 ? [""] : []),
      csvLine(head),
      ...[...rows, ...(totals ? [totals] : [])].map((row) => csvLine(row, kinds)),
    ]);
    return { value: csvFile(lines) };
  }
  const { workbookFile } = await import("./files/workbook.ts");
  return workbookFile(name, all, language);
}
