//! Indicators of the receivables over a window of days (spec §6).

use crate::amount::round_ratio;
use crate::calc::{MissingRates, Scope};
use crate::date::Date;
use crate::error::Result;
use crate::ledger::{Class, Invoice, Ledger};
use alloc::vec;
use alloc::vec::Vec;

/// The window of the indicators, in days, where none is asked.
pub const DEFAULT_DAYS: i32 = 90;

/// What an indicator report is asked.
#[derive(Clone, Debug)]
pub struct KpiOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// The window: the `days` days ending on the date of situation, 1 … 3660.
    pub days: i32,
}

/// Indicators. Amounts are minor units of the report's currency; days and percents are hundredths,
/// `None` where a divisor is not above 0.
#[derive(Clone, Debug)]
pub struct KpiReport {
    /// Day and currency.
    pub scope: Scope,
    /// The window.
    pub days: i32,
    /// What is open, credits included.
    pub receivables: i128,
    /// Positive open amounts past their due date.
    pub overdue: i128,
    /// Positive open amounts not past their due date.
    pub not_due: i128,
    /// Open amounts in dispute.
    pub disputed: i128,
    /// Open amounts that are doubtful.
    pub doubtful: i128,
    /// Invoices and credit notes issued in the window.
    pub sales: i128,
    /// overdue / (notDue + overdue).
    pub overdue_percent: Option<i128>,
    /// Days sales outstanding: receivables / sales × days.
    pub dso: Option<i128>,
    /// Days sales outstanding by exhaustion, month by month.
    pub dso_count_back: i128,
    /// Whether the ledger begins before the exhaustion ends.
    pub dso_count_back_truncated: bool,
    /// notDue / sales × days.
    pub dso_best_possible: Option<i128>,
    /// dso − dsoBestPossible.
    pub average_days_delinquent: Option<i128>,
    /// Days from issue to payment, weighted by amount.
    pub average_days_to_pay: Option<i128>,
    /// Days from the due date to payment, weighted by amount.
    pub average_days_late: Option<i128>,
    /// Share of the amounts paid after the due date.
    pub paid_late_percent: Option<i128>,
    /// Collection effectiveness index.
    pub collection_effectiveness_percent: Option<i128>,
    /// Written off in the window / sales.
    pub loss_percent: Option<i128>,
    /// Largest customer's share of the receivables.
    pub top_customer_percent: Option<i128>,
}

/// A quotient in hundredths; `None` unless its divisor is above 0.
pub(super) fn hundredths(factors: [i128; 2], divisor: i128) -> Option<i128> {
    let [a, b] = factors;
    (divisor > 0).then(|| round_ratio(&[a, b, 100], &[divisor]))
}

/// The month of each day, as a number that grows by one.
struct Months {
    of_day: Vec<u16>,
    /// First day of each month up to the last.
    starts: Vec<Date>,
}

impl Months {
    fn up_to(last: Date) -> Months {
        let mut months = Months { of_day: Vec::new(), starts: Vec::new() };
        let mut start = Date::MIN;
        while start <= last {
            let number = u16::try_from(months.starts.len()).unwrap_or(u16::MAX);
            let next = start.month_end().plus(1);
            let days = usize::try_from(start.until(next)).unwrap_or(0);
            months.of_day.resize(months.of_day.len().wrapping_add(days), number);
            months.starts.push(start);
            start = next;
        }
        months
    }

    fn of(&self, day: Date) -> usize {
        let index = usize::try_from(day.days()).unwrap_or(0);
        self.of_day.get(index).map_or(0, |&month| usize::from(month))
    }

    /// Days from the first of the month to its end, or to `last` in the last month.
    fn days(&self, month: usize, last: Date) -> i128 {
        let start = self.starts.get(month).copied().unwrap_or(last);
        let end = self.starts.get(month.wrapping_add(1)).map_or(last, |next| next.plus(-1));
        i128::from(start.until(end).wrapping_add(1))
    }
}

/// Sums over the payments in the window, each weighted by its amount.
#[derive(Clone, Copy, Debug, Default)]
struct Paid {
    sum: i128,
    days_to_pay: i128,
    days_late: i128,
    late: i128,
}

impl Paid {
    fn add(&mut self, amount: i128, invoice: &Invoice, date: Date) {
        let weighted = |days: i32| amount.wrapping_mul(i128::from(days));
        self.sum = self.sum.wrapping_add(amount);
        let to_pay = weighted(invoice.issued.until(date).max(0));
        self.days_to_pay = self.days_to_pay.wrapping_add(to_pay);
        self.days_late = self.days_late.wrapping_add(weighted(invoice.due.until(date)));
        if date > invoice.due {
            self.late = self.late.wrapping_add(amount);
        }
    }
}

/// Indicators of the receivables on a day, over the window that ends on it.
///
/// # Errors
/// `fx/missing` at `fx`, where an invoice issued by that day is in a currency without a rate.
pub fn kpis(ledger: &Ledger, options: &KpiOptions) -> Result<KpiReport> {
    let KpiOptions { scope, days } = options;
    let as_of = scope.as_of;
    let before = as_of.plus(days.wrapping_neg());
    let in_window = |date: Date| before < date && date <= as_of;
    let months = Months::up_to(as_of);
    let mut sales_by_month = vec![0_i128; months.starts.len()];
    let mut by_customer = vec![0_i128; ledger.customers().len()];
    let mut missing = MissingRates::default();

    let mut first_month = usize::MAX;
    let (mut receivables, mut opening) = (0_i128, 0_i128);
    let (mut not_due, mut overdue) = (0_i128, 0_i128);
    let (mut disputed, mut doubtful) = (0_i128, 0_i128);
    let (mut sales, mut losses) = (0_i128, 0_i128);
    let mut paid = Paid::default();
    for invoice in ledger.invoices() {
        if invoice.issued > as_of || !scope.includes(invoice.customer) {
            continue;
        }
        if !scope.has_rate(invoice.currency) {
            missing.note(invoice.currency);
            continue;
        }
        let of = invoice.currency;
        let amount = scope.known(i128::from(invoice.amount), of);
        let month = months.of(invoice.issued);
        first_month = first_month.min(month);
        if let Some(sum) = sales_by_month.get_mut(month) {
            *sum = sum.wrapping_add(amount);
        }
        if in_window(invoice.issued) {
            sales = sales.wrapping_add(amount);
        }
        let balance = invoice.balance(as_of);
        let mut paid_in_window = 0_i128;
        for payment in invoice.payments.between(before, as_of) {
            let own = i128::from(payment.amount);
            paid_in_window = paid_in_window.wrapping_add(own);
            let amount = scope.known(own, of);
            if invoice.amount > 0 && amount > 0 {
                paid.add(amount, &invoice, payment.date);
            }
        }
        if invoice.issued <= before && !invoice.is_written_off(before) {
            opening = opening.wrapping_add(scope.known(balance.wrapping_add(paid_in_window), of));
        }
        let open = if invoice.is_written_off(as_of) { 0 } else { scope.known(balance, of) };
        if open != 0 {
            receivables = receivables.wrapping_add(open);
            if let Some(sum) = by_customer.get_mut(invoice.customer as usize) {
                *sum = sum.wrapping_add(open);
            }
        }
        if open > 0 {
            if invoice.late(as_of) > 0 {
                overdue = overdue.wrapping_add(open);
            } else {
                not_due = not_due.wrapping_add(open);
            }
            match invoice.class_of(balance, as_of) {
                Class::Disputed => disputed = disputed.wrapping_add(open),
                Class::Doubtful => doubtful = doubtful.wrapping_add(open),
                _ => {}
            }
        }
        if invoice.written_off().is_some_and(in_window) {
            losses = losses.wrapping_add(scope.known(invoice.loss(as_of), of));
        }
    }
    missing.refuse()?;

    let (dso_count_back, dso_count_back_truncated) =
        count_back(receivables, &months, &sales_by_month, first_month, as_of);
    let days_i = i128::from(*days);
    let current = receivables.wrapping_sub(overdue);
    let due_to_come = opening.wrapping_add(sales);
    let top = by_customer.iter().copied().max().unwrap_or(0);
    Ok(KpiReport {
        scope: scope.clone(),
        days: *days,
        receivables,
        overdue,
        not_due,
        disputed,
        doubtful,
        sales,
        overdue_percent: hundredths([overdue, 100], not_due.wrapping_add(overdue)),
        dso: hundredths([receivables, days_i], sales),
        dso_count_back,
        dso_count_back_truncated,
        dso_best_possible: hundredths([not_due, days_i], sales),
        average_days_delinquent: hundredths([receivables.wrapping_sub(not_due), days_i], sales),
        average_days_to_pay: hundredths([paid.days_to_pay, 1], paid.sum),
        average_days_late: hundredths([paid.days_late, 1], paid.sum),
        paid_late_percent: hundredths([paid.late, 100], paid.sum),
        collection_effectiveness_percent: hundredths(
            [due_to_come.wrapping_sub(receivables), 100],
            due_to_come.wrapping_sub(current),
        ),
        loss_percent: hundredths([losses, 100], sales),
        top_customer_percent: hundredths([top, 100], receivables),
    })
}

/// Days sales outstanding by exhaustion, in hundredths, and whether the ledger begins before it
/// ends (spec §6.6).
fn count_back(
    receivables: i128,
    months: &Months,
    sales: &[i128],
    first_month: usize,
    as_of: Date,
) -> (i128, bool) {
    let mut rest = receivables;
    let mut counted = 0_i128;
    for (month, &sold) in sales.iter().enumerate().rev() {
        if rest <= 0 || month < first_month {
            break;
        }
        let days = months.days(month, as_of);
        if sold > rest {
            let factors = counted.wrapping_mul(sold).wrapping_add(rest.wrapping_mul(days));
            return (round_ratio(&[factors, 100], &[sold]), false);
        }
        if sold > 0 {
            rest = rest.wrapping_sub(sold);
        }
        counted = counted.wrapping_add(days);
    }
    (counted.wrapping_mul(100), rest > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn the_example_of_the_spec_for_exhaustion() {
        let as_of = Date::parse("2025-04-15").unwrap();
        let months = Months::up_to(as_of);
        let mut sales = vec![0; months.starts.len()];
        let last = sales.len() - 1;
        sales[last] = 4_000_00;
        sales[last - 1] = -200_00;
        sales[last - 2] = 8_000_00;
        assert_eq!(count_back(9_000_00, &months, &sales, last - 2, as_of), (63_50, false));
        assert_eq!(count_back(9_000_00, &months, &sales, last - 1, as_of), (46_00, true));
    }
}
