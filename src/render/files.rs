//! The files of a theme: the built-in ones, with those of the site in their place where it has any.

use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The built-in theme, inside the binary.
#[derive(RustEmbed)]
#[folder = "themes/default"]
struct BuiltIn;

/// The files of a theme by their path inside it.
pub type Files = BTreeMap<String, Arc<[u8]>>;

/// The built-in files.
pub fn built_in() -> Files {
    BuiltIn::iter()
        .filter_map(|path: Cow<'static, str>| Some((path.to_string(), read(&path)?)))
        .collect()
}

fn read(path: &str) -> Option<Arc<[u8]>> {
    BuiltIn::get(path).map(|file| Arc::from(&*file.data))
}

/// The text of every template, by its name: the path below `templates/`.
pub fn templates(files: &Files) -> Vec<(String, String)> {
    let template = |(path, bytes): (&String, &Arc<[u8]>)| {
        let name = path.strip_prefix("templates/")?;
        Some((name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
    };
    files.iter().filter_map(template).collect()
}

/// Files that are copied into the output as they are, by their address.
pub fn assets(files: &Files) -> Vec<(String, Vec<u8>)> {
    let asset = |(path, bytes): (&String, &Arc<[u8]>)| {
        Some((format!("_theme/{}", path.strip_prefix("static/")?), bytes.to_vec()))
    };
    files.iter().filter_map(asset).collect()
}
