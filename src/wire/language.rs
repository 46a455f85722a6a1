//! The language of texts, as a caller names it.

use super::read::Fields;
use super::value::Value;
use crate::error::{Path, Result};
use crate::language::Language;

const NAMES: &[&str] = &["fr", "en"];
const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// The language that an input names, else the one that was set; only texts depend on it.
pub(super) fn own_language(fields: &Fields, set: Language) -> Result<Language> {
    Ok(fields.choice("language", NAMES, &LANGUAGES)?.unwrap_or(set))
}

/// `{language}`: the language to set.
///
/// # Errors
/// `option/invalid`, `option/missing`.
pub fn language(input: &Value) -> Result<Language> {
    let fields = Fields::open(input, Path::ROOT, &["language"], &["language"])?;
    own_language(&fields, Language::default())
}

/// The language that any input names, for the message of its own refusal.
#[must_use]
pub fn language_of(input: &Value) -> Option<Language> {
    let fields = Fields::of(input, Path::ROOT).ok()?;
    fields.choice("language", NAMES, &LANGUAGES).ok()?
}
