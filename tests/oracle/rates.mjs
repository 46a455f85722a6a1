// The rate of a day (§4.2).

import { halfYearStart } from "./calendar.mjs";
import { Exact } from "./exact.mjs";
import { RATES } from "./tables.mjs";

/** A series with given points joined to the built-in ones; the same first day replaces. */
export function series(id, given = []) {
  const byDay = new Map(RATES[id].map(({ from, percent }) => [from, Exact.of(percent)]));
  for (const { from, percent } of given) byDay.set(from, percent);
  const points = [...byDay].map(([from, percent]) => ({ from, percent }));
  points.sort((a, b) => a.from - b.from);
  return new Series(points);
}

class Series {
  constructor(points) {
    const first = points[0].from;
    const opens = halfYearStart(first);
    this.points = points;
    /** First day of the first half-year that begins on or after the first point. */
    this.begins = opens === first ? first : halfYearStart(opens + 184);
    /** First day of the half-year that holds the last point. */
    this.lastHalf = halfYearStart(points.at(-1).from);
  }

  isBefore(day) {
    return day < this.begins;
  }

  isBeyond(day) {
    return halfYearStart(day) > this.lastHalf;
  }

  covers(day) {
    return !this.isBefore(day) && !this.isBeyond(day);
  }

  /** The last point on or before the first day of its half-year; beyond the series the last one. */
  on(day) {
    const start = this.isBeyond(day) ? Number.POSITIVE_INFINITY : halfYearStart(day);
    return this.points.findLast(({ from }) => from <= start).percent;
  }
}
