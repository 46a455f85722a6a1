//! Provisions for risks and charges (spec §8.3).

use super::entries::{JournalEntry, book};
use crate::amount::{Decimal, PERCENT, Wide, pow10};
use crate::law::accounts::{
    Chart, Nature, PCG_321_5, PCG_322_1, PCG_322_2, PCG_322_5, PCG_323_2, PROBABLE_ABOVE_PERCENT,
    Recognition, Risk,
};
use crate::rule::Rule;

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
}

impl ProvisionInput {
    /// A new risk, estimated and booked as its kind usually is.
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
    /// What it rests on.
    pub rules: Vec<&'static Rule>,
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
#[must_use]
pub fn provision(input: &ProvisionInput) -> Provision {
    let method = input.method.unwrap_or(if input.kind.has_many_obligations() {
        Method::ExpectedValue
    } else {
        Method::MostLikely
    });
    let costly = || input.outcomes.iter().filter(|outcome| outcome.amount > 0);
    let (recognition, estimate) = match method {
        Method::MostLikely => {
            let probability =
                costly().fold(Decimal::ZERO, |sum, outcome| sum.plus(outcome.probability_percent));
            let likeliest = costly()
                .max_by_key(|outcome| (outcome.probability_percent, outcome.amount))
                .map_or(0, |outcome| outcome.amount);
            let recognition = if probability > PROBABLE_ABOVE_PERCENT {
                Recognition::ProbableOutflow(probability)
            } else {
                Recognition::UnlikelyOutflow(probability)
            };
            (recognition, Estimate::whole(likeliest))
        }
        Method::ExpectedValue => {
            let estimate = Estimate::expected(&input.outcomes);
            let recognition = if estimate.is_positive() {
                Recognition::ExpectedOutflow
            } else {
                Recognition::NoExpectedOutflow
            };
            (recognition, estimate)
        }
    };
    let amount = if recognition.is_recognized() { estimate.present(input.discount) } else { 0 };
    let rise = amount.saturating_sub(i128::from(input.previous));
    let (charge, reversal) = (rise.max(0), rise.saturating_neg().max(0));

    let account = input.kind.account(input.chart);
    let nature = input.nature.unwrap_or(input.kind.nature());
    let mut entries = Vec::new();
    book(&mut entries, nature.charge(), account, charge);
    book(&mut entries, account, nature.reversal(), reversal);
    let mut rules = vec![&PCG_321_5, &PCG_322_1, &PCG_322_2, &PCG_323_2, input.chart.rule()];
    if !recognition.is_recognized() {
        rules.push(&PCG_322_5);
    }
    Provision { account, recognition, amount, charge, reversal, entries, rules }
}

/// An estimate that is not rounded yet: a numerator over 100 × 10^6, which any percent divides.
struct Estimate(Wide);

impl Estimate {
    fn whole(amount: i64) -> Estimate {
        Estimate(Wide::product(&[i128::from(amount), hundred()]))
    }

    fn expected(outcomes: &[Outcome]) -> Estimate {
        let sum = outcomes.iter().fold(Wide::default(), |sum, outcome| {
            let probability = outcome.probability_percent.units_at(PERCENT.decimals);
            sum.plus(&Wide::product(&[i128::from(outcome.amount), probability]))
        });
        Estimate(sum)
    }

    fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    /// Its present value in minor units, rounded here and only here.
    fn present(&self, discount: Option<Discount>) -> i128 {
        let (growth, years) = match discount {
            Some(Discount { rate_percent, years }) => {
                (rate_percent.units_at(PERCENT.decimals).saturating_add(hundred()), years)
            }
            None => (hundred(), 0),
        };
        let years = u32::from(years);
        let hundred = Wide::from(hundred());
        let numerator = self.0.times(&hundred.pow(years));
        numerator.round_over(&hundred.times(&Wide::from(growth).pow(years)))
    }
}

/// 100 %, in the units of a percent.
fn hundred() -> i128 {
    pow10(PERCENT.decimals).saturating_mul(100)
}
