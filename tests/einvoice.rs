//! Electronic invoices: every real file gives what its own XML says, taken from it by another program
//! (`tests/fixtures/e-invoices/expected.py`); what is hostile, damaged or locked is refused with its code.

#![cfg(all(feature = "files", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod real;

use encours::error::{Error, ErrorCode, Expected, FileExpected};
use encours::import::einvoice::{self, EInvoice};
use encours::language::Language::{English, French};
use encours::text;
use encours::wire::{self, Value};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// The bound of a file: memory that a tab can spare, a wait that a person accepts. What is built
/// without optimization takes ten times as long.
const MOST_MEMORY: usize = 256 << 20;
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

/// Reads a file within the bounds. The memory is the most that all tests here have taken together,
/// their own files included: a file alone takes less.
fn within_bounds(name: &str, bytes: &[u8]) -> Result<EInvoice, Error> {
    let start = Instant::now();
    let result = einvoice::read(bytes);
    let taken = start.elapsed();
    assert!(taken < LONGEST, "{name}: {taken:?}");
    if let Some(peak) = most_memory() {
        assert!(peak < MOST_MEMORY, "{name}: {} MiB", peak >> 20);
    }
    result
}

/// The most memory that this process has held, where the system tells it.
fn most_memory() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok().map(|kib: usize| kib << 10)
}

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/e-invoices");
    std::fs::read(folder.join(name)).unwrap()
}

/// As a program sees it, with the codes of its warnings alone.
fn seen(file: &[u8]) -> Json {
    let text = wire::read_einvoice(file, &Value::Absent, French).unwrap();
    let mut json: Json = serde_json::from_str(&text).unwrap();
    let codes = json["warnings"].as_array().unwrap().iter().map(|warning| warning["code"].clone());
    json["warnings"] = codes.collect();
    json
}

/// The same whatever the order of its keys.
fn sorted(json: &Json) -> Json {
    match json {
        Json::Object(fields) => {
            let fields: BTreeMap<&String, Json> =
                fields.iter().map(|(key, value)| (key, sorted(value))).collect();
            Json::Object(fields.into_iter().map(|(key, value)| (key.clone(), value)).collect())
        }
        Json::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

fn expected() -> Map<String, Json> {
    serde_json::from_str(include_str!("fixtures/e-invoices/expected.json")).unwrap()
}

/// All files under a folder, by their path from `root`.
fn files(root: &Path, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(root, &name));
        } else if !name.ends_with("SOURCES.md") {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// Real files that are no readable e-invoice, where, and why.
const REAL_REFUSALS: &[(&str, ErrorCode, &str)] = &[
    // Kept under fail/ by its source: `InvoiceCurrencyCode` is empty, no amount has a currency.
    ("hostile/pdf/fail1.pdf", ErrorCode::OptionMissing, "invoice/currency"),
];

#[test]
fn each_real_file_gives_what_its_own_xml_says() {
    let expected = expected();
    let Some(folder) = real::folder(expected.len()) else { return };
    let mut wrong = String::new();
    for (name, fields) in &expected {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        match within_bounds(name, &bytes) {
            Ok(_) => {
                let (seen, fields) = (sorted(&seen(&bytes)), sorted(fields));
                if seen != fields {
                    writeln!(wrong, "{name}\n  {seen}\n  {fields}").unwrap();
                }
            }
            Err(error) => writeln!(wrong, "{name}: {error}").unwrap(),
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    for &(name, code, path) in REAL_REFUSALS {
        let error = within_bounds(name, &std::fs::read(folder.join(name)).unwrap()).unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (code, path), "{name}");
    }
    // Each file is in one of the two lists.
    let refused = REAL_REFUSALS.iter().map(|&(name, ..)| name.to_owned());
    let mut named: Vec<String> = expected.keys().cloned().chain(refused).collect();
    named.sort();
    let mut real = files(&folder, "e-invoices");
    real.extend(files(&folder, "hostile/pdf"));
    assert_eq!(real, named);
}

#[test]
fn one_invoice_says_the_same_as_pdf_as_cii_and_as_ubl() {
    let names = [
        "EN16931_1_Teilrechnung",
        "EN16931_AbweichenderZahlungsempf",
        "EN16931_Einfach",
        "EN16931_Einfach_negativePaymentDue",
        "EN16931_ElektronischeAdresse",
        "EN16931_Haftpflichtversicherung_Versicherungssteuer",
        "EN16931_Kraftfahrversicherung_Bruttopreise",
        "EN16931_OEPNV",
        "EN16931_Rabatte",
        "EN16931_Rechnungskorrektur",
        "EN16931_SEPA_Prenotification",
    ];
    let Some(folder) = real::folder(names.len()) else { return };
    for name in names {
        let read = |ending: &str| {
            let path = folder.join("e-invoices/xml-rechnung").join(format!("{name}.{ending}"));
            let mut fields = seen(&std::fs::read(path).unwrap());
            // The syntaxes carry names and notes with more or less detail.
            let fields = fields.as_object_mut().unwrap();
            let mut invoice = fields.remove("invoice").unwrap();
            invoice.as_object_mut().unwrap().remove("customer");
            let money =
                ["payable", "prepaid", "typeCode", "warnings"].map(|key| fields[key].clone());
            (invoice, money)
        };
        let pdf = read("pdf");
        assert_eq!(pdf, read("cii.xml"), "{name}");
        assert_eq!(pdf, read("ubl.xml"), "{name}");
    }
}

#[test]
fn our_own_invoice_is_the_same_in_every_pdf() {
    let xml = einvoice::read(&sample("sale.xml")).unwrap();
    let invoice = json!({
        "invoice": {
            "id": "F-2025-009", "customer": "552100554", "issued": "2025-09-30",
            "due": "2025-10-30", "amount": "1200.00", "vat": "200.00", "currency": "EUR",
        },
        "seller": "Studio Lumen", "buyer": "SARL Bise",
        "sellerId": "732829320", "buyerId": "552100554",
        "sellerVat": "FR44732829320", "buyerVat": "FR40552100554",
        "typeCode": "380", "due": "2025-10-30", "payable": "1200.00", "prepaid": "0.00",
        "warnings": [],
    });
    assert_eq!(sorted(&seen(&sample("sale.xml"))), sorted(&invoice));
    // Beside another XML file; in packed objects; under a name of its own.
    for name in ["sale.pdf", "packed.pdf", "another-name.pdf"] {
        assert_eq!(within_bounds(name, &sample(name)).as_ref(), Ok(&xml), "{name}");
    }
}

/// Files that are no readable e-invoice, and why.
const REFUSALS: &[(&str, ErrorCode, Option<FileExpected>)] = &[
    ("password.pdf", ErrorCode::FileEncrypted, None),
    // Locked against changes only, which the standard of e-invoices forbids as well.
    ("owner-password.pdf", ErrorCode::FileEncrypted, None),
    ("without.pdf", ErrorCode::FileFormat, Some(FileExpected::EInvoicePdf)),
    // An order of the same family is no invoice.
    ("order.pdf", ErrorCode::FileFormat, Some(FileExpected::EInvoicePdf)),
];

#[test]
fn what_is_locked_or_holds_no_invoice_is_refused_with_what_to_do() {
    for &(name, code, expected) in REFUSALS {
        let error = within_bounds(name, &sample(name)).unwrap_err();
        assert_eq!(error.code, code, "{name}");
        if let Some(expected) = expected {
            assert_eq!(error.expected, Expected::File(expected), "{name}");
        }
    }
    let told = |name: &str| text::message(&einvoice::read(&sample(name)).unwrap_err(), French);
    assert_eq!(
        told("password.pdf"),
        "Le fichier est protégé par un mot de passe : enregistrez-le sans mot de passe, par exemple \
         avec « Enregistrer sous »."
    );
    assert_eq!(
        told("without.pdf"),
        "Le fichier n’est pas un fichier de ce format : ce PDF ne contient pas de facture \
         électronique ; demandez la facture au format Factur-X à qui l’a émise, ou saisissez-la à \
         la main."
    );
}

/// Files of the folder of hostile files that are XML, and why they are refused.
const HOSTILE_XML: &[(&str, FileExpected)] = &[
    ("cyclic.xml", FileExpected::PlainXml),
    ("external.xml", FileExpected::PlainXml),
    // Sound, but no invoice.
    ("simple.xml", FileExpected::EInvoice),
    ("xmlbomb.xml", FileExpected::PlainXml),
];

#[test]
fn hostile_xml_is_refused_with_its_line() {
    let Some(folder) = real::folder(HOSTILE_XML.len()) else { return };
    let folder = folder.join("hostile/xml");
    let named: Vec<String> = HOSTILE_XML.iter().map(|(name, _)| format!("./{name}")).collect();
    assert_eq!(files(&folder, "."), named);
    for &(name, expected) in HOSTILE_XML {
        let error = within_bounds(name, &std::fs::read(folder.join(name)).unwrap()).unwrap_err();
        assert_eq!(
            (error.code, &error.expected),
            (ErrorCode::FileFormat, &Expected::File(expected))
        );
        if expected == FileExpected::PlainXml {
            assert_eq!(error.path, "line/1", "{name}");
        }
    }
}

const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

/// A UBL invoice of 120.00 whose elements of these names hold something else; "" takes one out.
fn ubl(changes: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("ID", "F-1"),
        ("IssueDate", "2025-06-02"),
        ("DueDate", "2025-07-02"),
        ("InvoiceTypeCode", "380"),
        ("DocumentCurrencyCode", "EUR"),
        ("Name", "Martin"),
        ("TaxAmount", "20.00"),
        ("TaxExclusiveAmount", "100.00"),
        ("TaxInclusiveAmount", "120.00"),
        ("PrepaidAmount", ""),
        ("PayableRoundingAmount", ""),
        ("PayableAmount", "120.00"),
    ];
    for (name, value) in changes {
        fields.iter_mut().find(|(field, _)| field == name).unwrap().1 = value;
    }
    let written = |names: &[&str]| -> String {
        let of = |(name, value): &&(&str, &str)| names.contains(name) && !value.is_empty();
        let fields = fields.iter().filter(of);
        fields.map(|(name, value)| format!("<{name}>{value}</{name}>")).collect()
    };
    let head = ["ID", "IssueDate", "DueDate", "InvoiceTypeCode", "DocumentCurrencyCode"];
    let totals = [
        "TaxExclusiveAmount",
        "TaxInclusiveAmount",
        "PrepaidAmount",
        "PayableRoundingAmount",
        "PayableAmount",
    ];
    format!(
        "<Invoice xmlns=\"{UBL}\">{}<AccountingCustomerParty><Party><PartyName>{}</PartyName>\
         </Party></AccountingCustomerParty><TaxTotal>{}</TaxTotal><LegalMonetaryTotal>{}\
         </LegalMonetaryTotal></Invoice>",
        written(&head),
        written(&["Name"]),
        written(&["TaxAmount"]),
        written(&totals)
    )
}

fn read(changes: &[(&str, &str)]) -> EInvoice {
    einvoice::read(ubl(changes).as_bytes()).unwrap()
}

fn refused(changes: &[(&str, &str)]) -> (ErrorCode, String) {
    let error = einvoice::read(ubl(changes).as_bytes()).unwrap_err();
    (error.code, error.path.clone())
}

fn codes(invoice: &EInvoice) -> Vec<&'static str> {
    invoice.warnings.iter().map(|warning| warning.notice.code()).collect()
}

#[test]
fn a_credit_note_is_negative_whichever_way_it_is_written() {
    let amounts = |invoice: &EInvoice| (invoice.amount, invoice.vat, invoice.payable);
    let negative = [
        ("TaxAmount", "-20"),
        ("TaxExclusiveAmount", "-100"),
        ("TaxInclusiveAmount", "-120"),
        ("PayableAmount", "-120"),
    ];
    let credit = (-120_00, Some(-20_00), -120_00);
    assert_eq!(amounts(&read(&[])), (120_00, Some(20_00), 120_00));
    for code in ["381", "261", "396", "503"] {
        let positive = read(&[("InvoiceTypeCode", code)]);
        assert_eq!(amounts(&positive), credit, "{code}");
        // One that is owed by the seller has no due date to keep.
        let mut written_so = negative.to_vec();
        written_so.push(("InvoiceTypeCode", code));
        assert_eq!(amounts(&read(&written_so)), credit, "{code}");
    }
    // Invoices of other kinds keep the sign that is written.
    for code in ["380", "384", "386", "389", "326", "751"] {
        let mut written_so = negative.to_vec();
        written_so.push(("InvoiceTypeCode", code));
        assert_eq!(amounts(&read(&written_so)), credit, "{code}");
        assert_eq!(read(&[("InvoiceTypeCode", code)]).amount, 120_00, "{code}");
    }
    let named = ubl(&[("InvoiceTypeCode", "")])
        .replace("<Invoice xmlns", "<CreditNote xmlns")
        .replace("Invoice-2", "CreditNote-2")
        .replace("</Invoice>", "</CreditNote>");
    let named = einvoice::read(named.as_bytes()).unwrap();
    assert_eq!((amounts(&named), named.type_code.as_str()), (credit, "381"));
    let pdf = einvoice::read(&sample("credit-note.pdf")).unwrap();
    assert_eq!(amounts(&pdf), credit);
    assert_eq!(codes(&pdf), [""; 0]);
}

#[test]
fn what_is_open_on_the_day_of_issue_is_the_amount_due() {
    let settled = |changes: &[(&str, &str)]| {
        let invoice = read(changes);
        let payment = invoice.settled().map(|payment| payment.amount);
        assert!(invoice.settled().is_none_or(|payment| payment.date == invoice.issued));
        (payment, invoice.prepaid, codes(&invoice))
    };
    assert_eq!(settled(&[]), (None, 0, vec![]));
    let deposit = [("PrepaidAmount", "50.00"), ("PayableAmount", "70.00")];
    assert_eq!(settled(&deposit), (Some(50_00), 50_00, vec!["einvoice/prepaid"]));
    let rounded = [("PayableRoundingAmount", "0.30"), ("PayableAmount", "120.30")];
    assert_eq!(settled(&rounded), (Some(-30), 0, vec!["einvoice/prepaid"]));
    // The amount due holds where the rest does not fit it; the profile MINIMUM states no deposit.
    let minimum = [("PayableAmount", "70.00")];
    let both = vec!["einvoice/payable", "einvoice/prepaid"];
    assert_eq!(settled(&minimum), (Some(50_00), 0, both));
    let unstated = [("PrepaidAmount", "20"), ("PayableAmount", "")];
    assert_eq!(settled(&unstated), (Some(20_00), 20_00, vec!["einvoice/prepaid"]));
    let overpaid = [("PrepaidAmount", "240"), ("PayableAmount", "-120")];
    assert_eq!(settled(&overpaid), (Some(240_00), 240_00, vec!["einvoice/prepaid"]));
}

#[test]
fn what_does_not_add_up_is_said() {
    assert_eq!(codes(&read(&[("TaxAmount", "19.99")])), ["einvoice/total"]);
    let invoice = read(&[("TaxAmount", "130"), ("TaxExclusiveAmount", "-10")]);
    assert_eq!((invoice.vat, codes(&invoice)), (None, vec!["einvoice/vat"]));
    let invoice = read(&[("DueDate", "2025-05-31")]);
    assert_eq!(codes(&invoice), ["einvoice/dueEarly"]);
    assert_eq!(invoice.due_from_issue(), Some(invoice.issued));
    let message = text::warning(&invoice.warnings[0], French);
    assert!(message.contains("(31/05/2025)"), "{message}");
    assert_eq!(codes(&read(&[("DueDate", "")])), ["einvoice/dueMissing"]);
    assert_eq!(codes(&read(&[("TaxInclusiveAmount", "")])), [""; 0]);
    let twice = ubl(&[]).replace("</DueDate>", "</DueDate><DueDate>2025-08-02</DueDate>");
    let invoice = einvoice::read(twice.as_bytes()).unwrap();
    assert_eq!(codes(&invoice), ["einvoice/installments"]);
    assert_eq!(invoice.due.map(|due| due.ymd()), Some((2025, 8, 2)));
    let rounded = read(&[("TaxInclusiveAmount", "120.004"), ("PayableAmount", "120.0000")]);
    assert_eq!((rounded.amount, codes(&rounded)), (120_00, vec!["amount/rounded"]));
    for invoice in [read(&[("DueDate", "")]), rounded] {
        assert!(text::warning(&invoice.warnings[0], English).ends_with('.'));
    }
}

#[test]
fn what_is_missing_or_wrong_is_named_as_the_invoice_has_it() {
    let missing = |path: &str| (ErrorCode::OptionMissing, path.to_owned());
    assert_eq!(refused(&[("ID", "")]), missing("invoice/id"));
    assert_eq!(refused(&[("IssueDate", "")]), missing("invoice/issued"));
    assert_eq!(refused(&[("Name", "")]), missing("invoice/customer"));
    assert_eq!(refused(&[("DocumentCurrencyCode", "")]), missing("invoice/currency"));
    let without = [("TaxInclusiveAmount", ""), ("TaxAmount", "")];
    assert_eq!(refused(&without), missing("invoice/amount"));
    let refused = |name, value: &str| refused(&[(name, value)]);
    let at = |code, path: &str| (code, path.to_owned());
    assert_eq!(refused("ID", &"9".repeat(201)), at(ErrorCode::OptionInvalid, "invoice/id"));
    assert_eq!(refused("Name", &"é".repeat(201)), at(ErrorCode::OptionInvalid, "invoice/customer"));
    assert_eq!(refused("IssueDate", "02/06/2025"), at(ErrorCode::DateInvalid, "invoice/issued"));
    assert_eq!(refused("DueDate", "2025-02-30"), at(ErrorCode::DateInvalid, "invoice/due"));
    assert_eq!(refused("DueDate", "0001-01-01"), at(ErrorCode::DateRange, "invoice/due"));
    assert_eq!(
        refused("DocumentCurrencyCode", "eur"),
        at(ErrorCode::CurrencyUnknown, "invoice/currency")
    );
    for amount in ["120,00", "1e2", "1 000.00", "€120", "--1"] {
        assert_eq!(
            refused("TaxInclusiveAmount", amount),
            at(ErrorCode::AmountInvalid, "invoice/amount")
        );
    }
    let large = "9".repeat(17);
    assert_eq!(refused("PayableAmount", &large), at(ErrorCode::AmountRange, "payable"));
}

#[test]
fn dates_and_amounts_are_read_as_xml_writes_them() {
    for written in [
        "2025-06-02",
        "2025-06-02Z",
        "2025-06-02+02:00",
        "2025-06-02T23:59:59-10:00",
        "20250602",
        " 2025-06-02\n",
    ] {
        assert_eq!(read(&[("IssueDate", written)]).issued.ymd(), (2025, 6, 2), "{written}");
    }
    for written in ["120", "+120.0", "120.", "0120.000", "\n 120.00 "] {
        assert_eq!(read(&[("TaxInclusiveAmount", written)]).amount, 120_00, "{written}");
    }
    let small =
        [("TaxInclusiveAmount", ".5"), ("TaxExclusiveAmount", ""), ("PayableAmount", "0.5")];
    assert_eq!(read(&small).amount, 50);
    let yen = [("DocumentCurrencyCode", "JPY"), ("TaxInclusiveAmount", "120.00")];
    assert_eq!(read(&yen).amount, 120);
}

#[test]
fn names_are_read_whatever_their_prefix_encoding_and_references() {
    let martin = |file: &[u8]| einvoice::read(file).unwrap().buyer.name;
    let named = ubl(&[("Name", "Café &amp; C&#xE9;line\n  &lt;fils&gt; <![CDATA[& Cie]]>")]);
    assert_eq!(martin(named.as_bytes()), "Café & Céline <fils> & Cie");
    let plain = ubl(&[("Name", "Café Céline")]);
    let with = |encoding: &str| format!("<?xml version='1.0' encoding='{encoding}'?>{plain}");
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    };
    let latin: Vec<u8> = with("ISO-8859-1").chars().map(|sign| sign as u8).collect();
    let files = [
        format!("\u{feff}{plain}").into_bytes(),
        latin,
        utf16(&format!("\u{feff}{}", with("UTF-16")), u16::to_le_bytes),
        utf16(&format!("\u{feff}{}", with("UTF-16")), u16::to_be_bytes),
        utf16(&with("UTF-16LE"), u16::to_le_bytes),
        utf16(&with("UTF-16BE"), u16::to_be_bytes),
        // Programs that say UTF-16 and write UTF-8; an encoding that nobody knows.
        with("utf-16").into_bytes(),
        with("UTF-8-W/O-BOM").into_bytes(),
    ];
    for (number, file) in files.iter().enumerate() {
        assert_eq!(martin(file), "Café Céline", "{number}");
    }
    // The prefix is free, and elements of other families are not read.
    let prefixed = plain
        .replace("</", "</u:")
        .replace("<", "<u:")
        .replace("<u:/u:", "</u:")
        .replace("xmlns=", "xmlns:u=")
        .replace("<u:ID>", "<x:ID xmlns:x='urn:other'>F-2</x:ID><u:ID>");
    let invoice = einvoice::read(prefixed.as_bytes()).unwrap();
    assert_eq!((invoice.id.as_str(), invoice.amount), ("F-1", 120_00));
    // A program that forgets the namespaces is understood by the names.
    let bare = plain.replace(&format!(" xmlns=\"{UBL}\""), "");
    assert_eq!(martin(bare.as_bytes()), "Café Céline");
}

#[test]
fn damaged_xml_is_refused_at_its_line() {
    let damaged = |file: &str| {
        let error = einvoice::read(file.as_bytes()).unwrap_err();
        assert_eq!(error.expected, Expected::File(FileExpected::WellFormedXml), "{file}");
        assert_eq!(error.code, ErrorCode::FileFormat);
        error.path.clone()
    };
    let whole = ubl(&[]).replace("><", ">\n<");
    let lines = whole.lines().count();
    let cut = |count: usize| whole.lines().take(count).collect::<Vec<_>>().join("\n");
    assert_eq!(damaged(&cut(lines - 1)), format!("line/{}", lines - 1));
    assert_eq!(damaged(&cut(1)), "line/1");
    assert_eq!(damaged(&whole.replace("</ID>", "</IDE>")), "line/2");
    assert_eq!(damaged(&format!("{whole}\n<Invoice/>")), format!("line/{}", lines + 1));
    assert_eq!(damaged(&format!("{whole}\nend")), format!("line/{}", lines + 1));
    assert_eq!(damaged("<"), "line/1");
    let broken = [whole.as_bytes(), b"\n\xFF"].concat();
    let error = einvoice::read(&broken).unwrap_err();
    assert_eq!(error.path, format!("line/{}", lines + 1));
}

#[test]
fn other_files_are_no_invoices() {
    let other = |file: &[u8]| {
        let error = einvoice::read(file).unwrap_err();
        (error.code, error.expected, error.value.clone())
    };
    let not_one = |root: Option<&str>| {
        let expected = Expected::File(FileExpected::EInvoice);
        (ErrorCode::FileFormat, expected, root.map(str::to_owned))
    };
    assert_eq!(other(b""), not_one(None));
    assert_eq!(other(b"id;customer\n"), not_one(None));
    assert_eq!(other(b"PK\x03\x04"), not_one(None));
    assert_eq!(other(b"<Order/>"), not_one(Some("Order")));
    // Of the same name, in the format of another country.
    let austrian = b"<Invoice xmlns='http://www.ebinterface.at/schema/6p1/'/>";
    assert_eq!(other(austrian), not_one(Some("Invoice")));
    let order = b"<x:SCRDMCCBDACIOMessageStructure xmlns:x='urn:un:unece:uncefact:data:x'/>";
    assert_eq!(other(order), not_one(Some("SCRDMCCBDACIOMessageStructure")));
    let (code, expected, _) = other(b"%PDF-1.7\nnothing");
    assert_eq!((code, expected), (ErrorCode::FileFormat, Expected::File(FileExpected::WholePdf)));
}

#[test]
fn documents_types_and_entities_of_their_own_are_refused_with_their_line() {
    for (file, line) in [
        ("<!DOCTYPE Invoice><Invoice/>".to_owned(), 1),
        ("\n\n<!DOCTYPE Invoice SYSTEM 'file:///etc/passwd'>\n<Invoice/>".to_owned(), 3),
        (ubl(&[("ID", "\n&secret;")]), 2),
        (ubl(&[("ID", "&#0;")]), 1),
        (ubl(&[]).replace("<ID>", "<ID schemeID='&secret;'>"), 1),
    ] {
        let error = einvoice::read(file.as_bytes()).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileFormat, "{file}");
        assert_eq!(error.expected, Expected::File(FileExpected::PlainXml), "{file}");
        assert_eq!(error.path, format!("line/{line}"), "{file}");
    }
}

/// A PDF of these objects, each from its first sign to its last, the first of them the catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        file.extend(format!("{} 0 obj\n", number + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(table.bytes());
    let count = objects.len() + 1;
    file.extend(
        format!("trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").bytes(),
    );
    file
}

fn stream(fields: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{fields}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// So many zeros, packed a thousand to one.
fn packed_zeros(count: usize) -> Vec<u8> {
    let mut packed = lopdf::Stream::new(lopdf::Dictionary::new(), vec![b'0'; count]);
    packed.compress().unwrap();
    packed.content
}

/// A PDF with this attachment, described by these fields, and more objects after the fourth.
fn attaching(fields: &str, content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 4 0 R/AF[2 0 R]>>".to_vec(),
        b"<</Type/Filespec/UF(factur-x.xml)/EF<</F 3 0 R>>>>".to_vec(),
        stream(fields, content),
        b"<</Type/Pages/Kids[]/Count 0>>".to_vec(),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

#[test]
fn a_pdf_that_loops_still_gives_its_invoice() {
    let xml = ubl(&[]);
    let plain = attaching("", xml.as_bytes(), &[]);
    assert_eq!(within_bounds("plain", &plain).unwrap().amount, 120_00);
    // Pages that are their own pages, a tree of names that is its own branch.
    let looping = pdf(&[
        b"<</Type/Catalog/Pages 4 0 R/Names<</EmbeddedFiles 5 0 R>>>>".to_vec(),
        b"<</Type/Filespec/F(factur-x.xml)/EF<</F 3 0 R>>>>".to_vec(),
        stream("", xml.as_bytes()),
        b"<</Type/Pages/Kids[4 0 R 4 0 R]/Count 2/Parent 4 0 R>>".to_vec(),
        b"<</Kids[5 0 R 5 0 R]/Names[6 0 R 2 0 R]>>".to_vec(),
        b"6 0 R".to_vec(),
    ]);
    assert_eq!(within_bounds("looping", &looping).unwrap().amount, 120_00);
    // Table of contents, or what is left of it, that is its own predecessor.
    let text = String::from_utf8(plain.clone()).unwrap();
    let start = text.rsplit_once("startxref\n").unwrap().1.split('\n').next().unwrap();
    let looping = text.replace("/Root 1 0 R>>", &format!("/Root 1 0 R/Prev {start}>>"));
    assert_eq!(within_bounds("its own past", looping.as_bytes()).unwrap().amount, 120_00);
    let lost = text.replace(&format!("startxref\n{start}"), "startxref\n0");
    assert_eq!(within_bounds("lost table", lost.as_bytes()).unwrap().amount, 120_00);
}

#[test]
fn bombs_in_a_pdf_are_refused_at_the_limit() {
    let limit = |name: &str, file: &[u8]| {
        let error = within_bounds(name, file).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileLimit, "{name}");
    };
    let flate = "/Filter/FlateDecode";
    let zeros = packed_zeros(24 << 20);
    assert!(zeros.len() < 30_000);
    limit("attachment", &attaching(flate, &zeros, &[]));
    let packed = |kind: &str| stream(&format!("/Type/{kind}/N 1/First 4{flate}"), &zeros);
    limit("packed objects", &attaching("", b"", &[packed("ObjStm")]));
    // The letters of a name may be written as numbers.
    let many =
        vec![stream("/Type/Obj#53tm/N 1/First 4/Filter/FlateDecode", &packed_zeros(64 << 10)); 300];
    limit("many packed objects", &attaching("", b"", &many));
    let trailers = b"trailer<</Root 1 0 R>>startxref ".repeat(100_000);
    limit("trailers", &[b"%PDF-1.7\n".to_vec(), trailers].concat());
    let filters = "/FlateDecode ".repeat(20);
    limit("filters", &attaching(&format!("/Filter[{filters}]"), &zeros, &[]));
}

#[test]
fn of_an_invoice_that_was_attached_again_the_last_one_holds() {
    let first = attaching("", ubl(&[]).as_bytes(), &[]);
    let again = ubl(&[("TaxInclusiveAmount", "96"), ("PayableAmount", "96"), ("TaxAmount", "-4")]);
    let update = [b"\n3 0 obj\n".to_vec(), stream("", again.as_bytes()), b"\nendobj\n".to_vec()];
    let trailer = b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n0\n%%EOF".to_vec();
    let file = [first, update.concat(), trailer].concat();
    assert_eq!(einvoice::read(&file).unwrap().amount, 96_00);
}

#[test]
fn a_pdf_of_nested_values_is_read_or_refused_in_time() {
    let xml = ubl(&[]);
    let nested = |open: &str, close: &str, depth: usize| {
        let value = format!("{}{}", open.repeat(depth), close.repeat(depth)).into_bytes();
        attaching("", xml.as_bytes(), &[value])
    };
    for (name, open, close) in
        [("arrays", "[", "]"), ("dictionaries", "<</A ", ">>"), ("texts", "(", ")")]
    {
        for depth in [50, 10_000, 400_000] {
            match within_bounds(name, &nested(open, close, depth)) {
                Ok(invoice) => assert_eq!(invoice.amount, 120_00),
                Err(error) => assert_eq!(error.code, ErrorCode::FileLimit, "{name} {depth}"),
            }
        }
    }
    let many = attaching(
        "",
        xml.as_bytes(),
        &[[b"[".as_slice(), &b"0 ".repeat(2_000_000), b"]"].concat()],
    );
    assert_eq!(within_bounds("values", &many).unwrap().amount, 120_00);
    // A table of twenty thousand objects, all of them the same long one.
    let long = stream("", &vec![b'x'; 1 << 20]);
    let file = attaching("", xml.as_bytes(), &[long]);
    let (body, table) =
        file.split_at(file.windows(7).rposition(|part| part == b"xref\n0 ").unwrap());
    let (body, table) = (body.to_vec(), String::from_utf8(table.to_vec()).unwrap());
    let lines: Vec<&str> = table.lines().collect();
    let line = format!("{}\n", lines[7]);
    let again = [lines[2..8].join("\n"), "\n".to_owned(), line.repeat(20_000)].concat();
    let trailer = format!("trailer\n<</Size 20006/Root 1 0 R>>\nstartxref\n{}\n%%EOF", body.len());
    let file = [body, format!("xref\n0 20006\n{again}{trailer}").into_bytes()].concat();
    assert_eq!(within_bounds("the same again", &file).unwrap().amount, 120_00);
}

#[test]
fn a_damaged_pdf_gives_its_invoice_or_a_typed_error() {
    for name in ["sale.pdf", "packed.pdf"] {
        let whole = sample(name);
        let invoice = einvoice::read(&whole).unwrap();
        let mut read = 0;
        let mut is_same_or_refused = |file: &[u8]| match einvoice::read(file) {
            // What stands outside of the attachment may be damaged.
            Ok(found) => read += usize::from(found == invoice),
            Err(error) => assert!(
                matches!(
                    error.code,
                    ErrorCode::FileFormat | ErrorCode::FileLimit | ErrorCode::FileEncrypted
                ) || error.path.starts_with("invoice/"),
                "{name}: {error}"
            ),
        };
        for end in (0..whole.len()).step_by(13) {
            is_same_or_refused(&whole[..end]);
        }
        for place in 0..whole.len() {
            let mut file = whole.clone();
            file[place] = [0, b' ', b'9', b'<', 0xFF, whole[place] ^ 1][place % 6];
            is_same_or_refused(&file);
        }
        assert!(read > 0, "{name}");
    }
}

#[test]
fn what_is_too_deep_too_wide_or_too_large_is_refused_at_once() {
    let limit = |name: &str, file: &[u8]| {
        let error = within_bounds(name, file).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileLimit, "{name}");
    };
    let nested =
        |depth: usize| format!("{}{}", "<Invoice>".repeat(depth), "</Invoice>".repeat(depth));
    limit("deep", nested(65).as_bytes());
    limit("very deep", "<Invoice>".repeat(1_000_000).as_bytes());
    assert_eq!(einvoice::read(nested(64).as_bytes()).unwrap_err().code, ErrorCode::OptionMissing);
    let wide = |count: usize| {
        let attributes: String = (0..count).map(|number| format!(" a{number}='1'")).collect();
        format!("<Invoice{attributes}/>")
    };
    assert_eq!(einvoice::read(wide(64).as_bytes()).unwrap_err().code, ErrorCode::OptionMissing);
    limit("wide", wide(65).as_bytes());
    limit("very wide", wide(100_000).as_bytes());
    let names: String = (0..100_000).map(|n| format!(" xmlns:a{n}='u'")).collect();
    limit("namespaces", format!("<Invoice{names}/>").as_bytes());
    limit("long name", ubl(&[("Name", &"é".repeat(100_000))]).as_bytes());
    limit("large", &[b'<'; (20 << 20) + 1]);
    limit("large PDF", &[b"%PDF-1.7\n".as_slice(), &[b' '; 20 << 20]].concat());
    // Within the bounds: many elements, a long attachment.
    let many = |count| ubl(&[]).replace("<ID>F-1", &format!("{}<ID>F-1", "<a/>".repeat(count)));
    limit("too many", many(1_000_000).as_bytes());
    assert_eq!(within_bounds("many", many(100_000).as_bytes()).unwrap().amount, 120_00);
    let attachment = format!("<Attachment>{}</Attachment><ID>F-1", "QUJD".repeat(1_000_000));
    let attached = ubl(&[]).replace("<ID>F-1", &attachment);
    assert_eq!(within_bounds("attachment", attached.as_bytes()).unwrap().amount, 120_00);
}
