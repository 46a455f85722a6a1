//! What is settled together (EcritureLet, DateLet).

use super::book::{Book, Entry, Kind, Role};
use crate::date::Date;
use crate::order;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Takes out what never went through a bank: what one document of a customer gives back on the day
/// on which another takes as much sets them off. They are matched together instead.
pub(super) fn set_off(book: &mut Book) {
    type Key = (u32, Date, bool, usize, i128);
    let mut sides: BTreeMap<Key, [Vec<usize>; 2]> = BTreeMap::new();
    for (place, entry) in book.entries.iter().enumerate() {
        let Some(line) = entry.lines.first().filter(|_| entry.kind == Kind::Paid) else { continue };
        let is_doubtful = line.role == Role::Doubtful;
        let key = (
            entry.customer,
            entry.date,
            is_doubtful,
            entry.currency.index(),
            line.cents.saturating_abs(),
        );
        let [given, taken] = sides.entry(key).or_default();
        if line.cents > 0 { given.push(place) } else { taken.push(place) }
    }
    let mut gone: Vec<usize> = Vec::new();
    for [given, taken] in sides.values() {
        for (one, other) in given.iter().zip(taken) {
            let entry = |place: &usize| book.entries.get(*place);
            let (Some(giver), Some(taker)) = (entry(one), entry(other)) else { continue };
            // On one document it is a payment that came back.
            if giver.row == taker.row {
                continue;
            }
            if let (Some(a), Some(b)) = (giver.stays[0], taker.stays[0]) {
                book.ties.push((a, b));
            }
            gone.extend([*one, *other]);
        }
    }
    gone.sort_unstable();
    let mut place = 0_usize;
    book.entries.retain(|_| {
        let stays = gone.binary_search(&place).is_err();
        place = place.saturating_add(1);
        stays
    });
}

/// Of each stay, the code under which it is matched, and since when.
pub(super) type Matched = Vec<Option<(String, Date)>>;

/// The lines that belong to a stay on a customer account.
fn customer_lines(entry: &Entry) -> impl Iterator<Item = (u32, i128)> + '_ {
    let lines = entry.lines.iter().zip(entry.stays);
    lines.filter_map(|(line, stay)| Some((stay?, line.cents)))
}

/// What the lines of stays that belong together come to.
#[derive(Clone, Copy, Debug)]
struct Group {
    lines: usize,
    cents: i128,
    last: Date,
    begins_before: bool,
    customer: u32,
}

/// Matches what balances, if all of it is in the file.
pub(super) fn matched(book: &Book) -> Matched {
    let mut roots: Vec<u32> = (0..u32::try_from(book.stays.len()).unwrap_or(u32::MAX)).collect();
    for &(one, other) in &book.ties {
        let (one, other) = (root(&mut roots, one), root(&mut roots, other));
        if let Some(parent) = roots.get_mut(one.max(other) as usize) {
            *parent = one.min(other);
        }
    }
    let of: Vec<u32> = (0..u32::try_from(book.stays.len()).unwrap_or(u32::MAX))
        .map(|stay| root(&mut roots, stay))
        .collect();
    let mut groups: Vec<Group> = book
        .stays
        .iter()
        .map(|stay| Group {
            lines: 0,
            cents: 0,
            last: Date::MIN,
            begins_before: false,
            customer: stay.customer,
        })
        .collect();
    for (stay, &root) in book.stays.iter().zip(&of) {
        if let Some(group) = groups.get_mut(root as usize) {
            group.begins_before |= stay.begins_before;
        }
    }
    for entry in &book.entries {
        for (stay, cents) in customer_lines(entry) {
            let root = of.get(stay as usize).copied().unwrap_or_default();
            if let Some(group) = groups.get_mut(root as usize) {
                group.lines = group.lines.saturating_add(1);
                group.cents = group.cents.saturating_add(cents);
                group.last = group.last.max(entry.date);
            }
        }
    }
    let codes = codes(&groups);
    of.iter().map(|&root| codes.get(root as usize).cloned().flatten()).collect()
}

fn root(parents: &mut [u32], stay: u32) -> u32 {
    let mut at = stay;
    while let Some(&parent) = parents.get(at as usize)
        && parent != at
    {
        // Each step shortens the way for the next one.
        let further = parents.get(parent as usize).copied().unwrap_or(parent);
        if let Some(shortened) = parents.get_mut(at as usize) {
            *shortened = further;
        }
        at = further;
    }
    at
}

/// A code for each group that balances: letters that begin anew with each customer, in the order in
/// which they were settled.
fn codes(groups: &[Group]) -> Matched {
    let settled: Vec<u32> = (0_u32..)
        .zip(groups)
        .filter(|(_, group)| group.lines > 1 && group.cents == 0 && !group.begins_before)
        .map(|(root, _)| root)
        .collect();
    let last = |root: &u32| groups.get(*root as usize).map(|group| group.last);
    let mut codes: Matched = groups.iter().map(|_| None).collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for root in order::sorted_by_key(&settled, last) {
        let (Some(group), Some(code)) = (groups.get(root as usize), codes.get_mut(root as usize))
        else {
            continue;
        };
        let count = counts.entry(group.customer).or_default();
        *count = count.saturating_add(1);
        *code = Some((letters(*count), group.last));
    }
    codes
}

/// 1 is A, 26 is Z, 27 is AA.
fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number = number.saturating_sub(1);
        letters.push(char::from(b'A'.saturating_add(u8::try_from(number % 26).unwrap_or(0))));
        number /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn codes_are_letters() {
        let of = [1, 2, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(of, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
