//! Electronic invoices, as XML and as PDF: refused, or an invoice that a ledger takes; the same a
//! second time.

use encours::import::einvoice::read;
use encours::language::Language;
use encours::wire::{self, Value};
use serde_json::Value as Json;

use super::book;
use super::tokens::encode::Stream;

pub(crate) fn judge(data: &[u8]) {
    let invoice = match read(data) {
        Ok(invoice) => invoice,
        Err(error) => {
            book::refusal_of_a_caller(&error);
            assert_eq!(read(data), Err(error));
            return;
        }
    };
    let told = wire::read_einvoice(data, &Value::Absent, Language::French).expect("it was read");
    let told: Json = serde_json::from_str(&told).expect("what is told is JSON");
    let mut stream = Stream::default();
    stream.data(&serde_json::json!({ "invoices": [told["invoice"]] }));
    let mut ledger = encours::ledger::Ledger::new();
    let mut batch = encours::wire::Batch::default();
    batch.read(&stream.tokens, &stream.text, &ledger).expect("an invoice that a ledger takes");
    ledger.put(batch.into_ledger()).expect("an invoice that a ledger takes");
    let open = ledger.find(&invoice.id).map(|found| found.open(invoice.issued));
    assert_eq!(open, Some(i128::from(invoice.payable)), "what is due is what is owed");
}
