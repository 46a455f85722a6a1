//! The scope of a report: `asOf`, `currency`, `fx`, `customers`.

use super::read::{self, Fields, Sign};
use super::value::Value;
use crate::amount::{Currency, FX};
use crate::calc::Scope;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::ledger::Ledger;
use alloc::vec::Vec;

/// The keys of a scope, which each report lists before its own.
macro_rules! scope_keys {
    ($($key:literal),* $(,)?) => {
        &["asOf", "currency", "fx", "customers" $(, $key)*]
    };
}
pub(super) use scope_keys;

/// The currency that an input names, else the euro. It is read before every other key.
pub(super) fn currency(fields: &Fields) -> Result<Currency> {
    let placed = |error: Error| error.at(fields.path.key("currency"));
    match fields.get("currency") {
        None => Ok(Currency::euro()),
        Some(Value::Text(code)) => Currency::parse(code).map_err(placed),
        Some(other) => {
            Err(placed(Error::new(ErrorCode::CurrencyUnknown, Expected::Plain).found(other)))
        }
    }
}

/// Reads the scope of a report on this ledger.
pub(super) fn scope(fields: &Fields, ledger: &Ledger) -> Result<Scope> {
    let currency = currency(fields)?;
    let mut scope = Scope::on(fields.required_date("asOf")?).in_currency(currency);
    if let Some(value) = fields.get("fx") {
        let path = fields.path.key("fx");
        let rates = Fields::of(value, path)?;
        for (code, rate) in rates.entries() {
            let placed = |error: Error| error.at(path.key(code));
            let other = Currency::parse(code).map_err(placed)?;
            if other == currency {
                let own = Error::new(ErrorCode::OptionInvalid, Expected::OtherCurrency);
                return Err(placed(own.found(rate)));
            }
            let rate = read::decimal(rate, &FX, Sign::Positive).map_err(placed)?;
            scope = scope.with_rate(other, rate);
        }
    }
    if let Some(ids) = fields.list("customers")? {
        let path = fields.path.key("customers");
        let mut codes = Vec::with_capacity(ids.len());
        for (position, value) in ids.iter().enumerate() {
            let placed = |error: Error| error.at(path.index(position));
            let id = read::id(value).map_err(placed)?;
            let unknown = || Error::new(ErrorCode::CustomerUnknown, Expected::Plain).found(id);
            codes.push(ledger.customers().known(id).ok_or_else(|| placed(unknown()))?);
        }
        scope = scope.for_customers(&codes);
    }
    Ok(scope)
}
