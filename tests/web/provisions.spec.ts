import { readFileSync } from "node:fs";
import { type AllowanceOptions, Ledger, provision, type RiskInput, writeOff } from "encours";
import {
  ATELIER,
  comma,
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
const THERE = `#/provisions?asOf=${DAY}`;
const RATES = ["0", "5", "20", "50", "100"];

/** What the package makes of the book Atelier, at the rates that the page begins with. */
function allowance(options: Partial<AllowanceOptions> = {}) {
  const { ledger } = Ledger.fromCsv(fixture("atelier.csv"), {});
  try {
    return ledger.allowance({
      asOf: DAY,
      ratesPercent: RATES,
      defaultVatPercent: "20",
      ...options,
    });
  } finally {
    ledger.free();
  }
}

async function opened(desk: Desk): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await desk.page.goto(`${desk.site.app}${THERE}`);
}

async function type(desk: Desk, label: string, text: string): Promise<void> {
  const field = desk.page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press("Enter");
}

/** The cells of a customer, after its name. */
function row(desk: Desk, customer: string) {
  return desk.cells("allowance-rows", customer);
}

/** The lines of the entries, as they are read. */
async function entries(desk: Desk, section = "#entries"): Promise<string[]> {
  const rows = desk.page
    .locator(".section", { has: desk.page.locator(section) })
    .locator("tbody tr");
  return (await rows.allInnerTexts()).map(plain);
}

test("the allowance of each customer, with its entries, is the one of the package", async ({
  desk,
  page,
}) => {
  await opened(desk);
  const made = allowance();
  await expect(page.locator("h1")).toHaveText(
    `${french(made.allowance)} € à déprécier au 30/09/2025, sur ${french(made.netOpen)} € hors TVA.`,
  );
  for (const { customer, netOpen, allowance, charge } of made.rows) {
    await expect(row(desk, customer)).toHaveText([netOpen, allowance, charge].map(french));
  }
  expect(await entries(desk)).toEqual(
    made.entries.map(({ account, label, debit, credit }) =>
      plain(`${account} ${label} ${debit === "0.00" ? french(credit) : french(debit)}`),
    ),
  );
  await expect(page.locator("allowance-rows .message")).toContainText("TVA");

  // Every figure says what it is made of: SARL Bise owes three invoices, each at the rate of its age.
  await row(desk, "SARL Bise").nth(1).getByRole("button").click();
  const panel = page.locator("side-panel");
  await expect(panel.locator(".panel__figure")).toHaveText("450,00 €");
  await expect(panel.locator(".facts")).toContainText("F-2025-004, à 5 %");
  await expect(panel.locator(".facts")).toContainText("F-2025-005, à 50 %");
  await expect(panel.locator(".facts")).toContainText("F-2025-008, à 0 %");
  await expect(panel.locator(".steps__calculation")).toContainText("4 000,00 × 5");
  await panel.press("Escape");

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger le tableau « Écritures » en CSV" }).click(),
  ]);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines[1]).toContain(`"68174"`);
  expect(lines[1]).toContain(`;${comma(made.charge)};`);
});

test("rates of doubtful and disputed receivables stand before those of their age", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&invoice=F-2025-006`);
  await page.getByRole("button", { name: "Déclarer douteuse" }).click();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator(".notice")).toContainText("Créance déclarée douteuse");
  await page.goto(`${desk.site.app}${THERE}`);
  // 1 500.00 with VAT, 1 250.00 without: 11 days late, then at a rate of its own.
  await expect(row(desk, "Mairie de Lys").nth(1)).toHaveText("62,50");
  await type(desk, "Douteuses", "40");
  await expect(row(desk, "Mairie de Lys").nth(1)).toHaveText("500,00");
  const lines = await entries(desk);
  expect(lines.slice(-2)[0]).toMatch(/^416 .*1 500,00$/);
  expect(lines.slice(-2)[1]).toMatch(/^411 .*1 500,00$/);
  await type(desk, "Douteuses", "");
  await expect(row(desk, "Mairie de Lys").nth(1)).toHaveText("62,50");
  await type(desk, "Douteuses", "beaucoup");
  await expect(page.locator("#doubtfulPercent-help")).toHaveText("Un taux de 0 à 100.");
  // The dashboard rests on the same rates.
  await type(desk, "Douteuses", "40");
  await page.goto(`${desk.site.app}#/allowance?asOf=${DAY}`);
  await expect(desk.cells("allowance-section", "Mairie de Lys").nth(1)).toHaveText("500,00");
});

test("the past of the book stands beside the rates, and is taken over in one click", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await expect(page.locator("#rate-0-help")).toHaveText("pas d’historique");
  await expect(page.getByRole("button", { name: "Reprendre les taux du passé" })).toHaveCount(0);

  // A year after the last invoice was issued: what was never paid is lost.
  const later = "2026-09-30";
  const { ledger } = Ledger.fromCsv(fixture("atelier.csv"), {});
  const rates = ledger.lossRates({ asOf: later }).buckets.map(({ ratePercent }) => ratePercent);
  ledger.free();
  expect(rates).toEqual(["71.11", "71.11", "81.01", "100.00", "100.00"]);
  await page.goto(`${desk.site.app}#/provisions?asOf=${later}`);
  await expect(page.locator("#rate-2-help")).toHaveText("passé : 81,01 %");
  await page.getByRole("button", { name: "Reprendre les taux du passé" }).click();
  for (const [at, rate] of rates.entries()) {
    await expect(page.locator(`#rate-${at}`)).toHaveValue(french(rate ?? ""));
  }
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator("#rate-1")).toHaveValue("5");
});

test("a closing that is kept is the one that the next is held against", async ({ desk, page }) => {
  await opened(desk);
  await page.goto(`${desk.site.app}#/provisions?asOf=2025-08-31`);
  const first = allowance({ asOf: "2025-08-31" });
  await expect(page.locator("h1")).toContainText(french(first.allowance));
  await page.getByRole("button", { name: "Arrêter la clôture au 31/08/2025" }).click();
  await expect(page.locator(".notice")).toContainText(
    "Clôture arrêtée : 31/08/2025. Enregistré, 2 copies.",
  );
  await expect(page.locator("closings-section .message")).toHaveText(
    `La clôture du 31/08/2025 est arrêtée à ${french(first.allowance)} € de dépréciation.`,
  );

  await page.goto(`${desk.site.app}${THERE}`);
  await page.reload();
  const previous = Object.fromEntries(first.rows.map((one) => [one.customer, one.allowance]));
  const made = allowance({ previous });
  expect(made.charge).not.toBe(allowance().charge);
  await expect(page.locator(".insight__more")).toHaveText(
    `Par rapport à la clôture du 31/08/2025 : dotation ${french(made.charge)} €, reprise ${french(made.reversal)} €.`,
  );
  await expect(page.locator("allowance-rows tfoot td").nth(2)).toHaveText(french(made.previous));
  await expect(page.locator("[data-closings] tbody tr")).toContainText([/encours [\d.]+, tables/]);
  // The day itself is held against what came before it, and says when the figures have moved on.
  await page.goto(`${desk.site.app}#/provisions?asOf=2025-08-31`);
  await type(desk, "31–60 j", "10");
  await expect(page.locator("closings-section .message")).toContainText("le calcul donne");

  await page.getByRole("button", { name: "Retirer la clôture du 31/08/2025" }).click();
  await expect(page.locator("closings-section h2").first()).toBeFocused();
  await expect(page.locator("[data-closings]")).toHaveCount(0);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator("[data-closings] tbody tr")).toHaveCount(1);
  await page.goto(`${desk.site.app}#/data`);
  await expect(page.locator("[data-journal]")).toContainText("Clôture arrêtée");
});

test("a closing made elsewhere is typed, customer by customer", async ({ desk, page }) => {
  await opened(desk);
  await page.getByRole("button", { name: "Saisir une clôture précédente" }).click();
  await expect(page.locator("#closing-title")).toBeFocused();
  await page.getByLabel("Date de clôture").fill("2024-12-31");
  await page.getByLabel("Client, ligne 1").fill("SARL Bise");
  await page.getByLabel("Dépréciation, ligne 1").fill("600");
  await page.getByRole("button", { name: "Ajouter une ligne" }).click();
  await expect(page.getByLabel("Client, ligne 2")).toBeFocused();
  await page.getByLabel("Client, ligne 2").fill("Dupont, parti");
  await page.getByLabel("Dépréciation, ligne 2").fill("douze");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByLabel("Dépréciation, ligne 2")).toBeFocused();
  await expect(page.locator("#closing-amount-1-help")).toHaveText(
    "Écrivez un montant positif comme 1 234,56.",
  );
  await sound(page, "a field is wrong");
  await page.getByLabel("Dépréciation, ligne 2").fill("12,345");
  await page.keyboard.press("Enter");
  // The core takes no third decimal of a euro.
  await expect(page.locator("closing-form .message--error")).toBeVisible();
  await page.getByLabel("Dépréciation, ligne 2").fill("12,34");
  await page.keyboard.press("Enter");

  const made = allowance({ previous: { "SARL Bise": "600", "Dupont, parti": "12.34" } });
  await expect(page.locator("closing-form")).toHaveCount(0);
  await expect(page.locator("[data-closings] tbody tr")).toContainText([/612,34\s€\s+saisie/]);
  await everyFigureSaysWhy(page, 20);
  await page.locator("[data-closings] td.number").getByRole("button").click();
  await expect(page.locator("side-panel .facts")).toContainText(/SARL Bise\s+600,00\s€/);
  await expect(page.locator("side-panel .facts")).toContainText(/Dupont, parti\s+12,34\s€/);
  await page.keyboard.press("Escape");
  expect(await desk.csvOf("Clôtures")).toEqual([
    '"Date de clôture";"Client";"Dépréciation";"Origine"',
    '2024-12-31;"Dupont, parti";12,34;"saisie"',
    '2024-12-31;"SARL Bise";600,00;"saisie"',
  ]);
  for (const one of made.rows) {
    const { netOpen, allowance, previous, charge, reversal } = one;
    await expect(row(desk, one.customer)).toHaveText(
      [netOpen, allowance, previous, charge, reversal].map(french),
    );
  }
  await page.getByRole("button", { name: "Modifier la clôture du 31/12/2024" }).click();
  await page.getByLabel("Dépréciation, ligne 1").fill("450,00");
  await page.keyboard.press("Enter");
  await expect(row(desk, "SARL Bise").nth(3)).toHaveText("0,00");
});

const RISKS = `#/provisions?view=risks&asOf=${DAY}`;
/** The lawsuit and the works of the pages of the figures. */
const LAWSUIT: RiskInput & { label: string } = {
  kind: "litigation",
  label: "Procès Martin",
  outcomes: [
    { amount: "10000", probabilityPercent: "60" },
    { amount: "4000", probabilityPercent: "25" },
    { amount: "0", probabilityPercent: "15" },
  ],
  previous: "6000",
};

async function enterRisk(desk: Desk, risk: typeof LAWSUIT): Promise<void> {
  const { page } = desk;
  await page.getByRole("button", { name: "Inscrire un risque" }).click();
  await expect(page.locator("#risk-title")).toBeFocused();
  await page.getByLabel("Nom", { exact: true }).fill(risk.label);
  await page.locator("[name=kind]").selectOption(risk.kind);
  for (const [at, { amount, probabilityPercent }] of risk.outcomes.entries()) {
    if (at > 1) await page.getByRole("button", { name: "Ajouter une issue" }).click();
    await page.getByLabel(`Coût, ligne ${at + 1}`).fill(String(amount));
    await page.getByLabel(`Probabilité, %, ligne ${at + 1}`).fill(String(probabilityPercent));
  }
  await page.locator("[name=previous]").fill(String(risk.previous ?? ""));
  await page.locator("[name=chart]").selectOption(String(risk.chart ?? 2025));
  if (risk.discount) {
    await page.locator("[name=discount]").fill(String(risk.discount.ratePercent));
    await page.locator("[name=years]").fill(String(risk.discount.years));
  }
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
}

/** The cells of a risk, after its name. */
function risk(desk: Desk, label: string) {
  return desk.cells("[data-risks]", label);
}

test("each risk of the register is provided for as the package does, in both charts", async ({
  desk,
  page,
}) => {
  const works: typeof LAWSUIT = {
    kind: "majorMaintenance",
    label: "Toiture",
    outcomes: [{ amount: "20000", probabilityPercent: "100" }],
    discount: { ratePercent: "3", years: 4 },
    chart: 2014,
  };
  await desk.open(RISKS);
  await expect(page.locator("h1")).toContainText("Aucun risque inscrit");
  for (const one of [LAWSUIT, works]) {
    const made = provision(one);
    await enterRisk(desk, one);
    await expect(page.locator(".notice")).toContainText(
      `Risque inscrit : ${one.label}. Enregistré`,
    );
    const previous = one.previous === undefined ? "0.00" : "6000.00";
    await expect(risk(desk, one.label).nth(0)).toHaveText(made.account);
    for (const [at, figure] of [made.amount, previous, made.charge, made.reversal].entries()) {
      await expect(risk(desk, one.label).nth(at + 1)).toHaveText(french(figure));
    }
    await expect(page.locator("[data-risks]")).toContainText(plain(made.reason));
  }
  expect([provision(LAWSUIT).account, provision(works).account]).toEqual(["1511", "1572"]);
  await expect(page.locator("h1")).toHaveText(
    "2 risques inscrits au 30/09/2025, 2 à provisionner.",
  );
  const booked = page.locator("risks-section table").last().locator("tbody tr");
  await expect(booked).toHaveCount(4);
  await expect(booked.first()).toContainText("6815");
  await expect(booked.first()).toContainText("Procès Martin");
  await everyFigureSaysWhy(page, 11);

  await risk(desk, "Procès Martin").nth(1).getByRole("button").click();
  await expect(page.locator("side-panel .panel__figure")).toHaveText("10 000,00 €");
  await expect(page.locator("side-panel .facts")).toContainText("Issue 2, à 25 %");
  await expect(page.locator("side-panel .steps")).toContainText("Meilleure estimation");
  await sound(page, "why a provision");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Retirer Toiture" }).click();
  await expect(page.locator("[data-risks] tbody tr")).toHaveCount(1);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator("[data-risks] tbody tr")).toHaveCount(2);
});

test("a risk that is not probable is told with its reason, and a wrong one at its field", async ({
  desk,
  page,
}) => {
  await desk.open(RISKS);
  const doubtful: typeof LAWSUIT = {
    kind: "fines",
    label: "Amende",
    outcomes: [
      { amount: "500", probabilityPercent: "40" },
      { amount: "0", probabilityPercent: "70" },
    ],
  };
  await enterRisk(desk, doubtful);
  // The probabilities make 110 %.
  await expect(page.locator("risk-form .message--error")).toBeVisible();
  await sound(page, "probabilities that do not make 100 %");
  await page.getByLabel("Probabilité, %, ligne 2").fill("60");
  await page.keyboard.press("Enter");
  const made = provision({
    ...doubtful,
    outcomes: [
      { amount: "500", probabilityPercent: "40" },
      { amount: "0", probabilityPercent: "60" },
    ],
  });
  expect(made.recognised).toBe(false);
  await expect(page.locator("[data-risks]")).toContainText(plain(made.reason));
  await expect(page.locator("h1")).toHaveText(
    "1 risque inscrit au 30/09/2025, aucun à provisionner.",
  );
  await page.getByRole("button", { name: "Modifier Amende" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("");
  await page.keyboard.press("Enter");
  await expect(page.locator("#risk-label-help")).toHaveText("Donnez un nom à ce risque.");
  await page.keyboard.press("Escape");
  await expect(page.locator("risk-form")).toHaveCount(0);
});

test("a provision of the last closing is taken back when its risk is gone", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await page.goto(`${desk.site.app}${RISKS}`);
  await enterRisk(desk, LAWSUIT);
  await expect(risk(desk, "Procès Martin").nth(1)).toHaveText("10 000,00");
  await page.getByRole("link", { name: "Créances", exact: true }).click();
  await page.getByRole("button", { name: "Arrêter la clôture au 30/09/2025" }).click();
  await expect(page.locator("closings-section .message")).toContainText("est arrêtée");

  await page.goto(`${desk.site.app}#/provisions?view=risks&asOf=2025-12-31`);
  // What was booked at the closing stands in place of what was typed.
  await expect(risk(desk, "Procès Martin").nth(2)).toContainText("10 000,00");
  await expect(risk(desk, "Procès Martin").nth(3)).toHaveText("0,00");
  await page.getByRole("button", { name: "Modifier Procès Martin" }).click();
  await expect(page.locator("[name=previous]")).toHaveAttribute("readonly", "");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Retirer Procès Martin" }).click();
  await expect(page.locator("[data-risks]")).toContainText("est reprise");
  await expect(risk(desk, "Procès Martin").nth(4)).toHaveText("10 000,00");
  const booked = page.locator("risks-section table").last().locator("tbody tr");
  await expect(booked).toHaveCount(2);
  await expect(booked.last()).toContainText("7815");
});

test("the year-end file holds it all: on paper, and as one file that needs nothing else", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await page.goto(`${desk.site.app}${RISKS}`);
  await enterRisk(desk, LAWSUIT);
  await expect(risk(desk, "Procès Martin").nth(1)).toHaveText("10 000,00");
  await page.getByRole("link", { name: "Dossier de clôture" }).click();
  const file = page.locator(".closing-file");
  await expect(file.locator("h1")).toHaveText("Dossier de clôture au 30/09/2025");
  await expect(file).toContainText(/Livre\s: atelier\.csv\. encours [\d.]+, tables de taux/);
  const made = allowance();
  const lawsuit = provision(LAWSUIT);
  await expect(file.locator(".facts").first().locator("dd").nth(1)).toHaveText(
    `${french(made.allowance)} €`,
  );
  await expect(file).toContainText(plain(lawsuit.reason));
  await expect(file).toContainText("Issue 2, à 25 % : 4 000 €");

  // One sheet for each customer, the largest allowance first, with its invoices and their rates.
  const sheets = file.locator("[data-sheet]");
  await expect(sheets.locator("h2")).toHaveText(
    ["Atelier Nord", "SARL Bise", "Mairie de Lys"].map((name) => `Fiche individuelle : ${name}`),
  );
  await expect(sheets.nth(1).locator("tbody tr").first().locator("td")).toHaveText([
    "15/07/2025",
    "31/07/2025",
    "61",
    "500,00",
    "50 %",
  ]);
  await expect(sheets.nth(1).locator(".facts dd").nth(1)).toHaveText("450,00 €");

  const [rows] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger le tableau « Écritures » en CSV" }).click(),
  ]);
  const lines = readFileSync(await rows.path(), "utf8")
    .trim()
    .split("\r\n")
    .slice(1);
  expect(lines).toEqual(
    [...made.entries, ...lawsuit.entries].map(({ account, label, debit, credit }) =>
      comma(`"${account}";"${label}";${debit};${credit}`),
    ),
  );

  const [whole] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger en un fichier HTML" }).click(),
  ]);
  const alone = await page.context().newPage();
  await alone.setContent(readFileSync(await whole.path(), "utf8"));
  await expect(alone.locator("h1")).toHaveText("Dossier de clôture au 30/09/2025");
  await expect(alone.locator("[data-sheet]")).toHaveCount(3);
  await expect(alone.locator("script, link, img, button, [src]")).toHaveCount(0);
  await sound(alone, "the file alone");
  await alone.close();

  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".file-tools")).toBeHidden();
  await expect(page.locator(".parts")).toBeHidden();
  const breaks = await sheets.evaluateAll((all) =>
    all.map((sheet) => getComputedStyle(sheet).breakBefore),
  );
  expect(breaks).toEqual(["page", "page", "page"]);
});

test("invoices have rates of their own, each with its reason, on a sheet for each customer", async ({
  desk,
  page,
}) => {
  await opened(desk);
  for (const [label, rate] of [
    ["1–30 j", "0"],
    ["31–60 j", "0"],
    ["61–90 j", "0"],
    ["plus de 90 j", "0"],
  ] as const) {
    await type(desk, label, rate);
  }
  await expect(page.locator("h1")).toContainText("Rien à déprécier au 30/09/2025");
  // One from the screen, one from the panel of the invoice.
  await page.getByRole("button", { name: "Donner un taux à une facture" }).click();
  await expect(page.locator("#rate-title")).toBeFocused();
  await page.getByLabel("Numéro", { exact: true }).fill("F-2025-999");
  await page.getByLabel("Perte attendue, %").fill("50");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Motif")).toBeFocused();
  await page.getByLabel("Motif").fill("Redressement judiciaire du 12/09/2025");
  await page.keyboard.press("Enter");
  // The core knows no such invoice.
  await expect(page.getByLabel("Numéro", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await sound(page, "an unknown invoice");
  await page.getByLabel("Numéro", { exact: true }).fill("F-2025-003");
  await page.keyboard.press("Enter");
  await expect(page.locator(".notice")).toContainText("Taux individuel donné : F-2025-003.");
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&invoice=F-2025-005`);
  await page.getByRole("link", { name: "Taux de dépréciation" }).click();
  await expect(page.getByLabel("Numéro", { exact: true })).toHaveValue("F-2025-005");
  await page.getByLabel("Perte attendue, %").fill("50");
  await page.getByLabel("Motif").fill("Promesse non tenue");
  await page.keyboard.press("Enter");

  const made = allowance({
    ratesPercent: ["0", "0", "0", "0", "0"],
    individual: ["F-2025-003", "F-2025-005"].map((invoice) => ({ invoice, ratePercent: "50" })),
  });
  expect(made.allowance).toBe("833.34");
  await expect(page.locator("individual-section h2")).toHaveText(
    "2 factures à taux propre : 833,34 € à déprécier sur 1 666,67 € hors TVA.",
  );
  await expect(page.locator("h1")).toContainText("833,34 € à déprécier");
  for (const { invoice, base, ratePercent, allowance: set } of made.individual) {
    const cells = desk.cells("[data-individual]", invoice);
    await expect(cells.nth(2)).toHaveText(french(base));
    await expect(cells.nth(3)).toHaveText(`${french(ratePercent)} %`);
    await expect(cells.nth(4)).toHaveText(french(set));
  }
  expect(await entries(desk)).toEqual(
    made.entries.map(({ account, label, debit, credit }) =>
      plain(`${account} ${label} ${french(debit === "0.00" ? credit : debit)}`),
    ),
  );
  await row(desk, "SARL Bise").nth(1).getByRole("button").click();
  await expect(page.locator("side-panel .facts")).toContainText("F-2025-005, à son propre taux");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Dossier de clôture" }).click();
  const sheets = page.locator("[data-sheet]");
  await expect(sheets).toHaveCount(2);
  await expect(sheets.first()).toContainText("Redressement judiciaire du 12/09/2025");
  await expect(sheets.last()).toContainText("Promesse non tenue");
  await expect(sheets.first().locator(".facts dd").nth(1)).toHaveText("583,34 €");

  await page.getByRole("link", { name: "Créances", exact: true }).click();
  await page.getByRole("button", { name: "Retirer le taux de F-2025-003" }).click();
  // On what stands there now.
  await expect(page.getByRole("button", { name: "Retirer le taux de F-2025-005" })).toBeFocused();
  await expect(page.locator("[data-individual] tbody tr")).toHaveCount(1);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator("[data-individual] tbody tr")).toHaveCount(2);
  await everyFigureSaysWhy(page, 20);
});

test("an invoice that is written off shows its entries, for what was open of it", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&invoice=F-2025-003`);
  const panel = page.locator("invoice-panel");
  await panel.getByRole("button", { name: "Passer en perte" }).click();
  await panel.getByRole("button", { name: "Enregistrer", exact: true }).click();
  // 1 400.00 are open of 2 400.00; 20 % of VAT are assumed: 1 166.67 without it.
  const made = writeOff({ amount: "1400.00", vat: "233.33" });
  const lines = panel.locator("table tbody tr");
  await expect(lines).toHaveCount(3);
  expect((await lines.allInnerTexts()).map(plain)).toEqual(
    made.entries.map(({ account, label, debit, credit }) =>
      plain(`${account} ${label} ${french(debit === "0.00" ? credit : debit)}`),
    ),
  );
  expect(made.entries.map(({ account }) => account)).toEqual(["654", "44571", "411"]);
  await sound(page, "entries of a write-off");
  await panel.getByRole("button", { name: /^Passer en perte, .*1 400,00/ }).click();
  await expect(page.locator("side-panel .steps")).toContainText("Perte hors taxes");

  // One in dispute stands on account 416.
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&invoice=F-2025-006`);
  await panel.getByRole("button", { name: "Ouvrir un litige" }).click();
  await panel.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await panel.getByRole("button", { name: "Passer en perte" }).click();
  await panel.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(lines.last()).toContainText("416");
  await expect(lines.last()).toContainText("1 500,00");
});

test("the demo keeps closings while it lasts, and no book gets them", async ({ desk, page }) => {
  await desk.open("#/provisions");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(page).toHaveURL(new RegExp(`#/provisions\\?asOf=${DAY}`));
  await page.getByRole("button", { name: "Arrêter la clôture au 30/09/2025" }).click();
  await expect(page.locator("closings-section .message")).toContainText("est arrêtée");
  await page.getByRole("button", { name: "Quitter la démonstration" }).click();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}${THERE}`);
  await expect(page.locator("h1")).toContainText("à déprécier");
  await expect(page.locator("[data-closings]")).toHaveCount(0);
});

test("English says the same", async ({ desk, page }) => {
  await desk.open();
  await page.getByRole("button", { name: "English" }).click();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}${THERE}`);
  await expect(page.locator("h1")).toHaveText(
    "€1,095.84 to set aside as of 30 Sep 2025, on €10,666.67 before VAT.",
  );
  await page.getByRole("button", { name: "Keep the closing of 30 Sep 2025" }).click();
  await expect(page.locator(".notice")).toContainText("Closing kept");
  const text = await page.locator("provisions-screen").textContent();
  expect(plain(text)).not.toMatch(/créance|clôture|taux|dépréci(er|ation)/i);
});

inEachLook((width) => {
  test("the screen is accessible and fits, empty, full and closed", async ({ desk, page }) => {
    await desk.open("#/provisions");
    await expect(page.getByRole("button", { name: "Essayer la démo" })).toBeVisible();
    await sound(page, "empty");
    await fits(page, "empty");
    await desk.import(ATELIER);
    await page.goto(`${desk.site.app}${THERE}`);
    await expect(page.locator("allowance-rows tbody tr")).toHaveCount(3);
    await expect(page.locator("#rate-0-help")).toBeVisible();
    await sound(page, `full at ${width}`);
    await fits(page, "full");
    await page.getByRole("button", { name: "Arrêter la clôture au 30/09/2025" }).click();
    await page.getByRole("button", { name: "Saisir une clôture précédente" }).click();
    await expect(page.locator("#closing-title")).toBeFocused();
    await sound(page, "a closing is typed");
    await fits(page, "a closing is typed");
    await page.goto(`${desk.site.app}${RISKS}`);
    await enterRisk(desk, LAWSUIT);
    await expect(page.locator("[data-risks] tbody tr")).toHaveCount(1);
    await sound(page, "risks");
    await fits(page, "risks");
    await page.getByRole("button", { name: "Modifier Procès Martin" }).click();
    await sound(page, "a risk is changed");
    await fits(page, "a risk is changed");
    await page.getByRole("link", { name: "Dossier de clôture" }).click();
    await expect(page.locator("[data-sheet]")).toHaveCount(3);
    await sound(page, "year-end file");
    await fits(page, "year-end file");
  });
});
