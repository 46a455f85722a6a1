//! `Ledger.kpis`.

use super::json::Json;
use super::read::{Fault, Given};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::calc::{DEFAULT_DAYS, KpiOptions, Quotient};
use crate::error::{Path, Result};
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// What indicators are asked.
pub(super) fn options(given: &Given, ledger: &Ledger) -> KpiOptions {
    let fields = given.object(scope_keys!["days"], &["asOf"]);
    let scope = scope(&fields, ledger);
    KpiOptions { scope, days: fields.whole("days", 1, 3660).unwrap_or(DEFAULT_DAYS) }
}

/// `Ledger.kpis(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::kpis`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("asOf", "2025-06-30".into())]);
/// let json = wire::kpis(&ledger, &input, English)?;
/// // 1 700.00 of 2 300.00 is overdue.
/// assert!(json.contains(r#""overduePercent":"73.91""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn kpis(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let fault = Fault::default();
    let options = options(&Given::new(input, Path::ROOT, &fault), ledger);
    fault.check()?;
    let report = crate::calc::kpis(ledger, &options)?;
    let currency = report.scope.currency;
    Ok(Json::object_text(|json| {
        json.date("asOf", report.scope.as_of);
        json.text("currency", currency.code());
        json.number("days", report.days);
        json.money("receivables", report.receivables, currency);
        json.money("overdue", report.overdue, currency);
        json.money("notDue", report.not_due, currency);
        json.money("credits", report.credits, currency);
        json.money("disputed", report.disputed, currency);
        json.money("doubtful", report.doubtful, currency);
        json.money("sales", report.sales, currency);
        quotient(json, "overduePercent", &report.overdue_percent);
        quotient(json, "dso", &report.dso);
        json.decimal("dsoCountBack", report.dso_count_back, 2);
        json.flag("dsoCountBackTruncated", report.dso_count_back_truncated);
        quotient(json, "dsoBestPossible", &report.dso_best_possible);
        quotient(json, "averageDaysDelinquent", &report.average_days_delinquent);
        quotient(json, "averageDaysToPay", &report.average_days_to_pay);
        quotient(json, "averageDaysLate", &report.average_days_late);
        quotient(json, "paidLatePercent", &report.paid_late_percent);
        quotient(json, "collectionEffectivenessPercent", &report.collection_effectiveness_percent);
        quotient(json, "lossPercent", &report.loss_percent);
        quotient(json, "topCustomerPercent", &report.top_customer_percent);
    }))
}

/// `"key":"64.84"` or `"key":null`.
fn quotient(json: &mut Json, key: &str, quotient: &Quotient) {
    json.hundredths_or_null(key, quotient.hundredths());
}
