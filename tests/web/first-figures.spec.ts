// What is owed is said before the book is read, where nothing that it follows from has changed since it was said last.
import type { Page } from "@playwright/test";
import { ATELIER, beforeWorker, csv, type Desk, expect, test } from "./desk.ts";
import { leave } from "./disk.ts";

/** The module, and with it the book, comes so much later. */
const SLOW_MS = 4_000;
const SLOW_MODULE = `{
  const slow = (real) => async (...given) => {
    await new Promise((resolve) => setTimeout(resolve, ${SLOW_MS}));
    return real.apply(WebAssembly, given);
  };
  WebAssembly.instantiateStreaming = slow(WebAssembly.instantiateStreaming);
}`;

const DAY = "2025-09-30";
const OWED = "12 800,00 € dus au 30/09/2025";

/** The record of the first figures, as it stands. */
async function kept(page: Page): Promise<Record<string, string> | undefined> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await answer(indexedDB.open("encours"));
    const record = await answer(db.transaction("snapshot").objectStore("snapshot").get("summary"));
    db.close();
    return record;
  });
}

/** Changes the record as a build with other content would have left it, with its checksum; or, `unsealed`, as damage would. */
async function alter(page: Page, change: Record<string, string>, unsealed = false): Promise<void> {
  await page.evaluate(
    async ([change, unsealed]) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await answer(indexedDB.open("encours"));
      const store = () => db.transaction("snapshot", "readwrite").objectStore("snapshot");
      const record = { ...(await answer(store().get("summary"))), ...change };
      if (!unsealed) {
        const text = JSON.stringify([record.head, record.key, record.text]);
        const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
        record.checksum = [...new Uint8Array(bytes)]
          .map((byte) => byte.toString(16).padStart(2, "0"))
          .join("");
      }
      await answer(store().put(record, "summary"));
      db.close();
    },
    [change, unsealed] as const,
  );
}

/** The book on that day, looked at once and left; the next load is slow. */
async function lookedAt(desk: Desk): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at(DAY);
  await expect.poll(async () => (await kept(desk.page))?.text).toContain(DAY);
  await beforeWorker(desk.page.context(), SLOW_MODULE);
  await leave(desk.page);
}

/** Before the book is there nothing is said; then what is right. */
async function saysNothingEarly(desk: Desk, right: string): Promise<void> {
  await desk.page.waitForTimeout(SLOW_MS / 2);
  await expect(desk.page.locator(".bar__saved")).not.toContainText(/Enregistré|Saved/);
  await expect(desk.insight).toHaveCount(0);
  await expect(desk.insight).toContainText(right);
}

test("the first figures of last time are there before the book is", async ({ desk, page }) => {
  await lookedAt(desk);
  await page.goto(`${desk.site.app}#/?asOf=${DAY}`);
  await expect(desk.insight).toContainText(OWED, { timeout: SLOW_MS / 2 });
  await expect(page.locator(".bar__saved")).not.toContainText("Enregistré");
  // Then those of the book, with all others.
  await expect(page.locator(".bar__saved")).toContainText("Enregistré");
  await expect(desk.cells("aging-section", "SARL Bise").last()).toBeVisible();
  await expect(desk.insight).toContainText(OWED);
});

test("they are in the language that was chosen", async ({ desk, page }) => {
  await lookedAt(desk);
  await page.goto(`${desk.site.app}#/?asOf=${DAY}`);
  // Whoever is quicker than the module is heard too.
  await page.getByRole("button", { name: "English" }).click();
  await expect(desk.insight).toContainText("€12,800.00");
  await expect.poll(async () => (await kept(page))?.key).toContain('"en"');
  await page.goto("about:blank");
  await page.goto(`${desk.site.app}#/?asOf=${DAY}`);
  await expect(desk.insight).toContainText("€12,800.00", { timeout: SLOW_MS / 2 });
  await expect(page.locator(".bar__saved")).not.toContainText("Saved");
  await expect(page.locator(".bar__saved")).toContainText("Saved");
});

test("those of the days after are there, too, as the core makes them", async ({ desk, page }) => {
  await lookedAt(desk);
  // Paid on no day and issued on none between the two: but late since, which the sentence says.
  const address = `${desk.site.app}#/?asOf=2025-10-14`;
  await page.goto(address);
  await expect(desk.insight).toContainText("dus au 14/10/2025", { timeout: SLOW_MS / 2 });
  const early = (await desk.insight.textContent()) ?? "";
  await expect(page.locator(".bar__saved")).not.toContainText("Enregistré");
  await expect(page.locator(".bar__saved")).toContainText("Enregistré");
  await expect(desk.cells("aging-section", "SARL Bise").last()).toBeVisible();
  expect(await desk.insight.textContent()).toContain(early.trim());
  // And from then on those of a fortnight after that day.
  await expect.poll(async () => (await kept(page))?.text).toContain("2025-10-28");
});

test("of a day that none are kept of they say nothing", async ({ desk, page }) => {
  await lookedAt(desk);
  await page.goto(`${desk.site.app}#/?asOf=2025-08-31`);
  await saysNothingEarly(desk, "au 31/08/2025");
});

const WRONG = JSON.stringify({ [DAY]: { kpis: { value: {} } } });
const OTHERS: [string, Record<string, string>, boolean][] = [
  ["of a book that was another one", { head: "0".repeat(64), text: WRONG }, false],
  ["of another build or of other choices", { key: "[]", text: WRONG }, false],
  ["that were damaged", { text: WRONG }, true],
];
for (const [name, change, unsealed] of OTHERS) {
  test(`figures ${name} are not shown`, async ({ desk, page }) => {
    await lookedAt(desk);
    await alter(page, change, unsealed);
    await page.goto(`${desk.site.app}#/?asOf=${DAY}`);
    await saysNothingEarly(desk, OWED);
    // And they are made anew for the next time.
    await expect.poll(async () => (await kept(page))?.text).toContain("12800.00");
    await page.goto("about:blank");
    await page.goto(`${desk.site.app}#/?asOf=${DAY}`);
    await expect(desk.insight).toContainText(OWED, { timeout: SLOW_MS / 2 });
  });
}

test("a change that came after them is never passed over", async ({ desk, page }) => {
  await lookedAt(desk);
  // A page that is closed before it has made any figure of what it wrote.
  await page.goto(`${desk.site.app}#/import`);
  const before = await kept(page);
  await desk.import(csv("n.csv", "facture;client;emission;ttc\nN-1;Nord;15/01/2025;100,00\n"));
  await leave(page);
  // As if the record had not been written again.
  await alter(page, before ?? {});
  await page.goto(`${desk.site.app}#/?asOf=${DAY}`);
  await saysNothingEarly(desk, "12 900,00 €");
});

test("they go with the book, and the demo leaves none", async ({ desk, page }) => {
  await lookedAt(desk);
  await desk.held();
  await page.getByRole("button", { name: "Tout effacer" }).click();
  await page.getByRole("button", { name: "Oui, tout effacer définitivement" }).click();
  await expect(page.locator(".notice--done")).toContainText("effacées");
  expect(await kept(page)).toBeUndefined();
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(page.locator("forecast-section table").first()).toBeAttached();
  expect(await kept(page)).toBeUndefined();
});
