// Levies in a forecast (docs/figures/forecast.md): what is owed on what customers pay.

import { addMonths, dateText, monthEnd, monthStart, partsOf } from "./calendar.mjs";
import { Exact, greatest, HUNDRED, sum, ZERO } from "./exact.mjs";
import {
  amountFromZero,
  id,
  list,
  oneOf,
  optional,
  percent,
  Refusal,
  record,
  required,
  whole,
  within,
} from "./input.mjs";
import { isPositive } from "./ledger.mjs";

const levy = record({
  label: required(id),
  percent: required(percent),
  of: optional(oneOf("receipts", "vat"), "receipts"),
  every: optional(oneOf("month", "quarter"), "month"),
  day: optional(whole(1, 31), 31),
  less: optional(amountFromZero, ZERO),
});

export const levies = list(levy, (item, before, path) => {
  if (before.some(({ label }) => label === item.label))
    throw new Refusal("option/invalid", within(path, "label"));
});

export const defaultVatPercent = optional(percent, Exact.of(20));

/** Day by day: when a levy is paid, and for which days. */
function due({ every, day }, asOf, horizon) {
  const found = [];
  for (let on = asOf + 1; on <= horizon; on += 1) {
    if (on !== Math.min(monthStart(on) + day - 1, monthEnd(on))) continue;
    const to = monthStart(on) - 1;
    if (every === "month") found.push({ from: monthStart(to), to, on });
    else if (partsOf(to).month % 3 === 0)
      found.push({ from: addMonths(monthStart(to), -2), to, on });
  }
  return found;
}

function statesVat({ vat, amount }) {
  return vat !== undefined && amount.sign() !== 0;
}

function vatIn(amount, invoice, { defaultVatPercent }, digits) {
  const share = statesVat(invoice)
    ? invoice.vat.over(invoice.amount)
    : defaultVatPercent.over(HUNDRED.plus(defaultVatPercent));
  return amount.times(share).round(digits);
}

/** What was paid up to asOf, and what is expected: an amount, a day, the VAT in it. */
function receipts(portfolio, options, receivables) {
  const paid = portfolio.invoices.flatMap((invoice) =>
    invoice.payments
      .filter(({ date }) => date <= options.asOf)
      .map(({ date: day, amount }) => ({
        invoice,
        day,
        amount: portfolio.convert(amount, invoice),
      })),
  );
  const expected = receivables.map(({ id, day, amount }) => ({
    invoice: portfolio.invoices.find((invoice) => invoice.id === id),
    day,
    amount,
  }));
  return [...paid, ...expected].map((one) => ({
    ...one,
    vat: vatIn(one.amount, one.invoice, options, portfolio.digits),
  }));
}

/** The payments of all levies, with the receivables of a scenario. */
export function levyPayments(portfolio, options, receivables, horizon) {
  const all = receipts(portfolio, options, receivables);
  return options.levies.flatMap((levy) =>
    due(levy, options.asOf, horizon).map((when) => {
      const counted = all.filter(({ day }) => when.from <= day && day <= when.to);
      const base = sum(counted.map((one) => (levy.of === "vat" ? one.vat : one.amount)));
      const owed = base.times(levy.percent).over(HUNDRED).round(portfolio.digits);
      return { ...when, label: levy.label, base, amount: greatest(ZERO, owed.minus(levy.less)) };
    }),
  );
}

export function printedLevies(portfolio, payments) {
  return payments.map(({ label, from, to, on, base, amount }) => ({
    label,
    from: dateText(from),
    to: dateText(to),
    on: dateText(on),
    base: portfolio.money(base),
    amount: portfolio.money(amount),
  }));
}

/** Invoices that state no VAT, of those paid since the first day that counts, or not paid yet. */
export function leviesWarnings(portfolio, { levies, asOf }, horizon) {
  const first = Math.min(
    ...levies.flatMap((levy) => due(levy, asOf, horizon)).map(({ from }) => from),
  );
  const counts = (invoice) =>
    isPositive(invoice) || invoice.payments.some(({ date }) => first <= date && date <= asOf);
  const isAsked = Number.isFinite(first) && levies.some(({ of }) => of === "vat");
  const without = portfolio.invoices.filter((invoice) => !statesVat(invoice) && counts(invoice));
  return isAsked && without.length > 0
    ? [{ code: "vat/assumed", names: String(without.length) }]
    : [];
}
