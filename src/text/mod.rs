//! Every sentence that the core can say, by code, in both languages. Nothing else holds sentences.

/// Sentences by case. They are one text, a line each: an address and a length for each would take
/// as much of the module again.
macro_rules! sentences {
    (
        $(#[$doc:meta])*
        $name:ident($key:ident: $type:ty):
        $($(#[$condition:meta])? $case:pat => $text:literal,)*
    ) => {
        $(#[$doc])*
        // What nobody asks the text of leaves it out of the module.
        #[inline(always)]
        pub(super) fn $name($key: $type) -> super::Sentence {
            #[inline(never)]
            fn line($key: $type) -> usize {
                // No case is forgotten.
                match $key {
                    $($(#[$condition])? $case => {})*
                }
                let before = 0_usize;
                $(
                    $(#[$condition])?
                    if matches!($key, $case) {
                        return before;
                    }
                    let before = before.wrapping_add(1);
                )*
                before
            }
            super::Sentence { lines: concat!($($text, "\n"),*), line: line($key) }
        }
    };
}

mod en;
mod fr;

use crate::amount::{Decimal, decimal_text};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Show};
use crate::language::Language;
use crate::law::accounts::{PROBABLE_ABOVE_PERCENT, Recognition};
use crate::law::terms::Lawfulness;
use crate::rule::{BESIDE, Rule};
use crate::warning::{Notice, Warning};
#[cfg(feature = "files")]
use crate::{
    amount::Money,
    error::FileExpected,
    warning::{FileNotice, Reason},
};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The citation of a rule: "art. L441-10, II, C. com.".
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::law::late_payment::L441_10_II;
/// use encours::text::citation;
///
/// assert_eq!(citation(&L441_10_II, Language::French), "art. L441-10, II, C. com.");
/// ```
#[must_use]
pub fn citation(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::French => named(fr::CITATIONS, rule.id),
        Language::English => named(en::CITATIONS, rule.id),
    }
}

/// The sentence of a warning.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::text;
/// use encours::warning::{Notice, Warning};
///
/// let warning = Warning::from(Notice::VatAssumed(3));
/// assert_eq!(
///     text::warning(&warning, Language::English),
///     "Invoices that state no VAT: 3; the default rate is applied to them."
/// );
/// ```
#[must_use]
pub fn warning(warning: &Warning, language: Language) -> String {
    #[cfg(feature = "files")]
    if let Notice::File(notice) = warning.notice {
        return file_warning(notice, warning.path.as_deref().unwrap_or_default(), language);
    }
    let template = match language {
        Language::French => fr::notice(warning.notice),
        Language::English => en::notice(warning.notice),
    };
    let template = template.text();
    let value = match warning.notice {
        Notice::RatesFormerRegime(from)
        | Notice::RatesAssumed(from)
        | Notice::RateBelowFloor(from)
        | Notice::RatesNotCovered(from) => day(from),
        Notice::VatAssumed(count)
        | Notice::AmountRounded(count)
        | Notice::PaymentUndated(count) => count.shown(),
        Notice::ConsumerNoNotice | Notice::IndemnityCurrency => String::new(),
        #[cfg(feature = "files")]
        Notice::File(_) => String::new(),
    };
    filled(template, &[value])
}

/// The sentence of what the reader of a file must know; what it concerns is named by the path,
/// without its kind.
#[cfg(feature = "files")]
fn file_warning(notice: FileNotice, path: &str, language: Language) -> String {
    let (template, mark) = match language {
        Language::French => (fr::file_notice(notice), fr::DECIMAL_MARK),
        Language::English => (en::file_notice(notice), en::DECIMAL_MARK),
    };
    let template = template.text();
    let amount = |text: String| text.replace('.', mark);
    let name = path.split_once('/').map_or(path, |(_, name)| name).to_owned();
    let values = match notice {
        FileNotice::MatchingUnbalanced(cents)
        | FileNotice::EntryUnbalanced(cents)
        | FileNotice::FileUnbalanced(cents) => [amount(decimal_text(i128::from(cents), 2)), name],
        FileNotice::StatementBalance(one, other)
        | FileNotice::StatementGap(one, other)
        | FileNotice::StatementBatch(one, other)
        | FileNotice::StatementSum(one, other) => [amount(one.shown()), amount(other.shown())],
        FileNotice::OpeningUndated(count)
        | FileNotice::WithoutInvoice(count)
        | FileNotice::FecWithoutVat(count)
        | FileNotice::FecDeposits(count)
        | FileNotice::FecRecovered(count)
        | FileNotice::FecLetters(count)
        | FileNotice::StatementPending(count)
        | FileNotice::StatementLeftOut(count) => [count.shown(), name],
        FileNotice::StatementBalanceCurrency
        | FileNotice::StatementCurrencyAssumed
        | FileNotice::StatementNoHeader
        | FileNotice::EInvoiceTotal
        | FileNotice::EInvoicePayable
        | FileNotice::EInvoicePrepaid
        | FileNotice::EInvoiceVat
        | FileNotice::EInvoiceDueMissing
        | FileNotice::EInvoiceInstallments => Default::default(),
        FileNotice::EInvoiceDueEarly(due) => [day(due), name],
    };
    filled(template, &values)
}

/// Why a bank line seems to pay some invoices of a customer; the difference is what is missing, or
/// too much.
///
/// # Example
/// ```
/// use encours::amount::Money;
/// use encours::language::Language;
/// use encours::text::matching;
/// use encours::warning::Reason;
///
/// let difference = Money { minor: 200_00, digits: 2 };
/// assert_eq!(
///     matching(Reason::ReferencePart, &["F-1"], difference, "Martin", Language::English),
///     "F-1: the number is quoted; this is a part payment, 200.00 will be left to pay."
/// );
/// ```
#[cfg(feature = "files")]
#[must_use]
pub fn matching(
    reason: Reason,
    invoices: &[&str],
    difference: Money,
    customer: &str,
    language: Language,
) -> String {
    let (template, mark) = match language {
        Language::French => (fr::matching(reason), fr::DECIMAL_MARK),
        Language::English => (en::matching(reason), en::DECIMAL_MARK),
    };
    let difference = difference.shown().replace('.', mark);
    filled(template.text(), &[invoices.join(", "), difference, customer.to_owned()])
}

/// The name of an account of the accounting plan, by its number.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::text::account;
///
/// assert_eq!(account("411", Language::French), "Clients");
/// ```
#[must_use]
pub fn account(number: &str, language: Language) -> &'static str {
    match language {
        Language::French => named(fr::ACCOUNTS, number),
        Language::English => named(en::ACCOUNTS, number),
    }
}

/// All accounts that entries name, with their names.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::text::accounts;
///
/// assert_eq!(accounts(Language::French).next(), Some(("411", "Clients")));
/// ```
pub fn accounts(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let table = match language {
        Language::French => fr::ACCOUNTS,
        Language::English => en::ACCOUNTS,
    };
    table.lines().filter_map(|line| line.split_once(' '))
}

/// Why a provision is recognized, or is not.
///
/// # Example
/// ```
/// use encours::amount::Decimal;
/// use encours::language::Language;
/// use encours::law::accounts::Recognition;
/// use encours::text::recognition;
///
/// let why = recognition(Recognition::UnlikelyOutflow(Decimal::whole(40)), Language::English);
/// assert!(why.starts_with("An outflow is not probable (40%, not more than 50%)"));
/// ```
#[must_use]
pub fn recognition(recognition: Recognition, language: Language) -> String {
    let (template, mark) = match language {
        Language::French => (fr::recognition(recognition), fr::DECIMAL_MARK),
        Language::English => (en::recognition(recognition), en::DECIMAL_MARK),
    };
    let template = template.text();
    let percent = |percent: Decimal| percent.text(0).replace('.', mark);
    match recognition {
        Recognition::ProbableOutflow(probability) | Recognition::UnlikelyOutflow(probability) => {
            filled(template, &[percent(probability), percent(PROBABLE_ABOVE_PERCENT)])
        }
        Recognition::ExpectedOutflow | Recognition::NoExpectedOutflow => template.to_owned(),
    }
}

/// Why terms are lawful, or are not, by this rule.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::law::terms::{L441_10_I, Lawfulness};
/// use encours::text::lawfulness;
///
/// let why = lawfulness(Lawfulness::Within, &L441_10_I, Language::English);
/// assert!(why.starts_with("Lawful: never due later than the longest terms"));
/// ```
#[must_use]
pub fn lawfulness(lawfulness: Lawfulness, rule: &Rule, language: Language) -> String {
    let template = match language {
        Language::French => fr::lawfulness(lawfulness),
        Language::English => en::lawfulness(lawfulness),
    };
    let (days, issued) = match lawfulness {
        Lawfulness::Beyond { days, issued } => (days.shown(), day(issued)),
        Lawfulness::Free | Lawfulness::Within => (String::new(), String::new()),
    };
    let citation = if BESIDE { "$1" } else { citation(rule, language) };
    filled(template.text(), &[citation.to_owned(), days, issued])
}

/// The sentence of an error: where, what was found, what was expected, and a right value.
///
/// # Example
/// ```
/// use encours::date::Date;
/// use encours::language::Language;
/// use encours::text::message;
///
/// let error = Date::parse("31/06/2025").unwrap_err().at("due");
/// assert_eq!(
///     message(&error, Language::English),
///     "\"due\" (\"31/06/2025\") is not a date: give a day that exists, written YYYY-MM-DD, such as \
///      \"2025-06-30\"."
/// );
/// ```
#[must_use]
pub fn message(error: &Error, language: Language) -> String {
    let what = (error.code, &error.expected);
    let (subject, problem, remedy) = match language {
        Language::French => (fr::subject(error.code), fr::problem(what), fr::remedy(what)),
        Language::English => (en::subject(error.code), en::problem(what), en::remedy(what)),
    };
    #[cfg(feature = "files")]
    let remedy = match (error.expected, language) {
        (Expected::File(expected), Language::French) => fr::file_remedy(expected),
        (Expected::File(expected), Language::English) => en::file_remedy(expected),
        _ => remedy,
    };
    let [open, close, colon] = match language {
        Language::French => fr::MARKS,
        Language::English => en::MARKS,
    };
    let quoted = |text: &str| [open, text, close].concat();
    let values = values(error, &quoted);
    if BESIDE {
        return numbered(language, [subject.line, problem.line, remedy.line], &values);
    }
    let mut text = match error.path.as_str() {
        "" => subject.text().to_owned(),
        path => quoted(path),
    };
    if let Some(value) = &error.value {
        for part in [" (", open, value, close, ")"] {
            text.push_str(part);
        }
    }
    for part in [" ", problem.text(), colon, &filled(remedy.text(), &values), "."] {
        text.push_str(part);
    }
    text
}

/// A sentence as the script beside the module puts it together: a line that is empty, then one for
/// the language, for the number of each part in its list, and for each value. No value has two lines.
fn numbered(language: Language, numbers: [usize; 3], values: &[String]) -> String {
    let mut text = "\n".to_owned();
    text.push_str(language.code());
    for number in numbers {
        text.push('\n');
        text.push_str(&number.shown());
    }
    for value in values {
        text.push('\n');
        text.push_str(value);
    }
    text
}

/// What sentences of errors are made of, each list under its name: the quotation marks and the
/// colon, what an error without a path is about, what is wrong, what to do.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::text::error_parts;
///
/// let parts = error_parts(Language::English);
/// assert_eq!(parts[0], ("marks", vec!["\"", "\"", ": "]));
/// assert!(parts[2].1.contains(&"is not a date"));
/// ```
#[must_use]
pub fn error_parts(language: Language) -> [(&'static str, Vec<&'static str>); 4] {
    let (code, expected) = (ErrorCode::InternalBug, &Expected::Plain);
    let (marks, subject, problem, remedy) = match language {
        Language::French => (
            fr::MARKS,
            fr::subject(code),
            fr::problem((code, expected)),
            fr::remedy((code, expected)),
        ),
        Language::English => (
            en::MARKS,
            en::subject(code),
            en::problem((code, expected)),
            en::remedy((code, expected)),
        ),
    };
    [
        ("marks", marks.to_vec()),
        ("subjects", subject.lines.lines().collect()),
        ("problems", problem.lines.lines().collect()),
        ("remedies", remedy.lines.lines().collect()),
    ]
}

/// A sentence as one line of the text that its list is.
#[derive(Clone, Copy)]
struct Sentence {
    lines: &'static str,
    /// From 0.
    line: usize,
}

impl Sentence {
    fn text(self) -> &'static str {
        self.lines.split('\n').nth(self.line).unwrap_or_default()
    }
}

/// A sentence whose `$1`, `$2`, `$3` are these values.
fn filled(template: &str, values: &[String]) -> String {
    let mut text = String::new();
    let mut signs = template.chars();
    while let Some(sign) = signs.next() {
        if sign != '$' {
            text.push(sign);
            continue;
        }
        let value = match signs.next() {
            Some('1') => values.first(),
            Some('2') => values.get(1),
            _ => values.get(2),
        };
        text.push_str(value.map_or("", String::as_str));
    }
    text
}

/// What the remedy of an error names.
fn values(error: &Error, quoted: &dyn Fn(&str) -> String) -> [String; 3] {
    let none = String::new;
    match error.expected {
        Expected::OneOf(names) => {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            [names.join(", "), none(), none()]
        }
        Expected::Whole(min, max) => [min.shown(), max.shown(), 30.clamp(min, max).shown()],
        Expected::Between(min, max) => {
            [min.to_owned(), max.to_owned(), number_up_to(max).to_owned()]
        }
        Expected::Decimals(digits) => [digits.shown(), decimal_text(5, digits), none()],
        Expected::NotBefore(date) | Expected::NotAfter(date) => [day(date), date.shown(), none()],
        Expected::Like(value) => [value.to_owned(), none(), none()],
        Expected::Count(count) | Expected::Cells(count) => [count.shown(), none(), none()],
        #[cfg(feature = "files")]
        Expected::File(FileExpected::Mebibytes(most)) => [most.shown(), none(), none()],
        #[cfg(feature = "files")]
        Expected::File(FileExpected::Sheets(rows, most)) => {
            [decimal_text(rows.into(), 0), most.shown(), none()]
        }
        Expected::Plain if error.code == ErrorCode::FxMissing => {
            let codes = error.value.as_deref().unwrap_or_default();
            [codes.split(',').next().unwrap_or_default().to_owned(), none(), none()]
        }
        _ => [example(error).to_owned(), none(), none()],
    }
}

/// A number within bounds whose upper one is this.
fn number_up_to(max: &str) -> &'static str {
    match max {
        "100" | "1000" | "99.999999" => "20",
        "1000000" => "1.5",
        _ => "1234.50",
    }
}

/// A right value for the place of an error, by the last name in its path; what is shown of a place
/// without one is a number.
fn example(error: &Error) -> &'static str {
    const NUMBER: &str = "20";
    let (mut first, mut example, mut known) = ("", NUMBER, false);
    for name in error.path.split('/') {
        if first.is_empty() {
            first = name;
        }
        let own = named(EXAMPLES, &[first, "/", name].concat());
        let value = if own.is_empty() { named(EXAMPLES, name) } else { own };
        known = !value.is_empty();
        if known {
            example = value;
        } else if !name.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            example = NUMBER;
        }
    }
    match (&error.expected, first) {
        (Expected::Object, "") => "{}",
        (Expected::Object, "opening") => "{ label: \"Compte courant\", amount: \"1234.50\" }",
        // The item of a list, without what stands around it.
        (Expected::Object, _) if !known && example.starts_with('[') => {
            let mut parts = example.split('[');
            parts.next();
            parts.next().and_then(|item| item.split(']').next()).unwrap_or_default()
        }
        (Expected::Object, "scenarios") if !known => "{ extraDelayDays: 15 }",
        (Expected::List, "customers") => "[\"C-001\"]",
        (Expected::Text, "columns") => "Colonne B",
        (Expected::Id, "ids") => "F-2025-001",
        (Expected::Id, "customers") => "C-001",
        // A column of a file, which has a name of its own.
        (Expected::Id | Expected::Unique, _) if !known => "A-001",
        _ => example,
    }
}

/// Right values, each after the name at which it is shown; after `rate/kind`, that of a `kind` in a
/// path that begins with `rate`. A date or a choice that may be absent is not among them: what is
/// wrong with it is told otherwise.
const EXAMPLES: &str = "\
asOf 2025-06-30
issued 2025-06-30
due 2025-06-30
date 2025-06-30
from 2025-06-30
to 2025-06-30
first 2025-06-30
amount 1234.50
opening 1234.50
annualSales 500000.00
id F-2025-001
customers/id C-001
ids [\"F-2025-001\"]
invoice F-2025-001
customer C-001
name Atelier Martin
scenarios/name prudent
label Loyer
label/label Litige
category Loyer
language fr
kind litigation
rate/kind statutory
stage friendly
day 3
channel email
report kpis
key dso
options { asOf: \"2025-06-30\" }
fx { \"USD\": \"0.92\" }
previous { \"C-001\": \"1234.50\" }
terms { kind: \"net\", days: 30 }
rate { kind: \"statutory\" }
rates { ecbRefinancing: [{ from: \"2025-07-01\", percent: \"2.15\" }] }
ecbRefinancing [{ from: \"2025-07-01\", percent: \"2.15\" }]
legalProfessional [{ from: \"2025-07-01\", percent: \"2.15\" }]
legalIndividual [{ from: \"2025-07-01\", percent: \"2.15\" }]
payment { date: \"2025-06-30\", amount: \"100.00\" }
payments [{ date: \"2025-06-30\", amount: \"100.00\" }]
disputed { from: \"2025-06-30\" }
doubtful { from: \"2025-06-30\" }
customers [{ id: \"C-001\" }]
scenarios/customers { \"C-001\": { extraDelayDays: 15 } }
invoices [{ id: \"F-2025-001\", customer: \"C-001\", issued: \"2025-06-30\", amount: \"120.00\" }]
outcomes [{ amount: \"1000\", probabilityPercent: \"100\" }]
ratesPercent [\"0\", \"5\", \"25\", \"50\", \"100\"]
scenarios [{ name: \"prudent\" }]
flows [{ label: \"Loyer\", amount: \"-900.00\", date: \"2025-07-01\" }]
levies [{ label: \"Urssaf\", percent: \"25.6\" }]
bytes new Uint8Array(buffer)
inHouse { minutesPerInvoice: \"20\", hourlyCost: \"35.00\" }
agency { feePercentOfRecovered: \"12\" }
factoring { commissionPercent: \"1\", fundingRatePercent: \"4\", fundedPercent: \"90\" }
policy { steps: [{ stage: \"friendly\", day: 3, channel: \"email\" }] }
steps [{ stage: \"friendly\", day: 3, channel: \"email\" }]
individual [{ invoice: \"F-2025-001\", ratePercent: \"50\" }]
reason Liquidation judiciaire
sent [{ invoice: \"F-2025-001\", stage: \"friendly\", date: \"2025-06-30\" }]
simulation { runs: 1000, seed: 1 }
quantilesPercent [\"5\", \"50\", \"95\"]
discount { ratePercent: \"3\", years: 5 }
columns { amount: \"Montant TTC\" }
";

/// What a table of lines says after a key; nothing where it lacks it.
fn named(table: &'static str, key: &str) -> &'static str {
    let after_key = |line: &'static str| line.strip_prefix(key)?.strip_prefix(' ');
    table.split('\n').find_map(after_key).unwrap_or_default()
}

/// `31/12/2025`, as both languages write a date in a sentence here.
fn day(date: Date) -> String {
    let iso = date.shown();
    let part = |from, to| iso.get(from..to).unwrap_or_default();
    [part(8, 10), "/", part(5, 7), "/", part(0, 4)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Decimal;
    use crate::error::{ErrorCode, Expected};
    use crate::law::accounts::{
        ALLOWANCE_CHARGE, ALLOWANCE_REVERSAL, ALLOWANCES, CUSTOMERS, Chart, DOUBTFUL_CUSTOMERS,
        LOSSES, Nature, Risk, VAT_COLLECTED,
    };
    use crate::warning::Notice;

    #[test]
    fn every_account_has_a_name_in_both_languages() {
        let customers = [
            CUSTOMERS,
            DOUBTFUL_CUSTOMERS,
            ALLOWANCES,
            ALLOWANCE_CHARGE,
            ALLOWANCE_REVERSAL,
            LOSSES,
            VAT_COLLECTED,
        ];
        let risks = Risk::ALL.iter().flat_map(|risk| {
            [Chart::Since2025, Chart::Former2014].map(|chart| risk.account(chart))
        });
        let results = [Nature::Operating, Nature::Financial, Nature::Exceptional]
            .into_iter()
            .flat_map(|nature| [nature.charge(), nature.reversal()]);
        for number in customers.into_iter().chain(risks).chain(results) {
            let (french, english) =
                (account(number, Language::French), account(number, Language::English));
            assert!(!french.is_empty() && !english.is_empty(), "{number}");
            assert_ne!(french, english, "{number}");
        }
    }

    #[test]
    fn every_error_has_a_sentence_in_both_languages() {
        for &code in ErrorCode::ALL {
            for path in ["", "invoices/0/amount"] {
                let error = Error::new(code, Expected::Plain).at(path).found("12,5");
                let french = message(&error, Language::French);
                let english = message(&error, Language::English);
                assert!(french.ends_with('.') && english.ends_with('.'), "{french} {english}");
                assert!(french.contains("« 12,5 »") && english.contains("\"12,5\""));
                assert!(french.contains("par exemple") && english.contains("such as"));
                assert!(french.contains(path) && english.contains(path));
            }
        }
    }

    #[cfg(feature = "files")]
    #[test]
    fn what_a_file_should_have_been_is_said_in_both_languages() {
        for &expected in crate::error::FileExpected::EACH {
            let error = Error::new(ErrorCode::FileFormat, Expected::File(expected));
            let (french, english) =
                (message(&error, Language::French), message(&error, Language::English));
            assert!(french.starts_with("Le fichier n’est pas un fichier de ce format : "));
            assert!(english.ends_with('.') && french.ends_with('.') && french != english);
            assert!(french.len() > 90 && english.len() > 60, "{french} {english}");
        }
    }

    #[test]
    fn a_reason_names_the_probability_as_its_language_writes_it() {
        let half = Recognition::UnlikelyOutflow(Decimal { units: 375, scale: 1 });
        assert!(recognition(half, Language::French).contains("37,5 %"));
        assert!(recognition(half, Language::English).contains("37.5%"));
        assert!(recognition(half, Language::French).contains("passif éventuel"));
        assert!(recognition(half, Language::English).contains("contingent liability"));
    }

    #[test]
    fn a_message_says_where_what_and_what_instead() {
        let error = Error::new(ErrorCode::AmountPrecision, Expected::Decimals(2));
        let error = error.at("invoices/12/payments/0/amount").found("1.005");
        assert_eq!(
            message(&error, Language::French),
            "« invoices/12/payments/0/amount » (« 1.005 ») a trop de décimales : donnez au plus \
             2 décimales, par exemple « 0.05 »."
        );
        assert_eq!(
            message(&error, Language::English),
            "\"invoices/12/payments/0/amount\" (\"1.005\") has too many decimals: give at most 2 \
             decimals, such as \"0.05\"."
        );
        let missing = Error::new(ErrorCode::OptionMissing, Expected::Plain).at("asOf");
        assert_eq!(
            message(&missing, Language::French),
            "« asOf » manque : donnez une valeur, par exemple « 2025-06-30 »."
        );
    }

    /// Whether it is accepted there is tried in `www/lib/examples.test.ts`.
    #[test]
    fn the_example_of_a_place_fits_what_is_expected_there() {
        use Expected::{Id, List, Object, Plain, Records, Text, Unique};
        for (path, expected, right) in [
            ("", Object, "{}"),
            ("options", Plain, "{ asOf: \"2025-06-30\" }"),
            ("simulation", Object, "{ runs: 1000, seed: 1 }"),
            ("simulation/runs", Plain, "20"),
            ("simulation/seed", Plain, "20"),
            ("simulation/quantilesPercent", List, "[\"5\", \"50\", \"95\"]"),
            ("report", Plain, "kpis"),
            ("key", Plain, "dso"),
            ("label", Text, "Litige"),
            ("flows/0/category", Text, "Loyer"),
            ("flows/0", Object, "{ label: \"Loyer\", amount: \"-900.00\", date: \"2025-07-01\" }"),
            ("levies/1", Object, "{ label: \"Urssaf\", percent: \"25.6\" }"),
            ("levies/1/label", Id, "Loyer"),
            ("levies/1/percent", Plain, "20"),
            ("discount", Object, "{ ratePercent: \"3\", years: 5 }"),
            ("discount/ratePercent", Plain, "20"),
            ("rate/percent", Plain, "20"),
            ("columns", Object, "{ amount: \"Montant TTC\" }"),
            ("columns/id", Text, "Colonne B"),
            ("customers", Records, "[{ id: \"C-001\" }]"),
            ("customers", List, "[\"C-001\"]"),
            ("customers/7", Object, "{ id: \"C-001\" }"),
            ("customers/7", Id, "C-001"),
            ("customers/7/terms", Object, "{ kind: \"net\", days: 30 }"),
            ("customers/7/id", Plain, "C-001"),
            ("Facture n°", Unique, "A-001"),
            ("payments", List, "[{ date: \"2025-06-30\", amount: \"100.00\" }]"),
            ("invoices/0/payments/1", Object, "{ date: \"2025-06-30\", amount: \"100.00\" }"),
            ("payment", Object, "{ date: \"2025-06-30\", amount: \"100.00\" }"),
            ("ids", List, "[\"F-2025-001\"]"),
            ("ids/0", Id, "F-2025-001"),
            ("opening/1", Object, "{ label: \"Compte courant\", amount: \"1234.50\" }"),
            ("opening/1/amount", Plain, "1234.50"),
            ("individual/2", Object, "{ invoice: \"F-2025-001\", ratePercent: \"50\" }"),
            ("individual/2/ratePercent", Plain, "20"),
            ("individual/2/reason", Text, "Liquidation judiciaire"),
            ("to", Plain, "2025-06-30"),
            ("previous", Object, "{ \"C-001\": \"1234.50\" }"),
            ("rates", Object, "{ ecbRefinancing: [{ from: \"2025-07-01\", percent: \"2.15\" }] }"),
            ("rates/legalIndividual/0", Object, "{ from: \"2025-07-01\", percent: \"2.15\" }"),
            ("policy/steps/2", Object, "{ stage: \"friendly\", day: 3, channel: \"email\" }"),
            ("scenarios", Expected::NotEmptyList, "[{ name: \"prudent\" }]"),
            ("scenarios/1", Object, "{ name: \"prudent\" }"),
            ("scenarios/1/name", Unique, "prudent"),
            ("scenarios/1/customers", Object, "{ \"C-001\": { extraDelayDays: 15 } }"),
            ("scenarios/1/customers/C-7", Object, "{ extraDelayDays: 15 }"),
        ] {
            let error = Error::new(ErrorCode::OptionInvalid, expected).at(path);
            assert_eq!(example(&error), right, "{path}: {:?}", error.expected);
        }
    }

    #[test]
    fn every_rule_and_notice_has_a_sentence_in_both_languages() {
        for rule in crate::law::RULES {
            for language in [Language::French, Language::English] {
                assert_ne!(citation(rule, language), "", "{}", rule.id);
            }
        }
        #[cfg(feature = "files")]
        let of_files = FileNotice::EACH.iter().map(|&notice| Notice::File(notice));
        #[cfg(not(feature = "files"))]
        let of_files = core::iter::empty();
        for notice in Notice::EACH.into_iter().chain(of_files) {
            let sentence = |language| warning(&Warning::from(notice), language);
            let (french, english) = (sentence(Language::French), sentence(Language::English));
            assert!(french.ends_with('.') && english.ends_with('.'));
            assert_ne!(french, english);
        }
    }
}
