import { CalculatorOnPage, EMBED, expect, integrity, PAID, SNIPPET, test } from "./host.ts";

const ONE = `<encours-late-payment ${PAID}>Pénalités : montant × taux × jours ÷ 365.</encours-late-payment>`;

/** What a page loads for this calculator. */
const FILES = [
  "embed/core.js",
  "embed/late-payment.js",
  "embed/steps-list.js",
  "encours-elements.css",
  "encours-elements.js",
  "wasm/calculators.wasm",
].map((name) => `${EMBED}/${name}`);

test("nothing is fetched before a calculator comes near, and then only its own files", async ({
  page,
  hosting,
}) => {
  await page.goto(hosting.put({ body: `<div style="height:4000px"></div>${ONE}` }));
  await page.waitForLoadState("networkidle");
  const first = [`${EMBED}/encours-elements.css`, `${EMBED}/encours-elements.js`];
  expect([...hosting.asked].sort()).toEqual(first);
  await page.locator("encours-late-payment").scrollIntoViewIfNeeded();
  const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
  await expect(calculator.figure).toHaveText("1 785,95 €");
  expect([...hosting.asked].sort()).toEqual(FILES);
  await calculator.field("amount").fill("5000");
  await calculator.part("details").locator("summary").click();
  await expect(calculator.figure).toHaveText("912,97 €");
  expect(hosting.asked.length, "no request after the load").toBe(FILES.length);
  expect(hosting.hostAsked).toEqual(["/page.html"]);
});

test("two on a page, in two languages, and one that comes later", async ({ page, hosting }) => {
  const body = `<encours-late-payment ${PAID}></encours-late-payment><encours-late-payment lang="en" amount="5000" due="2024-05-31" paid-on="2025-09-15"></encours-late-payment>`;
  await page.goto(hosting.put({ body }));
  const figures = page.locator("encours-late-payment [part=figure]");
  await expect(figures).toHaveText(["1 785,95 €", "€912.97"]);
  await page.evaluate(() => {
    const later = document.createElement("encours-late-payment");
    later.setAttribute("amount", "0,01");
    later.setAttribute("due", "2024-05-31");
    later.setAttribute("paid-on", "2025-09-15");
    document.body.append(later);
  });
  await expect(figures).toHaveText(["1 785,95 €", "€912.97", "40,00 €"]);
  expect(hosting.asked.length).toBe(FILES.length);
});

test("the loader twice on a page, from two places: the first takes the tag, nothing is thrown", async ({
  page,
  hosting,
}) => {
  const again = `<script type="module" src="SITE/${EMBED}/encours-elements.js?again"></script>`;
  await page.goto(hosting.put({ body: ONE, head: again }));
  await expect(new CalculatorOnPage(page.locator("encours-late-payment")).figure).toHaveText(
    "1 785,95 €",
  );
  expect(hosting.asked.filter((name) => name.endsWith("core.js")).length).toBe(1);
});

for (const [what, name] of [
  ["the shared code", "embed/core.js"],
  ["the code of some calculators", "embed/steps-list.js"],
  ["the code of the calculator", "embed/late-payment.js"],
  ["the module", "wasm/calculators.wasm"],
] as const) {
  for (const [how, content] of [
    ["altered", "globalThis.altered = true;"],
    ["missing", undefined],
  ] as const) {
    test(`${what} ${how}: refused in words, never run, no blank box`, async ({
      page,
      hosting,
      errors,
    }) => {
      hosting.altered.set(`${EMBED}/${name}`, content);
      await page.goto(hosting.put({ body: ONE }));
      const alert = page.getByRole("alert");
      await expect(alert).toContainText("Le calculateur n’a pas pu démarrer");
      await expect(alert).toContainText("ses fichiers sont absents");
      // The formula, from the calculator itself or from the text inside its tag.
      await expect(page.locator("encours-late-payment")).toContainText(/jours( de retard)? ÷ 365/);
      await expect(page.getByRole("link", { name: "Ouvrir le calculateur" })).toHaveAttribute(
        "href",
        new RegExp(`^${hosting.site}/app/#/calculators/late-payment`),
      );
      expect(await page.evaluate(() => "altered" in globalThis)).toBe(false);
      errors.length = 0;
    });
  }
}

test("a loader that is not the one of the snippet does not run, and the text inside the tag stays", async ({
  page,
  hosting,
  errors,
}) => {
  hosting.altered.set(`${EMBED}/encours-elements.js`, "globalThis.altered = true;");
  await page.goto(hosting.put({ body: ONE }));
  await page.waitForLoadState("networkidle");
  await expect(page.locator("encours-late-payment")).toHaveText(/÷ 365/);
  expect(await page.evaluate(() => "altered" in globalThis)).toBe(false);
  errors.length = 0;
});

const STRICT =
  "default-src 'none'; script-src SITE WASM; style-src SITE; connect-src SITE; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

test("under the strictest policy that lets its files in, it works", async ({ page, hosting }) => {
  const policy = STRICT.replace("WASM", "'wasm-unsafe-eval'");
  await page.goto(hosting.put({ body: ONE, policy }));
  const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await calculator.field("amount").fill("5000");
  await expect(calculator.figure).toHaveText("912,97 €");
});

test("where the policy forbids WebAssembly, it says so with the formula", async ({
  page,
  hosting,
  errors,
}) => {
  await page.goto(hosting.put({ body: ONE, policy: STRICT.replace("WASM", "") }));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("'wasm-unsafe-eval'");
  await expect(alert).toContainText("jours de retard ÷ 365");
  errors.length = 0;
});

test("prototypes that a host has changed do not change a figure", async ({ page, hosting }) => {
  const head = `<script>
    Object.prototype.enumerable = "everywhere";
    Object.prototype.toJSON = () => "object";
    Array.prototype.toJSON = () => "array";
    String.prototype.toJSON = () => "string";
    Array.prototype.last = function () { return this[this.length - 1]; };
  </script>`;
  await page.goto(hosting.put({ body: ONE, snippet: `${head}${SNIPPET}` }));
  const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await calculator.part("details").locator("summary").click();
  expect((await calculator.rows()).map((row) => row.at(-1))).toEqual([
    "119,18",
    "718,35",
    "652,10",
    "256,32",
    "1 745,95",
    "40,00",
    "1 785,95",
  ]);
});

test("what a host has put into every object, and functions of its own, do not change a figure", async ({
  page,
  hosting,
}) => {
  // What a description of a property would inherit, and functions as libraries have replaced them.
  const head = `<script>
    for (const name of ["value", "writable", "get", "set"]) Object.prototype[name] = undefined;
    Array.from = (one) => [one];
    Function.prototype.bind = function (self, ...given) { return (...more) => this.apply(self, [...given, ...more]); };
    const { fetch: before, Promise: Before } = window;
    window.fetch = (...given) => before(...given).then((response) => response);
    window.Promise = class Promise extends Before {};
  </script>`;
  await page.goto(hosting.put({ body: ONE, snippet: `${head}${SNIPPET}` }));
  const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await calculator.part("details").locator("summary").click();
  for (const row of ["119,18", "718,35", "652,10", "256,32", "1 745,95"]) {
    await expect(calculator.part("table").first()).toContainText(row);
  }
});

test("the hashes that the loader carries are those of the files", async ({ page, hosting }) => {
  await page.goto(hosting.put({ body: ONE }));
  const source = await (
    await page.request.get(`${hosting.site}/${EMBED}/encours-elements.js`)
  ).text();
  for (const name of ["embed/core.js", "embed/late-payment.js", "wasm/calculators.wasm"]) {
    expect(source).toContain(integrity(`${EMBED}/${name}`, "sha256").slice("sha256-".length));
  }
});
