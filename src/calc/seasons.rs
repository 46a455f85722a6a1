//! Seasons: what was sold and received in each month of the year, over whole years of the past.

use super::kpis::hundredths;
use super::sums::Sums;
use crate::calc::{MissingRates, Scope};
use crate::date::Date;
use crate::error::Result;
use crate::ledger::Ledger;
use alloc::vec::Vec;

/// How many months a year has.
const MONTHS: usize = 12;
/// From this share of an average month on, in hundredths of a percent, a month may be a high season.
const HIGH: i128 = 125_00;
/// Up to this share, a month may be a low season.
const LOW: i128 = 75_00;

/// What seasons are asked.
#[derive(Clone, Debug)]
pub struct SeasonsOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// How many years at most, the latest ones; none: all that are whole.
    pub years: Option<usize>,
}

/// A month that comes out of the ordinary year after year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Above the average month in every year, by a quarter or more over all of them.
    High,
    /// Below the average month in every year, by a quarter or more over all of them.
    Low,
}

/// A month of the year, in what was sold or in what was received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeasonMonth {
    /// Over all years, minor units of the report's currency.
    pub amount: i128,
    /// amount / average month × 100, in hundredths; `None` where all months make nothing.
    pub percent: Option<i128>,
    /// What it is year after year; none too where there is one year only.
    pub season: Option<Season>,
    /// In each year, the first one first.
    pub each: Vec<i128>,
}

/// The same twelve months of a year of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeasonYear {
    /// The first day.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// What was sold in it, minor units.
    pub sold: i128,
    /// What was received in it, minor units.
    pub received: i128,
}

/// What was sold and received in each month of the year.
#[derive(Clone, Debug)]
pub struct Seasons {
    /// Day and currency.
    pub scope: Scope,
    /// The years, the first one first; none where the past is shorter than one.
    pub years: Vec<SeasonYear>,
    /// Sold and received in January, then in each month after; none without years.
    pub months: Vec<[SeasonMonth; 2]>,
}

/// What was sold and what customers paid in each month of the year, over the whole years up to the
/// last whole month in which there was anything, and the months that come out of the ordinary year after year.
///
/// # Errors
/// `fx/missing` at `fx`, where an invoice issued by that day is in a currency without a rate.
#[doc = include_str!("../../docs/figures/seasons.md")]
pub fn seasons(ledger: &Ledger, options: &SeasonsOptions) -> Result<Seasons> {
    let scope = &options.scope;
    let mut missing = MissingRates::default();
    let (mut first, mut last) = (scope.as_of, Date::MIN);
    scope.each(ledger, &mut |invoice| {
        if !scope.has_rate(invoice.currency) {
            return missing.note(invoice.currency);
        }
        first = first.min(invoice.issued);
        last = last.max(invoice.issued);
        let paid = invoice.payments.iter().map(|payment| payment.date);
        last = paid.filter(|&day| day <= scope.as_of).fold(last, Date::max);
    });
    missing.refuse()?;
    // The first day after the last month that is whole, and in which the book has anything.
    let end = scope.as_of.plus(1).min(last.month_end().plus(1)).month_start();
    let whole = usize::try_from(first.months_until(end)).unwrap_or(0).wrapping_div(MONTHS);
    let count = options.years.map_or(whole, |most| most.min(whole));
    let length = count.wrapping_mul(MONTHS);
    let start = end.plus_months(months_of(count).wrapping_neg(), 1);
    let mut sums = Sums::new(length, 2);
    scope.each(ledger, &mut |invoice| {
        let mut add = |on: Date, figure: usize, own: i64| {
            if let Ok(month) = usize::try_from(start.months_until(on)) {
                sums.add(month, figure, scope.known(i128::from(own), invoice.currency));
            }
        };
        add(invoice.issued, 0, invoice.amount);
        for payment in invoice.payments.iter() {
            add(payment.date, 1, payment.amount);
        }
    });

    let years: Vec<SeasonYear> = (0..count)
        .map(|year| {
            let first = start.plus_months(months_of(year), 1);
            let [sold, received] = [0, 1].map(|figure| {
                let months = (0..MONTHS).map(|month| sum(&sums, year, month, figure));
                months.fold(0, i128::wrapping_add)
            });
            SeasonYear { from: first, to: first.plus_months(11, 1).month_end(), sold, received }
        })
        .collect();
    // How many months after January the years begin.
    let late = usize::try_from(start.year_start().months_until(start)).unwrap_or(0);
    let months = (0..MONTHS.min(length)).map(|month| {
        let at = month.wrapping_add(MONTHS).wrapping_sub(late).wrapping_rem(MONTHS);
        let each = |figure| (0..count).map(|year| sum(&sums, year, at, figure)).collect();
        let [sold, received] = [0, 1].map(each);
        [
            SeasonMonth::of(sold, &mut years.iter().map(|year| year.sold)),
            SeasonMonth::of(received, &mut years.iter().map(|year| year.received)),
        ]
    });
    let months = months.collect();
    Ok(Seasons { scope: scope.clone(), years, months })
}

/// So many years in months.
fn months_of(years: usize) -> i32 {
    i32::try_from(years.wrapping_mul(MONTHS)).unwrap_or(0)
}

/// A figure of a month of a year, both from 0.
fn sum(sums: &Sums, year: usize, month: usize, figure: usize) -> i128 {
    let row = year.wrapping_mul(MONTHS).wrapping_add(month);
    sums.of(row).get(figure).copied().unwrap_or(0)
}

impl SeasonMonth {
    /// What it made in each year, beside what the year made.
    #[inline(never)]
    fn of(each: Vec<i128>, years: &mut dyn Iterator<Item = i128>) -> SeasonMonth {
        let (mut amount, mut total) = (0_i128, 0_i128);
        let (mut above, mut below) = (true, true);
        for (&one, year) in each.iter().zip(years) {
            amount = amount.wrapping_add(one);
            total = total.wrapping_add(year);
            let yearly = one.wrapping_mul(12);
            above &= yearly > year;
            below &= yearly < year;
        }
        // Of an average month: × 12 months × 100 percent.
        let percent = hundredths([amount, 1200], total);
        let season = match percent {
            Some(HIGH..) if above => Some(Season::High),
            Some(..=LOW) if below => Some(Season::Low),
            _ => None,
        };
        let season = season.filter(|_| each.len() > 1);
        SeasonMonth { amount, percent, season, each }
    }
}
