//! `Ledger.forecast`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU16;

use super::allowance::shares;
use super::explain::warnings;
use super::json::Json;
use super::late_payment::payment;
use super::read::{Fault, Fields, Given, Sign};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::{Currency, Decimal, LARGEST_AMOUNT, PERCENT, pow10};
use crate::calc::{
    BASE_SCENARIO, CustomerChange, DEFAULT_GRACE_DAYS, DEFAULT_QUANTILES, Flow, ForecastOptions,
    ForecastPeriod, LEVIES, Levy, LevyBase, LevyPayment, PeriodLength, Plan, Repeat, Scenario,
    SimulationOptions, Timing,
};
use crate::error::{ErrorCode, Expected, Path, Result};
use crate::language::Language;
use crate::ledger::Ledger;

const QUANTILES: &str = "quantilesPercent";

/// What a forecast is asked.
pub(super) fn options(given: &Given, ledger: &Ledger) -> ForecastOptions {
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
        "plans",
        "levies",
        "defaultVatPercent",
        "weekStart",
    ];
    let fields = given.object(known, &["asOf", "opening", "periods"]);
    let scope = scope(&fields, ledger);
    let digits = scope.currency.digits();
    let opening = opening(&fields.get("opening"), digits);
    let periods = fields.whole("periods", 1, 520).and_then(NonZeroU16::new);
    let lengths = &[PeriodLength::Week, PeriodLength::Month];
    let every = fields.choice("every", &["week", "month"], lengths).unwrap_or_default();
    let flows = fields.list("flows", |given| flow(&given, digits));
    let timings = &[Timing::Due, Timing::Behaviour];
    let timing = fields.choice("timing", &["due", "behaviour"], timings).unwrap_or_default();
    let grace = fields.whole("overdueGraceDays", 0, 3650);
    let include_disputed = fields.flag("includeDisputed").unwrap_or(false);
    let include_doubtful = fields.flag("includeDoubtful").unwrap_or(false);
    let threshold = fields.amount("threshold", digits, Sign::Any);
    let scenarios = scenarios(&fields, ledger);
    let given = fields.get("simulation");
    let simulated = given.object(&["runs", "seed", QUANTILES], &["runs", "seed"]);
    let simulation = (!given.is_absent()).then(|| simulation(&simulated));
    let plans = plans(&fields.get("plans"), ledger, digits);
    let levies = if LEVIES { levies(&fields.get("levies"), digits) } else { Vec::new() };
    let default_vat_percent = fields.percent("defaultVatPercent", &PERCENT);
    let week_start = fields.whole("weekStart", 1, 7);
    ForecastOptions {
        scope,
        opening,
        periods: periods.unwrap_or(NonZeroU16::MIN),
        every,
        week_start,
        flows,
        timing,
        overdue_grace_days: grace.unwrap_or(DEFAULT_GRACE_DAYS),
        include_disputed,
        include_doubtful,
        threshold,
        scenarios,
        plans,
        levies,
        default_vat_percent,
        simulation,
    }
}

/// `Ledger.forecast(options)`: the forecast as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::forecast`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([
///     ("asOf", "2025-06-30".into()),
///     ("opening", "100.00".into()),
///     ("periods", Value::Number("1".to_owned())),
/// ]);
/// let json = wire::forecast(&ledger, &input, English)?;
/// // 100.00, and the 2 300.00 that are open come in July.
/// assert!(json.contains(r#""closing":"2400.00""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn forecast(ledger: &Ledger, input: &Value, language: Language) -> Result<String> {
    forecast_with_progress(ledger, input, language, &mut |_| {})
}

/// The same; `progress` is told now and then how many runs of the simulation are done.
///
/// # Errors
/// Those of [`forecast`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let runs = [("runs", Value::Number("250".to_owned())), ("seed", Value::Number("1".to_owned()))];
/// let input = Value::from([
///     ("asOf", "2025-06-30".into()),
///     ("opening", "100.00".into()),
///     ("periods", Value::Number("1".to_owned())),
///     ("simulation", runs.into()),
/// ]);
/// let mut told = Vec::new();
/// wire::forecast_with_progress(&ledger, &input, English, &mut |runs| told.push(runs))?;
/// assert_eq!(told, [0, 100, 200, 250]);
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn forecast_with_progress(
    ledger: &Ledger,
    input: &Value,
    language: Language,
    progress: &mut dyn FnMut(usize),
) -> Result<String> {
    let fault = Fault::default();
    let input = Given::new(input, Path::ROOT, &fault);
    let options = options(&input, ledger);
    let currency = options.scope.currency;
    fault.check()?;
    let forecast = crate::calc::forecast_with_progress(ledger, &options, progress)?;
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
            if LEVIES && !options.levies.is_empty() {
                levy_payments(json, &options.levies, &run.levies, currency);
            }
        });
        json.money("opening", i128::from(forecast.opening), currency);
        if options.timing == Timing::Behaviour {
            json.objects("withoutHistory", &forecast.without_history, |json, &code| {
                json.text("customer", ledger.customers().id(code));
                json.text_if("name", ledger.customers().get(code).name.as_deref());
            });
        }
        if let Some((asked, made)) = options.simulation.as_ref().zip(forecast.simulation.as_ref()) {
            let fields = input.fields();
            let given = fields.get("simulation");
            let fields = given.fields();
            let quantiles = fields.get(QUANTILES);
            json.nested("simulation", |json| {
                json.number("runs", asked.runs);
                json.number("seed", asked.seed);
                match quantiles.is_absent() {
                    true => json.wholes(QUANTILES, &DEFAULT_QUANTILES),
                    false => json.given(QUANTILES, quantiles.list()),
                }
                let periods = made.below_percent.len();
                json.decimal_rows("closing", &made.closing, periods, currency.digits());
                json.decimals("belowPercent", &made.below_percent, 2);
            });
        }
        if LEVIES && !options.levies.is_empty() {
            warnings(json, &forecast.warnings, language);
        }
    }))
}

/// A balance, or several that are added up.
fn opening(given: &Given, digits: u8) -> i64 {
    if !given.is_list() {
        return given.amount(digits, Sign::Any);
    }
    let mut sum: i128 = 0;
    for item in given.items() {
        let fields = item.object(&["label", "amount"], &["label", "amount"]);
        fields.text("label");
        sum = sum.wrapping_add(i128::from(fields.amount("amount", digits, Sign::Any)));
    }
    let within = sum.abs() <= LARGEST_AMOUNT.saturating_mul(pow10(digits));
    if !within {
        given.refuse(ErrorCode::AmountRange, Expected::Plain);
    }
    i64::try_from(sum).unwrap_or(0)
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

fn levy_payments(json: &mut Json, levies: &[Levy], payments: &[LevyPayment], currency: Currency) {
    json.objects("levies", payments, |json, payment| {
        json.text_if("label", levies.get(payment.levy).map(|levy| levy.label.as_str()));
        json.date("from", payment.from);
        json.date("to", payment.to);
        json.date("on", payment.on);
        json.money("base", payment.base, currency);
        json.money("amount", payment.amount, currency);
    });
}

fn flow(given: &Given, digits: u8) -> Flow {
    let known = &["label", "amount", "date", "every", "until", "category"];
    let fields = given.object(known, &["label", "amount", "date"]);
    fields.text("label");
    let amount = fields.amount("amount", digits, Sign::Any);
    let date = fields.required_date("date");
    let repeats = &[Repeat::Week, Repeat::Month, Repeat::Quarter, Repeat::Year];
    let every = fields.choice("every", &["week", "month", "quarter", "year"], repeats);
    let until = fields.date("until");
    fields.text("category");
    if until.is_some_and(|until| until < date) {
        fields.get("until").refuse(ErrorCode::DateOrder, Expected::NotBefore(date));
    }
    Flow { amount, date, every, until }
}

/// What was agreed with customers: an invoice is in one plan, and a plan is of one customer.
fn plans(given: &Given, ledger: &Ledger, digits: u8) -> Vec<Plan> {
    let mut planned: Vec<bool> = Vec::new();
    let mut plans = Vec::new();
    for item in given.items() {
        let keys = &["invoices", "made", "installments"];
        let fields = item.object(keys, keys);
        let mut rows = Vec::new();
        let mut customer = None;
        for given in fields.get("invoices").items() {
            let id = given.id();
            let Some(invoice) = ledger.find(id) else {
                given.refuse(ErrorCode::InvoiceUnknown, Expected::Plain);
                continue;
            };
            let at = invoice.row as usize;
            if planned.len() <= at {
                planned.resize(at.wrapping_add(1), false);
            }
            if planned.get_mut(at).is_some_and(|known| core::mem::replace(known, true)) {
                given.refuse(ErrorCode::InvoiceDuplicate, Expected::Unique);
            }
            if *customer.get_or_insert(invoice.customer) != invoice.customer {
                given.refuse(ErrorCode::OptionInvalid, Expected::SameCustomer);
            }
            rows.push(invoice.row);
        }
        let made = fields.required_date("made");
        let mut plan = Plan { rows, made, installments: Vec::new() };
        for given in fields.get("installments").items() {
            let part = payment(&given, digits);
            let fields = given.fields();
            if part.amount < 0 {
                fields.get("amount").refuse(ErrorCode::AmountSign, Expected::Positive);
            }
            if let Some(before) = plan.installments.last()
                && part.date < before.date
            {
                let expected = Expected::NotBefore(before.date);
                fields.get("date").refuse(ErrorCode::DateOrder, expected);
            }
            plan.installments.push(part);
        }
        plans.push(plan);
    }
    plans
}

/// What is owed on what customers pay, each under its own name.
fn levies(given: &Given, digits: u8) -> Vec<Levy> {
    let mut levies: Vec<Levy> = Vec::new();
    for item in given.items() {
        let known = &["label", "percent", "of", "every", "day", "less"];
        let fields = item.object(known, &["label", "percent"]);
        let label = fields.id("label");
        let percent = fields.percent_or_0("percent", &PERCENT);
        let mut levy = Levy::new(label, percent);
        if fields.choice_of("of", &["receipts", "vat"]) == 1 {
            levy.of = LevyBase::Vat;
        }
        levy.quarterly = fields.choice_of("every", &["month", "quarter"]) == 1;
        levy.day = fields.whole("day", 1, 31).unwrap_or(levy.day);
        levy.less = fields.amount("less", digits, Sign::NotNegative);
        if levies.iter().any(|before| before.label == levy.label) {
            fields.get("label").refuse(ErrorCode::OptionInvalid, Expected::Unique);
        }
        levies.push(levy);
    }
    levies
}

fn scenarios(fields: &Fields, ledger: &Ledger) -> Vec<Scenario> {
    let given = fields.get("scenarios");
    if given.is_absent() {
        return vec![Scenario::new(BASE_SCENARIO)];
    }
    let items = given.items();
    if items.len() == 0 {
        given.refuse(ErrorCode::OptionInvalid, Expected::NotEmptyList);
    }
    let mut scenarios: Vec<Scenario> = Vec::new();
    for item in items {
        let known = &["name", "extraDelayDays", "inflowPercent", "outflowPercent", "customers"];
        let fields = item.object(known, &["name"]);
        let scenario = scenario(&fields, ledger);
        // Each scenario costs far more than a look at the names before it.
        if scenarios.iter().any(|before| before.name == scenario.name) {
            fields.get("name").refuse(ErrorCode::OptionInvalid, Expected::Unique);
        }
        scenarios.push(scenario);
    }
    scenarios
}

fn scenario(fields: &Fields, ledger: &Ledger) -> Scenario {
    let mut scenario = Scenario::new(fields.text("name").unwrap_or_default());
    scenario.extra_delay_days = extra_delay_days(fields);
    scenario.inflow_percent = percent(fields, "inflowPercent");
    scenario.outflow_percent = percent(fields, "outflowPercent");
    for (id, given) in fields.get("customers").fields().entries() {
        given.under_id(id);
        let code = ledger.customers().known(id);
        if code.is_none() {
            given.refuse_as(ErrorCode::CustomerUnknown, Expected::Plain, &id);
        }
        let fields = given.object(&["extraDelayDays", "inflowPercent"], &[]);
        let change = CustomerChange {
            extra_delay_days: extra_delay_days(&fields),
            inflow_percent: percent(&fields, "inflowPercent"),
        };
        scenario.customers.push((code.unwrap_or(0), change));
    }
    scenario
}

fn extra_delay_days(fields: &Fields) -> i32 {
    fields.whole("extraDelayDays", -3650, 3650).unwrap_or(0)
}

/// What a simulation is asked.
fn simulation(fields: &Fields) -> SimulationOptions {
    let runs = fields.whole("runs", 1, 100_000).unwrap_or(1);
    let seed = fields.whole("seed", 0, (1 << 53) - 1).unwrap_or(0);
    let quantiles_percent = match fields.get(QUANTILES).is_absent() {
        true => DEFAULT_QUANTILES.map(|percent| Decimal::whole(percent.into())).to_vec(),
        false => shares(fields, QUANTILES),
    };
    SimulationOptions { runs, seed, quantiles_percent }
}

/// A percent of amounts, by default the whole.
fn percent(fields: &Fields, key: &str) -> Decimal {
    fields.percent(key, &PERCENT).unwrap_or(Decimal::HUNDRED)
}
