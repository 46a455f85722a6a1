//! `earlyDiscount`.

use super::explain::explanation;
use super::json::Json;
use super::read::{Fault, Fields, Sign};
use super::value::Value;
use crate::amount::{Decimal, SHARE};
use crate::calc::EarlyDiscountInput;
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use alloc::string::String;

/// `earlyDiscount(input)`: what an early payment saves and costs, as JSON (spec §11).
///
/// # Errors
/// Those of reading the input (spec §1.5).
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([
///     ("amount", "1000".into()),
///     ("discountPercent", "2".into()),
///     ("daysEarly", Value::Number("20".to_owned())),
/// ]);
/// let json = wire::early_discount(&input, English)?;
/// // 2 % of 1 000.00
/// assert!(json.contains(r#""discount":"20.00","pay":"980.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn early_discount(input: &Value, language: Language) -> Result<String> {
    let known = &["amount", "discountPercent", "daysEarly", "currency"];
    let required = &["amount", "discountPercent", "daysEarly"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, required);
    let currency = fields.currency();
    let amount = fields.amount("amount", currency.digits(), Sign::Positive);
    let discount_percent = fields.percent_or_0("discountPercent", &SHARE);
    if discount_percent == Decimal::HUNDRED {
        let expected = Expected::Between("0", "99.999999");
        let given = fields.get("discountPercent");
        given.refuse_as(ErrorCode::PercentRange, expected, &"100");
    }
    let days_early = fields.whole("daysEarly", 1, 3660).unwrap_or(1);
    fault.check()?;
    let input = EarlyDiscountInput { amount, discount_percent, days_early, currency };
    let offer = crate::calc::early_discount(&input);
    Ok(Json::object_text(|json| {
        json.money("discount", offer.discount, currency);
        json.money("pay", offer.pay, currency);
        json.decimal("annualCostPercent", offer.annual_cost_percent, 2);
        explanation(json, &offer.explanation, language);
    }))
}
