//! OpenDocument spreadsheets. By hand, because a cell can say that it stands there a million times:
//! the `calamine` crate makes all of them, whatever they take.

use super::{Rows, encrypted, refused};
use crate::error::{Error, FileExpected, Result};
use alloc::string::String;
use alloc::vec::Vec;
use calamine::DataRef;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The part that holds all tables.
pub(super) struct Document {
    content: String,
}

/// What a cell says besides its text.
#[derive(Default)]
struct Cell {
    columns: u32,
    kind: String,
    value: String,
    text: String,
}

impl Document {
    pub(super) fn of(content: Vec<u8>, is_encrypted: bool) -> Result<Document> {
        if is_encrypted {
            return Err(encrypted());
        }
        let content = String::from_utf8(content).map_err(|_| damaged())?;
        Ok(Document { content })
    }

    /// The tables, in the order of the file.
    pub(super) fn names(&self) -> Vec<String> {
        let mut reader = Reader::from_str(&self.content);
        let mut names: Vec<String> = Vec::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(start) if local(&start) == "table" => {
                    let name = attribute(&start, "name");
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        names
    }

    pub(super) fn rows(&self, name: &str) -> Result<Rows> {
        let mut reader = Reader::from_str(&self.content);
        let mut rows = Rows::default();
        // Whether the reader is in the table, and how deep in notes, whose text is not a cell's.
        let (mut inside, mut notes) = (false, 0_u32);
        let mut table = Table::default();
        loop {
            match reader.read_event().map_err(|_| damaged())? {
                Event::Start(start) => match local(&start) {
                    "table" => inside = attribute(&start, "name") == name,
                    "annotation" => notes = notes.saturating_add(1),
                    _ if inside && notes == 0 => table.begin(&start),
                    _ => {}
                },
                Event::Empty(start) if inside && notes == 0 => {
                    table.begin(&start);
                    table.end(local(&start), &mut rows)?;
                }
                Event::End(end) => match end.local_name().as_ref() {
                    "table" if inside => return Ok(rows),
                    "annotation" => notes = notes.saturating_sub(1),
                    name if inside && notes == 0 => table.end(name, &mut rows)?,
                    _ => {}
                },
                Event::Text(text) if inside && notes == 0 => table.add(&text.xml10_content()),
                Event::CData(text) if inside && notes == 0 => table.add(&text.xml10_content()),
                Event::GeneralRef(reference) if inside && notes == 0 => {
                    let mut letter = [0; 4];
                    let text = match reference.resolve_char_ref().ok().flatten() {
                        Some(sign) => &*sign.encode_utf8(&mut letter),
                        None => quick_xml::escape::resolve_predefined_entity(&reference)
                            .ok_or_else(damaged)?,
                    };
                    table.add(text);
                }
                Event::DocType(_) => return Err(refused(FileExpected::PlainXml)),
                Event::Eof => return if inside { Err(damaged()) } else { Ok(rows) },
                _ => {}
            }
        }
    }
}

fn damaged() -> Error {
    refused(FileExpected::WholeWorkbook)
}

/// The table that is read.
#[derive(Default)]
struct Table {
    /// The row, from 0, and how often it stands there.
    row: u32,
    repeated: u32,
    /// The cells of the row.
    cells: Vec<Cell>,
    cell: Option<Cell>,
    /// Whether the text of a paragraph is read.
    writing: bool,
}

impl Table {
    fn begin(&mut self, start: &BytesStart) {
        match local(start) {
            "table-row" => {
                self.repeated = count(&attribute(start, "number-rows-repeated"));
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => {
                let kind = attribute(start, "value-type");
                let name = match kind.as_str() {
                    "date" => "date-value",
                    "time" => "time-value",
                    "boolean" => "boolean-value",
                    _ => "value",
                };
                self.cell = Some(Cell {
                    columns: count(&attribute(start, "number-columns-repeated")),
                    value: attribute(start, name),
                    kind,
                    text: String::new(),
                });
            }
            "p" | "h" => {
                self.writing = true;
                if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) {
                    self.add(" ");
                }
            }
            "s" => {
                // As many as stand for one another: more would be no text of a cell.
                for _ in 0..count(&attribute(start, "c")).min(100) {
                    self.add(" ");
                }
            }
            "tab" | "line-break" => self.add(" "),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let (true, Some(cell)) = (self.writing, &mut self.cell) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str, rows: &mut Rows) -> Result<()> {
        match name {
            "p" | "h" => self.writing = false,
            "table-cell" | "covered-table-cell" => self.cells.extend(self.cell.take()),
            "table-row" => {
                for _ in 0..self.repeated {
                    if self.cells.iter().all(Cell::is_empty) {
                        // However often: what stands nowhere takes nothing.
                        self.row = self.row.saturating_add(self.repeated);
                        break;
                    }
                    self.write(rows)?;
                    self.row = self.row.saturating_add(1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&self, rows: &mut Rows) -> Result<()> {
        let mut column = 0_u32;
        for cell in &self.cells {
            if cell.is_empty() {
                column = column.saturating_add(cell.columns);
                continue;
            }
            for _ in 0..cell.columns {
                rows.go(self.row, column)?;
                rows.take(&cell.data());
                column = column.saturating_add(1);
            }
        }
        Ok(())
    }
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.value.is_empty() && self.text.trim().is_empty()
    }

    fn data(&self) -> DataRef<'_> {
        match self.kind.as_str() {
            "float" | "currency" | "percentage" => match self.value.parse() {
                Ok(number) => DataRef::Float(number),
                Err(_) => DataRef::SharedString(&self.text),
            },
            // The day of a moment.
            "date" => DataRef::DateTimeIso(self.value.chars().take(10).collect()),
            "boolean" => DataRef::Bool(self.value == "true"),
            _ => DataRef::SharedString(if self.text.is_empty() { &self.value } else { &self.text }),
        }
    }
}

/// How often something stands there: once where nothing is said.
fn count(text: &str) -> u32 {
    text.parse().unwrap_or(1)
}

fn local<'a>(start: &'a BytesStart) -> &'a str {
    start.local_name().into_inner()
}

/// An attribute, by its name without a prefix; empty where there is none.
fn attribute(start: &BytesStart, name: &str) -> String {
    // Not checked for doubles: that takes time that grows with the square of their number.
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name);
    let Some(found) = found else { return String::new() };
    quick_xml::escape::unescape(&found.value)
        .map_or_else(|_| String::new(), |text| text.into_owned())
}
