//! `earlyDiscount`.

use super::explain::{rules, steps};
use super::json::Json;
use super::read::{Fields, Sign};
use super::scope::currency;
use super::value::Value;
use crate::amount::{Decimal, SHARE};
use crate::calc::EarlyDiscountInput;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::language::Language;
use alloc::string::String;

/// `earlyDiscount(input)`: what an early payment saves and costs, as JSON (spec §11).
///
/// # Errors
/// Those of reading the input (spec §1.5).
pub fn early_discount(input: &Value, language: Language) -> Result<String> {
    let known = ["amount", "discountPercent", "daysEarly", "currency"];
    let required = ["amount", "discountPercent", "daysEarly"];
    let fields = Fields::open(input, Path::ROOT, &known, &required)?;
    let currency = currency(&fields)?;
    let amount = fields.amount("amount", currency.digits(), Sign::Positive)?;
    let amount = fields.require("amount", amount)?;
    let percent = fields.percent("discountPercent", &SHARE)?;
    let discount_percent = fields.require("discountPercent", percent)?;
    if discount_percent == Decimal::HUNDRED {
        let error = Error::new(ErrorCode::PercentRange, Expected::Between("0", "99.999999"));
        return Err(error.at(fields.path.key("discountPercent")).found(discount_percent.text(0)));
    }
    let days = fields.whole("daysEarly", 1, 3660)?.and_then(|days| u16::try_from(days).ok());
    let days_early = fields.require("daysEarly", days)?;
    let input = EarlyDiscountInput { amount, discount_percent, days_early, currency };
    let offer = crate::calc::early_discount(&input);
    Ok(Json::object_text(|json| {
        json.money("discount", offer.discount, currency);
        json.money("pay", offer.pay, currency);
        json.decimal("annualCostPercent", offer.annual_cost_percent, 2);
        rules(json, &offer.rules, language);
        steps(json, &offer.steps, language);
    }))
}
