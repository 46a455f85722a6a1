// All calculators at once on pages of others, each made difficult in its own way.

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import {
  CALCULATORS,
  COSTS,
  EMBED,
  EMBED_OTHER,
  expect,
  fits,
  type Hosting,
  type HostPage,
  PAID,
  SNIPPET,
  shifts,
  test,
  watch,
} from "./host.ts";

/** What a calculator is given, and what it must then say, whatever the host does. */
const EXAMPLES: Record<string, readonly [attributes: string, figure: RegExp]> = {
  aging: [
    `as-of="2025-09-30" invoices="facture;client;émission;échéance;TTC\nF-1;A;02/08/2025;31/08/2025;4 800,50"`,
    /^4.800,50.€$/,
  ],
  "collection-costs": [COSTS, /^2.673,97.€$/],
  dso: [`receivables="12800.00" sales="6600.00" as-of="2025-09-30"`, /^174,55.jours$/],
  "due-date": [`issued="2025-01-20"`, /^19\/02\/2025$/],
  "early-discount": [`amount="12000" discount-percent="2" days-early="20"`, /^11.760,00.€$/],
  forecast: [
    `opening="1000" as-of="2025-09-30" flows="2025-10-05;Loyer;out;400;month"`,
    /^−200,00.€$/,
  ],
  installments: [`amount="1200" first="2025-01-31" rate-percent="6"`, /^404,01.€$/],
  "late-payment": [PAID, /^1.785,95.€$/],
  provision: [`amount="2400" paid-amount="1000" rate-percent="50"`, /^583,34.€$/],
};
const TAGS = CALCULATORS.map(({ name }) => `encours-${name}`);
const ALL = CALCULATORS.map(
  ({ name }) =>
    `<section><h2>${name}</h2><encours-${name} ${EXAMPLES[name]?.[0] ?? ""}>Une formule.</encours-${name}></section>`,
).join("");
const BODY = `<h1>Un site</h1><main>${ALL}</main><p><a href="#end">Fin</a></p>`;

interface Difficult extends Partial<HostPage> {
  viewport?: { width: number; height: number };
}

const css = (text: string) => `<style>${text}</style>`;

const HOSTS: Record<string, Difficult> = {
  "a plain page": {},
  "a policy of 'self' and what is needed": {
    policy:
      "default-src 'self'; script-src 'self' SITE 'wasm-unsafe-eval'; style-src 'self' SITE; connect-src 'self' SITE; img-src data:",
  },
  "a strict policy by nonce": {
    policy:
      "script-src 'nonce-r4nd0m' 'strict-dynamic' 'unsafe-inline' https: 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'",
    snippet: SNIPPET.replace("<script", `<script nonce="r4nd0m"`),
  },
  "a policy of nonces alone": {
    policy: "script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'",
    snippet: SNIPPET.replace("<script", `<script nonce="r4nd0m"`),
  },
  "trusted types, none of them": {
    policy:
      "default-src 'none'; script-src SITE 'wasm-unsafe-eval'; style-src SITE; connect-src SITE; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'",
  },
  "an isolated page": {
    headers: {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    },
  },
  "a reset of everything": {
    head: css(`*, *::before, *::after { all: unset }
      html, body, main, section, h1, h2, p { display: block } a:focus { outline: 2px solid }`),
  },
  "rules for every name that a calculator could have": {
    head: css(`.frame, .field, .fields, .result, .number, .detail, .help, .problem, .actions, .step, .scroll, .unit, #amount,
      #due, [part], [role], [tabindex], details, summary, table, td, input, select, button, label, slot, dl
      { display: none !important; color: transparent !important }`),
  },
  "a theme of a content management system": {
    head: css(`body { margin: 0; font: 21px/1.8 Georgia, serif; letter-spacing: .02em; color: #3a3a3a; background: #f5efe0; text-align: center; hyphens: auto }
      main { max-width: 580px; margin: auto } main > * { float: left; width: 100%; margin-bottom: 1.5em }
      img, svg { max-width: 100%; height: auto } :focus { outline: none } a:focus { outline: 2px solid }
      button { text-transform: uppercase; padding: 1.1em 1.44em; border: 0; color: #fff; background: #cd2653 }
      input, select { width: 100%; padding: 1.5rem; font-size: 1.8rem; margin-bottom: 2em; border-radius: 0 }
      label { text-transform: uppercase; float: left } p, ul { margin: 0 0 1.5em } ul, ol { list-style: none }
      table { table-layout: fixed; border: 1px solid } th, td { border: 1px solid; padding: 1em; word-break: break-all }
      details { float: left; width: 50% } [hidden] { display: block !important }`),
  },
  "a column of 280 px": {
    head: css("main { width: 280px; float: right; font: 15px sans-serif }"),
  },
  "a window of 320 px": {
    viewport: { width: 320, height: 640 },
    head: css("body { margin: 8px }"),
  },
  "a page from right to left": { html: `lang="ar" dir="rtl"` },
  "two versions at once": { snippet: `${SNIPPET}${SNIPPET.replaceAll(EMBED, EMBED_OTHER)}` },
  "a black page": { head: css("body { background: #000; color: #eee; font: 16px sans-serif }") },
  "a coloured page": {
    head: css(
      "body { background: #7a1f3d; color: #fff; font: 16px sans-serif } a { color: inherit }",
    ),
  },
  "colors of its own for the calculators, which are those of its paper": {
    head: css(
      `body { background: #fff; color: #222; font: 16px sans-serif } ${TAGS.join()} { --encours-accent: #fff }`,
    ),
  },
  "a page without a doctype": { doctype: "" },
  "text at 200 %": { head: css("html { font-size: 200% } body { font-family: sans-serif }") },
};

/** Where the keyboard goes, one Tab after the other, up to the link below the calculators. */
async function tabbed(page: Page): Promise<string[]> {
  const places: string[] = [];
  for (let at = 0; at < 400; at += 1) {
    await page.keyboard.press("Tab");
    const place = await page.evaluate(() => {
      const host = document.activeElement;
      const inside = host?.shadowRoot?.activeElement;
      if (!host || !inside) return host?.textContent ?? "";
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(inside);
      const light = (color: string) => {
        const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(
          Number,
        );
        // What is transparent shows white paper.
        if (alpha === 0) return 1;
        const linear = (part: number) => (part / 255) ** 2.2;
        return 0.21 * linear(red) + 0.72 * linear(green) + 0.07 * linear(blue);
      };
      const ring = light(outlineColor);
      const paper = light(getComputedStyle(document.body).backgroundColor);
      const contrast = (Math.max(ring, paper) + 0.05) / (Math.min(ring, paper) + 0.05);
      const isSeen =
        outlineStyle !== "none" &&
        outlineWidth !== "0px" &&
        contrast >= 3 &&
        inside.checkVisibility();
      return `${host.localName} ${inside.id || inside.textContent}${isSeen ? "" : " unseen"}`;
    });
    if (place === "Fin") return places;
    if (places.at(-1) !== place) places.push(place);
  }
  throw new Error("the keyboard does not come out.");
}

/** What the keyboard should reach. */
async function reachable(page: Page): Promise<string[]> {
  return page.evaluate((tags) => {
    const found: string[] = [];
    for (const host of document.querySelectorAll(tags.join())) {
      const all = host.shadowRoot?.querySelectorAll<HTMLElement>(
        "input, select, textarea, summary, button, a[href], [tabindex='0']",
      );
      for (const one of all ?? []) {
        if (one.checkVisibility()) found.push(`${host.localName} ${one.id || one.textContent}`);
      }
    }
    return found;
  }, TAGS);
}

async function open(page: Page, hosting: Hosting, host: Difficult): Promise<void> {
  await watch(page);
  if (host.viewport) await page.setViewportSize(host.viewport);
  page.on("request", (request) => {
    const address = request.url();
    const isOwn = [hosting.site, hosting.host, "data:", "blob:"].some((own) =>
      address.startsWith(own),
    );
    expect(isOwn, `${address} is asked for`).toBe(true);
  });
  await page.goto(hosting.put({ body: BODY, ...host }));
}

for (const [name, host] of Object.entries(HOSTS)) {
  test(`on ${name}: same figures, sound, by keyboard, nothing moves, nothing is kept`, async ({
    page,
    context,
    hosting,
  }) => {
    await open(page, hosting, host);
    for (const tag of TAGS) {
      const calculator = page.locator(tag);
      await calculator.scrollIntoViewIfNeeded();
      await expect(calculator.locator("[part=result]")).toHaveText(/./);
      // Each calculator has an example: without one, what is shown is held against nothing at all.
      const [, figure = ""] = EXAMPLES[tag.replace("encours-", "")] ?? [];
      await expect(calculator.locator("[part=figure]")).toHaveText(figure);
      const { width } = (await calculator.boundingBox()) ?? { width: 0 };
      expect(width, `${tag} is as wide as its place`).toBeGreaterThan(260);
    }
    const asked = hosting.asked.length;
    expect(new Set(hosting.asked).size, "each file once").toBe(asked);
    const { violations } = await new AxeBuilder({ page }).include(TAGS).analyze();
    const faults = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`,
    );
    expect(faults).toEqual([]);
    await fits(page, name);
    expect(await shifts(page), "what moved").toBeLessThan(0.01);

    await page.evaluate(() => document.querySelector("h1")?.scrollIntoView());
    const wanted = await reachable(page);
    const reached = await tabbed(page);
    expect(reached).toEqual(wanted);

    expect(hosting.asked.length, "no request after the load").toBe(asked);
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, 0, 0]);
  });
}

for (const [what, policy] of [
  [
    "WebAssembly",
    "default-src 'self'; script-src 'self' SITE; style-src SITE; connect-src SITE; img-src data:",
  ],
  [
    "to fetch",
    "default-src 'self'; script-src 'self' SITE 'wasm-unsafe-eval'; style-src SITE; img-src data:",
  ],
  [
    "its scripts",
    `script-src SITE/${EMBED}/encours-elements.js 'wasm-unsafe-eval'; connect-src SITE; object-src 'none'`,
  ],
] as const) {
  test(`where the policy forbids ${what}, each calculator says so and offers its own page`, async ({
    page,
    hosting,
    errors,
  }) => {
    await open(page, hosting, { policy });
    for (const { name } of CALCULATORS) {
      const calculator = page.locator(`encours-${name}`);
      await calculator.scrollIntoViewIfNeeded();
      const alert = calculator.getByRole("alert");
      await expect(alert).toContainText("la politique de sécurité de cette page");
      await expect(alert).toContainText("iframe");
      const address = (await alert.getByRole("link").getAttribute("href")) ?? "";
      expect(address).toContain(`${hosting.site}/${EMBED}/frame/${name}.html#`);
      const own = await page.context().newPage();
      await own.goto(address);
      const figure = EXAMPLES[name]?.[1];
      if (figure) await expect(own.locator("[part=figure]")).toHaveText(figure);
      await own.close();
    }
    errors.length = 0;
  });
}
