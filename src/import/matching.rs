//! Which bank lines pay which invoices: proposals for a person to confirm, each with its reason and
//! how sure it is.
//!
//! What a payer quotes is looked for first, with the damage that it usually suffers: blanks, missing
//! zeros, prefixes, case, punctuation. Then who pays, by the words of the name; then the amount
//! alone. The surest proposals take what is open first, so that no euro is proposed twice.
//!
//! The work for a line is bounded whatever the ledger holds: keys are looked up, lists of a customer
//! are cut, sums are tried for a number of steps.

mod reference;

use super::statement::BankLine;
use crate::amount::{Money, pow10};
use crate::date::Date;
use crate::ledger::{Invoice, Ledger};
use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

pub use crate::warning::Reason;

use reference::{Strength, keys_of, quoted, words};

/// What a line seems to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The place of the line in the list.
    pub line: usize,
    /// The invoices, with how much of the line each takes in minor units.
    pub invoices: Vec<(String, i64)>,
    /// Decimals of these amounts.
    pub digits: u8,
    /// How sure it is, 0–100. It says in which order to look, and is no probability.
    pub confidence: u8,
    /// Why.
    pub reason: Reason,
    /// What is missing of what the invoices have open, or is left of the line.
    pub difference: Money,
    /// The customer's name, or its id.
    pub customer: String,
}

/// Of a customer, no more invoices are looked at: those due first.
const MOST_OF_CUSTOMER: usize = 200;
/// Sums are tried of no more invoices than this, of at most [`MOST_SUMMANDS`] of them at once.
const MOST_TRIED: usize = 24;
const MOST_SUMMANDS: usize = 4;
/// A line whose invoices were taken by surer lines is looked at again, but not for ever.
const MOST_TRIES: u8 = 4;
/// Charges are at most so many units of the currency, and at most this part of the amount.
const MOST_FEES: i64 = 30;
const FEES_PART: i64 = 20;
/// A payment that is recorded already may be dated so many days from the bank's day.
const RECORDED_WITHIN: i32 = 5;

/// Matches lines with the invoices of a ledger. Lines that go out are matched with credit notes
/// alone, lines of another currency than an invoice never with it. Lines that payments of the
/// ledger tell already have no proposal, and neither have those that nothing explains. The surest
/// come first, among equals the first line.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::import::matching::{Reason, match_payments};
/// use encours::import::statement::{StatementOptions, read};
///
/// // Of F-1, 700.00 are open.
/// let file = "Date;Libelle;Montant EUR\n30/06/2025;VIR FACTURE F 001;700,00\n";
/// let lines = read(file.as_bytes(), &StatementOptions::default())?.lines;
/// let proposals = match_payments(&ledger, &lines);
/// assert_eq!(proposals[0].invoices, [("F-1".to_owned(), 700_00)]);
/// assert_eq!(proposals[0].reason, Reason::Reference);
/// # Ok::<(), encours::error::Error>(())
/// ```
#[must_use]
pub fn match_payments(ledger: &Ledger, lines: &[BankLine]) -> Vec<Proposal> {
    let mut book = Book::of(ledger);
    let told: Vec<Told> = lines.iter().map(|line| Told::of(line, &book)).collect();
    let recorded = book.recorded(lines, &told);
    let mut queue = BinaryHeap::new();
    let mut found: Vec<Option<Found>> = vec![None; lines.len()];
    for (at, (line, told)) in lines.iter().zip(&told).enumerate() {
        if !recorded.contains(&at)
            && let Some(best) = book.best(line, told)
            && let Some(place) = found.get_mut(at)
        {
            queue.push((best.confidence, Reverse(at), MOST_TRIES));
            *place = Some(best);
        }
    }
    let mut proposals = Vec::new();
    while let Some((_, Reverse(at), tries)) = queue.pop() {
        let (Some(line), Some(told), Some(place)) =
            (lines.get(at), told.get(at), found.get_mut(at))
        else {
            continue;
        };
        let Some(best) = place.take() else { continue };
        if book.take(&best) {
            proposals.push(book.proposal(at, line, &best));
        } else if let (Some(tries), Some(next)) = (tries.checked_sub(1), book.best(line, told)) {
            queue.push((next.confidence, Reverse(at), tries));
            *place = Some(next);
        }
    }
    proposals.sort_by_key(|proposal| (Reverse(proposal.confidence), proposal.line));
    proposals
}

/// What a line says, as it is looked for.
struct Told {
    /// Open invoices that it quotes, by their place, in the order of the text.
    quoted: Vec<(usize, Strength)>,
    /// All that could be a quotation.
    keys: BTreeSet<String>,
    /// The customer whose name it says.
    customer: Option<u32>,
}

impl Told {
    fn of(line: &BankLine, book: &Book) -> Told {
        let texts = [line.reference.as_deref().unwrap_or_default(), &line.text];
        let keys = quoted(&texts);
        let mut quoted: Vec<(usize, Strength)> = Vec::new();
        for key in &keys {
            for &(place, strength) in book.keys.get(key.as_str()).into_iter().flatten() {
                let open = book.open.get(place);
                if open.is_none_or(|open| open.currency != line.currency.index()) {
                    continue;
                }
                match quoted.iter_mut().find(|(known, _)| *known == place) {
                    Some((_, known)) => *known = strength.max(*known),
                    None => quoted.push((place, strength)),
                }
            }
        }
        // Where something is quoted in full, what could be a part of it is none.
        if quoted.iter().any(|(_, strength)| *strength == Strength::Full) {
            quoted.retain(|(_, strength)| *strength == Strength::Full);
        }
        let customer = book.customer_named(line);
        Told { quoted, keys: keys.into_iter().collect(), customer }
    }
}

/// What a line may pay.
#[derive(Clone, Debug)]
struct Found {
    /// Places of invoices, with how much each takes.
    parts: Vec<(usize, i64)>,
    confidence: u8,
    reason: Reason,
    difference: i64,
}

/// An invoice that is not settled.
struct Open {
    id: String,
    customer: u32,
    currency: usize,
    digits: u8,
    issued: Date,
    /// What is open and not proposed yet; below 0 for a credit note.
    left: i64,
}

/// A payment of the ledger.
struct Recorded {
    row: u32,
    date: Date,
}

/// What is looked up.
struct Book<'a> {
    ledger: &'a Ledger,
    /// In the order in which they fall due.
    open: Vec<Open>,
    keys: BTreeMap<String, Vec<(usize, Strength)>>,
    by_amount: BTreeMap<(usize, i64), Vec<usize>>,
    by_customer: BTreeMap<u32, Vec<usize>>,
    /// Customers by the words of their names.
    by_word: BTreeMap<String, Vec<u32>>,
    payments: BTreeMap<(usize, i64), Vec<Recorded>>,
}

/// A word of more customers than this says nothing of who pays.
const MOST_OF_WORD: usize = 40;
/// A key of more invoices than this is none.
const MOST_OF_KEY: usize = 8;

impl<'a> Book<'a> {
    fn of(ledger: &'a Ledger) -> Book<'a> {
        let mut invoices: Vec<(Invoice, i64)> = Vec::new();
        let mut payments: BTreeMap<(usize, i64), Vec<Recorded>> = BTreeMap::new();
        for invoice in ledger.present_invoices() {
            for payment in invoice.payments.iter() {
                let key = (invoice.currency.index(), payment.amount);
                payments
                    .entry(key)
                    .or_default()
                    .push(Recorded { row: invoice.row, date: payment.date });
            }
            let open =
                if invoice.is_written_off(Date::MAX) { 0 } else { invoice.balance(Date::MAX) };
            if let Ok(open @ (1.. | ..=-1)) = i64::try_from(open) {
                invoices.push((invoice, open));
            }
        }
        invoices.sort_by_key(|(invoice, _)| (invoice.due, invoice.row));
        for recorded in payments.values_mut() {
            recorded.sort_by_key(|payment| (payment.date, payment.row));
        }
        let mut book = Book {
            ledger,
            open: Vec::with_capacity(invoices.len()),
            keys: BTreeMap::new(),
            by_amount: BTreeMap::new(),
            by_customer: BTreeMap::new(),
            by_word: BTreeMap::new(),
            payments,
        };
        for (invoice, left) in invoices {
            book.add(&invoice, left);
        }
        book.name_customers();
        book
    }

    fn add(&mut self, invoice: &Invoice, left: i64) {
        let place = self.open.len();
        let id = self.ledger.id(invoice).to_owned();
        for (key, strength) in keys_of(&id) {
            let places = self.keys.entry(key).or_default();
            if places.len() < MOST_OF_KEY && !places.iter().any(|(known, _)| *known == place) {
                places.push((place, strength));
            }
        }
        let currency = invoice.currency.index();
        self.by_amount.entry((currency, left)).or_default().push(place);
        self.by_customer.entry(invoice.customer).or_default().push(place);
        self.open.push(Open {
            id,
            customer: invoice.customer,
            currency,
            digits: invoice.currency.digits(),
            issued: invoice.issued,
            left,
        });
    }

    fn name_customers(&mut self) {
        let customers = self.ledger.customers();
        for &code in self.by_customer.keys() {
            for word in words(self.name(code, customers.id(code))) {
                let named = self.by_word.entry(word).or_default();
                if named.last() != Some(&code) {
                    named.push(code);
                }
            }
        }
    }

    fn name(&self, code: u32, id: &'a str) -> &'a str {
        let name = self.ledger.customers().get(code).name.as_deref();
        name.filter(|name| !name.trim().is_empty()).unwrap_or(id)
    }

    /// The one customer with open invoices most of whose name the line says; of several, none.
    fn customer_named(&self, line: &BankLine) -> Option<u32> {
        let payer = line.counterparty.as_deref().unwrap_or_default();
        let mut said: Vec<String> = words(payer).into_iter().chain(words(&line.text)).collect();
        said.truncate(64);
        said.sort_unstable();
        said.dedup();
        // How many letters of its name are said.
        let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
        for word in &said {
            let named = self.by_word.get(word).filter(|named| named.len() <= MOST_OF_WORD);
            for &code in named.into_iter().flatten() {
                let known = letters.entry(code).or_default();
                *known = known.saturating_add(word.len());
            }
        }
        let mut best: Option<(usize, u32)> = None;
        let mut tied = false;
        for (code, said) in letters {
            let name = self.name(code, self.ledger.customers().id(code));
            let all: usize = words(name).iter().map(String::len).sum();
            // Six letters of ten, and no fewer than three.
            if said.saturating_mul(10) < all.saturating_mul(6) || said < 3 {
                continue;
            }
            match best {
                Some((most, _)) if said < most => {}
                Some((most, _)) if said == most => tied = true,
                _ => (best, tied) = (Some((said, code)), false),
            }
        }
        best.filter(|_| !tied).map(|(_, code)| code)
    }

    /// The lines that payments of the ledger tell already: same amount, near day, and the invoice is
    /// quoted or the customer named; or nothing is, and the day is the same or the next.
    fn recorded(&self, lines: &[BankLine], told: &[Told]) -> BTreeSet<usize> {
        let mut used: BTreeSet<(u32, Date, i64)> = BTreeSet::new();
        let mut recorded = BTreeSet::new();
        for (at, (line, told)) in lines.iter().zip(told).enumerate() {
            let key = (line.currency.index(), line.amount);
            let all = self.payments.get(&key).map_or(&[][..], Vec::as_slice);
            let days = |payment: &Recorded| line.date.days().saturating_sub(payment.date.days());
            let first = all.partition_point(|payment| days(payment) > RECORDED_WITHIN);
            let near = all.get(first..).unwrap_or_default().iter();
            let near = near.take_while(|payment| days(payment) >= -RECORDED_WITHIN);
            let same = near.take(MOST_OF_CUSTOMER).find(|&payment| {
                let Some(invoice) = self.ledger.invoice(payment.row) else { return false };
                let id = self.ledger.id(&invoice);
                let is_quoted = keys_of(id)
                    .iter()
                    .any(|(key, strength)| *strength == Strength::Full && told.keys.contains(key));
                let others = told.quoted.iter().any(|(_, strength)| *strength == Strength::Full);
                let named = self.says_name(line, invoice.customer);
                let day = days(payment).saturating_abs() <= 1;
                (is_quoted || (!others && (named || (told.customer.is_none() && day))))
                    && !used.contains(&(payment.row, payment.date, line.amount))
            });
            if let Some(payment) = same {
                used.insert((payment.row, payment.date, line.amount));
                recorded.insert(at);
            }
        }
        recorded
    }

    /// Whether a line says all words of a customer's name.
    fn says_name(&self, line: &BankLine, code: u32) -> bool {
        let payer = line.counterparty.as_deref().unwrap_or_default();
        let said: BTreeSet<String> =
            words(payer).into_iter().chain(words(&line.text)).take(64).collect();
        let name = words(self.name(code, self.ledger.customers().id(code)));
        !name.is_empty() && name.iter().all(|word| said.contains(word))
    }

    fn left(&self, place: usize) -> i64 {
        self.open.get(place).map_or(0, |open| open.left)
    }

    /// What a line pays at best, of what is left.
    fn best(&mut self, line: &BankLine, told: &Told) -> Option<Found> {
        if line.amount == 0 {
            return None;
        }
        self.by_reference(line, told)
            .or_else(|| self.by_payer(line, told.customer?))
            .or_else(|| self.by_amount(line, told))
    }

    /// Quoted invoices of the sign of the line that are still open.
    fn by_reference(&self, line: &BankLine, told: &Told) -> Option<Found> {
        let amount = line.amount;
        let mut all: Vec<(usize, Strength)> = told
            .quoted
            .iter()
            .copied()
            .filter(|&(place, _)| self.left(place).signum() == amount.signum())
            .collect();
        // What may be quoted only in part must fit otherwise: by the amount, and of several by the
        // customer.
        if all.iter().any(|(_, strength)| *strength != Strength::Full) {
            all.retain(|&(place, _)| {
                let left = self.left(place);
                left == amount || is_fee(left, amount, self.digits(place))
            });
            if all.len() > 1 {
                all.retain(|&(place, _)| {
                    self.open.get(place).is_some_and(|open| Some(open.customer) == told.customer)
                });
            }
            let &(place, strength) = all.first().filter(|_| all.len() == 1)?;
            let confidence = if strength == Strength::Part { 90 } else { 80 };
            return Some(self.whole_or_fee(place, amount, confidence));
        }
        all.sort_by_key(|(place, _)| *place);
        all.truncate(MOST_OF_CUSTOMER);
        let places: Vec<usize> = all.into_iter().map(|(place, _)| place).collect();
        let (&first, rest) = places.split_first()?;
        let digits = self.digits(first);
        let total = self.total(&places);
        let reason = if rest.is_empty() { Reason::Reference } else { Reason::References };
        if total == amount {
            let confidence = if rest.is_empty() { 99 } else { 98 };
            return Some(self.whole(&places, confidence, reason));
        }
        if let Some((some, _)) = self.sum(&places, amount) {
            return Some(self.whole(&some, 92, Reason::References));
        }
        if total.saturating_abs() > amount.saturating_abs() {
            let fees = is_fee(total, amount, digits);
            let (confidence, reason) = match (fees, rest.is_empty()) {
                (true, _) => (90, Reason::ReferenceFees),
                (false, true) => (85, Reason::ReferencePart),
                (false, false) => (72, Reason::ReferencePart),
            };
            return self.filled(&places, amount, confidence, reason);
        }
        // More than is quoted: others of the same customer, or too much.
        let missing = amount.saturating_sub(total);
        let others = self.of_customer(self.open.get(first)?.customer, line);
        let others: Vec<usize> =
            others.into_iter().filter(|place| !places.contains(place)).collect();
        if let Some((more, unique)) = self.sum(&others, missing) {
            let all: Vec<usize> = places.iter().copied().chain(more).collect();
            let confidence = if unique { 84 } else { 70 };
            return Some(self.whole(&all, confidence, Reason::ReferencesAndOthers));
        }
        self.filled(&places, amount, 75, Reason::ReferenceOver)
    }

    /// What the customer who is named owes.
    fn by_payer(&self, line: &BankLine, customer: u32) -> Option<Found> {
        let amount = line.amount;
        let all = self.of_customer(customer, line);
        let exact: Vec<usize> =
            all.iter().copied().filter(|&place| self.left(place) == amount).collect();
        if let Some(&first) = exact.first() {
            let (confidence, reason) = match exact.len() {
                1 => (88, Reason::CustomerAmount),
                _ => (76, Reason::CustomerAmounts),
            };
            return Some(self.whole(&[first], confidence, reason));
        }
        if all.len() > 1 && self.total(&all) == amount {
            return Some(self.whole(&all, 86, Reason::CustomerAll));
        }
        if amount < 0 {
            return None;
        }
        if let Some((some, unique)) = self.sum(&all, amount) {
            let (confidence, reason) = match unique {
                true => (78, Reason::CustomerSeveral),
                false => (58, Reason::CustomerSeveralWays),
            };
            return Some(self.whole(&some, confidence, reason));
        }
        let near =
            all.iter().copied().find(|&place| is_fee(self.left(place), amount, self.digits(place)));
        if let Some(place) = near {
            return Some(Found {
                confidence: 64,
                reason: Reason::CustomerFees,
                ..self.whole_or_fee(place, amount, 64)
            });
        }
        // What is due first is paid first (art. 1342-10 C. civ.); credit notes stay.
        let owed: Vec<usize> = all.into_iter().filter(|&place| self.left(place) > 0).collect();
        self.filled(&owed, amount, 40, Reason::CustomerOldest)
    }

    /// Invoices of this amount, whoever pays. A customer who is named is believed.
    fn by_amount(&mut self, line: &BankLine, told: &Told) -> Option<Found> {
        if told.customer.is_some() {
            return None;
        }
        let open = &self.open;
        let places = self.by_amount.get_mut(&(line.currency.index(), line.amount))?;
        // Those that are taken are not looked at again.
        let is_left = |place: &usize| open.get(*place).is_some_and(|open| open.left == line.amount);
        let taken = places.iter().take_while(|place| !is_left(place)).count();
        places.drain(..taken);
        let issued =
            |place: &&usize| open.get(**place).is_some_and(|open| open.issued <= line.date);
        let mut all =
            places.iter().take(MOST_OF_CUSTOMER).filter(|place| is_left(place)).filter(issued);
        let &first = all.next()?;
        let (confidence, reason) = match all.next() {
            None => (60, Reason::Amount),
            Some(_) => (25, Reason::Amounts),
        };
        Some(self.whole(&[first], confidence, reason))
    }

    fn digits(&self, place: usize) -> u8 {
        self.open.get(place).map_or(0, |open| open.digits)
    }

    /// What is left of a customer's invoices in the currency of the line that were issued by then,
    /// in the order in which they fall due.
    fn of_customer(&self, customer: u32, line: &BankLine) -> Vec<usize> {
        let all = self.by_customer.get(&customer).into_iter().flatten().copied();
        let is_in = |place: &usize| {
            self.open.get(*place).is_some_and(|open| {
                open.left != 0 && open.currency == line.currency.index() && open.issued <= line.date
            })
        };
        all.take(MOST_OF_CUSTOMER.saturating_mul(4)).filter(is_in).take(MOST_OF_CUSTOMER).collect()
    }

    fn total(&self, places: &[usize]) -> i64 {
        places.iter().fold(0, |sum, &place| sum.saturating_add(self.left(place)))
    }

    /// Some of these whose open amounts add up to this, and whether no others do: the first so many
    /// of them, else any few. Credit notes count.
    fn sum(&self, places: &[usize], amount: i64) -> Option<(Vec<usize>, bool)> {
        let mut sum = 0_i64;
        for (at, &place) in places.iter().enumerate() {
            sum = sum.saturating_add(self.left(place));
            if sum == amount {
                let first = places.get(..=at)?.to_vec();
                return Some((first, true));
            }
        }
        let tried = places.get(..places.len().min(MOST_TRIED)).unwrap_or_default();
        let mut search =
            Search { book: self, tried, found: Vec::new(), taken: Vec::new(), steps: 4000 };
        search.go(0, amount);
        let mut found = search.found.into_iter();
        let first = found.next()?;
        Some((first, found.next().is_none()))
    }

    fn whole(&self, places: &[usize], confidence: u8, reason: Reason) -> Found {
        let parts = places.iter().map(|&place| (place, self.left(place))).collect();
        Found { parts, confidence, reason, difference: 0 }
    }

    fn whole_or_fee(&self, place: usize, amount: i64, confidence: u8) -> Found {
        let difference = self.left(place).saturating_sub(amount);
        let reason = if difference == 0 { Reason::Reference } else { Reason::ReferenceFees };
        Found { parts: [(place, amount)].into(), confidence, reason, difference }
    }

    /// These, one after the other, as far as the amount goes.
    fn filled(
        &self,
        places: &[usize],
        amount: i64,
        confidence: u8,
        reason: Reason,
    ) -> Option<Found> {
        let mut rest = amount;
        let mut parts = Vec::new();
        for &place in places {
            let left = self.left(place);
            let part = if amount > 0 { left.min(rest) } else { left.max(rest) };
            if part.signum() == amount.signum() {
                parts.push((place, part));
                rest = rest.saturating_sub(part);
            }
        }
        let difference = self.total(places).saturating_sub(amount);
        (!parts.is_empty()).then_some(Found { parts, confidence, reason, difference })
    }

    /// Takes what a proposal needs, if all of it is left.
    fn take(&mut self, found: &Found) -> bool {
        let is_left = |&(place, part): &(usize, i64)| {
            let left = self.left(place);
            left.signum() == part.signum() && left.saturating_abs() >= part.saturating_abs()
        };
        if !found.parts.iter().all(is_left) {
            return false;
        }
        for &(place, part) in &found.parts {
            if let Some(open) = self.open.get_mut(place) {
                open.left = open.left.saturating_sub(part);
            }
        }
        true
    }

    fn proposal(&self, line: usize, bank: &BankLine, found: &Found) -> Proposal {
        let of = |&(place, part): &(usize, i64)| Some((self.open.get(place)?.id.clone(), part));
        let first = found.parts.first().and_then(|&(place, _)| self.open.get(place));
        let customer = first
            .map_or("", |open| self.name(open.customer, self.ledger.customers().id(open.customer)));
        let digits = bank.currency.digits();
        Proposal {
            line,
            invoices: found.parts.iter().filter_map(of).collect(),
            digits,
            confidence: found.confidence,
            reason: found.reason,
            difference: Money { minor: found.difference.saturating_abs().into(), digits },
            customer: customer.to_owned(),
        }
    }
}

/// Whether what is missing of an open amount is what banks charge.
fn is_fee(open: i64, amount: i64, digits: u8) -> bool {
    let missing = open.saturating_sub(amount);
    let most = i64::try_from(pow10(digits)).unwrap_or(0).saturating_mul(MOST_FEES);
    amount > 0 && missing > 0 && missing <= most && missing.saturating_mul(FEES_PART) <= open
}

/// A few of some invoices that add up to an amount.
struct Search<'b> {
    book: &'b Book<'b>,
    tried: &'b [usize],
    /// At most two ways.
    found: Vec<Vec<usize>>,
    taken: Vec<usize>,
    steps: u32,
}

impl Search<'_> {
    fn go(&mut self, from: usize, amount: i64) {
        if amount == 0 && !self.taken.is_empty() {
            self.found.push(self.taken.clone());
            return;
        }
        if self.taken.len() >= MOST_SUMMANDS {
            return;
        }
        for at in from..self.tried.len() {
            let Some(steps) = self.steps.checked_sub(1) else { return };
            self.steps = steps;
            let Some(&place) = self.tried.get(at) else { return };
            self.taken.push(place);
            self.go(at.saturating_add(1), amount.saturating_sub(self.book.left(place)));
            self.taken.pop();
            if self.found.len() > 1 {
                return;
            }
        }
    }
}
