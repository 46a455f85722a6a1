//! What files are, by their content.

#![cfg(all(feature = "files", not(target_arch = "wasm32")))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "what reads cases may fail, as a test may")]

mod real;

use std::path::Path;

use encours::import::{FileKind, detect};
use encours::ledger::Ledger;

/// Files that are not what others of their folder and ending are.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("fec/tryton/FEC.csv", "fec"),
    ("bank-statements/oca/test-camt054", "camt054"),
    // Archives are no files of ours: what is in one is opened first.
    ("bank-statements/oca/test-camt053.zip", "unknown"),
    // Without a field of a statement.
    ("bank-statements/mt940/empty_non_swift.sta", "unknown"),
    ("bank-statements/mt940/invalid_statement.sta", "unknown"),
    // Empty, or with a single column.
    ("hostile/csvkit/empty.csv", "unknown"),
    ("hostile/csvkit/date_like_number.csv", "unknown"),
];

/// What a file is by its folder and ending.
fn expected(name: &str) -> &'static str {
    if let Some((_, kind)) = EXCEPTIONS.iter().find(|(known, _)| *known == name) {
        return kind;
    }
    let folder = |start: &str| name.starts_with(start);
    let stem = name.rsplit('/').next().unwrap();
    match stem.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "txt" if folder("fec/") => "fec",
        "csv" => "csv",
        "sta" => "mt940",
        "ofx" => "ofx",
        "qif" => "qif",
        "pdf" => "facturx",
        "xml" if folder("bank-statements/") => "camt053",
        "xml" if folder("e-invoices/") => "cii or ubl",
        "" if folder("bank-statements/oca/test-camt053") => "camt053",
        _ => "unknown",
    }
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_real_file_is_known_by_its_content() {
    let Some(folder) = real::folder(292) else { return };
    let mut found = Vec::new();
    files(&folder, &mut found);
    found.sort();
    let mut wrong = Vec::new();
    for path in &found {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if name.ends_with(".md") {
            continue;
        }
        let bytes = std::fs::read(path).unwrap();
        let kind = detect(&bytes).as_str();
        let expected = match expected(&name) {
            "cii or ubl" => {
                // The name of the first element, as a person finds it.
                let text = String::from_utf8_lossy(&bytes);
                let is = |element: &str| {
                    text.contains(&format!("{element} "))
                        || text.contains(&format!("{element}\n"))
                        || text.contains(&format!("{element}\r"))
                };
                if is(":CrossIndustryInvoice") || is(":CrossIndustryDocument") {
                    "cii"
                } else {
                    "ubl"
                }
            }
            expected => expected,
        };
        if kind != expected {
            wrong.push(format!("{name}: {kind}, not {expected}"));
        }
    }
    assert!(found.len() > 250, "{}", found.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_beginning_of_a_file_tells_its_kind() {
    let snapshot = Ledger::new().snapshot();
    let swift = b"{1:F01AAAABB99BSMK3513951576}{2:O9400934081223BBBBAA33XXXX03592332770812230834N}{4:\r\n:20:X\r\n:25:1/2\r\n";
    let utf16: Vec<u8> = "\u{FEFF}<?xml version=\"1.0\"?><rsm:CrossIndustryInvoice>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: &[(&[u8], FileKind)] = &[
        (&snapshot, FileKind::Snapshot),
        (swift, FileKind::Mt940),
        (&utf16, FileKind::Cii),
        (b"", FileKind::Unknown),
        (b"\x00\x01\x02", FileKind::Unknown),
        (b"GIF89a;\x00;", FileKind::Unknown),
        (b"hello", FileKind::Unknown),
        (b"{\"a\": 1, \"b\": 2}", FileKind::Unknown),
        (b"\xEF\xBB\xBFa;b\n1;2\n", FileKind::Csv),
        (b"\xFF\xFEa\0;\0b\0\n\0", FileKind::Csv),
        (b"a,\"b\n", FileKind::Csv),
        (b"PK\x03\x04................mimetypeapplication/vnd.oasis.opendocument.spreadsheet", FileKind::Ods),
        (b"PK\x03\x04................[Content_Types].xml....xl/workbook.xml", FileKind::Xlsx),
        (b"PK\x03\x04................word/document.xml", FileKind::Unknown),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::Xlsx),
        (b"%PDF-1.7\n1 0 obj", FileKind::Unknown),
        (b"\n%PDF-1.7\n<< /Type /EmbeddedFile >>", FileKind::FacturX),
        (b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>", FileKind::FacturX),
        (b"<?xml version='1.0'?><!-- > --><!DOCTYPE a [<!ENTITY b \">\">]>\n<x:CrossIndustryInvoice>", FileKind::Cii),
        (b"<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">", FileKind::Ubl),
        (b"<ubl:CreditNote xmlns:ubl='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'>", FileKind::Ubl),
        (b"<Invoice>", FileKind::Unknown),
        (b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\">", FileKind::Camt052),
        (b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.02\"/>", FileKind::Camt054),
        (b"<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX>", FileKind::Ofx),
        (b"OFXHEADER:100\r\nDATA:OFXSGML\r\n", FileKind::Ofx),
        (b"!type:Bank\n", FileKind::Qif),
        (b"<!DOCTYPE html><html>", FileKind::Unknown),
        (b"<!-- never closed", FileKind::Unknown),
    ];
    for (bytes, kind) in cases {
        assert_eq!(detect(bytes), *kind, "{}", String::from_utf8_lossy(bytes));
    }
}
