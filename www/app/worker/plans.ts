/** Payment plans on a day: which parts were paid in time, by the payments of the ledger. Sums and their signs are the core's. */
import type { Ledger } from "encours";
import { isNegative, isZero } from "../../ui/format.ts";
import type { Desk, PaymentPlan } from "../desk.ts";
import { dayNumber, isoDay } from "./days.ts";
import { sum } from "./sum.ts";

export interface PlanStanding {
  id: string;
  /** Of the customer. */
  name: string;
  plan: PaymentPlan;
  /** Held: its invoices are not reminded. Kept: all is paid. Broken: a part was missed, since a day. */
  state: "held" | "kept" | "broken";
  parts: { date: string; amount: string; state: "paid" | "late" | "missed" | "coming" }[];
  /** Of the first part that was missed: its number from 1, and the day after its days of grace. */
  broken?: { part: number; on: string };
}

/** The same amount with the other sign. */
export function negated(amount: string): string {
  return isNegative(amount) ? amount.slice(1) : `-${amount}`;
}

/** Each plan that was made by this day, the last one first. */
export function planStandings(ledger: Ledger, desk: Desk, asOf: string): PlanStanding[] {
  const names = new Map(ledger.customers().map(({ id, name = id }) => [id, name]));
  return Object.entries(desk.plan ?? {})
    .filter(([, { made }]) => made <= asOf)
    .map(([id, plan]) => {
      const name = names.get(plan.customer) ?? plan.customer;
      return standing(ledger, id, name, plan, asOf);
    })
    .sort((one, other) => (one.id < other.id ? 1 : -1));
}

function standing(
  ledger: Ledger,
  id: string,
  name: string,
  plan: PaymentPlan,
  asOf: string,
): PlanStanding {
  // What was paid by the day of the plan is no longer in what it shares out.
  const payments = plan.invoices
    .flatMap((invoice) => ledger.get(invoice)?.payments ?? [])
    .filter(({ date }) => date > plan.made);
  const covered = (part: number, day: string) => {
    const owed = plan.parts.slice(0, part).map(({ amount }) => amount);
    const paid = payments.filter(({ date }) => date <= day);
    const left = sum(
      [...owed, ...paid.map(({ amount }) => negated(String(amount)))],
      plan.currency,
    );
    return isZero(left) || isNegative(left);
  };
  let broken: PlanStanding["broken"];
  const parts = plan.parts.map(({ date, amount }, index): PlanStanding["parts"][number] => {
    const part = index + 1;
    const end = isoDay(dayNumber(date) + plan.graceDays);
    if (end < asOf && !covered(part, end)) {
      broken ??= { part, on: isoDay(dayNumber(end) + 1) };
      return { date, amount, state: covered(part, asOf) ? "late" : "missed" };
    }
    if (covered(part, asOf)) return { date, amount, state: "paid" };
    return { date, amount, state: date < asOf ? "late" : "coming" };
  });
  const paid = covered(plan.parts.length, asOf);
  const state = paid ? "kept" : broken ? "broken" : "held";
  return { id, name, plan, state, parts, ...(broken ? { broken } : {}) };
}

/** The invoices that are not reminded while a plan holds. */
export function pausedInvoices(standings: readonly PlanStanding[]): Set<string> {
  const held = standings.filter(({ state }) => state === "held");
  return new Set(held.flatMap(({ plan }) => plan.invoices));
}
