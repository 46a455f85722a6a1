//! What holds for the loss rates of every ledger.

mod book;

use book::{book, book_abroad, day, ledger_of, scope, shuffled};
use encours::calc::*;
use encours::date::Date;
use encours::ledger::{Ledger, Payment};
use proptest::prelude::*;

fn asked() -> impl Strategy<Value = LossRatesOptions> {
    let bounds = prop::collection::btree_set(1_i32..200, 1..6);
    (day(), bounds, 1_i32..900, prop::option::of(1_i32..1500)).prop_map(
        |(as_of, bounds, days, since)| LossRatesOptions {
            buckets: bounds.into_iter().collect(),
            days,
            from: since.map(|since| as_of.plus(-days - since)),
            ..LossRatesOptions::new(scope(as_of))
        },
    )
}

/// Spec §8.2 word by word, bucket by bucket.
fn by_the_book(ledger: &Ledger, asked: &LossRatesOptions, from: i32) -> Lost {
    let mut sum = Lost::default();
    for invoice in ledger.invoices() {
        let last = asked.scope.as_of.plus(-asked.days);
        let early = asked.from.is_some_and(|from| invoice.issued < from);
        if invoice.amount <= 0 || invoice.issued > last || early {
            continue;
        }
        let convert = |minor| asked.scope.convert(minor, invoice.currency).unwrap();
        let end = invoice.issued.plus(asked.days);
        let day = invoice.due.plus(from);
        let open = match from {
            0 => i128::from(invoice.amount),
            _ if day > end => continue,
            _ => invoice.open(day),
        };
        if open <= 0 {
            continue;
        }
        let lost = convert(invoice.open(end)) + convert(invoice.loss(end));
        sum.reached += convert(open);
        sum.lost += lost.min(convert(open)).max(0);
    }
    sum
}

fn lost(ledger: &Ledger, asked: &LossRatesOptions) -> Vec<Lost> {
    let rates = loss_rates(ledger, asked).unwrap();
    rates.buckets.into_iter().map(|(_, lost)| lost).collect()
}

proptest! {
    #[test]
    fn each_bucket_is_what_the_spec_says_of_it_alone(book in book_abroad(), asked in asked()) {
        let ledger = ledger_of(&book);
        let rates = loss_rates(&ledger, &asked).unwrap();
        for (bucket, lost) in &rates.buckets {
            prop_assert_eq!(*lost, by_the_book(&ledger, &asked, bucket.from), "{}", bucket.label);
            prop_assert!(0 <= lost.lost && lost.lost <= lost.reached);
            prop_assert!(lost.rate_percent().is_none_or(|rate| (0..=100_00).contains(&rate)));
        }
        prop_assert_eq!(rates.buckets.len(), asked.buckets.len() + 2);
    }

    #[test]
    fn neither_the_order_of_input_nor_payments_after_the_age_of_loss_change_rates(
        book in book(), asked in asked(), seed in any::<u64>(), which in any::<prop::sample::Index>(),
        later in 1_i32..900
    ) {
        prop_assume!(!book.is_empty());
        let mut other = shuffled(&book, seed);
        let paid = which.index(other.len());
        let date = asked.scope.as_of.plus(later);
        other[paid].payments.push(Payment { date, amount: 12_345 });
        prop_assert_eq!(lost(&ledger_of(&book), &asked), lost(&ledger_of(&other), &asked));
    }

    #[test]
    fn many_buckets_say_the_same_of_the_same_age(book in book(), as_of in day()) {
        let ledger = ledger_of(&book);
        let asked = |buckets: Vec<i32>| LossRatesOptions {
            buckets, days: 400, ..LossRatesOptions::new(scope(as_of))
        };
        let fine = lost(&ledger, &asked((1..=90).collect()));
        let usual = lost(&ledger, &asked(vec![30, 60, 90]));
        let same = [(0, 0), (1, 1), (31, 2), (61, 3), (91, 4)];
        for (day, bucket) in same {
            prop_assert_eq!(fine[day], usual[bucket]);
        }
    }
}

#[test]
fn a_ledger_of_later_invoices_gives_no_rates() {
    let asked = LossRatesOptions::new(scope(Date::MIN));
    assert!(lost(&Ledger::new(), &asked).iter().all(|lost| lost.rate_percent().is_none()));
}
