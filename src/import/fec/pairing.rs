//! From lines on customer accounts to invoices: what belongs together, and what pays what.

use super::{Account, Entry, Line};
use crate::date::Date;
use crate::ledger::Span;
use crate::order;
use crate::warning::{FileNotice, Warning};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::settling::{Owed, settle};

/// What a line is, by its entry and its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// An invoice or a credit note: it is owed, or owed back.
    Owed,
    /// A payment, a refund, any other settlement.
    Paid,
    /// A loss on a debt that will not be paid.
    Lost,
    /// A transfer between 411 and 416, which only says whether the debt is doubtful.
    Moved,
}

/// The lines of an entry that say one thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub(super) line: Line<'a>,
    pub(super) nature: Nature,
    /// Debit less credit, of all its lines.
    pub(super) cents: i64,
    /// How many lines it has.
    pub(super) lines: u32,
    /// The day on which it counts, as a payment.
    pub(super) date: Date,
    /// The day on which it counts, as an invoice.
    pub(super) issued: Date,
}

/// What the lines of a file are, in its order.
pub(super) struct Paired<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) owed: Vec<Owed>,
    pub(super) warnings: Vec<Warning>,
}

/// Pairs all lines.
pub(super) fn pair<'a>(
    lines: &[Line<'a>],
    entries: &[Entry<'a>],
    accounts: &[Account<'a>],
) -> Paired<'a> {
    let mut warnings = Vec::new();
    let (items, undated) = items(lines, entries);
    if undated > 0 {
        warnings.push(FileNotice::OpeningUndated(undated).into());
    }
    let mut groups = Groups::of(&items);
    let mut pairing = Pairing { items, doubtful: BTreeMap::new(), back: Vec::new() };
    pairing.join_matched(&mut groups, accounts, &mut warnings);
    pairing.join_pieces(&mut groups);
    pairing.join_transfers(&mut groups, entries);

    let Pairing { items, doubtful, back } = pairing;
    let mut returned = BTreeMap::new();
    for &(item, date) in &back {
        returned.insert(groups.root(item), date);
    }
    let count = items.len();
    let roots: Vec<u32> =
        (0..u32::try_from(count).unwrap_or(u32::MAX)).map(|item| groups.root(item)).collect();
    let by_group =
        order::positions(count, &|a, b| roots.get(a as usize).cmp(&roots.get(b as usize)));
    let mut owed = Vec::new();
    for group in by_group.chunk_by(|&a, &b| roots.get(a as usize) == roots.get(b as usize)) {
        let first = owed.len();
        settle(&items, group, &mut owed);
        let root = group.first().and_then(|&item| roots.get(item as usize)).copied();
        let until = root.and_then(|root| returned.get(&root)).copied();
        for owed in owed.iter_mut().skip(first) {
            owed.doubtful = span(&items, owed, &doubtful, until);
        }
    }
    // In the order of the file, what is no invoice last.
    let positions = order::positions(owed.len(), &|a, b| {
        let key = |at: u32| owed.get(at as usize).map(|owed| (owed.is_credit, owed.item));
        key(a).cmp(&key(b))
    });
    let owed = order::pick(&owed, &positions);
    let alone = owed.iter().filter(|owed| owed.is_credit).count();
    if alone > 0 {
        warnings.push(FileNotice::WithoutInvoice(alone).into());
    }
    Paired { items, owed, warnings }
}

/// When an invoice was doubtful: since it was moved to 416, or is there from the beginning.
fn span(
    items: &[Item],
    owed: &Owed,
    moved: &BTreeMap<u32, Date>,
    back: Option<Date>,
) -> Option<Span> {
    let item = items.get(owed.item as usize)?;
    let there = (item.line.doubtful && !owed.is_credit).then_some(item.date);
    let from = moved.get(&owed.item).copied().or(there)?;
    Some(Span { from, to: back.map(|back| back.plus(-1)).filter(|&to| to >= from) })
}

/// Whether a text names a document, not nothing, as "-" and "000000" do.
pub(super) fn names_document(piece: &str) -> bool {
    piece.chars().any(|c| c.is_alphanumeric() && c != '0')
}

/// What the lines are, each by its entry; and how many opening balances state no day of issue.
fn items<'a>(lines: &[Line<'a>], entries: &[Entry<'a>]) -> (Vec<Item<'a>>, usize) {
    let mut items: Vec<Item> = Vec::with_capacity(lines.len());
    let mut merged: BTreeMap<_, usize> = BTreeMap::new();
    let mut undated: usize = 0;
    for line in lines {
        let Some(entry) = entries.get(line.entry as usize) else { continue };
        // A line of 0 says nothing.
        if line.cents == 0 {
            continue;
        }
        let nature = nature(line, entry);
        let (mut date, mut issued) = (entry.date, line.piece_date.unwrap_or(entry.date));
        if entry.is_opening {
            // It was open on the evening before at the latest.
            let eve = entry.date.plus(-1).in_calendar().unwrap_or(entry.date);
            let stated = line.piece_date.filter(|&day| day < entry.date);
            undated = undated.saturating_add(usize::from(
                nature == Nature::Owed && stated.is_none() && line.due.is_none(),
            ));
            issued = stated.unwrap_or(eve);
            date = issued;
        }
        let item = Item { line: *line, nature, cents: line.cents, lines: 1, date, issued };
        if nature == Nature::Owed && entry.has_sales && !entry.is_opening {
            // An invoice may be entered in several lines.
            let key =
                (line.entry, line.customer, line.piece, line.due, line.matching, line.doubtful);
            let known = merged.get(&key).and_then(|&at| items.get_mut(at));
            if let Some(known) = known
                && let Some(sum) = known.cents.checked_add(item.cents)
                && sum.unsigned_abs() <= super::LARGEST
            {
                known.cents = sum;
                known.lines = known.lines.saturating_add(1);
                continue;
            }
            merged.insert(key, items.len());
        }
        items.push(item);
    }
    (items, undated)
}

fn nature(line: &Line, entry: &Entry) -> Nature {
    let debit = line.cents > 0;
    if entry.is_opening {
        return if debit { Nature::Owed } else { Nature::Paid };
    }
    match (debit, entry.has_sales, entry.has_bank) {
        (true, true, _) | (true, _, false) => Nature::Owed,
        (false, ..) if entry.has_loss => Nature::Lost,
        (false, true, false) => Nature::Owed,
        _ => Nature::Paid,
    }
}

struct Pairing<'a> {
    items: Vec<Item<'a>>,
    /// Since when the invoices are doubtful that were moved to 416.
    doubtful: BTreeMap<u32, Date>,
    /// Lines that moved a debt back to 411, and when.
    back: Vec<(u32, Date)>,
}

impl<'a> Pairing<'a> {
    /// The items, each with its code.
    fn coded(&self) -> impl Iterator<Item = (u32, &Item<'a>)> {
        (0_u32..).zip(&self.items)
    }

    /// What is matched together. A code belongs to one account.
    fn join_matched(&self, groups: &mut Groups, accounts: &[Account], told: &mut Vec<Warning>) {
        let mut matchings: BTreeMap<(u32, bool, &str), (u32, i128)> = BTreeMap::new();
        for (code, item) in self.coded().filter(|(_, item)| !item.line.matching.is_empty()) {
            let key = (item.line.customer, item.line.doubtful, item.line.matching);
            let (first, sum) = matchings.entry(key).or_insert((code, 0));
            *sum = sum.saturating_add(i128::from(item.cents));
            groups.join(*first, code);
        }
        for ((customer, _, matching), (_, sum)) in matchings {
            if sum != 0 {
                let id = accounts.get(customer as usize).map_or("", |account| account.id);
                let notice = FileNotice::MatchingUnbalanced(super::clamped(sum));
                let mut warning = Warning::from(notice);
                warning.path = Some(["matchings/", id, " ", matching].concat());
                told.push(warning);
            }
        }
    }

    /// What is not matched goes with what names the same piece; with what is matched only where
    /// that is not settled yet.
    fn join_pieces(&self, groups: &mut Groups) {
        let mut loose: BTreeMap<(u32, &str), u32> = BTreeMap::new();
        let mut matched: BTreeMap<(u32, &str), u32> = BTreeMap::new();
        for (code, item) in self.coded().filter(|(_, item)| names_document(item.line.piece)) {
            let key = (item.line.customer, item.line.piece);
            if item.line.matching.is_empty() {
                groups.join(*loose.entry(key).or_insert(code), code);
            } else if item.nature == Nature::Owed && item.cents > 0 {
                matched.entry(key).or_insert(code);
            }
        }
        for (key, code) in loose {
            if let Some(&invoice) = matched.get(&key)
                && groups.sum(invoice) > 0
                && groups.sum(code) < 0
            {
                groups.join(invoice, code);
            }
        }
    }

    /// What moves all that is left of a debt from 411 to 416, or back.
    fn join_transfers(&mut self, groups: &mut Groups, entries: &[Entry]) {
        let mut pairs: BTreeMap<(Date, u32, u32), Vec<u32>> = BTreeMap::new();
        for (code, item) in self.coded() {
            let Some(entry) = entries.get(item.line.entry as usize) else { continue };
            let else_where = entry.has_sales || entry.has_bank || entry.is_opening;
            if entry.customer_lines > 1 && !else_where {
                let key = (entry.date, item.line.entry, item.line.customer);
                pairs.entry(key).or_default().push(code);
            }
        }
        if pairs.is_empty() {
            return;
        }
        // The invoices of each group as it is now.
        let mut invoices: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (code, item) in (0_u32..).zip(&self.items) {
            if item.nature == Nature::Owed && item.cents > 0 {
                invoices.entry(groups.root(code)).or_default().push(code);
            }
        }
        for ((date, ..), codes) in pairs {
            // Each credit with the debit of the same amount on the other account.
            let mut debits: BTreeMap<(bool, i64), Vec<u32>> = BTreeMap::new();
            for &code in &codes {
                if let Some(item) = self.items.get(code as usize).filter(|item| item.cents > 0) {
                    debits.entry((item.line.doubtful, item.cents)).or_default().push(code);
                }
            }
            for &from in &codes {
                let Some(source) = self.items.get(from as usize).copied() else { continue };
                let Some(amount) = source.cents.checked_neg().filter(|&amount| amount > 0) else {
                    continue;
                };
                let key = (!source.line.doubtful, amount);
                let Some(&to) = debits.get(&key).and_then(|found| found.last()) else { continue };
                let root = groups.root(from);
                let moved = invoices.get(&root).cloned().unwrap_or_default();
                let into_doubtful = !source.line.doubtful;
                if groups.sum(from) != 0 || (into_doubtful && moved.is_empty()) {
                    continue;
                }
                debits.entry(key).or_default().pop();
                for code in [from, to] {
                    if let Some(item) = self.items.get_mut(code as usize) {
                        item.nature = Nature::Moved;
                    }
                }
                groups.join(from, to);
                if into_doubtful {
                    for invoice in moved {
                        self.doubtful.entry(invoice).or_insert(date);
                    }
                } else {
                    self.back.push((to, date));
                }
            }
        }
    }
}

/// Items that belong together.
struct Groups {
    parents: Vec<u32>,
    /// Of each root, the balance of its group.
    sums: Vec<i128>,
}

impl Groups {
    /// Each item by itself.
    fn of(items: &[Item]) -> Groups {
        Groups {
            parents: (0..u32::try_from(items.len()).unwrap_or(u32::MAX)).collect(),
            sums: items.iter().map(|item| i128::from(item.cents)).collect(),
        }
    }

    fn root(&mut self, item: u32) -> u32 {
        let mut at = item;
        while let Some(&parent) = self.parents.get(at as usize)
            && parent != at
        {
            // Each step shortens the way for the next one.
            let further = self.parents.get(parent as usize).copied().unwrap_or(parent);
            if let Some(shortened) = self.parents.get_mut(at as usize) {
                *shortened = further;
            }
            at = further;
        }
        at
    }

    fn sum(&mut self, item: u32) -> i128 {
        let root = self.root(item);
        self.sums.get(root as usize).copied().unwrap_or_default()
    }

    /// The group keeps the root that came first.
    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        let (root, joined) = (one.min(other), one.max(other));
        let more = self.sums.get(joined as usize).copied().unwrap_or_default();
        if let Some(sum) = self.sums.get_mut(root as usize) {
            *sum = sum.saturating_add(more);
        }
        if let Some(parent) = self.parents.get_mut(joined as usize) {
            *parent = root;
        }
    }
}
