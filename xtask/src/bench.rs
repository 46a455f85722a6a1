//! `cargo xtask bench`: the same work natively, in Chromium, and in JavaScript, side by side; and the
//! page itself.

use std::process::Command;

use crate::build;
use crate::dirs::Dirs;
use crate::step::run_command;
use crate::tools;

/// Builds, then hands over to the scripts that measure and print: the core beside others, and the
/// built page with a large book. `desk` asks for the page alone, `files` for the reading of files.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let dirs = Dirs::here()?;
    tools::for_building(&dirs)?;
    let chromium = tools::chromium(&dirs)?;
    build::all(&dirs)?;
    let measure = |script: &str, options: &[&str]| {
        run_command(
            Command::new("node")
                .current_dir(&dirs.root)
                .arg(script)
                .args(options)
                .env("CHROMIUM", &chromium)
                .env("CARGO_TARGET_DIR", &dirs.target),
            "the measurements stopped (see above).",
        )
    };
    let asked = |part: &str| options == [part];
    if !asked("desk") && !asked("files") {
        measure("benches/run.mjs", options)?;
    }
    if !asked("desk") {
        measure("benches/files.mjs", &[])?;
        measure("benches/growth.mjs", &[])?;
    }
    if asked("files") { Ok(()) } else { measure("benches/desk.mjs", &[]) }
}
