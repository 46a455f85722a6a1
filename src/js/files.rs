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
/// Writes a file.
type Writing = fn(&Value, Language) -> Result<Vec<u8>>;

const READINGS: &[Named<Reading>] = &[
    ("detect", |file, _, _| Ok(["\"", detect(file).as_str(), "\""].concat())),
    ("isEnglish", |_, input, _| {
        wire::language(input).map(|language| (language == Language::English).shown())
    }),
    ("matchPayments", wire::match_payments),
    ("readFec", |file, input, language| wire::read_fec(file, input, language, &mut tell_progress)),
    ("readEInvoice", wire::read_einvoice),
    ("readStatement", wire::read_statement),
];

const WRITINGS: &[Named<Writing>] = &[("writeXlsx", |input, _| wire::write_xlsx(input))];

/// What a file says, in JSON text.
#[wasm_bindgen]
pub fn read(
    name: &str,
    file: &[u8],
    tokens: &[u32],
    bytes: &[u8],
    english: bool,
) -> Answer<String> {
    answer(tokens, bytes, english, |input, language| named(READINGS, name)?(file, input, language))
}

/// The bytes of a file.
#[wasm_bindgen]
pub fn write(name: &str, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<Vec<u8>> {
    answer(tokens, bytes, english, |input, language| named(WRITINGS, name)?(input, language))
}
