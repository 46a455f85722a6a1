//! Writing files: tables in, bytes out.

pub mod xlsx;
