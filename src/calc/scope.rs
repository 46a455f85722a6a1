//! What a report is about: the day, the currency, the customers (spec §1.4).

use crate::amount::{Currency, Decimal, pow10, round_ratio};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::ledger::{Invoice, Ledger};
use alloc::vec;
use alloc::vec::Vec;

/// The day, the currency and the customers of a report.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The date of situation.
    pub as_of: Date,
    /// The currency of the report.
    pub currency: Currency,
    rates: Vec<(Currency, Decimal)>,
    customers: Option<Vec<bool>>,
}

impl Scope {
    /// All customers on this day, in euros.
    #[must_use]
    pub fn on(as_of: Date) -> Scope {
        Scope { as_of, currency: Currency::euro(), rates: Vec::new(), customers: None }
    }

    /// The same in another currency.
    #[must_use]
    pub fn in_currency(mut self, currency: Currency) -> Scope {
        self.currency = currency;
        self
    }

    /// The same with the value of 1 unit of another currency in the report's.
    #[must_use]
    pub fn with_rate(mut self, currency: Currency, rate: Decimal) -> Scope {
        self.rates.push((currency, rate));
        self
    }

    /// The same for only these customers, by their codes.
    #[must_use]
    pub fn for_customers(mut self, codes: &[u32]) -> Scope {
        let len = codes.iter().max().map_or(0, |&max| (max as usize).wrapping_add(1));
        let mut mask = vec![false; len];
        for &code in codes {
            if let Some(cell) = mask.get_mut(code as usize) {
                *cell = true;
            }
        }
        self.customers = Some(mask);
        self
    }

    /// Whether the report is about this customer.
    #[inline(always)]
    #[must_use]
    pub fn includes(&self, customer: u32) -> bool {
        match &self.customers {
            None => true,
            Some(mask) => mask.get(customer as usize).copied().unwrap_or(false),
        }
    }

    /// An amount of another currency in minor units of the report's, rounded; `None` without a
    /// rate.
    #[inline(always)]
    #[must_use]
    pub fn convert(&self, minor: i128, from: Currency) -> Option<i128> {
        if from == self.currency { Some(minor) } else { self.exchange(minor, from) }
    }

    /// An amount of a currency that [`Scope::has_rate`].
    #[inline(always)]
    pub(super) fn known(&self, minor: i128, from: Currency) -> i128 {
        self.convert(minor, from).unwrap_or(0)
    }

    /// Apart, so that the usual case costs no call.
    #[cold]
    fn exchange(&self, minor: i128, from: Currency) -> Option<i128> {
        let rate = self.rate(from)?;
        let factors = [minor, rate.units, pow10(self.currency.digits())];
        Some(round_ratio(&factors, &[pow10(rate.scale), pow10(from.digits())]))
    }

    /// Whether amounts of this currency can be converted.
    #[inline(always)]
    #[must_use]
    pub fn has_rate(&self, from: Currency) -> bool {
        from == self.currency || self.rate(from).is_some()
    }

    #[cold]
    #[inline(never)]
    fn rate(&self, from: Currency) -> Option<&Decimal> {
        self.rates.iter().rev().find(|(currency, _)| *currency == from).map(|(_, rate)| rate)
    }
}

/// What is open of an invoice on the day of a report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open<'a> {
    pub(super) invoice: Invoice<'a>,
    /// In the invoice's currency; not 0.
    pub(super) own: i128,
    /// In the report's currency.
    pub(super) amount: i128,
}

impl Scope {
    /// Calls with each invoice of the report on which something is open.
    ///
    /// # Errors
    /// `fx/missing` at `fx`, where one of them is in a currency without a rate.
    // One walk for all reports: few invoices are still open, so the call costs next to nothing.
    #[inline(never)]
    pub(super) fn each_open(&self, ledger: &Ledger, each: &mut dyn FnMut(&Open)) -> Result<()> {
        let mut missing = MissingRates::default();
        for invoice in ledger.invoices() {
            if invoice.issued > self.as_of || !self.includes(invoice.customer) {
                continue;
            }
            let own = invoice.open(self.as_of);
            if own == 0 {
                continue;
            }
            match self.convert(own, invoice.currency) {
                Some(amount) => each(&Open { invoice, own, amount }),
                None => missing.note(invoice.currency),
            }
        }
        missing.refuse()
    }
}

/// The currencies that a report needed and that `fx` lacks.
#[derive(Clone, Debug, Default)]
pub struct MissingRates(Vec<Currency>);

impl MissingRates {
    /// Notes one.
    pub fn note(&mut self, currency: Currency) {
        if let Err(at) = self.0.binary_search(&currency) {
            self.0.insert(at, currency);
        }
    }

    /// Refuses the report if any is missing, naming them all.
    ///
    /// # Errors
    /// `fx/missing` at `fx`.
    pub fn refuse(self) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let codes: Vec<&str> = self.0.iter().map(|currency| currency.code()).collect();
        Err(Error::new(ErrorCode::FxMissing, Expected::Plain).at("fx").found(codes.join(", ")))
    }
}
