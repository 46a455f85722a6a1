//! Cutting a text into lines and cells (RFC 4180, with any delimiter and any line end).
//!
//! By hand, because a file must say which physical line is wrong and lose no other: the `csv` crate
//! counts `\n` only, lets an open quote swallow the rest of the file, and copies every cell, which
//! alone takes longer than all of reading here. The tests hold this against that crate.

use alloc::vec::Vec;

/// Where a cell is in the text, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether doubled quotes in it stand for one.
    pub(super) doubled: bool,
}

/// A line has no more cells than this: the rest of a longer one is not kept.
pub(super) const MOST_CELLS: usize = 4096;

/// One line of cells. It takes several physical lines where a quoted cell does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of its first physical line, from 1, as an editor counts.
    pub(super) number: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a quote is left open or is closed in the middle of a cell. The cells mean nothing
    /// then, and reading goes on with the next physical line.
    pub(super) open: bool,
}

/// The lines of a text. Blank ones are passed over.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    at: usize,
    number: usize,
    ends: Ends,
}

/// What ends a cell.
enum Stop {
    Delimiter,
    Newline,
    End,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str, delimiter: u8) -> Lines<'a> {
        let bytes = text.as_bytes();
        Lines { bytes, delimiter, at: 0, number: 1, ends: Ends::of(bytes, 0, delimiter) }
    }

    /// The next line; its cells replace what `cells` held.
    pub(super) fn next(&mut self, cells: &mut Vec<Cell>) -> Option<Line> {
        while let Some(length) = self.newline_at(self.at) {
            self.at = self.at.saturating_add(length);
            self.number = self.number.saturating_add(1);
        }
        if self.at >= self.bytes.len() {
            return None;
        }
        cells.clear();
        let mut line = Line { number: self.number, start: self.at, end: self.at, open: false };
        loop {
            let stop = if self.bytes.get(self.at) == Some(&b'"') {
                self.quoted(cells).unwrap_or_else(|| {
                    line.open = true;
                    self.at = line.start;
                    self.number = line.number;
                    cells.clear();
                    self.whole(cells)
                })
            } else {
                self.plain(cells)
            };
            match stop {
                Stop::Delimiter => self.at = self.at.saturating_add(1),
                Stop::Newline => {
                    line.end = self.at;
                    self.at = self.at.saturating_add(self.newline_at(self.at).unwrap_or(0));
                    self.number = self.number.saturating_add(1);
                    return Some(line);
                }
                Stop::End => {
                    line.end = self.at;
                    return Some(line);
                }
            }
        }
    }

    /// How many bytes the line end at this place takes, if there is one.
    fn newline_at(&self, at: usize) -> Option<usize> {
        match self.bytes.get(at)? {
            b'\n' => Some(1),
            b'\r' if self.bytes.get(at.saturating_add(1)) == Some(&b'\n') => Some(2),
            b'\r' => Some(1),
            _ => None,
        }
    }

    /// What is at this place, after a cell.
    fn stop_at(&self, at: usize) -> Option<Stop> {
        match self.bytes.get(at) {
            None => Some(Stop::End),
            Some(&byte) if byte == self.delimiter => Some(Stop::Delimiter),
            Some(b'\n' | b'\r') => Some(Stop::Newline),
            Some(_) => None,
        }
    }

    /// A cell without quotes, up to the delimiter or a line end.
    fn plain(&mut self, cells: &mut Vec<Cell>) -> Stop {
        let start = self.at;
        self.at = self.ends.next(self.bytes, start, self.delimiter);
        keep(Cell { start, end: self.at, doubled: false }, cells);
        self.stop_at(self.at).unwrap_or(Stop::End)
    }

    /// A physical line as one cell.
    fn whole(&mut self, cells: &mut Vec<Cell>) -> Stop {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        self.at = start.saturating_add(length.unwrap_or(rest.len()));
        cells.push(Cell { start, end: self.at, doubled: false });
        if length.is_some() { Stop::Newline } else { Stop::End }
    }

    /// A cell in quotes; none where they do not close before a delimiter or a line end.
    fn quoted(&mut self, cells: &mut Vec<Cell>) -> Option<Stop> {
        let start = self.at.saturating_add(1);
        let mut doubled = false;
        let mut from = start;
        loop {
            let rest = self.bytes.get(from..).unwrap_or_default();
            let end = from.saturating_add(rest.iter().position(|&byte| byte == b'"')?);
            let after = end.saturating_add(1);
            if self.bytes.get(after) == Some(&b'"') {
                doubled = true;
                from = after.saturating_add(1);
                continue;
            }
            let stop = self.stop_at(after)?;
            let inside = self.bytes.get(start..end).unwrap_or_default();
            self.number = self.number.saturating_add(newlines(inside));
            keep(Cell { start, end, doubled }, cells);
            self.at = after;
            return Some(stop);
        }
    }
}

fn keep(cell: Cell, cells: &mut Vec<Cell>) {
    if cells.len() < MOST_CELLS {
        cells.push(cell);
    }
}

/// Where delimiters and line ends are in a block of 64 bytes: one bit each. Looking at a block at a
/// time takes a third of the time that looking for the end of each cell takes.
#[derive(Clone, Debug)]
struct Ends {
    /// Where the block begins.
    start: usize,
    bits: u64,
}

const BLOCK: usize = 64;

impl Ends {
    fn of(bytes: &[u8], start: usize, delimiter: u8) -> Ends {
        let rest = bytes.get(start..).unwrap_or_default();
        let bits = match rest.first_chunk::<BLOCK>() {
            Some(block) => ends(block, delimiter),
            None => {
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(byte, &known)| *byte = known);
                ends(&block, delimiter)
            }
        };
        Ends { start, bits }
    }

    /// The first delimiter or line end from this place on, or the end of the text.
    fn next(&mut self, bytes: &[u8], from: usize, delimiter: u8) -> usize {
        let mut skipped = from.wrapping_sub(self.start);
        if skipped >= BLOCK {
            *self = Ends::of(bytes, from, delimiter);
            skipped = 0;
        }
        let mut bits = self.bits & (u64::MAX << skipped);
        while bits == 0 {
            let start = self.start.saturating_add(BLOCK);
            if start >= bytes.len() {
                return bytes.len();
            }
            *self = Ends::of(bytes, start, delimiter);
            bits = self.bits;
        }
        self.start.saturating_add(bits.trailing_zeros() as usize)
    }
}

/// A bit for each byte of the block that ends a cell.
fn ends(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let (words, _) = block.as_chunks::<8>();
    let mut bits = 0;
    for word in words.iter().rev() {
        let word = u64::from_le_bytes(*word);
        let others = others(word, delimiter) & others(word, b'\n') & others(word, b'\r');
        // Gathers the lowest bit of each byte in one byte.
        let found = ((!others & each(0x80)) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits = bits << 8 | found;
    }
    bits
}

/// A word of eight times this byte.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// The top bit of each byte of a word that is not this one.
const fn others(word: u64, byte: u8) -> u64 {
    let difference = word ^ each(byte);
    ((difference & each(0x7F)).wrapping_add(each(0x7F)) | difference) & each(0x80)
}

/// How often a byte occurs.
pub(super) fn count(bytes: &[u8], byte: u8) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let counted = words.iter().fold(0_usize, |count, word| {
        let same = others(u64::from_le_bytes(*word), byte) ^ each(0x80);
        count.wrapping_add(same.count_ones() as usize)
    });
    counted.saturating_add(rest.iter().filter(|&&known| known == byte).count())
}

/// How many physical lines end in these bytes.
fn newlines(bytes: &[u8]) -> usize {
    let mut count: usize = 0;
    let mut after_return = false;
    for &byte in bytes {
        let ends = byte == b'\r' || (byte == b'\n' && !after_return);
        count = count.saturating_add(usize::from(ends));
        after_return = byte == b'\r';
    }
    count
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;
    use alloc::string::String;
    use alloc::vec;

    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(usize, bool, Vec<String>)> {
        let mut lines = Lines::of(text, b';');
        let mut cells = Vec::new();
        let mut read = Vec::new();
        while let Some(line) = lines.next(&mut cells) {
            let texts = cells.iter().map(|cell| {
                let text = text.get(cell.start..cell.end).unwrap();
                if cell.doubled { text.replace("\"\"", "\"") } else { text.to_owned() }
            });
            read.push((line.number, line.open, texts.collect()));
        }
        read
    }

    fn line(number: usize, cells: &[&str]) -> (usize, bool, Vec<String>) {
        (number, false, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn any_line_end_counts_once() {
        let expected = [line(1, &["a", "b"]), line(2, &["c", ""]), line(4, &["d", "e"])];
        for text in ["a;b\nc;\n\nd;e", "a;b\r\nc;\r\n\r\nd;e\r\n", "a;b\rc;\r\rd;e\r"] {
            assert_eq!(read(text), expected, "{text:?}");
        }
        assert_eq!(
            read("a\r\nb\rc\nd"),
            [1, 2, 3, 4].map(|n| line(n, &[["a", "b", "c", "d"][n - 1]]))
        );
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        assert_eq!(
            read("\"a;\"\"b\"\"\";\"c\r\nd\"\n\"\";e"),
            [line(1, &["a;\"b\"", "c\r\nd"]), line(3, &["", "e"])]
        );
        assert_eq!(read("a \"b\" c;5\""), [line(1, &["a \"b\" c", "5\""])]);
    }

    #[test]
    fn bytes_are_counted() {
        let text = "\n\u{A}\u{8A}\u{B}\n\u{1}\u{0}ab\n\n\ncdefghijk\n";
        for end in 0..text.len() {
            let bytes = &text.as_bytes()[..end];
            assert_eq!(count(bytes, b'\n'), bytes.iter().filter(|&&byte| byte == b'\n').count());
        }
    }

    #[test]
    fn an_open_quote_costs_its_own_line_only() {
        let opened = |number, text: &str| (number, true, vec![text.to_owned()]);
        assert_eq!(read("a;\"b\nc;d\n"), [opened(1, "a;\"b"), line(2, &["c", "d"])]);
        assert_eq!(
            read("a;\"b\nc;\"d\"\n\"e\" f;g\nh"),
            [opened(1, "a;\"b"), line(2, &["c", "d"]), opened(3, "\"e\" f;g"), line(4, &["h"])]
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest! {
        /// What one writer wrote, another reader reads: the `csv` crate on either side.
        #[test]
        fn any_table_is_cut_as_the_csv_crate_cuts_it(
            table in (1_usize..5).prop_flat_map(|width| {
                prop::collection::vec(prop::collection::vec("[a;\"\\r\\n é0-9,]{0,70}", width), 1..6)
            }),
            crlf in any::<bool>(),
        ) {
            let end = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer =
                csv::WriterBuilder::new().delimiter(b';').terminator(end).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let mut reader =
                csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            let found: Vec<Vec<String>> = read(&text).into_iter().map(|(_, _, row)| row).collect();
            prop_assert_eq!(&found, &expected);
            prop_assert_eq!(&found, &table);
        }
    }
}
