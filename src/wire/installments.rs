//! `installments`.

use super::explain::{rules, steps};
use super::json::Json;
use super::read::{Fields, Sign};
use super::scope::currency;
use super::value::Value;
use crate::amount::{Decimal, PERCENT};
use crate::calc::{InstallmentPeriod, InstallmentsInput};
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::language::Language;
use alloc::string::String;

/// `installments(input)`: the installments of a debt, as JSON (spec §10).
///
/// # Errors
/// Those of reading the input (spec §1.5); `date/range` at `first`, where the last installment
/// falls outside the calendar.
pub fn installments(input: &Value, language: Language) -> Result<String> {
    let known = ["amount", "count", "first", "every", "ratePercent", "currency"];
    let fields = Fields::open(input, Path::ROOT, &known, &["amount", "count", "first"])?;
    let currency = currency(&fields)?;
    let amount = fields.amount("amount", currency.digits(), Sign::Positive)?;
    let amount = fields.require("amount", amount)?;
    let count = fields.whole("count", 1, 120)?.and_then(|count| u8::try_from(count).ok());
    let count = fields.require("count", count)?;
    let first = fields.required_date("first")?;
    let periods = [InstallmentPeriod::Week, InstallmentPeriod::Month, InstallmentPeriod::Quarter];
    let every = fields.choice("every", &["week", "month", "quarter"], &periods)?;
    let every = every.unwrap_or_default();
    let rate_percent = fields.percent("ratePercent", &PERCENT)?.unwrap_or(Decimal::ZERO);
    let outside = || {
        let error = Error::new(ErrorCode::DateRange, Expected::Plain);
        error.at(fields.path.key("first")).found(first)
    };
    let input = InstallmentsInput { amount, count, first, every, rate_percent, currency };
    let plan = crate::calc::installments(&input).ok_or_else(outside)?;
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
        rules(json, &plan.rules, language);
        steps(json, &plan.steps, language);
    }))
}
