//! The columns of an accounting file, and how its lines are cut into cells.

use crate::import::csv::fold;
use alloc::vec;
use alloc::vec::Vec;

/// A column that is read. The other ones of the norm say nothing of what customers owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// JournalCode
    Journal,
    /// JournalLib
    JournalName,
    /// EcritureNum
    Entry,
    /// EcritureDate
    Date,
    /// CompteNum
    Account,
    /// CompteLib
    AccountName,
    /// CompAuxNum
    Customer,
    /// CompAuxLib
    CustomerName,
    /// PieceRef
    Piece,
    /// PieceDate
    PieceDate,
    /// EcritureLib
    Label,
    /// Debit
    Debit,
    /// Credit
    Credit,
    /// Montant
    Amount,
    /// Sens
    Side,
    /// EcritureLet
    Matching,
    /// DateEcheance, which the norm does not ask for but many files have.
    Due,
}

const COUNT: usize = 17;

impl Column {
    /// All, in the order of the norm.
    pub const ALL: &'static [Column; COUNT] = &[
        Column::Journal,
        Column::JournalName,
        Column::Entry,
        Column::Date,
        Column::Account,
        Column::AccountName,
        Column::Customer,
        Column::CustomerName,
        Column::Piece,
        Column::PieceDate,
        Column::Label,
        Column::Debit,
        Column::Credit,
        Column::Amount,
        Column::Side,
        Column::Matching,
        Column::Due,
    ];

    /// Its name in the norm.
    ///
    /// # Example
    /// ```
    /// use encours::import::fec::Column;
    ///
    /// assert_eq!(Column::Matching.as_str(), "EcritureLet");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Column::Journal => "JournalCode",
            Column::JournalName => "JournalLib",
            Column::Entry => "EcritureNum",
            Column::Date => "EcritureDate",
            Column::Account => "CompteNum",
            Column::AccountName => "CompteLib",
            Column::Customer => "CompAuxNum",
            Column::CustomerName => "CompAuxLib",
            Column::Piece => "PieceRef",
            Column::PieceDate => "PieceDate",
            Column::Label => "EcritureLib",
            Column::Debit => "Debit",
            Column::Credit => "Credit",
            Column::Amount => "Montant",
            Column::Side => "Sens",
            Column::Matching => "EcritureLet",
            Column::Due => "DateEcheance",
        }
    }

    /// The column of a name in a header: the norm's, in any case and with any accents, or one that
    /// programs write in its place.
    fn named(name: &str) -> Option<Column> {
        let folded = fold(name);
        let other = match folded.as_str() {
            "compteauxnum" => Some(Column::Customer),
            "compteauxlib" => Some(Column::CustomerName),
            "datedecheance" | "echeance" | "echeancedate" | "dateech" => Some(Column::Due),
            _ => None,
        };
        let own = || Column::ALL.iter().find(|column| fold(column.as_str()) == folded);
        other.or_else(|| own().copied())
    }
}

/// The delimiters that are known. The norm has the first two.
const DELIMITERS: &[u8] = b"\t|;,";

/// A line has no more cells than this.
const MOST_CELLS: usize = 256;

/// Among how many lines the header is looked for: some programs write titles before it.
const HEADER_LINES: usize = 20;

/// With fewer names of the norm a line is no header.
const LEAST_NAMES: usize = 5;

/// How the lines of a file are cut.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) delimiter: u8,
    /// Number of the header's line, from 1.
    pub(super) line: usize,
    /// How many cells the header has.
    pub(super) width: usize,
    places: [Option<usize>; COUNT],
}

impl Layout {
    /// The header of a file: of its first lines and all delimiters, what names most columns.
    pub(super) fn of(text: &str) -> Option<Layout> {
        let mut best: Option<(usize, Layout)> = None;
        for (line, number) in lines(text).zip(1..=HEADER_LINES) {
            for &delimiter in DELIMITERS {
                let mut cells = Vec::new();
                if !cut(line, delimiter, &mut cells) {
                    continue;
                }
                while cells.last() == Some(&"") {
                    cells.pop();
                }
                let mut places = [None; COUNT];
                for (place, name) in cells.iter().enumerate() {
                    if let Some(column) = Column::named(name)
                        && let Some(known) = places.get_mut(column as usize)
                        && known.is_none()
                    {
                        *known = Some(place);
                    }
                }
                let names = places.iter().flatten().count();
                if names >= LEAST_NAMES && best.as_ref().is_none_or(|(most, _)| names > *most) {
                    let layout = Layout { delimiter, line: number, width: cells.len(), places };
                    best = Some((names, layout));
                }
            }
        }
        best.map(|(_, layout)| layout)
    }

    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// Whether amounts are in `Montant` and `Sens`.
    pub(super) fn is_signed(&self) -> bool {
        self.place(Column::Debit).is_none() || self.place(Column::Credit).is_none()
    }

    /// The columns without which no line can be read.
    fn needed(&self) -> [Column; 6] {
        let [amount, side] = if self.is_signed() && self.place(Column::Amount).is_some() {
            [Column::Amount, Column::Side]
        } else {
            [Column::Debit, Column::Credit]
        };
        [Column::Journal, Column::Entry, Column::Date, Column::Account, amount, side]
    }

    /// The names of those that the file lacks.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let needed = self.needed();
        let lacking = needed.iter().filter(|column| self.place(**column).is_none());
        lacking.map(|column| column.as_str()).collect()
    }

    /// How many cells a line has at least.
    pub(super) fn least_width(&self) -> usize {
        let places = self.needed().map(|column| self.place(column).unwrap_or_default());
        places.iter().max().map_or(0, |last| last.saturating_add(1))
    }
}

/// The physical lines of a text, whatever ends them.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends =
        |text: &str, sign: u8| text.as_bytes().iter().take(1 << 16).any(|&byte| byte == sign);
    let end = if !ends(text, b'\n') && ends(text, b'\r') { '\r' } else { '\n' };
    text.split(end).map(|line| line.strip_suffix('\r').unwrap_or(line))
}

/// Cuts a line into cells without blanks and quotes around them. Files of the norm know no quotes:
/// only between the delimiters of a CSV do they hold one. Says whether they close.
pub(super) fn cut<'a>(line: &'a str, delimiter: u8, cells: &mut Vec<&'a str>) -> bool {
    cells.clear();
    let quotes = matches!(delimiter, b';' | b',');
    let bytes = line.as_bytes();
    let (mut start, mut at) = (0, 0);
    loop {
        if quotes && at == start && bytes.get(at) == Some(&b'"') {
            // Two quotes within it leave and enter it again.
            let rest = bytes.get(at.saturating_add(1)..).unwrap_or_default();
            let Some(length) = rest.iter().position(|&byte| byte == b'"') else { return false };
            at = at.saturating_add(length).saturating_add(2);
            while bytes.get(at) == Some(&b'"') {
                let rest = bytes.get(at.saturating_add(1)..).unwrap_or_default();
                let Some(length) = rest.iter().position(|&byte| byte == b'"') else { return false };
                at = at.saturating_add(length).saturating_add(2);
            }
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == delimiter);
        let end = length.map_or(bytes.len(), |length| at.saturating_add(length));
        cells.push(bare(line.get(start..end).unwrap_or_default()));
        if length.is_none() || cells.len() >= MOST_CELLS {
            return true;
        }
        start = end.saturating_add(1);
        at = start;
    }
}

/// A cell without what stands around it.
fn bare(cell: &str) -> &str {
    match cell.as_bytes() {
        [] | [b'#'..=b'~'] | [b'#'..=b'~', .., b'#'..=b'~'] => cell,
        _ => {
            let is_blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
            let cell = cell.trim_matches(is_blank);
            let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            inside.map_or(cell, |inside| inside.trim_matches(is_blank))
        }
    }
}

/// The cells of a line, by column.
pub(super) struct Cells<'l, 'a> {
    pub(super) layout: &'l Layout,
    pub(super) cells: Vec<&'a str>,
}

impl<'l, 'a> Cells<'l, 'a> {
    pub(super) fn new(layout: &'l Layout) -> Cells<'l, 'a> {
        Cells { layout, cells: vec![""; MOST_CELLS] }
    }

    pub(super) fn get(&self, column: Column) -> &'a str {
        let place = self.layout.place(column);
        place.and_then(|place| self.cells.get(place)).copied().unwrap_or_default()
    }
}
