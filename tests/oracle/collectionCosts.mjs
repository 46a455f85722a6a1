// In-house collection, an agency and factoring compared (§12).

import { Exact, greatest, HUNDRED, sum, ZERO } from "./exact.mjs";
import {
  amountFromZero,
  currency,
  measure,
  optional,
  percent,
  record,
  required,
  share,
  whole,
} from "./input.mjs";
import { CURRENCIES } from "./tables.mjs";

const fixedYearly = optional(amountFromZero, ZERO);
const lossPercent = optional(share);

const read = record({
  annualSales: required(amountFromZero),
  invoicesPerYear: required(whole(0, 10 ** 9)),
  dsoDays: required(measure),
  overduePercent: required(share),
  lossPercent: required(share),
  fundingRatePercent: required(percent),
  inHouse: required(
    record({
      minutesPerInvoice: required(measure),
      hourlyCost: required(amountFromZero),
      fixedYearly,
    }),
  ),
  agency: required(
    record({
      feePercentOfRecovered: required(share),
      fixedYearly,
      lossPercent,
      dsoDays: optional(measure),
    }),
  ),
  factoring: required(
    record({
      commissionPercent: required(share),
      fundingRatePercent: required(percent),
      fundedPercent: required(share),
      fixedYearly,
      lossPercent,
    }),
  ),
  currency: optional(currency),
});

const percentOf = (amount, percent) => amount.times(percent).over(HUNDRED);

export function collectionCosts(input) {
  const { inHouse, agency, factoring, ...year } = read(input);
  const sales = year.annualSales;
  const overdue = percentOf(sales, year.overduePercent);
  const outstanding = (days) => sales.times(days).over(Exact.of(365));
  const losses = (own) => percentOf(sales, own.lossPercent ?? year.lossPercent);

  const overdueInvoices = percentOf(Exact.of(year.invoicesPerYear), year.overduePercent);
  const hours = inHouse.minutesPerInvoice.over(Exact.of(60));
  const recovered = greatest(ZERO, overdue.minus(losses(agency)));
  const funded = percentOf(outstanding(year.dsoDays), factoring.fundedPercent);
  const unfunded = outstanding(year.dsoDays).minus(funded);
  const ways = [
    {
      kind: "inHouse",
      handling: overdueInvoices.times(hours).times(inHouse.hourlyCost).plus(inHouse.fixedYearly),
      funding: percentOf(outstanding(year.dsoDays), year.fundingRatePercent),
      losses: losses({}),
    },
    {
      kind: "agency",
      handling: percentOf(recovered, agency.feePercentOfRecovered).plus(agency.fixedYearly),
      funding: percentOf(outstanding(agency.dsoDays ?? year.dsoDays), year.fundingRatePercent),
      losses: losses(agency),
    },
    {
      kind: "factoring",
      handling: percentOf(sales, factoring.commissionPercent).plus(factoring.fixedYearly),
      funding: percentOf(funded, factoring.fundingRatePercent).plus(
        percentOf(unfunded, year.fundingRatePercent),
      ),
      losses: losses(factoring),
    },
  ];

  const digits = CURRENCIES.get(year.currency);
  const options = ways.map(({ kind, ...costs }) => {
    const printed = Object.entries(costs).map(([name, cost]) => [name, cost.round(digits)]);
    return { kind, costs: [...printed, ["total", sum(printed.map(([, cost]) => cost))]] };
  });
  const total = ({ costs }) => costs.at(-1)[1];
  const cheapest = options.reduce((best, one) =>
    total(one).compare(total(best)) < 0 ? one : best,
  );
  return {
    options: options.map(({ kind, costs }) => ({
      kind,
      ...Object.fromEntries(costs.map(([name, cost]) => [name, cost.text(digits)])),
    })),
    cheapest: cheapest.kind,
  };
}
