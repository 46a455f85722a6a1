//! What a report is about: the day, the currency, the customers (spec §1.4).

use crate::amount::{Currency, Decimal, pow10, round_ratio};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::ledger::{Class, Invoice, Ledger};
use alloc::string::String;
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
    ///
    /// # Example
    /// ```
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// assert_eq!(scope.currency.code(), "EUR");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn on(as_of: Date) -> Scope {
        Scope { as_of, currency: Currency::euro(), rates: Vec::new(), customers: None }
    }

    /// The same in another currency.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let dollar = Currency::parse("USD")?;
    /// let scope = Scope::on(Date::parse("2025-06-30")?).in_currency(dollar);
    /// assert_eq!(scope.currency, dollar);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn in_currency(mut self, currency: Currency) -> Scope {
        self.currency = currency;
        self
    }

    /// The same with the value of 1 unit of another currency in the report's.
    ///
    /// # Example
    /// ```
    /// use encours::amount::{Currency, Decimal};
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let dollar = Currency::parse("USD")?;
    /// let rate = Decimal::hundredths(92);
    /// let scope = Scope::on(Date::parse("2025-06-30")?).with_rate(dollar, rate);
    /// // 100.00 $ × 0.92
    /// assert_eq!(scope.convert(100_00, dollar), Some(92_00));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn with_rate(mut self, currency: Currency, rate: Decimal) -> Scope {
        self.rates.push((currency, rate));
        self
    }

    /// The same for only these customers, by their codes.
    ///
    /// # Example
    /// ```
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?).for_customers(&[0, 2]);
    /// assert!(scope.includes(0) && !scope.includes(1) && scope.includes(2));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
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
    ///
    /// # Example
    /// ```
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// assert!(scope.includes(7));
    /// assert!(!scope.for_customers(&[1]).includes(7));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn includes(&self, customer: u32) -> bool {
        match &self.customers {
            None => true,
            Some(mask) => mask.get(customer as usize).copied().unwrap_or(false),
        }
    }

    /// Whether the report is about this invoice: issued by its day, of one of its customers.
    #[inline(always)]
    pub(super) fn covers(&self, invoice: &Invoice) -> bool {
        invoice.issued <= self.as_of && self.includes(invoice.customer)
    }

    /// Whether the report is about this invoice and has a rate for its currency; notes a currency
    /// without one.
    #[inline(always)]
    pub(super) fn counts(&self, invoice: &Invoice, missing: &mut MissingRates) -> bool {
        if !self.covers(invoice) {
            return false;
        }
        let counts = self.has_rate(invoice.currency);
        if !counts {
            missing.note(invoice.currency);
        }
        counts
    }

    /// An amount of another currency in minor units of the report's, rounded; `None` without a
    /// rate.
    ///
    /// # Example
    /// ```
    /// use encours::amount::{Currency, Decimal};
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let yen = Currency::parse("JPY")?;
    /// let rate = Decimal { units: 61, scale: 4 };
    /// let scope = Scope::on(Date::parse("2025-06-30")?).with_rate(yen, rate);
    /// // 10 000 ¥ × 0.0061 = 61.00 €
    /// assert_eq!(scope.convert(10_000, yen), Some(61_00));
    /// assert_eq!(scope.convert(1_00, Currency::parse("USD")?), None);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
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
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    /// use encours::calc::Scope;
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// assert!(scope.has_rate(Currency::euro()) && !scope.has_rate(Currency::parse("USD")?));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
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
pub(super) struct Open {
    pub(super) row: u32,
    pub(super) customer: u32,
    pub(super) issued: Date,
    pub(super) due: Date,
    pub(super) class: Class,
    /// In the report's currency.
    pub(super) amount: i128,
}

impl Open {
    /// Whether it is owed: something is open, and it is no credit.
    pub(super) fn is_owed(&self) -> bool {
        !matches!(self.class, Class::Credit | Class::Settled | Class::Uncollectible)
    }
}

impl Scope {
    /// Calls with each invoice of the report.
    // For walks that are not worth a loop of their own in the module.
    #[inline(never)]
    pub(super) fn each(&self, ledger: &Ledger, each: &mut dyn FnMut(&Invoice)) {
        for invoice in ledger.invoices() {
            if self.covers(&invoice) {
                each(&invoice);
            }
        }
    }

    /// Calls with each invoice of the report on which something is open.
    ///
    /// # Errors
    /// `fx/missing` at `fx`, where one of them is in a currency without a rate.
    // One walk for all reports: few invoices are still open, so the call costs next to nothing.
    #[inline(never)]
    pub(super) fn each_open(&self, ledger: &Ledger, each: &mut dyn FnMut(&Open)) -> Result<()> {
        let mut missing = MissingRates::default();
        for invoice in ledger.invoices() {
            if !self.covers(&invoice) {
                continue;
            }
            let own = invoice.open(self.as_of);
            if own == 0 {
                continue;
            }
            match self.open(&invoice, own) {
                Some(open) => each(&open),
                None => missing.note(invoice.currency),
            }
        }
        missing.refuse()
    }

    /// An invoice of which so much is open, in its own currency; `None` without a rate.
    #[inline(always)]
    pub(super) fn open(&self, invoice: &Invoice, own: i128) -> Option<Open> {
        let amount = self.convert(own, invoice.currency)?;
        let &Invoice { row, customer, issued, due, .. } = invoice;
        let class = invoice.class_of(own, self.as_of);
        Some(Open { row, customer, issued, due, class, amount })
    }
}

/// The currencies that a report needed and that `fx` lacks.
#[derive(Debug)]
pub struct MissingRates([bool; Currency::COUNT]);

impl Default for MissingRates {
    fn default() -> MissingRates {
        MissingRates([false; Currency::COUNT])
    }
}

impl MissingRates {
    /// Notes one.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    /// use encours::calc::MissingRates;
    ///
    /// let mut missing = MissingRates::default();
    /// missing.note(Currency::parse("USD")?);
    /// assert!(missing.refuse().is_err());
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[cold]
    pub fn note(&mut self, currency: Currency) {
        if let Some(noted) = self.0.get_mut(currency.index()) {
            *noted = true;
        }
    }

    /// Refuses the report if any is missing, naming them all.
    ///
    /// # Errors
    /// `fx/missing` at `fx`.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    /// use encours::calc::MissingRates;
    ///
    /// let mut missing = MissingRates::default();
    /// assert!(missing.refuse().is_ok());
    /// missing.note(Currency::parse("USD")?);
    /// missing.note(Currency::parse("CHF")?);
    /// let error = missing.refuse().unwrap_err();
    /// assert_eq!((error.code.as_str(), error.value.as_deref()), ("fx/missing", Some("CHF, USD")));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn refuse(&self) -> Result<()> {
        let mut codes = String::new();
        for (index, _) in self.0.iter().enumerate().filter(|(_, noted)| **noted) {
            if !codes.is_empty() {
                codes.push_str(", ");
            }
            codes.push_str(Currency::from_index(index).map_or("", Currency::code));
        }
        if codes.is_empty() {
            return Ok(());
        }
        Err(Error::new(ErrorCode::FxMissing, Expected::Plain).at("fx").found(codes))
    }
}
