//! `cargo xtask build --check-reproducible`: the same source in another folder gives the same bytes.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::{self, children, copy, empty, read, remove};
use crate::dirs::Dirs;
use crate::step::step;
use crate::tools;

pub(crate) fn run() -> Result<(), String> {
    let dirs = Dirs::here()?;
    tools::for_building(&dirs)?;
    build::all(&dirs)?;
    check(&dirs)
}

/// Builds a copy of the tree with an empty target directory and compares it with `dist`.
pub(crate) fn check(dirs: &Dirs) -> Result<(), String> {
    let root = dirs.scratch().join("second-folder");
    let again = Dirs { target: root.join("target"), root };
    step("copying the source tree to a second folder", || copy_sources(dirs, &again))?;
    build::all(&again)?;
    step("comparing the two builds byte by byte", || {
        let first = dirs.root.join("dist");
        let second = again.root.join("dist");
        let mut different = Vec::new();
        let names = files(&first);
        if names != files(&second) {
            return Err("two builds of the same source give different files.".to_owned());
        }
        for name in &names {
            if read(&first.join(name))? != read(&second.join(name))? {
                different.push(name.display().to_string());
            }
        }
        if !different.is_empty() {
            return Err(format!(
                "two builds of the same source differ in {}.",
                different.join(", ")
            ));
        }
        println!("  {} files, all equal", names.len());
        remove(&again.root)
    })
}

/// What git would commit, and the installed npm packages by link.
fn copy_sources(dirs: &Dirs, again: &Dirs) -> Result<(), String> {
    empty(&again.root)?;
    for name in sources(&dirs.root)? {
        copy(&dirs.root.join(&name), &again.root.join(&name))?;
    }
    let modules = again.www().join("node_modules");
    empty(&modules)?;
    for package in children(&dirs.www().join("node_modules")) {
        let Some(name) = package.file_name() else { continue };
        if name != "encours" {
            tools::link(&modules.join(name), &package)?;
        }
    }
    tools::link_modules(again)
}

/// The names of what git would commit, as far as it is there.
pub(crate) fn sources(root: &Path) -> Result<Vec<String>, String> {
    let listed = Command::new("git")
        .current_dir(root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .ok()
        .filter(|output| output.status.success())
        .ok_or("git does not list the source tree: this needs a git clone.")?;
    let listed = String::from_utf8(listed.stdout)
        .map_err(|_| "a file name in the source tree is not UTF-8.".to_owned())?;
    Ok(listed.split('\0').filter(|name| root.join(name).is_file()).map(str::to_owned).collect())
}

/// Every file under a folder, by its path from there, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for path in children(&next) {
            if path.is_dir() {
                open.push(path);
            } else if let Ok(name) = path.strip_prefix(folder) {
                found.push(name.to_path_buf());
            }
        }
    }
    found.sort();
    found
}
