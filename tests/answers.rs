//! What every machine must answer, to the last byte: asked natively, and written to
//! `<target>/answers` for `vectors/check.mjs` in Node and `package/vectors.spec.ts` in Chromium.
//!
//! A line is `{"ledger", "asked": [[call, input, answer], …]}`: the JSON text of what was answered,
//! or of what was refused.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a test may fail")]

mod book;
#[path = "../fuzz/src/targets/calls.rs"]
mod calls;
mod table;

use std::fs;
use std::path::Path;

use encours::date::Date;
use encours::error::{Error, Show};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::{text, wire};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value as Json, json};

/// A call whose answer is bytes.
const SNAPSHOT: &str = "snapshot";

/// What is thrown, as JSON text.
fn refused(error: &Error, language: Language) -> String {
    let mut told = Map::new();
    told.insert("code".to_owned(), json!(error.code.as_str()));
    if !error.path.is_empty() {
        told.insert("path".to_owned(), json!(error.path));
    }
    if let Some(value) = &error.value {
        told.insert("value".to_owned(), json!(value));
    }
    told.insert("message".to_owned(), json!(text::message(error, language)));
    Json::Object(told).to_string()
}

/// The image of a ledger, two digits a byte.
fn image(ledger: &Ledger) -> String {
    ledger.snapshot().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a ledger answers, or how it refuses.
fn answer(ledger: &Result<Ledger, Error>, call: &str, input: &Json) -> Result<String, String> {
    let ledger = ledger.as_ref().map_err(|error| refused(error, Language::default()))?;
    if call == SNAPSHOT {
        return Ok(image(ledger));
    }
    let mut language = Language::default();
    let answer = table::value(input).and_then(|input| {
        language = wire::language_of(&input).unwrap_or_default();
        calls::named(call).expect("a call")(ledger, &input, language)
    });
    answer.map_err(|error| refused(&error, language))
}

/// The line of this ledger, asked all of this, and the calls that it refused.
fn line<'a>(data: &Json, questions: &[(&'a str, Json)]) -> (String, Vec<&'a str>) {
    let ledger = if data.is_null() { Ok(Ledger::new()) } else { table::ledger(data) };
    let mut refusals = Vec::new();
    let mut asked = Vec::new();
    for (call, input) in questions {
        let text = answer(&ledger, call, input).unwrap_or_else(|text| {
            refusals.push(*call);
            text
        });
        asked.push(json!([call, input, text]));
    }
    (json!({ "ledger": data, "asked": asked }).to_string(), refusals)
}

fn write(name: &str, lines: &[String]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("answers");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name).with_extension("jsonl"), lines.join("\n")).unwrap();
}

#[test]
fn the_vectors_are_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut answered = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let mut lines = Vec::new();
        for case in table::cases(&name) {
            let call = case["call"].as_str().expect("a call");
            let (line, refusals) = line(&case["ledger"], &[(call, case["input"].clone())]);
            assert_eq!(
                refusals.len(),
                usize::from(case.get("error").is_some()),
                "{}",
                case["name"]
            );
            lines.push(line);
        }
        answered += lines.len();
        write(&name, &lines);
    }
    assert!(answered > 900, "{answered}");
}

/// Customers whose order differs where texts are compared otherwise than by code points.
const CUSTOMERS: [&str; 6] = ["Z", "a", "É", "e\u{301}", "\u{fb01}n", "😀"];

/// The data of a ledger made at random, always the same.
fn made(runner: &mut TestRunner) -> Json {
    let book = book::book_abroad().new_tree(runner).unwrap().current();
    let ledger = book::ledger_of(&book);
    let none = table::value(&json!({})).unwrap();
    let mut data: Json = serde_json::from_str(&wire::invoices(&ledger, &none).unwrap()).unwrap();
    for invoice in data["invoices"].as_array_mut().unwrap() {
        let number: usize = invoice["customer"].as_str().unwrap()[1..].parse().unwrap();
        invoice["customer"] = json!(CUSTOMERS[number]);
    }
    data["customers"] = json!([
        { "id": "a", "name": "Mairie d'A", "kind": "public", "creditLimit": "20000.00", "guaranteed": "5000.005" },
        { "id": "É", "name": "É. \"Martin\"\n\\", "kind": "consumer" },
        { "id": "😀", "terms": { "kind": "endOfMonth", "days": 45, "order": "daysThenEndOfMonth" } },
    ]);
    data
}

/// Every report of a ledger on a day, with options that this number decides.
fn questions(data: &Json, on: Date, number: usize) -> Vec<(&'static str, Json)> {
    let scope = json!({
        "asOf": on.shown(),
        "fx": { "USD": "0.92", "JPY": 0.0061, "TND": "0.295" },
    });
    let with = |options: Json| {
        let mut all = scope.clone();
        all.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
        all
    };
    let of = |words: [&'static str; 2]| words[number % 2];
    let language = json!({ "language": of(["fr", "en"]) });
    let forecast = with(json!({
        "opening": number * 100,
        "periods": 1 + number % 20,
        "every": of(["week", "month"]),
        "timing": of(["behaviour", "due"]),
        "includeDisputed": number.is_multiple_of(3),
        "flows": [{ "label": "é", "amount": "-123.45", "date": on.plus(9).shown(), "every": "month" }],
        "scenarios": [{ "name": "base" }, { "name": "plus tard", "extraDelayDays": 21, "inflowPercent": "87.5" }],
        "simulation": { "runs": 20, "seed": number, "quantilesPercent": [2.5, "50", 97] },
    }));
    let mut levied = forecast.clone();
    levied["every"] = json!("month");
    levied["periods"] = json!(4 + number % 9);
    levied["levies"] = json!([
        { "label": "Urssaf", "percent": "25.6", "every": of(["month", "quarter"]) },
        { "label": "TVA", "percent": 100, "of": "vat", "day": 1 + number % 31, "less": number },
    ]);
    let mut asked = vec![
        ("aging", with(json!({ "basis": of(["due", "issued"]) }))),
        ("kpis", with(json!({ "days": 1 + number % 400 }))),
        ("latePayments", with(language.clone())),
        ("forecast", forecast.clone()),
        (
            "changes",
            json!({
                "from": on.plus(-200).shown(), "to": on.shown(), "fx": scope["fx"],
                "limit": 5 + number
            }),
        ),
        ("lossRates", with(json!({ "days": 30 + number % 400 }))),
        (
            "allowance",
            with(json!({ "ratesPercent": [0, "5", "12.5", 50, 100], "doubtfulPercent": "60" })),
        ),
        ("reminders", scope.clone()),
        ("scores", scope.clone()),
        ("seasons", scope.clone()),
        ("explainFigure", json!({ "report": "kpis", "options": scope, "key": "dso" })),
        (
            "explainFigure",
            json!({ "report": "forecast", "options": forecast, "key": "runs/base/closing" }),
        ),
        (
            "explainFigure",
            json!({ "report": "forecast", "options": levied, "key": "runs/base/levies/0/amount" }),
        ),
        ("forecast", levied),
        ("customers", json!({})),
        ("invoices", json!({})),
        (SNAPSHOT, json!({})),
    ];
    for invoice in data["invoices"].as_array().unwrap().iter().step_by(5) {
        asked.push((
            "explain",
            json!({ "invoice": invoice["id"], "options": with(language.clone()) }),
        ));
    }
    asked
}

#[test]
fn a_thousand_ledgers_made_at_random_are_answered() {
    let mut runner = TestRunner::deterministic();
    let mut lines = Vec::new();
    for number in 0..1_000 {
        let data = made(&mut runner);
        let on = book::day().new_tree(&mut runner).unwrap().current();
        let (line, refusals) = line(&data, &questions(&data, on, number));
        // Not every invoice of a book is a claim on that day; all else has an answer.
        assert!(refusals.iter().all(|call| *call == "explain"), "{refusals:?}");
        lines.push(line);
    }
    write("random", &lines);
}

/// As large as the promise: 1,000 open invoices of customers that are known by what they paid.
#[test]
fn a_large_simulation_is_answered() {
    let on = Date::parse("2025-06-30").unwrap();
    let invoices: Vec<Json> = (0..2_000_i32)
        .map(|number| {
            let issued =
                if number < 1_000 { on.plus(-400 + number % 300) } else { on.plus(-(number % 60)) };
            let mut invoice = json!({
                "id": format!("F-{number}"),
                "customer": format!("C-{}", number % 40),
                "issued": issued.shown(),
                "due": issued.plus(30).shown(),
                "amount": format!("{}.{:02}", 100 + number * 7_919 % 9_000, number % 100),
            });
            if number < 1_000 {
                let paid = issued.plus(30 + number * 31 % 150 - 5).shown();
                invoice["payments"] = json!([{ "date": paid, "amount": invoice["amount"] }]);
            }
            invoice
        })
        .collect();
    let input = json!({
        "asOf": on.shown(),
        "opening": "700000.00",
        "periods": 26,
        "every": "week",
        "flows": [{ "label": "paie", "amount": "-900000.00", "date": "2025-07-05", "every": "month" }],
        "simulation": { "runs": 10_000, "seed": 20_250_630 },
    });
    let (line, refusals) = line(&json!({ "invoices": invoices }), &[("forecast", input)]);
    assert_eq!(refusals, [""; 0]);
    write("large", &[line]);
}
