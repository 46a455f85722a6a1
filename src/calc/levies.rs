//! What is owed on what customers pay: a percentage of each month or quarter, paid in the month
//! after.

use alloc::string::String;
use alloc::vec::Vec;

use super::allowance::{assumed_share, share_before_vat};
use super::forecast::{Receivable, share};
use super::sums::Sums;
use crate::amount::{Decimal, round_ratio};
use crate::calc::ForecastOptions;
use crate::date::Date;
use crate::ledger::{Invoice, Ledger};

/// Whether there are any: no calculator to embed asks for them, and their module goes without.
pub(crate) const THERE: bool = cfg!(any(not(feature = "js"), feature = "package"));

/// What a levy is a percentage of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LevyBase {
    /// What customers pay, VAT included.
    #[default]
    Receipts,
    /// The VAT in it.
    Vat,
}

/// What is owed on what customers pay, such as social contributions or VAT on receipts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levy {
    /// Its name, of no other levy.
    pub label: String,
    /// Percent of the base.
    pub percent: Decimal,
    /// The base.
    pub of: LevyBase,
    /// For each quarter of the calendar year instead of each month.
    pub quarterly: bool,
    /// Its day in the month after the period, 1 … 31, or the last one of a shorter month.
    pub day: u32,
    /// What is taken off each, minor units of the report's currency, not negative.
    pub less: i64,
}

impl Levy {
    /// So many percent of what customers pay each month, on the last day of the month after.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    /// use encours::calc::Levy;
    ///
    /// let levy = Levy::new("Urssaf", Decimal::hundredths(25_60));
    /// assert_eq!((levy.day, levy.less, levy.quarterly), (31, 0, false));
    /// ```
    #[must_use]
    pub fn new(label: &str, percent: Decimal) -> Levy {
        let (of, label) = (LevyBase::default(), String::from(label));
        Levy { label, percent, of, quarterly: false, day: 31, less: 0 }
    }
}

/// One time that a levy is paid in a run. Amounts are minor units of the report's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevyPayment {
    /// Its position among the levies.
    pub levy: usize,
    /// First day of the period it is owed for.
    pub from: Date,
    /// Last day of it.
    pub to: Date,
    /// The day on which it is paid.
    pub on: Date,
    /// What it is a percentage of; negative where refunds exceed payments.
    pub base: i128,
    /// What is paid, not negative.
    pub amount: i128,
}

/// When each levy is paid after the date of situation, to the horizon; without base and amount.
fn due(options: &ForecastOptions, horizon: Date) -> Vec<LevyPayment> {
    let as_of = options.scope.as_of;
    let mut due = Vec::new();
    if !THERE {
        return due;
    }
    // What is paid in the first month is owed for the month before, or for its quarter.
    let before = as_of.plus(1).plus_months(-1, 1);
    let (_, month, _) = before.ymd();
    let into_quarter = i32::try_from(month.wrapping_sub(1) % 3).unwrap_or(0);
    for (levy, asked) in options.levies.iter().enumerate() {
        let (mut from, months) = match asked.quarterly {
            true => (before.plus_months(into_quarter.wrapping_neg(), 1), 3),
            false => (before, 1),
        };
        loop {
            let next = from.plus_months(months, 1);
            let on = next.with_day(asked.day);
            if on > horizon {
                break;
            }
            if on > as_of {
                due.push(LevyPayment { levy, from, to: next.plus(-1), on, base: 0, amount: 0 });
            }
            from = next;
        }
    }
    due
}

/// What levies are owed on, whatever the scenario.
pub(super) struct Receipts {
    /// When they are paid; bases and amounts are those of no scenario yet.
    due: Vec<LevyPayment>,
    /// The first day that counts.
    first: Date,
    /// For each month from that day on, what was paid up to the date of situation, and the VAT in it.
    months: Sums,
    /// What is not VAT where an invoice does not say it.
    assumed: [i128; 2],
    /// How many invoices do not say it, where that matters: of those that were paid since the first
    /// day, or are not paid yet.
    pub(super) without_vat: usize,
}

impl Receipts {
    pub(super) fn of(ledger: &Ledger, options: &ForecastOptions, horizon: Date) -> Receipts {
        let due = due(options, horizon);
        let first = due.iter().map(|payment| payment.from).min().unwrap_or(Date::MAX);
        let count = usize::try_from(first.months_until(horizon)).unwrap_or(0).wrapping_add(1);
        let assumed = assumed_share(options.default_vat_percent);
        let months = Sums::new(count, 2);
        let receipts = Receipts { due, first, months, assumed, without_vat: 0 };
        if !THERE || receipts.due.is_empty() {
            return receipts;
        }
        let as_of = options.scope.as_of;
        let vat = options.levies.iter().any(|levy| levy.of == LevyBase::Vat);
        let mut months = receipts.months.clone();
        let mut without_vat: usize = 0;
        options.scope.each(ledger, &mut |invoice| {
            let mut counts = vat && invoice.open(as_of) > 0;
            receipts.each_recorded(options, invoice, &mut |on, amount| {
                receipts.add(&mut months, invoice, on, amount);
                counts = vat;
            });
            if counts && share_before_vat(invoice).is_none() {
                without_vat = without_vat.wrapping_add(1);
            }
        });
        Receipts { months, without_vat, ..receipts }
    }

    /// Calls with each payment of an invoice that was made by the date of situation: its day, its
    /// amount in the report's currency.
    pub(super) fn each_recorded(
        &self,
        options: &ForecastOptions,
        invoice: &Invoice,
        call: &mut dyn FnMut(Date, i128),
    ) {
        let scope = &options.scope;
        for payment in invoice.payments.iter() {
            if self.first <= payment.date && payment.date <= scope.as_of {
                call(payment.date, scope.known(i128::from(payment.amount), invoice.currency));
            }
        }
    }

    /// The VAT in what is paid of an invoice.
    pub(super) fn vat(&self, invoice: &Invoice, amount: i128) -> i128 {
        let [net, whole] = share_before_vat(invoice).unwrap_or(self.assumed);
        round_ratio(&[amount, whole.wrapping_sub(net)], &[whole])
    }

    fn add(&self, months: &mut Sums, invoice: &Invoice, on: Date, amount: i128) {
        let month = usize::try_from(self.first.months_until(on)).unwrap_or(usize::MAX);
        months.add_row(month, &[amount, self.vat(invoice, amount)]);
    }

    /// What is paid in a scenario in which this is expected: levy by levy, in the order of the days.
    pub(super) fn payments(
        &self,
        ledger: &Ledger,
        options: &ForecastOptions,
        expected: &[Receivable],
    ) -> Vec<LevyPayment> {
        let mut payments = self.due.clone();
        if !THERE || payments.is_empty() {
            return payments;
        }
        let mut months = self.months.clone();
        for of in expected {
            if let Some(invoice) = ledger.invoice(of.row) {
                self.add(&mut months, &invoice, of.on, of.amount);
            }
        }
        for payment in &mut payments {
            let Some(levy) = options.levies.get(payment.levy) else { continue };
            let mut month = self.first.months_until(payment.from);
            while month <= self.first.months_until(payment.to) {
                let sums = months.of(usize::try_from(month).unwrap_or(usize::MAX));
                let sum = sums.get(usize::from(levy.of == LevyBase::Vat)).copied();
                payment.base = payment.base.wrapping_add(sum.unwrap_or(0));
                month = month.wrapping_add(1);
            }
            let owed = share(payment.base, [levy.percent, Decimal::HUNDRED]);
            payment.amount = owed.wrapping_sub(i128::from(levy.less)).max(0);
        }
        payments
    }
}
