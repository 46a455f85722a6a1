// What no well-meant caller sends: it is refused with a typed error at its place, nothing else is thrown, nothing changes, nothing hangs.

import { execFileSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import {
  checkTerms,
  collectionCosts,
  dueDate,
  type EncoursError,
  earlyDiscount,
  installments,
  Ledger,
  latePayment,
  provision,
  rates,
  rules,
  socialRates,
  version,
  writeOff,
} from "./node.ts";

// biome-ignore lint/suspicious/noExplicitAny: what is refused has no type
type Wrong = any;

const INVOICE = { id: "F-1", customer: "C-1", issued: "2025-01-31", amount: "120.00" };
const INPUT = { amount: "100.00", due: "2024-05-31", asOf: "2025-09-30" };

function refusal(call: () => unknown): [code: string, path: string | undefined] {
  try {
    call();
  } catch (error) {
    const { name, code, path } = error as EncoursError;
    expect(name, String(error)).toBe("EncoursError");
    return [code, path];
  }
  throw new Error("nothing was thrown");
}

const throwing = (key: string, object: object) =>
  Object.defineProperty({ ...object }, key, {
    enumerable: true,
    get() {
      throw new Error("no");
    },
  });

const cyclic: Wrong = { kind: "net" };
cyclic.days = cyclic;
const wide: Wrong[] = Array.from({ length: 17 }, () => ({}));
for (const [depth, object] of wide.entries())
  for (let key = 0; key < 12; key++) object[key] = wide[depth + 1] ?? "leaf";
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const revokedList = Proxy.revocable([], {});
revokedList.revoke();

const put = (changes: Wrong) => () => new Ledger({ invoices: [{ ...INVOICE, ...changes }] });
const only = (invoice: Wrong) => () => new Ledger({ invoices: [INVOICE, invoice] });
const late = (changes: Wrong) => () => latePayment({ ...INPUT, ...changes });

const cases: [what: string, code: string, path: string | undefined, call: () => unknown][] = [
  [
    "a getter that throws",
    "option/invalid",
    "amount",
    () => latePayment(throwing("amount", INPUT) as Wrong),
  ],
  [
    "the same in an invoice",
    "option/invalid",
    "invoices/1/due",
    only(throwing("due", { ...INVOICE, id: "F-2" })),
  ],
  [
    "the same in a payment",
    "option/invalid",
    "invoices/0/payments/0/date",
    put({ payments: [throwing("date", { amount: 1 })] }),
  ],
  [
    "the same in terms",
    "option/invalid",
    "invoices/0/terms/days",
    put({ terms: throwing("days", { kind: "net" }) }),
  ],
  [
    "the same in the data",
    "option/invalid",
    "invoices",
    () => new Ledger(throwing("invoices", {}) as Wrong),
  ],
  [
    "an earlier error wins",
    "date/invalid",
    "invoices/1/issued",
    only(throwing("due", { ...INVOICE, id: "F-2", issued: "x" })),
  ],
  ["a revoked proxy", "option/invalid", undefined, () => latePayment(revoked.proxy as Wrong)],
  ["a revoked proxy as invoice", "option/invalid", "invoices/1", only(revoked.proxy)],
  [
    "a revoked proxy as list",
    "option/invalid",
    "invoices",
    () => new Ledger({ invoices: revokedList.proxy as Wrong }),
  ],
  [
    "a proxy that lies about its keys",
    "option/invalid",
    "invoices/1",
    only(new Proxy({}, { ownKeys: () => [1] as Wrong })),
  ],
  ["a cycle", "option/invalid", `rate${"/percent".repeat(15)}`, late({ rate: loop("percent") })],
  [
    "a cycle in an invoice",
    "option/invalid",
    `invoices/0/terms${"/days".repeat(16)}`,
    put({ terms: cyclic }),
  ],
  ["an object that branches without end", "option/invalid", undefined, late({ rate: wide[0] })],
  ["the same in an invoice", "option/invalid", "invoices/0", put({ terms: wide[0] })],
  [
    "a list of four thousand million holes",
    "option/invalid",
    "invoices/0",
    () => new Ledger({ invoices: new Array(2 ** 32 - 1) }),
  ],
  [
    "the same as payments",
    "option/invalid",
    "invoices/0/payments",
    put({ payments: new Array(2 ** 32 - 1) }),
  ],
  [
    "the same as an option",
    "option/invalid",
    "payments",
    late({ payments: new Array(2 ** 32 - 1) }),
  ],
  [
    "a length that is no number",
    "option/invalid",
    "invoices",
    () => new Ledger({ invoices: new Proxy([], { get: () => "many" }) as Wrong }),
  ],
  [
    "half of a surrogate pair",
    "option/invalid",
    "invoices/0/customer",
    put({ customer: "\ud800" }),
  ],
  ["the other half", "option/invalid", "invoices/0/id", put({ id: "é\udc00é" })],
  ["halves in a key", "option/invalid", "invoices/0", put({ "\ud83d": 1 })],
  ["halves in an option", "option/invalid", "amount", late({ amount: "\ud800" })],
  ["a symbol", "amount/invalid", "amount", late({ amount: Symbol("100") })],
  ["a function", "amount/invalid", "amount", late({ amount: () => "100" })],
  ["a bigint", "amount/invalid", "amount", late({ amount: 100n })],
  ["a boxed text", "amount/invalid", "amount", late({ amount: Object("100") })],
  [
    "an object that turns into text",
    "amount/invalid",
    "amount",
    late({ amount: { toString: () => "100" } }),
  ],
  [
    "a map",
    "option/invalid",
    undefined,
    () => latePayment(new Map(Object.entries(INPUT)) as Wrong),
  ],
  ["a date", "date/invalid", "asOf", late({ asOf: new Date(0) })],
  ["Infinity", "amount/invalid", "amount", late({ amount: Number.POSITIVE_INFINITY })],
  [
    "__proto__ as a key",
    "option/invalid",
    "__proto__",
    () => latePayment(JSON.parse(`{"__proto__": {"amount": "1"}}`)),
  ],
  ["constructor as a key", "option/invalid", "invoices/0/constructor", put({ constructor: 1 })],
  ["inherited values", "option/missing", "amount", () => latePayment(Object.create(INPUT))],
  [
    "an invoice of inherited values",
    "option/missing",
    "invoices/1/id",
    only(Object.create(INVOICE)),
  ],
  ["a text of ten million letters", "date/invalid", "asOf", late({ asOf: "2".repeat(1e7) })],
  ["an id of ten million letters", "option/invalid", "invoices/0/id", put({ id: "é".repeat(1e7) })],
  [
    "a key of a million letters",
    "option/invalid",
    `invoices/0/${"k".repeat(1e6)}`,
    put({ ["k".repeat(1e6)]: 1 }),
  ],
];

function loop(key: string): Wrong {
  const object: Wrong = { kind: "contract" };
  object[key] = object;
  return object;
}

test.each(cases)("%s: %s at %s", (_, code, path, call) => {
  expect(refusal(call)).toEqual([code, path]);
  // And all is well afterwards.
  expect(latePayment(INPUT).open).toBe("100.00");
});

test("keys that are polluted into every object are not read", () => {
  Object.assign(Object.prototype, { due: "2020-01-01", currency: "BTC", vat: "x" });
  try {
    const ledger = new Ledger({
      invoices: [INVOICE, { ...INVOICE, id: "F-2", due: "2025-03-01" }],
    });
    expect(ledger.invoices().map(({ amount }) => amount)).toEqual(["120.00", "120.00"]);
    expect(ledger.aging({ asOf: "2025-02-15" }).total.notDue).toBe("240.00");
    ledger.free();
  } finally {
    for (const key of ["due", "currency", "vat"]) delete (Object.prototype as Wrong)[key];
  }
});

test("numbers are taken by their shortest notation, and −0 is 0", () => {
  const amounts = [0.1, 1234.5, 1e15, -0, 100, 0.07].map((amount, i) => ({
    ...INVOICE,
    id: `F-${i}`,
    amount,
  }));
  const ledger = new Ledger({ invoices: amounts });
  expect(ledger.invoices().map((invoice) => invoice.amount)).toEqual([
    "0.10",
    "1234.50",
    "1000000000000000.00",
    "0.00",
    "100.00",
    "0.07",
  ]);
});

test("class instances, null prototypes and frozen objects are plain objects too", () => {
  class Row {
    customer = "C-1";
    issued = "2025-01-31";
    amount = "120.00";
    constructor(readonly id: string) {}
  }
  const bare: Wrong = Object.assign(Object.create(null), INVOICE, { id: "F-bare" });
  const frozen = Object.freeze({ ...INVOICE, id: "F-frozen" });
  const proxy = new Proxy({ ...INVOICE, id: "F-proxy" }, {});
  const hidden = Object.defineProperty({ ...INVOICE, id: "F-hidden" }, "secret", { value: 1 });
  const ledger = new Ledger({ invoices: [new Row("F-row"), bare, frozen, proxy, hidden] });
  expect(ledger.size).toBe(5);
  expect(ledger.get("F-proxy")?.amount).toBe("120.00");
});

test("a getter that calls back into the package harms nothing", () => {
  const ledger = new Ledger({ invoices: [INVOICE] });
  const calls = (id: string) =>
    Object.defineProperty({ ...INVOICE, id }, "amount", {
      enumerable: true,
      get: () => {
        ledger.put({ invoices: [{ ...INVOICE, id: `${id}-inner` }] });
        return ledger.aging({ asOf: "2025-09-30" }).total.total;
      },
    });
  ledger.put({ invoices: [calls("F-2")] });
  expect(ledger.get("F-2")?.amount).toBe("240.00");
  expect(ledger.get("F-2-inner")?.amount).toBe("120.00");

  const freeing = Object.defineProperty({ ...INVOICE }, "amount", {
    enumerable: true,
    get: () => ledger.free(),
  });
  expect(refusal(() => ledger.put({ invoices: [freeing] }))[0]).toBe("ledger/freed");
});

test("the stack running out inside the package is a typed error, and the next calls are right", () => {
  // In a process of its own: the test runner's own stack traces do not survive this.
  const program = `
    import { Ledger, latePayment } from ${JSON.stringify(new URL("../../dist/npm/node.js", import.meta.url))};
    const kept = new Ledger({ invoices: [${JSON.stringify(INVOICE)}] });
    const names = {};
    let calls = 3000;
    // Calls from where the stack ends up to where it suffices again.
    function dive() {
      try { dive(); } catch {}
      if (calls-- <= 0) return;
      let name = "right";
      try {
        latePayment(${JSON.stringify(INPUT)});
        kept.aging({ asOf: "2025-09-30" });
      } catch (error) { name = error.code ?? error.name; }
      names[name] = (names[name] ?? 0) + 1;
    }
    dive();
    const opens = new Set();
    for (let i = 0; i < 1000; i++) opens.add(latePayment(${JSON.stringify(INPUT)}).open);
    const fresh = new Ledger({ invoices: [${JSON.stringify(INVOICE)}] });
    const { total } = fresh.aging({ asOf: "2025-09-30" }).total;
    console.log(JSON.stringify({ names, opens: [...opens], total }));`;
  const words = ["--input-type=module", "--eval", program];
  const { names, opens, total } = JSON.parse(execFileSync(process.execPath, words).toString());
  // Where not even one more function can be called, the engine's own error is all there is.
  const { RangeError: beyond = 0, "internal/bug": bugs = 0, right = 0, ...others } = names;
  expect(others).toEqual({});
  expect(beyond).toBeLessThan(1000);
  expect(bugs + right).toBeGreaterThan(1000);
  expect([opens, total]).toEqual([["100.00"], "120.00"]);
});

test("the clock and the time zone change nothing", () => {
  const before = latePayment(INPUT);
  vi.useFakeTimers({ now: new Date("1999-12-31T23:59:59Z") });
  try {
    expect(latePayment(INPUT)).toEqual(before);
    expect(version()).toEqual(version());
  } finally {
    vi.useRealTimers();
  }
});

test("every amount, percent and rate in a result is text", () => {
  const paid = { ...INVOICE, id: "F-2", payments: [{ date: "2025-03-31", amount: "120.00" }] };
  const ledger = new Ledger({
    customers: [{ id: "C-1", name: "Atelier", creditLimit: 100.5, guaranteed: 50 }],
    invoices: [INVOICE, paid, { ...paid, id: "F-3" }, { ...paid, id: "F-4", issued: "2024-03-15" }],
  });
  const asOf = "2025-09-30";
  const forecast = {
    asOf,
    opening: 100,
    periods: 2,
    flows: [{ label: "Loyer", amount: -900, date: "2025-10-05", every: "month" as const }],
    simulation: { runs: 20, seed: 1 },
    levies: [{ label: "Urssaf", percent: 25.6 }],
  };
  const allowance = { asOf, ratesPercent: [0, 5, 25, 50, 100] };
  const terms = { kind: "net" as const, days: 45 };
  const ways = {
    inHouse: { minutesPerInvoice: 20, hourlyCost: 35 },
    agency: { feePercentOfRecovered: 12 },
    factoring: { commissionPercent: 1, fundingRatePercent: 4, fundedPercent: 90 },
  };
  const year = { annualSales: 1e6, invoicesPerYear: 100, dsoDays: 60 };
  const rest = { overduePercent: 20, lossPercent: 1, fundingRatePercent: 5 };
  const outcomes = [{ amount: 1000, probabilityPercent: 100 }];
  const csv = new TextEncoder().encode("facture;client;date;montant\n1;A;2025-01-31;12,50\n");
  const withAmounts = {
    latePayment: latePayment(INPUT),
    provision: provision({ kind: "litigation", outcomes, discount: { ratePercent: 3, years: 5 } }),
    writeOff: writeOff({ amount: 120, vat: 20, allowance: 50 }),
    installments: installments({ amount: 1000, count: 3, first: asOf, ratePercent: 5 }),
    earlyDiscount: earlyDiscount({ amount: 1000, discountPercent: 2, daysEarly: 20 }),
    collectionCosts: collectionCosts({ ...year, ...rest, ...ways }),
    rates: rates(),
    socialRates: socialRates(),
    aging: ledger.aging({ asOf }),
    kpis: ledger.kpis({ asOf }),
    latePayments: ledger.latePayments({ asOf }),
    explain: ledger.explain("F-1", { asOf }),
    figureOfAging: ledger.explainFigure("aging", { asOf }, "total/overdue"),
    figureOfKpis: ledger.explainFigure("kpis", { asOf }, "averageDaysToPay"),
    figureOfAllowance: ledger.explainFigure("allowance", allowance, "allowance"),
    figureOfLevy: ledger.explainFigure("forecast", forecast, "runs/base/levies/0/amount"),
    figureOfForecast: ledger.explainFigure("forecast", forecast, "runs/base/closing"),
    forecast: ledger.forecast(forecast),
    changes: ledger.changes({ from: "2024-12-31", to: asOf }),
    lossRates: ledger.lossRates({ asOf }),
    allowance: ledger.allowance(allowance),
    reminders: ledger.reminders({ asOf }),
    scores: ledger.scores({ asOf }),
    seasons: ledger.seasons({ asOf }),
    invoices: ledger.invoices(),
    customers: ledger.customers(),
    fromCsv: Ledger.fromCsv(csv).ledger.invoices(),
    csvColumns: Ledger.csvColumns(csv),
  };
  for (const [name, result] of Object.entries(withAmounts))
    expect(JSON.stringify(result), name).toMatch(/"-?\d+[.,]\d/);
  const results = {
    ...withAmounts,
    dueDate: dueDate({ issued: asOf, terms }),
    checkTerms: checkTerms({ terms }),
    rules: rules(),
  };
  /** Whole numbers that are no money, by the names that the contract gives them. */
  const counts =
    /\/(year|daysLate|days|yearDays|oldestDays|invoices|number|count|counts\/\w+|score|points|of|buckets\/\d+\/(from|to)|simulation\/(runs|seed|quantilesPercent\/\d+))$/;
  const numbers: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value === "number" && !counts.test(path)) numbers.push(path);
    if (typeof value === "number") expect(Number.isInteger(value), path).toBe(true);
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
  };
  visit(results, "");
  expect(numbers).toEqual([]);
});
