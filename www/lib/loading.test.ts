// The entry for browsers: nothing works before `init()`, and `init()` is done once.

import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";

const file = new URL("./wasm/encours.wasm", import.meta.url);

beforeEach(() => vi.resetModules());

test("before init() every call is module/notReady, in the language of the package", async () => {
  const { EncoursError, latePayment, Ledger, rates, rules, setLanguage, version } = await import(
    "./index.ts"
  );
  const calls = [
    () => latePayment({ amount: "1", due: "2025-01-01", asOf: "2025-01-01" }),
    () => new Ledger(),
    () => Ledger.fromSnapshot(new Uint8Array()),
    () => Ledger.fromCsv(new Uint8Array()),
    () => rates(),
    () => rules(),
    () => version(),
    () => setLanguage("en"),
  ];
  for (const call of calls) {
    expect(call).toThrow(EncoursError);
    expect(call).toThrow(expect.objectContaining({ code: "module/notReady" }));
    expect(call).toThrow(/await init\(\)/);
  }
});

test("init() takes bytes or a compiled module, and gives the same promise afterwards", async () => {
  const { default: init, Ledger } = await import("./index.ts");
  const first = init(readFileSync(file));
  expect(init()).toBe(first);
  await first;
  expect(init("https://nowhere.invalid/")).toBe(first);
  expect(new Ledger().size).toBe(0);

  vi.resetModules();
  const again = await import("./index.ts");
  await again.default(await WebAssembly.compile(readFileSync(file)));
  expect(new again.Ledger().size).toBe(0);
});

test("a module that cannot be loaded is module/notReady, and init() can be tried again", async () => {
  const { default: init, EncoursError, version } = await import("./index.ts");
  const failed = init(new Uint8Array([0, 97, 115, 109]));
  await expect(failed).rejects.toThrow(EncoursError);
  await expect(failed).rejects.toMatchObject({ code: "module/notReady", value: /\w/ });
  await init(readFileSync(file));
  expect(version().package).toMatch(/^\d+\.\d+\.\d+$/);
});
