/** What is set aside at a closing. */
import type { AllowanceOptions, ReportScope } from "encours";
import { type Closing, previousClosing, type Risk } from "../closings.ts";
import type { Desk } from "../desk.ts";
import type { Choices, RiskRow } from "./messages.ts";
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

/** What remains of a risk that is no longer there: nothing, for certain. */
const GONE = [{ amount: "0", probabilityPercent: "100" }];

/**
 * The risks of the register, each held against what was set aside for it at the last closing; those that a closing knows and the
 * register no longer does are taken back in full.
 * @param judge What the core makes of a risk, or why it refuses it.
 */
export function riskRows(
  { asOf, currency }: Choices,
  desk: Desk,
  judge: (risk: Risk) => RiskRow["outcome"],
): RiskRow[] {
  const register = desk.risk ?? {};
  const row = (id: string, risk: Risk, released: boolean): RiskRow => {
    const last = previousClosing(desk, asOf, risk.currency);
    const known = last?.closing.risks?.[id];
    const held = known ? { ...risk, previous: known.amount } : risk;
    return {
      id,
      risk: held,
      released,
      ...(known && last ? { closing: last.date } : {}),
      outcome: judge(released ? { ...held, outcomes: GONE } : held),
    };
  };
  const gone = Object.entries(previousClosing(desk, asOf, currency)?.closing.risks ?? {}).filter(
    ([id]) => !Object.hasOwn(register, id),
  );
  return [
    ...Object.entries(register).map(([id, risk]) => row(id, risk, false)),
    ...gone.map(([id, { risk }]) => row(id, risk, true)),
  ];
}
