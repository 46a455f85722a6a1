// One byte of one file is not the one that was published: nothing of it runs, and the page says so.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import {
  CALCULATORS,
  CalculatorOnPage,
  EMBED,
  expect,
  type Hosting,
  integrity,
  PAID,
  PAID_QUERY,
  PUBLISHED,
  test,
} from "./host.ts";

function built(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../dist/site/${EMBED}/${name}`, import.meta.url)));
}

/** The file with one bit of its middle byte changed: a letter becomes another one. */
function flipped(name: string): Buffer {
  const content = built(name);
  const middle = content.length >> 1;
  content[middle] = (content[middle] ?? 0) ^ 1;
  return content;
}

test("the published table names every file of its version, with its hash", () => {
  for (const [name, hash] of Object.entries(PUBLISHED)) {
    expect(integrity(`${EMBED}/${name}`), name).toBe(hash);
  }
  for (const { name } of CALCULATORS) {
    expect(Object.keys(PUBLISHED)).toContain(`embed/${name}.js`);
    expect(Object.keys(PUBLISHED)).toContain(`frame/${name}.html`);
  }
});

async function onAHost(page: Page, hosting: Hosting): Promise<void> {
  const all = CALCULATORS.map(({ name }) => `<encours-${name}>Une formule.</encours-${name}>`);
  await page.goto(hosting.put({ body: all.join("") }));
}

/** What a page with a changed file shows. */
type Showing = (page: Page, hosting: Hosting) => Promise<void>;

/** Each calculator says that it could not start, or keeps the words of the host. */
const refuses =
  (names: readonly string[]): Showing =>
  async (page, hosting) => {
    await onAHost(page, hosting);
    for (const name of names) {
      const calculator = page.locator(`encours-${name}`);
      await calculator.scrollIntoViewIfNeeded();
      await expect(calculator.getByRole("alert")).toContainText("ses fichiers sont absents");
    }
  };

const keepsItsWords: Showing = async (page, hosting) => {
  await onAHost(page, hosting);
  await page.waitForLoadState("networkidle");
  for (const { name } of CALCULATORS) {
    await expect(page.locator(`encours-${name}`)).toHaveText("Une formule.");
  }
};

const stands: Showing = async (page, hosting) => {
  await page.goto(hosting.put({ body: `<encours-late-payment ${PAID}></encours-late-payment>` }));
  const calculator = new CalculatorOnPage(page.locator("encours-late-payment"));
  await expect(calculator.figure).toHaveText("1 785,95 €");
};

const frameStands: Showing = async (page, hosting) => {
  await page.goto(`${hosting.site}/${EMBED}/frame/late-payment.html#${PAID_QUERY}`);
  await expect(page.locator("[part=figure]")).toHaveText("1 785,95 €");
};

const frameKeepsItsWords: Showing = async (page, hosting) => {
  await page.goto(`${hosting.site}/${EMBED}/frame/late-payment.html`);
  await page.waitForLoadState("networkidle");
  await expect(page.locator("[data-calculator]")).toContainText("ses fichiers tels qu’ils ont été");
};

const frameKeepsItsHeight: Showing = async (page, hosting) => {
  const listener = `<script src="SITE/${EMBED}/encours-iframe.js" integrity="${PUBLISHED["encours-iframe.js"]}" crossorigin></script>`;
  const frame = `<iframe data-encours title="f" height="300" src="SITE/${EMBED}/frame/late-payment.html"></iframe>`;
  await page.goto(hosting.put({ body: frame + listener, snippet: "" }));
  const result = page.frameLocator("iframe").locator("[part=result]");
  await expect(result).toHaveText(/./);
  await expect(page.locator("iframe")).toHaveCSS("height", "300px");
};

/** A module and all that it imports, as it was built. */
function loaded(module: string): string[] {
  const imports = [
    ...built(module)
      .toString()
      .matchAll(/\b(?:from|import)\s*"\.\/([\w-]+\.js)"/g),
  ];
  return [module, ...imports.flatMap(([, name]) => loaded(`embed/${name}`))];
}

/** What holds for each file. */
function expected(name: string): Showing[] {
  const all = CALCULATORS.map((one) => one.name);
  const own = all.filter((one) => loaded(`embed/${one}.js`).includes(name));
  if (name === "encours-elements.js") return [keepsItsWords, frameKeepsItsWords];
  if (name === "encours-iframe.js") return [frameKeepsItsHeight];
  // A style sheet that is refused costs its looks and the reserved place, no figure.
  if (name === "encours-elements.css") return [stands, frameStands];
  if (name === "frame/frame.css") return [frameStands];
  if (name === "frame/frame.js") return [frameKeepsItsWords];
  // No hash can stand in the address of a page: what it loads is checked.
  if (name.endsWith(".html")) return [];
  return [refuses(own.length > 0 ? own : all)];
}

for (const name of Object.keys(PUBLISHED)) {
  const shows = expected(name);
  if (shows.length === 0) continue;
  test(`one byte of ${name} changed: the page says so, no figure is wrong`, async ({
    page,
    hosting,
    errors,
  }) => {
    hosting.altered.set(`${EMBED}/${name}`, flipped(name));
    for (const show of shows) await show(page, hosting);
    expect(errors.join("\n")).toMatch(/integrity|digest/i);
    errors.length = 0;
  });
}
