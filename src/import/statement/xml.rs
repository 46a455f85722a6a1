//! XML as a tree, within limits that no honest file reaches (a hostile one must cost no more than an
//! honest one). Names are without their prefixes: what an element is follows from where it stands.

use crate::error::{Error, ErrorCode, Expected, FileExpected, Path, Result};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// No file is larger, in MiB.
const MOST_MEBIBYTES: u8 = 20;
/// No element lies deeper.
const MOST_DEPTH: usize = 64;
/// No element has more attributes.
const MOST_ATTRIBUTES: usize = 64;
/// No file has more elements.
const MOST_ELEMENTS: usize = 1_000_000;

/// A document: its elements in the order in which they begin.
#[derive(Debug)]
pub(super) struct Document {
    elements: Vec<Stored>,
}

#[derive(Debug)]
struct Stored {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    line: usize,
    /// The first element after it that is not inside it.
    end: usize,
}

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    document: &'a Document,
    at: usize,
    stored: &'a Stored,
}

impl Document {
    /// Reads the bytes of a file, in the encoding that it states.
    ///
    /// # Errors
    /// `file/limit` for a file over the limits, `file/format` at its line for a document type, an
    /// entity that XML does not know, or XML that is not well-formed.
    pub(super) fn read(bytes: &[u8]) -> Result<Document> {
        if bytes.len() > usize::from(MOST_MEBIBYTES) << 20 {
            let expected = Expected::File(FileExpected::Mebibytes(MOST_MEBIBYTES));
            return Err(Error::new(ErrorCode::FileLimit, expected));
        }
        let text = decoded(bytes);
        Reading::new(&text).document()
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Option<Element<'_>> {
        self.element(0)
    }

    fn element(&self, at: usize) -> Option<Element<'_>> {
        self.elements.get(at).map(|stored| Element { document: self, at, stored })
    }
}

impl<'a> Element<'a> {
    /// Its name, without a prefix.
    pub(super) fn name(self) -> &'a str {
        &self.stored.name
    }

    /// Its text without blanks around it, and without the text of what is inside it.
    pub(super) fn text(self) -> &'a str {
        self.stored.text.trim()
    }

    /// The number of its line, from 1.
    pub(super) fn line(self) -> usize {
        self.stored.line
    }

    /// One of its attributes; its name is without a prefix.
    pub(super) fn attribute(self, name: &str) -> Option<&'a str> {
        let found = self.stored.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What is directly inside it.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'a>> {
        let mut at = self.at.wrapping_add(1);
        core::iter::from_fn(move || {
            let child = self.document.element(at).filter(|_| at < self.stored.end)?;
            at = child.stored.end;
            Some(child)
        })
    }

    /// All children of this name.
    pub(super) fn all(self, name: &'a str) -> impl Iterator<Item = Element<'a>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element on this way down: `"Acct/Id/IBAN"`.
    pub(super) fn find(self, way: &'a str) -> Option<Element<'a>> {
        way.split('/').try_fold(self, |element, name| element.all(name).next())
    }

    /// The text at the end of this way down, unless it is empty.
    pub(super) fn text_at(self, way: &'a str) -> Option<&'a str> {
        self.find(way).map(Element::text).filter(|text| !text.is_empty())
    }
}

/// The text of the bytes, in the encoding of the mark at their start or of the XML declaration.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let stated = start.split_once("encoding=").and_then(|(_, rest)| {
        let mut parts = rest.split(['"', '\'']);
        parts.next().filter(|before| before.is_empty()).and(parts.next())
    });
    let encoding = stated.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    encoding.unwrap_or(encoding_rs::UTF_8).decode(bytes).0
}

/// A document in the making.
struct Reading<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    elements: Vec<Stored>,
    /// Those that are not closed yet.
    open: Vec<usize>,
    /// How far lines are counted, and the number of the line there.
    counted: usize,
    line: usize,
}

impl<'a> Reading<'a> {
    fn new(text: &'a str) -> Reading<'a> {
        let reader = Reader::from_str(text);
        Reading { text, reader, elements: Vec::new(), open: Vec::new(), counted: 0, line: 1 }
    }

    fn document(mut self) -> Result<Document> {
        loop {
            let Ok(event) = self.reader.read_event() else { return Err(self.broken()) };
            match event {
                Event::Start(start) => {
                    let at = self.begin(&start)?;
                    self.open.push(at);
                }
                Event::Empty(start) => {
                    let at = self.begin(&start)?;
                    self.close(at);
                }
                Event::End(_) => {
                    if let Some(at) = self.open.pop() {
                        self.close(at);
                    }
                }
                Event::Text(text) => self.add(&text.xml10_content()),
                Event::CData(text) => self.add(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let known = reference.resolve_char_ref().ok().flatten();
                    let mut letter = [0; 4];
                    let text = match known {
                        Some(c) => &*c.encode_utf8(&mut letter),
                        None => quick_xml::escape::resolve_predefined_entity(&reference)
                            .ok_or_else(|| self.broken())?,
                    };
                    self.add(text);
                }
                Event::DocType(_) => return Err(self.refused(FileExpected::PlainXml)),
                Event::Eof if self.open.is_empty() && !self.elements.is_empty() => {
                    return Ok(Document { elements: self.elements });
                }
                Event::Eof => return Err(self.broken()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn begin(&mut self, start: &BytesStart) -> Result<usize> {
        let at = self.elements.len();
        // A second outermost element is no XML.
        if at > 0 && self.open.is_empty() {
            return Err(self.broken());
        }
        if self.open.len() >= MOST_DEPTH || at >= MOST_ELEMENTS {
            return Err(self.over());
        }
        let mut attributes = Vec::new();
        // Not checked for doubles: that takes time that grows with the square of their number.
        for attribute in start.attributes().with_checks(false) {
            let Ok(attribute) = attribute else { return Err(self.broken()) };
            if attributes.len() >= MOST_ATTRIBUTES {
                return Err(self.over());
            }
            let value = quick_xml::escape::unescape(&attribute.value);
            let Ok(value) = value else { return Err(self.broken()) };
            attributes.push((local(attribute.key.as_ref()), value.into_owned()));
        }
        let line = self.line();
        let name = local(start.name().as_ref());
        self.elements.push(Stored { name, attributes, text: String::new(), line, end: at });
        Ok(at)
    }

    fn close(&mut self, at: usize) {
        let end = self.elements.len();
        if let Some(element) = self.elements.get_mut(at) {
            element.end = end;
        }
    }

    fn add(&mut self, text: &str) {
        let open = self.open.last().and_then(|&at| self.elements.get_mut(at));
        if let Some(element) = open {
            element.text.push_str(text);
        }
    }

    /// The number of the line that is read.
    fn line(&mut self) -> usize {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let passed = self.text.as_bytes().get(self.counted..at).unwrap_or_default();
        let ends = passed.iter().filter(|&&byte| byte == b'\n').count();
        self.line = self.line.saturating_add(ends);
        self.counted = at.max(self.counted);
        self.line
    }

    fn broken(&mut self) -> Error {
        self.refused(FileExpected::WellFormedXml)
    }

    fn over(&mut self) -> Error {
        let line = self.line();
        let expected = Expected::File(FileExpected::OrdinaryFile);
        Error::new(ErrorCode::FileLimit, expected).at(Path::ROOT.key("row").index(line))
    }

    fn refused(&mut self, expected: FileExpected) -> Error {
        let line = self.line();
        let error = Error::new(ErrorCode::FileFormat, Expected::File(expected));
        error.at(Path::ROOT.key("row").index(line))
    }
}

/// A name without its prefix.
fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn refused(text: &str) -> (ErrorCode, String) {
        let error = Document::read(text.as_bytes()).unwrap_err();
        (error.code, error.path.clone())
    }

    #[test]
    fn elements_are_found_by_their_way_whatever_their_prefix() {
        let text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<x:a xmlns:x='u'>\n\
                    <x:b c='1 &amp; 2'><d> caf\u{E9} &amp;&#233;<![CDATA[<e>]]> </d></x:b><b/></x:a>";
        let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let document = Document::read(&bytes).unwrap();
        let root = document.root().unwrap();
        assert_eq!((root.name(), root.line()), ("a", 2));
        assert_eq!(root.text_at("b/d"), Some("café &é<e>"));
        let b = root.find("b").unwrap();
        assert_eq!((b.line(), b.attribute("c")), (3, Some("1 & 2")));
        assert_eq!(root.all("b").count(), 2);
        assert_eq!(root.children().count(), 2);
    }

    #[test]
    fn what_is_dangerous_or_broken_is_refused_at_its_line() {
        let at = |code, line| (code, format!("row/{line}"));
        let format = ErrorCode::FileFormat;
        for (text, line) in [
            ("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", 2),
            ("<a>\n&b;</a>", 2),
            ("<a>\n<b></a>", 2),
            ("<a>\n", 2),
            ("", 1),
            ("<a/><a/>", 1),
            ("<a b='&c;'/>", 1),
        ] {
            assert_eq!(refused(text), at(format, line), "{text}");
        }
        let limit = ErrorCode::FileLimit;
        assert_eq!(refused(&"<a>".repeat(65)), at(limit, 1));
        let many: String = (0..65).map(|n| format!(" a{n}=''")).collect();
        assert_eq!(refused(&format!("<a{many}/>")), at(limit, 1));
        assert_eq!(refused(&" ".repeat((20 << 20) + 1)), (limit, String::new()));
    }
}
