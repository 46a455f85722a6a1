//! Markdown as the pages of the site show it.

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::frame::Words;

/// The title, and the first sentence of the first section.
pub(super) fn title_and_lead(text: &str) -> Option<(&str, String)> {
    let mut parts = text.split("\n\n");
    let title = parts.next()?.strip_prefix("# ")?;
    let first = parts.find(|part| !part.starts_with("## "))?.replace('\n', " ");
    let end = first.match_indices(". ").map(|(at, _)| at + 1).next().unwrap_or(first.len());
    Some((title, first[..end].trim_end().to_owned()))
}

/// The HTML of a page's Markdown. Tables and code are written here: the library would align columns
/// by inline styles.
pub(super) fn rendered(text: &str, words: &Words) -> String {
    let mut events = Vec::new();
    let mut columns: Vec<Alignment> = Vec::new();
    let mut column = 0;
    let mut in_head = false;
    let mut code: Option<(String, String)> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        let tag = match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let name = match kind {
                    CodeBlockKind::Fenced(name) => name.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                code = Some((name, String::new()));
                continue;
            }
            Event::End(TagEnd::CodeBlock) => {
                let (name, code) = code.take().unwrap_or_default();
                match name.as_str() {
                    "text" => formula(&code),
                    "" => program(&code, words),
                    _ => listing(&name, &code),
                }
            }
            Event::Text(text) => {
                match &mut code {
                    Some((_, code)) => code.push_str(&text),
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

/// A file or a command to be copied: after the language, its name.
fn listing(name: &str, code: &str) -> String {
    let (language, file) = name.split_once(' ').unwrap_or((name, ""));
    let caption = match file {
        "" => String::new(),
        file => format!("<figcaption>{}</figcaption>\n", escaped(file)),
    };
    format!(
        "<figure class=\"listing\" data-language=\"{}\">\n{caption}<pre tabindex=\"0\"><code>{}</code></pre>\n</figure>\n",
        escaped(language),
        escaped(code.trim_end())
    )
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Spaces that do not break: within numbers, before signs that belong to what stands before them.
pub(super) fn typeset(text: &str, language: &str) -> String {
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
    use crate::pages::frame::WORDS;

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
    fn listings_bear_the_name_of_their_file() {
        let html = rendered("```js report.mjs\na < b;\n```\n", &WORDS[0]);
        assert!(html.contains("<figcaption>report.mjs</figcaption>"), "{html}");
        assert!(html.contains("data-language=\"js\""), "{html}");
        assert!(html.contains("<code>a &lt; b;</code>"), "{html}");
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
