//! What all pages of the site have in common: head, policy, navigation, foot.

use super::markdown::{escaped, typeset};

/// What the pages of a language say besides their texts.
pub(super) struct Words {
    pub(super) position: usize,
    pub(super) language: &'static str,
    /// The folder of the pages of this language, and of the other one, within the folder of a part.
    pub(super) folder: &'static str,
    pub(super) other_folder: &'static str,
    /// How the Markdown of this language ends.
    pub(super) ending: &'static str,
    pub(super) table: &'static str,
    pub(super) program: &'static str,
    pub(super) output: &'static str,
    /// Of the list of vectors.
    pub(super) file: &'static str,
    pub(super) cases: &'static str,
    pub(super) all: &'static str,
    other_language: &'static str,
    other: &'static str,
    skip: &'static str,
    navigation: &'static str,
    pages: &'static str,
    /// The doors: folder of the part, name.
    doors: &'static [(&'static str, &'static str)],
    app: &'static str,
    colon: &'static str,
    promise: &'static str,
    /// The link to the licenses of what the site contains.
    notices: &'static str,
    search: &'static str,
    search_hint: &'static str,
}

pub(super) const WORDS: [Words; 2] = [
    Words {
        position: 0,
        language: "fr",
        folder: "",
        other_folder: "en/",
        ending: ".fr.md",
        table: "Tableau",
        program: "Le même exemple en Rust",
        output: "Résultat",
        file: "Fichier",
        cases: "Cas",
        all: "Tous",
        other_language: "en",
        other: "English",
        skip: "Aller au contenu",
        navigation: "Parties du site",
        pages: "Pages de cette partie",
        doors: &[
            ("figures", "Comprendre les chiffres"),
            ("embed", "Intégrer"),
            ("guides", "Développeurs"),
        ],
        app: "Ouvrir mes factures",
        colon: "\u{a0}:",
        promise: "encours calcule, il ne donne pas de conseil juridique. Rien de ce que vous \
                  saisissez ne quitte votre appareil.",
        notices: "Logiciels et police de tiers",
        search: "Chercher dans le site",
        search_hint: "Chercher",
    },
    Words {
        position: 1,
        language: "en",
        folder: "en/",
        other_folder: "",
        ending: ".md",
        table: "Table",
        program: "The same example in Rust",
        output: "Output",
        file: "File",
        cases: "Cases",
        all: "All",
        other_language: "fr",
        other: "Français",
        skip: "Skip to content",
        navigation: "Parts of the site",
        pages: "Pages of this part",
        doors: &[
            ("figures", "Understand the figures"),
            ("embed", "Embed"),
            ("guides", "Developers"),
        ],
        app: "Open my invoices",
        colon: ":",
        promise: "encours computes; it is not legal advice. Nothing that you type leaves your \
                  device.",
        notices: "Third-party software and font",
        search: "Search the site",
        search_hint: "Search",
    },
];

/// One page, by addresses from the root of the site.
pub(super) struct Page<'a> {
    /// The folder of its part; none for the front page.
    pub(super) part: &'a str,
    pub(super) address: String,
    /// The same page in the other language.
    pub(super) twin: Option<String>,
    pub(super) title: &'a str,
    pub(super) lead: &'a str,
    pub(super) source: &'a str,
    /// The pages of its part.
    pub(super) contents: &'a str,
    pub(super) body: &'a str,
}

impl Page<'_> {
    /// The whole page. Nothing in it is inline: the policy forbids it.
    pub(super) fn framed(&self, words: &Words) -> String {
        let up = "../".repeat(self.address.matches('/').count());
        let Words { language, folder, other, other_language, .. } = words;
        let doors: String = words
            .doors
            .iter()
            .map(|(part, name)| {
                let is_here = *part == self.part || (self.part == "api" && *part == "guides");
                let here = if is_here { " aria-current=\"true\"" } else { "" };
                format!("<a href=\"{up}{part}/{folder}index.html\"{here}>{name}</a>\n        ")
            })
            .collect();
        let is_front = self.part.is_empty();
        let title = match is_front {
            true => format!("encours{} {}", words.colon, escaped(self.title)),
            false => format!("{}{} encours", escaped(self.title), words.colon),
        };
        let contents = match self.contents {
            "" => String::new(),
            list => {
                let name = self.address.rsplit('/').next().unwrap_or_default();
                let link = format!("href=\"{name}\"");
                let list = list.replacen(&link, &format!("{link} aria-current=\"page\""), 1);
                format!("<nav class=\"contents\" aria-label=\"{}\">\n{list}</nav>\n", words.pages)
            }
        };
        let source = match self.source {
            "" => String::new(),
            text => format!("<p>{}</p>\n      ", typeset(&escaped(text), language)),
        };
        // The head has no such link: it would have to name the host, which is not known here.
        let toggle = match &self.twin {
            Some(twin) => format!(
                "      <a class=\"top__language\" href=\"{up}{twin}\" lang=\"{other_language}\" \
                 hreflang=\"{other_language}\">{other}</a>\n"
            ),
            None => String::new(),
        };
        let calculators = match is_front {
            true => format!(
                "    <link rel=\"stylesheet\" href=\"{up}{CALCULATORS}.css\">\n    <script \
                 type=\"module\" src=\"{up}{CALCULATORS}.js\"></script>\n"
            ),
            false => String::new(),
        };
        format!(
            r##"<!doctype html>
<html lang="{language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{policy}{framing}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" content="#0b5f62">
    <meta name="description" content="{description}">
    <title>{title}</title>
    <link rel="icon" href="{up}icons/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="{up}site.css">
    <script type="module" src="{up}site.js"></script>
{calculators}  </head>
  <body class="{kind}">
    <a class="skip" href="#main">{skip}</a>
    <header class="top">
      <a class="brand" href="{up}{folder}index.html">encours</a>
      <nav class="top__doors" aria-label="{navigation}">
        {doors}<a class="top__app" href="{up}app/">{app}</a>
      </nav>
      <search class="find">
        <label class="visually-hidden" for="find">{search}</label>
        <input class="field__input" id="find" type="search" placeholder="{search_hint}" autocomplete="off" spellcheck="false" aria-keyshortcuts="/">
        <div class="find__found" hidden>
          <p class="find__count" role="status"></p>
          <ul></ul>
        </div>
      </search>
{toggle}    </header>
    <div class="columns">
<main id="main" tabindex="-1">
{body}</main>
{contents}    </div>
    <footer class="end">
      {source}<p>{promise}</p>
      <p><a href="{up}THIRD-PARTY.txt">{notices}</a></p>
    </footer>
  </body>
</html>
"##,
            policy = POLICY,
            // This part shows what hosts frame.
            framing = if self.part == "embed" { "; frame-src 'self'" } else { "" },
            description = escaped(&self.lead.replace('`', "")),
            kind = match self.contents {
                _ if is_front => "front",
                "" => "alone",
                _ => "chapter",
            },
            skip = words.skip,
            navigation = words.navigation,
            app = words.app,
            body = self.body,
            promise = typeset(words.promise, language),
            notices = words.notices,
            search = words.search,
            search_hint = words.search_hint,
        )
    }
}

/// The calculators as any host loads them.
const CALCULATORS: &str = concat!("embed/", env!("CARGO_PKG_VERSION"), "/encours-elements");

/// The policy of the app, without what only the app needs.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html encours";
