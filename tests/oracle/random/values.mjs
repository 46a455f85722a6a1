// Days, amounts, percents and terms, most of them near an edge: ends of months, 29 February,
// half-years, holidays, the borders of buckets, windows and tables.

import { dayOf, FIRST_DAY, halfYearStart, isHoliday, LAST_DAY, monthEnd } from "../calendar.mjs";
import { CURRENCIES } from "../tables.mjs";

// ---------------------------------------------------------------- days

const EDGES = [
  ...[
    [1990, 1, 1],
    [1999, 1, 1],
    [1999, 7, 1],
    [2000, 2, 29],
    [2008, 12, 31],
    [2009, 1, 1],
    [2013, 3, 15],
    [2013, 3, 16],
    [2014, 12, 31],
    [2015, 1, 1],
    [2024, 2, 28],
    [2024, 2, 29],
    [2024, 3, 1],
    [2024, 6, 30],
    [2024, 7, 1],
    [2024, 12, 31],
    [2025, 1, 31],
    [2025, 2, 28],
    [2025, 4, 18],
    [2025, 4, 21],
    [2025, 5, 1],
    [2026, 6, 30],
    [2026, 12, 31],
    [2027, 1, 1],
    [2027, 6, 30],
    [2100, 2, 28],
  ].map((parts) => dayOf(...parts)),
  FIRST_DAY,
  LAST_DAY,
];

const STEPS = [
  0, 1, 2, 3, 5, 8, 9, 10, 11, 13, 14, 15, 20, 28, 29, 30, 31, 35, 45, 59, 60, 61, 89, 90, 91,
];
const LONG_STEPS = [179, 180, 181, 364, 365, 366, 729, 730, 731];

export const clamped = (day) => Math.min(LAST_DAY, Math.max(FIRST_DAY, day));

/** A day of situation. */
export function someDay(dice) {
  if (dice.in100(25)) return clamped(dice.pick(EDGES) + dice.between(-1, 1) * dice.between(0, 1));
  if (dice.in100(10)) return dice.between(FIRST_DAY, LAST_DAY);
  const day = dice.between(dayOf(2012, 1, 1), dayOf(2027, 12, 31));
  if (dice.in100(15)) return monthEnd(day);
  return dice.in100(10) ? halfYearStart(day) : day;
}

/** The first days of the series of rates, which are the borders of what can be reckoned. */
const SERIES_BEGIN = [dayOf(1990, 1, 1), dayOf(1999, 1, 1)];

/** A day before or about the beginning of a series. */
export function earlyDay(dice) {
  return dice.pick(SERIES_BEGIN) + dice.pick([-366, -365, -200, -184, -150, -2, -1, 0, 1]);
}

/** A legal holiday, or at times the day beside one. */
export function someHoliday(dice) {
  let day = dice.between(FIRST_DAY, LAST_DAY - 366);
  while (!isHoliday(day, "alsaceMoselle")) day += 1;
  return day + dice.pick([0, 0, 0, -1, 1]);
}

/** So many days, often just as many as something is decided by. */
export function distance(dice) {
  const kind = dice.between(1, 100);
  if (kind <= 50) return dice.pick(STEPS);
  if (kind <= 65) return dice.pick(LONG_STEPS) + dice.between(-1, 1);
  return kind <= 90 ? dice.between(0, 120) : dice.between(0, 1500);
}

export const near = (dice, day) => clamped(day + distance(dice) * dice.pick([-1, 1]));

// ---------------------------------------------------------------- numbers

/** Whole units of the last digit, as text in one of the notations of a decimal. */
export function notation(dice, units, digits) {
  const sign = units < 0n ? "-" : "";
  const plain = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  const fraction = plain.slice(plain.length - digits);
  const text = sign + plain.slice(0, plain.length - digits) + (digits > 0 ? `.${fraction}` : "");
  if (dice.in100(15)) return asNumber(text);
  if (dice.in100(5)) return digits > 0 ? `${text}000` : `${text}.0`;
  if (dice.in100(5) && digits > 0) return text.replace(/\.?0+$/, "");
  return text;
}

/** As a JavaScript number where that says the same. */
function asNumber(text) {
  const isSame = /^-?\d{1,9}(\.\d{1,6})?$/.test(text);
  return isSame ? Number(text) : text;
}

export const HUGE = 10n ** 15n;

/** Above 0, in units of the last digit. */
export function units(dice, digits) {
  const one = 10n ** BigInt(digits);
  const kind = dice.between(1, 100);
  if (kind <= 30) return BigInt(dice.pick([1, 10, 50, 100, 100, 1000, 2500])) * one;
  if (kind <= 75) return BigInt(dice.between(1, 2_000_000));
  if (kind <= 85) return BigInt(dice.between(1, 20));
  if (kind <= 95) return BigInt(dice.between(1, 2 ** 40));
  if (kind <= 98) return HUGE * one - BigInt(dice.between(0, 3));
  return HUGE * one;
}

/** An amount above 0 in the notation of a currency. */
export function amount(dice, currency) {
  const digits = CURRENCIES.get(currency);
  return notation(dice, units(dice, digits), digits);
}

/** An amount of either sign, at times 0. */
export function anyAmount(dice, currency) {
  const digits = CURRENCIES.get(currency);
  if (dice.in100(4)) return dice.pick(["0", 0, "-0", "0.00", -0]);
  const sign = dice.in100(50) ? 1n : -1n;
  return notation(dice, sign * units(dice, digits), digits);
}

/** Per cent, up to `most`. */
export function percent(dice, most = 100) {
  const kind = dice.between(1, 100);
  if (kind <= 10) return dice.pick([0, "0", "0.0"]);
  if (kind <= 20) return dice.pick([most, `${most}.0`]);
  if (kind <= 50) return dice.pick([1, 2, 5, 10, "12.5", 20, "33.33", 50, 75, 90]);
  if (kind <= 70) return dice.between(0, most);
  return notation(dice, BigInt(dice.between(0, most * 10 ** 6)), 6);
}

// ---------------------------------------------------------------- terms

const BUSINESS_DAYS = ["none", "following", "preceding", "modifiedFollowing"];

function shift(dice) {
  return dice.some(35, {
    businessDay: () => dice.pick(BUSINESS_DAYS),
    holidays: () => dice.pick(["metropolitan", "alsaceMoselle"]),
  });
}

export function terms(dice) {
  const days = dice.in100(70)
    ? dice.pick([0, 1, 7, 10, 15, 20, 29, 30, 31, 45, 50, 58, 59, 60])
    : dice.between(0, 365);
  const kind = dice.pick(["receipt", "net", "net", "endOfMonth", "endOfMonth"]);
  if (kind === "receipt") return { kind };
  if (kind === "net") return { kind, days, ...shift(dice) };
  const order = dice.pick(["daysThenEndOfMonth", "endOfMonthThenDays"]);
  const ofMonth = dice.some(30, { dayOfMonth: () => dice.pick([1, 5, 10, 15, 28, 29, 30, 31]) });
  return { kind, days, order, ...ofMonth, ...shift(dice) };
}
