//! `cargo xtask lighthouse`: what Lighthouse says of the built site, page by page.

use std::process::Command;

use crate::build::{children, copy_tree};
use crate::dirs::Dirs;
use crate::step::run_command;
use crate::tools;

/// One page of each kind; a calculator in a frame comes after them.
const PAGES: [&str; 6] = [
    "",
    "app/",
    "en/index.html",
    "figures/late-payment.html",
    "guides/start.html",
    "api/late-payment.html",
];

pub(crate) fn run(pages: &[&str]) -> Result<(), String> {
    let dirs = Dirs::here()?;
    let site = dirs.site();
    if !site.join("index.html").is_file() {
        return Err("there is no site in dist/site yet: run `cargo xtask build` once.".to_owned());
    }
    let folder = dirs.scratch().join("lighthouse");
    copy_tree(&dirs.root.join("tests/lighthouse"), &folder)?;
    // It is large and only this command uses it, so it is installed here and by this command alone.
    tools::npm_ci(&folder, "Lighthouse (about 190 MB, the first time)", &["--ignore-scripts"])?;
    let framed = framed_calculator(&dirs);
    let chosen: Vec<&str> = match pages {
        [] => PAGES.into_iter().chain(framed.as_deref()).collect(),
        pages => pages.to_vec(),
    };
    let mut command = Command::new("node");
    command.current_dir(&folder).arg("run.mjs").arg(&site).arg(tools::chromium(&dirs)?);
    run_command(
        command.args(chosen),
        "a page is under 95 in a category (see above); a machine that is busy with something else \
         lowers the performance.",
    )
}

/// The address of the late-payment calculator for frames, which has the version in it.
fn framed_calculator(dirs: &Dirs) -> Option<String> {
    let site = dirs.site();
    children(&site.join("embed"))
        .into_iter()
        .map(|version| version.join("frame/late-payment.html"))
        .find(|page| page.is_file())
        .and_then(|page| Some(page.strip_prefix(&site).ok()?.to_string_lossy().into_owned()))
}
