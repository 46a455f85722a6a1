//! A table of sums: a row for each customer or bucket, a figure in each column.

use alloc::vec;
use alloc::vec::Vec;

/// Sums by row and figure, 0 at first.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    width: usize,
    sums: Vec<i128>,
}

impl Sums {
    pub(super) fn new(rows: usize, width: usize) -> Sums {
        Sums { width, sums: vec![0; rows.saturating_mul(width)] }
    }

    /// Adds to one of them.
    #[inline(never)]
    pub(super) fn add(&mut self, row: usize, figure: usize, term: i128) {
        let at = row.wrapping_mul(self.width).wrapping_add(figure);
        if let Some(sum) = self.sums.get_mut(at) {
            *sum = sum.wrapping_add(term);
        }
    }

    /// Adds to all figures of a row.
    #[inline(never)]
    pub(super) fn add_row(&mut self, row: usize, terms: &[i128]) {
        let start = row.wrapping_mul(self.width);
        let sums = self.sums.get_mut(start..).unwrap_or_default();
        for (sum, &term) in sums.iter_mut().zip(terms) {
            *sum = sum.wrapping_add(term);
        }
    }

    /// The figures of a row.
    pub(super) fn of(&self, row: usize) -> &[i128] {
        let start = row.wrapping_mul(self.width);
        self.sums.get(start..start.wrapping_add(self.width)).unwrap_or_default()
    }

    /// The first figure of a row.
    pub(super) fn first(&self, row: usize) -> i128 {
        self.of(row).first().copied().unwrap_or(0)
    }

    /// The sums of all rows.
    pub(super) fn total(&self) -> Sums {
        let mut total = Sums::new(1, self.width);
        for row in self.sums.chunks_exact(self.width) {
            total.add_row(0, row);
        }
        total
    }
}
