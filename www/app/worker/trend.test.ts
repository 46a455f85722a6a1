import { expect, it } from "vitest";
import { monthEnds } from "./trend.ts";

it("the months that are over, be it today", () => {
  expect(monthEnds("2025-09-30")).toEqual([
    "2024-10-31",
    "2024-11-30",
    "2024-12-31",
    "2025-01-31",
    "2025-02-28",
    "2025-03-31",
    "2025-04-30",
    "2025-05-31",
    "2025-06-30",
    "2025-07-31",
    "2025-08-31",
    "2025-09-30",
  ]);
  expect(monthEnds("2025-09-29").at(-1)).toBe("2025-08-31");
  expect(monthEnds("2024-03-01").at(-1)).toBe("2024-02-29");
  expect(monthEnds("2025-12-31").at(-1)).toBe("2025-12-31");
});
