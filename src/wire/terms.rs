//! Payment terms as a caller gives them (spec §3.1, §3.2).

use super::json::Json;
use super::read::{Fault, Fields, Given};
use crate::date::Holidays;
use crate::error::{ErrorCode, Expected};
use crate::ledger::{BusinessDay, EndOfMonth, Terms};

const KINDS: &[&str] = &["receipt", "net", "endOfMonth"];
const ORDERS: &[&str] = &["daysThenEndOfMonth", "endOfMonthThenDays"];
const BUSINESS_DAYS: &[&str] = &["none", "following", "preceding", "modifiedFollowing"];
const HOLIDAYS: &[&str] = &["metropolitan", "alsaceMoselle"];

/// Reads terms: an unknown key is `option/invalid`, all else that is wrong or missing is
/// `terms/invalid`.
#[inline(never)]
pub(super) fn terms(given: &Given) -> Option<Terms> {
    if given.is_absent() {
        return None;
    }
    let fault = Fault::default();
    let terms = any_terms(&given.noted_in(&fault).fields());
    if let Err(mut error) = fault.check() {
        if error.expected != Expected::KnownKey {
            error.code = ErrorCode::TermsInvalid;
        }
        given.fault.note(error);
    }
    Some(terms)
}

fn any_terms(fields: &Fields) -> Terms {
    // The kind decides which keys there are.
    let kind = fields.choice_of("kind", KINDS);
    let (known, required): (&[&str], &[&'static str]) = match kind {
        0 => (&["kind"], &[]),
        1 => (&["kind", "days", "businessDay", "holidays"], &["days"]),
        _ => {
            let known = &["kind", "days", "order", "dayOfMonth", "businessDay", "holidays"];
            (known, &["days", "order"])
        }
    };
    fields.require_as(&["kind"], Expected::OneOf(KINDS));
    fields.refuse_unknown(known);
    fields.require(required);
    let days = fields.whole("days", 0, 365).unwrap_or(0);
    let orders = &[EndOfMonth::DaysThenEndOfMonth, EndOfMonth::EndOfMonthThenDays];
    let order = fields.choice("order", ORDERS, orders);
    let day_of_month = fields.whole("dayOfMonth", 1, 31);
    let rolls = &[
        BusinessDay::None,
        BusinessDay::Following,
        BusinessDay::Preceding,
        BusinessDay::ModifiedFollowing,
    ];
    let business_day = fields.choice("businessDay", BUSINESS_DAYS, rolls).unwrap_or_default();
    let holidays = &[Holidays::Metropolitan, Holidays::AlsaceMoselle];
    let holidays = fields.choice("holidays", HOLIDAYS, holidays).unwrap_or_default();
    match (kind, order) {
        (0, _) => Terms::Receipt,
        (_, Some(order)) => Terms::EndOfMonth { days, order, day_of_month, business_day, holidays },
        _ => Terms::Net { days, business_day, holidays },
    }
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
