//! What an electronic invoice says.

use super::explain::warnings;
use super::json::Json;
use super::read::{Fault, Fields};
use super::value::Value;
use crate::error::Result;
use crate::import::einvoice::{self, EInvoice};
use crate::language::Language;
use alloc::string::String;

/// Reads a file as the contract's `EInvoice`, whose `invoice` is one that a ledger takes. The only
/// option is `language`.
///
/// # Errors
/// Those of [`einvoice::read`], `option/invalid`.
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{Value, read_einvoice};
///
/// let file = br#"<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2">
///   <ID>A-1</ID><IssueDate>2025-06-02</IssueDate>
///   <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
///   <AccountingCustomerParty><Party><PartyName><Name>Martin</Name></PartyName></Party>
///   </AccountingCustomerParty>
///   <LegalMonetaryTotal><TaxInclusiveAmount>120</TaxInclusiveAmount></LegalMonetaryTotal>
/// </CreditNote>"#;
/// let json = read_einvoice(file, &Value::Absent, English)?;
/// assert!(json.contains(r#""amount":"-120.00","currency":"EUR"}"#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read_einvoice(file: &[u8], options: &Value, language: Language) -> Result<String> {
    if *options != Value::Absent {
        let fault = Fault::default();
        Fields::open(options, &fault, &["language"], &[]);
        fault.check()?;
    }
    einvoice::read(file).map(|read| einvoice(&read, language))
}

fn einvoice(read: &EInvoice, language: Language) -> String {
    let currency = read.currency;
    Json::object_text(|json| {
        json.nested("invoice", |json| invoice(json, read));
        json.text("seller", &read.seller.name);
        json.text("buyer", &read.buyer.name);
        json.text_if("sellerId", read.seller.id.as_deref());
        json.text_if("buyerId", read.buyer.id.as_deref());
        json.text_if("sellerVat", read.seller.vat.as_deref());
        json.text_if("buyerVat", read.buyer.vat.as_deref());
        json.text("typeCode", &read.type_code);
        if let Some(due) = read.due {
            json.date("due", due);
        }
        json.text_if("paymentTerms", read.payment_terms.as_deref());
        json.text_if("preceding", read.preceding.as_deref());
        json.money("payable", i128::from(read.payable), currency);
        json.money("prepaid", i128::from(read.prepaid), currency);
        warnings(json, &read.warnings, language);
    })
}

fn invoice(json: &mut Json, read: &EInvoice) {
    let currency = read.currency;
    json.text("id", &read.id);
    json.text("customer", &read.customer);
    json.date("issued", read.issued);
    if let Some(due) = read.due_from_issue() {
        json.date("due", due);
    }
    json.money("amount", i128::from(read.amount), currency);
    if let Some(vat) = read.vat {
        json.money("vat", i128::from(vat), currency);
    }
    json.text("currency", currency.code());
    if let Some(payment) = read.settled() {
        json.objects("payments", [payment], |json, payment| {
            json.date("date", payment.date);
            json.money("amount", i128::from(payment.amount), currency);
        });
    }
}
