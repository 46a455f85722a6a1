// Days as whole numbers, counted from 1970-01-01 (§1.1). No Date: nothing here knows a time zone.

/** Days before each month of a year of 365 days. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of that year. */
export function yearDays(year) {
  return isLeap(year) ? 366 : 365;
}

/** Leap years up to and including this one. */
function leapYears(year) {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** The number of a day; `month` from 1. */
export function dayOf(year, month, day) {
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  const before = 365 * (year - 1970) + leapYears(year - 1) - leapYears(1969);
  return before + BEFORE[month - 1] + leapDay + day - 1;
}

const partsKnown = new Map();

/** Year, month and day of a number. */
export function partsOf(number) {
  if (!partsKnown.has(number)) partsKnown.set(number, reckonParts(number));
  return partsKnown.get(number);
}

function reckonParts(number) {
  let year = 1970 + Math.floor(number / 365.2425);
  while (dayOf(year, 1, 1) > number) year -= 1;
  while (dayOf(year + 1, 1, 1) <= number) year += 1;
  let month = 12;
  while (dayOf(year, month, 1) > number) month -= 1;
  return { year, month, day: number - dayOf(year, month, 1) + 1 };
}

export function daysInMonth(year, month) {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** This day of that month, or its last day where the month is shorter; months past 12 go on. */
export function dayInMonth(year, month, day) {
  const inYear = year + Math.floor((month - 1) / 12);
  const ofYear = ((((month - 1) % 12) + 12) % 12) + 1;
  return dayOf(inYear, ofYear, Math.min(day, daysInMonth(inYear, ofYear)));
}

export function monthEnd(number) {
  const { year, month } = partsOf(number);
  return dayInMonth(year, month, 31);
}

export function monthStart(number) {
  return number - partsOf(number).day + 1;
}

/** So many months later, on the same day of the month or the last one. */
export function addMonths(number, months) {
  const { year, month, day } = partsOf(number);
  return dayInMonth(year, month + months, day);
}

/** The 1 January or 1 July that begins its half-year. */
export function halfYearStart(number) {
  const { year, month } = partsOf(number);
  return dayOf(year, month <= 6 ? 1 : 7, 1);
}

export const FIRST_DAY = dayOf(1970, 1, 1);
export const LAST_DAY = dayOf(2199, 12, 31);

export function isInCalendar(number) {
  return FIRST_DAY <= number && number <= LAST_DAY;
}

/** "YYYY-MM-DD". */
export function dateText(number) {
  const { year, month, day } = partsOf(number);
  const two = (part) => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}`;
}

/** 1970-01-01 was a Thursday. */
function isWeekend(number) {
  const sinceMonday = (((number + 3) % 7) + 7) % 7;
  return sinceMonday >= 5;
}

/** Easter Sunday, after the rules of Clavius as Knuth gives them (TAOCP 1.3.2, exercise 14). */
function easter(year) {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const dropped = Math.floor((3 * century) / 4) - 12;
  const moon = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - dropped - 10;
  let epact = (((11 * golden + 20 + moon - dropped) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let fullMoon = 44 - epact;
  if (fullMoon < 21) fullMoon += 30;
  fullMoon += 7 - ((sunday + fullMoon) % 7);
  return dayOf(year, 3, 1) + fullMoon - 1;
}

const holidaysKnown = new Map();

/** The legal holidays of a year (§3.2), in metropolitan France or in Alsace-Moselle. */
function holidaysOf(year, region) {
  const key = `${year} ${region}`;
  if (!holidaysKnown.has(key)) {
    const sunday = easter(year);
    const fixed = [
      [1, 1],
      [5, 1],
      [5, 8],
      [7, 14],
      [8, 15],
      [11, 1],
      [11, 11],
      [12, 25],
    ];
    const days = new Set(fixed.map(([month, day]) => dayOf(year, month, day)));
    for (const after of [1, 39, 50]) days.add(sunday + after);
    if (region === "alsaceMoselle") {
      days.add(sunday - 2);
      days.add(dayOf(year, 12, 26));
    }
    holidaysKnown.set(key, days);
  }
  return holidaysKnown.get(key);
}

export function isHoliday(number, region) {
  return holidaysOf(partsOf(number).year, region).has(number);
}

export function isBusinessDay(number, region) {
  return !isWeekend(number) && !isHoliday(number, region);
}
