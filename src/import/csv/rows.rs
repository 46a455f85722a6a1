//! From rows to a ledger: what each row means (spec §14).

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use super::columns::{Field, Other, customer_kind, fold, group};
use super::dates::Dates;
use super::lines::{Lines, count};
use super::numbers::Numbers;
use super::{CsvOptions, DateFormat, DecimalMark, File, LeftOut, Rejection};
use crate::amount::Currency;
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::law::CustomerKind;
use crate::ledger::{Customer, Ledger, NewInvoice, Payment, Span, is_id};
use crate::order;

/// Yes and no; an empty cell is a no.
const ANSWERS: &str = "oui yes true 1 x | non no false 0";
const DISPUTED: &[&str] = &["oui", "yes", "true", "1", "x", "non", "no", "false", "0"];
const KINDS: &[&str] =
    &["entreprise", "business", "public", "administration", "particulier", "consumer"];

/// One pass over all rows.
pub(super) struct Pass<'a> {
    pub(super) ledger: Ledger,
    pub(super) accepted: usize,
    pub(super) rejected: Vec<Rejection>,
    /// How many good rows say that they are paid, but not when.
    pub(super) undated: usize,
    pub(super) numbers: Numbers,
    pub(super) dates: Dates,
    file: &'a File<'a>,
    /// Currency of rows that state none.
    currency: Currency,
    /// Number of the row's line.
    line: usize,
    /// The customers that rows describe: none before all rows are read.
    customers: Ledger,
    /// What rows say of each customer, by its code.
    described: Vec<Described>,
    /// Payments of rows that repeat an invoice: its position, and the payment.
    more: Vec<(u32, Payment)>,
}

/// What rows say of a customer: the first name, and its kind.
#[derive(Clone, Default)]
struct Described {
    name: String,
    kind: Option<CustomerKind>,
}

/// Reads all rows.
pub(super) fn read<'a>(
    file: &'a File<'a>,
    options: &CsvOptions,
    numbers: Numbers,
    dates: Dates,
) -> Pass<'a> {
    let mut pass = Pass {
        ledger: Ledger::new(),
        accepted: 0,
        rejected: Vec::new(),
        undated: 0,
        numbers,
        dates,
        file,
        currency: options.currency.or(file.layout.currency).unwrap_or_else(Currency::euro),
        line: 0,
        customers: Ledger::new(),
        described: Vec::new(),
        more: Vec::new(),
    };
    pass.reserve();
    let mut row = file.lines.rest();
    while row.next() {
        if row.is_blank() {
            continue;
        }
        pass.line = row.number;
        let rounded = pass.numbers.rounded;
        pass.take(&row);
        if pass.is_refused() {
            pass.numbers.rounded = rounded;
        } else {
            pass.accepted = pass.accepted.wrapping_add(1);
        }
    }
    pass.finish();
    pass
}

impl Pass<'_> {
    /// The decimal mark and the notation of dates, as the caller asks or the cells tell.
    ///
    /// # Errors
    /// `option/missing` where they do not tell.
    pub(super) fn settle(
        &self,
        options: &CsvOptions,
    ) -> Result<(Option<DecimalMark>, Option<DateFormat>)> {
        let decimal = match options.decimal {
            None => self.numbers.settle()?,
            asked => asked,
        };
        let format = match options.date_format {
            None => self.dates.settle()?,
            asked => asked,
        };
        Ok((decimal, format))
    }

    /// Makes room for what the file will give, by its line ends and its first rows.
    fn reserve(&mut self) {
        let bytes = self.file.lines.text().as_bytes();
        let ends = match count(bytes, b'\n') {
            0 => count(bytes, b'\r'),
            ends => ends,
        };
        // No row is shorter than 15 bytes: it has at least a day and three more cells.
        let rows = ends.saturating_add(1).min(bytes.len() / 15);
        let (mut ids, mut payments) = (0_usize, 0_usize);
        for row in &self.file.sample {
            let length = |field| {
                let place = self.file.layout.place(field);
                place.and_then(|place| row.get(place)).map_or(0, String::len)
            };
            ids = ids.wrapping_add(length(Field::Id));
            payments = payments.wrapping_add(usize::from(length(Field::PaidOn) > 0));
        }
        let share = |amount: usize| {
            let all = amount.saturating_mul(rows);
            all.checked_div(self.file.sample.len()).unwrap_or(0)
        };
        let (ids, payments) = (share(ids), share(payments));
        self.ledger.reserve(rows, ids.saturating_add(ids / 16), payments);
    }

    /// The text of a field.
    #[inline(always)]
    fn cell<'r>(&self, row: &'r Lines, field: Field) -> &'r str {
        row.cell(self.file.layout.place(field))
    }

    /// Which group of words has the one that another column states.
    fn word(&self, row: &Lines, other: Other, groups: &'static str) -> Option<usize> {
        group(groups, &fold(row.cell(Some(self.file.layout.other(other)?))))
    }

    /// Lists the row as refused: the first of its faults counts.
    #[cold]
    fn refuse(&mut self, field: Option<Field>, error: Error) {
        if !self.is_refused() {
            self.rejected.push(Rejection { line: self.line, field, error, left_out: None });
        }
    }

    fn is_refused(&self) -> bool {
        self.rejected.last().is_some_and(|last| last.line == self.line)
    }

    /// Refuses the row for what stands in the cell of a field.
    #[cold]
    fn refuse_cell(&mut self, field: Field, code: ErrorCode, expected: Expected, cell: &str) {
        self.refuse(Some(field), Error::new(code, expected).found(cell));
    }

    /// Refuses what is no row of this file, or what the encoding does not know.
    fn check(&mut self, row: &Lines) {
        let width = self.file.header.len();
        let (code, expected) = if row.open {
            (ErrorCode::CsvRow, Expected::ClosedQuotes)
        } else if row.width != width {
            (ErrorCode::CsvRow, Expected::Cells(width))
        } else if self.file.broken && crate::import::encoding::has_unknown(row.raw()) {
            (ErrorCode::CsvEncoding, Expected::Plain)
        } else {
            return self.leave_out(row);
        };
        self.refuse(None, Error::new(code, expected).found(row.raw()));
    }

    /// Refuses what is no invoice that a customer owes.
    fn leave_out(&mut self, row: &Lines) {
        const DOCUMENTS: &str = "accpay accpaycredit bill supplierinvoice purchaseinvoice \
                                 facturefournisseur factureachat facturedachat achat fournisseur | \
                                 devis quote estimate commande order proforma factureproforma";
        const STATES: &str = "draft brouillon | void voided | deleted supprime supprimee";
        let document = match self.word(row, Other::Document, DOCUMENTS) {
            Some(0) => Some(LeftOut::SupplierBill),
            Some(_) => Some(LeftOut::NoInvoice),
            None => None,
        };
        let (reason, other, expected) = if let Some(reason) = document {
            (reason, Other::Document, Expected::CustomerInvoice)
        } else {
            let reason = match self.word(row, Other::Status, STATES) {
                Some(0) => LeftOut::Draft,
                Some(1) => LeftOut::Voided,
                Some(_) => LeftOut::Deleted,
                None => return,
            };
            (reason, Other::Status, Expected::StandingInvoice)
        };
        let cell = row.cell(self.file.layout.other(other));
        self.refuse(None, Error::new(ErrorCode::OptionInvalid, expected).found(cell));
        if let Some(last) = self.rejected.last_mut() {
            last.left_out = Some(reason);
        }
    }

    /// Takes a row in, or refuses it.
    fn take(&mut self, row: &Lines) {
        self.check(row);
        if self.is_refused() {
            return;
        }
        // Every date and amount is read, whatever is wrong before it: what the file says about its
        // notation must not depend on how it is read.
        let currency = self.currency(self.cell(row, Field::Currency));
        let id = self.id(row, Field::Id);
        let customer = self.id(row, Field::Customer);
        let kind = self.kind(self.cell(row, Field::CustomerKind));
        let issued = self.date(row, Field::Issued).unwrap_or(Date::MIN);
        let due = self.date(row, Field::Due);
        if let Some(due) = due.filter(|&due| due < issued) {
            // Before any amount: the days of a row are judged together.
            let error = Error::new(ErrorCode::DateOrder, Expected::NotBefore(issued)).found(due);
            self.refuse(Some(Field::Due), error);
        }
        let amount = self.amount(row, Field::Amount, currency).unwrap_or(0);
        let vat = self.amount(row, Field::Vat, currency);
        let paid_on = self.date(row, Field::PaidOn);
        let paid = self.amount(row, Field::Paid, currency);
        // The whole amount where only the day is stated; none of 0.
        let paid = paid.unwrap_or(if paid_on.is_some() { amount } else { 0 });
        if paid != 0 && paid_on.is_none() {
            let error = Error::new(ErrorCode::OptionMissing, Expected::FileDate);
            self.refuse(Some(Field::PaidOn), error);
        }
        let payment = paid_on.filter(|_| paid != 0).map(|date| Payment { date, amount: paid });
        let disputed = self.is_disputed(self.cell(row, Field::Disputed));
        self.check_kind(customer, kind);
        if amount > 0 && self.is_credit_note(row) {
            let cell = self.cell(row, Field::Amount);
            self.refuse_cell(Field::Amount, ErrorCode::AmountSign, Expected::Negative, cell);
        }
        if self.is_refused() {
            return;
        }
        let code = self.add(&NewInvoice {
            id,
            customer,
            issued,
            due,
            terms: None,
            amount,
            vat,
            currency,
            payments: payment.as_slice(),
            disputed: disputed.then_some(Span { from: issued, to: None }),
            doubtful: None,
            written_off: None,
        });
        let Some(code) = code else { return };
        if payment.is_none() && amount != 0 && self.says_paid(row, amount, currency) {
            self.undated = self.undated.wrapping_add(1);
        }
        self.describe(code, self.cell(row, Field::CustomerName), kind);
    }

    fn currency(&mut self, code: &str) -> Currency {
        if code.is_empty() || code == self.currency.code() {
            return self.currency;
        }
        Currency::parse(code).unwrap_or_else(|error| {
            self.refuse(Some(Field::Currency), error);
            self.currency
        })
    }

    fn id<'r>(&mut self, row: &'r Lines, field: Field) -> &'r str {
        let id = self.cell(row, field);
        if id.bytes().any(|byte| byte == 0) {
            self.refuse_cell(field, ErrorCode::CsvEncoding, Expected::Plain, id);
        } else if !is_id(id) {
            self.refuse_cell(field, ErrorCode::OptionInvalid, Expected::Id, id);
        }
        id
    }

    fn kind(&mut self, word: &str) -> Option<CustomerKind> {
        let kind = customer_kind(word);
        if kind.is_none() && !word.is_empty() {
            let expected = Expected::OneOf(KINDS);
            self.refuse_cell(Field::CustomerKind, ErrorCode::OptionInvalid, expected, word);
        }
        kind
    }

    /// A day; none for an empty cell, but that of issue.
    fn date(&mut self, row: &Lines, field: Field) -> Option<Date> {
        let place = self.file.layout.place(field)?;
        if let Some(date) = self.dates.usual(row.bytes(place), field) {
            return Some(date);
        }
        let cell = row.cell(Some(place));
        if cell.is_empty() && field != Field::Issued {
            return None;
        }
        let read = self.dates.read(cell, field);
        read.map_err(|error| self.refuse(Some(field), error)).ok()
    }

    /// An amount; none for an empty cell, but that of the invoice.
    fn amount(&mut self, row: &Lines, field: Field, currency: Currency) -> Option<i64> {
        let place = self.file.layout.place(field)?;
        if let Some(minor) = self.numbers.usual(row.bytes(place), field, currency) {
            return Some(minor);
        }
        let cell = row.cell(Some(place));
        if cell.is_empty() && field != Field::Amount {
            return None;
        }
        let read = self.numbers.read(cell, field, currency);
        read.map_err(|error| self.refuse(Some(field), error)).ok()
    }

    fn is_disputed(&mut self, word: &str) -> bool {
        let answer = group(ANSWERS, word);
        if answer.is_none() && !word.is_empty() {
            let expected = Expected::OneOf(DISPUTED);
            self.refuse_cell(Field::Disputed, ErrorCode::OptionInvalid, expected, word);
        }
        answer == Some(0)
    }

    /// Refuses a row that states another kind of a customer than the rows before.
    fn check_kind(&mut self, id: &str, kind: Option<CustomerKind>) {
        let Some(kind) = kind else { return };
        let code = self.ledger.customers().code(id);
        let known = code.and_then(|code| self.described.get(code as usize)?.kind);
        if known.is_some_and(|known| known != kind) {
            let (code, expected) = (ErrorCode::CustomerDuplicate, Expected::Unique);
            self.refuse_cell(Field::CustomerKind, code, expected, id);
        }
    }

    /// Whether the row says that it is a credit note.
    fn is_credit_note(&self, row: &Lines) -> bool {
        let notes = "accreccredit creditnote salescreditnote avoir avoirclient factureavoir \
                     facturedavoir notedecredit";
        self.word(row, Other::Document, notes).is_some()
    }

    /// Adds an invoice, or the payment of a row that repeats one; gives the code of its customer.
    fn add(&mut self, new: &NewInvoice) -> Option<u32> {
        let added = if self.ledger.has(new.id) {
            if let Some(customer) = self.repeat(new) {
                return Some(customer);
            }
            Err(Error::new(ErrorCode::InvoiceDuplicate, Expected::Unique).at("id").found(new.id))
        } else {
            self.ledger.add_new(new, &self.customers, &Path::ROOT)
        };
        let error = match added {
            Ok(code) => return Some(code),
            Err(error) => error,
        };
        let field = match error.path.as_str() {
            "due" => Field::Due,
            "vat" => Field::Vat,
            _ => Field::Id,
        };
        self.refuse(Some(field), error);
        None
    }

    /// Takes the payment of a row that repeats an invoice; gives the code of its customer.
    fn repeat(&mut self, new: &NewInvoice) -> Option<u32> {
        let known = self.ledger.find(new.id)?;
        let (row, customer) = (known.row, known.customer);
        let same = self.ledger.customers().id(customer) == new.customer
            && (known.issued, known.due_given()) == (new.issued, new.due)
            && (known.amount, known.currency) == (new.amount, new.currency);
        if !same {
            return None;
        }
        for &payment in new.payments {
            if !self.ledger.pay_last(row, payment) {
                self.more.push((row, payment));
            }
        }
        Some(customer)
    }

    /// Whether a row without a payment says all the same that something is paid.
    fn says_paid(&self, row: &Lines, amount: i64, currency: Currency) -> bool {
        let paid = "paid paidinfull fullypaid settled paye payee regle reglee solde soldee \
                    acquittee encaissee";
        let by_rest = || {
            let left = row.cell(Some(self.file.layout.other(Other::Left)?));
            self.numbers.fresh().read(left, Field::Paid, currency).ok()
        };
        self.word(row, Other::Status, paid).is_some()
            || self.word(row, Other::Settled, ANSWERS) == Some(0)
            || by_rest().is_some_and(|left| left != amount)
    }

    /// Remembers what a good row says of its customer. The first name stands.
    fn describe(&mut self, code: u32, name: &str, kind: Option<CustomerKind>) {
        if name.is_empty() && kind.is_none() {
            return;
        }
        let place = code as usize;
        while self.described.len() <= place {
            self.described.push(Described::default());
        }
        if let Some(known) = self.described.get_mut(place) {
            known.kind = known.kind.or(kind);
            if known.name.is_empty() {
                known.name = name.to_owned();
            }
        }
    }

    /// Lists the customers that rows describe, and gives repeated invoices all their payments.
    fn finish(&mut self) {
        for (code, known) in (0_u32..).zip(core::mem::take(&mut self.described)) {
            let name = (!known.name.is_empty()).then_some(known.name);
            if name.is_some() || known.kind.is_some() {
                let customer = Customer { name, kind: known.kind, ..Customer::default() };
                // The codes of a ledger are different customers: none is there twice.
                let id = self.ledger.customers().id(code);
                let _ = self.customers.add_customer(id, customer, &Path::ROOT);
            }
        }
        if !self.customers.customers().is_empty() {
            // Kinds only shorten terms: no due date can leave the calendar.
            let _ = self.ledger.put(core::mem::take(&mut self.customers));
        }
        let more = order::sorted_by_key(&self.more, |(row, _)| *row);
        for repeated in more.chunk_by(|(one, _), (other, _)| one == other) {
            let payments: Vec<Payment> = repeated.iter().map(|(_, payment)| *payment).collect();
            if let Some((row, _)) = repeated.first() {
                self.ledger.pay_more(*row, &payments);
            }
        }
    }
}
