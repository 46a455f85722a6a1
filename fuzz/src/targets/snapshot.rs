//! Binary images: refused, or a ledger like any other. Most bytes come with a right checksum, so
//! that what follows it is looked at.

use std::collections::BTreeSet;

use encours::error::ErrorCode;
use encours::ledger::Ledger;
use encours::wire::Value;

use super::{book, calls, head};

/// Bytes before those of which the checksum is.
const BODY: usize = 20;

pub(crate) fn judge(data: &[u8]) {
    let ([choice], image) = head::<1>(data);
    let ledger = if choice & 0x80 != 0 {
        Ledger::from_snapshot(image)
    } else {
        Ledger::from_snapshot(&forged(image))
    };
    let ledger = match ledger {
        Ok(ledger) => ledger,
        Err(error) => {
            let known = [ErrorCode::SnapshotCorrupt, ErrorCode::SnapshotVersion];
            assert!(known.contains(&error.code), "{error}");
            return book::refusal(&error);
        }
    };
    // That no id comes twice rests on the checksum alone.
    let held = book::held(&ledger);
    let invoices = held["invoices"].as_array().expect("a list");
    let ids: BTreeSet<_> = invoices.iter().map(|invoice| invoice["id"].as_str()).collect();
    let copy = if ids.len() == invoices.len() {
        book::keeps(&ledger)
    } else {
        Ledger::from_snapshot(&ledger.snapshot()).expect("its own snapshot")
    };
    let options = Value::from([("asOf", "2025-06-30".into()), ("currency", "EUR".into())]);
    for name in ["aging", "kpis", "latePayments", "forecast", "allowance", "reminders", "scores"] {
        let call = calls::named(name).expect("a call");
        let _ = book::answers(call, &ledger, &copy, &options);
    }
}

/// The image with a right head.
fn forged(image: &[u8]) -> Vec<u8> {
    let body = image.get(BODY..).unwrap_or_default();
    let mut forged = b"ENCOURS\0\x01\0\0\0".to_vec();
    forged.extend(xxhash_rust::xxh64::xxh64(body, 0).to_le_bytes());
    forged.extend(body);
    forged
}
