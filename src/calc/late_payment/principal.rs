//! The principal over time: what payments settle, when a debt bears interest, how late it was
//! (spec §4.1, §4.4, §4.5).

use super::portfolio::Total;
use super::{Imputation, Segments};
use crate::date::Date;
use crate::ledger::{Payment, Payments};

/// Interest on a debt, fed run by run. The two ways are one type, so that a debt is followed by one
/// function in the module.
pub(super) enum Accrual<'a, 'b, 'c> {
    /// Segment by segment, with every step.
    Segments(&'a mut Segments<'c>),
    /// The sum alone, of a run at once.
    Total(&'a mut Total<'b, 'c>),
}

impl Accrual<'_, '_, '_> {
    /// Interest of each day D with `after` < D ≤ `to` on this principal, in minor units.
    fn run(&mut self, after: Date, to: Date, principal: i128) {
        match self {
            Accrual::Segments(segments) => segments.run(after, to, principal),
            Accrual::Total(total) => total.run(after, to, principal),
        }
    }

    /// All interest so far, rounded to the minor digits.
    fn rounded(&self) -> i128 {
        match self {
            Accrual::Segments(segments) => segments.rounded(),
            Accrual::Total(total) => total.rounded(),
        }
    }

    /// A payment has settled interest; `settled` is the sum so far.
    fn settle(&mut self, payment: i128, settled: i128) {
        if let Accrual::Segments(segments) = self {
            segments.settle(payment, settled);
        }
    }
}

/// A debt on its way from the due date to the date of situation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Debt {
    pub(super) amount: i128,
    pub(super) due: Date,
    pub(super) as_of: Date,
    /// Interest runs from the day after this one; `None`: it never does.
    pub(super) bears_after: Option<Date>,
    pub(super) imputation: Imputation,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// The principal left, at least 0.
    pub(super) open: i128,
    /// All payments up to the date of situation.
    pub(super) paid: i128,
    /// What they settled of the interest.
    pub(super) settled: i128,
    /// The day that ends the delay: the date of situation, or the last day on which the principal
    /// came to 0; the due date if there is no delay.
    pub(super) late_until: Date,
}

impl Debt {
    /// Follows the principal day by day.
    pub(super) fn follow(&self, payments: Payments, accrual: &mut Accrual) -> Standing {
        let mut principal = self.amount;
        let (mut paid, mut settled) = (0_i128, 0_i128);
        let mut late_until = self.due;
        let mut cursor = self.bears_after;
        let mut payments = payments.iter().peekable();
        loop {
            let next = payments.next().filter(|payment| payment.date <= self.as_of);
            let (date, sum) = match next {
                Some(Payment { date, amount }) => {
                    let mut sum = i128::from(amount);
                    while let Some(same_day) = payments.next_if(|next| next.date == date) {
                        sum = sum.wrapping_add(i128::from(same_day.amount));
                    }
                    // Payments of one day count as their sum; a sum of 0 is none.
                    if sum == 0 {
                        continue;
                    }
                    (date, sum)
                }
                None => (self.as_of, 0),
            };
            // The day of the payment still bears interest.
            if let Some(after) = cursor
                && after < date
            {
                if principal > 0 {
                    accrual.run(after, date, principal);
                }
                cursor = Some(date);
            }
            if next.is_none() {
                break;
            }
            paid = paid.wrapping_add(sum);
            if date <= self.due {
                principal = principal.wrapping_sub(sum);
                continue;
            }
            let before = principal;
            let interest = match self.imputation {
                Imputation::InterestFirst if sum > 0 => {
                    accrual.rounded().wrapping_sub(settled).clamp(0, sum)
                }
                _ => 0,
            };
            if interest > 0 {
                settled = settled.wrapping_add(interest);
                accrual.settle(sum, settled);
            }
            principal = principal.wrapping_sub(sum.wrapping_sub(interest));
            if before > 0 && principal <= 0 {
                late_until = date;
            }
        }
        if principal > 0 {
            late_until = self.as_of.max(self.due);
        }
        Standing { open: principal.max(0), paid, settled, late_until }
    }
}
