//! How a number of an invoice may look in what a payer writes.

use crate::import::csv::columns::{fold, is_word};
use alloc::string::String;
use alloc::vec::Vec;

/// How sure it is that a key is the number of an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A short number after a word such as "facture".
    Number,
    /// The number without its prefix, or so short that it may be anything.
    Part,
    /// The whole number.
    Full,
}

/// Runs of letters, and of digits: what stands between them is often lost or added.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let kind = if c.is_ascii_digit() { Some(true) } else { is_word(c).then_some(false) };
        if kind.is_some() {
            if kind != before {
                if runs.len() >= MOST_RUNS {
                    break;
                }
                runs.push(String::new());
            }
            if let Some(run) = runs.last_mut() {
                run.push(c);
            }
        }
        before = kind;
    }
    // In small letters without accents.
    runs.iter().map(|run| fold(run)).filter(|run| !run.is_empty()).collect()
}

/// Of a text, no more runs are looked at.
const MOST_RUNS: usize = 200;
/// A number of an invoice has no more runs.
const WIDEST: usize = 6;

fn is_number(run: &str) -> bool {
    run.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without zeros before a number.
fn bare(run: &str) -> &str {
    match run.trim_start_matches('0') {
        "" if is_number(run) => "0",
        bare if is_number(run) => bare,
        _ => run,
    }
}

/// Runs with a sign between them and without the zeros that people leave out.
fn spelled(runs: &[String]) -> String {
    let bare: Vec<&str> = runs.iter().map(|run| bare(run)).collect();
    bare.join("-")
}

/// The keys under which an invoice is found, the surest first.
pub(super) fn keys_of(id: &str) -> Vec<(String, Strength)> {
    let runs = runs(id);
    let digits: usize = runs.iter().filter(|run| is_number(run)).map(String::len).sum();
    let letters = runs.iter().any(|run| !is_number(run));
    let length: usize = runs.iter().map(String::len).sum();
    let mut keys = Vec::new();
    if digits == 0 || runs.len() > WIDEST {
        // A number without digits is a word: only as it stands.
        if length >= 6 {
            keys.push((runs.concat(), Strength::Full));
        }
        return keys;
    }
    // "12" may be anything; "F-1" and "00123" are hardly anything else.
    let whole = match (letters, digits) {
        (true, _) | (false, 5..) => Strength::Full,
        _ => Strength::Part,
    };
    keys.push((spelled(&runs), whole));
    keys.push((runs.concat(), whole));
    if letters {
        // Without what stands before its first digit.
        let numbers: Vec<String> = runs.iter().skip_while(|run| !is_number(run)).cloned().collect();
        keys.push((spelled(&numbers), Strength::Part));
        keys.push((numbers.concat(), Strength::Part));
    }
    if let Some(last) = runs.last().filter(|run| runs.len() > 1 && is_number(run)) {
        keys.push((["#", bare(last)].concat(), Strength::Number));
    }
    // Zeros are left out, and signs too: "F20253".
    let glued: Vec<&str> = runs.iter().map(|run| bare(run)).collect();
    keys.push((glued.concat(), Strength::Part));
    let mut known: Vec<String> = Vec::new();
    keys.retain(|(key, _)| {
        let new = !key.is_empty() && !known.contains(key);
        if new {
            known.push(key.clone());
        }
        new
    });
    keys
}

/// Words before a number of an invoice.
const BEFORE: [&str; 18] = [
    "f", "fa", "fac", "fact", "facture", "factures", "fc", "fv", "n", "no", "num", "numero", "inv",
    "invoice", "invoices", "ref", "avoir", "rechnung",
];

/// All keys that texts may quote, in the order of the texts, each once.
pub(super) fn quoted(texts: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut known = alloc::collections::BTreeSet::new();
    let mut add = |key: String| {
        if known.insert(key.clone()) {
            keys.push(key);
        }
    };
    for text in texts {
        let runs = runs(text);
        for from in 0..runs.len() {
            let rest = runs.get(from..).unwrap_or_default();
            for width in 1..=WIDEST.min(rest.len()) {
                let window = rest.get(..width).unwrap_or_default();
                if window.iter().any(|run| is_number(run)) || width == 1 {
                    add(spelled(window));
                    add(window.concat());
                }
            }
            let [first, second, ..] = rest else { continue };
            if is_number(second) && BEFORE.contains(&first.as_str()) {
                add(["#", bare(second)].concat());
            }
            // A creditor reference (ISO 11649): two digits of control after "RF".
            if let ("rf", Some(number)) = (first.as_str(), second.get(2..)) {
                let mut inside: Vec<String> = rest.iter().skip(1).take(WIDEST).cloned().collect();
                if let Some(start) = inside.first_mut() {
                    *start = number.into();
                }
                inside.retain(|run| !run.is_empty());
                for width in 1..=inside.len() {
                    let window = inside.get(..width).unwrap_or_default();
                    add(spelled(window));
                    add(window.concat());
                }
            }
        }
        // A Swiss reference fills 27 digits with zeros, and ends in one of control.
        for run in runs.iter().filter(|run| is_number(run) && run.len() > 20) {
            add(bare(run).get(..bare(run).len().saturating_sub(1)).unwrap_or_default().into());
        }
    }
    keys
}

/// The words of a name that tell it from others.
pub(super) fn words(name: &str) -> Vec<String> {
    const SMALL: [&str; 44] = [
        "sarl", "sas", "sasu", "sa", "eurl", "sci", "snc", "scop", "ei", "eirl", "gmbh", "ag",
        "kg", "ltd", "llc", "inc", "corp", "co", "plc", "bv", "nv", "srl", "spa", "ste", "societe",
        "ets", "cie", "m", "mr", "mme", "mlle", "monsieur", "madame", "le", "la", "les", "de",
        "du", "des", "et", "the", "and", "of", "vir",
    ];
    let mut words: Vec<String> = Vec::new();
    for word in name.split(|c: char| !is_word(c)) {
        let word = fold(word);
        if word.len() > 1 && !SMALL.contains(&word.as_str()) && !words.contains(&word) {
            words.push(word);
        }
        if words.len() >= 40 {
            break;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(id: &str, text: &str) -> Option<Strength> {
        let said = quoted(&[text]);
        keys_of(id)
            .into_iter()
            .filter(|(key, _)| said.contains(key))
            .map(|(_, strength)| strength)
            .max()
    }

    #[test]
    fn the_usual_damage_does_not_hide_a_number() {
        for text in [
            "VIR F-2025-003 MERCI",
            "f 2025 003",
            "F2025003",
            "F-2025-3",
            "FACT.F/2025/0003",
            "fact f2025-003",
            "F20250 03",
            "/EREF/F-2025-003/",
            "RF18F2025003",
            "F_2025_003.",
        ] {
            assert_eq!(strength("F-2025-003", text), Some(Strength::Full), "{text}");
        }
        for text in ["facture 2025-003", "2025003", "F20253", "N\u{B0} 2025/3"] {
            assert_eq!(strength("F-2025-003", text), Some(Strength::Part), "{text}");
        }
        assert_eq!(strength("F-2025-003", "facture n\u{B0} 3"), Some(Strength::Number));
        for text in ["F-2025-004", "2025-13", "F-2025-0031", "le 3 mars 2025", ""] {
            assert_eq!(strength("F-2025-003", text), None, "{text}");
        }
        assert_eq!(strength("0000611365", "INV 611365"), Some(Strength::Full));
        assert_eq!(strength("539007547034", "RF18539007547034"), Some(Strength::Full));
        assert_eq!(strength("12", "FACTURE 12"), Some(Strength::Part));
    }

    #[test]
    fn legal_forms_and_small_words_are_no_part_of_a_name() {
        assert_eq!(words("S.A.R.L. L'Atelier de la Bise"), ["atelier", "bise"]);
        assert_eq!(words("SARL Bise"), ["bise"]);
    }
}
