//! Workbooks that are written, read back by another library.

#![cfg(feature = "files")]

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use encours::amount::{Currency, Decimal, decimal_text};
use encours::date::Date;
use encours::error::ErrorCode;
use encours::export::xlsx::{Book, Cell, Column, MOST_ROWS, Sheet, write};
use encours::wire::{Value, write_xlsx};

fn column(title: &str, currency: Option<&str>) -> Column {
    let currency = currency.map(|code| Currency::parse(code).unwrap());
    Column { title: title.to_owned(), currency, is_number: currency.is_some() }
}

fn book(columns: Vec<Column>, rows: Vec<Vec<Cell>>, totals: Vec<Cell>) -> Book {
    let sheet = Sheet { name: "Factures".to_owned(), columns, rows, totals };
    Book { sheets: vec![sheet], ..Book::default() }
}

/// A part of the package, as text.
fn part(file: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn cells(file: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file)).unwrap();
    let range = book.worksheet_range("Factures").unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn each_kind_of_cell_is_read_back_as_what_it_is() {
    let columns = vec![
        column("Facture", None),
        column("Échéance", None),
        column("Reste dû", Some("EUR")),
        column("Jours", None),
        column("Part", None),
    ];
    let row = vec![
        Cell::Text("007".to_owned()),
        Cell::Date(Date::parse("2025-06-30").unwrap()),
        Cell::Amount(-1_234_50, 2),
        Cell::Integer(-12),
        Cell::Percent(Decimal::hundredths(64_84)),
    ];
    let totals = vec![
        Cell::Text("Total".to_owned()),
        Cell::Empty,
        Cell::Amount(-1_234_50, 2),
        Cell::Empty,
        Cell::Empty,
    ];
    let file = write(&book(columns, vec![row], totals)).unwrap();
    let sheet = part(&file, SHEET);
    for written in ["<v>-1234.5</v>", "<v>45838</v>", "<v>0.6484</v>", "<v>-12</v>"] {
        assert!(sheet.contains(written), "{written} in {sheet}");
    }
    assert!(!sheet.contains("<f"), "no formula in {sheet}");
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"1\""), "{sheet}");
    let styles = part(&file, "xl/styles.xml");
    assert!(styles.contains("#,##0.00\\ [$€]"), "{styles}");

    let rows = cells(file);
    assert_eq!(rows[0][2], Data::String("Reste dû".to_owned()));
    assert_eq!(rows[1][0], Data::String("007".to_owned()));
    let Data::DateTime(day) = rows[1][1] else { panic!("{:?} is no date", rows[1][1]) };
    assert_eq!(day.to_ymd_hms_milli(), (2025, 6, 30, 0, 0, 0, 0));
    assert_eq!(rows[1][2..], [Data::Float(-1234.5), Data::Float(-12.0), Data::Float(0.6484)]);
    assert_eq!(rows[2][0], Data::String("Total".to_owned()));
    assert_eq!(rows[2][2], Data::Float(-1234.5));
}

#[test]
fn no_text_is_a_formula_a_number_or_an_escape() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r\n=1+1",
        "＝1+1",
        "'=1",
        "007",
        "1e3",
        "TRUE",
        "30/06/2025",
        "_x0041_",
        "<b>&amp;</b>",
        " Dupont ",
        "http://a.fr",
        "\u{1}",
        "😀",
    ];
    let rows = texts.iter().map(|text| vec![Cell::Text((*text).to_owned())]).collect();
    let file = write(&book(vec![column("=titre", None)], rows, Vec::new())).unwrap();
    let sheet = part(&file, SHEET);
    assert!(!sheet.contains("<f") && !sheet.contains("hyperlink"), "{sheet}");
    assert_eq!(sheet.matches("t=\"s\"").count(), texts.len() + 1, "{sheet}");
    let rows = cells(file);
    assert_eq!(rows[0][0], Data::String("=titre".to_owned()));
    for (row, text) in rows[1..].iter().zip(texts) {
        // XML has one line break, and no place for U+0001: both come back by other ways.
        let Data::String(read) = &row[0] else { panic!("{:?}", row[0]) };
        if !text.contains(['\r', '\u{1}']) {
            assert_eq!(read, text);
        }
    }
}

#[test]
fn an_amount_is_written_to_the_last_cent_over_all_its_range() {
    let mut amounts: Vec<(i128, u8)> = Vec::new();
    for digits in [0, 2, 3] {
        for power in 0..=18_u32 {
            for near in -101..=101 {
                amounts.push((10_i128.pow(power) + near, digits));
                amounts.push((-(10_i128.pow(power) + near), digits));
            }
        }
        // Steps that share nothing with powers of 2 or 10.
        let mut units = 1_i128;
        while units < 1_000_000_000_000_000_000 {
            amounts.push((units, digits));
            units = units * 37 / 31 + 1;
        }
    }
    let rows = amounts.iter().map(|(units, digits)| vec![Cell::Amount(*units, *digits)]).collect();
    let file = write(&book(vec![column("Montant", None)], rows, Vec::new())).unwrap();
    let rows = cells(file);
    for ((units, digits), row) in amounts.iter().zip(&rows[1..]) {
        let text = decimal_text(*units, *digits);
        match &row[0] {
            Data::String(read) => {
                assert!(units.abs() >= 1_000_000_000_000_000, "{text} is no number");
                assert_eq!(*read, text);
            }
            Data::Float(read) => assert_eq!(format!("{read:.*}", usize::from(*digits)), text),
            other => panic!("{text} is read as {other:?}"),
        }
    }
}

#[test]
fn the_text_of_a_number_in_the_file_is_the_amount() {
    // Not only near it: the shortest text of a double of 15 digits is those digits.
    let amounts = [999_999_999_999_999_i128, 1, 10, 101, 123_456_789_012_345, 700_000_000_000_001];
    let rows = amounts.iter().map(|units| vec![Cell::Amount(*units, 2)]).collect();
    let file = write(&book(vec![column("Montant", None)], rows, Vec::new())).unwrap();
    let sheet = part(&file, SHEET);
    for units in amounts {
        let text = decimal_text(units, 2);
        let shortest = text.trim_end_matches('0').trim_end_matches('.');
        assert!(sheet.contains(&format!("<v>{shortest}</v>")), "{shortest} in {sheet}");
    }
}

#[test]
fn the_same_book_gives_the_same_bytes_and_a_date_only_where_one_is_given() {
    let columns = || vec![column("A", None), column("B", Some("USD"))];
    let rows = || vec![vec![Cell::Text("x".to_owned()), Cell::Amount(1, 2)]];
    let first = write(&book(columns(), rows(), Vec::new())).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(first, write(&book(columns(), rows(), Vec::new())).unwrap());
    assert!(part(&first, "docProps/core.xml").contains("1970-01-01T00:00:00Z"));
    let created = Some(Date::parse("2025-06-30").unwrap());
    let dated = Book { created, author: "Atelier".to_owned(), ..book(columns(), rows(), vec![]) };
    let core = part(&write(&dated).unwrap(), "docProps/core.xml");
    assert!(core.contains("2025-06-30T00:00:00Z") && core.contains("Atelier"), "{core}");
}

#[test]
fn more_rows_than_a_sheet_has_are_over_the_limit() {
    let rows = vec![Vec::new(); MOST_ROWS];
    let error = write(&book(vec![column("A", None)], rows, Vec::new())).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (ErrorCode::FileLimit, "sheets/0/rows"));
}

fn list(items: &[Value]) -> Value {
    Value::List(items.to_vec())
}

fn number(text: &str) -> Value {
    Value::Number(text.to_owned())
}

/// A sheet of one column and one row.
fn sheet(name: &str, column: &[(&str, Value)], cell: Value) -> Value {
    let column = column.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    Value::from([
        ("name", name.into()),
        ("columns", list(&[Value::Object(column)])),
        ("rows", list(&[list(&[cell])])),
    ])
}

fn sheets(items: &[Value]) -> Value {
    Value::from([("sheets", list(items))])
}

#[test]
fn what_cannot_be_is_refused_at_its_place() {
    let titled = |kind: &str| [("title", "A".into()), ("kind", kind.into())];
    let one = |kind: &str, cell: Value| sheets(&[sheet("S", &titled(kind), cell)]);
    let refused = |input: Value| {
        let error = write_xlsx(&input).unwrap_err();
        (error.code.as_str(), error.path.clone())
    };
    for (input, code, path) in [
        (Value::from([("title", "x".into())]), "option/missing", "sheets"),
        (Value::from([("sheets", list(&[])), ("x", "y".into())]), "option/invalid", "x"),
        (sheets(&[]), "option/invalid", "sheets"),
        (one("amount", "1 234,50".into()), "amount/invalid", "sheets/0/rows/0/0"),
        (one("amount", "0.1234567".into()), "amount/precision", "sheets/0/rows/0/0"),
        (one("integer", number("1.5")), "amount/precision", "sheets/0/rows/0/0"),
        (one("date", "30/06/2025".into()), "date/invalid", "sheets/0/rows/0/0"),
        (one("percent", "x".into()), "percent/invalid", "sheets/0/rows/0/0"),
        (one("text", number("1")), "option/invalid", "sheets/0/rows/0/0"),
        (one("text", "é".repeat(32_768).as_str().into()), "file/limit", "sheets/0/rows/0/0"),
        (one("money", "1".into()), "option/invalid", "sheets/0/columns/0/kind"),
        (
            sheets(&[sheet("S", &[("kind", "text".into())], "a".into())]),
            "option/missing",
            "sheets/0/columns/0/title",
        ),
        (sheets(&[sheet("S/T", &titled("text"), "a".into())]), "option/invalid", "sheets/0/name"),
        (
            sheets(&["S", "s"].map(|name| sheet(name, &titled("text"), "a".into()))),
            "option/invalid",
            "sheets/1/name",
        ),
    ] {
        assert_eq!(refused(input.clone()), (code, path.to_owned()), "{input:?}");
    }
    let mut short = sheet("S", &titled("text"), "a".into());
    let Value::Object(fields) = &mut short else { panic!() };
    fields[2].1 = list(&[list(&[])]);
    assert_eq!(refused(sheets(&[short])), ("option/invalid", "sheets/0/rows/0".to_owned()));
}

#[test]
fn an_amount_has_the_decimals_of_its_currency_or_those_that_are_written() {
    let written = |column: &[(&str, Value)], cell: Value| {
        let file = write_xlsx(&sheets(&[sheet("Factures", column, cell)])).unwrap();
        let rows = cells(file.clone());
        let cell = rows.get(1).map_or(Data::Empty, |row| row[0].clone());
        (cell, part(&file, "xl/styles.xml"))
    };
    let amount = [("title", "A".into()), ("kind", "amount".into())];
    let (cell, styles) = written(&amount, "12.50".into());
    assert_eq!(cell, Data::Float(12.5));
    assert!(styles.contains("\"#,##0.00\""), "{styles}");
    let (_, styles) = written(&amount, number("12"));
    assert!(styles.contains("\"#,##0\""), "{styles}");
    let yen: Vec<_> = amount.iter().cloned().chain([("currency", "JPY".into())]).collect();
    let (cell, styles) = written(&yen, "1200".into());
    assert_eq!(cell, Data::Float(1200.0));
    assert!(styles.contains("#,##0\\ [$JPY]"), "{styles}");
    let (cell, _) = written(&amount, Value::Absent);
    assert_eq!(cell, Data::Empty);
}
