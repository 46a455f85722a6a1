//! What `put` refuses, from the vectors whose ledger is wrong.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a test may fail")]

mod table;

use encours::error::ErrorCode;
use serde_json::{Value as Json, json};

/// Every vector of a report whose error lies in the ledger: same code, same path.
#[test]
fn wrong_ledgers_of_the_vectors_are_refused_at_the_right_place() {
    let mut refused = 0;
    for name in ["aging", "allowance", "forecast", "kpis", "latePayments"] {
        let file = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let cases: Vec<Json> =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for case in cases {
            let path = case["error"]["path"].as_str().unwrap_or_default();
            let in_ledger = path.starts_with("invoices/")
                || path.starts_with("customers/") && path.matches('/').count() > 1;
            match table::ledger(&case["ledger"]) {
                Ok(_) => assert!(!in_ledger, "{} was taken", case["name"]),
                Err(error) => {
                    assert!(in_ledger, "{}: {error}", case["name"]);
                    assert_eq!(case["error"]["code"], error.code.as_str(), "{}", case["name"]);
                    assert_eq!(path, error.path, "{}", case["name"]);
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 25, "{refused}");
}

#[track_caller]
fn refused(data: &Json, code: ErrorCode, path: &str) {
    let error = table::ledger(data).expect_err("refused");
    assert_eq!((error.code, error.path.as_str()), (code, path), "{data}");
}

fn with(changes: &Json) -> Json {
    let mut invoice =
        json!({ "id": "F-1", "customer": "A", "issued": "2025-01-31", "amount": "120.00" });
    for (key, value) in changes.as_object().unwrap() {
        invoice[key] = value.clone();
    }
    json!({ "invoices": [invoice] })
}

#[test]
fn each_field_of_an_invoice_has_its_code_and_path() {
    use ErrorCode::*;
    for (changes, code, path) in [
        (json!({ "amont": "1" }), OptionInvalid, "invoices/0/amont"),
        (json!({ "amont": null }), OptionInvalid, "invoices/0/amont"),
        (json!({ "amont": 1, "customer": null }), OptionInvalid, "invoices/0/amont"),
        (json!({ "customer": null, "currency": "eur" }), OptionMissing, "invoices/0/customer"),
        (json!({ "id": "", "currency": "eur" }), CurrencyUnknown, "invoices/0/currency"),
        (json!({ "currency": 5 }), CurrencyUnknown, "invoices/0/currency"),
        (json!({ "id": "é".repeat(201) }), OptionInvalid, "invoices/0/id"),
        (json!({ "customer": 5 }), OptionInvalid, "invoices/0/customer"),
        (json!({ "issued": 20250131 }), DateInvalid, "invoices/0/issued"),
        (json!({ "issued": "1969-12-31" }), DateRange, "invoices/0/issued"),
        (json!({ "due": "2025-02-30" }), DateInvalid, "invoices/0/due"),
        (json!({ "terms": 30 }), TermsInvalid, "invoices/0/terms"),
        (json!({ "terms": {} }), TermsInvalid, "invoices/0/terms/kind"),
        (json!({ "terms": { "kind": "net", "foo": 1 } }), OptionInvalid, "invoices/0/terms/foo"),
        (json!({ "terms": { "kind": "net" } }), TermsInvalid, "invoices/0/terms/days"),
        (
            json!({ "terms": { "kind": "receipt", "days": 3 } }),
            OptionInvalid,
            "invoices/0/terms/days",
        ),
        (
            json!({ "terms": { "kind": "net", "days": 30, "dayOfMonth": 10 } }),
            OptionInvalid,
            "invoices/0/terms/dayOfMonth",
        ),
        (json!({ "terms": { "kind": "net", "days": 366 } }), TermsInvalid, "invoices/0/terms/days"),
        (
            json!({ "due": "2025-02-28", "terms": { "kind": "net", "days": "30" } }),
            TermsInvalid,
            "invoices/0/terms/days",
        ),
        (
            json!({ "terms": { "kind": "endOfMonth", "days": 45 } }),
            TermsInvalid,
            "invoices/0/terms/order",
        ),
        (json!({ "amount": true }), AmountInvalid, "invoices/0/amount"),
        (json!({ "amount": [1] }), AmountInvalid, "invoices/0/amount"),
        (json!({ "amount": 1e21 }), AmountInvalid, "invoices/0/amount"),
        (json!({ "amount": "1.005" }), AmountPrecision, "invoices/0/amount"),
        (json!({ "amount": "1.5", "currency": "JPY" }), AmountPrecision, "invoices/0/amount"),
        (json!({ "amount": "1000000000000000.01" }), AmountRange, "invoices/0/amount"),
        (json!({ "vat": "-20" }), AmountSign, "invoices/0/vat"),
        (json!({ "vat": "120.01" }), AmountRange, "invoices/0/vat"),
        (json!({ "payments": {} }), OptionInvalid, "invoices/0/payments"),
        (json!({ "payments": [null] }), OptionInvalid, "invoices/0/payments/0"),
        (json!({ "payments": [{ "amount": 0 }] }), OptionMissing, "invoices/0/payments/0/date"),
        (
            json!({ "payments": [{ "date": "2025-02-01", "amount": "-0.00" }] }),
            AmountSign,
            "invoices/0/payments/0/amount",
        ),
        (
            json!({ "payments": [{ "date": "2025-02-01", "amount": 1, "x/~": 0 }] }),
            OptionInvalid,
            "invoices/0/payments/0/x~1~0",
        ),
        (json!({ "disputed": "oui" }), OptionInvalid, "invoices/0/disputed"),
        (json!({ "disputed": {} }), OptionMissing, "invoices/0/disputed/from"),
        (
            json!({ "doubtful": { "from": "2025-03-02", "to": "2025-03-01" } }),
            DateOrder,
            "invoices/0/doubtful/to",
        ),
        (json!({ "due": "2025-01-30" }), DateOrder, "invoices/0/due"),
        (json!({ "due": "2025-01-30", "vat": "-1" }), DateOrder, "invoices/0/due"),
        (json!({ "writtenOff": "2025-01-30" }), DateOrder, "invoices/0/writtenOff"),
        (json!({ "writtenOff": "2025-13-01" }), DateInvalid, "invoices/0/writtenOff"),
        (json!({ "issued": "2199-12-15" }), DateRange, "invoices/0/due"),
    ] {
        refused(&with(&changes), code, path);
    }
}

#[test]
fn the_lists_themselves_are_checked_in_the_contracts_order() {
    use ErrorCode::*;
    refused(&json!("x"), OptionInvalid, "");
    refused(&json!([]), OptionInvalid, "");
    refused(&json!(null), OptionInvalid, "");
    refused(&json!({ "invoices": [{}], "extra": null }), OptionInvalid, "extra");
    refused(&json!({ "invoices": 3, "customers": [null] }), OptionInvalid, "customers/0");
    refused(&json!({ "invoices": 3 }), OptionInvalid, "invoices");
    refused(&json!({ "invoices": [null] }), OptionInvalid, "invoices/0");
    refused(&json!({ "invoices": ["F-1"] }), OptionInvalid, "invoices/0");
    let twice = json!({ "id": "A" });
    refused(&json!({ "customers": [twice, twice] }), CustomerDuplicate, "customers/1/id");
    let mut data = with(&json!({}));
    let copy = data["invoices"][0].clone();
    data["invoices"].as_array_mut().unwrap().push(copy);
    refused(&data, InvoiceDuplicate, "invoices/1/id");
}

#[test]
fn each_field_of_a_customer_has_its_code_and_path() {
    use ErrorCode::*;
    for (customer, code, path) in [
        (json!({}), OptionMissing, "customers/0/id"),
        (json!({ "id": "A", "solvent": true }), OptionInvalid, "customers/0/solvent"),
        (json!({ "id": "" }), OptionInvalid, "customers/0/id"),
        (json!({ "id": "A", "name": 3 }), OptionInvalid, "customers/0/name"),
        (json!({ "id": "A", "kind": "company" }), OptionInvalid, "customers/0/kind"),
        (json!({ "id": "A", "terms": [] }), TermsInvalid, "customers/0/terms"),
        (json!({ "id": "A", "creditLimit": "x" }), AmountInvalid, "customers/0/creditLimit"),
        (json!({ "id": "A", "creditLimit": "1.0001" }), AmountPrecision, "customers/0/creditLimit"),
        (json!({ "id": "A", "creditLimit": 1e16 }), AmountRange, "customers/0/creditLimit"),
        (json!({ "id": "A", "creditLimit": -1 }), AmountSign, "customers/0/creditLimit"),
        (json!({ "id": "A", "guaranteed": "1.0001" }), AmountPrecision, "customers/0/guaranteed"),
        (json!({ "id": "A", "guaranteed": -1 }), AmountSign, "customers/0/guaranteed"),
    ] {
        refused(&json!({ "customers": [customer] }), code, path);
    }
}

#[test]
fn a_refused_put_changes_nothing() {
    let mut ledger = table::ledger(&with(&json!({}))).unwrap();
    let wrong = json!({
        "customers": [{ "id": "A", "name": "New name" }],
        "invoices": [
            { "id": "F-2", "customer": "B", "issued": "2025-01-31", "amount": 1 },
            { "id": "F-3", "customer": "B", "issued": "2025-01-31", "amount": "x" },
        ],
    });
    assert!(table::put(&mut ledger, &wrong).is_err());
    assert_eq!(ledger.size(), 1);
    assert!(ledger.customers().known("B").is_none());
    let customer = ledger.customers().code("A").unwrap();
    assert_eq!(ledger.customers().get(customer).name, None);
}

#[test]
fn numbers_are_taken_by_their_shortest_notation() {
    let ledger = table::ledger(&with(&json!({ "amount": 1234.5, "vat": 0.1 }))).unwrap();
    let invoice = ledger.find("F-1").unwrap();
    assert_eq!((invoice.amount, invoice.vat()), (123_450, Some(10)));
}

#[test]
fn a_null_key_counts_as_absent() {
    let absent = json!({ "due": null, "terms": null, "payments": null, "currency": null });
    let ledger = table::ledger(&with(&absent)).unwrap();
    let invoice = ledger.find("F-1").unwrap();
    assert_eq!(invoice.due.to_string(), "2025-03-02");
    assert_eq!(invoice.due_given(), None);
}
