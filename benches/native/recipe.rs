//! The generated ledger of the measurements: the same numbers, draw for draw, as `recipe.mjs`.

use encours::amount::{Currency, decimal_text};
use encours::date::Date;
use encours::error::{Path, Result};
use encours::ledger::{Ledger, NewInvoice, Payment};

/// 2022-07-01: the first day of issue; the last is [`AS_OF`].
const START: u32 = 19_174;
const DAYS: u32 = 1_096;
const CUSTOMERS: u32 = 3_000;

/// The date of situation: 2025-06-30.
pub const AS_OF: Date = Date::from_days(20_269);

/// One generated invoice, in euros.
pub struct Made {
    pub id: String,
    pub customer: String,
    pub issued: Date,
    pub due: Date,
    pub amount: i64,
    pub payments: Vec<Payment>,
}

/// Marsaglia's xorshift of 32 bits.
struct Draws(u32);

impl Draws {
    fn next(&mut self, below: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % below
    }
}

/// So many invoices over three years: in a hundred, 4 credit notes, 4 never paid, 1 overpaid, 18 paid
/// in parts, the others paid once, from 15 days before the due date to 60 after it. What would be paid
/// after the date of situation is not paid yet.
pub fn invoices(count: u32) -> Vec<Made> {
    let mut draws = Draws(20_250_630);
    (0..count)
        .map(|i| {
            let customer = draws.next(CUSTOMERS) + 1;
            let terms = [0, 30, 30, 45, 60, 60][draws.next(6) as usize];
            let mut amount = i64::from(2_000 + draws.next(98_000));
            if draws.next(8) == 0 {
                amount *= 10;
            }
            let lot = draws.next(100);
            let delay = i32::try_from(draws.next(76)).unwrap() - 15;
            let issued =
                START + u32::try_from(u64::from(i) * u64::from(DAYS) / u64::from(count)).unwrap();
            let issued = Date::from_days(i32::try_from(issued).unwrap());
            let due = issued.plus(terms);
            let paid = |days: i32, amount: i64| Payment { date: due.plus(days), amount };
            let mut payments = match lot {
                0..4 => {
                    amount = -(amount / 4);
                    vec![]
                }
                4..8 => vec![],
                8 => vec![paid(delay, amount + 1_000)],
                9..12 => vec![paid(delay - 10, amount / 3)],
                12..24 => {
                    let first = amount / 3;
                    vec![paid(delay - 10, first), paid(delay + 20, amount - first)]
                }
                24..27 => {
                    let part = amount / 4;
                    vec![
                        paid(delay - 10, part),
                        paid(delay, part),
                        paid(delay + 30, amount - 2 * part),
                    ]
                }
                _ => vec![paid(delay, amount)],
            };
            payments.retain(|payment| payment.date <= AS_OF);
            let id = format!("F-{:07}", i + 1);
            Made { id, customer: format!("C-{customer:04}"), issued, due, amount, payments }
        })
        .collect()
}

/// The ledger of these invoices, each added on its own.
pub fn ledger(invoices: &[Made]) -> Result<Ledger> {
    let (mut ledger, known) = (Ledger::new(), Ledger::new());
    ledger.reserve(
        invoices.len(),
        invoices.iter().map(|invoice| invoice.id.len()).sum(),
        invoices.iter().map(|invoice| invoice.payments.len()).sum(),
    );
    for invoice in invoices {
        let new = NewInvoice {
            id: &invoice.id,
            customer: &invoice.customer,
            issued: invoice.issued,
            due: Some(invoice.due),
            terms: None,
            amount: invoice.amount,
            vat: None,
            currency: Currency::euro(),
            payments: &invoice.payments,
            disputed: None,
            doubtful: None,
            written_off: None,
        };
        ledger.add(&new, &known, &Path::ROOT)?;
    }
    Ok(ledger)
}

/// A CSV of one line a payment; an invoice without a payment has a line of its own.
pub fn csv(invoices: &[Made]) -> String {
    let mut out = String::from("Facture;Client;Date;Échéance;Montant TTC;Réglé le;Réglé\n");
    for Made { id, customer, issued, due, amount, payments } in invoices {
        let amount = decimal_text(i128::from(*amount), 2);
        let mut line = |paid_on: String, paid: String| {
            out.push_str(&format!("{id};{customer};{issued};{due};{amount};{paid_on};{paid}\n"));
        };
        if payments.is_empty() {
            line(String::new(), String::new());
        }
        for payment in payments {
            line(payment.date.to_string(), decimal_text(i128::from(payment.amount), 2));
        }
    }
    out
}
