//! Builds a folder with the engine, without a disk to write to.

use heard::{Artifact, Build, Change, Content, Engine, Options, Source, SourcePath};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, sorted, as paths with `/`.
pub fn files_below(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut files: Vec<(String, PathBuf)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be walked"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("the path lies below");
            (path.to_string_lossy().replace('\\', "/"), entry.path().to_owned())
        })
        .collect();
    files.sort();
    files
}

/// A site folder as the changes that make it.
pub fn changes(folder: &Path) -> Vec<Change> {
    let is_site = |path: &str| {
        matches!(path, "heard.yaml" | "names.txt")
            || path.starts_with("content/")
            || path.starts_with("themes/")
    };
    let change = |(path, file): (String, PathBuf)| {
        let is_text = SourcePath::new(&path).is_markdown()
            || path.ends_with("_defaults.yaml")
            || matches!(&*path, "heard.yaml" | "names.txt")
            || path.starts_with("themes/");
        let source = SourcePath::new(&path);
        if !is_text {
            return Change::Asset(source);
        }
        let bytes = std::fs::read(file).expect("the file can be read");
        Change::Put(Source { path: source, bytes: Arc::from(bytes) })
    };
    files_below(folder).into_iter().filter(|(path, _)| is_site(path)).map(change).collect()
}

/// Options for tests: one audience, one day.
pub fn options(audience: &str) -> Options {
    Options {
        content: "content".into(),
        audience: heard::Audience::from_word(audience),
        today: jiff::civil::date(2026, 6, 30),
        drafts: false,
        base_url: None,
        leaves_out_broken: false,
    }
}

/// Builds a site folder from nothing.
pub fn build(folder: &Path, audience: &str) -> Build {
    Engine::new(options(audience)).apply(changes(folder))
}

/// The text of a page.
pub fn html(artifact: &Artifact) -> Option<&str> {
    match &artifact.content {
        Content::Bytes(bytes) if artifact.address.ends_with(".html") => {
            std::str::from_utf8(bytes).ok()
        }
        _ => None,
    }
}
