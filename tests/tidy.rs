//! The rules of the house that no compiler checks (ARCHITECTURE.md, CONTRIBUTING.md), on the
//! source tree itself.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One file of the source tree.
struct Source {
    /// From the root, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// The file without its comments and texts: what is left are identifiers and signs. Line
    /// breaks stay.
    fn code(&self) -> String {
        code(&self.text, self.name.ends_with(".rs"))
    }

    fn is_under(&self, folder: &str) -> bool {
        self.name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under these folders with one of these endings, in the order of their names.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let generated =
                folder.ends_with("www/lib/wasm") && !name.to_string_lossy().ends_with(".d.ts");
            if name == "node_modules" || generated {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                let name = path.strip_prefix(root()).expect("under the root");
                found.push(Source {
                    name: name.to_string_lossy().replace('\\', "/"),
                    text: fs::read_to_string(&path).expect("a text file"),
                });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!found.is_empty(), "no source under {folders:?}");
    found
}

fn core() -> Vec<Source> {
    sources(&["src"], &[".rs"])
}

fn web() -> Vec<Source> {
    sources(&["www/app", "www/lib", "www/site", "www/ui"], &[".ts", ".js", ".mjs", ".html", ".css"])
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Drops comments and the inside of texts.
fn code(text: &str, rust: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rust && (rest.starts_with("r\"") || rest.starts_with("r#")) && !ends_in_word(&out)
        {
            raw_text(rest).unwrap_or(0)
        } else if first == '"' || (!rust && (first == '\'' || first == '`')) {
            quoted(rest, first)
        } else if rust && first == '\'' {
            character(rest).unwrap_or(0)
        } else {
            0
        };
        if skipped == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            out.extend(rest[..skipped].chars().filter(|sign| *sign == '\n'));
            rest = &rest[skipped..];
        }
    }
    out
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_')
}

/// Length of a text in these quotes, escapes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if sign == quote => return at + sign.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Length of `r"…"` or `r#"…"#`; nothing for a raw identifier.
fn raw_text(text: &str) -> Option<usize> {
    let hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let inside = text[1 + hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    Some(2 + hashes + inside.find(&close)? + close.len())
}

/// Length of `'x'` or `'\…'`; nothing for a lifetime.
fn character(text: &str) -> Option<usize> {
    let mut signs = text.char_indices().skip(1);
    let (_, first) = signs.next()?;
    if first == '\\' {
        return Some(quoted(text, '\''));
    }
    let (at, close) = signs.next()?;
    (close == '\'').then_some(at + 1)
}

/// Identifiers, cut into their words: `daysLate` and `days_late` are "days", "late".
fn identifiers(code: &str) -> impl Iterator<Item = (&str, Vec<String>)> {
    code.split(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .filter(|word| word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_'))
        .map(|identifier| {
            let mut words = vec![String::new()];
            let mut was_lower = false;
            for sign in identifier.chars() {
                if sign == '_' || (sign.is_uppercase() && was_lower) {
                    words.push(String::new());
                }
                was_lower = sign.is_lowercase() || sign.is_numeric();
                if sign != '_' {
                    words.last_mut().expect("one word").extend(sign.to_lowercase());
                }
            }
            (identifier, words)
        })
}

fn has_word(code: &str, word: &str) -> bool {
    identifiers(code).any(|(identifier, _)| identifier == word)
}

/// Fails with each place where `wrong` says what is wrong with a line of code.
fn refuse(sources: &[Source], rule: &str, wrong: impl Fn(&Source, &str) -> bool) {
    let mut places = Vec::new();
    for source in sources {
        let code = source.code();
        for (number, line) in code.lines().enumerate() {
            if wrong(source, line) {
                places.push(format!("{}:{}: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// The same on the lines as they are written, texts and comments included.
fn refuse_text(sources: &[Source], rule: &str, wrong: impl Fn(&Source, &str) -> bool) {
    let mut places = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            if wrong(source, line) {
                places.push(format!("{}:{}: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

#[test]
fn the_reader_of_code_drops_comments_and_texts_only() {
    let rust = "let a = \"client\"; // client\nlet b: &'a str = r#\"client \" x\"#; /* client\n */ let c = '\\'';\nfn client<'a>() {}";
    let seen = code(rust, true);
    assert_eq!(seen.matches("client").count(), 1, "{seen}");
    assert_eq!(seen.lines().count(), rust.lines().count());
    assert!(seen.contains("fn client<'a>() {}"), "{seen}");
    let typescript =
        "const a = 'client' + `client ${x}`; // client\ninterface Client { agingRow: string }";
    let seen = code(typescript, false);
    assert!(!seen.contains("client") && seen.contains("interface Client"), "{seen}");
    let words: Vec<_> = identifiers("daysLate + late_days2").flat_map(|(_, words)| words).collect();
    assert_eq!(words, ["days", "late", "late", "days2"]);
}

#[test]
fn only_src_js_knows_javascript() {
    let words = ["wasm_bindgen", "js_sys", "serde_wasm_bindgen", "web_sys", "JsValue"];
    refuse(&core(), "JavaScript outside src/js", |source, line| {
        !source.is_under("src/js") && words.iter().any(|word| has_word(line, word))
    });
}

#[test]
fn the_core_has_no_clock_no_files_and_no_state_of_its_own() {
    let paths = ["std::time", "std::env", "std::fs", "std::net", "std::thread", "std::process"];
    let words =
        ["Utc", "Local", "SystemTime", "Instant", "thread_local", "println", "eprintln", "dbg"];
    let cells = ["mut", "Mutex", "RwLock", "OnceLock", "LazyLock", "Cell", "RefCell", "OnceCell"];
    let global = |line: &str| {
        has_word(line, "static")
            && !line.contains("'static")
            && cells.iter().any(|cell| has_word(line, cell))
    };
    refuse(&core(), "a clock, a file or a state of its own in the core", |source, line| {
        !source.is_under("src/js")
            && (global(line)
                || paths.iter().any(|path| line.contains(path))
                || words.iter().any(|word| has_word(line, word)))
    });
}

#[test]
fn the_core_knows_no_floats() {
    // The cells of a workbook are doubles, whoever writes them.
    let cells = ["src/export/xlsx.rs", "src/import/xlsx.rs"];
    refuse(&core(), "a float in the core", |source, line| {
        !source.is_under("src/js")
            && !cells.contains(&source.name.as_str())
            && (has_word(line, "f64") || has_word(line, "f32"))
    });
}

#[test]
fn the_core_writes_texts_without_the_standard_formatter() {
    let mut sources = core();
    for source in &mut sources {
        let tests = source.text.find("#[cfg(test)]\nmod tests").unwrap_or(source.text.len());
        source.text.truncate(tests);
    }
    let words = ["to_string", "format_args"];
    // The shortest text of a double is the formatter's.
    let doubles = "src/import/xlsx.rs";
    refuse(&sources, "the formatter, 3 kB of the module, in the core", |source, line| {
        source.name != doubles
            && (line.contains("format!") || words.iter().any(|word| has_word(line, word)))
    });
}

#[test]
fn the_parts_of_the_core_depend_downwards_only() {
    // js → wire → calc → ledger → law → the base; `import` and `export` stand beside `calc`.
    let tier = |module: &str| match module {
        "amount" | "date" | "error" | "language" | "order" | "rule" | "warning" => 0,
        "law" => 1,
        "ledger" => 2,
        "calc" | "export" | "import" => 3,
        "text" | "wire" => 4,
        "js" => 5,
        _ => panic!("src/{module} has no place in the order of the parts: give it one here"),
    };
    let mut wrong = Vec::new();
    for source in core() {
        let path = source.name.trim_start_matches("src/").trim_end_matches(".rs");
        let module = path.split('/').next().expect("a name").to_owned();
        if module == "lib" {
            continue;
        }
        // Tests may look further up, to check a part against the whole.
        let code = source.code();
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for used in code.split("crate::").skip(1) {
            let used = used.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next();
            let used = used.unwrap_or_default();
            let upwards = !used.is_empty()
                && used.starts_with(char::is_lowercase)
                && tier(used) > tier(&module);
            // Sentences know codes and rules, not figures.
            let talkative =
                module == "text" && matches!(used, "calc" | "ledger" | "wire" | "import");
            if upwards || talkative {
                wrong.push(format!("{} uses crate::{used}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_database_is_only_in_the_store() {
    refuse_text(&web(), "a database outside www/app/store", |source, line| {
        let names = line.contains("indexedDB") || line.contains("from \"idb\"");
        names && !source.is_under("www/app/store") && !source.name.ends_with(".test.ts")
    });
}

#[test]
fn only_the_package_imports_the_generated_glue() {
    refuse_text(&web(), "the glue imported outside www/lib", |source, line| {
        !source.is_under("www/lib") && line.contains("wasm/encours")
    });
}

#[test]
fn the_parts_of_the_page_depend_downwards_only() {
    refuse_text(&web(), "an import against the order of the parts", |source, line| {
        let imported = line.split("from \"").nth(1).or_else(|| line.split("import(\"").nth(1));
        let Some(path) = imported.and_then(|rest| rest.split('"').next()) else { return false };
        // What begins with no point is a package, whatever its own folders are called.
        let enters = |part: &str| path.starts_with('.') && path.contains(&format!("/{part}/"));
        (source.is_under("www/ui") && (enters("app") || enters("lib") || enters("site")))
            || (source.is_under("www/site") && (enters("app") || enters("lib")))
            || (source.is_under("www/lib")
                && !source.is_under("www/lib/elements")
                && (enters("app") || enters("ui") || enters("elements")))
            || (source.is_under("www/lib/elements") && (enters("app") || enters("site")))
            || (source.is_under("www/app") && enters("lib"))
            || (source.is_under("www/app/views") && enters("store"))
            || (source.is_under("www/app/store") && enters("views"))
    });
}

#[test]
fn calculators_store_nothing_and_fetch_nothing_but_their_own_files() {
    let elements = sources(&["www/lib/elements"], &[".ts"]);
    let words = [
        "localStorage",
        "sessionStorage",
        "cookie",
        "cookieStore",
        "indexedDB",
        "caches",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "sendBeacon",
        "Worker",
        "innerHTML",
    ];
    refuse(&elements, "a calculator that stores, or asks the network", |source, line| {
        let fetches = has_word(line, "fetch") && source.name != "www/lib/elements/loader.ts";
        fetches || words.iter().any(|word| has_word(line, word))
    });
}

#[test]
fn texts_never_become_markup_or_programs() {
    let words = ["innerHTML", "outerHTML", "insertAdjacentHTML", "unsafeHTML", "unsafeSVG", "eval"];
    refuse(&web(), "a text that becomes markup or a program", |source, line| {
        if source.name.ends_with(".test.ts") {
            return false;
        }
        words.iter().any(|word| has_word(line, word))
            || line.contains("document.write")
            || line.contains("new Function")
    });
}

#[test]
fn style_is_in_style_sheets_and_never_important() {
    refuse_text(&web(), "an inline style, or !important", |_, line| {
        let attribute =
            line.contains(" style=\"") || line.contains(" style=${") || line.contains("style='");
        attribute || line.contains("!important") || line.contains("styleMap(")
    });
}

/// A line that turns text into a number says on the line above why this is no money:
/// `// Not money: <why>`.
#[test]
fn the_page_never_turns_money_into_numbers() {
    let mut places = Vec::new();
    for source in web() {
        if !source.name.ends_with(".ts") || source.name.ends_with(".test.ts") {
            continue;
        }
        let code = source.code();
        let above = std::iter::once("").chain(source.text.lines());
        for (number, (line, above)) in code.lines().zip(above).enumerate() {
            let calls =
                |name: &str| line.match_indices(name).any(|(at, _)| !ends_in_word(&line[..at]));
            let converts = calls("Number(")
                || calls("parseFloat(")
                || calls("parseInt(")
                || line.contains(".toFixed(")
                || line.contains(".toPrecision(");
            let reason = above.trim().strip_prefix("// Not money: ").unwrap_or_default();
            if converts && reason.len() < 10 {
                places.push(format!("{}:{}: {}", source.name, number + 1, line.trim()));
            }
        }
    }
    assert!(places.is_empty(), "a number made from text:\n{}", places.join("\n"));
}

#[test]
fn refused_words_are_in_no_identifier() {
    let refused = [
        "client",
        "clients",
        "ageing",
        "instalment",
        "instalments",
        "dunning",
        "util",
        "utils",
        "helper",
        "helpers",
        "common",
        "manager",
        "misc",
    ];
    let mut read = core();
    read.extend(sources(&["www/lib"], &["index.d.ts", "import.d.ts"]));
    refuse(&read, "a word that the glossary refuses", |_, line| {
        identifiers(line)
            .any(|(_, words)| words.iter().any(|word| refused.contains(&word.as_str())))
    });
}

/// A test that is missing there would let mutants live.
#[test]
fn every_native_test_meets_the_mutants() {
    let met = read("tests/mutants.rs");
    for source in sources(&["tests"], &[".rs"]) {
        let name = source.name.trim_start_matches("tests/").trim_end_matches(".rs");
        // The source tree, the border of JavaScript, what is compared there, what the fuzzer found,
        // and folders of parts.
        if name.contains('/') || ["answers", "mutants", "tidy", "wasm", "fuzz"].contains(&name) {
            continue;
        }
        assert!(met.contains(&format!("\nmod {name};\n")), "tests/mutants.rs has no {name}");
    }
}

/// The fuzzer is a workspace of its own: it must break what is shipped, not something near it.
#[test]
fn the_fuzzer_builds_the_versions_that_are_shipped() {
    let locked = |name: &str| -> BTreeSet<(String, String)> {
        let value = |line: &str, key: &str| {
            line.strip_prefix(key).map(|value| value.trim_matches([' ', '=', '"']).to_owned())
        };
        let text = read(name);
        let mut lines = text.lines();
        let mut packages = BTreeSet::new();
        while let Some(line) = lines.next() {
            if let Some(name) = value(line, "name") {
                packages.extend(
                    lines.next().and_then(|line| value(line, "version")).map(|v| (name, v)),
                );
            }
        }
        packages
    };
    let (ours, fuzz) = (locked("Cargo.lock"), locked("fuzz/Cargo.lock"));
    assert!(fuzz.len() > 10, "fuzz/Cargo.lock is not read: {fuzz:?}");
    let names: BTreeSet<&String> = ours.iter().map(|(name, _)| name).collect();
    let other: Vec<_> = fuzz
        .iter()
        .filter(|package| names.contains(&package.0) && !ours.contains(package))
        .collect();
    assert!(other.is_empty(), "fuzz/Cargo.lock has other versions than Cargo.lock: {other:?}");
}

/// An example with a figure that a person can check. What `unreachable_pub` lets stand as `pub` can
/// be called from elsewhere.
#[test]
fn every_public_function_has_an_example() {
    let mut without = Vec::new();
    let mut seen = 0;
    for source in core().iter().filter(|source| !source.is_under("src/js")) {
        let mut has_example = false;
        for line in source.text.lines().map(str::trim) {
            if ["///", "#[", "//"].iter().any(|start| line.starts_with(start)) {
                has_example |= line == "/// ```" || line.starts_with("#[doc = include_str!");
                continue;
            }
            if line.starts_with("pub fn ") || line.starts_with("pub const fn ") {
                seen += 1;
                if !has_example {
                    without.push(format!("{}: {line}", source.name));
                }
            }
            has_example = false;
        }
    }
    assert!(seen > 200, "the functions of src are not read: {seen}");
    assert!(without.is_empty(), "without an example:\n{}", without.join("\n"));
}

#[test]
fn no_file_is_named_for_what_it_is_not() {
    let folders =
        ["src", "www/app", "www/lib", "www/site", "www/ui", "xtask/src", "tests", "fuzz/src"];
    let refused = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];
    for source in sources(&folders, &[".rs", ".ts", ".mjs", ".css"]) {
        let words = source.name.split(|sign: char| !sign.is_alphanumeric());
        for word in words {
            assert!(!refused.contains(&word), "{} is named `{word}`", source.name);
        }
    }
}

#[test]
fn nothing_is_left_for_later_and_no_machine_is_named() {
    let folders = [
        "src",
        "www/app",
        "www/lib",
        "www/site",
        "www/ui",
        "xtask/src",
        "tests",
        "docs",
        "benches",
        "examples",
        "fuzz/src",
    ];
    let mut read = sources(&folders, &[".rs", ".ts", ".mjs", ".css", ".html", ".md", ".toml"]);
    read.retain(|source| source.name != "tests/tidy.rs");
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml"] {
        read.push(Source { name: name.to_owned(), text: self::read(name) });
    }
    let later = ["TODO", "FIXME", "HACK"];
    let machines = ["/home/", "/root/", "/Users/", "/work/", "/tmp/"];
    refuse_text(&read, "a thing left for later, or a path of one machine", |_, line| {
        later.iter().any(|word| has_word(line, word))
            || machines.iter().any(|path| line.contains(path))
    });
}

#[test]
fn one_version_for_the_crate_and_the_package() {
    let version = env!("CARGO_PKG_VERSION");
    let package = read("www/lib/package.json");
    assert!(
        package.contains(&format!("\"version\": \"{version}\"")),
        "www/lib/package.json is not {version}"
    );
    assert!(
        read("CHANGELOG.md").contains(&format!("\n## {version}")),
        "CHANGELOG.md has no {version}"
    );
}

/// The codes of `src/error.rs` with the names of their variants.
fn error_codes() -> Vec<(String, String)> {
    read("src/error.rs")
        .lines()
        .filter_map(|line| {
            let (name, code) = line.trim().strip_suffix("\",")?.split_once(" = \"")?;
            Some((name.to_owned(), code.to_owned()))
        })
        .collect()
}

/// What stands in "…" or `…` and looks like a code.
fn quoted_codes(text: &str, quote: char) -> BTreeSet<String> {
    let is_code = |text: &&str| {
        text.split_once('/').is_some_and(|(family, problem)| {
            let word = |part: &str| {
                !part.is_empty() && part.chars().all(|sign| sign.is_ascii_alphanumeric())
            };
            word(family) && word(problem)
        })
    };
    text.split(quote).filter(is_code).map(str::to_owned).collect()
}

#[test]
fn every_error_code_is_known_everywhere() {
    let codes = error_codes();
    assert!(codes.len() > 25, "the codes of src/error.rs are not read: {codes:?}");
    let core: BTreeSet<String> = codes.iter().map(|(_, code)| code.clone()).collect();

    let contract = read("www/lib/index.d.ts");
    let declared =
        contract.split("export type ErrorCode =").nth(1).expect("ErrorCode in the contract");
    let declared = declared.split(';').next().expect("its end");
    assert_eq!(quoted_codes(declared, '"'), core, "www/lib/index.d.ts against src/error.rs");

    let page = read("docs/errors.md");
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let code = row.split('`').nth(1).unwrap_or_default();
        assert!(core.contains(code), "docs/errors.md has a row for {code}, which is no code");
    }
    let mentioned = quoted_codes(&page, '`');
    let forgotten: Vec<_> = core.difference(&mentioned).collect();
    assert!(forgotten.is_empty(), "docs/errors.md does not say {forgotten:?}");

    for language in ["src/text/fr.rs", "src/text/en.rs"] {
        let sentences = read(language);
        for (variant, code) in &codes {
            assert!(has_word(&sentences, variant), "{language} has no sentence for {code}");
        }
    }
}

#[test]
fn every_error_code_is_provoked_through_javascript() {
    // The examples of the table are run by www/lib/errors.test.ts.
    let page = read("docs/errors.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let mut provoked: BTreeSet<String> =
        rows.filter_map(|row| row.split('`').nth(1)).map(str::to_owned).collect();
    for source in sources(&["www", "tests"], &[".test.ts", ".spec.ts"]) {
        provoked.extend(quoted_codes(&source.text, '"'));
    }
    for (_, code) in error_codes() {
        assert!(provoked.contains(&code), "no test provokes {code} through JavaScript");
    }
}
