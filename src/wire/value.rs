//! A neutral tree of what a caller gave.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

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

/// As a person would recognize it, for `EncoursError.value`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Absent => f.write_str("null"),
            Value::Bool(value) => write!(f, "{value}"),
            Value::Number(text) | Value::Text(text) | Value::Other(text) => f.write_str(text),
            Value::List(items) => {
                f.write_str("[")?;
                for (position, item) in items.iter().enumerate() {
                    if position > 0 {
                        f.write_str(",")?;
                    }
                    item.fmt(f)?;
                }
                f.write_str("]")
            }
            Value::Object(_) => f.write_str("{…}"),
        }
    }
}
