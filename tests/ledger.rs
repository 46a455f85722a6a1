//! The ledger against a naive model: whatever is put, paid and removed, it holds what a plain map
//! would hold; and its snapshot is the same ledger.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a test may fail")]

mod table;

use std::collections::BTreeMap;

use encours::date::Date;
use encours::error::{Error, ErrorCode};
use encours::language::Language;
use encours::ledger::{Ledger, SnapshotReader};
use encours::wire;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use xxhash_rust::xxh64::xxh64;

#[derive(Clone, Debug)]
enum Change {
    Put { customers: Vec<(u8, Option<u16>)>, invoices: Vec<Json> },
    Pay { id: u8, date: String, amount: String },
    Remove(Vec<u8>),
}

/// What the ledger should hold: invoices as `get` gives them, days of terms of listed customers.
#[derive(Default)]
struct Model {
    invoices: BTreeMap<String, Json>,
    customers: BTreeMap<String, Option<u16>>,
}

impl Model {
    fn apply(&mut self, change: &Change) {
        match change {
            Change::Put { customers, invoices } => {
                for (id, days) in customers {
                    self.customers.insert(format!("C{id}"), *days);
                }
                for invoice in invoices {
                    let id = invoice["id"].as_str().unwrap().to_owned();
                    self.invoices.insert(id, invoice.clone());
                }
            }
            Change::Pay { id, date, amount } => {
                if let Some(invoice) = self.invoices.get_mut(&format!("F{id}")) {
                    let payment = json!({ "date": date, "amount": amount });
                    let mut payments = invoice["payments"].as_array().cloned().unwrap_or_default();
                    payments.push(payment);
                    payments.sort_by_key(|payment| payment["date"].to_string());
                    invoice["payments"] = payments.into();
                }
            }
            Change::Remove(ids) => {
                for id in ids {
                    self.invoices.remove(&format!("F{id}"));
                }
            }
        }
    }

    fn due(&self, invoice: &Json) -> Date {
        let day = |key: &str| invoice[key].as_str().map(|text| Date::parse(text).unwrap());
        let customer = invoice["customer"].as_str().unwrap();
        day("due").unwrap_or_else(|| {
            let days = invoice["terms"]["days"].as_u64().and_then(|days| u16::try_from(days).ok());
            let days = days.or(self.customers.get(customer).copied().flatten()).unwrap_or(30);
            day("issued").unwrap().plus(i32::from(days))
        })
    }
}

fn date() -> impl Strategy<Value = String> {
    (18_000_i32..20_000).prop_map(|days| Date::from_days(days).to_string())
}

fn amount() -> impl Strategy<Value = String> {
    (1_u32..10_000_000, any::<bool>()).prop_map(|(cents, minus)| {
        let sign = if minus { "-" } else { "" };
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    })
}

fn invoice() -> impl Strategy<Value = Json> {
    let payments = prop::collection::vec((date(), amount()), 0..4);
    let optional = (prop::option::of(0_i32..90), prop::option::of(0_u16..90), payments);
    (0_u8..12, 0_u8..4, 18_000_i32..20_000, amount(), optional, any::<[bool; 3]>()).prop_map(
        |(id, customer, issued, amount, (due, terms, mut payments), marks)| {
            let day = |after: i32| Date::from_days(issued + after).to_string();
            payments.sort_by(|a, b| a.0.cmp(&b.0));
            let mut invoice = json!({
                "id": format!("F{id}"), "customer": format!("C{customer}"), "issued": day(0),
            });
            if let Some(days) = due {
                invoice["due"] = day(days).into();
            }
            if let Some(days) = terms {
                invoice["terms"] = json!({ "kind": "net", "days": days });
            }
            invoice["amount"] = amount.clone().into();
            if marks[0] {
                invoice["vat"] = amount.into();
            }
            invoice["currency"] = "EUR".into();
            if !payments.is_empty() {
                let payment = |(date, amount)| json!({ "date": date, "amount": amount });
                invoice["payments"] = payments.into_iter().map(payment).collect();
            }
            if marks[1] {
                invoice["disputed"] = json!({ "from": day(5), "to": day(9) });
                invoice["doubtful"] = json!({ "from": day(7) });
            }
            if marks[2] {
                invoice["writtenOff"] = day(400).into();
            }
            invoice
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let customers = prop::collection::btree_map(0_u8..4, prop::option::of(0_u16..60), 0..3);
    let invoices = prop::collection::vec(invoice(), 0..8).prop_map(|list| {
        let by_id: BTreeMap<String, Json> =
            list.into_iter().map(|invoice| (invoice["id"].to_string(), invoice)).collect();
        by_id.into_values().collect()
    });
    prop_oneof![
        3 => (customers, invoices).prop_map(|(customers, invoices)| Change::Put {
            customers: customers.into_iter().collect(),
            invoices,
        }),
        2 => (0_u8..12, date(), amount())
            .prop_map(|(id, date, amount)| Change::Pay { id, date, amount }),
        1 => prop::collection::vec(0_u8..12, 0..5).prop_map(Change::Remove),
    ]
}

fn apply(ledger: &mut Ledger, change: &Change) {
    match change {
        Change::Put { customers, invoices } => {
            let customer = |(id, days): &(u8, Option<u16>)| match days {
                None => json!({ "id": format!("C{id}") }),
                Some(days) => {
                    let terms = json!({ "kind": "net", "days": days });
                    json!({ "id": format!("C{id}"), "terms": terms })
                }
            };
            let customers: Vec<Json> = customers.iter().map(customer).collect();
            table::put(ledger, &json!({ "customers": customers, "invoices": invoices })).unwrap();
        }
        Change::Pay { id, date, amount } => {
            let payment = json!({ "date": date, "amount": amount });
            let input = json!({ "invoice": format!("F{id}"), "payment": payment });
            let known = ledger.find(&format!("F{id}")).is_some();
            let paid = wire::pay(ledger, &table::value(&input).unwrap());
            assert_eq!(paid.is_ok(), known);
        }
        Change::Remove(ids) => {
            let ids: Vec<String> = ids.iter().map(|id| format!("F{id}")).collect();
            let before = ledger.size();
            let input = table::value(&json!({ "ids": ids })).unwrap();
            let removed = wire::remove(ledger, &input).unwrap();
            assert_eq!(ledger.size(), before - removed);
        }
    }
}

/// All invoices by id, as `get` gives them.
fn held(ledger: &Ledger) -> BTreeMap<String, Json> {
    let text = wire::invoices(ledger, &table::value(&json!({})).unwrap()).unwrap();
    let all: Json = serde_json::from_str(&text).unwrap();
    let all = all["invoices"].as_array().unwrap().clone();
    let by_id: BTreeMap<String, Json> = all
        .into_iter()
        .map(|invoice| (invoice["id"].as_str().unwrap().to_owned(), invoice))
        .collect();
    assert_eq!(by_id.len(), ledger.size());
    by_id
}

fn aging(ledger: &Ledger) -> String {
    let input = table::value(&json!({ "asOf": "2024-06-30" })).unwrap();
    wire::aging(ledger, &input, Language::French).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_ledger_holds_what_a_map_would_hold(changes in prop::collection::vec(change(), 0..24)) {
        let mut model = Model::default();
        let mut ledger = Ledger::new();
        for change in &changes {
            model.apply(change);
            apply(&mut ledger, change);
            prop_assert_eq!(&held(&ledger), &model.invoices);
            for (id, invoice) in &model.invoices {
                prop_assert_eq!(ledger.find(id).unwrap().due, model.due(invoice));
                let get = table::value(&json!({ "id": id })).unwrap();
                let got: Json =
                    serde_json::from_str(&wire::get(&ledger, &get).unwrap()).unwrap();
                prop_assert_eq!(&got, invoice);
            }
        }
    }

    #[test]
    fn a_snapshot_is_the_same_ledger(changes in prop::collection::vec(change(), 0..12)) {
        let mut ledger = Ledger::new();
        changes.iter().for_each(|change| apply(&mut ledger, change));
        let bytes = ledger.snapshot();
        let mut copy = Ledger::from_snapshot(&bytes).unwrap();
        prop_assert_eq!(held(&copy), held(&ledger));
        prop_assert_eq!(wire::customers(&copy), wire::customers(&ledger));
        prop_assert_eq!(aging(&copy), aging(&ledger));
        prop_assert_eq!(copy.snapshot(), bytes);
        // And it can be changed like the first.
        changes.iter().for_each(|change| {
            apply(&mut ledger, change);
            apply(&mut copy, change);
        });
        prop_assert_eq!(held(&copy), held(&ledger));
    }

    #[test]
    fn no_stream_of_tokens_makes_the_batch_panic(
        tokens in prop::collection::vec((0_u32..16, 0_u32..12), 0..60),
        text in ".{0,40}",
    ) {
        let tokens: Vec<u32> = tokens.into_iter().map(|(kind, n)| kind << 28 | n).collect();
        let known = Ledger::new();
        let _ = wire::Batch::default().read(&tokens, &text, &known);
        let _ = wire::read_value(&tokens, &text);
    }
}

/// Twenty invoices with everything that an invoice can have.
fn twenty() -> Ledger {
    let terms = json!({
        "kind": "endOfMonth", "days": 45, "order": "daysThenEndOfMonth", "dayOfMonth": 10,
        "businessDay": "following", "holidays": "alsaceMoselle",
    });
    let invoices: Vec<Json> = (0..20)
        .map(|i| {
            let mut invoice = json!({
                "id": format!("F-é-{i}"), "customer": format!("C{}", i % 4),
                "issued": format!("2025-01-{:02}", i + 1), "amount": format!("{}.50", i * 100),
                "payments": [{ "date": "2025-02-01", "amount": "1.25" }],
            });
            match i % 5 {
                0 => invoice["due"] = "2025-03-01".into(),
                1 => invoice["terms"] = terms.clone(),
                2 => invoice["vat"] = "0.50".into(),
                3 => invoice["disputed"] = json!({ "from": "2025-02-02", "to": "2025-02-03" }),
                _ => invoice["writtenOff"] = "2025-06-30".into(),
            }
            invoice
        })
        .collect();
    let customers = json!([
        { "id": "C0", "name": "Émile & fils", "kind": "consumer", "creditLimit": "1234.5" },
        { "id": "C1", "kind": "public", "terms": terms, "guaranteed": "300.125" },
        { "id": "C2", "terms": { "kind": "receipt" } },
    ]);
    table::ledger(&json!({ "customers": customers, "invoices": invoices })).unwrap()
}

#[test]
fn a_customer_is_known_as_long_as_it_is_listed_or_named() {
    let mut ledger = twenty();
    let code = |ledger: &Ledger, id| ledger.customers().code(id).expect("a customer");
    assert!(Ledger::new().customers().is_empty() && !ledger.customers().is_empty());
    let (listed, named) = (code(&ledger, "C0"), code(&ledger, "C3"));
    assert!(ledger.customers().is_listed(listed) && !ledger.customers().is_listed(named));
    assert_eq!(ledger.customers().invoices(named), 5);
    let theirs: Vec<String> = (0..20).map(|i| format!("F-é-{i}")).collect();
    let all = ledger.remove(theirs.iter().map(String::as_str));
    assert_eq!((all, ledger.size()), (20, 0));
    assert_eq!(ledger.customers().invoices(named), 0);
    assert!(ledger.customers().is_known(listed) && !ledger.customers().is_known(named));
}

#[test]
fn a_snapshot_knows_nothing_of_the_currency_of_a_removed_invoice() {
    let invoice = |id: &str, currency: &str| json!({ "id": id, "customer": "A", "issued": "2025-01-31", "amount": "5", "currency": currency });
    let both = json!({ "invoices": [invoice("F-1", "EUR"), invoice("F-2", "JPY")] });
    let mut ledger = table::ledger(&both).unwrap();
    assert_eq!(ledger.remove(["F-2"]), 1);
    let alone = table::ledger(&json!({ "invoices": [invoice("F-1", "EUR")] })).unwrap();
    assert_eq!(ledger.snapshot(), alone.snapshot());
}

#[test]
fn a_damaged_snapshot_is_refused_or_the_same_ledger() {
    let ledger = twenty();
    let bytes = ledger.snapshot();
    let (invoices, customers) = (held(&ledger), wire::customers(&ledger));
    let judge = |damaged: &[u8], what: &str| match Ledger::from_snapshot(damaged) {
        Ok(copy) => {
            assert_eq!(held(&copy), invoices, "{what}");
            assert_eq!(wire::customers(&copy), customers, "{what}");
        }
        Err(error) => {
            let known = [ErrorCode::SnapshotCorrupt, ErrorCode::SnapshotVersion];
            assert!(known.contains(&error.code), "{what}: {error}");
        }
    };
    for at in 0..bytes.len() {
        judge(&bytes[..at], &format!("cut at {at}"));
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            judge(&damaged, &format!("byte {at}, bit {bit}"));
        }
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(Ledger::from_snapshot(&longer).unwrap_err().code, ErrorCode::SnapshotCorrupt);
    assert_eq!(Ledger::from_snapshot(&[]).unwrap_err().code, ErrorCode::SnapshotCorrupt);
}

/// A forged image has a right checksum: everything in it is checked all the same.
#[test]
fn a_forged_snapshot_is_refused_or_gives_a_ledger_that_put_would_take() {
    let bytes = twenty().snapshot();
    let mut taken = 0;
    for at in IMAGE_HEAD..bytes.len() {
        for value in [0, 1, 9, 127, 128, 255] {
            let mut forged = bytes.clone();
            forged[at] = value;
            let Ok(copy) = Ledger::from_snapshot(&sealed(forged)) else { continue };
            taken += 1;
            // A flipped byte of an id may make it the same as another: put refuses that one.
            let text = wire::invoices(&copy, &table::value(&json!({})).unwrap()).unwrap();
            let mut data: Json = serde_json::from_str(&text).unwrap();
            let customers: Json = serde_json::from_str(&wire::customers(&copy)).unwrap();
            data["customers"] = customers["customers"].clone();
            match table::ledger(&data) {
                Ok(again) => assert_eq!(held(&again), held(&copy)),
                Err(error) => assert_eq!(error.code, ErrorCode::InvoiceDuplicate, "{error}"),
            }
        }
    }
    assert!(taken > 100);
}

/// `4025.0` is 4025: an image has one way to say it.
#[test]
fn a_forged_credit_limit_with_zeros_at_its_end_is_refused() {
    let image = |limit: &str| {
        let customers = json!([{ "id": "A", "creditLimit": limit }]);
        table::ledger(&json!({ "customers": customers })).unwrap().snapshot()
    };
    let bytes = image("4025.1");
    let forge = |from: i64, to: i64| {
        let mut forged = bytes.clone();
        let at = forged.windows(8).position(|units| units == from.to_le_bytes()).unwrap();
        forged[at..at + 8].copy_from_slice(&to.to_le_bytes());
        sealed(forged)
    };
    assert_eq!(Ledger::from_snapshot(&forge(40_251, 40_252)).unwrap().snapshot(), image("4025.2"));
    let refused = Ledger::from_snapshot(&forge(40_251, 40_250)).unwrap_err();
    assert_eq!(refused.code, ErrorCode::SnapshotCorrupt);
}

/// In these formats all that follows the version and a checksum is what the sections hold, without
/// the numbers before it.
#[test]
fn a_snapshot_of_an_earlier_format_is_still_read() {
    // No customer has a guaranteed part, which the first format did not know.
    let data = json!({ "customers": [{ "id": "A", "creditLimit": 5 }], "invoices": [
        { "id": "F-1", "customer": "A", "issued": "2025-01-31", "amount": "5" }
    ]});
    let image = table::ledger(&data).unwrap().snapshot();
    assert_eq!(image[8], 3);
    let sections = sections(&image);
    let [numbers_and_head, rows] = sections.as_slice() else { panic!("two sections") };
    let body = [&numbers_and_head[SECTION_HEAD + 12..], &rows[SECTION_HEAD..]].concat();
    for version in [1, 2] {
        let mut earlier = image[..8].to_vec();
        earlier.extend(u32::to_le_bytes(version));
        earlier.extend(xxh64(&body, 0).to_le_bytes());
        earlier.extend(&body);
        assert_eq!(Ledger::from_snapshot(&earlier).unwrap().snapshot(), image);
        earlier.pop();
        assert_eq!(Ledger::from_snapshot(&earlier).unwrap_err().code, ErrorCode::SnapshotCorrupt);
    }
}

#[test]
fn a_newer_snapshot_is_told_from_a_damaged_one() {
    let mut bytes = twenty().snapshot();
    bytes[8] = 4;
    assert_eq!(Ledger::from_snapshot(&bytes).unwrap_err().code, ErrorCode::SnapshotVersion);
    bytes[8] = 0;
    assert_eq!(Ledger::from_snapshot(&bytes).unwrap_err().code, ErrorCode::SnapshotCorrupt);
}

/// Bytes of an image before its first section, and of a section before what it holds.
const IMAGE_HEAD: usize = 12;
const SECTION_HEAD: usize = 12;

/// The sections of an image, each with its length and its checksum.
fn sections(image: &[u8]) -> Vec<&[u8]> {
    let mut rest = &image[IMAGE_HEAD..];
    let mut sections = Vec::new();
    while let Some((length, _)) = rest.split_first_chunk() {
        let end = SECTION_HEAD + u32::from_le_bytes(*length) as usize;
        let Some((section, next)) = rest.split_at_checked(end) else { break };
        sections.push(section);
        rest = next;
    }
    sections
}

/// The image with right checksums.
fn sealed(mut image: Vec<u8>) -> Vec<u8> {
    let ends: Vec<usize> = sections(&image).iter().map(|section| section.len()).collect();
    let (mut start, mut sum) = (IMAGE_HEAD, 0);
    for end in ends {
        sum = xxh64(&image[start + SECTION_HEAD..start + end], sum);
        image[start + 4..start + SECTION_HEAD].copy_from_slice(&sum.to_le_bytes());
        start += end;
    }
    image
}

/// More invoices than one section holds, with payments and marks, and some removed.
fn many_sections() -> Ledger {
    let invoices: Vec<Json> = (0..10_000)
        .map(|number| {
            let mut invoice = json!({ "id": format!("F-{number}"), "customer": format!("C-{}", number % 7), "issued": "2025-01-31", "amount": number });
            if number % 3 > 0 {
                let day = json!({ "date": "2025-03-01", "amount": "1" });
                invoice["payments"] = vec![day; number % 3].into();
            }
            if number % 11 == 0 {
                invoice["writtenOff"] = "2025-06-30".into();
            }
            invoice
        })
        .collect();
    let mut ledger = table::ledger(&json!({ "invoices": invoices })).unwrap();
    let removed: Vec<String> = (0..10_000).step_by(9).map(|number| format!("F-{number}")).collect();
    assert_eq!(ledger.remove(removed.iter().map(String::as_str)), 1_112);
    ledger
}

fn read(pieces: impl IntoIterator<Item = Vec<u8>>) -> Result<Ledger, Error> {
    let mut reader = SnapshotReader::default();
    for piece in pieces {
        reader = reader.read(&piece)?;
    }
    reader.finish()
}

#[test]
fn a_snapshot_of_several_sections_cut_anywhere_is_the_same_ledger() {
    let ledger = many_sections();
    let image = ledger.snapshot();
    assert_eq!(sections(&image).len(), 4);
    for size in [1, 13, 4_096, 200_000, image.len()] {
        let copy = read(image.chunks(size).map(<[u8]>::to_vec)).unwrap();
        assert_eq!(copy.snapshot(), image, "{size}");
        assert_eq!((held(&copy), aging(&copy)), (held(&ledger), aging(&ledger)), "{size}");
    }
    // As it is held after the removed ones are gone.
    assert_eq!(Ledger::from_snapshot(&image).unwrap().size(), 8_888);
}

#[test]
fn a_section_that_is_left_out_comes_twice_or_stands_elsewhere_is_refused() {
    let image = many_sections().snapshot();
    let sections = sections(&image);
    let refusal = |image: &[u8]| Ledger::from_snapshot(image).err().map(|error| error.code);
    let corrupt = Some(ErrorCode::SnapshotCorrupt);
    let in_order = |order: &[usize]| {
        let mut other = image[..IMAGE_HEAD].to_vec();
        other.extend(order.iter().flat_map(|&section| sections[section]));
        other
    };
    // The same number of invoices, of which the checksum alone tells that they are others.
    for order in [[0, 1, 3, 2], [0, 1, 1, 3]] {
        assert_eq!(refusal(&in_order(&order)), corrupt, "{order:?}");
    }
    for order in [&[0, 1, 2][..], &[0, 2, 3], &[0, 1, 2, 3, 3], &[1, 2, 3], &[0], &[]] {
        assert_eq!(refusal(&in_order(order)), corrupt, "{order:?}");
        assert_eq!(refusal(&sealed(in_order(order))), corrupt, "{order:?}");
    }
    // What is missing is told at the end alone, for more may come.
    assert!(SnapshotReader::default().read(&image[..image.len() - 1]).is_ok());
}

#[test]
fn a_payment_is_checked_before_it_is_taken() {
    use ErrorCode::*;
    let mut ledger = twenty();
    let before = ledger.snapshot();
    let payment = json!({ "date": "2025-02-01", "amount": "1" });
    for (input, code, path) in [
        (json!({ "payment": payment }), OptionMissing, "invoice"),
        (json!({ "invoice": "F-é-1" }), OptionMissing, "payment"),
        (json!({ "invoice": 1, "payment": payment }), OptionInvalid, "invoice"),
        (json!({ "invoice": "F-0", "payment": {} }), InvoiceUnknown, "invoice"),
        (json!({ "invoice": "F-é-1", "payment": [] }), OptionInvalid, "payment"),
        (json!({ "invoice": "F-é-1", "payment": {} }), OptionMissing, "payment/date"),
        (
            json!({ "invoice": "F-é-1", "payment": { "date": "x", "amount": 0 } }),
            DateInvalid,
            "payment/date",
        ),
        (
            json!({ "invoice": "F-é-1", "payment": { "date": "2025-01-01", "amount": 0 } }),
            AmountSign,
            "payment/amount",
        ),
        (
            json!({ "invoice": "F-é-1", "payment": { "date": "2025-01-01", "amount": 1, "by": 2 } }),
            OptionInvalid,
            "payment/by",
        ),
    ] {
        let error = wire::pay(&mut ledger, &table::value(&input).unwrap()).unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (code, path), "{input}");
    }
    let ids = table::value(&json!({ "ids": ["F-é-1", ""] })).unwrap();
    assert_eq!(wire::remove(&mut ledger, &ids).unwrap_err().path, "ids/1");
    assert_eq!(ledger.snapshot(), before);
}

#[test]
fn a_ledger_that_comes_in_many_puts_takes_no_more_than_it_may() {
    for (puts, each) in [(3, 11_000), (33, 1_000)] {
        let mut ledger = Ledger::new();
        for put in 0..puts {
            let invoice = |i: usize| {
                json!({ "id": format!("F-2025-{:08}", put * each + i), "customer": "A",
                    "issued": "2025-01-01", "amount": 1,
                    "payments": [{ "date": "2025-02-01", "amount": 1 }] })
            };
            let invoices: Vec<Json> = (0..each).map(invoice).collect();
            table::put(&mut ledger, &json!({ "invoices": invoices })).unwrap();
        }
        let bytes = ledger.heap_bytes() / ledger.size();
        assert!(bytes <= 96, "{bytes} bytes an invoice after {puts} puts");
    }
}

#[test]
fn room_that_was_made_is_room_that_is_used() {
    let mut ledger = Ledger::new();
    let invoices = |from: usize, to: usize| -> Vec<Json> {
        let invoice = |i| {
            json!({ "id": format!("F-{i:07}"), "customer": "A", "issued": "2025-01-01",
                "amount": 1, "payments": [{ "date": "2025-02-01", "amount": 1 }] })
        };
        (from..to).map(invoice).collect()
    };
    table::put(&mut ledger, &json!({ "invoices": invoices(0, 30_000) })).unwrap();
    let mut batch = wire::Batch::default();
    let known = Ledger::new();
    for (from, to) in [(0, 1_000), (1_000, 30_000)] {
        let mut stream = table::encode::Stream::default();
        stream.data(&json!({ "invoices": invoices(from, to) }));
        // The heads of the data and of the list come once.
        let heads = if from == 0 { 0 } else { 4 };
        batch.read(&stream.tokens[heads..], &stream.text, &known).unwrap();
        if from == 0 {
            batch.expect(29_000);
        }
    }
    let made = batch.into_ledger();
    assert_eq!(made.size(), 30_000);
    assert!(made.heap_bytes() <= ledger.heap_bytes());
    assert!(made.heap_bytes() / made.size() <= 96, "{}", made.heap_bytes() / made.size());
}
