//! `Ledger.reminders`.

use super::explain::rules;
use super::json::Json;
use super::read::{Fault, Fields, Given, Sign};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::calc::{Channel, ReminderOptions, ReminderStep, SentReminder, Stage};
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use crate::ledger::Ledger;
use alloc::string::String;
use alloc::vec::Vec;

/// Those of [`Stage::ALL`].
const STAGES: &[&str] = &["preventive", "friendly", "firm", "final", "formalNotice", "legal"];

/// Those of [`Channel::ALL`].
const CHANNELS: &[&str] = &["email", "phone", "letter", "registered", "court"];

/// `Ledger.reminders(options)`: the plan as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::reminders`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("asOf", "2025-06-30".into())]);
/// let json = wire::reminders(&ledger, &input, English)?;
/// // F-3 is 91 days late.
/// assert!(json.contains(r#""invoices":[{"id":"F-3","open":"1000.00","daysLate":91}]"#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn reminders(ledger: &Ledger, input: &Value, language: Language) -> Result<String> {
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, scope_keys!["policy", "sent"], &["asOf"]);
    let mut options = ReminderOptions::new(scope(&fields, ledger));
    let currency = options.scope.currency;
    let policy = fields.get("policy");
    if !policy.is_absent() {
        let fields = policy.object(&["steps", "minimum"], &["steps"]);
        options.steps = steps(&fields);
        options.minimum = fields.amount("minimum", currency.digits(), Sign::NotNegative);
    }
    options.sent = fields.list("sent", |given| sent(&given, ledger));
    fault.check()?;
    let plan = crate::calc::reminders(ledger, &options)?;
    Ok(Json::object_text(|json| {
        json.date("asOf", plan.scope.as_of);
        json.text("currency", currency.code());
        json.objects("actions", &plan.actions, |json, action| {
            json.text("customer", ledger.customers().id(action.customer));
            json.text_if("name", ledger.customers().get(action.customer).name.as_deref());
            json.text("stage", name(STAGES, action.stage as usize));
            json.text("channel", name(CHANNELS, action.channel as usize));
            json.date("on", plan.scope.as_of);
            json.objects("invoices", &action.invoices, |json, invoice| {
                json.text("id", ledger.id_at(invoice.row));
                json.money("open", invoice.open, currency);
                json.number("daysLate", invoice.days_late);
            });
            json.money("amount", action.amount, currency);
        });
        json.hundredths_or_null("successPercent", plan.success_percent);
        rules(json, &plan.rules, language);
    }))
}

fn name(names: &[&'static str], position: usize) -> &'static str {
    names.get(position).copied().unwrap_or_default()
}

fn stage(fields: &Fields) -> Stage {
    fields.choice("stage", STAGES, &Stage::ALL).unwrap_or(Stage::Preventive)
}

fn steps(fields: &Fields) -> Vec<ReminderStep> {
    let mut steps: Vec<ReminderStep> = Vec::new();
    for item in fields.get("steps").items() {
        let keys = &["stage", "day", "channel"];
        let fields = item.object(keys, keys);
        let stage = stage(&fields);
        let day = fields.whole("day", -365, 3650).unwrap_or(0);
        let channel = fields.choice("channel", CHANNELS, &Channel::ALL).unwrap_or(Channel::Email);
        if steps.last().is_some_and(|last| last.stage >= stage || last.day >= day) {
            item.refuse(ErrorCode::OptionInvalid, Expected::Steps);
        }
        steps.push(ReminderStep { stage, day, channel });
    }
    steps
}

fn sent(given: &Given, ledger: &Ledger) -> SentReminder {
    let keys = &["invoice", "stage", "date"];
    let fields = given.object(keys, keys);
    let invoice = ledger.find(fields.id("invoice"));
    if invoice.is_none() {
        fields.get("invoice").refuse(ErrorCode::InvoiceUnknown, Expected::Plain);
    }
    let row = invoice.map_or(0, |invoice| invoice.row);
    SentReminder { row, stage: stage(&fields), date: fields.required_date("date") }
}
