//! English.

use super::day;
use crate::warning::Notice;

pub(super) fn citation(rule: &str) -> &'static str {
    match rule {
        "fr/com/L441-10/II" => "French Commercial Code, art. L441-10, II",
        "fr/com/D441-5" => "French Commercial Code, art. D441-5",
        "fr/ccp/R2192-31" => "French Public Procurement Code, art. R2192-31",
        "fr/ccp/D2192-35" => "French Public Procurement Code, art. D2192-35",
        "fr/civ/1231-6" => "French Civil Code, art. 1231-6",
        "fr/civ/1103" => "French Civil Code, art. 1103",
        "fr/civ/1343-1" => "French Civil Code, art. 1343-1",
        "fr/com/L110-4" => "French Commercial Code, art. L110-4",
        "fr/loi/68-1250" => "French law 68-1250 of 31 December 1968, art. 1",
        "fr/conso/L218-2" => "French Consumer Code, art. L218-2",
        "eu/2011/7" => "Directive 2011/7/EU, art. 2, 3 and 6",
        _ => "",
    }
}

pub(super) fn notice(notice: Notice) -> String {
    match notice {
        Notice::ConsumerNoNotice => {
            "A consumer owes interest only from the formal notice: without its date no interest \
             is counted."
                .to_owned()
        }
        Notice::RatesFormerRegime(from) => format!(
            "From {} the delay falls under a former regime; today's margin is used for all dates.",
            day(from)
        ),
        Notice::RatesAssumed(from) => format!(
            "From {} the reference rate is not known yet: the last known rate is used.",
            day(from)
        ),
        Notice::RateBelowFloor(from) => format!(
            "The contract's rate is below three times the French legal rate from {} \
             (French Commercial Code, art. L441-10, II).",
            day(from)
        ),
        Notice::RatesNotCovered(from) => format!(
            "Some invoices would bear interest before {}, the first day of the series of rates, \
             or have no statutory rate: they have no row.",
            day(from)
        ),
        Notice::IndemnityCurrency => {
            "The flat indemnity is set in euros: none is added in another currency.".to_owned()
        }
        Notice::VatAssumed(count) => {
            format!("Invoices that state no VAT: {count}; the default rate is applied to them.")
        }
        Notice::AmountRounded(count) => {
            format!("Amounts that had too many decimals and were rounded: {count}.")
        }
    }
}
