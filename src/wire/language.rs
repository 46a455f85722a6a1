//! The language of texts, as a caller names it.

use super::read::{Fault, Fields, Given};
use super::value::Value;
use crate::error::{Path, Result};
use crate::language::Language;

const LANGUAGES: [Language; 2] = [Language::French, Language::English];
const NAMES: &[&str] = &[LANGUAGES[0].code(), LANGUAGES[1].code()];

/// The language that an input names, else the one that was set; only texts depend on it.
pub(super) fn own_language(fields: &Fields, set: Language) -> Language {
    fields.choice("language", NAMES, &LANGUAGES).unwrap_or(set)
}

/// `{language}`: the language to set.
///
/// # Errors
/// `option/invalid`, `option/missing`.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::wire::{self, Value};
///
/// assert_eq!(wire::language(&Value::from([("language", "en".into())]))?, Language::English);
/// assert!(wire::language(&Value::from([("language", "de".into())])).is_err());
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn language(input: &Value) -> Result<Language> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, &["language"], &["language"]);
    let language = own_language(&fields, Language::default());
    fault.check().map(|()| language)
}

/// The language that any input or its options name, for the message of its own refusal.
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::wire::{Value, language_of};
///
/// let input = Value::from([("language", "en".into()), ("amount", "1".into())]);
/// assert_eq!(language_of(&input), Some(Language::English));
/// assert_eq!(language_of(&"en".into()), None);
/// ```
#[must_use]
pub fn language_of(input: &Value) -> Option<Language> {
    let fault = Fault::default();
    let fields = Given::new(input, Path::ROOT, &fault).fields();
    let of = |fields: &Fields| fields.choice("language", NAMES, &LANGUAGES);
    of(&fields).or_else(|| of(&fields.get("options").fields()))
}
