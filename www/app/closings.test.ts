import { expect, it } from "vitest";
import { closingOf, closings, previousClosing } from "./closings.ts";

const euros = { currency: "EUR", allowances: { A: "10.00" }, allowance: "10.00" };
const dollars = { currency: "USD", allowances: { A: "20.00" }, allowance: "20.00" };
const desk = { closing: { "2023-12-31": euros, "2024-12-31": euros, "2025-06-30": dollars } };

it("a day is held against the last closing before it, in the same currency", () => {
  expect(previousClosing(desk, "2025-12-31", "EUR")?.date).toBe("2024-12-31");
  expect(previousClosing(desk, "2025-12-31", "USD")?.date).toBe("2025-06-30");
  expect(previousClosing(desk, "2023-12-31", "EUR")).toBeUndefined();
  expect(previousClosing({}, "2025-12-31", "EUR")).toBeUndefined();
});

it("the closing of a day is not its own previous one", () => {
  expect(previousClosing(desk, "2024-12-31", "EUR")?.date).toBe("2023-12-31");
  expect(closingOf(desk, "2024-12-31", "EUR")).toBe(euros);
  expect(closingOf(desk, "2025-06-30", "EUR")).toBeUndefined();
});

it("the last one is listed first", () => {
  expect(closings(desk, "EUR").map(({ date }) => date)).toEqual(["2024-12-31", "2023-12-31"]);
});
