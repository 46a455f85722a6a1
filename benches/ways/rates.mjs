// What a French business owes for a late day: the ECB's refinancing rate on the first day of the
// half-year, and 10 points. In hundredths of a percent, as the three JavaScript ways hold it.

import { dayNumber } from "./calendar.mjs";

const HALF_YEARS = [
  ["2022-01-01", 1000],
  ["2022-07-01", 1000],
  ["2023-01-01", 1250],
  ["2023-07-01", 1400],
  ["2024-01-01", 1450],
  ["2024-07-01", 1425],
  ["2025-01-01", 1315],
];

export const FIRST_DAY = dayNumber(HALF_YEARS[0][0]);
const END = dayNumber("2025-07-01");

/**
 * At `day − FIRST_DAY + 1`: the rates of all days up to and including that one, added up. A delay over
 * any number of half-years is then one subtraction.
 */
export const CUMULATED = new Float64Array(END - FIRST_DAY + 1);
{
  let sum = 0;
  let next = 0;
  let rate = 0;
  for (let day = FIRST_DAY; day < END; day++) {
    while (next < HALF_YEARS.length && dayNumber(HALF_YEARS[next][0]) === day) {
      rate = HALF_YEARS[next][1];
      next++;
    }
    sum += rate;
    CUMULATED[day - FIRST_DAY + 1] = sum;
  }
}

/** The rates of the days D with `after` < D ≤ `to`, added up. */
export function rateDays(after, to) {
  return CUMULATED[to - FIRST_DAY + 1] - CUMULATED[after - FIRST_DAY + 1];
}

/** Hundredths of a percent, over a year of 365 days. */
export const DIVISOR = 10_000 * 365;

export const INDEMNITY_CENTS = 4_000;
