//! The one sort of the crate. Each that the compiler makes of the standard library's, for a type
//! and a comparison, takes 5 kB of the module; this one takes a tenth of it.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// The positions 0 … `count` − 1 in order; equals stay in the order in which they came.
pub(crate) fn positions(count: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    sort(&mut positions, compare);
    positions
}

/// Sorts numbers; equals stay in the order in which they came.
pub(crate) fn sort(numbers: &mut Vec<u32>, compare: &dyn Fn(u32, u32) -> Ordering) {
    // Where the runs end that are in order already. Each round merges neighbors, two and two.
    let mut ends = Vec::new();
    let mut end = 0_usize;
    for run in numbers.chunk_by(|&a, &b| compare(a, b).is_le()) {
        end = end.wrapping_add(run.len());
        ends.push(end);
    }
    while ends.len() > 1 {
        let mut merged = Vec::with_capacity(numbers.len());
        let mut start = 0;
        for pair in ends.chunks(2) {
            let (Some(&middle), Some(&end)) = (pair.first(), pair.last()) else { continue };
            let run = |from, to| numbers.get(from..to).unwrap_or_default();
            merge(run(start, middle), run(middle, end), &mut merged, compare);
            start = end;
        }
        *numbers = merged;
        ends = ends.chunks(2).filter_map(|pair| pair.last().copied()).collect();
    }
}

/// Appends two runs as one; of equals those on the left come first.
fn merge(
    mut left: &[u32],
    mut right: &[u32],
    merged: &mut Vec<u32>,
    compare: &dyn Fn(u32, u32) -> Ordering,
) {
    while let ([a, lefts @ ..], [b, rights @ ..]) = (left, right) {
        if compare(*a, *b).is_le() {
            merged.push(*a);
            left = lefts;
        } else {
            merged.push(*b);
            right = rights;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// The items at these positions.
pub(crate) fn pick<T: Clone>(items: &[T], positions: &[u32]) -> Vec<T> {
    let mut picked = Vec::with_capacity(positions.len());
    for &position in positions {
        if let Some(item) = items.get(position as usize) {
            picked.push(item.clone());
        }
    }
    picked
}

/// The items by a key; those of the same key stay in the order in which they came.
pub(crate) fn sorted_by_key<T: Clone, K: Ord>(items: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let key = |position: u32| items.get(position as usize).map(&key);
    pick(items, &positions(items.len(), &|a, b| key(a).cmp(&key(b))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_in_order_and_equals_as_they_came() {
        let mut state = 1_u32;
        for count in [0, 1, 2, 3, 7, 64, 1000] {
            for kinds in [1, 2, 10, u32::MAX] {
                let numbers: Vec<u32> = core::iter::repeat_with(|| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    state >> 8
                })
                .take(count)
                .collect();
                let (mut ours, mut expected) = (numbers.clone(), numbers);
                sort(&mut ours, &|a, b| (a % kinds).cmp(&(b % kinds)));
                expected.sort_by_key(|number| number % kinds);
                assert_eq!(ours, expected, "{count} of {kinds}");
            }
        }
    }
}
