// What most would write without a thought: one object an invoice, its amounts as JavaScript numbers.
// Quick to write, and wrong: `benches/page/worker.mjs` counts where.

import { dayNumber, dayText, monthOf, monthStart } from "./calendar.mjs";
import { FirstRows } from "./first_rows.mjs";
import { DIVISOR, rateDays } from "./rates.mjs";
import { bucketsOf } from "./typed_arrays.mjs";

const BOUNDS = [30, 60, 90];
const WINDOW = 90;

/** From the contract's objects. */
export function load(invoices) {
  return new Numbers(
    invoices.map(({ id, customer, issued, due, amount, payments }) => ({
      id,
      customer,
      issued: dayNumber(issued),
      due: dayNumber(due),
      amount: Number(amount),
      payments: payments.map(({ date, amount }) => ({
        date: dayNumber(date),
        amount: Number(amount),
      })),
    })),
  );
}

class Numbers {
  constructor(invoices) {
    this.invoices = invoices;
  }

  aging(asOfText) {
    const asOf = dayNumber(asOfText);
    const rows = new Map();
    const total = new Aged();
    for (const invoice of this.invoices) {
      const left = open(invoice, asOf);
      if (left === 0) continue;
      let row = rows.get(invoice.customer);
      if (row === undefined) {
        row = new Aged();
        rows.set(invoice.customer, row);
      }
      row.add(left, asOf - invoice.due);
    }
    for (const row of rows.values()) total.join(row);
    const sorted = [...rows].sort(
      ([a, { total: own }], [b, { total: other }]) => other - own || (a < b ? -1 : 1),
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
    let receivables = 0;
    let opening = 0;
    let notDue = 0;
    let overdue = 0;
    let sales = 0;
    let paid = 0;
    let daysToPay = 0;
    let daysLate = 0;
    let paidLate = 0;
    for (const invoice of this.invoices) {
      const { issued, due, amount, payments, customer } = invoice;
      if (issued > asOf) continue;
      const month = monthOf(issued);
      firstMonth = Math.min(firstMonth, month);
      salesByMonth.set(month, (salesByMonth.get(month) ?? 0) + amount);
      if (issued > before) sales += amount;
      opening += open(invoice, before);
      const left = open(invoice, asOf);
      if (left !== 0) {
        receivables += left;
        byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + left);
        if (left > 0) {
          if (asOf > due) overdue += left;
          else notDue += left;
        }
      }
      if (amount <= 0) continue;
      for (const { date, amount: part } of payments) {
        if (date <= before || date > asOf || part <= 0) continue;
        paid += part;
        daysToPay += part * Math.max(date - issued, 0);
        daysLate += part * (date - due);
        if (date > due) paidLate += part;
      }
    }
    const top = Math.max(0, ...byCustomer.values());
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
      overduePercent: quotient(overdue * 100, notDue + overdue),
      dso: quotient(receivables * WINDOW, sales),
      dsoCountBack: days.toFixed(2),
      dsoCountBackTruncated: truncated,
      dsoBestPossible: quotient(notDue * WINDOW, sales),
      averageDaysDelinquent: quotient((receivables - notDue) * WINDOW, sales),
      averageDaysToPay: quotient(daysToPay, paid),
      averageDaysLate: quotient(daysLate, paid),
      paidLatePercent: quotient(paidLate * 100, paid),
      collectionEffectivenessPercent: quotient(
        (opening + sales - receivables) * 100,
        opening + sales - (receivables - overdue),
      ),
      lossPercent: quotient(0, sales),
      topCustomerPercent: quotient(top * 100, receivables),
    };
  }

  /** The first `limit` rows; count and sums of all. */
  latePayments(asOfText, limit = Infinity) {
    const asOf = dayNumber(asOfText);
    const first = new FirstRows(
      limit,
      (a, b) => b.claim - a.claim || (a.invoice.id < b.invoice.id ? -1 : 1),
    );
    let count = 0;
    let interestSum = 0;
    let claimSum = 0;
    for (const invoice of this.invoices) {
      const row = latePayment(invoice, asOf);
      if (row === null) continue;
      count++;
      first.add(row);
      interestSum += row.interest;
      claimSum += row.claim;
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
      indemnity: (count * 40).toFixed(2),
      claim: claimSum.toFixed(2),
    };
  }
}

function open({ issued, amount, payments }, day) {
  if (issued > day) return 0;
  let left = amount;
  for (const payment of payments) {
    if (payment.date <= day) left -= payment.amount;
  }
  return left;
}

function latePayment(invoice, asOf) {
  const { issued, due, amount, payments } = invoice;
  if (issued > asOf || due >= asOf || amount <= 0) return null;
  let principal = amount;
  let until = due;
  let from = due;
  let interest = 0;
  for (let p = 0; p < payments.length && payments[p].date <= asOf; ) {
    const { date } = payments[p];
    if (date > due) {
      if (principal > 0) interest += (principal * rateDays(from, date)) / DIVISOR;
      from = date;
    }
    const before = principal;
    for (; p < payments.length && payments[p].date === date; p++) principal -= payments[p].amount;
    if (date > due && before > 0 && principal <= 0) until = date;
  }
  if (principal > 0) {
    interest += (principal * rateDays(from, asOf)) / DIVISOR;
    until = asOf;
  }
  if (until === due) return null;
  interest = Math.round(interest * 100) / 100;
  return {
    invoice,
    open: Math.max(principal, 0),
    daysLate: until - due,
    interest,
    claim: interest + 40,
  };
}

/** Open amounts by age. */
class Aged {
  constructor() {
    this.notDue = 0;
    this.buckets = Array(BOUNDS.length + 1).fill(0);
    this.credits = 0;
    this.oldestDays = 0;
    this.invoices = 0;
  }

  add(left, late) {
    this.invoices++;
    if (left < 0) {
      this.credits += left;
      return;
    }
    this.oldestDays = Math.max(this.oldestDays, late);
    if (late <= 0) {
      this.notDue += left;
      return;
    }
    let bucket = 0;
    while (bucket < BOUNDS.length && late > BOUNDS[bucket]) bucket++;
    this.buckets[bucket] += left;
  }

  join(other) {
    this.notDue += other.notDue;
    this.buckets = this.buckets.map((sum, at) => sum + other.buckets[at]);
    this.credits += other.credits;
    this.oldestDays = Math.max(this.oldestDays, other.oldestDays);
    this.invoices += other.invoices;
  }

  get overdue() {
    return this.buckets.reduce((sum, bucket) => sum + bucket, 0);
  }

  get total() {
    return this.notDue + this.overdue + this.credits;
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
  return denominator > 0 ? (numerator / denominator).toFixed(2) : null;
}

function countBack(receivables, asOf, salesByMonth, firstMonth) {
  let rest = receivables;
  let counted = 0;
  for (let month = monthOf(asOf); month >= firstMonth && rest > 0; month--) {
    const days = Math.min(asOf + 1, monthStart(month + 1)) - monthStart(month);
    const sold = salesByMonth.get(month) ?? 0;
    if (sold > rest) return [counted + (rest * days) / sold, false];
    if (sold > 0) rest -= sold;
    counted += days;
  }
  return [counted, rest > 0];
}
