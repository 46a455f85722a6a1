//! The order of functions in a module: gzip finds again what stands within 32 kB before it, so
//! those that resemble each other stand near each other.

use std::collections::{HashMap, HashSet, VecDeque};

use wasmparser::{Parser, Payload, TypeRef};

/// How far back gzip looks.
const WINDOW: usize = 32_768;
/// Bytes of a run that functions may share.
const RUN: usize = 5;
/// What a run counts that two functions have; one of three counts half of it, and so on.
const RUN_OF_TWO: u64 = 1 << 20;

/// The module, with names of its functions that are in the order in which they should stand.
pub(crate) fn with_names_in_order(module: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    let mut places = vec![0; bodies.len()];
    for (place, function) in order(&bodies).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = number(bodies.len());
    for (function, place) in places.iter().enumerate() {
        names.extend(number(imported + function));
        names.extend(text(&format!("{place:06}")));
    }
    // The subsection of functions' names, in the custom section of names.
    let mut section = text("name");
    section.push(1);
    section.extend(number(names.len()));
    section.extend(names);
    let mut named = module.to_vec();
    named.push(0);
    named.extend(number(section.len()));
    named.extend(section);
    Ok(named)
}

/// The functions, from the first on: after each the one that has most in common, for its length,
/// with what stands before it within the window. Rare runs count more than frequent ones.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut functions_with: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            functions_with.entry(run).or_default().push(function);
        }
    }
    let mut common = vec![0; bodies.len()];
    let mut times_in_window: HashMap<&[u8], usize> = HashMap::new();
    let mut window = VecDeque::new();
    let mut window_bytes = 0;
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let likeness = |function: usize| likeness(common[function], bodies[function].len());
        let best = (0..left.len()).rev().max_by(|&a, &b| {
            let (a, b) = (likeness(left[a]), likeness(left[b]));
            a.total_cmp(&b)
        });
        let next = left.remove(best.unwrap_or(0));
        order.push(next);
        window.push_back(next);
        window_bytes += bodies[next].len();
        for run in &runs[next] {
            let times = times_in_window.entry(run).or_default();
            *times += 1;
            if *times == 1 {
                let functions = &functions_with[run];
                functions.iter().for_each(|&function| common[function] += worth(functions));
            }
        }
        while window_bytes > WINDOW
            && let Some(gone) = window.pop_front()
        {
            window_bytes -= bodies[gone].len();
            for run in &runs[gone] {
                let times = times_in_window.entry(run).or_default();
                *times -= 1;
                if *times == 0 {
                    let functions = &functions_with[run];
                    functions.iter().for_each(|&function| common[function] -= worth(functions));
                }
            }
        }
    }
    order
}

fn worth(functions: &[usize]) -> u64 {
    let others = functions.len() as u64 - 1;
    RUN_OF_TWO.checked_div(others).unwrap_or(0)
}

/// Per length to the power of ¾: by roots, which are the same on every machine.
fn likeness(common: u64, length: usize) -> f64 {
    let length = length as f64;
    common as f64 / (length * length.sqrt()).sqrt()
}

/// A text as the format has it: its length, then its bytes.
fn text(text: &str) -> Vec<u8> {
    let mut bytes = number(text.len());
    bytes.extend(text.as_bytes());
    bytes
}

/// A number as the format has it: seven bits a byte, the lowest first.
fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_resembles_stands_together() {
        let bodies: [&[u8]; 4] = [b"aaaabbbbcccc", b"0123456789", b"xaaaabbbbcc", b"y0123456789"];
        assert_eq!(order(&bodies), [0, 2, 1, 3]);
    }

    #[test]
    fn numbers_are_cut_into_sevens() {
        assert_eq!(number(0), [0]);
        assert_eq!(number(127), [127]);
        assert_eq!(number(300), [0xac, 2]);
    }
}
