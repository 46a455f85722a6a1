//! The due date that terms give (spec §3.1, §3.2).

use crate::date::Date;
use crate::law::late_payment::CIV_1103;
use crate::law::terms::holidays_rule;
use crate::ledger::{Stop, Terms};
use crate::rule::{Ground, Rule, Step};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

/// A due date and how it was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// The last day to pay.
    pub due: Date,
    /// What it rests on.
    pub rules: Vec<&'static Rule>,
    /// How it was reached.
    pub steps: Vec<Step>,
}

/// The last day to pay an invoice issued on this day; `None` where it falls outside the calendar.
///
/// # Rules
/// `fr/civ/1103`; `fr/trav/L3133-1` or `fr/trav/L3134-13` where it must be a business day
///
/// # Example
/// "45 jours fin de mois", with the days first: 20 January 2025 and 45 days is 6 March.
/// ```
/// use encours::calc::due_date;
/// use encours::date::{Date, Holidays};
/// use encours::ledger::{BusinessDay, EndOfMonth, Terms};
///
/// let terms = Terms::EndOfMonth {
///     days: 45,
///     order: EndOfMonth::DaysThenEndOfMonth,
///     day_of_month: None,
///     business_day: BusinessDay::None,
///     holidays: Holidays::Metropolitan,
/// };
/// let due = due_date(Date::parse("2025-01-20")?, terms).map(|due| due.due.to_string());
/// assert_eq!(due.as_deref(), Some("2025-03-31"));
/// # Ok::<(), encours::error::Error>(())
/// ```
#[must_use]
pub fn due_date(issued: Date, terms: Terms) -> Option<DueDate> {
    let mut rules = vec![&CIV_1103];
    let mut steps: Vec<Step> = Vec::new();
    let mut before = ("issued", issued);
    let due = terms.due_by(issued, |stop, date| {
        let (id, days, ground) = match stop {
            Stop::Days(_) => ("counted", "agreedDays", Ground::Rule(&CIV_1103)),
            Stop::MonthEnd => ("monthEnd", "daysToMonthEnd", Ground::Convention("endOfMonth")),
            Stop::DayOfMonth(_) => {
                ("dayOfMonth", "daysToDayOfMonth", Ground::Convention("dayOfMonth"))
            }
            Stop::BusinessDay(_, holidays) => {
                let rule = holidays_rule(holidays);
                rules.push(rule);
                ("businessDay", "daysToBusinessDay", Ground::Rule(rule))
            }
        };
        let formula = format!("{} + {days}", before.0);
        let mut step = Step::new(id, &formula, date.to_string(), None, ground);
        if steps.is_empty() {
            step = step.input("issued", issued.to_string(), None);
        }
        let count = before.1.until(date).to_string();
        steps.push(step.input(days, count, Some("days")));
        before = (id, date);
    })?;
    let (formula, ground) = match steps.last() {
        None => ("issued".to_owned(), Ground::Rule(&CIV_1103)),
        Some(last) => (format!("max(issued, {})", last.id), Ground::Convention("notBeforeIssue")),
    };
    let step = Step::new("due", &formula, due.to_string(), None, ground);
    steps.push(step.input("issued", issued.to_string(), None));
    Some(DueDate { due, rules, steps })
}
