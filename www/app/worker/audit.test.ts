import { Ledger } from "encours";
import { afterAll, expect, it } from "vitest";
import { auditOf } from "./audit.ts";
import { providerScores } from "./provider-scores.ts";
import { NO_RATES } from "./provisions.ts";

const DAY = "2025-12-31";
const ledger = new Ledger({
  customers: [
    { id: "A", name: "Alpha", terms: { kind: "net", days: 90 }, creditLimit: "300" },
    { id: "B", kind: "public" },
    { id: "C", kind: "consumer" },
  ],
  invoices: [
    {
      id: "A1",
      customer: "A",
      issued: "2024-06-01",
      due: "2024-07-01",
      amount: "1000",
      payments: [{ date: "2024-07-11", amount: "1000" }],
    },
    {
      id: "A2",
      customer: "A",
      issued: "2025-03-01",
      due: "2025-03-31",
      amount: "600",
      writtenOff: "2025-06-30",
    },
    { id: "A3", customer: "A", issued: "2025-10-01", due: "2025-11-01", amount: "400" },
    { id: "B1", customer: "B", issued: "2025-11-20", due: "2025-12-21", amount: "100" },
    { id: "C1", customer: "C", issued: "2025-12-01", amount: "-50" },
  ],
});
afterAll(() => ledger.free());

function audit(asOf = DAY) {
  return auditOf(ledger, {}, { asOf }, 90, { asOf, ratesPercent: NO_RATES });
}

it("counts who owes, who is new, and what was lost within the year", () => {
  const made = audit();
  expect(made.customers).toBe(3);
  // Alpha was billed before; who has a credit owes nothing.
  expect(made.recent).toBe(2);
  expect(made.kinds.map(({ kind, owing, recent }) => [kind, owing, recent])).toEqual([
    ["business", 1, 0],
    ["public", 1, 1],
    ["consumer", 0, 1],
  ]);
  // A year of 365 days, both ends included.
  expect(made.from).toBe("2025-01-01");
  expect(made.writtenOff).toBe("600.00");
  expect(made.overLimit).toEqual({ customers: 1, first: "A" });
  // From 2024-06-01 to 2025-01-31 there is no year yet.
  expect(audit("2025-01-31")).toMatchObject({ isWholeYear: false, since: "2024-06-01" });
  expect(audit("2025-01-31").recent).toBeUndefined();
});

it("weighs the largest ones against all that is owed and sold, credits deducted", () => {
  const { openShares, salesShares } = audit();
  // 400 of 450, then 450 of 450.
  expect(openShares).toEqual([
    { customers: 1, amount: "400.00", percent: "88.89" },
    { customers: 3, amount: "450.00", percent: "100.00" },
  ]);
  // Alpha was billed 600 and 400 of 1 050 within the year, whatever was lost of it.
  expect(salesShares[0]).toEqual({ customers: 1, amount: "1000.00", percent: "95.24" });
});

it("holds terms and due dates against the law of the kind of debtor", () => {
  const { terms, checked, tooLate, lateDues } = audit();
  expect(terms[0]).toMatchObject({ kind: "business", customers: 1, check: { lawful: false } });
  expect(terms.slice(1).every(({ check }) => check === undefined)).toBe(true);
  // Three invoices state a due date within the year; a public body may take 30 days, and takes 31.
  expect([checked, tooLate]).toEqual([3, 1]);
  expect(lateDues[0]).toMatchObject({ invoice: "B1", due: "2025-12-21", latest: "2025-12-20" });
});

it("the mean of marks by their weights waits for all of them", () => {
  const criteria = [
    { name: "cost", weight: 5, marks: [4, 3] },
    { name: "share", weight: 3, marks: [0, 5] },
    { name: "style", weight: 2, marks: [5, null] },
    { name: "none", weight: 0, marks: [null, null] },
  ];
  // (5 × 4 + 3 × 0 + 2 × 5) ÷ 10.
  expect(providerScores({ providers: ["one", "other"], criteria })).toEqual(["3.00", null]);
  expect(providerScores({ providers: ["one"], criteria: [] })).toEqual([null]);
});
