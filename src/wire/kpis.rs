//! `Ledger.kpis`.

use super::json::Json;
use super::read::{Fault, Fields};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::calc::{DEFAULT_DAYS, KpiOptions};
use crate::error::Result;
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// `Ledger.kpis(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::kpis`].
pub fn kpis(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, scope_keys!["days"], &["asOf"]);
    let scope = scope(&fields, ledger);
    let days = fields.whole("days", 1, 3660).unwrap_or(DEFAULT_DAYS);
    fault.check()?;
    let options = KpiOptions { scope, days };
    let report = crate::calc::kpis(ledger, &options)?;
    let currency = report.scope.currency;
    Ok(Json::object_text(|json| {
        json.date("asOf", report.scope.as_of);
        json.text("currency", currency.code());
        json.number("days", report.days);
        json.money("receivables", report.receivables, currency);
        json.money("overdue", report.overdue, currency);
        json.money("notDue", report.not_due, currency);
        json.money("disputed", report.disputed, currency);
        json.money("doubtful", report.doubtful, currency);
        json.money("sales", report.sales, currency);
        json.hundredths_or_null("overduePercent", report.overdue_percent);
        json.hundredths_or_null("dso", report.dso);
        json.decimal("dsoCountBack", report.dso_count_back, 2);
        json.flag("dsoCountBackTruncated", report.dso_count_back_truncated);
        json.hundredths_or_null("dsoBestPossible", report.dso_best_possible);
        json.hundredths_or_null("averageDaysDelinquent", report.average_days_delinquent);
        json.hundredths_or_null("averageDaysToPay", report.average_days_to_pay);
        json.hundredths_or_null("averageDaysLate", report.average_days_late);
        json.hundredths_or_null("paidLatePercent", report.paid_late_percent);
        json.hundredths_or_null(
            "collectionEffectivenessPercent",
            report.collection_effectiveness_percent,
        );
        json.hundredths_or_null("lossPercent", report.loss_percent);
        json.hundredths_or_null("topCustomerPercent", report.top_customer_percent);
    }))
}
