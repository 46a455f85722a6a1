//! Levies in a forecast: what is owed on what customers pay. Expected figures are worked by hand.

mod table;

use encours::error::Error;
use encours::language::Language;
use serde_json::{Value as Json, json};
use table::formula::{evaluate, value};

fn forecast(ledger: &Json, input: &Json) -> Result<Json, Error> {
    let ledger = table::ledger(ledger)?;
    let text = encours::wire::forecast(&ledger, &table::value(input)?, Language::English)?;
    Ok(serde_json::from_str(&text).unwrap())
}

fn with(input: &Json, more: &Json) -> Json {
    let mut all = input.clone();
    all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    all
}

/// Paid in September, October and on the day, and still to be paid; a credit note that was refunded
/// in part; dollars.
fn book() -> Json {
    json!({"invoices": [
        {"id": "A-1", "customer": "A", "issued": "2025-09-01", "due": "2025-10-01",
         "amount": "1200", "vat": "200", "payments": [
            {"date": "2025-09-30", "amount": "300"},
            {"date": "2025-10-31", "amount": "600"},
            {"date": "2025-11-20", "amount": "100"}
        ]},
        {"id": "B-1", "customer": "B", "issued": "2025-11-01", "due": "2025-11-28", "amount": "500"},
        {"id": "C-1", "customer": "C", "issued": "2025-11-01", "due": "2026-01-10",
         "amount": "360", "vat": "60"},
        {"id": "N-1", "customer": "C", "issued": "2025-10-01", "due": "2025-10-01",
         "amount": "-120", "vat": "-20", "payments": [{"date": "2025-10-15", "amount": "-60"}]},
        {"id": "U-1", "customer": "U", "issued": "2025-09-15", "due": "2025-12-31",
         "amount": "100", "vat": "16.67", "currency": "USD",
         "payments": [{"date": "2025-10-02", "amount": "50"}]},
        // Issued after the day: its payment in advance is of no report yet.
        {"id": "Z-1", "customer": "Z", "issued": "2025-11-21", "amount": "900",
         "payments": [{"date": "2025-10-05", "amount": "900"}]}
    ]})
}

fn asked() -> Json {
    json!({
        "asOf": "2025-11-20", "opening": "1000", "periods": 4, "timing": "due",
        "fx": {"USD": "0.92"},
        "levies": [
            {"label": "Urssaf", "percent": "25.6"},
            {"label": "TVA", "percent": "100", "of": "vat", "every": "quarter", "day": 24, "less": "50"}
        ]
    })
}

/// The payments of levies of the first run: label, first and last day, day, base, amount.
fn levies(result: &Json) -> Vec<[&str; 6]> {
    let rows = result["runs"][0]["levies"].as_array().unwrap();
    let text = |row: &Json, key| row[key].as_str().map(|text| &*text.to_owned().leak()).unwrap();
    let row = |row| ["label", "from", "to", "on", "base", "amount"].map(|key| text(row, key));
    rows.iter().map(row).collect()
}

fn period<'a>(result: &'a Json, number: usize, key: &str) -> &'a str {
    result["runs"][0]["periods"][number][key].as_str().unwrap()
}

#[test]
fn a_levy_is_owed_on_what_was_paid_and_what_is_expected() {
    let result = forecast(&book(), &asked()).unwrap();
    assert_eq!(
        levies(&result),
        [
            // October: 600.00 − 60.00 + 50.00 $ × 0.92 = 586.00, of which 25.6 % are 150.016.
            ["Urssaf", "2025-10-01", "2025-10-31", "2025-11-30", "586.00", "150.02"],
            // November: 100.00 on the day of situation, 500.00 of B-1 on the 28th: 153.60.
            ["Urssaf", "2025-11-01", "2025-11-30", "2025-12-31", "600.00", "153.60"],
            // December: 200.00 of A-1, late, on 4 December; 46.00 of U-1: 246.00, 62.976.
            ["Urssaf", "2025-12-01", "2025-12-31", "2026-01-31", "246.00", "62.98"],
            // January: 360.00 of C-1 less the 60.00 that its customer is still owed: 76.80.
            ["Urssaf", "2026-01-01", "2026-01-31", "2026-02-28", "300.00", "76.80"],
            // VAT of the last quarter. October: 600.00 / 6 = 100.00; −60.00 / 6 = −10.00; 46.00 ×
            // 16.67 / 100 = 7.67. November: 100.00 / 6 = 16.67; B-1 states none, 500.00 × 20 / 120 =
            // 83.33. December: 200.00 / 6 = 33.33; 7.67. In all 238.67, less 50.00. That of the
            // third quarter was paid on 24 October.
            ["TVA", "2025-10-01", "2025-12-31", "2026-01-24", "238.67", "188.67"],
        ]
    );
    // 1 000.00 + 500.00 − 150.02; + 246.00 − 153.60; + 300.00 − 62.98 − 188.67; − 76.80.
    let closings: Vec<_> = (0..4).map(|number| period(&result, number, "closing")).collect();
    assert_eq!(closings, ["1349.98", "1442.38", "1490.73", "1413.93"]);
    assert_eq!(period(&result, 2, "outflows"), "251.65");
    assert_eq!(period(&result, 2, "net"), "48.35");
    // B-1 alone.
    let warnings = result["warnings"].as_array().unwrap();
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0]["code"], "vat/assumed");
    assert!(warnings[0]["message"].as_str().unwrap().contains(": 1;"));
}

#[test]
fn a_levy_moves_the_lowest_balance_and_the_first_day_below_the_threshold() {
    let levies = json!([{"label": "all", "percent": "100", "day": 5}]);
    let result = forecast(&book(), &with(&asked(), &json!({"levies": levies, "opening": "0"})));
    let result = result.unwrap();
    // That of October was paid on 5 November. 500.00 on 28 November, 200.00 on 4 December, less
    // 600.00 on the 5th: 100.00. 46.00 on the 31st, less 246.00 on 5 January: −100.00. 300.00 on the
    // 10th, less 300.00 on 5 February.
    let lowest = |number| [period(&result, number, "lowest"), period(&result, number, "lowestOn")];
    assert_eq!(lowest(0), ["0.00", "2025-11-21"]);
    assert_eq!(lowest(1), ["100.00", "2025-12-05"]);
    assert_eq!(lowest(2), ["-100.00", "2026-01-05"]);
    assert_eq!(lowest(3), ["-100.00", "2026-02-05"]);
    let run = &result["runs"][0];
    assert_eq!(run["firstBelow"], "2026-01-05");
    assert_eq!([&run["lowest"], &run["lowestOn"]], ["-100.00", "2026-01-05"]);
}

#[test]
fn a_scenario_moves_what_a_levy_is_owed_on_and_scales_no_levy() {
    let scenario = json!({
        "name": "slow", "extraDelayDays": 10, "inflowPercent": 50, "outflowPercent": 110
    });
    let result = forecast(&book(), &with(&asked(), &json!({"scenarios": [scenario]}))).unwrap();
    assert_eq!(
        levies(&result),
        [
            // What was paid stays as it is, and what is owed on it.
            ["Urssaf", "2025-10-01", "2025-10-31", "2025-11-30", "586.00", "150.02"],
            ["Urssaf", "2025-11-01", "2025-11-30", "2025-12-31", "100.00", "25.60"],
            // 100.00 of A-1 on the 14th, 250.00 of B-1 on the 8th.
            ["Urssaf", "2025-12-01", "2025-12-31", "2026-01-31", "350.00", "89.60"],
            // 23.00 of U-1 on the 10th, 150.00 of C-1 on the 20th: 44.288.
            ["Urssaf", "2026-01-01", "2026-01-31", "2026-02-28", "173.00", "44.29"],
            // 97.67 of October, 16.67 of 20 November; 16.67 of A-1, 41.67 of B-1: 172.68; less 50.00.
            ["TVA", "2025-10-01", "2025-12-31", "2026-01-24", "172.68", "122.68"],
        ]
    );
}

#[test]
fn levies_are_of_the_customers_of_the_report() {
    let result = forecast(&book(), &with(&asked(), &json!({"customers": ["B"]}))).unwrap();
    let bases: Vec<_> = levies(&result).iter().map(|row| [row[4], row[5]]).collect();
    // 500.00 in November: 128.00, and 83.33 of VAT. Nothing is owed, and nothing given back, for the
    // other months.
    assert_eq!(
        bases,
        [
            ["0.00", "0.00"],
            ["500.00", "128.00"],
            ["0.00", "0.00"],
            ["0.00", "0.00"],
            ["83.33", "33.33"]
        ]
    );
}

#[test]
fn a_levy_is_never_below_zero() {
    let ledger = json!({"invoices": [
        {"id": "N", "customer": "A", "issued": "2025-10-01", "due": "2025-10-01", "amount": "-500",
         "vat": "-83.33", "payments": [{"date": "2025-10-15", "amount": "-500"}]}
    ]});
    let result = forecast(&ledger, &asked()).unwrap();
    let rows: Vec<_> = levies(&result).iter().map(|row| [row[4], row[5]]).collect();
    assert_eq!(rows[0], ["-500.00", "0.00"]);
    assert_eq!(rows[4], ["-83.33", "0.00"]);
    assert_eq!(period(&result, 0, "closing"), "1000.00");
}

#[test]
fn of_invoices_that_come_on_one_day_credits_are_taken_from_the_smaller_id() {
    let invoice = |id: &str, amount: &str, vat: &str| {
        json!({"id": id, "customer": "A", "issued": "2025-11-01", "due": "2025-11-25",
               "amount": amount, "vat": vat})
    };
    // As they were put: of F-2 VAT is a sixth, of F-1 there is none.
    let ledger = json!({"invoices": [
        invoice("F-2", "120", "20"), invoice("F-1", "100", "0"), invoice("N-1", "-40", "0")
    ]});
    let result = forecast(&ledger, &asked()).unwrap();
    // 60.00 of F-1 without VAT, 120.00 of F-2 with 20.00.
    assert_eq!(levies(&result)[1][4], "180.00");
    assert_eq!(levies(&result)[4][4], "20.00");
}

#[test]
fn plans_are_expected_and_flows_are_no_receipts() {
    let plan = json!({"invoices": ["B-1"], "made": "2025-11-20", "installments": [
        {"date": "2025-11-30", "amount": "120"}, {"date": "2025-12-31", "amount": "380"}
    ]});
    let flow = json!({"label": "grant", "amount": "1000", "date": "2025-12-01"});
    let more = json!({"plans": [plan], "flows": [flow]});
    let result = forecast(&book(), &with(&asked(), &more)).unwrap();
    let bases: Vec<_> = levies(&result).iter().map(|row| row[4]).collect();
    // November 100.00 + 120.00; December 246.00 + 380.00. VAT: 155.34 without B-1, 20.00 and 63.33
    // of its parts.
    assert_eq!(bases, ["586.00", "220.00", "626.00", "300.00", "238.67"]);
    assert_eq!(period(&result, 1, "inflows"), "1000.00");
}

#[test]
fn vat_is_taken_at_the_rate_that_is_given() {
    let more = json!({"defaultVatPercent": "5.5", "customers": ["B"]});
    let result = forecast(&book(), &with(&asked(), &more)).unwrap();
    // 500.00 × 5.5 / 105.5 = 26.066…
    assert_eq!(levies(&result)[4][4], "26.07");
    let without = with(&asked(), &json!({"levies": [{"label": "x", "percent": 1}]}));
    assert_eq!(forecast(&book(), &without).unwrap()["warnings"], json!([]));
}

/// The days on which a levy is paid, of an empty book.
fn days(as_of: &str, periods: i64, levy: &Json) -> Vec<String> {
    let mut levy = levy.clone();
    levy.as_object_mut()
        .unwrap()
        .extend([("label".to_owned(), json!("x")), ("percent".to_owned(), json!(1))]);
    let input = json!({
        "asOf": as_of, "opening": 0, "periods": periods, "every": "week", "levies": [levy]
    });
    let result = forecast(&json!({}), &input).unwrap();
    levies(&result).iter().map(|row| format!("{} {}", row[1], row[3])).collect()
}

#[test]
fn a_levy_is_paid_in_the_month_after_its_period() {
    // 56 weeks end on 2025-01-26: 392 days, of a leap year.
    assert_eq!(
        days("2023-12-31", 56, &json!({"day": 31})),
        [
            "2023-12-01 2024-01-31",
            "2024-01-01 2024-02-29",
            "2024-02-01 2024-03-31",
            "2024-03-01 2024-04-30",
            "2024-04-01 2024-05-31",
            "2024-05-01 2024-06-30",
            "2024-06-01 2024-07-31",
            "2024-07-01 2024-08-31",
            "2024-08-01 2024-09-30",
            "2024-09-01 2024-10-31",
            "2024-10-01 2024-11-30",
            "2024-11-01 2024-12-31",
        ]
    );
    assert_eq!(
        days("2023-12-31", 56, &json!({"every": "quarter"})),
        [
            "2023-10-01 2024-01-31",
            "2024-01-01 2024-04-30",
            "2024-04-01 2024-07-31",
            "2024-07-01 2024-10-31"
        ]
    );
    // To the last day of the horizon, from the day after the date of situation.
    assert_eq!(days("2023-12-31", 56, &json!({"every": "quarter", "day": 26})).len(), 5);
    assert_eq!(days("2023-12-31", 56, &json!({"every": "quarter", "day": 27})).len(), 4);
    assert_eq!(days("2024-02-28", 1, &json!({})), ["2024-01-01 2024-02-29"]);
    assert_eq!(days("2024-02-29", 1, &json!({})), [""; 0]);
    assert_eq!(days("2024-03-31", 1, &json!({"day": 1})), ["2024-03-01 2024-04-01"]);
    assert_eq!(days("2024-04-01", 1, &json!({"day": 1})), [""; 0]);
    assert_eq!(
        days("2024-05-15", 30, &json!({"every": "quarter", "day": 15})),
        ["2024-04-01 2024-07-15", "2024-07-01 2024-10-15"]
    );
    // The month before the calendar begins, and the end of it.
    assert_eq!(days("1970-01-01", 4, &json!({"day": 15})), ["1969-12-01 1970-01-15"]);
    assert_eq!(days("2199-12-01", 4, &json!({"day": 24})), ["2199-11-01 2199-12-24"]);
}

#[test]
fn what_was_paid_on_the_day_of_situation_counts_and_nothing_after_it() {
    let ledger = json!({"invoices": [
        {"id": "F", "customer": "A", "issued": "2024-02-01", "due": "2024-02-01", "amount": "300",
         "payments": [
            {"date": "2024-02-29", "amount": "100"}, {"date": "2024-03-01", "amount": "200"}
        ]}
    ]});
    let input = json!({
        "asOf": "2024-02-29", "opening": 0, "periods": 2, "overdueGraceDays": 40,
        "levies": [{"label": "x", "percent": 10, "day": 31}]
    });
    let result = forecast(&ledger, &input).unwrap();
    // The 200.00 come 40 days later, on 9 April; May is no period.
    let rows: Vec<_> = levies(&result).iter().map(|row| [row[3], row[4], row[5]]).collect();
    assert_eq!(rows, [["2024-03-31", "100.00", "10.00"], ["2024-04-30", "0.00", "0.00"]]);
}

#[test]
fn a_simulation_pays_the_levies_of_the_scenario() {
    let simulation = json!({"runs": 5, "seed": 1, "quantilesPercent": [0, 100]});
    let result = forecast(&book(), &with(&asked(), &json!({"simulation": simulation}))).unwrap();
    for number in 0..4 {
        let closing = period(&result, number, "closing");
        assert_eq!(result["simulation"]["closing"][number], json!([closing, closing]));
    }
}

#[test]
fn without_levies_nothing_is_said_of_them() {
    for levies in [json!(null), json!([])] {
        let result = forecast(&book(), &with(&asked(), &json!({"levies": levies}))).unwrap();
        assert!(result.get("warnings").is_none() && result["runs"][0].get("levies").is_none());
    }
    // None is paid within the first day.
    let input = with(&asked(), &json!({"periods": 1, "asOf": "2025-10-30", "every": "month"}));
    let day = json!([{"label": "x", "percent": 1, "day": 30}]);
    let result = forecast(&book(), &with(&input, &json!({"levies": day}))).unwrap();
    assert_eq!(result["runs"][0]["levies"], json!([]));
}

#[test]
fn what_is_wrong_with_a_levy_is_refused_at_its_place() {
    for (levies, code, path) in [
        (json!([{"percent": 1}]), "option/missing", "levies/0/label"),
        (json!([{"label": "a"}]), "option/missing", "levies/0/percent"),
        (json!([{"label": "", "percent": 1}]), "option/invalid", "levies/0/label"),
        (json!([{"label": "a", "percent": -1}]), "percent/range", "levies/0/percent"),
        (json!([{"label": "a", "percent": 1, "of": "tax"}]), "option/invalid", "levies/0/of"),
        (
            json!([{"label": "a", "percent": 1, "every": "week"}]),
            "option/invalid",
            "levies/0/every",
        ),
        (json!([{"label": "a", "percent": 1, "day": 32}]), "option/invalid", "levies/0/day"),
        (json!([{"label": "a", "percent": 1, "less": "-1"}]), "amount/sign", "levies/0/less"),
        (
            json!([{"label": "a", "percent": 1}, {"label": "a", "percent": 2}]),
            "option/invalid",
            "levies/1/label",
        ),
        (json!({}), "option/invalid", "levies"),
    ] {
        let error = forecast(&book(), &with(&asked(), &json!({"levies": levies}))).unwrap_err();
        assert_eq!((error.code.as_str(), error.path.as_str()), (code, path));
    }
}

#[test]
fn every_figure_of_a_levy_is_made_of_its_items() {
    let scenario = json!({"name": "slow", "extraDelayDays": 10, "outflowPercent": "110.5"});
    let options = with(&asked(), &json!({"scenarios": [scenario]}));
    let result = forecast(&book(), &options).unwrap();
    let ledger = table::ledger(&book()).unwrap();
    let explain = |key: &str| -> Json {
        let input = json!({"report": "forecast", "options": options, "key": key});
        let input = table::value(&input).unwrap();
        let text = encours::wire::explain_figure(&ledger, &input, Language::English).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    for (number, row) in levies(&result).iter().enumerate() {
        for (name, printed) in [("base", row[4]), ("amount", row[5])] {
            let figure = explain(&format!("runs/slow/levies/{number}/{name}"));
            assert_eq!(figure["value"], *printed);
            let parts = figure["parts"].as_array().unwrap().iter();
            let named = parts.map(|part| {
                let text = |key: &str| part[key].as_str().unwrap().to_owned();
                (text("name"), text("value"))
            });
            let formula = figure["formula"].as_str().unwrap();
            assert_eq!(evaluate(formula, &named.collect()), value(printed), "{figure}");
        }
    }
    // Of October: A-1 on the 31st, U-1 on the 2nd, the refund of N-1 on the 15th.
    let figure = explain("runs/slow/levies/0/base");
    let items = figure["parts"][0]["items"].as_array().unwrap();
    let item =
        |at: usize| ["invoice", "date", "amount"].map(|key| items[at][key].as_str().unwrap());
    assert_eq!(item(0), ["A-1", "2025-10-31", "600.00"]);
    assert_eq!(item(1), ["U-1", "2025-10-02", "46.00"]);
    assert_eq!(item(2), ["N-1", "2025-10-15", "-60.00"]);
    // In January both are paid: each by its position in the options.
    let figure = explain("runs/slow/periods/2/outflows");
    let items = figure["parts"][0]["items"].as_array().unwrap();
    let item = |at: usize| ["levy", "date"].map(|key| items[at][key].as_str().unwrap());
    assert_eq!([item(0), item(1)], [["1", "2026-01-24"], ["0", "2026-01-31"]]);
}
