//! Invoices as columns: one array for each field, payments in one flat array by invoice.
//!
//! One million invoices with a payment each take about 75 bytes an invoice; a report reads each
//! column once, in order.

use alloc::vec::Vec;
use core::cell::OnceCell;
use core::ops::Range;

use super::index::{Index, Texts};
use super::invoice::{Payments, Span};
use crate::amount::Currency;
use crate::date::Date;

/// A dated amount in minor units; negative for a refund of a positive invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The day on which the money was there.
    pub date: Date,
    /// Minor units of the invoice's currency; not 0.
    pub amount: i64,
}

/// What few invoices have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) disputed: Option<Span>,
    pub(super) doubtful: Option<Span>,
    pub(super) written_off: Option<Date>,
}

/// Bits of the column `flags`.
pub(super) const DUE_GIVEN: u8 = 1;
pub(super) const HAS_VAT: u8 = 2;
pub(super) const HAS_MARKS: u8 = 4;
pub(super) const HAS_TERMS: u8 = 8;
/// Not of a removed row.
pub(super) const PRESENT: u8 = 16;

/// A removed row stays in place as an invoice that is never issued: every report passes it over
/// because its day of issue is after any date of situation.
pub(super) const NEVER: Date = Date::from_days(i32::MAX);

/// One row, apart from its id and its payments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) customer: u32,
    pub(super) currency: Currency,
    pub(super) flags: u8,
    pub(super) issued: Date,
    pub(super) due: Date,
    pub(super) amount: i64,
    /// 0, if it has none.
    pub(super) vat: i64,
    /// 0, if it has none, or [`super::Terms::code`].
    pub(super) terms: u32,
    pub(super) marks: Marks,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) ids: Texts,
    pub(super) customers: Vec<u32>,
    pub(super) currencies: Vec<Currency>,
    pub(super) flags: Vec<u8>,
    pub(super) issued: Vec<Date>,
    pub(super) due: Vec<Date>,
    pub(super) amounts: Vec<i64>,
    pub(super) vats: Vec<i64>,
    pub(super) terms: Vec<u32>,
    pub(super) payment_starts: Vec<u32>,
    pub(super) payment_counts: Vec<u32>,
    pub(super) payment_dates: Vec<Date>,
    pub(super) payment_amounts: Vec<i64>,
    /// Payments of the flat array that no invoice has any more.
    pub(super) payments_left_behind: usize,
    /// Position in `marks` of the rows that have some.
    pub(super) marks_at: Vec<u32>,
    pub(super) marks: Vec<Marks>,
    /// Made at the first look-up: reports do not need it.
    pub(super) index: OnceCell<Index>,
    /// Rows of the least and the greatest id, while every row came through [`Columns::push`].
    span: Option<(u32, u32)>,
    pub(super) removed: usize,
}

impl Columns {
    pub(super) fn rows(&self) -> usize {
        self.amounts.len()
    }

    /// Makes room for the rows of `more`: an eighth at least, so that many small puts do not move
    /// everything each time, and not twice as much, which would be lost.
    pub(super) fn make_room_for(&mut self, more: &Columns) {
        let wanted = |length: usize, capacity: usize, more: usize| {
            let is_there = capacity.saturating_sub(length) >= more;
            if is_there { 0 } else { more.max(length >> 3) }
        };
        let rows = wanted(self.rows(), self.amounts.capacity(), more.rows());
        let bytes = wanted(self.ids.bytes(), self.ids.room(), more.ids.bytes());
        let dates = &self.payment_dates;
        let payments = wanted(dates.len(), dates.capacity(), more.payment_dates.len());
        self.reserve(rows, bytes, payments);
    }

    pub(super) fn reserve(&mut self, rows: usize, id_bytes: usize, payments: usize) {
        self.ids.reserve(rows, id_bytes);
        self.customers.reserve_exact(rows);
        self.currencies.reserve_exact(rows);
        self.flags.reserve_exact(rows);
        self.issued.reserve_exact(rows);
        self.due.reserve_exact(rows);
        self.amounts.reserve_exact(rows);
        self.vats.reserve_exact(rows);
        self.terms.reserve_exact(rows);
        self.marks_at.reserve_exact(rows);
        self.payment_starts.reserve_exact(rows);
        self.payment_counts.reserve_exact(rows);
        self.payment_dates.reserve_exact(payments);
        self.payment_amounts.reserve_exact(payments);
        if let Some(index) = self.index.get_mut() {
            index.reserve(&self.ids, rows);
        }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.ids, |row| self.is_removed(row)))
    }

    pub(super) fn find(&self, id: &str) -> Option<u32> {
        // Lines of one invoice mostly follow each other: the last one needs no index.
        let last = u32::try_from(self.rows()).unwrap_or(u32::MAX).checked_sub(1)?;
        if self.ids.get(last) == id && !self.is_removed(last) {
            return Some(last);
        }
        self.index().find(&self.ids, id)
    }

    /// Whether no row has this id. Files and lists mostly come in the order of their ids: one
    /// outside those before it is new without a look-up, and the index is not even made.
    pub(super) fn is_new(&self, id: &str) -> bool {
        let before = |row: u32| by_length(id) < by_length(self.ids.get(row));
        let after = |row: u32| by_length(self.ids.get(row)) < by_length(id);
        let outside = match self.span {
            Some((least, greatest)) => after(greatest) || before(least),
            None => self.rows() == 0,
        };
        outside || self.find(id).is_none()
    }

    pub(super) fn is_removed(&self, row: u32) -> bool {
        self.flags.get(row as usize).is_none_or(|flags| flags & PRESENT == 0)
    }

    /// Adds a row whose id is not in the columns yet; its payments come sorted by date.
    pub(super) fn push(&mut self, id: &str, row: &Row, payments: &[Payment]) {
        let position = u32::try_from(self.rows()).unwrap_or(u32::MAX);
        self.widen_span(id, position);
        self.ids.push(id);
        if let Some(index) = self.index.get_mut() {
            index.insert(&self.ids, position);
        }
        self.customers.push(row.customer);
        self.currencies.push(row.currency);
        self.flags.push(row.flags);
        self.issued.push(row.issued);
        self.due.push(row.due);
        self.amounts.push(row.amount);
        self.vats.push(row.vat);
        self.terms.push(row.terms);
        self.marks_at.push(u32::MAX);
        self.set_marks(position as usize, row.marks);
        self.payment_starts.push(0);
        self.payment_counts.push(0);
        self.push_payments(position, payments);
    }

    fn widen_span(&mut self, id: &str, position: u32) {
        match &mut self.span {
            None => self.span = (position == 0).then_some((0, 0)),
            Some((_, greatest)) if by_length(self.ids.get(*greatest)) < by_length(id) => {
                *greatest = position;
            }
            Some((least, _)) if by_length(id) < by_length(self.ids.get(*least)) => {
                *least = position;
            }
            Some(_) => {}
        }
    }

    /// Puts other content in the row of the same id.
    pub(super) fn replace(&mut self, position: u32, row: &Row, payments: &[Payment]) {
        let at = position as usize;
        set(&mut self.customers, at, row.customer);
        set(&mut self.currencies, at, row.currency);
        set(&mut self.flags, at, row.flags);
        set(&mut self.issued, at, row.issued);
        set(&mut self.due, at, row.due);
        set(&mut self.amounts, at, row.amount);
        set(&mut self.vats, at, row.vat);
        set(&mut self.terms, at, row.terms);
        self.set_marks(at, row.marks);
        self.set_payments(position, payments);
    }

    /// Gives a row these payments, sorted by date.
    pub(super) fn set_payments(&mut self, position: u32, payments: &[Payment]) {
        let old = self.payment_range(position as usize);
        if old.end == self.payment_dates.len() {
            // The last ones of the array: nothing is left behind.
            self.payment_dates.truncate(old.start);
            self.payment_amounts.truncate(old.start);
        } else {
            self.payments_left_behind = self.payments_left_behind.saturating_add(old.len());
        }
        self.push_payments(position, payments);
        if self.payments_left_behind > self.payment_dates.len().wrapping_div(2) {
            self.close_up_payments();
        }
    }

    /// Adds a payment to the last row, if it is dated on or after those that are there.
    pub(super) fn pay_last(&mut self, payment: Payment) -> bool {
        let (Some(&start), Some(count)) =
            (self.payment_starts.last(), self.payment_counts.last_mut())
        else {
            return false;
        };
        let is_last = start.wrapping_add(*count) as usize == self.payment_dates.len();
        let later = *count == 0 || self.payment_dates.last() <= Some(&payment.date);
        if is_last && later {
            *count = count.wrapping_add(1);
            self.payment_dates.push(payment.date);
            self.payment_amounts.push(payment.amount);
        }
        is_last && later
    }

    /// Removes the row of this id, if there is one.
    pub(super) fn remove(&mut self, id: &str) -> Option<u32> {
        self.index();
        let position = self.index.get_mut()?.remove(&self.ids, id)?;
        self.set_payments(position, &[]);
        let at = position as usize;
        set(&mut self.issued, at, NEVER);
        set(&mut self.due, at, NEVER);
        set(&mut self.amounts, at, 0);
        set(&mut self.flags, at, 0);
        self.removed = self.removed.saturating_add(1);
        Some(position)
    }

    pub(super) fn row(&self, position: u32) -> Option<Row> {
        let at = position as usize;
        Some(Row {
            customer: *self.customers.get(at)?,
            currency: *self.currencies.get(at)?,
            flags: *self.flags.get(at)?,
            issued: *self.issued.get(at)?,
            due: *self.due.get(at)?,
            amount: *self.amounts.get(at)?,
            vat: *self.vats.get(at)?,
            terms: *self.terms.get(at)?,
            marks: self.marks_of(at).copied().unwrap_or_default(),
        })
    }

    /// The marks of a row, if it has any.
    pub(super) fn marks_of(&self, at: usize) -> Option<&Marks> {
        // The place of a row without any is past all places.
        self.marks.get(*self.marks_at.get(at)? as usize)
    }

    /// Where the payments of a row are.
    #[inline(always)]
    pub(super) fn payment_range(&self, at: usize) -> Range<usize> {
        let start = self.payment_starts.get(at).copied().unwrap_or(0) as usize;
        let count = self.payment_counts.get(at).copied().unwrap_or(0) as usize;
        start..start.saturating_add(count)
    }

    #[inline(always)]
    pub(super) fn payments(&self, position: u32) -> Payments<'_> {
        let range = self.payment_range(position as usize);
        Payments::new(
            self.payment_dates.get(range.clone()).unwrap_or_default(),
            self.payment_amounts.get(range).unwrap_or_default(),
        )
    }

    /// Gives a row these payments at the end of the array.
    fn push_payments(&mut self, position: u32, payments: &[Payment]) {
        let at = position as usize;
        let start = u32::try_from(self.payment_dates.len()).unwrap_or(u32::MAX);
        set(&mut self.payment_starts, at, start);
        set(&mut self.payment_counts, at, u32::try_from(payments.len()).unwrap_or(u32::MAX));
        for payment in payments {
            self.payment_dates.push(payment.date);
            self.payment_amounts.push(payment.amount);
        }
    }

    fn close_up_payments(&mut self) {
        let mut dates = Vec::with_capacity(self.payment_dates.len());
        let mut amounts = Vec::with_capacity(self.payment_dates.len());
        for at in 0..self.rows() {
            let range = self.payment_range(at);
            set(&mut self.payment_starts, at, u32::try_from(dates.len()).unwrap_or(u32::MAX));
            dates.extend_from_slice(self.payment_dates.get(range.clone()).unwrap_or_default());
            amounts.extend_from_slice(self.payment_amounts.get(range).unwrap_or_default());
        }
        self.payment_dates = dates;
        self.payment_amounts = amounts;
        self.payments_left_behind = 0;
    }

    /// Gives a row these marks; a place that it has already is used again.
    pub(super) fn set_marks(&mut self, at: usize, marks: Marks) {
        let known = self.marks_at.get(at).copied().unwrap_or(u32::MAX);
        if let Some(place) = self.marks.get_mut(known as usize) {
            *place = marks;
        } else if marks != Marks::default() {
            let place = u32::try_from(self.marks.len()).unwrap_or(u32::MAX);
            set(&mut self.marks_at, at, place);
            self.marks.push(marks);
        }
    }

    /// Heap bytes in use.
    pub(super) fn heap_bytes(&self) -> usize {
        fn bytes<T>(column: &Vec<T>) -> usize {
            column.capacity().saturating_mul(size_of::<T>())
        }
        [
            self.ids.heap_bytes(),
            self.index.get().map_or(0, Index::heap_bytes),
            bytes(&self.customers),
            bytes(&self.currencies),
            bytes(&self.flags),
            bytes(&self.issued),
            bytes(&self.due),
            bytes(&self.amounts),
            bytes(&self.vats),
            bytes(&self.terms),
            bytes(&self.payment_starts),
            bytes(&self.payment_counts),
            bytes(&self.payment_dates),
            bytes(&self.payment_amounts),
            bytes(&self.marks_at),
            bytes(&self.marks),
        ]
        .iter()
        .fold(0, |sum: usize, &part| sum.saturating_add(part))
    }
}

/// Orders ids so that 10 comes after 9.
fn by_length(id: &str) -> (usize, &str) {
    (id.len(), id)
}

fn set<T>(column: &mut [T], at: usize, value: T) {
    if let Some(cell) = column.get_mut(at) {
        *cell = value;
    }
}
