// A receivable that is lost for good (§8.4).

import { journal } from "./allowance.mjs";
import { ZERO } from "./exact.mjs";
import {
  amountAboveZero,
  amountFromZero,
  currency,
  oneOf,
  optional,
  record,
  required,
} from "./input.mjs";
import { checkVat } from "./ledger.mjs";
import { CURRENCIES } from "./tables.mjs";

const read = record(
  {
    amount: required(amountAboveZero),
    vat: required(amountFromZero),
    allowance: optional(amountFromZero, ZERO),
    from: optional(oneOf("customers", "doubtful"), "customers"),
    currency: optional(currency),
  },
  { across: ({ amount, vat }) => checkVat(amount, vat, "vat") },
);

export function writeOff(input) {
  const { amount, vat, allowance, from, currency } = read(input);
  return {
    entries: journal(CURRENCIES.get(currency), [
      ["654", undefined, amount.minus(vat)],
      ["44571", undefined, vat],
      [undefined, from === "doubtful" ? "416" : "411", amount],
      ["491", "78174", allowance],
    ]),
  };
}
