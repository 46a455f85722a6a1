//! Options of a bank statement, and what it gives.

use super::explain::warnings;
use super::json::Json;
use super::read::{Fault, Fields};
use super::value::Value;
use crate::amount::Currency;
use crate::error::Result;
use crate::import::Encoding;
use crate::import::csv::{DELIMITER_NAMES, DELIMITERS, DateFormat, DecimalMark};
use crate::import::statement::{
    BankLine, Field, Part, RejectedLine, Statement, StatementOptions, read,
};
use crate::language::Language;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

const KEYS: &[&str] =
    &["columns", "delimiter", "decimal", "dateFormat", "encoding", "currency", "roundAmounts"];

/// What columns of invoices are called, where a statement holds the same.
const ALIASES: [(&str, Field); 6] = [
    ("issued", Field::Date),
    ("paidOn", Field::Date),
    ("due", Field::ValueDate),
    ("paid", Field::Amount),
    ("customer", Field::Counterparty),
    ("customerName", Field::Counterparty),
];

/// Reads a file with these options, and says in JSON what it gave.
///
/// # Errors
/// The codes of spec §1.5, and those of [`read`].
///
/// # Example
/// ```
/// use encours::language::Language;
/// use encours::wire::{Value, read_statement};
///
/// let file = b"Date;Libelle;Montant EUR\n30/09/2025;VIR F-2025-003;1400,00\n";
/// let json = read_statement(file, &Value::Absent, Language::French)?;
/// assert!(json.contains(r#""date":"2025-09-30","amount":"1400.00","currency":"EUR""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn read_statement(bytes: &[u8], input: &Value, language: Language) -> Result<String> {
    let statement = read(bytes, &statement_options(input)?)?;
    Ok(told(&statement, language))
}

/// Reads the options of a statement; none at all are all left to be found.
fn statement_options(input: &Value) -> Result<StatementOptions> {
    if *input == Value::Absent {
        return Ok(StatementOptions::default());
    }
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, KEYS, &[]);
    let stated = !fields.get("currency").is_absent();
    let options = StatementOptions {
        currency: stated.then(|| fields.currency()),
        columns: columns(&fields),
        delimiter: fields.choice("delimiter", DELIMITER_NAMES, DELIMITERS),
        decimal: fields.choice("decimal", DecimalMark::NAMES, DecimalMark::ALL),
        date_format: fields.choice("dateFormat", DateFormat::NAMES, DateFormat::ALL),
        encoding: fields.choice("encoding", Encoding::NAMES, Encoding::ALL),
        round_amounts: fields.flag("roundAmounts").unwrap_or_default(),
    };
    fault.check().map(|()| options)
}

fn columns(fields: &Fields) -> [Option<String>; Field::COUNT] {
    let mut columns = <[Option<String>; Field::COUNT]>::default();
    let own = Field::ALL.iter().map(|&field| (field.as_str(), field));
    let all: Vec<(&str, Field)> = own.chain(ALIASES).collect();
    let known: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let given = fields.get("columns");
    let names = given.object(&known, &[]);
    for (name, field) in all {
        let column = names.text(name).map(str::to_owned);
        if let (Some(place), Some(column)) = (columns.get_mut(field as usize), column) {
            place.get_or_insert(column);
        }
    }
    columns
}

fn told(statement: &Statement, language: Language) -> String {
    Json::object_text(|json| {
        let Statement { account, currency, opening, closing, lines, statements, rejected, .. } =
            statement;
        head(json, account.as_deref(), *currency, [*opening, *closing]);
        json.objects("lines", lines, line);
        json.objects("statements", statements, |json, part| {
            let Part { account, currency, opening, closing, lines } = part;
            head(json, account.as_deref(), *currency, [*opening, *closing]);
            json.number("lines", *lines);
        });
        json.objects("rejected", rejected, |json, row| refused(json, row, language));
        warnings(json, &statement.warnings, language);
    })
}

fn head(
    json: &mut Json,
    account: Option<&str>,
    currency: Option<Currency>,
    [opening, closing]: [Option<i64>; 2],
) {
    json.text_if("account", account);
    let Some(currency) = currency else { return };
    json.text("currency", currency.code());
    for (name, minor) in [("opening", opening), ("closing", closing)] {
        if let Some(minor) = minor {
            json.money(name, minor.into(), currency);
        }
    }
}

fn line(json: &mut Json, line: &BankLine) {
    json.date("date", line.date);
    json.money("amount", line.amount.into(), line.currency);
    json.text("currency", line.currency.code());
    json.text_if("counterparty", line.counterparty.as_deref());
    json.text_if("reference", line.reference.as_deref());
    json.text("text", &line.text);
    json.text_if("id", line.id.as_deref());
    if let Some(date) = line.value_date {
        json.date("valueDate", date);
    }
    json.text_if("counterpartyAccount", line.counterparty_account.as_deref());
    json.text("key", &line.key);
}

fn refused(json: &mut Json, row: &RejectedLine, language: Language) {
    // The sentence names the column as the file does, and no line: that stands beside it.
    let placed = row.error.clone().at(row.column.as_deref().unwrap_or_default());
    json.number("line", row.line);
    json.text_if("column", row.column.as_deref());
    json.text("code", row.error.code.as_str());
    json.text("message", &text::message(&placed, language));
    json.text_if("value", row.error.value.as_deref());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    fn refused(options: Value) -> (ErrorCode, String) {
        let error = statement_options(&options).unwrap_err();
        (error.code, error.path.clone())
    }

    #[test]
    fn options_are_those_of_a_csv_with_columns_of_their_own() {
        let columns = |name: &str| Value::from([("columns", Value::from([(name, "x".into())]))]);
        for name in ["date", "valueDate", "debit", "credit", "balance", "text", "paidOn"] {
            assert!(statement_options(&columns(name)).is_ok(), "{name}");
        }
        let invalid = |path: &str| (ErrorCode::OptionInvalid, path.to_owned());
        assert_eq!(refused(columns("vat")), invalid("columns/vat"));
        assert_eq!(refused(Value::from([("separator", ";".into())])), invalid("separator"));
        let unknown = (ErrorCode::CurrencyUnknown, "currency".to_owned());
        assert_eq!(refused(Value::from([("currency", "eur".into())])), unknown);
    }

    #[test]
    fn a_statement_is_told_in_the_words_of_the_contract() {
        let file = "Date;Libelle;Reference;Montant;Devise\n30/09/2025;a;R-1;5,00;USD\n\
                    31/09/2025;b;;x;EUR\n";
        let json = read_statement(file.as_bytes(), &Value::Absent, Language::English).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let line = &json["lines"][0];
        for (key, value) in
            [("date", "2025-09-30"), ("amount", "5.00"), ("currency", "USD"), ("reference", "R-1")]
        {
            assert_eq!(line[key], value);
        }
        assert_eq!(json["rejected"][0]["line"].as_u64(), Some(3));
        assert_eq!(json["rejected"][0]["column"], "Date");
        assert_eq!(json["rejected"][0]["code"], "date/invalid");
        assert_eq!(json["statements"][0]["lines"].as_u64(), Some(1));
        assert_eq!(json["warnings"].as_array().map(Vec::len), Some(0));
    }
}
