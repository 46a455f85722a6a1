//! Scores: how well each customer pays, point by point (spec §13).

use super::sums::Sums;
use crate::amount::{Decimal, Wide, pow10, round_ratio};
use crate::calc::{MissingRates, Scope};
use crate::error::Result;
use crate::ledger::{Customer, Ledger, Span};
use alloc::vec;
use alloc::vec::Vec;

/// Days, ending on the date of situation, whose payments and disputes count.
const DAYS: i32 = 730;

/// Last days of these, which are held against those before.
const RECENT_DAYS: i32 = 180;

/// Days, ending on the date of situation, whose sales set the suggested limit.
const SALES_DAYS: i32 = 365;

/// Payments that a score needs, at least.
const PAYMENTS_FOR_A_SCORE: i128 = 3;

/// The score of a customer with too few payments, less the days of its oldest delay.
const SCORE_OF_NEW: i32 = 50;

/// How good a score is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// 85 points and more.
    A,
    /// 70 points and more.
    B,
    /// 50 points and more.
    C,
    /// 30 points and more.
    D,
    /// Fewer points.
    E,
    /// Too few payments to tell.
    New,
}

/// From how many points on a grade is given, and how many quarters of the average sales of a month
/// it allows.
const GRADES: [(i32, Grade, i128); 5] =
    [(85, Grade::A, 6), (70, Grade::B, 5), (50, Grade::C, 4), (30, Grade::D, 2), (0, Grade::E, 0)];

/// One part of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScorePart {
    /// `punctuality`, `onTime`, `trend`, `overdue`, `disputes`.
    pub id: &'static str,
    /// The points given.
    pub points: i32,
    /// The points possible.
    pub of: i32,
    /// What they are given for: days or a percent in hundredths, or the number of disputes.
    pub value: Decimal,
}

/// How well a customer pays. Amounts are minor units of the report's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// 0 … 100: the sum of the parts, where there are any.
    pub score: i32,
    /// How good that is.
    pub grade: Grade,
    /// Where the points come from; none for a new customer.
    pub parts: Vec<ScorePart>,
    /// What may be open at most, in whole units; none for a new customer.
    pub suggested_limit: Option<i128>,
    /// What is open, credits included.
    pub exposure: i128,
    /// What of it is insured or guaranteed, rounded.
    pub guaranteed: Option<i128>,
    /// exposure − guaranteed, at least 0.
    pub net_exposure: i128,
    /// The limit that was given, rounded.
    pub credit_limit: Option<i128>,
    /// Whether the exposure exceeds the limit as it was given.
    pub over_limit: bool,
}

/// How well each customer pays.
#[derive(Clone, Debug)]
pub struct ScoreReport {
    /// Day and currency.
    pub scope: Scope,
    /// Code of each customer that is listed or has an invoice by then, by id.
    pub rows: Vec<(u32, Score)>,
}

/// The sums of a customer.
#[derive(Clone, Copy, Debug)]
enum Sum {
    /// Invoices issued.
    Invoices,
    /// What is open, credits included.
    Exposure,
    /// Positive open amounts, and those of them that are overdue.
    Open,
    Overdue,
    /// What was sold in the last year.
    Sales,
    /// Invoices that were in dispute.
    Disputes,
    /// How many payments count; what was paid, and by the due date.
    Payments,
    Paid,
    OnTime,
    /// Delays of payments, weighted by their amounts.
    Days,
    /// What was paid of late, and its delays.
    RecentlyPaid,
    RecentDays,
}

/// How many there are.
const SUMS: usize = 12;

/// How well each customer pays, with the points of each part and the limit that they suggest.
///
/// - `punctuality`, of 40: all for an average delay of 0 days, none from 60 days on;
/// - `onTime`, of 20: the share of the amounts paid by the due date;
/// - `trend`, of 15: all unless the delay of the last 180 days rose, none from 30 days more on;
/// - `overdue`, of 15: the share of what is open that is not overdue;
/// - `disputes`, of 10: all or nothing.
///
/// Payments and disputes are those of 730 days. No law says this: it is a convention.
///
/// # Errors
/// `fx/missing` at `fx`, where an invoice issued by that day is in a currency without a rate.
#[doc = include_str!("../../docs/figures/scores.md")]
pub fn scores(ledger: &Ledger, scope: &Scope) -> Result<ScoreReport> {
    let as_of = scope.as_of;
    let since = as_of.plus(DAYS.wrapping_neg());
    let recently = as_of.plus(RECENT_DAYS.wrapping_neg());
    let sold_since = as_of.plus(SALES_DAYS.wrapping_neg());
    let customers = ledger.customers();
    let mut sums = Sums::new(customers.len(), SUMS);
    let mut oldest_days = vec![0; customers.len()];
    let mut missing = MissingRates::default();
    for invoice in ledger.invoices() {
        if !scope.counts(&invoice, &mut missing) {
            continue;
        }
        let convert = |minor: i128| scope.known(minor, invoice.currency);
        let customer = invoice.customer as usize;
        let mut add = |sum: Sum, term: i128| sums.add(customer, sum as usize, term);
        add(Sum::Invoices, 1);
        if invoice.issued > sold_since {
            add(Sum::Sales, convert(i128::from(invoice.amount)));
        }
        let own = invoice.open(as_of);
        let open = convert(own);
        add(Sum::Exposure, open);
        if own > 0 {
            add(Sum::Open, open);
            let late = invoice.late(as_of);
            if late > 0 {
                add(Sum::Overdue, open);
            }
            if let Some(oldest) = oldest_days.get_mut(customer) {
                *oldest = late.max(*oldest);
            }
        }
        let overlaps = |span: Span| span.from <= as_of && span.to.is_none_or(|to| to > since);
        if invoice.disputed().is_some_and(overlaps) {
            add(Sum::Disputes, 1);
        }
        for payment in invoice.payments.between(since, as_of) {
            let amount = convert(i128::from(payment.amount));
            if invoice.amount <= 0 || amount <= 0 {
                continue;
            }
            let days = invoice.due.until(payment.date);
            let weighted = amount.wrapping_mul(i128::from(days));
            add(Sum::Payments, 1);
            add(Sum::Paid, amount);
            add(Sum::Days, weighted);
            if days <= 0 {
                add(Sum::OnTime, amount);
            }
            if payment.date > recently {
                add(Sum::RecentlyPaid, amount);
                add(Sum::RecentDays, weighted);
            }
        }
    }
    missing.refuse()?;

    let mut rows = Vec::new();
    for &code in &customers.by_id() {
        let Ok(account) = sums.of(code as usize).try_into().map(Account) else { continue };
        let named = customers.is_listed(code) && scope.includes(code);
        if named || account.sum(Sum::Invoices) > 0 {
            let oldest = oldest_days.get(code as usize).copied().unwrap_or(0);
            rows.push((code, account.score(scope, oldest, customers.get(code))));
        }
    }
    Ok(ScoreReport { scope: scope.clone(), rows })
}

/// The part of so many points that a share of the whole gives; all of them where there is no whole.
fn part(id: &'static str, of: i32, share: i128, whole: i128, value: Decimal) -> ScorePart {
    let given = round_ratio(&[i128::from(of), share], &[whole]).clamp(0, i128::from(of));
    let points = if whole == 0 { of } else { i32::try_from(given).unwrap_or(of) };
    ScorePart { id, points, of, value }
}

/// A quotient in hundredths; 0 for a divisor of 0.
fn average(sum: i128, factor: i128, divisor: i128) -> Decimal {
    Decimal { units: round_ratio(&[sum, factor, 100], &[divisor]), scale: 2 }
}

/// What one customer owes, bought and paid.
struct Account<'a>(&'a [i128; SUMS]);

impl Account<'_> {
    // Within its callers, where the place is known.
    #[inline(always)]
    fn sum(&self, sum: Sum) -> i128 {
        self.0.get(sum as usize).copied().unwrap_or(0)
    }

    fn score(&self, scope: &Scope, oldest_days: i32, customer: &Customer) -> Score {
        let digits = scope.currency.digits();
        let unit = pow10(digits);
        let exposure = self.sum(Sum::Exposure);
        let exceeds = |limit| Decimal { units: exposure, scale: digits } > limit;
        let rounded = |limit: Decimal| round_ratio(&[limit.units, unit], &[pow10(limit.scale)]);
        let credit_limit = customer.credit_limit;
        let guaranteed = customer.guaranteed.map(rounded);
        let mut score = Score {
            score: SCORE_OF_NEW.wrapping_sub(oldest_days).max(0),
            grade: Grade::New,
            parts: Vec::new(),
            suggested_limit: None,
            exposure,
            guaranteed,
            net_exposure: exposure.wrapping_sub(guaranteed.unwrap_or(0)).max(0),
            credit_limit: credit_limit.map(rounded),
            over_limit: credit_limit.is_some_and(exceeds),
        };
        if self.sum(Sum::Payments) < PAYMENTS_FOR_A_SCORE {
            return score;
        }
        score.parts = self.parts();
        score.score = score.parts.iter().fold(0, |sum, part| sum.wrapping_add(part.points));
        let grade = GRADES.iter().find(|(from, ..)| score.score >= *from);
        let (_, grade, quarters) = grade.copied().unwrap_or((0, Grade::E, 0));
        score.grade = grade;
        // Sales / 12 × (30 + days late) / 30 × quarters / 4, in whole units.
        let paid = self.sum(Sum::Paid);
        let term = paid.wrapping_mul(30).wrapping_add(self.sum(Sum::Days).max(0));
        let factors = [self.sum(Sum::Sales).max(0), term, quarters];
        let units = round_ratio(&factors, &[12 * 30 * 4, paid, unit]);
        score.suggested_limit = Some(units.wrapping_mul(unit));
        score
    }

    fn parts(&self) -> Vec<ScorePart> {
        let (paid, days) = (self.sum(Sum::Paid), self.sum(Sum::Days));
        let (open, overdue) = (self.sum(Sum::Open), self.sum(Sum::Overdue));
        let (on_time, disputes) = (self.sum(Sum::OnTime), self.sum(Sum::Disputes));
        let most = paid.wrapping_mul(60);
        let (recent, recent_days) = (self.sum(Sum::RecentlyPaid), self.sum(Sum::RecentDays));
        let (before, before_days) = (paid.wrapping_sub(recent), days.wrapping_sub(recent_days));
        // The delay rose by recentDays / recent − beforeDays / before; the sum of two products over
        // the product of both amounts.
        let over = |a: [i128; 3], b: [i128; 3], divisor: i128| {
            let sum = Wide::product(&a).plus(&Wide::product(&b));
            sum.round_over(&Wide::product(&[recent, before, divisor]))
        };
        let rise = over([recent_days, before, 100], [before_days, recent, -100], 1);
        // 15 × (1 − rise / 30), where there is something to compare.
        let left = recent.wrapping_mul(30).wrapping_sub(recent_days);
        let trend = over([left, before, 1], [before_days, recent, 1], 2);
        let compared = if recent > 0 && before > 0 { 15 } else { 0 };
        vec![
            part("punctuality", 40, most.wrapping_sub(days), most, average(days, 1, paid)),
            part("onTime", 20, on_time, paid, average(on_time, 100, paid)),
            part("trend", 15, trend, compared, Decimal { units: rise, scale: 2 }),
            part("overdue", 15, open.wrapping_sub(overdue), open, average(overdue, 100, open)),
            part("disputes", 10, 0, disputes, Decimal::whole(disputes)),
        ]
    }
}
