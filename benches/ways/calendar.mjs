// Civil days as numbers: 0 is 1970-01-01. Text is read and written by hand: no Date, no time zone.

/** Day number of the first of each month, at year × 12 + month − 1, for 1970 … 2199. */
const MONTHS = new Int32Array(2200 * 12 + 1);
{
  let day = 0;
  for (let month = 1970 * 12; month < MONTHS.length; month++) {
    MONTHS[month] = day;
    day += daysOfMonth(Math.floor(month / 12), (month % 12) + 1);
  }
}

function daysOfMonth(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return leap ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number of the day `YYYY-MM-DD`. */
export function dayNumber(text) {
  const year =
    text.charCodeAt(0) * 1000 +
    text.charCodeAt(1) * 100 +
    text.charCodeAt(2) * 10 +
    text.charCodeAt(3) -
    53_328;
  const month = text.charCodeAt(5) * 10 + text.charCodeAt(6) - 528;
  const day = text.charCodeAt(8) * 10 + text.charCodeAt(9) - 528;
  return MONTHS[year * 12 + month - 1] + day - 1;
}

/** The month of a day, as year × 12 + month − 1. */
export function monthOf(day) {
  let month = 1970 * 12 + Math.floor(day / 31);
  while (MONTHS[month + 1] <= day) month++;
  return month;
}

/** The first day of a month. */
export function monthStart(month) {
  return MONTHS[month];
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day) {
  const month = monthOf(day);
  const two = (number) => String(number).padStart(2, "0");
  return `${Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day - MONTHS[month] + 1)}`;
}
