//! `rates`, `socialRates` and `version`.

use super::json::Json;
use crate::law::rates::{CHECKED, SERIES};
use crate::law::social::{self, Doubt, SocialKind};
use alloc::string::String;
use alloc::vec::Vec;

/// `rates()`: the built-in series, each value with the ids of its sources, as JSON.
///
/// # Example
/// ```
/// assert!(encours::wire::rates().contains(r#"{"from":"2025-01-01","percent":"3.15""#));
/// ```
#[must_use]
pub fn rates() -> String {
    Json::object_text(|json| {
        json.objects("series", SERIES, |json, series| {
            json.text("id", series.id);
            json.text("checked", CHECKED);
            if let Some(last) = series.points().last() {
                json.date("knownUntil", last.from.next_half_year().plus(-1));
            }
            json.objects("points", series.points(), |json, point| {
                json.date("from", point.from);
                json.decimal("percent", i128::from(point.hundredths), 2);
                let sources: Vec<&str> = point.sources.split(' ').collect();
                json.texts("sources", &sources);
            });
        });
    })
}

/// `socialRates()`: what a micro-entrepreneur pays on receipts, with its sources, as JSON. The npm
/// package has it beside the module.
///
/// # Example
/// ```
/// let liberal = r#"{"year":2026,"kind":"contributions","activity":"liberal","percent":"25.60"}"#;
/// assert!(encours::wire::social_rates().contains(liberal));
/// ```
#[must_use]
pub fn social_rates() -> String {
    Json::object_text(|json| {
        json.text("checked", social::CHECKED);
        json.objects("sources", social::SOURCES, |json, source| {
            json.text("id", source.id);
            json.text("title", source.title);
            json.text_if("url", source.url);
        });
        json.objects("rates", social::RATES, |json, rate| {
            json.number("year", rate.year);
            let kind = match rate.kind {
                SocialKind::Contributions => "contributions",
                SocialKind::Training => "training",
                SocialKind::IncomeTax => "incomeTax",
            };
            json.text("kind", kind);
            json.text("activity", rate.activity);
            json.decimal("percent", i128::from(rate.hundredths), 2);
            let doubt = rate.doubt.map(|doubt| match doubt {
                Doubt::OneSource => "oneSource",
                Doubt::NoSource => "noSource",
            });
            json.text_if("doubt", doubt);
        });
    })
}

/// `version()`: of the package and of the tables of law, as JSON.
///
/// # Example
/// ```
/// assert!(encours::wire::version().contains(env!("CARGO_PKG_VERSION")));
/// ```
#[must_use]
pub fn version() -> String {
    Json::object_text(|json| {
        json.text("package", env!("CARGO_PKG_VERSION"));
        json.text("rates", CHECKED);
    })
}
