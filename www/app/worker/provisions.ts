/** What is set aside at a closing. */
import type { AllowanceOptions, ReportScope } from "encours";
import { type Closing, previousClosing } from "../closings.ts";
import type { Desk } from "../desk.ts";
import type { Choices } from "./messages.ts";
import { inSideLedger } from "./side-ledger.ts";

/** What the allowances of a day rest on: the rates chosen, and what was set aside at the last closing. */
export function allowanceOptions(
  scope: ReportScope,
  choices: Choices,
  desk: Desk,
): AllowanceOptions {
  const { asOf, currency, ratesPercent, doubtfulPercent, disputedPercent } = choices;
  const previous = previousClosing(desk, asOf, currency)?.closing.allowances;
  return {
    ...scope,
    ratesPercent,
    ...(doubtfulPercent === "" ? {} : { doubtfulPercent }),
    ...(disputedPercent === "" ? {} : { disputedPercent }),
    defaultVatPercent: choices.vatPercent,
    ...(previous ? { previous } : {}),
  };
}

/** As many rates as there are ages, for a report that weighs nothing. */
const NO_RATES = ["0", "0", "0", "0", "0"];

/** Allowances that a person states for a closing, as the core reads them, with their sum. */
export function statedClosing(
  asOf: string,
  currency: string,
  allowances: Record<string, string>,
): Closing {
  const options = { asOf, currency, ratesPercent: NO_RATES, previous: allowances };
  const { rows, previous } = inSideLedger({}, (ledger) => ledger.allowance(options));
  const stated = rows.map((row) => [row.customer, row.previous]);
  return { currency, allowances: Object.fromEntries(stated), allowance: previous };
}
