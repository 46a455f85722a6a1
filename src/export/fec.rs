//! The entries of a ledger as lines of an accounting file, the FEC that French law asks of every
//! business (LPF, art. A47 A-1): 18 columns between tabs, days as `YYYYMMDD`, a comma before
//! decimals.
//!
//! Sales, payments, transfers to doubtful customers, losses: each entry balances, they stand in
//! order of date under numbers without a gap, and what is settled is matched (EcritureLet). It is
//! not the file of a whole business: bank, purchases and opening balances are not in a ledger.

mod book;
mod matching;
mod text;

use crate::calc::Scope;
use crate::date::Date;
use crate::error::Result;
use crate::import::Encoding;
use crate::law::accounts::{CUSTOMERS, DOUBTFUL_CUSTOMERS, LOSSES, VAT_COLLECTED};
use crate::ledger::Ledger;
use crate::warning::{FileNotice, Warning};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Sales of services.
const SALES: &str = "706";
/// Banks.
const BANK: &str = "512";

/// What is to be written, and what a ledger does not know.
#[derive(Clone, Debug)]
pub struct FecOptions {
    /// The first day whose entries are written.
    pub from: Date,
    /// The last one, if there is one.
    pub to: Option<Date>,
    /// Number of the business, for the name of the file.
    pub siren: Option<String>,
    /// UTF-8 or ISO-8859-15.
    pub encoding: Encoding,
    /// Numbers of accounts.
    pub accounts: Accounts,
    /// Codes of journals.
    pub journals: Journals,
    /// When the entries were validated: blank for those that nobody has validated.
    pub validated: Option<Date>,
    /// The number of the first entry.
    pub first_number: u64,
    /// What a unit of each other currency is in euros.
    pub rates: Scope,
    /// Entries of a closing.
    pub entries: Vec<OtherEntry>,
}

impl Default for FecOptions {
    fn default() -> FecOptions {
        FecOptions {
            from: Date::MIN,
            to: None,
            siren: None,
            encoding: Encoding::Utf8,
            accounts: Accounts::default(),
            journals: Journals::default(),
            validated: None,
            first_number: 1,
            rates: Scope::on(Date::MAX),
            entries: Vec::new(),
        }
    }
}

/// Numbers of accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accounts {
    /// Customers.
    pub customers: String,
    /// Doubtful customers.
    pub doubtful: String,
    /// Sales.
    pub sales: String,
    /// VAT collected.
    pub vat: String,
    /// The bank.
    pub bank: String,
    /// Losses on receivables.
    pub losses: String,
}

impl Default for Accounts {
    fn default() -> Accounts {
        Accounts {
            customers: CUSTOMERS.to_owned(),
            doubtful: DOUBTFUL_CUSTOMERS.to_owned(),
            sales: SALES.to_owned(),
            vat: VAT_COLLECTED.to_owned(),
            bank: BANK.to_owned(),
            losses: LOSSES.to_owned(),
        }
    }
}

/// Codes of journals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journals {
    /// Of sales.
    pub sales: String,
    /// Of the bank.
    pub bank: String,
    /// Of all other entries.
    pub other: String,
}

impl Default for Journals {
    fn default() -> Journals {
        Journals { sales: "VE".to_owned(), bank: "BQ".to_owned(), other: "OD".to_owned() }
    }
}

/// An entry that is no movement of the ledger, such as that of an allowance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherEntry {
    /// Its day.
    pub date: Date,
    /// What it is.
    pub label: String,
    /// The document that it rests on; without one, the day.
    pub piece: Option<String>,
    /// What it books.
    pub lines: Vec<OtherLine>,
}

/// A line of such an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLine {
    /// Number of the account.
    pub account: String,
    /// What it is called.
    pub name: String,
    /// Cents.
    pub debit: i64,
    /// Cents.
    pub credit: i64,
}

/// Whether an account is one of customers, sound or doubtful.
pub(crate) fn is_customers(number: &str) -> bool {
    number.starts_with(CUSTOMERS) || number.starts_with(DOUBTFUL_CUSTOMERS)
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FecFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the norm calls it, as far as it is known.
    pub name: String,
    /// How many entries it has.
    pub entries: usize,
    /// How many lines, without the header.
    pub lines: usize,
    /// Cents: the sum of debits.
    pub debit: i128,
    /// Cents: the sum of credits, which is the same.
    pub credit: i128,
    /// Cents: what it adds to the customer accounts 411 and 416.
    pub receivables: i128,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
}

/// Writes the entries of a ledger.
///
/// # Errors
/// `fx/missing` at `fx`, naming all currencies of entries that have no rate.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::export::fec::{FecOptions, write};
///
/// let file = write(&ledger, &FecOptions::default())?;
/// let text = String::from_utf8(file.bytes)?;
/// let invoice: Vec<&str> = text.lines().filter(|line| line.contains("\tF-1\t")).take(3).collect();
/// assert!(invoice[0].starts_with("VE\tVentes\t"));
/// assert!(invoice[0].contains("\t1200,00\t0,00\t"));
/// assert!(invoice[2].contains("\t44571\tTVA collectée\t"));
/// assert_eq!(file.debit, file.credit);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(ledger: &Ledger, options: &FecOptions) -> Result<FecFile> {
    let mut book = book::Book::of(ledger, options)?;
    matching::set_off(&mut book);
    let matched = matching::matched(&book);
    let written = text::lines(ledger, options, &book, &matched);
    let mut warnings = Vec::new();
    for (count, notice) in [
        (book.without_vat, FileNotice::FecWithoutVat as fn(usize) -> FileNotice),
        (book.deposits, FileNotice::FecDeposits),
        (book.recovered, FileNotice::FecRecovered),
        (written.unknown, FileNotice::FecLetters),
    ] {
        if count > 0 {
            warnings.push(notice(count).into());
        }
    }
    Ok(FecFile {
        bytes: written.bytes,
        name: text::name(options, book.entries.last().map(|entry| entry.date)),
        entries: book.entries.len(),
        lines: written.lines,
        debit: written.debit,
        credit: written.credit,
        receivables: written.receivables,
        warnings,
    })
}
