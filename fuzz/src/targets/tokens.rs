//! Streams of tokens that the package would never write: a refusal or a ledger, never a panic.
//!
//! Two bytes say how many tokens follow, of two bytes each: the kind in the top four bits, a number
//! in the others. What is left is the text.

#[path = "../../../tests/table/encode.rs"]
pub(crate) mod encode;

use encours::error::Result;
use encours::language::Language;
use encours::ledger::Ledger;
use encours::wire::{Batch, read_value};

use super::{book, calls, head};

/// The largest number that two bytes hold; it stands for the largest of a token.
const MOST: u16 = (1 << 12) - 1;

pub(crate) fn judge(data: &[u8]) {
    let (count, rest) = head::<2>(data);
    let bytes = usize::from(u16::from_le_bytes(count)).saturating_mul(2);
    let (tokens, text) = rest.split_at(bytes.min(rest.len()));
    let Ok(text) = str::from_utf8(text) else { return };
    let tokens: Vec<u32> = tokens.as_chunks().0.iter().map(|&token| wide(token)).collect();

    let empty = Ledger::new();
    let mut ledger = Ledger::new();
    match put(&mut ledger, &tokens, text) {
        Ok(()) => drop(book::keeps(&ledger)),
        Err(error) => book::refusal(&error),
    }
    match read_value(&tokens, text) {
        Ok(input) => {
            for (_, call) in calls::CALLS {
                if let Err(error) = call(&empty, &input, Language::French) {
                    book::refusal(&error);
                }
            }
        }
        Err(error) => book::refusal(&error),
    }
}

fn put(ledger: &mut Ledger, tokens: &[u32], text: &str) -> Result<()> {
    let mut batch = Batch::default();
    batch.read(tokens, text, ledger)?;
    batch.expect(1000);
    ledger.put(batch.into_ledger())
}

fn wide(token: [u8; 2]) -> u32 {
    let token = u16::from_le_bytes(token);
    let number = token & MOST;
    let number = if number == MOST { (1 << 28) - 1 } else { u32::from(number) };
    (u32::from(token >> 12) << 28) | number
}

/// The bytes of a stream whose numbers are small enough.
pub(crate) fn bytes(stream: &encode::Stream) -> Option<Vec<u8>> {
    let mut bytes = u16::try_from(stream.tokens.len()).ok()?.to_le_bytes().to_vec();
    for token in &stream.tokens {
        let number = u16::try_from(token & ((1 << 28) - 1)).ok().filter(|&number| number < MOST)?;
        let kind = u16::try_from(token >> 28).ok()?;
        bytes.extend(((kind << 12) | number).to_le_bytes());
    }
    bytes.extend(stream.text.as_bytes());
    Some(bytes)
}
