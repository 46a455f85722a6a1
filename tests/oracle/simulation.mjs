// The simulation of a forecast (§7.5).

import { Exact, HUNDRED } from "./exact.mjs";
import { list, optional, record, required, share, whole } from "./input.mjs";
import { compareText, sorted } from "./ledger.mjs";
import { balances, payDay } from "./movements.mjs";

const readQuantiles = list(share);

/** Quantiles are given back as they came. */
function quantiles(value, path, around) {
  const exact = readQuantiles(value, path, around);
  return exact.map((percent, at) => ({ percent, given: value[at] }));
}

export const simulation = record({
  runs: required(whole(1, 100_000)),
  seed: required(whole(0, 2 ** 53 - 1)),
  quantilesPercent: optional(
    quantiles,
    [5, 25, 50, 75, 95].map((given) => ({ given, percent: Exact.of(given) })),
  ),
});

// ---------------------------------------------------------------- random numbers

const in64 = (number) => BigInt.asUintN(64, number);
const rotated = (number, by) => in64((number << by) | (number >> (64n - by)));

/** SplitMix64, started at this number. */
function splitMix64(start) {
  let x = BigInt(start);
  return () => {
    x = in64(x + 0x9e3779b97f4a7c15n);
    let z = x;
    z = in64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = in64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}

/** xoshiro256**, from four words. */
function xoshiro256(words) {
  let [s0, s1, s2, s3] = words;
  return () => {
    const output = in64(rotated(in64(s1 * 5n), 7n) * 9n);
    const t = in64(s1 << 17n);
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotated(s3, 45n);
    return output;
  };
}

function generatorOf(seed) {
  const next = splitMix64(seed);
  return xoshiro256([next(), next(), next(), next()]);
}

// ---------------------------------------------------------------- runs

/** The delays that a receivable can draw, ascending: none for what was agreed. */
function poolOf({ own, agreed }, everyone) {
  if (agreed) return [];
  const enough = [own, everyone].find((payments) => payments.length >= 5) ?? [];
  return enough.map(({ daysLate }) => daysLate).sort((a, b) => a - b);
}

export function simulate(portfolio, options, { receivables, flows, periods }) {
  const { runs, seed, quantilesPercent } = options.simulation;
  const everyone = portfolio.paymentsWithin(365);
  const drawn = sorted(receivables, (a, b) => compareText(a.id, b.id)).map((receivable) => ({
    ...receivable,
    pool: poolOf(receivable, everyone),
  }));
  const next = generatorOf(seed);
  const draw = (pool) => pool[Number((next() * BigInt(pool.length)) >> 64n)];
  const closings = periods.map(() => []);
  const belowBy = periods.map(() => 0);
  for (let run = 0; run < runs; run += 1) {
    const received = drawn.map((receivable) => ({
      amount: receivable.amount,
      day:
        receivable.pool.length === 0
          ? receivable.day
          : payDay(receivable, draw(receivable.pool), options),
    }));
    const days = balances(options.opening, options.asOf + 1, [...received, ...flows]);
    const below = days.find(({ balance }) => balance.compare(options.threshold) < 0);
    periods.forEach(({ end }, at) => {
      closings[at].push(days.findLast(({ day }) => day <= end).balance);
      if (below && below.day <= end) belowBy[at] += 1;
    });
  }
  return {
    runs,
    seed,
    quantilesPercent: quantilesPercent.map(({ given }) => given),
    closing: closings.map((closing) => {
      const ascending = sorted(closing, (a, b) => a.compare(b));
      return quantilesPercent.map(({ percent }) => portfolio.money(quantile(ascending, percent)));
    }),
    belowPercent: belowBy.map((count) =>
      HUNDRED.times(new Exact(BigInt(count), BigInt(runs))).text(2),
    ),
  };
}

/** The value at ceil(q / 100 × n) − 1, at least the first. */
function quantile(ascending, percent) {
  const { numerator, denominator } = percent.times(Exact.of(ascending.length)).over(HUNDRED);
  const ceiling = (numerator + denominator - 1n) / denominator;
  return ascending[Math.max(0, Number(ceiling) - 1)];
}
