//! Workbooks for spreadsheet programs (XLSX), with cells of the right type.
//!
//! A cell of a number holds a binary double. Every decimal of at most 15 digits comes back from it
//! as it was, so that is what is written as a number; a longer amount is written as text. No text is
//! ever a formula: texts are shared strings, in cells of the format "text".

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::amount::{Currency, Decimal, decimal_text};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result};

/// Rows of a sheet, its header and its totals among them.
pub const MOST_ROWS: usize = 1_048_576;
/// Columns of a sheet.
pub const MOST_COLUMNS: usize = 16_384;
/// UTF-16 units of a cell's text.
pub const MOST_TEXT: usize = 32_767;
/// Below this, a whole number of minor units survives a double.
const MOST_UNITS: u128 = 1_000_000_000_000_000;
/// The serial number of 1970-01-01.
const EPOCH: i32 = 25_569;
/// The short date of the reader's own language.
const DATE_FORMAT: u8 = 14;
/// Text, whatever it looks like, even once it has been edited.
const TEXT_FORMAT: u8 = 49;
const HEAD: Color = Color::RGB(0xE8_EC_F1);
const A4: u8 = 9;
/// Characters: narrower no title fits, wider the screen is full.
const WIDTHS: (usize, usize) = (8, 60);

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// For the file's properties.
    pub title: String,
    /// For the file's properties.
    pub author: String,
    /// When it was made, for the file's properties; 1970-01-01 where nobody says.
    pub created: Option<Date>,
    /// At least one.
    pub sheets: Vec<Sheet>,
}

/// One table, with a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Fit for a sheet: see [`is_sheet_name`].
    pub name: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, if there is one.
    pub totals: Vec<Cell>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Shown beside its amounts.
    pub currency: Option<Currency>,
    /// Whether its cells are at the end of the line: all but texts and dates.
    pub is_number: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// So many units of so many decimals.
    Amount(i128, u8),
    /// A day.
    Date(Date),
    /// A whole number.
    Integer(i128),
    /// A percent: 64.84 is written as 0.6484 and shown as 64.84 %.
    Percent(Decimal),
}

/// Whether a sheet can have this name: 1 to 31 characters, none of `[]:*?/\`, no apostrophe at its
/// ends.
///
/// # Example
/// ```
/// use encours::export::xlsx::is_sheet_name;
///
/// assert!(is_sheet_name("Balance âgée"));
/// assert!(!is_sheet_name("Avril/Mai") && !is_sheet_name(""));
/// ```
#[must_use]
pub fn is_sheet_name(name: &str) -> bool {
    let refused =
        |sign: char| matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || sign.is_control();
    (1..=31).contains(&name.encode_utf16().count())
        && !name.contains(refused)
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}

/// The bytes of the file; the same for the same book.
///
/// # Errors
/// `file/limit` for more rows, columns or text than a sheet can hold; `option/invalid` for a sheet
/// that cannot have its name.
///
/// # Example
/// ```
/// use encours::export::xlsx::{Book, Cell, Column, Sheet, write};
///
/// let column = Column { title: "Montant".into(), currency: None, is_number: true };
/// let sheet = Sheet {
///     name: "Factures".into(),
///     columns: vec![column],
///     rows: vec![vec![Cell::Amount(1_234_50, 2)]],
///     totals: Vec::new(),
/// };
/// let file = write(&Book { sheets: vec![sheet], ..Book::default() })?;
/// assert!(file.starts_with(b"PK"));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn write(book: &Book) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book).map_err(refused)?);
    for (position, sheet) in book.sheets.iter().enumerate() {
        check_size(sheet, position)?;
        fill(workbook.add_worksheet(), sheet).map_err(refused)?;
    }
    workbook.save_to_buffer().map_err(refused)
}

fn properties(book: &Book) -> core::result::Result<DocProperties, XlsxError> {
    let (year, month, day) = book.created.unwrap_or(Date::MIN).ymd();
    let created = ExcelDateTime::from_ymd(
        u16::try_from(year).unwrap_or(1970),
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    Ok(DocProperties::new()
        .set_title(&book.title)
        .set_author(&book.author)
        .set_creation_datetime(&created))
}

/// What the library refuses although it was checked before.
fn refused(error: XlsxError) -> Error {
    let code = match error {
        XlsxError::RowColumnLimitError | XlsxError::MaxStringLengthExceeded => ErrorCode::FileLimit,
        _ => ErrorCode::OptionInvalid,
    };
    Error::new(code, Expected::Plain).at("sheets")
}

fn check_size(sheet: &Sheet, position: usize) -> Result<()> {
    let beside = if sheet.totals.is_empty() { 1 } else { 2 };
    let over = if sheet.columns.len() > MOST_COLUMNS {
        "columns"
    } else if sheet.rows.len().saturating_add(beside) > MOST_ROWS {
        "rows"
    } else {
        return Ok(());
    };
    let sheets = Path::ROOT.key("sheets");
    let path = sheets.index(position);
    Err(Error::new(ErrorCode::FileLimit, Expected::Plain).at(path.key(over)))
}

type Done = core::result::Result<(), XlsxError>;

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Done {
    worksheet.set_name(&sheet.name)?;
    let last_column = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let mut formats = Formats::default();
    for (number, column) in (0_u16..).zip(&sheet.columns) {
        let head = Format::new()
            .set_bold()
            .set_background_color(HEAD)
            .set_align(if column.is_number { FormatAlign::Right } else { FormatAlign::Left });
        write_text(worksheet, 0, number, &column.title, &head)?;
        worksheet.set_column_width(number, width(sheet, column, usize::from(number)))?;
    }
    for (number, row) in (1_u32..).zip(&sheet.rows) {
        write_row(worksheet, &mut formats, number, sheet, row, false)?;
    }
    write_row(worksheet, &mut formats, last_row.saturating_add(1), sheet, &sheet.totals, true)?;
    worksheet.set_freeze_panes(1, 0)?;
    if !sheet.columns.is_empty() {
        worksheet.autofilter(0, 0, last_row, last_column)?;
    }
    worksheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    worksheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_row(
    worksheet: &mut Worksheet,
    formats: &mut Formats,
    row: u32,
    sheet: &Sheet,
    cells: &[Cell],
    is_total: bool,
) -> Done {
    for ((number, column), cell) in (0_u16..).zip(&sheet.columns).zip(cells) {
        let (content, look) = content(cell, column.currency);
        let format = formats.of(look, is_total);
        match content {
            Content::Nothing if is_total => worksheet.write_blank(row, number, format)?,
            Content::Nothing => worksheet,
            Content::Text(text) => write_text(worksheet, row, number, &text, format)?,
            Content::Number(value) => {
                worksheet.write_number_with_format(row, number, value, format)?
            }
        };
    }
    Ok(())
}

/// The library takes a text that begins and ends like this for one of its own making, and leaves its
/// signs as they are: such a text is handed over in two pieces.
fn write_text<'a>(
    worksheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> core::result::Result<&'a mut Worksheet, XlsxError> {
    match text.split_at_checked(1) {
        Some((first, rest)) if text.starts_with("<r>") && text.ends_with("</r>") => {
            let plain = Format::new();
            let pieces = [(&plain, first), (&plain, rest)];
            worksheet.write_rich_string_with_format(row, column, &pieces, format)
        }
        _ => worksheet.write_string_with_format(row, column, text, format),
    }
}

/// What a cell of the file holds.
enum Content {
    Nothing,
    Text(String),
    Number(f64),
}

/// How it is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Text,
    /// A number that is written as text.
    LongNumber,
    Date,
    Amount(u8, Option<Currency>),
    Percent,
}

fn content(cell: &Cell, currency: Option<Currency>) -> (Content, Look) {
    match cell {
        Cell::Empty => (Content::Nothing, Look::Text),
        Cell::Text(text) => (Content::Text(text.to_owned()), Look::Text),
        Cell::Date(date) => {
            let serial = date.days().saturating_add(EPOCH);
            (Content::Number(serial.into()), Look::Date)
        }
        Cell::Amount(units, digits) => number(*units, *digits, Look::Amount(*digits, currency)),
        Cell::Integer(units) => number(*units, 0, Look::Amount(0, None)),
        Cell::Percent(percent) => {
            number(percent.units, percent.scale.saturating_add(2), Look::Percent)
        }
    }
}

/// A number that comes back from a double as it was, else its text.
fn number(units: i128, digits: u8, look: Look) -> (Content, Look) {
    let text = decimal_text(units, digits);
    match text.parse() {
        Ok(value) if units.unsigned_abs() < MOST_UNITS => (Content::Number(value), look),
        _ => (Content::Text(text), Look::LongNumber),
    }
}

/// The formats in use, each made once.
#[derive(Default)]
struct Formats(BTreeMap<(Look, bool), Format>);

impl Formats {
    fn of(&mut self, look: Look, is_total: bool) -> &Format {
        self.0.entry((look, is_total)).or_insert_with(|| {
            let format = shown(look);
            if !is_total {
                return format;
            }
            format.set_bold().set_border_top(FormatBorder::Thin)
        })
    }
}

fn shown(look: Look) -> Format {
    let format = Format::new();
    match look {
        Look::Text => format.set_num_format_index(TEXT_FORMAT),
        Look::LongNumber => format.set_num_format_index(TEXT_FORMAT).set_align(FormatAlign::Right),
        // At the start, as texts are: a date is read like one.
        Look::Date => format.set_num_format_index(DATE_FORMAT).set_align(FormatAlign::Left),
        Look::Percent => format.set_num_format("0.00%"),
        Look::Amount(digits, currency) => {
            let mut pattern = "#,##0".to_owned();
            if digits > 0 {
                pattern.push('.');
            }
            for _ in 0..digits {
                pattern.push('0');
            }
            if let Some(currency) = currency {
                for part in ["\\ [$", symbol(currency), "]"] {
                    pattern.push_str(part);
                }
            }
            format.set_num_format(pattern)
        }
    }
}

/// The sign of the euro, the code of any other: "$" is the sign of too many.
fn symbol(currency: Currency) -> &'static str {
    if currency == Currency::euro() { "€" } else { currency.code() }
}

/// Wide enough for all cells, in characters.
fn width(sheet: &Sheet, column: &Column, number: usize) -> u16 {
    let rows = sheet.rows.iter().chain([&sheet.totals]);
    let cells = rows.filter_map(|row| row.get(number));
    let beside = column.currency.map_or(0, |currency| symbol(currency).len());
    let widest = cells.map(|cell| length(cell).saturating_add(beside)).max().unwrap_or(0);
    // The button of the filter stands beside the title.
    let title = column.title.chars().count().saturating_add(2);
    let width = widest.max(title).saturating_add(1).clamp(WIDTHS.0, WIDTHS.1);
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// How many characters a cell takes, signs between thousands included.
fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => text.chars().count(),
        Cell::Date(_) => 10,
        Cell::Percent(_) => 9,
        Cell::Amount(units, digits) => {
            let length = decimal_text(*units, *digits).len();
            length.saturating_add(length.checked_div(3).unwrap_or(0))
        }
        Cell::Integer(units) => decimal_text(*units, 0).len().saturating_add(2),
    }
}
