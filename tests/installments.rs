//! Installments (spec §10): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

fn plan(input: &Json) -> Json {
    let value = table::value(input).unwrap();
    serde_json::from_str(&wire::installments(&value, Language::French).unwrap()).unwrap()
}

#[test]
fn installments_are_those_of_the_vectors() {
    table::check_call("installments", |input| wire::installments(input, Language::French));
}

#[test]
fn an_annuity_checked_by_hand() {
    // 1 000.00 at 12 % a year, 3 months: 1 % a month, 1000 × 0.01 / (1 − 1.01^−3) = 340.0221.
    let plan = plan(&json!({"amount": "1000", "count": 3, "first": "2025-01-31",
        "ratePercent": "12"}));
    let rows = plan["installments"].as_array().unwrap();
    let column =
        |key: &str| -> Vec<&str> { rows.iter().map(|row| row[key].as_str().unwrap()).collect() };
    assert_eq!(column("amount"), ["340.02", "340.02", "340.03"]);
    assert_eq!(column("interest"), ["10.00", "6.70", "3.37"]);
    assert_eq!(column("remaining"), ["669.98", "336.66", "0.00"]);
    assert_eq!(column("date"), ["2025-01-31", "2025-02-28", "2025-03-31"]);
    assert_eq!((&plan["total"], &plan["totalInterest"]), (&json!("1020.07"), &json!("20.07")));
}

#[test]
fn an_annuity_is_exact_over_120_installments() {
    // 10^15 at 1000 % a year, weekly: 192 307 692 438 729.67 by Python's fractions.
    let plan = plan(&json!({"amount": "1000000000000000", "count": 120, "first": "2025-01-01",
        "every": "week", "ratePercent": "1000"}));
    assert_eq!(plan["installments"][0]["amount"], "192307692438729.67");
    assert_eq!(plan["installments"][119]["remaining"], "0.00");
}

#[test]
fn a_cent_in_many_parts_is_paid_with_the_last() {
    let plan = plan(&json!({"amount": "0.01", "count": 120, "first": "2025-01-01"}));
    assert_eq!(plan["installments"][118]["amount"], "0.00");
    assert_eq!(plan["installments"][119]["amount"], "0.01");
    assert_eq!(plan["total"], "0.01");
}
