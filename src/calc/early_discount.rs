//! Discount for paying before the due date (spec §11).

use super::steps::Steps;
use crate::amount::{Currency, Decimal, decimal_text, pow10, round_ratio};
use crate::law::terms::L441_9;
use crate::rule::{Explanation, Ground};

/// An offer of a discount. Amounts are minor units of `currency`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyDiscountInput {
    /// What is owed; above 0.
    pub amount: i64,
    /// Percent taken off, below 100.
    pub discount_percent: Decimal,
    /// How many days before the due date it is paid, 1 … 3660.
    pub days_early: u16,
    /// The currency of the amounts.
    pub currency: Currency,
}

/// What an early payment saves and costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlyDiscount {
    /// What is taken off, in minor units.
    pub discount: i128,
    /// What is paid, in minor units.
    pub pay: i128,
    /// What the seller pays for the money in a year, in hundredths of a percent.
    pub annual_cost_percent: i128,
    /// What it rests on, and how it was reached.
    pub explanation: Explanation,
}

/// What is taken off for paying early, and what that costs the seller a year:
/// p / (100 − p) × 365 / days × 100.
///
/// # Rules
/// `fr/com/L441-9`
///
/// # Example
/// 2 % for 10 days on 1 000.00:
/// ```
/// use encours::amount::{Currency, Decimal};
/// use encours::calc::{EarlyDiscountInput, early_discount};
///
/// let offer = early_discount(&EarlyDiscountInput {
///     amount: 1_000_00,
///     discount_percent: Decimal::whole(2),
///     days_early: 10,
///     currency: Currency::euro(),
/// });
/// assert_eq!((offer.discount, offer.pay), (20_00, 980_00));
/// assert_eq!(offer.annual_cost_percent, 74_49);
/// ```
#[doc = include_str!("../../docs/figures/early-discount.md")]
#[must_use]
pub fn early_discount(input: &EarlyDiscountInput) -> EarlyDiscount {
    let amount = i128::from(input.amount);
    let percent = input.discount_percent;
    let whole = pow10(percent.scale).wrapping_mul(100);
    let discount = round_ratio(&[amount, percent.units], &[whole]);
    let pay = amount.wrapping_sub(discount);
    let kept = whole.wrapping_sub(percent.units);
    let annual_cost_percent =
        round_ratio(&[percent.units, 365, 100, 100], &[kept, i128::from(input.days_early)]);

    let mut steps = Steps::new(input.currency);
    steps.rest_on(&L441_9);
    steps.know_money("amount", amount);
    steps.know_percent("discountPercent", percent);
    steps.know_days("daysEarly", i32::from(input.days_early));
    let law = Ground::Rule(&L441_9);
    steps.money("discount", "round(amount * discountPercent / 100, $)", discount, &law);
    steps.money("pay", "amount - discount", pay, &law);
    steps.add(
        "annualCostPercent",
        "round(discountPercent / (100 - discountPercent) * 365 / daysEarly * 100, 2)",
        decimal_text(annual_cost_percent, 2),
        Some("percent"),
        &Ground::Convention("actual/365"),
    );
    EarlyDiscount { discount, pay, annual_cost_percent, explanation: steps.finish() }
}
