// « Intégrer un calculateur »: what it gives to copy works on a page of someone else, as it is.

import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { CALCULATORS, EMBED, expect, fits, type Hosting, PUBLISHED, plain, test } from "./host.ts";

class Generator {
  #way = "tag";

  constructor(readonly page: Page) {}

  static async open(page: Page, hosting: Hosting, name: string, way = "tag", inner = "") {
    await page.goto(`${hosting.site}/embed/${inner}index.html#${name}`);
    const generator = new Generator(page);
    await generator.choose(way);
    await expect(generator.result(name)).toHaveText(/./);
    return generator;
  }

  async choose(way: string): Promise<void> {
    await this.page.locator("#way").selectOption(way);
    this.#way = way;
    // What is out of sight does not start.
    await this.page.locator("#preview").scrollIntoViewIfNeeded();
  }

  /** The calculator of the preview, wherever it is. */
  calculator(name: string): Locator {
    const tag = `encours-${name}`;
    return this.#way === "tag"
      ? this.page.locator(`#preview ${tag}`)
      : this.page.frameLocator("#preview iframe").locator(tag);
  }

  result(name: string): Locator {
    return this.calculator(name).locator("[part=result]");
  }

  get snippet(): Locator {
    return this.page.locator("#snippet");
  }

  async copied(): Promise<string> {
    const listing = this.page.locator("figure", { has: this.snippet });
    await listing.getByRole("button").click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}

for (const way of ["tag", "frame"]) {
  test(`the ${way} that is copied shows on a strict host what the preview shows, in each calculator`, async ({
    page,
    context,
    hosting,
  }) => {
    // One after the other, on two sites each.
    test.slow();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const { name } of CALCULATORS) {
      const generator = await Generator.open(page, hosting, name, way);
      if (name === "late-payment") {
        const calculator = generator.calculator(name);
        await calculator.locator("[name=amount]").fill("10 000,00");
        await calculator.locator("[name=due]").fill("2024-05-31");
        await calculator.locator("[name=paidOn]").fill("2025-09-15");
        await expect(generator.result(name)).toContainText("1 785,95 €");
        await expect(generator.snippet).toContainText("2025-09-15");
      }
      const shown = plain(await generator.result(name).textContent());
      const body = await generator.copied();
      const hash = PUBLISHED[way === "tag" ? "encours-elements.js" : "encours-iframe.js"] ?? "none";
      expect(body).toContain(`integrity="${hash}" crossorigin`);
      const asked = await page.locator("#policy").textContent();
      const policy = `default-src 'none'; img-src data:; ${asked}`;
      hosting.log.length = 0;
      await page.goto(hosting.put({ body, policy, snippet: "" }, `${way}-${name}.html`));
      const host = way === "tag" ? page : page.frameLocator("iframe");
      const result = host.locator(`encours-${name} [part=result]`);
      await expect.poll(async () => plain(await result.textContent())).toBe(shown);
      if (way === "frame") {
        const frame = page.frames()[1];
        const needed = await frame?.evaluate(() =>
          Math.ceil(document.documentElement.getBoundingClientRect().height),
        );
        await expect(page.locator("iframe")).toHaveCSS("height", `${needed}px`);
      }
      expect(hosting.log.join("\n")).not.toMatch(/10.?000|2025-09/);
    }
  });
}

test("a tag that comes late does not take the place of the frame that was chosen meanwhile", async ({
  page,
  hosting,
}) => {
  let isLate = true;
  const waiting: (() => Promise<void>)[] = [];
  await page.route("**/embed/*/embed/*.js", async (route) => {
    const isHeld = isLate && route.request().frame() === page.mainFrame();
    if (isHeld) waiting.push(() => route.continue());
    else await route.continue();
  });
  const generator = new Generator(page);
  await page.goto(`${hosting.site}/embed/index.html#late-payment`);
  await generator.choose("tag");
  await expect.poll(() => waiting.length).toBeGreaterThan(0);
  await generator.choose("frame");
  await expect(generator.result("late-payment")).toHaveText(/./);
  isLate = false;
  await Promise.all(waiting.map((go) => go()));
  await page.waitForFunction(() => customElements.get("encours-late-payment") !== undefined);
  await generator.calculator("late-payment").locator("[name=amount]").fill("10 000,00");
  await expect(generator.snippet).toContainText("amount=10");
});

test("each choice shows in the preview and in the lines to copy", async ({ page, hosting }) => {
  const generator = await Generator.open(page, hosting, "late-payment");
  const { snippet } = generator;
  let calculator = generator.calculator("late-payment");
  await expect(snippet).toContainText(`<encours-late-payment lang="fr">`);
  await calculator.locator("[name=amount]").fill(`5 000"<&`);
  await expect(snippet).toContainText(`amount="5 000&quot;&lt;&amp;"`);
  await calculator.locator("[name=amount]").fill("5000");
  await calculator.locator("[name=due]").fill("2024-05-31");
  await page.locator("#language").selectOption("en");
  await expect(snippet).toContainText(
    `<encours-late-payment lang="en" amount="5000" due="2024-05-31">`,
  );
  await expect(generator.result("late-payment")).toContainText("of interest");
  await page.getByLabel(/Lien/).uncheck();
  await expect(snippet).toContainText(`due="2024-05-31" no-app-link>`);
  await expect(calculator.locator("[part=app-link]")).toBeHidden();
  await page.getByLabel("Boutons en couleur", { exact: true }).check();
  await page.getByLabel("Couleur des boutons").fill("#7a1f3d");
  // Not among the lines: a strict policy refuses a style in the page.
  await expect(page.locator("#rule")).toHaveText(
    /^encours-late-payment \{\s+--encours-accent: #7a1f3d;\s+\}$/,
  );
  await expect(snippet).not.toContainText("7a1f3d");
  await expect(calculator.locator("[part=button]").first()).toHaveCSS(
    "border-color",
    "rgb(122, 31, 61)",
  );

  await generator.choose("frame");
  await expect(page.locator("#rule")).toBeHidden();
  calculator = generator.calculator("late-payment");
  const root = page.frameLocator("#preview iframe").locator("html");
  await expect(generator.result("late-payment")).toContainText("of interest");
  await expect(calculator.locator("[part=button]").first()).toHaveCSS(
    "border-color",
    "rgb(122, 31, 61)",
  );
  await page.locator("#theme").selectOption("dark");
  await page.getByLabel("Fond transparent").check();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expect(root).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await expect(snippet).toContainText(
    "late-payment.html#lang=en&amp;theme=dark&amp;accent=7a1f3d&amp;transparent=&amp;no-app-link=&amp;amount=5000&amp;due=2024-05-31",
  );
  await calculator.locator("[name=amount]").fill("6000");
  await expect(snippet).toContainText("amount=6000");

  await page.locator("#calculator").selectOption("due-date");
  await expect(generator.result("due-date")).toHaveText(/./);
  await expect(snippet).not.toContainText("6000");
  await expect(page).toHaveURL(/#due-date$/);
});

test("the page shows the script that frames need, and the published hashes", async ({
  page,
  hosting,
}) => {
  await Generator.open(page, hosting, "late-payment");
  const script = await page.request.get(`${hosting.site}/${EMBED}/encours-iframe.js`);
  const shown = (await page.locator("#listener").textContent()) ?? "";
  expect(shown).toBe((await script.text()).trimEnd());
  expect(shown.split("\n").length).toBeLessThanOrEqual(20);
  const rows = await page
    .locator("#hashes tr")
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  expect(rows).toEqual(Object.entries(PUBLISHED));
  const published = await page.request.get(`${hosting.site}/${EMBED}/integrity.json`);
  expect((await published.json()).files).toEqual(PUBLISHED);
});

for (const [look, colorScheme, width, inner] of [
  ["wide", "light", 1440, ""],
  ["a phone, dark, in English", "dark", 390, "en/"],
  ["narrow", "light", 320, ""],
] as const) {
  test(`accessible, and fits: ${look}`, async ({ page, hosting }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const way of ["tag", "frame"]) {
      await Generator.open(page, hosting, "late-payment", way, inner);
      for (const details of await page.locator("main > details").all()) {
        if ((await details.getAttribute("open")) === null) {
          await details.locator("summary").click();
        }
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      const faults = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`,
      );
      expect(faults, way).toEqual([]);
      await fits(page, way);
    }
  });
}

test("by keyboard: from the choices into the preview, to what is copied", async ({
  page,
  context,
  hosting,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await Generator.open(page, hosting, "late-payment");
  await page.locator("#calculator").focus();
  const focused = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inside?.id || inside?.textContent || "";
    });
  const places = [await focused()];
  while (!places.at(-1)?.startsWith("Copier") || places.length < 12) {
    await page.keyboard.press("Tab");
    const place = await focused();
    if (place === "amount") await page.keyboard.type("7000");
    if (place !== places.at(-1)) places.push(place);
    expect(places.length).toBeLessThan(40);
  }
  expect(places.slice(0, 6)).toEqual([
    "calculator",
    "way",
    "language",
    "colored",
    "app-link",
    "amount",
  ]);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`amount="7000"`);
});

test("without a network it goes on: preview, frame and lines to copy", async ({
  page,
  hosting,
}) => {
  await Generator.open(page, hosting, "late-payment");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
    }
  });
  await hosting.stopSite();
  for (const way of ["tag", "frame"]) {
    const generator = await Generator.open(page, hosting, "due-date", way);
    await page.reload();
    await generator.choose(way);
    await expect(generator.result("due-date")).toHaveText(/./);
    await expect(generator.snippet).toContainText("integrity");
  }
});
