/** Steps 7 and 14 of the journey of a small firm: what comes in pays, what goes out is whole. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Ledger, latePayment } from "encours";
import { cells } from "../workbook.ts";
import { ATELIER, Desk, expect, type File, fixture, french, plain, test } from "./desk.ts";

/** A credit of a CAMT.053: amount, day, reference of the bank, what the payer says. */
const credit = (amount: string, day: string, reference: string, said: string) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>${said}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

const STATEMENT: File = {
  name: "releve.xml",
  mimeType: "application/xml",
  buffer: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${credit(
      "1400.00",
      "2025-10-01",
      "B-1",
      "REGLEMENT F-2025-003",
    )}${credit("600.00", "2025-10-02", "B-2", "REMISE CHEQUE")}</Stmt></BkToCstmrStmt></Document>`,
  ),
};

/** What an invoice is worth on the dashboard: days late, open, interest, indemnity, claim. */
async function worth(desk: Desk, invoice: string): Promise<string[]> {
  const row = desk.cells("claims-section", invoice);
  await expect(row.nth(0)).toBeVisible();
  return (await row.allTextContents()).slice(2).map(plain);
}

test("7. an invoice comes as Factur-X, a statement pays two: what was late stays claimable, frozen", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  // 23.97 for 30 days on 2,400.00, and 27.96 for 60 on 1,400.00.
  expect(await worth(desk, "F-2025-003")).toEqual(["90 j", "1 400,00", "51,93", "40,00", "91,93"]);

  const pdf = { name: "F-2025-009.pdf", mimeType: "application/pdf" };
  await desk.preview({ ...pdf, buffer: fixture("e-invoices/sale.pdf") });
  await expect(desk.count("added")).toHaveText("1");
  await desk.confirm();
  await desk.at("2025-09-30");
  // 12,800.00 and the new invoice of 1,200.00.
  await expect(desk.insight).toContainText(/14\s000,00/);

  await desk.drop(STATEMENT);
  const [first, second] = [page.locator("[data-line]").nth(0), page.locator("[data-line]").nth(1)];
  // By its reference: taken already, of the whole amount.
  await expect(first).toContainText("La facture F-2025-003 est citée");
  await expect(first.locator("li")).toHaveText(/^F-2025-003\s+1\s400,00\s€$/);
  await expect(first.locator("select")).toHaveValue("accept");
  // Without one: proposed with its reason, and left to the person.
  await expect(second).toContainText("F-2025-005 est la seule facture ouverte de ce montant");
  await expect(second.locator("li")).toHaveText(/^F-2025-005\s+600,00\s€$/);
  await expect(second.locator("select")).toHaveValue("later");
  await second.locator("select").selectOption("accept");
  await page.getByRole("button", { name: "Enregistrer 2 règlements" }).click();
  await expect(page.locator(".notice--done")).toContainText("2 règlements enregistrés");

  // On the day of the figures of the book nothing was paid yet: 51.93 as before.
  await desk.at("2025-09-30");
  expect((await worth(desk, "F-2025-003"))[2]).toBe("51,93");

  // One day more on 1,400.00, the day of the credit: 28.43 for 61 days in place of 27.96; then it stands still.
  const payments = [
    { date: "2025-08-01", amount: "1000.00" },
    { date: "2025-10-01", amount: "1400.00" },
  ];
  const closed = { amount: "2400.00", due: "2025-07-02", payments };
  const other = {
    amount: "600.00",
    due: "2025-07-31",
    payments: [{ date: "2025-10-02", amount: "600.00" }],
  };
  for (const asOf of ["2025-10-05", "2025-12-31"]) {
    await desk.at(asOf);
    for (const [invoice, input] of [
      ["F-2025-003", closed],
      ["F-2025-005", other],
    ] as const) {
      const { interest, claim } = latePayment({ ...input, asOf });
      if (invoice === "F-2025-003") expect(interest).toBe("52.39");
      const [days, open, ...sums] = await worth(desk, invoice);
      expect(days).toBe(invoice === "F-2025-003" ? "91 j" : "63 j");
      expect(open).toBe("soldée");
      expect(sums).toEqual([french(interest), "40,00", french(claim)].map(plain));
    }
  }
  // Paid, and still claimable: the invoice itself says so, too.
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-10-05&invoice=F-2025-003`);
  const panel = page.locator("invoice-panel");
  await expect(panel).toContainText(/soldée/i);
  expect(plain(await panel.textContent())).toContain(plain("92,39 €"));
});

/** What a click saves: its name, its bytes. */
async function saved(page: Page, button: string | RegExp): Promise<File> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).first().click(),
  ]);
  const buffer = await readFile(await file.path());
  return { name: file.suggestedFilename(), mimeType: "application/octet-stream", buffer };
}

async function hash(desk: Desk): Promise<string> {
  await desk.page.goto(`${desk.site.app}#/data`);
  const shown = desk.page.locator("[data-hash]");
  await expect(shown).toBeVisible();
  return (await shown.getAttribute("data-hash")) ?? "";
}

test("14. the book leaves as CSV, XLSX, JSON and ICS; the JSON is the same book elsewhere", async ({
  browser,
  desk,
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await desk.open();
  await desk.import(ATELIER);
  const { ledger } = Ledger.fromCsv(ATELIER.buffer);
  const ids = ledger.invoices().map(({ id }) => id);

  await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30`);
  await expect(desk.invoice("F-2025-003").first()).toBeVisible();
  const table = (await saved(page, /^Télécharger le tableau .* en CSV$/)).buffer.toString();
  const sheet = cells((await saved(page, /^Télécharger le tableau .* \(\.xlsx\)$/)).buffer);
  for (const id of ids) {
    expect(table).toContain(`"${id}"`);
    expect(sheet.some((row) => row.includes(`"${id}"`))).toBe(true);
  }

  await page.goto(`${desk.site.app}#/reminders?asOf=2025-09-30`);
  const calendar = await saved(page, /\.ics/);
  expect(calendar.buffer.toString()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);

  const before = await hash(desk);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  const json = await saved(page, "Exporter sans chiffrer (JSON)");
  expect(json.name).toMatch(/\.json$/);
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
  const other = new Desk(await context.newPage(), desk.site);
  await other.open();
  // Where files are dropped, as any file.
  await other.drop(json);
  await other.page.getByRole("button", { name: "Reprendre cette sauvegarde" }).click();
  await expect(other.page.locator(".notice--done")).toContainText("8 factures");
  expect(await hash(other)).toBe(before);
  await context.close();
});
