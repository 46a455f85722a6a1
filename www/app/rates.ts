/** Reference rates as the page names them: half-years, and what figures were made with. */

/** A value of a series: of which half-year, in per cent a year. */
export interface RatePoint {
  series: string;
  /** 1 January or 1 July. */
  from: string;
  percent: string;
}

/** What figures were made with: the package, the day on which its tables of rates were checked, and what the person put into them. */
export interface Made {
  package: string;
  rates: string;
  own?: RatePoint[];
}

/** The tables that the person has seen, for what another version brings to be told. */
export interface SeenRates {
  checked: string;
  /** By series, then by half-year. */
  percents: Record<string, Record<string, string>>;
}

export function isSeenRates(value: unknown): value is SeenRates {
  const { checked, percents } = (value ?? {}) as Partial<SeenRates>;
  return typeof checked === "string" && typeof percents === "object" && percents !== null;
}

/** By which the desk keeps a value. */
export function rateId({ series, from }: Pick<RatePoint, "series" | "from">): string {
  return `${series}/${from}`;
}

function isFirstHalf(from: string): boolean {
  return from.slice(5) === "01-01";
}

export function halfYearEnd(from: string): string {
  return `${from.slice(0, 4)}-${isFirstHalf(from) ? "06-30" : "12-31"}`;
}

export function nextHalfYear(from: string): string {
  const year = from.slice(0, 4);
  // A year, not money.
  return isFirstHalf(from) ? `${year}-07-01` : `${Number(year) + 1}-01-01`;
}

/** What another version of the tables says otherwise, and what is new in it: `was` is the former value. */
export function newRates(seen: SeenRates, now: SeenRates): (RatePoint & { was?: string })[] {
  return Object.entries(now.percents).flatMap(([series, percents]) =>
    Object.entries(percents).flatMap(([from, percent]) => {
      const was = seen.percents[series]?.[from];
      if (was === percent) return [];
      return [{ series, from, percent, ...(was === undefined ? {} : { was }) }];
    }),
  );
}
