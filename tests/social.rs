//! The rates of micro-entrepreneurs, against the table that they were taken from.

use encours::law::social::{CHECKED, Doubt, RATES, SOURCES};
use encours::wire;
use serde_json::Value as Json;

/// An activity or an item of the table, and what it is called here.
const NAMES: [(&str, &str, &str); 11] = [
    ("vente_bic", "contributions", "sales"),
    ("services_bic", "contributions", "services"),
    ("liberal_bnc_regime_general", "contributions", "liberal"),
    ("liberal_cipav", "contributions", "liberalCipav"),
    ("meuble_tourisme_classe", "contributions", "touristRental"),
    ("cfp_commercant", "training", "trader"),
    ("cfp_artisan", "training", "craftsman"),
    ("cfp_liberal", "training", "liberal"),
    ("versement_liberatoire_vente", "incomeTax", "sales"),
    ("versement_liberatoire_services_bic", "incomeTax", "services"),
    ("versement_liberatoire_bnc", "incomeTax", "liberal"),
];

fn table() -> Json {
    serde_json::from_str(include_str!("fixtures/social-rates.json")).unwrap()
}

#[test]
fn each_rate_is_that_of_the_table_and_what_is_doubtful_is_said() {
    let told: Json = serde_json::from_str(&wire::social_rates()).unwrap();
    assert_eq!(told["checked"], CHECKED);
    let told = told["rates"].as_array().unwrap();
    assert_eq!(told.len(), RATES.len());
    let mut count = 0;
    for row in table()["rows"].as_array().unwrap() {
        let name = row.get("activity").or(row.get("item")).unwrap();
        let &(_, kind, activity) = NAMES.iter().find(|(of, ..)| of == name).unwrap();
        let is = |one: &&Json| {
            one["year"] == row["year"] && one["kind"] == kind && one["activity"] == activity
        };
        let found: Vec<&Json> = told.iter().filter(is).collect();
        assert_eq!(found.len(), 1, "{row}");
        let percent = row["rate_pct"].as_str().unwrap();
        assert_eq!(found[0]["percent"], format!("{percent}0"), "{row}");
        let doubt = match (&row["verified"], row.get("confidence")) {
            (Json::Bool(false), _) => Some("noSource"),
            (_, Some(_)) => Some("oneSource"),
            _ => None,
        };
        assert_eq!(found[0].get("doubt").and_then(Json::as_str), doubt, "{row}");
        count += 1;
    }
    assert_eq!(count, RATES.len());
}

#[test]
fn the_latest_year_comes_first_and_the_past_rests_on_no_source() {
    assert!(RATES.windows(2).all(|pair| pair[0].year >= pair[1].year));
    assert!(RATES.iter().all(|rate| rate.year == 2026 || rate.doubt == Some(Doubt::NoSource)));
}

#[test]
fn the_sources_are_those_of_the_table() {
    let table = table();
    let listed = table["sources"].as_object().unwrap();
    assert_eq!(SOURCES.len(), listed.len());
    for source in SOURCES {
        let given = &listed[source.id];
        assert_eq!(source.title, given["title"]);
        let address = given["url"].as_str().filter(|url| url.starts_with("https://"));
        assert_eq!(source.url, address);
    }
}
