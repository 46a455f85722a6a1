//! The exports of the file module: files in, what they say as JSON text; data in, files out.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::*;

use super::{Answer, Named, answer, named};
use crate::error::{Result, Show};
use crate::import::detect;
use crate::language::Language;
use crate::wire::{self, Value};

#[wasm_bindgen(module = "/src/js/progress.js")]
extern "C" {
    #[wasm_bindgen(js_name = tellProgress)]
    fn tell_progress(done: usize);
}

/// Reads a file, with these options.
type Reading = fn(&[u8], &Value, Language) -> Result<String>;
/// Writes a file, of a ledger or of nothing but what is asked.
type Writing = fn(&[u8], &Value, Language) -> Result<Vec<u8>>;

const READINGS: &[Named<Reading>] = &[
    ("detect", |file, _, _| Ok(["\"", detect(file).as_str(), "\""].concat())),
    ("isEnglish", |_, input, _| {
        wire::language(input).map(|language| (language == Language::English).shown())
    }),
    ("matchPayments", wire::match_payments),
    ("readFec", |file, input, language| wire::read_fec(file, input, language, &mut tell_progress)),
    ("readEInvoice", wire::read_einvoice),
    ("readStatement", wire::read_statement),
    ("readXlsx", wire::read_xlsx),
    ("sheetCsv", |file, input, _| wire::sheet_csv(file, input)),
];

const WRITINGS: &[Named<Writing>] =
    &[("writeFec", wire::write_fec), ("writeXlsx", |_, input, _| wire::write_xlsx(input))];

/// What a file says, in JSON text.
#[wasm_bindgen]
pub fn read(
    name: &str,
    file: &[u8],
    tokens: &[u32],
    bytes: &[u8],
    english: bool,
) -> Answer<String> {
    if name == "matchPayments" {
        let invoices = file.len().saturating_mul(MATCHED_BYTES_OF_BYTE);
        make_room(tokens.len().saturating_mul(MATCHED_BYTES_OF_TOKEN).saturating_add(invoices));
    }
    answer(tokens, bytes, english, |input, language| named(READINGS, name)?(file, input, language))
}

/// What a byte of a snapshot comes to in memory, as what an invoice is looked up by, and a token of
/// the lines, at most.
const MATCHED_BYTES_OF_BYTE: usize = 32;
const MATCHED_BYTES_OF_TOKEN: usize = 128;

/// What a token comes to in memory, as a value, as a cell and in the library, at most.
const BYTES_OF_TOKEN: usize = 256;

/// The bytes of a file.
#[wasm_bindgen]
pub fn write(
    name: &str,
    snapshot: &[u8],
    tokens: &[u32],
    bytes: &[u8],
    english: bool,
) -> Answer<Vec<u8>> {
    make_room(tokens.len().saturating_mul(BYTES_OF_TOKEN));
    answer(tokens, bytes, english, |input, language| {
        named(WRITINGS, name)?(snapshot, input, language)
    })
}

/// Memory that grows page by page may be copied as often, which takes ten times as long as the work
/// itself: room for all of it is made at once, if it can be.
fn make_room(bytes: usize) {
    let mut room: Vec<u8> = Vec::new();
    if room.try_reserve_exact(bytes).is_ok() {
        core::hint::black_box(&mut room);
    }
}
