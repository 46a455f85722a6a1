//! `rates` and `version`.

use super::json::Json;
use crate::law::rates::{CHECKED, SERIES};
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
