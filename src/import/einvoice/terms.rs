//! The terms of EN 16931 as a document writes them, and the invoice that they are.

use super::{EInvoice, Party};
use crate::amount::{AmountFault, Currency, LARGEST_AMOUNT, parse_amount_rounded, pow10};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::import::xml::Element;
use crate::warning::{FileNotice, Notice, Warning};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The codes of UNTDID 1001 that EN 16931 and the French reform have for credit notes.
const CREDIT_NOTES: &[&str] =
    &["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];

/// An id of a ledger has at most so many code points.
const LONGEST_ID: usize = 200;

/// The terms of a document, as text.
#[derive(Debug, Default)]
pub(super) struct Terms {
    pub(super) number: Option<String>,
    pub(super) issued: Option<String>,
    pub(super) type_code: Option<String>,
    pub(super) currency: Option<String>,
    pub(super) due: Vec<String>,
    pub(super) payment_terms: Vec<String>,
    pub(super) preceding: Option<String>,
    pub(super) seller: PartyTerms,
    pub(super) buyer: PartyTerms,
    pub(super) net: Amounts,
    pub(super) vat: Amounts,
    pub(super) total: Amounts,
    pub(super) prepaid: Amounts,
    pub(super) rounding: Amounts,
    pub(super) payable: Amounts,
    /// Whether the document is called a credit note, whatever its code.
    pub(super) is_credit_note: bool,
}

/// The terms of who sells or buys.
#[derive(Debug, Default)]
pub(super) struct PartyTerms {
    pub(super) name: Option<String>,
    pub(super) trade_name: Option<String>,
    pub(super) registration: Option<String>,
    pub(super) vat: Option<String>,
    /// Other identifiers, each with its scheme.
    identifiers: Vec<(String, String)>,
}

/// One amount, in each currency in which it is stated.
#[derive(Debug, Default)]
pub(super) struct Amounts(Vec<(Option<String>, String)>);

/// Keeps the text of the first element that has one.
pub(super) fn keep(term: &mut Option<String>, element: &Element) -> Result<()> {
    if term.is_none() {
        *term = Some(element.text()?).filter(|text| !text.is_empty());
    }
    Ok(())
}

/// Keeps the texts of all elements that have one.
pub(super) fn add(terms: &mut Vec<String>, element: &Element) -> Result<()> {
    terms.extend(Some(element.text()?).filter(|text| !text.is_empty()));
    Ok(())
}

impl Amounts {
    pub(super) fn add(&mut self, element: &Element) -> Result<()> {
        let currency = element.attribute("currencyID").map(ToOwned::to_owned);
        let text = element.text()?;
        if !text.is_empty() {
            self.0.push((currency, text));
        }
        Ok(())
    }

    /// In the currency of the document: VAT may be stated in that of the accounts too.
    fn text(&self, currency: Currency) -> Option<&str> {
        let own =
            |stated: &Option<String>| stated.as_deref().is_none_or(|code| code == currency.code());
        let found = self.0.iter().find(|(stated, _)| own(stated)).or(self.0.first());
        found.map(|(_, text)| text.as_str())
    }
}

impl PartyTerms {
    pub(super) fn identify(&mut self, element: &Element) -> Result<()> {
        let text = element.text()?;
        if !text.is_empty() {
            let scheme = element.attribute("schemeID").unwrap_or_default();
            self.identifiers.push((scheme.to_owned(), text));
        }
        Ok(())
    }

    fn party(self) -> Party {
        // SIREN and SIRET in ISO 6523.
        let french = |(scheme, _): &&(String, String)| scheme == "0002" || scheme == "0009";
        let listed = self.identifiers.iter().find(french).map(|(_, id)| id.clone());
        let other = || self.identifiers.first().map(|(_, id)| id.clone());
        Party {
            id: self.registration.or(listed).or_else(|| self.vat.clone()).or_else(other),
            name: self.name.or(self.trade_name).unwrap_or_default(),
            vat: self.vat,
        }
    }
}

impl Terms {
    /// The invoice that they are.
    pub(super) fn invoice(self) -> Result<EInvoice> {
        let id = required(self.number, "invoice/id")?;
        let id = checked_id(id, "invoice/id")?;
        let (seller, buyer) = (self.seller.party(), self.buyer.party());
        let customer =
            buyer.id.clone().or(Some(buyer.name.clone()).filter(|name| !name.is_empty()));
        let customer = checked_id(required(customer, "invoice/customer")?, "invoice/customer")?;
        let issued = date(&required(self.issued, "invoice/issued")?, "invoice/issued")?;
        let mut warnings = Vec::new();
        let mut due = None;
        for text in &self.due {
            let date = date(text, "invoice/due")?;
            if due.is_some_and(|due| due != date) {
                warn(&mut warnings, FileNotice::EInvoiceInstallments, "invoice/due");
            }
            due = due.max(Some(date));
        }
        let stated = self.total.0.iter().find_map(|(currency, _)| currency.clone());
        let currency = required(self.currency.or(stated), "invoice/currency")?;
        let currency = Currency::parse(&currency).map_err(|error| error.at("invoice/currency"))?;

        let mut reading = Reading { currency, rounded: 0 };
        let net = reading.amount(&self.net, "net")?;
        let vat = reading.amount(&self.vat, "invoice/vat")?;
        let total = reading.amount(&self.total, "invoice/amount")?;
        let prepaid = reading.amount(&self.prepaid, "prepaid")?.unwrap_or(0);
        let rounding = reading.amount(&self.rounding, "rounding")?.unwrap_or(0);
        let payable = reading.amount(&self.payable, "payable")?;

        let sum = || Some(net?.wrapping_add(vat?));
        let amount = required(total.or_else(sum), "invoice/amount")?;
        let left = amount.wrapping_sub(prepaid).wrapping_add(rounding);
        if sum().is_some_and(|sum| sum != amount) {
            warn(&mut warnings, FileNotice::EInvoiceTotal, "invoice/amount");
        }
        if payable.is_some_and(|payable| payable != left) {
            warn(&mut warnings, FileNotice::EInvoicePayable, "payable");
        }
        let payable = payable.unwrap_or(left);
        let settled = i128::from(amount.wrapping_sub(payable));
        if settled.abs() > LARGEST_AMOUNT.wrapping_mul(pow10(currency.digits())) {
            return Err(AmountFault::Range.error(currency.digits()).at("payable"));
        }
        if amount != payable {
            warn(&mut warnings, FileNotice::EInvoicePrepaid, "invoice/payments");
        }

        let type_code = self.type_code.unwrap_or_else(|| {
            let code = if self.is_credit_note { "381" } else { "380" };
            code.to_owned()
        });
        let is_credit_note = self.is_credit_note || CREDIT_NOTES.contains(&type_code.as_str());
        // The sign that the document gives its amounts: by the standard those of a credit note are
        // positive, but not all programs know.
        let leading = [amount, payable].into_iter().find(|&amount| amount != 0).unwrap_or(0);
        let turned = |amount: i64| {
            if is_credit_note && leading > 0 { amount.wrapping_neg() } else { amount }
        };
        let vat = vat.map(turned).filter(|&vat| fits(vat, turned(amount)));
        if vat.is_none() && !self.vat.0.is_empty() {
            warn(&mut warnings, FileNotice::EInvoiceVat, "invoice/vat");
        }
        match due {
            Some(due) if due < issued => {
                warn(&mut warnings, FileNotice::EInvoiceDueEarly(due), "invoice/due");
            }
            None if turned(payable) > 0 => {
                warn(&mut warnings, FileNotice::EInvoiceDueMissing, "invoice/due");
            }
            _ => {}
        }
        if reading.rounded > 0 {
            warnings.push(Notice::AmountRounded(reading.rounded).into());
        }
        Ok(EInvoice {
            id,
            customer,
            issued,
            due,
            currency,
            amount: turned(amount),
            vat,
            prepaid: turned(prepaid),
            payable: turned(payable),
            type_code,
            seller,
            buyer,
            payment_terms: Some(self.payment_terms.join("\n")).filter(|text| !text.is_empty()),
            preceding: self.preceding,
            warnings,
        })
    }
}

/// Whether a ledger takes this VAT of an invoice (spec §2.1).
fn fits(vat: i64, amount: i64) -> bool {
    vat == 0 || (vat < 0) == (amount < 0) && vat.unsigned_abs() <= amount.unsigned_abs()
}

/// Says it once.
fn warn(warnings: &mut Vec<Warning>, notice: FileNotice, path: &str) {
    let warning = Warning { notice: Notice::File(notice), path: Some(path.to_owned()) };
    if !warnings.contains(&warning) {
        warnings.push(warning);
    }
}

fn required<T>(term: Option<T>, path: &str) -> Result<T> {
    term.ok_or_else(|| Error::new(ErrorCode::OptionMissing, Expected::Plain).at(path))
}

fn checked_id(id: String, path: &str) -> Result<String> {
    if id.chars().nth(LONGEST_ID).is_some() {
        return Err(Error::new(ErrorCode::OptionInvalid, Expected::Id).at(path).found(&id));
    }
    Ok(id)
}

/// A day: `20250630` (format 102 of CII, 203 and 204 with the time after it), or that of a date of
/// XML, which may have a time and a zone after it.
fn date(text: &str, path: &str) -> Result<Date> {
    let error = |error: Error| error.at(path).found(text);
    let digits = || text.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()));
    let iso = match digits() {
        Some(day) => {
            let part = |from, to| day.get(from..to).unwrap_or_default();
            [part(0, 4), "-", part(4, 6), "-", part(6, 8)].concat()
        }
        None => {
            let rest = text.get(10..).unwrap_or_default();
            let is_day = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-']);
            text.get(..10).filter(|_| is_day).unwrap_or(text).to_owned()
        }
    };
    Date::parse(&iso).map_err(error)
}

/// How the amounts of a document are read.
struct Reading {
    currency: Currency,
    /// How many had more decimals than the currency.
    rounded: usize,
}

impl Reading {
    fn amount(&mut self, amounts: &Amounts, path: &str) -> Result<Option<i64>> {
        let Some(text) = amounts.text(self.currency) else { return Ok(None) };
        let digits = self.currency.digits();
        let (units, had_more) = parse_amount_rounded(plain(text).as_bytes(), digits)
            .map_err(|fault| fault.error(digits).at(path).found(text))?;
        self.rounded = self.rounded.wrapping_add(usize::from(had_more));
        Ok(Some(units))
    }
}

/// A decimal of XML in plain notation: `+1.`, `.5` are allowed there.
fn plain(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = digits.strip_suffix('.').filter(|digits| !digits.is_empty()).unwrap_or(digits);
    let zero = if digits.starts_with('.') { "0" } else { "" };
    [sign, zero, digits].concat()
}
