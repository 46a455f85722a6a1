import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { Desk, expect, fits, inEachLook, sound, test } from "./desk.ts";
import { BUILT } from "./site.ts";

test.use({ serviceWorkers: "allow" });

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html encours";

/** The pages that come from `docs`, by their address from the root. */
const PAGES = readdirSync(BUILT, { recursive: true })
  .map((name) => String(name).replaceAll("\\", "/"))
  .filter((name) => /^(index|(en|figures|guides|api)\/.*|embed\/(en\/)?index)\.html$/.test(name));
const html = (name: string) => readFileSync(join(BUILT, name), "utf8");

test("every page has the strict policy, and nothing in it is inline", () => {
  expect(PAGES.length).toBeGreaterThan(30);
  for (const name of PAGES) {
    // One shows what hosts frame.
    const policy = name.startsWith("embed/") ? `${POLICY}; frame-src 'self'` : POLICY;
    expect(html(name), name).toContain(`content="${policy}"`);
    expect(html(name), name).not.toMatch(/<style|<script(?![^>]* src=)|<\w[^<>]*\s(style|on\w+)=/);
  }
});

test("every page has a title of its own, a description, one first heading", () => {
  const titles = PAGES.map((name) => /<title>(.+)<\/title>/.exec(html(name))?.[1]);
  expect(new Set(titles).size).toBe(PAGES.length);
  for (const name of PAGES) {
    expect(html(name), name).toMatch(/<meta name="description" content=".{20,}">/);
    expect(html(name).match(/<h1[ >]/g), name).toHaveLength(1);
  }
});

test("what the site contains of others is told with its license, and every page leads there", () => {
  const notices = readFileSync(join(BUILT, "THIRD-PARTY.txt"), "utf8");
  const heads = notices.split(`${"-".repeat(72)}\n`).slice(1);
  const listed = new Map(
    // Some licenses draw the same rule.
    heads.flatMap((head) => {
      const [, name, license] = /^(\S+)(?: \d\S*)?, (.+)/.exec(head) ?? [];
      return name && license ? [[name, { license, text: head }] as const] : [];
    }),
  );
  // Bundled by name, within another package, by a worker, by the service worker, in the modules; and the font.
  const some = ["lit-html", "pdfmake", "fontkit", "comlink", "age-encryption", "chrono", "Roboto"];
  expect([...listed.keys()]).toEqual(expect.arrayContaining(some));
  const parts = readFileSync(join(BUILT, "sw.js"), "utf8").matchAll(/["'](workbox):(\w+):/g);
  for (const [, name, part] of parts) expect(listed.has(`${name}-${part}`), part).toBe(true);
  for (const [name, { text }] of listed) {
    expect(text.length, `the terms of ${name}`).toBeGreaterThan(200);
    // Built with others, shipped to nobody.
    expect(name).not.toMatch(/^(vite|vitest|typescript|playwright|@biomejs)/);
  }
  expect(listed.get("Roboto")?.text).toContain("SIL OPEN FONT LICENSE");
  for (const name of PAGES) expect(html(name), name).toContain('THIRD-PARTY.txt"');
});

test("every link within the site leads to what is there", () => {
  let links = 0;
  for (const name of PAGES) {
    for (const [, target = ""] of html(name).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(https?|mailto|data):/.test(target)) continue;
      links += 1;
      const [path = "", id] = target.split("#");
      const file = path === "" ? name : posix.join(posix.dirname(name), path);
      expect(file.startsWith(".."), `${name}: ${target} leaves the site`).toBe(false);
      const there = join(BUILT, file.endsWith("/") ? `${file}index.html` : file);
      expect(existsSync(there) && statSync(there).isFile(), `${name}: ${target}`).toBe(true);
      if (id) expect(html(file), `${name}: ${target}`).toContain(` id="${id}"`);
    }
  }
  expect(links).toBeGreaterThan(1000);
});

inEachLook((width) => {
  test("guides and reference are accessible and fit", async ({ page, site }) => {
    const api = ["index", "errors", "ledger", "installments"].map((name) => `api/${name}.html`);
    for (const name of [...PAGES.filter((name) => /^guides\/[^/]+$/.test(name)), ...api]) {
      await page.goto(site.url + name);
      await sound(page, name);
      await fits(page, name);
    }
  });

  test("what is searched is found, accents or not, and opened by the keyboard", async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}figures/aging.html`);
    await page.keyboard.press("/");
    const field = page.getByRole("searchbox");
    await expect(field).toBeFocused();
    await page.keyboard.type("penalites retard");
    const found = page.locator(".find__found");
    await expect(found.getByRole("status")).toHaveText(/^\d+ résultats$/);
    await expect(found.getByRole("link").first()).toContainText("Pénalités de retard");
    await sound(page, "found");
    await fits(page, "found");
    const box = await found.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(found.getByRole("link").nth(1)).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(found).toBeHidden();
    await field.fill("");
    await field.fill("indemnité forfaitaire");
    await found.getByRole("link").first().press("Enter");
    await expect(page).not.toHaveURL(/aging/);
    await expect(page.locator("h1")).toBeVisible();
  });
});

test("Escape leaves what was found, from the field and from a result", async ({ page, site }) => {
  await page.goto(`${site.url}figures/aging.html`);
  const field = page.getByRole("searchbox");
  const found = page.locator(".find__found");
  await field.fill("retard");
  for (const steps of [0, 1]) {
    await expect(found).toBeVisible();
    for (let step = 0; step < steps; step += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await expect(field).toBeFocused();
    // What was asked for meanwhile has come by now.
    await page.waitForTimeout(100);
    await expect(found).toBeHidden();
    await field.fill("retards");
  }
});

test("a search without an answer says so, and one in English finds English pages", async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}en/index.html`);
  const field = page.getByRole("searchbox", { name: "Search the site" });
  const found = page.locator(".find__found");
  await field.fill("xylophone");
  await expect(found).toHaveText("Nothing found.");
  await field.fill("allowance");
  const links = found.getByRole("link");
  await expect(links.first()).toContainText("Allowance on receivables");
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href"))))
    expect(href).toMatch(/\/en\/|\/api\//);
});

test("guides and search are there without a network", async ({ page, site }) => {
  await page.goto(site.url);
  await new Desk(page, site).installed();
  await site.stop();
  await page.goto(`${site.url}guides/csv-node.html`);
  await page.getByRole("searchbox").fill("balance agee");
  await page
    .locator(".find__found")
    .getByRole("link", { name: /Balance âgée/ })
    .first()
    .click();
  await expect(page.locator("h1")).toHaveText("Balance âgée");
});

test("a program is copied as it stands", async ({ context, page, site }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: site.origin });
  await page.goto(`${site.url}guides/start.html`);
  const listing = page.locator(".listing", { hasText: "calcul.mjs" }).first();
  await listing.getByRole("button", { name: "Copier" }).click();
  await expect(listing.getByRole("button", { name: "Copié" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${await listing.locator("code").textContent()}\n`);
});

test("print leaves the text, without what leads elsewhere", async ({ page, site }) => {
  await page.goto(`${site.url}guides/start.html`);
  await page.emulateMedia({ media: "print" });
  for (const part of [".find", ".top__doors", ".contents", ".listing__copy"])
    await expect(page.locator(part).first()).toBeHidden();
  await expect(page.locator("h1")).toBeVisible();
});
