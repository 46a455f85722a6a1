// Inputs of the small calculators.

import { dateText } from "../calendar.mjs";
import { CURRENCIES } from "../tables.mjs";
import { FOREIGN, payments } from "./ledgers.mjs";
import { conditions } from "./reports.mjs";
import {
  amount,
  clamped,
  distance,
  earlyDay,
  notation,
  percent,
  someDay,
  someHoliday,
  terms,
  units,
} from "./values.mjs";

const PROVISION_KINDS = [
  ["litigation", "warranty", "fines", "exchangeLoss", "onerousContract", "otherRisk", "pension"],
  ["restructuring", "tax", "renewal", "majorMaintenance", "siteRestoration", "otherCharge"],
].flat();

/** Shares that add up to 100. */
function probabilities(dice, count) {
  const unit = dice.pick([1, 10, 10 ** 6]);
  const cut = () =>
    dice.in100(40) ? 50 * unit + dice.between(-1, 1) : dice.between(0, 100 * unit);
  const cuts = dice.list(count - 1, cut).sort((a, b) => a - b);
  return [...cuts, 100 * unit].map((cut, at) => {
    const units = cut - (cuts[at - 1] ?? 0);
    return notation(dice, BigInt(units), String(unit).length - 1);
  });
}

export const CALCULATORS = {
  dueDate: (dice) => {
    const agreed = terms(dice);
    const day = dice.in100(50) ? someHoliday(dice) - (agreed.days ?? 0) : someDay(dice);
    return { issued: dateText(clamped(day)), terms: agreed };
  },
  checkTerms: (dice) => {
    const debtor = dice.pick(["business", "business", "public", "consumer"]);
    const sectors = {
      business: [
        "perishable",
        "liveCattleFreshMeat",
        "alcoholConsumption",
        "alcoholCirculation",
        "transport",
      ],
      public: ["publicHealth", "publicUndertaking"],
      consumer: [],
    }[debtor];
    return {
      terms: terms(dice),
      ...(debtor !== "business" || dice.in100(30) ? { debtor } : {}),
      ...(sectors.length > 0 && dice.in100(55) ? { sector: dice.pick(sectors) } : {}),
      ...dice.some(25, { periodic: () => dice.in100(70), jurisdiction: () => "FR" }),
    };
  },
  latePayment: (dice) => {
    const currency = dice.in100(85) ? "EUR" : dice.pick(FOREIGN);
    const digits = CURRENCIES.get(currency);
    const given = amount(dice, currency);
    const due = dice.in100(12) ? earlyDay(dice) : someDay(dice);
    const asOf = clamped(due + (dice.in100(15) ? dice.between(-2, 2) : distance(dice)));
    const count = dice.pick([0, 1, 1, 2, 3, 5]);
    return {
      amount: given,
      due: dateText(due),
      ...(count > 0
        ? {
            payments: payments(dice, { amount: given, issued: due - 30, due, asOf, digits, count }),
          }
        : {}),
      asOf: dateText(asOf),
      ...(currency === "EUR" ? {} : { currency }),
      ...conditions(dice, asOf),
    };
  },
  provision: (dice) => {
    const currency = dice.in100(85) ? "EUR" : dice.pick(FOREIGN);
    const shares = probabilities(dice, dice.between(1, 5));
    return {
      kind: dice.pick(PROVISION_KINDS),
      outcomes: shares.map((probabilityPercent) => ({
        amount: dice.in100(15) ? "0" : amount(dice, currency),
        probabilityPercent,
      })),
      ...dice.some(50, {
        method: () => dice.pick(["expectedValue", "mostLikely"]),
        previous: () => amount(dice, currency),
        nature: () => dice.pick(["operating", "financial", "exceptional"]),
        chart: () => dice.pick([2025, 2014]),
        discount: () => ({
          ratePercent: percent(dice, dice.pick([10, 1000])),
          years: dice.pick([0, 1, 2, 5, 10, 30, 100]),
        }),
      }),
      ...dice.some(10, { label: () => "Litige n° 7" }),
      ...(currency === "EUR" ? {} : { currency }),
    };
  },
  writeOff: (dice) => {
    const currency = dice.in100(80) ? "EUR" : dice.pick(FOREIGN);
    const digits = CURRENCIES.get(currency);
    const total = units(dice, digits);
    return {
      amount: notation(dice, total, digits),
      vat: notation(dice, (total * dice.pick([0n, 20n, 55n, 120n])) / 120n, digits),
      ...dice.some(50, {
        allowance: () => (dice.in100(20) ? "0" : amount(dice, currency)),
        from: () => dice.pick(["customers", "doubtful"]),
      }),
      ...(currency === "EUR" ? {} : { currency }),
    };
  },
  installments: (dice) => {
    const currency = dice.in100(80) ? "EUR" : dice.pick(FOREIGN);
    return {
      amount: amount(dice, currency),
      count: dice.pick([1, 2, 3, 7, 12, 24, 60, 120]),
      first: dateText(someDay(dice)),
      ...dice.some(60, {
        every: () => dice.pick(["week", "month", "quarter"]),
        ratePercent: () => percent(dice, dice.pick([10, 100, 1000])),
      }),
      ...(currency === "EUR" ? {} : { currency }),
    };
  },
  earlyDiscount: (dice) => {
    const currency = dice.in100(80) ? "EUR" : dice.pick(FOREIGN);
    return {
      amount: amount(dice, currency),
      discountPercent: dice.in100(95) ? percent(dice, 99) : dice.pick(["99.999999", 100]),
      daysEarly: dice.pick([1, 7, 10, 30, 365, 3660, dice.between(1, 3660)]),
      ...(currency === "EUR" ? {} : { currency }),
    };
  },
  collectionCosts: (dice) => {
    const currency = dice.in100(80) ? "EUR" : dice.pick(FOREIGN);
    const money = () => (dice.in100(5) ? "0" : amount(dice, currency));
    const days = () => dice.pick([0, 45, "58.5", 365, "0.000001", 1_000_000, dice.between(0, 120)]);
    const fixed = { fixedYearly: money };
    const lossPercent = { lossPercent: () => percent(dice) };
    return {
      annualSales: money(),
      invoicesPerYear: dice.pick([0, 1, 120, 40_000, 10 ** 9, dice.between(1, 10_000)]),
      dsoDays: days(),
      overduePercent: percent(dice),
      lossPercent: percent(dice),
      fundingRatePercent: percent(dice, dice.pick([10, 1000])),
      inHouse: { minutesPerInvoice: days(), hourlyCost: money(), ...dice.some(50, fixed) },
      agency: {
        feePercentOfRecovered: percent(dice),
        ...dice.some(50, { ...fixed, ...lossPercent, dsoDays: days }),
      },
      factoring: {
        commissionPercent: percent(dice),
        fundingRatePercent: percent(dice, dice.pick([10, 1000])),
        fundedPercent: percent(dice),
        ...dice.some(50, { ...fixed, ...lossPercent }),
      },
      ...(currency === "EUR" ? {} : { currency }),
    };
  },
};
