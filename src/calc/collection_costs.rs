//! What it costs to collect: in house, by an agency, by factoring (spec §12).

use super::steps::Steps;
use crate::amount::{Currency, Decimal, pow10, round_ratio};
use crate::rule::{Explanation, Ground};

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
    ///
    /// # Example
    /// ```
    /// use encours::calc::CollectionKind;
    ///
    /// assert_eq!(CollectionKind::InHouse.name(), "inHouse");
    /// ```
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
    ///
    /// # Example
    /// ```
    /// use encours::calc::{CollectionKind, CollectionOption};
    ///
    /// let kind = CollectionKind::Agency;
    /// let way = CollectionOption { kind, handling: 1_200_00, funding: 800_00, losses: 500_00 };
    /// assert_eq!(way.total(), 2_500_00);
    /// ```
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
    /// How it was reached; no rule.
    pub explanation: Explanation,
}

fn minus(percent: Decimal) -> Decimal {
    Decimal { units: percent.units.wrapping_neg(), ..percent }
}

/// An amount times a decimal over a whole number, rounded.
fn product(amount: i128, decimal: Decimal, divisor: i128) -> i128 {
    round_ratio(&[amount, decimal.units], &[pow10(decimal.scale), divisor])
}

/// What it costs a year to collect in house, by an agency and by factoring.
///
/// Nothing of it is law: an estimate from what the caller knows of the year.
#[doc = include_str!("../../docs/figures/collection-costs.md")]
#[must_use]
pub fn collection_costs(input: &CollectionCostsInput) -> CollectionCosts {
    let sales = i128::from(input.annual_sales);
    let CollectionCostsInput { in_house, agency, factoring, .. } = input;
    let (overdue, rate) = (input.overdue_percent, input.funding_rate_percent);
    let mut steps = Steps::new(input.currency);

    let invoices = i128::from(input.invoices_per_year);
    steps.know_decimal("invoicesPerYear", Decimal::whole(invoices), None);
    steps.know_decimal("minutesPerInvoice", in_house.minutes_per_invoice, Some("minutes"));
    steps.know_money("hourlyCost", i128::from(in_house.hourly_cost));
    // An hour for each invoice.
    let hourly = invoices.wrapping_mul(i128::from(in_house.hourly_cost));
    let in_house = Way {
        kind: CollectionKind::InHouse,
        handling: "round(invoicesPerYear * overduePercent / 100 * minutesPerInvoice / 60 \
                   * hourlyCost + fixedYearly, $)",
        work: product(hourly, overdue.times(in_house.minutes_per_invoice), 6_000),
        fixed_yearly: in_house.fixed_yearly,
        funding: FUNDING,
        funding_rate: Decimal::HUNDRED.times(rate),
        loss_percent: input.loss_percent,
        dso_days: input.dso_days,
    };
    let in_house = in_house.cost(input, &mut steps);

    steps.know_percent("feePercentOfRecovered", agency.fee_percent_of_recovered);
    let loss_percent = agency.loss_percent.unwrap_or(input.loss_percent);
    let recovered = overdue.plus(minus(loss_percent)).max(Decimal::ZERO);
    let agency = Way {
        kind: CollectionKind::Agency,
        handling: "round(feePercentOfRecovered / 100 * max(0, annualSales \
                   * (overduePercent - lossPercent) / 100) + fixedYearly, $)",
        work: product(sales, agency.fee_percent_of_recovered.times(recovered), 10_000),
        fixed_yearly: agency.fixed_yearly,
        funding: FUNDING,
        funding_rate: Decimal::HUNDRED.times(rate),
        loss_percent,
        dso_days: agency.dso_days.unwrap_or(input.dso_days),
    };
    let agency = agency.cost(input, &mut steps);

    steps.know_percent("commissionPercent", factoring.commission_percent);
    steps.know_percent("fundedPercent", factoring.funded_percent);
    steps.know_percent("factorRatePercent", factoring.funding_rate_percent);
    let waited = Decimal::HUNDRED.plus(minus(factoring.funded_percent));
    let advanced = factoring.funded_percent.times(factoring.funding_rate_percent);
    let factoring = Way {
        kind: CollectionKind::Factoring,
        handling: "round(commissionPercent / 100 * annualSales + fixedYearly, $)",
        work: product(sales, factoring.commission_percent, 100),
        fixed_yearly: factoring.fixed_yearly,
        funding: "round(annualSales * dsoDays / 365 * (fundedPercent / 100 * factorRatePercent / 100 \
                  + (1 - fundedPercent / 100) * fundingRatePercent / 100), $)",
        funding_rate: advanced.plus(waited.times(rate)),
        loss_percent: factoring.loss_percent.unwrap_or(input.loss_percent),
        dso_days: input.dso_days,
    };
    let factoring = factoring.cost(input, &mut steps);

    let mut least = &in_house;
    for option in [&agency, &factoring] {
        if option.total() < least.total() {
            least = option;
        }
    }
    let cheapest = least.kind;
    steps.money(
        "lowestTotal",
        "min(min(inHouseTotal, agencyTotal), factoringTotal)",
        least.total(),
        &Ground::Convention("cheapestFirst"),
    );
    let options = [in_house, agency, factoring];
    CollectionCosts { options, cheapest, explanation: steps.finish() }
}

/// What money costs while it is waited for, at the caller's own rate.
const FUNDING: &str = "round(annualSales * dsoDays / 365 * fundingRatePercent / 100, $)";

/// A way to collect, before what is the same for all of them.
struct Way {
    kind: CollectionKind,
    /// Formula of the work or the fee with what is fixed.
    handling: &'static str,
    /// The work or the fee.
    work: i128,
    fixed_yearly: i64,
    /// Formula of the money that is waited for.
    funding: &'static str,
    /// Its rate, in percents of a percent.
    funding_rate: Decimal,
    loss_percent: Decimal,
    dso_days: Decimal,
}

impl Way {
    /// What it costs; what the formulas of its handling and funding name apart is known already.
    fn cost(&self, input: &CollectionCostsInput, steps: &mut Steps) -> CollectionOption {
        let sales = i128::from(input.annual_sales);
        let fixed = i128::from(self.fixed_yearly);
        let option = CollectionOption {
            kind: self.kind,
            // What is fixed is whole and not negative: adding it after rounding is the same.
            handling: self.work.wrapping_add(fixed),
            funding: product(sales, self.dso_days.times(self.funding_rate), 365 * 10_000),
            losses: product(sales, self.loss_percent, 100),
        };
        steps.about(self.kind.name());
        steps.know_money("fixedYearly", fixed);
        steps.know_percent("lossPercent", self.loss_percent);
        steps.know_decimal("dsoDays", self.dso_days, Some("days"));
        steps.know_money("annualSales", sales);
        steps.know_percent("overduePercent", input.overdue_percent);
        steps.know_percent("fundingRatePercent", input.funding_rate_percent);
        let stated = Ground::Convention("statedCosts");
        steps.money("#Handling", self.handling, option.handling, &stated);
        let year = Ground::Convention("actual/365");
        steps.money("#Funding", self.funding, option.funding, &year);
        let share = Ground::Convention("shareOfSales");
        let losses = "round(annualSales * lossPercent / 100, $)";
        steps.money("#Losses", losses, option.losses, &share);
        let sum = Ground::Convention("sumOfParts");
        steps.money("#Total", "#Handling + #Funding + #Losses", option.total(), &sum);
        steps.forget();
        option
    }
}
