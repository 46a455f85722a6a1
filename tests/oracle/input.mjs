// Reading an input, and what is refused (§1.1, §1.2, §1.4, §1.5).
//
// A reader takes a value, its path and the record around it as far as it has been read, and gives
// what the value means or throws a Refusal. `record` reads an object in the order of §1.5.

import { dayOf, daysInMonth, isInCalendar } from "./calendar.mjs";
import { Exact } from "./exact.mjs";
import { CURRENCIES } from "./tables.mjs";

/** What the package is to throw as an EncoursError. */
export class Refusal extends Error {
  constructor(code, path) {
    super(`${code} at ${path}`);
    this.code = code;
    this.path = path;
  }
}

/** The path of a key or position within another; the input itself has no path. */
export function within(path, key) {
  const escaped = String(key).replaceAll("~", "~0").replaceAll("/", "~1");
  return path === undefined ? escaped : `${path}/${escaped}`;
}

export function isAbsent(value) {
  return value === undefined || value === null;
}

export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// ---------------------------------------------------------------- objects and lists

export const required = (reader) => ({ reader, isRequired: true });
export const optional = (reader, otherwise) => ({ reader, otherwise });

/**
 * An object with these keys, named in the contract's order. `across` is what concerns several of
 * them; `missing` is the code for keys too few.
 */
export function record(keys, { across, missing = "option/missing" } = {}) {
  return (value, path, around) => {
    if (!isObject(value)) throw new Refusal("option/invalid", path);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(keys, key)) throw new Refusal("option/invalid", within(path, key));
    for (const [key, { isRequired }] of Object.entries(keys))
      if (isRequired && isAbsent(value[key])) throw new Refusal(missing, within(path, key));
    const found = { currency: around?.currency ?? "EUR", ledger: around?.ledger };
    for (const key of currencyFirst(Object.keys(keys))) {
      const { reader, otherwise } = keys[key];
      found[key] = isAbsent(value[key]) ? otherwise : reader(value[key], within(path, key), found);
      if (key === "currency") found.currency ??= "EUR";
    }
    across?.(found, path, around);
    return found;
  };
}

function currencyFirst(keys) {
  return keys.includes("currency")
    ? ["currency", ...keys.filter((key) => key !== "currency")]
    : keys;
}

/** A list; `against` holds an item against those before it. */
export function list(reader, against) {
  return (value, path, around) => {
    if (!Array.isArray(value)) throw new Refusal("option/invalid", path);
    const items = [];
    value.forEach((item, at) => {
      const read = reader(item, within(path, at), around);
      against?.(read, items, within(path, at));
      items.push(read);
    });
    return items;
  };
}

/** An object whose keys are ids or codes: a Map. */
export function entries(reader, checkKey) {
  return (value, path, around) => {
    if (!isObject(value)) throw new Refusal("option/invalid", path);
    const found = new Map();
    for (const [key, item] of Object.entries(value)) {
      if (isAbsent(item)) continue;
      checkKey(key, within(path, key), around);
      found.set(key, reader(item, within(path, key), around));
    }
    return found;
  };
}

// ---------------------------------------------------------------- plain values

export function oneOf(...values) {
  return (value, path) => {
    if (!values.includes(value)) throw new Refusal("option/invalid", path);
    return value;
  };
}

export const boolean = oneOf(true, false);

export function whole(from, to, code = "option/invalid") {
  return (value, path) => {
    const isGood = Number.isInteger(value) && from <= value && value <= to;
    if (!isGood) throw new Refusal(code, path);
    return value;
  };
}

export function text(value, path) {
  if (typeof value !== "string") throw new Refusal("option/invalid", path);
  return value;
}

/** 1 to 200 code points. */
export function id(value, path) {
  const length = [...text(value, path)].length;
  if (length < 1 || length > 200) throw new Refusal("option/invalid", path);
  return value;
}

export function date(value, path) {
  const parts = typeof value === "string" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!parts) throw new Refusal("date/invalid", path);
  const [year, month, day] = parts.slice(1).map(Number);
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!exists) throw new Refusal("date/invalid", path);
  const number = dayOf(year, month, day);
  if (!isInCalendar(number)) throw new Refusal("date/range", path);
  return number;
}

export function currency(value, path) {
  if (!CURRENCIES.has(value)) throw new Refusal("currency/unknown", path);
  return value;
}

// ---------------------------------------------------------------- decimals

/** Plain notation; zeros at the end of a fraction are no decimals. */
function decimal(value, path, { code, digits, precision }) {
  const isText = typeof value === "string" || typeof value === "number";
  if (!isText || !/^-?[0-9]+(\.[0-9]+)?$/.test(String(value))) throw new Refusal(code, path);
  const fraction = String(value).split(".")[1] ?? "";
  if (fraction.replace(/0+$/, "").length > digits) throw new Refusal(precision, path);
  return Exact.of(value);
}

const LARGEST_AMOUNT = Exact.of(10n ** 15n);

function amountOf(digits, sign) {
  return (value, path, around) => {
    const read = decimal(value, path, {
      code: "amount/invalid",
      digits: digits ?? CURRENCIES.get(around.currency),
      precision: "amount/precision",
    });
    const size = read.sign() < 0 ? read.negated() : read;
    if (size.compare(LARGEST_AMOUNT) > 0) throw new Refusal("amount/range", path);
    if (read.sign() < sign) throw new Refusal("amount/sign", path);
    return read;
  };
}

/** An amount of money in the currency of the record around it. */
export const amount = amountOf(undefined, -1);
export const amountFromZero = amountOf(undefined, 0);
export const amountAboveZero = amountOf(undefined, 1);
/** In the currency of whatever report it is held against. */
export const creditLimit = amountOf(3, 0);

export function paymentAmount(value, path, around) {
  const read = amount(value, path, around);
  if (read.sign() === 0) throw new Refusal("amount/sign", path);
  return read;
}

function percentTo(largest) {
  return (value, path) => {
    const read = decimal(value, path, {
      code: "percent/invalid",
      digits: 6,
      precision: "percent/precision",
    });
    if (read.sign() < 0 || read.compare(Exact.of(largest)) > 0)
      throw new Refusal("percent/range", path);
    return read;
  };
}

export const percent = percentTo(1000);
/** A share of a whole. */
export const share = percentTo(100);

function aboveZeroTo(largest, notation) {
  return (value, path) => {
    const read = decimal(value, path, { ...notation, precision: "option/invalid" });
    if (read.sign() <= 0 || read.compare(Exact.of(largest)) > 0)
      throw new Refusal("option/invalid", path);
    return read;
  };
}

export const multiple = aboveZeroTo(100, { code: "option/invalid", digits: 6 });
export const fxRate = aboveZeroTo(10 ** 6, { code: "amount/invalid", digits: 10 });

/** Days, minutes. */
export function measure(value, path) {
  const read = decimal(value, path, {
    code: "amount/invalid",
    digits: 6,
    precision: "amount/precision",
  });
  if (read.compare(Exact.of(10 ** 6)) > 0) throw new Refusal("amount/range", path);
  if (read.sign() < 0) throw new Refusal("amount/sign", path);
  return read;
}
