//! Costs of collection (spec §12): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

fn year() -> Json {
    json!({"annualSales": "100000", "invoicesPerYear": 600, "dsoDays": "60",
        "overduePercent": "20", "lossPercent": "1", "fundingRatePercent": "5",
        "inHouse": {"minutesPerInvoice": "30", "hourlyCost": "40"},
        "agency": {"feePercentOfRecovered": "10"},
        "factoring": {"commissionPercent": "1", "fundingRatePercent": "4", "fundedPercent": "90"}})
}

fn costs(input: &Json) -> Json {
    let value = table::value(input).unwrap();
    serde_json::from_str(&wire::collection_costs(&value, Language::French).unwrap()).unwrap()
}

#[test]
fn costs_are_those_of_the_vectors() {
    table::check_call("collectionCosts", |input| wire::collection_costs(input, Language::French));
}

#[test]
fn costs_checked_by_hand() {
    let costs = costs(&year());
    let column = |key: &str| -> Vec<&str> {
        let options = costs["options"].as_array().unwrap();
        options.iter().map(|option| option[key].as_str().unwrap()).collect()
    };
    // 120 late invoices × half an hour × 40.00; 10 % of (20 000 − 1 000); 1 % of the sales.
    assert_eq!(column("handling"), ["2400.00", "1900.00", "1000.00"]);
    // 100 000 × 60 / 365 × 5 %; factoring: 90 % of it at 4 %, the rest at 5 %.
    assert_eq!(column("funding"), ["821.92", "821.92", "673.97"]);
    assert_eq!(column("total"), ["4221.92", "3721.92", "2673.97"]);
    assert_eq!(costs["cheapest"], "factoring");
    assert_eq!(costs["rules"], json!([]));
}

#[test]
fn of_equal_totals_the_first_named_is_the_cheapest() {
    let mut input = year();
    for key in ["annualSales", "invoicesPerYear"] {
        input[key] = json!(0);
    }
    assert_eq!(costs(&input)["cheapest"], "inHouse");
    input["inHouse"]["fixedYearly"] = json!("0.01");
    assert_eq!(costs(&input)["cheapest"], "agency");
}

#[test]
fn an_agency_that_loses_more_than_is_late_takes_no_fee() {
    let mut input = year();
    input["agency"]["lossPercent"] = json!("30");
    assert_eq!(costs(&input)["options"][1]["handling"], "0.00");
    assert_eq!(costs(&input)["options"][1]["losses"], "30000.00");
}
