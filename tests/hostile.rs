//! No input makes the core panic: every leaf of every vector, replaced by what a bug or an attacker
//! would send, gives a result or a typed error (spec §1.5).

mod table;

use encours::error::ErrorCode;
use encours::language::Language;
use encours::wire;
use serde_json::{Value as Json, json};

fn hostile() -> Vec<Json> {
    let mut values: Vec<Json> = [
        "",
        " ",
        "-",
        "0",
        "-0",
        "1e3",
        "NaN",
        "Infinity",
        "--1",
        "1,5",
        "0.000001",
        "0.0000001",
        "1000",
        "1000.000001",
        "999999999999999.99",
        "1000000000000000",
        "1000000000000001",
        "-1000000000000000",
        "99999999999999999999999999999999999999999999",
        "1970-01-01",
        "2199-12-31",
        "2200-01-01",
        "1969-12-31",
        "2024-02-29",
        "2025-02-29",
        "9999-99-99",
        "EUR",
        "eur",
        "JPY",
        "TND",
        "__proto__",
        "constructor",
        "\u{0}",
        "\u{202e}\u{200b}é😀",
        "statutory",
        "contract",
        "business",
        "fr",
    ]
    .into_iter()
    .map(Json::from)
    .collect();
    values.push(json!("9".repeat(5_000)));
    values.extend([json!(true), json!([]), json!({}), json!([null]), json!([[]]), json!({"a": 1})]);
    values.extend([json!(0), json!(-1), json!(1), json!(0.1), json!(1e300), json!(1e-300)]);
    values.extend([json!(9_007_199_254_740_993_u64), json!(-5), json!(520), json!(3660)]);
    values
}

/// The pointers of all leaves below a value, at most `most` of them, spread evenly.
fn leaves(value: &Json, most: usize) -> Vec<String> {
    fn walk(value: &Json, at: &str, found: &mut Vec<String>) {
        match value {
            Json::Object(map) => map.iter().for_each(|(key, value)| {
                let key = key.replace('~', "~0").replace('/', "~1");
                walk(value, &format!("{at}/{key}"), found);
            }),
            Json::Array(list) => list.iter().enumerate().for_each(|(position, value)| {
                walk(value, &format!("{at}/{position}"), found);
            }),
            _ => found.push(at.to_owned()),
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    let step = found.len().div_ceil(most).max(1);
    found.into_iter().step_by(step).collect()
}

type Call = fn(&encours::ledger::Ledger, &wire::Value) -> encours::error::Result<String>;

fn run(case: &Json, call: Call) {
    let answer = table::ledger(&case["ledger"]).and_then(|ledger| {
        let input = table::value(&case["input"])?;
        call(&ledger, &input)
    });
    match answer {
        Ok(text) => {
            let result: Json = serde_json::from_str(&text).expect("the result is JSON");
            assert!(result.is_object());
        }
        Err(error) => {
            assert_ne!(error.code, ErrorCode::InternalBug, "{error}");
            let cut = error.value.as_ref().is_none_or(|value| value.chars().count() <= 80);
            assert!(cut, "{error}");
        }
    }
}

fn attack(name: &str, call: Call) {
    let cases = table::cases(name);
    let values = hostile();
    let mut attacks = 0;
    for (number, case) in cases.iter().enumerate().filter(|(number, _)| number % 3 == 0) {
        for (part, most) in [("/input", 40), ("/ledger", 6)] {
            let Some(tree) = case.pointer(part) else { continue };
            for leaf in leaves(tree, most) {
                // Each case takes other values, so that all meet all kinds of leaves.
                for value in values.iter().skip(number % 4).step_by(4) {
                    let mut attacked = case.clone();
                    *attacked.pointer_mut(&format!("{part}{leaf}")).unwrap() = value.clone();
                    run(&attacked, call);
                    attacks += 1;
                }
            }
        }
    }
    assert!(attacks > 500, "{name}: {attacks}");
}

#[test]
fn aging_never_panics() {
    attack("aging", |ledger, input| wire::aging(ledger, input, Language::French));
}

#[test]
fn kpis_never_panics() {
    attack("kpis", |ledger, input| wire::kpis(ledger, input, Language::French));
}

#[test]
fn late_payment_never_panics() {
    attack("latePayment", |_, input| wire::late_payment(input, Language::English));
}

#[test]
fn late_payments_never_panics() {
    attack("latePayments", |ledger, input| wire::late_payments(ledger, input, Language::French));
}

#[test]
fn forecast_never_panics() {
    attack("forecast", |ledger, input| wire::forecast(ledger, input, Language::French));
}

#[test]
fn allowance_never_panics() {
    attack("allowance", |ledger, input| wire::allowance(ledger, input, Language::English));
}

#[test]
fn provision_never_panics() {
    attack("provision", |_, input| wire::provision(input, Language::French));
}

#[test]
fn due_date_never_panics() {
    attack("dueDate", |_, input| wire::due_date(input, Language::French));
}

#[test]
fn check_terms_never_panics() {
    attack("checkTerms", |_, input| wire::check_terms(input, Language::English));
}

#[test]
fn write_off_never_panics() {
    attack("writeOff", |_, input| wire::write_off(input, Language::French));
}

#[test]
fn installments_never_panics() {
    attack("installments", |_, input| wire::installments(input, Language::French));
}

#[test]
fn early_discount_never_panics() {
    attack("earlyDiscount", |_, input| wire::early_discount(input, Language::English));
}

#[test]
fn collection_costs_never_panics() {
    attack("collectionCosts", |_, input| wire::collection_costs(input, Language::French));
}

#[test]
fn changes_never_panics() {
    attack("changes", |ledger, input| wire::changes(ledger, input, Language::French));
}

#[test]
fn loss_rates_never_panics() {
    attack("lossRates", |ledger, input| wire::loss_rates(ledger, input, Language::French));
}

#[test]
fn seasons_never_panics() {
    attack("seasons", |ledger, input| wire::seasons(ledger, input, Language::English));
}

#[test]
fn reminders_never_panics() {
    attack("reminders", |ledger, input| wire::reminders(ledger, input, Language::French));
}

#[test]
fn scores_never_panics() {
    attack("scores", |ledger, input| wire::scores(ledger, input, Language::English));
}
