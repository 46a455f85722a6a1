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
use alloc::vec::Vec;
use xxhash_rust::xxh64::xxh64;

use super::columns::{Columns, DUE_GIVEN, HAS_MARKS, HAS_VAT, Marks};
use super::customer::{Customer, Customers};
use super::index::Texts;
use super::invoice::Span;
use super::ledger::Ledger;
use super::terms::Terms;
use crate::amount::{Currency, Decimal, pow10};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Result};
use crate::law::CustomerKind;

const MAGIC: &[u8; 8] = b"ENCOURS\0";
const VERSION: u32 = 1;
/// Bytes before the checksum.
const HEAD: usize = 12;

/// A flag of the image only: the invoice states terms.
const HAS_TERMS: u8 = 8;
const FLAGS: u8 = DUE_GIVEN | HAS_VAT | HAS_MARKS | HAS_TERMS;

/// Bits of a customer.
const LISTED: u8 = 1;
const NAMED: u8 = 2;
const WITH_TERMS: u8 = 4;
const LIMITED: u8 = 8;

/// "None" where a date or a small number may be missing.
const NONE: i32 = i32::MIN;

impl Ledger {
    /// The ledger as bytes: see [`Ledger::from_snapshot`].
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        let mut out = Writer(Vec::with_capacity(self.heap_bytes()));
        out.0.extend_from_slice(MAGIC);
        out.u32(VERSION);
        out.0.extend_from_slice(&[0; 8]);
        self.write_body(&mut out);
        let body = out.0.get(HEAD.saturating_add(8)..).unwrap_or_default();
        let sum = xxh64(body, 0).to_le_bytes();
        if let Some(place) = out.0.get_mut(HEAD..HEAD.saturating_add(8)) {
            place.copy_from_slice(&sum);
        }
        out.0
    }

    fn write_body(&self, out: &mut Writer) {
        let columns = &self.columns;
        let rows: Vec<u32> = {
            let all = 0..u32::try_from(columns.rows()).unwrap_or(u32::MAX);
            all.filter(|&row| !columns.is_removed(row)).collect()
        };
        let mut used = [false; Currency::COUNT];
        for &code in &columns.currencies {
            if let Some(cell) = used.get_mut(usize::from(code)) {
                *cell = true;
            }
        }
        let currencies: Vec<Currency> = used
            .iter()
            .zip(0..)
            .filter(|(used, _)| **used)
            .filter_map(|(_, i)| Currency::from_index(i))
            .collect();
        out.u32(len(&currencies));
        for currency in &currencies {
            out.0.extend_from_slice(currency.code().as_bytes());
        }

        let customers = &self.customers;
        let ids = || customers.codes().map(|code| customers.id(code));
        out.u32(customers.count());
        out.texts(ids);
        for code in customers.codes() {
            out.customer(customers.get(code), customers.is_listed(code));
        }

        out.u32(len(&rows));
        let at = |row: u32| row as usize;
        out.texts(|| rows.iter().map(|&row| columns.ids.get(row)));
        out.column(&rows, |row| columns.customers.get(at(row)).map(|code| code.to_le_bytes()));
        out.column(&rows, |row| {
            let code = usize::from(*columns.currencies.get(at(row))?);
            let place = currencies.iter().position(|currency| currency.index() == code)?;
            u8::try_from(place).ok().map(|place| [place])
        });
        let flags = |row: u32| {
            let terms = columns.terms.get(at(row)).is_some_and(|&code| code > 0);
            let flags = *columns.flags.get(at(row))?;
            Some(flags | if terms { HAS_TERMS } else { 0 })
        };
        out.column(&rows, |row| flags(row).map(|flags| [flags]));
        let given = |row: u32, flag: u8| flags(row).is_some_and(|flags| flags & flag != 0);
        out.column(&rows, |row| columns.issued.get(at(row)).map(|day| day.to_le_bytes()));
        out.column(&rows, |row| {
            let day = columns.due.get(at(row))?;
            given(row, DUE_GIVEN).then_some(day.to_le_bytes())
        });
        out.column(&rows, |row| columns.amounts.get(at(row)).map(|units| units.to_le_bytes()));
        out.column(&rows, |row| {
            let units = columns.vats.get(at(row))?;
            given(row, HAS_VAT).then_some(units.to_le_bytes())
        });
        out.column(&rows, |row| {
            let code = columns.terms.get(at(row)).filter(|&&code| code > 0)?;
            Some(code.to_le_bytes())
        });

        out.column(&rows, |row| {
            columns.payment_counts.get(at(row)).map(|count| count.to_le_bytes())
        });
        let payments = || rows.iter().flat_map(|&row| columns.payments(row).iter());
        out.u32(u32::try_from(payments().count()).unwrap_or(u32::MAX));
        payments().for_each(|payment| out.i32(payment.date.days()));
        payments().for_each(|payment| out.i64(payment.amount));

        for &row in rows.iter().filter(|&&row| given(row, HAS_MARKS)) {
            let marks = columns.marks_of(row, HAS_MARKS).copied().unwrap_or_default();
            out.span(marks.disputed);
            out.span(marks.doubtful);
            out.i32(marks.written_off.map_or(NONE, Date::days));
        }
    }

    /// The ledger that [`Ledger::snapshot`] wrote.
    ///
    /// # Errors
    /// `snapshot/version` for an image of a newer format, `snapshot/corrupt` for what is damaged,
    /// forged or no image at all.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Ledger> {
        let corrupt = || Error::new(ErrorCode::SnapshotCorrupt, Expected::Plain);
        let body = bytes.strip_prefix(MAGIC).ok_or_else(corrupt)?;
        let mut reader = Reader(body);
        match reader.u32() {
            Some(VERSION) => {}
            Some(version) if version > VERSION => {
                let newer = Error::new(ErrorCode::SnapshotVersion, Expected::KnownVersion);
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

fn len<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
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
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn i64(&mut self, number: i64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// The bytes of each text, then all texts: each at most 200 code points.
    fn texts<'a, I: Iterator<Item = &'a str>>(&mut self, texts: impl Fn() -> I) {
        for text in texts() {
            let bytes = u16::try_from(text.len()).unwrap_or(u16::MAX);
            self.0.extend_from_slice(&bytes.to_le_bytes());
        }
        texts().for_each(|text| self.0.extend_from_slice(text.as_bytes()));
    }

    /// One value for each row that has one.
    fn column<const N: usize>(&mut self, rows: &[u32], value: impl Fn(u32) -> Option<[u8; N]>) {
        for &row in rows {
            if let Some(bytes) = value(row) {
                self.0.extend_from_slice(&bytes);
            }
        }
    }

    fn customer(&mut self, customer: &Customer, listed: bool) {
        let bit = |on: bool, bit: u8| if on { bit } else { 0 };
        self.u8(bit(listed, LISTED)
            | bit(customer.name.is_some(), NAMED)
            | bit(customer.terms.is_some(), WITH_TERMS)
            | bit(customer.credit_limit.is_some(), LIMITED));
        self.u8(match customer.kind {
            None => 0,
            Some(CustomerKind::Business) => 1,
            Some(CustomerKind::Public) => 2,
            Some(CustomerKind::Consumer) => 3,
        });
        if let Some(name) = &customer.name {
            self.u32(len(name.as_bytes()));
            self.0.extend_from_slice(name.as_bytes());
        }
        if let Some(terms) = customer.terms {
            self.u32(terms.code());
        }
        if let Some(limit) = customer.credit_limit {
            // At most 10^15 and 3 decimals: 64 bits hold it.
            self.i64(i64::try_from(limit.units).unwrap_or(i64::MAX));
            self.u8(limit.scale);
        }
    }

    fn span(&mut self, span: Option<Span>) {
        self.i32(span.map_or(NONE, |span| span.from.days()));
        self.i32(span.and_then(|span| span.to).map_or(NONE, Date::days));
    }
}

fn read_body(reader: &mut Reader) -> Option<Ledger> {
    let count = reader.count(3)?;
    let mut currencies = Vec::with_capacity(count);
    for _ in 0..count {
        let code = core::str::from_utf8(reader.take(3)?).ok()?;
        currencies.push(Currency::parse(code).ok()?);
    }

    let mut columns = Columns::default();

    let mut customers = Customers::default();
    let count = reader.count(4)?;
    let ids = reader.texts(count)?;
    for code in 0..u32::try_from(count).ok()? {
        (customers.code_or_new(ids.get(code)) == code).then_some(())?;
        if let (customer, true) = reader.customer()? {
            customers.list(code, customer);
        }
    }

    let rows = reader.count(2)?;
    columns.ids = reader.texts(rows)?;
    columns.customers = reader.column(rows, u32::from_le_bytes)?;
    for &code in &columns.customers {
        (code < customers.count()).then_some(())?;
        customers.count_invoice(code, 1);
    }
    let places: Vec<u8> = reader.take(rows)?.to_vec();
    let codes = |place: &u8| {
        let currency = currencies.get(usize::from(*place))?;
        u8::try_from(currency.index()).ok()
    };
    columns.currencies = places.iter().map(codes).collect::<Option<_>>()?;
    let flags = reader.take(rows)?;
    flags.iter().all(|flags| flags & !FLAGS == 0).then_some(())?;
    let with = |flag: u8| flags.iter().filter(|flags| *flags & flag != 0).count();
    columns.issued = reader.column(rows, i32::from_le_bytes)?;
    let mut due = reader.column(with(DUE_GIVEN), i32::from_le_bytes)?.into_iter();
    columns.amounts = reader.column(rows, i64::from_le_bytes)?;
    let mut vats = reader.column(with(HAS_VAT), i64::from_le_bytes)?.into_iter();
    let mut terms = reader.column(with(HAS_TERMS), u32::from_le_bytes)?.into_iter();

    columns.due.reserve_exact(rows);
    columns.vats.reserve_exact(rows);
    columns.terms.reserve_exact(rows);
    columns.marks_at.reserve_exact(rows);
    let facts = columns.issued.iter().zip(&columns.amounts).zip(&columns.currencies);
    for (((&issued, &amount), &currency), (&flags, &customer)) in
        facts.zip(flags.iter().zip(&columns.customers))
    {
        let bound = *BOUNDS.get(usize::from(digits(currency)?))?;
        let issued = Date::from_days(issued).in_calendar()?;
        (amount.unsigned_abs() <= bound).then_some(())?;
        let vat = if flags & HAS_VAT != 0 { vats.next()? } else { 0 };
        let same_sign = vat == 0 || amount == 0 || (vat < 0) == (amount < 0);
        (same_sign && vat.unsigned_abs() <= amount.unsigned_abs()).then_some(())?;
        columns.vats.push(vat);
        let stated = if flags & HAS_TERMS == 0 {
            columns.terms.push(0);
            None
        } else {
            let code = terms.next()?;
            columns.terms.push(code);
            Some(Terms::from_code(code)?)
        };
        let due = if flags & DUE_GIVEN != 0 {
            Date::from_days(due.next()?).in_calendar()?
        } else {
            let by_default = || customers.get(customer).terms_by_default();
            stated.unwrap_or_else(by_default).due(issued)?
        };
        (due >= issued).then_some(())?;
        columns.due.push(due.days());
    }
    columns.flags = flags.iter().map(|flags| flags & !HAS_TERMS).collect();

    read_payments(reader, &mut columns, rows)?;
    for (&row_flags, row) in flags.iter().zip(0_u32..) {
        let marks = if row_flags & HAS_MARKS != 0 {
            reader.marks(*columns.issued.get(row as usize)?)?
        } else {
            Marks::default()
        };
        columns.push_marks(marks);
    }
    Some(Ledger { customers, columns })
}

/// 10^15 major units, by digits of the currency.
const BOUNDS: [u64; 4] = [
    1_000_000_000_000_000,
    10_000_000_000_000_000,
    100_000_000_000_000_000,
    1_000_000_000_000_000_000,
];

fn digits(currency: u8) -> Option<u8> {
    Currency::from_index(usize::from(currency)).map(Currency::digits)
}

fn read_payments(reader: &mut Reader, columns: &mut Columns, rows: usize) -> Option<()> {
    columns.payment_counts = reader.column(rows, u32::from_le_bytes)?;
    let count = reader.count(12)?;
    columns.payment_dates = reader.column(count, i32::from_le_bytes)?;
    columns.payment_amounts = reader.column(count, i64::from_le_bytes)?;
    columns.payment_starts.reserve_exact(rows);
    let mut start: usize = 0;
    for (&count, &currency) in columns.payment_counts.iter().zip(&columns.currencies) {
        columns.payment_starts.push(u32::try_from(start).ok()?);
        let end = start.checked_add(count as usize)?;
        let dates = columns.payment_dates.get(start..end)?;
        let amounts = columns.payment_amounts.get(start..end)?;
        let bound = *BOUNDS.get(usize::from(digits(currency)?))?;
        let calendar = Date::MIN.days()..=Date::MAX.days();
        let right = dates.is_sorted()
            && dates.iter().all(|day| calendar.contains(day))
            && amounts.iter().all(|&units| units != 0 && units.unsigned_abs() <= bound);
        right.then_some(())?;
        start = end;
    }
    (start == count).then_some(())
}

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

    fn column<T, const N: usize>(
        &mut self,
        count: usize,
        value: impl Fn([u8; N]) -> T,
    ) -> Option<Vec<T>> {
        let (chunks, _) = self.take(count.checked_mul(N)?)?.as_chunks::<N>();
        Some(chunks.iter().map(|chunk| value(*chunk)).collect())
    }

    /// Ids: each 1 to 200 code points.
    fn texts(&mut self, count: usize) -> Option<Texts> {
        let lengths = self.column(count, u16::from_le_bytes)?;
        let mut ends = Vec::with_capacity(count);
        let mut end: u32 = 0;
        for &length in &lengths {
            end = end.checked_add(u32::from(length))?;
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
        (bits & !(LISTED | NAMED | WITH_TERMS | LIMITED) == 0).then_some(())?;
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
            let units = i128::from(self.array().map(i64::from_le_bytes)?);
            let limit = Decimal { units, scale: self.u8()? };
            let right = limit.scale <= 3
                && units >= 0
                && units <= i128::from(BOUNDS[0]).saturating_mul(pow10(limit.scale));
            right.then_some(())?;
            customer.credit_limit = Some(limit);
        }
        let listed = bits & LISTED != 0;
        (listed || customer == Customer::default()).then_some((customer, listed))
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

    fn marks(&mut self, issued: i32) -> Option<Marks> {
        let marks =
            Marks { disputed: self.span()?, doubtful: self.span()?, written_off: self.day()? };
        let in_order = marks.written_off.is_none_or(|day| day.days() >= issued);
        (in_order && marks != Marks::default()).then_some(marks)
    }
}
