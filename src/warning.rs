//! What is lawful but odd: the figure is given as asked, and the reader is told.

#[cfg(feature = "files")]
use crate::amount::Money;
use crate::date::Date;
use alloc::string::String;

/// Something the reader of a figure must know (spec §4, §8.1, §14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A consumer's debt is late, but no formal notice was sent: no interest runs.
    ConsumerNoNotice,
    /// The margins of today are used for a delay under a former regime, from this day.
    RatesFormerRegime(Date),
    /// From this day on, the last known rate is used.
    RatesAssumed(Date),
    /// The contract's rate is below the floor in the half-year that begins on this day.
    RateBelowFloor(Date),
    /// Some invoices bear interest before the series begins and have no row.
    RatesNotCovered(Date),
    /// The flat indemnity is in euros: none is added in another currency.
    IndemnityCurrency,
    /// So many invoices state no VAT: the default rate was taken.
    VatAssumed(usize),
    /// So many amounts had too many decimals and were rounded.
    AmountRounded(usize),
    /// So many invoices of a file are said to be paid, but no day of payment is stated.
    PaymentUndated(usize),
    /// What only the files of the file module call for.
    #[cfg(feature = "files")]
    File(FileNotice),
}

/// Something the reader of a file must know. Amounts are in cents.
#[cfg(feature = "files")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNotice {
    /// What an accounting file matches together does not balance: debits less credits.
    MatchingUnbalanced(i64),
    /// The lines of an entry do not balance: debits less credits.
    EntryUnbalanced(i64),
    /// All lines together do not balance: debits less credits.
    FileUnbalanced(i64),
    /// So many opening balances do not state the day of their invoice.
    OpeningUndated(usize),
    /// So many settlements belong to no invoice of the file: each is a credit by itself.
    WithoutInvoice(usize),
    /// So many invoices state no VAT: their entries have none.
    FecWithoutVat(usize),
    /// So many payments are older than their invoice: they are on the customer account all the same.
    FecDeposits(usize),
    /// So many payments came after the loss was booked, and are left out.
    FecRecovered(usize),
    /// So many letters are not in the encoding that was asked for.
    FecLetters(usize),
    /// A balance of a statement is not what the balance before it and the lines between them make:
    /// what they make, what is stated.
    StatementBalance(Money, Money),
    /// A statement does not begin where the one before it of the same account ends: the closing
    /// balance, the opening one.
    StatementGap(Money, Money),
    /// The payments that a statement books as one do not add up to it: their sum, the entry.
    StatementBatch(Money, Money),
    /// The lines of a report do not add up to the sum that it states: theirs, the one stated.
    StatementSum(Money, Money),
    /// A balance is in another currency than its account, and is left out.
    StatementBalanceCurrency,
    /// So many entries of a statement are not booked yet, and are left out.
    StatementPending(usize),
    /// So many entries of a file are no movements of an account, and are left out.
    StatementLeftOut(usize),
    /// A statement states no currency: the euro is taken.
    StatementCurrencyAssumed,
    /// A table has no header: its columns are taken by what they hold.
    StatementNoHeader,
    /// The total of an electronic invoice is not that without VAT and the VAT (BR-CO-15).
    EInvoiceTotal,
    /// Its amount due is not the total less what was prepaid, and the rounding (BR-CO-16).
    EInvoicePayable,
    /// What it says is settled has no date: it counts as paid on the day of issue.
    EInvoicePrepaid,
    /// Its VAT is larger than its total, or has another sign.
    EInvoiceVat,
    /// It is due before it was issued, on this day.
    EInvoiceDueEarly(Date),
    /// It states no due date.
    EInvoiceDueMissing,
    /// It states several due dates.
    EInvoiceInstallments,
}

#[cfg(feature = "files")]
impl FileNotice {
    /// One notice of each kind, so that lists of words can be compared.
    pub const EACH: &[FileNotice] = &[
        FileNotice::MatchingUnbalanced(0),
        FileNotice::EntryUnbalanced(0),
        FileNotice::FileUnbalanced(0),
        FileNotice::OpeningUndated(0),
        FileNotice::WithoutInvoice(0),
        FileNotice::FecWithoutVat(0),
        FileNotice::FecDeposits(0),
        FileNotice::FecRecovered(0),
        FileNotice::FecLetters(0),
        FileNotice::StatementBalance(Money::ZERO, Money::ZERO),
        FileNotice::StatementGap(Money::ZERO, Money::ZERO),
        FileNotice::StatementBatch(Money::ZERO, Money::ZERO),
        FileNotice::StatementSum(Money::ZERO, Money::ZERO),
        FileNotice::StatementBalanceCurrency,
        FileNotice::StatementPending(0),
        FileNotice::StatementLeftOut(0),
        FileNotice::StatementCurrencyAssumed,
        FileNotice::StatementNoHeader,
        FileNotice::EInvoiceTotal,
        FileNotice::EInvoicePayable,
        FileNotice::EInvoicePrepaid,
        FileNotice::EInvoiceVat,
        FileNotice::EInvoiceDueEarly(Date::MIN),
        FileNotice::EInvoiceDueMissing,
        FileNotice::EInvoiceInstallments,
    ];

    /// The code as programs see it.
    ///
    /// # Example
    /// ```
    /// use encours::warning::FileNotice;
    ///
    /// assert_eq!(FileNotice::MatchingUnbalanced(-1_50).code(), "fec/matching");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            FileNotice::MatchingUnbalanced(_) => "fec/matching",
            FileNotice::EntryUnbalanced(_) => "fec/entry",
            FileNotice::FileUnbalanced(_) => "fec/total",
            FileNotice::OpeningUndated(_) => "fec/opening",
            FileNotice::WithoutInvoice(_) => "fec/credit",
            FileNotice::FecWithoutVat(_) => "fec/withoutVat",
            FileNotice::FecDeposits(_) => "fec/deposit",
            FileNotice::FecRecovered(_) => "fec/recovered",
            FileNotice::FecLetters(_) => "fec/letters",
            FileNotice::StatementBalance(..) => "statement/balance",
            FileNotice::StatementGap(..) => "statement/gap",
            FileNotice::StatementBatch(..) => "statement/batch",
            FileNotice::StatementSum(..) => "statement/sum",
            FileNotice::StatementBalanceCurrency => "statement/balanceCurrency",
            FileNotice::StatementPending(_) => "statement/pending",
            FileNotice::StatementLeftOut(_) => "statement/leftOut",
            FileNotice::StatementCurrencyAssumed => "statement/currencyAssumed",
            FileNotice::StatementNoHeader => "statement/noHeader",
            FileNotice::EInvoiceTotal => "einvoice/total",
            FileNotice::EInvoicePayable => "einvoice/payable",
            FileNotice::EInvoicePrepaid => "einvoice/prepaid",
            FileNotice::EInvoiceVat => "einvoice/vat",
            FileNotice::EInvoiceDueEarly(_) => "einvoice/dueEarly",
            FileNotice::EInvoiceDueMissing => "einvoice/dueMissing",
            FileNotice::EInvoiceInstallments => "einvoice/installments",
        }
    }
}

impl Notice {
    /// One notice of each kind, so that lists of words can be compared.
    pub const EACH: [Notice; 9] = [
        Notice::ConsumerNoNotice,
        Notice::RatesFormerRegime(Date::MIN),
        Notice::RatesAssumed(Date::MIN),
        Notice::RateBelowFloor(Date::MIN),
        Notice::RatesNotCovered(Date::MIN),
        Notice::IndemnityCurrency,
        Notice::VatAssumed(0),
        Notice::AmountRounded(0),
        Notice::PaymentUndated(0),
    ];

    /// The code as programs see it.
    ///
    /// # Example
    /// ```
    /// use encours::warning::Notice;
    ///
    /// assert_eq!(Notice::VatAssumed(3).code(), "vat/assumed");
    /// ```
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Notice::ConsumerNoNotice => "consumer/noNotice",
            Notice::RatesFormerRegime(_) => "rates/formerRegime",
            Notice::RatesAssumed(_) => "rates/assumed",
            Notice::RateBelowFloor(_) => "rate/belowFloor",
            Notice::RatesNotCovered(_) => "rates/notCovered",
            Notice::IndemnityCurrency => "indemnity/currency",
            Notice::VatAssumed(_) => "vat/assumed",
            Notice::AmountRounded(_) => "amount/rounded",
            Notice::PaymentUndated(_) => "payment/undated",
            #[cfg(feature = "files")]
            Notice::File(notice) => notice.code(),
        }
    }
}

/// A [`Notice`] with where it applies. Its sentence is in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What the reader must know.
    pub notice: Notice,
    /// Where, if it concerns one item: `invoices/F-1`.
    pub path: Option<String>,
}

#[cfg(feature = "files")]
impl From<FileNotice> for Warning {
    fn from(notice: FileNotice) -> Warning {
        Notice::File(notice).into()
    }
}

impl From<Notice> for Warning {
    fn from(notice: Notice) -> Warning {
        Warning { notice, path: None }
    }
}

#[cfg(feature = "files")]
macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why a line seems to pay some invoices.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Reason {
            $($(#[$doc])* $name,)*
        }

        impl Reason {
            /// All of them, so that lists of words can be compared.
            pub const EACH: &[Reason] = &[$(Reason::$name,)*];

            /// The reason as programs see it.
            ///
            /// # Example
            /// ```
            /// use encours::warning::Reason;
            ///
            /// assert_eq!(Reason::CustomerAmount.as_str(), "customerAmount");
            /// ```
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Reason::$name => $text,)*
                }
            }
        }
    };
}

#[cfg(feature = "files")]
reasons! {
    /// One invoice is quoted, and its open amount is that of the line.
    Reference = "reference",
    /// Several invoices are quoted, and their open amounts add up to the line.
    References = "references",
    /// Invoices are quoted, and others of the same customer make up the rest.
    ReferencesAndOthers = "referencesAndOthers",
    /// Invoices are quoted, and little is missing: charges of a bank.
    ReferenceFees = "referenceFees",
    /// Invoices are quoted, and a part of them is paid.
    ReferencePart = "referencePart",
    /// Invoices are quoted, and more is paid.
    ReferenceOver = "referenceOver",
    /// The payer is known, and one invoice has this amount open.
    CustomerAmount = "customerAmount",
    /// The payer is known, and several invoices have this amount open: the one due first.
    CustomerAmounts = "customerAmounts",
    /// The payer is known, and pays all that it owes.
    CustomerAll = "customerAll",
    /// The payer is known, and some of its invoices add up to the line.
    CustomerSeveral = "customerSeveral",
    /// The same, but others add up to it, too.
    CustomerSeveralWays = "customerSeveralWays",
    /// The payer is known, and one invoice has a little more open.
    CustomerFees = "customerFees",
    /// The payer is known, and nothing fits: what is due first is paid first.
    CustomerOldest = "customerOldest",
    /// One invoice alone has this amount open.
    Amount = "amount",
    /// Several invoices have this amount open: the one due first.
    Amounts = "amounts",
}
