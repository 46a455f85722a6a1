// Loss rates from history (§8.2).

import { bucketList, buckets } from "./aging.mjs";
import { dateText } from "./calendar.mjs";
import { greatest, HUNDRED, least, quotient, sum, ZERO } from "./exact.mjs";
import { date, optional, Refusal, whole } from "./input.mjs";
import { openOn, Portfolio, reportOptions, writtenOffAmount } from "./ledger.mjs";

const read = reportOptions(
  { buckets, days: optional(whole(1, 3660), 365), from: optional(date) },
  ({ asOf, days, from }) => {
    if (from > asOf - days) throw new Refusal("date/order", "from");
  },
);

export function lossRates(ledger, input) {
  const options = read(input, ledger);
  const { asOf, days, from = Number.NEGATIVE_INFINITY } = options;
  const portfolio = new Portfolio(ledger, options);
  portfolio.needRatesOf(portfolio.invoices);
  const old = portfolio.invoices
    .filter(({ amount, issued }) => amount.sign() > 0 && from <= issued && issued <= asOf - days)
    .map((invoice) => ({ ...invoice, end: invoice.issued + days }));

  const bucketFigures = ({ label, from, to }) => {
    const reached = old
      .map((invoice) => ({ invoice, amount: reachedAmount(invoice, from) }))
      .filter(({ amount }) => amount.sign() > 0)
      .map(({ invoice, amount }) => ({ invoice, amount: portfolio.convert(amount, invoice) }));
    const lost = reached.map(({ invoice, amount }) =>
      greatest(ZERO, least(portfolio.convert(lostAmount(invoice), invoice), amount)),
    );
    const [totalReached, totalLost] = [sum(reached.map(({ amount }) => amount)), sum(lost)];
    const rate = quotient(totalLost, totalReached, HUNDRED);
    return {
      label,
      from,
      to,
      reached: portfolio.money(totalReached),
      lost: portfolio.money(totalLost),
      ratePercent: rate === null ? null : rate.text(2),
    };
  };
  return {
    asOf: dateText(asOf),
    currency: options.currency,
    buckets: [{ label: "notDue", from: 0, to: 0 }, ...bucketList(options.buckets, 1)].map(
      bucketFigures,
    ),
  };
}

/** What counts as lost at its end: still open, or written off by then. */
function lostAmount(invoice) {
  const { writtenOff, end } = invoice;
  return writtenOff <= end ? writtenOffAmount(invoice) : openOn(invoice, end);
}

/** The whole amount when it was not due; later what was open on the day it reached that age. */
function reachedAmount(invoice, age) {
  const { amount, due, end } = invoice;
  if (age === 0) return amount;
  return due + age <= end ? openOn(invoice, due + age) : ZERO;
}
