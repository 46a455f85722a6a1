//! Amounts as people and programs write them: which mark is the decimal mark, and what a cell says.

use super::Votes;
use super::columns::Field;
use super::columns::words;
use crate::amount::{AmountFault, Currency, parse_amount, parse_amount_rounded};
use crate::error::{Error, ErrorCode, Expected, Result};
use alloc::vec::Vec;

/// The mark before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1234.50`
    Point,
    /// `1234,50`
    Comma,
}

impl DecimalMark {
    /// Both, in the contract's order.
    pub const ALL: &'static [DecimalMark] = &[DecimalMark::Point, DecimalMark::Comma];
    /// Their names, in the same order.
    pub const NAMES: &'static [&'static str] = &[".", ","];

    /// Its name in the contract.
    ///
    /// # Example
    /// ```
    /// use encours::import::csv::DecimalMark;
    ///
    /// assert_eq!(DecimalMark::Comma.as_str(), ",");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            DecimalMark::Point => ".",
            DecimalMark::Comma => ",",
        }
    }
}

/// Reads amounts, and counts what the cells of all amount columns say about the decimal mark.
/// Whether a cell counts does not depend on how it is read in the end.
#[derive(Debug)]
pub(in crate::import) struct Numbers {
    pub(in crate::import) decimal: DecimalMark,
    /// Whether too many decimals are rounded.
    round: bool,
    /// How many amounts were rounded.
    pub(in crate::import) rounded: usize,
    /// For the point, for the comma.
    votes: Votes,
}

impl Numbers {
    pub(in crate::import) fn new(decimal: DecimalMark, round: bool) -> Numbers {
        Numbers { decimal, round, rounded: 0, votes: Votes::default() }
    }

    /// The same, with nothing counted.
    pub(super) fn fresh(&self) -> Numbers {
        Numbers::new(self.decimal, self.round)
    }

    /// The mark; none where no cell has one.
    ///
    /// # Errors
    /// `option/missing` at `decimal` where cells can be read either way, or contradict each other.
    pub(in crate::import) fn settle(&self) -> Result<Option<DecimalMark>> {
        match self.votes.majority() {
            Some(true) => Ok(Some(DecimalMark::Point)),
            Some(false) => Ok(Some(DecimalMark::Comma)),
            None if self.votes.is_told() => Err(self.votes.ask("decimal", DecimalMark::NAMES)),
            None => Ok(None),
        }
    }

    /// Reads a cell as an amount of `currency`, in its minor units.
    ///
    /// # Errors
    /// `amount/invalid`, `amount/precision`, `amount/range`.
    pub(in crate::import) fn read(
        &mut self,
        cell: &str,
        column: Field,
        currency: Currency,
    ) -> Result<i64> {
        self.minor(cell, column, currency).map_err(|error| error.found(cell))
    }

    /// Reads the usual cell at once, with nothing around it. [`Numbers::read`] reads it too, but takes
    /// longer.
    #[inline(always)]
    pub(super) fn usual(&mut self, cell: &[u8], column: Field, currency: Currency) -> Option<i64> {
        let (minor, mark) = usual(cell, currency.digits())?;
        if let Some(mark) = mark {
            if mark != self.decimal {
                return None;
            }
            let (point, comma) = (mark == DecimalMark::Point, mark == DecimalMark::Comma);
            self.votes.count(column, point, comma, cell);
        }
        Some(minor)
    }

    fn minor(&mut self, cell: &str, column: Field, currency: Currency) -> Result<i64> {
        let digits = currency.digits();
        let invalid = || Error::new(ErrorCode::AmountInvalid, Expected::FileAmount);
        let signs = signs(cell);
        let bare = Bare::of(&signs).ok_or_else(invalid)?;
        let point = bare.plain(DecimalMark::Point);
        let comma = bare.plain(DecimalMark::Comma);
        if bare.body.iter().any(|byte| matches!(byte, b'.' | b',')) {
            self.votes.count(column, point.is_some(), comma.is_some(), cell.as_bytes());
        }
        let plain = if self.decimal == DecimalMark::Point { point } else { comma };
        let plain = plain.ok_or_else(invalid)?;
        if !bare.agrees(currency) {
            return Err(Error::new(ErrorCode::AmountInvalid, Expected::SameCurrency));
        }
        let read = match self.round {
            true => parse_amount_rounded(&plain, digits),
            false => parse_amount(&plain, digits).map(|minor| (minor, false)),
        };
        match read {
            Ok((minor, rounded)) => {
                self.rounded = self.rounded.wrapping_add(usize::from(rounded));
                Ok(minor)
            }
            Err(AmountFault::Invalid) => Err(invalid()),
            Err(fault) => Err(fault.error(digits)),
        }
    }
}

/// At most 12 digits, then at most 2 decimals after one mark. With so few decimals the mark cannot
/// be a thousands mark.
#[inline(always)]
fn usual(cell: &[u8], digits: u8) -> Option<(i64, Option<DecimalMark>)> {
    let (negative, body) = match cell.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, cell),
    };
    let mut units: i64 = 0;
    let mut mark = None;
    let (mut whole, mut decimals) = (0_u8, 0_u8);
    if body.len() > 15 {
        return None;
    }
    for &byte in body {
        match byte {
            b'0'..=b'9' => {
                units = units.wrapping_mul(10).wrapping_add(i64::from(byte.wrapping_sub(b'0')));
                let count = if mark.is_none() { &mut whole } else { &mut decimals };
                *count = count.wrapping_add(1);
            }
            b'.' if mark.is_none() => mark = Some(DecimalMark::Point),
            b',' if mark.is_none() => mark = Some(DecimalMark::Comma),
            _ => return None,
        }
    }
    if !matches!((mark, whole, decimals), (None, 1..=12, 0) | (Some(_), 1..=12, 1..=2)) {
        return None;
    }
    for _ in 0..digits.checked_sub(decimals)? {
        units = units.wrapping_mul(10);
    }
    Some((if negative { units.wrapping_neg() } else { units }, mark))
}

/// What stands for signs that are no ASCII, and for any other letter.
const EURO: u8 = 0x80;
const POUND: u8 = 0xA3;
const YEN: u8 = 0xA5;
const OTHER: u8 = 0xFF;

/// A cell, one byte for each character: blanks are ` `, apostrophes `'`, minus signs `-`.
fn signs(cell: &str) -> Vec<u8> {
    let sign = |c: char| match c {
        // One that does not break, a narrow one, a thin one.
        '\u{A0}' | '\u{202F}' | '\u{2009}' => b' ',
        '’' => b'\'',
        '\u{2212}' => b'-',
        '€' => EURO,
        '£' => POUND,
        '¥' => YEN,
        c if c.is_ascii() => u8::try_from(c).unwrap_or(OTHER),
        _ => OTHER,
    };
    let mut signs = Vec::with_capacity(cell.len());
    for c in cell.chars() {
        signs.push(sign(c));
    }
    signs
}

/// A number without its sign and its currency.
struct Bare<'a> {
    negative: bool,
    /// What names the currency: a sign or a code.
    unit: &'a [u8],
    body: &'a [u8],
}

impl<'a> Bare<'a> {
    /// None where there are two signs or two currencies, or where it is no number at all.
    fn of(cell: &'a [u8]) -> Option<Bare<'a>> {
        let (mut negative, mut signed, mut unit) = (false, false, &[][..]);
        let mut body = trim(cell);
        if let [b'(', inside @ .., b')'] = body {
            (negative, signed, body) = (true, true, trim(inside));
        }
        loop {
            if let [sign @ (b'+' | b'-'), rest @ ..] | [rest @ .., sign @ b'-'] = body {
                if signed {
                    return None;
                }
                (signed, negative, body) = (true, *sign == b'-', trim(rest));
            } else if let Some((found, rest)) = cut_unit(body) {
                if !unit.is_empty() {
                    return None;
                }
                (unit, body) = (found, trim(rest));
            } else {
                break;
            }
        }
        body.iter().any(u8::is_ascii_digit).then_some(Bare { negative, unit, body })
    }

    /// Whether the currency beside it, if there is one, is this.
    fn agrees(&self, currency: Currency) -> bool {
        let code = currency.code();
        let codes = match self.unit {
            [] => return true,
            [EURO] => "EUR",
            [POUND] => "GBP",
            [YEN] => "JPY CNY",
            [b'$'] => "USD CAD AUD NZD HKD SGD",
            named => return named == code.as_bytes(),
        };
        words(codes).any(|known| known == code)
    }

    /// The number in plain notation, if it can be read with this decimal mark: one kind of thousands
    /// mark, before every third digit of the whole part or nowhere.
    fn plain(&self, decimal: DecimalMark) -> Option<Vec<u8>> {
        let decimal = decimal.as_str().as_bytes();
        let mut plain = Vec::new();
        if self.negative {
            plain.push(b'-');
        }
        let (mut thousands, mut fraction) = (None, false);
        // Digits since the last mark.
        let mut group: usize = 0;
        for &byte in self.body {
            if byte.is_ascii_digit() {
                plain.push(byte);
                group = group.wrapping_add(1);
                continue;
            }
            if !matches!(byte, b'.' | b',' | b' ' | b'\'')
                || fraction
                || (thousands.is_some() && group != 3)
            {
                return None;
            }
            if decimal == [byte] {
                if group == 0 {
                    plain.push(b'0');
                }
                plain.push(b'.');
                fraction = true;
            } else {
                let first = thousands.is_none();
                let zero = self.body.first() == Some(&b'0');
                if (first && (zero || !(1..=3).contains(&group)))
                    || thousands.is_some_and(|known| known != byte)
                {
                    return None;
                }
                thousands = Some(byte);
            }
            group = 0;
        }
        let whole = if !fraction && thousands.is_some() { group == 3 } else { group > 0 };
        whole.then_some(plain)
    }
}

/// A currency at the start or else at the end, and the rest.
fn cut_unit(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let before = |length| bytes.len().wrapping_sub(length);
    for (last, at) in [(false, 1), (false, 3), (true, before(1)), (true, before(3))] {
        let Some((one, other)) = bytes.split_at_checked(at) else { continue };
        let (unit, rest) = if last { (other, one) } else { (one, other) };
        if is_unit(unit) {
            return Some((unit, rest));
        }
    }
    None
}

/// Whether it names a currency: by its sign, or by its code.
fn is_unit(text: &[u8]) -> bool {
    match text {
        [EURO | POUND | YEN | b'$'] => true,
        [b'A'..=b'Z', _, _] => {
            core::str::from_utf8(text).is_ok_and(|code| Currency::parse(code).is_ok())
        }
        _ => false,
    }
}

/// Without blanks around it.
fn trim(mut bytes: &[u8]) -> &[u8] {
    while let [b' ', rest @ ..] | [rest @ .., b' '] = bytes {
        bytes = rest;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::ToOwned;
    use alloc::format;
    use alloc::string::String;

    fn read(cell: &str, decimal: DecimalMark) -> Option<i64> {
        Numbers::new(decimal, false).read(cell, Field::Amount, Currency::euro()).ok()
    }

    fn settled(cells: &[&str]) -> core::result::Result<Option<DecimalMark>, Option<String>> {
        let mut numbers = Numbers::new(DecimalMark::Comma, false);
        for cell in cells {
            let _ = numbers.read(cell, Field::Amount, Currency::euro());
        }
        numbers.settle().map_err(|error| error.value.clone())
    }

    #[test]
    fn any_usual_notation_is_read() {
        let comma = [
            ("1234,5", 123_450),
            ("1 234,50", 123_450),
            ("1\u{A0}234,50", 123_450),
            ("1\u{202F}234\u{202F}567,8", 123_456_780),
            ("1.234,50", 123_450),
            ("1'234,50", 123_450),
            ("1’234", 123_400),
            ("-12,00", -1200),
            ("12,00-", -1200),
            ("\u{2212}12", -1200),
            ("(12,00)", -1200),
            ("+12,00", 1200),
            ("12,00 €", 1200),
            ("12,00\u{A0}€", 1200),
            ("€ 12", 1200),
            ("-12,00 EUR", -1200),
            ("EUR -12", -1200),
            (",50", 50),
            ("1234,5000", 123_450),
        ];
        for (cell, minor) in comma {
            assert_eq!(read(cell, DecimalMark::Comma), Some(minor), "{cell}");
        }
        for (cell, minor) in [("1,234.50", 123_450), ("11'373.94", 1_137_394), ("1,234", 123_400)] {
            assert_eq!(read(cell, DecimalMark::Point), Some(minor), "{cell}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let bad = [
            "",
            "-",
            "12,3O",
            "12,",
            "1 23,00",
            "12 34",
            "1.23,45",
            "1,234,56",
            "1.234 567,00",
            "--1",
            "-1-",
            "(-1)",
            "1 €€",
            "12 USD",
            "$12",
            "1e3",
            "0 123,00",
            "1234.567,00",
            "1,2.3",
            "٣",
            "12 abc",
            "0x10",
            "NaN",
            "12%",
            "'",
            " ",
            "1,23.456",
        ];
        for cell in bad {
            assert_eq!(read(cell.trim_end(), DecimalMark::Comma), None, "{cell}");
        }
    }

    #[test]
    fn the_decimal_mark_is_settled_over_all_cells() {
        use DecimalMark::{Comma, Point};
        assert_eq!(settled(&["1.234", "12,5"]), Ok(Some(Comma)));
        assert_eq!(settled(&["1.234", "1.234.567"]), Ok(Some(Comma)));
        assert_eq!(settled(&["1,234", "0.123"]), Ok(Some(Point)));
        assert_eq!(settled(&["1234.567"]), Ok(Some(Point)));
        assert_eq!(settled(&["1 234.567"]), Ok(Some(Point)));
        assert_eq!(settled(&["2309.7899999999995"]), Ok(Some(Point)));
        assert_eq!(settled(&["1200", "1 200", "x"]), Ok(None));
        assert_eq!(settled(&["1200", "1.234"]), Err(Some("1.234".to_owned())));
        assert_eq!(settled(&["1,234", "12.345"]), Err(Some("1,234".to_owned())));
        assert_eq!(settled(&["1,5", "2.5"]), Err(None));
        assert_eq!(settled(&["1,5", "2.5", "3,5"]), Ok(Some(Comma)));
    }

    #[test]
    fn too_many_decimals_are_refused_or_rounded() {
        let read = |round| {
            let mut numbers = Numbers::new(DecimalMark::Comma, round);
            numbers
                .read("1 234,565", Field::Amount, Currency::euro())
                .map(|minor| (minor, numbers.rounded))
        };
        assert_eq!(read(false).unwrap_err().code, ErrorCode::AmountPrecision);
        assert_eq!(read(true), Ok((123_457, 1)));
    }

    #[test]
    fn the_quick_way_reads_what_the_long_way_reads() {
        let mut quick_ones = 0;
        for sign in ["", "-", "+"] {
            for whole in ["", "0", "007", "12", "123456789012", "1234567890123", "1 234", "x"] {
                for fraction in ["", ".", ",5", ".50", ",500", ".5.5", ",x"] {
                    for code in ["EUR", "JPY", "TND"] {
                        let cell = [sign, whole, fraction].concat();
                        let currency = Currency::parse(code).unwrap();
                        let mut quick = Numbers::new(DecimalMark::Comma, false);
                        let mut long = quick.fresh();
                        let Some(minor) = quick.usual(cell.as_bytes(), Field::Amount, currency)
                        else {
                            continue;
                        };
                        assert_eq!(long.read(&cell, Field::Amount, currency), Ok(minor), "{cell}");
                        assert_eq!(format!("{quick:?}"), format!("{long:?}"), "{cell}");
                        quick_ones += 1;
                    }
                }
            }
        }
        assert_eq!(quick_ones, 2 * 4 * (3 + 2));
    }
}
