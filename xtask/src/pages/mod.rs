//! The static pages of the site, from the Markdown of `docs`: the front page, the pages of the figures
//! and the guides, in French and, in a folder of its own, in English.

mod api;
mod frame;
mod markdown;
mod search;
mod vectors;

use std::path::Path;

use crate::build::{children, create, empty, read, read_text, write};
use crate::dirs::Dirs;
use frame::{Page, WORDS, Words};
use markdown::{Rendered, escaped, rendered, sentence, title_and_lead, typeset};
use search::Index;

/// A folder of pages with its index, from the folder of the same name in `docs`.
struct Part {
    folder: &'static str,
    titles: [&'static str; 2],
    leads: [&'static str; 2],
    /// Said at the foot of each page.
    sources: [&'static str; 2],
    groups: &'static [Group],
    /// Another part that belongs with this one: its address from here, and its title.
    beside: Option<[(&'static str, &'static str); 2]>,
}

struct Group {
    titles: [&'static str; 2],
    pages: &'static [&'static str],
}

const PARTS: [Part; 2] = [
    Part {
        folder: "figures",
        titles: ["Comment chaque chiffre se calcule", "How each figure is made"],
        leads: [
            "Pour chaque chiffre : ce que c’est, la formule, le droit, un exemple à refaire à la \
             calculatrice, les limites.",
            "For each figure: what it is, the formula, the law, an example to be done with a \
             pocket calculator, the limits.",
        ],
        sources: [
            "Cette page vient de la même source que la documentation du programme, dont les tests \
             exécutent l’exemple.",
            "This page comes from the same source as the documentation of the program, whose \
             tests run the example.",
        ],
        groups: &[
            Group {
                titles: ["Une facture, un délai", "One invoice, its terms"],
                pages: &[
                    "due-date",
                    "check-terms",
                    "late-payment",
                    "early-discount",
                    "installments",
                ],
            },
            Group {
                titles: ["Le livre des factures", "The book of invoices"],
                pages: &[
                    "aging",
                    "kpis",
                    "changes",
                    "forecast",
                    "seasons",
                    "reminders",
                    "scores",
                    "collection-costs",
                ],
            },
            Group {
                titles: ["La clôture", "Closing the books"],
                pages: &["allowance", "loss-rates", "provision", "write-off"],
            },
        ],
        beside: None,
    },
    Part {
        folder: "guides",
        titles: ["Développeurs et intégrateurs", "Developers and integrators"],
        leads: [
            "Les mêmes chiffres dans votre produit : un paquet npm, sans dépendance, exact, \
             expliqué. Des tests exécutent chaque exemple de ces pages.",
            "The same figures in your own product: an npm package without dependencies, exact and \
             explained. Tests run every example of these pages.",
        ],
        sources: [
            "Les exemples de cette page sont exécutés par les tests du projet.",
            "The examples of this page are run by the tests of the project.",
        ],
        groups: &[
            Group { titles: ["Calculer", "Compute"], pages: &["start", "csv-node", "book-json"] },
            Group { titles: ["Intégrer", "Embed"], pages: &["wordpress", "react"] },
            Group { titles: ["Vérifier", "Check"], pages: &["check-figures"] },
        ],
        beside: Some([
            ("../api/index.html", "Référence du paquet npm (en anglais)"),
            ("../../api/index.html", "Reference of the npm package"),
        ]),
    },
];

/// The style sheets of the app that these pages share, then their own.
const STYLES: [&str; 4] = ["tokens.css", "base.css", "site.css", "generator.css"];

/// A part in one language.
struct Book<'a> {
    folder: &'a str,
    /// Where in the folder its pages are, and where those of the other language, if there are any.
    inner: &'a str,
    other: Option<&'a str>,
    title: &'a str,
    lead: &'a str,
    source: &'a str,
    groups: Vec<(&'a str, Vec<Chapter>)>,
    /// Another part that belongs with this one: its address from here, and its title.
    beside: Option<(&'a str, &'a str)>,
}

/// One page of a book.
struct Chapter {
    name: String,
    title: String,
    lead: String,
    body: Rendered,
}

/// Writes all pages, their style sheet and what they offer for download into a folder, which is the
/// root of the site.
pub(crate) fn write_pages(dirs: &Dirs, into: &Path) -> Result<(), String> {
    empty(into)?;
    let mut styles = Vec::new();
    for name in STYLES {
        styles.extend(read(&dirs.www().join("ui/styles").join(name))?);
    }
    write(&into.join("site.css"), &styles)?;
    vectors::publish(dirs, into)?;
    let reference = api::book(dirs)?;
    for words in &WORDS {
        let mut index = Index::new();
        alone(dirs, into, words, &mut index, "front", "")?;
        alone(dirs, into, words, &mut index, "embed", "embed")?;
        for part in &PARTS {
            part.book(dirs, words)?.write(into, words, &mut index)?;
        }
        // It is in English, and found from the pages of both languages.
        reference.write(into, &WORDS[1], &mut index)?;
        place(into, &format!("search/{}.json", words.language), &index.into_json())?;
    }
    Ok(())
}

/// A page that is alone in its part: `docs` has it by its name.
fn alone(
    dirs: &Dirs,
    into: &Path,
    words: &Words,
    index: &mut Index,
    name: &str,
    part: &str,
) -> Result<(), String> {
    let text = source(dirs, &format!("{name}{}", words.ending))?;
    let text = text.replace("VERSION", env!("CARGO_PKG_VERSION"));
    let (title, lead) = titled(&text, name)?;
    let body = rendered(&text, words);
    let address = |inner: &str| match part {
        "" => format!("{inner}index.html"),
        part => format!("{part}/{inner}index.html"),
    };
    let page = Page {
        part,
        address: address(words.folder),
        twin: Some(address(words.other_folder)),
        title,
        lead: &lead,
        source: "",
        contents: "",
        body: &body.html,
    };
    index.add(&page.address, title, &body.sections);
    page.place(into, words)
}

impl Part {
    fn book(&self, dirs: &Dirs, words: &'static Words) -> Result<Book<'_>, String> {
        let at = words.position;
        let grouped: usize = self.groups.iter().map(|group| group.pages.len()).sum();
        if children(&dirs.root.join("docs").join(self.folder)).len() != grouped * WORDS.len() {
            return Err(format!(
                "docs/{} and the groups of xtask/src/pages/mod.rs differ.",
                self.folder
            ));
        }
        let mut groups = Vec::new();
        for group in self.groups {
            let mut chapters = Vec::new();
            for name in group.pages {
                let text = source(dirs, &format!("{}/{name}{}", self.folder, words.ending))?;
                let text = vectors::listed(dirs, words, &text)?;
                let (title, lead) = titled(&text, name)?;
                chapters.push(Chapter {
                    name: (*name).to_owned(),
                    title: title.to_owned(),
                    lead,
                    body: rendered(&text, words),
                });
            }
            groups.push((group.titles[at], chapters));
        }
        Ok(Book {
            folder: self.folder,
            inner: words.folder,
            other: Some(words.other_folder),
            title: self.titles[at],
            lead: self.leads[at],
            source: self.sources[at],
            groups,
            beside: self.beside.map(|beside| beside[at]),
        })
    }
}

impl Book<'_> {
    fn write(&self, into: &Path, words: &Words, index: &mut Index) -> Result<(), String> {
        let lead = typeset(&escaped(self.lead), words.language);
        let title = escaped(self.title);
        let mut list = format!("<h1>{title}</h1>\n<p class=\"lead\">{lead}</p>\n");
        let mut contents = format!("<p><a href=\"index.html\">{title}</a></p>\n");
        for (heading, chapters) in &self.groups {
            list.push_str(&format!("<h2>{}</h2>\n<ul class=\"index\">\n", escaped(heading)));
            contents.push_str(&format!("<h2>{}</h2>\n<ul>\n", escaped(heading)));
            for Chapter { name, title, lead, .. } in chapters {
                let title = typeset(&escaped(title), words.language);
                let lead = sentence(lead, words.language);
                list.push_str(&format!("<li><a href=\"{name}.html\">{title}</a><br>{lead}</li>\n"));
                contents.push_str(&format!("<li><a href=\"{name}.html\">{title}</a></li>\n"));
            }
            list.push_str("</ul>\n");
            contents.push_str("</ul>\n");
        }
        if let Some((address, name)) = self.beside {
            let link = format!("<p><a href=\"{address}\">{}</a></p>\n", escaped(name));
            list.push_str(&link);
            contents.push_str(&link);
        }
        self.page("index", self.title, self.lead, &list, &contents).place(into, words)?;
        for Chapter { name, title, lead, body } in self.groups.iter().flat_map(|(_, list)| list) {
            let page = self.page(name, title, lead, &body.html, &contents);
            index.add(&page.address, title, &body.sections);
            page.place(into, words)?;
        }
        Ok(())
    }

    fn page<'a>(
        &'a self,
        name: &str,
        title: &'a str,
        lead: &'a str,
        body: &'a str,
        contents: &'a str,
    ) -> Page<'a> {
        let address = |inner: &str| format!("{}/{inner}{name}.html", self.folder);
        Page {
            part: self.folder,
            address: address(self.inner),
            twin: self.other.map(address),
            title,
            lead,
            source: self.source,
            contents,
            body,
        }
    }
}

impl Page<'_> {
    fn place(&self, into: &Path, words: &Words) -> Result<(), String> {
        place(into, &self.address, &self.framed(words))
    }
}

fn source(dirs: &Dirs, name: &str) -> Result<String, String> {
    read_text(&dirs.root.join("docs").join(name))
}

fn titled<'a>(text: &'a str, name: &str) -> Result<(&'a str, String), String> {
    title_and_lead(text).ok_or_else(|| format!("the page `{name}` begins with no title."))
}

/// Writes a text, in a folder that may not be there yet.
fn place(into: &Path, address: &str, text: &str) -> Result<(), String> {
    let file = into.join(address);
    if let Some(folder) = file.parent() {
        create(folder)?;
    }
    write(&file, text.as_bytes())
}
