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
use alloc::borrow::ToOwned;
use alloc::string::String;

/// The steps of the interest, in the making.
pub(super) struct Accrued {
    steps: Steps,
    day_count: DayCount,
    digits: u8,
    rate_rule: &'static Rule,
    segments: i128,
    payments: i128,
    /// The interest so far, and what payments settled of it, as formulas.
    interest: String,
    settled: String,
}

impl Accrued {
    pub(super) fn new(
        options: &LatePaymentOptions,
        currency: Currency,
        rate_rule: &'static Rule,
    ) -> Accrued {
        Accrued {
            steps: Steps::new(currency),
            day_count: options.day_count,
            digits: currency.digits(),
            rate_rule,
            segments: 0,
            payments: 0,
            interest: "0".to_owned(),
            settled: "0".to_owned(),
        }
    }

    fn day_count(&self) -> Ground {
        Ground::Convention(match self.day_count {
            DayCount::Actual365 => "actual/365",
            DayCount::ActualActual => "actual/actual",
        })
    }

    pub(super) fn segment(&mut self, segment: &InterestSegment, sum: &ExactSum, scale: u8) {
        self.segments = self.segments.wrapping_add(1);
        let day_count = self.day_count();
        let steps = &mut self.steps;
        steps.number(self.segments);
        steps.forget();
        steps.know_money("principal", segment.principal);
        steps.know("ratePercent", segment.rate.text(2), Some("percent"));
        steps.know_date("from", segment.from);
        steps.know_date("to", segment.to);
        let (term, interest) = match self.day_count {
            DayCount::Actual365 => {
                ("principal * ratePercent * (days(from, to) + 1)", "round(accrued# / 36500, $)")
            }
            DayCount::ActualActual => {
                steps.know_days("yearDays", segment.year_days);
                (
                    "principal * ratePercent * (days(from, to) + 1) * 365 * 366 / yearDays",
                    "round(accrued# / 100 / 365 / 366, $)",
                )
            }
        };
        let mut accrued = String::new();
        let mut added = steps.filled(interest);
        let so_far = core::mem::replace(&mut self.interest, added.clone());
        if self.segments > 1 {
            accrued.push_str("accrued@ + ");
            added.push_str(" - ");
            added.push_str(&so_far);
        }
        accrued.push_str(term);
        let value = sum.text(self.digits.wrapping_add(scale));
        steps.add("accrued#", &accrued, value, None, &Ground::Rule(self.rate_rule));
        steps.money("segment#", &added, segment.interest, &day_count);
    }

    pub(super) fn settle(&mut self, payment: i128, settled: i128) {
        self.payments = self.payments.wrapping_add(1);
        let steps = &mut self.steps;
        steps.number(self.payments);
        steps.forget();
        steps.know_money("payment", payment);
        let formula = if self.payments > 1 {
            ["settled@ + min(payment, ", &self.interest, " - settled@)"].concat()
        } else {
            ["min(payment, ", &self.interest, ")"].concat()
        };
        steps.money("settled#", &formula, settled, &Ground::Rule(&law::CIV_1343_1));
        self.settled = steps.filled("settled#");
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
        steps.money("interest", &self.interest, result.interest, &day_count);
        let ground = match self.payments {
            0 => Ground::Convention("nothingSettled"),
            _ => Ground::Rule(&law::CIV_1343_1),
        };
        steps.money("interestSettled", &self.settled, result.interest_settled, &ground);
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
