// What the package is to answer: each call by its name (see README.md beside this file).

import { aging } from "./aging.mjs";
import { allowance } from "./allowance.mjs";
import { changes } from "./changes.mjs";
import { collectionCosts } from "./collectionCosts.mjs";
import { earlyDiscount } from "./earlyDiscount.mjs";
import { forecast } from "./forecast.mjs";
import { installments } from "./installments.mjs";
import { kpis } from "./kpis.mjs";
import { latePayment } from "./latePayment.mjs";
import { latePayments } from "./latePayments.mjs";
import { readLedger } from "./ledger.mjs";
import { lossRates } from "./lossRates.mjs";
import { provision } from "./provision.mjs";
import { reminders } from "./reminders.mjs";
import { scores } from "./scores.mjs";
import { seasons } from "./seasons.mjs";
import { checkTerms, dueDate } from "./terms.mjs";
import { writeOff } from "./writeOff.mjs";

export { Refusal } from "./input.mjs";

const calculators = {
  checkTerms,
  collectionCosts,
  dueDate,
  earlyDiscount,
  installments,
  latePayment,
  provision,
  writeOff,
};
const reports = {
  aging,
  allowance,
  changes,
  forecast,
  kpis,
  latePayments,
  lossRates,
  reminders,
  scores,
  seasons,
};

/** The answer to a call, a report on the ledger of this data; throws a Refusal. */
export function answer(call, input, data) {
  return reports[call] ? reports[call](readLedger(data ?? {}), input) : calculators[call](input);
}
