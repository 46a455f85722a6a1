// Aging (§5).

import { dateText } from "./calendar.mjs";
import { oneOf, optional, Refusal, within } from "./input.mjs";
import {
  compareText,
  groupBy,
  isOpen,
  isPositive,
  Portfolio,
  reportOptions,
  sorted,
} from "./ledger.mjs";

// ---------------------------------------------------------------- buckets

/** Ascending whole upper bounds. */
export function bounds(value, path) {
  if (!Array.isArray(value)) throw new Refusal("buckets/invalid", path);
  value.forEach((bound, at) => {
    const isGood = Number.isInteger(bound) && 1 <= bound && bound <= 10 ** 6;
    const ascends = at === 0 || value[at - 1] < bound;
    if (!isGood || !ascends) throw new Refusal("buckets/invalid", within(path, at));
  });
  if (value.length === 0) throw new Refusal("buckets/invalid", path);
  return value;
}

export const buckets = optional(bounds, [30, 60, 90]);

/** Label, first and last day of each bucket; the first begins on day `start`. */
export function bucketList(bounds, start) {
  const last = bounds.at(-1);
  return [
    ...bounds.map((to, at) => {
      const from = at === 0 ? start : bounds[at - 1] + 1;
      return { label: `${from}-${to}`, from, to };
    }),
    { label: `>${last}`, from: last + 1, to: null },
  ];
}

/** Which bucket holds this many days. */
export function bucketAt(bounds, days) {
  const at = bounds.findIndex((bound) => days <= bound);
  return at < 0 ? bounds.length : at;
}

// ---------------------------------------------------------------- the report

const read = reportOptions({ buckets, basis: optional(oneOf("due", "issued"), "due") });

export function aging(ledger, input) {
  const options = read(input, ledger);
  const { buckets, basis } = options;
  const portfolio = new Portfolio(ledger, options);
  const open = portfolio.invoices.filter(isOpen);
  portfolio.needRatesOf(open);

  const isPast = (invoice) => basis === "issued" || invoice.late > 0;
  const days = (invoice) => (basis === "issued" ? portfolio.asOf - invoice.issued : invoice.late);
  const figures = (invoices) => {
    const positive = invoices.filter(isPositive);
    const past = positive.filter(isPast);
    const total = (some) => portfolio.money(portfolio.totalOpen(some));
    return {
      notDue: total(positive.filter((invoice) => !isPast(invoice))),
      buckets: bucketList(buckets, 1).map((_, at) =>
        total(past.filter((invoice) => bucketAt(buckets, days(invoice)) === at)),
      ),
      credits: total(invoices.filter((invoice) => !isPositive(invoice))),
      total: total(invoices),
      overdue: total(positive.filter(({ late }) => late > 0)),
      oldestDays: Math.max(0, ...positive.map(({ late }) => late)),
      invoices: invoices.length,
    };
  };

  const groups = sorted(
    groupBy(open, ({ customer }) => customer),
    ([, a], [, b]) => portfolio.totalOpen(b).compare(portfolio.totalOpen(a)),
    ([a], [b]) => compareText(a, b),
  );
  return {
    asOf: dateText(options.asOf),
    currency: options.currency,
    buckets: bucketList(buckets, basis === "issued" ? 0 : 1),
    rows: groups.map(([customer, invoices]) => ({
      ...portfolio.nameOf(customer),
      ...figures(invoices),
    })),
    total: figures(open),
  };
}
