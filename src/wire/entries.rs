//! Journal entries of a result.

use super::json::Json;
use crate::amount::Currency;
use crate::calc::JournalEntry;
use crate::language::Language;
use crate::rule::BESIDE;
use crate::text;

/// `"entries":[…]`; the label of a line is the name of its account, with `about` after it.
pub(super) fn entries(
    json: &mut Json,
    entries: &[JournalEntry],
    currency: Currency,
    language: Language,
    about: Option<&str>,
) {
    json.objects("entries", entries, |json, entry| {
        let account = if BESIDE { language.code() } else { text::account(entry.account, language) };
        json.text("account", entry.account);
        match about {
            None | Some("") => json.text("label", account),
            Some(about) => json.text("label", &[account, " – ", about].concat()),
        }
        json.money("debit", entry.debit, currency);
        json.money("credit", entry.credit, currency);
    });
}
