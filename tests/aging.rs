//! Aging (spec §5) against the vectors.

mod table;

use encours::language::Language;

#[test]
fn aging_gives_the_figures_of_the_vectors() {
    table::check_report("aging", |ledger, input| {
        encours::wire::aging(ledger, input, Language::French)
    });
}
