// Every code, through JavaScript: the examples of docs/errors.md, then a table of codes and paths.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import * as encours from "./node.ts";

const { EncoursError, Ledger, setLanguage } = encours;

const INVOICE = { id: "F-1", customer: "C-1", issued: "2025-01-31", amount: "120.00" };
const AS_OF = "2025-09-30";

/** What a call throws; fails the test where it throws nothing. */
function thrown(call: () => unknown): encours.EncoursError {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(EncoursError);
    return error as encours.EncoursError;
  }
  throw new Error(`nothing was thrown by ${call}`);
}

// biome-ignore lint/suspicious/noExplicitAny: what is refused has no type
type Wrong = any;

const ledger = () => new Ledger({ invoices: [INVOICE] });
const put = (changes: Wrong) => () => new Ledger({ invoices: [{ ...INVOICE, ...changes }] });
const aging = (options: Wrong) => () => ledger().aging({ asOf: AS_OF, ...options });
const allowance = (options: Wrong) => () =>
  ledger().allowance({ asOf: AS_OF, ratesPercent: [0, 5, 25, 50, 100], ...options });
const forecast = (options: Wrong) => () =>
  ledger().forecast({ asOf: AS_OF, opening: "0", periods: 3, ...options });
const late = (options: Wrong) => () =>
  encours.latePayment({ amount: "100.00", due: "2024-05-31", asOf: AS_OF, ...options });
const provision = (options: Wrong) => () =>
  encours.provision({
    kind: "litigation",
    outcomes: [{ amount: "100", probabilityPercent: "100" }],
    ...options,
  });

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (text: string, options?: encours.CsvOptions) => () =>
  Ledger.fromCsv(bytes(text), options);

afterEach(() => setLanguage("fr"));

test("each example of docs/errors.md throws the code, the path and the message beside it", () => {
  const page = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");
  const row = /^\| `(\S+)` \| .+? \| `(.+?)` \| (?:`(.+?)`)? ?\| (.+) \|$/gm;
  const rows = [...page.matchAll(row)];
  expect(rows.length).toBe(26);
  // As a stranger would run them: with the package, in a program of their own.
  const program = `
    import * as encours from ${JSON.stringify(new URL("../../dist/npm/node.js", import.meta.url))};
    const { ${Object.keys(encours).filter((name) => name !== "default")} } = encours;
    const ledger = new Ledger({ invoices: [${JSON.stringify(INVOICE)}] });
    const newer = ledger.snapshot();
    newer[8] = 255;
    const freed = new Ledger();
    freed.free();
    const examples = [${rows.map(([, , example]) => `() => ${example}`)}];
    const thrown = (example) => {
      try { return example(); } catch ({ code, path, message }) { return [code, path ?? null, message]; }
    };
    console.log(JSON.stringify(examples.map(thrown)));`;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program]);
  const promised = rows.map(([, code, , path, message]) => [code, path ?? null, message]);
  expect(JSON.parse(output.toString())).toEqual(promised);
});

test("a line that is cut otherwise than the header is refused alone", () => {
  const lines = "facture;client;date;montant\nF-1;A;2025-01-31;12.00\nF-2;B;2025-01-31\n";
  const { accepted, rejected } = Ledger.fromCsv(bytes(lines));
  expect([accepted, rejected.length]).toEqual([1, 1]);
  expect(rejected[0]).toMatchObject({ line: 3, code: "csv/row", value: "F-2;B;2025-01-31" });
});

test("a cell that is refused is told with a value that its column takes", () => {
  const lines = `facture;client;date;montant;payé;payé le
;A;2025-01-31;12,00;;
F-2;;2025-01-31;12,00;;
F-3;A;;12,00;;
F-4;A;2025-01-31;;;
F-5;A;2025-01-31;12,00;12,00;`;
  const { rejected } = Ledger.fromCsv(bytes(lines));
  const told = rejected.map(({ column, message }) => [
    column,
    /par exemple « (.+?) »/.exec(message),
  ]);
  expect(told.map(([column, example]) => [column, example?.[1]])).toEqual([
    ["facture", "A-001"],
    ["client", "A-001"],
    ["date", "30/06/2025"],
    ["montant", "1 234,50"],
    ["payé le", "30/06/2025"],
  ]);
});

const cases: [code: string, path: string | undefined, call: () => unknown][] = [
  ["option/invalid", undefined, () => encours.latePayment(undefined as Wrong)],
  ["option/invalid", undefined, () => encours.latePayment("2025" as Wrong)],
  ["option/invalid", undefined, () => encours.latePayment([] as Wrong)],
  ["option/invalid", "asof", late({ asof: AS_OF })],
  ["option/missing", "amount", () => encours.latePayment({ due: AS_OF, asOf: AS_OF } as Wrong)],
  ["option/missing", "due", late({ due: null })],
  ["currency/unknown", "currency", late({ currency: "BTC", amount: "x" })],
  ["amount/invalid", "amount", late({ amount: Number.NaN })],
  ["amount/invalid", "amount", late({ amount: 1e21 })],
  ["amount/invalid", "amount", late({ amount: true })],
  ["amount/precision", "amount", late({ amount: 0.125 })],
  ["amount/precision", "amount", late({ amount: "1.5", currency: "JPY" })],
  ["amount/range", "amount", late({ amount: "1000000000000000.01" })],
  ["amount/sign", "amount", late({ amount: 0 })],
  ["amount/sign", "payments/0/amount", late({ payments: [{ date: AS_OF, amount: "0" }] })],
  ["date/invalid", "payments/0/date", late({ payments: [{ date: 20250930, amount: "1" }] })],
  ["date/invalid", "due", late({ due: new Date(0) })],
  ["date/range", "asOf", late({ asOf: "2200-01-01" })],
  ["option/invalid", "payments", late({ payments: {} })],
  ["option/invalid", "payments/0", late({ payments: [null] })],
  ["option/invalid", "debtor", late({ debtor: "company" })],
  ["option/missing", "rate/kind", late({ rate: {} })],
  ["option/missing", "rate/percent", late({ rate: { kind: "contract" } })],
  ["percent/range", "rate/percent", late({ rate: { kind: "contract", percent: -1 } })],
  ["percent/invalid", "rate/percent", late({ rate: { kind: "contract", percent: "12%" } })],
  ["option/invalid", "rate/multiple", late({ rate: { kind: "legalMultiple", multiple: 101 } })],
  ["option/invalid", "language", late({ language: "de" })],
  ["option/invalid", "indemnity", late({ indemnity: "no" })],

  ["option/missing", "terms", () => encours.checkTerms({} as Wrong)],
  ["terms/invalid", "terms/days", () => encours.checkTerms({ terms: { kind: "net", days: 366 } })],
  [
    "option/invalid",
    "sector",
    () => encours.checkTerms({ terms: { kind: "receipt" }, sector: "publicHealth" }),
  ],
  [
    "option/invalid",
    "jurisdiction",
    () => encours.checkTerms({ terms: { kind: "receipt" }, jurisdiction: "EU" as Wrong }),
  ],
  ["amount/range", "vat", () => encours.writeOff({ amount: 100, vat: "100.01" })],
  [
    "option/invalid",
    "count",
    () => encours.installments({ amount: 100, count: 121, first: AS_OF }),
  ],
  [
    "percent/range",
    "discountPercent",
    () => encours.earlyDiscount({ amount: 100, discountPercent: 100, daysEarly: 20 }),
  ],
  [
    "option/missing",
    "annualSales",
    () => encours.collectionCosts({ inHouse: {}, agency: {}, factoring: {} } as Wrong),
  ],
  ["date/order", "from", () => ledger().lossRates({ asOf: AS_OF, from: AS_OF })],
  ["option/invalid", "years", () => ledger().seasons({ asOf: AS_OF, years: 0 })],
  ["option/missing", "asOf", () => ledger().seasons({} as Wrong)],
  ["date/order", "to", () => ledger().changes({ from: AS_OF, to: "2025-01-01" })],
  ["option/missing", "to", () => ledger().changes({ from: AS_OF } as Wrong)],
  [
    "option/invalid",
    "asOf",
    () => ledger().changes({ from: AS_OF, to: AS_OF, asOf: AS_OF } as Wrong),
  ],
  ["option/invalid", "limit", () => ledger().changes({ from: AS_OF, to: AS_OF, limit: -1 })],
  [
    "customer/unknown",
    "customers/0",
    () => ledger().changes({ from: AS_OF, to: AS_OF, customers: ["Z"] }),
  ],
  [
    "option/invalid",
    "policy/steps/1",
    () =>
      ledger().reminders({
        asOf: AS_OF,
        policy: {
          steps: [
            { stage: "firm", day: 8, channel: "phone" },
            { stage: "friendly", day: 9, channel: "email" },
          ],
        },
      }),
  ],
  [
    "invoice/unknown",
    "sent/0/invoice",
    () =>
      ledger().reminders({
        asOf: AS_OF,
        sent: [{ invoice: "none", stage: "firm", date: AS_OF }],
      }),
  ],
  ["option/invalid", "days", () => ledger().scores({ asOf: AS_OF, days: 730 } as Wrong)],

  ["option/invalid", undefined, () => new Ledger("x" as Wrong)],
  ["option/invalid", undefined, () => ledger().put(null as Wrong)],
  ["option/invalid", "invoice", () => new Ledger({ invoice: [] } as Wrong)],
  ["option/invalid", "invoices", () => new Ledger({ invoices: {} } as Wrong)],
  ["option/invalid", "customers", () => new Ledger({ customers: "C-1" } as Wrong)],
  ["option/invalid", "invoices/0", () => new Ledger({ invoices: [null] } as Wrong)],
  ["option/invalid", "invoices/1", () => new Ledger({ invoices: [INVOICE, []] } as Wrong)],
  ["option/invalid", "invoices/0/a~1b~0c", put({ "a/b~c": null })],
  ["option/missing", "invoices/0/customer", put({ customer: undefined })],
  ["option/invalid", "invoices/0/id", put({ id: "" })],
  ["option/invalid", "invoices/0/id", put({ id: "é".repeat(201) })],
  ["option/invalid", "invoices/0/customer", put({ customer: 7 })],
  ["date/invalid", "invoices/0/issued", put({ issued: "2025-02-30" })],
  ["date/range", "invoices/0/due", put({ issued: "2199-12-15" })],
  ["date/order", "invoices/0/due", put({ due: "2025-01-30" })],
  ["date/order", "invoices/0/writtenOff", put({ writtenOff: "2025-01-30" })],
  ["date/order", "invoices/0/disputed/to", put({ disputed: { from: AS_OF, to: "2025-09-29" } })],
  ["option/missing", "invoices/0/doubtful/from", put({ doubtful: {} })],
  ["option/invalid", "invoices/0/disputed", put({ disputed: true })],
  ["terms/invalid", "invoices/0/terms", put({ terms: 30 })],
  ["terms/invalid", "invoices/0/terms/kind", put({ terms: { days: 30 } })],
  ["option/invalid", "invoices/0/terms/order", put({ terms: { kind: "net", days: 30, order: 1 } })],
  ["amount/invalid", "invoices/0/amount", put({ amount: 10n })],
  ["amount/precision", "invoices/0/vat", put({ vat: "0.001" })],
  ["amount/sign", "invoices/0/vat", put({ vat: "-1" })],
  ["currency/unknown", "invoices/0/currency", put({ currency: "eur" })],
  ["amount/sign", "invoices/0/payments/1/amount", put({ payments: [pay(1), pay(0)] })],
  ["option/missing", "invoices/0/payments/0/amount", put({ payments: [{ date: AS_OF }] })],
  ["option/invalid", "invoices/0/payments/0/by", put({ payments: [{ ...pay(1), by: "card" }] })],
  [
    "customer/duplicate",
    "customers/1/id",
    () => new Ledger({ customers: [{ id: "A" }, { id: "A" }] }),
  ],
  [
    "option/invalid",
    "customers/0/kind",
    () => new Ledger({ customers: [{ id: "A", kind: "" }] } as Wrong),
  ],
  [
    "amount/sign",
    "customers/0/creditLimit",
    () => new Ledger({ customers: [{ id: "A", creditLimit: -1 }] }),
  ],
  ["option/missing", "customers/0/id", () => new Ledger({ customers: [{}] } as Wrong)],

  ["option/missing", "invoice", () => ledger().pay(undefined as Wrong, pay(1))],
  ["option/missing", "payment", () => ledger().pay("F-1", undefined as Wrong)],
  ["invoice/unknown", "invoice", () => ledger().pay("F-2", pay(1))],
  ["amount/sign", "payment/amount", () => ledger().pay("F-1", pay(0))],
  ["option/invalid", "ids", () => ledger().remove("F-1" as Wrong)],
  ["option/invalid", "ids/1", () => ledger().remove(["F-1", 2] as Wrong)],
  ["option/invalid", "id", () => ledger().get(1 as Wrong)],
  ["option/missing", "id", () => ledger().get(undefined as Wrong)],
  ["option/invalid", "count", () => ledger().invoices({ count: -1 })],
  ["option/invalid", "bytes", () => Ledger.fromSnapshot("x" as Wrong)],
  ["option/invalid", "bytes", () => Ledger.fromSnapshot([1, 2] as Wrong)],
  ["csv/row", "row/1", csv('"facture;client')],
  [
    "csv/row",
    "row/2",
    csv('\nfacture;"client;date;montant\nF-1;A;2025-01-31;1\n', { delimiter: ";" }),
  ],
  ["csv/row", "row/1", csv(";".repeat(4096), { delimiter: ";" })],
  ["csv/row", "row/1", () => Ledger.csvColumns(bytes(";".repeat(4096)), { delimiter: ";" })],
  ["snapshot/corrupt", undefined, () => Ledger.fromSnapshot(new Uint8Array())],
  ["option/invalid", "language", () => setLanguage("de" as Wrong)],
  ["option/missing", "language", () => setLanguage(undefined as Wrong)],

  ["buckets/invalid", "buckets/0", aging({ buckets: [0] })],
  ["buckets/invalid", "buckets", aging({ buckets: "30" })],
  ["option/invalid", "basis", aging({ basis: "paid" })],
  ["fx/missing", "fx", aging({ currency: "USD" })],
  ["option/invalid", "fx/EUR", aging({ fx: { EUR: 1 } })],
  ["currency/unknown", "fx/EEE", aging({ fx: { EEE: 1 } })],
  ["amount/invalid", "fx/USD", aging({ fx: { USD: "1,1" } })],
  ["customer/unknown", "customers/1", aging({ customers: ["C-1", "C-2"] })],
  ["option/invalid", "days", () => ledger().kpis({ asOf: AS_OF, days: 3661 })],
  ["option/invalid", "limit", () => ledger().latePayments({ asOf: AS_OF, limit: 1.5 })],
  ["buckets/invalid", "ratesPercent", allowance({ ratesPercent: [0] })],
  ["percent/range", "ratesPercent/4", allowance({ ratesPercent: [0, 5, 25, 50, 101] })],
  ["percent/precision", "doubtfulPercent", allowance({ doubtfulPercent: "1.0000001" })],
  ["amount/sign", "previous/C-1", allowance({ previous: { "C-1": -1 } })],
  [
    "invoice/unknown",
    "individual/0/invoice",
    allowance({ individual: [{ invoice: "F-99", ratePercent: 50 }] }),
  ],
  [
    "option/invalid",
    "individual/1/invoice",
    allowance({
      individual: [50, 60].map((ratePercent) => ({ invoice: INVOICE.id, ratePercent })),
    }),
  ],
  [
    "percent/range",
    "individual/0/ratePercent",
    allowance({ individual: [{ invoice: INVOICE.id, ratePercent: 101 }] }),
  ],
  [
    "option/missing",
    "individual/0/ratePercent",
    allowance({ individual: [{ invoice: INVOICE.id }] }),
  ],
  ["option/missing", "opening/0/label", forecast({ opening: [{ amount: 1 }] })],
  ["amount/invalid", "opening/0/amount", forecast({ opening: [{ label: "A", amount: "x" }] })],
  [
    "amount/range",
    "opening",
    forecast({ opening: ["A", "B"].map((label) => ({ label, amount: 1e15 })) }),
  ],
  [
    "invoice/unknown",
    "plans/0/invoices/0",
    forecast({ plans: [{ invoices: ["nobody"], made: AS_OF, installments: [] }] }),
  ],
  [
    "invoice/duplicate",
    "plans/0/invoices/1",
    forecast({ plans: [{ invoices: [INVOICE.id, INVOICE.id], made: AS_OF, installments: [] }] }),
  ],
  [
    "amount/sign",
    "plans/0/installments/0/amount",
    forecast({
      plans: [
        { invoices: [INVOICE.id], made: AS_OF, installments: [{ date: AS_OF, amount: "-1" }] },
      ],
    }),
  ],
  [
    "date/order",
    "plans/0/installments/1/date",
    forecast({
      plans: [
        {
          invoices: [INVOICE.id],
          made: AS_OF,
          installments: [
            { date: "2025-08-01", amount: 1 },
            { date: "2025-07-31", amount: 1 },
          ],
        },
      ],
    }),
  ],
  [
    "amount/sign",
    "customers/0/guaranteed",
    () => new Ledger({ customers: [{ id: "A", guaranteed: -1 }] }),
  ],
  ["percent/range", "levies/0/percent", forecast({ levies: [{ label: "TVA", percent: 1001 }] })],
  ["option/invalid", "levies/0/label", forecast({ levies: [{ label: "", percent: 1 }] })],
  [
    "option/invalid",
    "levies/1/label",
    forecast({ levies: [1, 2].map((percent) => ({ label: "TVA", percent })) }),
  ],
  ["option/invalid", "levies/0/day", forecast({ levies: [{ label: "A", percent: 1, day: 0 }] })],
  [
    "amount/sign",
    "levies/0/less",
    forecast({ levies: [{ label: "A", percent: 1, less: "-0.01" }] }),
  ],
  ["option/invalid", "weekStart", forecast({ every: "week", weekStart: 8 })],
  ["percent/precision", "defaultVatPercent", forecast({ defaultVatPercent: "5.5000001" })],
  ["option/missing", "opening", forecast({ opening: null })],
  ["option/invalid", "periods", forecast({ periods: 521 })],
  ["date/range", "periods", forecast({ asOf: "2199-12-01", periods: 60 })],
  ["date/order", "flows/0/until", forecast({ flows: [flow({ until: "2025-09-01" })] })],
  ["option/invalid", "scenarios/1/name", forecast({ scenarios: [{ name: "a" }, { name: "a" }] })],
  ["percent/range", "outcomes", provision({ outcomes: [{ amount: 1, probabilityPercent: 50 }] })],
  ["option/invalid", "chart", provision({ chart: 2020 })],
  ["terms/invalid", "terms", () => encours.dueDate({ issued: AS_OF, terms: "30" as Wrong })],
  ["date/range", "terms", () => encours.dueDate({ issued: "2199-12-31", terms: net(1) })],
];

function pay(amount: number): encours.Payment {
  return { date: AS_OF, amount };
}

function flow(changes: Wrong): Wrong {
  return { label: "Loyer", amount: "-900", date: "2025-10-01", every: "month", ...changes };
}

function net(days: number): encours.PaymentTerms {
  return { kind: "net", days };
}

test.each(cases)("%s at %s", (code, path, call) => {
  const error = thrown(call);
  expect([error.code, error.path]).toEqual([code, path]);
  expect(error.name).toBe("EncoursError");
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toMatch(/, par exemple |, en attendant|« true »|d’une de ces|l’une de ces/);
});

test("the table and the page have every code that these calls can give", () => {
  const page = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");
  const contract = readFileSync(new URL("./index.d.ts", import.meta.url), "utf8");
  const union = /type ErrorCode =([\s\S]*?);/.exec(contract)?.[1] ?? "";
  const codes = [...union.matchAll(/"(\w+\/\w+)"/g)].map((match) => match[1] as string);
  expect(codes.length).toBe(31);
  for (const code of codes) expect(page, code).toContain(`\`${code}\``);
});

test("the message is in the language that was set, and in the one that the input names", () => {
  const french = thrown(late({ amount: "x" }));
  setLanguage("en");
  const english = thrown(late({ amount: "x" }));
  const own = thrown(late({ amount: "x", language: "fr" }));
  expect(french.message).toContain("n’est pas un nombre");
  expect(english.message).toContain("is not a number");
  expect(own.message).toBe(french.message);
  expect(english.code).toBe(french.code);
  expect(thrown(() => setLanguage("de" as Wrong)).message).toContain("give one of");
});

test("a language that is set gives back the one until then", () => {
  expect(setLanguage("en")).toBe("fr");
  expect(setLanguage("en")).toBe("en");
  expect(thrown(() => setLanguage("de" as Wrong)).code).toBe("option/invalid");
  expect(setLanguage("fr")).toBe("en");
});

test("a value is shown as text, cut at 80 code points", () => {
  expect(thrown(late({ amount: "😀".repeat(100) })).value).toBe("😀".repeat(80));
  expect(thrown(late({ amount: true })).value).toBe("true");
  expect(thrown(put({ amount: { euros: 1 } })).value).toBe("{…}");
  expect(thrown(put({ amount: [1] })).value).toBe("[…]");
  expect(thrown(put({ amount: new Date(0) })).value).toBe("Date");
  expect("value" in thrown(late({ due: null }))).toBe(false);
});
