import { expect, it } from "vitest";
import { ALL_CUSTOMERS, customerFilter, customerPlace } from "./customer-filter.ts";

it("a list of customers is read from its address as it was written there", () => {
  const places: Record<string, string>[] = [
    {},
    { search: "bise", status: "late", sort: "name", customer: "C-1" },
    { sort: "-overdue" },
    { customer: "C-1", statement: "open" },
    { sort: "exposure" },
  ];
  for (const place of places) {
    expect(customerPlace(customerFilter(place))).toEqual(place);
  }
});

it("an address that says nothing known lists all customers", () => {
  expect(customerFilter({ sort: "shoes", status: "tall", search: "" })).toEqual(ALL_CUSTOMERS);
});
