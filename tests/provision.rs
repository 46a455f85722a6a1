//! Provisions for risks and charges (spec §8.3) against the vectors.

mod table;

use encours::language::Language;

#[test]
fn provision_gives_the_figures_of_the_vectors() {
    table::check_call("provision", |input| encours::wire::provision(input, Language::French));
}
