//! Accounting files: refused, or a ledger that holds the balance of the customer accounts; the same a
//! second time. And whatever they are, a kind.

use encours::date::Date;
use encours::import::{detect, fec};
use encours::language::Language;
use encours::wire::{self, Value};
use serde_json::Value as Json;

use super::{book, head};

const HEADERS: [&str; 4] = [
    "",
    "JournalCode|EcritureNum|EcritureDate|CompteNum|CompAuxNum|PieceRef|Debit|Credit|EcritureLet\n",
    "JournalCode\tEcritureNum\tEcritureDate\tCompteNum\tPieceRef\tPieceDate\tMontant\tSens\tDateEcheance\n",
    "JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompAuxNum;PieceRef;Debit;Credit;EcritureLet\n",
];

pub(crate) fn judge(data: &[u8]) {
    let ([choice], rest) = head::<1>(data);
    let file = [HEADERS[usize::from(choice & 3)].as_bytes(), rest].concat();
    let kind = detect(&file);
    assert_eq!(kind, detect(&file));
    let told = wire::read_fec(&file, &Value::Absent, Language::French, &mut |_| {});
    let import = match fec::read(&file) {
        Ok(import) => import,
        Err(error) => {
            book::refusal(&error);
            assert_eq!(told, Err(error));
            return;
        }
    };
    let told = told.expect("read once, read twice");
    let told: Json = serde_json::from_str(&told).expect("what it says is JSON");
    assert_eq!(told["invoices"].as_array().map(Vec::len), Some(import.ledger.size()));
    assert!(import.rejected.len() <= import.totals.lines);
    assert!(import.totals.receivable_lines <= import.totals.lines);
    book::keeps(&import.ledger);
    let open: i128 = import.ledger.present_invoices().map(|one| one.open(Date::MAX)).sum();
    assert_eq!(open, import.totals.receivables, "what is open is the balance of the accounts");
}
