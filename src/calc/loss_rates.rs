//! Loss rates from history (spec §8.2).

use super::aging::buckets;
use super::kpis::hundredths;
use super::sums::Sums;
use crate::calc::{Bucket, DEFAULT_BUCKETS, MissingRates, Scope};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::law::accounts::PCG_214_25;
use crate::ledger::{Invoice, Ledger};
use crate::rule::Rule;
use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;
use core::iter;

/// The age in days at which what is still unpaid counts as lost, where none is asked.
pub const DEFAULT_LOSS_DAYS: i32 = 365;

/// What loss rates are asked.
#[derive(Clone, Debug)]
pub struct LossRatesOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// Ascending upper bounds of the buckets, in days past the due date, at least one.
    pub buckets: Vec<i32>,
    /// The age in days at which what is still unpaid counts as lost, 1 … 3660.
    pub days: i32,
    /// Only invoices issued on or after this day; none: all.
    pub from: Option<Date>,
}

impl LossRatesOptions {
    /// The buckets of 30, 60 and 90 days over the whole ledger, lost after a year.
    ///
    /// # Example
    /// ```
    /// use encours::calc::{LossRatesOptions, Scope};
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let options = LossRatesOptions::new(scope);
    /// assert_eq!((options.buckets, options.days), (vec![30, 60, 90], 365));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn new(scope: Scope) -> LossRatesOptions {
        let buckets = DEFAULT_BUCKETS.to_vec();
        LossRatesOptions { scope, buckets, days: DEFAULT_LOSS_DAYS, from: None }
    }
}

/// What came to an age, and what of it was lost, in minor units of the report's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Open when the invoices came to this age.
    pub reached: i128,
    /// Never paid of it.
    pub lost: i128,
}

impl Lost {
    /// lost / reached in hundredths of a percent; `None` where nothing came to this age.
    ///
    /// # Example
    /// ```
    /// use encours::calc::Lost;
    ///
    /// // 25.00 of 1 000.00
    /// assert_eq!(Lost { reached: 1_000_00, lost: 25_00 }.rate_percent(), Some(2_50));
    /// assert_eq!(Lost { reached: 0, lost: 0 }.rate_percent(), None);
    /// ```
    #[must_use]
    pub fn rate_percent(&self) -> Option<i128> {
        hundredths([self.lost, 100], self.reached)
    }
}

/// Loss rates by age.
#[derive(Clone, Debug)]
pub struct LossRates {
    /// Day and currency.
    pub scope: Scope,
    /// Not due, then each bucket.
    pub buckets: Vec<(Bucket, Lost)>,
    /// What they are for.
    pub rules: Vec<&'static Rule>,
}

/// What share of the amounts that came to each age was never paid.
///
/// An invoice counts once it is old enough that what is still open counts as lost: `days` after its
/// issue. In a bucket it counts with what was open on the day on which it came to it.
///
/// # Rules
/// `fr/pcg/214-25`: an allowance is an estimate of what is lost; rates of the own past are one.
///
/// # Errors
/// `date/order` at `from`, where no invoice from then on is old enough; `fx/missing` at `fx`, where
/// an invoice issued by that day is in a currency without a rate.
#[doc = include_str!("../../docs/figures/loss-rates.md")]
pub fn loss_rates(ledger: &Ledger, options: &LossRatesOptions) -> Result<LossRates> {
    let LossRatesOptions { scope, buckets: bounds, days, from } = options;
    let last_issue = scope.as_of.plus(days.saturating_neg());
    if let Some(from) = from.filter(|&from| from > last_issue) {
        let expected = Expected::NotAfter(last_issue);
        return Err(Error::new(ErrorCode::DateOrder, expected).at("from").found(from));
    }
    let ranges = buckets(bounds, 1);
    let starts: Vec<i32> = ranges.iter().map(|bucket| bucket.from).collect();
    // In the first row what is not due; then, for each bucket, what it adds to the one before.
    let mut rises = Sums::new(ranges.len().saturating_add(2), 2);
    let mut missing = MissingRates::default();
    for invoice in ledger.invoices() {
        if !scope.counts(&invoice, &mut missing) {
            continue;
        }
        let too_early = from.is_some_and(|from| invoice.issued < from);
        if invoice.amount <= 0 || invoice.issued > last_issue || too_early {
            continue;
        }
        let end = invoice.issued.plus(*days);
        let convert = |minor| scope.known(minor, invoice.currency);
        let lost = convert(invoice.open(end)).wrapping_add(convert(invoice.loss(end)));
        let of = |open: i128| {
            let reached = convert(open);
            [reached, lost.min(reached).max(0)]
        };
        rises.add_row(0, &of(i128::from(invoice.amount)));
        reached(&invoice, end, &starts, |open, first, after| {
            let rise = of(open);
            rises.add_row(first.wrapping_add(1), &rise);
            rises.add_row(after.wrapping_add(1), &rise.map(i128::wrapping_neg));
        });
    }
    missing.refuse()?;

    let mut rows = Vec::with_capacity(ranges.len().wrapping_add(1));
    let mut sum = Lost::default();
    let first = Bucket { label: "notDue".to_owned(), from: 0, to: Some(0) };
    for (row, bucket) in iter::once(first).chain(ranges).enumerate() {
        let [reached, lost] = rises.of(row) else { continue };
        sum.reached = sum.reached.wrapping_add(*reached);
        sum.lost = sum.lost.wrapping_add(*lost);
        rows.push((bucket, sum));
        if row == 0 {
            sum = Lost::default();
        }
    }
    Ok(LossRates { scope: scope.clone(), buckets: rows, rules: vec![&PCG_214_25] })
}

/// Says with which open amounts an invoice came to which buckets, from the first up to but without
/// `after`: one span for each change of what is open, so that many buckets cost no more than few.
fn reached(invoice: &Invoice, end: Date, starts: &[i32], mut span: impl FnMut(i128, usize, usize)) {
    // From the day on which it is written off, nothing is open.
    let last = invoice.written_off().map_or(end, |day| end.min(day.plus(-1)));
    // How many buckets begin by this day.
    let begun = |day: Date| starts.partition_point(|&from| invoice.due.plus(from) <= day);
    let mut open = i128::from(invoice.amount);
    let mut first = 0;
    let mut until = |day: Date, open: i128| {
        let after = begun(day.min(last));
        if open > 0 && after > first {
            span(open, first, after);
        }
        first = after.max(first);
    };
    for payment in invoice.payments.iter() {
        until(payment.date.plus(-1), open);
        open = open.wrapping_sub(i128::from(payment.amount));
    }
    until(last, open);
}
