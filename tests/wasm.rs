//! The border as the engine sees it: values across, errors thrown, memory kept. Run in Node and in
//! Chromium by `cargo xtask test wasm-node wasm-chromium`.

#![cfg(all(target_arch = "wasm32", feature = "js"))]

mod table;

use encours::js::{Batch, Ledger, SnapshotReader, call};
use encours::language::Language;
use encours::text::error_parts;
use js_sys::{Error, Reflect};
use serde_json::{Value as Json, json};
use table::encode::Stream;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn stream(value: &Json) -> Stream {
    let mut stream = Stream::default();
    stream.value(value);
    stream
}

fn claim(input: &Json) -> Result<Json, JsValue> {
    let input = stream(input);
    let text = call("latePayment", &input.tokens, input.text.as_bytes(), false)?;
    Ok(serde_json::from_str(&text).expect("the answer is JSON"))
}

fn put(ledger: &mut Ledger, data: &Json) -> Result<(), JsValue> {
    let mut stream = Stream::default();
    stream.data(data);
    let mut batch = Batch::new();
    batch.read(&stream.tokens, stream.text.as_bytes(), ledger, false)?;
    ledger.put(batch, false)
}

fn aging(ledger: &Ledger, as_of: &str) -> Result<Json, JsValue> {
    let input = stream(&json!({ "asOf": as_of }));
    let text = ledger.ask("aging", &input.tokens, input.text.as_bytes(), false)?;
    Ok(serde_json::from_str(&text).expect("the answer is JSON"))
}

fn invoice(id: &str, amount: &str) -> Json {
    json!({ "id": id, "customer": "Atelier Nord", "issued": "2025-06-02", "due": "2025-07-02", "amount": amount })
}

/// Code, path, value and message of what was thrown, which must be an `EncoursError`.
fn thrown(error: &JsValue) -> [Option<String>; 4] {
    assert!(error.is_instance_of::<Error>());
    let field = |name: &str| Reflect::get(error, &name.into()).ok().and_then(|it| it.as_string());
    assert_eq!(field("name").as_deref(), Some("EncoursError"));
    ["code", "path", "value", "message"].map(field)
}

#[wasm_bindgen_test]
fn a_claim_is_the_same_to_the_cent_as_natively() {
    let claim = claim(&json!({
        "amount": "10000.00", "due": "2024-05-31", "asOf": "2025-09-30",
        "payments": [{ "date": "2025-09-15", "amount": "10000.00" }],
    }))
    .expect("a claim");
    assert_eq!(claim["interest"], "1745.95");
    assert_eq!(claim["claim"], "1785.95");
    let parts = claim["segments"].as_array().expect("segments");
    let days: Vec<_> = parts.iter().map(|part| part["days"].as_i64()).collect();
    assert_eq!(days, [Some(30), Some(184), Some(181), Some(77)]);
}

#[wasm_bindgen_test]
fn what_is_refused_is_thrown_with_its_code_path_and_value() {
    let input = json!({ "amount": "12,5", "due": "2024-05-31", "asOf": "2025-09-30" });
    let [code, path, value, message] = thrown(&claim(&input).expect_err("refused"));
    assert_eq!(code.as_deref(), Some("amount/invalid"));
    assert_eq!(path.as_deref(), Some("amount"));
    assert_eq!(value.as_deref(), Some("12,5"));
    // The sentence stands beside the module, which gives the numbers of its parts.
    let message = message.expect("a message");
    let [_, _, problems, remedies] = error_parts(Language::French);
    let lines: Vec<_> = message.split('\n').collect();
    let part =
        |list: &[&'static str], at: usize| list[lines[at].parse::<usize>().expect("a number")];
    assert_eq!(lines[..2], ["", "fr"]);
    assert_eq!(part(&problems.1, 3), "n’est pas un nombre en notation simple");
    assert!(part(&remedies.1, 4).starts_with("écrivez des chiffres, avec un point"));
}

#[wasm_bindgen_test]
fn an_input_names_the_language_of_its_own_error() {
    let sentence = |language: &str| {
        let input = json!({ "amount": "x", "due": "2024-05-31", "asOf": "2025-09-30", "language": language });
        let [_, _, _, message] = thrown(&claim(&input).expect_err("refused"));
        message.expect("a message")
    };
    assert_ne!(sentence("fr"), sentence("en"));
}

#[wasm_bindgen_test]
fn a_ledger_keeps_what_it_is_given_and_a_refused_batch_changes_nothing() {
    let mut ledger = Ledger::new();
    put(&mut ledger, &json!({ "invoices": [invoice("F-1", "2400.00")] })).expect("taken");
    let wrong = json!({ "invoices": [invoice("F-2", "1.00"), invoice("F-3", "1.001")] });
    let [code, path, ..] = thrown(&put(&mut ledger, &wrong).expect_err("refused"));
    assert_eq!(code.as_deref(), Some("amount/precision"));
    assert_eq!(path.as_deref(), Some("invoices/1/amount"));
    assert_eq!(ledger.size(), 1);
    let report = aging(&ledger, "2025-09-30").expect("a report");
    assert_eq!(report["total"]["total"], "2400.00");
    assert_eq!(report["rows"][0]["oldestDays"], 90);
}

#[wasm_bindgen_test]
fn a_snapshot_comes_back_whole_and_a_damaged_one_is_refused() {
    let mut ledger = Ledger::new();
    let invoices: Vec<Json> =
        (0..1000).map(|n| invoice(&format!("F-{n}"), &format!("{}.50", n + 1))).collect();
    put(&mut ledger, &json!({ "invoices": invoices })).expect("taken");
    let image = ledger.snapshot();
    let read = |image: &[u8]| SnapshotReader::new().read(image, false)?.finish(false);
    let again = read(&image).expect("the same ledger");
    assert_eq!(again.snapshot(), image);
    assert_eq!(
        aging(&again, "2025-09-30").expect("a report"),
        aging(&ledger, "2025-09-30").expect("a report")
    );
    for at in [0, 9, image.len() / 2, image.len() - 1] {
        let mut damaged = image.clone();
        damaged[at] ^= 1;
        let Err(error) = read(&damaged) else {
            panic!("byte {at} was changed unseen");
        };
        let [code, ..] = thrown(&error);
        assert!(code.is_some_and(|code| code.starts_with("snapshot/")), "byte {at}");
    }
}
