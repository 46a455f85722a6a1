//! Ledger data: what `put` is given, checked record by record into a ledger of its own.
//!
//! An invoice comes as a record of fixed fields, so that nothing is allocated for it but its place
//! in the columns. Errors come in the order of spec §1.5.

use super::late_payment::customer_kind;
use super::read::{Fault, Fields, Given, Sign};
use super::terms::terms;
use super::token::{Kind, Tokens, malformed};
use super::value::Value;
use crate::amount::{Currency, amount_kind, parse_amount};
use crate::date::Date;
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::ledger::{Customer, Ledger, NewInvoice, Payment, Span, is_id};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// Fields of an invoice in the contract's order; the bit of each in a record. The values come in
/// this order, save for `currency`: it is the first, because amounts are read by it.
const INVOICE: [&str; 12] = [
    "id",
    "customer",
    "issued",
    "due",
    "terms",
    "amount",
    "vat",
    "currency",
    "payments",
    "disputed",
    "doubtful",
    "writtenOff",
];
const DUE: u32 = 1 << 3;
const TERMS: u32 = 1 << 4;
const VAT: u32 = 1 << 6;
const CURRENCY: u32 = 1 << 7;
const PAYMENTS: u32 = 1 << 8;
const DISPUTED: u32 = 1 << 9;
const DOUBTFUL: u32 = 1 << 10;
const WRITTEN_OFF: u32 = 1 << 11;
/// `id`, `customer`, `issued`, `amount`.
const INVOICE_REQUIRED: u32 = 0b10_0111;
const PAYMENT: [&str; 2] = ["date", "amount"];
const PAYMENT_REQUIRED: u32 = 0b11;
const CUSTOMER: [&str; 6] = ["id", "name", "kind", "terms", "creditLimit", "guaranteed"];

/// Most invoices for which room is made in advance.
const MOST_ROOM: usize = 20_000_000;

/// Which list the records belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Data,
    Customers,
    Invoices,
}

/// What one `put` is given, in as many pieces as the host likes. A piece ends between two records.
#[derive(Debug)]
pub struct Batch {
    ledger: Ledger,
    section: Section,
    /// Position of the next record in its list.
    position: usize,
    /// Bytes of the ids and number of payments so far.
    id_bytes: usize,
    paid: usize,
    payments: Vec<Payment>,
}

impl Default for Batch {
    fn default() -> Batch {
        Batch {
            ledger: Ledger::new(),
            section: Section::Data,
            position: 0,
            id_bytes: 0,
            paid: 0,
            payments: Vec::new(),
        }
    }
}

impl Batch {
    /// Reads a piece. `known` is the ledger into which the batch will be put: its customers'
    /// terms hold for invoices that state none.
    ///
    /// # Errors
    /// The first error in the order of spec §1.5; the batch is worth nothing then.
    ///
    /// # Example
    /// ```
    /// use encours::ledger::Ledger;
    /// use encours::wire::{Batch, Kind};
    ///
    /// // { customers: [{ id: "C-1" }] }
    /// let data = [Kind::Section.token(0), Kind::Object.token(0)];
    /// let list = [Kind::Section.token(1), Kind::List.token(0)];
    /// let customer = [Kind::Object.token(1), Kind::Text.token(2), Kind::Text.token(3)];
    /// let tokens = [&data[..], &list, &customer].concat();
    /// let mut batch = Batch::default();
    /// batch.read(&tokens, "idC-1", &Ledger::new())?;
    /// assert_eq!(batch.into_ledger().customers().known("C-1"), Some(0));
    /// # Ok::<(), encours::error::Error>(())
    /// ```
    pub fn read(&mut self, tokens: &[u32], text: &str, known: &Ledger) -> Result<()> {
        let mut tokens = Tokens::new(tokens, text);
        while !tokens.is_at_end() {
            if let Some(section) = tokens.section() {
                self.open(section, &mut tokens)?;
                continue;
            }
            let position = self.position;
            self.position = position.saturating_add(1);
            match self.section {
                Section::Data => return Err(malformed()),
                Section::Customers => {
                    let path = Path::ROOT.key("customers");
                    self.customer(&mut tokens, &path.index(position))?;
                }
                Section::Invoices => {
                    let path = Path::ROOT.key("invoices");
                    self.invoice(&mut tokens, &path.index(position), known)?;
                }
            }
        }
        Ok(())
    }

    /// Makes room for so many more invoices like those that came already.
    ///
    /// # Example
    /// ```
    /// use encours::wire::Batch;
    ///
    /// let mut batch = Batch::default();
    /// batch.expect(1_000);
    /// assert_eq!(batch.into_ledger().size(), 0);
    /// ```
    pub fn expect(&mut self, more: usize) {
        let more = more.min(MOST_ROOM);
        let like = |so_far: usize| {
            let total = so_far.saturating_mul(more).checked_div(self.position).unwrap_or(0);
            // One in 64 above the average, so that a slightly longer rest still fits.
            total.saturating_add(total.wrapping_shr(6))
        };
        self.ledger.reserve(more, like(self.id_bytes), like(self.paid));
    }

    /// The ledger that was read.
    ///
    /// # Example
    /// ```
    /// use encours::wire::Batch;
    ///
    /// assert_eq!(Batch::default().into_ledger().size(), 0);
    /// ```
    #[must_use]
    pub fn into_ledger(self) -> Ledger {
        self.ledger
    }

    /// Opens the data (0), the list of customers (1) or that of invoices (2).
    fn open(&mut self, section: u32, tokens: &mut Tokens) -> Result<()> {
        self.position = 0;
        let key = match section {
            0 => {
                let data = tokens.value(&Path::ROOT)?;
                let fault = Fault::default();
                Fields::open(&data, &fault, &["customers", "invoices"], &[]);
                return fault.check();
            }
            1 => {
                self.section = Section::Customers;
                "customers"
            }
            _ => {
                self.section = Section::Invoices;
                "invoices"
            }
        };
        let path = Path::ROOT.key(key);
        match tokens.value(&path)? {
            Value::List(_) => Ok(()),
            other => {
                let error = Error::new(ErrorCode::OptionInvalid, Expected::Records);
                Err(error.at(path).found(&other))
            }
        }
    }

    fn customer(&mut self, tokens: &mut Tokens, path: &Path) -> Result<()> {
        let value = tokens.value(path)?;
        let fault = Fault::default();
        let fields = Given::new(&value, *path, &fault).object(&CUSTOMER, &["id"]);
        let id = fields.id("id");
        let name = fields.text("name").map(str::to_owned);
        let kind = customer_kind(&fields, "kind");
        let terms = terms(&fields.get("terms"));
        // In the currency of the report, which is not known yet (spec §1.2).
        let amount = |key| fields.decimal(key, &amount_kind(3), Sign::NotNegative);
        let (credit_limit, guaranteed) = (amount("creditLimit"), amount("guaranteed"));
        fault.check()?;
        self.ledger.add_customer(id, Customer { name, kind, terms, credit_limit, guaranteed }, path)
    }

    fn invoice(&mut self, tokens: &mut Tokens, path: &Path, known: &Ledger) -> Result<()> {
        let fields = open_record(tokens, path, &INVOICE, INVOICE_REQUIRED)?;
        let has = |field: u32| fields & field != 0;
        let currency = if has(CURRENCY) { currency(tokens, path)? } else { Currency::euro() };
        let digits = currency.digits();
        let id = id(tokens, path, "id")?;
        let customer = self::id(tokens, path, "customer")?;
        let issued = date(tokens, path, "issued")?;
        let due = if has(DUE) { Some(date(tokens, path, "due")?) } else { None };
        let terms = if has(TERMS) {
            let path = path.key("terms");
            let (value, fault) = (tokens.value(&path)?, Fault::default());
            let terms = terms(&Given::new(&value, path, &fault));
            fault.check()?;
            terms
        } else {
            None
        };
        let amount = self::amount(tokens, path, "amount", digits)?;
        let vat = if has(VAT) { Some(self::amount(tokens, path, "vat", digits)?) } else { None };
        self.payments.clear();
        if has(PAYMENTS) {
            self.payments(tokens, &path.key("payments"), digits)?;
        }
        let disputed = if has(DISPUTED) { Some(span(tokens, path, "disputed")?) } else { None };
        let doubtful = if has(DOUBTFUL) { Some(span(tokens, path, "doubtful")?) } else { None };
        let written_off =
            if has(WRITTEN_OFF) { Some(date(tokens, path, "writtenOff")?) } else { None };
        self.id_bytes = self.id_bytes.saturating_add(id.len());
        self.paid = self.paid.saturating_add(self.payments.len());
        let new = NewInvoice {
            id,
            customer,
            issued,
            due,
            terms,
            amount,
            vat,
            currency,
            payments: &self.payments,
            disputed,
            doubtful,
            written_off,
        };
        self.ledger.add(&new, known, path).map(drop)
    }

    fn payments(&mut self, tokens: &mut Tokens, path: &Path, digits: u8) -> Result<()> {
        let list = tokens.next()?;
        if list.kind != Kind::List {
            return Err(list.refuse(ErrorCode::OptionInvalid, Expected::List).at(path));
        }
        for position in 0..list.number {
            let path = path.index(position);
            open_record(tokens, &path, &PAYMENT, PAYMENT_REQUIRED)?;
            let date = date(tokens, &path, "date")?;
            let (amount, text) = amount_and_text(tokens, &path, "amount", digits)?;
            if amount == 0 {
                let sign = Error::new(ErrorCode::AmountSign, Expected::NotZero);
                return Err(sign.at(path.key("amount")).found(text));
            }
            self.payments.push(Payment { date, amount });
        }
        Ok(())
    }
}

/// Opens a record: no unknown key, no required one absent. Gives the bits of the fields that are
/// there.
fn open_record(tokens: &mut Tokens, path: &Path, keys: &[&str], required: u32) -> Result<u32> {
    let Some((fields, unknown)) = tokens.record() else {
        let other = tokens.next()?;
        return Err(other.refuse(ErrorCode::OptionInvalid, Expected::Object).at(path));
    };
    if unknown {
        let error = Error::new(ErrorCode::OptionInvalid, Expected::KnownKey);
        let key = tokens.next()?;
        if key.kind != Kind::Text {
            // A name that is no Unicode text: it has no place in a path.
            return Err(key.refuse(ErrorCode::OptionInvalid, Expected::KnownKey).at(path));
        }
        let path = path.key(key.text);
        return Err(error.at(path).found(tokens.value(&path)?));
    }
    let missing = required & !fields;
    if missing != 0 {
        let key = keys.get(missing.trailing_zeros() as usize).copied().unwrap_or_default();
        return Err(Error::new(ErrorCode::OptionMissing, Expected::Plain).at(path.key(key)));
    }
    Ok(fields)
}

fn currency(tokens: &mut Tokens, path: &Path) -> Result<Currency> {
    let token = tokens.next()?;
    match token.kind {
        Kind::Text => Currency::parse(token.text),
        _ => Err(token.refuse(ErrorCode::CurrencyUnknown, Expected::Plain)),
    }
    .map_err(|error| error.at(path.key("currency")))
}

fn id<'a>(tokens: &mut Tokens<'a>, path: &Path, key: &str) -> Result<&'a str> {
    let token = tokens.next_of_many()?;
    if token.kind == Kind::Text && is_id(token.text) {
        return Ok(token.text);
    }
    Err(token.refuse(ErrorCode::OptionInvalid, Expected::Id).at(path.key(key)))
}

fn date(tokens: &mut Tokens, path: &Path, key: &str) -> Result<Date> {
    let token = tokens.next_of_many()?;
    match token.kind {
        Kind::Text => Date::parse(token.text),
        _ => Err(token.refuse(ErrorCode::DateInvalid, Expected::Plain)),
    }
    .map_err(|error| error.at(path.key(key)))
}

fn amount(tokens: &mut Tokens, path: &Path, key: &str, digits: u8) -> Result<i64> {
    amount_and_text(tokens, path, key, digits).map(|(amount, _)| amount)
}

fn amount_and_text<'a>(
    tokens: &mut Tokens<'a>,
    path: &Path,
    key: &str,
    digits: u8,
) -> Result<(i64, &'a str)> {
    let token = tokens.next_of_many()?;
    match token.kind {
        Kind::Text | Kind::Number => match parse_amount(token.text.as_bytes(), digits) {
            Ok(amount) => Ok((amount, token.text)),
            Err(fault) => Err(fault.error(digits).found(token.text)),
        },
        _ => Err(token.refuse(ErrorCode::AmountInvalid, Expected::Plain)),
    }
    .map_err(|error| error.at(path.key(key)))
}

fn span(tokens: &mut Tokens, path: &Path, key: &str) -> Result<Span> {
    let path = path.key(key);
    let value = tokens.value(&path)?;
    let fault = Fault::default();
    let fields = Given::new(&value, path, &fault).object(&["from", "to"], &["from"]);
    let from = fields.required_date("from");
    let to = fields.date("to");
    if to.is_some_and(|end| end < from) {
        fields.get("to").refuse(ErrorCode::DateOrder, Expected::NotBefore(from));
    }
    fault.check().map(|()| Span { from, to })
}
