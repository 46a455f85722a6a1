import type { Frame, Page } from "@playwright/test";
import {
  CALCULATORS,
  EMBED,
  expect,
  fits,
  integrity,
  PAID_QUERY,
  plain,
  saved,
  sound,
  test,
} from "./host.ts";

const LISTENER = `<script src="SITE/${EMBED}/encours-iframe.js" integrity="${integrity(`${EMBED}/encours-iframe.js`)}" crossorigin></script>`;
/** What the documentation gives the frame: scripts, copies, prints, and links to new windows. */
const SANDBOX =
  "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";
const [FIRST = "late-payment"] = CALCULATORS.map(({ name }) => name);
const LAST = CALCULATORS.at(-1)?.name ?? FIRST;

function framed(name: string, fragment = "", sandbox: string | undefined = SANDBOX): string {
  const confined = sandbox === "" ? "" : ` sandbox="${sandbox}"`;
  return `<iframe data-encours title="${name}" src="SITE/${EMBED}/frame/${name}.html#${fragment}" width="100%" height="400" frameborder="0" allow="clipboard-write"${confined}></iframe>`;
}

function frames(page: Page): Frame[] {
  return page.frames().filter((frame) => frame.url().includes(`/${EMBED}/frame/`));
}

async function heights(page: Page): Promise<number[]> {
  const boxes = page.locator("iframe");
  return boxes.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
}

/** How high each page in a frame is. */
async function needed(page: Page): Promise<number[]> {
  const asked = frames(page).map((frame) =>
    frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height)),
  );
  return Promise.all(asked);
}

test("two frames on a page: each has the height of its calculator, and none moves the other", async ({
  page,
  hosting,
}) => {
  const body = `${framed(FIRST, "lang=en")}${framed(LAST)}${LISTENER}`;
  await page.setViewportSize({ width: 900, height: 3000 });
  await page.goto(hosting.put({ body, snippet: "" }));
  const first = page.frameLocator("iframe >> nth=0").locator(`encours-${FIRST}`);
  const second = page.frameLocator("iframe >> nth=1").locator(`encours-${LAST}`);
  await expect(first.locator("[part=result]")).toHaveText(/./);
  await expect(second.locator("[part=result]")).toHaveText(/./);
  await expect.poll(async () => heights(page)).toEqual(await needed(page));
  const [before = 0, other] = await heights(page);
  await page.setViewportSize({ width: 340, height: 3000 });
  await expect.poll(async () => (await heights(page))[0]).toBeGreaterThan(before);
  await expect.poll(async () => heights(page)).toEqual(await needed(page));
  await page.setViewportSize({ width: 900, height: 3000 });
  await expect.poll(async () => heights(page)).toEqual([before, other]);
  await first.evaluate((one: HTMLElement) => one.style.setProperty("min-block-size", "1800px"));
  await expect.poll(async () => (await heights(page))[0]).toBeGreaterThan(1800);
  expect((await heights(page))[1]).toBe(other);
  const ids = page.locator("[id]");
  expect(await ids.count(), "no ids in the host's page").toBe(0);
});

test("a listener that comes late asks for the height", async ({ page, hosting }) => {
  await page.goto(hosting.put({ body: framed(FIRST), snippet: "" }));
  const calculator = page.frameLocator("iframe").locator(`encours-${FIRST}`);
  await expect(calculator.locator("[part=result]")).toHaveText(/./);
  expect(await heights(page)).toEqual([400]);
  await page.addScriptTag({ url: `${hosting.site}/${EMBED}/encours-iframe.js` });
  await expect.poll(async () => heights(page)).toEqual(await needed(page));
});

test("messages of other frames, of other origins, and that are no height change nothing", async ({
  page,
  hosting,
}) => {
  const says = (what: string) =>
    `<script>parent.postMessage(${what}, "*"); document.title = "told";</script>`;
  hosting.put({ body: says(`{ type: "encours-height", height: 777 }`), snippet: "" }, "else.html");
  const shapes = ["'900'", "-1", "0", "1.5", "NaN", "1e9", "null", "[900]", "{}"];
  const wrong = [
    ...shapes.map((height) => `{ type: "encours-height", height: ${height} }`),
    `{ height: 900 }`,
    `"encours-height"`,
    "null",
    "undefined",
    "900",
  ];
  hosting.put({ body: wrong.map(says).join(""), snippet: "" }, "shapes.html");
  const frame = (attributes: string) =>
    `<iframe ${attributes} title="other" width="300" height="100" frameborder="0"></iframe>`;
  const body = `${frame(`src="HOST/else.html"`)}${frame(`data-encours src="SITE/${EMBED}/integrity.json"`)}${frame(`data-encours sandbox="allow-scripts" src="HOST/shapes.html"`)}${LISTENER}`;
  await page.goto(hosting.put({ body: body.replaceAll("HOST", hosting.host), snippet: "" }));
  // A known frame that has gone elsewhere: its window is the same, its origin is not.
  const gone = page.frames().find((one) => one.url().includes("integrity.json"));
  await gone?.evaluate((address) => location.assign(address), `${hosting.host}/else.html`);
  await page.evaluate(() => postMessage({ type: "encours-height", height: 888 }, "*"));
  for (const one of page.frames().slice(1)) await expect.poll(() => one.title()).toBe("told");
  await page.waitForTimeout(100);
  expect(await heights(page)).toEqual([100, 100, 100]);
  // The same words of the same window do count where they come from the page that the frame names.
  await page
    .locator("iframe")
    .nth(1)
    .evaluate((one, src) => one.setAttribute("src", src), `${hosting.host}/else.html`);
  await expect.poll(async () => heights(page)).toEqual([100, 777, 100]);
});

for (const [how, sandbox] of [
  ["as documented", SANDBOX],
  ["with nothing but scripts", "allow-scripts"],
  ["outside a sandbox", ""],
] as const) {
  test(`framed by another site, ${how}, with storage that throws: it computes`, async ({
    page,
    context,
    hosting,
  }) => {
    await context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("no storage here", "SecurityError");
      };
      for (const name of ["indexedDB", "localStorage", "sessionStorage", "caches", "cookieStore"]) {
        Object.defineProperty(globalThis, name, { get: refuse });
      }
      for (const name of ["locks", "serviceWorker", "storage"]) {
        Object.defineProperty(Navigator.prototype, name, { get: refuse });
      }
      Object.defineProperty(Document.prototype, "cookie", { get: refuse, set: refuse });
    });
    const body = `${framed("late-payment", PAID_QUERY, sandbox)}${LISTENER}`;
    const policy = "default-src 'none'; script-src SITE; frame-src SITE; img-src data:";
    await page.goto(hosting.put({ body, snippet: "", policy }));
    const calculator = page.frameLocator("iframe").locator("encours-late-payment");
    await expect(calculator.locator("[part=figure]")).toHaveText("1 785,95 €");
    await expect.poll(async () => heights(page)).toEqual(await needed(page));
    expect(await context.cookies()).toEqual([]);
  });
}

test("what prefills a frame is heard by no server, and is only what the calculator has", async ({
  page,
  context,
  hosting,
}) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { pwned: 0 });
  });
  const attack = encodeURIComponent(`"><img src=x onerror="pwned=1">`);
  const more = `&onclick=pwned%3D1&style=display:none&app=https://example.org/&part=figure&id=${attack}&no-app-link=&currency=${attack}`;
  await page.goto(
    hosting.put({
      body: `${framed("late-payment", `${PAID_QUERY}&lang=${attack}&theme=${attack}`)}${LISTENER}`,
      snippet: "",
    }),
  );
  const calculator = page.frameLocator("iframe").locator("encours-late-payment");
  await expect(calculator.locator("[part=figure]")).toHaveText("1 785,95 €");
  const opened = context.waitForEvent("page");
  await calculator.getByRole("link", { name: "Continuer avec mes factures" }).click();
  await (await opened).close();
  await calculator.locator("[name=amount]").fill("5000");
  await expect(calculator.locator("[part=figure]")).toHaveText("912,97 €");
  const [frame] = frames(page);
  await frame?.evaluate((hash) => {
    location.hash = hash;
  }, `${PAID_QUERY}${more}`);
  await expect(calculator).toHaveAttribute("currency", /pwned/);
  await expect(calculator.locator("a[part=app-link]")).toBeHidden();
  const names = await calculator.evaluate((one) => one.getAttributeNames().sort());
  expect(names).toEqual(["amount", "currency", "due", "lang", "no-app-link", "paid-on"]);
  expect(await frame?.evaluate(() => Reflect.get(globalThis, "pwned"))).toBe(0);
  expect(hosting.log.join("\n")).not.toMatch(/10000|5000|amount|2024/);
  expect(hosting.hostAsked).toEqual(["/page.html"]);
});

test("a query is not a fragment: nothing is prefilled by it", async ({ page, hosting }) => {
  await page.goto(`${hosting.site}/${EMBED}/frame/late-payment.html?${PAID_QUERY}`);
  const calculator = page.locator("encours-late-payment");
  await expect(calculator.locator("[part=waiting]")).toBeVisible();
});

for (const [look, fragment, colours, ink] of [
  ["light", "theme=light", "#7a1f3d", "rgb(28, 36, 40)"],
  ["dark", "theme=dark&lang=en", "#ffffff", "rgb(236, 232, 223)"],
  ["the device's, which is dark", "", "#ffffff", "rgb(236, 232, 223)"],
  ["transparent on light", "theme=light&transparent", "#f2e8d5", "rgb(28, 36, 40)"],
] as const) {
  test(`a frame that is ${look} can be read and used`, async ({ page, hosting }) => {
    const isDevice = fragment === "";
    await page.emulateMedia({ colorScheme: isDevice ? "dark" : "light" });
    await page.setViewportSize({ width: 390, height: 900 });
    const head = `<style>body{background:${colours};margin:0}</style>`;
    await page.goto(
      hosting.put({
        body: `<main>${framed("late-payment", `${PAID_QUERY}&${fragment}`)}</main>${LISTENER}`,
        head,
        snippet: "",
      }),
    );
    const calculator = page.frameLocator("iframe").locator("encours-late-payment");
    await expect(calculator.locator("[part=figure]")).toHaveText(/1.785.95/);
    const root = page.frameLocator("iframe").locator("html");
    await expect(root).toHaveCSS("color", ink);
    await expect(root).toHaveAttribute("lang", fragment.includes("lang=en") ? "en" : "fr");
    const seen = fragment.includes("transparent") ? "rgba(0, 0, 0, 0)" : /^rgb\(\d+, \d+, \d+\)$/;
    await expect(root).toHaveCSS("background-color", seen);
    await sound(page, look);
    await calculator.locator("[part=details] summary").click();
    await sound(page, `${look}, unfolded`);
    await fits(page, look);
  });
}

test("in a sandbox it is copied, printed and downloaded all the same", async ({
  page,
  context,
  hosting,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(
    hosting.put({ body: `${framed("late-payment", PAID_QUERY)}${LISTENER}`, snippet: "" }),
  );
  const [frame] = frames(page);
  if (!frame) throw new Error("no frame.");
  const calculator = frame.locator("encours-late-payment");
  await expect(calculator.locator("[part=figure]")).toHaveText("1 785,95 €");
  await calculator.getByRole("button", { name: "Copier" }).click();
  await expect(calculator.getByRole("button", { name: "Copié" })).toBeVisible();
  expect(plain(await page.evaluate(() => navigator.clipboard.readText()))).toContain("1 785,95 €");

  await frame.evaluate(() => {
    globalThis.print = () => undefined;
  });
  await calculator.getByRole("button", { name: "Imprimer" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(calculator).toBeHidden();
  const sheetOnPaper = frame.locator("[data-encours-sheet]");
  await expect(sheetOnPaper.getByText(/Établi le/)).toBeVisible();
  const printed = await sheetOnPaper.evaluate((one) => one.shadowRoot?.textContent ?? "");
  await page.emulateMedia({ media: "screen" });
  await expect(sheetOnPaper).toBeHidden();
  await frame.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(sheetOnPaper).toHaveCount(0);

  const downloaded = await saved(page, () =>
    calculator.getByRole("button", { name: "Télécharger" }).click(),
  );
  for (const sheet of [printed, downloaded]) {
    expect(plain(sheet)).toContain("1 785,95 €");
    expect(sheet).toContain("art. D441-5 C. com.");
  }
  expect(downloaded).toContain("@page");
});

for (const { name, title } of CALCULATORS) {
  test(`the page of ${name} stands alone, in both languages, down to 320 px`, async ({
    page,
    hosting,
  }) => {
    const address = `${hosting.site}/${EMBED}/frame/${name}.html`;
    for (const [language, width] of [
      ["fr", 1024],
      ["en", 320],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${address}#lang=${language}`);
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(title[language]);
      await expect(page).toHaveTitle(title[language]);
      await expect(page.locator(`encours-${name} [part=result]`)).toHaveText(/./);
      await sound(page, `${name}, ${language}`);
      await fits(page, `${name}, ${language}`);
      await page.goto("about:blank");
    }
  });
}
