//! Limitation: the last day to act.

use crate::date::Date;
use crate::law::CustomerKind;
use crate::rule::Rule;

const CHECKED: &str = "2026-11-21";

/// Professionals: 5 years.
pub const L110_4: Rule = Rule::new("fr/com/L110-4", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000027725867")
    .since("2013-06-17");
/// Public bodies: 4 years from 1 January after the year of the claim. In force since 1969-01-01, a
/// day before those that encours knows.
pub const LOI_68_1250: Rule = Rule::new("fr/loi/68-1250", CHECKED)
    .at("https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006068317");
/// Consumers: 2 years.
pub const L218_2: Rule = Rule::new("fr/conso/L218-2", CHECKED).since("2016-07-01");

/// The last day to act on a debt due on this day; `None` where it falls outside the calendar
/// (spec §4.6). *Known doubts.* A reminder does not interrupt it; an acknowledgement of the debt
/// and an action in court do, and are not known here.
///
/// # Example
/// ```
/// use encours::date::Date;
/// use encours::law::CustomerKind;
/// use encours::law::limitation::limitation;
///
/// let due = Date::parse("2025-03-31")?;
/// let last = |debtor| limitation(due, debtor).0;
/// // 5 years, 2 years, and 4 years from the end of 2025.
/// assert_eq!(last(CustomerKind::Business), Some(Date::parse("2030-03-31")?));
/// assert_eq!(last(CustomerKind::Consumer), Some(Date::parse("2027-03-31")?));
/// assert_eq!(last(CustomerKind::Public), Some(Date::parse("2029-12-31")?));
/// # Ok::<(), encours::error::Error>(())
/// ```
#[must_use]
pub fn limitation(due: Date, debtor: CustomerKind) -> (Option<Date>, &'static Rule) {
    let (_, _, day) = due.ymd();
    match debtor {
        CustomerKind::Business => (due.plus_months(60, day).in_calendar(), &L110_4),
        CustomerKind::Consumer => (due.plus_months(24, day).in_calendar(), &L218_2),
        CustomerKind::Public => {
            let last = Date::from_ymd(due.year().saturating_add(4), 12, 31);
            (last.and_then(Date::in_calendar), &LOI_68_1250)
        }
    }
}
