//! Late payment (spec §4) against the vectors.

mod table;

use encours::amount::Currency;
use encours::calc::*;
use encours::date::Date;
use encours::error::Path;
use encours::language::Language;
use encours::ledger::{Ledger, NewInvoice};

#[test]
fn late_payment_gives_the_figures_of_the_vectors() {
    table::check_call("latePayment", |input| encours::wire::late_payment(input, Language::French));
}

#[test]
fn late_payments_gives_the_figures_of_the_vectors() {
    table::check_report("latePayments", |ledger, input| {
        encours::wire::late_payments(ledger, input, Language::French)
    });
}

/// More rows than are kept at once, few claims, ids not in the order of input.
#[test]
fn a_limit_gives_the_first_of_all_rows() {
    let due = Date::parse("2024-05-31").unwrap();
    let mut ledger = Ledger::new();
    for i in 0..5_000_i64 {
        let id = format!("F-{:04}", i * 7919 % 5_000);
        let invoice = NewInvoice {
            id: &id,
            customer: "C",
            issued: due,
            due: Some(due),
            terms: None,
            amount: (i * 31 % 17 + 1) * 1_000_00,
            vat: None,
            currency: Currency::euro(),
            payments: &[],
            disputed: None,
            doubtful: None,
            written_off: None,
        };
        ledger.add(&invoice, &Ledger::new(), &Path::ROOT).unwrap();
    }
    let report = |limit| {
        let asked = LatePaymentReportOptions {
            scope: Scope::on(due.plus(100)),
            debtor: CustomerKind::Business,
            options: LatePaymentOptions::default(),
            limit,
        };
        late_payments(&ledger, &asked).unwrap()
    };
    let all = report(None);
    assert_eq!((all.count, all.rows.len()), (5_000, 5_000));
    let in_order = all.rows.windows(2).all(|pair| {
        let key = |row: &LatePaymentRow| (-row.claim, ledger.id_at(row.invoice).to_owned());
        key(&pair[0]) < key(&pair[1])
    });
    assert!(in_order);
    for limit in [0, 1, 2, 3, 100, 294, 295, 1_500, 4_999, 5_000, 6_000] {
        let first = report(Some(limit));
        assert_eq!(first.rows, all.rows[..limit.min(5_000)], "{limit}");
        assert_eq!((first.count, first.claim), (all.count, all.claim), "{limit}");
    }
}
