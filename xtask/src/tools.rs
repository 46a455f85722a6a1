//! The tools that are not ours: found, installed where we can, asked for in one sentence where not.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::build::{read, write};
use crate::dirs::Dirs;
use crate::step::{cargo, first_line, npm, run_command, step};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

/// What a build needs: the wasm target, Node, the npm packages of `www`.
pub(crate) fn for_building(dirs: &Dirs) -> Result<(), String> {
    wasm_target(&dirs.root)?;
    node()?;
    npm_packages(dirs)
}

/// The first line that the compiler of this tree prints.
pub(crate) fn rustc(root: &Path, arguments: &[&str]) -> Result<String, String> {
    first_line(Command::new("rustc").current_dir(root).args(arguments)).ok_or_else(|| {
        "rustc does not run: install Rust with rustup (https://rustup.rs).".to_owned()
    })
}

fn wasm_target(root: &Path) -> Result<(), String> {
    let sysroot = rustc(root, &["--print", "sysroot"])?;
    let library = Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET);
    if library.is_dir() {
        return Ok(());
    }
    step("rustup: adding the wasm target (about 20 MB)", || {
        run_command(
            Command::new("rustup").current_dir(root).args(["target", "add", WASM_TARGET]),
            NO_WASM_TARGET,
        )
    })?;
    if library.is_dir() { Ok(()) } else { Err(NO_WASM_TARGET.to_owned()) }
}

const NO_WASM_TARGET: &str = "the Rust target wasm32-unknown-unknown is missing and rustup could \
    not add it: check the network, then run `rustup target add wasm32-unknown-unknown`.";

fn node() -> Result<(), String> {
    check_node(first_line(Command::new("node").arg("--version")).as_deref())?;
    match first_line(Command::new(npm()).arg("--version")) {
        Some(_) => Ok(()),
        None => Err("npm is missing although Node is there: install Node with its npm \
                     (https://nodejs.org)."
            .to_owned()),
    }
}

/// `version` as `node --version` prints it, or nothing where Node does not run.
fn check_node(version: Option<&str>) -> Result<(), String> {
    let Some(version) = version else {
        return Err(format!(
            "Node is missing: install Node {OLDEST_NODE} or newer (https://nodejs.org)."
        ));
    };
    let major = version.trim_start_matches('v').split('.').next().unwrap_or_default();
    match major.parse::<u32>() {
        Ok(major) if major >= OLDEST_NODE => Ok(()),
        Ok(_) => Err(format!(
            "Node {} is too old: install Node {OLDEST_NODE} or newer (https://nodejs.org).",
            version.trim_start_matches('v')
        )),
        Err(_) => Err(format!(
            "`node --version` says `{version}`, which is no version: install Node \
             {OLDEST_NODE} or newer (https://nodejs.org)."
        )),
    }
}

fn npm_packages(dirs: &Dirs) -> Result<(), String> {
    npm_ci(&dirs.www(), "the packages of www (about 1 min the first time)", &[])?;
    link_modules(dirs)
}

/// `npm ci` in a folder, unless what is installed there came from its very lock file.
pub(crate) fn npm_ci(folder: &Path, what: &str, options: &[&str]) -> Result<(), String> {
    let lock = read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step(&format!("npm ci: installing {what}"), || {
        run_command(
            Command::new(npm())
                .current_dir(folder)
                .args(["ci", "--no-audit", "--no-fund"])
                .args(options),
            "`npm ci` failed: check that the npm registry can be reached, then run the command \
             again.",
        )?;
        write(&stamp, &lock)
    })
}

/// Two links, so that `tests` and `benches` find the packages of `www`, and so that all find
/// `encours` itself as a stranger would: by its name, through its `exports`.
pub(crate) fn link_modules(dirs: &Dirs) -> Result<(), String> {
    link(&dirs.root.join("node_modules"), Path::new("www/node_modules"))?;
    link(&dirs.www().join("node_modules/encours"), Path::new("../../dist/npm"))
}

pub(crate) fn link(at: &Path, to: &Path) -> Result<(), String> {
    if fs::read_link(at).is_ok_and(|found| found == to) {
        return Ok(());
    }
    #[cfg(unix)]
    let made = std::os::unix::fs::symlink(to, at);
    #[cfg(windows)]
    let made = std::os::windows::fs::symlink_dir(to, at);
    made.map_err(|error| format!("{} could not be linked: {error}.", at.display()))
}

const CARGO_MUTANTS: &str = "27.1.0";

/// `cargo-mutants` of this version, installed for this tree alone.
pub(crate) fn cargo_mutants(dirs: &Dirs) -> Result<PathBuf, String> {
    let tools = dirs.scratch().join("tools");
    let program = tools.join("bin").join(format!("cargo-mutants{}", env::consts::EXE_SUFFIX));
    let version = || first_line(Command::new(&program).args(["mutants", "--version"]));
    let found = || version().is_some_and(|line| line.ends_with(CARGO_MUTANTS));
    if found() {
        return Ok(program);
    }
    step("cargo: installing cargo-mutants (about 2 min)", || {
        run_command(
            cargo(&dirs.root)
                .args(["install", "--quiet", "--locked", "cargo-mutants"])
                .args(["--version", CARGO_MUTANTS, "--root"])
                .arg(&tools),
            NO_MUTANTS,
        )
    })?;
    if found() { Ok(program) } else { Err(NO_MUTANTS.to_owned()) }
}

const NO_MUTANTS: &str = "cargo-mutants could not be installed: check that crates.io or its mirror \
    can be reached, then run the command again.";

/// Where the browser is, and the program that drives it for `wasm-bindgen-test`.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Chromium for the page tests; installed where it is missing and can be.
pub(crate) fn chromium(dirs: &Dirs) -> Result<PathBuf, String> {
    if let Some(found) = find_chromium(dirs) {
        return Ok(found);
    }
    // Some systems have apt but no such package: Playwright's download is left to try.
    let installed = can_apt() && apt_install().is_ok();
    if let Some(found) = find_chromium(dirs).filter(|_| installed) {
        return Ok(found);
    }
    step("playwright: downloading Chromium (about 150 MB)", || {
        run_command(
            Command::new("node").current_dir(dirs.www()).args([
                "node_modules/@playwright/test/cli.js",
                "install",
                "chromium",
            ]),
            NO_CHROMIUM,
        )
    })?;
    find_chromium(dirs).ok_or_else(|| NO_CHROMIUM.to_owned())
}

/// Chromium and its driver.
pub(crate) fn browser(dirs: &Dirs) -> Result<Browser, String> {
    let mut chromium = chromium(dirs)?;
    let mut driver = find_driver();
    if driver.is_none() && can_apt() {
        apt_install()?;
        chromium = find_chromium(dirs).unwrap_or(chromium);
        driver = find_driver();
    }
    match driver {
        Some(driver) => Ok(Browser { chromium, driver }),
        None => Err(NO_DRIVER.to_owned()),
    }
}

const NO_CHROMIUM: &str = "Chromium is missing and could not be installed: install it (Debian: \
    `sudo apt-get install chromium chromium-driver`) or set CHROMIUM to its path.";
const NO_DRIVER: &str = "chromedriver is missing and could not be installed: install the one of \
    your Chromium (Debian: `sudo apt-get install chromium-driver`) or set CHROMEDRIVER to its path.";

fn find_chromium(dirs: &Dirs) -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    named_by("CHROMIUM").or_else(|| on_path(&names)).or_else(|| {
        let script =
            "import('@playwright/test').then(p => console.log(p.chromium.executablePath()))";
        let node = first_line(Command::new("node").current_dir(dirs.www()).args(["-e", script]));
        node.map(PathBuf::from).filter(|file| file.is_file())
    })
}

fn find_driver() -> Option<PathBuf> {
    let beside = ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];
    named_by("CHROMEDRIVER")
        .or_else(|| on_path(&["chromedriver"]))
        .or_else(|| beside.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// Only root may install, and only where apt is.
fn can_apt() -> bool {
    let user = first_line(Command::new("id").arg("-u"));
    user.as_deref() == Some("0") && on_path(&["apt-get"]).is_some()
}

fn apt_install() -> Result<(), String> {
    step("apt-get: installing chromium and chromium-driver (about 100 MB)", || {
        let apt = |arguments: &[&str]| {
            run_command(
                Command::new("apt-get")
                    .env("DEBIAN_FRONTEND", "noninteractive")
                    .args(arguments)
                    .stdout(Stdio::null()),
                NO_CHROMIUM,
            )
        };
        // A stale or partly unreachable index must not stop an install that can still succeed.
        if let Err(sentence) = apt(&["update", "-qq"]) {
            eprintln!("  apt-get update failed, going on: {sentence}");
        }
        apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver"])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_and_newer_will_do() {
        assert_eq!(check_node(Some("v20.0.0")), Ok(()));
        assert_eq!(check_node(Some("v24.1.0-nightly")), Ok(()));
    }

    #[test]
    fn an_old_missing_or_odd_node_is_one_sentence() {
        for (version, says) in [
            (None, "Node is missing"),
            (Some("v18.20.4"), "Node 18.20.4 is too old"),
            (Some("v9.11.2"), "Node 9.11.2 is too old"),
            (Some("node"), "which is no version"),
            (Some(""), "which is no version"),
        ] {
            let sentence = check_node(version).expect_err("refused");
            assert!(sentence.contains(says), "{sentence}");
            assert!(sentence.contains("install Node 20 or newer"), "{sentence}");
            assert_eq!(sentence.matches(". ").count(), 0, "one sentence: {sentence}");
        }
    }
}
