//! `THIRD-PARTY.txt`: the crates inside the modules, with their licenses.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::build::{cargo_home, children};
use crate::dirs::Dirs;
use crate::step::cargo;

const INTRODUCTION: &str = "\
encours.wasm, calculators.wasm and encours-files.wasm contain code of these crates, and of the Rust
standard library (https://github.com/rust-lang/rust, MIT OR Apache-2.0).
";

/// Where a crate offers several licenses, the first of these that it has.
const PREFERRED: [&str; 10] = [
    "LICENSE-MIT",
    "LICENSE-MIT.md",
    "LICENSE_MIT",
    "LICENSE-MIT0",
    "LICENSE",
    "LICENSE.txt",
    "LICENSE.md",
    "LICENSE-BOOST",
    "COPYING",
    "LICENSE-APACHE",
];

/// The text of the file, the same on every machine.
pub(crate) fn text(dirs: &Dirs) -> Result<String, String> {
    let output = cargo(&dirs.root)
        .args(["tree", "--locked", "--edges", "normal,no-proc-macro", "--features", "js,files"])
        .args(["--target", "wasm32-unknown-unknown", "--prefix", "none"])
        .args(["--format", "{p}|{l}|{r}|"])
        .output()
        .map_err(|error| format!("cargo tree does not run: {error}."))?;
    if !output.status.success() {
        return Err("cargo tree does not list the crates of the module.".to_owned());
    }
    let listed = String::from_utf8_lossy(&output.stdout);
    let crates: BTreeSet<Vec<&str>> =
        listed.lines().map(|line| line.split('|').take(3).collect()).collect();
    let mut text = INTRODUCTION.to_owned();
    for fields in &crates {
        let [package, license, repository] = fields.as_slice() else {
            return Err(format!("cargo tree gives a line of an unknown form: {fields:?}."));
        };
        let Some((name, version)) = package.split_once(" v") else { continue };
        if name == "encours" {
            continue;
        }
        // A crate that ships no text has that of another one of its repository.
        let sisters = crates.iter().filter(|other| other.get(2) == Some(repository));
        let terms = terms(name, version).or_else(|sentence| {
            let mut texts = sisters.filter_map(|other| {
                let (name, version) = other.first()?.split_once(" v")?;
                terms(name, version).ok()
            });
            texts.next().ok_or(sentence)
        })?;
        let line = "-".repeat(72);
        text.push_str(&format!("\n{line}\n{name} {version}, {license}\n{repository}\n\n{terms}\n"));
    }
    Ok(text)
}

fn terms(name: &str, version: &str) -> Result<String, String> {
    let source = source(name, version)
        .ok_or_else(|| format!("the source of {name} {version} is not where cargo keeps it."))?;
    PREFERRED
        .iter()
        .find_map(|file| fs::read_to_string(source.join(file)).ok())
        .map(|terms| terms.trim().replace("\r\n", "\n"))
        .ok_or_else(|| format!("{name} {version} ships no license text."))
}

fn source(name: &str, version: &str) -> Option<PathBuf> {
    let registries = children(&cargo_home().ok()?.join("registry/src"));
    let folder = format!("{name}-{version}");
    registries.iter().map(|registry| registry.join(&folder)).find(|path| path.is_dir())
}
