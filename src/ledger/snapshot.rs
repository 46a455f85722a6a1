//! The binary image of a ledger: versioned, checksummed, little-endian columns in sections.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `ENCOURS` and a zero |
//! | 4 | version of the format |
//! | 4 | length of what follows the next field |
//! | 8 | xxh64 of it, seeded with that of the section before, so that none can be left out, or come twice |
//! | … | numbers of invoices, of bytes of their ids and of payments; currencies, customers |
//! | 4, 8, … | the same of [`SECTION_ROWS`] invoices, with their payments and marks; and so on |
//!
//! A section is read by itself: who has the bytes elsewhere hands them over piece by piece, and
//! never holds all of them twice.
//!
//! What follows from the rest is not stored: due dates that come from terms, places of payments,
//! the index of ids. Everything is checked on its way in, as if a caller had given it: only that
//! no two invoices have the same id rests on the checksum.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;
use core::mem;
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
/// The first format knew no guaranteed part of a customer, the second none but one section of all,
/// without its numbers and its length.
const VERSION: u32 = 3;
/// Bytes before the first section.
const HEAD: usize = 12;
/// Bytes of a section before those of which its checksum is.
const SECTION_HEAD: usize = 12;
/// Invoices of a section: some 200,000 bytes.
const SECTION_ROWS: usize = 4096;
/// Bytes of an invoice with a payment and an id of usual length.
const BYTES_EXPECTED: usize = 64;
/// Invoices for which room is made ahead: a forged image may promise more than it has.
const ROWS_EXPECTED: usize = 1 << 20;

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
        let columns = &self.columns;
        // What an invoice with a payment takes, so that the image is seldom moved as it grows.
        let room = columns.rows().saturating_mul(BYTES_EXPECTED);
        let mut out = Writer(Vec::with_capacity(room));
        out.0.extend_from_slice(MAGIC);
        out.u32(VERSION);
        // Each currency in use has a place; that of a removed invoice is not in use.
        let mut places = [None; Currency::COUNT];
        // Rows of each section, removed ones left out.
        let mut sections: Vec<Vec<Run>> = Vec::new();
        let mut size: usize = 0;
        for (row, (currency, flags)) in columns.currencies.iter().zip(&columns.flags).enumerate() {
            if flags & PRESENT == 0 {
                continue;
            }
            if let Some(place) = places.get_mut(currency.index()) {
                *place = Some(0);
            }
            if size.is_multiple_of(SECTION_ROWS) {
                sections.push(Vec::new());
            }
            size = size.saturating_add(1);
            if let Some(runs) = sections.last_mut() {
                add_run(runs, row..row.wrapping_add(1));
            }
        }
        let mut sum = 0;
        out.section(&mut sum, |out| self.write_head(&mut places, &sections, out));
        for rows in &sections {
            out.section(&mut sum, |out| self.write_rows(&places, rows, out));
        }
        out.0
    }

    fn write_head(&self, places: &mut Places, sections: &[Vec<Run>], out: &mut Writer) {
        let columns = &self.columns;
        let mut id_bytes: usize = 0;
        let mut payments: usize = 0;
        for rows in sections.iter().flatten() {
            id_bytes = id_bytes.saturating_add(columns.ids.of_run(rows.clone()).len());
            for row in rows.clone() {
                payments = payments.saturating_add(columns.payment_range(row).len());
            }
        }
        for number in [self.size(), id_bytes, payments] {
            out.u32(u32::try_from(number).unwrap_or(u32::MAX));
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
    }

    fn write_rows(&self, places: &Places, all: &[Run], out: &mut Writer) {
        let columns = &self.columns;
        let with = |flag: u8| {
            let mut runs = Vec::new();
            for row in all.iter().cloned().flatten() {
                if columns.flags.get(row).is_some_and(|flags| flags & flag != 0) {
                    add_run(&mut runs, row..row.wrapping_add(1));
                }
            }
            runs
        };
        out.u32(len_of(all));
        out.texts(&columns.ids, all);
        out.column(&columns.customers, all, u32::to_le_bytes);
        out.column(&columns.currencies, all, |currency| {
            [places.get(currency.index()).copied().flatten().unwrap_or(0)]
        });
        out.column(&columns.flags, all, |flags| [flags & FLAGS]);
        out.column(&columns.issued, all, date_bytes);
        out.column(&columns.due, &with(DUE_GIVEN), date_bytes);
        out.column(&columns.amounts, all, i64::to_le_bytes);
        out.column(&columns.vats, &with(HAS_VAT), i64::to_le_bytes);
        out.column(&columns.terms, &with(HAS_TERMS), u32::to_le_bytes);

        out.column(&columns.payment_counts, all, u32::to_le_bytes);
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
        SnapshotReader::default().read(bytes)?.finish()
    }
}

/// Reads what [`Ledger::snapshot`] wrote while it comes, cut anywhere.
///
/// # Example
/// ```
/// # use encours::ledger::SnapshotReader;
#[doc = include_str!("example.txt")]
/// let image = ledger.snapshot();
/// let mut reader = SnapshotReader::default();
/// for piece in image.chunks(100) {
///     reader = reader.read(piece)?;
/// }
/// assert_eq!(reader.finish()?.snapshot(), image);
/// # Ok::<(), encours::error::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct SnapshotReader {
    /// What has come and was not read yet.
    pending: Vec<u8>,
    /// 0 before it is read.
    version: u32,
    /// That of the section before.
    sum: u64,
    /// Currencies by place, once the first section is read.
    currencies: Option<Vec<Currency>>,
    rows_left: usize,
    ledger: Ledger,
}

impl SnapshotReader {
    /// Reads the next bytes.
    ///
    /// # Errors
    /// Those of [`Ledger::from_snapshot`], as soon as they are seen.
    ///
    /// # Example
    /// ```
    /// use encours::ledger::SnapshotReader;
    ///
    /// let refused = SnapshotReader::default().read(b"F-1;Martin;2025-01-31").unwrap_err();
    /// assert_eq!(refused.code.as_str(), "snapshot/corrupt");
    /// ```
    pub fn read(mut self, bytes: &[u8]) -> Result<SnapshotReader> {
        let mut pending = mem::take(&mut self.pending);
        let continues = !pending.is_empty();
        if continues {
            pending.extend_from_slice(bytes);
        }
        // Whole sections are read where they stand: an image in one piece is not copied.
        let mut reader = Reader(if continues { &pending } else { bytes });
        if self.version == 0 && reader.0.len() >= HEAD {
            self.version = reader.version()?;
        }
        if self.version == VERSION {
            while let Some((sum, section)) = reader.section() {
                self.read_section(sum, section).ok_or_else(corrupt)?;
            }
        }
        let left = reader.0.len();
        if continues {
            pending.drain(..pending.len().saturating_sub(left));
        } else {
            let read = bytes.len().saturating_sub(left);
            pending.extend_from_slice(bytes.get(read..).unwrap_or_default());
        }
        self.pending = pending;
        Ok(self)
    }

    /// The ledger, where no byte is missing or left.
    ///
    /// # Errors
    /// `snapshot/corrupt` otherwise.
    ///
    /// # Example
    /// ```
    /// use encours::ledger::{Ledger, SnapshotReader};
    ///
    /// let image = Ledger::new().snapshot();
    /// assert_eq!(SnapshotReader::default().read(&image)?.finish()?.size(), 0);
    /// let cut = SnapshotReader::default().read(&image[..20])?;
    /// assert_eq!(cut.finish().unwrap_err().code.as_str(), "snapshot/corrupt");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn finish(mut self) -> Result<Ledger> {
        let pending = mem::take(&mut self.pending);
        let mut reader = Reader(&pending);
        if (1..VERSION).contains(&self.version) {
            self.read_undivided(&mut reader).ok_or_else(corrupt)?;
        }
        let is_whole = self.currencies.is_some() && self.rows_left == 0 && reader.0.is_empty();
        if is_whole { Ok(self.ledger) } else { Err(corrupt()) }
    }

    fn read_section(&mut self, sum: u64, section: &[u8]) -> Option<()> {
        (xxh64(section, self.sum) == sum).then_some(())?;
        self.sum = sum;
        let mut reader = Reader(section);
        if let Some(currencies) = &self.currencies {
            let rows = read_rows(&mut reader, currencies, &mut self.ledger)?;
            (rows > 0).then_some(())?;
            self.rows_left = self.rows_left.checked_sub(rows)?;
        } else {
            self.rows_left = reader.u32()? as usize;
            let [id_bytes, payments] = [reader.u32()? as usize, reader.u32()? as usize];
            let rows = self.rows_left.min(ROWS_EXPECTED);
            let id_bytes = id_bytes.min(rows.saturating_mul(BYTES_EXPECTED));
            self.ledger.reserve(rows, id_bytes, payments.min(ROWS_EXPECTED));
            self.currencies = Some(read_head(&mut reader, &mut self.ledger)?);
        }
        reader.0.is_empty().then_some(())
    }

    /// What earlier formats hold: one checksum, then all in one.
    fn read_undivided(&mut self, reader: &mut Reader) -> Option<()> {
        let sum = reader.u64()?;
        (xxh64(reader.0, 0) == sum).then_some(())?;
        let currencies = read_head(reader, &mut self.ledger)?;
        read_rows(reader, &currencies, &mut self.ledger)?;
        self.currencies = Some(currencies);
        Some(())
    }
}

fn corrupt() -> Error {
    Error::new(ErrorCode::SnapshotCorrupt, Expected::Plain)
}

fn date_bytes(date: Date) -> [u8; 4] {
    date.days().to_le_bytes()
}

fn date_of(bytes: [u8; 4]) -> Date {
    Date::from_days(i32::from_le_bytes(bytes))
}

/// Places of a column that follow each other.
type Run = Range<usize>;
/// The place of each currency in an image, where it has one.
type Places = [Option<u8>; Currency::COUNT];

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

    /// What `write` writes, behind its length and its checksum.
    fn section(&mut self, sum: &mut u64, write: impl FnOnce(&mut Writer)) {
        let start = self.0.len();
        self.0.extend_from_slice(&[0; SECTION_HEAD]);
        write(self);
        let section = self.0.get_mut(start..).unwrap_or_default();
        let Some((head, body)) = section.split_first_chunk_mut::<SECTION_HEAD>() else { return };
        *sum = xxh64(body, *sum);
        let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
        let (first, second) = head.split_at_mut(size_of::<u32>());
        first.copy_from_slice(&length.to_le_bytes());
        second.copy_from_slice(&sum.to_le_bytes());
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

/// Currencies by place; customers.
fn read_head(reader: &mut Reader, ledger: &mut Ledger) -> Option<Vec<Currency>> {
    let mut currencies = Vec::new();
    for _ in 0..reader.count(3)? {
        let code = core::str::from_utf8(reader.take(3)?).ok()?;
        currencies.push(Currency::parse(code).ok()?);
    }
    let customers = &mut ledger.customers;
    let mut ids = Texts::default();
    for code in 0..u32::try_from(reader.texts(&mut ids)?).ok()? {
        (customers.code_or_new(ids.get(code)) == code).then_some(())?;
        if let (customer, true) = reader.customer()? {
            customers.list(code, customer);
        }
    }
    Some(currencies)
}

/// How many invoices there were.
fn read_rows(reader: &mut Reader, currencies: &[Currency], ledger: &mut Ledger) -> Option<usize> {
    let Ledger { customers, columns } = ledger;
    let before = columns.rows();
    let rows = reader.texts(&mut columns.ids)?;
    reader.column(&mut columns.customers, rows, u32::from_le_bytes)?;
    let places = reader.take(rows)?;
    let flags = reader.take(rows)?;
    let with = |flag: u8| flags.iter().filter(|flags| *flags & flag != 0).count();
    reader.column(&mut columns.issued, rows, date_of)?;
    let mut due = reader.values(with(DUE_GIVEN))?.iter();
    reader.column(&mut columns.amounts, rows, i64::from_le_bytes)?;
    let mut vats = reader.values(with(HAS_VAT))?.iter();
    let mut terms = reader.values(with(HAS_TERMS))?.iter();
    reader.column(&mut columns.payment_counts, rows, u32::from_le_bytes)?;
    let mut start = u32::try_from(columns.payment_dates.len()).ok()?;
    let payments = reader.count(12)?;
    reader.column(&mut columns.payment_dates, payments, date_of)?;
    reader.column(&mut columns.payment_amounts, payments, i64::from_le_bytes)?;
    let payments = columns.payment_dates.len();

    columns.flags.extend(flags.iter().map(|flags| flags | PRESENT));
    columns.marks_at.resize(columns.rows(), u32::MAX);
    for (row, (&place, &flags)) in (before..).zip(places.iter().zip(flags)) {
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
    (start as usize == payments).then_some(rows)
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

    /// So many values, into a column.
    fn column<T, const N: usize>(
        &mut self,
        column: &mut Vec<T>,
        count: usize,
        value: impl Fn([u8; N]) -> T,
    ) -> Option<()> {
        column.extend(self.values(count)?.iter().map(|bytes| value(*bytes)));
        Some(())
    }

    /// The version of the format, which must be known.
    fn version(&mut self) -> Result<u32> {
        self.0 = self.0.strip_prefix(MAGIC).ok_or_else(corrupt)?;
        match self.u32() {
            Some(version @ 1..=VERSION) => Ok(version),
            Some(version) if version > VERSION => {
                let newer = Error::new(ErrorCode::SnapshotVersion, Expected::Plain);
                Err(newer.found(version))
            }
            _ => Err(corrupt()),
        }
    }

    /// The next section with its checksum, if all of it is there.
    fn section(&mut self) -> Option<(u64, &'a [u8])> {
        let mut next = Reader(self.0);
        let length = next.u32()? as usize;
        let section = (next.u64()?, next.take(length)?);
        *self = next;
        Some(section)
    }

    /// Ids, behind those that are there: each 1 to 200 code points. How many they are.
    fn texts(&mut self, texts: &mut Texts) -> Option<usize> {
        let count = self.count(2)?;
        let lengths = self.values(count)?;
        let bytes = lengths.iter().try_fold(0, |sum: usize, &length| {
            sum.checked_add(usize::from(u16::from_le_bytes(length)))
        })?;
        let ids = core::str::from_utf8(self.take(bytes)?).ok()?;
        let mut rest = ids;
        for &length in lengths {
            let (id, next) = rest.split_at_checked(usize::from(u16::from_le_bytes(length)))?;
            super::invoice::is_id(id).then_some(())?;
            rest = next;
        }
        texts.extend(ids, lengths.iter().map(|&length| u16::from_le_bytes(length)))?;
        Some(count)
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
