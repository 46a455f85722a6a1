//! "Why this number": each step's formula gives its result again, by an evaluator that knows only
//! the grammar of the contract.

mod table;

use std::collections::{BTreeSet, HashMap};

use encours::language::Language;
use encours::rule::{CONVENTIONS, STEPS};
use serde_json::Value as Json;

use table::formula::{evaluate, value};

/// Checks every step of a result; gives the value of the last.
#[track_caller]
fn replay(name: &Json, result: &Json) -> String {
    let mut results = HashMap::new();
    let mut last = String::new();
    for step in result["steps"].as_array().unwrap() {
        let mut names = results.clone();
        for input in step["inputs"].as_array().unwrap() {
            let text = |key: &str| input[key].as_str().unwrap().to_owned();
            names.insert(text("name"), text("value"));
        }
        let formula = step["formula"].as_str().unwrap();
        let found = evaluate(formula, &names);
        last = step["result"]["value"].as_str().unwrap().to_owned();
        assert_eq!(found, value(&last), "{name}: {step}");
        assert!(step["rule"].is_object() != step["convention"].is_string(), "{name}: {step}");
        let id = step["id"].as_str().unwrap().to_owned();
        assert!(results.insert(id, last.clone()).is_none(), "{name}: {step} comes twice");
    }
    last
}

type Call = fn(&encours::wire::Value, Language) -> encours::error::Result<String>;

/// Replays the steps of every result of a call's vectors, and gives each result to `check` with
/// the value of its last step.
fn replay_all(call: &str, run: Call, check: impl Fn(&Json, &str)) {
    let cases = table::cases(call);
    let mut replayed = 0;
    for case in cases.iter().filter(|case| case.get("error").is_none()) {
        let input = table::value(&case["input"]).unwrap();
        let result: Json = serde_json::from_str(&run(&input, Language::French).unwrap()).unwrap();
        let last = replay(&case["name"], &result);
        for rule in result["steps"].as_array().unwrap().iter().filter_map(|s| s.get("rule")) {
            let rules = result["rules"].as_array().unwrap();
            assert!(rules.contains(rule), "{}: {rule} is not among the rules", case["name"]);
        }
        check(&result, &last);
        replayed += 1;
    }
    assert!(replayed > 30, "{call}: {replayed}");
}

/// The value of the step of this id.
fn step<'a>(result: &'a Json, id: &str) -> &'a str {
    let steps = result["steps"].as_array().unwrap();
    let found = steps.iter().find(|step| step["id"] == id);
    found.unwrap_or_else(|| panic!("no step {id}"))["result"]["value"].as_str().unwrap()
}

#[test]
fn the_steps_of_late_payment_give_its_figures_again() {
    replay_all("latePayment", encours::wire::late_payment, |result, last| {
        assert_eq!(last, result["totalDue"]);
        for figure in ["daysLate", "interest", "indemnity", "open", "claim", "interestSettled"] {
            assert_eq!(step(result, figure), result[figure].to_string().trim_matches('"'));
        }
    });
}

#[test]
fn the_steps_of_a_due_date_lead_from_the_day_of_issue_to_it() {
    replay_all("dueDate", encours::wire::due_date, |result, last| {
        assert_eq!(last, result["due"]);
    });
}

#[test]
fn terms_are_lawful_where_their_last_step_is_no_excess() {
    replay_all("checkTerms", encours::wire::check_terms, |result, last| {
        let excess: i32 = last.parse().unwrap();
        assert_eq!(excess <= 0, result["lawful"].as_bool().unwrap());
    });
}

#[test]
fn the_steps_of_a_write_off_give_what_leaves_the_books_and_each_line() {
    replay_all("writeOff", encours::wire::write_off, |result, last| {
        let line = |account: &str, side: &str| {
            let lines = result["entries"].as_array().unwrap();
            let line = lines.iter().find(|line| line["account"] == account);
            line.map(|line| line[side].as_str().unwrap())
        };
        assert_eq!(Some(last), line("411", "credit").or(line("416", "credit")));
        if let Some(loss) = line("654", "debit") {
            assert_eq!(loss, step(result, "loss"));
        }
        if let Some(vat) = line("44571", "debit") {
            assert_eq!(vat, step(result, "vatRecovered"));
        }
        if let Some(reversal) = line("78174", "credit") {
            assert_eq!(reversal, step(result, "reversal"));
        }
    });
}

#[test]
fn the_steps_of_installments_give_each_of_them_and_the_total() {
    replay_all("installments", encours::wire::installments, |result, last| {
        assert_eq!(last, result["total"]);
        assert_eq!(step(result, "totalInterest"), result["totalInterest"]);
        for row in result["installments"].as_array().unwrap() {
            let number = &row["number"];
            assert_eq!(step(result, &format!("principal{number}")), row["principal"]);
            assert_eq!(step(result, &format!("remaining{number}")), row["remaining"]);
            if result["totalInterest"].as_str().unwrap().contains(|c| ('1'..='9').contains(&c)) {
                assert_eq!(step(result, &format!("interest{number}")), row["interest"]);
            }
        }
    });
}

#[test]
fn the_steps_of_an_early_discount_give_its_figures_again() {
    replay_all("earlyDiscount", encours::wire::early_discount, |result, last| {
        assert_eq!(last, result["annualCostPercent"]);
        assert_eq!(step(result, "discount"), result["discount"]);
        assert_eq!(step(result, "pay"), result["pay"]);
    });
}

#[test]
fn the_steps_of_collection_costs_give_every_part_and_the_lowest_total() {
    replay_all("collectionCosts", encours::wire::collection_costs, |result, last| {
        for option in result["options"].as_array().unwrap() {
            let kind = option["kind"].as_str().unwrap();
            for part in ["Handling", "Funding", "Losses", "Total"] {
                assert_eq!(step(result, &format!("{kind}{part}")), option[part.to_lowercase()]);
            }
            if result["cheapest"] == kind {
                assert_eq!(last, option["total"]);
            }
        }
    });
}

#[test]
fn the_steps_of_a_provision_give_its_movement_and_amount() {
    replay_all("provision", encours::wire::provision, |result, last| {
        assert_eq!(last, result["amount"]);
        assert_eq!(step(result, "charge"), result["charge"]);
        assert_eq!(step(result, "reversal"), result["reversal"]);
    });
}

#[test]
fn every_step_and_convention_of_the_vectors_is_in_the_lists_and_every_one_listed_is_used() {
    let calls: [(&str, Call); 8] = [
        ("latePayment", encours::wire::late_payment),
        ("dueDate", encours::wire::due_date),
        ("checkTerms", encours::wire::check_terms),
        ("provision", encours::wire::provision),
        ("writeOff", encours::wire::write_off),
        ("installments", encours::wire::installments),
        ("earlyDiscount", encours::wire::early_discount),
        ("collectionCosts", encours::wire::collection_costs),
    ];
    let (mut steps, mut conventions) = (BTreeSet::new(), BTreeSet::new());
    for (call, run) in calls {
        for case in table::cases(call).iter().filter(|case| case.get("error").is_none()) {
            let input = table::value(&case["input"]).unwrap();
            let result: Json =
                serde_json::from_str(&run(&input, Language::French).unwrap()).unwrap();
            for step in result["steps"].as_array().unwrap() {
                let id = step["id"].as_str().unwrap();
                steps.insert(id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned());
                if let Some(name) = step["convention"].as_str() {
                    conventions.insert(name.to_owned());
                }
            }
        }
    }
    let listed =
        |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(steps, listed(STEPS));
    assert_eq!(conventions, listed(CONVENTIONS));
}
