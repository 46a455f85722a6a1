//! Amounts as people and programs write them: which mark is the decimal mark, and what a cell says.

use crate::amount::{AmountFault, Currency, parse_amount, parse_amount_rounded};
use crate::error::{Error, ErrorCode, Expected, Result};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
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
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            DecimalMark::Point => ".",
            DecimalMark::Comma => ",",
        }
    }
}

/// What the cells of all amount columns say about the decimal mark. Whether a cell counts does not
/// depend on how it is read in the end.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkEvidence {
    point: usize,
    comma: usize,
    /// The first cell that reads differently with either mark, such as `1.234`.
    unclear: Option<String>,
}

impl MarkEvidence {
    /// The mark; none where no cell has one.
    ///
    /// # Errors
    /// `option/missing` at `decimal` where cells can be read either way, or contradict each other.
    pub(super) fn settle(&self) -> Result<Option<DecimalMark>> {
        match super::majority(self.point, self.comma) {
            Some(true) => Ok(Some(DecimalMark::Point)),
            Some(false) => Ok(Some(DecimalMark::Comma)),
            None if self.point == 0 && self.unclear.is_none() => Ok(None),
            None => Err(super::ask("decimal", DecimalMark::NAMES, self.unclear.as_deref())),
        }
    }
}

/// How amounts are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers {
    pub(super) decimal: DecimalMark,
    /// Whether too many decimals are rounded.
    pub(super) round: bool,
}

/// An amount in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) minor: i64,
    pub(super) rounded: bool,
}

impl Numbers {
    /// Reads a cell as an amount of `currency`, and counts what it says about the decimal mark.
    ///
    /// # Errors
    /// `amount/invalid`, `amount/precision`, `amount/range`.
    pub(super) fn read(
        self,
        cell: &str,
        currency: Currency,
        evidence: &mut MarkEvidence,
    ) -> Result<Amount> {
        let digits = currency.digits();
        let refused = |fault| {
            match fault {
                AmountFault::Invalid => Error::new(ErrorCode::AmountInvalid, Expected::FileAmount),
                fault => fault.error(digits),
            }
            .found(cell)
        };
        if let Some((minor, mark)) = usual(cell.as_bytes(), digits) {
            evidence.count(mark);
            if mark.is_none_or(|mark| mark == self.decimal) {
                return Ok(Amount { minor, rounded: false });
            }
            return Err(refused(AmountFault::Invalid));
        }
        let Some(bare) = Bare::of(cell.as_bytes()) else {
            return Err(refused(AmountFault::Invalid));
        };
        bare.testify(cell, evidence);
        let mut plain = if bare.negative { vec![b'-'] } else { Vec::new() };
        if !write_plain(bare.body, self.decimal, &mut plain) {
            return Err(refused(AmountFault::Invalid));
        }
        if bare.unit.is_some_and(|unit| !unit.agrees(currency)) {
            return Err(Error::new(ErrorCode::AmountInvalid, Expected::SameCurrency).found(cell));
        }
        let read = if self.round {
            parse_amount_rounded(&plain, digits)
        } else {
            parse_amount(&plain, digits).map(|minor| (minor, false))
        };
        read.map(|(minor, rounded)| Amount { minor, rounded }).map_err(refused)
    }
}

impl MarkEvidence {
    /// Counts what a cell that is not read says.
    pub(super) fn look_at(&mut self, cell: &str) {
        if let Some((_, mark)) = usual(cell.as_bytes(), 2) {
            self.count(mark);
        } else if let Some(bare) = Bare::of(cell.as_bytes()) {
            bare.testify(cell, self);
        }
    }

    fn count(&mut self, mark: Option<DecimalMark>) {
        match mark {
            Some(DecimalMark::Point) => self.point = self.point.saturating_add(1),
            Some(DecimalMark::Comma) => self.comma = self.comma.saturating_add(1),
            None => {}
        }
    }
}

/// The usual case, at once: at most 12 digits, then at most 2 decimals after one mark. With so few
/// decimals the mark cannot be a thousands mark.
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

/// What names a currency beside an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Code(Currency),
    Euro,
    Dollar,
    Pound,
    Yen,
}

impl Unit {
    fn agrees(self, currency: Currency) -> bool {
        let code = currency.code();
        match self {
            Unit::Code(named) => named == currency,
            Unit::Euro => code == "EUR",
            Unit::Dollar => matches!(code, "USD" | "CAD" | "AUD" | "NZD" | "HKD" | "SGD"),
            Unit::Pound => code == "GBP",
            Unit::Yen => matches!(code, "JPY" | "CNY"),
        }
    }

    /// A unit at the start, and what follows it.
    fn first(bytes: &[u8]) -> Option<(Unit, &[u8])> {
        match bytes {
            [0xE2, 0x82, 0xAC, rest @ ..] => Some((Unit::Euro, rest)),
            [b'$', rest @ ..] => Some((Unit::Dollar, rest)),
            [0xC2, 0xA3, rest @ ..] => Some((Unit::Pound, rest)),
            [0xC2, 0xA5, rest @ ..] => Some((Unit::Yen, rest)),
            [a, b, c, rest @ ..] => Some((Unit::code(&[*a, *b, *c])?, rest)),
            _ => None,
        }
    }

    /// A unit at the end, and what comes before it.
    fn last(bytes: &[u8]) -> Option<(Unit, &[u8])> {
        match bytes {
            [rest @ .., 0xE2, 0x82, 0xAC] => Some((Unit::Euro, rest)),
            [rest @ .., b'$'] => Some((Unit::Dollar, rest)),
            [rest @ .., 0xC2, 0xA3] => Some((Unit::Pound, rest)),
            [rest @ .., 0xC2, 0xA5] => Some((Unit::Yen, rest)),
            [rest @ .., a, b, c] => Some((Unit::code(&[*a, *b, *c])?, rest)),
            _ => None,
        }
    }

    fn code(letters: &[u8]) -> Option<Unit> {
        let text = core::str::from_utf8(letters).ok().filter(|_| letters.is_ascii())?;
        letters.first().filter(|byte| byte.is_ascii_uppercase())?;
        Currency::parse(text).ok().map(Unit::Code)
    }
}

/// A cell without its sign and its currency.
struct Bare<'a> {
    negative: bool,
    unit: Option<Unit>,
    body: &'a [u8],
}

impl<'a> Bare<'a> {
    /// None where there are two signs or two currencies, or where it is no number at all.
    fn of(cell: &'a [u8]) -> Option<Bare<'a>> {
        let (mut negative, mut signed, mut unit) = (false, false, None);
        let mut body = trim(cell);
        if let [b'(', inside @ .., b')'] = body {
            (negative, signed, body) = (true, true, trim(inside));
        }
        loop {
            let (rest, sign) = match body {
                [b'+', rest @ ..] => (rest, Some(false)),
                [b'-', rest @ ..] | [0xE2, 0x88, 0x92, rest @ ..] => (rest, Some(true)),
                [rest @ .., b'-'] | [rest @ .., 0xE2, 0x88, 0x92] => (rest, Some(true)),
                _ => match Unit::first(body).or_else(|| Unit::last(body)) {
                    Some((found, rest)) if unit.is_none() => {
                        unit = Some(found);
                        (rest, None)
                    }
                    Some(_) => return None,
                    None => break,
                },
            };
            if let Some(minus) = sign {
                if signed {
                    return None;
                }
                (signed, negative) = (true, minus);
            }
            body = trim(rest);
        }
        body.iter().any(u8::is_ascii_digit).then_some(Bare { negative, unit, body })
    }

    /// Counts which marks this number can be read with.
    fn testify(&self, cell: &str, evidence: &mut MarkEvidence) {
        if !self.body.iter().any(|byte| matches!(byte, b'.' | b',')) {
            return;
        }
        let reads = |mark| write_plain(self.body, mark, &mut Vec::new());
        match (reads(DecimalMark::Point), reads(DecimalMark::Comma)) {
            (true, false) => evidence.count(Some(DecimalMark::Point)),
            (false, true) => evidence.count(Some(DecimalMark::Comma)),
            (true, true) if evidence.unclear.is_none() => {
                evidence.unclear = Some(cell.to_owned());
            }
            _ => {}
        }
    }
}

/// Without blanks around it.
fn trim(mut bytes: &[u8]) -> &[u8] {
    while let Some((Mark::Space, rest)) = Mark::first(bytes) {
        bytes = rest;
    }
    while let [rest @ .., b' '] | [rest @ .., 0xC2, 0xA0] | [rest @ .., 0xE2, 0x80, 0xAF | 0x89] =
        bytes
    {
        bytes = rest;
    }
    bytes
}

/// What stands between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Decimal(DecimalMark),
    Space,
    Apostrophe,
}

impl Mark {
    /// A mark at the start, and what follows it.
    fn first(bytes: &[u8]) -> Option<(Mark, &[u8])> {
        match bytes {
            [b'.', rest @ ..] => Some((Mark::Decimal(DecimalMark::Point), rest)),
            [b',', rest @ ..] => Some((Mark::Decimal(DecimalMark::Comma), rest)),
            // A space, one that does not break, a narrow one, a thin one.
            [b' ', rest @ ..] | [0xC2, 0xA0, rest @ ..] | [0xE2, 0x80, 0xAF | 0x89, rest @ ..] => {
                Some((Mark::Space, rest))
            }
            [b'\'', rest @ ..] | [0xE2, 0x80, 0x99, rest @ ..] => Some((Mark::Apostrophe, rest)),
            _ => None,
        }
    }
}

/// Writes a number in plain notation, if it can be read with this decimal mark: one kind of
/// thousands mark, before every third digit of the whole part or nowhere.
fn write_plain(body: &[u8], decimal: DecimalMark, plain: &mut Vec<u8>) -> bool {
    let (mut rest, mut thousands, mut fraction) = (body, None, false);
    // Digits since the last mark, and whether the whole part begins with 0.
    let mut group: usize = 0;
    let zero = body.first() == Some(&b'0');
    while let Some((&byte, after)) = rest.split_first() {
        if byte.is_ascii_digit() {
            plain.push(byte);
            group = group.saturating_add(1);
            rest = after;
            continue;
        }
        let Some((mark, after)) = Mark::first(rest) else { return false };
        rest = after;
        if fraction || (thousands.is_some() && group != 3) {
            return false;
        }
        if mark == Mark::Decimal(decimal) {
            if group == 0 {
                plain.push(b'0');
            }
            plain.push(b'.');
            fraction = true;
        } else {
            let first = thousands.is_none();
            if (first && (zero || !(1..=3).contains(&group)))
                || thousands.is_some_and(|t| t != mark)
            {
                return false;
            }
            thousands = Some(mark);
        }
        group = 0;
    }
    if !fraction && thousands.is_some() { group == 3 } else { group > 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, decimal: DecimalMark) -> Option<i64> {
        let numbers = Numbers { decimal, round: false };
        let amount = numbers.read(cell, Currency::euro(), &mut MarkEvidence::default());
        amount.ok().map(|amount| amount.minor)
    }

    fn settled(cells: &[&str]) -> core::result::Result<Option<DecimalMark>, Option<String>> {
        let mut evidence = MarkEvidence::default();
        cells.iter().for_each(|cell| evidence.look_at(cell));
        evidence.settle().map_err(|error| error.value.clone())
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
            let numbers = Numbers { decimal: DecimalMark::Comma, round };
            numbers.read("1 234,565", Currency::euro(), &mut MarkEvidence::default())
        };
        assert_eq!(read(false).unwrap_err().code, ErrorCode::AmountPrecision);
        assert_eq!(read(true), Ok(Amount { minor: 123_457, rounded: true }));
    }
}
