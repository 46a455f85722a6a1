//! `Ledger.forecast`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU16;

use super::json::Json;
use super::read::{self, Fields, Sign};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::{Currency, Decimal, PERCENT};
use crate::calc::{
    BASE_SCENARIO, CustomerChange, DEFAULT_GRACE_DAYS, Flow, ForecastOptions, ForecastPeriod,
    PeriodLength, Repeat, Scenario, Timing,
};
use crate::error::{Error, ErrorCode, Expected, Path, Result};
use crate::language::Language;
use crate::ledger::Ledger;

/// `Ledger.forecast(options)`: the forecast as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::forecast`].
pub fn forecast(ledger: &Ledger, input: &Value, _language: Language) -> Result<String> {
    let known = scope_keys![
        "opening",
        "periods",
        "every",
        "flows",
        "timing",
        "overdueGraceDays",
        "includeDisputed",
        "includeDoubtful",
        "threshold",
        "scenarios",
        "simulation",
    ];
    let fields = Fields::open(input, Path::ROOT, known, &["asOf", "opening", "periods"])?;
    let scope = scope(&fields, ledger)?;
    let currency = scope.currency;
    let digits = currency.digits();
    let opening = fields.amount("opening", digits, Sign::Any)?;
    let opening = fields.require("opening", opening)?;
    let periods = fields.whole("periods", 1, 520)?;
    let periods = periods.and_then(|n| u16::try_from(n).ok()).and_then(NonZeroU16::new);
    let periods = fields.require("periods", periods)?;
    let lengths = [PeriodLength::Week, PeriodLength::Month];
    let every = fields.choice("every", &["week", "month"], &lengths)?.unwrap_or_default();
    let flows = flows(&fields, currency)?;
    let timings = [Timing::Due, Timing::Behaviour];
    let timing = fields.choice("timing", &["due", "behaviour"], &timings)?.unwrap_or_default();
    let grace = days(&fields, "overdueGraceDays", 0)?;
    let include_disputed = fields.flag("includeDisputed")?.unwrap_or(false);
    let include_doubtful = fields.flag("includeDoubtful")?.unwrap_or(false);
    let threshold = fields.amount("threshold", digits, Sign::Any)?.unwrap_or(0);
    let scenarios = scenarios(&fields, ledger)?;
    if let Some(value) = fields.get("simulation") {
        let error = Error::new(ErrorCode::OptionInvalid, Expected::KnownKey);
        return Err(error.at(fields.path.key("simulation")).found(value));
    }
    let options = ForecastOptions {
        scope,
        opening,
        periods,
        every,
        flows,
        timing,
        overdue_grace_days: grace.unwrap_or(DEFAULT_GRACE_DAYS),
        include_disputed,
        include_doubtful,
        threshold,
        scenarios,
    };
    let forecast = crate::calc::forecast(ledger, &options)?;
    Ok(Json::object_text(|json| {
        json.date("asOf", forecast.scope.as_of);
        json.text("currency", currency.code());
        json.objects("runs", &forecast.runs, |json, run| {
            json.text("scenario", &run.scenario);
            json.objects("periods", &run.periods, |json, of| period(json, of, currency));
            json.money("closing", run.closing, currency);
            json.money("lowest", run.lowest, currency);
            json.date("lowestOn", run.lowest_on);
            json.date_or_null("firstBelow", run.first_below);
            json.money("excluded", run.excluded, currency);
            json.money("beyond", run.beyond, currency);
        });
    }))
}

fn period(json: &mut Json, period: &ForecastPeriod, currency: Currency) {
    json.date("start", period.start);
    json.date("end", period.end);
    json.money("opening", period.opening, currency);
    json.money("receivables", period.receivables, currency);
    json.money("inflows", period.inflows, currency);
    json.money("outflows", period.outflows, currency);
    json.money("net", period.net, currency);
    json.money("closing", period.closing, currency);
    json.money("lowest", period.lowest, currency);
    json.date("lowestOn", period.lowest_on);
}

/// A number of days from `min` to ten years.
fn days(fields: &Fields, key: &'static str, min: i64) -> Result<Option<i32>> {
    Ok(fields.whole(key, min, 3650)?.and_then(|days| i32::try_from(days).ok()))
}

fn flows(fields: &Fields, currency: Currency) -> Result<Vec<Flow>> {
    let path = fields.path.key("flows");
    let items = fields.list("flows")?.unwrap_or_default().iter().enumerate();
    items.map(|(position, item)| flow(item, path.index(position), currency)).collect()
}

fn flow(value: &Value, path: Path, currency: Currency) -> Result<Flow> {
    let known = ["label", "amount", "date", "every", "until", "category"];
    let fields = Fields::open(value, path, &known, &["label", "amount", "date"])?;
    fields.text("label")?;
    let amount = fields.amount("amount", currency.digits(), Sign::Any)?;
    let amount = fields.require("amount", amount)?;
    let date = fields.required_date("date")?;
    let repeats = [Repeat::Week, Repeat::Month, Repeat::Quarter, Repeat::Year];
    let every = fields.choice("every", &["week", "month", "quarter", "year"], &repeats)?;
    let until = fields.date("until")?;
    fields.text("category")?;
    if let Some(until) = until.filter(|&until| until < date) {
        let error = Error::new(ErrorCode::DateOrder, Expected::NotBefore(date));
        return Err(error.at(fields.path.key("until")).found(until));
    }
    Ok(Flow { amount, date, every, until })
}

fn scenarios(fields: &Fields, ledger: &Ledger) -> Result<Vec<Scenario>> {
    let Some(items) = fields.list("scenarios")? else {
        return Ok(vec![Scenario::new(BASE_SCENARIO)]);
    };
    let path = fields.path.key("scenarios");
    if items.is_empty() {
        let error = Error::new(ErrorCode::OptionInvalid, Expected::NotEmptyList);
        return Err(error.at(path).found("[]"));
    }
    let mut scenarios: Vec<Scenario> = Vec::with_capacity(items.len());
    for (position, item) in items.iter().enumerate() {
        let path = path.index(position);
        let scenario = scenario(item, path, ledger)?;
        // Each scenario costs far more than a look at the names before it.
        if scenarios.iter().any(|before| before.name == scenario.name) {
            let error = Error::new(ErrorCode::OptionInvalid, Expected::Unique);
            return Err(error.at(path.key("name")).found(&scenario.name));
        }
        scenarios.push(scenario);
    }
    Ok(scenarios)
}

fn scenario(value: &Value, path: Path, ledger: &Ledger) -> Result<Scenario> {
    let known = ["name", "extraDelayDays", "inflowPercent", "outflowPercent", "customers"];
    let fields = Fields::open(value, path, &known, &["name"])?;
    let mut scenario = Scenario::new(fields.require("name", fields.text("name")?)?);
    scenario.extra_delay_days = days(&fields, "extraDelayDays", -3650)?.unwrap_or(0);
    scenario.inflow_percent = percent(&fields, "inflowPercent")?;
    scenario.outflow_percent = percent(&fields, "outflowPercent")?;
    if let Some(value) = fields.get("customers") {
        let path = fields.path.key("customers");
        for (id, value) in Fields::of(value, path)?.entries() {
            read::id_key(id, path)?;
            let unknown = || {
                let error = Error::new(ErrorCode::CustomerUnknown, Expected::Plain);
                error.at(path.key(id)).found(id)
            };
            let code = ledger.customers().known(id).ok_or_else(unknown)?;
            let known = ["extraDelayDays", "inflowPercent"];
            let fields = Fields::open(value, path.key(id), &known, &[])?;
            let change = CustomerChange {
                extra_delay_days: days(&fields, "extraDelayDays", -3650)?.unwrap_or(0),
                inflow_percent: percent(&fields, "inflowPercent")?,
            };
            scenario.customers.push((code, change));
        }
    }
    Ok(scenario)
}

/// A percent of amounts, by default the whole.
fn percent(fields: &Fields, key: &'static str) -> Result<Decimal> {
    Ok(fields.percent(key, &PERCENT)?.unwrap_or(Decimal::HUNDRED))
}
