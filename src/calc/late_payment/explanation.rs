//! How the total was reached, step by step (spec §1.6).
//!
//! Interest is explained by exact sums: `accruedK` is Σ principal × rate × days, a plain decimal,
//! and the interest of segment K is what its division by 100 × 365 adds after rounding.

use super::{DayCount, Imputation, InterestSegment, LatePayment, LatePaymentOptions};
use crate::amount::{Currency, ExactSum};
use crate::calc::steps::Steps;
use crate::date::Date;
use crate::law::late_payment as law;
use crate::rule::{Explanation, Ground, Rule};

/// The steps of the interest, in the making.
pub(super) struct Accrued {
    steps: Steps,
    day_count: DayCount,
    digits: u8,
    rate_rule: &'static Rule,
    segments: i32,
    payments: i32,
}

impl Accrued {
    pub(super) fn new(
        options: &LatePaymentOptions,
        currency: Currency,
        rate_rule: &'static Rule,
    ) -> Accrued {
        let mut steps = Steps::new(currency);
        // The interest so far.
        steps.part("0");
        Accrued {
            steps,
            day_count: options.day_count,
            digits: currency.digits(),
            rate_rule,
            segments: 0,
            payments: 0,
        }
    }

    fn day_count(&self) -> Ground {
        Ground::Convention(match self.day_count {
            DayCount::Actual365 => "actual/365",
            DayCount::ActualActual => "actual/actual",
        })
    }

    pub(super) fn segment(&mut self, segment: &InterestSegment, sum: &ExactSum, scale: u8) {
        let day_count = self.day_count();
        let steps = &mut self.steps;
        self.segments = self.segments.wrapping_add(1);
        steps.number(self.segments);
        steps.forget();
        steps.know_money("principal", segment.principal);
        steps.know("ratePercent", segment.rate.text(2), Some("percent"));
        steps.know_date("from", segment.from);
        steps.know_date("to", segment.to);
        let (first, next, so_far, added) = match self.day_count {
            DayCount::Actual365 => (
                "principal * ratePercent * (days(from, to) + 1)",
                "accrued@ + principal * ratePercent * (days(from, to) + 1)",
                "round(accrued# / 36500, $)",
                "round(accrued# / 36500, $) - %",
            ),
            DayCount::ActualActual => {
                steps.know_days("yearDays", segment.year_days);
                (
                    "principal * ratePercent * (days(from, to) + 1) * 365 * 366 / yearDays",
                    "accrued@ + principal * ratePercent * (days(from, to) + 1) * 365 * 366 \
                     / yearDays",
                    "round(accrued# / 100 / 365 / 366, $)",
                    "round(accrued# / 100 / 365 / 366, $) - %",
                )
            }
        };
        let (accrued, added) = if self.segments == 1 { (first, so_far) } else { (next, added) };
        let value = sum.text(self.digits.wrapping_add(scale));
        steps.add("accrued#", accrued, value, None, &Ground::Rule(self.rate_rule));
        steps.money("segment#", added, segment.interest, &day_count);
        steps.part(so_far);
    }

    pub(super) fn settle(&mut self, payment: i128, settled: i128) {
        let steps = &mut self.steps;
        self.payments = self.payments.wrapping_add(1);
        steps.number(self.payments);
        steps.forget();
        steps.know_money("payment", payment);
        let formula = match self.payments {
            1 => "min(payment, %)",
            _ => "settled@ + min(payment, % - settled@)",
        };
        steps.money("settled#", formula, settled, &Ground::Rule(&law::CIV_1343_1));
    }

    /// The steps that lead from the interest to the total, and the rules of all of them.
    pub(super) fn finish(
        self,
        result: &LatePayment,
        due: Date,
        late_until: Date,
        options: &LatePaymentOptions,
        indemnity_rule: &'static Rule,
    ) -> Explanation {
        let day_count = self.day_count();
        let mut steps = self.steps;
        steps.rest_on(result.rate_rule);
        if result.indemnity > 0 {
            steps.rest_on(indemnity_rule);
        }
        if options.imputation == Imputation::InterestFirst {
            steps.rest_on(&law::CIV_1343_1);
        }
        steps.rest_on(result.limitation.1);
        steps.forget();
        steps.know_date("due", due);
        steps.know_date("until", late_until);
        steps.know_money("perInvoice", result.indemnity);
        steps.know_money("amount", result.amount);
        steps.know_money("paid", result.paid);
        let ground = Ground::Convention("paymentDayCounted");
        steps.days("daysLate", "max(0, days(due, until))", result.days_late, &ground);
        steps.money("interest", "%", result.interest, &day_count);
        let (settled, ground) = match self.payments {
            0 => ("0", Ground::Convention("nothingSettled")),
            _ => ("settled#", Ground::Rule(&law::CIV_1343_1)),
        };
        steps.number(self.payments);
        steps.money("interestSettled", settled, result.interest_settled, &ground);
        let ground = match result.indemnity {
            0 => Ground::Convention("noIndemnity"),
            _ => Ground::Rule(indemnity_rule),
        };
        steps.money("indemnity", "perInvoice", result.indemnity, &ground);
        let ground = Ground::Convention("openAmount");
        steps.money("open", "max(0, amount - paid + interestSettled)", result.open, &ground);
        let ground = Ground::Rule(result.rate_rule);
        steps.money("claim", "interest + indemnity - interestSettled", result.claim, &ground);
        let ground = Ground::Convention("openAndClaim");
        steps.money("totalDue", "open + claim", result.total_due, &ground);
        steps.finish()
    }
}
