// Provisions for risks and charges (§8.3).

import { journal, movement } from "./allowance.mjs";
import { Exact, HUNDRED, sum, ZERO } from "./exact.mjs";
import {
  amountFromZero,
  currency,
  list,
  oneOf,
  optional,
  percent,
  Refusal,
  record,
  required,
  share,
  text,
  whole,
} from "./input.mjs";
import { CURRENCIES } from "./tables.mjs";

/** Kind → account in the chart of 2025, account before. */
const ACCOUNTS = {
  litigation: ["1511", "1511"],
  warranty: ["1512", "1512"],
  fines: ["1514", "1514"],
  exchangeLoss: ["1515", "1515"],
  onerousContract: ["1516", "1516"],
  otherRisk: ["1518", "1518"],
  pension: ["1521", "153"],
  restructuring: ["1522", "154"],
  tax: ["1523", "155"],
  renewal: ["1524", "156"],
  majorMaintenance: ["1525", "1572"],
  siteRestoration: ["1526", "1581"],
  otherCharge: ["1527", "158"],
};

/** Nature → accounts of charges and of reversals. */
const NATURES = {
  operating: ["6815", "7815"],
  financial: ["6865", "7865"],
  exceptional: ["6875", "7875"],
};

const read = record(
  {
    kind: required(oneOf(...Object.keys(ACCOUNTS))),
    label: optional(text),
    outcomes: required(
      list(record({ amount: required(amountFromZero), probabilityPercent: required(share) })),
    ),
    method: optional(oneOf("expectedValue", "mostLikely")),
    previous: optional(amountFromZero, ZERO),
    nature: optional(oneOf(...Object.keys(NATURES))),
    discount: optional(record({ ratePercent: required(percent), years: required(whole(0, 100)) })),
    chart: optional(oneOf(2025, 2014), 2025),
    currency: optional(currency),
  },
  {
    across: ({ outcomes }) => {
      const total = sum(outcomes.map(({ probabilityPercent }) => probabilityPercent));
      if (total.compare(HUNDRED) !== 0) throw new Refusal("percent/range", "outcomes");
    },
  },
);

export function provision(input) {
  const risk = read(input);
  const { kind, outcomes, previous, discount, chart } = risk;
  const method = risk.method ?? (kind === "warranty" ? "expectedValue" : "mostLikely");
  const nature = risk.nature ?? (kind === "exchangeLoss" ? "financial" : "operating");
  const estimate = method === "expectedValue" ? expectedValue(outcomes) : mostLikely(outcomes);
  const recognised = estimate !== undefined;
  const digits = CURRENCIES.get(risk.currency);
  const amount = recognised ? estimate.over(discountFactor(discount)).round(digits) : ZERO;
  const { charge, reversal } = movement(amount, previous);

  const account = ACCOUNTS[kind][chart === 2025 ? 0 : 1];
  const [charges, reversals] = NATURES[nature];
  return {
    account,
    recognised,
    amount: amount.text(digits),
    charge: charge.text(digits),
    reversal: reversal.text(digits),
    entries: journal(digits, [
      [charges, account, charge],
      [account, reversals, reversal],
    ]),
  };
}

/** Nothing where it is 0. */
function expectedValue(outcomes) {
  const expected = sum(
    outcomes.map(({ amount, probabilityPercent }) =>
      amount.times(probabilityPercent).over(HUNDRED),
    ),
  );
  return expected.sign() > 0 ? expected : undefined;
}

/** Nothing where an outflow is not more likely than none. */
function mostLikely(outcomes) {
  const outflows = outcomes.filter(({ amount }) => amount.sign() > 0);
  const probability = sum(outflows.map(({ probabilityPercent }) => probabilityPercent));
  if (probability.compare(Exact.of(50)) <= 0) return undefined;
  const isLikelier = (a, b) =>
    a.probabilityPercent.compare(b.probabilityPercent) || a.amount.compare(b.amount);
  return outflows.reduce((best, outcome) => (isLikelier(outcome, best) > 0 ? outcome : best))
    .amount;
}

/** (1 + rate / 100) to the power of the years. */
function discountFactor(discount) {
  if (!discount) return Exact.of(1);
  return HUNDRED.plus(discount.ratePercent).over(HUNDRED).power(discount.years);
}
