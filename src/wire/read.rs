//! Reading an object of a caller in the order of spec §1.5: unknown keys, absent keys, then each
//! key in the contract's order.

use super::value::Value;
use crate::amount::{Decimal, Kind, amount_kind, parse_amount, parse_decimal};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::ledger::is_id;
use alloc::string::{String, ToString};

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

/// An object whose keys are known and complete.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a> {
    entries: &'a [(String, Value)],
    /// Where it is.
    pub(super) path: Path<'a>,
}

impl<'a> Fields<'a> {
    /// Opens an object: no key but `known`, none of `required` absent.
    ///
    /// # Errors
    /// `option/invalid` for what is no object, and at the first unknown key; `option/missing` at
    /// the first required key that is absent.
    pub(super) fn open(
        value: &'a Value,
        path: Path<'a>,
        known: &[&str],
        required: &[&'static str],
    ) -> Result<Fields<'a>> {
        let fields = Fields::of(value, path)?;
        fields.refuse_unknown(known)?;
        for &key in required {
            if fields.get(key).is_none() {
                return Err(Error::new(ErrorCode::OptionMissing, Expected::Plain).at(path.key(key)));
            }
        }
        Ok(fields)
    }

    /// An object whose keys are not looked at yet.
    ///
    /// # Errors
    /// `option/invalid` for what is no object.
    pub(super) fn of(value: &'a Value, path: Path<'a>) -> Result<Fields<'a>> {
        match value {
            Value::Object(entries) => Ok(Fields { entries, path }),
            other => {
                Err(Error::new(ErrorCode::OptionInvalid, Expected::Object).at(path).found(other))
            }
        }
    }

    /// Refuses the first key that is not `known`, whatever its value.
    ///
    /// # Errors
    /// `option/invalid` at the key.
    pub(super) fn refuse_unknown(&self, known: &[&str]) -> Result<()> {
        match self.entries.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            Some((key, value)) => Err(Error::new(ErrorCode::OptionInvalid, Expected::KnownKey)
                .at(self.path.key(key))
                .found(value)),
            None => Ok(()),
        }
    }

    /// All entries that are not absent, in the order given: for objects keyed by ids.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let given = self.entries.iter().filter(|(_, value)| *value != Value::Absent);
        given.map(|(key, value)| (key.as_str(), value))
    }

    /// The value of a key, unless it is absent.
    #[must_use]
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        let entry = self.entries.iter().find(|(name, _)| name == key);
        entry.map(|(_, value)| value).filter(|value| **value != Value::Absent)
    }

    fn read<T>(
        &self,
        key: &'static str,
        read: impl FnOnce(&'a Value) -> Result<T>,
    ) -> Result<Option<T>> {
        let placed = |mut error: Error| {
            error.path = self.path.key(key).to_string();
            error
        };
        self.get(key).map(read).transpose().map_err(placed)
    }

    /// A date.
    ///
    /// # Errors
    /// `date/invalid`, `date/range`.
    pub(super) fn date(&self, key: &'static str) -> Result<Option<Date>> {
        self.read(key, date)
    }

    /// A date that [`Fields::open`] has required.
    ///
    /// # Errors
    /// `date/invalid`, `date/range`; `option/missing`.
    pub(super) fn required_date(&self, key: &'static str) -> Result<Date> {
        self.require(key, self.date(key)?)
    }

    /// What [`Fields::open`] has required.
    ///
    /// # Errors
    /// `option/missing` where it is absent.
    pub(super) fn require<T>(&self, key: &'static str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| self.missing(key))
    }

    #[cold]
    #[inline(never)]
    fn missing(&self, key: &'static str) -> Error {
        Error::new(ErrorCode::OptionMissing, Expected::Plain).at(self.path.key(key))
    }

    /// An amount in minor units of `digits` decimals.
    ///
    /// # Errors
    /// `amount/invalid`, `amount/precision`, `amount/range`, `amount/sign`.
    pub(super) fn amount(&self, key: &'static str, digits: u8, sign: Sign) -> Result<Option<i64>> {
        self.read(key, |value| amount(value, digits, sign))
    }

    /// A number of another kind.
    ///
    /// # Errors
    /// The codes of the kind.
    pub(super) fn decimal(
        &self,
        key: &'static str,
        kind: &Kind,
        sign: Sign,
    ) -> Result<Option<Decimal>> {
        self.read(key, |value| decimal(value, kind, sign))
    }

    /// A percent within the bounds of `kind`; a negative one is out of range.
    ///
    /// # Errors
    /// `percent/invalid`, `percent/precision`, `percent/range`.
    pub(super) fn percent(&self, key: &'static str, kind: &Kind) -> Result<Option<Decimal>> {
        self.read(key, |value| percent(value, kind))
    }

    /// One of several texts.
    ///
    /// # Errors
    /// `option/invalid`.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &'static str,
        names: &'static [&'static str],
        values: &[T],
    ) -> Result<Option<T>> {
        Ok(self.choice_of(key, names)?.and_then(|position| values.get(position)).copied())
    }

    /// The position of one of several texts: the part of [`Fields::choice`] that is the same for
    /// all types, so that the module holds it once.
    #[inline(never)]
    fn choice_of(
        &self,
        key: &'static str,
        names: &'static [&'static str],
    ) -> Result<Option<usize>> {
        self.read(key, |value| {
            let found = match value {
                Value::Text(text) => names.iter().position(|name| *name == text),
                _ => None,
            };
            found.ok_or_else(|| {
                Error::new(ErrorCode::OptionInvalid, Expected::OneOf(names)).found(value)
            })
        })
    }

    /// A whole number.
    ///
    /// # Errors
    /// `option/invalid`.
    pub(super) fn whole(&self, key: &'static str, min: i64, max: i64) -> Result<Option<i64>> {
        self.read(key, |value| whole(value, min, max))
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// `option/invalid`.
    pub(super) fn flag(&self, key: &'static str) -> Result<Option<bool>> {
        self.read(key, |value| match value {
            Value::Bool(flag) => Ok(*flag),
            _ => Err(Error::new(ErrorCode::OptionInvalid, Expected::Boolean).found(value)),
        })
    }

    /// Any text.
    ///
    /// # Errors
    /// `option/invalid`.
    pub(super) fn text(&self, key: &'static str) -> Result<Option<&'a str>> {
        self.read(key, text)
    }

    /// An id of 1 to 200 code points.
    ///
    /// # Errors
    /// `option/invalid`.
    pub(super) fn id(&self, key: &'static str) -> Result<Option<&'a str>> {
        self.read(key, id)
    }

    /// A list.
    ///
    /// # Errors
    /// `option/invalid`.
    pub(super) fn list(&self, key: &'static str) -> Result<Option<&'a [Value]>> {
        self.read(key, list)
    }
}

/// A date.
///
/// # Errors
/// `date/invalid`, `date/range`.
pub(super) fn date(value: &Value) -> Result<Date> {
    match value {
        Value::Text(text) => Date::parse(text),
        _ => Err(Error::new(ErrorCode::DateInvalid, Expected::Plain).found(value)),
    }
}

/// The notation of a decimal: a text, or a number by its shortest notation.
fn notation(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(text),
        _ => None,
    }
}

/// An amount in minor units of `digits` decimals.
///
/// # Errors
/// `amount/invalid`, `amount/precision`, `amount/range`, `amount/sign`.
pub(super) fn amount(value: &Value, digits: u8, sign: Sign) -> Result<i64> {
    let Some(text) = notation(value) else {
        return Err(Error::new(amount_kind(digits).invalid, Expected::Plain).found(value));
    };
    let units = parse_amount(text.as_bytes(), digits).map_err(|f| f.error(digits).found(text))?;
    match sign.refuses(i128::from(units)) {
        Some(expected) => Err(Error::new(ErrorCode::AmountSign, expected).found(text)),
        None => Ok(units),
    }
}

/// A number of this kind.
///
/// # Errors
/// The codes of the kind; for the sign its range code, or `amount/sign` for amounts.
pub(super) fn decimal(value: &Value, kind: &Kind, sign: Sign) -> Result<Decimal> {
    let Some(text) = notation(value) else {
        return Err(Error::new(kind.invalid, Expected::Plain).found(value));
    };
    let number = parse_decimal(text, kind)?;
    match sign.refuses(number.units) {
        Some(expected) if kind.range == ErrorCode::AmountRange => {
            Err(Error::new(ErrorCode::AmountSign, expected).found(text))
        }
        Some(_) => {
            let bounds = Expected::Between(kind.bounds.0, kind.bounds.1);
            Err(Error::new(kind.range, bounds).found(text))
        }
        None => Ok(number),
    }
}

/// A percent within the bounds of `kind`.
///
/// # Errors
/// `percent/invalid`, `percent/precision`, `percent/range`.
pub(super) fn percent(value: &Value, kind: &Kind) -> Result<Decimal> {
    decimal(value, kind, Sign::NotNegative)
}

/// A whole number given as a number.
///
/// # Errors
/// `option/invalid`.
pub(super) fn whole(value: &Value, min: i64, max: i64) -> Result<i64> {
    let number = match value {
        Value::Number(text) => text.parse().ok(),
        _ => None,
    };
    number
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| Error::new(ErrorCode::OptionInvalid, Expected::Whole(min, max)).found(value))
}

/// Any text.
///
/// # Errors
/// `option/invalid`.
pub(super) fn text(value: &Value) -> Result<&str> {
    match value {
        Value::Text(text) => Ok(text),
        _ => Err(Error::new(ErrorCode::OptionInvalid, Expected::Text).found(value)),
    }
}

/// An id of 1 to 200 code points.
///
/// # Errors
/// `option/invalid`.
pub(super) fn id(value: &Value) -> Result<&str> {
    match value {
        Value::Text(text) if is_id(text) => Ok(text),
        _ => Err(Error::new(ErrorCode::OptionInvalid, Expected::Id).found(value)),
    }
}

/// An id that is a key of the object at `path`.
///
/// # Errors
/// `option/invalid` at the key.
pub(super) fn id_key(id: &str, path: Path) -> Result<()> {
    if is_id(id) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::OptionInvalid, Expected::Id).at(path.key(id)).found(id))
}

/// A list.
///
/// # Errors
/// `option/invalid`.
pub(super) fn list(value: &Value) -> Result<&[Value]> {
    match value {
        Value::List(items) => Ok(items),
        _ => Err(Error::new(ErrorCode::OptionInvalid, Expected::List).found(value)),
    }
}
