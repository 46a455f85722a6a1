//! English.
//!
//! The cases of each list come in the same order in both languages: the module then holds the way from
//! a case to its line once.

#[cfg(feature = "files")]
use crate::error::FileExpected;
use crate::error::{ErrorCode, Expected};
use crate::law::accounts::Recognition;
use crate::law::terms::Lawfulness;
use crate::warning::Notice;
#[cfg(feature = "files")]
use crate::warning::{FileNotice, Reason};

/// Quotation marks, and the colon.
pub(super) const MARKS: [&str; 3] = ["\"", "\"", ": "];
pub(super) const DECIMAL_MARK: &str = ".";

/// The citation of each rule, by its id.
pub(super) const CITATIONS: &str = "\
fr/com/L441-10/II French Commercial Code, art. L441-10, II
fr/com/D441-5 French Commercial Code, art. D441-5
fr/ccp/R2192-31 French Public Procurement Code, art. R2192-31
fr/ccp/D2192-35 French Public Procurement Code, art. D2192-35
fr/civ/1231-6 French Civil Code, art. 1231-6
fr/civ/1103 French Civil Code, art. 1103
fr/civ/1343-1 French Civil Code, art. 1343-1
fr/com/L110-4 French Commercial Code, art. L110-4
fr/loi/68-1250 French law 68-1250 of 31 December 1968, art. 1
fr/conso/L218-2 French Consumer Code, art. L218-2
eu/2011/7 Directive 2011/7/EU, art. 2, 3 and 6
fr/pcg/214-25 French accounting plan (ANC regulation 2014-03), art. 214-25
fr/pcg/1214-41 French accounting plan (ANC regulation 2014-03), art. 1214-41
fr/pcg/1214-49 French accounting plan (ANC regulation 2014-03), art. 1214-49
fr/pcg/321-5 French accounting plan (ANC regulation 2014-03), art. 321-5
fr/pcg/322-1 French accounting plan (ANC regulation 2014-03), art. 322-1
fr/pcg/322-2 French accounting plan (ANC regulation 2014-03), art. 322-2
fr/pcg/322-5 French accounting plan (ANC regulation 2014-03), art. 322-5
fr/pcg/323-2 French accounting plan (ANC regulation 2014-03), art. 323-2
fr/pcg/1211-15 French accounting plan (ANC regulation 2014-03), art. 1211-15
fr/pcg/941-15 French accounting plan (ANC regulation 2014-03, before regulation 2022-06), art. 941-15
fr/pcg/1221-65 French accounting plan (ANC regulation 2014-03), art. 1221-65
fr/cgi/272 French Tax Code, art. 272, 1
fr/cgi/278 French Tax Code, art. 278
fr/com/L441-10/I French Commercial Code, art. L441-10, I
fr/com/L441-9 French Commercial Code, art. L441-9
fr/com/L441-11/II French Commercial Code, art. L441-11, II
fr/ccp/R2192-10 French Public Procurement Code, art. R2192-10
fr/ccp/R2192-11 French Public Procurement Code, art. R2192-11
fr/trav/L3133-1 French Labor Code, art. L3133-1
fr/trav/L3134-13 French Labor Code, art. L3133-1 and L3134-13
fr/civ/1344-1 French Civil Code, art. 1344-1
fr/cpc/1405 French Code of Civil Procedure, art. 1405
";

/// The name of each account, by its number.
pub(super) const ACCOUNTS: &str = "\
411 Customers
416 Doubtful and disputed customers
491 Allowances on customers
654 Losses on receivables
44571 VAT collected
68174 Charge for allowances on current assets – receivables
78174 Reversal of allowances on current assets – receivables
1511 Provisions for litigation
1512 Provisions for guarantees given to customers
1514 Provisions for fines and penalties
1515 Provisions for exchange losses
1516 Provisions for losses on contracts
1518 Other provisions for risks
1521 Provisions for pensions and similar obligations
153 Provisions for pensions and similar obligations
1522 Provisions for restructuring
154 Provisions for restructuring
1523 Provisions for taxes
155 Provisions for taxes
1524 Provisions for renewal of fixed assets – concessions
156 Provisions for renewal of fixed assets – concessions
1525 Provisions for major maintenance and overhauls
1572 Provisions for major maintenance and overhauls
1526 Provisions for restoring sites
1581 Provisions for restoring sites
1527 Other provisions for charges
158 Other provisions for charges
6815 Charge for operating provisions
6865 Charge for financial provisions
6875 Charge for exceptional provisions
7815 Reversal of operating provisions
7865 Reversal of financial provisions
7875 Reversal of exceptional provisions
";

sentences! {
    /// Why a provision is recognized, or is not.
    recognition(recognition: Recognition):
    Recognition::ProbableOutflow(_) =>
        "An outflow is probable ($1%, more than $2%): the provision is the most likely outcome.",
    Recognition::UnlikelyOutflow(_) =>
        "An outflow is not probable ($1%, not more than $2%): a contingent liability, for the \
         notes, without a provision.",
    Recognition::ExpectedOutflow =>
        "Similar obligations taken as a whole: an outflow is expected, and the provision is its \
         expected value.",
    Recognition::NoExpectedOutflow =>
        "Similar obligations taken as a whole: no outflow is expected; a contingent liability, \
         without a provision.",
}

sentences! {
    /// Why terms are lawful, or are not.
    lawfulness(lawfulness: Lawfulness):
    Lawfulness::Free => "The law sets no longest terms for a consumer: these terms are lawful.",
    Lawfulness::Within => "Lawful: never due later than the longest terms ($1).",
    Lawfulness::Beyond { .. } =>
        "Not lawful: due later than the longest terms ($1), such as for an invoice issued on $3 \
         (days too many: $2).",
}

sentences! {
    /// What the reader of a figure must know.
    notice(notice: Notice):
    Notice::ConsumerNoNotice =>
        "A consumer owes interest only from the formal notice: without its date no interest is \
         counted.",
    Notice::RatesFormerRegime(_) =>
        "From $1 the delay falls under a former regime; today's margin is used for all dates.",
    Notice::RatesAssumed(_) =>
        "From $1 the reference rate is not known yet: the last known rate is used.",
    Notice::RateBelowFloor(_) =>
        "The contract's rate is below three times the French legal rate from $1 (French Commercial \
         Code, art. L441-10, II).",
    Notice::RatesNotCovered(_) =>
        "Some invoices would bear interest before $1, the first day of the series of rates, or \
         have no statutory rate: they have no row.",
    Notice::IndemnityCurrency =>
        "The flat indemnity is set in euros: none is added in another currency.",
    Notice::VatAssumed(_) => "Invoices that state no VAT: $1; the default rate is applied to them.",
    Notice::AmountRounded(_) => "Amounts that had too many decimals and were rounded: $1.",
    Notice::PaymentUndated(_) =>
        "Invoices that the file says are paid, wholly or in part, without a day of payment: $1; \
         they count as open in full.",
    #[cfg(feature = "files")]
    Notice::File(_) => "",
}

sentences! {
    /// What the reader of a file must know.
    #[cfg(feature = "files")]
    file_notice(notice: FileNotice):
    FileNotice::MatchingUnbalanced(_) =>
        "Matching $2 does not balance: debits less credits leave $1.",
    FileNotice::EntryUnbalanced(_) =>
        "Entry $2 does not balance: debits less credits leave $1.",
    FileNotice::FileUnbalanced(_) =>
        "The file does not balance: its debits less its credits leave $1. Lines may be missing.",
    FileNotice::OpeningUndated(_) =>
        "Opening balances that do not state the day of their invoice: $1; they count as issued on the day before the opening.",
    FileNotice::WithoutInvoice(_) =>
        "Payments and other settlements of which the file has no invoice: $1; each counts as a \
         credit of its customer, and as no sale. The file of the year before may have the invoices.",
    FileNotice::FecWithoutVat(_) =>
        "Invoices that state no VAT: $1; their entries have no line of VAT, all of the amount is on the account of sales.",
    FileNotice::FecDeposits(_) =>
        "Payments that are older than their invoice: $1; they are on the account of the customer, not on that of deposits received (4191).",
    FileNotice::FecRecovered(_) =>
        "Payments that came after the loss was booked: $1; they are not in the file, for their account of income is to be chosen.",
    FileNotice::FecLetters(_) =>
        "Letters that the encoding asked for does not have: $1; a question mark stands for each. UTF-8 has them all.",
    FileNotice::StatementBalance(..) =>
        "The balance stated is $2; the lines that were read make $1. Lines may be missing.",
    FileNotice::StatementGap(..) =>
        "A statement of the account opens at $2, but the one before it closes at $1. A statement may be missing.",
    FileNotice::StatementBatch(..) =>
        "The payments of a batch add up to $1, its entry is $2: it is kept as a single line.",
    FileNotice::StatementSum(..) =>
        "The lines that were read add up to $1, the total stated is $2. Lines may be missing.",
    FileNotice::StatementBalanceCurrency =>
        "A balance is in another currency than its account: it is left out.",
    FileNotice::StatementPending(_) =>
        "Entries that the bank has announced but not booked yet: $1; they are left out.",
    FileNotice::StatementLeftOut(_) =>
        "Items that are no movements of an account (securities, categories…): $1; they are left out.",
    FileNotice::StatementCurrencyAssumed =>
        "The file states no currency: its amounts are read as euros.",
    FileNotice::StatementNoHeader =>
        "The table has no header: its columns are taken by what they hold. Check the lines.",
    FileNotice::EInvoiceTotal =>
        "The total with VAT is not the total without VAT plus the VAT (rule BR-CO-15): the total \
         with VAT is taken as it stands.",
    FileNotice::EInvoicePayable =>
        "The amount due is not the total with VAT less what was prepaid, plus the rounding (rule \
         BR-CO-16): the amount due is what counts as owed.",
    FileNotice::EInvoicePrepaid =>
        "The amount due differs from the total with VAT: the difference (deposit, rounding), which \
         has no date, counts as paid on the day of issue.",
    FileNotice::EInvoiceVat =>
        "The VAT is larger than the total or has another sign: it is left out.",
    FileNotice::EInvoiceDueEarly(_) =>
        "The due date ($1) is before the day of issue: the invoice counts as due on the day of \
         issue.",
    FileNotice::EInvoiceDueMissing =>
        "The invoice states no due date: that of the customer's terms applies, else that of the law.",
    FileNotice::EInvoiceInstallments =>
        "The invoice states several due dates: the last one is taken.",
}

sentences! {
    /// What is wrong, as the end of a sentence that begins with where.
    problem(problem: (ErrorCode, &Expected)):
    (ErrorCode::DateInvalid, _) => "is not a date",
    (ErrorCode::DateRange, _) => "is outside the known calendar",
    (ErrorCode::DateOrder, Expected::NotAfter(_)) => "comes after the date that must follow it",
    (ErrorCode::DateOrder, _) => "is before the date that must come first",
    (ErrorCode::AmountInvalid, Expected::FileAmount) =>
        "is not an amount in the notation of the file",
    (ErrorCode::AmountInvalid, Expected::SameCurrency) =>
        "is not an amount in the currency of the invoice",
    (ErrorCode::AmountInvalid, _) => "is not a number in plain notation",
    (ErrorCode::AmountPrecision, _) => "has too many decimals",
    (ErrorCode::AmountRange, _) => "is over the limit",
    (ErrorCode::AmountSign, _) => "does not have the expected sign",
    (ErrorCode::PercentInvalid, _) => "is not a percentage",
    (ErrorCode::PercentPrecision, _) => "has too many decimals for a percentage",
    (ErrorCode::PercentRange, _) => "is outside the bounds of a percentage",
    (ErrorCode::CurrencyUnknown, _) => "is not a known currency",
    (ErrorCode::FxMissing, _) => "does not give the rate of every currency of the report",
    (ErrorCode::InvoiceDuplicate, _) => "repeats the number of another invoice",
    (ErrorCode::InvoiceUnknown, _) => "names no invoice of the ledger",
    (ErrorCode::CustomerDuplicate, _) => "repeats the id of another customer",
    (ErrorCode::CustomerUnknown, _) => "names no customer of the ledger",
    (ErrorCode::TermsInvalid, _) => "does not state valid payment terms",
    (ErrorCode::BucketsInvalid, _) => "does not fit the buckets",
    (ErrorCode::OptionInvalid, Expected::KnownKey) => "is an unknown key",
    (ErrorCode::OptionInvalid, Expected::Unique) => "repeats a value given before",
    (ErrorCode::OptionInvalid, Expected::Readable) => "cannot be read",
    (ErrorCode::OptionInvalid, Expected::NoStatutoryRate) => "has no statutory rate",
    (ErrorCode::OptionInvalid, Expected::CustomerInvoice) => "is not a sales invoice",
    (ErrorCode::OptionInvalid, Expected::StandingInvoice) => "is not an invoice that stands",
    #[cfg(feature = "files")]
    (ErrorCode::OptionInvalid, Expected::File(FileExpected::Balanced)) => "is not balanced",
    #[cfg(feature = "files")]
    (ErrorCode::OptionInvalid, Expected::File(FileExpected::Sheet)) =>
        "names none of the sheets of the file",
    (ErrorCode::OptionInvalid, _) => "is not an allowed value",
    (ErrorCode::OptionMissing, _) => "is missing",
    (ErrorCode::CsvEncoding, _) => "holds bytes that the encoding does not know",
    (ErrorCode::CsvHeader, _) => "lacks columns that are needed",
    (ErrorCode::CsvRow, Expected::Cells(_)) => "cannot be cut into cells as the header says",
    (ErrorCode::CsvRow, _) => "cannot be cut into cells",
    (ErrorCode::FileFormat, _) => "is not a file of this format",
    (ErrorCode::FileLimit, _) => "is over the limits of reading",
    (ErrorCode::FileEncrypted, _) => "is protected by a password",
    (ErrorCode::SnapshotVersion, _) => "was made by a newer version of encours",
    (ErrorCode::SnapshotCorrupt, _) => "is damaged or is no snapshot of encours",
    (ErrorCode::LedgerFreed, _) => "was freed",
    (ErrorCode::ModuleNotReady, _) => "is not loaded yet",
    (ErrorCode::InternalBug, _) => "met a defect of encours itself",
}

sentences! {
    /// What to do about it, with an example of a right value.
    remedy(problem: (ErrorCode, &Expected)):
    (ErrorCode::FxMissing, Expected::Plain) =>
        "give in \"fx\" the value of one unit of each, such as { \"$1\": \"0.92\" }",
    (ErrorCode::DateInvalid, Expected::Plain) =>
        "give a day that exists, written YYYY-MM-DD, such as \"2025-06-30\"",
    (ErrorCode::DateRange, Expected::Plain) =>
        "give dates from 01/01/1970 to 31/12/2199, such as \"2025-06-30\"",
    (ErrorCode::DateOrder, Expected::Plain) => "give the dates in order, such as \"2025-06-30\"",
    (ErrorCode::AmountInvalid, Expected::Plain) =>
        "write digits, with a point for the decimals, without spaces or symbols, such as \
         \"1234.50\"",
    (ErrorCode::AmountRange, Expected::Plain) =>
        "VAT is not above the amount of its invoice, such as \"20.00\" for \"120.00\"",
    (ErrorCode::PercentInvalid, Expected::Plain) =>
        "write digits, with a point for the decimals, without \"%\", such as \"12.5\"",
    (ErrorCode::CurrencyUnknown, Expected::Plain) =>
        "give an ISO 4217 code in capitals, such as \"EUR\"",
    (ErrorCode::InvoiceUnknown, Expected::Plain) =>
        "give the number of one that is, such as \"F-2025-001\"",
    (ErrorCode::CustomerUnknown, Expected::Plain) =>
        "give the id of one that is, such as \"C-001\"",
    (ErrorCode::TermsInvalid, Expected::Plain) =>
        "give complete terms, such as { kind: \"net\", days: 30 }",
    (ErrorCode::CsvEncoding, Expected::Plain) =>
        "choose another encoding, such as \"windows-1252\", or save the file as UTF-8",
    (ErrorCode::CsvHeader, Expected::Plain) =>
        "add them or say which columns hold them, such as { amount: \"Total incl. VAT\" }",
    (ErrorCode::CsvRow, Expected::Plain) => "check the delimiters of the line, such as \";\"",
    (ErrorCode::FileFormat, Expected::Plain) => "give a file of the expected format, such as a CSV",
    (ErrorCode::FileLimit, Expected::Plain) => "give a smaller file, such as a single year",
    (ErrorCode::FileEncrypted, Expected::Plain) =>
        "save it without a password, such as with \"Save as\"",
    (ErrorCode::SnapshotVersion, Expected::Plain) =>
        "update encours, such as with \"npm install encours@latest\"",
    (ErrorCode::SnapshotCorrupt, Expected::Plain) => "take another copy, such as the last backup",
    (ErrorCode::LedgerFreed, Expected::Plain) =>
        "make another one, such as with \"new Ledger(data)\"",
    (ErrorCode::ModuleNotReady, Expected::Plain) =>
        "wait until it is, such as with \"await init()\"",
    (ErrorCode::InternalBug, Expected::Plain) =>
        "report it with the data that caused it; meanwhile load your data again, such as from the \
         last backup",
    (ErrorCode::OptionMissing, Expected::Plain) => "give a value, such as \"$1\"",
    (_, Expected::Plain | Expected::Like(_)) => "give an allowed value, such as \"$1\"",
    (_, Expected::OneOf(_)) => "give one of $1",
    (_, Expected::Whole(..)) => "give a whole number from $1 to $2, such as $3",
    (_, Expected::Between(..)) => "give a number from $1 to $2, such as \"$3\"",
    (_, Expected::Decimals(0)) => "give a number without decimals, such as \"1235\"",
    (_, Expected::Decimals(_)) => "give at most $1 decimals, such as \"$2\"",
    (_, Expected::Positive) => "give a number above 0, such as \"100.00\"",
    (_, Expected::NotNegative) => "give a number that is not negative, such as \"0\" or \"100.00\"",
    (_, Expected::Negative) => "give the negative amount of a credit note, such as \"-100.00\"",
    (_, Expected::NotZero) =>
        "give an amount other than 0, such as \"100.00\", or \"-100.00\" for a refund",
    (_, Expected::SameSign) =>
        "give it the sign of the amount it belongs to, such as \"20.00\" for an invoice of \
         \"120.00\"",
    (_, Expected::SameCustomer) => "give an invoice of the same customer as those before it",
    (_, Expected::KnownKey) =>
        "check its spelling or take it out, such as \"amount\" instead of \"ammount\"",
    (_, Expected::Object) => "give an object, such as \"$1\"",
    (_, Expected::List | Expected::Records) => "give a list, such as \"$1\"",
    (_, Expected::NotEmptyList) => "give a list of at least one item, such as \"$1\"",
    (_, Expected::Text) => "give a text, such as \"$1\"",
    (_, Expected::Id) => "give a text of 1 to 200 characters, such as \"$1\"",
    (_, Expected::Boolean) => "give true or false",
    (_, Expected::Readable) =>
        "give plain data, such as a text, a number, or an object without a cycle whose keys can \
         all be read",
    (_, Expected::Unique) => "give each item a value of its own, such as \"$1\"",
    (_, Expected::NotBefore(_)) => "give a date that is not before $1, such as \"$2\"",
    (_, Expected::NotAfter(_)) => "give a date that is not after $1, such as \"$2\"",
    (_, Expected::NoSector) =>
        "a consumer has no sector: remove it, or name another debtor, such as { debtor: \
         \"business\" }",
    (_, Expected::Buckets) => "give whole numbers of days that ascend, such as [30, 60, 90]",
    (_, Expected::Steps) =>
        "give steps whose day and stage ascend, each stage at most once, such as \"friendly\" on \
         day 3, then \"firm\" on day 8",
    (_, Expected::Count(_)) =>
        "give exactly $1 rates (not due, then each bucket), such as [\"0\", \"5\", \"25\", \"50\", \
         \"100\"] for five",
    (_, Expected::Sum100) => "give probabilities that add up to 100, such as \"60\" and \"40\"",
    (_, Expected::OtherCurrency) =>
        "take out the report's own currency: only the others have a rate, such as { \"USD\": \
         \"0.92\" } for a report in EUR",
    (_, Expected::NoStatutoryRate) =>
        "Union law sets no statutory interest for consumers; give a rate, such as { kind: \
         \"contract\", percent: \"5\" }",
    (_, Expected::Cells(_)) =>
        "give a line of $1 cells, as the header has, such as by quoting the text that holds the \
         delimiter",
    (_, Expected::ClosedQuotes) =>
        "close the quotes of the cell, such as \"Dupont \"\"et fils\"\"\"",
    (_, Expected::FileAmount) =>
        "correct the cell, such as \"1,234.50\", or say which mark comes before the decimals",
    (_, Expected::FileDate) =>
        "give a day that exists, written as the other dates of the file, such as \"30/06/2025\"",
    (_, Expected::SameCurrency) =>
        "give an amount in the currency of the invoice, such as \"100.00\" in EUR for an invoice \
         in EUR",
    (_, Expected::CustomerInvoice) =>
        "only invoices to customers are taken, such as those of type ACCREC",
    (_, Expected::StandingInvoice) =>
        "drafts and voided invoices are left out; only approved ones are taken, such as those with \
         the status \"AUTHORISED\"",
    #[cfg(feature = "files")]
    (_, Expected::File(_)) => "",
}

sentences! {
    /// What a file should have been, and what to do about it.
    #[cfg(feature = "files")]
    file_remedy(expected: FileExpected):
    FileExpected::WellFormedXml =>
        "its XML is cut off or damaged; ask whoever issued it for the original, and do not open \
         and save it in between",
    FileExpected::PlainXml =>
        "a file without a DOCTYPE declaration and entities is expected, for they may hide an \
         attack; ask whoever issued it for one",
    FileExpected::OrdinaryFile =>
        "it is larger, deeper or more packed than what business software writes; ask whoever \
         issued it for one without attachments",
    FileExpected::EInvoice =>
        "give an electronic invoice or credit note: a Factur-X or ZUGFeRD PDF, CII or UBL as XML",
    FileExpected::WholePdf =>
        "the PDF is cut off or damaged; ask whoever issued it for the original",
    FileExpected::EInvoicePdf =>
        "this PDF holds no electronic invoice; ask whoever issued it for a Factur-X invoice, or \
         enter it by hand",
    FileExpected::AccountingFile =>
        "give a French accounting file (FEC), whose first line names the columns: JournalCode, \
         EcritureNum, EcritureDate, CompteNum, and Debit and Credit, or Montant and Sens",
    FileExpected::Mebibytes(_) =>
        "give a file of at most $1 MiB: export a shorter period, such as a single month",
    FileExpected::Statement =>
        "give a bank statement in CAMT.053, MT940, OFX, QIF or CSV, such as exported from the site of \
         your bank",
    FileExpected::StatementLine =>
        "the \":61:\" line lacks the date, the sign or the amount: download the statement again, such as in \
         CAMT.053",
    FileExpected::Workbook =>
        "give a workbook in the format .xlsx or .ods: open it in Excel or LibreOffice and choose \
         \"Save as\"",
    FileExpected::WholeWorkbook =>
        "the workbook is cut off or damaged; open it in Excel or LibreOffice and save it anew",
    FileExpected::Balanced => "give lines whose debits and credits have the same sum, in cents",
    FileExpected::Sheet => "give the name of one of those in brackets, to the letter",
    FileExpected::Sheets(..) =>
        "give a workbook of at most $1 rows and $2 MiB unpacked, without repeated empty cells, such as \
         a single year; a longer list is read as CSV",
}

sentences! {
    /// Why a bank line seems to pay some invoices.
    #[cfg(feature = "files")]
    matching(reason: Reason):
    Reason::Reference =>
        "Invoice $1 is quoted, and what it has open is the amount received.",
    Reason::References =>
        "Invoices $1 are quoted, and what they have open makes the amount received.",
    Reason::ReferencesAndOthers =>
        "Invoices are quoted; with other open invoices of $3 they make the amount received: $1.",
    Reason::ReferenceFees =>
        "$1: the number is quoted; $2 is missing, probably bank charges.",
    Reason::ReferencePart =>
        "$1: the number is quoted; this is a part payment, $2 will be left to pay.",
    Reason::ReferenceOver =>
        "$1: the number is quoted; the amount received is $2 more than what is open.",
    Reason::CustomerAmount =>
        "The payer is $3, and invoice $1 is its only open invoice of this amount.",
    Reason::CustomerAmounts =>
        "The payer is $3, with several open invoices of this amount: $1 falls due first.",
    Reason::CustomerAll =>
        "The amount is all that $3 owes: $1.",
    Reason::CustomerSeveral =>
        "The payer is $3, and these invoices together make the amount received: $1.",
    Reason::CustomerSeveralWays =>
        "The payer is $3, and these invoices make the amount received, but so do others: $1.",
    Reason::CustomerFees =>
        "The payer is $3; $2 is missing of invoice $1, probably bank charges.",
    Reason::CustomerOldest =>
        "The payer is $3, but no invoice has this amount: it is set against those due first, $1 (French Civil Code, art. 1342-10).",
    Reason::Amount =>
        "$1 is the only open invoice of this amount.",
    Reason::Amounts =>
        "Several open invoices have this amount: $1 falls due first.",
}

sentences! {
    /// What an error without a path is about.
    subject(code: ErrorCode):
    ErrorCode::CsvEncoding
    | ErrorCode::CsvHeader
    | ErrorCode::CsvRow
    | ErrorCode::FileFormat
    | ErrorCode::FileLimit
    | ErrorCode::FileEncrypted =>
        "The file",
    ErrorCode::SnapshotVersion | ErrorCode::SnapshotCorrupt => "The snapshot",
    ErrorCode::LedgerFreed => "This ledger",
    ErrorCode::ModuleNotReady => "The encours module",
    ErrorCode::InternalBug => "The calculation",
    _ => "The input",
}
