//! Journal entries (spec §8).

use alloc::vec::Vec;

/// One line of a journal entry, in minor units; its other side is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Number of the account.
    pub account: &'static str,
    /// Debit.
    pub debit: i128,
    /// Credit.
    pub credit: i128,
}

/// Books an amount from one account to another, debit before credit; nothing for an amount of 0.
pub(super) fn book(
    entries: &mut Vec<JournalEntry>,
    debit: &'static str,
    credit: &'static str,
    amount: i128,
) {
    if amount != 0 {
        entries.push(JournalEntry { account: debit, debit: amount, credit: 0 });
        entries.push(JournalEntry { account: credit, debit: 0, credit: amount });
    }
}

/// Books `total` to the credit of one account and its parts to the debit of others; lines of 0 are
/// left out.
pub(super) fn book_parts(
    entries: &mut Vec<JournalEntry>,
    parts: &[(&'static str, i128)],
    credit: &'static str,
    total: i128,
) {
    let debits = parts.iter().map(|&(account, debit)| JournalEntry { account, debit, credit: 0 });
    entries.extend(debits.filter(|entry| entry.debit != 0));
    if total != 0 {
        entries.push(JournalEntry { account: credit, debit: 0, credit: total });
    }
}
