//! Receivables from an accounting file, the FEC that French law asks of every business (LPF,
//! art. A47 A-1): the lines on customer accounts, 411 and 416, become invoices, credit notes and
//! payments.
//!
//! An entry tells what its line on a customer account is: with sales or VAT it is an invoice or a
//! credit note, with a bank or cash account a payment or a refund, with 654 a loss, in an opening
//! journal what was open before; else a debit is owed and a credit settles. What is matched
//! together belongs together; what is not matched goes with the invoice of the same piece. A
//! transfer from 411 to 416 makes its invoices doubtful. Every line is in an invoice, a payment, or
//! the list of those refused, and what is open at the end is the balance of the accounts.

mod amounts;
mod book;
mod columns;
mod pairing;
mod settling;

use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, FileExpected, Result};
use crate::import::csv::DecimalMark;
use crate::import::encoding::{self, Encoding, has_unknown};
use crate::ledger::{Ledger, is_id};
use crate::warning::{FileNotice, Warning};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

pub use columns::Column;

use amounts::Amounts;
use columns::{Cells, Layout};

/// A larger file is refused: its lines and what is made of them would not fit a browser tab.
pub const MOST_BYTES: usize = 256 << 20;

/// Progress is told each time so many bytes are read.
const TOLD_EVERY: usize = 1 << 20;

const EXPECTED: Expected = Expected::File(FileExpected::AccountingFile);

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    /// The encoding.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: char,
    /// The mark before decimals, if an amount has any.
    pub decimal: Option<DecimalMark>,
    /// Whether amounts are in `Montant` and `Sens`, not in `Debit` and `Credit`.
    pub signed: bool,
}

/// What all lines of a file that could be read add up to, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Lines after the header, without blank ones.
    pub lines: usize,
    /// Of them, those on customer accounts that are in the ledger.
    pub receivable_lines: usize,
    /// Sum of debits.
    pub debit: i128,
    /// Sum of credits.
    pub credit: i128,
    /// Balance of the customer accounts 411 and 416: what the ledger holds open at the end.
    pub receivables: i128,
}

/// A line that is not in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Its number, from 1, as an editor counts.
    pub line: usize,
    /// The column at fault, unless it is the line as a whole.
    pub column: Option<Column>,
    /// Why.
    pub error: Error,
}

/// What a file gave.
#[derive(Debug)]
pub struct FecImport {
    /// Customers, and their invoices with payments.
    pub ledger: Ledger,
    /// The lines that could not be read, in the order of the file.
    pub rejected: Vec<Rejection>,
    /// What the reader must know.
    pub warnings: Vec<Warning>,
    /// How the file is written.
    pub notation: Notation,
    /// What its lines add up to.
    pub totals: Totals,
}

/// Reads a file.
///
/// # Errors
/// `csv/encoding` for UTF-16, `file/limit` above [`MOST_BYTES`], `file/format` where no line names
/// columns of the norm, `csv/header` naming those that are missing.
///
/// # Example
/// ```
/// use encours::date::Date;
/// use encours::import::fec::read;
///
/// let file = "\
/// JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|Debit|Credit|EcritureLet
/// VE|1|20250301|411000|MARTIN|F-1|1200,00|0,00|A
/// VE|1|20250301|706000||F-1|0,00|1000,00|
/// VE|1|20250301|445710||F-1|0,00|200,00|
/// BQ|7|20250415|411000|MARTIN|REM 3|0,00|500,00|A
/// BQ|7|20250415|512000||REM 3|500,00|0,00|
/// ";
/// let import = read(file.as_bytes())?;
/// let invoice = import.ledger.find("F-1").expect("the piece is its number");
/// assert_eq!((invoice.amount, invoice.vat()), (1_200_00, Some(200_00)));
/// assert_eq!(invoice.open(Date::MAX), 700_00);
/// // The accountant matched a payment that is short of the invoice.
/// assert_eq!(import.warnings[0].notice.code(), "fec/matching");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<FecImport> {
    read_with_progress(bytes, &mut |_| {})
}

/// The same; `progress` is told now and then how many bytes are read.
///
/// # Errors
/// As [`read`].
///
/// # Example
/// ```
/// use encours::import::fec::read_with_progress;
///
/// let line = "VE|1|20250301|411000|MARTIN|F-1|0,00|0,00\n";
/// let header = "JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|Debit|Credit\n";
/// let mut told = Vec::new();
/// read_with_progress([header, &line.repeat(60_000)].concat().as_bytes(), &mut |at| told.push(at))?;
/// // 2.5 MB.
/// assert_eq!(told.len(), 2);
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read_with_progress(bytes: &[u8], progress: &mut dyn FnMut(usize)) -> Result<FecImport> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(ErrorCode::FileLimit, Expected::Plain));
    }
    let decoded = encoding::decode_accounting(bytes)?;
    let text: &str = &decoded.text;
    let layout = Layout::of(text).ok_or_else(|| Error::new(ErrorCode::FileFormat, EXPECTED))?;
    let missing = layout.missing();
    if !missing.is_empty() {
        return Err(Error::new(ErrorCode::CsvHeader, EXPECTED).found(missing.join(", ")));
    }
    let mut pass = Pass::over(text, &layout, Amounts::default(), progress);
    if let Some(mark) = pass.amounts.contradiction() {
        let amounts = Amounts { mark: Some(mark), ..Amounts::default() };
        pass = Pass::over(text, &layout, amounts, progress);
    }
    let decimal = pass.amounts.mark.or(match (pass.amounts.commas, pass.amounts.points) {
        (0, 0) => None,
        (0, _) => Some(DecimalMark::Point),
        _ => Some(DecimalMark::Comma),
    });
    let notation = Notation {
        encoding: decoded.encoding,
        delimiter: char::from(layout.delimiter),
        decimal,
        signed: layout.is_signed(),
    };
    Ok(pass.finish(notation))
}

/// Whether the first lines of a text name the columns of an accounting file.
pub(super) fn is_fec(text: &str) -> bool {
    Layout::of(text).is_some_and(|layout| layout.missing().is_empty())
}

/// A line on a customer account.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    entry: u32,
    customer: u32,
    /// On 416.
    doubtful: bool,
    /// Debit less credit.
    cents: i64,
    piece: &'a str,
    piece_date: Option<Date>,
    due: Option<Date>,
    matching: &'a str,
}

/// What the lines of an entry have in common.
#[derive(Clone, Copy, Debug)]
struct Entry<'a> {
    journal: &'a str,
    number: &'a str,
    date: Date,
    balance: i128,
    /// On 4457, credit less debit.
    vat: i64,
    customer_lines: u32,
    has_sales: bool,
    has_bank: bool,
    has_loss: bool,
    is_opening: bool,
}

/// Where lines on a customer account are collected.
#[derive(Clone, Copy, Debug)]
struct Account<'a> {
    id: &'a str,
    name: &'a str,
}

/// One reading of all lines.
struct Pass<'a> {
    amounts: Amounts,
    /// The last day that was read, as it stands and what it is.
    last_date: (&'a str, Date),
    lines: Vec<Line<'a>>,
    entries: Vec<Entry<'a>>,
    entry_codes: BTreeMap<(&'a str, &'a str, Date), u32>,
    accounts: Vec<Account<'a>>,
    account_codes: BTreeMap<&'a str, u32>,
    rejected: Vec<Rejection>,
    totals: Totals,
}

impl<'a> Pass<'a> {
    fn over(
        text: &'a str,
        layout: &Layout,
        amounts: Amounts,
        progress: &mut dyn FnMut(usize),
    ) -> Pass<'a> {
        let mut pass = Pass {
            amounts,
            last_date: ("19700101", Date::MIN),
            lines: Vec::new(),
            entries: Vec::new(),
            entry_codes: BTreeMap::new(),
            accounts: Vec::new(),
            account_codes: BTreeMap::new(),
            rejected: Vec::new(),
            totals: Totals::default(),
        };
        let mut cells = Cells::new(layout);
        let (mut read, mut told) = (0_usize, 0_usize);
        for (line, number) in columns::lines(text).zip(1_usize..).skip(layout.line) {
            read = read.saturating_add(line.len()).saturating_add(1);
            if read.saturating_sub(told) > TOLD_EVERY {
                told = read;
                progress(read);
            }
            // The sign with which DOS ends a text is none of it.
            if line.bytes().all(|byte| byte.is_ascii_whitespace() || byte == 0x1A) {
                continue;
            }
            pass.totals.lines = pass.totals.lines.saturating_add(1);
            if let Err((column, error)) = pass.take(line, &mut cells) {
                pass.rejected.push(Rejection { line: number, column, error });
            }
        }
        pass
    }

    /// Takes a line in, or says which column is at fault.
    fn take(
        &mut self,
        line: &'a str,
        cells: &mut Cells<'_, 'a>,
    ) -> core::result::Result<(), (Option<Column>, Error)> {
        let layout = cells.layout;
        let whole = |expected| (None, Error::new(ErrorCode::CsvRow, expected).found(line));
        if !columns::cut(line, layout.delimiter, &mut cells.cells) {
            return Err(whole(Expected::ClosedQuotes));
        }
        let beyond = cells.cells.get(layout.width..).unwrap_or_default();
        let cut_short = cells.cells.len() < layout.least_width();
        if cut_short || beyond.iter().any(|cell| !cell.is_empty()) {
            return Err(whole(Expected::Cells(layout.width)));
        }
        let at = |column: Column| move |error: Error| (Some(column), error);
        let account = cells.get(Column::Account);
        if account.is_empty() {
            let missing = Error::new(ErrorCode::OptionMissing, Expected::Like("411000"));
            return Err((Some(Column::Account), missing));
        }
        let date = self.date(cells.get(Column::Date)).map_err(at(Column::Date))?;
        let (debit, credit) = self.sides(cells)?;
        let cents = debit.checked_sub(credit);
        let cents = cents.filter(|cents| cents.unsigned_abs() <= LARGEST).ok_or_else(|| {
            let column = if layout.is_signed() { Column::Amount } else { Column::Debit };
            let limit = crate::amount::AmountFault::Range.error(2);
            (Some(column), limit.found(cells.get(column)))
        })?;
        let receivable = if account.starts_with("411") || account.starts_with("416") {
            Some(self.receivable(cells, date, cents)?)
        } else {
            None
        };
        // Nothing is refused from here on.
        let code = self.entry(cells, date);
        self.totals.debit = self.totals.debit.saturating_add(i128::from(debit));
        self.totals.credit = self.totals.credit.saturating_add(i128::from(credit));
        if let Some(entry) = self.entries.get_mut(code as usize) {
            entry.balance = entry.balance.saturating_add(i128::from(cents));
            match account.as_bytes() {
                [b'4', b'4', b'5', b'7', ..] => {
                    entry.has_sales = true;
                    entry.vat = entry.vat.saturating_sub(cents);
                }
                [b'7', ..] => entry.has_sales = true,
                [b'5', ..] => entry.has_bank = true,
                [b'6', b'5', b'4', ..] => entry.has_loss = true,
                _ => {}
            }
            if let Some(line) = receivable {
                entry.customer_lines = entry.customer_lines.saturating_add(1);
                self.lines.push(Line { entry: code, ..line });
                self.totals.receivable_lines = self.totals.receivable_lines.saturating_add(1);
                self.totals.receivables = self.totals.receivables.saturating_add(i128::from(cents));
            }
        }
        Ok(())
    }

    /// The day of a line: mostly that of the line before.
    fn date(&mut self, cell: &'a str) -> Result<Date> {
        if self.last_date.0 != cell {
            self.last_date = (cell, amounts::date(cell)?);
        }
        Ok(self.last_date.1)
    }

    /// Debit and credit. A negative one stays where it stands.
    fn sides(
        &mut self,
        cells: &Cells<'_, 'a>,
    ) -> core::result::Result<(i64, i64), (Option<Column>, Error)> {
        let mut read = |column: Column| {
            let cell = cells.get(column);
            self.amounts.read(cell).map_err(|error| (Some(column), error))
        };
        if !cells.layout.is_signed() {
            return match (cells.get(Column::Debit), cells.get(Column::Credit)) {
                ("", "") => {
                    let missing = Error::new(ErrorCode::OptionMissing, Expected::FileAmount);
                    Err((Some(Column::Debit), missing))
                }
                (_, "") => Ok((read(Column::Debit)?, 0)),
                ("", _) => Ok((0, read(Column::Credit)?)),
                _ => Ok((read(Column::Debit)?, read(Column::Credit)?)),
            };
        }
        const SIDES: &[&str] = &["D", "C", "+1", "-1"];
        let amount = read(Column::Amount)?;
        match cells.get(Column::Side) {
            "D" | "d" | "+1" | "1" | "+" => Ok((amount, 0)),
            "C" | "c" | "-1" | "-" => Ok((0, amount)),
            other => {
                let error = Error::new(ErrorCode::OptionInvalid, Expected::OneOf(SIDES));
                Err((Some(Column::Side), error.found(other)))
            }
        }
    }

    /// What a line on a customer account says besides its amount.
    fn receivable(
        &mut self,
        cells: &Cells<'_, 'a>,
        date: Date,
        cents: i64,
    ) -> core::result::Result<Line<'a>, (Option<Column>, Error)> {
        let account = cells.get(Column::Account);
        let auxiliary = cells.get(Column::Customer);
        let (id_column, name_column) = match auxiliary {
            "" => (Column::Account, Column::AccountName),
            _ => (Column::Customer, Column::CustomerName),
        };
        let (id, name) = (cells.get(id_column), cells.get(name_column));
        for column in [id_column, name_column, Column::Piece, Column::Matching] {
            let cell = cells.get(column);
            if has_unknown(cell) || cell.bytes().any(|byte| byte == 0) {
                let error = Error::new(ErrorCode::CsvEncoding, Expected::Plain);
                return Err((Some(column), error.found(cell)));
            }
        }
        if !is_id(id) {
            let error = Error::new(ErrorCode::OptionInvalid, Expected::Id).found(id);
            return Err((Some(id_column), error));
        }
        let piece_date = amounts::date_or_none(cells.get(Column::PieceDate))
            .map_err(|error| (Some(Column::PieceDate), error))?;
        let due = amounts::date_or_none(cells.get(Column::Due))
            .map_err(|error| (Some(Column::Due), error))?;
        let issued = piece_date.unwrap_or(date);
        if let Some(due) = due.filter(|&due| due < issued) {
            let error = Error::new(ErrorCode::DateOrder, Expected::NotBefore(issued)).found(due);
            return Err((Some(Column::Due), error));
        }
        let customer = match self.account_codes.get(id) {
            Some(&code) => code,
            None => {
                let code = u32::try_from(self.accounts.len()).unwrap_or(u32::MAX);
                self.accounts.push(Account { id, name: "" });
                self.account_codes.insert(id, code);
                code
            }
        };
        if let Some(known) = self.accounts.get_mut(customer as usize)
            && known.name.is_empty()
        {
            known.name = name;
        }
        Ok(Line {
            entry: 0,
            customer,
            doubtful: account.starts_with("416"),
            cents,
            piece: cells.get(Column::Piece),
            piece_date,
            due,
            matching: cells.get(Column::Matching),
        })
    }

    /// The entry of a line: lines of a journal with the same number and day.
    fn entry(&mut self, cells: &Cells<'_, 'a>, date: Date) -> u32 {
        let (journal, number) = (cells.get(Column::Journal), cells.get(Column::Entry));
        // Most lines belong to the entry of the line before.
        if let Some(last) = self.entries.last()
            && (last.journal, last.number, last.date) == (journal, number, date)
        {
            return u32::try_from(self.entries.len().saturating_sub(1)).unwrap_or(u32::MAX);
        }
        let new = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let code = *self.entry_codes.entry((journal, number, date)).or_insert(new);
        if code == new {
            self.entries.push(Entry {
                journal,
                number,
                date,
                balance: 0,
                vat: 0,
                customer_lines: 0,
                has_sales: false,
                has_bank: false,
                has_loss: false,
                is_opening: is_opening(
                    journal,
                    cells.get(Column::JournalName),
                    cells.get(Column::Label),
                ),
            });
        }
        code
    }

    fn finish(self, notation: Notation) -> FecImport {
        let mut warnings = Vec::new();
        let left = self.totals.debit.saturating_sub(self.totals.credit);
        if left != 0 {
            warnings.push(FileNotice::FileUnbalanced(clamped(left)).into());
        }
        for entry in self.entries.iter().filter(|entry| entry.balance != 0) {
            let notice = FileNotice::EntryUnbalanced(clamped(entry.balance));
            let mut warning = Warning::from(notice);
            warning.path = Some(["entries/", entry.journal, " ", entry.number].concat());
            warnings.push(warning);
        }
        let paired = pairing::pair(&self.lines, &self.entries, &self.accounts);
        let ledger = book::ledger(&paired, &self.entries, &self.accounts);
        warnings.extend(paired.warnings);
        FecImport { ledger, rejected: self.rejected, warnings, notation, totals: self.totals }
    }
}

/// 10^15 euros (spec §1.2).
const LARGEST: u64 = 100_000_000_000_000_000;

fn clamped(cents: i128) -> i64 {
    let limit = if cents < 0 { i64::MIN } else { i64::MAX };
    i64::try_from(cents).unwrap_or(limit)
}

/// Whether an entry carries over what was open when the year began: its journal says so, by its
/// name, else by its code or the label of the line.
fn is_opening(journal: &str, name: &str, label: &str) -> bool {
    const CODES: &[&str] = &["an", "ano", "anv", "ran", "rnv", "ouv", "anouveau", "anouveaux"];
    let named = |text: &str| {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).map(crate::import::csv::fold).collect();
        let pair = |first: &[&str], second: &[&str]| {
            words.windows(2).any(|pair| match pair {
                [one, two] => first.contains(&one.as_str()) && second.contains(&two.as_str()),
                _ => false,
            })
        };
        // Words, not letters: a roofer's sales are of "couverture".
        words
            .iter()
            .any(|word| word == "ouverture" || matches!(word.as_str(), "anouveau" | "anouveaux"))
            || pair(&["a"], &["nouveau", "nouveaux"])
            || pair(&["balance", "bilan", "solde", "soldes"], &["initial", "initiale", "initiaux"])
    };
    let coded = |code: &str| CODES.iter().any(|known| known.eq_ignore_ascii_case(code));
    if name.is_empty() { coded(journal) || named(label) } else { coded(name) || named(name) }
}
