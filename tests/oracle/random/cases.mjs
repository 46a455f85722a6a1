// Random calls.

import { CALCULATORS } from "./calculators.mjs";
import { FOREIGN, ledger, seasonal } from "./ledgers.mjs";
import { between, REPORTS, scope } from "./reports.mjs";
import { someDay } from "./values.mjs";

export const CALLS = [...Object.keys(REPORTS), ...Object.keys(CALCULATORS)];

/** A call with its input and, for a report, its ledger. */
export function randomCase(dice, call) {
  if (CALCULATORS[call]) return { call, input: CALCULATORS[call](dice) };
  const asOf = someDay(dice);
  const currency = dice.in100(80) ? "EUR" : dice.pick(FOREIGN);
  const made = call === "seasons" && dice.in100(75) ? seasonal : ledger;
  const data = made(dice, { asOf, currency });
  const context = { asOf, currency, ledger: data };
  const about = call === "changes" ? between(dice, context) : scope(dice, context);
  const input = { ...about, ...REPORTS[call](dice, context) };
  return { call, ledger: data, input };
}
