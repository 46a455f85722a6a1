//! Early discount (spec §11): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

#[test]
fn discounts_are_those_of_the_vectors() {
    table::check_call("earlyDiscount", |input| wire::early_discount(input, Language::French));
}

#[test]
fn a_discount_of_all_is_refused_with_its_bound() {
    let input = json!({"amount": "10", "discountPercent": "100.000", "daysEarly": 10});
    let error = wire::early_discount(&table::value(&input).unwrap(), Language::French).unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("percent/range", "discountPercent"));
    let input = json!({"amount": "1000000000000000", "discountPercent": "99.999999",
        "daysEarly": 1});
    let offer = wire::early_discount(&table::value(&input).unwrap(), Language::French).unwrap();
    let offer: Json = serde_json::from_str(&offer).unwrap();
    // 99.999999 / 0.000001 × 365 × 100.
    assert_eq!(offer["annualCostPercent"], "3649999963500.00");
    assert_eq!(offer["pay"], "10000000.00");
}

#[test]
fn the_article_on_the_conditions_of_a_discount_is_named() {
    let input = json!({"amount": "10", "discountPercent": "2", "daysEarly": 10});
    let offer = wire::early_discount(&table::value(&input).unwrap(), Language::French).unwrap();
    let offer: Json = serde_json::from_str(&offer).unwrap();
    assert_eq!(offer["rules"][0]["citation"], "art. L441-9 C. com.");
}
