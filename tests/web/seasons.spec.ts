import { Ledger, type Seasons } from "encours";
import {
  comma,
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

const DAY = "2025-09-30";
const MONTHS =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** What the package makes of a ledger. */
function seasons(ledger: Ledger, asOf = DAY): Seasons {
  try {
    return ledger.seasons({ asOf });
  } finally {
    ledger.free();
  }
}

/** An invoice a month, paid on its day, over so many months up to September 2025; December makes three times as much. */
function monthly(count: number) {
  const rows = Array.from({ length: count }, (_, back) => {
    const day = new Date(Date.UTC(2025, 8 - back, 15)).toISOString().slice(0, 10);
    const amount = day.slice(5, 7) === "12" ? "3000,00" : "1000,00";
    return `M-${back};Lys;${day};${day};${amount};${day};${amount}`;
  });
  const head = "facture;client;emission;echeance;ttc;reglement;montant_regle";
  return csv("mois.csv", `${head}\n${rows.join("\n")}\n`);
}

async function demo(desk: Desk): Promise<void> {
  await desk.open("#/cash");
  await desk.page.getByRole("button", { name: "Essayer la démo" }).click();
  await desk.page.goto(`${desk.site.app}#/cash?asOf=${DAY}`);
  await expect(desk.page.locator("cash-seasons h2")).toContainText("mois moyen");
}

test("the months that come out of the ordinary are named, with what they made and why", async ({
  desk,
  page,
}) => {
  await demo(desk);
  const report = seasons(demoLedger());
  const part = page.locator("cash-seasons");
  const high = report.months.findIndex(({ received }) => received.season === "high");
  expect(high).toBeGreaterThanOrEqual(0);
  const { amount, percent, each } = report.months[high]?.received ?? { amount: "", each: [] };
  expect(plain(await part.locator("h2").textContent())).toContain(
    `${MONTHS[high]} (${french(percent ?? "")} %)`,
  );

  await part.locator("summary").click();
  const said = { high: "haute", low: "basse" };
  const told = (season: "high" | "low" | null) => (season === null ? "" : said[season]);
  expect(await desk.rows("cash-seasons")).toEqual(
    report.months.map(({ received, sold }, index) => [
      MONTHS[index],
      french(received.amount),
      french(received.percent ?? ""),
      told(received.season),
      french(sold.amount),
      french(sold.percent ?? ""),
      told(sold.season),
    ]),
  );

  await part.locator("tbody tr").nth(high).locator("button").nth(1).click();
  const panel = page.locator("side-panel");
  await expect(panel).toContainText(`Encaissé en ${MONTHS[high]}, en % d’un mois moyen`);
  const why = plain(await panel.textContent());
  for (const [index, year] of report.years.entries()) {
    expect(why).toContain(french(each[index] ?? ""));
    expect(why).toContain(french(year.received));
  }
  await page.keyboard.press("Escape");

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger le tableau « Saisons » en CSV" }).click(),
  ]);
  const lines = (await (await file.createReadStream()).toArray()).join("").split("\r\n");
  expect(lines).toHaveLength(1 + 12 + 1);
  expect(lines[1 + high]?.split(";").slice(0, 6)).toEqual([
    `"${MONTHS[high]}"`,
    comma(amount),
    comma(percent ?? ""),
    '"haute"',
    ...each.map(comma),
  ]);
});

test("what is no season is not called one", async ({ desk, page }) => {
  const part = page.locator("cash-seasons");
  await desk.open();
  await desk.import(monthly(11));
  await page.goto(`${desk.site.app}#/cash?asOf=${DAY}`);
  await expect(part.locator("h2")).toContainText("Il faut douze mois entiers");
  await expect(part.locator("canvas, table, button")).toHaveCount(0);

  await desk.import(monthly(23));
  await page.goto(`${desk.site.app}#/cash?asOf=${DAY}`);
  await expect(part.locator("h2")).toHaveText(
    "Une seule année entière, du 01/10/2024 au 30/09/2025 : elle montre ce qu’elle a été, pas encore une saison.",
  );

  await desk.import(monthly(24));
  await page.goto(`${desk.site.app}#/cash?asOf=${DAY}`);
  const { months } = seasons(Ledger.fromCsv(monthly(24).buffer).ledger);
  expect(plain(await part.locator("h2").textContent())).toBe(
    `Les encaissements culminent en décembre (${french(months[11]?.received.percent ?? "")} %) d’un mois moyen, du 01/10/2023 au 30/09/2025.`,
  );
  // A year in which nothing more was entered takes nothing from it.
  await page.goto(`${desk.site.app}#/cash?asOf=2026-09-30`);
  await expect(part.locator("h2")).toContainText("du 01/10/2023 au 30/09/2025");
  await page.goto(`${desk.site.app}#/cash?asOf=2025-09-29`);
  await expect(part.locator("h2")).toContainText("Une seule année entière, du 01/09/2024");
});

test("seasons are told in English", async ({ desk, page }) => {
  await demo(desk);
  await page.getByRole("button", { name: "English" }).click();
  const part = page.locator("cash-seasons");
  await expect(part.locator("h2")).toContainText("Receipts peak in");
  await part.locator("summary").click();
  await expect(part.locator("tbody th").first()).toHaveText("January");
  expect(plain(await part.textContent())).not.toMatch(/\b(mois|Saison|haute|basse|Encaissé)\b/);
});

inEachLook(() => {
  test("seasons are accessible and fit", async ({ desk, page }) => {
    await demo(desk);
    await page.locator("cash-seasons summary").click();
    await sound(page, "seasons");
    await fits(page, "seasons");
  });
});
