//! `Ledger.aging`.

use super::json::Json;
use super::read::{Fault, Fields, Given};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::Currency;
use crate::calc::{Aged, AgingOptions, Basis, Bucket, DEFAULT_BUCKETS};
use crate::error::{ErrorCode, Expected, Path, Result};
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;
use alloc::vec::Vec;

/// Ascending whole upper bounds 1 … 10^6, at least one; by default 30, 60, 90.
#[inline(never)]
pub(super) fn buckets(fields: &Fields) -> Vec<i32> {
    let given = fields.get("buckets");
    if given.is_absent() {
        return DEFAULT_BUCKETS.to_vec();
    }
    let fault = Fault::default();
    let list = given.noted_in(&fault);
    let items = list.items();
    if items.len() == 0 {
        given.refuse(ErrorCode::BucketsInvalid, Expected::Buckets);
    }
    let mut least = 1;
    let bounds = items.map(|item| {
        let bound = item.whole(least, 1_000_000).unwrap_or(0);
        least = bound.saturating_add(1);
        i32::try_from(bound).unwrap_or(0)
    });
    let bounds = bounds.collect();
    if let Err(mut error) = fault.check() {
        error.code = ErrorCode::BucketsInvalid;
        error.expected = Expected::Buckets;
        given.fault.note(error);
    }
    bounds
}

/// What an aging report is asked.
pub(super) fn options(given: &Given, ledger: &Ledger) -> AgingOptions {
    let fields = given.object(scope_keys!["buckets", "basis"], &["asOf"]);
    let scope = scope(&fields, ledger);
    let buckets = buckets(&fields);
    let bases = &[Basis::Due, Basis::Issued];
    let basis = fields.choice("basis", &["due", "issued"], bases).unwrap_or_default();
    AgingOptions { scope, buckets, basis }
}

/// `Ledger.aging(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::aging`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("asOf", "2025-06-30".into())]);
/// let json = wire::aging(&ledger, &input, English)?;
/// // 700.00 of F-1, 600.00 of F-2, 1 000.00 of F-3.
/// assert!(json.contains(r#""total":"2300.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn aging(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let fault = Fault::default();
    let options = options(&Given::new(input, Path::ROOT, &fault), ledger);
    fault.check()?;
    let report = crate::calc::aging(ledger, &options)?;
    let currency = report.scope.currency;
    Ok(Json::object_text(|json| {
        json.date("asOf", report.scope.as_of);
        json.text("currency", currency.code());
        json.objects("buckets", &report.buckets, bucket_fields);
        json.objects("rows", &report.rows, |json, (code, row)| {
            json.text("customer", ledger.customers().id(*code));
            json.text_if("name", ledger.customers().get(*code).name.as_deref());
            aged(json, row, currency);
        });
        json.nested("total", |json| aged(json, &report.total, currency));
    }))
}

/// `"label":…,"from":…,"to":…`.
pub(super) fn bucket_fields(json: &mut Json, bucket: &Bucket) {
    json.text("label", &bucket.label);
    json.number("from", bucket.from);
    match bucket.to {
        Some(to) => json.number("to", to),
        None => json.null("to"),
    }
}

fn aged(json: &mut Json, row: &Aged, currency: Currency) {
    json.money("notDue", row.not_due, currency);
    json.decimals("buckets", &row.buckets, currency.digits());
    json.money("credits", row.credits, currency);
    json.money("total", row.total(), currency);
    json.money("overdue", row.overdue, currency);
    json.number("oldestDays", row.oldest_days);
    json.number("invoices", row.invoices);
}
