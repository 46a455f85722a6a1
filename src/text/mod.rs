//! Every sentence that the core can say, by code, in both languages. Nothing else holds sentences.

mod en;
mod fr;

use crate::date::Date;
use crate::language::Language;
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

/// `31/12/2025`, as both languages write a date in a sentence here.
fn day(date: Date) -> String {
    let (year, month, day) = date.ymd();
    format!("{day:02}/{month:02}/{year:04}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::warning::Notice;

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
