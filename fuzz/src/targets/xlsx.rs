//! Workbooks: refused, or a ledger; the same a second time. The fuzzer writes the parts, which are
//! packed for it: packed bytes that it alters are no archive any more.

use std::io::{Cursor, Write};

use encours::import::xlsx::{XlsxOptions, read, sheet_text};
use encours::language::Language;
use encours::wire::{self, Value};
use serde_json::Value as Json;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{book, head};

const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str =
    r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A package of these parts, as they are.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(*name, stored).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a package").into_inner()
}

/// What the bytes are a part of: the file itself, a sheet with its texts before a NUL, a sheet of
/// OpenDocument, the list of sheets.
fn file(choice: u8, rest: &[u8]) -> Vec<u8> {
    let workbook = |list: &[u8], sheet: &[u8], texts: &[u8]| {
        package(&[
            ("xl/workbook.xml", list),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/styles.xml", STYLES.as_bytes()),
            ("xl/sharedStrings.xml", texts),
            ("xl/worksheets/sheet1.xml", sheet),
        ])
    };
    match choice & 3 {
        0 => rest.to_vec(),
        1 => {
            let mut halves = rest.splitn(2, |&byte| byte == 0);
            let (texts, sheet) =
                (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
            workbook(WORKBOOK.as_bytes(), sheet, texts)
        }
        2 => package(&[("content.xml", rest)]),
        _ => workbook(rest, b"<worksheet/>", b"<sst/>"),
    }
}

pub(crate) fn judge(data: &[u8]) {
    let ([choice], rest) = head::<1>(data);
    let file = file(choice, rest);
    let told = wire::read_xlsx(&file, &Value::Absent, Language::French);
    let text = sheet_text(&file, &XlsxOptions::default());
    assert_eq!(text, sheet_text(&file, &XlsxOptions::default()));
    let import = match read(&file, &XlsxOptions::default()) {
        Ok(import) => import,
        Err(error) => {
            book::refusal(&error);
            assert_eq!(told, Err(error));
            return;
        }
    };
    let told = told.expect("read once, read twice");
    let told: Json = serde_json::from_str(&told).expect("what it says is JSON");
    assert_eq!(told["invoices"].as_array().map(Vec::len), Some(import.csv.ledger.size()));
    let lines = text.expect("a sheet").text.lines().count();
    assert!(import.csv.rejected.iter().all(|row| (1..=lines).contains(&row.line)));
    book::keeps(&import.csv.ledger);
}
