//! The static pages of the site, from the Markdown of `docs`: the front page and the pages of the
//! figures, in French and, in a folder of its own, in English.

mod frame;
mod markdown;

use std::fs;
use std::path::Path;

use crate::build::{children, create, empty, read, write};
use crate::dirs::Dirs;
use frame::{Page, WORDS, Words};
use markdown::{escaped, rendered, title_and_lead, typeset};

/// A folder of pages with its index, from the folder of the same name in `docs`.
struct Part {
    folder: &'static str,
    titles: [&'static str; 2],
    leads: [&'static str; 2],
    /// Said at the foot of each page.
    sources: [&'static str; 2],
    groups: &'static [Group],
}

struct Group {
    titles: [&'static str; 2],
    pages: &'static [&'static str],
}

const PARTS: [Part; 1] = [Part {
    folder: "figures",
    titles: ["Comment chaque chiffre se calcule", "How each figure is made"],
    leads: [
        "Pour chaque chiffre : ce que c’est, la formule, le droit, un exemple à refaire à la \
         calculatrice, les limites.",
        "For each figure: what it is, the formula, the law, an example to be done with a pocket \
         calculator, the limits.",
    ],
    sources: [
        "Cette page vient de la même source que la documentation du programme, dont les tests \
         exécutent l’exemple.",
        "This page comes from the same source as the documentation of the program, whose tests \
         run the example.",
    ],
    groups: &[
        Group {
            titles: ["Une facture, un délai", "One invoice, its terms"],
            pages: &["due-date", "check-terms", "late-payment", "early-discount", "installments"],
        },
        Group {
            titles: ["Le livre des factures", "The book of invoices"],
            pages: &["aging", "kpis", "forecast", "reminders", "scores", "collection-costs"],
        },
        Group {
            titles: ["La clôture", "Closing the books"],
            pages: &["allowance", "loss-rates", "provision", "write-off"],
        },
    ],
}];

/// The style sheets of the app that these pages share, then their own.
const STYLES: [&str; 3] = ["tokens.css", "base.css", "site.css"];

/// Writes all pages and their style sheet into a folder, which is the root of the site.
pub(crate) fn write_pages(dirs: &Dirs, into: &Path) -> Result<(), String> {
    empty(into)?;
    let mut styles = Vec::new();
    for name in STYLES {
        styles.extend(read(&dirs.www().join("ui/styles").join(name))?);
    }
    write(&into.join("site.css"), &styles)?;

    for words in &WORDS {
        let text = source(dirs, &format!("front{}", words.ending))?;
        let (title, lead) = titled(&text, "front")?;
        let front = Page {
            part: "",
            address: format!("{}index.html", words.folder),
            twin: format!("{}index.html", words.other_folder),
            title,
            lead: &lead,
            source: "",
            contents: "",
            body: &rendered(&text, words),
        };
        place(into, &front.address, &front.framed(words))?;
        for part in &PARTS {
            part.write(dirs, into, words)?;
        }
    }
    Ok(())
}

impl Part {
    fn write(&self, dirs: &Dirs, into: &Path, words: &Words) -> Result<(), String> {
        let at = words.position;
        let grouped: usize = self.groups.iter().map(|group| group.pages.len()).sum();
        if children(&dirs.root.join("docs").join(self.folder)).len() != grouped * WORDS.len() {
            return Err(format!(
                "docs/{} and the groups of xtask/src/pages/mod.rs differ.",
                self.folder
            ));
        }
        let mut texts = Vec::new();
        for name in self.groups.iter().flat_map(|group| group.pages) {
            texts.push((*name, source(dirs, &format!("{}/{name}{}", self.folder, words.ending))?));
        }
        let (title, lead) = (self.titles[at], self.leads[at]);
        let mut index = format!(
            "<h1>{}</h1>\n<p class=\"lead\">{}</p>\n",
            escaped(title),
            typeset(&escaped(lead), words.language)
        );
        let mut pages = texts.iter();
        let mut contents = format!("<p><a href=\"index.html\">{}</a></p>\n", escaped(title));
        for group in self.groups {
            let heading = escaped(group.titles[at]);
            index.push_str(&format!("<h2>{heading}</h2>\n<ul class=\"index\">\n"));
            contents.push_str(&format!("<h2>{heading}</h2>\n<ul>\n"));
            for (name, text) in pages.by_ref().take(group.pages.len()) {
                let (title, lead) = titled(text, name)?;
                let title = typeset(&escaped(title), words.language);
                index.push_str(&format!(
                    "<li><a href=\"{name}.html\">{title}</a><br>{}</li>\n",
                    typeset(&escaped(&lead), words.language)
                ));
                contents.push_str(&format!("<li><a href=\"{name}.html\">{title}</a></li>\n"));
            }
            index.push_str("</ul>\n");
            contents.push_str("</ul>\n");
        }
        let page = |name: &str, title: &str, lead: &str, body: &str| {
            let address = |folder: &str| format!("{}/{folder}{name}.html", self.folder);
            let page = Page {
                part: self.folder,
                address: address(words.folder),
                twin: address(words.other_folder),
                title,
                lead,
                source: self.sources[at],
                contents: &contents,
                body,
            };
            place(into, &page.address, &page.framed(words))
        };
        page("index", title, lead, &index)?;
        for (name, text) in &texts {
            let (title, lead) = titled(text, name)?;
            page(name, title, &lead, &rendered(text, words))?;
        }
        Ok(())
    }
}

fn source(dirs: &Dirs, name: &str) -> Result<String, String> {
    let file = dirs.root.join("docs").join(name);
    fs::read_to_string(&file)
        .map_err(|error| format!("{} cannot be read: {error}.", file.display()))
}

fn titled<'a>(text: &'a str, name: &str) -> Result<(&'a str, String), String> {
    title_and_lead(text).ok_or_else(|| format!("the page `{name}` begins with no title."))
}

/// Writes a page, in a folder that may not be there yet.
fn place(into: &Path, address: &str, page: &str) -> Result<(), String> {
    let file = into.join(address);
    if let Some(folder) = file.parent() {
        create(folder)?;
    }
    write(&file, page.as_bytes())
}
