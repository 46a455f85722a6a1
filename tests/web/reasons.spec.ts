// Every figure of every screen says why it is what it is, or leads to what it counts.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import {
  type Desk,
  everyFigureSaysWhy,
  expect,
  fits,
  fitsOnPaper,
  plain,
  sound,
  test,
} from "./desk.ts";

/** Each screen of the demo, and the least number of figures that it must have for the walk to mean something. */
const PLACES: [hash: string, figures: number][] = [
  ["", 200],
  ["changes", 20],
  ["customers", 30],
  ["cash", 140],
  ["reminders", 3],
  ["provisions", 20],
  ["provisions?view=file", 100],
  ["audit", 100],
  ["invoices?invoice=F-2025-001", 3],
  ["customers?customer=C-001", 8],
];

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

/** Opens the demo; gives its day, as addresses have it. */
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
    await everyFigureSaysWhy(page, least);
  });

test("what is said of a figure: its method and what the row really has", async ({ desk, page }) => {
  const day = await demo(desk);
  const panel = page.locator("side-panel");
  const opens = async (name: RegExp, said: string[]) => {
    await page.locator("main").getByRole("button", { name }).first().click();
    const told = plain(await panel.locator(".panel__content").textContent());
    for (const text of said) expect(told).toContain(text);
    await panel.press("Escape");
  };
  const why = "Pourquoi ce chiffre \\?$";

  await there(page, "audit", day);
  await opens(new RegExp(`^Part en retard, Entreprises, [\\d,]+.%, ${why}`), [
    "Part de l’encours positif dont l’échéance est passée.",
    "En retard",
    "Non échu",
  ]);
  await opens(new RegExp(`^Encours, Les 3 premiers, .*${why}`), ["SARL Bise", "9 000,00"]);
  await opens(/^Ventes sur un an, SARL Bise, /, ["TTC", "du 01/10/2024 au 30/09/2025"]);
  await expect(page.getByRole("link", { name: /^8 000,00 €, Limite, SARL Bise$/ })).toBeVisible();
  await sound(page, "audit");

  await there(page, "changes", day);
  await opens(/^Règlements, −/, ["diminuent l’encours", "Nombre"]);
  await opens(/^Nombre, Factures émises, /, ["après le"]);
  await sound(page, "changes");

  await there(page, "provisions?view=file", day);
  await opens(/^Dépréciation, SARL Bise, /, ["multiplié par le taux", "450,00 €", ", à "]);
  await opens(/^Taux du passé, /, ["atteint une tranche", "Perdu"]);
  await opens(/^Crédit 491/, ["à passer à cette date"]);
  await sound(page, "year-end file");

  // Interest opens its days, each half-year at its rate.
  await there(page, "?section=claims", day);
  await opens(/^Pénalités, F-[\d-]+, .* €, Pourquoi/, ["% ", "Taux de refinancement"]);
  await opens(/^Indemnité, F-[\d-]+, .* €, Pourquoi/, ["40,00"]);
  await opens(/^Pénalités, Total, /, ["facture par facture"]);
});

test("a printed sheet and a saved file have the figures alone", async ({ desk, page }) => {
  const day = await demo(desk);
  for (const hash of ["audit", "provisions?view=file"]) {
    await there(page, hash, day);
    await fitsOnPaper(page, hash);
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Télécharger en un fichier HTML" }).click(),
    ]);
    const file = await readFile(await saved.path(), "utf8");
    expect(file).toContain('class="number"');
    expect(file).not.toMatch(/<button|figure-button|Pourquoi ce chiffre|href="#/);
  }
  await there(page, "changes", day);
  await fitsOnPaper(page, "changes");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no screen is made wider by its reasons", async ({ desk, page }) => {
    const day = await demo(desk);
    for (const [hash] of PLACES) {
      await there(page, hash, day);
      await fits(page, hash);
    }
  });
});
