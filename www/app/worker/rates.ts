/** Reference rates: the tables of the core, what the person put into them, and where the values of a claim were read. */
import {
  type LatePayment,
  type Ledger,
  type RateTables,
  type ReportScope,
  type Rule,
  rates,
  rules,
  version,
} from "encours";
import { type Desk, entries, type OwnRate } from "../desk.ts";
import {
  halfYearEnd,
  type Made,
  nextHalfYear,
  type RatePoint,
  rateId,
  type SeenRates,
} from "../rates.ts";
import type { RateRow } from "./messages.ts";

export type SeriesId = keyof RateTables;
const SERIES = [
  "ecbRefinancing",
  "legalProfessional",
  "legalIndividual",
] as const satisfies SeriesId[];

/** The series that the rule of a statutory rate reads, and whether once for the whole delay (CCP R2192-31). The app asks for no other rate. */
const READS: Record<string, { id: SeriesId; once: boolean }> = {
  "fr/com/L441-10/II": { id: "ecbRefinancing", once: false },
  "fr/ccp/R2192-31": { id: "ecbRefinancing", once: true },
  "fr/civ/1231-6": { id: "legalProfessional", once: false },
};

/** A value of a table: from when to when, where it was read and when that was checked. */
export interface TableRow extends RatePoint {
  to: string;
  sources: { title: string; url?: string }[];
  checked: string;
  /** The person put it there; `given`: in place of this one of the tables. */
  own: boolean;
  given?: string;
  /** A half-year before it has no value: no figure uses it. */
  unused: boolean;
}
export interface RateTable {
  series: SeriesId;
  /** The rules that read it. */
  rules: Rule[];
  /** The last half-year first. */
  rows: TableRow[];
  /** The first half-year without a value. */
  next: string;
}

/** What a claim comes to on a day, without a value of the person's own and with it. */
export interface RatePreview {
  asOf: string;
  currency: string;
  before: { interest: string; claim: string };
  after: { interest: string; claim: string };
}

function ownOf(desk: Desk, series: string): (OwnRate & { from: string })[] {
  return entries(desk, "rate")
    .filter(([id]) => id.startsWith(`${series}/`))
    .map(([id, value]) => ({ ...value, from: id.slice(series.length + 1) }))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** The values of a series, the last half-year first. */
function rowsOf(desk: Desk, series: ReturnType<typeof rates>["series"][number]): TableRow[] {
  const { id, points, sources, checked } = series;
  const given = new Map<string, TableRow>();
  for (const { from, percent, sources: cited } of points) {
    given.set(from, {
      series: id,
      from,
      to: halfYearEnd(from),
      percent,
      sources: sources.filter((source) => cited.includes(source.id)),
      checked,
      own: false,
      unused: false,
    });
  }
  const first = points[0]?.from ?? "";
  for (const { from, percent, source, url, checked: on } of ownOf(desk, id)) {
    const was = given.get(from);
    given.set(from, {
      series: id,
      from,
      to: halfYearEnd(from),
      percent,
      sources: [{ title: source, ...(url ? { url } : {}) }],
      checked: on,
      own: true,
      ...(was ? { given: was.percent } : {}),
      unused: false,
    });
  }
  const rows = [...given.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
  let expected = first;
  for (const row of rows) {
    // The core takes the last value before a half-year without one: what comes after a hole waits until that is filled.
    row.unused = row.from !== expected;
    if (!row.unused) expected = nextHalfYear(row.from);
  }
  return rows.toReversed();
}

export function rateTables(desk: Desk): RateTable[] {
  const known = rules();
  return rates().series.map((series): RateTable => {
    const rows = rowsOf(desk, series);
    const last = rows.find(({ unused }) => !unused);
    return {
      series: series.id as SeriesId,
      rules: known.filter(({ id }) => READS[id]?.id === series.id),
      rows,
      next: last ? nextHalfYear(last.from) : "",
    };
  });
}

/** What the person put into the tables and figures use. */
function ownPoints(desk: Desk): RatePoint[] {
  if (!desk.rate) return [];
  const used = rateTables(desk).flatMap(({ rows }) =>
    rows.filter(({ own, unused }) => own && !unused),
  );
  return used.map(({ series, from, percent }) => ({ series, from, percent })).reverse();
}

function asTables(points: readonly RatePoint[]): { rates?: RateTables } {
  if (points.length === 0) return {};
  const of = (series: SeriesId) =>
    points
      .filter((point) => point.series === series)
      .map(({ from, percent }) => ({ from, percent }));
  const used = SERIES.filter((series) => of(series).length > 0);
  return { rates: Object.fromEntries(used.map((series) => [series, of(series)])) };
}

/** What every call for late payments is given besides: the values of the person's own. */
export function ownTables(desk: Desk): { rates?: RateTables } {
  return asTables(ownPoints(desk));
}

/** What figures are made with. */
export function madeWith(desk: Desk): Made {
  const own = ownPoints(desk);
  return { ...version(), ...(own.length > 0 ? { own } : {}) };
}

/** What a value changes, on the day that is looked at and at the end of its half-year; the core refuses what is no rate. */
export function previewRate(
  ledger: Ledger,
  desk: Desk,
  scope: ReportScope,
  { series, from, percent }: RatePoint,
): RatePreview[] {
  const others = ownPoints(desk);
  const kept = others.filter((one) => rateId(one) !== rateId({ series, from }));
  const now = asTables(others);
  const then = asTables([...kept, { series, from, percent }]);
  const end = halfYearEnd(from);
  const days = end > scope.asOf ? [scope.asOf, end] : [scope.asOf];
  return days.map((asOf): RatePreview => {
    const sums = (tables: { rates?: RateTables }) => {
      const { interest, claim } = ledger.latePayments({ ...scope, asOf, limit: 0, ...tables });
      return { interest, claim };
    };
    const [before, after] = [sums(now), sums(then)];
    return { asOf, currency: scope.currency ?? "EUR", before, after };
  });
}

/** The tables of the core as they are, to be told apart from those of another version. */
export function seenRates(): SeenRates {
  const percents: SeenRates["percents"] = {};
  for (const { id, points } of rates().series) {
    percents[id] = Object.fromEntries(points.map(({ from, percent }) => [from, percent]));
  }
  return { checked: version().rates, percents };
}

/** One row for each value that the segments rest on; beyond the series that is its last one. */
export function ratesOf(segments: LatePayment["segments"], desk: Desk): RateRow[] {
  const [first] = segments;
  const read = first && READS[first.rule.id];
  const table = read && rateTables(desk).find(({ series }) => series === read.id);
  if (!table) return [];
  const used = table.rows.filter(({ unused }) => !unused);
  const days = read.once ? [first.from] : segments.map(({ from }) => from);
  const points = days.map((day) => used.find(({ from }) => from <= day));
  return [...new Set(points)].flatMap((point) => {
    if (!point) return [];
    const { series, from, percent, sources, checked, own } = point;
    return [{ series, from, percent, checked, sources, own }];
  });
}
