// What changed between two days (docs/figures/changes.md).

import { dateText } from "./calendar.mjs";
import { sum, ZERO } from "./exact.mjs";
import {
  currency,
  date,
  entries,
  fxRate,
  list,
  optional,
  Refusal,
  record,
  required,
  whole,
} from "./input.mjs";
import { compareText, knownCustomer, openOn, otherCurrency, Portfolio, sorted } from "./ledger.mjs";

const KINDS = ["issued", "creditNote", "payment", "writtenOff", "fellDue", "disputed", "doubtful"];
const PLURALS = { creditNote: "creditNotes", payment: "payments" };

const read = record(
  {
    from: required(date),
    to: required(date),
    currency: optional(currency, "EUR"),
    fx: optional(entries(fxRate, otherCurrency), new Map()),
    customers: optional(list(knownCustomer)),
    limit: optional(whole(0, 10 ** 7), 10 ** 7),
  },
  {
    across: ({ from, to }) => {
      if (to < from) throw new Refusal("date/order", "to");
    },
  },
);

export function changes(ledger, input) {
  const options = read(input, undefined, { ledger });
  const { from, to, limit } = options;
  const portfolio = new Portfolio(ledger, { ...options, asOf: to });
  portfolio.needRatesOf(portfolio.invoices);
  const all = portfolio.invoices.flatMap((invoice) => [
    ...movements(invoice, portfolio, from, to),
    ...states(invoice, portfolio, from, to),
  ]);
  const rows = sorted(
    all,
    (a, b) => a.date - b.date,
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    (a, b) => compareText(a.invoice.id, b.invoice.id),
  );
  const of = (kind) => all.filter((change) => change.kind === kind);
  const named = (value) =>
    Object.fromEntries(KINDS.map((kind) => [PLURALS[kind] ?? kind, value(of(kind))]));
  const { fellDue, disputed, doubtful, ...parts } = named((some) =>
    portfolio.money(sum(some.map(({ amount }) => amount))),
  );
  const receivables = (day) =>
    portfolio.money(sum(portfolio.invoices.map((invoice) => portfolio.open(invoice, day))));
  return {
    from: dateText(from),
    to: dateText(to),
    currency: options.currency,
    opening: receivables(from),
    ...parts,
    closing: receivables(to),
    counts: named((some) => some.length),
    count: all.length,
    rows: rows.slice(0, limit).map(({ date, kind, invoice, amount }) => ({
      date: dateText(date),
      kind,
      invoice: invoice.id,
      ...portfolio.nameOf(invoice.customer),
      amount: portfolio.money(amount),
    })),
  };
}

/** What changes receivables: the open amount after a change less the one before, as converted. */
function movements(invoice, portfolio, from, to) {
  const { issued, writtenOff, amount } = invoice;
  const end = Math.min(to, writtenOff ?? to);
  const events = [
    { date: issued, kind: amount.sign() < 0 ? "creditNote" : "issued", by: amount },
    ...sorted(invoice.payments, (a, b) => a.date - b.date).map((paid) => ({
      date: Math.max(paid.date, issued),
      kind: "payment",
      by: paid.amount.negated(),
    })),
  ].filter(({ date }) => date <= end);
  if (writtenOff <= to)
    events.push({
      date: writtenOff,
      kind: "writtenOff",
      by: sum(events.map(({ by }) => by)).negated(),
    });
  const found = [];
  let own = ZERO;
  for (const { date, kind, by } of events) {
    const before = portfolio.convert(own, invoice);
    own = own.plus(by);
    const moved = portfolio.convert(own, invoice).minus(before);
    if (date > from) found.push({ date, kind, invoice, amount: moved });
  }
  return found;
}

/** What is open on the day on which something begins that changes no receivables. */
function states(invoice, portfolio, from, to) {
  const begins = (span) => {
    if (span === undefined) return undefined;
    const day = Math.max(span.from, invoice.issued);
    return span.to === undefined || day <= span.to ? day : undefined;
  };
  return [
    { date: invoice.due + 1, kind: "fellDue" },
    { date: begins(invoice.disputed), kind: "disputed" },
    { date: begins(invoice.doubtful), kind: "doubtful" },
  ]
    .filter(({ date }) => from < date && date <= to && openOn(invoice, date).sign() > 0)
    .map((change) => ({ ...change, invoice, amount: portfolio.open(invoice, change.date) }));
}
