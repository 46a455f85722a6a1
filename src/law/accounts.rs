//! The French accounting plan (PCG, règlement ANC n° 2014-03): accounts, what makes a provision,
//! and the rules that they rest on.
//!
//! Source: version consolidated on 2026-01-01, as amended by règlement ANC n° 2022-06, in force for
//! years that start on or after 2025-01-01; for the former numbers, the version of 2023-01-01. The
//! articles cited of Book I read the same in the versions of 2024, 2025 and 2026; the first day of
//! that wording is not known.

use crate::amount::Decimal;
use crate::rule::Rule;

const CHECKED: &str = "2026-11-21";

/// Where the ANC publishes the plan, one consolidated version a year: no article has an address of
/// its own.
const PLAN: &str =
    "https://www.anc.gouv.fr/normes-comptables-francaises/recueils-des-normes-comptables";

/// An asset other than fixed assets and stocks: what it has lost in value is an allowance, as long
/// as the loss may be undone.
pub const PCG_214_25: Rule = Rule::new("fr/pcg/214-25", CHECKED).at(PLAN);
/// Account 416 takes the whole receivable, VAT included, from a customer who is doubtful or in
/// dispute.
pub const PCG_1214_41: Rule = Rule::new("fr/pcg/1214-41", CHECKED).at(PLAN).since("2025-01-01");
/// Account 491 moves against 6817 and 7817.
pub const PCG_1214_49: Rule = Rule::new("fr/pcg/1214-49", CHECKED).at(PLAN).since("2025-01-01");
/// A provision is a liability whose date or amount is not certain.
pub const PCG_321_5: Rule = Rule::new("fr/pcg/321-5", CHECKED).at(PLAN);
/// A liability needs an obligation and a probable or certain outflow.
pub const PCG_322_1: Rule = Rule::new("fr/pcg/322-1", CHECKED).at(PLAN);
/// At closing: the obligation exists on that day.
pub const PCG_322_2: Rule = Rule::new("fr/pcg/322-2", CHECKED).at(PLAN);
/// A contingent liability is not in the balance sheet, only in the notes.
pub const PCG_322_5: Rule = Rule::new("fr/pcg/322-5", CHECKED).at(PLAN);
/// The best estimate: many similar obligations as a whole, a single one by its most likely outcome.
pub const PCG_323_2: Rule = Rule::new("fr/pcg/323-2", CHECKED).at(PLAN);
/// Accounts 15 move against 681, 686, 687 and 781, 786, 787.
pub const PCG_1211_15: Rule = Rule::new("fr/pcg/1211-15", CHECKED).at(PLAN).since("2025-01-01");
/// The same under the former numbers.
pub const PCG_941_15: Rule = Rule::new("fr/pcg/941-15", CHECKED).at(PLAN).until("2024-12-31");
/// A receivable lost for good is a charge of account 654.
pub const PCG_1221_65: Rule = Rule::new("fr/pcg/1221-65", CHECKED).at(PLAN).since("2025-01-01");
/// The normal rate of VAT (as amended by law 2012-1510, art. 68).
pub const CGI_278: Rule = Rule::new("fr/cgi/278", CHECKED)
    .at("https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069577/articles/LEGIARTI000006309468")
    .since("2014-01-01");
/// The VAT on a receivable lost for good is given back, on proof and with a corrected invoice (as
/// amended by law 2015-1786, art. 91).
pub const CGI_272: Rule = Rule::new("fr/cgi/272", CHECKED)
    .at("https://bofip.impots.gouv.fr/bofip/1100-PGP.html")
    .since("2016-01-01");

/// The rate of VAT taken for an invoice that states none.
///
/// *What it says.* The normal rate is 20 %. *When it applies.* In metropolitan France since
/// 2014-01-01. *How we compute it.* Open × 100 / 120, with the warning `vat/assumed`. *Known
/// doubts.* Reduced rates are common: a caller who knows better states the VAT or another rate.
/// *Source.* CGI, art. 278.
pub const DEFAULT_VAT_PERCENT: Decimal = Decimal::whole(20);

/// An outflow is probable when it is more likely than not: its probability is above this.
///
/// *What it says.* A provision needs a "probable or certain" outflow. *How we compute it.* Above
/// 50 %, exactly 50 % is not enough. *Known doubts.* The PCG names no number; this is the reading
/// that IAS 37 writes out (§15, §23). *Source.* PCG, art. 322-1 and 322-2.
pub const PROBABLE_ABOVE_PERCENT: Decimal = Decimal::whole(50);

/// Customers.
pub const CUSTOMERS: &str = "411";
/// Customers who are doubtful or in dispute.
pub const DOUBTFUL_CUSTOMERS: &str = "416";
/// Losses on receivables.
pub const LOSSES: &str = "654";
/// VAT collected.
pub const VAT_COLLECTED: &str = "44571";
/// Allowances on customers.
pub const ALLOWANCES: &str = "491";
/// Charge for allowances on receivables.
pub const ALLOWANCE_CHARGE: &str = "68174";
/// Reversal of allowances on receivables.
pub const ALLOWANCE_REVERSAL: &str = "78174";

/// Which numbers the accounts of provisions have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chart {
    /// In force for years that start on or after 2025-01-01.
    #[default]
    Since2025,
    /// The former numbers 153–158.
    Former2014,
}

impl Chart {
    /// The rule on the working of the accounts 15.
    ///
    /// # Example
    /// ```
    /// use encours::law::accounts::Chart;
    ///
    /// assert_eq!(Chart::Since2025.rule().id, "fr/pcg/1211-15");
    /// assert_eq!(Chart::Former2014.rule().in_force_to, Some("2024-12-31"));
    /// ```
    #[must_use]
    pub const fn rule(self) -> &'static Rule {
        match self {
            Chart::Since2025 => &PCG_1211_15,
            Chart::Former2014 => &PCG_941_15,
        }
    }
}

/// Which part of the result a provision weighs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Operating.
    Operating,
    /// Financial.
    Financial,
    /// Exceptional.
    Exceptional,
}

impl Nature {
    /// The account of the charge.
    ///
    /// # Example
    /// ```
    /// use encours::law::accounts::Nature;
    ///
    /// assert_eq!(Nature::Operating.charge(), "6815");
    /// ```
    #[must_use]
    pub const fn charge(self) -> &'static str {
        match self {
            Nature::Operating => "6815",
            Nature::Financial => "6865",
            Nature::Exceptional => "6875",
        }
    }

    /// The account of the reversal.
    ///
    /// # Example
    /// ```
    /// use encours::law::accounts::Nature;
    ///
    /// assert_eq!(Nature::Operating.reversal(), "7815");
    /// ```
    #[must_use]
    pub const fn reversal(self) -> &'static str {
        match self {
            Nature::Operating => "7815",
            Nature::Financial => "7865",
            Nature::Exceptional => "7875",
        }
    }
}

/// What a provision is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Litigation.
    Litigation,
    /// Guarantees given to customers.
    Warranty,
    /// Fines and penalties.
    Fines,
    /// Exchange losses.
    ExchangeLoss,
    /// Contracts at a loss.
    OnerousContract,
    /// Other risks.
    OtherRisk,
    /// Pensions and similar obligations.
    Pension,
    /// Restructuring.
    Restructuring,
    /// Taxes.
    Tax,
    /// Renewal of fixed assets held under concession.
    Renewal,
    /// Major maintenance and overhauls.
    MajorMaintenance,
    /// Restoring a site.
    SiteRestoration,
    /// Other charges.
    OtherCharge,
}

impl Risk {
    /// All of them, in the contract's order.
    pub const ALL: [Risk; 13] = [
        Risk::Litigation,
        Risk::Warranty,
        Risk::Fines,
        Risk::ExchangeLoss,
        Risk::OnerousContract,
        Risk::OtherRisk,
        Risk::Pension,
        Risk::Restructuring,
        Risk::Tax,
        Risk::Renewal,
        Risk::MajorMaintenance,
        Risk::SiteRestoration,
        Risk::OtherCharge,
    ];

    /// The account of its provision.
    ///
    /// # Example
    /// ```
    /// use encours::law::accounts::{Chart, Risk};
    ///
    /// assert_eq!(Risk::Pension.account(Chart::Since2025), "1521");
    /// assert_eq!(Risk::Pension.account(Chart::Former2014), "153");
    /// ```
    #[must_use]
    pub const fn account(self, chart: Chart) -> &'static str {
        let (since_2025, former) = match self {
            Risk::Litigation => ("1511", "1511"),
            Risk::Warranty => ("1512", "1512"),
            Risk::Fines => ("1514", "1514"),
            Risk::ExchangeLoss => ("1515", "1515"),
            Risk::OnerousContract => ("1516", "1516"),
            Risk::OtherRisk => ("1518", "1518"),
            Risk::Pension => ("1521", "153"),
            Risk::Restructuring => ("1522", "154"),
            Risk::Tax => ("1523", "155"),
            Risk::Renewal => ("1524", "156"),
            Risk::MajorMaintenance => ("1525", "1572"),
            Risk::SiteRestoration => ("1526", "1581"),
            Risk::OtherCharge => ("1527", "158"),
        };
        match chart {
            Chart::Since2025 => since_2025,
            Chart::Former2014 => former,
        }
    }

    /// The nature where none is stated.
    ///
    /// # Example
    /// ```
    /// use encours::law::accounts::{Nature, Risk};
    ///
    /// assert_eq!(Risk::ExchangeLoss.nature(), Nature::Financial);
    /// assert_eq!(Risk::Litigation.nature(), Nature::Operating);
    /// ```
    #[must_use]
    pub const fn nature(self) -> Nature {
        match self {
            Risk::ExchangeLoss => Nature::Financial,
            _ => Nature::Operating,
        }
    }

    /// Whether it usually is a great number of similar obligations, which PCG art. 323-2 takes as a
    /// whole; it names guarantees on products.
    ///
    /// # Example
    /// ```
    /// use encours::law::accounts::Risk;
    ///
    /// assert!(Risk::Warranty.has_many_obligations() && !Risk::Litigation.has_many_obligations());
    /// ```
    #[must_use]
    pub const fn has_many_obligations(self) -> bool {
        matches!(self, Risk::Warranty)
    }
}

/// Why a provision is recognized, or is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognition {
    /// One obligation whose outflow has this probability, above
    /// [`PROBABLE_ABOVE_PERCENT`].
    ProbableOutflow(Decimal),
    /// One obligation whose outflow has this probability, not above it: a contingent liability.
    UnlikelyOutflow(Decimal),
    /// Similar obligations whose expected value is above 0.
    ExpectedOutflow,
    /// Similar obligations of which no outflow is expected: a contingent liability.
    NoExpectedOutflow,
}

impl Recognition {
    /// Whether there is a provision.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    /// use encours::law::accounts::Recognition;
    ///
    /// assert!(Recognition::ProbableOutflow(Decimal::whole(60)).is_recognized());
    /// assert!(!Recognition::UnlikelyOutflow(Decimal::whole(50)).is_recognized());
    /// ```
    #[must_use]
    pub const fn is_recognized(self) -> bool {
        matches!(self, Recognition::ProbableOutflow(_) | Recognition::ExpectedOutflow)
    }
}
