//! Payment terms as a caller gives them (spec §3.1, §3.2).

use super::json::Json;
use super::read::Fields;
use super::value::Value;
use crate::date::Holidays;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::ledger::{BusinessDay, EndOfMonth, Terms};

const KINDS: &[&str] = &["receipt", "net", "endOfMonth"];
const ORDERS: &[&str] = &["daysThenEndOfMonth", "endOfMonthThenDays"];
const BUSINESS_DAYS: &[&str] = &["none", "following", "preceding", "modifiedFollowing"];
const HOLIDAYS: &[&str] = &["metropolitan", "alsaceMoselle"];

/// Reads terms: an unknown key is `option/invalid`, all else that is wrong or missing is
/// `terms/invalid`.
pub(super) fn terms(value: &Value, path: Path) -> Result<Terms> {
    let fields = Fields::of(value, path).map_err(as_terms)?;
    // The kind decides which keys there are.
    let kind = fields.choice("kind", KINDS, KINDS).map_err(as_terms)?;
    let kind = present(&fields, "kind", kind, Expected::OneOf(KINDS))?;
    match kind {
        "receipt" => {
            fields.refuse_unknown(&["kind"])?;
            Ok(Terms::Receipt)
        }
        "net" => {
            fields.refuse_unknown(&["kind", "days", "businessDay", "holidays"])?;
            require(&fields, &["days"])?;
            let days = days(&fields)?;
            let (business_day, holidays) = roll(&fields)?;
            Ok(Terms::Net { days, business_day, holidays })
        }
        _ => {
            let known = ["kind", "days", "order", "dayOfMonth", "businessDay", "holidays"];
            fields.refuse_unknown(&known)?;
            require(&fields, &["days", "order"])?;
            let days = days(&fields)?;
            let orders = [EndOfMonth::DaysThenEndOfMonth, EndOfMonth::EndOfMonthThenDays];
            let order = fields.choice("order", ORDERS, &orders).map_err(as_terms)?;
            let order = present(&fields, "order", order, Expected::OneOf(ORDERS))?;
            let day_of_month = fields.whole("dayOfMonth", 1, 31).map_err(as_terms)?;
            let (business_day, holidays) = roll(&fields)?;
            Ok(Terms::EndOfMonth {
                days,
                order,
                day_of_month: day_of_month.and_then(|day| u8::try_from(day).ok()),
                business_day,
                holidays,
            })
        }
    }
}

fn as_terms(mut error: Error) -> Error {
    error.code = ErrorCode::TermsInvalid;
    error
}

fn require(fields: &Fields, keys: &[&'static str]) -> Result<()> {
    for &key in keys {
        present(fields, key, fields.get(key), Expected::Plain)?;
    }
    Ok(())
}

fn present<T>(fields: &Fields, key: &str, value: Option<T>, expected: Expected) -> Result<T> {
    let missing = || Error::new(ErrorCode::TermsInvalid, expected).at(fields.path.key(key));
    value.ok_or_else(missing)
}

fn days(fields: &Fields) -> Result<u16> {
    let days = fields.whole("days", 0, 365).map_err(as_terms)?;
    let days = days.and_then(|days| u16::try_from(days).ok());
    present(fields, "days", days, Expected::Whole(0, 365))
}

fn roll(fields: &Fields) -> Result<(BusinessDay, Holidays)> {
    let days = [
        BusinessDay::None,
        BusinessDay::Following,
        BusinessDay::Preceding,
        BusinessDay::ModifiedFollowing,
    ];
    let holidays = [Holidays::Metropolitan, Holidays::AlsaceMoselle];
    let business_day = fields.choice("businessDay", BUSINESS_DAYS, &days).map_err(as_terms)?;
    let holidays = fields.choice("holidays", HOLIDAYS, &holidays).map_err(as_terms)?;
    Ok((business_day.unwrap_or_default(), holidays.unwrap_or_default()))
}

/// `"key":{"kind":…}`, without what is so by default.
pub(super) fn write_terms(json: &mut Json, key: &str, terms: Terms) {
    json.nested(key, |json| write_fields(json, terms));
}

/// `"kind":…`, without what is so by default.
pub(super) fn write_fields(json: &mut Json, terms: Terms) {
    match terms {
        Terms::Receipt => json.text("kind", "receipt"),
        Terms::Net { days, business_day, holidays } => {
            json.text("kind", "net");
            json.number("days", days);
            write_roll(json, business_day, holidays);
        }
        Terms::EndOfMonth { days, order, day_of_month, business_day, holidays } => {
            json.text("kind", "endOfMonth");
            json.number("days", days);
            json.text(
                "order",
                match order {
                    EndOfMonth::DaysThenEndOfMonth => "daysThenEndOfMonth",
                    EndOfMonth::EndOfMonthThenDays => "endOfMonthThenDays",
                },
            );
            if let Some(day) = day_of_month {
                json.number("dayOfMonth", day);
            }
            write_roll(json, business_day, holidays);
        }
    }
}

fn write_roll(json: &mut Json, business_day: BusinessDay, holidays: Holidays) {
    json.text_if(
        "businessDay",
        match business_day {
            BusinessDay::None => None,
            BusinessDay::Following => Some("following"),
            BusinessDay::Preceding => Some("preceding"),
            BusinessDay::ModifiedFollowing => Some("modifiedFollowing"),
        },
    );
    json.text_if(
        "holidays",
        match holidays {
            Holidays::Metropolitan => None,
            Holidays::AlsaceMoselle => Some("alsaceMoselle"),
        },
    );
}
