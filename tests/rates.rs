//! Reference rates (spec §4.2): what `rates()` gives, the days that a series covers, and points of
//! the caller's own.

mod table;

use encours::date::Date;
use encours::error::Error;
use encours::language::Language;
use encours::law::rates::{CHECKED, SERIES, sources};
use encours::{text, wire};
use serde_json::{Value as Json, json};

const TABLES: [&str; 3] = ["ecbRefinancing", "legalProfessional", "legalIndividual"];

fn series() -> Vec<Json> {
    let rates: Json = serde_json::from_str(&wire::rates()).unwrap();
    rates["series"].as_array().unwrap().clone()
}

fn day(text: &Json) -> Date {
    Date::parse(text.as_str().unwrap()).unwrap()
}

/// 100.00 due on a day, on a later day, with further options.
fn claim(due: &str, as_of: &str, options: &Json) -> Result<Json, Error> {
    let mut input = json!({"amount": "100.00", "due": due, "asOf": as_of, "language": "en"});
    input.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
    let text = wire::late_payment(&table::value(&input)?, Language::French)?;
    Ok(serde_json::from_str(&text).unwrap())
}

/// The same of an invoice of a ledger.
fn claims(due: &str, as_of: &str, options: &Json) -> Result<Json, Error> {
    let ledger = table::ledger(&json!({"invoices": [
        {"id": "F", "customer": "A", "issued": due, "due": due, "amount": "100.00"}
    ]}))?;
    let mut input = json!({"asOf": as_of, "language": "en"});
    input.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
    let text = wire::late_payments(&ledger, &table::value(&input)?, Language::French)?;
    Ok(serde_json::from_str(&text).unwrap())
}

fn refusal(result: Result<Json, Error>) -> (String, String, Option<String>) {
    let error = result.unwrap_err();
    (error.code.as_str().to_owned(), error.path.clone(), error.value.clone())
}

fn warned(result: &Json) -> Vec<&str> {
    let warnings = result["warnings"].as_array().unwrap();
    warnings.iter().map(|warning| warning["code"].as_str().unwrap()).collect()
}

#[test]
fn each_value_has_a_source_and_each_series_the_day_it_was_checked() {
    let series = series();
    assert_eq!(series.iter().map(|one| &one["id"]).collect::<Vec<_>>(), TABLES);
    for one in &series {
        let id = &one["id"];
        assert_eq!(one["checked"], CHECKED, "{id}");
        for point in one["points"].as_array().unwrap() {
            let names = point["sources"].as_array().unwrap();
            assert!(!names.is_empty(), "{id}: {point}");
            for name in names {
                assert!(sources().any(|source| *name == source.id), "{id}: {point}");
            }
        }
    }
    let version: Json = serde_json::from_str(&wire::version()).unwrap();
    assert_eq!(version["rates"], CHECKED);
    for source in sources() {
        assert!(SERIES.iter().any(|series| series.cites(source.id)), "{} is not cited", source.id);
        assert!(!source.title.is_empty(), "{}", source.id);
        // Without a public address there is no link, and no empty one either.
        assert!(
            source.url.is_none_or(|url| url.starts_with("https://") || url.starts_with("http://"))
        );
    }
}

#[test]
fn every_half_year_from_the_first_to_the_last_has_a_value() {
    for one in series() {
        let points = one["points"].as_array().unwrap();
        for pair in points.windows(2) {
            assert_eq!(day(&pair[1]["from"]), day(&pair[0]["from"]).next_half_year());
        }
        let last = day(&points.last().unwrap()["from"]);
        assert_eq!(day(&one["knownUntil"]), last.next_half_year().plus(-1), "{}", one["id"]);
    }
    let from = |at: usize| SERIES[at].points().next().unwrap().from.to_string();
    assert_eq!([from(0), from(1), from(2)], ["1999-01-01", "1990-01-01", "1990-01-01"]);
}

#[test]
fn beyond_the_last_known_day_the_last_rate_is_used_and_said_to_be_assumed() {
    let consumer = json!({"debtor": "consumer", "formalNotice": "2026-06-30"});
    for (at, options, margin) in [(0, json!({}), 10_00), (1, consumer, 0)] {
        let known = day(&series()[at]["knownUntil"]);
        let due = known.plus(-10).to_string();
        let within = claim(&due, &known.to_string(), &options).unwrap();
        assert_eq!(warned(&within), [""; 0]);
        let beyond = claim(&due, &known.plus(400).to_string(), &options).unwrap();
        assert_eq!(warned(&beyond), ["rates/assumed"]);
        let message = beyond["warnings"][0]["message"].as_str().unwrap();
        let first = known.plus(1).to_string();
        let first: Vec<&str> = first.rsplit('-').collect();
        assert!(message.contains(&first.join("/")), "{message}");
        let last = SERIES[at].points().last().unwrap().hundredths + margin;
        for segment in beyond["segments"].as_array().unwrap() {
            assert_eq!(segment["ratePercent"], format!("{}.{:02}", last / 100, last % 100));
        }
        let report = claims(&due, &known.plus(1).to_string(), &json!({})).unwrap();
        assert_eq!(warned(&report), ["rates/assumed"]);
    }
}

#[test]
fn a_day_before_the_series_is_refused_and_never_takes_the_first_rate() {
    let refused = |due: &str, options: &Json| refusal(claim(due, "2000-06-30", options));
    let before = |due: &str| ("option/invalid".to_owned(), "due".to_owned(), Some(due.to_owned()));
    assert_eq!(refused("1998-12-30", &json!({})), before("1998-12-30"));
    let first = claim("1998-12-31", "2000-06-30", &json!({})).unwrap();
    assert_eq!(first["segments"][0]["from"], "1999-01-01");
    let consumer = json!({"debtor": "consumer", "formalNotice": "1989-12-30"});
    assert_eq!(refused("1989-12-30", &consumer), before("1989-12-30"));
    for (due, options, first) in
        [("1998-12-30", json!({}), "01/01/1999"), ("1989-12-30", consumer, "01/01/1990")]
    {
        let error = claim(due, "2000-06-30", &options).unwrap_err();
        for language in [Language::French, Language::English] {
            let message = text::message(&error, language);
            assert!(message.contains(first), "{message}");
        }
    }
    // A report leaves the invoice out, and says which.
    let report = claims("1998-12-30", "2000-06-30", &json!({})).unwrap();
    assert_eq!((&report["count"], warned(&report)), (&json!(0), vec!["rates/notCovered"]));
    assert_eq!(report["warnings"][0]["path"], "invoices/F");
}

/// A point of the caller's extends a series or replaces a value of it; the half-years between two
/// points have the value of the former, as between two changes of the ECB's rate.
#[test]
fn points_of_the_callers_own_join_the_series() {
    let rate = |due: &str, as_of: &str, points: Json| {
        let result = claim(due, as_of, &json!({"rates": {"ecbRefinancing": points}})).unwrap();
        let segments = result["segments"].as_array().unwrap();
        let rates: Vec<String> =
            segments.iter().map(|one| one["ratePercent"].as_str().unwrap().to_owned()).collect();
        (rates, warned(&result).len())
    };
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let replaced = rate("2025-06-30", "2025-07-31", json!([{"from": "2025-07-01", "percent": 5}]));
    assert_eq!(replaced, (texts(&["15.00"]), 0));
    let next = json!([{"from": "2027-01-01", "percent": "3.5"}]);
    assert_eq!(rate("2026-11-30", "2027-06-30", next.clone()), (texts(&["12.40", "13.50"]), 0));
    // Its series ends with the half-year of its last point.
    assert_eq!(rate("2027-05-31", "2027-07-01", next), (texts(&["13.50", "13.50"]), 1));
    let later = json!([{"from": "2027-07-01", "percent": "4"}]);
    assert_eq!(rate("2027-05-31", "2027-07-01", later), (texts(&["12.40", "14.00"]), 0));
}

#[test]
fn a_day_given_twice_is_refused_at_the_second() {
    for table in TABLES {
        let twice = json!([
            {"from": "2027-01-01", "percent": "2"}, {"from": "2027-07-01", "percent": "3"},
            {"from": "2027-01-01", "percent": "2"}
        ]);
        let options = json!({"rates": {table: twice}});
        let at = format!("rates/{table}/2/from");
        let wanted = ("option/invalid".to_owned(), at, Some("2027-01-01".to_owned()));
        assert_eq!(refusal(claim("2026-05-31", "2026-06-30", &options)), wanted);
        assert_eq!(refusal(claims("2026-05-31", "2026-06-30", &options)), wanted);
    }
}

#[test]
fn each_point_is_a_day_and_a_percent() {
    for (points, code, path) in [
        (json!([{"percent": "2"}]), "option/missing", "0/from"),
        (json!([{"from": "2027-01-01"}]), "option/missing", "0/percent"),
        (json!([{"from": "2027-02-29", "percent": "2"}]), "date/invalid", "0/from"),
        (json!([{"from": "2027-01-01", "percent": "2,5"}]), "percent/invalid", "0/percent"),
        (json!([{"from": "2027-01-01", "percent": "-0.5"}]), "percent/range", "0/percent"),
        (json!([{"from": "2027-01-01", "percent": 2, "to": 1}]), "option/invalid", "0/to"),
        (json!([null]), "option/invalid", "0"),
    ] {
        let result =
            claim("2026-05-31", "2026-06-30", &json!({"rates": {"ecbRefinancing": points}}));
        let (found, at, _) = refusal(result);
        let wanted = format!("rates/ecbRefinancing/{path}");
        assert_eq!((found.as_str(), at), (code, wanted), "{points}");
    }
    let unknown = claim("2026-05-31", "2026-06-30", &json!({"rates": {"ecb": []}}));
    assert_eq!(refusal(unknown).1, "rates/ecb");
}

#[test]
fn france_and_the_union_are_the_jurisdictions() {
    for known in ["FR", "EU"] {
        assert!(claim("2026-05-31", "2026-06-30", &json!({"jurisdiction": known})).is_ok());
    }
    for other in ["DE", "BE", "IT", "UK", "fr", ""] {
        let options = json!({"jurisdiction": other});
        let wanted =
            ("option/invalid".to_owned(), "jurisdiction".to_owned(), Some(other.to_owned()));
        assert_eq!(refusal(claim("2026-05-31", "2026-06-30", &options)), wanted);
        assert_eq!(refusal(claims("2026-05-31", "2026-06-30", &options)), wanted);
    }
}
