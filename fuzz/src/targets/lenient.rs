//! JSON, and whatever is left of it after a fuzzer: what is missing is taken as closed, what makes
//! no sense is skipped. So every change of some bytes is another value, and a crash is a text that
//! a person can read.

use serde_json::{Map, Number, Value as Json};

/// How deep values may be nested: beyond what the core takes, far from the end of the stack.
const DEPTH: usize = 40;

pub(crate) fn value(data: &[u8]) -> Json {
    let text = String::from_utf8_lossy(data);
    Reader { rest: &text }.value(DEPTH)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let mut signs = self.rest.chars();
        let sign = signs.next();
        self.rest = signs.as_str();
        sign
    }

    /// The next sign that is neither white nor between values; it stays.
    fn sign(&mut self) -> Option<char> {
        let between = |sign: char| sign.is_ascii_whitespace() || sign == ',' || sign == ':';
        self.rest = self.rest.trim_start_matches(between);
        self.rest.chars().next()
    }

    fn value(&mut self, depth: usize) -> Json {
        let Some(sign) = self.sign() else { return Json::Null };
        match sign {
            '"' => Json::String(self.text()),
            '-' | '0'..='9' => self.number(),
            '[' | '{' if depth == 0 => {
                self.next();
                Json::Null
            }
            '[' => {
                self.next();
                let mut items = Vec::new();
                while !self.closes(']') {
                    items.push(self.value(depth - 1));
                }
                Json::Array(items)
            }
            '{' => {
                self.next();
                let mut entries = Map::new();
                while !self.closes('}') {
                    let key = self.text();
                    let value = self.value(depth - 1);
                    entries.insert(key, value);
                }
                Json::Object(entries)
            }
            _ => {
                let length = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                let (word, rest) = self.rest.split_at(length.max(sign.len_utf8()));
                self.rest = rest;
                match word {
                    "true" => Json::Bool(true),
                    "false" => Json::Bool(false),
                    _ => Json::Null,
                }
            }
        }
    }

    /// Whether the list or object ends here.
    fn closes(&mut self, close: char) -> bool {
        match self.sign() {
            None => true,
            Some(sign) if sign == close => {
                self.next();
                true
            }
            Some(_) => false,
        }
    }

    fn number(&mut self) -> Json {
        let within = |sign: char| sign.is_ascii_digit() || "+-.eE".contains(sign);
        let end = self.rest.find(|sign| !within(sign)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number.parse().ok().and_then(Number::from_f64).map_or(Json::Null, Json::Number)
    }

    fn text(&mut self) -> String {
        if self.sign() != Some('"') {
            return self.next().map(String::from).unwrap_or_default();
        }
        self.next();
        let mut text = String::new();
        while let Some(sign) = self.next() {
            match sign {
                '"' => break,
                '\\' => text.push(match self.next() {
                    Some('n') => '\n',
                    Some('t') => '\t',
                    Some('u') => {
                        let end = self.rest.char_indices().nth(4).map_or(0, |(end, _)| end);
                        let (code, rest) = self.rest.split_at(end);
                        self.rest = rest;
                        let code = u32::from_str_radix(code, 16).unwrap_or_default();
                        char::from_u32(code).unwrap_or('\u{fffd}')
                    }
                    Some(other) => other,
                    None => break,
                }),
                _ => text.push(sign),
            }
        }
        text
    }
}
