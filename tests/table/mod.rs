//! Runs `tests/vectors/<name>.json` natively. How results compare is told in `vectors/README.md`.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::arithmetic_side_effects, reason = "a test may fail")]

pub(crate) mod encode;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod formula;

use encours::error::{Error, Result};
use encours::ledger::Ledger;
use encours::wire::{Batch, Value, read_value};
use serde_json::Value as Json;

use encode::Stream;

/// Runs the vectors of a report.
pub(crate) fn check_report(name: &str, report: impl Fn(&Ledger, &Value) -> Result<String>) {
    check(name, |case| report(&ledger(&case["ledger"])?, &value(&case["input"])?));
}

/// Runs the vectors of a call that needs no ledger.
pub(crate) fn check_call(name: &str, call: impl Fn(&Value) -> Result<String>) {
    check(name, |case| call(&value(&case["input"])?));
}

/// The vectors of this call.
pub(crate) fn cases(name: &str) -> Vec<Json> {
    let file = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// A caller's value.
pub(crate) fn value(json: &Json) -> Result<Value> {
    let mut stream = Stream::default();
    stream.value(json);
    read_value(&stream.tokens, &stream.text)
}

/// `new Ledger(data)`.
pub(crate) fn ledger(data: &Json) -> Result<Ledger> {
    let mut ledger = Ledger::new();
    put(&mut ledger, data)?;
    Ok(ledger)
}

/// `ledger.put(data)`.
pub(crate) fn put(ledger: &mut Ledger, data: &Json) -> Result<()> {
    let mut stream = Stream::default();
    stream.data(data);
    let mut batch = Batch::default();
    batch.read(&stream.tokens, &stream.text, ledger)?;
    ledger.put(batch.into_ledger())
}

fn check(name: &str, run: impl Fn(&Json) -> Result<String>) {
    let cases = cases(name);
    let mut failures = Vec::new();
    for case in &cases {
        let found = differences_of(case, run(case));
        if !found.is_empty() {
            failures.push(format!("{}\n    {}", case["name"], found.join("\n    ")));
        }
    }
    let passed = cases.len() - failures.len();
    println!("{name}: {passed}/{}", cases.len());
    let shown = std::env::var("VECTORS_SHOWN").ok().and_then(|n| n.parse().ok()).unwrap_or(5);
    assert!(
        failures.is_empty() && !cases.is_empty(),
        "{name}: {passed}/{}\n{}",
        cases.len(),
        failures.into_iter().take(shown).collect::<Vec<_>>().join("\n")
    );
}

fn differences_of(case: &Json, got: Result<String>) -> Vec<String> {
    let error = case.get("error");
    match (error, got) {
        (None, Ok(text)) => {
            let mut found = Vec::new();
            let got = serde_json::from_str(&text).expect("the result is JSON");
            differences(&case["expect"], &got, "", &mut found);
            found
        }
        (None, Err(error)) => vec![format!("refused: {error}")],
        (Some(wanted), Ok(_)) => vec![format!("expected the error {wanted}, got a result")],
        (Some(wanted), Err(error)) => refusal(wanted, &error),
    }
}

fn refusal(wanted: &Json, error: &Error) -> Vec<String> {
    let code = wanted["code"] == error.code.as_str();
    let path = wanted.get("path").is_none_or(|path| path.as_str() == Some(&error.path));
    if code && path { Vec::new() } else { vec![format!("expected {wanted}, got {error}")] }
}

fn differences(wanted: &Json, got: &Json, path: &str, found: &mut Vec<String>) {
    if found.len() >= 12 {
        return;
    }
    match (wanted, got) {
        (Json::Array(wanted), Json::Array(got)) if path.ends_with("warnings") => {
            warnings(wanted, got, path, found);
        }
        (Json::Array(wanted), Json::Array(got)) => {
            if wanted.len() != got.len() {
                found.push(format!("{path}: expected {} items, got {}", wanted.len(), got.len()));
            }
            for (position, (wanted, got)) in wanted.iter().zip(got).enumerate() {
                differences(wanted, got, &format!("{path}/{position}"), found);
            }
        }
        (Json::Object(wanted), Json::Object(_)) => {
            for (key, wanted) in wanted {
                let label = key == "label" && path.contains("entries/");
                if label || ["message", "citation", "url", "reason"].contains(&key.as_str()) {
                    continue;
                }
                match got.get(key) {
                    Some(got) => differences(wanted, got, &format!("{path}/{key}"), found),
                    None => found.push(format!("{path}/{key}: expected {wanted}, got nothing")),
                }
            }
        }
        (Json::Number(a), Json::Number(b)) if a.as_f64() == b.as_f64() => {}
        _ if wanted == got => {}
        _ => found.push(format!("{path}: expected {wanted}, got {got}")),
    }
}

fn warnings(wanted: &[Json], got: &[Json], path: &str, found: &mut Vec<String>) {
    let codes = |list: &[Json]| {
        let mut codes: Vec<String> = list.iter().map(|item| item["code"].to_string()).collect();
        codes.sort();
        codes.dedup();
        codes
    };
    if codes(wanted) != codes(got) {
        found.push(format!("{path}: expected {:?}, got {:?}", codes(wanted), codes(got)));
    }
    for warning in wanted.iter().filter(|warning| warning.get("path").is_some()) {
        let same = |other: &&Json| {
            other["code"] == warning["code"] && other.get("path") == warning.get("path")
        };
        if !got.iter().any(|other| same(&other)) {
            found.push(format!("{path}: expected {warning}, got {got:?}"));
        }
    }
}
