//! The ledger of what was paired: names of invoices, VAT, customers.

use super::pairing::{Item, Paired, names_document};
use super::settling::Owed;
use super::{Account, Entry};
use crate::amount::Currency;
use crate::error::{Path, Show};
use crate::ledger::{Customer, Ledger, NewInvoice};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;

/// A longer text is cut before it becomes part of an id.
const LONGEST_PART: usize = 150;

/// Everything as a ledger.
pub(super) fn ledger(paired: &Paired, entries: &[Entry], accounts: &[Account]) -> Ledger {
    let mut ledger = Ledger::new();
    for account in accounts {
        let name = (!account.name.is_empty()).then(|| account.name.replace("\"\"", "\""));
        // Each is there once.
        let customer = Customer { name, ..Customer::default() };
        let _ = ledger.add_customer(account.id, customer, &Path::ROOT);
    }
    let mut ids = Ids { pieces: BTreeMap::new(), next: BTreeMap::new() };
    let known = Ledger::new();
    for owed in &paired.owed {
        let Some(item) = paired.items.get(owed.item as usize) else { continue };
        let Some(entry) = entries.get(item.line.entry as usize) else { continue };
        let account = accounts.get(item.line.customer as usize).map_or("", |account| account.id);
        let id = ids.of(&ledger, owed, item, entry, account);
        let (amount, issued) =
            if owed.is_credit { (0, item.date) } else { (item.cents, item.issued) };
        let new = NewInvoice {
            id: &id,
            customer: account,
            issued,
            due: item.line.due.filter(|_| !owed.is_credit),
            terms: None,
            amount,
            vat: vat(owed, item, entry),
            currency: Currency::euro(),
            payments: &owed.payments,
            disputed: None,
            doubtful: owed.doubtful,
            written_off: owed.written_off,
        };
        // All that can be refused of an invoice was refused of its line.
        let _ = ledger.add_new(&new, &known, &Path::ROOT);
    }
    ledger
}

/// The VAT of an entry, where all of it is of one invoice.
fn vat(owed: &Owed, item: &Item, entry: &Entry) -> Option<i64> {
    let alone = entry.customer_lines == item.lines && entry.has_sales && !entry.is_opening;
    let fits = entry.vat != 0
        && (entry.vat < 0) == (item.cents < 0)
        && entry.vat.unsigned_abs() <= item.cents.unsigned_abs();
    (alone && fits && !owed.is_credit).then_some(entry.vat)
}

/// The names of invoices.
struct Ids<'a> {
    /// The entry and the customer whose invoice has the name of a piece.
    pieces: BTreeMap<&'a str, (u32, u32)>,
    /// The number that a name gets that is taken.
    next: BTreeMap<String, u32>,
}

impl<'a> Ids<'a> {
    /// The piece, where it names a document; it may be one of several installments, or a number that
    /// another customer's document has too. Else journal, number and day of the entry.
    fn of(
        &mut self,
        ledger: &Ledger,
        owed: &Owed,
        item: &Item<'a>,
        entry: &Entry,
        account: &str,
    ) -> String {
        let piece = item.line.piece;
        let whose = (item.line.entry, item.line.customer);
        if !owed.is_credit && names_document(piece) && piece.chars().count() <= LONGEST_PART {
            let first = *self.pieces.entry(piece).or_insert(whose);
            let base = if first == whose {
                piece.to_owned()
            } else {
                [piece, "/", &cut(account, 200_usize.saturating_sub(LONGEST_PART))].concat()
            };
            return self.unique(ledger, base);
        }
        let day = entry.date.shown().replace('-', "");
        let part = LONGEST_PART / 3;
        let mut base =
            [&cut(entry.journal, part), "-", &cut(entry.number, part), "-", &day].concat();
        if entry.customer_lines > 1 {
            base = [&base, "/", &cut(account, part)].concat();
        }
        self.unique(ledger, base)
    }

    fn unique(&mut self, ledger: &Ledger, base: String) -> String {
        let base = cut(&base, 188);
        if !ledger.has(&base) {
            return base;
        }
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let id = [&base, "/", &next.shown()].concat();
            *next = next.saturating_add(1);
            if !ledger.has(&id) {
                return id;
            }
        }
    }
}

/// A text of at most so many letters.
fn cut(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}
