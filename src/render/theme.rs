//! A theme, loaded: templates that are checked, and everything they call.

use crate::render::files::{self, Asset, Files};
use crate::render::strings::Strings;
use crate::render::templates;
use std::sync::Arc;
use tera::Tera;
use xxhash_rust::xxh3::Xxh3;

/// A theme that can render pages. Its templates have been checked: that is why they are private.
pub struct Theme {
    tera: Tera,
    /// None when the site has no templates of its own.
    built_in: Option<Tera>,
    assets: Vec<Asset>,
    fingerprint: u64,
}

/// Loads the built-in theme with a site's own files in place of its own. A file that cannot be used is told of, and the built-in one stays.
pub fn theme(overrides: &[(String, Arc<[u8]>)], lang: &str) -> (Theme, Vec<String>) {
    let built_in = files::built_in();
    let own: Files = overrides.iter().cloned().collect();
    let mut problems = Vec::new();
    let strings = Arc::new(Strings::load(&[&own, &built_in], lang, &mut problems));
    let (built_in_templates, own_templates) = (files::templates(&built_in), files::templates(&own));
    let has_own = !own_templates.is_empty();
    let tera = templates::engine(&strings, &built_in_templates, own_templates, &mut problems);
    let alone = || templates::engine(&strings, &built_in_templates, Vec::new(), &mut Vec::new());
    let built_in_tera = has_own.then(alone);
    let fingerprint = fingerprint(&[&built_in, &own], lang);
    let mut files = built_in;
    files.extend(own);
    if let Ok(strings) = serde_json::to_vec(&strings.for_scripts()) {
        files.insert("static/strings.json".to_owned(), strings.into());
    }
    (Theme { tera, built_in: built_in_tera, assets: files::assets(&files), fingerprint }, problems)
}

impl Theme {
    /// The built-in templates, with the site's own in place of those they replace.
    pub fn own(&self) -> &Tera {
        &self.tera
    }

    /// The built-in templates alone.
    pub fn built_in(&self) -> &Tera {
        self.built_in.as_ref().unwrap_or(&self.tera)
    }

    /// Files that are copied into the output, sorted by address.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// A hash over everything that decides how facts are drawn.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}

/// Static files are left out: they are compared by themselves, and no page changes with them.
fn fingerprint(layers: &[&Files], lang: &str) -> u64 {
    let mut hasher = Xxh3::new();
    let files = layers.iter().flat_map(|files| files.iter());
    for (path, bytes) in files.filter(|(path, _)| !path.starts_with("static/")) {
        hasher.update(path.as_bytes());
        hasher.update(bytes);
    }
    hasher.update(lang.as_bytes());
    hasher.digest()
}

#[cfg(test)]
mod tests;
