// The life of a ledger: what is put is there, all of it or nothing; it can be saved, restored and freed.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeData } from "./columns.ts";
import { EncoursError, type Invoice, Ledger, version } from "./node.ts";
import { Encoder } from "./tokens.ts";
import { initSync } from "./wasm/encours.js";

const asOf = "2025-09-30";

function invoice(number: number, changes: Partial<Invoice> = {}): Invoice {
  const day = String((number % 28) + 1).padStart(2, "0");
  return {
    id: `F-${number}`,
    customer: `C-${number % 7}`,
    issued: `2025-0${(number % 6) + 1}-${day}`,
    amount: `${number % 900}.${String(number % 100).padStart(2, "0")}`,
    payments: number % 3 ? [] : [{ date: "2025-08-01", amount: "1.00" }],
    ...changes,
  };
}

const many = (count: number) => Array.from({ length: count }, (_, number) => invoice(number));

test("what is put is given back in a normal form that can be put again", () => {
  const full: Invoice = {
    id: "F-1",
    customer: "C-1",
    issued: "2025-01-31",
    terms: {
      kind: "endOfMonth",
      days: 45,
      order: "daysThenEndOfMonth",
      dayOfMonth: 10,
      businessDay: "following",
      holidays: "alsaceMoselle",
    },
    amount: 1200.5,
    vat: "200.08",
    payments: [
      { date: "2025-03-01", amount: 0.5 },
      { date: "2025-02-01", amount: "1000" },
    ],
    disputed: { from: "2025-02-01", to: "2025-02-10" },
    doubtful: { from: "2025-04-01" },
    writtenOff: "2025-12-31",
  };
  const ledger = new Ledger({ invoices: [full] });
  const got = ledger.get("F-1");
  expect(got).toEqual({
    ...full,
    amount: "1200.50",
    currency: "EUR",
    payments: [
      { date: "2025-02-01", amount: "1000.00" },
      { date: "2025-03-01", amount: "0.50" },
    ],
  });
  ledger.put({ invoices: [got as Invoice] });
  expect(JSON.stringify(ledger.get("F-1"))).toBe(JSON.stringify(got));
  expect(ledger.get("F-2")).toBeUndefined();
});

test("an id that is there is replaced, where it is", () => {
  const ledger = new Ledger({ invoices: many(5) });
  ledger.put({ invoices: [invoice(2, { amount: "7.00", customer: "Z" }), invoice(9)] });
  expect(ledger.size).toBe(6);
  expect(ledger.invoices().map(({ id }) => id)).toEqual(["F-0", "F-1", "F-2", "F-3", "F-4", "F-9"]);
  expect(ledger.get("F-2")).toMatchObject({ amount: "7.00", customer: "Z" });
  expect(ledger.remove(["F-2", "F-2", "nothing"])).toBe(1);
  expect(ledger.get("F-2")).toBeUndefined();
  expect(ledger.invoices({ from: 1, count: 2 }).map(({ id }) => id)).toEqual(["F-1", "F-3"]);
});

test("a put that is refused changes nothing, however late the error", () => {
  const ledger = new Ledger({ customers: [{ id: "C-1", name: "One" }], invoices: many(10) });
  const before = ledger.snapshot();
  const wrong = many(40_000);
  wrong[39_999] = invoice(39_999, { amount: "x" });
  const data = { customers: [{ id: "C-1", name: "Other" }], invoices: wrong };
  expect(() => ledger.put(data)).toThrow(
    expect.objectContaining({ code: "amount/invalid", path: "invoices/39999/amount" }),
  );
  expect(Buffer.compare(ledger.snapshot(), before)).toBe(0);
  expect(() => ledger.put({ invoices: [...many(30_000), invoice(7)] })).toThrow(
    expect.objectContaining({ code: "invoice/duplicate", path: "invoices/30000/id" }),
  );
  expect(Buffer.compare(ledger.snapshot(), before)).toBe(0);
});

test("customers are given back as they were put", () => {
  const customers = [
    {
      id: "C-2",
      name: "Mairie",
      kind: "public" as const,
      creditLimit: "1000.5",
      guaranteed: "300",
    },
    { id: "C-1", terms: { kind: "net" as const, days: 45 } },
  ];
  const ledger = new Ledger({ customers, invoices: [invoice(3)] });
  expect(ledger.customers()).toEqual(customers);
  expect(new Ledger({ customers: ledger.customers() }).customers()).toEqual(customers);
});

test("terms that a customer gets later move the due dates that follow from them", () => {
  const ledger = new Ledger({ invoices: [invoice(1, { customer: "A", issued: "2025-01-10" })] });
  const notDue = (day: string) => ledger.aging({ asOf: day }).total.notDue;
  expect(notDue("2025-02-09")).toBe("1.01");
  expect(notDue("2025-02-10")).toBe("0.00");
  ledger.put({ customers: [{ id: "A", terms: { kind: "net", days: 60 } }] });
  expect(notDue("2025-03-11")).toBe("1.01");
  expect(notDue("2025-03-12")).toBe("0.00");
});

test("the order of input changes no report", () => {
  const invoices = many(500);
  const reports = (list: Invoice[]) => {
    const ledger = new Ledger({ invoices: list });
    const text = JSON.stringify([
      ledger.aging({ asOf }),
      ledger.kpis({ asOf }),
      ledger.latePayments({ asOf }),
      ledger.forecast({ asOf, opening: "0", periods: 4 }),
      ledger.allowance({ asOf, ratesPercent: [0, 5, 25, 50, 100] }),
      ledger.reminders({ asOf }),
      ledger.scores({ asOf }),
      ledger.changes({ from: "2000-01-01", to: asOf }),
      ledger.seasons({ asOf }),
    ]);
    ledger.free();
    return text;
  };
  expect(reports(invoices.toReversed())).toBe(reports(invoices));
});

test("a snapshot gives the same ledger; a damaged or newer one is refused", () => {
  const ledger = new Ledger({ customers: [{ id: "C-1", name: "Été" }], invoices: many(200) });
  const bytes = ledger.snapshot();
  const copy = Ledger.fromSnapshot(bytes);
  expect(copy.size).toBe(200);
  expect(copy.invoices()).toEqual(ledger.invoices());
  expect(copy.aging({ asOf })).toEqual(ledger.aging({ asOf }));
  expect(Buffer.compare(copy.snapshot(), bytes)).toBe(0);
  for (let at = 0; at < bytes.length; at += 97) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] as number) ^ 16;
    expect(() => Ledger.fromSnapshot(damaged)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^snapshot\//) }),
    );
    expect(() => Ledger.fromSnapshot(bytes.subarray(0, at))).toThrow(
      expect.objectContaining({ code: "snapshot/corrupt" }),
    );
  }
});

test("after free() every call is ledger/freed", () => {
  const ledger = new Ledger({ invoices: many(3) });
  ledger.free();
  ledger.free();
  const payment = { date: asOf, amount: 1 };
  const calls: [string, () => unknown][] = [
    ["size", () => ledger.size],
    ["heapBytes", () => ledger.heapBytes],
    ["put", () => ledger.put({})],
    ["pay", () => ledger.pay("F-1", payment)],
    ["remove", () => ledger.remove([])],
    ["get", () => ledger.get("F-1")],
    ["invoices", () => ledger.invoices()],
    ["customers", () => ledger.customers()],
    ["aging", () => ledger.aging({ asOf })],
    ["kpis", () => ledger.kpis({ asOf })],
    ["latePayments", () => ledger.latePayments({ asOf })],
    ["explain", () => ledger.explain("F-1", { asOf })],
    ["explainFigure", () => ledger.explainFigure("kpis", { asOf }, "dso")],
    ["forecast", () => ledger.forecast({ asOf, opening: 0, periods: 1 })],
    ["changes", () => ledger.changes({ from: asOf, to: asOf })],
    ["lossRates", () => ledger.lossRates({ asOf })],
    ["allowance", () => ledger.allowance({ asOf, ratesPercent: [] })],
    ["reminders", () => ledger.reminders({ asOf })],
    ["scores", () => ledger.scores({ asOf })],
    ["seasons", () => ledger.seasons({ asOf })],
    ["snapshot", () => ledger.snapshot()],
  ];
  const members = Object.getOwnPropertyNames(Ledger.prototype);
  expect(members.filter((name) => name !== "constructor" && name !== "free").sort()).toEqual(
    calls.map(([name]) => name).sort(),
  );
  for (const [name, call] of calls) {
    expect(call, name).toThrow(EncoursError);
    expect(call, name).toThrow(expect.objectContaining({ code: "ledger/freed" }));
  }
});

test("an accounting export becomes a ledger, with what was refused and how it was read", () => {
  const csv =
    "Numéro;Client;Date;Échéance;Montant TTC\nF-1;Dupont;31/01/2025;28/02/2025;1 200,50\nF-2;Dupont;31/01/2025;;abc\n";
  const bytes = new TextEncoder().encode(csv);
  const { ledger, accepted, rejected, detected, warnings } = Ledger.fromCsv(bytes);
  expect([accepted, ledger.size, warnings]).toEqual([1, 1, []]);
  expect(ledger.get("F-1")).toMatchObject({ due: "2025-02-28", amount: "1200.50" });
  expect(rejected).toMatchObject([{ line: 3, code: "amount/invalid", value: "abc" }]);
  expect(detected).toMatchObject({ delimiter: ";", decimal: ",", dateFormat: "DD/MM/YYYY" });
  const again = Ledger.fromCsv(bytes, detected);
  expect(again.ledger.invoices()).toEqual(ledger.invoices());
  const head = Ledger.csvColumns(bytes);
  expect(head.columns).toEqual(["Numéro", "Client", "Date", "Échéance", "Montant TTC"]);
  expect(head.rows[1]).toEqual(["F-2", "Dupont", "31/01/2025", "", "abc"]);
  const wrong = (options: object) => () => Ledger.fromCsv(bytes, options);
  expect(wrong({ delimiter: "x" })).toThrow(expect.objectContaining({ path: "delimiter" }));
  expect(wrong({ separator: ";" })).toThrow(expect.objectContaining({ path: "separator" }));
  expect(() => Ledger.fromCsv("x" as never)).toThrow(expect.objectContaining({ path: "bytes" }));
  expect(() => Ledger.fromCsv(new TextEncoder().encode("a;b\n1;2\n"))).toThrow(
    expect.objectContaining({ code: "csv/header" }),
  );
});

test("two hundred ledgers that are made and freed leave the memory flat", () => {
  const invoices = many(2_000);
  const cycle = () => {
    const ledger = new Ledger({ invoices });
    ledger.aging({ asOf });
    Ledger.fromSnapshot(ledger.snapshot()).free();
    ledger.free();
  };
  const measure = () => {
    const ledger = new Ledger({ invoices });
    const bytes = ledger.heapBytes;
    ledger.free();
    return bytes;
  };
  // Once it is loaded, the glue gives the exports of the instance, whatever it is asked to load.
  const exports = initSync({ module: new Uint8Array() }) as { memory: WebAssembly.Memory };
  const memory = () => exports.memory.buffer.byteLength;
  for (let i = 0; i < 20; i++) cycle();
  const [bytes, before] = [measure(), memory()];
  for (let i = 0; i < 200; i++) cycle();
  expect(measure()).toBe(bytes);
  expect(memory()).toBe(before);
});

test("the quick way and the careful way write the same tokens", () => {
  const file = new URL("../../tests/vectors/aging.json", import.meta.url);
  const vectors: { ledger: unknown }[] = JSON.parse(readFileSync(file, "utf8"));
  const written = (data: unknown) => {
    const pieces: unknown[] = [];
    writeData(new Encoder(), data, {
      read: (tokens, bytes) => pieces.push([...tokens], [...bytes]),
      expect: () => {},
    });
    return pieces;
  };
  /** The same data, every object behind a proxy: none of them is plain. */
  const careful = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(careful);
    const copy = Object.entries(value).map(([key, inner]) => [key, careful(inner)]);
    const own = Object.fromEntries(copy);
    return Object.setPrototypeOf(own, { id: "inherited", date: "inherited" });
  };
  for (const { ledger } of vectors) expect(written(careful(ledger))).toEqual(written(ledger));
});

test("a row and a figure explain themselves", () => {
  const ledger = new Ledger({ invoices: many(20) });
  const row = ledger.latePayments({ asOf }).rows[0];
  const single = ledger.explain(row?.invoice as string, { asOf });
  expect(single.claim).toBe(row?.claim);
  expect(single.steps.at(-1)?.id).toBe("totalDue");
  const { total } = ledger.aging({ asOf });
  const figure = ledger.explainFigure("aging", { asOf }, "total/overdue");
  expect(figure).toMatchObject({ value: total.overdue, unit: "EUR", formula: "overdue" });
  expect(() => ledger.explain("nobody", { asOf })).toThrow(
    expect.objectContaining({ code: "invoice/unknown", path: "invoice" }),
  );
  expect(() => ledger.explainFigure("kpis", { asOf }, "nothing")).toThrow(
    expect.objectContaining({ code: "option/invalid", path: "key" }),
  );
});

test("a simulation tells its progress, and what the listener throws comes through", () => {
  const ledger = new Ledger({ invoices: many(20) });
  const simulation = { runs: 1000, seed: 1 };
  const options = { asOf, opening: 0, periods: 3, simulation };
  const told: number[] = [];
  const result = ledger.forecast(options, (runs) => told.push(runs));
  expect(told).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  expect(result).toEqual(ledger.forecast(options));
  const wrong = new Error("of the listener");
  const listener = () => {
    throw wrong;
  };
  expect(() => ledger.forecast(options, listener)).toThrow(wrong);
  const refused = expect.objectContaining({ code: "option/invalid", path: "progress" });
  for (const calling of [() => ledger.kpis({ asOf }), () => ledger.free(), () => version()]) {
    expect(() => ledger.forecast(options, calling)).toThrow(refused);
    expect(ledger.kpis({ asOf }).asOf).toBe(asOf);
  }
  for (const wrong of ["print", 1, {}])
    expect(() => ledger.forecast(options, wrong as never)).toThrow(refused);
  expect(ledger.forecast(options, null as never)).toEqual(result);
});

test("what is no ledger is refused, and loses no other", () => {
  const ledger = new Ledger({ invoices: many(5) });
  const refused = expect.objectContaining({ code: "option/invalid", path: "this" });
  const methods = Object.getOwnPropertyDescriptors(Ledger.prototype) as PropertyDescriptorMap;
  for (const receiver of [new Proxy(ledger, {}), Object.create(ledger), {}, null, undefined, "F"]) {
    for (const [name, { value, get }] of Object.entries(methods)) {
      if (name === "constructor") continue;
      const work = () => Reflect.apply(value ?? get, receiver, [{}, {}]);
      expect(work, name).toThrow(EncoursError);
      expect(work, name).toThrow(refused);
    }
  }
  expect(ledger.size).toBe(5);
});

test("a forecast that is asked for within the progress of another does not silence it", () => {
  const ledger = new Ledger({ invoices: many(20) });
  const options = { asOf, opening: 0, periods: 3, simulation: { runs: 300, seed: 1 } };
  const told: number[] = [];
  ledger.forecast(options, (runs) => {
    told.push(runs);
    expect(() => ledger.forecast(options, () => {})).toThrow(
      expect.objectContaining({ code: "option/invalid", path: "progress" }),
    );
  });
  expect(told).toEqual([0, 100, 200, 300]);
});
