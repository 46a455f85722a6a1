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
    /// For so many half-years, one after the other: ids of [`sources`].
    cited: &'static [(u8, &'static str)],
}

/// The value of a series from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// 1 January or 1 July.
    pub from: Date,
    /// Hundredths of a percent a year.
    pub hundredths: u16,
    /// Ids of [`sources`], with blanks between them.
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
///
/// They stand in a file of their own, a line each: the module does without them, and the npm
/// package takes them from there.
///
/// # Example
/// ```
/// use encours::law::rates::sources;
///
/// let bank = sources().find(|source| source.id == "bdf").and_then(|source| source.url);
/// assert_eq!(bank, Some("https://www.banque-france.fr/en/policy-rates"));
/// ```
pub fn sources() -> impl Iterator<Item = Source> {
    include_str!("sources.txt").lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, url) = (fields.next()?, fields.next()?);
        Some(Source { id, title: fields.next()?, url: Some(url).filter(|url| *url != "-") })
    })
}
