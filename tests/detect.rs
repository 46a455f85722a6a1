//! What files are, by their content.

#![cfg(all(feature = "files", not(target_arch = "wasm32")))]
#![allow(clippy::panic, clippy::unwrap_used, reason = "what reads cases may fail, as a test may")]

mod real;

use std::io::Write as _;
use std::path::Path;

use encours::error::ErrorCode;
use encours::import::{FileKind, csv, detect, einvoice, fec, statement, xlsx};
use encours::ledger::Ledger;

/// Files that are not what others of their folder and ending are.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("fec/tryton/FEC.csv", "fec"),
    ("bank-statements/oca/test-camt054", "camt054"),
    ("bank-statements/oca/test-camt053.zip", "camt053"),
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

/// Files that no reader takes although their kind is named, and why that is right.
const REFUSED: &[(&str, &str)] = &[
    (
        "bank-statements/camt-genkgo/camt053.v2.wrong.xml",
        "a message without a statement: its source calls it wrong",
    ),
    ("bank-statements/ofxparse/account_listing_aggregation.ofx", "a list of accounts alone"),
    ("bank-statements/ofxparse/signon_success.ofx", "the answer to a sign-on"),
    ("hostile/pdf/fail1.pdf", "its XML is damaged: its source calls it so"),
];

/// The reader of a kind.
fn reader(kind: &str) -> &'static str {
    match kind {
        "csv" => "table",
        "fec" => "accounting file",
        "xlsx" | "ods" => "workbook",
        "ubl" | "cii" | "facturx" => "invoice",
        "unknown" => "none",
        _ => "statement",
    }
}

/// Which readers take a file, and whether it leaves something open that they ask for.
fn taken_by(bytes: &[u8]) -> Vec<(&'static str, bool)> {
    fn taken<T>(read: encours::error::Result<T>) -> Option<bool> {
        match read {
            Ok(_) => Some(false),
            // The order of day and month, the mark of decimals, the columns.
            Err(error) => match error.code {
                ErrorCode::OptionMissing | ErrorCode::CsvHeader => Some(true),
                _ => None,
            },
        }
    }
    [
        ("table", taken(csv::read(bytes, &csv::CsvOptions::default()))),
        ("accounting file", fec::read(bytes).ok().map(|_| false)),
        ("workbook", taken(xlsx::sheet_text(bytes, &xlsx::XlsxOptions::default()))),
        ("invoice", einvoice::read(bytes).ok().map(|_| false)),
        ("statement", taken(statement::read(bytes, &statement::StatementOptions::default()))),
    ]
    .into_iter()
    .filter_map(|(name, taken)| Some((name, taken?)))
    .collect()
}

#[test]
fn what_a_file_is_called_its_reader_takes_and_what_a_reader_takes_is_called_so() {
    let Some(folder) = real::folder(292) else { return };
    let mut found = Vec::new();
    files(&folder, &mut found);
    found.retain(|path| path.extension().is_none_or(|ending| ending != "md"));
    let mut wrong = Vec::new();
    for path in &found {
        let name = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let bytes = std::fs::read(path).unwrap();
        let kind = detect(&bytes).as_str();
        let own = reader(kind);
        let taken = taken_by(&bytes);
        let refused = REFUSED.iter().any(|(known, _)| *known == name);
        let is_taken = own == "none" || taken.iter().any(|(reader, _)| *reader == own);
        if is_taken == refused {
            wrong.push(format!("{name}: is {kind}, is taken by {taken:?}"));
        }
        // A table may hold the columns of invoices, of a statement, or of an accounting file.
        let tables = ["table", "statement", "accounting file"];
        let may = |reader: &str| {
            reader == own || (matches!(kind, "csv" | "fec") && tables.contains(&reader))
        };
        for (reader, asked) in taken {
            if !asked && !may(reader) {
                wrong.push(format!("{name}: is {kind}, but the {reader} is read"));
            }
        }
    }
    assert!(found.len() > 250, "{}", found.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names and contents of files.
type Packed<'a> = &'a [(&'a str, &'a [u8])];

fn archive(files: Packed<'_>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_archive_of_statements_is_what_its_first_file_is() {
    let camt = b"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">";
    let swift = b":20:X\r\n:25:1/2\r\n";
    let long = [&b":20:X\r\n:25:1/2\r\n"[..], &vec![b' '; 1 << 17]].concat();
    let cases: &[(Packed<'_>, FileKind)] = &[
        (&[("a.xml", camt), ("b.sta", swift)], FileKind::Camt053),
        (&[("a/", b""), ("__MACOSX/._a", b"\x00\x05"), ("a/b", swift)], FileKind::Mt940),
        (&[("a", &long)], FileKind::Mt940),
        (&[("a.csv", b"Date;Libelle;Montant\n01/10/2025;x;5,00\n")], FileKind::Csv),
        (&[("a.txt", b"hello")], FileKind::Unknown),
        (&[], FileKind::Unknown),
        // No archive of these is read.
        (&[("a.xml", b"<x:CrossIndustryInvoice>")], FileKind::Unknown),
        (&[("a.pdf", b"%PDF-1.7 /EmbeddedFile")], FileKind::Unknown),
        (&[("a.zip", &archive(&[("a.xml", camt)]))], FileKind::Unknown),
    ];
    for (files, kind) in cases {
        let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
        assert_eq!(detect(&archive(files)), *kind, "{names:?}");
    }
}
