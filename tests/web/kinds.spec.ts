/** Every kind of file that is read: known by its content, nothing saved before the person says so, nothing added by the same file again. */
import type { Page } from "@playwright/test";
import { Ledger } from "encours";
import { detect, type FileKind, writeXlsx } from "encours/import";
import { zipped } from "../zip.ts";
import { ATELIER, type Desk, expect, type File, fixture, test } from "./desk.ts";

const HEAD = ["Facture", "Client", "Date", "Échéance", "Montant TTC"];
const ROW = ["K-1", "Dupont", "2025-06-02", "2025-07-02", "120.00"];

const text = (content: string) => Buffer.from(content);

function ods(): Buffer {
  const cell = (content: string) =>
    `<table:table-cell office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
  const row = (cells: string[]) => `<table:table-row>${cells.map(cell).join("")}</table:table-row>`;
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Ventes">${row(HEAD)}${row(ROW)}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipped([
    ["mimetype", text("application/vnd.oasis.opendocument.spreadsheet")],
    ["content.xml", text(content)],
  ]);
}

const FEC = [
  "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise",
  "VE|Ventes|1|20250602|411000|Clients|DUP|Dupont|K-1|20250602|Vente|120,00|0,00|||20250602||",
  "VE|Ventes|1|20250602|706000|Ventes|||K-1|20250602|Vente|0,00|120,00|||20250602||",
].join("\r\n");

const UBL = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>K-1</ID><IssueDate>2025-06-02</IssueDate><DueDate>2025-07-02</DueDate><InvoiceTypeCode>380</InvoiceTypeCode><DocumentCurrencyCode>EUR</DocumentCurrencyCode><AccountingCustomerParty><Party><PartyName><Name>Dupont</Name></PartyName></Party></AccountingCustomerParty><TaxTotal><TaxAmount>20.00</TaxAmount></TaxTotal><LegalMonetaryTotal><TaxExclusiveAmount>100.00</TaxExclusiveAmount><TaxInclusiveAmount>120.00</TaxInclusiveAmount><PayableAmount>120.00</PayableAmount></LegalMonetaryTotal></Invoice>`;

/** Files that hold invoices. */
const INVOICES: [kind: FileKind, ending: string, content: Buffer][] = [
  ["csv", ".csv", text(`${HEAD.join(";")}\n${ROW.join(";")}\n`)],
  ["fec", ".txt", text(FEC)],
  [
    "xlsx",
    ".xlsx",
    Buffer.from(
      writeXlsx({
        sheets: [{ name: "V", columns: HEAD.map((title) => ({ title })), rows: [ROW] }],
      }),
    ),
  ],
  ["ods", ".ods", ods()],
  ["ubl", ".xml", text(UBL)],
  ["cii", ".xml", fixture("e-invoices/sale.xml")],
  ["facturx", ".pdf", fixture("e-invoices/sale.pdf")],
  [
    "snapshot",
    ".bin",
    Buffer.from(
      new Ledger({
        invoices: [{ id: "K-1", customer: "Dupont", issued: "2025-06-02", amount: "120.00" }],
      }).snapshot(),
    ),
  ],
];

const camt = (version: string, message: string, statement: string) =>
  text(
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><${message}><${statement}><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy="EUR">600.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2025-10-13</Dt></BookgDt><AddtlNtryInf>F-2025-005</AddtlNtryInf></Ntry></${statement}></${message}></Document>`,
  );
const CAMT = camt("053.001.08", "BkToCstmrStmt", "Stmt");

/** Files that hold movements of an account, of which one pays F-2025-005. */
const STATEMENTS: [kind: FileKind, ending: string, content: Buffer][] = [
  ["camt052", ".xml", camt("052.001.08", "BkToCstmrAcctRpt", "Rpt")],
  ["camt053", ".xml", CAMT],
  ["camt054", ".xml", camt("054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn")],
  ["camt053", ".zip", zipped([["a.xml", CAMT]])],
  [
    "mt940",
    ".sta",
    text(
      ":20:1\r\n:25:FR7630006000011234567890189\r\n:60F:C251012EUR0,00\r\n:61:2510131013C600,00NTRFNONREF\r\n:86:F-2025-005\r\n:62F:C251013EUR600,00\r\n",
    ),
  ],
  [
    "ofx",
    ".ofx",
    text(
      "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>123</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20251013<TRNAMT>600.00<FITID>1<NAME>F-2025-005</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n",
    ),
  ],
  ["qif", ".qif", text("!Type:Bank\nD13/10/2025\nT600.00\nPF-2025-005\n^\n")],
  ["csv", ".csv", text("Date opération;Libellé;Montant\n13/10/2025;F-2025-005;600,00\n")],
];

const named = (kind: FileKind, ending: string, buffer: Buffer): File => ({
  name: `${kind}${ending}`,
  mimeType: "application/octet-stream",
  buffer,
});

async function hash(desk: Desk): Promise<string> {
  await desk.page.goto(`${desk.site.app}#/data`);
  const shown = desk.page.locator("[data-hash]");
  await expect(shown).toBeVisible();
  return (await shown.getAttribute("data-hash")) ?? "";
}

/** How many changes the store holds, read behind the page's back. */
function changes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = "" }) => name);
    let count = 0;
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of [...db.objectStoreNames].filter((one) => one === "changes")) {
        count += await new Promise<number>((resolve, reject) => {
          const counting = db.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
          counting.onerror = () => reject(counting.error);
        });
      }
      db.close();
    }
    return count;
  });
}

for (const [kind, ending, buffer] of INVOICES) {
  test(`invoices of a file of kind ${kind} are looked at, saved once, and not again`, async ({
    desk,
    page,
  }) => {
    expect(detect(buffer)).toBe(kind);
    await desk.open();
    const file = named(kind, ending, buffer);
    await desk.preview(file);
    await expect(desk.count("added")).toHaveText("1");
    await expect(desk.count("rejected")).toHaveText("0");
    expect(await changes(page)).toBe(0);
    await desk.confirm();
    const before = await hash(desk);
    const held = await changes(page);
    expect(held).toBe(1);
    await desk.preview(file);
    await expect(desk.count("added")).toHaveText("0");
    await expect(desk.count("known")).toHaveText("1");
    await expect(desk.count("conflicts")).toHaveText("0");
    await expect(page.getByRole("button", { name: /^Ajouter/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Terminer" }).click();
    expect(await hash(desk)).toBe(before);
    expect(await changes(page)).toBe(held);
  });
}

for (const [kind, ending, buffer] of STATEMENTS) {
  test(`a statement of kind ${kind} as ${ending} is looked at, recorded once, and not again`, async ({
    desk,
    page,
  }) => {
    expect(detect(buffer)).toBe(kind);
    await desk.open();
    await desk.import(ATELIER);
    const file = named(kind, ending, buffer);
    await desk.drop(file);
    await expect(page.locator("[data-line]")).toHaveCount(1);
    await expect(page.locator("[data-line]")).toContainText("La facture F-2025-005 est citée");
    expect(await changes(page)).toBe(1);
    await page.getByRole("button", { name: "Enregistrer 1 règlement" }).click();
    await expect(page.locator(".notice--done")).toContainText("1 règlement enregistré");
    const before = await hash(desk);
    await desk.drop(file);
    await expect(page.locator("h1")).toHaveText("Rien à rapprocher dans ce relevé.");
    await page.getByRole("button", { name: "Fermer ce relevé" }).click();
    expect(await hash(desk)).toBe(before);
    expect(await changes(page)).toBe(2);
  });
}

test("the installed app opens files of every kind", async ({ desk, page }) => {
  await desk.open();
  const manifest = await (await page.request.get(`${desk.site.url}manifest.webmanifest`)).json();
  const accepted = Object.values(manifest.file_handlers[0].accept).flat();
  for (const [, ending] of [...INVOICES, ...STATEMENTS]) {
    // What the npm package writes has no ending of its own.
    if (ending !== ".bin") expect(accepted).toContain(ending);
  }
  // Backups, too.
  expect(accepted).toEqual(expect.arrayContaining([".json", ".age"]));
});
