// A debt in installments (§10).

import { addMonths, dateText, isInCalendar } from "./calendar.mjs";
import { Exact, HUNDRED, least, sum, ZERO } from "./exact.mjs";
import {
  amountAboveZero,
  currency,
  date,
  oneOf,
  optional,
  percent,
  Refusal,
  record,
  required,
  whole,
} from "./input.mjs";
import { CURRENCIES } from "./tables.mjs";

const PERIODS_A_YEAR = { week: 52, month: 12, quarter: 4 };

const read = record(
  {
    amount: required(amountAboveZero),
    count: required(whole(1, 120)),
    first: required(date),
    every: optional(oneOf(...Object.keys(PERIODS_A_YEAR)), "month"),
    ratePercent: optional(percent, ZERO),
    currency: optional(currency),
  },
  {
    across: (plan) => {
      if (!isInCalendar(dateOf(plan, plan.count))) throw new Refusal("date/range", "first");
    },
  },
);

/** Of installment `number`, from 1. */
function dateOf({ first, every }, number) {
  const times = number - 1;
  if (every === "week") return first + 7 * times;
  return addMonths(first, times * (every === "quarter" ? 3 : 1));
}

export function installments(input) {
  const plan = read(input);
  const digits = CURRENCIES.get(plan.currency);
  const rate = plan.ratePercent.over(HUNDRED.times(Exact.of(PERIODS_A_YEAR[plan.every])));
  const annuity = annuityOf(plan, rate, digits);
  let remaining = plan.amount;
  const parts = [];
  for (let number = 1; number <= plan.count; number += 1) {
    const interest = remaining.times(rate).round(digits);
    const isLast = number === plan.count;
    const principal = isLast ? remaining : least(annuity.minus(interest), remaining);
    remaining = remaining.minus(principal);
    parts.push({ number, amount: principal.plus(interest), principal, interest, remaining });
  }
  const money = (amount) => amount.text(digits);
  return {
    installments: parts.map(({ number, amount, principal, interest, remaining }) => ({
      number,
      date: dateText(dateOf(plan, number)),
      amount: money(amount),
      principal: money(principal),
      interest: money(interest),
      remaining: money(remaining),
    })),
    total: money(sum(parts.map(({ amount }) => amount))),
    totalInterest: money(sum(parts.map(({ interest }) => interest))),
  };
}

/** The constant annuity, rounded; without a rate equal parts, rounded down. */
function annuityOf({ amount, count }, rate, digits) {
  if (rate.sign() === 0) return amount.over(Exact.of(count)).cut(digits);
  const one = Exact.of(1);
  const present = one.minus(one.over(one.plus(rate).power(count)));
  return amount.times(rate).over(present).round(digits);
}
