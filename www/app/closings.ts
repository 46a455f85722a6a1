/** Closings that the desk keeps: what is set aside now is booked against the last one before. */
import type { RiskInput } from "encours";
import { type Desk, deskValue } from "./desk.ts";
import type { Made } from "./rates.ts";

/** A risk of the register, as the core takes it, with the name that the person gives it. */
export type Risk = RiskInput & { label: string; currency: string };

/** What was set aside at a closing. */
export interface Closing {
  currency: string;
  /** Allowance by customer id. */
  allowances: Record<string, string>;
  /** Their sum, as the core gives it. */
  allowance: string;
  /** Provisions by the id of their risk, with the risk as it was then; absent where there were none. */
  risks?: Record<string, { risk: Risk; amount: string }>;
  /** What computed them; absent where a person typed them. */
  made?: Made;
}

/** Those of a currency, the last one first. */
export function closings(desk: Desk, currency: string): { date: string; closing: Closing }[] {
  return Object.entries(desk.closing ?? {})
    .filter(([, closing]) => closing.currency === currency)
    .map(([date, closing]) => ({ date, closing }))
    .sort((one, other) => (one.date < other.date ? 1 : -1));
}

/** The last one before a day. */
export function previousClosing(
  desk: Desk,
  asOf: string,
  currency: string,
): { date: string; closing: Closing } | undefined {
  return closings(desk, currency).find(({ date }) => date < asOf);
}

/** The one of that very day. */
export function closingOf(desk: Desk, asOf: string, currency: string): Closing | undefined {
  const closing = deskValue(desk, "closing", asOf);
  return closing?.currency === currency ? closing : undefined;
}
