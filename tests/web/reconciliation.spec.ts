/** « Rapprochement » : a bank statement dropped where files are dropped, confirmed line by line, recorded as one change, once. */
import { readFile } from "node:fs/promises";
import { writeXlsx } from "encours/import";
import { cells } from "../workbook.ts";
import { zipped } from "../zip.ts";
import { ATELIER, csv, expect, type File, fits, inEachLook, plain, sound, test } from "./desk.ts";

const entry = (amount: string, day: string, reference: string, rest: string) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${day}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>${rest}</Ntry>`;

/** journeys.md §2.7: 1 400.00 that quotes F-2025-003, 600.00 without a reference; and a charge of the bank. */
const STATEMENT: File = {
  name: "releve.xml",
  mimeType: "application/xml",
  buffer: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${entry(
      "1400.00",
      "2025-10-01",
      "B-1",
      "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>ATELIER NORD</Nm></Dbtr></RltdPties><RmtInf><Ustrd>FACT F 2025 3</Ustrd></RmtInf></TxDtls></NtryDtls>",
    )}${entry("600.00", "2025-10-02", "B-2", "<AddtlNtryInf>REMISE CHEQUE</AddtlNtryInf>")}${entry(
      "12.00",
      "2025-10-02",
      "B-3",
      "<AddtlNtryInf>COTISATION</AddtlNtryInf>",
    ).replace("CRDT", "DBIT")}</Stmt></BkToCstmrStmt></Document>`,
  ),
};

const BANK_TABLE = csv(
  "releve.csv",
  "Date opération;Libellé;Débit;Crédit\n01/10/2025;VIR SARL BISE;;4 800,00\n13/10/2025;FRAIS;-2,00;\n",
);

test("a statement is matched, confirmed line by line, recorded once, and undone", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-10-05");
  await expect(desk.insight).toContainText(/12\s800,00/);

  await desk.drop(STATEMENT);
  const rows = page.locator("[data-line]");
  await expect(rows).toHaveCount(2);
  await expect(page.locator("h1")).toHaveText(
    "2 encaissements à rapprocher, 2 avec une facture proposée.",
  );
  await expect(page.locator("[data-outgoing]")).toContainText("1");
  const [first, second] = [rows.nth(0), rows.nth(1)];
  // Quoted, and the amount fits: taken already. The other is proposed with its reason, and waits.
  await expect(first).toContainText("La facture F-2025-003 est citée");
  await expect(first.locator("select")).toHaveValue("accept");
  await expect(second).toContainText("F-2025-005 est la seule facture ouverte de ce montant");
  await expect(second.locator("select")).toHaveValue("later");
  await second.locator("select").selectOption("accept");
  await page.getByRole("button", { name: "Enregistrer 2 règlements" }).click();
  await expect(page.locator(".notice--done")).toContainText(
    "2 règlements enregistrés d’après releve.xml",
  );
  // 12 800.00 less 1 400.00 less 600.00.
  await expect(desk.insight).toContainText(/10\s800,00/);

  // The same file again brings nothing.
  await desk.drop(STATEMENT);
  await expect(page.locator("h1")).toHaveText("Rien à rapprocher dans ce relevé.");
  await expect(page.locator("[data-known]")).toContainText("2");
  await page.getByRole("button", { name: "Fermer ce relevé" }).click();

  // One change, taken out at once: both are proposed again.
  await page.goto(`${desk.site.app}#/data`);
  await page
    .locator("[data-journal] tr", { hasText: "2 factures" })
    .getByRole("button", { name: /^Annuler/ })
    .click();
  await expect(page.locator(".notice--done")).toContainText("Annulé");
  await page.goto(`${desk.site.app}#/?asOf=2025-10-05`);
  await expect(desk.insight).toContainText(/12\s800,00/);
  await desk.drop(STATEMENT);
  await expect(rows).toHaveCount(2);
});

test("another invoice can be quoted, and a line left alone for good", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.drop(STATEMENT);
  const second = page.locator("[data-line]").nth(1);
  const other = second.getByLabel("Autres factures");
  await other.fill("F-2099-001");
  await other.press("Tab");
  await expect(second.getByRole("alert")).toContainText("ne désigne aucune facture ouverte");
  await other.fill("F-2025-004");
  await other.press("Tab");
  await expect(second.locator("li")).toHaveText(/^F-2025-004\s+600,00\s€$/);
  await expect(second).toContainText("règlement partiel");
  await expect(second.locator("select")).toHaveValue("accept");
  await second.locator("select").selectOption("ignore");
  await page.getByRole("button", { name: "Enregistrer 1 règlement" }).click();
  await expect(page.locator(".notice--done")).toContainText("1 règlement enregistré");
  await desk.drop(STATEMENT);
  await expect(page.locator("[data-known]")).toContainText("2");
});

test("a table of a bank is a statement, too", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.drop(BANK_TABLE);
  const row = page.locator("[data-line]");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("F-2025-004");
  expect(plain(await row.locator(".table__amount").textContent())).toContain("4 800,00");
});

test("a zip of statements is read as one, and another zip is said to be unpacked", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  const zip = (...files: File[]): File => ({
    name: "releves.zip",
    mimeType: "application/zip",
    buffer: zipped(files.map(({ name, buffer }) => [name, buffer])),
  });
  await desk.drop(zip(STATEMENT, BANK_TABLE));
  await expect(page.locator("[data-line]")).toHaveCount(3);
  await expect(page.locator(".section__name")).toHaveText("Relevé bancaire releves.zip");
  await page.getByRole("button", { name: "Abandonner ce relevé" }).click();
  await desk.drop(zip(BANK_TABLE));
  await expect(page.locator("[data-line]")).toHaveCount(1);
  await page.getByRole("button", { name: "Abandonner ce relevé" }).click();
  const unpack = page.getByRole("alert").filter({ hasText: "Décompressez-la" });
  for (const other of [ATELIER, csv("notes.txt", "rien")]) {
    await desk.drop(zip(other));
    await expect(unpack).toBeVisible();
    await page.getByRole("button", { name: "Choisir un autre fichier" }).click();
  }
});

const QIF = csv("compte.qif", "!Type:Bank\nD1/10'25\nT600.00\nPREMISE CHEQUE\n^\n");
const OPEN_TABLE = csv(
  "releve.csv",
  "Date opération,Libellé,Montant\n01/10/2025,REMISE CHEQUE,600.00\n",
);

for (const [file, example] of [
  [QIF, "1/10/25"],
  [OPEN_TABLE, "01/10/2025"],
] as const) {
  test(`the days of ${file.name} can be read in two ways: the person says which`, async ({
    desk,
    page,
  }) => {
    await desk.open();
    await desk.import(ATELIER);
    await desk.drop(file);
    await expect(page.locator("h1")).toHaveText("Ces dates se lisent de deux façons");
    await expect(page.locator(".lead")).toContainText(`« ${example} »`);
    const day = page.getByRole("button", { name: `${example} : le jour d’abord` });
    await expect(day).toContainText("soit le 01/10/2025");
    await expect(page.getByRole("button", { name: `${example} : le mois d’abord` })).toContainText(
      "soit le 10/01/2025",
    );
    await sound(page, "the question of a statement");
    await fits(page, "the question of a statement");
    await day.click();
    const row = page.locator("[data-line]");
    await expect(row).toHaveCount(1);
    await expect(row).toContainText("01/10/2025");
    await expect(row).toContainText("F-2025-005 est la seule facture ouverte de ce montant");
    await row.locator("select").selectOption("accept");
    await page.getByRole("button", { name: "Enregistrer 1 règlement" }).click();
    await expect(page.locator(".notice--done")).toContainText("1 règlement enregistré");
    // The same file, read as before, brings nothing.
    await desk.drop(file);
    await day.click();
    await expect(page.locator("h1")).toHaveText("Rien à rapprocher dans ce relevé.");
  });
}

test("a workbook of a bank is a statement, too", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  const columns = [
    { title: "Date opération", kind: "date" as const },
    { title: "Libellé" },
    { title: "Montant", kind: "amount" as const },
  ];
  const rows = [["2025-10-01", "VIR SARL BISE", "4800.00"]];
  const written = writeXlsx({ sheets: [{ name: "Opérations", columns, rows }] });
  await desk.drop({
    name: "operations.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(written),
  });
  await expect(page.locator("[data-line]")).toHaveCount(1);
  await expect(page.locator("[data-line]")).toContainText("F-2025-004");
});

test("lines together never pay more of an invoice than is open", async ({ desk, page }) => {
  const table = csv(
    "deux.csv",
    "Date opération;Libellé;Montant\n01/10/2025;FACT F-2025-005;600,00\n02/10/2025;REMISE CHEQUE;450,00\n13/10/2025;REMISE 2;250,00\n",
  );
  await desk.open();
  await desk.import(ATELIER);
  await desk.drop(table);
  const [first, second, third] = [0, 1, 2].map((at) => page.locator("[data-line]").nth(at));
  if (!first || !second || !third) throw new Error("three lines");
  await expect(first.locator("select")).toHaveValue("accept");

  // All of it is paid by the first line: typed by hand, it is told so.
  const name = async (row: typeof first, invoice: string) => {
    await row.getByLabel("Autres factures").fill(invoice);
    await row.getByLabel("Autres factures").press("Tab");
  };
  await name(second, "F-2025-005");
  await expect(second.getByRole("alert")).toContainText(
    "ce qui en reste dû est déjà réglé par d’autres lignes",
  );
  await expect(second.locator("select")).toHaveValue("later");

  // The first one waits, the others take it: 450.00 and what is left of 600.00, 150.00.
  await first.locator("select").selectOption("later");
  await name(second, "F-2025-5");
  await expect(second.locator("li")).toHaveText(/^F-2025-005\s+450,00\s€$/);
  await name(third, "F-2025-005");
  await expect(third.locator("li")).toHaveText(/^F-2025-005\s+150,00\s€$/);
  const record = page.getByRole("button", { name: /^Enregistrer \d règlements?$/ });
  await expect(record).toBeEnabled();

  // The first one after all: 600.00 too much, and nothing is recorded.
  await first.locator("select").selectOption("accept");
  await expect(page.locator("[data-overpaid]")).toHaveCount(3);
  expect(plain(await first.locator("[data-overpaid]").textContent())).toBe(
    "Ensemble, les lignes retenues paieraient F-2025-005 de 600,00 € de trop.",
  );
  await expect(record).toBeDisabled();
  await sound(page, "an invoice paid twice");
  await first.locator("select").selectOption("later");
  await expect(page.locator("[data-overpaid]")).toHaveCount(0);
  await record.click();
  await expect(page.locator(".notice--done")).toContainText("2 règlements enregistrés");
  // 600.00 less, no cent more.
  await desk.at("2025-10-15");
  await expect(desk.insight).toContainText(/12\s200,00/);
});

test("what is known already is listed on demand, with what became of it", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.drop(STATEMENT);
  await page.locator("[data-line]").nth(1).locator("select").selectOption("ignore");
  await page.getByRole("button", { name: "Enregistrer 1 règlement" }).click();
  await expect(page.locator(".notice--done")).toContainText("1 règlement enregistré");
  await desk.drop(STATEMENT);
  const known = page.locator("[data-known]");
  await known.getByText("2 lignes de ce relevé sont déjà rapprochées").click();
  const told = (await known.locator("li").allTextContents()).map(plain);
  expect(told).toEqual([
    "01/10/2025, 1 400,00 €, ATELIER NORD : règle F-2025-003",
    "02/10/2025, 600,00 €, REMISE CHEQUE : ignorée pour toujours",
  ]);
});

test("the review leaves as CSV and workbook with the same cells, and on paper", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.drop(STATEMENT);
  const saved = async (name: RegExp) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name }).click(),
    ]);
    return readFile(await file.path());
  };
  const text = (await saved(/« Rapprochement » en CSV$/)).toString().replace("\uFEFF", "");
  const [head = [], ...rows] = text
    .trim()
    .split("\r\n")
    .map((line) => line.split(";").map((cell) => cell.replace(/^"|"$/g, "")));
  expect(head.slice(0, 8)).toEqual(
    "date payeur libellé référence montant devise facture affecté".split(" "),
  );
  const plainly = (row: string[]) => [0, 1, 4, 6, 7, 8].map((at) => row[at]?.replace(",", "."));
  expect(rows.map(plainly)).toEqual([
    ["2025-10-01", "ATELIER NORD", "1400.00", "F-2025-003", "1400.00", "Enregistrer"],
    ["2025-10-02", "", "600.00", "F-2025-005", "600.00", "Laisser"],
  ]);
  const sheet = cells(await saved(/« Rapprochement » pour Excel/));
  expect(sheet.length).toBe(rows.length + 1);
  expect(sheet[1]?.[4]).toBe("1400");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-line] select").first()).toBeHidden();
  await expect(page.locator("[data-line] .print-only").first()).toHaveText("Enregistrer");
});

inEachLook((width) => {
  test("the review of a statement is whole", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await desk.drop(STATEMENT);
    await expect(page.locator("[data-line]")).toHaveCount(2);
    await sound(page, `a statement, ${width}`);
    await fits(page, `a statement, ${width}`);
    // Nothing stands beside the screen.
    const frame = page.locator(".table-frame");
    const [all, seen] = await frame.evaluate(({ scrollWidth, clientWidth }) => [
      scrollWidth,
      clientWidth,
    ]);
    expect(all, `a statement, ${width}`).toBeLessThanOrEqual(seen ?? 0);
  });
});
