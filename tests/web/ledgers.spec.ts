import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ledger } from "encours";
import { csv, expect, french, test } from "./desk.ts";

/** The real ledgers are not ours to publish: they stand beside the repository, or where ENCOURS_DATA says. */
const DATA =
  process.env.ENCOURS_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const IBM = join(DATA, "ar-ledgers/ibm/WA_Fn-UseC_-Accounts-Receivable.csv");
const HIGHRADIUS = join(DATA, "ar-ledgers/highradius/highradius_open_usd.csv");
const ABSENT = "left out: the real ledgers are not here (set ENCOURS_DATA)";

test("the IBM ledger shows on the screen what the package computes", async ({ desk, page }) => {
  test.skip(!existsSync(IBM), ABSENT);
  const bytes = readFileSync(IBM);
  const { ledger, accepted, rejected } = Ledger.fromCsv(new Uint8Array(bytes));
  expect(accepted).toBe(2466);
  expect(rejected).toEqual([]);

  await desk.open();
  await desk.preview(csv("ibm.csv", bytes));
  await expect(page.locator("h1")).toHaveText("2 466 factures, 100 clients, 2 466 règlements.");
  await expect(desk.count("added")).toHaveText("2 466");
  await expect(desk.count("rejected")).toHaveText("0");
  await expect(desk.fact("dateFormat")).toHaveText("MM/JJ/AAAA");
  await desk.confirm();

  for (const asOf of ["2013-06-30", "2012-12-31"]) {
    await desk.at(asOf);
    const scope = { asOf };
    const aging = ledger.aging(scope);
    expect(Number(aging.total.invoices)).toBeGreaterThan(0);
    const sums = (row: typeof aging.total) => [
      french(row.notDue),
      ...row.buckets.map(french),
      row.oldestDays > 0 ? `${french(String(row.oldestDays))} j` : "",
      french(row.total),
    ];
    await expect(desk.cells("aging-section", "Total")).toHaveText(sums(aging.total));
    for (const row of aging.rows.slice(0, 10)) {
      await expect(desk.cells("aging-section", row.name ?? row.customer)).toHaveText(sums(row));
    }

    const kpis = ledger.kpis({ ...scope, days: 90 });
    for (const name of ["dso", "dsoCountBack", "dsoBestPossible", "averageDaysToPay"] as const) {
      const value = kpis[name];
      expect(value, name).not.toBeNull();
      await expect(page.locator(`[data-figure=${name}]`)).toHaveText(
        `${french(value ?? "")} jours`,
      );
    }

    const claims = ledger.latePayments({ ...scope, limit: 25 });
    const total = page.locator("claims-section tfoot td");
    await expect(total).toHaveText([claims.interest, claims.indemnity, claims.claim].map(french));
    await expect(page.locator("claims-section tbody tr")).toHaveCount(Math.min(25, claims.count));

    const [run] = ledger.forecast({ ...scope, opening: "0", periods: 13, every: "week" }).runs;
    const closing = page.locator("forecast-section tbody tr").last().locator("td").last();
    await expect(closing).toHaveText(french(run?.closing ?? ""));

    const allowance = ledger.allowance({ ...scope, ratesPercent: ["0", "5", "20", "50", "100"] });
    await expect(
      page.locator("allowance-section table").first().locator("tfoot td").nth(1),
    ).toHaveText(french(allowance.allowance));
  }

  // The same file twice adds nothing.
  await desk.preview(csv("ibm.csv", bytes));
  await expect(desk.count("known")).toHaveText("2 466");
  await expect(desk.count("added")).toHaveText("0");
  ledger.free();
});

test("the HighRadius ledger, in dollars, lists every refused row", async ({ desk, page }) => {
  test.skip(!existsSync(HIGHRADIUS), ABSENT);
  await desk.open();
  await desk.preview(csv("highradius.csv", readFileSync(HIGHRADIUS)));
  await page.getByText("Corriger la lecture").click();
  const reread = page.locator(".fold form");
  await reread.getByLabel("Devise").fill("USD");
  await reread.getByRole("button", { name: "Relire avec ces choix" }).click();
  await expect(desk.fact("currency")).toHaveText("USD");
  await expect(desk.count("added")).toHaveText("9 079");
  await expect(desk.count("rejected")).toHaveText("602");
  for (const more of [100, 100, 100, 100, 100, 2]) {
    await page.getByRole("button", { name: `Afficher ${more} lignes de plus` }).click();
  }
  await expect(page.locator(".rejected tbody tr")).toHaveCount(602);
  await expect(page.locator(".rejected tbody tr", { hasText: "date/order" })).toHaveCount(27);
  await desk.confirm();
  await desk.at("2020-06-30");
  await expect(desk.insight).toContainText("$US");
});
