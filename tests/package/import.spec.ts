// The module of files, `encours/import`, as a stranger uses it: in Node, through Vite, in a plain page and a worker; at the edge: bundlers.spec.ts.

import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { bundled } from "./application.ts";
import { figuresOf, html, installed, Project } from "./installed.ts";
import type { StaticServer } from "./server.ts";

const project = new Project("import");
let server: StaticServer;

test.beforeAll(async () => {
  server = await project.serve();
});
test.afterAll(() => server?.stop());

/** A program whose `figures` say what a workbook became, and whether the errors of both modules are the same. */
const program = (files: string, main: string) => `
  import init, { EncoursError, writeXlsx } from "${files}";
  import * as encours from "${main}";

  await init();
  const sheet = { name: "Factures", columns: [{ title: "Montant", kind: "amount" }], rows: [["1234.50"]] };
  const file = writeXlsx({ sheets: [sheet] });
  const refused = () => {
    try {
      writeXlsx({ sheets: [] });
    } catch (error) {
      return [error instanceof encours.EncoursError, error.code];
    }
  };
  const figures = { kind: String.fromCharCode(...file.subarray(0, 2)), same: EncoursError === encours.EncoursError, refused: refused() };
`;
const EXPECTED = { kind: "PK", same: true, refused: [true, "option/invalid"] };
const shown = "globalThis.figures = figures;";

test("in Node, ready on import", () => {
  const source = program("encours/import", "encours").replace("await init();", "");
  project.write("node.mjs", `${source}console.log(JSON.stringify(figures));`);
  const { ok, output } = project.run(process.execPath, "node.mjs");
  expect(ok, output).toBe(true);
  expect(JSON.parse(output)).toEqual(EXPECTED);
});

test("who does not import it does not load it", () => {
  project.write(
    "without.mjs",
    `import { createRequire, syncBuiltinESMExports } from "node:module";
    const fs = createRequire(import.meta.url)("node:fs");
    const { readFileSync } = fs;
    const read = [];
    fs.readFileSync = (file, ...rest) => (read.push(String(file)), readFileSync(file, ...rest));
    syncBuiltinESMExports();
    await import("encours");
    console.log(JSON.stringify(read.filter((name) => name.endsWith(".wasm")).map((name) => name.split("/").at(-1))));`,
  );
  const { ok, output } = project.run(process.execPath, "without.mjs");
  expect(ok, output).toBe(true);
  expect(JSON.parse(output)).toEqual(["encours.wasm"]);
});

test("in a plain page and in a module worker, by its path", async ({ page }) => {
  cpSync(join(installed(), "node_modules/encours"), join(project.folder, "encours"), {
    recursive: true,
  });
  const source = program("./encours/import.js", "./encours/index.js");
  project.write("page.js", source + shown);
  project.write("page.html", html(`<script type="module" src="./page.js"></script>`));
  expect(await figuresOf(page, `${server.address}/import/page.html`)).toEqual(EXPECTED);
  project.write("worker.js", `${source}postMessage(figures);`);
  project.write(
    "worker.html",
    html(`<script type="module">
      new Worker("./worker.js", { type: "module" }).onmessage = ({ data }) => { globalThis.figures = data; };
    </script>`),
  );
  expect(await figuresOf(page, `${server.address}/import/worker.html`)).toEqual(EXPECTED);
});

test("through Vite, loaded when it is asked for", async ({ page }) => {
  const application = new Project("import-vite");
  application.write("files.js", program("encours/import", "encours") + shown);
  application.write("page.js", `import "encours";\nimport("./files.js");\n`);
  application.write("index.html", html(`<script type="module" src="./page.js"></script>`));
  const address = await bundled(application);
  expect(await figuresOf(page, `${server.address}${address}`)).toEqual(EXPECTED);
  const modules = readdirSync(join(application.folder, "dist/assets")).filter((name) =>
    name.endsWith(".wasm"),
  );
  expect(modules.filter((name) => name.startsWith("encours-files-"))).toHaveLength(1);
  expect(modules).toHaveLength(2);
});

test("the module's own file can be had by name", () => {
  project.write("by-name.mjs", `console.log(import.meta.resolve("encours/encours-files.wasm"));`);
  const { output } = project.run(process.execPath, "by-name.mjs");
  expect(existsSync(new URL(output.trim()))).toBe(true);
});
