//! Indicators of the receivables over a window of days (spec §6).

use super::sums::Sums;
use crate::amount::round_ratio;
use crate::calc::{MissingRates, Scope};
use crate::date::Date;
use crate::error::Result;
use crate::ledger::{Class, Ledger};
use alloc::vec;

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

/// Indicators. Amounts are minor units of the report's currency.
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
    /// Negative open amounts: what is owed to customers.
    pub credits: i128,
    /// Open amounts in dispute.
    pub disputed: i128,
    /// Open amounts that are doubtful.
    pub doubtful: i128,
    /// Invoices and credit notes issued in the window.
    pub sales: i128,
    /// overdue / (notDue + overdue).
    pub overdue_percent: Quotient,
    /// Days sales outstanding: receivables / sales × days.
    pub dso: Quotient,
    /// Days sales outstanding by exhaustion, month by month.
    pub dso_count_back: i128,
    /// Whether the ledger begins before the exhaustion ends.
    pub dso_count_back_truncated: bool,
    /// notDue / sales × days.
    pub dso_best_possible: Quotient,
    /// dso − dsoBestPossible.
    pub average_days_delinquent: Quotient,
    /// Days from issue to payment, weighted by amount.
    pub average_days_to_pay: Quotient,
    /// Days from the due date to payment, weighted by amount.
    pub average_days_late: Quotient,
    /// Share of the amounts paid after the due date.
    pub paid_late_percent: Quotient,
    /// Collection effectiveness index.
    pub collection_effectiveness_percent: Quotient,
    /// Written off in the window / sales.
    pub loss_percent: Quotient,
    /// Largest customer's share of the receivables.
    pub top_customer_percent: Quotient,
}

/// One sum over another, times a number of days or a hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotient {
    dividend: i128,
    times: i128,
    divisor: i128,
}

impl Quotient {
    /// In hundredths; `None` unless the divisor is above 0.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("../ledger/example.txt")]
    /// use encours::calc::{KpiOptions, Scope, kpis};
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let report = kpis(&ledger, &KpiOptions { scope, days: 90 })?;
    /// // 1 700.00 of 2 300.00 is overdue.
    /// assert_eq!(report.overdue_percent.hundredths(), Some(73_91));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn hundredths(&self) -> Option<i128> {
        hundredths([self.dividend, self.times], self.divisor)
    }
}

/// A quotient in hundredths; `None` unless its divisor is above 0.
pub(super) fn hundredths(factors: [i128; 2], divisor: i128) -> Option<i128> {
    let [a, b] = factors;
    (divisor > 0).then(|| round_ratio(&[a, b, 100], &[divisor]))
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
    #[inline(never)]
    fn add(&mut self, amount: i128, days_to_pay: i32, days_late: i32) {
        if amount <= 0 {
            return;
        }
        let weighted = |days: i32| amount.wrapping_mul(i128::from(days));
        self.sum = self.sum.wrapping_add(amount);
        self.days_to_pay = self.days_to_pay.wrapping_add(weighted(days_to_pay.max(0)));
        self.days_late = self.days_late.wrapping_add(weighted(days_late));
        if days_late > 0 {
            self.late = self.late.wrapping_add(amount);
        }
    }
}

/// Indicators of the receivables on a day, over the window that ends on it.
///
/// # Errors
/// `fx/missing` at `fx`, where an invoice issued by that day is in a currency without a rate.
#[doc = include_str!("../../docs/figures/kpis.md")]
pub fn kpis(ledger: &Ledger, options: &KpiOptions) -> Result<KpiReport> {
    let KpiOptions { scope, days } = options;
    let as_of = scope.as_of;
    let before = as_of.plus(days.wrapping_neg());
    let in_window = |date: Date| before < date && date <= as_of;
    let mut by_customer = Sums::new(ledger.customers().len(), 1);
    let mut missing = MissingRates::default();

    // By day of issue.
    let mut sold = vec![0_i128; usize::try_from(as_of.days()).unwrap_or(0).wrapping_add(1)];
    let mut first_issue = Date::MAX;
    let (mut receivables, mut opening) = (0_i128, 0_i128);
    let (mut not_due, mut overdue) = (0_i128, 0_i128);
    let (mut disputed, mut doubtful) = (0_i128, 0_i128);
    let mut losses = 0_i128;
    let mut paid = Paid::default();
    for invoice in ledger.invoices() {
        if !scope.counts(&invoice, &mut missing) {
            continue;
        }
        let of = invoice.currency;
        first_issue = first_issue.min(invoice.issued);
        if let Some(sum) = sold.get_mut(place(invoice.issued)) {
            *sum = sum.wrapping_add(scope.known(i128::from(invoice.amount), of));
        }
        let mut balance = i128::from(invoice.amount);
        let mut balance_before = balance;
        for payment in invoice.payments.iter() {
            if payment.date > as_of {
                break;
            }
            let own = i128::from(payment.amount);
            balance = balance.wrapping_sub(own);
            if payment.date <= before {
                balance_before = balance;
            } else if invoice.amount > 0 {
                let to_pay = invoice.issued.until(payment.date);
                paid.add(scope.known(own, of), to_pay, invoice.due.until(payment.date));
            }
        }
        if invoice.issued <= before && !invoice.is_written_off(before) {
            opening = opening.wrapping_add(scope.known(balance_before, of));
        }
        if invoice.written_off().is_some_and(in_window) {
            losses = losses.wrapping_add(scope.known(invoice.loss(as_of), of));
        }
        if balance == 0 || invoice.is_written_off(as_of) {
            continue;
        }
        let open = scope.known(balance, of);
        receivables = receivables.wrapping_add(open);
        by_customer.add(invoice.customer as usize, 0, open);
        if open > 0 {
            let class = invoice.class_of(balance, as_of);
            if invoice.late(as_of) > 0 {
                overdue = overdue.wrapping_add(open);
            } else {
                not_due = not_due.wrapping_add(open);
            }
            match class {
                Class::Disputed => disputed = disputed.wrapping_add(open),
                Class::Doubtful => doubtful = doubtful.wrapping_add(open),
                _ => {}
            }
        }
    }
    missing.refuse()?;

    let sales = sum(&sold, before.plus(1), as_of);
    let (dso_count_back, dso_count_back_truncated) =
        count_back(receivables, &sold, first_issue, as_of, &mut |_, _, _| {});
    let days_i = i128::from(*days);
    let due_to_come = opening.wrapping_add(sales);
    let top = ledger.customers().codes().map(|code| by_customer.first(code as usize)).max();
    let quotient = |dividend, times, divisor| Quotient { dividend, times, divisor };
    Ok(KpiReport {
        scope: scope.clone(),
        days: *days,
        receivables,
        overdue,
        not_due,
        credits: receivables.wrapping_sub(overdue).wrapping_sub(not_due),
        disputed,
        doubtful,
        sales,
        overdue_percent: quotient(overdue, 100, not_due.wrapping_add(overdue)),
        dso: quotient(receivables, days_i, sales),
        dso_count_back,
        dso_count_back_truncated,
        dso_best_possible: quotient(not_due, days_i, sales),
        average_days_delinquent: quotient(receivables.wrapping_sub(not_due), days_i, sales),
        average_days_to_pay: quotient(paid.days_to_pay, 1, paid.sum),
        average_days_late: quotient(paid.days_late, 1, paid.sum),
        paid_late_percent: quotient(paid.late, 100, paid.sum),
        collection_effectiveness_percent: quotient(
            due_to_come.wrapping_sub(receivables),
            100,
            due_to_come.wrapping_sub(receivables.wrapping_sub(overdue)),
        ),
        loss_percent: quotient(losses, 100, sales),
        top_customer_percent: quotient(top.unwrap_or(0), 100, receivables),
    })
}

/// The place of a day in a list that begins with the calendar.
pub(super) fn place(day: Date) -> usize {
    usize::try_from(day.days()).unwrap_or(0)
}

/// The sum over the days from one to another.
fn sum(by_day: &[i128], from: Date, to: Date) -> i128 {
    let days = by_day.get(place(from)..=place(to)).unwrap_or_default();
    days.iter().fold(0, |sum, &day| sum.wrapping_add(day))
}

/// Days sales outstanding by exhaustion, in hundredths, and whether the ledger begins before it
/// ends (spec §6.6). `count` is told the first day of each month, how many days it has, and what
/// was sold in it.
pub(super) fn count_back(
    receivables: i128,
    by_day: &[i128],
    first_issue: Date,
    as_of: Date,
    count: &mut dyn FnMut(Date, i128, i128),
) -> (i128, bool) {
    let mut rest = receivables;
    let mut counted = 0_i128;
    let mut end = as_of;
    while rest > 0 && first_issue <= end {
        let start = end.month_start();
        let days = i128::from(start.until(end)).wrapping_add(1);
        let sold = sum(by_day, start, end);
        count(start, days, sold);
        if sold > rest {
            let factors = counted.wrapping_mul(sold).wrapping_add(rest.wrapping_mul(days));
            return (round_ratio(&[factors, 100], &[sold]), false);
        }
        if sold > 0 {
            rest = rest.wrapping_sub(sold);
        }
        counted = counted.wrapping_add(days);
        end = start.plus(-1);
    }
    (counted.wrapping_mul(100), rest > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    #[test]
    fn the_example_of_the_spec_for_exhaustion() {
        let day = |text: &str| Date::parse(text).unwrap();
        let as_of = day("2025-04-15");
        let mut sold = vec![0; place(as_of) + 1];
        sold[place(day("2025-04-03"))] = 4_000_00;
        sold[place(day("2025-03-31"))] = -200_00;
        sold[place(day("2025-02-01"))] = 3_000_00;
        sold[place(day("2025-02-28"))] = 5_000_00;
        let counted = |first| count_back(9_000_00, &sold, first, as_of, &mut |_, _, _| {});
        assert_eq!(counted(day("2025-02-01")), (63_50, false));
        assert_eq!(counted(day("2025-03-31")), (46_00, true));
    }
}
