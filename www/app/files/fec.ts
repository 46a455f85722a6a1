import { readFec } from "encours/import";
import type { ReadFiles } from "./content.ts";

/** An accounting file: customers and invoices from the lines on 411 and 416. */
export const read: ReadFiles = ([source], _options, report) => {
  const bytes = source?.bytes ?? new Uint8Array();
  const megabytes = (count: number) => Math.ceil(count / 1e6);
  const total = megabytes(bytes.length);
  const { detected, totals, ...content } = readFec(bytes, (done) =>
    report({ stage: "reading", done: megabytes(done), total, unit: "megabytes" }),
  );
  return {
    ...content,
    facts: [
      { id: "receivables", value: totals.receivables, as: "money" },
      { id: "lines", value: String(totals.lines), as: "count" },
      { id: "receivableLines", value: String(totals.receivableLines), as: "count" },
      { id: "debit", value: totals.debit, as: "money" },
      { id: "credit", value: totals.credit, as: "money" },
      { id: "encoding", value: detected.encoding, as: "word" },
      { id: "delimiter", value: detected.delimiter, as: "word" },
      { id: "amounts", value: detected.amounts, as: "word" },
    ],
  };
};
