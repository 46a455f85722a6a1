//! Dates: what is read is the same day when printed, by another calendar's count too; arithmetic
//! stays in order on any day.

use encours::date::{Date, Holidays, parse_iso};
use encours::error::Show;

use super::head;

pub(crate) fn judge(data: &[u8]) {
    texts(data);
    let ([a, b, c, d, month, day, e, f], _) = head::<8>(data);
    let number = i32::from_le_bytes([a, b, c, d]);
    let months = i32::from(i16::from_le_bytes([e, f]));
    arithmetic(Date::from_days(number), months, u32::from(day));
    let within = Date::from_days(number.rem_euclid(Date::MAX.days() + 1));
    arithmetic(within, months, u32::from(day));
    calendar(within, i32::from(month));
}

fn texts(data: &[u8]) {
    let iso = parse_iso(data);
    let Ok(text) = str::from_utf8(data) else { return assert_eq!(iso, None) };
    assert_eq!(iso, civil(text), "{text}");
    match Date::parse(text) {
        Ok(date) => {
            assert_eq!(Some(date), iso);
            assert!(Date::MIN <= date && date <= Date::MAX);
            assert_eq!(date.shown(), text);
        }
        Err(_) => assert_eq!(iso.and_then(Date::in_calendar), None, "{text}"),
    }
}

/// The day by the calendar of the library.
fn civil(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    let right = [(year, 4), (month, 2), (day, 2)]
        .iter()
        .all(|(part, length)| part.len() == *length && part.bytes().all(|b| b.is_ascii_digit()));
    right.then_some(())?;
    Date::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// On any day, be it far outside the calendar: no panic.
fn arithmetic(date: Date, months: i32, day: u32) {
    for holidays in [Holidays::Metropolitan, Holidays::AlsaceMoselle] {
        let business = date.is_business_day(holidays);
        assert!(!business || !date.is_holiday(holidays));
    }
    let _ = (date.month_start(), date.month_end(), date.with_day(day), date.year_start());
    let _ = (date.half_year_start(), date.next_half_year(), date.plus_months(months, day));
    let _ = date.shown();
}

fn calendar(date: Date, months: i32) {
    let (year, month, day) = date.ymd();
    assert_eq!(Date::from_ymd(year, month, day), Some(date));
    assert_eq!(Date::parse(&date.shown()), Ok(date));
    assert!(date.month_start() <= date && date <= date.month_end());
    assert!(date.year_start() <= date && date.year_start().until(date) < date.year_days());
    assert!(date.half_year_start() <= date && date < date.next_half_year());
    assert_eq!(date.plus_months(0, day), date);
    let later = date.plus_months(months, day);
    assert_eq!(later.plus_months(-months, day).month_start(), date.month_start());
    let (later_year, later_month, later_day) = later.ymd();
    let count = |year: i32, month: u32| year * 12 + i32::try_from(month).unwrap();
    assert_eq!(count(later_year, later_month), count(year, month) + months);
    assert_eq!(later_day, day.min(later.month_end().ymd().2));
}
