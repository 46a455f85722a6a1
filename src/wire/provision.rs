//! `provision`.

use super::entries::entries;
use super::explain::explanation;
use super::json::Json;
use super::read::{Fault, Fields, Given, Sign};
use super::value::Value;
use crate::amount::{Decimal, PERCENT, SHARE};
use crate::calc::{Discount, Method, Outcome, ProvisionInput};
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use crate::law::accounts::{Chart, Nature, Risk};
use crate::text;
use alloc::string::String;

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
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let outcome = [("amount", "1000".into()), ("probabilityPercent", "100".into())];
/// let outcomes = Value::List(vec![outcome.into()]);
/// let input = Value::from([("kind", "litigation".into()), ("outcomes", outcomes)]);
/// let json = wire::provision(&input, English)?;
/// // A litigation is lost for certain.
/// assert!(json.contains(r#""account":"1511","recognised":true"#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn provision(input: &Value, language: Language) -> Result<String> {
    let known = &[
        "kind", "label", "outcomes", "method", "previous", "nature", "discount", "chart",
        "currency",
    ];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, &["kind", "outcomes"]);
    let currency = fields.currency();
    let digits = currency.digits();
    let kind = fields.choice("kind", KINDS, &Risk::ALL).unwrap_or(Risk::OtherCharge);
    let label = fields.text("label");
    let outcomes = fields.list("outcomes", |given| outcome(&given, digits));
    let methods = &[Method::ExpectedValue, Method::MostLikely];
    let method = fields.choice("method", &["expectedValue", "mostLikely"], methods);
    let previous = fields.amount("previous", digits, Sign::NotNegative);
    let natures = &[Nature::Operating, Nature::Financial, Nature::Exceptional];
    let names = &["operating", "financial", "exceptional"];
    let nature = fields.choice("nature", names, natures);
    let discount = discount(&fields);
    let chart = chart(&fields);

    let probabilities =
        outcomes.iter().fold(Decimal::ZERO, |sum, outcome| sum.plus(outcome.probability_percent));
    if probabilities != Decimal::HUNDRED {
        let sum = probabilities.text(0);
        fields.get("outcomes").refuse_as(ErrorCode::PercentRange, Expected::Sum100, &sum);
    }
    fault.check()?;
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
        explanation(json, &provision.explanation, language);
    }))
}

fn outcome(given: &Given, digits: u8) -> Outcome {
    let keys = &["amount", "probabilityPercent"];
    let fields = given.object(keys, keys);
    Outcome {
        amount: fields.amount("amount", digits, Sign::NotNegative),
        probability_percent: fields.percent_or_0("probabilityPercent", &SHARE),
    }
}

fn discount(fields: &Fields) -> Option<Discount> {
    let keys = &["ratePercent", "years"];
    let discount = fields.get("discount");
    if discount.is_absent() {
        return None;
    }
    let fields = discount.object(keys, keys);
    Some(Discount {
        rate_percent: fields.percent_or_0("ratePercent", &PERCENT),
        years: fields.whole("years", 0, 100).unwrap_or(0),
    })
}

fn chart(fields: &Fields) -> Chart {
    let chart = fields.get("chart");
    match chart.number() {
        Some(2025) => Chart::Since2025,
        Some(2014) => Chart::Former2014,
        _ => {
            chart.refuse(ErrorCode::OptionInvalid, Expected::OneOf(&["2025", "2014"]));
            Chart::default()
        }
    }
}
