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

/// The value of a series from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    year: u16,
    half: u8,
    /// Hundredths of a percent a year.
    pub hundredths: u16,
    /// Ids of [`SOURCES`].
    pub sources: &'static [&'static str],
}

impl Point {
    /// The first day: 1 January or 1 July.
    #[must_use]
    pub fn from(&self) -> Date {
        let month = if self.half == 1 { 1 } else { 7 };
        Date::from_ymd(i32::from(self.year), month, 1).unwrap_or(Date::MIN)
    }
}

const fn point(year: u16, half: u8, hundredths: u16, sources: &'static [&'static str]) -> Point {
    Point { year, half, hundredths, sources }
}

/// Main refinancing operations of the ECB on the first day of each half-year, in percent a year.
pub const ECB_REFINANCING: &[Point] = &[
    point(1999, 1, 300, &["bsi"]),
    point(1999, 2, 250, &["bsi"]),
    point(2000, 1, 300, &["bsi"]),
    point(2000, 2, 425, &["bsi"]),
    point(2001, 1, 475, &["bsi"]),
    point(2001, 2, 450, &["bsi"]),
    point(2002, 1, 325, &["bsi"]),
    point(2002, 2, 325, &["bsi"]),
    point(2003, 1, 275, &["bsi"]),
    point(2003, 2, 200, &["bsi"]),
    point(2004, 1, 200, &["bsi"]),
    point(2004, 2, 200, &["bsi"]),
    point(2005, 1, 200, &["bsi"]),
    point(2005, 2, 200, &["bsi"]),
    point(2006, 1, 225, &["bsi"]),
    point(2006, 2, 275, &["bsi"]),
    point(2007, 1, 350, &["bsi"]),
    point(2007, 2, 400, &["bsi"]),
    point(2008, 1, 400, &["bsi"]),
    point(2008, 2, 400, &["bsi"]),
    point(2009, 1, 250, &["bsi", "bdf", "ecbtab"]),
    point(2009, 2, 100, &["bsi", "bdf", "ecbtab"]),
    point(2010, 1, 100, &["bsi", "bdf", "ecbtab"]),
    point(2010, 2, 100, &["bsi", "bdf", "ecbtab"]),
    point(2011, 1, 100, &["bsi", "bdf", "ecbtab"]),
    point(2011, 2, 125, &["bsi", "bdf", "ecbtab"]),
    point(2012, 1, 100, &["bsi", "bdf", "ecbtab"]),
    point(2012, 2, 100, &["bsi", "bdf", "ecbtab"]),
    point(2013, 1, 75, &["bsi", "bdf", "ecbtab"]),
    point(2013, 2, 50, &["bsi", "bdf", "ecbtab"]),
    point(2014, 1, 25, &["bsi", "bdf", "ecbtab"]),
    point(2014, 2, 15, &["bsi", "bdf", "ecbtab"]),
    point(2015, 1, 5, &["bsi", "bdf", "ecbtab"]),
    point(2015, 2, 5, &["bsi", "bdf", "ecbtab"]),
    point(2016, 1, 5, &["bsi", "bdf", "ecbtab"]),
    point(2016, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2017, 1, 0, &["bsi", "bdf", "ecbtab"]),
    point(2017, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2018, 1, 0, &["bsi", "bdf", "ecbtab"]),
    point(2018, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2019, 1, 0, &["bsi", "bdf", "ecbtab"]),
    point(2019, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2020, 1, 0, &["bsi", "bdf", "ecbtab"]),
    point(2020, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2021, 1, 0, &["bsi", "bdf", "ecbtab"]),
    point(2021, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2022, 1, 0, &["bsi", "bdf", "ecbtab"]),
    point(2022, 2, 0, &["bsi", "bdf", "ecbtab"]),
    point(2023, 1, 250, &["bsi", "bdf", "ecbtab"]),
    point(2023, 2, 400, &["bsi", "bdf", "ecbtab"]),
    point(2024, 1, 450, &["bsi", "bdf", "ecbtab"]),
    point(2024, 2, 425, &["bsi", "bdf", "ecbtab"]),
    point(2025, 1, 315, &["bsi", "ts_ecb"]),
    point(2025, 2, 215, &["ts_ecb", "ecb2509"]),
    point(2026, 1, 215, &["ts_ecb", "ecb2509"]),
    point(2026, 2, 240, &["mef2607", "malle", "pays_taux"]),
];

/// Legal interest rate 'autres cas' (the creditor is a business); before 2015 the single rate of the
/// year, on 1 January and 1 July.
pub const LEGAL_PROFESSIONAL: &[Point] = &[
    point(1990, 1, 936, &["lexisnexis"]),
    point(1990, 2, 936, &["lexisnexis"]),
    point(1991, 1, 1026, &["lexisnexis"]),
    point(1991, 2, 1026, &["lexisnexis"]),
    point(1992, 1, 969, &["lexisnexis"]),
    point(1992, 2, 969, &["lexisnexis"]),
    point(1993, 1, 1040, &["lexisnexis"]),
    point(1993, 2, 1040, &["lexisnexis"]),
    point(1994, 1, 840, &["lexisnexis"]),
    point(1994, 2, 840, &["lexisnexis"]),
    point(1995, 1, 582, &["lexisnexis"]),
    point(1995, 2, 582, &["lexisnexis"]),
    point(1996, 1, 665, &["lexisnexis"]),
    point(1996, 2, 665, &["lexisnexis"]),
    point(1997, 1, 387, &["lexisnexis"]),
    point(1997, 2, 387, &["lexisnexis"]),
    point(1998, 1, 336, &["lexisnexis"]),
    point(1998, 2, 336, &["lexisnexis"]),
    point(1999, 1, 347, &["lexisnexis"]),
    point(1999, 2, 347, &["lexisnexis"]),
    point(2000, 1, 274, &["lexisnexis"]),
    point(2000, 2, 274, &["lexisnexis"]),
    point(2001, 1, 426, &["lexisnexis"]),
    point(2001, 2, 426, &["lexisnexis"]),
    point(2002, 1, 426, &["lexisnexis"]),
    point(2002, 2, 426, &["lexisnexis"]),
    point(2003, 1, 329, &["lexisnexis"]),
    point(2003, 2, 329, &["lexisnexis"]),
    point(2004, 1, 227, &["lexisnexis"]),
    point(2004, 2, 227, &["lexisnexis"]),
    point(2005, 1, 205, &["lexisnexis"]),
    point(2005, 2, 205, &["lexisnexis"]),
    point(2006, 1, 211, &["lexisnexis"]),
    point(2006, 2, 211, &["lexisnexis"]),
    point(2007, 1, 295, &["lexisnexis"]),
    point(2007, 2, 295, &["lexisnexis"]),
    point(2008, 1, 399, &["lexisnexis"]),
    point(2008, 2, 399, &["lexisnexis"]),
    point(2009, 1, 379, &["lexisnexis"]),
    point(2009, 2, 379, &["lexisnexis"]),
    point(2010, 1, 65, &["lexisnexis"]),
    point(2010, 2, 65, &["lexisnexis"]),
    point(2011, 1, 38, &["lexisnexis"]),
    point(2011, 2, 38, &["lexisnexis"]),
    point(2012, 1, 71, &["lexisnexis"]),
    point(2012, 2, 71, &["lexisnexis"]),
    point(2013, 1, 4, &["lexisnexis"]),
    point(2013, 2, 4, &["lexisnexis"]),
    point(2014, 1, 4, &["lexisnexis"]),
    point(2014, 2, 4, &["lexisnexis"]),
    point(2015, 1, 93, &["ln15", "mon15"]),
    point(2015, 2, 99, &["mon15"]),
    point(2016, 1, 101, &["aop", "phy"]),
    point(2016, 2, 93, &["aop", "phy"]),
    point(2017, 1, 90, &["aop", "efl"]),
    point(2017, 2, 90, &["aop", "lex17", "efl"]),
    point(2018, 1, 89, &["aop", "bpi18"]),
    point(2018, 2, 88, &["aop", "vg18"]),
    point(2019, 1, 86, &["aop", "infonet"]),
    point(2019, 2, 87, &["aop", "infonet"]),
    point(2020, 1, 87, &["aop", "cec20"]),
    point(2020, 2, 84, &["aop", "cec20"]),
    point(2021, 1, 79, &["aop", "dan21", "pays"]),
    point(2021, 2, 76, &["aop", "dan21", "pays"]),
    point(2022, 1, 76, &["aop", "dp22", "pays"]),
    point(2022, 2, 77, &["aop", "not23", "pays"]),
    point(2023, 1, 206, &["aop", "not23", "pays"]),
    point(2023, 2, 422, &["aop", "not23", "pays"]),
    point(2024, 1, 507, &["aop", "infonet", "pays"]),
    point(2024, 2, 492, &["aop", "bpi24", "pays"]),
    point(2025, 1, 371, &["ksca25", "pays"]),
    point(2025, 2, 276, &["ctil", "pays"]),
    point(2026, 1, 262, &["jur26", "pays"]),
    point(2026, 2, 275, &["pays", "t26"]),
];

/// Legal interest rate where the creditor is a natural person outside business; before 2015 the
/// single rate of the year.
pub const LEGAL_INDIVIDUAL: &[Point] = &[
    point(1990, 1, 936, &["lexisnexis"]),
    point(1990, 2, 936, &["lexisnexis"]),
    point(1991, 1, 1026, &["lexisnexis"]),
    point(1991, 2, 1026, &["lexisnexis"]),
    point(1992, 1, 969, &["lexisnexis"]),
    point(1992, 2, 969, &["lexisnexis"]),
    point(1993, 1, 1040, &["lexisnexis"]),
    point(1993, 2, 1040, &["lexisnexis"]),
    point(1994, 1, 840, &["lexisnexis"]),
    point(1994, 2, 840, &["lexisnexis"]),
    point(1995, 1, 582, &["lexisnexis"]),
    point(1995, 2, 582, &["lexisnexis"]),
    point(1996, 1, 665, &["lexisnexis"]),
    point(1996, 2, 665, &["lexisnexis"]),
    point(1997, 1, 387, &["lexisnexis"]),
    point(1997, 2, 387, &["lexisnexis"]),
    point(1998, 1, 336, &["lexisnexis"]),
    point(1998, 2, 336, &["lexisnexis"]),
    point(1999, 1, 347, &["lexisnexis"]),
    point(1999, 2, 347, &["lexisnexis"]),
    point(2000, 1, 274, &["lexisnexis"]),
    point(2000, 2, 274, &["lexisnexis"]),
    point(2001, 1, 426, &["lexisnexis"]),
    point(2001, 2, 426, &["lexisnexis"]),
    point(2002, 1, 426, &["lexisnexis"]),
    point(2002, 2, 426, &["lexisnexis"]),
    point(2003, 1, 329, &["lexisnexis"]),
    point(2003, 2, 329, &["lexisnexis"]),
    point(2004, 1, 227, &["lexisnexis"]),
    point(2004, 2, 227, &["lexisnexis"]),
    point(2005, 1, 205, &["lexisnexis"]),
    point(2005, 2, 205, &["lexisnexis"]),
    point(2006, 1, 211, &["lexisnexis"]),
    point(2006, 2, 211, &["lexisnexis"]),
    point(2007, 1, 295, &["lexisnexis"]),
    point(2007, 2, 295, &["lexisnexis"]),
    point(2008, 1, 399, &["lexisnexis"]),
    point(2008, 2, 399, &["lexisnexis"]),
    point(2009, 1, 379, &["lexisnexis"]),
    point(2009, 2, 379, &["lexisnexis"]),
    point(2010, 1, 65, &["lexisnexis"]),
    point(2010, 2, 65, &["lexisnexis"]),
    point(2011, 1, 38, &["lexisnexis"]),
    point(2011, 2, 38, &["lexisnexis"]),
    point(2012, 1, 71, &["lexisnexis"]),
    point(2012, 2, 71, &["lexisnexis"]),
    point(2013, 1, 4, &["lexisnexis"]),
    point(2013, 2, 4, &["lexisnexis"]),
    point(2014, 1, 4, &["lexisnexis"]),
    point(2014, 2, 4, &["lexisnexis"]),
    point(2015, 1, 406, &["ln15", "mon15"]),
    point(2015, 2, 429, &["mon15"]),
    point(2016, 1, 454, &["aop", "phy"]),
    point(2016, 2, 435, &["aop", "phy"]),
    point(2017, 1, 416, &["aop", "efl"]),
    point(2017, 2, 394, &["aop", "lex17", "efl"]),
    point(2018, 1, 373, &["aop", "bpi18"]),
    point(2018, 2, 360, &["aop", "vg18"]),
    point(2019, 1, 340, &["aop", "infonet"]),
    point(2019, 2, 326, &["aop", "infonet"]),
    point(2020, 1, 315, &["aop", "cec20"]),
    point(2020, 2, 311, &["aop", "cec20"]),
    point(2021, 1, 314, &["aop", "dan21", "pays"]),
    point(2021, 2, 312, &["aop", "dan21", "pays"]),
    point(2022, 1, 313, &["aop", "dp22", "pays"]),
    point(2022, 2, 315, &["aop", "not23", "pays"]),
    point(2023, 1, 447, &["aop", "not23", "pays"]),
    point(2023, 2, 682, &["aop", "not23", "pays"]),
    point(2024, 1, 801, &["aop", "infonet", "pays"]),
    point(2024, 2, 816, &["aop", "bpi24", "pays"]),
    point(2025, 1, 721, &["ksca25", "pays"]),
    point(2025, 2, 665, &["ctil", "pays"]),
    point(2026, 1, 667, &["jur26", "pays"]),
    point(2026, 2, 684, &["pays", "t26"]),
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
