//! Allowances on customers (spec §8.1) against the vectors, and what they do not say.

mod table;

use encours::language::Language;
use serde_json::{Value as Json, json};

fn allowance(ledger: &Json, input: &Json, language: Language) -> Json {
    let ledger = table::ledger(ledger).unwrap();
    let value = table::value(input).unwrap();
    serde_json::from_str(&encours::wire::allowance(&ledger, &value, language).unwrap()).unwrap()
}

/// Two customers; what "A" owes is in dispute.
fn book() -> Json {
    json!({"invoices": [
        {"id": "F-1", "customer": "A", "issued": "2025-01-01", "due": "2025-01-31",
         "amount": "120.00", "vat": "20.00", "disputed": {"from": "2025-02-01"}},
        {"id": "F-2", "customer": "B", "issued": "2025-06-01", "due": "2025-07-01",
         "amount": "120.00"}
    ]})
}

fn asked() -> Json {
    json!({"asOf": "2025-06-30", "ratesPercent": [1, 5, 20, 50, 100], "disputedPercent": 40,
        "previous": {"A": "50.00", "Z": "7.00"}})
}

#[test]
fn allowance_gives_the_figures_of_the_vectors() {
    table::check_report("allowance", |ledger, input| {
        encours::wire::allowance(ledger, input, Language::French)
    });
}

#[test]
fn entries_name_their_accounts_in_the_language_of_the_reader() {
    let label = |report: &Json, line: usize| report["entries"][line]["label"].clone();
    let report = allowance(&book(), &asked(), Language::French);
    let lines: Vec<[&str; 3]> = report["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| ["account", "debit", "credit"].map(|key| entry[key].as_str().unwrap()))
        .collect();
    // B: 1 % of 100.00. A: 40.00 against 50.00, and Z is released.
    assert_eq!(
        lines,
        [
            ["68174", "1.00", "0.00"],
            ["491", "0.00", "1.00"],
            ["491", "17.00", "0.00"],
            ["78174", "0.00", "17.00"],
            ["416", "120.00", "0.00"],
            ["411", "0.00", "120.00"],
        ]
    );
    assert_eq!(label(&report, 1), "Dépréciations des comptes de clients");
    let english = allowance(&book(), &asked(), Language::English);
    assert_eq!(label(&english, 1), "Allowances on customers");
    assert_eq!(english["rows"], report["rows"]);
}

#[test]
fn the_normal_rate_of_vat_is_named_only_where_it_is_taken() {
    let rules = |input: &Json| {
        let report = allowance(&book(), input, Language::French);
        let rules = report["rules"].as_array().unwrap().clone();
        let ids: Vec<String> =
            rules.iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect();
        ids
    };
    let mut input = asked();
    assert!(rules(&input).contains(&"fr/cgi/278".to_owned()));
    input["defaultVatPercent"] = json!("5.5");
    assert!(!rules(&input).contains(&"fr/cgi/278".to_owned()));
    input["asOf"] = json!("2025-01-01");
    assert_eq!(rules(&input), ["fr/pcg/214-25", "fr/pcg/1214-49"]);
}

#[test]
fn a_list_of_customers_narrows_previous_too() {
    let mut input = asked();
    input["customers"] = json!(["B"]);
    let report = allowance(&book(), &input, Language::French);
    assert_eq!(report["rows"].as_array().unwrap().len(), 1);
    assert_eq!(report["previous"], "0.00");
    assert_eq!(report["rows"][0]["customer"], "B");
}

#[test]
fn a_transfer_to_doubtful_customers_rests_on_its_own_article() {
    let rests = |book: &Json| {
        let report = allowance(book, &asked(), Language::French);
        let rules = report["rules"].as_array().unwrap();
        rules.iter().any(|rule| rule["id"] == "fr/pcg/1214-41")
    };
    let mut book = book();
    assert!(rests(&book), "a receivable in dispute is transferred");
    book["invoices"][0].as_object_mut().unwrap().remove("disputed");
    assert!(!rests(&book), "nothing is transferred");
}

/// Those of a book of two customers that are depreciated one by one.
fn apart(individual: &Json) -> Json {
    let invoice = |id: &str, customer: &str, due: &str, amount: &str, paid: Json| {
        json!({"id": id, "customer": customer, "issued": "2025-06-02", "due": due, "amount": amount,
            "payments": paid})
    };
    let paid = |amount: &str| json!([{"date": "2025-08-01", "amount": amount}]);
    let book = json!({
        "customers": [{"id": "AN", "name": "Atelier Nord"}],
        "invoices": [
            invoice("F-003", "AN", "2025-07-02", "2400.00", paid("1000.00")),
            invoice("F-004", "SB", "2025-08-31", "4800.00", json!([])),
            invoice("F-005", "SB", "2025-07-31", "600.00", json!([])),
            invoice("F-006", "SB", "2025-07-31", "600.00", paid("600.00")),
        ]
    });
    let input = json!({"asOf": "2025-09-30", "ratesPercent": [0, 0, 0, 0, 0],
        "individual": individual});
    allowance(&book, &input, Language::French)
}

#[test]
fn an_individual_rate_replaces_that_of_the_invoices_age() {
    let report = apart(&json!([
        {"invoice": "F-003", "ratePercent": 50, "reason": "Redressement judiciaire"},
        {"invoice": "F-005", "ratePercent": "50.0"},
        {"invoice": "F-006", "ratePercent": 100},
    ]));
    // 1 400.00 and 600.00 before 20 % of VAT; half of 1 166.67 is 583.335.
    assert_eq!(
        report["individual"],
        json!([
            {"invoice": "F-003", "customer": "AN", "name": "Atelier Nord", "base": "1166.67",
             "ratePercent": "50.00", "allowance": "583.34", "reason": "Redressement judiciaire"},
            {"invoice": "F-005", "customer": "SB", "base": "500.00", "ratePercent": "50.00",
             "allowance": "250.00"},
            // Paid by then: it stays, and weighs nothing.
            {"invoice": "F-006", "customer": "SB", "base": "0.00", "ratePercent": "100.00",
             "allowance": "0.00"},
        ])
    );
    // F-004 counts in the base of its customer, at 0 %.
    assert_eq!((&report["netOpen"], &report["allowance"]), (&json!("5666.67"), &json!("833.34")));
    let rows: Vec<[&Json; 2]> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| [&row["netOpen"], &row["allowance"]])
        .collect();
    assert_eq!(rows, [["1166.67", "583.34"], ["4500.00", "250.00"]]);
    assert_eq!(report["entries"][0]["debit"], "833.34");
    assert_eq!(apart(&json!([]))["individual"], json!([]));
}

#[test]
fn individual_rates_are_rounded_one_by_one_and_the_rest_once() {
    let invoice = |id: &str| {
        json!({"id": id, "customer": "A", "issued": "2025-01-01", "due": "2025-01-31",
            "amount": "0.01", "vat": "0.00"})
    };
    let invoices = ["F-1", "F-2", "F-3", "F-4"].map(invoice);
    let book = json!({ "invoices": invoices });
    let rates = [50, 50, 50, 50, 50];
    let asked = |individual: Json| {
        let input = json!({"asOf": "2025-06-30", "ratesPercent": rates, "individual": individual});
        allowance(&book, &input, Language::French)["allowance"].clone()
    };
    // 4 × 0.005; 2 × 0.01 and 2 × 0.005.
    assert_eq!(asked(json!([])), "0.02");
    let half = |id: &str| json!({"invoice": id, "ratePercent": 50});
    assert_eq!(asked(json!([half("F-1"), half("F-4")])), "0.03");
}

#[test]
fn individual_rates_of_customers_not_asked_for_are_left_out() {
    let input = json!({"asOf": "2025-06-30", "ratesPercent": [1, 5, 20, 50, 100],
    "customers": ["B"], "individual": [
        {"invoice": "F-1", "ratePercent": 100}, {"invoice": "F-2", "ratePercent": 10}
    ]});
    let report = allowance(&book(), &input, Language::French);
    assert_eq!(report["individual"].as_array().unwrap().len(), 1);
    assert_eq!(report["allowance"], "10.00");
}
