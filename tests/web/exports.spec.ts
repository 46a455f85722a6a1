// What leaves the page for another program comes back as it was.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Invoice, Ledger } from "encours";
import { readFec, writeFec } from "encours/import";
import {
  ATELIER,
  csv,
  type Desk,
  expect,
  type File,
  fits,
  french,
  inEachLook,
  sound,
  test,
} from "./desk.ts";

/** Everything that the columns hold, and names that a spreadsheet would take for formulas. */
const BOOK = csv(
  "livre.csv",
  `numero;code client;nom du client;type client;date;echeance;ttc;tva;devise;date reglement;montant regle;litige
F-1;C1;Café « L’Été »;entreprise;03/03/2025;02/04/2025;1200,00;200,00;EUR;28/04/2025;700,00;
F-1;C1;Café « L’Été »;entreprise;03/03/2025;02/04/2025;1200,00;200,00;EUR;30/04/2025;500,00;
A-1;C1;Café « L’Été »;entreprise;05/03/2025;05/03/2025;-120,00;-20,00;EUR;;;
F-2;=C2;"=HYPERLINK(""http://example.org"";""x"")";public;10/04/2025;10/05/2025;3000,00;;EUR;;;oui
F-3;@C3;-1+2;particulier;02/06/2025;;2400,00;0,00;EUR;01/08/2025;-50,00;
F-4;'+C4;'-Quai Nord;;02/07/2025;31/08/2025;1,234;;TND;;;
=F-5;C5;;;15/07/2025;31/07/2025;600;;JPY;;;
`,
);

const DEMO_FILE = csv(
  "demo.csv",
  readFileSync(fileURLToPath(new URL("../../www/app/demo/demo.csv", import.meta.url))),
);

async function hash(desk: Desk): Promise<string> {
  await desk.page.goto(`${desk.site.app}#/data`);
  const shown = desk.page.locator("[data-hash]");
  await expect(shown).toBeVisible();
  return (await shown.getAttribute("data-hash")) ?? "";
}

async function saved(desk: Desk, button: string): Promise<File> {
  const [file] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.getByRole("button", { name: button }).click(),
  ]);
  return csv(file.suggestedFilename(), await readFile(await file.path()));
}

async function erase(desk: Desk): Promise<void> {
  await desk.page.getByRole("button", { name: "Tout effacer" }).click();
  await desk.page.getByRole("button", { name: "Oui, tout effacer" }).click();
  await expect(desk.page.locator("data-screen")).toHaveCount(0);
}

const INVOICES = "Télécharger le tableau « Factures et règlements » en CSV";

test("all invoices as a CSV, erased and read again, are the same book", async ({ desk, page }) => {
  await desk.open();
  await desk.preview(BOOK);
  await desk.confirm();
  const before = await hash(desk);
  const file = await saved(desk, INVOICES);
  expect(file.name).toBe("factures-et-reglements.csv");
  const text = file.buffer.toString("utf8");
  expect(text.startsWith('\uFEFF"Numéro de facture";"Code client";')).toBe(true);
  expect(text).toContain(
    '"F-1";"C1";"Café « L’Été »";"entreprise";2025-03-03;2025-04-02;1200,00;200,00;"EUR";2025-04-28;700,00;""',
  );
  for (const line of text.trim().split("\r\n")) expect(line).not.toMatch(/(^|;)"?[=+@]/);

  await erase(desk);
  await desk.preview(file);
  await expect(desk.count("rejected")).toHaveText("0");
  await expect(desk.count("added")).toHaveText("6");
  await desk.confirm();
  expect(await hash(desk)).toBe(before);
  expect(await page.locator("[role=alert]").count()).toBe(0);
});

test("a book of two years leaves in English and comes back", async ({ desk, page }) => {
  await desk.open();
  await desk.import(DEMO_FILE);
  await page.getByRole("button", { name: "English" }).click();
  await page.goto(`${desk.site.app}#/data`);
  const file = await saved(desk, "Download the table “Invoices and payments” as CSV");
  await expect(page.locator("book-exports")).toContainText("written off");
  const { ledger, rejected } = Ledger.fromCsv(file.buffer);
  expect(rejected).toEqual([]);
  const held = (one: Ledger) => one.invoices().sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(held(ledger)).toEqual(held(Ledger.fromCsv(DEMO_FILE.buffer).ledger));
});

test("the entries of a year are a file for the accountant, and read back as the same invoices", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/data?asOf=2025-09-30`);
  const form = page.locator("fec-export form");
  await expect(form.getByLabel("Du", { exact: true })).toHaveValue("2025-01-01");
  await expect(form.getByLabel("Au", { exact: true })).toHaveValue("2025-12-31");
  await expect(form).toContainText("Ce n’est pas le FEC de votre comptabilité");
  await form.getByLabel("SIREN").fill("732 829 320");
  await form.locator("summary").click();
  await form.getByLabel("Ventes (7)").fill("706000");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    form.getByRole("button", { name: "Télécharger les écritures" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("732829320FEC20251231.txt");
  const buffer = await readFile(await file.path());

  // What the package makes of the same book.
  const { ledger } = Ledger.fromCsv(ATELIER.buffer);
  const options = { from: "2025-01-01", to: "2025-12-31", siren: "732829320" };
  const own = writeFec(ledger, { ...options, accounts: { sales: "706000" } });
  expect(buffer.equals(Buffer.from(own.file))).toBe(true);
  await expect(form.locator("[data-made-fec]")).toContainText(
    `732829320FEC20251231.txt : ${own.entries} écritures, ${own.lines} lignes, ${french(own.debit)} € au débit`,
  );
  await expect(form.getByRole("status")).toContainText("Factures sans TVA indiquée : 8");
  const back = readFec(buffer);
  expect(back.totals.receivables).toBe("12800.00");
  const amounts = (invoices: Invoice[]) =>
    invoices.map(({ id, customer, issued, amount, payments }) => [
      id,
      customer,
      issued,
      amount,
      payments,
    ]);
  expect(amounts(back.invoices).sort()).toEqual(amounts(ledger.invoices()).sort());

  // The plan of the accountant is kept.
  await page.reload();
  await form.locator("summary").click();
  await expect(form.getByLabel("Ventes (7)")).toHaveValue("706000");
});

test("what cannot be written is said at its field", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/data?asOf=2025-09-30`);
  const form = page.locator("fec-export form");
  await form.locator("summary").click();
  const bank = form.getByLabel("Banque (5)");
  await bank.fill("401000");
  await form.getByRole("button", { name: "Télécharger les écritures" }).click();
  await expect(bank).toHaveAttribute("aria-invalid", "true");
  await expect(bank).toBeFocused();
  await bank.fill("512");
  await form.getByLabel("Du", { exact: true }).fill("2026-01-01");
  await form.getByRole("button", { name: "Télécharger les écritures" }).click();
  await expect(form.getByLabel("Au", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(bank).not.toHaveAttribute("aria-invalid", "true");
});

inEachLook((width) => {
  test("« Données » with its exports is sound", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await page.goto(`${desk.site.app}#/data`);
    await page.locator("fec-export summary").click();
    await page.getByRole("button", { name: "Télécharger les écritures" }).click();
    await expect(page.locator("[data-made-fec]")).toBeVisible();
    await sound(page, `« Données », ${width} px`);
    await fits(page, `« Données », ${width} px`);
  });
});
