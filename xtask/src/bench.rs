//! `cargo xtask bench`: the same work natively, in Chromium, and in JavaScript, side by side.

use std::process::Command;

use crate::build;
use crate::dirs::Dirs;
use crate::step::run_command;
use crate::tools;

/// Builds, then hands over to `benches/run.mjs`, which measures and prints the table.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let dirs = Dirs::here()?;
    tools::for_building(&dirs)?;
    let chromium = tools::chromium(&dirs)?;
    build::all(&dirs)?;
    run_command(
        Command::new("node")
            .current_dir(&dirs.root)
            .arg("benches/run.mjs")
            .args(options)
            .env("CHROMIUM", chromium)
            .env("CARGO_TARGET_DIR", &dirs.target),
        "the measurements stopped (see above).",
    )
}
