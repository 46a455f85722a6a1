//! The size of the module: its budget, and where the bytes come from.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::build::{CALCULATORS, FILES, Module, WHOLE, read};
use crate::dirs::Dirs;

/// What `gzip -9` may leave of each module, in bytes.
const BUDGETS: [(Module, u64); 3] = [(WHOLE, 130_000), (CALCULATORS, 99_000), (FILES, 1_200_000)];
/// How many parts the report names.
const SHOWN: usize = 12;

/// Fails above the budgets.
pub(crate) fn check(dirs: &Dirs) -> Result<(), String> {
    for (Module { file, .. }, budget) in BUDGETS {
        let (_, zipped) = measure(dirs, file)?;
        if zipped > budget {
            return Err(format!("{file} is {zipped} bytes gzipped, over its budget of {budget}."));
        }
    }
    Ok(())
}

/// Prints the size of the published modules, and the biggest parts of the whole core and of the
/// module of files as they were compiled, which still have their names.
pub(crate) fn report(dirs: &Dirs, whole: &Path, files: &Path) -> Result<(), String> {
    for (Module { file, .. }, budget) in BUDGETS {
        let (plain, zipped) = measure(dirs, file)?;
        println!("  {file}: {plain} bytes, {zipped} gzipped ({budget} allowed)");
    }
    for (Module { file, .. }, compiled) in [(WHOLE, whole), (FILES, files)] {
        let mut parts: Vec<(String, u64)> = parts(&read(compiled)?)
            .map_err(|error| format!("the compiled module cannot be read: {error}."))?
            .into_iter()
            .collect();
        parts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let all: u64 = parts.iter().map(|(_, bytes)| bytes).sum();
        println!("  {file} before wasm-opt, {all} bytes of code and data, the biggest parts:");
        for (part, bytes) in parts.iter().take(SHOWN) {
            println!("  {bytes:>9}  {part}");
        }
    }
    Ok(())
}

/// Plain and gzipped size of a published module. By the command itself: the zlib of Node packs 1 %
/// worse than it.
fn measure(dirs: &Dirs, file: &str) -> Result<(u64, u64), String> {
    let path = dirs.glue().join(file);
    let plain = read(&path)?.len() as u64;
    let zipped = Command::new("gzip").args(["-9", "-c"]).arg(&path).output();
    match zipped {
        Ok(output) if output.status.success() => Ok((plain, output.stdout.len() as u64)),
        _ => Err(format!("{} could not be measured: is `gzip` there?", path.display())),
    }
}

/// Bytes of code by the module of encours, or the crate, that each function comes from; and data.
fn parts(module: &[u8]) -> wasmparser::Result<BTreeMap<String, u64>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut parts = BTreeMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(length(body.range())),
            Payload::DataSection(data) => {
                parts.insert("(data)".to_owned(), length(data.range()));
            }
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(sections) = custom.as_known() else { continue };
                for section in sections {
                    let Name::Function(functions) = section? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(naming.index, naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (function, bytes) in (imported..).zip(bodies) {
        let name = names.get(&function).copied().unwrap_or_default();
        *parts.entry(origin(name)).or_default() += bytes;
    }
    Ok(parts)
}

fn length(range: std::ops::Range<usize>) -> u64 {
    u64::try_from(range.len()).unwrap_or(u64::MAX)
}

/// "encours::calc::aging" for our own code, "chrono" for others': the first path in the symbol.
fn origin(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let Some(end) = name.find("::") else { return "(other)".to_owned() };
    let start = name[..end].rfind(|sign| !is_word(sign)).map_or(0, |at| at + 1);
    let path: Vec<&str> = name[start..]
        .split("::")
        .take_while(|word| word.chars().all(|sign| is_word(sign) && !sign.is_uppercase()))
        .collect();
    match path.as_slice() {
        ["encours", module, part, _, ..] => format!("encours::{module}::{part}"),
        ["encours", module, ..] => format!("encours::{module}"),
        [root, ..] => (*root).to_owned(),
        [] => "(other)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_told_by_their_crate_and_ours_by_their_module() {
        for (symbol, from) in [
            ("encours::calc::aging::aging", "encours::calc::aging"),
            ("encours::calc::aging::rows::sum", "encours::calc::aging"),
            ("encours::amount::parse", "encours::amount"),
            ("<encours::date::Date as core::fmt::Display>::fmt", "encours::date"),
            ("<alloc::vec::Vec<u8> as core::fmt::Write>::write_str", "alloc"),
            ("core::fmt::write", "core"),
            ("dlmalloc", "(other)"),
        ] {
            assert_eq!(origin(symbol), from, "{symbol}");
        }
    }
}
