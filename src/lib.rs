//! # encours
//!
//! What customers owe, what a late invoice is worth by law, when cash comes in and what to set
//! aside: exact to the cent, by French law, each figure with its rule. The core is pure Rust: no
//! clock, no input or output, no binary float, no panic. "Today" is always an argument.
//!
//! ## What a late invoice is worth
//!
//! 1 000.00 € due on 31 March 2025 and still unpaid on 30 June: the European Central Bank's rate on
//! 1 January 2025 was 3.15 %, plus 10 points, for 91 days.
//!
//! ```
//! use encours::amount::Currency;
//! use encours::calc::{CustomerKind, LatePaymentInput, LatePaymentOptions, late_payment};
//! use encours::date::Date;
//!
//! let claim = late_payment(&LatePaymentInput {
//!     amount: 1_000_00,
//!     due: Date::parse("2025-03-31")?,
//!     payments: Vec::new(),
//!     as_of: Date::parse("2025-06-30")?,
//!     currency: Currency::euro(),
//!     debtor: CustomerKind::Business,
//!     options: LatePaymentOptions::default(),
//! })?;
//! // 1 000.00 × 13.15 % × 91 / 365 = 32.7849…
//! assert_eq!(claim.interest, 32_78);
//! assert_eq!(claim.indemnity, 40_00);
//! assert_eq!(claim.total_due, 1_072_78);
//! # Ok::<(), encours::error::Error>(())
//! ```
//!
//! ## The way through the crate
//!
//! Each module may use those below it:
//!
//! - `js`: the WebAssembly exports, the only code that knows JavaScript;
//! - [`wire`]: neutral values in, typed inputs out, results as JSON text;
//! - [`import`]: files in, accepted and rejected rows out; with the feature `files`, `export`: tables
//!   in, files out;
//! - [`calc`]: one public function for each figure;
//! - [`ledger`]: invoices, customers and payments in columns;
//! - [`law`]: dated constants and tables with their sources;
//! - [`amount`], [`date`], [`error`], [`warning`], [`rule`]: exact money, calendar days, what can be
//!   refused, said and cited.
//!
//! [`text`] holds every sentence, in both languages.

#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]
// A test that overflows fails, which is what it is for; clippy.toml says the same of panics.
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::string_slice))]
// What the core cannot name, it cannot do: no clock, no file, no network, no thread.
#![no_std]

extern crate alloc;
// The libraries of files ask for readers: over bytes in memory, and nothing else.
#[cfg(any(test, feature = "files"))]
extern crate std;

pub mod amount;
pub mod calc;
pub mod date;
pub mod error;
#[cfg(feature = "files")]
pub mod export;
pub mod import;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub mod js;
pub mod language;
pub mod law;
pub mod ledger;
mod order;
pub mod rule;
pub mod text;
pub mod warning;
pub mod wire;
