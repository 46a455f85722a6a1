//! OFX: SGML, whose tags need not close, and XML. Statements of bank accounts and of cards; of
//! securities only the movements of their cash.

use super::{Builder, NewLine, compact_day, no_statement};
use crate::amount::Currency;
use crate::error::{Error, ErrorCode, Expected, FileExpected, Path, Result};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;

pub(super) fn read(bytes: &[u8], builder: &mut Builder) -> Result<()> {
    let text = decoded(bytes);
    let mut reading = Reading::default();
    let mut tags = Tags { text: &text, at: 0, line: 1 };
    while let Some(tag) = tags.next()? {
        reading.take(&tag, builder);
    }
    reading.end(builder);
    if builder.made.statements.is_empty() {
        return Err(no_statement());
    }
    Ok(())
}

/// UTF-8 where it is such; else as the header says: `CHARSET:1252`, or an XML declaration.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = core::str::from_utf8(bytes) {
        return text.trim_start_matches('\u{FEFF}').into();
    }
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
    let after = |word: &str| {
        let (_, rest) = start.split_once(word)?;
        let rest = rest.trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        rest.get(..end)
    };
    let label = match (after("CHARSET:"), after("encoding=")) {
        (Some("8859-1" | "ISO-8859-1"), _) | (None, None) => "windows-1252".to_owned(),
        (Some(number), _) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            ["windows-", number].concat()
        }
        (_, Some(label)) | (Some(label), None) => label.to_owned(),
    };
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
    encoding.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0
}

/// A tag and the text after it.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    value: Cow<'a, str>,
    line: usize,
}

/// The tags of a text.
struct Tags<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Tags<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on by so many bytes.
    fn pass(&mut self, bytes: usize) -> &'a str {
        let end = self.at.saturating_add(bytes).min(self.text.len());
        let passed = self.text.get(self.at..end).unwrap_or_default();
        let ends = passed.bytes().filter(|&byte| byte == b'\n').count();
        self.line = self.line.saturating_add(ends);
        self.at = end;
        passed
    }

    fn next(&mut self) -> Result<Option<Tag<'a>>> {
        loop {
            let Some(start) = self.rest().find('<') else { return Ok(None) };
            self.pass(start);
            let rest = self.rest();
            if rest.starts_with("<!--") {
                let end = rest.find("-->").map_or(rest.len(), |end| end.saturating_add(3));
                self.pass(end);
            } else if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!DOCTYPE")) {
                let expected = Expected::File(FileExpected::PlainXml);
                let path = Path::ROOT.key("row");
                return Err(Error::new(ErrorCode::FileFormat, expected).at(path.index(self.line)));
            } else if rest.starts_with("<?") || rest.starts_with("<!") {
                self.pass(2);
            } else {
                break;
            }
        }
        let line = self.line;
        let rest = self.rest();
        let end = rest.find('>').unwrap_or(rest.len());
        let inside = self.pass(end.saturating_add(1));
        let name = inside.trim_start_matches('<').trim_end_matches('>');
        let (closes, name) = match name.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, name),
        };
        let name = name.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        let value = if closes { "".into() } else { self.value() };
        Ok(Some(Tag { name, closes, value, line }))
    }

    /// The text up to the next tag. Only what is empty but for blanks may be followed by other
    /// tags: a value ends with its line, or with its tag.
    fn value(&mut self) -> Cow<'a, str> {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        if let Some(data) = trimmed.strip_prefix("<![CDATA[") {
            let end = data.find("]]>").unwrap_or(data.len());
            let before = rest.len().saturating_sub(data.len());
            self.pass(before.saturating_add(end).saturating_add(3));
            return data.get(..end).unwrap_or_default().trim().into();
        }
        let end = rest.find('<').unwrap_or(rest.len());
        let value = self.pass(end).trim();
        if !value.contains('&') {
            return value.into();
        }
        // Banks write "&" for itself, too: what is no entity stands.
        match quick_xml::escape::unescape(value) {
            Ok(text) => text.into_owned().into(),
            Err(_) => value.replace("&amp;", "&").into(),
        }
    }
}

/// The fields of a movement.
#[derive(Default)]
struct Movement {
    line: usize,
    posted: String,
    available: String,
    amount: String,
    symbol: String,
    name: String,
    memo: String,
    id: String,
    reference: String,
    check: String,
    account: String,
}

#[derive(Default)]
struct Reading {
    /// Whether a statement is open.
    open: bool,
    movement: Option<Movement>,
    /// The aggregate inside a movement or a statement whose fields are read.
    inside: Option<Inside>,
    currency: Option<String>,
    /// Whether a currency that is none was told.
    closing: Option<(usize, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Account,
    Balance,
    OtherBalance,
    Currency,
    Original,
    Counterparty,
}

impl Reading {
    fn take(&mut self, tag: &Tag, builder: &mut Builder) {
        let inside = match tag.name {
            "BANKACCTFROM" | "CCACCTFROM" | "INVACCTFROM" => Some(Inside::Account),
            "BANKACCTTO" | "CCACCTTO" => Some(Inside::Counterparty),
            "LEDGERBAL" => Some(Inside::Balance),
            "AVAILBAL" | "INVBAL" | "BALLIST" => Some(Inside::OtherBalance),
            "CURRENCY" => Some(Inside::Currency),
            "ORIGCURRENCY" => Some(Inside::Original),
            _ => None,
        };
        if inside.is_some() {
            self.inside = inside.filter(|_| !tag.closes);
            return;
        }
        match (tag.name, tag.closes) {
            ("STMTRS" | "CCSTMTRS" | "INVSTMTRS", false) => {
                self.end(builder);
                self.open = true;
            }
            ("STMTRS" | "CCSTMTRS" | "INVSTMTRS", true) => self.end(builder),
            ("STMTTRN", false) => {
                self.flush(builder);
                self.inside = None;
                // A movement outside of any statement is in one of its own, whose account is not told.
                self.open = true;
                self.movement = Some(Movement { line: tag.line, ..Movement::default() });
            }
            ("STMTTRN" | "BANKTRANLIST" | "INVBANKTRAN", true) => self.flush(builder),
            // What is bought, sold or received in securities.
            ("INVTRAN", false) => builder.left_out = builder.left_out.saturating_add(1),
            (_, true) => {}
            (name, false) => self.field(name, tag, builder),
        }
    }

    fn field(&mut self, name: &str, tag: &Tag, builder: &mut Builder) {
        let value: &str = &tag.value;
        if value.is_empty() {
            return;
        }
        match (&mut self.movement, self.inside, name) {
            (_, Some(Inside::Account), "ACCTID") if self.open => {
                builder.part.account = Some(value.to_owned());
            }
            (_, Some(Inside::Balance), "BALAMT") => {
                self.closing = Some((tag.line, value.to_owned()));
            }
            (Some(movement), Some(Inside::Currency), "CURSYM") => {
                value.clone_into(&mut movement.symbol);
            }
            (Some(movement), Some(Inside::Counterparty), "ACCTID") => {
                value.clone_into(&mut movement.account);
            }
            (Some(movement), _, name) => {
                let place = match name {
                    "DTPOSTED" => &mut movement.posted,
                    "DTAVAIL" | "VALUEDATE" => &mut movement.available,
                    "TRNAMT" => &mut movement.amount,
                    "NAME" => &mut movement.name,
                    "MEMO" => &mut movement.memo,
                    "FITID" => &mut movement.id,
                    "REFNUM" => &mut movement.reference,
                    "CHECKNUM" => &mut movement.check,
                    _ => return,
                };
                value.clone_into(place);
            }
            (None, _, "CURDEF") => self.currency = Some(value.to_owned()),
            _ => {}
        }
    }

    fn code(&self) -> Option<&str> {
        self.currency.as_deref()
    }

    fn flush(&mut self, builder: &mut Builder) {
        let Some(movement) = self.movement.take() else { return };
        self.inside = None;
        if let Err(error) = self.add(&movement, builder) {
            builder.reject(movement.line, error);
        }
    }

    fn add(&self, movement: &Movement, builder: &mut Builder) -> Result<()> {
        let of = |text: &'_ str| if text.is_empty() { None } else { Some(text.to_owned()) };
        let stated = of(&movement.symbol);
        let currency = builder.currency(stated.as_deref().or(self.code()))?;
        let amount = builder.amount(&movement.amount, currency)?;
        let date = compact_day(&movement.posted).ok_or_else(|| {
            let error = Error::new(ErrorCode::DateInvalid, Expected::Plain);
            if movement.posted.is_empty() { error } else { error.found(&movement.posted) }
        })?;
        let numbered = |text: &str| of(text).filter(|text| !text.trim_matches('0').is_empty());
        let reference = numbered(&movement.reference).or(numbered(&movement.check));
        // Some banks say the same in both.
        let text = if movement.memo.is_empty() { &movement.name } else { &movement.memo };
        let line = NewLine {
            line: movement.line,
            date: Some(date),
            value_date: compact_day(&movement.available),
            counterparty: Some(&movement.name),
            counterparty_account: Some(&movement.account),
            reference: reference.as_deref(),
            text,
            id: Some(&movement.id),
        };
        if builder.part.currency.is_none() {
            builder.part.currency = Some(currency);
        }
        builder.add(&line, amount, currency);
        Ok(())
    }

    fn end(&mut self, builder: &mut Builder) {
        self.flush(builder);
        self.inside = None;
        if !core::mem::take(&mut self.open) {
            return;
        }
        let stated = self.currency.take();
        if let Some(currency) = stated.and_then(|code| Currency::parse(&code).ok()) {
            builder.part.currency = Some(currency);
        }
        if let (Some((line, text)), Some(currency)) = (self.closing.take(), builder.part.currency) {
            match builder.amount(&text, currency) {
                Ok(minor) => builder.part.closing = Some(minor),
                Err(error) => builder.reject(line, error),
            }
        }
        builder.end_part();
    }
}
