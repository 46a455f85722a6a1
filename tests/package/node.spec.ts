// The package in Node.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { example, expectPromised, figures, Project, promised, readme, root } from "./installed.ts";

const project = new Project("node");

/** What a module prints as JSON. */
function printed(name: string, program: string): unknown {
  project.write(name, program);
  const { ok, output } = project.run(process.execPath, name);
  expect(ok, output).toBe(true);
  return JSON.parse(output);
}

test("the first example runs as it is", () => {
  const program = `${example}\nconsole.log(JSON.stringify(${figures}));\n`;
  expectPromised(printed("example.mjs", program) as Record<string, unknown>);
});

test("the example of a file runs as it is, on the book Atelier", () => {
  const program = readme("ts")[1] as string;
  const promises = promised(program);
  expect(promises.length).toBeGreaterThanOrEqual(2);
  const given = promises.map(([expression]) => `String(${expression})`);
  project.write("factures.csv", readFileSync(join(root, "tests/fixtures/atelier.csv"), "utf8"));
  expect(printed("file.mjs", `${program}\nconsole.log(JSON.stringify([${given}]));\n`)).toEqual(
    promises.map(([, value]) => value),
  );
});

test("the package is ready on import, without await", () => {
  const program = `import { latePayment } from "encours";
    const r = latePayment({ amount: "10000.00", due: "2024-05-31", asOf: "2024-05-31" });
    console.log(JSON.stringify(r.open));`;
  expect(printed("at-once.mjs", program)).toBe("10000.00");
});

test("calculators can be imported where there is no page", () => {
  const program = `import { LatePaymentElement } from "encours/elements";
    import * as one from "encours/elements/late-payment";
    console.log(JSON.stringify([typeof LatePaymentElement, one.LatePaymentElement === LatePaymentElement]));`;
  expect(printed("calculators.mjs", program)).toEqual(["function", true]);
});

test("require() gives the same package where Node can require ES modules, else says so", () => {
  // Node 20.19, 22.12 and newer can.
  project.write(
    "required.cjs",
    `let found;
    try {
      const { default: init, latePayment } = require("encours");
      const { claim } = latePayment({ amount: "100", due: "2024-05-31", asOf: "2024-06-30" });
      found = [claim, typeof init];
    } catch (error) {
      found = error.code;
    }
    import("encours").then(({ latePayment }) => {
      const { claim } = latePayment({ amount: "100", due: "2024-05-31", asOf: "2024-06-30" });
      console.log(JSON.stringify([process.features.require_module === true, found, claim]));
    });`,
  );
  const { ok, output } = project.run(process.execPath, "required.cjs");
  expect(ok, output).toBe(true);
  const [able, found, claim] = JSON.parse(output);
  expect(claim).toBe("41.19");
  expect(found).toEqual(able ? ["41.19", "function"] : "ERR_REQUIRE_ESM");
  if (!able) console.log(`Node ${process.version} cannot require ES modules: import() was tested`);
});

test("the module's own file and the manifest can be had by name", () => {
  const program = `import { readFileSync } from "node:fs";
    const file = new URL(import.meta.resolve("encours/encours.wasm"));
    const manifest = import.meta.resolve("encours/package.json");
    console.log(JSON.stringify([WebAssembly.validate(readFileSync(file)), manifest.endsWith("package.json")]));`;
  expect(printed("by-name.mjs", program)).toEqual([true, true]);
});

test("what is thrown names the field, in the language that was set", () => {
  const program = `import { EncoursError, latePayment, setLanguage } from "encours";
    const refused = (language) => {
      setLanguage(language);
      try {
        latePayment({ amount: NaN, due: "2024-05-31", asOf: "2024-06-30" });
      } catch (error) {
        const { code, path, value, message } = error;
        return { ours: error instanceof EncoursError, code, path, value, message };
      }
    };
    console.log(JSON.stringify(["fr", "en"].map(refused)));`;
  const [french, english] = printed("refused.mjs", program) as { message: string }[];
  const same = { ours: true, code: "amount/invalid", path: "amount", value: "NaN" };
  expect(french).toMatchObject(same);
  expect(english).toMatchObject(same);
  expect(french?.message).toMatch(/« amount ».* nombre/);
  expect(english?.message).toMatch(/amount.* number/);
  expect(`${french?.message}${english?.message}`).not.toMatch(/wasm|unreachable|RuntimeError/);
});

test("two hundred ledgers of 100,000 invoices in a worker give all their memory back", () => {
  test.slow();
  const program = `import { isMainThread, parentPort, Worker } from "node:worker_threads";
    if (isMainThread) {
      const worker = new Worker(new URL(import.meta.url));
      worker.on("message", (told) => console.log(JSON.stringify(told)));
    } else {
      const { Ledger } = await import("encours");
      // Once it is loaded, the glue gives the exports of the instance, whatever it is asked to load.
      const { initSync } = await import(new URL("./wasm/encours.js", import.meta.resolve("encours")));
      const { memory } = initSync({ module: new Uint8Array() });
      const invoices = Array.from({ length: 100_000 }, (_, i) => ({
        id: "F-" + i, customer: "C-" + (i % 500), issued: "2025-01-15", due: "2025-02-14", amount: 100 + (i % 900) + ".10",
        payments: i % 3 ? [{ date: "2025-03-01", amount: "50.00" }] : [],
      }));
      const told = [];
      for (let round = 1; round <= 200; round++) {
        const ledger = new Ledger({ invoices });
        const { total } = ledger.aging({ asOf: "2025-09-30" }).total;
        const { heapBytes } = ledger;
        ledger.free();
        if (round % 20 === 0) {
          globalThis.gc();
          const { heapUsed, arrayBuffers } = process.memoryUsage();
          told.push({ total, heapBytes, module: memory.buffer.byteLength, heapUsed, arrayBuffers });
        }
      }
      parentPort.postMessage(told);
    }`;
  project.write("memory.mjs", program);
  const { ok, output } = project.run(process.execPath, "--expose-gc", "memory.mjs");
  expect(ok, output).toBe(true);
  const told: Record<string, number>[] = JSON.parse(output);
  expect(told).toHaveLength(10);
  const [first, last] = [told[0], told.at(-1)] as [Record<string, number>, Record<string, number>];
  // To the byte in the module; within a few objects in JavaScript.
  for (const name of ["total", "heapBytes", "module"]) expect(last[name], name).toBe(first[name]);
  for (const name of ["heapUsed", "arrayBuffers"])
    expect(last[name], name).toBeLessThan((first[name] ?? 0) + 200_000);
  // The data are there once, with the room in which they grew.
  expect(first.module).toBeLessThan(2 * (first.heapBytes ?? 0));
});
