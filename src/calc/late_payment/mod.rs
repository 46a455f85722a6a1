//! What a late invoice is worth by law (spec §4).

mod explanation;
mod portfolio;
mod principal;
mod schedule;

pub use portfolio::{
    LatePaymentReport, LatePaymentReportOptions, LatePaymentRow, explain, late_payments,
};

use crate::amount::{Cumulative, Currency, Decimal, ExactSum, pow10, round_ratio};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
pub use crate::law::CustomerKind;
use crate::law::late_payment as law;
use crate::law::limitation::limitation;
use crate::ledger::{Payment, Payments};
use crate::order;
use crate::rule::{Explanation, Rule};
use crate::warning::{Notice, Warning};
use alloc::vec::Vec;
use principal::{Accrual, Debt};
use schedule::{Schedule, Seen, Tables, day_weight, divisor};

/// Whose law applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Jurisdiction {
    /// French law.
    #[default]
    France,
    /// Directive 2011/7/EU.
    Eu,
}

/// The rate asked for, in percent a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rate {
    /// The rate of the law for the kind of debtor.
    #[default]
    Statutory,
    /// The contract's rate.
    Contract(Decimal),
    /// A multiple of the legal interest rate 'autres cas'.
    LegalMultiple(Decimal),
}

/// When the rate is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RateFixing {
    /// For each half-year.
    #[default]
    Semester,
    /// Once, for the day after the due date.
    DueDate,
}

/// How many days a year has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayCount {
    /// Always 365.
    #[default]
    Actual365,
    /// The length of the calendar year.
    ActualActual,
}

/// What a payment settles first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Imputation {
    /// The principal: open = amount − payments.
    #[default]
    PrincipalFirst,
    /// The interest accrued (C. civ. 1343-1).
    InterestFirst,
}

/// A value of a reference rate from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatePoint {
    /// First day.
    pub from: Date,
    /// Percent a year.
    pub percent: Decimal,
}

/// Points that extend or replace the built-in tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RateTables {
    /// Main refinancing operations of the ECB.
    pub ecb_refinancing: Vec<RatePoint>,
    /// Legal interest rate 'autres cas'.
    pub legal_professional: Vec<RatePoint>,
    /// Legal interest rate of natural persons; no rule here uses it.
    pub legal_individual: Vec<RatePoint>,
}

/// How late-payment interest is reckoned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatePaymentOptions {
    /// Whose law applies.
    pub jurisdiction: Jurisdiction,
    /// The rate.
    pub rate: Rate,
    /// When it is read.
    pub rate_fixing: RateFixing,
    /// How many days a year has.
    pub day_count: DayCount,
    /// What a payment settles first.
    pub imputation: Imputation,
    /// Date of the formal notice (mise en demeure), needed for consumers.
    pub formal_notice: Option<Date>,
    /// Whether the flat indemnity is claimed where the law grants it.
    pub indemnity: bool,
    /// Points added to the reference rates.
    pub rates: RateTables,
}

impl Default for LatePaymentOptions {
    fn default() -> LatePaymentOptions {
        LatePaymentOptions {
            jurisdiction: Jurisdiction::default(),
            rate: Rate::default(),
            rate_fixing: RateFixing::default(),
            day_count: DayCount::default(),
            imputation: Imputation::default(),
            formal_notice: None,
            indemnity: true,
            rates: RateTables::default(),
        }
    }
}

impl LatePaymentOptions {
    /// The day after which a debt of this debtor bears interest (spec §4.1).
    fn bears_after(&self, due: Date, debtor: CustomerKind) -> Option<Date> {
        match debtor {
            CustomerKind::Consumer => self.formal_notice.map(|notice| notice.max(due)),
            CustomerKind::Business | CustomerKind::Public => Some(due),
        }
    }

    /// The flat indemnity of a late invoice in minor units, and the warning of another currency.
    fn indemnity_of(
        &self,
        debtor: CustomerKind,
        amount: i64,
        currency: Currency,
    ) -> (i128, Option<Notice>) {
        if !self.indemnity || amount <= 0 || debtor == CustomerKind::Consumer {
            (0, None)
        } else if currency == Currency::euro() {
            (law::INDEMNITY_CENTS, None)
        } else {
            (0, Some(Notice::IndemnityCurrency))
        }
    }

    /// The rule that sets the rate.
    fn rate_rule(&self, debtor: CustomerKind) -> &'static Rule {
        match (self.rate, self.jurisdiction, debtor) {
            (Rate::Statutory, Jurisdiction::Eu, _) => &law::EU_2011_7,
            (_, Jurisdiction::France, CustomerKind::Business) => &law::L441_10_II,
            (Rate::Statutory, _, CustomerKind::Public) => &law::R2192_31,
            (Rate::Statutory, _, _) => &law::CIV_1231_6,
            _ => &law::CIV_1103,
        }
    }

    /// The rule that grants the flat indemnity.
    fn indemnity_rule(&self, debtor: CustomerKind) -> &'static Rule {
        match (self.jurisdiction, debtor) {
            (Jurisdiction::Eu, _) => &law::EU_2011_7,
            (Jurisdiction::France, CustomerKind::Public) => &law::D2192_35,
            (Jurisdiction::France, _) => &law::D441_5,
        }
    }
}

/// One debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatePaymentInput {
    /// Minor units of the currency, above 0.
    pub amount: i64,
    /// The last day to pay.
    pub due: Date,
    /// Payments, in any order.
    pub payments: Vec<Payment>,
    /// Interest runs up to and including this day.
    pub as_of: Date,
    /// The currency of the amounts.
    pub currency: Currency,
    /// The kind of debtor.
    pub debtor: CustomerKind,
    /// How interest is reckoned.
    pub options: LatePaymentOptions,
}

/// A run of days with the same principal and the same rate (spec §4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterestSegment {
    /// First day that bears interest.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How many days.
    pub days: i32,
    /// Minor units outstanding at the start of each.
    pub principal: i128,
    /// Percent a year, exact.
    pub rate: Decimal,
    /// 365 or 366.
    pub year_days: i32,
    /// Minor units, rounded cumulatively.
    pub interest: i128,
}

/// What a late invoice is worth on a day. Amounts are minor units of `currency`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatePayment {
    /// The currency of the amounts.
    pub currency: Currency,
    /// The debt.
    pub amount: i128,
    /// Payments up to the date of situation.
    pub paid: i128,
    /// Principal left.
    pub open: i128,
    /// Whole days, at least 0.
    pub days_late: i32,
    /// The interest, run by run.
    pub segments: Vec<InterestSegment>,
    /// All interest.
    pub interest: i128,
    /// The flat recovery indemnity.
    pub indemnity: i128,
    /// What payments settled of the interest.
    pub interest_settled: i128,
    /// interest + indemnity − interest settled.
    pub claim: i128,
    /// open + claim.
    pub total_due: i128,
    /// The last day to act, and its rule.
    pub limitation: (Date, &'static Rule),
    /// Interest of the next day, in ten-thousandths of a major unit.
    pub per_day: i128,
    /// The rule of the rate.
    pub rate_rule: &'static Rule,
    /// All rules that the figures rest on, and how the total was reached.
    pub explanation: Explanation,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
}

/// The interest of one debt, cut into segments.
struct Segments<'a> {
    schedule: Schedule<'a>,
    day_count: DayCount,
    scale: u8,
    due: Date,
    sum: ExactSum,
    rounding: Cumulative,
    segments: Vec<InterestSegment>,
    explanation: explanation::Accrued,
    uncovered: bool,
    seen: Seen,
}

impl Segments<'_> {
    #[inline(never)]
    fn run(&mut self, after: Date, to: Date, principal: i128) {
        self.seen.run(&self.schedule, self.due, after, to);
        let mut from = after.plus(1);
        while from <= to {
            let mut end = to;
            if self.schedule.by_half_year() {
                end = end.min(from.next_half_year().plus(-1));
            }
            if self.day_count == DayCount::ActualActual {
                end = end.min(from.year_start().plus(from.year_days()).plus(-1));
            }
            let Some(rate) = self.schedule.rate(self.due, from) else {
                self.uncovered = true;
                return;
            };
            let days = from.until(end).wrapping_add(1);
            let weight = i128::from(days).wrapping_mul(day_weight(self.day_count, from));
            let units = rate.units_at(self.scale).wrapping_mul(weight);
            self.sum.add_product(principal, units);
            let year_days = match self.day_count {
                DayCount::Actual365 => 365,
                DayCount::ActualActual => from.year_days(),
            };
            let rounded = self.rounded();
            let interest = self.rounding.part(rounded);
            let segment =
                InterestSegment { from, to: end, days, principal, rate, year_days, interest };
            self.explanation.segment(&segment, &self.sum, self.scale);
            self.segments.push(segment);
            from = end.plus(1);
        }
    }

    fn rounded(&self) -> i128 {
        self.sum.round(divisor(self.day_count, self.scale))
    }

    fn settle(&mut self, payment: i128, settled: i128) {
        self.explanation.settle(payment, settled);
    }
}

/// What a late invoice is worth on a day: interest by half-year, indemnity, limitation, each with
/// its rule.
///
/// `interest = Σ principal × rate / 100 × days / 365`, exact and rounded once; the segments are
/// rounded cumulatively, so that they add up to it.
///
/// # Rules
/// The rate: `fr/com/L441-10/II`, `fr/ccp/R2192-31` of public bodies, `fr/civ/1231-6` of consumers,
/// `eu/2011/7` elsewhere in the Union; `fr/civ/1103` where a contract sets it for others than French
/// professionals. The indemnity: `fr/com/D441-5`, `fr/ccp/D2192-35`, `eu/2011/7`. Payments that
/// settle interest first: `fr/civ/1343-1`. The last day to act: `fr/com/L110-4`, `fr/loi/68-1250`,
/// `fr/conso/L218-2`.
///
/// # Errors
/// `option/invalid` at `jurisdiction` (statutory rate of an EU consumer) and at `due` (a day before
/// the series of rates begins); `date/range` at `due` (limitation outside the calendar).
///
/// # Example
/// 10 000.00 € due on 31 May 2024 and paid on 15 September 2025:
/// ```
/// # use encours::{amount::Currency, calc::*, date::Date, ledger::Payment};
/// let day = |text| Date::parse(text);
/// let claim = late_payment(&LatePaymentInput {
///     amount: 10_000_00,
///     due: day("2024-05-31")?,
///     payments: vec![Payment { date: day("2025-09-15")?, amount: 10_000_00 }],
///     as_of: day("2025-09-30")?,
///     currency: Currency::euro(),
///     debtor: CustomerKind::Business,
///     options: LatePaymentOptions::default(),
/// })?;
/// // 30 days at 14.50 %, 184 at 14.25 %, 181 at 13.15 %, 77 at 12.15 %.
/// assert_eq!(claim.segments.len(), 4);
/// assert_eq!((claim.interest, claim.indemnity), (1_745_95, 40_00));
/// # Ok::<(), encours::error::Error>(())
/// ```
#[doc = include_str!("../../../docs/figures/late-payment.md")]
pub fn late_payment(input: &LatePaymentInput) -> Result<LatePayment> {
    let LatePaymentInput { due, as_of, currency, debtor, options, .. } = input;
    let (due, as_of, currency, debtor) = (*due, *as_of, *currency, *debtor);
    let tables = Tables::new(&options.rates);
    let schedule = Schedule::new(options, debtor, &tables).ok_or_else(|| {
        Error::new(ErrorCode::OptionInvalid, Expected::NoStatutoryRate)
            .at("jurisdiction")
            .found("EU")
    })?;
    let (last_day, limitation_rule) = limitation(due, debtor);
    let outside = || Error::new(ErrorCode::DateRange, Expected::Plain).at("due").found(due);
    let last_day = last_day.ok_or_else(outside)?;

    let scale = schedule.scale();
    let mut accrual = Segments {
        schedule,
        day_count: options.day_count,
        scale,
        due,
        sum: ExactSum::default(),
        rounding: Cumulative::default(),
        segments: Vec::new(),
        explanation: explanation::Accrued::new(options, currency, options.rate_rule(debtor)),
        uncovered: false,
        seen: Seen::default(),
    };
    let debt = Debt {
        amount: i128::from(input.amount),
        due,
        as_of,
        bears_after: options.bears_after(due, debtor),
        imputation: options.imputation,
    };
    let payments = order::sorted_by_key(&input.payments, |payment| payment.date);
    let dates: Vec<Date> = payments.iter().map(|payment| payment.date).collect();
    let amounts: Vec<i64> = payments.iter().map(|payment| payment.amount).collect();
    let payments = Payments::new(&dates, &amounts);
    let standing = debt.follow(payments, &mut Accrual::Segments(&mut accrual));
    if accrual.uncovered {
        let expected = Expected::NotBefore(schedule.covered_from());
        return Err(Error::new(ErrorCode::OptionInvalid, expected).at("due").found(due));
    }

    let days_late = due.until(standing.late_until).max(0);
    let interest = accrual.rounded();
    let (indemnity, notice) = if days_late > 0 {
        options.indemnity_of(debtor, input.amount, currency)
    } else {
        (0, None)
    };
    let claim = interest.wrapping_add(indemnity).wrapping_sub(standing.settled);

    accrual.seen.no_notice = days_late > 0 && debt.bears_after.is_none();
    accrual.seen.currency = notice.is_some();

    let mut result = LatePayment {
        currency,
        amount: debt.amount,
        paid: standing.paid,
        open: standing.open,
        days_late,
        interest,
        indemnity,
        interest_settled: standing.settled,
        claim,
        total_due: standing.open.wrapping_add(claim),
        limitation: (last_day, limitation_rule),
        per_day: per_day(&debt, standing.open, &schedule, options.day_count, currency),
        rate_rule: options.rate_rule(debtor),
        explanation: Explanation::default(),
        warnings: accrual.seen.warnings(),
        segments: accrual.segments,
    };
    result.explanation = accrual.explanation.finish(
        &result,
        due,
        standing.late_until,
        options,
        options.indemnity_rule(debtor),
    );
    Ok(result)
}

/// Interest of the day after the date of situation, in ten-thousandths of a major unit (spec §4.6).
fn per_day(
    debt: &Debt,
    open: i128,
    schedule: &Schedule,
    day_count: DayCount,
    currency: Currency,
) -> i128 {
    let next = debt.as_of.plus(1);
    if debt.bears_after.is_none_or(|after| next <= after) {
        return 0;
    }
    let Some(rate) = schedule.rate(debt.due, next) else { return 0 };
    let weight = day_weight(day_count, next);
    let factors = [open, rate.units, weight, pow10(4)];
    round_ratio(&factors, &[divisor(day_count, rate.scale), pow10(currency.digits())])
}
