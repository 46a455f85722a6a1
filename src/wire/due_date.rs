//! `dueDate`.

use super::explain::explanation;
use super::json::Json;
use super::read::{Fault, Fields};
use super::terms::terms;
use super::value::Value;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::language::Language;
use crate::ledger::Terms;
use alloc::string::String;

/// `dueDate(input)`: the due date that terms give, as JSON (spec §3.1, §3.2).
///
/// # Errors
/// `date/invalid`, `terms/invalid`, `option/invalid`, `option/missing`, and `date/range` at `terms`
/// where the due date falls outside the calendar.
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let terms = [("kind", "net".into()), ("days", Value::Number("30".to_owned()))];
/// let input = Value::from([("issued", "2025-01-15".into()), ("terms", terms.into())]);
/// let json = wire::due_date(&input, English)?;
/// // 16 days to the end of January, 14 of February.
/// assert!(json.contains(r#""due":"2025-02-14""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn due_date(input: &Value, language: Language) -> Result<String> {
    let keys = &["issued", "terms"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, keys, keys);
    let issued = fields.required_date("issued");
    let terms = terms(&fields.get("terms")).unwrap_or(Terms::Receipt);
    fault.check()?;
    let range = || Error::new(ErrorCode::DateRange, Expected::Plain).at("terms");
    let due = crate::calc::due_date(issued, terms).ok_or_else(range)?;
    Ok(Json::object_text(|json| {
        json.date("due", due.due);
        explanation(json, &due.explanation, language);
    }))
}
