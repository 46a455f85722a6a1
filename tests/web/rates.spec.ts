// Reference rates: where each is from, a half-year that the person adds, and what is made with it.
import type { Page } from "@playwright/test";
import { Ledger, rates } from "encours";
import {
  ATELIER,
  type Desk,
  expect,
  fits,
  fitsOnPaper,
  fixture,
  french,
  inEachLook,
  plain,
  sound,
  test,
} from "./desk.ts";
import { BOTH, leave } from "./disk.ts";

const { ledger } = Ledger.fromCsv(new Uint8Array(fixture("atelier.csv")));
const [ECB] = rates().series;
const LAST = ECB?.points.at(-1);
const YEAR = Number(ECB?.knownUntil.slice(0, 4)) + 1;
const NEXT = `${YEAR}-01-01`;
const DAY = `${YEAR}-03-31`;
const END = `${YEAR}-06-30`;
const NAME = `Taux de refinancement de la BCE, 1er semestre ${YEAR}`;
const OWN = { rates: { ecbRefinancing: [{ from: NEXT, percent: "1.90" }] } };

function interest(asOf: string, options = {}): string {
  return `${french(ledger.latePayments({ asOf, ...options }).interest)} €`;
}

async function settings(desk: Desk, day = DAY): Promise<void> {
  await desk.page.goto(`${desk.site.app}#/settings?part=rates&asOf=${day}`);
  await expect(desk.page.locator("[data-series=ecbRefinancing] tbody tr").first()).toBeVisible();
}

function row(page: Page, half: string, series = "ecbRefinancing") {
  return page.locator(`[data-series=${series}] tbody tr`, { hasText: half });
}

async function propose(page: Page, percent: string): Promise<void> {
  await page.getByLabel("Taux, en % par an").fill(percent);
  await page.getByLabel("Où vous l’avez lu").fill("Banque de France, taux directeurs");
  await page.getByLabel("Lien vers la source").fill("https://www.banque-france.fr");
  await page.getByRole("button", { name: "Voir ce qui change" }).click();
}

async function use(page: Page): Promise<void> {
  await propose(page, "1,90");
  await page.getByRole("button", { name: "Employer ce taux" }).click();
  await expect(page.locator(".notice--done")).toContainText(`Taux ajouté : ${NAME}`);
}

test("each rate has its half-year, its source and the day on which it was checked", async ({
  desk,
  page,
}) => {
  await desk.open();
  await settings(desk);
  for (const { id, points, sources, checked } of rates().series) {
    const last = points.at(-1);
    const source = sources.find(({ id: name }) => last?.sources.includes(name));
    const half = `${last?.from.slice(5) === "01-01" ? "1er" : "2e"} semestre ${last?.from.slice(0, 4)}`;
    const cells = row(page, half, id);
    await expect(cells).toContainText(`${french(last?.percent ?? "")} %`);
    // Our sources are told in English, whatever the page speaks.
    await expect(cells.locator("[lang=en]").first()).toContainText(source?.title ?? "");
    await expect(cells).toContainText(checked.split("-").reverse().join("/"));
  }
  await page.getByRole("button", { name: `Voir les ${ECB?.points.length} semestres` }).click();
  await expect(page.locator("[data-series=ecbRefinancing] tbody tr")).toHaveCount(
    ECB?.points.length ?? 0,
  );
  const notices = page.getByRole("link", { name: "Logiciels et police de tiers" });
  const address = new URL((await notices.getAttribute("href")) ?? "", page.url());
  expect(await (await page.request.get(address.href)).text()).toContain("SIL OPEN FONT LICENSE");
  const link = row(page, "1er semestre 2020").getByRole("link").first();
  await expect(link).toHaveAttribute("href", /^https?:/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /CSV.*Taux de référence|Taux de référence.*CSV/ }).click();
  expect((await download).suggestedFilename()).toBe("taux-de-reference.csv");
});

test("where a rate is assumed the way leads to the tables; what it changes is shown before it is used, and undone", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.goto(`${desk.site.app}#/claims?asOf=${DAY}`);
  const claims = page.locator("claims-section");
  await expect(claims).toContainText("01/01/");
  await expect(claims.locator("tfoot")).toContainText(
    french(ledger.latePayments({ asOf: DAY }).interest),
  );
  await claims.getByRole("link", { name: "Ajouter le taux de ce semestre" }).click();
  await expect(page.locator("#rates")).toBeFocused();

  await propose(page, "1001");
  await expect(page.getByLabel("Taux, en % par an")).toBeFocused();
  await propose(page, "1,90");
  const preview = page.locator("[data-preview] tbody tr");
  await expect(preview).toHaveCount(2);
  for (const [index, day] of [DAY, END].entries()) {
    const cells = await preview.nth(index).locator("td").allTextContents();
    const { claim } = ledger.latePayments({ asOf: day, ...OWN });
    expect(cells.map(plain)).toEqual([interest(day), interest(day, OWN), `${french(claim)} €`]);
  }
  // Another value is previewed anew.
  await page.getByLabel("Taux, en % par an").fill("2");
  await expect(preview).toHaveCount(0);
  await use(page);
  await expect(row(page, `1er semestre ${YEAR}`)).toContainText("ajouté par vous");

  await page.goto(`${desk.site.app}#/claims?asOf=${DAY}`);
  const made = ledger.latePayments({ asOf: DAY, ...OWN }).interest;
  await expect(claims.locator("tfoot")).toContainText(french(made));
  await expect(claims.getByRole("link", { name: "Ajouter le taux" })).toHaveCount(0);
  await page.reload();
  await expect(claims.locator("tfoot")).toContainText(french(made));
  await claims.locator("tbody button").first().click();
  await expect(page.locator(".panel")).toContainText("Banque de France, taux directeurs");
  await expect(page.locator(".panel")).toContainText("1 taux ajouté par vous");

  await page.goto(`${desk.site.app}#/data`);
  await page.getByRole("button", { name: `Annuler : Taux ajouté, ${NAME}` }).click();
  await expect(page.locator(".notice--done")).toContainText("Annulé");
  await page.goto(`${desk.site.app}#/claims?asOf=${DAY}`);
  await expect(claims.locator("tfoot")).toContainText(
    french(ledger.latePayments({ asOf: DAY }).interest),
  );
});

test("a letter keeps the rates that it was made with, whatever is added afterwards", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  const record = async () => {
    await page.goto(`${desk.site.app}#/reminders?asOf=${DAY}`);
    const question = page.getByRole("button", { name: "Oui, ils sont à jour" });
    await expect(page.locator(".calls__item").first()).toBeVisible();
    if ((await question.count()) > 0) await question.click();
    await page.locator(".calls__item").first().getByRole("link", { name: "Préparer" }).click();
    await page.getByRole("button", { name: /^Noter/ }).click();
    await expect(page.locator(".notice--done")).toContainText("Relance envoyée");
  };
  await record();
  await settings(desk);
  await use(page);
  await record();
  const told = page.locator("[data-sent] tbody tr");
  await expect(told).toHaveCount(2);
  const made = (await told.allTextContents()).map((text) =>
    text.includes("1 taux ajouté par vous"),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
});

test("another version's rates are announced, with what they change, until the person has seen them", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.import(ATELIER);
  await page.reload();
  await expect(page.locator(".bar__saved")).toContainText("2 copies");
  await expect(page.locator("[data-rate-news]")).toHaveCount(0);
  await expect.poll(() => seen(page)).toMatchObject({ checked: rates().series[0]?.checked });
  const app = page.url();
  await leave(page);
  // As a version of the spring left it: one half-year was not known, one was otherwise.
  await page.evaluate(
    async ({ places, last }) => {
      for (const place of places) {
        const factory =
          place === "default"
            ? indexedDB
            : (await navigator.storageBuckets.open("encours-2")).indexedDB;
        const request = factory.open("encours");
        const db = await new Promise<IDBDatabase>((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
        const transaction = db.transaction("settings", "readwrite");
        const store = transaction.objectStore("settings");
        const read = store.get("seenRates");
        read.onsuccess = () => {
          const { percents } = read.result;
          delete percents.ecbRefinancing[last];
          percents.ecbRefinancing["2025-01-01"] = "9.99";
          store.put({ checked: "2026-05-01", percents }, "seenRates");
        };
        await new Promise((resolve) => {
          transaction.oncomplete = resolve;
        });
        db.close();
      }
    },
    { places: BOTH, last: LAST?.from ?? "" },
  );
  await page.goto(app);
  const news = page.locator("[data-rate-news]");
  await expect(news).toContainText("01/05/2026");
  await news.getByRole("link", { name: "Voir lesquels" }).click();
  const told = page.locator(".rates__news li");
  await expect(told).toHaveCount(2);
  await expect(told.first()).toContainText("9,99 % devient 3,15 %");
  await expect(told.last()).toContainText(`${french(LAST?.percent ?? "")} %, nouveau`);
  await news.getByRole("button", { name: "Compris" }).click();
  await expect(news).toHaveCount(0);
  await expect.poll(async () => (await seen(page)).checked).toBe(ECB?.checked);
  await page.reload();
  await expect(page.locator("#rates")).toBeVisible();
  await expect(news).toHaveCount(0);
});

/** What the page has kept of the tables that the person has seen. */
function seen(page: Page): Promise<{ checked?: string }> {
  return page.evaluate(async () => {
    const request = indexedDB.open("encours");
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const read = db.transaction("settings").objectStore("settings").get("seenRates");
    await new Promise((resolve) => {
      read.onsuccess = resolve;
    });
    db.close();
    return read.result ?? {};
  });
}

inEachLook(() => {
  test("the tables are accessible and fit, in both languages", async ({ desk, page }) => {
    await desk.open();
    await desk.import(ATELIER);
    await settings(desk);
    await propose(page, "1,90");
    await expect(page.locator("[data-preview]")).toBeVisible();
    // One full stop after each sentence, with or without articles before it.
    const said = plain(await page.locator("rate-tables").textContent());
    expect(said).toContain("art. 1231-6 C. civ. Pas encore");
    expect(said).toContain("ne l’emploie. Pas encore");
    await sound(page, "rates");
    await fits(page, "rates");
    await fitsOnPaper(page, "rates");
    await page.getByRole("button", { name: "English" }).first().click();
    await expect(page.locator("#rates")).toHaveText("Reference rates");
    await sound(page, "rates, English");
    await fits(page, "rates, English");
    await fitsOnPaper(page, "rates, English");
  });
});
