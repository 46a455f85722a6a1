//! The JavaScript border: the only code that knows wasm-bindgen. Each export reads its input with
//! `wire`, answers with JSON text, and throws an `EncoursError` for what is refused.
//!
//! Inputs come as tokens (see [`crate::wire::Kind`]): nothing here calls back into the caller's
//! objects, so that no getter of theirs can run while the ledger is in use.

use wasm_bindgen::prelude::*;

use crate::error::{Error, ErrorCode, Expected};
use crate::import::csv;
use crate::language::Language;
use crate::ledger;
use crate::text;
use crate::wire::{self, Value};

#[wasm_bindgen(module = "/src/js/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = encoursError)]
    fn encours_error(
        code: &str,
        path: Option<String>,
        value: Option<String>,
        message: &str,
    ) -> JsValue;
    #[wasm_bindgen(js_name = notePanic)]
    fn note_panic(text: &str);
}

type Answer<T> = std::result::Result<T, JsValue>;

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| note_panic(&info.to_string())));
}

/// The error as JavaScript sees it.
fn thrown(error: Error, language: Language) -> JsValue {
    let message = text::message(&error, language);
    let path = (!error.path.is_empty()).then(|| error.path.clone());
    encours_error(error.code.as_str(), path, error.value.clone(), &message)
}

fn setting(english: bool) -> Language {
    if english { Language::English } else { Language::French }
}

/// The texts of a stream of tokens.
fn texts(bytes: &[u8]) -> crate::error::Result<&str> {
    std::str::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorCode::InternalBug, Expected::Plain).found("UTF-8"))
}

/// Reads the input, and speaks the language that it names, else the one that was set.
fn answer<T>(
    tokens: &[u32],
    bytes: &[u8],
    english: bool,
    call: impl FnOnce(&Value, Language) -> crate::error::Result<T>,
) -> Answer<T> {
    let language = setting(english);
    let input = texts(bytes).and_then(|text| wire::read_value(tokens, text));
    let input = input.map_err(|error| thrown(error, language))?;
    let language = wire::language_of(&input).unwrap_or(language);
    call(&input, language).map_err(|error| thrown(error, language))
}

/// Throws the error of this code, where the façade knows that it applies.
#[wasm_bindgen]
pub fn refuse(code: &str, path: Option<String>, english: bool) -> Answer<()> {
    let code = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
    let code = code.copied().unwrap_or(ErrorCode::InternalBug);
    let error = Error::new(code, Expected::Plain).at(path.unwrap_or_default());
    Err(thrown(error, setting(english)))
}

/// Whether the language of `{language}` is English.
#[wasm_bindgen(js_name = isEnglish)]
pub fn is_english(tokens: &[u32], bytes: &[u8], english: bool) -> Answer<bool> {
    answer(tokens, bytes, english, |input, _| {
        wire::language(input).map(|language| language == Language::English)
    })
}

/// The built-in reference rates.
#[wasm_bindgen]
#[must_use]
pub fn rates() -> String {
    wire::rates()
}

/// The version of the package and of its rates.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    wire::version()
}

/// All rules.
#[wasm_bindgen]
#[must_use]
pub fn rules(english: bool) -> String {
    wire::rules(setting(english))
}

/// What one `put` is given, piece by piece.
#[wasm_bindgen]
#[derive(Default)]
pub struct Batch(wire::Batch);

#[wasm_bindgen]
impl Batch {
    /// An empty batch.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Batch {
        Batch::default()
    }

    /// Reads a piece, for this ledger.
    pub fn read(
        &mut self,
        tokens: &[u32],
        bytes: &[u8],
        ledger: &Ledger,
        english: bool,
    ) -> Answer<()> {
        texts(bytes)
            .and_then(|text| self.0.read(tokens, text, &ledger.0))
            .map_err(|error| thrown(error, setting(english)))
    }

    /// Makes room for so many more invoices.
    pub fn expect(&mut self, more: usize) {
        self.0.expect(more);
    }
}

/// A ledger in the module's memory.
#[wasm_bindgen]
#[derive(Default)]
pub struct Ledger(ledger::Ledger);

#[wasm_bindgen]
impl Ledger {
    /// An empty ledger.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Ledger {
        Ledger::default()
    }

    /// Number of invoices.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.size()
    }

    /// Heap bytes in use.
    #[wasm_bindgen(js_name = heapBytes)]
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.0.heap_bytes()
    }

    /// Takes in the whole batch.
    pub fn put(&mut self, batch: Batch, english: bool) -> Answer<()> {
        self.0.put(batch.0.into_ledger()).map_err(|error| thrown(error, setting(english)))
    }

    /// `{invoice, payment}`.
    pub fn pay(&mut self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<()> {
        answer(tokens, bytes, english, |input, _| wire::pay(&mut self.0, input))
    }

    /// `{ids}`; how many there were.
    pub fn remove(&mut self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<usize> {
        answer(tokens, bytes, english, |input, _| wire::remove(&mut self.0, input))
    }

    /// `{id}`.
    pub fn get(&self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<Option<String>> {
        answer(tokens, bytes, english, |input, _| wire::get(&self.0, input))
    }

    /// `{from, count}`: invoices in the order in which they came.
    pub fn invoices(&self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<String> {
        answer(tokens, bytes, english, |input, _| wire::invoices(&self.0, input))
    }

    /// The customers that were put.
    #[must_use]
    pub fn customers(&self) -> String {
        wire::customers(&self.0)
    }

    /// The binary image.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        self.0.snapshot()
    }

    /// The ledger of a binary image.
    #[wasm_bindgen(js_name = fromSnapshot)]
    pub fn from_snapshot(bytes: &[u8], english: bool) -> Answer<Ledger> {
        let ledger = ledger::Ledger::from_snapshot(bytes);
        ledger.map(Ledger).map_err(|error| thrown(error, setting(english)))
    }

    /// The invoices of a CSV file, with these options.
    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(file: &[u8], tokens: &[u32], bytes: &[u8], english: bool) -> Answer<CsvImport> {
        answer(tokens, bytes, english, |input, language| {
            let import = csv::read(file, &wire::csv_options(input)?)?;
            let report = wire::csv_import(&import, language);
            Ok(CsvImport { ledger: Ledger(import.ledger), report })
        })
    }

    /// The header and the first rows of a CSV file.
    #[wasm_bindgen(js_name = csvColumns)]
    pub fn csv_columns(file: &[u8], tokens: &[u32], bytes: &[u8], english: bool) -> Answer<String> {
        answer(tokens, bytes, english, |input, _| {
            let preview = csv::preview(file, &wire::csv_options(input)?)?;
            Ok(wire::csv_preview(&preview))
        })
    }
}

/// What a CSV file gave.
#[wasm_bindgen]
pub struct CsvImport {
    ledger: Ledger,
    report: String,
}

#[wasm_bindgen]
impl CsvImport {
    /// All but the ledger, as JSON text.
    #[must_use]
    pub fn report(&self) -> String {
        self.report.clone()
    }

    /// The ledger; what is left is freed.
    #[must_use]
    pub fn ledger(self) -> Ledger {
        self.ledger
    }
}

/// Binds stateless calls: input in, JSON text out.
macro_rules! calls {
    ($($(#[$doc:meta])* $name:literal $call:ident,)*) => {
        $($(#[$doc])*
        #[wasm_bindgen(js_name = $name)]
        pub fn $call(tokens: &[u32], bytes: &[u8], english: bool) -> Answer<String> {
            answer(tokens, bytes, english, wire::$call)
        })*
    };
}

/// Binds reports on a ledger.
macro_rules! reports {
    ($($(#[$doc:meta])* $name:literal $report:ident,)*) => {
        #[wasm_bindgen]
        impl Ledger {
            $($(#[$doc])*
            #[wasm_bindgen(js_name = $name)]
            pub fn $report(&self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<String> {
                answer(tokens, bytes, english, |input, language| {
                    wire::$report(&self.0, input, language)
                })
            })*
        }
    };
}

calls! {
    /// Terms against the longest lawful ones (spec §3.4).
    "checkTerms" check_terms,
    /// The due date that terms give (spec §3).
    "dueDate" due_date,
    /// What a late invoice is worth by law (spec §4).
    "latePayment" late_payment,
    /// A provision for a risk or a charge (spec §8.3).
    "provision" provision,
    /// The entries of a receivable lost for good (spec §8.4).
    "writeOff" write_off,
}

reports! {
    /// The aged balance (spec §5).
    "aging" aging,
    /// Indicators (spec §6).
    "kpis" kpis,
    /// Late-payment claims, by invoice (spec §4.7).
    "latePayments" late_payments,
    /// Cash by period, in scenarios (spec §7).
    "forecast" forecast,
    /// Allowance for doubtful receivables (spec §8.1).
    "allowance" allowance,
}
