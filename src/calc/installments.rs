//! Splitting one debt into installments (spec §10).

use crate::amount::{Currency, Decimal, PERCENT, Wide, decimal_text, pow10, round_ratio};
use crate::date::Date;
use crate::law::late_payment::CIV_1103;
use crate::rule::{Ground, Rule, Step};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
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
    /// What it rests on.
    pub rules: Vec<&'static Rule>,
    /// How it was reached.
    pub steps: Vec<Step>,
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
    for number in 1..=count {
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
    let steps = explained.finish(count, total, total_interest);
    Some(Installments { installments, total, total_interest, rules: vec![&CIV_1103], steps })
}

/// amount × i / (1 − (1 + i)^−count), where i is `rate` / `whole`, exact and rounded once.
fn annuity(amount: i128, rate: i128, whole: i128, count: u32) -> i128 {
    let whole = Wide::from(whole);
    let grown = whole.plus(&Wide::from(rate)).pow(count);
    let growth = grown.plus(&whole.pow(count).times(&Wide::from(-1)));
    Wide::product(&[amount, rate]).times(&grown).round_over(&whole.times(&growth))
}

/// The steps in the making.
struct Explained<'a> {
    input: &'a InstallmentsInput,
    steps: Vec<Step>,
    /// Percents that make 1 of a period: 1200 for months.
    whole: i128,
}

impl<'a> Explained<'a> {
    fn new(input: &'a InstallmentsInput, annuity: i128) -> Explained<'a> {
        let whole = input.every.per_year().wrapping_mul(100);
        let mut explained = Explained { input, steps: Vec::new(), whole };
        let digits = input.currency.digits();
        if explained.bears_interest() {
            let rate = input.rate_percent;
            let growth = Decimal::whole(whole).plus(rate).text(0);
            let formula = format!("{whole} + ratePercent");
            let step = Step::new("growth", &formula, growth, Some("percent"), PERIODIC_RATE);
            explained.steps.push(explained.with_rate(step));
            let discount = vec![format!("{whole} / growth"); usize::from(input.count)].join(" * ");
            let formula =
                format!("round(amount * ratePercent / {whole} / (1 - {discount}), {digits})");
            let ground = Ground::Convention("constantAnnuity");
            let step = explained.with_amount(explained.step("annuity", &formula, annuity, ground));
            explained.steps.push(explained.with_rate(step));
        } else {
            let half = decimal_text(5, digits.wrapping_add(1));
            let formula = format!("max(0, round(amount / count - {half}, {digits}))");
            let ground = Ground::Convention("partRoundedDown");
            let step = explained.with_amount(explained.step("part", &formula, annuity, ground));
            explained.steps.push(step.input("count", input.count.to_string(), None));
        }
        explained
    }

    fn bears_interest(&self) -> bool {
        self.input.rate_percent > Decimal::ZERO
    }

    fn money(&self, minor: i128) -> String {
        decimal_text(minor, self.input.currency.digits())
    }

    fn step(&self, id: &str, formula: &str, minor: i128, ground: Ground) -> Step {
        Step::new(id, formula, self.money(minor), Some(self.input.currency.code()), ground)
    }

    fn with_amount(&self, step: Step) -> Step {
        let amount = self.money(i128::from(self.input.amount));
        step.input("amount", amount, Some(self.input.currency.code()))
    }

    fn with_rate(&self, step: Step) -> Step {
        step.input("ratePercent", self.input.rate_percent.text(0), Some("percent"))
    }

    fn installment(&mut self, installment: &Installment, number: i32, is_last: bool) {
        let before = match number {
            1 => "amount".to_owned(),
            _ => format!("remaining{}", number.wrapping_sub(1)),
        };
        let first =
            |step: Step, this: &Self| if number == 1 { this.with_amount(step) } else { step };
        let bears = self.bears_interest();
        if bears {
            let digits = self.input.currency.digits();
            let formula = format!("round({before} * ratePercent / {}, {digits})", self.whole);
            let id = format!("interest{number}");
            let step = self.step(&id, &formula, installment.interest, PERIODIC_RATE);
            self.steps.push(first(self.with_rate(step), self));
        }
        let (formula, convention) = match (is_last, bears) {
            (true, _) => (before.clone(), "lastSettles"),
            (false, true) => {
                (format!("min(annuity - interest{number}, {before})"), "annuityLessInterest")
            }
            (false, false) => ("part".to_owned(), "equalParts"),
        };
        let id = format!("principal{number}");
        let ground = Ground::Convention(convention);
        let step = self.step(&id, &formula, installment.principal, ground);
        self.steps.push(if is_last || bears { first(step, self) } else { step });
        let formula = format!("{before} - principal{number}");
        let id = format!("remaining{number}");
        let ground = Ground::Convention("whatRemains");
        let step = self.step(&id, &formula, installment.remaining, ground);
        self.steps.push(first(step, self));
    }

    fn finish(mut self, count: i32, total: i128, total_interest: i128) -> Vec<Step> {
        let formula = if self.bears_interest() {
            (1..=count).map(|number| format!("interest{number}")).collect::<Vec<_>>().join(" + ")
        } else {
            "0".to_owned()
        };
        let ground = Ground::Convention("sumOfParts");
        self.steps.push(self.step("totalInterest", &formula, total_interest, ground));
        let step = self.step("total", "amount + totalInterest", total, Ground::Rule(&CIV_1103));
        self.steps.push(self.with_amount(step));
        self.steps
    }
}

/// A yearly rate is divided by the periods of a year.
const PERIODIC_RATE: Ground = Ground::Convention("periodicRate");
