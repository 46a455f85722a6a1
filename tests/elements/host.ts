import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { Format } from "../../www/ui/format.ts";
import { mediaType } from "../media-types.ts";
import { fits, plain, sound as soundBut } from "../reading.ts";

export { expect, fits, plain };

const SITE = fileURLToPath(new URL("../../dist/site", import.meta.url));
const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../www/lib/package.json", import.meta.url)), "utf8"),
);
/** Where the loader stands on the site, and where another version of it would. */
export const EMBED = `embed/${version}`;
export const EMBED_OTHER = "embed/99.0.0";

function built<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(SITE, "../npm/elements", name), "utf8"));
}
/** All calculators that there are. */
export const CALCULATORS =
  built<{ name: string; title: { fr: string; en: string } }[]>("calculators.json");
/** The hashes that are published, by file. */
export const { files: PUBLISHED } = built<{ files: Record<string, string> }>("integrity.json");

/** A page of someone else. */
export interface HostPage {
  body: string;
  /** Besides the loader and its style sheet. */
  head?: string;
  /** Content-Security-Policy; `SITE` in it stands for the origin that serves encours. */
  policy?: string;
  /** Attributes of <html>. Default: lang="fr". */
  html?: string;
  doctype?: string;
  /** Besides the policy. */
  headers?: Record<string, string>;
  /** In the place of what the documentation says; `SITE` is the origin that serves encours. */
  snippet?: string;
}

/** What a file of the site must hash to. */
export function integrity(name: string, algorithm = "sha384"): string {
  const content = readFileSync(join(SITE, name));
  return `${algorithm}-${createHash(algorithm).update(content).digest("base64")}`;
}

/** The documented snippet. */
export const SNIPPET = `<link rel="stylesheet" href="SITE/${EMBED}/encours-elements.css" integrity="${integrity(`${EMBED}/encours-elements.css`)}" crossorigin>
<script type="module" src="SITE/${EMBED}/encours-elements.js" integrity="${integrity(`${EMBED}/encours-elements.js`)}" crossorigin></script>`;

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return (server.address() as AddressInfo).port;
}

/** Two servers, of two origins: the site of encours, which any page may load from, and the host with its pages. */
export class Hosting {
  /** What the site was asked for, by path. */
  readonly asked: string[] = [];
  /** All that a log of the site could hold: whole addresses, and where they were asked from. */
  readonly log: string[] = [];
  /** What the host was asked for. */
  readonly hostAsked: string[] = [];
  /** Files that the site serves otherwise than they were built. */
  readonly altered = new Map<string, string | Buffer | undefined>();
  readonly #pages = new Map<string, HostPage>();
  readonly #servers: Server[] = [];
  site = "";
  host = "";

  static async start(): Promise<Hosting> {
    const hosting = new Hosting();
    const site = createServer(async (request, response) => {
      const asked = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
      const name = asked.replace(EMBED_OTHER, EMBED);
      hosting.asked.push(asked);
      hosting.log.push(`${request.url} ${request.headers.referer ?? ""}`);
      try {
        if (name.includes("..")) throw new Error("outside");
        const other = hosting.altered.get(name);
        if (other === undefined && hosting.altered.has(name)) throw new Error("gone");
        const content = other ?? (await readFile(join(SITE, name || "index.html")));
        response.writeHead(200, {
          "content-type": mediaType(name || "index.html"),
          "access-control-allow-origin": "*",
        });
        response.end(content);
      } catch {
        response.writeHead(404, { "access-control-allow-origin": "*" }).end();
      }
    });
    const host = createServer((request, response) => {
      const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
      hosting.hostAsked.push(request.url ?? "");
      const page = hosting.#pages.get(name);
      if (!page) {
        response.writeHead(404).end();
        return;
      }
      const here = (text: string) => text.replaceAll("SITE", hosting.site);
      const headers = { "content-type": "text/html; charset=utf-8", ...page.headers };
      if (page.policy) response.setHeader("content-security-policy", here(page.policy));
      response.writeHead(200, headers);
      response.end(
        `${page.doctype ?? "<!doctype html>"}<html ${page.html ?? 'lang="fr"'}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title><link rel="icon" href="data:,">${here(page.snippet ?? SNIPPET)}${here(page.head ?? "")}</head><body>${here(page.body)}</body></html>`,
      );
    });
    hosting.#servers.push(site, host);
    hosting.site = `http://localhost:${await listening(site)}`;
    hosting.host = `http://127.0.0.1:${await listening(host)}`;
    return hosting;
  }

  /** Puts a page on the host and gives its address. */
  put(page: HostPage, name = "page.html"): string {
    this.#pages.set(name, page);
    return `${this.host}/${name}`;
  }

  /** The network is gone, as far as the site goes. */
  async stopSite(): Promise<void> {
    await closed(this.#servers.splice(0, 1));
  }

  async stop(): Promise<void> {
    await closed(this.#servers);
  }
}

async function closed(servers: Server[]): Promise<void> {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** A late invoice, worth 1 785,95 €: as attributes, and as a query. */
export const PAID = `amount="10000.00" due="2024-05-31" paid-on="2025-09-15"`;
export const PAID_QUERY = "amount=10000.00&due=2024-05-31&paid-on=2025-09-15";

/** A year of sales and three ways to collect them, the cheapest 2 673,97 €: the example of the page of this figure. */
export const COSTS = `annual-sales="100000" invoices-per-year="600" dso-days="60" overdue-percent="20" loss-percent="1" funding-rate-percent="5" in-house-minutes-per-invoice="30" in-house-hourly-cost="40" agency-fee-percent-of-recovered="10" factoring-commission-percent="1" factoring-funded-percent="90" factoring-funding-rate-percent="4"`;

export const french = new Format("fr");

/** A number of a vector as a person types it: « 5 540,11 ». */
export function typed(decimal: string | number | null | undefined): string {
  return decimal === undefined || decimal === null ? "" : french.decimal(String(decimal));
}

/** The vectors of a call that it answers. */
export function vectors<Input, Result>(call: string): { input: Input; expect: Result }[] {
  const file = fileURLToPath(new URL(`../vectors/${call}.json`, import.meta.url));
  const all: { input: Input; expect?: Result }[] = JSON.parse(readFileSync(file, "utf8"));
  const right = all.filter((one): one is { input: Input; expect: Result } => "expect" in one);
  expect(right.length, call).toBeGreaterThan(5);
  return right;
}

/** Nothing that axe finds fault with in a calculator; headings and landmarks are those of the host. */
export function sound(page: Page, state: string): Promise<void> {
  return soundBut(page, state, ["page-has-heading-one", "landmark-one-main", "region"]);
}

/** What is downloaded by this. */
export async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent("download");
  await click();
  return readFile(await (await download).path(), "utf8");
}

/** Before anything of the page runs: what moves is written down. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved: number[] = [];
    Object.defineProperty(globalThis, "moved", { value: moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        moved.push((entry as PerformanceEntry & { value: number }).value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How much has moved so far: the sum of the shifts of the layout. */
export async function shifts(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { moved } = globalThis as unknown as { moved: number[] };
    return moved.reduce((sum, one) => sum + one, 0);
  });
}

/** A calculator on a page, as a person meets it. */
export class CalculatorOnPage {
  constructor(readonly element: Locator) {}

  field(name: string): Locator {
    return this.element.locator(`[name="${name}"]`);
  }

  /** Fills fields by hand, in this order: typed, chosen, or ticked. A field in a fold is unfolded first. */
  async give(fields: Record<string, string | boolean>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.field(name);
      const { kind, holds } = await field.evaluate((one: HTMLInputElement) => {
        const fold = one.closest("details");
        if (fold) fold.open = true;
        return { kind: one.type, holds: one.type === "checkbox" ? one.checked : one.value };
      });
      if (holds === value) continue;
      if (typeof value === "boolean") await field.setChecked(value);
      else if (kind === "select-one") await field.selectOption(value);
      else await field.fill(value);
    }
  }

  /** Sets an attribute, or takes it away. */
  async set(attribute: string, value: string | undefined): Promise<void> {
    await this.element.evaluate(
      (one, [name, text]) =>
        text === undefined ? one.removeAttribute(name) : one.setAttribute(name, text),
      [attribute, value] as const,
    );
  }

  /** What is said beside a field; empty where nothing is wrong. */
  async problem(name: string): Promise<string> {
    return plain(await this.element.locator(`#${name}-problem`).textContent());
  }

  part(name: string): Locator {
    return this.element.locator(`[part="${name}"]`);
  }

  get figure(): Locator {
    return this.part("figure");
  }

  get result(): Locator {
    return this.part("result");
  }

  /** Rows of the nth table under « Détail et règles », cell by cell. */
  async rows(table = 0): Promise<string[][]> {
    const rows = this.part("table").nth(table).locator("tbody tr, tfoot tr");
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
    );
    return cells.map((row) => row.map(plain));
  }
}

/** Cases of vectors as people write them, all given at once: attributes, then the figure and the rows of the first table. */
export async function shown(
  calculator: CalculatorOnPage,
  attributes: Record<string, string>,
): Promise<{ figure: string; rows: string[][] }> {
  const query = `${new URLSearchParams(attributes)}`;
  const { figure, rows } = await calculator.element.evaluate(async (one, given) => {
    Object.assign(one, { query: given });
    // It follows its attributes a moment later.
    await new Promise((resolve) => setTimeout(resolve));
    const texts = (parent: Element, what: string) =>
      [...parent.querySelectorAll(what)].map((found) => found.textContent ?? "");
    const root = one.shadowRoot as unknown as Element;
    const lines = [...(root.querySelector("[part=table] tbody")?.children ?? [])];
    return {
      figure: texts(root, "[part=figure]"),
      rows: lines.map((line) => texts(line, "th, td")),
    };
  }, query);
  return { figure: figure.join(), rows: rows.map((row) => row.map(plain)) };
}

export const test = base.extend<{ hosting: Hosting; errors: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  hosting: async ({}, use) => {
    const hosting = await Hosting.start();
    await use(hosting);
    await hosting.stop();
  },
  /** Errors of the console and of the page; a test that provokes some empties it. */
  errors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      await use(errors);
      expect(errors, "the console stays silent").toEqual([]);
    },
    { auto: true },
  ],
});
