//! The scope of a report: `asOf`, `currency`, `fx`, `customers`.

use super::read::{Fields, Given, Sign};
use crate::amount::{Currency, FX};
use crate::calc::Scope;
use crate::date::Date;
use crate::error::{ErrorCode, Expected};
use crate::ledger::Ledger;

/// The keys of a scope, which each report lists before its own.
macro_rules! scope_keys {
    ($($key:literal),* $(,)?) => {
        &["asOf", "currency", "fx", "customers" $(, $key)*]
    };
}
pub(super) use scope_keys;

/// Reads the scope of a report on this ledger.
pub(super) fn scope(fields: &Fields, ledger: &Ledger) -> Scope {
    scope_on(fields, ledger, &["asOf"])
}

/// The same on the last of the days that stand under these keys.
#[inline(never)]
pub(super) fn scope_on(fields: &Fields, ledger: &Ledger, days: &[&str]) -> Scope {
    let currency = fields.currency();
    let as_of = days.iter().fold(Date::MIN, |_, day| fields.required_date(day));
    let mut scope = Scope::on(as_of).in_currency(currency);
    for (code, rate) in fields.get("fx").fields().entries() {
        let other = rate.accept(Currency::parse(code));
        if other == Some(currency) {
            rate.refuse(ErrorCode::OptionInvalid, Expected::OtherCurrency);
        }
        if let (Some(other), Some(rate)) = (other, rate.decimal(&FX, Sign::Positive)) {
            scope = scope.with_rate(other, rate);
        }
    }
    if fields.get("customers").is_absent() {
        return scope;
    }
    scope.for_customers(&fields.list("customers", |id| customer(&id, ledger)))
}

/// The code of a customer that the ledger knows.
fn customer(given: &Given, ledger: &Ledger) -> u32 {
    let id = given.id();
    ledger.customers().known(id).unwrap_or_else(|| {
        given.refuse(ErrorCode::CustomerUnknown, Expected::Plain);
        0
    })
}
