//! Payment terms: what holds where nothing was agreed, the longest that may be agreed, and which
//! days are no business days (spec §3).

use crate::date::{Date, Holidays};
use crate::law::CustomerKind;
use crate::rule::Rule;

const CHECKED: &str = "2026-11-22";

/// Terms between professionals, and of public debtors, where nothing was agreed: 30 days
/// (C. com. L441-10, I; CCP R2192-10). Counted from the day of issue (spec §3.3).
pub const DEFAULT_TERMS: u16 = 30;

/// Terms between professionals: the supplementary 30 days and the longest that may be agreed.
pub const L441_10_I: Rule = Rule::new("fr/com/L441-10/I", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392")
    .since("2019-04-26");
/// The longest terms of single sectors.
pub const L441_11_II: Rule = Rule::new("fr/com/L441-11/II", CHECKED)
    .at("https://www.doctrine.fr/l/texts/codes/LEGITEXT000005634379/articles/LEGIARTI000038411642")
    .since("2024-01-01");
/// The longest terms of public bodies.
pub const R2192_10: Rule = Rule::new("fr/ccp/R2192-10", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037729711")
    .since("2019-04-01");
/// The longer ones of public health bodies and public undertakings.
pub const R2192_11: Rule = Rule::new("fr/ccp/R2192-11", CHECKED)
    .at("https://code-commande-publique.com/article-r2192-11")
    .since("2019-04-01");
/// An invoice says on what conditions it may be paid early.
pub const L441_9: Rule = Rule::new("fr/com/L441-9", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414397")
    .since("2019-04-26");
/// The 11 legal holidays.
pub const L3133_1: Rule = Rule::new("fr/trav/L3133-1", CHECKED)
    .at("https://code.travail.gouv.fr/code-du-travail/l3133-1")
    .since("2016-08-10");
/// The two more of Alsace and Moselle.
pub const L3134_13: Rule = Rule::new("fr/trav/L3134-13", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006902635")
    .since("2008-05-01");

/// The rule that lists these holidays.
///
/// # Example
/// ```
/// use encours::date::Holidays;
/// use encours::law::terms::holidays_rule;
///
/// assert_eq!(holidays_rule(Holidays::Metropolitan).id, "fr/trav/L3133-1");
/// ```
#[must_use]
pub const fn holidays_rule(holidays: Holidays) -> &'static Rule {
    match holidays {
        Holidays::Metropolitan => &L3133_1,
        Holidays::AlsaceMoselle => &L3134_13,
    }
}

/// What is sold or who buys, where the law sets other longest terms for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// Perishable farm and food products, frozen meat and fish, prepared dishes.
    Perishable,
    /// Live cattle for consumption and fresh meat.
    LiveCattleFreshMeat,
    /// Alcoholic drinks subject to droits de consommation.
    AlcoholConsumption,
    /// Grapes, musts, and drinks subject to droits de circulation.
    AlcoholCirculation,
    /// Road freight, vehicle hire, forwarding, shipping and air agents, brokers.
    Transport,
    /// Public health bodies.
    PublicHealth,
    /// Public undertakings.
    PublicUndertaking,
}

impl Sector {
    /// All of them, in the contract's order.
    pub const ALL: [Sector; 7] = [
        Sector::Perishable,
        Sector::LiveCattleFreshMeat,
        Sector::AlcoholConsumption,
        Sector::AlcoholCirculation,
        Sector::Transport,
        Sector::PublicHealth,
        Sector::PublicUndertaking,
    ];
}

/// One of the longest terms that may be agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceiling {
    /// So many days after the day of issue.
    Net(u16),
    /// The end of the month in which so many days after the day of issue fall.
    DaysThenEndOfMonth(u16),
    /// So many days after the end of the month of issue.
    EndOfMonthThenDays(u16),
}

/// The longest terms that may be agreed, each as good as the other, and their rule.
pub type Ceilings = (&'static [Ceiling], &'static Rule);

/// 60 days, or 45 days and the end of the month in both readings.
const USUAL: &[Ceiling] =
    &[Ceiling::Net(60), Ceiling::DaysThenEndOfMonth(45), Ceiling::EndOfMonthThenDays(45)];

/// The longest terms that this debtor may agree to; `None` for a sector of another debtor.
///
/// *What it says.* Between professionals 60 days after the day of issue, or 45 days end of month;
/// 45 days for a periodic invoice; shorter for five sectors. Public bodies pay within 30 days,
/// public health bodies within 50, public undertakings within 60. Consumers: nothing. *When it
/// applies.* L441-10 since 2019-04-26, L441-11 in the version of 2024-01-01, R2192-10 and R2192-11
/// since 2019-04-01. *How we compute it.* Where the law counts from delivery or receipt, that day
/// is taken for the day of issue. *Known doubts.* "45 jours fin de mois" has two lawful readings
/// (DGCCRF): both are ceilings. A periodic invoice for perishables counts from the end of the ten
/// days of delivery, which is not known here. Decrees for seasonal trades, large export and
/// overseas are not covered. *Source.* C. com. L441-10, I and L441-11, II; CCP R2192-10, R2192-11.
///
/// # Example
/// ```
/// use encours::law::CustomerKind::{Business, Public};
/// use encours::law::terms::{Ceiling, Sector, ceilings};
///
/// // A carrier is paid within 30 days; a sector of public bodies has no meaning for a business.
/// let (longest, rule) = ceilings(Business, Some(Sector::Transport), false).expect("its sector");
/// assert_eq!((longest, rule.id), (&[Ceiling::Net(30)][..], "fr/com/L441-11/II"));
/// assert_eq!(ceilings(Business, Some(Sector::PublicHealth), false), None);
/// assert!(ceilings(Public, Some(Sector::PublicHealth), false).is_some());
/// ```
#[must_use]
pub fn ceilings(debtor: CustomerKind, sector: Option<Sector>, periodic: bool) -> Option<Ceilings> {
    use CustomerKind::{Business, Consumer, Public};
    Some(match (debtor, sector) {
        (Business, None) if periodic => (&[Ceiling::Net(45)], &L441_10_I),
        (Business, None) => (USUAL, &L441_10_I),
        (Business, Some(Sector::Perishable | Sector::Transport)) => {
            (&[Ceiling::Net(30)], &L441_11_II)
        }
        (Business, Some(Sector::LiveCattleFreshMeat)) => (&[Ceiling::Net(20)], &L441_11_II),
        (Business, Some(Sector::AlcoholConsumption)) => {
            (&[Ceiling::EndOfMonthThenDays(30)], &L441_11_II)
        }
        (Business, Some(Sector::AlcoholCirculation)) => (USUAL, &L441_11_II),
        (Public, None) => (&[Ceiling::Net(30)], &R2192_10),
        (Public, Some(Sector::PublicHealth)) => (&[Ceiling::Net(50)], &R2192_11),
        (Public, Some(Sector::PublicUndertaking)) => (&[Ceiling::Net(60)], &R2192_11),
        (Consumer, None) => (&[], &super::late_payment::CIV_1103),
        _ => return None,
    })
}

/// What the law says of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lawfulness {
    /// No longest terms: any are lawful.
    Free,
    /// Never later than the longest terms.
    Within,
    /// Later than the longest terms by so many days at most, first for an invoice of this day.
    Beyond {
        /// Days, above 0.
        days: i32,
        /// A day of issue on which it is so.
        issued: Date,
    },
}

impl Lawfulness {
    /// Whether the terms are lawful.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    /// use encours::law::terms::Lawfulness;
    ///
    /// assert!(Lawfulness::Within.is_lawful());
    /// assert!(!Lawfulness::Beyond { days: 15, issued: Date::MIN }.is_lawful());
    /// ```
    #[must_use]
    pub const fn is_lawful(self) -> bool {
        !matches!(self, Lawfulness::Beyond { .. })
    }
}
