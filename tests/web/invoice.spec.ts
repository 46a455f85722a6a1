import {
  ATELIER,
  beforeWorker,
  csv,
  type Desk,
  demoLedger,
  expect,
  fits,
  french,
  inEachLook,
  plain,
  sound,
  test,
} from "./desk.ts";

const DAY = "asOf=2025-09-30";

/** The book of eight invoices, with one of them opened beside the list. */
async function opened(desk: Desk, id: string): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await desk.page.goto(`${desk.site.app}#/invoices?invoice=${id}&${DAY}`);
  await expect(desk.page.locator("#invoice-title")).toHaveText(id);
}

async function act(desk: Desk, name: string): Promise<void> {
  await desk.page.locator(".panel").getByRole("button", { name, exact: true }).click();
}

async function save(desk: Desk): Promise<void> {
  await act(desk, "Enregistrer");
}

test("an invoice opens beside the list, with why it is worth what it is", async ({
  desk,
  page,
}) => {
  await opened(desk, "F-2025-003");
  const panel = page.locator(".panel").first();
  await expect(page.locator(".panel__figure")).toHaveText("1 400,00 €");
  await expect(panel).toContainText("1 000,00 €, 01/08/2025");
  const said = page.locator("side-panel");
  await panel.getByRole("button", { name: /^Reste dû, F-2025-003, 1 400,00 €/ }).click();
  await expect(said.locator("dt")).toHaveText(["Montant TTC", "Règlement du 01/08/2025"]);
  await expect(said.locator("dd")).toHaveText(["2 400,00 €", "1 000,00 €"]);
  await page.keyboard.press("Escape");
  for (const [name, method] of [
    [/^Montant TTC, F-2025-003, /, "tel qu’il a été saisi ou importé"],
    [/^Règlement du 01\/08\/2025, /, "reçu avant l’émission, à partir de celle-ci"],
  ] as const) {
    await panel.getByRole("button", { name }).click();
    await expect(said).toContainText(method);
    await page.keyboard.press("Escape");
  }
  await panel.getByRole("button", { name: "91,93 €" }).click();
  await expect(page.locator("#panel-title")).toHaveText("Pénalités de F-2025-003");
  await expect(page.locator("side-panel")).toContainText("51,93 €");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/invoice=/);
  // Another one, from the list.
  await page.locator(".grid__cell--number", { hasText: "F-2025-005" }).click();
  await expect(page).toHaveURL(/invoice=F-2025-005/);
  await expect(page.locator(".panel__figure")).toHaveText("600,00 €");
});

test("a payment in part is saved, undone and done again", async ({ desk, page }) => {
  await opened(desk, "F-2025-003");
  await act(desk, "Enregistrer un règlement");
  await expect(page.getByLabel("Montant réglé")).toHaveValue("1400,00");
  await page.getByLabel("Montant réglé").fill("400,00");
  await save(desk);
  await expect(page.locator(".notice--done")).toContainText(
    "Règlement enregistré : F-2025-003. Enregistré, 2 copies.",
  );
  await expect(page.locator(".panel__figure")).toHaveText("1 000,00 €");
  await expect(page.locator("h1")).toContainText("12 400,00 €");
  await expect(page.locator(".history")).toContainText("Règlement enregistré");

  await page.reload();
  await expect(page.locator(".panel__figure")).toHaveText("1 000,00 €");
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("100");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("900,00 €");
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".panel__figure")).toHaveText("1 000,00 €");
  await page.locator(".notice").getByRole("button", { name: "Rétablir" }).click();
  await expect(page.locator(".panel__figure")).toHaveText("900,00 €");
  await page.reload();
  await expect(page.locator(".panel__figure")).toHaveText("900,00 €");
});

test("an invoice is found, paid and brought back by the keyboard alone", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/?${DAY}`);
  await page.reload();
  await expect(desk.insight).toBeVisible();
  const { keyboard } = page;
  const focused = page.locator(":focus");
  /** Goes on with the Tab key until it is there. */
  const tabTo = async (name: RegExp) => {
    const called = () =>
      page.evaluate(() => {
        const { activeElement: here } = document;
        const labels = here instanceof HTMLInputElement ? [...(here.labels ?? [])] : [];
        const told = [here?.getAttribute("aria-label"), here?.textContent];
        return [...told, ...labels.map((label) => label.textContent)].join(" ");
      });
    const passed: string[] = [];
    for (let step = 0; step < 30; step++) {
      await keyboard.press("Tab");
      const here = await called();
      if (name.test(here)) return;
      passed.push(plain(here));
    }
    throw new Error(`the Tab key does not lead to ${name}: ${passed.join(", ")}`);
  };

  await tabTo(/^\s*Factures\s*$/);
  await keyboard.press("Enter");
  await expect(page.locator("invoices-screen h1")).toBeVisible();
  await tabTo(/Rechercher/);
  await keyboard.type("F-2025-003");
  await expect(page.locator(".grid__body .grid__cell--number")).toHaveText(["F-2025-003"]);
  await tabTo(/^\s*F-2025-003\s*$/);
  await keyboard.press("Enter");
  await expect(page.locator("#invoice-title")).toBeFocused();
  await tabTo(/Enregistrer un règlement/);
  await keyboard.press("Enter");
  await tabTo(/Montant réglé/);
  await keyboard.press("Control+a");
  await keyboard.type("400,00");
  await keyboard.press("Enter");
  await expect(page.locator(".notice--done")).toContainText("Règlement enregistré : F-2025-003.");
  await expect(page.locator(".panel__figure")).toHaveText("1 000,00 €");
  await expect(page.locator(".panel").locator(":focus")).toHaveCount(1);
  await keyboard.press("Escape");
  await expect(page).not.toHaveURL(/invoice=/);
  await expect(focused).toHaveText("F-2025-003");
  await keyboard.press("Control+z");
  await expect(desk.invoice("F-2025-003")).toContainText(["1 400,00"]);
});

test("in the demo a payment shows at once", async ({ desk, page }) => {
  await desk.open("#/invoices");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  const search = page.getByRole("searchbox", { name: "Rechercher" });
  await search.fill("F-2025-003");
  await page.locator(".grid__cell--number", { hasText: "F-2025-003" }).click();
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("400,00");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("1 000,00 €");
  await search.clear();
  const book = demoLedger();
  book.pay("F-2025-003", { date: "2025-09-30", amount: "400.00" });
  const { receivables } = book.kpis({ asOf: "2025-09-30" });
  await expect(page.locator("h1")).toContainText(`${french(receivables)} €`);
});

test("what the core refuses is told at its field, and nothing is lost", async ({ desk, page }) => {
  await opened(desk, "F-2025-005");
  await act(desk, "Enregistrer un règlement");
  const amount = page.getByLabel("Montant réglé");
  await amount.fill("10.000,00");
  await save(desk);
  await expect(amount).toBeFocused();
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#form-amount-help")).toContainText("1 234,56");
  await amount.fill("0");
  await save(desk);
  await expect(page.locator("#form-amount-help")).toContainText("0");
  await expect(amount).toHaveValue("0");
  await amount.fill("1,234");
  await save(desk);
  await expect(page.locator("#form-amount-help")).toContainText("décimales");
  await expect(page.locator(".panel__figure")).toHaveText("600,00 €");
});

test("contested, doubtful, written off: each has its way back", async ({ desk, page }) => {
  await opened(desk, "F-2025-006");
  await act(desk, "Ouvrir un litige");
  await save(desk);
  await expect(desk.invoice("F-2025-006").last()).toHaveText("litigieuse, 11 j de retard");
  // What is contested is owed all the same.
  await expect(page.locator("h1")).toContainText("12 800,00 €");
  await act(desk, "Clore le litige");
  await page.getByLabel("Jusqu’au").fill("2025-08-01");
  await save(desk);
  await expect(page.locator("#form-to-help")).not.toHaveText("");
  await page.getByLabel("Jusqu’au").fill("2025-09-30");
  await page.locator("#form-title").press("Escape");
  await act(desk, "Déclarer douteuse");
  await page.getByLabel("À partir du").fill("2025-09-20");
  await save(desk);
  await expect(page.locator(".history li")).toHaveCount(2);
  await act(desk, "Passer en perte");
  await save(desk);
  await expect(desk.invoice("F-2025-006").last()).toHaveText("passée en perte");
  await expect(page.locator("h1")).toContainText("11 300,00 €");
  await act(desk, "Retirer le passage en perte");
  await save(desk);
  await expect(page.locator("h1")).toContainText("12 800,00 €");
});

test("a new invoice has its due date from its terms, in both readings", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/invoices?${DAY}`);
  await page.getByRole("button", { name: "Nouvelle facture" }).click();
  await save(desk);
  await expect(page.getByLabel("Numéro", { exact: true })).toBeFocused();
  await expect(page.locator(".panel .message--error")).toContainText("3 champs");
  await page.getByLabel("Numéro", { exact: true }).fill("F-2025-009");
  await page.locator("#form-customer").fill("SARL Bise");
  await page.locator("#form-issued").fill("2025-09-10");
  await page
    .getByLabel("Conditions")
    .selectOption({ label: "45 jours fin de mois (les jours, puis la fin du mois)" });
  await expect(page.locator("#form-terms-help")).toContainText("Échéance : 31/10/2025.");
  await page
    .getByLabel("Conditions")
    .selectOption({ label: "fin de mois + 45 jours (la fin du mois, puis les jours)" });
  await expect(page.locator("#form-terms-help")).toContainText("Échéance : 14/11/2025.");
  await page.locator("#form-amount").fill("1 200,00");
  await save(desk);
  await expect(page.locator("#invoice-title")).toHaveText("F-2025-009");
  await expect(desk.invoice("F-2025-009")).toHaveText([
    "SARL Bise",
    "10/09/2025",
    "14/11/2025",
    "1 200,00",
    "1 200,00",
    "non échue",
  ]);
  await act(desk, "Modifier");
  await page.locator("#form-amount").fill("1300");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("1 300,00 €");

  // A number that is taken is no new invoice.
  await act(desk, "Fermer");
  await page.getByRole("button", { name: "Nouvelle facture" }).click();
  await page.getByLabel("Numéro", { exact: true }).fill("F-2025-001");
  await page.locator("#form-customer").fill("X");
  await page.locator("#form-amount").fill("1");
  await save(desk);
  await expect(page.locator("#form-id-help")).toContainText("existe déjà");
  await expect(page.getByLabel("Numéro", { exact: true })).toBeFocused();
});

test("terms are held against the law of the customer's kind", async ({ desk, page }) => {
  await opened(desk, "F-2025-006");
  await act(desk, "Modifier");
  await page.getByLabel("Conditions").selectOption("net45");
  const help = page.locator("#form-terms-help");
  await expect(help).toContainText("R2192-10");
  await page.locator("#form-customer").fill("SARL Bise");
  await page.locator("#form-customer").blur();
  await expect(help).toContainText("L441-10");
});

test("a change that another tab has built on is not taken out from under it", async ({
  desk,
  page,
}) => {
  await opened(desk, "F-2025-005");
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("100");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
  const other = await desk.tab();
  await other.page.goto(`${desk.site.app}#/invoices?invoice=F-2025-005&${DAY}`);
  await act(other, "Ouvrir un litige");
  await save(other);
  await expect(page.locator(".history li")).toHaveCount(2);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".notice--error")).toContainText("a changé depuis");
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
  await expect(page.locator(".history li")).toHaveCount(2);
  await page.goto(`${desk.site.app}#/data`);
  await expect(page.locator("[data-journal] tbody tr")).toHaveCount(3);
});

test("a save that is given up leaves the form as it was typed", async ({ desk, page }) => {
  await opened(desk, "F-2025-005");
  const other = await desk.tab();
  await other.open();
  // Another tab that writes for long.
  await other.page.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request("encours-write", () => {
          held();
          return new Promise(() => {});
        });
      }),
  );
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("100");
  await save(desk);
  await page.locator(".progress").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".progress")).toHaveCount(0);
  await expect(page.getByLabel("Montant réglé")).toHaveValue("100");
  await other.page.close();
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
});

test("a store that has no room says so in the form, and nothing is lost", async ({
  context,
  desk,
  page,
}) => {
  await beforeWorker(
    context,
    `const add = IDBObjectStore.prototype.add;
     IDBObjectStore.prototype.add = function (record) {
       if (record.seq > 1) throw new DOMException("disk", "QuotaExceededError");
       return add.call(this, record);
     };`,
  );
  await opened(desk, "F-2025-005");
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("100");
  await save(desk);
  await expect(page.locator(".panel [role=alert]")).toHaveText(/^\s*Plus de place/);
  await expect(page.getByLabel("Montant réglé")).toHaveValue("100");
  await expect(page.locator(".panel__figure")).toHaveText("600,00 €");
});

test("an invoice that another tab has changed is not overwritten", async ({ desk, page }) => {
  await opened(desk, "F-2025-005");
  await act(desk, "Enregistrer un règlement");
  const other = await desk.tab();
  await other.page.goto(`${desk.site.app}#/invoices?invoice=F-2025-005&${DAY}`);
  await act(other, "Enregistrer un règlement");
  await other.page.getByLabel("Montant réglé").fill("200");
  await save(other);
  await expect(other.page.locator(".panel__figure")).toHaveText("400,00 €");
  await expect(page.locator(".panel__figure")).toHaveText("400,00 €");
  await page.getByLabel("Montant réglé").fill("600");
  await save(desk);
  // Both are shown, what it has become and what was about to be written; nothing of it is in the book.
  await expect(page.locator(".panel [role=alert]")).toContainText("a changé entre-temps");
  await expect(page.locator(".panel__figure")).toHaveText("400,00 €");
  await expect(page.getByLabel("Montant réglé")).toHaveValue("600");
  await page.getByLabel("Montant réglé").fill("400");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("soldée");
});

test("the journal tells what was done, undoes it, does it again, and is saved as a file", async ({
  desk,
  page,
}) => {
  await opened(desk, "F-2025-005");
  for (const amount of ["100", "50"]) {
    await act(desk, "Enregistrer un règlement");
    await page.getByLabel("Montant réglé").fill(amount);
    await save(desk);
    await expect(page.getByRole("button", { name: "Modifier" })).toBeVisible();
  }
  await expect(page.locator(".panel__figure")).toHaveText("450,00 €");
  // Only the last change of an invoice can be taken out: it holds all of it.
  await expect(page.locator(".history button")).toHaveCount(1);
  await page.locator(".history button").click();
  await expect(page.locator(".panel__figure")).toHaveText("500,00 €");
  await expect(page.locator(".history button")).toHaveText(["Rétablir", "Annuler"]);

  await page.goto(`${desk.site.app}#/data?${DAY}`);
  const rows = page.locator("[data-journal] tbody tr");
  await expect(rows.locator("th")).toContainText([
    "Annulation (Règlement enregistré)",
    "Règlement enregistré",
    "Règlement enregistré",
    "Fichier importé",
  ]);
  await rows.nth(1).getByRole("button", { name: "Rétablir" }).click();
  await expect(rows).toHaveCount(5);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /« Journal des modifications » en CSV/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("journal.csv");
  await sound(page, "journal");
  await fits(page, "journal");
  await rows.nth(2).getByRole("link", { name: "F-2025-005" }).click();
  await expect(page).toHaveURL(new RegExp(DAY));
  await expect(page.locator(".panel__figure")).toHaveText("450,00 €");
  await page.reload();
  await expect(page.locator(".panel__figure")).toHaveText("450,00 €");
});

inEachLook(() => {
  test("the panel and its forms are accessible and fit", async ({ desk, page }) => {
    await opened(desk, "F-2025-003");
    await page.waitForTimeout(250);
    await sound(page, "invoice");
    await fits(page, "invoice");
    for (const form of ["Enregistrer un règlement", "Modifier", "Passer en perte"]) {
      await act(desk, form);
      await sound(page, form);
      await fits(page, form);
      await act(desk, "Abandonner");
    }
    expect(plain(await page.locator(".panel").textContent())).toContain("Telle qu’importée");
  });
});

test("a credit note is a negative invoice of the same customer, of no more than what is owed unless said", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(
    csv(
      "tva.csv",
      "facture;client;emission;echeance;ttc;tva;paye_le;paye\nT-1;Dupont;15/07/2025;31/07/2025;1200,00;200,00;01/09/2025;300,00\n",
    ),
  );
  await page.goto(`${desk.site.app}#/invoices?invoice=T-1&${DAY}`);
  await act(desk, "Établir un avoir");
  const amount = page.getByLabel("Montant de l’avoir TTC");
  const vat = page.getByRole("textbox", { name: /^Dont TVA/ });
  // 1 200 less 300; VAT at its share of a sixth.
  await expect(amount).toHaveValue("900,00");
  await expect(vat).toHaveValue("150,00");
  await page.getByLabel("Numéro", { exact: true }).fill("A-1");
  await amount.fill("900,01");
  await save(desk);
  await expect(page.locator("#credit-amount-help")).toContainText("Il ne reste que 900,00 €");
  await expect(amount).toBeFocused();
  await amount.fill("-5");
  await save(desk);
  await expect(page.locator("#credit-amount-help")).toContainText("sans signe");
  await amount.fill("600");
  await amount.blur();
  await expect(vat).toHaveValue("100,00");
  await save(desk);
  await expect(page.locator(".notice--done")).toContainText("Avoir établi : A-1.");
  await expect(page.locator("#invoice-title")).toHaveText("A-1");
  await expect(page.locator(".panel__figure")).toHaveText("−600,00 €");
  await expect(page.locator("invoice-panel")).toContainText("−100,00 €");
  await expect(desk.invoice("A-1").first()).toHaveText("Dupont");
  await expect(page.locator("h1")).toContainText("300,00 € à encaisser");
  await sound(page, "credit note");
  await page.locator("invoice-panel").getByRole("link", { name: "T-1" }).click();
  await expect(page.locator("#invoice-title")).toHaveText("T-1");
  await expect(page.locator("invoice-panel").getByRole("link", { name: "A-1" })).toBeVisible();

  // More than what is owed, because it is said.
  await act(desk, "Établir un avoir");
  await page.getByLabel("Numéro", { exact: true }).fill("A-2");
  await amount.fill("1000");
  await save(desk);
  await page.getByRole("checkbox", { name: "Créditer plus que ce qui reste dû" }).check();
  await save(desk);
  await expect(page.locator("#invoice-title")).toHaveText("A-2");
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator("h1")).toContainText("2 factures");
});

test("a credit note is set off against its invoice, or another one, as far as both go", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(
    csv(
      "avoirs.csv",
      "facture;client;emission;echeance;ttc;paye_le;paye\nT-1;Dupont;15/07/2025;31/07/2025;1200,00;;\nT-2;Dupont;01/06/2025;30/06/2025;200,00;;\nT-3;Dupont;01/05/2025;31/05/2025;90,00;31/05/2025;90,00\nD-1;Durand;15/07/2025;31/07/2025;70,00;;\n",
    ),
  );
  await page.goto(`${desk.site.app}#/invoices?invoice=T-1&${DAY}`);
  await act(desk, "Établir un avoir");
  await page.getByLabel("Numéro", { exact: true }).fill("A-1");
  await page.getByLabel("Émise le").fill("2025-08-20");
  await page.getByLabel("Montant de l’avoir TTC").fill("300");
  await save(desk);
  await expect(page.locator("#invoice-title")).toHaveText("A-1");

  await act(desk, "Imputer sur une facture");
  await expect(page.locator("#set-off-title")).toBeFocused();
  const [debt, amount, date] = ["Facture", "Montant imputé", "Date"].map((label) =>
    page.locator("set-off-form").getByLabel(label, { exact: true }),
  );
  if (!debt || !amount || !date) throw new Error("three fields");
  // Its own invoice first; neither what is settled nor another customer's.
  expect((await debt.locator("option").allTextContents()).map(plain)).toEqual([
    "T-1 du 15/07/2025, 1 200,00 € dus",
    "T-2 du 01/06/2025, 200,00 € dus",
  ]);
  await expect(amount).toHaveValue("300,00");
  await expect(date).toHaveValue("2025-08-20");
  await sound(page, "set off");
  await fits(page, "set off");
  // Of a smaller debt no more than that.
  await debt.selectOption("T-2");
  await expect(amount).toHaveValue("200,00");
  await amount.fill("200,01");
  await save(desk);
  await expect(page.locator("#set-off-amount-help")).toContainText("Au plus 200,00 €");
  await expect(amount).toBeFocused();
  for (const wrong of ["-5", "0", "1,234"]) {
    await amount.fill(wrong);
    await save(desk);
    await expect(amount).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#set-off-amount-help")).not.toContainText("Au plus");
  }
  await debt.selectOption("T-1");
  await amount.fill("120");
  await date.fill("2015-08-20");
  await save(desk);
  await expect(page.locator("#set-off-date-help")).toContainText("avant le 15/07/2025");
  await date.fill("2025-08-20");
  await save(desk);
  await expect(page.locator(".notice--done")).toContainText("Imputation enregistrée : A-1, T-1.");
  await expect(page.locator(".panel__figure")).toHaveText("−180,00 €");
  await expect(page.locator("invoice-panel")).toContainText("−120,00 €, 20/08/2025");
  await expect(page.locator(".history")).toContainText("Imputation enregistrée");

  // The rest, and then nothing is left of it.
  await act(desk, "Imputer sur une facture");
  await expect(amount).toHaveValue("180,00");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("soldée");
  await page.locator("invoice-panel").getByRole("link", { name: "T-1" }).click();
  await expect(page.locator(".panel__figure")).toHaveText("900,00 €");
  await expect(page.locator("invoice-panel")).toContainText("120,00 €, 20/08/2025");
  await expect(page.locator("h1")).toContainText("1 170,00 € à encaisser");

  // Both come back at once.
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".panel__figure")).toHaveText("1 080,00 €");
  await page.locator("invoice-panel").getByRole("link", { name: "A-1" }).click();
  await expect(page.locator(".panel__figure")).toHaveText("−180,00 €");
  await page.goto(`${desk.site.app}#/data`);
  await expect(page.locator("[data-journal]")).toContainText("A-1, T-1");
});

test("what was paid too much is set off from the day that it came", async ({ desk, page }) => {
  await desk.open();
  await desk.import(
    csv(
      "trop.csv",
      "facture;client;emission;echeance;ttc;paye_le;paye\nT-1;Dupont;15/07/2025;31/07/2025;600,00;;\nT-2;Dupont;02/07/2025;31/08/2025;4800,00;10/09/2025;4810,00\n",
    ),
  );
  const claimed = async () => {
    await page.goto(`${desk.site.app}#/invoices?invoice=T-2&${DAY}`);
    await expect(page.locator("#invoice-title")).toHaveText("T-2");
    return plain(await page.locator("invoice-panel .figure-button").last().textContent());
  };
  // 10.00 too much at first, 200.00 with what came later.
  await page.goto(`${desk.site.app}#/invoices?invoice=T-2&${DAY}`);
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("190");
  await page.locator("#form-date").fill("2025-09-20");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("−200,00 €");
  const before = await claimed();
  await act(desk, "Imputer sur une facture");
  await expect(page.locator("#set-off-amount")).toHaveValue("200,00");
  await expect(page.locator("#set-off-date")).toHaveValue("2025-09-20");
  await page.locator("#set-off-date").fill("2025-09-19");
  await save(desk);
  await expect(page.locator("#set-off-date-help")).toContainText("avant le 20/09/2025");
  await page.locator("#set-off-date").fill("2025-09-20");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("soldée");
  // What its own delay is worth stays as it was.
  expect(await claimed()).toBe(before);
  // The account that is sent does not speak of money that nobody moved.
  await page.goto(`${desk.site.app}#/customers?customer=Dupont&statement=all&${DAY}`);
  await expect(page.locator(".letter")).toContainText("T-2");
  expect((await page.locator(".letter tbody th").allTextContents()).map(plain)).toEqual([
    "T-2",
    "Règlement",
    "Règlement",
    "Imputation",
    "T-1",
    "Imputation",
  ]);
});

test("a short form opens without a complaint, and tells what is refused without its path", async ({
  desk,
  page,
}) => {
  await opened(desk, "F-2025-003");
  for (const form of ["Enregistrer un règlement", "Acompte reçu", "Ouvrir un litige"]) {
    await act(desk, form);
    await expect(page.locator("#form-title")).toBeFocused();
    await page.waitForTimeout(250);
    await expect(page.locator("invoice-form [role=alert]")).toHaveCount(0);
    await act(desk, "Abandonner");
  }
  await act(desk, "Enregistrer un règlement");
  await page.getByLabel("Montant réglé").fill("0");
  await save(desk);
  await expect(page.locator("#form-amount-help")).toContainText("« 0 » n’a pas le signe");
  await expect(page.locator("#form-amount-help")).not.toContainText("invoices");
  // Nothing but what is typed is taken back while a form is open.
  await page.locator("#form-title").focus();
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(250);
  await expect(page.getByLabel("Montant réglé")).toBeVisible();
  await expect(page.locator("#invoice-title")).toHaveText("F-2025-003");
  await expect(page.locator(".grid__row", { hasText: "F-2025-003" })).toBeVisible();
});

test("a credit note that has changed meanwhile is not set off blindly, nor one without a debt", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(
    csv(
      "seul.csv",
      "facture;client;emission;echeance;ttc\nT-1;Dupont;15/07/2025;31/07/2025;100,00\nA-1;Dupont;20/08/2025;20/08/2025;-30,00\nA-2;Durand;20/08/2025;20/08/2025;-40,00\n",
    ),
  );
  await page.goto(`${desk.site.app}#/invoices?invoice=A-2&${DAY}`);
  await act(desk, "Imputer sur une facture");
  await expect(page.locator("set-off-form")).toContainText("pas de facture à solder");
  await page.locator("set-off-form").getByRole("button", { name: "Abandonner" }).click();
  await expect(page.getByRole("button", { name: "Imputer sur une facture" })).toBeVisible();

  await page.goto(`${desk.site.app}#/invoices?invoice=A-1&${DAY}`);
  await expect(page.locator("#invoice-title")).toHaveText("A-1");
  await act(desk, "Imputer sur une facture");
  await expect(page.locator("#set-off-amount")).toHaveValue("30,00");
  const other = await desk.tab();
  await other.page.goto(`${desk.site.app}#/invoices?invoice=T-1&${DAY}`);
  await act(other, "Enregistrer un règlement");
  await other.page.getByLabel("Montant réglé").fill("80");
  await save(other);
  await expect(other.page.locator(".notice--done")).toBeVisible();
  await save(desk);
  await expect(page.locator("set-off-form [role=alert]")).toContainText("rien n’a été écrit");
  // What is left of the invoice by now.
  await expect(page.locator("#set-off-amount")).toHaveValue("20,00");
  await save(desk);
  await expect(page.locator(".panel__figure")).toHaveText("−10,00 €");
});

test("a deposit is dated before the invoice, and counts from its issue on", async ({
  desk,
  page,
}) => {
  await opened(desk, "F-2025-008");
  await act(desk, "Acompte reçu");
  const date = page.locator("#form-date");
  await expect(date).toHaveValue("2025-09-28");
  await date.fill("2025-09-29");
  await page.getByLabel("Montant réglé").fill("1000");
  await save(desk);
  await expect(page.locator("#form-date-help")).toContainText("émise le 29/09/2025");
  await date.fill("2025-09-10");
  await save(desk);
  await expect(page.locator(".notice--done")).toContainText("Acompte enregistré");
  await expect(page.locator(".panel__figure")).toHaveText("2 600,00 €");
  await expect(page.locator("invoice-panel")).toContainText("1 000,00 €, 10/09/2025 (acompte)");
  // On the day before its issue there is no invoice yet, and nothing open of it.
  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-008&asOf=2025-09-28`);
  await expect(page.locator(".panel__figure")).toHaveText("à venir");
});

test("a dispute has its reason, which can be changed and taken back", async ({ desk, page }) => {
  await opened(desk, "F-2025-006");
  await act(desk, "Ouvrir un litige");
  await page.getByLabel("Motif").fill("Prestation contestée");
  await save(desk);
  const panel = page.locator("invoice-panel");
  await expect(panel).toContainText("depuis le 30/09/2025");
  await expect(panel).toContainText("Prestation contestée");
  await act(desk, "Motif du litige");
  await expect(page.locator("#reason-reason")).toHaveValue("Prestation contestée");
  await page.locator("#reason-reason").fill("Avoir demandé");
  await save(desk);
  await expect(panel).toContainText("Avoir demandé");
  await expect(page.locator(".history li").first()).toContainText("Motif de litige modifié");
  // The dispute is not taken out from under what was said of it later.
  await expect(page.locator(".history li").last().getByRole("button")).toHaveCount(0);
  await page.locator(".history button").first().click();
  await expect(panel).toContainText("Prestation contestée");
  await page.reload();
  await expect(panel).toContainText("Prestation contestée");
  await page.getByRole("searchbox").fill("contestée");
  await expect(page.locator(".grid__body .grid__cell--number")).toHaveText(["F-2025-006"]);
});

test("what is contested stays in its bucket with its amount beside, and the statement says why", async ({
  desk,
  page,
}) => {
  await opened(desk, "F-2025-006");
  await act(desk, "Ouvrir un litige");
  await page.getByLabel("Motif").fill("Prestation contestée");
  await save(desk);
  await expect(page.locator("invoice-panel")).toContainText("Prestation contestée");
  await page.goto(`${desk.site.app}#/aging?${DAY}`);
  const sums = desk.cells("aging-section", "dont en litige");
  // Not due, 1–30 d, 31–60, 61–90, beyond, oldest, total.
  await expect(sums).toHaveText(["0,00", "1 500,00", "0,00", "0,00", "0,00", "", "1 500,00"]);
  await expect(desk.cells("aging-section tfoot", "Total").nth(1)).toHaveText("6 300,00");
  await sound(page, "contested");
  await sums.nth(1).getByRole("link").click();
  await expect(page.locator(".grid__body .grid__cell--number")).toHaveText(["F-2025-006"]);

  await page.goto(`${desk.site.app}#/customers?customer=Mairie+de+Lys&statement=open&${DAY}`);
  await expect(page.locator("customer-statement")).toContainText(
    "en litige : Prestation contestée",
  );
});
