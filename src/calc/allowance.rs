//! Allowances on customers (spec §8.1).

use super::aging::bucket_of;
use super::entries::{JournalEntry, book};
use super::scope::Open;
use super::sums::Sums;
use crate::amount::{Decimal, ExactSum, PERCENT, pow10, round_ratio};
use crate::calc::{DEFAULT_BUCKETS, Scope};
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
    /// Rates that replace those of class and age, one at most for each invoice.
    pub individual: Vec<IndividualRate>,
}

/// The rate of one invoice, set by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndividualRate {
    /// The position of the invoice in the ledger.
    pub invoice: u32,
    /// Percent of loss, 0 … 100.
    pub rate_percent: Decimal,
    /// Why.
    pub reason: Option<String>,
}

impl AllowanceOptions {
    /// The buckets of 30, 60 and 90 days, with a rate for not due and for each of the four.
    ///
    /// # Example
    /// ```
    /// use encours::amount::Decimal;
    /// use encours::calc::{AllowanceOptions, Scope};
    /// use encours::date::Date;
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let rates = [0, 5, 25, 50, 100].map(Decimal::whole);
    /// assert_eq!(AllowanceOptions::new(scope, rates).buckets, [30, 60, 90]);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
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
            individual: Vec::new(),
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

/// What an individual rate makes of its invoice, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndividualAllowance {
    /// Which invoice, at which rate, and why.
    pub asked: IndividualRate,
    /// What is open of it before VAT; 0 where nothing is owed on the day.
    pub base: i128,
    /// base × rate, rounded.
    pub allowance: i128,
}

/// What to set aside for each customer, and how to book it.
#[derive(Clone, Debug)]
pub struct AllowanceReport {
    /// Day and currency.
    pub scope: Scope,
    /// Customer id and what to set aside, by id.
    pub rows: Vec<(String, Allowance)>,
    /// What individual rates give, as they were asked; part of the rows.
    pub individual: Vec<IndividualAllowance>,
    /// The sum of the rows.
    pub total: Allowance,
    /// The entries of the movement, and doubtful customers put apart.
    pub entries: Vec<JournalEntry>,
    /// What it rests on.
    pub rules: Vec<&'static Rule>,
    /// `vat/assumed` with the count of invoices that state no VAT.
    pub warnings: Vec<Warning>,
}

/// What to set aside on a day for what customers may not pay, on amounts before VAT.
///
/// Each positive open invoice is taken net of VAT, rounded; its rate is that of its class where one
/// is given, else of its age. A customer's allowance is the exact sum of net × rate, rounded once.
/// An invoice with an individual rate leaves this sum: its net × rate is rounded on its own and
/// added.
///
/// # Rules
/// `fr/pcg/214-25`, `fr/pcg/1214-41`, `fr/pcg/1214-49`, `fr/cgi/278`
///
/// # Errors
/// `buckets/invalid` at `ratesPercent`, where there are not as many rates as buckets;
/// `fx/missing` at `fx`, where something is open in a currency without a rate.
#[doc = include_str!("../../docs/figures/allowance.md")]
pub fn allowance(ledger: &Ledger, options: &AllowanceOptions) -> Result<AllowanceReport> {
    let AllowanceOptions { scope, buckets, rates_percent, .. } = options;
    let wanted = buckets.len().wrapping_add(2);
    if rates_percent.len() != wanted {
        return Err(Error::new(ErrorCode::BucketsInvalid, Expected::Count(wanted))
            .at("ratesPercent")
            .found(rates_percent.len()));
    }
    let scale = Scale::of(options);
    // By customer: how many invoices are open, what individual rates set aside, then what is open
    // before VAT, by rate, and that at individual rates.
    let width = scale.rates.len().wrapping_add(3);
    let mut owed = Sums::new(ledger.customers().len(), width);
    let mut without_vat: usize = 0;
    let mut doubtful: i128 = 0;
    // Base and allowance, as the individual rates come.
    let mut apart = vec![(0, 0); options.individual.len()];
    scope.each_open(ledger, &mut |open| {
        if open.class == Class::Credit {
            return;
        }
        let weighed = scale.weigh(ledger, open);
        without_vat = without_vat.wrapping_add(usize::from(weighed.vat_assumed));
        if matches!(open.class, Class::Disputed | Class::Doubtful) {
            doubtful = doubtful.wrapping_add(open.amount);
        }
        let customer = open.customer as usize;
        owed.add(customer, 0, 1);
        owed.add(customer, weighed.rate.wrapping_add(2), weighed.net);
        if let Some((place, set_aside)) = weighed.apart {
            owed.add(customer, 1, set_aside);
            if let Some(cell) = apart.get_mut(place) {
                *cell = (weighed.net, set_aside);
            }
        }
    })?;

    let mut individual = Vec::new();
    for (asked, (base, allowance)) in options.individual.iter().zip(apart) {
        let customer = ledger.invoice(asked.invoice).map(|invoice| invoice.customer);
        if customer.is_some_and(|customer| scope.includes(customer)) {
            individual.push(IndividualAllowance { asked: asked.clone(), base, allowance });
        }
    }
    let rows = rows(ledger, options, &scale.rates, &owed);
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
    Ok(AllowanceReport { scope: scope.clone(), rows, individual, total, entries, rules, warnings })
}

/// What positive open invoices weigh.
pub(super) struct Scale<'a> {
    options: &'a AllowanceOptions,
    /// A rate for each age, then those of the classes that have one of their own.
    pub(super) rates: Vec<Decimal>,
    disputed_rate: Option<usize>,
    doubtful_rate: Option<usize>,
    /// By the position of its invoice, the place of an individual rate.
    individual: Vec<Option<usize>>,
    /// What is not VAT where an invoice does not say it.
    assumed_share: [i128; 2],
}

/// What one of them weighs.
pub(super) struct Weighed {
    /// What is open before VAT.
    pub(super) net: i128,
    vat_assumed: bool,
    /// The position of its rate; behind them all, where it is individual.
    pub(super) rate: usize,
    /// The place of its individual rate, and what that sets aside, rounded.
    pub(super) apart: Option<(usize, i128)>,
}

impl<'a> Scale<'a> {
    pub(super) fn of(options: &'a AllowanceOptions) -> Scale<'a> {
        let mut rates = options.rates_percent.clone();
        let mut own_rate = |percent: Option<Decimal>| {
            percent.map(|percent| {
                rates.push(percent);
                rates.len().wrapping_sub(1)
            })
        };
        let most = options.individual.iter().map(|one| one.invoice).max();
        let mut individual = vec![None; most.map_or(0, |row| (row as usize).wrapping_add(1))];
        for (place, one) in options.individual.iter().enumerate() {
            if let Some(cell) = individual.get_mut(one.invoice as usize) {
                *cell = Some(place);
            }
        }
        Scale {
            options,
            individual,
            disputed_rate: own_rate(options.disputed_percent),
            doubtful_rate: own_rate(options.doubtful_percent),
            rates,
            assumed_share: assumed_share(options.default_vat_percent),
        }
    }

    pub(super) fn weigh(&self, ledger: &Ledger, open: &Open) -> Weighed {
        let share = ledger.invoice(open.row).and_then(|invoice| share_before_vat(&invoice));
        let [part, whole] = share.unwrap_or(self.assumed_share);
        let by_class = match open.class {
            Class::Disputed => self.disputed_rate,
            Class::Doubtful => self.doubtful_rate,
            _ => None,
        };
        let net = round_ratio(&[open.amount, part], &[whole]);
        let apart = self.individual.get(open.row as usize).copied().flatten();
        let apart = apart.and_then(|place| {
            let rate = self.options.individual.get(place)?.rate_percent;
            let hundreds = pow10(rate.scale).saturating_mul(100);
            Some((place, round_ratio(&[net, rate.units], &[hundreds])))
        });
        let by_class = if apart.is_some() { Some(self.rates.len()) } else { by_class };
        Weighed {
            net,
            vat_assumed: share.is_none(),
            apart,
            rate: by_class.unwrap_or_else(|| match open.due.until(self.options.scope.as_of) {
                ..=0 => 0,
                late => bucket_of(&self.options.buckets, late).wrapping_add(1),
            }),
        }
    }
}

/// Which part of an invoice is taken not to be VAT where it does not say, as a fraction; by default,
/// VAT is at the normal rate.
pub(super) fn assumed_share(vat_percent: Option<Decimal>) -> [i128; 2] {
    let with_vat = Decimal::HUNDRED.plus(vat_percent.unwrap_or(DEFAULT_VAT_PERCENT));
    [pow10(with_vat.scale).saturating_mul(100), with_vat.units]
}

/// Which part of an invoice is not VAT, as a fraction; `None` where it does not say.
pub(super) fn share_before_vat(invoice: &Invoice) -> Option<[i128; 2]> {
    let amount = i128::from(invoice.amount);
    let vat = invoice.vat().filter(|_| amount != 0)?;
    Some([amount.wrapping_sub(i128::from(vat)), amount])
}

/// A row for each customer who owes something or had an allowance, by id.
fn rows(
    ledger: &Ledger,
    options: &AllowanceOptions,
    rates: &[Decimal],
    owed: &Sums,
) -> Vec<(String, Allowance)> {
    let customers = ledger.customers();
    let mut rows: Vec<(String, Allowance)> = Vec::new();
    let mut add = |id: &str, code: u32, previous: i64| {
        let sums = owed.of(code as usize);
        let (set_aside, nets) = match sums {
            [_, set_aside, nets @ ..] => (*set_aside, nets),
            _ => (0, sums),
        };
        let mut net_open: i128 = 0;
        // Σ net × percent, exact: in minor units × 10^−6 percent.
        let mut loss = ExactSum::default();
        for &net in nets {
            net_open = net_open.wrapping_add(net);
        }
        for (&net, rate) in nets.iter().zip(rates) {
            loss.add_product(net, rate.units_at(PERCENT.decimals));
        }
        let by_rate = loss.round(pow10(PERCENT.decimals).saturating_mul(100));
        let allowance = by_rate.wrapping_add(set_aside);
        rows.push((id.to_owned(), Allowance::new(net_open, allowance, i128::from(previous))));
    };
    let mut named = vec![false; customers.len()];
    for (id, previous) in &options.previous {
        // A customer that the ledger has never seen is in no list of customers.
        let code = customers.code(id).unwrap_or(u32::MAX);
        if *previous != 0 && options.scope.includes(code) {
            add(id, code, *previous);
            if let Some(named) = named.get_mut(code as usize) {
                *named = true;
            }
        }
    }
    for (code, named) in customers.codes().zip(named) {
        if owed.first(code as usize) > 0 && !named {
            add(customers.id(code), code, 0);
        }
    }
    let id = |position: u32| rows.get(position as usize).map(|(id, _)| id);
    order::pick(&rows, &order::positions(rows.len(), &|a, b| id(a).cmp(&id(b))))
}
