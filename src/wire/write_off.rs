//! `writeOff`.

use super::entries::entries;
use super::explain::{rules, steps};
use super::json::Json;
use super::read::{Fields, Sign};
use super::scope::currency;
use super::value::Value;
use crate::amount::decimal_text;
use crate::calc::WriteOffInput;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::language::Language;
use alloc::string::String;

/// `writeOff(input)`: how to book a receivable that is lost, as JSON (spec §8.4).
///
/// # Errors
/// Those of reading the input (spec §1.5); `amount/range` at `vat`, where it is above the amount.
pub fn write_off(input: &Value, language: Language) -> Result<String> {
    let known = ["amount", "vat", "allowance", "from", "currency"];
    let fields = Fields::open(input, Path::ROOT, &known, &["amount", "vat"])?;
    let currency = currency(&fields)?;
    let digits = currency.digits();
    let amount = fields.amount("amount", digits, Sign::Positive)?;
    let amount = fields.require("amount", amount)?;
    let vat = fields.require("vat", fields.amount("vat", digits, Sign::NotNegative)?)?;
    let allowance = fields.amount("allowance", digits, Sign::NotNegative)?.unwrap_or(0);
    let doubtful = fields.choice("from", &["customers", "doubtful"], &[false, true])?;
    if vat > amount {
        let vat = decimal_text(i128::from(vat), digits);
        let error = Error::new(ErrorCode::AmountRange, Expected::Plain);
        return Err(error.at(fields.path.key("vat")).found(vat));
    }
    let doubtful = doubtful.unwrap_or(false);
    let input = WriteOffInput { amount, vat, allowance, doubtful, currency };
    let lost = crate::calc::write_off(&input);
    Ok(Json::object_text(|json| {
        entries(json, &lost.entries, currency, language, None);
        rules(json, &lost.rules, language);
        steps(json, &lost.steps, language);
    }))
}
