//! Cash-flow forecast (spec §7.1–7.4) against the vectors.

mod table;

use encours::language::Language;

#[test]
fn forecast_gives_the_figures_of_the_vectors() {
    table::check_report("forecast", |ledger, input| {
        encours::wire::forecast(ledger, input, Language::French)
    });
}
