//! `cargo xtask mutants`: changes the core in small ways, one at a time, and looks whether a test
//! notices (`cargo mutants`, over all native tests).
//!
//! All mutants of what the law and the cents hang on, and a sample of the others. It takes hours:
//! what is decided stands in `target/mutants/outcomes.tsv`, and the next run goes on from there. A
//! mutant is tested again once its file has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs::OpenOptions;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::build::{copy, create, read, write};
use crate::dirs::Dirs;
use crate::reproduce::sources;
use crate::step::{spoken, step};
use crate::tools;

/// Every mutant of these is tested: files and folders of this name, wherever in the core.
const WHOLE: [&str; 5] = ["amount", "date", "late_payment", "aging", "allowance"];
/// Mutants of all other files.
const SAMPLE: usize = 300;
/// Another number gives another sample.
const SEED: u64 = 1;
/// Mutants tested by one call: each call builds and tests the core as it is first. What a call has
/// decided is noted once it ends, also where it is stopped.
const AT_ONCE: usize = 200;
/// What `cargo mutants` calls its outcomes, and the files that list them.
const OUTCOMES: [&str; 4] = ["caught", "missed", "timeout", "unviable"];

/// What the caller asks for.
#[derive(Debug, Default, Eq, PartialEq)]
struct Wanted {
    /// Only mutants of these files.
    files: Vec<String>,
    /// The k-th of n parts.
    part: Option<(usize, usize)>,
    /// Those that no test noticed once more.
    survivors: bool,
}

/// Tests what is not decided yet, and reports on all.
pub(crate) fn run(words: &[&str]) -> Result<(), String> {
    let wanted = wanted(words)?;
    let dirs = Dirs::here()?;
    let tool = tools::cargo_mutants(&dirs)?;
    let work = Work::at(&dirs);
    step("copying the source tree to where it is mutated", || work.refresh(&dirs))?;
    let chosen = choose(&work.list(&tool)?, &wanted.files);
    if chosen.is_empty() {
        return Err("no mutants there: name files of the core, such as src/date.rs.".to_owned());
    }

    let mut known = work.known()?;
    if wanted.survivors {
        known.retain(|name, outcome| !chosen.contains(name) || !survived(outcome));
    }
    let (part, of) = wanted.part.unwrap_or((1, 1));
    let here = chosen.iter().skip(part - 1).step_by(of);
    let open: Vec<&String> = here.filter(|name| !known.contains_key(*name)).collect();
    println!("{} mutants chosen, {} to test now", chosen.len(), open.len());
    let mut tested = 0;
    for some in open.chunks(AT_ONCE) {
        step(&format!("mutants {} to {}", tested + 1, tested + some.len()), || {
            work.test(&tool, some, &mut known)
        })?;
        tested += some.len();
    }

    let report = report(&chosen, &known);
    let file = work.folder.join("report.md");
    write(&file, report.as_bytes())?;
    println!("\n{report}\nwritten to {}", file.display());
    Ok(())
}

fn wanted(words: &[&str]) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        match word {
            "--survivors" => wanted.survivors = true,
            "--shard" => {
                let part = words.next().and_then(|part| part.split_once('/'));
                let part = part.and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
                let part = part.filter(|&(k, n)| 1 <= k && k <= n);
                wanted.part = Some(part.ok_or("`--shard` needs k/n, from 1/n to n/n.")?);
            }
            file if file.starts_with("src/") => wanted.files.push(file.to_owned()),
            other => {
                return Err(format!(
                    "`{other}` is no file under src/, nor --shard k/n, nor --survivors."
                ));
            }
        }
    }
    Ok(wanted)
}

fn survived(outcome: &str) -> bool {
    matches!(outcome, "missed" | "timeout")
}

/// The file of a mutant: `src/date.rs:12:5: replace …`.
fn file_of(name: &str) -> &str {
    name.split(':').next().unwrap_or_default()
}

fn is_whole(name: &str) -> bool {
    let path = file_of(name).trim_end_matches(".rs");
    path.split('/').any(|part| WHOLE.contains(&part))
}

/// All mutants of the named files; else all of [`WHOLE`] and a sample of the rest.
fn choose(all: &[String], files: &[String]) -> Vec<String> {
    if !files.is_empty() {
        let named = |name: &&String| files.iter().any(|file| file == file_of(name));
        return all.iter().filter(named).cloned().collect();
    }
    let (mut chosen, mut rest): (Vec<String>, Vec<String>) =
        all.iter().cloned().partition(|name| is_whole(name));
    rest.sort_by_cached_key(|name| mixed(name));
    rest.truncate(SAMPLE);
    chosen.append(&mut rest);
    chosen
}

/// A number that depends on the name and the seed alone, on every machine.
fn mixed(name: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ SEED;
    let fold = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    // Turned, for the high bits are the mixed ones.
    name.bytes().fold(start, fold).rotate_left(32)
}

/// Where mutants are made and what is known of them.
struct Work {
    folder: PathBuf,
    /// A copy of the source tree with a target directory of its own.
    tree: PathBuf,
}

impl Work {
    fn at(dirs: &Dirs) -> Work {
        let folder = dirs.target.join("mutants");
        Work { tree: folder.join("tree"), folder }
    }

    /// Makes the copy what the source tree is; what did not change is not touched, so that cargo
    /// need not build it again.
    fn refresh(&self, dirs: &Dirs) -> Result<(), String> {
        create(&self.tree)?;
        for name in &sources(&dirs.root)? {
            let (from, to) = (dirs.root.join(name), self.tree.join(name));
            if read(&to).ok() != Some(read(&from)?) {
                copy(&from, &to)?;
            }
        }
        Ok(())
    }

    fn cargo_mutants(&self, tool: &Path) -> Command {
        let mut command = Command::new(tool);
        command.current_dir(&self.tree).args(["mutants", "--colors", "never"]);
        command.env_remove("CARGO_TARGET_DIR").env_remove("ENCOURS_DATA");
        command
    }

    /// The names of all mutants of the core.
    fn list(&self, tool: &Path) -> Result<Vec<String>, String> {
        let failed = "cargo mutants does not list the mutants: see `cargo xtask mutants` again.";
        let listed = self.cargo_mutants(tool).arg("--list").output();
        let listed = listed.ok().filter(|output| output.status.success()).ok_or(failed)?;
        Ok(String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect())
    }

    /// Tests some mutants and notes what came of each.
    fn test(
        &self,
        tool: &Path,
        names: &[&String],
        known: &mut BTreeMap<String, String>,
    ) -> Result<(), String> {
        let mut command = self.cargo_mutants(tool);
        command.args(["--in-place", "--no-shuffle", "--no-times", "--output"]).arg(&self.folder);
        // The same draws for all, no time lost on smaller cases, nothing kept for the next.
        command
            .env("PROPTEST_RNG_SEED", "1")
            .env("PROPTEST_MAX_SHRINK_ITERS", "0")
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true");
        // Some kinds of mutants heed no `--re`, but all heed `--file`.
        let files: BTreeSet<&str> = names.iter().map(|name| file_of(name)).collect();
        for file in files {
            command.args(["--file", file]);
        }
        for name in names {
            command.arg("--re").arg(format!("^{}$", escaped(name)));
        }
        // It says by its exit code that some survived: what counts is what it lists.
        let start = Instant::now();
        let status = command.status();
        let mut decided = Vec::new();
        for outcome in OUTCOMES {
            let file = self.folder.join("mutants.out").join(format!("{outcome}.txt"));
            let list = String::from_utf8_lossy(&read(&file).unwrap_or_default()).into_owned();
            decided.extend(list.lines().map(|name| (name.to_owned(), outcome.to_owned())));
        }
        self.note(&decided)?;
        println!("  {} decided in {}", decided.len(), spoken(start.elapsed()));
        known.extend(decided);
        match names.iter().find(|name| !known.contains_key(**name)) {
            None => Ok(()),
            Some(name) => Err(format!(
                "cargo mutants stopped before `{name}` was decided ({}).",
                status.map_or_else(|error| error.to_string(), |status| status.to_string())
            )),
        }
    }

    fn notes(&self) -> PathBuf {
        self.folder.join("outcomes.tsv")
    }

    fn note(&self, decided: &[(String, String)]) -> Result<(), String> {
        let mut lines = String::new();
        for (name, outcome) in decided {
            let _ = writeln!(lines, "{outcome}\t{:016x}\t{name}", self.state(name));
        }
        let shown = |error| format!("{}: {error}.", self.notes().display());
        let file = OpenOptions::new().create(true).append(true).open(self.notes());
        file.and_then(|mut file| file.write_all(lines.as_bytes())).map_err(shown)
    }

    /// What is known of mutants whose files are still the same.
    fn known(&self) -> Result<BTreeMap<String, String>, String> {
        let notes = self.notes();
        let text = if notes.is_file() { read(&notes)? } else { Vec::new() };
        let mut known = BTreeMap::new();
        for line in String::from_utf8_lossy(&text).lines() {
            let mut cells = line.splitn(3, '\t');
            let (Some(outcome), Some(state), Some(name)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            if state == format!("{:016x}", self.state(name)) {
                known.insert(name.to_owned(), outcome.to_owned());
            }
        }
        Ok(known)
    }

    /// The content of a mutant's file, as a number.
    fn state(&self, name: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        read(&self.tree.join(file_of(name))).unwrap_or_default().hash(&mut hasher);
        hasher.finish()
    }
}

/// A text as a regular expression that matches it alone.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        if r"\.+*?()|[]{}^$#&-~".contains(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

fn report(chosen: &[String], known: &BTreeMap<String, String>) -> String {
    let of = |outcome: &'static str| {
        chosen.iter().filter(move |name| known.get(*name).is_some_and(|found| found == outcome))
    };
    let [caught, missed, timeout, unviable] = OUTCOMES.map(|outcome| of(outcome).count());
    let viable = caught + missed + timeout;
    let tested = viable + unviable;
    let mut out = String::from("# Mutants\n\n");
    let _ = writeln!(
        out,
        "{tested} of {} tested: {caught} caught, {missed} missed, {timeout} timed out, {unviable} do not compile.",
        chosen.len()
    );
    // A mutant that never ends was noticed too.
    if let Some(permille) = ((caught + timeout) * 1000).checked_div(viable) {
        let _ = writeln!(
            out,
            "{}.{} % of those that compile were noticed.",
            permille / 10,
            permille % 10
        );
    }
    for outcome in ["missed", "timeout"] {
        if of(outcome).next().is_some() {
            let _ = writeln!(out, "\n## {outcome}\n");
            of(outcome).for_each(|name| {
                let _ = writeln!(out, "- {name}");
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_is_asked_for_is_understood() {
        assert_eq!(wanted(&[]), Ok(Wanted::default()));
        assert_eq!(
            wanted(&["src/date.rs", "--shard", "2/8", "--survivors"]),
            Ok(Wanted { files: names(&["src/date.rs"]), part: Some((2, 8)), survivors: true })
        );
        for wrong in [&["date.rs"][..], &["--shard"], &["--shard", "0/8"], &["--shard", "9/8"]] {
            assert!(wanted(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_law_and_the_cents_are_tested_whole_and_the_rest_by_a_sample() {
        let whole = ["src/amount/wide.rs:1:2: a", "src/calc/late_payment/mod.rs:1:2: b"];
        let mut all = names(&whole);
        all.extend((0..1000).map(|number| format!("src/import/csv/dates.rs:{number}:1: c")));
        let chosen = choose(&all, &[]);
        assert_eq!(chosen.len(), 2 + SAMPLE);
        assert_eq!(chosen[..2], whole);
        assert_eq!(chosen, choose(&all, &[]));
        assert_eq!(choose(&all, &names(&["src/amount/wide.rs"])), whole[..1]);
    }

    #[test]
    fn a_mutant_that_never_ends_was_noticed_and_one_that_does_not_compile_does_not_count() {
        let chosen =
            names(&["src/a.rs:1:1: a", "src/a.rs:2:1: b", "src/a.rs:3:1: c", "src/a.rs:4:1: d"]);
        let known = chosen.iter().cloned().zip(OUTCOMES.map(str::to_owned)).collect();
        let report = report(&chosen, &known);
        assert!(
            report.contains("4 of 4 tested: 1 caught, 1 missed, 1 timed out, 1 do not"),
            "{report}"
        );
        assert!(report.contains("66.6 % of those"), "{report}");
        assert!(report.contains("- src/a.rs:2:1: b\n"), "{report}");
    }

    #[test]
    fn a_name_is_matched_alone() {
        assert_eq!(
            escaped("a.rs:1:2: replace + with - in <A>::b -> u8"),
            r"a\.rs:1:2: replace \+ with \- in <A>::b \-> u8"
        );
    }
}
