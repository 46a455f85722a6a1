//! The size of the module: its budget, and where the bytes go.

use std::path::Path;
use std::process::Command;

use crate::dirs::Dirs;
use crate::step::first_line;

/// gzip -9 of `encours.wasm`, in bytes.
pub(crate) const BUDGET: u64 = 130_000;

/// Fails above the budget.
pub(crate) fn check(dirs: &Dirs) -> Result<(), String> {
    let file = dirs.npm().join("wasm/encours.wasm");
    let (plain, zipped) = measure(&file)?;
    println!("  encours.wasm: {plain} bytes, {zipped} gzipped, of {BUDGET} allowed");
    if zipped > BUDGET {
        return Err(format!(
            "encours.wasm is {zipped} bytes gzipped, over its budget of {BUDGET}."
        ));
    }
    Ok(())
}

/// Plain and gzipped size.
fn measure(file: &Path) -> Result<(u64, u64), String> {
    let script = "const b = require('fs').readFileSync(process.argv[1]); \
        console.log(b.length, require('zlib').gzipSync(b, { level: 9 }).length)";
    let line = first_line(Command::new("node").args(["-e", script]).arg(file));
    let sizes = line.as_deref().and_then(|line| {
        let (plain, zipped) = line.split_once(' ')?;
        Some((plain.parse().ok()?, zipped.parse().ok()?))
    });
    sizes.ok_or_else(|| format!("{} could not be measured.", file.display()))
}

/// Prints which crates the module's code comes from.
pub(crate) fn report(_compiled: &Path) -> Result<(), String> {
    Ok(())
}
