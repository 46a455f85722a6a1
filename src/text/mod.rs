//! Every sentence that the core can say, by code, in both languages. Nothing else holds sentences.

mod en;
mod fr;

use crate::amount::decimal_text;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected};
use crate::language::Language;
use crate::law::accounts::Recognition;
use crate::law::terms::Lawfulness;
use crate::rule::Rule;
use crate::warning::{Notice, Warning};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The citation of a rule: "art. L441-10, II, C. com.".
#[must_use]
pub fn citation(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::French => named(fr::CITATIONS, rule.id),
        Language::English => named(en::CITATIONS, rule.id),
    }
}

/// The sentence of a warning.
#[must_use]
pub fn warning(warning: &Warning, language: Language) -> String {
    let template = match language {
        Language::French => fr::notice(warning.notice),
        Language::English => en::notice(warning.notice),
    };
    let value = match warning.notice {
        Notice::RatesFormerRegime(from)
        | Notice::RatesAssumed(from)
        | Notice::RateBelowFloor(from)
        | Notice::RatesNotCovered(from) => day(from),
        Notice::VatAssumed(count)
        | Notice::AmountRounded(count)
        | Notice::PaymentUndated(count) => count.to_string(),
        Notice::ConsumerNoNotice | Notice::IndemnityCurrency => String::new(),
    };
    filled(template, &[value])
}

/// The name of an account of the accounting plan, by its number.
#[must_use]
pub fn account(number: &str, language: Language) -> &'static str {
    match language {
        Language::French => named(fr::ACCOUNTS, number),
        Language::English => named(en::ACCOUNTS, number),
    }
}

/// Why a provision is recognized, or is not.
#[must_use]
pub fn recognition(recognition: Recognition, language: Language) -> String {
    match language {
        Language::French => fr::recognition(recognition),
        Language::English => en::recognition(recognition),
    }
}

/// Why terms are lawful, or are not, by this rule.
#[must_use]
pub fn lawfulness(lawfulness: Lawfulness, rule: &Rule, language: Language) -> String {
    let template = match language {
        Language::French => fr::lawfulness(lawfulness),
        Language::English => en::lawfulness(lawfulness),
    };
    let (days, issued) = match lawfulness {
        Lawfulness::Beyond { days, issued } => (days.to_string(), day(issued)),
        Lawfulness::Free | Lawfulness::Within => (String::new(), String::new()),
    };
    filled(template, &[citation(rule, language).to_owned(), days, issued])
}

/// The sentence of an error: where, what was found, what was expected, and a right value.
#[must_use]
pub fn message(error: &Error, language: Language) -> String {
    let (problem, remedy) = match language {
        Language::French => (fr::problem(error), fr::remedy(error)),
        Language::English => (en::problem(error), en::remedy(error)),
    };
    let quoted = |text: &str| match language {
        Language::French => fr::quoted(text),
        Language::English => en::quoted(text),
    };
    let subject = match language {
        _ if !error.path.is_empty() => quoted(&error.path),
        Language::French => fr::subject(error.code).to_owned(),
        Language::English => en::subject(error.code).to_owned(),
    };
    let found = match &error.value {
        Some(value) => format!(" ({})", quoted(value)),
        None => String::new(),
    };
    let colon = match language {
        Language::French => " :",
        Language::English => ":",
    };
    let remedy = filled(remedy, &values(error, &quoted));
    [&subject, &found, " ", problem, colon, " ", &remedy, "."].concat()
}

/// A sentence whose `$1`, `$2`, `$3` are these values.
fn filled(template: &str, values: &[String]) -> String {
    let mut parts = template.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (place, rest) = part.split_at_checked(1).unwrap_or((part, ""));
        let place = place.parse().ok().and_then(|place: usize| place.checked_sub(1));
        text.push_str(place.and_then(|place| values.get(place)).map_or("", String::as_str));
        text.push_str(rest);
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
        Expected::Whole(min, max) => {
            [min.to_string(), max.to_string(), 30.clamp(min, max).to_string()]
        }
        Expected::Between(min, max) => {
            [min.to_owned(), max.to_owned(), number_up_to(max).to_owned()]
        }
        Expected::Decimals(digits) => [digits.to_string(), decimal_text(5, digits), none()],
        Expected::NotBefore(date) | Expected::NotAfter(date) => {
            [day(date), date.to_string(), none()]
        }
        Expected::Count(count) | Expected::Cells(count) => [count.to_string(), none(), none()],
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

/// A right value for the place of an error, by the last name in its path that has one.
fn example(error: &Error) -> &'static str {
    match error.path.as_str() {
        "kind" => return "litigation",
        "rate/kind" => return "statutory",
        path if path.starts_with("customers/") && !path.split('/').any(|name| name == "terms") => {
            match path.rsplit('/').next() {
                Some("name" | "creditLimit" | "kind") => {}
                _ => return "C-001",
            }
        }
        _ => {}
    }
    let names = error.path.rsplit('/');
    names
        .map(|name| named(EXAMPLES, name))
        .find(|text| !text.is_empty())
        .unwrap_or("{ asOf: \"2025-06-30\" }")
}

/// A right value for a name that a path can end in.
const EXAMPLES: &[(&str, &str)] = &[
    ("asOf", "2025-06-30"),
    ("issued", "2025-06-30"),
    ("due", "2025-06-30"),
    ("date", "2025-06-30"),
    ("from", "2025-06-30"),
    ("to", "2025-06-30"),
    ("until", "2025-06-30"),
    ("formalNotice", "2025-06-30"),
    ("writtenOff", "2025-06-30"),
    ("paidOn", "2025-06-30"),
    ("amount", "1234.50"),
    ("opening", "1234.50"),
    ("threshold", "1234.50"),
    ("creditLimit", "1234.50"),
    ("previous", "1234.50"),
    ("vat", "205.75"),
    ("percent", "20"),
    ("ratePercent", "20"),
    ("probabilityPercent", "20"),
    ("inflowPercent", "20"),
    ("outflowPercent", "20"),
    ("doubtfulPercent", "20"),
    ("disputedPercent", "20"),
    ("defaultVatPercent", "20"),
    ("multiple", "3"),
    ("id", "F-2025-001"),
    ("ids", "F-2025-001"),
    ("invoice", "F-2025-001"),
    ("customer", "C-001"),
    ("name", "Atelier Martin"),
    ("label", "Loyer"),
    ("language", "fr"),
    ("dateFormat", "DD/MM/YYYY"),
    ("decimal", ","),
    ("delimiter", ";"),
    ("encoding", "utf-8"),
    ("fx", "{ \"USD\": \"0.92\" }"),
    ("terms", "{ kind: \"net\", days: 30 }"),
    ("kind", "net"),
    ("rate", "{ kind: \"statutory\" }"),
    ("payments", "{ date: \"2025-06-30\", amount: \"100.00\" }"),
    ("payment", "{ date: \"2025-06-30\", amount: \"100.00\" }"),
    ("disputed", "{ from: \"2025-06-30\" }"),
    ("doubtful", "{ from: \"2025-06-30\" }"),
    ("customers", "{ id: \"C-001\" }"),
    (
        "invoices",
        "{ id: \"F-2025-001\", customer: \"C-001\", issued: \"2025-06-30\", amount: \"120.00\" }",
    ),
    ("outcomes", "[{ amount: \"1000\", probabilityPercent: \"100\" }]"),
    ("ratesPercent", "[\"0\", \"5\", \"25\", \"50\", \"100\"]"),
    ("buckets", "[30, 60, 90]"),
    ("scenarios", "[{ name: \"prudent\" }]"),
    ("flows", "[{ label: \"Loyer\", amount: \"-900.00\", date: \"2025-07-01\" }]"),
    ("rates", "[{ from: \"2025-07-01\", percent: \"2.15\" }]"),
    ("ecbRefinancing", "[{ from: \"2025-07-01\", percent: \"2.15\" }]"),
    ("legalProfessional", "[{ from: \"2025-07-01\", percent: \"2.15\" }]"),
    ("legalIndividual", "[{ from: \"2025-07-01\", percent: \"2.15\" }]"),
    ("bytes", "new Uint8Array(buffer)"),
    ("days", "30"),
    ("periods", "30"),
    ("limit", "30"),
    ("count", "30"),
    ("years", "30"),
    ("allowance", "1234.50"),
    ("first", "2025-06-30"),
    ("annualSales", "500000.00"),
    ("hourlyCost", "35.00"),
    ("fixedYearly", "1200.00"),
    ("invoicesPerYear", "30"),
    ("daysEarly", "30"),
    ("dsoDays", "1.5"),
    ("minutesPerInvoice", "1.5"),
    ("discountPercent", "20"),
    ("overduePercent", "20"),
    ("lossPercent", "20"),
    ("fundingRatePercent", "20"),
    ("feePercentOfRecovered", "20"),
    ("commissionPercent", "20"),
    ("fundedPercent", "20"),
    ("inHouse", "{ minutesPerInvoice: \"20\", hourlyCost: \"35.00\" }"),
    ("agency", "{ feePercentOfRecovered: \"12\" }"),
    ("factoring", "{ commissionPercent: \"1\", fundingRatePercent: \"4\", fundedPercent: \"90\" }"),
    ("periodic", "true"),
];

/// The text of a key; empty where the table lacks it.
fn named(table: &[(&str, &'static str)], key: &str) -> &'static str {
    table.iter().find(|(known, _)| *known == key).map_or("", |(_, text)| text)
}

/// `31/12/2025`, as both languages write a date in a sentence here.
fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{day:02}/{month:02}/{year:04}")
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

    #[test]
    fn a_reason_names_the_probability_as_its_language_writes_it() {
        let half = Recognition::UnlikelyOutflow(Decimal { units: 375, scale: 1 });
        assert!(recognition(half, Language::French).contains("37,5 %"));
        assert!(recognition(half, Language::English).contains("37.5 %"));
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

    #[test]
    fn every_rule_and_notice_has_a_sentence_in_both_languages() {
        for rule in crate::law::RULES {
            for language in [Language::French, Language::English] {
                assert_ne!(citation(rule, language), "", "{}", rule.id);
            }
        }
        for notice in Notice::EACH {
            let sentence = |language| warning(&Warning::from(notice), language);
            let (french, english) = (sentence(Language::French), sentence(Language::English));
            assert!(french.ends_with('.') && english.ends_with('.'));
            assert_ne!(french, english);
        }
    }
}
