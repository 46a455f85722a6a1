//! One invoice on a day: what is open, how late it is, its class (spec §2).

use super::columns::{Columns, DUE_GIVEN, HAS_MARKS, HAS_VAT, Marks, Payment};
use crate::amount::Currency;
use crate::date::Date;

/// Whether a text can be the id of an invoice or a customer: 1 to 200 code points (spec §1.5).
///
/// # Example
/// ```
/// use encours::ledger::is_id;
///
/// assert!(is_id("F-2025-001") && is_id(&"é".repeat(200)));
/// assert!(!is_id("") && !is_id(&"é".repeat(201)));
/// ```
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && (text.len() <= 200 || text.chars().nth(200).is_none())
}

/// A span of days, both ends inclusive; without an end it is still going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
}

impl Span {
    /// Whether the day lies in it.
    ///
    /// # Example
    /// ```
    /// use encours::date::Date;
    /// use encours::ledger::Span;
    ///
    /// let may = Span { from: Date::parse("2025-05-01")?, to: Some(Date::parse("2025-05-31")?) };
    /// assert!(may.contains(may.from) && may.contains(may.from.plus(30)));
    /// assert!(!may.contains(may.from.plus(31)));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// The payments of one invoice, by date.
#[derive(Clone, Copy, Debug, Default)]
pub struct Payments<'a> {
    dates: &'a [Date],
    amounts: &'a [i64],
}

impl<'a> Payments<'a> {
    /// Payments on days that ascend, and their amounts.
    pub(crate) const fn new(dates: &'a [Date], amounts: &'a [i64]) -> Payments<'a> {
        Payments { dates, amounts }
    }

    /// Each payment, by date.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // 500.00 of F-1 were paid.
    /// let payments = ledger.find("F-1").map(|invoice| invoice.payments).unwrap_or_default();
    /// assert_eq!(payments.iter().map(|payment| payment.amount).sum::<i64>(), 500_00);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn iter(self) -> Payments<'a> {
        self
    }

    /// Those dated after `after` and up to and including `to`.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // They were paid on 20 June 2025: after 19 June, not after 20 June.
    /// let payments = ledger.find("F-1").map(|invoice| invoice.payments).unwrap_or_default();
    /// let (day, end) = (Date::parse("2025-06-20")?, Date::parse("2025-06-30")?);
    /// assert_eq!(payments.between(day.plus(-1), end).count(), 1);
    /// assert_eq!(payments.between(day, end).count(), 0);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    pub fn between(self, after: Date, to: Date) -> impl Iterator<Item = Payment> + 'a {
        // Counted from the end: most invoices were paid before any window of interest.
        let later = self.dates.iter().rev().take_while(|&&date| date > after).count();
        let from = self.dates.len().wrapping_sub(later);
        let dates = self.dates.get(from..).unwrap_or_default();
        let amounts = self.amounts.get(from..).unwrap_or_default();
        Payments { dates, amounts }.iter().take_while(move |payment| payment.date <= to)
    }

    /// How many there are.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.find("F-1").map(|invoice| invoice.payments.len()), Some(1));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn len(self) -> usize {
        self.amounts.len()
    }

    /// Whether there is none.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.find("F-2").map(|invoice| invoice.payments.is_empty()), Some(true));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.amounts.is_empty()
    }
}

impl Iterator for Payments<'_> {
    type Item = Payment;

    // Within each loop, although the module is compiled for size: most invoices have one payment.
    #[inline(always)]
    fn next(&mut self) -> Option<Payment> {
        let ([date, dates @ ..], [amount, amounts @ ..]) = (self.dates, self.amounts) else {
            return None;
        };
        (self.dates, self.amounts) = (dates, amounts);
        Some(Payment { date: *date, amount: *amount })
    }
}

/// The class of an invoice on a day, first that holds (spec §2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Written off: irrécouvrable.
    Uncollectible,
    /// Nothing open: soldée.
    Settled,
    /// Open below 0: avoir.
    Credit,
    /// In dispute: litigieuse.
    Disputed,
    /// Doubtful: douteuse.
    Doubtful,
    /// Past its due date: échue.
    Overdue,
    /// Not past its due date: non échue.
    NotDue,
}

/// One invoice of a ledger. Amounts are in minor units of its own currency.
#[derive(Clone, Copy, Debug)]
pub struct Invoice<'a> {
    /// Its position in the ledger, for [`crate::ledger::Ledger::id`].
    pub row: u32,
    /// Code of its customer.
    pub customer: u32,
    /// Its currency.
    pub currency: Currency,
    /// The day of issue.
    pub issued: Date,
    /// The last day to pay.
    pub due: Date,
    /// Total including VAT; negative for a credit note.
    pub amount: i64,
    /// Its payments.
    pub payments: Payments<'a>,
    pub(super) flags: u8,
    pub(super) columns: &'a Columns,
}

impl Invoice<'_> {
    /// VAT included in the amount, where stated.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-1 states 200.00 of VAT in its 1 200.00, F-3 states none.
    /// let vat = |id| ledger.find(id).and_then(|invoice| invoice.vat());
    /// assert_eq!((vat("F-1"), vat("F-3")), (Some(200_00), None));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn vat(&self) -> Option<i64> {
        let vat = self.columns.vats.get(self.row as usize).copied();
        vat.filter(|_| self.flags & HAS_VAT != 0)
    }

    /// The due date, where the invoice states one itself.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-4 states terms of 30 days instead.
    /// let given = |id| ledger.find(id).and_then(|invoice| invoice.due_given());
    /// assert_eq!(given("F-1"), Some(Date::parse("2025-06-01")?));
    /// assert_eq!(given("F-4"), None);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn due_given(&self) -> Option<Date> {
        (self.flags & DUE_GIVEN != 0).then_some(self.due)
    }

    #[inline(always)]
    fn marks(&self) -> Option<&Marks> {
        if self.flags & HAS_MARKS == 0 { None } else { self.columns.marks_of(self.row as usize) }
    }

    /// When it was or is in dispute.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.find("F-1").and_then(|invoice| invoice.disputed()), None);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn disputed(&self) -> Option<Span> {
        self.marks()?.disputed
    }

    /// When it was or is doubtful.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-4 is doubtful since 1 September 2024.
    /// let doubtful = ledger.find("F-4").and_then(|invoice| invoice.doubtful());
    /// assert_eq!(doubtful.map(|span| span.from), Some(Date::parse("2024-09-01")?));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn doubtful(&self) -> Option<Span> {
        self.marks()?.doubtful
    }

    /// The day on which it was written off.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let written_off = ledger.find("F-4").and_then(|invoice| invoice.written_off());
    /// assert_eq!(written_off, Some(Date::parse("2025-01-31")?));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn written_off(&self) -> Option<Date> {
        self.marks()?.written_off
    }

    /// Whether it was written off by this day.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-4 was written off on 31 January 2025.
    /// let by = |day| ledger.find("F-4").is_some_and(|invoice| invoice.is_written_off(day));
    /// let day = Date::parse("2025-01-31")?;
    /// assert!(by(day) && !by(day.plus(-1)));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn is_written_off(&self, day: Date) -> bool {
        self.written_off().is_some_and(|written_off| written_off <= day)
    }

    /// What is open at the end of this day (spec §2.1).
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // Of the 1 200.00 of F-1, 500.00 were paid on 20 June 2025.
    /// let open = |day| ledger.find("F-1").map(|invoice| invoice.open(day));
    /// let paid = Date::parse("2025-06-20")?;
    /// assert_eq!((open(paid.plus(-1)), open(paid)), (Some(1_200_00), Some(700_00)));
    /// // It was issued on 2 May.
    /// assert_eq!(open(Date::parse("2025-05-01")?), Some(0));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn open(&self, day: Date) -> i128 {
        if self.issued > day || self.is_written_off(day) { 0 } else { self.balance(day) }
    }

    /// Amount less payments up to and including this day, whatever was written off.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // Nothing of the 400.00 of F-4 was paid before it was written off.
    /// let day = Date::parse("2025-06-30")?;
    /// let lost = ledger.find("F-4").map(|invoice| (invoice.balance(day), invoice.open(day)));
    /// assert_eq!(lost, Some((400_00, 0)));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn balance(&self, day: Date) -> i128 {
        let mut left = i128::from(self.amount);
        for payment in self.payments.iter() {
            if payment.date > day {
                break;
            }
            // No number of payments of 64 bits leaves 128 bits.
            left = left.wrapping_sub(i128::from(payment.amount));
        }
        left
    }

    /// What was written off by this day (spec §2.1): the open amount on the day of writing off, as
    /// if it were not written off.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let day = Date::parse("2025-01-31")?;
    /// let loss = |day| ledger.find("F-4").map(|invoice| invoice.loss(day));
    /// assert_eq!((loss(day.plus(-1)), loss(day)), (Some(0), Some(400_00)));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    // By value: a loop over invoices keeps none of them in memory for this call.
    #[must_use]
    pub fn loss(self, day: Date) -> i128 {
        match self.written_off() {
            Some(written_off) if written_off <= day => self.balance(written_off),
            _ => 0,
        }
    }

    /// Days past the due date; negative before it.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-3 was due on 31 March 2025: 30 days of April, 31 of May, 30 of June.
    /// let day = Date::parse("2025-06-30")?;
    /// assert_eq!(ledger.find("F-3").map(|invoice| invoice.late(day)), Some(91));
    /// // F-2 is due on 10 July.
    /// assert_eq!(ledger.find("F-2").map(|invoice| invoice.late(day)), Some(-10));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn late(&self, day: Date) -> i32 {
        self.due.until(day)
    }

    /// Its class on this day (spec §2.3).
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let day = Date::parse("2025-06-30")?;
    /// let class = |id| ledger.find(id).map(|invoice| invoice.class(day));
    /// assert_eq!(class("F-2"), Some(Class::NotDue));
    /// assert_eq!(class("F-3"), Some(Class::Overdue));
    /// assert_eq!(class("F-4"), Some(Class::Uncollectible));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn class(&self, day: Date) -> Class {
        self.class_of(self.open(day), day)
    }

    /// Its class on a day on which so much is open.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let day = Date::parse("2025-06-30")?;
    /// let class = |open| ledger.find("F-1").map(|invoice| invoice.class_of(open, day));
    /// assert_eq!(class(700_00), Some(Class::Overdue));
    /// assert_eq!((class(0), class(-1)), (Some(Class::Settled), Some(Class::Credit)));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[inline(always)]
    #[must_use]
    pub fn class_of(&self, open: i128, day: Date) -> Class {
        let on = |span: Option<Span>| span.is_some_and(|span| span.contains(day));
        if self.is_written_off(day) {
            Class::Uncollectible
        } else if open == 0 {
            Class::Settled
        } else if open < 0 {
            Class::Credit
        } else if on(self.disputed()) {
            Class::Disputed
        } else if on(self.doubtful()) {
            Class::Doubtful
        } else if self.late(day) > 0 {
            Class::Overdue
        } else {
            Class::NotDue
        }
    }
}
