//! The pages of `docs/figures`: one for each figure, in both languages, with the law as `src/law`
//! has it and the figures that its example asserts.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use encours::language::Language;
use encours::law::RULES;
use encours::rule::Rule;
use encours::text;

const HEADINGS: [[&str; 5]; 2] = [
    ["What it is", "Formula", "Law", "Worked example", "Limits and doubts"],
    ["Ce que c’est", "Formule", "Droit", "Exemple chiffré", "Limites et doutes"],
];
const LAW: usize = 2;
const EXAMPLE: usize = 3;
const LIMITS: usize = 4;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// It gives no figure of its own: it opens those of others.
const EXPLAINS_OTHERS: &str = "explain_figure";

/// The figures: the calls of `src/calc/mod.rs` that have the name of their module.
fn calls() -> Vec<String> {
    let calc = read("src/calc/mod.rs");
    let uses = calc.split("pub use ").skip(1).filter_map(|rest| {
        let (module, names) = rest.split(';').next()?.split_once("::")?;
        let mut names = names.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
        (module != EXPLAINS_OTHERS && names.any(|name| name == module)).then(|| module.to_owned())
    });
    let calls: Vec<String> = uses.collect();
    assert!(calls.len() >= 15, "the calls of src/calc/mod.rs are not read: {calls:?}");
    calls
}

struct Page {
    name: String,
    language: Language,
    title: String,
    /// Heading and text, in order.
    sections: Vec<(String, String)>,
    /// The Rust of its example.
    code: String,
}

impl Page {
    fn read(call: &str, language: Language) -> Page {
        let ending = if language == Language::English { "md" } else { "fr.md" };
        let name = format!("docs/figures/{}.{ending}", call.replace('_', "-"));
        let text = read(&name);
        let mut code = String::new();
        let mut told = String::new();
        for (position, part) in text.split("```").enumerate() {
            match part.strip_prefix('\n') {
                Some(rust) if position % 2 == 1 => code.push_str(rust),
                _ => told.push_str(part),
            }
        }
        let (title, rest) = told.split_once("\n\n## ").expect("a title, then sections");
        let sections = rest.split("\n## ").map(|section| {
            let (heading, text) = section.split_once("\n\n").expect("a heading, then text");
            (heading.to_owned(), text.to_owned())
        });
        let title = title.strip_prefix("# ").expect("a title").to_owned();
        Page { sections: sections.collect(), title, name, language, code }
    }

    fn section(&self, number: usize) -> &str {
        &self.sections[number].1
    }

    /// The rules of the section on law, each with the lines that tell it.
    fn law(&self) -> Vec<(&'static Rule, String)> {
        let items = self.section(LAW).split("\n- ").map(|item| {
            item.trim_start_matches("- ").split_whitespace().collect::<Vec<_>>().join(" ")
        });
        let named = items.filter_map(|item| {
            let id = item.split('`').nth(1)?.to_owned();
            let rule = RULES.iter().find(|rule| rule.id == id);
            Some((*rule.unwrap_or_else(|| panic!("{}: no rule {id}", self.name)), item))
        });
        named.collect()
    }

    /// A day as this page writes it.
    fn day(&self, day: &str) -> String {
        match (self.language, day.split('-').collect::<Vec<_>>().as_slice()) {
            (Language::French, [year, month, day]) => format!("{day}/{month}/{year}"),
            _ => day.to_owned(),
        }
    }
}

fn pages() -> Vec<[Page; 2]> {
    let pair = |call: &String| [Language::English, Language::French].map(|it| Page::read(call, it));
    calls().iter().map(pair).collect()
}

/// All numbers and dates, in the notation of the English pages.
fn numbers(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let mut number = String::new();
        loop {
            let thousands = (1..=3).all(|ahead| digit(at + ahead)) && !digit(at + 4);
            match signs.get(at) {
                Some(sign) if sign.is_ascii_digit() => number.push(*sign),
                Some('.' | ',') if digit(at + 1) => number.push('.'),
                Some(sign @ ('-' | '/')) if digit(at + 1) => number.push(*sign),
                Some(' ') if thousands => {}
                _ => break,
            }
            at += 1;
        }
        found.push(match number.split('/').collect::<Vec<_>>().as_slice() {
            [day, month, year] => format!("{year}-{month}-{day}"),
            _ => number,
        });
    }
    found
}

#[test]
fn numbers_are_read_in_both_notations() {
    let read = ["2025-05-31", "10000.00", "13.15", "30", "100", "400.00", "1200.00"];
    assert_eq!(numbers("2025-05-31 10 000.00 × 13.15 % × 30 / 100 | 400.00 | 1 200.00"), read);
    assert_eq!(numbers("31/05/2025 10 000,00 × 13,15 % × 30 / 100 | 400,00 | 1 200,00"), read);
}

#[test]
fn every_figure_has_its_page_and_no_page_is_left_over() {
    let mut pages: BTreeSet<String> = BTreeSet::new();
    for call in calls() {
        let name = call.replace('_', "-");
        for page in [format!("{name}.md"), format!("{name}.fr.md")] {
            pages.insert(page);
        }
        let included = format!("docs/figures/{name}.md\")]");
        assert!(docs(&call).contains(&included), "the documentation of {call} lacks it");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures");
    let files = fs::read_dir(folder).expect("the pages").flatten();
    let files: BTreeSet<String> =
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(files, pages);
}

/// What stands above a call, without what is above that.
fn docs(call: &str) -> String {
    let file = ["", "/mod"].map(|end| format!("src/calc/{call}{end}.rs"));
    let file = file.iter().find(|file| Path::new(file).exists()).expect("the file of a call");
    let text = read(file);
    let (before, _) = text.split_once(&format!("\npub fn {call}(")).expect("the function");
    before.rsplit("\n\n").next().unwrap_or_default().to_owned()
}

#[test]
fn the_documentation_of_a_call_names_the_rules_of_its_page() {
    for [page, _] in pages() {
        let call = page.name.replace("docs/figures/", "").replace(".md", "").replace('-', "_");
        let docs = docs(&call);
        let told = docs.split("/// # Rules\n").nth(1).unwrap_or_default();
        let told = told.split("/// # ").next().unwrap_or_default();
        let named: BTreeSet<&str> =
            told.split('`').skip(1).step_by(2).filter(|name| name.contains('/')).collect();
        let cited: BTreeSet<&str> = page.law().iter().map(|(rule, _)| rule.id).collect();
        assert_eq!(named, cited, "{call}: the rules of its documentation and of {}", page.name);
    }
}

#[test]
fn both_languages_say_the_same() {
    for [english, french] in pages() {
        for (page, headings) in [&english, &french].into_iter().zip(HEADINGS) {
            let found: Vec<&str> = page.sections.iter().map(|(heading, _)| &**heading).collect();
            assert_eq!(found, headings, "{}", page.name);
            assert!(!page.title.is_empty() && !page.title.contains('\n'), "{}", page.name);
        }
        let rules = |page: &Page| page.law().iter().map(|(rule, _)| rule.id).collect::<Vec<_>>();
        assert_eq!(rules(&english), rules(&french), "{}", french.name);
        let sorted = |page: &Page| {
            let mut numbers = numbers(page.section(EXAMPLE));
            numbers.sort();
            numbers
        };
        assert_eq!(sorted(&english), sorted(&french), "{}", french.name);
        let rows = |page: &Page| -> Vec<Vec<String>> {
            let rows = page.section(EXAMPLE).lines().filter(|line| line.starts_with('|'));
            rows.map(numbers).collect()
        };
        assert_eq!(rows(&english), rows(&french), "{}", french.name);
        assert_eq!(french.code, "", "{} shows a program", french.name);
        let points = |page: &Page| page.section(LIMITS).matches("\n- ").count();
        assert_eq!(points(&english), points(&french), "{}", french.name);
    }
}

#[test]
fn the_law_of_a_page_is_that_of_the_tables() {
    let mut cited = BTreeSet::new();
    for page in pages().iter().flatten() {
        for (rule, item) in page.law() {
            cited.insert(rule.id);
            let says = |part: &str| {
                assert!(item.contains(part), "{}: {} must say `{part}`", page.name, rule.id);
            };
            says(text::citation(rule, page.language));
            match (rule.url, page.language) {
                (Some(url), _) => says(&format!("]({url})")),
                (None, Language::English) => says("(no public address on record)"),
                (None, Language::French) => says("(pas d’adresse publique enregistrée)"),
            }
            for day in [rule.in_force_from, rule.in_force_to].into_iter().flatten() {
                says(&page.day(day));
            }
            says(&page.day(rule.checked));
        }
    }
    for rule in RULES {
        assert!(cited.contains(rule.id), "no page cites {}", rule.id);
    }
}

/// A figure in bold is one that the package gives: the example of the page asserts it.
#[test]
fn the_figures_in_bold_are_asserted_by_the_example() {
    for [english, _] in pages() {
        let bold: Vec<&str> = english.section(EXAMPLE).split("**").skip(1).step_by(2).collect();
        assert!(!bold.is_empty(), "{} has no figure in bold", english.name);
        for figure in bold {
            let number = figure.trim_start_matches('−').replace(' ', "");
            let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
            let literal = if decimals.is_empty() {
                whole.to_owned()
            } else {
                let thousands = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
                format!("{}_{decimals}", thousands.collect::<Vec<_>>().join("_"))
            };
            let is_there = english.code.match_indices(&literal).any(|(at, _)| {
                let part = |sign: char| sign.is_ascii_digit() || sign == '_';
                !english.code[..at].ends_with(part)
                    && !english.code[at + literal.len()..].starts_with(part)
            });
            assert!(is_there, "{}: the example does not assert {figure}", english.name);
        }
    }
}
