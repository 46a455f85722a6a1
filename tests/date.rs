//! How a calendar day is read: ten ASCII characters and nothing else (spec §1.1).

use encours::date::{Date, parse_iso};

#[test]
fn only_digits_and_two_hyphens_are_a_day() {
    let right = b"2025-11-12";
    for place in 0..right.len() {
        for byte in 0..=u8::MAX {
            let mut text = *right;
            text[place] = byte;
            let expected = match (place, byte) {
                (4 | 7, byte) => byte == b'-',
                // No month above 12, whatever stands for its tens.
                (5, byte) => matches!(byte, b'0' | b'1'),
                (6, byte) => matches!(byte, b'0'..=b'2'),
                // No day above 30 in November.
                (8, byte) => matches!(byte, b'0'..=b'2'),
                (_, byte) => byte.is_ascii_digit(),
            };
            assert_eq!(parse_iso(&text).is_some(), expected, "{}", text.escape_ascii());
        }
    }
    assert_eq!(parse_iso(right), Date::parse("2025-11-12").ok());
}
