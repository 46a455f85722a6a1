//! Results as JSON text. The host parses it, which is quicker than one call across the border for
//! each field, and makes "same input, same bytes" a thing that can be compared.
//!
//! Written by hand: a general serializer takes a fifth of the module's size budget.

use super::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

use crate::amount::{Currency, write_decimal};
use crate::date::Date;
use crate::error::Show;

/// A JSON text in the making.
#[derive(Debug, Default)]
pub(super) struct Json {
    out: String,
    /// Whether the next key or item needs a comma before it.
    follows: bool,
}

impl Json {
    /// The text of one object.
    pub(super) fn object_text(write: impl FnOnce(&mut Json)) -> String {
        let mut json = Json::default();
        json.object(write);
        json.out
    }

    #[inline(never)]
    fn separate(&mut self) {
        if self.follows {
            self.out.push(',');
        }
        self.follows = true;
    }

    fn nest(&mut self, open: char, close: char, write: impl FnOnce(&mut Json)) {
        self.bracket(open, false);
        write(self);
        self.bracket(close, true);
    }

    /// Apart: there is a copy of what calls it for each list and object of a result.
    #[inline(never)]
    fn bracket(&mut self, sign: char, follows: bool) {
        self.out.push(sign);
        self.follows = follows;
    }

    fn object(&mut self, write: impl FnOnce(&mut Json)) {
        self.nest('{', '}', write);
    }

    /// Keys are those of the contract: none needs an escape.
    fn key(&mut self, key: &str) {
        self.separate();
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }

    fn quote(&mut self, text: &str) {
        self.out.push('"');
        if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
            self.out.push_str(text);
            self.out.push('"');
            return;
        }
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                c if c < ' ' => {
                    self.out.push_str("\\u00");
                    for digit in [u32::from(c) / 16, u32::from(c) % 16] {
                        self.out.extend(char::from_digit(digit, 16));
                    }
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    /// `"key":"text"`.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quote(text);
    }

    /// `"key":"text"`, left out where there is none.
    pub(super) fn text_if(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// `"key":"2025-06-30"`.
    pub(super) fn date(&mut self, key: &str, date: Date) {
        self.key(key);
        self.out.push('"');
        date.write(&mut self.out);
        self.out.push('"');
    }

    /// `"key":"2025-06-30"` or `"key":null`.
    pub(super) fn date_or_null(&mut self, key: &str, date: Option<Date>) {
        match date {
            Some(date) => self.date(key, date),
            None => self.null(key),
        }
    }

    /// `"key":"12.50"`: minor units of a currency.
    pub(super) fn money(&mut self, key: &str, minor: i128, currency: Currency) {
        self.decimal(key, minor, currency.digits());
    }

    /// `"key":"12.50"`: units of so many decimals.
    pub(super) fn decimal(&mut self, key: &str, units: i128, digits: u8) {
        self.key(key);
        self.out.push('"');
        write_decimal(&mut self.out, units, digits);
        self.out.push('"');
    }

    /// `"key":"64.84"` or `"key":null`: hundredths.
    pub(super) fn hundredths_or_null(&mut self, key: &str, hundredths: Option<i128>) {
        match hundredths {
            Some(hundredths) => self.decimal(key, hundredths, 2),
            None => self.null(key),
        }
    }

    /// `"key":null`.
    pub(super) fn null(&mut self, key: &str) {
        self.key(key);
        self.out.push_str("null");
    }

    /// `"key":true`.
    pub(super) fn flag(&mut self, key: &str, flag: bool) {
        self.number(key, flag);
    }

    /// `"key":12`: a whole number, or the text of one that a caller gave.
    pub(super) fn number(&mut self, key: &str, number: impl Show) {
        self.key(key);
        number.show(&mut self.out);
    }

    /// `"key":{…}`.
    pub(super) fn nested(&mut self, key: &str, write: impl FnOnce(&mut Json)) {
        self.key(key);
        self.object(write);
    }

    /// `"key":[{…},…]`: an object for each item.
    pub(super) fn objects<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Json, T),
    ) {
        self.key(key);
        self.nest('[', ']', |json| {
            for item in items {
                json.separate();
                json.object(|json| write(json, item));
            }
        });
    }

    /// `"key":["text",…]`.
    pub(super) fn texts(&mut self, key: &str, items: &[&str]) {
        self.key(key);
        self.nest('[', ']', |json| {
            for item in items {
                json.separate();
                json.quote(item);
            }
        });
    }

    /// `"key":["12.50",5]`: a list of texts and numbers, as a caller gave it.
    pub(super) fn given(&mut self, key: &str, items: &[Value]) {
        self.key(key);
        self.nest('[', ']', |json| {
            for item in items {
                json.separate();
                match item {
                    Value::Number(text) => json.out.push_str(text),
                    Value::Text(text) => json.quote(text),
                    _ => {}
                }
            }
        });
    }

    /// `"key":[5,50]`.
    pub(super) fn wholes(&mut self, key: &str, items: &[u8]) {
        self.key(key);
        self.nest('[', ']', |json| {
            for item in items {
                json.separate();
                item.show(&mut json.out);
            }
        });
    }

    /// `"key":[["text",…],…]`.
    pub(super) fn rows(&mut self, key: &str, rows: &[Vec<String>]) {
        self.key(key);
        self.nest('[', ']', |json| {
            for row in rows {
                json.separate();
                json.nest('[', ']', |json| {
                    for cell in row {
                        json.separate();
                        json.quote(cell);
                    }
                });
            }
        });
    }

    /// `"key":["1.00",…]`: units of so many decimals each.
    pub(super) fn decimals(&mut self, key: &str, items: &[i128], digits: u8) {
        self.key(key);
        self.decimal_list(items, digits);
    }

    fn decimal_list(&mut self, items: &[i128], digits: u8) {
        self.nest('[', ']', |json| {
            for &units in items {
                json.separate();
                json.out.push('"');
                write_decimal(&mut json.out, units, digits);
                json.out.push('"');
            }
        });
    }

    /// `"key":[["1.00",…],…]`: as many lists, each as long.
    pub(super) fn decimal_rows(&mut self, key: &str, items: &[i128], rows: usize, digits: u8) {
        let width = items.len().checked_div(rows).unwrap_or(0);
        self.key(key);
        self.nest('[', ']', |json| {
            let mut rest = items;
            for _ in 0..rows {
                let (row, after) = rest.split_at_checked(width).unwrap_or_default();
                rest = after;
                json.separate();
                json.decimal_list(row, digits);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_reads_back() {
        let text = "« é \" \\ \n \u{7} \u{2028} 😀 »";
        let json = Json::object_text(|json| {
            json.text("a", text);
            json.objects("b", [1, 2], |json, n| json.number("n", n));
            json.null("c");
        });
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["a"], text);
        assert_eq!(value["b"][1]["n"].as_u64(), Some(2));
        assert!(value["c"].is_null());
    }
}
