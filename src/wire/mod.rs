//! The border: neutral values in, typed inputs out, results as JSON text. Pure Rust; what is
//! refused carries the path and the code of spec §1.5.

mod aging;
mod allowance;
mod batch;
mod changes;
mod check_terms;
mod collection_costs;
mod csv;
mod due_date;
mod early_discount;
#[cfg(feature = "files")]
mod einvoice;
mod entries;
mod explain;
mod explain_figure;
#[cfg(feature = "files")]
mod fec;
mod forecast;
mod installments;
mod json;
mod kpis;
mod language;
mod late_payment;
mod ledger_data;
mod loss_rates;
#[cfg(feature = "files")]
mod matching;
mod provision;
mod rates;
mod read;
mod reminders;
mod scope;
mod scores;
mod seasons;
#[cfg(feature = "files")]
mod statement;
mod terms;
mod token;
mod value;
mod write_off;
#[cfg(feature = "files")]
mod xlsx;

pub use aging::aging;
pub use allowance::allowance;
pub use batch::Batch;
pub use changes::changes;
pub use check_terms::check_terms;
pub use collection_costs::collection_costs;
pub use csv::{csv_import, csv_options, csv_preview};
pub use due_date::due_date;
pub use early_discount::early_discount;
#[cfg(feature = "files")]
pub use einvoice::read_einvoice;
pub use explain::all_rules as rules;
pub use explain_figure::explain_figure;
#[cfg(feature = "files")]
pub use fec::{read_fec, write_fec};
pub use forecast::{forecast, forecast_with_progress};
pub use installments::installments;
pub use kpis::kpis;
pub use language::{language, language_of};
pub use late_payment::{explain, late_payment, late_payments};
pub use ledger_data::{customers, get, invoices, pay, remove};
pub use loss_rates::loss_rates;
#[cfg(feature = "files")]
pub use matching::match_payments;
pub use provision::provision;
pub use rates::{rates, social_rates, version};
pub use reminders::reminders;
pub use scores::scores;
pub use seasons::seasons;
#[cfg(feature = "files")]
pub use statement::read_statement;
pub use token::{Kind, read_value};
pub use value::Value;
pub use write_off::write_off;
#[cfg(feature = "files")]
pub use xlsx::{read_xlsx, sheet_csv, write_xlsx};
