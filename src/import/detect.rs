//! What a file is, by its content: its name says nothing.

use crate::import::csv::{self, CsvOptions};
use crate::import::encoding::decode_accounting;
use crate::import::fec;
use crate::import::statement::archive;
use alloc::string::String;

/// The kinds of files that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A table as text.
    Csv,
    /// A French accounting file.
    Fec,
    /// An Excel workbook; also one that its reader refuses by name, because it is encrypted or in
    /// the former format.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// An electronic invoice or credit note in UBL.
    Ubl,
    /// An electronic invoice in CII.
    Cii,
    /// A PDF with a file attached, or one that is encrypted: an electronic invoice, if its reader
    /// finds it.
    FacturX,
    /// Movements of a bank account within the day, ISO 20022.
    Camt052,
    /// A bank statement, ISO 20022.
    Camt053,
    /// Single movements of a bank account, ISO 20022.
    Camt054,
    /// A bank statement in OFX, SGML or XML.
    Ofx,
    /// A bank statement in the format of SWIFT, MT940 or MT942.
    Mt940,
    /// A bank statement in QIF.
    Qif,
    /// An image of a ledger.
    Snapshot,
    /// None of these.
    Unknown,
}

impl FileKind {
    /// Its name in the contract.
    ///
    /// # Example
    /// ```
    /// use encours::import::FileKind;
    ///
    /// assert_eq!(FileKind::FacturX.as_str(), "facturx");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            FileKind::Csv => "csv",
            FileKind::Fec => "fec",
            FileKind::Xlsx => "xlsx",
            FileKind::Ods => "ods",
            FileKind::Ubl => "ubl",
            FileKind::Cii => "cii",
            FileKind::FacturX => "facturx",
            FileKind::Camt052 => "camt052",
            FileKind::Camt053 => "camt053",
            FileKind::Camt054 => "camt054",
            FileKind::Ofx => "ofx",
            FileKind::Mt940 => "mt940",
            FileKind::Qif => "qif",
            FileKind::Snapshot => "snapshot",
            FileKind::Unknown => "unknown",
        }
    }
}

/// How much of a text is looked at.
const HEAD: usize = 1 << 16;

/// What a file is. Its content is looked at, not read: what is damaged is refused by its reader,
/// with the reason. Of an archive of statements, what its first file is.
///
/// # Example
/// ```
/// use encours::import::{FileKind, detect};
///
/// assert_eq!(detect(b"id;customer;issued;amount\n1;Martin;22/05/2025;100\n"), FileKind::Csv);
/// assert_eq!(detect(b"!Type:Bank\nD03/04/2025\nT100.00\n^\n"), FileKind::Qif);
/// ```
#[must_use]
pub fn detect(bytes: &[u8]) -> FileKind {
    const CFB: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    if bytes.starts_with(b"ENCOURS\0") {
        FileKind::Snapshot
    } else if archive::is_archive(bytes) {
        packed(bytes)
    } else if bytes.starts_with(CFB) {
        // A workbook of Excel 97, or an encrypted one: the reader tells which.
        FileKind::Xlsx
    } else if contains(head.get(..head.len().min(1024)).unwrap_or_default(), b"%PDF-") {
        portable_document(bytes)
    } else {
        text(head, bytes.len() > head.len())
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else { return true };
    let mut bytes = bytes;
    while let Some(at) = bytes.iter().position(|byte| byte == first) {
        bytes = bytes.get(at.saturating_add(1)..).unwrap_or_default();
        if bytes.starts_with(rest) {
            return true;
        }
    }
    false
}

/// Names of files in an archive are not packed. Of others than workbooks, what the first file in it
/// is: several statements are handed out as one archive.
fn packed(bytes: &[u8]) -> FileKind {
    if contains(bytes, b"application/vnd.oasis.opendocument.spreadsheet") {
        return FileKind::Ods;
    }
    if contains(bytes, b"xl/workbook.xml") || contains(bytes, b"xl/workbook.bin") {
        return FileKind::Xlsx;
    }
    let Some(first) = archive::first(bytes, HEAD) else { return FileKind::Unknown };
    let head = first.get(..first.len().min(HEAD)).unwrap_or_default();
    match text(head, first.len() > head.len()) {
        // Kinds that are read out of no archive.
        FileKind::Fec | FileKind::Ubl | FileKind::Cii => FileKind::Unknown,
        kind => kind,
    }
}

/// Whether a PDF has a file attached: the stream of a file is never packed within another.
fn portable_document(bytes: &[u8]) -> FileKind {
    let words: [&[u8]; 4] = [b"/EmbeddedFile", b"/text#2Fxml", b"/text#2fxml", b"/Encrypt"];
    let found = words.iter().any(|word| contains(bytes, word));
    if found { FileKind::FacturX } else { FileKind::Unknown }
}

fn text(head: &[u8], is_cut: bool) -> FileKind {
    let Some(head) = letters(head, is_cut) else { return FileKind::Unknown };
    let Ok(decoded) = decode_accounting(&head) else { return FileKind::Csv };
    let text = decoded.text.trim_start_matches('\u{FEFF}').trim_start();
    let is = |start: &str| {
        text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    if is("<") {
        return markup(text);
    }
    if is("OFXHEADER") || (!is("{") && text.contains("<OFX>")) {
        return FileKind::Ofx;
    }
    if ["!Type:", "!Account", "!Option:", "!Clear:"].iter().any(|start| is(start)) {
        return FileKind::Qif;
    }
    if is_swift(text) {
        return FileKind::Mt940;
    }
    if fec::is_fec(text) {
        return FileKind::Fec;
    }
    if is_table(text) { FileKind::Csv } else { FileKind::Unknown }
}

/// The head of a text, up to its last whole line, with letters of one byte for those of two; nothing
/// for what no text holds.
fn letters(head: &[u8], is_cut: bool) -> Option<alloc::borrow::Cow<'_, [u8]>> {
    if matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]) {
        let is_letter = |byte: &u8| *byte != 0 && *byte < 0x80;
        let markup: alloc::vec::Vec<u8> = head.iter().copied().filter(is_letter).collect();
        let first = markup.iter().find(|byte| !byte.is_ascii_whitespace());
        // Else a table in letters of two bytes, which its reader refuses by name.
        return Some(if first == Some(&b'<') { markup.into() } else { head.into() });
    }
    let is_text = |byte: u8| {
        byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B)
    };
    if !head.iter().copied().all(|byte| is_text(byte) || matches!(byte, 0x01..=0x04)) {
        return None;
    }
    let last = head.iter().rposition(|&byte| byte == b'\n').filter(|_| is_cut);
    Some(head.get(..last.unwrap_or(head.len())).unwrap_or_default().into())
}

/// What the first element of a document in XML or SGML is.
fn markup(text: &str) -> FileKind {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?OFX") {
            return FileKind::Ofx;
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at.saturating_add(2))
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at.saturating_add(3))
        } else if rest.starts_with("<!") {
            document_type(rest)
        } else {
            break;
        };
        let Some(after) = end.and_then(|end| rest.get(end..)) else { return FileKind::Unknown };
        rest = after;
    }
    let Some(tag) = rest.strip_prefix('<') else { return FileKind::Unknown };
    let tag = tag.split('>').next().unwrap_or_default();
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    match local {
        "CrossIndustryInvoice" | "CrossIndustryDocument" => FileKind::Cii,
        "Invoice" | "CreditNote" if tag.contains("oasis:names:specification:ubl") => FileKind::Ubl,
        "Document" if tag.contains("camt.052") => FileKind::Camt052,
        "Document" if tag.contains("camt.053") => FileKind::Camt053,
        "Document" if tag.contains("camt.054") => FileKind::Camt054,
        "OFX" => FileKind::Ofx,
        _ => FileKind::Unknown,
    }
}

/// Where a document type ends, with what it declares between brackets.
fn document_type(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) => quote = (c != open).then_some(open),
            (None, '"' | '\'') => quote = Some(c),
            (None, '<') => depth = depth.saturating_add(1),
            (None, '>') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at.saturating_add(1));
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// Whether fields of a statement stand at the start of lines: reference or account, then balances or
/// movements.
fn is_swift(text: &str) -> bool {
    let has = |fields: &[&str]| {
        text.lines().any(|line| {
            let line = line.trim_start_matches(['\u{1}', '\u{3}', ' ']);
            let line = line.rsplit_once("{4:").map_or(line, |(_, after)| after);
            fields.iter().any(|field| line.starts_with(field))
        })
    };
    (has(&[":20:"]) && has(&[":25:", ":28", ":60", ":61:", ":34F:"]))
        || (has(&[":25:"]) && has(&[":60F:", ":60M:"]))
        || has(&[":61:"])
        || text.starts_with("{1:F01")
}

/// Whether a text is a table: several columns, in the header and in most lines.
fn is_table(text: &str) -> bool {
    if text.starts_with(['{', '[']) {
        return false;
    }
    // The header and what follows it, as the reader of tables cuts them.
    let Ok(preview) = csv::preview(text.as_bytes(), &CsvOptions::default()) else {
        // It is one, if a damaged one: its reader says how.
        return text.lines().next().is_some_and(|line| line.contains([',', ';', '\t', '|']));
    };
    let several = preview.rows.iter().filter(|row| row.len() > 1).count();
    let named = |name: &String| name.chars().any(char::is_alphanumeric);
    (preview.columns.len() > 1
        && preview.columns.iter().any(named)
        && several.saturating_mul(2) >= preview.rows.len())
        || begins_below(text)
}

/// Whether a table begins below lines that are none, as in what banks export: most lines have cells.
/// Commas stand in prose, too.
fn begins_below(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    [';', '\t', '|'].iter().any(|&delimiter| {
        let with_cells = lines().filter(|line| line.matches(delimiter).count() > 1).count();
        with_cells > 1 && with_cells.saturating_mul(2) >= lines().count()
    })
}
