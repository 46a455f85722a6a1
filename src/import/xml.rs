//! XML documents, read once from front to back: each element is told when it closes, with its path
//! of local names, its own text and its attributes. What could be an attack is refused before it
//! costs anything: document types, entities, depth, attributes, size.

use crate::error::{Error, ErrorCode, Expected, FileExpected, Path, Result};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};

/// The most bytes of a document.
pub(crate) const MOST_BYTES: usize = 20 << 20;
/// The most elements that stand in each other.
const MOST_DEPTH: usize = 64;
/// The most elements: an invoice of ten thousand lines has half as many.
const MOST_ELEMENTS: usize = 1_000_000;
/// The most attributes of an element.
const MOST_ATTRIBUTES: usize = 64;
/// The most bytes that are kept of the text of an element: what is longer is an attachment.
const MOST_TEXT: usize = 10_000;

/// An element that has closed.
pub(crate) struct Element<'a> {
    /// The local names from the root to it: `Invoice/LegalMonetaryTotal/PayableAmount`.
    pub(crate) path: &'a str,
    attributes: &'a [(String, String)],
    text: &'a str,
    is_long: bool,
    line: usize,
}

impl Element<'_> {
    /// Its own text, without that of the elements in it, its white space as single spaces.
    pub(crate) fn text(&self) -> Result<String> {
        if self.is_long {
            return Err(limit(self.line));
        }
        Ok(words(self.text))
    }

    /// The value of an attribute of this local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A text with single spaces between its words, none around them.
fn words(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text of a document: its encoding is that of its first bytes, else the one that it states.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(ErrorCode::FileLimit, Expected::File(FileExpected::OrdinaryFile)));
    }
    let (encoding, bytes) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (None, rest),
        [0xFF, 0xFE, rest @ ..] => (Some(UTF_16LE), rest),
        [0xFE, 0xFF, rest @ ..] => (Some(UTF_16BE), rest),
        [b'<', 0, ..] => (Some(UTF_16LE), bytes),
        [0, b'<', ..] => (Some(UTF_16BE), bytes),
        _ => (stated(bytes), bytes),
    };
    let Some(encoding) = encoding else {
        return core::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            malformed(line(before))
        });
    };
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors { Err(malformed(1)) } else { Ok(text) }
}

/// The encoding that the declaration names, where it is not UTF-8. A name that nobody knows, and
/// UTF-16 stated in a document of single bytes, say nothing: UTF-8 then holds or is refused.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let declaration = start.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|pair| pair == b"?>")?;
    let declaration = core::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let quoted = after.trim_start().strip_prefix('=')?.trim_start();
    let label = quoted.get(1..)?.split(['"', '\'']).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding.is_ascii_compatible() && encoding != encoding_rs::UTF_8).then_some(encoding)
}

/// The local name of the root element and the address of its namespace.
pub(crate) fn root(text: &str) -> Result<(String, String)> {
    let mut walk = Walk::of(text, &[]);
    while walk.root.is_none() {
        walk.step(&mut |_| Ok(()))?;
    }
    Ok(walk.root.unwrap_or_default())
}

/// Tells each element of a document when it closes. Elements of another namespace than the root's
/// are told only where its address begins with one of these; none at all is as good as the root's.
pub(crate) fn read(
    text: &str,
    families: &[&str],
    told: &mut dyn FnMut(&Element) -> Result<()>,
) -> Result<()> {
    let mut walk = Walk::of(text, families);
    while walk.step(told)? {}
    Ok(())
}

/// The way through a document.
struct Walk<'a> {
    text: &'a str,
    families: &'a [&'a str],
    reader: Reader<&'a [u8]>,
    resolver: NamespaceResolver,
    /// Where the event that was read last begins.
    start: u64,
    /// The name and the namespace of the root, once it has opened.
    root: Option<(String, String)>,
    /// The names of the open elements, with `/` between them.
    path: String,
    names: Vec<Open>,
    /// How many elements have opened.
    elements: usize,
}

/// An element that is open.
struct Open {
    /// How long the path was before it.
    before: usize,
    attributes: Vec<(String, String)>,
    text: String,
    is_long: bool,
    is_foreign: bool,
}

impl<'a> Walk<'a> {
    fn of(text: &'a str, families: &'a [&'a str]) -> Walk<'a> {
        Walk {
            text,
            families,
            reader: Reader::from_str(text),
            resolver: NamespaceResolver::default(),
            start: 0,
            root: None,
            path: String::new(),
            names: Vec::new(),
            elements: 0,
        }
    }

    /// The line of what was read last, from 1.
    fn line(&self) -> usize {
        self.line_of(self.start)
    }

    fn line_of(&self, position: u64) -> usize {
        let read = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        line(self.text.as_bytes().get(..read).unwrap_or_default())
    }

    /// Goes on by one event; whether there may be more.
    fn step(&mut self, told: &mut dyn FnMut(&Element) -> Result<()>) -> Result<bool> {
        self.start = self.reader.buffer_position();
        let Ok(event) = self.reader.read_event() else {
            return Err(malformed(self.line_of(self.reader.error_position())));
        };
        match event {
            Event::Start(start) => self.open(&start)?,
            Event::Empty(start) => {
                self.open(&start)?;
                self.close(told)?;
            }
            Event::End(_) => self.close(told)?,
            Event::Text(text) => self.add(&text.xml10_content())?,
            Event::CData(text) => self.add(&text.xml10_content())?,
            Event::GeneralRef(name) => self.add_reference(&name)?,
            Event::DocType(_) => {
                return Err(self.refused(FileExpected::PlainXml).found("<!DOCTYPE"));
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof if self.names.is_empty() && self.root.is_some() => return Ok(false),
            Event::Eof => return Err(malformed(self.line())),
        }
        Ok(true)
    }

    fn open(&mut self, start: &BytesStart) -> Result<()> {
        let is_root = self.names.is_empty();
        if is_root && self.root.is_some() {
            return Err(malformed(self.line()));
        }
        self.elements = self.elements.saturating_add(1);
        // Counted before anything is done with them.
        let mut attributes = start.attributes();
        let has_too_many = attributes.with_checks(false).nth(MOST_ATTRIBUTES).is_some();
        if self.names.len() >= MOST_DEPTH || self.elements > MOST_ELEMENTS || has_too_many {
            return Err(limit(self.line()));
        }
        if self.resolver.push(start).is_err() {
            return Err(malformed(self.line()));
        }
        let (namespace, name) = self.resolver.resolve_element(start.name());
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => Some(namespace.0),
            ResolveResult::Unbound | ResolveResult::Unknown(_) => None,
        };
        let of_root = self.root.as_ref().map(|(_, namespace)| namespace.as_str());
        let is_foreign = namespace.is_some_and(|address| {
            of_root.is_some_and(|of_root| of_root != address)
                && !self.families.iter().any(|family| address.starts_with(family))
        });
        if is_root {
            self.root = Some((name.as_ref().to_owned(), namespace.unwrap_or_default().to_owned()));
        }
        let open = Open {
            before: self.path.len(),
            attributes: Vec::new(),
            text: String::new(),
            is_long: false,
            is_foreign: is_foreign || self.names.last().is_some_and(|parent| parent.is_foreign),
        };
        if !is_root {
            self.path.push('/');
        }
        self.path.push_str(name.as_ref());
        self.names.push(open);
        for attribute in start.attributes() {
            let Ok(attribute) = attribute else { return Err(malformed(self.line())) };
            let Ok(value) = quick_xml::escape::unescape(&attribute.value) else {
                return Err(self.refused(FileExpected::PlainXml));
            };
            if value.len() <= MOST_TEXT
                && let Some(open) = self.names.last_mut()
            {
                let key = attribute.key.local_name();
                open.attributes.push((key.as_ref().to_owned(), value.into_owned()));
            }
        }
        Ok(())
    }

    fn close(&mut self, told: &mut dyn FnMut(&Element) -> Result<()>) -> Result<()> {
        let line = if self.names.last().is_some_and(|open| open.is_long) { self.line() } else { 0 };
        let Some(open) = self.names.pop() else { return Err(malformed(self.line())) };
        if !open.is_foreign {
            told(&Element {
                path: &self.path,
                attributes: &open.attributes,
                text: &open.text,
                is_long: open.is_long,
                line,
            })?;
        }
        self.path.truncate(open.before);
        self.resolver.pop();
        Ok(())
    }

    fn add(&mut self, text: &str) -> Result<()> {
        let Some(open) = self.names.last_mut() else {
            let is_space =
                text.chars().all(|sign| sign.is_ascii_whitespace() || sign == '\u{feff}');
            let end = self.reader.buffer_position();
            return if is_space { Ok(()) } else { Err(malformed(self.line_of(end))) };
        };
        if open.is_foreign {
            return Ok(());
        }
        if open.text.len().saturating_add(text.len()) > MOST_TEXT {
            open.is_long = true;
        } else {
            open.text.push_str(text);
        }
        Ok(())
    }

    fn add_reference(&mut self, reference: &BytesRef) -> Result<()> {
        let sign = match reference.resolve_char_ref() {
            Ok(Some(sign)) => Some(sign),
            Ok(None) => match &*reference.xml10_content() {
                "lt" => Some('<'),
                "gt" => Some('>'),
                "amp" => Some('&'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => None,
            },
            Err(_) => None,
        };
        match sign {
            Some(sign) => self.add(sign.encode_utf8(&mut [0; 4])),
            None => Err(self.refused(FileExpected::PlainXml).found(&*reference.xml10_content())),
        }
    }

    fn refused(&self, expected: FileExpected) -> Error {
        at_line(Error::new(ErrorCode::FileFormat, Expected::File(expected)), self.line())
    }
}

/// The number of the line after these bytes, from 1.
fn line(before: &[u8]) -> usize {
    before.iter().filter(|&&byte| byte == b'\n').count().saturating_add(1)
}

fn at_line(error: Error, line: usize) -> Error {
    error.at(Path::ROOT.key("line").index(line))
}

fn malformed(line: usize) -> Error {
    let expected = Expected::File(FileExpected::WellFormedXml);
    at_line(Error::new(ErrorCode::FileFormat, expected), line)
}

fn limit(line: usize) -> Error {
    let expected = Expected::File(FileExpected::OrdinaryFile);
    at_line(Error::new(ErrorCode::FileLimit, expected), line)
}
