import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { checkTerms, collectionCosts, Ledger, latePayment } from "encours";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  ATELIER,
  csv,
  type Desk,
  everyFigureSaysWhy,
  expect,
  fits,
  fixture,
  french,
  inEachLook,
  plain,
  sound,
  test,
} from "./desk.ts";

const DAY = "2025-09-30";
const THERE = `#/audit?asOf=${DAY}`;
const WAYS = `#/audit?view=ways&asOf=${DAY}`;
const POLICY = `#/audit?view=creditPolicy&asOf=${DAY}`;
const PROCEDURE = `#/audit?view=procedure&asOf=${DAY}`;

/** What the package makes of the book Atelier. */
function atelier<T>(read: (ledger: Ledger) => T): T {
  const { ledger } = Ledger.fromCsv(fixture("atelier.csv"), {});
  try {
    return read(ledger);
  } finally {
    ledger.free();
  }
}

async function opened(desk: Desk, hash = THERE): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await there(desk, hash);
}

async function there(desk: Desk, hash: string): Promise<void> {
  await desk.page.goto(`${desk.site.app}${hash}`);
  await expect(desk.page.locator("main h1")).toBeVisible();
}

function section(desk: Desk, id: string) {
  return desk.page.locator(".section", { has: desk.page.locator(`#${id}`) });
}

/** The cells of a row of a chapter, after its name. */
async function cells(desk: Desk, id: string, name: string): Promise<string[]> {
  const row = section(desk, id)
    .locator("tbody tr")
    .filter({ has: desk.page.locator("th", { hasText: name }) });
  return (await row.first().locator("td").allInnerTexts()).map(plain);
}

/** A fact of a chapter, by its name. */
function fact(desk: Desk, id: string, name: string): Locator {
  const item = section(desk, id)
    .locator(".audit-facts__item")
    .filter({ has: desk.page.locator("dt", { hasText: new RegExp(`^${name}$`) }) });
  return item.locator("dd");
}

async function type(desk: Desk, field: string, text: string): Promise<void> {
  await desk.page.locator(`[name="${field}"]`).fill(text);
}

test("the report says who owes, who pays late, and what to do first", async ({ desk, page }) => {
  await opened(desk);
  const { kpis, claims, allowance } = atelier((ledger) => ({
    kpis: ledger.kpis({ asOf: DAY, days: 365 }),
    claims: ledger.latePayments({ asOf: DAY }),
    allowance: ledger.allowance({ asOf: DAY, ratesPercent: ["0", "5", "20", "50", "100"] }),
  }));
  expect(kpis.receivables).toBe("12800.00");
  await expect(page.locator("main h1")).toHaveText("Audit du poste clients au 30/09/2025");
  await expect(page.locator(".audit-file .lead")).toHaveText(
    "3 clients doivent 12 800,00 €, dont 8 300,00 € en retard (64,84 %). Sur un an, ils paient en 67,73 jours en moyenne, soit 37,73 jours après l’échéance.",
  );
  // The book is younger than a year: who is new cannot be told.
  await expect(page.locator(".audit-file header").first()).toContainText("commence le 03/03/2025");

  // By kind: two businesses, one public debtor.
  expect(await cells(desk, "who", "Entreprises")).toEqual([
    "2",
    "2",
    ...["13500.00", "11300.00", "6800.00"].map(french),
    "60,18 %",
  ]);
  expect(await cells(desk, "who", "Débiteurs publics")).toEqual([
    "1",
    "1",
    ...["4500.00", "1500.00", "1500.00"].map(french),
    "100,00 %",
  ]);

  // SARL Bise owes 9 000.00 of 12 800.00; it and the two others owe all of it.
  expect(kpis.topCustomerPercent).toBe("70.31");
  expect(await cells(desk, "concentration", "Le premier")).toEqual([
    "9 000,00",
    "70,31 %",
    "9 000,00",
    "50,00 %",
  ]);
  expect(await cells(desk, "concentration", "Les 3 premiers")).toEqual([
    "12 800,00",
    "100,00 %",
    "18 000,00",
    "100,00 %",
  ]);

  await expect(fact(desk, "late", "Délai moyen de paiement")).toHaveText("67,73 jours");
  // A delay has its unit: in the head of its table, beside the figure where that stands alone, and in the file.
  const delays = section(desk, "late").locator("table").first();
  await expect(delays.locator("thead")).toContainText("Retard moyen en jours");
  await delays.getByRole("button").first().click();
  await expect(page.locator(".panel")).toContainText(/\d,\d\d jours/);
  await page.keyboard.press("Escape");
  expect((await desk.csvOf("Qui paie en retard")).join()).toContain("Retard moyen en jours");

  await expect(fact(desk, "late", "DSO, méthode simple")).toContainText("174,55 jours");
  await expect(fact(desk, "late", "DSO, par épuisement")).toHaveText("109,50 jours");
  await expect(fact(desk, "costs", "Réclamable pour retard")).toContainText(french(claims.claim));
  await expect(fact(desk, "costs", "Dépréciation au taux retenu")).toContainText(
    french(allowance.allowance),
  );

  expect(await cells(desk, "ageing", "1–30 j")).toEqual(["6 300,00"]);
  expect(await cells(desk, "ageing", "61–90 j")).toEqual(["2 000,00"]);
  await expect(section(desk, "ageing").locator("tfoot")).toContainText("12 800,00");

  const actions = page.locator(".audit-first__item");
  expect(await actions.evaluateAll((all) => all.map((one) => one.dataset.action))).toEqual([
    "remind",
    "concentration",
    "noLimit",
    "claim",
    "allowance",
  ]);
  await expect(actions.first()).toContainText("Envoyer les 4 relances du jour : 9 200,00 €.");
  await actions.nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/#\/customers\?customer=SARL/);
});

test("a figure says what it is made of, and a chapter goes into a spreadsheet", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await section(desk, "costs")
    .getByRole("button", { name: /^Réclamable pour retard/ })
    .click();
  const panel = page.locator("side-panel");
  await expect(panel.locator(".facts")).toContainText(/Indemnité\s+240,00/);
  await panel.press("Escape");
  expect(await desk.csvOf("Balance âgée")).toEqual([
    '"Ancienneté";"Encours"',
    '"Non échu";4500,00',
    '"1–30 j";6300,00',
    '"31–60 j";0,00',
    '"61–90 j";2000,00',
    '"plus de 90 j";0,00',
    '"Total";12800,00',
  ]);
  const concentration = await desk.csvOf("Concentration");
  expect(concentration[1]).toBe('"Le premier";9000,00;70,31;9000,00;50,00');
  await page.getByRole("link", { name: /^6 300,00/ }).click();
  await expect(page).toHaveURL(/#\/invoices\?bucket=1-30/);
});

test("terms beyond the law are named, whether a customer or an invoice has them", async ({
  desk,
  page,
}) => {
  expect(checkTerms({ terms: { kind: "net", days: 60 }, debtor: "public" }).lawful).toBe(false);
  await opened(desk);
  await expect(page.locator("#terms")).toContainText("respectent les délais légaux");
  await page.goto(`${desk.site.app}#/customers?customer=Mairie+de+Lys&asOf=${DAY}`);
  await page.locator(".panel").getByRole("button", { name: "Modifier", exact: true }).click();
  await page.getByLabel("Conditions de règlement").selectOption("net60");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator(".notice--done")).toContainText("Client modifié");
  // 31 January + 60 days is 1 April; the latest lawful day is the end of March, and 45 days after the end of January 17 March.
  await desk.import(
    csv(
      "long.csv",
      "facture;client;emission;echeance;ttc\nL-1;SARL Bise;31/01/2025;15/05/2025;100,00\nL-2;SARL Bise;31/01/2025;01/04/2025;100,00\n",
    ),
  );
  await there(desk, THERE);
  await expect(page.locator("#terms")).toHaveText(
    "1 client a des conditions plus longues que la loi ne permet ; 1 facture de l’année échoit trop tard",
  );
  expect((await cells(desk, "terms", "Débiteurs publics"))[0]).toBe("60 jours");
  await expect(section(desk, "terms")).toContainText("à ramener à la loi");
  expect((await cells(desk, "terms", "L-1")).slice(1)).toEqual([
    "31/01/2025",
    "15/05/2025",
    "01/04/2025",
  ]);
  await expect(section(desk, "terms").locator("th", { hasText: "L-2" })).toHaveCount(0);
  await expect(page.locator("[data-action=terms]")).toContainText("1 client");
});

test("what was sent is counted by step, with the share that was followed by a payment", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await expect(page.locator("#reminding")).toHaveText("Aucune relance notée en un an");
  // Atelier Nord pays a part of F-2025-003 on 1 August, seven days after this notice.
  await page.goto(`${desk.site.app}#/reminders?asOf=2025-07-25`);
  await page.getByRole("button", { name: "Oui, ils sont à jour" }).click();
  await page
    .locator(".calls__item", { hasText: "Mise en demeure" })
    .filter({ hasText: "Atelier Nord" })
    .getByRole("link", { name: "Préparer" })
    .click();
  await page.getByRole("button", { name: /^Noter/ }).click();
  await expect(page.locator(".notice--done")).toContainText("Relance envoyée");
  await there(desk, THERE);
  await expect(page.locator("#reminding")).toHaveText(
    "1 relance envoyée en un an, 100,00 % suivies d’un paiement sous dix jours",
  );
  expect(await cells(desk, "reminding", "Mise en demeure")).toEqual(["1", "1", "100,00 %"]);
});

test("ways to collect are compared by the core, and their assumptions are kept and undone", async ({
  desk,
  page,
}) => {
  await opened(desk, WAYS);
  const given = {
    annualSales: "60000",
    invoicesPerYear: 120,
    dsoDays: "62.5",
    overduePercent: "40",
    lossPercent: "1",
    fundingRatePercent: "6.5",
    inHouse: { minutesPerInvoice: "45", hourlyCost: "38", fixedYearly: "240" },
    agency: { feePercentOfRecovered: "8", lossPercent: "0.5" },
    factoring: { commissionPercent: "1.5", fundedPercent: "85", fundingRatePercent: "5" },
  };
  for (const name of ["annualSales", "invoicesPerYear", "overduePercent", "lossPercent"] as const)
    await type(desk, name, String(given[name]));
  await type(desk, "dsoDays", "62,5");
  await type(desk, "inHouse/minutesPerInvoice", "beaucoup");
  await page.getByRole("button", { name: "Enregistrer ces hypothèses" }).click();
  await expect(page.locator("#case-inHouse-minutesPerInvoice-help")).toContainText("positif");
  await type(desk, "inHouse/minutesPerInvoice", "45");
  await page.getByRole("button", { name: "Enregistrer ces hypothèses" }).click();
  // A way that is begun is to be finished, and money costs something or nothing.
  await expect(page.locator("#case-inHouse-hourlyCost-help")).toContainText("À remplir");
  await expect(page.locator("#case-fundingRatePercent-help")).toContainText("À remplir");
  await type(desk, "fundingRatePercent", "6,5");
  for (const way of ["inHouse", "agency", "factoring"] as const) {
    for (const [name, text] of Object.entries(given[way]))
      await type(desk, `${way}/${name}`, text.replace(".", ","));
  }
  await page.getByRole("button", { name: "Enregistrer ces hypothèses" }).click();
  await expect(page.locator(".notice--done")).toContainText("Coûts du recouvrement indiqués");
  const made = collectionCosts(given);
  const names = { inHouse: "En interne", agency: "Prestataire", factoring: "Affacturage" };
  for (const { kind, handling, funding, losses, total } of made.options) {
    expect(await cells(desk, "ways", names[kind])).toEqual(
      [handling, funding, losses, total].map(french),
    );
  }
  expect(made.cheapest).toBe("factoring");
  await expect(page.locator("main h1")).toHaveText("L’affacturage coûte le moins");
  await everyFigureSaysWhy(page, 12);
  await section(desk, "ways")
    .getByRole("button", { name: /^Total par an, Affacturage/ })
    .click();
  await expect(page.locator("side-panel .steps")).toContainText("60 000,00");
  await page.locator("side-panel").press("Escape");

  // The report has them too, and what delays cost at that rate: the book's own year.
  await there(desk, THERE);
  const [best] = made.options.filter(({ kind }) => kind === made.cheapest);
  expect((await cells(desk, "compare", "Affacturage")).at(-1)).toBe(french(best?.total ?? ""));
  const funding = (dsoDays: string) =>
    collectionCosts({ ...given, annualSales: "18000", dsoDays }).options[0]?.funding ?? "";
  const year = atelier((ledger) => ledger.kpis({ asOf: DAY, days: 365 }));
  await expect(fact(desk, "costs", "Financement de l’encours, par an")).toHaveText(
    `${french(funding(year.dso ?? ""))} €`,
  );
  await expect(fact(desk, "costs", "dont retards seuls")).toHaveText(
    `${french(funding(year.averageDaysDelinquent ?? ""))} €`,
  );

  await page.reload();
  await expect(section(desk, "compare").locator("tbody tr")).toHaveCount(3);
  await there(desk, WAYS);
  await expect(page.locator("[name=dsoDays]")).toHaveValue("62,5");
  await page.getByRole("button", { name: "Effacer ces hypothèses" }).click();
  await expect(page.locator("main h1")).toHaveText(
    "Comparez ce que coûterait chaque façon de recouvrer",
  );
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator("main h1")).toHaveText("L’affacturage coûte le moins");
});

test("the grid weighs marks once all of them are there", async ({ desk, page }) => {
  await opened(desk, WAYS);
  await expect(page.locator("[name=criterion-0]")).toHaveValue("Coût total, tous frais compris");
  // The usual criteria can be taken elsewhere before anything is marked.
  expect((await desk.csvOf("Choisir un prestataire")).slice(1, 2)).toEqual([
    '"Coût total, tous frais compris";5;;',
  ]);
  while ((await page.getByRole("button", { name: /^Retirer «/ }).count()) > 3)
    await page
      .getByRole("button", { name: /^Retirer «/ })
      .last()
      .click();
  await type(desk, "provider-0", "Alpha Recouvrement");
  for (const [at, weight, alpha, other] of [
    [0, "5", "4", "3"],
    [1, "3", "0", "5"],
    [2, "2", "5", ""],
  ] as const) {
    await type(desk, `weight-${at}`, weight);
    await type(desk, `mark-${at}-0`, alpha);
    await type(desk, `mark-${at}-1`, other);
  }
  await page.getByRole("button", { name: "Enregistrer la grille" }).click();
  await expect(page.locator(".notice--done")).toContainText("Grille de choix ajoutée");
  // (5 × 4 + 3 × 0 + 2 × 5) ÷ 10; the other one lacks a mark.
  await expect(page.locator("[data-score='0']")).toHaveText("3,00");
  await expect(page.locator("[data-score='1']")).toHaveText("à noter");
  // (5 × 3 + 3 × 5 + 2 × 4) ÷ 10.
  await type(desk, "mark-2-1", "4");
  await page.getByRole("button", { name: "Enregistrer la grille" }).click();
  await expect(page.locator("[data-score='1']")).toHaveText("3,80");
  await expect(page.locator("#grid")).toHaveText("Prestataire 2 vient en tête : 3,80 sur 5");
  await everyFigureSaysWhy(page, 2);
  expect(await desk.csvOf("Choisir un prestataire")).toEqual([
    '"Critère";"Poids";"Alpha Recouvrement";"Prestataire 2"',
    '"Coût total, tous frais compris";5;4;3',
    expect.stringMatching(/;3;0;5$/),
    expect.stringMatching(/;2;5;4$/),
    '"Moyenne pondérée";;3,00;3,80',
  ]);
  await type(desk, "mark-2-1", "6");
  await page.getByRole("button", { name: "Enregistrer la grille" }).click();
  await expect(page.locator("provider-grid-form [role=alert]")).toContainText("de 0 à 5");
  await there(desk, THERE);
  expect(await cells(desk, "compare", "Prestataire 2")).toEqual(["3,80"]);
});

test("the credit policy and the procedure are filled in from the settings", async ({
  desk,
  page,
}) => {
  await opened(desk, "#/settings");
  await page.getByLabel("Nom ou raison sociale").fill("Studio Martin");
  await page.getByRole("button", { name: "Enregistrer" }).first().click();
  await expect(page.locator(".notice--done")).toContainText("Coordonnées");
  await there(desk, POLICY);
  const sheet = page.locator(".document");
  await expect(sheet.locator("h1")).toHaveText("Politique de crédit client");
  await expect(sheet).toContainText("Studio Martin vend à crédit");
  for (const debtor of ["business", "public"] as const) {
    const claim = latePayment({ amount: "100", due: "2025-09-01", asOf: DAY, debtor });
    await expect(sheet).toContainText(`${french(claim.segments[0]?.ratePercent ?? "")} %`);
  }
  await expect(sheet.locator("tr", { hasText: "Débiteur public" })).toContainText("30 jours");
  await expect(sheet).toContainText("art. L441-10, I, C. com. : délais de paiement");

  await there(desk, PROCEDURE);
  await expect(sheet.locator("tbody tr")).toHaveCount(6);
  await expect(sheet.locator("tr", { hasText: "Mise en demeure" })).toContainText(
    "Échéance + 20 jours",
  );
  await page.getByRole("button", { name: "Anglais" }).click();
  await expect(sheet.locator("h1")).toHaveText("Collection procedure");
  await expect(sheet.locator("tr", { hasText: "Formal notice" })).toContainText(
    "Due date + 20 days",
  );
  await expect(page).toHaveURL(/language=en/);
});

test("a document is worded otherwise, kept, undone, and given as a file and a PDF", async ({
  desk,
  page,
}) => {
  await opened(desk, PROCEDURE);
  const sheet = page.locator(".document");
  await page.getByText("Modifier le texte").click();
  const text = page.getByLabel("Texte", { exact: true });
  const body = "# Principe\n\n{{entreprise}} relance\n- tôt ;\n- souvent.\n\n{{étapes}}";
  await text.fill(`${body} {{montant}}`);
  await page.getByRole("button", { name: "Enregistrer ce texte" }).click();
  await expect(page.locator("document-view [role=alert]")).toContainText("montant");
  await text.fill(body);
  await page.getByRole("button", { name: "Enregistrer ce texte" }).click();
  await expect(page.locator(".notice--done")).toContainText(
    "Document rédigé : Procédure de recouvrement, Français.",
  );
  await expect(sheet.locator("h2")).toHaveText(["Principe"]);
  await expect(sheet.locator("li")).toHaveText(["tôt ;", "souvent."]);
  await expect(sheet.locator("tbody tr")).toHaveCount(6);

  const [made] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "PDF" }).click(),
  ]);
  expect(made.suggestedFilename()).toBe(`Procédure de recouvrement ${DAY}.pdf`);
  const bytes = new Uint8Array(await readFile(await made.path()));
  const pdf = await getDocument({ data: bytes }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const said = plain(items.map((item) => ("str" in item ? item.str : "")).join(""));
  for (const part of [
    "Principe",
    "notre entreprise relance",
    "souvent.",
    "Mise en demeure",
    "Échéance + 20 jours",
    "1 / 1",
  ])
    expect(said).toContain(part);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Fichier HTML" }).click(),
  ]);
  const html = await readFile(await file.path(), "utf8");
  expect(html).toContain("Principe");
  expect(html).not.toMatch(/<script|<button|http-equiv="refresh"|src=/);

  await page.getByRole("button", { name: "Revenir au texte usuel" }).click();
  await expect(sheet.locator("h2").first()).toHaveText("1. Objet");
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(sheet.locator("h2")).toHaveText(["Principe"]);
});

test("the report as a file needs nothing else", async ({ desk, page }) => {
  await opened(desk);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger en un fichier HTML" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`audit-${DAY}.html`);
  const html = await readFile(await file.path(), "utf8");
  expect(html).toContain("<h1");
  expect(plain(html.replaceAll("&nbsp;", " "))).toContain("12 800,00 €");
  expect(html).not.toMatch(/<script|<button|<form|href="#/);
  await page.goto("about:blank");
  await page.setContent(html);
  await expect(page.locator("h1")).toHaveText("Audit du poste clients au 30/09/2025");
  await sound(page, "file");
});

test("English says the same", async ({ desk, page }) => {
  await desk.open();
  await page.getByRole("button", { name: "English" }).click();
  await desk.import(ATELIER);
  await there(desk, THERE);
  await expect(page.locator(".audit-file .lead")).toHaveText(
    "3 customers owe €12,800.00, of which €8,300.00 is overdue (64.84%). Over a year they pay in 67.73 days on average, 37.73 days after the due date.",
  );
  const text = plain(await page.locator("audit-screen").textContent());
  expect(text).not.toMatch(/créance|retard|facture|relance/i);
  await there(desk, WAYS);
  expect(plain(await page.locator("audit-screen").textContent())).not.toMatch(/retard|critère/i);
});

inEachLook((width) => {
  test("each part is accessible and fits, empty and full", async ({ desk, page }) => {
    await desk.open("#/audit");
    await expect(page.getByRole("button", { name: "Essayer la démo" })).toBeVisible();
    await sound(page, "empty");
    await fits(page, "empty");
    await page.getByRole("button", { name: "Essayer la démo" }).click();
    for (const hash of [THERE, WAYS, POLICY, PROCEDURE]) {
      await there(desk, hash);
      await sound(page, `${hash} at ${width}`);
      await fits(page, hash);
    }
    await page.getByText("Modifier le texte").click();
    await sound(page, "wording");
    await fits(page, "wording");
  });
});
