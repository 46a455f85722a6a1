//! Indicators (spec §6) against the vectors.

mod table;

use encours::language::Language;

#[test]
fn kpis_gives_the_figures_of_the_vectors() {
    table::check_report("kpis", |ledger, input| {
        encours::wire::kpis(ledger, input, Language::French)
    });
}
