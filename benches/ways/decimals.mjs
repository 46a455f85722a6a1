// What most would write for exact figures: one object an invoice, its amounts as `decimal.js`.

import Decimal from "decimal.js";
import { dayNumber, dayText, monthOf, monthStart } from "./calendar.mjs";
import { FirstRows } from "./first_rows.mjs";
import { DIVISOR, INDEMNITY_CENTS, rateDays } from "./rates.mjs";
import { bucketsOf } from "./typed_arrays.mjs";

Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

const BOUNDS = [30, 60, 90];
const WINDOW = 90;
const ZERO = new Decimal(0);
const INDEMNITY = new Decimal(INDEMNITY_CENTS).div(100);
const YEAR = new Decimal(DIVISOR);

/** From the contract's objects. */
export function load(invoices) {
  return new Decimals(
    invoices.map(({ id, customer, issued, due, amount, payments }) => ({
      id,
      customer,
      issued: dayNumber(issued),
      due: dayNumber(due),
      amount: new Decimal(amount),
      payments: payments.map(({ date, amount }) => ({
        date: dayNumber(date),
        amount: new Decimal(amount),
      })),
    })),
  );
}

class Decimals {
  constructor(invoices) {
    this.invoices = invoices;
  }

  aging(asOfText) {
    const asOf = dayNumber(asOfText);
    const rows = new Map();
    const total = new Aged();
    for (const invoice of this.invoices) {
      const left = open(invoice, asOf);
      if (left.isZero()) continue;
      let row = rows.get(invoice.customer);
      if (row === undefined) {
        row = new Aged();
        rows.set(invoice.customer, row);
      }
      row.add(left, asOf - invoice.due);
    }
    for (const row of rows.values()) total.join(row);
    const sorted = [...rows].sort(
      ([a, { total: own }], [b, { total: other }]) => other.cmp(own) || (a < b ? -1 : 1),
    );
    return {
      asOf: asOfText,
      currency: "EUR",
      buckets: bucketsOf(BOUNDS),
      rows: sorted.map(([customer, row]) => ({ customer, ...row.figures() })),
      total: total.figures(),
    };
  }

  kpis(asOfText) {
    const asOf = dayNumber(asOfText);
    const before = asOf - WINDOW;
    const salesByMonth = new Map();
    const byCustomer = new Map();
    let firstMonth = Number.MAX_SAFE_INTEGER;
    let receivables = ZERO;
    let opening = ZERO;
    let notDue = ZERO;
    let overdue = ZERO;
    let sales = ZERO;
    let paid = ZERO;
    let daysToPay = ZERO;
    let daysLate = ZERO;
    let paidLate = ZERO;
    for (const invoice of this.invoices) {
      const { issued, due, amount, payments, customer } = invoice;
      if (issued > asOf) continue;
      const month = monthOf(issued);
      firstMonth = Math.min(firstMonth, month);
      salesByMonth.set(month, (salesByMonth.get(month) ?? ZERO).plus(amount));
      if (issued > before) sales = sales.plus(amount);
      opening = opening.plus(open(invoice, before));
      const left = open(invoice, asOf);
      if (!left.isZero()) {
        receivables = receivables.plus(left);
        byCustomer.set(customer, (byCustomer.get(customer) ?? ZERO).plus(left));
        if (left.isPositive()) {
          if (asOf > due) overdue = overdue.plus(left);
          else notDue = notDue.plus(left);
        }
      }
      if (!amount.isPositive()) continue;
      for (const { date, amount: part } of payments) {
        if (date <= before || date > asOf || !part.isPositive()) continue;
        paid = paid.plus(part);
        daysToPay = daysToPay.plus(part.times(Math.max(date - issued, 0)));
        daysLate = daysLate.plus(part.times(date - due));
        if (date > due) paidLate = paidLate.plus(part);
      }
    }
    const top = Decimal.max(ZERO, ...byCustomer.values());
    const dueToCome = opening.plus(sales);
    const [days, truncated] = countBack(receivables, asOf, salesByMonth, firstMonth);
    return {
      asOf: asOfText,
      currency: "EUR",
      days: WINDOW,
      receivables: receivables.toFixed(2),
      overdue: overdue.toFixed(2),
      notDue: notDue.toFixed(2),
      disputed: "0.00",
      doubtful: "0.00",
      sales: sales.toFixed(2),
      overduePercent: quotient(overdue.times(100), notDue.plus(overdue)),
      dso: quotient(receivables.times(WINDOW), sales),
      dsoCountBack: days.toFixed(2),
      dsoCountBackTruncated: truncated,
      dsoBestPossible: quotient(notDue.times(WINDOW), sales),
      averageDaysDelinquent: quotient(receivables.minus(notDue).times(WINDOW), sales),
      averageDaysToPay: quotient(daysToPay, paid),
      averageDaysLate: quotient(daysLate, paid),
      paidLatePercent: quotient(paidLate.times(100), paid),
      collectionEffectivenessPercent: quotient(
        dueToCome.minus(receivables).times(100),
        dueToCome.minus(receivables.minus(overdue)),
      ),
      lossPercent: quotient(ZERO, sales),
      topCustomerPercent: quotient(top.times(100), receivables),
    };
  }

  /** The first `limit` rows; count and sums of all. */
  latePayments(asOfText, limit = Infinity) {
    const asOf = dayNumber(asOfText);
    const first = new FirstRows(
      limit,
      (a, b) => b.claim.cmp(a.claim) || (a.invoice.id < b.invoice.id ? -1 : 1),
    );
    let count = 0;
    let interestSum = ZERO;
    let indemnitySum = ZERO;
    let claimSum = ZERO;
    for (const invoice of this.invoices) {
      const row = latePayment(invoice, asOf);
      if (row === null) continue;
      count++;
      first.add(row);
      interestSum = interestSum.plus(row.interest);
      indemnitySum = indemnitySum.plus(INDEMNITY);
      claimSum = claimSum.plus(row.claim);
    }
    return {
      asOf: asOfText,
      currency: "EUR",
      rows: first.sorted().map(({ invoice, open, daysLate, interest, claim }) => ({
        invoice: invoice.id,
        customer: invoice.customer,
        due: dayText(invoice.due),
        open: open.toFixed(2),
        daysLate,
        interest: interest.toFixed(2),
        indemnity: "40.00",
        interestSettled: "0.00",
        claim: claim.toFixed(2),
      })),
      count,
      interest: interestSum.toFixed(2),
      indemnity: indemnitySum.toFixed(2),
      claim: claimSum.toFixed(2),
    };
  }
}

function open({ issued, amount, payments }, day) {
  if (issued > day) return ZERO;
  let left = amount;
  for (const payment of payments) {
    if (payment.date <= day) left = left.minus(payment.amount);
  }
  return left;
}

function latePayment(invoice, asOf) {
  const { issued, due, amount, payments } = invoice;
  if (issued > asOf || due >= asOf || !amount.isPositive()) return null;
  let principal = amount;
  let until = due;
  let from = due;
  let weighted = ZERO;
  const run = (to) => {
    if (principal.isPositive() && !principal.isZero()) {
      weighted = weighted.plus(principal.times(rateDays(from, to)));
    }
    from = to;
  };
  for (let p = 0; p < payments.length && payments[p].date <= asOf; ) {
    const { date } = payments[p];
    if (date > due) run(date);
    const before = principal;
    for (; p < payments.length && payments[p].date === date; p++) {
      principal = principal.minus(payments[p].amount);
    }
    if (date > due && before.gt(ZERO) && principal.lte(ZERO)) until = date;
  }
  if (principal.gt(ZERO)) {
    run(asOf);
    until = asOf;
  }
  if (until === due) return null;
  const interest = weighted.div(YEAR).toDecimalPlaces(2);
  const claim = interest.plus(INDEMNITY);
  return {
    invoice,
    open: Decimal.max(principal, ZERO),
    daysLate: until - due,
    interest,
    claim,
  };
}

/** Open amounts by age. */
class Aged {
  constructor() {
    this.notDue = ZERO;
    this.buckets = Array(BOUNDS.length + 1).fill(ZERO);
    this.credits = ZERO;
    this.oldestDays = 0;
    this.invoices = 0;
  }

  add(left, late) {
    this.invoices++;
    if (left.isNegative()) {
      this.credits = this.credits.plus(left);
      return;
    }
    this.oldestDays = Math.max(this.oldestDays, late);
    if (late <= 0) {
      this.notDue = this.notDue.plus(left);
      return;
    }
    let bucket = 0;
    while (bucket < BOUNDS.length && late > BOUNDS[bucket]) bucket++;
    this.buckets[bucket] = this.buckets[bucket].plus(left);
  }

  join(other) {
    this.notDue = this.notDue.plus(other.notDue);
    this.buckets = this.buckets.map((sum, at) => sum.plus(other.buckets[at]));
    this.credits = this.credits.plus(other.credits);
    this.oldestDays = Math.max(this.oldestDays, other.oldestDays);
    this.invoices += other.invoices;
  }

  get overdue() {
    return this.buckets.reduce((sum, bucket) => sum.plus(bucket), ZERO);
  }

  get total() {
    return this.notDue.plus(this.overdue).plus(this.credits);
  }

  figures() {
    return {
      notDue: this.notDue.toFixed(2),
      buckets: this.buckets.map((bucket) => bucket.toFixed(2)),
      credits: this.credits.toFixed(2),
      total: this.total.toFixed(2),
      overdue: this.overdue.toFixed(2),
      oldestDays: this.oldestDays,
      invoices: this.invoices,
    };
  }
}

function quotient(numerator, denominator) {
  return denominator.gt(ZERO) ? numerator.div(denominator).toFixed(2) : null;
}

function countBack(receivables, asOf, salesByMonth, firstMonth) {
  let rest = receivables;
  let counted = 0;
  for (let month = monthOf(asOf); month >= firstMonth && rest.gt(ZERO); month--) {
    const days = Math.min(asOf + 1, monthStart(month + 1)) - monthStart(month);
    const sold = salesByMonth.get(month) ?? ZERO;
    if (sold.gt(rest)) return [rest.times(days).div(sold).plus(counted), false];
    if (sold.gt(ZERO)) rest = rest.minus(sold);
    counted += days;
  }
  return [new Decimal(counted), rest.gt(ZERO)];
}
