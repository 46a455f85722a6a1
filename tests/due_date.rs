//! Due dates against the vectors.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;

#[test]
fn due_dates_are_those_of_the_vectors() {
    table::check_call("dueDate", |input| wire::due_date(input, Language::French));
}
