//! `Ledger.lossRates`.

use super::aging::{bucket_fields, buckets};
use super::explain::rules;
use super::json::Json;
use super::read::{Fault, Fields};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::calc::{DEFAULT_LOSS_DAYS, LossRatesOptions};
use crate::error::Result;
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// `Ledger.lossRates(options)`: the rates as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::loss_rates`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("asOf", "2025-06-30".into())]);
/// let json = wire::loss_rates(&ledger, &input, English)?;
/// // F-4 alone is judged by now: its 400.00 were lost.
/// let lost = r#""label":">90","from":91,"to":null,"reached":"400.00","lost":"400.00""#;
/// assert!(json.contains(lost), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn loss_rates(ledger: &Ledger, input: &Value, language: Language) -> Result<String> {
    let known = scope_keys!["buckets", "days", "from"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, &["asOf"]);
    let scope = scope(&fields, ledger);
    let currency = scope.currency;
    let buckets = buckets(&fields);
    let days = fields.whole("days", 1, 3660).unwrap_or(DEFAULT_LOSS_DAYS);
    let from = fields.date("from");
    fault.check()?;
    let options = LossRatesOptions { scope, buckets, days, from };
    let rates = crate::calc::loss_rates(ledger, &options)?;
    Ok(Json::object_text(|json| {
        json.date("asOf", rates.scope.as_of);
        json.text("currency", currency.code());
        json.objects("buckets", &rates.buckets, |json, (bucket, lost)| {
            bucket_fields(json, bucket);
            json.money("reached", lost.reached, currency);
            json.money("lost", lost.lost, currency);
            json.hundredths_or_null("ratePercent", lost.rate_percent());
        });
        rules(json, &rates.rules, language);
    }))
}
