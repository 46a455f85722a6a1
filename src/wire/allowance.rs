//! `Ledger.allowance`.

use super::aging::buckets;
use super::entries::entries;
use super::explain::{rules, warnings};
use super::json::Json;
use super::read::{Fault, Fields, Given, Sign};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::{Currency, Decimal, PERCENT, SHARE};
use crate::calc::{Allowance, AllowanceOptions};
use crate::error::{Path, Result};
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// What an allowance report is asked.
pub(super) fn options(given: &Given, ledger: &Ledger) -> AllowanceOptions {
    let known = scope_keys![
        "buckets",
        "ratesPercent",
        "doubtfulPercent",
        "disputedPercent",
        "defaultVatPercent",
        "previous",
    ];
    let fields = given.object(known, &["asOf", "ratesPercent"]);
    let scope = scope(&fields, ledger);
    let digits = scope.currency.digits();
    AllowanceOptions {
        scope,
        buckets: buckets(&fields),
        rates_percent: shares(&fields, "ratesPercent"),
        doubtful_percent: fields.percent("doubtfulPercent", &SHARE),
        disputed_percent: fields.percent("disputedPercent", &SHARE),
        default_vat_percent: fields.percent("defaultVatPercent", &PERCENT),
        previous: previous(&fields, digits),
    }
}

/// `Ledger.allowance(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::allowance`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let rates = ["0", "5", "25", "50", "100"].map(Value::from).to_vec();
/// let input = Value::from([("asOf", "2025-06-30".into()), ("ratesPercent", Value::List(rates))]);
/// let json = wire::allowance(&ledger, &input, English)?;
/// // Before VAT: 583.33 of F-1 at 5 %, 833.33 of F-3 at 100 %.
/// assert!(json.contains(r#""allowance":"862.50""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn allowance(ledger: &Ledger, input: &Value, language: Language) -> Result<String> {
    let fault = Fault::default();
    let options = options(&Given::new(input, Path::ROOT, &fault), ledger);
    let currency = options.scope.currency;
    fault.check()?;
    let report = crate::calc::allowance(ledger, &options)?;
    Ok(Json::object_text(|json| {
        json.date("asOf", report.scope.as_of);
        json.text("currency", currency.code());
        json.objects("rows", &report.rows, |json, (customer, row)| {
            json.text("customer", customer);
            let code = ledger.customers().code(customer);
            let name = code.and_then(|code| ledger.customers().get(code).name.as_deref());
            json.text_if("name", name);
            sums(json, *row, currency);
        });
        sums(json, report.total, currency);
        entries(json, &report.entries, currency, language, None);
        rules(json, &report.rules, language);
        warnings(json, &report.warnings, language);
    }))
}

fn sums(json: &mut Json, allowance: Allowance, currency: Currency) {
    json.money("netOpen", allowance.net_open, currency);
    json.money("allowance", allowance.allowance, currency);
    json.money("previous", allowance.previous, currency);
    json.money("charge", allowance.charge, currency);
    json.money("reversal", allowance.reversal, currency);
}

/// Shares of a whole.
pub(super) fn shares(fields: &Fields, key: &str) -> Vec<Decimal> {
    fields.list(key, |share| share.decimal(&SHARE, Sign::NotNegative).unwrap_or(Decimal::ZERO))
}

fn previous(fields: &Fields, digits: u8) -> Vec<(String, i64)> {
    let mut previous = Vec::new();
    for (id, amount) in fields.get("previous").fields().entries() {
        amount.under_id(id);
        previous.push((id.to_owned(), amount.amount(digits, Sign::NotNegative)));
    }
    previous
}
