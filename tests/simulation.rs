//! Simulation of a forecast (spec §7.5) against the vectors, and what they do not say.

mod table;

use std::num::NonZeroU16;

use encours::amount::{Currency, Decimal};
use encours::calc::*;
use encours::date::Date;
use encours::error::Path;
use encours::language::Language;
use encours::ledger::{Ledger, NewInvoice, Payment};

#[test]
fn simulation_gives_the_figures_of_the_vectors() {
    table::check_report("simulation", |ledger, input| {
        encours::wire::forecast(ledger, input, Language::French)
    });
}

/// Numbers of the test's own, of no kin to the generator under test.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound
    }
}

const AS_OF: i32 = 20_000;

fn add(ledger: &mut Ledger, id: &str, customer: &str, due: Date, amount: i64, paid: Option<Date>) {
    let paid = paid.map(|date| Payment { date, amount });
    let invoice = NewInvoice {
        id,
        customer,
        issued: due.plus(-90),
        due: Some(due),
        terms: None,
        amount,
        vat: None,
        currency: Currency::euro(),
        payments: paid.as_slice(),
        disputed: None,
        doubtful: None,
        written_off: None,
    };
    ledger.add(&invoice, &Ledger::new(), &Path::ROOT).unwrap();
}

fn weeks(periods: u16, runs: u32, quantiles: &[i128]) -> ForecastOptions {
    let scope = Scope::on(Date::from_days(AS_OF));
    ForecastOptions {
        every: PeriodLength::Week,
        simulation: Some(SimulationOptions {
            runs,
            seed: 42,
            quantiles_percent: quantiles.iter().map(|&percent| Decimal::whole(percent)).collect(),
        }),
        ..ForecastOptions::new(scope, 0, NonZeroU16::new(periods).unwrap())
    }
}

/// Customers pay with delays of a law that only the test knows; the ledger has seen some of them.
/// What then comes in lies within the band as often as the band says.
#[test]
fn the_80_percent_band_holds_80_percent_of_what_comes() {
    const DELAYS: [&[i32]; 4] = [
        &[-3, 0, 0, 1, 2, 2, 5],
        &[0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30],
        &[10, 10, 12, 14, 30, 31, 45, 60],
        &[0, 0, 0, 1, 40],
    ];
    let mut numbers = Numbers(7);
    let as_of = Date::from_days(AS_OF);
    let (mut within, mut all) = (0, 0);
    for _ in 0..12 {
        let mut ledger = Ledger::new();
        for number in 0..1_200 {
            let (customer, due) = (number % 4, as_of.plus(-70 - numbers.below(230) as i32));
            let delay = DELAYS[customer][numbers.below(DELAYS[customer].len())];
            let id = format!("paid {number}");
            add(&mut ledger, &id, &format!("C{customer}"), due, 100_00, Some(due.plus(delay)));
        }
        let mut open = Vec::new();
        for number in 0..80 {
            let (customer, days) = (numbers.below(4), 1 + numbers.below(60) as i32);
            let amount = 1_000_00 + numbers.below(2_000_000) as i64;
            let customer_id = format!("C{customer}");
            add(
                &mut ledger,
                &format!("open {number}"),
                &customer_id,
                as_of.plus(days),
                amount,
                None,
            );
            open.push((customer, days, amount));
        }
        let result = forecast(&ledger, &weeks(8, 2_000, &[10, 90])).unwrap();
        let band = result.simulation.unwrap().closing;
        for _ in 0..250 {
            let mut comes = [0_i128; 8];
            for &(customer, days, amount) in &open {
                let delay = DELAYS[customer][numbers.below(DELAYS[customer].len())];
                // What would be late already is expected 14 days from now (spec §7.2, 3).
                let on = if days + delay <= 0 { 14 } else { days + delay };
                for (week, sum) in (1..).zip(&mut comes) {
                    *sum += if on <= 7 * week { i128::from(amount) } else { 0 };
                }
            }
            // The weeks in the middle: at the ends little is uncertain.
            for week in 2..8 {
                let held = band[2 * week] <= comes[week] && comes[week] <= band[2 * week + 1];
                within += usize::from(held);
                all += 1;
            }
        }
    }
    println!("{within} of {all} within the band");
    assert!(all * 77 <= within * 100 && within * 100 <= all * 83, "{within} of {all}");
}

#[test]
fn a_quantile_is_one_of_the_values() {
    // Five delays, one invoice: it comes on one of five days, a week apart.
    let mut ledger = Ledger::new();
    let as_of = Date::from_days(AS_OF);
    for delay in 0..5 {
        let due = as_of.plus(-100);
        add(&mut ledger, &format!("P{delay}"), "A", due, 1_00, Some(due.plus(7 * delay)));
    }
    add(&mut ledger, "F", "A", as_of.plus(1), 1_00, None);
    let quantiles = [0, 20, 40, 60, 80, 100];
    let made = forecast(&ledger, &weeks(5, 1_000, &quantiles)).unwrap().simulation.unwrap();
    // In the last week it is there in all runs, in the first in about a fifth of them.
    assert_eq!(made.closing[24..], [1_00; 6]);
    assert_eq!(made.closing[..4], [0; 4]);
    assert_eq!(made.closing[5], 1_00);
    assert_eq!(made.below_percent, [0; 5]);

    let one = forecast(&ledger, &weeks(5, 1, &quantiles)).unwrap().simulation.unwrap();
    for week in one.closing.chunks(6) {
        assert_eq!(week, [week[0]; 6], "of one run all quantiles are alike");
    }
}

/// Of so many runs and periods that the balances are not all kept at once.
#[test]
fn a_large_simulation_is_that_of_fewer_periods_and_goes_on() {
    let mut ledger = Ledger::new();
    let as_of = Date::from_days(AS_OF);
    for delay in 0..6 {
        let due = as_of.plus(-300);
        add(&mut ledger, &format!("P{delay}"), "A", due, 1_00, Some(due.plus(25 * delay)));
    }
    add(&mut ledger, "F", "A", as_of.plus(1), 1_00, None);
    let of = |periods| {
        let options =
            ForecastOptions { threshold: 50, ..weeks(periods, 100_000, &[10, 30, 50, 70, 90]) };
        let mut reported = Vec::new();
        let result =
            forecast_with_progress(&ledger, &options, &mut |runs| reported.push(runs)).unwrap();
        assert!(reported.is_sorted() && reported.len() > 100);
        assert_eq!(reported.last(), Some(&100_000));
        result.simulation.unwrap()
    };
    let (small, large) = (of(8), of(21));
    assert_eq!(large.closing[..8 * 5], small.closing);
    assert_eq!(large.below_percent[..8], small.below_percent);
    assert_eq!(large.closing.len(), 21 * 5);
    assert_eq!(large.closing[20 * 5..], [1_00; 5]);
    assert_eq!(large.below_percent.len(), 21);
}
