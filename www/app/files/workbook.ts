import type { Language } from "encours";
import type { Sheet, Workbook } from "encours/import";
import type { Table } from "../table.ts";
import type { Outcome } from "../worker/messages.ts";
import { withWriter } from "./writer.ts";

/** What a sheet can be called: no sign that Excel refuses, 31 characters. */
function sheetName(name: string): string {
  return name
    .replace(/[[\]:*?/\\']/g, " ")
    .slice(0, 31)
    .trim();
}

function sheetOf(name: string, { head, kinds, rows, totals, currency }: Table): Sheet {
  const columns = head.map((title, index) => {
    const kind = kinds[index] ?? "text";
    return { title, kind, ...(kind === "amount" && currency ? { currency } : {}) };
  });
  return { name: sheetName(name), columns, rows, ...(totals ? { totals } : {}) };
}

/** Tables as a workbook, a sheet for each, made in a worker that holds nothing else. */
export async function workbookFile(
  name: string,
  tables: readonly Table[],
  language: Language,
): Promise<Outcome<Blob>> {
  const sheets = tables.map((table) => sheetOf(table.name ?? name, table));
  const book: Workbook = { title: name, sheets };
  return withWriter((writer) => writer.writeXlsx(book, language) as Promise<Outcome<Blob>>);
}
