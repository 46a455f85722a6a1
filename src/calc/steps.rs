//! The explanation of a result in the making (spec §1.6): a step takes one call.

use crate::amount::{Currency, Decimal, decimal_text, write_decimal};
use crate::date::Date;
use crate::error::Show;
use crate::rule::{Explanation, Ground, Rule, Step, StepInput};
use alloc::string::String;
use alloc::vec::Vec;

/// Steps in the making.
///
/// Ids, names and formulas are templates: `#` is what the steps are about, often a number, `@` what
/// came before it, `%` a part of a formula, each as last set, `$` the minor digits of the currency.
#[derive(Debug)]
pub(super) struct Steps {
    currency: Currency,
    about: String,
    before: String,
    part: String,
    /// What formulas may name besides earlier steps, in the order in which steps list it.
    known: Vec<StepInput>,
    explanation: Explanation,
}

impl Steps {
    #[inline(never)]
    pub(super) fn new(currency: Currency) -> Steps {
        Steps {
            currency,
            about: String::new(),
            before: String::new(),
            part: String::new(),
            known: Vec::new(),
            explanation: Explanation::default(),
        }
    }

    pub(super) fn finish(self) -> Explanation {
        self.explanation
    }

    /// A rule on which the result rests; rules that are there already stay where they are.
    #[inline(never)]
    pub(super) fn rest_on(&mut self, rule: &'static Rule) {
        if self.explanation.rules.iter().all(|known| known.id != rule.id) {
            self.explanation.rules.push(rule);
        }
    }

    /// Sets `#` to a number and `@` to the one before.
    #[inline(never)]
    pub(super) fn number(&mut self, number: i32) {
        self.about = decimal_text(i128::from(number), 0);
        self.before = decimal_text(i128::from(number.wrapping_sub(1)), 0);
    }

    /// Sets `#`.
    #[inline(never)]
    pub(super) fn about(&mut self, template: &str) {
        self.about = self.filled(template);
    }

    /// Sets `@`.
    #[inline(never)]
    pub(super) fn before(&mut self, template: &str) {
        self.before = self.filled(template);
    }

    /// Sets `%`.
    #[inline(never)]
    pub(super) fn part(&mut self, template: &str) {
        self.part = self.filled(template);
    }

    /// What a template says.
    #[inline(never)]
    pub(super) fn filled(&self, template: &str) -> String {
        let mut text = String::new();
        for sign in template.chars() {
            match sign {
                '#' => text.push_str(&self.about),
                '@' => text.push_str(&self.before),
                '%' => text.push_str(&self.part),
                '$' => write_decimal(&mut text, i128::from(self.currency.digits()), 0),
                plain => text.push(plain),
            }
        }
        text
    }

    /// Nothing is known any more.
    pub(super) fn forget(&mut self) {
        self.known.clear();
    }

    /// A value that formulas may name.
    #[inline(never)]
    pub(super) fn know(&mut self, name: &str, value: String, unit: Option<&'static str>) {
        let name = self.filled(name);
        self.known.push(StepInput { name, value, unit });
    }

    /// [`Steps::know`] an amount.
    #[inline(never)]
    pub(super) fn know_money(&mut self, name: &str, minor: i128) {
        let value = decimal_text(minor, self.currency.digits());
        self.know(name, value, Some(self.currency.code()));
    }

    /// [`Steps::know`] a decimal.
    #[inline(never)]
    pub(super) fn know_decimal(
        &mut self,
        name: &str,
        decimal: Decimal,
        unit: Option<&'static str>,
    ) {
        self.know(name, decimal.text(0), unit);
    }

    /// [`Steps::know`] a percent.
    #[inline(never)]
    pub(super) fn know_percent(&mut self, name: &str, percent: Decimal) {
        self.know(name, percent.text(0), Some("percent"));
    }

    /// [`Steps::know`] a number of days.
    #[inline(never)]
    pub(super) fn know_days(&mut self, name: &str, days: i32) {
        self.know(name, decimal_text(i128::from(days), 0), Some("days"));
    }

    /// [`Steps::know`] a day.
    #[inline(never)]
    pub(super) fn know_date(&mut self, name: &str, date: Date) {
        self.know(name, date.shown(), None);
    }

    /// One more step; its inputs are what is known and its formula names.
    #[inline(never)]
    pub(super) fn add(
        &mut self,
        id: &str,
        formula: &str,
        value: String,
        unit: Option<&'static str>,
        ground: &Ground,
    ) {
        let formula = self.filled(formula);
        let words = formula.as_bytes().split(|sign| !sign.is_ascii_alphanumeric());
        let words: Vec<&[u8]> = words.collect();
        // Long formulas name what is known in its order: each is looked for after the one before.
        let mut next = 0;
        let mut inputs = Vec::new();
        for input in &self.known {
            let (before, after) = words.split_at_checked(next).unwrap_or_default();
            let mut from_next = after.iter().chain(before);
            if let Some(at) = from_next.position(|word| *word == input.name.as_bytes()) {
                next = next.wrapping_add(at).checked_rem(words.len()).unwrap_or(0);
                inputs.push(input.clone());
            }
        }
        let id = self.filled(id);
        self.explanation.steps.push(Step { id, inputs, formula, value, unit, ground: *ground });
    }

    /// [`Steps::add`] an amount.
    #[inline(never)]
    pub(super) fn money(&mut self, id: &str, formula: &str, minor: i128, ground: &Ground) {
        let value = decimal_text(minor, self.currency.digits());
        self.add(id, formula, value, Some(self.currency.code()), ground);
    }

    /// [`Steps::add`] a percent.
    #[inline(never)]
    pub(super) fn percent(&mut self, id: &str, formula: &str, percent: Decimal, ground: &Ground) {
        self.add(id, formula, percent.text(0), Some("percent"), ground);
    }

    /// [`Steps::add`] a number of days.
    #[inline(never)]
    pub(super) fn days(&mut self, id: &str, formula: &str, days: i32, ground: &Ground) {
        self.add(id, formula, decimal_text(i128::from(days), 0), Some("days"), ground);
    }

    /// [`Steps::add`] a day.
    #[inline(never)]
    pub(super) fn date(&mut self, id: &str, formula: &str, date: Date, ground: &Ground) {
        self.add(id, formula, date.shown(), None, ground);
    }
}

/// One more term of a formula, after `sign` if it is not the first.
#[inline(never)]
pub(super) fn add_term(formula: &mut String, sign: &str, term: &str) {
    if !formula.is_empty() {
        formula.push_str(sign);
    }
    formula.push_str(term);
}
