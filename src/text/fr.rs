//! French.
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
pub(super) const MARKS: [&str; 3] = ["« ", " »", " : "];
pub(super) const DECIMAL_MARK: &str = ",";

/// The citation of each rule, by its id.
pub(super) const CITATIONS: &str = "\
fr/com/L441-10/II art. L441-10, II, C. com.
fr/com/D441-5 art. D441-5 C. com.
fr/ccp/R2192-31 art. R2192-31 CCP
fr/ccp/D2192-35 art. D2192-35 CCP
fr/civ/1231-6 art. 1231-6 C. civ.
fr/civ/1103 art. 1103 C. civ.
fr/civ/1343-1 art. 1343-1 C. civ.
fr/com/L110-4 art. L110-4 C. com.
fr/loi/68-1250 art. 1er, loi n° 68-1250 du 31 décembre 1968
fr/conso/L218-2 art. L218-2 C. conso.
eu/2011/7 directive 2011/7/UE, art. 2, 3 et 6
fr/pcg/214-25 art. 214-25 PCG (règlement ANC n° 2014-03)
fr/pcg/1214-41 art. 1214-41 PCG (règlement ANC n° 2014-03)
fr/pcg/1214-49 art. 1214-49 PCG (règlement ANC n° 2014-03)
fr/pcg/321-5 art. 321-5 PCG (règlement ANC n° 2014-03)
fr/pcg/322-1 art. 322-1 PCG (règlement ANC n° 2014-03)
fr/pcg/322-2 art. 322-2 PCG (règlement ANC n° 2014-03)
fr/pcg/322-5 art. 322-5 PCG (règlement ANC n° 2014-03)
fr/pcg/323-2 art. 323-2 PCG (règlement ANC n° 2014-03)
fr/pcg/1211-15 art. 1211-15 PCG (règlement ANC n° 2014-03)
fr/pcg/941-15 art. 941-15 PCG (règlement ANC n° 2014-03, avant le règlement n° 2022-06)
fr/pcg/1221-65 art. 1221-65 PCG (règlement ANC n° 2014-03)
fr/cgi/272 art. 272, 1 CGI
fr/cgi/278 art. 278 CGI
fr/com/L441-10/I art. L441-10, I, C. com.
fr/com/L441-9 art. L441-9 C. com.
fr/com/L441-11/II art. L441-11, II, C. com.
fr/ccp/R2192-10 art. R2192-10 CCP
fr/ccp/R2192-11 art. R2192-11 CCP
fr/trav/L3133-1 art. L3133-1 C. trav.
fr/trav/L3134-13 art. L3133-1 et L3134-13 C. trav.
fr/civ/1344-1 art. 1344-1 C. civ.
fr/cpc/1405 art. 1405 CPC
";

/// The name of each account, by its number.
pub(super) const ACCOUNTS: &str = "\
411 Clients
416 Clients douteux ou litigieux
491 Dépréciations des comptes de clients
654 Pertes sur créances irrécouvrables
44571 TVA collectée
68174 Dotations pour dépréciations des actifs circulants – Créances
78174 Reprises sur dépréciations des actifs circulants – Créances
1511 Provisions pour litiges
1512 Provisions pour garanties données aux clients
1514 Provisions pour amendes et pénalités
1515 Provisions pour pertes de change
1516 Provisions pour pertes sur contrats
1518 Autres provisions pour risques
1521 Provisions pour pensions et obligations similaires
153 Provisions pour pensions et obligations similaires
1522 Provisions pour restructurations
154 Provisions pour restructurations
1523 Provisions pour impôts
155 Provisions pour impôts
1524 Provisions pour renouvellement des immobilisations – entreprises concessionnaires
156 Provisions pour renouvellement des immobilisations – entreprises concessionnaires
1525 Provisions pour gros entretien ou grandes révisions
1572 Provisions pour gros entretien ou grandes révisions
1526 Provisions pour remise en état
1581 Provisions pour remise en état
1527 Autres provisions pour charges
158 Autres provisions pour charges
6815 Dotations aux provisions d'exploitation
6865 Dotations aux provisions financières
6875 Dotations aux provisions exceptionnelles
7815 Reprises sur provisions d'exploitation
7865 Reprises sur provisions financières
7875 Reprises sur provisions exceptionnelles
";

sentences! {
    /// Why a provision is recognized, or is not.
    recognition(recognition: Recognition):
    Recognition::ProbableOutflow(_) =>
        "La sortie de ressources est probable ($1 %, plus de $2 %) : la provision est constituée \
         pour l’hypothèse la plus probable.",
    Recognition::UnlikelyOutflow(_) =>
        "La sortie de ressources n’est pas probable ($1 %, pas plus de $2 %) : passif éventuel, \
         mentionné en annexe et non provisionné.",
    Recognition::ExpectedOutflow =>
        "Obligations similaires prises comme un tout : une sortie de ressources est attendue, la \
         provision est sa valeur probable.",
    Recognition::NoExpectedOutflow =>
        "Obligations similaires prises comme un tout : aucune sortie de ressources n’est \
         attendue ; passif éventuel, non provisionné.",
}

sentences! {
    /// Why terms are lawful, or are not.
    lawfulness(lawfulness: Lawfulness):
    Lawfulness::Free =>
        "La loi ne fixe pas de délai maximal pour un particulier : ces conditions sont licites.",
    Lawfulness::Within =>
        "Conditions licites : l’échéance ne dépasse jamais le délai maximal ($1).",
    Lawfulness::Beyond { .. } =>
        "Conditions illicites : l’échéance dépasse le délai maximal ($1), par exemple pour une \
         facture émise le $3 (jours en trop : $2).",
}

sentences! {
    /// What the reader of a figure must know.
    notice(notice: Notice):
    Notice::ConsumerNoNotice =>
        "Un particulier ne doit d’intérêts qu’à partir de la mise en demeure : sans sa date, aucun \
         intérêt n’est compté.",
    Notice::RatesFormerRegime(_) =>
        "À partir du $1, le retard relève d’un ancien régime ; la marge d’aujourd’hui est \
         appliquée à toutes les dates.",
    Notice::RatesAssumed(_) =>
        "À partir du $1, le taux de référence n’est pas encore connu : le dernier taux connu est \
         appliqué.",
    Notice::RateBelowFloor(_) =>
        "Le taux du contrat est inférieur à trois fois le taux légal à partir du $1 (art. L441-10, \
         II, C. com.).",
    Notice::RatesNotCovered(_) =>
        "Des factures porteraient intérêt avant le $1, premier jour de la série de taux, ou n’ont \
         pas de taux légal : elles n’ont pas de ligne.",
    Notice::IndemnityCurrency =>
        "L’indemnité forfaitaire est fixée en euros : aucune n’est ajoutée dans une autre devise.",
    Notice::VatAssumed(_) =>
        "Factures sans TVA indiquée : $1 ; le taux de TVA par défaut leur est appliqué.",
    Notice::AmountRounded(_) => "Montants qui avaient trop de décimales et ont été arrondis : $1.",
    Notice::PaymentUndated(_) =>
        "Factures que le fichier dit payées, en tout ou en partie, sans date de paiement : $1 ; \
         elles comptent comme dues en entier.",
    #[cfg(feature = "files")]
    Notice::File(_) => "",
}

sentences! {
    /// What the reader of a file must know.
    #[cfg(feature = "files")]
    file_notice(notice: FileNotice):
    FileNotice::MatchingUnbalanced(_) =>
        "Le lettrage $2 n’est pas équilibré : débits moins crédits laissent $1.",
    FileNotice::EntryUnbalanced(_) =>
        "L’écriture $2 n’est pas équilibrée : débits moins crédits laissent $1.",
    FileNotice::FileUnbalanced(_) =>
        "Le fichier n’est pas équilibré : ses débits moins ses crédits laissent $1. Des lignes peuvent manquer.",
    FileNotice::OpeningUndated(_) =>
        "À-nouveaux qui n’indiquent pas la date de leur facture : $1 ; ils comptent comme émis la veille de l’ouverture.",
    FileNotice::WithoutInvoice(_) =>
        "Règlements et autres soldes dont le fichier n’a pas la facture : $1 ; chacun compte comme \
         un crédit de son client, et pas comme une vente. Le fichier de l’année précédente a \
         peut-être ces factures.",
    FileNotice::FecWithoutVat(_) =>
        "Factures sans TVA indiquée : $1 ; leurs écritures n’ont pas de ligne de TVA, tout leur montant est au compte de ventes.",
    FileNotice::FecDeposits(_) =>
        "Règlements antérieurs à leur facture : $1 ; ils sont au compte du client, et pas à celui des acomptes reçus (4191).",
    FileNotice::FecRecovered(_) =>
        "Règlements reçus après le passage en perte : $1 ; ils ne sont pas dans le fichier, leur compte de produit est à choisir.",
    FileNotice::FecLetters(_) =>
        "Caractères que l’encodage demandé ne connaît pas : $1 ; un point d’interrogation les remplace. En UTF-8, tous sont gardés.",
    FileNotice::StatementBalance(..) =>
        "Le solde indiqué est $2 ; les lignes lues donnent $1. Des lignes peuvent manquer.",
    FileNotice::StatementGap(..) =>
        "Un relevé du compte s’ouvre à $2, alors que le précédent se termine à $1. Un relevé peut manquer.",
    FileNotice::StatementBatch(..) =>
        "Le détail d’une écriture groupée fait $1, l’écriture $2 : elle est reprise en une seule ligne.",
    FileNotice::StatementSum(..) =>
        "Les lignes lues font $1, le total indiqué est $2. Des lignes peuvent manquer.",
    FileNotice::StatementBalanceCurrency =>
        "Un solde est dans une autre devise que le compte : il n’est pas repris.",
    FileNotice::StatementPending(_) =>
        "Écritures annoncées mais pas encore comptabilisées par la banque : $1 ; elles ne sont pas reprises.",
    FileNotice::StatementLeftOut(_) =>
        "Éléments qui ne sont pas des mouvements de compte (titres, catégories…) : $1 ; ils ne sont pas repris.",
    FileNotice::StatementCurrencyAssumed =>
        "Le fichier n’indique pas de devise : les montants sont lus en euros.",
    FileNotice::StatementNoHeader =>
        "Le tableau n’a pas d’en-tête : ses colonnes sont reconnues à leur contenu. Vérifiez les lignes.",
    FileNotice::EInvoiceTotal =>
        "Le total TTC n’est pas la somme du total HT et de la TVA (règle BR-CO-15) : le total TTC \
         est repris tel quel.",
    FileNotice::EInvoicePayable =>
        "Le net à payer n’est pas le total TTC moins l’acompte, plus l’arrondi (règle BR-CO-16) : \
         c’est le net à payer qui compte comme dû.",
    FileNotice::EInvoicePrepaid =>
        "Le net à payer diffère du total TTC : la différence (acompte, arrondi), qui n’a pas de \
         date, compte comme réglée le jour de l’émission.",
    FileNotice::EInvoiceVat =>
        "La TVA dépasse le total TTC ou n’a pas son signe : elle n’est pas reprise.",
    FileNotice::EInvoiceDueEarly(_) =>
        "L’échéance indiquée ($1) précède l’émission : la facture compte comme due dès son \
         émission.",
    FileNotice::EInvoiceDueMissing =>
        "La facture n’indique pas d’échéance : celle des conditions du client s’applique, à défaut \
         celle de la loi.",
    FileNotice::EInvoiceInstallments =>
        "La facture indique plusieurs échéances : la dernière est reprise.",
}

sentences! {
    /// What is wrong, as the end of a sentence that begins with where.
    problem(problem: (ErrorCode, &Expected)):
    (ErrorCode::DateInvalid, _) => "n’est pas une date",
    (ErrorCode::DateRange, _) => "sort du calendrier connu",
    (ErrorCode::DateOrder, Expected::NotAfter(_)) => "vient après la date qui doit le suivre",
    (ErrorCode::DateOrder, _) => "vient avant la date qui doit le précéder",
    (ErrorCode::AmountInvalid, Expected::FileAmount) =>
        "n’est pas un montant dans la notation du fichier",
    (ErrorCode::AmountInvalid, Expected::SameCurrency) =>
        "n’est pas un montant dans la devise de la facture",
    (ErrorCode::AmountInvalid, _) => "n’est pas un nombre en notation simple",
    (ErrorCode::AmountPrecision, _) => "a trop de décimales",
    (ErrorCode::AmountRange, _) => "dépasse la limite",
    (ErrorCode::AmountSign, _) => "n’a pas le signe attendu",
    (ErrorCode::PercentInvalid, _) => "n’est pas un pourcentage",
    (ErrorCode::PercentPrecision, _) => "a trop de décimales pour un pourcentage",
    (ErrorCode::PercentRange, _) => "sort des limites d’un pourcentage",
    (ErrorCode::CurrencyUnknown, _) => "n’est pas une devise connue",
    (ErrorCode::FxMissing, _) => "ne donne pas le cours de toutes les devises du rapport",
    (ErrorCode::InvoiceDuplicate, _) => "répète le numéro d’une autre facture",
    (ErrorCode::InvoiceUnknown, _) => "ne désigne aucune facture du registre",
    (ErrorCode::CustomerDuplicate, _) => "répète l’identifiant d’un autre client",
    (ErrorCode::CustomerUnknown, _) => "ne désigne aucun client du registre",
    (ErrorCode::TermsInvalid, _) => "ne dit pas des conditions de règlement valables",
    (ErrorCode::BucketsInvalid, _) => "ne convient pas aux tranches",
    (ErrorCode::OptionInvalid, Expected::KnownKey) => "est une clé inconnue",
    (ErrorCode::OptionInvalid, Expected::Unique) => "répète une valeur déjà donnée",
    (ErrorCode::OptionInvalid, Expected::Readable) => "ne peut pas être lu",
    (ErrorCode::OptionInvalid, Expected::NoStatutoryRate) => "n’a pas de taux légal",
    (ErrorCode::OptionInvalid, Expected::CustomerInvoice) => "n’est pas une facture de vente",
    (ErrorCode::OptionInvalid, Expected::StandingInvoice) => "n’est pas une facture en vigueur",
    #[cfg(feature = "files")]
    (ErrorCode::OptionInvalid, Expected::File(FileExpected::Balanced)) => "n’est pas équilibrée",
    #[cfg(feature = "files")]
    (ErrorCode::OptionInvalid, Expected::File(FileExpected::Sheet)) =>
        "ne nomme aucune des feuilles du fichier",
    (ErrorCode::OptionInvalid, _) => "n’est pas une valeur permise",
    (ErrorCode::OptionMissing, _) => "manque",
    (ErrorCode::CsvEncoding, _) => "contient des octets que l’encodage ne connaît pas",
    (ErrorCode::CsvHeader, _) => "n’a pas toutes les colonnes nécessaires",
    (ErrorCode::CsvRow, Expected::Cells(_)) => "ne se découpe pas en cellules comme l’en-tête",
    (ErrorCode::CsvRow, _) => "ne se découpe pas en cellules",
    (ErrorCode::FileFormat, _) => "n’est pas un fichier de ce format",
    (ErrorCode::FileLimit, _) => "dépasse les limites de lecture",
    (ErrorCode::FileEncrypted, _) => "est protégé par un mot de passe",
    (ErrorCode::SnapshotVersion, _) => "vient d’une version plus récente d’encours",
    (ErrorCode::SnapshotCorrupt, _) => "est abîmé ou n’est pas un instantané d’encours",
    (ErrorCode::LedgerFreed, _) => "a été libéré",
    (ErrorCode::ModuleNotReady, _) => "n’est pas encore chargé",
    (ErrorCode::InternalBug, _) => "a rencontré un défaut d’encours",
}

sentences! {
    /// What to do about it, with an example of a right value.
    remedy(problem: (ErrorCode, &Expected)):
    (ErrorCode::FxMissing, Expected::Plain) =>
        "donnez dans « fx » la valeur d’une unité de chacune, par exemple { \"$1\": \"0.92\" }",
    (ErrorCode::DateInvalid, Expected::Plain) =>
        "donnez un jour qui existe, au format AAAA-MM-JJ, par exemple « 2025-06-30 »",
    (ErrorCode::DateRange, Expected::Plain) =>
        "donnez des dates du 01/01/1970 au 31/12/2199, par exemple « 2025-06-30 »",
    (ErrorCode::DateOrder, Expected::Plain) =>
        "donnez les dates dans l’ordre, par exemple « 2025-06-30 »",
    (ErrorCode::AmountInvalid, Expected::Plain) =>
        "écrivez des chiffres, avec un point pour les décimales, sans espace ni symbole, par \
         exemple « 1234.50 »",
    (ErrorCode::AmountRange, Expected::Plain) =>
        "la TVA ne dépasse pas le montant de sa facture, par exemple « 20.00 » pour « 120.00 »",
    (ErrorCode::PercentInvalid, Expected::Plain) =>
        "écrivez des chiffres, avec un point pour les décimales, sans « % », par exemple « 12.5 »",
    (ErrorCode::CurrencyUnknown, Expected::Plain) =>
        "donnez un code ISO 4217 en majuscules, par exemple « EUR »",
    (ErrorCode::InvoiceUnknown, Expected::Plain) =>
        "donnez le numéro d’une facture qui y est, par exemple « F-2025-001 »",
    (ErrorCode::CustomerUnknown, Expected::Plain) =>
        "donnez l’identifiant d’un client qui y est, par exemple « C-001 »",
    (ErrorCode::TermsInvalid, Expected::Plain) =>
        "donnez des conditions complètes, par exemple { kind: \"net\", days: 30 }",
    (ErrorCode::CsvEncoding, Expected::Plain) =>
        "choisissez un autre encodage, par exemple « windows-1252 », ou enregistrez le fichier en \
         UTF-8",
    (ErrorCode::CsvHeader, Expected::Plain) =>
        "ajoutez-les ou dites quelles colonnes les portent, par exemple { amount: \"Montant TTC\" \
         }",
    (ErrorCode::CsvRow, Expected::Plain) =>
        "vérifiez les séparateurs de la ligne, par exemple « ; »",
    (ErrorCode::FileFormat, Expected::Plain) =>
        "donnez un fichier du format attendu, par exemple un CSV",
    (ErrorCode::FileLimit, Expected::Plain) =>
        "donnez un fichier plus petit, par exemple une seule année",
    (ErrorCode::FileEncrypted, Expected::Plain) =>
        "enregistrez-le sans mot de passe, par exemple avec « Enregistrer sous »",
    (ErrorCode::SnapshotVersion, Expected::Plain) =>
        "mettez encours à jour, par exemple avec « npm install encours@latest »",
    (ErrorCode::SnapshotCorrupt, Expected::Plain) =>
        "reprenez une autre copie, par exemple la dernière sauvegarde",
    (ErrorCode::LedgerFreed, Expected::Plain) =>
        "créez-en un autre, par exemple avec « new Ledger(data) »",
    (ErrorCode::ModuleNotReady, Expected::Plain) =>
        "attendez d’abord la fin de son chargement, par exemple avec « await init() »",
    (ErrorCode::InternalBug, Expected::Plain) =>
        "signalez-le avec les données qui l’ont provoqué ; en attendant, rechargez vos données, \
         par exemple depuis la dernière sauvegarde",
    (ErrorCode::OptionMissing, Expected::Plain) => "donnez une valeur, par exemple « $1 »",
    (_, Expected::Plain | Expected::Like(_)) => "donnez une valeur permise, par exemple « $1 »",
    (_, Expected::OneOf(_)) => "donnez l’une de ces valeurs : $1",
    (_, Expected::Whole(..)) => "donnez un nombre entier de $1 à $2, par exemple $3",
    (_, Expected::Between(..)) => "donnez un nombre de $1 à $2, par exemple « $3 »",
    (_, Expected::Decimals(0)) => "donnez un nombre sans décimale, par exemple « 1235 »",
    (_, Expected::Decimals(_)) => "donnez au plus $1 décimales, par exemple « $2 »",
    (_, Expected::Positive) => "donnez un nombre supérieur à 0, par exemple « 100.00 »",
    (_, Expected::NotNegative) =>
        "donnez un nombre qui n’est pas négatif, par exemple « 0 » ou « 100.00 »",
    (_, Expected::Negative) => "donnez le montant négatif d’un avoir, par exemple « -100.00 »",
    (_, Expected::NotZero) =>
        "donnez un montant différent de 0, par exemple « 100.00 », ou « -100.00 » pour un \
         remboursement",
    (_, Expected::SameSign) =>
        "donnez-lui le signe du montant auquel il appartient, par exemple « 20.00 » pour une \
         facture de « 120.00 »",
    (_, Expected::SameCustomer) => "donnez une facture du même client que les précédentes",
    (_, Expected::KnownKey) =>
        "vérifiez son orthographe ou retirez-la, par exemple « amount » et non « montant »",
    (_, Expected::Object) => "donnez un objet, par exemple « $1 »",
    (_, Expected::List | Expected::Records) => "donnez une liste, par exemple « $1 »",
    (_, Expected::NotEmptyList) => "donnez une liste d’au moins un élément, par exemple « $1 »",
    (_, Expected::Text) => "donnez un texte, par exemple « $1 »",
    (_, Expected::Id) => "donnez un texte de 1 à 200 caractères, par exemple « $1 »",
    (_, Expected::Boolean) => "donnez « true » ou « false »",
    (_, Expected::Readable) =>
        "donnez des données simples, par exemple un texte, un nombre ou un objet sans cycle dont \
         chaque clé se lit",
    (_, Expected::Unique) => "donnez à chaque élément une valeur différente, par exemple « $1 »",
    (_, Expected::NotBefore(_)) => "donnez une date qui n’est pas avant le $1, par exemple « $2 »",
    (_, Expected::NotAfter(_)) => "donnez une date qui n’est pas après le $1, par exemple « $2 »",
    (_, Expected::NoSector) =>
        "un particulier n’a pas de secteur : retirez-le, ou donnez un autre débiteur, par exemple \
         { debtor: \"business\" }",
    (_, Expected::Buckets) =>
        "donnez des nombres entiers de jours, croissants, par exemple [30, 60, 90]",
    (_, Expected::Steps) =>
        "donnez des étapes dont le jour et le niveau croissent, chaque niveau une fois au plus, \
         par exemple « friendly » à 3 jours, puis « firm » à 8",
    (_, Expected::Count(_)) =>
        "donnez exactement $1 taux (non échu, puis chaque tranche), par exemple [\"0\", \"5\", \
         \"25\", \"50\", \"100\"] pour cinq",
    (_, Expected::Sum100) =>
        "donnez des probabilités dont la somme fait 100, par exemple « 60 » et « 40 »",
    (_, Expected::OtherCurrency) =>
        "retirez la devise du rapport : seules les autres ont un cours, par exemple { \"USD\": \
         \"0.92\" } pour un rapport en EUR",
    (_, Expected::NoStatutoryRate) =>
        "le droit de l’Union ne fixe pas d’intérêt légal pour les particuliers ; donnez un taux, \
         par exemple { kind: \"contract\", percent: \"5\" }",
    (_, Expected::Cells(_)) =>
        "donnez une ligne de $1 cellules, comme l’en-tête, par exemple en mettant entre guillemets \
         le texte qui contient le séparateur",
    (_, Expected::ClosedQuotes) =>
        "fermez les guillemets de la cellule, par exemple \"Dupont \"\"et fils\"\"\"",
    (_, Expected::FileAmount) =>
        "corrigez la cellule, par exemple « 1 234,50 », ou dites quel signe précède les décimales",
    (_, Expected::FileDate) =>
        "donnez un jour qui existe, écrit comme les autres dates du fichier, par exemple \
         « 30/06/2025 »",
    (_, Expected::SameCurrency) =>
        "donnez un montant dans la devise de la facture, par exemple « 100.00 » en EUR pour une \
         facture en EUR",
    (_, Expected::CustomerInvoice) =>
        "seules les factures adressées aux clients sont reprises, par exemple celles de type \
         ACCREC",
    (_, Expected::StandingInvoice) =>
        "les brouillons et les factures annulées sont laissés de côté ; seules les factures \
         validées sont reprises, par exemple celles à l’état « AUTHORISED »",
    #[cfg(feature = "files")]
    (_, Expected::File(_)) => "",
}

sentences! {
    /// What a file should have been, and what to do about it.
    #[cfg(feature = "files")]
    file_remedy(expected: FileExpected):
    FileExpected::WellFormedXml =>
        "le XML est incomplet ou abîmé ; demandez le fichier d’origine à qui l’a émis, sans \
         l’ouvrir ni l’enregistrer entre-temps",
    FileExpected::PlainXml =>
        "un fichier sans déclaration DOCTYPE ni entités est attendu, car elles peuvent cacher une \
         attaque ; demandez-en un à qui l’a émis",
    FileExpected::OrdinaryFile =>
        "il est plus grand, plus imbriqué ou plus comprimé que ce qu’écrit un logiciel de gestion ; \
         demandez-le sans ses pièces jointes à qui l’a émis",
    FileExpected::EInvoice =>
        "donnez une facture ou un avoir électronique : PDF Factur-X ou ZUGFeRD, XML CII ou UBL",
    FileExpected::WholePdf =>
        "le PDF est incomplet ou abîmé ; demandez le fichier d’origine à qui l’a émis",
    FileExpected::EInvoicePdf =>
        "ce PDF ne contient pas de facture électronique ; demandez la facture au format Factur-X à \
         qui l’a émise, ou saisissez-la à la main",
    FileExpected::AccountingFile =>
        "donnez un fichier des écritures comptables (FEC), dont la première ligne nomme les \
         colonnes : JournalCode, EcritureNum, EcritureDate, CompteNum, et Debit et Credit, ou \
         Montant et Sens",
    FileExpected::Mebibytes(_) =>
        "donnez un fichier d’au plus $1 Mio : exportez une période plus courte, par exemple un seul mois",
    FileExpected::Statement =>
        "donnez un relevé bancaire au format CAMT.053, MT940, OFX, QIF ou CSV, par exemple exporté depuis \
         le site de votre banque",
    FileExpected::StatementLine =>
        "la ligne « :61: » n’a pas la date, le sens et le montant attendus : téléchargez le relevé à \
         nouveau, par exemple au format CAMT.053",
    FileExpected::Workbook =>
        "donnez un classeur au format .xlsx ou .ods : ouvrez-le dans Excel ou LibreOffice et \
         choisissez « Enregistrer sous »",
    FileExpected::WholeWorkbook =>
        "le classeur est incomplet ou abîmé ; ouvrez-le dans Excel ou LibreOffice et enregistrez-le à \
         nouveau",
    FileExpected::Balanced => "donnez des lignes dont débits et crédits ont la même somme, au centime",
    FileExpected::Sheet => "donnez le nom exact de l’une de celles entre parenthèses",
    FileExpected::Sheets(..) =>
        "donnez un classeur d’au plus $1 lignes et $2 Mio décompressés, sans cellules vides répétées, \
         par exemple une seule année ; une liste plus longue se lit en CSV",
}

sentences! {
    /// Why a bank line seems to pay some invoices.
    #[cfg(feature = "files")]
    matching(reason: Reason):
    Reason::Reference =>
        "La facture $1 est citée, et son reste dû est le montant reçu.",
    Reason::References =>
        "Les factures $1 sont citées, et leur reste dû fait le montant reçu.",
    Reason::ReferencesAndOthers =>
        "Des factures sont citées ; avec d’autres factures ouvertes de $3, elles font le montant reçu : $1.",
    Reason::ReferenceFees =>
        "$1 : la référence est citée ; il manque $2, sans doute des frais bancaires.",
    Reason::ReferencePart =>
        "$1 : la référence est citée ; c’est un règlement partiel, il restera $2 à payer.",
    Reason::ReferenceOver =>
        "$1 : la référence est citée ; le montant reçu dépasse de $2 ce qui reste dû.",
    Reason::CustomerAmount =>
        "Le payeur est $3, et la facture $1 est sa seule facture ouverte de ce montant.",
    Reason::CustomerAmounts =>
        "Le payeur est $3, qui a plusieurs factures ouvertes de ce montant : la première échue est $1.",
    Reason::CustomerAll =>
        "Le montant est tout ce que doit $3 : $1.",
    Reason::CustomerSeveral =>
        "Le payeur est $3, et ces factures ensemble font le montant reçu : $1.",
    Reason::CustomerSeveralWays =>
        "Le payeur est $3, et ces factures font le montant reçu, mais d’autres aussi : $1.",
    Reason::CustomerFees =>
        "Le payeur est $3 ; il manque $2 pour la facture $1, sans doute des frais bancaires.",
    Reason::CustomerOldest =>
        "Le payeur est $3, mais aucune facture n’a ce montant : il est imputé sur les premières échues, $1 (art. 1342-10 C. civ.).",
    Reason::Amount =>
        "$1 est la seule facture ouverte de ce montant.",
    Reason::Amounts =>
        "Plusieurs factures ouvertes ont ce montant : la première échue est $1.",
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
        "Le fichier",
    ErrorCode::SnapshotVersion | ErrorCode::SnapshotCorrupt => "L’instantané",
    ErrorCode::LedgerFreed => "Ce registre",
    ErrorCode::ModuleNotReady => "Le module encours",
    ErrorCode::InternalBug => "Le calcul",
    _ => "L’entrée",
}
