import { expect, it } from "vitest";
import { ALL_INVOICES, parseRoute, routeHash } from "./router.ts";

it("an address says the screen, the section and the day, and comes back the same", () => {
  for (const hash of ["#/", "#/import", "#/data?asOf=2025-09-30", "#/claims?asOf=2025-06-15"]) {
    expect(routeHash(parseRoute(hash))).toBe(hash);
  }
  expect(parseRoute("#/claims")).toEqual({ screen: "dashboard", section: "claims" });
});

it("a screen of its own has its place in its address", () => {
  const hash = "#/data?change=12&asOf=2025-09-30";
  expect(parseRoute(hash).place).toEqual({ change: "12" });
  expect(routeHash(parseRoute(hash))).toBe(hash);
});

it("a calculator has its case in its address", () => {
  const hash = "#/calculators/late-payment?amount=10000.00&as-of=2025-09-15";
  expect(routeHash(parseRoute(hash))).toBe(hash);
  expect(parseRoute(hash).asOf).toBeUndefined();
  expect(parseRoute("#/calculators/no-such")).toEqual({ screen: "dashboard" });
});

it("an unknown address is the dashboard", () => {
  expect(parseRoute("#/no/such?x=1")).toEqual({ screen: "dashboard" });
  expect(parseRoute("")).toEqual({ screen: "dashboard" });
});

it("a list of invoices has its filters and its order in its address", () => {
  for (const hash of [
    "#/invoices",
    "#/invoices?search=nord+2025&status=overdue&customer=C%261&bucket=%3E90&sort=-open&asOf=2025-09-30",
    "#/invoices?sort=issued",
  ]) {
    expect(routeHash(parseRoute(hash)), hash).toBe(hash);
  }
  expect(parseRoute("#/invoices?status=none&sort=-color").invoices).toEqual(ALL_INVOICES);
});

it("columns stand in the address in their order, the number among them; the usual ones do not", () => {
  const hash = "#/invoices?columns=open%2Cnumber%2Creason";
  expect(parseRoute(hash).invoices?.columns).toEqual(["open", "number", "reason"]);
  expect(routeHash(parseRoute(hash))).toBe(hash);
  expect(parseRoute("#/invoices?columns=open,open,color").invoices?.columns).toEqual([
    "number",
    "open",
  ]);
  const usual = "number,customer,issued,due,amount,open,status";
  expect(parseRoute(`#/invoices?columns=${usual}`).invoices).toEqual(ALL_INVOICES);
});
