// Reference rates as a caller meets them: the tables, what lies beyond them, and tables of the caller's own.

import { expect, test } from "vitest";
import { EncoursError, Ledger, latePayment, rates, socialRates, version } from "./node.ts";

const DUE = "2026-05-31";
const AS_OF = "2026-06-30";
const TABLES = ["ecbRefinancing", "legalProfessional", "legalIndividual"] as const;

// biome-ignore lint/suspicious/noExplicitAny: what is refused has no type
type Wrong = any;

const claim = (options: Wrong) =>
  latePayment({ amount: "100.00", due: DUE, asOf: AS_OF, ...options });
const claims = (options: Wrong) => {
  const invoice = { id: "F", customer: "A", issued: DUE, due: DUE, amount: "100.00" };
  return new Ledger({ invoices: [invoice] }).latePayments({ asOf: AS_OF, ...options });
};

/** Code, path and value of what a call throws. */
function thrown(call: () => unknown): unknown[] {
  try {
    call();
  } catch (error) {
    expect(error).toBeInstanceOf(EncoursError);
    const { code, path, value } = error as EncoursError;
    return [code, path, value];
  }
  throw new Error(`nothing was thrown by ${call}`);
}

test("each value names its sources, each source is told, each series says until when it is known", () => {
  const { series } = rates();
  expect(series.map(({ id }) => id)).toEqual(TABLES);
  for (const { id, points, sources, source, checked, knownUntil } of series) {
    expect(checked).toBe(version().rates);
    expect(knownUntil).toMatch(/^\d{4}-(06-30|12-31)$/);
    expect(points.at(-1)?.from.slice(0, 4)).toBe(knownUntil.slice(0, 4));
    const known = new Map(sources.map((one) => [one.id, one]));
    for (const point of points) {
      expect(point.from).toMatch(/^\d{4}-(01-01|07-01)$/);
      expect(point.percent).toMatch(/^\d+\.\d\d$/);
      expect(point.sources.length, `${id} ${point.from}`).toBeGreaterThan(0);
      for (const name of point.sources) expect(known.has(name), `${id}: ${name}`).toBe(true);
    }
    for (const { title, url } of sources) {
      expect(source).toContain(title);
      expect(url ?? "https://").toMatch(/^https?:\/\//);
    }
  }
});

test("beyond the last known day the last rate is assumed, and the first such day is named", () => {
  const [ecb] = rates().series;
  const known = ecb?.knownUntil ?? "";
  expect(claim({ asOf: known }).warnings).toEqual([]);
  const { warnings, segments } = claim({ asOf: "2199-12-31", language: "en" });
  expect(warnings.map(({ code }) => code)).toEqual(["rates/assumed"]);
  expect(warnings[0]?.message).toContain(`01/01/${BigInt(known.slice(0, 4)) + 1n}`);
  expect(segments.at(-1)?.ratePercent).toBe(segments[1]?.ratePercent);
});

test("a day before the series is refused, not given the first rate", () => {
  expect(thrown(() => claim({ due: "1998-12-30" }))).toEqual([
    "option/invalid",
    "due",
    "1998-12-30",
  ]);
  expect(claim({ due: "1998-12-31", asOf: "1999-01-31" }).segments[0]?.ratePercent).toBe("13.00");
});

test("a day given twice is refused at the second", () => {
  for (const table of TABLES) {
    const point = { from: "2027-01-01", percent: "2" };
    const options = { rates: { [table]: [point, { ...point, percent: 3 }] } };
    const wanted = ["option/invalid", `rates/${table}/1/from`, "2027-01-01"];
    expect(thrown(() => claim(options))).toEqual(wanted);
    expect(thrown(() => claims(options))).toEqual(wanted);
  }
});

test("each point is a day and a percent", () => {
  const refused = (points: Wrong) => thrown(() => claim({ rates: { ecbRefinancing: points } }));
  const at = (code: string, path: string, value?: string) => [
    code,
    `rates/ecbRefinancing/${path}`,
    value,
  ];
  expect(refused([{ from: "2027-01-01" }])).toEqual(at("option/missing", "0/percent"));
  expect(refused([{ percent: 2 }])).toEqual(at("option/missing", "0/from"));
  expect(refused([{ from: "2027-02-29", percent: 2 }])).toEqual(
    at("date/invalid", "0/from", "2027-02-29"),
  );
  expect(refused([{ from: "2027-01-01", percent: 1001 }])).toEqual(
    at("percent/range", "0/percent", "1001"),
  );
  expect(thrown(() => claim({ rates: { ecb: [] } }))[1]).toBe("rates/ecb");
});

test("points of the caller's own extend a series and replace its values", () => {
  const ecb = (from: string, percent: string) => ({
    rates: { ecbRefinancing: [{ from, percent }] },
  });
  expect(claim(ecb("2026-01-01", "5")).segments[0]?.ratePercent).toBe("15.00");
  const next = claim({ ...ecb("2027-01-01", "3.5"), asOf: "2027-06-30" });
  expect(next.segments.at(-1)?.ratePercent).toBe("13.50");
  expect(next.warnings).toEqual([]);
});

test("any jurisdiction but FR and EU is refused", () => {
  for (const jurisdiction of ["FR", "EU"])
    expect(claim({ jurisdiction }).interest).not.toBe("0.00");
  for (const jurisdiction of ["DE", "IT", "UK", "fr", ""]) {
    const wanted = ["option/invalid", "jurisdiction", jurisdiction];
    expect(thrown(() => claim({ jurisdiction }))).toEqual(wanted);
    expect(thrown(() => claims({ jurisdiction }))).toEqual(wanted);
  }
});

test("the rates of micro-entrepreneurs fill a levy, and whoever changes them changes only a copy", () => {
  const { rates, sources, checked } = socialRates();
  expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const { url } of sources) expect(url ?? "https://").toMatch(/^https:\/\//);
  const liberal = rates.find(
    ({ kind, activity }) => kind === "contributions" && activity === "liberal",
  );
  expect(liberal).toEqual({
    year: 2026,
    kind: "contributions",
    activity: "liberal",
    percent: "25.60",
  });
  expect(rates.filter(({ year, doubt }) => year === 2025 && doubt !== "noSource")).toEqual([]);
  const payments = [{ date: "2026-01-15", amount: "1000.00" }];
  const invoice = { id: "F", customer: "A", issued: "2026-01-01", amount: "1000.00", payments };
  const levies = rates
    .filter(({ year }) => year === 2026)
    .map(({ kind, activity, percent }) => ({ label: `${kind} ${activity}`, percent }));
  const { runs } = new Ledger({ invoices: [invoice] }).forecast({
    asOf: "2026-01-31",
    opening: 0,
    periods: 1,
    levies,
  });
  expect(runs[0]?.levies?.map(({ base, amount }) => [base, amount])).toContainEqual([
    "1000.00",
    "256.00",
  ]);
  rates.length = 0;
  expect(socialRates().rates.length).toBeGreaterThan(10);
});
