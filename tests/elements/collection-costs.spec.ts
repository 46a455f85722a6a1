import type { CollectionCosts, CollectionCostsInput } from "encours";
import { COSTS, expect, french, plain, shown, test, typed, vectors } from "./host.ts";
import { journey, put, refuses } from "./journey.ts";

const LABELS = {
  inHouse: "En interne",
  agency: "Par un prestataire",
  factoring: "Par affacturage",
};

/** Numbers of the core as attributes, written as people write them: `agency/dsoDays` is agency-dso-days. */
function attributes(given: object, way = ""): [name: string, text: string][] {
  return Object.entries(given).flatMap(([name, value]): [string, string][] => {
    // Null is absent.
    if (value === null) return [];
    if (typeof value === "object") return attributes(value, `${name}-`);
    const kebab = `${way}${name}`.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [[kebab, name === "currency" ? value : typed(value)]];
  });
}

test("the costs of the vectors, way by way, as people write them", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "collection-costs", COSTS);
  await expect(calculator.figure).toBeVisible();
  for (const { input, expect: right } of vectors<CollectionCostsInput, CollectionCosts>(
    "collectionCosts",
  )) {
    const told = JSON.stringify(input);
    const { figure, rows } = await shown(calculator, Object.fromEntries(attributes(input)));
    const best = right.options.find(({ kind }) => kind === right.cheapest);
    expect(figure, told).toBe(french.money(best?.total ?? "", input.currency ?? "EUR"));
    const lines = right.options.map(({ kind, total, handling, funding, losses }) => [
      LABELS[kind],
      ...[total, handling, funding, losses].map((one) => plain(french.decimal(one))),
    ]);
    expect(rows, told).toEqual(lines);
  }
});

test("three ways compared: the cheapest, what each is made of, step by step", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "collection-costs", COSTS);
  await expect(calculator.figure).toHaveText("2 673,97 €");
  await expect(calculator.part("meaning")).toHaveText(
    "C’est par affacturage que le recouvrement coûte le moins, sur un an.",
  );
  // The example of the page of this figure.
  expect(await calculator.rows()).toEqual([
    ["En interne", "4 221,92", "2 400,00", "821,92", "1 000,00"],
    ["Par un prestataire", "3 721,92", "1 900,00", "821,92", "1 000,00"],
    ["Par affacturage", "2 673,97", "1 000,00", "673,97", "1 000,00"],
  ]);
  await calculator.part("details").locator("summary").click();
  await expect(calculator.part("steps")).toContainText("Total le plus bas");
  await expect(calculator.part("details")).toContainText("aucun texte de loi ne la fixe");
  await expect(calculator.part("rules")).toHaveCount(0);
  // An agency that is paid sooner and loses less.
  await calculator.give({ agencyLossPercent: "0", agencyDsoDays: "30" });
  await expect(calculator.figure).toHaveText("2 410,96 €");
  await calculator.give({ agencyFixedYearly: "1000" });
  await expect(calculator.figure).toHaveText("2 673,97 €");
});

test("a way that is empty is not compared, and one that is begun is asked for in full", async ({
  page,
  hosting,
}) => {
  const calculator = await put(hosting, page, "collection-costs", "");
  await expect(calculator.result).toHaveText(
    "Il manque : Ventes par an, TTC ; Factures par an ; Délai (DSO), jours ; Payé en retard, % ; Jamais payé, % ; Financement, % par an ; En interne, Minutes par facture en retard ; En interne, Coût d’une heure.",
  );
  await calculator.give({
    annualSales: "100 000",
    invoicesPerYear: "600",
    dsoDays: "60",
    overduePercent: "20",
    lossPercent: "1",
    fundingRatePercent: "5",
    agencyFeePercentOfRecovered: "10",
  });
  await expect(calculator.figure).toHaveText("3 721,92 €");
  await expect(calculator.part("meaning")).toHaveText(
    "Ce que coûte le recouvrement par un prestataire, sur un an.",
  );
  await expect(calculator.part("note").first()).toHaveText(
    "Remplissez une autre façon pour la comparer.",
  );
  await calculator.give({ inHouseHourlyCost: "40" });
  await expect(calculator.result).toHaveText(
    "Il manque : En interne, Minutes par facture en retard.",
  );
  await calculator.give({ inHouseMinutesPerInvoice: "30" });
  await expect(calculator.part("meaning")).toHaveText(
    "C’est par un prestataire que le recouvrement coûte le moins, sur un an.",
  );
  expect((await calculator.rows()).map(([way]) => way)).toEqual([
    "En interne",
    "Par un prestataire",
  ]);
  await calculator.part("details").locator("summary").click();
  await expect(calculator.part("steps")).toContainText("En interne : total");
  await expect(calculator.part("steps")).not.toContainText("Affacturage");
  const detail = await calculator.element.evaluate(
    (one) => (one as HTMLElement & { result: CollectionCosts }).result,
  );
  expect(detail.cheapest).toBe("agency");
  expect(detail.options.map(({ kind }) => kind)).toEqual(["inHouse", "agency"]);
  expect(detail.steps.at(-1)?.id).toBe("agencyTotal");
  // The same price, to the cent.
  await calculator.give({ inHouseMinutesPerInvoice: "23,75" });
  await expect(calculator.part("meaning")).toHaveText(
    "C’est en interne que le recouvrement coûte le moins, sur un an.",
  );
  await expect(calculator.part("note").first()).toHaveText("Au même prix : par un prestataire.");
});

test("what cannot be is refused beside its field", async ({ page, hosting }) => {
  const calculator = await put(hosting, page, "collection-costs", COSTS);
  await refuses(calculator, "2 673,97 €", [
    ["annualSales", "100000", "-1", /^Donnez un nombre de 0 ou plus\.$/],
    ["annualSales", "100000", "1,001", /^Trop de décimales/],
    ["invoicesPerYear", "600", "1,5", /^Donnez un nombre entier de factures/],
    ["overduePercent", "20", "101", /^Ce taux sort des limites/],
    ["inHouseMinutesPerInvoice", "30", "-1", /^Donnez un nombre de 0 ou plus\.$/],
    ["agencyDsoDays", "", "-1", /^Donnez un nombre de 0 ou plus\.$/],
    ["factoringFundedPercent", "90", "101", /^Ce taux sort des limites/],
    ["factoringFixedYearly", "", "-1", /^Donnez un nombre de 0 ou plus\.$/],
  ]);
});

test("costs beyond those of a way that is left out are not compared", async ({ page, hosting }) => {
  const most = "1000000000000000";
  const calculator = await put(
    hosting,
    page,
    "collection-costs",
    `annual-sales="${most}" invoices-per-year="1000000000" dso-days="60" overdue-percent="100" loss-percent="1" funding-rate-percent="5" in-house-minutes-per-invoice="60" in-house-hourly-cost="${most}" agency-fee-percent-of-recovered="100" agency-loss-percent="100" agency-fixed-yearly="${most}"`,
  );
  await expect(calculator.part("meaning")).toHaveText(
    "Ces coûts sont trop grands pour être comparés.",
  );
  await expect(calculator.figure).toHaveText("");
  // Alone, the agency is compared with none, so it is the cheapest.
  await calculator.give({ inHouseMinutesPerInvoice: "", inHouseHourlyCost: "" });
  await expect(calculator.part("meaning")).toHaveText(
    "Ce que coûte le recouvrement par un prestataire, sur un an.",
  );
  const alone = await calculator.element.evaluate(
    (one) => (one as HTMLElement & { result: CollectionCosts }).result,
  );
  expect([alone.cheapest, ...alone.options.map(({ kind }) => kind)]).toEqual(["agency", "agency"]);
});

journey({
  topic: "collection-costs",
  attributes: COSTS,
  figure: ["2 673,97 €", "€2,673.97"],
  meaning: [
    "C’est par affacturage que le recouvrement coûte le moins, sur un an.",
    "Collecting by factoring costs the least, over a year.",
  ],
  amount: "annualSales",
  written: "100 000",
  value: "2673.97",
  keys: [
    ["annualSales", 1, "100000,00"],
    ["invoicesPerYear", 1, "600"],
    ["dsoDays", 1, "60"],
    ["overduePercent", 1, "20"],
    ["lossPercent", 1, "1"],
    ["fundingRatePercent", 1, "5"],
    ["factoringCommissionPercent", 8, "1"],
    ["factoringFundedPercent", 1, "90"],
    ["factoringFundingRatePercent", 1, "4"],
  ],
  typed: "2 673,97 €",
  told: [
    "Coût du recouvrement",
    "Par un prestataire",
    "3 721,92",
    "Les coûts tels que vous les indiquez.",
    "aucun texte de loi ne la fixe",
  ],
});
