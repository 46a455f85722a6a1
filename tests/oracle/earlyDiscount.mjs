// An offer to pay early for less (§11).

import { Exact, HUNDRED } from "./exact.mjs";
import {
  amountAboveZero,
  currency,
  optional,
  Refusal,
  record,
  required,
  share,
  whole,
} from "./input.mjs";
import { CURRENCIES } from "./tables.mjs";

function discountShare(value, path) {
  const read = share(value, path);
  if (read.compare(HUNDRED) === 0) throw new Refusal("percent/range", path);
  return read;
}

const read = record({
  amount: required(amountAboveZero),
  discountPercent: required(discountShare),
  daysEarly: required(whole(1, 3660)),
  currency: optional(currency),
});

export function earlyDiscount(input) {
  const { amount, discountPercent, daysEarly, currency } = read(input);
  const digits = CURRENCIES.get(currency);
  const discount = amount.times(discountPercent).over(HUNDRED).round(digits);
  const cost = discountPercent
    .over(HUNDRED.minus(discountPercent))
    .times(Exact.of(365))
    .over(Exact.of(daysEarly))
    .times(HUNDRED);
  return {
    discount: discount.text(digits),
    pay: amount.minus(discount).text(digits),
    annualCostPercent: cost.text(2),
  };
}
