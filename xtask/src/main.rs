//! `cargo xtask`: the one tool that serves, builds, tests and measures encours.
//!
//! `cargo xtask` alone lists the commands.

mod arrange;
mod bench;
mod build;
mod count;
mod dirs;
mod fuzz;
mod glue;
mod lighthouse;
mod mutants;
mod notices;
mod pages;
mod reproduce;
mod serve;
mod size;
mod step;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>
  serve          installs what is missing, builds, serves the page on localhost
  test [STEP…]   runs all that CI runs, or only the named steps (cargo xtask test list)
  build          writes dist/npm (the package) and dist/site (the page)
  build --site   writes dist/site alone, with the package as it was last built
  build --check-reproducible
                 builds once more in another folder and compares every byte
  bench          measures natively and in Chromium
  lighthouse [PAGE…]
                 what Lighthouse says of the built site: 95 or more in each category
  fuzz [TARGET…] [--seconds N]
                 looks for input that breaks the core, 600 s a target
  mutants [FILE…] [--shard K/N] [--survivors]
                 changes the core in small ways and looks whether a test notices
  tidy           checks the rules of the house on the source tree";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve"] => serve::run(),
        ["test", steps @ ..] => test::run(steps),
        ["build"] => build::run(),
        ["build", "--site"] => build::run_site(),
        ["build", "--check-reproducible"] => reproduce::run(),
        ["bench", options @ ..] => bench::run(options),
        ["lighthouse", pages @ ..] => lighthouse::run(pages),
        ["fuzz", options @ ..] => fuzz::run(options),
        ["mutants", options @ ..] => mutants::run(options),
        ["tidy"] => test::tidy(),
        ["test-runner", rest @ ..] => run_wasm_tests(rest),
        [] | ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("unknown command `{}`\n{USAGE}", words.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// What `.cargo/config.toml` names as the runner of wasm32 test binaries.
fn run_wasm_tests(rest: &[&str]) -> Result<(), String> {
    let words = std::iter::once("wasm-bindgen-test-runner").chain(rest.iter().copied());
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(words)
        .map_err(|error| format!("the wasm tests failed: {error:#}"))
}
