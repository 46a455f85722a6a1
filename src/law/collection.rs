//! Collection: what the last two reminders rest on.

use crate::rule::Rule;

const CHECKED: &str = "2026-11-22";

/// The formal notice to pay.
///
/// *What it says.* The formal notice to pay a sum of money makes interest run at the legal rate;
/// the creditor need not prove any harm. *How we compute it.* It comes before any action in court;
/// the days that it leaves to pay are a usage of the trade, not a rule. *Known doubts.* Between
/// professionals and against public bodies interest runs without it (C. com. L441-10, II;
/// CCP R2192-31). *Source.* C. civ. 1344-1.
pub const CIV_1344_1: Rule = Rule::new("fr/civ/1344-1", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032035273")
    .since("2016-10-01");

/// The order to pay (injonction de payer).
///
/// *What it says.* A debt of a contract, of a known amount, may be collected by an order of the
/// court of the debtor. *When it applies.* Not against public bodies: their debts are matters of
/// the administrative courts. *Source.* CPC 1405.
pub const CPC_1405: Rule = Rule::new("fr/cpc/1405", CHECKED)
    .at("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006412552");
