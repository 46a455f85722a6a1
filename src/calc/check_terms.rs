//! Terms against the longest that the law allows (spec §3.4).

use super::steps::Steps;
use crate::amount::Currency;
use crate::date::{Date, Holidays};
use crate::law::CustomerKind;
use crate::law::terms::{Ceiling, Lawfulness, Sector, ceilings};
use crate::ledger::{BusinessDay, EndOfMonth, Terms};
use crate::rule::{Explanation, Ground, Rule};
use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;

/// Terms, and who is to pay for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckTermsInput {
    /// What is agreed.
    pub terms: Terms,
    /// Who is to pay.
    pub debtor: CustomerKind,
    /// What is sold or who buys, where the law knows it apart.
    pub sector: Option<Sector>,
    /// Whether the invoice is periodic: it sums up the deliveries of up to a month.
    pub periodic: bool,
}

/// What the law says of terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedTerms {
    /// Whether they are lawful, and by how much they are not.
    pub lawfulness: Lawfulness,
    /// The longest lawful terms, each as good as the other; none where any are lawful.
    pub maximum: Vec<Terms>,
    /// The article.
    pub rule: &'static Rule,
    /// That it rests on the article, and how it was reached.
    pub explanation: Explanation,
}

/// Whether terms are lawful; `None` for a sector of another debtor.
///
/// They are where one of the longest terms, the same for all days of issue, never falls due before
/// them.
///
/// # Rules
/// `fr/com/L441-10/I`, `fr/com/L441-11/II`, `fr/ccp/R2192-10`, `fr/ccp/R2192-11`
///
/// # Example
/// ```
/// use encours::calc::{CheckTermsInput, CustomerKind, check_terms};
/// use encours::ledger::Terms;
///
/// let lawful = |days| {
///     let terms = Terms::net(days);
///     let debtor = CustomerKind::Business;
///     check_terms(&CheckTermsInput { terms, debtor, sector: None, periodic: false })
///         .is_some_and(|checked| checked.lawfulness.is_lawful())
/// };
/// assert!(lawful(60) && !lawful(61));
/// ```
#[must_use]
pub fn check_terms(input: &CheckTermsInput) -> Option<CheckedTerms> {
    let (ceilings, rule) = ceilings(input.debtor, input.sector, input.periodic)?;
    let maximum: Vec<Terms> = ceilings.iter().map(|&ceiling| longest(ceiling)).collect();
    // No amount is in these steps: any currency will do.
    let mut steps = Steps::new(Currency::euro());
    steps.rest_on(rule);
    let law = Ground::Rule(rule);
    let mut least: Option<Worst> = None;
    let mut formula = "0".to_owned();
    for (number, worst) in (1..).zip(worst(input.terms, &maximum)) {
        steps.number(number);
        worst.explain(&law, &mut steps);
        formula = match least {
            None => steps.filled("excess#"),
            Some(_) => ["min(", &formula, ", ", &steps.filled("excess#"), ")"].concat(),
        };
        if least.is_none_or(|least| worst.excess() < least.excess()) {
            least = Some(worst);
        }
    }
    steps.days("excess", &formula, least.map_or(0, Worst::excess), &law);
    let lawfulness = match least {
        None => Lawfulness::Free,
        Some(least) if least.excess() <= 0 => Lawfulness::Within,
        Some(least) => Lawfulness::Beyond { days: least.excess(), issued: least.issued },
    };
    Some(CheckedTerms { lawfulness, maximum, rule, explanation: steps.finish() })
}

fn longest(ceiling: Ceiling) -> Terms {
    let (days, order) = match ceiling {
        Ceiling::Net(days) => return Terms::net(days),
        Ceiling::DaysThenEndOfMonth(days) => (days, EndOfMonth::DaysThenEndOfMonth),
        Ceiling::EndOfMonthThenDays(days) => (days, EndOfMonth::EndOfMonthThenDays),
    };
    Terms::EndOfMonth {
        days,
        order,
        day_of_month: None,
        business_day: BusinessDay::None,
        holidays: Holidays::Metropolitan,
    }
}

/// The day of issue on which terms exceed the longest terms most, or fall short of them least.
#[derive(Clone, Copy, Debug)]
struct Worst {
    issued: Date,
    due: Date,
    maximum: Date,
}

impl Worst {
    fn excess(self) -> i32 {
        self.maximum.until(self.due)
    }

    fn explain(self, law: &Ground, steps: &mut Steps) {
        steps.forget();
        steps.know_date("issued", self.issued);
        steps.know_days("daysToDue", self.issued.until(self.due));
        steps.know_days("daysToMaximum", self.issued.until(self.maximum));
        let ground = Ground::Convention("worstDayOfIssue");
        steps.date("due#", "issued + daysToDue", self.due, &ground);
        steps.date("maximum#", "issued + daysToMaximum", self.maximum, law);
        let ground = Ground::Convention("daysBetween");
        steps.days("excess#", "days(maximum#, due#)", self.excess(), &ground);
    }
}

/// For each of the longest terms, the worst day of issue.
fn worst(terms: Terms, maximum: &[Terms]) -> Vec<Worst> {
    let mut found: Vec<Option<Worst>> = vec![None; maximum.len()];
    for issued in days_of_issue(terms) {
        let Some(due) = terms.due(issued) else { continue };
        for (maximum, worst) in maximum.iter().zip(&mut found) {
            let Some(maximum) = maximum.due(issued) else { continue };
            let here = Worst { issued, due, maximum };
            if worst.is_none_or(|worst| here.excess() > worst.excess()) {
                *worst = Some(here);
            }
        }
    }
    found.into_iter().flatten().collect()
}

/// Days of issue that stand for all: those of four years, one of them a leap year, because no span
/// of three years around 2100 has other lengths of months than 2025 … 2027; all days of the
/// calendar where holidays count, recent ones first.
fn days_of_issue(terms: Terms) -> impl Iterator<Item = Date> {
    let rolls = match terms {
        Terms::Receipt => false,
        Terms::Net { business_day, .. } | Terms::EndOfMonth { business_day, .. } => {
            business_day != BusinessDay::None
        }
    };
    let from = Date::from_ymd(2024, 1, 1).unwrap_or(Date::MIN);
    let four_years = Date::from_ymd(2027, 12, 31).unwrap_or(Date::MAX);
    let to = if rolls { Date::MAX } else { four_years };
    let earlier = if rolls { Date::MIN.days()..from.days() } else { 0..0 };
    (from.days()..=to.days()).chain(earlier).map(Date::from_days)
}
