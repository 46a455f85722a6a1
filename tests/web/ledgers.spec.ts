import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ledger } from "encours";
import { csv, expect, fixture, french, test } from "./desk.ts";

/** The real ledgers are not ours to publish: they stand beside the repository, or where ENCOURS_DATA says. */
const DATA =
  process.env.ENCOURS_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const IBM = join(DATA, "ar-ledgers/ibm/WA_Fn-UseC_-Accounts-Receivable.csv");
const HIGHRADIUS = join(DATA, "ar-ledgers/highradius/highradius_open_usd.csv");
/** Computed natively: tests/ibm.rs holds the core to them. */
interface Native {
  asOf: string;
  aging: ReturnType<Ledger["aging"]>["total"];
  kpis: Record<"dso" | "dsoCountBack" | "dsoBestPossible" | "averageDaysToPay", string>;
  claims: { count: number; interest: string; indemnity: string; claim: string };
  closing: string;
  allowance: string;
}
const NATIVE: Native[] = JSON.parse(fixture("ibm-figures.json").toString());
const ABSENT = "left out: the real ledgers are not here (set ENCOURS_DATA)";

test("the IBM ledger shows on the screen what the core computes natively", async ({
  desk,
  page,
}) => {
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

  for (const { asOf, aging, kpis, claims, closing, allowance } of NATIVE) {
    await desk.at(asOf);
    const sums = (row: typeof aging) => [
      french(row.notDue),
      ...row.buckets.map(french),
      row.oldestDays > 0 ? `${french(String(row.oldestDays))} j` : "",
      french(row.total),
    ];
    await expect(desk.cells("aging-section", "Total")).toHaveText(sums(aging));
    for (const row of ledger.aging({ asOf }).rows.slice(0, 10)) {
      await expect(desk.cells("aging-section", row.name ?? row.customer)).toHaveText(sums(row));
    }

    for (const name of ["dso", "dsoCountBack", "dsoBestPossible", "averageDaysToPay"] as const) {
      await expect(page.locator(`[data-figure=${name}]`)).toHaveText(`${french(kpis[name])} jours`);
    }

    const total = page.locator("claims-section tfoot td");
    await expect(total).toHaveText([claims.interest, claims.indemnity, claims.claim].map(french));
    await expect(page.locator("claims-section tbody tr")).toHaveCount(Math.min(25, claims.count));

    const lastWeek = page.locator("forecast-section tbody tr").last();
    await expect(lastWeek.locator("td").last()).toHaveText(french(closing));
    await expect(
      page.locator("allowance-section table").first().locator("tfoot td").nth(1),
    ).toHaveText(french(allowance));
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
  // What is read anew takes the focus; until then the former reading stands there.
  await expect(page.locator("#import")).toBeFocused();
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
