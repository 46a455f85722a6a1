//! What an accounting file gives, with how it is written and its totals; and the entries of a ledger
//! as such a file.

use super::explain::warnings;
use super::json::Json;
use super::ledger_data::write_ledger;
use super::read::{Fault, Fields, Given, Sign};
use super::scope::scope_on;
use super::value::Value;
use crate::amount::{Currency, decimal_text};
use crate::date::Date;
use crate::error::{ErrorCode, Expected, FileExpected, Result};
use crate::export::fec::{self as export, Accounts, FecOptions, Journals, OtherEntry, OtherLine};
use crate::import::Encoding;
use crate::import::csv::DecimalMark;
use crate::import::fec::{self, FecImport};
use crate::language::Language;
use crate::ledger::Ledger;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads an accounting file; there are no options but the language. `progress` is told how many
/// bytes are read.
///
/// # Errors
/// `option/invalid`, and those of [`fec::read`].
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{Value, read_fec};
///
/// let file = "\
/// JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|Montant|Sens
/// VE|1|20250301|411000|MARTIN|F-1|1200,00|D
/// VE|1|20250301|706000||F-1|1200,00|C
/// ";
/// let json = read_fec(file.as_bytes(), &Value::Absent, English, &mut |_| {})?;
/// assert!(json.contains(r#""invoices":[{"id":"F-1","customer":"MARTIN""#), "{json}");
/// assert!(json.contains(r#""receivables":"1200.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read_fec(
    file: &[u8],
    options: &Value,
    language: Language,
    progress: &mut dyn FnMut(usize),
) -> Result<String> {
    if *options != Value::Absent {
        let fault = Fault::default();
        Fields::open(options, &fault, &["language"], &[]);
        fault.check()?;
    }
    fec::read_with_progress(file, progress).map(|import| fec_import(&import, language))
}

fn fec_import(import: &FecImport, language: Language) -> String {
    let (notation, totals) = (&import.notation, &import.totals);
    Json::object_text(|json| {
        write_ledger(json, &import.ledger);
        json.objects("rejected", &import.rejected, |json, rejection| {
            let column = rejection.column.map(|column| column.as_str());
            // The sentence names the column.
            let placed = rejection.error.clone().at(column.unwrap_or_default());
            json.number("line", rejection.line);
            json.text_if("column", column);
            json.text("code", rejection.error.code.as_str());
            json.text("message", &text::message(&placed, language));
            json.text_if("value", rejection.error.value.as_deref());
        });
        warnings(json, &import.warnings, language);
        json.nested("detected", |json| {
            let mut delimiter = [0; 4];
            json.text("delimiter", notation.delimiter.encode_utf8(&mut delimiter));
            json.text_if("decimal", notation.decimal.map(DecimalMark::as_str));
            json.text("encoding", notation.encoding.as_str());
            json.text("amounts", if notation.signed { "signed" } else { "debitCredit" });
        });
        json.nested("totals", |json| {
            json.number("lines", totals.lines);
            json.number("receivableLines", totals.receivable_lines);
            json.money("debit", totals.debit, Currency::euro());
            json.money("credit", totals.credit, Currency::euro());
            json.money("receivables", totals.receivables, Currency::euro());
        });
    })
}

const ENCODINGS: &[&str] = &["utf-8", "iso-8859-15"];

/// The entries of the ledger of a snapshot: what there is to say of them as JSON, a line end, and
/// the bytes of the file. `{from, to, siren, encoding, accounts, journals, validated, firstNumber,
/// fx, entries}`.
///
/// # Errors
/// `snapshot/corrupt`, `snapshot/version`, the codes of spec §1.5, and those of
/// [`write`](crate::export::fec::write).
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{Value, write_fec};
///
/// let options = Value::from([("siren", "732829320".into()), ("to", "2025-12-31".into())]);
/// let file = write_fec(&ledger.snapshot(), &options, English)?;
/// let json = file.split(|byte| *byte == b'\n').next().unwrap();
/// assert!(json.starts_with(br#"{"name":"732829320FEC20251231.txt","#));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn write_fec(snapshot: &[u8], options: &Value, language: Language) -> Result<Vec<u8>> {
    let ledger = Ledger::from_snapshot(snapshot)?;
    let file = export::write(&ledger, &fec_options(options, &ledger)?)?;
    let mut written = Json::object_text(|json| {
        json.text("name", &file.name);
        json.number("entries", file.entries);
        json.number("lines", file.lines);
        json.money("debit", file.debit, Currency::euro());
        json.money("credit", file.credit, Currency::euro());
        json.money("receivables", file.receivables, Currency::euro());
        warnings(json, &file.warnings, language);
    })
    .into_bytes();
    written.push(b'\n');
    written.extend(file.bytes);
    Ok(written)
}

fn fec_options(input: &Value, ledger: &Ledger) -> Result<FecOptions> {
    if *input == Value::Absent {
        return Ok(FecOptions::default());
    }
    let known = &[
        "from",
        "to",
        "siren",
        "encoding",
        "accounts",
        "journals",
        "validated",
        "firstNumber",
        "fx",
        "entries",
        "language",
    ];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, &[]);
    let default = FecOptions::default();
    let (from, to) = (fields.date("from").unwrap_or(default.from), fields.date("to"));
    let siren = fields.text("siren");
    if siren.is_some_and(|siren| siren.len() != 9 || !siren.bytes().all(|b| b.is_ascii_digit())) {
        fields.get("siren").refuse(ErrorCode::OptionInvalid, Expected::Like("732829320"));
    }
    let encodings = &[Encoding::Utf8, Encoding::Iso885915];
    let options = FecOptions {
        from,
        to,
        siren: siren.map(str::to_owned),
        encoding: fields.choice("encoding", ENCODINGS, encodings).unwrap_or(default.encoding),
        accounts: accounts(&fields.get("accounts")),
        journals: journals(&fields.get("journals")),
        validated: fields.date("validated"),
        first_number: fields.whole("firstNumber", 1, 1_000_000_000).unwrap_or(1),
        // Of a scope there is `fx` alone: all customers, in euros, whatever the day.
        rates: scope_on(&fields, ledger, &[]),
        entries: fields.list("entries", |entry| other_entry(&entry, from, to)),
    };
    if to.is_some_and(|to| to < from) {
        fields.get("to").refuse(ErrorCode::DateOrder, Expected::NotBefore(from));
    }
    fault.check().map(|()| options)
}

fn accounts(given: &Given) -> Accounts {
    let known = &["customers", "doubtful", "sales", "vat", "bank", "losses"];
    let fields = given.object(known, &[]);
    let mut accounts = Accounts::default();
    // What each begins with: its class is what makes a reader see in it what it is.
    for (key, account, class, like) in [
        ("customers", &mut accounts.customers, "411", "411000"),
        ("doubtful", &mut accounts.doubtful, "416", "416000"),
        ("sales", &mut accounts.sales, "7", "706000"),
        ("vat", &mut accounts.vat, "4457", "445710"),
        ("bank", &mut accounts.bank, "5", "512000"),
        ("losses", &mut accounts.losses, "654", "654000"),
    ] {
        if let Some(number) = account_number(&fields.get(key), class, like) {
            *account = number;
        }
    }
    accounts
}

/// The number of an account: at least three digits, then letters and digits.
fn account_number(given: &Given, class: &str, like: &'static str) -> Option<String> {
    let number = given.text()?;
    let is_number = number.len() >= 3
        && number.len() <= 20
        && number.starts_with(class)
        && number.bytes().take(3).all(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_number {
        given.refuse(ErrorCode::OptionInvalid, Expected::Like(like));
    }
    Some(number.to_owned())
}

fn journals(given: &Given) -> Journals {
    let fields = given.object(&["sales", "bank", "other"], &[]);
    let mut journals = Journals::default();
    for (key, journal) in [
        ("sales", &mut journals.sales),
        ("bank", &mut journals.bank),
        ("other", &mut journals.other),
    ] {
        let code = fields.get(key);
        if !code.is_absent() {
            *journal = code.id().to_owned();
        }
    }
    journals
}

fn other_entry(given: &Given, from: Date, to: Option<Date>) -> OtherEntry {
    let fields = given.object(&["date", "label", "piece", "lines"], &["date", "label", "lines"]);
    let date = fields.required_date("date");
    let day = fields.get("date");
    if date < from {
        day.refuse(ErrorCode::DateOrder, Expected::NotBefore(from));
    }
    if let Some(to) = to.filter(|to| date > *to) {
        day.refuse(ErrorCode::DateOrder, Expected::NotAfter(to));
    }
    let lines = fields.list("lines", |line| {
        let keys = &["account", "label", "debit", "credit"];
        let fields = line.object(keys, &["account", "debit", "credit"]);
        let account = account_number(&fields.get("account"), "", "68174").unwrap_or_default();
        let label = fields.text("label");
        // The file is French, whatever the language of the report.
        let name = match text::account(&account, Language::French) {
            "" => label.unwrap_or(&account).to_owned(),
            name => name.to_owned(),
        };
        let debit = fields.amount("debit", 2, Sign::NotNegative);
        OtherLine { account, name, debit, credit: fields.amount("credit", 2, Sign::NotNegative) }
    });
    let left = lines.iter().filter(|line| !export::is_customers(&line.account));
    let left = left.fold(0_i128, |left, line| {
        left.saturating_add(i128::from(line.debit)).saturating_sub(i128::from(line.credit))
    });
    if left != 0 {
        let balanced = Expected::File(FileExpected::Balanced);
        fields.get("lines").refuse_as(ErrorCode::OptionInvalid, balanced, &decimal_text(left, 2));
    }
    OtherEntry {
        date,
        label: fields.text("label").unwrap_or_default().to_owned(),
        piece: fields.text("piece").map(str::to_owned),
        lines,
    }
}
