//! A theme, loaded: templates that are checked, and everything they call.

use crate::model::Settings;
use crate::render::files::{self, Files};
use crate::render::filters;
use crate::render::strings::Strings;
use regex::Regex;
use std::sync::Arc;
use tera::{Context, Tera};
use xxhash_rust::xxh3::Xxh3;

/// A theme that can render pages. Its templates have been checked: that is why they are private.
pub struct Theme {
    tera: Tera,
    assets: Vec<(String, Vec<u8>)>,
    fingerprint: u64,
}

/// Loads the built-in theme with a site's own files in place of its own. A file that cannot be used is told of, and the built-in one stays.
pub fn theme(overrides: &[(String, Arc<[u8]>)], settings: &Settings) -> (Theme, Vec<String>) {
    let built_in = files::built_in();
    let mut problems = Vec::new();
    let mut files = built_in.clone();
    files.extend(overrides.iter().cloned());
    let strings = Strings::load(&files, &settings.lang, &mut problems);
    let mut tera = engine(strings);
    let base = tera.add_raw_templates(files::templates(&built_in));
    problems.extend(base.err().map(|error| error.to_string()));
    for (name, text) in files::templates(&overrides.iter().cloned().collect()) {
        let added = match uses_safe(&text) {
            true => Err(format!("{name}: the filter `safe` is not there; use `html` for values made by heard")),
            false => tera.add_raw_template(&name, &text).map_err(|error| error.to_string()),
        };
        problems.extend(added.err());
    }
    let theme = Theme { tera, assets: files::assets(&files), fingerprint: fingerprint(&files, settings) };
    (theme, problems)
}

impl Theme {
    /// Renders a page.
    ///
    /// # Errors
    /// When the template asks for something that is not there.
    pub fn page(&self, template: &str, context: &Context) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, context, &mut bytes).map_err(|error| error.to_string())?;
        Ok(bytes)
    }

    /// Files that are copied into the output, with their addresses.
    pub fn assets(&self) -> Vec<(String, Vec<u8>)> {
        self.assets.clone()
    }

    /// A hash over everything that decides how facts are drawn.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}

/// An engine with our filters and functions; they have to be there before the templates.
fn engine(strings: Strings) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![""]);
    filters::register(&mut tera, Arc::new(strings));
    tera
}

/// Finds the filter that would show text as HTML. Tera has no way to take a built-in filter out.
fn uses_safe(template: &str) -> bool {
    Regex::new(r"\|\s*safe\b").is_ok_and(|safe| safe.is_match(template))
}

fn fingerprint(files: &Files, settings: &Settings) -> u64 {
    let mut hasher = Xxh3::new();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("static/")) {
        hasher.update(path.as_bytes());
        hasher.update(bytes);
    }
    hasher.update(settings.lang.as_bytes());
    hasher.digest()
}
