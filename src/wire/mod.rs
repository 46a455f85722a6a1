//! The border: neutral values in, typed inputs out, results as JSON text. Pure Rust; what is
//! refused carries the path and the code of spec §1.5.

mod explain;
mod json;
mod late_payment;
mod read;
mod scope;
mod value;

pub use late_payment::{late_payment, late_payments};
pub use value::Value;
