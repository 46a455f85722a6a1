//! What an accounting file gives, with how it is written and its totals.

use super::explain::warnings;
use super::json::Json;
use super::ledger_data::write_ledger;
use super::read::{Fault, Fields};
use super::value::Value;
use crate::amount::Currency;
use crate::error::Result;
use crate::import::csv::DecimalMark;
use crate::import::fec::{self, FecImport};
use crate::language::Language;
use crate::text;
use alloc::string::String;

/// Reads an accounting file; there are no options but the language. `progress` is told how many
/// bytes are read.
///
/// # Errors
/// `option/invalid`, and those of [`fec::read`].
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{Value, read_fec};
///
/// let file = "\
/// JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|Montant|Sens
/// VE|1|20250301|411000|MARTIN|F-1|1200,00|D
/// VE|1|20250301|706000||F-1|1200,00|C
/// ";
/// let json = read_fec(file.as_bytes(), &Value::Absent, English, &mut |_| {})?;
/// assert!(json.contains(r#""invoices":[{"id":"F-1","customer":"MARTIN""#), "{json}");
/// assert!(json.contains(r#""receivables":"1200.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read_fec(
    file: &[u8],
    options: &Value,
    language: Language,
    progress: &mut dyn FnMut(usize),
) -> Result<String> {
    if *options != Value::Absent {
        let fault = Fault::default();
        Fields::open(options, &fault, &["language"], &[]);
        fault.check()?;
    }
    fec::read_with_progress(file, progress).map(|import| fec_import(&import, language))
}

fn fec_import(import: &FecImport, language: Language) -> String {
    let (notation, totals) = (&import.notation, &import.totals);
    Json::object_text(|json| {
        write_ledger(json, &import.ledger);
        json.objects("rejected", &import.rejected, |json, rejection| {
            let column = rejection.column.map(|column| column.as_str());
            // The sentence names the column.
            let placed = rejection.error.clone().at(column.unwrap_or_default());
            json.number("line", rejection.line);
            json.text_if("column", column);
            json.text("code", rejection.error.code.as_str());
            json.text("message", &text::message(&placed, language));
            json.text_if("value", rejection.error.value.as_deref());
        });
        warnings(json, &import.warnings, language);
        json.nested("detected", |json| {
            let mut delimiter = [0; 4];
            json.text("delimiter", notation.delimiter.encode_utf8(&mut delimiter));
            json.text_if("decimal", notation.decimal.map(DecimalMark::as_str));
            json.text("encoding", notation.encoding.as_str());
            json.text("amounts", if notation.signed { "signed" } else { "debitCredit" });
        });
        json.nested("totals", |json| {
            json.number("lines", totals.lines);
            json.number("receivableLines", totals.receivable_lines);
            json.money("debit", totals.debit, Currency::euro());
            json.money("credit", totals.credit, Currency::euro());
            json.money("receivables", totals.receivables, Currency::euro());
        });
    })
}
