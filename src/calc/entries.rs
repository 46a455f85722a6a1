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

/// One more line; none for amounts of 0.
#[inline(never)]
pub(super) fn line(
    entries: &mut Vec<JournalEntry>,
    account: &'static str,
    debit: i128,
    credit: i128,
) {
    if debit != 0 || credit != 0 {
        entries.push(JournalEntry { account, debit, credit });
    }
}

/// Books an amount from one account to another, debit before credit; nothing for an amount of 0.
#[inline(never)]
pub(super) fn book(
    entries: &mut Vec<JournalEntry>,
    debit: &'static str,
    credit: &'static str,
    amount: i128,
) {
    line(entries, debit, amount, 0);
    line(entries, credit, 0, amount);
}
