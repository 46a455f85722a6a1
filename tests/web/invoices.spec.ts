import { readFileSync } from "node:fs";
import {
  ATELIER,
  csv,
  type Desk,
  expect,
  fits,
  inEachLook,
  many,
  plain,
  sound,
  test,
} from "./desk.ts";

const ALL = "#/invoices?asOf=2025-09-30";

/** The numbers of the rows, top to bottom. */
function numbers(desk: Desk) {
  return desk.page.locator(".grid__body .grid__cell--number");
}

test("each invoice says what is open of it and where it stands", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(page.locator("h1")).toHaveText(
    "8 factures : 12 800,00 € à encaisser au 30/09/2025, dont 8 300,00 € en retard.",
  );
  await expect(desk.invoice("F-2025-003")).toHaveText([
    "Atelier Nord",
    "02/06/2025",
    "02/07/2025",
    "2 400,00",
    "1 400,00",
    "90 j de retard",
  ]);
  await expect(desk.invoice("F-2025-001").last()).toHaveText("soldée");
  await expect(desk.invoice("F-2025-008").last()).toHaveText("non échue");
  await expect(page.locator(".grid__foot button")).toHaveText("12 800,00 €");

  // On the day before F-2025-003 was paid in part, F-2025-007 was not issued yet.
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-07-31`);
  await expect(desk.invoice("F-2025-003").nth(4)).toHaveText("2 400,00");
  await expect(desk.invoice("F-2025-007").last()).toHaveText("à venir");
});

test("filters and order stand in the address, and the sum follows them", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(numbers(desk).first()).toHaveText("F-2025-008");

  await page.getByRole("combobox", { name: "Situation", exact: true }).selectOption("en retard");
  await expect(page).toHaveURL(/status=overdue/);
  await expect(page.locator("h1")).toHaveText(
    "4 factures sur 8 : 8 300,00 € à encaisser au 30/09/2025, dont 8 300,00 € en retard.",
  );
  await page.getByRole("combobox", { name: "Client", exact: true }).selectOption("SARL Bise");
  await expect(page.locator(".grid__foot button")).toHaveText("5 400,00 €");
  await page.getByRole("combobox", { name: "Retard", exact: true }).selectOption("61–90 j");
  await expect(numbers(desk)).toHaveText(["F-2025-005"]);
  await expect(page.locator(".grid__foot button")).toHaveText("600,00 €");

  // The address is all that it takes, and each choice is a step back.
  await page.reload();
  await expect(numbers(desk)).toHaveText(["F-2025-005"]);
  await page.goBack();
  await expect(numbers(desk)).toHaveText(["F-2025-005", "F-2025-004"]);
  await page.getByRole("button", { name: "Toutes les factures" }).click();
  await expect(numbers(desk)).toHaveCount(8);

  await page
    .getByRole("button", { name: /^Reste dû/ })
    .first()
    .click();
  await expect(page).toHaveURL(/sort=-open/);
  await expect(numbers(desk)).toHaveText(
    ["004", "008", "006", "003", "007", "005", "002", "001"].map((id) => `F-2025-${id}`),
  );
  await page.getByRole("button", { name: /^Montant/ }).click();
  await expect(numbers(desk).nth(3)).toHaveText("F-2025-003");
  await expect(numbers(desk).nth(2)).toHaveText("F-2025-002");
  await page.getByRole("button", { name: /^Montant/ }).click();
  await expect(numbers(desk).first()).toHaveText("F-2025-005");

  await page.getByRole("searchbox").fill("ateLIER 7");
  await expect(numbers(desk)).toHaveText(["F-2025-007"]);
  await page.getByRole("searchbox").fill("personne");
  await expect(page.locator("invoices-screen .message")).toHaveText(
    "Aucune facture ne répond à ces choix.",
  );
});

test("a bucket of the dashboard leads to its invoices", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await desk.at("2025-09-30");
  await page.getByRole("link", { name: "2 000,00, factures 61–90 j" }).click();
  await expect(numbers(desk)).toHaveText(["F-2025-005", "F-2025-003"]);
  await expect(page.locator(".grid__foot button")).toHaveText("2 000,00 €");
  await page.goBack();
  await page.getByRole("link", { name: "600,00, factures 61–90 j" }).click();
  await expect(numbers(desk)).toHaveText(["F-2025-005"]);
  await page.goBack();
  // The largest customer is drawn first, its oldest piece last.
  const picture = page.locator("aging-section canvas");
  await expect(picture).toBeVisible();
  const bar = (await picture.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await picture.click({ position: { x: bar.width * 0.3, y: 30 } });
  await expect(page).toHaveURL(/#\/invoices\?(status=notDue&customer|customer=.*&bucket)=/);
  await expect(numbers(desk).first()).toBeVisible();
});

test("two currencies are added up each on its own, without any rate", async ({ desk, page }) => {
  await desk.open();
  await desk.import(
    csv(
      "devises.csv",
      "facture;client;emission;echeance;ttc;devise\nE-1;Dupont;15/07/2025;31/07/2025;100,00;EUR\nU-1;Smith;15/07/2025;31/07/2025;200,00;USD\n",
    ),
  );
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(page.locator(".grid__foot button")).toHaveText(["100,00 €", "200,00 $US"]);
  await expect(desk.invoice("U-1").nth(3)).toHaveText("200,00 $US");
});

test("a hundred thousand invoices scroll, and the keyboard reaches the last one", async ({
  desk,
  page,
}) => {
  test.setTimeout(180_000);
  await desk.open();
  await desk.import(many(100_000));
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30&sort=number`);
  await expect(numbers(desk).first()).toHaveText("M-000001", { timeout: 30_000 });
  await expect(page.locator("h1")).toContainText("100 000 factures : 10 000 000,00 €");
  expect(await page.locator(".grid__row").count()).toBeLessThan(100);

  await numbers(desk).first().focus();
  await page.keyboard.press("Control+End");
  const last = page.locator('[aria-rowindex="100001"] .grid__cell--status');
  await expect(last).toBeFocused();
  await expect(page.locator('[aria-rowindex="100001"]')).toContainText("M-100000");
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await expect(page.locator(":focus")).toHaveText("M-099990");
  await expect(page.locator(":focus")).toBeInViewport();

  // However far it is scrolled, only what is in sight is there, and it comes.
  const most = await page.evaluate(async () => {
    let rows = 0;
    for (let step = 0; step <= 60; step += 1) {
      scrollTo(0, (document.documentElement.scrollHeight * step) / 60);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      rows = Math.max(rows, document.querySelectorAll(".grid__row").length);
    }
    return rows;
  });
  expect(most).toBeLessThan(100);
  await expect(page.locator('[aria-rowindex="100001"]')).toContainText("M-100000");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);

  await page.getByRole("searchbox").fill("099999");
  await expect(numbers(desk)).toHaveText(["M-099999"]);
});

test("the arrow keys go through heads and cells, one stop for the Tab key", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}${ALL}`);
  await numbers(desk).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(":focus")).toHaveText("Atelier Nord");
  await page.keyboard.press("End");
  await expect(page.locator(":focus")).toHaveText("non échue");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(":focus")).toContainText("Numéro");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=number/);
  await expect(numbers(desk).first()).toHaveText("F-2025-001");
  await expect(page.locator('.grid [tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(page.locator(".grid__foot button")).toBeFocused();
});

test("the list is saved as a file of what is shown", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/invoices?bucket=61-90&asOf=2025-09-30`);
  await expect(numbers(desk)).toHaveCount(2);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Télécharger le tableau.*CSV/ }).click(),
  ]);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe(
    '"F-2025-003";"Atelier Nord";2025-06-02;2025-07-02;2400,00;1400,00;"EUR";"en retard";90',
  );
});

test("English lists the same", async ({ desk, page }) => {
  await desk.open();
  await page.getByRole("button", { name: "English" }).click();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(page.locator("h1")).toHaveText(
    "8 invoices: €12,800.00 to collect as of 30 Sep 2025, of which €8,300.00 overdue.",
  );
  await expect(desk.invoice("F-2025-003").last()).toHaveText("90 days late");
  expect(plain(await page.locator("invoices-screen").textContent())).not.toMatch(
    /facture|échéance|retard|soldée/,
  );
});

test("printed, all of a list of some length is there", async ({ desk, page }) => {
  await desk.open();
  await desk.import(many(300));
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(numbers(desk).first()).toBeVisible();
  await page.waitForTimeout(500);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(numbers(desk)).toHaveCount(300);
  await expect(numbers(desk).nth(299)).toBeVisible();
  await expect(page.locator(".filters")).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect(await numbers(desk).count()).toBeLessThan(100);
});

test("between phone and desk every column in sight is in the window", async ({ desk, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await desk.open("#/invoices");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  const status = page.locator(".grid__body .grid__cell--status .status").first();
  const box = await status.boundingBox();
  expect((box?.x ?? 1024) + (box?.width ?? 0)).toBeLessThanOrEqual(1024);
  await fits(page, "between phone and desk");
});

inEachLook((width) => {
  test("the list is accessible and fits, empty, full and narrowed", async ({ desk, page }) => {
    await desk.open("#/invoices");
    await expect(page.getByRole("button", { name: "Essayer la démo" })).toBeVisible();
    await sound(page, "empty");
    await fits(page, "empty");
    await page.getByRole("button", { name: "Essayer la démo" }).click();
    await expect(numbers(desk).first()).toBeVisible();
    await expect(page).toHaveURL(/#\/invoices\?asOf=2025-09-30/);
    await sound(page, "full");
    await fits(page, "full");
    const open = page.locator(".grid__body .grid__cell--open").first();
    const box = await open.boundingBox();
    expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    if (width < 768) await page.getByRole("button", { name: "Filtrer et trier" }).click();
    await page.getByRole("searchbox").fill("personne");
    await expect(page.locator("invoices-screen .message")).toBeVisible();
    await sound(page, "none");
  });
});

test("choices of the list are kept under a name, in the journal like all else", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/invoices?status=overdue&asOf=2025-09-30`);
  await page.getByRole("button", { name: "Enregistrer cette vue" }).click();
  await expect(page.getByLabel("Nom de la vue")).toBeFocused();
  await page.getByLabel("Nom de la vue").fill("En retard");
  await page.keyboard.press("Enter");
  await expect(page.locator(".notice")).toContainText("Vue ajoutée");
  const view = page.getByRole("link", { name: "En retard", exact: true });
  await expect(view).toHaveAttribute("aria-current", "page");

  await page.goto(`${desk.site.app}#/invoices?asOf=2025-06-15`);
  await page.reload();
  await view.click();
  await expect(page).toHaveURL(/#\/invoices\?status=overdue&asOf=2025-06-15$/);
  await sound(page, "views");

  await page.goto(`${desk.site.app}#/data`);
  await expect(page.locator("[data-journal] tbody tr").first()).toContainText("Vue ajoutée");
  await page.goto(`${desk.site.app}#/invoices`);
  await page.getByRole("button", { name: "Retirer la vue « En retard »" }).click();
  await expect(page.locator("main h1").first()).toBeFocused();
  await expect(view).toHaveCount(0);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(view).toBeVisible();
});

test("the columns are chosen, moved and kept with a view; the address, the file and paper follow", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(
    csv(
      "tva.csv",
      "facture;client;emission;echeance;ttc;tva\nT-1;Dupont;15/07/2025;31/07/2025;120,00;20,00\n",
    ),
  );
  await page.goto(`${desk.site.app}${ALL}`);
  await page.getByRole("button", { name: "Colonnes" }).click();
  await page.getByRole("checkbox", { name: "Émise le" }).uncheck();
  await page.getByRole("checkbox", { name: "Dont TVA" }).check();
  const up = page.getByRole("button", { name: "Monter Dont TVA" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(up).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/columns=number%2Ccustomer%2Cdue%2Camount%2Cvat%2Copen%2Cstatus/);
  await expect(page.getByRole("checkbox", { name: "Émise le" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Numéro" })).toBeDisabled();
  await sound(page, "columns");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Colonnes" })).toBeFocused();
  await expect(desk.invoice("T-1")).toHaveText([
    "Dupont",
    "31/07/2025",
    "120,00",
    "20,00",
    "120,00",
    "61 j de retard",
  ]);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Télécharger le tableau.*CSV/ }).click(),
  ]);
  const [head, row] = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(head).toBe(
    '"Numéro";"Client";"Échéance";"Montant TTC";"Dont TVA";"Reste dû";"Situation";"Devise"',
  );
  expect(row).toBe('"T-1";"Dupont";2025-07-31;120,00;20,00;120,00;"en retard";"EUR"');

  await page.getByRole("button", { name: "Enregistrer cette vue" }).click();
  await page.getByLabel("Nom de la vue").fill("TVA");
  await page.keyboard.press("Enter");
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(desk.invoice("T-1")).toHaveCount(6);
  await expect(desk.invoice("T-1").nth(1)).toHaveText("15/07/2025");
  await page.getByRole("link", { name: "TVA", exact: true }).click();
  await expect(desk.invoice("T-1").nth(3)).toHaveText("20,00");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(desk.invoice("T-1").nth(3)).toBeVisible();
  await expect(page.locator(".grid__cell--issued")).toHaveCount(0);
});

test("what is late is said apart where credit notes are taken off what is owed", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(
    csv(
      "avoir.csv",
      "facture;client;emission;echeance;ttc\nF-1;Bise;15/06/2025;15/07/2025;100,00\nA-1;Bise;15/07/2025;15/07/2025;-30,00\n",
    ),
  );
  await page.goto(`${desk.site.app}#/invoices?asOf=2025-09-30`);
  await expect(page.locator("h1")).toHaveText(
    "2 factures : 70,00 € à encaisser au 30/09/2025, une fois déduits 30,00 € d’avoirs et de trop-perçus ; 100,00 € de factures en retard.",
  );
});
