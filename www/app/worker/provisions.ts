/** What is set aside at a closing. */
import type { AllowanceOptions, AllowanceReport, Figure, Ledger, ReportScope } from "encours";
import { type Closing, previousClosing, type Risk } from "../closings.ts";
import type { Desk } from "../desk.ts";
import type { Choices, InvoiceRow, Provisions, RiskRow, Sheet, Sheets } from "./messages.ts";
import { inSideLedger } from "./side-ledger.ts";
import { sum } from "./sum.ts";

/** What the allowances of a day rest on: the rates chosen, and what was set aside at the last closing. */
export function allowanceOptions(
  ledger: Ledger,
  scope: ReportScope,
  choices: Choices,
  desk: Desk,
): AllowanceOptions {
  const { asOf, currency, ratesPercent, doubtfulPercent, disputedPercent } = choices;
  const previous = previousClosing(desk, asOf, currency)?.closing.allowances;
  // A rate stays where its invoice is taken out of the book, and comes back with it.
  const individual = Object.entries(desk.individualRate ?? {}).flatMap(([invoice, rate]) =>
    ledger.get(invoice) ? [{ invoice, ...rate }] : [],
  );
  return {
    ...scope,
    ratesPercent,
    ...(doubtfulPercent === "" ? {} : { doubtfulPercent }),
    ...(disputedPercent === "" ? {} : { disputedPercent }),
    defaultVatPercent: choices.vatPercent,
    ...(previous ? { previous } : {}),
    ...(individual.length > 0 ? { individual } : {}),
  };
}

/** What individual rates set aside in all, and on what: added up by the core. */
export function individualSums({
  currency,
  individual,
}: AllowanceReport): Provisions["individual"] {
  return {
    base: sum(
      individual.map(({ base }) => base),
      currency,
    ),
    allowance: sum(
      individual.map(({ allowance }) => allowance),
      currency,
    ),
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
 * A sheet for each customer for whom something is set aside, or of whom an invoice has a rate of its own: these first, then the largest.
 * @param rowOf An invoice as it stands on the day.
 */
export function sheetsOf(
  ledger: Ledger,
  options: AllowanceOptions,
  rowOf: (invoice: string) => InvoiceRow | undefined,
): Sheets {
  const { asOf, rows, individual } = ledger.allowance(options);
  const known = new Map(rows.map((row) => [row.customer, row]));
  const [total] = ledger.explainFigure("allowance", options, "allowance").parts;
  const largest = (total?.items ?? []).map(({ customer = "" }) => customer);
  const named = [...new Set([...individual.map(({ customer }) => customer), ...largest])];
  const sheets: Sheet[] = [];
  let lines = 0;
  for (const customer of named) {
    if (lines >= MOST_LINES) break;
    const row = known.get(customer);
    if (!row) continue;
    const key = customer.replaceAll("~", "~0").replaceAll("/", "~1");
    const figure = ledger.explainFigure("allowance", options, `rows/${key}/allowance`);
    const own = individual.filter((one) => one.customer === customer);
    const sheet = { row, lines: linesOf(figure, own, rowOf) };
    sheets.push(sheet);
    lines += sheet.lines.length;
  }
  return { asOf, sheets, left: named.length - sheets.length };
}

/** The invoices that a customer's allowance is made of, each with its rate. */
function linesOf(
  { parts }: Figure,
  own: AllowanceReport["individual"],
  rowOf: (invoice: string) => InvoiceRow | undefined,
): Sheet["lines"] {
  const dates = (invoice: string) => {
    const { issued, due, daysLate } = rowOf(invoice) ?? { issued: "", due: "", daysLate: 0 };
    return { invoice, issued, due, daysLate };
  };
  const rates = new Map(parts.map(({ name, value }) => [name, value]));
  const byAge = parts.flatMap(({ name, items }) => {
    const ratePercent = rates.get(name.replace(/^net(?=\d)/, "rate"));
    if (!/^net\d/.test(name) || ratePercent === undefined) return [];
    return items.map(({ invoice = "", amount }) => ({
      ...dates(invoice),
      net: amount,
      ratePercent,
    }));
  });
  const single = own.map(({ invoice, base, ratePercent, reason }) => ({
    ...dates(invoice),
    net: base,
    ratePercent,
    ...(reason === undefined ? {} : { reason }),
  }));
  return [...single, ...byAge].sort((one, other) => (one.due < other.due ? -1 : 1));
}
