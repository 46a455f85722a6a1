// The package in a plain page, in workers and in service workers, without a bundler.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import {
  example,
  exampleBody,
  exampleImport,
  expectPromised,
  figures,
  figuresOf,
  html,
  installed,
  Project,
  readme,
} from "./installed.ts";
import type { StaticServer } from "./server.ts";

const project = new Project("page");
let server: StaticServer;

test.beforeAll(async () => {
  // As README says: the package's folder beside the page.
  cpSync(join(installed(), "node_modules/encours"), join(project.folder, "encours"), {
    recursive: true,
  });
  server = await project.serve();
});
test.afterAll(() => server?.stop());

const address = (name: string) => `${server.address}/page/${name}`;
/** The example where a name is not enough: in a worker, which knows no import map. */
const byPath = (text: string) => text.replace('"encours"', '"./encours/index.js"');

test("the first example runs in a plain page as it is, with README's import map", async ({
  page,
}) => {
  const [map] = readme("html");
  expect(map).toContain("importmap");
  const script = `${example}\nglobalThis.figures = ${figures};`;
  project.write("plain.html", html(`${map}<script type="module">\n${script}\n</script>`));
  expectPromised(await figuresOf(page, address("plain.html")));
});

test("one script makes the calculators of a plain page work", async ({ page }) => {
  const element = `<encours-late-payment amount="10 000,00" due="2024-05-31" paid-on="2025-09-15"></encours-late-payment>`;
  const listener = `addEventListener("encours-result", ({ detail }) => { globalThis.figures = detail; })`;
  project.write(
    "calculator.html",
    html(
      `<script>${listener}</script><script type="module" src="./encours/encours-elements.js"></script>${element}`,
    ),
  );
  expect((await figuresOf(page, address("calculator.html"))).claim).toBe("1785.95");
});

test("a page with a strict policy needs 'wasm-unsafe-eval', and is told so in words", async ({
  page,
}) => {
  const policy = (scripts: string) =>
    html(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'${scripts}; connect-src 'self'; img-src data:"><script type="module" src="./strict.js"></script>`,
    );
  const script = `${byPath(example)}\nglobalThis.figures = ${figures};`;
  project.write("strict.js", script);
  project.write("strict.html", policy(" 'wasm-unsafe-eval'"));
  expectPromised(await figuresOf(page, address("strict.html")));

  project.write("too-strict.html", policy(""));
  const refused = page.waitForEvent("pageerror");
  await page.goto(address("too-strict.html"));
  expect(await refused).toMatchObject({ name: "EncoursError", message: /init\(\)/ });
});

test("the first example runs in a module worker", async ({ page }) => {
  project.write("worker.js", `${byPath(example)}\npostMessage(${figures});\n`);
  project.write(
    "worker.html",
    html(`<script type="module">
      new Worker("./worker.js", { type: "module" }).onmessage = ({ data }) => { globalThis.figures = data; };
    </script>`),
  );
  expectPromised(await figuresOf(page, address("worker.html")));
});

// A service worker may not await at its top level: there the example stands in a function.
const serviceWorker = (
  source: string,
) => `${exampleImport.replace('"encours"', '"../encours/index.js"')}
  async function answer() {
    ${exampleBody.replace("init()", `init(${source})`)}
    return Response.json(${figures});
  }
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => {
    if (event.request.url.endsWith("/figures")) event.respondWith(answer());
  });\n`;
const registering = html(`<script type="module">
  await navigator.serviceWorker.register("./sw.js", { type: "module" });
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller)
    await new Promise((taken) => { navigator.serviceWorker.oncontrollerchange = taken; });
  globalThis.ask = async () => (await fetch("./figures")).json();
</script>`);

async function asked(page: Page, address: string, before: () => void): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => "ask" in globalThis);
  before();
  expectPromised(await page.evaluate("globalThis.ask()"));
}

test("the first example runs in a service worker", async ({ page }) => {
  project.write("module/sw.js", serviceWorker(""));
  project.write("module/index.html", registering);
  await asked(page, address("module/index.html"), () => {});
});

test("a service worker computes without a network, from the file that it kept", async ({
  page,
}) => {
  const keep = `addEventListener("install", (event) => event.waitUntil(
    caches.open("encours").then((cache) => cache.add("../encours/wasm/encours.wasm"))));\n`;
  const kept = `await caches.match("../encours/wasm/encours.wasm")`;
  project.write("offline/sw.js", serviceWorker(kept) + keep);
  project.write("offline/index.html", registering);
  const host = await project.serve();
  await asked(page, `${host.address}/page/offline/index.html`, () => host.stop());
});
