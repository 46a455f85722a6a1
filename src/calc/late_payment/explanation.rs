//! How the total was reached, step by step (spec §1.6).
//!
//! Interest is explained by exact sums: `accruedK` is Σ principal × rate × days, a plain decimal,
//! and the interest of segment K is what its division by 100 × 365 adds after rounding.

use super::{DayCount, InterestSegment, LatePayment, LatePaymentOptions};
use crate::amount::{Currency, ExactSum, decimal_text};
use crate::date::Date;
use crate::law::late_payment as law;
use crate::rule::{Ground, Rule, Step, StepInput};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// The steps of the interest, in the making.
pub(super) struct Accrued {
    day_count: DayCount,
    currency: Currency,
    rate_rule: &'static Rule,
    steps: Vec<Step>,
    segments: usize,
    payments: usize,
}

fn input(name: &str, value: impl ToString, unit: Option<&'static str>) -> StepInput {
    StepInput { name: name.to_owned(), value: value.to_string(), unit }
}

impl Accrued {
    pub(super) fn new(
        options: &LatePaymentOptions,
        currency: Currency,
        rate_rule: &'static Rule,
    ) -> Accrued {
        Accrued {
            day_count: options.day_count,
            currency,
            rate_rule,
            steps: Vec::new(),
            segments: 0,
            payments: 0,
        }
    }

    fn money(&self, minor: i128) -> String {
        decimal_text(minor, self.currency.digits())
    }

    /// The interest so far, as a formula.
    fn rounded(&self, segment: usize) -> String {
        let divisor = match self.day_count {
            DayCount::Actual365 => "36500",
            DayCount::ActualActual => "100 / 365 / 366",
        };
        format!("round(accrued{segment} / {divisor}, {})", self.currency.digits())
    }

    fn day_count(&self) -> Ground {
        Ground::Convention(match self.day_count {
            DayCount::Actual365 => "actual/365",
            DayCount::ActualActual => "actual/actual",
        })
    }

    pub(super) fn segment(&mut self, segment: &InterestSegment, sum: &ExactSum, scale: u8) {
        let before = self.segments;
        let now = before.wrapping_add(1);
        self.segments = now;
        let unit = Some(self.currency.code());
        let mut inputs = vec![
            input("principal", self.money(segment.principal), unit),
            input("ratePercent", segment.rate.text(2), Some("percent")),
            input("from", segment.from, None),
            input("to", segment.to, None),
        ];
        let mut term = "principal * ratePercent * (days(from, to) + 1)".to_owned();
        if self.day_count == DayCount::ActualActual {
            inputs.push(input("yearDays", segment.year_days, Some("days")));
            term.push_str(" * 365 * 366 / yearDays");
        }
        if before > 0 {
            term = format!("accrued{before} + {term}");
        }
        self.steps.push(Step {
            id: format!("accrued{now}"),
            inputs,
            formula: term,
            value: sum.text(self.currency.digits().wrapping_add(scale)),
            unit: None,
            ground: Ground::Rule(self.rate_rule),
        });
        let formula = if before > 0 {
            format!("{} - {}", self.rounded(now), self.rounded(before))
        } else {
            self.rounded(now)
        };
        self.steps.push(Step {
            id: format!("segment{now}"),
            inputs: Vec::new(),
            formula,
            value: self.money(segment.interest),
            unit,
            ground: self.day_count(),
        });
    }

    pub(super) fn settle(&mut self, payment: i128, settled: i128) {
        let before = self.payments;
        let now = before.wrapping_add(1);
        self.payments = now;
        let interest = self.rounded(self.segments);
        let formula = if before > 0 {
            format!("settled{before} + min(payment, {interest} - settled{before})")
        } else {
            format!("min(payment, {interest})")
        };
        let unit = Some(self.currency.code());
        self.steps.push(Step {
            id: format!("settled{now}"),
            inputs: vec![input("payment", self.money(payment), unit)],
            formula,
            value: self.money(settled),
            unit,
            ground: Ground::Rule(&law::CIV_1343_1),
        });
    }

    pub(super) fn finish(
        mut self,
        result: &LatePayment,
        due: Date,
        late_until: Date,
        indemnity_rule: &'static Rule,
    ) -> Vec<Step> {
        let unit = Some(self.currency.code());
        let interest = if self.segments > 0 { self.rounded(self.segments) } else { "0".to_owned() };
        let settled = match self.payments {
            0 => "0".to_owned(),
            last => format!("settled{last}"),
        };
        let settled_ground = match self.payments {
            0 => Ground::Convention("nothingSettled"),
            _ => Ground::Rule(&law::CIV_1343_1),
        };
        let mut steps = core::mem::take(&mut self.steps);
        let mut push = |id: &str, inputs, formula: String, value: String, unit, ground| {
            steps.push(Step { id: id.to_owned(), inputs, formula, value, unit, ground });
        };
        push(
            "daysLate",
            vec![input("due", due, None), input("until", late_until, None)],
            "max(0, days(due, until))".to_owned(),
            result.days_late.to_string(),
            Some("days"),
            Ground::Convention("paymentDayCounted"),
        );
        push("interest", Vec::new(), interest, self.money(result.interest), unit, self.day_count());
        push(
            "interestSettled",
            Vec::new(),
            settled,
            self.money(result.interest_settled),
            unit,
            settled_ground,
        );
        let ground = if result.indemnity > 0 {
            Ground::Rule(indemnity_rule)
        } else {
            Ground::Convention("noIndemnity")
        };
        push(
            "indemnity",
            vec![input("perInvoice", self.money(result.indemnity), unit)],
            "perInvoice".to_owned(),
            self.money(result.indemnity),
            unit,
            ground,
        );
        push(
            "open",
            vec![
                input("amount", self.money(result.amount), unit),
                input("paid", self.money(result.paid), unit),
            ],
            "max(0, amount - paid + interestSettled)".to_owned(),
            self.money(result.open),
            unit,
            Ground::Convention("openAmount"),
        );
        push(
            "claim",
            Vec::new(),
            "interest + indemnity - interestSettled".to_owned(),
            self.money(result.claim),
            unit,
            Ground::Rule(result.rate_rule),
        );
        push(
            "totalDue",
            Vec::new(),
            "open + claim".to_owned(),
            self.money(result.total_due),
            unit,
            Ground::Convention("openAndClaim"),
        );
        steps
    }
}
