//! What holds for every allowance and every provision.

mod book;

use book::{book_abroad, day, ledger_of, scope, shuffled};
use encours::amount::{Currency, Decimal};
use encours::calc::*;
use encours::law::accounts::{Chart, Nature, Risk};
use encours::ledger::Payment;
use proptest::prelude::*;

fn percent(most: i128) -> impl Strategy<Value = Decimal> {
    // `plus` gives lowest terms, as reading does.
    (0..=most * 1_000_000).prop_map(|units| Decimal { units, scale: 6 }.plus(Decimal::ZERO))
}

fn asked() -> impl Strategy<Value = AllowanceOptions> {
    (
        day(),
        prop::collection::vec(percent(100), 5),
        prop::option::of(percent(100)),
        prop::option::of(percent(100)),
        prop::option::of(percent(30)),
        prop::collection::btree_map("C[0-8]", 0_i64..500_000, 0..6),
    )
        .prop_map(|(as_of, rates, doubtful, disputed, vat, previous)| AllowanceOptions {
            rates_percent: rates,
            doubtful_percent: doubtful,
            disputed_percent: disputed,
            default_vat_percent: vat,
            previous: previous.into_iter().collect(),
            ..AllowanceOptions::new(scope(as_of), [Decimal::ZERO; 5])
        })
}

/// Individual rates of some invoices of a ledger: of each whose bit is set.
fn individual(ledger: &encours::ledger::Ledger, bits: u64, rate: Decimal) -> Vec<IndividualRate> {
    let rows = ledger.present_invoices().map(|invoice| invoice.row);
    let chosen = rows.filter(|row| bits >> (row % 64) & 1 == 1);
    chosen.map(|invoice| IndividualRate { invoice, rate_percent: rate, reason: None }).collect()
}

/// Debits equal credits, and each line has one side.
fn balanced(entries: &[JournalEntry]) -> bool {
    let debits: i128 = entries.iter().map(|entry| entry.debit).sum();
    let credits: i128 = entries.iter().map(|entry| entry.credit).sum();
    let one_sided = |entry: &JournalEntry| {
        (entry.debit > 0 && entry.credit == 0) || (entry.credit > 0 && entry.debit == 0)
    };
    debits == credits && entries.iter().all(one_sided)
}

/// What an account takes on the debit less on the credit.
fn balance(entries: &[JournalEntry], account: &str) -> i128 {
    let lines = entries.iter().filter(|entry| entry.account == account);
    lines.map(|entry| entry.debit - entry.credit).sum()
}

fn risk() -> impl Strategy<Value = ProvisionInput> {
    // Cuts of 100 % into probabilities.
    let cuts = prop::collection::vec(0_i128..=100_000_000, 0..4);
    let amount = prop_oneof![Just(0_i64), 1_i64..10_000_000, Just(1_000_000_000_000_000_000)];
    let outcomes = (cuts, prop::collection::vec(amount, 5)).prop_map(|(mut cuts, amounts)| {
        cuts.push(100_000_000);
        cuts.sort_unstable();
        let mut before = 0;
        let part = |(cut, amount): (i128, i64)| {
            let units = cut - before;
            before = cut;
            let probability_percent = Decimal { units, scale: 6 }.plus(Decimal::ZERO);
            Outcome { amount, probability_percent }
        };
        cuts.into_iter().zip(amounts).map(part).collect::<Vec<Outcome>>()
    });
    let methods = prop::sample::select(vec![Method::ExpectedValue, Method::MostLikely]);
    let natures = [Nature::Operating, Nature::Financial, Nature::Exceptional];
    (
        prop::sample::select(Risk::ALL.to_vec()),
        outcomes,
        prop::option::of(methods),
        0_i64..5_000_000,
        prop::option::of(prop::sample::select(natures.to_vec())),
        prop::option::of((percent(1_000), 0_u8..=100)),
        any::<bool>(),
    )
        .prop_map(|(kind, outcomes, method, previous, nature, discount, former)| {
            ProvisionInput {
                kind,
                outcomes,
                method,
                previous,
                nature,
                discount: discount.map(|(rate_percent, years)| Discount { rate_percent, years }),
                chart: if former { Chart::Former2014 } else { Chart::Since2025 },
                currency: Currency::euro(),
            }
        })
}

proptest! {
    #[test]
    fn individual_rates_add_up_with_the_rest(
        book in book_abroad(), options in asked(), bits in any::<u64>(), rate in percent(100)
    ) {
        let ledger = ledger_of(&book);
        let individual = individual(&ledger, bits, rate);
        let without = allowance(&ledger, &options).unwrap();
        let options = AllowanceOptions { individual, ..options };
        let report = allowance(&ledger, &options).unwrap();
        prop_assert_eq!(report.total.net_open, without.total.net_open);
        prop_assert_eq!(report.individual.len(), options.individual.len());
        let base: i128 = report.individual.iter().map(|row| row.base).sum();
        let apart: i128 = report.individual.iter().map(|row| row.allowance).sum();
        prop_assert!(base <= report.total.net_open && apart <= report.total.allowance);
        if bits == u64::MAX {
            prop_assert_eq!(apart, report.total.allowance);
        }
        for row in &report.individual {
            let scale = 10_i128.pow(u32::from(rate.scale)) * 100;
            let off = row.base * rate.units - row.allowance * scale;
            prop_assert!(off.abs() * 2 <= scale);
        }
        prop_assert!(balanced(&report.entries));
    }

    #[test]
    fn rows_add_up_and_the_entries_book_the_movement(book in book_abroad(), asked in asked()) {
        let report = allowance(&ledger_of(&book), &asked).unwrap();
        let sum = |of: fn(&Allowance) -> i128| report.rows.iter().map(|(_, row)| of(row)).sum::<i128>();
        let total = report.total;
        prop_assert_eq!(sum(|row| row.net_open), total.net_open);
        prop_assert_eq!(sum(|row| row.allowance), total.allowance);
        prop_assert_eq!(sum(|row| row.previous), total.previous);
        prop_assert_eq!(sum(|row| row.charge), total.charge);
        prop_assert_eq!(sum(|row| row.reversal), total.reversal);
        prop_assert!(report.rows.is_sorted_by(|a, b| a.0 < b.0));
        for (_, row) in &report.rows {
            prop_assert_eq!(row.charge - row.reversal, row.allowance - row.previous);
            prop_assert!(row.charge == 0 || row.reversal == 0);
            prop_assert!(0 <= row.allowance && row.allowance <= row.net_open);
        }
        let given: i128 = asked.previous.iter().map(|&(_, previous)| i128::from(previous)).sum();
        prop_assert_eq!(total.previous, given);
        prop_assert!(balanced(&report.entries));
        // 491 is a credit account: it rises by what is charged.
        prop_assert_eq!(balance(&report.entries, "491"), total.previous - total.allowance);
        prop_assert_eq!(balance(&report.entries, "68174"), total.charge);
        prop_assert_eq!(balance(&report.entries, "78174"), -total.reversal);
    }

    #[test]
    fn all_lost_is_all_that_is_open_before_vat(book in book_abroad(), as_of in day()) {
        let ledger = ledger_of(&book);
        let asked = AllowanceOptions::new(scope(as_of), [Decimal::HUNDRED; 5]);
        let report = allowance(&ledger, &asked).unwrap();
        prop_assert_eq!(report.total.allowance, report.total.net_open);
        let open: i128 = ledger
            .invoices()
            .map(|invoice| asked.scope.convert(invoice.open(as_of), invoice.currency).unwrap())
            .filter(|open| *open > 0)
            .sum();
        prop_assert!(report.total.net_open <= open);
    }

    #[test]
    fn neither_the_order_of_input_nor_later_payments_change_an_allowance(
        book in book_abroad(), asked in asked(), seed in any::<u64>(),
        which in any::<prop::sample::Index>(), later in 1_i32..900
    ) {
        prop_assume!(!book.is_empty());
        let mut other = shuffled(&book, seed);
        let paid = which.index(other.len());
        let date = asked.scope.as_of.plus(later);
        other[paid].payments.push(Payment { date, amount: 12_345 });
        let one = allowance(&ledger_of(&book), &asked).unwrap();
        let two = allowance(&ledger_of(&other), &asked).unwrap();
        prop_assert_eq!(one.rows, two.rows);
        prop_assert_eq!(one.entries, two.entries);
        prop_assert_eq!(one.warnings, two.warnings);
    }

    #[test]
    fn a_provision_moves_from_the_last_to_the_present(risk in risk()) {
        let given = provision(&risk);
        prop_assert_eq!(given.charge - given.reversal, given.amount - i128::from(risk.previous));
        prop_assert!(given.charge == 0 || given.reversal == 0);
        prop_assert!(balanced(&given.entries));
        let moved = balance(&given.entries, given.account);
        prop_assert_eq!(moved, i128::from(risk.previous) - given.amount);
        let worst = risk.outcomes.iter().map(|outcome| outcome.amount).max().unwrap();
        prop_assert!(0 <= given.amount && given.amount <= i128::from(worst));
        if !given.recognition.is_recognized() {
            prop_assert_eq!(given.amount, 0);
        }
    }

    #[test]
    fn a_discount_never_raises_a_provision_and_outcomes_have_no_order(risk in risk()) {
        let given = provision(&risk);
        let plain = provision(&ProvisionInput { discount: None, ..risk.clone() });
        prop_assert!(given.amount <= plain.amount);
        let at_once = Discount { rate_percent: Decimal::HUNDRED, years: 0 };
        let at_once = ProvisionInput { discount: Some(at_once), ..risk.clone() };
        prop_assert_eq!(provision(&at_once).amount, plain.amount);
        let mut outcomes = risk.outcomes.clone();
        outcomes.reverse();
        // Steps name the outcomes by their place.
        let figures = |mut provision: Provision| {
            provision.explanation.steps.clear();
            provision
        };
        let reversed = provision(&ProvisionInput { outcomes, ..risk });
        prop_assert_eq!(figures(reversed), figures(given));
    }
}
