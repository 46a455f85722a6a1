//! From rows to a ledger: what each row means (spec §14).

use alloc::borrow::Cow;
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::columns::{Field, customer_kind, fold};
use super::dates::OrderEvidence;
use super::lines::{Cell, Line, count};
use super::numbers::MarkEvidence;
use super::{CsvOptions, File, Found, LeftOut, Rejection, cell_text};
use crate::amount::Currency;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::law::CustomerKind;
use crate::ledger::{Customer, Ledger, NewInvoice, Payment, Span};
use crate::order;

const YES: [&str; 5] = ["oui", "yes", "true", "1", "x"];
const NO: [&str; 5] = ["", "non", "no", "false", "0"];
const DISPUTED: &[&str] = &["oui", "yes", "true", "1", "x", "non", "no", "false", "0"];
const KINDS: &[&str] =
    &["entreprise", "business", "public", "administration", "particulier", "consumer"];

/// One pass over all rows.
pub(super) struct Pass {
    pub(super) ledger: Ledger,
    pub(super) accepted: usize,
    pub(super) rejected: Vec<Rejection>,
    /// How many amounts of good rows were rounded.
    pub(super) rounded: usize,
    /// How many good rows say that they are paid, but not when.
    pub(super) undated: usize,
    pub(super) marks: MarkEvidence,
    pub(super) order: OrderEvidence,
}

/// Reads all rows.
pub(super) fn read(file: &File, options: &CsvOptions, found: Found) -> Pass {
    let mut reader = Reader {
        file,
        found,
        currency: options.currency.or(file.layout.currency).unwrap_or_else(Currency::euro),
        pass: Pass {
            ledger: Ledger::new(),
            accepted: 0,
            rejected: Vec::new(),
            rounded: 0,
            undated: 0,
            marks: MarkEvidence::default(),
            order: OrderEvidence::default(),
        },
        nothing: Ledger::new(),
        described: Vec::new(),
        names: Vec::new(),
        more: Vec::new(),
    };
    reader.reserve();
    let mut lines = file.lines.clone();
    let mut cells = Vec::with_capacity(file.layout.width);
    while let Some(line) = lines.next(&mut cells) {
        let row = Row { text: file.text, line, cells: &cells, file };
        if row.is_blank() {
            continue;
        }
        match reader.take(&row) {
            Ok(()) => reader.pass.accepted = reader.pass.accepted.saturating_add(1),
            Err(rejection) => reader.pass.rejected.push(*rejection),
        }
    }
    reader.finish()
}

/// One row of cells.
struct Row<'a> {
    text: &'a str,
    line: Line,
    cells: &'a [Cell],
    file: &'a File<'a>,
}

impl<'a> Row<'a> {
    fn cell(&self, field: Field) -> Cow<'a, str> {
        self.at(self.file.layout.place(field))
    }

    fn at(&self, place: Option<usize>) -> Cow<'a, str> {
        let cell = place.and_then(|place| self.cells.get(place));
        cell.map_or(Cow::Borrowed(""), |cell| cell_text(self.text, cell))
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell_text(self.text, cell).is_empty())
    }

    fn raw(&self) -> &'a str {
        self.text.get(self.line.start..self.line.end).unwrap_or_default()
    }

    fn rejected(&self, field: Option<Field>, error: Error) -> Box<Rejection> {
        Box::new(Rejection { line: self.line.number, field, error, left_out: None })
    }

    /// Refuses a row that is no row of this file, or that the encoding does not know.
    fn check(&self) -> core::result::Result<(), Box<Rejection>> {
        let refused = |code, expected| Error::new(code, expected).found(self.raw());
        if self.line.open {
            return Err(self.rejected(None, refused(ErrorCode::CsvRow, Expected::ClosedQuotes)));
        }
        let width = self.file.layout.width;
        if self.cells.len() != width {
            return Err(self.rejected(None, refused(ErrorCode::CsvRow, Expected::Cells(width))));
        }
        if self.file.broken && super::encoding::has_unknown(self.raw()) {
            return Err(self.rejected(None, refused(ErrorCode::CsvEncoding, Expected::Plain)));
        }
        Ok(())
    }

    /// Why the row is no invoice that a customer owes, and the cell that says so.
    fn left_out(&self) -> Option<Box<Rejection>> {
        let layout = &self.file.layout;
        let document = layout.document.and_then(|place| {
            let cell = self.at(Some(place));
            let reason = match fold(&cell).as_str() {
                "accpay" | "accpaycredit" | "bill" | "supplierinvoice" | "purchaseinvoice"
                | "facturefournisseur" | "factureachat" | "facturedachat" | "achat"
                | "fournisseur" => LeftOut::SupplierBill,
                "devis" | "quote" | "estimate" | "commande" | "order" | "proforma"
                | "factureproforma" => LeftOut::NoInvoice,
                _ => return None,
            };
            Some((reason, cell, Expected::CustomerInvoice))
        });
        let status = || {
            let cell = self.at(Some(layout.status?));
            let reason = match fold(&cell).as_str() {
                "draft" | "brouillon" => LeftOut::Draft,
                "void" | "voided" => LeftOut::Voided,
                "deleted" | "supprime" | "supprimee" => LeftOut::Deleted,
                _ => return None,
            };
            Some((reason, cell, Expected::StandingInvoice))
        };
        let (reason, cell, expected) = document.or_else(status)?;
        let error = Error::new(ErrorCode::OptionInvalid, expected).found(cell);
        let mut rejection = self.rejected(None, error);
        rejection.left_out = Some(reason);
        Some(rejection)
    }

    /// Whether the row says that it is a credit note.
    fn is_credit_note(&self) -> bool {
        let Some(place) = self.file.layout.document else { return false };
        matches!(
            fold(&self.at(Some(place))).as_str(),
            "accreccredit"
                | "creditnote"
                | "salescreditnote"
                | "avoir"
                | "avoirclient"
                | "factureavoir"
                | "facturedavoir"
                | "notedecredit"
        )
    }
}

struct Reader<'a> {
    file: &'a File<'a>,
    found: Found,
    /// Currency of rows that state none.
    currency: Currency,
    pass: Pass,
    /// What [`Ledger::add`] knows of customers beforehand.
    nothing: Ledger,
    /// What rows say of each customer, by its code: whether they name it, and its kind.
    described: Vec<(bool, Option<CustomerKind>)>,
    /// The names, with the codes.
    names: Vec<(u32, String)>,
    /// Payments of rows that repeat an invoice: its position, and the payment.
    more: Vec<(u32, Payment)>,
}

impl Reader<'_> {
    /// Makes room for what the file will give, by its line ends and its first rows.
    fn reserve(&mut self) {
        let bytes = self.file.text.as_bytes();
        let ends = match count(bytes, b'\n') {
            0 => count(bytes, b'\r'),
            ends => ends,
        };
        // No row is shorter than 15 bytes: it has at least a day and three more cells.
        let rows = ends.saturating_add(1).min(bytes.len() / 15);
        let sample = &self.file.sample.rows;
        let places = &self.file.layout;
        let cells = |field| {
            let place = places.place(field);
            sample.iter().filter_map(move |row| row.get(place?)).map(String::len)
        };
        let share = |amount: usize| {
            let all = amount.saturating_mul(rows);
            all.checked_div(sample.len()).unwrap_or(0)
        };
        let ids = share(cells(Field::Id).fold(0, usize::saturating_add));
        let payments = share(cells(Field::PaidOn).filter(|&length| length > 0).count());
        self.pass.ledger.reserve(rows, ids.saturating_add(ids / 16), payments);
    }

    /// Takes a row in, or says why not.
    fn take(&mut self, row: &Row) -> core::result::Result<(), Box<Rejection>> {
        row.check()?;
        if let Some(rejection) = row.left_out() {
            return Err(rejection);
        }
        let refused = |field| move |error: Error| row.rejected(Some(field), error);
        let found = self.found;
        let code = row.cell(Field::Currency);
        let currency = if code.is_empty() { Ok(self.currency) } else { Currency::parse(&code) };
        // Every cell is looked at before the first error counts: what the file says about its
        // notation must not depend on how it is read.
        let used = *currency.as_ref().unwrap_or(&self.currency);
        let mut date = |cell: &str| found.dates.read(cell, &mut self.pass.order);
        let issued = date(&row.cell(Field::Issued));
        let due = optional(&row.cell(Field::Due), &mut date);
        let paid_on = optional(&row.cell(Field::PaidOn), &mut date);
        let mut rounded: usize = 0;
        let mut amount = |cell: &str| {
            let read = found.numbers.read(cell, used, &mut self.pass.marks)?;
            rounded = rounded.saturating_add(usize::from(read.rounded));
            Ok(read.minor)
        };
        let total = amount(&row.cell(Field::Amount));
        let vat = optional(&row.cell(Field::Vat), &mut amount);
        let paid = optional(&row.cell(Field::Paid), &mut amount);

        let currency = currency.map_err(refused(Field::Currency))?;
        let (id, customer) = (row.cell(Field::Id), row.cell(Field::Customer));
        check_id(&id).map_err(refused(Field::Id))?;
        check_id(&customer).map_err(refused(Field::Customer))?;
        let kind = kind(&row.cell(Field::CustomerKind)).map_err(refused(Field::CustomerKind))?;
        let issued = issued.map_err(refused(Field::Issued))?;
        let due = due.map_err(refused(Field::Due))?;
        if let Some(due) = due.filter(|&due| due < issued) {
            // Before any amount: the days of a row are judged together.
            let error = Error::new(ErrorCode::DateOrder, Expected::NotBefore(issued)).found(due);
            return Err(row.rejected(Some(Field::Due), error));
        }
        let total = total.map_err(refused(Field::Amount))?;
        let vat = vat.map_err(refused(Field::Vat))?;
        let paid_on = paid_on.map_err(refused(Field::PaidOn))?;
        let paid = paid.map_err(refused(Field::Paid))?;
        let payment = payment(paid_on, paid, total).map_err(refused(Field::PaidOn))?;
        let disputed = is_disputed(&row.cell(Field::Disputed)).map_err(refused(Field::Disputed))?;
        self.check_kind(&customer, kind).map_err(refused(Field::CustomerKind))?;
        if total > 0 && row.is_credit_note() {
            let error = Error::new(ErrorCode::AmountSign, Expected::Negative);
            return Err(row.rejected(Some(Field::Amount), error.found(row.cell(Field::Amount))));
        }
        let code = self.add(
            row,
            &NewInvoice {
                id: &id,
                customer: &customer,
                issued,
                due,
                terms: None,
                amount: total,
                vat,
                currency,
                payments: payment.as_slice(),
                disputed: disputed.then_some(Span { from: issued, to: None }),
                doubtful: None,
                written_off: None,
            },
        )?;
        self.pass.rounded = self.pass.rounded.saturating_add(rounded);
        if payment.is_none() && total != 0 && self.says_paid(row, total, currency) {
            self.pass.undated = self.pass.undated.saturating_add(1);
        }
        self.describe(code, &row.cell(Field::CustomerName), kind);
        Ok(())
    }

    /// Adds an invoice, or the payment of a row that repeats one; gives the code of its customer.
    fn add(&mut self, row: &Row, new: &NewInvoice) -> core::result::Result<u32, Box<Rejection>> {
        let error = match self.pass.ledger.add(new, &self.nothing, &Path::ROOT) {
            Ok(code) => return Ok(code),
            Err(error) => error,
        };
        if error.code == ErrorCode::InvoiceDuplicate
            && let Some(known) = self.pass.ledger.find(new.id)
            && self.pass.ledger.customers().id(known.customer) == new.customer
            && (known.issued, known.due_given()) == (new.issued, new.due)
            && (known.amount, known.currency) == (new.amount, new.currency)
        {
            let (row, customer) = (known.row, known.customer);
            for &payment in new.payments {
                if !self.pass.ledger.pay_last(row, payment) {
                    self.more.push((row, payment));
                }
            }
            return Ok(customer);
        }
        let field = match error.path.as_str() {
            "due" => Field::Due,
            "vat" => Field::Vat,
            _ => Field::Id,
        };
        Err(row.rejected(Some(field), error))
    }

    /// Whether a row without a payment says all the same that something is paid.
    fn says_paid(&self, row: &Row, total: i64, currency: Currency) -> bool {
        let layout = &self.file.layout;
        let word = |place: Option<usize>| fold(&row.at(place));
        let by_status = matches!(
            word(layout.status).as_str(),
            "paid"
                | "paidinfull"
                | "fullypaid"
                | "settled"
                | "paye"
                | "payee"
                | "regle"
                | "reglee"
                | "solde"
                | "soldee"
                | "acquittee"
                | "encaissee"
        );
        let left = row.at(layout.left);
        let by_rest = || {
            let left = self.found.numbers.read(&left, currency, &mut MarkEvidence::default());
            left.is_ok_and(|left| left.minor != total)
        };
        by_status || YES.contains(&word(layout.settled).as_str()) || by_rest()
    }

    /// Refuses a row that states another kind of a customer than the rows before.
    fn check_kind(&self, id: &str, kind: Option<CustomerKind>) -> Result<()> {
        let Some(kind) = kind else { return Ok(()) };
        let code = self.pass.ledger.customers().code(id);
        let known = code.and_then(|code| self.described.get(code as usize)?.1);
        if known.is_some_and(|known| known != kind) {
            return Err(Error::new(ErrorCode::CustomerDuplicate, Expected::Unique).found(id));
        }
        Ok(())
    }

    /// Remembers what a good row says of its customer. The first name stands.
    fn describe(&mut self, code: u32, name: &str, kind: Option<CustomerKind>) {
        if name.is_empty() && kind.is_none() {
            return;
        }
        let place = code as usize;
        if self.described.len() <= place {
            self.described.resize(place.saturating_add(1), (false, None));
        }
        let Some((named, known)) = self.described.get_mut(place) else { return };
        *known = known.or(kind);
        if !*named && !name.is_empty() {
            *named = true;
            self.names.push((code, name.to_owned()));
        }
    }

    /// Lists the customers that rows describe, and gives repeated invoices all their payments.
    fn finish(mut self) -> Pass {
        let mut batch = Ledger::new();
        let ledger = &self.pass.ledger;
        let names = order::sorted_by_key(&self.names, |(code, _)| *code);
        let mut names = names.into_iter().peekable();
        for (code, (_, kind)) in (0_u32..).zip(self.described) {
            let name = names.next_if(|(named, _)| *named == code).map(|(_, name)| name);
            if name.is_some() || kind.is_some() {
                let customer = Customer { name, kind, ..Customer::default() };
                // The codes of a ledger are different customers: none is there twice.
                let _ = batch.add_customer(ledger.customers().id(code), customer, &Path::ROOT);
            }
        }
        let more = order::sorted_by_key(&self.more, |(invoice, _)| *invoice);
        for repeated in more.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(invoice) = repeated.first().and_then(|(row, _)| ledger.invoice(*row)) else {
                continue;
            };
            let mut payments: Vec<Payment> = invoice.payments.iter().collect();
            payments.extend(repeated.iter().map(|(_, payment)| *payment));
            let whole = NewInvoice {
                id: ledger.id(&invoice),
                customer: ledger.customers().id(invoice.customer),
                issued: invoice.issued,
                due: invoice.due_given(),
                terms: None,
                amount: invoice.amount,
                vat: invoice.vat(),
                currency: invoice.currency,
                payments: &payments,
                disputed: invoice.disputed(),
                doubtful: None,
                written_off: None,
            };
            // It was checked when it was added first.
            let _ = batch.add(&whole, ledger, &Path::ROOT);
        }
        if batch.size() > 0 || !batch.customers().is_empty() {
            // Kinds only shorten terms: no due date can leave the calendar.
            let _ = self.pass.ledger.put(batch);
        }
        self.pass
    }
}

/// Reads a cell that may be empty.
fn optional<T>(cell: &str, read: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
    if cell.is_empty() { Ok(None) } else { read(cell).map(Some) }
}

fn check_id(text: &str) -> Result<()> {
    if text.as_bytes().contains(&0) {
        return Err(Error::new(ErrorCode::CsvEncoding, Expected::Plain).found(text));
    }
    if !crate::ledger::is_id(text) {
        return Err(Error::new(ErrorCode::OptionInvalid, Expected::Id).found(text));
    }
    Ok(())
}

fn kind(word: &str) -> Result<Option<CustomerKind>> {
    if word.is_empty() {
        return Ok(None);
    }
    let unknown = || Error::new(ErrorCode::OptionInvalid, Expected::OneOf(KINDS)).found(word);
    customer_kind(word).map(Some).ok_or_else(unknown)
}

fn is_disputed(word: &str) -> Result<bool> {
    let is = |known: &&str| known.eq_ignore_ascii_case(word);
    if NO.iter().any(is) {
        return Ok(false);
    }
    if YES.iter().any(is) {
        return Ok(true);
    }
    Err(Error::new(ErrorCode::OptionInvalid, Expected::OneOf(DISPUTED)).found(word))
}

/// The payment that a row states: none of 0, the whole amount where only its day is stated.
fn payment(on: Option<Date>, paid: Option<i64>, total: i64) -> Result<Option<Payment>> {
    match (on, paid.unwrap_or(if on.is_some() { total } else { 0 })) {
        (_, 0) => Ok(None),
        (Some(date), amount) => Ok(Some(Payment { date, amount })),
        (None, _) => Err(Error::new(ErrorCode::OptionMissing, Expected::Plain)),
    }
}
