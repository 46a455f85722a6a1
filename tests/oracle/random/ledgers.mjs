// Ledgers: part payments, refunds, deposits, credit notes, overpayments, disputes, write-offs, ties.

import { dateText, dayInMonth, halfYearStart, partsOf } from "../calendar.mjs";
import { CURRENCIES } from "../tables.mjs";
import { amount, clamped, distance, HUGE, near, notation, terms, units } from "./values.mjs";

const NAMES = ["C-1", "C-2", "Éclair", "a/b", "~tilde", "\u{1D400}stral", "Ａtlas", "zoé"];
export const FOREIGN = ["USD", "JPY", "TND", "GBP", "CLP", "KWD"];
const KINDS = ["business", "business", "public", "consumer"];

function customers(dice) {
  const ids = NAMES.filter(() => dice.in100(40));
  return ids.map((id) => ({
    id,
    ...dice.some(60, {
      name: () => dice.pick(["Société Alpha", "O'Neil", "", "Zoé"]),
      kind: () => dice.pick(KINDS),
    }),
    ...dice.some(25, {
      terms: () => terms(dice),
      creditLimit: () =>
        dice.pick(["0", 1000, "2500.125", "100", amount(dice, "EUR"), "1000000000000000"]),
      guaranteed: () => dice.pick(["0", 500, "1250.005", amount(dice, "EUR")]),
    }),
  }));
}

/** A part of an amount, in units. */
function part(dice, whole) {
  const size = whole < 0n ? -whole : whole;
  const kind = dice.between(1, 100);
  if (kind <= 35) return size;
  if (kind <= 60) return size / BigInt(dice.between(2, 5));
  if (kind <= 70) return (size * BigInt(dice.between(100, 150))) / 100n;
  return (size * BigInt(dice.between(0, 1000))) / 1000n;
}

function unitsOf(text, digits) {
  const [whole, fraction = ""] = String(text).split(".");
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
}

export function payments(dice, { amount, issued, due, asOf, digits, count }) {
  const whole = unitsOf(amount, digits);
  const windowStart = asOf - dice.pick([30, 90, 180, 365, 730]);
  const places = [issued, due, due, due, asOf, halfYearStart(due + 184), windowStart];
  const close = [0, 0, 0, 1, -1, 2, -2, 3, 5, 10, 20, 60, -10, -40];
  const limit = HUGE * 10n ** BigInt(digits);
  return dice
    .list(count, () => {
      const isRefund = dice.in100(12);
      const sign = whole < 0n !== isRefund ? -1n : 1n;
      const paid = sign * part(dice, whole === 0n ? 100n : whole);
      const day = dice.in100(75)
        ? clamped(dice.pick(places) + dice.pick(close))
        : near(dice, dice.pick(places));
      return { date: dateText(day), units: paid === 0n ? sign : paid };
    })
    .map(({ date, units }) => {
      const bounded = units > limit ? limit : units < -limit ? -limit : units;
      return { date, amount: notation(dice, bounded, digits) };
    });
}

function span(dice, asOf) {
  const from = near(dice, dice.in100(80) ? asOf : asOf - 730);
  if (dice.in100(50)) return { from: dateText(from) };
  const to = dice.in100(80) ? from + distance(dice) : asOf - 730 + dice.between(-1, 1);
  return { from: dateText(from), to: dateText(clamped(Math.max(from, to))) };
}

function invoice(dice, at, { asOf, currency, ids }) {
  const own = dice.in100(85) ? currency : dice.pick(["EUR", ...FOREIGN]);
  const digits = CURRENCIES.get(own);
  const issued = clamped(asOf - (dice.in100(94) ? distance(dice) : -dice.between(1, 40)));
  const dueDay = dice.in100(50)
    ? Math.max(issued, near(dice, asOf))
    : clamped(issued + dice.pick([0, 0, 1, 10, 30, 30, 45, 60, 90, 120]));
  const stated = dice.between(1, 100);
  const due = stated <= 75 ? { due: dateText(dueDay) } : stated <= 88 ? { terms: terms(dice) } : {};
  const kind = dice.between(1, 100);
  const total = dice.in100(3) ? 0n : units(dice, digits) * (kind <= 14 ? -1n : 1n);
  const given = notation(dice, total, digits);
  const count = dice.pick([0, 0, 1, 1, 1, 2, 3, 4]);
  return {
    id: dice.in100(90) ? `F-${at}` : dice.pick([`é${at}`, `f/${at}`, `~${at}`, `\u{1F4A7}${at}`]),
    customer: dice.pick(ids),
    issued: dateText(issued),
    ...due,
    amount: given,
    ...dice.some(50, {
      vat: () => notation(dice, (total * dice.pick([0n, 20n, 55n, 100n])) / 120n, digits),
    }),
    ...(own !== "EUR" || dice.in100(10) ? { currency: own } : {}),
    ...(count > 0
      ? { payments: payments(dice, { amount: given, issued, due: dueDay, asOf, digits, count }) }
      : {}),
    ...dice.some(9, {
      disputed: () => span(dice, asOf),
      doubtful: () => span(dice, asOf),
      writtenOff: () =>
        dateText(Math.max(issued, dice.pick([asOf, dueDay, issued, near(dice, asOf)]))),
    }),
  };
}

export function ledger(dice, { asOf, currency }) {
  const listed = customers(dice);
  const ids = [...listed.map(({ id }) => id), dice.pick(NAMES), "unlisted"];
  const few = dice.in100(50) ? ids.slice(0, dice.between(1, ids.length)) : ids;
  const count = dice.in100(70) ? dice.between(0, 8) : dice.between(0, 40);
  const invoices = dice.list(count, (at) => invoice(dice, at, { asOf, currency, ids: few }));
  return { customers: listed, invoices };
}

/** A book in which months of the year resemble each other: at the borders of a season, ties, credit notes, months without anything. */
export function seasonal(dice, { asOf, currency }) {
  const usual = dice.list(12, () =>
    dice.pick(["100", "100", "100", "125", "75", "124.99", "300", "10", "-40", ""]),
  );
  const { year, month } = partsOf(asOf);
  const age = dice.pick([3, 11, 12, 13, 23, 24, 25, 30, 36, 40]);
  const idle = dice.in100(80) ? 0 : dice.between(1, 14);
  const digits = CURRENCIES.get(currency);
  const invoices = Array.from({ length: age }, (_, back) => {
    const at = month - back;
    const given = dice.in100(85) ? usual[(((at - 1) % 12) + 12) % 12] : dice.pick(usual);
    if (given === "" || back < idle) return undefined;
    const issued = clamped(dayInMonth(year, at, dice.pick([1, 15, 28, 31])));
    const total = digits === 0 ? given.replace(/\..*/, "") : given;
    const paid = clamped(issued + dice.pick([0, 0, 0, 1, 31, -1]));
    return {
      id: `S-${back}`,
      customer: dice.pick(NAMES),
      issued: dateText(issued),
      due: dateText(issued),
      amount: total,
      ...(currency === "EUR" ? {} : { currency }),
      ...(dice.in100(85) ? { payments: [{ date: dateText(paid), amount: total }] } : {}),
    };
  });
  return { customers: [], invoices: invoices.filter((one) => one !== undefined) };
}
