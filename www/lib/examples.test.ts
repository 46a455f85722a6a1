// What an error sentence gives as an example is taken at its word: put where the error says, it is no longer refused there for the same reason.

import { afterEach, expect, test } from "vitest";
import * as encours from "./node.ts";

const { EncoursError, Ledger, setLanguage } = encours;

// biome-ignore lint/suspicious/noExplicitAny: what is refused has no type
type Any = any;

const ID = "F-2025-001";
const CUSTOMER = "C-001";
const SCOPE = { asOf: "2025-06-30", fx: { USD: "0.92" }, customers: [CUSTOMER] };
const TERMS = {
  kind: "endOfMonth",
  days: 45,
  order: "daysThenEndOfMonth",
  dayOfMonth: 10,
  businessDay: "following",
  holidays: "metropolitan",
};
const RATES = [{ from: "2000-01-01", percent: "2" }];
const DATA = {
  customers: [
    {
      id: CUSTOMER,
      name: "Martin",
      kind: "business",
      terms: TERMS,
      creditLimit: "5000",
      guaranteed: "5",
    },
  ],
  invoices: [
    {
      id: ID,
      customer: CUSTOMER,
      issued: "2025-01-31",
      terms: TERMS,
      amount: "120.00",
      vat: "20.00",
      currency: "EUR",
      payments: [{ date: "2025-02-01", amount: "5.00" }],
      disputed: { from: "2025-03-01", to: "2025-03-02" },
      doubtful: { from: "2025-05-01" },
      writtenOff: "2025-12-31",
    },
  ],
};

/** A figure of each report, and what the report asks besides the scope. */
const FIGURES: [report: string, key: string, more: object][] = [
  ["aging", "total/total", {}],
  ["kpis", "dso", {}],
  ["allowance", "charge", { ratesPercent: ["0", "5", "25", "50", "100"] }],
  ["forecast", "runs/base/closing", { opening: "0", periods: 2 }],
];

const ledger = () => new Ledger(DATA as Any);
const encoded = new TextEncoder().encode("facture;client;date;montant\n1;A;31/12/2024;12,50\n");

/** Every call with an input that is right, all keys given. */
const calls: [name: string, input: Any, call: (input: Any) => unknown][] = [
  ["new Ledger", DATA, (input) => new Ledger(input).free()],
  [
    "pay",
    { invoice: ID, payment: { date: "2025-02-01", amount: "5.00" } },
    ({ invoice, payment }) => ledger().pay(invoice, payment),
  ],
  ["remove", { ids: [ID] }, ({ ids }) => ledger().remove(ids)],
  ["get", { id: ID }, ({ id }) => ledger().get(id)],
  ["invoices", { from: 0, count: 1 }, (input) => ledger().invoices(input)],
  [
    "fromCsv",
    {
      columns: { amount: "montant" },
      delimiter: ";",
      decimal: ",",
      dateFormat: "DD/MM/YYYY",
      encoding: "utf-8",
      currency: "EUR",
      roundAmounts: true,
    },
    (input) => Ledger.fromCsv(encoded, input).ledger.free(),
  ],
  ["dueDate", { issued: "2025-01-31", terms: TERMS }, encours.dueDate],
  [
    "checkTerms",
    {
      terms: { kind: "net", days: 45 },
      debtor: "business",
      sector: "transport",
      periodic: true,
      jurisdiction: "FR",
    },
    encours.checkTerms,
  ],
  [
    "latePayment",
    {
      amount: "100.00",
      due: "2024-05-31",
      asOf: "2025-09-30",
      payments: [{ date: "2025-01-31", amount: "5.00" }],
      currency: "EUR",
      debtor: "business",
      rate: { kind: "legalMultiple", multiple: "3" },
      formalNotice: "2024-07-01",
      indemnity: true,
      language: "en",
      jurisdiction: "FR",
      rateFixing: "semester",
      dayCount: "actual/365",
      imputation: "principalFirst",
      rates: { ecbRefinancing: RATES, legalProfessional: RATES, legalIndividual: RATES },
    },
    encours.latePayment,
  ],
  [
    "provision",
    {
      kind: "litigation",
      label: "Litige",
      outcomes: [{ amount: "100", probabilityPercent: "100" }],
      method: "mostLikely",
      previous: "5",
      nature: "operating",
      discount: { ratePercent: "3", years: 5 },
      chart: 2014,
      currency: "EUR",
    },
    encours.provision,
  ],
  ["writeOff", { amount: "100", vat: "20", allowance: "5", from: "customers" }, encours.writeOff],
  [
    "installments",
    { amount: "100", count: 3, first: "2025-06-30", every: "month", ratePercent: "5" },
    encours.installments,
  ],
  ["earlyDiscount", { amount: "100", discountPercent: "2", daysEarly: 30 }, encours.earlyDiscount],
  [
    "collectionCosts",
    {
      annualSales: "1000000",
      invoicesPerYear: 100,
      dsoDays: "60",
      overduePercent: "20",
      lossPercent: "1",
      fundingRatePercent: "5",
      inHouse: { minutesPerInvoice: "20", hourlyCost: "35", fixedYearly: "1200" },
      agency: { feePercentOfRecovered: "12", dsoDays: "50" },
      factoring: { commissionPercent: "1", fundingRatePercent: "4", fundedPercent: "90" },
    },
    encours.collectionCosts,
  ],
  ["aging", { ...SCOPE, buckets: [30, 60], basis: "due" }, (input) => ledger().aging(input)],
  ["kpis", { ...SCOPE, days: 90 }, (input) => ledger().kpis(input)],
  [
    "latePayments",
    { ...SCOPE, limit: 5, rate: { kind: "contract", percent: "12" } },
    (input) => ledger().latePayments(input),
  ],
  [
    "explain",
    { invoice: ID, options: SCOPE },
    ({ invoice, options }) => ledger().explain(invoice, options),
  ],
  ...FIGURES.map(([report, key, more]): [string, Any, (input: Any) => unknown] => [
    `explainFigure of ${report}`,
    { report, options: { ...SCOPE, ...more }, key },
    ({ report, options, key }) => ledger().explainFigure(report, options, key),
  ]),
  [
    "forecast",
    {
      ...SCOPE,
      opening: "100.00",
      periods: 3,
      every: "week",
      flows: [{ label: "Loyer", amount: "-9", date: "2025-07-01", every: "week", category: "x" }],
      timing: "due",
      overdueGraceDays: 5,
      threshold: "0",
      scenarios: [
        { name: "a", extraDelayDays: 1, inflowPercent: "90", outflowPercent: "90" },
        { name: "b", customers: { [CUSTOMER]: { extraDelayDays: 1, inflowPercent: "90" } } },
      ],
      simulation: { runs: 10, seed: 1, quantilesPercent: ["5", "50"] },
      levies: [{ label: "Urssaf", percent: "25.6", of: "vat", every: "month", day: 5, less: "1" }],
      defaultVatPercent: "20",
      weekStart: 1,
    },
    (input) => ledger().forecast(input),
  ],
  ["seasons", { ...SCOPE, years: 2 }, (input) => ledger().seasons(input)],
  [
    "lossRates",
    { ...SCOPE, buckets: [30], days: 90, from: "2020-01-01" },
    (input) => ledger().lossRates(input),
  ],
  [
    "allowance",
    {
      ...SCOPE,
      ratesPercent: ["0", "5", "25", "50", "100"],
      doubtfulPercent: "50",
      defaultVatPercent: "20",
      previous: { [CUSTOMER]: "5" },
      individual: [{ invoice: ID, ratePercent: "50", reason: "Liquidation judiciaire" }],
    },
    (input) => ledger().allowance(input),
  ],
  [
    "changes",
    { from: "2025-01-01", to: "2025-06-30", currency: "EUR", limit: 5 },
    (input) => ledger().changes(input),
  ],
  [
    "reminders",
    {
      ...SCOPE,
      policy: { steps: [{ stage: "friendly", day: 3, channel: "email" }], minimum: "5" },
      sent: [{ invoice: ID, stage: "friendly", date: "2025-06-01" }],
    },
    (input) => ledger().reminders(input),
  ],
  ["scores", SCOPE, (input) => ledger().scores(input)],
];

/** What no key takes, kind by kind. */
const wrong: Any[] = [{}, [], "x", "", -5, 1.5, 1e15, true, [1], ["x"], [{}], null, undefined];

type Place = (string | number)[];

/** The places of all that an input is made of. */
function places(value: Any, at: Place = []): Place[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, position) => places(item, [...at, position]))
    : value !== null && typeof value === "object"
      ? Object.entries(value).flatMap(([key, item]) => places(item, [...at, key]))
      : [];
  return [at, ...inner];
}

/** The same input with another value at a place. */
function replaced(input: Any, [key, ...rest]: Place, value: Any): Any {
  if (key === undefined) return value;
  const copy = Array.isArray(input) ? [...input] : Object(input) === input ? { ...input } : {};
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}

function refusal(call: () => unknown): encours.EncoursError | undefined {
  try {
    call();
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(EncoursError);
    return error as encours.EncoursError;
  }
  return undefined;
}

/** The sentence without the value that was found. */
function reason({ message }: encours.EncoursError): string {
  return message.replace(/ \(".*?"\) /s, " ");
}

/** What stands after "such as" in the sentence, as a caller would write it. */
function example(message: string): Any {
  const told = / (?:such as|one of|as one of these:) (.+)\.$/s.exec(message)?.[1];
  if (told === undefined) return undefined;
  if (/^[{[]/.test(told)) return literal(told);
  // "20.00" for "120.00" is right for another amount than the one at hand.
  const quoted = /^"(.*?)"(?:, | and | or |$)/s.exec(told)?.[1];
  if (quoted === undefined) return /^-?\d+/.test(told) ? Number.parseInt(told, 10) : undefined;
  return /^[{[]/.test(quoted) ? literal(/^"([{[].*[}\]])"/s.exec(told)?.[1] ?? quoted) : quoted;
}

/** The object or list with which a text begins. */
function literal(text: string): Any {
  for (let end = text.length; end > 0; end--)
    if (/[}\]]/.test(text[end - 1] as string))
      try {
        return new Function(`return (${text.slice(0, end)});`)();
      } catch {}
  throw new Error(`no value: ${text}`);
}

afterEach(() => setLanguage("fr"));

test.each(calls)(
  "%s: the example of each refusal is accepted in its place",
  (_, input, call) => {
    setLanguage("en");
    expect(refusal(() => call(input))).toBeUndefined();
    const misfits = new Set<string>();
    let tried = 0;
    for (const place of places(input).slice(1))
      for (const value of wrong) {
        const bad = replaced(input, place, value);
        const refused = refusal(() => call(bad));
        const right = refused && example(refused.message);
        if (right === undefined || refused?.path === undefined) continue;
        tried += 1;
        const steps = refused.path.split("/");
        const path =
          place[0] === "options" && steps[0] !== "options" ? ["options", ...steps] : steps;
        // Some rules are about the whole of what holds the place.
        const whole = /complete terms|that ascend|stage ascend|only the others/.test(
          refused.message,
        );
        const fits = [path, ...(whole ? [path.slice(0, -1)] : [])].some((at) =>
          // The sentence shows numbers and texts alike.
          [right, Number(right)].some((given) => {
            const again = refusal(() => call(replaced(bad, at, given)));
            return again === undefined || reason(again) !== reason(refused);
          }),
        );
        if (!fits) misfits.add(reason(refused));
      }
    expect([...misfits]).toEqual([]);
    expect(tried).toBeGreaterThan(0);
  },
  60_000,
);
