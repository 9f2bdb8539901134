//! Renders the pages of one build.

use crate::pages::{Facts, Sight};
use crate::render::Theme;
use crate::render::templates;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};
use tera::{Tera, TeraResult, Value};

/// A page as it was rendered.
pub struct Page {
    /// Its bytes; none when not even the built-in template could draw it, which would be a defect of ours.
    pub bytes: Option<Vec<u8>>,
    /// What was wrong with the template of the site's own that should have been used.
    pub problem: Option<String>,
}

/// Whether the site's own templates drew it, its name, what it shows, and how long the way to the root is: that is `../` so and
/// so often.
type Key = (bool, &'static str, u64, usize);

/// A theme at work, with everything that it has drawn for several pages.
pub struct Renderer<'t> {
    theme: &'t Theme,
    drawn: Mutex<FxHashMap<Key, Value>>,
}

impl<'t> Renderer<'t> {
    /// Begins a build.
    pub fn new(theme: &'t Theme) -> Self {
        Self { theme, drawn: Mutex::default() }
    }

    /// Renders a page of a kind. A site's own template that fails is replaced by the built-in one.
    pub fn page(&self, kind: &str, facts: &dyn Facts) -> Page {
        if let Some(bytes) = facts.bytes() {
            return Page { bytes: Some(bytes.to_vec()), problem: None };
        }
        let own = match self.draw(self.theme.own(), kind, facts) {
            Ok(bytes) => return Page { bytes: Some(bytes), problem: None },
            Err(error) => templates::describe(&error),
        };
        Page { bytes: self.draw(self.theme.built_in(), kind, facts).ok(), problem: Some(own) }
    }

    fn draw(&self, templates: &Tera, kind: &str, facts: &dyn Facts) -> TeraResult<Vec<u8>> {
        for drawn in facts.drawn() {
            drawn.draw(|sight| self.sight(templates, sight, facts.root()))?;
        }
        let html = || format!("{kind}.html").into();
        let name: Cow<'_, str> = if kind.contains('.') { kind.into() } else { html() };
        templates::render(templates, &name, &facts.context()?)
    }

    /// Two threads may draw the same at once; both come to the same.
    fn sight(&self, templates: &Tera, sight: &Sight, root: &str) -> TeraResult<Value> {
        // What the built-in templates draw when a site's own fail is for that page alone, whichever page comes first.
        let is_own = std::ptr::eq(templates, self.theme.own());
        let key = (is_own, sight.name(), sight.fingerprint(), root.len());
        let drawn = || self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(html) = drawn().get(&key) {
            return Ok(html.clone());
        }
        let template = format!("part/{}.html", sight.name());
        let mut context = sight.context(root)?;
        for (name, inside) in sight.inside() {
            let html = inside.iter().map(|it| self.sight(templates, it, root));
            context.insert_value(name, html.collect::<TeraResult<Vec<Value>>>()?.into());
        }
        let html = templates.render(&template, &context)?;
        let html = Value::safe_string(&html);
        drawn().insert(key, html.clone());
        Ok(html)
    }
}
