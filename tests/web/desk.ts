import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { Ledger } from "encours";
import { fits, fitsOnPaper, plain, sound } from "../reading.ts";
import { Site } from "./site.ts";

export { expect, fits, fitsOnPaper, plain, sound };

export interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function csv(name: string, content: string | Buffer): File {
  return { name, mimeType: "text/csv", buffer: Buffer.from(content) };
}

export function fixture(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));
}

export const ATELIER = csv("atelier.csv", fixture("atelier.csv"));

/** The book of the demo, with what its file does not say of what is owed. */
export function demoLedger(): Ledger {
  const file = new URL("../../www/app/demo/demo.csv", import.meta.url);
  const { ledger } = Ledger.fromCsv(readFileSync(fileURLToPath(file)));
  const lost = ledger.get("F-2024-019");
  if (!lost) throw new Error("F-2024-019 is not in the demo");
  ledger.put({ invoices: [{ ...lost, writtenOff: "2025-06-30" }] });
  return ledger;
}

/** `count` invoices of 100.00 each, one customer in ten, all due and unpaid: more than one part of the journal from 1,001 on. */
export function many(count: number): File {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(6, "0");
    return `M-${number};Client ${index % 10};15/01/2025;15/02/2025;100,00`;
  });
  return csv("beaucoup.csv", `facture;client;emission;echeance;ttc\n${rows.join("\n")}\n`);
}

/** « 12800.00 » as the French page writes it, made from the text alone. */
export function french(decimal: string): string {
  const [whole = "", fraction] = decimal.replace("-", "\u2212").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, " ");
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** « 12800.00 » as our CSVs write it: so is each decimal of a text. */
export function comma(text: string): string {
  return text.replace(/(\d)\.(\d)/g, "$1,$2");
}

/** Lines put before the worker's own, to make the browser behave as some browsers do. */
export async function beforeWorker(context: BrowserContext, lines: string): Promise<void> {
  await context.route(/assets\/worker-[^/]*\.js$/, async (route) => {
    try {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${lines}\n${await response.text()}` });
    } catch (cause) {
      // The page has gone on before its worker came.
      if (!/disposed|closed/.test(String(cause))) throw cause;
    }
  });
}

/** Figures of the screen, and those of them that neither say why they are what they are nor lead to what they count. */
function figures(page: Page): Promise<{ all: number; mute: string[] }> {
  return page.locator("main").evaluate((main) => {
    // A figure has a digit besides those of its dates.
    const cells = [...main.querySelectorAll<HTMLElement>("td.number, [data-score], dd")].filter(
      (cell) => /\d/.test((cell.textContent ?? "").replace(/\d{2}\/\d{2}\/\d{4}/g, "")),
    );
    // Of nothing there is nothing to tell.
    const mute = cells.filter(
      (cell) =>
        !cell.querySelector("button, a[href], input, select, .amount--zero") &&
        // What a person typed stands beside the button that changes it.
        !cell.closest("tr")?.querySelector(".record-actions .link"),
    );
    const where = (cell: HTMLElement) => {
      const table = cell.closest("table")?.caption?.textContent ?? cell.closest("dl")?.className;
      const row = cell.closest("tr, div")?.textContent?.trim();
      return `${table}: ${row} | ${cell.textContent?.trim()}`.replace(/\s+/g, " ");
    };
    return { all: cells.length, mute: mute.map(where) };
  });
}

/** @param least How many figures the screen must have for this to mean something. */
export async function everyFigureSaysWhy(page: Page, least: number): Promise<void> {
  await expect.poll(async () => (await figures(page)).all).toBeGreaterThanOrEqual(least);
  expect((await figures(page)).mute).toEqual([]);
}

/** How pages of the site are looked at: in light, on a phone in the dark, on a narrow one. */
const LOOKS = [
  ["light", "light", 1440],
  ["phone, dark", "dark", 390],
  ["narrow phone", "light", 320],
] as const;

/** Runs these tests in each look. */
export function inEachLook(tests: (width: number) => void): void {
  for (const [look, colorScheme, width] of LOOKS)
    test.describe(look, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });
      tests(width);
    });
}

/** What a person does at the page. */
export class Desk {
  constructor(
    readonly page: Page,
    readonly site: Site,
  ) {}

  async open(hash = ""): Promise<void> {
    await this.page.goto(`${this.site.app}${hash}`);
    await expect(this.page.locator("main h1")).toBeVisible();
  }

  /** The cells of a table's rows, as they are read. */
  async rows(table: string): Promise<string[][]> {
    const rows = await this.page.locator(`${table} tbody tr`).all();
    return Promise.all(
      rows.map(async (row) => (await row.locator("th, td").allTextContents()).map(plain)),
    );
  }

  /** The lines of a table's CSV file. */
  async csvOf(table: string): Promise<string[]> {
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("button", { name: `Télécharger le tableau « ${table} » en CSV` }).click(),
    ]);
    const text = readFileSync(await file.path(), "utf8").replace(/^\ufeff/, "");
    return text.trim().split("\r\n");
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Desk> {
    return new Desk(await this.page.context().newPage(), this.site);
  }

  /** Ready for the network to go: every file of the version is on the device. */
  async installed(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller !== null))
      .toBe(true);
  }

  async drop(file: File): Promise<void> {
    if ((await this.page.locator(".drop__input").count()) === 0) {
      await this.page.goto(`${this.site.app}#/import`);
    }
    await this.page.locator(".drop__input").setInputFiles(file);
  }

  async preview(file: File): Promise<void> {
    await this.drop(file);
    await expect(this.page.locator(".counts")).toBeVisible();
  }

  count(name: "added" | "known" | "conflicts" | "rejected") {
    return this.page.locator(`[data-count=${name}] dd`);
  }

  fact(name: string) {
    return this.page.locator(`[data-fact=${name}] dd`);
  }

  async confirm(): Promise<void> {
    await this.page.getByRole("button", { name: /^(Ajouter|Add) / }).click();
    await expect(this.page.locator(".notice--done")).toContainText(/Enregistré|Saved/);
  }

  async import(file: File): Promise<void> {
    await this.preview(file);
    await this.confirm();
  }

  async at(date: string): Promise<void> {
    await this.page.locator("#as-of").fill(date);
    await expect(this.page).toHaveURL(new RegExp(`asOf=${date}`));
    await expect(this.insight).toContainText(date.split("-").reverse().join("/"));
  }

  /** How many invoices there are on the device, in the words of the page. */
  async held(): Promise<string> {
    await this.page.goto(`${this.site.app}#/data`);
    const heading = this.page.locator("data-screen h1");
    await expect(heading).toBeVisible();
    return plain(await heading.textContent());
  }

  get insight() {
    return this.page.locator(".insight__sentence");
  }

  /** The cells of an invoice in the list, after its number. */
  invoice(number: string): Locator {
    const head = this.page.getByRole("rowheader", { name: number, exact: true });
    return this.page
      .locator(".grid__row")
      .filter({ has: head })
      .locator("[role=gridcell]:not(.grid__cell--box)");
  }

  /** The cells of a row of the dashboard, without the name that the row begins with. */
  cells(section: string, name: string): Locator {
    const head = this.page.locator("th[scope=row]", { hasText: name });
    return this.page.locator(`${section} tr`).filter({ has: head }).first().locator("td");
  }
}

interface Journal {
  /** Errors of the console and of the page; a test that provokes some empties it. */
  errors: string[];
}

export const test = base.extend<{ site: Site; desk: Desk; journal: Journal }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  site: async ({}, use) => {
    const site = await Site.start();
    await use(site);
    await site.stop();
  },
  journal: [
    async ({ context, site }, use) => {
      const errors: string[] = [];
      const foreign = new Set<string>();
      const watch = (page: Page) => {
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("console", (message) => {
          if (message.type() === "error") errors.push(message.text());
        });
      };
      context.on("page", watch);
      context.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(site.origin) && /^(https?|wss?):/.test(url)) foreign.add(url);
      });
      // What the page's own policy stops never left.
      context.on("requestfailed", (request) => {
        if (request.failure()?.errorText.toLowerCase().includes("csp"))
          foreign.delete(request.url());
      });
      await use({ errors });
      expect(errors, "the console stays silent").toEqual([]);
      expect([...foreign], "nothing leaves for another host").toEqual([]);
    },
    { auto: true },
  ],
  desk: async ({ page, site }, use) => {
    await use(new Desk(page, site));
  },
});
