import type { EarlyDiscount, EarlyDiscountInput } from "encours";
import { expect, french, test, typed, vectors } from "./host.ts";
import { journey, put } from "./journey.ts";

test("the discounts of the vectors, from what is typed", async ({ page, hosting }) => {
  test.slow();
  const calculator = await put(hosting, page, "early-discount", "");
  for (const { input, expect: right } of vectors<EarlyDiscountInput, EarlyDiscount>(
    "earlyDiscount",
  )) {
    const currency = input.currency ?? "EUR";
    const told = JSON.stringify(input);
    await calculator.set("currency", input.currency ?? undefined);
    await calculator.give({
      amount: typed(input.amount),
      discountPercent: typed(input.discountPercent),
      daysEarly: typed(input.daysEarly),
    });
    const days = `${french.count(input.daysEarly)} jour${input.daysEarly === 1 ? "" : "s"}`;
    const discount = french.money(right.discount, currency);
    const cost = french.percent(right.annualCostPercent);
    await expect(calculator.figure, told).toHaveText(french.money(right.pay, currency));
    await expect(calculator.part("meaning"), told).toHaveText(
      `À payer, après ${discount} d’escompte pour ${days} d’avance : cet argent coûte ${cost} par an au vendeur.`,
    );
  }
});

test("2 % for 20 days: what is given up, what is paid, what it costs, step by step", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "early-discount", "");
  await expect(calculator.result).toHaveText(
    "Il manque : Montant TTC ; Escompte, % ; Jours d’avance.",
  );
  // The example of the page of this figure.
  await calculator.give({ amount: "12 000,00", discountPercent: "2", daysEarly: "20" });
  await expect(calculator.figure).toHaveText("11 760,00 €");
  await expect(calculator.part("meaning")).toHaveText(
    "À payer, après 240,00 € d’escompte pour 20 jours d’avance : cet argent coûte 37,24 % par an au vendeur.",
  );
  await calculator.part("details").locator("summary").click();
  await expect(calculator.part("steps")).toContainText(
    "arrondi(2 / (100 − 2) × 365 / 20 × 100 ; 2)",
  );
  await expect(
    calculator.part("rules").getByRole("link", { name: "art. L441-9 C. com." }),
  ).toHaveAttribute("href", /legifrance/);
});

test("what cannot be is refused beside its field", async ({ page, hosting }) => {
  const calculator = await put(
    hosting,
    page,
    "early-discount",
    `amount="12000" discount-percent="100" days-early="20"`,
  );
  expect(await calculator.problem("discountPercent")).toMatch(/^Ce taux sort des limites/);
  for (const text of ["0", "2,5", "3661"]) {
    await calculator.give({ discountPercent: "2", daysEarly: text });
    expect(await calculator.problem("daysEarly"), text).toBe(
      "Donnez un nombre entier de jours, de 1 à 3 660.",
    );
  }
  await calculator.give({ daysEarly: "20", amount: "-1" });
  expect(await calculator.problem("amount")).toBe("Donnez un montant supérieur à 0.");
  await expect(calculator.figure).toHaveCount(0);
});

journey({
  topic: "early-discount",
  attributes: `amount="12000.00" discount-percent="2" days-early="20"`,
  figure: ["11 760,00 €", "€11,760.00"],
  meaning: [
    "À payer, après 240,00 € d’escompte pour 20 jours d’avance : cet argent coûte 37,24 % par an au vendeur.",
    "To pay, after a discount of €240.00 for 20 days early: this money costs the seller 37.24% a year.",
  ],
  amount: "amount",
  written: "12 000,00",
  value: "11760.00",
  keys: [
    ["amount", 1, "12000,00"],
    ["discountPercent", 1, "2"],
    ["daysEarly", 1, "20"],
  ],
  typed: "11 760,00 €",
  told: [
    "Escompte pour paiement anticipé",
    "240,00 €",
    "37,24 %",
    "L’année compte 365 jours.",
    "art. L441-9 C. com.",
  ],
});
