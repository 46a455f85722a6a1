//! `checkTerms`.

use super::explain::{explanation, rule};
use super::json::Json;
use super::late_payment::customer_kind;
use super::read::{Fault, Fields};
use super::terms::{terms, write_fields};
use super::value::Value;
use crate::calc::{CheckTermsInput, CustomerKind};
use crate::error::{ErrorCode, Expected, Result};
use crate::language::Language;
use crate::law::terms::Sector;
use crate::ledger::Terms;
use crate::text;
use alloc::string::String;

const SECTORS: &[&str] = &[
    "perishable",
    "liveCattleFreshMeat",
    "alcoholConsumption",
    "alcoholCirculation",
    "transport",
    "publicHealth",
    "publicUndertaking",
];

/// Those of professionals, and those of public debtors.
const BY_DEBTOR: (&[&str], &[&str]) = SECTORS.split_at(5);

/// `checkTerms(input)`: whether terms are lawful, as JSON (spec §3.4).
///
/// # Errors
/// Those of reading the input (spec §1.5); `option/invalid` at `sector`, where it is another
/// debtor's.
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let terms = [("kind", "net".into()), ("days", Value::Number("61".to_owned()))];
/// let input = Value::from([("terms", terms.into())]);
/// let json = wire::check_terms(&input, English)?;
/// // Between professionals 60 days are the longest.
/// assert!(json.contains(r#""lawful":false"#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn check_terms(input: &Value, language: Language) -> Result<String> {
    let known = &["terms", "debtor", "sector", "periodic", "jurisdiction"];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, &["terms"]);
    let terms = terms(&fields.get("terms")).unwrap_or(Terms::Receipt);
    let debtor = customer_kind(&fields, "debtor").unwrap_or_default();
    let sector = fields.choice("sector", SECTORS, &Sector::ALL);
    let periodic = fields.flag("periodic").unwrap_or(false);
    fields.choice_of("jurisdiction", &["FR"]);
    fault.check()?;
    let input = CheckTermsInput { terms, debtor, sector, periodic };
    let Some(checked) = crate::calc::check_terms(&input) else {
        let expected = match debtor {
            CustomerKind::Business => Expected::OneOf(BY_DEBTOR.0),
            CustomerKind::Public => Expected::OneOf(BY_DEBTOR.1),
            CustomerKind::Consumer => Expected::NoSector,
        };
        return Err(fields.get("sector").refusal(ErrorCode::OptionInvalid, expected));
    };
    Ok(Json::object_text(|json| {
        json.flag("lawful", checked.lawfulness.is_lawful());
        json.objects("maximum", &checked.maximum, |json, &terms| write_fields(json, terms));
        rule(json, "rule", checked.rule, language);
        json.text("message", &text::lawfulness(checked.lawfulness, checked.rule, language));
        explanation(json, &checked.explanation, language);
    }))
}
