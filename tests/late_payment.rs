//! Late payment (spec §4) against the vectors.

mod table;

use encours::amount::Currency;
use encours::calc::*;
use encours::date::Date;
use encours::error::Path;
use encours::language::Language;
use encours::ledger::{Ledger, NewInvoice};
use encours::text;
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
    let late = json!({"invoice": "written off", "options": on("2025-03-01")});
    let message = text::message(&explain(&ledger, &late).unwrap_err(), Language::English);
    assert!(message.contains("28/02/2025"), "{message}");
    let asked = json!({"invoice": "written off", "options": on("2025-02-28")});
    assert_eq!(explain(&ledger, &asked).unwrap()["daysLate"], 28);
    let issued = json!({"invoice": "F", "options": on("2025-01-01")});
    assert_eq!(explain(&ledger, &issued).unwrap()["open"], "100.00");
}

fn ids(rules: &Json) -> Vec<&str> {
    rules.as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect()
}

#[test]
fn a_report_names_the_rules_of_the_debtors_that_it_has() {
    let customers = [("B", "business"), ("P", "public"), ("C", "consumer")];
    let rules = |wanted: &[&str]| {
        let of = |id: &&(&str, &str)| wanted.contains(&id.0);
        let data = json!({
            "customers": customers.iter().filter(of)
                .map(|(id, kind)| json!({"id": id, "kind": kind})).collect::<Vec<_>>(),
            "invoices": customers.iter().filter(of).map(|(id, _)| json!({
                "id": id, "customer": id, "issued": "2025-01-01", "due": "2025-01-31", "amount": 100,
            })).collect::<Vec<_>>(),
        });
        let asked = json!({"asOf": "2025-06-30", "formalNotice": "2025-03-01"});
        let ledger = table::ledger(&data).unwrap();
        let asked = table::value(&asked).unwrap();
        let text = encours::wire::late_payments(&ledger, &asked, Language::French).unwrap();
        let report: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(report["rows"].as_array().unwrap().len(), wanted.len());
        ids(&report["rules"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let business = ["fr/com/L441-10/II", "fr/com/D441-5"];
    let public = ["fr/ccp/R2192-31", "fr/ccp/D2192-35"];
    let consumer = ["fr/civ/1231-6"];
    assert_eq!(rules(&["B"]), business);
    assert_eq!(rules(&["P"]), public);
    assert_eq!(rules(&["C"]), consumer);
    assert_eq!(rules(&["P", "B", "C"]), [&business[..], &public, &consumer].concat());
    assert_eq!(rules(&[]), [""; 0]);
}

#[test]
fn a_result_names_the_rule_of_the_indemnity_only_where_there_is_one() {
    let rules = |more: Json| {
        let mut input = json!({"amount": 100, "due": "2025-01-31", "asOf": "2025-06-30"});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let input = table::value(&input).unwrap();
        let text = encours::wire::late_payment(&input, Language::French).unwrap();
        let result: Json = serde_json::from_str(&text).unwrap();
        ids(&result["rules"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let has = |more: Json| rules(more).iter().any(|id| id == "fr/com/D441-5");
    assert!(has(json!({})));
    assert!(!has(json!({"indemnity": false})));
    assert!(!has(json!({"asOf": "2025-01-31"})));
    assert_eq!(
        rules(json!({"debtor": "consumer", "formalNotice": "2025-03-01"})),
        ["fr/civ/1231-6", "fr/conso/L218-2"]
    );
}

/// Only credit notes and what is written off have no row (spec §4.7): money that was sent back on an
/// invoice of 0 is owed like any other. The flat indemnity wants an amount above 0 (§4.5).
#[test]
fn a_refund_on_an_invoice_of_zero_bears_interest_but_no_indemnity() {
    let invoice = |id: &str, amount: &str, currency: &str| {
        json!({
            "id": id, "customer": "A", "issued": "2025-01-01", "due": "2025-03-31",
            "amount": amount, "currency": currency,
            "payments": [{"date": "2025-02-01", "amount": "-1000"}],
        })
    };
    let ledger = json!({"invoices": [invoice("F-1", "0", "EUR"), invoice("F-2", "0", "USD"), invoice("F-3", "-5", "EUR")]});
    let options = json!({"asOf": "2025-06-30", "fx": {"USD": 1}});
    let report = encours::wire::late_payments(
        &table::ledger(&ledger).unwrap(),
        &table::value(&options).unwrap(),
        Language::French,
    );
    let report: Json = serde_json::from_str(&report.unwrap()).unwrap();
    // 1 000.00 × 13.15 % × 91 / 365 = 32.7849…
    let row = |id: &str| {
        json!({
            "invoice": id, "customer": "A", "due": "2025-03-31", "open": "1000.00", "daysLate": 91,
            "interest": "32.78", "indemnity": "0.00", "interestSettled": "0.00", "claim": "32.78",
        })
    };
    assert_eq!(report["rows"], json!([row("F-1"), row("F-2")]));
    assert_eq!([&report["open"], &report["totalDue"]], ["2000.00", "2065.56"]);
    assert_eq!(report["warnings"], json!([]), "no indemnity is left out for its currency");
    let explained = explain(&ledger, &json!({"invoice": "F-1", "options": options})).unwrap();
    for key in ["open", "daysLate", "interest", "indemnity", "claim"] {
        assert_eq!(explained[key], row("F-1")[key], "{key}");
    }
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

fn single(input: &Json) -> Json {
    let input = table::value(input).unwrap();
    let text = encours::wire::late_payment(&input, Language::French).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_consumer_who_had_no_formal_notice_is_warned_about_once_late() {
    let warned = |keys: Json| {
        let mut input = json!({
            "amount": "1000", "due": "2025-03-31", "asOf": "2025-04-01", "debtor": "consumer",
        });
        input.as_object_mut().unwrap().extend(keys.as_object().unwrap().clone());
        single(&input)["warnings"].clone()
    };
    let codes = |warnings: &Json| warnings.as_array().unwrap().len();
    let late = warned(json!({}));
    assert_eq!((codes(&late), &late[0]["code"]), (1, &json!("consumer/noNotice")));
    assert_eq!(warned(json!({"asOf": "2025-03-31"})), json!([]), "not late yet");
    let paid = json!([{"date": "2025-03-31", "amount": "1000"}]);
    assert_eq!(warned(json!({"payments": paid})), json!([]), "paid on the last day");
    assert_eq!(warned(json!({"formalNotice": "2025-03-31"})), json!([]));
    assert_eq!(warned(json!({"debtor": "business"})), json!([]));
}

#[test]
fn the_rate_rests_on_the_rule_of_its_jurisdiction_its_debtor_and_its_kind() {
    let statutory = json!({"kind": "statutory"});
    let contract = json!({"kind": "contract", "percent": "20"});
    for (jurisdiction, debtor, rate, rule) in [
        ("FR", "business", &statutory, "fr/com/L441-10/II"),
        ("FR", "business", &contract, "fr/com/L441-10/II"),
        ("FR", "public", &statutory, "fr/ccp/R2192-31"),
        ("FR", "public", &contract, "fr/civ/1103"),
        ("FR", "consumer", &statutory, "fr/civ/1231-6"),
        ("FR", "consumer", &contract, "fr/civ/1103"),
        ("EU", "business", &statutory, "eu/2011/7"),
        ("EU", "business", &contract, "fr/civ/1103"),
        ("EU", "public", &statutory, "eu/2011/7"),
        ("EU", "consumer", &contract, "fr/civ/1103"),
    ] {
        let result = single(&json!({
            "amount": "1000", "due": "2025-03-31", "asOf": "2025-06-30", "debtor": debtor,
            "jurisdiction": jurisdiction, "rate": rate, "formalNotice": "2025-03-31",
        }));
        let segments = result["segments"].as_array().unwrap();
        assert!(!segments.is_empty());
        for segment in segments {
            assert_eq!(segment["rule"]["id"], rule, "{jurisdiction} {debtor} {rate}");
        }
        let rules = result["rules"].as_array().unwrap();
        assert!(rules.iter().any(|each| each["id"] == rule), "{jurisdiction} {debtor} {rate}");
    }
}

#[test]
fn a_contract_rate_of_exactly_three_times_the_legal_rate_is_lawful() {
    let warned = |percent: &str| {
        let result = single(&json!({
            "amount": "1000", "due": "2025-06-30", "asOf": "2025-08-31",
            "rate": {"kind": "contract", "percent": percent},
            "rates": {"legalProfessional": [{"from": "2025-07-01", "percent": "4"}]},
        }));
        let warnings = result["warnings"].as_array().unwrap().clone();
        warnings.iter().map(|warning| warning["code"].clone()).collect::<Vec<Json>>()
    };
    assert_eq!(warned("12"), [] as [Json; 0]);
    assert_eq!(warned("11.999999"), [json!("rate/belowFloor")]);
}

#[test]
fn what_comes_after_a_debt_is_settled_makes_it_no_later() {
    let late = |payments: Json| {
        let input = json!({
            "amount": "100", "due": "2025-01-10", "asOf": "2025-06-30", "payments": payments,
        });
        single(&input)["daysLate"].clone()
    };
    let paid = |date: &str, amount: &str| json!({ "date": date, "amount": amount });
    assert_eq!(late(json!([paid("2025-01-20", "100"), paid("2025-01-30", "5")])), 10);
    assert_eq!(late(json!([paid("2025-01-10", "100"), paid("2025-01-30", "5")])), 0);
    // Taken back and paid again: it came to nothing twice.
    let again =
        json!([paid("2025-01-20", "100"), paid("2025-01-25", "-5"), paid("2025-01-30", "5"),]);
    assert_eq!(late(again), 20);
}
