//! An evaluator of formulas that knows only the grammar of the contract.

use std::collections::HashMap;

use encours::date::Date;
use num_bigint::BigInt;

/// An exact fraction; its divisor is above 0.
#[derive(Clone, Debug)]
pub(crate) struct Fraction(BigInt, BigInt);

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
pub(crate) fn value(text: &str) -> Fraction {
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

/// What a formula gives where its names have these values.
#[track_caller]
pub(crate) fn evaluate(formula: &str, names: &HashMap<String, String>) -> Fraction {
    let mut evaluator = Evaluator { tokens: tokens(formula), at: 0, names };
    let found = evaluator.sum();
    assert_eq!(evaluator.at, evaluator.tokens.len(), "{formula}");
    found
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
