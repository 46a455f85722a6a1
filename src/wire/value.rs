//! A neutral tree of what a caller gave.

use crate::error::Show;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What a caller gave, before it is known to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null` or `undefined`.
    Absent,
    /// A boolean.
    Bool(bool),
    /// A number, by its shortest decimal notation.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object: its own keys, in the order given.
    Object(Vec<(String, Value)>),
    /// Anything else, as text: never a right value.
    Other(String),
}

/// A text.
impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

/// An object of these keys.
impl<const N: usize> From<[(&str, Value); N]> for Value {
    fn from(entries: [(&str, Value); N]) -> Value {
        Value::Object(entries.map(|(key, value)| (key.to_owned(), value)).into())
    }
}

/// As a person would recognize it, for `EncoursError.value`.
impl Show for Value {
    fn show(&self, out: &mut String) {
        match self {
            Value::Absent => out.push_str("null"),
            Value::Bool(value) => value.show(out),
            Value::Number(text) | Value::Text(text) | Value::Other(text) => out.push_str(text),
            Value::List(items) => {
                out.push('[');
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        out.push(',');
                    }
                    item.show(out);
                }
                out.push(']');
            }
            Value::Object(_) => out.push_str("{…}"),
        }
    }
}
