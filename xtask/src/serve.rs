//! `cargo xtask serve`: the built page on localhost, until Ctrl-C.

use crate::build;
use crate::dirs::Dirs;
use crate::step::{npm_run, run_command};
use crate::tools;

pub(crate) fn run() -> Result<(), String> {
    let dirs = Dirs::here()?;
    tools::for_building(&dirs)?;
    build::all(&dirs)?;
    let site = dirs.site();
    println!("> serving dist/site until Ctrl-C, at the address below");
    // Vite takes the next free port where its own is busy, and knows the type of a wasm file.
    let out = site.to_string_lossy();
    run_command(
        &mut npm_run(&dirs.www(), "serve", &["--host", "localhost", "--outDir", &out]),
        "the page's server stopped.",
    )
}
