// What a person can read of a page, and whether everyone can.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** A text as it is read: one space wherever there is any. */
export function plain(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

/** Nothing that axe finds fault with. `others`: rules that are not ours to keep, on a page of someone else. */
export async function sound(page: Page, state: string, others: string[] = []): Promise<void> {
  // What fades in is not read before it is there.
  await page.evaluate(() => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    return Promise.allSettled(passing.map(({ finished }) => finished));
  });
  // Without frames one run says it all; else axe gathers what it found in each on a page of its own, which takes as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.disableRules(others).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${state}: ${id}: ${nodes.map((node) => node.html).join(" | ")}`,
  );
  expect(told).toEqual([]);
}

/** No page is wider than its window: only framed tables scroll sideways. */
export async function fits(page: Page, state: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `${state} is too wide`).toBeLessThanOrEqual(0);
}

/** On A4 less its margins: what is wider has all of the page printed smaller. */
export async function fitsOnPaper(page: Page, state: string): Promise<void> {
  const before = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 643, height: 900 });
  await fits(page, `${state}, on paper,`);
  await page.emulateMedia({ media: null });
  if (before) await page.setViewportSize(before);
}
