//! Reading files: bytes in, a ledger and the rows that were refused out.

pub mod csv;
mod encoding;

pub use encoding::Encoding;
