//! Writing off a receivable that is lost for good (spec §8.4).

use super::entries::{JournalEntry, book, line};
use super::steps::Steps;
use crate::amount::Currency;
use crate::law::accounts::{
    ALLOWANCE_REVERSAL, ALLOWANCES, CGI_272, CUSTOMERS, DOUBTFUL_CUSTOMERS, LOSSES, PCG_1214_41,
    PCG_1214_49, PCG_1221_65, VAT_COLLECTED,
};
use crate::rule::{Explanation, Ground};
use alloc::vec::Vec;

/// A receivable that is lost. Amounts are minor units of `currency`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteOffInput {
    /// What is lost, VAT included; above 0.
    pub amount: i64,
    /// The VAT in it; not negative, not above the amount.
    pub vat: i64,
    /// The allowance on it; not negative.
    pub allowance: i64,
    /// Whether it stands on account 416, not 411.
    pub doubtful: bool,
    /// The currency of the amounts.
    pub currency: Currency,
}

/// How to book the loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteOff {
    /// The entries, in minor units.
    pub entries: Vec<JournalEntry>,
    /// What they rest on, and how they were reached.
    pub explanation: Explanation,
}

/// How to book a receivable that is lost for good: the loss before VAT, the VAT to be recovered,
/// and the whole allowance taken back.
///
/// The VAT comes back only on proof, and with a corrected invoice that names art. 272 CGI.
///
/// # Rules
/// `fr/pcg/1221-65`, `fr/cgi/272`, `fr/pcg/1214-41`, `fr/pcg/1214-49`
///
/// # Example
/// ```
/// use encours::amount::Currency;
/// use encours::calc::{WriteOffInput, write_off};
///
/// let lost = write_off(&WriteOffInput {
///     amount: 120_00,
///     vat: 20_00,
///     allowance: 0,
///     doubtful: true,
///     currency: Currency::euro(),
/// });
/// let lines: Vec<_> =
///     lost.entries.iter().map(|line| (line.account, line.debit, line.credit)).collect();
/// assert_eq!(lines, [("654", 100_00, 0), ("44571", 20_00, 0), ("416", 0, 120_00)]);
/// ```
#[doc = include_str!("../../docs/figures/write-off.md")]
#[must_use]
pub fn write_off(input: &WriteOffInput) -> WriteOff {
    let (amount, vat) = (i128::from(input.amount), i128::from(input.vat));
    let allowance = i128::from(input.allowance);
    let loss = amount.wrapping_sub(vat);
    let customer = if input.doubtful { DOUBTFUL_CUSTOMERS } else { CUSTOMERS };
    let mut entries = Vec::new();
    line(&mut entries, LOSSES, loss, 0);
    line(&mut entries, VAT_COLLECTED, vat, 0);
    line(&mut entries, customer, 0, amount);
    book(&mut entries, ALLOWANCES, ALLOWANCE_REVERSAL, allowance);

    let mut steps = Steps::new(input.currency);
    steps.know_money("amount", amount);
    steps.know_money("vat", vat);
    steps.know_money("allowance", allowance);
    steps.rest_on(&PCG_1221_65);
    steps.money("loss", "amount - vat", loss, &Ground::Rule(&PCG_1221_65));
    let mut written_off = "loss";
    if vat > 0 {
        steps.rest_on(&CGI_272);
        steps.money("vatRecovered", "vat", vat, &Ground::Rule(&CGI_272));
        written_off = "loss + vatRecovered";
    }
    if input.doubtful {
        steps.rest_on(&PCG_1214_41);
    }
    if allowance > 0 {
        steps.rest_on(&PCG_1214_49);
        steps.money("reversal", "allowance", allowance, &Ground::Rule(&PCG_1214_49));
    }
    steps.money("writtenOff", written_off, amount, &Ground::Rule(&PCG_1221_65));
    WriteOff { entries, explanation: steps.finish() }
}
