//! What the same notes cost elsewhere: Hugo, where it is installed, and the least that any generator has to do.

use crate::corpus::{self, Files};
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The theme for Hugo: a page for every note, persona, journey and tag, with its list of notes.
const THEME: [(&str, &str); 11] = [
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/baseof.html", include_str!("hugo/layouts/baseof.html")),
    ("layouts/home.html", include_str!("hugo/layouts/home.html")),
    ("layouts/page.html", include_str!("hugo/layouts/page.html")),
    ("layouts/section.html", include_str!("hugo/layouts/section.html")),
    ("layouts/taxonomy.html", include_str!("hugo/layouts/taxonomy.html")),
    ("layouts/term.html", include_str!("hugo/layouts/term.html")),
    ("layouts/_partials/header.html", include_str!("hugo/layouts/_partials/header.html")),
    ("layouts/_partials/footer.html", include_str!("hugo/layouts/_partials/footer.html")),
    ("layouts/_partials/list.html", include_str!("hugo/layouts/_partials/list.html")),
    ("static/style.css", include_str!("hugo/static/style.css")),
];

/// The page of the bare pipeline.
const PAGE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1><p>{{ date }} {{ participant }}</p>{{ body | safe }}</main></body></html>";

/// The program `hugo`: what `HUGO` names, or what is on the path.
pub fn hugo() -> Option<PathBuf> {
    let named = std::env::var_os("HUGO").map(PathBuf::from);
    named.or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|it| it.join("hugo")).find(|it| it.is_file())
    })
}

/// A run of Hugo over the same notes, written its way: keys as taxonomies, links that are checked.
pub fn run_hugo(program: &Path, root: &Path, n_notes: usize) -> Command {
    for (path, text) in THEME {
        put(&root.join(path), text);
    }
    for (path, text) in corpus::site(n_notes) {
        if let Some((path, text)) = for_hugo(&path, &text) {
            put(&root.join(path), &text);
        }
    }
    let mut command = Command::new(program);
    command.args(["build", "--quiet"]).current_dir(root);
    command
}

fn for_hugo(path: &str, text: &str) -> Option<(String, String)> {
    let path = path.strip_prefix("content/")?;
    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let keys = front.lines().map(|line| match line.split_once(": ") {
        Some(("type", kind)) => format!("method: {kind}"),
        Some(("name", name)) => format!("title: {name}"),
        Some((key @ ("persona" | "journey"), name)) => format!("{key}s: [{name}]"),
        _ => line.to_owned(),
    });
    let keys: Vec<String> = keys.collect();
    let mut pieces = body.split("[[");
    let mut linked = pieces.next()?.to_owned();
    for piece in pieces {
        let (target, rest) = piece.split_once("]]")?;
        let (name, id) = target.split_once('#').map_or((target, ""), |(name, id)| (name, id));
        let n: usize = name.strip_prefix('n')?.parse().ok()?;
        let note = corpus::note_path(n);
        let note = note.strip_prefix("content")?.strip_suffix(".md")?;
        let id = if id.is_empty() { String::new() } else { format!("#{}", &id[1..]) };
        let _ = write!(linked, "[{name}]({{{{< relref \"{note}{id}\" >}}}}){rest}");
    }
    // What a persona says stands on the page of all its notes.
    let path = match path.split_once('/')? {
        ("notes", _) => format!("content/{path}"),
        (kind, name) => format!("content/{kind}/{}/_index.md", name.strip_suffix(".md")?),
    };
    Some((path, format!("---\n{}\n---\n{linked}", keys.join("\n"))))
}

/// Reads every note, its YAML and its Markdown, puts it into one template and writes it. Nothing is linked, looked for or checked.
pub fn bare(root: &Path, out: &Path) {
    let mut tera = tera::Tera::default();
    tera.add_raw_template("page.html", PAGE).unwrap();
    let files: Vec<PathBuf> = walkdir::WalkDir::new(root.join("content"))
        .into_iter()
        .map(|it| it.unwrap().into_path())
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    files.par_iter().for_each(|file| {
        let text = fs::read_to_string(file).unwrap();
        let (front, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
        let keys: BTreeMap<String, serde_json::Value> = serde_yaml::from_str(front).unwrap();
        let mut markup = String::with_capacity(body.len() * 2);
        html::push_html(&mut markup, Parser::new_ext(body, Options::ENABLE_TABLES));
        let mut context = tera::Context::new();
        for key in ["title", "date", "participant"] {
            context.insert(key, &keys.get(key).and_then(|it| it.as_str()).unwrap_or_default());
        }
        context.insert("body", &markup);
        let page = tera.render("page.html", &context).unwrap();
        put(&out.join(file.strip_prefix(root).unwrap()).with_extension("html"), &page);
    });
}

/// Writes a file, with the folders above it.
pub fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes a whole site.
pub fn write_all(root: &Path, files: Files) {
    for (path, text) in files {
        put(&root.join(path), &text);
    }
}
