//! `Ledger.scores`.

use super::json::Json;
use super::read::{Fault, Fields};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::Currency;
use crate::calc::Grade;
use crate::error::Result;
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// `Ledger.scores(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::scores`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("asOf", "2025-06-30".into())]);
/// let json = wire::scores(&ledger, &input, English)?;
/// // Martin owes 700.00 and 600.00.
/// assert!(json.contains(r#""exposure":"1300.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn scores(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, scope_keys![], &["asOf"]);
    let scope = scope(&fields, ledger);
    fault.check()?;
    let report = crate::calc::scores(ledger, &scope)?;
    let currency = report.scope.currency;
    Ok(Json::object_text(|json| {
        json.date("asOf", report.scope.as_of);
        json.text("currency", currency.code());
        json.objects("rows", &report.rows, |json, (code, row)| {
            json.text("customer", ledger.customers().id(*code));
            json.text_if("name", ledger.customers().get(*code).name.as_deref());
            json.number("score", row.score);
            json.text("grade", grade_name(row.grade));
            json.objects("parts", &row.parts, |json, part| {
                json.text("id", part.id);
                json.number("points", part.points);
                json.number("of", part.of);
                json.decimal("value", part.value.units, part.value.scale);
            });
            money_or_null(json, "suggestedLimit", row.suggested_limit, currency);
            json.money("exposure", row.exposure, currency);
            money_or_null(json, "guaranteed", row.guaranteed, currency);
            json.money("netExposure", row.net_exposure, currency);
            money_or_null(json, "creditLimit", row.credit_limit, currency);
            json.flag("overLimit", row.over_limit);
        });
    }))
}

fn money_or_null(json: &mut Json, key: &str, minor: Option<i128>, currency: Currency) {
    match minor {
        Some(minor) => json.money(key, minor, currency),
        None => json.null(key),
    }
}

fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
        Grade::E => "E",
        Grade::New => "new",
    }
}
