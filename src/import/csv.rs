//! Invoices from a CSV (spec §14): encoding, delimiter, columns, decimal mark and order of day and
//! month are found in the file, and said; what stays ambiguous is asked, never guessed. Good rows
//! are in the ledger, every other row is listed.

mod columns;
mod dates;
mod encoding;
mod lines;
mod numbers;
mod rows;

use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::ledger::Ledger;
use crate::warning::{Notice, Warning};
use alloc::string::String;
use alloc::vec::Vec;

pub use columns::Field;
pub use dates::DateFormat;
pub use encoding::Encoding;
pub use numbers::DecimalMark;

use columns::{Layout, Sample};
use dates::{Dates, OrderEvidence};
use encoding::Decoded;
use lines::{Cell, Lines};
use numbers::{MarkEvidence, Numbers};

/// The delimiters that are known, in the contract's order.
pub const DELIMITERS: &[char] = &[',', ';', '\t', '|'];
/// Their names, in the same order.
pub const DELIMITER_NAMES: &[&str] = &[",", ";", "\t", "|"];

/// How a file is to be read; what is not stated is found in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// Name of each field's column, in the order of [`Field::ALL`].
    pub columns: [Option<String>; 12],
    /// What stands between cells.
    pub delimiter: Option<char>,
    /// The mark before decimals.
    pub decimal: Option<DecimalMark>,
    /// The notation of dates.
    pub date_format: Option<DateFormat>,
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// Currency of rows that state none; without it the euro.
    pub currency: Option<Currency>,
    /// Whether amounts of too many decimals are rounded instead of refused.
    pub round_amounts: bool,
}

/// What a file gave.
#[derive(Debug)]
pub struct CsvImport {
    /// The invoices of all good rows.
    pub ledger: Ledger,
    /// How many rows were good. Several rows with payments of one invoice count each.
    pub accepted: usize,
    /// All others, in the order of the file.
    pub rejected: Vec<Rejection>,
    /// How the file was read: given back as options, it reads the file the same way.
    pub detected: CsvOptions,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
}

impl CsvImport {
    /// Name of the column at fault.
    #[must_use]
    pub fn column(&self, rejection: &Rejection) -> Option<&str> {
        self.detected.columns.get(rejection.field? as usize)?.as_deref()
    }
}

/// A row that is not in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Number of its first physical line, from 1, as an editor counts.
    pub line: usize,
    /// The field whose cell is at fault, unless it is the row as a whole.
    pub field: Option<Field>,
    /// Why.
    pub error: Error,
    /// Why a row that may well be right was left out.
    pub left_out: Option<LeftOut>,
}

/// What is no invoice that a customer owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A supplier's bill.
    SupplierBill,
    /// A quote, an order, a pro forma invoice.
    NoInvoice,
    /// Not issued yet.
    Draft,
    /// Voided.
    Voided,
    /// Deleted.
    Deleted,
}

impl LeftOut {
    /// The reason as programs see it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            LeftOut::SupplierBill => "supplierBill",
            LeftOut::NoInvoice => "noInvoice",
            LeftOut::Draft => "draft",
            LeftOut::Voided => "voided",
            LeftOut::Deleted => "deleted",
        }
    }
}

/// The first lines of a file, for a person who says which column is which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvPreview {
    /// The names in the header.
    pub columns: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    /// What the names and the first rows tell.
    pub detected: CsvOptions,
}

/// How many rows a first look takes in, and how much text.
const SAMPLE_ROWS: usize = 500;
const SAMPLE_BYTES: usize = 1 << 20;
const PREVIEW_ROWS: usize = 5;

/// Reads a file.
///
/// # Errors
/// `csv/encoding` for UTF-16 or an unreadable header, `csv/header` for columns that are missing,
/// `csv/row` for a header whose quotes do not close, `option/missing` at `decimal` or `dateFormat`
/// for what stays ambiguous over the whole file.
pub fn read(bytes: &[u8], options: &CsvOptions) -> Result<CsvImport> {
    let decoded = encoding::decode(bytes, options.encoding)?;
    let file = File::open(&decoded, options)?;
    let missing = file.layout.missing();
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|field| field.as_str()).collect();
        return Err(Error::new(ErrorCode::CsvHeader, Expected::Plain).found(names.join(", ")));
    }
    let (mut marks, mut order) = (MarkEvidence::default(), OrderEvidence::default());
    file.look(&mut marks, &mut order);
    // A first guess; the whole file decides, and is read again where the guess was wrong.
    let mut decimal = marks.settle().ok().flatten().unwrap_or(DecimalMark::Comma);
    let mut format = order.settle().ok().flatten();
    let mut again = false;
    loop {
        let found = Found {
            numbers: Numbers {
                decimal: options.decimal.unwrap_or(decimal),
                round: options.round_amounts,
            },
            dates: options.date_format.map_or_else(|| Dates::found(format), Dates::asked),
        };
        let pass = rows::read(&file, options, found);
        let settled_decimal = match options.decimal {
            None => pass.marks.settle()?,
            asked => asked,
        };
        let settled_format = match options.date_format {
            None => pass.order.settle()?,
            asked => asked,
        };
        let right = settled_decimal.is_none_or(|mark| mark == found.numbers.decimal)
            && (options.date_format.is_some() || Dates::found(settled_format) == found.dates);
        if right || again {
            let mut detected = file.detected(options);
            detected.decimal = settled_decimal;
            detected.date_format = settled_format;
            let rounded = (pass.rounded > 0).then_some(Notice::AmountRounded(pass.rounded));
            let undated = (pass.undated > 0).then_some(Notice::PaymentUndated(pass.undated));
            return Ok(CsvImport {
                ledger: pass.ledger,
                accepted: pass.accepted,
                rejected: pass.rejected,
                detected,
                warnings: rounded.into_iter().chain(undated).map(Warning::from).collect(),
            });
        }
        decimal = settled_decimal.unwrap_or(decimal);
        format = settled_format;
        again = true;
    }
}

/// The header, the first rows and what they tell, whatever is missing.
///
/// # Errors
/// `csv/encoding`, `csv/row`, and `csv/header` at `columns/…`, as [`read`].
pub fn preview(bytes: &[u8], options: &CsvOptions) -> Result<CsvPreview> {
    let decoded = encoding::decode(bytes, options.encoding)?;
    let file = File::open(&decoded, options)?;
    let (mut marks, mut order) = (MarkEvidence::default(), OrderEvidence::default());
    file.look(&mut marks, &mut order);
    let mut detected = file.detected(options);
    detected.decimal = options.decimal.or_else(|| marks.settle().ok().flatten());
    detected.date_format = options.date_format.or_else(|| order.settle().ok().flatten());
    let mut rows = file.sample.rows;
    rows.truncate(PREVIEW_ROWS);
    Ok(CsvPreview { columns: file.header, rows, detected })
}

/// How cells are read.
#[derive(Clone, Copy, Debug)]
struct Found {
    numbers: Numbers,
    dates: Dates,
}

/// A file whose header is read.
struct File<'a> {
    text: &'a str,
    encoding: Encoding,
    broken: bool,
    delimiter: char,
    header: Vec<String>,
    layout: Layout,
    /// The lines after the header.
    lines: Lines<'a>,
    sample: Sample,
}

impl<'a> File<'a> {
    fn open(decoded: &'a Decoded, options: &CsvOptions) -> Result<File<'a>> {
        let text: &str = &decoded.text;
        let delimiter = match options.delimiter.or_else(|| stated(text)) {
            Some(delimiter) => delimiter,
            None => sniff(text, options),
        };
        let mut lines = Lines::of(text, byte(delimiter));
        let header = header(text, &mut lines, decoded.broken)?;
        let sample = Sample { rows: first_rows(text, &lines, SAMPLE_ROWS) };
        let layout = columns::recognize(&header, &options.columns, &sample)?;
        Ok(File {
            text,
            encoding: decoded.encoding,
            broken: decoded.broken,
            delimiter,
            header,
            layout,
            lines,
            sample,
        })
    }

    /// What the first rows say about the decimal mark and the order of dates.
    fn look(&self, marks: &mut MarkEvidence, order: &mut OrderEvidence) {
        for row in &self.sample.rows {
            let cell = |field| self.layout.place(field).and_then(|place| row.get(place));
            for cell in [Field::Amount, Field::Vat, Field::Paid].into_iter().filter_map(cell) {
                marks.look_at(cell);
            }
            for cell in [Field::Issued, Field::Due, Field::PaidOn].into_iter().filter_map(cell) {
                order.look_at(cell);
            }
        }
    }

    fn detected(&self, options: &CsvOptions) -> CsvOptions {
        let mut detected = CsvOptions {
            delimiter: Some(self.delimiter),
            encoding: Some(self.encoding),
            currency: options.currency.or(self.layout.currency),
            round_amounts: options.round_amounts,
            ..CsvOptions::default()
        };
        for (name, place) in detected.columns.iter_mut().zip(self.layout.places) {
            *name = place.and_then(|place| self.header.get(place)).cloned();
        }
        if self.layout.place(Field::Currency).is_none() {
            detected.currency = detected.currency.or(Some(Currency::euro()));
        }
        detected
    }
}

/// Asks the caller for what the file leaves open.
fn ask(option: &'static str, choices: &'static [&'static str], unclear: Option<&str>) -> Error {
    let error = Error::new(ErrorCode::OptionMissing, Expected::OneOf(choices)).at(option);
    match unclear {
        Some(cell) => error.found(cell),
        None => error,
    }
}

/// Whether the first of two readings holds, by how many cells allow only it. Where both have such
/// cells, one of them is a slip if it is at most half as frequent; else neither holds.
fn majority(first: usize, second: usize) -> Option<bool> {
    match (first, second) {
        (0, 0) => None,
        (first, second) if first >= second.saturating_mul(2) => Some(true),
        (first, second) if second >= first.saturating_mul(2) => Some(false),
        _ => None,
    }
}

fn byte(delimiter: char) -> u8 {
    u8::try_from(delimiter).unwrap_or(b',')
}

/// The text of a cell, without blanks around it.
fn cell_text<'a>(text: &'a str, cell: &Cell) -> alloc::borrow::Cow<'a, str> {
    let inside = trimmed(text.get(cell.start..cell.end).unwrap_or_default());
    if !cell.doubled {
        return inside.into();
    }
    // Two quotes in a row stand for one.
    let mut quoted = false;
    let single = |c: &char| {
        quoted = *c == '"' && !quoted;
        *c != '"' || quoted
    };
    inside.chars().filter(single).collect::<String>().into()
}

fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// The delimiter that a first line `sep=;` states.
fn stated(text: &str) -> Option<char> {
    let delimiter = text.strip_prefix("sep=")?.chars().next()?;
    DELIMITERS.contains(&delimiter).then_some(delimiter)
}

/// The names in the header, which is the first line that is not blank.
fn header(text: &str, lines: &mut Lines, broken: bool) -> Result<Vec<String>> {
    let mut cells = Vec::new();
    let mut line = lines.next(&mut cells);
    if stated(text).is_some() {
        line = lines.next(&mut cells);
    }
    let Some(line) = line else { return Ok(Vec::new()) };
    let raw = || text.get(line.start..line.end).unwrap_or_default();
    let refused = |code, expected| {
        Error::new(code, expected).at(format_args!("row/{}", line.number)).found(raw())
    };
    if line.open {
        return Err(refused(ErrorCode::CsvRow, Expected::ClosedQuotes));
    }
    if cells.len() >= lines::MOST_CELLS {
        return Err(refused(ErrorCode::CsvRow, Expected::Cells(lines::MOST_CELLS)));
    }
    if broken && encoding::has_unknown(raw()) {
        return Err(refused(ErrorCode::CsvEncoding, Expected::Plain));
    }
    Ok(cells.iter().map(|cell| cell_text(text, cell).into_owned()).collect())
}

fn first_rows(text: &str, lines: &Lines, count: usize) -> Vec<Vec<String>> {
    let mut lines = lines.clone();
    let mut cells = Vec::new();
    let mut rows = Vec::new();
    let mut room = SAMPLE_BYTES;
    while rows.len() < count
        && let Some(line) = lines.next(&mut cells)
    {
        let Some(left) = room.checked_sub(line.end.saturating_sub(line.start)) else { break };
        room = left;
        if !line.open {
            rows.push(cells.iter().map(|cell| cell_text(text, cell).into_owned()).collect());
        }
    }
    rows
}

/// The delimiter under which the header names most fields; among equals, under which most lines
/// have as many cells as the header, if it has several.
fn sniff(text: &str, options: &CsvOptions) -> char {
    let score = |&delimiter: &char| {
        let mut lines = Lines::of(text, byte(delimiter));
        let names = header(text, &mut lines, false).unwrap_or_default();
        let nothing = Sample { rows: Vec::new() };
        let layout = columns::recognize(&names, &options.columns, &nothing);
        let rows = first_rows(text, &lines, 20);
        let even = rows.iter().filter(|row| row.len() == names.len()).count();
        let several = names.len() > 1;
        (layout.map_or(0, |layout| layout.known()), if several { even } else { 0 }, several)
    };
    // The last of equals is taken: a comma, the commonest of all.
    DELIMITERS.iter().rev().max_by_key(|delimiter| score(delimiter)).copied().unwrap_or(',')
}
