//! The reference of the npm package: what typedoc reads in the contract, a page for each topic with
//! the Markdown of `docs/api` before it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::frame::WORDS;
use super::markdown::{Rendered, Section, escaped, rendered, typeset};
use super::{Book, Chapter, source, titled};
use crate::build::{children, empty, read, read_text, remove, write};
use crate::dirs::Dirs;
use crate::step::run_command;

/// What stands on one page: its Markdown is `docs/api/<name>.md`.
struct Topic {
    name: &'static str,
    /// Methods of `Ledger` that are told here.
    methods: &'static [&'static str],
    /// Exports of the package.
    exports: &'static [&'static str],
}

const GROUPS: [(&str, &[Topic]); 4] = [
    (
        "The package",
        &[
            Topic {
                name: "loading",
                methods: &[],
                exports: &["default", "version", "setLanguage", "Language", "rules"],
            },
            Topic {
                name: "values",
                methods: &[],
                exports: &[
                    "Decimal",
                    "DecimalInput",
                    "IsoDate",
                    "CurrencyCode",
                    "Span",
                    "Rule",
                    "Step",
                    "Warning",
                    "JournalEntry",
                ],
            },
            Topic { name: "errors", methods: &[], exports: &["EncoursError", "ErrorCode"] },
            Topic {
                name: "rates",
                methods: &[],
                exports: &["rates", "RateTables", "RatePoint", "socialRates"],
            },
        ],
    ),
    (
        "One case",
        &[
            Topic {
                name: "due-date",
                methods: &[],
                exports: &["dueDate", "PaymentTerms", "BusinessDay"],
            },
            Topic {
                name: "check-terms",
                methods: &[],
                exports: &["checkTerms", "CheckTermsInput", "CheckedTerms", "Sector"],
            },
            Topic {
                name: "late-payment",
                methods: &[],
                exports: &["latePayment", "LatePaymentInput", "LatePayment", "InterestSegment"],
            },
            Topic {
                name: "early-discount",
                methods: &[],
                exports: &["earlyDiscount", "EarlyDiscountInput", "EarlyDiscount"],
            },
            Topic {
                name: "installments",
                methods: &[],
                exports: &["installments", "InstallmentsInput", "InstallmentPlan"],
            },
            Topic {
                name: "collection-costs",
                methods: &[],
                exports: &["collectionCosts", "CollectionCostsInput", "CollectionCosts"],
            },
            Topic {
                name: "provision",
                methods: &[],
                exports: &["provision", "RiskInput", "Provision"],
            },
            Topic {
                name: "write-off",
                methods: &[],
                exports: &["writeOff", "WriteOffInput", "WriteOff"],
            },
        ],
    ),
    (
        "The ledger",
        &[
            Topic {
                name: "ledger",
                methods: &[],
                exports: &[
                    "Ledger",
                    "Invoice",
                    "Payment",
                    "Customer",
                    "CustomerKind",
                    "ReportScope",
                ],
            },
            Topic {
                name: "csv",
                methods: &["fromCsv", "csvColumns"],
                exports: &["CsvOptions", "CsvImport", "CsvColumns"],
            },
            Topic { name: "aging", methods: &["aging"], exports: &["AgingReport", "AgingRow"] },
            Topic { name: "kpis", methods: &["kpis"], exports: &["KpiReport"] },
            Topic {
                name: "changes",
                methods: &["changes"],
                exports: &["ChangesOptions", "Changes", "ChangeKind"],
            },
            Topic {
                name: "late-payments",
                methods: &["latePayments", "explain"],
                exports: &["LatePaymentReport"],
            },
            Topic {
                name: "forecast",
                methods: &["forecast"],
                exports: &[
                    "ForecastOptions",
                    "Flow",
                    "Levy",
                    "Scenario",
                    "Forecast",
                    "ForecastRun",
                    "ForecastPeriod",
                ],
            },
            Topic { name: "seasons", methods: &["seasons"], exports: &["Seasons", "SeasonMonth"] },
            Topic {
                name: "allowance",
                methods: &["allowance"],
                exports: &["AllowanceOptions", "AllowanceReport"],
            },
            Topic { name: "loss-rates", methods: &["lossRates"], exports: &["LossRates"] },
            Topic {
                name: "reminders",
                methods: &["reminders"],
                exports: &[
                    "ReminderPolicy",
                    "ReminderStage",
                    "ReminderChannel",
                    "SentReminder",
                    "ReminderPlan",
                ],
            },
            Topic { name: "scores", methods: &["scores"], exports: &["ScoreReport"] },
            Topic {
                name: "explain-figure",
                methods: &["explainFigure"],
                exports: &["Figure", "FigurePart"],
            },
        ],
    ),
    (
        "Files: encours/import",
        &[
            Topic { name: "import", methods: &[], exports: &["detect", "FileKind"] },
            Topic {
                name: "fec",
                methods: &[],
                exports: &["readFec", "FecImport", "writeFec", "FecOptions", "FecFile"],
            },
            Topic { name: "einvoice", methods: &[], exports: &["readEInvoice", "EInvoice"] },
            Topic {
                name: "statement",
                methods: &[],
                exports: &[
                    "readStatement",
                    "StatementOptions",
                    "Statement",
                    "AccountStatement",
                    "BankLine",
                ],
            },
            Topic {
                name: "match-payments",
                methods: &[],
                exports: &["matchPayments", "PaymentProposal"],
            },
            Topic {
                name: "xlsx",
                methods: &[],
                exports: &[
                    "readXlsx",
                    "sheetCsv",
                    "XlsxOptions",
                    "writeXlsx",
                    "Workbook",
                    "Sheet",
                    "SheetColumn",
                ],
            },
        ],
    ),
];

/// What the module of files exports under names of the package itself, told there.
const SHARED: [&str; 3] = ["default", "setLanguage", "EncoursError"];

/// The section of the specification that a comment names, or its chapter, and the page of that figure.
const FIGURES: [(&str, &str); 15] = [
    ("3", "due-date"),
    ("3.4", "check-terms"),
    ("4", "late-payment"),
    ("5", "aging"),
    ("6", "kpis"),
    ("7", "forecast"),
    ("8.1", "allowance"),
    ("8.2", "loss-rates"),
    ("8.3", "provision"),
    ("8.4", "write-off"),
    ("9", "reminders"),
    ("10", "installments"),
    ("11", "early-discount"),
    ("12", "collection-costs"),
    ("13", "scores"),
];

/// How typedoc writes that an item is a class.
const CLASS: u64 = 128;

/// The reference as a part of the site, in English as the contract is.
pub(super) fn book(dirs: &Dirs) -> Result<Book<'static>, String> {
    let read = contract(dirs)?;
    let entry = |wanted: &str| {
        let found = list(&read, "children").iter().find(|entry| name(entry) == wanted);
        found.ok_or_else(|| format!("typedoc did not read the types of `{wanted}`."))
    };
    let reference = Reference::new(dirs, entry("index")?, entry("import")?)?;
    let mut groups = Vec::new();
    for (title, topics) in GROUPS {
        let mut chapters = Vec::new();
        for topic in topics {
            chapters.push(reference.chapter(dirs, topic)?);
        }
        groups.push((title, chapters));
    }
    groups.push(("To embed", vec![reference.calculators(dirs, entry("elements")?)?]));
    Ok(Book {
        folder: "api",
        inner: "",
        other: None,
        title: "Reference of the npm package",
        lead: "Every function, every field, every error. Tests run every example of these pages.",
        source: "This page is made from the types that the package publishes, index.d.ts and import.d.ts.",
        groups,
        beside: Some(("../guides/en/index.html", "Guides")),
    })
}

/// What typedoc reads in the contract, then in the types of the calculators. It is kept beside its input, and used again for the same.
fn contract(dirs: &Dirs) -> Result<Value, String> {
    let folder = dirs.scratch().join("typedoc");
    let (kept, output) = (folder.join("read.d.ts"), folder.join("contract.json"));
    let mut inputs = Vec::new();
    for name in ["index.d.ts", "import.d.ts"] {
        inputs.push((PathBuf::from(name), dirs.lib().join(name)));
    }
    for types in children(&dirs.lib().join("elements/types")) {
        let name = types.file_name().unwrap_or_default();
        inputs.push((Path::new("elements").join(name), types.clone()));
    }
    let mut texts = Vec::new();
    for (name, file) in &inputs {
        // Of a type that is another name of `string`, the compiler keeps no name.
        texts.push((name, read_text(file)?.replace(" = string;", " = string & {};")));
    }
    let all: String = texts.iter().map(|(_, text)| text.as_str()).collect();
    if !fs::read_to_string(&kept).is_ok_and(|kept| kept == all) || !output.is_file() {
        empty(&folder.join("elements"))?;
        remove(&kept)?;
        let project = folder.join("tsconfig.json");
        write(&project, PROJECT.as_bytes())?;
        for (name, text) in &texts {
            write(&folder.join(name), text.as_bytes())?;
        }
        run_command(
            Command::new("node")
                .arg(dirs.www().join("node_modules/typedoc/bin/typedoc"))
                .args(["--name", "encours", "--disableSources", "--sort", "source-order"])
                .args(["--excludeExternals", "--logLevel", "Warn", "--tsconfig"])
                .arg(&project)
                .args(["--entryPoints".as_ref(), folder.join("index.d.ts").as_os_str()])
                .args(["--entryPoints".as_ref(), folder.join("import.d.ts").as_os_str()])
                .args(["--entryPoints".as_ref(), folder.join("elements/index.d.ts").as_os_str()])
                .arg("--json")
                .arg(&output),
            "typedoc could not read the types of the package (see above).",
        )?;
        write(&kept, all.as_bytes())?;
    }
    serde_json::from_slice(&read(&output)?)
        .map_err(|error| format!("typedoc wrote no JSON: {error}."))
}

/// What the compiler needs to know to read the contract alone.
const PROJECT: &str = r#"{
  "compilerOptions": {
    "strict": true,
    "module": "ESNext",
    "moduleResolution": "bundler",
    "lib": ["ES2022", "DOM"],
    "types": [],
    "paths": { "encours": ["./index.d.ts"] }
  },
  "files": ["index.d.ts", "import.d.ts", "elements/index.d.ts"]
}
"#;

/// All that the package exports, and where each is told.
struct Reference<'a> {
    exports: BTreeMap<&'a str, &'a Value>,
    /// From the name of a type to its place: `late-payment.html#LatePayment`.
    places: BTreeMap<&'a str, String>,
    /// The titles of the pages of the figures, by their name.
    figures: BTreeMap<&'static str, String>,
}

impl<'a> Reference<'a> {
    fn new(dirs: &Dirs, contract: &'a Value, files: &'a Value) -> Result<Self, String> {
        let of_files = list(files, "children").iter().filter(|one| !SHARED.contains(&name(one)));
        let exports: BTreeMap<&str, &Value> =
            list(contract, "children").iter().chain(of_files).map(|one| (name(one), one)).collect();
        let mut places = BTreeMap::new();
        for topic in GROUPS.iter().flat_map(|(_, topics)| *topics) {
            for export in topic.exports {
                places.insert(*export, format!("{}.html#{export}", topic.name));
            }
        }
        let named: Vec<&&str> = exports.keys().collect();
        if named != places.keys().collect::<Vec<_>>() {
            return Err(format!(
                "the exports of www/lib/index.d.ts and import.d.ts and the topics of \
                 xtask/src/pages/api.rs differ: {named:?}."
            ));
        }
        let topics = GROUPS.iter().map(|(_, topics)| topics.len()).sum::<usize>();
        // Errors have their page elsewhere; the calculators are no topic.
        if children(&dirs.root.join("docs/api")).len() != topics {
            return Err("docs/api and the topics of xtask/src/pages/api.rs differ.".to_owned());
        }
        let mut figures = BTreeMap::new();
        for (_, figure) in FIGURES {
            let text = source(dirs, &format!("figures/{figure}.md"))?;
            figures.insert(figure, titled(&text, figure)?.0.to_owned());
        }
        Ok(Self { exports, places, figures })
    }

    /// All calculators on one page: their attributes are their properties in kebab case.
    fn calculators(&self, dirs: &Dirs, types: &Value) -> Result<Chapter, String> {
        let text = source(dirs, "api/calculators.md")?;
        let (title, lead) = titled(&text, "calculators")?;
        let Rendered { mut html, mut sections } = rendered(&text, &WORDS[1]);
        for class in list(types, "children") {
            let named = name(class);
            let tag = format!("encours-{}", kebab(named.trim_end_matches("Element")));
            let (id, heading, spelled): (&str, String, fn(&str) -> String) =
                match (class["kind"].as_u64(), named) {
                    (Some(CLASS), _) => (&tag, format!("<code>&lt;{tag}&gt;</code>"), kebab),
                    (_, "CalculatorElement") => ("all", "All calculators".to_owned(), kebab),
                    _ => (named, format!("<code>{named}</code>"), str::to_owned),
                };
            let attributes = list(class, "children").iter();
            let attributes: Vec<Value> =
                attributes.filter(|one| list(one, "signatures").is_empty()).cloned().collect();
            let comment = self.comment(class);
            let mut texts = vec![comment.clone()];
            let attributes = self.fields(&attributes, &mut texts, spelled)?;
            html.push_str(&format!("<h2 id=\"{id}\">{heading}</h2>\n{}", paragraph(&comment)));
            html.push_str(&attributes);
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            sections.push(section(id, &texts));
        }
        Ok(Chapter {
            name: "calculators".to_owned(),
            title: title.to_owned(),
            lead,
            body: Rendered { html, sections },
        })
    }

    fn chapter(&self, dirs: &Dirs, topic: &Topic) -> Result<Chapter, String> {
        let words = &WORDS[1];
        let file = match topic.name {
            "errors" => "errors.md".to_owned(),
            name => format!("api/{name}.md"),
        };
        let text = source(dirs, &file)?;
        let (title, lead) = titled(&text, topic.name)?;
        let Rendered { mut html, mut sections } = rendered(&text, words);
        for method in topic.methods {
            let (told, section) = self.method(method)?;
            html.push_str(&told);
            sections.push(section);
        }
        for export in topic.exports {
            let (told, section) = self.export(export)?;
            html.push_str(&told);
            sections.push(section);
        }
        Ok(Chapter {
            name: topic.name.to_owned(),
            title: title.to_owned(),
            lead,
            body: Rendered { html, sections },
        })
    }

    fn is_told(&self, kind: &Value) -> bool {
        self.places.contains_key(name(kind))
    }

    /// A method of the ledger, on the page of its report.
    fn method(&self, method: &str) -> Result<(String, Section), String> {
        let ledger = self.exports.get("Ledger").copied().unwrap_or(&Value::Null);
        let found = list(ledger, "children").iter().find(|one| name(one) == method);
        let signature = found.and_then(|one| list(one, "signatures").first());
        let signature = signature.ok_or_else(|| format!("Ledger has no method `{method}`."))?;
        let is_static = found.is_some_and(|one| flag(one, "isStatic"));
        let owner = if is_static { "Ledger" } else { "ledger" };
        let comment = self.comment(signature);
        let html = format!(
            "<h2 id=\"{method}\"><code>{owner}.{method}</code></h2>\n{}{}",
            declaration(&self.call(&format!("{owner}.{method}"), signature)?),
            paragraph(&comment)
        );
        Ok((html, section(method, &[&comment])))
    }

    fn export(&self, export: &str) -> Result<(String, Section), String> {
        let item = self.exports.get(export).copied().unwrap_or(&Value::Null);
        // The default export has the name that the examples give it.
        let shown = if export == "default" { "init" } else { export };
        let mut html = format!("<h2 id=\"{export}\"><code>{shown}</code></h2>\n");
        let mut texts = Vec::new();
        if let Some(signature) = list(item, "signatures").first() {
            let comment = self.comment(signature);
            html.push_str(&declaration(&self.call(shown, signature)?));
            html.push_str(&paragraph(&comment));
            texts.push(comment);
            let given = list(&signature["type"]["declaration"], "children");
            html.push_str(&self.fields(given, &mut texts, str::to_owned)?);
        } else {
            let comment = self.comment(item);
            html.push_str(&paragraph(&comment));
            texts.push(comment);
            if item["type"].is_object() {
                html.push_str(&declaration(&self.kind(&item["type"])?));
            }
            html.push_str(&self.fields(list(item, "children"), &mut texts, str::to_owned)?);
            for base in list(item, "extendedTypes").iter().filter(|base| self.is_told(base)) {
                html.push_str(&format!("<p>And the fields of {}.</p>\n", self.kind(base)?));
            }
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        Ok((html, Section { id: export.to_owned(), ..section(shown, &texts) }))
    }

    /// The fields of a type and the methods of a class, each with what its comment says.
    fn fields(
        &self,
        fields: &[Value],
        texts: &mut Vec<String>,
        spelled: fn(&str) -> String,
    ) -> Result<String, String> {
        let mut html = String::new();
        for field in fields.iter().filter(|field| !flag(field, "isInherited")) {
            let signature = list(field, "signatures").first();
            let comment = self.comment(signature.unwrap_or(field));
            let mut inner = String::new();
            let head = match signature {
                Some(signature) => {
                    let is_new = name(field) == "constructor";
                    let is_static = flag(field, "isStatic");
                    let owner = if is_static { "Ledger." } else { "" };
                    let called = match is_new {
                        true => "new Ledger".to_owned(),
                        false => format!("{owner}{}", name(field)),
                    };
                    format!("<code>{}</code>", self.call(&called, signature)?)
                }
                None => {
                    let (kind, parts) = self.nested(&field["type"])?;
                    inner = match parts {
                        Some(parts) => self.fields(parts, texts, spelled)?,
                        None => String::new(),
                    };
                    format!(
                        "<code>{}{}</code> <code class=\"type\">{kind}</code>",
                        escaped(&spelled(name(field))),
                        optional(field)
                    )
                }
            };
            texts.push(format!("{} {comment}", spelled(name(field))));
            html.push_str(&format!("<dt>{head}</dt>\n<dd>{comment}{inner}</dd>\n"));
        }
        match html.is_empty() {
            true => Ok(html),
            false => Ok(format!("<dl class=\"fields\">\n{html}</dl>\n")),
        }
    }

    /// A type, and the fields in it that are told below it.
    fn nested<'v>(&self, kind: &'v Value) -> Result<(String, Option<&'v [Value]>), String> {
        let parts = list(&kind["declaration"], "children");
        match kind["type"].as_str() {
            Some("reflection") if parts.iter().any(|part| part["comment"].is_object()) => {
                Ok(("object".to_owned(), Some(parts)))
            }
            Some("array") => {
                let (element, parts) = self.nested(&kind["elementType"])?;
                Ok(match parts {
                    Some(_) => (format!("{element}[]"), parts),
                    None => (self.kind(kind)?, None),
                })
            }
            _ => Ok((self.kind(kind)?, None)),
        }
    }

    fn call(&self, called: &str, signature: &Value) -> Result<String, String> {
        let mut parameters = Vec::new();
        for parameter in list(signature, "parameters") {
            parameters.push(format!(
                "{}{}: {}",
                escaped(name(parameter)),
                optional(parameter),
                self.kind(&parameter["type"])?
            ));
        }
        let given = match called.starts_with("new ") {
            true => String::new(),
            false => format!(": {}", self.kind(&signature["type"])?),
        };
        Ok(format!("{}({}){given}", escaped(called), parameters.join(", ")))
    }

    /// A type as it is written, each name a link to where it is told.
    fn kind(&self, kind: &Value) -> Result<String, String> {
        let of = |key: &str| self.kind(&kind[key]);
        let all = |key: &str| -> Result<Vec<String>, String> {
            list(kind, key).iter().map(|one| self.kind(one)).collect()
        };
        Ok(match kind["type"].as_str().unwrap_or_default() {
            "intrinsic" => escaped(name(kind)),
            "literal" => escaped(&kind["value"].to_string()),
            "reference" => {
                let named = name(kind);
                let arguments = match all("typeArguments")?.join(", ") {
                    none if none.is_empty() => none,
                    some => format!("&lt;{some}&gt;"),
                };
                match self.places.get(named) {
                    Some(place) => format!("<a href=\"{place}\">{named}</a>{arguments}"),
                    None => format!("{}{arguments}", escaped(named)),
                }
            }
            "array" => {
                let element = of("elementType")?;
                match kind["elementType"]["type"].as_str() {
                    Some("union" | "intersection") => format!("({element})[]"),
                    _ => format!("{element}[]"),
                }
            }
            "union" => all("types")?.join(" | "),
            "intersection" => all("types")?.join(" &amp; ").replace("string &amp; {}", "string"),
            "indexedAccess" => format!("{}[{}]", of("objectType")?, of("indexType")?),
            "reflection" => {
                let declared = &kind["declaration"];
                if let Some(signature) = list(declared, "signatures").first() {
                    let call = self.call("", signature)?;
                    // `(runs: number): void` as a type has an arrow.
                    return Ok(call.replacen("): ", ") =&gt; ", 1));
                }
                let mut fields = Vec::new();
                for field in list(declared, "children") {
                    let kind = self.kind(&field["type"])?;
                    fields.push(format!("{}{}: {kind}", escaped(name(field)), optional(field)));
                }
                match fields.is_empty() {
                    true => "{}".to_owned(),
                    false => format!("{{ {} }}", fields.join("; ")),
                }
            }
            other => return Err(format!("a type of the kind `{other}` cannot be shown yet.")),
        })
    }

    /// A comment as HTML. Sections of the specification become links to the pages of the figures.
    fn comment(&self, item: &Value) -> String {
        let mut html = String::new();
        for part in list(&item["comment"], "summary") {
            let text = part["text"].as_str().unwrap_or_default();
            match part["kind"].as_str() {
                Some("code") => {
                    html.push_str(&format!("<code>{}</code>", escaped(text.trim_matches('`'))));
                }
                _ => html.push_str(&typeset(&escaped(text), "en").replace('\n', " ")),
            }
        }
        self.with_figures(&html.trim().replace(" (an addition)", ""))
    }

    fn with_figures(&self, comment: &str) -> String {
        let mut rest = comment;
        // What heads a comment may only say where it comes from.
        let is_number = |sign: char| sign.is_ascii_digit() || sign == '.';
        if let Some((number, after)) = rest.strip_prefix('§').and_then(|text| text.split_once(": "))
            && number.chars().all(is_number)
        {
            rest = after;
        }
        for addition in ["An addition: ", "An addition."] {
            rest = rest.strip_prefix(addition).unwrap_or(rest);
        }
        let is_beheaded = rest.len() < comment.len();
        let mut html = String::new();
        while let Some((before, after)) = rest.split_once('§') {
            let end = after.find(|sign| !is_number(sign)).unwrap_or(after.len());
            let number = after[..end].trim_end_matches('.');
            rest = &after[number.len()..];
            let chapter = number.split('.').next().unwrap_or_default();
            let figure = FIGURES
                .iter()
                .find(|(section, _)| *section == number)
                .or_else(|| FIGURES.iter().find(|(section, _)| *section == chapter));
            match figure {
                Some((_, figure)) => {
                    let title = self.figures.get(figure).map_or("", String::as_str);
                    html.push_str(&format!(
                        "{before}<a href=\"../figures/en/{figure}.html\">{}</a>",
                        escaped(title)
                    ));
                }
                // A parenthesis that names what is not on the site goes as a whole.
                None => {
                    html.push_str(before.rsplit_once(" (").map_or(before, |(text, _)| text));
                    rest = rest.strip_prefix(')').unwrap_or(rest);
                }
            }
        }
        html.push_str(rest);
        match html.chars().next().filter(char::is_ascii_lowercase) {
            Some(first) if is_beheaded => format!("{}{}", first.to_ascii_uppercase(), &html[1..]),
            _ => html,
        }
    }
}

/// `paidOn` is `paid-on`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for sign in name.chars() {
        if sign.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(sign.to_ascii_lowercase());
    }
    out
}

fn section(name: &str, texts: &[&str]) -> Section {
    Section { id: name.to_owned(), title: name.to_owned(), text: without_tags(&texts.join(" ")) }
}

/// A call or a type as it is declared.
fn declaration(code: &str) -> String {
    format!("<pre class=\"declaration\" tabindex=\"0\"><code>{code}</code></pre>\n")
}

fn paragraph(comment: &str) -> String {
    match comment {
        "" => String::new(),
        comment => format!("<p>{comment}</p>\n"),
    }
}

/// The text of a piece of HTML that was written here.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn name(item: &Value) -> &str {
    item["name"].as_str().unwrap_or_default()
}

fn flag(item: &Value, name: &str) -> bool {
    item["flags"][name].as_bool().unwrap_or_default()
}

/// What stands behind the name of a field or of a parameter that may be left out.
fn optional(item: &Value) -> &'static str {
    if flag(item, "isOptional") { "?" } else { "" }
}

fn list<'a>(item: &'a Value, key: &str) -> &'a [Value] {
    item[key].as_array().map_or(&[], Vec::as_slice)
}
