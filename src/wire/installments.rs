//! `installments`.

use super::explain::explanation;
use super::json::Json;
use super::read::{Fault, Fields, Sign};
use super::value::Value;
use crate::amount::PERCENT;
use crate::calc::{InstallmentPeriod, InstallmentsInput};
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use alloc::string::String;

/// `installments(input)`: the installments of a debt, as JSON (spec §10).
///
/// # Errors
/// Those of reading the input (spec §1.5); `date/range` at `first`, where the last installment
/// falls outside the calendar.
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([
///     ("amount", "1000".into()),
///     ("count", Value::Number("3".to_owned())),
///     ("first", "2025-07-31".into()),
/// ]);
/// let json = wire::installments(&input, English)?;
/// // A third of 1 000.00; the parts are 333.33, 333.34 and 333.33.
/// assert!(json.contains(r#""amount":"333.33","principal":"333.33""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn installments(input: &Value, language: Language) -> Result<String> {
    let known = &["amount", "count", "first", "every", "ratePercent", "currency"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, &["amount", "count", "first"]);
    let currency = fields.currency();
    let amount = fields.amount("amount", currency.digits(), Sign::Positive);
    let count = fields.whole("count", 1, 120).unwrap_or(1);
    let first = fields.required_date("first");
    let periods = &[InstallmentPeriod::Week, InstallmentPeriod::Month, InstallmentPeriod::Quarter];
    let every = fields.choice("every", &["week", "month", "quarter"], periods);
    let every = every.unwrap_or_default();
    let rate_percent = fields.percent_or_0("ratePercent", &PERCENT);
    fault.check()?;
    let input = InstallmentsInput { amount, count, first, every, rate_percent, currency };
    let Some(plan) = crate::calc::installments(&input) else {
        return Err(fields.get("first").refusal(ErrorCode::DateRange, Expected::Plain));
    };
    Ok(Json::object_text(|json| {
        let numbered = (1_usize..).zip(&plan.installments);
        json.objects("installments", numbered, |json, (number, installment)| {
            json.number("number", number);
            json.date("date", installment.date);
            json.money("amount", installment.amount(), currency);
            json.money("principal", installment.principal, currency);
            json.money("interest", installment.interest, currency);
            json.money("remaining", installment.remaining, currency);
        });
        json.money("total", plan.total, currency);
        json.money("totalInterest", plan.total_interest, currency);
        explanation(json, &plan.explanation, language);
    }))
}
