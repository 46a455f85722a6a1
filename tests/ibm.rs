//! The figures of the real IBM ledger, computed natively. `tests/web/ledgers.spec.ts` finds the same ones on the screen.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod real;
mod table;

use encours::error::Result;
use encours::import::csv::{CsvOptions, read};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::{self, Value};
use serde_json::{Value as Json, json};

type Report = fn(&Ledger, &Value, Language) -> Result<String>;

#[test]
fn the_figures_of_the_page_are_the_native_ones() {
    let Some(folder) = real::folder(1) else { return };
    let bytes =
        std::fs::read(folder.join("ar-ledgers/ibm/WA_Fn-UseC_-Accounts-Receivable.csv")).unwrap();
    let ledger = read(&bytes, &CsvOptions::default()).unwrap().ledger;
    let report = |report: Report, options: &Json| -> Json {
        let options = table::value(options).unwrap();
        serde_json::from_str(&report(&ledger, &options, Language::French).unwrap()).unwrap()
    };
    let figures: Vec<Json> =
        serde_json::from_str(include_str!("fixtures/ibm-figures.json")).unwrap();
    assert_eq!(figures.len(), 2);
    for expected in figures {
        let as_of = &expected["asOf"];
        let aging = report(wire::aging, &json!({ "asOf": as_of }));
        let kpis = report(wire::kpis, &json!({ "asOf": as_of, "days": 90 }));
        let claims = report(wire::late_payments, &json!({ "asOf": as_of, "limit": 1 }));
        let forecast = report(
            wire::forecast,
            &json!({ "asOf": as_of, "opening": "0", "periods": 13, "every": "week" }),
        );
        let rates = ["0", "5", "20", "50", "100"];
        let allowance = report(wire::allowance, &json!({ "asOf": as_of, "ratesPercent": rates }));
        let only = |report: &Json, keys: &Json| -> Json {
            keys.as_object().unwrap().keys().map(|key| (key.clone(), report[key].clone())).collect()
        };
        assert_eq!(aging["total"], expected["aging"], "{as_of}");
        assert_eq!(only(&kpis, &expected["kpis"]), expected["kpis"], "{as_of}");
        assert_eq!(only(&claims, &expected["claims"]), expected["claims"], "{as_of}");
        assert_eq!(forecast["runs"][0]["closing"], expected["closing"], "{as_of}");
        assert_eq!(allowance["allowance"], expected["allowance"], "{as_of}");
    }
}
