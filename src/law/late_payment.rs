//! Late payment: margins, floor, indemnity and the rules that they rest on.

use crate::date::Date;
use crate::rule::Rule;

const CHECKED: &str = "2026-11-21";

/// Points added to the ECB's rate where a French professional owes.
///
/// *What it says.* Penalties are due from the day after the date on the invoice, without a
/// reminder, at the contract's rate; where it is silent, the ECB's rate on its most recent
/// refinancing operation plus 10 points. *How we compute it.* The rate in force on the first day
/// of the half-year, for each half-year that the delay touches. *Known doubts.* Before 2009 the
/// margin was 7 points, and until 2012 the text had no anchor on 1 January and 1 July: today's
/// margin is used, with the warning `rates/formerRegime`. *Source.* C. com. L441-10, II.
pub const BUSINESS_MARGIN: i128 = 10;

/// Points added to the ECB's rate where a French public body owes: one rate, that of the half-year
/// in which interest began to run, for the whole delay (CCP R2192-31).
pub const PUBLIC_MARGIN: i128 = 8;

/// Points added to the ECB's rate under the European rule (directive 2011/7/EU, art. 2 and 3).
pub const EU_MARGIN: i128 = 8;

/// A contract's rate may not be below this multiple of the legal rate (C. com. L441-10, II).
pub const FLOOR_MULTIPLE: i128 = 3;

/// The flat recovery indemnity, in cents of a euro, for each invoice paid late (C. com. D441-5).
///
/// *Known doubts.* 50 € is a proposal of 2023 that is not in force.
pub const INDEMNITY_CENTS: i128 = 4_000;

/// The first day of the present margin of professionals (law 2008-776).
///
/// # Example
/// ```
/// use encours::law::late_payment::business_regime_from;
///
/// assert_eq!(business_regime_from().to_string(), "2009-01-01");
/// ```
pub fn business_regime_from() -> Date {
    Date::from_ymd(2009, 1, 1).unwrap_or(Date::MIN)
}

/// The first day of the present margin of public bodies (decree 2013-269).
///
/// # Example
/// ```
/// use encours::law::late_payment::public_regime_from;
///
/// assert_eq!(public_regime_from().to_string(), "2013-03-16");
/// ```
pub fn public_regime_from() -> Date {
    Date::from_ymd(2013, 3, 16).unwrap_or(Date::MIN)
}

/// Interest between professionals. A version of 2027-01-01 (LEGIARTI000054567689, which follows the
/// recodification of VAT) is published; on this point it says the same.
pub const L441_10_II: Rule = Rule::new("fr/com/L441-10/II", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392")
    .since("2019-04-26");
/// The flat indemnity between professionals.
pub const D441_5: Rule = Rule::new("fr/com/D441-5", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043197457")
    .since("2021-02-27");
/// Interest owed by public bodies.
pub const R2192_31: Rule = Rule::new("fr/ccp/R2192-31", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037729653")
    .since("2019-04-01");
/// The flat indemnity owed by public bodies.
pub const D2192_35: Rule = Rule::new("fr/ccp/D2192-35", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000037729645")
    .since("2019-04-01");
/// Interest owed by consumers, from the formal notice.
pub const CIV_1231_6: Rule = Rule::new("fr/civ/1231-6", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032010133")
    .since("2016-10-01");
/// A contract binds those who made it.
pub const CIV_1103: Rule = Rule::new("fr/civ/1103", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032040777")
    .since("2016-10-01");
/// Payments settle interest before the principal.
pub const CIV_1343_1: Rule = Rule::new("fr/civ/1343-1", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032035259")
    .since("2016-10-01");
/// The European rule.
pub const EU_2011_7: Rule = Rule::new("eu/2011/7", CHECKED)
    .at("https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32011L0007")
    .since("2011-03-15");
