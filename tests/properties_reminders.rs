//! What holds for every plan of reminders.

mod book;

use std::collections::BTreeSet;

use book::{Made, book_abroad, day, ledger_of, scope, shuffled};
use encours::calc::*;
use encours::date::Date;
use encours::ledger::{Class, Ledger, Payment};
use proptest::prelude::*;

/// A reminder of the invoice at this place of a book, so many days after the date of situation.
type Told = (prop::sample::Index, usize, i32);

/// What is asked besides the day.
#[derive(Clone, Debug)]
struct Asked {
    as_of: Date,
    steps: Vec<ReminderStep>,
    minimum: i64,
    told: Vec<Told>,
}

fn asked() -> impl Strategy<Value = Asked> {
    let days = prop_oneof![-40_i32..60, -365_i32..1_500];
    let steps = prop::collection::btree_map(0_usize..6, (days, 0_usize..5), 0..=6);
    let steps = prop_oneof![1 => Just(DEFAULT_POLICY.to_vec()), 2 => steps.prop_map(|steps| {
        let mut days: Vec<i32> = steps.values().map(|(day, _)| *day).collect();
        days.sort_unstable();
        let mut made: Vec<ReminderStep> = Vec::new();
        for ((stage, (_, channel)), day) in steps.into_iter().zip(days) {
            if made.last().is_none_or(|last| last.day < day) {
                made.push(ReminderStep { stage: Stage::ALL[stage], day, channel: Channel::ALL[channel] });
            }
        }
        made
    })];
    let minimum = prop_oneof![2 => Just(0_i64), 1 => 0_i64..2_000_000];
    let ago = prop_oneof![-30_i32..3, -900_i32..30];
    let told = prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, ago), 0..40);
    (day(), steps, minimum, told).prop_map(|(as_of, steps, minimum, told)| Asked {
        as_of,
        steps,
        minimum,
        told,
    })
}

/// The options for a ledger of this book.
fn options(book: &[Made], ledger: &Ledger, asked: &Asked) -> ReminderOptions {
    let sent = |&(which, stage, after): &Told| {
        let row = ledger.find(&book[which.index(book.len())].id).unwrap().row;
        SentReminder { row, stage: Stage::ALL[stage], date: asked.as_of.plus(after) }
    };
    let sent = if book.is_empty() { Vec::new() } else { asked.told.iter().map(sent).collect() };
    let (steps, minimum) = (asked.steps.clone(), asked.minimum);
    ReminderOptions { steps, minimum, sent, ..ReminderOptions::new(scope(asked.as_of)) }
}

/// Spec §9, 1–3, word by word: the stage to which this invoice comes today.
fn stage_of(ledger: &Ledger, options: &ReminderOptions, id: &str) -> Option<Stage> {
    let as_of = options.scope.as_of;
    let invoice = ledger.find(id).unwrap();
    let open = invoice.open(as_of);
    if open <= 0 || invoice.class(as_of) == Class::Disputed {
        return None;
    }
    let of = |sent: &&SentReminder| sent.row == invoice.row && sent.date <= as_of;
    let sent: Vec<&SentReminder> = options.sent.iter().filter(of).collect();
    let reached = options.steps.iter().filter(|step| step.day <= invoice.late(as_of));
    let candidate = reached.max_by_key(|step| step.day)?.stage;
    if sent.iter().any(|sent| sent.stage >= candidate) {
        return None;
    }
    let mut stage = candidate;
    if candidate == Stage::Legal {
        let notices: Vec<_> =
            sent.iter().filter(|sent| sent.stage == Stage::FormalNotice).collect();
        if notices.is_empty() {
            stage = Stage::FormalNotice;
        } else if notices.iter().all(|notice| notice.date.until(as_of) < 15) {
            return None;
        }
    }
    let last = sent.iter().map(|sent| sent.date).max();
    (last.is_none_or(|last| last.until(as_of) >= 3)).then_some(stage)
}

/// A plan with the names of things, which do not depend on the order in which they came.
fn told(ledger: &Ledger, plan: &ReminderPlan) -> Vec<String> {
    let action = |action: &ReminderAction| {
        let ids: Vec<(&str, i128, i32)> = action
            .invoices
            .iter()
            .map(|of| (ledger.id_at(of.row), of.open, of.days_late))
            .collect();
        let ReminderAction { customer, stage, channel, amount, .. } = *action;
        format!("{} {stage:?} {channel:?} {amount} {ids:?}", ledger.customers().id(customer))
    };
    plan.actions.iter().map(action).collect()
}

proptest! {
    #[test]
    fn each_open_invoice_comes_to_the_stage_that_the_spec_says(
        book in book_abroad(), asked in asked()
    ) {
        let ledger = ledger_of(&book);
        let options = options(&book, &ledger, &asked);
        let all = ReminderOptions { minimum: 0, ..options.clone() };
        let plan = reminders(&ledger, &all).unwrap();
        let mut found = Vec::new();
        for action in &plan.actions {
            for of in &action.invoices {
                found.push((ledger.id_at(of.row).to_owned(), action.stage));
                let invoice = ledger.invoice(of.row).unwrap();
                prop_assert_eq!(invoice.customer, action.customer);
                let open = invoice.open(asked.as_of);
                prop_assert_eq!(Some(of.open), options.scope.convert(open, invoice.currency));
                prop_assert_eq!(of.days_late, invoice.late(asked.as_of).max(0));
            }
        }
        found.sort();
        let stage = |made: &Made| Some((made.id.clone(), stage_of(&ledger, &options, &made.id)?));
        let mut wanted: Vec<(String, Stage)> = book.iter().filter_map(stage).collect();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn one_action_per_customer_and_stage_its_invoices_together(
        book in book_abroad(), asked in asked()
    ) {
        let ledger = ledger_of(&book);
        let plan = reminders(&ledger, &options(&book, &ledger, &asked)).unwrap();
        let customers = ledger.customers();
        let place = |action: &ReminderAction| (action.customer, action.stage);
        let places: BTreeSet<_> = plan.actions.iter().map(place).collect();
        prop_assert_eq!(places.len(), plan.actions.len());
        for action in &plan.actions {
            prop_assert!(!action.invoices.is_empty());
            let sum: i128 = action.invoices.iter().map(|of| of.open).sum();
            prop_assert_eq!(action.amount, sum);
            let id = |of: &ReminderInvoice| ledger.id_at(of.row);
            prop_assert!(action.invoices.is_sorted_by(|a, b| id(a) < id(b)));
            let step = asked.steps.iter().find(|step| step.stage == action.stage);
            match step {
                Some(step) => prop_assert_eq!(step.channel, action.channel),
                None => prop_assert_eq!(
                    (action.stage, action.channel), (Stage::FormalNotice, Channel::Registered)
                ),
            }
        }
        // Stage (latest first), then amount (largest first), then customer.
        let key = |action: &ReminderAction| {
            (-(action.stage as i32), -action.amount, customers.id(action.customer).to_owned())
        };
        prop_assert!(plan.actions.is_sorted_by_key(key));
    }

    #[test]
    fn the_minimum_leaves_out_what_is_not_worth_it(book in book_abroad(), asked in asked()) {
        let ledger = ledger_of(&book);
        let asked_with = options(&book, &ledger, &asked);
        let all = ReminderOptions { minimum: 0, ..asked_with.clone() };
        let aged = aging(&ledger, &AgingOptions::new(scope(asked.as_of))).unwrap();
        let overdue = |customer: u32| {
            let row = aged.rows.iter().find(|(code, _)| *code == customer);
            row.map_or(0, |(_, row)| row.overdue)
        };
        let worth = |action: &ReminderAction| {
            let preventive = action.stage == Stage::Preventive;
            let at_stake = if preventive { action.amount } else { overdue(action.customer) };
            at_stake >= i128::from(asked.minimum)
        };
        let mut wanted = reminders(&ledger, &all).unwrap().actions;
        wanted.retain(worth);
        prop_assert_eq!(reminders(&ledger, &asked_with).unwrap().actions, wanted);
    }

    #[test]
    fn neither_the_order_of_input_nor_what_comes_later_changes_a_plan(
        book in book_abroad(), asked in asked(), seed in any::<u64>(),
        which in any::<prop::sample::Index>(), later in 1_i32..900
    ) {
        prop_assume!(!book.is_empty());
        let one = ledger_of(&book);
        let mut other = shuffled(&book, seed);
        let date = asked.as_of.plus(later);
        let paid = which.index(other.len());
        other[paid].payments.push(Payment { date, amount: 12_345 });
        let two = ledger_of(&other);
        let mut again = options(&book, &two, &asked);
        again.sent.reverse();
        let row = two.find(&other[paid].id).unwrap().row;
        again.sent.push(SentReminder { row, stage: Stage::Legal, date });
        let plan = reminders(&one, &options(&book, &one, &asked)).unwrap();
        let same = reminders(&two, &again).unwrap();
        prop_assert_eq!(told(&one, &plan), told(&two, &same));
        prop_assert_eq!(plan.success_percent, same.success_percent);
        prop_assert_eq!(plan.rules, same.rules);
    }

    #[test]
    fn the_share_of_reminders_followed_by_a_payment_within_10_days(
        book in book_abroad(), asked in asked()
    ) {
        let ledger = ledger_of(&book);
        let options = options(&book, &ledger, &asked);
        let (mut sent, mut followed) = (0_i128, 0_i128);
        for reminder in &options.sent {
            let invoice = ledger.invoice(reminder.row).unwrap();
            if invoice.issued > asked.as_of || reminder.date.until(asked.as_of) <= 10 {
                continue;
            }
            sent += 1;
            let within = |payment: &Payment| {
                payment.amount > 0 && (1..=10).contains(&reminder.date.until(payment.date))
            };
            followed += i128::from(invoice.payments.iter().any(|payment| within(&payment)));
        }
        let percent = reminders(&ledger, &options).unwrap().success_percent;
        prop_assert_eq!(percent.is_none(), sent == 0);
        if let Some(percent) = percent {
            prop_assert!((percent * sent - followed * 100_00).abs() * 2 <= sent);
        }
    }

    #[test]
    fn who_narrows_a_plan_gets_it_as_if_the_ledger_held_only_these_customers(
        book in book_abroad(), asked in asked()
    ) {
        let ledger = ledger_of(&book);
        let mut few = options(&book, &ledger, &asked);
        let code = ledger.customers().code("C1").unwrap();
        few.scope = few.scope.for_customers(&[code]);
        let narrowed = reminders(&ledger, &few).unwrap();
        let own: Vec<Made> = book.iter().filter(|made| made.customer == "C1").cloned().collect();
        let alone = ledger_of(&own);
        let kept = few.sent.iter().filter(|sent| {
            ledger.invoice(sent.row).unwrap().customer == code
        });
        let kept = kept.map(|sent| {
            SentReminder { row: alone.find(ledger.id_at(sent.row)).unwrap().row, ..*sent }
        });
        let asked_alone = ReminderOptions {
            sent: kept.collect(), scope: scope(asked.as_of), ..few.clone()
        };
        let wanted = reminders(&alone, &asked_alone).unwrap();
        prop_assert_eq!(told(&ledger, &narrowed), told(&alone, &wanted));
        prop_assert_eq!(narrowed.success_percent, wanted.success_percent);
    }
}
