//! `Ledger.explainFigure`.

use super::explain::rules;
use super::json::Json;
use super::read::{Fault, Fields};
use super::value::Value;
use super::{aging, allowance, forecast, kpis};
use crate::calc::{FigureReport, FigureUnit};
use crate::error::Result;
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// `Ledger.explainFigure(report, options, key)`, given as `{report, options, key}`: what a figure
/// is made of, as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5), at their paths in the report, and of
/// [`crate::calc::explain_figure`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let options = [("asOf", "2025-06-30".into())];
/// let input = Value::from([
///     ("report", "aging".into()),
///     ("options", options.into()),
///     ("key", "total/overdue".into()),
/// ]);
/// let json = wire::explain_figure(&ledger, &input, English)?;
/// // 700.00 of F-1 and 1 000.00 of F-3.
/// assert!(json.contains(r#""value":"1700.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn explain_figure(ledger: &Ledger, input: &Value, language: Language) -> Result<String> {
    let fault = Fault::default();
    let keys = &["report", "options", "key"];
    let fields = Fields::open(input, &fault, keys, keys);
    let reports = &["aging", "kpis", "allowance", "forecast"];
    let report = fields.choice_of("report", reports);
    let options = fields.get("options").as_input();
    let asked = match report {
        0 => FigureReport::Aging(aging::options(&options, ledger)),
        1 => FigureReport::Kpis(kpis::options(&options, ledger)),
        2 => FigureReport::Allowance(allowance::options(&options, ledger)),
        _ => FigureReport::Forecast(forecast::options(&options, ledger)),
    };
    let key = fields.text("key").unwrap_or_default();
    fault.check()?;
    let figure = crate::calc::explain_figure(ledger, &asked, key)?;
    Ok(Json::object_text(|json| {
        json.text_if("report", reports.get(report).copied());
        json.text("key", key);
        number(json, figure.value, figure.unit);
        json.text("formula", &figure.formula);
        json.objects("parts", &figure.parts, |json, part| {
            json.text("name", &part.name);
            number(json, Some(part.value), part.unit);
            json.objects("items", &part.items, |json, item| {
                if item.of != "given" {
                    json.text(item.of, &item.id);
                }
                if let Some(date) = item.date {
                    json.date("date", date);
                }
                json.decimal("amount", item.amount, part.unit.digits);
            });
        });
        rules(json, &figure.rules, language);
    }))
}

/// `"value":…,"unit":…`.
fn number(json: &mut Json, value: Option<i128>, unit: FigureUnit) {
    match value {
        Some(value) => json.decimal("value", value, unit.digits),
        None => json.null("value"),
    }
    json.text_if("unit", unit.name);
}
