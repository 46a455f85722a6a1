//! Reminders (spec §9): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::error::ErrorCode;
use encours::language::Language;
use encours::text;
use encours::wire;
use serde_json::{Value as Json, json};

#[test]
fn reminders_are_those_of_the_vectors() {
    table::check_report("reminders", |ledger, input| {
        wire::reminders(ledger, input, Language::French)
    });
}

fn plan(ledger: &Json, input: &Json) -> Json {
    let ledger = table::ledger(ledger).unwrap();
    let value = table::value(input).unwrap();
    serde_json::from_str(&wire::reminders(&ledger, &value, Language::French).unwrap()).unwrap()
}

/// What an administration and a professional owe since long.
fn book() -> Json {
    json!({
        "customers": [{"id": "M", "name": "Mairie", "kind": "public"}, {"id": "B"}],
        "invoices": [
            {"id": "F-1", "customer": "M", "issued": "2025-01-01", "due": "2025-01-31",
             "amount": "100.00"},
            {"id": "F-2", "customer": "B", "issued": "2025-01-01", "due": "2025-01-31",
             "amount": "200.00"}
        ]
    })
}

fn rules(plan: &Json) -> Vec<&str> {
    let rules = plan["rules"].as_array().unwrap();
    rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect()
}

#[test]
fn the_court_is_named_by_its_law_save_against_public_bodies() {
    let sent = |invoice: &str| json!([{"invoice": invoice, "stage": "formalNotice", "date": "2025-06-01"}]);
    let ask = |sent: Json| plan(&book(), &json!({"asOf": "2025-06-30", "sent": sent}));
    let stages = |plan: &Json| {
        let actions = plan["actions"].as_array().unwrap();
        actions.iter().map(|action| action["stage"].clone()).collect::<Vec<Json>>()
    };
    let against_business = ask(sent("F-2"));
    assert_eq!(stages(&against_business), ["legal", "formalNotice"]);
    assert_eq!(rules(&against_business), ["fr/civ/1344-1", "fr/cpc/1405"]);
    let against_public = ask(sent("F-1"));
    assert_eq!(stages(&against_public), ["legal", "formalNotice"]);
    assert_eq!(rules(&against_public), ["fr/civ/1344-1"]);
    assert_eq!(against_public["actions"][0]["name"], "Mairie");
    // Earlier stages are usage: no rule.
    let early = plan(&book(), &json!({"asOf": "2025-02-05"}));
    assert_eq!(early["actions"][0]["stage"], "friendly");
    assert!(rules(&early).is_empty());
}

#[test]
fn reminders_of_customers_that_are_left_out_count_nowhere() {
    let sent = json!([{"invoice": "F-1", "stage": "firm", "date": "2025-06-01"}]);
    let all = plan(&book(), &json!({"asOf": "2025-06-30", "sent": sent}));
    assert_eq!(all["successPercent"], "0.00");
    let few = plan(&book(), &json!({"asOf": "2025-06-30", "sent": sent, "customers": ["B"]}));
    assert_eq!(few["successPercent"], Json::Null);
    assert_eq!(few["actions"].as_array().unwrap().len(), 1);
}

#[test]
fn a_policy_whose_steps_do_not_ascend_is_refused_with_a_right_one() {
    let ledger = table::ledger(&book()).unwrap();
    let refused = |second: Json| {
        let steps = json!([{"stage": "firm", "day": 8, "channel": "phone"}, second]);
        let input = json!({"asOf": "2025-06-30", "policy": {"steps": steps, "minimum": "x"}});
        wire::reminders(&ledger, &table::value(&input).unwrap(), Language::French).unwrap_err()
    };
    // The same day, the same stage, an earlier one of either.
    for second in [
        json!({"stage": "final", "day": 8, "channel": "letter"}),
        json!({"stage": "firm", "day": 9, "channel": "letter"}),
        json!({"stage": "final", "day": 7, "channel": "letter"}),
        json!({"stage": "friendly", "day": 9, "channel": "letter"}),
    ] {
        let error = refused(second);
        assert_eq!((error.code, error.path.as_str()), (ErrorCode::OptionInvalid, "policy/steps/1"));
        let french = text::message(&error, Language::French);
        assert!(french.contains("le jour et le niveau croissent"), "{french}");
        let english = text::message(&error, Language::English);
        assert!(english.contains("day and stage ascend"), "{english}");
    }
    let next = refused(json!({"stage": "final", "day": 9, "channel": "letter"}));
    assert_eq!((next.code, next.path.as_str()), (ErrorCode::AmountInvalid, "policy/minimum"));
}

#[test]
fn each_field_of_a_policy_and_of_what_was_sent_has_its_error() {
    let ledger = table::ledger(&book()).unwrap();
    let step = json!({"stage": "firm", "day": 8, "channel": "phone"});
    let sent = json!({"invoice": "F-1", "stage": "firm", "date": "2025-06-01"});
    let right = json!({"asOf": "2025-06-30", "policy": {"steps": [step], "minimum": "5"},
        "sent": [sent]});
    let (invalid, missing) = (ErrorCode::OptionInvalid, ErrorCode::OptionMissing);
    for (place, value, code) in [
        ("policy", json!(7), invalid),
        ("policy/steps", json!("firm"), invalid),
        ("policy/steps", Json::Null, missing),
        ("policy/steps/0", Json::Null, invalid),
        ("policy/steps/0/stage", json!("dunning"), invalid),
        ("policy/steps/0/stage", Json::Null, missing),
        ("policy/steps/0/day", json!("8"), invalid),
        ("policy/steps/0/day", json!(3651), invalid),
        ("policy/steps/0/day", json!(1.5), invalid),
        ("policy/steps/0/day", Json::Null, missing),
        ("policy/steps/0/channel", json!(["phone"]), invalid),
        ("policy/steps/0/channel", Json::Null, missing),
        ("policy/steps/0/letter", json!("x"), invalid),
        ("policy/minimum", json!("-0.01"), ErrorCode::AmountSign),
        ("policy/minimum", json!("0.001"), ErrorCode::AmountPrecision),
        ("policy/minimum", json!(1e16), ErrorCode::AmountRange),
        ("policy/minimum", json!(true), ErrorCode::AmountInvalid),
        ("policy/maximum", json!(1), invalid),
        ("sent", json!({}), invalid),
        ("sent/0", json!("F-1"), invalid),
        ("sent/0/invoice", json!("F-3"), ErrorCode::InvoiceUnknown),
        ("sent/0/invoice", json!(""), invalid),
        ("sent/0/invoice", Json::Null, missing),
        ("sent/0/stage", json!("Firm"), invalid),
        ("sent/0/stage", Json::Null, missing),
        ("sent/0/date", json!("2025-02-29"), ErrorCode::DateInvalid),
        ("sent/0/date", json!("2200-01-01"), ErrorCode::DateRange),
        ("sent/0/date", Json::Null, missing),
        ("sent/0/by", json!("me"), invalid),
        ("steps", json!([]), invalid),
    ] {
        let mut input = right.clone();
        let (parent, key) = place.rsplit_once('/').unwrap_or(("", place));
        let pointer = if parent.is_empty() { String::new() } else { format!("/{parent}") };
        match input.pointer_mut(&pointer).unwrap() {
            Json::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            object => object[key] = value,
        }
        let value = table::value(&input).unwrap();
        let error = wire::reminders(&ledger, &value, Language::English).unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (code, place), "{input}");
    }
    assert!(wire::reminders(&ledger, &table::value(&right).unwrap(), Language::English).is_ok());
}
