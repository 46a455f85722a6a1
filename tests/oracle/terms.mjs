// Payment terms (§3): due dates, and terms held against the law.

import {
  dateText,
  dayInMonth,
  FIRST_DAY,
  isBusinessDay,
  isInCalendar,
  LAST_DAY,
  monthEnd,
  partsOf,
} from "./calendar.mjs";
import {
  boolean,
  date,
  isObject,
  oneOf,
  optional,
  Refusal,
  record,
  required,
  whole,
} from "./input.mjs";

// ---------------------------------------------------------------- reading terms

/** All that is wrong in terms is terms/invalid, save for keys that they do not have. */
const reading = (reader) => (value, path) => {
  try {
    return reader(value, path);
  } catch {
    throw new Refusal("terms/invalid", path);
  }
};

const shift = {
  businessDay: optional(
    reading(oneOf("none", "following", "preceding", "modifiedFollowing")),
    "none",
  ),
  holidays: optional(reading(oneOf("metropolitan", "alsaceMoselle")), "metropolitan"),
};
const days = required(reading(whole(0, 365)));
const kind = required((value) => value);
const missing = { missing: "terms/invalid" };

const KINDS = {
  receipt: record({ kind }, missing),
  net: record({ kind, days, ...shift }, missing),
  endOfMonth: record(
    {
      kind,
      days,
      order: required(reading(oneOf("daysThenEndOfMonth", "endOfMonthThenDays"))),
      dayOfMonth: optional(reading(whole(1, 31))),
      ...shift,
    },
    missing,
  ),
};

export function terms(value, path, around) {
  if (!isObject(value)) throw new Refusal("terms/invalid", path);
  if (typeof value.kind !== "string" || !Object.hasOwn(KINDS, value.kind))
    throw new Refusal("terms/invalid", `${path}/kind`);
  return KINDS[value.kind](value, path, around);
}

// ---------------------------------------------------------------- due dates

/** Without regard to the end of the calendar. */
export function dueUnder(terms, issued) {
  const counted = moveToDay(count(terms, issued), terms.dayOfMonth);
  return Math.max(issued, moveToBusiness(counted, terms));
}

/** 3.1 */
function count(terms, issued) {
  if (terms.kind === "receipt") return issued;
  if (terms.kind === "net") return issued + terms.days;
  return terms.order === "daysThenEndOfMonth"
    ? monthEnd(issued + terms.days)
    : monthEnd(issued) + terms.days;
}

/** 3.2: the first date on or after it whose day is n. */
function moveToDay(number, dayOfMonth) {
  if (dayOfMonth === undefined) return number;
  const { year, month } = partsOf(number);
  const sameMonth = dayInMonth(year, month, dayOfMonth);
  return sameMonth >= number ? sameMonth : dayInMonth(year, month + 1, dayOfMonth);
}

function moveToBusiness(number, { businessDay = "none", holidays }) {
  const search = (step) => {
    let day = number;
    while (!isBusinessDay(day, holidays)) day += step;
    return day;
  };
  switch (businessDay) {
    case "following":
      return search(1);
    case "preceding":
      return search(-1);
    case "modifiedFollowing":
      return partsOf(search(1)).month === partsOf(number).month ? search(1) : search(-1);
    default:
      return number;
  }
}

const readDueDate = record(
  { issued: required(date), terms: required(terms) },
  {
    across: (found) => {
      if (!isInCalendar(dueUnder(found.terms, found.issued)))
        throw new Refusal("date/range", "terms");
    },
  },
);

export function dueDate(input) {
  const { issued, terms } = readDueDate(input);
  return { due: dateText(dueUnder(terms, issued)) };
}

// ---------------------------------------------------------------- terms and the law (3.4)

const net = (days) => ({ kind: "net", days });
const endOfMonth = (days, order) => ({ kind: "endOfMonth", days, order });
const SIXTY_OR_END_OF_MONTH = [
  net(60),
  endOfMonth(45, "daysThenEndOfMonth"),
  endOfMonth(45, "endOfMonthThenDays"),
];

/** Debtor → sector → the longest lawful terms. */
const MAXIMUM = {
  business: {
    none: SIXTY_OR_END_OF_MONTH,
    perishable: [net(30)],
    liveCattleFreshMeat: [net(20)],
    alcoholConsumption: [endOfMonth(30, "endOfMonthThenDays")],
    alcoholCirculation: SIXTY_OR_END_OF_MONTH,
    transport: [net(30)],
  },
  public: { none: [net(30)], publicHealth: [net(50)], publicUndertaking: [net(60)] },
  consumer: { none: [] },
};

const SECTORS = Object.values(MAXIMUM)
  .flatMap(Object.keys)
  .filter((sector) => sector !== "none");

const readCheckTerms = record(
  {
    terms: required(terms),
    debtor: optional(oneOf("business", "public", "consumer"), "business"),
    sector: optional(oneOf(...SECTORS), "none"),
    periodic: optional(boolean, false),
    jurisdiction: optional(oneOf("FR"), "FR"),
  },
  {
    across: ({ debtor, sector }) => {
      if (!MAXIMUM[debtor][sector]) throw new Refusal("option/invalid", "sector");
    },
  },
);

export function checkTerms(input) {
  const { terms, debtor, sector, periodic } = readCheckTerms(input);
  const isPeriodic = periodic && debtor === "business" && sector === "none";
  const maximum = isPeriodic ? [net(45)] : MAXIMUM[debtor][sector];
  const lawful = debtor === "consumer" || maximum.some((longest) => neverExceeds(terms, longest));
  return { lawful, maximum };
}

/** Of the longest terms, which are few. */
const dueDays = new Map();

/** When these terms fall due, for every day of issue. */
function allDueDays(terms) {
  const key = JSON.stringify(terms);
  if (!dueDays.has(key)) {
    const days = new Int32Array(LAST_DAY - FIRST_DAY + 1);
    dueDays.set(
      key,
      days.map((_, at) => dueUnder(terms, FIRST_DAY + at)),
    );
  }
  return dueDays.get(key);
}

/** Whether terms fall due no later than these, whatever the day of issue. */
function neverExceeds(terms, longest) {
  return allDueDays(longest).every((last, at) => dueUnder(terms, FIRST_DAY + at) <= last);
}
