//! Aging: what each customer owes, by age (spec §5).

use super::sums::Sums;
use crate::calc::Scope;
use crate::error::{Result, Show};
use crate::ledger::{Class, Ledger};
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
    ///
    /// # Example
    /// ```
    /// use encours::calc::{AgingOptions, Scope};
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// assert_eq!(AgingOptions::new(scope).buckets, [30, 60, 90]);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
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

/// The number of the bucket between these upper bounds in which an age lies.
pub(super) fn bucket_of(bounds: &[i32], age: i32) -> usize {
    bounds.partition_point(|&bound| age > bound)
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
    /// Of a customer's figures.
    fn of(figures: &[i128], standing: Standing) -> Aged {
        let [overdue, credits, not_due, buckets @ ..] = figures else { return Aged::default() };
        Aged {
            not_due: *not_due,
            buckets: buckets.to_vec(),
            credits: *credits,
            overdue: *overdue,
            oldest_days: standing.oldest_days,
            invoices: standing.invoices,
        }
    }

    /// notDue + Σ buckets + credits.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("../ledger/example.txt")]
    /// use encours::calc::{AgingOptions, Scope, aging};
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let report = aging(&ledger, &AgingOptions::new(scope))?;
    /// // Martin: 700.00 past due by 29 days, 600.00 not due.
    /// let (_, martin) = &report.rows[0];
    /// assert_eq!((martin.buckets[0], martin.not_due), (700_00, 600_00));
    /// assert_eq!(martin.total(), 1_300_00);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn total(&self) -> i128 {
        let start = self.not_due.wrapping_add(self.credits);
        self.buckets.iter().fold(start, |sum, &bucket| sum.wrapping_add(bucket))
    }
}

/// Figures of a customer, before those of the buckets.
const FIGURES: usize = 3;
const OVERDUE: usize = 0;
const CREDITS: usize = 1;
const NOT_DUE: usize = 2;

/// What is no sum.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    oldest_days: i32,
    invoices: u32,
}

impl Standing {
    fn add(&mut self, oldest_days: i32, invoices: u32) {
        self.oldest_days = self.oldest_days.max(oldest_days);
        self.invoices = self.invoices.wrapping_add(invoices);
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
#[doc = include_str!("../../docs/figures/aging.md")]
pub fn aging(ledger: &Ledger, options: &AgingOptions) -> Result<AgingReport> {
    let AgingOptions { scope, buckets: bounds, basis } = options;
    let as_of = scope.as_of;
    let customers = ledger.customers();
    let width = bounds.len().wrapping_add(FIGURES).wrapping_add(1);
    let mut sums = Sums::new(customers.len(), width);
    let mut standings = vec![Standing::default(); customers.len()];
    scope.each_open(ledger, &mut |open| {
        let customer = open.customer as usize;
        let credit = open.class == Class::Credit;
        let late = open.due.until(as_of);
        if let Some(standing) = standings.get_mut(customer) {
            standing.add(if credit { 0 } else { late }, 1);
        }
        let age = match basis {
            Basis::Due => late,
            Basis::Issued => open.issued.until(as_of),
        };
        let figure = if credit {
            CREDITS
        } else if *basis == Basis::Due && age <= 0 {
            NOT_DUE
        } else {
            bucket_of(bounds, age).wrapping_add(FIGURES)
        };
        sums.add(customer, figure, open.amount);
        if late > 0 && !credit {
            sums.add(customer, OVERDUE, open.amount);
        }
    })?;

    let mut rows = Vec::new();
    let mut totals: Vec<i128> = Vec::new();
    let mut all = Standing::default();
    for (code, &standing) in (0_u32..).zip(&standings) {
        if standing.invoices > 0 {
            all.add(standing.oldest_days, standing.invoices);
            let aged = Aged::of(sums.of(code as usize), standing);
            totals.push(aged.total());
            rows.push((code, aged));
        }
    }
    let total = |position: u32| totals.get(position as usize);
    let id = |position: u32| rows.get(position as usize).map(|(code, _)| customers.id(*code));
    let order = order::positions(rows.len(), &|a, b| {
        total(b).cmp(&total(a)).then_with(|| id(a).cmp(&id(b)))
    });
    Ok(AgingReport {
        scope: scope.clone(),
        buckets: buckets(bounds, if *basis == Basis::Due { 1 } else { 0 }),
        rows: order::pick(&rows, &order),
        total: Aged::of(sums.total().of(0), all),
    })
}
