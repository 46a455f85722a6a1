import { type LatePaymentInput, Ledger, latePayment, rates } from "encours";
import { expect, it } from "vitest";
import type { Desk } from "../desk.ts";
import { halfYearEnd, newRates, nextHalfYear, type SeenRates } from "../rates.ts";
import { madeWith, ownTables, previewRate, ratesOf, rateTables, seenRates } from "./rates.ts";

const late = (options: Partial<LatePaymentInput>) =>
  ratesOf(
    latePayment({ amount: "100.00", due: "2024-11-30", asOf: "2025-09-30", ...options }).segments,
    {},
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
  const sources = ratesOf(segments, {}).flatMap((row) => row.sources);
  expect(sources.some(({ url }) => url === undefined)).toBe(true);
  for (const { title, url } of sources) {
    expect(title).not.toBe("");
    if (url !== undefined) expect(url).toMatch(/^https:\/\//);
  }
});

const ECB = rates().series[0];
const LAST = ECB?.points.at(-1)?.from ?? "";
const NEXT = nextHalfYear(LAST);
const AFTER = nextHalfYear(NEXT);
const READ = { source: "Banque de France", url: "https://example.org", checked: "2027-01-04" };
const deskOf = (values: Record<string, string>): Desk => ({
  rate: Object.fromEntries(
    Object.entries(values).map(([from, percent]) => [
      `ecbRefinancing/${from}`,
      { ...READ, percent },
    ]),
  ),
});

it("half-years follow one another", () => {
  expect(nextHalfYear("2026-07-01")).toBe("2027-01-01");
  expect(nextHalfYear("2027-01-01")).toBe("2027-07-01");
  expect(halfYearEnd("2027-01-01")).toBe("2027-06-30");
  expect(halfYearEnd("2026-07-01")).toBe("2026-12-31");
});

it("a half-year that the person adds is the last of its table, with the source it was read at", () => {
  const [table] = rateTables(deskOf({ [NEXT]: "1.90" }));
  expect(table?.next).toBe(AFTER);
  expect(table?.rules.map(({ id }) => id).sort()).toEqual(["fr/ccp/R2192-31", "fr/com/L441-10/II"]);
  expect(table?.rows[0]).toEqual({
    series: "ecbRefinancing",
    from: NEXT,
    to: halfYearEnd(NEXT),
    percent: "1.90",
    sources: [{ title: READ.source, url: READ.url }],
    checked: READ.checked,
    own: true,
    unused: false,
  });
  expect(table?.rows[1]).toMatchObject({ from: LAST, own: false });
  expect(rateTables({})[0]?.next).toBe(NEXT);
});

it("one in place of a value of the tables says which", () => {
  const [table] = rateTables(deskOf({ [LAST]: "9.00" }));
  const given = ECB?.points.at(-1)?.percent;
  expect(table?.rows[0]).toMatchObject({ percent: "9.00", given, own: true });
  expect(table?.next).toBe(NEXT);
});

it("a value after a hole is not used: the core would take the one before for both", () => {
  const desk = deskOf({ [AFTER]: "1.50" });
  expect(rateTables(desk)[0]?.rows[0]?.unused).toBe(true);
  expect(rateTables(desk)[0]?.next).toBe(NEXT);
  expect(ownTables(desk)).toEqual({});
  expect(ownTables(deskOf({ [AFTER]: "1.50", [NEXT]: "1.90" }))).toEqual({
    rates: {
      ecbRefinancing: [
        { from: NEXT, percent: "1.90" },
        { from: AFTER, percent: "1.50" },
      ],
    },
  });
});

it("figures say what they were made with, and a claim where its rate was read", () => {
  expect(madeWith({}).own).toBeUndefined();
  const desk = deskOf({ [NEXT]: "1.90" });
  expect(madeWith(desk).own).toEqual([{ series: "ecbRefinancing", from: NEXT, percent: "1.90" }]);
  const asOf = halfYearEnd(NEXT);
  const { segments, warnings } = latePayment({
    amount: "100.00",
    due: halfYearEnd(LAST),
    asOf,
    ...ownTables(desk),
  });
  expect(warnings).toEqual([]);
  expect(segments[0]?.ratePercent).toBe("11.90");
  expect(ratesOf(segments, desk)).toMatchObject([
    { from: NEXT, percent: "1.90", own: true, checked: READ.checked },
  ]);
});

it("a value is shown with what it changes before it is used, and refused where it is no rate", () => {
  const due = LAST;
  const ledger = new Ledger({
    invoices: [{ id: "F", customer: "A", issued: due, due, amount: "1000.00" }],
  });
  const asOf = halfYearEnd(LAST);
  const scope = { asOf, currency: "EUR" };
  const preview = previewRate(ledger, {}, scope, {
    series: "ecbRefinancing",
    from: NEXT,
    percent: "7.40",
  });
  const claim = (on: string, tables = {}) =>
    latePayment({ amount: "1000.00", due, asOf: on, ...tables }).interest;
  const end = halfYearEnd(NEXT);
  const made = { rates: { ecbRefinancing: [{ from: NEXT, percent: "7.40" }] } };
  expect(
    preview.map(({ asOf: on, before, after }) => [on, before.interest, after.interest]),
  ).toEqual([
    [asOf, claim(asOf), claim(asOf)],
    [end, claim(end), claim(end, made)],
  ]);
  expect(claim(end)).not.toBe(claim(end, made));
  const wrong = () =>
    previewRate(ledger, {}, scope, { series: "ecbRefinancing", from: NEXT, percent: "1001" });
  expect(wrong).toThrow(expect.objectContaining({ path: "rates/ecbRefinancing/0/percent" }));
  ledger.free();
});

it("what another version of the tables says otherwise is told, value by value", () => {
  const now = seenRates();
  expect(newRates(now, now)).toEqual([]);
  const { [LAST]: last = "", ...others } = now.percents.ecbRefinancing ?? {};
  const seen: SeenRates = {
    checked: "2025-01-01",
    percents: { ...now.percents, ecbRefinancing: { ...others, "2025-01-01": "9.99" } },
  };
  expect(newRates(seen, now)).toEqual([
    { series: "ecbRefinancing", from: "2025-01-01", percent: "3.15", was: "9.99" },
    { series: "ecbRefinancing", from: LAST, percent: last },
  ]);
});
