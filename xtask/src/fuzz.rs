//! `cargo xtask fuzz`: libFuzzer over the targets of `fuzz/`, on stable Rust.
//!
//! What is explored stays in `target/fuzz/corpus` and is where the next run goes on. Bytes that
//! break a target are made as small as can be and kept in `fuzz/crashes/<target>`, which
//! `tests/fuzz.rs` replays.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::{children, copy, create, read as read_file, remove};
use crate::dirs::Dirs;
use crate::step::{cargo, run_command, step};
use crate::tools;

/// The targets of `fuzz/src/targets`, with the longest input that each is given.
const TARGETS: [(&str, u32); 15] = [
    ("amount", 64),
    ("date", 32),
    ("csv", 4096),
    ("fec", 4096),
    ("snapshot", 4096),
    ("camt", 4096),
    ("mt940", 2048),
    ("ofx", 2048),
    ("qif", 1024),
    ("banktable", 2048),
    ("input", 8192),
    ("tokens", 4096),
    ("einvoice", 4096),
    ("pdf", 4096),
    ("xlsx", 4096),
];

/// Coverage of the code itself, so that the fuzzer sees what is new: what `cargo fuzz` asks of a
/// nightly compiler, in the flags that a stable one takes.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

const SECONDS: u32 = 600;
/// Seconds that a target may take for one input, and megabytes.
const SLOWEST: u32 = 20;
const MEMORY: u32 = 1024;

/// Fuzzes the named targets, or all, each for the given time.
pub(crate) fn run(words: &[&str]) -> Result<(), String> {
    let (names, seconds) = read(words)?;
    let dirs = Dirs::here()?;
    let program = build(&dirs)?;
    let mut broken = Vec::new();
    for (name, longest) in TARGETS {
        if !names.is_empty() && !names.contains(&name) {
            continue;
        }
        let crash = step(&format!("fuzz {name}: {seconds} s"), || {
            fuzz(&dirs, &program, name, longest, seconds)
        })?;
        if let Some(crash) = crash {
            println!("  broken by {}", crash.display());
            broken.push(name);
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} broken: the inputs are kept in fuzz/crashes, and `cargo test --test fuzz` replays them.",
        broken.join(", ")
    ))
}

/// Names of targets, and the seconds for each.
fn read<'a>(words: &[&'a str]) -> Result<(Vec<&'a str>, u32), String> {
    let (mut names, mut seconds) = (Vec::new(), SECONDS);
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        if word == "--seconds" {
            let number = words.next().and_then(|number| number.parse().ok());
            seconds = number.ok_or("`--seconds` needs a whole number of seconds.")?;
        } else if TARGETS.iter().any(|(name, _)| *name == word) {
            names.push(word);
        } else {
            let known = TARGETS.map(|(name, _)| name).join(", ");
            return Err(format!("there is no fuzz target `{word}`: there are {known}."));
        }
    }
    Ok((names, seconds))
}

/// Builds the fuzzer: the core and what it uses instrumented, build scripts not.
fn build(dirs: &Dirs) -> Result<PathBuf, String> {
    let host = tools::rustc(&dirs.root, &["--print", "host-tuple"])?;
    let target = dirs.target.join("fuzz/build");
    step("building the fuzzer (about 2 min the first time)", || {
        run_command(
            cargo(&dirs.root.join("fuzz"))
                .args(["build", "--quiet", "--locked", "--release", "--target", &host])
                .env("CARGO_TARGET_DIR", &target)
                .env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}")),
            "the fuzzer could not be built: it needs a C++ compiler beside Rust (Debian: \
             `sudo apt-get install g++`), and the lock file fuzz/Cargo.lock in step with Cargo.toml.",
        )
    })?;
    Ok(target.join(host).join("release/encours-fuzz"))
}

/// Runs one target; the input that broke it, if one did.
fn fuzz(
    dirs: &Dirs,
    program: &Path,
    name: &str,
    longest: u32,
    seconds: u32,
) -> Result<Option<PathBuf>, String> {
    let work = dirs.target.join("fuzz");
    let folder = |kind: &str| {
        let folder = work.join(kind).join(name);
        create(&folder).map(|()| folder)
    };
    let (corpus, found) = (folder("corpus")?, folder("found")?);
    let seeds = work.join("seeds").join(name);
    let fuzzer = || {
        let mut fuzzer = Command::new(program);
        fuzzer.current_dir(&work).env("ENCOURS_FUZZ_TARGET", name);
        fuzzer
    };
    run_command(
        fuzzer().env("ENCOURS_FUZZ_SEEDS", &seeds),
        "no seeds could be written (see above).",
    )?;

    let limits = [format!("-timeout={SLOWEST}"), format!("-rss_limit_mb={MEMORY}")];
    let before = children(&found);
    let mut search = fuzzer();
    search.args(&limits).args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={longest}"),
        format!("-artifact_prefix={}/", found.display()),
        "-print_final_stats=1".to_owned(),
    ]);
    if name == "input" {
        search.arg(format!("-dict={}", seeds.with_extension("dict").display()));
    }
    let log = work.join(format!("{name}.log"));
    let outcome = run_command(logged(search.arg(&corpus).arg(&seeds), &log)?, "");
    let told = String::from_utf8_lossy(&read_file(&log)?).into_owned();
    println!("  {} inputs", stated(&told, "stat::number_of_executed_units:").unwrap_or("no"));
    if outcome.is_ok() {
        return Ok(None);
    }
    let from = told.find("panicked at").or_else(|| told.find("ERROR: libFuzzer"));
    told.get(from.unwrap_or(0)..).unwrap_or_default().lines().take(4).for_each(|line| {
        println!("  {line}");
    });
    let input = children(&found).into_iter().find(|file| !before.contains(file));
    let input =
        input.ok_or(format!("the fuzzer stopped without an input: see {}.", log.display()))?;

    // Smaller, if a minute makes it so; it ends with an error either way.
    let small = found.join("smallest");
    let mut shrink = fuzzer();
    shrink.args(&limits).args(["-minimize_crash=1", "-max_total_time=60"]);
    shrink.arg(format!("-exact_artifact_path={}", small.display())).arg(&input);
    let _ = run_command(logged(&mut shrink, &work.join(format!("{name}-smaller.log")))?, "");
    let smallest = if small.is_file() { &small } else { &input };
    let file_name = input.file_name().unwrap_or_default();
    let kept = dirs.root.join("fuzz/crashes").join(name).join(file_name);
    copy(smallest, &kept)?;
    remove(&small)?;
    Ok(Some(kept))
}

/// All that it says goes to a file.
fn logged<'a>(command: &'a mut Command, log: &Path) -> Result<&'a mut Command, String> {
    let shown = |error| format!("{}: {error}.", log.display());
    let file = File::create(log).map_err(shown)?;
    let other = file.try_clone().map_err(shown)?;
    Ok(command.stdout(file).stderr(other))
}

/// What follows a name on its line.
fn stated<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_named_and_the_time_is_stated() {
        assert_eq!(read(&[]), Ok((Vec::new(), SECONDS)));
        assert_eq!(read(&["csv", "--seconds", "5", "date"]), Ok((vec!["csv", "date"], 5)));
        for wrong in [&["cvs"][..], &["--seconds"], &["--seconds", "long"]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_target_of_the_fuzzer_is_run() {
        let there = include_str!("../../fuzz/src/targets/mod.rs");
        for (name, _) in TARGETS {
            assert!(there.contains(&format!("    (\"{name}\", ")), "{name}");
        }
        assert_eq!(there.matches("::judge)").count(), TARGETS.len());
    }
}
