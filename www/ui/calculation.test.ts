import { describe, expect, it } from "vitest";
import { calculation, readSteps } from "./calculation.ts";
import { Format } from "./format.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("a calculation has values where its formula has names", () => {
  const known = new Map([
    ["principal", "10000.00"],
    ["ratePercent", "13.15"],
    ["from", "2025-06-01"],
    ["to", "2025-06-30"],
    ["accrued1", "3945000.0000"],
    ["previous", "-5.00"],
  ]);
  const shown = (language: "fr" | "en", formula: string) =>
    plain(calculation(new Format(language), formula, known));

  it("in French", () => {
    expect(shown("fr", "principal * ratePercent * (days(from, to) + 1)")).toBe(
      "10 000,00 × 13,15 × (jours(01/06/2025 ; 30/06/2025) + 1)",
    );
    expect(shown("fr", "round(accrued1 / 36500, 2)")).toBe("arrondi(3 945 000,0000 / 36 500 ; 2)");
    expect(shown("fr", "max(0, previous - 0.005)")).toBe("max(0 ; (−5,00) − 0,005)");
  });

  it("in English", () => {
    expect(shown("en", "principal * ratePercent * (days(from, to) + 1)")).toBe(
      "10,000.00 × 13.15 × (days(1 Jun 2025, 30 Jun 2025) + 1)",
    );
    expect(shown("en", "max(0, previous - 0.005)")).toBe("max(0, (−5.00) − 0.005)");
  });
});

describe("the steps as they are read", () => {
  const names = { steps: {}, inputs: {}, conventions: {} };
  const read = (value: string) =>
    readSteps(new Format("fr"), names, [
      { id: "estimate", inputs: [], formula: "amount", result: { value, unit: "EUR" } },
      {
        id: "required",
        inputs: [],
        formula: "round(estimate, 2)",
        result: { value: "1.00", unit: "EUR" },
      },
    ]).map((step) => plain(step.calculation ?? step.result));

  it("what is not rounded yet keeps its digits, not the zeros at its end", () => {
    for (const [value, result, calculation] of [
      ["10000.0000000000", "10 000,00 €", "arrondi(10 000,00 ; 2)"],
      ["171.5250000000", "171,525 €", "arrondi(171,525 ; 2)"],
      ["171.5250000001", "171,5250000001 €", "arrondi(171,5250000001 ; 2)"],
      ["26.780", "26,780 €", "arrondi(26,780 ; 2)"],
    ] as const) {
      expect(read(value)).toEqual([result, calculation]);
    }
  });
});
