//! Workbooks: what is written, read back by another library; what is read, of many kinds.

#![cfg(feature = "files")]

use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use encours::amount::{Currency, Decimal, decimal_text};
use encours::date::Date;
use encours::error::ErrorCode;
use encours::export::xlsx::{Book, Cell, Column, MOST_ROWS, Sheet, write};
use encours::import::csv::CsvOptions;
use encours::import::xlsx::{self, XlsxImport, XlsxOptions};
use encours::language::Language;
use encours::text;
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
        "<r><t>&x;</t></r>",
        "<r></r>",
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
    let other = [("title", "A".into()), ("kind", "number".into())];
    let (cell, styles) = written(&other, "109.50".into());
    assert_eq!(cell, Data::Float(109.5));
    assert!(styles.contains("\"#,##0.00\""), "{styles}");
    let (cell, _) = written(&amount, Value::Absent);
    assert_eq!(cell, Data::Empty);
}

// Reading: workbooks of our own writer, of others, and hostile ones.

fn text_column(title: &str) -> Column {
    Column { title: title.to_owned(), currency: None, is_number: false }
}

fn words(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn day(text: &str) -> Cell {
    Cell::Date(Date::parse(text).unwrap())
}

/// A workbook of these sheets, each with the head of invoices.
fn invoices(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Vec<u8> {
    let sheet = |(name, rows): &(&str, Vec<Vec<Cell>>)| Sheet {
        name: (*name).to_owned(),
        columns: ["Facture", "Client", "Émise le", "Montant TTC"].map(text_column).into(),
        rows: rows.clone(),
        totals: Vec::new(),
    };
    write(&Book { sheets: sheets.iter().map(sheet).collect(), ..Book::default() }).unwrap()
}

fn import(file: &[u8]) -> XlsxImport {
    xlsx::read(file, &XlsxOptions::default()).unwrap()
}

fn amount(import: &XlsxImport, id: &str) -> Option<i64> {
    import.csv.ledger.find(id).map(|invoice| invoice.amount)
}

fn refused(file: &[u8]) -> (&'static str, String) {
    let error = xlsx::read(file, &XlsxOptions::default()).unwrap_err();
    (error.code.as_str(), error.path.clone())
}

#[test]
fn invoices_are_read_with_dates_by_style_and_numbers_by_their_shortest_text() {
    let file = invoices(&[(
        "Ventes",
        vec![
            vec![words("F-1"), words("Martin; fils"), day("2025-06-30"), Cell::Amount(1_200_50, 2)],
            // A number that is an id, an amount with a decimal comma in a text, an empty row.
            vec![
                Cell::Integer(2025002),
                words("Du\"rand\n"),
                words("31/07/2025"),
                words("1 234,56"),
            ],
            Vec::new(),
            vec![words("F-3"), words("Durand"), day("2025-07-02"), Cell::Amount(-12_345, 3)],
            vec![words("F-4"), words("Durand"), words("n.c."), Cell::Amount(1, 2)],
        ],
    )]);
    let import = import(&file);
    assert_eq!((import.sheet.as_str(), import.csv.accepted), ("Ventes", 2));
    assert_eq!(amount(&import, "F-1"), Some(1_200_50));
    assert_eq!(amount(&import, "2025002"), Some(1_234_56));
    let rejected: Vec<_> = import
        .csv
        .rejected
        .iter()
        .map(|rejection| (rejection.line, rejection.error.code.as_str()))
        .collect();
    // Lines are rows of the sheet; a decimal too many is no cent.
    assert_eq!(rejected, [(5, "amount/precision"), (6, "date/invalid")]);
    assert_eq!((import.csv.detected.delimiter, import.csv.detected.encoding), (None, None));
}

#[test]
fn what_a_double_cannot_hold_is_said_and_not_rounded() {
    // 0.1 + 0.2, as a formula leaves it.
    let file = invoices(&[(
        "A",
        vec![vec![words("F-1"), words("A"), day("2025-06-30"), Cell::Amount(30, 2)]],
    )]);
    let file = altered(&file, SHEET, "<v>0.3</v>", "<v>0.30000000000000004</v>");
    let import = import(&file);
    assert_eq!(import.csv.rejected.len(), 1);
    let rounding = XlsxOptions {
        csv: CsvOptions { round_amounts: true, ..CsvOptions::default() },
        sheet: None,
    };
    let import = xlsx::read(&file, &rounding).unwrap();
    assert_eq!(import.csv.ledger.find("F-1").map(|invoice| invoice.amount), Some(30));
}

#[test]
fn three_decimals_of_a_number_are_decimals() {
    let file = invoices(&[(
        "A",
        vec![vec![words("F-1"), words("A"), day("2025-06-30"), Cell::Amount(1_234, 3)]],
    )]);
    let options = XlsxOptions {
        csv: CsvOptions {
            currency: Some(Currency::parse("TND").unwrap()),
            ..CsvOptions::default()
        },
        sheet: None,
    };
    let import = xlsx::read(&file, &options).unwrap();
    assert_eq!(import.csv.ledger.find("F-1").map(|invoice| invoice.amount), Some(1_234));
}

#[test]
fn the_sheet_whose_header_names_most_is_read_unless_another_is_asked_for() {
    let row = |id: &str| vec![words(id), words("A"), day("2025-06-30"), Cell::Amount(1, 2)];
    let notes = Sheet {
        name: "Notes".to_owned(),
        columns: vec![text_column("À lire")],
        rows: vec![vec![words("rien")]],
        totals: Vec::new(),
    };
    let sheet = |name: &str, id: &str| Sheet {
        name: name.to_owned(),
        columns: ["Facture", "Client", "Émise le", "Montant TTC"].map(text_column).into(),
        rows: vec![row(id)],
        totals: Vec::new(),
    };
    let sheets = vec![notes, sheet("2024", "F-24"), sheet("2025", "F-25")];
    let file = write(&Book { sheets, ..Book::default() }).unwrap();
    let first = import(&file);
    assert_eq!((first.sheet.as_str(), first.sheets.len()), ("2024", 3));
    assert!(amount(&first, "F-24").is_some());
    let asked = |name: &str| XlsxOptions { sheet: Some(name.to_owned()), ..XlsxOptions::default() };
    let second = xlsx::read(&file, &asked("2025")).unwrap();
    assert!(amount(&second, "F-25").is_some());
    let error = xlsx::read(&file, &asked("2026")).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (ErrorCode::OptionInvalid, "sheet"));
    assert_eq!(error.value.as_deref(), Some("Notes, 2024, 2025"));
}

#[test]
fn titles_above_the_header_are_passed_over_and_rows_keep_their_numbers() {
    let sheet = Sheet {
        name: "A".to_owned(),
        columns: vec![text_column("Export du 30/06/2025")],
        rows: vec![Vec::new(), vec![words("Société Untel")]],
        totals: Vec::new(),
    };
    let mut file = write(&Book { sheets: vec![sheet], ..Book::default() }).unwrap();
    let head = ["Facture", "Client", "Date", "Montant TTC"];
    let cell = |row: u32, column: usize, text: &str| {
        let letter = char::from(b'A' + u8::try_from(column).unwrap());
        format!("<c r=\"{letter}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let line = |row: u32, texts: &[&str]| {
        let cells: String =
            texts.iter().enumerate().map(|(at, text)| cell(row, at, text)).collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    let rows = [
        line(5, &head),
        line(6, &["F-1", "A", "30/06/2025", "12,50"]),
        line(8, &["F-2", "A", "31/06/2025", "12,50"]),
    ]
    .concat();
    file = altered(&file, SHEET, "</sheetData>", &format!("{rows}</sheetData>"));
    let import = import(&file);
    assert_eq!(amount(&import, "F-1"), Some(12_50));
    assert_eq!(import.csv.rejected.iter().map(|row| row.line).collect::<Vec<_>>(), [8]);
}

#[test]
fn rows_are_as_wide_as_the_header_whatever_is_left_out_or_stands_beside() {
    let columns = ["Facture", "Client", "Date", "Montant TTC", "Échéance"].map(text_column);
    let row = |id: &str| vec![words(id), words("A"), day("2025-06-30"), Cell::Amount(1_00, 2)];
    let sheet = Sheet {
        name: "A".to_owned(),
        columns: columns.into(),
        // Nothing in the last cell of a row.
        rows: vec![row("F-1"), row("F;2")],
        totals: Vec::new(),
    };
    let file = write(&Book { sheets: vec![sheet], ..Book::default() }).unwrap();
    // A note beside the table.
    let beside = "<c r=\"H3\"><v>1</v></c></row></sheetData>";
    let file = altered(&file, SHEET, "</row></sheetData>", beside);
    let import = import(&file);
    assert_eq!((import.csv.accepted, import.csv.rejected.len()), (2, 0));
    assert_eq!(amount(&import, "F;2"), Some(1_00));
    let text = xlsx::sheet_text(&file, &XlsxOptions::default()).unwrap().text;
    assert!(text.ends_with("\"F;2\";A;2025-06-30;1;"), "{text}");
}

/// The same package with one part altered.
fn altered(file: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    let text = part(file, name);
    assert!(text.contains(from), "{from} in {text}");
    with_part(file, name, text.replacen(from, to, 1).as_bytes())
}

/// The same package with another content of a part.
fn with_part(file: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut package = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..package.len() {
        let mut old = package.by_index(at).unwrap();
        let old_name = old.name().unwrap().into_owned();
        writer.start_file(old_name.clone(), options).unwrap();
        let mut bytes = Vec::new();
        old.read_to_end(&mut bytes).unwrap();
        writer.write_all(if old_name == name { content } else { &bytes }).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A spreadsheet of LibreOffice's kind.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
         xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Ventes\">\
         {rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn string(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn a_spreadsheet_of_libreoffice_is_read_with_its_repeated_cells() {
    let head: String =
        ["Facture", "Client", "Date", "Échéance", "Montant TTC"].map(string).concat();
    let date = |day: &str| {
        format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"/>")
    };
    let money = |value: &str| {
        format!(
            "<table:table-cell office:value-type=\"currency\" office:value=\"{value}\">\
             <office:annotation><text:p>une note</text:p></office:annotation>\
             <text:p>1 234,50 €</text:p></table:table-cell>"
        )
    };
    let customer = string("Du<text:s text:c=\"2\"/>pont &amp; fils");
    let rows = format!(
        "<table:table-row>{head}<table:table-cell table:number-columns-repeated=\"16379\"/>\
         </table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row>{}{customer}<table:table-cell table:number-columns-repeated=\"2\" \
         office:value-type=\"date\" office:date-value=\"2025-06-30T10:00:00\"/>{}</table:table-row>\
         <table:table-row>{}{customer}{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>",
        string("F-1"),
        money("1234.5"),
        string("F-2"),
        date("2025-07-01"),
        date("x"),
        money("1E1"),
    );
    let import = import(&ods(&rows));
    assert_eq!(import.sheet, "Ventes");
    assert_eq!(amount(&import, "F-1"), Some(1_234_50));
    let invoice = import.csv.ledger.find("F-1").unwrap();
    assert_eq!(invoice.due.to_string(), "2025-06-30");
    let lines: Vec<_> = import.csv.rejected.iter().map(|row| row.line).collect();
    assert_eq!(lines, [5]);
    assert!(import.csv.ledger.find("F-2").is_none());
}

#[test]
fn a_workbook_of_the_former_format_is_refused_with_a_remedy_and_an_encrypted_one_by_name() {
    let cfb = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    assert_eq!(refused(cfb), ("file/format", String::new()));
    let error = xlsx::read(cfb, &XlsxOptions::default()).unwrap_err();
    assert!(text::message(&error, Language::French).contains(".xlsx"));
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    assert_eq!(refused(&[cfb.as_slice(), &[0; 512], &name].concat()).0, "file/encrypted");
    let manifest = b"<manifest><encryption-data/></manifest>";
    let content = part(&ods(""), "content.xml");
    let file = package(&[("content.xml", content.as_bytes()), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(refused(&file).0, "file/encrypted");
}

#[test]
fn what_is_no_workbook_or_is_damaged_is_refused() {
    let whole = invoices(&[("A", vec![])]);
    let cut = &whole[..whole.len() / 2];
    for file in
        [b"".as_slice(), b"facture;client\n", b"PK\x03\x04", cut, &package(&[("a.xml", b"<a/>")])]
    {
        assert_eq!(refused(file).0, "file/format");
    }
    let damaged = with_part(&whole, SHEET, b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"");
    assert_eq!(refused(&damaged).0, "file/format");
    let entity = with_part(&whole, SHEET, b"<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>");
    assert_eq!(refused(&entity).0, "file/format");
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let whole = invoices(&[("A", vec![vec![words("F-1")]])]);
    // 80 MB of blanks in 80 kB.
    let zeros = vec![b' '; 80 << 20];
    assert_eq!(refused(&with_part(&whole, SHEET, &zeros)).0, "file/limit");
    assert_eq!(refused(&with_part(&whole, "xl/sharedStrings.xml", &zeros)).0, "file/limit");
    let many: Vec<String> = (0..10_001).map(|at| format!("{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(&package(&many)).0, "file/limit");
}

#[test]
fn a_dimension_that_is_stated_takes_nothing_and_a_cell_out_of_reach_is_refused() {
    let whole = invoices(&[(
        "A",
        vec![vec![words("F-1"), words("A"), day("2025-06-30"), Cell::Amount(1, 2)]],
    )]);
    let huge =
        altered(&whole, SHEET, "<dimension ref=\"A1:D2\"/>", "<dimension ref=\"A1:XFD1048576\"/>");
    assert_eq!(import(&huge).csv.accepted, 1);
    let far = |cell: &str| {
        let row: String = cell.chars().filter(char::is_ascii_digit).collect();
        let added = format!("<row r=\"{row}\"><c r=\"{cell}\"><v>1</v></c></row></sheetData>");
        refused(&altered(&whole, SHEET, "</sheetData>", &added)).0
    };
    assert_eq!(
        (far("A1048576"), far("XFD3"), far("A200001")),
        ("file/limit", "file/limit", "file/limit")
    );
    // Every row with one cell far out: the text of the sheet is bounded too.
    let rows: String = (3..60_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"EZZ{row}\"><v>1</v></c></row>"))
        .collect();
    let wide = altered(&whole, SHEET, "</sheetData>", &format!("{rows}</sheetData>"));
    assert_eq!(refused(&wide).0, "file/limit");
    for repeated in [
        "table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" \
         office:value-type=\"float\" office:value=\"1\"/>",
        "table:number-rows-repeated=\"4000000000\"><table:table-cell office:value-type=\"float\" office:value=\"1\"/>",
    ] {
        let file = ods(&format!("<table:table-row {repeated}</table:table-row>"));
        assert_eq!(refused(&file).0, "file/limit");
    }
}

#[test]
fn what_was_exported_reads_back() {
    let mut ledger = Vec::new();
    for number in 0..500_i128 {
        ledger.push(vec![
            words(&format!("F-{number}")),
            words("=1+1"),
            day("2025-06-30"),
            Cell::Amount(number * 37 - 5_000, 2),
        ]);
    }
    let import = import(&invoices(&[("A", ledger)]));
    assert_eq!((import.csv.accepted, import.csv.rejected.len()), (500, 0));
    for number in 0..500_i64 {
        assert_eq!(amount(&import, &format!("F-{number}")), Some(number * 37 - 5_000));
    }
}
