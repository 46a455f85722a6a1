//! What happened to each invoice, as entries.

use super::{FecOptions, OtherEntry};
use crate::amount::{Currency, round_ratio};
use crate::calc::MissingRates;
use crate::date::Date;
use crate::error::Result;
use crate::ledger::{Invoice, Ledger};
use crate::order;
use alloc::vec::Vec;

/// What an account is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Customers,
    Doubtful,
    Sales,
    Vat,
    Bank,
    Losses,
}

/// What an entry says. Of one day they stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Issued,
    Paid,
    /// To the doubtful customers.
    Doubtful,
    /// Back from them.
    Sound,
    WrittenOff,
    /// One that the caller gives, by its place.
    Other(usize),
}

/// A line of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) role: Role,
    /// Cents, a credit below 0.
    pub(super) cents: i128,
    /// The same in minor units of the invoice's currency.
    pub(super) own: i128,
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) date: Date,
    /// Position of the invoice in the ledger.
    pub(super) row: u32,
    pub(super) customer: u32,
    pub(super) currency: Currency,
    /// Those on a customer account first.
    pub(super) lines: Vec<Line>,
    /// The stay on a customer account that each of these lines belongs to.
    pub(super) stays: [Option<u32>; 2],
}

/// The time that an invoice is on one of the customer accounts: what is matched together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stay {
    pub(super) customer: u32,
    /// Whether something of it is before the first day that is written.
    pub(super) begins_before: bool,
}

#[derive(Debug, Default)]
pub(super) struct Book {
    /// In order of date.
    pub(super) entries: Vec<Entry>,
    pub(super) stays: Vec<Stay>,
    /// Stays that a set-off ties together.
    pub(super) ties: Vec<(u32, u32)>,
    /// How many invoices state no VAT.
    pub(super) without_vat: usize,
    /// How many payments are older than their invoice.
    pub(super) deposits: usize,
    /// How many payments came after the loss was booked.
    pub(super) recovered: usize,
}

impl Book {
    /// All entries of the days that are asked for.
    pub(super) fn of(ledger: &Ledger, options: &FecOptions) -> Result<Book> {
        let mut book = Book::default();
        let mut missing = MissingRates::default();
        let to = options.to.unwrap_or(Date::MAX);
        for invoice in ledger.invoices() {
            if options.rates.has_rate(invoice.currency) {
                Account::of(&mut book, options, invoice, to).run();
            } else if is_asked_for(&invoice, options.from, to) {
                missing.note(invoice.currency);
            }
        }
        missing.refuse()?;
        for (place, entry) in options.entries.iter().enumerate() {
            book.entries.push(other(place, entry));
        }
        book.sort();
        Ok(book)
    }

    fn sort(&mut self) {
        let entries = core::mem::take(&mut self.entries);
        let key =
            |at: u32| entries.get(at as usize).map(|entry| (entry.date, entry.kind, entry.row));
        let positions = order::positions(entries.len(), &|a, b| key(a).cmp(&key(b)));
        self.entries = order::pick(&entries, &positions);
    }
}

/// Whether an invoice has anything in these days.
fn is_asked_for(invoice: &Invoice, from: Date, to: Date) -> bool {
    let days = [Some(invoice.issued), invoice.written_off()];
    let moved = invoice.doubtful().map(|span| [Some(span.from), span.to]).unwrap_or_default();
    let mut days = days.into_iter().chain(moved).flatten();
    let within = |day: Date| from <= day && day <= to;
    days.any(within) || invoice.payments.iter().any(|payment| within(payment.date))
}

fn other(place: usize, entry: &OtherEntry) -> Entry {
    Entry {
        kind: Kind::Other(place),
        date: entry.date,
        row: 0,
        customer: 0,
        currency: Currency::euro(),
        lines: Vec::new(),
        stays: [None; 2],
    }
}

/// One invoice on its way.
struct Account<'b, 'o, 'l> {
    book: &'b mut Book,
    options: &'o FecOptions,
    invoice: Invoice<'l>,
    to: Date,
    /// What is open, in cents and in its own currency.
    cents: i128,
    own: i128,
    /// What was paid, in cents and in its own currency.
    paid_cents: i128,
    paid: i128,
    is_doubtful: bool,
    stay: u32,
    /// Whether an entry was written that VAT would be part of.
    is_taxable: bool,
}

impl<'b, 'o, 'l> Account<'b, 'o, 'l> {
    fn of(
        book: &'b mut Book,
        options: &'o FecOptions,
        invoice: Invoice<'l>,
        to: Date,
    ) -> Account<'b, 'o, 'l> {
        let mut account = Account {
            book,
            options,
            invoice,
            to,
            cents: 0,
            own: 0,
            paid_cents: 0,
            paid: 0,
            is_doubtful: false,
            stay: 0,
            is_taxable: false,
        };
        account.begin();
        account
    }

    fn euros(&self, own: i128) -> i128 {
        self.options.rates.convert(own, self.invoice.currency).unwrap_or_default()
    }

    /// A stay on a customer account begins.
    fn begin(&mut self) {
        self.stay = u32::try_from(self.book.stays.len()).unwrap_or(u32::MAX);
        let customer = self.invoice.customer;
        self.book.stays.push(Stay { customer, begins_before: false });
    }

    /// All that happened to it, day by day.
    fn run(mut self) {
        let Invoice { issued, payments, .. } = self.invoice;
        let lost = self.invoice.written_off();
        let mut events: Vec<(Date, Kind, i64)> = Vec::new();
        events.push((issued, Kind::Issued, 0));
        for payment in payments.iter() {
            if lost.is_none_or(|lost| payment.date <= lost) {
                events.push((payment.date, Kind::Paid, payment.amount));
            } else if self.options.from <= payment.date && payment.date <= self.to {
                self.book.recovered = self.book.recovered.saturating_add(1);
            }
        }
        if let Some(span) = self.invoice.doubtful() {
            events.push((span.from.max(issued), Kind::Doubtful, 0));
            if let Some(to) = span.to {
                events.push((to.plus(1).max(issued), Kind::Sound, 0));
            }
        }
        if let Some(lost) = lost {
            events.push((lost, Kind::WrittenOff, 0));
        }
        let key = |at: u32| events.get(at as usize).map(|(date, kind, _)| (*date, *kind));
        let positions = order::positions(events.len(), &|a, b| key(a).cmp(&key(b)));
        for (date, kind, amount) in order::pick(&events, &positions) {
            if date > self.to {
                break;
            }
            match kind {
                Kind::Issued => self.issue(date),
                Kind::Paid => self.pay(date, i128::from(amount)),
                Kind::Doubtful => self.transfer(date, Kind::Doubtful),
                Kind::Sound => self.transfer(date, Kind::Sound),
                Kind::WrittenOff => self.write_off(date),
                Kind::Other(_) => {}
            }
        }
        if self.is_taxable && self.invoice.vat().is_none() {
            self.book.without_vat = self.book.without_vat.saturating_add(1);
        }
    }

    fn role(&self) -> Role {
        if self.is_doubtful { Role::Doubtful } else { Role::Customers }
    }

    /// Adds an entry, unless it is of a day before those that are asked for; lines of 0 say nothing.
    fn add(&mut self, date: Date, kind: Kind, lines: &[Line], stays: [Option<u32>; 2]) -> bool {
        if date < self.options.from {
            if let Some(stay) = self.book.stays.get_mut(self.stay as usize) {
                stay.begins_before = true;
            }
            return false;
        }
        let lines: Vec<Line> = lines.iter().filter(|line| line.cents != 0).copied().collect();
        if lines.is_empty() {
            return false;
        }
        let Invoice { row, customer, currency, .. } = self.invoice;
        self.book.entries.push(Entry { kind, date, row, customer, currency, lines, stays });
        true
    }

    fn issue(&mut self, date: Date) {
        let amount = i128::from(self.invoice.amount);
        let vat = i128::from(self.invoice.vat().unwrap_or_default());
        let (cents, vat_cents) = (self.euros(amount), self.euros(vat));
        self.cents = self.cents.saturating_add(cents);
        self.own = self.own.saturating_add(amount);
        let lines = [
            Line { role: Role::Customers, cents, own: amount },
            Line {
                role: Role::Sales,
                cents: vat_cents.saturating_sub(cents),
                own: vat.saturating_sub(amount),
            },
            Line { role: Role::Vat, cents: vat_cents.saturating_neg(), own: vat.saturating_neg() },
        ];
        self.is_taxable |= self.add(date, Kind::Issued, &lines, [Some(self.stay), None]);
    }

    /// A payment: in euros what all payments so far are, less those before it, so that what is paid
    /// in full leaves no cent.
    fn pay(&mut self, date: Date, own: i128) {
        self.paid = self.paid.saturating_add(own);
        let paid_cents = self.euros(self.paid);
        let cents = paid_cents.saturating_sub(self.paid_cents);
        self.paid_cents = paid_cents;
        self.cents = self.cents.saturating_sub(cents);
        self.own = self.own.saturating_sub(own);
        let lines = [
            Line { role: self.role(), cents: cents.saturating_neg(), own: own.saturating_neg() },
            Line { role: Role::Bank, cents, own },
        ];
        let written = self.add(date, Kind::Paid, &lines, [Some(self.stay), None]);
        if written && date < self.invoice.issued {
            self.book.deposits = self.book.deposits.saturating_add(1);
        }
    }

    /// What is left goes to the doubtful customers, or back.
    fn transfer(&mut self, date: Date, kind: Kind) {
        let into_doubtful = kind == Kind::Doubtful;
        if self.is_doubtful == into_doubtful || self.cents <= 0 {
            return;
        }
        let (from, stay) = (self.role(), self.stay);
        self.begin();
        self.is_doubtful = into_doubtful;
        let lines = [
            Line { role: self.role(), cents: self.cents, own: self.own },
            Line { role: from, cents: self.cents.saturating_neg(), own: self.own.saturating_neg() },
        ];
        self.add(date, kind, &lines, [Some(self.stay), Some(stay)]);
    }

    /// What is left is lost (spec §8.4), with the VAT in it at its share of the invoice (§8.1).
    fn write_off(&mut self, date: Date) {
        let amount = i128::from(self.invoice.amount);
        let vat = i128::from(self.invoice.vat().unwrap_or_default());
        let parts = |left: i128| {
            let net = match amount {
                0 => left,
                _ => round_ratio(&[left, amount.saturating_sub(vat)], &[amount]),
            };
            (net, left.saturating_sub(net))
        };
        let ((net, tax), (own_net, own_tax)) = (parts(self.cents), parts(self.own));
        let lines = [
            Line {
                role: self.role(),
                cents: self.cents.saturating_neg(),
                own: self.own.saturating_neg(),
            },
            Line { role: Role::Losses, cents: net, own: own_net },
            Line { role: Role::Vat, cents: tax, own: own_tax },
        ];
        (self.cents, self.own) = (0, 0);
        self.is_taxable |= self.add(date, Kind::WrittenOff, &lines, [Some(self.stay), None]);
    }
}
