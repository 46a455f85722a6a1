// Options of reports.

import { dateText, dayOf, halfYearStart } from "../calendar.mjs";
import {
  amount,
  anyAmount,
  clamped,
  distance,
  earlyDay,
  near,
  notation,
  percent,
} from "./values.mjs";

export function scope(dice, { asOf, currency, ledger }) {
  const known = [
    ...ledger.customers.map(({ id }) => id),
    ...ledger.invoices.map((i) => i.customer),
  ];
  const foreign = ledger.invoices.map((i) => i.currency ?? "EUR").filter((own) => own !== currency);
  const fx = {};
  for (const own of [...foreign, ...(dice.in100(10) ? ["CHF"] : [])])
    if (own !== currency && dice.in100(99)) fx[own] ??= fxRate(dice);
  return {
    asOf: dateText(asOf),
    ...(currency !== "EUR" || dice.in100(20) ? { currency } : {}),
    ...(Object.keys(fx).length > 0 ? { fx } : {}),
    ...(dice.in100(15) && known.length > 0
      ? { customers: known.filter((id, at) => known.indexOf(id) === at && dice.in100(60)) }
      : {}),
  };
}

/** Of the invoices of one customer or two, some with their whole amount, some with less or more. */
function plans(dice, asOf, currency, ledger) {
  const customers = [...new Set(ledger.invoices.map(({ customer }) => customer))];
  return customers
    .filter(() => dice.in100(60))
    .map((customer) => {
      const invoices = ledger.invoices.filter((own) => own.customer === customer);
      const days = dice.list(dice.between(0, 4), () => clamped(asOf + dice.between(-60, 200)));
      return {
        invoices: invoices.filter(() => dice.in100(70)).map(({ id }) => id),
        made: dateText(clamped(asOf - dice.between(-5, 120))),
        installments: days
          .sort((a, b) => a - b)
          .map((day) => ({ date: dateText(day), amount: amount(dice, currency) })),
      };
    });
}

/** The scope of what changed since an earlier day. */
export function between(dice, context) {
  const { asOf: to, ...rest } = scope(dice, context);
  const days = dice.pick([0, 1, 30, 90, 180, 365, 730]);
  return { from: dateText(clamped(context.asOf - days)), to, ...rest };
}

function fxRate(dice) {
  return dice.pick([
    "1",
    "0.92",
    "1.0815",
    "0.0061",
    "163.35",
    "0.5",
    2,
    "0.0000000001",
    "1000000",
    notation(dice, BigInt(dice.between(1, 2 ** 40)), 10),
  ]);
}

function buckets(dice) {
  if (dice.in100(60)) return dice.pick([[30], [30, 60, 90], [15, 30, 45, 60], [1], [1, 2, 3]]);
  const bounds = new Set(dice.list(dice.between(1, 6), () => dice.between(1, 200)));
  return [...bounds].sort((a, b) => a - b);
}

function rateTables(dice, asOf) {
  const from = () => {
    if (dice.in100(25)) return earlyDay(dice);
    const day = near(dice, asOf);
    return dice.in100(60) ? clamped(halfYearStart(day)) : day;
  };
  const points = () =>
    dice.list(dice.between(0, 3), () => ({
      from: dateText(from()),
      percent: percent(dice, 20),
    }));
  return dice.some(50, {
    ecbRefinancing: points,
    legalProfessional: points,
    legalIndividual: points,
  });
}

/** Three times the legal rate of some half-years, for contracts on the floor. */
const FLOORS = ["2.28", "2.31", "6.18", "7.86", "8.25", "8.28", "11.13", "14.76", "15.21"];

export function conditions(dice, asOf) {
  const agreed = dice.in100(25) ? dice.pick(FLOORS) : percent(dice, dice.pick([15, 20, 1000]));
  const rates = [
    { kind: "statutory" },
    { kind: "contract", percent: agreed },
    { kind: "legalMultiple", multiple: dice.pick([1, 3, "3", "1.5", "0.333333", 100]) },
  ];
  return {
    ...dice.some(40, {
      debtor: () => dice.pick(["business", "public", "consumer"]),
      rate: () => dice.pick(rates),
      imputation: () => dice.pick(["principalFirst", "interestFirst", "interestFirst"]),
      dayCount: () => dice.pick(["actual/365", "actual/actual"]),
      formalNotice: () => dateText(near(dice, asOf)),
    }),
    ...dice.some(20, {
      rateFixing: () => dice.pick(["semester", "dueDate"]),
      indemnity: () => dice.in100(50),
      language: () => dice.pick(["fr", "en"]),
      jurisdiction: () => dice.pick(["FR", "EU"]),
    }),
    ...dice.some(10, { rates: () => rateTables(dice, asOf) }),
  };
}

function flows(dice, asOf, currency) {
  return dice.list(dice.between(1, 4), (at) => {
    const date = near(dice, asOf);
    return {
      label: `flow ${at}`,
      amount: anyAmount(dice, currency),
      date: dateText(date),
      ...dice.some(60, { every: () => dice.pick(["week", "month", "quarter", "year"]) }),
      ...dice.some(30, { until: () => dateText(clamped(date + distance(dice))) }),
      ...dice.some(20, { category: () => "rent" }),
    };
  });
}

function levies(dice, currency) {
  return dice.list(dice.between(1, 3), (at) => ({
    label: `levy ${at}`,
    percent: percent(dice, 120),
    ...dice.some(50, {
      of: () => dice.pick(["receipts", "vat", "vat"]),
      every: () => dice.pick(["month", "quarter"]),
      day: () => dice.pick([1, 5, 15, 24, 28, 29, 30, 31]),
    }),
    ...dice.some(30, { less: () => amount(dice, currency) }),
  }));
}

function scenarios(dice, ledger) {
  const special = () => {
    const ids = ledger.customers.map(({ id }) => id).filter(() => dice.in100(50));
    return Object.fromEntries(
      ids.map((id) => [
        id,
        dice.some(60, {
          extraDelayDays: () => dice.between(-40, 60),
          inflowPercent: () => percent(dice, 150),
        }),
      ]),
    );
  };
  return dice.list(dice.between(1, 3), (at) => ({
    name: `scenario ${at}`,
    ...dice.some(45, {
      extraDelayDays: () => dice.between(-40, 60),
      inflowPercent: () => percent(dice, 150),
      outflowPercent: () => percent(dice, 150),
      customers: special,
    }),
  }));
}

function simulation(dice) {
  return {
    runs: dice.pick([1, 2, 3, 7, 10, 20, 40]),
    seed: dice.pick([0, 1, 42, 2 ** 53 - 1, dice.between(0, 2 ** 40)]),
    ...dice.some(40, {
      quantilesPercent: () =>
        dice.list(dice.between(1, 5), () => dice.pick([0, 100, 50, "33.333333", percent(dice)])),
    }),
  };
}

const STAGES = ["preventive", "friendly", "firm", "final", "formalNotice", "legal"];
const CHANNELS = ["email", "phone", "letter", "registered", "court"];

function policy(dice, { currency, ledger }) {
  let day = dice.between(-10, 10);
  const steps = STAGES.filter(() => dice.in100(65)).map((stage) => {
    day += dice.in100(1) ? 0 : dice.pick([1, 1, 2, 5, 10, 20]);
    return { stage, day, channel: dice.pick(CHANNELS) };
  });
  const amounts = ledger.invoices.map((invoice) => invoice.amount);
  const isAmount = (given) => !String(given).startsWith("-");
  const minimum = () => dice.pick([...amounts.filter(isAmount), amount(dice, currency)]);
  return { steps, ...dice.some(40, { minimum }) };
}

/** Reminders, some of them just before an invoice was paid. */
function sent(dice, { asOf, ledger }) {
  if (ledger.invoices.length === 0) return [];
  const before = [0, 1, 2, 3, 4, 9, 10, 11, 12, 14, 15, 16, 20, 30, -1, -5];
  return dice.list(dice.between(1, 10), () => {
    const { id, payments = [] } = dice.pick(ledger.invoices);
    const paid = dice.in100(30) ? payments.map(({ date }) => dayFrom(date)) : [];
    const day = dice.pick([asOf, ...paid]) - dice.pick(before);
    const stage = dice.in100(50) ? "formalNotice" : dice.pick(STAGES);
    return { invoice: id, stage, date: dateText(clamped(day)) };
  });
}

/** Of "YYYY-MM-DD". */
function dayFrom(text) {
  return dayOf(...text.split("-").map(Number));
}

// ---------------------------------------------------------------- report by report

export const REPORTS = {
  aging: (dice) =>
    dice.some(40, { buckets: () => buckets(dice), basis: () => dice.pick(["due", "issued"]) }),
  kpis: (dice) =>
    dice.some(60, { days: () => dice.pick([1, 30, 31, 90, 365, 3660, dice.between(1, 400)]) }),
  latePayments: (dice, { asOf }) => ({
    ...conditions(dice, asOf),
    ...dice.some(15, { limit: () => dice.between(0, 5) }),
  }),
  forecast: (dice, { asOf, currency, ledger }) => ({
    opening: dice.in100(80)
      ? anyAmount(dice, currency)
      : ["a", "b"].map((label) => ({ label, amount: anyAmount(dice, currency) })),
    periods: dice.pick([1, 2, 3, 6, 12, 13]),
    ...dice.some(45, {
      every: () => dice.pick(["week", "month"]),
      flows: () => flows(dice, asOf, currency),
      timing: () => dice.pick(["due", "behaviour"]),
      overdueGraceDays: () => dice.pick([0, 1, 7, 14, 30, 365]),
      includeDisputed: () => dice.in100(50),
      includeDoubtful: () => dice.in100(50),
      threshold: () => anyAmount(dice, currency),
      scenarios: () => scenarios(dice, ledger),
    }),
    ...dice.some(35, { simulation: () => simulation(dice) }),
    ...dice.some(40, { plans: () => plans(dice, asOf, currency, ledger) }),
    ...dice.some(40, { levies: () => levies(dice, currency) }),
    ...dice.some(25, { weekStart: () => dice.between(1, 7) }),
    ...dice.some(20, { defaultVatPercent: () => percent(dice, 30) }),
  }),
  changes: (dice) => dice.some(15, { limit: () => dice.between(0, 5) }),
  lossRates: (dice, { asOf }) => {
    const days = dice.pick([1, 10, 30, 60, 90, 180, 365, 366]);
    const from = asOf - days - (dice.in100(30) ? dice.between(-1, 1) : distance(dice));
    return {
      ...dice.some(60, { buckets: () => buckets(dice), days: () => days }),
      ...dice.some(20, { from: () => dateText(clamped(from)) }),
    };
  },
  allowance: (dice, { currency, ledger }) => {
    const bounds = dice.in100(50) ? { buckets: buckets(dice) } : {};
    const count = (bounds.buckets ?? [30, 60, 90]).length + 2;
    const ids = [...ledger.customers.map(({ id }) => id), "gone", "unlisted"];
    const previous = () =>
      Object.fromEntries(
        ids
          .filter(() => dice.in100(50))
          .map((id) => [id, dice.in100(15) ? "0" : amount(dice, currency)]),
      );
    return {
      ...bounds,
      ratesPercent: dice.list(count, () => percent(dice)),
      ...dice.some(40, {
        doubtfulPercent: () => percent(dice),
        disputedPercent: () => percent(dice),
        defaultVatPercent: () => percent(dice, 1000),
        previous,
        individual: () =>
          ledger.invoices
            .filter(() => dice.in100(30))
            .map(({ id }) => ({
              invoice: id,
              ratePercent: percent(dice),
              ...dice.some(30, { reason: () => "Liquidation judiciaire" }),
            })),
      }),
    };
  },
  reminders: (dice, context) =>
    dice.some(60, {
      policy: () => policy(dice, context),
      sent: () => sent(dice, context),
    }),
  scores: () => ({}),
  seasons: (dice) => dice.some(40, { years: () => dice.pick([1, 2, 3, 100]) }),
};
