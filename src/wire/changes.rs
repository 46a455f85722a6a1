//! `Ledger.changes`.

use super::json::Json;
use super::late_payment::MOST_ROWS;
use super::read::{Fault, Fields};
use super::scope::scope_on;
use super::value::Value;
use crate::calc::{ChangeKind, ChangesOptions};
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;

/// Each kind by the contract's names: of one of them, and of all.
const KINDS: [(ChangeKind, &str, &str); 7] = [
    (ChangeKind::Issued, "issued", "issued"),
    (ChangeKind::CreditNote, "creditNote", "creditNotes"),
    (ChangeKind::Payment, "payment", "payments"),
    (ChangeKind::WrittenOff, "writtenOff", "writtenOff"),
    (ChangeKind::FellDue, "fellDue", "fellDue"),
    (ChangeKind::Disputed, "disputed", "disputed"),
    (ChangeKind::Doubtful, "doubtful", "doubtful"),
];

/// Those that lead from the opening to the closing.
const PARTS: usize = 4;

/// `Ledger.changes(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::changes`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("from", "2025-01-01".into()), ("to", "2025-06-30".into())]);
/// let json = wire::changes(&ledger, &input, English)?;
/// // 700.00, 600.00 and 1 000.00 are open; the fourth invoice is written off.
/// assert!(json.contains(r#""closing":"2300.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn changes(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let fault = Fault::default();
    let known = &["from", "to", "currency", "fx", "customers", "limit"];
    let fields = Fields::open(input, &fault, known, &["from", "to"]);
    let scope = scope_on(&fields, ledger, &["from", "to"]);
    let limit = fields.whole("limit", 0, MOST_ROWS);
    let (from, to) = (fields.required_date("from"), scope.as_of);
    if to < from {
        fields.get("to").refuse(ErrorCode::DateOrder, Expected::NotBefore(from));
    }
    fault.check()?;
    let currency = scope.currency;
    let changes = crate::calc::changes(ledger, &ChangesOptions { scope, from, limit })?;
    Ok(Json::object_text(|json| {
        json.date("from", from);
        json.date("to", to);
        json.text("currency", currency.code());
        json.money("opening", changes.opening, currency);
        for (kind, _, all) in KINDS.iter().take(PARTS) {
            json.money(all, changes.of(*kind).amount, currency);
        }
        json.money("closing", changes.closing, currency);
        json.nested("counts", |json| {
            for (kind, _, all) in &KINDS {
                json.number(all, changes.of(*kind).count);
            }
        });
        json.number("count", changes.count);
        json.objects("rows", &changes.rows, |json, row| {
            json.date("date", row.date);
            json.text("kind", KINDS.get(row.kind as usize).map_or("", |(_, name, _)| name));
            json.text("invoice", ledger.id_at(row.invoice));
            if let Some(invoice) = ledger.invoice(row.invoice) {
                json.text("customer", ledger.customers().id(invoice.customer));
                json.text_if("name", ledger.customers().get(invoice.customer).name.as_deref());
            }
            json.money("amount", row.amount, currency);
        });
    }))
}
