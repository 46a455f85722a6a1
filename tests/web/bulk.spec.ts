import { readFileSync } from "node:fs";
import { ATELIER, type Desk, expect, fits, inEachLook, many, sound, test } from "./desk.ts";

const ALL = "#/invoices?asOf=2025-09-30&sort=number";

async function listed(desk: Desk): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await desk.page.goto(`${desk.site.app}${ALL}`);
  await expect(desk.page.locator(".grid__body .grid__row")).toHaveCount(8);
}

function box(desk: Desk, number: string) {
  return desk.page.getByRole("checkbox", { name: `Sélectionner ${number}`, exact: true });
}

function selected(desk: Desk) {
  return desk.page.locator(".grid__row--selected .grid__cell--number");
}

async function act(desk: Desk, name: string): Promise<void> {
  await desk.page.locator(".bulk").getByRole("button", { name, exact: true }).click();
}

async function save(desk: Desk): Promise<void> {
  await desk.page.locator("bulk-panel").getByRole("button", { name: "Enregistrer" }).click();
}

test("rows are selected one by one, in a range, all of them, by mouse and by keyboard", async ({
  desk,
  page,
}) => {
  await listed(desk);
  await box(desk, "F-2025-003").click();
  await expect(page.locator(".bulk__count strong")).toHaveText("1 facture sélectionnée");
  await expect(page.locator(".bulk__count")).toContainText("1 400,00 €");
  await expect(page).not.toHaveURL(/invoice=/);
  await box(desk, "F-2025-005").click({ modifiers: ["Shift"] });
  await expect(selected(desk)).toHaveText(["F-2025-003", "F-2025-004", "F-2025-005"]);
  // What is open of the three, as the book has it: 1 400 + 4 800 + 600.
  await expect(page.locator(".bulk__count")).toContainText("6 800,00 €");
  await box(desk, "F-2025-004").click();
  await expect(selected(desk)).toHaveText(["F-2025-003", "F-2025-005"]);

  const all = page.getByRole("checkbox", { name: "Sélectionner toutes les factures" });
  expect(await all.evaluate((one: HTMLInputElement) => one.indeterminate)).toBe(true);
  await all.click();
  await expect(selected(desk)).toHaveCount(8);
  await expect(page.locator(".bulk__count")).toContainText("12 800,00 €");
  await all.click();
  await expect(page.locator(".bulk")).toHaveCount(0);

  await page.locator(".grid__body .grid__cell--number").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(selected(desk)).toHaveCount(3);
  await page.keyboard.press("Shift+ArrowUp");
  await expect(selected(desk)).toHaveText(["F-2025-001", "F-2025-002"]);
  await expect(page.locator(":focus")).toHaveText("F-2025-002");
  await expect(page.locator('[aria-selected="true"]')).toHaveCount(2);
  await page.keyboard.press("Control+a");
  await expect(selected(desk)).toHaveCount(8);
  // What the list no longer shows is no longer selected.
  await page.getByRole("searchbox").fill("Mairie");
  await expect(selected(desk)).toHaveText(["F-2025-002", "F-2025-006"]);
  await page.getByRole("searchbox").fill("");
  await expect(page.locator(".grid__body .grid__row")).toHaveCount(8);
  await expect(selected(desk)).toHaveText(["F-2025-002", "F-2025-006"]);
});

test("several invoices are paid at once: one change, taken out at once", async ({ desk, page }) => {
  await listed(desk);
  await box(desk, "F-2025-003").click();
  await box(desk, "F-2025-005").click();
  await act(desk, "Marquer réglées");
  await expect(page.locator("#bulk-selection")).toHaveText("2 factures sélectionnées");
  await page.getByLabel("Réglées le").fill("2025-09-29");
  await save(desk);
  await expect(page.locator(".notice--done")).toContainText(
    "Règlement enregistré : 2 factures. Enregistré, 2 copies.",
  );
  // 12 800 less 1 400 and 600.
  await expect(page.locator("h1")).toContainText("10 800,00 €");
  await expect(desk.invoice("F-2025-003").last()).toHaveText("soldée");
  await expect(page.locator(".bulk")).toHaveCount(0);

  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-003&asOf=2025-09-30`);
  await expect(page.locator("invoice-panel")).toContainText("1 400,00 €, 29/09/2025");
  await expect(page.locator(".history li")).toHaveCount(1);
  await page.goto(`${desk.site.app}#/data`);
  const rows = page.locator("[data-journal] tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("2 factures");
  await page.reload();
  await rows
    .first()
    .getByRole("button", { name: /^Annuler/ })
    .click();
  await expect(rows).toHaveCount(3);
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(page.locator("h1")).toContainText("12 800,00 €");
  await expect(desk.invoice("F-2025-003").nth(4)).toHaveText("1 400,00");
});

test("what cannot be done to an invoice is told of each, and nothing is written before it is said", async ({
  desk,
  page,
}) => {
  await listed(desk);
  await page.keyboard.press("Control+a");
  await page.getByRole("checkbox", { name: "Sélectionner toutes les factures" }).click();
  await act(desk, "Marquer réglées");
  await page.getByLabel("Réglées le").fill("2025-08-31");
  await save(desk);
  const refused = page.locator("bulk-panel [role=alert]");
  await expect(refused).toContainText("4 factures ne le peuvent pas ; rien n’a été écrit.");
  await expect(refused.locator("li")).toHaveText([
    "F-2025-001 est soldée",
    "F-2025-002 est soldée",
    /F-2025-007 est émise après cette date/,
    /F-2025-008 est émise après cette date/,
  ]);
  await expect(page.locator("h1")).toContainText("12 800,00 €");
  await sound(page, "refusals");
  await page.getByRole("button", { name: "Enregistrer pour les 4 autres" }).click();
  await expect(page.locator(".notice--done")).toContainText("4 factures");
  // F-2025-007 and F-2025-008 are left.
  await expect(page.locator("h1")).toContainText("4 500,00 €");
});

test("several invoices are contested with a reason, which is found again", async ({
  desk,
  page,
}) => {
  await listed(desk);
  await box(desk, "F-2025-004").click();
  await box(desk, "F-2025-006").click();
  await act(desk, "Ouvrir un litige");
  await page.getByLabel("Motif").fill("Livraison incomplète");
  await save(desk);
  await expect(desk.invoice("F-2025-004").last()).toHaveText("litigieuse, 30 j de retard");
  await page.getByRole("combobox", { name: "Motif" }).selectOption("Livraison incomplète");
  await expect(page).toHaveURL(/reason=Livraison/);
  await expect(page.locator(".grid__body .grid__cell--number")).toHaveText([
    "F-2025-004",
    "F-2025-006",
  ]);
  await page.locator(".grid__cell--number", { hasText: "F-2025-006" }).click();
  await expect(page.locator("invoice-panel")).toContainText("Livraison incomplète");

  await page.locator("invoice-panel").getByRole("button", { name: "Fermer" }).click();
  await page.keyboard.press("Control+a");
  await act(desk, "Ouvrir un litige");
  await save(desk);
  await expect(page.locator("bulk-panel [role=alert] li")).toHaveText([
    "F-2025-004 l’est déjà",
    "F-2025-006 l’est déjà",
  ]);
  await page.locator("bulk-panel").getByRole("button", { name: "Abandonner" }).click();
  await act(desk, "Passer en perte");
  await save(desk);
  // 12 800 less 4 800 and 1 500.
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(page.locator("h1")).toContainText("6 500,00 €");
});

test("the selection is saved as a file", async ({ desk, page }) => {
  await listed(desk);
  await box(desk, "F-2025-008").click();
  await box(desk, "F-2025-003").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: "Télécharger le tableau « Factures choisies » en CSV" })
      .click(),
  ]);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines.slice(1).map((line) => line.split(";")[0])).toEqual([
    '"F-2025-003"',
    '"F-2025-008"',
  ]);
});

test("in the demo the same is done, and kept nowhere", async ({ desk, page }) => {
  await desk.open("#/invoices");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await page.getByRole("searchbox").fill("F-2025-005");
  await box(desk, "F-2025-005").click();
  await act(desk, "Passer en perte");
  await save(desk);
  await expect(desk.invoice("F-2025-005").last()).toHaveText("passée en perte");
  await expect(page.locator("h1")).toContainText("rien à encaisser");
});

test("a hundred thousand invoices are selected and paid as one change", async ({ desk, page }) => {
  test.setTimeout(240_000);
  await desk.open();
  await desk.import(many(100_000));
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30&sort=number`);
  const all = page.getByRole("checkbox", { name: "Sélectionner toutes les factures" });
  await all.click({ timeout: 30_000 });
  await expect(page.locator(".bulk__count")).toContainText("100 000 factures sélectionnées");
  await expect(page.locator(".bulk__count")).toContainText("10 000 000,00 €");
  await box(desk, "M-000001").click();
  await expect(page.locator(".bulk__count")).toContainText("9 999 900,00 €");
  await act(desk, "Marquer réglées");
  await save(desk);
  await expect(page.locator(".notice--done")).toContainText("99 999 factures", {
    timeout: 90_000,
  });
  await expect(page.locator("h1")).toContainText("100,00 € à encaisser", { timeout: 30_000 });
  await page.reload();
  await expect(page.locator("h1")).toContainText("100,00 € à encaisser", { timeout: 30_000 });
  await page.goto(`${desk.site.app}#/data?asOf=2025-09-30`);
  const rows = page.locator("[data-journal] tbody tr");
  await expect(rows.first()).toContainText("99 999 factures");
  await rows
    .first()
    .getByRole("button", { name: /^Annuler/ })
    .click();
  await expect(rows).toHaveCount(3, { timeout: 60_000 });
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30&sort=number`);
  await expect(page.locator("h1")).toContainText("10 000 000,00 €", { timeout: 30_000 });
});

inEachLook((width) => {
  test("the selection and what is done with it are accessible and fit", async ({ desk, page }) => {
    await listed(desk);
    await box(desk, "F-2025-003").click();
    await box(desk, "F-2025-005").click();
    await expect(page.locator(".bulk__count")).toContainText("2 000,00 €");
    await sound(page, "selection");
    await fits(page, "selection");
    const bar = await page.locator(".bulk").boundingBox();
    expect((bar?.x ?? width) + (bar?.width ?? 0)).toBeLessThanOrEqual(width);
    await act(desk, "Ouvrir un litige");
    await page.waitForTimeout(250);
    await sound(page, "bulk form");
    await fits(page, "bulk form");
    await page.locator("#bulk-title").press("Escape");
    await expect(page.locator("bulk-panel")).toHaveCount(0);
    await expect(page.locator(".bulk")).toBeVisible();
  });
});
