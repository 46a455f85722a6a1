//! Reading an object of a caller in the order of spec §1.5: unknown keys, absent keys, then each
//! key in the contract's order.
//!
//! What is wrong is noted, not returned: a reader goes on with neutral values, and asks once, at
//! its end, whether anything was wrong. Only the first error is kept: who reads in order has no
//! more to do for the order of errors.

use super::value::Value;
use crate::amount::{Currency, Decimal, Kind, amount_kind, parse_amount, parse_decimal};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result, Show};
use crate::ledger::is_id;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

/// Whole numbers: the bounds are those of each key.
const WHOLE: Kind = Kind { largest: 10_000_000_000_000_000, ..amount_kind(0) };

/// Which signs a number may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Any.
    Any,
    /// Not below 0.
    NotNegative,
    /// Above 0.
    Positive,
    /// Any but 0.
    NotZero,
}

impl Sign {
    fn refuses(self, units: i128) -> Option<Expected> {
        match self {
            Sign::NotNegative if units < 0 => Some(Expected::NotNegative),
            Sign::Positive if units <= 0 => Some(Expected::Positive),
            Sign::NotZero if units == 0 => Some(Expected::NotZero),
            _ => None,
        }
    }
}

/// The first thing that is wrong with an input, noted while it is read.
#[derive(Debug, Default)]
pub(super) struct Fault(OnceCell<Error>);

impl Fault {
    /// Notes an error, unless there was one before.
    #[cold]
    #[inline(never)]
    pub(super) fn note(&self, error: Error) {
        self.0.get_or_init(|| error);
    }

    /// To be asked when all is read, before anything is done with it.
    ///
    /// # Errors
    /// The first that was noted.
    pub(super) fn check(&self) -> Result<()> {
        self.0.get().map_or(Ok(()), |error| Err(error.clone()))
    }
}

/// A value, unless it is absent, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given<'a> {
    value: Option<&'a Value>,
    path: Path<'a>,
    /// Where it is noted what is wrong with the value.
    pub(super) fault: &'a Fault,
}

impl<'a> Given<'a> {
    /// A value at its place.
    pub(super) fn new(value: &'a Value, path: Path<'a>, fault: &'a Fault) -> Given<'a> {
        Given { value: Some(value), path, fault }
    }

    /// Whether there is none.
    pub(super) fn is_absent(&self) -> bool {
        self.value.is_none()
    }

    /// Whether it is a list.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.value, Some(Value::List(_)))
    }

    /// Whether it is `null` or an empty text, in a list that may have such items.
    #[cfg(feature = "files")]
    pub(super) fn is_empty(&self) -> bool {
        match self.value {
            None | Some(Value::Absent) => true,
            Some(Value::Text(text)) => text.is_empty(),
            Some(_) => false,
        }
    }

    /// How many digits stand after the point of a number's notation.
    #[cfg(feature = "files")]
    pub(super) fn decimals(&self) -> u8 {
        let digits = self.notation().and_then(|text| text.split('.').nth(1));
        digits.and_then(|digits| u8::try_from(digits.len()).ok()).unwrap_or_default()
    }

    /// The same value; what is wrong with it is noted elsewhere.
    pub(super) fn noted_in<'b>(&self, fault: &'b Fault) -> Given<'b>
    where
        'a: 'b,
    {
        Given { fault, ..*self }
    }

    /// The same value as an input of its own: paths begin with it.
    pub(super) fn as_input(&self) -> Given<'a> {
        Given { path: Path::ROOT, ..*self }
    }

    /// Notes that it is wrong, unless it is absent.
    #[cold]
    #[inline(never)]
    pub(super) fn refuse(&self, code: ErrorCode, expected: Expected) {
        if self.value.is_some() {
            self.fault.note(self.refusal(code, expected));
        }
    }

    /// The error that says so.
    #[cold]
    #[inline(never)]
    pub(super) fn refusal(&self, code: ErrorCode, expected: Expected) -> Error {
        let error = Error::new(code, expected).at(self.path);
        match self.value {
            Some(value) => error.found(value),
            None => error,
        }
    }

    /// Notes that it is wrong; `found` is what the error shows of it.
    #[cold]
    #[inline(never)]
    pub(super) fn refuse_as(&self, code: ErrorCode, expected: Expected, found: &dyn Show) {
        self.fault.note(Error::new(code, expected).at(self.path).found(found));
    }

    /// What was read, or a note that it could not be.
    pub(super) fn accept<T>(&self, read: Result<T>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault.note(error.at(self.path));
                None
            }
        }
    }

    /// An object: no key but `known`, none of `required` absent.
    #[inline(never)]
    pub(super) fn object(&self, known: &[&str], required: &[&'static str]) -> Fields<'a> {
        let fields = self.fields();
        fields.refuse_unknown(known);
        if !self.is_absent() {
            fields.require(required);
        }
        fields
    }

    /// An object whose keys are not looked at yet.
    #[inline(never)]
    pub(super) fn fields(&self) -> Fields<'a> {
        if !matches!(self.value, Some(Value::Object(_))) {
            self.refuse(ErrorCode::OptionInvalid, Expected::Object);
        }
        Fields(*self)
    }

    /// The items of a list, each in its place.
    pub(super) fn items(&self) -> impl ExactSizeIterator<Item = Given<'_>> {
        self.list().iter().enumerate().map(|(position, value)| Given {
            value: Some(value),
            path: self.path.index(position),
            fault: self.fault,
        })
    }

    #[inline(never)]
    pub(super) fn list(&self) -> &'a [Value] {
        if let Some(Value::List(items)) = self.value {
            return items;
        }
        self.refuse(ErrorCode::OptionInvalid, Expected::List);
        &[]
    }

    /// A date.
    #[inline(never)]
    pub(super) fn date(&self) -> Option<Date> {
        if let Some(Value::Text(text)) = self.value {
            return self.accept(Date::parse(text));
        }
        self.refuse(ErrorCode::DateInvalid, Expected::Plain);
        None
    }

    /// A currency, else the euro.
    #[inline(never)]
    pub(super) fn currency(&self) -> Currency {
        if let Some(Value::Text(code)) = self.value {
            return self.accept(Currency::parse(code)).unwrap_or(Currency::euro());
        }
        self.refuse(ErrorCode::CurrencyUnknown, Expected::Plain);
        Currency::euro()
    }

    /// The notation of a decimal: a text, or a number by its shortest notation.
    fn notation(&self) -> Option<&'a str> {
        match self.value {
            Some(Value::Text(text) | Value::Number(text)) => Some(text),
            _ => None,
        }
    }

    /// An amount in minor units of `digits` decimals, else 0.
    #[inline(never)]
    pub(super) fn amount(&self, digits: u8, sign: Sign) -> i64 {
        let Some(text) = self.notation() else {
            self.refuse(ErrorCode::AmountInvalid, Expected::Plain);
            return 0;
        };
        let read = parse_amount(text.as_bytes(), digits);
        let units = self.accept(read.map_err(|fault| fault.error(digits).found(text)));
        let units = units.unwrap_or(0);
        if let Some(expected) = sign.refuses(i128::from(units)) {
            self.refuse(ErrorCode::AmountSign, expected);
        }
        units
    }

    /// A number of this kind.
    #[inline(never)]
    pub(super) fn decimal(&self, kind: &Kind, sign: Sign) -> Option<Decimal> {
        let Some(text) = self.notation() else {
            self.refuse(kind.invalid, Expected::Plain);
            return None;
        };
        let number = self.accept(parse_decimal(text, kind))?;
        if let Some(expected) = sign.refuses(number.units) {
            if kind.range == ErrorCode::AmountRange {
                self.refuse(ErrorCode::AmountSign, expected);
            } else {
                self.refuse(kind.range, Expected::Between(kind.bounds.0, kind.bounds.1));
            }
        }
        Some(number)
    }

    /// A whole number given as a number, if it is one.
    #[inline(never)]
    pub(super) fn number(&self) -> Option<i64> {
        match self.value {
            Some(Value::Number(text)) => {
                i64::try_from(parse_decimal(text, &WHOLE).ok()?.units).ok()
            }
            _ => None,
        }
    }

    /// A whole number within bounds, given as a number.
    #[inline(never)]
    pub(super) fn whole(&self, min: i64, max: i64) -> Option<i64> {
        let number = self.number().filter(|number| (min..=max).contains(number));
        if number.is_none() {
            self.refuse(ErrorCode::OptionInvalid, Expected::Whole(min, max));
        }
        number
    }

    /// The position of one of several texts, else a position behind them.
    #[inline(never)]
    fn choice(&self, names: &'static [&'static str]) -> usize {
        if let Some(Value::Text(text)) = self.value
            && let Some(position) = names.iter().position(|name| *name == text)
        {
            return position;
        }
        self.refuse(ErrorCode::OptionInvalid, Expected::OneOf(names));
        names.len()
    }

    /// `true` or `false`.
    #[inline(never)]
    fn flag(&self) -> Option<bool> {
        if let Some(Value::Bool(flag)) = self.value {
            return Some(*flag);
        }
        self.refuse(ErrorCode::OptionInvalid, Expected::Boolean);
        None
    }

    /// Any text.
    #[inline(never)]
    pub(super) fn text(&self) -> Option<&'a str> {
        if let Some(Value::Text(text)) = self.value {
            return Some(text);
        }
        self.refuse(ErrorCode::OptionInvalid, Expected::Text);
        None
    }

    /// An id of 1 to 200 code points, else an empty text.
    #[inline(never)]
    pub(super) fn id(&self) -> &'a str {
        if let Some(Value::Text(text)) = self.value
            && is_id(text)
        {
            return text;
        }
        self.refuse(ErrorCode::OptionInvalid, Expected::Id);
        ""
    }

    /// The key under which it stands must be an id.
    #[inline(never)]
    pub(super) fn under_id(&self, key: &str) {
        if !is_id(key) {
            self.refuse_as(ErrorCode::OptionInvalid, Expected::Id, &key);
        }
    }
}

/// The keys of an object; of what is none, nothing but absent keys.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a>(Given<'a>);

impl<'a> Fields<'a> {
    /// Opens the input of a call: no key but `known`, none of `required` absent. What is wrong
    /// with it, here or further on, is noted in `fault`.
    pub(super) fn open(
        input: &'a Value,
        fault: &'a Fault,
        known: &[&str],
        required: &[&'static str],
    ) -> Fields<'a> {
        Given::new(input, Path::ROOT, fault).object(known, required)
    }

    fn all(&self) -> &'a [(String, Value)] {
        match self.0.value {
            Some(Value::Object(entries)) => entries,
            _ => &[],
        }
    }

    fn placed<'b>(&'b self, key: &'b str, value: Option<&'b Value>) -> Given<'b> {
        Given { value, path: self.0.path.key(key), fault: self.0.fault }
    }

    /// Refuses the first key that is not `known`, whatever its value.
    #[inline(never)]
    pub(super) fn refuse_unknown(&self, known: &[&str]) {
        for (key, value) in self.all() {
            if !known.contains(&key.as_str()) {
                let unknown = self.placed(key, Some(value));
                unknown.refuse(ErrorCode::OptionInvalid, Expected::KnownKey);
            }
        }
    }

    /// Refuses the first of these keys that is absent.
    pub(super) fn require(&self, keys: &[&'static str]) {
        self.require_as(keys, Expected::Plain);
    }

    /// The same, saying what is expected.
    #[inline(never)]
    pub(super) fn require_as(&self, keys: &[&'static str], expected: Expected) {
        if let Some(key) = keys.iter().find(|key| self.get(key).is_absent()) {
            let missing = Error::new(ErrorCode::OptionMissing, expected);
            self.0.fault.note(missing.at(self.0.path.key(key)));
        }
    }

    /// All entries that are not absent, in the order given: for objects keyed by ids.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Given<'_>)> {
        let given = self.all().iter().filter(|(_, value)| *value != Value::Absent);
        given.map(|(key, value)| (key.as_str(), self.placed(key, Some(value))))
    }

    /// The value of a key.
    #[inline(never)]
    pub(super) fn get<'b>(&'b self, key: &'b str) -> Given<'b> {
        let entry = self.all().iter().find(|(name, _)| name == key);
        let value = entry.map(|(_, value)| value).filter(|value| **value != Value::Absent);
        self.placed(key, value)
    }

    /// A date.
    #[inline(never)]
    pub(super) fn date(&self, key: &str) -> Option<Date> {
        self.get(key).date()
    }

    /// A date that is required.
    #[inline(never)]
    pub(super) fn required_date(&self, key: &str) -> Date {
        self.date(key).unwrap_or(Date::MIN)
    }

    /// The currency in which amounts are read, else the euro: it comes before every other key.
    #[inline(never)]
    pub(super) fn currency(&self) -> Currency {
        self.get("currency").currency()
    }

    /// An amount in minor units of `digits` decimals, else 0.
    #[inline(never)]
    pub(super) fn amount(&self, key: &str, digits: u8, sign: Sign) -> i64 {
        self.get(key).amount(digits, sign)
    }

    /// A number of another kind.
    #[inline(never)]
    pub(super) fn decimal(&self, key: &str, kind: &Kind, sign: Sign) -> Option<Decimal> {
        self.get(key).decimal(kind, sign)
    }

    /// A number of a kind that begins at 0, such as a percent.
    #[inline(never)]
    pub(super) fn percent(&self, key: &str, kind: &Kind) -> Option<Decimal> {
        self.decimal(key, kind, Sign::NotNegative)
    }

    /// The same, else 0.
    #[inline(never)]
    pub(super) fn percent_or_0(&self, key: &str, kind: &Kind) -> Decimal {
        self.percent(key, kind).unwrap_or(Decimal::ZERO)
    }

    /// One of several texts.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &str,
        names: &'static [&'static str],
        values: &[T],
    ) -> Option<T> {
        values.get(self.choice_of(key, names)).copied()
    }

    /// The position of one of several texts, else a position behind them.
    #[inline(never)]
    pub(super) fn choice_of(&self, key: &str, names: &'static [&'static str]) -> usize {
        self.get(key).choice(names)
    }

    /// A whole number.
    pub(super) fn whole<T: TryFrom<i64>>(&self, key: &str, min: i64, max: i64) -> Option<T> {
        self.whole_of(key, min, max).and_then(|number| T::try_from(number).ok())
    }

    #[inline(never)]
    fn whole_of(&self, key: &str, min: i64, max: i64) -> Option<i64> {
        self.get(key).whole(min, max)
    }

    /// `true` or `false`.
    #[inline(never)]
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.get(key).flag()
    }

    /// Any text.
    #[inline(never)]
    pub(super) fn text<'b>(&'b self, key: &'b str) -> Option<&'b str> {
        self.get(key).text()
    }

    /// An id of 1 to 200 code points, else an empty text.
    #[inline(never)]
    pub(super) fn id<'b>(&'b self, key: &'b str) -> &'b str {
        self.get(key).id()
    }

    /// The items of a list, each read by `read`; none where it is absent.
    pub(super) fn list<T>(&self, key: &str, read: impl Fn(Given) -> T) -> Vec<T> {
        let mut all = Vec::new();
        for item in self.get(key).items() {
            all.push(read(item));
        }
        all
    }
}
