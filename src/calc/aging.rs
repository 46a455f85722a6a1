//! Aging: what each customer owes, by age (spec §5).

use crate::calc::{MissingRates, Scope};
use crate::error::{Result, Show};
use crate::ledger::Ledger;
use crate::order;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// From which day the age is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The due date: what is not past it is not due.
    #[default]
    Due,
    /// The day of issue.
    Issued,
}

/// What an aging report is asked.
#[derive(Clone, Debug)]
pub struct AgingOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// Ascending upper bounds of the buckets, in days, at least one.
    pub buckets: Vec<i32>,
    /// From which day the age is counted.
    pub basis: Basis,
}

impl AgingOptions {
    /// The bounds of 30, 60 and 90 days from the due date.
    #[must_use]
    pub fn new(scope: Scope) -> AgingOptions {
        AgingOptions { scope, buckets: DEFAULT_BUCKETS.to_vec(), basis: Basis::Due }
    }
}

/// The upper bounds of the usual buckets, in days.
pub const DEFAULT_BUCKETS: [i32; 3] = [30, 60, 90];

/// One range of ages; both ends are inclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// `1-30`, `>90`.
    pub label: String,
    /// First day of age.
    pub from: i32,
    /// Last day of age; none for the last bucket.
    pub to: Option<i32>,
}

/// The buckets between these upper bounds; the first begins at `first`.
pub(crate) fn buckets(bounds: &[i32], first: i32) -> Vec<Bucket> {
    let mut from = first;
    let mut buckets = Vec::with_capacity(bounds.len().wrapping_add(1));
    for &to in bounds {
        let mut label = from.shown();
        label.push('-');
        to.show(&mut label);
        buckets.push(Bucket { label, from, to: Some(to) });
        from = to.wrapping_add(1);
    }
    let last = bounds.last().copied().unwrap_or(0);
    let mut label = String::from(">");
    last.show(&mut label);
    buckets.push(Bucket { label, from, to: None });
    buckets
}

/// What is open, by age, in minor units of the report's currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aged {
    /// Not past the due date.
    pub not_due: i128,
    /// By bucket.
    pub buckets: Vec<i128>,
    /// Credit notes and overpayments, negative.
    pub credits: i128,
    /// Past the due date.
    pub overdue: i128,
    /// Largest delay of a positive open invoice, at least 0.
    pub oldest_days: i32,
    /// Invoices with something open.
    pub invoices: u32,
}

impl Aged {
    fn new(buckets: usize) -> Aged {
        Aged { buckets: vec![0; buckets], ..Aged::default() }
    }

    /// notDue + Σ buckets + credits.
    #[must_use]
    pub fn total(&self) -> i128 {
        let start = self.not_due.wrapping_add(self.credits);
        self.buckets.iter().fold(start, |sum, &bucket| sum.wrapping_add(bucket))
    }

    fn add(&mut self, other: &Aged) {
        self.not_due = self.not_due.wrapping_add(other.not_due);
        self.credits = self.credits.wrapping_add(other.credits);
        self.overdue = self.overdue.wrapping_add(other.overdue);
        self.oldest_days = self.oldest_days.max(other.oldest_days);
        self.invoices = self.invoices.wrapping_add(other.invoices);
        for (sum, &bucket) in self.buckets.iter_mut().zip(&other.buckets) {
            *sum = sum.wrapping_add(bucket);
        }
    }
}

/// What each customer owes, by age.
#[derive(Clone, Debug)]
pub struct AgingReport {
    /// Day and currency.
    pub scope: Scope,
    /// The ranges of ages.
    pub buckets: Vec<Bucket>,
    /// Code of each customer with something open: largest total first, then by id.
    pub rows: Vec<(u32, Aged)>,
    /// All rows together.
    pub total: Aged,
}

/// What each customer owes on a day, by age: each open amount in exactly one place.
///
/// # Errors
/// `fx/missing` at `fx`, where something is open in a currency without a rate.
pub fn aging(ledger: &Ledger, options: &AgingOptions) -> Result<AgingReport> {
    let AgingOptions { scope, buckets: bounds, basis } = options;
    let as_of = scope.as_of;
    let width = bounds.len().wrapping_add(1);
    let mut rows = vec![Aged::new(width); ledger.customers().len()];
    let mut missing = MissingRates::default();
    for invoice in ledger.invoices() {
        if invoice.issued > as_of || !scope.includes(invoice.customer) {
            continue;
        }
        let own = invoice.open(as_of);
        if own == 0 {
            continue;
        }
        let Some(open) = scope.convert(own, invoice.currency) else {
            missing.note(invoice.currency);
            continue;
        };
        let Some(row) = rows.get_mut(invoice.customer as usize) else { continue };
        row.invoices = row.invoices.wrapping_add(1);
        if own < 0 {
            row.credits = row.credits.wrapping_add(open);
            continue;
        }
        let late = invoice.late(as_of);
        row.oldest_days = row.oldest_days.max(late);
        if late > 0 {
            row.overdue = row.overdue.wrapping_add(open);
        }
        let age = match basis {
            Basis::Due => late,
            Basis::Issued => invoice.issued.until(as_of),
        };
        if *basis == Basis::Due && age <= 0 {
            row.not_due = row.not_due.wrapping_add(open);
        } else {
            let at = bounds.iter().take_while(|&&bound| age > bound).count();
            if let Some(bucket) = row.buckets.get_mut(at) {
                *bucket = bucket.wrapping_add(open);
            }
        }
    }
    missing.refuse()?;

    let mut total = Aged::new(width);
    let mut codes: Vec<u32> = Vec::new();
    for (code, row) in (0_u32..).zip(&rows) {
        if row.invoices > 0 {
            total.add(row);
            codes.push(code);
        }
    }
    let sum = |code: u32| rows.get(code as usize).map(Aged::total);
    let id = |code: u32| ledger.customers().id(code);
    order::sort(&mut codes, &|a, b| sum(b).cmp(&sum(a)).then_with(|| id(a).cmp(id(b))));
    let aged = |code: u32| Some((code, rows.get(code as usize)?.clone()));
    Ok(AgingReport {
        scope: scope.clone(),
        buckets: buckets(bounds, if *basis == Basis::Due { 1 } else { 0 }),
        rows: codes.into_iter().filter_map(aged).collect(),
        total,
    })
}
