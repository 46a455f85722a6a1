//! Which error is reported where several things are wrong (spec §1.5): the keys of each object of
//! each input, in the contract's order.

mod table;

use encours::error::{ErrorCode, Result};
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::{self, Value};
use serde_json::{Value as Json, json};

type Call = fn(&mut Ledger, &Value) -> Result<()>;

/// An input that is right, with all its keys in the contract's order; the keys of it that are
/// required, in this order too.
struct Case {
    name: &'static str,
    call: Call,
    input: Json,
    required: &'static [&'static str],
}

macro_rules! call {
    ($function:ident) => {
        |_, input| wire::$function(input, Language::French).map(drop)
    };
    ($function:ident of ledger) => {
        |ledger, input| wire::$function(ledger, input, Language::French).map(drop)
    };
}

/// The keys of a scope, before those of the report.
fn scoped(keys: &Json) -> Json {
    let mut input = json!({
        "asOf": "2025-06-30", "currency": "EUR", "fx": {"USD": "0.9", "JPY": 1},
        "customers": ["A", "B"]
    });
    let own = keys.as_object().unwrap().clone();
    input.as_object_mut().unwrap().extend(own);
    input
}

fn terms() -> Json {
    json!({
        "kind": "endOfMonth", "days": 45, "order": "daysThenEndOfMonth", "dayOfMonth": 10,
        "businessDay": "following", "holidays": "alsaceMoselle"
    })
}

fn late_payment(first: Json, last: &[&str]) -> Json {
    let point = json!([{"from": "2025-01-01", "percent": 3}]);
    let options = json!({
        "debtor": "business", "jurisdiction": "FR",
        "rate": {"kind": "contract", "percent": "12"}, "rateFixing": "semester",
        "dayCount": "actual/365", "imputation": "principalFirst", "formalNotice": "2025-03-01",
        "indemnity": true,
        "rates": {"ecbRefinancing": point, "legalProfessional": point, "legalIndividual": point},
        "language": "en"
    });
    let mut input = first;
    let all = input.as_object_mut().unwrap();
    all.extend(options.as_object().unwrap().clone());
    all.extend(last.iter().map(|key| ((*key).to_owned(), json!(5))));
    input
}

fn cases() -> Vec<Case> {
    let case = |name, call, required, input| Case { name, call, input, required };
    vec![
        case("aging", call!(aging of ledger), &["asOf"], {
            scoped(&json!({"buckets": [30, 60], "basis": "due"}))
        }),
        case("kpis", call!(kpis of ledger), &["asOf"], scoped(&json!({"days": 365}))),
        case("lossRates", call!(loss_rates of ledger), &["asOf"], {
            scoped(&json!({"buckets": [30], "days": 365, "from": "2024-01-01"}))
        }),
        case("allowance", call!(allowance of ledger), &["asOf", "ratesPercent"], {
            scoped(&json!({
                "buckets": [30], "ratesPercent": [0, 50, 100], "doubtfulPercent": 50,
                "disputedPercent": 25, "defaultVatPercent": 20, "previous": {"A": 1, "B": "2.00"},
                "individual": [{"invoice": "1", "ratePercent": 50, "reason": "court"}]
            }))
        }),
        case("seasons", call!(seasons of ledger), &["asOf"], scoped(&json!({"years": 2}))),
        case("changes", call!(changes of ledger), &["from", "to"], {
            json!({
                "from": "2025-01-01", "to": "2025-06-30", "currency": "EUR",
                "fx": {"USD": "0.9", "JPY": 1}, "customers": ["A", "B"], "limit": 5
            })
        }),
        case("forecast", call!(forecast of ledger), &["asOf", "opening", "periods"], {
            scoped(&json!({
                "opening": "100.00", "periods": 2, "every": "month",
                "flows": [{
                    "label": "rent", "amount": -5, "date": "2025-07-01", "every": "month",
                    "until": "2026-07-01", "category": "fixed"
                }],
                "timing": "due", "overdueGraceDays": 7, "includeDisputed": true,
                "includeDoubtful": false, "threshold": 10,
                "scenarios": [{
                    "name": "base", "extraDelayDays": 5, "inflowPercent": 90,
                    "outflowPercent": 110,
                    "customers": {"A": {"extraDelayDays": 3, "inflowPercent": 50}}
                }],
                "simulation": {"runs": 1, "seed": 1, "quantilesPercent": [50]},
                "plans": [{
                    "invoices": ["1"], "made": "2025-06-01",
                    "installments": [{"date": "2025-07-01", "amount": 5}]
                }],
                "levies": [{
                    "label": "VAT", "percent": 100, "of": "vat", "every": "quarter", "day": 24,
                    "less": 5
                }],
                "defaultVatPercent": 20, "weekStart": 1
            }))
        }),
        case("scores", call!(scores of ledger), &["asOf"], scoped(&json!({}))),
        case("reminders", call!(reminders of ledger), &["asOf"], {
            scoped(&json!({
                "policy": {
                    "steps": [{"stage": "friendly", "day": 5, "channel": "email"}], "minimum": 10
                },
                "sent": [{"invoice": "1", "stage": "friendly", "date": "2025-06-01"}]
            }))
        }),
        case("latePayments", call!(late_payments of ledger), &["asOf"], {
            late_payment(scoped(&json!({})), &["limit"])
        }),
        case("latePayment", call!(late_payment), &["amount", "due", "asOf"], {
            let payments = json!([{"date": "2025-02-01", "amount": 1}]);
            let first = json!({
                "amount": "100.00", "due": "2025-01-31", "payments": payments,
                "asOf": "2025-06-30", "currency": "EUR"
            });
            late_payment(first, &[])
        }),
        case("provision", call!(provision), &["kind", "outcomes"], {
            json!({
                "kind": "litigation", "label": "a case",
                "outcomes": [{"amount": 100, "probabilityPercent": 100}],
                "method": "mostLikely", "previous": 10, "nature": "operating",
                "discount": {"ratePercent": 3, "years": 2}, "chart": 2025, "currency": "EUR"
            })
        }),
        case("dueDate", call!(due_date), &["issued", "terms"], {
            json!({"issued": "2025-01-20", "terms": terms()})
        }),
        case("checkTerms", call!(check_terms), &["terms"], {
            json!({
                "terms": terms(), "debtor": "business", "sector": "transport", "periodic": false,
                "jurisdiction": "FR"
            })
        }),
        case("writeOff", call!(write_off), &["amount", "vat"], {
            json!({"amount": 120, "vat": 20, "allowance": 5, "from": "doubtful", "currency": "EUR"})
        }),
        case("installments", call!(installments), &["amount", "count", "first"], {
            json!({
                "amount": 120, "count": 3, "first": "2025-07-01", "every": "month",
                "ratePercent": 5, "currency": "EUR"
            })
        }),
        case(
            "earlyDiscount",
            call!(early_discount),
            &["amount", "discountPercent", "daysEarly"],
            json!({"amount": 120, "discountPercent": 2, "daysEarly": 30, "currency": "EUR"}),
        ),
        case(
            "collectionCosts",
            call!(collection_costs),
            &[
                "annualSales",
                "invoicesPerYear",
                "dsoDays",
                "overduePercent",
                "lossPercent",
                "fundingRatePercent",
                "inHouse",
                "agency",
                "factoring",
            ],
            json!({
                "annualSales": 1_000_000, "invoicesPerYear": 1000, "dsoDays": 60,
                "overduePercent": 20, "lossPercent": 1, "fundingRatePercent": 5,
                "inHouse": {"minutesPerInvoice": 10, "hourlyCost": 40, "fixedYearly": 1000},
                "agency": {
                    "feePercentOfRecovered": 10, "fixedYearly": 100, "lossPercent": 1,
                    "dsoDays": 50
                },
                "factoring": {
                    "commissionPercent": 1, "fundingRatePercent": 4, "fundedPercent": 90,
                    "fixedYearly": 100, "lossPercent": 1
                },
                "currency": "EUR"
            }),
        ),
        case("pay", wire::pay, &["invoice", "payment"], {
            json!({"invoice": "1", "payment": {"date": "2025-06-01", "amount": 5}})
        }),
        case("remove", |ledger, input| wire::remove(ledger, input).map(drop), &["ids"], {
            json!({"ids": ["1", "2"]})
        }),
    ]
}

/// A value that no key takes.
fn wrong() -> Json {
    json!([[]])
}

/// Objects whose keys are a caller's.
const KEYED: [&str; 3] = ["fx", "previous", "customers"];

fn is_keyed(pointer: &str) -> bool {
    KEYED.iter().any(|key| pointer.ends_with(&format!("/{key}")))
}

/// The pointers of all objects of an input.
fn objects(value: &Json, at: &str, found: &mut Vec<String>) {
    match value {
        Json::Object(entries) => {
            found.push(at.to_owned());
            entries.iter().for_each(|(key, value)| objects(value, &format!("{at}/{key}"), found));
        }
        Json::Array(items) => (0..).zip(items).for_each(|(position, item)| {
            objects(item, &format!("{at}/{position}"), found);
        }),
        _ => {}
    }
}

/// The keys of an object in the order in which they are checked.
fn keys(object: &Json) -> Vec<String> {
    let mut keys: Vec<String> = object.as_object().unwrap().keys().cloned().collect();
    // The other amounts are read by it.
    keys.sort_by_key(|key| key != "currency");
    keys
}

fn ledger() -> Ledger {
    let invoice = |id, customer| json!({"id": id, "customer": customer, "issued": "2025-01-01", "amount": 10});
    table::ledger(&json!({"invoices": [invoice("1", "A"), invoice("2", "B")]})).unwrap()
}

fn refused(case: &Case, input: &Json) -> (ErrorCode, String) {
    let error = (case.call)(&mut ledger(), &table::value(input).unwrap()).unwrap_err();
    (error.code, format!("/{}", error.path))
}

#[test]
fn every_call_that_has_vectors_has_its_case() {
    let vectors = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");
    let files = std::fs::read_dir(vectors).unwrap().map(|entry| entry.unwrap().file_name());
    let files = files.map(|file| file.into_string().unwrap());
    let calls: Vec<String> =
        files.filter_map(|file| file.strip_suffix(".json").map(str::to_owned)).collect();
    assert!(calls.len() > 15, "{calls:?}");
    // A simulation is an option of a forecast.
    for call in calls.iter().filter(|call| *call != "simulation") {
        assert!(cases().iter().any(|case| case.name == call), "no case for {call}");
    }
}

#[test]
fn all_the_inputs_are_right() {
    for case in cases() {
        let answer = (case.call)(&mut ledger(), &table::value(&case.input).unwrap());
        assert_eq!(answer, Ok(()), "{}", case.name);
    }
}

#[test]
fn of_several_wrong_keys_the_first_of_the_contract_is_reported() {
    for case in cases() {
        let mut found = Vec::new();
        objects(&case.input, "", &mut found);
        for pointer in found {
            let keys = keys(case.input.pointer(&pointer).unwrap());
            let mut input = case.input.clone();
            // From the last key to the first: each is refused before those behind it.
            for key in keys.iter().rev() {
                input.pointer_mut(&pointer).unwrap()[key] = wrong();
                let (code, path) = refused(&case, &input);
                let place = format!("{pointer}/{key}");
                let within = path == place || path.starts_with(&format!("{place}/"));
                assert!(within, "{} {place}: {code:?} at {path}", case.name);
            }
        }
    }
}

#[test]
fn an_unknown_key_is_reported_before_all_others_of_its_object() {
    for case in cases() {
        let mut found = Vec::new();
        objects(&case.input, "", &mut found);
        for pointer in found.into_iter().filter(|pointer| !is_keyed(pointer)) {
            let mut input = case.input.clone();
            let object = input.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            for (key, value) in object.iter_mut() {
                // Within an input `kind` decides which keys there are.
                if pointer.is_empty() || key != "kind" {
                    *value = wrong();
                }
            }
            let required = case.required.first().filter(|_| pointer.is_empty());
            required.map(|key| object.shift_remove(*key));
            object.insert("unheardOf".to_owned(), Json::Bool(true));
            let expected = (ErrorCode::OptionInvalid, format!("{pointer}/unheardOf"));
            assert_eq!(refused(&case, &input), expected, "{}", case.name);
        }
    }
}

#[test]
fn of_several_absent_keys_the_first_of_the_contract_is_reported_before_wrong_ones() {
    for case in cases() {
        let mut input = case.input.clone();
        let object = input.as_object_mut().unwrap();
        object.values_mut().for_each(|value| *value = wrong());
        for key in case.required.iter().rev() {
            input.as_object_mut().unwrap().insert((*key).to_owned(), Json::Null);
            let expected = (ErrorCode::OptionMissing, format!("/{key}"));
            assert_eq!(refused(&case, &input), expected, "{}", case.name);
        }
    }
}
