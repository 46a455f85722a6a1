//! Reading files: bytes in, a ledger and the rows that were refused out.

pub mod csv;
#[cfg(feature = "files")]
mod detect;
#[cfg(feature = "files")]
pub mod einvoice;
mod encoding;
#[cfg(feature = "files")]
pub mod fec;
#[cfg(feature = "files")]
pub mod matching;
#[cfg(feature = "files")]
pub mod statement;
#[cfg(feature = "files")]
pub mod xlsx;
#[cfg(feature = "files")]
mod xml;

#[cfg(feature = "files")]
pub use detect::{FileKind, detect};
pub use encoding::Encoding;
#[cfg(feature = "files")]
pub(crate) use encoding::latin9;
