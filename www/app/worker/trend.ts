import type { KpiReport, Ledger, ReportScope } from "encours";
import { dayNumber, isoDay } from "./days.ts";

const MONTHS = 12;

/** The last days of the twelve months that are over on a day, the first first. */
export function monthEnds(asOf: string): string[] {
  const ends: string[] = [];
  // The day after: on the last day of a month that month is over.
  let first = `${isoDay(dayNumber(asOf) + 1).slice(0, 8)}01`;
  while (ends.length < MONTHS) {
    const end = isoDay(dayNumber(first) - 1);
    ends.unshift(end);
    first = `${end.slice(0, 8)}01`;
  }
  return ends;
}

/** The indicators as they stood at each of these days. */
export function trend(ledger: Ledger, scope: ReportScope, days: number): KpiReport[] {
  return monthEnds(scope.asOf).map((asOf) => ledger.kpis({ ...scope, asOf, days }));
}
