//! `writeOff`.

use super::entries::entries;
use super::explain::explanation;
use super::json::Json;
use super::read::{Fault, Fields, Sign};
use super::value::Value;
use crate::amount::decimal_text;
use crate::calc::WriteOffInput;
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use alloc::string::String;

/// `writeOff(input)`: how to book a receivable that is lost, as JSON (spec §8.4).
///
/// # Errors
/// Those of reading the input (spec §1.5); `amount/range` at `vat`, where it is above the amount.
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("amount", "120".into()), ("vat", "20".into())]);
/// let json = wire::write_off(&input, English)?;
/// // 100.00 are lost, 20.00 of VAT are taken back.
/// assert!(json.contains(r#""account":"654""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn write_off(input: &Value, language: Language) -> Result<String> {
    let known = &["amount", "vat", "allowance", "from", "currency"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, &["amount", "vat"]);
    let currency = fields.currency();
    let digits = currency.digits();
    let amount = fields.amount("amount", digits, Sign::Positive);
    let vat = fields.amount("vat", digits, Sign::NotNegative);
    let allowance = fields.amount("allowance", digits, Sign::NotNegative);
    let doubtful = fields.choice_of("from", &["customers", "doubtful"]) == 1;
    if vat > amount {
        let vat = decimal_text(i128::from(vat), digits);
        fields.get("vat").refuse_as(ErrorCode::AmountRange, Expected::Plain, &vat);
    }
    fault.check()?;
    let input = WriteOffInput { amount, vat, allowance, doubtful, currency };
    let lost = crate::calc::write_off(&input);
    Ok(Json::object_text(|json| {
        entries(json, &lost.entries, currency, language, None);
        explanation(json, &lost.explanation, language);
    }))
}
