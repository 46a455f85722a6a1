//! The invoice that is attached to a PDF (Factur-X, ZUGFeRD): found by its name in the tree of
//! embedded files, among the associated files, or wherever else a file is embedded.
//!
//! Objects are found by one pass over the file and parsed when they are asked for; the syntax of
//! values and the filters of streams are `lopdf`'s. Its own loading of documents reads all objects
//! that the file's table names, as often as it names them: a file of one megabyte takes gigabytes.

use super::is_einvoice;
use crate::error::{Error, ErrorCode, Expected, FileExpected, Result};
use crate::import::xml::MOST_BYTES;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use lopdf::{DecompressError, Dictionary, Object, ObjectStream, Stream};

/// The names that the standards have given it, the latest first.
const NAMES: &[&str] = &["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml"];

/// The most bytes of a value that is parsed: what stands after them is cut off.
const LONGEST_VALUE: usize = 256 << 10;
/// The most bytes of all values that are parsed, and what each one costs, however short it is.
const MOST_PARSED: usize = 32 << 20;
const EACH_PARSED: usize = 512;
/// The most bytes of all packed objects, once they are unpacked.
const MOST_UNPACKED: usize = 16 << 20;
/// The most objects, and the most nodes of the tree of embedded files.
const MOST_OBJECTS: usize = 1_000_000;
const MOST_NODES: usize = 10_000;
/// The most references from one to the next.
const MOST_HOPS: usize = 16;
/// The most bytes of the name of a file.
const LONGEST_NAME: usize = 1000;

/// Whether a file begins as a PDF does.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    find(start, 0, b"%PDF-").is_some()
}

/// The XML of the invoice in a PDF.
pub(super) fn attachment(bytes: &[u8]) -> Result<Vec<u8>> {
    if bytes.len() > MOST_BYTES {
        return Err(limit());
    }
    let mut document = Document::open(bytes)?;
    let files = document.files()?;
    for wanted in NAMES {
        if let Some((_, file)) = files.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)) {
            return document.content(file, MOST_BYTES);
        }
    }
    let is_xml = |name: &str| name.to_ascii_lowercase().ends_with(".xml");
    for (_, file) in files.iter().filter(|(name, _)| is_xml(name)) {
        let content = document.content(file, MOST_BYTES)?;
        if is_einvoice(&content) {
            return Ok(content);
        }
    }
    Err(refused(FileExpected::EInvoicePdf))
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    /// In the file: after `obj`, to where the next thing begins, and what it has as a stream.
    File { start: usize, end: usize, payload: Option<(usize, usize)> },
    /// In these unpacked objects.
    Packed { pack: usize, start: usize, end: usize },
}

/// A stream: its fields, and where its bytes stand in the file.
struct Packed {
    fields: Dictionary,
    payload: (usize, usize),
}

struct Document<'a> {
    bytes: &'a [u8],
    /// By their numbers, each with where it was written: of several with the same one, the last holds.
    objects: BTreeMap<u32, (usize, Place)>,
    /// What was unpacked, one text for each stream of packed objects.
    packs: Vec<Vec<u8>>,
    /// How many bytes may still be parsed, and unpacked.
    parsing: usize,
    unpacking: usize,
}

impl<'a> Document<'a> {
    /// Finds the objects of a file, those in packed objects too.
    fn open(bytes: &'a [u8]) -> Result<Document<'a>> {
        let mut document = Document {
            bytes,
            objects: BTreeMap::new(),
            packs: Vec::new(),
            parsing: MOST_PARSED,
            unpacking: MOST_UNPACKED,
        };
        let mut packs = Vec::new();
        for (number, place) in marks(bytes)? {
            let Place::File { start, payload, .. } = place else { continue };
            document.objects.insert(number, (start, place));
            if let Some((from, _)) = payload
                && bytes.get(start..from).is_some_and(may_be_packed)
            {
                packs.push((start, place));
            }
        }
        // A length may stand in an object further down: they are all known by now.
        for (written, place) in packs {
            document.unpack(written, place)?;
        }
        Ok(document)
    }

    /// Adds the objects of a stream of packed ones, if it is one.
    fn unpack(&mut self, written: usize, place: Place) -> Result<()> {
        let Some(stream) = self.stream(place)? else { return Ok(()) };
        if !stream.fields.has_type(b"ObjStm") {
            return Ok(());
        }
        let content = self.content(&stream, self.unpacking)?;
        self.unpacking = self.unpacking.saturating_sub(content.len());
        let first = stream.fields.get(b"First").and_then(Object::as_i64).unwrap_or(0);
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        let head = content.get(..first).and_then(|head| core::str::from_utf8(head).ok());
        let numbers: Vec<usize> = head
            .unwrap_or_default()
            .split_ascii_whitespace()
            .map_while(|number| number.parse().ok())
            .collect();
        let (pairs, _) = numbers.as_chunks::<2>();
        let pack = self.packs.len();
        for (position, &[number, offset]) in pairs.iter().enumerate() {
            let Ok(number) = u32::try_from(number) else { continue };
            let next = pairs.get(position.saturating_add(1)).map(|&[_, offset]| offset);
            let end = next.map_or(content.len(), |next| first.saturating_add(next));
            let start = first.saturating_add(offset);
            if self.objects.get(&number).is_none_or(|&(before, _)| before <= written) {
                self.objects.insert(number, (written, Place::Packed { pack, start, end }));
            }
        }
        self.packs.push(content);
        Ok(())
    }

    /// The value that begins a text.
    fn value(&mut self, text: &[u8]) -> Result<Option<Object>> {
        let text = text.get(..LONGEST_VALUE).unwrap_or(text);
        let cost = text.len().saturating_add(EACH_PARSED);
        self.parsing = self.parsing.checked_sub(cost).ok_or_else(limit)?;
        // A stream of packed objects with this one in it: the way to lopdf's parser.
        let mut fields = Dictionary::new();
        fields.set("N", 1);
        fields.set("First", 4);
        let stream = Stream::new(fields, [b"1 0 ".as_slice(), text].concat());
        let parsed = ObjectStream::new_with_limit(&stream, Some(MOST_BYTES));
        Ok(parsed.ok().and_then(|mut parsed| parsed.objects.remove(&(1, 0))))
    }

    /// The object at a place, without its bytes if it is a stream.
    fn object(&mut self, place: Place) -> Result<Option<Object>> {
        match place {
            Place::File { start, end, payload } => {
                let end = payload.map_or(end, |(from, _)| from);
                self.value(self.bytes.get(start..end).unwrap_or_default())
            }
            Place::Packed { pack, start, end } => {
                let text = self.packs.get(pack).and_then(|pack| pack.get(start..end));
                let text = text.unwrap_or_default();
                let text = text.get(..LONGEST_VALUE).unwrap_or(text).to_vec();
                self.value(&text)
            }
        }
    }

    /// What a value is, where it is a reference to another; `None` for what is not there.
    fn follow(&mut self, value: Object) -> Result<Option<Object>> {
        let mut value = value;
        for _ in 0..MOST_HOPS {
            let Ok((number, _)) = value.as_reference() else { return Ok(Some(value)) };
            let Some(&(_, place)) = self.objects.get(&number) else { return Ok(None) };
            let Some(next) = self.object(place)? else { return Ok(None) };
            value = next;
        }
        Ok(None)
    }

    fn field(&mut self, fields: &Dictionary, key: &[u8]) -> Result<Option<Object>> {
        match fields.get(key) {
            Ok(value) => self.follow(value.clone()),
            Err(_) => Ok(None),
        }
    }

    fn dictionary(&mut self, fields: &Dictionary, key: &[u8]) -> Result<Option<Dictionary>> {
        Ok(match self.field(fields, key)? {
            Some(Object::Dictionary(fields)) => Some(fields),
            _ => None,
        })
    }

    fn list(&mut self, fields: &Dictionary, key: &[u8]) -> Result<Vec<Object>> {
        Ok(match self.field(fields, key)? {
            Some(Object::Array(items)) => items,
            _ => Vec::new(),
        })
    }

    /// The stream at a place.
    fn stream(&mut self, place: Place) -> Result<Option<Packed>> {
        let Place::File { payload: Some((from, until)), .. } = place else { return Ok(None) };
        let Some(Object::Dictionary(mut fields)) = self.object(place)? else { return Ok(None) };
        // Its end is where its length says, if that is so, else before the next `endstream`.
        let length = self.field(&fields, b"Length")?.and_then(|length| length.as_i64().ok());
        let stated = length
            .and_then(|length| usize::try_from(length).ok())
            .map(|length| from.saturating_add(length))
            .filter(|&end| ends_stream(self.bytes, end));
        fields.remove(b"Length");
        Ok(Some(Packed { fields, payload: (from, stated.unwrap_or(until)) }))
    }

    /// What a stream holds, unpacked to at most so many bytes.
    fn content(&mut self, stream: &Packed, most: usize) -> Result<Vec<u8>> {
        let (from, until) = stream.payload;
        let bytes = self.bytes.get(from..until).unwrap_or_default();
        let mut fields = stream.fields.clone();
        for key in [b"Filter".as_slice(), b"DecodeParms"] {
            if let Some(value) = self.field(&stream.fields, key)? {
                fields.set(key, value);
            }
        }
        Stream::new(fields, bytes.to_vec()).get_plain_content_with_limit(most).map_err(|error| {
            match error {
                lopdf::Error::Decompress(
                    DecompressError::MemoryLimitExceeded { .. }
                    | DecompressError::TooManyFilters { .. },
                ) => limit(),
                _ => refused(FileExpected::WholePdf),
            }
        })
    }

    /// The fields of the catalog, which is the root of the document.
    fn catalog(&mut self) -> Result<Dictionary> {
        let mut trailers = Vec::new();
        let mut from = 0;
        while let Some(at) = find(self.bytes, from, b"trailer") {
            from = at.saturating_add(b"trailer".len());
            let text = self.bytes.get(from..).unwrap_or_default();
            let end = find(text, 0, b"startxref").unwrap_or(text.len().min(LONGEST_VALUE));
            if let Some(Object::Dictionary(fields)) =
                self.value(text.get(..end).unwrap_or_default())?
            {
                trailers.push((from, fields));
            }
        }
        // Newer files have the fields of the trailer in the stream of their table.
        let is_table = |place: Place| match place {
            Place::File { start, payload: Some((from, _)), .. } => {
                self.bytes.get(start..from).is_some_and(|text| find(text, 0, b"/Root").is_some())
            }
            _ => false,
        };
        let tables: Vec<(usize, Place)> =
            self.objects.values().copied().filter(|&(_, place)| is_table(place)).collect();
        for (start, place) in tables {
            if let Some(Object::Dictionary(fields)) = self.object(place)? {
                trailers.push((start, fields));
            }
        }
        trailers.sort_by_key(|&(at, _)| at);
        while let Some((_, trailer)) = trailers.pop() {
            if trailer.has(b"Encrypt") {
                return Err(Error::new(ErrorCode::FileEncrypted, Expected::Plain));
            }
            if let Some(catalog) = self.dictionary(&trailer, b"Root")? {
                return Ok(catalog);
            }
        }
        Err(refused(FileExpected::WholePdf))
    }

    /// The embedded files, each with its name, those in the best known places first.
    fn files(&mut self) -> Result<Vec<(String, Packed)>> {
        let catalog = self.catalog()?;
        let mut specifications = Vec::new();
        if let Some(names) = self.dictionary(&catalog, b"Names")? {
            let root = self.field(&names, b"EmbeddedFiles")?;
            self.add_tree(root, &mut specifications)?;
        }
        let associated = self.list(&catalog, b"AF")?;
        specifications.extend(associated.into_iter().map(|file| (None, file)));
        specifications.truncate(MOST_NODES);
        let anywhere = self.objects.iter().filter(|&(_, &(_, place))| self.may_embed(place));
        let anywhere: Vec<u32> = anywhere.map(|(&number, _)| number).take(MOST_NODES).collect();
        let references = anywhere.into_iter().map(|number| (None, Object::Reference((number, 0))));
        specifications.extend(references);

        let mut files = Vec::new();
        for (key, file) in specifications {
            let Some(Object::Dictionary(file)) = self.follow(file)? else { continue };
            let Some(embedded) = self.dictionary(&file, b"EF")? else { continue };
            let names = [self.field(&file, b"UF")?, self.field(&file, b"F")?, key];
            let name = names.into_iter().flatten().find_map(|name| {
                let is_short = name.as_str().is_ok_and(|name| name.len() <= LONGEST_NAME);
                is_short.then(|| lopdf::decode_text_string(&name).ok()).flatten()
            });
            let reference = [b"UF".as_slice(), b"F"]
                .iter()
                .find_map(|key| embedded.get(key).and_then(Object::as_reference).ok());
            let place = reference.and_then(|(number, _)| self.objects.get(&number).copied());
            if let (Some(name), Some((_, place))) = (name, place)
                && let Some(stream) = self.stream(place)?
            {
                files.push((String::from(name.trim()), stream));
            }
        }
        Ok(files)
    }

    /// Adds the files of a tree of names, each with its key.
    fn add_tree(
        &mut self,
        root: Option<Object>,
        files: &mut Vec<(Option<Object>, Object)>,
    ) -> Result<()> {
        let mut open: Vec<Object> = root.into_iter().collect();
        let mut nodes = 0_usize;
        while let Some(node) = open.pop() {
            nodes = nodes.saturating_add(1);
            // A tree that loops has no end.
            if nodes > MOST_NODES || open.len() > MOST_NODES || files.len() > MOST_NODES {
                return Ok(());
            }
            let Some(Object::Dictionary(node)) = self.follow(node)? else { continue };
            let names = self.list(&node, b"Names")?;
            let (pairs, _) = names.as_chunks::<2>();
            files.extend(pairs.iter().map(|[key, file]| (Some(key.clone()), file.clone())));
            open.extend(self.list(&node, b"Kids")?);
        }
        Ok(())
    }

    /// Whether an object may have embedded files.
    fn may_embed(&self, place: Place) -> bool {
        let text = match place {
            Place::File { start, end, payload: None } => self.bytes.get(start..end),
            Place::File { .. } => None,
            Place::Packed { pack, start, end } => {
                self.packs.get(pack).and_then(|pack| pack.get(start..end))
            }
        };
        text.is_some_and(|text| find(text, 0, b"/EF").is_some())
    }
}

/// The objects of a file, in its order: each header `12 0 obj` that is not within a stream.
fn marks(bytes: &[u8]) -> Result<Vec<(u32, Place)>> {
    let mut found: Vec<(u32, Place)> = Vec::new();
    let mut at = 0;
    let mut is_terminated = true;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        if byte == b's' && rest.starts_with(b"stream") && is_terminated {
            if let Some((_, Place::File { start, payload, .. })) = found.last_mut()
                && payload.is_none()
                && let Some(from) = payload_start(bytes, at)
            {
                let text = bytes.get(*start..at).unwrap_or_default();
                let stated = stated_length(text)
                    .map(|length| from.saturating_add(length))
                    .filter(|&end| ends_stream(bytes, end));
                match stated.or_else(|| find(bytes, from, b"endstream")) {
                    Some(end) => {
                        *payload = Some((from, before_line_end(bytes, from, end)));
                        at = end;
                        continue;
                    }
                    // Nor does any other one end.
                    None => is_terminated = false,
                }
            }
        } else if byte == b'o'
            && rest.starts_with(b"obj")
            && let Some((number, header)) = header(bytes, at)
        {
            if let Some((_, Place::File { end, .. })) = found.last_mut() {
                *end = header;
            }
            if found.len() >= MOST_OBJECTS {
                return Err(limit());
            }
            let start = at.saturating_add(3);
            found.push((number, Place::File { start, end: bytes.len(), payload: None }));
        }
        at = at.saturating_add(1);
    }
    Ok(found)
}

/// Where the bytes of a stream begin, after the line of its keyword at this place.
fn payload_start(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(..at)?.ends_with(b"end") {
        return None;
    }
    let after = at.saturating_add(b"stream".len());
    match bytes.get(after..)? {
        [b'\r', b'\n', ..] => Some(after.saturating_add(2)),
        [b'\n' | b'\r', ..] => Some(after.saturating_add(1)),
        _ => None,
    }
}

/// The length that the fields of a stream state as a number.
fn stated_length(fields: &[u8]) -> Option<usize> {
    let after = find(fields, 0, b"/Length")?.saturating_add(b"/Length".len());
    let text = fields.get(after..)?.trim_ascii_start();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = text.split_at_checked(digits)?;
    // `12 0 R` is the number of an object.
    let is_reference = rest.trim_ascii_start().first().is_some_and(u8::is_ascii_digit);
    if is_reference { None } else { core::str::from_utf8(number).ok()?.parse().ok() }
}

/// Whether a stream ends at this place.
fn ends_stream(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or_default();
    let rest = rest.get(..rest.len().min(12)).unwrap_or_default();
    rest.trim_ascii_start().starts_with(b"endstream")
}

/// A place without the end of line before it.
fn before_line_end(bytes: &[u8], from: usize, end: usize) -> usize {
    match bytes.get(from..end).unwrap_or_default() {
        [.., b'\r', b'\n'] => end.saturating_sub(2),
        [.., b'\n' | b'\r'] => end.saturating_sub(1),
        _ => end,
    }
}

/// The number of the object whose header ends with the `obj` at this place, and where it begins.
fn header(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let (before, generation) = last_number(bytes.get(..at)?)?;
    if generation.len() > 5 {
        return None;
    }
    let (before, number) = last_number(before)?;
    let is_word = before.last().is_some_and(|byte| !byte.is_ascii_whitespace())
        && !before.ends_with(b"endobj")
        && !before.ends_with(b"endstream");
    if is_word {
        return None;
    }
    Some((core::str::from_utf8(number).ok()?.parse().ok()?, before.len()))
}

/// The digits at the end of a text, which white space follows, and what is before them.
fn last_number(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let trimmed = text.trim_ascii_end();
    let digits = trimmed.iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 || trimmed.len() == text.len() {
        return None;
    }
    trimmed.split_at_checked(trimmed.len().saturating_sub(digits))
}

/// Whether the fields of a stream may say that it holds packed objects. The letters of a name may be
/// written as numbers.
fn may_be_packed(fields: &[u8]) -> bool {
    find(fields, 0, b"ObjStm").is_some() || fields.contains(&b'#')
}

/// Where these bytes come first, from a place on.
fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let at = rest.windows(wanted.len()).position(|window| window == wanted)?;
    Some(from.saturating_add(at))
}

fn limit() -> Error {
    Error::new(ErrorCode::FileLimit, Expected::File(FileExpected::OrdinaryFile))
}

fn refused(expected: FileExpected) -> Error {
    Error::new(ErrorCode::FileFormat, Expected::File(expected))
}
