//! JSON as a host would hand it over: the mirror, in Rust, of `www/lib/tokens.ts` and
//! `www/lib/columns.ts`.

use encours::wire::Kind;
use serde_json::Value as Json;

const INVOICE: [&str; 12] = [
    "id",
    "customer",
    "issued",
    "due",
    "terms",
    "amount",
    "vat",
    "currency",
    "payments",
    "disputed",
    "doubtful",
    "writtenOff",
];

/// Tokens and the text of all of them.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    pub(crate) tokens: Vec<u32>,
    pub(crate) text: String,
}

impl Stream {
    fn push(&mut self, kind: Kind, number: usize) {
        self.tokens.push(kind.token(u32::try_from(number).unwrap()));
    }

    fn push_text(&mut self, kind: Kind, text: &str) {
        self.push(kind, text.len());
        self.text.push_str(text);
    }

    /// Any value, whole.
    pub(crate) fn value(&mut self, value: &Json) {
        match value {
            Json::Null => self.push(Kind::Absent, 0),
            Json::Bool(flag) => self.push(Kind::Bool, usize::from(*flag)),
            Json::Number(number) => {
                let text = number_text(number.as_f64().unwrap());
                self.push_text(Kind::Number, &text);
            }
            Json::String(text) => self.push_text(Kind::Text, text),
            Json::Array(items) => {
                self.push(Kind::List, items.len());
                items.iter().for_each(|item| self.value(item));
            }
            Json::Object(entries) => {
                self.push(Kind::Object, entries.len());
                for (key, value) in entries {
                    self.push_text(Kind::Text, key);
                    self.value(value);
                }
            }
        }
    }

    /// The data of a ledger, as `put` takes it.
    pub(crate) fn data(&mut self, data: &Json) {
        self.push(Kind::Section, 0);
        let Json::Object(entries) = data else { return self.value(data) };
        let unknown = entries.iter().find(|(key, _)| *key != "customers" && *key != "invoices");
        self.push(Kind::Object, usize::from(unknown.is_some()));
        if let Some((key, value)) = unknown {
            self.push_text(Kind::Text, key);
            self.value(value);
        }
        self.list(1, &data["customers"], Stream::value);
        self.list(2, &data["invoices"], Stream::invoice);
    }

    fn list(&mut self, section: usize, list: &Json, item: impl Fn(&mut Stream, &Json)) {
        match list {
            Json::Null => {}
            Json::Array(items) => {
                self.push(Kind::Section, section);
                self.push(Kind::List, 0);
                items.iter().for_each(|value| item(self, value));
            }
            other => {
                self.push(Kind::Section, section);
                self.value(other);
            }
        }
    }

    fn invoice(&mut self, invoice: &Json) {
        if !self.record(invoice, &INVOICE) {
            return;
        }
        let currency_first =
            ["currency"].iter().chain(INVOICE.iter().filter(|k| **k != "currency"));
        for &key in currency_first {
            match &invoice[key] {
                Json::Null => {}
                Json::Array(payments) if key == "payments" => {
                    self.push(Kind::List, payments.len());
                    for payment in payments {
                        if self.record(payment, &["date", "amount"]) {
                            self.field(&payment["date"]);
                            self.field(&payment["amount"]);
                        }
                    }
                }
                value if ["terms", "disputed", "doubtful", "payments"].contains(&key) => {
                    self.value(value);
                }
                value => self.field(value),
            }
        }
    }

    /// Opens a record; whether its fields follow.
    fn record(&mut self, value: &Json, keys: &[&str]) -> bool {
        let Json::Object(entries) = value else {
            self.field(value);
            return false;
        };
        let there = |key: &&str| entries.get(*key).is_some_and(|value| !value.is_null());
        let bits = keys.iter().enumerate().filter(|(_, key)| there(key));
        let fields = bits.map(|(bit, _)| 1 << bit).sum();
        match entries.iter().find(|(key, _)| !keys.contains(&key.as_str())) {
            None => self.push(Kind::Record, fields),
            Some((key, value)) => {
                self.push(Kind::RecordWithUnknown, fields);
                self.push_text(Kind::Text, key);
                self.value(value);
            }
        }
        true
    }

    /// One field that should be a text or a number.
    fn field(&mut self, value: &Json) {
        match value {
            Json::Null | Json::Number(_) | Json::String(_) => self.value(value),
            Json::Bool(flag) => self.push_text(Kind::Other, &flag.to_string()),
            Json::Array(_) => self.push_text(Kind::Other, "[…]"),
            Json::Object(_) => self.push_text(Kind::Other, "{…}"),
        }
    }
}

/// What `String(x)` prints in JavaScript.
fn number_text(x: f64) -> String {
    let size = x.abs();
    if x == 0.0 {
        "0".to_owned()
    } else if (1e-6..1e21).contains(&size) {
        x.to_string()
    } else {
        let text = format!("{x:e}");
        if size >= 1.0 { text.replace('e', "e+") } else { text }
    }
}
