//! The native half of `cargo xtask bench`: each call over the generated ledger, answered as in the
//! browser (the report as JSON text), on lines that `benches/run.mjs` reads: milliseconds, figures,
//! bytes. The clock is that of the browser's half, the median of as many runs, so that both can
//! stand in one table.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    unreachable_pub,
    reason = "measurements, not the core"
)]

mod recipe;

use std::hint::black_box;
use std::time::Instant;

use encours::error::Result;
use encours::import::csv::{self, CsvOptions};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::{self, Value};

type Report = fn(&Ledger, &Value, Language) -> Result<String>;

/// Operation, call, options beside the date, and whether the whole answer is printed, to be held
/// against that of the browser.
const REPORTS: [(&str, Report, &str, bool); 6] = [
    ("aging", wire::aging, "", true),
    ("kpis", wire::kpis, "", true),
    ("latePayments", wire::late_payments, "limit=100", true),
    ("latePaymentsAll", wire::late_payments, "", false),
    ("forecast", wire::forecast, "opening=100000.00 periods=12", true),
    ("allowance", wire::allowance, "ratesPercent=0,10,25,50,100", true),
];

fn main() {
    let sizes = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    for size in sizes.collect::<Vec<u32>>() {
        measure(size);
    }
}

fn measure(size: u32) {
    let say = |operation: &str, ms: f64| {
        println!(r#"{{"size":{size},"operation":"{operation}","ms":{ms:.3}}}"#);
    };
    let invoices = recipe::invoices(size);
    say("load", median(3, || recipe::ledger(&invoices).expect("the recipe is sound")));
    let ledger = recipe::ledger(&invoices).expect("the recipe is sound");
    let bytes = ledger.heap_bytes();
    println!(r#"{{"size":{size},"bytes":{bytes}}}"#);
    for (operation, report, options, printed) in REPORTS {
        let options = options_of(options);
        let answer = || report(&ledger, &options, Language::French).expect("the options are right");
        say(operation, median(runs(size), answer));
        if printed {
            let report = answer();
            println!(r#"{{"size":{size},"operation":"{operation}","report":{report}}}"#);
        }
    }
    let file = recipe::csv(&invoices);
    let from_csv = || {
        let import = csv::read(file.as_bytes(), &CsvOptions::default()).expect("a sound file");
        wire::aging(&import.ledger, &options_of(""), Language::French).expect("options are right")
    };
    say("csvToAging", median(3, from_csv));
    let image = ledger.snapshot();
    say("snapshot", median(5, || ledger.snapshot()));
    say("fromSnapshot", median(5, || Ledger::from_snapshot(&image).expect("a sound image")));
}

/// As in `benches/page/worker.mjs`.
fn runs(size: u32) -> usize {
    if size > 100_000 { 7 } else { 15 }
}

/// `key=value key=1,2,3`, and the date of situation.
fn options_of(words: &str) -> Value {
    let mut fields = vec![("asOf".to_owned(), Value::Text(recipe::AS_OF.to_string()))];
    for word in words.split_whitespace() {
        let (key, value) = word.split_once('=').expect("key=value");
        let mut numbers = value.split(',').map(|number| Value::Number(number.to_owned()));
        let value = if value.contains(',') {
            Value::List(numbers.collect())
        } else {
            numbers.next().expect("one value")
        };
        fields.push((key.to_owned(), value));
    }
    Value::Object(fields)
}

/// Milliseconds, after one run that is not counted.
fn median<T>(runs: usize, work: impl Fn() -> T) -> f64 {
    black_box(work());
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}
