//! Options of a CSV import, and what it gives besides the ledger.

use super::explain::warnings;
use super::json::Json;
use super::read::{Fault, Fields};
use super::value::Value;
use crate::error::Result;
use crate::import::csv::{
    CsvImport, CsvOptions, CsvPreview, DELIMITER_NAMES, DELIMITERS, DateFormat, DecimalMark,
    Encoding, Field, Rejection,
};
use crate::language::Language;
use crate::text;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

const KEYS: &[&str] =
    &["columns", "delimiter", "decimal", "dateFormat", "encoding", "currency", "roundAmounts"];

/// Reads `CsvOptions`; none at all are all left to be found.
///
/// # Errors
/// The codes of spec §1.5.
///
/// # Example
/// ```
/// use encours::import::csv::DecimalMark;
/// use encours::wire::{Value, csv_options};
///
/// let options = csv_options(&Value::from([("decimal", ",".into())]))?;
/// assert_eq!(options.decimal, Some(DecimalMark::Comma));
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn csv_options(input: &Value) -> Result<CsvOptions> {
    if *input == Value::Absent {
        return Ok(CsvOptions::default());
    }
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, KEYS, &[]);
    let stated = !fields.get("currency").is_absent();
    let options = CsvOptions {
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

fn columns(fields: &Fields) -> [Option<String>; 12] {
    let mut columns = <[Option<String>; 12]>::default();
    let known: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
    let given = fields.get("columns");
    let names = given.object(&known, &[]);
    for (field, column) in Field::ALL.iter().zip(&mut columns) {
        *column = names.text(field.as_str()).map(str::to_owned);
    }
    columns
}

/// What an import gives besides the ledger.
///
/// # Example
/// ```
/// use encours::import::csv::{CsvOptions, read};
/// use encours::language::Language::English;
/// use encours::wire::csv_import;
///
/// let file = "\
/// id;customer;issued;amount
/// F-1;Martin;22/05/2025;1200,50
/// F-2;Martin;22/05/2025;x
/// ";
/// let json = csv_import(&read(file.as_bytes(), &CsvOptions::default())?, English);
/// assert!(json.contains(r#""accepted":1,"rejected":[{"line":3,"column":"amount""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
#[must_use]
pub fn csv_import(import: &CsvImport, language: Language) -> String {
    Json::object_text(|json| write_import(json, import, language))
}

/// The same as a part of another object.
pub(super) fn write_import(json: &mut Json, import: &CsvImport, language: Language) {
    json.number("accepted", import.accepted);
    json.objects("rejected", &import.rejected, |json, rejection| {
        rejected(json, import, rejection, language);
    });
    json.nested("detected", |json| detected(json, &import.detected));
    warnings(json, &import.warnings, language);
}

fn rejected(json: &mut Json, import: &CsvImport, rejection: &Rejection, language: Language) {
    let column = import.column(rejection);
    // The sentence names the column as the file does.
    let placed = rejection.error.clone().at(column.unwrap_or_default());
    json.number("line", rejection.line);
    json.text_if("column", column);
    json.text("code", rejection.error.code.as_str());
    json.text("message", &text::message(&placed, language));
    json.text_if("value", rejection.error.value.as_deref());
    json.text_if("leftOut", rejection.left_out.map(|reason| reason.as_str()));
}

/// The header, the first rows and what they tell.
///
/// # Example
/// ```
/// use encours::import::csv::{CsvOptions, preview};
/// use encours::wire::csv_preview;
///
/// let preview = preview(b"nom;total\nMartin;1200,50\n", &CsvOptions::default())?;
/// let json = csv_preview(&preview);
/// assert!(json.contains(r#""columns":["nom","total"],"rows":[["Martin","1200,50"]]"#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
#[must_use]
pub fn csv_preview(preview: &CsvPreview) -> String {
    let columns: Vec<&str> = preview.columns.iter().map(String::as_str).collect();
    Json::object_text(|json| {
        json.texts("columns", &columns);
        json.rows("rows", &preview.rows);
        json.nested("detected", |json| detected(json, &preview.detected));
    })
}

fn detected(json: &mut Json, options: &CsvOptions) {
    json.nested("columns", |json| {
        for (field, column) in Field::ALL.iter().zip(&options.columns) {
            json.text_if(field.as_str(), column.as_deref());
        }
    });
    let delimiter = options.delimiter.map(String::from);
    json.text_if("delimiter", delimiter.as_deref());
    json.text_if("decimal", options.decimal.map(DecimalMark::as_str));
    json.text_if("dateFormat", options.date_format.map(DateFormat::as_str));
    json.text_if("encoding", options.encoding.map(Encoding::as_str));
    json.text_if("currency", options.currency.map(|currency| currency.code()));
    json.flag("roundAmounts", options.round_amounts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;
    use crate::import::csv;

    fn object(entries: &[(&str, Value)]) -> Value {
        let entry = |(key, value): &(&str, Value)| ((*key).to_owned(), value.clone());
        Value::Object(entries.iter().map(entry).collect())
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn options_are_checked_in_the_order_of_the_contract() {
        let refused = |entries: &[(&str, Value)]| {
            let error = csv_options(&object(entries)).unwrap_err();
            (error.code, error.path.clone())
        };
        let invalid = |path: &str| (ErrorCode::OptionInvalid, path.to_owned());
        let wrong = [
            ("columns", object(&[("id", Value::Bool(true))])),
            ("delimiter", text(":")),
            ("decimal", text("'")),
            ("dateFormat", text("DD/MM/YY")),
            ("encoding", text("utf-16")),
            ("currency", text("eur")),
            ("roundAmounts", text("yes")),
            ("separator", text(";")),
        ];
        assert_eq!(refused(&wrong), invalid("separator"));
        assert_eq!(refused(&wrong[..7]), (ErrorCode::CurrencyUnknown, "currency".to_owned()));
        for (place, path) in
            ["columns/id", "delimiter", "decimal", "dateFormat", "encoding"].iter().enumerate()
        {
            assert_eq!(refused(&wrong[place..5]), invalid(path));
        }
        assert_eq!(refused(&wrong[6..7]), invalid("roundAmounts"));
        assert_eq!(
            refused(&[("columns", object(&[("total", text("x"))]))]),
            invalid("columns/total")
        );
        assert_eq!(csv_options(&text("x")).unwrap_err().path, "");
        assert_eq!(csv_options(&Value::Absent), Ok(CsvOptions::default()));
    }

    #[test]
    fn an_import_is_told_in_the_words_of_the_contract() {
        let options = object(&[
            ("columns", object(&[("customer", text("qui")), ("due", Value::Absent)])),
            ("roundAmounts", Value::Bool(true)),
        ]);
        let file = "n°;qui;date;ttc;type\n1;A;13/02/2025;1,0051;\n2;B;13/02/2025;x;\n\
                    3;B;13/02/2025;1;bill\n4;B\n";
        let import = csv::read(file.as_bytes(), &csv_options(&options).unwrap()).unwrap();
        let json: serde_json::Value =
            serde_json::from_str(&csv_import(&import, Language::English)).unwrap();
        assert_eq!(json["accepted"].as_u64(), Some(1));
        assert_eq!(json["warnings"][0]["code"], "amount/rounded");
        let rejected = json["rejected"].as_array().unwrap();
        let told = |at: usize, key: &str| rejected[at].get(key).and_then(|text| text.as_str());
        assert_eq!(rejected[0]["line"].as_u64(), Some(3));
        assert_eq!(told(0, "column"), Some("ttc"));
        assert_eq!(told(0, "code"), Some("amount/invalid"));
        assert_eq!(told(0, "value"), Some("x"));
        assert_eq!(told(0, "leftOut"), None);
        assert_eq!(told(1, "leftOut"), Some("supplierBill"));
        assert_eq!((told(2, "column"), told(2, "code")), (None, Some("csv/row")));
        assert!(rejected.iter().all(|row| row["message"].as_str().unwrap().ends_with('.')));
        let detected = serde_json::json!({
            "columns": {"id": "n°", "customer": "qui", "issued": "date", "amount": "ttc"},
            "delimiter": ";", "decimal": ",", "dateFormat": "DD/MM/YYYY", "encoding": "utf-8",
            "currency": "EUR", "roundAmounts": true
        });
        assert_eq!(json["detected"], detected);
    }

    #[test]
    fn a_preview_gives_the_columns_and_rows_as_text() {
        let preview = csv::preview(b"a,b\n1,\"x\"\"y\"\n", &CsvOptions::default()).unwrap();
        let json: serde_json::Value = serde_json::from_str(&csv_preview(&preview)).unwrap();
        assert_eq!(json["columns"], serde_json::json!(["a", "b"]));
        assert_eq!(json["rows"], serde_json::json!([["1", "x\"y"]]));
    }
}
