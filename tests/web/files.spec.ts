/** Files of any kind, dropped where files are dropped: each known by its content, looked at before anything is saved. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readFec } from "encours/import";
import { ATELIER, csv, expect, type File, fits, sound, test } from "./desk.ts";

const HEADER =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise";

/** `journal entry date account customer piece debit credit letter`, `.` for an empty cell. */
function fec(name: string, lines: string[]): File {
  const rows = lines.map((line) => {
    const [journal, entry, date, account, customer, piece, debit, credit, letter] = line
      .split(" ")
      .map((cell) => (cell === "." ? "" : cell));
    const named = customer ? `Société ${customer}` : "";
    return [
      journal,
      "Journal",
      entry,
      date,
      account,
      "Compte",
      customer,
      named,
      piece,
      "",
      "Libellé",
    ]
      .concat([debit, credit, letter, "", date, "", ""])
      .join("\t");
  });
  const content = Buffer.from(`${[HEADER, ...rows].join("\r\n")}\r\n`, "latin1");
  return { name, mimeType: "text/plain", buffer: content };
}

const BOOKS = fec("123456789FEC20251231.txt", [
  "VE 1 20250602 411000 NORD F-1 2400,00 0,00 A",
  "VE 1 20250602 706000 . F-1 0,00 2000,00 .",
  "VE 1 20250602 445710 . F-1 0,00 400,00 .",
  "VE 2 20250702 411000 BISE F-2 4800,00 0,00 .",
  "VE 2 20250702 706000 . F-2 0,00 4800,00 .",
  "BQ 1 20250801 411000 NORD REM1 0,00 1000,00 A",
  "BQ 1 20250801 512000 . REM1 1000,00 0,00 .",
  "BQ 2 20250831 411000 NORD REM2 0,00 1O0,00 .",
]);

test("an accounting file is read, looked at, saved, and adds nothing a second time", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.preview(BOOKS);
  const said = readFec(BOOKS.buffer);
  await expect(page.locator("h1")).toHaveText("2 factures, 2 clients, 1 règlement.");
  await expect(desk.count("added")).toHaveText("2");
  await expect(desk.count("rejected")).toHaveText("1");
  await expect(desk.fact("receivables")).toHaveText(/^6\s200,00\s?€$/);
  expect(said.totals.receivables).toBe("6200.00");
  await expect(desk.fact("encoding")).toHaveText("Windows-1252");
  await expect(
    page
      .getByText("Le lettrage NORD A n’est pas équilibré")
      .or(page.getByText("Le lettrage NORD A n’est pas équilibré")),
  ).toBeVisible();
  const row = page.locator(".rejected tbody tr");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("Credit");
  await expect(row).toContainText("1O0,00");
  await sound(page, "review of an accounting file");
  await fits(page, "review of an accounting file");
  // Nothing is saved before the person says so.
  const other = await desk.tab();
  await other.open();
  await expect(other.page.locator(".welcome__title")).toBeVisible();
  await other.page.close();

  await desk.confirm();
  await desk.at("2025-09-30");
  await page.goto(`${desk.site.app}#/import`);
  await desk.preview(BOOKS);
  await expect(desk.count("added")).toHaveText("0");
  await expect(desk.count("known")).toHaveText("2");
  await expect(page.getByText("Rien à ajouter")).toBeVisible();
});

test("several files at once come one after the other, each known by its content", async ({
  desk,
  page,
}) => {
  await desk.open();
  // The name says nothing.
  const disguised = { ...BOOKS, name: "ventes.csv" };
  const noise = csv("photo.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  await page.locator(".drop__input").setInputFiles([ATELIER, disguised, noise]);
  const list = page.locator(".dropped__item");
  await expect(list).toHaveCount(3);
  await expect(list.nth(0)).toContainText("tableau CSV, sous vos yeux");
  await expect(list.nth(1)).toContainText("fichier des écritures comptables (FEC), à voir");
  await expect(list.nth(2)).toContainText("format inconnu, à voir");
  await sound(page, "several files");
  await fits(page, "several files");
  await desk.confirm();
  await expect(page.locator("h1")).toHaveText("2 factures, 2 clients, 1 règlement.");
  await expect(list.nth(0)).toContainText("enregistré");
  await page.getByRole("button", { name: "Abandonner" }).click();
  await expect(list.nth(1)).toContainText("abandonné");
  await expect(page.locator("[role=alert]")).toContainText(
    "encours ne lit pas ce genre de fichier",
  );
  await page.getByRole("button", { name: "Choisir un autre fichier" }).click();
  await expect(page.locator(".drop")).toBeVisible();
  await expect(list).toHaveCount(0);
});

test("a file that is no accounting file after all is refused with what to do", async ({
  desk,
  page,
}) => {
  await desk.open();
  const torn = {
    ...BOOKS,
    buffer: Buffer.concat([Buffer.from("\xff\xfe", "latin1"), BOOKS.buffer]),
  };
  await desk.drop({ ...torn, name: "torn.txt" });
  await expect(page.locator("h1")).toHaveText("Ce fichier n’a pas pu être lu");
});

test("files that the installed app is opened with are read", async ({ desk, page }) => {
  await page.addInitScript((content: string) => {
    const bytes = Uint8Array.from(content, (letter) => letter.charCodeAt(0));
    const file = new File([bytes], "FEC.txt");
    Object.defineProperty(window, "launchQueue", {
      value: {
        setConsumer: (take: (launch: unknown) => void) =>
          take({ files: [{ getFile: async () => file }] }),
      },
    });
  }, BOOKS.buffer.toString("latin1"));
  await desk.open();
  await expect(desk.count("added")).toHaveText("2");
  const manifest = await (await page.request.get(`${desk.site.url}manifest.webmanifest`)).json();
  expect(manifest.file_handlers[0].action).toBe(manifest.start_url);
});

test("the reading of 50 MB shows how far it is, and ends when it is told to", async ({
  desk,
  page,
}, info) => {
  const lines = Array.from({ length: 300_000 }, (_, index) => [
    `VE ${index} 20250602 411000 C${index % 50} F-${index} 120,00 0,00 .`,
    `VE ${index} 20250602 706000 . F-${index} 0,00 120,00 .`,
  ]).flat();
  const { buffer } = fec("long.txt", lines);
  expect(buffer.length).toBeGreaterThan(50e6);
  const path = info.outputPath("long.txt");
  writeFileSync(path, buffer);
  await desk.open();
  await page.locator(".drop__input").setInputFiles(path);
  const progress = page.locator("[role=progressbar], progress");
  await expect(progress.first()).toBeVisible();
  await expect(page.locator(".progress__label")).toContainText(/\d+ sur \d+ Mo/);
  await page.getByRole("button", { name: "Annuler" }).first().click();
  await expect(page.locator(".drop")).toBeVisible();
  await expect(progress).toHaveCount(0);
  // The next file is read as if nothing had been.
  await desk.preview(BOOKS);
  await expect(desk.count("added")).toHaveText("2");
});

const REAL = `${process.env.ENCOURS_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url))}/fec/fec-reader/0000000001FEC20220831.txt`;

test("a real accounting file is in the book with its own balance", async ({ desk, page }) => {
  if (!existsSync(REAL)) {
    console.log("left out: 1 case on a real file, see CONTRIBUTING.md");
    return;
  }
  const buffer = readFileSync(REAL);
  await desk.open();
  await desk.preview({ name: "FEC20220831.txt", mimeType: "text/plain", buffer });
  const { invoices, totals, warnings } = readFec(buffer);
  expect(warnings.map(({ code }) => code).filter((code) => code === "fec/matching")).toHaveLength(
    15,
  );
  await expect(page.locator("[data-warnings] summary")).toHaveText(
    `${warnings.length} points à vérifier dans le fichier`,
  );
  await expect(desk.count("added")).toHaveText(new RegExp(`^${invoices.length}$`));
  expect(totals.lines).toBe(buffer.toString().trimEnd().split("\n").length - 1);
  await desk.confirm();
});
