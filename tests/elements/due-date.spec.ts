import { expect, french, plain, test, vectors } from "./host.ts";
import { journey, put } from "./journey.ts";

type Terms = {
  kind: "receipt" | "net" | "endOfMonth";
  days?: number;
  order?: string;
  dayOfMonth?: number;
  businessDay?: string;
  holidays?: string;
};

/** The fields that say these terms, each in sight when its turn comes. */
function termFields(terms: Terms): Record<string, string> {
  const fields: Record<string, string> = { terms: terms.kind };
  if (terms.kind === "receipt") return fields;
  fields.days = String(terms.days);
  if (terms.kind === "endOfMonth") {
    fields.order = terms.order ?? "";
    fields.dayOfMonth = String(terms.dayOfMonth ?? "");
  }
  fields.businessDay = terms.businessDay ?? "none";
  if (fields.businessDay !== "none") fields.holidays = terms.holidays ?? "metropolitan";
  return fields;
}

test("what is typed falls due when the vectors say", async ({ page, hosting }) => {
  test.slow();
  const calculator = await put(hosting, page, "due-date", "");
  for (const { input, expect: right } of vectors<{ issued: string; terms: Terms }, { due: string }>(
    "dueDate",
  )) {
    await calculator.give({ issued: input.issued, ...termFields(input.terms) });
    await expect(calculator.figure, JSON.stringify(input)).toHaveText(french.date(right.due));
  }
});

/** As the table of the longest terms has them. */
function inWords({ kind, days, order }: Terms): string {
  if (kind === "net") return `${days} jours`;
  return order === "daysThenEndOfMonth"
    ? `${days} jours, puis fin de mois`
    : `fin de mois, puis ${days} jours`;
}

test("terms are lawful or not as the vectors say, with the longest ones", async ({
  page,
  hosting,
}) => {
  test.slow();
  const calculator = await put(hosting, page, "due-date", `issued="2025-01-20"`);
  for (const { input, expect: right } of vectors<
    { terms: Terms; debtor?: string; sector?: string; periodic?: boolean },
    { lawful: boolean; maximum: Terms[] }
  >("checkTerms")) {
    const debtor = input.debtor ?? "business";
    const fields: Record<string, string | boolean> = { ...termFields(input.terms), debtor };
    if (debtor !== "consumer") fields.sector = input.sector ?? "";
    // In the other cases a periodic invoice changes nothing, and is not asked about.
    if (debtor === "business" && !input.sector) fields.periodic = input.periodic ?? false;
    await calculator.give(fields);
    const told = JSON.stringify(input);
    const meaning = calculator.part("meaning");
    if (debtor === "consumer") await expect(meaning, told).toContainText("pas de délai maximal");
    else await expect(meaning, told).toHaveText(right.lawful ? /^Conditions licites/ : /illicites/);
    await expect(meaning, told).toHaveClass(right.lawful ? "" : "caution");
    const longest = right.maximum.map(inWords);
    const said = plain(await calculator.result.textContent());
    for (const terms of longest) expect(said, told).toContain(terms);
    const rows = await calculator.rows();
    expect(
      rows.map(([terms]) => terms),
      told,
    ).toEqual(
      longest.length > 0 ? ["convenues", ...longest.map((one) => `maximales : ${one}`)] : [],
    );
  }
});

test("« 45 jours fin de mois »: both readings are told, with their dates", async ({
  page,
  hosting,
}) => {
  const calculator = await put(
    hosting,
    page,
    "due-date",
    `issued="2025-01-20" terms="endOfMonth" days="45"`,
  );
  // The example of the page of this figure.
  await expect(calculator.figure).toHaveText("31/03/2025");
  await expect(calculator.result).toContainText(
    "Dans l’autre lecture (fin de mois, puis 45 jours) : 17/03/2025.",
  );
  await calculator.give({ order: "endOfMonthThenDays" });
  await expect(calculator.figure).toHaveText("17/03/2025");
  await expect(calculator.result).toContainText("(45 jours, puis fin de mois) : 31/03/2025.");
  await calculator.give({ order: "daysThenEndOfMonth", dayOfMonth: "10" });
  await expect(calculator.figure).toHaveText("10/04/2025");
  await expect(calculator.part("meaning")).toHaveClass("caution");
  await calculator.part("details").locator("summary").click();
  expect(await calculator.rows()).toEqual([
    ["convenues", "10/04/2025"],
    ["maximales : 60 jours", "21/03/2025"],
    ["maximales : 45 jours, puis fin de mois", "31/03/2025"],
    ["maximales : fin de mois, puis 45 jours", "17/03/2025"],
  ]);
  await expect(
    calculator.part("rules").getByRole("link", { name: "art. L441-10, I, C. com." }),
  ).toHaveAttribute("href", /legifrance/);
});

test("a due date on a day off moves as agreed, by the holidays agreed", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "due-date", `issued="2025-04-01"`);
  await expect(calculator.figure).toHaveText("01/05/2025");
  await calculator.give({ businessDay: "following" });
  await expect(calculator.figure).toHaveText("02/05/2025");
  await calculator.give({ issued: "2025-03-19", businessDay: "following" });
  // Good Friday, a day off in Alsace and Moselle only.
  await expect(calculator.figure).toHaveText("18/04/2025");
  await calculator.give({ holidays: "alsaceMoselle" });
  await expect(calculator.figure).toHaveText("22/04/2025");
});

test("by default: today, 30 days, a business", async ({ page, hosting }) => {
  await page.clock.setFixedTime(new Date("2025-01-31T10:00:00"));
  const calculator = await put(hosting, page, "due-date", "");
  await expect(calculator.field("issued")).toHaveValue("2025-01-31");
  await expect(calculator.field("days")).toHaveValue("30");
  await expect(calculator.figure).toHaveText("02/03/2025");
});

test("sectors are those of the debtor; another one's counts as none", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "due-date", `days="50" sector="transport"`);
  await expect(calculator.part("meaning")).toContainText("art. L441-11, II, C. com.");
  await calculator.give({ debtor: "public" });
  const offered = calculator.field("sector").locator("option:not([hidden])");
  await expect(offered).toHaveText(["cas général", /santé/, /entreprise publique/]);
  await expect(calculator.field("sector")).toHaveValue("");
  await expect(calculator.part("meaning")).toContainText("art. R2192-10 CCP");
  await calculator.give({ sector: "publicHealth" });
  await expect(calculator.part("meaning")).toHaveText(/^Conditions licites.*R2192-11/);
  await calculator.give({ debtor: "consumer" });
  await expect(calculator.field("sector")).toBeHidden();
});

test("what cannot be is refused beside its field, also in a fold", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "due-date", `issued="2025-01-31" days="400"`);
  const days = "Donnez un nombre entier de jours, de 0 à 365.";
  expect(await calculator.problem("days")).toBe(days);
  for (const typed of ["1,5", "-1"]) {
    await calculator.give({ days: typed });
    expect(await calculator.problem("days"), typed).toBe(days);
    await expect(calculator.figure).toHaveCount(0);
  }
  await calculator.give({ days: "" });
  await expect(calculator.result).toHaveText(/Il manque\s: Jours\./);
  await calculator.give({ days: "30", terms: "endOfMonth", dayOfMonth: "32" });
  expect(await calculator.problem("dayOfMonth")).toBe("Donnez un jour du mois, de 1 à 31.");
  await calculator.give({ dayOfMonth: "" });
  await calculator.set("business-day", "sunday");
  await expect(calculator.field("businessDay")).toBeVisible();
  await expect(calculator.field("businessDay")).toHaveAttribute("aria-invalid", "true");
  await calculator.set("business-day", undefined);
  await calculator.give({ issued: "2199-12-10" });
  await expect(calculator.part("error").last()).toContainText("1970 à 2199");
});

journey({
  topic: "due-date",
  attributes: `issued="2025-01-20" terms="endOfMonth" days="60"`,
  atRest: `issued="2025-01-20"`,
  figure: ["31/03/2025", "31 Mar 2025"],
  meaning: [/^Conditions illicites/, /^Not lawful/],
  amount: "days",
  written: "60",
  value: "2025-03-31",
  keys: [
    ["issued", 1, "01202025"],
    ["days", 3, "45"],
  ],
  typed: "06/03/2025",
  told: [
    "Échéance et délai légal",
    "maximales : 60 jours",
    "art. L441-10, I, C. com.",
    "Délai maximal : 60 jours",
  ],
});
