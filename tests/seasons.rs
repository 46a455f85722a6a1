//! Seasons: the vectors, and what holds for every book.

#![cfg(not(target_arch = "wasm32"))]

mod book;
mod table;

use book::{book, book_abroad, day, ledger_of, scope, shuffled};
use encours::calc::*;
use encours::date::Date;
use encours::language::Language;
use encours::ledger::Ledger;
use proptest::prelude::*;

#[test]
fn seasons_are_those_of_the_vectors() {
    table::check_report("seasons", |ledger, input| {
        encours::wire::seasons(ledger, input, Language::French)
    });
}

fn of(ledger: &Ledger, as_of: Date, years: Option<usize>) -> Seasons {
    seasons(ledger, &SeasonsOptions { scope: scope(as_of), years }).unwrap()
}

/// All that is answered, but the day that was asked.
fn told(seasons: &Seasons) -> (Vec<SeasonYear>, Vec<[SeasonMonth; 2]>) {
    (seasons.years.clone(), seasons.months.clone())
}

proptest! {
    #[test]
    fn months_and_years_hold_the_same(book in book_abroad(), as_of in day()) {
        let made = of(&ledger_of(&book), as_of, None);
        prop_assert_eq!(made.months.len(), if made.years.is_empty() { 0 } else { 12 });
        for (figure, of_year) in [|year: &SeasonYear| year.sold, |year: &SeasonYear| year.received].iter().enumerate() {
            for (at, year) in made.years.iter().enumerate() {
                let months: i128 = made.months.iter().map(|month| month[figure].each[at]).sum();
                prop_assert_eq!(months, of_year(year));
            }
            for month in &made.months {
                prop_assert_eq!(month[figure].each.len(), made.years.len());
                prop_assert_eq!(month[figure].each.iter().sum::<i128>(), month[figure].amount);
            }
        }
    }

    #[test]
    fn years_follow_one_another_and_are_over(book in book(), as_of in day()) {
        let made = of(&ledger_of(&book), as_of, None);
        for year in &made.years {
            prop_assert_eq!(year.from, year.from.month_start());
            prop_assert_eq!(year.to, year.from.plus_months(11, 31));
            prop_assert!(year.to <= as_of);
        }
        for pair in made.years.windows(2) {
            prop_assert_eq!(pair[0].to.plus(1), pair[1].from);
        }
    }

    #[test]
    fn what_is_sold_and_received_is_what_the_book_holds(book in book(), as_of in day()) {
        let ledger = ledger_of(&book);
        for year in of(&ledger, as_of, None).years {
            let within = |day: Date| year.from <= day && day <= year.to;
            let known = || ledger.invoices().filter(|invoice| invoice.issued <= as_of);
            let sold: i128 = known()
                .filter(|invoice| within(invoice.issued))
                .map(|invoice| i128::from(invoice.amount))
                .sum();
            let received: i128 = known()
                .flat_map(|invoice| invoice.payments.iter().collect::<Vec<_>>())
                .filter(|payment| within(payment.date))
                .map(|payment| i128::from(payment.amount))
                .sum();
            prop_assert_eq!((year.sold, year.received), (sold, received));
        }
    }

    #[test]
    fn fewer_years_are_the_last_ones(book in book(), as_of in day(), years in 1_usize..4) {
        let ledger = ledger_of(&book);
        let (all, some) = (of(&ledger, as_of, None), of(&ledger, as_of, Some(years)));
        let first = all.years.len().saturating_sub(years);
        prop_assert_eq!(&all.years[first..], &some.years[..]);
    }

    #[test]
    fn the_order_of_invoices_does_not_count(
        book in book_abroad(), as_of in day(), seed in any::<u64>()
    ) {
        let made = told(&of(&ledger_of(&book), as_of, None));
        prop_assert_eq!(&made, &told(&of(&ledger_of(&shuffled(&book, seed)), as_of, None)));
    }

    #[test]
    fn a_season_comes_out_of_the_ordinary_every_year(book in book(), as_of in day()) {
        let made = of(&ledger_of(&book), as_of, None);
        for month in &made.months {
            for (figure, own) in month.iter().enumerate() {
                let above = |at: usize| {
                    let year = &made.years[at];
                    own.each[at] * 12 - [year.sold, year.received][figure]
                };
                let all = 0..made.years.len();
                match own.season {
                    Some(Season::High) => prop_assert!(all.clone().all(|at| above(at) > 0)),
                    Some(Season::Low) => prop_assert!(all.clone().all(|at| above(at) < 0)),
                    None => {}
                }
                if own.season.is_some() {
                    prop_assert!(made.years.len() > 1);
                    let percent = own.percent.unwrap();
                    prop_assert_eq!(own.season == Some(Season::High), percent >= 125_00);
                    prop_assert_eq!(own.season == Some(Season::Low), percent <= 75_00);
                }
            }
        }
    }
}

#[test]
fn the_last_day_of_the_calendar_ends_a_year() {
    let last = Date::parse("2199-12-31").unwrap();
    let file = "id,customer,issued,due,amount\nF-1,A,2199-01-01,2199-01-01,100\nF-2,A,2199-12-31,2199-12-31,50\n";
    let ledger = encours::import::csv::read(file.as_bytes(), &Default::default()).unwrap().ledger;
    let made = of(&ledger, last, None);
    assert_eq!(made.years.len(), 1);
    assert_eq!((made.years[0].to, made.years[0].sold), (last, 150_00));
    assert_eq!(made.months[11][0].percent, Some(400_00));
}
