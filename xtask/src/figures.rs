//! The pages of `docs/figures` as static pages of the site: one for each figure, and an index, in
//! French and, in a folder of its own, in English.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::build::{children, empty, read, write};
use crate::dirs::Dirs;

/// The order of the index.
const GROUPS: [Group; 3] = [
    Group {
        titles: ["Une facture, un délai", "One invoice, its terms"],
        figures: &["due-date", "check-terms", "late-payment", "early-discount", "installments"],
    },
    Group {
        titles: ["Le livre des factures", "The book of invoices"],
        figures: &["aging", "kpis", "forecast", "reminders", "scores", "collection-costs"],
    },
    Group {
        titles: ["La clôture", "Closing the books"],
        figures: &["allowance", "loss-rates", "provision", "write-off"],
    },
];

struct Group {
    titles: [&'static str; 2],
    figures: &'static [&'static str],
}

/// What a page says besides its text.
struct Words {
    language: &'static str,
    other_language: &'static str,
    other: &'static str,
    skip: &'static str,
    navigation: &'static str,
    title: &'static str,
    lead: &'static str,
    back: &'static str,
    table: &'static str,
    program: &'static str,
    source: &'static str,
    /// From a page of this language to the folder of all pages, and to that of the other language.
    here: &'static str,
    there: &'static str,
    ending: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        language: "fr",
        other_language: "en",
        other: "English",
        skip: "Aller au contenu",
        navigation: "Pages des chiffres",
        title: "Comment chaque chiffre se calcule",
        lead: "Pour chaque chiffre : ce que c’est, la formule, le droit, un exemple à refaire à la \
               calculatrice, les limites.",
        back: "Retour à vos factures",
        table: "Tableau",
        program: "",
        source: "Cette page vient de la même source que la documentation du programme, dont les \
                 tests exécutent l’exemple.",
        here: "",
        there: "en/",
        ending: ".fr.md",
    },
    Words {
        language: "en",
        other_language: "fr",
        other: "Français",
        skip: "Skip to content",
        navigation: "Pages of the figures",
        title: "How each figure is made",
        lead: "For each figure: what it is, the formula, the law, an example to be done with a \
               pocket calculator, the limits.",
        back: "Back to your invoices",
        table: "Table",
        program: "The same example in Rust",
        source: "This page comes from the same source as the documentation of the program, whose \
                 tests run the example.",
        here: "../",
        there: "../",
        ending: ".md",
    },
];

/// The style sheets of the app that these pages share, then their own.
const STYLES: [&str; 3] = ["tokens.css", "base.css", "figures.css"];

/// Writes all pages and their style sheet into a folder.
pub(crate) fn write_pages(dirs: &Dirs, into: &Path) -> Result<(), String> {
    empty(&into.join("en"))?;
    let mut styles = Vec::new();
    for name in STYLES {
        styles.extend(read(&dirs.www().join("ui/styles").join(name))?);
    }
    write(&into.join("figures.css"), &styles)?;

    let source = dirs.root.join("docs/figures");
    let grouped: usize = GROUPS.iter().map(|group| group.figures.len()).sum();
    if children(&source).len() != grouped * WORDS.len() {
        return Err("docs/figures and the groups of xtask/src/figures.rs differ.".to_owned());
    }
    for (position, words) in WORDS.iter().enumerate() {
        let folder = into.join(if words.here.is_empty() { "" } else { words.language });
        let mut index =
            format!("<h1>{}</h1>\n<p>{}</p>\n", words.title, typeset(words.lead, words.language));
        for group in &GROUPS {
            index.push_str(&format!("<h2>{}</h2>\n<ul class=\"index\">\n", group.titles[position]));
            for figure in group.figures {
                let file = source.join(format!("{figure}{}", words.ending));
                let text = fs::read_to_string(&file)
                    .map_err(|error| format!("{} cannot be read: {error}.", file.display()))?;
                let (title, lead) = title_and_lead(&text)
                    .ok_or_else(|| format!("{} begins with no title.", file.display()))?;
                index.push_str(&format!(
                    "<li><a href=\"{figure}.html\">{}</a><br>{}</li>\n",
                    escaped(title),
                    typeset(&escaped(&lead), words.language)
                ));
                let name = format!("{figure}.html");
                let page = framed(words, title, &name, &lead, &rendered(&text, words));
                write(&folder.join(name), page.as_bytes())?;
            }
            index.push_str("</ul>\n");
        }
        let page = framed(words, words.title, "index.html", words.lead, &index);
        write(&folder.join("index.html"), page.as_bytes())?;
    }
    Ok(())
}

/// The title, and the first sentence of the first section.
fn title_and_lead(text: &str) -> Option<(&str, String)> {
    let mut parts = text.split("\n\n");
    let title = parts.next()?.strip_prefix("# ")?;
    let first = parts.nth(1)?.replace('\n', " ");
    let end = first.match_indices(". ").map(|(at, _)| at + 1).next().unwrap_or(first.len());
    Some((title, first[..end].to_owned()))
}

/// A whole page. Nothing in it is inline: the policy forbids it.
fn framed(words: &Words, title: &str, name: &str, lead: &str, body: &str) -> String {
    let Words { language, here, there, other, other_language, .. } = words;
    let colon = if *language == "fr" { "\u{a0}:" } else { ":" };
    format!(
        r##"<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="description" content="{description}">
    <title>{title}{colon} encours</title>
    <link rel="icon" href="{here}../icons/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="{here}figures.css">
    <link rel="alternate" hreflang="{other_language}" href="{there}{name}">
  </head>
  <body>
    <a class="skip" href="#main">{skip}</a>
    <header class="top">
      <a class="brand" href="{here}../index.html">encours</a>
      <nav class="top__links" aria-label="{navigation}">
        <a href="index.html">{all}</a>
        <a href="{there}{name}" lang="{other_language}" hreflang="{other_language}">{other}</a>
      </nav>
    </header>
    <main id="main">
{body}    </main>
    <footer class="end">
      <p>{source}</p>
      <p><a href="{here}../index.html">{back}</a></p>
    </footer>
  </body>
</html>
"##,
        description = escaped(lead),
        title = escaped(title),
        skip = words.skip,
        navigation = words.navigation,
        all = words.title,
        source = words.source,
        back = words.back,
    )
}

/// The HTML of a page's Markdown. Tables and code are written here: the library would align columns
/// by inline styles.
fn rendered(text: &str, words: &Words) -> String {
    let mut events = Vec::new();
    let mut columns: Vec<Alignment> = Vec::new();
    let mut column = 0;
    let mut in_head = false;
    let mut is_program = false;
    let mut code: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        let tag = match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                is_program = matches!(kind, CodeBlockKind::Fenced(name) if name.is_empty());
                code = Some(String::new());
                continue;
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = code.take().unwrap_or_default();
                if is_program { program(&code, words) } else { formula(&code) }
            }
            Event::Text(text) => {
                match &mut code {
                    Some(code) => code.push_str(&text),
                    // A cell that is one date or number of an invoice: a narrow page may not cut it.
                    None if text.contains('-') && !text.contains(' ') => {
                        let whole = format!("<span class=\"whole\">{}</span>", escaped(&text));
                        events.push(Event::InlineHtml(CowStr::from(whole)));
                    }
                    None => {
                        events.push(Event::Text(CowStr::from(typeset(&text, words.language))));
                    }
                }
                continue;
            }
            Event::Start(Tag::Table(alignments)) => {
                columns = alignments;
                format!(
                    "<div class=\"frame\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\n<table>\n",
                    words.table
                )
            }
            Event::End(TagEnd::Table) => "</tbody>\n</table>\n</div>\n".to_owned(),
            Event::Start(Tag::TableHead) => {
                (in_head, column) = (true, 0);
                "<thead>\n<tr>".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                in_head = false;
                "</tr>\n</thead>\n<tbody>\n".to_owned()
            }
            Event::Start(Tag::TableRow) => {
                column = 0;
                "<tr>".to_owned()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::Start(Tag::TableCell) => {
                let is_number = columns.get(column) == Some(&Alignment::Right);
                let class = if is_number { " class=\"number\"" } else { "" };
                match (in_head, column) {
                    (true, _) => format!("<th scope=\"col\"{class}>"),
                    (false, 0) => format!("<th scope=\"row\"{class}>"),
                    (false, _) => format!("<td{class}>"),
                }
            }
            Event::End(TagEnd::TableCell) => {
                column += 1;
                if in_head || column == 1 { "</th>".to_owned() } else { "</td>".to_owned() }
            }
            other => {
                events.push(other);
                continue;
            }
        };
        events.push(Event::Html(CowStr::from(tag)));
    }
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}

/// A block for each line, so that a narrow page can break a line and still show where it begins.
fn formula(code: &str) -> String {
    let lines = code.trim_end().lines();
    let lines: String = lines.map(|line| format!("<span>{}</span>", escaped(line))).collect();
    format!("<pre class=\"formula\">{lines}</pre>\n")
}

/// The example as a program, folded, without the lines that rustdoc hides; nothing where the words
/// of the language have no place for it.
fn program(code: &str, words: &Words) -> String {
    let shown: Vec<&str> = code.lines().filter(|line| !line.starts_with("# ")).collect();
    format!(
        "<details>\n<summary>{}</summary>\n<pre><code>{}</code></pre>\n</details>\n",
        words.program,
        escaped(&shown.join("\n"))
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Spaces that do not break: within numbers, before signs that belong to what stands before them.
fn typeset(text: &str, language: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(char::is_ascii_digit);
    let space = |at: usize| {
        let before = at.checked_sub(1);
        let thousands =
            digit(before) && (1..=3).all(|ahead| digit(Some(at + ahead))) && !digit(Some(at + 4));
        let french = language == "fr";
        let next = signs.get(at + 1).copied().unwrap_or_default();
        let joins =
            matches!(next, '%' | '€') || (french && matches!(next, ';' | ':' | '?' | '!' | '»'));
        let opens = french && before.is_some_and(|before| signs.get(before) == Some(&'«'));
        match (thousands, joins || opens) {
            (true, _) => '\u{202f}',
            (false, true) => '\u{a0}',
            (false, false) => ' ',
        }
    };
    signs.iter().enumerate().map(|(at, &sign)| if sign == ' ' { space(at) } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_aligned_by_classes_and_rows_have_heads() {
        let html =
            rendered("| Étape | Résultat |\n|---|---:|\n| Total | **1 072,78** |\n", &WORDS[0]);
        assert!(html.contains("<th scope=\"col\" class=\"number\">Résultat</th>"), "{html}");
        assert!(html.contains("<th scope=\"row\">Total</th>"), "{html}");
        let cell = "<td class=\"number\"><strong>1\u{202f}072,78</strong></td>";
        assert!(html.contains(cell), "{html}");
        assert!(!html.contains("style="), "{html}");
        let html = rendered("| Due |\n|---|\n| 2025-05-31 |\n", &WORDS[1]);
        assert!(html.contains("<span class=\"whole\">2025-05-31</span>"), "{html}");
    }

    #[test]
    fn formulas_stand_out_and_programs_hide_what_rustdoc_hides() {
        let text = "```text\na < b\n```\n\n```\nlet a = 1;\n# Ok::<(), ()>(())\n```\n";
        let html = rendered(text, &WORDS[1]);
        assert!(html.contains("<pre class=\"formula\"><span>a &lt; b</span></pre>"), "{html}");
        assert!(html.contains("<code>let a = 1;</code>"), "{html}");
        assert!(html.contains("The same example in Rust"), "{html}");
    }

    #[test]
    fn spaces_do_not_break_numbers_or_signs() {
        assert_eq!(typeset("1 200,00 € : 20 %", "fr"), "1\u{202f}200,00\u{a0}€\u{a0}: 20\u{a0}%");
        assert_eq!(typeset("« fin de mois »", "fr"), "«\u{a0}fin de mois\u{a0}»");
        assert_eq!(typeset("30 days : 20 % of 2025", "en"), "30 days : 20\u{a0}% of 2025");
    }

    #[test]
    fn the_lead_is_the_first_sentence() {
        let text = "# Aging\n\n## What it is\n\nWhat is owed\nby age. And more.\n\nMore.\n";
        assert_eq!(title_and_lead(text), Some(("Aging", "What is owed by age.".to_owned())));
    }
}
