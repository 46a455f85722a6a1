import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Ledger } from "encours";
import readCode from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import {
  ATELIER,
  beforeWorker,
  csv,
  type Desk,
  expect,
  fits,
  fixture,
  french,
  inEachLook,
  plain,
  sound,
  test,
} from "./desk.ts";

test.use({ serviceWorkers: "allow" });

const DAY = "2025-09-30";
const { ledger } = Ledger.fromCsv(new Uint8Array(fixture("atelier.csv")));

async function reminders(desk: Desk, day = DAY): Promise<void> {
  await desk.page.goto(`${desk.site.app}#/reminders?asOf=${day}`);
  await expect(desk.page.locator("h1")).toContainText(day.split("-").reverse().join("/"));
}

/** The book of eight invoices, on the day of its figures. */
async function opened(desk: Desk, day = DAY): Promise<void> {
  await desk.open();
  await desk.import(ATELIER);
  await reminders(desk, day);
}

async function upToDate(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Oui, ils sont à jour" }).click();
  await expect(page.locator(".question")).toHaveCount(0);
}

function call(page: Page, customer: string, stage: string) {
  return page.locator(".calls__item", { hasText: stage }).filter({ hasText: customer });
}

async function prepare(page: Page, customer: string, stage: string): Promise<void> {
  await call(page, customer, stage).getByRole("link", { name: "Préparer" }).click();
  await expect(page.locator(".letter")).toBeVisible();
}

async function record(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Noter/ }).click();
  await expect(page.locator(".notice--done")).toContainText("Relance envoyée");
}

test("one action for each customer and stage, with the amounts of the core", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await expect(page.locator("h1")).toHaveText("4 relances à faire au 30/09/2025 : 9 200,00 €.");
  const { actions } = ledger.reminders({ asOf: DAY });
  await expect(page.locator(".calls__amount")).toHaveText(
    actions.map(({ amount }) => `${french(amount)} €`),
  );
  await expect(page.locator(".calls__customer")).toHaveText(
    actions.map(({ customer }) => customer),
  );
  // The level is that of the oldest, and both its invoices are listed.
  const bise = call(page, "SARL Bise", "Mise en demeure");
  await expect(bise).toContainText("F-2025-004, F-2025-005 · 61 j de retard pour la plus ancienne");
  await expect(bise).toContainText("par lettre recommandée");
  await bise.getByRole("button", { name: "5 400,00 €" }).click();
  const why = page.locator("side-panel");
  await expect(why).toContainText("Mise en demeure, SARL Bise");
  await expect(why).toContainText("F-2025-004, 30 j de retard");
  await expect(why).toContainText("4 800,00 €");
  await expect(why).toContainText("art. 1344-1 C. civ.");
});

test("before any letter the page asks whether payments are up to date, once a day", async ({
  desk,
  page,
}) => {
  await opened(desk);
  const question = page.locator(".question");
  await expect(question).toContainText("Dernier règlement connu : 01/08/2025.");
  await expect(question).toContainText("Dernier fichier importé : ");
  await page.goto(`${desk.site.app}#/reminders?customer=SARL+Bise&stage=formalNotice&asOf=${DAY}`);
  await expect(page.locator(".panel")).toContainText("Répondez d’abord à la question");
  await expect(page.locator(".letter")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await upToDate(page);
  await page.reload();
  await expect(page.locator(".calls__item")).toHaveCount(4);
  await expect(page.locator(".question")).toHaveCount(0);
  await reminders(desk, "2025-10-01");
  await expect(page.locator(".question")).toBeVisible();
});

test("the formal notice has its figures from the core, article by article", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await upToDate(page);
  await prepare(page, "SARL Bise", "Mise en demeure");
  const letter = page.locator(".letter");
  const rows = ["F-2025-004", "F-2025-005"].map((id) => ledger.explain(id, { asOf: DAY }));
  for (const [index, row] of rows.entries()) {
    const cells = letter.locator("tbody tr").nth(index).locator("td");
    await expect(cells).toHaveText([
      index === 0 ? "02/07/2025" : "15/07/2025",
      index === 0 ? "31/08/2025" : "31/07/2025",
      `${row.daysLate} j`,
      french(row.open),
      french(row.interest),
      french(row.indemnity),
      french(row.totalDue),
    ]);
  }
  await expect(letter.locator("tfoot td").last()).toHaveText("5 540,11 €");
  const text = plain(await letter.textContent());
  expect(text).toContain("METTONS EN DEMEURE de nous régler 5 540,11 €");
  expect(text).toContain("un délai de 15 jours, soit au plus tard le 15/10/2025");
  expect(text).toContain(
    "5 400,00 € en principal, 60,11 € de pénalités de retard et 80,00 € d’indemnité",
  );
  expect(text).toContain("(art. L441-10, II, C. com. ; art. D441-5 C. com.)");
  expect(text).toContain("LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION");
  // No call and no mail is a formal notice.
  await expect(page.getByRole("button", { name: "Téléphone" })).toHaveCount(0);
  await page.getByRole("button", { name: "Anglais" }).click();
  await expect(letter).toContainText("FORMAL NOTICE (mise en demeure) to pay us €5,540.11");
  await page.getByRole("button", { name: "Détail de F-2025-005" }).click();
  await expect(page.locator("side-panel")).toContainText("12,18");
});

test("what was sent is kept once, told in the journal, and taken back", async ({ desk, page }) => {
  await opened(desk);
  await upToDate(page);
  await prepare(page, "Mairie de Lys", "Relance ferme");
  await expect(page.getByRole("button", { name: "Téléphone" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.locator(".letter")).toContainText("il reste 1 500,00 € à nous régler");
  await record(page);
  await expect(page.locator("#reminder-title")).toBeFocused();
  await expect(page.locator(".panel")).toContainText("notée comme envoyée");
  const sent = page.locator("[data-sent] tbody tr");
  await expect(sent).toHaveCount(1);
  await expect(sent).toContainText("30/09/2025");
  await expect(sent).toContainText("par téléphone");
  await expect(page.locator(".calls__item")).toHaveCount(3);
  await expect(page.locator("h1")).toContainText("7 700,00 €");
  await page.reload();
  await expect(sent).toHaveCount(1);
  await page.goto(`${desk.site.app}#/data`);
  const journal = page.locator("[data-journal] tbody tr").first();
  await expect(journal).toContainText("Relance envoyée");
  await expect(journal).toContainText("Relance ferme, Mairie de Lys");
  await reminders(desk);
  await sent.getByRole("button", { name: /^Annuler/ }).click();
  await expect(sent).toHaveCount(0);
  await expect(page.locator(".calls__item")).toHaveCount(4);
});

test("two tabs that record the same reminder keep one", async ({ desk, page, context }) => {
  // No tab hears of what another one has written.
  await beforeWorker(context, "BroadcastChannel.prototype.postMessage = () => {};");
  await opened(desk);
  await upToDate(page);
  await prepare(page, "Mairie de Lys", "Relance ferme");
  const other = await desk.tab();
  await other.page.goto(page.url());
  await expect(other.page.locator(".letter")).toBeVisible();
  await record(page);
  await other.page.getByRole("button", { name: /^Noter/ }).click();
  await expect(other.page.locator(".notice--error")).toContainText("rien n’a été écrit");
  await page.reload();
  await expect(page.locator("[data-sent] tbody tr")).toHaveCount(1);
  await page.goto(`${desk.site.app}#/data`);
  await expect(page.locator("[data-journal] th", { hasText: "Relance envoyée" })).toHaveCount(1);
});

test("after ten closed days the right stage is proposed, not those before it", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Avant l’échéance");
  await record(page);
  await reminders(desk, "2025-10-20");
  const nord = page.locator(".calls__item", { hasText: "F-2025-007" });
  await expect(nord).toHaveCount(1);
  await expect(nord).toContainText("Dernier rappel");
  await expect(nord).toContainText("15 j de retard");
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Dernier rappel");
  await record(page);
  await expect(nord).toHaveCount(0);
});

test("what is contested is left out, and said", async ({ desk, page }) => {
  await opened(desk);
  await page.goto(`${desk.site.app}#/invoices?invoice=F-2025-006&asOf=${DAY}`);
  const panel = page.locator(".panel");
  await panel.getByRole("button", { name: "Ouvrir un litige" }).click();
  await panel.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".notice--done")).toContainText("Litige ouvert");
  await reminders(desk);
  await expect(page.locator(".calls__item")).toHaveCount(3);
  await expect(page.locator(".reminders")).toContainText(
    "Les factures litigieuses ne sont pas relancées : 1 500,00 € de côté.",
  );
});

test("the share of reminders that were followed by a payment is the core's", async ({
  desk,
  page,
}) => {
  // F-2025-002, 36 days late on 15 June, was paid nine days later.
  await opened(desk, "2025-06-15");
  await expect(page.locator("[data-fact=success]")).toContainText("pas encore");
  await upToDate(page);
  await prepare(page, "Mairie de Lys", "Mise en demeure");
  await record(page);
  await reminders(desk);
  await expect(page.locator("[data-fact=success]")).toContainText("100,00 %");
});

test("an e-mail opens with its words where they are short", async ({ desk, page }) => {
  await opened(desk);
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Avant l’échéance");
  const address = await page.getByRole("link", { name: "Ouvrir le courriel" }).getAttribute("href");
  const mail = new URL(address ?? "");
  expect(mail.protocol).toBe("mailto:");
  expect(plain(mail.searchParams.get("subject"))).toBe("Échéance : F-2025-007");
  expect(plain(mail.searchParams.get("body"))).toContain(
    "- F-2025-007, échéance 05/10/2025, reste dû 900,00 €",
  );
});

test("a consumer is asked for no indemnity, and owes interest from the formal notice on", async ({
  desk,
  page,
}) => {
  await desk.open();
  const rows = "P-1;Mme Roux;particulier;15/06/2025;15/07/2025;365,00";
  await desk.import(csv("particulier.csv", `facture;client;type;emission;echeance;ttc\n${rows}\n`));
  await reminders(desk);
  await upToDate(page);
  await prepare(page, "Mme Roux", "Mise en demeure");
  const letter = page.locator(".letter");
  await expect(letter).toContainText("de nous régler 365,00 €");
  await expect(letter).toContainText("la somme due porte intérêt au taux légal");
  await expect(letter).not.toContainText("ndemnité");
  await expect(letter).not.toContainText("L441-10");
  await record(page);
  const then = "2025-10-31";
  await reminders(desk, then);
  await upToDate(page);
  await prepare(page, "Mme Roux", "Voie judiciaire");
  await page.getByRole("button", { name: "Lettre" }).click();
  const { ledger: consumers } = Ledger.fromCsv(
    new TextEncoder().encode(`facture;client;type;emission;echeance;ttc\n${rows}\n`),
  );
  const { interest, totalDue, indemnity } = consumers.explain("P-1", {
    asOf: then,
    formalNotice: DAY,
  });
  expect(Number(interest)).toBeGreaterThan(0);
  expect(indemnity).toBe("0.00");
  await expect(letter).toContainText(`Un règlement complet de ${french(totalDue)} €`);
  await expect(letter).toContainText(`S’y ajoutent ${french(interest)} € d’intérêts au taux légal`);
});

test("the file for an order for payment has its parties, its sums, its papers and its last day", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await introduce(desk);
  await reminders(desk);
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Mise en demeure");
  await record(page);
  await page.keyboard.press("Escape");
  await prepare(page, "Mairie de Lys", "Relance ferme");
  await page.keyboard.press("Escape");
  const later = "2025-10-15";
  await reminders(desk, later);
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Voie judiciaire");
  const file = page.locator(".letter");
  const { totalDue, limitation } = ledger.explain("F-2025-003", { asOf: later });
  const text = plain(await file.textContent());
  expect(text).toContain("Créancier : Ana Martin, graphiste");
  expect(text).toContain("SIREN 732829320");
  expect(text).toContain("Débiteur : Atelier Nord");
  expect(text).toContain(`soit ${french(totalDue)} €`);
  expect(text).toContain("Mise en demeure du 30/09/2025, restée sans effet");
  expect(text).toContain(`au plus tard le ${limitation.date.split("-").reverse().join("/")}`);
  expect(text).toContain("la mise en demeure et son avis de réception");
  await sound(page, "file");
  await page.getByRole("button", { name: "Noter comme déposé" }).click();
  await expect(page.locator("[data-sent] tbody tr").first()).toContainText("par le tribunal");
});

test("a public body is not ordered to pay: the page says where the claim goes", async ({
  desk,
  page,
}) => {
  await opened(desk, "2025-10-15");
  await upToDate(page);
  await prepare(page, "Mairie de Lys", "Mise en demeure");
  await expect(page.locator(".letter")).toContainText("R2192-31");
  await expect(page.locator(".letter")).toContainText("juridiction administrative");
  await record(page);
  await reminders(desk, "2025-11-05");
  await upToDate(page);
  await prepare(page, "Mairie de Lys", "Voie judiciaire");
  await expect(page.locator(".panel")).toContainText("juge administratif");
  await expect(page.getByRole("button", { name: "Dossier" })).toHaveCount(0);
});

test("a template of one's own is tried out, refused where it asks for what is not there, and left", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Avant l’échéance");
  await page.getByText("Modifier le modèle").click();
  const text = page.getByLabel("Texte");
  await text.fill("Bonjour {{Client}},\n\n{{montant}}");
  await page.getByRole("button", { name: "Enregistrer le modèle" }).click();
  await expect(page.locator(".panel [role=alert]")).toContainText("Champ inconnu : montant");
  await text.fill("Bonjour {{}}");
  await expect(page.locator(".panel .message--error")).toContainText("Des accolades sont vides");
  // What has a field that stands for nothing leaves by no way.
  const ways = page
    .locator(".panel")
    .getByText(/^\s*(Ouvrir le courriel|Copier le texte|Noter comme envoyée)\s*$/);
  await expect(ways).toHaveCount(0);
  await text.fill("Bonjour {{Client}},\n\nIl reste {{ total }}.");
  await expect(page.locator(".letter")).toContainText("Bonjour Atelier Nord,");
  await expect(page.locator(".letter")).toContainText("Il reste 900,00 €.");
  await expect(ways).toHaveCount(3);
  // Neither Escape nor another language takes away what is not saved yet.
  await page.locator(".panel").getByRole("button", { name: "Anglais" }).click();
  await expect(page.locator(".letter")).toContainText("Dear Sir or Madam,");
  await page.keyboard.press("Escape");
  await expect(page.locator(".panel")).toHaveCount(0);
  await prepare(page, "Atelier Nord", "Avant l’échéance");
  await expect(page.locator(".letter")).toContainText("Il reste 900,00 €.");
  await expect(text).toHaveValue("Bonjour {{Client}},\n\nIl reste {{ total }}.");
  await expect(page.locator(".panel")).toContainText("Ce texte n’est pas encore enregistré");
  await page.getByRole("button", { name: "Enregistrer le modèle" }).click();
  await expect(page.locator(".notice--done")).toContainText("Modèle de lettre ajouté");
  await expect(page.locator(".panel")).not.toContainText("Ce texte n’est pas encore enregistré");
  await page.reload();
  await expect(page.locator(".letter")).toContainText("Il reste 900,00 €.");
  await page.getByText("Modifier le modèle").click();
  await page.getByRole("button", { name: "Revenir au nôtre" }).click();
  await expect(page.locator(".letter")).toContainText("Madame, Monsieur,");
});

test("the plan and what was sent are saved as files", async ({ desk, page }) => {
  await opened(desk);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /« Relances » en CSV/ }).click(),
  ]);
  const content = await readFile(await file.path(), "utf8");
  expect(content.split("\r\n")[1]).toBe(
    '"SARL Bise";"Mise en demeure";"par lettre recommandée";"F-2025-004";4800,00;"EUR";30',
  );
});

/** Reads the code that is drawn on the page, as a banking app does. */
async function scanned(page: Page): Promise<string> {
  const drawing = page.locator(".payment-code");
  // Not money: how many squares wide the code is.
  const size = Number((await drawing.getAttribute("viewBox"))?.split(" ")[2]);
  const path = (await drawing.locator("path").getAttribute("d")) ?? "";
  const scale = 4;
  const width = size * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = "", y = ""] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      for (let column = 0; column < scale; column += 1) {
        const at = ((Number(y) * scale + row) * width + Number(x) * scale + column) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return readCode(pixels, width, width)?.data ?? "";
}

async function introduce(desk: Desk): Promise<void> {
  await desk.page.goto(`${desk.site.app}#/settings`);
  for (const [label, value] of [
    ["Nom ou raison sociale", "Ana Martin, graphiste"],
    ["Adresse", "12 rue des Œillets\n69001 Lyon"],
    ["Ville, pour dater les lettres", "Lyon"],
    ["SIREN ou SIRET", "732 829 320"],
    ["Courriel", "ana@example.fr"],
    ["IBAN", "FR76 3000 6000 0112 3456 7890 189"],
    ["BIC", "agrifrpp"],
  ] as const) {
    await desk.page.getByLabel(label).fill(value);
  }
  await desk.page.locator("form", { hasText: "Vos coordonnées" }).getByRole("button").click();
  await expect(desk.page.locator(".notice--done")).toContainText("Coordonnées ajoutées");
}

test("the person's own details open and sign the letter, and say how to pay", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/settings`);
  await page.getByLabel("Nom ou raison sociale").fill("Ana Martin");
  await page.getByLabel("IBAN").fill("FR76 3000 6000 0112 3456 7890 188");
  await page.getByLabel("SIREN ou SIRET").fill("732 829 321");
  await page.locator("form", { hasText: "Vos coordonnées" }).getByRole("button").click();
  await expect(page.locator("#me-iban-help")).toContainText("clé");
  await expect(page.locator("#me-siren-help")).toContainText("clé");
  await expect(page.getByLabel("SIREN ou SIRET")).toBeFocused();
  await expect(page.getByLabel("Nom ou raison sociale")).toHaveValue("Ana Martin");
  await introduce(desk);
  await reminders(desk);
  await upToDate(page);
  await prepare(page, "SARL Bise", "Mise en demeure");
  const letter = page.locator(".letter");
  await expect(letter.locator(".letter__sender")).toContainText("12 rue des Œillets");
  await expect(letter.locator(".letter__date")).toHaveText("Lyon, le 30/09/2025");
  await expect(letter.locator(".letter__payment")).toContainText(
    "IBAN : FR76 3000 6000 0112 3456 7890 189",
  );
  expect(await scanned(page)).toBe(
    [
      "BCD",
      "002",
      "1",
      "SCT",
      "AGRIFRPP",
      "Ana Martin, graphiste",
      "FR7630006000011234567890189",
      "EUR5540.11",
      "",
      "",
      "F-2025-004 F-2025-005",
    ].join("\n"),
  );
  await sound(page, "letter with its code");
  await record(page);
  await expect(page.locator("[data-sent] tbody tr")).toContainText("Ana Martin, graphiste");
  // As a file for the mail program, with who sends it.
  await page.keyboard.press("Escape");
  await prepare(page, "Atelier Nord", "Avant l’échéance");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /\.eml/ }).click(),
  ]);
  const mail = await readFile(await file.path(), "utf8");
  const name = Buffer.from("Ana Martin, graphiste").toString("base64");
  expect(mail).toContain(`From: =?utf-8?B?${name}?= <ana@example.fr>`);
  const body = mail
    .split(/\r?\n\r?\n/)
    .slice(1)
    .join("");
  expect(plain(Buffer.from(body, "base64").toString("utf8"))).toContain(
    "F-2025-007, échéance 05/10/2025, reste dû 900,00 €",
  );
});

test("the letter is a PDF in one click: its text, the window of its envelope, the same bytes each time", async ({
  desk,
  page,
  site,
}) => {
  await opened(desk);
  await desk.installed();
  await introduce(desk);
  await site.stop();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/reminders?asOf=${DAY}`);
  await upToDate(page);
  await prepare(page, "SARL Bise", "Mise en demeure");
  const file = async () => {
    const [made] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "PDF" }).click(),
    ]);
    expect(made.suggestedFilename()).toBe("Mise en demeure SARL Bise 2025-09-30.pdf");
    return new Uint8Array(await readFile(await made.path()));
  };
  const bytes = await file();
  expect(Buffer.from(bytes).equals(Buffer.from(await file()))).toBe(true);
  const pdf = await getDocument({ data: bytes }).promise;
  expect(pdf.numPages).toBe(1);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  const texts = items.flatMap((item) => ("str" in item ? [item] : []));
  const text = plain(texts.map(({ str }) => str).join(""));
  for (const said of [
    "12 rue des Œillets",
    "Lyon, le 30/09/2025",
    "MISE EN DEMEURE de payer : F-2025-004 et F-2025-005",
    "de nous régler 5 540,11 €",
    "IBAN : FR76 3000 6000 0112 3456 7890 189",
    "1 / 1",
  ]) {
    expect(text).toContain(said);
  }
  // 20 × 100 mm, 45 mm from the top, at the right of an A4 page.
  const millimeter = 72 / 25.4;
  const [, , , , x, y] = texts.find(({ str }) => str.startsWith("SARL"))?.transform ?? [];
  expect(x / millimeter).toBeGreaterThanOrEqual(100);
  expect(297 - y / millimeter).toBeGreaterThan(45);
  expect(297 - y / millimeter).toBeLessThan(65);
});

test("the policy can be changed, is judged by the core, and goes back to the usual one", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await page.goto(`${desk.site.app}#/settings`);
  const form = page.locator("form", { hasText: "Plan de relance" });
  await page.getByLabel("Jour : Relance ferme").fill("30");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await expect(form.getByRole("alert")).not.toHaveText("");
  await expect(page.getByLabel("Jour : Relance ferme")).toHaveValue("30");
  await page.getByLabel("Jour : Relance ferme").fill("10");
  await page.getByLabel("Canal : Relance ferme").selectOption("lettre");
  await page.getByLabel("Faire : Avant l’échéance").uncheck();
  await page.getByLabel("Délai laissé par une mise en demeure").fill("8");
  await form.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.locator(".notice--done")).toContainText("Plan de relance changé");
  await reminders(desk);
  await expect(page.locator(".calls__item")).toHaveCount(3);
  await expect(call(page, "Mairie de Lys", "Relance ferme")).toContainText("par lettre");
  await upToDate(page);
  await prepare(page, "Atelier Nord", "Mise en demeure");
  await expect(page.locator(".letter")).toContainText(
    "un délai de 8 jours, soit au plus tard le 08/10/2025",
  );
  await page.goto(`${desk.site.app}#/settings`);
  await page.getByRole("button", { name: "Revenir au plan usuel" }).click();
  await expect(page.getByLabel("Jour : Relance ferme")).toHaveValue("8");
  await reminders(desk);
  await expect(page.locator(".calls__item")).toHaveCount(4);
});

test("a payment plan pauses the reminders of its invoices, and says when it breaks", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await upToDate(page);
  await prepare(page, "SARL Bise", "Mise en demeure");
  await page.locator("summary", { hasText: "Accorder un échéancier" }).click();
  await page.getByLabel("Première le").fill("2025-10-31");
  await expect(page.locator("[data-split] tr")).toHaveText([
    /31\/10\/2025\s*1.846,70/,
    /30\/11\/2025\s*1.846,70/,
    /31\/12\/2025\s*1.846,71/,
  ]);
  await page.getByLabel("En combien de fois").fill("0");
  await page.getByRole("button", { name: "Accorder", exact: true }).click();
  await expect(page.locator("plan-form [role=alert]")).not.toHaveText("");
  await page.getByLabel("En combien de fois").fill("abc");
  await page.getByLabel("Jours de grâce").fill("-1");
  await expect(page.locator("plan-form [role=alert]")).toHaveText(
    "En combien de fois et Jours de grâce : écrivez un nombre entier de trois chiffres au plus, sans signe.",
  );
  await expect(page.locator("[data-split]")).toHaveCount(0);
  await page.getByRole("button", { name: "Accorder", exact: true }).click();
  await page.getByLabel("Jours de grâce").fill("5");
  await page.getByLabel("En combien de fois").fill("3");
  await page.getByRole("button", { name: "Accorder", exact: true }).click();
  await expect(page.locator(".notice--done")).toContainText("Échéancier accordé : SARL Bise");
  await expect(page.locator(".panel")).toContainText("Un échéancier tient");
  await expect(page.locator("#reminder-title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".calls__item")).toHaveCount(3);
  const plan = page.locator(".plan");
  await expect(plan).toContainText("SARL Bise : 5 540,11 € en 3 fois");
  await sound(page, "plan");

  // The first part, in time, shared over both invoices.
  for (const [invoice, part] of [
    ["F-2025-005", "600"],
    ["F-2025-004", "1246,70"],
  ] as const) {
    await page.goto(`${desk.site.app}#/invoices?invoice=${invoice}&asOf=2025-10-31`);
    await expect(page.locator("#invoice-title")).toHaveText(invoice);
    await page.locator(".panel").getByRole("button", { name: "Enregistrer un règlement" }).click();
    await page.getByLabel("Montant réglé").fill(part);
    await page.locator(".panel").getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(page.locator(".history li")).toHaveCount(1);
  }
  const states = plan.locator("tbody td:last-child");
  await reminders(desk, "2025-11-10");
  await expect(states).toHaveText(["réglée", "à venir", "à venir"]);
  await expect(page.locator(".calls__item", { hasText: "F-2025-004" })).toHaveCount(0);
  // The last day of grace, and the day after.
  await reminders(desk, "2025-12-05");
  await expect(states).toHaveText(["réglée", "en retard", "à venir"]);
  await expect(plan).toHaveAttribute("data-plan", "held");
  await reminders(desk, "2025-12-06");
  await expect(plan).toContainText("Partie 2 manquée : échéancier rompu depuis le 06/12/2025");
  await expect(states).toHaveText(["réglée", "manquée", "à venir"]);
  await expect(page.locator(".calls__item", { hasText: "F-2025-004" })).toContainText(
    "Mise en demeure",
  );
  await expect(page.locator(".notice--done")).toContainText("Échéancier rompu");
  await page.reload();
  await expect(plan).toHaveAttribute("data-plan", "broken");
  await page.goto(`${desk.site.app}#/data`);
  const told = page.locator("[data-journal] tr", { hasText: "Échéancier rompu" });
  await expect(told).toHaveCount(1);
  await expect(told).toContainText("SARL Bise, partie 2");
});

test("a plan has its letter of agreement: its parts, its clause, in both languages, as a PDF and on paper", async ({
  desk,
  page,
}) => {
  await opened(desk);
  await introduce(desk);
  await reminders(desk);
  await upToDate(page);
  await prepare(page, "SARL Bise", "Mise en demeure");
  await page.locator("summary", { hasText: "Accorder un échéancier" }).click();
  await page.getByLabel("Première le").fill("2025-10-31");
  await page.getByLabel("Pénalités pendant l’échéancier").selectOption("waived");
  await page.getByRole("button", { name: "Accorder", exact: true }).click();
  await expect(page.locator(".notice--done")).toContainText("Échéancier accordé");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Lettre d’accord : SARL Bise" }).click();
  await expect(page.locator("#agreement-title")).toBeFocused();
  const letter = page.locator(".letter");
  const text = plain(await letter.textContent());
  for (const said of [
    "Entre Ana Martin, graphiste, créancier, et SARL Bise, débiteur.",
    "reconnaît devoir au créancier 5 540,11 €",
    "renonce aux pénalités de retard qui courraient",
    "5 jours après sa date, cet accord est rompu de plein droit",
    "IBAN : FR76 3000 6000 0112 3456 7890 189",
  ]) {
    expect(text).toContain(said);
  }
  await expect(letter.locator("tbody tr")).toHaveText([
    /31\/10\/2025\s*1.846,70/,
    /30\/11\/2025\s*1.846,70/,
    /31\/12\/2025\s*1.846,71/,
  ]);
  await sound(page, "agreement");
  await fits(page, "agreement");
  const [made] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "PDF" }).click(),
  ]);
  expect(made.suggestedFilename()).toBe("Accord SARL Bise 2025-09-30.pdf");
  const pdf = await getDocument({ data: new Uint8Array(await readFile(await made.path())) })
    .promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str : "")).join("");
    }),
  );
  const printed = plain(pages.join(""));
  for (const said of ["1 846,71 €", "rompu de plein droit", "art. 2240", "graphiste"]) {
    expect(printed).toContain(said);
  }
  await page.emulateMedia({ media: "print" });
  await expect(letter).toBeVisible();
  await expect(page.locator(".calls__item").first()).toBeHidden();
  await expect(page.getByRole("button", { name: "PDF" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.locator(".panel").getByRole("button", { name: "Anglais" }).click();
  await expect(letter).toContainText("this agreement ends by itself");
  await page.reload();
  await expect(letter).toContainText("this agreement ends by itself");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-agreement]")).toBeVisible();
});

test("what is to come goes into a calendar, the same bytes each time", async ({ desk, page }) => {
  await opened(desk);
  const file = async () => {
    const [made] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /\.ics/ }).click(),
    ]);
    return readFile(await made.path(), "utf8");
  };
  const calendar = await file();
  expect(await file()).toBe(calendar);
  const events = calendar
    .replace(/\r\n /g, "")
    .split("BEGIN:VEVENT")
    .slice(1)
    .map((event) => {
      const day = /DTSTART;VALUE=DATE:(\d+)/.exec(event)?.[1];
      return plain(`${day} ${/SUMMARY:(.*)/.exec(event)?.[1]}`.replaceAll("\\,", ","));
    });
  expect(events.slice(0, 4).sort()).toEqual([
    "20250930 Avant l’échéance : Atelier Nord, 900,00 €",
    "20250930 Mise en demeure : Atelier Nord, 1 400,00 €",
    "20250930 Mise en demeure : SARL Bise, 5 400,00 €",
    "20250930 Relance ferme : Mairie de Lys, 1 500,00 €",
  ]);
  // Thirteen days late on 2 October, but reminded two days before: a day later.
  expect(events).toContain("20251003 Dernier rappel : Mairie de Lys, 1 500,00 €");
  expect(events).toContain("20251008 Rappel amical : Atelier Nord, 900,00 €");
  expect(events).toContain("20251015 Voie judiciaire : SARL Bise, 5 400,00 €");
  expect(events.some((event) => event.startsWith("20251031"))).toBe(false);
});

test("a reminder of a doubtful debt warns of insolvency, in both languages, and is not blocked", async ({
  desk,
  page,
}) => {
  await desk.open();
  await page.goto(`${desk.site.app}#/reminders`);
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await page.goto(`${desk.site.app}#/reminders?asOf=${DAY}`);
  await upToDate(page);
  const warning = page.locator(".panel").getByRole("note");
  await prepare(page, "SARL Bise", "Mise en demeure");
  await expect(warning).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page
    .locator(".calls__item", { hasText: "F-2025-133" })
    .getByRole("link", { name: "Préparer" })
    .click();
  await expect(warning).toContainText(
    "F-2025-133 est douteuse : Redressement judiciaire ouvert en septembre.",
  );
  await expect(warning).toContainText("dans les deux mois de la publication au BODACC");
  await expect(page.getByRole("button", { name: /^Noter/ })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(warning).toHaveCount(0);
  await page.getByRole("button", { name: "English" }).click();
  await page
    .locator(".calls__item", { hasText: "F-2025-133" })
    .getByRole("link", { name: "Prepare" })
    .click();
  await expect(warning).toContainText("F-2025-133 is doubtful: Redressement judiciaire");
  await expect(warning).toContainText("the €40 indemnity may not be claimed");
});

test("the warning needs no reason, and ends with the doubt", async ({ desk, page }) => {
  const invoice = async (button: string, field: string, day: string) => {
    await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&invoice=F-2025-006`);
    await page.getByRole("button", { name: button }).click();
    await page.getByLabel(field).fill(day);
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(page.locator(".notice--done")).toContainText("Enregistré");
    await reminders(desk);
    await page
      .locator(".calls__item", { hasText: "F-2025-006" })
      .getByRole("link", { name: "Préparer" })
      .click();
  };
  await opened(desk);
  await upToDate(page);
  await invoice("Déclarer douteuse", "À partir du", "2025-09-20");
  const warning = page.locator(".panel").getByRole("note");
  await expect(warning).toContainText("F-2025-006 est douteuse.");
  await expect(warning).toContainText("dans les deux mois de la publication au BODACC");
  await invoice("N’est plus douteuse", "Jusqu’au", "2025-09-29");
  await expect(page.locator(".letter")).toBeVisible();
  await expect(warning).toHaveCount(0);
});

test("credit notes that are taken off nothing are told before a letter goes out", async ({
  desk,
  page,
}) => {
  const head = "facture;client;emission;echeance;ttc\n";
  await opened(desk);
  await upToDate(page);
  await desk.import(csv("avoirs.csv", `${head}A-1;SARL Bise;15/09/2025;15/09/2025;-120,00\n`));
  await reminders(desk);
  await call(page, "Mairie de Lys", "").getByRole("link", { name: "Préparer" }).first().click();
  const warning = page.locator(".panel").getByRole("note");
  await expect(page.locator(".letter")).toBeVisible();
  await expect(warning).toHaveCount(0);
  await page.keyboard.press("Escape");
  await call(page, "SARL Bise", "").getByRole("link", { name: "Préparer" }).first().click();
  await expect(warning).toContainText("Ce client a 120,00 € d’avoirs et de trop-perçus.");
  await warning.getByRole("link", { name: "Les voir" }).click();
  await expect(desk.invoice("A-1").first()).toBeVisible();
  await expect(desk.invoice("F-2025-005")).toHaveCount(0);
  // Set off against one of them, it is taken off what the letter asks for.
  await page.goto(`${desk.site.app}#/invoices?asOf=${DAY}&invoice=A-1`);
  await page.getByRole("button", { name: "Imputer sur une facture" }).click();
  await page.locator("#set-off-debt").selectOption("F-2025-005");
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator(".notice--done")).toContainText("Imputation enregistrée");
  await reminders(desk);
  await page
    .locator(".calls__item", { hasText: "F-2025-005" })
    .getByRole("link", { name: "Préparer" })
    .click();
  await expect(page.locator(".letter")).toContainText("480,00");
  await expect(warning).toHaveCount(0);
});

test("what is tried out in the demo is not there when it is left", async ({ desk, page }) => {
  await desk.open();
  await introduce(desk);
  await page.goto(`${desk.site.app}#/reminders`);
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await page.goto(`${desk.site.app}#/settings?asOf=${DAY}`);
  const name = page.getByLabel("Nom ou raison sociale");
  await expect(name).toHaveValue("Studio Ombelle (démonstration)");
  await name.fill("Essai");
  await page.locator("form", { hasText: "Vos coordonnées" }).getByRole("button").click();
  await expect(page.locator(".notice--done")).toContainText("Coordonnées modifiées : Essai");
  await page.getByRole("button", { name: "Quitter la démonstration" }).click();
  await page.goto(`${desk.site.app}#/settings`);
  await expect(name).toHaveValue("Ana Martin, graphiste");
});

test("an empty book shows what a day of reminders looks like", async ({ desk, page }) => {
  await page.goto(`${desk.site.app}#/reminders`);
  await expect(page.locator("h1")).toHaveText("Qui relancer aujourd’hui, de quoi, et comment");
  await expect(page.locator(".calls__item")).toHaveCount(2);
  await sound(page, "empty reminders");
});

inEachLook(() => {
  test("the list and its letters are accessible and fit, in both languages", async ({
    desk,
    page,
  }) => {
    await opened(desk);
    await sound(page, "question");
    await fits(page, "question");
    await upToDate(page);
    await prepare(page, "SARL Bise", "Mise en demeure");
    await page.getByText("Modifier le modèle").click();
    await sound(page, "letter");
    await fits(page, "letter");
    await record(page);
    // What is told is not covered by the panel.
    await page.locator(".notice--done .notice__close").click({ trial: true });
    await page.keyboard.press("Escape");
    await prepare(page, "Mairie de Lys", "Relance ferme");
    await sound(page, "call");
    await fits(page, "call");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("h1")).toHaveText("3 reminders to send on 30 Sep 2025: €3,800.00.");
    await sound(page, "English");
    await fits(page, "English");
    await page.goto(`${desk.site.app}#/settings`);
    await expect(page.locator("h1")).toContainText("Your details");
    await sound(page, "settings");
    await fits(page, "settings");
  });
});
