//! The due date that terms give (spec §3.1, §3.2).

use super::steps::Steps;
use crate::amount::Currency;
use crate::date::Date;
use crate::law::late_payment::CIV_1103;
use crate::law::terms::holidays_rule;
use crate::ledger::{Stop, Terms};
use crate::rule::{Explanation, Ground};

/// A due date and how it was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// The last day to pay.
    pub due: Date,
    /// What it rests on, and how it was reached.
    pub explanation: Explanation,
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
#[doc = include_str!("../../docs/figures/due-date.md")]
#[must_use]
pub fn due_date(issued: Date, terms: Terms) -> Option<DueDate> {
    // No amount is in these steps: any currency will do.
    let mut steps = Steps::new(Currency::euro());
    steps.rest_on(&CIV_1103);
    steps.know_date("issued", issued);
    steps.about("issued");
    let mut before = issued;
    let mut last = ("issued", Ground::Rule(&CIV_1103));
    let due = terms.due_by(issued, |stop, date| {
        let (id, days, ground) = match stop {
            Stop::Days(_) => ("counted", "agreedDays", Ground::Rule(&CIV_1103)),
            Stop::MonthEnd => ("monthEnd", "daysToMonthEnd", Ground::Convention("endOfMonth")),
            Stop::DayOfMonth(_) => {
                ("dayOfMonth", "daysToDayOfMonth", Ground::Convention("dayOfMonth"))
            }
            Stop::BusinessDay(_, holidays) => {
                let rule = holidays_rule(holidays);
                steps.rest_on(rule);
                ("businessDay", "daysToBusinessDay", Ground::Rule(rule))
            }
        };
        steps.know_days(days, before.until(date));
        steps.part(days);
        steps.date(id, "# + %", date, &ground);
        steps.about(id);
        before = date;
        last = ("max(issued, #)", Ground::Convention("notBeforeIssue"));
    })?;
    steps.date("due", last.0, due, &last.1);
    Some(DueDate { due, explanation: steps.finish() })
}
