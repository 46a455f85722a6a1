//! What a French micro-entrepreneur pays on what customers pay: rates to fill a levy with, each
//! with what is doubtful about it. No figure rests on them.
//!
//! *What it says.* A percentage of the receipts of each month or quarter: contributions by activity,
//! the contribution to vocational training (CFP) beside them, and for who has chosen it the payment
//! that settles income tax (versement libératoire). *Known doubts.* The percentages are those of
//! sites about the status, not of the decrees; 2025 rests on no source that was read. The relief of
//! the first year (ACRE), and the ceilings of turnover, on which the sources differ, are left out.

use crate::law::rates::Source;

/// The day on which the table was last checked against its sources.
pub const CHECKED: &str = "2026-11-21";

/// What is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocialKind {
    /// Social contributions.
    Contributions,
    /// The contribution to vocational training.
    Training,
    /// The payment that settles income tax.
    IncomeTax,
}

/// What is doubtful about a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// One source alone states it.
    OneSource,
    /// No source that was read states it.
    NoSource,
}

/// A rate for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SocialRate {
    /// The year.
    pub year: u16,
    /// What is paid.
    pub kind: SocialKind,
    /// By whom: the contract's name of the activity.
    pub activity: &'static str,
    /// Hundredths of a percent of the receipts.
    pub hundredths: u16,
    /// What is doubtful about it.
    pub doubt: Option<Doubt>,
}

const fn rate(
    year: u16,
    kind: SocialKind,
    activity: &'static str,
    hundredths: u16,
    doubt: Option<Doubt>,
) -> SocialRate {
    SocialRate { year, kind, activity, hundredths, doubt }
}

/// The rates, the latest year first.
pub const RATES: &[SocialRate] = {
    use Doubt::{NoSource, OneSource};
    use SocialKind::{Contributions, IncomeTax, Training};
    &[
        rate(2026, Contributions, "sales", 12_30, None),
        rate(2026, Contributions, "services", 21_20, None),
        rate(2026, Contributions, "liberal", 25_60, None),
        rate(2026, Contributions, "liberalCipav", 23_20, None),
        rate(2026, Contributions, "touristRental", 6_00, Some(OneSource)),
        rate(2026, Training, "trader", 10, None),
        rate(2026, Training, "craftsman", 30, None),
        rate(2026, Training, "liberal", 20, None),
        rate(2026, IncomeTax, "sales", 1_00, Some(OneSource)),
        rate(2026, IncomeTax, "services", 1_70, Some(OneSource)),
        rate(2026, IncomeTax, "liberal", 2_20, Some(OneSource)),
        rate(2025, Contributions, "sales", 12_30, Some(NoSource)),
        rate(2025, Contributions, "services", 21_20, Some(NoSource)),
        rate(2025, Contributions, "liberal", 24_60, Some(NoSource)),
        rate(2025, Contributions, "liberalCipav", 23_20, Some(NoSource)),
    ]
};

/// Where they were read.
pub const SOURCES: &[Source] = &[
    Source {
        id: "sim",
        title: "SimulateurAE - rates 2026 and ACRE",
        url: Some(
            "https://www.simulateurae.fr/blog/taux-cotisations-urssaf-auto-entrepreneur-2026",
        ),
    },
    Source {
        id: "exp",
        title: "Conseil Expert Paie - rates and CFP 2026",
        url: Some("https://www.conseilexpertpaie.fr/cotisations-sociales-autoentrepreneurs-2026"),
    },
    Source {
        id: "cop",
        title: "Copilance FAQ 2026",
        url: Some("https://copilance.com/faq/taux-cotisations-sociales-micro-entreprise-2026"),
    },
    Source { id: "test", title: "public test file with 2026 rates and ceilings", url: None },
];
