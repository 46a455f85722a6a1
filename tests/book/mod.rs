//! Books of invoices made at random.

#![allow(dead_code, reason = "each test takes what it needs")]

use encours::amount::{Currency, Decimal};
use encours::calc::{CustomerKind, Scope};
use encours::date::Date;
use encours::error::Path;
use encours::ledger::{Customer, Ledger, NewInvoice, Payment, Span};
use proptest::prelude::*;

/// An invoice that owns what it is made of.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) id: String,
    pub(crate) customer: String,
    issued: Date,
    due: Option<Date>,
    pub(crate) amount: i64,
    vat: Option<i64>,
    currency: Currency,
    pub(crate) payments: Vec<Payment>,
    disputed: Option<Span>,
    doubtful: Option<Span>,
    written_off: Option<Date>,
}

const FIRST: i32 = 17_000; // 2016-07-18
const DAYS: i32 = 3_600;

pub(crate) fn day() -> impl Strategy<Value = Date> {
    (FIRST..FIRST + DAYS).prop_map(Date::from_days)
}

/// Days after the day of issue, and how many.
type Marked = Option<(i32, i32)>;

fn made() -> impl Strategy<Value = Made> {
    let amount = prop_oneof![
        8 => 1_i64..2_000_000,
        1 => -200_000_i64..0,
        1 => Just(0_i64),
        1 => 900_000_000_000_000_i64..=1_000_000_000_000_000,
    ];
    // Half of the payments follow the invoice, the others come at any time.
    let after = prop::option::of(-30_i32..300);
    let payment = (after, day(), prop_oneof![6 => 1_i64..900_000, 1 => -90_000_i64..0]);
    let marked = || prop::option::weighted(0.2, (0_i32..200, 0_i32..200));
    (
        (0_u32..6, day(), prop::option::of(0_i32..120)),
        (amount, prop::option::of(0_i64..=25)),
        prop::collection::vec(payment, 0..4),
        (marked(), marked(), prop::option::weighted(0.1, 0_i32..400)),
    )
        .prop_map(|((customer, issued, terms), (amount, vat), payments, marks)| {
            let span = |marked: Marked| {
                let span = |(after, days): (i32, i32)| {
                    let from = issued.plus(after);
                    Span { from, to: Some(from.plus(days)) }
                };
                marked.map(span)
            };
            let (disputed, doubtful, written_off) = marks;
            let payment = |(after, day, amount): (Option<i32>, Date, i64)| Payment {
                date: after.map_or(day, |days| issued.plus(days)),
                amount,
            };
            Made {
                id: String::new(),
                customer: format!("C{customer}"),
                issued,
                due: terms.map(|days| issued.plus(days)),
                amount,
                vat: vat.map(|percent| amount / 100 * percent),
                currency: Currency::euro(),
                payments: payments.into_iter().map(payment).collect(),
                disputed: span(disputed),
                doubtful: span(doubtful),
                written_off: written_off.map(|days| issued.plus(days)),
            }
        })
}

/// Invoices in euros.
pub(crate) fn book() -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(made(), 0..25).prop_map(|mut book| {
        for (number, invoice) in book.iter_mut().enumerate() {
            invoice.id = format!("F-{number}");
        }
        book
    })
}

const ABROAD: [(&str, i128, u8); 3] = [("USD", 92, 2), ("JPY", 61, 4), ("TND", 295, 3)];

/// Invoices in euros and in other currencies.
pub(crate) fn book_abroad() -> impl Strategy<Value = Vec<Made>> {
    let currency = prop::option::weighted(0.4, prop::sample::select(&ABROAD[..]));
    (book(), prop::collection::vec(currency, 25)).prop_map(|(mut book, currencies)| {
        for (invoice, currency) in book.iter_mut().zip(currencies) {
            if let Some((code, ..)) = currency {
                invoice.currency = Currency::parse(code).unwrap();
            }
        }
        book
    })
}

/// A scope in euros that can convert what [`book_abroad`] holds.
pub(crate) fn scope(as_of: Date) -> Scope {
    ABROAD.iter().fold(Scope::on(as_of), |scope, &(code, units, scale)| {
        scope.with_rate(Currency::parse(code).unwrap(), Decimal { units, scale })
    })
}

/// The same invoices and payments in another order.
pub(crate) fn shuffled(book: &[Made], seed: u64) -> Vec<Made> {
    let mut other = book.to_vec();
    // Any order that depends on the seed alone.
    other.sort_by_cached_key(|made| {
        (made.id.len() as u64 ^ seed).wrapping_mul(made.amount as u64 | 1)
    });
    for made in &mut other {
        made.payments.reverse();
    }
    other
}

pub(crate) fn ledger_of(book: &[Made]) -> Ledger {
    let mut ledger = Ledger::new();
    let none = Ledger::new();
    for (id, kind) in [("C1", CustomerKind::Public), ("C2", CustomerKind::Consumer)] {
        let customer = Customer { kind: Some(kind), ..Customer::default() };
        ledger.add_customer(id, customer, &Path::ROOT).unwrap();
    }
    for made in book {
        let invoice = NewInvoice {
            id: &made.id,
            customer: &made.customer,
            issued: made.issued,
            due: made.due,
            terms: None,
            amount: made.amount,
            vat: made.vat,
            currency: made.currency,
            payments: &made.payments,
            disputed: made.disputed,
            doubtful: made.doubtful,
            written_off: made.written_off,
        };
        ledger.add(&invoice, &none, &Path::ROOT).unwrap();
    }
    ledger
}
