//! What changed between two days: the vectors, and what holds for every book.

#![cfg(not(target_arch = "wasm32"))]

mod book;
mod table;

use book::{book_abroad, day, ledger_of, scope};
use encours::calc::*;
use encours::date::Date;
use encours::language::Language;
use encours::ledger::Ledger;
use proptest::prelude::*;

const PARTS: [ChangeKind; 4] =
    [ChangeKind::Issued, ChangeKind::CreditNote, ChangeKind::Payment, ChangeKind::WrittenOff];

#[test]
fn changes_are_those_of_the_vectors() {
    table::check_report("changes", |ledger, input| {
        encours::wire::changes(ledger, input, Language::French)
    });
}

fn between(ledger: &Ledger, from: Date, to: Date) -> Changes {
    changes(ledger, &ChangesOptions { scope: scope(to), from, limit: None }).unwrap()
}

/// Σ open, each as converted.
fn receivables(ledger: &Ledger, day: Date) -> i128 {
    let converted = |open, currency| scope(day).convert(open, currency).unwrap();
    ledger.invoices().map(|invoice| converted(invoice.open(day), invoice.currency)).sum()
}

proptest! {
    #[test]
    fn the_parts_lead_from_one_day_to_the_other(book in book_abroad(), a in day(), b in day()) {
        let (from, to) = (a.min(b), a.max(b));
        let ledger = ledger_of(&book);
        let all = between(&ledger, from, to);
        prop_assert_eq!(all.opening, receivables(&ledger, from));
        prop_assert_eq!(all.closing, receivables(&ledger, to));
        let moved: i128 = PARTS.iter().map(|&kind| all.of(kind).amount).sum();
        prop_assert_eq!(all.opening + moved, all.closing);
        prop_assert_eq!(all.count, all.rows.len());
        prop_assert!(all.rows.is_sorted_by_key(|row| (row.date, row.kind)));
        prop_assert!(all.rows.iter().all(|row| from < row.date && row.date <= to));
        for kind in PARTS {
            let rows = all.rows.iter().filter(|row| row.kind == kind);
            let (count, amount) = rows.fold((0, 0), |(n, sum), row| (n + 1, sum + row.amount));
            prop_assert_eq!(all.of(kind), Moved { count, amount });
        }
    }

    #[test]
    fn what_changes_in_two_spans_changes_in_both_together(
        book in book_abroad(), days in prop::array::uniform3(day())
    ) {
        let mut days = days;
        days.sort_unstable();
        let [from, between_them, to] = days;
        let ledger = ledger_of(&book);
        let first = between(&ledger, from, between_them).rows;
        let then = between(&ledger, between_them, to).rows;
        prop_assert_eq!([first, then].concat(), between(&ledger, from, to).rows);
    }
}
