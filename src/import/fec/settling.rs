//! What pays what within one group of lines.

use super::pairing::{Item, Nature, names_document};
use crate::date::Date;
use crate::ledger::{Payment, Span};
use crate::order;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// An invoice or credit note, and what was paid of it.
#[derive(Clone, Debug)]
pub(super) struct Owed {
    /// The code of its item.
    pub(super) item: u32,
    /// What is left, in cents.
    pub(super) open: i64,
    pub(super) payments: Vec<Payment>,
    pub(super) doubtful: Option<Span>,
    pub(super) written_off: Option<Date>,
    /// No invoice: what was paid in advance, too much, or for an invoice of another file. Its amount
    /// is 0, so that it counts as no sale.
    pub(super) is_credit: bool,
}

impl Owed {
    fn new(item: u32, open: i64) -> Owed {
        Owed {
            item,
            open,
            payments: Vec::new(),
            doubtful: None,
            written_off: None,
            is_credit: false,
        }
    }

    /// A payment, or a refund below 0.
    fn pay(&mut self, date: Date, amount: i64) {
        if amount != 0 {
            self.open = self.open.saturating_sub(amount);
            self.payments.push(Payment { date, amount });
        }
    }

    /// What was paid so far.
    fn paid(&self, cents: i64) -> i64 {
        cents.saturating_sub(self.open)
    }
}

/// One group of items that belong together.
struct Group<'i, 'a> {
    items: &'i [Item<'a>],
    /// All that is owed: invoices by the day they are due, then credit notes, then credits.
    owed: Vec<Owed>,
    invoices: usize,
    notes: usize,
    /// The first invoice of each piece.
    pieces: BTreeMap<&'a str, usize>,
    /// Invoices before this one are paid.
    next: usize,
    /// Steps that may be taken: however many lines a file matches together, the time that they take
    /// grows no faster than their number.
    steps: usize,
}

/// Among more invoices none is looked for that is paid to the cent.
const MOST_COMPARED: usize = 200;

/// Settles the items of these codes and adds what is owed to `all`. Whatever pays what, what is left
/// of all of them is their balance.
pub(super) fn settle(items: &[Item], codes: &[u32], all: &mut Vec<Owed>) {
    let item = |code: u32| items.get(code as usize);
    let of = |nature: Nature| {
        let of = move |code: &&u32| item(**code).is_some_and(|item| item.nature == nature);
        codes.iter().filter(of).copied()
    };
    let cents = |code: u32| item(code).map_or(0, |item| item.cents);
    let due = |code: &u32| item(*code).map(|item| item.line.due.unwrap_or(item.issued));
    let invoices: Vec<u32> = of(Nature::Owed).filter(|&code| cents(code) > 0).collect();
    let notes: Vec<u32> = of(Nature::Owed).filter(|&code| cents(code) < 0).collect();
    let invoices = order::sorted_by_key(&invoices, due);
    let mut group = Group {
        items,
        owed: invoices.iter().chain(&notes).map(|&code| Owed::new(code, cents(code))).collect(),
        invoices: invoices.len(),
        notes: notes.len(),
        pieces: BTreeMap::new(),
        next: 0,
        steps: codes.len().saturating_mul(64).saturating_add(4096),
    };
    for (place, &code) in invoices.iter().enumerate().rev() {
        if let Some(item) = item(code).filter(|item| names_document(item.line.piece)) {
            group.pieces.insert(item.line.piece, place);
        }
    }
    let losses: Vec<u32> = of(Nature::Lost).collect();
    let mut events: Vec<u32> = of(Nature::Paid).chain(notes.iter().copied()).collect();
    let lost = match losses.as_slice() {
        &[lost] if group.is_last(lost, &events) => Some(lost),
        _ => {
            events.extend(&losses);
            None
        }
    };
    let events = order::sorted_by_key(&events, |&code| item(code).map(|item| (item.date, code)));
    for code in events {
        group.apply(code);
    }
    let last = codes.iter().filter_map(|&code| item(code).map(|item| item.date.max(item.issued)));
    let last = last.max().unwrap_or(Date::MIN);
    group.even(last);
    if let Some(lost) = lost
        && !group.write_off(lost)
    {
        group.apply(lost);
        group.even(last);
    }
    all.append(&mut group.owed);
}

impl<'i, 'a> Group<'i, 'a> {
    fn item(&self, code: u32) -> Option<&'i Item<'a>> {
        self.items.get(code as usize)
    }

    /// The first invoice of the piece that an item names.
    fn of_piece(&self, item: &Item) -> Option<usize> {
        self.pieces.get(item.line.piece).copied()
    }

    /// Whether a loss comes after all else.
    fn is_last(&self, lost: u32, others: &[u32]) -> bool {
        let date = |code: u32| self.item(code).map(|item| item.date);
        let issued = self.owed.iter().filter_map(|owed| Some(self.item(owed.item)?.issued)).max();
        others.iter().all(|&other| date(other) <= date(lost)) && issued <= date(lost)
    }

    /// Writes off what is left, if the loss is all of that.
    fn write_off(&mut self, lost: u32) -> bool {
        let Some((date, cents)) = self.item(lost).map(|item| (item.date, item.cents)) else {
            return false;
        };
        let left: i128 = self.owed.iter().map(|owed| i128::from(owed.open)).sum();
        let fits = self.owed.iter().all(|owed| owed.open >= 0 && !owed.is_credit);
        if !fits || left.checked_neg() != Some(i128::from(cents)) {
            return false;
        }
        for owed in self.owed.iter_mut().filter(|owed| owed.open > 0) {
            owed.written_off = Some(date);
        }
        true
    }

    fn apply(&mut self, code: u32) {
        let Some(item) = self.item(code) else { return };
        let received = item.cents.saturating_neg();
        if item.nature == Nature::Owed {
            self.set_off(code, item);
        } else if received > 0 {
            let left = self.pay(item, item.date, received, None);
            self.leave(code, item, left);
        } else {
            let left = self.refund(item, item.cents);
            self.leave(code, item, left.saturating_neg());
        }
    }

    /// One step; whether there is one left.
    fn step(&mut self) -> bool {
        let left = self.steps.checked_sub(1);
        self.steps = left.unwrap_or_default();
        left.is_some()
    }

    /// Sets a credit note off against the invoices of its group.
    fn set_off(&mut self, code: u32, item: &Item) {
        let end = self.invoices.saturating_add(self.notes);
        let range = self.owed.get(self.invoices..end).unwrap_or_default();
        let place = range.binary_search_by_key(&code, |owed| owed.item).ok();
        let Some(place) = place.and_then(|place| place.checked_add(self.invoices)) else { return };
        let credit = self.owed.get(place).map_or(0, |note| note.open.saturating_neg());
        if credit > 0 {
            self.pay(item, item.issued, credit, Some(place));
        }
    }

    /// Pays invoices: the one of the same piece, one of exactly this amount, then the earliest due.
    /// Gives what is left. With a note, both are paid, on the day on which both are there.
    fn pay(&mut self, item: &Item, date: Date, amount: i64, note: Option<usize>) -> i64 {
        let mut left = amount;
        if let Some(place) = self.of_piece(item) {
            left = self.pay_one(place, date, left, note);
        }
        if left > 0 && self.invoices <= MOST_COMPARED {
            let invoices = self.owed.get(..self.invoices).unwrap_or_default();
            if let Some(place) = invoices.iter().position(|owed| owed.open == left) {
                left = self.pay_one(place, date, left, note);
            }
        }
        while left > 0 && self.next < self.invoices && self.step() {
            left = self.pay_one(self.next, date, left, note);
            if left > 0 {
                self.next = self.next.saturating_add(1);
            }
        }
        left
    }

    fn pay_one(&mut self, place: usize, date: Date, amount: i64, note: Option<usize>) -> i64 {
        let Some(owed) = self.owed.get_mut(place) else { return amount };
        let part = amount.min(owed.open);
        if part <= 0 {
            return amount;
        }
        let issued = self.items.get(owed.item as usize).map_or(date, |item| item.issued);
        let day = if note.is_some() { date.max(issued) } else { date };
        owed.pay(day, part);
        if let Some(note) = note.and_then(|note| self.owed.get_mut(note)) {
            note.pay(day, part.saturating_neg());
        }
        amount.saturating_sub(part)
    }

    /// Gives money back: of credit notes and of what was paid too much first, then of what was paid
    /// last. Gives what is left.
    fn refund(&mut self, item: &Item, amount: i64) -> i64 {
        let mut left = amount;
        for place in (0..self.owed.len()).rev() {
            if left <= 0 || !self.step() {
                break;
            }
            if let Some(owed) = self.owed.get_mut(place).filter(|owed| owed.open < 0) {
                let part = left.min(owed.open.saturating_neg());
                owed.pay(item.date, part.saturating_neg());
                left = left.saturating_sub(part);
            }
        }
        for place in (0..self.invoices).rev() {
            if left <= 0 || !self.step() {
                break;
            }
            let Some(owed) = self.owed.get_mut(place) else { continue };
            let cents = self.items.get(owed.item as usize).map_or(0, |item| item.cents);
            let part = left.min(owed.paid(cents));
            if part > 0 {
                owed.pay(item.date, part.saturating_neg());
                left = left.saturating_sub(part);
                self.next = self.next.min(place);
            }
        }
        left
    }

    /// Sets what is left too much of some off against what lacks of others, on this day: what
    /// balances is settled.
    fn even(&mut self, day: Date) {
        let mut short = (0..self.owed.len())
            .filter(|&place| self.owed.get(place).is_some_and(|owed| owed.open > 0))
            .collect::<Vec<usize>>()
            .into_iter()
            .peekable();
        for place in 0..self.owed.len() {
            while let Some(&other) = short.peek() {
                let open = |place: usize| self.owed.get(place).map_or(0, |owed| owed.open);
                let part = open(place).saturating_neg().min(open(other));
                if part <= 0 {
                    if open(place) >= 0 {
                        break;
                    }
                    short.next();
                    continue;
                }
                for (place, amount) in [(other, part), (place, part.saturating_neg())] {
                    if let Some(owed) = self.owed.get_mut(place) {
                        owed.pay(day, amount);
                    }
                }
            }
        }
    }

    /// What no invoice takes: on the one of the same piece, else the last one; without any, a credit
    /// by itself.
    fn leave(&mut self, code: u32, item: &Item, received: i64) {
        if received == 0 {
            return;
        }
        let last = self.invoices.checked_sub(1);
        let place = self.of_piece(item).or(last);
        if let Some(owed) = place.and_then(|place| self.owed.get_mut(place)) {
            owed.pay(item.date, received);
            if received < 0 {
                self.next = self.next.min(place.unwrap_or_default());
            }
            return;
        }
        let mut credit = Owed { is_credit: true, ..Owed::new(code, 0) };
        credit.pay(item.date, received);
        self.owed.push(credit);
    }
}
