//! What holds for every forecast.

mod book;

use std::num::NonZeroU16;

use book::{Made, book, book_abroad, day, ledger_of, scope, shuffled};
use encours::amount::{Currency, Decimal};
use encours::calc::*;
use encours::date::Date;
use encours::error::Path;
use encours::ledger::{Class, Ledger, NewInvoice, Payment};
use proptest::prelude::*;

fn flow() -> impl Strategy<Value = Flow> {
    let every = prop_oneof![
        Just(None),
        Just(Some(Repeat::Week)),
        Just(Some(Repeat::Month)),
        Just(Some(Repeat::Quarter)),
        Just(Some(Repeat::Year)),
    ];
    (-500_000_i64..500_000, day(), every, prop::option::of(0_i32..2_000)).prop_map(
        |(amount, date, every, days)| Flow {
            amount,
            date,
            every,
            until: days.map(|days| date.plus(days)),
        },
    )
}

/// Options without scenarios of their own.
fn options() -> impl Strategy<Value = ForecastOptions> {
    (
        (day(), -1_000_000_i64..1_000_000, 1_u16..30),
        any::<[bool; 4]>(),
        prop::collection::vec(flow(), 0..5),
        0_i32..60,
        -500_000_i64..500_000,
    )
        .prop_map(|((as_of, opening, periods), flags, flows, grace, threshold)| {
            let [weeks, due, include_disputed, include_doubtful] = flags;
            ForecastOptions {
                every: if weeks { PeriodLength::Week } else { PeriodLength::Month },
                flows,
                timing: if due { Timing::Due } else { Timing::Behaviour },
                overdue_grace_days: grace,
                include_disputed,
                include_doubtful,
                threshold,
                ..ForecastOptions::new(scope(as_of), opening, NonZeroU16::new(periods).unwrap())
            }
        })
}

fn scenario() -> impl Strategy<Value = Scenario> {
    let percent =
        || (0_i128..=2_000).prop_map(|units| Decimal { units, scale: 1 }.plus(Decimal::ZERO));
    let change = (-90_i32..90, percent()).prop_map(|(extra_delay_days, inflow_percent)| {
        CustomerChange { extra_delay_days, inflow_percent }
    });
    (-90_i32..90, percent(), percent(), prop::collection::btree_map(0_u32..6, change, 0..4))
        .prop_map(|(extra_delay_days, inflow_percent, outflow_percent, customers)| Scenario {
            name: "other".to_owned(),
            extra_delay_days,
            inflow_percent,
            outflow_percent,
            customers: customers.into_iter().collect(),
        })
}

/// Of some of the invoices, each in one plan at most.
fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let part = (day(), 1_i64..200_000).prop_map(|(date, amount)| Payment { date, amount });
    let parts = prop::collection::vec(part, 0..5);
    prop::collection::vec((1_usize..4, day(), parts), 0..4).prop_map(|plans| {
        let mut next = 0_u32..;
        let plan = |(count, made, mut installments): (usize, Date, Vec<Payment>)| {
            installments.sort_by_key(|part| part.date);
            Plan { rows: next.by_ref().step_by(2).take(count).collect(), made, installments }
        };
        plans.into_iter().map(plan).collect()
    })
}

fn simulation() -> impl Strategy<Value = SimulationOptions> {
    let quantiles = prop::collection::vec((0_i128..=100).prop_map(Decimal::whole), 0..5);
    (1_u32..60, any::<u64>(), quantiles).prop_map(|(runs, seed, quantiles_percent)| {
        SimulationOptions { runs, seed, quantiles_percent }
    })
}

/// An invoice of 1.00 that is paid.
fn paid<'a>(id: &'a str, due: Date, payments: &'a [Payment]) -> NewInvoice<'a> {
    NewInvoice {
        id,
        customer: "C0",
        issued: due,
        due: Some(due),
        terms: None,
        amount: 1_00,
        vat: None,
        currency: Currency::euro(),
        payments,
        disputed: None,
        doubtful: None,
        written_off: None,
    }
}

fn forecast_of(ledger: &Ledger, options: &ForecastOptions) -> ForecastRun {
    let mut runs = forecast(ledger, options).unwrap().runs;
    assert_eq!(runs.len(), 1);
    runs.remove(0)
}

/// What the customers of a book owe, less what they are owed, each at least 0; and what is
/// disputed or doubtful and left out.
fn owed(ledger: &Ledger, options: &ForecastOptions) -> (i128, i128) {
    let as_of = options.scope.as_of;
    let mut by_customer = vec![(0_i128, 0_i128); ledger.customers().len()];
    let mut excluded = 0;
    for invoice in ledger.invoices() {
        let open = options.scope.convert(invoice.open(as_of), invoice.currency).unwrap();
        let (owed, credits) = &mut by_customer[invoice.customer as usize];
        match invoice.class(as_of) {
            Class::Credit => *credits -= open,
            Class::Disputed if !options.include_disputed => excluded += open,
            Class::Doubtful if !options.include_doubtful => excluded += open,
            _ => *owed += open,
        }
    }
    (by_customer.iter().map(|(owed, credits)| (owed - credits).max(0)).sum(), excluded)
}

/// How often a flow comes from the day after `as_of` to `horizon`, day by day.
fn times(flow: &Flow, as_of: Date, horizon: Date) -> i128 {
    let (_, _, wanted) = flow.date.ymd();
    let months = |day: Date| day.ymd().0 * 12 + day.ymd().1 as i32;
    let comes = |day: Date| {
        let apart = months(day) - months(flow.date);
        let on_day = day == day.with_day(wanted);
        match flow.every {
            None => day == flow.date,
            Some(Repeat::Week) => flow.date.until(day) % 7 == 0,
            Some(Repeat::Month) => on_day,
            Some(Repeat::Quarter) => on_day && apart % 3 == 0,
            Some(Repeat::Year) => on_day && apart % 12 == 0,
        }
    };
    let mut count = 0;
    let mut day = as_of.plus(1);
    while day <= horizon {
        if day >= flow.date && flow.until.is_none_or(|until| day <= until) && comes(day) {
            count += 1;
        }
        day = day.plus(1);
    }
    count
}

proptest! {
    #[test]
    fn each_period_takes_over_where_the_last_one_closed(
        book in book_abroad(), options in options(), scenario in scenario(),
        week_start in prop::option::of(1..8)
    ) {
        let options = ForecastOptions { week_start, ..options };
        let ledger = ledger_of(&book);
        let customers = ledger.customers().len() as u32;
        let mut scenario = scenario;
        scenario.customers.retain(|(code, _)| *code < customers);
        let options = ForecastOptions { scenarios: vec![scenario], ..options };
        let run = forecast_of(&ledger, &options);
        let mut balance = i128::from(options.opening);
        let mut day = options.scope.as_of;
        for period in &run.periods {
            prop_assert_eq!(period.opening, balance);
            prop_assert_eq!(period.net, period.receivables + period.inflows - period.outflows);
            prop_assert_eq!(period.closing, period.opening + period.net);
            prop_assert!(period.receivables >= 0 && period.inflows >= 0 && period.outflows >= 0);
            prop_assert_eq!(period.start, day.plus(1));
            prop_assert!(period.start <= period.lowest_on && period.lowest_on <= period.end);
            prop_assert!(period.lowest <= period.closing);
            match options.every {
                PeriodLength::Week => {
                    let days = period.start.until(period.end);
                    let first = day == options.scope.as_of;
                    let whole = options.week_start.is_none() || !first;
                    let fits = if whole { days == 6 } else { (0..7).contains(&days) };
                    prop_assert!(fits);
                    if let Some(start) = options.week_start {
                        prop_assert_eq!(period.end.plus(1).weekday(), start);
                    }
                }
                PeriodLength::Month => prop_assert_eq!(period.end, period.start.month_end()),
            }
            balance = period.closing;
            day = period.end;
        }
        prop_assert_eq!(run.periods.len(), usize::from(options.periods.get()));
        prop_assert_eq!(run.closing, balance);
        let lowest = run.periods.iter().map(|period| period.lowest).min().unwrap();
        prop_assert_eq!(run.lowest, lowest);
        let first = run.periods.iter().find(|period| period.lowest == lowest).unwrap();
        prop_assert_eq!(run.lowest_on, first.lowest_on);
        prop_assert_eq!(run.first_below.is_some(), lowest < i128::from(options.threshold));
        prop_assert!(run.first_below.is_none_or(|below| below <= run.lowest_on));
    }

    #[test]
    fn what_is_owed_comes_later_or_is_left_out(book in book_abroad(), options in options()) {
        let ledger = ledger_of(&book);
        let run = forecast_of(&ledger, &options);
        let (owed, excluded) = owed(&ledger, &options);
        let comes: i128 = run.periods.iter().map(|period| period.receivables).sum();
        prop_assert_eq!(run.excluded, excluded);
        prop_assert_eq!(comes + run.beyond, owed);
    }

    #[test]
    fn a_flow_comes_as_often_as_counted_day_by_day(options in options()) {
        let run = forecast_of(&Ledger::new(), &options);
        let horizon = run.periods.last().unwrap().end;
        let total = |sign: i64| -> i128 {
            let of_sign = options.flows.iter().filter(|flow| flow.amount.signum() == sign);
            let amount = |flow: &Flow| i128::from(flow.amount.abs());
            of_sign.map(|flow| amount(flow) * times(flow, options.scope.as_of, horizon)).sum()
        };
        let sum = |of: fn(&ForecastPeriod) -> i128| run.periods.iter().map(of).sum::<i128>();
        prop_assert_eq!(sum(|period| period.inflows), total(1));
        prop_assert_eq!(sum(|period| period.outflows), total(-1));
    }

    #[test]
    fn plans_move_what_is_expected_and_change_no_sum(
        book in book_abroad(), options in options(), plans in plans()
    ) {
        let ledger = ledger_of(&book);
        let all = |run: &ForecastRun| {
            run.periods.iter().map(|period| period.receivables).sum::<i128>() + run.beyond
        };
        let usual = forecast_of(&ledger, &options);
        let planned = forecast_of(&ledger, &ForecastOptions { plans, ..options });
        prop_assert_eq!(all(&planned), all(&usual));
        prop_assert_eq!(planned.excluded, usual.excluded);
    }

    #[test]
    fn all_that_customers_pay_is_in_the_base_of_one_month_and_of_one_quarter(
        book in book_abroad(), options in options(), scenario in scenario(), plans in plans(),
        day in 1_u32..32
    ) {
        let ledger = ledger_of(&book);
        let scenario = Scenario { customers: Vec::new(), ..scenario };
        let options = ForecastOptions { scenarios: vec![scenario], plans, ..options };
        let without = forecast_of(&ledger, &options);
        let levy = |quarterly, of| {
            Levy { quarterly, of, day, ..Levy::new("all", Decimal::HUNDRED) }
        };
        for quarterly in [false, true] {
            let levies = vec![levy(quarterly, LevyBase::Receipts), levy(quarterly, LevyBase::Vat)];
            let run = forecast_of(&ledger, &ForecastOptions { levies, ..options.clone() });
            // What comes in does not change, and what goes out more are the levies.
            let sum = |run: &ForecastRun, of: fn(&ForecastPeriod) -> i128| {
                run.periods.iter().map(of).sum::<i128>()
            };
            prop_assert_eq!(
                sum(&run, |period| period.receivables),
                sum(&without, |period| period.receivables)
            );
            let paid: i128 = run.levies.iter().map(|payment| payment.amount).sum();
            prop_assert_eq!(
                sum(&run, |period| period.outflows),
                sum(&without, |period| period.outflows) + paid
            );
            prop_assert_eq!(run.closing, without.closing - paid);
            let (owed, vat): (Vec<&LevyPayment>, Vec<&LevyPayment>) =
                run.levies.iter().partition(|payment| payment.levy == 0);
            prop_assert_eq!(owed.len(), vat.len());
            let (Some(first), Some(last)) = (owed.first(), owed.last()) else { continue };
            for pair in owed.windows(2) {
                prop_assert_eq!(pair[0].to.plus(1), pair[1].from);
            }
            let horizon = run.periods.last().unwrap().end;
            for payment in &run.levies {
                prop_assert!(options.scope.as_of < payment.on && payment.on <= horizon);
                prop_assert_eq!(payment.on, payment.to.plus(1).with_day(day));
                prop_assert_eq!(payment.to, payment.to.month_end());
                prop_assert!(payment.amount >= 0);
            }
            for (owed, vat) in owed.iter().zip(&vat) {
                prop_assert_eq!(vat.from, owed.from);
            }
            // Payments of the past, then what a forecast to the end of the last period expects.
            let mut received = 0;
            for invoice in ledger.invoices().filter(|of| of.issued <= options.scope.as_of) {
                for payment in invoice.payments.iter() {
                    if first.from <= payment.date
                        && payment.date <= last.to.min(options.scope.as_of)
                    {
                        let amount = i128::from(payment.amount);
                        received += options.scope.convert(amount, invoice.currency).unwrap();
                    }
                }
            }
            let days = u16::try_from(options.scope.as_of.until(last.to).max(0)).unwrap();
            let weeks = NonZeroU16::new(days / 7 + 1).unwrap();
            let (every, levies) = (PeriodLength::Week, Vec::new());
            let weekly = ForecastOptions { every, levies, periods: weeks, ..options.clone() };
            let mut expected = 0;
            // A week may go beyond the last day: its days are added one by one.
            for period in forecast_of(&ledger, &weekly).periods {
                if period.end <= last.to {
                    expected += period.receivables;
                    continue;
                }
                let figure = explain_figure(
                    &ledger,
                    &FigureReport::Forecast(weekly.clone()),
                    &format!("runs/other/periods/{}/receivables", weeks.get() - 1),
                )
                .unwrap();
                let items = &figure.parts[0].items;
                let counted = items.iter().filter(|item| item.date.unwrap() <= last.to);
                expected += counted.map(|item| item.amount).sum::<i128>();
            }
            let bases: i128 = owed.iter().map(|payment| payment.base).sum();
            prop_assert_eq!(bases, received + expected);
        }
    }

    #[test]
    fn more_periods_change_none_of_the_first(
        book in book_abroad(), options in options(), more in 1_u16..20
    ) {
        let ledger = ledger_of(&book);
        let short = forecast_of(&ledger, &options);
        let periods = options.periods.saturating_add(more);
        let long = forecast_of(&ledger, &ForecastOptions { periods, ..options });
        prop_assert_eq!(&long.periods[..short.periods.len()], &short.periods[..]);
        let comes: i128 =
            long.periods[short.periods.len()..].iter().map(|period| period.receivables).sum();
        prop_assert_eq!(long.beyond, short.beyond - comes);
    }

    #[test]
    fn neither_the_order_of_input_nor_later_payments_change_a_forecast(
        book in book_abroad(), options in options(), scenario in scenario(), seed in any::<u64>(),
        which in any::<prop::sample::Index>(), later in 1_i32..900
    ) {
        prop_assume!(!book.is_empty());
        let scenario = Scenario { customers: Vec::new(), ..scenario };
        let options = ForecastOptions { scenarios: vec![scenario], ..options };
        let one = forecast_of(&ledger_of(&book), &options);
        let mut other: Vec<Made> = shuffled(&book, seed);
        let paid = which.index(other.len());
        let date = options.scope.as_of.plus(later);
        other[paid].payments.push(Payment { date, amount: 12_345 });
        prop_assert_eq!(one, forecast_of(&ledger_of(&other), &options));
    }

    #[test]
    fn a_simulation_leaves_the_runs_alone_and_is_the_same_whatever_the_order_of_input(
        book in book_abroad(), options in options(), scenario in scenario(), seed in any::<u64>(),
        asked in simulation()
    ) {
        let scenario = Scenario { customers: Vec::new(), ..scenario };
        let options = ForecastOptions { scenarios: vec![scenario], ..options };
        let simulated = ForecastOptions { simulation: Some(asked), ..options.clone() };
        let one = forecast(&ledger_of(&book), &simulated).unwrap();
        prop_assert_eq!(&one.runs[0], &forecast_of(&ledger_of(&book), &options));
        let other = forecast(&ledger_of(&shuffled(&book, seed)), &simulated).unwrap();
        prop_assert_eq!(one.simulation, other.simulation);
    }

    #[test]
    fn quantiles_ascend_and_no_run_comes_back_from_below(
        book in book_abroad(), options in options(), scenario in scenario(), asked in simulation()
    ) {
        let asked = SimulationOptions {
            quantiles_percent: [0, 1, 49, 50, 51, 99, 100].map(Decimal::whole).to_vec(),
            ..asked
        };
        let options = ForecastOptions {
            scenarios: vec![Scenario { customers: Vec::new(), ..scenario }],
            simulation: Some(asked),
            ..options
        };
        let made = forecast(&ledger_of(&book), &options).unwrap();
        let (run, made) = (&made.runs[0], made.simulation.unwrap());
        let periods = run.periods.len();
        prop_assert_eq!((made.closing.len(), made.below_percent.len()), (7 * periods, periods));
        let flows = |period: &ForecastPeriod| period.inflows - period.outflows;
        let comes = run.periods.iter().map(|period| period.receivables).sum::<i128>() + run.beyond;
        let mut without = i128::from(options.opening);
        for (period, quantiles) in run.periods.iter().zip(made.closing.chunks(7)) {
            without += flows(period);
            prop_assert!(quantiles.is_sorted());
            prop_assert!(without <= quantiles[0] && quantiles[6] <= without + comes);
        }
        prop_assert!(made.below_percent.is_sorted());
        prop_assert!(made.below_percent.iter().all(|percent| (0..=100_00).contains(percent)));
    }

    #[test]
    fn where_all_have_paid_alike_every_run_is_that_of_the_scenario(
        book in book(), options in options(), asked in simulation(), delay in 0_i32..60
    ) {
        let as_of = options.scope.as_of;
        let mut book = book;
        for invoice in &mut book {
            invoice.payments.clear();
        }
        let mut ledger = ledger_of(&book);
        for number in 0..5 {
            let payments = [Payment { date: as_of, amount: 1_00 }];
            let id = number.to_string();
            let invoice = paid(&id, as_of.plus(-delay), &payments);
            ledger.add(&invoice, &Ledger::new(), &Path::ROOT).unwrap();
        }
        let options = ForecastOptions {
            timing: Timing::Behaviour,
            simulation: Some(SimulationOptions {
                quantiles_percent: vec![Decimal::ZERO, Decimal::HUNDRED],
                ..asked
            }),
            ..options
        };
        let made = forecast(&ledger, &options).unwrap();
        let run = &made.runs[0];
        let made = made.simulation.unwrap();
        for (period, quantiles) in run.periods.iter().zip(made.closing.chunks(2)) {
            prop_assert_eq!(quantiles, [period.closing; 2]);
        }
        let below = |period: &ForecastPeriod| run.first_below.is_some_and(|day| day <= period.end);
        let percents: Vec<i128> =
            run.periods.iter().map(|period| if below(period) { 100_00 } else { 0 }).collect();
        prop_assert_eq!(made.below_percent, percents);
    }
}
