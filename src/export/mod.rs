//! Writing files: tables and ledgers in, bytes out.

pub mod fec;
pub mod xlsx;
