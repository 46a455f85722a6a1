// `encours/import`: the module of files, beside the package and without it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { cells, part, sheetNames } from "../../tests/workbook.ts";
import type { Workbook } from "./import.d.ts";
import * as files from "./import-node.ts";
import * as encours from "./node.ts";

const {
  detect,
  EncoursError,
  readEInvoice,
  readFec,
  readXlsx,
  setLanguage,
  sheetCsv,
  writeFec,
  writeXlsx,
} = files;

afterEach(() => {
  setLanguage("fr");
  vi.resetModules();
});

// biome-ignore lint/suspicious/noExplicitAny: what is refused has no type
type Wrong = any;

function thrown(call: () => unknown): encours.EncoursError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(encours.EncoursError);
    return error as encours.EncoursError;
  }
  throw new Error(`nothing was thrown by ${call}`);
}

const BOOK: Workbook = {
  title: "Factures",
  created: "2025-06-30",
  sheets: [
    {
      name: "Factures",
      columns: [
        { title: "Facture" },
        { title: "Échéance", kind: "date" },
        { title: "Reste dû", kind: "amount", currency: "EUR" },
        { title: "Jours", kind: "integer" },
        { title: "Part", kind: "percent" },
      ],
      rows: [
        ["=1+1", "2025-07-31", "1234.50", 12, "64.84"],
        ["F-2", null, "123456789012345.60", "", null],
      ],
      totals: ["Total", null, "1234.50", null, null],
    },
  ],
};

test("a workbook has the cells that were given, each of its kind", () => {
  const file = writeXlsx(BOOK);
  expect(sheetNames(file)).toEqual(["Factures"]);
  expect(cells(file)).toEqual([
    ['"Facture"', '"Échéance"', '"Reste dû"', '"Jours"', '"Part"'],
    ['"=1+1"', "45869", "1234.5", "12", "0.6484"],
    ['"F-2"', "", '"123456789012345.60"'],
    ['"Total"', "", "1234.5", "", ""],
  ]);
  expect(part(file, "docProps/core.xml")).toContain("2025-06-30T00:00:00Z");
});

test("the same workbook gives the same bytes", () => {
  vi.useFakeTimers({ now: new Date("1999-12-31T23:59:59Z") });
  const before = writeXlsx(BOOK);
  vi.setSystemTime(new Date("2031-01-01T00:00:00Z"));
  expect(writeXlsx(BOOK)).toEqual(before);
  vi.useRealTimers();
});

const one = (column: object, cell: unknown): Wrong => ({
  sheets: [{ name: "A", columns: [{ title: "A", ...column }], rows: [[cell]] }],
});

const REFUSED: [code: string, path: string, workbook: Wrong][] = [
  ["option/missing", "sheets", {}],
  ["option/invalid", "sheets", { sheets: [] }],
  ["option/invalid", "sheets/0/name", { sheets: [{ name: "a/b", columns: [], rows: [] }] }],
  ["option/invalid", "sheets/0/columns/0/kind", one({ kind: "money" }, "1")],
  ["currency/unknown", "sheets/0/columns/0/currency", one({ kind: "amount", currency: "€" }, "1")],
  ["amount/invalid", "sheets/0/rows/0/0", one({ kind: "amount" }, "1,5")],
  ["amount/invalid", "sheets/0/rows/0/0", one({ kind: "amount" }, Number.NaN)],
  ["amount/precision", "sheets/0/rows/0/0", one({ kind: "amount", currency: "EUR" }, "1.005")],
  ["amount/range", "sheets/0/rows/0/0", one({ kind: "amount" }, "1".repeat(18))],
  ["date/invalid", "sheets/0/rows/0/0", one({ kind: "date" }, "31/07/2025")],
  ["percent/invalid", "sheets/0/rows/0/0", one({ kind: "percent" }, "5 %")],
  ["option/invalid", "sheets/0/rows/0/0", one({}, 12)],
  ["file/limit", "sheets/0/rows/0/0", one({}, "x".repeat(32_768))],
];

test.each(REFUSED)("%s at %s", (code, path, workbook) => {
  const error = thrown(() => writeXlsx(workbook));
  expect([error.code, error.path]).toEqual([code, path]);
  expect(error.message).toMatch(/, par exemple |l’une de ces/);
});

const bytes = (text: string) => new TextEncoder().encode(text);

const HEADER =
  "JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|CompAuxLib|PieceRef|Montant|Sens|EcritureLet";
const ENTRIES = `${HEADER}
VE|1|20250301|411000|MARTIN|Atelier Martin|F-1|1200,00|D|A
VE|1|20250301|706000|||F-1|1000,00|C|
VE|1|20250301|445710|||F-1|200,00|C|
BQ|7|20250415|411000|MARTIN|Atelier Martin|REM 3|500,00|C|A
BQ|7|20250415|512000|||REM 3|500,00|D|
BQ|8|20250416|411000|MARTIN|Atelier Martin|REM 4|1,005|C|
`;

test("an accounting file becomes customers and invoices that a ledger takes", () => {
  const { customers, invoices, rejected, warnings, detected, totals } = readFec(bytes(ENTRIES));
  expect(customers).toEqual([{ id: "MARTIN", name: "Atelier Martin" }]);
  expect(invoices).toEqual([
    {
      id: "F-1",
      customer: "MARTIN",
      issued: "2025-03-01",
      amount: "1200.00",
      vat: "200.00",
      currency: "EUR",
      payments: [{ date: "2025-04-15", amount: "500.00" }],
    },
  ]);
  expect(rejected).toEqual([
    {
      line: 7,
      column: "Montant",
      code: "amount/precision",
      message: expect.stringMatching(/^« Montant » \(« 1,005 »\) .*\.$/),
      value: "1,005",
    },
  ]);
  expect(warnings).toEqual([
    {
      code: "fec/matching",
      path: "matchings/MARTIN A",
      message: expect.stringContaining("700,00"),
    },
  ]);
  expect(detected).toEqual({ delimiter: "|", decimal: ",", encoding: "utf-8", amounts: "signed" });
  expect(totals).toEqual({
    lines: 6,
    receivableLines: 2,
    debit: "1700.00",
    credit: "1700.00",
    receivables: "700.00",
  });
  const ledger = new encours.Ledger({ customers, invoices });
  expect(ledger.aging({ asOf: "2025-04-30" }).total.total).toBe(totals.receivables);
  expect(ledger.invoices()).toEqual(invoices);
});

test("the sentences about a file are in the language that was set", () => {
  setLanguage("en");
  const { warnings, rejected } = readFec(bytes(ENTRIES));
  expect(warnings[0]?.message).toBe(
    "Matching MARTIN A does not balance: debits less credits leave 700.00.",
  );
  expect(rejected[0]?.message).toContain("too many decimals");
});

test("the reading of a long file tells its progress, and what the listener throws comes through", () => {
  const line = (ENTRIES.split("\n")[1] ?? "").replace("Atelier Martin", "Martin ".repeat(60));
  const file = bytes(`${HEADER}\n${`${line}\n`.repeat(6000)}`);
  const told: number[] = [];
  const { totals } = readFec(file, (read) => told.push(read));
  expect(totals.lines).toBe(6000);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.at(-1)).toBeLessThanOrEqual(file.length);
  const refused = expect.objectContaining({ code: "option/invalid", path: "progress" });
  expect(() => readFec(file, "loud" as Wrong)).toThrow(refused);
  const stopped = new Error("enough");
  const throwing = () => {
    throw stopped;
  };
  expect(() => readFec(file, throwing)).toThrow(stopped);
  const calling = () => {
    detect(file);
  };
  expect(() => readFec(file, calling)).toThrow(refused);
  expect(readFec(file).totals).toEqual(totals);
});

const NO_FEC: [code: string, value: string | undefined, file: Uint8Array][] = [
  ["file/format", undefined, bytes("id;customer;issued;amount\n1;A;2025-01-01;1\n")],
  ["file/format", undefined, new Uint8Array()],
  [
    "csv/header",
    "JournalCode, Sens",
    bytes("EcritureNum|EcritureDate|CompteNum|Montant|PieceRef\n"),
  ],
  ["csv/encoding", "UTF-16", new Uint8Array([0xff, 0xfe, 74, 0, 111, 0])],
  ["file/limit", undefined, new Uint8Array((256 << 20) + 1)],
];

test.each(NO_FEC)("what is no accounting file is %s", (code, value, file) => {
  const error = thrown(() => readFec(file));
  expect([error.code, error.path, error.value]).toEqual([code, undefined, value]);
  expect(error.message).toMatch(/^Le fichier .*\.$/);
});

const SOLD: { customers: encours.Customer[]; invoices: encours.Invoice[] } = {
  customers: [{ id: "MARTIN", name: "Atelier Martin" }],
  invoices: [
    {
      id: "F-1",
      customer: "MARTIN",
      issued: "2025-03-01",
      amount: "1200.00",
      vat: "200.00",
      currency: "EUR",
      payments: [{ date: "2025-04-15", amount: "1200.00" }],
    },
    { id: "F-2", customer: "MARTIN", issued: "2025-05-01", amount: "30.00", currency: "EUR" },
  ],
};

test("the entries of a ledger are an accounting file, which reads back", () => {
  const ledger = new encours.Ledger(SOLD);
  const { file, ...told } = writeFec(ledger, { siren: "732829320", to: "2025-12-31" });
  expect(told).toEqual({
    name: "732829320FEC20251231.txt",
    entries: 3,
    lines: 7,
    debit: "2430.00",
    credit: "2430.00",
    receivables: "30.00",
    warnings: [
      { code: "fec/withoutVat", message: expect.stringMatching(/^Factures sans TVA .* : 1 ;/) },
    ],
  });
  expect(detect(file)).toBe("fec");
  const back = readFec(file);
  expect(back.warnings).toEqual([]);
  expect(back.totals).toMatchObject({ lines: 7, debit: "2430.00", receivables: "30.00" });
  expect({ customers: back.customers, invoices: back.invoices }).toEqual(SOLD);
  // The same ledger gives the same bytes, and nothing is needed but a ledger.
  const again = writeFec(encours.Ledger.fromSnapshot(ledger.snapshot()));
  expect([again.file, again.name]).toEqual([file, "FEC20250501.txt"]);
  expect(writeFec(ledger, { language: "en" }).warnings[0]?.message).toContain("state no VAT: 1");
  expect(writeFec(new encours.Ledger()).file.length).toBeGreaterThan(100);
});

test("accounts, journals, encoding and the entries of a closing are as they are asked for", () => {
  const ledger = new encours.Ledger(SOLD);
  const { entries, asOf } = ledger.allowance({
    asOf: "2025-12-31",
    ratesPercent: ["0", "0", "0", "0", "40"],
  });
  expect(entries.map(({ account }) => account)).toEqual(["68174", "491"]);
  const options = {
    from: "2025-05-01",
    encoding: "iso-8859-15",
    accounts: { customers: "4110000", sales: "707" },
    journals: { sales: "VT" },
    validated: "2026-01-15",
    firstNumber: 7,
    entries: [{ date: asOf, label: "Dépréciation", piece: "OD-1", lines: entries }],
  } as const;
  const { file, name } = writeFec(ledger, { ...options, entries: [...options.entries] });
  expect(name).toBe("FEC20251231.txt");
  const [head, ...lines] = new TextDecoder("iso-8859-15").decode(file).trim().split("\r\n");
  expect(head?.split("\t")).toHaveLength(18);
  expect(lines.map((line) => line.split("\t"))).toEqual([
    ["VT", "Ventes", "7", "20250501", "4110000", "Clients", "MARTIN", "Atelier Martin", "F-2"]
      .concat(["20250501", "Facture F-2 Atelier Martin", "30,00", "0,00", "", "", "20260115"])
      .concat(["", ""]),
    ["VT", "Ventes", "7", "20250501", "707", "Ventes", "", "", "F-2"]
      .concat(["20250501", "Facture F-2 Atelier Martin", "0,00", "30,00", "", "", "20260115"])
      .concat(["", ""]),
    expect.arrayContaining(["OD", "8", "20251231", "68174", "OD-1", "Dépréciation", "10,00"]),
    expect.arrayContaining(["OD", "8", "491", "0,00", "10,00"]),
  ]);
});

const WRONG_FEC: [options: object, code: string, path: string][] = [
  [{ due: true }, "option/invalid", "due"],
  [{ from: "2025-13-01" }, "date/invalid", "from"],
  [{ from: "2025-02-01", to: "2025-01-31" }, "date/order", "to"],
  [{ siren: "12345678" }, "option/invalid", "siren"],
  [{ encoding: "cp850" }, "option/invalid", "encoding"],
  [{ accounts: { customers: "401000" } }, "option/invalid", "accounts/customers"],
  [{ accounts: { sales: "7 06" } }, "option/invalid", "accounts/sales"],
  [{ accounts: { bank: 512 } }, "option/invalid", "accounts/bank"],
  [{ journals: { bank: "" } }, "option/invalid", "journals/bank"],
  [{ validated: "hier" }, "date/invalid", "validated"],
  [{ firstNumber: 0 }, "option/invalid", "firstNumber"],
  [{ fx: { EUR: "1" } }, "option/invalid", "fx/EUR"],
  [{ fx: { USD: "0" } }, "option/invalid", "fx/USD"],
  [{ entries: [{ date: "2025-01-01", lines: [] }] }, "option/missing", "entries/0/label"],
  [
    { from: "2025-02-01", entries: [{ date: "2025-01-01", label: "x", lines: [] }] },
    "date/order",
    "entries/0/date",
  ],
  [
    {
      entries: [
        {
          date: "2025-01-01",
          label: "x",
          lines: [{ account: "491", debit: "1.00", credit: "0.00" }],
        },
      ],
    },
    "option/invalid",
    "entries/0/lines",
  ],
];

test.each(WRONG_FEC)("%j is refused before anything is written", (options, code, path) => {
  const error = thrown(() => writeFec(new encours.Ledger(SOLD), options as Wrong));
  expect([error.code, error.path]).toEqual([code, path]);
  expect(error.message).toMatch(/\.$/);
});

test("a currency without a rate is named, and what is no ledger is refused", () => {
  const [first] = SOLD.invoices;
  const ledger = new encours.Ledger({
    invoices: [{ ...first, currency: "USD" } as encours.Invoice],
  });
  const error = thrown(() => writeFec(ledger));
  expect([error.code, error.path, error.value]).toEqual(["fx/missing", "fx", "USD"]);
  expect(writeFec(ledger, { fx: { USD: "0.5" } }).debit).toBe("1200.00");
  expect(thrown(() => writeFec({} as Wrong))).toMatchObject({
    code: "option/invalid",
    path: "ledger",
  });
  ledger.free();
  expect(thrown(() => writeFec(ledger)).code).toBe("ledger/freed");
});

test("a file is known by its content", () => {
  const snapshot = new encours.Ledger().snapshot();
  expect([ENTRIES, "a;b\n1;2\n", "!Type:Bank\n", "?"].map((text) => detect(bytes(text)))).toEqual([
    "fec",
    "csv",
    "qif",
    "unknown",
  ]);
  expect([detect(snapshot), detect(writeXlsx(BOOK))]).toEqual(["snapshot", "xlsx"]);
  for (const call of [() => detect("a;b" as Wrong), () => readFec(undefined as Wrong)]) {
    expect(thrown(call)).toMatchObject({ code: "option/invalid", path: "bytes" });
  }
});

const HEAD = ["Facture", "Client", "Date", "Montant TTC"];

/** A workbook of invoices, as text. */
function invoices(name: string, rows: string[][]): Uint8Array {
  return writeXlsx({ sheets: [{ name, columns: HEAD.map((title) => ({ title })), rows }] });
}

test("a workbook gives its invoices, and says what it could not read", () => {
  const file = invoices("Ventes", [
    ["F-1", "Bise", "30/06/2025", "1 200,50"],
    ["F-2", "Bise", "31/06/2025", "1,00"],
  ]);
  const { customers, invoices: read, accepted, rejected, detected, ...rest } = readXlsx(file);
  expect(customers).toEqual([]);
  expect(read).toMatchObject([
    { id: "F-1", customer: "Bise", issued: "2025-06-30", amount: "1200.50" },
  ]);
  expect(accepted).toBe(1);
  expect(rejected).toMatchObject([{ line: 3, column: "Date", code: "date/invalid" }]);
  expect(detected).toMatchObject({ decimal: ",", dateFormat: "DD/MM/YYYY", currency: "EUR" });
  expect(detected).not.toHaveProperty("delimiter");
  expect(rest).toEqual({ sheet: "Ventes", sheets: ["Ventes"], warnings: [] });
});

test("a sheet is the text of a CSV, for the ledger to read", () => {
  const file = invoices("Ventes", [["F-1", "Bise; fils", "30/06/2025", "1 200,50"]]);
  const { csv } = sheetCsv(file, { sheet: "Ventes" });
  const bytes = new TextEncoder().encode(csv);
  expect(encours.Ledger.csvColumns(bytes).columns).toEqual(HEAD);
  const { ledger } = encours.Ledger.fromCsv(bytes);
  expect(ledger.get("F-1")).toMatchObject({ customer: "Bise; fils", amount: "1200.50" });
});

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const UTF16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

test("what is no workbook is refused by its code, with what to do", () => {
  const whole = invoices("Ventes", []);
  const cases: [code: string, path: string | undefined, call: () => unknown][] = [
    ["file/format", undefined, () => readXlsx(new Uint8Array(CFB))],
    ["file/format", undefined, () => readXlsx(new TextEncoder().encode("facture;client\n"))],
    [
      "file/encrypted",
      undefined,
      () => readXlsx(new Uint8Array([...CFB, ...UTF16("EncryptedPackage")])),
    ],
    ["csv/header", undefined, () => readXlsx(writeXlsx(BOOK))],
    ["option/invalid", "sheet", () => readXlsx(whole, { sheet: "Achats" })],
    ["option/invalid", "sheet", () => readXlsx(whole, { sheet: 1 as Wrong })],
    ["option/invalid", "sheets", () => readXlsx(whole, { sheets: [] } as Wrong)],
    ["option/invalid", "decimal", () => sheetCsv(whole, { decimal: "x" as Wrong })],
    ["option/invalid", "bytes", () => sheetCsv("Ventes" as Wrong)],
  ];
  for (const [code, path, call] of cases) {
    const error = thrown(call);
    expect([error.code, error.path], String(call)).toEqual([code, path]);
  }
  expect(thrown(() => readXlsx(whole, { sheet: "Achats" })).value).toBe("Ventes");
  expect(thrown(() => readXlsx(new Uint8Array(CFB))).message).toContain(".xlsx");
});

test("errors are of the package's own class, in the language that either of them sets", () => {
  expect(EncoursError).toBe(encours.EncoursError);
  expect(encours.setLanguage("en")).toBe("fr");
  expect(thrown(() => writeXlsx({ sheets: [] })).message).toContain("give a list");
  expect(setLanguage("fr")).toBe("en");
  expect(thrown(() => encours.dueDate({} as Wrong)).message).toContain("par exemple");
  expect(thrown(() => setLanguage("de" as Wrong))).toMatchObject({
    code: "option/invalid",
    path: "language",
  });
});

test("a trap of the module is internal/bug, and the next call has a fresh instance", () => {
  // In a process of its own, with an engine whose module traps once.
  const program = `
    const instances = [];
    const { Instance } = WebAssembly;
    WebAssembly.Instance = class {
      constructor(module, imports) {
        const { exports } = new Instance(module, imports);
        const trap = () => { throw new WebAssembly.RuntimeError("unreachable"); };
        const first = instances.push(exports) === 1;
        this.exports = first ? { ...exports, write: trap } : exports;
      }
    };
    const { EncoursError, writeXlsx } = await import(${JSON.stringify(new URL("../../dist/npm/import-node.js", import.meta.url))});
    const told = [1, 2, 3].map(() => {
      try {
        return writeXlsx(${JSON.stringify(BOOK)}).length;
      } catch (error) {
        return [error instanceof EncoursError, error.code, error.value];
      }
    });
    console.log(JSON.stringify({ told, instances: instances.length }));`;
  const words = ["--input-type=module", "--eval", program];
  const { length } = writeXlsx(BOOK);
  expect(JSON.parse(execFileSync(process.execPath, words).toString())).toEqual({
    told: [[true, "internal/bug", "RuntimeError: unreachable"], length, length],
    instances: 2,
  });
  // It starts a process, which takes its time on a busy machine.
}, 30_000);

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../tests/fixtures/e-invoices/${name}`, import.meta.url)));

test("an electronic invoice is one that a ledger takes, from XML and from PDF alike", () => {
  const read = readEInvoice(sample("sale.xml"));
  expect(read).toEqual({
    invoice: {
      id: "F-2025-009",
      customer: "552100554",
      issued: "2025-09-30",
      due: "2025-10-30",
      amount: "1200.00",
      vat: "200.00",
      currency: "EUR",
    },
    seller: "Studio Lumen",
    buyer: "SARL Bise",
    sellerId: "732829320",
    buyerId: "552100554",
    sellerVat: "FR44732829320",
    buyerVat: "FR40552100554",
    typeCode: "380",
    due: "2025-10-30",
    payable: "1200.00",
    prepaid: "0.00",
    warnings: [],
  });
  for (const name of ["sale.pdf", "packed.pdf", "another-name.pdf"])
    expect(readEInvoice(sample(name)), name).toEqual(read);
  const credit = readEInvoice(sample("credit-note.pdf"));
  expect([credit.typeCode, credit.payable, credit.invoice.vat]).toEqual([
    "381",
    "-120.00",
    "-20.00",
  ]);
  const ledger = new encours.Ledger({ invoices: [read.invoice, credit.invoice] });
  expect(ledger.kpis({ asOf: "2025-10-31" }).receivables).toBe("1080.00");
  ledger.free();
});

test("what an electronic invoice leaves open is said in the language that is asked for", () => {
  const xml = new TextDecoder().decode(sample("sale.xml"));
  const changed = xml.replace("<ram:DuePayableAmount>1200", "<ram:DuePayableAmount>900");
  const bytes = new TextEncoder().encode(changed);
  const { invoice, warnings } = readEInvoice(bytes, { language: "en" });
  expect(invoice.payments).toEqual([{ date: "2025-09-30", amount: "300.00" }]);
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([
    ["einvoice/payable", "payable"],
    ["einvoice/prepaid", "invoice/payments"],
  ]);
  expect(warnings[0]?.message).toContain("BR-CO-16");
  expect(warnings[1]?.message).toContain("paid on the day of issue");
  expect(readEInvoice(bytes).warnings[1]?.message).toContain("le jour de l’émission");
});

const text = (content: string) => new TextEncoder().encode(content);
const deep = "<Invoice>".repeat(65);

test.each<[code: string, path: string, file: Uint8Array]>([
  ["file/format", "", text("facture;client")],
  ["file/format", "", sample("without.pdf")],
  ["file/format", "", text("<Order/>")],
  ["file/format", "line/2", text("\n<!DOCTYPE Invoice><Invoice/>")],
  ["file/format", "line/1", text("<Invoice>")],
  ["file/limit", "line/1", text(deep)],
  ["file/encrypted", "", sample("password.pdf")],
  ["option/missing", "invoice/id", text("<Invoice/>")],
])("an electronic invoice: %s at « %s »", (code, path, file) => {
  const error = thrown(() => readEInvoice(file));
  expect([error.code, error.path ?? ""]).toEqual([code, path]);
  expect(error.message).toMatch(/ : .+\.$/);
});

test("what is no file, and an unknown option, are refused", () => {
  expect(thrown(() => readEInvoice("facture.pdf" as Wrong)).code).toBe("option/invalid");
  const error = thrown(() => readEInvoice(sample("sale.xml"), { lang: "fr" } as Wrong));
  expect([error.code, error.path]).toEqual(["option/invalid", "lang"]);
});

const wasm = new URL("./wasm/encours-files.wasm", import.meta.url);

test("before its own init() every call is module/notReady, and init() is done once", async () => {
  vi.resetModules();
  const fresh = await import("./import.ts");
  const { default: init } = fresh;
  for (const call of [
    () => fresh.writeXlsx(BOOK),
    () => fresh.setLanguage("en"),
    () => fresh.detect(new Uint8Array()),
    () => fresh.readFec(new Uint8Array()),
    () => fresh.readEInvoice(sample("sale.xml")),
  ]) {
    expect(call).toThrow(fresh.EncoursError);
    expect(call).toThrow(expect.objectContaining({ code: "module/notReady" }));
  }
  const failed = init(new Uint8Array([0, 97, 115, 109]));
  await expect(failed).rejects.toMatchObject({ code: "module/notReady" });
  const loaded = init(readFileSync(wasm));
  expect(init()).toBe(loaded);
  await loaded;
  expect(fresh.writeXlsx(BOOK)).toEqual(writeXlsx(BOOK));
});
