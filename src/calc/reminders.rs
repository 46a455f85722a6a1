//! Reminders: whom to remind today of which invoices, and how (spec §9).

use super::kpis::hundredths;
use super::scope::Open;
use super::sums::Sums;
use crate::calc::Scope;
use crate::date::Date;
use crate::error::Result;
use crate::law::CustomerKind;
use crate::law::collection::{CIV_1344_1, CPC_1405};
use crate::ledger::{Class, Ledger};
use crate::order;
use crate::rule::Rule;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// How far collection has come, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Before the due date.
    Preventive,
    /// A friendly word.
    Friendly,
    /// A firm word.
    Firm,
    /// The last word before the formal notice.
    Final,
    /// The formal notice to pay: mise en demeure.
    FormalNotice,
    /// The court: injonction de payer.
    Legal,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Stage; 6] = [
        Stage::Preventive,
        Stage::Friendly,
        Stage::Firm,
        Stage::Final,
        Stage::FormalNotice,
        Stage::Legal,
    ];
}

/// How the customer is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By telephone.
    Phone,
    /// By letter.
    Letter,
    /// By registered letter.
    Registered,
    /// Through the court.
    Court,
}

impl Channel {
    /// All of them, in the contract's order.
    pub const ALL: [Channel; 5] =
        [Channel::Email, Channel::Phone, Channel::Letter, Channel::Registered, Channel::Court];
}

/// One step of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderStep {
    /// How far it goes.
    pub stage: Stage,
    /// The first day on which it is due, counted from the due date.
    pub day: i32,
    /// How the customer is reached.
    pub channel: Channel,
}

const fn step(stage: Stage, day: i32, channel: Channel) -> ReminderStep {
    ReminderStep { stage, day, channel }
}

/// The steps where none are asked: a usage of the trade.
pub const DEFAULT_POLICY: [ReminderStep; 6] = [
    step(Stage::Preventive, -5, Channel::Email),
    step(Stage::Friendly, 3, Channel::Email),
    step(Stage::Firm, 8, Channel::Phone),
    step(Stage::Final, 13, Channel::Letter),
    step(Stage::FormalNotice, 20, Channel::Registered),
    step(Stage::Legal, 35, Channel::Court),
];

/// Days that a formal notice leaves to pay before the court.
const DAYS_TO_PAY: i32 = 15;

/// Days after a reminder in which nothing more is sent.
const PAUSE_DAYS: i32 = 3;

/// Days within which a payment counts as the success of a reminder.
const SUCCESS_DAYS: i32 = 10;

/// The figure of a customer after those of the stages.
const OVERDUE: usize = Stage::ALL.len();

/// A reminder that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentReminder {
    /// Position of the invoice in the ledger.
    pub row: u32,
    /// How far it went.
    pub stage: Stage,
    /// The day on which it was sent.
    pub date: Date,
}

/// What a plan of reminders is asked.
#[derive(Clone, Debug)]
pub struct ReminderOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// The steps, ascending in day and in stage.
    pub steps: Vec<ReminderStep>,
    /// What must be overdue, or come due, for a reminder to be worth it, in minor units of the
    /// report's currency; not negative.
    pub minimum: i64,
    /// What was sent, in any order.
    pub sent: Vec<SentReminder>,
}

impl ReminderOptions {
    /// The usual steps, whatever the amount; nothing was sent.
    ///
    /// # Example
    /// ```
    /// use encours::calc::{ReminderOptions, Scope};
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let options = ReminderOptions::new(scope);
    /// assert_eq!((options.steps.len(), options.minimum), (6, 0));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn new(scope: Scope) -> ReminderOptions {
        ReminderOptions { scope, steps: DEFAULT_POLICY.to_vec(), minimum: 0, sent: Vec::new() }
    }
}

/// An invoice of a [`ReminderAction`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderInvoice {
    /// Its position in the ledger, for [`Ledger::id_at`].
    pub row: u32,
    /// What is open, in minor units of the report's currency.
    pub open: i128,
    /// Days past its due date, at least 0.
    pub days_late: i32,
}

/// What to send today to one customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderAction {
    /// Code of the customer.
    pub customer: u32,
    /// How far it goes.
    pub stage: Stage,
    /// How the customer is reached.
    pub channel: Channel,
    /// The invoices, by id.
    pub invoices: Vec<ReminderInvoice>,
    /// What is open of them, in minor units of the report's currency.
    pub amount: i128,
}

/// What to send today.
#[derive(Clone, Debug)]
pub struct ReminderPlan {
    /// Day and currency.
    pub scope: Scope,
    /// Latest stage first, then the largest amount, then by customer id.
    pub actions: Vec<ReminderAction>,
    /// Of the reminders sent more than 10 days ago, the share that was followed by a payment within
    /// 10 days, in hundredths of a percent; `None` without any.
    pub success_percent: Option<i128>,
    /// What the formal notices and the actions in court rest on; earlier reminders are usage.
    pub rules: Vec<&'static Rule>,
}

/// What was sent of one invoice.
#[derive(Clone, Copy, Default)]
struct History {
    furthest: Option<Stage>,
    last: Option<Date>,
    first_notice: Option<Date>,
}

impl History {
    fn add(&mut self, sent: &SentReminder) {
        self.furthest = self.furthest.max(Some(sent.stage));
        self.last = self.last.max(Some(sent.date));
        if sent.stage == Stage::FormalNotice {
            self.first_notice = Some(self.first_notice.map_or(sent.date, |at| at.min(sent.date)));
        }
    }

    /// The stage that is due today (spec §9, 1–3).
    fn next(&self, steps: &[ReminderStep], late: i32, as_of: Date) -> Option<Stage> {
        let stage = steps.iter().rev().find(|step| step.day <= late)?.stage;
        let too_soon = |since: Option<Date>, days| since.is_some_and(|at| at.until(as_of) < days);
        if self.furthest >= Some(stage) || too_soon(self.last, PAUSE_DAYS) {
            return None;
        }
        match stage {
            Stage::Legal if self.first_notice.is_none() => Some(Stage::FormalNotice),
            Stage::Legal if too_soon(self.first_notice, DAYS_TO_PAY) => None,
            _ => Some(stage),
        }
    }
}

/// Whom to remind on a day of which invoices, and how: one action for each customer and stage.
///
/// Each positive open invoice that is not in dispute comes to the last step of the policy whose day
/// it has reached, unless that stage or a later one was sent, or anything in the last 3 days. The
/// court waits for a formal notice sent at least 15 days before; without one, that comes first.
///
/// # Rules
/// `fr/civ/1344-1` for formal notices; `fr/cpc/1405` for the court, save against public bodies.
///
/// # Errors
/// `fx/missing` at `fx`, where something is open in a currency without a rate.
#[doc = include_str!("../../docs/figures/reminders.md")]
pub fn reminders(ledger: &Ledger, options: &ReminderOptions) -> Result<ReminderPlan> {
    let ReminderOptions { scope, steps, minimum, sent } = options;
    let as_of = scope.as_of;
    // In the order in which the invoices come.
    let sent = order::sorted_by_key(sent, |sent| sent.row);
    let mut rest = sent.as_slice();
    let mut planned: Vec<(u32, Stage, ReminderInvoice)> = Vec::new();
    let customers = ledger.customers();
    // By customer: what is planned for each stage, then what is overdue.
    let mut sums = Sums::new(customers.len(), OVERDUE.wrapping_add(1));
    scope.each_open(ledger, &mut |open| {
        let Open { row, customer, due, class, amount, .. } = *open;
        let mut history = History::default();
        while let [first, after @ ..] = rest
            && first.row <= row
        {
            rest = after;
            if first.row == row && first.date <= as_of {
                history.add(first);
            }
        }
        if class == Class::Credit {
            return;
        }
        let late = due.until(as_of);
        if late > 0 {
            sums.add(customer as usize, OVERDUE, amount);
        }
        if class != Class::Disputed
            && let Some(stage) = history.next(steps, late, as_of)
        {
            sums.add(customer as usize, stage as usize, amount);
            let days_late = late.max(0);
            let invoice = ReminderInvoice { row, open: amount, days_late };
            planned.push((customer, stage, invoice));
        }
    })?;

    let sum =
        |customer: u32, figure: usize| sums.of(customer as usize).get(figure).copied().unwrap_or(0);
    let order = order::positions(planned.len(), &|a, b| {
        let key = |position: u32| {
            let &(customer, stage, invoice) = planned.get(position as usize)?;
            let amount = sum(customer, stage as usize);
            let first = (Reverse(stage), Reverse(amount), customers.id(customer));
            Some((first, ledger.id_at(invoice.row)))
        };
        key(a).cmp(&key(b))
    });
    let mut actions: Vec<ReminderAction> = Vec::new();
    for position in order {
        let Some(&(customer, stage, invoice)) = planned.get(position as usize) else { continue };
        if let Some(last) = actions.last_mut()
            && (last.customer, last.stage) == (customer, stage)
        {
            last.invoices.push(invoice);
            continue;
        }
        let amount = sum(customer, stage as usize);
        let at_stake = if stage == Stage::Preventive { amount } else { sum(customer, OVERDUE) };
        if at_stake >= i128::from(*minimum) {
            let step = steps.iter().find(|step| step.stage == stage);
            // Only a formal notice can come without a step of its own.
            let channel = step.map_or(Channel::Registered, |step| step.channel);
            let invoices = vec![invoice];
            actions.push(ReminderAction { customer, stage, channel, invoices, amount });
        }
    }
    let any = |wanted: &dyn Fn(&ReminderAction) -> bool| actions.iter().any(wanted);
    let mut rules = Vec::new();
    if any(&|action| action.stage == Stage::FormalNotice) {
        rules.push(&CIV_1344_1);
    }
    let public = |customer| customers.get(customer).kind == Some(CustomerKind::Public);
    if any(&|action| action.stage == Stage::Legal && !public(action.customer)) {
        rules.push(&CPC_1405);
    }
    let success_percent = success_percent(ledger, scope, &sent);
    Ok(ReminderPlan { scope: scope.clone(), actions, success_percent, rules })
}

/// Of the reminders of some days ago, the share that was followed by a payment, in hundredths of a
/// percent.
fn success_percent(ledger: &Ledger, scope: &Scope, sent: &[SentReminder]) -> Option<i128> {
    let as_of = scope.as_of;
    let (mut tried, mut succeeded) = (0_i128, 0_i128);
    for &SentReminder { row, date, .. } in sent {
        let Some(invoice) = ledger.invoice(row) else { continue };
        if scope.covers(&invoice) && date.until(as_of) > SUCCESS_DAYS {
            let mut after = invoice.payments.between(date, date.plus(SUCCESS_DAYS));
            tried = tried.wrapping_add(1);
            succeeded = succeeded.wrapping_add(i128::from(after.any(|payment| payment.amount > 0)));
        }
    }
    hundredths([succeeded, 100], tried)
}
