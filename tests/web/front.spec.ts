import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "../chromium.ts";
import { ATELIER, Desk, expect, fits, inEachLook, sound, test } from "./desk.ts";
import { BUILT } from "./site.ts";

test.use({ serviceWorkers: "allow" });

inEachLook(() => {
  test("the front page is accessible and fits, in both languages", async ({ page, site }) => {
    for (const [name, language] of [
      ["", "fr"],
      ["en/", "en"],
    ] as const) {
      await page.goto(`${site.url}${name}`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("encours-late-payment").getByRole("status")).toContainText(
        /1[\s,]785[.,]95/,
      );
      await sound(page, language);
      await fits(page, language);
    }
  });
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const)
  test(`the first screen of ${width} × ${height} computes a late invoice`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(site.url);
    const calculator = page.locator("encours-late-payment");
    const figure = calculator.getByRole("status").getByText(/^1\s785,95\s€$/);
    await expect(figure).toBeInViewport({ ratio: 1 });
    await calculator.getByLabel("Montant TTC").fill("5 000");
    await expect(figure).toHaveCount(0);
    // 5000 × (30 × 14.50 + 184 × 14.25 + 181 × 13.15 + 77 × 12.15) / 36500 = 872.97, and 40.00.
    await expect(calculator.getByRole("status").getByText(/^912,97\s€$/)).toBeVisible();
  });

test("nothing moves on the front page while its calculator arrives", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (globalThis as unknown as { moved: number }).moved += (
          entry as unknown as { value: number }
        ).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const figure = page
    .locator("encours-late-payment")
    .getByRole("status")
    .getByText(/^1\s785,95\s€$/);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(site.url);
    await expect(figure).toBeVisible();
    await page.waitForTimeout(300);
    const moved = await page.evaluate(() => (globalThis as unknown as { moved: number }).moved);
    expect(moved, `${width} px`).toBeLessThan(0.02);
  }
});

test("the front page computes without a network", async ({ page, site }) => {
  await page.goto(`${site.url}guides/index.html`);
  await new Desk(page, site).installed();
  await site.stop();
  await page.goto(`${site.url}en/index.html`);
  const calculator = page.locator("encours-late-payment");
  await expect(calculator.getByRole("status").getByText("€1,785.95")).toBeVisible();
});

test("the front page leads to the app", async ({ page, site }) => {
  await page.goto(site.url);
  await page.locator("main").getByRole("link", { name: "Ouvrir mes factures" }).click();
  await expect(page).toHaveURL(site.app);
  await expect(page.locator("app-shell h1")).toBeVisible();
});

test("addresses from when the app was the front page lead into the app", async ({ page, site }) => {
  for (const [old, now] of [
    ["#/import", "#/import"],
    ["index.html#/data?asOf=2025-09-30", "#/data?asOf=2025-09-30"],
    ["#/", "#/"],
  ] as const) {
    await page.goto(site.url + old);
    await expect(page).toHaveURL(site.app + now);
    await expect(page.locator("app-shell h1")).toBeVisible();
    await page.goto("about:blank");
  }
});

test("the manifest is still that of the installed app, which now starts in the app", async ({
  page,
  site,
}) => {
  await page.goto(site.app);
  const href = await page
    .locator("link[rel=manifest]")
    .evaluate((link) => (link as HTMLLinkElement).href);
  expect(href).toBe(`${site.url}manifest.webmanifest`);
  const manifest = await page.evaluate(async (url) => (await fetch(url)).json(), href);
  expect(manifest.id).toBe("./");
  expect(new URL(manifest.scope, href).href).toBe(site.url);
  expect(new URL(manifest.start_url, href).href).toBe(site.app);
  for (const { src } of manifest.icons) {
    expect((await page.request.get(new URL(src, href).href)).status(), src).toBe(200);
  }
});

test("an app that was installed with the old start lands in the app", async ({ site }) => {
  const profile = mkdtempSync(join(tmpdir(), "encours-installed-"));
  const installed = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    args: [...launchOptions.args, `--app=${site.url}`],
  });
  const window = installed.pages()[0];
  if (!window) throw new Error("no window was opened");
  await expect(window).toHaveURL(site.app);
  expect(await window.evaluate(() => matchMedia("(display-mode: standalone)").matches)).toBe(true);
  await installed.close();
  rmSync(profile, { recursive: true });
});

/** The site as it was when the app was its front page: a page that keeps itself, and takes a new version when told to. */
function before(): string {
  const folder = mkdtempSync(join(tmpdir(), "encours-before-"));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html><html lang="fr"><title>avant</title><link rel="icon" href="data:,"><h1>avant</h1><button>Mettre à jour</button>
<script src="page.js"></script></html>`,
  );
  writeFileSync(
    join(folder, "page.js"),
    `const kept = navigator.serviceWorker.register("./sw.js");
document.querySelector("button").onclick = async () => {
  const registration = await kept;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  registration.waiting.postMessage({ type: "SKIP_WAITING" });
};`,
  );
  writeFileSync(
    join(folder, "sw.js"),
    `const kept = caches.open("workbox-precache-v2-" + registration.scope);
addEventListener("install", (event) => event.waitUntil(kept.then((cache) => cache.addAll(["index.html", "page.js"]))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const asked = event.request.mode === "navigate" ? "index.html" : event.request;
  event.respondWith(kept.then((cache) => cache.match(asked)).then((found) => found ?? fetch(event.request)));
});`,
  );
  return folder;
}

test("who has the old site installed takes the new one, lands in the app, and finds the book", async ({
  desk,
  page,
  site,
}) => {
  await desk.open();
  await desk.installed();
  await desk.import(ATELIER);
  await page.evaluate(async () => {
    for (const kept of await navigator.serviceWorker.getRegistrations()) await kept.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto("about:blank");

  site.folder = before();
  await page.goto(`${site.url}#/?asOf=2025-09-30`);
  await desk.installed();
  await expect(page.locator("h1")).toHaveText("avant");

  rmSync(site.folder, { recursive: true });
  site.folder = BUILT;
  await page.reload();
  await expect(page.locator("h1")).toHaveText("avant");
  // Two megabytes are kept first.
  await expect
    .poll(
      () =>
        page.evaluate(
          async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state,
        ),
      { timeout: 60_000 },
    )
    .toBe("installed");
  await page.getByRole("button", { name: "Mettre à jour" }).click();
  await expect(page).toHaveURL(`${site.app}#/?asOf=2025-09-30`);
  await expect(new Desk(page, site).insight).toContainText("12 800,00 €");

  await site.stop();
  await page.goto(`${site.url}en/index.html`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the front page alone puts the whole site on the device", async ({ page, site }) => {
  await page.goto(site.url);
  await new Desk(page, site).installed();
  await site.stop();
  await page.goto(`${site.url}figures/aging.html?from=mail`);
  await expect(page.locator("h1")).toHaveText("Balance âgée");
  await page.goto(site.app);
  await expect(page.locator("app-shell h1")).toBeVisible();
});
