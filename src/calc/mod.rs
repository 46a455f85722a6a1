//! The figures of spec §3–§13: one file and one public function each. Reports are functions over
//! `&Ledger` and answer in one pass.

mod scope;

pub use scope::{MissingRates, Scope};
