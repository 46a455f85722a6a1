//! What the fuzzer starts from and what it found, judged by its targets (`cargo xtask fuzz`).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "../fuzz/src/seeds.rs"]
mod seeds;
#[path = "../fuzz/src/targets/mod.rs"]
mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use encours::language::Language;
use encours::ledger::Ledger;
use serde_json::Value as Json;
use targets::book;
use targets::calls::{self, CALLS};
use targets::{TARGETS, Target};

fn judge(target: Target, data: &[u8], what: &str) {
    let judged = std::panic::catch_unwind(|| target(data));
    assert!(judged.is_ok(), "{what}: see above");
}

#[test]
fn every_crash_that_was_found_is_mended() {
    let crashes = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/crashes");
    let mut replayed = 0;
    for entry in fs::read_dir(crashes).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let target = targets::named(&name).unwrap_or_else(|| panic!("no target `{name}`"));
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            judge(target, &fs::read(&file).unwrap(), &file.display().to_string());
            replayed += 1;
        }
    }
    assert!(replayed > 0, "no crash is replayed, although some were found");
}

#[test]
fn what_the_tests_know_passes_every_target() {
    for &(name, target) in TARGETS {
        let seeds = seeds::of(name);
        assert!(seeds.len() > 5, "{name}: {} seeds", seeds.len());
        // The fuzzer begins with all of them; here a fifth tells whether the targets are right.
        for (number, seed) in seeds.iter().enumerate().step_by(5) {
            judge(target, seed, &format!("{name}, seed {number}"));
        }
        judge(target, &[], name);
    }
}

/// A question that is refused teaches the fuzzer nothing of what is behind it.
#[test]
fn every_kind_of_question_why_is_answered() {
    let mut kinds = BTreeMap::new();
    for seed in seeds::of("input") {
        let seed: Json = serde_json::from_slice(&seed).unwrap();
        let (call, input) = (seed["call"].as_str().unwrap(), &seed["input"]);
        if !call.starts_with("explain") {
            continue;
        }
        let mut ledger = Ledger::new();
        let answer = book::put(&mut ledger, &seed["ledger"])
            .and_then(|()| book::value(input))
            .and_then(|input| calls::named(call).unwrap()(&ledger, &input, Language::French));
        let last = input["key"].as_str().and_then(|key| key.rsplit('/').next());
        let kind = format!("{call} {} {}", input["report"], last.unwrap_or_default());
        *kinds.entry(kind).or_insert(0) += usize::from(answer.is_ok());
    }
    assert!(kinds.len() > 5 && kinds.values().all(|&answered| answered > 0), "{kinds:?}");
}

#[test]
fn the_fuzzer_knows_every_call_that_javascript_has() {
    let border = include_str!("../src/js/figures.rs");
    let tables = ["const CALLS:", "const REPORTS:"].map(|start| {
        border.split(start).nth(1).and_then(|rest| rest.split("\n];").next()).expect("a table")
    });
    // Whatever stands in quotes there is the name of a call, or of the feature that it needs.
    let names = tables.iter().flat_map(|table| table.split('"').skip(1).step_by(2));
    let mut names: Vec<&str> = names.filter(|name| *name != "package").collect();
    names.sort_unstable();
    let known: Vec<&str> = CALLS.iter().map(|(name, _)| *name).collect();
    assert_eq!(known, names, "fuzz/src/targets/calls.rs and src/js/figures.rs");
}
