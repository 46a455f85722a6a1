//! encours.
pub mod amount;
pub mod calc;
pub mod date;
pub mod error;
pub mod language;
pub mod law;
pub mod ledger;
pub mod rule;
pub mod text;
pub mod warning;
pub mod wire;
