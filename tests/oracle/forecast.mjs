// Cash-flow forecast (§7); its simulation is in simulation.mjs.

import { addMonths, dateText, isInCalendar, monthEnd } from "./calendar.mjs";
import { HUNDRED, least, sum, ZERO } from "./exact.mjs";
import {
  amount,
  amountAboveZero,
  boolean,
  date,
  entries,
  id,
  list,
  oneOf,
  optional,
  percent,
  Refusal,
  record,
  required,
  text,
  whole,
  within,
} from "./input.mjs";
import {
  compareText,
  groupBy,
  isPositive,
  knownCustomer,
  Portfolio,
  reportOptions,
  sorted,
  weightedDays,
} from "./ledger.mjs";
import {
  defaultVatPercent,
  levies,
  leviesWarnings,
  levyPayments,
  printedLevies,
} from "./levies.mjs";
import { balances, payDay, totalOf } from "./movements.mjs";
import { simulate, simulation } from "./simulation.mjs";
import { CURRENCIES } from "./tables.mjs";

// ---------------------------------------------------------------- input

const flow = record(
  {
    label: required(text),
    amount: required(amount),
    date: required(date),
    every: optional(oneOf("week", "month", "quarter", "year")),
    until: optional(date),
    category: optional(text),
  },
  {
    across: ({ date, until }, path) => {
      if (until < date) throw new Refusal("date/order", within(path, "until"));
    },
  },
);

const extraDelayDays = optional(whole(-3650, 3650), 0);
const inflowPercent = optional(percent, HUNDRED);

const scenario = record({
  name: required(text),
  extraDelayDays,
  inflowPercent,
  outflowPercent: optional(percent, HUNDRED),
  customers: optional(entries(record({ extraDelayDays, inflowPercent }), knownCustomer), new Map()),
});

function scenarios(value, path, around) {
  const read = list(scenario, (item, before, itemPath) => {
    if (before.some(({ name }) => name === item.name))
      throw new Refusal("option/invalid", within(itemPath, "name"));
  })(value, path, around);
  if (read.length === 0) throw new Refusal("option/invalid", path);
  return read;
}

const account = record({ label: required(text), amount: required(amount) });

/** A balance, or those of several accounts. */
function opening(value, path, around) {
  if (!Array.isArray(value)) return amount(value, path, around);
  const total = sum(list(account)(value, path, around).map((one) => one.amount));
  amount(total.text(CURRENCIES.get(around.currency)), path, around);
  return total;
}

const installment = record({ date: required(date), amount: required(amountAboveZero) });

function ascends(item, before, path) {
  if (before.length > 0 && item.date < before.at(-1).date)
    throw new Refusal("date/order", within(path, "date"));
}

/** Of one customer each, and an invoice in one of them. */
function plans(value, path, around) {
  const planned = new Set();
  const find = (name) => around.ledger.invoices.find((invoice) => invoice.id === name);
  const invoice = (name, place) => {
    id(name, place);
    if (!find(name)) throw new Refusal("invoice/unknown", place);
    return name;
  };
  const fits = (name, before, place) => {
    if (planned.has(name)) throw new Refusal("invoice/duplicate", place);
    planned.add(name);
    if (before.length > 0 && find(name).customer !== find(before[0]).customer)
      throw new Refusal("option/invalid", place);
  };
  const plan = record({
    invoices: required(list(invoice, fits)),
    made: required(date),
    installments: required(list(installment, ascends)),
  });
  return list(plan)(value, path, around);
}

const BASE = scenario({ name: "base" });

const read = reportOptions(
  {
    opening: required(opening),
    periods: required(whole(1, 520)),
    every: optional(oneOf("week", "month"), "month"),
    flows: optional(list(flow), []),
    timing: optional(oneOf("due", "behaviour"), "behaviour"),
    overdueGraceDays: optional(whole(0, 3650), 14),
    includeDisputed: optional(boolean, false),
    includeDoubtful: optional(boolean, false),
    threshold: optional(amount, ZERO),
    scenarios: optional(scenarios, [BASE]),
    simulation: optional(simulation),
    plans: optional(plans, []),
    levies: optional(levies, []),
    defaultVatPercent,
    weekStart: optional(whole(1, 7)),
  },
  (options) => {
    if (!isInCalendar(periodsOf(options).at(-1).end)) throw new Refusal("date/range", "periods");
  },
);

// ---------------------------------------------------------------- periods and flows

/** 7.1 */
function periodsOf({ asOf, every, periods, weekStart }) {
  const found = [];
  let start = asOf + 1;
  for (let period = 0; period < periods; period += 1) {
    const end = every === "week" ? weekEnd(start, weekStart) : monthEnd(start);
    found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** The seventh day, or the eve of the next day on which weeks begin: day 0 was a Thursday. */
function weekEnd(start, weekStart) {
  let end = start;
  while (end < start + 6 && ((end + 4) % 7) + 1 !== weekStart) end += 1;
  return end;
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

/** The days of asOf + 1 … horizon on which a flow falls (7.3). */
function occurrences({ date, every, until }, asOf, horizon) {
  const last = Math.min(horizon, until ?? horizon);
  const days = [];
  for (let time = 0; ; time += 1) {
    const day = every === "week" ? date + 7 * time : addMonths(date, (MONTHS[every] ?? 0) * time);
    if (day > last) break;
    if (day > asOf) days.push(day);
    if (every === undefined) break;
  }
  return days;
}

/** Flows as movements of a scenario, each rounded on its own (7.4). */
function flowMovements({ flows, asOf }, scenario, horizon, digits) {
  return flows.flatMap((flow) => {
    const scale = flow.amount.sign() > 0 ? scenario.inflowPercent : scenario.outflowPercent;
    const amount = flow.amount.times(scale).over(HUNDRED).round(digits);
    return occurrences(flow, asOf, horizon).map((day) => ({ day, amount }));
  });
}

// ---------------------------------------------------------------- receivables (7.2)

/** Half up to whole days, at least 0; 0 where there are too few payments. */
function averageDelay(own, all) {
  const enough = [own, all].find((payments) => payments.length >= 3);
  if (!enough) return 0;
  const average = weightedDays(enough, ({ daysLate }) => daysLate);
  return Math.max(0, Number(average.round(0).numerator));
}

/** The receivables of a scenario: when each is paid, and how much. */
function receivablesOf(portfolio, options, scenario) {
  const groups = groupBy(portfolio.invoices, ({ customer }) => customer);
  const everyone = portfolio.paymentsWithin(365);
  return [...groups].flatMap(([customer, invoices]) => {
    const own = portfolio.paymentsWithin(365, invoices);
    const delay = options.timing === "due" ? 0 : averageDelay(own, everyone);
    const special = scenario.customers.get(customer) ?? {
      extraDelayDays: 0,
      inflowPercent: HUNDRED,
    };
    const expected = invoices
      .filter((invoice) => isPositive(invoice) && !isExcluded(invoice, options))
      .map((invoice) => {
        const extraDelay = scenario.extraDelayDays + special.extraDelayDays;
        const { id, due } = invoice;
        const receivable = { id, due, extraDelay, open: portfolio.open(invoice), own };
        return { ...receivable, day: payDay(receivable, delay, options) };
      });
    const credits = portfolio.totalOpen(invoices.filter((invoice) => !isPositive(invoice)));
    const percent = scenario.inflowPercent.times(special.inflowPercent).over(HUNDRED);
    return reduced(asAgreed(expected, portfolio, options), credits.negated()).map((receivable) => ({
      ...receivable,
      amount: receivable.open.times(percent).over(HUNDRED).round(portfolio.digits),
    }));
  });
}

/**
 * What plans put in the place of their invoices: installments that are still to come, the earliest due
 * invoice first. What was paid since was paid of the first ones; what is open beyond them stays.
 */
function asAgreed(receivables, portfolio, options) {
  const agreed = [];
  const rest = receivables.map((receivable) => ({ ...receivable }));
  for (const { invoices, made, installments } of options.plans) {
    const covered = sorted(
      rest.filter((receivable) => invoices.includes(receivable.id)),
      (a, b) => a.due - b.due,
      (a, b) => compareText(a.id, b.id),
    );
    const payments = portfolio.invoices
      .filter((invoice) => invoices.includes(invoice.id))
      .flatMap((invoice) =>
        invoice.payments
          .filter(({ date: day }) => made < day && day <= options.asOf)
          .map((payment) => portfolio.convert(payment.amount, invoice)),
      );
    let paid = sum(payments);
    if (paid.sign() < 0) paid = ZERO;
    for (const { date: due, amount: promised } of installments) {
      const settled = least(paid, promised);
      paid = paid.minus(settled);
      let left = promised.minus(settled);
      for (const receivable of covered) {
        const part = least(left, receivable.open);
        if (part.sign() === 0) continue;
        left = left.minus(part);
        receivable.open = receivable.open.minus(part);
        const day = payDay({ due, extraDelay: receivable.extraDelay }, 0, options);
        agreed.push({ ...receivable, due, day, open: part, agreed: true });
      }
    }
    for (const receivable of covered) receivable.agreed = receivable.open.sign() === 0;
  }
  return [...rest, ...agreed];
}

function isExcluded(invoice, { includeDisputed, includeDoubtful }) {
  return (
    (invoice.class === "disputed" && !includeDisputed) ||
    (invoice.class === "doubtful" && !includeDoubtful)
  );
}

/** Less these credits, in the order in which they are paid; ties by id. */
function reduced(receivables, credits) {
  let rest = credits;
  const inOrder = sorted(
    receivables,
    (a, b) => a.day - b.day,
    (a, b) => compareText(a.id, b.id),
  );
  return inOrder.map((receivable) => {
    const taken = least(rest, receivable.open);
    rest = rest.minus(taken);
    return { ...receivable, open: receivable.open.minus(taken) };
  });
}

// ---------------------------------------------------------------- a run

/** The lowest balance and the first day that has it. */
function lowestOf(days) {
  return days.reduce((lowest, day) => (day.balance.compare(lowest.balance) < 0 ? day : lowest));
}

function runOf(portfolio, options, scenario) {
  const periods = periodsOf(options);
  const horizon = periods.at(-1).end;
  const receivables = receivablesOf(portfolio, options, scenario);
  const owed = levyPayments(portfolio, options, receivables, horizon);
  const flows = [
    ...flowMovements(options, scenario, horizon, portfolio.digits),
    ...owed.map(({ on: day, amount }) => ({ day, amount: amount.negated() })),
  ];
  const excluded = portfolio.invoices.filter(
    (invoice) => isPositive(invoice) && isExcluded(invoice, options),
  );
  const beyond = receivables.filter(({ day }) => day > horizon);
  let balance = options.opening;
  const days = [];
  const printed = periods.map(({ start, end }) => {
    const isIn = ({ day }) => start <= day && day <= end;
    const opening = balance;
    const received = receivables.filter(isIn);
    const moved = flows.filter(isIn);
    const ofPeriod = balances(opening, start, [...received, ...moved]);
    days.push(...ofPeriod);
    balance = ofPeriod.at(-1).balance;
    const lowest = lowestOf(ofPeriod);
    return {
      start: dateText(start),
      end: dateText(end),
      opening: portfolio.money(opening),
      receivables: portfolio.money(totalOf(received)),
      inflows: portfolio.money(totalOf(moved.filter(({ amount }) => amount.sign() > 0))),
      outflows: portfolio.money(totalOf(moved.filter(({ amount }) => amount.sign() < 0)).negated()),
      net: portfolio.money(balance.minus(opening)),
      closing: portfolio.money(balance),
      lowest: portfolio.money(lowest.balance),
      lowestOn: dateText(lowest.day),
    };
  });
  const lowest = lowestOf(days);
  const below = days.find((day) => day.balance.compare(options.threshold) < 0);
  return {
    receivables,
    flows,
    periods,
    printed: {
      scenario: scenario.name,
      periods: printed,
      closing: portfolio.money(balance),
      lowest: portfolio.money(lowest.balance),
      lowestOn: dateText(lowest.day),
      firstBelow: below ? dateText(below.day) : null,
      excluded: portfolio.money(portfolio.totalOpen(excluded)),
      beyond: portfolio.money(totalOf(beyond)),
      ...(options.levies.length > 0 && { levies: printedLevies(portfolio, owed) }),
    },
  };
}

/** Those of whom something is expected and who have paid fewer than three times in a year. */
function withoutHistory(portfolio, options) {
  const groups = groupBy(portfolio.invoices, ({ customer }) => customer);
  return [...groups]
    .filter(([, invoices]) =>
      invoices.some((invoice) => isPositive(invoice) && !isExcluded(invoice, options)),
    )
    .filter(([, invoices]) => portfolio.paymentsWithin(365, invoices).length < 3)
    .map(([customer]) => customer)
    .sort(compareText)
    .map((customer) => portfolio.nameOf(customer));
}

export function forecast(ledger, input) {
  const options = read(input, ledger);
  const portfolio = new Portfolio(ledger, options);
  portfolio.needRatesOf(portfolio.invoices);
  const runs = options.scenarios.map((scenario) => runOf(portfolio, options, scenario));
  return {
    asOf: dateText(options.asOf),
    currency: options.currency,
    runs: runs.map(({ printed }) => printed),
    opening: portfolio.money(options.opening),
    ...(options.timing === "behaviour" && { withoutHistory: withoutHistory(portfolio, options) }),
    ...(options.levies.length > 0 && {
      warnings: leviesWarnings(portfolio, options, periodsOf(options).at(-1).end),
    }),
    ...(options.simulation && { simulation: simulate(portfolio, options, runs[0]) }),
  };
}
