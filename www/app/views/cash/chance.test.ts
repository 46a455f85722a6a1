import { expect, it } from "vitest";
import { over } from "./chance.ts";

it("a risk is over a level only above it", () => {
  expect(over("10.00", "10")).toBe(false);
  expect(over("10.01", "10")).toBe(true);
  expect(over("9.99", "10")).toBe(false);
  expect(over("5.01", "5")).toBe(true);
  expect(over("0.00", "5")).toBe(false);
  expect(over("100.00", "50")).toBe(true);
});
