import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CalculatorOnPage, EMBED, expect, test } from "./host.ts";
import { journey, put } from "./journey.ts";

const fixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/${name}.csv`, import.meta.url));
const ATELIER = readFileSync(fixture("atelier"), "utf8")
  .replace(/^\uFEFF/, "")
  .trim();

/** Of the book « Atelier » on 30/09/2025. */
const AGES = [
  ["Non échu", "4 500,00"],
  ["1–30 jours", "6 300,00"],
  ["31–60 jours", "0,00"],
  ["61–90 jours", "2 000,00"],
  ["plus de 90 jours", "0,00"],
  ["Total", "12 800,00"],
];

test("a table that is pasted is read, and each amount has its age", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
  await expect(calculator.result).toHaveText(/Il manque\s: Vos factures\./);
  await calculator.field("invoices").fill(ATELIER);
  await expect(calculator.figure).toHaveText("12 800,00 €");
  await expect(calculator.part("meaning")).toHaveText(
    "dus par vos clients au 30/09/2025, dont 8 300,00 € en retard.",
  );
  await expect(calculator.result).toContainText("8 lignes lues.");
  await expect(calculator.result).toContainText("Le plus long retard : 90 jours.");
  expect(await calculator.rows()).toEqual(AGES);
  await calculator.part("details").locator("summary").click();
  expect(await calculator.rows(1)).toEqual([
    ["SARL Bise", "3 600,00", "4 800,00", "0,00", "600,00", "0,00", "9 000,00"],
    ["Atelier Nord", "900,00", "0,00", "0,00", "1 400,00", "0,00", "2 300,00"],
    ["Mairie de Lys", "0,00", "1 500,00", "0,00", "0,00", "0,00", "1 500,00"],
    ["Total", "4 500,00", "6 300,00", "0,00", "2 000,00", "0,00", "12 800,00"],
  ]);
  await calculator.give({ asOf: "2025-06-15" });
  await expect(calculator.figure).toHaveText("5 400,00 €");
  expect((await calculator.rows()).slice(0, 3)).toEqual([
    ["Non échu", "2 400,00"],
    ["1–30 jours", "0,00"],
    ["31–60 jours", "3 000,00"],
  ]);
});

for (const name of ["atelier", "atelier-windows-1252", "atelier-narrow-spaces"]) {
  test(`the file ${name} chosen, then dropped, gives the same`, async ({ page, hosting }) => {
    const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
    await calculator.element.locator("[type=file]").setInputFiles(fixture(name));
    await expect(calculator.figure).toHaveText("12 800,00 €");
    expect(await calculator.rows()).toEqual(AGES);
    await calculator.field("invoices").fill("");
    await expect(calculator.figure).toHaveCount(0);
    const bytes = [...readFileSync(fixture(name))];
    await calculator.field("invoices").evaluate((area, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], "book.csv"));
      area.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }, bytes);
    await expect(calculator.figure).toHaveText("12 800,00 €");
  });
}

test("cells copied from a spreadsheet, with tabs between them, are read", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
  await calculator.field("invoices").fill(ATELIER.replaceAll(";", "\t"));
  await expect(calculator.figure).toHaveText("12 800,00 €");
  expect(await calculator.rows()).toEqual(AGES);
});

for (const [lang, button, figure] of [
  ["fr", "Voir un exemple", "13 100,00 €"],
  ["en", "See an example", "€13,100.00"],
] as const) {
  test(`an example shows what it is about, in ${lang}`, async ({ page, hosting }) => {
    const calculator = await put(hosting, page, "aging", `lang="${lang}"`);
    await calculator.element.getByRole("button", { name: button }).click();
    await expect(calculator.figure).toHaveText(figure);
    await expect(calculator.part("rejected")).toHaveCount(0);
    // Whatever the day is, each age but one has something in it.
    const sums = (await calculator.rows()).map(([, sum = ""]) => sum.replace(/\D/g, ""));
    expect(sums).toEqual(["450000", "480000", "300000", "000", "80000", "1310000"]);
  });
}

test("credit notes and invoices of more than one currency", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
  const head = "facture;client;emission;echeance;ttc;devise";
  await calculator
    .field("invoices")
    .fill(
      `${head}\nF-1;A;01/08/2025;31/08/2025;100,00;EUR\nA-1;A;13/09/2025;30/09/2025;-30,00;EUR`,
    );
  await expect(calculator.figure).toHaveText("70,00 €");
  expect((await calculator.rows()).slice(-2)).toEqual([
    ["Avoirs et trop-perçus", "−30,00"],
    ["Total", "70,00"],
  ]);
  await calculator
    .field("invoices")
    .fill(`${head}\nF-1;A;13/08/2025;31/08/2025;100,00;EUR\nF-2;A;13/08/2025;31/08/2025;5,00;USD`);
  await expect(calculator.figure).toHaveCount(0);
  await expect(calculator.result).toContainText("USD");
  await calculator.set("currency", "USD");
  await expect(calculator.result).toContainText("EUR");
});

test("a frame's address may bring a table; what is typed goes into no address", async ({
  page,
  hosting,
}) => {
  const query = new URLSearchParams({ invoices: ATELIER, "as-of": "2025-09-30" });
  await page.goto(`${hosting.site}/${EMBED}/frame/aging.html#lang=fr&${query}`);
  const calculator = new CalculatorOnPage(page.locator("encours-aging"));
  await expect(calculator.figure).toHaveText("12 800,00 €");
  expect(
    await calculator.element.evaluate((one) => (one as HTMLElement & { query: string }).query),
  ).toBe("as-of=2025-09-30");
});

test("lines that cannot be read are named with their number, the others count", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
  const wrong = `${ATELIER}\nX-1;Atelier Nord;entreprise;02/13/2025;;10,00;;\nX-2;Atelier Nord;entreprise;02/07/2025;;12,3O;;`;
  await calculator.field("invoices").fill(wrong);
  await expect(calculator.figure).toHaveText("12 800,00 €");
  const lines = calculator.part("rejected").locator("li");
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toHaveText(/^Ligne 10\s:.*02\/13\/2025/);
  await expect(lines.nth(1)).toHaveText(/^Ligne 11\s:.*12,3O/);
  await expect(calculator.part("body")).toContainText("2 lignes ne sont pas comptées");
});

test("what can be read in two ways is asked: the mark of decimals, the order of dates", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
  await expect(calculator.field("decimal")).toBeHidden();
  await calculator.field("invoices").fill("facture;client;emission;ttc\nF-1;A;03/04/2025;1.200");
  await expect(calculator.field("decimal")).toBeVisible();
  expect(await calculator.problem("decimal")).toContain("deux façons");
  await calculator.give({ decimal: "," });
  await expect(calculator.field("dateFormat")).toBeVisible();
  expect(await calculator.problem("dateFormat")).toContain("deux façons");
  await calculator.give({ dateFormat: "MM/DD/YYYY" });
  await expect(calculator.figure).toHaveText("1 200,00 €");
  // Issued on 4 March, so due on 3 April: 180 days before. Issued on 3 April: 150.
  await expect(calculator.result).toContainText("Le plus long retard : 180 jours.");
  await calculator.give({ dateFormat: "DD/MM/YYYY" });
  await expect(calculator.result).toContainText("Le plus long retard : 150 jours.");
  // Another table is asked about anew.
  await calculator.field("invoices").fill(ATELIER);
  await expect(calculator.figure).toHaveText("12 800,00 €");
  await expect(calculator.field("decimal")).toBeHidden();
});

test("2,000 lines are read; more are sent to the app, whether pasted or in a large file", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "aging", `as-of="2025-09-30"`);
  const table = (lines: number) =>
    ["facture;client;emission;ttc"]
      .concat(Array.from({ length: lines }, (_, at) => `F-${at};C-${at % 7};13/01/2025;1,50`))
      .join("\n");
  const paste = (text: string) =>
    calculator.field("invoices").evaluate((area: HTMLTextAreaElement, pasted) => {
      area.value = pasted;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }, text);
  await paste(table(2000));
  await expect(calculator.figure).toHaveText("3 000,00 €");
  await paste(table(2001));
  await expect(calculator.figure).toHaveCount(0);
  expect(await calculator.problem("invoices")).toMatch(/^Au plus 2 000 lignes ici/);
  await calculator.field("invoices").fill("");
  await calculator.element.locator("[type=file]").setInputFiles({
    name: "large.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(table(60_000)),
  });
  expect(await calculator.problem("invoices")).toMatch(/^Au plus 2 000 lignes ici/);
  await expect(calculator.part("app-link")).toHaveCount(1);
});

journey({
  topic: "aging",
  attributes: `invoices="${ATELIER}" as-of="2025-09-30"`,
  atRest: `as-of="2025-09-30"`,
  figure: ["12 800,00 €", "€12,800.00"],
  meaning: [/dont 8\s300,00\s€ en retard/, /of which €8,300\.00 past due/],
  wrong: ["invoices", "beaucoup"],
  kept: ["invoices"],
  way: "/import",
  value: "12800.00",
  keys: [
    ["invoices", 1, "facture;client;emission;echeance;ttc\nF-1;A;13/08/2025;12/09/2025;120,50"],
    ["asOf", 3, "09302025"],
  ],
  typed: "120,50 €",
  told: ["Balance âgée", "61–90 jours", "2 000,00", "Mairie de Lys"],
});
