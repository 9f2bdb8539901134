//! A theme, loaded: templates that are checked, and everything they call.

use crate::render::files::{self, Files};
use crate::render::filters;
use crate::render::fold::fold;
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
pub fn theme(overrides: &[(String, Arc<[u8]>)], lang: &str) -> (Theme, Vec<String>) {
    let built_in = files::built_in();
    let mut problems = Vec::new();
    let mut files = built_in.clone();
    files.extend(overrides.iter().cloned());
    let strings = Arc::new(Strings::load(&files, lang, &mut problems));
    let fold = |(name, text): (String, String)| (name, fold(&text, &strings));
    let base: Vec<(String, String)> = files::templates(&built_in).into_iter().map(fold).collect();
    let own = files::templates(&overrides.iter().cloned().collect());
    let own: Vec<(String, String)> = own.into_iter().map(fold).collect();
    let mut tera = engine(strings.clone());
    let base = tera.add_raw_templates(base);
    problems.extend(base.err().map(|error| error.to_string()));
    for (name, text) in own {
        if uses_safe(&text) {
            problems.push(format!(
                "{name}: the filter `safe` is not there; use `html` for values made by heard"
            ));
            continue;
        }
        problems.extend(tera.add_raw_template(&name, &text).err().map(|error| error.to_string()));
    }
    let theme =
        Theme { tera, assets: files::assets(&files), fingerprint: fingerprint(&files, lang) };
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
        // All pages of a build are in memory at once; what a page does not need is a third of that.
        bytes.shrink_to_fit();
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
fn engine(strings: Arc<Strings>) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![""]);
    filters::register(&mut tera, strings);
    tera
}

/// Finds the filter that would show text as HTML. Tera has no way to take a built-in filter out.
fn uses_safe(template: &str) -> bool {
    Regex::new(r"\|\s*safe\b").is_ok_and(|safe| safe.is_match(template))
}

fn fingerprint(files: &Files, lang: &str) -> u64 {
    let mut hasher = Xxh3::new();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("static/")) {
        hasher.update(path.as_bytes());
        hasher.update(bytes);
    }
    hasher.update(lang.as_bytes());
    hasher.digest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_theme_has_no_problems() {
        let (_, problems) = theme(&[], "en");
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }

    #[test]
    fn a_broken_template_is_told_of_and_the_built_in_one_stays() {
        let broken = ("templates/note.html".to_owned(), Arc::from(*b"{% if %}"));
        let unsafe_one = ("templates/persona.html".to_owned(), Arc::from(*b"{{ title | safe }}"));
        let (theme, problems) = theme(&[broken, unsafe_one], "en");
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[1].contains("`safe`"));
        assert!(theme.tera.get_template_names().any(|name| name == "note.html"));
    }

    #[test]
    fn text_is_escaped_and_cannot_pass_for_html() {
        let own =
            |text: &'static str| ("templates/own.html".to_owned(), Arc::from(text.as_bytes()));
        let mut context = Context::new();
        context.insert("words", "<b>\"&'");
        let (escaped, _) = theme(&[own("{{ words }}")], "en");
        let page = String::from_utf8(escaped.page("own.html", &context).unwrap()).unwrap();
        assert_eq!(page, "&lt;b&gt;&quot;&amp;&#39;");
        let (refused, _) = theme(&[own("{{ words | html }}")], "en");
        assert!(refused.page("own.html", &context).is_err());
    }

    #[test]
    fn every_string_a_template_names_is_there() {
        let files = files::built_in();
        let mut problems = Vec::new();
        let strings = Strings::load(&files, "en", &mut problems);
        let named = Regex::new(r#"t\(key="([a-z0-9-]+)"(\)|,)"#).unwrap();
        for (name, text) in files::templates(&files) {
            for key in named.captures_iter(&text).map(|it| it[1].to_owned()) {
                assert!(
                    strings.has(&key),
                    "{name} names `{key}`, which strings/en.ftl does not have"
                );
            }
        }
    }
}
