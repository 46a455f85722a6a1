//! Terms against the law (spec §3.4): the vectors, and what they do not say.

#![cfg(not(target_arch = "wasm32"))]

mod table;

use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

fn checked(input: &Json, language: Language) -> Json {
    let value = table::value(input).unwrap();
    serde_json::from_str(&wire::check_terms(&value, language).unwrap()).unwrap()
}

fn lawful(terms: Json, input: Json) -> bool {
    let mut input = input;
    input["terms"] = terms;
    checked(&input, Language::French)["lawful"].as_bool().unwrap()
}

fn net(days: u16, business_day: &str) -> Json {
    json!({"kind": "net", "days": days, "businessDay": business_day})
}

fn end_of_month(days: u16, order: &str, day: Option<u8>) -> Json {
    json!({"kind": "endOfMonth", "days": days, "order": order, "dayOfMonth": day})
}

#[test]
fn terms_are_judged_as_in_the_vectors() {
    table::check_call("checkTerms", |input| wire::check_terms(input, Language::French));
}

#[test]
fn each_sector_has_its_article() {
    let rule = |input: Json| checked(&input, Language::French)["rule"]["id"].clone();
    let terms = json!({"kind": "receipt"});
    for (debtor, sector, article) in [
        ("business", json!(null), "fr/com/L441-10/I"),
        ("business", json!("perishable"), "fr/com/L441-11/II"),
        ("business", json!("liveCattleFreshMeat"), "fr/com/L441-11/II"),
        ("business", json!("alcoholConsumption"), "fr/com/L441-11/II"),
        ("business", json!("alcoholCirculation"), "fr/com/L441-11/II"),
        ("business", json!("transport"), "fr/com/L441-11/II"),
        ("public", json!(null), "fr/ccp/R2192-10"),
        ("public", json!("publicHealth"), "fr/ccp/R2192-11"),
        ("public", json!("publicUndertaking"), "fr/ccp/R2192-11"),
        ("consumer", json!(null), "fr/civ/1103"),
    ] {
        assert_eq!(rule(json!({"terms": terms, "debtor": debtor, "sector": sector})), article);
    }
}

#[test]
fn the_longest_terms_themselves_are_lawful_and_a_day_more_is_not() {
    for (input, days) in [
        (json!({}), 60),
        (json!({"periodic": true}), 45),
        (json!({"sector": "perishable"}), 30),
        (json!({"sector": "perishable", "periodic": true}), 30),
        (json!({"sector": "liveCattleFreshMeat"}), 20),
        (json!({"sector": "alcoholCirculation", "periodic": true}), 60),
        (json!({"sector": "transport"}), 30),
        (json!({"debtor": "public"}), 30),
        (json!({"debtor": "public", "periodic": true}), 30),
        (json!({"debtor": "public", "sector": "publicHealth"}), 50),
        (json!({"debtor": "public", "sector": "publicUndertaking"}), 60),
    ] {
        assert!(lawful(net(days, "none"), input.clone()), "{input} {days}");
        assert!(!lawful(net(days + 1, "none"), input.clone()), "{input} {days}");
    }
    assert!(lawful(net(365, "following"), json!({"debtor": "consumer", "periodic": true})));
}

#[test]
fn end_of_month_on_the_10th_is_lawful_and_60_days_end_of_month_is_not() {
    // Spec §3.4: "fin de mois le 10" never falls after 60 days.
    assert!(lawful(end_of_month(0, "daysThenEndOfMonth", Some(10)), json!({})));
    for order in ["daysThenEndOfMonth", "endOfMonthThenDays"] {
        assert!(lawful(end_of_month(45, order, None), json!({})));
        assert!(!lawful(end_of_month(46, order, None), json!({})), "{order}");
        assert!(!lawful(end_of_month(60, order, None), json!({})), "{order}");
    }
    // 28 days and the end of the month never fall after the end of the month and 30 days; of 31
    // days of January they do: issued on 1 January, due on 28 February and on 2 March.
    assert!(!lawful(
        end_of_month(30, "daysThenEndOfMonth", None),
        json!({"sector": "alcoholConsumption"})
    ));
}

#[test]
fn a_roll_to_the_next_business_day_counts() {
    assert!(!lawful(net(60, "following"), json!({})));
    assert!(lawful(net(60, "preceding"), json!({})));
    // The longest run without a business day: Ascension on Thursday 7 May, then 8 May and the
    // weekend, in 2043 for instance (counted by another program): 4 days.
    assert!(lawful(net(56, "following"), json!({})));
    let input = json!({"terms": net(57, "following")});
    let message = checked(&input, Language::English)["message"].to_string();
    assert!(message.contains("issued on 11/03/2043 (days too many: 1)"), "{message}");
    // In Alsace, Good Friday to Easter Monday is as long, and comes every year.
    let mut alsatian = net(57, "following");
    alsatian["holidays"] = json!("alsaceMoselle");
    let message = checked(&json!({"terms": alsatian}), Language::English)["message"].to_string();
    assert!(message.contains("issued on 01/02/2024 (days too many: 1)"), "{message}");
}

#[test]
fn the_message_names_the_article_and_a_day_of_issue() {
    let input = json!({"terms": net(61, "none")});
    let french = checked(&input, Language::French);
    assert_eq!(
        french["message"],
        "Conditions illicites : l’échéance dépasse le délai maximal (art. L441-10, I, C. com.), \
         par exemple pour une facture émise le 01/01/2024 (jours en trop : 1)."
    );
    let english = checked(&input, Language::English);
    assert!(english["message"].as_str().unwrap().starts_with("Not lawful"));
    let input = json!({"terms": net(30, "none"), "debtor": "consumer"});
    assert!(checked(&input, Language::French)["message"].as_str().unwrap().contains("particulier"));
    let input = json!({"terms": net(30, "none")});
    assert!(checked(&input, Language::English)["message"].as_str().unwrap().starts_with("Lawful"));
}

#[test]
fn a_sector_of_another_debtor_is_told_which_there_are() {
    let message = |debtor: &str, sector: &str| {
        let input = json!({"terms": net(30, "none"), "debtor": debtor, "sector": sector});
        let error =
            wire::check_terms(&table::value(&input).unwrap(), Language::English).unwrap_err();
        assert_eq!((error.code.as_str(), error.path.as_str()), ("option/invalid", "sector"));
        encours::text::message(&error, Language::English)
    };
    assert!(message("public", "transport").contains("\"publicHealth\", \"publicUndertaking\""));
    assert!(message("business", "publicHealth").contains("\"transport\""));
    assert!(message("consumer", "transport").contains("a consumer has no sector"));
}
