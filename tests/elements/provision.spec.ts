import type { Provision, RiskInput } from "encours";
import { expect, french, plain, saved, shown, test, typed, vectors } from "./host.ts";
import { journey, put, refuses } from "./journey.ts";

/** The invoice F-2025-003 of the book « Atelier » at 30/09/2025: half of what is open may be lost. */
const OPEN = `amount="2400" paid-amount="1000" rate-percent="50" as-of="2025-09-30"`;
const LAWSUIT = `kind="litigation" previous="6000" outcomes="10000;60&#10;4000;25&#10;0;15"`;

test("the provisions of the vectors, with their entries, as people write them", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "provision", LAWSUIT);
  await expect(calculator.figure).toBeVisible();
  for (const { input, expect: right } of vectors<RiskInput, Provision>("provision")) {
    const { kind, outcomes, method, previous, nature, discount, chart, currency, label } = input;
    const told = JSON.stringify(input);
    const lines = outcomes.map(
      ({ amount, probabilityPercent }) => `${typed(amount)};${typed(probabilityPercent)}`,
    );
    const { figure, rows } = await shown(calculator, {
      kind,
      outcomes: lines.join("\n"),
      method: method ?? "",
      previous: typed(previous),
      nature: nature ?? "",
      "discount-rate-percent": typed(discount?.ratePercent),
      "discount-years": typed(discount?.years),
      chart: String(chart ?? 2025),
      currency: currency ?? "",
      label: label ?? "",
    });
    expect(figure, told).toBe(french.money(right.amount, currency ?? "EUR"));
    const side = (amount: string) => (/^0(\.0+)?$/.test(amount) ? "" : french.decimal(amount));
    expect(
      rows.map(([account, _label, debit, credit]) => [account, debit, credit]),
      told,
    ).toEqual(
      right.entries.map(({ account, debit, credit }) =>
        [account, side(debit), side(credit)].map(plain),
      ),
    );
  }
});

test("an allowance on what is open before VAT, and how to book it", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "provision", "");
  await expect(calculator.result).toHaveText("Il manque : Facture TTC ; Perte attendue, %.");
  await calculator.give({ amount: "2 400,00", paidAmount: "1 000", ratePercent: "50" });
  await expect(calculator.figure).toHaveText("583,34 €");
  await expect(calculator.part("meaning")).toHaveText(
    "Dépréciation : 50 % de 1 166,67 € hors taxes.",
  );
  await expect(calculator.part("note").first()).toHaveText("Dotation de l’exercice : 583,34 €.");
  await expect(calculator.part("warning")).toHaveText(/TVA/);
  expect(await calculator.rows()).toEqual([
    ["68174", "Dotations pour dépréciations des actifs circulants – Créances", "583,34", ""],
    ["491", "Dépréciations des comptes de clients", "", "583,34"],
    ["416", "Clients douteux ou litigieux", "1 400,00", ""],
    ["411", "Clients", "", "1 400,00"],
  ]);
  await calculator.part("details").locator("summary").click();
  for (const article of ["214-25", "1214-49", "1214-41"]) {
    await expect(
      calculator.part("rules").getByRole("link", { name: `art. ${article} PCG` }),
    ).toHaveAttribute("href", /anc\.gouv\.fr/);
  }

  // VAT as the invoice says it: 5.5 %.
  await calculator.give({ amount: "1055", paidAmount: "", vat: "55" });
  await expect(calculator.figure).toHaveText("500,00 €");
  await expect(calculator.part("warning")).toHaveCount(0);
  await calculator.give({ vat: "", defaultVatPercent: "10", amount: "1100" });
  await expect(calculator.figure).toHaveText("500,00 €");
  await expect(calculator.part("warning")).toHaveCount(1);

  // Less than before: a reversal; doubtful already.
  await calculator.give({ previous: "800", noReclassification: false });
  await expect(calculator.part("note").first()).toHaveText("Reprise de l’exercice : 300,00 €.");
  expect(await calculator.rows()).toEqual([
    ["491", "Dépréciations des comptes de clients", "300,00", ""],
    ["78174", "Reprises sur dépréciations des actifs circulants – Créances", "", "300,00"],
  ]);
  await calculator.give({ previous: "500" });
  await expect(calculator.part("note").first()).toHaveText(
    "Rien à passer : le montant n’a pas changé.",
  );
  await expect(calculator.part("table")).toHaveCount(0);

  // Paid after all.
  await calculator.give({ paidAmount: "1100" });
  await expect(calculator.figure).toHaveText("0,00 €");
  await expect(calculator.part("meaning")).toHaveText("Rien n’est dû : rien à déprécier.");
  await expect(calculator.part("note").first()).toHaveText("Reprise de l’exercice : 500,00 €.");
});

test("a lawsuit: its likeliest outcome, if an outflow is probable; its accounts by the chart", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "provision", "");
  await calculator.give({ kind: "litigation" });
  await expect(calculator.result).toHaveText("Il manque : Issues possibles.");
  // The example of the page of this figure.
  const add = calculator.element.getByRole("button", { name: "Ajouter une issue" });
  await calculator.give({ "outcomes-0-cost": "10 000", "outcomes-0-probability": "60" });
  expect(await calculator.problem("outcomes")).toBe(
    "Donnez des probabilités dont la somme fait 100 %.",
  );
  await add.click();
  await calculator.give({ "outcomes-1-cost": "4000", "outcomes-1-probability": "25" });
  await add.click();
  await calculator.give({ "outcomes-2-cost": "0", "outcomes-2-probability": "15" });
  await calculator.give({ previous: "6000" });
  await expect(calculator.figure).toHaveText("10 000,00 €");
  await expect(calculator.part("meaning")).toHaveText(
    /^La sortie de ressources est probable \(85.%, plus de 50.%\)/,
  );
  await expect(calculator.part("note").first()).toHaveText("Dotation de l’exercice : 4 000,00 €.");
  expect(await calculator.rows()).toEqual([
    ["6815", "Dotations aux provisions d'exploitation", "4 000,00", ""],
    ["1511", "Provisions pour litiges", "", "4 000,00"],
  ]);
  await calculator.part("details").locator("summary").click();
  await expect(calculator.part("steps")).toContainText(
    "Meilleure estimation de l’obligation10 000,00 €",
  );
  await expect(
    calculator.part("rules").getByRole("link", { name: "art. 1211-15 PCG" }),
  ).toHaveAttribute("href", /anc\.gouv\.fr/);

  const sheet = await saved(page, () =>
    calculator.element.getByRole("button", { name: "Télécharger" }).click(),
  );
  expect(plain(sheet)).toContain("10 000, 60 %");

  await calculator.give({ chart: "2014", kind: "tax", label: "Contrôle de 2023" });
  expect((await calculator.rows())[1]?.slice(0, 2)).toEqual([
    "155",
    "Provisions pour impôts – Contrôle de 2023",
  ]);
  await expect(calculator.part("rules")).toContainText("art. 941-15 PCG");

  // 50 % is not probable: nothing remains of the provision.
  await calculator.give({ "outcomes-0-probability": "50", "outcomes-1-probability": "0" });
  await calculator.give({ "outcomes-2-probability": "50" });
  await expect(calculator.figure).toHaveText("0,00 €");
  await expect(calculator.part("meaning")).toHaveText(/passif éventuel/);
  await expect(calculator.part("note").first()).toHaveText("Reprise de l’exercice : 6 000,00 €.");
});

test("guarantees: what they cost on average, discounted, of whichever part of the result", async ({
  page,
  hosting,
}) => {
  const calculator = await put(
    hosting,
    page,
    "provision",
    `kind="warranty" outcomes="0;70&#10;5 000,00;20&#10;20000;10"`,
  );
  // The example of the page of this figure.
  await expect(calculator.figure).toHaveText("3 000,00 €");
  await calculator.give({ method: "mostLikely" });
  await expect(calculator.figure).toHaveText("0,00 €");
  await calculator.give({ method: "", discountRatePercent: "4" });
  await expect(calculator.result).toHaveText("Il manque : Années jusqu’au paiement.");
  // 3 000 / 1.04².
  await calculator.give({ discountYears: "2", nature: "exceptional" });
  await expect(calculator.figure).toHaveText("2 773,67 €");
  expect((await calculator.rows()).map(([account]) => account)).toEqual(["6875", "1512"]);
});

test("what cannot be is refused beside its field", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "provision", OPEN);
  await refuses(calculator, "583,34 €", [
    ["amount", "2400", "-1", /^Donnez un montant de 0 ou plus\.$/],
    ["paidAmount", "1000", "-1", /^Donnez un montant de 0 ou plus\.$/],
    ["vat", "", "2401", /^La TVA fait partie du montant de la facture/],
    ["vat", "", "-1", /^La TVA fait partie du montant de la facture/],
    ["ratePercent", "50", "101", /^Donnez une part de 0 à 100.%\.$/],
    ["previous", "", "-1", /^Donnez un montant de 0 ou plus\.$/],
    ["defaultVatPercent", "", "1001", /^Ce taux sort des limites/],
  ]);
});

test("a choice that does not exist is refused beside its field, and never counts as another", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "provision", `kind="lawsuit"`);
  const says = "Ce choix n’existe pas : prenez-en un dans la liste.";
  expect(await calculator.problem("kind")).toBe(says);
  await expect(calculator.field("kind")).toHaveAttribute("aria-invalid", "true");
  await expect(calculator.field("kind")).toHaveAttribute("aria-describedby", "kind-problem");
  await calculator.element.evaluate((one) =>
    Object.assign(one, { query: "kind=litigation&outcomes=10000;100&chart=1999&nature=usual" }),
  );
  await expect(calculator.field("chart")).toHaveAttribute("aria-invalid", "true");
  expect(await calculator.problem("chart")).toBe(says);
  // In a fold, which opens.
  await expect(calculator.field("nature")).toBeVisible();
  expect(await calculator.problem("nature")).toBe(says);
  await expect(calculator.figure).toHaveCount(0);
  await calculator.give({ chart: "2025", nature: "operating" });
  await expect(calculator.figure).toHaveText("10 000,00 €");
});

test("of outcomes, it is the cell that is refused", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "provision", LAWSUIT);
  for (const [field, right, text, says] of [
    ["outcomes-1-cost", "4000", "-1", "Issue 2, Coût : Donnez un coût de 0 ou plus."],
    [
      "outcomes-1-probability",
      "25",
      "101",
      "Issue 2, Probabilité, % : Donnez une probabilité de 0 à 100 %.",
    ],
  ] as const) {
    await calculator.give({ [field]: text });
    await expect(calculator.field(field)).toHaveAttribute("aria-invalid", "true");
    await expect(calculator.field(field)).toHaveAttribute("aria-describedby", "outcomes-problem");
    expect(await calculator.problem("outcomes")).toBe(says);
    await calculator.give({ [field]: right });
    await expect(calculator.figure).toHaveText("10 000,00 €");
    await expect(calculator.field(field)).not.toHaveAttribute("aria-invalid");
  }
  await calculator.give({ discountRatePercent: "4", discountYears: "2,5" });
  expect(await calculator.problem("discountYears")).toBe(
    "Donnez un nombre entier d’années, de 0 à 100.",
  );
});

journey({
  topic: "provision",
  attributes: OPEN,
  figure: ["583,34 €", "€583.34"],
  meaning: [
    "Dépréciation : 50 % de 1 166,67 € hors taxes.",
    "Allowance: 50% of €1,166.67 before VAT.",
  ],
  amount: "amount",
  written: "2 400",
  value: "583.34",
  keys: [
    ["amount", 2, "2400,00"],
    ["paidAmount", 1, "1000"],
    ["ratePercent", 2, "50"],
  ],
  typed: "583,34 €",
  told: [
    "Dépréciation ou provision à la clôture",
    "68174",
    "Clients douteux ou litigieux",
    "justifiez la perte de cette créance",
    "art. 214-25 PCG",
  ],
});
