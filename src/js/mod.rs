//! The JavaScript border: the only code that knows wasm-bindgen. Each export reads its input with
//! `wire`, answers with JSON text, and throws an `EncoursError` for what is refused.
//!
//! Inputs come as tokens (see [`crate::wire::Kind`]): nothing here calls back into the caller's
//! objects, so that no getter of theirs can run while the ledger is in use.
//!
//! A module has the exports either of figures and ledgers, or, with the feature `files`, of files.

#[cfg(not(feature = "files"))]
mod figures;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "module")]
mod module;

#[cfg(all(feature = "package", not(feature = "files")))]
pub use figures::SnapshotReader;
#[cfg(not(feature = "files"))]
pub use figures::{Batch, CsvImport, Ledger, call};
#[cfg(feature = "files")]
pub use files::{read, write};

use alloc::string::String;

use wasm_bindgen::prelude::*;

use crate::error::{Error, ErrorCode, Expected};
use crate::language::Language;
use crate::text;
use crate::wire::{self, Value};

#[wasm_bindgen(module = "/src/js/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = encoursError)]
    fn encours_error(
        code: &str,
        path: Option<String>,
        value: Option<String>,
        message: &str,
    ) -> JsValue;
}

type Answer<T> = core::result::Result<T, JsValue>;

/// The error as JavaScript sees it.
fn thrown(error: Error, language: Language) -> JsValue {
    let message = text::message(&error, language);
    let path = (!error.path.is_empty()).then(|| error.path.clone());
    encours_error(error.code.as_str(), path, error.value.clone(), &message)
}

fn setting(english: bool) -> Language {
    if english { Language::English } else { Language::French }
}

/// The texts of a stream of tokens.
fn texts(bytes: &[u8]) -> crate::error::Result<&str> {
    core::str::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorCode::InternalBug, Expected::Plain).found("UTF-8"))
}

/// Reads the input, and speaks the language that it names, else the one that was set.
fn answer<T>(
    tokens: &[u32],
    bytes: &[u8],
    english: bool,
    call: impl FnOnce(&Value, Language) -> crate::error::Result<T>,
) -> Answer<T> {
    let (input, language) = asked(tokens, bytes, setting(english))?;
    call(&input, language).map_err(|error| thrown(error, language))
}

/// The part of [`answer`] that is the same for all.
fn asked(tokens: &[u32], bytes: &[u8], language: Language) -> Answer<(Value, Language)> {
    let input = texts(bytes).and_then(|text| wire::read_value(tokens, text));
    let input = input.map_err(|error| thrown(error, language))?;
    let language = wire::language_of(&input).unwrap_or(language);
    Ok((input, language))
}

/// Throws the error of this code, where the façade knows that it applies.
#[wasm_bindgen]
pub fn refuse(code: &str, path: Option<String>, english: bool) -> Answer<()> {
    let code = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
    let code = code.copied().unwrap_or(ErrorCode::InternalBug);
    let error = Error::new(code, Expected::Plain).at(path.unwrap_or_default());
    Err(thrown(error, setting(english)))
}

/// A call by the contract's name, with the function that answers it in JSON text. One export for
/// all of them: each export of its own would take another 600 bytes of the module.
type Named<F> = (&'static str, F);

/// The function of this name; the façade asks for no other.
fn named<F: Copy>(table: &[Named<F>], name: &str) -> crate::error::Result<F> {
    let found = table.iter().find(|(known, _)| *known == name).map(|(_, function)| *function);
    found.ok_or_else(|| Error::new(ErrorCode::InternalBug, Expected::Plain).found(name))
}
