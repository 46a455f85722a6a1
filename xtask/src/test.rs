//! `cargo xtask test`: all that CI runs, step by step, stopping at the first failure.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::build;
use crate::count::Counts;
use crate::dirs::Dirs;
use crate::reproduce;
use crate::size;
use crate::step::{cargo, npm_run, run_command, run_counted, spoken, step};
use crate::tools;

/// Figures must not depend on where the machine is, at home and on each side of the date line, nor
/// on its language: Turkish has an i of its own, Arabic digits of its own.
const PLACES: [(&str, &str); 3] = [
    ("Europe/Paris", "fr_FR.UTF-8"),
    ("Pacific/Kiritimati", "tr_TR.UTF-8"),
    ("America/Los_Angeles", "ar_EG.UTF-8"),
];

struct Step {
    name: &'static str,
    what: &'static str,
    /// Whether it looks at `dist`, which is then built first.
    needs_build: bool,
    work: fn(&Dirs, &mut Counts) -> Result<(), String>,
}

const STEPS: [Step; 15] = [
    Step { name: "format", what: "cargo fmt --check", needs_build: false, work: format },
    Step { name: "lint", what: "clippy: native, wasm, the fuzzer", needs_build: false, work: lint },
    Step {
        name: "native",
        what: "native tests, examples in the docs, rules of the house",
        needs_build: false,
        work: native,
    },
    Step {
        name: "size",
        what: "the modules against their size budgets",
        needs_build: true,
        work: size_budget,
    },
    Step { name: "style", what: "biome: TypeScript, JSON, CSS", needs_build: false, work: style },
    Step { name: "types", what: "tsc --strict", needs_build: true, work: types },
    Step { name: "unit", what: "vitest: unit tests of www", needs_build: true, work: unit },
    Step {
        name: "wasm-node",
        what: "wasm-bindgen-test in Node",
        needs_build: false,
        work: wasm_node,
    },
    Step {
        name: "wasm-chromium",
        what: "wasm-bindgen-test in headless Chromium",
        needs_build: false,
        work: wasm_chromium,
    },
    Step {
        name: "vectors",
        what: "vectors through dist/npm in Node, in three time zones, byte by byte as natively; through both modules",
        needs_build: true,
        work: vectors,
    },
    Step {
        name: "oracle",
        what: "dist/npm against a second program of all figures, on random calls",
        needs_build: true,
        work: oracle,
    },
    Step {
        name: "package",
        what: "the packed npm package in Node, pages, workers, bundlers, TypeScript",
        needs_build: true,
        work: package,
    },
    Step {
        name: "elements",
        what: "the calculators on pages of others, in Chromium",
        needs_build: true,
        work: elements,
    },
    Step { name: "page", what: "page tests in Chromium", needs_build: true, work: page },
    Step {
        name: "reproducible",
        what: "a second build in another folder, byte by byte",
        needs_build: true,
        work: reproducible,
    },
];

/// Runs the named steps, or all of them.
pub(crate) fn run(names: &[&str]) -> Result<(), String> {
    if names == ["list"] {
        for step in &STEPS {
            println!("{:15}{}", step.name, step.what);
        }
        return Ok(());
    }
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        return Err(format!("there is no test step `{unknown}`: see `cargo xtask test list`."));
    }
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)).collect();

    let start = Instant::now();
    let dirs = Dirs::here()?;
    let mut counts = Counts::default();
    let outcome = run_steps(&dirs, &chosen, &mut counts);
    println!();
    if counts.left_out > 0 {
        println!("{} tests were left out{}", counts.left_out, reason_left_out(&dirs));
    }
    println!("{} test steps, {}", chosen.len(), spoken(start.elapsed()));
    println!("{} passed, {} failed", counts.passed, counts.failed);
    outcome
}

/// `cargo xtask tidy`.
pub(crate) fn tidy() -> Result<(), String> {
    let dirs = Dirs::here()?;
    run_command(
        cargo(&dirs.root).args(["test", "--quiet", "--test", "tidy"]),
        "the source tree breaks a rule of the house (see above).",
    )
}

fn run_steps(dirs: &Dirs, chosen: &[&Step], counts: &mut Counts) -> Result<(), String> {
    tools::for_building(dirs)?;
    if dirs.data().is_none() {
        println!("> real ledgers: none, so the tests that read them are left out and counted");
    }
    if chosen.iter().any(|step| step.name == "wasm-chromium") {
        tools::browser(dirs)?;
    }
    let mut built = false;
    for Step { name, what, needs_build, work } in chosen {
        if *needs_build && !built {
            build::all(dirs)?;
            built = true;
        }
        step(&format!("{name}: {what}"), || work(dirs, counts))
            .map_err(|sentence| format!("{sentence} Again alone: cargo xtask test {name}"))?;
    }
    if counts.left_out > 0 && dirs.data().is_some() {
        return Err("tests were left out although the real ledgers are here.".to_owned());
    }
    Ok(())
}

fn reason_left_out(dirs: &Dirs) -> &'static str {
    match dirs.data() {
        Some(_) => "",
        None => {
            ": the real ledgers are not here (../shared/data, or the folder that ENCOURS_DATA names)"
        }
    }
}

fn format(dirs: &Dirs, _: &mut Counts) -> Result<(), String> {
    run_command(
        cargo(&dirs.root).args(["fmt", "--all", "--check"]),
        "the Rust is not formatted: run `cargo fmt --all`.",
    )?;
    run_command(
        cargo(&dirs.root.join("fuzz")).args(["fmt", "--check"]),
        "the Rust of the fuzzer is not formatted: run `cargo fmt` in fuzz.",
    )
}

fn lint(dirs: &Dirs, _: &mut Counts) -> Result<(), String> {
    let native = ["--workspace", "--all-targets", "--features", "files"];
    let wasm =
        ["--lib", "--test", "wasm", "--features", "package", "--target", "wasm32-unknown-unknown"];
    let files = ["--lib", "--features", "js,files", "--target", "wasm32-unknown-unknown"];
    for target in [native.as_slice(), wasm.as_slice(), files.as_slice()] {
        run_command(
            cargo(&dirs.root)
                .args(["clippy", "--quiet", "--locked"])
                .args(target)
                .args(["--", "-D", "warnings"]),
            "clippy found something (see above).",
        )?;
    }
    // Compiled, not linked: without a library to build, this takes no C++ compiler.
    run_command(
        cargo(&dirs.root.join("fuzz"))
            .args(["clippy", "--quiet", "--locked", "--", "-D", "warnings"])
            .env("CARGO_TARGET_DIR", dirs.target.join("fuzz/check"))
            .env("CUSTOM_LIBFUZZER_PATH", "not/linked.a"),
        "the fuzzer does not compile (see above); a lock file that is behind is renewed by \
         `cargo metadata` in fuzz.",
    )
}

fn native(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let sentence = "a native test failed (see above).";
    let mut tests = cargo(&dirs.root);
    tests.args(["test", "--quiet", "--locked", "--no-fail-fast", "--workspace"]);
    tests.args(["--lib", "--bins", "--tests", "--features", "files"]);
    run_counted(with_data(&mut tests, dirs), counts, sentence)?;
    run_counted(
        cargo(&dirs.root).args(["test", "--quiet", "--locked", "--doc", "--features", "files"]),
        counts,
        sentence,
    )
}

fn size_budget(dirs: &Dirs, _: &mut Counts) -> Result<(), String> {
    size::check(dirs)
}

fn style(dirs: &Dirs, _: &mut Counts) -> Result<(), String> {
    run_command(
        &mut npm_run(&dirs.www(), "style", &[]),
        "biome found something: run `npm run fix` in www, then mend the rest.",
    )
}

fn types(dirs: &Dirs, _: &mut Counts) -> Result<(), String> {
    run_command(&mut npm_run(&dirs.www(), "types", &[]), "tsc found a wrong type (see above).")
}

fn unit(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let mut tests = npm_run(&dirs.www(), "test:unit", &[]);
    run_counted(with_data(&mut tests, dirs), counts, "a unit test of www failed (see above).")
}

fn wasm_node(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    // The glue imports ES modules, which only this mode of the runner can load.
    let mut tests = wasm_tests(dirs)?;
    tests.env("WASM_BINDGEN_USE_NODE_EXPERIMENTAL", "1");
    run_counted(&mut tests, counts, "a wasm test failed in Node (see above).")
}

fn wasm_chromium(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let browser = tools::browser(dirs)?;
    let capabilities = dirs.scratch().join("webdriver.json");
    build::write(&capabilities, webdriver_capabilities(&browser.chromium).as_bytes())?;
    let mut tests = wasm_tests(dirs)?;
    tests
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30")
        .env("CHROMEDRIVER", browser.driver);
    run_counted(&mut tests, counts, "a wasm test failed in Chromium (see above).")
}

fn wasm_tests(dirs: &Dirs) -> Result<Command, String> {
    let runner = std::env::current_exe().map_err(|error| format!("no path to xtask: {error}."))?;
    let runner = format!("{} test-runner", runner.display());
    let mut command = cargo(&dirs.root);
    command
        .args(["test", "--locked", "--test", "wasm", "--features", "package"])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    Ok(command)
}

/// What the driver is asked for: this Chromium, alone with the test page.
fn webdriver_capabilities(chromium: &Path) -> String {
    let flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {:?}, \"args\": {flags:?}}}}}\n",
        chromium.display().to_string()
    )
}

fn vectors(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let answers = native_answers(dirs)?;
    let check = |module: &[&str], (zone, language): (&str, &str), counts: &mut Counts| {
        let mut check = Command::new("node");
        check.current_dir(&dirs.root).arg("tests/vectors/check.mjs").args(module);
        check.env("TZ", zone).env("LC_ALL", language).env("ENCOURS_ANSWERS", &answers);
        let sentence = format!("a vector failed in Node with TZ={zone} (see above).");
        run_counted(&mut check, counts, &sentence)
    };
    for place in PLACES {
        check(&[], place, counts)?;
    }
    check(&["calculators"], PLACES[0], counts)
}

/// Asks natively what Node and Chromium are asked, for them to answer the same.
fn native_answers(dirs: &Dirs) -> Result<PathBuf, String> {
    let mut tests = cargo(&dirs.root);
    tests
        .args(["test", "--quiet", "--locked", "--test", "answers", "--features", "files"])
        .stdout(Stdio::null());
    run_command(
        &mut tests,
        "the native answers could not be written: see `cargo test --test answers`.",
    )?;
    Ok(dirs.target.join("answers"))
}

fn oracle(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let mut check = Command::new("node");
    check.current_dir(&dirs.root).arg("tests/oracle/check.mjs");
    run_counted(&mut check, counts, "encours and the oracle disagree (see above).")
}

fn package(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let mut tests = npm_run(&dirs.www(), "test:package", &[]);
    tests.env("CHROMIUM", tools::chromium(dirs)?).env("ENCOURS_ANSWERS", native_answers(dirs)?);
    run_counted(&mut tests, counts, "a package test failed (see above).")
}

fn elements(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let mut tests = npm_run(&dirs.www(), "test:elements", &[]);
    tests.env("CHROMIUM", tools::chromium(dirs)?);
    run_counted(&mut tests, counts, "a test of the calculators failed (see above).")
}

fn page(dirs: &Dirs, counts: &mut Counts) -> Result<(), String> {
    let mut tests = npm_run(&dirs.www(), "test:page", &[]);
    tests.env("CHROMIUM", tools::chromium(dirs)?);
    run_counted(with_data(&mut tests, dirs), counts, "a page test failed (see above).")
}

fn reproducible(dirs: &Dirs, _: &mut Counts) -> Result<(), String> {
    reproduce::check(dirs)
}

fn with_data<'a>(command: &'a mut Command, dirs: &Dirs) -> &'a mut Command {
    match dirs.data() {
        Some(data) => command.env("ENCOURS_DATA", data),
        None => command.env_remove("ENCOURS_DATA"),
    }
}
