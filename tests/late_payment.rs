//! Late payment (spec §4) against the vectors.

mod table;

use encours::amount::Currency;
use encours::calc::*;
use encours::date::Date;
use encours::error::Path;
use encours::language::Language;
use encours::ledger::{Ledger, NewInvoice};
use serde_json::{Value as Json, json};

#[test]
fn late_payment_gives_the_figures_of_the_vectors() {
    table::check_call("latePayment", |input| encours::wire::late_payment(input, Language::French));
}

#[test]
fn late_payments_gives_the_figures_of_the_vectors() {
    table::check_report("latePayments", |ledger, input| {
        encours::wire::late_payments(ledger, input, Language::French)
    });
}

fn explain(ledger: &Json, input: &Json) -> Result<Json, encours::error::Error> {
    let (ledger, input) = (table::ledger(ledger)?, table::value(input)?);
    let text = encours::wire::explain(&ledger, &input, Language::French)?;
    Ok(serde_json::from_str(&text).unwrap())
}

#[test]
fn an_invoice_explains_itself_as_the_single_case_does() {
    let (mut same, mut refused) = (0, 0);
    for case in table::cases("latePayment") {
        let input = case["input"].as_object().unwrap();
        let invoice = json!({
            "id": "F/1", "customer": "A", "issued": "1970-01-01", "due": input.get("due"),
            "amount": input.get("amount"), "payments": input.get("payments"),
            "currency": input.get("currency"),
        });
        let ledger = json!({"invoices": [invoice]});
        let single =
            encours::wire::late_payment(&table::value(&case["input"]).unwrap(), Language::French);
        if table::ledger(&ledger).is_err() {
            assert!(single.is_err(), "{}: a ledger refuses its invoice", case["name"]);
            continue;
        }
        let mut options = input.clone();
        for key in ["amount", "due", "payments", "currency"] {
            options.remove(key);
        }
        let asked = json!({"invoice": "F/1", "options": &options});
        let explained = explain(&ledger, &asked);
        match (single, explained) {
            (Ok(single), explained) => {
                assert_eq!(explained.unwrap(), serde_json::from_str::<Json>(&single).unwrap());
                same += 1;
            }
            // What is wrong with an invoice is wrong at another path.
            (Err(single), explained) => {
                let key = single.path.split('/').next().unwrap();
                if options.contains_key(key) {
                    let explained = explained.unwrap_err();
                    assert_eq!((explained.code, &explained.path), (single.code, &single.path));
                    refused += 1;
                }
            }
        }
    }
    assert!(same > 70 && refused > 10, "{same} explained, {refused} refused");
}

#[test]
fn an_invoice_that_has_no_late_payment_is_refused_with_the_reason() {
    let invoice = |id: &str, more: Json| {
        let mut invoice = json!({
            "id": id, "customer": "A", "issued": "2025-01-01", "due": "2025-01-31", "amount": 100
        });
        invoice.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        invoice
    };
    let ledger = json!({"customers": [{"id": "B"}], "invoices": [
        invoice("F", json!({})),
        invoice("credit note", json!({"amount": -100})),
        invoice("written off", json!({"writtenOff": "2025-03-01"})),
    ]});
    let refused = |id: Json, options: Json| {
        let error = explain(&ledger, &json!({"invoice": id, "options": options})).unwrap_err();
        (error.code.as_str(), error.path.clone())
    };
    let on = |day: &str| json!({"asOf": day});
    let at = |code: &'static str, path: &str| (code, path.to_owned());
    assert_eq!(refused(json!("G"), json!({})), at("invoice/unknown", "invoice"));
    assert_eq!(refused(json!(1), json!({})), at("option/invalid", "invoice"));
    assert_eq!(refused(json!("F"), json!({})), at("option/missing", "asOf"));
    assert_eq!(refused(json!("F"), json!({"days": 1})), at("option/invalid", "days"));
    assert_eq!(refused(json!("F"), json!(null)), at("option/missing", "options"));
    let others = json!({"asOf": "2025-06-30", "customers": ["B"]});
    assert_eq!(refused(json!("F"), others), at("invoice/unknown", "invoice"));
    assert_eq!(refused(json!("credit note"), on("2025-06-30")), at("amount/sign", "invoice"));
    assert_eq!(refused(json!("F"), on("2024-12-31")), at("date/order", "asOf"));
    assert_eq!(refused(json!("written off"), on("2025-03-01")), at("date/order", "asOf"));
    let asked = json!({"invoice": "written off", "options": on("2025-02-28")});
    assert_eq!(explain(&ledger, &asked).unwrap()["daysLate"], 28);
}

/// More rows than are kept at once, few claims, ids not in the order of input.
#[test]
fn a_limit_gives_the_first_of_all_rows() {
    let due = Date::parse("2024-05-31").unwrap();
    let mut ledger = Ledger::new();
    for i in 0..5_000_i64 {
        let id = format!("F-{:04}", i * 7919 % 5_000);
        let invoice = NewInvoice {
            id: &id,
            customer: "C",
            issued: due,
            due: Some(due),
            terms: None,
            amount: (i * 31 % 17 + 1) * 1_000_00,
            vat: None,
            currency: Currency::euro(),
            payments: &[],
            disputed: None,
            doubtful: None,
            written_off: None,
        };
        ledger.add(&invoice, &Ledger::new(), &Path::ROOT).unwrap();
    }
    let report = |limit| {
        let asked = LatePaymentReportOptions {
            scope: Scope::on(due.plus(100)),
            debtor: CustomerKind::Business,
            options: LatePaymentOptions::default(),
            limit,
        };
        late_payments(&ledger, &asked).unwrap()
    };
    let all = report(None);
    assert_eq!((all.count, all.rows.len()), (5_000, 5_000));
    let in_order = all.rows.windows(2).all(|pair| {
        let key = |row: &LatePaymentRow| (-row.claim, ledger.id_at(row.invoice).to_owned());
        key(&pair[0]) < key(&pair[1])
    });
    assert!(in_order);
    for limit in [0, 1, 2, 3, 100, 294, 295, 1_500, 4_999, 5_000, 6_000] {
        let first = report(Some(limit));
        assert_eq!(first.rows, all.rows[..limit.min(5_000)], "{limit}");
        assert_eq!((first.count, first.claim), (all.count, all.claim), "{limit}");
    }
}
