//! Provisions for risks and charges (spec §8.3).

use super::entries::{JournalEntry, book};
use crate::amount::{Currency, Decimal, PERCENT, Wide, decimal_text, pow10};
use crate::law::accounts::{
    Chart, Nature, PCG_321_5, PCG_322_1, PCG_322_2, PCG_322_5, PCG_323_2, PROBABLE_ABOVE_PERCENT,
    Recognition, Risk,
};
use crate::rule::{Ground, Rule, Step, StepInput};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec;
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
    /// What it rests on.
    pub rules: Vec<&'static Rule>,
    /// How it was reached.
    pub steps: Vec<Step>,
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
    let costly = || (1_usize..).zip(&input.outcomes).filter(|(_, outcome)| outcome.amount > 0);
    let mut explained = Explained::new(input);
    let (recognition, estimate) = match method {
        Method::MostLikely => {
            let probability = costly()
                .fold(Decimal::ZERO, |sum, (_, outcome)| sum.plus(outcome.probability_percent));
            let likeliest =
                costly().max_by_key(|(_, outcome)| (outcome.probability_percent, outcome.amount));
            explained.probability(costly().map(|(number, _)| number), probability);
            let recognition = if probability > PROBABLE_ABOVE_PERCENT {
                Recognition::ProbableOutflow(probability)
            } else {
                Recognition::UnlikelyOutflow(probability)
            };
            let formula = likeliest.map(|(number, _)| format!("amount{number}"));
            let estimate = Estimate::whole(likeliest.map_or(0, |(_, outcome)| outcome.amount));
            explained.estimate(&formula.unwrap_or_else(nothing), &estimate);
            (recognition, estimate)
        }
        Method::ExpectedValue => {
            let estimate = Estimate::expected(&input.outcomes);
            let parts: Vec<String> = (1..=input.outcomes.len())
                .map(|number| format!("amount{number} * probability{number} / 100"))
                .collect();
            explained.estimate(&parts.join(" + "), &estimate);
            let recognition = if estimate.is_positive() {
                Recognition::ExpectedOutflow
            } else {
                Recognition::NoExpectedOutflow
            };
            (recognition, estimate)
        }
    };
    let amount = if recognition.is_recognized() { estimate.present(input.discount) } else { 0 };
    let rise = amount.wrapping_sub(i128::from(input.previous));
    let (charge, reversal) = (rise.max(0), rise.wrapping_neg().max(0));

    let account = input.kind.account(input.chart);
    let nature = input.nature.unwrap_or(input.kind.nature());
    let mut entries = Vec::new();
    book(&mut entries, nature.charge(), account, charge);
    book(&mut entries, account, nature.reversal(), reversal);
    let mut rules = vec![&PCG_321_5, &PCG_322_1, &PCG_322_2, &PCG_323_2, input.chart.rule()];
    if !recognition.is_recognized() {
        rules.push(&PCG_322_5);
    }
    let steps = explained.finish(recognition.is_recognized(), amount, charge, reversal);
    Provision { account, recognition, amount, charge, reversal, entries, rules, steps }
}

fn nothing() -> String {
    "0".to_owned()
}

/// The steps in the making.
struct Explained<'a> {
    input: &'a ProvisionInput,
    /// All that a formula may name.
    known: Vec<StepInput>,
    steps: Vec<Step>,
}

impl<'a> Explained<'a> {
    fn new(input: &'a ProvisionInput) -> Explained<'a> {
        let mut explained = Explained { input, known: Vec::new(), steps: Vec::new() };
        let mut know = |name: &str, value, unit| {
            explained.known.push(StepInput::new(name, value, unit));
        };
        let unit = Some(input.currency.code());
        let money = |minor: i64| decimal_text(i128::from(minor), input.currency.digits());
        for (number, outcome) in (1_usize..).zip(&input.outcomes) {
            know(&format!("amount{number}"), money(outcome.amount), unit);
            let probability = outcome.probability_percent.text(0);
            know(&format!("probability{number}"), probability, Some("percent"));
        }
        know("previous", money(input.previous), unit);
        if let Some(discount) = input.discount {
            know("ratePercent", discount.rate_percent.text(0), Some("percent"));
        }
        explained
    }

    fn push(&mut self, id: &str, formula: &str, value: String, unit: &'static str, ground: Ground) {
        let step = Step::new(id, formula, value, Some(unit), ground);
        self.steps.push(step.inputs(&self.known));
    }

    fn money(&mut self, id: &str, formula: &str, minor: i128, rule: &'static Rule) {
        let currency = self.input.currency;
        let value = decimal_text(minor, currency.digits());
        self.push(id, formula, value, currency.code(), Ground::Rule(rule));
    }

    /// The probability of these outcomes together.
    fn probability(&mut self, outcomes: impl Iterator<Item = usize>, probability: Decimal) {
        let names: Vec<String> = outcomes.map(|number| format!("probability{number}")).collect();
        let formula = if names.is_empty() { nothing() } else { names.join(" + ") };
        let ground = Ground::Rule(&PCG_322_1);
        self.push("probability", &formula, probability.text(0), "percent", ground);
    }

    fn estimate(&mut self, formula: &str, estimate: &Estimate) {
        let currency = self.input.currency;
        // A numerator over 10^8, in minor units.
        let value = estimate.0.text(currency.digits().wrapping_add(8));
        self.push("estimate", formula, value, currency.code(), Ground::Rule(&PCG_323_2));
    }

    fn finish(
        mut self,
        is_recognized: bool,
        amount: i128,
        charge: i128,
        reversal: i128,
    ) -> Vec<Step> {
        let digits = self.input.currency.digits();
        if is_recognized {
            let years = self.input.discount.map_or(0, |discount| usize::from(discount.years));
            if let Some(discount) = self.input.discount.filter(|_| years > 0) {
                let growth = Decimal::HUNDRED.plus(discount.rate_percent).text(0);
                let ground = Ground::Convention("compoundInterest");
                self.push("growth", "100 + ratePercent", growth, "percent", ground);
            }
            let formula = format!("round(estimate{}, {digits})", " * 100 / growth".repeat(years));
            self.money("required", &formula, amount, &PCG_323_2);
        } else {
            self.money("required", "0", amount, &PCG_322_5);
        }
        let rule = self.input.chart.rule();
        self.money("charge", "max(0, required - previous)", charge, rule);
        self.money("reversal", "max(0, previous - required)", reversal, rule);
        self.money("amount", "previous + charge - reversal", amount, rule);
        self.steps
    }
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
                (rate_percent.units_at(PERCENT.decimals).wrapping_add(hundred()), years)
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
    pow10(PERCENT.decimals).wrapping_mul(100)
}
