//! What holds for every write-off, plan of installments, discount and cost of collection.

use encours::amount::{Currency, Decimal};
use encours::calc::*;
use encours::date::Date;
use proptest::prelude::*;

fn currency() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["EUR", "JPY", "TND"]).prop_map(|code| Currency::parse(code).unwrap())
}

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        1_i64..100,
        1_i64..10_000_000,
        Just(1_000_000_000_000_000),
        Just(1_000_000_000_000_000_000)
    ]
}

fn percent(most: i128) -> impl Strategy<Value = Decimal> {
    // `plus` gives lowest terms, as reading does.
    let exact = (0..=most * 1_000_000).prop_map(|units| Decimal { units, scale: 6 });
    let usual = (0..=most * 10).prop_map(|units| Decimal { units, scale: 1 });
    prop_oneof![1 => Just(Decimal::ZERO), 3 => exact, 3 => usual]
        .prop_map(|percent| percent.plus(Decimal::ZERO))
}

fn plan() -> impl Strategy<Value = InstallmentsInput> {
    let periods = [InstallmentPeriod::Week, InstallmentPeriod::Month, InstallmentPeriod::Quarter];
    (
        amount(),
        1_u8..=120,
        (0_i32..70_000).prop_map(Date::from_days),
        prop::sample::select(periods.to_vec()),
        percent(1_000),
        currency(),
    )
        .prop_map(|(amount, count, first, every, rate_percent, currency)| InstallmentsInput {
            amount,
            count,
            first,
            every,
            rate_percent,
            currency,
        })
}

fn year() -> impl Strategy<Value = CollectionCostsInput> {
    let sales = prop_oneof![Just(0_i64), 1_i64..10_000_000_000, Just(1_000_000_000_000_000_000)];
    let cost = || prop_oneof![1 => Just(0_i64), 3 => 1_i64..10_000_000];
    let other = || percent(10_000);
    let maybe = || prop::option::of(percent(100));
    (
        (sales, 0_u32..=1_000_000_000, other(), currency()),
        (percent(100), percent(100), percent(1_000)),
        (other(), cost(), cost()),
        (percent(100), cost(), maybe(), prop::option::of(other())),
        (percent(100), percent(1_000), percent(100), cost(), maybe()),
    )
        .prop_map(|(year, shares, own, agency, factor)| CollectionCostsInput {
            annual_sales: year.0,
            invoices_per_year: year.1,
            dso_days: year.2,
            overdue_percent: shares.0,
            loss_percent: shares.1,
            funding_rate_percent: shares.2,
            in_house: InHouse {
                minutes_per_invoice: own.0,
                hourly_cost: own.1,
                fixed_yearly: own.2,
            },
            agency: Agency {
                fee_percent_of_recovered: agency.0,
                fixed_yearly: agency.1,
                loss_percent: agency.2,
                dso_days: agency.3,
            },
            factoring: Factoring {
                commission_percent: factor.0,
                funding_rate_percent: factor.1,
                funded_percent: factor.2,
                fixed_yearly: factor.3,
                loss_percent: factor.4,
            },
            currency: year.3,
        })
}

proptest! {
    #[test]
    fn installments_settle_the_debt_to_the_cent(asked in plan()) {
        let plan = installments(&asked).unwrap();
        let amount = i128::from(asked.amount);
        prop_assert_eq!(plan.installments.len(), usize::from(asked.count));
        let sum = |of: fn(&Installment) -> i128| plan.installments.iter().map(of).sum::<i128>();
        prop_assert_eq!(sum(|part| part.principal), amount);
        prop_assert_eq!(sum(|part| part.interest), plan.total_interest);
        prop_assert_eq!(sum(Installment::amount), plan.total);
        prop_assert_eq!(plan.total, amount + plan.total_interest);
        let mut remaining = amount;
        for part in &plan.installments {
            prop_assert!(part.principal >= 0 && part.interest >= 0);
            remaining -= part.principal;
            prop_assert_eq!(part.remaining, remaining);
        }
        prop_assert_eq!(remaining, 0);
        prop_assert!(plan.installments.windows(2).all(|pair| pair[0].date < pair[1].date));
        prop_assert_eq!(plan.installments[0].date, asked.first);
    }

    #[test]
    fn all_installments_but_the_last_are_alike_until_the_debt_is_settled(asked in plan()) {
        let plan = installments(&asked).unwrap();
        let (last, others) = plan.installments.split_last().unwrap();
        for part in others.iter().filter(|part| part.remaining > 0) {
            prop_assert_eq!(part.amount(), others[0].amount());
        }
        if asked.rate_percent == Decimal::ZERO && !others.is_empty() {
            prop_assert!(last.amount() >= others[0].amount());
            prop_assert!(last.amount() - others[0].amount() < i128::from(asked.count));
        }
    }

    #[test]
    fn a_higher_rate_never_lowers_the_annuity(asked in plan(), more in percent(100)) {
        // Of one installment, the amount is the debt and a period's interest.
        let rate_percent = asked.rate_percent.plus(more);
        let dearer = installments(&InstallmentsInput { rate_percent, ..asked }).unwrap();
        let plan = installments(&asked).unwrap();
        prop_assert!(dearer.installments[0].interest >= plan.installments[0].interest);
        prop_assert!(dearer.installments[0].amount() >= plan.installments[0].amount());
    }

    #[test]
    fn a_write_off_balances_and_clears_the_customer(
        amount in amount(), share in 0_i64..=100, allowance in prop_oneof![Just(0), amount()],
        doubtful in any::<bool>(), currency in currency()
    ) {
        let vat = amount / 100 * share;
        let lost = write_off(&WriteOffInput { amount, vat, allowance, doubtful, currency });
        let balance = |account: &str| -> i128 {
            let lines = lost.entries.iter().filter(|line| line.account == account);
            lines.map(|line| line.debit - line.credit).sum()
        };
        prop_assert_eq!(lost.entries.iter().map(|line| line.debit - line.credit).sum::<i128>(), 0);
        prop_assert!(lost.entries.iter().all(|line| (line.debit > 0) != (line.credit > 0)));
        let (customer, other) = if doubtful { ("416", "411") } else { ("411", "416") };
        prop_assert_eq!((balance(customer), balance(other)), (-i128::from(amount), 0));
        prop_assert_eq!(balance("654") + balance("44571"), i128::from(amount));
        prop_assert_eq!(balance("44571"), i128::from(vat));
        prop_assert_eq!((balance("491"), balance("78174")), (allowance.into(), -i128::from(allowance)));
    }

    #[test]
    fn a_discount_and_what_is_paid_make_the_amount(
        amount in amount(), percent in percent(99), days_early in 1_u16..=3660, currency in currency()
    ) {
        let asked = EarlyDiscountInput { amount, discount_percent: percent, days_early, currency };
        let offer = early_discount(&asked);
        prop_assert_eq!(offer.discount + offer.pay, i128::from(amount));
        prop_assert!(0 <= offer.discount && offer.discount <= i128::from(amount));
        // A day earlier costs less a year: the same discount buys more days.
        let later = EarlyDiscountInput { days_early: days_early + 1, ..asked };
        prop_assert!(early_discount(&later).annual_cost_percent <= offer.annual_cost_percent);
    }

    #[test]
    fn costs_are_never_negative_and_the_cheapest_is_the_first_of_the_lowest(asked in year()) {
        let costs = collection_costs(&asked);
        let lowest = costs.options.iter().map(CollectionOption::total).min().unwrap();
        for option in &costs.options {
            prop_assert!(option.handling >= 0 && option.funding >= 0 && option.losses >= 0);
        }
        let first = costs.options.iter().find(|option| option.total() == lowest).unwrap();
        prop_assert_eq!(costs.cheapest, first.kind);
        prop_assert_eq!(&costs.explanation.steps.last().unwrap().value, &costs.explanation.steps
            .iter().filter(|step| step.id.ends_with("Total") && step.id != "lowestTotal")
            .find(|step| step.id.starts_with(first.kind.name())).unwrap().value);
    }

    #[test]
    fn money_that_costs_nothing_and_nothing_late_leave_only_what_is_fixed(asked in year()) {
        let costs = collection_costs(&CollectionCostsInput {
            overdue_percent: Decimal::ZERO,
            loss_percent: Decimal::ZERO,
            funding_rate_percent: Decimal::ZERO,
            agency: Agency { loss_percent: None, ..asked.agency },
            ..asked
        });
        let [own, agency, _] = costs.options;
        prop_assert_eq!(own.total(), i128::from(asked.in_house.fixed_yearly));
        prop_assert_eq!(agency.total(), i128::from(asked.agency.fixed_yearly));
    }
}
