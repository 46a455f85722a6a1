//! What `put` has no part in: paying, removing, and giving back what the ledger holds.

use super::json::Json;
use super::late_payment::payment;
use super::read::{Fault, Fields};
use super::terms::write_terms;
use super::value::Value;
use crate::error::{ErrorCode, Expected, Result};
use crate::law::CustomerKind;
use crate::ledger::{Invoice, Ledger, Span};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Most invoices that are given at once.
const MOST: i64 = 1_000_000_000;

/// `{invoice, payment: {date, amount}}`: adds a payment.
///
/// # Errors
/// `option/invalid`, `option/missing`, `invoice/unknown`, and those of a payment.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::wire::{self, Value};
///
/// let payment = [("date", "2025-06-15".into()), ("amount", "400.00".into())];
/// let input = Value::from([("invoice", "F-3".into()), ("payment", payment.into())]);
/// wire::pay(&mut ledger, &input)?;
/// let open = ledger.find("F-3").map(|invoice| invoice.open(Date::MAX));
/// assert_eq!(open, Some(600_00));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn pay(ledger: &mut Ledger, input: &Value) -> Result<()> {
    let keys = &["invoice", "payment"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, keys, keys);
    let id = fields.id("invoice");
    let invoice = ledger.find(id);
    if invoice.is_none() {
        fields.get("invoice").refuse(ErrorCode::InvoiceUnknown, Expected::Plain);
    }
    let digits = invoice.map_or(0, |invoice| invoice.currency.digits());
    let payment = payment(&fields.get("payment"), digits);
    fault.check()?;
    ledger.pay(id, payment)
}

/// `{ids}`: removes invoices; how many there were.
///
/// # Errors
/// `option/invalid`, `option/missing`.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::wire::{self, Value};
///
/// let ids = Value::List(vec!["F-1".into(), "F-9".into()]);
/// assert_eq!(wire::remove(&mut ledger, &Value::from([("ids", ids)]))?, 1);
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn remove(ledger: &mut Ledger, input: &Value) -> Result<usize> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, &["ids"], &["ids"]);
    let list = fields.get("ids");
    let ids: Vec<&str> = list.items().map(|given| given.id()).collect();
    fault.check()?;
    Ok(ledger.remove(ids))
}

/// `{id}`: the invoice as JSON text, `null` if there is none.
///
/// # Errors
/// `option/invalid`, `option/missing`.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::wire::{self, Value};
///
/// let json = |id: &str| wire::get(&ledger, &Value::from([("id", id.into())]));
/// assert!(json("F-3")?.starts_with(r#"{"id":"F-3","customer":"Dupont","issued":"2025-03-01""#));
/// assert_eq!(json("F-9")?, "null");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn get(ledger: &Ledger, input: &Value) -> Result<String> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, &["id"], &["id"]);
    let id = fields.id("id");
    fault.check()?;
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
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::wire::{self, Value};
///
/// let number = |number: &str| Value::Number(number.to_owned());
/// let range = Value::from([("from", number("1")), ("count", number("1"))]);
/// let json = wire::invoices(&ledger, &range)?;
/// assert!(json.starts_with(r#"{"invoices":[{"id":"F-2""#) && !json.contains("F-3"));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn invoices(ledger: &Ledger, input: &Value) -> Result<String> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, &["from", "count"], &[]);
    let from = fields.whole("from", 0, MOST).unwrap_or(0);
    let count = fields.whole("count", 0, MOST).unwrap_or(usize::MAX);
    fault.check()?;
    let invoices = ledger.present_invoices().skip(from).take(count);
    Ok(Json::object_text(|json| write_invoices(json, ledger, invoices)))
}

fn write_invoices<'l>(
    json: &mut Json,
    ledger: &Ledger,
    invoices: impl Iterator<Item = Invoice<'l>>,
) {
    json.objects("invoices", invoices, |json, invoice| write_invoice(json, ledger, &invoice));
}

/// `"customers":[…],"invoices":[…]`: all that the ledger of a file holds.
#[cfg(feature = "files")]
pub(super) fn write_ledger(json: &mut Json, ledger: &Ledger) {
    write_customers(json, ledger);
    write_invoices(json, ledger, ledger.present_invoices());
}

/// The customers that were put, as `{"customers":[…]}`.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// ledger.add_customer("Durand", Customer::default(), &Path::ROOT)?;
/// assert!(encours::wire::customers(&ledger).contains(r#"{"id":"Durand"}"#));
/// # Ok::<(), encours::error::Error>(())
/// ```
#[must_use]
pub fn customers(ledger: &Ledger) -> String {
    Json::object_text(|json| write_customers(json, ledger))
}

fn write_customers(json: &mut Json, ledger: &Ledger) {
    let customers = ledger.customers();
    let listed = customers.codes().filter(|&code| customers.is_listed(code));
    json.objects("customers", listed, |json, code| {
        let customer = customers.get(code);
        json.text("id", customers.id(code));
        json.text_if("name", customer.name.as_deref());
        json.text_if("kind", customer.kind.map(kind_name));
        if let Some(terms) = customer.terms {
            write_terms(json, "terms", terms);
        }
        let amounts = [("creditLimit", customer.credit_limit), ("guaranteed", customer.guaranteed)];
        for (key, amount) in amounts {
            if let Some(amount) = amount {
                json.text(key, &amount.text(0));
            }
        }
    });
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
