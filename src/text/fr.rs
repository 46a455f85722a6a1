//! French.

use super::day;
use crate::amount::Decimal;
use crate::law::accounts::{PROBABLE_ABOVE_PERCENT, Recognition};
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
        "fr/pcg/214-25" => "art. 214-25 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/1214-41" => "art. 1214-41 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/1214-49" => "art. 1214-49 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/321-5" => "art. 321-5 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/322-1" => "art. 322-1 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/322-2" => "art. 322-2 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/322-5" => "art. 322-5 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/323-2" => "art. 323-2 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/1211-15" => "art. 1211-15 PCG (règlement ANC n° 2014-03)",
        "fr/pcg/941-15" => {
            "art. 941-15 PCG (règlement ANC n° 2014-03, avant le règlement n° 2022-06)"
        }
        "fr/cgi/278" => "art. 278 CGI",
        _ => "",
    }
}

pub(super) fn account(number: &str) -> &'static str {
    match number {
        "411" => "Clients",
        "416" => "Clients douteux ou litigieux",
        "491" => "Dépréciations des comptes de clients",
        "68174" => "Dotations pour dépréciations des actifs circulants – Créances",
        "78174" => "Reprises sur dépréciations des actifs circulants – Créances",
        "1511" => "Provisions pour litiges",
        "1512" => "Provisions pour garanties données aux clients",
        "1514" => "Provisions pour amendes et pénalités",
        "1515" => "Provisions pour pertes de change",
        "1516" => "Provisions pour pertes sur contrats",
        "1518" => "Autres provisions pour risques",
        "1521" | "153" => "Provisions pour pensions et obligations similaires",
        "1522" | "154" => "Provisions pour restructurations",
        "1523" | "155" => "Provisions pour impôts",
        "1524" | "156" => {
            "Provisions pour renouvellement des immobilisations – entreprises concessionnaires"
        }
        "1525" | "1572" => "Provisions pour gros entretien ou grandes révisions",
        "1526" | "1581" => "Provisions pour remise en état",
        "1527" | "158" => "Autres provisions pour charges",
        "6815" => "Dotations aux provisions d'exploitation",
        "6865" => "Dotations aux provisions financières",
        "6875" => "Dotations aux provisions exceptionnelles",
        "7815" => "Reprises sur provisions d'exploitation",
        "7865" => "Reprises sur provisions financières",
        "7875" => "Reprises sur provisions exceptionnelles",
        _ => "",
    }
}

pub(super) fn recognition(recognition: Recognition) -> String {
    let percent = |percent: Decimal| percent.text(0).replace('.', ",");
    match recognition {
        Recognition::ProbableOutflow(probability) => format!(
            "La sortie de ressources est probable ({} %, plus de {} %) : la provision est \
             constituée pour l'hypothèse la plus probable.",
            percent(probability),
            percent(PROBABLE_ABOVE_PERCENT)
        ),
        Recognition::UnlikelyOutflow(probability) => format!(
            "La sortie de ressources n'est pas probable ({} %, pas plus de {} %) : passif \
             éventuel, mentionné en annexe et non provisionné.",
            percent(probability),
            percent(PROBABLE_ABOVE_PERCENT)
        ),
        Recognition::ExpectedOutflow => {
            "Obligations similaires prises comme un tout : une sortie de ressources est attendue, \
             la provision est sa valeur probable."
                .to_owned()
        }
        Recognition::NoExpectedOutflow => {
            "Obligations similaires prises comme un tout : aucune sortie de ressources n'est \
             attendue ; passif éventuel, non provisionné."
                .to_owned()
        }
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
