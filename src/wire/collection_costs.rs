//! `collectionCosts`.

use super::explain::{rules, steps};
use super::json::Json;
use super::read::{Fields, Sign};
use super::scope::currency;
use super::value::Value;
use crate::amount::{Decimal, Kind, OTHER, PERCENT, SHARE};
use crate::calc::{Agency, CollectionCostsInput, Factoring, InHouse};
use crate::error::{Path, Result};
use crate::language::Language;
use alloc::string::String;

/// `collectionCosts(input)`: what each way to collect costs, as JSON (spec §12).
///
/// # Errors
/// Those of reading the input (spec §1.5).
pub fn collection_costs(input: &Value, language: Language) -> Result<String> {
    let known = [
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
    let required = known.split_last().map_or(&[][..], |(_, required)| required);
    let fields = Fields::open(input, Path::ROOT, &known, required)?;
    let currency = currency(&fields)?;
    let digits = currency.digits();
    let invoices = |fields: &Fields| {
        let count = fields.whole("invoicesPerYear", 0, 1_000_000_000)?;
        fields.require("invoicesPerYear", count.and_then(|count| u32::try_from(count).ok()))
    };
    let input = CollectionCostsInput {
        annual_sales: amount(&fields, "annualSales", digits)?,
        invoices_per_year: invoices(&fields)?,
        dso_days: number(&fields, "dsoDays", &OTHER)?,
        overdue_percent: number(&fields, "overduePercent", &SHARE)?,
        loss_percent: number(&fields, "lossPercent", &SHARE)?,
        funding_rate_percent: number(&fields, "fundingRatePercent", &PERCENT)?,
        in_house: in_house(&fields, digits)?,
        agency: agency(&fields, digits)?,
        factoring: factoring(&fields, digits)?,
        currency,
    };
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
        rules(json, &[], language);
        steps(json, &costs.steps, language);
    }))
}

fn amount(fields: &Fields, key: &'static str, digits: u8) -> Result<i64> {
    fields.require(key, fields.amount(key, digits, Sign::NotNegative)?)
}

fn number(fields: &Fields, key: &'static str, kind: &Kind) -> Result<Decimal> {
    fields.require(key, fields.decimal(key, kind, Sign::NotNegative)?)
}

fn fixed(fields: &Fields, digits: u8) -> Result<i64> {
    Ok(fields.amount("fixedYearly", digits, Sign::NotNegative)?.unwrap_or(0))
}

/// The object of a way to collect.
fn within<'a>(
    fields: &Fields<'a>,
    path: Path<'a>,
    key: &'static str,
    known: &[&str],
    required: &[&'static str],
) -> Result<Fields<'a>> {
    Fields::open(fields.require(key, fields.get(key))?, path, known, required)
}

fn in_house(fields: &Fields, digits: u8) -> Result<InHouse> {
    let known = ["minutesPerInvoice", "hourlyCost", "fixedYearly"];
    let required = ["minutesPerInvoice", "hourlyCost"];
    let fields = within(fields, Path::ROOT.key("inHouse"), "inHouse", &known, &required)?;
    Ok(InHouse {
        minutes_per_invoice: number(&fields, "minutesPerInvoice", &OTHER)?,
        hourly_cost: amount(&fields, "hourlyCost", digits)?,
        fixed_yearly: fixed(&fields, digits)?,
    })
}

fn agency(fields: &Fields, digits: u8) -> Result<Agency> {
    let known = ["feePercentOfRecovered", "fixedYearly", "lossPercent", "dsoDays"];
    let required = ["feePercentOfRecovered"];
    let fields = within(fields, Path::ROOT.key("agency"), "agency", &known, &required)?;
    Ok(Agency {
        fee_percent_of_recovered: number(&fields, "feePercentOfRecovered", &SHARE)?,
        fixed_yearly: fixed(&fields, digits)?,
        loss_percent: fields.percent("lossPercent", &SHARE)?,
        dso_days: fields.decimal("dsoDays", &OTHER, Sign::NotNegative)?,
    })
}

fn factoring(fields: &Fields, digits: u8) -> Result<Factoring> {
    let known =
        ["commissionPercent", "fundingRatePercent", "fundedPercent", "fixedYearly", "lossPercent"];
    let required = ["commissionPercent", "fundingRatePercent", "fundedPercent"];
    let fields = within(fields, Path::ROOT.key("factoring"), "factoring", &known, &required)?;
    Ok(Factoring {
        commission_percent: number(&fields, "commissionPercent", &SHARE)?,
        funding_rate_percent: number(&fields, "fundingRatePercent", &PERCENT)?,
        funded_percent: number(&fields, "fundedPercent", &SHARE)?,
        fixed_yearly: fixed(&fields, digits)?,
        loss_percent: fields.percent("lossPercent", &SHARE)?,
    })
}
