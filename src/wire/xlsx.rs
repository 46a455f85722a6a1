//! Workbooks: `writeXlsx(workbook)`, `readXlsx(bytes, options)`, `sheetCsv(bytes, options)`.

use super::csv::{csv_options, write_import};
use super::json::Json;
use super::ledger_data::write_ledger;
use super::read::{Fault, Fields, Given, Sign};
use super::value::Value;
use crate::amount::{Currency, Kind, OTHER, PERCENT, amount_kind};
use crate::error::{ErrorCode, Expected, Result};
use crate::export::xlsx::{self, Book, Cell, Column, MOST_TEXT, Sheet, is_sheet_name};
use crate::import::xlsx::{SheetText, XlsxOptions, read, sheet_text};
use crate::language::Language;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

const KINDS: &[&str] = &["text", "amount", "number", "date", "integer", "percent"];

/// How the cells of a column are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellKind {
    Text,
    Amount(Option<Currency>),
    Date,
    Integer,
    Percent,
}

/// Any amount of a report: a total may be over the bound of one invoice.
const fn money(decimals: u8) -> Kind {
    Kind { largest: 10_000_000_000_000_000, ..amount_kind(decimals) }
}
/// Shares and changes, which may be negative or over 1000.
const RATIO: Kind = Kind { largest: 1_000_000_000, bounds: OTHER.bounds, ..PERCENT };
/// Most decimals of an amount without a currency.
const MOST_DECIMALS: u8 = 6;

/// The bytes of a workbook: `{title, author, created, sheets: [{name, columns, rows, totals}]}`.
///
/// # Errors
/// The codes of spec §1.5, with the place of the cell: `sheets/0/rows/2/3`; `file/limit`.
///
/// # Example
/// ```
/// use encours::wire::{Value, write_xlsx};
///
/// let list = |items: &[&str]| Value::List(items.iter().map(|item| (*item).into()).collect());
/// let column = Value::from([("title", "Montant".into()), ("kind", "amount".into())]);
/// let sheet = |amount: &str| Value::from([
///     ("name", "Factures".into()),
///     ("columns", Value::List(vec![column.clone()])),
///     ("rows", Value::List(vec![list(&[amount])])),
/// ]);
/// let book = |amount: &str| Value::from([("sheets", Value::List(vec![sheet(amount)]))]);
/// assert!(write_xlsx(&book("1234.50"))?.starts_with(b"PK"));
/// assert_eq!(write_xlsx(&book("1 234,50")).unwrap_err().path, "sheets/0/rows/0/0");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn write_xlsx(input: &Value) -> Result<Vec<u8>> {
    let fault = Fault::default();
    let fields =
        Fields::open(input, &fault, &["title", "author", "created", "sheets"], &["sheets"]);
    let book = Book {
        title: text(&fields, "title"),
        author: text(&fields, "author"),
        created: fields.date("created"),
        sheets: sheets(&fields),
    };
    fault.check()?;
    xlsx::write(&book)
}

fn text(fields: &Fields, key: &str) -> String {
    fields.text(key).unwrap_or_default().to_owned()
}

fn sheets(fields: &Fields) -> Vec<Sheet> {
    let given = fields.get("sheets");
    let mut sheets: Vec<Sheet> = Vec::new();
    for item in given.items() {
        let sheet = sheet(&item);
        let name = sheet.name.to_lowercase();
        if sheets.iter().any(|before| before.name.to_lowercase() == name) {
            item.fields().get("name").refuse(ErrorCode::OptionInvalid, Expected::Unique);
        }
        sheets.push(sheet);
    }
    if sheets.is_empty() {
        given.refuse(ErrorCode::OptionInvalid, Expected::NotEmptyList);
    }
    sheets
}

fn sheet(given: &Given) -> Sheet {
    let fields = given.object(&["name", "columns", "rows", "totals"], &["name", "columns", "rows"]);
    let name = text(&fields, "name");
    if !is_sheet_name(&name) {
        fields.get("name").refuse(ErrorCode::OptionInvalid, Expected::Like("Factures"));
    }
    let read = fields.list("columns", |item| column(&item));
    let kinds: Vec<CellKind> = read.iter().map(|(_, kind)| *kind).collect();
    let columns = read.into_iter().map(|(column, _)| column).collect();
    let rows = fields.list("rows", |item| row(&item, &kinds));
    let totals = fields.get("totals");
    let totals = if totals.is_absent() { Vec::new() } else { row(&totals, &kinds) };
    Sheet { name, columns, rows, totals }
}

fn column(given: &Given) -> (Column, CellKind) {
    let fields = given.object(&["title", "kind", "currency"], &["title"]);
    let stated = !fields.get("currency").is_absent();
    let currency = stated.then(|| fields.currency());
    let kinds = [
        CellKind::Text,
        CellKind::Amount(currency),
        CellKind::Amount(None),
        CellKind::Date,
        CellKind::Integer,
        CellKind::Percent,
    ];
    let kind = fields.choice("kind", KINDS, &kinds).unwrap_or(CellKind::Text);
    let is_number = !matches!(kind, CellKind::Text | CellKind::Date);
    (Column { title: cell_text(&fields.get("title")), currency, is_number }, kind)
}

/// A cell for each column.
fn row(given: &Given, kinds: &[CellKind]) -> Vec<Cell> {
    let items = given.items();
    if items.len() != kinds.len() && given.is_list() {
        given.refuse(ErrorCode::OptionInvalid, Expected::Cells(kinds.len()));
    }
    items.zip(kinds).map(|(item, kind)| cell(&item, *kind)).collect()
}

fn cell(given: &Given, kind: CellKind) -> Cell {
    if given.is_empty() {
        return Cell::Empty;
    }
    let decimal = |kind: &Kind| given.decimal(kind, Sign::Any);
    match kind {
        CellKind::Text => Cell::Text(cell_text(given)),
        CellKind::Date => given.date().map_or(Cell::Empty, Cell::Date),
        CellKind::Integer => {
            decimal(&money(0)).map_or(Cell::Empty, |number| Cell::Integer(number.units))
        }
        CellKind::Percent => decimal(&RATIO).map_or(Cell::Empty, Cell::Percent),
        CellKind::Amount(currency) => {
            let most = currency.map_or(MOST_DECIMALS, Currency::digits);
            decimal(&money(most)).map_or(Cell::Empty, |amount| {
                // Without a currency, as many decimals as are written.
                let digits = currency.map_or_else(|| given.decimals(), Currency::digits);
                let digits = digits.clamp(amount.scale, most);
                Cell::Amount(amount.units_at(digits), digits)
            })
        }
    }
}

/// A text that a cell can hold.
fn cell_text(given: &Given) -> String {
    let text = given.text().unwrap_or_default();
    if text.encode_utf16().count() > MOST_TEXT {
        given.refuse(ErrorCode::FileLimit, Expected::Plain);
    }
    text.to_owned()
}

/// The invoices of a workbook, as JSON: `{customers, invoices, sheet, sheets, …}` and what a CSV
/// gives.
///
/// # Errors
/// The codes of spec §1.5, and those of [`read`].
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::wire::{Value, read_xlsx};
///
/// let error = read_xlsx(b"PK", &Value::Absent, Language::French).unwrap_err();
/// assert_eq!(error.code.as_str(), "file/format");
/// ```
pub fn read_xlsx(bytes: &[u8], input: &Value, language: Language) -> Result<String> {
    let import = read(bytes, &xlsx_options(input)?)?;
    Ok(Json::object_text(|json| {
        write_ledger(json, &import.csv.ledger);
        write_import(json, &import.csv, language);
        sheets_of(json, &import.sheet, &import.sheets);
    }))
}

/// A sheet of a workbook as the text of a CSV, as JSON: `{csv, sheet, sheets}`.
///
/// # Errors
/// The codes of spec §1.5, and those of [`sheet_text`].
///
/// # Example
/// ```
/// use encours::wire::{Value, sheet_csv, write_xlsx};
///
/// let column = Value::from([("title", "Montant".into()), ("kind", "amount".into())]);
/// let sheet = Value::from([
///     ("name", "Ventes".into()),
///     ("columns", Value::List(vec![column])),
///     ("rows", Value::List(vec![Value::List(vec!["1234.50".into()])])),
/// ]);
/// let file = write_xlsx(&Value::from([("sheets", Value::List(vec![sheet]))]))?;
/// let json = sheet_csv(&file, &Value::Absent)?;
/// assert_eq!(json, r#"{"csv":"Montant\u000a1234.5","sheet":"Ventes","sheets":["Ventes"]}"#);
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn sheet_csv(bytes: &[u8], input: &Value) -> Result<String> {
    let SheetText { sheet, sheets, text } = sheet_text(bytes, &xlsx_options(input)?)?;
    Ok(Json::object_text(|json| {
        json.text("csv", &text);
        sheets_of(json, &sheet, &sheets);
    }))
}

fn sheets_of(json: &mut Json, sheet: &str, sheets: &[String]) {
    json.text("sheet", sheet);
    let names: Vec<&str> = sheets.iter().map(String::as_str).collect();
    json.texts("sheets", &names);
}

/// The options of a CSV, and the name of a sheet.
fn xlsx_options(input: &Value) -> Result<XlsxOptions> {
    let Value::Object(entries) = input else {
        return csv_options(input).map(|csv| XlsxOptions { csv, sheet: None });
    };
    let (own, others): (Vec<_>, Vec<_>) =
        entries.iter().cloned().partition(|(key, _)| key == "sheet");
    let csv = csv_options(&Value::Object(others))?;
    let own = Value::Object(own);
    let fault = Fault::default();
    let fields = Fields::open(&own, &fault, &["sheet"], &[]);
    let stated = !fields.get("sheet").is_absent();
    let sheet = stated.then(|| text(&fields, "sheet"));
    fault.check().map(|()| XlsxOptions { csv, sheet })
}
