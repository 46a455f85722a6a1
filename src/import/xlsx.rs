//! A sheet of a workbook (XLSX, ODS) as the text of a CSV, a line for each row, which is then read as
//! any other CSV.
//!
//! A workbook is a packed archive, and lies about its size if it wants to: all that will be unpacked
//! is unpacked once before, and counted; cells are taken one by one, whatever dimension is stated.
//! Cells of numbers are doubles: the shortest decimal text that reads back as the same one is theirs
//! (spec §1.2).

mod ods;

use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, FileExpected, Path, Result};
use crate::import::csv::columns::recognize;
use crate::import::csv::lines::{Lines, MOST_CELLS, is_formula};
use crate::import::csv::numbers::Numbers;
use crate::import::csv::{self, CsvImport, CsvOptions, DecimalMark, Field};
use crate::import::encoding::Encoding;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The last row that is read, as a person counts.
pub const MOST_ROWS: u32 = 200_000;
/// What the parts of a workbook may unpack to, and the text of a sheet may come to, in MiB.
pub const MOST_MEBIBYTES: u8 = 64;
/// What may be unpacked of each byte of the file, beyond what any small file may.
const MOST_RATIO: u64 = 100;
const FREE_BYTES: u64 = 1 << 20;
/// Parts of a workbook.
const MOST_PARTS: usize = 10_000;
/// Among so many rows the header is looked for, for titles may stand above it.
const HEAD_ROWS: usize = 30;
const DELIMITER: u8 = b';';

/// How a workbook is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XlsxOptions {
    /// As a CSV is read: delimiter and encoding are not looked at.
    pub csv: CsvOptions,
    /// The name of the sheet; without it the first whose header names most fields.
    pub sheet: Option<String>,
}

/// What a workbook gave.
#[derive(Debug)]
pub struct XlsxImport {
    /// The lines of its rejections are rows of the sheet.
    pub csv: CsvImport,
    /// The sheet that was read.
    pub sheet: String,
    /// All sheets that hold cells.
    pub sheets: Vec<String>,
}

/// A sheet as the text of a CSV.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetText {
    /// Its name.
    pub sheet: String,
    /// The names of all sheets that hold cells.
    pub sheets: Vec<String>,
    /// UTF-8, cells between semicolons; line n is row n.
    pub text: String,
}

/// Reads the invoices of a sheet.
///
/// # Errors
/// `option/invalid` at `sheet` for one that the file does not have, `file/format`, `file/limit`,
/// `file/encrypted`, and those of [`csv::read`].
///
/// # Example
/// ```
/// use encours::export::xlsx::{Book, Cell, Column, Sheet, write};
/// use encours::import::xlsx::{XlsxOptions, read};
///
/// let text = |text: &str| Cell::Text(text.into());
/// let column = |title: &str| Column { title: title.into(), currency: None, is_number: false };
/// let sheet = Sheet {
///     name: "Ventes".into(),
///     columns: ["facture", "client", "date", "montant"].map(column).into(),
///     rows: vec![vec![text("F-1"), text("Martin"), text("2025-06-30"), Cell::Amount(1_200_50, 2)]],
///     totals: Vec::new(),
/// };
/// let file = write(&Book { sheets: vec![sheet], ..Book::default() })?;
/// let import = read(&file, &XlsxOptions::default())?;
/// assert_eq!(import.sheet, "Ventes");
/// assert_eq!(import.csv.ledger.find("F-1").map(|invoice| invoice.amount), Some(1_200_50));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read(bytes: &[u8], options: &XlsxOptions) -> Result<XlsxImport> {
    let SheetText { sheet, sheets, text } = sheet_text(bytes, options)?;
    let asked = CsvOptions {
        delimiter: Some(char::from(DELIMITER)),
        encoding: Some(Encoding::Utf8),
        ..options.csv.clone()
    };
    let mut csv = csv::read(text.as_bytes(), &asked)?;
    (csv.detected.delimiter, csv.detected.encoding) = (None, None);
    Ok(XlsxImport { csv, sheet, sheets })
}

/// A sheet as the text of a CSV.
///
/// # Errors
/// Those of [`read`] that are not of a CSV.
///
/// # Example
/// ```
/// use encours::import::xlsx::{XlsxOptions, sheet_text};
///
/// // The former format of Excel.
/// let error = sheet_text(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &XlsxOptions::default()).unwrap_err();
/// assert_eq!(error.code.as_str(), "file/format");
/// ```
pub fn sheet_text(bytes: &[u8], options: &XlsxOptions) -> Result<SheetText> {
    let mut book = Workbook::open(bytes)?;
    let names = book.names();
    if let Some(asked) = &options.sheet {
        if !names.contains(asked) {
            let expected = Expected::File(FileExpected::Sheet);
            let error = Error::new(ErrorCode::OptionInvalid, expected).found(names.join(", "));
            return Err(error.at(Path::ROOT.key("sheet")));
        }
        let text = book.rows(asked)?.text(options)?.0;
        return Ok(SheetText { sheet: asked.clone(), sheets: names, text });
    }
    let mut best: Option<(usize, String, String)> = None;
    let mut sheets = Vec::new();
    for name in names {
        let rows = book.rows(&name)?;
        if rows.text.is_empty() {
            continue;
        }
        sheets.push(name.clone());
        let (text, known) = rows.text(options)?;
        if best.as_ref().is_none_or(|(most, ..)| known > *most) {
            best = Some((known, name, text));
        }
    }
    let (_, sheet, text) = best.ok_or_else(|| refused(FileExpected::Workbook))?;
    Ok(SheetText { sheet, sheets, text })
}

fn refused(expected: FileExpected) -> Error {
    Error::new(ErrorCode::FileFormat, Expected::File(expected))
}

fn limit() -> Error {
    let expected = Expected::File(FileExpected::Sheets(MOST_ROWS, MOST_MEBIBYTES));
    Error::new(ErrorCode::FileLimit, expected)
}

/// A file that was unpacked once.
enum Workbook<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Ods(ods::Document),
}

impl<'a> Workbook<'a> {
    fn open(bytes: &'a [u8]) -> Result<Workbook<'a>> {
        const CFB: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
        if bytes.starts_with(CFB) {
            let is_encrypted = bytes.windows(ENCRYPTED.len()).any(|part| part == ENCRYPTED);
            return Err(if is_encrypted { encrypted() } else { refused(FileExpected::Workbook) });
        }
        let parts = unpacked(bytes)?;
        if let Some(content) = parts.content {
            return ods::Document::of(content, parts.is_encrypted).map(Workbook::Ods);
        }
        if !parts.is_workbook {
            return Err(refused(FileExpected::Workbook));
        }
        match Xlsx::new(Cursor::new(bytes)) {
            Ok(book) => Ok(Workbook::Xlsx(Box::new(book))),
            Err(_) => Err(refused(FileExpected::WholeWorkbook)),
        }
    }

    /// The sheets that are shown, then the hidden ones.
    fn names(&self) -> Vec<String> {
        let book = match self {
            Workbook::Ods(document) => return document.names(),
            Workbook::Xlsx(book) => book,
        };
        let all = book.sheets_metadata();
        let of = |shown: bool| {
            let sheets = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
            sheets.filter(move |sheet| (sheet.visible == SheetVisible::Visible) == shown)
        };
        of(true).chain(of(false)).map(|sheet| sheet.name.clone()).collect()
    }

    fn rows(&mut self, name: &str) -> Result<Rows> {
        let damaged = || refused(FileExpected::WholeWorkbook);
        let book = match self {
            Workbook::Ods(document) => return document.rows(name),
            Workbook::Xlsx(book) => book,
        };
        let mut rows = Rows::default();
        let mut cells = book.worksheet_cells_reader(name).map_err(|_| damaged())?;
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            let (row, column) = cell.get_position();
            match cell.get_value() {
                DataRef::Empty => {}
                DataRef::String(text) if text.trim().is_empty() => {}
                DataRef::SharedString(text) if text.trim().is_empty() => {}
                value => {
                    rows.go(row, column)?;
                    rows.take(value);
                }
            }
        }
        Ok(rows)
    }
}

fn encrypted() -> Error {
    Error::new(ErrorCode::FileEncrypted, Expected::Plain)
}

/// What is in an archive.
#[derive(Default)]
struct Parts {
    is_workbook: bool,
    /// The content of an OpenDocument spreadsheet.
    content: Option<Vec<u8>>,
    is_encrypted: bool,
}

/// Unpacks all parts that will be read, within limits.
fn unpacked(bytes: &[u8]) -> Result<Parts> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused(FileExpected::Workbook))?;
    if archive.len() > MOST_PARTS {
        return Err(limit());
    }
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let by_ratio = size.saturating_mul(MOST_RATIO).saturating_add(FREE_BYTES);
    let mut room = by_ratio.min(u64::from(MOST_MEBIBYTES) << 20);
    let mut parts = Parts::default();
    let mut part = Vec::new();
    for place in 0..archive.len() {
        let file = match archive.by_index(place) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(encrypted());
            }
            Err(_) => return Err(refused(FileExpected::WholeWorkbook)),
        };
        let Ok(name) = file.name().map(|name| name.into_owned()) else { continue };
        // Pictures and the like stay packed.
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        part.clear();
        let taken = file.take(room.saturating_add(1)).read_to_end(&mut part);
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        room = room.checked_sub(length).ok_or_else(limit)?;
        taken.map_err(|_| refused(FileExpected::WholeWorkbook))?;
        if has(&part, b"<!DOCTYPE") {
            return Err(refused(FileExpected::PlainXml));
        }
        match name.as_str() {
            "xl/workbook.xml" => parts.is_workbook = true,
            "content.xml" => parts.content = Some(part.clone()),
            "META-INF/manifest.xml" => {
                parts.is_encrypted = has(&part, b"encryption-data");
            }
            _ => {}
        }
    }
    Ok(parts)
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

/// The rows of a sheet as text, in the making.
#[derive(Default)]
struct Rows {
    text: String,
    /// Where the text is: row and column, from 0.
    row: u32,
    column: u32,
    /// Where the decimal marks of numbers are.
    marks: Vec<usize>,
    /// What the texts say about the mark of amounts.
    votes: Option<Numbers>,
}

impl Rows {
    /// Goes on to a cell, which must come after those before.
    fn go(&mut self, row: u32, column: u32) -> Result<()> {
        if row >= MOST_ROWS || column >= u32::try_from(MOST_CELLS).unwrap_or(u32::MAX) {
            return Err(limit());
        }
        while self.row < row {
            self.text.push('\n');
            self.row = self.row.saturating_add(1);
            self.column = 0;
        }
        if row < self.row || column < self.column {
            return Err(refused(FileExpected::WholeWorkbook));
        }
        while self.column < column {
            self.text.push(char::from(DELIMITER));
            self.column = self.column.saturating_add(1);
        }
        if self.text.len() > usize::from(MOST_MEBIBYTES) << 20 {
            return Err(limit());
        }
        Ok(())
    }

    fn take(&mut self, value: &DataRef) {
        match value {
            DataRef::Empty => {}
            DataRef::String(text) => self.words(text),
            DataRef::SharedString(text) => self.words(text),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => self.words(text),
            DataRef::Int(number) => self.text.push_str(&number.to_string()),
            DataRef::Float(number) => self.number(&number.to_string()),
            DataRef::Bool(answer) => self.text.push_str(if *answer { "true" } else { "false" }),
            DataRef::DateTime(moment) => self.moment(moment),
            DataRef::Error(error) => self.words(&error.to_string()),
        }
    }

    /// A text: in quotes where it needs them, on one line.
    fn words(&mut self, text: &str) {
        let votes = self.votes.get_or_insert_with(|| Numbers::new(DecimalMark::Comma, false));
        // What it is does not matter: only how it is written.
        let _ = votes.read(text, Field::Amount, Currency::euro());
        let quoted = text.contains(['"', ';', '\n', '\r']);
        if quoted {
            self.text.push('"');
        }
        // The first apostrophe is the one that the reader takes off.
        if text.starts_with('\'') && is_formula(text) {
            self.text.push('\'');
        }
        for sign in text.chars() {
            match sign {
                '\n' | '\r' => self.text.push(' '),
                '"' => self.text.push_str("\"\""),
                sign => self.text.push(sign),
            }
        }
        if quoted {
            self.text.push('"');
        }
    }

    /// A number in plain notation; its mark is settled once all cells are known.
    fn number(&mut self, text: &str) {
        let Some((whole, decimals)) = text.split_once('.') else {
            self.text.push_str(text);
            return;
        };
        self.text.push_str(whole);
        self.marks.push(self.text.len());
        self.text.push('.');
        self.text.push_str(decimals);
        // Three digits after a mark could be thousands.
        if decimals.len() == 3 {
            self.text.push('0');
        }
    }

    /// The day of a moment; a duration as the number that it is.
    fn moment(&mut self, moment: &ExcelDateTime) {
        if !moment.is_datetime() {
            self.number(&moment.as_f64().to_string());
            return;
        }
        let (year, month, day, ..) = moment.to_ymd_hms_milli();
        for (part, digits) in [(u32::from(year), 4), (u32::from(month), 2), (u32::from(day), 2)] {
            if digits < 4 {
                self.text.push('-');
            }
            let text = part.to_string();
            for _ in text.len()..digits {
                self.text.push('0');
            }
            self.text.push_str(&text);
        }
    }

    /// The text from the header on, with blank lines in the place of what stands above it and each
    /// row as wide as the header; and how many fields the header names.
    fn text(self, options: &XlsxOptions) -> Result<(String, usize)> {
        let asked = options.csv.decimal;
        let told = self.votes.and_then(|votes| votes.settle().ok().flatten());
        let text = match asked.or(told) {
            Some(DecimalMark::Comma) => with_commas(self.text, &self.marks),
            _ => self.text,
        };
        let mut lines = Lines::of(&text, DELIMITER);
        let (mut known, mut head, mut width) = (0, 1, 0);
        let mut left = HEAD_ROWS;
        while left > 0 && lines.next() {
            left = left.saturating_sub(1);
            let names = lines.cells();
            let layout = recognize(&names, &options.csv.columns, &[]);
            let named = layout.map_or(0, |layout| layout.fields().iter().flatten().count());
            if width == 0 || named > known {
                (known, head, width) = (named, lines.number, names.len());
            }
        }
        Ok((fitted(&text, head, width)?, known))
    }
}

/// The lines from the header on, each with as many cells: what stands behind the last one of the
/// header has no name, and is read in no CSV either.
fn fitted(text: &str, head: usize, width: usize) -> Result<String> {
    let mut out = String::new();
    for (number, line) in (1_usize..).zip(text.split('\n')) {
        if number > 1 {
            out.push('\n');
        }
        if number < head || line.is_empty() {
            continue;
        }
        let (mut is_quoted, mut cells, mut end) = (false, 1_usize, line.len());
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'"' => is_quoted = !is_quoted,
                DELIMITER if !is_quoted && cells >= width => {
                    end = at;
                    break;
                }
                DELIMITER if !is_quoted => cells = cells.saturating_add(1),
                _ => {}
            }
        }
        out.push_str(line.get(..end).unwrap_or_default());
        for _ in cells..width {
            out.push(char::from(DELIMITER));
        }
        if out.len() > usize::from(MOST_MEBIBYTES) << 20 {
            return Err(limit());
        }
    }
    Ok(out)
}

/// The text with a comma at each of these places.
fn with_commas(text: String, marks: &[usize]) -> String {
    let mut bytes = text.into_bytes();
    for mark in marks {
        if let Some(byte) = bytes.get_mut(*mark) {
            *byte = b',';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
