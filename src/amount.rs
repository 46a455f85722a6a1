//! Exact money and other decimals: reading, the one rounding, printing (spec §1.2–1.4).
//!
//! Money is a whole number of minor units (cents). Nothing here is a binary float, and nothing
//! else in the crate rounds.
//!
//! Bounds: an amount is at most 10^18 minor units in absolute value, so a ledger of 10^9 invoices
//! sums to at most 10^27, and 10^33 at the largest exchange rate: the wrapping operations on
//! `i128` in this crate never wrap. Products of several factors go through
//! [`round_ratio`], which widens when 128 bits do not suffice.

mod currencies;
mod wide;

use alloc::string::String;
use core::fmt;

use crate::error::{Error, ErrorCode, Expected, Result, Show};
use currencies::CURRENCIES;
pub use wide::Wide;

/// An active national currency (spec §1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency(u8);

impl Currency {
    /// How many there are; every [`Currency::index`] is below.
    pub const COUNT: usize = CURRENCIES.len() / ROW;

    /// The currency of this ISO 4217 code, in capitals.
    ///
    /// # Errors
    /// `currency/unknown`.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    ///
    /// assert_eq!(Currency::parse("EUR")?, Currency::euro());
    /// let error = Currency::parse("eur").unwrap_err();
    /// assert_eq!(error.code.as_str(), "currency/unknown");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn parse(code: &str) -> Result<Currency> {
        let (rows, _) = CURRENCIES.as_bytes().as_chunks::<ROW>();
        rows.binary_search_by(|[a, b, c, _]| [*a, *b, *c].as_slice().cmp(code.as_bytes()))
            .ok()
            .and_then(Currency::from_index)
            .ok_or_else(|| Error::new(ErrorCode::CurrencyUnknown, Expected::Plain).found(code))
    }

    /// The euro.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    ///
    /// assert_eq!((Currency::euro().code(), Currency::euro().digits()), ("EUR", 2));
    /// ```
    #[must_use]
    pub fn euro() -> Currency {
        const EURO: usize = position("EUR");
        Currency::from_index(EURO).unwrap_or(Currency(0))
    }

    /// The currency at this place of the table.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    ///
    /// assert_eq!(Currency::from_index(Currency::euro().index()), Some(Currency::euro()));
    /// assert_eq!(Currency::from_index(Currency::COUNT), None);
    /// ```
    #[must_use]
    pub fn from_index(index: usize) -> Option<Currency> {
        u8::try_from(index).ok().filter(|_| index < Currency::COUNT).map(Currency)
    }

    /// Its place in the table.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    ///
    /// // The table is in the order of codes.
    /// assert!(Currency::parse("CHF")?.index() < Currency::euro().index());
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Its ISO 4217 code.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    ///
    /// assert_eq!(Currency::parse("CHF")?.code(), "CHF");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn code(self) -> &'static str {
        let row = self.index().wrapping_mul(ROW);
        CURRENCIES.get(row..row.wrapping_add(3)).unwrap_or_default()
    }

    /// Its minor digits: 2 for the euro, 0 for the yen.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    ///
    /// let digits = |code| Currency::parse(code).map(Currency::digits);
    /// assert_eq!((digits("EUR")?, digits("JPY")?, digits("TND")?), (2, 0, 3));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn digits(self) -> u8 {
        let row = self.index().wrapping_mul(ROW);
        CURRENCIES.as_bytes().get(row.wrapping_add(3)).map_or(2, |digit| digit.wrapping_sub(b'0'))
    }
}

/// The bytes of a currency in the table: three letters, a digit.
const ROW: usize = 4;

const fn position(code: &str) -> usize {
    let (rows, _) = CURRENCIES.as_bytes().as_chunks::<ROW>();
    let wanted = code.as_bytes();
    let mut index = 0;
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    while index < rows.len() {
        let [a, b, c, _] = rows[index];
        if a == wanted[0] && b == wanted[1] && c == wanted[2] {
            return index;
        }
        index = index.wrapping_add(1);
    }
    rows.len()
}

/// An exact decimal: `units` × 10^−`scale`, in lowest terms (no zeros at the end).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// The digits, as a whole number.
    pub units: i128,
    /// How many of them are decimals.
    pub scale: u8,
}

impl Decimal {
    /// 0.
    pub const ZERO: Decimal = Decimal { units: 0, scale: 0 };
    /// 1.
    pub const ONE: Decimal = Decimal { units: 1, scale: 0 };
    /// 100.
    pub const HUNDRED: Decimal = Decimal { units: 100, scale: 0 };

    /// A whole number.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    ///
    /// assert_eq!(Decimal::whole(12).text(2), "12.00");
    /// ```
    #[must_use]
    pub const fn whole(units: i128) -> Decimal {
        Decimal { units, scale: 0 }
    }

    /// So many hundredths.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    ///
    /// assert_eq!(Decimal::hundredths(12_40), Decimal { units: 124, scale: 1 });
    /// ```
    #[must_use]
    pub fn hundredths(units: i128) -> Decimal {
        Decimal { units, scale: 2 }.lowest()
    }

    /// The units at a finer scale.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    ///
    /// // 12.4 in thousandths.
    /// assert_eq!(Decimal { units: 124, scale: 1 }.units_at(3), 12_400);
    /// ```
    #[must_use]
    pub fn units_at(self, scale: u8) -> i128 {
        self.units.wrapping_mul(pow10(scale.wrapping_sub(self.scale)))
    }

    /// The sum.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    ///
    /// // 12.4 + 0.65 = 13.05
    /// let sum = Decimal { units: 124, scale: 1 }.plus(Decimal::hundredths(65));
    /// assert_eq!(sum, Decimal::hundredths(13_05));
    /// ```
    #[must_use]
    pub fn plus(self, other: Decimal) -> Decimal {
        let scale = self.scale.max(other.scale);
        let units = self.units_at(scale).wrapping_add(other.units_at(scale));
        Decimal { units, scale }.lowest()
    }

    /// The product.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    ///
    /// // 2.5 × 1.2 = 3
    /// let factor = |units| Decimal { units, scale: 1 };
    /// assert_eq!(factor(25).times(factor(12)), Decimal::whole(3));
    /// ```
    #[must_use]
    pub fn times(self, other: Decimal) -> Decimal {
        Decimal {
            units: self.units.wrapping_mul(other.units),
            scale: self.scale.wrapping_add(other.scale),
        }
        .lowest()
    }

    fn lowest(mut self) -> Decimal {
        while self.scale > 0 && self.units.checked_rem(10) == Some(0) {
            self.units = self.units.checked_div(10).unwrap_or(0);
            self.scale = self.scale.wrapping_sub(1);
        }
        self
    }

    /// Exactly as it is, with at least `digits` decimals: `"12.40"`, `"11.5374"`.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    ///
    /// assert_eq!(Decimal { units: 124, scale: 1 }.text(2), "12.40");
    /// assert_eq!(Decimal { units: 115_374, scale: 4 }.text(2), "11.5374");
    /// ```
    #[must_use]
    pub fn text(self, digits: u8) -> String {
        let scale = self.scale.max(digits);
        decimal_text(self.units_at(scale), scale)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> core::cmp::Ordering {
        let scale = self.scale.max(other.scale);
        self.units_at(scale).cmp(&other.units_at(scale))
    }
}

/// 10^n.
///
/// # Example
/// ```
/// use encours::amount::pow10;
///
/// assert_eq!(pow10(3), 1_000);
/// ```
#[must_use]
pub fn pow10(n: u8) -> i128 {
    10_i128.saturating_pow(u32::from(n))
}

/// The exact product; `None` where it does not fit 128 bits.
fn product(a: i128, b: i128) -> Option<i128> {
    // Most factors fit 32 bits: WebAssembly calls a function for a product wider than 64.
    if let (Ok(a), Ok(b)) = (i32::try_from(a), i32::try_from(b)) {
        return Some(i128::from(i64::from(a).wrapping_mul(i64::from(b))));
    }
    a.checked_mul(b)
}

/// The quotient, rounded half away from zero: THE rounding (spec §1.3). 0 for a divisor of 0.
///
/// # Example
/// ```
/// use encours::amount::round_div;
///
/// // 2.5 and −2.5 are rounded away from 0, 2.4 is not.
/// assert_eq!((round_div(25, 10), round_div(-25, 10), round_div(24, 10)), (3, -3, 2));
/// ```
#[must_use]
pub fn round_div(numerator: i128, denominator: i128) -> i128 {
    // Most amounts fit 64 bits, where division is one instruction.
    if let (Ok(n), Ok(d)) = (i64::try_from(numerator), i64::try_from(denominator))
        && let Some(quotient) = n.checked_div(d)
    {
        let remainder = n.wrapping_sub(quotient.wrapping_mul(d));
        let up =
            remainder.unsigned_abs() >= d.unsigned_abs().wrapping_sub(remainder.unsigned_abs());
        let away = if (n < 0) == (d < 0) { 1 } else { -1 };
        return i128::from(quotient).wrapping_add(if up { away } else { 0 });
    }
    let (Some(quotient), Some(remainder)) =
        (numerator.checked_div(denominator), numerator.checked_rem(denominator))
    else {
        return 0;
    };
    let rest = denominator.unsigned_abs().wrapping_sub(remainder.unsigned_abs());
    let up = remainder.unsigned_abs() >= rest;
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    quotient.wrapping_add(if up { away } else { 0 })
}

/// The product of `factors` over the product of `divisors`, exact, rounded once half away from
/// zero. 0 for a divisor of 0.
///
/// # Example
/// ```
/// use encours::amount::round_ratio;
///
/// // 1 000.00 € × 13.15 % × 91 / 365 = 32.7849… €, in cents.
/// assert_eq!(round_ratio(&[1_000_00, 13_15, 91], &[100_00, 365]), 32_78);
/// ```
#[must_use]
pub fn round_ratio(factors: &[i128], divisors: &[i128]) -> i128 {
    let all = |list: &[i128]| list.iter().try_fold(1_i128, |p, &x| product(p, x));
    match (all(factors), all(divisors)) {
        (Some(numerator), Some(denominator)) => round_div(numerator, denominator),
        _ => Wide::product(factors).round_over(&Wide::product(divisors)),
    }
}

/// An exact sum of products; it widens when 128 bits do not suffice.
#[derive(Clone, Debug, Default)]
pub struct ExactSum {
    small: i128,
    wide: Option<Wide>,
}

impl ExactSum {
    /// Adds `a` × `b`.
    ///
    /// # Example
    /// ```
    /// use encours::amount::ExactSum;
    ///
    /// // 100.00 € × 30 days + 50.00 € × 10 days.
    /// let mut sum = ExactSum::default();
    /// sum.add_product(100_00, 30);
    /// sum.add_product(50_00, 10);
    /// assert_eq!(sum.text(2), "3500.00");
    /// ```
    pub fn add_product(&mut self, a: i128, b: i128) {
        if self.wide.is_none()
            && let Some(sum) = product(a, b).and_then(|product| self.small.checked_add(product))
        {
            self.small = sum;
            return;
        }
        self.add_wide(a, b);
    }

    #[cold]
    fn add_wide(&mut self, a: i128, b: i128) {
        let sum = self.wide.take().unwrap_or_else(|| Wide::from(self.small));
        self.wide = Some(sum.plus(&Wide::product(&[a, b])));
    }

    /// The sum over a divisor, rounded half away from zero.
    ///
    /// # Example
    /// ```
    /// use encours::amount::ExactSum;
    ///
    /// let mut sum = ExactSum::default();
    /// sum.add_product(7, 5);
    /// // 35 / 10 = 3.5
    /// assert_eq!(sum.round(10), 4);
    /// ```
    #[must_use]
    pub fn round(&self, divisor: i128) -> i128 {
        match &self.wide {
            None => round_div(self.small, divisor),
            Some(sum) => sum.round_over(&Wide::from(divisor)),
        }
    }

    /// The sum as a decimal of so many digits.
    ///
    /// # Example
    /// ```
    /// use encours::amount::ExactSum;
    ///
    /// let mut sum = ExactSum::default();
    /// sum.add_product(7, 5);
    /// assert_eq!(sum.text(1), "3.5");
    /// ```
    #[must_use]
    pub fn text(&self, digits: u8) -> String {
        match &self.wide {
            None => decimal_text(self.small, digits),
            Some(sum) => sum.text(digits),
        }
    }
}

/// `units` × 10^−`digits` in plain notation, with exactly `digits` decimals.
///
/// # Example
/// ```
/// use encours::amount::decimal_text;
///
/// assert_eq!(decimal_text(-123_456, 2), "-1234.56");
/// assert_eq!(decimal_text(5, 2), "0.05");
/// ```
#[must_use]
pub fn decimal_text(units: i128, digits: u8) -> String {
    let mut text = String::new();
    write_decimal(&mut text, units, digits);
    text
}

/// Appends [`decimal_text`] to `out`.
///
/// # Example
/// ```
/// use encours::amount::write_decimal;
///
/// let mut text = String::from("total ");
/// write_decimal(&mut text, 1_234_50, 2);
/// assert_eq!(text, "total 1234.50");
/// ```
pub fn write_decimal(out: &mut String, units: i128, digits: u8) {
    // From the last digit to the first: 39 of 128 bits, a point, a sign.
    let mut text = [0_u8; 42];
    let mut unused = text.iter_mut().rev();
    let mut put = |byte: u8| {
        if let Some(place) = unused.next() {
            *place = byte;
        }
    };
    let mut rest = units.unsigned_abs();
    let mut written = 0_u8;
    while written <= digits || rest > 0 {
        if written == digits && digits > 0 {
            put(b'.');
        }
        let digit;
        (rest, digit) = split_digit(rest);
        put(b'0'.wrapping_add(digit));
        written = written.wrapping_add(1);
    }
    if units < 0 {
        put(b'-');
    }
    let unused = unused.len();
    out.push_str(text.get(unused..).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default());
}

/// A number without its last digit, and that digit.
fn split_digit(number: u128) -> (u128, u8) {
    // The narrower the division, the quicker.
    if let Ok(number) = u32::try_from(number) {
        return (u128::from(number / 10), u8::try_from(number % 10).unwrap_or(0));
    }
    if let Ok(number) = u64::try_from(number) {
        return (u128::from(number / 10), u8::try_from(number % 10).unwrap_or(0));
    }
    (number / 10, u8::try_from(number % 10).unwrap_or(0))
}

/// What a decimal in plain notation says: sign, digits before the point, digits after it without
/// the zeros at the end.
struct Notation<'a> {
    negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
}

impl Notation<'_> {
    /// The digits before the point and these after it, as one whole number.
    fn units(&self, decimals: &[u8]) -> i128 {
        let mut units: i128 = 0;
        for &digit in self.whole.iter().chain(decimals) {
            units = units.wrapping_mul(10).wrapping_add(i128::from(digit.wrapping_sub(b'0')));
        }
        units
    }

    /// So many minor units of `digits` decimals, with the sign.
    fn amount(&self, units: i128, digits: u8) -> core::result::Result<i64, AmountFault> {
        let is_large = self.is_long() || units > LARGEST_AMOUNT.wrapping_mul(pow10(digits));
        let units = i64::try_from(units).ok().filter(|_| !is_large).ok_or(AmountFault::Range)?;
        Ok(if self.negative { units.wrapping_neg() } else { units })
    }

    /// Whether it is longer than any bound.
    fn is_long(&self) -> bool {
        self.whole.len() > 16
    }
}

/// The grammar of spec §1.2: optional `-`, digits, optional `.` and digits.
fn notation(text: &[u8]) -> Option<Notation<'_>> {
    let (negative, rest) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, text),
    };
    let point = rest.iter().position(|&b| b == b'.');
    let (whole, fraction) = match point {
        Some(at) => {
            let (whole, tail) = rest.split_at_checked(at)?;
            let (_, fraction) = tail.split_first()?;
            if fraction.is_empty() {
                return None;
            }
            (whole, fraction)
        }
        None => (rest, &[][..]),
    };
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let first = whole.iter().position(|&b| b != b'0').unwrap_or(whole.len());
    let whole = whole.get(first..).unwrap_or_default();
    let used = fraction.iter().rposition(|&b| b != b'0').map_or(0, |last| last.wrapping_add(1));
    let fraction = fraction.get(..used).unwrap_or_default();
    Some(Notation { negative, whole, fraction })
}

/// How a kind of number is read: its bounds and the codes of its errors.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Most decimals.
    pub decimals: u8,
    /// Largest absolute value, whole.
    pub largest: i128,
    /// Code for what is no number in plain notation.
    pub invalid: ErrorCode,
    /// Code for too many decimals.
    pub precision: ErrorCode,
    /// Code for what is out of bounds.
    pub range: ErrorCode,
    /// The bounds, for the sentence.
    pub bounds: (&'static str, &'static str),
}

/// The largest amount, in major units (spec §1.2).
pub(crate) const LARGEST_AMOUNT: i128 = 1_000_000_000_000_000;

/// Amounts: their decimals are those of the currency.
///
/// # Example
/// ```
/// use encours::amount::{Decimal, amount_kind, parse_decimal};
///
/// assert_eq!(parse_decimal("1234.50", &amount_kind(2))?, Decimal { units: 12_345, scale: 1 });
/// # Ok::<(), encours::error::Error>(())
/// ```
pub const fn amount_kind(decimals: u8) -> Kind {
    Kind {
        decimals,
        largest: LARGEST_AMOUNT,
        invalid: ErrorCode::AmountInvalid,
        precision: ErrorCode::AmountPrecision,
        range: ErrorCode::AmountRange,
        bounds: ("-1000000000000000", "1000000000000000"),
    }
}

/// Percents: at most 6 decimals, 0 … 1000.
pub const PERCENT: Kind = Kind {
    decimals: 6,
    largest: 1000,
    invalid: ErrorCode::PercentInvalid,
    precision: ErrorCode::PercentPrecision,
    range: ErrorCode::PercentRange,
    bounds: ("0", "1000"),
};

/// Shares of a whole, in percent: at most 6 decimals, 0 … 100.
pub const SHARE: Kind = Kind { largest: 100, bounds: ("0", "100"), ..PERCENT };

/// Other decimals (days, minutes): at most 6 decimals, 0 … 10^6.
pub const OTHER: Kind =
    Kind { decimals: 6, largest: 1_000_000, bounds: ("0", "1000000"), ..amount_kind(6) };

/// Exchange rates: at most 10 decimals, above 0, at most 10^6; the sign is the caller's to check.
pub const FX: Kind = Kind {
    decimals: 10,
    largest: 1_000_000,
    precision: ErrorCode::OptionInvalid,
    range: ErrorCode::OptionInvalid,
    bounds: ("0.0000000001", "1000000"),
    ..amount_kind(10)
};

/// Multiples of the legal rate: at most 6 decimals, above 0, at most 100.
pub const MULTIPLE: Kind = Kind {
    decimals: 6,
    largest: 100,
    invalid: ErrorCode::OptionInvalid,
    precision: ErrorCode::OptionInvalid,
    range: ErrorCode::OptionInvalid,
    bounds: ("0.000001", "100"),
};

/// Reads a number of this kind; its sign is not looked at.
///
/// # Errors
/// The kind's codes, in the order invalid, precision, range.
///
/// # Example
/// ```
/// use encours::amount::{Decimal, PERCENT, parse_decimal};
///
/// assert_eq!(parse_decimal("12.50", &PERCENT)?, Decimal { units: 125, scale: 1 });
/// let refused = |text| parse_decimal(text, &PERCENT).map_err(|error| error.code.as_str());
/// assert_eq!(refused("12,5"), Err("percent/invalid"));
/// assert_eq!(refused("0.1234567"), Err("percent/precision"));
/// assert_eq!(refused("1000.5"), Err("percent/range"));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn parse_decimal(text: &str, kind: &Kind) -> Result<Decimal> {
    let Some(parts) = notation(text.as_bytes()) else {
        return Err(Error::new(kind.invalid, Expected::Plain).found(text));
    };
    let scale = u8::try_from(parts.fraction.len()).unwrap_or(u8::MAX);
    if scale > kind.decimals {
        return Err(Error::new(kind.precision, Expected::Decimals(kind.decimals)).found(text));
    }
    let range =
        || Error::new(kind.range, Expected::Between(kind.bounds.0, kind.bounds.1)).found(text);
    let units = parts.units(parts.fraction);
    if parts.is_long() || units > kind.largest.wrapping_mul(pow10(scale)) {
        return Err(range());
    }
    Ok(Decimal { units: if parts.negative { units.wrapping_neg() } else { units }, scale })
}

/// Reads an amount of money in minor units of `digits` decimals.
///
/// # Errors
/// `amount/invalid`, `amount/precision`, `amount/range`, in this order.
///
/// # Example
/// ```
/// use encours::amount::{AmountFault, parse_amount};
///
/// assert_eq!(parse_amount(b"1234.5", 2), Ok(1_234_50));
/// assert_eq!(parse_amount(b"1 234,50", 2), Err(AmountFault::Invalid));
/// assert_eq!(parse_amount(b"1.005", 2), Err(AmountFault::Precision));
/// ```
pub fn parse_amount(text: &[u8], digits: u8) -> core::result::Result<i64, AmountFault> {
    match parse_usual(text, digits) {
        Some(units) => Ok(units),
        None => parse_any(text, digits),
    }
}

/// Reads what most amounts are in one pass: at most 15 digits, none too many after the point. A
/// ledger of a million invoices has two million of them.
fn parse_usual(text: &[u8], digits: u8) -> Option<i64> {
    let (negative, rest) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if rest.len() > 15 {
        return None;
    }
    let mut units: i64 = 0;
    let mut missing = digits;
    let (mut point, mut after_digit) = (false, false);
    for &byte in rest {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            units = units.wrapping_mul(10).wrapping_add(i64::from(digit));
            missing = missing.checked_sub(u8::from(point))?;
            after_digit = true;
        } else if byte == b'.' && after_digit && !point {
            (point, after_digit) = (true, false);
        } else {
            return None;
        }
    }
    for _ in 0..missing {
        units = units.wrapping_mul(10);
    }
    after_digit.then_some(if negative { units.wrapping_neg() } else { units })
}

fn parse_any(text: &[u8], digits: u8) -> core::result::Result<i64, AmountFault> {
    let parts = notation(text).ok_or(AmountFault::Invalid)?;
    let scale = u8::try_from(parts.fraction.len()).unwrap_or(u8::MAX);
    let missing = digits.checked_sub(scale).ok_or(AmountFault::Precision)?;
    let units = parts.units(parts.fraction).wrapping_mul(pow10(missing));
    parts.amount(units, digits)
}

/// Reads an amount of money, rounded to minor units of `digits` decimals; says whether it had more.
///
/// # Errors
/// `amount/invalid`, `amount/range`.
///
/// # Example
/// ```
/// use encours::amount::parse_amount_rounded;
///
/// assert_eq!(parse_amount_rounded(b"1.005", 2), Ok((1_01, true)));
/// assert_eq!(parse_amount_rounded(b"1.5", 2), Ok((1_50, false)));
/// ```
pub fn parse_amount_rounded(
    text: &[u8],
    digits: u8,
) -> core::result::Result<(i64, bool), AmountFault> {
    let parts = notation(text).ok_or(AmountFault::Invalid)?;
    let Some((kept, [first, ..])) = parts.fraction.split_at_checked(usize::from(digits)) else {
        return Ok((parse_amount(text, digits)?, false));
    };
    // The first digit that is dropped decides: 5 and more is at least a half.
    let units = parts.units(kept).wrapping_add(i128::from(*first >= b'5'));
    Ok((parts.amount(units, digits)?, true))
}

/// Why a text is no amount of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Not in plain notation.
    Invalid,
    /// More decimals than the currency has.
    Precision,
    /// Above 10^15 major units.
    Range,
}

impl AmountFault {
    /// The error of this fault for an amount of `digits` decimals.
    ///
    /// # Example
    /// ```
    /// use encours::amount::AmountFault;
    ///
    /// assert_eq!(AmountFault::Precision.error(2).code.as_str(), "amount/precision");
    /// ```
    #[must_use]
    pub fn error(self, digits: u8) -> Error {
        let kind = amount_kind(digits);
        match self {
            AmountFault::Invalid => Error::new(kind.invalid, Expected::Plain),
            AmountFault::Precision => Error::new(kind.precision, Expected::Decimals(digits)),
            AmountFault::Range => {
                Error::new(kind.range, Expected::Between(kind.bounds.0, kind.bounds.1))
            }
        }
    }
}

/// Money in a known currency, in minor units; printed with the currency's digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    /// Minor units: cents for the euro.
    pub minor: i128,
    /// Minor digits of the currency.
    pub digits: u8,
}

#[cfg(feature = "files")]
impl Money {
    /// Nothing, in a currency without minor units.
    pub const ZERO: Money = Money { minor: 0, digits: 0 };
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

impl Show for Money {
    fn show(&self, out: &mut String) {
        write_decimal(out, self.minor, self.digits);
    }
}

macro_rules! show_whole_numbers {
    ($($type:ty)*) => {
        $(impl Show for $type {
            fn show(&self, out: &mut String) {
                write_decimal(out, i128::from(*self), 0);
            }
        })*
    };
}

show_whole_numbers!(u8 u16 u32 u64 i32 i64);

impl Show for usize {
    fn show(&self, out: &mut String) {
        write_decimal(out, i128::try_from(*self).unwrap_or(i128::MAX), 0);
    }
}

/// Rounds parts so that they add up to the rounded total: part k is
/// `round(x₁+…+x_k) − round(x₁+…+x_{k−1})` (spec §1.3).
#[derive(Clone, Copy, Debug, Default)]
pub struct Cumulative {
    rounded: i128,
}

impl Cumulative {
    /// The next part, given the rounded sum of all parts up to it.
    ///
    /// # Example
    /// ```
    /// use encours::amount::{Cumulative, round_div};
    ///
    /// // 100.00 € in three parts of 33.333… €: their rounded sums are 33.33, 66.67 and 100.00.
    /// let mut parts = Cumulative::default();
    /// let parts = [1, 2, 3].map(|number| parts.part(round_div(100_00 * number, 3)));
    /// assert_eq!(parts, [33_33, 33_34, 33_33]);
    /// ```
    pub fn part(&mut self, rounded_sum: i128) -> i128 {
        let part = rounded_sum.wrapping_sub(self.rounded);
        self.rounded = rounded_sum;
        part
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_tie_is_rounded_away_from_zero() {
        assert_eq!(round_div(5, 2), 3);
        assert_eq!(round_div(-5, 2), -3);
        assert_eq!(round_div(5, -2), -3);
        assert_eq!(round_div(4, 3), 1);
        assert_eq!(round_div(-4, 3), -1);
        assert_eq!(round_div(i128::MAX, 2), i128::MAX / 2 + 1);
        assert_eq!(round_ratio(&[i128::MAX, 3], &[6]), i128::MAX / 2 + 1);
        assert_eq!(round_ratio(&[i128::MIN + 1, 3], &[6]), -(i128::MAX / 2) - 1);
        assert_eq!(round_div(1, 0), 0);
        assert_eq!(round_div(i128::from(i64::MIN), -1), 1 << 63);
    }

    #[test]
    fn each_place_of_the_table_is_a_currency_and_none_is_past_its_end() {
        for index in 0..Currency::COUNT {
            let currency = Currency::from_index(index).unwrap();
            assert_eq!(Currency::parse(currency.code()), Ok(currency));
        }
        assert_eq!(Currency::from_index(Currency::COUNT), None);
    }

    #[test]
    fn only_plain_notation_is_read() {
        for bad in ["", "-", ".", "1.", ".5", "1e3", "+1", "1,5", " 1", "1 ", "--1", "0x1", "٣"] {
            assert_eq!(parse_amount(bad.as_bytes(), 2), Err(AmountFault::Invalid), "{bad}");
        }
        assert_eq!(parse_amount(b"-0", 2), Ok(0));
        assert_eq!(parse_amount(b"007.5000", 2), Ok(750));
        assert_eq!(parse_amount(b"1.005", 2), Err(AmountFault::Precision));
        assert_eq!(parse_amount(b"1000000000000000.00", 3), Ok(1_000_000_000_000_000_000));
        assert_eq!(parse_amount(b"1000000000000000.01", 2), Err(AmountFault::Range));
        assert_eq!(parse_amount(b"-1000000000000000", 0), Ok(-1_000_000_000_000_000));
    }

    #[test]
    fn an_amount_of_too_many_decimals_is_rounded_where_it_is_asked() {
        let read = |text: &str| parse_amount_rounded(text.as_bytes(), 2);
        assert_eq!(read("2309.7899999999995"), Ok((230_979, true)));
        assert_eq!(read("0.005"), Ok((1, true)));
        assert_eq!(read("-0.005"), Ok((-1, true)));
        assert_eq!(read("0.00499999999999999999999999999999999999999999"), Ok((0, true)));
        assert_eq!(read("999999999999999.995"), Ok((100_000_000_000_000_000, true)));
        assert_eq!(read("1000000000000000.005"), Err(AmountFault::Range));
        assert_eq!(read("12.500"), Ok((1250, false)));
        assert_eq!(read("1,5"), Err(AmountFault::Invalid));
    }

    #[test]
    fn the_quick_way_reads_what_the_long_way_reads() {
        let signs = ["", "-", "--"];
        let wholes = ["", "0", "007", "12", "12345678901234", "123456789012345", "x"];
        let fractions = ["", ".", ".5", ".50", ".500", ".05", ".005", ".5.5", ".x"];
        for sign in signs {
            for (whole, fraction) in wholes.iter().flat_map(|w| fractions.map(|f| (w, f))) {
                let text = format!("{sign}{whole}{fraction}");
                for digits in [0, 2, 3] {
                    let quick = parse_usual(text.as_bytes(), digits);
                    let long = parse_any(text.as_bytes(), digits);
                    assert!(quick.is_none_or(|units| long == Ok(units)), "{text}");
                }
            }
        }
        assert_eq!(parse_usual(b"-1234.5", 2), Some(-123_450));
    }

    #[test]
    fn printed_with_the_digits_of_the_currency() {
        assert_eq!(decimal_text(-5, 2), "-0.05");
        assert_eq!(decimal_text(123, 0), "123");
        assert_eq!(decimal_text(-1, 20), "-0.00000000000000000001");
        for units in [0, 9, 10, -10, 1 << 32, -(1 << 64), i128::MAX, i128::MIN] {
            assert_eq!(decimal_text(units, 0), units.to_string());
        }
        assert_eq!(decimal_text(0, 3), "0.000");
        assert_eq!(Decimal { units: 115_374, scale: 4 }.text(2), "11.5374");
    }

    #[test]
    fn currencies_are_found_by_their_code_in_capitals() {
        assert_eq!(Currency::euro().code(), "EUR");
        assert!(Currency::parse("eur").is_err());
        let (rows, rest) = CURRENCIES.as_bytes().as_chunks::<ROW>();
        assert!(rows.windows(2).all(|pair| pair[0][..3] < pair[1][..3]) && rest.is_empty());
    }
}
