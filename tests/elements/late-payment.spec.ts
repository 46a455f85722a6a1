import { expect, PAID, test } from "./host.ts";
import { journey, put } from "./journey.ts";

test("what is typed is worth what the law says, line by line", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "late-payment", "");
  await expect(calculator.result).toHaveText(/Il manque\s: Montant TTC\s; Échéance\./);
  await calculator.field("amount").fill("10 000,00");
  await calculator.field("due").fill("2024-05-31");
  await calculator.field("paidOn").fill("2025-09-15");
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await expect(calculator.part("meaning")).toHaveText(
    "1 745,95 € de pénalités pour 472 jours de retard, et 40,00 € d’indemnité forfaitaire.",
  );
  await calculator.part("details").locator("summary").click();
  const article = "art. L441-10, II, C. com.";
  expect(await calculator.rows()).toEqual([
    ["01/06/2024 – 30/06/2024", "30", "10 000,00", `14,50 %${article}`, "119,18"],
    ["01/07/2024 – 31/12/2024", "184", "10 000,00", `14,25 %${article}`, "718,35"],
    ["01/01/2025 – 30/06/2025", "181", "10 000,00", `13,15 %${article}`, "652,10"],
    ["01/07/2025 – 15/09/2025", "77", "10 000,00", `12,15 %${article}`, "256,32"],
    ["Pénalités", "", "", "", "1 745,95"],
    ["Indemnité forfaitaire", "", "", "", "40,00"],
    ["Réclamable", "", "", "", "1 785,95"],
  ]);
  await expect(calculator.part("steps")).toContainText("10 000,00 × 14,50 × (jours(");
  await expect(calculator.part("rules").getByRole("link", { name: article })).toHaveAttribute(
    "href",
    /legifrance/,
  );
});

test("every notation with one meaning is worth the same, an amount below 0 is refused", async ({
  page,
  hosting,
}) => {
  const calculator = await put(
    hosting,
    page,
    "late-payment",
    `due="2024-05-31" paid-on="2025-09-15"`,
  );
  const amount = calculator.field("amount");
  for (const typed of ["10000", "10 000,00", "10000.00", "10 000,00 €"]) {
    await amount.fill(typed);
    await expect(calculator.figure, typed).toHaveText("1 785,95 €");
    await expect(amount).not.toHaveAttribute("aria-invalid");
  }
  await amount.fill("-5");
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await expect(amount).toHaveAttribute("aria-describedby", "amount-problem");
  expect(await calculator.problem("amount")).toBe("Donnez un montant supérieur à 0.");
  await expect(calculator.figure).toHaveCount(0);
});

test("paid before the due date: not late, nothing to claim", async ({ page, hosting }) => {
  const calculator = await put(
    hosting,
    page,
    "late-payment",
    `amount="10000" due="2024-05-31" paid-on="2024-05-15"`,
  );
  await expect(calculator.figure).toHaveText("0,00 €");
  await expect(calculator.part("meaning")).toHaveText(/^Pas de retard/);
  await expect(calculator.part("note").first()).toHaveCount(1);
  await expect(calculator.result).not.toContainText(/[-−]/);
});

test("not paid yet: up to a date that is shown, and what one more day adds", async ({
  page,
  hosting,
}) => {
  await page.clock.setFixedTime(new Date("2025-09-15T10:00:00"));
  const calculator = await put(hosting, page, "late-payment", `amount="10000" due="2024-05-31"`);
  await expect(calculator.field("asOf")).toHaveValue("2025-09-15");
  await expect(calculator.figure).toHaveText("1 785,95 €");
  await expect(calculator.result).toContainText(
    "Avec 10 000,00 € encore dus : 11 785,95 € au 15/09/2025.",
  );
  await expect(calculator.result).toContainText("3,3288 € de plus par jour au-delà.");
  await calculator.field("asOf").fill("2025-09-14");
  await expect(calculator.figure).toHaveText("1 782,62 €");
});

test("a part paid: the rest goes on bearing interest", async ({ page, hosting }) => {
  const calculator = await put(
    hosting,
    page,
    "late-payment",
    `amount="10000.00" due="2025-05-31" paid-on="2025-07-15" paid-amount="4000" as-of="2025-09-30"`,
  );
  // The example of the page of this figure.
  await expect(calculator.figure).toHaveText("351,80 €");
  await expect(calculator.result).toContainText("6 351,80 € au 30/09/2025");
});

test("a contract rate below the floor, and half-years to come, are warned about", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "late-payment", PAID);
  await calculator.field("rate").selectOption("contract");
  await expect(calculator.result).toHaveText(/Il manque\s: Taux du contrat/);
  await calculator.field("ratePercent").fill("12");
  await expect(calculator.part("warning")).toContainText("inférieur à trois fois le taux légal");
  await expect(calculator.part("warning")).toContainText("01/01/2024");
  await calculator.field("rate").selectOption("statutory");
  await calculator.field("paidOn").fill("2030-01-15");
  await expect(calculator.part("warning")).toContainText("n’est pas encore connu");
  await expect(calculator.part("warning")).toContainText(/\d\d\/\d\d\/\d{4}/);
});

test("a consumer owes interest from a formal notice on, and no indemnity", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "late-payment", PAID);
  await calculator.field("debtor").selectOption("consumer");
  await expect(calculator.part("warning")).toContainText("mise en demeure");
  await expect(calculator.figure).toHaveText("0,00 €");
  await calculator.field("formalNotice").fill("2024-06-30");
  await expect(calculator.part("meaning")).not.toContainText("indemnité");
  await expect(calculator.figure).not.toHaveText("0,00 €");
});

test("attributes and properties are one, and the event tells the result", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "late-payment", `${PAID} no-indemnity`);
  await expect(calculator.figure).toHaveText("1 745,95 €");
  const told = await calculator.element.evaluate(async (element) => {
    const one = element as HTMLElement & Record<string, unknown>;
    const next = new Promise<Event>((resolve) =>
      document.addEventListener("encours-result", resolve, { once: true }),
    );
    one.noIndemnity = false;
    one.paidOn = "";
    one.asOf = "2025-09-15";
    const event = (await next) as CustomEvent;
    return {
      claim: event.detail.claim,
      same: one.result === event.detail,
      attributes: one.getAttributeNames().sort(),
      query: one.query,
    };
  });
  expect(told).toEqual({
    claim: "1785.95",
    same: true,
    attributes: ["amount", "as-of", "due"],
    query: "amount=10000.00&due=2024-05-31&as-of=2025-09-15",
  });
});

journey({
  topic: "late-payment",
  attributes: PAID,
  figure: ["1 785,95 €", "€1,785.95"],
  meaning: [
    "1 745,95 € de pénalités pour 472 jours de retard, et 40,00 € d’indemnité forfaitaire.",
    "€1,745.95 of interest for 472 days of delay, and a flat indemnity of €40.00.",
  ],
  amount: "amount",
  written: "10 000,00",
  value: "1785.95",
  keys: [
    ["amount", 1, "10000,00"],
    ["due", 1, "05312024"],
    ["paidOn", 2, "09152025"],
  ],
  typed: "1 785,95 €",
  told: [
    "Pénalités de retard",
    "31/05/2024",
    "652,10",
    "L’année compte 365 jours.",
    "art. D441-5 C. com.",
  ],
});
