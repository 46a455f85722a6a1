//! Markdown as the pages of the site show it.

use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use super::frame::Words;

/// The title, and the first sentence of the first section.
pub(super) fn title_and_lead(text: &str) -> Option<(&str, String)> {
    let mut parts = text.split("\n\n");
    let title = parts.next()?.strip_prefix("# ")?;
    let first = parts.find(|part| !part.starts_with("## "))?.replace('\n', " ");
    let end = first.match_indices(". ").map(|(at, _)| at + 1).next().unwrap_or(first.len());
    Some((title, first[..end].trim_end().to_owned()))
}

/// A sentence with code in it, as HTML.
pub(super) fn sentence(text: &str, language: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => typeset(&escaped(part), language),
        _ => format!("<code>{}</code>", escaped(part)),
    });
    parts.collect()
}

/// A page's Markdown as HTML, and what of it a search looks through.
pub(super) struct Rendered {
    pub(super) html: String,
    /// The text before the first heading, then that of each section.
    pub(super) sections: Vec<Section>,
}

/// What stands under one heading.
#[derive(Default)]
pub(super) struct Section {
    /// Where it is on its page; empty for what stands above all sections.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: String,
}

/// Tables, code and headings are written here: the library would align columns by inline styles and
/// give headings no address.
pub(super) fn rendered(text: &str, words: &Words) -> Rendered {
    let mut events = Vec::new();
    let mut sections = vec![Section::default()];
    let mut columns: Vec<Alignment> = Vec::new();
    let mut column = 0;
    let mut in_head = false;
    let mut in_heading = false;
    let mut code: Option<(String, String)> = None;
    let mut parser = Parser::new_ext(text, Options::ENABLE_TABLES).peekable();
    while let Some(event) = parser.next() {
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
                if !matches!(name.as_str(), "" | "output") {
                    add(&mut sections, &code);
                }
                match name.as_str() {
                    "text" => formula(&code),
                    "" => program(&code, words),
                    _ => listing(&name, &code, words),
                }
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H2 | HeadingLevel::H3, .. }) => {
                let mut heading = Vec::new();
                while let Some(part) = parser.next_if(|next| !is_end_of_heading(next)) {
                    heading.push(part);
                }
                let title = plain(&heading);
                let id = address(&title, &sections);
                let level = if let Some(Event::End(TagEnd::Heading(level))) = parser.next() {
                    level
                } else {
                    HeadingLevel::H2
                };
                let mut inside = String::new();
                html::push_html(&mut inside, heading.into_iter().map(|event| set(event, words)));
                sections.push(Section { id: id.clone(), title, text: String::new() });
                format!("<{level} id=\"{id}\">{inside}</{level}>\n")
            }
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                events.push(event);
                continue;
            }
            Event::End(TagEnd::Heading(_)) => {
                in_heading = false;
                events.push(event);
                continue;
            }
            Event::Text(text) => {
                match &mut code {
                    Some((_, code)) => code.push_str(&text),
                    None => {
                        if !in_heading {
                            add(&mut sections, &text);
                        }
                        events.push(set(Event::Text(text), words));
                    }
                }
                continue;
            }
            Event::Code(code) => {
                add(&mut sections, &code);
                events.push(Event::Code(code));
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
    Rendered { html: out, sections }
}

fn is_end_of_heading(event: &Event) -> bool {
    matches!(event, Event::End(TagEnd::Heading(_)))
}

/// The text of these events.
fn plain(events: &[Event]) -> String {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect()
}

/// Text as it is set in this language; other events as they are.
fn set<'a>(event: Event<'a>, words: &Words) -> Event<'a> {
    match event {
        // A cell that is one date or number of an invoice: a narrow page may not cut it.
        Event::Text(text) if text.contains('-') && !text.contains(' ') => Event::InlineHtml(
            CowStr::from(format!("<span class=\"whole\">{}</span>", escaped(&text))),
        ),
        Event::Text(text) => Event::Text(CowStr::from(typeset(&text, words.language))),
        other => other,
    }
}

/// Adds to the text of the section that is being read.
fn add(sections: &mut [Section], text: &str) {
    if let Some(section) = sections.last_mut() {
        if !section.text.is_empty() {
            section.text.push(' ');
        }
        section.text.push_str(text.trim());
    }
}

/// The address of a heading on its page: its title in plain letters, and a number where another
/// heading has the same.
fn address(title: &str, others: &[Section]) -> String {
    let mut id = String::new();
    for sign in title.to_lowercase().chars() {
        match sign {
            'à' | 'â' => id.push('a'),
            'é' | 'è' | 'ê' | 'ë' => id.push('e'),
            'î' | 'ï' => id.push('i'),
            'ô' => id.push('o'),
            'ù' | 'û' => id.push('u'),
            'ç' => id.push('c'),
            'œ' => id.push_str("oe"),
            sign if sign.is_ascii_alphanumeric() => id.push(sign),
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    let id = id.trim_end_matches('-').to_owned();
    let known = |id: &str| others.iter().any(|other| other.id == id);
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !known(id)).unwrap_or(id)
}

/// A block for each line, so that a narrow page can break a line and still show where it begins.
fn formula(code: &str) -> String {
    let lines = code.trim_end().lines();
    let lines: String = lines.map(|line| format!("<span>{}</span>", escaped(line))).collect();
    format!("<pre class=\"formula\">{lines}</pre>\n")
}

/// The example as a program, folded, without the lines that rustdoc hides.
fn program(code: &str, words: &Words) -> String {
    let shown: Vec<&str> = code.lines().filter(|line| !line.starts_with("# ")).collect();
    format!(
        "<details>\n<summary>{}</summary>\n<pre><code>{}</code></pre>\n</details>\n",
        words.program,
        escaped(&shown.join("\n"))
    )
}

/// A file, a command or what it prints. After the language stands the name of the file.
fn listing(name: &str, code: &str, words: &Words) -> String {
    let (language, file) = name.split_once(' ').unwrap_or((name, ""));
    let caption = match language {
        "output" => words.output,
        _ => file,
    };
    let caption = match caption {
        "" => String::new(),
        caption => format!("<figcaption>{}</figcaption>\n", escaped(caption)),
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
        let table = "| Étape | Résultat |\n|---|---:|\n| Total | **1 072,78** |\n";
        let html = rendered(table, &WORDS[0]).html;
        assert!(html.contains("<th scope=\"col\" class=\"number\">Résultat</th>"), "{html}");
        assert!(html.contains("<th scope=\"row\">Total</th>"), "{html}");
        let cell = "<td class=\"number\"><strong>1\u{202f}072,78</strong></td>";
        assert!(html.contains(cell), "{html}");
        assert!(!html.contains("style="), "{html}");
        let html = rendered("| Due |\n|---|\n| 2025-05-31 |\n", &WORDS[1]).html;
        assert!(html.contains("<span class=\"whole\">2025-05-31</span>"), "{html}");
    }

    #[test]
    fn formulas_stand_out_and_programs_hide_what_rustdoc_hides() {
        let text = "```text\na < b\n```\n\n```\nlet a = 1;\n# Ok::<(), ()>(())\n```\n";
        let html = rendered(text, &WORDS[1]).html;
        assert!(html.contains("<pre class=\"formula\"><span>a &lt; b</span></pre>"), "{html}");
        assert!(html.contains("<code>let a = 1;</code>"), "{html}");
        assert!(html.contains("The same example in Rust"), "{html}");
    }

    #[test]
    fn listings_bear_the_name_of_their_file() {
        let html = rendered("```js report.mjs\na < b;\n```\n", &WORDS[0]).html;
        assert!(html.contains("<figcaption>report.mjs</figcaption>"), "{html}");
        assert!(html.contains("data-language=\"js\""), "{html}");
        assert!(html.contains("<code>a &lt; b;</code>"), "{html}");
    }

    #[test]
    fn sections_have_an_address_and_their_text() {
        let text = "# Échéance\n\nAvant.\n\n## Ce que c’est `a`\n\nLa date.\n\n## Ce que c’est a\n";
        let Rendered { html, sections } = rendered(text, &WORDS[0]);
        assert!(
            html.contains("<h2 id=\"ce-que-c-est-a\">Ce que c’est <code>a</code></h2>"),
            "{html}"
        );
        let found: Vec<_> =
            sections.iter().map(|one| (one.id.as_str(), one.text.as_str())).collect();
        let wanted = [("", "Avant."), ("ce-que-c-est-a", "La date."), ("ce-que-c-est-a-2", "")];
        assert_eq!(found, wanted);
    }

    #[test]
    fn spaces_do_not_break_numbers_or_signs() {
        assert_eq!(typeset("1 200,00 € : 20 %", "fr"), "1\u{202f}200,00\u{a0}€\u{a0}: 20\u{a0}%");
        assert_eq!(typeset("« fin de mois »", "fr"), "«\u{a0}fin de mois\u{a0}»");
        assert_eq!(typeset("30 days : 20 % of 2025", "en"), "30 days : 20\u{a0}% of 2025");
    }

    #[test]
    fn a_sentence_keeps_its_code() {
        assert_eq!(sentence("Un `a < b` : 5 %", "fr"), "Un <code>a &lt; b</code>\u{a0}: 5\u{a0}%");
    }

    #[test]
    fn the_lead_is_the_first_sentence() {
        let text = "# Aging\n\n## What it is\n\nWhat is owed\nby age. And more.\n\nMore.\n";
        assert_eq!(title_and_lead(text), Some(("Aging", "What is owed by age.".to_owned())));
    }
}
