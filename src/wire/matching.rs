//! Bank lines in, proposals out.

use super::json::Json;
use super::read::{Fault, Fields, Given, Sign};
use super::value::Value;
use crate::date::Date;
use crate::error::Result;
use crate::import::matching::{Proposal, match_payments as proposals};
use crate::import::statement::BankLine;
use crate::language::Language;
use crate::ledger::Ledger;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

const KEYS: &[&str] = &[
    "date",
    "amount",
    "currency",
    "counterparty",
    "reference",
    "text",
    "id",
    "valueDate",
    "counterpartyAccount",
    "key",
];
const REQUIRED: &[&str] = &["date", "amount", "currency", "text"];

/// Matches `lines` with the invoices of a snapshot, and says in JSON what they seem to pay.
///
/// # Errors
/// `snapshot/corrupt`, `snapshot/version`, and the codes of spec §1.5 at `lines/…`.
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{Value, match_payments};
///
/// let line = Value::from([
///     ("date", "2025-06-30".into()),
///     ("amount", "700.00".into()),
///     ("currency", "EUR".into()),
///     ("text", "invoice F 1".into()),
/// ]);
/// let input = Value::from([("lines", Value::List(vec![line]))]);
/// let json = match_payments(&ledger.snapshot(), &input, English)?;
/// assert!(json.contains(r#""invoices":[{"id":"F-1","amount":"700.00"}],"confidence":99"#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn match_payments(snapshot: &[u8], input: &Value, language: Language) -> Result<String> {
    let ledger = Ledger::from_snapshot(snapshot)?;
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, &["lines"], &["lines"]);
    let lines = fields.list("lines", |line| bank_line(&line));
    fault.check()?;
    let found = proposals(&ledger, &lines);
    Ok(Json::object_text(|json| {
        json.objects("proposals", &found, |json, proposal| told(json, proposal, language));
    }))
}

fn bank_line(given: &Given) -> BankLine {
    let fields = given.object(KEYS, REQUIRED);
    let currency = fields.get("currency").currency();
    let date = fields.required_date("date");
    let amount = fields.amount("amount", currency.digits(), Sign::Any);
    let text = |name| fields.text(name).map(str::to_owned);
    BankLine {
        date,
        amount,
        currency,
        counterparty: text("counterparty"),
        reference: text("reference"),
        text: text("text").unwrap_or_default(),
        id: text("id"),
        value_date: fields.date("valueDate").filter(|&value: &Date| value != date),
        counterparty_account: text("counterpartyAccount"),
        key: text("key").unwrap_or_default(),
    }
}

fn told(json: &mut Json, proposal: &Proposal, language: Language) {
    json.number("line", proposal.line);
    json.objects("invoices", &proposal.invoices, |json, (id, amount)| {
        json.text("id", id);
        json.decimal("amount", (*amount).into(), proposal.digits);
    });
    json.number("confidence", proposal.confidence);
    let ids: Vec<&str> = proposal.invoices.iter().map(|(id, _)| id.as_str()).collect();
    let Proposal { reason, difference, customer, .. } = proposal;
    json.text("reason", &text::matching(*reason, &ids, *difference, customer, language));
    json.text("code", proposal.reason.as_str());
}
