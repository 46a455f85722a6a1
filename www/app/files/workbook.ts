import { wrap } from "comlink";
import type { Language } from "encours";
import type { Sheet, Workbook } from "encours/import";
import { scriptUrl } from "../../ui/trusted.ts";
import type { Table } from "../table.ts";
import type { Outcome } from "../worker/messages.ts";
import type { FileEngine } from "./engine.ts";
import workerUrl from "./worker.ts?worker&url";

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
  const worker = new Worker(scriptUrl(workerUrl) as string, { type: "module", name: "files" });
  const failed = new Promise<Outcome<Blob>>((resolve) => {
    worker.onerror = ({ message }) =>
      resolve({ refusal: { code: "module/notReady", message: message ?? "" } });
  });
  try {
    const written = wrap<FileEngine>(worker).writeXlsx(book, language);
    return await Promise.race([written as Promise<Outcome<Blob>>, failed]);
  } finally {
    worker.terminate();
  }
}
