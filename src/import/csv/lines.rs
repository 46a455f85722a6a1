//! Cutting a text into lines and cells (RFC 4180, with any delimiter and any line end).
//!
//! By hand, because a file must say which physical line is wrong and lose no other: the `csv` crate
//! counts `\n` only, lets an open quote swallow the rest of the file, and copies every cell, which
//! alone takes longer than all of reading here. The tests hold this against that crate.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Where a cell is, without its quotes.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    start: usize,
    end: usize,
    /// Whether it is in [`Lines::single`] and not in the text itself.
    single: bool,
}

/// A line has no more cells than this: the rest of a longer one is not kept.
pub(in crate::import) const MOST_CELLS: usize = 4096;

/// The lines of a text, one after the other. Blank ones are passed over.
#[derive(Debug)]
pub(in crate::import) struct Lines<'a> {
    text: &'a str,
    delimiter: u8,
    /// Where reading goes on, and the number of the physical line there.
    at: usize,
    number_there: usize,
    stops: Stops,
    /// The number of the line's first physical line, from 1, as an editor counts. A quoted cell may
    /// take several.
    pub(in crate::import) number: usize,
    /// Whether a quote is left open or is closed in the middle of a cell. The line has no cells
    /// then, and reading goes on with the next physical line.
    pub(in crate::import) open: bool,
    /// How many cells the line has.
    pub(super) width: usize,
    start: usize,
    end: usize,
    /// Those of the line, and whatever longer lines have left.
    cells: Vec<Cell>,
    /// The cells of the line in which two quotes stand for one, with one.
    single: String,
}

impl<'a> Lines<'a> {
    pub(in crate::import) fn of(text: &'a str, delimiter: u8) -> Lines<'a> {
        Lines {
            text,
            delimiter,
            at: 0,
            number_there: 1,
            stops: Stops::of(text.as_bytes(), 0, delimiter),
            number: 0,
            open: false,
            width: 0,
            start: 0,
            end: 0,
            cells: vec![Cell::default(); MOST_CELLS],
            single: String::new(),
        }
    }

    /// The lines after this one, to be read apart.
    pub(super) fn rest(&self) -> Lines<'a> {
        let mut rest = Lines::of(self.text, self.delimiter);
        (rest.at, rest.number_there) = (self.at, self.number_there);
        rest
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The line as it stands.
    pub(in crate::import) fn raw(&self) -> &'a str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    /// A cell with the blanks around it; an empty one where there is none.
    fn untrimmed(&self, place: usize) -> &str {
        let cell = self.cells.get(place).filter(|_| place < self.width);
        let Some(cell) = cell.copied() else { return "" };
        let text = if cell.single { &self.single } else { self.text };
        text.get(cell.start..cell.end).unwrap_or_default()
    }

    /// A cell of the text as it stands; nothing where two quotes stand for one.
    #[inline(always)]
    pub(super) fn bytes(&self, place: usize) -> &'a [u8] {
        match self.cells.get(place) {
            Some(cell) if !cell.single => self.text.as_bytes().get(cell.start..cell.end),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// The text of a cell, without blanks around it and without the apostrophe that keeps a
    /// spreadsheet from taking it for a formula.
    pub(super) fn cell(&self, place: Option<usize>) -> &str {
        let Some(place) = place else { return "" };
        let text = self.untrimmed(place);
        match text.as_bytes() {
            [] | [b'('..=b'~'] | [b'('..=b'~', .., b'!'..=b'~'] => text,
            _ => unguarded(text.trim()),
        }
    }

    /// The texts of all cells.
    pub(in crate::import) fn cells(&self) -> Vec<String> {
        (0..self.width).map(|place| self.cell(Some(place)).into()).collect()
    }

    /// Whether it has nothing but delimiters, quotes and blanks.
    pub(in crate::import) fn is_blank(&self) -> bool {
        !self.open && (0..self.width).all(|place| self.cell(Some(place)).is_empty())
    }

    /// Goes to the next line; says whether there is one.
    pub(in crate::import) fn next(&mut self) -> bool {
        while self.skip_newline() {}
        if self.at >= self.text.len() {
            return false;
        }
        (self.start, self.number) = (self.at, self.number_there);
        (self.open, self.width) = (false, 0);
        self.single.clear();
        loop {
            if self.byte(self.at) != Some(b'"') {
                self.plain();
            } else if !self.quoted() {
                (self.open, self.width) = (true, 0);
                (self.at, self.number_there) = (self.start, self.number);
                while !matches!(self.byte(self.at), None | Some(b'\n' | b'\r')) {
                    self.at = self.at.wrapping_add(1);
                }
            }
            if self.byte(self.at) != Some(self.delimiter) {
                break;
            }
            self.at = self.at.wrapping_add(1);
        }
        self.end = self.at;
        self.skip_newline();
        true
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Goes past a line end, if there is one here.
    fn skip_newline(&mut self) -> bool {
        let length = match self.byte(self.at) {
            Some(b'\r') if self.byte(self.at.wrapping_add(1)) == Some(b'\n') => 2,
            Some(b'\n' | b'\r') => 1,
            _ => return false,
        };
        self.at = self.at.wrapping_add(length);
        self.number_there = self.number_there.wrapping_add(1);
        true
    }

    /// The next quote, delimiter or line end from this place on, or the end of the text.
    #[inline(always)]
    fn stop(&mut self, from: usize) -> usize {
        self.stops.next(self.text.as_bytes(), from, self.delimiter)
    }

    /// A cell without quotes around it, up to the delimiter or a line end.
    #[inline(always)]
    fn plain(&mut self) {
        let start = self.at;
        let mut end = self.stop(start);
        while self.byte(end) == Some(b'"') {
            end = self.stop(end.wrapping_add(1));
        }
        self.at = end;
        self.keep(Cell { start, end, single: false });
    }

    /// A cell in quotes; says whether they close before a delimiter or a line end.
    fn quoted(&mut self) -> bool {
        let start = self.at.wrapping_add(1);
        let mut cell = Cell { start, end: start, single: false };
        loop {
            let stop = self.stop(cell.end);
            let (before, after) = (self.byte(stop.wrapping_sub(1)), stop.wrapping_add(1));
            match self.byte(stop) {
                None => return false,
                Some(b'"') if self.byte(after) == Some(b'"') => {
                    cell.single = true;
                    cell.end = after.wrapping_add(1);
                    continue;
                }
                Some(b'"') => {
                    cell.end = stop;
                    self.at = after;
                    break;
                }
                Some(b'\r') => self.number_there = self.number_there.wrapping_add(1),
                Some(b'\n') if before != Some(b'\r') => {
                    self.number_there = self.number_there.wrapping_add(1);
                }
                Some(_) => {}
            }
            cell.end = after;
        }
        if cell.single {
            let doubled = self.text.get(cell.start..cell.end).unwrap_or_default();
            let mut second = false;
            cell.start = self.single.len();
            self.single.extend(doubled.chars().filter(|&c| {
                second = c == '"' && !second;
                c != '"' || second
            }));
            cell.end = self.single.len();
        }
        self.keep(cell);
        let closed = self.byte(self.at);
        closed == Some(self.delimiter) || matches!(closed, None | Some(b'\n' | b'\r'))
    }

    #[inline(always)]
    fn keep(&mut self, cell: Cell) {
        if let Some(place) = self.cells.get_mut(self.width) {
            *place = cell;
            self.width = self.width.wrapping_add(1);
        }
    }
}

/// A text without the first of the apostrophes before what may be a formula.
#[inline(never)]
fn unguarded(text: &str) -> &str {
    if text.starts_with('\'') && is_formula(text) {
        text.get(1..).unwrap_or_default()
    } else {
        text
    }
}

/// Whether a spreadsheet may take a text for a formula, if not for an apostrophe before it: the sign
/// of one comes first, or after blanks, whether they show or not, and signs that it may pass over.
/// `www/app/csv.ts` knows the same.
pub(in crate::import) fn is_formula(text: &str) -> bool {
    for c in text.chars() {
        match c {
            '+'..='-' | '=' | '@' | '＋'..='＠' => return true,
            '\0'..='\'' | '\u{7F}'..='\u{AD}' | '\u{2000}'..='\u{206F}' => {}
            '\u{3000}' | '\u{FEFF}' => {}
            _ => return false,
        }
    }
    false
}

/// Where quotes, delimiters and line ends are in a block of 64 bytes: one bit each. Looking at a block at a
/// time takes a third of the time that looking for the end of each cell takes.
#[derive(Debug)]
struct Stops {
    /// Where the block begins.
    start: usize,
    bits: u64,
}

const BLOCK: usize = 64;

impl Stops {
    fn of(bytes: &[u8], start: usize, delimiter: u8) -> Stops {
        let rest = bytes.get(start..).unwrap_or_default();
        let bits = match rest.first_chunk::<BLOCK>() {
            Some(block) => stops(block, delimiter),
            None => {
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(byte, &known)| *byte = known);
                stops(&block, delimiter)
            }
        };
        Stops { start, bits }
    }

    /// The first of them from this place on, or the end of the text.
    #[inline(always)]
    fn next(&mut self, bytes: &[u8], mut from: usize, delimiter: u8) -> usize {
        loop {
            let skipped = from.wrapping_sub(self.start);
            if skipped < BLOCK {
                let bits = self.bits & (u64::MAX << skipped);
                if bits != 0 {
                    return self.start.wrapping_add(bits.trailing_zeros() as usize);
                }
                from = self.start.wrapping_add(BLOCK);
            }
            if from >= bytes.len() {
                return bytes.len();
            }
            *self = Stops::of(bytes, from, delimiter);
        }
    }
}

/// A bit for each of them in the block.
fn stops(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let (words, _) = block.as_chunks::<8>();
    let mut bits = 0;
    for word in words.iter().rev() {
        let word = u64::from_le_bytes(*word);
        let others = others(word, delimiter)
            & others(word, b'"')
            & others(word, b'\n')
            & others(word, b'\r');
        // Gathers the lowest bit of each byte in one byte.
        let found = ((!others & each(0x80)) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits = bits << 8 | found;
    }
    bits
}

/// A word of eight times this byte.
pub(super) const fn each(byte: u8) -> u64 {
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

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    #[cfg(not(target_arch = "wasm32"))]
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(usize, bool, Vec<String>)> {
        let mut lines = Lines::of(text, b';');
        let mut read = Vec::new();
        while lines.next() {
            let texts = match lines.open {
                true => vec![lines.raw().to_owned()],
                false => (0..lines.width).map(|place| lines.untrimmed(place).to_owned()).collect(),
            };
            read.push((lines.number, lines.open, texts));
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
    fn an_apostrophe_before_a_formula_is_no_part_of_the_cell() {
        let cells = |text: &str| {
            let mut lines = Lines::of(text, b';');
            lines.next();
            lines.cells()
        };
        let guarded = "'=1+1;\"'-2+3\"; '@x ;'\u{A0}＝y;\"'\t-z\";''=1;' '+1;\"'\n=2\";'\u{200B}=a";
        let formulas =
            ["=1+1", "-2+3", "@x", "\u{A0}＝y", "\t-z", "'=1", " '+1", "\n=2", "\u{200B}=a"];
        assert_eq!(cells(guarded), formulas);
        let others = ["'", "''", "'a", "'s-Hertogenbosch", "' l'an", "a'=1", "'«", "=1"];
        assert_eq!(cells(&others.join(";")), others);
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
