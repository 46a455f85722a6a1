//! Aging (spec §5) against the vectors.

mod table;

use encours::language::Language;
use encours::{text, wire};
use serde_json::json;

#[test]
fn aging_gives_the_figures_of_the_vectors() {
    table::check_report("aging", |ledger, input| {
        encours::wire::aging(ledger, input, Language::French)
    });
}

#[test]
fn what_is_missing_of_exchange_rates_is_named_with_an_example_of_the_first() {
    let invoice = |id: &str, currency: &str| json!({ "id": id, "customer": "A", "issued": "2025-01-31", "amount": "5", "currency": currency });
    let both = json!({ "invoices": [invoice("F-1", "USD"), invoice("F-2", "CHF")] });
    let ledger = table::ledger(&both).unwrap();
    let input = table::value(&json!({ "asOf": "2025-06-30" })).unwrap();
    let error = wire::aging(&ledger, &input, Language::French).unwrap_err();
    let first = error.value.as_deref().unwrap().split(',').next().unwrap();
    let message = text::message(&error, Language::French);
    assert!(message.ends_with(&format!("par exemple {{ \"{first}\": \"0.92\" }}.")), "{message}");
}
