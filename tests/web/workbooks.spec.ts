// Every table that leaves the page leaves it twice, as CSV and as a workbook, with the same cells.

import { readFile } from "node:fs/promises";
import { Ledger } from "encours";
import { writeXlsx } from "encours/import";
import { cells, part, sheetNames } from "../workbook.ts";
import { ATELIER, type Desk, expect, type File, fixture, many, test } from "./desk.ts";

test.use({ serviceWorkers: "allow" });

const DAY = "2025-09-30";

const MODULE = /encours-files-[^/]*\.wasm$/;

async function saved(desk: Desk, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.getByRole("button", { name }).click(),
  ]);
  return readFile(await file.path());
}

const asCsv = (name: string) => `Télécharger le tableau « ${name} » en CSV`;
const asXlsx = (name: string) => `Télécharger le tableau « ${name} » pour Excel (.xlsx)`;

/** The rows of our own CSV: texts in quotes, figures without. */
function rowsOf(file: Buffer): string[][] {
  const lines = file.toString("utf8").replace("\uFEFF", "").trim().split("\r\n");
  return lines.map((line) =>
    line === ""
      ? []
      : [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;"]*))/g)].map(
          ([, text, figure = ""]) => text?.replaceAll('""', '"') ?? figure,
        ),
  );
}

/** What our reader makes of the same file: the head, and the first rows. */
function readBack(file: Buffer): string[][] {
  const { columns, rows } = Ledger.csvColumns(file, { delimiter: ";" });
  return [columns, ...rows];
}

/** Days since 1899-12-30, as a workbook counts them. */
const serial = (date: string) => String(Date.parse(date) / 86_400_000 + 25_569);

/** Whether a cell of the workbook holds what the CSV says. */
function isSame(cell: string, text: string): boolean {
  if (cell === "" || text === "") return cell === "" && text === "";
  if (cell.startsWith('"')) return JSON.parse(cell) === text;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return cell === serial(text);
  const shortest = text.includes(",") ? text.replace(/,?0+$/, "").replace(",", ".") : text;
  // A percent is a fraction: two places further right in the text.
  return cell === shortest || Math.abs(Number(cell) * 100 - Number(shortest)) < 1e-9;
}

/** Each table of the screen in both files, cell by cell; the names of the tables. */
async function compared(desk: Desk): Promise<string[]> {
  // A statement lies over the list.
  const statement = desk.page.locator("customer-statement");
  await expect(desk.page.locator("main h1")).toBeVisible();
  const shown = desk.page.url().includes("statement=") ? statement : desk.page.locator("main");
  const buttons = shown.getByRole("button", { name: /^Télécharger le tableau .* en CSV$/ });
  await expect(buttons.first()).toBeVisible();
  const names: string[] = [];
  for (const button of await buttons.all()) {
    const label = (await button.getAttribute("aria-label")) ?? "";
    const name = /«\s(.*)\s»/.exec(label)?.[1] ?? "";
    names.push(name);
    const csv = await saved(desk, asCsv(name));
    const rows = rowsOf(csv);
    expect(csv.toString("utf8"), name).not.toMatch(/(^|;)"?[-+]?\d+\.\d+"?(;|\r|$)/m);
    const file = await saved(desk, asXlsx(name));
    const back = readBack(csv);
    expect(back.length, name).toBeGreaterThan(0);
    const filled = rows.filter((row) => row.some((cell) => cell !== ""));
    expect(back, name).toEqual(
      filled.slice(0, back.length).map((row) => row.map((cell) => cell.trim())),
    );
    const sheets = sheetNames(file).flatMap((_, at) => cells(file, at + 1));
    const lines = rows.filter((row) => row.length > 0);
    expect(sheets.length, name).toBe(lines.length);
    for (const [at, row] of lines.entries()) {
      const given = sheets[at] ?? [];
      for (const [column, text] of row.entries()) {
        const cell = given[column] ?? "";
        expect(isSame(cell, text), `${name}, row ${at}, ${text} as ${cell}`).toBe(true);
      }
    }
    expect(part(file, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  }
  return names;
}

const SCREENS: [screen: string, tables: string[]][] = [
  ["dashboard", ["Balance âgée", "Indicateurs"]],
  ["invoices", ["Factures"]],
  ["customers", ["Clients"]],
  ["customers?customer=SARL Bise&statement=open", ["Relevé de compte"]],
  ["reminders", ["Relances"]],
  ["cash", ["Trésorerie"]],
  ["provisions", ["Écritures"]],
  ["changes", ["Ce qui a changé"]],
  ["audit", []],
  ["audit?view=ways", ["Hypothèses"]],
  ["audit?view=creditPolicy", ["Politique de crédit client"]],
  ["audit?view=procedure", ["Procédure de recouvrement"]],
  ["data", ["Journal des modifications"]],
  ["settings", ["Taux de référence"]],
];

for (const [screen, tables] of SCREENS)
  test(`each table of « ${screen} » is the same in both files`, async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    const sign = screen.includes("?") ? "&" : "?";
    await page.goto(`${desk.site.app}#/${screen}${sign}asOf=${DAY}`);
    expect(await compared(desk)).toEqual(expect.arrayContaining(tables));
  });

/** Of each calculator a case, the name of its table, and the first row under the head. */
const CALCULATORS: [topic: string, query: string, name: string, row: string][] = [
  [
    "late-payment",
    "amount=10000.00&due=2024-05-31&paid-on=2025-09-15",
    "Pénalités de retard",
    "10000,00;10000,00;0,00;472;1745,95;40,00;0,00;1785,95;1785,95;0,0000;2029-05-31",
  ],
  [
    "due-date",
    "issued=2025-01-20&days=45",
    "Échéance",
    "2025-03-06;oui;60 jours / 45 jours fin de mois (les jours, puis la fin du mois) / fin de mois + 45 jours (la fin du mois, puis les jours);art. L441-10, I, C. com.",
  ],
  [
    "installments",
    "amount=5540.11&first=2025-09-30",
    "Échéancier",
    "1;2025-09-30;1846,70;1846,70;0,00;3693,41",
  ],
  [
    "early-discount",
    "amount=12000&discount-percent=2&days-early=20",
    "Escompte",
    "240,00;11760,00;37,24",
  ],
  [
    "aging",
    "as-of=2025-09-30&invoices=facture;client;emission;ttc%0AF-1;A;13/08/2025;120,50",
    "Balance âgée",
    "A;0,00;120,50;0,00;0,00;0,00;0,00;120,50",
  ],
  [
    "dso",
    "receivables=12800.00&sales=6600.00&as-of=2025-09-30",
    "DSO",
    "2025-09-30;90;12800,00;6600,00;174,55;;non",
  ],
  [
    "forecast",
    "opening=1000&as-of=2025-09-30&flows=2025-10-05%3B%3Bout%3B1500",
    "Trésorerie",
    "2025-10-01;2025-10-07;0,00;0,00;1500,00;-1500,00;-500,00;-500,00",
  ],
  [
    "collection-costs",
    "annual-sales=100000&invoices-per-year=600&dso-days=60&overdue-percent=20&loss-percent=1&funding-rate-percent=5&in-house-minutes-per-invoice=30&in-house-hourly-cost=40&agency-fee-percent-of-recovered=10",
    "Coûts du recouvrement",
    "En interne;2400,00;821,92;1000,00;4221,92",
  ],
  [
    "provision",
    "amount=2400&paid-amount=1000&rate-percent=50",
    "À provisionner",
    "2025-09-30;1166,67;583,34;583,34;0,00",
  ],
];

for (const [topic, query, name, first] of CALCULATORS)
  test(`what the calculator « ${topic} » gives is the same in both files`, async ({
    desk,
    page,
  }) => {
    await page.clock.setFixedTime("2025-09-30T10:00:00");
    await desk.open(`#/calculators/${topic}?${query}`);
    expect(await compared(desk)).toEqual([name]);
    const [, row = []] = rowsOf(await saved(desk, asCsv(name)));
    expect(row.slice(0, first.split(";").length).join(";")).toBe(first);
  });

test("a calculator without a result has nothing to take out", async ({ desk, page }) => {
  await desk.open("#/calculators/late-payment?amount=10000.00&due=2024-05-31");
  const element = page.locator("encours-late-payment");
  await expect(page.getByRole("button", { name: asCsv("Pénalités de retard") })).toBeVisible();
  await element.locator("[name=amount]").fill("dix mille");
  await expect(page.getByRole("button", { name: asCsv("Pénalités de retard") })).toHaveCount(0);
});

test("amounts are numbers, dates are dates, and what a customer is called is no formula", async ({
  desk,
  page,
}) => {
  await desk.open();
  const book = fixture("atelier.csv").toString("utf8").replaceAll("SARL Bise", "=1+1");
  await desk.import({ ...ATELIER, buffer: Buffer.from(book) });
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&sort=id`);
  const file = await saved(desk, asXlsx("Factures"));
  expect(sheetNames(file)).toEqual(["Factures"]);
  const [head, ...rows] = cells(file);
  expect(head?.slice(0, 4)).toEqual(['"Numéro"', '"Client"', '"Émise le"', '"Échéance"']);
  const bise = rows.find(([id]) => id === '"F-2025-005"');
  expect(bise?.slice(1, 7)).toEqual(['"=1+1"', "45853", "45869", "600", "600", '"EUR"']);
});

test("a table is written by a module that loads when it is first asked for, and offline too", async ({
  desk,
  page,
  site,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.installed();
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await page.reload();
  await expect(page.locator("main h1")).toBeVisible();
  expect(asked.filter((url) => MODULE.test(url))).toEqual([]);
  await site.stop();
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}`);
  const file = await saved(desk, asXlsx("Factures"));
  expect(cells(file).length).toBeGreaterThan(5);
  expect(asked.some((url) => MODULE.test(url))).toBe(true);
});

test("without the module the person is told, and the CSV is still to be had", async ({
  desk,
  page,
}) => {
  await page.context().route(MODULE, (route) => route.abort());
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}`);
  await page.getByRole("button", { name: asXlsx("Factures") }).click();
  await expect(page.locator(".notice--error")).toBeVisible();
  expect(rowsOf(await saved(desk, asCsv("Factures"))).length).toBeGreaterThan(5);
});

test("a long list is written without holding up the page", async ({ desk, page }) => {
  test.slow();
  await desk.open();
  await desk.import(many(20_000));
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}`);
  await expect(page.locator("[role=grid]")).toBeVisible();
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
    Object.assign(globalThis, { tasks });
  });
  const file = await saved(desk, asXlsx("Factures"));
  expect(cells(file)).toHaveLength(20_001);
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  // The slow machines of tests take some: nothing like the seconds that the file takes.
  expect(Math.max(0, ...tasks)).toBeLessThan(500);
});

/** The book Atelier as a workbook: its lines on one sheet, typed, behind another sheet. */
function workbook(): File {
  const [head = [], ...lines] = fixture("atelier.csv")
    .toString("utf8")
    .replace("\uFEFF", "")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(";"));
  const isDate = (text: string) => /^\d\d\/\d\d\/\d{4}$/.test(text);
  const isAmount = (text: string) => /^-?\d+,\d\d$/.test(text);
  const columns = head.map((title, at) => {
    const cells = lines.map((line) => line[at] ?? "").filter((cell) => cell !== "");
    const kind = cells.every(isDate) ? "date" : cells.every(isAmount) ? "amount" : "text";
    return { title, kind } as const;
  });
  const rows = lines.map((line) =>
    head.map((_, at) => {
      const cell = line[at] ?? "";
      if (isDate(cell)) return cell.split("/").reverse().join("-");
      return isAmount(cell) ? cell.replace(",", ".") : cell;
    }),
  );
  const notes = { name: "À lire", columns: [{ title: "Note" }], rows: [["Export du logiciel"]] };
  const buffer = Buffer.from(writeXlsx({ sheets: [notes, { name: "Ventes", columns, rows }] }));
  return { name: "atelier.xlsx", mimeType: "", buffer };
}

test("a workbook is read as the same table as text is, and adds nothing twice", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.preview(workbook());
  await expect(page.getByLabel("Feuille du classeur")).toHaveValue("Ventes");
  await expect(desk.count("added")).toHaveText("8");
  await expect(desk.count("rejected")).toHaveText("0");
  await desk.confirm();
  await desk.at(DAY);
  await expect(desk.insight).toContainText("12 800,00 € dus");
  await desk.preview(ATELIER);
  await expect(desk.count("added")).toHaveText("0");
  await expect(desk.count("known")).toHaveText("8");
});

test("another sheet of the workbook can be chosen; its columns are asked for", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.preview(workbook());
  await page.getByLabel("Feuille du classeur").selectOption("À lire");
  await expect(page.locator("#import")).toContainText("colonne");
  await page.getByLabel("Feuille du classeur").selectOption("Ventes");
  await expect(desk.count("added")).toHaveText("8");
});

test("a workbook of the former format is refused with what to do", async ({ desk, page }) => {
  await desk.open();
  const cfb = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  await desk.drop({ name: "ventes.xls", mimeType: "application/vnd.ms-excel", buffer: cfb });
  await expect(page.getByRole("alert")).toContainText("Enregistrer sous");
});
