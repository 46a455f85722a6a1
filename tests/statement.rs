//! Bank statements: every real file against what other programs read in it
//! (`fixtures/bank-statements/expected.py`), the refusals with their reasons, and the rules that no
//! real file shows.

#![cfg(not(target_arch = "wasm32"))]
#![cfg(feature = "files")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::unwrap_used,
    reason = "what reads and writes cases may fail, as a test may"
)]

mod real;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use encours::amount::{Currency, Money};
use encours::error::{Error, ErrorCode};
use encours::import::csv::{DateFormat, DecimalMark};
use encours::import::statement::{BankLine, Field, Statement, StatementOptions, read};
use encours::language::Language;
use encours::text;
use serde_json::Value as Json;

fn read_text(text: &str) -> Statement {
    read(text.as_bytes(), &StatementOptions::default())
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn refusal(bytes: &[u8]) -> Error {
    read(bytes, &StatementOptions::default()).unwrap_err()
}

fn money(minor: i64, currency: Currency) -> String {
    Money { minor: minor.into(), digits: currency.digits() }.to_string()
}

/// `day amount currency` of each line.
fn told(statement: &Statement) -> Vec<String> {
    let line = |line: &BankLine| {
        format!("{} {} {}", line.date, money(line.amount, line.currency), line.currency.code())
    };
    statement.lines.iter().map(line).collect()
}

/// `code path` of each warning.
fn warned(statement: &Statement) -> Vec<String> {
    let one = |warning: &encours::warning::Warning| {
        [warning.notice.code(), warning.path.as_deref().unwrap_or("")].join(" ").trim().to_owned()
    };
    statement.warnings.iter().map(one).collect()
}

/// `line code` of each line that is not in.
fn rejected(statement: &Statement) -> Vec<String> {
    let list = statement.rejected.iter();
    list.map(|rejected| format!("{} {}", rejected.line, rejected.error.code.as_str())).collect()
}

// ------------------------------------------------------------------------------------- real files

/// What is refused, and why that is right.
const REFUSED: &[(&str, &str)] = &[
    (
        "camt-genkgo/camt053.v2.wrong.xml",
        "a message without a statement: its source calls it wrong",
    ),
    ("mt940/empty_non_swift.sta", "nothing but a field of no bank's: its source calls it empty"),
    ("mt940/invalid_statement.sta", "the numbers from 1 to 10: its source calls it invalid"),
    ("ofxparse/account_listing_aggregation.ofx", "a list of accounts, without a statement of any"),
    ("ofxparse/signon_success.ofx", "the answer to a sign-on, without a statement"),
];

/// Lines that are listed as rejected instead, and why that is right.
const REJECTED: &[(&str, &str, usize)] = &[
    (
        "mt940/mt940.sta",
        "currency/unknown: the German mark is no currency any more; two balances",
        13,
    ),
    ("mt940/raphaelm.sta", "currency/unknown: the German mark; three balances", 12),
    ("ofxparse/fidelity-savings.ofx", "amount/precision: dollars of four decimals", 3),
    ("oca/test_ofx_wrong.ofx", "date/invalid: its day is commented out", 1),
];

/// What the caller must say, because the file can be read in two ways.
fn answers(name: &str) -> StatementOptions {
    let date_format = match name {
        "csv-exports/payoneer.csv" => Some(DateFormat::MonthDayYear),
        "oca/meta_data_separated_credit_debit.csv" => Some(DateFormat::DayMonthYear),
        _ => None,
    };
    StatementOptions { date_format, ..StatementOptions::default() }
}

/// The warnings of each file that has some: all of them are true of the file, by the figures of
/// `expected.json`.
const WARNED: &[(&str, &[&str])] = &[
    ("camt-genkgo/camt053.v2.all-balance-types.xml", &["statement/balance statements/0/closing"]),
    ("camt-genkgo/camt053.v2.five.decimals.xml", &["statement/balance statements/0/closing"]),
    ("camt-genkgo/camt053.v2.minimal.ultimate.xml", &["statement/balanceCurrency"]),
    ("camt-genkgo/camt053.v2.minimal.xml", &["statement/balanceCurrency"]),
    ("camt-genkgo/camt053.v2.with-party-ids.xml", &["statement/balanceCurrency"]),
    ("camt-genkgo/camt053.v3.xml", &["statement/balanceCurrency"]),
    ("csv-exports/mint.csv", &["statement/currencyAssumed"]),
    ("csv-exports/ubs-ch-fr.qif", &["statement/currencyAssumed"]),
    (
        "mt940/abnamro.sta",
        &[
            "statement/balance statements/0/closing",
            "statement/balance statements/1/closing",
            "statement/gap statements/1/opening",
        ],
    ),
    ("mt940/details_60-63.sta", &["statement/balance statements/0/closing"]),
    ("mt940/ing.sta", &["statement/balance statements/0/closing"]),
    (
        "mt940/knab.sta",
        &["statement/balance statements/1/closing", "statement/gap statements/1/opening"],
    ),
    ("mt940/malformed_details.sta", &["statement/balance statements/0/closing"]),
    ("mt940/mt942.sta", &["statement/sum statements/0/lines"]),
    ("mt940/overly_long_details.sta", &["statement/balance statements/0/closing"]),
    ("mt940/postfinance.sta", &["statement/balance statements/1/closing"]),
    (
        "mt940/rabobank.sta",
        &[
            "statement/balance statements/0/closing",
            "statement/gap statements/1/opening",
            "statement/balance statements/2/closing",
            "statement/gap statements/2/opening",
        ],
    ),
    ("mt940/raiffeisen-cmi.sta", &["statement/balance statements/0/closing"]),
    ("mt940/sparkassen.sta", &["statement/currencyAssumed"]),
    ("mt940/triodos.sta", &["statement/balance statements/0/closing"]),
    ("mt940/whitespace.sta", &["statement/balance statements/0/closing"]),
    ("oca/balance.csv", &["statement/currencyAssumed"]),
    ("oca/debit_credit.csv", &["statement/currencyAssumed"]),
    (
        "oca/debit_credit_amount.csv",
        &[
            "statement/balance lines/2/balance",
            "statement/balance lines/3/balance",
            "statement/balance statements/0/closing",
            "statement/currencyAssumed",
        ],
    ),
    ("oca/meta_data_separated_credit_debit.csv", &["statement/balance statements/0/closing"]),
    ("oca/original_currency_empty.csv", &["statement/currencyAssumed"]),
    ("oca/original_currency_no_header.csv", &["statement/noHeader"]),
    ("oca/test-camt053", &["statement/balance statements/0/closing"]),
    (
        "oca/test-camt053.zip",
        &[
            "statement/balance statements/0/closing",
            "statement/balance statements/1/closing",
            "statement/gap statements/1/opening",
        ],
    ),
    ("oca/test_ofx_wrong.ofx", &["statement/currencyAssumed"]),
    ("oca/test_qif.qif", &["statement/currencyAssumed"]),
    ("ofxparse/investment_401k.ofx", &["statement/leftOut"]),
    ("ofxparse/tiaacref.ofx", &["statement/leftOut"]),
    ("ofxparse/vanguard401k.ofx", &["statement/leftOut"]),
    ("qif/file.qif", &["statement/leftOut", "statement/currencyAssumed"]),
    ("qif/transactions_only.qif", &["statement/currencyAssumed"]),
];

#[test]
fn every_real_statement_holds_what_other_programs_read_in_it() {
    let fixture =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bank-statements/expected.json");
    let expected: BTreeMap<String, Json> =
        serde_json::from_slice(&std::fs::read(fixture).unwrap()).unwrap();
    let Some(folder) = real::folder(expected.len()) else { return };
    let folder = folder.join("bank-statements");
    let mut faults = Vec::new();
    let mut files = 0;
    for path in real_files(&folder) {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
        files += 1;
        let bytes = std::fs::read(&path).unwrap();
        let start = Instant::now();
        let outcome = read(&bytes, &answers(&name));
        assert!(start.elapsed() < Duration::from_secs(2), "{name}");
        let refused = REFUSED.iter().any(|(known, _)| *known == name);
        match outcome {
            Err(error) if refused => {
                assert_eq!(error.code, ErrorCode::FileFormat, "{name}: {error}");
            }
            Err(error) => faults.push(format!("{name}: {error}")),
            Ok(_) if refused => faults.push(format!("{name} is read")),
            Ok(statement) => {
                let expected = expected.get(&name);
                faults.extend(differences(&name, &statement, expected));
            }
        }
    }
    assert!(files >= expected.len(), "{files} files");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn real_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries =
        |folder: &Path| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries(folder)
        .filter(|path| path.is_dir())
        .flat_map(|folder| entries(&folder).collect::<Vec<_>>())
        .collect();
    files.sort();
    files
}

fn differences(name: &str, statement: &Statement, expected: Option<&Json>) -> Vec<String> {
    let Some(expected) = expected else { return vec![format!("{name}: nothing is expected")] };
    let mut faults = Vec::new();
    let mut differ = |what: &str, found: String, expected: String| {
        if found != expected {
            faults.push(format!("{name}: {what}\n  found    {found}\n  expected {expected}"));
        }
    };
    // MT940: by the day of value.
    let swift = name.starts_with("mt940/");
    let found: Vec<String> = statement
        .lines
        .iter()
        .map(|line| {
            let day = if swift { line.value_date.unwrap_or(line.date) } else { line.date };
            format!("{day} {} {}", money(line.amount, line.currency), line.currency.code())
        })
        .collect();
    let wanted: Vec<String> = expected["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| {
            let text = |at: usize| line[at].as_str();
            let code = text(2).unwrap_or("EUR");
            let amount = text(1).unwrap();
            let decimals = amount.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            if Currency::parse(code).is_err() || decimals > 2 {
                return None;
            }
            Some(format!("{} {amount} {code}", text(0).unwrap()))
        })
        .collect();
    differ("lines", found.join(", "), wanted.join(", "));
    let count = REJECTED.iter().find(|(known, ..)| *known == name).map_or(0, |row| row.2);
    let rejected = rejected(statement);
    differ("rejected", format!("{} {rejected:?}", rejected.len()), format!("{count} {rejected:?}"));
    if let Some(parts) = expected.get("statements").and_then(Json::as_array) {
        let part = |part: &encours::import::statement::Part| {
            let balance = |minor: Option<i64>| match (minor, part.currency) {
                (Some(minor), Some(currency)) => money(minor, currency),
                _ => "-".to_owned(),
            };
            let code = part.currency.map_or("-", |currency| currency.code());
            [
                part.account.as_deref().unwrap_or("-"),
                code,
                &balance(part.opening),
                &balance(part.closing),
            ]
            .join(" ")
        };
        let found: Vec<String> = statement.statements.iter().map(part).collect();
        let wanted: Vec<String> = parts
            .iter()
            .map(|part| {
                let text = |at: usize| part[at].as_str().unwrap_or("-");
                // Where the file states none, the euro is taken, and it is said.
                let assumed = warned(statement).contains(&"statement/currencyAssumed".to_owned());
                let code = if assumed && part[1].is_null() { "EUR" } else { text(1) };
                [text(0), code, text(2), text(3)].join(" ")
            })
            .collect();
        differ("statements", found.join(", "), wanted.join(", "));
    }
    let known = WARNED.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, codes)| codes);
    differ("warnings", warned(statement).join(", "), known.join(", "));
    for warning in &statement.warnings {
        let sentence = text::warning(warning, Language::French);
        assert!(sentence.ends_with('.') && !sentence.contains('$'), "{name}: {sentence}");
    }
    faults
}

// ------------------------------------------------------------------------------------- CAMT

/// A camt.053 with these entries between two balances.
fn camt(opening: &str, closing: &str, entries: &str) -> String {
    let balance = |kind: &str, amount: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document \
         xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Id>\
         <IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>{}{}{entries}</Stmt>\
         </BkToCstmrStmt></Document>",
        balance("OPBD", opening),
        balance("CLBD", closing)
    )
}

/// An entry: amount, sign, and what stands after.
fn entry(amount: &str, sign: &str, rest: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <BookgDt><Dt>2025-10-01</Dt></BookgDt><ValDt><Dt>2025-10-02</Dt></ValDt>{rest}</Ntry>"
    )
}

#[test]
fn a_credit_says_who_paid_what_they_refer_to_and_what_they_say() {
    let details = "<AcctSvcrRef>B-1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E2E-7</EndToEndId>\
         </Refs><RltdPties><Dbtr><Pty><Nm>Atelier  Nord</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>FR1</IBAN>\
         </Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Facture</Ustrd><Ustrd>F-2025-003</Ustrd></RmtInf>\
         </TxDtls></NtryDtls>";
    let statement = read_text(&camt("0", "1400.00", &entry("1400.00", "CRDT", details)));
    let line = &statement.lines[0];
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    assert_eq!(said(&line.counterparty), "Atelier Nord");
    assert_eq!(said(&line.counterparty_account), "FR1");
    assert_eq!((said(&line.reference), line.text.as_str()), ("E2E-7".into(), "Facture F-2025-003"));
    assert_eq!(said(&line.id), "B-1");
    assert_eq!(
        (line.date.to_string(), line.value_date.map(|d| d.to_string())),
        ("2025-10-01".into(), Some("2025-10-02".into()))
    );
    assert_eq!(statement.account.as_deref(), Some("FR7630006000011234567890189"));
    assert_eq!((statement.opening, statement.closing), (Some(0), Some(1_400_00)));
    assert!(statement.warnings.is_empty());
}

#[test]
fn payments_booked_as_one_are_lines_of_their_own_if_they_add_up() {
    let parts = |one: &str, two: &str| {
        let part = |amount: &str, text: &str| {
            format!(
                "<TxDtls><Amt Ccy=\"EUR\">{amount}</Amt><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"
            )
        };
        let all = format!("<NtryDtls>{}{}</NtryDtls>", part(one, "F-1"), part(two, "F-2"));
        read_text(&camt("0", "100.00", &entry("100.00", "CRDT", &all)))
    };
    let statement = parts("60.00", "40.00");
    assert_eq!(told(&statement), ["2025-10-01 60.00 EUR", "2025-10-01 40.00 EUR"]);
    assert!(statement.warnings.is_empty());
    let statement = parts("60.00", "30.00");
    assert_eq!(told(&statement), ["2025-10-01 100.00 EUR"]);
    assert_eq!(statement.lines[0].text, "F-1 F-2");
    assert_eq!(warned(&statement), ["statement/batch lines/0/amount"]);
    let sentence = text::warning(&statement.warnings[0], Language::French);
    assert!(sentence.contains("90,00") && sentence.contains("100,00"), "{sentence}");
}

#[test]
fn what_is_taken_back_goes_out_and_what_is_not_booked_is_left_out() {
    let back = "<RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Bise</Nm></Dbtr>\
                </RltdPties></TxDtls></NtryDtls>";
    let pending = entry("5.00", "CRDT", "").replace("BOOK", "PDNG");
    let entries = [entry("600.00", "DBIT", back), pending].concat();
    let statement = read_text(&camt("1000.00", "400.00", &entries));
    assert_eq!(told(&statement), ["2025-10-01 -600.00 EUR"]);
    assert_eq!(statement.lines[0].counterparty.as_deref(), Some("Bise"));
    assert_eq!(warned(&statement), ["statement/pending"]);
}

#[test]
fn a_line_that_cannot_be_read_is_listed_with_its_line() {
    let entries = format!("\n{}\n{}", entry("x", "CRDT", ""), entry("1.00", "CRDT", ""));
    let statement = read_text(&camt("0", "1.00", &entries));
    assert_eq!(rejected(&statement), ["2 amount/invalid"]);
    assert_eq!(statement.rejected[0].error.value.as_deref(), Some("x"));
    assert_eq!(statement.lines.len(), 1);
    let statement = read_text(&camt(
        "0",
        "1.00",
        &entry("1.00", "CRDT", "").replace("Dt>2025-10", "Dt>2025-13"),
    ));
    assert_eq!(rejected(&statement), ["1 date/invalid"]);
}

#[test]
fn a_balance_that_the_lines_do_not_make_is_told_with_both_figures() {
    let statement = read_text(&camt("10.00", "12.50", &entry("2.00", "CRDT", "")));
    assert_eq!(warned(&statement), ["statement/balance statements/0/closing"]);
    let told = |language| text::warning(&statement.warnings[0], language);
    assert_eq!(
        told(Language::English),
        "The balance stated is 12.50; the lines that were read make 12.00. Lines may be missing."
    );
    assert!(told(Language::French).contains("12,50 ; les lignes lues donnent 12,00"));
}

#[test]
fn what_is_dangerous_or_no_statement_is_refused_with_what_to_do() {
    let doctype =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>";
    let ofx = "OFXHEADER:100\n<!DOCTYPE x><OFX></OFX>";
    for (bytes, code, path) in [
        (doctype.as_bytes(), "file/format", "row/2"),
        (ofx.as_bytes(), "file/format", "row/2"),
        (b"<html><body>Session expired</body></html>", "file/format", ""),
        (b"<a>", "file/format", "row/1"),
        (b"", "file/format", ""),
        (b"hello", "file/format", ""),
        (b"%PDF-1.7", "file/format", ""),
        (b"PK\x03\x04 no archive", "file/format", ""),
        (b"nom;prenom\nDupont;Jean\n", "csv/header", ""),
        ("<a>".repeat(100).as_bytes(), "file/limit", "row/1"),
        (&vec![b' '; (20 << 20) + 1], "file/limit", ""),
    ] {
        let error = refusal(bytes);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!((error.code.as_str(), error.path.as_str()), (code, path), "{start}");
        for language in [Language::French, Language::English] {
            let sentence = text::message(&error, language);
            assert!(sentence.ends_with('.') && !sentence.contains('$'), "{sentence}");
        }
    }
}

#[test]
fn an_archive_that_unpacks_to_more_than_the_limit_is_refused() {
    let archive = |name: &str, bytes: &[u8]| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, bytes).unwrap();
        writer.finish().unwrap().into_inner()
    };
    let statement = camt("0", "1.00", &entry("1.00", "CRDT", ""));
    let inside =
        read(&archive("a.xml", statement.as_bytes()), &StatementOptions::default()).unwrap();
    assert_eq!(inside, read_text(&statement));
    let bomb = archive("a.xml", &vec![b' '; 21 << 20]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refusal(&bomb).code, ErrorCode::FileLimit);
    // One archive in another is no statement.
    let nested = archive("a.zip", &archive("a.xml", statement.as_bytes()));
    assert_eq!(refusal(&nested).code, ErrorCode::FileFormat);
}

#[test]
fn the_encoding_that_a_file_states_is_that_it_is_read_in() {
    let details = "<AddtlNtryInf>R\u{E8}glement</AddtlNtryInf>";
    let text = camt("0", "1.00", &entry("1.00", "CRDT", details)).replace("UTF-8", "ISO-8859-1");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> =
        [0xFEFF_u16].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, wide] {
        let statement = read(&bytes, &StatementOptions::default()).unwrap();
        assert_eq!(statement.lines[0].text, "R\u{E8}glement");
    }
}

// ------------------------------------------------------------------------------------- MT940, OFX, QIF

#[test]
fn the_signs_and_days_of_swift_lines() {
    let lines = [
        ("2512310102C10,", "2026-01-02 10.00 EUR"),
        ("2601021231D1,5", "2025-12-31 -1.50 EUR"),
        ("251001RC7,00", "2025-10-01 -7.00 EUR"),
        ("251001RD7,00", "2025-10-01 7.00 EUR"),
        ("251001CR0,07", "2025-10-01 0.07 EUR"),
        ("250230C1,", "2025-02-28 1.00 EUR"),
    ];
    for (line, expected) in lines {
        let file = format!(
            "{{1:F01BANK}}{{2:O940}}{{4:\n:20:1\n:25:X\n:60F:C251001EUR0,00\n:61:{line}NTRFREF-1//B-1\n\
             :86:TEXT\n-}}"
        );
        let statement = read_text(&file);
        assert_eq!(told(&statement), [expected]);
        assert_eq!(statement.lines[0].reference.as_deref(), Some("REF-1"));
        assert_eq!(statement.lines[0].id.as_deref(), Some("B-1"));
    }
    let statement = read_text(":20:1\n:25:X\n:60F:C251001EUR0,00\n:61:nonsense\n:86:lost?\n");
    assert_eq!(rejected(&statement), ["4 file/format"]);
}

#[test]
fn the_parts_of_a_german_text_are_taken_apart() {
    let statement = read_text(
        ":20:1\n:25:X\n:60F:C251001EUR0,00\n:61:251001C5,00NTRFNONREF\n:86:166?00GUTSCHRIFT?20EREF+E2E-7\
         ?21SVWZ+Rechnung F-2025-0012 vo?22m September?30COBADEFF?31DE891?32Atelier No?33rd GmbH\n",
    );
    let line = &statement.lines[0];
    assert_eq!(line.counterparty.as_deref(), Some("Atelier Nord GmbH"));
    assert_eq!(line.counterparty_account.as_deref(), Some("DE891"));
    assert_eq!(line.reference.as_deref(), Some("E2E-7"));
    assert_eq!(line.text, "EREF+E2E-7 SVWZ+Rechnung F-2025-0012 vom September");
}

#[test]
fn the_amounts_of_a_card_have_its_currency_and_those_of_a_line_their_own() {
    let statement = read_text(
        "OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>4970</CCACCTFROM>\
         <BANKTRANLIST><STMTTRN><DTPOSTED>20251001120000[+1:CET]<TRNAMT>-12,5<FITID>1<NAME>A & B\
         <MEMO>caf\u{E9} &amp; th\u{E9}</STMTTRN><STMTTRN><DTPOSTED>20251002<TRNAMT>+3.00<FITID>2\
         <CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY></STMTTRN></BANKTRANLIST><LEDGERBAL>\
         <BALAMT>-12.50</LEDGERBAL><AVAILBAL><BALAMT>99</AVAILBAL></CCSTMTRS></OFX>",
    );
    assert_eq!(told(&statement), ["2025-10-01 -12.50 EUR", "2025-10-02 3.00 USD"]);
    assert_eq!(statement.lines[0].counterparty.as_deref(), Some("A & B"));
    assert_eq!(statement.lines[0].text, "caf\u{E9} & th\u{E9}");
    assert_eq!(statement.statements[0].closing, Some(-12_50));
    assert_eq!(statement.statements[0].account.as_deref(), Some("4970"));
    assert_eq!(statement.currency, None);
}

#[test]
fn a_movement_outside_of_an_ofx_statement_is_in_one_without_account() {
    let statement = read_text(
        "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>1</BANKACCTFROM>\
         <STMTTRN><DTPOSTED>20251001<TRNAMT>5.00<FITID>1</STMTTRN></STMTRS>\
         <STMTTRN><DTPOSTED>20251002<TRNAMT>7.00<FITID>2</STMTTRN></OFX>",
    );
    assert_eq!(told(&statement), ["2025-10-01 5.00 EUR", "2025-10-02 7.00 EUR"]);
    let [first, second] = statement.statements.as_slice() else { panic!("two statements") };
    assert_eq!((first.account.as_deref(), first.lines), (Some("1"), 1));
    assert_eq!((second.account.as_deref(), second.lines), (None, 1));
}

#[test]
fn a_qif_asks_for_the_order_of_days_that_it_leaves_open() {
    let open = "!Type:Bank\nD1/2'06\nT-1,000.00\nPX\n^\n";
    let error = refusal(open.as_bytes());
    assert_eq!((error.code.as_str(), error.path.as_str()), ("option/missing", "dateFormat"));
    let options = StatementOptions {
        date_format: Some(DateFormat::MonthDayYear),
        currency: Some(Currency::parse("USD").unwrap()),
        ..StatementOptions::default()
    };
    let statement = read(open.as_bytes(), &options).unwrap();
    assert_eq!(told(&statement), ["2006-01-02 -1000.00 USD"]);
    assert!(statement.warnings.is_empty());
    let opened =
        read_text("!Type:Bank\nD31/1/2025\nT5.00\nPOpening Balance\n^\nD31/1/2025\nT1.00\nMx\n^\n");
    assert_eq!((opened.opening, opened.lines.len()), (Some(5_00), 1));
}

// ------------------------------------------------------------------------------------- CSV

#[test]
fn a_french_table_is_read_below_what_stands_before_it() {
    let file = "Relev\u{E9} de compte\r\nNum\u{E9}ro de compte : 00012345678;;;\r\nSolde final :;;;1 500,50\r\n\r\n\
                Date op\u{E9}ration;Date de valeur;Libell\u{E9};D\u{E9}bit;Cr\u{E9}dit\r\n\
                30/09/2025;01/10/2025;VIR SEPA ATELIER NORD F-2025-003;;1 400,00\r\n\
                01/10/2025;01/10/2025;\"COTISATION; CARTE\";-12,50;\r\n\
                02/10/2025;;CHEQUE 77;12,3O;\r\n";
    let latin: Vec<u8> = file.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [file.as_bytes().to_vec(), latin] {
        let statement = read(&bytes, &StatementOptions::default()).unwrap();
        assert_eq!(told(&statement), ["2025-09-30 1400.00 EUR", "2025-10-01 -12.50 EUR"]);
        assert_eq!(statement.account.as_deref(), Some("00012345678"));
        assert_eq!(statement.closing, Some(1_500_50));
        assert_eq!(statement.lines[1].text, "COTISATION; CARTE");
        assert_eq!(rejected(&statement), ["8 amount/invalid"]);
        assert_eq!(statement.rejected[0].column.as_deref(), Some("D\u{E9}bit"));
    }
}

#[test]
fn running_balances_are_held_against_the_lines_in_either_order() {
    let file = |rows: &[&str]| format!("Date;Libelle;Montant EUR;Solde\n{}\n", rows.join("\n"));
    let rows =
        ["30/09/2025;a;100,00;600,00", "29/09/2025;b;-50,00;500,00", "28/09/2025;c;10,00;550,00"];
    let newest_first = read_text(&file(&rows));
    assert_eq!((newest_first.opening, newest_first.closing), (Some(540_00), Some(600_00)));
    assert!(newest_first.warnings.is_empty());
    let [one, two, three] = rows;
    let oldest_first = read_text(&file(&[three, two, one]));
    assert_eq!((oldest_first.opening, oldest_first.closing), (Some(540_00), Some(600_00)));
    let missing = read_text(&file(&[three, one]));
    assert_eq!(
        warned(&missing),
        ["statement/balance lines/1/balance", "statement/balance statements/0/closing"]
    );
}

#[test]
fn columns_and_notations_that_a_caller_states_hold() {
    let file = "Le;Combien;Quoi;D\u{E9}bit\n01/02/2025;1.000;x;\n";
    let mut options = StatementOptions {
        decimal: Some(DecimalMark::Comma),
        date_format: Some(DateFormat::DayMonthYear),
        ..StatementOptions::default()
    };
    let place = |field: Field| Field::ALL.iter().position(|known| *known == field).unwrap();
    for (field, name) in [(Field::Date, "Le"), (Field::Amount, "Combien"), (Field::Text, "quoi")] {
        options.columns[place(field)] = Some(name.to_owned());
    }
    let statement = read(file.as_bytes(), &options).unwrap();
    assert_eq!(told(&statement), ["2025-02-01 1000.00 EUR"]);
    assert_eq!(statement.lines[0].text, "x");
    let named = "Date;Montant\n13/02/2025;1,00\n".as_bytes();
    let missing = read(named, &options).unwrap_err();
    assert_eq!((missing.code.as_str(), missing.path.as_str()), ("csv/header", "columns/date"));
    let asked = refusal("Date;Montant\n01/02/2025;1.000\n".as_bytes());
    assert_eq!((asked.code.as_str(), asked.path.as_str()), ("option/missing", "decimal"));
}

// ------------------------------------------------------------------------------------- identity

#[test]
fn a_line_has_the_same_key_in_any_file_and_two_equal_lines_have_two() {
    let line = |text: &str| entry("5.00", "CRDT", &format!("<AddtlNtryInf>{text}</AddtlNtryInf>"));
    let one = read_text(&camt("0", "10.00", &[line("a"), line("a")].concat()));
    let keys: Vec<&str> = one.lines.iter().map(|line| line.key.as_str()).collect();
    assert_ne!(keys[0], keys[1]);
    let more = read_text(&camt("1.00", "16.00", &[line("a"), line("b"), line("a")].concat()));
    let others: Vec<&str> = more.lines.iter().map(|line| line.key.as_str()).collect();
    assert_eq!((others[0], others[2]), (keys[0], keys[1]));
    assert!(!keys.contains(&others[1]));
}

#[test]
fn a_payment_of_many_decimals_is_rounded_only_where_it_is_asked() {
    let file = camt("0", "8.85", &entry("8.851", "CRDT", ""));
    let statement = read_text(&file);
    assert_eq!(rejected(&statement), ["1 amount/precision"]);
    let options = StatementOptions { round_amounts: true, ..StatementOptions::default() };
    let statement = read(file.as_bytes(), &options).unwrap();
    assert_eq!(told(&statement), ["2025-10-01 8.85 EUR"]);
    assert_eq!(warned(&statement), ["amount/rounded"]);
}
