//! What must hold for any bytes. A target panics where it does not; the fuzzer looks for such
//! bytes, and `tests/fuzz.rs` replays those it found.

mod amount;
pub(crate) mod book;
pub(crate) mod calls;
mod csv;
mod date;
#[cfg(feature = "files")]
mod einvoice;
#[cfg(feature = "files")]
mod fec;
mod input;
mod lenient;
mod snapshot;
#[cfg(feature = "files")]
mod statement;
pub(crate) mod tokens;
#[cfg(feature = "files")]
mod xlsx;

/// Judges some bytes.
pub(crate) type Target = fn(&[u8]);

/// All targets by name.
pub(crate) const TARGETS: &[(&str, Target)] = &[
    ("amount", amount::judge),
    ("date", date::judge),
    ("csv", csv::judge),
    #[cfg(feature = "files")]
    ("fec", fec::judge),
    ("snapshot", snapshot::judge),
    #[cfg(feature = "files")]
    ("camt", statement::judge),
    #[cfg(feature = "files")]
    ("mt940", statement::judge),
    #[cfg(feature = "files")]
    ("ofx", statement::judge),
    #[cfg(feature = "files")]
    ("qif", statement::judge),
    #[cfg(feature = "files")]
    ("banktable", statement::judge),
    ("input", input::judge),
    ("tokens", tokens::judge),
    #[cfg(feature = "files")]
    ("einvoice", einvoice::judge),
    #[cfg(feature = "files")]
    ("pdf", einvoice::judge),
    #[cfg(feature = "files")]
    ("xlsx", xlsx::judge),
];

/// The target of this name.
pub(crate) fn named(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// The first `N` bytes, with zeros where there are fewer, and the rest.
fn head<const N: usize>(data: &[u8]) -> ([u8; N], &[u8]) {
    let mut head = [0; N];
    let (taken, rest) = data.split_at(N.min(data.len()));
    head[..taken.len()].copy_from_slice(taken);
    (head, rest)
}
