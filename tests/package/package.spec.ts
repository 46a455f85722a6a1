import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { build } from "vite";
import { Installation, promised, readmeExample } from "./installed.ts";
import { StaticServer } from "./server.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const example = readmeExample();
const promises = promised(example);
const figures = `{ ${promises.map(([expression]) => `${JSON.stringify(expression)}: ${expression}`).join(", ")}, steps: r.steps.length }`;

let installed: Installation;
let server: StaticServer;

test.beforeAll(async () => {
  installed = new Installation();
  server = await StaticServer.start(installed.folder);
});

test.afterAll(() => {
  server?.stop();
  installed?.remove();
});

function expectPromised(given: Record<string, unknown>): void {
  expect(promises.length).toBeGreaterThanOrEqual(3);
  for (const [expression, value] of promises) expect(given[expression], expression).toBe(value);
  expect(given.steps, "the example's result says why").toBeGreaterThan(0);
}

/** What the page leaves in `globalThis.figures`; an error on the page fails the test. */
async function figuresOf(page: Page, path: string): Promise<Record<string, unknown>> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(server.address + path);
  await page
    .waitForFunction(() => "figures" in globalThis, null, { timeout: 20_000 })
    .catch(() => errors.push("the page gave no figures"));
  expect(errors).toEqual([]);
  return page.evaluate(
    () => (globalThis as unknown as { figures: Record<string, unknown> }).figures,
  );
}

const html = (head: string) =>
  `<!doctype html><html lang="en"><title>stranger</title><link rel="icon" href="data:,">${head}</html>`;

test("the tarball holds the files of the list and no others", () => {
  const list = readFileSync(join(here, "files.txt"), "utf8").trim().split("\n");
  expect(installed.files).toEqual(list);
});

test("nothing is installed beside the package and nothing runs at install", () => {
  const manifest = JSON.parse(
    readFileSync(join(installed.folder, "node_modules/encours/package.json"), "utf8"),
  );
  expect(manifest.dependencies ?? {}).toEqual({});
  expect(manifest.peerDependencies ?? {}).toEqual({});
  const scripts = Object.keys(manifest.scripts ?? {});
  expect(scripts.filter((name) => /install|prepare/.test(name))).toEqual([]);
  expect(existsSync(join(installed.folder, "node_modules/.bin"))).toBe(false);
});

test("publint finds nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: join(root, "dist/npm"), strict: true });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});

test("the example runs in Node as it is", () => {
  installed.write("example.mjs", `${example}\nconsole.log(JSON.stringify(${figures}));\n`);
  const { ok, output } = installed.run("node", "example.mjs");
  expect(ok, output).toBe(true);
  expectPromised(JSON.parse(output));
});

test("in Node the package is ready on import, without await", () => {
  const use = `import { latePayment } from "encours";
    const r = latePayment({ amount: "10000.00", due: "2024-05-31", asOf: "2024-05-31" });
    console.log(r.open);`;
  installed.write("at-once.mjs", use);
  expect(installed.run("node", "at-once.mjs")).toEqual({ ok: true, output: "10000.00\n" });
});

test("the module's own file and the manifest can be had by name", () => {
  const use = `import { readFileSync } from "node:fs";
    const file = new URL(import.meta.resolve("encours/encours.wasm"));
    console.log(WebAssembly.validate(readFileSync(file)), import.meta.resolve("encours/package.json").endsWith("package.json"));`;
  installed.write("by-name.mjs", use);
  expect(installed.run("node", "by-name.mjs")).toEqual({ ok: true, output: "true true\n" });
});

test("the example runs in a plain page as it is", async ({ page }) => {
  const map = `{ "imports": { "encours": "./node_modules/encours/index.js" } }`;
  const script = `${example}\nglobalThis.figures = ${figures};`;
  installed.write(
    "plain.html",
    html(`<script type="importmap">${map}</script>\n<script type="module">\n${script}\n</script>`),
  );
  expectPromised(await figuresOf(page, "/plain.html"));
});

test("the example runs in a Vite build, on the page and in a module worker", async ({ page }) => {
  installed.write("index.html", html(`<script type="module" src="./page.js"></script>`));
  installed.write("page.js", `${example}\nglobalThis.figures = ${figures};\n`);
  installed.write("worker.html", html(`<script type="module" src="./starter.js"></script>`));
  installed.write(
    "starter.js",
    `const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
     worker.onmessage = ({ data }) => { globalThis.figures = data; };\n`,
  );
  installed.write("worker.js", `${example}\npostMessage(${figures});\n`);
  await build({
    root: installed.folder,
    base: "./",
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      target: "es2022",
      rollupOptions: {
        input: [join(installed.folder, "index.html"), join(installed.folder, "worker.html")],
      },
    },
  });
  expectPromised(await figuresOf(page, "/dist/index.html"));
  expectPromised(await figuresOf(page, "/dist/worker.html"));
});

test.describe("types", () => {
  const tsc = join(root, "www/node_modules/typescript/bin/tsc");
  const strict = [
    "--strict",
    "--pretty",
    "false",
    "--noEmit",
    "--target",
    "es2022",
    "--lib",
    "es2022,dom",
  ];

  for (const resolution of ["nodenext", "bundler"]) {
    const module = resolution === "bundler" ? "esnext" : "nodenext";
    const flags = [...strict, "--module", module, "--moduleResolution", resolution];

    test(`the example compiles under --strict, resolution ${resolution}`, () => {
      installed.write("example.ts", example);
      const { ok, output } = installed.run("node", tsc, ...flags, "example.ts");
      expect(ok, output).toBe(true);
    });
  }

  const wrong: [what: string, code: string, says: RegExp][] = [
    [
      "a misspelt field",
      `latePayment({ amout: "1", due: "2024-05-31", asOf: "2024-06-30" })`,
      /'amout' does not exist/,
    ],
    [
      "a missing field",
      `latePayment({ amount: "1", due: "2024-05-31" })`,
      /Property 'asOf' is missing/,
    ],
    [
      "a wrong word",
      `latePayment({ amount: "1", due: "2024-05-31", asOf: "2024-06-30", debtor: "client" })`,
      /'"client"' is not assignable/,
    ],
    [
      "an amount taken for a number",
      `const sum: number = latePayment({ amount: "1", due: "2024-05-31", asOf: "2024-06-30" }).claim`,
      /'string' is not assignable to type 'number'/,
    ],
  ];
  for (const [what, code, says] of wrong)
    test(`${what} does not compile`, () => {
      installed.write("wrong.ts", `import { latePayment } from "encours";\n${code};\n`);
      const flags = [...strict, "--module", "nodenext", "--moduleResolution", "nodenext"];
      const { ok, output } = installed.run("node", tsc, ...flags, "wrong.ts");
      expect(ok).toBe(false);
      expect(output).toMatch(says);
      expect(output.match(/error TS/g)).toHaveLength(1);
    });
});
