//! Bank statements: CAMT.053/052/054, MT940 and MT942, OFX, QIF, CSV, or a zip of them. The format is
//! found in the content. Balances are held against the lines; a line that cannot be read is listed, never lost.
//!
//! A file may hold several statements, of several accounts: banks hand out all accounts in one
//! download, and a refusal would send a person back for nothing that the reader lacks. All their
//! lines stand in one list, in the order of the file, each with its own currency; the statements
//! say how many lines each has. What is said of the file as a whole is what all of them share.

pub(super) mod archive;
mod camt;
mod csv;
mod mt940;
mod ofx;
mod qif;
mod xml;

use super::csv::{DateFormat, DecimalMark};
use super::encoding::{self, Encoding};
use super::{FileKind, detect};
use crate::amount::{Currency, Money, parse_amount, parse_amount_rounded};
use crate::date::{Date, parse_iso};
use crate::error::{Error, ErrorCode, Expected, FileExpected, Result, Show};
use crate::warning::{FileNotice, Notice, Warning};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use xxhash_rust::xxh64::xxh64;

pub use csv::Field;

use xml::Document;

/// No file is larger, in MiB.
const MOST_MEBIBYTES: u8 = 20;

/// How a file is to be read; what is not stated is found in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementOptions {
    /// Name of each field's column in a CSV, in the order of [`Field::ALL`].
    pub columns: [Option<String>; Field::COUNT],
    /// What stands between the cells of a CSV.
    pub delimiter: Option<char>,
    /// The mark before decimals, in CSV and QIF.
    pub decimal: Option<DecimalMark>,
    /// The notation of dates, in CSV and QIF.
    pub date_format: Option<DateFormat>,
    /// The encoding, where the file does not state it.
    pub encoding: Option<Encoding>,
    /// Currency where the file states none; without it the euro.
    pub currency: Option<Currency>,
    /// Whether amounts of too many decimals are rounded instead of refused.
    pub round_amounts: bool,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The account, if all statements of the file are of the same.
    pub account: Option<String>,
    /// The currency, if all statements and lines have the same.
    pub currency: Option<Currency>,
    /// The balance before all lines, in minor units.
    pub opening: Option<i64>,
    /// The balance after all lines, in minor units.
    pub closing: Option<i64>,
    /// All lines, in the order of the file.
    pub lines: Vec<BankLine>,
    /// The statements of the file.
    pub statements: Vec<Part>,
    /// Lines that could not be read.
    pub rejected: Vec<RejectedLine>,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
}

/// One movement of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankLine {
    /// Day of booking; where the bank states none, the day of value.
    pub date: Date,
    /// Day from which the bank counts the money, if it is another.
    pub value_date: Option<Date>,
    /// In minor units: above 0 what comes in, below 0 what goes out.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// Who paid, or was paid.
    pub counterparty: Option<String>,
    /// Account of who paid, or was paid.
    pub counterparty_account: Option<String>,
    /// What the payer refers to: a creditor reference, else an end-to-end reference.
    pub reference: Option<String>,
    /// What the payer or the bank says.
    pub text: String,
    /// What the bank calls the movement.
    pub id: Option<String>,
    /// The same for the same movement in any file of the same account: what was done with a line
    /// is remembered under it.
    pub key: String,
}

/// One statement of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its account.
    pub account: Option<String>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The balance before its lines, in minor units.
    pub opening: Option<i64>,
    /// The balance after its lines, in minor units.
    pub closing: Option<i64>,
    /// How many lines it has: they follow those of the statement before it.
    pub lines: usize,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedLine {
    /// Number of its first physical line, from 1.
    pub line: usize,
    /// The column at fault, in a CSV.
    pub column: Option<String>,
    /// Why.
    pub error: Error,
}

/// Reads a file.
///
/// # Errors
/// `file/format` for what is no statement, or XML with a document type; `file/limit` for a file
/// over the limits; for a CSV and QIF `option/missing` at `decimal` or `dateFormat` for what stays
/// ambiguous, `csv/header` for columns that are missing; `csv/encoding` for UTF-16 that is no XML.
///
/// # Example
/// ```
/// use encours::import::statement::{StatementOptions, read};
///
/// let file = "\
/// :20:1
/// :25:FR7630006000011234567890189
/// :60F:C250930EUR100,00
/// :61:2510011001C1400,00NTRFNONREF
/// :86:VIR ATELIER NORD F-2025-003
/// :62F:C251001EUR1500,00
/// ";
/// let statement = read(file.as_bytes(), &StatementOptions::default())?;
/// assert_eq!(statement.lines[0].amount, 1_400_00);
/// assert_eq!(statement.lines[0].text, "VIR ATELIER NORD F-2025-003");
/// assert_eq!((statement.closing, statement.warnings.len()), (Some(1_500_00), 0));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read(bytes: &[u8], options: &StatementOptions) -> Result<Statement> {
    if bytes.len() > usize::from(MOST_MEBIBYTES) << 20 {
        let expected = Expected::File(FileExpected::Mebibytes(MOST_MEBIBYTES));
        return Err(Error::new(ErrorCode::FileLimit, expected));
    }
    let mut builder = Builder::new(options);
    if archive::is_archive(bytes) {
        archive::read(bytes, &mut builder)?;
    } else {
        read_one(bytes, &mut builder)?;
    }
    builder.finish()
}

/// Reads what is no archive.
fn read_one(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let text = || encoding::decode(bytes, builder.options.encoding);
    match detect(bytes) {
        FileKind::Ofx => ofx::read(bytes, builder),
        FileKind::Qif => qif::read(&text()?.text, builder),
        FileKind::Mt940 => mt940::read(&text()?.text, builder),
        // A table of many columns may have those of accounting files among them.
        FileKind::Csv | FileKind::Fec => csv::read(&text()?, builder),
        FileKind::Camt052 | FileKind::Camt053 | FileKind::Camt054 => {
            camt::read(&Document::read(bytes)?, builder)
        }
        // Some other XML, or one that its reader refuses with a reason.
        FileKind::Unknown if is_markup(bytes) => camt::read(&Document::read(bytes)?, builder),
        _ => Err(no_statement()),
    }
}

/// Whether the first letter begins an element.
fn is_markup(bytes: &[u8]) -> bool {
    let mut letters = bytes.iter().filter(|byte| byte.is_ascii() && **byte > b' ');
    letters.next() == Some(&b'<')
}

/// The file is of another kind.
fn no_statement() -> Error {
    Error::new(ErrorCode::FileFormat, Expected::File(FileExpected::Statement))
}

/// A line as a format gives it.
#[derive(Clone, Debug, Default)]
struct NewLine<'a> {
    /// Number of its physical line.
    line: usize,
    date: Option<Date>,
    value_date: Option<Date>,
    counterparty: Option<&'a str>,
    counterparty_account: Option<&'a str>,
    reference: Option<&'a str>,
    text: &'a str,
    id: Option<&'a str>,
}

/// A statement in the making.
struct Builder<'o> {
    options: &'o StatementOptions,
    made: Statement,
    /// The statement that is read.
    part: Part,
    /// How often each movement of the same content came before.
    seen: BTreeMap<u64, u32>,
    /// How many lines are not booked yet.
    pending: usize,
    /// How many entries are no movements of an account.
    left_out: usize,
    /// How many amounts were rounded.
    rounded: usize,
    /// Whether the currency of some statement is not stated.
    assumed: bool,
}

impl<'o> Builder<'o> {
    fn new(options: &'o StatementOptions) -> Builder<'o> {
        Builder {
            options,
            made: Statement::default(),
            part: Part::default(),
            seen: BTreeMap::new(),
            pending: 0,
            left_out: 0,
            rounded: 0,
            assumed: false,
        }
    }

    /// The currency of this code; without one that which the caller states, else the euro.
    fn currency(&mut self, code: Option<&str>) -> Result<Currency> {
        match code.map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => Currency::parse(&code.to_ascii_uppercase()),
            None => {
                self.assumed |= self.options.currency.is_none();
                Ok(self.options.currency.unwrap_or_else(Currency::euro))
            }
        }
    }

    /// An amount in plain notation, with a point or a comma before its decimals.
    fn amount(&mut self, text: &str, currency: Currency) -> Result<i64> {
        let plain = text.trim().replace(',', ".");
        let plain = plain.strip_prefix('+').unwrap_or(&plain);
        // "12." is how MT940 writes a whole amount, ".5" how others write a half.
        let whole = plain.strip_suffix('.').unwrap_or(plain);
        let digits = currency.digits();
        let padded;
        let plain = match whole.strip_prefix('.') {
            Some(decimals) => {
                padded = ["0.", decimals].concat();
                &padded
            }
            None => whole,
        };
        let read = match self.options.round_amounts {
            true => parse_amount_rounded(plain.as_bytes(), digits),
            false => parse_amount(plain.as_bytes(), digits).map(|minor| (minor, false)),
        };
        let (minor, rounded) = read.map_err(|fault| fault.error(digits).found(text))?;
        self.rounded = self.rounded.saturating_add(usize::from(rounded));
        Ok(minor)
    }

    /// Adds a line to the statement that is read.
    fn add(&mut self, new: &NewLine, amount: i64, currency: Currency) {
        let Some(date) = new.date.or(new.value_date) else {
            return self.reject(new.line, Error::new(ErrorCode::DateInvalid, Expected::Plain));
        };
        let text = |text: Option<&str>| {
            let text = text.map(tidy).filter(|text| !text.is_empty());
            text.map(|text| cut(&text))
        };
        let mut line = BankLine {
            date,
            value_date: new.value_date.filter(|&value| value != date),
            amount,
            currency,
            counterparty: text(new.counterparty),
            counterparty_account: text(new.counterparty_account),
            reference: text(new.reference),
            text: text(Some(new.text)).unwrap_or_default(),
            id: text(new.id),
            key: String::new(),
        };
        line.key = self.key(&line);
        self.made.lines.push(line);
        self.part.lines = self.part.lines.saturating_add(1);
    }

    /// What a line is remembered under: the bank's own name for it where there is one, else all
    /// that it says. Lines of the same content are counted, so that two equal payments of a day
    /// stay two.
    fn key(&mut self, line: &BankLine) -> String {
        let account = self.part.account.as_deref().unwrap_or_default();
        let (date, amount) = (line.date.shown(), line.amount.shown());
        let mut content = [account, &date, &amount, line.currency.code()].join("\n");
        let none = || "";
        let said = match &line.id {
            Some(id) => &[id.as_str()][..],
            None => &[
                line.counterparty.as_deref().unwrap_or_else(none),
                line.reference.as_deref().unwrap_or_else(none),
                &line.text,
            ],
        };
        for said in said {
            content.push('\n');
            content.push_str(said);
        }
        let hash = xxh64(content.as_bytes(), 0);
        let before = self.seen.entry(hash).or_insert(0);
        *before = before.saturating_add(1);
        let mut key = String::new();
        for shift in (0..64).step_by(4).rev() {
            let digit = hash.checked_shr(shift).unwrap_or(0) & 0xF;
            key.extend(char::from_digit(u32::try_from(digit).unwrap_or(0), 16));
        }
        key.push('-');
        before.show(&mut key);
        key
    }

    fn reject(&mut self, line: usize, error: Error) {
        self.made.rejected.push(RejectedLine { line, column: None, error });
    }

    /// Ends the statement that is read, and holds its balances against its lines.
    fn end_part(&mut self) {
        let part = core::mem::take(&mut self.part);
        let place = self.made.statements.len();
        let first = self.made.lines.len().saturating_sub(part.lines);
        let lines = self.made.lines.get(first..).unwrap_or_default();
        if let (Some(opening), Some(closing), Some(currency)) =
            (part.opening, part.closing, part.currency)
        {
            let own = lines.iter().filter(|line| line.currency == currency);
            let moved: i128 = own.map(|line| i128::from(line.amount)).sum();
            let minor = moved.saturating_add(i128::from(opening));
            if minor != i128::from(closing) {
                let (computed, stated) = (money(minor, currency), money(closing.into(), currency));
                let notice = FileNotice::StatementBalance(computed, stated);
                self.warn(notice, &["statements", &place.shown(), "closing"]);
            }
        }
        self.follow(&part, place);
        self.made.statements.push(part);
    }

    /// Says where a statement does not begin where the one before it of the same account ends.
    fn follow(&mut self, part: &Part, place: usize) {
        let Some(before) = self.made.statements.last() else { return };
        let same = before.account == part.account && before.currency == part.currency;
        if let (true, Some(closing), Some(opening), Some(currency)) =
            (same, before.closing, part.opening, part.currency)
            && closing != opening
        {
            let (closing, opening) =
                (money(closing.into(), currency), money(opening.into(), currency));
            let notice = FileNotice::StatementGap(closing, opening);
            self.warn(notice, &["statements", &place.shown(), "opening"]);
        }
    }

    fn warn(&mut self, notice: FileNotice, path: &[&str]) {
        let notice = Notice::File(notice);
        self.made.warnings.push(Warning { notice, path: Some(path.join("/")) });
    }

    /// What all statements share.
    fn finish(mut self) -> Result<Statement> {
        let mut made = core::mem::take(&mut self.made);
        let Some(first) = made.statements.first() else { return Err(no_statement()) };
        let all = |same: &dyn Fn(&Part) -> bool| made.statements.iter().all(same);
        made.account = first.account.clone().filter(|_| all(&|part| part.account == first.account));
        let currency = first.currency.filter(|_| all(&|part| part.currency == first.currency));
        made.currency = currency.filter(|&one| made.lines.iter().all(|line| line.currency == one));
        let follows = |pair: &[Part]| match pair {
            [before, after] => before.closing.is_some() && before.closing == after.opening,
            _ => true,
        };
        let one = all(&|part| part.account == first.account) && made.currency.is_some();
        if one && made.statements.windows(2).all(follows) {
            made.opening = first.opening;
            made.closing = made.statements.last().and_then(|last| last.closing);
        }
        for (count, notice) in [
            (self.pending, FileNotice::StatementPending(self.pending)),
            (self.left_out, FileNotice::StatementLeftOut(self.left_out)),
        ] {
            if count > 0 {
                made.warnings.push(notice.into());
            }
        }
        if self.rounded > 0 {
            made.warnings.push(Notice::AmountRounded(self.rounded).into());
        }
        if self.assumed && !made.lines.is_empty() {
            made.warnings.push(FileNotice::StatementCurrencyAssumed.into());
        }
        Ok(made)
    }
}

fn money(minor: i128, currency: Currency) -> Money {
    Money { minor, digits: currency.digits() }
}

/// With single blanks only.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if !word.is_empty() {
            if !tidied.is_empty() {
                tidied.push(' ');
            }
            tidied.push_str(word);
        }
    }
    tidied
}

/// No text is longer: the formats allow 140 to 500 characters, and a line is read, not archived.
const LONGEST_TEXT: usize = 2000;

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}

/// The day at the start of `2025-10-01T12:00:00+02:00`, as it is written.
fn iso_day(text: &str) -> Option<Date> {
    let day = parse_iso(text.as_bytes().get(..10)?)?;
    day.in_calendar()
}

/// The day at the start of `20251001120000.000[-5:EST]`, as it is written.
fn compact_day(text: &str) -> Option<Date> {
    let number = |from, to| text.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(number(0, 4)?).ok()?;
    Date::from_ymd(year, number(4, 6)?, number(6, 8)?)?.in_calendar()
}
