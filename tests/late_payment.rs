//! Late payment (spec §4) against the vectors.

mod table;

use encours::language::Language;

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
