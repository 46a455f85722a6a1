// Indicators (§6).

import { dateText, monthStart } from "./calendar.mjs";
import { Exact, greatest, HUNDRED, quotient, sum, ZERO } from "./exact.mjs";
import { optional, whole } from "./input.mjs";
import {
  groupBy,
  isPositive,
  Portfolio,
  reportOptions,
  weightedDays,
  writtenOffAmount,
} from "./ledger.mjs";

const read = reportOptions({ days: optional(whole(1, 3660), 90) });

export function kpis(ledger, input) {
  const options = read(input, ledger);
  const { asOf, days } = options;
  const portfolio = new Portfolio(ledger, options);
  const { invoices } = portfolio;
  portfolio.needRatesOf(invoices);

  const total = (some) => portfolio.totalOpen(some);
  const positive = invoices.filter(isPositive);
  const receivables = total(invoices);
  const notDue = total(positive.filter(({ late }) => late <= 0));
  const overdue = total(positive.filter(({ late }) => late > 0));
  const ofClass = (name) => total(invoices.filter((invoice) => invoice.class === name));
  const sales = portfolio.sales(days);
  const inDays = Exact.of(days);
  const countBack = dsoCountBack(portfolio, receivables);

  const payments = portfolio.paymentsWithin(days);
  const paidLate = payments.filter(({ daysLate }) => daysLate > 0);
  const paid = (some) => sum(some.map(({ amount }) => amount));

  const before = sum(invoices.map((invoice) => portfolio.open(invoice, asOf - days)));
  const collectable = before.plus(sales);
  const current = receivables.minus(overdue);

  const lost = invoices.filter(
    ({ writtenOff }) => writtenOff !== undefined && portfolio.isWithin(writtenOff, days),
  );
  const losses = sum(lost.map((i) => portfolio.convert(writtenOffAmount(i), i)));
  const customers = [...groupBy(invoices, ({ customer }) => customer).values()].map(total);
  const largest = customers.reduce(greatest, ZERO);

  const money = (amount) => portfolio.money(amount);
  const figure = (value) => (value === null ? null : value.text(2));
  return {
    asOf: dateText(asOf),
    currency: options.currency,
    days,
    receivables: money(receivables),
    overdue: money(overdue),
    notDue: money(notDue),
    credits: money(total(invoices.filter(({ openOwn }) => openOwn.sign() < 0))),
    disputed: money(ofClass("disputed")),
    doubtful: money(ofClass("doubtful")),
    sales: money(sales),
    overduePercent: figure(quotient(overdue, notDue.plus(overdue), HUNDRED)),
    dso: figure(quotient(receivables, sales, inDays)),
    dsoCountBack: figure(countBack.days),
    dsoCountBackTruncated: countBack.truncated,
    dsoBestPossible: figure(quotient(notDue, sales, inDays)),
    averageDaysDelinquent: figure(quotient(receivables.minus(notDue), sales, inDays)),
    averageDaysToPay: figure(weightedDays(payments, ({ daysToPay }) => daysToPay)),
    averageDaysLate: figure(weightedDays(payments, ({ daysLate }) => daysLate)),
    paidLatePercent: figure(quotient(paid(paidLate), paid(payments), HUNDRED)),
    collectionEffectivenessPercent: figure(
      quotient(collectable.minus(receivables), collectable.minus(current), HUNDRED),
    ),
    lossPercent: figure(quotient(losses, sales, HUNDRED)),
    topCustomerPercent: figure(quotient(largest, receivables, HUNDRED)),
  };
}

/** 6.6: month by month back from asOf, until the sales have used up the receivables. */
function dsoCountBack(portfolio, receivables) {
  const { asOf, invoices } = portfolio;
  const ledgerBegins = Math.min(...invoices.map(({ issued }) => issued));
  let rest = receivables;
  let counted = 0;
  for (let end = asOf; rest.sign() > 0; end = monthStart(end) - 1) {
    if (end < ledgerBegins) return { days: Exact.of(counted), truncated: true };
    const start = monthStart(end);
    const days = end - start + 1;
    const issued = invoices.filter((invoice) => start <= invoice.issued && invoice.issued <= end);
    const sales = sum(issued.map((invoice) => portfolio.convert(invoice.amount, invoice)));
    if (sales.sign() > 0 && rest.compare(sales) < 0) {
      const part = rest.over(sales).times(Exact.of(days));
      return { days: Exact.of(counted).plus(part), truncated: false };
    }
    if (sales.sign() > 0) rest = rest.minus(sales);
    counted += days;
  }
  return { days: Exact.of(counted), truncated: false };
}
