import { expect, fits, plain, sound, test } from "./desk.ts";

test.use({ serviceWorkers: "allow" });

const CASE = "#/calculators/late-payment?amount=10000.00&due=2024-05-31&paid-on=2025-09-15";

test("a case that comes with the address is shown, and the address follows what is typed", async ({
  desk,
  page,
}) => {
  await desk.open(CASE);
  const element = page.locator("encours-late-payment");
  await expect(element.locator("[part=figure]")).toHaveText("1 785,95 €");
  await element.locator("[name=amount]").fill("5 000,00");
  await expect(element.locator("[part=figure]")).toHaveText("912,97 €");
  await element.locator("[name=debtor]").selectOption("public");
  await expect(page).toHaveURL(
    /amount=5\+000%2C00&due=2024-05-31&paid-on=2025-09-15&debtor=public$/,
  );
  const figure = plain(await element.locator("[part=figure]").textContent());
  await page.reload();
  await expect(element.locator("[name=debtor]")).toHaveValue("public");
  await expect(element.locator("[part=figure]")).toHaveText(figure);
  await expect(element.locator("[part=app-link]")).toBeHidden();
});

test("in both languages, offline, on a phone, and accessible", async ({ desk, page, site }) => {
  await desk.open();
  await desk.installed();
  await site.stop();
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${site.app}${CASE}`);
  const element = page.locator("encours-late-payment");
  await expect(element.locator("[part=figure]")).toHaveText("1 785,95 €");
  await sound(page, "calculator");
  await fits(page, "calculator");
  await page.getByRole("button", { name: "English" }).click();
  await expect(element.locator("[part=figure]")).toHaveText("€1,785.95");
  await expect(page.locator("main h1")).toHaveText("What is the delay of an invoice worth?");
});

/** Of each of the others a case, and its figure. */
const CASES = [
  ["due-date", "issued=2025-01-20&days=45", "06/03/2025"],
  ["installments", "amount=5540.11&first=2025-09-30", "1 846,70 €"],
  ["early-discount", "amount=12000&discount-percent=2&days-early=20", "11 760,00 €"],
  [
    "aging",
    "as-of=2025-09-30&invoices=facture;client;emission;ttc%0AF-1;A;13/08/2025;120,50",
    "120,50 €",
  ],
  ["dso", "receivables=12800.00&sales=6600.00&as-of=2025-09-30", "174,55 jours"],
  ["forecast", "opening=1000&as-of=2025-09-30&flows=2025-10-05%3B%3Bout%3B1500", "−500,00 €"],
  [
    "collection-costs",
    "annual-sales=100000&invoices-per-year=600&dso-days=60&overdue-percent=20&loss-percent=1&funding-rate-percent=5&in-house-minutes-per-invoice=30&in-house-hourly-cost=40&agency-fee-percent-of-recovered=10&factoring-commission-percent=1&factoring-funded-percent=90&factoring-funding-rate-percent=4",
    "2 673,97 €",
  ],
  ["provision", "amount=2400&paid-amount=1000&rate-percent=50", "583,34 €"],
] as const;

test("each calculator has its page, and shows the case of the address", async ({ desk, page }) => {
  for (const [topic, query, figure] of CASES) {
    await desk.open(`#/calculators/${topic}?${query}`);
    await expect(page.locator(`encours-${topic} [part=figure]`), topic).toHaveText(figure);
    await expect(page.locator("main h1")).toBeVisible();
  }
});

test("all calculators are listed by their questions, each a page away", async ({ desk, page }) => {
  await desk.open("#/calculators");
  const links = page.locator("calculators-screen a");
  await expect(links).toHaveCount(CASES.length + 1);
  await sound(page, "calculators");
  await fits(page, "calculators");
  const questions = await links.allTextContents();
  for (const [at, question] of questions.entries()) {
    await links.nth(at).click();
    await expect(page.locator("main h1")).toHaveText(question);
    await expect(page.locator(".calculator__element [part=fields]")).toBeVisible();
    await page.goBack();
  }
});
