//! Cross Industry Invoice: Factur-X, ZUGFeRD 2, XRechnung, and ZUGFeRD 1, whose sections have other
//! names.

use super::terms::{PartyTerms, Terms, add, keep};
use crate::error::Result;
use crate::import::xml::{self, Element};

/// How the addresses of its namespaces begin.
pub(super) const NAMESPACES: &[&str] = &["urn:un:unece:uncefact:", "urn:ferd:"];

/// The terms of a document.
pub(super) fn terms(text: &str) -> Result<Terms> {
    let mut terms = Terms::default();
    xml::read(text, NAMESPACES, &mut |element| take(&mut terms, element))?;
    Ok(terms)
}

fn take(terms: &mut Terms, element: &Element) -> Result<()> {
    let Some((_, path)) = element.path.split_once('/') else { return Ok(()) };
    if let Some(name) = after(path, &["ExchangedDocument/", "HeaderExchangedDocument/"]) {
        return match name {
            "ID" => keep(&mut terms.number, element),
            "TypeCode" => keep(&mut terms.type_code, element),
            "IssueDateTime/DateTimeString" | "IssueDateTime/DateTime" => {
                keep(&mut terms.issued, element)
            }
            _ => Ok(()),
        };
    }
    let sections = [
        "SupplyChainTradeTransaction/ApplicableHeaderTrade",
        "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTrade",
    ];
    let Some(path) = after(path, &sections) else { return Ok(()) };
    if let Some(name) = after(path, &["Agreement/SellerTradeParty/"]) {
        return party(&mut terms.seller, name, element);
    }
    if let Some(name) = after(path, &["Agreement/BuyerTradeParty/"]) {
        return party(&mut terms.buyer, name, element);
    }
    let totals = [
        "Settlement/SpecifiedTradeSettlementHeaderMonetarySummation/",
        "Settlement/SpecifiedTradeSettlementMonetarySummation/",
    ];
    if let Some(name) = after(path, &totals) {
        let Some(amount) = (match name {
            "TaxBasisTotalAmount" => Some(&mut terms.net),
            "TaxTotalAmount" => Some(&mut terms.vat),
            "GrandTotalAmount" => Some(&mut terms.total),
            "TotalPrepaidAmount" => Some(&mut terms.prepaid),
            "RoundingAmount" => Some(&mut terms.rounding),
            "DuePayableAmount" => Some(&mut terms.payable),
            _ => None,
        }) else {
            return Ok(());
        };
        return amount.add(element);
    }
    match path {
        "Settlement/InvoiceCurrencyCode" => keep(&mut terms.currency, element),
        "Settlement/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"
        | "Settlement/SpecifiedTradePaymentTerms/DueDateDateTime/DateTime" => {
            add(&mut terms.due, element)
        }
        "Settlement/SpecifiedTradePaymentTerms/Description" => {
            add(&mut terms.payment_terms, element)
        }
        "Settlement/InvoiceReferencedDocument/IssuerAssignedID" => {
            keep(&mut terms.preceding, element)
        }
        _ => Ok(()),
    }
}

fn party(party: &mut PartyTerms, name: &str, element: &Element) -> Result<()> {
    match name {
        "Name" => keep(&mut party.name, element),
        "SpecifiedLegalOrganization/TradingBusinessName" => keep(&mut party.trade_name, element),
        "SpecifiedLegalOrganization/ID" => keep(&mut party.registration, element),
        "ID" | "GlobalID" => party.identify(element),
        "SpecifiedTaxRegistration/ID" if element.attribute("schemeID") == Some("VA") => {
            keep(&mut party.vat, element)
        }
        _ => Ok(()),
    }
}

/// What follows the first of these beginnings that a path has.
fn after<'a>(path: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    beginnings.iter().find_map(|beginning| path.strip_prefix(beginning))
}
