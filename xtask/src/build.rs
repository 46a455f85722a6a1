//! `cargo xtask build`: the core module, then `dist/npm`, then `dist/site`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use encours::language::Language;
use encours::{text, wire};
use serde_json::{Value, json};

use crate::arrange;
use crate::dirs::Dirs;
use crate::glue;
use crate::notices;
use crate::pages;
use crate::size;
use crate::step::{cargo, npm_run, run_command, step};
use crate::tools;

/// What the generated code uses and Node 20 accepts; `--all-features` gives a module that it refuses.
const WASM_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-extended-const",
];
/// Twice finds a little more than once; a function with one caller is left where it is, which zips better.
/// The last round puts functions in the order of their names.
const THOROUGH: &[&str] = &[
    "--low-memory-unused --flatten --rereloop -Oz --flatten --rereloop -Oz \
    --one-caller-inline-max-function-size=10",
    "--low-memory-unused -Oz --one-caller-inline-max-function-size=10 --reorder-functions-by-name",
];
/// For a module ten times as large, which has room.
const ONCE: &[&str] = &["--low-memory-unused -Oz"];

pub(crate) fn run() -> Result<(), String> {
    let dirs = Dirs::here()?;
    tools::for_building(&dirs)?;
    all(&dirs)
}

/// For work on the page and on the texts: the core stays as it is.
pub(crate) fn run_site() -> Result<(), String> {
    let dirs = Dirs::here()?;
    tools::for_building(&dirs)?;
    if !dirs.npm().join("index.js").is_file() {
        return Err("there is no package in dist/npm yet: run `cargo xtask build` once.".to_owned());
    }
    site(&dirs)
}

/// Everything that is published, from tools that are already there.
pub(crate) fn all(dirs: &Dirs) -> Result<(), String> {
    module(dirs)?;
    package(dirs)?;
    site(dirs)
}

/// What is built of the crate.
pub(crate) struct Module {
    /// Its file in the package's folder `wasm`.
    pub(crate) file: &'static str,
    /// The name of its glue there.
    glue: &'static str,
    features: &'static str,
    /// What wasm-opt is told to do, round by round; functions are put in order between rounds.
    shrinking: &'static [&'static str],
}

pub(crate) const WHOLE: Module = Module {
    file: "encours.wasm",
    glue: "encours",
    features: "module,package",
    shrinking: THOROUGH,
};
/// What the calculators to embed ask for, and no more.
pub(crate) const CALCULATORS: Module =
    Module { file: "calculators.wasm", glue: "encours", features: "module", shrinking: THOROUGH };
/// What reads and writes files. Its libraries bring the standard library, which brings allocator and
/// panic handler itself.
pub(crate) const FILES: Module = Module {
    file: "encours-files.wasm",
    glue: "encours-files",
    features: "js,files",
    shrinking: ONCE,
};

/// Compiles the core, generates its glue, shrinks it: `www/lib/wasm/encours.{js,wasm}`, and a
/// smaller module for the same glue; then the module of files with its own,
/// `www/lib/wasm/encours-files.{js,wasm}`.
fn module(dirs: &Dirs) -> Result<(), String> {
    let whole = generate(dirs, &WHOLE)?;
    let calculators = generate(dirs, &CALCULATORS)?;
    let files = generate(dirs, &FILES)?;
    place_glue(dirs, &whole, &files)?;
    let script = |generated: &Path| read_text(&generated.join("encours.js"));
    glue::same_imports(&script(&whole)?, &script(&calculators)?)?;
    for (module, generated) in [(&WHOLE, &whole), (&CALCULATORS, &calculators), (&FILES, &files)] {
        copy(&generated.join(bound(module)), &dirs.glue().join(module.file))?;
    }
    size::report(dirs, &whole.join("compiled.wasm"), &files.join("compiled.wasm"))
}

/// What the generator calls a module.
fn bound(module: &Module) -> String {
    format!("{}_bg.wasm", module.glue)
}

/// The module as it was compiled and as it is published, and its glue: the folder that they are in.
fn generate(dirs: &Dirs, module: &Module) -> Result<PathBuf, String> {
    let Module { file, features, glue, shrinking } = module;
    let generated = dirs.scratch().join("generated").join(file);
    let compiled = generated.join("compiled.wasm");
    empty(&generated)?;
    step(&format!("cargo: compiling the core to {file} (about 1 min the first time)"), || {
        compile(dirs, features)?;
        copy(&dirs.target.join("wasm32-unknown-unknown/release/encours.wasm"), &compiled)
    })?;
    step("wasm-bindgen and wasm-opt: generating the glue, shrinking the module", || {
        bind(&compiled, glue, &generated)?;
        shrink(dirs, file, shrinking, &generated.join(bound(module)))
    })?;
    Ok(generated)
}

fn compile(dirs: &Dirs, features: &str) -> Result<(), String> {
    let mut command = cargo(&dirs.root);
    command
        .args(["rustc", "--lib", "--crate-type", "cdylib", "--release", "--locked", "--quiet"])
        .args(["--features", features, "--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(&dirs.target)
        .args(["--config", &remap_paths(&dirs.root)?])
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    run_command(&mut command, "the core does not compile to wasm (see above).")
}

/// Panic messages carry source paths: the same ones on every machine, so the same bytes.
fn remap_paths(root: &Path) -> Result<String, String> {
    let sysroot = tools::rustc(root, &["--print", "sysroot"])?;
    // Where the sources of the standard library are installed, their own path would be used.
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust");
    let commit = rustc_commit(root).ok_or("`rustc -vV` names no commit.")?;
    let mut remaps =
        vec![(root.to_path_buf(), ".".to_owned()), (library, format!("/rustc/{commit}"))];
    for registry in children(&cargo_home()?.join("registry/src")) {
        remaps.push((registry, "/crates".to_owned()));
    }
    let flags: Vec<String> = remaps
        .iter()
        .map(|(from, to)| format!("'--remap-path-prefix={}={to}'", from.display()))
        .collect();
    Ok(format!("target.wasm32-unknown-unknown.rustflags = [{}]", flags.join(", ")))
}

fn rustc_commit(root: &Path) -> Option<String> {
    let output = Command::new("rustc").current_dir(root).arg("-vV").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().find_map(|line| line.strip_prefix("commit-hash: ")).map(str::to_owned)
}

pub(crate) fn cargo_home() -> Result<PathBuf, String> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .ok_or_else(|| "cargo's home is unknown: set CARGO_HOME.".to_owned())
}

fn bind(module: &Path, glue: &str, into: &Path) -> Result<(), String> {
    // The reset function gives the façade a fresh instance after a trap.
    let flags = [
        "--target",
        "web",
        "--no-typescript",
        "--experimental-reset-state-function",
        "--out-name",
        glue,
    ];
    let sections = ["--remove-name-section", "--remove-producers-section", "--out-dir"];
    let words = [OsStr::new("wasm-bindgen"), module.as_os_str()]
        .into_iter()
        .chain(flags.iter().map(OsStr::new))
        .chain(sections.iter().map(OsStr::new))
        .chain([into.as_os_str()]);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(words)
        .map_err(|error| format!("wasm-bindgen refused the module: {error:#}."))
}

/// Shrinks in place. The result is kept under this name beside its input, and used again for the
/// same input.
fn shrink(dirs: &Dirs, name: &str, rounds: &[&str], module: &Path) -> Result<(), String> {
    let kept = dirs.scratch().join("wasm-opt").join(name);
    create(&kept)?;
    let kept_input = kept.join("before.wasm");
    let kept_flags = kept.join("flags.txt");
    let kept_output = kept.join("after.wasm");
    let flags = rounds.join(" ");
    let input = read(module)?;
    let known = fs::read(&kept_input).is_ok_and(|kept| kept == input)
        && fs::read_to_string(&kept_flags).is_ok_and(|kept| kept == flags);
    if !known {
        for (round, flags) in rounds.iter().enumerate() {
            if round > 0 {
                let named = arrange::with_names_in_order(&read(&kept_output)?)
                    .map_err(|error| format!("what wasm-opt wrote cannot be read: {error}."))?;
                write(module, &named)?;
            }
            wasm_opt(dirs, flags, module, &kept_output)?;
        }
        write(&kept_input, &input)?;
        write(&kept_flags, flags.as_bytes())?;
    }
    copy(&kept_output, module)
}

fn wasm_opt(dirs: &Dirs, flags: &str, from: &Path, to: &Path) -> Result<(), String> {
    let mut command = Command::new("node");
    command
        .arg(dirs.www().join("node_modules/binaryen/bin/wasm-opt"))
        .args(flags.split_whitespace())
        .args(WASM_FEATURES)
        .arg(from)
        .arg("-o")
        .arg(to);
    run_command(&mut command, "wasm-opt failed (see above).")
}

/// Puts what was generated where `www/lib` imports it, under the package's own file names.
fn place_glue(dirs: &Dirs, whole: &Path, files: &Path) -> Result<(), String> {
    let glue_folder = dirs.glue();
    for stale in children(&glue_folder) {
        if !stale.to_string_lossy().ends_with(".d.ts") {
            remove(&stale)?;
        }
    }
    write(&glue_folder.join("sources.js"), sources(dirs)?.as_bytes())?;
    write(&glue_folder.join("told.js"), told().as_bytes())?;
    let social = format!("export const SOCIAL_RATES = {};\n", wire::social_rates());
    write(&glue_folder.join("social.js"), social.as_bytes())?;
    let (functions, classes) = glue::split(&placed_script(dirs, &WHOLE, whole)?)?;
    write(&glue_folder.join("encours.js"), functions.as_bytes())?;
    write(&glue_folder.join("ledger.js"), classes.as_bytes())?;
    let script = placed_script(dirs, &FILES, files)?;
    write(&glue_folder.join("encours-files.js"), script.as_bytes())
}

/// The glue of a module as it stands beside the scripts of `src/js`, which are put there.
fn placed_script(dirs: &Dirs, module: &Module, generated: &Path) -> Result<String, String> {
    let mut script = read_text(&generated.join(format!("{}.js", module.glue)))?
        .replace(&bound(module), module.file);
    // They come out in a folder named by a hash of the version.
    for hashed in children(&generated.join("snippets")) {
        let name = hashed.file_name().unwrap_or_default().to_string_lossy();
        script = script.replace(&format!("./snippets/{name}/src/js/"), "./");
        copy_tree(&hashed.join("src/js"), &dirs.glue())?;
    }
    if script.contains("snippets/") {
        return Err("the core imports a script from outside src/js.".to_owned());
    }
    Ok(script)
}

/// The sources of the reference rates as a script: the module carries only their ids.
fn sources(dirs: &Dirs) -> Result<String, String> {
    let file = read_text(&dirs.root.join("src/law/sources.txt"))?;
    let mut script = "export const SOURCES = [\n".to_owned();
    for line in file.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, url, title] = fields[..] else { return Err(format!("not a source: {line}")) };
        let source = if url == "-" {
            json!({"id": id, "title": title})
        } else {
            json!({"id": id, "title": title, "url": url})
        };
        script.push_str(&format!("  {source},\n"));
    }
    script.push_str("];\n");
    Ok(script)
}

/// What is told of rules, accounts and errors, as a script: the module carries only their ids and
/// numbers.
fn told() -> String {
    let languages = [Language::French, Language::English];
    let [fr, en] = languages.map(wire::rules);
    let rules = format!("export const RULES = {{\n  fr: {fr}.rules,\n  en: {en}.rules,\n}};\n");
    let [fr, en] = languages.map(|language| {
        let accounts = text::accounts(language);
        Value::Object(accounts.map(|(number, name)| (number.to_owned(), json!(name))).collect())
    });
    let accounts = format!("export const ACCOUNTS = {{\n  fr: {fr},\n  en: {en},\n}};\n");
    let [fr, en] = languages.map(|language| {
        let parts = text::error_parts(language);
        Value::Object(
            parts.map(|(name, list)| (name.to_owned(), json!(list))).into_iter().collect(),
        )
    });
    format!("{rules}{accounts}export const ERRORS = {{\n  fr: {fr},\n  en: {en},\n}};\n")
}

/// `dist/npm`: what `npm publish` would send.
fn package(dirs: &Dirs) -> Result<(), String> {
    step("tsc: compiling the npm package into dist/npm", || {
        let npm = dirs.npm();
        empty(&npm)?;
        let out = npm.to_string_lossy();
        run_command(
            &mut npm_run(&dirs.www(), "build:lib", &["--outDir", &out]),
            "the npm package does not compile (see above).",
        )?;
        for name in ["package.json", "index.d.ts", "import.d.ts"] {
            copy(&dirs.lib().join(name), &npm.join(name))?;
        }
        copy_tree(&dirs.glue(), &npm.join("wasm"))?;
        for name in ["README.md", "CHANGELOG.md", "LICENSE", "LICENSE-MIT", "LICENSE-APACHE"] {
            copy(&dirs.root.join(name), &npm.join(name))?;
        }
        write(&npm.join("THIRD-PARTY.txt"), notices::text(dirs)?.as_bytes())?;
        // Types of the glue are for `www/lib` itself; the contract is the only published one.
        children(&npm.join("wasm"))
            .iter()
            .filter(|path| path.to_string_lossy().ends_with(".d.ts"))
            .try_for_each(|path| remove(path))
    })?;
    elements(dirs)
}

/// The calculators, into `dist/npm`: modules for bundlers, and for a plain page one script with
/// what it loads.
fn elements(dirs: &Dirs) -> Result<(), String> {
    step("vite: building the calculators to embed, each within its budget", || {
        let npm = dirs.npm();
        let out = npm.to_string_lossy();
        for script in ["build:elements", "build:embed"] {
            run_command(
                &mut npm_run(&dirs.www(), script, &["--outDir", &out]),
                "the calculators do not build (see above).",
            )?;
        }
        copy_tree(&dirs.lib().join("elements/types"), &npm.join("elements"))
    })
}

/// `dist/site`: front page, app and pages, for any sub-path of any static host.
fn site(dirs: &Dirs) -> Result<(), String> {
    let pages = dirs.scratch().join("pages");
    step("pages: front page, figures, guides, reference, from docs and the contract", || {
        pages::write_pages(dirs, &pages)?;
        embed(dirs, &pages)
    })?;
    step("vite: building the app into dist/site, beside the pages", || {
        let site = dirs.site();
        let out = site.to_string_lossy();
        run_command(
            npm_run(&dirs.www(), "build:app", &["--outDir", &out, "--emptyOutDir"])
                .env("ENCOURS_PAGES", &pages),
            "the page does not build (see above).",
        )
    })
}

/// What other sites load stays at an address of its version: they name the hashes of it.
fn embed(dirs: &Dirs, pages: &Path) -> Result<(), String> {
    let into = pages.join("embed").join(env!("CARGO_PKG_VERSION"));
    let list = dirs.npm().join("elements/integrity.json");
    let published: Value = serde_json::from_slice(&read(&list)?)
        .map_err(|error| format!("{}: {error}.", list.display()))?;
    let files = published["files"].as_object().ok_or("integrity.json names no files.")?;
    for name in files.keys() {
        copy(&dirs.npm().join(name), &into.join(name))?;
    }
    copy(&list, &into.join("integrity.json"))
}

/// The entries of a folder in the order of their names; none where it cannot be read.
pub(crate) fn children(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Removes a file or a folder, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), String> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} cannot be removed: {error}.", path.display()))
        }
        _ => Ok(()),
    }
}

/// Makes a folder empty, and makes it where it is missing.
pub(crate) fn empty(folder: &Path) -> Result<(), String> {
    remove(folder)?;
    create(folder)
}

/// Makes a folder where it is missing.
pub(crate) fn create(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}.", folder.display()))
}

pub(crate) fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))
}

pub(crate) fn read_text(file: &Path) -> Result<String, String> {
    String::from_utf8(read(file)?).map_err(|_| format!("{} is not UTF-8.", file.display()))
}

pub(crate) fn write(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("{}: {error}.", file.display()))
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), String> {
    if let Some(folder) = to.parent() {
        create(folder)?;
    }
    fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| format!("{} cannot be copied: {error}.", from.display()))
}

pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<(), String> {
    for path in children(from) {
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy_tree(&path, &to.join(name))?;
        } else {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}
