//! What it costs to collect: in house, by an agency, by factoring (spec §12).

use crate::amount::{Currency, Decimal, decimal_text, pow10, round_ratio};
use crate::rule::{Ground, Step, StepInput};
use alloc::format;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

/// A year of sales, and three ways to collect them. Amounts are minor units of `currency`, not
/// negative; percents have at most 6 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectionCostsInput {
    /// Sales of a year.
    pub annual_sales: i64,
    /// How many invoices, 0 … 10^9.
    pub invoices_per_year: u32,
    /// Days from invoice to money.
    pub dso_days: Decimal,
    /// Share of the sales that is paid late.
    pub overdue_percent: Decimal,
    /// Share of the sales that is lost.
    pub loss_percent: Decimal,
    /// What money costs, percent a year.
    pub funding_rate_percent: Decimal,
    /// Own people.
    pub in_house: InHouse,
    /// An agency.
    pub agency: Agency,
    /// A factor.
    pub factoring: Factoring,
    /// The currency of the amounts.
    pub currency: Currency,
}

/// Collecting with own people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InHouse {
    /// Minutes for each invoice paid late.
    pub minutes_per_invoice: Decimal,
    /// An hour of theirs.
    pub hourly_cost: i64,
    /// Besides, each year.
    pub fixed_yearly: i64,
}

/// Collecting through an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Share of what it recovers.
    pub fee_percent_of_recovered: Decimal,
    /// Besides, each year.
    pub fixed_yearly: i64,
    /// Share of the sales that is lost then, where it is another.
    pub loss_percent: Option<Decimal>,
    /// Days from invoice to money then, where they are others.
    pub dso_days: Option<Decimal>,
}

/// Selling the receivables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factoring {
    /// Share of the sales.
    pub commission_percent: Decimal,
    /// What the factor's money costs, percent a year.
    pub funding_rate_percent: Decimal,
    /// Share of the receivables that the factor pays in advance.
    pub funded_percent: Decimal,
    /// Besides, each year.
    pub fixed_yearly: i64,
    /// Share of the sales that is lost then, where it is another.
    pub loss_percent: Option<Decimal>,
}

/// A way to collect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionKind {
    /// With own people.
    InHouse,
    /// Through an agency.
    Agency,
    /// By selling the receivables.
    Factoring,
}

impl CollectionKind {
    /// The contract's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CollectionKind::InHouse => "inHouse",
            CollectionKind::Agency => "agency",
            CollectionKind::Factoring => "factoring",
        }
    }
}

/// What a way to collect costs a year, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollectionOption {
    /// Which way.
    pub kind: CollectionKind,
    /// The work or the fee.
    pub handling: i128,
    /// The money that is waited for.
    pub funding: i128,
    /// What is never paid.
    pub losses: i128,
}

impl CollectionOption {
    /// All three.
    #[must_use]
    pub fn total(&self) -> i128 {
        self.handling.wrapping_add(self.funding).wrapping_add(self.losses)
    }
}

/// What each way to collect costs a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CollectionCosts {
    /// In house, agency, factoring.
    pub options: [CollectionOption; 3],
    /// The one that costs least; of several the first.
    pub cheapest: CollectionKind,
    /// How it was reached.
    pub steps: Vec<Step>,
}

fn minus(percent: Decimal) -> Decimal {
    Decimal { units: percent.units.wrapping_neg(), ..percent }
}

/// An amount or number times decimals, over whole numbers, rounded.
fn product(amount: i128, decimals: &[Decimal], divisors: &[i128]) -> i128 {
    let factors: Vec<i128> = decimals.iter().map(|decimal| decimal.units).chain([amount]).collect();
    let scales = decimals.iter().map(|decimal| pow10(decimal.scale));
    round_ratio(&factors, &scales.chain(divisors.iter().copied()).collect::<Vec<_>>())
}

/// What it costs a year to collect in house, by an agency and by factoring.
///
/// Nothing of it is law: an estimate from what the caller knows of the year.
///
/// # Example
/// 100 000.00 of sales, 60 days on the way at 5 %, 20 % paid late, 1 % lost:
/// ```
/// use encours::amount::{Currency, Decimal};
/// use encours::calc::*;
///
/// let percent = Decimal::whole;
/// let costs = collection_costs(&CollectionCostsInput {
///     annual_sales: 100_000_00,
///     invoices_per_year: 600,
///     dso_days: Decimal::whole(60),
///     overdue_percent: percent(20),
///     loss_percent: percent(1),
///     funding_rate_percent: percent(5),
///     in_house: InHouse {
///         minutes_per_invoice: Decimal::whole(30),
///         hourly_cost: 40_00,
///         fixed_yearly: 0,
///     },
///     agency: Agency {
///         fee_percent_of_recovered: percent(10),
///         fixed_yearly: 0,
///         loss_percent: None,
///         dso_days: None,
///     },
///     factoring: Factoring {
///         commission_percent: percent(1),
///         funding_rate_percent: percent(4),
///         funded_percent: percent(90),
///         fixed_yearly: 0,
///         loss_percent: None,
///     },
///     currency: Currency::euro(),
/// });
/// // 600 × 20 % × half an hour at 40.00; 10 % of 19 % of the sales; 1 % of the sales.
/// assert_eq!(costs.options.map(|option| option.handling), [2_400_00, 1_900_00, 1_000_00]);
/// assert_eq!(costs.options[0].funding, 821_92);
/// assert_eq!(costs.cheapest, CollectionKind::Factoring);
/// ```
#[must_use]
pub fn collection_costs(input: &CollectionCostsInput) -> CollectionCosts {
    let sales = i128::from(input.annual_sales);
    let CollectionCostsInput { in_house, agency, factoring, .. } = input;
    let (overdue, loss, rate) =
        (input.overdue_percent, input.loss_percent, input.funding_rate_percent);
    let funding = |dso, rate| product(sales, &[dso, rate], &[365, 100]);
    let losses = |percent| product(sales, &[percent], &[100]);
    // What is fixed is whole and not negative: adding it after rounding is the same.
    let with_fixed = |cost: i128, fixed: i64| cost.wrapping_add(i128::from(fixed));

    let invoices = i128::from(input.invoices_per_year);
    let hourly = Decimal::whole(i128::from(in_house.hourly_cost));
    let work = product(invoices, &[overdue, in_house.minutes_per_invoice, hourly], &[100, 60]);
    let agency_loss = agency.loss_percent.unwrap_or(loss);
    let agency_dso = agency.dso_days.unwrap_or(input.dso_days);
    let recovered = overdue.plus(minus(agency_loss)).max(Decimal::ZERO);
    let fee = product(sales, &[agency.fee_percent_of_recovered, recovered], &[100, 100]);
    let factoring_loss = factoring.loss_percent.unwrap_or(loss);
    let waited = Decimal::HUNDRED.plus(minus(factoring.funded_percent));
    let advanced = factoring.funded_percent.times(factoring.funding_rate_percent);
    let mixed = advanced.plus(waited.times(rate));

    let options = [
        CollectionOption {
            kind: CollectionKind::InHouse,
            handling: with_fixed(work, in_house.fixed_yearly),
            funding: funding(input.dso_days, rate),
            losses: losses(loss),
        },
        CollectionOption {
            kind: CollectionKind::Agency,
            handling: with_fixed(fee, agency.fixed_yearly),
            funding: funding(agency_dso, rate),
            losses: losses(agency_loss),
        },
        CollectionOption {
            kind: CollectionKind::Factoring,
            handling: with_fixed(losses(factoring.commission_percent), factoring.fixed_yearly),
            funding: product(sales, &[input.dso_days, mixed], &[365, 100, 100]),
            losses: losses(factoring_loss),
        },
    ];
    let least = options.iter().min_by_key(|option| option.total());
    let cheapest = least.map_or(CollectionKind::InHouse, |option| option.kind);
    let steps = explain(input, &options);
    CollectionCosts { options, cheapest, steps }
}

fn explain(input: &CollectionCostsInput, options: &[CollectionOption; 3]) -> Vec<Step> {
    let digits = input.currency.digits();
    let unit = Some(input.currency.code());
    let money =
        |name, minor: i64| StepInput::new(name, decimal_text(i128::from(minor), digits), unit);
    let percent = |name, percent: Decimal| StepInput::new(name, percent.text(0), Some("percent"));
    let days = |days: Decimal| StepInput::new("dsoDays", days.text(0), Some("days"));
    let CollectionCostsInput { in_house, agency, factoring, .. } = input;
    let known = [
        money("annualSales", input.annual_sales),
        percent("overduePercent", input.overdue_percent),
        percent("fundingRatePercent", input.funding_rate_percent),
    ];
    let own: [(&str, &str, Vec<StepInput>); 3] = [
        (
            "invoicesPerYear * overduePercent / 100 * minutesPerInvoice / 60 * hourlyCost",
            FUNDING,
            vec![
                StepInput::new("invoicesPerYear", input.invoices_per_year.to_string(), None),
                StepInput::new(
                    "minutesPerInvoice",
                    in_house.minutes_per_invoice.text(0),
                    Some("minutes"),
                ),
                money("hourlyCost", in_house.hourly_cost),
                money("fixedYearly", in_house.fixed_yearly),
                percent("lossPercent", input.loss_percent),
                days(input.dso_days),
            ],
        ),
        (
            "feePercentOfRecovered / 100 * max(0, annualSales * (overduePercent - lossPercent) / 100)",
            FUNDING,
            vec![
                percent("feePercentOfRecovered", agency.fee_percent_of_recovered),
                money("fixedYearly", agency.fixed_yearly),
                percent("lossPercent", agency.loss_percent.unwrap_or(input.loss_percent)),
                days(agency.dso_days.unwrap_or(input.dso_days)),
            ],
        ),
        (
            "commissionPercent / 100 * annualSales",
            "annualSales * dsoDays / 365 * (fundedPercent / 100 * factorRatePercent / 100 \
             + (1 - fundedPercent / 100) * fundingRatePercent / 100)",
            vec![
                percent("commissionPercent", factoring.commission_percent),
                percent("fundedPercent", factoring.funded_percent),
                percent("factorRatePercent", factoring.funding_rate_percent),
                money("fixedYearly", factoring.fixed_yearly),
                percent("lossPercent", factoring.loss_percent.unwrap_or(input.loss_percent)),
                days(input.dso_days),
            ],
        ),
    ];
    let mut steps = Vec::new();
    for (option, (handling, funding, mut own)) in options.iter().zip(own) {
        own.extend(known.iter().cloned());
        let name = option.kind.name();
        let mut push = |what: &str, formula: &str, minor, convention| {
            let ground = Ground::Convention(convention);
            let value = decimal_text(minor, digits);
            let step = Step::new(&format!("{name}{what}"), formula, value, unit, ground);
            steps.push(step.inputs(&own));
        };
        let handling = format!("round({handling} + fixedYearly, {digits})");
        push("Handling", &handling, option.handling, "statedCosts");
        push("Funding", &format!("round({funding}, {digits})"), option.funding, "actual/365");
        let losses = format!("round(annualSales * lossPercent / 100, {digits})");
        push("Losses", &losses, option.losses, "shareOfSales");
        let total = format!("{name}Handling + {name}Funding + {name}Losses");
        push("Total", &total, option.total(), "sumOfParts");
    }
    let lowest = options.iter().map(CollectionOption::total).min().unwrap_or(0);
    let formula = "min(min(inHouseTotal, agencyTotal), factoringTotal)";
    let ground = Ground::Convention("cheapestFirst");
    steps.push(Step::new("lowestTotal", formula, decimal_text(lowest, digits), unit, ground));
    steps
}

const FUNDING: &str = "annualSales * dsoDays / 365 * fundingRatePercent / 100";
