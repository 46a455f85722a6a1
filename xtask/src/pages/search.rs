//! What the search of the site looks through: for each language a list of sections, as JSON.

use serde_json::{Value, json};

use super::markdown::Section;

/// The sections of all pages of one language.
pub(super) struct Index {
    entries: Vec<Value>,
}

impl Index {
    pub(super) fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// Adds a page, by its address from the root of the site.
    pub(super) fn add(&mut self, address: &str, title: &str, sections: &[Section]) {
        for Section { id, title: heading, text } in sections {
            if id.is_empty() && text.is_empty() {
                continue;
            }
            let address = match id.as_str() {
                "" => address.to_owned(),
                id => format!("{address}#{id}"),
            };
            self.entries.push(json!({
                "id": address, "title": title, "heading": heading, "text": text,
            }));
        }
    }

    pub(super) fn into_json(self) -> String {
        Value::Array(self.entries).to_string()
    }
}
