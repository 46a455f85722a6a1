//! Cash-flow forecast: receivables and flows by period, in scenarios (spec §7).

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU16;
use core::ops::Range;

use super::levies::{Levy, LevyPayment, Receipts};
use super::scope::Open;
use super::simulation::{ALL, Shown, Simulation, SimulationOptions, simulate};
use super::sums::Sums;
use crate::amount::{Decimal, pow10, round_div, round_ratio};
use crate::calc::{MissingRates, Scope};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::ledger::{Class, Ledger, Payment};
use crate::order;
use crate::warning::{Notice, Warning};

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeriodLength {
    /// Seven days; the first has fewer where weeks have a first day.
    Week,
    /// A calendar month; the first begins the day after the date of situation.
    #[default]
    Month,
}

/// When a receivable is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// On its due date.
    Due,
    /// Later, by the delay with which its customer has paid.
    #[default]
    Behaviour,
}

/// How often a flow comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Every seven days.
    Week,
    /// On the same day of each month, or its last day.
    Month,
    /// The same every three months.
    Quarter,
    /// The same every twelve months.
    Year,
}

/// Money that comes in (positive) or goes out (negative) besides the receivables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Minor units of the report's currency.
    pub amount: i64,
    /// The first day.
    pub date: Date,
    /// How often it comes again; none: once.
    pub every: Option<Repeat>,
    /// The last day on which it may come.
    pub until: Option<Date>,
}

/// What was agreed with a customer: its invoices are paid in parts, on these days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where its invoices are in the ledger: of one customer, and of no other plan.
    pub rows: Vec<u32>,
    /// The day of the agreement: payments after it are of the first installments.
    pub made: Date,
    /// When how much is to come, positive, in the order of the days.
    pub installments: Vec<Payment>,
}

/// What one customer does otherwise in a scenario, on top of what all do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomerChange {
    /// Days added to the scenario's.
    pub extra_delay_days: i32,
    /// Share of the amounts that comes in, multiplied with the scenario's.
    pub inflow_percent: Decimal,
}

impl Default for CustomerChange {
    fn default() -> CustomerChange {
        CustomerChange { extra_delay_days: 0, inflow_percent: Decimal::HUNDRED }
    }
}

/// One way in which things may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Days by which every receivable is late besides.
    pub extra_delay_days: i32,
    /// Share of receivables and positive flows that comes in.
    pub inflow_percent: Decimal,
    /// Share of negative flows that goes out.
    pub outflow_percent: Decimal,
    /// What single customers do otherwise, by their code.
    pub customers: Vec<(u32, CustomerChange)>,
}

impl Scenario {
    /// As things are: no extra delay, all amounts whole.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    /// use encours::calc::Scenario;
    ///
    /// let late = Scenario { extra_delay_days: 30, ..Scenario::new("late") };
    /// assert_eq!((late.extra_delay_days, late.inflow_percent), (30, Decimal::HUNDRED));
    /// ```
    #[must_use]
    pub fn new(name: &str) -> Scenario {
        Scenario {
            name: name.to_owned(),
            extra_delay_days: 0,
            inflow_percent: Decimal::HUNDRED,
            outflow_percent: Decimal::HUNDRED,
            customers: Vec::new(),
        }
    }

    /// What comes in or goes out of a flow, each time.
    pub(super) fn share_of(&self, flow: &Flow) -> i128 {
        let percent = if flow.amount > 0 { self.inflow_percent } else { self.outflow_percent };
        share(i128::from(flow.amount), [percent, Decimal::HUNDRED])
    }
}

/// Days until an invoice past its due date is expected, counted from the date of situation, where
/// none are asked.
pub const DEFAULT_GRACE_DAYS: i32 = 14;

/// Name of the only scenario where none are asked.
pub const BASE_SCENARIO: &str = "base";

/// What a forecast is asked. Amounts are minor units of the report's currency.
#[derive(Clone, Debug)]
pub struct ForecastOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// Balance at the end of the date of situation.
    pub opening: i64,
    /// How many periods.
    pub periods: NonZeroU16,
    /// How long they are.
    pub every: PeriodLength,
    /// The first day of weeks, 1 for Monday … 7 for Sunday; none: that of the day after the date of
    /// situation. Months begin as they do.
    pub week_start: Option<i32>,
    /// Money besides the receivables.
    pub flows: Vec<Flow>,
    /// When receivables are expected.
    pub timing: Timing,
    /// Days from the date of situation until what should have come by then is expected.
    pub overdue_grace_days: i32,
    /// Whether disputed invoices are expected.
    pub include_disputed: bool,
    /// Whether doubtful invoices are expected.
    pub include_doubtful: bool,
    /// The balance that should not be undercut.
    pub threshold: i64,
    /// The scenarios, each with a run of its own.
    pub scenarios: Vec<Scenario>,
    /// What is paid as agreed instead of by due date and behaviour.
    pub plans: Vec<Plan>,
    /// What is owed on what customers pay.
    pub levies: Vec<Levy>,
    /// Rate of VAT of invoices that state none; by default the normal rate.
    pub default_vat_percent: Option<Decimal>,
    /// A simulation of the first scenario; none unless asked.
    pub simulation: Option<SimulationOptions>,
}

impl ForecastOptions {
    /// So many months from this balance, as customers have paid so far.
    ///
    /// # Example
    /// ```
    /// use std::num::NonZeroU16;
    /// use encours::calc::{ForecastOptions, Scope};
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let options = ForecastOptions::new(scope, 100_000_00, NonZeroU16::MIN);
    /// assert_eq!((options.opening, options.scenarios[0].name.as_str()), (100_000_00, "base"));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn new(scope: Scope, opening: i64, periods: NonZeroU16) -> ForecastOptions {
        ForecastOptions {
            scope,
            opening,
            periods,
            every: PeriodLength::default(),
            week_start: None,
            flows: Vec::new(),
            timing: Timing::default(),
            overdue_grace_days: DEFAULT_GRACE_DAYS,
            include_disputed: false,
            include_doubtful: false,
            threshold: 0,
            scenarios: vec![Scenario::new(BASE_SCENARIO)],
            plans: Vec::new(),
            levies: Vec::new(),
            default_vat_percent: None,
            simulation: None,
        }
    }

    /// Whether what is open of an invoice is not expected.
    pub(super) fn leaves_out(&self, open: &Open) -> bool {
        match open.class {
            Class::Disputed => !self.include_disputed,
            Class::Doubtful => !self.include_doubtful,
            _ => false,
        }
    }

    /// The day on which an invoice is expected (spec §7.2, 3).
    pub(super) fn falls_on(&self, due: Date, delay: i32, extra: i32) -> Date {
        let as_of = self.scope.as_of;
        let expected = due.plus(delay);
        let expected =
            if expected <= as_of { as_of.plus(self.overdue_grace_days) } else { expected };
        expected.plus(extra).max(as_of.plus(1))
    }
}

/// One period of a run, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastPeriod {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Balance before the first day.
    pub opening: i128,
    /// What customers pay.
    pub receivables: i128,
    /// Other money in.
    pub inflows: i128,
    /// Money out, positive.
    pub outflows: i128,
    /// receivables + inflows − outflows.
    pub net: i128,
    /// opening + net.
    pub closing: i128,
    /// Lowest balance at the end of a day.
    pub lowest: i128,
    /// The first day that has it.
    pub lowest_on: Date,
}

/// One scenario, period by period, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastRun {
    /// Name of the scenario.
    pub scenario: String,
    /// The periods, in order.
    pub periods: Vec<ForecastPeriod>,
    /// Balance at the end of the last period.
    pub closing: i128,
    /// Lowest balance at the end of a day.
    pub lowest: i128,
    /// The first day that has it.
    pub lowest_on: Date,
    /// The first day whose balance is under the threshold.
    pub first_below: Option<Date>,
    /// Open amounts of disputed and doubtful invoices that are left out.
    pub excluded: i128,
    /// What is expected after the last period.
    pub beyond: i128,
    /// What is paid of levies, part of the outflows: levy by levy, in the order of the days.
    pub levies: Vec<LevyPayment>,
}

/// A forecast: one run for each scenario.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// Day and currency.
    pub scope: Scope,
    /// Balance at the end of the date of situation.
    pub opening: i64,
    /// The runs, in the order of the scenarios.
    pub runs: Vec<ForecastRun>,
    /// By behaviour: codes of the customers of whom something is expected and whose own payments
    /// are too few to show a delay, by id.
    pub without_history: Vec<u32>,
    /// What the simulation gave, where one was asked.
    pub simulation: Option<Simulation>,
    /// `vat/assumed` with the count of invoices on which levies are owed and that state no VAT.
    pub warnings: Vec<Warning>,
}

/// When the money should come, and how low the balance falls, in each scenario.
///
/// # Errors
/// `date/range` at `periods`, where the last period ends outside the calendar; `fx/missing` at
/// `fx`, where an invoice issued by the date of situation is in a currency without a rate.
///
/// # Example
/// ```
/// use std::num::NonZeroU16;
/// use encours::calc::{ForecastOptions, Scope, forecast};
/// use encours::date::Date;
/// use encours::ledger::Ledger;
///
/// let scope = Scope::on(Date::parse("2025-06-30")?);
/// let options = ForecastOptions::new(scope, 100_000, NonZeroU16::MIN);
/// let forecast = forecast(&Ledger::new(), &options)?;
/// assert_eq!(forecast.runs[0].periods[0].end, Date::parse("2025-07-31")?);
/// assert_eq!(forecast.runs[0].closing, 100_000);
/// # Ok::<(), encours::error::Error>(())
/// ```
#[doc = include_str!("../../docs/figures/forecast.md")]
pub fn forecast(ledger: &Ledger, options: &ForecastOptions) -> Result<Forecast> {
    forecast_with_progress(ledger, options, &mut |_| {})
}

/// The same; `progress` is told now and then how many runs of the simulation are done.
///
/// # Errors
/// Those of [`forecast`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use std::num::NonZeroU16;
/// use encours::amount::Decimal;
/// use encours::calc::{ForecastOptions, Scope, SimulationOptions, forecast_with_progress};
///
/// let scope = Scope::on(Date::parse("2025-06-30")?);
/// let mut options = ForecastOptions::new(scope, 0, NonZeroU16::MIN);
/// options.simulation =
///     Some(SimulationOptions { runs: 250, seed: 1, quantiles_percent: vec![Decimal::whole(50)] });
/// let mut told = Vec::new();
/// let forecast = forecast_with_progress(&ledger, &options, &mut |runs| told.push(runs))?;
/// assert_eq!(told, [0, 100, 200, 250]);
/// // No customer has shown three delays: all that is open by then comes in July.
/// let simulation = forecast.simulation.map(|simulation| simulation.closing);
/// assert_eq!(simulation, Some(vec![2_300_00]));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn forecast_with_progress(
    ledger: &Ledger,
    options: &ForecastOptions,
    progress: &mut dyn FnMut(usize),
) -> Result<Forecast> {
    let spans = spans(options)?;
    let book = Book::of(ledger, options)?;
    let receipts = Receipts::of(ledger, options, horizon(options, &spans));
    let mut forecast = Forecast {
        scope: options.scope.clone(),
        opening: options.opening,
        runs: Vec::new(),
        without_history: book.without_history(ledger),
        simulation: None,
        warnings: Vec::new(),
    };
    if receipts.without_vat > 0 {
        forecast.warnings.push(Warning::from(Notice::VatAssumed(receipts.without_vat)));
    }
    for scenario in &options.scenarios {
        let projection = book.projection(ledger, options, &spans, scenario, &receipts);
        forecast.runs.push(projection.run());
        if let Some(asked) = options.simulation.as_ref().filter(|_| forecast.simulation.is_none()) {
            let simulation = simulate(ledger, projection, asked, &book.shown, progress);
            forecast.simulation = Some(simulation);
        }
    }
    Ok(forecast)
}

/// First and last day of each period.
pub(super) fn spans(options: &ForecastOptions) -> Result<Vec<(Date, Date)>> {
    let mut start = options.scope.as_of.plus(1);
    let mut spans = Vec::new();
    for _ in 0..options.periods.get() {
        let end = match options.every {
            PeriodLength::Week => {
                let day = start.weekday();
                let left = options.week_start.unwrap_or(day).wrapping_sub(day).wrapping_sub(1);
                start.plus(left.rem_euclid(7))
            }
            PeriodLength::Month if start <= Date::MAX => start.month_end(),
            PeriodLength::Month => start,
        };
        if end.in_calendar().is_none() {
            return Err(Error::new(ErrorCode::DateRange, Expected::Plain)
                .at("periods")
                .found(options.periods.get()));
        }
        spans.push((start, end));
        start = end.plus(1);
    }
    Ok(spans)
}

/// The last day of the last period.
pub(super) fn horizon(options: &ForecastOptions, spans: &[(Date, Date)]) -> Date {
    spans.last().map_or(options.scope.as_of, |&(_, end)| end)
}

/// What is open on the date of situation, whatever the scenario.
pub(super) struct Book {
    open: Vec<Open>,
    /// Credit notes and overpayments of each customer, negative.
    credits: Sums,
    /// The delay of each customer.
    delays: Vec<i32>,
    /// By behaviour: whether the payments of each customer are too few to show its delay.
    too_few: Vec<bool>,
    /// The delays from which a simulation draws, each of its customer and of all.
    shown: Vec<Shown>,
    excluded: i128,
}

/// What one invoice brings in a scenario, and when.
pub(super) struct Receivable {
    pub(super) row: u32,
    pub(super) customer: u32,
    pub(super) due: Date,
    /// The days of the scenario and of the customer.
    pub(super) extra: i32,
    pub(super) on: Date,
    pub(super) amount: i128,
    /// Part of a plan: on the day agreed, whatever the customer has done so far.
    pub(super) agreed: bool,
    /// Of the delays that a simulation draws from, those of this one.
    pub(super) pool: Range<usize>,
}

/// Payments from which a delay is taken, at least.
const PAYMENTS_FOR_A_DELAY: i128 = 3;

/// Days, ending on the date of situation, whose payments show a delay.
const DAYS_FOR_A_DELAY: i32 = 365;

/// The average delay in whole days, at least 0; `None` where too few payments show it. Of a
/// customer or of all: how many payments, their sum, and their delays weighted by their amounts.
fn average(delays: &[i128]) -> Option<i32> {
    let [count, amount, days] = delays else { return None };
    let average = round_div((*days).max(0), *amount);
    (*count >= PAYMENTS_FOR_A_DELAY).then_some(i32::try_from(average).unwrap_or(i32::MAX))
}

impl Book {
    pub(super) fn of(ledger: &Ledger, options: &ForecastOptions) -> Result<Book> {
        let customers = ledger.customers().len();
        let mut book = Book {
            open: Vec::new(),
            credits: Sums::new(customers, 1),
            delays: vec![0; customers],
            too_few: Vec::new(),
            shown: Vec::new(),
            excluded: 0,
        };
        book.note_delays(ledger, options)?;
        options.scope.each_open(ledger, &mut |open| {
            if open.class == Class::Credit {
                book.credits.add(open.customer as usize, 0, open.amount);
            } else if options.leaves_out(open) {
                book.excluded = book.excluded.wrapping_add(open.amount);
            } else {
                book.open.push(*open);
            }
        })?;
        Ok(book)
    }

    /// Notes with which delays customers have paid. Refuses an invoice issued by the date of
    /// situation in a currency without a rate.
    fn note_delays(&mut self, ledger: &Ledger, options: &ForecastOptions) -> Result<()> {
        let scope = &options.scope;
        let since = scope.as_of.plus(DAYS_FOR_A_DELAY.wrapping_neg());
        let by_behaviour = options.timing == Timing::Behaviour;
        let simulated = options.simulation.is_some();
        let mut paid = Sums::new(self.delays.len(), 3);
        let mut missing = MissingRates::default();
        for invoice in ledger.invoices() {
            if !scope.counts(&invoice, &mut missing) {
                continue;
            }
            if invoice.amount <= 0 || !(by_behaviour || simulated) {
                continue;
            }
            for payment in invoice.payments.iter() {
                let amount = scope.known(i128::from(payment.amount), invoice.currency);
                if payment.date <= since || payment.date > scope.as_of || amount <= 0 {
                    continue;
                }
                let days = invoice.due.until(payment.date);
                let weighted = amount.wrapping_mul(i128::from(days));
                paid.add_row(invoice.customer as usize, &[1, amount, weighted]);
                if simulated {
                    self.shown.push((invoice.customer, days));
                    self.shown.push((ALL, days));
                }
            }
        }
        missing.refuse()?;
        if by_behaviour {
            let by_all = average(paid.total().of(0)).unwrap_or(0);
            for (customer, delay) in self.delays.iter_mut().enumerate() {
                let own = average(paid.of(customer));
                *delay = own.unwrap_or(by_all);
                self.too_few.push(own.is_none());
            }
        }
        Ok(())
    }

    /// Customers of whom something is expected and whose payments are too few to show a delay.
    fn without_history(&self, ledger: &Ledger) -> Vec<u32> {
        let mut expected = vec![false; self.too_few.len()];
        for open in &self.open {
            if let Some(cell) = expected.get_mut(open.customer as usize) {
                *cell = true;
            }
        }
        let customers = ledger.customers();
        let is = |flags: &[bool], code: u32| flags.get(code as usize) == Some(&true);
        let mut codes: Vec<u32> = customers.codes().collect();
        codes.retain(|&code| is(&expected, code) && is(&self.too_few, code));
        order::sort(&mut codes, &|a, b| customers.id(a).cmp(customers.id(b)));
        codes
    }

    /// What a scenario makes of it.
    pub(super) fn projection<'a>(
        &self,
        ledger: &Ledger,
        options: &'a ForecastOptions,
        spans: &'a [(Date, Date)],
        scenario: &'a Scenario,
        receipts: &Receipts,
    ) -> Projection<'a> {
        let expected = self.expected(ledger, options, scenario);
        let levies = receipts.payments(ledger, options, &expected);
        let mut flows = flows_by_day(options, spans, scenario);
        let first = options.scope.as_of.plus(1);
        for payment in &levies {
            if let Some(day) = flows.get_mut(place(first, payment.on)) {
                day.outflows = day.outflows.wrapping_add(payment.amount);
            }
        }
        let excluded = self.excluded;
        Projection { options, spans, scenario, expected, levies, flows, excluded }
    }

    /// What comes in a scenario, and when: each open invoice, be it reduced to 0 by credit notes.
    fn expected(
        &self,
        ledger: &Ledger,
        options: &ForecastOptions,
        scenario: &Scenario,
    ) -> Vec<Receivable> {
        // Which change is that of each customer.
        let mut changes = vec![u32::MAX; self.delays.len()];
        for (place, (customer, _)) in (0_u32..).zip(&scenario.customers) {
            if let Some(cell) = changes.get_mut(*customer as usize) {
                *cell = place;
            }
        }
        let change = |customer: usize| {
            let place = changes.get(customer).copied().unwrap_or(u32::MAX);
            let change = scenario.customers.get(place as usize);
            change.map_or_else(CustomerChange::default, |&(_, change)| change)
        };
        let percents = |customer: usize| [scenario.inflow_percent, change(customer).inflow_percent];

        let mut expected = Vec::with_capacity(self.open.len());
        for &Open { row, customer, due, amount, .. } in &self.open {
            let place = customer as usize;
            let delay = self.delays.get(place).copied().unwrap_or(0);
            let extra = scenario.extra_delay_days.wrapping_add(change(place).extra_delay_days);
            let on = options.falls_on(due, delay, extra);
            let agreed = false;
            expected.push(Receivable { row, customer, due, extra, on, amount, agreed, pool: 0..0 });
        }
        follow_plans(ledger, options, &mut expected);
        // What is taken of which invoice: a run may move it, or percents and VAT may differ.
        let always = options.simulation.is_some() || !options.levies.is_empty();
        self.use_credits(ledger, &mut expected, &|customer| always || percents(customer) != WHOLE);
        for receivable in &mut expected {
            receivable.amount = share(receivable.amount, percents(receivable.customer as usize));
        }
        expected
    }

    /// Takes the credits of each customer from what is expected first, then by id, where it
    /// matters from which invoice of a day they are taken.
    fn use_credits(
        &self,
        ledger: &Ledger,
        expected: &mut [Receivable],
        matters: &dyn Fn(usize) -> bool,
    ) {
        let days: Vec<Date> = expected.iter().map(|receivable| receivable.on).collect();
        let day = |position: u32| days.get(position as usize);
        let mut by_customer: Vec<Vec<u32>> = Vec::new();
        by_customer.resize_with(self.delays.len(), Vec::new);
        for (position, receivable) in (0_u32..).zip(&*expected) {
            let customer = receivable.customer as usize;
            if self.credits.first(customer) < 0
                && let Some(positions) = by_customer.get_mut(customer)
            {
                positions.push(position);
            }
        }
        for (customer, mut positions) in by_customer.into_iter().enumerate() {
            let mut left = self.credits.first(customer).wrapping_neg();
            order::sort(&mut positions, &|a, b| day(a).cmp(&day(b)));
            for positions in positions.chunk_by(|&a, &b| day(a) == day(b)) {
                let mut positions = positions.to_vec();
                if left > 0 && matters(customer) {
                    let row = |position: u32| expected.get(position as usize).map(|r| r.row);
                    let id = |position: u32| row(position).map(|row| ledger.id_at(row));
                    order::sort(&mut positions, &|a, b| id(a).cmp(&id(b)));
                }
                for position in positions {
                    if let Some(receivable) = expected.get_mut(position as usize) {
                        let used = receivable.amount.min(left);
                        receivable.amount = receivable.amount.wrapping_sub(used);
                        left = left.wrapping_sub(used);
                    }
                }
            }
        }
    }
}

/// Puts what plans say in place of what their invoices bring: the installments that are still to
/// come, the earliest due invoice first. What is open beyond them stays as it was; what they hold
/// beyond that, interest or an indemnity, is no receivable.
fn follow_plans(ledger: &Ledger, options: &ForecastOptions, expected: &mut Vec<Receivable>) {
    let mut agreed = Vec::new();
    for plan in &options.plans {
        let mut found = Vec::new();
        // What has been paid since was paid of the first installments.
        let mut paid: i128 = 0;
        for &row in &plan.rows {
            // They stand by row.
            let place = expected.partition_point(|of| of.row < row);
            if expected.get(place).is_some_and(|of| of.row == row) {
                found.push(u32::try_from(place).unwrap_or(u32::MAX));
            }
            let invoice = ledger.invoice(row).filter(|invoice| options.scope.covers(invoice));
            let Some(invoice) = invoice else { continue };
            for payment in invoice.payments.iter() {
                if plan.made < payment.date && payment.date <= options.scope.as_of {
                    let amount = options.scope.known(i128::from(payment.amount), invoice.currency);
                    paid = paid.wrapping_add(amount);
                }
            }
        }
        let key =
            |place: u32| expected.get(place as usize).map(|of| (of.due, ledger.id_at(of.row)));
        order::sort(&mut found, &|a, b| key(a).cmp(&key(b)));
        let mut places = found.iter();
        let mut next = places.next();
        for part in &plan.installments {
            let amount = i128::from(part.amount);
            let before = paid.clamp(0, amount);
            paid = paid.wrapping_sub(before);
            let mut left = amount.wrapping_sub(before);
            while left > 0
                && let Some(of) = next.and_then(|&place| expected.get_mut(place as usize))
            {
                let amount = left.min(of.amount);
                let on = options.falls_on(part.date, 0, of.extra);
                agreed.push(Receivable {
                    due: part.date,
                    on,
                    amount,
                    agreed: true,
                    pool: 0..0,
                    ..*of
                });
                left = left.wrapping_sub(amount);
                of.amount = of.amount.wrapping_sub(amount);
                if of.amount == 0 {
                    next = places.next();
                }
            }
        }
        for place in found {
            if let Some(of) = expected.get_mut(place as usize) {
                of.agreed = of.amount == 0;
            }
        }
    }
    expected.append(&mut agreed);
}

/// All of an amount.
const WHOLE: [Decimal; 2] = [Decimal::HUNDRED; 2];

/// An amount times percents, rounded once.
pub(super) fn share(amount: i128, percents: [Decimal; 2]) -> i128 {
    if percents == WHOLE {
        return amount;
    }
    let [a, b] = percents;
    round_ratio(&[amount, a.units, b.units], &[pow10(a.scale), pow10(b.scale), 10_000])
}

/// What moves on one day.
#[derive(Clone, Copy, Default)]
struct Day {
    receivables: i128,
    inflows: i128,
    outflows: i128,
}

/// What flows move on each day.
fn flows_by_day(
    options: &ForecastOptions,
    spans: &[(Date, Date)],
    scenario: &Scenario,
) -> Vec<Day> {
    let first = options.scope.as_of.plus(1);
    let horizon = horizon(options, spans);
    let mut days = vec![Day::default(); place(first, horizon).wrapping_add(1)];
    for flow in &options.flows {
        let amount = scenario.share_of(flow);
        each_occurrence(flow, first, horizon, &mut |on| {
            if let Some(day) = days.get_mut(place(first, on)) {
                let side = if amount > 0 { &mut day.inflows } else { &mut day.outflows };
                *side = side.wrapping_add(amount.abs());
            }
        });
    }
    days
}

/// A scenario, ready to run.
pub(super) struct Projection<'a> {
    pub(super) options: &'a ForecastOptions,
    /// First and last day of each period.
    pub(super) spans: &'a [(Date, Date)],
    pub(super) scenario: &'a Scenario,
    pub(super) expected: Vec<Receivable>,
    pub(super) levies: Vec<LevyPayment>,
    /// What flows and levies move on each day.
    flows: Vec<Day>,
    excluded: i128,
}

impl Projection<'_> {
    #[inline(never)]
    pub(super) fn run(&self) -> ForecastRun {
        let first = self.options.scope.as_of.plus(1);
        let mut days = self.flows.clone();
        let mut beyond: i128 = 0;
        for receivable in &self.expected {
            match days.get_mut(place(first, receivable.on)) {
                Some(day) => day.receivables = day.receivables.wrapping_add(receivable.amount),
                None => beyond = beyond.wrapping_add(receivable.amount),
            }
        }

        let mut balance = i128::from(self.options.opening);
        let (mut lowest, mut lowest_on) = (i128::MAX, first);
        let mut first_below = None;
        let mut periods = Vec::with_capacity(self.spans.len());
        let mut days = days.into_iter();
        for &(start, end) in self.spans {
            let mut period = ForecastPeriod {
                start,
                end,
                opening: balance,
                receivables: 0,
                inflows: 0,
                outflows: 0,
                net: 0,
                closing: balance,
                lowest: i128::MAX,
                lowest_on: start,
            };
            let length = usize::try_from(start.until(end)).unwrap_or(0).wrapping_add(1);
            let mut on = start;
            for day in days.by_ref().take(length) {
                period.receivables = period.receivables.wrapping_add(day.receivables);
                period.inflows = period.inflows.wrapping_add(day.inflows);
                period.outflows = period.outflows.wrapping_add(day.outflows);
                let comes_in = day.receivables.wrapping_add(day.inflows);
                balance = balance.wrapping_add(comes_in).wrapping_sub(day.outflows);
                if balance < period.lowest {
                    period.lowest = balance;
                    period.lowest_on = on;
                }
                if balance < i128::from(self.options.threshold) && first_below.is_none() {
                    first_below = Some(on);
                }
                on = on.plus(1);
            }
            let comes_in = period.receivables.wrapping_add(period.inflows);
            period.net = comes_in.wrapping_sub(period.outflows);
            period.closing = balance;
            // Of two periods with the same lowest balance, the first.
            if period.lowest < lowest {
                (lowest, lowest_on) = (period.lowest, period.lowest_on);
            }
            periods.push(period);
        }
        ForecastRun {
            scenario: self.scenario.name.clone(),
            closing: balance,
            lowest,
            lowest_on,
            periods,
            first_below,
            excluded: self.excluded,
            beyond,
            levies: self.levies.clone(),
        }
    }
}

/// Days from the first of a forecast to another.
fn place(first: Date, day: Date) -> usize {
    usize::try_from(first.until(day)).unwrap_or(0)
}

/// Calls with the days from `first` to `horizon` on which a flow comes.
pub(super) fn each_occurrence(flow: &Flow, first: Date, horizon: Date, call: &mut dyn FnMut(Date)) {
    let Flow { date, every, until, .. } = *flow;
    let (_, _, day) = date.ymd();
    let (days, months) = match every {
        None => (0, 0),
        Some(Repeat::Week) => (7, 0),
        Some(Repeat::Month) => (0, 1),
        Some(Repeat::Quarter) => (0, 3),
        Some(Repeat::Year) => (0, 12),
    };
    let last = until.map_or(horizon, |until| until.min(horizon));
    // The last occurrence before the first day, or one shortly before it: what came earlier is
    // passed over.
    let by_days = date.until(first).max(0).checked_div(days);
    let by_months = || date.months_until(first).max(0).checked_div(months);
    let mut number = by_days.or_else(by_months).unwrap_or(0);
    loop {
        let of_month = date.plus_months(months.wrapping_mul(number), day);
        let on = of_month.plus(days.wrapping_mul(number));
        if on > last {
            return;
        }
        if on >= first {
            call(on);
        }
        if every.is_none() {
            return;
        }
        number = number.wrapping_add(1);
    }
}
