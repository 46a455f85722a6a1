//! `rates` and `version`.

use super::json::Json;
use crate::law::rates::{
    CHECKED, ECB_REFINANCING, LEGAL_INDIVIDUAL, LEGAL_PROFESSIONAL, Point, SOURCES,
};

/// The built-in series by the keys of `RateTables`.
const SERIES: [(&str, &[Point]); 3] = [
    ("ecbRefinancing", ECB_REFINANCING),
    ("legalProfessional", LEGAL_PROFESSIONAL),
    ("legalIndividual", LEGAL_INDIVIDUAL),
];

/// `rates()`: the built-in series, each value with its sources, as JSON.
#[must_use]
pub fn rates() -> String {
    Json::object_text(|json| {
        json.objects("series", SERIES, |json, (id, points)| {
            json.text("id", id);
            let cited: Vec<_> = SOURCES
                .iter()
                .filter(|source| points.iter().any(|point| point.sources.contains(&source.id)))
                .collect();
            let titles: Vec<&str> = cited.iter().map(|source| source.title).collect();
            json.text("source", &titles.join("; "));
            json.text("checked", CHECKED);
            if let Some(last) = points.last() {
                json.date("knownUntil", last.from().next_half_year().plus(-1));
            }
            json.objects("sources", cited, |json, source| {
                json.text("id", source.id);
                json.text("title", source.title);
                json.text_if("url", source.url);
            });
            json.objects("points", points, |json, point| {
                json.date("from", point.from());
                json.decimal("percent", i128::from(point.hundredths), 2);
                json.texts("sources", point.sources);
            });
        });
    })
}

/// `version()`: of the package and of the tables of law, as JSON.
#[must_use]
pub fn version() -> String {
    Json::object_text(|json| {
        json.text("package", env!("CARGO_PKG_VERSION"));
        json.text("rates", CHECKED);
    })
}
