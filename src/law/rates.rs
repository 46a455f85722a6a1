//! Reference rates by half-year: the ECB's main refinancing rate and the French legal interest
//! rate, each value with its source.
//!
//! *What it says.* C. com. L441-10, II takes the ECB's rate in force on 1 January for the first
//! half-year and on 1 July for the second. The legal interest rate is set by order for each
//! half-year since 2015 (CMF L313-2), and was one rate a year before.
//!
//! *Known doubts.* While tenders were variable (2000-06-28 to 2008-10-14) the ECB's value is the
//! minimum bid rate; some public-law rules of the time used the marginal rate. The rate of
//! individuals for 2026-S2 rests on one source. A row whose source has no public address has no
//! link.

use crate::date::Date;

/// The day on which the tables were last checked against their sources.
pub const CHECKED: &str = "2026-11-21";

/// Where a value was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The name by which points cite it.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// Its public address, where it has one.
    pub url: Option<&'static str>,
}

/// A reference rate by half-year, without a hole.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// The key of `RateTables`.
    pub id: &'static str,
    first_year: u16,
    /// Hundredths of a percent a year, for each half-year from the first of `first_year` on.
    hundredths: &'static [u16],
    /// For so many half-years, one after the other: ids of [`SOURCES`].
    cited: &'static [(u8, &'static str)],
}

/// The value of a series from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// 1 January or 1 July.
    pub from: Date,
    /// Hundredths of a percent a year.
    pub hundredths: u16,
    /// Ids of [`SOURCES`], with blanks between them.
    pub sources: &'static str,
}

impl Series {
    /// Each half-year.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    /// use encours::law::rates::ECB_REFINANCING;
    ///
    /// // 3.15 % on 1 January 2025.
    /// let day = Date::parse("2025-01-01")?;
    /// let point = ECB_REFINANCING.points().find(|point| point.from == day);
    /// assert_eq!(point.map(|point| point.hundredths), Some(3_15));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn points(&self) -> impl Iterator<Item = Point> {
        let cited = self.cited.iter();
        let sources =
            cited.flat_map(|&(count, sources)| core::iter::repeat_n(sources, usize::from(count)));
        let mut from = Date::from_ymd(i32::from(self.first_year), 1, 1).unwrap_or(Date::MIN);
        self.hundredths.iter().zip(sources).map(move |(&hundredths, sources)| {
            let point = Point { from, hundredths, sources };
            from = from.next_half_year();
            point
        })
    }

    /// Whether a source is cited for some value.
    ///
    /// # Example
    /// ```
    /// use encours::law::rates::{ECB_REFINANCING, LEGAL_PROFESSIONAL};
    ///
    /// assert!(ECB_REFINANCING.cites("ts_ecb"));
    /// assert!(!LEGAL_PROFESSIONAL.cites("ts_ecb"));
    /// ```
    #[must_use]
    pub fn cites(&self, source: &str) -> bool {
        self.cited.iter().any(|(_, sources)| sources.split(' ').any(|id| id == source))
    }
}

/// The built-in series, in the order of `RateTables`.
pub const SERIES: [Series; 3] = [ECB_REFINANCING, LEGAL_PROFESSIONAL, LEGAL_INDIVIDUAL];

/// Main refinancing operations of the ECB on the first day of each half-year, in percent a year.
pub const ECB_REFINANCING: Series = Series {
    id: "ecbRefinancing",
    first_year: 1999,
    hundredths: &[
        300, 250, 300, 425, 475, 450, 325, 325, 275, 200, 200, 200, 200, 200, 225, 275, 350, 400,
        400, 400, 250, 100, 100, 100, 100, 125, 100, 100, 75, 50, 25, 15, 5, 5, 5, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 250, 400, 450, 425, 315, 215, 215, 240,
    ],
    cited: &[
        (20, "bsi"),
        (32, "bsi bdf ecbtab"),
        (1, "bsi ts_ecb"),
        (2, "ts_ecb ecb2509"),
        (1, "mef2607 malle pays_taux"),
    ],
};

/// Legal interest rate 'autres cas' (the creditor is a business); before 2015 the single rate of the
/// year, on 1 January and 1 July.
pub const LEGAL_PROFESSIONAL: Series = Series {
    id: "legalProfessional",
    first_year: 1990,
    hundredths: &[
        936, 936, 1026, 1026, 969, 969, 1040, 1040, 840, 840, 582, 582, 665, 665, 387, 387, 336,
        336, 347, 347, 274, 274, 426, 426, 426, 426, 329, 329, 227, 227, 205, 205, 211, 211, 295,
        295, 399, 399, 379, 379, 65, 65, 38, 38, 71, 71, 4, 4, 4, 4, 93, 99, 101, 93, 90, 90, 89,
        88, 86, 87, 87, 84, 79, 76, 76, 77, 206, 422, 507, 492, 371, 276, 262, 275,
    ],
    cited: LEGAL_SOURCES,
};

/// Legal interest rate where the creditor is a natural person outside business; before 2015 the
/// single rate of the year.
pub const LEGAL_INDIVIDUAL: Series = Series {
    id: "legalIndividual",
    first_year: 1990,
    hundredths: &[
        936, 936, 1026, 1026, 969, 969, 1040, 1040, 840, 840, 582, 582, 665, 665, 387, 387, 336,
        336, 347, 347, 274, 274, 426, 426, 426, 426, 329, 329, 227, 227, 205, 205, 211, 211, 295,
        295, 399, 399, 379, 379, 65, 65, 38, 38, 71, 71, 4, 4, 4, 4, 406, 429, 454, 435, 416, 394,
        373, 360, 340, 326, 315, 311, 314, 312, 313, 315, 447, 682, 801, 816, 721, 665, 667, 684,
    ],
    cited: LEGAL_SOURCES,
};

/// Both legal rates are set by the same orders.
const LEGAL_SOURCES: &[(u8, &str)] = &[
    (50, "lexisnexis"),
    (1, "ln15 mon15"),
    (1, "mon15"),
    (2, "aop phy"),
    (1, "aop efl"),
    (1, "aop lex17 efl"),
    (1, "aop bpi18"),
    (1, "aop vg18"),
    (2, "aop infonet"),
    (2, "aop cec20"),
    (2, "aop dan21 pays"),
    (1, "aop dp22 pays"),
    (3, "aop not23 pays"),
    (1, "aop infonet pays"),
    (1, "aop bpi24 pays"),
    (1, "ksca25 pays"),
    (1, "ctil pays"),
    (1, "jur26 pays"),
    (1, "pays t26"),
];

/// The sources that the points name.
pub const SOURCES: &[Source] = &[
    Source {
        id: "aop",
        title: "Agence Objectif Paiement - semester table 2016 S1 .. 2024 S2 with dates of the arretes",
        url: Some("https://agenceobjectifpaiement.com/pages/taux-interet-legal.html"),
    },
    Source {
        id: "bdf",
        title: "Banque de France - Key ECB interest rates (policy rates), to 2024-10-23",
        url: Some("https://www.banque-france.fr/en/policy-rates"),
    },
    Source {
        id: "bpi18",
        title: "Bpifrance Creation - 2018 S1",
        url: Some(
            "https://bpifrance-creation.fr/entrepreneur/actualites/taux-dinteret-legal-au-premier-semestre-2018",
        ),
    },
    Source {
        id: "bpi24",
        title: "Bpifrance Creation - 2024 S2, arrete 26 June 2024",
        url: Some(
            "https://bpifrance-creation.fr/entrepreneur/actualites/taux-linteret-legal-deuxieme-semestre-2024",
        ),
    },
    Source {
        id: "bsi",
        title: "Banka Slovenije - ECB interest rates (table of effective dates since 1999)",
        url: Some("https://bsi.azurewebsites.net/en/statistics/interest-rates"),
    },
    Source {
        id: "cec20",
        title: "Cabinet CEC - 2020 S2 (and 2020 S1)",
        url: Some(
            "https://www.cabinet-cec.fr/taux-de-linteret-legal-pour-le-second-semestre-2020/",
        ),
    },
    Source {
        id: "ctil",
        title: "JulienArthur/calculTIL README (2025 S2: 6.65 / 2.76, arrete 19 June 2025)",
        url: Some("https://github.com/JulienArthur/calculTIL"),
    },
    Source {
        id: "dan21",
        title: "Dandrel avocats - 2021 S2 (and 2021 S1)",
        url: Some("https://dandrel-avocats.fr/taux-de-linteret-legal-du-2nd-semestre-2021/"),
    },
    Source {
        id: "dp22",
        title: "Droit pratique - 2022 S1",
        url: Some(
            "https://droit-pratique.fr/baremes-et-taux/bien-s-assurer/taux-de-l-interet-legal",
        ),
    },
    Source {
        id: "ecb2509",
        title: "ECB monetary policy decisions 11 Sept 2025 (unchanged 2.00/2.15/2.40), copied in repository riwajp/main-content-extractor",
        url: Some(
            "https://www.ecb.europa.eu/press/pr/date/2025/html/ecb.mp250911~6afb7a9490.en.html",
        ),
    },
    Source {
        id: "ecbtab",
        title: "ECB key interest rates (mirror of the ECB page), to 2024-10-23",
        url: Some(
            "http://sdw.zentral-bank.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/html/index.en.html",
        ),
    },
    Source {
        id: "efl",
        title: "EFL - 2017 S2 (and 2017 S1)",
        url: Some(
            "https://efl.fr/actualite/taux-interet-legal-1er-juillet_R-082130ea-8e4f-465b-900d-e4ce13565593",
        ),
    },
    Source {
        id: "infonet",
        title: "Infonet - professional rates 2019-2024 S1 and consumer rates",
        url: Some("https://infonet.fr/actualite/juridique/taux-dinteret-legal/"),
    },
    Source {
        id: "jur26",
        title: "Juriblio - text of the arrete of 15 Dec 2025, JORF 26 Dec 2025",
        url: Some("https://juriblio.fr/arretes/arrete-du-15-decembre-2025/187383136"),
    },
    Source {
        id: "ksca25",
        title: "KSCA (Lefebvre Dalloz) - 2025 S1 values and arrete ECOT2516925A of 19 June 2025",
        url: Some(
            "https://ksca.fr/contenus-juridiques/actualites/lire/taux-de-linteret-legal-a-compter-du-1er-juillet-2025/615065",
        ),
    },
    Source {
        id: "lex17",
        title: "LexTimes - 2017 S2, arrete 26 June 2017",
        url: Some(
            "https://www.lextimes.fr/indices/interet-legal/taux-applicables-au-second-semestre-2017",
        ),
    },
    Source {
        id: "lexisnexis",
        title: "LexisNexis - table 1990-2014 with decrees",
        url: Some(
            "http://www.lexisnexis.fr/services_gratuits/indices_taux/taux_interet_legal.html",
        ),
    },
    Source {
        id: "ln15",
        title: "LegalNews - arrete 23 Dec 2014, 2015 S1",
        url: Some(
            "https://legalnews.fr/banque-finance-assurance/banque/54496-taux-de-linteret-legal-1er-semestre-2015.html",
        ),
    },
    Source {
        id: "malle",
        title: "Public repository note citing service-public fiche F23211 (ECB 2.40 % at 17 June 2026; 12.15 % S1 2026, 12.40 % S2 2026; 2.65 % since 16 Sept 2026), checked by its author on 10 Oct 2026",
        url: None,
    },
    Source {
        id: "mef2607",
        title: "Italian MEF communique, Gazzetta Ufficiale n. 163 of 16 July 2026: reference rate 2.40 for 2026 S2 (as transcribed in calcolaprecetti.it source and in a second public repository)",
        url: None,
    },
    Source {
        id: "mon15",
        title: "Le Moniteur - legal interest 2015 S2 (and 2015 S1)",
        url: Some(
            "https://www.testing.lemoniteur.fr/article/les-taux-de-l-interet-legal-pour-le-deuxieme-semestre-2015-fixes.723229",
        ),
    },
    Source {
        id: "not23",
        title: "Notaires2Normandie (Lefebvre Dalloz) - 2023 S2, 2023 S1, 2022 S2",
        url: Some(
            "https://notaires2normandie.com/nos-actus/les-taux-de-linteret-legal-applicables-au-cours-du-second-semestre-2023-sont-fixes",
        ),
    },
    Source {
        id: "pays",
        title: "Public repository 'pays/france/taux.ts': ECB per semester 2021-2026, legal rates 2021-2026, published floors (collected 2026-09-03)",
        url: None,
    },
    Source {
        id: "pays_taux",
        title: "Public repository 'pays/france/taux.ts': ECB per semester 2021-2026, legal rates 2021-2026, published floors (collected 2026-09-03)",
        url: None,
    },
    Source {
        id: "phy",
        title: "Phytoma - 2016 S2 (and 2016 S1)",
        url: Some("http://archives.phytoma-ldv.com/archive/article/VI28806205"),
    },
    Source {
        id: "t26",
        title: "Public test file: legal professional rate 2.75 % (arrete of 26 June 2026), floor 8.25 %",
        url: None,
    },
    Source {
        id: "ts_ecb",
        title: "Public code table of ECB rates 2024-10 .. 2025-06-11",
        url: None,
    },
    Source {
        id: "vg18",
        title: "Veegee - arrete 27 June 2018, 2018 S2",
        url: Some(
            "https://veegee.fr/finances-et-economie/255-bvg-banque/81217-taux-de-linteret-legal-2nd-semestre-2018.html",
        ),
    },
];
