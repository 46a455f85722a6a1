// Seasons (docs/figures/seasons.md): what was sold and received in each month of the year.

import { dateText, dayInMonth, partsOf } from "./calendar.mjs";
import { Exact, quotient, sum } from "./exact.mjs";
import { optional, whole } from "./input.mjs";
import { Portfolio, reportOptions } from "./ledger.mjs";

const read = reportOptions({ years: optional(whole(1, 100), 100) });

/** Months counted from the year 0; January is a multiple of 12. */
function monthOf(day) {
  const { year, month } = partsOf(day);
  return 12 * year + month - 1;
}

const firstDay = (month) => dayInMonth(0, month + 1, 1);
const lastDay = (month) => dayInMonth(0, month + 1, 31);

/** Each invoice in the month of its issue, each payment in its own. */
function movements(portfolio) {
  return portfolio.invoices.flatMap((invoice) => {
    const moved = (figure, day, amount) => ({
      figure,
      day,
      month: monthOf(day),
      amount: portfolio.convert(amount, invoice),
    });
    const paid = invoice.payments.filter(({ date }) => date <= portfolio.asOf);
    return [
      moved("sold", invoice.issued, invoice.amount),
      ...paid.map(({ date, amount }) => moved("received", date, amount)),
    ];
  });
}

/** The first month of each year that counts. */
function yearsOf(all, asOf, most) {
  const issued = all.filter(({ figure }) => figure === "sold").map(({ month }) => month);
  if (issued.length === 0) return [];
  const isOver = lastDay(monthOf(asOf)) === asOf;
  const over = isOver ? monthOf(asOf) : monthOf(asOf) - 1;
  const last = Math.min(over, Math.max(...all.map(({ month }) => month)));
  const years = [];
  let from = last - 11;
  while (from >= Math.min(...issued) && years.length < most) {
    years.unshift(from);
    from -= 12;
  }
  return years;
}

export function seasons(ledger, input) {
  const options = read(input, ledger);
  const portfolio = new Portfolio(ledger, options);
  portfolio.needRatesOf(portfolio.invoices);
  const all = movements(portfolio);
  const years = yearsOf(all, options.asOf, options.years);
  const made = (figure, isCounted) =>
    sum(
      all.filter((one) => one.figure === figure && isCounted(one.month)).map((one) => one.amount),
    );
  const inYear = (figure, from) => made(figure, (month) => from <= month && month < from + 12);

  const ofMonth = (figure, calendarMonth) => {
    const each = years.map((from) =>
      made(figure, (month) => from <= month && month < from + 12 && month % 12 === calendarMonth),
    );
    const averages = years.map((from) => inYear(figure, from).over(Exact.of(12)));
    const amount = sum(each);
    const percent = quotient(amount, sum(averages), Exact.of(100))?.round(2) ?? null;
    const signs = each.map((one, at) => one.minus(averages[at]).sign());
    const against = (bound) => percent?.minus(Exact.of(bound)).sign();
    const recurs = (sign, bound) =>
      years.length > 1 && signs.every((own) => own === sign) && against(bound) * sign >= 0;
    return {
      amount: portfolio.money(amount),
      percent: percent?.text(2) ?? null,
      season: recurs(1, 125) ? "high" : recurs(-1, 75) ? "low" : null,
      each: each.map((one) => portfolio.money(one)),
    };
  };
  const calendarMonths = years.length === 0 ? [] : Array.from({ length: 12 }, (_, at) => at);
  return {
    asOf: dateText(options.asOf),
    currency: options.currency,
    years: years.map((from) => ({
      from: dateText(firstDay(from)),
      to: dateText(lastDay(from + 11)),
      sold: portfolio.money(inYear("sold", from)),
      received: portfolio.money(inYear("received", from)),
    })),
    months: calendarMonths.map((month) => ({
      sold: ofMonth("sold", month),
      received: ofMonth("received", month),
    })),
  };
}
