//! What holds for every write-off and every plan of installments.

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
    fn a_higher_rate_never_costs_less(asked in plan(), more in percent(100)) {
        let rate_percent = asked.rate_percent.plus(more);
        let dearer = installments(&InstallmentsInput { rate_percent, ..asked }).unwrap();
        let plan = installments(&asked).unwrap();
        // Each installment's interest is rounded: by at most half a minor unit.
        prop_assert!(dearer.total + i128::from(asked.count) >= plan.total);
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
}
