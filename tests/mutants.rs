//! All native tests of the core as one program, which `cargo xtask mutants` builds for each mutant:
//! thirty programs would take minutes to link. `cargo test` runs each of them alone.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::duplicate_mod, reason = "each test brings the tables along")]

#[path = "aging.rs"]
mod aging;
#[path = "allowance.rs"]
mod allowance;
#[path = "amount.rs"]
mod amount;
#[path = "changes.rs"]
mod changes;
#[path = "check_terms.rs"]
mod check_terms;
#[path = "collection_costs.rs"]
mod collection_costs;
#[path = "csv.rs"]
mod csv;
#[path = "date.rs"]
mod date;
#[cfg(feature = "files")]
#[path = "detect.rs"]
mod detect;
#[path = "due_date.rs"]
mod due_date;
#[path = "early_discount.rs"]
mod early_discount;
#[cfg(feature = "files")]
#[path = "einvoice.rs"]
mod einvoice;
#[path = "explain_figure.rs"]
mod explain_figure;
#[cfg(feature = "files")]
#[path = "fec.rs"]
mod fec;
#[path = "figures.rs"]
mod figures;
#[path = "forecast.rs"]
mod forecast;
#[path = "hostile.rs"]
mod hostile;
#[path = "ibm.rs"]
mod ibm;
#[path = "installments.rs"]
mod installments;
#[path = "kpis.rs"]
mod kpis;
#[path = "late_payment.rs"]
mod late_payment;
#[path = "ledger.rs"]
mod ledger;
#[path = "ledger_data.rs"]
mod ledger_data;
#[path = "levies.rs"]
mod levies;
#[path = "loss_rates.rs"]
mod loss_rates;
#[path = "matching.rs"]
mod matching;
#[path = "order_of_errors.rs"]
mod order_of_errors;
#[path = "properties.rs"]
mod properties;
#[path = "properties_allowance.rs"]
mod properties_allowance;
#[path = "properties_calculators.rs"]
mod properties_calculators;
#[path = "properties_forecast.rs"]
mod properties_forecast;
#[path = "properties_loss_rates.rs"]
mod properties_loss_rates;
#[path = "properties_reminders.rs"]
mod properties_reminders;
#[path = "properties_scores.rs"]
mod properties_scores;
#[path = "properties_terms.rs"]
mod properties_terms;
#[path = "provision.rs"]
mod provision;
#[path = "rates.rs"]
mod rates;
#[path = "reminders.rs"]
mod reminders;
#[path = "scores.rs"]
mod scores;
#[path = "seasons.rs"]
mod seasons;
#[path = "simulation.rs"]
mod simulation;
#[path = "social.rs"]
mod social;
#[path = "statement.rs"]
mod statement;
#[path = "steps.rs"]
mod steps;
#[path = "write_off.rs"]
mod write_off;
#[path = "xlsx.rs"]
mod xlsx;
