//! Many short texts in one buffer, and the way from a text back to its position.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;
use hashbrown::HashTable;
use xxhash_rust::xxh64::xxh64;

/// Texts in one buffer, each known by the position at which it came.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    buffer: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn capacity(&self) -> usize {
        self.ends.capacity()
    }

    pub(super) fn get(&self, position: u32) -> &str {
        let position = position as usize;
        self.of_run(position..position.wrapping_add(1))
    }

    /// The texts at these positions, one after the other.
    pub(super) fn of_run(&self, positions: Range<usize>) -> &str {
        self.buffer.get(self.start(positions.start)..self.start(positions.end)).unwrap_or_default()
    }

    /// Where a text starts: where the one before it ends.
    #[inline(always)]
    fn start(&self, position: usize) -> usize {
        self.ends.get(position.wrapping_sub(1)).copied().unwrap_or(0) as usize
    }

    pub(super) fn push(&mut self, text: &str) {
        self.buffer.push_str(text);
        self.ends.push(u32::try_from(self.buffer.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn reserve(&mut self, texts: usize, bytes: usize) {
        self.ends.reserve_exact(texts);
        self.buffer.reserve_exact(bytes);
    }

    /// Bytes of all texts.
    pub(super) fn bytes(&self) -> usize {
        self.buffer.len()
    }

    /// Bytes for which there is room.
    pub(super) fn room(&self) -> usize {
        self.buffer.capacity()
    }

    /// Texts that follow each other, cut at these lengths; `None` where there is no room for them.
    pub(super) fn extend(&mut self, all: &str, lengths: impl Iterator<Item = u16>) -> Option<()> {
        let mut end = u32::try_from(self.buffer.len()).ok()?;
        end.checked_add(u32::try_from(all.len()).ok()?)?;
        self.buffer.push_str(all);
        self.ends.extend(lengths.map(|length| {
            end = end.saturating_add(u32::from(length));
            end
        }));
        Some(())
    }

    pub(super) fn heap_bytes(&self) -> usize {
        self.buffer.capacity().saturating_add(self.ends.capacity().saturating_mul(size_of::<u32>()))
    }
}

/// Finds a text among [`Texts`]: only positions are kept, never a second copy of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    table: HashTable<u32>,
}

// The seed is fixed: the same input gives the same ledger, byte for byte.
fn hash(text: &str) -> u64 {
    xxh64(text.as_bytes(), 0)
}

/// The hash of the text at a position. One closure for all that make a table grow: the module holds
/// the code of growing once for each.
fn hasher(texts: &Texts) -> impl Fn(&u32) -> u64 {
    |&position| hash(texts.get(position))
}

impl Index {
    /// The index of all texts but those `left_out`.
    pub(super) fn of(texts: &Texts, left_out: impl Fn(u32) -> bool) -> Index {
        let mut index = Index::default();
        // Room for what is still to come, too.
        index.table.reserve(texts.capacity(), hasher(texts));
        for position in 0..u32::try_from(texts.len()).unwrap_or(u32::MAX) {
            if !left_out(position) {
                index.insert(texts, position);
            }
        }
        index
    }

    pub(super) fn find(&self, texts: &Texts, text: &str) -> Option<u32> {
        self.table.find(hash(text), |&position| texts.get(position) == text).copied()
    }

    /// Adds a text that is not in the index yet.
    pub(super) fn insert(&mut self, texts: &Texts, position: u32) {
        self.table.insert_unique(hash(texts.get(position)), position, hasher(texts));
    }

    /// The position of a text, and whether it is new.
    pub(super) fn find_or_insert(&mut self, texts: &mut Texts, text: &str) -> (u32, bool) {
        let hashed = hash(text);
        if let Some(&position) = self.table.find(hashed, |&known| texts.get(known) == text) {
            return (position, false);
        }
        let position = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        texts.push(text);
        self.table.insert_unique(hashed, position, hasher(texts));
        (position, true)
    }

    pub(super) fn remove(&mut self, texts: &Texts, text: &str) -> Option<u32> {
        let same = |&position: &u32| texts.get(position) == text;
        self.table.find_entry(hash(text), same).ok().map(|entry| entry.remove().0)
    }

    pub(super) fn reserve(&mut self, texts: &Texts, more: usize) {
        self.table.reserve(more, hasher(texts));
    }

    pub(super) fn heap_bytes(&self) -> usize {
        self.table.allocation_size()
    }
}
