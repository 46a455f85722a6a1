// Bank statements and what they pay, through JavaScript: shapes, every refusal with its path.

import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import * as files from "./import-node.ts";
import * as encours from "./node.ts";

const { matchPayments, readStatement, setLanguage } = files;

afterEach(() => {
  setLanguage("fr");
});

// biome-ignore lint/suspicious/noExplicitAny: what is refused has no type
type Wrong = any;

const bytes = (text: string) => new TextEncoder().encode(text);

function thrown(call: () => unknown): encours.EncoursError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(encours.EncoursError);
    return error as encours.EncoursError;
  }
  throw new Error(`nothing was thrown by ${call}`);
}

const TABLE = bytes(`Date;Valeur;Libellé;Référence;Montant;Solde
30/09/2025;01/10/2025;VIR ATELIER NORD F-2025-003;R-1;1 400,00;1 500,00
01/10/2025;;REMISE CHEQUE;;600,00;2 000,00
31/09/2025;;x;;5,00;2 005,00
`);

test("a statement has the lines, the balances and what is wrong with them", () => {
  const statement = readStatement(TABLE);
  const [first, second] = statement.lines;
  expect(first).toEqual({
    date: "2025-09-30",
    valueDate: "2025-10-01",
    amount: "1400.00",
    currency: "EUR",
    reference: "R-1",
    text: "VIR ATELIER NORD F-2025-003",
    key: expect.stringMatching(/^[0-9a-f]{16}-1$/),
  });
  expect(second?.key).not.toBe(first?.key);
  expect(statement).toMatchObject({ currency: "EUR", opening: "100.00", closing: "2000.00" });
  expect(statement.statements).toEqual([
    { currency: "EUR", opening: "100.00", closing: "2000.00", lines: 2 },
  ]);
  expect(statement.rejected).toEqual([
    expect.objectContaining({ line: 4, column: "Date", code: "date/invalid", value: "31/09/2025" }),
  ]);
  expect(statement.warnings.map(({ code, path }) => [code, path])).toEqual([
    ["statement/balance", "lines/1/balance"],
    ["statement/balance", "statements/0/closing"],
    ["statement/currencyAssumed", undefined],
  ]);
  expect(statement.warnings[0]?.message).toBe(
    "Le solde indiqué est 2000,00 ; les lignes lues donnent 2100,00. Des lignes peuvent manquer.",
  );
});

test("options say what a file leaves open", () => {
  const open = bytes("Le,Combien\n01/02/2025,5.00\n");
  const columns = { date: "Le", amount: "Combien" };
  expect(thrown(() => readStatement(open, { columns }))).toMatchObject({
    code: "option/missing",
    path: "dateFormat",
  });
  const read = readStatement(open, { columns, dateFormat: "MM/DD/YYYY", currency: "USD" });
  expect(read.lines[0]).toMatchObject({ date: "2025-01-02", amount: "5.00", currency: "USD" });
  expect(read.warnings).toEqual([]);
});

test.each<[code: string, path: string | undefined, file: string, options?: Wrong]>([
  ["file/format", undefined, "%PDF-1.7"],
  ["file/format", "row/2", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>"],
  ["file/limit", "row/1", "<a>".repeat(65)],
  ["csv/header", undefined, "nom;ville\nDupont;Lyon\n"],
  ["csv/header", "columns/text", "Date;Montant\n", { columns: { text: "Libellé" } }],
  ["option/invalid", "columns/vat", "Date;Montant\n", { columns: { vat: "TVA" } }],
  ["option/invalid", "encoding", "Date;Montant\n", { encoding: "utf-16" }],
  ["currency/unknown", "currency", "Date;Montant\n", { currency: "eur" }],
])("%s at %s", (code, path, file, options) => {
  const error = thrown(() => readStatement(bytes(file), options));
  expect([error.code, error.path]).toEqual([code, path]);
});

test("what are no bytes are refused", () => {
  expect(thrown(() => readStatement("x" as Wrong))).toMatchObject({
    code: "option/invalid",
    path: "bytes",
  });
});

const atelier = () => {
  const csv = readFileSync(new URL("../../tests/fixtures/atelier.csv", import.meta.url));
  return encours.Ledger.fromCsv(csv).ledger;
};

test("the lines of the journey are matched, in the language of the package", () => {
  const ledger = atelier();
  const { lines } = readStatement(TABLE);
  encours.setLanguage("en");
  expect(matchPayments(ledger, lines)).toEqual([
    {
      line: 0,
      invoices: [{ id: "F-2025-003", amount: "1400.00" }],
      confidence: 99,
      reason: "Invoice F-2025-003 is quoted, and what it has open is the amount received.",
      code: "reference",
    },
    {
      line: 1,
      invoices: [{ id: "F-2025-005", amount: "600.00" }],
      confidence: 60,
      reason: "F-2025-005 is the only open invoice of this amount.",
      code: "amount",
    },
  ]);
  // Recorded, they are not proposed again.
  ledger.pay("F-2025-003", { date: "2025-09-30", amount: "1400.00" });
  ledger.pay("F-2025-005", { date: "2025-10-01", amount: "600.00" });
  expect(matchPayments(ledger, lines)).toEqual([]);
  ledger.free();
});

const LINE = { date: "2025-10-01", amount: "5.00", currency: "EUR", text: "" };

test.each<[code: string, path: string, lines: Wrong]>([
  ["option/invalid", "lines", {}],
  ["option/missing", "lines/0/text", [{ ...LINE, text: undefined }]],
  ["option/invalid", "lines/0/label", [{ ...LINE, label: "x" }]],
  ["currency/unknown", "lines/0/currency", [{ ...LINE, currency: "DEM" }]],
  ["date/invalid", "lines/1/date", [LINE, { ...LINE, date: "01/10/2025" }]],
  ["amount/precision", "lines/0/amount", [{ ...LINE, amount: "1.005" }]],
])("%s at %s", (code, path, lines) => {
  const ledger = atelier();
  const error = thrown(() => matchPayments(ledger, lines));
  expect([error.code, error.path]).toEqual([code, path]);
  ledger.free();
});

test("a ledger that is none, or is freed, is refused", () => {
  expect(thrown(() => matchPayments({} as Wrong, []))).toMatchObject({
    code: "option/invalid",
    path: "ledger",
  });
  const ledger = atelier();
  ledger.free();
  expect(thrown(() => matchPayments(ledger, [])).code).toBe("ledger/freed");
});
