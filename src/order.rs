//! The one sort of the crate. Every further one that the compiler makes, for another type or
//! another comparison, takes about 3 kB of the module.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// The positions 0 … `count` − 1 in order; equals stay in the order in which they came.
pub(crate) fn positions(count: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    sort(&mut positions, compare);
    positions
}

/// Sorts numbers; those that compare equal come in ascending order.
pub(crate) fn sort(numbers: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    numbers.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
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
