import { readFile, truncate, writeFile } from "node:fs/promises";
import { type Browser, chromium, type Page, type TestInfo } from "@playwright/test";
import { launchOptions } from "../chromium.ts";
import {
  ATELIER,
  beforeWorker,
  csv,
  Desk,
  expect,
  type File,
  fits,
  inEachLook,
  many,
  plain,
  sound,
  test,
} from "./desk.ts";
import { BOTH, tamper } from "./disk.ts";

const PASSPHRASE = "brouillard châtaigne violon";

test.use({
  // As in browsers that only have downloads; where a place can be chosen, a test brings one.
  contextOptions: { acceptDownloads: true },
});
test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
});

async function atData(page: Page): Promise<void> {
  await page.goto(page.url().replace(/#.*$/, "#/data"));
  await expect(page.locator("backup-section .subheading")).toBeVisible();
}

async function hash(page: Page): Promise<string> {
  const shown = page.locator("[data-hash]");
  await expect(shown).toBeVisible();
  return (await shown.getAttribute("data-hash")) ?? "";
}

/** Makes a backup as a person does, and gives the file. */
async function save(page: Page, passphrase?: string): Promise<File> {
  const downloading = page.waitForEvent("download");
  if (passphrase === undefined) {
    await page.getByRole("button", { name: "Exporter sans chiffrer (JSON)" }).click();
  } else {
    await page.getByLabel("Phrase secrète", { exact: true }).fill(passphrase);
    await page.getByLabel("La même, encore une fois").fill(passphrase);
    await page.getByRole("button", { name: "Sauvegarder dans un fichier chiffré" }).click();
  }
  const download = await downloading;
  await expect(page.locator("[data-made]")).toContainText("Sauvegarde faite et relue");
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: "application/octet-stream", buffer };
}

async function choose(page: Page, file: File): Promise<void> {
  await page.locator("input[name=backup]").setInputFiles(file);
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  const form = page.locator("backup-check form");
  await form.getByLabel("Phrase secrète").fill(passphrase);
  await form.getByRole("button", { name: "Ouvrir" }).click();
}

/** The desk in a browser that has never seen the page. */
async function elsewhere(browser: Browser, desk: Desk): Promise<Desk> {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
  await context.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  const other = new Desk(await context.newPage(), desk.site);
  await other.open("#/data");
  await atData(other.page);
  return other;
}

test("two books with the same content have the same hash, whatever the order of the imports", async ({
  browser,
  desk,
  page,
}) => {
  const other = csv(
    "autre.csv",
    "facture;client;emission;echeance;ttc\nA-1;Zoé;15/01/2025;15/02/2025;100,00\n",
  );
  await desk.open();
  await desk.import(ATELIER);
  await atData(page);
  const alone = await hash(page);
  await desk.import(other);
  await atData(page);
  const both = await hash(page);
  expect(both).toMatch(/^[0-9a-f]{64}$/);
  expect(both).not.toBe(alone);

  const second = await elsewhere(browser, desk);
  await second.import(other);
  await second.import(ATELIER);
  await atData(second.page);
  expect(await hash(second.page)).toBe(both);
  await second.page.getByRole("button", { name: "Annuler l’import « autre.csv »" }).click();
  await expect.poll(() => hash(second.page)).toBe(alone);
  await second.page.context().close();
});

test("an encrypted backup gives the same book on a device that knows nothing, history included", async ({
  browser,
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await atData(page);
  await expect(page.locator("[data-last-backup]")).toHaveText(
    "Le livre n’a encore jamais été sauvegardé.",
  );
  const before = await hash(page);

  await page.getByLabel("Phrase secrète", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("La même, encore une fois").fill("brouillard châtaigne violoncelle");
  await page.getByRole("button", { name: "Sauvegarder dans un fichier chiffré" }).click();
  await expect(page.getByText("Les deux phrases ne sont pas les mêmes.")).toBeVisible();

  const file = await save(page, PASSPHRASE);
  expect(file.name).toMatch(/^encours-sauvegarde-\d{4}-\d\d-\d\d\.json\.age$/);
  expect(file.buffer.subarray(0, 22).toString("latin1")).toBe("age-encryption.org/v1\n");
  expect(file.buffer.includes("Atelier Nord")).toBe(false);
  await expect(page.locator("[data-made]")).toContainText("8 factures et 3 clients");
  await expect(page.locator("[data-made]")).toContainText(before.slice(0, 12));
  await expect(page.locator("[data-last-backup]")).toContainText("Rien n’a changé depuis.");

  // The drill: read, held against the book, nothing written.
  await choose(page, file);
  await expect(page.getByText(`« ${file.name} » est chiffrée.`)).toBeVisible();
  await unlock(page, PASSPHRASE);
  await expect(page.locator("[data-verdict]")).toContainText(
    "Cette sauvegarde est entière et identique au livre. Rien n’a été écrit.",
  );
  await expect(page.getByText("Dernière vérification d’une sauvegarde le")).toBeVisible();
  await expect(page.getByRole("button", { name: /Remplacer le livre/ })).toHaveCount(0);

  const second = await elsewhere(browser, desk);
  await choose(second.page, file);
  await unlock(second.page, "brouillard chataigne violon");
  await expect(second.page.locator("backup-check").getByRole("alert")).toContainText(
    "Ce n’est pas la phrase secrète de ce fichier",
  );
  await expect(second.page.locator("data-screen h1")).toHaveText("Le livre est vide.");
  await unlock(second.page, PASSPHRASE);
  const compared = second.page.locator("[data-compared] tbody tr");
  await expect(compared.nth(0).locator("td")).toHaveText(["8", "0"]);
  await expect(compared.nth(1).locator("td")).toHaveText(["3", "0"]);
  await expect(compared.nth(3).locator("td")).toHaveText(["03/03/2025 – 29/09/2025", ""]);
  await second.page.getByRole("button", { name: "Reprendre cette sauvegarde" }).click();
  await expect(second.page.locator(".notice--done")).toContainText(
    "Sauvegarde restaurée : 8 factures. Enregistré, 2 copies.",
  );
  await second.at("2025-09-30");
  await expect(second.insight).toContainText("12 800,00 € dus au 30/09/2025");
  await second.page.reload();
  await atData(second.page);
  expect(await hash(second.page)).toBe(before);
  await expect(second.page.locator("[data-last-backup]")).toContainText("Rien n’a changé depuis.");

  // The history came along, and what it tells can be undone.
  await second.page.getByRole("button", { name: "Annuler l’import « atelier.csv »" }).click();
  await expect(second.page.locator("data-screen h1")).toHaveText("Le livre est vide.");
  await second.page.locator(".notice").getByRole("button", { name: "Rétablir" }).click();
  await expect.poll(() => hash(second.page)).toBe(before);
  await second.page.context().close();
});

test("a restored book takes the place of the present one, and can be taken out again", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.getByLabel("Période observée").selectOption("365");
  await atData(page);
  const atelier = await hash(page);
  const file = await save(page);
  expect(file.name).toMatch(/^encours-sauvegarde-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(file.buffer.toString()).hash).toBe(atelier);

  await page.getByRole("button", { name: "Tout effacer" }).press("Enter");
  // What is harmless has the focus.
  await expect(page.getByRole("button", { name: "Non, garder" })).toBeFocused();
  await page.getByRole("button", { name: "Oui, tout effacer" }).click();
  await desk.import(many(1200));
  await atData(page);
  const other = await hash(page);

  // Dropped where any file is dropped.
  await page.goto(page.url().replace(/#.*$/, "#/import"));
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.locator("[data-verdict]")).toContainText(
    "1 200 factures du livre n’y sont pas ; 8 factures ne sont que dans la sauvegarde",
  );
  await page.getByRole("button", { name: "Remplacer le livre par cette sauvegarde" }).click();
  await expect(page.locator(".notice--done")).toContainText("8 factures");
  await desk.at("2025-09-30");
  await expect(desk.insight).toContainText("12 800,00 €");
  // Choices that the figures rest on came along.
  await expect(page.getByLabel("Période observée")).toHaveValue("365");
  await atData(page);
  expect(await hash(page)).toBe(atelier);
  await page.reload();
  expect(await hash(page)).toBe(atelier);

  const row = page.locator("[data-journal] tbody tr").filter({ hasText: "Sauvegarde restaurée" });
  await row.getByRole("button").click();
  await expect(page.locator("data-screen h1")).toHaveText("1 200 factures sur cet appareil.");
  await expect.poll(() => hash(page)).toBe(other);
  await page.goto(page.url().replace(/#.*$/, "#/"));
  await expect(page.getByLabel("Période observée")).toHaveValue("90");
  await page.reload();
  await atData(page);
  expect(await hash(page)).toBe(other);
  await row.getByRole("button", { name: /Rétablir/ }).click();
  await expect.poll(() => hash(page)).toBe(atelier);

  // A backup of a book with such a past is a backup as any other.
  const again = await save(page);
  await choose(page, again);
  await expect(page.locator("[data-verdict]")).toContainText("identique au livre");
  expect(JSON.parse(again.buffer.toString()).changes.length).toBeGreaterThan(3);
});

test("what is no backup, or no longer one, is refused in words and changes nothing", async ({
  desk,
  page,
}, testInfo: TestInfo) => {
  await desk.open();
  await desk.import(ATELIER);
  await atData(page);
  const before = await hash(page);
  const file = await save(page);
  const changed = (buffer: Buffer): File => ({ ...file, buffer });
  const text = file.buffer.toString();
  const cases: [File, string][] = [
    [changed(Buffer.from(text.replace("1200.00", "1300.00"))), "abîmé ou incomplet"],
    [changed(file.buffer.subarray(0, 700)), "abîmé ou incomplet"],
    [changed(Buffer.from(text.replace('"version": 1', '"version": 7'))), "version plus récente"],
    [csv("atelier.csv", ATELIER.buffer), "pas une sauvegarde"],
    [changed(Buffer.alloc(0)), "pas une sauvegarde"],
  ];
  for (const [one, said] of cases) {
    await choose(page, one);
    await expect(page.locator("backup-check").getByRole("alert")).toContainText(said);
    await expect(page.getByRole("button", { name: /Remplacer le livre/ })).toHaveCount(0);
  }
  const huge = testInfo.outputPath("enorme.json");
  await writeFile(huge, "{");
  await truncate(huge, 257 * 1024 * 1024);
  await page.locator("input[name=backup]").setInputFiles(huge);
  await expect(page.locator("backup-check").getByRole("alert")).toContainText("256 Mo");
  expect(await hash(page)).toBe(before);
  await page.reload();
  expect(await hash(page)).toBe(before);
});

test("a book whose journal is damaged is saved whole, without its history", async ({
  browser,
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(many(1200));
  await atData(page);
  const before = await hash(page);
  for (const place of BOTH) await tamper(page, place, "parts", [1, 1], "delete");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("La copie rapide contient encore");
  expect(await hash(page)).toBe(before);
  const file = await save(page);
  await expect(page.locator("[data-made]")).toContainText("sans son historique");

  const second = await elsewhere(browser, desk);
  await choose(second.page, file);
  await expect(second.page.getByText("Cette sauvegarde n’a pas d’historique")).toBeVisible();
  await second.page.getByRole("button", { name: "Reprendre cette sauvegarde" }).click();
  await expect(second.page.locator(".notice--done")).toContainText("1 200 factures");
  await second.page.reload();
  await atData(second.page);
  expect(await hash(second.page)).toBe(before);
  await second.page.context().close();
});

/** A place that a person chooses to save to, which keeps `kept` bytes at most. */
async function chosenPlace(page: Page, kept: number): Promise<void> {
  await page.addInitScript((kept) => {
    const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory();
      const place = await folder.getFileHandle(suggestedName, { create: true });
      const whole = place.getFile.bind(place);
      place.getFile = async () => {
        const file = await whole();
        return new File([file.slice(0, kept)], file.name);
      };
      return place;
    };
    Object.assign(window, { showSaveFilePicker });
  }, kept);
}

test("where a place can be chosen, the file is read back from there", async ({ desk, page }) => {
  await chosenPlace(page, Number.MAX_SAFE_INTEGER);
  await desk.open();
  await desk.import(ATELIER);
  await atData(page);
  await page.getByRole("button", { name: "Exporter sans chiffrer (JSON)" }).click();
  await expect(page.locator("[data-made]")).toContainText(
    "Le fichier a été relu là où vous l’avez enregistré.",
  );
  await expect(page.locator("[data-last-backup]")).toContainText("Rien n’a changé depuis.");
});

test("a file that does not read back from where it was saved is no backup", async ({
  desk,
  page,
}) => {
  await chosenPlace(page, 500);
  await desk.open();
  await desk.import(ATELIER);
  await atData(page);
  await page.getByRole("button", { name: "Exporter sans chiffrer (JSON)" }).click();
  await expect(page.locator("backup-section").getByRole("alert")).toContainText(
    "cette sauvegarde n’existe pas",
  );
  await expect(page.locator("[data-made]")).toHaveCount(0);
  await expect(page.locator("[data-last-backup]")).toHaveText(
    "Le livre n’a encore jamais été sauvegardé.",
  );
});

/** Holds the answer that tells of the checked copies, and all that follow it, for two seconds. */
const SLOW_CHECK = `{
  const post = self.postMessage.bind(self);
  let books = 0;
  let held;
  self.postMessage = (message, ...more) => {
    if (message?.value?.copies) books += 1;
    if (books === 2 && !held) {
      held = [];
      console.log("held");
      setTimeout(() => {
        held.splice(0).forEach((one) => post(...one));
        self.postMessage = post;
        console.log("let go");
      }, 2000);
    }
    if (held) held.push([message, ...more]);
    else post(message, ...more);
  };
}`;

test("a choice made while the copies are checked stays chosen", async ({ context, desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await beforeWorker(context, SLOW_CHECK);
  const told = (text: string) =>
    page.waitForEvent("console", { predicate: (message) => message.text() === text });
  const [held, released] = [told("held"), told("let go")];
  await page.goto("about:blank");
  await desk.open("#/data");
  await held;
  const reminder = page.getByLabel("Me rappeler de sauvegarder");
  await reminder.selectOption({ label: "jamais" });
  await released;
  // What was held is drawn by the next picture.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(reminder).toHaveValue("0");
  await page.reload();
  await expect(reminder).toHaveValue("0");
});

test("after a week without a backup a notice says so, calmly, until there is one", async ({
  desk,
  page,
}) => {
  const due = page.locator("[data-backup-due]");
  await desk.open();
  await desk.import(ATELIER);
  await expect(due).toHaveCount(0);
  const now = Date.now();
  await page.clock.setFixedTime(now + 6 * 86_400_000);
  await page.reload();
  await expect(desk.insight).toBeVisible();
  await expect(due).toHaveCount(0);
  await page.clock.setFixedTime(now + 8 * 86_400_000);
  await page.reload();
  await expect(due).toContainText("1 modification n’est que dans ce navigateur.");
  await due.getByRole("link", { name: "Sauvegarder" }).click();
  await page.getByLabel("Me rappeler de sauvegarder").selectOption({ label: "jamais" });
  await expect(due).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Me rappeler de sauvegarder")).toHaveValue("0");
  await expect(due).toHaveCount(0);
  await page.getByLabel("Me rappeler de sauvegarder").selectOption("7");
  await expect(due).toBeVisible();
  await save(page);
  await expect(due).toHaveCount(0);
});

test("many changes without a backup are a reason too", async ({ desk, page }) => {
  await desk.open();
  for (let number = 1; number <= 20; number += 1) {
    await expect(page.locator("[data-backup-due]")).toHaveCount(0);
    const rows = `facture;client;emission;ttc\nN-${number};Nord;15/01/2025;100,00\n`;
    await desk.import(csv(`${number}.csv`, rows));
  }
  await expect(page.locator("[data-backup-due]")).toContainText("20 modifications ne sont que");
});

test("a book that is kept nowhere can be saved, and a backup looked at", async ({ site }) => {
  const browser = await chromium.launch(launchOptions);
  const context = await browser.newContext({ locale: "fr-FR" });
  await context.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await beforeWorker(context, "Object.defineProperty(self, 'indexedDB', { value: undefined });");
  const desk = new Desk(await context.newPage(), site);
  const { page } = desk;
  await desk.open();
  await desk.preview(ATELIER);
  await page.getByRole("button", { name: /^Ajouter/ }).click();
  await expect(page.locator(".notice--done")).toBeVisible();
  await atData(page);
  const before = await hash(page);
  const file = await save(page);
  await page.reload();
  await atData(page);
  // The screen stands still once the state of the data is known.
  await expect(page.getByText(/permis par le navigateur/)).toBeVisible();
  await expect(page.getByText(/aucune abîmée/)).toBeVisible();
  await choose(page, file);
  await page.getByRole("button", { name: "Reprendre cette sauvegarde" }).click();
  await expect(page.locator(".notice--done")).toContainText("Rien n’est gardé à la fermeture.");
  await atData(page);
  expect(await hash(page)).toBe(before);
  await browser.close();
});

test("the state of the data says what is known, and what Safari does", async ({ desk, page }) => {
  await desk.open();
  await desk.import(ATELIER);
  await atData(page);
  const state = page.locator("data-state");
  await expect(state).toContainText("1 modification relue, aucune abîmée");
  expect(plain(await state.textContent())).toMatch(/\d+(,\d+)? (o|ko|Mo) sur \d+(,\d+)? (Mo|Go)/);
  await expect(state).toContainText("Safari");
  await expect(state.locator("[data-fact=copies] dd")).toContainText("2, complètes");
  await expect(state.locator("[data-fact=lastBackup] dd")).toHaveText("aucune");
  await expect(state.locator("[data-fact=lastCheck] dd")).toHaveText("aucune");
  const file = await save(page);
  await expect(state.locator("[data-fact=lastBackup] dd")).toContainText(file.name);
  await choose(page, file);
  await expect(page.locator("[data-verdict]")).toBeVisible();
  await expect(state.locator("[data-fact=lastCheck] dd")).toContainText(/\d{2}\/\d{2}\/\d{4}/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await state.getByRole("button", { name: "Copier" }).click();
  await expect(state.getByRole("button", { name: "Copié" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await hash(page));
});

test("with the demo open the screen still speaks of the own book, and says so", async ({
  desk,
  page,
}) => {
  await desk.open();
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(page.locator(".bar__saved")).toHaveText("Démonstration");
  await atData(page);
  const title = page.locator("data-screen h1");
  await expect(title).toHaveText("Votre propre livre est vide.");
  await expect(page.locator("data-screen")).toContainText("La démonstration est ouverte");
  await expect(page.locator("fec-export")).toHaveCount(0);
  await page.getByRole("button", { name: "Quitter la démonstration" }).click();
  await atData(page);
  await expect(title).toHaveText("Le livre est vide.");
});

inEachLook(() => {
  test("the screen can be read and used", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await atData(page);
    await hash(page);
    const file = await save(page);
    await sound(page, "saved");
    await fits(page, "saved");
    await desk.import(csv("n.csv", "facture;client;emission;ttc\nN-1;Nord;15/01/2025;100,00\n"));
    await atData(page);
    await choose(page, file);
    await expect(page.locator("[data-verdict]")).toContainText("1 facture du livre n’y est pas");
    await sound(page, "compared");
    await fits(page, "compared");
  });
});
