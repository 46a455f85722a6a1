//! Terms against the longest that the law allows (spec §3.4).

use super::steps::Steps;
use crate::amount::Currency;
use crate::date::{Date, Holidays};
use crate::law::CustomerKind;
use crate::law::terms::{Ceiling, Lawfulness, Sector, ceilings};
use crate::ledger::{BusinessDay, EndOfMonth, Terms};
use crate::rule::{Explanation, Ground, Rule};
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
/// `fr/com/L441-10/I`, `fr/com/L441-11/II`, `fr/ccp/R2192-10`, `fr/ccp/R2192-11`; `fr/civ/1103` for
/// consumers
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
#[doc = include_str!("../../docs/figures/check-terms.md")]
#[must_use]
pub fn check_terms(input: &CheckTermsInput) -> Option<CheckedTerms> {
    let (ceilings, rule) = ceilings(input.debtor, input.sector, input.periodic)?;
    let mut limits = Vec::new();
    for &ceiling in ceilings {
        limits.push(Limit { terms: longest(ceiling), worst: None });
    }
    compare(input.terms, &mut limits);

    // No amount is in these steps: any currency will do.
    let mut steps = Steps::new(Currency::euro());
    steps.rest_on(rule);
    let law = Ground::Rule(rule);
    steps.part("0");
    let mut least: Option<Worst> = None;
    let mut maximum = Vec::new();
    for (number, limit) in (1..).zip(limits) {
        maximum.push(limit.terms);
        let Some(worst) = limit.worst else { continue };
        steps.number(number);
        worst.explain(&law, &mut steps);
        steps.part(if least.is_none() { "excess#" } else { "min(%, excess#)" });
        if least.is_none_or(|least| worst.excess() < least.excess()) {
            least = Some(worst);
        }
    }
    steps.days("excess", "%", least.map_or(0, Worst::excess), &law);
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

/// One of the longest terms, and the worst day of issue against it.
struct Limit {
    terms: Terms,
    worst: Option<Worst>,
}

/// Finds the worst days of issue among days that stand for all: those of four years, one of them a
/// leap year, because no span of three years around 2100 has other lengths of months than 2025 …
/// 2027; all days of the calendar where holidays count, recent ones first.
fn compare(terms: Terms, limits: &mut [Limit]) {
    let rolls = match terms {
        Terms::Receipt => false,
        Terms::Net { business_day, .. } | Terms::EndOfMonth { business_day, .. } => {
            business_day != BusinessDay::None
        }
    };
    let from = Date::from_ymd(2024, 1, 1).unwrap_or(Date::MIN);
    let to = Date::from_ymd(2027, 12, 31).unwrap_or(Date::MAX);
    let spans = if rolls {
        [(from, Date::MAX), (Date::MIN, from.plus(-1))]
    } else {
        [(from, to), (Date::MAX, Date::MIN)]
    };
    for (from, to) in spans {
        let mut issued = from;
        while issued <= to {
            if let Some(due) = terms.due(issued) {
                for limit in &mut *limits {
                    limit.note(issued, due);
                }
            }
            issued = issued.plus(1);
        }
    }
}

impl Limit {
    fn note(&mut self, issued: Date, due: Date) {
        let Some(maximum) = self.terms.due(issued) else { return };
        let here = Worst { issued, due, maximum };
        if self.worst.is_none_or(|worst| here.excess() > worst.excess()) {
            self.worst = Some(here);
        }
    }
}
