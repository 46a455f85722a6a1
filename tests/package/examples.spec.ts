// The examples of `examples/`, beside the installed package.

import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Project, root } from "./installed.ts";

// It has no types.
const { default: Papa } = await import("papaparse" as string);

const project = new Project("examples");
cpSync(join(root, "examples"), project.folder, { recursive: true });

function run(...words: string[]): string {
  const { ok, output } = project.run(process.execPath, ...words);
  expect(ok, output).toBe(true);
  return output;
}

/** What was printed, by its label. */
function lines(output: string): Map<string, string> {
  const rows = output.trim().split("\n");
  return new Map(rows.map((row) => [row.slice(0, 20).trim(), row.slice(20)]));
}

/** The same figures in cents, by another reader of CSV and nothing but additions. */
function summed(text: string, asOf: string): Map<string, bigint> {
  const cents = (amount: string) => BigInt(amount.replace(/[ ,]/g, ""));
  const day = (date: string) => date.split("/").reverse().join("-");
  const days = (date: string) => Date.parse(date) / 86_400_000;
  const open = new Map<string, { due: string; open: bigint }>();
  let refused = 0n;
  const { data } = Papa.parse(text.trim(), { header: true });
  for (const row of data as Record<string, string>[]) {
    const { Facture: id, Émission: issued, Échéance: due, "Montant TTC": amount } = row;
    const { "Réglé le": paidOn, Réglé: paid } = row;
    if (!id || !issued || !due || !amount) refused += 1n;
    else if (day(issued) <= asOf) {
      const invoice = open.get(id) ?? { due: day(due), open: cents(amount) };
      if (paidOn && paid && day(paidOn) <= asOf) invoice.open -= cents(paid);
      open.set(id, invoice);
    }
  }
  const sums = new Map<string, bigint>([["rows refused", refused]]);
  const add = (label: string, cents: bigint) => sums.set(label, (sums.get(label) ?? 0n) + cents);
  for (const { due, open: left } of open.values()) {
    const late = days(asOf) - days(due);
    const bucket = late > 90 ? ">90" : late > 60 ? "61-90" : late > 30 ? "31-60" : "1-30";
    add("receivables", left);
    add(left < 0n ? "credits" : late > 0 ? bucket : "not due", left);
    if (left > 0n && late > 0) add("overdue", left);
  }
  return sums;
}

test("a long CSV is read piece by piece, with the figures of a plain sum", () => {
  run("make-csv.mjs", "20000", "factures.csv");
  const text = readFileSync(join(project.folder, "factures.csv"), "utf8");
  const asOf = "2025-06-30";
  const output = run("stream-csv.mjs", "factures.csv", asOf);
  const given = lines(output);
  expect(given.get("invoices")).toBe("20000");
  const sums = summed(text, asOf);
  expect(sums.size).toBe(9);
  for (const [label, cents] of sums)
    expect(given.get(label)?.replace(".", ""), label).toBe(String(cents));

  // However it is cut: in quotes, between the rows of one invoice, within a letter.
  const timeless = (output: string) => output.slice(0, output.indexOf("ledger "));
  for (const bytes of ["3001", "20000"])
    expect(timeless(run("stream-csv.mjs", "factures.csv", asOf, bytes)), bytes).toBe(
      timeless(output),
    );
});

test("a row that is refused is told by its line in the whole file", () => {
  const rows = readFileSync(join(project.folder, "factures.csv"), "utf8").split("\r\n");
  rows[15_000] = rows[15_000]?.replace(/;[\d ]+,\d\d;/, ";12,3O;") ?? "";
  const line = rows.slice(0, 15_000).join("\r\n").split("\n").length + 1;
  project.write("slip.csv", rows.join("\r\n"));
  const output = run("stream-csv.mjs", "slip.csv", "2025-06-30");
  expect(lines(output).get("rows refused")).toBe("1");
  expect(lines(output).get("refused at line")).toContain(`${line}: amount/invalid`);
});

test("what cannot be read piece by piece is refused, not read in part", () => {
  const text = readFileSync(join(project.folder, "factures.csv"), "utf8");
  const [header, first, second, third] = text.split("\r\n") as [string, string, string, string];
  const wrong: [rows: string[], says: RegExp][] = [
    [[header, first, second, third, first], /stand apart/],
    [
      [header, first, first.replace(/;C-\d+;/, ";C-0001;")],
      /stands in the file twice, and not alike/,
    ],
    [[`${header}\r${first}`], /no row that ends/],
  ];
  for (const [rows, says] of wrong) {
    project.write("wrong.csv", rows.join("\r\n"));
    const words = ["stream-csv.mjs", "wrong.csv", "2025-06-30", "190"];
    const { ok, output } = project.run(process.execPath, ...words);
    expect([ok, output]).toEqual([false, expect.stringMatching(says)]);
  }
});
