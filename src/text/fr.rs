//! French.

use super::day;
use crate::warning::Notice;

pub(super) fn citation(rule: &str) -> &'static str {
    match rule {
        "fr/com/L441-10/II" => "art. L441-10, II, C. com.",
        "fr/com/D441-5" => "art. D441-5 C. com.",
        "fr/ccp/R2192-31" => "art. R2192-31 CCP",
        "fr/ccp/D2192-35" => "art. D2192-35 CCP",
        "fr/civ/1231-6" => "art. 1231-6 C. civ.",
        "fr/civ/1103" => "art. 1103 C. civ.",
        "fr/civ/1343-1" => "art. 1343-1 C. civ.",
        "fr/com/L110-4" => "art. L110-4 C. com.",
        "fr/loi/68-1250" => "art. 1er, loi n° 68-1250 du 31 décembre 1968",
        "fr/conso/L218-2" => "art. L218-2 C. conso.",
        "eu/2011/7" => "directive 2011/7/UE, art. 2, 3 et 6",
        _ => "",
    }
}

pub(super) fn notice(notice: Notice) -> String {
    match notice {
        Notice::ConsumerNoNotice => {
            "Un particulier ne doit d'intérêts qu'à partir de la mise en demeure : sans sa date, \
             aucun intérêt n'est compté."
                .to_owned()
        }
        Notice::RatesFormerRegime(from) => format!(
            "À partir du {}, le retard relève d'un ancien régime ; la marge d'aujourd'hui est \
             appliquée à toutes les dates.",
            day(from)
        ),
        Notice::RatesAssumed(from) => format!(
            "À partir du {}, le taux de référence n'est pas encore connu : le dernier taux connu \
             est appliqué.",
            day(from)
        ),
        Notice::RateBelowFloor(from) => format!(
            "Le taux du contrat est inférieur à trois fois le taux légal à partir du {} \
             (art. L441-10, II, C. com.).",
            day(from)
        ),
        Notice::RatesNotCovered(from) => format!(
            "Des factures porteraient intérêt avant le {}, premier jour de la série de taux, ou \
             n'ont pas de taux légal : elles n'ont pas de ligne.",
            day(from)
        ),
        Notice::IndemnityCurrency => {
            "L'indemnité forfaitaire est fixée en euros : aucune n'est ajoutée dans une autre \
             devise."
                .to_owned()
        }
        Notice::VatAssumed(count) => format!(
            "Factures sans TVA indiquée : {count} ; le taux de TVA par défaut leur est appliqué."
        ),
        Notice::AmountRounded(count) => {
            format!("Montants qui avaient trop de décimales et ont été arrondis : {count}.")
        }
    }
}
