// Money that moves on a day, in a forecast and in its simulation (§7).

import { sum, ZERO } from "./exact.mjs";
import { groupBy, sorted } from "./ledger.mjs";

/** When an invoice is paid, from its due date and a delay (7.2, 7.5). */
export function payDay({ due, extraDelay }, delay, { asOf, overdueGraceDays }) {
  const usual = due + delay;
  const expected = usual <= asOf ? asOf + overdueGraceDays : usual;
  return Math.max(asOf + 1, expected + extraDelay);
}

export const totalOf = (movements) => sum(movements.map(({ amount }) => amount));

/** Balances at the end of the days on which something moves, from the first day on. */
export function balances(opening, first, movements) {
  const byDay = groupBy([{ day: first, amount: ZERO }, ...movements], ({ day }) => day);
  let balance = opening;
  return sorted(byDay, ([a], [b]) => a - b).map(([day, moved]) => {
    balance = balance.plus(totalOf(moved));
    return { day, balance };
  });
}
