import type { InstallmentPlan, InstallmentsInput } from "encours";
import { expect, french, plain, test, typed, vectors } from "./host.ts";
import { journey, put } from "./journey.ts";

test("the plans of the vectors, row by row, from what is typed", async ({ page, hosting }) => {
  test.slow();
  const calculator = await put(hosting, page, "installments", "");
  for (const { input, expect: plan } of vectors<InstallmentsInput, InstallmentPlan>(
    "installments",
  )) {
    const currency = input.currency ?? "EUR";
    const told = JSON.stringify(input);
    await calculator.set("currency", input.currency);
    await calculator.give({
      amount: typed(input.amount),
      count: typed(input.count),
      first: input.first,
      every: input.every ?? "month",
      ratePercent: typed(input.ratePercent),
    });
    const total = plain(french.money(plan.total, currency));
    await expect(calculator.part("note").first(), told).toContainText(`En tout ${total},`);
    const [first] = plan.installments;
    expect(plain(await calculator.figure.textContent()), told).toBe(
      plain(french.money(first?.amount ?? "", currency)),
    );
    const split = !/^0(\.0+)?$/.test(plan.totalInterest);
    const rows = plan.installments.map((one) => [
      `${french.count(one.number)}. ${french.date(one.date)}`,
      french.decimal(one.amount),
      ...(split ? [french.decimal(one.principal), french.decimal(one.interest)] : []),
      french.decimal(one.remaining),
    ]);
    const shown = await calculator.rows();
    expect(shown.slice(0, -1), told).toEqual(rows.map((row) => row.map(plain)));
    const sum = shown.at(-1) ?? [];
    expect(sum[1], told).toBe(plain(french.decimal(plan.total)));
    if (split) expect(sum[3], told).toBe(plain(french.decimal(plan.totalInterest)));
  }
});

test("a plan of three: the parts add up to the debt, the last takes the rest", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "installments", "");
  await expect(calculator.result).toHaveText(/Il manque\s: Montant à payer\./);
  await calculator.give({ amount: "5 540,11", first: "2025-09-30" });
  await expect(calculator.figure).toHaveText("1 846,70 €");
  await expect(calculator.part("meaning")).toHaveText(
    "3 échéances, du 30/09/2025 au 30/11/2025, la dernière de 1 846,71 €.",
  );
  await expect(calculator.part("note").first()).toHaveText("En tout 5 540,11 €, sans intérêts.");
  expect(await calculator.rows()).toEqual([
    ["1. 30/09/2025", "1 846,70", "3 693,41"],
    ["2. 30/10/2025", "1 846,70", "1 846,71"],
    ["3. 30/11/2025", "1 846,71", "0,00"],
    ["Total", "5 540,11", ""],
  ]);
  await calculator.give({ count: "1" });
  await expect(calculator.part("meaning")).toHaveText("Une seule échéance, le 30/09/2025.");
});

test("with a rate: principal and interest of each, and both in all", async ({ page, hosting }) => {
  // The example of the page of this figure.
  const calculator = await put(
    hosting,
    page,
    "installments",
    `amount="1200" count="3" first="2025-01-31" rate-percent="6"`,
  );
  await expect(calculator.figure).toHaveText("404,01 €");
  await expect(calculator.part("note").first()).toHaveText(
    "En tout 1 212,02 €, dont 12,02 € d’intérêts.",
  );
  await calculator.part("details").locator("summary").click();
  expect(await calculator.rows()).toEqual([
    ["1. 31/01/2025", "404,01", "398,01", "6,00", "801,99"],
    ["2. 28/02/2025", "404,01", "400,00", "4,01", "401,99"],
    ["3. 31/03/2025", "404,00", "401,99", "2,01", "0,00"],
    ["Total", "1 212,02", "1 200,00", "12,02", ""],
  ]);
  await expect(calculator.part("steps")).toContainText("Annuité constante");
});

test("what cannot be is refused beside its field", async ({ page, hosting }) => {
  const calculator = await put(
    hosting,
    page,
    "installments",
    `amount="1000" count="121" first="2025-01-31"`,
  );
  const count = "Donnez un nombre entier d’échéances, de 1 à 120.";
  expect(await calculator.problem("count")).toBe(count);
  for (const text of ["2,5", "0"]) {
    await calculator.give({ count: text });
    expect(await calculator.problem("count"), text).toBe(count);
  }
  await calculator.give({ count: "12", amount: "0" });
  expect(await calculator.problem("amount")).toBe("Donnez un montant supérieur à 0.");
  await calculator.give({ amount: "1000", ratePercent: "1001" });
  expect(await calculator.problem("ratePercent")).toMatch(/^Ce taux sort des limites/);
  await calculator.give({ ratePercent: "", first: "2199-12-31" });
  expect(await calculator.problem("first")).toMatch(/1970 à 2199/);
  await expect(calculator.figure).toHaveCount(0);
});

journey({
  topic: "installments",
  attributes: `amount="1200" first="2025-01-31" rate-percent="6"`,
  figure: ["404,01 €", "€404.01"],
  meaning: [
    "3 échéances, du 31/01/2025 au 31/03/2025, la dernière de 404,00 €.",
    "3 installments, from 31 Jan 2025 to 31 Mar 2025, the last of €404.00.",
  ],
  amount: "amount",
  written: "1 200",
  value: "404.01",
  keys: [
    ["amount", 1, "1200,00"],
    ["count", 1, "3"],
    ["first", 1, "01312025"],
    ["ratePercent", 3, "6"],
  ],
  typed: "404,01 €",
  told: [
    "Échéancier de paiement",
    "2. 28/02/2025",
    "401,99",
    "La dernière échéance solde ce qui reste dû.",
    "art. 1103 C. civ.",
  ],
});
