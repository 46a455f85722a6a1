// Score of each customer (§13).

import { dateText } from "./calendar.mjs";
import { Exact, greatest, HUNDRED, least, sum, ZERO } from "./exact.mjs";
import { compareText, isPositive, Portfolio, reportOptions, weightedDays } from "./ledger.mjs";

const read = reportOptions({});
/** Days looked back. */
const WINDOW = 730;

export function scores(ledger, input) {
  const options = read(input, ledger);
  const portfolio = new Portfolio(ledger, options);
  portfolio.needRatesOf(portfolio.invoices);
  const ids = new Set([
    ...portfolio.customers.map(({ id }) => id),
    ...portfolio.invoices.map(({ customer }) => customer),
  ]);
  return {
    asOf: dateText(options.asOf),
    currency: options.currency,
    rows: [...ids].sort(compareText).map((id) => row(id, portfolio, ledger, options)),
  };
}

function row(id, portfolio, ledger, options) {
  const own = new Portfolio(ledger, { ...options, customers: [id] });
  const payments = own.paymentsWithin(WINDOW);
  const positive = own.invoices.filter(isPositive);
  const exposure = own.totalOpen(own.invoices);
  const { creditLimit: limit, guaranteed } = own.customers[0] ?? {};
  const covered = guaranteed?.round(own.digits);
  const common = {
    exposure: own.money(exposure),
    guaranteed: covered === undefined ? null : own.money(covered),
    netExposure: own.money(greatest(exposure.minus(covered ?? ZERO), ZERO)),
    creditLimit: limit === undefined ? null : own.money(limit),
    overLimit: limit !== undefined && exposure.compare(limit) > 0,
  };
  if (payments.length < 3) {
    const oldestDays = Math.max(0, ...positive.map(({ late }) => late));
    const score = Math.max(0, 50 - oldestDays);
    const unknown = { score, grade: "new", parts: [], suggestedLimit: null };
    return { ...portfolio.nameOf(id), ...unknown, ...common };
  }
  const average = weightedDays(payments, ({ daysLate }) => daysLate);
  const parts = [
    punctuality(average),
    onTime(payments),
    trend(payments, own),
    overdue(positive, own),
    disputes(own),
  ];
  const score = parts.reduce((total, { points }) => total + points, 0);
  const grade = gradeOf(score);
  const suggested = suggestedLimit(own, average, grade).text(own.digits);
  return { ...portfolio.nameOf(id), score, grade, parts, suggestedLimit: suggested, ...common };
}

// ---------------------------------------------------------------- the five parts

/** `share` of the points possible, rounded half up. */
function part(id, of, share, value) {
  const points = Number(share.times(Exact.of(of)).round(0).numerator);
  return { id, points, of, value };
}

const ONE = Exact.of(1);

/** 1 at 0 days or less, 0 at `worst` days or more. */
function fewDays(days, worst) {
  const counted = least(greatest(days, ZERO), Exact.of(worst));
  return ONE.minus(counted.over(Exact.of(worst)));
}

function punctuality(average) {
  return part("punctuality", 40, fewDays(average, 60), average.text(2));
}

function onTime(payments) {
  const total = (some) => sum(some.map(({ amount }) => amount));
  const share = total(payments.filter(({ daysLate }) => daysLate <= 0)).over(total(payments));
  return part("onTime", 20, share, share.times(HUNDRED).text(2));
}

function trend(payments, own) {
  const isRecent = ({ date }) => own.isWithin(date, 180);
  const days = ({ daysLate }) => daysLate;
  const now = weightedDays(payments.filter(isRecent), days);
  const before = weightedDays(
    payments.filter((paid) => !isRecent(paid)),
    days,
  );
  const difference = now && before ? now.minus(before) : ZERO;
  return part("trend", 15, fewDays(difference, 30), difference.text(2));
}

function overdue(positive, own) {
  const open = own.totalOpen(positive);
  const late = own.totalOpen(positive.filter(({ late }) => late > 0));
  const share = open.sign() === 0 ? ZERO : late.over(open);
  return part("overdue", 15, ONE.minus(share), share.times(HUNDRED).text(2));
}

function disputes({ invoices, asOf }) {
  const count = invoices.filter(
    ({ disputed }) =>
      disputed &&
      disputed.from <= asOf &&
      (disputed.to === undefined || disputed.to > asOf - WINDOW),
  ).length;
  return part("disputes", 10, count === 0 ? ONE : ZERO, String(count));
}

// ---------------------------------------------------------------- grade and limit

const GRADES = [
  ["A", 85, "1.5"],
  ["B", 70, "1.25"],
  ["C", 50, "1"],
  ["D", 30, "0.5"],
  ["E", 0, "0"],
];

function gradeOf(score) {
  return GRADES.find(([, least]) => score >= least)[0];
}

function suggestedLimit(own, average, grade) {
  const factor = Exact.of(GRADES.find(([name]) => name === grade)[2]);
  const monthly = greatest(own.sales(365), ZERO).over(Exact.of(12));
  const thirty = Exact.of(30);
  const days = thirty.plus(greatest(average, ZERO)).over(thirty);
  return monthly.times(days).times(factor).round(0);
}
