//! From bytes to text: UTF-8, Windows-1252, ISO-8859-15; in accounting files CP850 as well.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::error::{Error, ErrorCode, Expected, Result};

/// How the bytes of a file stand for letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Windows-1252, of Western European Windows programs.
    Windows1252,
    /// ISO-8859-15, Latin 9.
    Iso885915,
    /// CP850, of DOS programs: accounting files alone are still written in it.
    #[cfg(feature = "files")]
    Cp850,
}

impl Encoding {
    /// Those that can be asked for, in the contract's order.
    pub const ALL: &'static [Encoding] =
        &[Encoding::Utf8, Encoding::Windows1252, Encoding::Iso885915];
    /// Their names, in the same order.
    pub const NAMES: &'static [&'static str] = &["utf-8", "windows-1252", "iso-8859-15"];

    /// Its name in the contract.
    ///
    /// # Example
    /// ```
    /// use encours::import::Encoding;
    ///
    /// assert_eq!(Encoding::Utf8.as_str(), "utf-8");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Windows1252 => "windows-1252",
            Encoding::Iso885915 => "iso-8859-15",
            #[cfg(feature = "files")]
            Encoding::Cp850 => "cp850",
        }
    }
}

/// The text of a file.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: Encoding,
    /// Whether some bytes mean nothing in the encoding: each became [`UNKNOWN`].
    pub(super) broken: bool,
}

/// What stands for bytes that the encoding does not know.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// Whether some byte of it meant nothing.
pub(super) fn has_unknown(text: &str) -> bool {
    text.chars().any(|c| c == UNKNOWN)
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of `bytes`, in the encoding that is asked for or else found in the content.
///
/// # Errors
/// `csv/encoding` for UTF-16 and UTF-32, which are named.
pub(super) fn decode(bytes: &[u8], asked: Option<Encoding>) -> Result<Decoded<'_>> {
    if is_utf16(bytes) {
        return Err(Error::new(ErrorCode::CsvEncoding, Expected::Plain).found("UTF-16"));
    }
    let content = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if matches!(asked, None | Some(Encoding::Utf8))
        && let Ok(text) = core::str::from_utf8(content)
    {
        return Ok(Decoded { text: text.into(), encoding: Encoding::Utf8, broken: false });
    }
    let marked = content.len() != bytes.len();
    let encoding = match asked {
        Some(encoding) => encoding,
        None if marked || mostly_utf8(content) => Encoding::Utf8,
        None => eight_bit(content),
    };
    Ok(in_encoding(content, encoding))
}

/// The text of an accounting file, whose encoding is found in the content: the law names
/// ISO-8859-15 (LPF, art. A47 A-1), programs write any of the four.
///
/// # Errors
/// `csv/encoding` for UTF-16 and UTF-32, which are named.
#[cfg(feature = "files")]
pub(super) fn decode_accounting(bytes: &[u8]) -> Result<Decoded<'_>> {
    let utf8 = bytes.starts_with(BOM) || core::str::from_utf8(bytes).is_ok();
    if !utf8 && !is_utf16(bytes) && !mostly_utf8(bytes) && is_cp850(bytes) {
        return Ok(in_encoding(bytes, Encoding::Cp850));
    }
    decode(bytes, None)
}

fn in_encoding(content: &[u8], encoding: Encoding) -> Decoded<'static> {
    let mut text = String::with_capacity(content.len().saturating_add(content.len() / 8));
    if encoding == Encoding::Utf8 {
        for chunk in content.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                text.push(UNKNOWN);
            }
        }
    } else {
        text.extend(content.iter().map(|&byte| letter(byte, encoding)));
    }
    let broken = has_unknown(&text);
    Decoded { text: text.into(), encoding, broken }
}

/// A byte order mark of two bytes, or zeros in a quarter of the first bytes: letters of two bytes.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let zeros = start.iter().filter(|&&byte| byte == 0).count();
    matches!(start, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || (zeros > 0 && zeros.saturating_mul(4) >= start.len())
}

/// Whether broken text is UTF-8 all the same: it has at least as many letters of several bytes as
/// faults. In another encoding such sequences hardly ever occur.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters = letters.saturating_add(chunk.valid().chars().filter(|c| !c.is_ascii()).count());
        faults = faults.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    letters > 0 && letters >= faults
}

/// The two encodings of one byte differ in 8 bytes above 0x9F; Windows-1252 alone has letters in
/// 0x80…0x9F. The sign ¤ and a fraction beside a letter do not occur: there they are € and œ.
fn eight_bit(bytes: &[u8]) -> Encoding {
    let mut latin9 = false;
    let mut before = 0_u8;
    let mut ligature = false;
    for &byte in bytes {
        if (0x80..=0x9F).contains(&byte) {
            return Encoding::Windows1252;
        }
        let letter = byte.is_ascii_alphabetic();
        latin9 |= byte == 0xA4 || (ligature && letter);
        ligature = matches!(byte, 0xBC | 0xBD) && !before.is_ascii_digit();
        latin9 |= ligature && before.is_ascii_alphabetic();
        before = byte;
    }
    if latin9 { Encoding::Iso885915 } else { Encoding::Windows1252 }
}

/// Whether more accented letters stand beside letters when the bytes are read as CP850 than as one
/// of the others. A byte that is an accented letter in one of them is a sign or a capital in the
/// other, which does not occur within a word.
#[cfg(feature = "files")]
fn is_cp850(bytes: &[u8]) -> bool {
    /// é â ç ê ë è É; not à ï î ô û ù, which are Windows' own … ‹ Œ “ – —.
    const CP850: &[u8] = b"\x82\x83\x87\x88\x89\x8A\x90";
    /// à â ç è é ê ë î ï ô ù û, and É È À.
    const LATIN: &[u8] = b"\xE0\xE2\xE7\xE8\xE9\xEA\xEB\xEE\xEF\xF4\xF9\xFB\xC9\xC8\xC0";
    let (mut cp850, mut latin) = (0_usize, 0_usize);
    for around in bytes.windows(2) {
        let &[before, byte] = around else { continue };
        if before.is_ascii_alphabetic() {
            cp850 = cp850.saturating_add(usize::from(CP850.contains(&byte)));
            latin = latin.saturating_add(usize::from(LATIN.contains(&byte)));
        } else if byte.is_ascii_alphabetic() {
            cp850 = cp850.saturating_add(usize::from(CP850.contains(&before)));
            latin = latin.saturating_add(usize::from(LATIN.contains(&before)));
        }
    }
    cp850 > latin
}

/// CP850 from 0x80 on.
#[cfg(feature = "files")]
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
                     ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

/// The letter of a byte in one of the encodings of one byte.
fn letter(byte: u8, encoding: Encoding) -> char {
    /// Windows-1252 from 0x80 on.
    const LETTERS: &[char; 32] = &[
        '€', UNKNOWN, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', UNKNOWN, 'Ž', UNKNOWN,
        UNKNOWN, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', UNKNOWN, 'ž', 'Ÿ',
    ];
    match (byte, encoding) {
        #[cfg(feature = "files")]
        (0x80.., Encoding::Cp850) => CP850.chars().nth(usize::from(byte & 0x7F)).unwrap_or(UNKNOWN),
        (0x80..=0x9F, Encoding::Windows1252) => {
            LETTERS.get(usize::from(byte & 0x1F)).copied().unwrap_or(UNKNOWN)
        }
        (0x80..=0x9F, _) => UNKNOWN,
        (0xA4, Encoding::Iso885915) => '€',
        (0xA6, Encoding::Iso885915) => 'Š',
        (0xA8, Encoding::Iso885915) => 'š',
        (0xB4, Encoding::Iso885915) => 'Ž',
        (0xB8, Encoding::Iso885915) => 'ž',
        (0xBC, Encoding::Iso885915) => 'Œ',
        (0xBD, Encoding::Iso885915) => 'œ',
        (0xBE, Encoding::Iso885915) => 'Ÿ',
        _ => char::from(byte),
    }
}

/// A text in ISO-8859-15; "?" stands for each letter that it does not have, and how many they are.
#[cfg(feature = "files")]
pub(crate) fn latin9(text: &str) -> (alloc::vec::Vec<u8>, usize) {
    let byte = |c: char| {
        let found = (0..=u8::MAX).rev().find(|&byte| letter(byte, Encoding::Iso885915) == c);
        found.filter(|_| c != UNKNOWN)
    };
    let mut unknown: usize = 0;
    let bytes = text.chars().map(|c| match c {
        '\0'..='\x7F' => u8::try_from(c).unwrap_or(b'?'),
        c => byte(c).unwrap_or_else(|| {
            unknown = unknown.saturating_add(1);
            b'?'
        }),
    });
    let bytes = bytes.collect();
    (bytes, unknown)
}

#[cfg(test)]
mod tests {
    use alloc::borrow::ToOwned;

    use super::*;

    fn found(bytes: &[u8]) -> (String, Encoding, bool) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text.into_owned(), decoded.encoding, decoded.broken)
    }

    #[test]
    fn the_encoding_is_found_in_the_content() {
        let cases: [(&[u8], &str, Encoding); 7] = [
            ("réglé".as_bytes(), "réglé", Encoding::Utf8),
            (b"\xEF\xBB\xBFr", "r", Encoding::Utf8),
            (b"r\xE9gl\xE9", "réglé", Encoding::Windows1252),
            (b"12 \x80", "12 €", Encoding::Windows1252),
            (b"12 \xA4", "12 €", Encoding::Iso885915),
            (b"S\xBDurs", "Sœurs", Encoding::Iso885915),
            (b"1\xBD heure", "1½ heure", Encoding::Windows1252),
        ];
        for (bytes, text, encoding) in cases {
            assert_eq!(found(bytes), (text.to_owned(), encoding, false), "{text}");
        }
    }

    #[cfg(feature = "files")]
    #[test]
    fn the_encoding_of_an_accounting_file_is_one_of_four() {
        let cases: [(&[u8], &str, Encoding); 8] = [
            ("réglé".as_bytes(), "réglé", Encoding::Utf8),
            (b"r\xE9gl\xE9 \x97 l\x92achat", "réglé — l’achat", Encoding::Windows1252),
            (b"r\xE9gl\xE9 \x85", "réglé …", Encoding::Windows1252),
            (b"S\x9Curs \x96 Lait", "Sœurs – Lait", Encoding::Windows1252),
            (b"r\xE9gl\xE9 12 \xA4", "réglé 12 €", Encoding::Iso885915),
            (b"r\x82gl\x82 d\x8As", "réglé dès", Encoding::Cp850),
            (
                b"Soci\x82t\x82 G\x82n\x82rale \x85 Ch\x83lons n\xF8 2",
                "Société Générale à Châlons n° 2",
                Encoding::Cp850,
            ),
            (b"CR\x90DIT AGRICOLE", "CRÉDIT AGRICOLE", Encoding::Cp850),
        ];
        for (bytes, text, encoding) in cases {
            let decoded = decode_accounting(bytes).unwrap();
            assert_eq!((&*decoded.text, decoded.encoding, decoded.broken), (text, encoding, false));
        }
        assert!(decode_accounting(b"\xFF\xFEi\0d\0").is_err());
    }

    #[cfg(feature = "files")]
    #[test]
    fn cp850_has_a_letter_for_every_byte() {
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(
            [0x80, 0xD5, 0xFF].map(|byte| letter(byte, Encoding::Cp850)),
            ['Ç', '€', '\u{A0}']
        );
    }

    #[test]
    fn a_fault_in_utf8_does_not_turn_the_other_letters_into_noise() {
        let text = "\u{E9}\u{E8}\u{E0}".as_bytes();
        let bytes = [text, b" \xE9 "].concat();
        assert_eq!(found(&bytes), ("éèà \u{FFFD} ".to_owned(), Encoding::Utf8, true));
    }

    #[test]
    fn letters_of_two_bytes_are_refused_by_name() {
        for bytes in [&b"\xFF\xFEi\0d\0"[..], b"\xFE\xFF\0i\0d", b"i\0d\0;\0"] {
            let error = decode(bytes, None).err().unwrap();
            assert_eq!(error.code, ErrorCode::CsvEncoding);
            assert_eq!(error.value.as_deref(), Some("UTF-16"));
        }
    }

    #[test]
    fn bytes_that_an_encoding_does_not_know_are_told() {
        assert!(decode(b"\x81", Some(Encoding::Windows1252)).unwrap().broken);
        assert!(decode(b"\x80", Some(Encoding::Iso885915)).unwrap().broken);
        assert!(decode(b"\xE9", Some(Encoding::Utf8)).unwrap().broken);
    }
}
