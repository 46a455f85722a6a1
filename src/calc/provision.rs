//! Provisions for risks and charges (spec §8.3).

use super::entries::{JournalEntry, book};
use super::steps::{Steps, add_term};
use crate::amount::{Currency, Decimal, PERCENT, Wide};
use crate::law::accounts::{
    Chart, Nature, PCG_321_5, PCG_322_1, PCG_322_2, PCG_322_5, PCG_323_2, PROBABLE_ABOVE_PERCENT,
    Recognition, Risk,
};
use crate::rule::{Explanation, Ground};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// One way in which a risk may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What it would cost, in minor units; not negative.
    pub amount: i64,
    /// How probable it is, 0 … 100 with at most 6 decimals.
    pub probability_percent: Decimal,
}

/// How the amount is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Σ amount × probability: many similar obligations, taken as a whole.
    ExpectedValue,
    /// The most likely outcome that costs something: one obligation.
    MostLikely,
}

/// Present value: amount / (1 + rate/100)^years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discount {
    /// Percent a year, 0 … 1000 with at most 6 decimals.
    pub rate_percent: Decimal,
    /// Whole years, 0 … 100.
    pub years: u8,
}

/// A risk to be provided for. Amounts are minor units of one currency.
#[derive(Clone, Debug)]
pub struct ProvisionInput {
    /// What it is for.
    pub kind: Risk,
    /// How it may end; the probabilities add up to 100.
    pub outcomes: Vec<Outcome>,
    /// How it is estimated; by default as its kind usually is.
    pub method: Option<Method>,
    /// The provision at the last closing; not negative.
    pub previous: i64,
    /// Which part of the result it weighs on; by default that of its kind.
    pub nature: Option<Nature>,
    /// Discount, where it is far away.
    pub discount: Option<Discount>,
    /// Which numbers the accounts have.
    pub chart: Chart,
    /// The currency of the amounts.
    pub currency: Currency,
}

impl ProvisionInput {
    /// A new risk in euros, estimated and booked as its kind usually is.
    ///
    /// # Example
    /// ```
    /// use encours::calc::ProvisionInput;
    /// use encours::law::accounts::Risk;
    ///
    /// let input = ProvisionInput::new(Risk::Litigation, Vec::new());
    /// assert_eq!((input.previous, input.currency.code()), (0, "EUR"));
    /// ```
    #[must_use]
    pub fn new(kind: Risk, outcomes: Vec<Outcome>) -> ProvisionInput {
        ProvisionInput {
            kind,
            outcomes,
            method: None,
            previous: 0,
            nature: None,
            discount: None,
            chart: Chart::default(),
            currency: Currency::euro(),
        }
    }
}

/// A provision, its movement and its entries, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// Number of its account.
    pub account: &'static str,
    /// Why it is recognized, or is not.
    pub recognition: Recognition,
    /// What is to be provided for at this closing.
    pub amount: i128,
    /// What it rises by.
    pub charge: i128,
    /// What it falls by.
    pub reversal: i128,
    /// The entries of the movement.
    pub entries: Vec<JournalEntry>,
    /// What it rests on, and how it was reached.
    pub explanation: Explanation,
}

/// What to provide for a risk, and how to book it.
///
/// One obligation (`MostLikely`): recognized where the probability of an outflow exceeds 50 %, for
/// the most likely outcome above 0; of two as likely, the larger. Many similar obligations
/// (`ExpectedValue`, the default for guarantees): recognized where the expected value is above 0.
///
/// # Rules
/// `fr/pcg/321-5`, `fr/pcg/322-1`, `fr/pcg/322-2`, `fr/pcg/322-5`, `fr/pcg/323-2`,
/// `fr/pcg/1211-15` or `fr/pcg/941-15`
///
/// # Example
/// ```
/// use encours::amount::Decimal;
/// use encours::calc::{Outcome, ProvisionInput, provision};
/// use encours::law::accounts::Risk;
///
/// // A lawsuit: 60 % to lose 10 000.00, 40 % to lose nothing.
/// let outcomes = [(1_000_000, 60), (0, 40)].map(|(amount, percent)| Outcome {
///     amount,
///     probability_percent: Decimal::whole(percent),
/// });
/// let lawsuit = provision(&ProvisionInput::new(Risk::Litigation, outcomes.to_vec()));
/// assert_eq!(lawsuit.account, "1511");
/// assert_eq!(lawsuit.charge, 1_000_000);
/// ```
#[doc = include_str!("../../docs/figures/provision.md")]
#[must_use]
pub fn provision(input: &ProvisionInput) -> Provision {
    let method = input.method.unwrap_or(if input.kind.has_many_obligations() {
        Method::ExpectedValue
    } else {
        Method::MostLikely
    });
    let mut steps = Steps::new(input.currency);
    for rule in [&PCG_321_5, &PCG_322_1, &PCG_322_2, &PCG_323_2, input.chart.rule()] {
        steps.rest_on(rule);
    }
    let Estimate { recognition, numerator, formula } = match method {
        Method::MostLikely => most_likely(&input.outcomes, &mut steps),
        Method::ExpectedValue => expected_value(&input.outcomes, &mut steps),
    };
    // A numerator over 10^8, in minor units.
    let (digits, unit) = (input.currency.digits().wrapping_add(8), input.currency.code());
    let (value, ground) = (numerator.text(digits), Ground::Rule(&PCG_323_2));
    steps.add("estimate", &formula, value, Some(unit), &ground);

    steps.know_money("previous", i128::from(input.previous));
    let amount = if recognition.is_recognized() {
        present(numerator, input.discount, &mut steps)
    } else {
        steps.rest_on(&PCG_322_5);
        steps.money("required", "0", 0, &Ground::Rule(&PCG_322_5));
        0
    };
    let rise = amount.wrapping_sub(i128::from(input.previous));
    let (charge, reversal) = (rise.max(0), rise.wrapping_neg().max(0));
    let ground = Ground::Rule(input.chart.rule());
    steps.money("charge", "max(0, required - previous)", charge, &ground);
    steps.money("reversal", "max(0, previous - required)", reversal, &ground);
    steps.money("amount", "previous + charge - reversal", amount, &ground);

    let account = input.kind.account(input.chart);
    let nature = input.nature.unwrap_or(input.kind.nature());
    let mut entries = Vec::new();
    book(&mut entries, nature.charge(), account, charge);
    book(&mut entries, account, nature.reversal(), reversal);
    let explanation = steps.finish();
    Provision { account, recognition, amount, charge, reversal, entries, explanation }
}

/// 100 %, in the units of a percent of 6 decimals.
const HUNDRED: i128 = 100_000_000;

/// What a risk is estimated to cost.
struct Estimate {
    recognition: Recognition,
    /// Not rounded yet: over [`HUNDRED`].
    numerator: Wide,
    formula: String,
}

/// The likeliest outcome that costs something.
fn most_likely(outcomes: &[Outcome], steps: &mut Steps) -> Estimate {
    let mut probability = Decimal::ZERO;
    let (mut likeliest, mut place) = ((Decimal::ZERO, 0), 0);
    let mut sum = String::new();
    for (number, outcome) in (1..).zip(outcomes).filter(|(_, outcome)| outcome.amount > 0) {
        steps.number(number);
        steps.know_percent("probability#", outcome.probability_percent);
        add_term(&mut sum, " + ", &steps.filled("probability#"));
        probability = probability.plus(outcome.probability_percent);
        let here = (outcome.probability_percent, outcome.amount);
        if here >= likeliest {
            (likeliest, place) = (here, number);
        }
    }
    let is_costly = place > 0;
    let sum = if is_costly { &sum } else { "0" };
    steps.percent("probability", sum, probability, &Ground::Rule(&PCG_322_1));
    steps.number(place);
    steps.know_money("amount#", i128::from(likeliest.1));
    let formula = steps.filled(if is_costly { "amount#" } else { "0" });
    let recognition = if probability > PROBABLE_ABOVE_PERCENT {
        Recognition::ProbableOutflow(probability)
    } else {
        Recognition::UnlikelyOutflow(probability)
    };
    let numerator = Wide::product(&[i128::from(likeliest.1), HUNDRED]);
    Estimate { recognition, numerator, formula }
}

/// What all outcomes cost on average.
fn expected_value(outcomes: &[Outcome], steps: &mut Steps) -> Estimate {
    let mut numerator = Wide::default();
    let mut formula = String::new();
    for (number, outcome) in (1..).zip(outcomes) {
        steps.number(number);
        steps.know_money("amount#", i128::from(outcome.amount));
        steps.know_percent("probability#", outcome.probability_percent);
        add_term(&mut formula, " + ", &steps.filled("amount# * probability# / 100"));
        let probability = outcome.probability_percent.units_at(PERCENT.decimals);
        let part = Wide::product(&[i128::from(outcome.amount), probability]);
        numerator = numerator.plus(&part);
    }
    let recognition = if numerator.is_positive() {
        Recognition::ExpectedOutflow
    } else {
        Recognition::NoExpectedOutflow
    };
    Estimate { recognition, numerator, formula }
}

/// The present value of an estimate in minor units, rounded here and only here.
fn present(estimate: Wide, discount: Option<Discount>, steps: &mut Steps) -> i128 {
    let (mut numerator, mut divisor) = (estimate, Wide::from(HUNDRED));
    let mut formula = "round(estimate".to_owned();
    if let Some(discount) = discount.filter(|discount| discount.years > 0) {
        steps.know_percent("ratePercent", discount.rate_percent);
        let growth = Decimal::HUNDRED.plus(discount.rate_percent);
        let ground = Ground::Convention("compoundInterest");
        steps.percent("growth", "100 + ratePercent", growth, &ground);
        let growth = Wide::from(growth.units_at(PERCENT.decimals));
        let hundred = Wide::from(HUNDRED);
        for _ in 0..discount.years {
            formula.push_str(" * 100 / growth");
            numerator = numerator.times(&hundred);
            divisor = divisor.times(&growth);
        }
    }
    formula.push_str(", $)");
    let amount = numerator.round_over(&divisor);
    steps.money("required", &formula, amount, &Ground::Rule(&PCG_323_2));
    amount
}
