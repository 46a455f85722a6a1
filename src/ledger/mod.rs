//! Invoices, customers and payments, in columns (spec §2).

mod columns;
mod customer;
mod index;
mod invoice;
#[expect(clippy::module_inception, reason = "the house names the file by what it holds")]
mod ledger;
mod snapshot;
mod terms;

pub use columns::Payment;
pub use customer::{Customer, Customers};
pub use invoice::{Class, Invoice, Payments, Span, is_id};
pub use ledger::{Invoices, Ledger, NewInvoice};
pub use snapshot::SnapshotReader;
pub use terms::{BusinessDay, EndOfMonth, Stop, Terms};
