//! Loss rates from history (spec §8.2): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::text;
use encours::wire;
use serde_json::{Value as Json, json};

fn rates(ledger: &Json, input: &Json) -> Json {
    let ledger = table::ledger(ledger).unwrap();
    let value = table::value(input).unwrap();
    serde_json::from_str(&wire::loss_rates(&ledger, &value, Language::French).unwrap()).unwrap()
}

fn column(rates: &Json, key: &str) -> Vec<Json> {
    let buckets = rates["buckets"].as_array().unwrap();
    buckets.iter().map(|bucket| bucket[key].clone()).collect()
}

/// Spec §8.2.
fn example() -> Json {
    json!({"invoices": [
        {"id": "A", "customer": "C", "issued": "2024-06-01", "due": "2024-07-01",
         "amount": "1000.00", "payments": [{"date": "2024-07-20", "amount": "1000.00"}]},
        {"id": "B", "customer": "C", "issued": "2024-06-01", "due": "2024-07-01",
         "amount": "1000.00", "payments": [{"date": "2024-08-10", "amount": "400.00"}],
         "writtenOff": "2025-03-01"},
        {"id": "C", "customer": "C", "issued": "2024-06-01", "due": "2024-07-01",
         "amount": "500.00"}
    ]})
}

#[test]
fn loss_rates_are_those_of_the_vectors() {
    table::check_report("lossRates", |ledger, input| {
        wire::loss_rates(ledger, input, Language::French)
    });
}

#[test]
fn the_example_of_the_spec() {
    let rates = rates(&example(), &json!({"asOf": "2025-12-31"}));
    let texts = |list: [&str; 5]| list.map(Json::from).to_vec();
    assert_eq!(column(&rates, "label"), texts(["notDue", "1-30", "31-60", "61-90", ">90"]));
    assert_eq!(
        column(&rates, "reached"),
        texts(["2500.00", "2500.00", "1500.00", "1100.00", "1100.00"])
    );
    assert_eq!(column(&rates, "lost"), texts(["1100.00"; 5]));
    assert_eq!(
        column(&rates, "ratePercent"),
        texts(["44.00", "44.00", "73.33", "100.00", "100.00"])
    );
    assert_eq!(rates["rules"][0]["id"], "fr/pcg/214-25");
}

#[test]
fn what_is_overpaid_and_then_refunded_comes_to_an_age_only_while_it_is_open() {
    let ledger = json!({"invoices": [
        {"id": "A", "customer": "C", "issued": "2024-01-01", "due": "2024-01-31",
         "amount": "100.00", "payments": [{"date": "2024-02-10", "amount": "150.00"},
            {"date": "2024-03-20", "amount": "-80.00"}]}
    ]});
    let rates = rates(&ledger, &json!({"asOf": "2025-12-31"}));
    // Open: 100 up to 9 February, −50 up to 19 March, 30 from then on. Bucket 31-60 begins on
    // 2 March, 61-90 on 1 April.
    let reached = ["100.00", "100.00", "0.00", "30.00", "30.00"].map(Json::from);
    assert_eq!(column(&rates, "reached"), reached);
    assert_eq!(
        column(&rates, "lost"),
        ["30.00", "30.00", "0.00", "30.00", "30.00"].map(Json::from)
    );
    assert_eq!(column(&rates, "ratePercent")[2], Json::Null);
}

#[test]
fn a_first_day_that_is_too_late_is_refused_with_the_last_one() {
    let ledger = table::ledger(&json!({})).unwrap();
    let input = json!({"asOf": "2025-06-30", "days": 89, "from": "2025-04-03"});
    let error =
        wire::loss_rates(&ledger, &table::value(&input).unwrap(), Language::French).unwrap_err();
    let message = text::message(&error, Language::French);
    assert!(message.contains("n’est pas après le 02/04/2025"), "{message}");
    assert!(text::message(&error, Language::English).contains("not after 02/04/2025"));
}
