import { expect, test } from "./host.ts";
import { journey, put } from "./journey.ts";

const FLOWS = [
  "2025-10-05;Loyer;out;900;month",
  "2025-10-10;Atelier Nord;in;2 400,00",
  "2025-10-31;Salaires;out;2800;month",
  "2025-11-20;SARL Bise;in;4800",
].join("\n");
const CASE = `opening="4000" as-of="2025-09-30" threshold="2000.00" flows="${FLOWS}"`;

test("what is typed in rows moves the balance on its days", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "forecast", `as-of="2025-09-30"`);
  await calculator.give({ opening: "4 000,00", threshold: "2000,00" });
  await expect(calculator.figure).toHaveText("4 000,00 €");
  const add = calculator.element.getByRole("button", { name: "Ajouter une ligne" });
  for (const [at, row] of FLOWS.split("\n").entries()) {
    const [date = "", label = "", direction = "", amount = "", every = "once"] = row.split(";");
    if (at > 0) await add.click();
    await expect(calculator.field(`flows-${at}-date`)).toBeVisible();
    const cells = { date, label, direction, amount, every };
    await calculator.give(
      Object.fromEntries(
        Object.entries(cells).map(([cell, said]) => [`flows-${at}-${cell}`, said]),
      ),
    );
  }
  // 4 000 − 900 = 3 100; + 2 400 = 5 500; − 2 800 = 2 700; − 900 = 1 800 on 5 November; + 4 800 = 6 600; − 2 800 = 3 800; − 900 = 2 900.
  await expect(calculator.figure).toHaveText("1 800,00 €");
  await expect(calculator.part("meaning")).toHaveText(
    "Solde le plus bas, le 05/11/2025 ; sous le seuil de 2 000,00 € dès le 05/11/2025.",
  );
  await expect(calculator.part("meaning")).toHaveClass("caution");
  await expect(calculator.result).toContainText("Solde de fin, le 30/12/2025 : 2 900,00 €.");
  const picture = calculator.part("body").getByRole("img");
  await expect(picture).toHaveAccessibleName(/au plus bas 1\s800,00\s€ le 05\/11\/2025/);
  await expect(picture.locator("text")).toHaveText([
    /^seuil\s: 2\s000,00\s€$/,
    /^1\s800,00\s€, 05\/11$/,
    "01/10",
    "30/12",
  ]);
  await calculator.part("details").locator("summary").click();
  const rows = await calculator.rows();
  expect(rows.length).toBe(13);
  expect(rows[1]).toEqual(["08/10 – 14/10/2025", "2 400,00", "0,00", "3 100,00", "5 500,00"]);
  expect(rows[5]).toEqual(["05/11 – 11/11/2025", "0,00", "900,00", "1 800,00", "1 800,00"]);
  await calculator.element.getByRole("button", { name: "Supprimer : Ligne 1" }).click();
  // Without the rent: 6 400 before the salaries of 31 October.
  await expect(calculator.figure).toHaveText("3 600,00 €");
});

test("the point, the lines and their texts stand where the amounts say", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "forecast", CASE);
  const picture = calculator.part("body").getByRole("img");
  const place = (tag: string, attribute: string) =>
    picture.locator(tag).first().getAttribute(attribute);
  // The threshold is above the lowest point, so its line is.
  const limit = Number.parseFloat((await place("line", "y1")) ?? "");
  const lowest = Number.parseFloat((await place("circle", "cy")) ?? "");
  expect(limit).toBeLessThan(lowest);
  // Of 13 weeks, the sixth.
  const across = Number.parseFloat((await place("circle", "cx")) ?? "");
  expect(across).toBeGreaterThan((5 / 13) * 98);
  expect(across).toBeLessThan((6 / 13) * 98 + 2);
});

test("a row that lacks its date or amount is told, not counted", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "forecast", `opening="1000" as-of="2025-09-30"`);
  await calculator.give({ "flows-0-amount": "1500", "flows-0-direction": "out" });
  await expect(calculator.figure).toHaveText("1 000,00 €");
  await expect(calculator.result).toContainText("1 ligne incomplète n’est pas comptée.");
  await calculator.give({ "flows-0-date": "2025-10-05" });
  await expect(calculator.figure).toHaveText("−500,00 €");
  await expect(calculator.result).not.toContainText("incomplète");
});

test("what is wrong is told by its row and cell", async ({ page, hosting }) => {
  const calculator = await put(
    hosting,
    page,
    "forecast",
    `opening="1000" as-of="2025-09-30" flows="\n2025-10-05;;out;100"`,
  );
  const amount = calculator.field("flows-1-amount");
  for (const [typed, says] of [
    ["10.000,00", "deux façons"],
    ["-5", "sans signe"],
    ["1,234", "Trop de décimales"],
  ] as const) {
    await amount.fill(typed);
    await expect(amount, typed).toHaveAttribute("aria-invalid", "true");
    expect(await calculator.problem("flows")).toMatch(/^Ligne 2, Montant\s:/);
    expect(await calculator.problem("flows")).toContain(says);
  }
  await amount.fill("100");
  await expect(calculator.figure).toHaveText("900,00 €");
  // Money that goes out is never taken for money that comes in.
  await calculator.set("flows", "2025-10-05;;Out;100");
  await expect(calculator.field("flows-0-direction")).toHaveAttribute("aria-invalid", "true");
  expect(await calculator.problem("flows")).toBe(
    "Ligne 1, Sens : Ce choix n’existe pas : prenez-en un dans la liste.",
  );
  await expect(calculator.figure).toHaveCount(0);
  await calculator.field("flows-0-direction").selectOption("out");
  await expect(calculator.figure).toHaveText("900,00 €");
});

journey({
  topic: "forecast",
  attributes: CASE,
  atRest: `opening="4000" as-of="2025-09-30"`,
  figure: ["1 800,00 €", "€1,800.00"],
  meaning: [/^Solde le plus bas, le 05\/11\/2025/, /^Lowest balance, on 5 Nov 2025/],
  amount: "opening",
  written: "4 000",
  value: "1800.00",
  keys: [
    ["opening", 1, "1000"],
    ["asOf", 1, "09302025"],
    ["flows-0-date", 3, "10012025"],
    ["flows-0-amount", 4, "10,5"],
  ],
  typed: "1 010,50 €",
  told: ["Trésorerie à treize semaines", "08/10 – 14/10/2025", "5 500,00"],
});
