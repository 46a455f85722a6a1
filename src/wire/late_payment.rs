//! `latePayment` and `Ledger.latePayments`.

use super::explain::{explanation, rule, rules, warnings};
use super::json::Json;
use super::language::own_language;
use super::read::{Fault, Fields, Given, Sign};
use super::scope::{scope, scope_keys};
use super::value::Value;
use crate::amount::{MULTIPLE, PERCENT};
use crate::calc::{
    CustomerKind, DayCount, Imputation, Jurisdiction, LatePayment, LatePaymentInput,
    LatePaymentOptions, LatePaymentReport, LatePaymentReportOptions, Rate, RateFixing, RatePoint,
    RateTables,
};
use crate::error::{ErrorCode, Expected, Path, Result};
use crate::language::Language;
use crate::ledger::{Ledger, Payment};
use alloc::string::String;
use alloc::vec::Vec;

/// Most rows of which a report can be asked.
pub(super) const MOST_ROWS: i64 = 10_000_000;

/// A kind of debtor.
pub(super) fn customer_kind(fields: &Fields, key: &str) -> Option<CustomerKind> {
    fields.choice(key, &["business", "public", "consumer"], &CustomerKind::ALL)
}

/// One payment.
pub(super) fn payment(given: &Given, digits: u8) -> Payment {
    let keys = &["date", "amount"];
    let fields = given.object(keys, keys);
    let date = fields.required_date("date");
    Payment { date, amount: fields.amount("amount", digits, Sign::NotZero) }
}

fn rate(fields: &Fields) -> Rate {
    let rate = fields.get("rate");
    if rate.is_absent() {
        return Rate::default();
    }
    let fields = rate.fields();
    // The kind decides which keys there are.
    let names: &[&str] = &["statutory", "contract", "legalMultiple"];
    let key: &[&'static str] = match fields.choice_of("kind", names) {
        0 => &[],
        1 => &["percent"],
        _ => &["multiple"],
    };
    fields.require(&["kind"]);
    let known = &["kind", key.first().copied().unwrap_or("kind")];
    fields.refuse_unknown(known);
    fields.require(key);
    if let Some(percent) = fields.percent("percent", &PERCENT) {
        return Rate::Contract(percent);
    }
    let multiple = fields.decimal("multiple", &MULTIPLE, Sign::Positive);
    multiple.map_or(Rate::Statutory, Rate::LegalMultiple)
}

fn rate_points(fields: &Fields, key: &str) -> Vec<RatePoint> {
    let mut points: Vec<RatePoint> = Vec::new();
    for point in fields.get(key).items() {
        let keys = &["from", "percent"];
        let point = point.object(keys, keys);
        let from = point.required_date("from");
        let percent = point.percent_or_0("percent", &PERCENT);
        if points.iter().any(|before| before.from == from) {
            point.get("from").refuse(ErrorCode::OptionInvalid, Expected::Unique);
        }
        points.push(RatePoint { from, percent });
    }
    points
}

fn rate_tables(fields: &Fields) -> RateTables {
    let rates = fields.get("rates");
    let rates = rates.object(&["ecbRefinancing", "legalProfessional", "legalIndividual"], &[]);
    RateTables {
        ecb_refinancing: rate_points(&rates, "ecbRefinancing"),
        legal_professional: rate_points(&rates, "legalProfessional"),
        legal_individual: rate_points(&rates, "legalIndividual"),
    }
}

/// The keys from `debtor` to `rates`, in the contract's order.
#[inline(never)]
fn options(fields: &Fields) -> (CustomerKind, LatePaymentOptions) {
    let debtor = customer_kind(fields, "debtor").unwrap_or_default();
    let jurisdictions = &[Jurisdiction::France, Jurisdiction::Eu];
    let fixings = &[RateFixing::Semester, RateFixing::DueDate];
    let counts = &[DayCount::Actual365, DayCount::ActualActual];
    let imputations = &[Imputation::PrincipalFirst, Imputation::InterestFirst];
    let options = LatePaymentOptions {
        jurisdiction: fields
            .choice("jurisdiction", &["FR", "EU"], jurisdictions)
            .unwrap_or_default(),
        rate: rate(fields),
        rate_fixing: fields
            .choice("rateFixing", &["semester", "dueDate"], fixings)
            .unwrap_or_default(),
        day_count: fields
            .choice("dayCount", &["actual/365", "actual/actual"], counts)
            .unwrap_or_default(),
        imputation: fields
            .choice("imputation", &["principalFirst", "interestFirst"], imputations)
            .unwrap_or_default(),
        formal_notice: fields.date("formalNotice"),
        indemnity: fields.flag("indemnity").unwrap_or(true),
        rates: rate_tables(fields),
    };
    (debtor, options)
}

/// `latePayment(input)`: the result as JSON.
///
/// # Errors
/// Those of reading the input (spec §1.5) and of [`crate::calc::late_payment`].
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([
///     ("amount", "1000.00".into()),
///     ("due", "2025-03-31".into()),
///     ("asOf", "2025-06-30".into()),
/// ]);
/// let json = wire::late_payment(&input, English)?;
/// // 1 000.00 × 13.15 % × 91 / 365 = 32.7849…
/// assert!(json.contains(r#""interest":"32.78""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn late_payment(input: &Value, given: Language) -> Result<String> {
    let keys = &[
        "amount",
        "due",
        "payments",
        "asOf",
        "currency",
        "debtor",
        "jurisdiction",
        "rate",
        "rateFixing",
        "dayCount",
        "imputation",
        "formalNotice",
        "indemnity",
        "rates",
        "language",
    ];
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, keys, &["amount", "due", "asOf"]);
    let currency = fields.currency();
    let digits = currency.digits();
    let amount = fields.amount("amount", digits, Sign::Positive);
    let due = fields.required_date("due");
    let payments = fields.list("payments", |given| payment(&given, digits));
    let as_of = fields.required_date("asOf");
    let (debtor, options) = options(&fields);
    let language = own_language(&fields, given);
    fault.check()?;
    let input = LatePaymentInput { amount, due, payments, as_of, currency, debtor, options };
    let result = crate::calc::late_payment(&input)?;
    Ok(Json::object_text(|json| write(json, &result, language)))
}

fn write(json: &mut Json, result: &LatePayment, language: Language) {
    let currency = result.currency;
    json.money("amount", result.amount, currency);
    json.money("paid", result.paid, currency);
    json.money("open", result.open, currency);
    json.number("daysLate", result.days_late);
    json.objects("segments", &result.segments, |json, segment| {
        json.date("from", segment.from);
        json.date("to", segment.to);
        json.number("days", segment.days);
        json.money("principal", segment.principal, currency);
        json.text("ratePercent", &segment.rate.text(2));
        json.number("yearDays", segment.year_days);
        json.money("interest", segment.interest, currency);
        rule(json, "rule", result.rate_rule, language);
    });
    json.money("interest", result.interest, currency);
    json.money("indemnity", result.indemnity, currency);
    json.money("interestSettled", result.interest_settled, currency);
    json.money("claim", result.claim, currency);
    json.money("totalDue", result.total_due, currency);
    json.nested("limitation", |json| {
        json.date("date", result.limitation.0);
        rule(json, "rule", result.limitation.1, language);
    });
    json.decimal("perDay", result.per_day, 4);
    explanation(json, &result.explanation, language);
    warnings(json, &result.warnings, language);
}

/// What a report on late payments is asked, and its language.
fn report_options(
    given: &Given,
    ledger: &Ledger,
    set: Language,
) -> (LatePaymentReportOptions, Language) {
    let keys = scope_keys![
        "debtor",
        "jurisdiction",
        "rate",
        "rateFixing",
        "dayCount",
        "imputation",
        "formalNotice",
        "indemnity",
        "rates",
        "language",
        "limit",
    ];
    let fields = given.object(keys, &["asOf"]);
    let scope = scope(&fields, ledger);
    let (debtor, options) = options(&fields);
    let language = own_language(&fields, set);
    let limit = fields.whole("limit", 0, MOST_ROWS);
    (LatePaymentReportOptions { scope, debtor, options, limit }, language)
}

/// `Ledger.latePayments(options)`: the report as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5) and of [`crate::calc::late_payments`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let input = Value::from([("asOf", "2025-06-30".into())]);
/// let json = wire::late_payments(&ledger, &input, English)?;
/// // F-3 is the largest claim.
/// let row = r#""invoice":"F-3","customer":"Dupont","due":"2025-03-31","open":"1000.00""#;
/// assert!(json.contains(row), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn late_payments(ledger: &Ledger, input: &Value, given: Language) -> Result<String> {
    let fault = Fault::default();
    let input = Given::new(input, Path::ROOT, &fault);
    let (asked, language) = report_options(&input, ledger, given);
    fault.check()?;
    let report = crate::calc::late_payments(ledger, &asked)?;
    Ok(Json::object_text(|json| write_report(json, ledger, &report, language)))
}

/// `Ledger.explain(id, options)`, given as `{invoice, options}`: the single case as JSON.
///
/// # Errors
/// Those of reading the options (spec §1.5), at their paths in `Ledger.latePayments`, and of
/// [`crate::calc::explain`].
///
/// # Example
/// ```
#[doc = include_str!("../ledger/example.txt")]
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let options = [("asOf", "2025-06-30".into())];
/// let input = Value::from([("invoice", "F-3".into()), ("options", options.into())]);
/// let json = wire::explain(&ledger, &input, English)?;
/// // 1 000.00 × 13.15 % × 91 / 365 = 32.7849…
/// assert!(json.contains(r#""interest":"32.78""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn explain(ledger: &Ledger, input: &Value, given: Language) -> Result<String> {
    let fault = Fault::default();
    let keys = &["invoice", "options"];
    let fields = Fields::open(input, &fault, keys, keys);
    let id = fields.id("invoice");
    if ledger.find(id).is_none() {
        fields.get("invoice").refuse(ErrorCode::InvoiceUnknown, Expected::Plain);
    }
    let (asked, language) = report_options(&fields.get("options").as_input(), ledger, given);
    fault.check()?;
    let result = crate::calc::explain(ledger, id, &asked)?;
    Ok(Json::object_text(|json| write(json, &result, language)))
}

fn write_report(json: &mut Json, ledger: &Ledger, report: &LatePaymentReport, language: Language) {
    let currency = report.scope.currency;
    json.date("asOf", report.scope.as_of);
    json.text("currency", currency.code());
    json.objects("rows", &report.rows, |json, row| {
        json.text("invoice", ledger.id_at(row.invoice));
        json.text("customer", ledger.customers().id(row.customer));
        json.text_if("name", ledger.customers().get(row.customer).name.as_deref());
        json.date("due", row.due);
        json.money("open", row.open, currency);
        json.number("daysLate", row.days_late);
        json.money("interest", row.interest, currency);
        json.money("indemnity", row.indemnity, currency);
        json.money("interestSettled", row.interest_settled, currency);
        json.money("claim", row.claim, currency);
    });
    json.number("count", report.count);
    json.money("interest", report.interest, currency);
    json.money("indemnity", report.indemnity, currency);
    json.money("claim", report.claim, currency);
    json.money("open", report.open, currency);
    json.money("totalDue", report.total_due, currency);
    rules(json, &report.rules, language);
    warnings(json, &report.warnings, language);
}
