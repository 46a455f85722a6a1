//! What changed between two days: from the receivables of one to those of the other.

use crate::calc::{MissingRates, Scope};
use crate::date::Date;
use crate::error::Result;
use crate::ledger::{Invoice, Ledger, Span};
use crate::order;
use alloc::vec::Vec;

/// Which changes are asked for.
#[derive(Clone, Debug)]
pub struct ChangesOptions {
    /// The last day, currency, customers.
    pub scope: Scope,
    /// The day after which changes count.
    pub from: Date,
    /// How many events are given at most; none: all.
    pub limit: Option<usize>,
}

/// What happened to an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It was issued.
    Issued,
    /// It was issued, and is a credit note.
    CreditNote,
    /// A payment, or a refund.
    Payment,
    /// What was open left the books.
    WrittenOff,
    /// Its first day past the due date.
    FellDue,
    /// The first day of a dispute.
    Disputed,
    /// The first day on which it is doubtful.
    Doubtful,
}

/// How many kinds there are.
const KINDS: usize = 7;

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub date: Date,
    /// What.
    pub kind: ChangeKind,
    /// The position of the invoice in the ledger.
    pub invoice: u32,
    /// By how much receivables change; of what fell due, came into dispute or became doubtful, what
    /// is open at the end of the day. Minor units of the report's currency.
    pub amount: i128,
}

/// How many changes of a kind there are, and by how much they change receivables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many.
    pub count: usize,
    /// Their sum, in minor units.
    pub amount: i128,
}

/// What changed between two days.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Receivables at the end of the first day.
    pub opening: i128,
    /// Receivables at the end of the last.
    pub closing: i128,
    /// By kind, in the order of [`ChangeKind`]: the first four lead from opening to closing.
    pub moved: [Moved; KINDS],
    /// How many changes there are.
    pub count: usize,
    /// The changes by date, then kind, then invoice id, as many as were asked for.
    pub rows: Vec<Change>,
}

impl Changes {
    /// What changes of a kind make.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("../ledger/example.txt")]
    /// use encours::calc::{ChangeKind, ChangesOptions, Scope, changes};
    ///
    /// let scope = Scope::on(Date::parse("2025-06-30")?);
    /// let from = Date::parse("2025-01-01")?;
    /// let changes = changes(&ledger, &ChangesOptions { scope, from, limit: None })?;
    /// assert_eq!(changes.of(ChangeKind::WrittenOff).count, 1);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn of(&self, kind: ChangeKind) -> Moved {
        self.moved.get(kind as usize).copied().unwrap_or_default()
    }
}

/// What leads from the receivables at the end of one day to those at the end of another: what was
/// issued, paid and written off in between, and what fell due, came into dispute or became doubtful.
///
/// # Errors
/// `fx/missing` at `fx`, where an invoice issued by the last day is in a currency without a rate.
#[doc = include_str!("../../docs/figures/changes.md")]
pub fn changes(ledger: &Ledger, options: &ChangesOptions) -> Result<Changes> {
    let ChangesOptions { scope, from, limit } = options;
    let mut changes =
        Changes { opening: 0, closing: 0, moved: Default::default(), count: 0, rows: Vec::new() };
    let mut missing = MissingRates::default();
    scope.each(ledger, &mut |invoice| match scope.has_rate(invoice.currency) {
        true => changes.follow(invoice, *from, scope),
        false => missing.note(invoice.currency),
    });
    missing.refuse()?;
    changes.count = changes.rows.len();
    let row = |position: u32| {
        let row: Option<&Change> = changes.rows.get(position as usize);
        row.map(|row| (row.date, row.kind, ledger.id_at(row.invoice)))
    };
    let mut places = order::positions(changes.count, &|a, b| row(a).cmp(&row(b)));
    places.truncate(limit.unwrap_or(usize::MAX));
    changes.rows = order::pick(&changes.rows, &places);
    Ok(changes)
}

impl Changes {
    /// Adds what happened to one invoice after `from`.
    #[inline(never)]
    fn follow(&mut self, invoice: &Invoice, from: Date, scope: &Scope) {
        let to = scope.as_of;
        let convert = |own: i128| scope.known(own, invoice.currency);
        let opening = convert(invoice.open(from));
        let closing = convert(invoice.open(to));
        self.opening = self.opening.wrapping_add(opening);
        self.closing = self.closing.wrapping_add(closing);
        // What leaves the books cannot change any more.
        let written_off = invoice.written_off().filter(|&day| day <= to);
        if written_off.is_some_and(|day| day <= from) {
            return;
        }
        let issued = invoice.issued > from;
        let mut own = if issued { 0 } else { invoice.balance(from) };
        // What is open, as converted: what each change adds to it adds up to closing − opening.
        let mut open = opening;
        let mut change = |date: Date, kind: ChangeKind, by: i128| {
            own = own.wrapping_add(by);
            let after = convert(own);
            let amount = after.wrapping_sub(open);
            open = after;
            self.note(Change { date, kind, invoice: invoice.row, amount });
        };
        if issued {
            let kind = if invoice.amount < 0 { ChangeKind::CreditNote } else { ChangeKind::Issued };
            change(invoice.issued, kind, i128::from(invoice.amount));
        }
        let last = written_off.unwrap_or(to);
        for payment in invoice.payments.iter() {
            // A payment before the issue counts from that day on.
            let date = payment.date.max(invoice.issued);
            if date > from && date <= last {
                change(date, ChangeKind::Payment, i128::from(payment.amount).wrapping_neg());
            }
        }
        if let Some(day) = written_off {
            let left = invoice.balance(day);
            change(day, ChangeKind::WrittenOff, left.wrapping_neg());
        }
        // What concerns what is open, and does not change it.
        let start = |span: Option<Span>| {
            let span = span?;
            Some(span.from.max(invoice.issued)).filter(|&day| span.contains(day))
        };
        for (start, kind) in [
            (Some(invoice.due.plus(1)), ChangeKind::FellDue),
            (start(invoice.disputed()), ChangeKind::Disputed),
            (start(invoice.doubtful()), ChangeKind::Doubtful),
        ] {
            let Some(date) = start else { continue };
            let owed = invoice.open(date);
            if date > from && date <= to && owed > 0 {
                self.note(Change { date, kind, invoice: invoice.row, amount: convert(owed) });
            }
        }
    }

    fn note(&mut self, change: Change) {
        if let Some(moved) = self.moved.get_mut(change.kind as usize) {
            moved.count = moved.count.wrapping_add(1);
            moved.amount = moved.amount.wrapping_add(change.amount);
        }
        self.rows.push(change);
    }
}
