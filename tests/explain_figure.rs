//! `explainFigure`: the items of every figure of a report add up to it.

mod book;
mod table;

use std::collections::HashMap;

use book::{book_abroad, day, ledger_of};
use encours::error::Error;
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::Value;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use table::formula::{evaluate, value};

type Report = fn(&Ledger, &Value, Language) -> Result<String, Error>;

const REPORTS: [(&str, Report); 4] = [
    ("aging", encours::wire::aging),
    ("kpis", encours::wire::kpis),
    ("allowance", encours::wire::allowance),
    ("forecast", encours::wire::forecast),
];

/// What is no figure: dates, texts, what the caller gave, what a simulation drew.
const NO_FIGURES: [&str; 19] = [
    "asOf",
    "currency",
    "days",
    "customer",
    "name",
    "label",
    "start",
    "end",
    "lowestOn",
    "account",
    "firstBelow",
    "scenario",
    "simulation",
    "rules",
    "warnings",
    "from",
    "to",
    "on",
    "dsoCountBackTruncated",
];

fn escaped(id: &str) -> String {
    id.replace('~', "~0").replace('/', "~1")
}

/// The path and the value of each figure of a report.
fn figures(report: &str, json: &Json, path: &str, found: &mut Vec<(String, Json)>) {
    match json {
        Json::Object(fields) => {
            for (key, json) in fields {
                // The buckets of an aging report itself are no amounts.
                let bounds = report == "aging" && path.is_empty() && key == "buckets";
                if !bounds && !NO_FIGURES.contains(&key.as_str()) {
                    let slash = if path.is_empty() { "" } else { "/" };
                    figures(report, json, &format!("{path}{slash}{key}"), found);
                }
            }
        }
        Json::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                let id = item.get("customer").or(item.get("scenario")).and_then(Json::as_str);
                let step = id.map_or_else(|| position.to_string(), escaped);
                figures(report, item, &format!("{path}/{step}"), found);
            }
        }
        figure => found.push((path.to_owned(), figure.clone())),
    }
}

fn explain(ledger: &Ledger, report: &str, options: &Json, key: &str) -> Result<Json, Error> {
    let input = json!({"report": report, "options": options, "key": key});
    let text = encours::wire::explain_figure(ledger, &table::value(&input)?, Language::French)?;
    Ok(serde_json::from_str(&text).unwrap())
}

/// Explains every figure of a report; how many there are.
fn check(ledger: &Ledger, name: &str, report: Report, options: &Json) -> usize {
    let Ok(text) = report(ledger, &table::value(options).unwrap(), Language::French) else {
        return 0;
    };
    let report: Json = serde_json::from_str(&text).unwrap();
    let mut found = Vec::new();
    figures(name, &report, "", &mut found);
    for (key, wanted) in &found {
        let figure = explain(ledger, name, options, key)
            .unwrap_or_else(|error| panic!("{name} {key}: {error}"));
        let mut names = HashMap::new();
        for part in figure["parts"].as_array().unwrap() {
            let items = part["items"].as_array().unwrap();
            let amounts: Vec<&str> =
                items.iter().map(|item| item["amount"].as_str().unwrap()).collect();
            let sum = amounts.join(" + ").replace("+ -", "- ");
            let sum = if sum.is_empty() { "0" } else { &sum };
            let part_value = part["value"].as_str().unwrap();
            assert_eq!(evaluate(sum, &names), value(part_value), "{name} {key}: {part}");
            names.insert(part["name"].as_str().unwrap().to_owned(), part_value.to_owned());
        }
        // Numbers of the report are counts and days; the rest is text.
        let printed = match wanted {
            Json::Number(number) => Json::String(number.to_string()),
            other => other.clone(),
        };
        assert_eq!(figure["value"], printed, "{name} {key}: {figure}");
        if let Some(printed) = printed.as_str() {
            let formula = figure["formula"].as_str().unwrap();
            assert_eq!(evaluate(formula, &names), value(printed), "{name} {key}: {figure}");
        }
        assert_eq!(figure["rules"], *report.get("rules").unwrap_or(&json!([])), "{name} {key}");
    }
    found.len()
}

#[test]
fn every_figure_of_the_vectors_is_made_of_its_items() {
    for (name, report) in REPORTS {
        let mut count = 0;
        for case in table::cases(name).iter().filter(|case| case.get("error").is_none()) {
            let ledger = table::ledger(&case["ledger"]).unwrap();
            count += check(&ledger, name, report, &case["input"]);
        }
        println!("{name}: {count} figures");
        assert!(count > 500, "{name}: {count}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_figure_of_a_random_ledger_is_made_of_its_items(
        book in book_abroad(), as_of in day(), issued in any::<bool>(), days in 1_i32..400
    ) {
        let ledger = ledger_of(&book);
        let fx = json!({"USD": "0.92", "JPY": "0.0061", "TND": "0.295"});
        let with = |more: Json| {
            let mut options = json!({"asOf": as_of.to_string(), "fx": fx});
            options.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            options
        };
        let flows = json!([
            {"label": "rent", "amount": "-100.05", "date": "2016-01-31", "every": "month"},
            {"label": "sale", "amount": 33, "date": as_of.plus(40).to_string()},
        ]);
        let scenarios = json!([
            {"name": "a/b~c", "inflowPercent": "33.3", "extraDelayDays": 3},
            {"name": "0", "outflowPercent": "50"},
        ]);
        let options = [
            with(json!({"basis": if issued { "issued" } else { "due" }, "buckets": [10, 200]})),
            with(json!({"days": days})),
            with(json!({
                "buckets": [30, 90], "ratesPercent": [0, "3.333", 20, 55], "disputedPercent": 100,
                "previous": {"C0": 10, "C/1": "2.5", "C2": "100000000"},
            })),
            with(json!({
                "opening": "1000", "periods": 3, "flows": flows, "scenarios": scenarios,
                "includeDisputed": issued,
                "levies": [
                    {"label": "all", "percent": "25.6", "less": "7.77"},
                    {"label": "VAT", "percent": 100, "of": "vat", "every": "quarter", "day": 24},
                ],
            })),
        ];
        for ((name, report), options) in REPORTS.into_iter().zip(options) {
            prop_assert!(check(&ledger, name, report, &options) > 0);
        }
    }
}

#[test]
fn a_key_that_is_no_figure_is_refused() {
    let ledger = table::ledger(&json!({"invoices": [
        {"id": "F", "customer": "A", "issued": "2025-01-01", "amount": 1, "disputed": {"from": "2025-01-01"}}
    ]}))
    .unwrap();
    let options = |name: &str| match name {
        "allowance" => json!({"asOf": "2025-06-30", "ratesPercent": [0, 0, 0, 0, 0]}),
        "forecast" => json!({"asOf": "2025-06-30", "opening": 0, "periods": 1}),
        _ => json!({"asOf": "2025-06-30"}),
    };
    let refused = |name: &str, key: &str| {
        let error = explain(&ledger, name, &options(name), key).unwrap_err();
        (error.code.as_str(), error.path.clone())
    };
    for (name, keys) in [
        (
            "aging",
            vec![
                "",
                "total",
                "total/",
                "total/sales",
                "total/buckets",
                "total/buckets/4",
                "total/buckets/01",
                "rows/0/total",
                "rows/B/total",
                "rows/A",
                "notDue",
                "buckets/0/from",
            ],
        ),
        ("kpis", vec!["", "days", "opening", "dso/0", "topCustomer", "currency"]),
        (
            "allowance",
            vec![
                "",
                "doubtful",
                "rows/A/doubtful",
                "rows/B/charge",
                "entries/2/debit",
                "entries/0/account",
                "entries/0",
            ],
        ),
        (
            "forecast",
            vec![
                "",
                "runs",
                "runs/0/closing",
                "runs/base/start",
                "runs/base/periods/1/net",
                "runs/base/periods/0/start",
                "runs/base/periods/0",
                "simulation/closing/0/0",
            ],
        ),
    ] {
        for key in keys {
            assert_eq!(refused(name, key), ("option/invalid", "key".to_owned()), "{name} {key}");
        }
    }
    let error = explain(&ledger, "scores", &json!({}), "x").unwrap_err();
    assert_eq!((error.code.as_str(), &*error.path), ("option/invalid", "report"));
    let error =
        explain(&ledger, "kpis", &json!({"asOf": "2025-06-30", "day": 1}), "dso").unwrap_err();
    assert_eq!((error.code.as_str(), &*error.path), ("option/invalid", "day"));
}

#[test]
fn individual_allowances_are_parts_of_their_customers() {
    let invoice = |id: &str, amount: &str| {
        json!({"id": id, "customer": "A", "issued": "2025-01-01", "due": "2025-01-31",
            "amount": amount})
    };
    let data = json!({"invoices": [invoice("F-1", "100.01"), invoice("F-2", "33.33")]});
    let ledger = table::ledger(&data).unwrap();
    let options = json!({"asOf": "2025-06-30", "ratesPercent": [0, 5, 25, 50, 75],
        "individual": [{"invoice": "F-2", "ratePercent": "12.5"}]});
    // 83.34 × 75 % = 62.505 → 62.51, and 27.78 × 12.5 % = 3.4725 → 3.47.
    let figure = explain(&ledger, "allowance", &options, "rows/A/allowance").unwrap();
    assert_eq!(figure["value"], "65.98");
    let formula = figure["formula"].as_str().unwrap();
    assert_eq!(formula, "round((0 + net4 * rate4) / 100, 2) + individual");
    let part = figure["parts"].as_array().unwrap().last().unwrap();
    assert_eq!((&part["name"], &part["value"]), (&json!("individual"), &json!("3.47")));
    assert_eq!(part["items"][0]["invoice"], "F-2");
    let net = explain(&ledger, "allowance", &options, "rows/A/netOpen").unwrap();
    assert_eq!(net["value"], "111.12");
}
