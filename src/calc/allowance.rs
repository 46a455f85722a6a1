//! Allowances on customers (spec §8.1).

use super::entries::{JournalEntry, book};
use crate::amount::{Decimal, ExactSum, PERCENT, pow10, round_ratio};
use crate::calc::{DEFAULT_BUCKETS, MissingRates, Scope};
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::law::accounts::{
    ALLOWANCE_CHARGE, ALLOWANCE_REVERSAL, ALLOWANCES, CGI_278, CUSTOMERS, DEFAULT_VAT_PERCENT,
    DOUBTFUL_CUSTOMERS, PCG_214_25, PCG_1214_41, PCG_1214_49,
};
use crate::ledger::{Class, Invoice, Ledger};
use crate::order;
use crate::rule::Rule;
use crate::warning::{Notice, Warning};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// What an allowance report is asked. Amounts are minor units of the report's currency.
#[derive(Clone, Debug)]
pub struct AllowanceOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// Ascending upper bounds of the buckets, in days past the due date, at least one.
    pub buckets: Vec<i32>,
    /// Percents of loss, 0 … 100: not due, then each bucket.
    pub rates_percent: Vec<Decimal>,
    /// Percent of loss of doubtful invoices; without it, that of their bucket.
    pub doubtful_percent: Option<Decimal>,
    /// Percent of loss of disputed invoices; without it, that of their bucket.
    pub disputed_percent: Option<Decimal>,
    /// Rate of VAT of invoices that state none; by default the normal rate.
    pub default_vat_percent: Option<Decimal>,
    /// Allowances at the last closing by customer id; not negative.
    pub previous: Vec<(String, i64)>,
}

impl AllowanceOptions {
    /// The buckets of 30, 60 and 90 days, with a rate for not due and for each of the four.
    #[must_use]
    pub fn new(scope: Scope, rates_percent: [Decimal; 5]) -> AllowanceOptions {
        AllowanceOptions {
            scope,
            buckets: DEFAULT_BUCKETS.to_vec(),
            rates_percent: rates_percent.to_vec(),
            doubtful_percent: None,
            disputed_percent: None,
            default_vat_percent: None,
            previous: Vec::new(),
        }
    }
}

/// What to set aside, in minor units: for one customer, or in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// What is open before VAT.
    pub net_open: i128,
    /// What of it is likely to be lost.
    pub allowance: i128,
    /// The allowance at the last closing.
    pub previous: i128,
    /// What it rises by.
    pub charge: i128,
    /// What it falls by.
    pub reversal: i128,
}

impl Allowance {
    fn new(net_open: i128, allowance: i128, previous: i128) -> Allowance {
        let rise = allowance.wrapping_sub(previous);
        let (charge, reversal) = (rise.max(0), rise.wrapping_neg().max(0));
        Allowance { net_open, allowance, previous, charge, reversal }
    }

    fn add(&mut self, other: Allowance) {
        self.net_open = self.net_open.wrapping_add(other.net_open);
        self.allowance = self.allowance.wrapping_add(other.allowance);
        self.previous = self.previous.wrapping_add(other.previous);
        self.charge = self.charge.wrapping_add(other.charge);
        self.reversal = self.reversal.wrapping_add(other.reversal);
    }
}

/// What to set aside for each customer, and how to book it.
#[derive(Clone, Debug)]
pub struct AllowanceReport {
    /// Day and currency.
    pub scope: Scope,
    /// Customer id and what to set aside, by id.
    pub rows: Vec<(String, Allowance)>,
    /// The sum of the rows.
    pub total: Allowance,
    /// The entries of the movement, and doubtful customers put apart.
    pub entries: Vec<JournalEntry>,
    /// What it rests on.
    pub rules: Vec<&'static Rule>,
    /// `vat/assumed` with the count of invoices that state no VAT.
    pub warnings: Vec<Warning>,
}

/// What one customer owes before VAT.
#[derive(Clone, Debug, Default)]
struct Owed {
    invoices: usize,
    net_open: i128,
    /// Σ net × percent, exact: in minor units × 10^−6 percent.
    loss: ExactSum,
}

/// What to set aside on a day for what customers may not pay, on amounts before VAT.
///
/// Each positive open invoice is taken net of VAT, rounded; its rate is that of its class where one
/// is given, else of its age. A customer's allowance is the exact sum of net × rate, rounded once.
///
/// # Rules
/// `fr/pcg/214-25`, `fr/pcg/1214-41`, `fr/pcg/1214-49`, `fr/cgi/278`
///
/// # Errors
/// `buckets/invalid` at `ratesPercent`, where there are not as many rates as buckets;
/// `fx/missing` at `fx`, where something is open in a currency without a rate.
pub fn allowance(ledger: &Ledger, options: &AllowanceOptions) -> Result<AllowanceReport> {
    let AllowanceOptions { scope, buckets, rates_percent, .. } = options;
    let wanted = buckets.len().wrapping_add(2);
    if rates_percent.len() != wanted {
        return Err(Error::new(ErrorCode::BucketsInvalid, Expected::Count(wanted))
            .at("ratesPercent")
            .found(rates_percent.len()));
    }
    let as_of = scope.as_of;
    let vat_percent = options.default_vat_percent.unwrap_or(DEFAULT_VAT_PERCENT);
    let mut owed = vec![Owed::default(); ledger.customers().len()];
    let mut without_vat: usize = 0;
    let mut doubtful: i128 = 0;
    let mut missing = MissingRates::default();
    for invoice in ledger.invoices() {
        if invoice.issued > as_of || !scope.includes(invoice.customer) {
            continue;
        }
        let own = invoice.open(as_of);
        if own == 0 {
            continue;
        }
        let Some(open) = scope.convert(own, invoice.currency) else {
            missing.note(invoice.currency);
            continue;
        };
        if own < 0 {
            continue;
        }
        let net = net_of_vat(&invoice, open).unwrap_or_else(|| {
            without_vat = without_vat.wrapping_add(1);
            net_at(vat_percent, open)
        });
        let by_class = match invoice.class_of(own, as_of) {
            Class::Disputed => {
                doubtful = doubtful.wrapping_add(open);
                options.disputed_percent
            }
            Class::Doubtful => {
                doubtful = doubtful.wrapping_add(open);
                options.doubtful_percent
            }
            _ => None,
        };
        let late = invoice.late(as_of);
        let age = if late <= 0 {
            0
        } else {
            let before = buckets.iter().take_while(|&&bound| late > bound).count();
            before.wrapping_add(1)
        };
        let rate = by_class.or_else(|| rates_percent.get(age).copied()).unwrap_or(Decimal::ZERO);
        if let Some(owed) = owed.get_mut(invoice.customer as usize) {
            owed.invoices = owed.invoices.wrapping_add(1);
            owed.net_open = owed.net_open.wrapping_add(net);
            owed.loss.add_product(net, rate.units_at(PERCENT.decimals));
        }
    }
    missing.refuse()?;

    let rows = rows(ledger, options, &owed);
    let mut total = Allowance::default();
    for (_, row) in &rows {
        total.add(*row);
    }
    let mut entries = Vec::new();
    book(&mut entries, ALLOWANCE_CHARGE, ALLOWANCES, total.charge);
    book(&mut entries, ALLOWANCES, ALLOWANCE_REVERSAL, total.reversal);
    book(&mut entries, DOUBTFUL_CUSTOMERS, CUSTOMERS, doubtful);
    let mut rules = vec![&PCG_214_25, &PCG_1214_49];
    if doubtful > 0 {
        rules.push(&PCG_1214_41);
    }
    let mut warnings = Vec::new();
    if without_vat > 0 {
        warnings.push(Warning::from(Notice::VatAssumed(without_vat)));
        if options.default_vat_percent.is_none() {
            rules.push(&CGI_278);
        }
    }
    Ok(AllowanceReport { scope: scope.clone(), rows, total, entries, rules, warnings })
}

/// The open amount of an invoice less its share of VAT, rounded; `None` where the invoice does not
/// say which share that is.
fn net_of_vat(invoice: &Invoice, open: i128) -> Option<i128> {
    let amount = i128::from(invoice.amount);
    let vat = invoice.vat().filter(|_| amount != 0)?;
    Some(round_ratio(&[open, amount.wrapping_sub(i128::from(vat))], &[amount]))
}

/// An amount less the VAT of this rate, rounded.
fn net_at(vat_percent: Decimal, open: i128) -> i128 {
    let with_vat = Decimal::HUNDRED.plus(vat_percent);
    round_ratio(&[open, 100, pow10(with_vat.scale)], &[with_vat.units])
}

/// A row for each customer who owes something or had an allowance, by id.
fn rows(ledger: &Ledger, options: &AllowanceOptions, owed: &[Owed]) -> Vec<(String, Allowance)> {
    let customers = ledger.customers();
    let mut ids: Vec<(&str, i64)> = Vec::new();
    let mut named = vec![false; customers.len()];
    for (id, previous) in &options.previous {
        // A customer that the ledger has never seen is in no list of customers.
        let code = customers.code(id).unwrap_or(u32::MAX);
        if *previous != 0 && options.scope.includes(code) {
            ids.push((id, *previous));
            if let Some(named) = named.get_mut(code as usize) {
                *named = true;
            }
        }
    }
    for ((code, owed), named) in (0_u32..).zip(owed).zip(named) {
        if owed.invoices > 0 && !named {
            ids.push((customers.id(code), 0));
        }
    }
    let nothing = Owed::default();
    let row = |(id, previous): (&str, i64)| {
        let code = customers.code(id).and_then(|code| usize::try_from(code).ok());
        let owed = code.and_then(|code| owed.get(code)).unwrap_or(&nothing);
        let allowance = owed.loss.round(pow10(PERCENT.decimals).saturating_mul(100));
        (id.to_owned(), Allowance::new(owed.net_open, allowance, i128::from(previous)))
    };
    order::sorted_by_key(&ids, |(id, _)| *id).into_iter().map(row).collect()
}
