//! Allowances on customers (spec §8.1) against the vectors.

mod table;

use encours::language::Language;

#[test]
fn allowance_gives_the_figures_of_the_vectors() {
    table::check_report("allowance", |ledger, input| {
        encours::wire::allowance(ledger, input, Language::French)
    });
}
