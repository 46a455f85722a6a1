//! How a host hands over values: one number for each value, and one text that holds all texts.
//!
//! A token is a [`Kind`] in the top four bits and a number in the other 28: the bytes of a text,
//! the items of a list, the fields of a record. Texts follow each other in one UTF-8 buffer in the
//! order of their tokens. The host parses nothing and decides nothing: what is refused is refused
//! here.

use super::value::Value;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// What a token stands for. The host's side is `www/lib/tokens.ts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// `null` or `undefined`.
    Absent = 0,
    /// A text of so many bytes.
    Text = 1,
    /// A number, by its shortest notation of so many bytes.
    Number = 2,
    /// A value of no right kind, described in so many bytes.
    Other = 3,
    /// A value that could not be read: it threw, is nested too deep, or is no Unicode text.
    Unreadable = 4,
    /// `true` (1) or `false` (0).
    Bool = 5,
    /// A list of so many values, which follow.
    List = 6,
    /// An object of so many keys: a text and a value each follow.
    Object = 7,
    /// A record of fixed fields; a bit for each that is there. Their values follow.
    Record = 8,
    /// A record, and before its fields the name and value of a key that it does not have.
    RecordWithUnknown = 9,
    /// The data of a ledger (0), its customers (1), its invoices (2); the value itself follows.
    Section = 10,
}

impl Kind {
    const ALL: [Kind; 11] = [
        Kind::Absent,
        Kind::Text,
        Kind::Number,
        Kind::Other,
        Kind::Unreadable,
        Kind::Bool,
        Kind::List,
        Kind::Object,
        Kind::Record,
        Kind::RecordWithUnknown,
        Kind::Section,
    ];

    /// The token of this kind and number.
    ///
    /// # Example
    /// ```
    /// use encours::wire::Kind;
    ///
    /// // The kind in the top four bits: a text of 3 bytes.
    /// assert_eq!(Kind::Text.token(3), 0x1000_0003);
    /// ```
    #[must_use]
    pub const fn token(self, number: u32) -> u32 {
        ((self as u32) << BITS) | (number & MOST)
    }
}

const BITS: u32 = 28;
/// The largest number of a token.
const MOST: u32 = (1 << BITS) - 1;

/// How deep lists and objects may be nested; no input of the contract comes near.
const DEPTH: usize = 24;

/// One token with its text, which is empty where its kind has none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) number: usize,
    pub(super) text: &'a str,
}

impl Token<'_> {
    /// The error for a value of the wrong kind, not placed yet.
    #[cold]
    pub(super) fn refuse(self, code: ErrorCode, expected: Expected) -> Error {
        let error = Error::new(code, expected);
        match self.kind {
            Kind::Text | Kind::Number | Kind::Other => error.found(self.text),
            Kind::Bool => error.found(self.number == 1),
            Kind::List => error.found("[…]"),
            Kind::Object | Kind::Record | Kind::RecordWithUnknown => error.found("{…}"),
            Kind::Absent => error.found("null"),
            Kind::Unreadable => Error::new(ErrorCode::OptionInvalid, Expected::Readable),
            Kind::Section => malformed(),
        }
    }
}

/// Reads tokens one after the other.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    tokens: core::slice::Iter<'a, u32>,
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(tokens: &'a [u32], text: &'a str) -> Tokens<'a> {
        Tokens { tokens: tokens.iter(), text, at: 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.tokens.as_slice().is_empty()
    }

    /// The number of a section, if one begins here.
    pub(super) fn section(&mut self) -> Option<u32> {
        let &token = self.tokens.as_slice().first()?;
        let number = Kind::Section.token(token);
        (token == number).then(|| {
            self.tokens.next();
            token & MOST
        })
    }

    /// The fields of the record that begins here, and whether an unknown key comes first; none
    /// where the next token is no record.
    pub(super) fn record(&mut self) -> Option<(u32, bool)> {
        let &token = self.tokens.as_slice().first()?;
        let kind = token >> BITS;
        let unknown = kind == Kind::RecordWithUnknown as u32;
        (unknown || kind == Kind::Record as u32).then(|| {
            self.tokens.next();
            (token & MOST, unknown)
        })
    }

    /// The next token.
    ///
    /// # Errors
    /// `internal/bug` where the stream ends or names no kind.
    pub(super) fn next(&mut self) -> Result<Token<'a>> {
        self.next_of_many()
    }

    /// The same, for the fields that a million invoices have: no call, whatever the size.
    ///
    /// # Errors
    /// `internal/bug` where the stream ends or names no kind.
    #[inline(always)]
    pub(super) fn next_of_many(&mut self) -> Result<Token<'a>> {
        let Some(&token) = self.tokens.next() else { return Err(malformed()) };
        let number = (token & MOST) as usize;
        let Some(&kind) = Kind::ALL.get((token >> BITS) as usize) else { return Err(malformed()) };
        let text = match kind {
            Kind::Text | Kind::Number | Kind::Other => self.text(number)?,
            _ => "",
        };
        Ok(Token { kind, number, text })
    }

    #[inline(always)]
    fn text(&mut self, bytes: usize) -> Result<&'a str> {
        let end = self.at.saturating_add(bytes);
        let Some(text) = self.text.get(self.at..end) else { return Err(malformed()) };
        self.at = end;
        Ok(text)
    }

    /// The next value, whole.
    ///
    /// # Errors
    /// `option/invalid` at what could not be read.
    pub(super) fn value(&mut self, path: &Path) -> Result<Value> {
        self.value_within(path, DEPTH)
    }

    fn value_within(&mut self, path: &Path, depth: usize) -> Result<Value> {
        let token = self.next()?;
        let unreadable = || Error::new(ErrorCode::OptionInvalid, Expected::Readable).at(path);
        let deeper = || depth.checked_sub(1).ok_or_else(unreadable);
        Ok(match token.kind {
            Kind::Absent => Value::Absent,
            Kind::Text => Value::Text(token.text.to_owned()),
            Kind::Number => Value::Number(token.text.to_owned()),
            Kind::Other => Value::Other(token.text.to_owned()),
            Kind::Bool => Value::Bool(token.number == 1),
            Kind::List => {
                let depth = deeper()?;
                let mut items = Vec::new();
                for position in 0..token.number {
                    items.push(self.value_within(&path.index(position), depth)?);
                }
                Value::List(items)
            }
            Kind::Object => {
                let depth = deeper()?;
                let mut entries = Vec::new();
                for _ in 0..token.number {
                    let key = self.next()?;
                    if key.kind != Kind::Text {
                        return Err(unreadable());
                    }
                    let value = self.value_within(&path.key(key.text), depth)?;
                    entries.push((key.text.to_owned(), value));
                }
                Value::Object(entries)
            }
            Kind::Unreadable => return Err(unreadable()),
            Kind::Record | Kind::RecordWithUnknown | Kind::Section => return Err(malformed()),
        })
    }
}

/// Reads one value.
///
/// # Errors
/// `option/invalid` at what could not be read.
///
/// # Example
/// ```
/// use encours::wire::{Kind, Value, read_value};
///
/// let tokens = [Kind::Object.token(1), Kind::Text.token(4), Kind::Text.token(10)];
/// let value = read_value(&tokens, "asOf2025-06-30")?;
/// assert_eq!(value, Value::from([("asOf", "2025-06-30".into())]));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read_value(tokens: &[u32], text: &str) -> Result<Value> {
    Tokens::new(tokens, text).value(&Path::ROOT)
}

/// The stream is not what `www/lib` writes: a defect of encours, never the caller's.
pub(super) fn malformed() -> Error {
    Error::new(ErrorCode::InternalBug, Expected::Plain).found("token")
}
