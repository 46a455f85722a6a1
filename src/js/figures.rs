//! The exports of the core's module: figures and ledgers.

use alloc::string::String;
#[cfg(feature = "package")]
use alloc::vec::Vec;

use wasm_bindgen::prelude::*;

use super::{Answer, Named, answer, named, setting, texts, thrown};
use crate::error::Show;
use crate::import::csv;
use crate::language::Language;
use crate::ledger;
use crate::wire::{self, Value};

#[wasm_bindgen(module = "/src/js/progress.js")]
extern "C" {
    #[wasm_bindgen(js_name = tellProgress)]
    fn tell_progress(runs: usize);
}

type Call = fn(&Value, Language) -> crate::error::Result<String>;
type Report = fn(&ledger::Ledger, &Value, Language) -> crate::error::Result<String>;

const CALLS: &[Named<Call>] = &[
    ("checkTerms", wire::check_terms),
    ("collectionCosts", wire::collection_costs),
    ("dueDate", wire::due_date),
    ("earlyDiscount", wire::early_discount),
    ("installments", wire::installments),
    ("isEnglish", |input, _| {
        wire::language(input).map(|language| (language == Language::English).shown())
    }),
    ("latePayment", wire::late_payment),
    ("provision", wire::provision),
    #[cfg(feature = "package")]
    ("rates", |_, _| Ok(wire::rates())),
    #[cfg(feature = "package")]
    ("rules", |_, language| Ok(wire::rules(language))),
    ("version", |_, _| Ok(wire::version())),
    ("writeOff", wire::write_off),
];

const REPORTS: &[Named<Report>] = &[
    ("aging", wire::aging),
    ("allowance", wire::allowance),
    #[cfg(feature = "package")]
    ("changes", wire::changes),
    #[cfg(feature = "package")]
    ("customers", |ledger, _, _| Ok(wire::customers(ledger))),
    #[cfg(feature = "package")]
    ("explain", wire::explain),
    #[cfg(feature = "package")]
    ("explainFigure", wire::explain_figure),
    ("forecast", |ledger, input, language| {
        wire::forecast_with_progress(ledger, input, language, &mut tell_progress)
    }),
    #[cfg(feature = "package")]
    ("get", |ledger, input, _| wire::get(ledger, input)),
    #[cfg(feature = "package")]
    ("invoices", |ledger, input, _| wire::invoices(ledger, input)),
    ("kpis", wire::kpis),
    #[cfg(feature = "package")]
    ("latePayments", wire::late_payments),
    #[cfg(feature = "package")]
    ("lossRates", wire::loss_rates),
    #[cfg(feature = "package")]
    ("reminders", wire::reminders),
    #[cfg(feature = "package")]
    ("scores", wire::scores),
    #[cfg(feature = "package")]
    ("seasons", wire::seasons),
];

/// Answers a call that needs no ledger.
#[wasm_bindgen]
pub fn call(name: &str, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<String> {
    answer(tokens, bytes, english, |input, language| named(CALLS, name)?(input, language))
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

    /// Takes in the whole batch.
    pub fn put(&mut self, batch: Batch, english: bool) -> Answer<()> {
        self.0.put(batch.0.into_ledger()).map_err(|error| thrown(error, setting(english)))
    }

    /// Answers a question about the ledger.
    pub fn ask(&self, name: &str, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<String> {
        answer(tokens, bytes, english, |input, language| {
            named(REPORTS, name)?(&self.0, input, language)
        })
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
}

/// What no calculator to embed asks of a ledger.
#[cfg(feature = "package")]
#[wasm_bindgen]
impl Ledger {
    /// `{invoice, payment}`.
    pub fn pay(&mut self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<()> {
        answer(tokens, bytes, english, |input, _| wire::pay(&mut self.0, input))
    }

    /// `{ids}`; how many there were.
    pub fn remove(&mut self, tokens: &[u32], bytes: &[u8], english: bool) -> Answer<usize> {
        answer(tokens, bytes, english, |input, _| wire::remove(&mut self.0, input))
    }

    /// Heap bytes in use.
    #[wasm_bindgen(js_name = heapBytes)]
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.0.heap_bytes()
    }

    /// The binary image.
    #[must_use]
    pub fn snapshot(&self) -> Vec<u8> {
        self.0.snapshot()
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

/// Reads a binary image piece by piece.
#[cfg(feature = "package")]
#[wasm_bindgen]
#[derive(Default)]
pub struct SnapshotReader(ledger::SnapshotReader);

#[cfg(feature = "package")]
#[wasm_bindgen]
impl SnapshotReader {
    /// A reader of nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> SnapshotReader {
        SnapshotReader::default()
    }

    /// Takes the next bytes; after a refusal it is gone.
    pub fn read(self, bytes: &[u8], english: bool) -> Answer<SnapshotReader> {
        let reader = self.0.read(bytes);
        reader.map(SnapshotReader).map_err(|error| thrown(error, setting(english)))
    }

    /// The ledger.
    pub fn finish(self, english: bool) -> Answer<Ledger> {
        self.0.finish().map(Ledger).map_err(|error| thrown(error, setting(english)))
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
