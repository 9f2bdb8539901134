//! The house itself: who imports whom, how long files may get, and that things which belong together are all there.

use crate::support::{files_below, root};
use std::collections::BTreeMap;

/// Who may import whom. `rim` may also use `model`, to read words such as an audience at the door.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("at_work", &[]),
    ("diagnostic", &["model"]),
    ("read", &["model", "diagnostic"]),
    ("link", &["model", "diagnostic"]),
    ("publish", &["model", "link"]),
    ("texts", &["model"]),
    ("rules", &["model", "diagnostic", "publish", "texts"]),
    ("prove", &["model", "publish", "texts"]),
    ("forget", &["model"]),
    ("pages", &["model", "diagnostic", "publish"]),
    ("render", &["pages"]),
    ("search", &["model", "pages", "texts"]),
    ("library", &["at_work", "model", "diagnostic", "read"]),
    (
        "engine",
        &[
            "at_work",
            "model",
            "diagnostic",
            "forget",
            "library",
            "link",
            "pages",
            "prove",
            "publish",
            "render",
            "rules",
            "search",
        ],
    ),
    ("rim", &["at_work", "model", "diagnostic", "engine"]),
];
/// The longest a file may get.
const N_LINES_MAX: usize = 400;

/// Rust files with their module and text.
fn sources() -> Vec<(String, String, String)> {
    let folder = root().join("src");
    files_below(&folder)
        .into_iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("rs"))
        .map(|(path, file)| {
            let module =
                path.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
            (module, path, std::fs::read_to_string(file).expect("the file is text"))
        })
        .collect()
}

#[test]
fn layers_hold() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        if matches!(&*module, "lib" | "main") {
            continue;
        }
        let allowed =
            layers.get(&*module).unwrap_or_else(|| panic!("{path}: `{module}` has no layer"));
        for imported in text.match_indices("crate::").map(|(at, it)| &text[at + it.len()..]) {
            let name: String =
                imported.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
            let is_module = layers.contains_key(&*name);
            if is_module && name != module && !allowed.contains(&&*name) {
                wrong.push(format!("{path} imports {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for (_, path, text) in sources() {
        let n_lines = text.lines().count();
        if N_LINES_MAX < n_lines {
            wrong.push(format!("{path} has {n_lines} lines"));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{path} does not begin by saying what it is for"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_switched_off() {
    let mut wrong = Vec::new();
    for (_, path, text) in sources() {
        for word in ["#[allow", "#![allow", "#[ignore", "todo!(", "unimplemented!(", "dbg!("] {
            if text.contains(word) {
                wrong.push(format!("{path} holds `{word}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_kind_has_its_file_and_its_template() {
    let kinds =
        std::fs::read_to_string(root().join("src/pages/mod.rs")).expect("the table of kinds");
    let table = kinds
        .split("pub const KINDS")
        .nth(1)
        .and_then(|it| it.split("];").next())
        .expect("the table");
    let modules: Vec<&str> = table
        .split("::KIND")
        .filter_map(|it| it.split(|c: char| !c.is_alphanumeric() && c != '_').next_back())
        .filter(|it| !it.is_empty())
        .collect();
    assert!(2 <= modules.len(), "{modules:?}");
    for module in modules {
        let path = root().join(format!("src/pages/{module}.rs"));
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|_| panic!("{} is missing", path.display()));
        let name = text
            .split("name: \"")
            .nth(1)
            .and_then(|it| it.split('"').next())
            .expect("the kind has a name");
        // Nothing in these is for a theme to decide.
        if let Some((_, "csv" | "mmd")) = name.rsplit_once('.') {
            continue;
        }
        let file = if name.contains('.') { name.to_owned() } else { format!("{name}.html") };
        let template = root().join(format!("themes/default/templates/{file}"));
        assert!(template.is_file(), "{} is missing", template.display());
    }
}

#[test]
fn every_rule_is_in_the_manual() {
    let manual =
        std::fs::read_to_string(root().join("docs/format/diagnostics.md")).expect("the manual");
    let missing: Vec<&str> = heard::Rule::ALL
        .iter()
        .map(|rule| rule.name())
        .filter(|name| !manual.contains(*name))
        .collect();
    assert!(missing.is_empty(), "docs/format/diagnostics.md says nothing of {missing:?}");
}
