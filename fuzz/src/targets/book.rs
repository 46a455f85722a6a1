//! What must hold for a ledger, wherever it came from.

use encours::error::{Error, ErrorCode, Result};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::text;
use encours::wire::{self, Batch, Value, read_value};
use serde_json::Value as Json;

use super::calls::Call;
use super::tokens::encode::Stream;

/// `ledger.put(data)`; the ledger is as before where it is refused.
pub(crate) fn put(ledger: &mut Ledger, data: &Json) -> Result<()> {
    let mut stream = Stream::default();
    stream.data(data);
    let mut batch = Batch::default();
    batch.read(&stream.tokens, &stream.text, ledger)?;
    unless_refused(ledger, |ledger| ledger.put(batch.into_ledger()))
}

/// Does what changes a ledger, and looks that it is as before where that is refused.
pub(crate) fn unless_refused<T>(
    ledger: &mut Ledger,
    change: impl FnOnce(&mut Ledger) -> Result<T>,
) -> Result<T> {
    let before = ledger.snapshot();
    let outcome = change(ledger);
    if outcome.is_err() {
        assert!(ledger.snapshot() == before, "refused, but the ledger has changed");
    }
    outcome
}

/// A caller's value.
pub(crate) fn value(json: &Json) -> Result<Value> {
    let mut stream = Stream::default();
    stream.value(json);
    read_value(&stream.tokens, &stream.text)
}

/// What the ledger holds, as it would be put.
pub(crate) fn held(ledger: &Ledger) -> Json {
    let invoices = wire::invoices(ledger, &Value::Object(Vec::new())).expect("all invoices");
    let mut data: Json = serde_json::from_str(&invoices).expect("invoices are JSON");
    let customers: Json =
        serde_json::from_str(&wire::customers(ledger)).expect("customers are JSON");
    data["customers"] = customers["customers"].clone();
    data
}

/// Its snapshot is the same ledger, and what it gives back can be put and is the same again.
/// Gives that copy.
pub(crate) fn keeps(ledger: &Ledger) -> Ledger {
    let image = ledger.snapshot();
    let copy = Ledger::from_snapshot(&image).expect("its own snapshot");
    assert!(copy.snapshot() == image, "the snapshot of a snapshot differs");
    let data = held(ledger);
    assert_eq!(held(&copy), data);
    let mut again = Ledger::new();
    put(&mut again, &data).unwrap_or_else(|error| panic!("its own invoices: {error}"));
    assert_eq!(held(&again), data);
    copy
}

/// The answer is JSON or a sound refusal, in both languages, and the same again on a copy.
pub(crate) fn answers(call: Call, ledger: &Ledger, copy: &Ledger, input: &Value) -> Result<String> {
    let answer = call(ledger, input, Language::French);
    match &answer {
        Ok(text) => {
            serde_json::from_str::<Json>(text).expect("the answer is JSON");
        }
        Err(error) => refusal(error),
    }
    assert_eq!(call(copy, input, Language::French), answer, "on a copy of the ledger");
    let english = call(ledger, input, Language::English);
    match (&english, &answer) {
        (Ok(_), Ok(_)) => {}
        (Err(english), Err(french)) => assert_eq!(english, french),
        _ => panic!("the language decides: {english:?}, {answer:?}"),
    }
    answer
}

/// A refusal has its sentences and shows no more than a glance of the value.
pub(crate) fn refusal(error: &Error) {
    for language in [Language::French, Language::English] {
        assert!(!text::message(error, language).is_empty());
    }
    assert!(error.value.as_ref().is_none_or(|value| value.chars().count() <= 80), "{error}");
}

/// The same, for a value as JavaScript would send it: then nothing is a defect of encours.
pub(crate) fn refusal_of_a_caller(error: &Error) {
    refusal(error);
    assert_ne!(error.code, ErrorCode::InternalBug, "{error}");
}
