// Every figure of every screen says why it is what it is, or leads to what it counts.

import type { Page } from "@playwright/test";
import { type Desk, expect, fits, fitsOnPaper, plain, sound, test } from "./desk.ts";

/** Each screen of the demo, and the least number of figures that it must have for the walk to mean something. */
const PLACES: [hash: string, figures: number][] = [
  ["", 100],
  ["changes", 20],
  ["customers", 30],
  ["cash", 20],
  ["reminders", 1],
  ["provisions", 20],
  ["provisions?view=risks", 0],
  ["provisions?view=file", 100],
  ["audit", 100],
  ["audit?view=ways", 0],
];

/** A figure has a digit besides those of its dates. */
async function figures(page: Page): Promise<{ all: number; mute: string[] }> {
  return page.locator("main").evaluate((main) => {
    const cells = [...main.querySelectorAll<HTMLElement>("td.number, dd")].filter((cell) =>
      /\d/.test((cell.textContent ?? "").replace(/\d{2}\/\d{2}\/\d{4}/g, "")),
    );
    // Of nothing there is nothing to tell.
    const mute = cells.filter(
      (cell) =>
        !cell.querySelector("button, a[href], input, select, .amount--zero") &&
        // What a person typed stands beside the button that changes it.
        !cell.closest("tr")?.querySelector(".table__acts button, .record-actions .link"),
    );
    const where = (cell: HTMLElement) => {
      const table = cell.closest("table")?.caption?.textContent ?? cell.closest("dl")?.className;
      const row = cell.closest("tr, div")?.textContent?.trim();
      return `${table}: ${row} | ${cell.textContent?.trim()}`.replace(/\s+/g, " ");
    };
    return { all: cells.length, mute: mute.map(where) };
  });
}

async function there(page: Page, hash: string, day: string): Promise<void> {
  await page.evaluate(
    (address) => {
      location.hash = address;
    },
    `#/${hash}${hash.includes("?") ? "&" : "?"}${day}`,
  );
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.locator("main .skeleton")).toHaveCount(0);
}

/** The demo, with a rate of money and what a way to collect costs; gives its day. */
async function demo(desk: Desk): Promise<string> {
  await desk.open();
  await desk.page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(desk.insight).toBeVisible();
  return /asOf=[\d-]+/.exec(desk.page.url())?.[0] ?? "";
}

for (const [hash, least] of PLACES)
  test(`every figure of « ${hash || "dashboard"} » says why it is what it is`, async ({
    desk,
    page,
  }) => {
    const day = await demo(desk);
    await there(page, hash, day);
    await expect.poll(async () => (await figures(page)).all).toBeGreaterThanOrEqual(least);
    expect((await figures(page)).mute).toEqual([]);
  });
