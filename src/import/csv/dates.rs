//! Dates as people and programs write them: the order of day and month, and what a cell says.

use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A notation of dates. It names the order of day, month and year; any of `/`, `-`, `.` is read as
/// the separator, and a date that begins with a year of four digits or names its month is read in
/// any case, because it has one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFormat {
    /// `2025-04-03`
    Iso,
    /// `03/04/2025`, 3 April
    DayMonthYear,
    /// `04/03/2025`, 3 April
    MonthDayYear,
    /// `20250403`
    Compact,
    /// `03.04.2025`
    Dotted,
    /// `03-04-2025`
    Dashed,
}

impl DateFormat {
    /// All, in the contract's order.
    pub const ALL: &'static [DateFormat] = &[
        DateFormat::Iso,
        DateFormat::DayMonthYear,
        DateFormat::MonthDayYear,
        DateFormat::Compact,
        DateFormat::Dotted,
        DateFormat::Dashed,
    ];
    /// Their names, in the same order.
    pub const NAMES: &'static [&'static str] =
        &["YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "YYYYMMDD", "DD.MM.YYYY", "DD-MM-YYYY"];

    /// Its name in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            DateFormat::Iso => "YYYY-MM-DD",
            DateFormat::DayMonthYear => "DD/MM/YYYY",
            DateFormat::MonthDayYear => "MM/DD/YYYY",
            DateFormat::Compact => "YYYYMMDD",
            DateFormat::Dotted => "DD.MM.YYYY",
            DateFormat::Dashed => "DD-MM-YYYY",
        }
    }

    const fn order(self) -> Option<Order> {
        match self {
            DateFormat::Iso | DateFormat::Compact => None,
            DateFormat::MonthDayYear => Some(Order::MonthFirst),
            DateFormat::DayMonthYear | DateFormat::Dotted | DateFormat::Dashed => {
                Some(Order::DayFirst)
            }
        }
    }
}

/// Which of two numbers before the year is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// How dates are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dates {
    /// None: a date that begins with two numbers below 100 is refused.
    order: Option<Order>,
    /// Whether a caller asked for it: then dots are no sign of an order.
    asked: bool,
}

impl Dates {
    /// As a caller asks.
    pub(super) fn asked(format: DateFormat) -> Dates {
        Dates { order: format.order(), asked: true }
    }

    /// As found in the file.
    pub(super) fn found(format: Option<DateFormat>) -> Dates {
        let order = format.and_then(DateFormat::order);
        Dates { order: order.or(Some(Order::DayFirst)), asked: false }
    }
}

/// What the cells of all date columns say about the notation. Whether a cell counts does not depend
/// on how it is read in the end.
#[derive(Clone, Debug, Default)]
pub(super) struct OrderEvidence {
    iso: usize,
    compact: usize,
    slashes: usize,
    dots: usize,
    dashes: usize,
    day_first: usize,
    month_first: usize,
    /// The first cell that is another day in either order, such as `03/04/2025`.
    unclear: Option<String>,
}

impl OrderEvidence {
    /// The notation; none where there is no date.
    ///
    /// # Errors
    /// `option/missing` at `dateFormat` where cells can be read either way, or contradict each
    /// other.
    pub(super) fn settle(&self) -> Result<Option<DateFormat>> {
        let written = self.slashes.max(self.dots).max(self.dashes);
        if written == 0 {
            return Ok(match (self.iso, self.compact) {
                (0, 0) => None,
                (iso, compact) if iso < compact => Some(DateFormat::Compact),
                _ => Some(DateFormat::Iso),
            });
        }
        match super::majority(self.day_first, self.month_first) {
            Some(false) => Ok(Some(DateFormat::MonthDayYear)),
            None if self.day_first > 0 || self.unclear.is_some() => {
                let orders = &["DD/MM/YYYY", "MM/DD/YYYY"];
                Err(super::ask("dateFormat", orders, self.unclear.as_deref()))
            }
            // Else every cell is the same day in both orders, such as 05/05/2025.
            Some(true) | None if written == self.slashes => Ok(Some(DateFormat::DayMonthYear)),
            Some(true) | None if written == self.dots => Ok(Some(DateFormat::Dotted)),
            Some(true) | None => Ok(Some(DateFormat::Dashed)),
        }
    }

    /// Counts what a cell that is not read says.
    pub(super) fn look_at(&mut self, cell: &str) {
        if let Some(written) = Written::of(cell) {
            self.count(written, cell);
        }
    }

    fn count(&mut self, written: Written, cell: &str) {
        let counter = match written {
            Written::Settled { separator: b'-', year_first: true, .. } => &mut self.iso,
            Written::Settled { separator: 0, year_first: true, .. } => &mut self.compact,
            Written::Settled { year_first: true, .. } => &mut self.iso,
            Written::Settled { separator, .. } | Written::Numbers { separator, .. } => {
                match separator {
                    b'-' => &mut self.dashes,
                    b'.' => &mut self.dots,
                    _ => &mut self.slashes,
                }
            }
        };
        *counter = counter.saturating_add(1);
        let Written::Numbers { first, second, separator, .. } = written else { return };
        let can = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
        // Nobody puts dots after a month.
        match (can(first, second), can(second, first) && separator != b'.') {
            (true, false) => self.day_first = self.day_first.saturating_add(1),
            (false, true) => self.month_first = self.month_first.saturating_add(1),
            (true, true) if first != second && self.unclear.is_none() => {
                self.unclear = Some(cell.to_owned());
            }
            _ => {}
        }
    }
}

impl Dates {
    /// Reads a cell as a day, and counts what it says about the notation.
    ///
    /// # Errors
    /// `date/invalid`, `date/range`.
    pub(super) fn read(self, cell: &str, evidence: &mut OrderEvidence) -> Result<Date> {
        let refused = |code, expected| Error::new(code, expected).found(cell);
        let invalid = || refused(ErrorCode::DateInvalid, Expected::FileDate);
        let written = Written::of(cell).ok_or_else(invalid)?;
        evidence.count(written, cell);
        let (year, month, day) = match written {
            Written::Settled { year, month, day, .. } => (year, month, day),
            Written::Numbers { first, second, year, separator } => match self.order {
                Some(Order::DayFirst) => (year, second, first),
                Some(Order::MonthFirst) if self.asked || separator != b'.' => (year, first, second),
                _ => return Err(invalid()),
            },
        };
        let year = i32::try_from(year).map_err(|_| invalid())?;
        let date = Date::from_ymd(year, month, day).ok_or_else(invalid)?;
        date.in_calendar().ok_or_else(|| refused(ErrorCode::DateRange, Expected::Plain))
    }
}

/// Whether a cell is written as a date, in any order.
pub(super) fn is_date(cell: &str) -> bool {
    Written::of(cell).is_some()
}

/// A date as it is written, before the order of day and month is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// Only one meaning. The separator is 0 where there is none.
    Settled { year: u32, month: u32, day: u32, separator: u8, year_first: bool },
    /// Two numbers, then the year.
    Numbers { first: u32, second: u32, year: u32, separator: u8 },
}

impl Written {
    fn of(cell: &str) -> Option<Written> {
        let bytes = cell.as_bytes();
        Written::usual(bytes)
            .or_else(|| Written::numeric(bytes))
            .or_else(|| Written::in_words(cell))
    }

    /// The usual case, at once: `2025-04-03` or `03/04/2025`.
    fn usual(cell: &[u8]) -> Option<Written> {
        let &[a, b, c, d, e, f, g, h, i, j] = cell else { return None };
        let two = |tens: u8, ones: u8| {
            let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
            let number = u32::from(tens).wrapping_mul(10).wrapping_add(u32::from(ones));
            (tens < 10 && ones < 10).then_some(number)
        };
        let year = |century: u32, rest: u32| century.wrapping_mul(100).wrapping_add(rest);
        if e == b'-' && h == b'-' {
            let year = year(two(a, b)?, two(c, d)?);
            let (month, day) = (two(f, g)?, two(i, j)?);
            return Some(Written::Settled { year, month, day, separator: e, year_first: true });
        }
        if c != f || !matches!(c, b'/' | b'-' | b'.') {
            return None;
        }
        let (first, second, year) = (two(a, b)?, two(d, e)?, year(two(g, h)?, two(i, j)?));
        Some(Written::Numbers { first, second, year, separator: c })
    }

    fn numeric(cell: &[u8]) -> Option<Written> {
        let (first, first_digits, rest) = number(cell)?;
        if first_digits == 8 {
            let month_day = first.checked_rem(10_000)?;
            return is_time(rest).then_some(Written::Settled {
                year: first.checked_div(10_000)?,
                month: month_day.checked_div(100)?,
                day: month_day.checked_rem(100)?,
                separator: 0,
                year_first: true,
            });
        }
        let (&separator, rest) = rest.split_first()?;
        let (second, second_digits, rest) = number(rest)?;
        let (&again, rest) = rest.split_first()?;
        let (third, third_digits, rest) = number(rest)?;
        let same = separator == again && matches!(separator, b'/' | b'-' | b'.');
        if !same || second_digits > 2 || !is_time(rest) {
            return None;
        }
        match (first_digits, third_digits) {
            (4, 1..=2) => Some(Written::Settled {
                year: first,
                month: second,
                day: third,
                separator,
                year_first: true,
            }),
            (1..=2, 2 | 4) => {
                let year = full_year(third, third_digits);
                Some(Written::Numbers { first, second, year, separator })
            }
            _ => None,
        }
    }

    /// `26-Apr-11`, `3 févr. 2026`, `1er mars 2026`, `Apr 26, 2011`.
    fn in_words(cell: &str) -> Option<Written> {
        let mut parts = cell.split([' ', '-', '/', '.', ',', '\u{A0}', '\u{202F}']);
        let mut parts = parts.by_ref().filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        let time: String = parts.collect::<Vec<_>>().join(".");
        let (month, day, day_first) = match (month_named(first), month_named(second)) {
            (None, Some(month)) => (month, first, true),
            (Some(month), None) => (month, second, false),
            _ => return None,
        };
        let day = day.strip_suffix("er").unwrap_or(day);
        let (day, day_digits, after_day) = number(day.as_bytes())?;
        let (year, year_digits, after_year) = number(third.as_bytes())?;
        let whole = after_day.is_empty() && after_year.is_empty() && day_digits <= 2;
        if !whole
            || !matches!(year_digits, 2 | 4)
            || !is_time(format!(" {time}").trim_end().as_bytes())
        {
            return None;
        }
        let year = full_year(year, year_digits);
        if !day_first {
            return Some(Written::Settled { year, month, day, separator: b'/', year_first: false });
        }
        let separator = if cell.contains('-') { b'-' } else { b'/' };
        Some(Written::Settled { year, month, day, separator, year_first: false })
    }
}

/// Digits at the start: their value, how many they are (at most 8), and what follows.
fn number(bytes: &[u8]) -> Option<(u32, usize, &[u8])> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (head, rest) = bytes.split_at_checked(digits).filter(|_| (1..=8).contains(&digits))?;
    let value = head.iter().fold(0_u32, |value, &digit| {
        value.wrapping_mul(10).wrapping_add(u32::from(digit.wrapping_sub(b'0')))
    });
    Some((value, digits, rest))
}

/// Years of two digits are those of 2000–2099.
fn full_year(year: u32, digits: usize) -> u32 {
    if digits == 2 { year.saturating_add(2000) } else { year }
}

/// Nothing, or a time of day after `T` or a blank: a day is taken as it is written.
fn is_time(rest: &[u8]) -> bool {
    let Some((&mark, time)) = rest.split_first() else { return true };
    let Some((hour, 1..=2, after)) = number(time) else { return false };
    let clock = after.first() == Some(&b':') && after.len() <= 32;
    let known = |byte: &u8| byte.is_ascii_digit() || b" :.,+-TZUCGMAPamputcz".contains(byte);
    matches!(mark, b'T' | b't' | b' ') && hour <= 24 && clock && after.iter().all(known)
}

/// The month of a French or English name or abbreviation.
fn month_named(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["janvier", "january", "janv", "jan"],
        &["fevrier", "february", "fevr", "fev", "feb"],
        &["mars", "march", "mar"],
        &["avril", "april", "avr", "apr"],
        &["mai", "may"],
        &["juin", "june", "jun"],
        &["juillet", "july", "juil", "jul"],
        &["aout", "august", "aou", "aug"],
        &["septembre", "september", "sept", "sep"],
        &["octobre", "october", "oct"],
        &["novembre", "november", "nov"],
        &["decembre", "december", "dec"],
    ];
    if word.len() > 12
        || !word.starts_with(|c: char| super::columns::is_word(c) && !c.is_ascii_digit())
    {
        return None;
    }
    let word = super::columns::fold(word);
    let month = NAMES.iter().position(|names| names.contains(&word.as_str()))?;
    u32::try_from(month).ok()?.checked_add(1)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    fn read(cell: &str, dates: Dates) -> Result<String> {
        dates.read(cell, &mut OrderEvidence::default()).map(|date| date.to_string())
    }

    fn settled(cells: &[&str]) -> core::result::Result<Option<&'static str>, Option<String>> {
        let mut evidence = OrderEvidence::default();
        cells.iter().for_each(|cell| evidence.look_at(cell));
        let format = evidence.settle().map_err(|error| error.value.clone())?;
        Ok(format.map(DateFormat::as_str))
    }

    #[test]
    fn any_usual_notation_is_read() {
        let dates = Dates::found(Some(DateFormat::DayMonthYear));
        for cell in [
            "03/04/2025",
            "3/4/2025",
            "03.04.2025",
            "03-04-2025",
            "3/4/25",
            "2025-04-03",
            "2025/4/3",
            "20250403",
            "2025-04-03T22:15:00Z",
            "2025-04-03 22:15:00.083 UTC",
            "03/04/2025 0:00",
            "3-Apr-25",
            "03 avr. 2025",
            "3 AVRIL 2025",
            "Apr 3, 2025",
            "April 3, 2025",
            "03/avr/2025",
        ] {
            assert_eq!(read(cell, dates).as_deref(), Ok("2025-04-03"), "{cell}");
        }
        assert_eq!(read("1er février 2026", dates).as_deref(), Ok("2026-02-01"));
        assert_eq!(read("3 févr. 2026", dates).as_deref(), Ok("2026-02-03"));
        assert_eq!(read("26-Apr-11", dates).as_deref(), Ok("2011-04-26"));
        let american = Dates::found(Some(DateFormat::MonthDayYear));
        assert_eq!(read("1/26/2013", american).as_deref(), Ok("2013-01-26"));
        assert_eq!(read("01-26-2013", american).as_deref(), Ok("2013-01-26"));
    }

    #[test]
    fn anything_else_is_refused() {
        let dates = Dates::found(Some(DateFormat::DayMonthYear));
        for cell in [
            "",
            "45000",
            "02/13/2025",
            "31/02/2025",
            "2025-02-29",
            "1/2/3",
            "01/02-2025",
            "03/04/202",
            "2025-04-03x",
            "2025-04",
            "3 brumaire 2025",
            "03042025",
            "01/02/2025/3",
            "10:20",
            "-1/2/2025",
            "2025-13-01",
            "Apr Apr 2025",
            "3 avr 25x",
            "２０２５-04-03",
        ] {
            let error = read(cell, dates).unwrap_err();
            assert_eq!((error.code, error.value.as_deref()), (ErrorCode::DateInvalid, Some(cell)));
        }
        assert_eq!(read("31/12/1969", dates).unwrap_err().code, ErrorCode::DateRange);
        assert_eq!(read("2200-01-01", dates).unwrap_err().code, ErrorCode::DateRange);
    }

    #[test]
    fn the_order_is_settled_over_all_cells() {
        assert_eq!(settled(&["03/04/2025", "13/04/2025"]), Ok(Some("DD/MM/YYYY")));
        assert_eq!(settled(&["1/2/2013", "1/26/2013"]), Ok(Some("MM/DD/YYYY")));
        assert_eq!(settled(&["03.04.2025"]), Ok(Some("DD.MM.YYYY")));
        assert_eq!(settled(&["30-03-2020"]), Ok(Some("DD-MM-YYYY")));
        assert_eq!(settled(&["26-Apr-11"]), Ok(Some("DD-MM-YYYY")));
        assert_eq!(settled(&["05/05/2025"]), Ok(Some("DD/MM/YYYY")));
        assert_eq!(settled(&["2025-04-03", "20250403"]), Ok(Some("YYYY-MM-DD")));
        assert_eq!(settled(&["20250403"]), Ok(Some("YYYYMMDD")));
        assert_eq!(settled(&["", "soon"]), Ok(None));
        assert_eq!(settled(&["03/04/2025", "5/6/25"]), Err(Some("03/04/2025".to_owned())));
        assert_eq!(settled(&["03-04-2025"]), Err(Some("03-04-2025".to_owned())));
        assert_eq!(settled(&["13/04/2025", "04/13/2025"]), Err(None));
        assert_eq!(settled(&["13/04/2025", "14/04/2025", "04/13/2025"]), Ok(Some("DD/MM/YYYY")));
    }

    #[test]
    fn an_order_that_is_asked_for_holds() {
        assert_eq!(
            read("03.04.2025", Dates::asked(DateFormat::MonthDayYear)).as_deref(),
            Ok("2025-03-04")
        );
        assert!(read("03.04.2025", Dates::found(Some(DateFormat::MonthDayYear))).is_err());
        assert!(read("03/04/2025", Dates::asked(DateFormat::Iso)).is_err());
        assert_eq!(
            read("03/04/2025", Dates::asked(DateFormat::Dashed)).as_deref(),
            Ok("2025-04-03")
        );
    }
}
