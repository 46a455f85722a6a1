/** What is set aside at a closing. */
import type { AllowanceOptions, Figure, Ledger, ReportScope } from "encours";
import { type Closing, previousClosing, type Risk } from "../closings.ts";
import type { Desk } from "../desk.ts";
import type { Choices, InvoiceRow, RiskRow, Sheet, Sheets } from "./messages.ts";
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
export const NO_RATES = ["0", "0", "0", "0", "0"];

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

/** Sheets are read by people: no more are made than these lines hold. */
const MOST_LINES = 2000;

/**
 * A sheet for each customer for whom something is set aside, the largest first.
 * @param rowOf An invoice as it stands on the day.
 */
export function sheetsOf(
  ledger: Ledger,
  options: AllowanceOptions,
  rowOf: (invoice: string) => InvoiceRow | undefined,
): Sheets {
  const { asOf, rows } = ledger.allowance(options);
  const known = new Map(rows.map((row) => [row.customer, row]));
  const [total] = ledger.explainFigure("allowance", options, "allowance").parts;
  const named = (total?.items ?? []).flatMap(({ customer }) => known.get(customer ?? "") ?? []);
  const sheets: Sheet[] = [];
  let lines = 0;
  for (const row of named) {
    if (lines >= MOST_LINES) break;
    const key = row.customer.replaceAll("~", "~0").replaceAll("/", "~1");
    const figure = ledger.explainFigure("allowance", options, `rows/${key}/allowance`);
    const sheet = { row, lines: linesOf(figure, rowOf) };
    sheets.push(sheet);
    lines += sheet.lines.length;
  }
  return { asOf, sheets, left: named.length - sheets.length };
}

/** The invoices that a customer's allowance is made of, each with its rate. */
function linesOf({ parts }: Figure, rowOf: (invoice: string) => InvoiceRow | undefined) {
  const rates = new Map(parts.map(({ name, value }) => [name, value]));
  const lines: Sheet["lines"] = [];
  for (const { name, items } of parts) {
    const ratePercent = rates.get(name.replace(/^net(?=\d)/, "rate"));
    if (!/^net\d/.test(name) || ratePercent === undefined) continue;
    for (const { invoice = "", amount } of items) {
      const { issued, due, daysLate } = rowOf(invoice) ?? { issued: "", due: "", daysLate: 0 };
      lines.push({ invoice, issued, due, daysLate, net: amount, ratePercent });
    }
  }
  return lines.sort((one, other) => (one.due < other.due ? -1 : 1));
}
