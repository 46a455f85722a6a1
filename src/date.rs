//! Calendar days without time or zone, month arithmetic, French legal holidays (spec §1.1, §3.2).

use alloc::string::String;
use core::fmt;

use chrono::{Datelike, NaiveDate};

use crate::error::{Error, ErrorCode, Expected, Result, Show};

/// A calendar day, counted from 1970-01-01. Steps of a computation may leave the calendar of spec
/// §1.1 (1970-01-01 … 2199-12-31); what is given out is held against it by [`Date::in_calendar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Which legal holidays count (spec §3.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Holidays {
    /// The 11 of metropolitan France.
    #[default]
    Metropolitan,
    /// With Good Friday and 26 December.
    AlsaceMoselle,
}

/// Days from 0001-01-01 (chrono's day 1) to 1970-01-01.
const EPOCH: i32 = 719_163;

impl Date {
    /// 1970-01-01, the first day of the calendar.
    pub const MIN: Date = Date(0);
    /// 2199-12-31, its last day.
    pub const MAX: Date = Date(84_005);

    /// The day of this number: 0 is 1970-01-01.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// // January has 31 days.
    /// assert_eq!(Date::from_days(31).to_string(), "1970-02-01");
    /// ```
    #[must_use]
    pub const fn from_days(days: i32) -> Date {
        Date(days)
    }

    /// Its number: 0 is 1970-01-01.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("1971-01-01")?.days(), 365);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The day of this year, month and day, if there is one.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert!(Date::from_ymd(2024, 2, 29).is_some());
    /// assert_eq!(Date::from_ymd(2025, 2, 29), None);
    /// ```
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some(Date(date.num_days_from_ce().wrapping_sub(EPOCH)))
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// `date/invalid` for what is no such day, `date/range` for a day outside the calendar.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-06-30")?.ymd(), (2025, 6, 30));
    /// let refused = |text| Date::parse(text).map_err(|error| error.code.as_str());
    /// assert_eq!(refused("30/06/2025"), Err("date/invalid"));
    /// assert_eq!(refused("2200-01-01"), Err("date/range"));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn parse(text: &str) -> Result<Date> {
        match parse_iso(text.as_bytes()) {
            None => Err(Error::new(ErrorCode::DateInvalid, Expected::Plain).found(text)),
            Some(date) => date
                .in_calendar()
                .ok_or_else(|| Error::new(ErrorCode::DateRange, Expected::Plain).found(text)),
        }
    }

    /// Itself, if it lies in 1970-01-01 … 2199-12-31.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::MAX.in_calendar(), Some(Date::MAX));
    /// assert_eq!(Date::MAX.plus(1).in_calendar(), None);
    /// ```
    #[must_use]
    pub fn in_calendar(self) -> Option<Date> {
        (Date::MIN <= self && self <= Date::MAX).then_some(self)
    }

    /// `self` and so many days.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2024-02-28")?.plus(2), Date::parse("2024-03-01")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub const fn plus(self, days: i32) -> Date {
        Date(self.0.saturating_add(days))
    }

    /// `days(self, to)`: `to` − `self`.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// // 30 days of April, 31 of May, 30 of June.
    /// assert_eq!(Date::parse("2025-03-31")?.until(Date::parse("2025-06-30")?), 91);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub const fn until(self, to: Date) -> i32 {
        to.0.saturating_sub(self.0)
    }

    /// Year, month 1…12, day 1…31.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-06-30")?.ymd(), (2025, 6, 30));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.civil();
        (date.year(), date.month(), date.day())
    }

    /// The year.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-06-30")?.year(), 2025);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().year()
    }

    /// 365 or 366: the days of its year.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2024-06-30")?.year_days(), 366);
    /// assert_eq!(Date::parse("2025-06-30")?.year_days(), 365);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn year_days(self) -> i32 {
        if self.civil().leap_year() { 366 } else { 365 }
    }

    /// The first day of its month.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-06-30")?.month_start(), Date::parse("2025-06-01")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn month_start(self) -> Date {
        let (_, _, day) = self.ymd();
        self.plus(1_i32.saturating_sub_unsigned(day))
    }

    /// Whole calendar months from its month to that of another day.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// let december = Date::parse("2024-12-31")?;
    /// assert_eq!(december.months_until(Date::parse("2025-02-01")?), 2);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn months_until(self, other: Date) -> i32 {
        let months = |date: Date| {
            let (year, month, _) = date.ymd();
            year.wrapping_mul(12).saturating_add_unsigned(month)
        };
        months(other).wrapping_sub(months(self))
    }

    /// The last day of its month.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2024-02-10")?.month_end(), Date::parse("2024-02-29")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn month_end(self) -> Date {
        self.month_start().plus(31).month_start().plus(-1)
    }

    /// The day `day` of its month, or the month's last day where the month is shorter.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// let february = Date::parse("2025-02-10")?;
    /// assert_eq!(february.with_day(15), Date::parse("2025-02-15")?);
    /// assert_eq!(february.with_day(31), Date::parse("2025-02-28")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn with_day(self, day: u32) -> Date {
        let start = self.month_start();
        start.plus(i32::try_from(day).unwrap_or(1).saturating_sub(1)).min(self.month_end())
    }

    /// So many months later, on `day` or the month's last day.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// let start = Date::parse("2025-01-31")?;
    /// assert_eq!(start.plus_months(1, 31), Date::parse("2025-02-28")?);
    /// assert_eq!(start.plus_months(2, 31), Date::parse("2025-03-31")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn plus_months(self, months: i32, day: u32) -> Date {
        let (year, month, _) = self.ymd();
        let count = year.saturating_mul(12).saturating_add(months);
        let count = count.saturating_add_unsigned(month.saturating_sub(1));
        let month = u32::try_from(count.rem_euclid(12)).unwrap_or(0).saturating_add(1);
        match Date::from_ymd(count.div_euclid(12), month, 1) {
            Some(first) => first.with_day(day),
            // Far outside the calendar: the caller refuses it by `in_calendar`.
            None => Date(i32::MAX),
        }
    }

    /// 1 January or 1 July: the first day of its half-year.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-09-15")?.half_year_start(), Date::parse("2025-07-01")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn half_year_start(self) -> Date {
        let (year, month, _) = self.ymd();
        Date::from_ymd(year, if month <= 6 { 1 } else { 7 }, 1).unwrap_or(self)
    }

    /// The first day of the next half-year.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-09-15")?.next_half_year(), Date::parse("2026-01-01")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn next_half_year(self) -> Date {
        self.half_year_start().plus(190).half_year_start()
    }

    /// 1 January of its year.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-09-15")?.year_start(), Date::parse("2025-01-01")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn year_start(self) -> Date {
        Date::from_ymd(self.year(), 1, 1).unwrap_or(self)
    }

    /// 1 for Monday … 7 for Sunday.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// assert_eq!(Date::parse("2025-06-30")?.weekday(), 1);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn weekday(self) -> i32 {
        // 1970-01-01 was a Thursday.
        self.0.wrapping_add(3).rem_euclid(7).wrapping_add(1)
    }

    /// Whether it is neither a Saturday, a Sunday nor one of these legal holidays.
    ///
    /// # Example
    /// ```
    /// use encours::date::{Date, Holidays};
    ///
    /// // Good Friday of 2025: a holiday in Strasbourg, not in Paris.
    /// let friday = Date::parse("2025-04-18")?;
    /// assert!(friday.is_business_day(Holidays::Metropolitan));
    /// assert!(!friday.is_business_day(Holidays::AlsaceMoselle));
    /// // A Saturday.
    /// assert!(!friday.plus(1).is_business_day(Holidays::Metropolitan));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn is_business_day(self, holidays: Holidays) -> bool {
        self.weekday() < 6 && !self.is_holiday(holidays)
    }

    /// Whether it is a French legal holiday.
    ///
    /// # Example
    /// ```
    /// use encours::date::{Date, Holidays};
    ///
    /// // Easter was on 20 April 2025: Easter Monday, and Ascension 39 days after Easter.
    /// assert!(Date::parse("2025-04-21")?.is_holiday(Holidays::Metropolitan));
    /// assert!(Date::parse("2025-05-29")?.is_holiday(Holidays::Metropolitan));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn is_holiday(self, holidays: Holidays) -> bool {
        let (year, month, day) = self.ymd();
        let fixed = matches!(
            (month, day),
            (1 | 5, 1) | (5, 8) | (7, 14) | (8, 15) | (11, 1 | 11) | (12, 25)
        );
        // Easter Monday, Ascension, Whit Monday.
        let after_easter = easter(year).map(|easter| easter.until(self));
        let local = holidays == Holidays::AlsaceMoselle
            && ((month, day) == (12, 26) || after_easter == Some(-2));
        fixed || matches!(after_easter, Some(1 | 39 | 50)) || local
    }

    /// Appends `YYYY-MM-DD` to `out`, for a day of the calendar.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    ///
    /// let mut text = String::from("due ");
    /// Date::parse("2025-06-30")?.write(&mut text);
    /// assert_eq!(text, "due 2025-06-30");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn write(self, out: &mut String) {
        let (year, month, day) = self.ymd();
        let year = year.unsigned_abs();
        for (at, number) in
            [year / 1000, year / 100, year / 10, year, month / 10, month, day / 10, day]
                .into_iter()
                .enumerate()
        {
            if at == 4 || at == 6 {
                out.push('-');
            }
            out.push(char::from_digit(number % 10, 10).unwrap_or('0'));
        }
    }

    fn civil(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.saturating_add(EPOCH)).unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Show for Date {
    fn show(&self, out: &mut String) {
        self.write(out);
    }
}

/// The day that ten bytes `YYYY-MM-DD` name, be it outside the calendar.
///
/// # Example
/// ```
/// use encours::date::{Date, parse_iso};
///
/// assert_eq!(parse_iso(b"1970-01-02"), Some(Date::from_days(1)));
/// assert_eq!(parse_iso(b"1969-12-31"), Some(Date::from_days(-1)));
/// assert_eq!(parse_iso(b"2025-6-30"), None);
/// ```
#[must_use]
pub fn parse_iso(text: &[u8]) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let (century, years) = (two_digits(y1, y2)?, two_digits(y3, y4)?);
    let (month, day) = (two_digits(m1, m2)?, two_digits(d1, d2)?);
    let year = century.wrapping_mul(100).wrapping_add(years);
    // A ledger of a million invoices has three million dates: counted here, as chrono counts them.
    let leap = years & 3 == 0 && (years != 0 || century & 3 == 0);
    let &[before, until] = MONTHS.get(usize::try_from(month).ok()?)?;
    let (before, until) = match (leap, month) {
        (true, 2) => (before, until.wrapping_add(1)),
        (true, 3..) => (before.wrapping_add(1), until.wrapping_add(1)),
        _ => (before, until),
    };
    let in_year = before.wrapping_add(day);
    if day == 0 || in_year > until {
        return None;
    }
    let past = year.wrapping_sub(1);
    let centuries = past.div_euclid(100);
    let leap_days = (past >> 2).wrapping_sub(centuries).wrapping_add(centuries >> 2);
    let days = past.wrapping_mul(365).wrapping_add(leap_days).wrapping_add(in_year);
    Some(Date(days.wrapping_sub(EPOCH)))
}

#[inline(always)]
fn two_digits(tens: u8, ones: u8) -> Option<i32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| i32::from(tens).wrapping_mul(10).wrapping_add(ones.into()))
}

/// By month: days of a common year before it, and with it. Nothing for month 0.
const MONTHS: [[i32; 2]; 13] = [
    [0, 0],
    [0, 31],
    [31, 59],
    [59, 90],
    [90, 120],
    [120, 151],
    [151, 181],
    [181, 212],
    [212, 243],
    [243, 273],
    [273, 304],
    [304, 334],
    [334, 365],
];

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<Date> {
    // Every intermediate is below a few thousand for years that chrono knows.
    let rem = |a: i32, b: i32| a.checked_rem(b).unwrap_or(0);
    let div = |a: i32, b: i32| a.checked_div(b).unwrap_or(0);
    let minus = |x: i32| x.saturating_neg();
    let sum = |list: &[i32]| list.iter().fold(0_i32, |total, &x| total.saturating_add(x));
    let a = rem(year, 19);
    let (b, c) = (div(year, 100), rem(year, 100));
    let (d, e) = (div(b, 4), rem(b, 4));
    let f = div(sum(&[b, 8]), 25);
    let g = div(sum(&[b, minus(f), 1]), 3);
    let h = rem(sum(&[a.saturating_mul(19), b, minus(d), minus(g), 15]), 30);
    let (i, k) = (div(c, 4), rem(c, 4));
    let l = rem(sum(&[32, e.saturating_mul(2), i.saturating_mul(2), minus(h), minus(k)]), 7);
    let m = div(sum(&[a, h.saturating_mul(11), l.saturating_mul(22)]), 451);
    let n = sum(&[h, l, m.saturating_mul(-7), 114]);
    let month = u32::try_from(div(n, 31)).ok()?;
    let day = u32::try_from(rem(n, 31)).ok()?.saturating_add(1);
    Date::from_ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// The lunar month of the computation is cut short: Easter would be a week later.
    #[test]
    fn easter_is_a_week_earlier_in_the_years_of_the_exception() {
        for monday in ["1981-04-20", "2049-04-19", "2076-04-20"] {
            assert!(date(monday).is_holiday(Holidays::Metropolitan), "{monday}");
            assert!(!date(monday).plus(7).is_holiday(Holidays::Metropolitan), "{monday}");
        }
    }

    #[test]
    fn the_calendar_has_two_ends() {
        assert_eq!(date("1970-01-01"), Date::MIN);
        assert_eq!(date("2199-12-31"), Date::MAX);
        assert_eq!(Date::parse("1969-12-31").unwrap_err().code, ErrorCode::DateRange);
        assert_eq!(Date::parse("2200-01-01").unwrap_err().code, ErrorCode::DateRange);
        for bad in
            ["2025-02-29", "2025-2-01", "2025-13-01", "25-01-01", "2025/01/01", "", "2025-01-01 "]
        {
            assert_eq!(Date::parse(bad).unwrap_err().code, ErrorCode::DateInvalid, "{bad}");
        }
    }

    #[test]
    fn every_day_reads_back() {
        let mut day = Date::MIN;
        while day <= Date::MAX {
            let text = day.to_string();
            assert_eq!(Date::parse(&text), Ok(day));
            let mut written = String::new();
            day.write(&mut written);
            assert_eq!(written, text);
            day = day.plus(1);
        }
    }

    #[test]
    fn days_are_counted_as_chrono_counts_them() {
        for year in (0..=9999).step_by(7).chain(1890..=2210).chain([1600, 2000, 2400]) {
            for month in 0..=13_u32 {
                for day in 0..=32_u32 {
                    let text = format!("{year:04}-{month:02}-{day:02}");
                    let counted = Date::from_ymd(year, month, day);
                    assert_eq!(parse_iso(text.as_bytes()), counted, "{text}");
                }
            }
        }
    }

    #[test]
    fn months_are_clamped_to_their_end() {
        assert_eq!(date("2024-01-31").plus_months(1, 31), date("2024-02-29"));
        assert_eq!(date("2024-11-30").plus_months(3, 30), date("2025-02-28"));
        assert_eq!(date("2024-02-10").month_end(), date("2024-02-29"));
        assert_eq!(date("2025-12-31").next_half_year(), date("2026-01-01"));
        assert_eq!(date("2025-01-01").next_half_year(), date("2025-07-01"));
    }

    #[test]
    fn the_legal_holidays_of_2026() {
        let mut found = Vec::new();
        let mut day = date("2026-01-01");
        while day.year() == 2026 {
            if day.is_holiday(Holidays::AlsaceMoselle) {
                found.push(day.to_string());
            }
            day = day.plus(1);
        }
        assert_eq!(
            found,
            [
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25",
                "2026-12-26"
            ]
        );
        assert!(!date("2026-04-03").is_holiday(Holidays::Metropolitan));
    }
}
