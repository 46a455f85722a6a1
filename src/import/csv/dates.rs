//! Dates as people and programs write them: the order of day and month, and what a cell says.

use super::Votes;
use super::columns::{Field, fold, group, is_word};
use super::lines::each;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use alloc::string::String;

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
    ///
    /// # Example
    /// ```
    /// use encours::import::csv::DateFormat;
    ///
    /// assert_eq!(DateFormat::ALL[0].as_str(), "YYYY-MM-DD");
    /// ```
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

/// Reads dates, and counts what the cells of all date columns say about the notation. Whether a cell
/// counts does not depend on how it is read in the end.
#[derive(Debug)]
pub(in crate::import) struct Dates {
    /// None: a date that begins with two numbers below 100 is refused.
    order: Option<Order>,
    /// Whether a caller asked for it: then dots are no sign of an order.
    asked: bool,
    iso: usize,
    compact: usize,
    slashes: usize,
    dots: usize,
    dashes: usize,
    /// For the day first, for the month first.
    votes: Votes,
}

impl Dates {
    /// In the notation that a caller asks for, or else in the one that was found.
    pub(in crate::import) fn new(asked: Option<DateFormat>, found: Option<DateFormat>) -> Dates {
        let order = match asked {
            Some(format) => format.order(),
            None => Some(found.and_then(DateFormat::order).unwrap_or(Order::DayFirst)),
        };
        Dates {
            order,
            asked: asked.is_some(),
            iso: 0,
            compact: 0,
            slashes: 0,
            dots: 0,
            dashes: 0,
            votes: Votes::default(),
        }
    }

    /// Whether this notation is how dates are read.
    pub(super) fn suit(&self, settled: Option<DateFormat>) -> bool {
        self.asked || self.order == Dates::new(None, settled).order
    }

    /// The notation; none where there is no date.
    ///
    /// # Errors
    /// `option/missing` at `dateFormat` where cells can be read either way, or contradict each
    /// other.
    pub(in crate::import) fn settle(&self) -> Result<Option<DateFormat>> {
        let written = self.slashes.max(self.dots).max(self.dashes);
        if written == 0 {
            return Ok(match (self.iso, self.compact) {
                (0, 0) => None,
                (iso, compact) if iso < compact => Some(DateFormat::Compact),
                _ => Some(DateFormat::Iso),
            });
        }
        Ok(Some(match self.votes.majority() {
            Some(false) => DateFormat::MonthDayYear,
            None if self.votes.is_told() => {
                return Err(self.votes.ask("dateFormat", &["DD/MM/YYYY", "MM/DD/YYYY"]));
            }
            // Else every cell is the same day in both orders, such as 05/05/2025.
            Some(true) | None if written == self.slashes => DateFormat::DayMonthYear,
            Some(true) | None if written == self.dots => DateFormat::Dotted,
            Some(true) | None => DateFormat::Dashed,
        }))
    }

    /// Reads a cell as a day.
    ///
    /// # Errors
    /// `date/invalid`, `date/range`.
    pub(in crate::import) fn read(&mut self, cell: &str, column: Field) -> Result<Date> {
        let written = Written::of(cell);
        let day = written.and_then(|written| {
            self.count(column, written, cell.as_bytes());
            self.day(written)
        });
        let (code, expected) = match day {
            None => (ErrorCode::DateInvalid, Expected::FileDate),
            Some(date) if date < Date::MIN || date > Date::MAX => {
                (ErrorCode::DateRange, Expected::Plain)
            }
            Some(date) => return Ok(date),
        };
        Err(Error::new(code, expected).found(cell))
    }

    /// Reads the usual cell at once: `2025-04-03` or `03/04/2025`, with nothing around it.
    #[inline(always)]
    pub(super) fn usual(&mut self, cell: &[u8], column: Field) -> Option<Date> {
        let written = Written::usual(cell)?;
        let date = self.day(written).filter(|&date| Date::MIN <= date && date <= Date::MAX)?;
        self.count(column, written, cell);
        Some(date)
    }

    /// Counts what a cell says about the notation.
    #[inline(always)]
    fn count(&mut self, column: Field, written: Written, cell: &[u8]) {
        let counter = match (written.meaning, written.separator) {
            (Meaning::YearFirst, 0) => &mut self.compact,
            (Meaning::YearFirst, _) => &mut self.iso,
            (_, b'-') => &mut self.dashes,
            (_, b'.') => &mut self.dots,
            _ => &mut self.slashes,
        };
        *counter = counter.wrapping_add(1);
        if written.meaning == Meaning::Open {
            self.count_order(column, written, cell);
        }
    }

    fn count_order(&mut self, column: Field, written: Written, cell: &[u8]) {
        let Written { first, second, separator, .. } = written;
        let can = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
        // Nobody puts dots after a month.
        let (day_first, month_first) =
            (can(first, second), can(second, first) && separator != b'.');
        if first != second || day_first != month_first {
            self.votes.count(column, day_first, month_first, cell);
        }
    }

    #[inline(always)]
    fn day(&self, Written { year, first, second, separator, meaning }: Written) -> Option<Date> {
        let (month, day) = match self.order {
            _ if meaning != Meaning::Open => (first, second),
            Some(Order::DayFirst) => (second, first),
            Some(Order::MonthFirst) if self.asked || separator != b'.' => (first, second),
            _ => return None,
        };
        Date::from_ymd(i32::try_from(year).ok()?, month, day)
    }
}

/// Whether a cell is written as a date, in any order.
pub(in crate::import) fn is_date(cell: &str) -> bool {
    Written::of(cell).is_some()
}

/// A date as it is written: a year and two other numbers.
#[derive(Clone, Copy, Debug)]
struct Written {
    year: u32,
    first: u32,
    second: u32,
    /// 0 where there is none.
    separator: u8,
    meaning: Meaning,
}

/// What the two numbers beside a year are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Month and day, after the year.
    YearFirst,
    /// Month and day, where the month has its name.
    Named,
    /// Either, before the year.
    Open,
}

impl Written {
    fn of(cell: &str) -> Option<Written> {
        Written::numeric(cell.as_bytes()).or_else(|| Written::in_words(cell))
    }

    /// `2025-04-03` or `03/04/2025`: [`Written::numeric`] reads them too, but takes longer.
    #[inline(always)]
    fn usual(cell: &[u8]) -> Option<Written> {
        let &[a, b, c, d, e, f, g, h, i, j] = cell else { return None };
        let (digits, separator, meaning) = if e == b'-' && h == b'-' {
            ([a, b, c, d, f, g, i, j], e, Meaning::YearFirst)
        } else if c == f && matches!(c, b'/' | b'-' | b'.') {
            ([g, h, i, j, a, b, d, e], c, Meaning::Open)
        } else {
            return None;
        };
        // All digits at once: each pair of bytes becomes a number below 100.
        let digits = u64::from_le_bytes(digits) ^ each(b'0');
        if (digits.wrapping_add(each(0x76)) | digits) & each(0x80) != 0 {
            return None;
        }
        let [century, _, rest, _, first, _, second, _] =
            digits.wrapping_mul(10).wrapping_add(digits >> 8).to_le_bytes().map(u32::from);
        let year = century.wrapping_mul(100).wrapping_add(rest);
        Some(Written { year, first, second, separator, meaning })
    }

    fn numeric(cell: &[u8]) -> Option<Written> {
        let mut rest = cell;
        let (first, digits_of_first) = number(&mut rest);
        if digits_of_first == 8 {
            return is_time(rest).then_some(Written {
                year: first / 10_000,
                first: first / 100 % 100,
                second: first % 100,
                separator: 0,
                meaning: Meaning::YearFirst,
            });
        }
        let &separator = rest.split_off_first()?;
        let (second, 1..=2) = number(&mut rest) else { return None };
        let &again = rest.split_off_first()?;
        let (third, digits_of_third) = number(&mut rest);
        if separator != again || !matches!(separator, b'/' | b'-' | b'.') || !is_time(rest) {
            return None;
        }
        match (digits_of_first, digits_of_third) {
            (4, 1..=2) => Some(Written {
                year: first,
                first: second,
                second: third,
                separator,
                meaning: Meaning::YearFirst,
            }),
            (1..=2, 2 | 4) => {
                let year = full_year(third, digits_of_third);
                Some(Written { year, first, second, separator, meaning: Meaning::Open })
            }
            _ => None,
        }
    }

    /// `26-Apr-11`, `3 févr. 2026`, `1er mars 2026`, `Apr 26, 2011`.
    fn in_words(cell: &str) -> Option<Written> {
        // Day and month in either order, the year, the time.
        let mut parts = [const { String::new() }; 4];
        let (mut at, mut dashed) = (0_usize, false);
        for c in cell.chars() {
            dashed |= c == '-';
            let part = parts.get_mut(at)?;
            if !matches!(c, ' ' | '-' | '/' | '.' | ',' | '\u{A0}' | '\u{202F}') {
                part.push(c);
            } else if !part.is_empty() {
                if at < 3 {
                    at = at.wrapping_add(1);
                } else if !part.ends_with(' ') {
                    part.push(' ');
                }
            }
        }
        let [one, other, year, time] = &parts;
        let (month, day, separator) = match (month_named(one), month_named(other)) {
            (None, Some(month)) => (month, one, if dashed { b'-' } else { b'/' }),
            (Some(month), None) => (month, other, b'/'),
            _ => return None,
        };
        let mut day = day.strip_suffix("er").unwrap_or(day).as_bytes();
        let mut year = year.as_bytes();
        let time = time.trim_end();
        let (second, 1..=2) = number(&mut day) else { return None };
        let (value, digits @ (2 | 4)) = number(&mut year) else { return None };
        let whole = day.is_empty() && year.is_empty();
        (whole && (time.is_empty() || is_clock(time.as_bytes()))).then_some(Written {
            year: full_year(value, digits),
            first: month,
            second,
            separator,
            meaning: Meaning::Named,
        })
    }
}

/// Takes the digits at the start: their value, if it is no longer than 8, and how many they are.
fn number(rest: &mut &[u8]) -> (u32, usize) {
    let (mut value, mut digits) = (0_u32, 0_usize);
    while let Some((byte @ b'0'..=b'9', after)) = rest.split_first() {
        value = value.wrapping_mul(10).wrapping_add(u32::from(byte.wrapping_sub(b'0')));
        digits = digits.wrapping_add(1);
        *rest = after;
    }
    (value, digits)
}

/// Years of two digits are those of 2000–2099.
fn full_year(year: u32, digits: usize) -> u32 {
    if digits == 2 { year.wrapping_add(2000) } else { year }
}

/// Nothing, or a time of day after `T` or a blank: a day is taken as it is written.
fn is_time(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b'T' | b't' | b' ', clock @ ..] => is_clock(clock),
        _ => false,
    }
}

fn is_clock(mut rest: &[u8]) -> bool {
    let (hour, 1..=2) = number(&mut rest) else { return false };
    let known = |byte: &u8| byte.is_ascii_digit() || b" :.,+-TZUCGMAPamputcz".contains(byte);
    hour <= 24 && rest.first() == Some(&b':') && rest.len() <= 32 && rest.iter().all(known)
}

/// The month of a French or English name or abbreviation.
fn month_named(word: &str) -> Option<u32> {
    const NAMES: &str = "janvier january janv jan | fevrier february fevr fev feb | mars march mar | \
                         avril april avr apr | mai may | juin june jun | juillet july juil jul | \
                         aout august aou aug | septembre september sept sep | octobre october oct | \
                         novembre november nov | decembre december dec";
    if word.len() > 12 || !word.starts_with(|c: char| is_word(c) && !c.is_ascii_digit()) {
        return None;
    }
    u32::try_from(group(NAMES, &fold(word))?).ok()?.checked_add(1)
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    fn read(cell: &str, mut dates: Dates) -> Result<String> {
        dates.read(cell, Field::Issued).map(|date| date.to_string())
    }

    fn found(format: DateFormat) -> Dates {
        Dates::new(None, Some(format))
    }

    fn asked(format: DateFormat) -> Dates {
        Dates::new(Some(format), None)
    }

    fn settled(cells: &[&str]) -> core::result::Result<Option<&'static str>, Option<String>> {
        let mut dates = Dates::new(None, None);
        for cell in cells {
            let _ = dates.read(cell, Field::Issued);
        }
        let format = dates.settle().map_err(|error| error.value.clone())?;
        Ok(format.map(DateFormat::as_str))
    }

    #[test]
    fn any_usual_notation_is_read() {
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
            assert_eq!(
                read(cell, found(DateFormat::DayMonthYear)).as_deref(),
                Ok("2025-04-03"),
                "{cell}"
            );
        }
        assert_eq!(
            read("1er février 2026", found(DateFormat::DayMonthYear)).as_deref(),
            Ok("2026-02-01")
        );
        assert_eq!(
            read("3 févr. 2026", found(DateFormat::DayMonthYear)).as_deref(),
            Ok("2026-02-03")
        );
        assert_eq!(read("26-Apr-11", found(DateFormat::DayMonthYear)).as_deref(), Ok("2011-04-26"));
        assert_eq!(read("1/26/2013", found(DateFormat::MonthDayYear)).as_deref(), Ok("2013-01-26"));
        assert_eq!(
            read("01-26-2013", found(DateFormat::MonthDayYear)).as_deref(),
            Ok("2013-01-26")
        );
    }

    #[test]
    fn anything_else_is_refused() {
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
            let error = read(cell, found(DateFormat::DayMonthYear)).unwrap_err();
            assert_eq!((error.code, error.value.as_deref()), (ErrorCode::DateInvalid, Some(cell)));
        }
        assert_eq!(
            read("31/12/1969", found(DateFormat::DayMonthYear)).unwrap_err().code,
            ErrorCode::DateRange
        );
        assert_eq!(
            read("2200-01-01", found(DateFormat::DayMonthYear)).unwrap_err().code,
            ErrorCode::DateRange
        );
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
            read("03.04.2025", asked(DateFormat::MonthDayYear)).as_deref(),
            Ok("2025-03-04")
        );
        assert!(read("03.04.2025", found(DateFormat::MonthDayYear)).is_err());
        assert!(read("03/04/2025", asked(DateFormat::Iso)).is_err());
        assert_eq!(read("03/04/2025", asked(DateFormat::Dashed)).as_deref(), Ok("2025-04-03"));
    }

    #[test]
    fn the_quick_way_reads_what_the_long_way_reads() {
        let orders = [None, Some(DateFormat::Iso), Some(DateFormat::MonthDayYear)];
        for order in orders {
            for (one, two) in [("03", "04"), ("13", "04"), ("04", "13"), ("31", "02"), ("0x", "01")]
            {
                for year in ["2025", "1969", "2200", "20a5"] {
                    for separator in ["/", "-", ".", ":"] {
                        let year_first = [year, one, two].join(separator);
                        let year_last = [one, two, year].join(separator);
                        for cell in [&year_first, &year_last] {
                            let mut long = Dates::new(order, None);
                            let mut quick = Dates::new(order, None);
                            let read = long.read(cell, Field::Issued).ok();
                            if let Some(date) = quick.usual(cell.as_bytes(), Field::Issued) {
                                assert_eq!(Some(date), read, "{cell}");
                                assert_eq!(format!("{quick:?}"), format!("{long:?}"), "{cell}");
                            } else {
                                let other = cell.contains([':', 'x', 'a']) || *cell == year_first;
                                assert!(other || read.is_none(), "{cell}");
                            }
                        }
                    }
                }
            }
        }
    }
}
