//! What `put` has no part in: paying, removing, and giving back what the ledger holds.

use super::json::Json;
use super::read::{self, Fields, Sign};
use super::terms::write_terms;
use super::value::Value;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::law::CustomerKind;
use crate::ledger::{Invoice, Ledger, Payment, Span};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Most invoices that are given at once.
const MOST: i64 = 1_000_000_000;

/// `{invoice, payment: {date, amount}}`: adds a payment.
///
/// # Errors
/// `option/invalid`, `option/missing`, `invoice/unknown`, and those of a payment.
pub fn pay(ledger: &mut Ledger, input: &Value) -> Result<()> {
    let keys = ["invoice", "payment"];
    let fields = Fields::open(input, Path::ROOT, &keys, &keys)?;
    let id = fields.require("invoice", fields.id("invoice")?)?;
    let Some(invoice) = ledger.find(id) else {
        let unknown = Error::new(ErrorCode::InvoiceUnknown, Expected::Plain);
        return Err(unknown.at("invoice").found(id));
    };
    let payment = fields.require("payment", fields.get("payment"))?;
    let keys = ["date", "amount"];
    let fields = Fields::open(payment, Path::ROOT.key("payment"), &keys, &keys)?;
    let date = fields.required_date("date")?;
    let amount = fields.amount("amount", invoice.currency.digits(), Sign::NotZero)?;
    let amount = fields.require("amount", amount)?;
    ledger.pay(id, Payment { date, amount })
}

/// `{ids}`: removes invoices; how many there were.
///
/// # Errors
/// `option/invalid`, `option/missing`.
pub fn remove(ledger: &mut Ledger, input: &Value) -> Result<usize> {
    let fields = Fields::open(input, Path::ROOT, &["ids"], &["ids"])?;
    let list = fields.require("ids", fields.list("ids")?)?;
    let path = Path::ROOT.key("ids");
    let mut ids = Vec::with_capacity(list.len());
    for (position, value) in list.iter().enumerate() {
        ids.push(read::id(value).map_err(|error| error.at(path.index(position)))?);
    }
    Ok(ledger.remove(ids))
}

/// `{id}`: the invoice as JSON text, `null` if there is none.
///
/// # Errors
/// `option/invalid`, `option/missing`.
pub fn get(ledger: &Ledger, input: &Value) -> Result<String> {
    let fields = Fields::open(input, Path::ROOT, &["id"], &["id"])?;
    let id = fields.require("id", fields.id("id")?)?;
    Ok(match ledger.find(id) {
        Some(invoice) => Json::object_text(|json| write_invoice(json, ledger, &invoice)),
        None => "null".to_owned(),
    })
}

/// `{from, count}`: so many invoices from this position on, in the order in which they came, as
/// `{"invoices":[…]}`.
///
/// # Errors
/// `option/invalid`.
pub fn invoices(ledger: &Ledger, input: &Value) -> Result<String> {
    let fields = Fields::open(input, Path::ROOT, &["from", "count"], &[])?;
    let place = |key| -> Result<Option<usize>> {
        let number = fields.whole(key, 0, MOST)?;
        Ok(number.and_then(|number| usize::try_from(number).ok()))
    };
    let from = place("from")?.unwrap_or(0);
    let count = place("count")?.unwrap_or(usize::MAX);
    let invoices = ledger.present_invoices().skip(from).take(count);
    Ok(Json::object_text(|json| {
        json.objects("invoices", invoices, |json, invoice| write_invoice(json, ledger, &invoice));
    }))
}

/// The customers that were put, as `{"customers":[…]}`.
#[must_use]
pub fn customers(ledger: &Ledger) -> String {
    let customers = ledger.customers();
    let listed = customers.codes().filter(|&code| customers.is_listed(code));
    Json::object_text(|json| {
        json.objects("customers", listed, |json, code| {
            let customer = customers.get(code);
            json.text("id", customers.id(code));
            json.text_if("name", customer.name.as_deref());
            json.text_if("kind", customer.kind.map(kind_name));
            if let Some(terms) = customer.terms {
                write_terms(json, "terms", terms);
            }
            if let Some(limit) = customer.credit_limit {
                json.text("creditLimit", &limit.text(0));
            }
        });
    })
}

fn kind_name(kind: CustomerKind) -> &'static str {
    match kind {
        CustomerKind::Business => "business",
        CustomerKind::Public => "public",
        CustomerKind::Consumer => "consumer",
    }
}

/// In the contract's order, amounts with the currency's digits, payments by date.
fn write_invoice(json: &mut Json, ledger: &Ledger, invoice: &Invoice) {
    let currency = invoice.currency;
    json.text("id", ledger.id(invoice));
    json.text("customer", ledger.customers().id(invoice.customer));
    json.date("issued", invoice.issued);
    if let Some(due) = invoice.due_given() {
        json.date("due", due);
    }
    if let Some(terms) = ledger.terms(invoice) {
        write_terms(json, "terms", terms);
    }
    json.money("amount", i128::from(invoice.amount), currency);
    if let Some(vat) = invoice.vat() {
        json.money("vat", i128::from(vat), currency);
    }
    json.text("currency", currency.code());
    if !invoice.payments.is_empty() {
        json.objects("payments", invoice.payments.iter(), |json, payment| {
            json.date("date", payment.date);
            json.money("amount", i128::from(payment.amount), currency);
        });
    }
    write_span(json, "disputed", invoice.disputed());
    write_span(json, "doubtful", invoice.doubtful());
    if let Some(written_off) = invoice.written_off() {
        json.date("writtenOff", written_off);
    }
}

fn write_span(json: &mut Json, key: &str, span: Option<Span>) {
    let Some(span) = span else { return };
    json.nested(key, |json| {
        json.date("from", span.from);
        if let Some(to) = span.to {
            json.date("to", to);
        }
    });
}
