//! The border: neutral values in, typed inputs out, results as JSON text. Pure Rust; what is
//! refused carries the path and the code of spec §1.5.

mod aging;
mod allowance;
mod batch;
mod check_terms;
mod collection_costs;
mod csv;
mod due_date;
mod early_discount;
mod entries;
mod explain;
mod forecast;
mod installments;
mod json;
mod kpis;
mod language;
mod late_payment;
mod ledger_data;
mod provision;
mod rates;
mod read;
mod scope;
mod terms;
mod token;
mod value;
mod write_off;

pub use aging::aging;
pub use allowance::allowance;
pub use batch::Batch;
pub use check_terms::check_terms;
pub use collection_costs::collection_costs;
pub use csv::{csv_import, csv_options, csv_preview};
pub use due_date::due_date;
pub use early_discount::early_discount;
pub use explain::all_rules as rules;
pub use forecast::forecast;
pub use installments::installments;
pub use kpis::kpis;
pub use language::{language, language_of};
pub use late_payment::{late_payment, late_payments};
pub use ledger_data::{customers, get, invoices, pay, remove};
pub use provision::provision;
pub use rates::{rates, version};
pub use token::{Kind, read_value};
pub use value::Value;
pub use write_off::write_off;
