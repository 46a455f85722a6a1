//! Payment terms and the due date that they give (spec §3.1, §3.2).

use crate::date::{Date, Holidays};

/// What to do with a due date on a Saturday, a Sunday or a legal holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BusinessDay {
    /// Nothing.
    #[default]
    None,
    /// The next business day.
    Following,
    /// The business day before.
    Preceding,
    /// The next, unless it is in another month: then the one before.
    ModifiedFollowing,
}

const ROLLS: [BusinessDay; 4] = [
    BusinessDay::None,
    BusinessDay::Following,
    BusinessDay::Preceding,
    BusinessDay::ModifiedFollowing,
];

/// The two readings of "fin de mois".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EndOfMonth {
    /// The last day of the month of (issued + days).
    DaysThenEndOfMonth,
    /// The last day of the month of issue, then the days.
    EndOfMonthThenDays,
}

/// A rule that gives the due date from the day of issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Terms {
    /// On receipt: the day of issue.
    Receipt,
    /// So many days after the day of issue.
    Net {
        /// 0 … 365.
        days: u16,
        /// Roll to a business day.
        business_day: BusinessDay,
        /// Which holidays are no business days.
        holidays: Holidays,
    },
    /// So many days and the end of the month.
    EndOfMonth {
        /// 0 … 365.
        days: u16,
        /// Which reading.
        order: EndOfMonth,
        /// 1 … 31: the first such day on or after.
        day_of_month: Option<u8>,
        /// Roll to a business day.
        business_day: BusinessDay,
        /// Which holidays are no business days.
        holidays: Holidays,
    },
}

impl Terms {
    /// The terms "net": so many days after issue, without a roll.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    /// use encours::ledger::Terms;
    ///
    /// let issued = Date::parse("2025-01-15")?;
    /// assert_eq!(Terms::net(30).due(issued), Some(Date::parse("2025-02-14")?));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub const fn net(days: u16) -> Terms {
        Terms::Net { days, business_day: BusinessDay::None, holidays: Holidays::Metropolitan }
    }

    /// The terms as a number above 0, for a column and for the image.
    pub(super) fn code(self) -> u32 {
        let (kind, days, order, day, roll, local) = match self {
            Terms::Receipt => (1, 0, 0, 0, BusinessDay::None, Holidays::Metropolitan),
            Terms::Net { days, business_day, holidays } => (2, days, 0, 0, business_day, holidays),
            Terms::EndOfMonth { days, order, day_of_month, business_day, holidays } => {
                let order = u32::from(order == EndOfMonth::EndOfMonthThenDays);
                (3, days, order, day_of_month.unwrap_or(0), business_day, holidays)
            }
        };
        let roll = ROLLS.iter().position(|&known| known == roll).unwrap_or(0);
        kind | u32::from(days) << 2
            | order << 11
            | u32::from(day) << 12
            | u32::try_from(roll).unwrap_or(0) << 17
            | u32::from(local == Holidays::AlsaceMoselle) << 19
    }

    /// The terms of this number, which [`Terms::code`] gave.
    pub(super) fn from_code(code: u32) -> Option<Terms> {
        let part = |from: u32, bits: u32| code >> from & (1_u32 << bits).wrapping_sub(1);
        let days = u16::try_from(part(2, 9)).ok().filter(|&days| days <= 365)?;
        let business_day = *ROLLS.get(part(17, 2) as usize)?;
        let holidays = match part(19, 1) {
            0 => Holidays::Metropolitan,
            _ => Holidays::AlsaceMoselle,
        };
        let terms = match part(0, 2) {
            1 => Terms::Receipt,
            2 => Terms::Net { days, business_day, holidays },
            3 => Terms::EndOfMonth {
                days,
                order: match part(11, 1) {
                    0 => EndOfMonth::DaysThenEndOfMonth,
                    _ => EndOfMonth::EndOfMonthThenDays,
                },
                day_of_month: u8::try_from(part(12, 5)).ok().filter(|&day| day > 0),
                business_day,
                holidays,
            },
            _ => return None,
        };
        // Bits that mean nothing in these terms are 0.
        (terms.code() == code).then_some(terms)
    }

    /// The due date of an invoice issued on this day; `None` where it falls outside the calendar.
    ///
    /// # Example
    /// ```
    /// use encours::date::{Date, Holidays};
    /// use encours::ledger::{BusinessDay, EndOfMonth, Terms};
    ///
    /// let terms = |order| Terms::EndOfMonth {
    ///     days: 45,
    ///     order,
    ///     day_of_month: None,
    ///     business_day: BusinessDay::None,
    ///     holidays: Holidays::Metropolitan,
    /// };
    /// // 45 days "fin de mois" has two readings: 1 March, then the end of the month; or
    /// // 31 January, then 45 days.
    /// let issued = Date::parse("2025-01-15")?;
    /// let due = |order| terms(order).due(issued);
    /// assert_eq!(due(EndOfMonth::DaysThenEndOfMonth), Some(Date::parse("2025-03-31")?));
    /// assert_eq!(due(EndOfMonth::EndOfMonthThenDays), Some(Date::parse("2025-03-17")?));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn due(self, issued: Date) -> Option<Date> {
        self.due_by(issued, |_, _| ())
    }

    /// [`Terms::due`], and each stop on the way with its date.
    ///
    /// # Example
    /// ```
    /// use encours::date::{Date, Holidays};
    /// use encours::ledger::{BusinessDay, Stop, Terms};
    ///
    /// let business_day = BusinessDay::Following;
    /// let holidays = Holidays::Metropolitan;
    /// let terms = Terms::Net { days: 30, business_day, holidays };
    /// let mut stops = Vec::new();
    /// // 28 days of February, 2 of March: 2 March 2025 is a Sunday.
    /// terms.due_by(Date::parse("2025-01-31")?, |stop, date| stops.push((stop, date)));
    /// assert_eq!(stops[0], (Stop::Days(30), Date::parse("2025-03-02")?));
    /// assert_eq!(stops[1].1, Date::parse("2025-03-03")?);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn due_by(self, issued: Date, mut stop: impl FnMut(Stop, Date)) -> Option<Date> {
        let mut date = issued;
        let mut go = |to: Stop| {
            date = match to {
                Stop::Days(days) => date.plus(i32::from(days)),
                Stop::MonthEnd => date.month_end(),
                Stop::DayOfMonth(day) => next_day_of_month(date, u32::from(day)),
                Stop::BusinessDay(business_day, holidays) => roll(date, business_day, holidays),
            };
            stop(to, date);
        };
        let (business_day, holidays) = match self {
            Terms::Receipt => (BusinessDay::None, Holidays::Metropolitan),
            Terms::Net { days, business_day, holidays } => {
                go(Stop::Days(days));
                (business_day, holidays)
            }
            Terms::EndOfMonth { days, order, day_of_month, business_day, holidays } => {
                if order == EndOfMonth::EndOfMonthThenDays {
                    go(Stop::MonthEnd);
                }
                go(Stop::Days(days));
                if order == EndOfMonth::DaysThenEndOfMonth {
                    go(Stop::MonthEnd);
                }
                if let Some(day) = day_of_month {
                    go(Stop::DayOfMonth(day));
                }
                (business_day, holidays)
            }
        };
        if business_day != BusinessDay::None {
            go(Stop::BusinessDay(business_day, holidays));
        }
        date.max(issued).in_calendar()
    }
}

/// What leads from one date to the next, from the day of issue to the due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// So many days later.
    Days(u16),
    /// The last day of the month.
    MonthEnd,
    /// The first such day on or after.
    DayOfMonth(u8),
    /// A business day.
    BusinessDay(BusinessDay, Holidays),
}

/// The first date on or after `date` whose day is `day`, or the month's last day where the month
/// is shorter.
fn next_day_of_month(date: Date, day: u32) -> Date {
    let this_month = date.with_day(day);
    if this_month >= date { this_month } else { date.plus_months(1, day) }
}

fn roll(date: Date, business_day: BusinessDay, holidays: Holidays) -> Date {
    let toward = |step: i32| {
        let mut day = date;
        while !day.is_business_day(holidays) {
            day = day.plus(step);
        }
        day
    };
    match business_day {
        BusinessDay::None => date,
        BusinessDay::Following => toward(1),
        BusinessDay::Preceding => toward(-1),
        BusinessDay::ModifiedFollowing => {
            let next = toward(1);
            if next > date.month_end() { toward(-1) } else { next }
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::string::ToString;

    use super::*;

    fn due(terms: Terms, issued: &str) -> String {
        terms.due(Date::parse(issued).unwrap()).unwrap().to_string()
    }

    #[test]
    fn the_two_readings_of_45_days_end_of_month() {
        let terms = |order| Terms::EndOfMonth {
            days: 45,
            order,
            day_of_month: None,
            business_day: BusinessDay::None,
            holidays: Holidays::Metropolitan,
        };
        assert_eq!(due(terms(EndOfMonth::DaysThenEndOfMonth), "2025-01-20"), "2025-03-31");
        assert_eq!(due(terms(EndOfMonth::EndOfMonthThenDays), "2025-01-20"), "2025-03-17");
    }

    #[test]
    fn a_roll_never_leaves_the_calendar_for_long() {
        let late = Date::parse("2199-12-31").unwrap();
        assert_eq!(Terms::net(1).due(late), None);
        assert_eq!(Terms::net(0).due(late), Some(late));
    }
}
