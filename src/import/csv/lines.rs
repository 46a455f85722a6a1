//! Cutting a text into lines and cells (RFC 4180, with any delimiter and any line end).
//!
//! By hand, because a file must say which physical line is wrong and lose no other: the `csv` crate
//! counts `\n` only, lets an open quote swallow the rest of the file, and copies every cell, which
//! alone takes longer than all of reading here. The tests hold this against that crate.

/// Where a cell is in the text, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether doubled quotes in it stand for one.
    pub(super) doubled: bool,
}

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
}

/// What ends a cell.
enum Stop {
    Delimiter,
    Newline,
    End,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str, delimiter: u8) -> Lines<'a> {
        Lines { bytes: text.as_bytes(), delimiter, at: 0, number: 1 }
    }

    /// The next line; its cells replace what `cells` held.
    pub(super) fn next(&mut self, cells: &mut Vec<Cell>) -> Option<Line> {
        while let Some(ahead) = self.newline_at(self.at) {
            self.at = self.at.saturating_add(ahead);
            self.number = self.number.saturating_add(1);
        }
        if self.at >= self.bytes.len() {
            return None;
        }
        cells.clear();
        let mut line = Line { number: self.number, start: self.at, end: self.at, open: false };
        loop {
            let stop = if self.bytes.get(self.at) == Some(&b'"') {
                match self.quoted(cells) {
                    Some(stop) => stop,
                    None => {
                        self.at = line.start;
                        self.number = line.number;
                        line.open = true;
                        cells.clear();
                        self.plain(|byte| matches!(byte, b'\n' | b'\r'), cells)
                    }
                }
            } else {
                let delimiter = self.delimiter;
                self.plain(|byte| byte == delimiter || matches!(byte, b'\n' | b'\r'), cells)
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

    /// A cell without quotes, up to a byte that ends it.
    fn plain(&mut self, ends: impl Fn(u8) -> bool, cells: &mut Vec<Cell>) -> Stop {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| ends(byte)).unwrap_or(rest.len());
        let end = self.at.saturating_add(length);
        cells.push(Cell { start: self.at, end, doubled: false });
        self.at = end;
        self.stop_at(end).unwrap_or(Stop::End)
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
            cells.push(Cell { start, end, doubled });
            self.at = after;
            return Some(stop);
        }
    }
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
    fn an_open_quote_costs_its_own_line_only() {
        let opened = |number, text: &str| (number, true, vec![text.to_owned()]);
        assert_eq!(read("a;\"b\nc;d\n"), [opened(1, "a;\"b"), line(2, &["c", "d"])]);
        assert_eq!(
            read("a;\"b\nc;\"d\"\n\"e\" f;g\nh"),
            [opened(1, "a;\"b"), line(2, &["c", "d"]), opened(3, "\"e\" f;g"), line(4, &["h"])]
        );
    }
}
