//! The binary image of a ledger: versioned, checksummed, little-endian columns.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `ENCOURS` and a zero |
//! | 4 | version of the format |
//! | 8 | xxh64 of all that follows |
//! | … | currencies, customers, invoices, payments, marks |
//!
//! What follows from the rest is not stored: due dates that come from terms, places of payments,
//! the index of ids. Everything is checked on its way in, as if a caller had given it: only that
//! no two invoices have the same id rests on the checksum.

use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;
use core::slice;
use xxhash_rust::xxh64::xxh64;

use super::columns::{DUE_GIVEN, HAS_MARKS, HAS_TERMS, HAS_VAT, Marks, PRESENT, Payment};
use super::customer::Customer;
use super::index::Texts;
use super::invoice::Span;
use super::ledger::Ledger;
use super::terms::Terms;
use crate::amount::{Currency, Decimal, pow10};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::law::CustomerKind;

const MAGIC: &[u8; 8] = b"ENCOURS\0";
/// The first format knew no guaranteed part of a customer; all else is the same.
const VERSION: u32 = 2;
/// Bytes before that of which the checksum is.
const BODY: usize = 20;
/// Bytes of an invoice with a payment and an id of usual length.
const BYTES_EXPECTED: usize = 64;

const FLAGS: u8 = DUE_GIVEN | HAS_VAT | HAS_MARKS | HAS_TERMS;

/// Bits of a customer.
const LISTED: u8 = 1;
const NAMED: u8 = 2;
const WITH_TERMS: u8 = 4;
const LIMITED: u8 = 8;
const GUARANTEED: u8 = 16;

/// "None" where a date or a small number may be missing.
const NONE: i32 = i32::MIN;

impl Ledger {
    /// The ledger as bytes: see [`Ledger::from_snapshot`].
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(&ledger.snapshot()[..7], b"ENCOURS");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        // What an invoice with a payment takes, so that the image is seldom moved as it grows.
        let room = self.columns.rows().saturating_mul(BYTES_EXPECTED);
        let mut out = Writer(Vec::with_capacity(room));
        out.0.extend_from_slice(MAGIC);
        out.u32(VERSION);
        out.i64(0);
        self.write_body(&mut out);
        let (head, body) = out.0.split_at_mut_checked(BODY).unwrap_or_default();
        if let Some(place) = head.last_chunk_mut() {
            *place = xxh64(body, 0).to_le_bytes();
        }
        out.0
    }

    fn write_body(&self, out: &mut Writer) {
        let columns = &self.columns;
        // Each currency in use has a place; that of a removed invoice is not in use.
        let mut places = [None; Currency::COUNT];
        for (currency, flags) in columns.currencies.iter().zip(&columns.flags) {
            if let (Some(place), true) = (places.get_mut(currency.index()), flags & PRESENT != 0) {
                *place = Some(0);
            }
        }
        let count_at = out.0.len();
        out.u32(0);
        let mut count: u8 = 0;
        for (index, place) in places.iter_mut().enumerate() {
            if let (Some(place), Some(currency)) = (place, Currency::from_index(index)) {
                *place = count;
                count = count.wrapping_add(1);
                out.0.extend_from_slice(currency.code().as_bytes());
            }
        }
        if let Some(place) = out.0.get_mut(count_at) {
            *place = count;
        }

        let customers = &self.customers;
        out.u32(customers.count());
        out.texts(customers.ids(), slice::from_ref(&(0..customers.len())));
        for code in customers.codes() {
            out.customer(customers.get(code), customers.is_listed(code));
        }

        let with = |flag: u8| {
            let mut runs = Vec::new();
            for (row, flags) in columns.flags.iter().enumerate() {
                if flags & flag != 0 {
                    add_run(&mut runs, row..row.wrapping_add(1));
                }
            }
            runs
        };
        let all = with(PRESENT);
        out.u32(len_of(&all));
        out.texts(&columns.ids, &all);
        out.column(&columns.customers, &all, u32::to_le_bytes);
        out.column(&columns.currencies, &all, |currency| {
            [places.get(currency.index()).copied().flatten().unwrap_or(0)]
        });
        out.column(&columns.flags, &all, |flags| [flags & FLAGS]);
        out.column(&columns.issued, &all, date_bytes);
        out.column(&columns.due, &with(DUE_GIVEN), date_bytes);
        out.column(&columns.amounts, &all, i64::to_le_bytes);
        out.column(&columns.vats, &with(HAS_VAT), i64::to_le_bytes);
        out.column(&columns.terms, &with(HAS_TERMS), u32::to_le_bytes);

        out.column(&columns.payment_counts, &all, u32::to_le_bytes);
        let mut payments = Vec::new();
        for row in all.iter().cloned().flatten() {
            add_run(&mut payments, columns.payment_range(row));
        }
        out.u32(len_of(&payments));
        out.column(&columns.payment_dates, &payments, date_bytes);
        out.column(&columns.payment_amounts, &payments, i64::to_le_bytes);

        for row in with(HAS_MARKS).into_iter().flatten() {
            let marks = columns.marks_of(row).copied().unwrap_or_default();
            out.span(marks.disputed);
            out.span(marks.doubtful);
            out.day(marks.written_off);
        }
    }

    /// The ledger that [`Ledger::snapshot`] wrote.
    ///
    /// # Errors
    /// `snapshot/version` for an image of a newer format, `snapshot/corrupt` for what is damaged,
    /// forged or no image at all.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let mut image = ledger.snapshot();
    /// let again = Ledger::from_snapshot(&image)?;
    /// assert_eq!((again.size(), again.snapshot() == image), (4, true));
    /// image[20] ^= 1;
    /// let damaged = Ledger::from_snapshot(&image).unwrap_err();
    /// assert_eq!(damaged.code.as_str(), "snapshot/corrupt");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn from_snapshot(bytes: &[u8]) -> Result<Ledger> {
        let corrupt = || Error::new(ErrorCode::SnapshotCorrupt, Expected::Plain);
        let body = bytes.strip_prefix(MAGIC).ok_or_else(corrupt)?;
        let mut reader = Reader(body);
        match reader.u32() {
            Some(1..=VERSION) => {}
            Some(version) if version > VERSION => {
                let newer = Error::new(ErrorCode::SnapshotVersion, Expected::Plain);
                return Err(newer.found(version));
            }
            _ => return Err(corrupt()),
        }
        let sum = reader.u64().ok_or_else(corrupt)?;
        if xxh64(reader.0, 0) != sum {
            return Err(corrupt());
        }
        let ledger = read_body(&mut reader).ok_or_else(corrupt)?;
        if reader.0.is_empty() { Ok(ledger) } else { Err(corrupt()) }
    }
}

fn date_bytes(date: Date) -> [u8; 4] {
    date.days().to_le_bytes()
}

fn date_of(bytes: [u8; 4]) -> Date {
    Date::from_days(i32::from_le_bytes(bytes))
}

/// Places of a column that follow each other.
type Run = Range<usize>;

/// Adds places to runs, which are as few as can be.
fn add_run(runs: &mut Vec<Run>, places: Run) {
    match runs.last_mut() {
        Some(last) if last.end == places.start => last.end = places.end,
        _ => runs.push(places),
    }
}

/// How many places there are in all runs.
fn len_of(runs: &[Run]) -> u32 {
    let places = runs.iter().fold(0, |sum: usize, run| sum.saturating_add(run.len()));
    u32::try_from(places).unwrap_or(u32::MAX)
}

struct Writer(Vec<u8>);

impl Writer {
    fn u8(&mut self, number: u8) {
        self.0.push(number);
    }

    fn u32(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn i32(&mut self, number: i32) {
        self.u32(number.cast_unsigned());
    }

    fn i64(&mut self, number: i64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// The values at these places.
    fn column<T: Copy, const N: usize>(
        &mut self,
        values: &[T],
        runs: &[Run],
        bytes: impl Fn(T) -> [u8; N],
    ) {
        for run in runs {
            let values = values.get(run.clone()).unwrap_or_default();
            let start = self.0.len();
            self.0.resize(start.saturating_add(values.len().saturating_mul(N)), 0);
            let (places, _) = self.0.get_mut(start..).unwrap_or_default().as_chunks_mut::<N>();
            for (place, &value) in places.iter_mut().zip(values) {
                *place = bytes(value);
            }
        }
    }

    /// The bytes of each text, then all texts: each at most 200 code points.
    fn texts(&mut self, texts: &Texts, runs: &[Run]) {
        for position in runs.iter().cloned().flatten() {
            let text = texts.of_run(position..position.wrapping_add(1));
            let bytes = u16::try_from(text.len()).unwrap_or(u16::MAX);
            self.0.extend_from_slice(&bytes.to_le_bytes());
        }
        for run in runs {
            self.0.extend_from_slice(texts.of_run(run.clone()).as_bytes());
        }
    }

    fn customer(&mut self, customer: &Customer, listed: bool) {
        let bit = |on: bool, bit: u8| if on { bit } else { 0 };
        self.u8(bit(listed, LISTED)
            | bit(customer.name.is_some(), NAMED)
            | bit(customer.terms.is_some(), WITH_TERMS)
            | bit(customer.credit_limit.is_some(), LIMITED)
            | bit(customer.guaranteed.is_some(), GUARANTEED));
        self.u8(match customer.kind {
            None => 0,
            Some(CustomerKind::Business) => 1,
            Some(CustomerKind::Public) => 2,
            Some(CustomerKind::Consumer) => 3,
        });
        if let Some(name) = &customer.name {
            self.u32(u32::try_from(name.len()).unwrap_or(u32::MAX));
            self.0.extend_from_slice(name.as_bytes());
        }
        if let Some(terms) = customer.terms {
            self.u32(terms.code());
        }
        for amount in [customer.credit_limit, customer.guaranteed].into_iter().flatten() {
            // At most 10^15 and 3 decimals: 64 bits hold it.
            self.i64(i64::try_from(amount.units).unwrap_or(i64::MAX));
            self.u8(amount.scale);
        }
    }

    fn span(&mut self, span: Option<Span>) {
        self.day(span.map(|span| span.from));
        self.day(span.and_then(|span| span.to));
    }

    fn day(&mut self, day: Option<Date>) {
        self.i32(day.map_or(NONE, Date::days));
    }
}

fn read_body(reader: &mut Reader) -> Option<Ledger> {
    let mut ledger = Ledger::new();
    let Ledger { customers, columns } = &mut ledger;
    let mut currencies = Vec::new();
    for _ in 0..reader.count(3)? {
        let code = core::str::from_utf8(reader.take(3)?).ok()?;
        currencies.push(Currency::parse(code).ok()?);
    }

    let ids = reader.texts()?;
    for code in 0..u32::try_from(ids.len()).ok()? {
        (customers.code_or_new(ids.get(code)) == code).then_some(())?;
        if let (customer, true) = reader.customer()? {
            customers.list(code, customer);
        }
    }

    let ids = reader.texts()?;
    let rows = ids.len();
    columns.ids = ids;
    columns.customers = reader.column(rows, u32::from_le_bytes)?;
    let places = reader.take(rows)?;
    let flags = reader.take(rows)?;
    let with = |flag: u8| flags.iter().filter(|flags| *flags & flag != 0).count();
    columns.issued = reader.column(rows, date_of)?;
    let mut due = reader.values(with(DUE_GIVEN))?.iter();
    columns.amounts = reader.column(rows, i64::from_le_bytes)?;
    let mut vats = reader.values(with(HAS_VAT))?.iter();
    let mut terms = reader.values(with(HAS_TERMS))?.iter();
    columns.payment_counts = reader.column(rows, u32::from_le_bytes)?;
    let payments = reader.count(12)?;
    columns.payment_dates = reader.column(payments, date_of)?;
    columns.payment_amounts = reader.column(payments, i64::from_le_bytes)?;

    // These are worked out row by row: exactly the room that they take.
    columns.currencies.reserve_exact(rows);
    columns.due.reserve_exact(rows);
    columns.vats.reserve_exact(rows);
    columns.terms.reserve_exact(rows);
    columns.payment_starts.reserve_exact(rows);
    columns.flags = flags.iter().map(|flags| flags | PRESENT).collect();
    columns.marks_at = vec![u32::MAX; rows];
    let mut start: u32 = 0;
    for (row, (&place, &flags)) in places.iter().zip(flags).enumerate() {
        (flags & !FLAGS == 0).then_some(())?;
        let has = |flag: u8| flags & flag != 0;
        let currency = *currencies.get(usize::from(place))?;
        let bound = *BOUNDS.get(usize::from(currency.digits()))?;
        let customer = *columns.customers.get(row)?;
        (customer < customers.count()).then_some(())?;
        customers.count_invoice(customer, 1);
        let issued = columns.issued.get(row)?.in_calendar()?;
        let amount = *columns.amounts.get(row)?;
        let vat = if has(HAS_VAT) { i64::from_le_bytes(*vats.next()?) } else { 0 };
        let same_sign = vat == 0 || amount == 0 || (vat < 0) == (amount < 0);
        let right = amount.unsigned_abs() <= bound
            && same_sign
            && vat.unsigned_abs() <= amount.unsigned_abs();
        right.then_some(())?;
        let code = if has(HAS_TERMS) { u32::from_le_bytes(*terms.next()?) } else { 0 };
        let stated = if has(HAS_TERMS) { Some(Terms::from_code(code)?) } else { None };
        let due = if has(DUE_GIVEN) {
            date_of(*due.next()?).in_calendar()?
        } else {
            let by_default = || customers.get(customer).terms_by_default();
            stated.unwrap_or_else(by_default).due(issued)?
        };
        (due >= issued).then_some(())?;
        columns.currencies.push(currency);
        columns.due.push(due);
        columns.vats.push(vat);
        columns.terms.push(code);

        columns.payment_starts.push(start);
        start = start.checked_add(*columns.payment_counts.get(row)?)?;
        (start as usize <= payments).then_some(())?;
        let mut before = Date::MIN;
        for Payment { date, amount } in columns.payments(u32::try_from(row).ok()?).iter() {
            let right = before <= date && amount != 0 && amount.unsigned_abs() <= bound;
            right.then_some(())?;
            before = date;
        }
        before.in_calendar()?;
        if has(HAS_MARKS) {
            columns.set_marks(row, reader.marks(issued)?);
        }
    }
    (start as usize == payments).then_some(ledger)
}

/// 10^15 major units, by digits of the currency.
const BOUNDS: [u64; 4] = [
    1_000_000_000_000_000,
    10_000_000_000_000_000,
    100_000_000_000_000_000,
    1_000_000_000_000_000_000,
];

/// What is left of the bytes; `None` where they do not hold what is asked.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(bytes)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_le_bytes)
    }

    /// A number of items of at least so many bytes each: no more than there are bytes for.
    fn count(&mut self, bytes_each: usize) -> Option<usize> {
        let count = self.u32()? as usize;
        (count.checked_mul(bytes_each)? <= self.0.len()).then_some(count)
    }

    /// So many values of `N` bytes, where they stand.
    fn values<const N: usize>(&mut self, count: usize) -> Option<&'a [[u8; N]]> {
        let (values, _) = self.take(count.checked_mul(N)?)?.as_chunks();
        Some(values)
    }

    fn column<T, const N: usize>(
        &mut self,
        count: usize,
        value: impl Fn([u8; N]) -> T,
    ) -> Option<Vec<T>> {
        Some(self.values(count)?.iter().map(|bytes| value(*bytes)).collect())
    }

    /// Ids: each 1 to 200 code points.
    fn texts(&mut self) -> Option<Texts> {
        let count = self.count(2)?;
        let lengths = self.values(count)?;
        let mut ends = Vec::with_capacity(count);
        let mut end: u32 = 0;
        for &length in lengths {
            end = end.checked_add(u32::from(u16::from_le_bytes(length)))?;
            ends.push(end);
        }
        let buffer = core::str::from_utf8(self.take(end as usize)?).ok()?.to_owned();
        let mut start: usize = 0;
        for &end in &ends {
            super::invoice::is_id(buffer.get(start..end as usize)?).then_some(())?;
            start = end as usize;
        }
        Some(Texts::from_parts(buffer, ends))
    }

    /// A customer, and whether it is listed.
    fn customer(&mut self) -> Option<(Customer, bool)> {
        let bits = self.u8()?;
        (bits & !(LISTED | NAMED | WITH_TERMS | LIMITED | GUARANTEED) == 0).then_some(())?;
        let mut customer = Customer {
            kind: match self.u8()? {
                0 => None,
                1 => Some(CustomerKind::Business),
                2 => Some(CustomerKind::Public),
                3 => Some(CustomerKind::Consumer),
                _ => return None,
            },
            ..Customer::default()
        };
        if bits & NAMED != 0 {
            let bytes = self.count(1)?;
            customer.name = Some(core::str::from_utf8(self.take(bytes)?).ok()?.to_owned());
        }
        if bits & WITH_TERMS != 0 {
            customer.terms = Some(Terms::from_code(self.u32()?)?);
        }
        if bits & LIMITED != 0 {
            customer.credit_limit = Some(self.decimal()?);
        }
        if bits & GUARANTEED != 0 {
            customer.guaranteed = Some(self.decimal()?);
        }
        let listed = bits & LISTED != 0;
        (listed || customer == Customer::default()).then_some((customer, listed))
    }

    /// An amount of at most 3 decimals that is not negative.
    fn decimal(&mut self) -> Option<Decimal> {
        let units = i128::from(self.array().map(i64::from_le_bytes)?);
        let amount = Decimal { units, scale: self.u8()? };
        // In lowest terms, as it is read: the sum is.
        let right = amount.scale <= 3
            && amount == amount.plus(Decimal::ZERO)
            && units >= 0
            && units <= i128::from(BOUNDS[0]).saturating_mul(pow10(amount.scale));
        right.then_some(amount)
    }

    /// A day of the calendar or none.
    fn day(&mut self) -> Option<Option<Date>> {
        match self.i32()? {
            NONE => Some(None),
            days => Date::from_days(days).in_calendar().map(Some),
        }
    }

    fn span(&mut self) -> Option<Option<Span>> {
        match (self.day()?, self.day()?) {
            (None, None) => Some(None),
            (None, Some(_)) => None,
            (Some(from), to) => to.is_none_or(|to| to >= from).then_some(Some(Span { from, to })),
        }
    }

    fn marks(&mut self, issued: Date) -> Option<Marks> {
        let marks =
            Marks { disputed: self.span()?, doubtful: self.span()?, written_off: self.day()? };
        let in_order = marks.written_off.is_none_or(|day| day >= issued);
        (in_order && marks != Marks::default()).then_some(marks)
    }
}
