import { readFileSync } from "node:fs";
import { Ledger } from "encours";
import { ATELIER, csv, demoLedger, expect, fixture, french, plain, sound, test } from "./desk.ts";

test.use({ serviceWorkers: "allow" });

/** The book "Atelier", step by step: a person, a file, no network after the first visit. */
const ENCODINGS = [
  { file: "atelier.csv", encoding: "UTF-8" },
  { file: "atelier-windows-1252.csv", encoding: "Windows-1252" },
  { file: "atelier-narrow-spaces.csv", encoding: "UTF-8" },
];

for (const { file, encoding } of ENCODINGS) {
  test(`${file} is understood, shown, confirmed, and gives the figures of the book`, async ({
    desk,
    page,
    site,
  }) => {
    // 1. Open once, then the network goes.
    await desk.open();
    await desk.installed();
    await site.stop();

    // 2. What was understood, before anything is saved.
    await desk.preview(csv(file, fixture(file)));
    await expect(page.locator("h1")).toHaveText("8 factures, 3 clients, 3 règlements.");
    await expect(desk.fact("delimiter")).toHaveText("point-virgule");
    await expect(desk.fact("encoding")).toHaveText(encoding);
    await expect(desk.fact("decimal")).toHaveText("virgule (1 234,56)");
    await expect(desk.fact("dateFormat")).toHaveText("JJ/MM/AAAA");
    await expect(desk.count("added")).toHaveText("8");
    await expect(desk.count("known")).toHaveText("0");
    await expect(desk.count("rejected")).toHaveText("0");
    await expect(page.locator(".lead")).toContainText("Rien n’est encore enregistré.");

    await desk.confirm();
    await desk.at("2025-09-30");

    // 4. What is owed.
    await expect(desk.insight).toHaveText(
      "12 800,00 € dus au 30/09/2025, dont 8 300,00 € en retard (64,84 %).",
    );
    await expect(desk.cells("aging-section", "Total")).toHaveText([
      "4 500,00",
      "6 300,00",
      "0,00",
      "2 000,00",
      "0,00",
      "90 j",
      "12 800,00",
    ]);
    await expect(desk.cells("aging-section", "SARL Bise")).toHaveText([
      "3 600,00",
      "4 800,00",
      "0,00",
      "600,00",
      "0,00",
      "61 j",
      "9 000,00",
    ]);

    // 6. Both DSO, each with its name.
    const indicator = (name: string) => page.locator(`[data-figure=${name}]`);
    await expect(indicator("dso")).toHaveText("174,55 jours");
    await expect(indicator("dsoCountBack")).toHaveText("109,50 jours");
    await expect(indicator("dsoBestPossible")).toHaveText("61,36 jours");
    await expect(indicator("averageDaysToPay")).toHaveText("60,00 jours");
    await expect(indicator("averageDaysLate")).toHaveText("30,00 jours");
    await expect(page.getByText("méthode simple", { exact: true })).toBeVisible();
    await expect(page.getByText("par épuisement", { exact: true })).toBeVisible();
    await page.getByLabel("Période observée").selectOption("365");
    await expect(indicator("averageDaysToPay")).toHaveText("67,73 jours");
    await expect(indicator("averageDaysLate")).toHaveText("37,73 jours");

    // Late payment: the debtor's kind matters, and invoices paid late keep their indemnity.
    for (const [invoice, interest] of [
      ["F-2025-001", "11,24"],
      ["F-2025-002", "41,24"],
      ["F-2025-003", "51,93"],
      ["F-2025-004", "47,93"],
      ["F-2025-005", "12,18"],
      ["F-2025-006", "4,59"],
    ] as const) {
      const cells = desk.cells("claims-section", invoice);
      await expect(cells.nth(4)).toHaveText(interest);
      await expect(cells.nth(5)).toHaveText("40,00");
    }

    // The detail of one claim: segments, rate, article.
    await page.getByRole("button", { name: "Détail de F-2025-003" }).click();
    const panel = page.locator(".panel");
    await expect(panel).toContainText("Pénalités de F-2025-003");
    const segments = panel.locator("tbody tr");
    await expect(segments).toHaveCount(2);
    await expect(segments.nth(0).locator("td")).toHaveText(["30", "2 400,00", "12,15 %", "23,97"]);
    await expect(segments.nth(1).locator("td")).toHaveText(["60", "1 400,00", "12,15 %", "27,96"]);
    await expect(segments.nth(0).getByRole("link")).toHaveAttribute("href", /^https:\/\//);
    await expect(panel).toContainText("L441-10");
    await expect(panel.locator(".sources li").first()).toHaveText(
      /, en vigueur depuis le 26\/04\/2019, vérifié le \d\d\/\d\d\/\d{4}$/,
    );
    // The value that the rate rests on: each source has a link, or says that it has none.
    const rate = panel.locator(".sources").last().locator("li");
    await expect(rate).toHaveCount(1);
    await expect(rate).toContainText("BCE au 01/07/2025 : 2,15 %");
    await expect(rate.getByRole("link")).toHaveAttribute("href", /^https:\/\//);
    await expect(rate.locator(".no-address")).toHaveText("(pas d’adresse publique enregistrée)");
    // Step by step, with the values in the formulas; the last step is the total.
    await panel.getByText("Le calcul, étape par étape").click();
    const steps = panel.locator(".steps__item");
    await expect(steps.nth(0)).toContainText(
      "2 400,00 × 12,15 × (jours(03/07/2025 ; 01/08/2025) + 1)",
    );
    await expect(steps.nth(0).getByRole("link")).toHaveText("art. L441-10, II, C. com.");
    await expect(steps.nth(1)).toContainText("Convention : L’année compte 365 jours.");
    await expect(steps.last()).toContainText("Total dû");
    await expect(steps.last().locator(".steps__result")).toHaveText("1 491,93 €");
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);

    // 5. Another day, and back in one action.
    await desk.at("2025-06-15");
    await expect(desk.insight).toHaveText(
      "5 400,00 € dus au 15/06/2025, dont 3 000,00 € en retard (55,56 %).",
    );
    await expect(desk.cells("aging-section", "Total")).toHaveText([
      "2 400,00",
      "0,00",
      "3 000,00",
      "0,00",
      "0,00",
      "36 j",
      "5 400,00",
    ]);
    await expect(page.locator(".bar")).toHaveClass(/bar--past/);
    await page.getByRole("button", { name: "revenir à aujourd’hui" }).click();
    await expect(page.locator(".bar")).not.toHaveClass(/bar--past/);
    await expect(page).not.toHaveURL(/asOf/);

    // 3. The same file again: nothing new.
    await desk.preview(csv(file, fixture(file)));
    await expect(desk.count("added")).toHaveText("0");
    await expect(desk.count("known")).toHaveText("8");
    await expect(desk.count("conflicts")).toHaveText("0");
    await expect(page.getByRole("button", { name: /^Ajouter/ })).toHaveCount(0);
  });
}

test("forecast and allowance rest on assumptions that can be changed", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");

  // Due dates: 900.00 on 5 October, what is late 14 days after the day of the figures, 3 600.00 on 28 November.
  await page.getByRole("link", { name: "Comptes, charges, scénarios et hypothèses" }).click();
  await page.getByLabel("Quand vos clients paieront").selectOption("due");
  const threshold = page.getByLabel("Seuil d’alerte");
  await threshold.fill("−1 000,50");
  await threshold.press("Enter");
  await expect(page.locator("#threshold-help")).toHaveText("Compris : −1 000,50 €.");
  await threshold.fill("10.000,00");
  await threshold.press("Enter");
  await expect(page.locator("#threshold-help")).toHaveText("Écrivez un montant comme 1 234,56.");
  await page.goBack();
  const weeks = page.locator("forecast-section tbody tr");
  await expect(weeks).toHaveCount(13);
  await expect(weeks.nth(0).locator("td").first()).toHaveText("900,00");
  await expect(weeks.nth(1).locator("td").first()).toHaveText("8 300,00");
  await expect(weeks.nth(8).locator("td").first()).toHaveText("3 600,00");
  await expect(weeks.last().locator("td").last()).toHaveText("12 800,00");
  await expect(page.locator("forecast-section h2")).toHaveText(
    "Au plus bas, 0,00 € le 01/10/2025 : jamais sous le seuil.",
  );

  // 50 % on 61–90 days alone: F-003 and F-005 before VAT.
  for (const [label, rate] of [
    ["1–30 j", "0"],
    ["31–60 j", "0"],
    ["61–90 j", "50"],
    ["plus de 90 j", "0"],
  ] as const) {
    const field = page.locator("allowance-section").getByLabel(label);
    await field.fill(rate);
    await field.press("Enter");
  }
  await expect(page.locator("allowance-section h2")).toContainText("833,34 €");
  const entries = page.locator("allowance-section table").last().locator("tbody tr");
  await expect(entries.nth(0)).toContainText("68174");
  await expect(entries.nth(0).locator("td").nth(1)).toHaveText("833,34");
  await expect(entries.nth(1)).toContainText("491");
  await expect(entries.nth(1).locator("td").nth(2)).toHaveText("833,34");
});

test("bad rows are listed with line, column, code and value, and the others can be imported", async ({
  desk,
  page,
}) => {
  const rows = ATELIER.buffer.toString("utf8").trimEnd().split("\r\n");
  const bad = [
    "F-2025-009;SARL Bise;entreprise;02/13/2025;;100,00;;",
    "F-2025-010;SARL Bise;entreprise;02/12/2025;;12,3O;;",
  ];
  await desk.open();
  await desk.preview(csv("abime.csv", [...rows, ...bad].join("\r\n")));
  await expect(desk.count("added")).toHaveText("8");
  await expect(desk.count("rejected")).toHaveText("2");
  const listed = page.locator(".rejected tbody tr");
  await expect(listed).toHaveCount(2);
  await expect(listed.nth(0)).toContainText("10");
  await expect(listed.nth(0)).toContainText("emission");
  await expect(listed.nth(0)).toContainText("02/13/2025");
  await expect(listed.nth(0)).toContainText("date/invalid");
  await expect(listed.nth(1)).toContainText("11");
  await expect(listed.nth(1)).toContainText("ttc");
  await expect(listed.nth(1)).toContainText("12,3O");
  await expect(listed.nth(1)).toContainText("amount/invalid");

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger la liste" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("abime-refus.csv");

  await desk.confirm();
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("12 800,00 €");
});

test("an invoice known with another amount is kept or replaced as the person chooses", async ({
  desk,
  page,
}) => {
  const changed = csv(
    "corrige.csv",
    ATELIER.buffer.toString("utf8").replace("31/07/2025;600,00", "31/07/2025;660,00"),
  );
  await desk.open();
  await desk.import(ATELIER);
  await desk.preview(changed);
  await expect(desk.count("known")).toHaveText("7");
  await expect(desk.count("conflicts")).toHaveText("1");
  const cells = page.locator("[data-conflict=F-2025-005] td");
  await expect(cells.nth(0)).toHaveText("Montant TTC");
  await expect(cells.nth(1)).toHaveText("600,00 €");
  await expect(cells.nth(2)).toHaveText("660,00 €");
  await expect(page.locator("legend").first()).toHaveText("1 facture différente");
  await page.getByLabel("La remplacer par celle du fichier").check();
  await page.getByRole("button", { name: "Mettre le livre à jour" }).click();
  await expect(page.locator(".notice--done")).toContainText("1 mise à jour");
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("12 860,00 €");

  // Undone: the book is what it was.
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await expect(desk.insight).toContainText("12 800,00 €");
  await page.reload();
  await expect(desk.insight).toContainText("12 800,00 €");
});

test("of several differing invoices each is kept or taken on its own", async ({ desk, page }) => {
  const text = ATELIER.buffer.toString("utf8");
  const changed = csv(
    "corrige.csv",
    text
      .replace("31/07/2025;600,00", "31/07/2025;660,00")
      .replace("05/10/2025;900,00;;", "06/10/2025;900,00;30/09/2025;400,00")
      .replace("19/09/2025;1500,00", "19/09/2025;1600,00"),
  );
  await desk.open();
  await desk.import(ATELIER);
  await desk.preview(changed);
  await expect(desk.count("conflicts")).toHaveText("3");
  const rows = page.locator("[data-conflict=F-2025-007] tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0).locator("td").nth(2)).toHaveText("06/10/2025");
  await expect(rows.nth(1).locator("td").nth(1)).toHaveText("rien");
  await expect(rows.nth(1).locator("td").nth(2)).toHaveText("400,00 €, 30/09/2025");
  await sound(page, "conflicts");

  await page.getByLabel("Les remplacer par celles du fichier").check();
  await page.getByLabel("Prendre celle du fichier : F-2025-006").uncheck();
  await page.getByLabel("Prendre celle du fichier : F-2025-005").uncheck();
  await page.getByLabel("Prendre celle du fichier : F-2025-005").check();
  await page.getByRole("button", { name: "Mettre le livre à jour" }).click();
  await expect(page.locator(".notice--done")).toContainText("2 mises à jour");
  await desk.at("2025-09-30");
  // 12,800.00 and 60.00 more of one, less the 400.00 paid of the other.
  await expect(desk.insight).toContainText("12 460,00 €");
  await desk.preview(changed);
  await expect(desk.count("known")).toHaveText("7");
  await expect(page.locator("[data-conflict]")).toHaveCount(1);
  await page.getByLabel("Prendre celle du fichier : F-2025-006").check();
  await page.getByLabel("Garder celle du livre").check();
  await expect(page.getByText("Rien ne change : le livre reste tel quel.")).toBeVisible();
});

test("what was said of a file is remembered for the next one with the same columns", async ({
  desk,
  page,
}) => {
  const file = (name: string, row: string) => csv(name, `Ref;Qui;Quand;Combien\n${row}\n`);
  await desk.open();
  await desk.drop(file("mars.csv", "A-1;Nord;03/04/2025;100,00"));
  await page.locator("select[name=id]").selectOption("Ref");
  await page.locator("select[name=customer]").selectOption("Qui");
  await page.locator("select[name=issued]").selectOption("Quand");
  await page.locator("select[name=amount]").selectOption("Combien");
  await page.getByRole("button", { name: "Relire avec ces choix" }).click();
  await page.getByRole("button", { name: /jour/ }).first().click();
  await expect(desk.count("added")).toHaveText("1");
  await expect(page.locator("[data-remembered]")).toHaveCount(0);
  await desk.confirm();
  await page.reload();

  // Nothing is asked any more, whatever the order of the columns.
  await desk.preview(csv("avril.csv", "Qui;Ref;Combien;Quand\nNord;A-2;50,00;05/04/2025\n"));
  await expect(desk.count("added")).toHaveText("1");
  await expect(desk.fact("dateFormat")).toHaveText("JJ/MM/AAAA");
  await expect(page.locator("[data-remembered]")).toContainText("mêmes colonnes");
  await desk.confirm();

  // Other columns are another file; and what is remembered can be set aside.
  await desk.drop(csv("autre.csv", "Ref;Qui;Quand;Prix\nA-3;Nord;05/04/2025;50,00\n"));
  await expect(page.getByRole("button", { name: "Relire avec ces choix" })).toBeVisible();
  await page.getByRole("button", { name: "Choisir un autre fichier" }).click();
  await desk.preview(file("mai.csv", "A-4;Nord;06/05/2025;70,00"));
  await page.getByRole("button", { name: "Lire sans ces choix" }).click();
  await expect(page.getByRole("button", { name: "Relire avec ces choix" })).toBeVisible();
});

test("the demo book opens in one click and is kept nowhere", async ({ desk, page }) => {
  await desk.open();
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  const book = demoLedger();
  const { receivables, overdue, overduePercent } = book.kpis({ asOf: "2025-09-30" });
  // More is late than is owed: its credit notes are said.
  const { credits } = book.aging({ asOf: "2025-09-30" }).total;
  expect(credits).toMatch(/^-.*[1-9]/);
  await expect(desk.insight).toHaveText(
    `${french(receivables)} € dus au 30/09/2025, une fois déduits ${french(credits.slice(1))} € d’avoirs et de trop-perçus. ${french(overdue)} € de factures en retard, soit ${french(overduePercent ?? "")} % des factures non soldées.`,
  );
  await expect(page.locator(".bar__saved")).toHaveText("Démonstration");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger son fichier CSV" }).click(),
  ]);
  const { ledger, rejected } = Ledger.fromCsv(readFileSync(await file.path()));
  expect([ledger.size, rejected.length]).toEqual([book.size, 0]);
  // Enough payments for habits to be known: nobody but a new customer is « nouveau ».
  expect(book.scores({ asOf: "2025-09-30" }).rows.filter(({ grade }) => grade === "new")).toEqual(
    [],
  );
  await page.getByRole("button", { name: "Quitter la démonstration" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Qui vous doit combien, depuis quand, et que faire ?",
  );
  await page.reload();
  await expect(page.getByRole("button", { name: "Essayer la démo" })).toBeVisible();
});

test("whoever goes on while the demo is on its way is left where they are", async ({
  desk,
  page,
}) => {
  // A busy browser tells of a new address late.
  await page.addInitScript(() => {
    addEventListener("hashchange", (event) => {
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      setTimeout(() => dispatchEvent(new HashChangeEvent("hashchange")), 1_500);
    });
  });
  await desk.open("#/reminders");
  await page.getByRole("button", { name: "Essayer la démo" }).evaluate((button) => {
    (button as HTMLButtonElement).click();
    location.hash = "#/settings";
  });
  await expect(page.getByText("Livre de démonstration")).toBeVisible();
  await expect(page).toHaveURL(/#\/settings\?asOf=2025-09-30$/);
  await expect(page.locator("settings-screen h1")).toBeVisible();
});

test("a book in two currencies asks for the value of the other one", async ({ desk, page }) => {
  await desk.open();
  await desk.import(
    csv(
      "devises.csv",
      "facture;client;emission;echeance;ttc;devise\nE-1;Dupont;15/07/2025;31/07/2025;100,00;EUR\nU-1;Smith;15/07/2025;31/07/2025;200,00;USD\n",
    ),
  );
  await expect(page.locator("h1")).toContainText("factures en USD");
  await page.getByLabel("1 USD vaut, en EUR").fill("0,85");
  await page.getByRole("button", { name: "Convertir" }).click();
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("270,00 € dus");

  // The value given is kept with the book.
  await page.reload();
  await expect(desk.insight).toContainText("270,00 € dus");
});

test("what customers are owed is told beside what they owe", async ({ desk, page }) => {
  const head = "facture;client;emission;echeance;ttc\n";
  await desk.open();
  await desk.import(csv("avoir.csv", `${head}C-1;Lys;15/09/2025;15/09/2025;-80,00\n`));
  await desk.at("2025-09-30");
  await expect(desk.insight).toHaveText(
    "Rien n’est dû au 30/09/2025. Vos clients ont 80,00 € d’avoirs et de trop-perçus.",
  );
  await desk.import(csv("facture.csv", `${head}F-1;Bise;15/09/2025;15/10/2025;200,00\n`));
  await page.goto(`${desk.site.app}#/?asOf=2025-09-30`);
  await expect(desk.insight).toHaveText(
    "120,00 € dus au 30/09/2025, une fois déduits 80,00 € d’avoirs et de trop-perçus. Rien en retard.",
  );
  await desk.at("2025-10-16");
  await expect(desk.insight).toHaveText(
    "120,00 € dus au 16/10/2025, une fois déduits 80,00 € d’avoirs et de trop-perçus. 200,00 € de factures en retard, soit 100,00 % des factures non soldées.",
  );
  await page.goto(`${desk.site.app}#/customers?asOf=2025-10-16`);
  await expect(page.locator("h1")).toContainText(
    "120,00 € au 16/10/2025, une fois déduits 80,00 € d’avoirs et de trop-perçus, et 200,00 € de factures en retard.",
  );
  await page.goto(`${desk.site.app}#/audit?asOf=2025-10-16`);
  await expect(page.locator(".audit-file .lead")).toContainText(
    "120,00 €, une fois déduits 80,00 € d’avoirs et de trop-perçus. 200,00 € de factures en retard, soit 100,00 % des factures non soldées.",
  );
  await page.goto(`${desk.site.app}#/?asOf=2025-10-16`);
  await page.getByRole("button", { name: "English" }).click();
  await expect(desk.insight).toHaveText(
    "€120.00 owed as of 16 Oct 2025, after €80.00 of credit notes and overpayments. €200.00 of invoices overdue, 100.00% of the open invoices.",
  );
});

test("a book of another time says which, and leads there", async ({ desk, page }) => {
  await desk.open();
  await desk.import(
    csv(
      "ancien.csv",
      "facture;client;emission;echeance;ttc;reglement;montant_regle\nA-1;Dupont;15/07/2013;31/07/2013;100,00;20/08/2013;100,00\n",
    ),
  );
  await expect(desk.insight).toContainText("Rien n’est dû au");
  await page.getByRole("button", { name: "Voir la situation au 15/07/2013" }).click();
  await expect(desk.insight).toHaveText("100,00 € dus au 15/07/2013, rien en retard.");
});

test("the trend of twelve month-ends: each as it stood then", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  const trend = page.locator("trend-section");
  await expect(trend.locator("h2")).toHaveText(
    "En retard : 0,00 € au 31/10/2024, 8 300,00 € au 30/09/2025.",
  );
  await trend.locator("summary").click();
  const rows = trend.locator("tbody tr");
  await expect(rows).toHaveCount(12);
  expect((await rows.last().allTextContents()).map(plain)).toEqual([
    expect.stringMatching(/30\/09\/2025.*12 800,00.*8 300,00.*64,84.*109,50/),
  ]);
  // A figure of the past is that of the past: what was paid since was still owed.
  await rows.nth(7).getByRole("rowheader").getByRole("button").click();
  await expect(page).toHaveURL(/asOf=2025-05-31/);
  const { ledger } = Ledger.fromCsv(fixture("atelier.csv"));
  const { overdue } = ledger.kpis({ asOf: "2025-05-31" });
  await expect(trend.locator("h2")).toContainText(`${plain(french(overdue))} € au 31/05/2025`);
  for (const name of ["Encours et part en retard (EUR)", "DSO", "Part en retard"]) {
    await expect(trend.locator("figcaption", { hasText: name }).first()).toBeVisible();
  }
  await expect(trend.locator("canvas")).toHaveCount(3);

  // Each picture of the page can be had as an image, and its figures as a table.
  const pictures = page.locator("chart-view canvas");
  const images = page.getByRole("button", { name: /^Télécharger l’image/ });
  await expect(images).toHaveCount(await pictures.count());
  const names: string[] = [];
  for (const image of await images.all()) {
    const [file] = await Promise.all([page.waitForEvent("download"), image.click()]);
    const bytes = Buffer.concat(await (await file.createReadStream()).toArray());
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("\x89PNG");
    names.push(file.suggestedFilename());
  }
  expect(names.sort()).toEqual([
    "aging.png",
    "forecast.png",
    "trend-dso.png",
    "trend-late.png",
    "trend-owed.png",
  ]);
});

test("what to do today stands first, each a click away from its letter", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  const today = page.locator("today-section");
  const { ledger } = Ledger.fromCsv(fixture("atelier.csv"));
  const { actions } = ledger.reminders({ asOf: "2025-09-30" });
  await expect(today.locator("h2")).toContainText(`${actions.length} relances à faire`);
  await expect(today.locator("li")).toHaveCount(Math.min(actions.length, 5));
  for (const [at, { name, amount }] of actions.slice(0, 5).entries()) {
    await expect(today.locator("li").nth(at)).toContainText(name ?? "");
    expect(plain(await today.locator("li").nth(at).textContent())).toContain(plain(french(amount)));
  }
  await today.getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/reminders\?customer=/);
  await expect(page.locator("reminder-panel")).toContainText(actions[0]?.name ?? "");
});
