//! What a figure rests on, and how it was reached, as data (spec §1.6). The sentences are in
//! `text`.

use alloc::string::String;
use alloc::vec::Vec;

/// Whether what is told of rules, accounts and errors stands in a script beside the module, which then
/// knows them by their ids and numbers: the npm package puts the two together.
pub(crate) const BESIDE: bool =
    cfg!(all(target_arch = "wasm32", feature = "js", not(feature = "files")));

/// A rule of law, of the accounting plan, or of the European Union. All are in `law`.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable id, never reused: `"fr/com/L441-10/II"`.
    pub id: &'static str,
    /// Public address of the text, where there is one.
    pub url: Option<&'static str>,
    /// The first day of the version that is cited, where it is known, `YYYY-MM-DD`.
    pub in_force_from: Option<&'static str>,
    /// The last day of that version, where it is no longer in force.
    pub in_force_to: Option<&'static str>,
    /// The day on which the text was last checked against its source.
    pub checked: &'static str,
}

impl Rule {
    /// A rule whose address and days are not known.
    pub(crate) const fn new(id: &'static str, checked: &'static str) -> Rule {
        let checked = if BESIDE { "" } else { checked };
        Rule { id, url: None, in_force_from: None, in_force_to: None, checked }
    }

    /// The same rule, to be read at this address.
    pub(crate) const fn at(self, url: &'static str) -> Rule {
        if BESIDE { self } else { Rule { url: Some(url), ..self } }
    }

    /// The same rule, in force from this day on.
    pub(crate) const fn since(self, day: &'static str) -> Rule {
        if BESIDE { self } else { Rule { in_force_from: Some(day), ..self } }
    }

    /// The same rule, in force to this day.
    pub(crate) const fn until(self, day: &'static str) -> Rule {
        if BESIDE { self } else { Rule { in_force_to: Some(day), ..self } }
    }
}

/// One input of a [`Step`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepInput {
    /// The name used in the formula.
    pub name: String,
    /// A decimal or a date.
    pub value: String,
    /// The unit: a currency code, `percent`, `days`; none for dates and plain numbers.
    pub unit: Option<&'static str>,
}

/// What a [`Step`] rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A rule.
    Rule(&'static Rule),
    /// A named convention, such as the year of 365 days.
    Convention(&'static str),
}

/// One step of "why this number": `formula` over `inputs` and earlier steps gives `value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Unique among the steps of a result, and usable as a name in later formulas.
    pub id: String,
    /// What the formula names, save for earlier steps.
    pub inputs: Vec<StepInput>,
    /// The contract's grammar: names, decimals, `+ - * /`, parentheses, `round`, `min`, `max`,
    /// `days`. A date counts as the number of its day: a date and days make a date.
    pub formula: String,
    /// The result, as a decimal or a date.
    pub value: String,
    /// The unit of the result.
    pub unit: Option<&'static str>,
    /// Why it is so.
    pub ground: Ground,
}

/// What a result rests on, and how it was reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The rules, each once.
    pub rules: Vec<&'static Rule>,
    /// The steps, each after those that it names.
    pub steps: Vec<Step>,
}

/// The ids of all steps, without the number of those that come several times, so that lists of
/// words can be compared with them.
pub const STEPS: &[&str] = &[
    // latePayment: Σ principal × percent × days so far; the interest of a segment; what payments
    // settled of it so far; then the figures.
    "accrued",
    "segment",
    "settled",
    "daysLate",
    "interest",
    "interestSettled",
    "indemnity",
    "open",
    "claim",
    "totalDue",
    // dueDate: from the day of issue, stop by stop.
    "counted",
    "monthEnd",
    "dayOfMonth",
    "businessDay",
    "due",
    // checkTerms: the due date on the worst day of issue, the longest lawful one, the days between;
    // numbered by the longest terms, `excess` without a number being the least of all.
    "maximum",
    "excess",
    // provision: how probable an outflow is, what it costs, what must be provided for, how the
    // provision moves to it.
    "probability",
    "estimate",
    "growth",
    "required",
    "charge",
    "reversal",
    "amount",
    // writeOff.
    "loss",
    "vatRecovered",
    "writtenOff",
    // installments: an equal part, or an annuity; then installment by installment.
    "part",
    "annuity",
    "principal",
    "remaining",
    "totalInterest",
    "total",
    // earlyDiscount.
    "discount",
    "pay",
    "annualCostPercent",
    // collectionCosts.
    "inHouseHandling",
    "inHouseFunding",
    "inHouseLosses",
    "inHouseTotal",
    "agencyHandling",
    "agencyFunding",
    "agencyLosses",
    "agencyTotal",
    "factoringHandling",
    "factoringFunding",
    "factoringLosses",
    "factoringTotal",
    "lowestTotal",
];

/// The conventions that steps rest on where no rule does.
pub const CONVENTIONS: &[&str] = &[
    // The year has 365 days.
    "actual/365",
    // The year has as many days as the calendar gives it.
    "actual/actual",
    // The day of the payment is a day of delay.
    "paymentDayCounted",
    // No payment has settled interest.
    "nothingSettled",
    // No flat indemnity: consumers, other currencies, not asked for, not late.
    "noIndemnity",
    // Open is the amount less the payments that did not settle interest.
    "openAmount",
    // What is due in all is what is open and the claim.
    "openAndClaim",
    // The last day of the month.
    "endOfMonth",
    // The first such day on or after, or the last of a shorter month.
    "dayOfMonth",
    // An invoice is never due before it is issued.
    "notBeforeIssue",
    // The day of issue on which the terms exceed the longest ones most.
    "worstDayOfIssue",
    // The days from one date to the other.
    "daysBetween",
    // Interest on interest, year by year.
    "compoundInterest",
    // The same amount each time, interest and principal together.
    "constantAnnuity",
    // The yearly rate is divided by the periods of a year.
    "periodicRate",
    // What the annuity leaves after the interest settles the debt.
    "annuityLessInterest",
    // An equal part, rounded down to the minor digit.
    "partRoundedDown",
    // All parts but the last are equal.
    "equalParts",
    // The last installment settles what remains.
    "lastSettles",
    // What remains is what remained less the principal.
    "whatRemains",
    // The whole is the sum of its parts as printed.
    "sumOfParts",
    // Costs as the caller states them.
    "statedCosts",
    // A share of the sales of the year.
    "shareOfSales",
    // The lowest total; of several the first named.
    "cheapestFirst",
];
