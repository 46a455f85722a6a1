// The best that JavaScript gives without WebAssembly: whole cents in typed arrays, one column a field,
// customers by code, payments in one flat array, exact as long as sums stay below 2^53 (and by BigInt
// where a product does not). It checks nothing: not the dates, not the amounts, not the ids.

import { dayNumber, dayText, monthOf, monthStart } from "./calendar.mjs";
import { CUMULATED, DIVISOR, FIRST_DAY, INDEMNITY_CENTS } from "./rates.mjs";

const BOUNDS = [30, 60, 90];
const WINDOW = 90;
/** Columns of a customer: not due, the buckets, credits. */
const WIDTH = BOUNDS.length + 3;
const CREDITS = WIDTH - 1;

/** Cents of "-1234.56", "1234.5" or "1234". */
export function cents(text) {
  let at = text.charCodeAt(0) === 45 ? 1 : 0;
  const negative = at === 1;
  let units = 0;
  for (; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 46) {
      const digit = (place) => (place < text.length ? text.charCodeAt(place) - 48 : 0);
      units = units * 100 + digit(at + 1) * 10 + digit(at + 2);
      return negative ? -units : units;
    }
    units = units * 10 + sign - 48;
  }
  return negative ? -units * 100 : units * 100;
}

/** "1234.56" of cents or of other hundredths. */
export function hundredthsText(units) {
  const magnitude = units < 0 ? -units : units;
  const whole = Math.floor(magnitude / 100);
  const part = magnitude - whole * 100;
  return `${units < 0 ? "-" : ""}${whole}.${part < 10 ? "0" : ""}${part}`;
}

/** numerator / denominator in hundredths, rounded half away from zero; null unless the latter is > 0. */
export function quotientText(numerator, denominator) {
  if (denominator <= 0) return null;
  const n = BigInt(numerator) * 100n;
  const d = BigInt(denominator);
  const magnitude = ((n < 0n ? -n : n) * 2n + d) / (d * 2n);
  return hundredthsText(Number(n < 0n ? -magnitude : magnitude));
}

/** From the contract's objects. */
export function load(invoices) {
  let payments = 0;
  for (let i = 0; i < invoices.length; i++) payments += invoices[i].payments.length;
  const ledger = new TypedArrays(invoices.length, payments);
  for (let i = 0; i < invoices.length; i++) {
    const { id, customer, issued, due, amount, payments } = invoices[i];
    ledger.add(id, customer, dayNumber(issued), dayNumber(due), cents(amount));
    for (let p = 0; p < payments.length; p++) {
      ledger.pay(dayNumber(payments[p].date), cents(payments[p].amount));
    }
  }
  return ledger;
}

export class TypedArrays {
  constructor(invoices, payments) {
    this.size = 0;
    this.paid = 0;
    this.ids = new Array(invoices);
    this.customerIds = [];
    this.codes = new Map();
    this.customers = new Int32Array(invoices);
    this.issued = new Int32Array(invoices);
    this.due = new Int32Array(invoices);
    this.amounts = new Float64Array(invoices);
    /** The payments of invoice i are those from starts[i] to before starts[i + 1], by date. */
    this.starts = new Int32Array(invoices + 1);
    this.paymentDates = new Int32Array(payments);
    this.paymentAmounts = new Float64Array(payments);
  }

  add(id, customer, issued, due, amount) {
    const i = this.size++;
    let code = this.codes.get(customer);
    if (code === undefined) {
      code = this.customerIds.length;
      this.codes.set(customer, code);
      this.customerIds.push(customer);
    }
    this.ids[i] = id;
    this.customers[i] = code;
    this.issued[i] = issued;
    this.due[i] = due;
    this.amounts[i] = amount;
    this.starts[i + 1] = this.paid;
  }

  /** A payment of the invoice added last; they come by date. */
  pay(date, amount) {
    this.paymentDates[this.paid] = date;
    this.paymentAmounts[this.paid] = amount;
    this.starts[this.size] = ++this.paid;
  }

  /** Bytes of the columns, without the texts of the ids. */
  get bytes() {
    const { customers, issued, due, amounts, starts, paymentDates, paymentAmounts } = this;
    const columns = [customers, issued, due, amounts, starts, paymentDates, paymentAmounts];
    return columns.reduce((sum, column) => sum + column.byteLength, 0);
  }

  aging(asOfText) {
    const asOf = dayNumber(asOfText);
    const { size, customers, issued, due, amounts, starts, paymentDates, paymentAmounts } = this;
    const count = this.customerIds.length;
    const sums = new Float64Array(count * WIDTH);
    const oldest = new Int32Array(count);
    const open = new Int32Array(count);
    for (let i = 0; i < size; i++) {
      if (issued[i] > asOf) continue;
      let left = amounts[i];
      const end = starts[i + 1];
      for (let p = starts[i]; p < end; p++) {
        if (paymentDates[p] <= asOf) left -= paymentAmounts[p];
      }
      if (left === 0) continue;
      const customer = customers[i];
      open[customer]++;
      let column = CREDITS;
      if (left > 0) {
        const late = asOf - due[i];
        if (late > oldest[customer]) oldest[customer] = late;
        column = 0;
        if (late > 0) {
          column = 1;
          while (column <= BOUNDS.length && late > BOUNDS[column - 1]) column++;
        }
      }
      sums[customer * WIDTH + column] += left;
    }
    return agingReport(asOfText, this.customerIds, sums, oldest, open);
  }

  kpis(asOfText) {
    const asOf = dayNumber(asOfText);
    const before = asOf - WINDOW;
    const { size, customers, issued, due, amounts, starts, paymentDates, paymentAmounts } = this;
    const byCustomer = new Float64Array(this.customerIds.length);
    const lastMonth = monthOf(asOf);
    const months = new Int16Array(asOf + 1);
    for (let month = monthOf(0); month <= lastMonth; month++) {
      months.fill(month - monthOf(0), monthStart(month), monthStart(month + 1));
    }
    const salesByMonth = new Float64Array(lastMonth - monthOf(0) + 1);
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
    for (let i = 0; i < size; i++) {
      const day = issued[i];
      if (day > asOf) continue;
      const amount = amounts[i];
      const month = months[day];
      if (month < firstMonth) firstMonth = month;
      salesByMonth[month] += amount;
      if (day > before) sales += amount;
      let left = amount;
      let leftBefore = day > before ? 0 : amount;
      const dueDay = due[i];
      const end = starts[i + 1];
      for (let p = starts[i]; p < end; p++) {
        const date = paymentDates[p];
        if (date > asOf) break;
        const part = paymentAmounts[p];
        left -= part;
        if (date <= before) {
          if (day <= before) leftBefore -= part;
        } else if (amount > 0 && part > 0) {
          paid += part;
          if (date > day) daysToPay += part * (date - day);
          daysLate += part * (date - dueDay);
          if (date > dueDay) paidLate += part;
        }
      }
      opening += leftBefore;
      if (left === 0) continue;
      receivables += left;
      byCustomer[customers[i]] += left;
      if (left > 0) {
        if (asOf > dueDay) overdue += left;
        else notDue += left;
      }
    }
    let top = 0;
    for (let c = 0; c < byCustomer.length; c++) top = Math.max(top, byCustomer[c]);
    const sums = { receivables, opening, notDue, overdue, sales, paid, daysToPay, daysLate };
    return kpiReport(asOfText, { ...sums, paidLate, top }, salesByMonth, firstMonth);
  }

  /** The first `limit` rows; count and sums of all. */
  latePayments(asOfText, limit = Infinity) {
    const asOf = dayNumber(asOfText);
    const { size, issued, due, amounts, starts, paymentDates, paymentAmounts } = this;
    const first = new Largest(limit, size, this.ids);
    const at = 1 - FIRST_DAY;
    const upToAsOf = CUMULATED[asOf + at];
    let count = 0;
    let interestSum = 0;
    let indemnitySum = 0;
    for (let i = 0; i < size; i++) {
      const dueDay = due[i];
      let principal = amounts[i];
      if (issued[i] > asOf || dueDay >= asOf || principal <= 0) continue;
      let late = false;
      let upTo = CUMULATED[dueDay + at];
      let numerator = 0;
      const end = starts[i + 1];
      for (let p = starts[i]; p < end; ) {
        const date = paymentDates[p];
        if (date > asOf) break;
        let sum = paymentAmounts[p++];
        while (p < end && paymentDates[p] === date) sum += paymentAmounts[p++];
        if (date > dueDay && principal > 0) {
          const cumulated = CUMULATED[date + at];
          numerator += principal * (cumulated - upTo);
          upTo = cumulated;
          if (sum >= principal) late = true;
        } else if (date > dueDay) {
          upTo = CUMULATED[date + at];
        }
        principal -= sum;
      }
      if (principal > 0) {
        numerator += principal * (upToAsOf - upTo);
        late = true;
      }
      if (!late) continue;
      const interest =
        numerator < Number.MAX_SAFE_INTEGER ? rounded(numerator) : this.interestOf(i, asOf);
      count++;
      interestSum += interest;
      indemnitySum += INDEMNITY_CENTS;
      first.add(interest + INDEMNITY_CENTS, i);
    }
    return {
      asOf: asOfText,
      currency: "EUR",
      rows: first.indices().map((i) => this.latePayment(i, asOf)),
      count,
      interest: hundredthsText(interestSum),
      indemnity: hundredthsText(indemnitySum),
      claim: hundredthsText(interestSum + indemnitySum),
    };
  }

  /** The same in whole numbers of any size. */
  interestOf(i, asOf) {
    let principal = this.amounts[i];
    let from = this.due[i];
    let numerator = 0n;
    const run = (to) => {
      if (to <= from) return;
      const rateDays = CUMULATED[to - FIRST_DAY + 1] - CUMULATED[from - FIRST_DAY + 1];
      if (principal > 0) numerator += BigInt(principal) * BigInt(rateDays);
      from = to;
    };
    for (let p = this.starts[i]; p < this.starts[i + 1]; p++) {
      if (this.paymentDates[p] > asOf) break;
      run(this.paymentDates[p]);
      principal -= this.paymentAmounts[p];
    }
    run(asOf);
    const divisor = BigInt(DIVISOR);
    return Number((numerator * 2n + divisor) / (divisor * 2n));
  }

  /** One row in full. */
  latePayment(i, asOf) {
    const due = this.due[i];
    let principal = this.amounts[i];
    let until = due;
    const end = this.starts[i + 1];
    for (let p = this.starts[i]; p < end && this.paymentDates[p] <= asOf; ) {
      const date = this.paymentDates[p];
      const before = principal;
      while (p < end && this.paymentDates[p] === date) principal -= this.paymentAmounts[p++];
      if (date > due && before > 0 && principal <= 0) until = date;
    }
    if (principal > 0) until = asOf;
    const interest = this.interestOfRow(i, asOf);
    return {
      invoice: this.ids[i],
      customer: this.customerIds[this.customers[i]],
      due: dayText(due),
      open: hundredthsText(Math.max(principal, 0)),
      daysLate: until - due,
      interest: hundredthsText(interest),
      indemnity: "40.00",
      interestSettled: "0.00",
      claim: hundredthsText(interest + INDEMNITY_CENTS),
    };
  }

  interestOfRow(i, asOf) {
    let principal = this.amounts[i];
    const at = 1 - FIRST_DAY;
    let upTo = CUMULATED[this.due[i] + at];
    let numerator = 0;
    for (let p = this.starts[i]; p < this.starts[i + 1]; p++) {
      const date = this.paymentDates[p];
      if (date > asOf) break;
      if (date > this.due[i]) {
        const cumulated = CUMULATED[date + at];
        if (principal > 0) numerator += principal * (cumulated - upTo);
        upTo = cumulated;
      }
      principal -= this.paymentAmounts[p];
    }
    if (principal > 0) numerator += principal * (CUMULATED[asOf + at] - upTo);
    return numerator < Number.MAX_SAFE_INTEGER ? rounded(numerator) : this.interestOf(i, asOf);
  }
}

/** A positive numerator over DIVISOR, rounded half up, exactly: the estimate is corrected. */
function rounded(numerator) {
  const quotient = Math.floor(numerator / DIVISOR);
  const rest = numerator - quotient * DIVISOR;
  if (rest < 0) return (rest + DIVISOR) * 2 >= DIVISOR ? quotient : quotient - 1;
  return rest * 2 >= DIVISOR ? quotient + 1 : quotient;
}

/**
 * The invoices of the largest claims, ties by id. A claim below 2^32 and the invoice's position share
 * one number, so that the sort needs no comparison of ours.
 */
class Largest {
  constructor(limit, size, ids) {
    this.limit = limit;
    this.ids = ids;
    this.room = Math.min(size, limit * 2 + 1_000);
    this.keys = new Float64Array(this.room);
    this.count = 0;
    this.least = -1;
  }

  add(claim, position) {
    if (claim < this.least) return;
    if (this.count === this.room) this.cut();
    this.keys[this.count++] = (2 ** 32 - claim) * 2 ** 21 + position;
  }

  sort() {
    this.keys.subarray(0, this.count).sort();
  }

  /** Keeps the limit and those that tie with the last. */
  cut() {
    this.sort();
    let kept = Math.min(this.limit, this.count);
    if (kept === 0) return;
    this.least = this.claim(kept - 1);
    while (kept < this.count && this.claim(kept) === this.least) kept++;
    this.count = kept;
    if (kept === this.room) {
      const roomier = new Float64Array(this.room * 2);
      roomier.set(this.keys);
      this.keys = roomier;
      this.room = roomier.length;
    }
  }

  claim(at) {
    return 2 ** 32 - Math.floor(this.keys[at] / 2 ** 21);
  }

  position(at) {
    return this.keys[at] % 2 ** 21;
  }

  indices() {
    this.sort();
    const kept = [];
    for (let at = 0; at < this.count && kept.length < this.limit; ) {
      const tied = [];
      const claim = this.claim(at);
      for (; at < this.count && this.claim(at) === claim; at++) tied.push(this.position(at));
      if (tied.length > 1) tied.sort((a, b) => (this.ids[a] < this.ids[b] ? -1 : 1));
      for (let t = 0; t < tied.length; t++) kept.push(tied[t]);
    }
    if (kept.length > this.limit) kept.length = this.limit;
    return kept;
  }
}

function agingReport(asOf, ids, sums, oldest, open) {
  const rows = [];
  const all = new Float64Array(WIDTH);
  let oldestOfAll = 0;
  let openOfAll = 0;
  for (let customer = 0; customer < ids.length; customer++) {
    if (open[customer] === 0) continue;
    const own = sums.subarray(customer * WIDTH, (customer + 1) * WIDTH);
    let total = 0;
    for (let column = 0; column < WIDTH; column++) {
      all[column] += own[column];
      total += own[column];
    }
    oldestOfAll = Math.max(oldestOfAll, oldest[customer]);
    openOfAll += open[customer];
    const figures = agingFigures(own, oldest[customer], open[customer]);
    rows.push([total, { customer: ids[customer], ...figures }]);
  }
  rows.sort(([a, { customer }], [b, other]) => b - a || (customer < other.customer ? -1 : 1));
  return {
    asOf,
    currency: "EUR",
    buckets: bucketsOf(BOUNDS),
    rows: rows.map(([, row]) => row),
    total: agingFigures(all, oldestOfAll, openOfAll),
  };
}

function agingFigures(sums, oldestDays, invoices) {
  let overdue = 0;
  const buckets = [];
  for (let column = 1; column < CREDITS; column++) {
    overdue += sums[column];
    buckets.push(hundredthsText(sums[column]));
  }
  return {
    notDue: hundredthsText(sums[0]),
    buckets,
    credits: hundredthsText(sums[CREDITS]),
    total: hundredthsText(sums[0] + overdue + sums[CREDITS]),
    overdue: hundredthsText(overdue),
    oldestDays,
    invoices,
  };
}

export function bucketsOf(bounds) {
  const buckets = bounds.map((to, at) => {
    const from = at === 0 ? 1 : bounds[at - 1] + 1;
    return { label: `${from}-${to}`, from, to };
  });
  const last = bounds[bounds.length - 1];
  return [...buckets, { label: `>${last}`, from: last + 1, to: null }];
}

function kpiReport(asOfText, sums, salesByMonth, firstMonth) {
  const { receivables, opening, notDue, overdue, sales, paid, daysToPay, daysLate } = sums;
  const asOf = dayNumber(asOfText);
  const [days, truncated] = countBack(receivables, asOf, salesByMonth, firstMonth);
  const ratio = (numerator, factor, denominator) =>
    quotientText(BigInt(numerator) * BigInt(factor), denominator);
  const current = receivables - overdue;
  return {
    asOf: asOfText,
    currency: "EUR",
    days: WINDOW,
    receivables: hundredthsText(receivables),
    overdue: hundredthsText(overdue),
    notDue: hundredthsText(notDue),
    disputed: "0.00",
    doubtful: "0.00",
    sales: hundredthsText(sales),
    overduePercent: ratio(overdue, 100, notDue + overdue),
    dso: ratio(receivables, WINDOW, sales),
    dsoCountBack: days,
    dsoCountBackTruncated: truncated,
    dsoBestPossible: ratio(notDue, WINDOW, sales),
    averageDaysDelinquent: ratio(receivables - notDue, WINDOW, sales),
    averageDaysToPay: ratio(daysToPay, 1, paid),
    averageDaysLate: ratio(daysLate, 1, paid),
    paidLatePercent: ratio(sums.paidLate, 100, paid),
    collectionEffectivenessPercent: ratio(
      opening + sales - receivables,
      100,
      opening + sales - current,
    ),
    lossPercent: ratio(0, 100, sales),
    topCustomerPercent: ratio(sums.top, 100, receivables),
  };
}

function countBack(receivables, asOf, salesByMonth, firstMonth) {
  let rest = receivables;
  let counted = 0;
  for (let month = salesByMonth.length - 1; month >= firstMonth && rest > 0; month--) {
    const start = monthStart(month + monthOf(0));
    const days = Math.min(asOf + 1, monthStart(month + monthOf(0) + 1)) - start;
    const sold = salesByMonth[month];
    if (sold > rest) {
      const numerator = BigInt(counted) * BigInt(sold) + BigInt(rest) * BigInt(days);
      return [quotientText(numerator, sold), false];
    }
    if (sold > 0) rest -= sold;
    counted += days;
  }
  return [hundredthsText(counted * 100), rest > 0];
}
