//! The one error type: a stable code, where in the input, what was found, what was expected.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::ops::{Deref, DerefMut};

use crate::date::Date;

macro_rules! error_codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What is wrong with an input (spec §1.5). The text of each code is the contract's.
        #[non_exhaustive]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ErrorCode {
            $($(#[$doc])* $name,)*
        }

        impl ErrorCode {
            /// All codes, in the contract's order.
            pub const ALL: &[ErrorCode] = &[$(ErrorCode::$name,)*];

            /// The code as programs see it: `"amount/precision"`.
            ///
            /// # Example
            /// ```
            /// use encours::error::ErrorCode;
            ///
            /// assert_eq!(ErrorCode::AmountPrecision.as_str(), "amount/precision");
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(ErrorCode::$name => $text,)*
                }
            }
        }
    };
}

error_codes! {
    /// Not a calendar date in the notation `YYYY-MM-DD`.
    DateInvalid = "date/invalid",
    /// A date outside 1970-01-01 … 2199-12-31.
    DateRange = "date/range",
    /// Two dates in the wrong order.
    DateOrder = "date/order",
    /// Not a decimal in plain notation.
    AmountInvalid = "amount/invalid",
    /// More decimals than allowed.
    AmountPrecision = "amount/precision",
    /// Larger than allowed.
    AmountRange = "amount/range",
    /// The wrong sign.
    AmountSign = "amount/sign",
    /// Not a percent in plain notation.
    PercentInvalid = "percent/invalid",
    /// A percent with more than 6 decimals.
    PercentPrecision = "percent/precision",
    /// A percent outside its bounds.
    PercentRange = "percent/range",
    /// Not an active national currency of ISO 4217.
    CurrencyUnknown = "currency/unknown",
    /// A currency without an exchange rate.
    FxMissing = "fx/missing",
    /// The same invoice twice in one input.
    InvoiceDuplicate = "invoice/duplicate",
    /// An invoice that the ledger does not hold.
    InvoiceUnknown = "invoice/unknown",
    /// The same customer twice in one input.
    CustomerDuplicate = "customer/duplicate",
    /// A customer that the ledger does not know.
    CustomerUnknown = "customer/unknown",
    /// Payment terms that are wrong or incomplete.
    TermsInvalid = "terms/invalid",
    /// Buckets or rates that do not fit together.
    BucketsInvalid = "buckets/invalid",
    /// Any other wrong value, or an unknown key.
    OptionInvalid = "option/invalid",
    /// A required key that is absent.
    OptionMissing = "option/missing",
    /// Bytes that the encoding does not know.
    CsvEncoding = "csv/encoding",
    /// Columns that are missing.
    CsvHeader = "csv/header",
    /// A line that cannot be cut into cells as the header says.
    CsvRow = "csv/row",
    /// A file of another kind.
    FileFormat = "file/format",
    /// A file over a limit of size, depth, count, time or memory.
    FileLimit = "file/limit",
    /// A file that needs a password.
    FileEncrypted = "file/encrypted",
    /// A snapshot made by a newer version.
    SnapshotVersion = "snapshot/version",
    /// A snapshot that is damaged, or is none.
    SnapshotCorrupt = "snapshot/corrupt",
    /// A ledger used after `free()`.
    LedgerFreed = "ledger/freed",
    /// The module is not loaded yet.
    ModuleNotReady = "module/notReady",
    /// A defect of encours itself.
    InternalBug = "internal/bug",
}

/// What an input should have been, for the sentence that a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing more than the code says.
    Plain,
    /// A value such as this one.
    Like(&'static str),
    /// One of these values.
    OneOf(&'static [&'static str]),
    /// A whole number between two bounds, both allowed.
    Whole(i64, i64),
    /// A decimal between two bounds, both allowed.
    Between(&'static str, &'static str),
    /// At most so many decimals.
    Decimals(u8),
    /// A number above 0.
    Positive,
    /// A number not below 0.
    NotNegative,
    /// Any number but 0.
    NotZero,
    /// The sign of the amount it belongs to.
    SameSign,
    /// No key of this name.
    KnownKey,
    /// An object.
    Object,
    /// A list.
    List,
    /// A list of objects.
    Records,
    /// A list with at least one item.
    NotEmptyList,
    /// A text.
    Text,
    /// A text of 1 to 200 code points.
    Id,
    /// `true` or `false`.
    Boolean,
    /// A value that can be read: no getter that throws, no cycle, no half of a surrogate pair.
    Readable,
    /// A value that is not there yet.
    Unique,
    /// A day not before this one.
    NotBefore(Date),
    /// A day not after this one.
    NotAfter(Date),
    /// Whole bounds of buckets that ascend.
    Buckets,
    /// Steps whose day and stage ascend.
    Steps,
    /// No sector: a consumer has none.
    NoSector,
    /// As many percents as this.
    Count(usize),
    /// Percents that add up to 100.
    Sum100,
    /// Another currency than the report's.
    OtherCurrency,
    /// The legal interest of EU consumers is not settled by EU law.
    NoStatutoryRate,
    /// A line of so many cells, as many as the header has.
    Cells(usize),
    /// A cell whose quotes close, with nothing after them.
    ClosedQuotes,
    /// An amount in a notation of files, with the file's decimal mark.
    FileAmount,
    /// A date in the file's notation.
    FileDate,
    /// An amount in the currency of its invoice.
    SameCurrency,
    /// An invoice of the customer of those before it.
    SameCustomer,
    /// A negative amount: the line says that it is a credit note.
    Negative,
    /// An invoice to a customer, not a supplier's bill.
    CustomerInvoice,
    /// An invoice that stands: not a draft, not voided or deleted.
    StandingInvoice,
    /// What only the files of the file module must be.
    #[cfg(feature = "files")]
    File(FileExpected),
}

/// What a file should have been.
#[cfg(feature = "files")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileExpected {
    /// XML whose tags close and whose signs are those of its encoding.
    WellFormedXml,
    /// XML without a document type and without entities of its own.
    PlainXml,
    /// No larger, deeper or more packed than programs of the trade write files.
    OrdinaryFile,
    /// An electronic invoice or credit note: CII or UBL.
    EInvoice,
    /// A PDF that can be read.
    WholePdf,
    /// A PDF with an electronic invoice in it.
    EInvoicePdf,
    /// An accounting file with the columns of the norm.
    AccountingFile,
    /// No more bytes than this, in MiB.
    Mebibytes(u8),
    /// A bank statement.
    Statement,
    /// A movement of an account, as MT940 writes it.
    StatementLine,
    /// A workbook: XLSX or ODS.
    Workbook,
    /// A workbook that can be read.
    WholeWorkbook,
    /// The name of one of its sheets.
    Sheet,
    /// An entry that balances.
    Balanced,
    /// A workbook of at most so many rows and MiB.
    Sheets(u32, u8),
}

#[cfg(feature = "files")]
impl FileExpected {
    /// Each of them, so that lists of words can be compared.
    pub const EACH: &[FileExpected] = &[
        FileExpected::WellFormedXml,
        FileExpected::PlainXml,
        FileExpected::OrdinaryFile,
        FileExpected::EInvoice,
        FileExpected::WholePdf,
        FileExpected::EInvoicePdf,
        FileExpected::AccountingFile,
        FileExpected::Mebibytes(20),
        FileExpected::Statement,
        FileExpected::StatementLine,
        FileExpected::Workbook,
        FileExpected::WholeWorkbook,
        FileExpected::Sheet,
        FileExpected::Balanced,
        FileExpected::Sheets(200_000, 64),
    ];
}

/// What can be shown of an input: a value, a place in it. Not `Display`, whose machinery would take
/// 3 kB of the module.
pub trait Show {
    /// Appends it to `out`, as a person would recognize it.
    fn show(&self, out: &mut String);

    /// It alone.
    fn shown(&self) -> String {
        let mut text = String::new();
        self.show(&mut text);
        text
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self, out: &mut String) {
        (**self).show(out);
    }
}

impl Show for str {
    fn show(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Show for String {
    fn show(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Show for bool {
    fn show(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

/// A refused input (spec §1.5). `Display` is English, for developers; `text` has the sentence of
/// each language. It is one pointer wide, because nearly every function may answer with one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Error(Box<Refusal>);

/// What an [`Error`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub code: ErrorCode,
    /// Where: `invoices/12/payments/0/amount`; empty for an input that is no object at all.
    pub path: String,
    /// The offending value, as text cut at 80 code points.
    pub value: Option<String>,
    /// What was expected.
    pub expected: Expected,
}

/// The result of what can be refused.
pub type Result<T> = core::result::Result<T, Error>;

impl Error {
    /// An error of this code, not placed yet.
    ///
    /// # Example
    /// ```
    /// use encours::error::{Error, ErrorCode, Expected};
    ///
    /// let error = Error::new(ErrorCode::AmountPrecision, Expected::Decimals(2));
    /// assert_eq!(error.to_string(), "amount/precision");
    /// ```
    #[cold]
    #[must_use]
    pub fn new(code: ErrorCode, expected: Expected) -> Error {
        Error(Box::new(Refusal { code, path: String::new(), value: None, expected }))
    }

    /// The same error, placed.
    ///
    /// # Example
    /// ```
    /// use encours::error::{Error, ErrorCode, Expected, Path};
    ///
    /// let path = Path::ROOT.key("payments");
    /// let error = Error::new(ErrorCode::DateInvalid, Expected::Plain).at(path.index(2));
    /// assert_eq!(error.path, "payments/2");
    /// ```
    #[must_use]
    pub fn at(self, path: impl Show) -> Error {
        self.placed(&path)
    }

    /// The same error with what was found, cut at 80 code points.
    ///
    /// # Example
    /// ```
    /// use encours::error::{Error, ErrorCode, Expected};
    ///
    /// let error = Error::new(ErrorCode::AmountPrecision, Expected::Decimals(2)).found("1.005");
    /// assert_eq!(error.at("amount").to_string(), "amount/precision at amount: \"1.005\"");
    /// ```
    #[must_use]
    pub fn found(self, value: impl Show) -> Error {
        self.with_value(&value)
    }

    // One copy of each, whatever is shown.
    #[cold]
    fn placed(mut self, path: &dyn Show) -> Error {
        self.path = path.shown();
        self
    }

    #[cold]
    fn with_value(mut self, value: &dyn Show) -> Error {
        self.value = Some(value.shown().chars().take(80).collect());
        self
    }
}

impl Deref for Error {
    type Target = Refusal;

    fn deref(&self) -> &Refusal {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Refusal {
        &mut self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code.as_str())?;
        if !self.path.is_empty() {
            write!(f, " at {}", self.path)?;
        }
        if let Some(value) = &self.value {
            write!(f, ": \"{value}\"")?;
        }
        Ok(())
    }
}

/// Where in an input we are: a chain of keys and positions, written out only for an error.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Segment<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// The input itself.
    pub const ROOT: Path<'static> = Path { parent: None, segment: Segment::Root };

    /// A key of this object.
    ///
    /// # Example
    /// ```
    /// use encours::error::{Path, Show};
    ///
    /// let invoices = Path::ROOT.key("invoices");
    /// assert_eq!(invoices.key("F/1").shown(), "invoices/F~11");
    /// ```
    #[must_use]
    pub fn key(&'a self, key: &'a str) -> Path<'a> {
        Path { parent: Some(self), segment: Segment::Key(key) }
    }

    /// An item of this list, from 0.
    ///
    /// # Example
    /// ```
    /// use encours::error::{Path, Show};
    ///
    /// let invoices = Path::ROOT.key("invoices");
    /// assert_eq!(invoices.index(12).shown(), "invoices/12");
    /// ```
    #[must_use]
    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), segment: Segment::Index(index) }
    }
}

impl Show for Path<'_> {
    fn show(&self, out: &mut String) {
        if let Some(parent) = self.parent {
            parent.show(out);
            if !matches!(parent.segment, Segment::Root) {
                out.push('/');
            }
        }
        match self.segment {
            Segment::Root => {}
            Segment::Index(index) => index.show(out),
            // RFC 6901.
            Segment::Key(key) => {
                for c in key.chars() {
                    match c {
                        '~' => out.push_str("~0"),
                        '/' => out.push_str("~1"),
                        c => out.push(c),
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_escapes_slash_and_tilde_within_a_key() {
        let previous = Path::ROOT.key("previous");
        assert_eq!(previous.key("A/B~C").shown(), "previous/A~1B~0C");
        assert_eq!(Path::ROOT.key("buckets").index(2).shown(), "buckets/2");
        assert_eq!(Path::ROOT.shown(), "");
    }

    #[test]
    fn a_value_is_cut_at_80_code_points() {
        let error = Error::new(ErrorCode::OptionInvalid, Expected::Plain).found("é".repeat(100));
        assert_eq!(error.value.as_ref().map(|v| v.chars().count()), Some(80));
    }
}
