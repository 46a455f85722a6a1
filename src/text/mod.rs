//! Every sentence that the core can say, by code, in both languages. Nothing else holds sentences.

mod en;
mod fr;

use crate::date::Date;
use crate::language::Language;
use crate::law::accounts::Recognition;
use crate::rule::Rule;
use crate::warning::Warning;

/// The citation of a rule: "art. L441-10, II, C. com.".
#[must_use]
pub fn citation(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::French => fr::citation(rule.id),
        Language::English => en::citation(rule.id),
    }
}

/// The sentence of a warning.
#[must_use]
pub fn warning(warning: &Warning, language: Language) -> String {
    match language {
        Language::French => fr::notice(warning.notice),
        Language::English => en::notice(warning.notice),
    }
}

/// The name of an account of the accounting plan, by its number.
#[must_use]
pub fn account(number: &str, language: Language) -> &'static str {
    match language {
        Language::French => fr::account(number),
        Language::English => en::account(number),
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

/// `31/12/2025`, as both languages write a date in a sentence here.
fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{day:02}/{month:02}/{year:04}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Decimal;
    use crate::law::accounts::{
        ALLOWANCE_CHARGE, ALLOWANCE_REVERSAL, ALLOWANCES, CUSTOMERS, Chart, DOUBTFUL_CUSTOMERS,
        Nature, Risk,
    };
    use crate::warning::Notice;

    #[test]
    fn every_account_has_a_name_in_both_languages() {
        let customers =
            [CUSTOMERS, DOUBTFUL_CUSTOMERS, ALLOWANCES, ALLOWANCE_CHARGE, ALLOWANCE_REVERSAL];
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
    fn a_reason_names_the_probability_as_its_language_writes_it() {
        let half = Recognition::UnlikelyOutflow(Decimal { units: 375, scale: 1 });
        assert!(recognition(half, Language::French).contains("37,5 %"));
        assert!(recognition(half, Language::English).contains("37.5 %"));
        assert!(recognition(half, Language::French).contains("passif éventuel"));
        assert!(recognition(half, Language::English).contains("contingent liability"));
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
