//! "Why this number": each step's formula gives its result again, by an evaluator that knows only
//! the grammar of the contract.

mod table;

use std::collections::{BTreeSet, HashMap};

use encours::date::Date;
use encours::language::Language;
use encours::rule::{CONVENTIONS, STEPS};
use num_bigint::BigInt;
use serde_json::Value as Json;

/// An exact fraction; its divisor is above 0.
#[derive(Clone, Debug)]
struct Fraction(BigInt, BigInt);

impl PartialEq for Fraction {
    fn eq(&self, other: &Fraction) -> bool {
        &self.0 * &other.1 == &other.0 * &self.1
    }
}

fn decimal(text: &str) -> Fraction {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let units: BigInt = format!("{whole}{part}").parse().unwrap();
    Fraction(units, BigInt::from(10).pow(part.len() as u32))
}

/// A decimal, or the number of a day.
fn value(text: &str) -> Fraction {
    Date::parse(text).map_or_else(|_| decimal(text), |date| whole(date.days()))
}

fn whole(number: impl Into<BigInt>) -> Fraction {
    Fraction(number.into(), BigInt::from(1))
}

fn divide(a: &Fraction, b: &Fraction) -> Fraction {
    let (mut n, mut d) = (&a.0 * &b.1, &a.1 * &b.0);
    if d < BigInt::from(0) {
        (n, d) = (-n, -d);
    }
    Fraction(n, d)
}

fn less(a: &Fraction, b: &Fraction) -> bool {
    &a.0 * &b.1 < &b.0 * &a.1
}

/// Half away from zero.
fn round(x: &Fraction, digits: &Fraction) -> Fraction {
    let digits: u32 = digits.0.to_string().parse().unwrap();
    let power = BigInt::from(10).pow(digits);
    let negative = x.0 < BigInt::from(0);
    let magnitude = if negative { -x.0.clone() } else { x.0.clone() };
    let rounded: BigInt = (magnitude * &power * 2 + &x.1) / (&x.1 * 2);
    Fraction(if negative { -rounded } else { rounded }, power)
}

struct Evaluator<'a> {
    tokens: Vec<String>,
    at: usize,
    names: &'a HashMap<String, String>,
}

fn tokens(formula: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for c in formula.chars() {
        let word = |c: char| c.is_alphanumeric() || c == '.';
        match tokens.last_mut() {
            _ if c == ' ' => tokens.push(String::new()),
            Some(last) if word(c) && last.ends_with(word) => last.push(c),
            _ => tokens.push(c.to_string()),
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

impl Evaluator<'_> {
    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned().unwrap_or_default()
    }

    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn expect(&mut self, token: &str) {
        assert_eq!(self.next(), token, "{:?}", self.tokens);
    }

    fn sum(&mut self) -> Fraction {
        let mut left = self.product();
        while matches!(self.peek(), "+" | "-") {
            let minus = self.next() == "-";
            let right = self.product();
            let n = if minus {
                &left.0 * &right.1 - &right.0 * &left.1
            } else {
                &left.0 * &right.1 + &right.0 * &left.1
            };
            left = Fraction(n, left.1 * right.1);
        }
        left
    }

    fn product(&mut self) -> Fraction {
        let mut left = self.factor();
        while matches!(self.peek(), "*" | "/") {
            let by = self.next() == "/";
            let right = self.factor();
            left = if by {
                divide(&left, &right)
            } else {
                Fraction(left.0 * right.0, left.1 * right.1)
            };
        }
        left
    }

    fn factor(&mut self) -> Fraction {
        let token = self.next();
        match token.as_str() {
            "(" => {
                let inner = self.sum();
                self.expect(")");
                inner
            }
            "-" => {
                let inner = self.factor();
                Fraction(-inner.0, inner.1)
            }
            "days" => {
                self.expect("(");
                let from = self.date();
                self.expect(",");
                let to = self.date();
                self.expect(")");
                whole(from.until(to))
            }
            "round" | "min" | "max" => {
                self.expect("(");
                let a = self.sum();
                self.expect(",");
                let b = self.sum();
                self.expect(")");
                match token.as_str() {
                    "round" => round(&a, &b),
                    "min" => {
                        if less(&b, &a) {
                            b
                        } else {
                            a
                        }
                    }
                    _ => {
                        if less(&a, &b) {
                            b
                        } else {
                            a
                        }
                    }
                }
            }
            number if number.starts_with(|c: char| c.is_ascii_digit()) => decimal(number),
            name => {
                value(self.names.get(name).unwrap_or_else(|| panic!("{name} in {:?}", self.tokens)))
            }
        }
    }

    fn date(&mut self) -> Date {
        let name = self.next();
        Date::parse(&self.names[&name]).unwrap()
    }
}

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
        let mut evaluator = Evaluator { tokens: tokens(formula), at: 0, names: &names };
        let found = evaluator.sum();
        assert_eq!(evaluator.at, evaluator.tokens.len(), "{name}: {formula}");
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
