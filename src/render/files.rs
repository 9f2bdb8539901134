//! The files of a theme: the built-in ones, with those of the site in their place where it has any.

use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

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

/// A file that is copied into the output as it is.
pub struct Asset {
    /// Its address.
    pub address: Box<str>,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// A hash of that.
    pub fingerprint: u64,
}

/// Files that are copied into the output as they are, sorted by address.
pub fn assets(files: &Files) -> Vec<Asset> {
    let asset = |(path, bytes): (&String, &Arc<[u8]>)| {
        let address = format!("_theme/{}", path.strip_prefix("static/")?).into();
        Some(Asset { address, bytes: bytes.clone(), fingerprint: xxh3_64(bytes) })
    };
    files.iter().filter_map(asset).collect()
}
