//! Invoices from CSV files (spec §14): the meaning of rows, what is found in a file, the book
//! "Atelier" in its three encodings, files of all notations, real exports.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what reads and writes cases may fail, as a test may"
)]

mod real;

use std::collections::BTreeMap;
use std::path::Path;

use encours::amount::Currency;
use encours::error::{Error, ErrorCode};
use encours::import::csv::{
    CsvImport, CsvOptions, DateFormat, DecimalMark, Encoding, Field, LeftOut, preview, read,
};
use encours::law::CustomerKind;
use encours::warning::Notice;
use proptest::prelude::*;

// ------------------------------------------------------------------------------------- reading

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn import(text: &str) -> CsvImport {
    import_with(text, &CsvOptions::default())
}

fn import_with(text: &str, options: &CsvOptions) -> CsvImport {
    read(text.as_bytes(), options).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn refusal(bytes: &[u8]) -> Error {
    match read(bytes, &CsvOptions::default()) {
        Ok(import) => panic!("{} rows are in", import.accepted),
        Err(error) => error,
    }
}

/// `(code, path, value)` of an error.
fn told(error: &Error) -> (&'static str, &str, Option<&str>) {
    (error.code.as_str(), &error.path, error.value.as_deref())
}

/// `line column code value` of each row that is not in.
fn rejected(import: &CsvImport) -> Vec<String> {
    let list = import.rejected.iter();
    let words = list.map(|rejection| {
        let column = import.column(rejection).unwrap_or("-");
        let value = rejection.error.value.as_deref().unwrap_or("-");
        format!("{} {column} {} {value}", rejection.line, rejection.error.code.as_str())
    });
    words.collect()
}

/// Each invoice in one line, by id: customer, days, amount, what else there is, payments.
fn book(import: &CsvImport) -> BTreeMap<String, String> {
    let ledger = &import.ledger;
    let describe = |invoice: &encours::ledger::Invoice| {
        let customer = ledger.customers().get(invoice.customer);
        let mut line = format!(
            "{} {} {} {} {}",
            ledger.customers().id(invoice.customer),
            invoice.issued,
            invoice.due,
            invoice.amount,
            invoice.currency.code()
        );
        for part in [
            customer.name.clone(),
            customer.kind.map(|kind| format!("{kind:?}")),
            invoice.vat().map(|vat| format!("vat {vat}")),
            invoice.disputed().map(|span| format!("disputed {}", span.from)),
        ] {
            line.extend(part.map(|part| format!(" {part}")));
        }
        for payment in invoice.payments.iter() {
            line.push_str(&format!(" {}={}", payment.date, payment.amount));
        }
        line
    };
    let invoices = ledger.invoices();
    invoices.map(|i| (ledger.id(&i).to_owned(), describe(&i))).collect()
}

fn lines(import: &CsvImport) -> Vec<String> {
    book(import).into_iter().map(|(id, line)| format!("{id} {line}")).collect()
}

const HEAD: &str = "id;customer;issued;due;amount";

fn rows(head: &str, rows: &[&str]) -> CsvImport {
    import(&format!("{head}\n{}", rows.join("\n")))
}

// ---------------------------------------------------------------------------- the book "Atelier"

#[test]
fn atelier_is_the_same_book_in_its_three_encodings() {
    let names = ["atelier.csv", "atelier-windows-1252.csv", "atelier-narrow-spaces.csv"];
    let [bom, windows, narrow] =
        names.map(|name| read(&fixture(name), &CsvOptions::default()).unwrap());
    assert_eq!(
        lines(&bom),
        [
            "F-2025-001 Atelier Nord 2025-03-03 2025-04-02 120000 EUR Business 2025-04-28=120000",
            "F-2025-002 Mairie de Lys 2025-04-10 2025-05-10 300000 EUR Public 2025-06-24=300000",
            "F-2025-003 Atelier Nord 2025-06-02 2025-07-02 240000 EUR Business 2025-08-01=100000",
            "F-2025-004 SARL Bise 2025-07-02 2025-08-31 480000 EUR Business",
            "F-2025-005 SARL Bise 2025-07-15 2025-07-31 60000 EUR Business",
            "F-2025-006 Mairie de Lys 2025-08-20 2025-09-19 150000 EUR Public",
            "F-2025-007 Atelier Nord 2025-09-05 2025-10-05 90000 EUR Business",
            "F-2025-008 SARL Bise 2025-09-29 2025-11-28 360000 EUR Business",
        ]
    );
    assert_eq!(lines(&windows), lines(&bom));
    assert_eq!(lines(&narrow), lines(&bom));
    for (file, encoding) in
        [(bom, Encoding::Utf8), (windows, Encoding::Windows1252), (narrow, Encoding::Utf8)]
    {
        assert_eq!((file.accepted, file.rejected.len()), (8, 0));
        let found = file.detected;
        assert_eq!(found.encoding, Some(encoding));
        assert_eq!((found.delimiter, found.decimal), (Some(';'), Some(DecimalMark::Comma)));
        assert_eq!(found.date_format, Some(DateFormat::DayMonthYear));
        let columns = found.columns.map(Option::unwrap_or_default);
        assert_eq!(
            columns.join(" "),
            "facture client  type emission echeance ttc   reglement montant_regle "
        );
    }
}

#[test]
fn each_letter_of_latin_9_is_read_as_it_is() {
    let mut bytes = b"id;customer;issued;amount\n1;".to_vec();
    bytes.extend([0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE, 0xE9, 0x80]);
    bytes.extend(b";2025-01-31;10\n");
    let options = CsvOptions { encoding: Some(Encoding::Iso885915), ..CsvOptions::default() };
    let refused = read(&bytes, &options).unwrap();
    assert_eq!(rejected(&refused), ["2 - csv/encoding 1;€ŠšŽžŒœŸé\u{FFFD};2025-01-31;10"]);
    bytes.retain(|&byte| byte != 0x80);
    let import = read(&bytes, &options).unwrap();
    assert_eq!(lines(&import), ["1 €ŠšŽžŒœŸé 2025-01-31 2025-03-02 1000 EUR"]);
}

#[test]
fn a_wrong_cell_costs_its_row_only() {
    let text = String::from_utf8(fixture("atelier.csv")).unwrap();
    let text = text.replace("20/08/2025", "02/13/2025").replace(";600,00", ";12,3O");
    let import = import(&text);
    assert_eq!(import.accepted, 6);
    assert_eq!(
        rejected(&import),
        ["6 ttc amount/invalid 12,3O", "7 emission date/invalid 02/13/2025"]
    );
}

#[test]
fn what_was_found_reads_the_file_the_same_way_again() {
    for name in ["atelier.csv", "atelier-windows-1252.csv"] {
        let bytes = fixture(name);
        let first = read(&bytes, &CsvOptions::default()).unwrap();
        let again = read(&bytes, &first.detected).unwrap();
        assert_eq!(again.detected, first.detected);
        assert_eq!(book(&again), book(&first));
    }
}

// ------------------------------------------------------------------------------ the meaning of rows

#[test]
fn payments_are_read_as_the_spec_says() {
    let import = rows(
        "id;customer;issued;amount;paidOn;paid",
        &[
            "1;A;2025-01-31;100;2025-02-01;40.5",
            "2;A;2025-01-31;100;2025-02-01;",
            "3;A;2025-01-31;100;;",
            "4;A;2025-01-31;100;;0",
            "5;A;2025-01-31;100;2025-02-01;0.00",
            "6;A;2025-01-31;100;;40",
            "7;A;2025-01-31;-100;2025-02-01;-100",
        ],
    );
    assert_eq!(
        lines(&import),
        [
            "1 A 2025-01-31 2025-03-02 10000 EUR 2025-02-01=4050",
            "2 A 2025-01-31 2025-03-02 10000 EUR 2025-02-01=10000",
            "3 A 2025-01-31 2025-03-02 10000 EUR",
            "4 A 2025-01-31 2025-03-02 10000 EUR",
            "5 A 2025-01-31 2025-03-02 10000 EUR",
            "7 A 2025-01-31 2025-03-02 -10000 EUR 2025-02-01=-10000",
        ]
    );
    assert_eq!(rejected(&import), ["7 paidOn option/missing -"]);
}

#[test]
fn a_line_that_repeats_an_invoice_adds_its_payment() {
    let import = rows(
        "id;customer;issued;due;amount;paidOn;paid",
        &[
            "1;A;2025-01-31;2025-03-01;100;2025-02-03;30",
            "2;A;2025-01-31;2025-03-01;100;;",
            "1;A;2025-01-31;2025-03-01;100;2025-02-01;20",
            "1;A;2025-01-31;2025-03-01;100.00;2025-02-02;10",
            "2;B;2025-01-31;2025-03-01;100;;",
            "2;A;2025-01-30;2025-03-01;100;;",
            "2;A;2025-01-31;;100;;",
            "2;A;2025-01-31;2025-03-01;101;;",
            "2;A;2025-01-31;2025-03-01;100;;",
        ],
    );
    assert_eq!(
        lines(&import),
        [
            "1 A 2025-01-31 2025-03-01 10000 EUR 2025-02-01=2000 2025-02-02=1000 2025-02-03=3000",
            "2 A 2025-01-31 2025-03-01 10000 EUR",
        ]
    );
    assert_eq!(import.accepted, 5);
    assert_eq!(rejected(&import), [6, 7, 8, 9].map(|n| format!("{n} id invoice/duplicate 2")));
}

#[test]
fn payments_on_lines_that_follow_each_other_are_put_in_the_order_of_their_days() {
    let days = ["2025-02-01", "2025-02-02", "2025-02-03"];
    for [a, b, c] in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let paid =
            [a, b, c].map(|n| format!("1;A;2025-01-31;2025-03-01;100;{};{}", days[n], n + 1));
        let import = rows(
            "id;customer;issued;due;amount;paidOn;paid",
            &paid.each_ref().map(|line| line.as_str()),
        );
        let line =
            "1 A 2025-01-31 2025-03-01 10000 EUR 2025-02-01=100 2025-02-02=200 2025-02-03=300";
        assert_eq!(lines(&import), [line], "{paid:?}");
    }
}

#[test]
fn an_invoice_is_known_again_in_whatever_order_they_come() {
    for ids in ["1 2 10 9 10 2", "10 9 2 1 1 10", "9 10 1 2 9 9", "a a", "b a c b", "2 1 0 3 1"] {
        let ids: Vec<&str> = ids.split(' ').collect();
        let text: Vec<String> =
            ids.iter().enumerate().map(|(n, id)| format!("{id};A;2025-01-31;;{n}")).collect();
        let import = import(&format!("{HEAD}\n{}", text.join("\n")));
        let mut first = std::collections::BTreeSet::new();
        let known: Vec<String> = (0..)
            .zip(&ids)
            .filter(|(_, id)| !first.insert(**id))
            .map(|(n, id)| format!("{} id invoice/duplicate {id}", n + 2))
            .collect();
        assert_eq!(rejected(&import), known);
        assert_eq!(import.ledger.size(), first.len());
        assert!(ids.iter().all(|id| import.ledger.find(id).is_some()));
    }
}

#[test]
fn the_kind_of_a_customer_decides_its_legal_due_date() {
    let import = rows(
        "id;customer;customerName;customerKind;issued;amount",
        &[
            "1;A;;;2025-01-01;10",
            "2;A; Anne ;Particulier;2025-01-01;10",
            "3;A;Other;consumer;2025-01-01;10",
            "4;B;Bise;ENTREPRISE;2025-01-01;10",
            "5;C;;public;2025-01-01;10",
            "6;D;;administration;2025-01-01;10",
            "7;E;;asso;2025-01-01;10",
            "8;B;;consumer;2025-01-01;10",
        ],
    );
    assert_eq!(
        lines(&import),
        [
            "1 A 2025-01-01 2025-01-01 1000 EUR Anne Consumer",
            "2 A 2025-01-01 2025-01-01 1000 EUR Anne Consumer",
            "3 A 2025-01-01 2025-01-01 1000 EUR Anne Consumer",
            "4 B 2025-01-01 2025-01-31 1000 EUR Bise Business",
            "5 C 2025-01-01 2025-01-31 1000 EUR Public",
            "6 D 2025-01-01 2025-01-31 1000 EUR Public",
        ]
    );
    assert_eq!(
        rejected(&import),
        ["8 customerKind option/invalid asso", "9 customerKind customer/duplicate B"]
    );
    let customers = import.ledger.customers();
    let known = customers.code("A").unwrap();
    assert!(customers.is_listed(known));
    assert_eq!(customers.get(known).kind, Some(CustomerKind::Consumer));
}

#[test]
fn disputed_has_its_words() {
    let yes = ["oui", "yes", "TRUE", "1", "x", "X"].map(|w| format!("{w};A;2025-01-31;1;{w}"));
    let no = ["non", "no", "False", "0"].map(|w| format!("{w};A;2025-01-31;1;{w}"));
    let text = format!(
        "id;customer;issued;amount;litige\n{}\n{}\ny;A;2025-01-31;1;\nz;A;2025-01-31;1;maybe",
        yes.join("\n"),
        no.join("\n")
    );
    let import = import(&text);
    let disputed =
        book(&import).values().filter(|line| line.contains("disputed 2025-01-31")).count();
    assert_eq!((import.accepted, disputed), (11, 6));
    assert_eq!(rejected(&import), ["13 litige option/invalid maybe"]);
}

#[test]
fn a_refused_row_carries_the_code_of_its_cell() {
    let long = "é".repeat(201);
    let import = import(&format!(
        "id;customer;issued;due;amount;vat;currency\n\
         1;A;13/02/2025;;1,00;;\n\
         ;A;13/02/2025;;1,00;;\n\
         3;;13/02/2025;;1,00;;\n\
         {long};A;13/02/2025;;1,00;;\n\
         5;A;;;1,00;;\n\
         6;A;31/02/2025;;1,00;;\n\
         7;A;31/12/1969;;1,00;;\n\
         8;A;13/02/2025;12/02/2025;1,00;;\n\
         9;A;13/02/2025;;;;\n\
         10;A;13/02/2025;;1,005;;\n\
         11;A;13/02/2025;;1000000000000000,01;;\n\
         12;A;13/02/2025;;1,00;-0,10;\n\
         13;A;13/02/2025;;1,00;1,10;\n\
         14;A;13/02/2025;;1,00;;eur\n\
         15;A;13/02/2025;;1,00;;XAU\n\
         16;A;13/02/2025;;1,5;;JPY\n\
         17;A;13/02/2025\n\
         18;A;13/02/2025;;1,00;;;\n\
         1;A;13/02/2025;;2,00;;\n\
         20;A;13/02/2025;;12,00 $;;\n\
         21;\0;13/02/2025;;1,00;;\n\
         22;A;31/12/2199;;1,00;;\n"
    ));
    let cut = "é".repeat(80);
    assert_eq!(
        rejected(&import),
        [
            "3 id option/invalid ".to_owned(),
            "4 customer option/invalid ".to_owned(),
            format!("5 id option/invalid {cut}"),
            "6 issued date/invalid ".to_owned(),
            "7 issued date/invalid 31/02/2025".to_owned(),
            "8 issued date/range 31/12/1969".to_owned(),
            "9 due date/order 2025-02-12".to_owned(),
            "10 amount amount/invalid ".to_owned(),
            "11 amount amount/precision 1,005".to_owned(),
            "12 amount amount/range 1000000000000000,01".to_owned(),
            "13 vat amount/sign -0.10".to_owned(),
            "14 vat amount/range 1.10".to_owned(),
            "15 currency currency/unknown eur".to_owned(),
            "16 currency currency/unknown XAU".to_owned(),
            "17 amount amount/precision 1,5".to_owned(),
            "18 - csv/row 17;A;13/02/2025".to_owned(),
            "19 - csv/row 18;A;13/02/2025;;1,00;;;".to_owned(),
            "20 id invoice/duplicate 1".to_owned(),
            "21 amount amount/invalid 12,00 $".to_owned(),
            "22 customer csv/encoding \0".to_owned(),
            "23 due date/range -".to_owned(),
        ]
    );
    assert_eq!(import.accepted, 1);
}

#[test]
fn the_first_wrong_cell_of_a_row_counts_in_the_order_of_the_contract() {
    let import = rows(
        "amount;due;issued;customer;id;currency;paid;paidOn;disputed",
        &[
            "x;x;x;;;EUR;x;x;x",
            "x;x;x;;;eur;x;x;x",
            "x;x;x;A;1;;x;x;x",
            "x;x;13/02/2025;A;1;;x;x;x",
            "x;13/02/2025;13/02/2025;A;1;;x;x;x",
            "1;13/02/2025;13/02/2025;A;1;;x;x;x",
            "1;13/02/2025;13/02/2025;A;1;;x;13/02/2025;x!",
            "1;13/02/2025;13/02/2025;A;1;;1;13/02/2025;x!",
        ],
    );
    let columns: Vec<&str> =
        import.rejected.iter().map(|rejection| rejection.field.unwrap().as_str()).collect();
    assert_eq!(
        columns,
        ["id", "currency", "issued", "due", "amount", "paidOn", "paid", "disputed"]
    );
}

#[test]
fn too_many_decimals_are_rounded_where_it_is_asked_and_counted() {
    let text = format!(
        "{HEAD}\n1;A;2025-01-31;;2309.7899999999995\n2;A;2025-01-31;;-0.005\n3;A;2025-01-31;;1"
    );
    let import = import_with(&text, &CsvOptions { round_amounts: true, ..CsvOptions::default() });
    let amounts: Vec<i64> = import.ledger.invoices().map(|invoice| invoice.amount).collect();
    assert_eq!(amounts, [230_979, -1, 100]);
    assert_eq!(
        import.warnings.iter().map(|w| w.notice).collect::<Vec<_>>(),
        [Notice::AmountRounded(2)]
    );
}

#[test]
fn a_currency_is_stated_by_its_column_its_option_or_the_name_of_the_amounts() {
    let usd = Currency::parse("USD").unwrap();
    let codes = |import: &CsvImport| {
        let invoices = import.ledger.invoices();
        invoices.map(|invoice| invoice.currency.code()).collect::<Vec<_>>()
    };
    let text = "id;customer;issued;amount;devise\n1;A;2025-01-31;10;CHF\n2;A;2025-01-31;10;";
    assert_eq!(codes(&import(text)), ["CHF", "EUR"]);
    let options = CsvOptions { currency: Some(usd), ..CsvOptions::default() };
    assert_eq!(codes(&import_with(text, &options)), ["CHF", "USD"]);
    let named = import("id;customer;issued;amount_usd\n1;A;2025-01-31;10");
    assert_eq!((codes(&named), named.detected.currency), (vec!["USD"], Some(usd)));
    assert_eq!(import("id;customer;issued;amount\n1;A;2025-01-31;10 €").accepted, 1);
}

#[test]
fn blank_lines_are_passed_over_and_numbers_are_those_of_an_editor() {
    let import = import(
        "\n\nid;customer;issued;amount\n\n;;;\n1;\"A\nB\";2025-01-31;x\n\r\n2;A;2025-01-31;y\r3;A;2025-01-31;z\n",
    );
    assert_eq!(
        rejected(&import),
        ["6 amount amount/invalid x", "9 amount amount/invalid y", "10 amount amount/invalid z"]
    );
}

#[test]
fn an_open_quote_costs_its_own_line() {
    let import = rows(HEAD, &["1;\"A;2025-01-31;;1", "2;B;2025-01-31;;1", "3;\"C\";2025-01-31;;1"]);
    assert_eq!(rejected(&import), ["2 - csv/row 1;\"A;2025-01-31;;1"]);
    assert_eq!(import.accepted, 2);
}

#[test]
fn bytes_that_the_encoding_does_not_know_cost_their_row() {
    let mut bytes =
        b"id;customer;issued;amount\n1;\xC3\xA9;2025-01-31;1\n2;\xE9;2025-01-31;1\n".to_vec();
    let import = read(&bytes, &CsvOptions::default()).unwrap();
    assert_eq!(import.detected.encoding, Some(Encoding::Utf8));
    assert_eq!(rejected(&import), ["3 - csv/encoding 2;\u{FFFD};2025-01-31;1"]);
    bytes = b"id;customer;issued;amount\n1;\x81;2025-01-31;1\n2;\xE9;2025-01-31;1\n".to_vec();
    let import = read(&bytes, &CsvOptions::default()).unwrap();
    assert_eq!(import.detected.encoding, Some(Encoding::Windows1252));
    assert_eq!((import.accepted, import.rejected.len()), (1, 1));
}

#[test]
fn oversized_lines_are_refused_like_others() {
    let wide = format!("id;customer;issued;amount{}\n", ";".repeat(100_000));
    assert_eq!(refusal(wide.as_bytes()).code, ErrorCode::CsvHeader);
    let options = CsvOptions { delimiter: Some(';'), ..CsvOptions::default() };
    let error = read(wide.as_bytes(), &options).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (ErrorCode::CsvRow, "row/1"));
    let text = format!(
        "{HEAD}\n1;A{};2025-01-31;;1\n2;A;2025-01-31;;1{}",
        "a".repeat(3_000_000),
        ";".repeat(100_000)
    );
    let import = import(&text);
    let codes: Vec<&str> =
        import.rejected.iter().map(|rejection| rejection.error.code.as_str()).collect();
    assert_eq!(codes, ["option/invalid", "csv/row"]);
    let long = format!("{};customer;issued;amount", "i".repeat(3_000_000));
    assert_eq!(refusal(long.as_bytes()).value.as_deref(), Some("id"));
}

// ------------------------------------------------------------------------- what is found in a file

#[test]
fn a_day_is_refused_with_what_is_no_time_or_with_two_separators() {
    let import = rows(
        "id;customer;issued;amount",
        &[
            "1;A;2025-04-03 24:00;1",
            "2;A;2025-04-03 25:00;1",
            "3;A;2025-04-03 12;1",
            "4;A;2025-04-03 12:00 hier;1",
            "5;A;2025/04-03;1",
            "6;A;2025-04/03;1",
            "7;A;(3) avril 2025;1",
            "8;A;3 (avril) 2025;1",
            "9;A;3 avril 2025;1",
        ],
    );
    assert_eq!(
        rejected(&import),
        [
            "3 issued date/invalid 2025-04-03 25:00",
            "4 issued date/invalid 2025-04-03 12",
            "5 issued date/invalid 2025-04-03 12:00 hier",
            "6 issued date/invalid 2025/04-03",
            "7 issued date/invalid 2025-04/03",
            "8 issued date/invalid (3) avril 2025",
            "9 issued date/invalid 3 (avril) 2025",
        ]
    );
    assert_eq!(book(&import).into_keys().collect::<Vec<_>>(), ["1", "9"]);
}

#[test]
fn what_stays_ambiguous_is_asked() {
    let none = rows(HEAD, &[]);
    assert_eq!((none.accepted, none.detected.date_format, none.detected.decimal), (0, None, None));

    let text = format!("{HEAD}\n1;A;03/04/2025;05/06/2025;10\n2;A;05/05/2025;;1,50");
    let error = refusal(text.as_bytes());
    assert_eq!(told(&error), ("option/missing", "dateFormat", Some("03/04/2025")));
    for (format, issued) in
        [(DateFormat::DayMonthYear, "2025-04-03"), (DateFormat::MonthDayYear, "2025-03-04")]
    {
        let options = CsvOptions { date_format: Some(format), ..CsvOptions::default() };
        assert!(book(&import_with(&text, &options))["1"].contains(issued));
    }

    let text = format!("{HEAD}\n1;A;2025-01-31;;1.234\n2;A;2025-01-31;;12");
    let error = refusal(text.as_bytes());
    assert_eq!(told(&error), ("option/missing", "decimal", Some("1.234")));
    for (decimal, accepted) in [(DecimalMark::Comma, 2), (DecimalMark::Point, 1)] {
        let options = CsvOptions { decimal: Some(decimal), ..CsvOptions::default() };
        assert_eq!(import_with(&text, &options).accepted, accepted);
    }
    // The decimal mark comes first in the contract.
    let text = format!("{HEAD}\n1;A;03/04/2025;;1.234");
    assert_eq!(refusal(text.as_bytes()).path, "decimal");
}

#[test]
fn one_cell_far_down_settles_the_whole_column() {
    let many = |cell: &str, amount: &str| {
        (0..3000).map(|n| format!("{n};A;{cell};;{amount}\n")).collect::<String>()
    };
    let import =
        import(&format!("{HEAD}\n{}z;A;01/31/2025;;1.234,50", many("03/04/2025", "1.234")));
    assert_eq!((import.accepted, import.rejected.len()), (3001, 0));
    assert_eq!(import.detected.date_format, Some(DateFormat::MonthDayYear));
    assert_eq!(import.detected.decimal, Some(DecimalMark::Comma));
    assert_eq!(book(&import)["7"], "A 2025-03-04 2025-04-03 123400 EUR");
}

#[test]
fn cells_that_contradict_the_others_are_refused() {
    let import = rows(
        HEAD,
        &["1;A;13/04/2025;14/04/2025;1,50", "2;A;04/13/2025;;2,50", "3;A;15/04/2025;;3.50"],
    );
    assert_eq!(import.accepted, 1);
    assert_eq!(
        rejected(&import),
        ["3 issued date/invalid 04/13/2025", "4 amount amount/invalid 3.50"]
    );
    let text = format!("{HEAD}\n1;A;13/04/2025;;1,50\n2;A;04/13/2025;;2,50");
    assert_eq!(refusal(text.as_bytes()).path, "dateFormat");
}

#[test]
fn columns_that_contradict_each_other_are_asked_about() {
    // Days of issue say that the day comes first, due dates that the month does: 03/04 is neither's
    // slip.
    let text = format!(
        "{HEAD}\n1;A;13/01/2025;03/04/2025;10\n2;A;14/01/2025;;10\n3;A;05/01/2025;04/13/2025;10"
    );
    let error = refusal(text.as_bytes());
    assert_eq!(told(&error), ("option/missing", "dateFormat", Some("03/04/2025")));
    let options =
        CsvOptions { date_format: Some(DateFormat::DayMonthYear), ..CsvOptions::default() };
    assert_eq!(rejected(&import_with(&text, &options)), ["4 due date/invalid 04/13/2025"]);

    let head = "id;customer;issued;amount;paidOn;paid";
    let text = format!(
        "{head}\n1;A;2025-01-31;10,50;;\n2;A;2025-01-31;11,50;;\n\
         3;A;2025-01-31;1.234;2025-02-28;12.50"
    );
    let error = refusal(text.as_bytes());
    assert_eq!(told(&error), ("option/missing", "decimal", Some("1.234")));
}

#[test]
fn a_missing_column_is_named() {
    let missing = |text: &str| {
        let error = refusal(text.as_bytes());
        assert_eq!((error.code, error.path.as_str()), (ErrorCode::CsvHeader, ""));
        error.value.clone().unwrap_or_default()
    };
    assert_eq!(missing(""), "id, customer, issued, amount");
    assert_eq!(missing("\n\n"), "id, customer, issued, amount");
    assert_eq!(missing("facture;client;date\n1;A;2025-01-31"), "amount");
    assert_eq!(missing("facture;date;montant HT;client\n"), "amount");
    assert_eq!(missing("date,client,ttc\n"), "id");
    assert_eq!(missing("nom,prénom,téléphone\n"), "id, customer, issued, amount");
}

#[test]
fn columns_can_be_named() {
    let text = "ref;qui;quand;combien\n1;A;2025-01-31;10,50";
    assert_eq!(
        told(&refusal(text.as_bytes())),
        ("csv/header", "", Some("customer, issued, amount"))
    );
    let mut options = CsvOptions::default();
    for (field, column) in
        [(Field::Customer, "qui"), (Field::Issued, "Quand"), (Field::Amount, "combien")]
    {
        options.columns[field as usize] = Some(column.to_owned());
    }
    assert_eq!(import_with(text, &options).accepted, 1);
    options.columns[Field::Due as usize] = Some("échéance".to_owned());
    let error = read(text.as_bytes(), &options).unwrap_err();
    assert_eq!(told(&error), ("csv/header", "columns/due", Some("échéance")));
}

#[test]
fn the_delimiter_is_not_misled() {
    for (text, delimiter) in [
        ("id;customer;issued;amount\n1;A, B, C, D;2025-01-31;1,50\n2;A, B;2025-01-31;2,50", ';'),
        ("id,customer,issued,amount\n1,\"A; B; C\",2025-01-31,\"1,50\"", ','),
        ("id\tcustomer\tissued\tamount\n1\tA, B; C | D\t2025-01-31\t1,50", '\t'),
        ("id|customer|issued|amount\n1|A;B;C|2025-01-31|1,50", '|'),
        ("sep=;\r\nid;customer;issued;amount\r\n1;A;2025-01-31;1,50", ';'),
        ("\"id\";\"customer\";\"issued\";\"amount\"\n\"1\";\"A\";\"2025-01-31\";\"1,50\"", ';'),
    ] {
        let import = import(text);
        assert_eq!(import.detected.delimiter, Some(delimiter), "{text}");
        assert_eq!(import.rejected, [], "{text}");
    }
}

#[test]
fn supplier_bills_drafts_and_deleted_documents_are_left_out_and_said() {
    let import = rows(
        "invoice_number,contact_id,date,total,type,status",
        &[
            "1,A,2025-01-31,10,ACCREC,PAID",
            "2,A,2025-01-31,10,ACCPAY,PAID",
            "3,A,2025-01-31,10,ACCREC,DELETED",
            "4,A,2025-01-31,10,ACCREC,VOIDED",
            "5,A,2025-01-31,10,ACCREC,DRAFT",
            "6,A,2025-01-31,10,ACCRECCREDIT,PAID",
            "7,A,2025-01-31,-10,ACCRECCREDIT,PAID",
        ],
    );
    assert_eq!(book(&import).into_keys().collect::<Vec<_>>(), ["1", "7"]);
    let left_out: Vec<Option<LeftOut>> =
        import.rejected.iter().map(|rejection| rejection.left_out).collect();
    assert_eq!(
        left_out,
        [
            Some(LeftOut::SupplierBill),
            Some(LeftOut::Deleted),
            Some(LeftOut::Voided),
            Some(LeftOut::Draft),
            None
        ]
    );
    assert_eq!(rejected(&import)[0], "3 - option/invalid ACCPAY");
    assert_eq!(rejected(&import)[4], "7 total amount/sign 10");
}

#[test]
fn what_a_file_says_is_paid_without_a_day_is_counted_in_a_warning() {
    let import = rows(
        "facture;client;date;ttc;réglé le;statut;payée;reste à payer",
        &[
            "1;A;13/02/2025;10,00;;Émise;non;10,00",
            "2;A;13/02/2025;10,00;;Payée;;",
            "3;A;13/02/2025;10,00;;;oui;",
            "4;A;13/02/2025;10,00;;;;4,00",
            "5;A;13/02/2025;10,00;14/02/2025;Payée;oui;0,00",
            "6;A;13/02/2025;10,00;;;;0,00",
        ],
    );
    assert_eq!((import.accepted, import.rejected.len()), (6, 0));
    let notices: Vec<Notice> = import.warnings.iter().map(|warning| warning.notice).collect();
    assert_eq!(notices, [Notice::PaymentUndated(4)]);
}

#[test]
fn names_that_mean_several_things_are_held_against_the_content() {
    let head = "facture;client;type;date;ttc;reglement;paye";
    let kind = rows(head, &["1;A;public;2025-01-31;10;2025-02-01;4"]);
    assert_eq!(lines(&kind), ["1 A 2025-01-31 2025-03-02 1000 EUR Public 2025-02-01=400"]);
    let other = rows(head, &["1;A;Facture;2025-01-31;10;Virement;oui"]);
    assert_eq!(lines(&other), ["1 A 2025-01-31 2025-03-02 1000 EUR"]);
}

#[test]
fn a_preview_shows_the_header_and_the_first_rows() {
    let text = "a;b\n1;x\n2;y\n3;z\n4;\n5;\n6;";
    let seen = preview(text.as_bytes(), &CsvOptions::default()).unwrap();
    assert_eq!(seen.columns, ["a", "b"]);
    assert_eq!(seen.rows.len(), 5);
    assert_eq!(seen.rows[0], ["1", "x"]);
    assert_eq!(seen.detected.delimiter, Some(';'));
}

#[test]
fn cells_are_cut_as_csv_spectrum_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/csv-spectrum");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "csv") {
            continue;
        }
        let options = CsvOptions { delimiter: Some(','), ..CsvOptions::default() };
        let seen = preview(&std::fs::read(&path).unwrap(), &options).unwrap();
        let json = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let expected: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&json).unwrap();
        let found: Vec<serde_json::Map<String, serde_json::Value>> = seen
            .rows
            .iter()
            .map(|row| {
                seen.columns.iter().cloned().zip(row.iter().cloned().map(Into::into)).collect()
            })
            .collect();
        assert_eq!(found, expected, "{}", path.display());
        count += 1;
    }
    assert_eq!(count, 8);
}

// --------------------------------------------------------------------------- files of all notations

/// 4 encodings × 4 delimiters × 3 ways to write numbers × 6 dates × 3 line ends × with and without
/// a byte order mark.
#[test]
fn every_notation_is_read_exactly_or_refused() {
    let book_of = |import: &CsvImport| lines(import);
    let plain = rows(
        "id;client;date;échéance;ttc;réglé le;montant réglé",
        &[
            "F1;Éclair & Cœur;2025-03-13;2025-04-12;1234567.80;2025-05-02;1000.05",
            "F2;Atelier \"Nord\", Lys;2025-01-02;2025-02-03;999.99;;",
            "F3;Éclair & Cœur;2025-12-31;2026-01-30;-1234.50;2026-01-01;-34.50",
            "F4;Bise;2025-06-05;2025-07-05;0.10;;",
        ],
    );
    let expected = book_of(&plain);
    let cells = [
        ["F1", "Éclair & Cœur", "2025-03-13", "2025-04-12", "1234567.80", "2025-05-02", "1000.05"],
        ["F2", "Atelier \"Nord\", Lys", "2025-01-02", "2025-02-03", "999.99", "", ""],
        ["F3", "Éclair & Cœur", "2025-12-31", "2026-01-30", "-1234.50", "2026-01-01", "-34.50"],
        ["F4", "Bise", "2025-06-05", "2025-07-05", "0.10", "", ""],
    ];
    let head = ["id", "client", "date", "échéance", "ttc", "réglé le", "montant réglé"];
    let (mut exact, mut refused) = (0, 0);
    for charset in ["utf-8", "windows-1252", "iso-8859-15", "utf-16"] {
        for delimiter in [",", ";", "\t", "|"] {
            for notation in ["1234.5", "1 234,5", "1.234,5"] {
                for date in ["Y-M-D", "D/M/Y", "M/D/Y", "YMD", "D.M.Y", "D-M-y"] {
                    for end in ["\n", "\r\n", "\r"] {
                        for bom in [false, true] {
                            let mut text = head.join(delimiter) + end;
                            for row in &cells {
                                let written = row.iter().enumerate().map(|(place, cell)| {
                                    let cell = match place {
                                        2 | 3 | 5 => write_date(cell, date),
                                        4 | 6 => write_amount(cell, notation, charset),
                                        _ => (*cell).to_owned(),
                                    };
                                    if cell.contains(delimiter) || cell.contains('"') {
                                        format!("\"{}\"", cell.replace('"', "\"\""))
                                    } else {
                                        cell
                                    }
                                });
                                text += &written.collect::<Vec<_>>().join(delimiter);
                                text += end;
                            }
                            let bytes = encode(&text, charset, bom);
                            let case =
                                format!("{charset} {delimiter:?} {notation} {date} {end:?} {bom}");
                            match read(&bytes, &CsvOptions::default()) {
                                Ok(import) => {
                                    assert_eq!(book_of(&import), expected, "{case}");
                                    assert_eq!(import.rejected, [], "{case}");
                                    exact += 1;
                                }
                                Err(error) => {
                                    assert_eq!(error.code, ErrorCode::CsvEncoding, "{case}");
                                    refused += 1;
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    // Refused: UTF-16, and a UTF-8 mark before another encoding.
    assert_eq!((exact, refused), (864, 864));
}

fn write_date(iso: &str, notation: &str) -> String {
    let Some((year, rest)) = iso.split_once('-') else { return String::new() };
    let (month, day) = rest.split_once('-').unwrap();
    let text = notation.replace('Y', year).replace('M', month).replace('D', day);
    text.replace('y', &year[2..])
}

fn write_amount(plain: &str, notation: &str, charset: &str) -> String {
    let narrow = if charset.starts_with("utf") { '\u{202F}' } else { '\u{A0}' };
    let (thousands, decimal) = match notation {
        "1234.5" => return plain.to_owned(),
        "1 234,5" => (narrow, ','),
        _ => ('.', ','),
    };
    let Some((whole, fraction)) = plain.split_once('.') else { return String::new() };
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(thousands);
        }
        text.push(digit);
    }
    text.push(decimal);
    text + fraction
}

fn encode(text: &str, charset: &str, bom: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    if bom {
        bytes.extend_from_slice(if charset == "utf-16" { b"\xFF\xFE" } else { b"\xEF\xBB\xBF" });
    }
    match charset {
        "utf-8" => bytes.extend_from_slice(text.as_bytes()),
        "utf-16" => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
        _ => bytes.extend(text.chars().map(|c| match (c, charset) {
            ('œ', "windows-1252") => 0x9C,
            ('œ', _) => 0xBD,
            (c, _) => u8::try_from(u32::from(c)).unwrap(),
        })),
    }
    bytes
}

proptest! {
    #[test]
    fn any_bytes_give_a_result_or_a_typed_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &CsvOptions::default());
        let _ = preview(&bytes, &CsvOptions::default());
        let head = b"id;customer;issued;due;amount;vat;paidOn;paid;disputed\n";
        let _ = read(&[head, bytes.as_slice()].concat(), &CsvOptions::default());
    }

    /// Cells of odd texts: each row is in or listed, and the order of rows does not matter.
    #[test]
    fn no_row_is_dropped(cells in prop::collection::vec(odd_row(), 0..12)) {
        let text = |rows: &[String]| format!("{HEAD}\n{}\n", rows.join("\n"));
        if let Ok(import) = read(text(&cells).as_bytes(), &CsvOptions::default()) {
            prop_assert_eq!(import.accepted + import.rejected.len(), cells.len());
            prop_assert!(import.ledger.size() <= import.accepted);
            let mut turned = cells.clone();
            turned.reverse();
            let turned = read(text(&turned).as_bytes(), &CsvOptions::default());
            prop_assert_eq!(turned.map(|turned| turned.detected), Ok(import.detected));
        }
    }
}

fn odd_row() -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec!["1", "2", "3", "F-é", ""]);
    let day = prop::sample::select(vec![
        "13/02/2025",
        "02/03/2025",
        "2025-02-13",
        "20250213",
        "13.02.25",
        "3 févr. 2026",
        "x",
        "",
    ]);
    let amount = prop::sample::select(vec![
        "1,5",
        "1.234",
        "1 234,50",
        "(3)",
        "12,00 €",
        "1.234,5",
        "-1",
        "",
        "12O",
        "1.5",
    ]);
    (id, day.clone(), day, amount)
        .prop_map(|(id, issued, due, amount)| format!("{id};A;{issued};{due};{amount}"))
}

// ------------------------------------------------------------------------------------- real files

type Case = fn(&Path);
const REAL: [(&str, Case); 5] = [
    ("IBM", the_ibm_ledger_is_in_to_the_last_row),
    ("HighRadius", highradius_is_in_but_for_wrong_dates_and_too_many_decimals),
    ("Xero", of_xero_the_customer_invoices_are_in_and_the_rest_is_told),
    (
        "incomplete exports",
        exports_without_a_number_a_customer_a_date_or_an_amount_are_refused_by_name,
    ),
    ("every file", every_real_file_gives_a_result_or_a_typed_error),
];

#[test]
fn real_ledgers() {
    let Some(folder) = real::folder(REAL.len()) else { return };
    for (name, case) in REAL {
        println!("{name}");
        case(&folder);
    }
}

fn file(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn the_ibm_ledger_is_in_to_the_last_row(folder: &Path) {
    let import = read(
        &file(folder, "ar-ledgers/ibm/WA_Fn-UseC_-Accounts-Receivable.csv"),
        &CsvOptions::default(),
    )
    .unwrap();
    assert_eq!((import.accepted, import.rejected.len()), (2466, 0));
    assert_eq!(import.detected.date_format, Some(DateFormat::MonthDayYear));
    assert_eq!(import.ledger.customers().len(), 100);
    let sum = |amounts: &mut dyn Iterator<Item = i64>| amounts.sum::<i64>();
    assert_eq!(sum(&mut import.ledger.invoices().map(|invoice| invoice.amount)), 14_770_318);
    let paid = import.ledger.invoices().flat_map(|i| i.payments.iter().collect::<Vec<_>>());
    assert_eq!(sum(&mut paid.map(|payment| payment.amount)), 14_770_318);
    assert_eq!(
        book(&import)["0000611365"],
        "0379-NEVHP 2013-01-02 2013-02-01 5594 EUR 2013-01-15=5594"
    );
}

fn highradius_is_in_but_for_wrong_dates_and_too_many_decimals(folder: &Path) {
    let bytes = file(folder, "ar-ledgers/highradius/highradius_open_usd.csv");
    let usd = Currency::parse("USD").unwrap();
    let options = CsvOptions { currency: Some(usd), ..CsvOptions::default() };
    let import = read(&bytes, &options).unwrap();
    assert_eq!((import.accepted, import.rejected.len()), (9079, 602));
    let count = |import: &CsvImport, code| {
        import.rejected.iter().filter(|rejection| rejection.error.code == code).count()
    };
    assert_eq!(count(&import, ErrorCode::DateOrder), 27);
    assert_eq!(count(&import, ErrorCode::AmountPrecision), 575);
    assert_eq!(import.detected.date_format, Some(DateFormat::Dashed));
    let rounded = read(&bytes, &CsvOptions { round_amounts: true, ..options }).unwrap();
    assert_eq!((rounded.accepted, rounded.rejected.len()), (9654, 27));
    assert_eq!(count(&rounded, ErrorCode::DateOrder), 27);
    assert_eq!(rounded.warnings[0].notice, Notice::AmountRounded(575));
}

fn of_xero_the_customer_invoices_are_in_and_the_rest_is_told(folder: &Path) {
    let import = read(
        &file(folder, "accounting-exports/xero/xero_invoice_data.csv"),
        &CsvOptions::default(),
    )
    .unwrap();
    assert_eq!((import.accepted, import.rejected.len()), (116, 485));
    let count = |reason| import.rejected.iter().filter(|r| r.left_out == Some(reason)).count();
    assert_eq!((count(LeftOut::SupplierBill), count(LeftOut::Deleted)), (484, 1));
    let invoices = book(&import);
    assert!(
        invoices["INV-0008"].ends_with("2019-12-31 2020-01-27 300000 GBP vat 0 2020-02-18=300000")
    );
    assert!(invoices["INV-0109"].ends_with("2021-02-28 2021-03-31 225000 GBP vat 0"));
}

fn exports_without_a_number_a_customer_a_date_or_an_amount_are_refused_by_name(folder: &Path) {
    for (name, missing) in [
        ("ar-ledgers/cassandra/invoices_partial_settlement.csv", "id, customer"),
        ("accounting-exports/xero/xero_contact_data.csv", "id, issued, amount"),
        ("accounting-exports/bigcapital/customers.csv", "id, customer, issued, amount"),
        ("accounting-exports/bigcapital/sale-invoices.csv", "amount"),
        ("accounting-exports/frappe-books/parties.csv", "id, customer, issued, amount"),
        ("bank-statements/csv-exports/n26-fr.csv", "id, customer, issued"),
        ("bank-statements/csv-exports/mint.csv", "id, customer"),
        ("bank-statements/csv-exports/stripe-all.csv", "issued"),
    ] {
        let error = refusal(&file(folder, name));
        assert_eq!(told(&error), ("csv/header", "", Some(missing)), "{name}");
    }
}

fn every_real_file_gives_a_result_or_a_typed_error(folder: &Path) {
    let mut folders = vec![folder.to_path_buf()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            files += 1;
            if let Ok(import) = read(&bytes, &CsvOptions::default()) {
                println!(
                    "{}: {} in, {} not",
                    path.display(),
                    import.accepted,
                    import.rejected.len()
                );
                assert!(import.ledger.size() <= import.accepted);
            }
        }
    }
    assert!(files > 100, "{files} files");
}
