// Customers and invoices (§2), and what a report looks at (§1.4).

import { isInCalendar } from "./calendar.mjs";
import { Exact, sum, ZERO } from "./exact.mjs";
import {
  amount,
  creditLimit,
  currency,
  date,
  entries,
  fxRate,
  id,
  list,
  optional,
  Refusal,
  record,
  required,
  text,
  within,
} from "./input.mjs";
import { debtorKind, payments } from "./latePayment.mjs";
import { CURRENCIES } from "./tables.mjs";
import { dueUnder, terms } from "./terms.mjs";

// ---------------------------------------------------------------- reading a ledger

/** The same id twice. */
const twice = (code) => (item, before, path) => {
  if (before.some(({ id }) => id === item.id)) throw new Refusal(code, within(path, "id"));
};

const customer = record({
  id: required(id),
  name: optional(text),
  kind: optional(debtorKind),
  terms: optional(terms),
  creditLimit: optional(creditLimit),
  guaranteed: optional(creditLimit),
});

const span = record(
  { from: required(date), to: optional(date) },
  {
    across: ({ from, to }, path) => {
      if (to < from) throw new Refusal("date/order", within(path, "to"));
    },
  },
);

const invoice = record(
  {
    id: required(id),
    customer: required(id),
    issued: required(date),
    due: optional(date),
    terms: optional(terms),
    amount: required(amount),
    vat: optional(amount),
    currency: optional(currency, "EUR"),
    payments: optional(payments, []),
    disputed: optional(span),
    doubtful: optional(span),
    writtenOff: optional(date),
  },
  {
    across: (found, path, { customers }) => {
      const { issued, due, amount, vat, writtenOff } = found;
      if (due < issued) throw new Refusal("date/order", within(path, "due"));
      checkVat(amount, vat, within(path, "vat"));
      if (writtenOff < issued) throw new Refusal("date/order", within(path, "writtenOff"));
      found.due ??= dueUnder(termsOf(found, customers), issued);
      if (!isInCalendar(found.due)) throw new Refusal("date/range", within(path, "due"));
    },
  },
);

/** 2.1: of the same sign as the amount, and no larger. */
export function checkVat(amount, vat, path) {
  if (vat === undefined) return;
  if (vat.sign() * amount.sign() < 0) throw new Refusal("amount/sign", path);
  if (size(vat).compare(size(amount)) > 0) throw new Refusal("amount/range", path);
}

function size(amount) {
  return amount.sign() < 0 ? amount.negated() : amount;
}

/** 3.3 */
function termsOf(invoice, customers) {
  if (invoice.terms) return invoice.terms;
  const customer = customers.find(({ id }) => id === invoice.customer);
  if (customer?.terms) return customer.terms;
  return customer?.kind === "consumer" ? { kind: "receipt" } : { kind: "net", days: 30 };
}

const readData = record({
  customers: optional(list(customer, twice("customer/duplicate")), []),
  invoices: optional(list(invoice, twice("invoice/duplicate")), []),
});

export function readLedger(data) {
  const { customers, invoices } = readData(data);
  const known = new Set([...customers.map(({ id }) => id), ...invoices.map((i) => i.customer)]);
  return { customers, invoices, known };
}

// ---------------------------------------------------------------- the scope of a report

export function knownCustomer(value, path, { ledger }) {
  id(value, path);
  if (!ledger.known.has(value)) throw new Refusal("customer/unknown", path);
  return value;
}

export function otherCurrency(code, path, around) {
  currency(code, path);
  if (code === around.currency) throw new Refusal("option/invalid", path);
}

const scope = {
  asOf: required(date),
  currency: optional(currency),
  fx: optional(entries(fxRate, otherCurrency), new Map()),
  customers: optional(list(knownCustomer)),
};

/** The reader of a report's options: its scope, then its own keys. */
export function reportOptions(keys, across) {
  const read = record({ ...scope, ...keys }, { across });
  return (input, ledger) => read(input, undefined, { ledger });
}

// ---------------------------------------------------------------- invoices on a day

/** 2.1: what is open at the end of a day as if nothing were written off. */
function openWithoutWriteOff({ issued, amount, payments }, day) {
  if (issued > day) return ZERO;
  return amount.minus(sum(payments.filter(({ date }) => date <= day).map((paid) => paid.amount)));
}

export function openOn(invoice, day) {
  return invoice.writtenOff <= day ? ZERO : openWithoutWriteOff(invoice, day);
}

/** What left the books on the day `writtenOff`. */
export function writtenOffAmount(invoice) {
  return openWithoutWriteOff(invoice, invoice.writtenOff);
}

function covers(span, day) {
  return span !== undefined && span.from <= day && (span.to === undefined || day <= span.to);
}

/** 2.3 */
function classOn(invoice, day) {
  const open = openOn(invoice, day).sign();
  if (invoice.writtenOff <= day) return "uncollectible";
  if (open === 0) return "settled";
  if (open < 0) return "credit";
  if (covers(invoice.disputed, day)) return "disputed";
  if (covers(invoice.doubtful, day)) return "doubtful";
  return invoice.due < day ? "overdue" : "notDue";
}

/** The invoices of a report as they stand on asOf, in its currency. */
export class Portfolio {
  constructor(ledger, { asOf, currency, fx, customers }) {
    const isAsked = (id) => customers === undefined || customers.includes(id);
    this.asOf = asOf;
    this.currency = currency;
    this.fx = fx;
    this.digits = CURRENCIES.get(currency);
    this.isAsked = isAsked;
    this.customers = ledger.customers.filter(({ id }) => isAsked(id));
    this.invoices = ledger.invoices
      .filter(({ customer, issued }) => isAsked(customer) && issued <= asOf)
      .map((invoice) => ({
        ...invoice,
        late: asOf - invoice.due,
        class: classOn(invoice, asOf),
        openOwn: openOn(invoice, asOf),
      }));
  }

  /** Of an amount of that invoice: in the currency of the report (1.4). */
  convert(amount, { currency }) {
    if (currency === this.currency) return amount;
    return amount.times(this.fx.get(currency)).round(this.digits);
  }

  /** Refuses a report for which rates are missing. */
  needRatesOf(invoices) {
    const isMissing = ({ currency }) => currency !== this.currency && !this.fx.has(currency);
    if (invoices.some(isMissing)) throw new Refusal("fx/missing", "fx");
  }

  /** What is open on asOf, or on another day. */
  open(invoice, day = this.asOf) {
    return this.convert(openOn(invoice, day), invoice);
  }

  totalOpen(invoices) {
    return sum(invoices.map((invoice) => this.open(invoice)));
  }

  money(amount) {
    return amount.text(this.digits);
  }

  /** The days (asOf − days, asOf]. */
  isWithin(day, days) {
    return this.asOf - days < day && day <= this.asOf;
  }

  /** Sum of the invoices and credit notes issued in these days (6.2). */
  sales(days) {
    const issued = this.invoices.filter(({ issued }) => this.isWithin(issued, days));
    return sum(issued.map((invoice) => this.convert(invoice.amount, invoice)));
  }

  /** The payments of 6.7 dated in these days. */
  paymentsWithin(days, invoices = this.invoices) {
    return invoices
      .filter(({ amount }) => amount.sign() > 0)
      .flatMap((invoice) =>
        invoice.payments
          .filter(({ date }) => this.isWithin(date, days))
          .map(({ date, amount }) => ({
            date,
            amount: this.convert(amount, invoice),
            daysToPay: Math.max(0, date - invoice.issued),
            daysLate: date - invoice.due,
          })),
      )
      .filter(({ amount }) => amount.sign() > 0);
  }

  /** A row begins with the id of its customer, and its name where there is one. */
  nameOf(customer) {
    const name = this.customers.find(({ id }) => id === customer)?.name;
    return name === undefined ? { customer } : { customer, name };
  }
}

export const isPositive = ({ openOwn }) => openOwn.sign() > 0;
export const isOpen = ({ openOwn }) => openOwn.sign() !== 0;

/** Σ amount × days / Σ amount, exact; null without payments. */
export function weightedDays(payments, days) {
  const total = sum(payments.map(({ amount }) => amount));
  const weighted = sum(payments.map((paid) => paid.amount.times(Exact.of(days(paid)))));
  return total.sign() === 0 ? null : weighted.over(total);
}

/** Items by what `key` gives, in the order in which they come. */
export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

/** By Unicode code point, not by UTF-16 unit. */
export function compareText(a, b) {
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = left[at].codePointAt(0) - right[at].codePointAt(0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Orders by the first of these comparisons that tells two items apart. */
export function sorted(items, ...comparisons) {
  return [...items].sort((a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}
