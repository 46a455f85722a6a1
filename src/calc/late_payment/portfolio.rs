//! Late payment over a whole ledger (spec §4.7).
//!
//! The figures of a row are those of the single case; only the way differs. A table of rates
//! cumulated by day makes a run of days over any number of half-years one subtraction.

use super::principal::{Accrual, Debt};
use super::schedule::{Schedule, Seen, Tables, day_weight, divisor};
use super::{CustomerKind, LatePayment, LatePaymentInput, LatePaymentOptions, late_payment};
use crate::amount::ExactSum;
use crate::calc::{MissingRates, Scope};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result, Show};
use crate::ledger::{Invoice, Ledger};
use crate::order;
use crate::rule::Rule;
use crate::warning::{Notice, Warning};
use alloc::vec;
use alloc::vec::Vec;

/// What a portfolio report is asked.
#[derive(Clone, Debug)]
pub struct LatePaymentReportOptions {
    /// Day, currency, customers.
    pub scope: Scope,
    /// The kind of debtor of customers that state none.
    pub debtor: CustomerKind,
    /// How interest is reckoned.
    pub options: LatePaymentOptions,
    /// Only the first rows; sums and count are of all.
    pub limit: Option<usize>,
}

/// One late invoice. Amounts are minor units of the report's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatePaymentRow {
    /// Its position in the ledger.
    pub invoice: u32,
    /// Code of its customer.
    pub customer: u32,
    /// The last day to pay.
    pub due: Date,
    /// Principal left.
    pub open: i128,
    /// Whole days.
    pub days_late: i32,
    /// All interest.
    pub interest: i128,
    /// The flat recovery indemnity.
    pub indemnity: i128,
    /// What payments settled of the interest.
    pub interest_settled: i128,
    /// interest + indemnity − interest settled.
    pub claim: i128,
}

/// What all late invoices are worth on a day.
#[derive(Clone, Debug)]
pub struct LatePaymentReport {
    /// Day and currency.
    pub scope: Scope,
    /// By claim, largest first, then by invoice id.
    pub rows: Vec<LatePaymentRow>,
    /// How many rows there are without `limit`.
    pub count: usize,
    /// Sum of all rows.
    pub interest: i128,
    /// Sum of all rows.
    pub indemnity: i128,
    /// Sum of all rows.
    pub claim: i128,
    /// Sum of all rows.
    pub open: i128,
    /// open + claim.
    pub total_due: i128,
    /// All rules that the figures rest on.
    pub rules: Vec<&'static Rule>,
    /// What the reader must know, each once.
    pub warnings: Vec<Warning>,
}

/// Rates of a kind of debtor, cumulated by day.
struct Cumulated<'a> {
    schedule: Schedule<'a>,
    scale: u8,
    divisor: i128,
    /// The day before the first of `sums`.
    origin: Date,
    /// Per day from `origin` on: Σ weight × rate, or Σ weight where the rate is fixed.
    sums: Vec<i128>,
}

impl<'a> Cumulated<'a> {
    fn new(
        options: &LatePaymentOptions,
        kind: CustomerKind,
        tables: &'a Tables,
        as_of: Date,
    ) -> Option<Cumulated<'a>> {
        let schedule = Schedule::new(options, kind, tables)?;
        let scale = schedule.scale();
        let first = schedule.covered_from();
        let mut sums = vec![0];
        let mut sum = 0_i128;
        let (mut day, mut weight, mut year_ends, mut rate_ends) = (first, 0, first, first);
        let mut units = 1_i128;
        while day <= as_of {
            if day >= year_ends {
                weight = day_weight(options.day_count, day);
                year_ends = day.year_start().plus(day.year_days());
            }
            if schedule.by_half_year() && day >= rate_ends {
                units = schedule.rate(day, day).map_or(0, |rate| rate.units_at(scale));
                rate_ends = day.next_half_year();
            }
            sum = sum.wrapping_add(units.wrapping_mul(weight));
            sums.push(sum);
            day = day.plus(1);
        }
        let divisor = divisor(options.day_count, scale);
        Some(Cumulated { schedule, scale, divisor, origin: first.plus(-1), sums })
    }

    /// Whether the series covers a run that begins after this day.
    fn covers(&self, due: Date, after: Date) -> bool {
        let first = if self.schedule.by_half_year() { after } else { due };
        self.origin <= first
    }

    /// The sum over `after` < D ≤ `to`, a run that is covered.
    fn over(&self, due: Date, after: Date, to: Date) -> i128 {
        let at = |day: Date| {
            let index = usize::try_from(self.origin.until(day)).unwrap_or(0);
            self.sums.get(index).copied().unwrap_or(0)
        };
        let sum = at(to).wrapping_sub(at(after));
        if self.schedule.by_half_year() {
            return sum;
        }
        let rate = self.schedule.rate(due, due).map_or(0, |rate| rate.units_at(self.scale));
        rate.wrapping_mul(sum)
    }
}

/// The interest of one invoice of the portfolio.
pub(super) struct Total<'a, 'b> {
    /// None where no rate is set.
    rates: Option<&'a Cumulated<'b>>,
    due: Date,
    sum: ExactSum,
    uncovered: bool,
    seen: &'a mut Seen,
}

impl Total<'_, '_> {
    /// As [`Accrual::run`].
    #[inline]
    pub(super) fn run(&mut self, after: Date, to: Date, principal: i128) {
        // The first run begins before all others: where it is covered they are, and where it is
        // not nothing of this invoice is seen.
        self.uncovered |= self.rates.is_none_or(|rates| !rates.covers(self.due, after));
        if let Some(rates) = self.rates
            && !self.uncovered
        {
            self.sum.add_product(principal, rates.over(self.due, after, to));
            self.seen.run(&rates.schedule, self.due, after, to);
        }
    }

    /// As [`Accrual::rounded`].
    pub(super) fn rounded(&self) -> i128 {
        self.rates.map_or(0, |rates| self.sum.round(rates.divisor))
    }
}

/// What one invoice gives.
enum Claim {
    /// It is not late, or nothing is claimed.
    Nothing,
    /// A row, in the invoice's own currency.
    Row(LatePaymentRow),
    /// Its interest cannot be reckoned.
    NotCovered,
}

struct Reckoning<'a> {
    asked: &'a LatePaymentReportOptions,
    business: Option<Cumulated<'a>>,
    public: Option<Cumulated<'a>>,
    consumer: Option<Cumulated<'a>>,
}

impl<'a> Reckoning<'a> {
    fn rates(&self, kind: CustomerKind) -> Option<&Cumulated<'a>> {
        match kind {
            CustomerKind::Business => self.business.as_ref(),
            CustomerKind::Public => self.public.as_ref(),
            CustomerKind::Consumer => self.consumer.as_ref(),
        }
    }

    fn claim(&self, ledger: &Ledger, invoice: &Invoice, seen: &mut Seen) -> Claim {
        let as_of = self.asked.scope.as_of;
        let unsuitable = invoice.due >= as_of
            || invoice.amount < 0
            || !self.asked.scope.covers(invoice)
            || invoice.is_written_off(as_of);
        if unsuitable {
            return Claim::Nothing;
        }
        let kind = ledger.customers().get(invoice.customer).kind.unwrap_or(self.asked.debtor);
        let options = &self.asked.options;
        let debt = Debt {
            amount: i128::from(invoice.amount),
            due: invoice.due,
            as_of,
            bears_after: options.bears_after(invoice.due, kind),
            imputation: options.imputation,
        };
        let mut total = Total {
            rates: self.rates(kind),
            due: invoice.due,
            sum: ExactSum::default(),
            uncovered: false,
            seen,
        };
        let standing = debt.follow(invoice.payments, &mut Accrual::Total(&mut total));
        let days_late = invoice.due.until(standing.late_until).max(0);
        if total.uncovered || (total.rates.is_none() && days_late > 0) {
            return Claim::NotCovered;
        }
        if days_late == 0 {
            return Claim::Nothing;
        }
        let interest = total.rounded();
        let (indemnity, notice) = options.indemnity_of(kind, invoice.amount, invoice.currency);
        seen.no_notice |= debt.bears_after.is_none();
        seen.currency |= notice.is_some();
        let claim = interest.wrapping_add(indemnity).wrapping_sub(standing.settled);
        if claim <= 0 {
            return Claim::Nothing;
        }
        let row = LatePaymentRow {
            invoice: invoice.row,
            customer: invoice.customer,
            due: invoice.due,
            open: standing.open,
            days_late,
            interest,
            indemnity,
            interest_settled: standing.settled,
            claim,
        };
        Claim::Row(row)
    }

    /// The row in the report's currency; `None` without a rate.
    fn converted(&self, invoice: &Invoice, row: &LatePaymentRow) -> Option<LatePaymentRow> {
        let scope = &self.asked.scope;
        if invoice.currency == scope.currency {
            return Some(*row);
        }
        let convert = |minor| scope.convert(minor, invoice.currency);
        let interest = convert(row.interest)?;
        let indemnity = convert(row.indemnity)?;
        let interest_settled = convert(row.interest_settled)?;
        let claim = interest.wrapping_add(indemnity).wrapping_sub(interest_settled);
        Some(LatePaymentRow {
            open: convert(row.open)?,
            interest,
            indemnity,
            interest_settled,
            claim,
            ..*row
        })
    }
}

/// The first rows in order, of any number: never more than twice the limit is kept.
struct First<'a> {
    ledger: &'a Ledger,
    limit: usize,
    rows: Vec<LatePaymentRow>,
    /// The smallest claim among the first rows so far: one below it is not among them.
    least: i128,
}

impl First<'_> {
    fn push(&mut self, row: LatePaymentRow) {
        if self.limit == 0 || row.claim < self.least {
            return;
        }
        self.rows.push(row);
        if self.rows.len() > self.limit.saturating_mul(2).saturating_add(1_000) {
            self.cut();
        }
    }

    /// Puts the rows in order and keeps the first.
    #[inline(never)]
    fn cut(&mut self) {
        let row = |position: u32| self.rows.get(position as usize);
        let claim = |position| row(position).map(|row| row.claim);
        let id = |position| row(position).map(|row| self.ledger.id_at(row.invoice));
        // Invoices mostly come in the order of their ids: one look at each, and the texts are not
        // read again where claims are equal.
        let mut positions = order::positions(self.rows.len(), &|a, b| id(a).cmp(&id(b)));
        order::sort(&mut positions, &|a, b| claim(b).cmp(&claim(a)));
        positions.truncate(self.limit);
        self.rows = order::pick(&self.rows, &positions);
        self.least = self.rows.last().map_or(0, |row| row.claim);
    }
}

/// What all invoices that are or were late are worth on a day: a row for each with a claim above 0.
///
/// # Rules
/// Those of [`late_payment`](super::late_payment) that some row rests on, each once.
///
/// # Errors
/// `fx/missing` at `fx`, where an invoice that gets a row is in a currency without a rate.
///
/// # Example
/// 1 000.00 and 500.00, both due on 31 March 2025, the second paid on 10 April:
/// ```
/// # use encours::{calc::*, date::Date, import::csv};
/// let book = "\
/// id,customer,issued,due,amount,paid,paidOn
/// F-1,Durand,2025-03-01,2025-03-31,1000.00,,
/// F-2,Durand,2025-03-01,2025-03-31,500.00,500.00,2025-04-10
/// ";
/// let ledger = csv::read(book.as_bytes(), &csv::CsvOptions::default())?.ledger;
/// let asked = LatePaymentReportOptions {
///     scope: Scope::on(Date::parse("2025-06-30")?),
///     debtor: CustomerKind::Business,
///     options: LatePaymentOptions::default(),
///     limit: None,
/// };
/// let report = late_payments(&ledger, &asked)?;
/// // 1 000.00 × 13.15 % × 91 / 365 = 32.7849…; 500.00 × 13.15 % × 10 / 365 = 1.8013…
/// let interest: Vec<_> = report.rows.iter().map(|row| row.interest).collect();
/// assert_eq!(interest, [32_78, 1_80]);
/// assert_eq!((report.interest, report.indemnity, report.claim), (34_58, 80_00, 114_58));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn late_payments(
    ledger: &Ledger,
    asked: &LatePaymentReportOptions,
) -> Result<LatePaymentReport> {
    let as_of = asked.scope.as_of;
    let tables = Tables::new(&asked.options.rates);
    let of_kind = |kind| Cumulated::new(&asked.options, kind, &tables, as_of);
    let reckoning = Reckoning {
        asked,
        business: of_kind(CustomerKind::Business),
        public: of_kind(CustomerKind::Public),
        consumer: of_kind(CustomerKind::Consumer),
    };

    let mut missing = MissingRates::default();
    let mut seen = Seen::default();
    let mut not_covered: Option<&str> = None;
    let limit = asked.limit.unwrap_or(usize::MAX);
    let mut first = First { ledger, limit, rows: Vec::new(), least: 0 };
    let mut report = LatePaymentReport {
        scope: asked.scope.clone(),
        rows: Vec::new(),
        count: 0,
        interest: 0,
        indemnity: 0,
        claim: 0,
        open: 0,
        total_due: 0,
        rules: Vec::new(),
        warnings: Vec::new(),
    };
    let mut kinds = [false; CustomerKind::ALL.len()];
    for invoice in ledger.invoices() {
        let row = match reckoning.claim(ledger, &invoice, &mut seen) {
            Claim::Nothing => continue,
            Claim::NotCovered => {
                let id = ledger.id(&invoice);
                not_covered = Some(not_covered.map_or(id, |known| known.min(id)));
                continue;
            }
            Claim::Row(row) => row,
        };
        let Some(row) = reckoning.converted(&invoice, &row) else {
            missing.note(invoice.currency);
            continue;
        };
        let kind = ledger.customers().get(row.customer).kind.unwrap_or(asked.debtor);
        if let Some(used) = kinds.get_mut(kind as usize) {
            *used = true;
        }
        report.count = report.count.wrapping_add(1);
        report.interest = report.interest.wrapping_add(row.interest);
        report.indemnity = report.indemnity.wrapping_add(row.indemnity);
        report.claim = report.claim.wrapping_add(row.claim);
        report.open = report.open.wrapping_add(row.open);
        first.push(row);
    }
    missing.refuse()?;
    report.total_due = report.open.wrapping_add(report.claim);
    first.cut();
    report.rows = first.rows;
    for (_, kind) in kinds.iter().zip(CustomerKind::ALL).filter(|(used, _)| **used) {
        let rules = [
            Some(asked.options.rate_rule(kind)),
            (kind != CustomerKind::Consumer).then(|| asked.options.indemnity_rule(kind)),
        ];
        for rule in rules.into_iter().flatten() {
            if !report.rules.contains(&rule) {
                report.rules.push(rule);
            }
        }
    }
    report.warnings = seen.warnings();
    if let Some(id) = not_covered {
        let covered = CustomerKind::ALL.iter().filter_map(|&kind| reckoning.rates(kind));
        let from = covered.map(|rates| rates.schedule.covered_from()).max();
        report.warnings.push(Warning {
            notice: Notice::RatesNotCovered(from.unwrap_or(Date::MIN)),
            path: Some(Path::ROOT.key("invoices").key(id).shown()),
        });
    }
    Ok(report)
}

/// What one invoice of the ledger is worth on a day by law, in its own currency, with its segments,
/// steps and rules: the single case behind its row of [`late_payments`], where it has one.
///
/// # Errors
/// `invoice/unknown` at `invoice` for an id that the scope does not know; `amount/sign` at
/// `invoice` for what is no debt; `date/order` at `asOf` for a day before the issue, and for one on
/// which it is written off; those of [`late_payment`].
///
/// # Example
/// ```
/// # use encours::{amount::Currency, calc::*, date::Date, error::Path, ledger::{Ledger, NewInvoice}};
/// let due = Date::parse("2025-03-31")?;
/// let mut ledger = Ledger::new();
/// let invoice = NewInvoice {
///     id: "F-1",
///     customer: "Durand",
///     issued: due,
///     due: Some(due),
///     terms: None,
///     amount: 1_000_00,
///     vat: None,
///     currency: Currency::euro(),
///     payments: &[],
///     disputed: None,
///     doubtful: None,
///     written_off: None,
/// };
/// ledger.add(&invoice, &Ledger::new(), &Path::ROOT)?;
/// let asked = LatePaymentReportOptions {
///     scope: Scope::on(Date::parse("2025-06-30")?),
///     debtor: CustomerKind::Business,
///     options: LatePaymentOptions::default(),
///     limit: None,
/// };
/// // 1 000.00 × 13.15 % × 91 / 365 = 32.7849…
/// assert_eq!(explain(&ledger, "F-1", &asked)?.interest, 32_78);
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn explain(ledger: &Ledger, id: &str, asked: &LatePaymentReportOptions) -> Result<LatePayment> {
    let as_of = asked.scope.as_of;
    let refused = |code, expected, key: &str, found: &dyn Show| {
        Err(Error::new(code, expected).at(key).found(found))
    };
    let found = ledger.find(id).filter(|invoice| asked.scope.includes(invoice.customer));
    let Some(invoice) = found else {
        return refused(ErrorCode::InvoiceUnknown, Expected::Plain, "invoice", &id);
    };
    if invoice.amount < 0 {
        return refused(ErrorCode::AmountSign, Expected::NotNegative, "invoice", &id);
    }
    if as_of < invoice.issued {
        let expected = Expected::NotBefore(invoice.issued);
        return refused(ErrorCode::DateOrder, expected, "asOf", &as_of);
    }
    if let Some(day) = invoice.written_off().filter(|&day| day <= as_of) {
        let expected = Expected::NotAfter(day.plus(-1));
        return refused(ErrorCode::DateOrder, expected, "asOf", &as_of);
    }
    late_payment(&LatePaymentInput {
        amount: invoice.amount,
        due: invoice.due,
        payments: invoice.payments.iter().collect(),
        as_of,
        currency: invoice.currency,
        debtor: ledger.customers().get(invoice.customer).kind.unwrap_or(asked.debtor),
        options: asked.options.clone(),
    })
}
