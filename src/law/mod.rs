//! The law and reference data behind the figures: dated constants with their sources. A legal
//! number written anywhere else is a defect.

pub mod accounts;
pub mod collection;
pub mod late_payment;
pub mod limitation;
pub mod rates;
pub mod social;
pub mod terms;

use crate::rule::Rule;

/// What kind of debtor a customer is; it decides the law that applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomerKind {
    /// A professional.
    #[default]
    Business,
    /// A public body.
    Public,
    /// A natural person outside business.
    Consumer,
}

impl CustomerKind {
    /// All of them, in the contract's order.
    pub const ALL: [CustomerKind; 3] =
        [CustomerKind::Business, CustomerKind::Public, CustomerKind::Consumer];
}

/// All rules that encours knows.
pub const RULES: &[&Rule] = &[
    &late_payment::L441_10_II,
    &late_payment::D441_5,
    &late_payment::R2192_31,
    &late_payment::D2192_35,
    &late_payment::CIV_1231_6,
    &late_payment::CIV_1103,
    &late_payment::CIV_1343_1,
    &late_payment::EU_2011_7,
    &limitation::L110_4,
    &limitation::LOI_68_1250,
    &limitation::L218_2,
    &accounts::PCG_214_25,
    &accounts::PCG_1214_41,
    &accounts::PCG_1214_49,
    &accounts::PCG_321_5,
    &accounts::PCG_322_1,
    &accounts::PCG_322_2,
    &accounts::PCG_322_5,
    &accounts::PCG_323_2,
    &accounts::PCG_1211_15,
    &accounts::PCG_941_15,
    &accounts::PCG_1221_65,
    &accounts::CGI_272,
    &accounts::CGI_278,
    &terms::L441_10_I,
    &terms::L441_11_II,
    &terms::R2192_10,
    &terms::R2192_11,
    &terms::L441_9,
    &terms::L3133_1,
    &terms::L3134_13,
    &collection::CIV_1344_1,
    &collection::CPC_1405,
];

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::date::Date;

    #[test]
    fn every_rule_has_an_id_of_its_own_an_address_or_none_and_days_of_the_calendar() {
        let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "twice in {ids:?}");
        for rule in RULES {
            assert!(rule.url.is_none_or(|url| url.starts_with("https://")), "{}", rule.id);
            let day = |text| Date::parse(text).unwrap_or_else(|_| panic!("{}: {text}", rule.id));
            let checked = day(rule.checked);
            let from = rule.in_force_from.map(day);
            assert!(from.is_none_or(|from| from <= checked), "{}", rule.id);
            let to = rule.in_force_to.map(day);
            assert!(to.is_none_or(|to| from.is_none_or(|from| from <= to)), "{}", rule.id);
        }
    }
}
