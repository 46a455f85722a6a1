import { expect, test } from "./host.ts";
import { journey, put } from "./journey.ts";

/** Of the book « Atelier » on 30/09/2025. */
const ATELIER = `receivables="12800.00" sales="6600.00" as-of="2025-09-30"`;

test("both methods, each with its name", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "dso", ATELIER);
  await expect(calculator.figure).toHaveText("174,55 jours");
  await expect(calculator.part("meaning")).toHaveText(
    "de ventes à encaisser : 12 800,00 € dus, pour 6 600,00 € vendus en 90 jours (DSO, méthode simple).",
  );
  await expect(calculator.result).toContainText("Avec vos ventes mois par mois");
  const month = (name: string) => calculator.element.getByLabel(name, { exact: true });
  await month("09/2025").fill("4 500,00");
  await expect(calculator.result).toContainText("DSO par épuisement : plus de 30,00 jours.");
  await expect(calculator.result).toContainText("ajoutez 08/2025");
  await month("08/2025").fill("1500");
  await month("07/2025").fill("5 400");
  await expect(calculator.result).toContainText("plus de 92,00 jours");
  await month("06/2025").fill("2400.00");
  await expect(calculator.result).toContainText(
    "DSO par épuisement : 109,50 jours, en remontant vos ventes mois par mois.",
  );
  await calculator.part("details").locator("summary").click();
  const rows = await calculator.rows();
  expect(rows.map(([method, , days]) => [method, days])).toEqual([
    ["simple", "174,55"],
    ["par épuisement", "109,50"],
  ]);
});

test("four months stand from the start; others are added below, and only the last is taken away", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "dso", ATELIER);
  const names = calculator.part("row").locator("label");
  await expect(names).toHaveText(["09/2025", "08/2025", "07/2025", "06/2025"]);
  const remove = calculator.element.getByRole("button", { name: /Supprimer/ });
  await expect(remove).toHaveCount(0);
  const add = calculator.element.getByRole("button", { name: "Ajouter un mois" });
  await add.click();
  await expect(calculator.element.getByLabel("05/2025", { exact: true })).toBeFocused();
  await add.click();
  await expect(names).toHaveCount(6);
  await expect(remove).toHaveCount(1);
  await expect(remove).toHaveAccessibleName("Supprimer : 04/2025");
  await remove.click();
  await expect(remove).toHaveAccessibleName("Supprimer : 05/2025");
  await expect(add).toBeFocused();
});

test("a month that is left out between others is asked for, not taken as one without sales", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "dso", ATELIER);
  await calculator.element.getByLabel("09/2025", { exact: true }).fill("4500");
  await calculator.element.getByLabel("07/2025", { exact: true }).fill("5400");
  expect(await calculator.problem("monthlySales")).toBe(
    "08/2025 : Donnez les ventes de ce mois, ou 0 s’il n’y en a pas eu.",
  );
  await expect(calculator.element.getByLabel("08/2025", { exact: true })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await expect(calculator.figure).toHaveCount(0);
  await calculator.element.getByLabel("08/2025", { exact: true }).fill("0");
  await expect(calculator.figure).toHaveText("174,55 jours");
});

test("the example of the page of this figure; a month without sales counts in full", async ({
  page,
  hosting,
}) => {
  const calculator = await put(
    hosting,
    page,
    "dso",
    `receivables="5500" sales="4500" as-of="2025-09-30" monthly-sales="1500\n2400\n600\n0\n1200"`,
  );
  await expect(calculator.figure).toHaveText("110,00 jours");
  await expect(calculator.result).toContainText("147,83 jours");
});

test("months go back over the turn of the year", async ({ page, hosting }) => {
  const calculator = await put(
    hosting,
    page,
    "dso",
    `receivables="300" sales="300" as-of="2025-02-10" monthly-sales="100\n100\n100"`,
  );
  await expect(calculator.element.getByLabel("12/2024", { exact: true })).toHaveValue("100");
  // Of February the days up to the 10th: 10 + 31 + 31.
  await expect(calculator.result).toContainText("DSO par épuisement : 72,00 jours");
});

test("no sales: there is no DSO, and it says so", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "dso", `receivables="300" sales="0"`);
  await expect(calculator.figure).toHaveText("sans objet");
  await expect(calculator.part("meaning")).toHaveText(
    "Sans ventes dans la période, il n’y a pas de DSO.",
  );
});

test("what cannot be is refused beside its field, a month by its row", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "dso", ATELIER);
  await calculator.give({ days: "0" });
  expect(await calculator.problem("days")).toBe("Donnez un nombre entier de jours, de 1 à 3 660.");
  await calculator.give({ days: "90", sales: "1,234" });
  expect(await calculator.problem("sales")).toContain("Trop de décimales");
  await calculator.give({ sales: "6600", receivables: "12800,001" });
  expect(await calculator.problem("receivables")).toContain("Trop de décimales");
  await calculator.give({ receivables: "12800" });
  const month = calculator.field("monthlySales-0-monthSales");
  for (const [typed, says] of [
    ["10.000,00", "deux façons"],
    ["1,234", "Trop de décimales"],
  ] as const) {
    await month.fill(typed);
    await expect(month).toHaveAttribute("aria-invalid", "true");
    expect(await calculator.problem("monthlySales")).toMatch(/^09\/2025\s:/);
    expect(await calculator.problem("monthlySales")).toContain(says);
    await expect(calculator.figure).toHaveCount(0);
  }
});

journey({
  topic: "dso",
  attributes: `${ATELIER} monthly-sales="4500\n1500\n5400\n2400"`,
  atRest: ATELIER,
  figure: ["174,55 jours", "174.55 days"],
  meaning: [/DSO, méthode simple/, /DSO, simple method/],
  amount: "receivables",
  written: "12 800,00",
  value: "174.55",
  keys: [
    ["receivables", 1, "12800"],
    ["sales", 1, "6600"],
  ],
  typed: "174,55 jours",
  told: ["DSO par épuisement", "109,50", "12 800,00", "TTC"],
});
