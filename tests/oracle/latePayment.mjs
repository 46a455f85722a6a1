// Late payment (§4): what one late invoice is worth by law, reckoned day by day.

import {
  addMonths,
  dateText,
  dayOf,
  halfYearStart,
  isInCalendar,
  partsOf,
  yearDays,
} from "./calendar.mjs";
import { Exact, greatest, HUNDRED, least, sum, ZERO } from "./exact.mjs";
import {
  amountAboveZero,
  boolean,
  currency,
  date,
  isAbsent,
  isObject,
  list,
  multiple,
  oneOf,
  optional,
  paymentAmount,
  percent,
  Refusal,
  record,
  required,
  within,
} from "./input.mjs";
import { series } from "./rates.mjs";
import { CURRENCIES } from "./tables.mjs";

// ---------------------------------------------------------------- input

export const payments = list(record({ date: required(date), amount: required(paymentAmount) }));

const kind = required((value) => value);
const RATE_KINDS = {
  statutory: record({ kind }),
  contract: record({ kind, percent: required(percent) }),
  legalMultiple: record({ kind, multiple: required(multiple) }),
};

function rate(value, path, around) {
  if (!isObject(value)) throw new Refusal("option/invalid", path);
  if (isAbsent(value.kind)) throw new Refusal("option/missing", within(path, "kind"));
  if (typeof value.kind !== "string" || !Object.hasOwn(RATE_KINDS, value.kind))
    throw new Refusal("option/invalid", within(path, "kind"));
  return RATE_KINDS[value.kind](value, path, around);
}

/** The same first day twice within a series contradicts itself. */
const points = list(
  record({ from: required(date), percent: required(percent) }),
  ({ from }, before, path) => {
    if (before.some((point) => point.from === from))
      throw new Refusal("option/invalid", within(path, "from"));
  },
);

export const debtorKind = oneOf("business", "public", "consumer");

/** What one invoice and a portfolio can both be asked with. */
export const conditions = {
  debtor: optional(debtorKind, "business"),
  jurisdiction: optional(oneOf("FR", "EU"), "FR"),
  rate: optional(rate, { kind: "statutory" }),
  rateFixing: optional(oneOf("semester", "dueDate"), "semester"),
  dayCount: optional(oneOf("actual/365", "actual/actual"), "actual/365"),
  imputation: optional(oneOf("principalFirst", "interestFirst"), "principalFirst"),
  formalNotice: optional(date),
  indemnity: optional(boolean, true),
  rates: optional(
    record({
      ecbRefinancing: optional(points),
      legalProfessional: optional(points),
      legalIndividual: optional(points),
    }),
    {},
  ),
  language: optional(oneOf("fr", "en")),
};

const readLatePayment = record(
  {
    amount: required(amountAboveZero),
    due: required(date),
    payments: optional(payments, []),
    asOf: required(date),
    currency: optional(currency),
    ...conditions,
  },
  {
    across: (found) => {
      if (isRefusedEverywhere(found)) throw new Refusal("option/invalid", "jurisdiction");
      if (!isInCalendar(limitation(found))) throw new Refusal("date/range", "due");
    },
  },
);

// ---------------------------------------------------------------- the law

/** No statutory rate is known for consumers elsewhere in the EU. */
export function isRefusedEverywhere({ jurisdiction, debtor, rate }) {
  return jurisdiction === "EU" && debtor === "consumer" && rate.kind === "statutory";
}

/** The last day to act (4.6). */
function limitation({ due, debtor }) {
  if (debtor === "public") return dayOf(partsOf(due).year + 4, 12, 31);
  return addMonths(due, debtor === "business" ? 60 : 24);
}

/**
 * The rates of a debt (4.2). `percentOn` gives that of a day, `readOn` the day on which it is read,
 * `perHalfYear` whether that is done anew for each half-year; a contract has no series.
 */
function ratesOf({ rate, jurisdiction, debtor, rateFixing, due, rates }) {
  if (rate.kind === "contract") return { percentOn: () => rate.percent };
  const isLegal = rate.kind === "legalMultiple" || debtor === "consumer";
  const id = isLegal ? "legalProfessional" : "ecbRefinancing";
  const read = series(id, rates[id]);
  const isStatutoryPublic =
    rate.kind === "statutory" && jurisdiction === "FR" && debtor === "public";
  const perHalfYear = rateFixing === "semester" && !isStatutoryPublic;
  const readOn = (day) => (perHalfYear ? day : due + 1);
  const margin = Exact.of(jurisdiction === "FR" && debtor === "business" ? 10 : 8);
  const percentOn = (day) => {
    if (read.isBefore(readOn(day))) throw new Refusal("option/invalid", "due");
    const percent = read.on(readOn(day));
    if (rate.kind === "legalMultiple") return percent.times(rate.multiple);
    return isLegal ? percent : percent.plus(margin);
  };
  return { series: read, readOn, perHalfYear, percentOn };
}

/** The first day that may bear interest (4.1); never for a consumer who had no notice. */
function firstDayOfInterest({ due, debtor, formalNotice, withoutInterest }) {
  if (withoutInterest) return Number.POSITIVE_INFINITY;
  if (debtor !== "consumer") return due + 1;
  return formalNotice === undefined ? Number.POSITIVE_INFINITY : Math.max(due, formalNotice) + 1;
}

/** Of the year of that day, or 365 (4.3). */
function yearDaysOn(day, dayCount) {
  return dayCount === "actual/actual" ? yearDays(partsOf(day).year) : 365;
}

// ---------------------------------------------------------------- day by day

/** Payments up to asOf by day, those of a day as their sum; a sum of 0 is no payment. */
function paymentsByDay(payments, asOf) {
  const byDay = new Map();
  for (const { date, amount } of payments)
    if (date <= asOf) byDay.set(date, (byDay.get(date) ?? ZERO).plus(amount));
  return new Map([...byDay].filter(([, amount]) => amount.sign() !== 0));
}

/** Exactly. */
function interestOf({ from, to, principal, percent, yearDays }) {
  return principal
    .times(percent)
    .times(Exact.of(to - from + 1))
    .over(HUNDRED.times(Exact.of(yearDays)));
}

/**
 * The course of a debt up to asOf (4.1, 4.3, 4.4, 4.5): segments, the principal that is left, what
 * payments settled of the interest, and the last day on which the debt was cleared.
 */
function follow(debt, rates, digits) {
  const { amount, due, asOf, dayCount, imputation } = debt;
  const begins = firstDayOfInterest(debt);
  const paidOn = paymentsByDay(debt.payments, asOf);
  const paidInTime = [...paidOn].filter(([day]) => day <= due).map(([, paid]) => paid);
  const segments = [];
  let principal = amount.minus(sum(paidInTime));
  let settled = ZERO;
  let cleared;
  let segment;
  for (let day = due + 1; day <= asOf; day += 1) {
    if (day >= begins && principal.sign() > 0) {
      const run = runOf(day, rates, dayCount);
      if (segment?.run !== run) {
        const percent = rates.percentOn(day);
        segment = { run, from: day, principal, percent, yearDays: yearDaysOn(day, dayCount) };
        segments.push(segment);
      }
      segment.to = day;
    }
    const paid = paidOn.get(day);
    if (!paid) continue;
    const accrued = sum(segments.map(interestOf)).round(digits);
    const isInterestFirst = imputation === "interestFirst" && paid.sign() > 0;
    const toInterest = isInterestFirst ? least(paid, accrued.minus(settled)) : ZERO;
    const before = principal;
    settled = settled.plus(toInterest);
    principal = principal.minus(paid.minus(toInterest));
    if (before.sign() > 0 && principal.sign() <= 0) cleared = day;
    segment = undefined;
  }
  return { segments, principal, settled, cleared };
}

/** Days of one run can be one segment (4.3); a half-year is always within a year. */
function runOf(day, rates, dayCount) {
  if (rates.perHalfYear) return halfYearStart(day);
  return dayCount === "actual/actual" ? partsOf(day).year : 0;
}

/** 4.5 */
function daysLateOf({ due, asOf }, { principal, cleared }) {
  if (principal.sign() > 0) return Math.max(0, asOf - due);
  return cleared === undefined ? 0 : cleared - due;
}

/** 4.6: the interest of the day after asOf. */
function perDayOf(debt, rates, { principal }) {
  const next = debt.asOf + 1;
  const bearsInterest = principal.sign() > 0 && next >= firstDayOfInterest(debt);
  if (!bearsInterest || rates.series?.isBefore(rates.readOn(next))) return ZERO;
  const percent = rates.percentOn(next);
  const yearDays = yearDaysOn(next, debt.dayCount);
  return interestOf({ from: next, to: next, principal, percent, yearDays });
}

// ---------------------------------------------------------------- warnings

const FORMER_REGIME_BEFORE = { business: dayOf(2009, 1, 1), public: dayOf(2013, 3, 16) };

/** The warnings of a debt that is late, each with the day that it names. */
function warningsOf(debt, rates, { segments }, hasForeignIndemnity) {
  const { debtor, jurisdiction, rate, formalNotice } = debt;
  const found = [];
  const warn = (code, day) => found.push(day === undefined ? { code } : { code, day });
  if (debtor === "consumer" && formalNotice === undefined) warn("consumer/noNotice");
  if (hasForeignIndemnity) warn("indemnity/currency");
  if (segments.length === 0) return found;

  const first = segments[0].from;
  const isStatutoryFrench = rate.kind === "statutory" && jurisdiction === "FR";
  if (isStatutoryFrench && first < FORMER_REGIME_BEFORE[debtor]) warn("rates/formerRegime", first);

  const assumed = segments.find(({ from }) => rates.series?.isBeyond(rates.readOn(from)));
  if (assumed) warn("rates/assumed", rates.readOn(assumed.from));

  if (rate.kind === "contract" && jurisdiction === "FR" && debtor === "business") {
    const legal = series("legalProfessional", debt.rates.legalProfessional);
    const below = daysOf(segments).find(
      (day) => legal.covers(day) && rate.percent.compare(legal.on(day).times(Exact.of(3))) < 0,
    );
    if (below !== undefined) warn("rate/belowFloor", halfYearStart(below));
  }
  return found;
}

function daysOf(segments) {
  return segments.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, after) => from + after),
  );
}

// ---------------------------------------------------------------- results

/** The figures of a debt whose conditions are known, exact or rounded to its currency. */
export function figures(debt) {
  const digits = CURRENCIES.get(debt.currency);
  const rates = ratesOf(debt);
  const course = follow(debt, rates, digits);
  const daysLate = daysLateOf(debt, course);
  const open = greatest(course.principal, ZERO);
  const interest = sum(course.segments.map(interestOf)).round(digits);
  const isGranted =
    debt.indemnity && debt.debtor !== "consumer" && daysLate > 0 && debt.amount.sign() > 0;
  const indemnity = isGranted && debt.currency === "EUR" ? Exact.of(40) : ZERO;
  const warnings =
    daysLate > 0 ? warningsOf(debt, rates, course, isGranted && debt.currency !== "EUR") : [];
  const claim = interest.plus(indemnity).minus(course.settled);
  const perDay = perDayOf(debt, rates, course);
  return { ...course, daysLate, open, interest, indemnity, claim, perDay, warnings };
}

export function latePayment(input) {
  const debt = readLatePayment(input);
  const found = figures(debt);
  const digits = CURRENCIES.get(debt.currency);
  const money = (amount) => amount.text(digits);
  const paid = sum(
    debt.payments.filter(({ date }) => date <= debt.asOf).map(({ amount }) => amount),
  );
  return {
    amount: money(debt.amount),
    paid: money(paid),
    open: money(found.open),
    daysLate: found.daysLate,
    segments: segmentsText(found.segments, digits),
    interest: money(found.interest),
    indemnity: money(found.indemnity),
    interestSettled: money(found.settled),
    claim: money(found.claim),
    totalDue: money(found.open.plus(found.claim)),
    limitation: { date: dateText(limitation(debt)) },
    perDay: found.perDay.text(4),
    warnings: found.warnings.map(warningText),
  };
}

/** Interest is rounded cumulatively (1.3). */
function segmentsText(segments, digits) {
  let exact = ZERO;
  return segments.map((segment) => {
    const before = exact.round(digits);
    exact = exact.plus(interestOf(segment));
    return {
      from: dateText(segment.from),
      to: dateText(segment.to),
      days: segment.to - segment.from + 1,
      principal: segment.principal.text(digits),
      ratePercent: percentText(segment.percent),
      yearDays: segment.yearDays,
      interest: exact.round(digits).minus(before).text(digits),
    };
  });
}

/** Exactly, with at least 2 decimals (4.3). */
export function percentText(percent) {
  let digits = 2;
  while (percent.round(digits).compare(percent) !== 0) digits += 1;
  return percent.text(digits);
}

/** A warning as it is given: the day that it names stands in its message. */
export function warningText({ code, day, path }) {
  return { code, ...(day !== undefined && { names: dateText(day) }), ...(path && { path }) };
}
