import { Ledger } from "encours";
import { ATELIER, expect, fits, fixture, french, inEachLook, plain, sound, test } from "./desk.ts";

const SPAN = { from: "2025-06-15", to: "2025-09-30" };

test("two days, and what leads from what was owed on one to the other", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at(SPAN.from);
  await page.getByRole("link", { name: "ce qui a changé depuis", exact: true }).click();
  await page.locator("#as-of").fill(SPAN.to);
  const heading = page.locator("changes-screen h1");
  await expect(heading).toHaveText("De 5 400,00 € dus au 15/06/2025 à 12 800,00 € au 30/09/2025.");
  const { ledger } = Ledger.fromCsv(fixture("atelier.csv"));
  const { opening, issued, creditNotes, payments, writtenOff, closing, rows } =
    ledger.changes(SPAN);
  expect([opening, closing]).toEqual(["5400.00", "12800.00"]);
  const amounts = page.locator(".changes tr > td.number:last-child");
  expect((await amounts.allTextContents()).map(plain)).toEqual(
    [opening, issued, creditNotes, payments, writtenOff, closing].map((one) => plain(french(one))),
  );
  const events = page.locator("[data-events] tbody tr");
  await expect(events).toHaveCount(rows.length);
  for (const [at, { invoice, kind }] of rows.entries()) {
    await expect(events.nth(at)).toContainText(invoice);
    if (kind === "payment") await expect(events.nth(at)).toContainText("règlement");
  }
  const saved = page.waitForEvent("download");
  await page
    .getByRole("button", { name: "Télécharger le tableau « Ce qui a changé » en CSV" })
    .click();
  expect((await saved).suggestedFilename()).toBe("changements.csv");
  await page.locator(".changes tfoot button").click();
  await expect(page.locator("side-panel")).toContainText("au centime");
});

test("without a first day it is the end of the month before; another book, other changes", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at(SPAN.to);
  await page.getByRole("link", { name: "Ce qui a changé depuis la fin du mois" }).click();
  await expect(page.getByLabel("Depuis le")).toHaveValue("2025-08-31");
  await page.getByLabel("Depuis le").fill("2025-09-29");
  await expect(page).toHaveURL(/from=2025-09-29/);
  await expect(page.locator("changes-screen h1")).toHaveText(
    "12 800,00 € dus au 29/09/2025 comme au 30/09/2025.",
  );
  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-005&asOf=${SPAN.to}`);
  await page.locator(".panel").getByRole("button", { name: "Enregistrer un règlement" }).click();
  await page.getByLabel("Montant réglé").fill("600");
  await page.locator(".panel").getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator(".panel__figure")).toHaveText("soldée");
  await page.goto(`${desk.site.app}#/changes?from=2025-09-29&asOf=${SPAN.to}`);
  await expect(page.locator("changes-screen h1")).toHaveText(
    "De 12 800,00 € dus au 29/09/2025 à 12 200,00 € au 30/09/2025.",
  );
});

inEachLook(() => {
  test("the changes are accessible and fit", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await page.goto(`${desk.site.app}#/changes?from=${SPAN.from}&asOf=${SPAN.to}`);
    await expect(page.locator("[data-events]")).toBeVisible();
    await sound(page, "changes");
    await fits(page, "changes");
  });
});
