//! `provision`.

use super::entries::entries;
use super::explain::{rules, steps};
use super::json::Json;
use super::read::{Fields, Sign};
use super::scope::currency;
use super::value::Value;
use crate::amount::{Currency, Decimal, PERCENT, SHARE};
use crate::calc::{Discount, Method, Outcome, ProvisionInput};
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::language::Language;
use crate::law::accounts::{Chart, Nature, Risk};
use crate::text;
use alloc::string::String;
use alloc::vec::Vec;

const KINDS: &[&str] = &[
    "litigation",
    "warranty",
    "fines",
    "exchangeLoss",
    "onerousContract",
    "otherRisk",
    "pension",
    "restructuring",
    "tax",
    "renewal",
    "majorMaintenance",
    "siteRestoration",
    "otherCharge",
];

/// `provision(input)`: the provision as JSON.
///
/// # Errors
/// Those of reading the input (spec §1.5); `percent/range` at `outcomes`, where the probabilities
/// do not add up to 100.
pub fn provision(input: &Value, language: Language) -> Result<String> {
    let known = [
        "kind", "label", "outcomes", "method", "previous", "nature", "discount", "chart",
        "currency",
    ];
    let fields = Fields::open(input, Path::ROOT, &known, &["kind", "outcomes"])?;
    let currency = currency(&fields)?;
    let kind = fields.require("kind", fields.choice("kind", KINDS, &Risk::ALL)?)?;
    let label = fields.text("label")?;
    let outcomes = outcomes(&fields, currency)?;
    let methods = [Method::ExpectedValue, Method::MostLikely];
    let method = fields.choice("method", &["expectedValue", "mostLikely"], &methods)?;
    let previous = fields.amount("previous", currency.digits(), Sign::NotNegative)?.unwrap_or(0);
    let natures = [Nature::Operating, Nature::Financial, Nature::Exceptional];
    let names = &["operating", "financial", "exceptional"];
    let nature = fields.choice("nature", names, &natures)?;
    let discount = discount(&fields)?;
    let chart = chart(&fields)?;

    let probabilities =
        outcomes.iter().fold(Decimal::ZERO, |sum, outcome| sum.plus(outcome.probability_percent));
    if probabilities != Decimal::HUNDRED {
        return Err(Error::new(ErrorCode::PercentRange, Expected::Sum100)
            .at(fields.path.key("outcomes"))
            .found(probabilities.text(0)));
    }
    let input =
        ProvisionInput { kind, outcomes, method, previous, nature, discount, chart, currency };
    let provision = crate::calc::provision(&input);
    Ok(Json::object_text(|json| {
        json.text("account", provision.account);
        json.flag("recognised", provision.recognition.is_recognized());
        json.text("reason", &text::recognition(provision.recognition, language));
        json.money("amount", provision.amount, currency);
        json.money("charge", provision.charge, currency);
        json.money("reversal", provision.reversal, currency);
        entries(json, &provision.entries, currency, language, label);
        rules(json, &provision.rules, language);
        steps(json, &provision.steps, language);
    }))
}

fn outcomes(fields: &Fields, currency: Currency) -> Result<Vec<Outcome>> {
    let path = fields.path.key("outcomes");
    let items = fields.require("outcomes", fields.list("outcomes")?)?.iter().enumerate();
    let outcome = |(position, value): (usize, &Value)| {
        let keys = ["amount", "probabilityPercent"];
        let fields = Fields::open(value, path.index(position), &keys, &keys)?;
        let amount = fields.amount("amount", currency.digits(), Sign::NotNegative)?;
        let probability = fields.percent("probabilityPercent", &SHARE)?;
        Ok(Outcome {
            amount: fields.require("amount", amount)?,
            probability_percent: fields.require("probabilityPercent", probability)?,
        })
    };
    items.map(outcome).collect()
}

fn discount(fields: &Fields) -> Result<Option<Discount>> {
    let Some(value) = fields.get("discount") else { return Ok(None) };
    let keys = ["ratePercent", "years"];
    let fields = Fields::open(value, fields.path.key("discount"), &keys, &keys)?;
    let rate_percent = fields.percent("ratePercent", &PERCENT)?;
    let rate_percent = fields.require("ratePercent", rate_percent)?;
    let years = fields.whole("years", 0, 100)?.and_then(|years| u8::try_from(years).ok());
    Ok(Some(Discount { rate_percent, years: fields.require("years", years)? }))
}

fn chart(fields: &Fields) -> Result<Chart> {
    match fields.get("chart") {
        None => Ok(Chart::default()),
        Some(Value::Number(year)) if year == "2025" => Ok(Chart::Since2025),
        Some(Value::Number(year)) if year == "2014" => Ok(Chart::Former2014),
        Some(other) => {
            let expected = Expected::OneOf(&["2025", "2014"]);
            let error = Error::new(ErrorCode::OptionInvalid, expected);
            Err(error.at(fields.path.key("chart")).found(other))
        }
    }
}
