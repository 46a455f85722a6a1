import { type LatePaymentInput, latePayment, rates } from "encours";
import { expect, it } from "vitest";
import { ratesOf } from "./rates.ts";

const late = (options: Partial<LatePaymentInput>) =>
  ratesOf(
    latePayment({ amount: "100.00", due: "2024-11-30", asOf: "2025-09-30", ...options }).segments,
  ).map(({ series, from, percent }) => [series, from, percent]);

it("a claim against a business rests on the rate of each half-year of the delay", () => {
  expect(late({})).toEqual([
    ["ecbRefinancing", "2024-07-01", "4.25"],
    ["ecbRefinancing", "2025-01-01", "3.15"],
    ["ecbRefinancing", "2025-07-01", "2.15"],
  ]);
});

it("against a public body on one, against a consumer on the legal rate", () => {
  expect(late({ debtor: "public" })).toEqual([["ecbRefinancing", "2024-07-01", "4.25"]]);
  expect(late({ debtor: "consumer", formalNotice: "2025-06-15" })).toEqual([
    ["legalProfessional", "2025-01-01", "3.71"],
    ["legalProfessional", "2025-07-01", "2.76"],
  ]);
});

it("beyond the series it is the last one; where no day bears interest there is none", () => {
  const { series } = rates();
  const last = series.find(({ id }) => id === "ecbRefinancing")?.points.at(-1);
  expect(late({ due: "2030-01-31", asOf: "2031-01-31" })).toEqual([
    ["ecbRefinancing", last?.from, last?.percent],
  ]);
  expect(late({ asOf: "2024-11-30" })).toEqual([]);
});

it("each row names its sources, with an address or without", () => {
  const { segments } = latePayment({ amount: "100.00", due: "2026-05-31", asOf: "2026-09-30" });
  const sources = ratesOf(segments).flatMap((row) => row.sources);
  expect(sources.some(({ url }) => url === undefined)).toBe(true);
  for (const { title, url } of sources) {
    expect(title).not.toBe("");
    if (url !== undefined) expect(url).toMatch(/^https:\/\//);
  }
});
