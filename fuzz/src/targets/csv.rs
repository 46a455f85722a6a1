//! Files: refused, or a ledger and a list of rejected rows; the same a second time, and the same
//! with the options that the first reading found.

use encours::amount::Currency;
use encours::import::csv::{
    CsvOptions, DELIMITERS, DateFormat, DecimalMark, Encoding, preview, read,
};
use encours::language::Language;
use encours::wire;
use serde_json::Value as Json;

use super::{book, head};

pub(crate) fn judge(data: &[u8]) {
    let ([choice, more], file) = head::<2>(data);
    let options = options(choice, more);
    let outcome = read(file, &options).map(|import| {
        let told = wire::csv_import(&import, Language::French);
        (import, told)
    });
    match preview(file, &options) {
        Ok(preview) => {
            let text = wire::csv_preview(&preview);
            serde_json::from_str::<Json>(&text).expect("the preview is JSON");
        }
        Err(error) => {
            book::refusal(&error);
            assert!(outcome.is_err(), "read, but without a preview: {error}");
        }
    }
    let (import, told) = match outcome {
        Ok(outcome) => outcome,
        Err(error) => {
            book::refusal_of_a_caller(&error);
            assert_eq!(read(file, &options).map(drop), Err(error));
            return;
        }
    };
    serde_json::from_str::<Json>(&told).expect("the report is JSON");
    assert!(import.accepted >= import.ledger.size());
    book::keeps(&import.ledger);

    for (how, options) in [("again", &options), ("as detected", &import.detected)] {
        let other = read(file, options).unwrap_or_else(|error| panic!("{how}: {error}"));
        assert_eq!(wire::csv_import(&other, Language::French), told, "{how}");
        assert!(other.ledger.snapshot() == import.ledger.snapshot(), "{how}: another ledger");
    }
}

/// Zeros leave all to be found.
fn options(choice: u8, more: u8) -> CsvOptions {
    let one_of =
        |number: u8, count: usize| usize::from(number).checked_sub(1).filter(|&at| at < count);
    CsvOptions {
        delimiter: one_of(choice & 7, DELIMITERS.len()).map(|at| DELIMITERS[at]),
        decimal: one_of(choice >> 3 & 3, DecimalMark::ALL.len()).map(|at| DecimalMark::ALL[at]),
        date_format: one_of(choice >> 5, DateFormat::ALL.len()).map(|at| DateFormat::ALL[at]),
        encoding: one_of(more & 3, Encoding::ALL.len()).map(|at| Encoding::ALL[at]),
        currency: one_of(more >> 2 & 3, 3)
            .and_then(|at| Currency::parse(["JPY", "TND", "USD"][at]).ok()),
        round_amounts: more & 16 != 0,
        ..CsvOptions::default()
    }
}
