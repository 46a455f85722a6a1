//! `collectionCosts`.

use super::explain::explanation;
use super::json::Json;
use super::read::{Fault, Fields, Sign};
use super::value::Value;
use crate::amount::{OTHER, PERCENT, SHARE};
use crate::calc::{Agency, CollectionCostsInput, Factoring, InHouse};
use crate::error::Result;
use crate::language::Language;
use alloc::string::String;

/// `collectionCosts(input)`: what each way to collect costs, as JSON (spec §12).
///
/// # Errors
/// Those of reading the input (spec §1.5).
///
/// # Example
/// ```
/// use encours::language::Language::English;
/// use encours::wire::{self, Value};
///
/// let in_house = [("minutesPerInvoice", "20".into()), ("hourlyCost", "35".into())];
/// let agency = [("feePercentOfRecovered", "12".into())];
/// let factoring = [
///     ("commissionPercent", "1".into()),
///     ("fundingRatePercent", "4".into()),
///     ("fundedPercent", "90".into()),
/// ];
/// let input = Value::from([
///     ("annualSales", "1000000".into()),
///     ("invoicesPerYear", Value::Number("100".to_owned())),
///     ("dsoDays", "60".into()),
///     ("overduePercent", "20".into()),
///     ("lossPercent", "1".into()),
///     ("fundingRatePercent", "5".into()),
///     ("inHouse", in_house.into()),
///     ("agency", agency.into()),
///     ("factoring", factoring.into()),
/// ]);
/// let json = wire::collection_costs(&input, English)?;
/// // 20 of 100 invoices are late: 20 × 20 / 60 hours × 35.00
/// assert!(json.contains(r#""kind":"inHouse","handling":"233.33""#), "{json}");
/// # Ok::<(), encours::error::Error>(())
/// ```
pub fn collection_costs(input: &Value, language: Language) -> Result<String> {
    let known = &[
        "annualSales",
        "invoicesPerYear",
        "dsoDays",
        "overduePercent",
        "lossPercent",
        "fundingRatePercent",
        "inHouse",
        "agency",
        "factoring",
        "currency",
    ];
    // All but the currency.
    let required = known.split_last().map_or(&[][..], |(_, required)| required);
    let fault = Fault::default();
    let fields = Fields::open(input, &fault, known, required);
    let currency = fields.currency();
    let digits = currency.digits();
    let input = CollectionCostsInput {
        annual_sales: amount(&fields, "annualSales", digits),
        invoices_per_year: fields.whole("invoicesPerYear", 0, 1_000_000_000).unwrap_or(0),
        dso_days: fields.percent_or_0("dsoDays", &OTHER),
        overdue_percent: fields.percent_or_0("overduePercent", &SHARE),
        loss_percent: fields.percent_or_0("lossPercent", &SHARE),
        funding_rate_percent: fields.percent_or_0("fundingRatePercent", &PERCENT),
        in_house: in_house(&fields, digits),
        agency: agency(&fields, digits),
        factoring: factoring(&fields, digits),
        currency,
    };
    fault.check()?;
    let costs = crate::calc::collection_costs(&input);
    Ok(Json::object_text(|json| {
        json.objects("options", &costs.options, |json, option| {
            json.text("kind", option.kind.name());
            json.money("handling", option.handling, currency);
            json.money("funding", option.funding, currency);
            json.money("losses", option.losses, currency);
            json.money("total", option.total(), currency);
        });
        json.text("cheapest", costs.cheapest.name());
        explanation(json, &costs.explanation, language);
    }))
}

/// An amount in minor units.
fn amount(fields: &Fields, key: &str, digits: u8) -> i64 {
    fields.amount(key, digits, Sign::NotNegative)
}

fn in_house(fields: &Fields, digits: u8) -> InHouse {
    let known = &["minutesPerInvoice", "hourlyCost", "fixedYearly"];
    let given = fields.get("inHouse");
    let fields = given.object(known, &["minutesPerInvoice", "hourlyCost"]);
    InHouse {
        minutes_per_invoice: fields.percent_or_0("minutesPerInvoice", &OTHER),
        hourly_cost: amount(&fields, "hourlyCost", digits),
        fixed_yearly: amount(&fields, "fixedYearly", digits),
    }
}

fn agency(fields: &Fields, digits: u8) -> Agency {
    let known = &["feePercentOfRecovered", "fixedYearly", "lossPercent", "dsoDays"];
    let given = fields.get("agency");
    let fields = given.object(known, &["feePercentOfRecovered"]);
    Agency {
        fee_percent_of_recovered: fields.percent_or_0("feePercentOfRecovered", &SHARE),
        fixed_yearly: amount(&fields, "fixedYearly", digits),
        loss_percent: fields.percent("lossPercent", &SHARE),
        dso_days: fields.percent("dsoDays", &OTHER),
    }
}

fn factoring(fields: &Fields, digits: u8) -> Factoring {
    let known =
        &["commissionPercent", "fundingRatePercent", "fundedPercent", "fixedYearly", "lossPercent"];
    let required = &["commissionPercent", "fundingRatePercent", "fundedPercent"];
    let given = fields.get("factoring");
    let fields = given.object(known, required);
    Factoring {
        commission_percent: fields.percent_or_0("commissionPercent", &SHARE),
        funding_rate_percent: fields.percent_or_0("fundingRatePercent", &PERCENT),
        funded_percent: fields.percent_or_0("fundedPercent", &SHARE),
        fixed_yearly: amount(&fields, "fixedYearly", digits),
        loss_percent: fields.percent("lossPercent", &SHARE),
    }
}
