//! `dueDate`.

use super::explain::{rules, steps};
use super::json::Json;
use super::read::Fields;
use super::terms::terms;
use super::value::Value;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::language::Language;
use alloc::string::String;

/// `dueDate(input)`: the due date that terms give, as JSON (spec §3.1, §3.2).
///
/// # Errors
/// `date/invalid`, `terms/invalid`, `option/invalid`, `option/missing`, and `date/range` at `terms`
/// where the due date falls outside the calendar.
pub fn due_date(input: &Value, language: Language) -> Result<String> {
    let keys = ["issued", "terms"];
    let fields = Fields::open(input, Path::ROOT, &keys, &keys)?;
    let issued = fields.required_date("issued")?;
    let path = Path::ROOT.key("terms");
    let terms = terms(fields.require("terms", fields.get("terms"))?, path)?;
    let range = || Error::new(ErrorCode::DateRange, Expected::Plain).at(path);
    let due = crate::calc::due_date(issued, terms).ok_or_else(range)?;
    Ok(Json::object_text(|json| {
        json.date("due", due.due);
        rules(json, &due.rules, language);
        steps(json, &due.steps, language);
    }))
}
