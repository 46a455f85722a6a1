//! Provisions for risks and charges (spec §8.3) against the vectors, and what they do not say.

mod table;

use encours::language::Language;
use serde_json::{Value as Json, json};

fn provision(input: &Json, language: Language) -> Json {
    let value = table::value(input).unwrap();
    serde_json::from_str(&encours::wire::provision(&value, language).unwrap()).unwrap()
}

#[test]
fn provision_gives_the_figures_of_the_vectors() {
    table::check_call("provision", |input| encours::wire::provision(input, Language::French));
}

#[test]
fn each_kind_has_its_account_in_both_charts() {
    let accounts = [
        ("litigation", "1511", "1511"),
        ("warranty", "1512", "1512"),
        ("fines", "1514", "1514"),
        ("exchangeLoss", "1515", "1515"),
        ("onerousContract", "1516", "1516"),
        ("otherRisk", "1518", "1518"),
        ("pension", "1521", "153"),
        ("restructuring", "1522", "154"),
        ("tax", "1523", "155"),
        ("renewal", "1524", "156"),
        ("majorMaintenance", "1525", "1572"),
        ("siteRestoration", "1526", "1581"),
        ("otherCharge", "1527", "158"),
    ];
    for (kind, since_2025, former) in accounts {
        for (chart, account) in [(json!(null), since_2025), (json!(2014), former)] {
            let outcomes = json!([{"amount": "10", "probabilityPercent": 100}]);
            let input = json!({"kind": kind, "outcomes": outcomes, "chart": chart});
            let given = provision(&input, Language::French);
            assert_eq!(given["account"], account, "{kind}");
            let charge = if kind == "exchangeLoss" { "6865" } else { "6815" };
            assert_eq!(given["entries"][0]["account"], charge, "{kind}");
            assert_eq!(given["entries"][1]["account"], account, "{kind}");
        }
    }
}

#[test]
fn the_reason_says_contingent_liability_and_names_its_article() {
    let input = json!({"kind": "tax", "label": "Contrôle 2023", "previous": "5",
        "outcomes": [{"amount": "10", "probabilityPercent": "37.5"},
                     {"amount": "0", "probabilityPercent": "62.5"}]});
    let french = provision(&input, Language::French);
    assert!(french["reason"].as_str().unwrap().contains("passif éventuel"));
    assert!(french["reason"].as_str().unwrap().contains("37,5 %"));
    assert_eq!(french["entries"][0]["label"], "Provisions pour impôts – Contrôle 2023");
    let rules = french["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == "fr/pcg/322-5"));
    let english = provision(&input, Language::English);
    assert!(english["reason"].as_str().unwrap().contains("contingent liability"));
    assert_eq!(english["amount"], french["amount"]);
}

#[test]
fn a_discount_is_exact_over_a_hundred_years() {
    // 10^15 / 1.035^100 = 32 060 110 929 955.66, by Python's fractions.
    let input = json!({"kind": "siteRestoration",
        "outcomes": [{"amount": "1000000000000000", "probabilityPercent": 100}],
        "discount": {"ratePercent": "3.5", "years": 100}});
    assert_eq!(provision(&input, Language::French)["amount"], "32060110929955.66");
}

#[test]
fn ten_thousand_outcomes_are_explained_in_a_moment() {
    let outcome = json!({"amount": "10", "probabilityPercent": "0.01"});
    let input = json!({"kind": "warranty", "outcomes": vec![outcome; 10_000]});
    let given = provision(&input, Language::French);
    assert_eq!(given["amount"], "10.00");
    assert_eq!(given["steps"][0]["inputs"].as_array().unwrap().len(), 20_000);
}
