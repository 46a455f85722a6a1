//! Electronic invoices and credit notes by their EN 16931 terms: CII (Factur-X, ZUGFeRD, XRechnung)
//! and UBL, as XML or within a PDF.
//!
//! What is owed from the day of issue on is the amount due for payment (BT-115), in whichever way the
//! document comes to it: a deposit, which has no date there, counts as paid on the day of issue.

mod cii;
mod pdf;
mod terms;
mod ubl;

use super::xml;
use crate::amount::Currency;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, FileExpected, Result};
use crate::ledger::Payment;
use crate::warning::Warning;
use alloc::string::String;
use alloc::vec::Vec;

/// What an electronic invoice says. Amounts are in minor units of its currency, those of a credit
/// note negative, whichever way it writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EInvoice {
    /// Its number (BT-1).
    pub id: String,
    /// The id of the customer: that of the buyer, else the name.
    pub customer: String,
    /// The day of issue (BT-2).
    pub issued: Date,
    /// The last day to pay (BT-9), the latest where there are several.
    pub due: Option<Date>,
    /// The currency (BT-5).
    pub currency: Currency,
    /// The total with VAT (BT-112).
    pub amount: i64,
    /// The VAT in it (BT-110), where it fits the amount.
    pub vat: Option<i64>,
    /// What was paid before (BT-113).
    pub prepaid: i64,
    /// The amount due for payment (BT-115).
    pub payable: i64,
    /// The kind of document (BT-3), a code of UNTDID 1001: 380, 381 …
    pub type_code: String,
    /// Who sells (BG-4).
    pub seller: Party,
    /// Who buys (BG-7).
    pub buyer: Party,
    /// The payment terms in words (BT-20).
    pub payment_terms: Option<String>,
    /// The number of the invoice that it corrects (BT-25).
    pub preceding: Option<String>,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
}

/// Who sells or buys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The name (BT-27, BT-44).
    pub name: String,
    /// The first that is stated of: registration (BT-30, BT-47), SIREN or SIRET, VAT number, any
    /// other identifier (BT-29, BT-46).
    pub id: Option<String>,
    /// The VAT number (BT-31, BT-48).
    pub vat: Option<String>,
}

impl EInvoice {
    /// The due date of the invoice in a ledger: never before its issue.
    ///
    /// # Example
    /// ```
    /// use encours::import::einvoice;
    ///
    /// let invoice = einvoice::read(
    ///     br#"<Invoice>
    ///       <ID>F-1</ID><IssueDate>2025-06-02</IssueDate><DueDate>2025-05-31</DueDate>
    ///       <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
    ///       <AccountingCustomerParty><Party>
    ///         <PartyName><Name>Martin</Name></PartyName>
    ///       </Party></AccountingCustomerParty>
    ///       <LegalMonetaryTotal>
    ///         <TaxInclusiveAmount>120.00</TaxInclusiveAmount>
    ///         <PrepaidAmount>50.00</PrepaidAmount>
    ///         <PayableAmount>70.00</PayableAmount>
    ///       </LegalMonetaryTotal>
    ///     </Invoice>"#,
    /// )?;
    /// assert_eq!(invoice.due_from_issue(), Some(invoice.issued));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn due_from_issue(&self) -> Option<Date> {
        self.due.map(|due| due.max(self.issued))
    }

    /// What counts as paid on the day of issue: the total less what is due for payment.
    ///
    /// # Example
    /// ```
    /// use encours::import::einvoice;
    ///
    /// let invoice = einvoice::read(
    ///     br#"<Invoice>
    ///       <ID>F-1</ID><IssueDate>2025-06-02</IssueDate><DueDate>2025-05-31</DueDate>
    ///       <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
    ///       <AccountingCustomerParty><Party>
    ///         <PartyName><Name>Martin</Name></PartyName>
    ///       </Party></AccountingCustomerParty>
    ///       <LegalMonetaryTotal>
    ///         <TaxInclusiveAmount>120.00</TaxInclusiveAmount>
    ///         <PrepaidAmount>50.00</PrepaidAmount>
    ///         <PayableAmount>70.00</PayableAmount>
    ///       </LegalMonetaryTotal>
    ///     </Invoice>"#,
    /// )?;
    /// assert_eq!(invoice.settled().map(|payment| payment.amount), Some(50_00));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn settled(&self) -> Option<Payment> {
        let amount = self.amount.wrapping_sub(self.payable);
        (amount != 0).then_some(Payment { date: self.issued, amount })
    }
}

/// The ways to write an electronic invoice as XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// Cross Industry Invoice, of UN/CEFACT.
    Cii,
    /// Universal Business Language, of OASIS.
    Ubl,
}

impl Syntax {
    /// That of a document with this root element.
    pub(crate) fn of(name: &str, namespace: &str) -> Option<Syntax> {
        let (syntax, families) = match name {
            "CrossIndustryInvoice" | "CrossIndustryDocument" => (Syntax::Cii, cii::NAMESPACES),
            "Invoice" | "CreditNote" => (Syntax::Ubl, ubl::NAMESPACES),
            _ => return None,
        };
        let known = |family: &&str| namespace.starts_with(family);
        (namespace.is_empty() || families.iter().any(known)).then_some(syntax)
    }
}

/// Reads an electronic invoice: XML, or a PDF with one in it.
///
/// # Errors
/// `file/format` for another kind of file, damaged XML, at `line/…`, and a PDF without an invoice;
/// `file/limit` for what is larger, deeper or more packed than invoices are; `file/encrypted`;
/// `option/missing`, `option/invalid` and the codes of dates, amounts and currencies at `invoice/…`.
///
/// # Example
/// ```
/// use encours::import::einvoice;
///
/// let invoice = einvoice::read(
///     br#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
///       <ID>F-1</ID><IssueDate>2025-06-02</IssueDate><DueDate>2025-07-02</DueDate>
///       <DocumentCurrencyCode>EUR</DocumentCurrencyCode>
///       <AccountingCustomerParty><Party>
///         <PartyName><Name>Martin</Name></PartyName>
///       </Party></AccountingCustomerParty>
///       <LegalMonetaryTotal>
///         <TaxInclusiveAmount>1200.50</TaxInclusiveAmount>
///         <PayableAmount>1200.50</PayableAmount>
///       </LegalMonetaryTotal>
///     </Invoice>"#,
/// )?;
/// assert_eq!((invoice.id.as_str(), invoice.amount), ("F-1", 1_200_50));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<EInvoice> {
    if pdf::is_pdf(bytes) { read_xml(&pdf::attachment(bytes)?) } else { read_xml(bytes) }
}

fn read_xml(bytes: &[u8]) -> Result<EInvoice> {
    let text = xml::decode(bytes)?;
    if !text.trim_start().starts_with('<') {
        return Err(not_one());
    }
    let (name, namespace) = xml::root(&text)?;
    let terms = match Syntax::of(&name, &namespace) {
        Some(Syntax::Cii) => cii::terms(&text),
        Some(Syntax::Ubl) => ubl::terms(&text),
        None => return Err(not_one().found(&name)),
    };
    terms?.invoice()
}

/// Whether these bytes are the XML of an electronic invoice.
fn is_einvoice(bytes: &[u8]) -> bool {
    let root = xml::decode(bytes).and_then(|text| xml::root(&text));
    root.is_ok_and(|(name, namespace)| Syntax::of(&name, &namespace).is_some())
}

fn not_one() -> Error {
    Error::new(ErrorCode::FileFormat, Expected::File(FileExpected::EInvoice))
}
