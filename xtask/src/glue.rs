//! The generated glue in two files: functions, and the classes of ledgers. A program that needs no
//! ledger leaves the classes out; in one file they would stay, for they touch `Symbol.dispose`.

/// The glue without its classes, and the classes, which import from it.
pub(crate) fn split(script: &str) -> Result<(String, String), String> {
    let mut functions = String::new();
    let mut classes = String::new();
    let mut end = None;
    for line in script.lines() {
        if end.is_none() {
            if line.starts_with("export class ") {
                end = Some("}");
            } else if line.starts_with("const ") && line.contains("Finalization = ") {
                end = Some("});");
            }
        }
        let is_class = end.is_some() || line.starts_with("if (Symbol.dispose) ");
        let part = if is_class { &mut classes } else { &mut functions };
        part.push_str(line);
        part.push('\n');
        if end == Some(line) {
            end = None;
        }
    }
    if classes.is_empty() || end.is_some() || functions.contains("Finalization") {
        return Err("the generated glue has another shape than this tool knows.".to_owned());
    }
    let used: Vec<&str> =
        top_level(&functions).into_iter().filter(|name| has_word(&classes, name)).collect();
    if let Some(name) = used.iter().find(|name| classes.contains(&format!("{name} = "))) {
        return Err(format!("a class of the generated glue sets `{name}`, which is not its own."));
    }
    let exported = |name: &&&str| functions.contains(&format!("export function {name}"));
    let hidden: Vec<&str> = used.iter().filter(|name| !exported(name)).copied().collect();
    classes = format!("import {{ {} }} from './encours.js';\n\n{classes}", used.join(", "));
    functions.push_str(&format!("export {{ {} }};\n", hidden.join(", ")));
    Ok((functions, classes))
}

/// Whether two modules import the same from their glue: one glue then serves both, as long as
/// nobody calls what one of them lacks.
pub(crate) fn same_imports(one: &str, other: &str) -> Result<(), String> {
    let imports = |script: &str| {
        let start = script.find("function __wbg_get_imports() {")?;
        let body = script.get(start..)?;
        Some(body.get(..body.find("\n}\n")?)?.to_owned())
    };
    match (imports(one), imports(other)) {
        (Some(one), Some(other)) if one == other => Ok(()),
        _ => Err("the modules import different functions, so one glue does not serve both.".into()),
    }
}

/// What is declared at the beginning of a line.
fn top_level(script: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in script.lines() {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        if let Some(rest) = line.strip_prefix("function ") {
            names.extend(rest.split(['(', ' ']).next());
        } else if let Some(rest) = line.strip_prefix("let ").or(line.strip_prefix("const ")) {
            let declared = rest.split('=').next().unwrap_or_default();
            names.extend(declared.split(',').map(|name| name.trim().trim_end_matches(';')));
        }
    }
    names
}

fn has_word(text: &str, word: &str) -> bool {
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '$';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_word) && !text[at + word.len()..].starts_with(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import { encoursError } from './errors.js';

export class Ledger {
    size() {
        return wasm.ledger_size(this.__wbg_ptr, LENGTH) + call();
    }
}
if (Symbol.dispose) Ledger.prototype[Symbol.dispose] = Ledger.prototype.free;
export function call() {
    return unused;
}
const LedgerFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(({ ptr }) => {
    wasm.__wbg_ledger_free(ptr, 1);
});
let LENGTH = 0, unused;
let wasmModule, wasm;
";

    #[test]
    fn classes_import_what_they_use_and_functions_know_no_class() {
        let (functions, classes) = split(GLUE).unwrap();
        assert!(!functions.contains("Ledger"), "{functions}");
        assert!(functions.ends_with("export { LENGTH, wasm };\n"), "{functions}");
        let import = "import { call, LENGTH, wasm } from './encours.js';\n\nexport class Ledger {";
        assert!(classes.starts_with(import), "{classes}");
        assert!(classes.contains("Symbol.dispose") && classes.ends_with("});\n"), "{classes}");
    }

    #[test]
    fn a_module_with_imports_of_its_own_needs_a_glue_of_its_own() {
        let glue =
            |name: &str| format!("function __wbg_get_imports() {{\n    {name}\n}}\nlet wasm;\n");
        assert!(
            same_imports(&glue("a"), &format!("export class Batch {{}}\n{}", glue("a"))).is_ok()
        );
        assert!(same_imports(&glue("a"), &glue("b")).is_err());
        assert!(same_imports(GLUE, GLUE).is_err());
    }

    #[test]
    fn another_shape_is_refused() {
        assert!(split("export function call() {}\n").is_err());
        assert!(split("export class Ledger {\n").is_err());
        let sets = GLUE.replace("return wasm", "LENGTH = 1; return wasm");
        assert!(split(&sets).is_err_and(|sentence| sentence.contains("`LENGTH`")));
    }
}
