//! Receivables from accounting files (LPF, art. A47 A-1): what lines become, what is found in a
//! file, the real files against their own totals, any file against its own totals.

#![cfg(all(feature = "files", not(target_arch = "wasm32")))]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "what reads and writes cases may fail, as a test may"
)]

mod real;

use std::collections::{BTreeMap, BTreeSet};

use encours::amount::{Currency, Decimal};
use encours::calc::Scope;
use encours::date::Date;
use encours::error::Path;
use encours::export::fec::{FecFile, FecOptions, OtherEntry, OtherLine, write};
use encours::import::Encoding;
use encours::import::csv::{self, DecimalMark};
use encours::import::fec::{FecImport, read};
use encours::ledger::{Customer, Ledger, NewInvoice, Payment, Span};
use proptest::prelude::*;

// ------------------------------------------------------------------------------------- reading

fn import(text: &str) -> FecImport {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const HEADER: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|\
                      CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|\
                      EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

/// A file of short lines: `journal entry date account customer piece debit credit matching`, `.` for
/// an empty cell.
fn file(lines: &str) -> String {
    let mut text = format!("{HEADER}\n");
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> =
            line.split_whitespace().map(|cell| if cell == "." { "" } else { cell }).collect();
        let [journal, entry, date, account, customer, piece, debit, credit, matching] =
            cells.try_into().unwrap_or_else(|_| panic!("nine cells: {line}"));
        let name = match journal {
            "AN" => "A nouveaux",
            "VE" => "Ventes",
            "BQ" => "Banque",
            _ => "Opérations diverses",
        };
        text.push_str(&format!(
            "{journal}|{name}|{entry}|{date}|{account}|Compte|{customer}|{}|{piece}||Libellé|\
             {debit}|{credit}|{matching}||{date}||\n",
            customer.to_lowercase(),
        ));
    }
    text
}

/// Each invoice in one line, by id: customer, days, amount, what else there is, payments.
fn book(import: &FecImport) -> Vec<String> {
    let ledger = &import.ledger;
    let mut lines: Vec<String> = ledger
        .present_invoices()
        .map(|invoice| {
            let mut line = format!(
                "{} {} {} {}",
                ledger.id(&invoice),
                ledger.customers().id(invoice.customer),
                invoice.issued,
                invoice.amount
            );
            if let Some(due) = invoice.due_given() {
                line.push_str(&format!(" due {due}"));
            }
            if let Some(vat) = invoice.vat() {
                line.push_str(&format!(" vat {vat}"));
            }
            for payment in invoice.payments.iter() {
                line.push_str(&format!(" [{} {}]", payment.date, payment.amount));
            }
            if let Some(span) = invoice.doubtful() {
                let to = span.to.map(|to| format!("..{to}")).unwrap_or_default();
                line.push_str(&format!(" doubtful {}{to}", span.from));
            }
            if let Some(day) = invoice.written_off() {
                line.push_str(&format!(" lost {day}"));
            }
            line
        })
        .collect();
    lines.sort();
    lines
}

fn warnings(import: &FecImport) -> Vec<String> {
    let told = import.warnings.iter();
    let mut told: Vec<String> = told
        .map(|warning| {
            format!("{} {}", warning.notice.code(), warning.path.as_deref().unwrap_or("-"))
        })
        .collect();
    told.sort();
    told
}

fn rejected(import: &FecImport) -> Vec<String> {
    let list = import.rejected.iter();
    list.map(|rejection| {
        let column = rejection.column.map_or("-", |column| column.as_str());
        let value = rejection.error.value.as_deref().unwrap_or("-");
        format!("{} {column} {} {value}", rejection.line, rejection.error.code.as_str())
    })
    .collect()
}

// --------------------------------------------------------------------- what the file itself says

/// A cell as cents, by its digits alone.
fn cents(cell: &str) -> i128 {
    let cell = cell.replace([' ', '\u{A0}', '\u{202F}'], "").replace(',', ".");
    let (sign, digits) = match cell.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, cell.trim_start_matches('+')),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = format!("{fraction:0<2}");
    assert!(fraction[2..].chars().all(|zero| zero == '0'), "{cell}");
    let number = |text: &str| if text.is_empty() { 0 } else { text.parse::<i128>().unwrap() };
    sign * (number(whole) * 100 + number(&fraction[..2]))
}

/// The sums of a file, cut at its delimiters and added up line by line.
#[derive(Debug, Default)]
struct Own {
    lines: usize,
    debit: i128,
    credit: i128,
    receivable_lines: usize,
    receivables: i128,
    by_customer: BTreeMap<String, i128>,
    /// By customer, account and code.
    matchings: BTreeMap<(String, String, String), i128>,
}

fn own(text: &str, delimiter: char) -> Own {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let header: Vec<&str> = lines.next().unwrap().split(delimiter).map(str::trim).collect();
    let place = |name: &str| header.iter().position(|known| *known == name);
    let mut own = Own::default();
    for line in lines {
        let cells: Vec<&str> = line.split(delimiter).map(str::trim).collect();
        let cell = |name: &str| place(name).and_then(|at| cells.get(at)).copied().unwrap_or("");
        let (debit, credit) = match place("Sens") {
            None => (cents(cell("Debit")), cents(cell("Credit"))),
            Some(_) if ["D", "+1"].contains(&cell("Sens")) => (cents(cell("Montant")), 0),
            Some(_) => (0, cents(cell("Montant"))),
        };
        own.lines += 1;
        own.debit += debit;
        own.credit += credit;
        let account = cell("CompteNum");
        if account.starts_with("411") || account.starts_with("416") {
            let customer = match cell("CompAuxNum") {
                "" => account,
                customer => customer,
            };
            own.receivable_lines += 1;
            own.receivables += debit - credit;
            *own.by_customer.entry(customer.to_owned()).or_default() += debit - credit;
            if !cell("EcritureLet").is_empty() {
                let key =
                    (customer.to_owned(), account[..3].to_owned(), cell("EcritureLet").to_owned());
                *own.matchings.entry(key).or_default() += debit - credit;
            }
        }
    }
    own
}

/// What is open at the end, of all and of each customer.
fn open(import: &FecImport) -> (i128, BTreeMap<String, i128>) {
    let mut by_customer = BTreeMap::new();
    for invoice in import.ledger.present_invoices() {
        let lost = invoice.loss(Date::MAX);
        let id = import.ledger.customers().id(invoice.customer).to_owned();
        // What is written off was taken off the account.
        assert!(lost == 0 || invoice.open(Date::MAX) == 0);
        *by_customer.entry(id).or_default() += invoice.open(Date::MAX);
    }
    (by_customer.values().sum(), by_customer)
}

/// The ledger against the sums of its file.
fn agrees(import: &FecImport, own: &Own, name: &str) {
    let totals = import.totals;
    assert!(import.rejected.is_empty(), "{name}: {:?}", rejected(import));
    assert_eq!(
        (totals.lines, totals.receivable_lines),
        (own.lines, own.receivable_lines),
        "{name}"
    );
    assert_eq!((totals.debit, totals.credit), (own.debit, own.credit), "{name}");
    assert_eq!(totals.receivables, own.receivables, "{name}");
    let (all, mut by_customer) = open(import);
    assert_eq!(all, own.receivables, "{name}");
    by_customer.retain(|_, open| *open != 0);
    let mut expected = own.by_customer.clone();
    expected.retain(|_, open| *open != 0);
    assert_eq!(by_customer, expected, "{name}");
    let odd = own.matchings.iter().filter(|(_, sum)| **sum != 0);
    let odd: BTreeSet<String> = odd
        .map(|((customer, _, matching), _)| format!("matchings/{customer} {matching}"))
        .collect();
    let told = import.warnings.iter().filter(|warning| warning.notice.code() == "fec/matching");
    let told: BTreeSet<String> = told.map(|warning| warning.path.clone().unwrap()).collect();
    assert_eq!(told, odd, "{name}");
}

// ----------------------------------------------------------------------------------- real files

fn real_file(name: &str) -> Option<Vec<u8>> {
    let path = real::folder(1)?.join("fec").join(name);
    Some(std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

#[test]
fn real_files_give_their_own_totals() {
    for (name, delimiter) in [
        ("fec-reader/0000000001FEC20220831.txt", '\t'),
        ("la-societe-nouvelle/sample_pipe.txt", '|'),
        ("la-societe-nouvelle/sample_tab.txt", '\t'),
        ("tryton/FEC.csv", '\t'),
    ] {
        let Some(bytes) = real_file(name) else { return };
        let import = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let own = own(std::str::from_utf8(&bytes).unwrap(), delimiter);
        agrees(&import, &own, name);
        assert_eq!(own.debit, own.credit, "{name}");
    }
    // A template for entries, which is no FEC: it has no numbers of entries.
    let Some(bytes) = real_file("myunisoft/Modele_import_csv.csv") else { return };
    let error = read(&bytes).unwrap_err();
    assert_eq!(error.code.as_str(), "csv/header");
    assert_eq!(error.value.as_deref(), Some("EcritureNum"));
}
#[test]
fn a_real_file_is_paired_as_it_is_matched() {
    let Some(bytes) = real_file("fec-reader/0000000001FEC20220831.txt") else { return };
    let import = read(&bytes).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let own = own(text, '\t');
    assert_eq!(own.receivable_lines, 531);
    assert_eq!(own.matchings.values().filter(|sum| **sum != 0).count(), 15);
    let told = warnings(&import);
    assert_eq!(told.iter().filter(|told| told.starts_with("fec/matching ")).count(), 15);
    // What was paid of the year before, whose opening entry is not in this file.
    assert_eq!(told.iter().filter(|told| *told == "fec/credit -").count(), 1);
    // An invoice of a matching that balances is paid.
    let odd: BTreeSet<(&str, &str)> = own
        .matchings
        .iter()
        .filter(|(_, sum)| **sum != 0)
        .map(|((customer, _, matching), _)| (customer.as_str(), matching.as_str()))
        .collect();
    let mut paid = 0;
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let is_invoice = cells[0] == "VEN" && cells[4].starts_with("411") && cents(cells[11]) > 0;
        if is_invoice && !cells[13].is_empty() && !odd.contains(&(cells[6], cells[13])) {
            let invoice = import.ledger.find(cells[8]).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(i128::from(invoice.amount), cents(cells[11]), "{line}");
            assert_eq!(invoice.issued.to_string().replace('-', ""), cells[9]);
            assert_eq!(invoice.open(Date::MAX), 0, "{line}");
            assert!(!invoice.payments.is_empty());
            paid += 1;
        }
    }
    assert!(paid > 300, "{paid}");
    assert_eq!(import.notation.decimal, Some(DecimalMark::Comma));
    assert_eq!(import.notation.delimiter, '\t');
}

// ------------------------------------------------------------------------------------ small ones

#[test]
fn sales_are_invoices_and_bank_lines_pay_them() {
    let import = import(&file(
        "VE 1 20250301 411000 MARTIN F-1 1200,00 0,00 A
         VE 1 20250301 706000 . F-1 0,00 1000,00 .
         VE 1 20250301 445710 . F-1 0,00 200,00 .
         BQ 7 20250415 411000 MARTIN REM3 0,00 1200,00 A
         BQ 7 20250415 512000 . REM3 1200,00 0,00 .",
    ));
    assert_eq!(book(&import), ["F-1 MARTIN 2025-03-01 120000 vat 20000 [2025-04-15 120000]"]);
    assert!(import.warnings.is_empty() && import.rejected.is_empty());
    let customers = import.ledger.customers();
    let code = customers.code("MARTIN").unwrap();
    assert_eq!(customers.get(code).name.as_deref(), Some("martin"));
}

#[test]
fn what_is_not_matched_goes_by_its_piece() {
    let import = import(&file(
        "VE 1 20250301 411000 A F-1 100 0 .
         VE 1 20250301 707000 . F-1 0 100 .
         VE 2 20250302 411000 A F-2 200 0 .
         VE 2 20250302 707000 . F-2 0 200 .
         BQ 1 20250401 411000 A F-2 0 150 .
         BQ 1 20250401 512000 . F-2 150 0 .
         BQ 2 20250402 411000 B F-1 0 70 .
         BQ 2 20250402 512000 . F-1 70 0 .",
    ));
    // A payment of another customer does not pay it: it is a credit by itself, and no sale.
    assert_eq!(
        book(&import),
        [
            "BQ-2-20250402 B 2025-04-02 0 [2025-04-02 7000]",
            "F-1 A 2025-03-01 10000",
            "F-2 A 2025-03-02 20000 [2025-04-01 15000]",
        ]
    );
}

#[test]
fn a_payment_prefers_the_invoice_of_its_amount() {
    let import = import(&file(
        "VE 1 20250301 411000 A F-1 100 0 A
         VE 1 20250301 707000 . F-1 0 100 .
         VE 2 20250302 411000 A F-2 250 0 A
         VE 2 20250302 707000 . F-2 0 250 .
         BQ 1 20250401 411000 A V1 0 250 A
         BQ 1 20250401 512000 . V1 250 0 .
         BQ 2 20250501 411000 A V2 0 100 A
         BQ 2 20250501 512000 . V2 100 0 .",
    ));
    assert_eq!(
        book(&import),
        ["F-1 A 2025-03-01 10000 [2025-05-01 10000]", "F-2 A 2025-03-02 25000 [2025-04-01 25000]",]
    );
}

#[test]
fn a_credit_note_is_set_off_on_the_later_day() {
    let import = import(&file(
        "VE 1 20250301 411000 A F-1 100 0 A
         VE 1 20250301 707000 . F-1 0 100 .
         VE 2 20250310 411000 A AV-1 0 30 A
         VE 2 20250310 709000 . AV-1 30 0 .
         BQ 1 20250401 411000 A V1 0 70 A
         BQ 1 20250401 512000 . V1 70 0 .
         VE 3 20250501 411000 A AV-2 0 12 .
         VE 3 20250501 709000 . AV-2 12 0 .",
    ));
    assert_eq!(
        book(&import),
        [
            "AV-1 A 2025-03-10 -3000 [2025-03-10 -3000]",
            "AV-2 A 2025-05-01 -1200",
            "F-1 A 2025-03-01 10000 [2025-03-10 3000] [2025-04-01 7000]",
        ]
    );
}

#[test]
fn an_overpayment_stays_on_its_invoice_and_a_refund_takes_it_back() {
    let import = import(&file(
        "VE 1 20250301 411000 A F-1 100 0 A
         VE 1 20250301 707000 . F-1 0 100 .
         BQ 1 20250401 411000 A V1 0 130 A
         BQ 1 20250401 512000 . V1 130 0 .
         BQ 2 20250410 411000 A V2 20 0 A
         BQ 2 20250410 512000 . V2 0 20 .",
    ));
    assert_eq!(
        book(&import),
        ["F-1 A 2025-03-01 10000 [2025-04-01 10000] [2025-04-01 3000] [2025-04-10 -2000]"]
    );
    assert_eq!(warnings(&import), ["fec/matching matchings/A A"]);
    assert_eq!(open(&import).0, -10_00);
}

#[test]
fn a_returned_direct_debit_makes_the_invoice_open_again() {
    let import = import(&file(
        "VE 1 20250301 411000 A F-1 100 0 .
         VE 1 20250301 707000 . F-1 0 100 .
         BQ 1 20250401 411000 A F-1 0 100 .
         BQ 1 20250401 512000 . F-1 100 0 .
         BQ 2 20250405 411000 A F-1 100 0 .
         BQ 2 20250405 512000 . F-1 0 100 .",
    ));
    assert_eq!(book(&import), ["F-1 A 2025-03-01 10000 [2025-04-01 10000] [2025-04-05 -10000]"]);
}

#[test]
fn opening_balances_were_open_on_the_evening_before() {
    let text = file(
        "AN 1 20250101 411000 A F-0 100 0 A
         AN 1 20250101 411000 B . 0 40 .
         AN 1 20250101 416000 C F-00 60 0 .
         AN 1 20250101 512000 . . 0 120 .
         BQ 1 20250201 411000 A V1 0 100 A
         BQ 1 20250201 512000 . V1 100 0 .",
    );
    // One states the day of its document.
    let text = text.replacen("F-0||", "F-0|20241120|", 1);
    let import = import(&text);
    assert_eq!(
        book(&import),
        [
            "AN-1-20250101/B B 2024-12-31 0 [2024-12-31 4000]",
            "F-0 A 2024-11-20 10000 [2025-02-01 10000]",
            "F-00 C 2024-12-31 6000 doubtful 2024-12-31",
        ]
    );
    assert_eq!(warnings(&import), ["fec/credit -", "fec/opening -"]);
}

#[test]
fn a_transfer_to_416_makes_the_invoice_doubtful_and_nothing_else() {
    let lines = "VE 1 20250301 411000 A F-1 100 0 A
         VE 1 20250301 707000 . F-1 0 100 .
         BQ 1 20250401 411000 A V1 0 40 A
         BQ 1 20250401 512000 . V1 40 0 .
         OD 1 20250601 411000 A DOUT 0 60 A
         OD 1 20250601 416000 A DOUT 60 0 B
         BQ 2 20250701 416000 A V2 0 10 B
         BQ 2 20250701 512000 . V2 10 0 .";
    let import = import(&file(lines));
    let doubtful = "F-1 A 2025-03-01 10000 [2025-04-01 4000] [2025-07-01 1000] doubtful 2025-06-01";
    assert_eq!(book(&import), [doubtful]);
    assert_eq!(warnings(&import), ["fec/matching matchings/A B"]);
    // Lost at last: what was left is written off.
    let lost = format!(
        "{lines}
         OD 2 20251231 654000 . PERTE 41,67 0 .
         OD 2 20251231 445710 . PERTE 8,33 0 .
         OD 2 20251231 416000 A PERTE 0 50 B"
    );
    let import = self::import(&file(&lost));
    assert_eq!(book(&import), [format!("{doubtful} lost 2025-12-31")]);
    assert!(import.warnings.is_empty());
    // Part of it only: it is doubtful by itself.
    let import = self::import(&file(&lines.replace(" 60 ", " 25 ")));
    let (all, _) = open(&import);
    assert_eq!(all, 100_00 - 40_00 - 10_00);
    assert!(book(&import).iter().any(|line| line.starts_with("DOUT A 2025-06-01 2500")));
}

#[test]
fn installments_of_an_invoice_are_due_one_by_one() {
    let header = HEADER.replace("|Idevise", "|Idevise|DateEcheance");
    let line = |account: &str, debit: &str, credit: &str, due: &str| {
        format!(
            "VE|Ventes|1|20250301|{account}||C1|Un|F-1|20250228|L|{debit}|{credit}||||||{due}\n"
        )
    };
    let text = [
        header + "\n",
        line("411100", "50", "0", "20250331"),
        line("411100", "70", "0", "20250430"),
        line("707", "0", "120", ""),
    ]
    .concat();
    assert_eq!(
        book(&import(&text)),
        ["F-1 C1 2025-02-28 5000 due 2025-03-31", "F-1/2 C1 2025-02-28 7000 due 2025-04-30"]
    );
    let import = import(&text.replace("20250331", "20250201"));
    assert_eq!(rejected(&import), ["2 DateEcheance date/order 2025-02-01"]);
}

#[test]
fn numbers_are_kept_apart() {
    let import = import(&file(
        "VE 1 20250301 411000 A 0000 100 0 .
         VE 1 20250301 707000 . 0000 0 100 .
         VE 2 20250301 411000 A F-1 100 0 .
         VE 2 20250301 707000 . F-1 0 100 .
         VE 3 20250301 411000 B F-1 200 0 .
         VE 3 20250301 707000 . F-1 0 200 .
         VE 4 20250302 411000 A F-1 300 0 .
         VE 4 20250302 707000 . F-1 0 300 .",
    ));
    assert_eq!(
        book(&import),
        [
            "F-1 A 2025-03-01 10000",
            "F-1/A A 2025-03-02 30000",
            "F-1/B B 2025-03-01 20000",
            "VE-1-20250301 A 2025-03-01 10000",
        ]
    );
}

#[test]
fn without_auxiliaries_an_account_is_a_customer() {
    let import = import(&file(
        "VE 1 20250301 411DUPONT . F-1 100 0 .
         VE 1 20250301 707000 . F-1 0 100 .
         VE 2 20250301 4110002 . F-2 100 0 .
         VE 2 20250301 707000 . F-2 0 100 .
         VE 3 20250301 401000 S F-3 0 55 .
         VE 3 20250301 607000 . F-3 55 0 .",
    ));
    assert_eq!(book(&import), ["F-1 411DUPONT 2025-03-01 10000", "F-2 4110002 2025-03-01 10000"]);
}

#[test]
fn lines_that_cannot_be_read_are_listed_and_the_rest_is_in() {
    let good = file(
        "VE 1 20250301 411000 A F-1 100 0 .
         VE 1 20250301 707000 . F-1 0 100 .",
    );
    let bad = [
        "VE|Ventes|2|20250301|411000|C|A|a|F-2||L|1O0|0|||20250301||",
        "VE|Ventes|2|20250231|411000|C|A|a|F-2||L|100|0|||20250301||",
        "VE|Ventes|2|20250301||C|A|a|F-2||L|100|0|||20250301||",
        "VE|Ventes|2|20250301|411000|C|A|a|F-2|hier|L|100|0|||20250301||",
        "VE|Ventes|2|20250301|411000|C|A|a|F-2||L|1,005|0|||20250301||",
        "VE|Ventes|2|20250301|411000|C|A|a|F-2||L||||||||",
        "VE|Ventes|2|20250301|411000|C|A",
        "VE|Ventes|2|20250301|411000|C|A|a|F-2||L|100|0|||20250301||||x",
    ];
    let import = import(&(good + &bad.join("\n") + "\n\n\u{1A}"));
    assert_eq!(
        rejected(&import),
        [
            "4 Debit amount/invalid 1O0",
            "5 EcritureDate date/invalid 20250231",
            "6 CompteNum option/missing -",
            "7 PieceDate date/invalid hier",
            "8 Debit amount/precision 1,005",
            "9 Debit option/missing -",
            "10 - csv/row VE|Ventes|2|20250301|411000|C|A",
            &format!("11 - csv/row {}", bad[7].chars().take(80).collect::<String>()),
        ]
    );
    assert_eq!(book(&import), ["F-1 A 2025-03-01 10000"]);
    assert_eq!((import.totals.lines, import.totals.receivable_lines), (10, 1));
}

#[test]
fn an_entry_or_a_file_that_does_not_balance_is_told() {
    let import = import(&file(
        "VE 1 20250301 411000 A F-1 100 0 .
         VE 1 20250301 707000 . F-1 0 90 .
         BQ 1 20250401 411000 A F-1 0 100 .
         BQ 1 20250401 512000 . F-1 100 0 .",
    ));
    assert_eq!(warnings(&import), ["fec/entry entries/VE 1", "fec/total -"]);
}

// ------------------------------------------------------------------------- the notation of files

/// The same file in all notations that are met.
#[test]
fn any_notation_gives_the_same_ledger() {
    let lines = "VE 1 20250301 411000 A F-1 1234,50 0,00 A
         VE 1 20250301 707000 . F-1 0,00 1234,50 .
         BQ 7 20250415 411000 A REM3 0,00 1000,00 A
         BQ 7 20250415 512000 . REM3 1000,00 0,00 .
         BQ 8 20250416 411000 B REM4 0,00 12,00 .
         BQ 8 20250416 512000 . REM4 12,00 0,00 .";
    let plain = file(lines).replace("Compte|A|a", "Compte|A|Société Générale à Châlons");
    let expected = book(&import(&plain));
    let signed = |text: &str, [debit, credit]: [&str; 2]| {
        let mut signed = String::new();
        for line in text.replace("|Debit|Credit|", "|Montant|Sens|").lines() {
            let mut cells: Vec<String> = line.split('|').map(str::to_owned).collect();
            if cells[11] == "0,00" {
                cells[11] = cells[12].clone();
                cells[12] = credit.to_owned();
            } else if cells[11] != "Montant" {
                cells[12] = debit.to_owned();
            }
            signed.push_str(&(cells.join("|") + "\n"));
        }
        signed
    };
    let texts = [
        plain.clone(),
        signed(&plain, ["D", "C"]),
        signed(&plain, ["+1", "-1"]),
        signed(&plain, ["1", "-1"]),
        plain.replace(',', "."),
        plain.replace("1234,50", "1 234,50"),
        plain.replace("|A|", "|A   |").replace("VE|", "VE  |"),
        plain.replace('\n', "|\n"),
        plain.replace("\n", "||\n"),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.replace("JournalCode", "\n\nJOURNALCODE"),
        plain.replace("|Debit|", "|Débit|"),
        plain.replace("20250301|411", "01/03/2025|411").replace("20250301|707", "2025-03-01|707"),
    ];
    for text in &texts {
        for delimiter in ["\t", "|", ";"] {
            let text = text.replace('|', delimiter);
            let dos: Vec<u8> = text.chars().map(cp850).collect();
            let (latin, _, _) = encoding_rs::ISO_8859_15.encode(&text);
            let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
            let bom = format!("\u{FEFF}{text}");
            let notations: [(&[u8], &[Encoding]); 5] = [
                (text.as_bytes(), &[Encoding::Utf8]),
                (bom.as_bytes(), &[Encoding::Utf8]),
                // The letters of this text are the same in both.
                (&latin, &[Encoding::Iso885915, Encoding::Windows1252]),
                (&windows, &[Encoding::Windows1252]),
                (&dos, &[Encoding::Cp850]),
            ];
            for (bytes, encodings) in notations {
                let import = read(bytes).unwrap_or_else(|error| panic!("{error}: {text}"));
                assert_eq!(book(&import), expected, "{text}");
                assert!(import.rejected.is_empty(), "{:?}", rejected(&import));
                assert!(encodings.contains(&import.notation.encoding), "{text}");
                let customers = import.ledger.customers();
                let name = &customers.get(customers.code("A").unwrap()).name;
                assert_eq!(name.as_deref(), Some("Société Générale à Châlons"));
                assert_eq!(import.notation.signed, text.contains("Sens"));
            }
        }
    }
}

fn cp850(c: char) -> u8 {
    match c {
        'é' => 0x82,
        'à' => 0x85,
        'â' => 0x83,
        c => u8::try_from(c).unwrap(),
    }
}

#[test]
fn quoted_cells_hold_the_delimiter_of_a_csv_only() {
    let text = file(
        "VE 1 20250301 411000 A F-1 100 0 .
         VE 1 20250301 707000 . F-1 0 100 .",
    );
    let csv = text.replace('|', ";").replace("a;F-1", "\"Dupont; \"\"fils\"\"\";F-1");
    let import = self::import(&csv);
    let customers = import.ledger.customers();
    let name = &customers.get(customers.code("A").unwrap()).name;
    assert_eq!(name.as_deref(), Some("Dupont; \"fils\""));
    // In a FEC a quote is a letter like any other.
    let import = self::import(&text.replace("Libellé", "\"tube 5\" d'acier"));
    assert!(import.rejected.is_empty());
    let open = self::import(&csv.replace("fils\"\"\"", "fils"));
    assert_eq!(open.rejected.len(), 1);
    assert_eq!(open.rejected[0].error.code.as_str(), "csv/row");
}

#[test]
fn the_mark_before_decimals_is_one_for_the_file() {
    let text = file(
        "VE 1 20250301 411000 A F-1 100,50 0 .
         VE 1 20250301 707000 . F-1 0 100,50 .
         VE 2 20250301 411000 A F-2 12.500 0 .
         VE 2 20250301 707000 . F-2 0 12500 .",
    );
    let import = import(&text);
    assert_eq!(import.notation.decimal, Some(DecimalMark::Comma));
    assert_eq!(rejected(&import), ["4 Debit amount/invalid 12.500"]);
}

#[test]
fn what_is_no_accounting_file_is_refused_by_name() {
    for (bytes, code) in [
        (&b""[..], "file/format"),
        (b"id;customer;issued;amount\n1;A;20250101;12\n", "file/format"),
        (b"%PDF-1.7\n", "file/format"),
        (b"J\0o\0u\0r\0n\0a\0l\0", "csv/encoding"),
        (b"JournalCode|EcritureNum|EcritureDate|CompteNum|Montant|PieceRef\n", "csv/header"),
    ] {
        assert_eq!(read(bytes).unwrap_err().code.as_str(), code);
    }
    let error = read(b"EcritureNum|EcritureDate|CompteNum|Montant|PieceRef\n").unwrap_err();
    assert_eq!(error.value.as_deref(), Some("JournalCode, Sens"));
}

// ------------------------------------------------------------------------------------- any file

/// An entry of a generated file: what it is, for which customer and document, how much, which
/// matching, which day.
#[derive(Clone, Debug)]
struct Drawn {
    kind: usize,
    customer: usize,
    piece: usize,
    cents: i64,
    matching: usize,
    day: usize,
}

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let one = (0_usize..9, 0_usize..3, 0_usize..6, 1_i64..9, 0_usize..4, 1_usize..28).prop_map(
        |(kind, customer, piece, cents, matching, day)| Drawn {
            kind,
            customer,
            piece,
            cents: cents * 1000,
            matching,
            day,
        },
    );
    prop::collection::vec(one, 1..40)
}

fn written(entries: &[Drawn]) -> String {
    let mut lines = String::new();
    for (number, entry) in entries.iter().enumerate() {
        let amount = format!("{},{:02}", entry.cents / 100, entry.cents % 100);
        let customer = ["A", "B", "."][entry.customer];
        let piece = ["F-1", "F-2", "F-3", "F-4", "0000", "."][entry.piece];
        let matching = [".", "A", "B", "C"][entry.matching];
        let date = format!("202503{:02}", entry.day);
        let mut line =
            |journal: &str, account: &str, customer: &str, debit: bool, matching: &str| {
                let sides = if debit { [amount.as_str(), "0"] } else { ["0", amount.as_str()] };
                lines.push_str(&format!(
                    "{journal} {number} {date} {account} {customer} {piece} {} {} {matching}\n",
                    sides[0], sides[1]
                ));
            };
        let (journal, account, debit, other) = match entry.kind {
            0..=2 => ("VE", "411000", true, "707000"),
            3 => ("VE", "411000", false, "709000"),
            4 | 5 => ("BQ", "411000", false, "512000"),
            6 => ("BQ", "411000", true, "512000"),
            7 => ("OD", "416000", false, "654000"),
            _ => ("OD", "416000", true, "411000"),
        };
        line(journal, account, customer, debit, matching);
        line(journal, other, if entry.kind == 8 { customer } else { "." }, !debit, matching);
    }
    file(&lines)
}

proptest! {
    /// What is open at the end is the balance of the accounts, of each customer: no line is lost,
    /// none counts twice. What is matched evenly is settled.
    #[test]
    fn any_file_gives_its_own_totals(entries in drawn()) {
        let text = written(&entries);
        let import = import(&text);
        let own = own(&text, '|');
        agrees(&import, &own, &text);
        if own.matchings.values().all(|sum| *sum == 0) && entries.iter().all(|e| e.matching > 0) {
            for invoice in import.ledger.present_invoices() {
                prop_assert_eq!(invoice.open(Date::MAX), 0, "{}", text);
            }
        }
        // The same ledger a second time.
        let again = self::import(&text);
        prop_assert!(again.ledger.snapshot() == import.ledger.snapshot());
    }

    /// Whatever is damaged, each line is in the totals or in the list.
    #[test]
    fn damage_is_listed_and_nothing_else_is_lost(
        entries in drawn(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), "[|\t;\"0-9A-Za-z,.\\- é\n]{1,3}"), 1..6),
    ) {
        let mut text = written(&entries);
        for (at, noise) in damage {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = places[at.index(places.len())];
            text.insert_str(at, &noise);
        }
        let Ok(import) = read(text.as_bytes()) else { return Ok(()) };
        let (all, _) = open(&import);
        prop_assert_eq!(all, import.totals.receivables, "{}", text);
        let lines: BTreeSet<usize> = import.rejected.iter().map(|rejection| rejection.line).collect();
        prop_assert_eq!(lines.len(), import.rejected.len());
        prop_assert!(import.rejected.len() <= import.totals.lines);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        let mut file = HEADER.as_bytes().to_vec();
        file.push(b'\n');
        file.extend(bytes);
        if let Ok(import) = read(&file) {
            prop_assert_eq!(open(&import).0, import.totals.receivables);
        }
    }
}

/// However many lines one matching joins, four times as many take about four times as long.
#[test]
fn one_matching_for_all_takes_no_longer_than_it_must() {
    let text = |count: usize| {
        let mut lines = String::new();
        for number in 0..count {
            lines.push_str(&format!(
                "VE {number} 20250301 411000 A F{number} 100 0 X
                 VE {number} 20250301 707000 . F{number} 0 100 .
                 BQ {number} 20250302 411000 A V 0 {} X
                 BQ {number} 20250302 512000 . V {} 0 .
                 BQ {number}b 20250302 411000 A V {} 0 X
                 BQ {number}b 20250302 512000 . V 0 {} .\n",
                count * 100,
                count * 100,
                count * 100,
                count * 100,
            ));
        }
        file(&lines)
    };
    let timed = |count: usize| {
        let text = text(count);
        let start = std::time::Instant::now();
        let import = import(&text);
        let took = start.elapsed().as_secs_f64();
        assert_eq!(open(&import).0, i128::try_from(count * 100 * 100).unwrap());
        took
    };
    // What else the machine does makes a run longer, never shorter.
    let least = |count| (0..3).map(|_| timed(count)).fold(f64::INFINITY, f64::min);
    let (few, many) = (least(2_000), least(8_000));
    assert!(many < few.max(0.02) * 12.0, "{few} s, {many} s");
}

// ------------------------------------------------------------------------------------- writing

fn invoice(
    id: &'static str,
    customer: &'static str,
    issued: &str,
    amount: i64,
) -> NewInvoice<'static> {
    NewInvoice {
        id,
        customer,
        issued: day(issued),
        due: None,
        terms: None,
        amount,
        vat: Some(amount / 6),
        currency: Currency::euro(),
        payments: &[],
        disputed: None,
        doubtful: None,
        written_off: None,
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn ledger(invoices: &[NewInvoice]) -> Ledger {
    let mut ledger = Ledger::new();
    for new in invoices {
        ledger.add(new, &Ledger::new(), &Path::ROOT).unwrap();
    }
    ledger
}

fn written_file(ledger: &Ledger, options: &FecOptions) -> (String, FecFile) {
    let file = write(ledger, options).unwrap_or_else(|error| panic!("{error}"));
    (String::from_utf8(file.bytes.clone()).unwrap(), file)
}

/// `journal number date account customer piece debit credit matching matched`, as [`file`] reads it.
fn short(text: &str) -> Vec<String> {
    let lines = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 18, "{line}");
        let shown = [0, 2, 3, 4, 6, 8, 11, 12, 13, 14].map(|at| match cells[at] {
            "" => ".",
            cell => cell,
        });
        shown.join(" ")
    });
    lines.collect()
}

fn codes(file: &FecFile) -> Vec<&'static str> {
    file.warnings.iter().map(|warning| warning.notice.code()).collect()
}

#[test]
fn each_movement_of_an_invoice_is_an_entry() {
    let paid = [
        Payment { date: day("2025-03-20"), amount: 500_00 },
        Payment { date: day("2025-04-15"), amount: 700_00 },
    ];
    let part = [Payment { date: day("2025-04-02"), amount: 100_00 }];
    let back = [Payment { date: day("2025-04-20"), amount: -60_00 }];
    let doubtful = Some(Span { from: day("2025-05-01"), to: None });
    let ledger = ledger(&[
        NewInvoice { payments: &paid, ..invoice("F-1", "MARTIN", "2025-03-01", 1_200_00) },
        NewInvoice {
            payments: &part,
            doubtful,
            written_off: Some(day("2025-12-31")),
            ..invoice("F-2", "BISE", "2025-03-02", 600_00)
        },
        NewInvoice { payments: &back, ..invoice("A-1", "MARTIN", "2025-03-10", -60_00) },
        NewInvoice { vat: None, ..invoice("F-3", "MARTIN", "2025-04-01", 10_01) },
        NewInvoice { vat: Some(0), ..invoice("F-4", "MARTIN", "2025-04-01", 0) },
    ]);
    let (text, file) = written_file(&ledger, &FecOptions::default());
    let expected = "\
VE 1 20250301 411 MARTIN F-1 1200,00 0,00 A 20250415
VE 1 20250301 706 . F-1 0,00 1000,00 . .
VE 1 20250301 44571 . F-1 0,00 200,00 . .
VE 2 20250302 411 BISE F-2 600,00 0,00 A 20250501
VE 2 20250302 706 . F-2 0,00 500,00 . .
VE 2 20250302 44571 . F-2 0,00 100,00 . .
VE 3 20250310 411 MARTIN A-1 0,00 60,00 B 20250420
VE 3 20250310 706 . A-1 50,00 0,00 . .
VE 3 20250310 44571 . A-1 10,00 0,00 . .
BQ 4 20250320 411 MARTIN F-1 0,00 500,00 A 20250415
BQ 4 20250320 512 . F-1 500,00 0,00 . .
VE 5 20250401 411 MARTIN F-3 10,01 0,00 . .
VE 5 20250401 706 . F-3 0,00 10,01 . .
BQ 6 20250402 411 BISE F-2 0,00 100,00 A 20250501
BQ 6 20250402 512 . F-2 100,00 0,00 . .
BQ 7 20250415 411 MARTIN F-1 0,00 700,00 A 20250415
BQ 7 20250415 512 . F-1 700,00 0,00 . .
BQ 8 20250420 411 MARTIN A-1 60,00 0,00 B 20250420
BQ 8 20250420 512 . A-1 0,00 60,00 . .
OD 9 20250501 416 BISE F-2 500,00 0,00 B 20251231
OD 9 20250501 411 BISE F-2 0,00 500,00 A 20250501
OD 10 20251231 416 BISE F-2 0,00 500,00 B 20251231
OD 10 20251231 654 . F-2 416,67 0,00 . .
OD 10 20251231 44571 . F-2 83,33 0,00 . .";
    assert_eq!(short(&text).join("\n"), expected);
    assert_eq!((file.entries, file.lines), (10, 24));
    assert_eq!((file.debit, file.credit), (file.credit, file.debit));
    assert_eq!(file.receivables, 10_01);
    assert_eq!(file.name, "FEC20251231.txt");
    assert_eq!(codes(&file), ["fec/withoutVat"]);
    assert!(text.starts_with(&HEADER.replace('|', "\t")));
    let second = text.lines().nth(1).unwrap();
    assert_eq!(
        second,
        "VE\tVentes\t1\t20250301\t411\tClients\tMARTIN\tMARTIN\tF-1\t20250301\tFacture F-1 MARTIN\t\
         1200,00\t0,00\tA\t20250415\t\t\t"
    );
    let expected = [
        "A-1 MARTIN 2025-03-10 -6000 vat -1000 [2025-04-20 -6000]",
        "F-1 MARTIN 2025-03-01 120000 vat 20000 [2025-03-20 50000] [2025-04-15 70000]",
        "F-2 BISE 2025-03-02 60000 vat 10000 [2025-04-02 10000] doubtful 2025-05-01 lost 2025-12-31",
        "F-3 MARTIN 2025-04-01 1001",
    ];
    let back = import(&text);
    assert_eq!(book(&back), expected);
    assert_eq!(warnings(&back), [""; 0]);
}

#[test]
fn only_the_days_asked_for_are_written_and_only_what_is_whole_is_matched() {
    let paid = [
        Payment { date: day("2024-12-30"), amount: 100_00 },
        Payment { date: day("2025-01-15"), amount: 500_00 },
    ];
    let later = [Payment { date: day("2025-04-01"), amount: 60_00 }];
    let ledger = ledger(&[
        NewInvoice { payments: &paid, ..invoice("F-1", "A", "2024-12-01", 600_00) },
        NewInvoice { payments: &later, ..invoice("F-2", "A", "2025-02-01", 60_00) },
    ]);
    let options = FecOptions {
        from: day("2025-01-01"),
        to: Some(day("2025-03-31")),
        siren: Some("732829320".to_owned()),
        first_number: 41,
        validated: Some(day("2025-04-10")),
        ..FecOptions::default()
    };
    let (text, file) = written_file(&ledger, &options);
    let expected = "\
BQ 41 20250115 411 A F-1 0,00 500,00 . .
BQ 41 20250115 512 . F-1 500,00 0,00 . .
VE 42 20250201 411 A F-2 60,00 0,00 . .
VE 42 20250201 706 . F-2 0,00 50,00 . .
VE 42 20250201 44571 . F-2 0,00 10,00 . .";
    assert_eq!(short(&text).join("\n"), expected);
    assert_eq!(file.name, "732829320FEC20250331.txt");
    assert!(text.lines().skip(1).all(|line| line.split('\t').nth(15) == Some("20250410")));
    let none = FecOptions { from: day("2030-01-01"), ..FecOptions::default() };
    assert_eq!(written_file(&ledger, &none).1.name, "FEC.txt");
}

#[test]
fn what_two_documents_set_off_passes_no_bank() {
    let on = day("2025-04-30");
    let (given, taken) =
        ([Payment { date: on, amount: -60_00 }], [Payment { date: on, amount: 60_00 }]);
    let ledger = ledger(&[
        NewInvoice { payments: &taken, ..invoice("F-1", "A", "2025-03-01", 60_00) },
        NewInvoice { payments: &given, ..invoice("A-1", "A", "2025-04-30", -60_00) },
        // Another customer's is money.
        NewInvoice { payments: &taken, ..invoice("F-2", "B", "2025-03-01", 60_00) },
    ]);
    let (text, _) = written_file(&ledger, &FecOptions::default());
    let bank: Vec<String> =
        short(&text).into_iter().filter(|line| line.contains(" 512 ")).collect();
    assert_eq!(bank, ["BQ 4 20250430 512 . F-2 60,00 0,00 . ."]);
    let expected = [
        "A-1 A 2025-04-30 -6000 vat -1000 [2025-04-30 -6000]",
        "F-1 A 2025-03-01 6000 vat 1000 [2025-04-30 6000]",
        "F-2 B 2025-03-01 6000 vat 1000 [2025-04-30 6000]",
    ];
    assert_eq!(book(&import(&text)), expected);
}

#[test]
fn what_was_doubtful_for_a_time_comes_back_to_411() {
    let paid = [
        Payment { date: day("2025-03-10"), amount: 10_00 },
        Payment { date: day("2025-05-10"), amount: 20_00 },
        Payment { date: day("2025-07-10"), amount: 30_00 },
    ];
    let doubtful = Some(Span { from: day("2025-05-01"), to: Some(day("2025-06-30")) });
    let ledger = ledger(&[NewInvoice {
        payments: &paid,
        doubtful,
        ..invoice("F-1", "A", "2025-03-01", 60_00)
    }]);
    let (text, _) = written_file(&ledger, &FecOptions::default());
    let expected = "F-1 A 2025-03-01 6000 vat 1000 [2025-03-10 1000] [2025-05-10 2000] \
                    [2025-07-10 3000] doubtful 2025-05-01..2025-06-30";
    assert_eq!(book(&import(&text)), [expected]);
}

#[test]
fn another_currency_stands_beside_its_euros_and_leaves_no_cent() {
    let dollar = Currency::parse("USD").unwrap();
    let paid = [1, 2, 3].map(|month| Payment {
        date: Date::from_ymd(2025, 3 + month, 1).unwrap(),
        amount: 33_33 + i64::from(month == 3),
    });
    let ledger = ledger(&[NewInvoice {
        currency: dollar,
        vat: None,
        payments: &paid,
        ..invoice("F-1", "A", "2025-03-01", 100_00)
    }]);
    let error = write(&ledger, &FecOptions::default()).unwrap_err();
    assert_eq!((error.code.as_str(), error.value.as_deref()), ("fx/missing", Some("USD")));
    let before = FecOptions { to: Some(day("2025-02-28")), ..FecOptions::default() };
    assert_eq!(write(&ledger, &before).unwrap().lines, 0);
    let rate = Decimal { units: 9_135, scale: 4 };
    let rates = Scope::on(Date::MAX).with_rate(dollar, rate);
    let (text, file) = written_file(&ledger, &FecOptions { rates, ..FecOptions::default() });
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert!(lines[0].ends_with("\t91,35\t0,00\tA\t20250601\t\t100,00\tUSD"), "{}", lines[0]);
    assert!(lines[1].ends_with("\t0,00\t91,35\t\t\t\t-100,00\tUSD"), "{}", lines[1]);
    // 33.33 × 0.9135 = 30.447, 66.66 × 0.9135 = 60.894, 100.00 × 0.9135 = 91.35
    let credits: Vec<&str> =
        [2, 4, 6].iter().map(|at| lines[*at].split('\t').nth(12).unwrap()).collect();
    assert_eq!(credits, ["30,45", "30,44", "30,46"]);
    assert_eq!(file.receivables, 0);
}

#[test]
fn names_cannot_break_a_line_and_letters_are_those_of_the_encoding() {
    let mut ledger = ledger(&[invoice("F\t1", "C\n1", "2025-03-01", 60_00)]);
    let name = Some("Café\tŒuvre\r\n Łódź 5 €".to_owned());
    ledger.add_customer("C\n1", Customer { name, ..Customer::default() }, &Path::ROOT).ok();
    let options = FecOptions { encoding: Encoding::Iso885915, ..FecOptions::default() };
    let file = write(&ledger, &options).unwrap();
    assert_eq!(file.bytes.split(|byte| *byte == b'\n').count(), 5);
    let line = file.bytes.split(|byte| *byte == b'\n').nth(1).unwrap();
    assert_eq!(line.iter().filter(|byte| **byte == b'\t').count(), 17);
    assert!(line.windows(8).any(|bytes| bytes == b"\tC 1\tCaf"), "{line:?}");
    assert!(line.windows(17).any(|bytes| bytes == b"uvre   ?\xF3d? 5 \xA4\tF"), "{line:?}");
    // Twice: as the name, and in the label.
    assert_eq!(codes(&file), ["fec/letters"]);
    let back = read(&file.bytes).unwrap();
    assert_eq!(back.totals.receivables, 60_00);
    assert_eq!(back.notation.encoding, Encoding::Iso885915);
}

#[test]
fn what_is_older_than_its_invoice_or_later_than_the_loss_is_said() {
    let paid = [
        Payment { date: day("2025-02-01"), amount: 10_00 },
        Payment { date: day("2025-09-01"), amount: 5_00 },
    ];
    let ledger = ledger(&[NewInvoice {
        payments: &paid,
        written_off: Some(day("2025-08-31")),
        ..invoice("F-1", "A", "2025-03-01", 60_00)
    }]);
    let (text, file) = written_file(&ledger, &FecOptions::default());
    assert_eq!(codes(&file), ["fec/deposit", "fec/recovered"]);
    assert_eq!(short(&text)[0], "BQ 1 20250201 411 A F-1 0,00 10,00 A 20250831");
    assert_eq!(file.receivables, 0);
}

#[test]
fn entries_of_a_closing_come_last_without_their_lines_on_customers() {
    let ledger = ledger(&[invoice("F-1", "A", "2025-12-31", 60_00)]);
    let line = |account: &str, debit, credit| OtherLine {
        account: account.to_owned(),
        name: format!("Compte {account}"),
        debit,
        credit,
    };
    let entry = OtherEntry {
        date: day("2025-12-31"),
        label: "Dépréciation".to_owned(),
        piece: None,
        lines: vec![
            line("68174", 25_00, 0),
            line("491", 0, 25_00),
            line("416", 60_00, 0),
            line("411", 0, 60_00),
        ],
    };
    let options = FecOptions { entries: vec![entry], ..FecOptions::default() };
    let (text, file) = written_file(&ledger, &options);
    assert_eq!(
        short(&text)[3..],
        [
            "OD 2 20251231 68174 . 20251231 25,00 0,00 . .",
            "OD 2 20251231 491 . 20251231 0,00 25,00 . .",
        ]
    );
    assert!(text.contains("\t491\tCompte 491\t"), "{text}");
    assert_eq!((file.entries, file.receivables), (2, 60_00));
}

/// Invoices in one line each, for what a file can say of them: no due date, no VAT of 0, payments of
/// a day as one, none without an amount.
fn carried(ledger: &Ledger) -> BTreeMap<String, String> {
    let mut lines = BTreeMap::new();
    for invoice in ledger.present_invoices() {
        if invoice.amount == 0 {
            continue;
        }
        let mut payments: BTreeMap<Date, i64> = BTreeMap::new();
        for payment in invoice.payments.iter() {
            *payments.entry(payment.date).or_default() += payment.amount;
        }
        payments.retain(|_, amount| *amount != 0);
        let customer = ledger.customers().id(invoice.customer);
        let vat = invoice.vat().filter(|vat| *vat != 0);
        lines.insert(
            ledger.id(&invoice).to_owned(),
            format!(
                "{customer} {} {} {vat:?} {payments:?} {:?} {:?}",
                invoice.issued,
                invoice.amount,
                invoice.doubtful(),
                invoice.written_off()
            ),
        );
    }
    lines
}

/// Writes a ledger, and holds the file against itself and against the ledger.
fn written_and_read(ledger: &Ledger, name: &str) -> FecImport {
    let (text, file) = written_file(ledger, &FecOptions::default());
    let back = import(&text);
    let own = own(&text, '\t');
    agrees(&back, &own, name);
    assert!(own.matchings.values().all(|sum| *sum == 0), "{name}");
    assert_eq!((own.debit, own.credit), (file.debit, file.credit), "{name}");
    assert_eq!((own.debit, own.lines), (own.credit, file.lines), "{name}");
    let open: i128 = ledger.present_invoices().map(|invoice| invoice.open(Date::MAX)).sum();
    assert_eq!((file.receivables, own.receivables), (open, open), "{name}");
    assert!(!warnings(&back).iter().any(|told| told.starts_with("fec/entry")), "{name}");
    // In order, numbered without a gap, each entry on one day.
    let mut last = ("0".to_owned(), 0_u64);
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let next = (cells[3].to_owned(), cells[2].parse::<u64>().unwrap());
        assert!(next.1 == last.1 && next.0 == last.0 || next.1 == last.1 + 1 && next.0 >= last.0);
        last = next;
    }
    back
}

#[test]
fn books_come_back_from_their_file() {
    let mut books = Vec::new();
    for path in ["tests/fixtures/atelier.csv", "www/app/demo/demo.csv"] {
        let bytes = std::fs::read(path).unwrap();
        let import = csv::read(&bytes, &csv::CsvOptions::default()).unwrap();
        books.push((path, import.ledger));
    }
    for (path, ledger) in &books {
        let back = written_and_read(ledger, path);
        assert_eq!(carried(&back.ledger), carried(ledger), "{path}");
        assert_eq!(warnings(&back), [""; 0], "{path}");
    }
}

#[test]
fn real_files_come_back_from_the_ledger_that_they_made() {
    for name in [
        "fec-reader/0000000001FEC20220831.txt",
        "la-societe-nouvelle/sample_pipe.txt",
        "la-societe-nouvelle/sample_tab.txt",
        "tryton/FEC.csv",
    ] {
        let Some(bytes) = real_file(name) else { return };
        let first = read(&bytes).unwrap();
        let back = written_and_read(&first.ledger, name);
        assert_eq!(open(&back), open(&first), "{name}");
        let (one, other) = (carried(&first.ledger), carried(&back.ledger));
        let same = one.iter().filter(|(id, line)| other.get(*id) == Some(line)).count();
        let different: Vec<_> = one
            .iter()
            .filter(|(id, line)| other.get(*id) != Some(line))
            .map(|(id, line)| (id, line, other.get(id)))
            .collect();
        assert!(different.is_empty(), "{name}: {same} same, {different:#?}");
    }
}
