//! English.

use super::day;
use crate::law::accounts::{PROBABLE_ABOVE_PERCENT, Recognition};
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
        "fr/pcg/214-25" => "French accounting plan (ANC regulation 2014-03), art. 214-25",
        "fr/pcg/1214-41" => "French accounting plan (ANC regulation 2014-03), art. 1214-41",
        "fr/pcg/1214-49" => "French accounting plan (ANC regulation 2014-03), art. 1214-49",
        "fr/pcg/321-5" => "French accounting plan (ANC regulation 2014-03), art. 321-5",
        "fr/pcg/322-1" => "French accounting plan (ANC regulation 2014-03), art. 322-1",
        "fr/pcg/322-2" => "French accounting plan (ANC regulation 2014-03), art. 322-2",
        "fr/pcg/322-5" => "French accounting plan (ANC regulation 2014-03), art. 322-5",
        "fr/pcg/323-2" => "French accounting plan (ANC regulation 2014-03), art. 323-2",
        "fr/pcg/1211-15" => "French accounting plan (ANC regulation 2014-03), art. 1211-15",
        "fr/pcg/941-15" => {
            "French accounting plan (ANC regulation 2014-03, before regulation 2022-06), art. 941-15"
        }
        "fr/cgi/278" => "French Tax Code, art. 278",
        _ => "",
    }
}

pub(super) fn account(number: &str) -> &'static str {
    match number {
        "411" => "Customers",
        "416" => "Doubtful and disputed customers",
        "491" => "Allowances on customers",
        "68174" => "Charge for allowances on current assets – receivables",
        "78174" => "Reversal of allowances on current assets – receivables",
        "1511" => "Provisions for litigation",
        "1512" => "Provisions for guarantees given to customers",
        "1514" => "Provisions for fines and penalties",
        "1515" => "Provisions for exchange losses",
        "1516" => "Provisions for losses on contracts",
        "1518" => "Other provisions for risks",
        "1521" | "153" => "Provisions for pensions and similar obligations",
        "1522" | "154" => "Provisions for restructuring",
        "1523" | "155" => "Provisions for taxes",
        "1524" | "156" => "Provisions for renewal of fixed assets – concessions",
        "1525" | "1572" => "Provisions for major maintenance and overhauls",
        "1526" | "1581" => "Provisions for restoring sites",
        "1527" | "158" => "Other provisions for charges",
        "6815" => "Charge for operating provisions",
        "6865" => "Charge for financial provisions",
        "6875" => "Charge for exceptional provisions",
        "7815" => "Reversal of operating provisions",
        "7865" => "Reversal of financial provisions",
        "7875" => "Reversal of exceptional provisions",
        _ => "",
    }
}

pub(super) fn recognition(recognition: Recognition) -> String {
    match recognition {
        Recognition::ProbableOutflow(probability) => format!(
            "An outflow is probable ({} %, more than {} %): the provision is the most likely \
             outcome.",
            probability.text(0),
            PROBABLE_ABOVE_PERCENT.text(0)
        ),
        Recognition::UnlikelyOutflow(probability) => format!(
            "An outflow is not probable ({} %, not more than {} %): a contingent liability, for \
             the notes, without a provision.",
            probability.text(0),
            PROBABLE_ABOVE_PERCENT.text(0)
        ),
        Recognition::ExpectedOutflow => {
            "Similar obligations taken as a whole: an outflow is expected, and the provision is \
             its expected value."
                .to_owned()
        }
        Recognition::NoExpectedOutflow => {
            "Similar obligations taken as a whole: no outflow is expected; a contingent liability, \
             without a provision."
                .to_owned()
        }
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
