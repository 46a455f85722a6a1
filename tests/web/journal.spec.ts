import { readFileSync } from "node:fs";
import { ATELIER, type Desk, expect, fits, inEachLook, sound, test } from "./desk.ts";

const DAY = "asOf=2025-09-30";

async function pay(desk: Desk, amount: string): Promise<void> {
  const { page } = desk;
  await page.getByRole("button", { name: "Enregistrer un règlement" }).click();
  await page.getByLabel("Montant réglé").fill(amount);
  await page.locator(".panel").getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByLabel("Montant réglé")).toHaveCount(0);
}

test("the keys undo step by step and do again, except inside a field", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-005&${DAY}`);
  const figure = page.locator(".panel__figure");
  await pay(desk, "100");
  await expect(figure).toHaveText("500,00 €");
  await pay(desk, "50");
  await expect(figure).toHaveText("450,00 €");

  await page.locator("#invoice-title").focus();
  await page.keyboard.press("Control+z");
  await expect(figure).toHaveText("500,00 €");
  await expect(page.locator(".notice--done")).toContainText(
    "Annulé : Règlement enregistré, F-2025-005.",
  );
  await page.keyboard.press("Control+z");
  await expect(figure).toHaveText("600,00 €");
  await page.keyboard.press("Control+Shift+z");
  await expect(figure).toHaveText("500,00 €");
  await expect(page.locator(".notice--done")).toContainText("Rétabli : Règlement enregistré");
  await page.keyboard.press("Control+y");
  await expect(figure).toHaveText("450,00 €");
  // Keys that come faster than their answers are each answered.
  for (const key of ["Control+z", "Control+z", "Control+Shift+z", "Control+Shift+z"])
    await page.keyboard.press(key);
  await expect(page.locator(".notice--done")).toContainText("Rétabli : Règlement enregistré");
  await expect(figure).toHaveText("450,00 €");
  // There is nothing left to do again.
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+z");
  await expect(figure).toHaveText("500,00 €");

  // Inside a field the keys are those of the text.
  const search = page.getByRole("searchbox");
  await search.fill("2025");
  await search.press("Control+z");
  await page.waitForTimeout(300);
  await expect(figure).toHaveText("500,00 €");
  // What is done anew is what comes next; what was taken out before is not done again over it.
  await pay(desk, "7");
  await expect(figure).toHaveText("493,00 €");
  await page.locator("#invoice-title").focus();
  await page.keyboard.press("Control+Shift+z");
  await page.waitForTimeout(300);
  await expect(figure).toHaveText("493,00 €");
});

test("in the demo the keys leave the book that is kept alone", async ({ desk, page }) => {
  await desk.open("#/invoices");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await page.getByRole("searchbox").fill("F-2025-005");
  await page.locator(".grid__cell--number", { hasText: "F-2025-005" }).click();
  await pay(desk, "100");
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
  await page.locator("#invoice-title").focus();
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(300);
  await expect(page.locator(".notice--error")).toHaveCount(0);
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
});

test("the journal says who did what and when, on the screen and in files", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/settings`);
  await page.getByLabel("Votre nom dans le journal").fill("Camille Martin");
  await page.locator("keeper-form").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".notice--done")).toContainText("Nom inscrit");
  await sound(page, "settings");
  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-005&${DAY}`);
  await pay(desk, "100");
  await expect(page.locator(".history li").first()).toContainText("Camille Martin");

  await page.goto(`${desk.site.app}#/data?${DAY}`);
  await page.reload();
  const rows = page.locator("[data-journal] tbody tr");
  await expect(rows.nth(0)).toContainText("Camille Martin");
  await expect(rows.nth(2).locator("td").nth(1)).toHaveText("");
  await rows
    .nth(0)
    .getByRole("button", { name: /^Annuler/ })
    .click();
  await expect(rows.nth(0)).toContainText("Annulation (Règlement enregistré)");
  await expect(rows.nth(0)).toContainText("Camille Martin");
  const [sheet] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /« Journal des modifications » en CSV/ }).click(),
  ]);
  const lines = readFileSync(await sheet.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines[3]).toMatch(
    /^3;"[\d-]+T[\d:.]+Z";"Camille Martin";"Règlement enregistré";"F-2025-005";"[0-9a-f]+"$/,
  );
  const [json] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Journal des modifications en JSON" }).click(),
  ]);
  const changes = JSON.parse(readFileSync(await json.path(), "utf8"));
  expect(changes).toHaveLength(4);
  expect(changes[0]).toMatchObject({ seq: 1, by: null, about: "atelier.csv" });
  expect(changes[2]).toMatchObject({
    seq: 3,
    by: "Camille Martin",
    undone: true,
    summary: { kind: "edit", action: "pay", invoice: "F-2025-005" },
  });
});

inEachLook(() => {
  test("the help of the keyboard is accessible and fits", async ({ desk, page }) => {
    await desk.open();
    await page.keyboard.press("?");
    await expect(page.locator("#panel-title")).toBeFocused();
    await expect(page.locator("keyboard-help")).toContainText("Ctrl + Z");
    await page.waitForTimeout(250);
    await sound(page, "keyboard");
    await fits(page, "keyboard");
    await page.keyboard.press("Escape");
    await expect(page.locator("keyboard-help")).toHaveCount(0);
  });
});
