//! Universal Business Language: Invoice and CreditNote.

use super::terms::{PartyTerms, Terms, add, keep};
use crate::error::Result;
use crate::import::xml::{self, Element};
use alloc::string::String;

/// How the addresses of its namespaces begin.
pub(super) const NAMESPACES: &[&str] = &["urn:oasis:names:specification:ubl:"];

/// The terms of a document.
pub(super) fn terms(text: &str) -> Result<Terms> {
    let mut terms = Terms::default();
    // A tax registration names its number before its kind.
    let mut registered = None;
    xml::read(text, NAMESPACES, &mut |element| take(&mut terms, &mut registered, element))?;
    Ok(terms)
}

fn take(terms: &mut Terms, registered: &mut Option<String>, element: &Element) -> Result<()> {
    let Some((_, path)) = element.path.split_once('/') else {
        terms.is_credit_note = element.path == "CreditNote";
        return Ok(());
    };
    if let Some(name) = path.strip_prefix("AccountingSupplierParty/Party/") {
        return party(&mut terms.seller, registered, name, element);
    }
    if let Some(name) = path.strip_prefix("AccountingCustomerParty/Party/") {
        return party(&mut terms.buyer, registered, name, element);
    }
    match path {
        "ID" => keep(&mut terms.number, element),
        "InvoiceTypeCode" | "CreditNoteTypeCode" => keep(&mut terms.type_code, element),
        "IssueDate" => keep(&mut terms.issued, element),
        "DocumentCurrencyCode" => keep(&mut terms.currency, element),
        // The second is where a credit note has it.
        "DueDate" | "PaymentMeans/PaymentDueDate" => add(&mut terms.due, element),
        "PaymentTerms/Note" => add(&mut terms.payment_terms, element),
        "BillingReference/InvoiceDocumentReference/ID" => keep(&mut terms.preceding, element),
        "TaxTotal/TaxAmount" => terms.vat.add(element),
        "LegalMonetaryTotal/TaxExclusiveAmount" => terms.net.add(element),
        "LegalMonetaryTotal/TaxInclusiveAmount" => terms.total.add(element),
        "LegalMonetaryTotal/PrepaidAmount" => terms.prepaid.add(element),
        "LegalMonetaryTotal/PayableRoundingAmount" => terms.rounding.add(element),
        "LegalMonetaryTotal/PayableAmount" => terms.payable.add(element),
        _ => Ok(()),
    }
}

fn party(
    party: &mut PartyTerms,
    registered: &mut Option<String>,
    name: &str,
    element: &Element,
) -> Result<()> {
    match name {
        "PartyLegalEntity/RegistrationName" => keep(&mut party.name, element),
        "PartyName/Name" => keep(&mut party.trade_name, element),
        "PartyLegalEntity/CompanyID" => keep(&mut party.registration, element),
        // The identifier of a creditor of direct debits stands there too.
        "PartyIdentification/ID" if element.attribute("schemeID") != Some("SEPA") => {
            party.identify(element)
        }
        "PartyTaxScheme/CompanyID" => {
            *registered = Some(element.text()?);
            Ok(())
        }
        "PartyTaxScheme/TaxScheme/ID" => {
            if party.vat.is_none() && element.text()?.eq_ignore_ascii_case("VAT") {
                party.vat = registered.take().filter(|number| !number.is_empty());
            }
            Ok(())
        }
        "PartyTaxScheme" => {
            *registered = None;
            Ok(())
        }
        _ => Ok(()),
    }
}
