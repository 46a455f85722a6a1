//! Writing off a receivable that is lost for good (spec §8.4).

use super::entries::{JournalEntry, book, book_parts};
use crate::amount::{Currency, decimal_text};
use crate::law::accounts::{
    ALLOWANCE_REVERSAL, ALLOWANCES, CGI_272, CUSTOMERS, DOUBTFUL_CUSTOMERS, LOSSES, PCG_1214_41,
    PCG_1214_49, PCG_1221_65, VAT_COLLECTED,
};
use crate::rule::{Ground, Rule, Step};
use alloc::vec;
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
    /// What they rest on.
    pub rules: Vec<&'static Rule>,
    /// How they were reached.
    pub steps: Vec<Step>,
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
#[must_use]
pub fn write_off(input: &WriteOffInput) -> WriteOff {
    let (amount, vat) = (i128::from(input.amount), i128::from(input.vat));
    let allowance = i128::from(input.allowance);
    let loss = amount.wrapping_sub(vat);
    let customer = if input.doubtful { DOUBTFUL_CUSTOMERS } else { CUSTOMERS };
    let mut entries = Vec::new();
    book_parts(&mut entries, &[(LOSSES, loss), (VAT_COLLECTED, vat)], customer, amount);
    book(&mut entries, ALLOWANCES, ALLOWANCE_REVERSAL, allowance);

    let mut rules = vec![&PCG_1221_65];
    let used = [(vat > 0, &CGI_272), (input.doubtful, &PCG_1214_41), (allowance > 0, &PCG_1214_49)];
    rules.extend(used.into_iter().filter(|(used, _)| *used).map(|(_, rule)| rule));

    let money = |minor| decimal_text(minor, input.currency.digits());
    let unit = Some(input.currency.code());
    let step =
        |id, formula, minor, rule| Step::new(id, formula, money(minor), unit, Ground::Rule(rule));
    let mut steps = vec![
        step("loss", "amount - vat", loss, &PCG_1221_65)
            .input("amount", money(amount), unit)
            .input("vat", money(vat), unit),
    ];
    if vat > 0 {
        steps.push(step("vatRecovered", "vat", vat, &CGI_272).input("vat", money(vat), unit));
    }
    if allowance > 0 {
        let reversal = step("reversal", "allowance", allowance, &PCG_1214_49);
        steps.push(reversal.input("allowance", money(allowance), unit));
    }
    let formula = if vat > 0 { "loss + vatRecovered" } else { "loss" };
    steps.push(step("writtenOff", formula, amount, &PCG_1221_65));
    WriteOff { entries, rules, steps }
}
