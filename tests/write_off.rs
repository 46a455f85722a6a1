//! Writing off (spec §8.4): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

fn lost(input: &Json, language: Language) -> Json {
    let value = table::value(input).unwrap();
    serde_json::from_str(&wire::write_off(&value, language).unwrap()).unwrap()
}

#[test]
fn a_loss_is_booked_as_in_the_vectors() {
    table::check_call("writeOff", |input| wire::write_off(input, Language::French));
}

#[test]
fn only_the_rules_that_are_used_are_named() {
    let rules = |input: Json| -> Vec<String> {
        let lost = lost(&input, Language::French);
        let rules = lost["rules"].as_array().unwrap();
        rules.iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(rules(json!({"amount": "10", "vat": "0"})), ["fr/pcg/1221-65"]);
    assert_eq!(
        rules(json!({"amount": "12", "vat": "2", "allowance": "5", "from": "doubtful"})),
        ["fr/pcg/1221-65", "fr/cgi/272", "fr/pcg/1214-41", "fr/pcg/1214-49"]
    );
}

#[test]
fn lines_are_named_in_the_language_of_the_reader_and_nothing_is_lost_before_vat() {
    let all_vat = json!({"amount": "20", "vat": "20"});
    let french = lost(&all_vat, Language::French);
    assert_eq!(french["entries"].as_array().unwrap().len(), 2);
    assert_eq!(french["entries"][0]["label"], "TVA collectée");
    assert_eq!(lost(&all_vat, Language::English)["entries"][0]["label"], "VAT collected");
    let value = table::value(&json!({"amount": "20", "vat": "20.01"})).unwrap();
    let error = wire::write_off(&value, Language::French).unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("amount/range", "vat"));
}
