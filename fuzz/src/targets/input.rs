//! Values as JavaScript sends them: a ledger is put, changed and asked.
//!
//! `{"call", "ledger", "more", "pay", "remove", "input"}`: `new Ledger(ledger)`, the answer to
//! `call(input)`; then `put(more)`, `pay` and `remove`, and the answer once more.

use encours::ledger::Ledger;
use encours::wire;

use super::{book, calls, lenient};

pub(crate) fn judge(data: &[u8]) {
    let case = lenient::value(data);
    let call = case["call"].as_str().and_then(calls::named).unwrap_or(wire::aging);
    let mut ledger = Ledger::new();
    if let Err(error) = book::put(&mut ledger, &case["ledger"]) {
        return book::refusal_of_a_caller(&error);
    }
    let input = match book::value(&case["input"]) {
        Ok(input) => input,
        Err(error) => return book::refusal_of_a_caller(&error),
    };
    let ask = |ledger: &Ledger| {
        let copy = book::keeps(ledger);
        if let Err(error) = book::answers(call, ledger, &copy, &input) {
            book::refusal_of_a_caller(&error);
        }
    };
    ask(&ledger);
    let changes = [
        book::put(&mut ledger, &case["more"]),
        book::value(&case["pay"]).and_then(|input| {
            book::unless_refused(&mut ledger, |ledger| wire::pay(ledger, &input))
        }),
        book::value(&case["remove"]).and_then(|input| {
            let removed = book::unless_refused(&mut ledger, |ledger| wire::remove(ledger, &input));
            removed.map(drop)
        }),
    ];
    changes.iter().filter_map(|change| change.as_ref().err()).for_each(book::refusal_of_a_caller);
    if changes.iter().any(Result::is_ok) {
        ask(&ledger);
    }
}
