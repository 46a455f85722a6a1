//! Invoices from a CSV (spec §14): encoding, delimiter, columns, decimal mark and order of day and
//! month are found in the file, and said; what stays ambiguous is asked, never guessed. Good rows
//! are in the ledger, every other row is listed.

pub(super) mod columns;
pub(super) mod dates;
pub(super) mod lines;
pub(super) mod numbers;
mod rows;

use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::import::encoding::{self, Decoded};
use crate::ledger::Ledger;
use crate::warning::{Notice, Warning};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

pub use crate::import::encoding::Encoding;
pub use columns::Field;
#[cfg(feature = "files")]
pub(super) use columns::fold;
pub use dates::DateFormat;
pub use numbers::DecimalMark;

use columns::Layout;
use dates::Dates;
use lines::Lines;
use numbers::Numbers;

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
    ///
    /// # Example
    /// ```
    /// use encours::import::csv::{CsvOptions, read};
    ///
    /// let file = "\
    /// id;customer;issued;amount
    /// F-1;Martin;22/05/2025;1200,50
    /// F-2;Martin;22/05/2025;x
    /// ";
    /// let import = read(file.as_bytes(), &CsvOptions::default())?;
    /// assert_eq!(import.column(&import.rejected[0]), Some("amount"));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
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
    ///
    /// # Example
    /// ```
    /// use encours::import::csv::LeftOut;
    ///
    /// assert_eq!(LeftOut::SupplierBill.as_str(), "supplierBill");
    /// ```
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
/// `csv/row` for a header whose quotes do not close or that has too many cells, `option/missing` at
/// `decimal` or `dateFormat` for what stays ambiguous over the whole file.
///
/// # Example
/// ```
/// use encours::import::csv::{CsvOptions, DecimalMark, read};
///
/// let file = "\
/// id;customer;issued;amount
/// F-1;Martin;22/05/2025;1200,50
/// F-2;Martin;22/05/2025;x
/// ";
/// let import = read(file.as_bytes(), &CsvOptions::default())?;
/// assert_eq!(import.ledger.find("F-1").map(|invoice| invoice.amount), Some(1_200_50));
/// assert_eq!(import.detected.decimal, Some(DecimalMark::Comma));
/// // The second row is refused alone.
/// assert_eq!((import.accepted, import.rejected[0].line), (1, 3));
/// assert_eq!(import.rejected[0].error.code.as_str(), "amount/invalid");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read(bytes: &[u8], options: &CsvOptions) -> Result<CsvImport> {
    let decoded = encoding::decode(bytes, options.encoding)?;
    let file = File::open(&decoded, options)?;
    let missing = file.layout.missing();
    if !missing.is_empty() {
        return Err(Error::new(ErrorCode::CsvHeader, Expected::Plain).found(missing.join(", ")));
    }
    // A first guess; the whole file decides, and is read again where the guess was wrong.
    let (mut decimal, mut format) = file.guess(options);
    let mut again = false;
    loop {
        let numbers = Numbers::new(decimal.unwrap_or(DecimalMark::Comma), options.round_amounts);
        let dates = Dates::new(options.date_format, format);
        let pass = rows::read(&file, options, numbers, dates);
        let settled = pass.settle(options)?;
        let right =
            settled.0.is_none_or(|mark| mark == pass.numbers.decimal) && pass.dates.suit(settled.1);
        if right || again {
            let mut warnings = Vec::new();
            if pass.numbers.rounded > 0 {
                warnings.push(Notice::AmountRounded(pass.numbers.rounded).into());
            }
            if pass.undated > 0 {
                warnings.push(Notice::PaymentUndated(pass.undated).into());
            }
            return Ok(CsvImport {
                ledger: pass.ledger,
                accepted: pass.accepted,
                rejected: pass.rejected,
                detected: file.detected(options, settled.0, settled.1),
                warnings,
            });
        }
        (decimal, format) = (settled.0.or(decimal), settled.1);
        again = true;
    }
}

/// The header, the first rows and what they tell, whatever is missing.
///
/// # Errors
/// `csv/encoding`, `csv/row`, and `csv/header` at `columns/…`, as [`read`].
///
/// # Example
/// ```
/// use encours::import::csv::{CsvOptions, preview};
///
/// let file = "nom;total\nMartin;1200,50\n";
/// let preview = preview(file.as_bytes(), &CsvOptions::default())?;
/// assert_eq!(preview.columns, ["nom", "total"]);
/// assert_eq!(preview.rows, [["Martin", "1200,50"]]);
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn preview(bytes: &[u8], options: &CsvOptions) -> Result<CsvPreview> {
    let decoded = encoding::decode(bytes, options.encoding)?;
    let mut file = File::open(&decoded, options)?;
    let (decimal, format) = file.guess(options);
    let detected = file.detected(options, decimal, format);
    file.sample.truncate(PREVIEW_ROWS);
    Ok(CsvPreview { columns: file.header, rows: file.sample, detected })
}

/// A file whose header is read.
struct File<'a> {
    encoding: Encoding,
    broken: bool,
    delimiter: char,
    header: Vec<String>,
    layout: Layout,
    /// The lines after the header.
    lines: Lines<'a>,
    /// The first of them: what the columns hold, where their names do not tell.
    sample: Vec<Vec<String>>,
}

impl<'a> File<'a> {
    fn open(decoded: &'a Decoded, options: &CsvOptions) -> Result<File<'a>> {
        let text: &str = &decoded.text;
        let delimiter = match options.delimiter.or_else(|| stated(text)) {
            Some(delimiter) => delimiter,
            None => sniff(text, options),
        };
        let mut lines = Lines::of(text, byte(delimiter));
        let header = header(&mut lines, decoded.broken)?;
        let sample = first_rows(&lines, SAMPLE_ROWS);
        Ok(File {
            encoding: decoded.encoding,
            broken: decoded.broken,
            delimiter,
            layout: columns::recognize(&header, &options.columns, &sample)?,
            header,
            lines,
            sample,
        })
    }

    /// The decimal mark and the notation of dates, as the caller asks or the first rows tell.
    fn guess(&self, options: &CsvOptions) -> (Option<DecimalMark>, Option<DateFormat>) {
        let mut numbers = Numbers::new(DecimalMark::Comma, false);
        let mut dates = Dates::new(None, None);
        for row in &self.sample {
            for (field, place) in Field::ALL.iter().zip(self.layout.fields()) {
                let Some(cell) = place.and_then(|place| row.get(place)) else { continue };
                // What it is does not matter yet: only how it is written.
                match field {
                    Field::Amount | Field::Vat | Field::Paid => {
                        let _ = numbers.read(cell, *field, Currency::euro());
                    }
                    Field::Issued | Field::Due | Field::PaidOn => {
                        let _ = dates.read(cell, *field);
                    }
                    _ => {}
                }
            }
        }
        (
            options.decimal.or_else(|| numbers.settle().ok().flatten()),
            options.date_format.or_else(|| dates.settle().ok().flatten()),
        )
    }

    fn detected(
        &self,
        options: &CsvOptions,
        decimal: Option<DecimalMark>,
        date_format: Option<DateFormat>,
    ) -> CsvOptions {
        let named = self.layout.place(Field::Currency).is_some();
        let euro = || (!named).then(Currency::euro);
        let mut detected = CsvOptions {
            columns: <[Option<String>; 12]>::default(),
            delimiter: Some(self.delimiter),
            decimal,
            date_format,
            encoding: Some(self.encoding),
            currency: options.currency.or(self.layout.currency).or_else(euro),
            round_amounts: options.round_amounts,
        };
        for (name, place) in detected.columns.iter_mut().zip(self.layout.fields()) {
            *name = place.and_then(|place| self.header.get(place)).cloned();
        }
        detected
    }
}

/// How many cells can only be read in the first or only in the second of two ways.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    first: usize,
    second: usize,
}

impl Tally {
    /// Whether the first way holds. Where both have cells, one of them is a slip if it has at most
    /// half as many; else neither holds.
    fn majority(self) -> Option<bool> {
        match (self.first, self.second) {
            (0, 0) => None,
            (first, second) if first >= second.saturating_mul(2) => Some(true),
            (first, second) if second >= first.saturating_mul(2) => Some(false),
            _ => None,
        }
    }
}

/// What the cells of the columns say about two ways to read them.
#[derive(Debug, Default)]
struct Votes {
    columns: [Tally; Field::COUNT],
    /// The first cell that can be read in both ways.
    unclear: Option<String>,
}

impl Votes {
    /// Counts a cell of a column by the ways in which it can be read.
    #[inline(always)]
    fn count(&mut self, column: Field, first: bool, second: bool, cell: &[u8]) {
        if first && second {
            self.note_unclear(cell);
        } else if let Some(tally) = self.columns.get_mut(column as usize) {
            tally.first = tally.first.wrapping_add(usize::from(first));
            tally.second = tally.second.wrapping_add(usize::from(second));
        }
    }

    fn note_unclear(&mut self, cell: &[u8]) {
        if self.unclear.is_none() {
            self.unclear = core::str::from_utf8(cell).ok().map(ToOwned::to_owned);
        }
    }

    /// Whether the first way holds for the whole file; `None` also where a column on its own says
    /// the contrary of all together: its cells are no slips of the others.
    fn majority(&self) -> Option<bool> {
        let mut all = Tally::default();
        for tally in &self.columns {
            all.first = all.first.wrapping_add(tally.first);
            all.second = all.second.wrapping_add(tally.second);
        }
        let way = all.majority()?;
        let contrary = Some(!way);
        self.columns.iter().all(|tally| tally.majority() != contrary).then_some(way)
    }

    /// Whether any cell says something.
    fn is_told(&self) -> bool {
        self.unclear.is_some()
            || self.columns.iter().any(|tally| tally.first > 0 || tally.second > 0)
    }

    /// Asks the caller for what the file leaves open.
    fn ask(&self, option: &'static str, choices: &'static [&'static str]) -> Error {
        let error = Error::new(ErrorCode::OptionMissing, Expected::OneOf(choices)).at(option);
        match &self.unclear {
            Some(cell) => error.found(cell),
            None => error,
        }
    }
}

fn byte(delimiter: char) -> u8 {
    u8::try_from(delimiter).unwrap_or(b',')
}

/// The delimiter that a first line `sep=;` states.
fn stated(text: &str) -> Option<char> {
    let delimiter = text.strip_prefix("sep=")?.chars().next()?;
    DELIMITERS.contains(&delimiter).then_some(delimiter)
}

/// The names in the header, which is the first line that is not blank.
fn header(lines: &mut Lines, broken: bool) -> Result<Vec<String>> {
    if stated(lines.text()).is_some() {
        lines.next();
    }
    if !lines.next() {
        return Ok(Vec::new());
    }
    let (code, expected) = if lines.open {
        (ErrorCode::CsvRow, Expected::ClosedQuotes)
    } else if lines.width >= lines::MOST_CELLS {
        (ErrorCode::CsvRow, Expected::Plain)
    } else if broken && encoding::has_unknown(lines.raw()) {
        (ErrorCode::CsvEncoding, Expected::Plain)
    } else {
        return Ok(lines.cells());
    };
    let path = Path::ROOT.key("row");
    Err(Error::new(code, expected).at(path.index(lines.number)).found(lines.raw()))
}

fn first_rows(lines: &Lines, count: usize) -> Vec<Vec<String>> {
    let mut lines = lines.rest();
    let mut rows = Vec::new();
    let mut room = SAMPLE_BYTES;
    while rows.len() < count && lines.next() {
        let Some(left) = room.checked_sub(lines.raw().len()) else { break };
        room = left;
        if !lines.open {
            rows.push(lines.cells());
        }
    }
    rows
}

/// The delimiter under which the header names most fields; among equals, under which most lines
/// have as many cells as the header, if it has several.
fn sniff(text: &str, options: &CsvOptions) -> char {
    let score = |delimiter: char| {
        let mut lines = Lines::of(text, byte(delimiter));
        let names = header(&mut lines, false).unwrap_or_default();
        let layout = columns::recognize(&names, &options.columns, &[]);
        let rows = first_rows(&lines, 20);
        let even = rows.iter().filter(|row| row.len() == names.len()).count();
        let several = names.len() > 1;
        let known = layout.map_or(0, |layout| layout.fields().iter().flatten().count());
        (known, if several { even } else { 0 }, several)
    };
    // The first of equals is taken: a comma, the commonest of all.
    let (mut best, mut most) = (',', (0, 0, false));
    for &delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > most {
            (best, most) = (delimiter, score);
        }
    }
    best
}
