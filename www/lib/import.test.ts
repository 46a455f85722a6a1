// `encours/import`: the module of files, beside the package and without it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { cells, part, sheetNames } from "../../tests/workbook.ts";
import type { Workbook } from "./import.d.ts";
import * as files from "./import-node.ts";
import * as encours from "./node.ts";

const { EncoursError, setLanguage, writeXlsx } = files;

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
    ['"F-2"', '"123456789012345.60"'],
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
  expect(error.message).toMatch(/, par exemple |l'une de ces/);
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
});

const wasm = new URL("./wasm/encours-files.wasm", import.meta.url);

test("before its own init() every call is module/notReady, and init() is done once", async () => {
  vi.resetModules();
  const fresh = await import("./import.ts");
  const { default: init } = fresh;
  for (const call of [() => fresh.writeXlsx(BOOK), () => fresh.setLanguage("en")]) {
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
