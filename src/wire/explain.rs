//! Rules, steps and warnings of a result.

use super::json::Json;
use crate::language::Language;
use crate::law;
use crate::rule::{BESIDE, Explanation, Ground, Rule};
use crate::text;
use crate::warning::Warning;
use alloc::string::String;

fn rule_fields(json: &mut Json, rule: &Rule, language: Language) {
    json.text("id", rule.id);
    if BESIDE {
        return json.text("citation", language.code());
    }
    json.text("citation", text::citation(rule, language));
    json.text_if("url", rule.url);
    json.text_if("inForceFrom", rule.in_force_from);
    json.text_if("inForceTo", rule.in_force_to);
    json.text("checked", rule.checked);
}

/// `"key":{"id":…,"citation":…,"url":…}`.
pub(super) fn rule(json: &mut Json, key: &str, rule: &Rule, language: Language) {
    json.nested(key, |json| rule_fields(json, rule, language));
}

/// `"rules":[…]`.
pub(super) fn rules(json: &mut Json, rules: &[&Rule], language: Language) {
    json.objects("rules", rules, |json, rule| rule_fields(json, rule, language));
}

/// All rules that the package knows, as `{"rules":[…]}`.
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire;
///
/// assert!(wire::rules(English).contains(r#"{"id":"fr/com/L441-10/II","citation":""#));
/// ```
#[must_use]
pub fn all_rules(language: Language) -> String {
    Json::object_text(|json| rules(json, law::RULES, language))
}

/// `"warnings":[…]`.
pub(super) fn warnings(json: &mut Json, warnings: &[Warning], language: Language) {
    json.objects("warnings", warnings, |json, warning| {
        json.text("code", warning.notice.code());
        json.text("message", &text::warning(warning, language));
        json.text_if("path", warning.path.as_deref());
    });
}

/// `"rules":[…],"steps":[…]`.
pub(super) fn explanation(json: &mut Json, given: &Explanation, language: Language) {
    rules(json, &given.rules, language);
    json.objects("steps", &given.steps, |json, step| {
        json.text("id", &step.id);
        json.objects("inputs", &step.inputs, |json, input| {
            json.text("name", &input.name);
            json.text("value", &input.value);
            json.text_if("unit", input.unit);
        });
        json.text("formula", &step.formula);
        json.nested("result", |json| {
            json.text("value", &step.value);
            json.text_if("unit", step.unit);
        });
        match step.ground {
            Ground::Rule(given) => rule(json, "rule", given, language),
            Ground::Convention(name) => json.text("convention", name),
        }
    });
}
