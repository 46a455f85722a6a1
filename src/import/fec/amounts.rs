//! Amounts and days as accounting files write them.

use crate::amount::{AmountFault, parse_amount};
use crate::date::{Date, parse_iso};
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::import::csv::DecimalMark;

/// No amount is written with more signs.
const LONGEST: usize = 40;

/// Reads amounts; the norm has a comma before the decimals, many programs a point.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amounts {
    /// The mark that all of the file has, where it is known.
    pub(super) mark: Option<DecimalMark>,
    /// How many amounts have a comma, and how many a point.
    pub(super) commas: usize,
    pub(super) points: usize,
}

impl Amounts {
    /// In cents. Blanks may stand between thousands, no other sign.
    ///
    /// # Errors
    /// `amount/invalid`, `amount/precision`, `amount/range`.
    pub(super) fn read(&mut self, cell: &str) -> Result<i64> {
        let usual = usual(cell.as_bytes());
        if let Some((cents, mark)) = usual
            && mark.is_none_or(|mark| self.mark.is_none_or(|known| known == mark))
        {
            self.count(mark.filter(|_| cents != 0));
            return Ok(cents);
        }
        self.any(cell)
    }

    fn count(&mut self, mark: Option<DecimalMark>) {
        let count = match mark {
            Some(DecimalMark::Comma) => &mut self.commas,
            Some(DecimalMark::Point) => &mut self.points,
            None => return,
        };
        *count = count.saturating_add(1);
    }

    fn any(&mut self, cell: &str) -> Result<i64> {
        let invalid = || Error::new(ErrorCode::AmountInvalid, Expected::FileAmount).found(cell);
        let mut plain = [0_u8; LONGEST];
        let mut length: usize = 0;
        let (mut mark, mut is_zero) = (None, true);
        // Digits since the last blank: a thousand has three.
        let mut group: Option<u8> = None;
        let mut started = false;
        let closed = |group: Option<u8>| group.is_none_or(|digits| digits == 3);
        let mut push = |byte: u8| -> Option<()> {
            *plain.get_mut(length)? = byte;
            length = length.saturating_add(1);
            Some(())
        };
        for c in cell.chars() {
            let byte = match c {
                '0'..='9' => {
                    group = group.filter(|_| mark.is_none()).map(|count| count.saturating_add(1));
                    u8::try_from(c).unwrap_or_default()
                }
                '-' => b'-',
                '+' if started => return Err(invalid()),
                '+' => {
                    started = true;
                    continue;
                }
                ',' | '.' if mark.is_none() && closed(group) => {
                    mark = Some(if c == ',' { DecimalMark::Comma } else { DecimalMark::Point });
                    b'.'
                }
                c if c.is_whitespace() && mark.is_none() && closed(group) => {
                    group = Some(0);
                    continue;
                }
                _ => return Err(invalid()),
            };
            is_zero &= matches!(byte, b'0' | b'.' | b'-');
            started = true;
            push(byte).ok_or_else(invalid)?;
        }
        if mark.is_none() && !closed(group) {
            return Err(invalid());
        }
        // A whole number may end in its mark, and a fraction begin with it.
        let digits = plain.get(..length).unwrap_or_default();
        let digits = digits.strip_suffix(b".").unwrap_or(digits);
        let cents = parse_amount(digits, 2).map_err(|fault| match fault {
            AmountFault::Invalid => invalid(),
            fault => fault.error(2).found(cell),
        })?;
        if let Some(mark) = mark.filter(|_| !is_zero) {
            self.count(Some(mark));
            if self.mark.is_some_and(|known| known != mark) {
                return Err(invalid());
            }
        }
        Ok(cents)
    }

    /// The mark that holds for the file, where its amounts contradict each other.
    pub(super) fn contradiction(&self) -> Option<DecimalMark> {
        if self.mark.is_some() || self.commas == 0 || self.points == 0 {
            return None;
        }
        Some(if self.points > self.commas { DecimalMark::Point } else { DecimalMark::Comma })
    }
}

/// Reads what nearly all amounts are: at most 12 digits, then at most 2 decimals after one mark.
fn usual(cell: &[u8]) -> Option<(i64, Option<DecimalMark>)> {
    let (mut cents, mut mark) = (0_i64, None);
    let (mut whole, mut decimals) = (0_u8, 0_u8);
    for &byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            let count = if mark.is_none() { &mut whole } else { &mut decimals };
            *count = count.saturating_add(1);
            if whole > 12 || decimals > 2 {
                return None;
            }
            cents = cents.wrapping_mul(10).wrapping_add(i64::from(digit));
        } else if mark.is_none() && matches!(byte, b',' | b'.') {
            mark = Some(if byte == b',' { DecimalMark::Comma } else { DecimalMark::Point });
        } else {
            return None;
        }
    }
    let missing = match (mark, decimals) {
        (None, 0) => 100,
        (Some(_), 1) => 10,
        (Some(_), 2) => 1,
        _ => return None,
    };
    (whole > 0).then(|| (cents.wrapping_mul(missing), mark))
}

/// The last day that is taken: the terms of the law end within the calendar from here.
const LAST_DAY: Date = Date::MAX.plus(-400);

/// A day: `YYYYMMDD`, as the norm has it, or with signs between, or as the French write it.
///
/// # Errors
/// `date/invalid`, `date/range`.
pub(super) fn date(cell: &str) -> Result<Date> {
    let iso = match cell.as_bytes() {
        &[y1, y2, y3, y4, m1, m2, d1, d2] => [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2],
        &[d1, d2, b'/' | b'.' | b'-', m1, m2, b'/' | b'.' | b'-', y1, y2, y3, y4]
        | &[y1, y2, y3, y4, b'-' | b'/', m1, m2, b'-' | b'/', d1, d2] => {
            [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]
        }
        _ => [0; 10],
    };
    let error = |code| Err(Error::new(code, Expected::FileDate).found(cell));
    match parse_iso(&iso) {
        None => error(ErrorCode::DateInvalid),
        Some(date) if date < Date::MIN || date > LAST_DAY => error(ErrorCode::DateRange),
        Some(date) => Ok(date),
    }
}

/// A day that may be absent: no sign, or zeros.
///
/// # Errors
/// As [`date`].
pub(super) fn date_or_none(cell: &str) -> Result<Option<Date>> {
    if cell.bytes().all(|byte| byte == b'0') {
        return Ok(None);
    }
    date(cell).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_one_mark() {
        let read = |cell: &str| Amounts::default().read(cell).map_err(|e| e.code.as_str());
        for (cell, cents) in [
            ("1234,56", 1_234_56),
            ("1234.5", 1_234_50),
            ("1 234,56", 1_234_56),
            ("1\u{202F}234\u{A0}567", 1_234_567_00),
            ("-12,00", -12_00),
            ("+12", 12_00),
            ("0012,50", 12_50),
            ("12,500", 12_50),
            ("12,", 12_00),
            ("0", 0),
        ] {
            assert_eq!(read(cell), Ok(cents), "{cell}");
        }
        for cell in
            ["", "1.234,56", "12,3,4", "x", "12€", "1e3", "--1", "1-", ",", "1+2", "1 23", "1,2 3"]
        {
            assert_eq!(read(cell), Err("amount/invalid"), "{cell}");
        }
        assert_eq!(read("1,005"), Err("amount/precision"));
        assert_eq!(read("1000000000000001"), Err("amount/range"));
    }

    #[test]
    fn the_mark_of_the_file_is_the_only_one() {
        let mut amounts = Amounts { mark: Some(DecimalMark::Comma), ..Amounts::default() };
        assert_eq!(amounts.read("12.50").map_err(|e| e.code.as_str()), Err("amount/invalid"));
        assert_eq!(amounts.read("0.00"), Ok(0));
        let mut amounts = Amounts::default();
        for cell in ["1,5", "1.5", "2.5", "0,00", "3"] {
            assert!(amounts.read(cell).is_ok());
        }
        assert_eq!(amounts.contradiction(), Some(DecimalMark::Point));
    }

    #[test]
    fn a_day_has_one_meaning() {
        let day = Date::parse("2025-04-03").unwrap();
        for cell in ["20250403", "2025-04-03", "2025/04/03", "03/04/2025", "03.04.2025"] {
            assert_eq!(date(cell), Ok(day), "{cell}");
        }
        for (cell, code) in [
            ("", "date/invalid"),
            ("03042025", "date/invalid"),
            ("20250431", "date/invalid"),
            ("{current_date}", "date/invalid"),
            ("21990401", "date/range"),
        ] {
            assert_eq!(date(cell).map_err(|e| e.code.as_str()), Err(code), "{cell}");
        }
        assert_eq!((date_or_none(""), date_or_none("00000000")), (Ok(None), Ok(None)));
    }
}
