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
