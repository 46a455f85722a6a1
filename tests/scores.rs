//! Scores (spec §13): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

#[test]
fn scores_are_those_of_the_vectors() {
    table::check_report("scores", |ledger, input| wire::scores(ledger, input, Language::French));
}

fn rows(ledger: &Json, input: &Json) -> Json {
    let ledger = table::ledger(ledger).unwrap();
    let value = table::value(input).unwrap();
    let report = wire::scores(&ledger, &value, Language::French).unwrap();
    serde_json::from_str::<Json>(&report).unwrap()["rows"].clone()
}

/// Three invoices of 1 000.00, each paid so many days after its due date, and one that is open.
fn book(days: [u32; 3]) -> Json {
    let mut invoices = Vec::new();
    for (number, late) in days.into_iter().enumerate() {
        invoices.push(json!({"id": format!("F-{number}"), "customer": "K",
            "issued": "2025-04-01", "due": "2025-05-01", "amount": "1000.00",
            "payments": [{"date": format!("2025-05-{:02}", 1 + late), "amount": "1000.00"}]}));
    }
    invoices.push(json!({"id": "G", "customer": "K", "issued": "2025-06-01",
        "due": "2025-07-01", "amount": "500.00"}));
    json!({"customers": [{"id": "K", "creditLimit": "499.995"}], "invoices": invoices})
}

#[test]
fn a_score_can_be_checked_by_hand() {
    let rows = rows(&book([0, 9, 18]), &json!({"asOf": "2025-06-30"}));
    let [row] = &rows.as_array().unwrap()[..] else { panic!("{rows}") };
    // On average 9 days late: 40 × (1 − 9 / 60). A third on time: 20 / 3. No payments to compare
    // with, nothing overdue, no dispute.
    let points: Vec<i64> = row["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["points"].as_i64().unwrap())
        .collect();
    assert_eq!(points, [34, 7, 15, 15, 10]);
    assert_eq!((&row["score"], &row["grade"]), (&json!(81), &json!("B")));
    // 3 500.00 / 12 × 39 / 30 × 1.25 = 473.958…
    assert_eq!(row["suggestedLimit"], "474.00");
    assert_eq!((&row["exposure"], &row["creditLimit"]), (&json!("500.00"), &json!("500.00")));
    // Over 499.995 as it was given, not over the 500.00 that is shown.
    assert_eq!(row["overLimit"], true);
}

#[test]
fn who_is_late_and_who_pays_early_is_told_as_it_is() {
    let value = |days| {
        let rows = rows(&book(days), &json!({"asOf": "2025-06-30"}));
        let part = |part: usize| rows[0]["parts"][part]["value"].as_str().unwrap().to_owned();
        [part(0), part(1), part(2), part(3), part(4)]
    };
    assert_eq!(value([0, 9, 18]), ["9.00", "33.33", "0.00", "0.00", "0"]);
    assert_eq!(value([0, 0, 0]), ["0.00", "100.00", "0.00", "0.00", "0"]);
    assert_eq!(value([30, 30, 29]), ["29.67", "0.00", "0.00", "0.00", "0"]);
}

#[test]
fn what_is_guaranteed_is_taken_off_the_exposure() {
    let net = |guaranteed: Json| {
        let mut book = book([0, 0, 0]);
        book["customers"][0]["guaranteed"] = guaranteed;
        let rows = rows(&book, &json!({"asOf": "2025-06-30"}));
        [rows[0]["guaranteed"].clone(), rows[0]["netExposure"].clone()]
    };
    assert_eq!(net(Json::Null), [Json::Null, json!("500.00")]);
    assert_eq!(net(json!("0")), ["0.00", "500.00"]);
    // Rounded first, so that what is printed adds up.
    assert_eq!(net(json!("120.005")), ["120.01", "379.99"]);
    assert_eq!(net(json!(501)), ["501.00", "0.00"]);
    let credit = json!({"customers": [{"id": "K", "guaranteed": 5}], "invoices": [
        {"id": "N", "customer": "K", "issued": "2025-06-01", "amount": -10}
    ]});
    let rows = rows(&credit, &json!({"asOf": "2025-06-30"}));
    assert_eq!((&rows[0]["exposure"], &rows[0]["netExposure"]), (&json!("-10.00"), &json!("0.00")));
}
