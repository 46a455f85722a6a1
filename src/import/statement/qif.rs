//! QIF: a letter at the start of each line says what it holds, `^` ends an entry. Neither its
//! currency nor the order of day and month is stated.

use super::{Builder, NewLine, no_statement};
use crate::amount::Currency;
use crate::date::Date;
use crate::error::Result;
use crate::import::csv::dates::Dates;
use crate::import::csv::numbers::Numbers;
use crate::import::csv::{DecimalMark, Field};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Sections whose entries are movements of an account.
const ACCOUNTS: [&str; 5] = ["bank", "cash", "ccard", "oth a", "oth l"];

/// An entry: its lines, and the number of the first.
#[derive(Default)]
struct Entry<'a> {
    line: usize,
    parts: Vec<(char, &'a str)>,
}

impl<'a> Entry<'a> {
    fn get(&self, letter: char) -> Option<&'a str> {
        self.parts.iter().find(|(known, _)| *known == letter).map(|&(_, text)| text)
    }
}

enum Section {
    /// Movements.
    Lines,
    /// The account that the next ones are of.
    Account,
    Other,
}

/// What stands in the file, one after the other.
enum Item<'a> {
    Section(Section),
    Entry(Entry<'a>),
}

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<()> {
    let items = items(text);
    let options = builder.options;
    let currency = builder.currency(None)?;
    // First what the notations are, over all entries; then what they say.
    let mut numbers = Numbers::new(DecimalMark::Point, options.round_amounts);
    let mut dates = Dates::new(None, None);
    for entry in lines(&items) {
        let _ = numbers.read(entry.get('T').unwrap_or_default(), Field::Amount, currency);
        let _ = dates.read(&day(entry), Field::Issued);
    }
    let decimal = match options.decimal {
        None => numbers.settle()?,
        asked => asked,
    };
    let format = match options.date_format {
        None => dates.settle()?,
        asked => asked,
    };
    let mut numbers = Numbers::new(decimal.unwrap_or(DecimalMark::Point), options.round_amounts);
    let mut dates = Dates::new(options.date_format, format);

    let mut section = Section::Other;
    let mut account = None;
    let mut open = false;
    for item in &items {
        let entry = match item {
            Item::Section(next) => {
                if core::mem::take(&mut open) {
                    builder.end_part();
                }
                section = match next {
                    Section::Lines => {
                        open = true;
                        builder.part.account = account.take();
                        builder.part.currency = Some(currency);
                        Section::Lines
                    }
                    Section::Account => Section::Account,
                    Section::Other => Section::Other,
                };
                continue;
            }
            Item::Entry(entry) => entry,
        };
        match section {
            Section::Account => account = entry.get('N').map(ToOwned::to_owned),
            Section::Other => builder.left_out = builder.left_out.saturating_add(1),
            Section::Lines => {
                let written = entry.get('T').or_else(|| entry.get('U')).unwrap_or_default();
                let read = numbers.read(written, Field::Amount, currency);
                let read =
                    read.and_then(|amount| Ok((amount, dates.read(&day(entry), Field::Issued)?)));
                match read {
                    Ok((amount, date)) => add(entry, amount, date, currency, builder),
                    Err(error) => builder.reject(entry.line, error),
                }
            }
        }
    }
    if open {
        builder.end_part();
    }
    builder.rounded = builder.rounded.saturating_add(numbers.rounded);
    if builder.made.statements.is_empty() {
        return Err(no_statement());
    }
    Ok(())
}

fn add(entry: &Entry, amount: i64, date: Date, currency: Currency, builder: &mut Builder) {
    let payee = entry.get('P').unwrap_or_default();
    // How programs write the balance at the start of an account.
    if builder.part.lines == 0 && payee.eq_ignore_ascii_case("opening balance") {
        builder.part.opening = Some(amount);
        return;
    }
    let said = |letter| entry.parts.iter().filter(move |(known, _)| *known == letter);
    let mut texts: Vec<&str> = said('M').map(|&(_, text)| text).collect();
    if texts.is_empty() {
        texts.push(payee);
    }
    let line = NewLine {
        line: entry.line,
        date: Some(date),
        counterparty: Some(payee),
        reference: entry.get('N'),
        text: &texts.join(" "),
        ..NewLine::default()
    };
    builder.add(&line, amount, currency);
}

fn lines<'a, 'b>(items: &'b [Item<'a>]) -> impl Iterator<Item = &'b Entry<'a>> {
    let mut inside = false;
    items.iter().filter_map(move |item| match item {
        Item::Section(section) => {
            inside = matches!(section, Section::Lines);
            None
        }
        Item::Entry(entry) => inside.then_some(entry),
    })
}

/// `6/ 1'06` is how Quicken writes 6/1/2006.
fn day(entry: &Entry) -> String {
    let written = entry.get('D').unwrap_or_default();
    written.chars().filter(|c| *c != ' ').map(|c| if c == '\'' { '/' } else { c }).collect()
}

fn items(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut entry = Entry::default();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        let mut letters = line.chars();
        match letters.next() {
            None => {}
            Some(mark @ ('^' | '!')) => {
                let ended = core::mem::take(&mut entry);
                if !ended.parts.is_empty() {
                    items.push(Item::Entry(ended));
                }
                let begun = if mark == '!' { section(letters.as_str()) } else { None };
                items.extend(begun.map(Item::Section));
            }
            Some(letter) => {
                if entry.parts.is_empty() {
                    entry.line = number.saturating_add(1);
                }
                entry.parts.push((letter, letters.as_str()));
            }
        }
    }
    if !entry.parts.is_empty() {
        items.push(Item::Entry(entry));
    }
    items
}

/// The section that a line begins; options begin none.
fn section(name: &str) -> Option<Section> {
    let name = name.trim().to_ascii_lowercase();
    if name.starts_with("option") || name.starts_with("clear") {
        return None;
    }
    if name == "account" {
        return Some(Section::Account);
    }
    let kind = name.strip_prefix("type:").unwrap_or_default().trim();
    Some(if ACCOUNTS.contains(&kind) { Section::Lines } else { Section::Other })
}
