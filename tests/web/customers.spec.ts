import { Ledger } from "encours";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  ATELIER,
  comma,
  csv,
  type Desk,
  demoLedger,
  expect,
  fits,
  fitsOnPaper,
  french,
  inEachLook,
  plain,
  sound,
  test,
} from "./desk.ts";

const DAY = "asOf=2025-09-30";
const ALL = `#/customers?${DAY}`;
const SCOPE = { asOf: "2025-09-30", currency: "EUR" } as const;

/** The book of eight invoices, as the package reads it. */
function atelier(): Ledger {
  return Ledger.fromCsv(new Uint8Array(ATELIER.buffer)).ledger;
}

function row(desk: Desk, name: string) {
  return desk.page
    .getByRole("row")
    .filter({ has: desk.page.getByRole("rowheader", { name: new RegExp(`^${name}`) }) });
}

/** The names of the rows, top to bottom. */
function names(desk: Desk) {
  return desk.page.locator(".customers tbody th a");
}

async function listed(desk: Desk, address = ALL): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await desk.page.goto(`${desk.site.app}${address}`);
  await expect(desk.page.locator(".customers, .invoices")).toBeVisible();
}

test("each customer says what it owes, how it pays and what it may owe", async ({ desk, page }) => {
  await listed(desk);
  await expect(page.locator("h1")).toHaveText(
    "3 clients vous doivent 12 800,00 € au 30/09/2025, dont 8 300,00 € en retard.",
  );
  const ledger = atelier();
  const scores = ledger.scores(SCOPE).rows;
  const aging = ledger.aging(SCOPE);
  expect(scores).toHaveLength(3);
  for (const score of scores) {
    const owed = aging.rows.find((one) => one.customer === score.customer);
    const cells = row(desk, score.customer).locator("td");
    const grade =
      score.grade === "new" ? `nouveau · ${score.score}` : `${score.grade} · ${score.score}`;
    await expect(cells).toHaveText([
      grade,
      owed?.oldestDays ? `${owed.oldestDays} j` : "",
      french(owed?.overdue ?? ""),
      score.suggestedLimit === null ? "trop tôt" : french(score.suggestedLimit),
      "aucune",
      french(score.exposure),
    ]);
  }
  await expect(row(desk, "Mairie de Lys").locator("th")).toContainText("débiteur public");
  const { total } = aging;
  await expect(page.locator("tfoot td")).toHaveText([
    "",
    `${total.oldestDays} j`,
    french(total.overdue),
    "",
    "",
    french(total.total),
  ]);
  ledger.free();

  // On another day, what was owed then.
  await page.goto(`${desk.site.app}#/customers?asOf=2025-06-15`);
  await expect(page.locator("h1")).toHaveText(
    "2 clients vous doivent 5 400,00 € au 15/06/2025, dont 3 000,00 € en retard.",
  );
});

test("search, standing and order stand in the address, and the sums follow", async ({
  desk,
  page,
}) => {
  await listed(desk);
  await expect(names(desk)).toHaveText(["SARL Bise", "Atelier Nord", "Mairie de Lys"]);
  await page.getByRole("button", { name: /^Client/ }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(names(desk)).toHaveText(["Atelier Nord", "Mairie de Lys", "SARL Bise"]);
  await page.getByRole("button", { name: /^Plus ancien/ }).click();
  await expect(names(desk).first()).toHaveText("Atelier Nord");
  await expect(page.locator("th[aria-sort=descending]")).toHaveText(/Plus ancien/);
  await page.getByRole("button", { name: /^En retard/ }).click();
  await expect(names(desk)).toHaveText(["SARL Bise", "Mairie de Lys", "Atelier Nord"]);
  await page.getByRole("button", { name: /^En retard/ }).click();
  await expect(names(desk).first()).toHaveText("Atelier Nord");

  await page.getByRole("searchbox").fill("ateLIER");
  await expect(names(desk)).toHaveText(["Atelier Nord"]);
  const ledger = atelier();
  const { total } = ledger.aging({ ...SCOPE, customers: ["Atelier Nord"] });
  ledger.free();
  await expect(page.locator("h1")).toHaveText(
    `1 client sur 3 : ${french(total.total)} € d’encours au 30/09/2025, dont ${french(total.overdue)} € en retard.`,
  );
  await expect(page.locator("tfoot td").last()).toHaveText(french(total.total));
  await page.reload();
  await expect(names(desk)).toHaveText(["Atelier Nord"]);
  await page.getByRole("searchbox").fill("personne");
  await expect(page.locator(".customers .message")).toHaveText(
    "Aucun client ne répond à ces choix.",
  );
  await page.getByRole("button", { name: "Tous les clients" }).click();
  await expect(names(desk)).toHaveCount(3);
  await page.getByRole("combobox", { name: "Situation" }).selectOption("en retard");
  await expect(page).toHaveURL(/status=late/);
  await page.goto(`${desk.site.app}#/customers?asOf=2025-06-15&status=late`);
  await expect(names(desk)).toHaveText(["Mairie de Lys"]);
});

test("a score, an exposure and a suggested limit say why", async ({ desk, page }) => {
  await desk.open();
  // Martin paid three invoices 15 days late: the worked example of docs/figures/scores.md.
  await desk.import(
    csv(
      "martin.csv",
      `facture;client;emission;echeance;ttc;reglement;montant_regle\n${[1, 2, 3]
        .map((number) => `M-${number};Martin;01/03/2025;31/03/2025;1000,00;15/04/2025;1000,00`)
        .join("\n")}\n`,
    ),
  );
  await page.goto(`${desk.site.app}#/customers?asOf=2025-06-30`);
  await expect(row(desk, "Martin").locator("td")).toHaveText([
    "B · 70",
    "",
    "0,00",
    "469,00",
    "aucune",
    "0,00",
  ]);
  await page.getByRole("button", { name: /^70 sur 100/ }).click();
  await expect(page.locator("#panel-title")).toHaveText("Note de paiement de Martin");
  await expect(page.locator("side-panel dd")).toHaveText([
    "30 sur 40 (15,00 j)",
    "0 sur 20 (0,00 %)",
    "15 sur 15 (0,00 j)",
    "15 sur 15 (0,00 %)",
    "10 sur 10 (0)",
  ]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^469,00 €/ }).click();
  await expect(page.locator(".panel__figure")).toHaveText("469,00 €");
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^0,00 €/ })
    .first()
    .click();
  await expect(page.locator("#panel-title")).toHaveText("Encours de Martin");
});

test("five thousand customers are listed fifty at a time", async ({ desk, page }) => {
  test.setTimeout(120_000);
  await desk.open();
  const lines = Array.from(
    { length: 5000 },
    (_, at) => `N-${at};Client ${String(at).padStart(4, "0")};15/01/2025;15/02/2025;${at + 1},00`,
  );
  await desk.import(
    csv("clients.csv", `facture;client;emission;echeance;ttc\n${lines.join("\n")}\n`),
  );
  await page.goto(`${desk.site.app}${ALL}`);
  await expect(names(desk).first()).toHaveText("Client 4999", { timeout: 30_000 });
  await expect(names(desk)).toHaveCount(50);
  await expect(page.locator("h1")).toContainText("5 000 clients vous doivent 12 502 500,00 €");
  await page.getByRole("button", { name: "Afficher 50 lignes de plus" }).click();
  await expect(names(desk)).toHaveCount(100);
  await expect(names(desk).last()).toHaveText("Client 4900");
  await page.getByRole("searchbox").fill("0042");
  await expect(names(desk)).toHaveText(["Client 0042"]);
});

test("the list is saved as a file with all that it shows", async ({ desk, page }) => {
  await listed(desk);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /« Clients » en CSV/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("clients.csv");
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const ledger = atelier();
  const bise = ledger.scores(SCOPE).rows.find((one) => one.customer === "SARL Bise");
  ledger.free();
  expect(text.split("\r\n")).toHaveLength(5);
  expect(text).toContain(`"SARL Bise"`);
  expect(text).toContain(`;${comma(String(bise?.exposure))};`);
});

test("without customers the screen teaches what it will show", async ({ desk, page }) => {
  await desk.open("#/customers");
  await expect(page.locator("h1")).toHaveText(
    "Vos clients : ce qu’ils doivent, et comment ils paient",
  );
  await sound(page, "no customer");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(names(desk)).toHaveCount(demoLedger().customers().length);
});

test("the list speaks English", async ({ desk, page }) => {
  await listed(desk);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("h1")).toHaveText(
    "3 customers owe you €12,800.00 on 30 Sep 2025, of which €8,300.00 is overdue.",
  );
  await fitsOnPaper(page, "customers, English");
});

async function opened(desk: Desk, id: string): Promise<void> {
  await listed(desk, `#/customers?customer=${encodeURIComponent(id)}&${DAY}`);
  await expect(desk.page.locator("#customer-title")).toHaveText(id);
}

async function act(desk: Desk, name: string): Promise<void> {
  await desk.page.locator(".panel").getByRole("button", { name, exact: true }).click();
}

function fact(desk: Desk, label: string) {
  return desk.page
    .locator(".panel .facts__item")
    .filter({ has: desk.page.getByText(label, { exact: true }) })
    .locator("dd");
}

test("a customer opens beside the list, with what it owes and how it pays", async ({
  desk,
  page,
}) => {
  await listed(desk);
  await page.getByRole("link", { name: "Atelier Nord", exact: true }).click();
  await expect(page).toHaveURL(/customer=Atelier/);
  await expect(page.locator("#customer-title")).toBeFocused();
  const customers = ["Atelier Nord"];
  const ledger = atelier();
  const { total } = ledger.aging({ ...SCOPE, customers });
  const kpis = ledger.kpis({ ...SCOPE, customers, days: 365 });
  const claims = ledger.latePayments({ ...SCOPE, customers });
  ledger.free();
  const panel = page.locator(".panel");
  await expect(panel.locator(".panel__figure")).toHaveText(`${french(total.total)} €`);
  await expect(fact(desk, "Non échu")).toHaveText(`${french(total.notDue)} €`);
  await expect(fact(desk, "61–90 j")).toHaveText(`${french(total.buckets[2] ?? "")} €`);
  await expect(fact(desk, "Délai moyen de paiement")).toHaveText(
    `${french(kpis.averageDaysToPay ?? "")} j`,
  );
  await expect(fact(desk, "Retard moyen de paiement")).toHaveText(
    `${french(kpis.averageDaysLate ?? "")} j`,
  );
  await expect(fact(desk, "Payé en retard")).toHaveText(`${french(kpis.paidLatePercent ?? "")} %`);
  await expect(panel).toContainText(plain(`${french(claims.claim)} € sur 2 factures`));
  // F-2025-003, 90 days late: the book's table.
  await panel.getByRole("button", { name: /F-2025-003/ }).click();
  await expect(page.locator("side-panel")).toContainText("51,93 €");
  await page.keyboard.press("Escape");
  await panel.getByRole("link", { name: "Ses 3 factures" }).click();
  await expect(page).toHaveURL(/#\/invoices\?customer=Atelier/);
  await page.goBack();
  await expect(page.locator("#customer-title")).toHaveText("Atelier Nord");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/customer=/);
  await expect(page.getByRole("link", { name: "Atelier Nord", exact: true })).toBeFocused();
});

test("a customer and its contact are one change, taken back at once", async ({ desk, page }) => {
  await opened(desk, "SARL Bise");
  await act(desk, "Modifier");
  await page.getByLabel("Conditions de règlement").selectOption("endThenDays45");
  // From 30 September: the end of the month, then 45 days.
  await expect(page.locator("#form-terms-help")).toContainText(
    "Une facture du 30/09/2025 échoit le 14/11/2025.",
  );
  await expect(page.locator("#form-terms-help")).toContainText("L441-10");
  await page.getByLabel("Limite d’encours").fill("8 000,00");
  await page.getByLabel("Personne").fill("Camille Roux");
  await page.getByLabel("Adresse électronique").fill("compta@bise.example");
  await page.getByLabel("Adresse postale").fill("3 quai des Brumes\n29200 Brest");
  await page.getByLabel("SIREN ou SIRET").fill("404 833 048");
  await page.getByLabel("Numéro de TVA").fill("FR 83 404 833 048");
  await act(desk, "Enregistrer");
  await expect(page.locator(".notice--done")).toContainText(
    "Client modifié : SARL Bise. Enregistré",
  );
  await expect(fact(desk, "Limite accordée")).toContainText("8 000,00 €");
  await expect(fact(desk, "Limite accordée")).toContainText("l’encours la dépasse");
  await expect(row(desk, "SARL Bise").locator("td").nth(4)).toContainText("dépassée");
  await expect(page.locator("h1")).toContainText("1 dépasse sa limite.");
  await expect(fact(desk, "SIREN")).toHaveText("404833048");
  const register = page.getByRole("link", { name: /Annuaire des entreprises/ });
  await expect(register).toHaveAttribute(
    "href",
    "https://annuaire-entreprises.data.gouv.fr/entreprise/404833048",
  );
  await expect(register).toHaveAttribute("rel", "noopener noreferrer");
  await expect(page.locator(".history li")).toHaveCount(1);

  await page.reload();
  await expect(fact(desk, "Adresse postale")).toContainText("29200 Brest");
  await page.locator(".history button").click();
  await expect(page.locator(".panel")).toContainText("Ni adresse ni personne");
  await expect(fact(desk, "Limite accordée")).toHaveText("aucune limite fixée");
  await page.locator(".notice").getByRole("button", { name: "Rétablir" }).click();
  await expect(fact(desk, "Personne")).toHaveText("Camille Roux");
  await expect(fact(desk, "Limite accordée")).toContainText("8 000,00 €");
});

test("numbers whose key is wrong are refused at their field, and nothing is lost", async ({
  desk,
  page,
}) => {
  await opened(desk, "SARL Bise");
  await act(desk, "Modifier");
  await page.getByLabel("SIREN ou SIRET").fill("404 833 047");
  await page.getByLabel("Numéro de TVA").fill("FR 84 404 833 048");
  await page.getByLabel("Adresse électronique").fill("compta");
  await page.getByLabel("Limite d’encours").fill("10.000,00");
  await act(desk, "Enregistrer");
  await expect(page.locator("#form-siren-help")).toContainText("sa clé ne correspond pas");
  await expect(page.locator("#form-vatNumber-help")).toContainText("sa clé ne correspond pas");
  await expect(page.locator("#form-email-help")).toContainText("compta@exemple.fr");
  await expect(page.locator("#form-creditLimit-help")).toContainText("1 234,56");
  await expect(page.getByLabel("Limite d’encours")).toBeFocused();
  await expect(page.locator(".panel .message--error")).toContainText("4 champs");
  await page.getByLabel("Limite d’encours").fill("-1");
  await page.getByLabel("SIREN ou SIRET").fill("404833048");
  await page.getByLabel("Numéro de TVA").fill("");
  await page.getByLabel("Adresse électronique").fill("");
  await act(desk, "Enregistrer");
  await expect(page.locator("#form-creditLimit-help")).not.toHaveText("");
  await expect(page.locator("#form-siren")).toHaveValue("404833048");
  await expect(page.locator(".history li")).toHaveCount(0);
});

test("a new customer stands in the list, its name is taken once, and undone it is gone", async ({
  desk,
  page,
}) => {
  await desk.open("#/customers");
  await page.getByRole("button", { name: "Nouveau client" }).click();
  await act(desk, "Enregistrer");
  await expect(page.getByLabel("Nom", { exact: true })).toBeFocused();
  await page.getByLabel("Nom", { exact: true }).fill("Menuiserie Aven");
  await page.getByLabel("Type").selectOption("particulier");
  await act(desk, "Enregistrer");
  await expect(page.locator("#customer-title")).toHaveText("Menuiserie Aven");
  await expect(names(desk)).toHaveText(["Menuiserie Aven"]);
  await expect(page.locator("h1")).toContainText("Aucun client ne vous doit rien");
  await act(desk, "Fermer");
  await page.getByRole("button", { name: "Nouveau client" }).click();
  await page.getByLabel("Nom", { exact: true }).fill("Menuiserie Aven");
  await act(desk, "Enregistrer");
  await expect(page.locator("#form-id-help")).toContainText("existe déjà");
  await act(desk, "Abandonner");
  await page.reload();
  await expect(names(desk)).toHaveText(["Menuiserie Aven"]);
  await page.goto(`${desk.site.app}#/data`);
  await page.getByRole("button", { name: /^Annuler : Client ajouté/ }).click();
  await page.goto(`${desk.site.app}#/customers`);
  await expect(page.locator(".welcome__title")).toBeVisible();
});

test("an invoice form offers the terms that its customer has agreed", async ({ desk, page }) => {
  await opened(desk, "SARL Bise");
  await act(desk, "Modifier");
  await page.getByLabel("Conditions de règlement").selectOption("daysThenEnd45");
  await act(desk, "Enregistrer");
  await expect(fact(desk, "Conditions de règlement")).toContainText("45 jours fin de mois");
  // The form went with the focus: the keyboard goes on from the customer.
  await expect(page.locator("#customer-title")).toBeFocused();
  await page.goto(`${desk.site.app}#/invoices?${DAY}`);
  await page.getByRole("button", { name: "Nouvelle facture" }).click();
  await page.getByLabel("Numéro", { exact: true }).fill("F-2025-009");
  await page.locator("#form-customer").fill("SARL Bise");
  await page.locator("#form-customer").blur();
  await page.locator("#form-issued").fill("2025-09-10");
  await page.getByLabel("Conditions").selectOption("own");
  // 10 September and 45 days: 25 October; the end of that month.
  await expect(page.locator("#form-terms-help")).toContainText("Échéance : 31/10/2025.");
  await page.locator("#form-amount").fill("100");
  await act(desk, "Enregistrer");
  await expect(page.locator("#invoice-title")).toHaveText("F-2025-009");
  await expect(page.locator(".panel")).toContainText("31/10/2025");
});

test("an invoice of a new customer brings it, with its kind and its terms, and takes it back", async ({
  desk,
  page,
}) => {
  await listed(desk, `#/invoices?${DAY}`);
  await page.getByRole("button", { name: "Nouvelle facture" }).click();
  await page.getByLabel("Numéro", { exact: true }).fill("F-2025-009");
  await page.locator("#form-customer").fill("Hôpital de Brume");
  await page.locator("#form-customer").blur();
  await page.locator("#form-kind").selectOption("débiteur public");
  await page.locator("#form-issued").fill("2025-09-10");
  await page.getByLabel("Conditions").selectOption("net30");
  await expect(page.locator("#form-terms-help")).toContainText("R2192-10");
  await page.getByLabel("Garder ces conditions").check();
  await page.locator("#form-amount").fill("100");
  await act(desk, "Enregistrer");
  await expect(page.locator("#invoice-title")).toHaveText("F-2025-009");
  await page.goto(`${desk.site.app}#/customers?customer=H%C3%B4pital+de+Brume&${DAY}`);
  await expect(page.locator(".panel .section__name")).toHaveText("débiteur public");
  await expect(fact(desk, "Conditions de règlement")).toHaveText("30 jours");
  await expect(names(desk)).toHaveCount(4);
  await page.locator(".notice").getByRole("button", { name: "Annuler" }).click();
  await expect(names(desk)).toHaveCount(3);
});

test("a customer that another tab has changed is not overwritten", async ({ desk, page }) => {
  await opened(desk, "SARL Bise");
  await act(desk, "Modifier");
  const other = await desk.tab();
  await other.page.goto(`${desk.site.app}#/customers?customer=SARL+Bise&${DAY}`);
  await act(other, "Modifier");
  await other.page.getByLabel("Personne").fill("Dominique");
  await act(other, "Enregistrer");
  await expect(fact(other, "Personne")).toHaveText("Dominique");
  await expect(fact(desk, "Personne")).toHaveText("Dominique");
  await page.getByLabel("Limite d’encours").fill("100");
  await act(desk, "Enregistrer");
  await expect(page.locator(".panel [role=alert]")).toContainText("a changé entre-temps");
  await expect(page.getByLabel("Limite d’encours")).toHaveValue("100");
  await expect(fact(desk, "Limite accordée")).toHaveText("aucune limite fixée");
});

/** The rows of the statement, cell by cell. */
function lines(desk: Desk) {
  return desk.page.locator(".letter tbody tr");
}

test("a statement of account has what is open, what was paid of it, and the balance", async ({
  desk,
  page,
}) => {
  await opened(desk, "Atelier Nord");
  await act(desk, "Relevé de compte");
  await expect(page).toHaveURL(/statement=open/);
  const ledger = atelier();
  const { total } = ledger.aging({ ...SCOPE, customers: ["Atelier Nord"] });
  ledger.free();
  await expect(lines(desk)).toHaveCount(3);
  await expect(lines(desk).nth(0).locator("th, td")).toHaveText([
    "F-2025-003",
    "02/06/2025",
    "02/07/2025",
    "2 400,00",
    "",
    "1 400,00",
  ]);
  await expect(lines(desk).nth(1).locator("th, td")).toHaveText([
    "Règlement",
    "01/08/2025",
    "",
    "",
    "1 000,00",
    "",
  ]);
  await expect(page.locator(".letter tfoot td").last()).toHaveText(`${french(total.total)} €`);
  await expect(page.locator(".letter")).toContainText(
    `Vous nous devez ${french(total.total)} € au 30/09/2025, dont ${french(total.overdue)} € échus.`,
  );
  await page.getByRole("button", { name: "tout", exact: true }).click();
  await expect(page).toHaveURL(/statement=all/);
  await expect(lines(desk)).toHaveCount(5);
  await expect(lines(desk).first().locator("td").last()).toHaveText("soldé");
  await page.reload();
  await expect(lines(desk)).toHaveCount(5);
  await page.getByRole("button", { name: "anglais" }).click();
  await expect(page.locator(".letter")).toContainText("You owe us €2,300.00 on 30 Sep 2025");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".letter")).toBeVisible();
  await expect(page.locator(".customers")).toBeHidden();
  await expect(page.getByRole("button", { name: "Revenir au client" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await act(desk, "Revenir au client");
  await expect(page).not.toHaveURL(/statement=/);
  await expect(page.locator(".panel__figure")).toHaveText("2 300,00 €");
});

test("before a payment was there, a statement does not know of it", async ({ desk, page }) => {
  await listed(desk, "#/customers?customer=Atelier+Nord&statement=open&asOf=2025-07-31");
  await expect(lines(desk)).toHaveCount(1);
  await expect(page.locator(".letter tfoot td").last()).toHaveText("2 400,00 €");
  await page.goto(
    `${desk.site.app}#/customers?customer=Atelier+Nord&statement=open&asOf=2025-05-01`,
  );
  await expect(page.locator(".letter")).toContainText("Rien ne reste dû au 01/05/2025.");
});

async function saved(desk: Desk, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.locator(".panel").getByRole("button", { name, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

test("a statement is one file that needs nothing else, whatever a name holds", async ({
  context,
  desk,
  page,
}) => {
  const name = `<img src=x onerror="alert(1)"> & Fils`;
  await desk.open();
  await desk.import(
    csv(
      "noms.csv",
      `facture;client;emission;echeance;ttc\nX-1;"${name.replaceAll('"', '""')}";15/07/2025;31/07/2025;1234,50\n`,
    ),
  );
  await page.goto(
    `${desk.site.app}#/customers?${new URLSearchParams({ customer: name, statement: "open", asOf: "2025-09-30" })}`,
  );
  await expect(page.locator(".letter__recipient")).toHaveText(name);
  const { name: file, bytes } = await saved(desk, "Fichier HTML");
  expect(file).toMatch(/^Relevé de compte .* 2025-09-30\.html$/);
  const text = bytes.toString();
  expect(text).toMatch(/^<!doctype html>/);
  expect(text).not.toMatch(/<script|<img|https?:\/\/(?!www\.w3\.org\/1999\/xhtml)/);
  const reader = await context.newPage();
  await reader.setContent(text);
  await expect(reader.locator(".letter__recipient")).toHaveText(name);
  await expect(reader.locator("tfoot td").last()).toHaveText("1 234,50 €");
  await expect(reader.locator(".letter__recipient")).toHaveCSS("font-style", "normal");
  await expect(reader.locator("html")).toHaveAttribute("lang", "fr");
  await sound(reader, "statement file");
  await reader.close();
});

test("a statement is a PDF, and rows for a spreadsheet", async ({ desk }) => {
  await listed(desk, `#/customers?customer=Atelier+Nord&statement=open&${DAY}`);
  const { name, bytes } = await saved(desk, "PDF");
  expect(name).toBe("Relevé de compte Atelier Nord 2025-09-30.pdf");
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise;
  expect(pdf.numPages).toBe(1);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const said = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  expect(plain(said)).toContain("Atelier Nord");
  expect(plain(said)).toContain("2 300,00");
  const rows = await saved(desk, /« Relevé de compte » en CSV/);
  expect(rows.bytes.toString()).toContain(`"F-2025-003";"Règlement";2025-08-01;;;1000,00;;"EUR"`);
  expect(rows.bytes.toString()).toContain(`"Solde";"";;;;;2300,00;"EUR"`);
});

test("in the demo a customer is changed as anywhere, and nothing of it is kept", async ({
  desk,
  page,
}) => {
  await desk.open("#/customers");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await page.getByRole("link", { name: "SARL Bise", exact: true }).click();
  await act(desk, "Modifier");
  await page.getByLabel("Limite d’encours").fill("100");
  await page.getByLabel("Personne").fill("Camille Roux");
  await act(desk, "Enregistrer");
  await expect(fact(desk, "Personne")).toHaveText("Camille Roux");
  await expect(fact(desk, "Limite accordée")).toContainText("100,00 €");
  await page.reload();
  await expect(page.locator(".welcome__title")).toBeVisible();
});

test("currencies without a rate are asked for, then each customer is shown in one", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(
    csv(
      "devises.csv",
      "facture;client;emission;echeance;ttc;devise\nE-1;Dupont;15/07/2025;31/07/2025;100,00;EUR\nU-1;Smith;15/07/2025;31/07/2025;200,00;USD\n",
    ),
  );
  await page.goto(`${desk.site.app}${ALL}`);
  await page.getByLabel("1 USD vaut, en EUR").fill("0,5");
  await page.getByRole("button", { name: "Convertir" }).click();
  await expect(row(desk, "Smith").locator("td").last()).toHaveText("100,00");
  await expect(page.locator("tfoot td").last()).toHaveText("200,00");
  // What it is sent is in its own currency, without any rate.
  await page.goto(`${desk.site.app}#/customers?customer=Smith&statement=open&${DAY}`);
  await expect(page.locator(".letter tfoot td").last()).toHaveText("200,00 $US");
});

inEachLook(() => {
  test("the list is accessible and fits", async ({ desk, page }) => {
    await listed(desk);
    await expect(names(desk)).toHaveCount(3);
    await sound(page, "customers");
    await fits(page, "customers");
    await page.getByRole("link", { name: "Atelier Nord", exact: true }).click();
    await expect(page.locator("#customer-title")).toBeVisible();
    await page.waitForTimeout(250);
    await sound(page, "customer");
    await fits(page, "customer");
    await act(desk, "Relevé de compte");
    await expect(page.locator(".letter")).toBeVisible();
    await sound(page, "statement");
    await fits(page, "statement");
    await act(desk, "Revenir au client");
    await act(desk, "Modifier");
    await sound(page, "form of a customer");
    await fits(page, "form of a customer");
  });
});

test("what is insured of a debt is said of its customer, and what is left of the exposure", async ({
  desk,
  page,
}) => {
  await listed(desk);
  await page.goto(`${desk.site.app}#/customers?customer=SARL+Bise&${DAY}`);
  const panel = page.locator("customer-panel");
  await panel.getByRole("button", { name: "Modifier" }).click();
  const part = page.getByLabel("Part assurée ou garantie");
  await part.fill("-1");
  await panel.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator("#form-guaranteed-help")).toHaveClass(/error/);
  await part.fill("4000");
  await panel.getByRole("button", { name: "Enregistrer" }).click();
  await expect(part).toHaveCount(0);

  const ledger = atelier();
  const [bise] = ledger.customers().filter(({ id }) => id === "SARL Bise");
  ledger.put({ customers: [{ id: "SARL Bise", ...bise, guaranteed: "4000" }] });
  const score = ledger.scores(SCOPE).rows.find((one) => one.customer === "SARL Bise");
  ledger.free();
  const net = `${french(score?.netExposure ?? "")} €`;
  await expect(panel).toContainText("4 000,00 €");
  await panel.getByRole("button", { name: new RegExp(`^${net.replaceAll(/\s/g, "\\s")}`) }).click();
  await expect(page.locator("side-panel")).toContainText("Exposition nette à SARL Bise");
  await page.keyboard.press("Escape");
  await expect(row(desk, "SARL Bise").locator("td").last()).toContainText(
    `net ${french(score?.netExposure ?? "")}`,
  );
  await panel.getByRole("button", { name: "Fermer" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /« Clients » en CSV/ }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toContain(
    comma(`;${score?.guaranteed};${score?.netExposure}`),
  );
});
