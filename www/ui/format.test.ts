import { describe, expect, it } from "vitest";
import { civilToday, Format, isIsoDate, isZero, typedDecimal } from "./format.ts";

const fr = new Format("fr");
const en = new Format("en");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("amounts", () => {
  it("are written from their text, to the last digit", () => {
    expect(plain(fr.money("12800.00", "EUR"))).toBe("12 800,00 €");
    expect(plain(fr.money("999999999999999.99", "EUR"))).toBe("999 999 999 999 999,99 €");
    expect(plain(fr.money("1000", "JPY"))).toContain("1 000");
    expect(plain(fr.money("1.234", "TND"))).toContain("1,234");
    expect(plain(en.money("12800.00", "EUR"))).toBe("€12,800.00");
  });

  it("carry a true minus sign", () => {
    expect(plain(fr.money("-1000.50", "EUR"))).toBe("\u22121 000,50 €");
    expect(fr.moneyParts("-0.05", "EUR")).toEqual({
      before: "\u22120,05\u00a0",
      unit: "€",
      after: "",
    });
    expect(en.moneyParts("-5.00", "EUR")).toEqual({ before: "\u2212", unit: "€", after: "5.00" });
    const { before, unit, after } = en.moneyParts("5.00", "CHF");
    expect(`${before}${unit}${after}`).toBe("CHF\u00a05.00");
  });

  it("know zero by its text", () => {
    for (const zero of ["0", "0.00", "-0.00", "0.0000"]) expect(isZero(zero), zero).toBe(true);
    for (const other of ["0.01", "10.00", "-0.10"]) expect(isZero(other), other).toBe(false);
  });
});

describe("percents and days", () => {
  it("keep the digits that they have", () => {
    expect(plain(fr.percent("64.84"))).toBe("64,84 %");
    expect(en.percent("64.84")).toBe("64.84%");
    expect(fr.decimal("174.55")).toBe("174,55");
  });
});

describe("what people type", () => {
  it("is understood in both notations", () => {
    for (const typed of ["1 234,56", "1234.56", "1\u202f234,56", "1 234,56 €", " 01234,56 "]) {
      expect(typedDecimal(typed), typed).toBe("1234.56");
    }
    expect(typedDecimal("\u22121 000,5")).toBe("-1000.5");
    expect(typedDecimal("20 %")).toBe("20");
    expect(typedDecimal("0")).toBe("0");
  });

  it("is refused where it could mean two things, or nothing", () => {
    for (const typed of ["10.000,00", "1,234,567", "1e3", "", "-", "douze", "1.", ",5"]) {
      expect(typedDecimal(typed), typed).toBeUndefined();
    }
  });
});

describe("dates", () => {
  it("are split text", () => {
    expect(fr.date("2025-09-30")).toBe("30/09/2025");
    expect(en.date("2025-09-03")).toBe("3 Sep 2025");
    expect(fr.shortDate("2025-09-03")).toBe("03/09");
  });

  it("of what was done say the hour on the person's own clock", () => {
    const done = new Date(2025, 8, 3, 14, 5).toISOString();
    expect(plain(fr.instant(done))).toBe("03/09/2025 14:05");
    expect(plain(en.instant(done))).toBe("03/09/2025, 14:05");
  });

  it("are checked against the calendar", () => {
    for (const good of ["1970-01-01", "2024-02-29", "2000-02-29", "2199-12-31"]) {
      expect(isIsoDate(good), good).toBe(true);
    }
    for (const bad of ["2025-02-29", "2100-02-29", "2025-04-31", "1969-12-31", "2200-01-01", "x"]) {
      expect(isIsoDate(bad), bad).toBe(false);
    }
  });

  it("take today from the wall, not from Greenwich", () => {
    expect(civilToday(new Date(2025, 0, 5, 23, 59))).toBe("2025-01-05");
    expect(civilToday(new Date(2025, 0, 5, 0, 1))).toBe("2025-01-05");
  });
});
