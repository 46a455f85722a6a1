//! `Ledger.seasons`.

use super::json::Json;
use super::read::{Fault, Fields};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::Currency;
use crate::calc::{Season, SeasonMonth, SeasonsOptions};
use crate::error::Result;
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// The most years that can be asked.
const MOST_YEARS: i64 = 100;

/// `Ledger.seasons(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::seasons`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let json = wire::seasons(&ledger, &Value::from([("asOf", "2025-06-30".into())]), English)?;
/// assert!(json.contains(r#""years":[{"from":"2024-07-01","to":"2025-06-30""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn seasons(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, scope_keys!["years"], &["asOf"]);
    let scope = scope(&fields, ledger);
    let currency = scope.currency;
    let years = fields.whole("years", 1, MOST_YEARS);
    fault.check()?;
    let seasons = crate::calc::seasons(ledger, &SeasonsOptions { scope, years })?;
    Ok(Json::object_text(|json| {
        json.date("asOf", seasons.scope.as_of);
        json.text("currency", currency.code());
        json.objects("years", &seasons.years, |json, year| {
            json.date("from", year.from);
            json.date("to", year.to);
            json.money("sold", year.sold, currency);
            json.money("received", year.received, currency);
        });
        json.objects("months", &seasons.months, |json, [sold, received]| {
            month(json, "sold", sold, currency);
            month(json, "received", received, currency);
        });
    }))
}

/// `"sold":{…}`.
fn month(json: &mut Json, key: &str, month: &SeasonMonth, currency: Currency) {
    json.nested(key, |json| {
        json.money("amount", month.amount, currency);
        json.hundredths_or_null("percent", month.percent);
        match month.season {
            Some(Season::High) => json.text("season", "high"),
            Some(Season::Low) => json.text("season", "low"),
            None => json.null("season"),
        }
        json.decimals("each", &month.each, currency.digits());
    });
}
