//! The ledger: adding, replacing, paying and removing, all or nothing.

use super::columns::{
    Columns, DUE_GIVEN, HAS_MARKS, HAS_TERMS, HAS_VAT, Marks, PRESENT, Payment, Row,
};
use super::customer::{Customer, Customers};
use super::invoice::{Invoice, Span};
use super::terms::Terms;
use crate::amount::{Currency, Money};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result, Show};
use crate::order;
use alloc::vec;
use alloc::vec::Vec;

/// An invoice on its way into a ledger. Amounts are in minor units of its currency.
#[derive(Clone, Debug)]
pub struct NewInvoice<'a> {
    /// 1 to 200 code points, unique in a ledger.
    pub id: &'a str,
    /// Id of its customer.
    pub customer: &'a str,
    /// The day of issue.
    pub issued: Date,
    /// The last day to pay; wins over `terms`.
    pub due: Option<Date>,
    /// Terms; without both, the customer's, else the legal default (spec §3.3).
    pub terms: Option<Terms>,
    /// Total including VAT; negative for a credit note.
    pub amount: i64,
    /// VAT included in it, of the same sign.
    pub vat: Option<i64>,
    /// Its currency.
    pub currency: Currency,
    /// Payments, in any order.
    pub payments: &'a [Payment],
    /// When it was or is in dispute.
    pub disputed: Option<Span>,
    /// When it was or is doubtful.
    pub doubtful: Option<Span>,
    /// The day on which it was written off.
    pub written_off: Option<Date>,
}

impl NewInvoice<'_> {
    /// What concerns several keys (spec §1.5, row 6).
    fn check(&self, path: &Path) -> Result<()> {
        let err = |code, expected, key, found: &dyn Show| {
            Err(Error::new(code, expected).at(path.key(key)).found(found))
        };
        if let Some(due) = self.due
            && due < self.issued
        {
            return err(ErrorCode::DateOrder, Expected::NotBefore(self.issued), "due", &due);
        }
        if let Some(vat) = self.vat {
            let text = Money { minor: i128::from(vat), digits: self.currency.digits() };
            if vat != 0 && self.amount != 0 && (vat < 0) != (self.amount < 0) {
                return err(ErrorCode::AmountSign, Expected::SameSign, "vat", &text);
            }
            if vat.unsigned_abs() > self.amount.unsigned_abs() {
                return err(ErrorCode::AmountRange, Expected::Plain, "vat", &text);
            }
        }
        if let Some(written_off) = self.written_off
            && written_off < self.issued
        {
            let expected = Expected::NotBefore(self.issued);
            return err(ErrorCode::DateOrder, expected, "writtenOff", &written_off);
        }
        Ok(())
    }
}

/// What customers owe, have paid and dispute, in columns. Everything in it was checked on its way
/// in.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) customers: Customers,
    pub(super) columns: Columns,
}

impl Ledger {
    /// An empty ledger.
    ///
    /// # Example
    /// ```
    /// use encours::ledger::Ledger;
    ///
    /// assert_eq!(Ledger::new().size(), 0);
    /// ```
    // Not once more for each caller: it has some thirty fields.
    #[inline(never)]
    #[must_use]
    pub fn new() -> Ledger {
        Ledger::default()
    }

    /// Number of invoices.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.size(), 4);
    /// ledger.remove(["F-2"]);
    /// assert_eq!(ledger.size(), 3);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn size(&self) -> usize {
        self.columns.rows().saturating_sub(self.columns.removed)
    }

    /// Its customers: those that were put and those that invoices name.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.customers().id(0), "Martin");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn customers(&self) -> &Customers {
        &self.customers
    }

    /// Makes room for so many invoices, bytes of ids and payments.
    ///
    /// # Example
    /// ```
    /// use encours::ledger::Ledger;
    ///
    /// let mut ledger = Ledger::new();
    /// ledger.reserve(1_000, 12_000, 2_000);
    /// assert!(ledger.heap_bytes() > 12_000);
    /// assert_eq!(ledger.size(), 0);
    /// ```
    pub fn reserve(&mut self, invoices: usize, id_bytes: usize, payments: usize) {
        self.columns.reserve(invoices, id_bytes, payments);
    }

    /// Adds a customer that is not listed yet.
    ///
    /// # Errors
    /// `customer/duplicate` at `path/id`.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert!(ledger.add_customer("Durand", Customer::default(), &Path::ROOT).is_ok());
    /// let path = Path::ROOT.key("customers");
    /// let twice = ledger.add_customer("Durand", Customer::default(), &path.index(1)).unwrap_err();
    /// assert_eq!((twice.code.as_str(), &*twice.path), ("customer/duplicate", "customers/1/id"));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn add_customer(&mut self, id: &str, customer: Customer, path: &Path) -> Result<()> {
        let code = self.customers.code_or_new(id);
        if self.customers.is_listed(code) {
            return Err(Error::new(ErrorCode::CustomerDuplicate, Expected::Unique)
                .at(path.key("id"))
                .found(id));
        }
        self.customers.list(code, customer);
        Ok(())
    }

    /// Adds an invoice whose id is not in the ledger yet, and gives the code of its customer.
    /// `known` holds the customers that this ledger does not list: the ledger into which this one
    /// will be put.
    ///
    /// # Errors
    /// `invoice/duplicate`, `date/order`, `amount/sign`, `amount/range`, and `date/range` for a due
    /// date outside the calendar (spec §1.5, rows 5 and 6).
    ///
    /// # Example
    /// ```
    /// use encours::amount::Currency;
    /// use encours::date::Date;
    /// use encours::error::Path;
    /// use encours::ledger::{Ledger, NewInvoice, Terms};
    ///
    /// let mut ledger = Ledger::new();
    /// let invoice = NewInvoice {
    ///     id: "F-1",
    ///     customer: "Martin",
    ///     issued: Date::parse("2025-05-02")?,
    ///     due: None,
    ///     terms: Some(Terms::net(45)),
    ///     amount: 1_200_00,
    ///     vat: Some(200_00),
    ///     currency: Currency::euro(),
    ///     payments: &[],
    ///     disputed: None,
    ///     doubtful: None,
    ///     written_off: None,
    /// };
    /// ledger.add(&invoice, &Ledger::new(), &Path::ROOT)?;
    /// // 29 days to 31 May, 16 of June.
    /// let due = ledger.find("F-1").map(|invoice| invoice.due);
    /// assert_eq!(due, Some(Date::parse("2025-06-16")?));
    /// let twice = ledger.add(&invoice, &Ledger::new(), &Path::ROOT).unwrap_err();
    /// assert_eq!(twice.code.as_str(), "invoice/duplicate");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn add(&mut self, new: &NewInvoice, known: &Ledger, path: &Path) -> Result<u32> {
        if self.has(new.id) {
            return Err(Error::new(ErrorCode::InvoiceDuplicate, Expected::Unique)
                .at(path.key("id"))
                .found(new.id));
        }
        self.add_new(new, known, path)
    }

    /// Whether an invoice of this id was added.
    pub(crate) fn has(&self, id: &str) -> bool {
        !self.columns.is_new(id)
    }

    /// Adds an invoice that the ledger is known not to have: see [`Ledger::add`].
    pub(crate) fn add_new(&mut self, new: &NewInvoice, known: &Ledger, path: &Path) -> Result<u32> {
        new.check(path)?;
        let due = match new.due {
            Some(due) => due,
            None => {
                let terms = new.terms.unwrap_or_else(|| self.terms_by_default(new, known));
                terms.due(new.issued).ok_or_else(|| {
                    Error::new(ErrorCode::DateRange, Expected::Plain).at(path.key("due"))
                })?
            }
        };
        let customer = self.customers.code_or_new(new.customer);
        let marks =
            Marks { disputed: new.disputed, doubtful: new.doubtful, written_off: new.written_off };
        let row = Row {
            customer,
            issued: new.issued,
            due,
            amount: new.amount,
            vat: new.vat.unwrap_or(0),
            terms: new.terms.map_or(0, Terms::code),
            currency: new.currency,
            marks,
            flags: PRESENT
                | flag(DUE_GIVEN, new.due.is_some())
                | flag(HAS_VAT, new.vat.is_some())
                | flag(HAS_TERMS, new.terms.is_some())
                | flag(HAS_MARKS, marks != Marks::default()),
        };
        self.customers.count_invoice(customer, 1);
        if new.payments.is_sorted_by_key(|payment| payment.date) {
            self.columns.push(new.id, &row, new.payments);
        } else {
            let payments = order::sorted_by_key(new.payments, |payment| payment.date);
            self.columns.push(new.id, &row, &payments);
        }
        Ok(customer)
    }

    /// Terms of an invoice that states none and no due date.
    fn terms_by_default(&self, new: &NewInvoice, known: &Ledger) -> Terms {
        let code = self.customers.code(new.customer);
        match code.filter(|&code| self.customers.is_listed(code)) {
            Some(code) => self.customers.get(code).terms_by_default(),
            None => match known.customers.code(new.customer) {
                Some(code) => known.customers.get(code).terms_by_default(),
                None => Customer::default().terms_by_default(),
            },
        }
    }

    /// Takes in all of `batch`, a ledger made with [`Ledger::add_customer`] and [`Ledger::add`]:
    /// what has the same id is replaced.
    ///
    /// # Errors
    /// `date/range` at `customers/0/terms` where new terms of a customer take the due date of an
    /// invoice already here outside the calendar. Nothing has changed then.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let newer = "id,customer,issued,due,amount\nF-3,Dupont,2025-03-01,2025-03-31,1500.00\n";
    /// let newer = csv::read(newer.as_bytes(), &csv::CsvOptions::default())?.ledger;
    /// ledger.put(newer)?;
    /// assert_eq!(ledger.size(), 4);
    /// assert_eq!(ledger.find("F-3").map(|invoice| invoice.amount), Some(1_500_00));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn put(&mut self, batch: Ledger) -> Result<()> {
        if self.columns.rows() == 0 && self.customers.is_empty() {
            *self = batch;
            return Ok(());
        }
        let moved = self.moved_due_dates(&batch)?;
        for code in 0..batch.customers.count() {
            if batch.customers.is_listed(code) {
                let own = self.customers.code_or_new(batch.customers.id(code));
                self.customers.list(own, batch.customers.get(code).clone());
            }
        }
        for (row, due) in moved {
            if let Some(cell) = self.columns.due.get_mut(row as usize) {
                *cell = due;
            }
        }
        self.columns.make_room_for(&batch.columns);
        let mut payments = Vec::new();
        for position in 0..u32::try_from(batch.columns.rows()).unwrap_or(u32::MAX) {
            let Some(mut row) = batch.columns.row(position) else { continue };
            let id = batch.columns.ids.get(position);
            row.customer = self.customers.code_or_new(batch.customers.id(row.customer));
            self.customers.count_invoice(row.customer, 1);
            payments.clear();
            payments.extend(batch.columns.payments(position).iter());
            match self.columns.find(id) {
                Some(own) => {
                    if let Some(before) = self.columns.row(own) {
                        self.customers.count_invoice(before.customer, -1);
                    }
                    self.columns.replace(own, &row, &payments);
                }
                None => self.columns.push(id, &row, &payments),
            }
        }
        Ok(())
    }

    /// Due dates that change because the batch changes the terms that invoices here fall back on.
    fn moved_due_dates(&self, batch: &Ledger) -> Result<Vec<(u32, Date)>> {
        let mut changed: Vec<Option<(u32, Terms)>> = vec![None; self.customers.len()];
        let mut any = false;
        for code in 0..batch.customers.count() {
            let Some(own) = self.customers.code(batch.customers.id(code)) else { continue };
            let terms = batch.customers.get(code).terms_by_default();
            let changes = batch.customers.is_listed(code)
                && self.customers.invoices(own) > 0
                && self.customers.get(own).terms_by_default() != terms;
            if changes && let Some(cell) = changed.get_mut(own as usize) {
                *cell = Some((code, terms));
                any = true;
            }
        }
        let mut moved = Vec::new();
        if !any {
            return Ok(moved);
        }
        for invoice in self.present_invoices() {
            let falls_back = invoice.flags & (DUE_GIVEN | HAS_TERMS) == 0;
            let Some(&Some((code, terms))) = changed.get(invoice.customer as usize) else {
                continue;
            };
            if !falls_back || batch.columns.find(self.id(&invoice)).is_some() {
                continue;
            }
            let due = terms.due(invoice.issued).ok_or_else(|| {
                let customers = Path::ROOT.key("customers");
                let customer = customers.index(code as usize);
                Error::new(ErrorCode::DateRange, Expected::Plain).at(customer.key("terms"))
            })?;
            moved.push((invoice.row, due));
        }
        Ok(moved)
    }

    /// Adds a payment to an invoice.
    ///
    /// # Errors
    /// `invoice/unknown` at `invoice`.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let date = Date::parse("2025-06-15")?;
    /// ledger.pay("F-3", Payment { date, amount: 400_00 })?;
    /// assert_eq!(ledger.find("F-3").map(|invoice| invoice.open(date)), Some(600_00));
    /// let unknown = ledger.pay("F-9", Payment { date, amount: 1_00 }).unwrap_err();
    /// assert_eq!(unknown.code.as_str(), "invoice/unknown");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn pay(&mut self, id: &str, payment: Payment) -> Result<()> {
        let Some(position) = self.columns.find(id) else {
            return Err(Error::new(ErrorCode::InvoiceUnknown, Expected::Plain)
                .at("invoice")
                .found(id));
        };
        self.pay_more(position, &[payment]);
        Ok(())
    }

    /// Adds payments to the invoice at this position.
    pub(crate) fn pay_more(&mut self, row: u32, more: &[Payment]) {
        let mut payments: Vec<Payment> = self.columns.payments(row).iter().collect();
        payments.extend_from_slice(more);
        let payments = order::sorted_by_key(&payments, |payment| payment.date);
        self.columns.set_payments(row, &payments);
    }

    /// Adds a payment to the invoice that was added last, if that is this one and the payment is
    /// not dated before its others; says whether it did.
    pub(crate) fn pay_last(&mut self, row: u32, payment: Payment) -> bool {
        (row as usize).wrapping_add(1) == self.columns.rows() && self.columns.pay_last(payment)
    }

    /// Removes the invoices of these ids; says how many there were.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.remove(["F-1", "F-9"]), 1);
    /// assert!(ledger.find("F-1").is_none());
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn remove<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) -> usize {
        let mut count: usize = 0;
        for id in ids {
            let customer = self.find(id).map(|invoice| invoice.customer);
            if self.columns.remove(id).is_some() {
                count = count.saturating_add(1);
                if let Some(customer) = customer {
                    self.customers.count_invoice(customer, -1);
                }
            }
        }
        if self.columns.removed > self.columns.rows().wrapping_div(2) {
            self.close_up();
        }
        count
    }

    /// Drops the rows of removed invoices.
    fn close_up(&mut self) {
        let mut columns = Columns::default();
        let mut payments = Vec::new();
        for position in 0..u32::try_from(self.columns.rows()).unwrap_or(u32::MAX) {
            if self.columns.is_removed(position) {
                continue;
            }
            if let Some(row) = self.columns.row(position) {
                payments.clear();
                payments.extend(self.columns.payments(position).iter());
                columns.push(self.columns.ids.get(position), &row, &payments);
            }
        }
        self.columns = columns;
    }

    /// The invoice of this id.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.find("F-3").map(|invoice| invoice.amount), Some(1_000_00));
    /// assert!(ledger.find("F-9").is_none());
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Invoice<'_>> {
        self.columns.find(id).and_then(|position| self.invoice(position))
    }

    /// The id of an invoice of this ledger.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let ids: Vec<&str> = ledger.invoices().map(|invoice| ledger.id(&invoice)).collect();
    /// assert_eq!(ids, ["F-1", "F-2", "F-3", "F-4"]);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn id(&self, invoice: &Invoice) -> &str {
        self.columns.ids.get(invoice.row)
    }

    /// The id of the invoice at this position.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.id_at(2), "F-3");
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn id_at(&self, row: u32) -> &str {
        self.columns.ids.get(row)
    }

    /// The terms that an invoice states itself.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// // F-4 states 30 days, F-1 its due date alone.
    /// let terms = |id| ledger.find(id).and_then(|invoice| ledger.terms(&invoice));
    /// assert_eq!((terms("F-4"), terms("F-1")), (Some(Terms::net(30)), None));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn terms(&self, invoice: &Invoice) -> Option<Terms> {
        self.columns.terms.get(invoice.row as usize).and_then(|&code| Terms::from_code(code))
    }

    /// The invoice at this position.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert_eq!(ledger.invoice(1).map(|invoice| invoice.amount), Some(600_00));
    /// assert!(ledger.invoice(4).is_none());
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn invoice(&self, position: u32) -> Option<Invoice<'_>> {
        Invoices { columns: &self.columns, row: position }.next()
    }

    /// The invoices that are not removed, in the order in which they came.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// ledger.remove(["F-1"]);
    /// let sum: i64 = ledger.present_invoices().map(|invoice| invoice.amount).sum();
    /// // 600.00 + 1 000.00 + 400.00
    /// assert_eq!(sum, 2_000_00);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn present_invoices(&self) -> impl Iterator<Item = Invoice<'_>> {
        let rows = 0..u32::try_from(self.columns.rows()).unwrap_or(u32::MAX);
        let present = rows.filter(|&row| !self.columns.is_removed(row));
        present.filter_map(|row| self.invoice(row))
    }

    /// All invoices, in the order in which they came; a removed one comes as one that is never
    /// issued.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// let day = Date::parse("2025-06-30")?;
    /// let open: i128 = ledger.invoices().map(|invoice| invoice.open(day)).sum();
    /// // 700.00 + 600.00 + 1 000.00; F-4 is written off.
    /// assert_eq!(open, 2_300_00);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn invoices(&self) -> Invoices<'_> {
        Invoices { columns: &self.columns, row: 0 }
    }

    /// Heap bytes in use.
    ///
    /// # Example
    /// ```
    #[doc = include_str!("example.txt")]
    /// assert!(ledger.heap_bytes() > 0);
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.columns.heap_bytes().saturating_add(self.customers.heap_bytes())
    }
}

/// All invoices of a ledger in turn: see [`Ledger::invoices`].
#[derive(Clone, Debug)]
pub struct Invoices<'a> {
    columns: &'a Columns,
    row: u32,
}

impl<'a> Iterator for Invoices<'a> {
    type Item = Invoice<'a>;

    // Within each report, so that it reads no column that it has no use for, although the module
    // is compiled for size.
    #[inline(always)]
    fn next(&mut self) -> Option<Invoice<'a>> {
        let (columns, row) = (self.columns, self.row);
        let at = row as usize;
        let flags = *columns.flags.get(at)?;
        let invoice = Invoice {
            row,
            customer: *columns.customers.get(at)?,
            currency: *columns.currencies.get(at)?,
            issued: *columns.issued.get(at)?,
            due: *columns.due.get(at)?,
            amount: *columns.amounts.get(at)?,
            payments: columns.payments(row),
            flags,
            columns,
        };
        self.row = row.wrapping_add(1);
        Some(invoice)
    }
}

/// A bit of the column `flags`, if it is on.
fn flag(bit: u8, on: bool) -> u8 {
    if on { bit } else { 0 }
}
