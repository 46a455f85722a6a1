//! Cash-flow forecast (spec §7.1–7.4) against the vectors, and what they do not say.

mod table;

use encours::error::Error;
use encours::language::Language;
use serde_json::{Value as Json, json};

fn forecast(ledger: &Json, input: &Json) -> Result<Json, Error> {
    let ledger = table::ledger(ledger)?;
    let text = encours::wire::forecast(&ledger, &table::value(input)?, Language::French)?;
    Ok(serde_json::from_str(&text).unwrap())
}

fn refused(ledger: &Json, input: &Json) -> (&'static str, String) {
    let error = forecast(ledger, input).unwrap_err();
    (error.code.as_str(), error.path.clone())
}

fn invoice(id: &str, due: &str, amount: &str) -> Json {
    json!({"id": id, "customer": "A", "issued": "2025-01-01", "due": due, "amount": amount})
}

/// Receivables of each week from 2025-06-30 on.
fn weeks(invoices: &[Json], more: Json) -> Vec<String> {
    let mut input = json!({"asOf": "2025-06-30", "opening": 0, "periods": 5, "every": "week"});
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let result = forecast(&json!({"invoices": invoices}), &input).unwrap();
    let periods = result["runs"][0]["periods"].as_array().unwrap();
    periods.iter().map(|period| period["receivables"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn forecast_gives_the_figures_of_the_vectors() {
    table::check_report("forecast", |ledger, input| {
        encours::wire::forecast(ledger, input, Language::French)
    });
}

#[test]
fn a_credit_note_reduces_what_comes_first_and_of_one_day_the_smaller_id() {
    let invoices = [
        invoice("F-2", "2025-07-10", "90"),
        invoice("F-1", "2025-07-10", "100"),
        invoice("F-3", "2025-07-02", "10"),
        invoice("N-1", "2025-01-01", "-60"),
    ];
    // F-3 wholly, then 50 of F-1.
    assert_eq!(weeks(&invoices, json!({})), ["0.00", "140.00", "0.00", "0.00", "0.00"]);
    // A third of 50 is 16.665 → 16.67, of 90 29.997 → 30.00; F-2 first would give 33.33 + 13.33.
    let scenario = json!({"scenarios": [{"name": "third", "inflowPercent": "33.33"}]});
    assert_eq!(weeks(&invoices, scenario), ["0.00", "46.67", "0.00", "0.00", "0.00"]);
}

#[test]
fn what_is_late_comes_after_the_grace_and_nothing_before_tomorrow() {
    let invoices = [invoice("F-1", "2025-06-30", "1"), invoice("F-2", "2025-07-12", "2")];
    // 14 days after asOf is 2025-07-14, in the second week.
    assert_eq!(weeks(&invoices, json!({})), ["0.00", "3.00", "0.00", "0.00", "0.00"]);
    let early = json!({"scenarios": [{"name": "early", "extraDelayDays": -400}]});
    assert_eq!(weeks(&invoices, early), ["3.00", "0.00", "0.00", "0.00", "0.00"]);
    let own = json!({"scenarios": [
        {"name": "own", "extraDelayDays": 7, "customers": {"A": {"extraDelayDays": 7}}}
    ]});
    assert_eq!(weeks(&invoices, own), ["0.00", "0.00", "0.00", "3.00", "0.00"]);
    assert_eq!(
        weeks(&invoices, json!({"overdueGraceDays": 0})),
        ["1.00", "2.00", "0.00", "0.00", "0.00"]
    );
}

#[test]
fn weeks_begin_on_the_day_that_is_asked() {
    let ends = |as_of: &str, every: &str, day: Json| -> Vec<String> {
        let input = json!({
            "asOf": as_of, "opening": 0, "periods": 3, "every": every, "weekStart": day
        });
        let result = forecast(&json!({}), &input).unwrap();
        let periods = result["runs"][0]["periods"].as_array().unwrap();
        periods.iter().map(|period| period["end"].as_str().unwrap().to_owned()).collect()
    };
    // 2025-11-19 was a Wednesday: to Sunday, then from Monday on.
    let mondays = ["2025-11-23", "2025-11-30", "2025-12-07"];
    assert_eq!(ends("2025-11-18", "week", json!(1)), mondays);
    // The day after is the day itself: seven days; the eve of it: one.
    assert_eq!(ends("2025-11-16", "week", json!(1)), mondays);
    assert_eq!(ends("2025-11-22", "week", json!(1)), mondays);
    assert_eq!(ends("2025-11-18", "week", json!(7))[0], "2025-11-22");
    assert_eq!(ends("2025-11-18", "week", json!(3))[0], "2025-11-25");
    assert_eq!(ends("2025-11-18", "week", json!(null)), ends("2025-11-18", "week", json!(3)));
    let months = ends("2025-11-18", "month", json!(1));
    assert_eq!(months, ends("2025-11-18", "month", json!(null)));
    assert_eq!(ends("1970-01-01", "week", json!(5))[0], "1970-01-08");
}

#[test]
fn a_plan_says_when_its_invoices_are_paid() {
    let invoices = [
        invoice("F-1", "2025-06-15", "100"),
        invoice("F-2", "2025-06-01", "60"),
        invoice("F-3", "2025-07-12", "7"),
    ];
    let parts = json!([
        {"date": "2025-07-03", "amount": "80"},
        {"date": "2025-07-17", "amount": "50.50"},
        {"date": "2025-07-31", "amount": "29.50"}
    ]);
    let plans = json!({"plans": [
        {"invoices": ["F-1", "F-2"], "made": "2025-06-25", "installments": parts}
    ]});
    assert_eq!(weeks(&invoices, plans.clone()), ["80.00", "7.00", "50.50", "0.00", "29.50"]);
    // A scenario moves and scales them as it does all that is expected, each rounded on its own:
    // of 60.00 and 20.00 on 3 July, then 50.50, a third is 20.00 + 6.67 and 16.83.
    let scenarios = json!([{"name": "x", "extraDelayDays": 7, "inflowPercent": "33.33"}]);
    let mut late = plans;
    late["scenarios"] = scenarios;
    assert_eq!(weeks(&invoices, late), ["0.00", "26.67", "2.33", "16.83", "0.00"]);
}

#[test]
fn what_was_paid_was_paid_of_the_first_installments_of_a_plan() {
    let paid = |amount: &str| {
        let payments = json!([{"date": "2025-06-20", "amount": amount}]);
        let mut paid = invoice("F-1", "2025-06-15", "100");
        paid["payments"] = payments;
        let plan = json!({"invoices": ["F-1"], "made": "2025-06-17", "installments": [
            {"date": "2025-06-18", "amount": "40"},
            {"date": "2025-07-10", "amount": "30"},
            {"date": "2025-07-17", "amount": "30"}
        ]});
        weeks(&[paid], json!({"plans": [plan]}))
    };
    assert_eq!(paid("40"), ["0.00", "30.00", "30.00", "0.00", "0.00"]);
    assert_eq!(paid("50"), ["0.00", "20.00", "30.00", "0.00", "0.00"]);
    // 10.00 of the first one are late: they come with what is overdue, 14 days after asOf.
    assert_eq!(paid("30"), ["0.00", "40.00", "30.00", "0.00", "0.00"]);
    assert_eq!(paid("100"), ["0.00"; 5]);
}

#[test]
fn what_was_paid_of_an_invoice_that_is_not_issued_yet_is_of_no_installment() {
    let mut later = invoice("F-2", "2025-08-01", "500");
    later["issued"] = json!("2025-07-05");
    later["payments"] = json!([{"date": "2025-06-29", "amount": "60"}]);
    let plan = json!({"invoices": ["F-1", "F-2"], "made": "2025-06-25", "installments": [
        {"date": "2025-07-03", "amount": "60"}, {"date": "2025-07-17", "amount": "40"}
    ]});
    let weeks = weeks(&[invoice("F-1", "2025-06-15", "100"), later], json!({"plans": [plan]}));
    assert_eq!(weeks, ["60.00", "0.00", "40.00", "0.00", "0.00"]);
}

#[test]
fn interest_that_a_plan_holds_is_no_receivable_and_was_not_paid() {
    let plan = json!({"invoices": ["F-1"], "made": "2025-06-25", "installments": [
        {"date": "2025-07-03", "amount": "60"}, {"date": "2025-07-17", "amount": "60"}
    ]});
    let mut owed = invoice("F-1", "2025-06-15", "130");
    // A deposit before the agreement: 100.00 are open, and 20.00 of interest were agreed.
    owed["payments"] = json!([{"date": "2025-06-25", "amount": "30"}]);
    let weeks = weeks(&[owed], json!({"plans": [plan]}));
    assert_eq!(weeks, ["60.00", "0.00", "40.00", "0.00", "0.00"]);
}

#[test]
fn what_is_open_beyond_a_plan_comes_as_if_there_were_none() {
    let invoices = [invoice("F-1", "2025-07-01", "100"), invoice("F-2", "2025-07-20", "50")];
    let plan = json!({"invoices": ["F-2", "F-1"], "made": "2025-06-25", "installments": [
        {"date": "2025-07-31", "amount": "120"}
    ]});
    // All of F-1, which is due first, and 20.00 of F-2.
    let weeks = weeks(&invoices, json!({"plans": [plan]}));
    assert_eq!(weeks, ["0.00", "0.00", "30.00", "0.00", "120.00"]);
}

#[test]
fn a_simulation_draws_nothing_for_what_was_agreed() {
    let paid_late = |id: &str, days: &str| {
        let mut paid = invoice(id, "2025-02-01", "10");
        paid["payments"] = json!([{"date": days, "amount": "10"}]);
        paid
    };
    let mut invoices: Vec<Json> = ["2025-03-01", "2025-04-01", "2025-05-01", "2025-05-02"]
        .iter()
        .zip(["P-1", "P-2", "P-3", "P-4"])
        .map(|(day, id)| paid_late(id, day))
        .collect();
    invoices.push(paid_late("P-5", "2025-02-02"));
    invoices.push(invoice("F-1", "2025-06-15", "100"));
    let plan = json!({"invoices": ["F-1"], "made": "2025-06-17", "installments": [
        {"date": "2025-07-10", "amount": "40"}, {"date": "2025-07-17", "amount": "60"}
    ]});
    let input = json!({
        "asOf": "2025-06-30", "opening": 0, "periods": 3, "every": "week", "plans": [plan],
        "simulation": {"runs": 20, "seed": 1, "quantilesPercent": [0, 100]}
    });
    let result = forecast(&json!({"invoices": invoices}), &input).unwrap();
    let closing = &result["simulation"]["closing"];
    assert_eq!(*closing, json!([["0.00", "0.00"], ["40.00", "40.00"], ["100.00", "100.00"]]));
}

#[test]
fn a_plan_names_invoices_of_one_customer_once_and_its_days_ascend() {
    let mut other = invoice("F-2", "2025-07-01", "5");
    other["customer"] = json!("B");
    let ledger = json!({"invoices": [invoice("F-1", "2025-07-01", "5"), other]});
    let with = |plans: Json| {
        refused(&ledger, &json!({"asOf": "2025-06-30", "opening": 0, "periods": 1, "plans": plans}))
    };
    let plan = |invoices: &[&str], parts: &[(&str, &str)]| {
        let parts: Vec<Json> =
            parts.iter().map(|(date, amount)| json!({"date": date, "amount": amount})).collect();
        json!({"invoices": invoices, "made": "2025-06-25", "installments": parts})
    };
    for (plans, code, path) in [
        (json!([plan(&["F-9"], &[])]), "invoice/unknown", "plans/0/invoices/0"),
        (json!([plan(&["F-1", "F-1"], &[])]), "invoice/duplicate", "plans/0/invoices/1"),
        (
            json!([plan(&["F-2"], &[]), plan(&["F-2"], &[])]),
            "invoice/duplicate",
            "plans/1/invoices/0",
        ),
        (json!([plan(&["F-1", "F-2"], &[])]), "option/invalid", "plans/0/invoices/1"),
        (
            json!([plan(&["F-1"], &[("2025-07-01", "-1")])]),
            "amount/sign",
            "plans/0/installments/0/amount",
        ),
        (
            json!([plan(&["F-1"], &[("2025-07-02", "1"), ("2025-07-01", "1")])]),
            "date/order",
            "plans/0/installments/1/date",
        ),
        (json!([{"invoices": []}]), "option/missing", "plans/0/made"),
    ] {
        assert_eq!(with(plans), (code, path.to_owned()));
    }
}

#[test]
fn percents_of_a_scenario_and_of_a_customer_are_multiplied_and_rounded_once() {
    let scenarios = json!({"scenarios": [
        {"name": "x", "inflowPercent": "0.5", "customers": {"A": {"inflowPercent": "50"}}}
    ]});
    // 0.25 % of 1.00 is 0.00, where rounding twice gives 0.01; of 2.00 it is 0.005 → 0.01.
    let invoices = [invoice("F-1", "2025-07-02", "1"), invoice("F-2", "2025-07-10", "2")];
    assert_eq!(weeks(&invoices, scenarios), ["0.00", "0.01", "0.00", "0.00", "0.00"]);
}

#[test]
fn the_balance_is_looked_at_day_by_day() {
    let flows = json!([
        {"label": "rent", "amount": "-100", "date": "2024-01-31", "every": "month"},
        {"label": "sale", "amount": "150", "date": "2025-08-31"},
        {"label": "over", "amount": "-1", "date": "2025-07-01", "every": "week", "until": "2025-07-08"}
    ]);
    let input = json!({"asOf": "2025-06-30", "opening": "50", "periods": 2, "flows": flows});
    let result = forecast(&json!({}), &input).unwrap();
    let run = &result["runs"][0];
    let july = &run["periods"][0];
    assert_eq!(july["outflows"], "102.00");
    assert_eq!(july["lowest"], "-52.00");
    assert_eq!(july["lowestOn"], "2025-07-31");
    let august = &run["periods"][1];
    // The rent and the sale fall on the same day: only the end of the day counts.
    assert_eq!(august["lowest"], "-52.00");
    assert_eq!(august["lowestOn"], "2025-08-01");
    assert_eq!(august["closing"], "-2.00");
    assert_eq!(run["lowestOn"], "2025-07-31");
    assert_eq!(run["firstBelow"], "2025-07-31");
}

#[test]
fn what_concerns_several_keys_comes_after_each_key_and_before_the_rates() {
    let abroad = json!({"invoices": [
        {"id": "F-1", "customer": "A", "issued": "2025-01-01", "amount": "1", "currency": "USD"}
    ]});
    let with = |more: Json| {
        let mut input = json!({"asOf": "2025-06-30", "opening": "0", "periods": 1});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        refused(&abroad, &input)
    };
    let flow =
        |until: &str| json!([{"label": "", "amount": 1, "date": "2025-07-02", "until": until}]);
    assert_eq!(with(json!({})), ("fx/missing", "fx".to_owned()));
    assert_eq!(
        with(json!({"flows": flow("2025-07-01")})),
        ("date/order", "flows/0/until".to_owned())
    );
    assert_eq!(with(json!({"asOf": "2199-12-31"})), ("date/range", "periods".to_owned()));
    assert_eq!(
        with(json!({"asOf": "2199-12-31", "threshold": "x"})),
        ("amount/invalid", "threshold".to_owned())
    );
    assert_eq!(with(json!({"flows": flow("2025-07-02")})), ("fx/missing", "fx".to_owned()));
    let simulation = json!({"simulation": {"runs": 1, "seed": 1}});
    assert_eq!(with(simulation), ("fx/missing", "fx".to_owned()));
    let simulation = json!({"simulation": {"runs": 1, "sead": 1}});
    assert_eq!(with(simulation), ("option/invalid", "simulation/sead".to_owned()));
    let id = "é".repeat(201);
    let scenarios = json!({"scenarios": [{"name": "", "customers": {id.as_str(): {}}}]});
    assert_eq!(with(scenarios), ("option/invalid", format!("scenarios/0/customers/{id}")));
    // A key whose value is null is absent, also one that names a customer.
    let scenarios = json!({"scenarios": [{"name": "", "customers": {"nobody": null}}]});
    assert_eq!(with(scenarios), ("fx/missing", "fx".to_owned()));
}

#[test]
fn several_balances_are_added_up() {
    let input = |opening: Json| json!({"asOf": "2025-06-30", "opening": opening, "periods": 1});
    let none = json!({});
    let result = forecast(
        &none,
        &input(json!([
            {"label": "Compte courant", "amount": "1200.10"}, {"label": "Livret", "amount": 300},
            {"label": "Carte", "amount": "-0.20"}
        ])),
    )
    .unwrap();
    assert_eq!(
        (&result["opening"], &result["runs"][0]["closing"]),
        (&json!("1499.90"), &json!("1499.90"))
    );
    assert_eq!(forecast(&none, &input(json!([]))).unwrap()["opening"], "0.00");
    assert_eq!(forecast(&none, &input(json!(7))).unwrap()["opening"], "7.00");
    let most = || json!({"label": "a", "amount": 1_000_000_000_000_000_i64});
    let one = json!({"label": "b", "amount": "0.01"});
    assert!(forecast(&none, &input(json!([most()]))).is_ok());
    let refused = |opening: Json| refused(&none, &input(opening));
    assert_eq!(refused(json!([most(), one])), ("amount/range", "opening".to_owned()));
    assert_eq!(refused(json!([5])), ("option/invalid", "opening/0".to_owned()));
    assert_eq!(refused(json!([{"amount": 5}])), ("option/missing", "opening/0/label".to_owned()));
    let unknown = json!([{"label": "a", "amount": 5, "bank": "x"}]);
    assert_eq!(refused(unknown), ("option/invalid", "opening/0/bank".to_owned()));
}

#[test]
fn who_has_paid_too_seldom_to_show_a_delay_is_named() {
    let paid = |id: &str, customer: &str, dates: &[&str]| {
        let payments: Vec<Json> =
            dates.iter().map(|date| json!({"date": date, "amount": 1})).collect();
        json!({"id": id, "customer": customer, "issued": "2024-01-01", "due": "2024-02-01",
            "amount": 100, "payments": payments})
    };
    let thrice = ["2025-03-01", "2025-04-01", "2025-05-01"];
    let book = json!({
        "customers": [{"id": "B", "name": "Bise"}, {"id": "Z"}],
        "invoices": [
            // The first of the three is a year and a day old.
            paid("F-1", "B", &["2024-06-30", "2025-04-01", "2025-05-01"]),
            paid("F-2", "A", &[]),
            paid("F-3", "C", &thrice),
            {"id": "F-4", "customer": "D", "issued": "2024-01-01", "due": "2024-02-01",
             "amount": 5, "disputed": {"from": "2024-03-01"}},
            {"id": "F-5", "customer": "E", "issued": "2024-01-01", "due": "2024-02-01", "amount": -5},
        ]
    });
    let without = |more: Json| {
        let mut input = json!({"asOf": "2025-06-30", "opening": 0, "periods": 1});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        forecast(&book, &input).unwrap()["withoutHistory"].clone()
    };
    let [a, b] = [json!({"customer": "A"}), json!({"customer": "B", "name": "Bise"})];
    assert_eq!(without(json!({})), json!([a, b]));
    assert_eq!(without(json!({"includeDisputed": true})), json!([a, b, {"customer": "D"}]));
    assert_eq!(without(json!({"customers": ["B", "C"]})), json!([b]));
    assert_eq!(without(json!({"timing": "due"})), Json::Null);
}
