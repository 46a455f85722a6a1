import type { Invoice } from "encours";

/** Days of the calendar as numbers, without time or zone. */
const DAY_MS = 86_400_000;

export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whether an invoice is contested, or its payment doubtful, on a day: both ends count. */
export function isWithin(span: Invoice["disputed"], day: string): boolean {
  return span !== undefined && span.from <= day && (span.to === undefined || day <= span.to);
}
