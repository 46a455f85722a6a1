//! `Ledger.allowance`.

use super::aging::buckets;
use super::entries::entries;
use super::explain::{rules, warnings};
use super::json::Json;
use super::read::{Fault, Fields, Given, Sign};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::{Currency, Decimal, PERCENT, SHARE};
use crate::calc::{Allowance, AllowanceOptions, IndividualRate};
use crate::error::{ErrorCode, Expected, Path, Result};
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
        "individual",
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
        individual: individual(&fields, ledger),
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
        json.objects("individual", &report.individual, |json, row| {
            let Some(invoice) = ledger.invoice(row.asked.invoice) else { return };
            json.text("invoice", ledger.id(&invoice));
            json.text("customer", ledger.customers().id(invoice.customer));
            json.text_if("name", ledger.customers().get(invoice.customer).name.as_deref());
            json.money("base", row.base, currency);
            json.text("ratePercent", &row.asked.rate_percent.text(2));
            json.money("allowance", row.allowance, currency);
            json.text_if("reason", row.asked.reason.as_deref());
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

/// Rates of single invoices, which the ledger has, each once.
fn individual(fields: &Fields, ledger: &Ledger) -> Vec<IndividualRate> {
    let mut rates = Vec::new();
    let mut rated: Vec<bool> = Vec::new();
    for item in fields.get("individual").items() {
        let known = &["invoice", "ratePercent", "reason"];
        let fields = item.object(known, &["invoice", "ratePercent"]);
        let given = fields.get("invoice");
        let invoice = ledger.find(given.id()).map(|invoice| invoice.row);
        if invoice.is_none() {
            given.refuse(ErrorCode::InvoiceUnknown, Expected::Plain);
        }
        let rate_percent = fields.percent_or_0("ratePercent", &SHARE);
        let reason = fields.text("reason").map(str::to_owned);
        let Some(invoice) = invoice else { continue };
        let place = invoice as usize;
        if rated.get(place) == Some(&true) {
            given.refuse(ErrorCode::OptionInvalid, Expected::Unique);
        }
        rated.resize(rated.len().max(place.wrapping_add(1)), false);
        if let Some(cell) = rated.get_mut(place) {
            *cell = true;
        }
        rates.push(IndividualRate { invoice, rate_percent, reason });
    }
    rates
}
