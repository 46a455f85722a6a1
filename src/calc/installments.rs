//! Splitting one debt into installments (spec §10).

use super::steps::{Steps, add_term};
use crate::amount::{Currency, Decimal, PERCENT, Wide, decimal_text, pow10, round_ratio};
use crate::date::Date;
use crate::law::late_payment::CIV_1103;
use crate::rule::{Explanation, Ground};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// How often an installment falls due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InstallmentPeriod {
    /// Every seven days.
    Week,
    /// On the same day of each month, or its last day.
    #[default]
    Month,
    /// The same every three months.
    Quarter,
}

impl InstallmentPeriod {
    /// How many there are in a year, by which the yearly rate is divided.
    const fn per_year(self) -> i128 {
        match self {
            InstallmentPeriod::Week => 52,
            InstallmentPeriod::Month => 12,
            InstallmentPeriod::Quarter => 4,
        }
    }

    /// The day so many periods after the first.
    fn day(self, first: Date, number: i32) -> Option<Date> {
        let (_, _, day) = first.ymd();
        let date = match self {
            InstallmentPeriod::Week => first.plus(number.wrapping_mul(7)),
            InstallmentPeriod::Month => first.plus_months(number, day),
            InstallmentPeriod::Quarter => first.plus_months(number.wrapping_mul(3), day),
        };
        date.in_calendar()
    }
}

/// A debt to be split. Amounts are minor units of `currency`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstallmentsInput {
    /// The debt; above 0.
    pub amount: i64,
    /// How many installments, 1 … 120.
    pub count: u8,
    /// When the first falls due.
    pub first: Date,
    /// How often the others follow.
    pub every: InstallmentPeriod,
    /// Interest, percent a year; 0 for none.
    pub rate_percent: Decimal,
    /// The currency of the amounts.
    pub currency: Currency,
}

/// One installment, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Installment {
    /// The last day to pay it.
    pub date: Date,
    /// What it settles of the debt.
    pub principal: i128,
    /// The interest in it.
    pub interest: i128,
    /// What is left of the debt after it.
    pub remaining: i128,
}

impl Installment {
    /// What is to be paid.
    ///
    /// # Example
    /// ```
    /// use encours::calc::Installment;
    /// use encours::date::Date;
    ///
    /// let date = Date::parse("2025-06-30")?;
    /// let one = Installment { date, principal: 330_00, interest: 5_00, remaining: 670_00 };
    /// assert_eq!(one.amount(), 335_00);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn amount(&self) -> i128 {
        self.principal.wrapping_add(self.interest)
    }
}

/// The installments of a debt, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installments {
    /// Each of them, by date.
    pub installments: Vec<Installment>,
    /// What is to be paid in all.
    pub total: i128,
    /// The interest in it.
    pub total_interest: i128,
    /// What it rests on, and how it was reached.
    pub explanation: Explanation,
}

/// The installments of a debt; `None` where the last falls outside the calendar.
///
/// Without a rate: equal parts rounded down, the rest on the last one. With one: a constant annuity,
/// rounded; the interest of each is that of what remains, rounded; the last one settles.
///
/// # Rules
/// `fr/civ/1103`: a plan of installments is an agreement.
///
/// # Example
/// ```
/// use encours::amount::{Currency, Decimal};
/// use encours::calc::{InstallmentPeriod, InstallmentsInput, installments};
/// use encours::date::Date;
///
/// let plan = installments(&InstallmentsInput {
///     amount: 100_00,
///     count: 3,
///     first: Date::parse("2025-01-31")?,
///     every: InstallmentPeriod::Month,
///     rate_percent: Decimal::ZERO,
///     currency: Currency::euro(),
/// });
/// let parts = plan.map(|plan| {
///     let part = |part: &encours::calc::Installment| (part.date.to_string(), part.amount());
///     plan.installments.iter().map(part).collect::<Vec<_>>()
/// });
/// let parts = parts.unwrap_or_default();
/// assert_eq!(parts[1], ("2025-02-28".to_owned(), 33_33));
/// assert_eq!(parts[2], ("2025-03-31".to_owned(), 33_34));
/// # Ok::<(), encours::error::Error>(())
/// ```
#[doc = include_str!("../../docs/figures/installments.md")]
#[must_use]
pub fn installments(input: &InstallmentsInput) -> Option<Installments> {
    let amount = i128::from(input.amount);
    let count = i32::from(input.count);
    let rate = input.rate_percent.units_at(PERCENT.decimals);
    let whole = pow10(PERCENT.decimals).wrapping_mul(100).wrapping_mul(input.every.per_year());
    let annuity = if rate > 0 {
        annuity(amount, rate, whole, u32::from(input.count))
    } else {
        amount.checked_div(i128::from(count)).unwrap_or(amount)
    };
    let mut explained = Explained::new(input, annuity);
    let mut installments = Vec::new();
    let (mut remaining, mut total_interest) = (amount, 0_i128);
    for number in 1..count.wrapping_add(1) {
        let date = input.every.day(input.first, number.wrapping_sub(1))?;
        let interest = round_ratio(&[remaining, rate], &[whole]);
        let is_last = number == count;
        let principal =
            if is_last { remaining } else { annuity.wrapping_sub(interest).min(remaining) };
        remaining = remaining.wrapping_sub(principal);
        total_interest = total_interest.wrapping_add(interest);
        let installment = Installment { date, principal, interest, remaining };
        explained.installment(&installment, number, is_last);
        installments.push(installment);
    }
    let total = amount.wrapping_add(total_interest);
    let explanation = explained.finish(total, total_interest);
    Some(Installments { installments, total, total_interest, explanation })
}

/// amount × i / (1 − (1 + i)^−count), where i is `rate` / `whole`, exact and rounded once.
fn annuity(amount: i128, rate: i128, whole: i128, count: u32) -> i128 {
    let whole = Wide::from(whole);
    let grown = whole.plus(&Wide::from(rate)).pow(count);
    let growth = grown.plus(&whole.pow(count).times(&Wide::from(-1)));
    Wide::product(&[amount, rate]).times(&grown).round_over(&whole.times(&growth))
}

/// The steps in the making.
struct Explained {
    steps: Steps,
    bears_interest: bool,
    /// The sum of all interest, as a formula.
    total_interest: String,
}

impl Explained {
    fn new(input: &InstallmentsInput, annuity: i128) -> Explained {
        let mut steps = Steps::new(input.currency);
        steps.rest_on(&CIV_1103);
        let amount = i128::from(input.amount);
        let rate = input.rate_percent;
        steps.know_money("amount", amount);
        if rate == Decimal::ZERO {
            steps.know_decimal("count", Decimal::whole(i128::from(input.count)), None);
            // Half of the last digit, so that rounding rounds down.
            steps.part(&decimal_text(5, input.currency.digits().wrapping_add(1)));
            let ground = Ground::Convention("partRoundedDown");
            steps.money("part", "max(0, round(amount / count - %, $))", annuity, &ground);
            return Explained { steps, bears_interest: false, total_interest: "0".to_owned() };
        }
        steps.know_percent("ratePercent", rate);
        // Percents that make 1 of a period: 1200 for months.
        let whole = Decimal::whole(input.every.per_year().wrapping_mul(100));
        steps.part(&whole.text(0));
        steps.percent("growth", "% + ratePercent", whole.plus(rate), &PERIODIC_RATE);
        let mut discount = String::new();
        for _ in 0..input.count {
            add_term(&mut discount, " * ", "% / growth");
        }
        steps.about(&discount);
        let ground = Ground::Convention("constantAnnuity");
        let formula = "round(amount * ratePercent / % / (1 - #), $)";
        steps.money("annuity", formula, annuity, &ground);
        // The interest of the first installment lists the rate before the amount.
        steps.forget();
        steps.know_percent("ratePercent", rate);
        steps.know_money("amount", amount);
        Explained { steps, bears_interest: true, total_interest: String::new() }
    }

    fn installment(&mut self, installment: &Installment, number: i32, is_last: bool) {
        let steps = &mut self.steps;
        steps.number(number);
        steps.before(if number == 1 { "amount" } else { "remaining@" });
        if self.bears_interest {
            let formula = "round(@ * ratePercent / %, $)";
            steps.money("interest#", formula, installment.interest, &PERIODIC_RATE);
            add_term(&mut self.total_interest, " + ", &steps.filled("interest#"));
        }
        let (formula, ground) = match (is_last, self.bears_interest) {
            (true, _) => ("@", Ground::Convention("lastSettles")),
            (_, true) => ("min(annuity - interest#, @)", Ground::Convention("annuityLessInterest")),
            (_, false) => ("part", Ground::Convention("equalParts")),
        };
        steps.money("principal#", formula, installment.principal, &ground);
        let ground = Ground::Convention("whatRemains");
        steps.money("remaining#", "@ - principal#", installment.remaining, &ground);
    }

    fn finish(mut self, total: i128, total_interest: i128) -> Explanation {
        let ground = Ground::Convention("sumOfParts");
        self.steps.money("totalInterest", &self.total_interest, total_interest, &ground);
        self.steps.money("total", "amount + totalInterest", total, &Ground::Rule(&CIV_1103));
        self.steps.finish()
    }
}

/// A yearly rate is divided by the periods of a year.
const PERIODIC_RATE: Ground = Ground::Convention("periodicRate");
