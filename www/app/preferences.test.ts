import { expect, test } from "vitest";
import { INITIAL, preferencesIn } from "./preferences.ts";

test("what was kept is taken where it is of its kind, and nothing else", () => {
  const kept = { currency: "USD", kpiDays: 30, fx: { EUR: "1.1" }, weekStart: 1 };
  expect(preferencesIn({ preferences: kept, language: "en" })).toEqual({ ...INITIAL, ...kept });
  const wrong = { kpiDays: "30", ratesPercent: "5", includeDisputed: 1, later: true };
  expect(preferencesIn({ preferences: wrong })).toEqual(INITIAL);
  // How many rows are asked for is the page's own.
  expect(preferencesIn({ preferences: { claimRows: 9999 } })).toEqual(INITIAL);
  for (const preferences of [undefined, null, 12, "x", []]) {
    expect(preferencesIn({ preferences })).toEqual(INITIAL);
  }
});
