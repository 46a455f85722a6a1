import { Ledger } from "encours";
import {
  ATELIER,
  csv,
  type Desk,
  expect,
  fits,
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
  await expect(desk.page.locator(".customers")).toBeVisible();
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
  expect(text).toContain(`"${bise?.exposure}"`);
});

test("without customers the screen teaches what it will show", async ({ desk, page }) => {
  await desk.open("#/customers");
  await expect(page.locator("h1")).toHaveText(
    "Vos clients : ce qu’ils doivent, et comment ils paient",
  );
  await sound(page, "no customer");
  await page.getByRole("button", { name: "Essayer la démo" }).click();
  await expect(names(desk)).toHaveCount(3);
});

test("the list speaks English", async ({ desk, page }) => {
  await listed(desk);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("h1")).toHaveText(
    "3 customers owe you €12,800.00 on 30 Sep 2025, of which €8,300.00 is overdue.",
  );
});

inEachLook(() => {
  test("the list is accessible and fits", async ({ desk, page }) => {
    await listed(desk);
    await expect(names(desk)).toHaveCount(3);
    await sound(page, "customers");
    await fits(page, "customers");
    expect(plain(await page.locator(".customers").textContent())).toContain("SARL Bise");
  });
});
