//! The conformance vectors as files of the site, and the list of them that a page shows.

use std::path::Path;

use serde_json::Value;

use super::frame::Words;
use crate::build::{children, copy, read};
use crate::dirs::Dirs;

/// Where a page wants the list.
const PLACE: &str = "{{vectors}}";

/// Copies the vectors, and what says when two answers are equal, into `vectors/`.
pub(super) fn publish(dirs: &Dirs, into: &Path) -> Result<(), String> {
    for file in children(&dirs.root.join("tests/vectors")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".json") || name == "conformance.mjs" {
            copy(&file, &into.join("vectors").join(name))?;
        }
    }
    Ok(())
}

/// The text of a page of this language, with the list of the vectors where it wants one.
pub(super) fn listed(dirs: &Dirs, words: &Words, text: &str) -> Result<String, String> {
    if !text.contains(PLACE) {
        return Ok(text.to_owned());
    }
    let up = if words.folder.is_empty() { "../" } else { "../../" };
    let mut table = format!("| {} | {} |\n|---|---:|\n", words.file, words.cases);
    let mut all = 0;
    for file in children(&dirs.root.join("tests/vectors")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        let cases: Value = serde_json::from_slice(&read(&file)?)
            .map_err(|error| format!("{} is no JSON: {error}.", file.display()))?;
        let count = cases.as_array().map_or(0, Vec::len);
        all += count;
        table.push_str(&format!("| [{name}]({up}vectors/{name}) | {count} |\n"));
    }
    table.push_str(&format!("| **{}** | **{all}** |\n", words.all));
    Ok(text.replace(PLACE, &table))
}
