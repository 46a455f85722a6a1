//! What a figure of a report is made of: amounts of invoices that add up to it (spec §1.6).

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::aging::bucket_of;
use super::allowance::Scale;
use super::forecast::{Book, Projection, each_occurrence, horizon, spans};
use super::kpis::{count_back, hundredths, place};
use super::levies::{LevyBase, LevyPayment, Receipts};
use super::scope::Open;
use crate::amount::PERCENT;
use crate::calc::{
    AgingOptions, Allowance, AllowanceOptions, Basis, ForecastOptions, KpiOptions, Scope, aging,
    allowance, kpis,
};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result, Show};
use crate::ledger::{Class, Invoice, Ledger};
use crate::order;
use crate::rule::Rule;

/// A report, with what it is asked.
#[derive(Clone, Debug)]
pub enum FigureReport {
    /// `aging`.
    Aging(AgingOptions),
    /// `kpis`.
    Kpis(KpiOptions),
    /// `allowance`.
    Allowance(AllowanceOptions),
    /// `forecast`.
    Forecast(ForecastOptions),
}

/// One amount of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureItem {
    /// What it is an amount of: `invoice`, `customer`, or `flow` or `levy`, by its position in the
    /// options; `given` for what the caller or the calendar gives.
    pub of: &'static str,
    /// Its id.
    pub id: String,
    /// The day on which it moves, in a forecast.
    pub date: Option<Date>,
    /// In the units of its part.
    pub amount: i128,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureUnit {
    /// Decimals of the number.
    pub digits: u8,
    /// A currency code, `percent`, `days`, `invoices`; none for products of money and days.
    pub name: Option<&'static str>,
}

/// A name of the formula, and the items that add up to its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigurePart {
    /// As the formula has it.
    pub name: String,
    /// What it counts.
    pub unit: FigureUnit,
    /// The sum of the items.
    pub value: i128,
    /// The largest first, then by id and date.
    pub items: Vec<FigureItem>,
}

/// A figure of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// As the report has it; none for a quotient without meaning.
    pub value: Option<i128>,
    /// What it counts.
    pub unit: FigureUnit,
    /// In the grammar of [`crate::rule::Step::formula`], over the names of the parts.
    pub formula: String,
    /// What the formula names.
    pub parts: Vec<FigurePart>,
    /// What the report rests on.
    pub rules: Vec<&'static Rule>,
}

/// What a figure of a report is made of. `key` is its path in the report: `total/overdue`, `dso`,
/// `charge`; rows and runs go by the id of their customer and the name of their scenario, in which
/// `/` and `~` are written `~1` and `~0`: `rows/C-001/buckets/1`, `runs/base/periods/0/net`.
///
/// The items of each part add up to its value, and the formula over the values gives the figure.
///
/// # Errors
/// `option/invalid` at `key`, where the report has no such figure, or one that was drawn; those of
/// the report.
///
/// # Example
/// ```
/// # use encours::{amount::Currency, calc::*, date::Date, error::Path, ledger::{Ledger, NewInvoice}};
/// let day = Date::parse("2025-06-30")?;
/// let mut ledger = Ledger::new();
/// for (id, amount) in [("F-1", 200_00), ("F-2", 300_00)] {
///     let invoice = NewInvoice {
///         id,
///         customer: "Durand",
///         issued: day.plus(-60),
///         due: Some(day.plus(-30)),
///         terms: None,
///         amount,
///         vat: None,
///         currency: Currency::euro(),
///         payments: &[],
///         disputed: None,
///         doubtful: None,
///         written_off: None,
///     };
///     ledger.add(&invoice, &Ledger::new(), &Path::ROOT)?;
/// }
/// let report = FigureReport::Kpis(KpiOptions { scope: Scope::on(day), days: 90 });
/// let figure = explain_figure(&ledger, &report, "dso")?;
/// // 500.00 / 500.00 × 90 days
/// assert_eq!(figure.formula, "round((receivables) / (sales) * windowDays, 2)");
/// assert_eq!(figure.value, Some(90_00));
/// let items = &figure.parts[0].items;
/// assert_eq!((items[0].id.as_str(), items[0].amount), ("F-2", 300_00));
/// assert_eq!((items[1].id.as_str(), items[1].amount), ("F-1", 200_00));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn explain_figure(ledger: &Ledger, report: &FigureReport, key: &str) -> Result<Figure> {
    let path: Vec<&str> = key.split('/').collect();
    let (figure, other) = match report {
        FigureReport::Aging(options) => (of_aging(ledger, options, &path), "total/overdue"),
        FigureReport::Kpis(options) => (of_kpis(ledger, options, &path), "dso"),
        FigureReport::Allowance(options) => (of_allowance(ledger, options, &path), "allowance"),
        FigureReport::Forecast(options) => {
            (of_forecast(ledger, options, &path), "runs/base/closing")
        }
    };
    let unknown =
        || Error::new(ErrorCode::OptionInvalid, Expected::Like(other)).at("key").found(key);
    figure?.ok_or_else(unknown)
}

/// The item that a step of a path names by its id.
fn named<'a, T>(items: &'a [T], step: &str, id: impl Fn(&'a T) -> &'a str) -> Option<&'a T> {
    items.iter().find(|item| Path::ROOT.key(id(item)).shown() == step)
}

/// The position that a step of a path names.
fn position(step: &str, count: usize) -> Option<usize> {
    (0..count).find(|position| position.shown() == step)
}

/// Items of all parts with their names, and where they come from.
struct Items<'a> {
    ledger: &'a Ledger,
    scope: &'a Scope,
    /// Only the invoices of this customer.
    customer: Option<u32>,
    items: Vec<FigureItem>,
    parts: Vec<FigurePart>,
}

impl<'a> Items<'a> {
    fn new(ledger: &'a Ledger, scope: &'a Scope) -> Items<'a> {
        Items { ledger, scope, customer: None, items: Vec::new(), parts: Vec::new() }
    }

    /// The unit of amounts.
    fn money(&self) -> FigureUnit {
        let currency = self.scope.currency;
        FigureUnit { digits: currency.digits(), name: Some(currency.code()) }
    }

    /// One more item, unless it is 0.
    #[inline(never)]
    fn push(&mut self, of: &'static str, id: &str, date: Option<Date>, amount: i128) {
        if amount != 0 {
            self.items.push(FigureItem { of, id: id.to_owned(), date, amount });
        }
    }

    /// Ends a part; its items are those since the last one.
    #[inline(never)]
    fn part(&mut self, name: &str) {
        let items = core::mem::take(&mut self.items);
        let key = |position: u32| {
            let item = items.get(position as usize)?;
            Some((item.amount.wrapping_neg(), &item.id, item.date))
        };
        let positions = order::positions(items.len(), &|a, b| key(a).cmp(&key(b)));
        let items = order::pick(&items, &positions);
        let value = items.iter().fold(0_i128, |sum, item| sum.wrapping_add(item.amount));
        let money = self.money();
        let unit = |digits, name| FigureUnit { digits, name };
        let unit = match name {
            "windowDays" | "wholeDays" | "monthDays" | "oldestDays" => unit(0, Some("days")),
            "invoices" => unit(0, Some("invoices")),
            "paidDays" | "lateDays" => unit(money.digits, None),
            _ if name.starts_with("rate") => unit(PERCENT.decimals, Some("percent")),
            _ => money,
        };
        self.parts.push(FigurePart { name: name.to_owned(), unit, value, items });
    }

    /// A part that is one number.
    fn given(&mut self, name: &str, amount: i128) {
        self.push("given", "", None, amount);
        self.part(name);
    }

    /// A part of what each invoice brings.
    #[inline(never)]
    fn invoices(&mut self, name: &str, amount: &mut dyn FnMut(&Invoice, &Open) -> i128) {
        let (ledger, scope) = (self.ledger, self.scope);
        scope.each(ledger, &mut |invoice| {
            if self.customer.is_some_and(|customer| customer != invoice.customer) {
                return;
            }
            // Without a rate only where the report needs none: nothing is open.
            if let Some(open) = scope.open(invoice, invoice.open(scope.as_of)) {
                self.push("invoice", ledger.id_at(open.row), None, amount(invoice, &open));
            }
        });
        self.part(name);
    }

    /// The value of terms: names of parts, with `+` and `-` between them.
    #[inline(never)]
    fn value(&self, terms: &str) -> i128 {
        let mut sum = 0_i128;
        let mut sign = 1;
        for word in terms.split(' ') {
            match word {
                "+" => sign = 1,
                "-" => sign = -1,
                name => {
                    let part = self.parts.iter().find(|part| part.name == name);
                    let value = part.map_or(0, |part| part.value);
                    sum = sum.wrapping_add(value.wrapping_mul(sign));
                }
            }
        }
        sum
    }

    /// A figure that is the value of its terms, in the unit of the first part.
    fn sum(self, terms: &str) -> Figure {
        let value = self.value(terms);
        let unit = self.parts.first().map(|part| part.unit);
        self.figure(Some(value), unit, &[terms])
    }

    #[inline(never)]
    fn figure(self, value: Option<i128>, unit: Option<FigureUnit>, formula: &[&str]) -> Figure {
        let unit = unit.unwrap_or(self.money());
        let mut text = String::new();
        for word in formula {
            text.push_str(word);
        }
        Figure { value, unit, formula: text, parts: self.parts, rules: Vec::new() }
    }
}

/// Figures of `aging` for one customer or for all.
const AGED: [&str; 6] = ["notDue", "credits", "total", "overdue", "oldestDays", "invoices"];

fn of_aging(ledger: &Ledger, options: &AgingOptions, path: &[&str]) -> Result<Option<Figure>> {
    let report = aging(ledger, options)?;
    let mut made = Items::new(ledger, &options.scope);
    let path = match path {
        ["total", path @ ..] => path,
        ["rows", id, path @ ..] => {
            let row = named(&report.rows, id, |(code, _)| ledger.customers().id(*code));
            let Some((code, _)) = row else { return Ok(None) };
            made.customer = Some(*code);
            path
        }
        _ => return Ok(None),
    };
    let (name, wanted) = match path {
        ["buckets", bucket] => ("buckets", position(bucket, report.buckets.len())),
        [name] if AGED.contains(name) => (*name, Some(0)),
        _ => return Ok(None),
    };
    let Some(wanted) = wanted else { return Ok(None) };
    let as_of = options.scope.as_of;
    made.invoices(name, &mut |_, open| {
        let owed = open.is_owed();
        let late = open.due.until(as_of);
        let due = options.basis == Basis::Due;
        let age = if due { late } else { open.issued.until(as_of) };
        let is_due = !due || age > 0;
        match name {
            "total" => open.amount,
            "invoices" => i128::from(owed || open.class == Class::Credit),
            "credits" if !owed => open.amount,
            "notDue" if owed && !is_due => open.amount,
            "buckets" if owed && is_due && bucket_of(&options.buckets, age) == wanted => {
                open.amount
            }
            "overdue" if owed && late > 0 => open.amount,
            "oldestDays" if owed && late > 0 => i128::from(late),
            _ => 0,
        }
    });
    if name == "oldestDays" {
        for part in &mut made.parts {
            part.items.truncate(1);
            part.value = part.items.first().map_or(0, |item| item.amount);
        }
    }
    Ok(Some(made.sum(name)))
}

/// Indicators that are sums.
const SUMS: [&str; 7] =
    ["receivables", "overdue", "notDue", "credits", "disputed", "doubtful", "sales"];

/// Indicators that are quotients: name, dividend, divisor, factor.
const QUOTIENTS: [[&str; 4]; 10] = [
    ["overduePercent", "overdue", "notDue + overdue", "100"],
    ["dso", "receivables", "sales", "windowDays"],
    ["dsoBestPossible", "notDue", "sales", "windowDays"],
    ["averageDaysDelinquent", "receivables - notDue", "sales", "windowDays"],
    ["averageDaysToPay", "paidDays", "paid", "1"],
    ["averageDaysLate", "lateDays", "paid", "1"],
    ["paidLatePercent", "paidLate", "paid", "100"],
    [
        "collectionEffectivenessPercent",
        "opening + sales - receivables",
        "opening + sales - receivables + overdue",
        "100",
    ],
    ["lossPercent", "writtenOff", "sales", "100"],
    ["topCustomerPercent", "topCustomer", "receivables", "100"],
];

fn of_kpis(ledger: &Ledger, options: &KpiOptions, path: &[&str]) -> Result<Option<Figure>> {
    let report = kpis(ledger, options)?;
    let mut made = Items::new(ledger, &options.scope);
    let [name] = path else { return Ok(None) };
    if SUMS.contains(name) {
        made.indicators(options, name);
        return Ok(Some(made.sum(name)));
    }
    let days = Some(FigureUnit { digits: 2, name: Some("days") });
    if *name == "dsoCountBack" {
        let formula = made.exhaustion(options);
        return Ok(Some(made.figure(Some(report.dso_count_back), days, &[formula])));
    }
    let found = QUOTIENTS.iter().find(|quotient| quotient.first() == Some(name));
    let Some(&[_, dividend, divisor, factor]) = found else { return Ok(None) };
    for terms in [dividend, divisor, factor] {
        made.indicators(options, terms);
    }
    let times = match factor {
        "100" => 100,
        "1" => 1,
        _ => i128::from(options.days),
    };
    let value = hundredths([made.value(dividend), times], made.value(divisor));
    let unit = if name.ends_with("Percent") {
        Some(FigureUnit { digits: 2, name: Some("percent") })
    } else {
        days
    };
    let formula = ["round((", dividend, ") / (", divisor, ") * ", factor, ", 2)"];
    Ok(Some(made.figure(value, unit, &formula)))
}

impl Items<'_> {
    /// A part for each name among the terms of an indicator.
    fn indicators(&mut self, options: &KpiOptions, terms: &str) {
        for name in terms.split(' ') {
            let is_name = name.starts_with(|sign: char| sign.is_ascii_alphabetic());
            if is_name && !self.parts.iter().any(|part| part.name == name) {
                self.indicator(options, name);
            }
        }
    }

    fn indicator(&mut self, options: &KpiOptions, name: &str) {
        let scope = self.scope;
        let as_of = scope.as_of;
        let before = as_of.plus(options.days.wrapping_neg());
        if name == "windowDays" {
            return self.given(name, i128::from(options.days));
        }
        if name == "topCustomer" {
            self.customer = self.top_customer();
        }
        self.invoices(name, &mut |invoice, open| {
            let known = |amount: i128| scope.known(amount, invoice.currency);
            let in_window = |day: Date| before < day && day <= as_of;
            let late = open.due.until(as_of) > 0;
            match name {
                "receivables" | "topCustomer" => open.amount,
                "notDue" if open.amount > 0 && !late => open.amount,
                "overdue" if open.amount > 0 && late => open.amount,
                "credits" if open.amount < 0 => open.amount,
                "disputed" if open.class == Class::Disputed => open.amount,
                "doubtful" if open.class == Class::Doubtful => open.amount,
                "sales" if in_window(open.issued) => known(i128::from(invoice.amount)),
                "opening" => known(invoice.open(before)),
                "writtenOff" if invoice.written_off().is_some_and(in_window) => {
                    known(invoice.loss(as_of))
                }
                "paid" | "paidDays" | "lateDays" | "paidLate" if invoice.amount > 0 => {
                    let mut sum = 0_i128;
                    for payment in invoice.payments.iter() {
                        let amount = known(i128::from(payment.amount)).max(0);
                        let late = open.due.until(payment.date);
                        let times = match name {
                            _ if !in_window(payment.date) => 0,
                            "paidDays" => open.issued.until(payment.date).max(0),
                            "lateDays" => late,
                            "paidLate" => i32::from(late > 0),
                            _ => 1,
                        };
                        sum = sum.wrapping_add(amount.wrapping_mul(i128::from(times)));
                    }
                    sum
                }
                _ => 0,
            }
        });
        self.customer = None;
    }

    /// The customer who owes most, of several the first by id.
    fn top_customer(&self) -> Option<u32> {
        let report = aging(self.ledger, &AgingOptions::new(self.scope.clone())).ok()?;
        report.rows.first().map(|(code, _)| *code)
    }

    /// The parts of days sales outstanding by exhaustion (spec §6.6), and its formula.
    fn exhaustion(&mut self, options: &KpiOptions) -> &'static str {
        let as_of = self.scope.as_of;
        let scope = self.scope;
        let sold = |invoice: &Invoice| scope.known(i128::from(invoice.amount), invoice.currency);
        let mut by_day = vec![0_i128; place(as_of).wrapping_add(1)];
        let mut first = Date::MAX;
        self.indicator(options, "receivables");
        let receivables = self.value("receivables");
        self.invoices("", &mut |invoice, open| {
            first = first.min(open.issued);
            if let Some(sum) = by_day.get_mut(place(open.issued)) {
                *sum = sum.wrapping_add(sold(invoice));
            }
            0
        });
        self.parts.pop();
        let mut months: Vec<(Date, i128, i128)> = Vec::new();
        count_back(receivables, &by_day, first, as_of, &mut |start, days, sold| {
            months.push((start, days, sold));
        });
        // What is left of the receivables before the last month.
        let taken = |months: &[(Date, i128, i128)]| {
            months.iter().fold(0_i128, |sum, &(_, _, sold)| sum.wrapping_add(sold.max(0)))
        };
        let last = months.pop();
        let left = receivables.wrapping_sub(taken(&months));
        let partial = last.filter(|&(_, _, sold)| sold > left);
        if partial.is_none() {
            months.extend(last);
        }
        let whole_days = months.iter().fold(0_i128, |sum, &(_, days, _)| sum.wrapping_add(days));
        self.given("wholeDays", whole_days);
        let Some((start, days, _)) = partial else { return "wholeDays" };
        self.given("monthDays", days);
        self.invoices("salesTaken", &mut |invoice, open| {
            let month = open.issued.month_start();
            let counts = months.iter().any(|&(start, _, sold)| start == month && sold > 0);
            if counts { sold(invoice) } else { 0 }
        });
        self.invoices("monthSales", &mut |invoice, open| {
            if open.issued.month_start() == start { sold(invoice) } else { 0 }
        });
        "round(wholeDays + (receivables - salesTaken) / monthSales * monthDays, 2)"
    }
}

/// Figures of `allowance` for one customer or for all.
const SET_ASIDE: [&str; 5] = ["netOpen", "allowance", "previous", "charge", "reversal"];

fn figure_of(row: &Allowance, name: &str) -> i128 {
    match name {
        "netOpen" => row.net_open,
        "allowance" => row.allowance,
        "previous" => row.previous,
        "charge" => row.charge,
        _ => row.reversal,
    }
}

fn of_allowance(
    ledger: &Ledger,
    options: &AllowanceOptions,
    path: &[&str],
) -> Result<Option<Figure>> {
    let report = allowance(ledger, options)?;
    let mut made = Items::new(ledger, &options.scope);
    let figure = match path {
        ["rows", id, name] if SET_ASIDE.contains(name) => {
            let Some((id, row)) = named(&report.rows, id, |(id, _)| id) else { return Ok(None) };
            // Of a customer without a code there is no invoice.
            made.customer = Some(ledger.customers().code(id).unwrap_or(u32::MAX));
            let formula = made.weighed(options, row, name);
            made.figure(Some(figure_of(row, name)), None, &[&formula])
        }
        [name] | ["entries", _, name] => {
            let name = match path {
                ["entries", line, side] => {
                    let line = position(line, report.entries.len());
                    let Some((line, entry)) =
                        line.and_then(|at| Some((at, report.entries.get(at)?)))
                    else {
                        return Ok(None);
                    };
                    let amount = match *side {
                        "debit" => entry.debit,
                        "credit" => entry.credit,
                        _ => return Ok(None),
                    };
                    // Two lines for each movement that is not 0, in this order.
                    let Allowance { charge, reversal, .. } = report.total;
                    let booked = [("charge", charge), ("reversal", reversal), ("doubtful", 1)];
                    let mut booked = booked.iter().filter(|(_, amount)| *amount > 0);
                    let name = booked.nth(line.wrapping_div(2)).map_or("", |(name, _)| *name);
                    if amount == 0 { "0" } else { name }
                }
                _ if SET_ASIDE.contains(name) => *name,
                _ => return Ok(None),
            };
            if name == "doubtful" {
                made.invoices(name, &mut |_, open| match open.class {
                    Class::Disputed | Class::Doubtful => open.amount,
                    _ => 0,
                });
            } else if name != "0" {
                for (id, row) in &report.rows {
                    made.push("customer", id, None, figure_of(row, name));
                }
                made.part(name);
            }
            made.sum(name)
        }
        _ => return Ok(None),
    };
    Ok(Some(Figure { rules: report.rules, ..figure }))
}

impl Items<'_> {
    /// The parts of a figure of one customer's allowance, and its formula.
    fn weighed(&mut self, options: &AllowanceOptions, row: &Allowance, name: &str) -> String {
        let ledger = self.ledger;
        let scale = Scale::of(options);
        let weigh = |open: &Open| open.is_owed().then(|| scale.weigh(ledger, open));
        match name {
            "netOpen" => {
                self.invoices(name, &mut |_, open| weigh(open).map_or(0, |weighed| weighed.net));
                name.to_owned()
            }
            // Net of VAT by rate, each times its rate, rounded once.
            "allowance" => {
                let mut formula = String::from("round((0");
                for (at, rate) in scale.rates.iter().enumerate() {
                    let (mut net, mut percent) = (String::from("net"), String::from("rate"));
                    at.show(&mut net);
                    at.show(&mut percent);
                    self.invoices(&net, &mut |_, open| {
                        weigh(open).filter(|weighed| weighed.rate == at).map_or(0, |of| of.net)
                    });
                    if self.parts.last().is_some_and(|part| part.items.is_empty()) {
                        self.parts.pop();
                        continue;
                    }
                    self.given(&percent, rate.units_at(PERCENT.decimals));
                    for word in [" + ", &net, " * ", &percent] {
                        formula.push_str(word);
                    }
                }
                formula.push_str(") / 100, ");
                self.scope.currency.digits().show(&mut formula);
                formula.push(')');
                // Each rounded on its own.
                self.invoices("individual", &mut |_, open| {
                    weigh(open)
                        .and_then(|weighed| weighed.apart)
                        .map_or(0, |(_, set_aside)| set_aside)
                });
                if self.parts.last().is_some_and(|part| part.items.is_empty()) {
                    self.parts.pop();
                } else {
                    formula.push_str(" + individual");
                }
                formula
            }
            "previous" => {
                self.given(name, row.previous);
                name.to_owned()
            }
            _ => {
                self.given("allowance", row.allowance);
                self.given("previous", row.previous);
                let grows = name == "charge";
                let terms = if grows { "allowance - previous" } else { "previous - allowance" };
                let mut formula = String::from("max(0, ");
                formula.push_str(terms);
                formula.push(')');
                formula
            }
        }
    }
}

/// The balance at the end of a day of a forecast.
const BALANCE: &str = "opening + receivables + inflows - outflows";

fn of_forecast(
    ledger: &Ledger,
    options: &ForecastOptions,
    path: &[&str],
) -> Result<Option<Figure>> {
    if let ["opening"] = path {
        let mut made = Items::new(ledger, &options.scope);
        made.given("opening", i128::from(options.opening));
        return Ok(Some(made.sum("opening")));
    }
    let ["runs", name, path @ ..] = path else { return Ok(None) };
    let Some(scenario) = named(&options.scenarios, name, |scenario| &scenario.name) else {
        return Ok(None);
    };
    let spans = spans(options)?;
    let book = Book::of(ledger, options)?;
    let receipts = Receipts::of(ledger, options, horizon(options, &spans));
    let projection = book.projection(ledger, options, &spans, scenario, &receipts);
    let run = projection.run();
    let first = options.scope.as_of.plus(1);
    let horizon = horizon(options, &spans);
    let mut made = Items::new(ledger, &options.scope);
    let (terms, from, to) = match path {
        ["closing"] => (BALANCE, first, horizon),
        ["lowest"] => (BALANCE, first, run.lowest_on),
        ["beyond"] => ("beyond", horizon.plus(1), Date::from_days(i32::MAX)),
        ["excluded"] => ("excluded", first, first),
        ["periods", step, name] => {
            let period = position(step, run.periods.len()).and_then(|at| run.periods.get(at));
            let Some(period) = period else { return Ok(None) };
            match *name {
                "opening" => (BALANCE, first, period.start.plus(-1)),
                "closing" => (BALANCE, first, period.end),
                "lowest" => (BALANCE, first, period.lowest_on),
                "net" => ("receivables + inflows - outflows", period.start, period.end),
                "receivables" | "inflows" | "outflows" => (*name, period.start, period.end),
                _ => return Ok(None),
            }
        }
        ["levies", step, name] => {
            let payment = position(step, run.levies.len()).and_then(|at| run.levies.get(at));
            return Ok(payment
                .and_then(|payment| made.levied(options, &receipts, &projection, payment, name)));
        }
        _ => return Ok(None),
    };
    for name in terms.split(' ') {
        match name {
            "+" | "-" => continue,
            "opening" => made.push("given", "", None, i128::from(options.opening)),
            "excluded" => {
                made.invoices(name, &mut |_, open| {
                    if options.leaves_out(open) { open.amount } else { 0 }
                });
                continue;
            }
            "inflows" | "outflows" => {
                for (place, flow) in options.flows.iter().enumerate() {
                    let amount = scenario.share_of(flow);
                    if (amount > 0) == (name == "inflows") {
                        each_occurrence(flow, from, to, &mut |on| {
                            made.push("flow", &place.shown(), Some(on), amount.abs());
                        });
                    }
                }
                for payment in run.levies.iter().filter(|_| name == "outflows") {
                    if from <= payment.on && payment.on <= to {
                        made.push("levy", &payment.levy.shown(), Some(payment.on), payment.amount);
                    }
                }
            }
            _ => {
                for of in &projection.expected {
                    if from <= of.on && of.on <= to {
                        made.push("invoice", ledger.id_at(of.row), Some(of.on), of.amount);
                    }
                }
            }
        }
        made.part(name);
    }
    Ok(Some(made.sum(terms)))
}

impl Items<'_> {
    /// What a levy is owed on, or what is paid of it.
    fn levied(
        mut self,
        options: &ForecastOptions,
        receipts: &Receipts,
        projection: &Projection,
        payment: &LevyPayment,
        name: &str,
    ) -> Option<Figure> {
        let ledger = self.ledger;
        let levy = options.levies.get(payment.levy)?;
        let counts = |on: Date| payment.from <= on && on <= payment.to;
        let base = |invoice: &Invoice, amount: i128| match levy.of {
            LevyBase::Receipts => amount,
            LevyBase::Vat => receipts.vat(invoice, amount),
        };
        options.scope.each(ledger, &mut |invoice| {
            receipts.each_recorded(options, invoice, &mut |on, amount| {
                if counts(on) {
                    self.push("invoice", ledger.id(invoice), Some(on), base(invoice, amount));
                }
            });
        });
        self.part("received");
        for of in projection.expected.iter().filter(|of| counts(of.on)) {
            if let Some(invoice) = ledger.invoice(of.row) {
                self.push("invoice", ledger.id_at(of.row), Some(of.on), base(&invoice, of.amount));
            }
        }
        self.part("expected");
        if name == "base" {
            return Some(self.sum("received + expected"));
        }
        self.given("rate", levy.percent.units_at(PERCENT.decimals));
        self.given("less", i128::from(levy.less));
        let digits = self.scope.currency.digits().shown();
        let formula = ["max(0, round((received + expected) * rate / 100, ", &digits, ") - less)"];
        (name == "amount").then(|| self.figure(Some(payment.amount), None, &formula))
    }
}
